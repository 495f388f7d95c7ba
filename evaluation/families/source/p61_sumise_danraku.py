"""澄瀬市: the town's plan in two columns with charts, call-outs and a band for each pillar (Chromium)."""

from book import print_html
from content import C
from recast_gold import axis_rows, bar_cells, begin, note_bars, note_gauges, note_roles, note_task
from recast_towns import SUMISE

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'Noto Serif CJK JP';font-size:8.8pt;line-height:1.62;color:#222}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:18mm 15mm 14mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.no{position:absolute;bottom:7mm;font-size:9pt;color:#444}.odd .no{right:15mm}.even .no{left:15mm}
.run{position:absolute;top:8mm;font-size:7.5pt;color:#666;letter-spacing:.1em}.odd .run{right:15mm}.even .run{left:15mm}
p,.bal,.fig,th,td{font-family:inherit}
p.h1{font-family:'Noto Sans CJK JP';font-size:17pt;font-weight:bold;color:#274c77;margin-bottom:4mm;border-bottom:1.5mm double #274c77}
p.h2{font-family:'Noto Sans CJK JP';font-size:11.5pt;font-weight:bold;color:#274c77;margin:3mm 0 1.5mm}
p.band{font-family:'Noto Sans CJK JP';font-size:15pt;font-weight:bold;color:#fff;background:#274c77;padding:3mm 5mm;margin:0 -15mm 5mm;padding-left:15mm}
p.h3{font-family:'Noto Sans CJK JP';font-size:11pt;font-weight:bold;background:#e7ecef;border-left:2mm solid #6096ba;padding:1mm 2mm;margin:0 0 1.5mm}
p.lab{font-family:'Noto Sans CJK JP';font-weight:bold;font-size:8.6pt;color:#6096ba;margin-top:1mm}
p.p,p.q{text-indent:1em;text-align:justify}p.i{padding-left:1em;text-indent:-1em}
.two{display:grid;grid-template-columns:1fr 1fr;column-gap:9mm}
.two.rule>div:first-child{border-right:.3mm solid #bbb;padding-right:4.5mm;margin-right:-4.5mm}
.task{margin-bottom:5mm}
.bal{font-family:'Noto Sans CJK JP';float:right;width:34mm;background:#fff4d6;border:.3mm solid #d9a404;border-radius:4mm;padding:2mm;font-size:7.4pt;line-height:1.45;margin:1mm 0 1mm 3mm}
.bal b{color:#b36b00}
.fig{border:.3mm solid #aaa;padding:2mm;margin:2mm 0;font-family:'Noto Sans CJK JP'}
p.cap{font-family:'Noto Sans CJK JP';font-size:8pt;text-align:center;margin-bottom:2mm}
p.ast{font-size:7.5pt}
p.w{margin-bottom:1mm}
table.grid{margin-bottom:4mm}
table.grid td,table.grid th{border:.5pt solid #567;padding:1.2mm 1.6mm;font-weight:normal;line-height:1.35}
table.grid th{background:#dbe6f0;font-family:'Noto Sans CJK JP'}
p.c1{font-family:'Noto Sans CJK JP';font-size:30pt;font-weight:bold;color:#274c77;margin-top:60mm}p.c2{font-size:14pt;margin-top:6mm}p.c3{font-size:13pt;margin-top:110mm}p.c4{font-size:18pt}
"""


def chart():
    """Return a bar chart of the population with its numbers inside."""
    bars = [("平成22年", 58.4), ("平成27年", 56.1), ("令和２年", 53.2), ("令和７年", 50.3), ("令和22年", 39.6)]
    out = ['<svg viewBox="0 0 240 130" style="width:100%" font-family="Noto Sans CJK JP">']
    out.append('<text x="4" y="12" font-size="7">（千人）</text><line x1="20" y1="108" x2="236" y2="108" stroke="#333"/>')
    for i, (label, value) in enumerate(bars):
        x, h = 28 + 42 * i, value * 1.5
        out.append(f'<rect x="{x}" y="{108 - h}" width="26" height="{h}" fill="{"#a3cef1" if i == 4 else "#6096ba"}"/>')
        out.append(f'<text x="{x + 13}" y="{105 - h}" font-size="7.5" text-anchor="middle">{value}</text><text x="{x + 13}" y="118" font-size="7" text-anchor="middle">{label}</text>')
    return "".join(out) + "</svg>"


CALLS = {
    "online-procedures": "<b>どう変わる？</b><br>仕事の帰りに、スマートフォンから保育園の申込みができます。",
    "system-standardization": "<b>20業務とは</b><br>住民基本台帳や税など、国が定めた業務です。",
    "digital-divide": "<b>参加した方の声</b><br>孫と写真を送り合えるようになりました。",
}


def build():
    """Typeset the plan and write its gold."""
    t = SUMISE
    b = begin(t, "sumise_danraku")
    pages = 0

    def page(kind="body"):
        nonlocal pages
        if pages:
            b.raw("</div>")
        pages += 1
        b.fixed = pages
        b.page(pages, str(pages) if pages > 1 else None, kind)
        b.raw(f'<div class="page {"odd" if pages % 2 else "even"}">')
        if pages > 1:
            b.raw(f'<div class="run">{t.title}</div><div class="no">{pages}</div>')

    def task(x):
        b.raw('<div class="task">')
        b.sec(3, None, x.title)
        b.open[-1].pop("text")
        m = b.meas(x.measure)
        if x.measure in CALLS:
            b.raw(f'<div class="bal">{CALLS[x.measure]}</div>')
        lab = t.labels
        for label, lines in ((lab["state"], [x.state, x.issues]), (lab["actions"], ["・" + a for a in x.actions]), (lab["when"], [x.when]), (lab["who"], ["、".join(x.who)]), (lab["with"], ["、".join(x.helpers)] if x.helpers else [])):
            if lines:
                b.p(f"■ {label}", "lab", gold=False)
                for line in lines:
                    b.p(line, "i" if line.startswith("・") else "q", gold=False)
        note_task(b, t, m, x, "■ {}", kpi=False)
        b.raw("</div>")

    page("cover")
    for i, text in enumerate(t.cover, 1):
        b.p(text, f"c{i}", gold=False)
    page()
    b.sec(1, "１", t.chapters["base"], brk=False)["_brk"] = True
    b.raw('<div class="two rule"><div>')
    b.sec(2, None, t.heads["why"])
    for text in t.why:
        b.p(text)
    b.raw(f'<div class="fig">{chart()}</div>')
    b.p("図１　人口の推移と見通し", "cap", gold=False)
    b.sec(2, None, t.heads["place"])
    for text in t.place:
        b.p(text)
    b.raw("</div><div>")
    b.sec(2, None, t.heads["period"])
    b.p(t.period)
    b.sec(2, None, t.heads["org"])
    b.meas("organization")
    b.p("計画を進めるため、次の体制を整えます。")
    b.table([["役割", "担当", "内容"]] + [[n, h, d] for n, _, h, d in t.roles], [30, 27, 33], header=1, size=8)
    note_roles(b, t)
    title, mid, texts, dates = t.people
    b.sec(2, None, title)
    m = b.meas(mid)
    for text in texts:
        b.p(text)
    for text, kind, when, phase in dates:
        b.target(m, "other", text, kind, when, phase=phase, commits=True)
    b.sec(2, None, t.heads["review"])
    b.meas("planned-approach", "optional")
    for text in t.reviews:
        b.p(text)
    text, kind, when = t.review
    b.target(None, "other", text, kind, when, phase="review")
    b.raw("</div></div>")

    chapter = None
    for k, (tag, title, tasks) in enumerate(t.pillars):
        page()
        if chapter is None:
            b.sec(1, "２", t.chapters["tasks"])["_brk"] = True
            chapter = b.open[-1]
        b.open = [chapter]
        b.sec(2, tag, title, style="band")["_brk"] = True
        b.raw('<div class="two"><div>')
        cut = (len(tasks) + 1) // 2
        for i, x in enumerate(tasks):
            if i == cut:
                b.raw("</div><div>")
            task(x)
        b.raw("</div></div>")
        if k == 2:
            b.sec(1, "３", t.heads["kpi"])
            here = b.open[-1]
            rows = [["指標", "単位", f"現状（{t.base_period}）", f"目標（{t.goal_period}）"]]
            rows += [[g.name, C(g.unit, align="center"), C(g.base, align="center"), C(g.goal, align="center")] for x in t.tasks for g in x.gauges]
            b.table(rows, [70, 20, 45, 45], header=1, size=8.5)
            for x in t.tasks:
                note_gauges(b, t, None, x, where=here)
    page()
    b.sec(1, "４", t.heads["plan"])["_brk"] = True
    rows, n = axis_rows(t, ["取組", "実施項目"])
    for x in t.tasks:
        for k, (item, bars) in enumerate(x.bars):
            rows.append([C(x.title, rs=len(x.bars)) if k == 0 else None, item, *bar_cells(t, bars, "#ffd6a5")])
    table = b.table(rows, [46, 38, *[24] * 4], header=n, size=8.5)
    for x in t.tasks:
        note_bars(b, t, table, x, "bar")
    b.p(f"※ {t.note}", "ast", gold=False)
    b.note("※", None, t.note, "asterisk")
    b.raw('<div class="two"><div>')
    b.sec(1, "５", t.heads["words"])
    b.open[-1].pop("text")
    for i, (term, text) in enumerate(t.words):
        if i == 2:
            b.raw('</div><div style="padding-top:14mm">')
        b.p(f"{{b:{term}}}　{text}", "w", gold=False)
        b.note(None, term, text, "glossary")
    b.raw("</div></div></div>")
    for row in b.rows["tables"]:
        row.pop("caption", None)
    return print_html(b, CSS)
