"""榛瀬市: vertical writing in two tiers on landscape sheets, letter-spaced chapters, 〔labels〕 at the head of lines (Chromium)."""

import re

from book import PDFS, chromium
from recast_haruse import HARUSE, begin, note_task

CSS = """
@page{size:A4 landscape;margin:0}body{margin:0;font:10pt/1.8 "Noto Serif CJK JP"}
.page{width:297mm;height:209mm;position:relative;break-after:page;overflow:hidden}.page:last-child{break-after:auto}
.v{position:absolute;writing-mode:vertical-rl;text-orientation:upright;right:16mm;left:16mm}
.a{top:14mm;height:84mm}.b{top:108mm;height:84mm}.w{top:14mm;height:178mm}
h1,h2,h3{font-family:"Noto Sans CJK JP";margin:0}h1{font-size:17pt;margin:0 0 0 5mm;letter-spacing:.4em}
h2{font-size:13pt;margin:0 2mm 0 3mm}h3{font-size:11pt;margin:0 1mm 0 3mm;padding-top:1em}
p{margin:0;text-indent:1em;text-align:justify}p.l{padding-top:3em;text-indent:-2em}p.i{padding-top:4em;text-indent:-1em}
.foot{position:absolute;bottom:5mm;left:140mm;font-size:9pt}
"""
LABELS = {"state": "〔現状〕", "issues": "〔課題〕", "actions": "〔取り組むこと〕", "when": "〔いつまでに〕", "who": "〔担当〕"}
NUMERALS = "〇一二三四五六七八九"
KANJI = "一二三四五六七八九"


def upright(text):
    """Return a text with kanji numerals: tens and units below a hundred, digit by digit above."""

    def number(match):
        digits = match[0].translate(str.maketrans("０１２３４５６７８９", "0123456789"))
        if int(digits) >= 100:
            return "".join(NUMERALS[int(d)] for d in digits)
        ten, one = divmod(int(digits), 10)
        return ("" if ten == 0 else "十" if ten == 1 else NUMERALS[ten] + "十") + (NUMERALS[one] if one else "")

    return re.sub("[0-9０-９]+", number, text)


def build():
    """Typeset the plan and write its gold."""
    t, b = HARUSE, begin("haruse_dan")
    out = [f'<!doctype html><html lang=ja><meta charset=utf-8><style>{CSS}</style>']
    e = out.append
    e(f'<div class=page><div class="v w"><div style="font:bold 28pt/1.6 Noto Sans CJK JP;padding-top:20mm;margin-right:80mm;letter-spacing:.1em">{"<br>".join(t["lines"])}</div>'
      f'<p style="padding-top:110mm;margin-right:20mm">{upright(t["issued_text"])}　{t["name"]}</p></div></div>')
    pages = 1

    def page():
        nonlocal pages
        pages += 1
        b.fixed = pages
        e('<div class=page><div class="v a">')

    def lower():
        e('</div><div class="v b">')

    def end():
        e(f"</div><div class=foot>{pages - 1}</div></div>")

    def head(level, num, title):
        b.sec(level, num, title)
        e(f"<h{level}>{num}　{title}</h{level}>")

    def prose(texts):
        for text in texts:
            b.p(upright(text))
            e(f"<p>{upright(text)}</p>")

    page()
    head(1, "第一章", t["base"][0])
    for i, (title, texts) in enumerate(t["base"][1]):
        if i == 1:
            lower()
        head(2, KANJI[i], title)
        prose(texts)
    end()
    for k, (group, tasks) in enumerate(t["groups"]):
        page()
        if k == 0:
            head(1, "第二章", t["tasks_title"])
        head(2, KANJI[k], group)
        for i, task in enumerate(tasks):
            if i == (1 if k == 0 else 2):
                lower()
            head(3, f"（{KANJI[i]}）", task["title"])
            m = b.meas(task["mid"])
            x = {key: upright(value) if key in ("state", "issues", "when") else value for key, value in task.items()}
            x["actions"] = [upright(a) for a in task["actions"]]
            x["tgt"] = task["tgt"] and (upright(task["tgt"][0]), *task["tgt"][1:])
            for key in ("state", "issues"):
                e(f"<p class=l>{LABELS[key]}{x[key]}</p>")
            e(f"<p class=l>{LABELS['actions']}</p>" + "".join(f"<p class=i>・{a}</p>" for a in x["actions"]))
            who = "、".join(task["who"] + task["sup"])
            e(f"<p class=l>{LABELS['when']}{x['when']}</p><p class=l>{LABELS['who']}{who}</p>")
            note_task(b, m, x, LABELS, who)
            b.dept(m, *task["sup"])
        end()
    page()
    head(1, "第三章", t["run"][0])
    for i, (title, mid, texts) in enumerate(t["run"][1]):
        if i == 2:
            lower()
        head(2, KANJI[i], title)
        b.meas(mid or "planned-approach", "sure" if mid else "optional")
        prose(texts)
    end()
    pdf = PDFS / f"{b.name}.pdf"
    chromium("".join(out), pdf)
    b.note_openers(pdf)
    b.finish(pages)
    return pages
