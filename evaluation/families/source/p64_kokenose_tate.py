"""苔ノ瀬村: the village's plan in vertical writing with kanji numerals, a title page, and ruled vertical tables (Chromium)."""

import dataclasses
import re

from book import print_html
from recast_gold import begin, note_gauges, note_roles, note_task
from recast_towns import KOKENOSE, Town

CSS = """
@page{size:A4 landscape;margin:0}
body{margin:0;font-family:'Noto Serif CJK JP';font-size:10.8pt}
.page{width:297mm;height:209.6mm;box-sizing:border-box;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.v{position:absolute;writing-mode:vertical-rl;text-orientation:upright;top:20mm;right:20mm;height:168mm;line-height:1.85}
.foot{position:absolute;bottom:7mm;left:18mm;font-size:10pt}
.run{position:absolute;writing-mode:vertical-rl;left:8mm;top:20mm;font-size:8pt;color:#555}
p.h1{font-family:'Noto Sans CJK JP';font-weight:bold;font-size:16pt;line-height:1.8;margin:0 0 0 4mm!important}
p.h2{font-family:'Noto Sans CJK JP';font-weight:bold;font-size:12.5pt;padding-top:1em;margin:0 3mm 0 1mm!important}
p.h3{font-family:'Noto Sans CJK JP';font-weight:bold;font-size:11pt;padding-top:2em;margin-right:2mm!important}
p.p{text-indent:1em;text-align:justify}
p.lab{padding-top:6em;text-indent:-3em;text-align:justify}
p.i{padding-top:6em;text-indent:-1em}
p.c1{font-size:30pt;line-height:1.9;letter-spacing:.12em;font-weight:bold}p.c2{font-size:14pt;line-height:2.2;padding-top:20mm}p.c3{font-size:14pt;line-height:2.2;padding-top:80mm}
p.toc{font-size:11.5pt}
p.ast{font-size:9pt}
p.w{padding-top:1em}
table{border-collapse:collapse;width:auto!important;table-layout:auto!important;margin:2mm 4mm}
table.g td,table.g th{border:.6pt solid #333;padding:2.2mm 1.4mm;font-weight:normal;line-height:1.5}
table.g th{background:#eee}
"""
NUMERALS = "〇一二三四五六七八九"


def number(text):
    """Return a number as tens and units below a hundred, digit by digit above."""
    plain_ = text.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    whole, _, part = plain_.replace(",", "").partition(".")
    n = int(whole)
    if part or n >= 100 or n == 0:
        out = "".join(NUMERALS[int(d)] for d in whole)
    else:
        ten, one = divmod(n, 10)
        out = ("" if ten == 0 else "十" if ten == 1 else NUMERALS[ten] + "十") + (NUMERALS[one] if one else "")
    return out + ("・" + "".join(NUMERALS[int(d)] for d in part) if part else "")


def upright(thing):
    """Return texts, and whatever holds them, with kanji numerals."""
    if isinstance(thing, str):
        return re.sub(r"[0-9０-９][0-9０-９,]*(?:\.[0-9]+)?", lambda m: number(m[0]), thing)
    if isinstance(thing, list | tuple):
        return type(thing)(upright(x) for x in thing)
    if isinstance(thing, dict):
        return {k: upright(v) for k, v in thing.items()}
    if dataclasses.is_dataclass(thing):
        keep = ("code", "facts", "measure", "name") if isinstance(thing, Town) else ("measure",)
        changed = {f.name: upright(getattr(thing, f.name)) for f in dataclasses.fields(thing) if f.name not in keep}
        return dataclasses.replace(thing, **changed)
    return thing


def plain_town():
    """Return the village's plan with kanji numerals; what is no printed word stays."""
    town = upright(KOKENOSE)
    pillars = []
    for (_, _, old), (tag, title, tasks) in zip(KOKENOSE.pillars, town.pillars, strict=True):
        pillars.append((tag, title, [dataclasses.replace(new, dates=[(upright(d[0]), *d[1:]) for d in was.dates]) for was, new in zip(old, tasks, strict=True)]))
    people = (*town.people[:3], [(upright(d[0]), *d[1:]) for d in KOKENOSE.people[3]])
    return dataclasses.replace(town, pillars=pillars, people=people, review=(upright(KOKENOSE.review[0]), *KOKENOSE.review[1:]))


def build():
    """Typeset the plan and write its gold."""
    t = plain_town()
    b = begin(t, "kokenose_tate")
    b.raw(f'<div class="page"><div class="v" style="right:95mm;top:26mm"><p class="c1">{t.title}</p><p class="c2">（{t.cover[1]}）</p><p class="c3">{t.cover[2]}　{t.name}</p></div></div>')
    b.page(1, None, "cover")
    at, toc, pages = len(b.items), [], 0

    def turn():
        nonlocal pages
        if pages:
            b.raw(f'</div><div class="foot">{pages}</div></div>')
        pages += 1
        b.fixed = pages + 2
        b.raw(f'<div class="page"><div class="run">{t.title}</div><div class="v">')
        b.page(pages + 2, str(pages))

    def head(level, num, title):
        if level < 3:
            toc.append(f"{'　' * (level - 1)}{num}　{title}　……　{pages}")
        return b.sec(level, num, title)

    turn()
    head(1, "第一章", t.chapters["base"])
    for num, key, texts in (("一", "why", t.why), ("二", "place", t.place), ("三", "period", [t.period])):
        head(2, num, t.heads[key])
        for text in texts:
            b.p(text)
    head(1, "第二章", t.heads["org"])
    b.meas("organization")
    b.p("計画を進めるための役割は、次のとおりとする。")
    cells = "".join(f"<tr><td>{n}</td><td>{h}</td><td>{d}</td></tr>" for n, _, h, d in t.roles)
    b.raw(f'<table class="g"><tr><th>役割</th><th>担当</th><th>内容</th></tr>{cells}</table>')
    note_roles(b, t)
    turn()
    head(1, "第三章", t.chapters["tasks"])
    n = 0
    for k, (_, title, tasks) in enumerate(t.pillars):
        if k:
            turn()
        head(2, "一二三"[k], title)
        if k:
            b.open[-1]["_brk"] = True
        for i, x in enumerate(tasks):
            n += 1
            head(3, f"（{'一二三'[i]}）", x.title)
            m = b.meas(x.measure)
            lab = t.labels
            b.p(f"【{lab['state']}】{x.state}", "lab")
            b.p(f"【{lab['issues']}】{x.issues}", "lab")
            b.p(f"【{lab['actions']}】", "lab")
            for a in x.actions:
                b.p("・" + a, "i")
            b.p(f"【{lab['when']}】{x.when}", "lab")
            b.p(f"【{lab['who']}】{'、'.join(x.who)}", "lab")
            if x.helpers:
                b.p(f"【{lab['with']}】{'、'.join(x.helpers)}", "lab")
            note_task(b, t, m, x, "【{}】", kpi=False)
    turn()
    head(1, "第四章", t.heads["kpi"])["_brk"] = True
    here = b.open[-1]
    cells = "".join(f"<tr><td>{g.name}</td><td>{g.base}{g.unit}</td><td>{g.goal}{g.unit}</td></tr>" for x in t.tasks for g in x.gauges)
    b.raw(f'<table class="g"><tr><th>指標</th><th>現状（{t.base_period}）</th><th>目標（{t.goal_period}）</th></tr>{cells}</table>')
    for x in t.tasks:
        note_gauges(b, t, None, x, where=here)
        for g in b.rows["kpis"][-len(x.gauges):] if x.gauges else []:
            g["baseline_value"] += g["unit"]
            g["target_value"] += g["unit"]
    head(1, "第五章", t.chapters["run"])
    title, mid, texts, dates = t.people
    head(2, "一", title)
    m = b.meas(mid)
    for text in texts:
        b.p(text)
    for text, kind, when, phase in dates:
        b.target(m, "other", text, kind, when, phase=phase, commits=True)
    head(2, "二", t.heads["review"])
    b.meas("planned-approach", "optional")
    for text in t.reviews:
        b.p(text)
    text, kind, when = t.review
    b.target(None, "other", text, kind, when, phase="review")
    head(1, "付録", t.heads["words"])
    b.open[-1].pop("text")
    for term, text in t.words:
        b.p(f"{term}　{text}", "w", gold=False)
        b.note(None, term, text, "glossary")
    b.raw(f'</div><div class="foot">{pages}</div></div>')
    page = '<div class="page"><div class="v"><p class="h1">目　次</p>' + "".join(f'<p class="toc">{x}</p>' for x in toc) + "</div></div>"
    b.items.insert(at, ("raw", page))
    b.rows["pages"].insert(1, {"page": 2, "label": None, "kind": "toc"})
    b.unscored |= {"tables", "table_cells", "schedules"}
    return print_html(b, CSS)
