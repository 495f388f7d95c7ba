"""澄瀬市: the town's plan by pillars as cards with icons, chips for labels, a strip of years and a big number (WeasyPrint)."""

import weasyprint
from content import C, page_texts
from html_print import table_html, to_html
from recast_gold import begin, note_bars, note_roles, note_task, pdf_of
from recast_towns import SUMISE

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'Noto Sans CJK JP';font-size:8.6pt;line-height:1.55;color:#263238}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:12mm 13mm;position:relative;break-after:page;overflow:hidden;background:#fbfaf6}
.page:last-child{break-after:auto}
.cover{background:#ff6b35;color:#fff}
p.c1{font-size:34pt;font-weight:bold;margin-top:70mm;margin-left:10mm}p.c2{font-size:15pt;margin:6mm 10mm}p.c3{font-size:13pt;margin:100mm 10mm 0}p.c4{font-size:18pt;margin:2mm 10mm}
.no{position:absolute;bottom:5mm;right:13mm;font-size:9pt;font-weight:bold;color:#ff6b35}
p.h1{font-size:18pt;font-weight:bold;color:#ff6b35;margin-bottom:4mm;border-bottom:.8mm dotted #ff6b35}
p.h2{font-size:12pt;font-weight:bold;margin:3mm 0 1mm;color:#004e64}
.pil{position:relative;height:26mm;background:#004e64;color:#fff;border-radius:0 0 14mm 0;margin:-12mm -13mm 5mm;padding:8mm 13mm 0}
.pil .k{font-size:9pt;letter-spacing:.15em}.pil .n{font-size:19pt;font-weight:bold;line-height:1.3}
.grid{display:flex;flex-wrap:wrap;justify-content:space-between}
.card{width:89mm;box-sizing:border-box;background:#fff;border:.4mm solid #cfd8dc;border-radius:4mm;padding:3mm 3.5mm;margin-bottom:4mm;position:relative}
.card svg{position:absolute;right:3mm;top:3mm;width:9mm;height:9mm}
p.h3{font-size:11pt;font-weight:bold;color:#004e64;margin-right:11mm;line-height:1.35;border-bottom:.5mm solid #ff6b35;padding-bottom:1mm;margin-bottom:1.5mm}
p.chip{display:inline-block;white-space:nowrap;background:#ffe8d6;color:#b23a00;border-radius:3mm;padding:0 3mm;font-size:7.8pt;font-weight:bold;margin-top:1.2mm}
p.v{line-height:1.5;margin-left:1mm}.pair p.v{font-size:8pt}
.pair{display:flex;margin-top:1.2mm}.pair p.chip{margin:0 2mm 0 0}.pair p.v{margin-right:4mm}
.strip{position:relative;height:13mm;margin-top:2mm}
.strip div{position:absolute;text-align:center;font-size:7.2pt}
.y{top:0;height:4mm;line-height:4mm;color:#546e7a}
.b{top:4.6mm;height:6mm;line-height:6mm;border-radius:3mm;background:#9ad1d4}
.b.o{background:#ffcfa3}
.num{display:flex;align-items:baseline;justify-content:center;margin-top:2mm;background:#f1f6f7;border-radius:3mm;padding:1mm}
.num span{font-size:6.8pt;color:#546e7a;margin:0 .8mm;white-space:nowrap}.num b{font-size:15pt;color:#ff6b35}
p.p{text-indent:1em;margin-bottom:1mm}p.ast{font-size:7.8pt}
table.g td,table.g th{border:.3mm solid #90a4ae;padding:1.4mm 2mm;font-weight:normal}
table.g th{background:#e0f0f1}
p.w{margin-bottom:1mm}
"""
ICONS = ['<circle cx="12" cy="12" r="10" fill="#9ad1d4"/><path d="M7 12l4 4 7-8" stroke="#fff" stroke-width="2.5" fill="none"/>', '<rect x="3" y="4" width="18" height="16" rx="3" fill="#ffcfa3"/><path d="M6 9h12M6 13h12" stroke="#fff" stroke-width="2"/>']


def build():
    """Typeset the plan and write its gold."""
    t = SUMISE
    b = begin(t, "sumise_hashira")
    pages = 0

    def page(kind="body"):
        nonlocal pages
        if pages:
            b.raw("</div>")
        pages += 1
        b.fixed = pages
        b.page(pages, f"{pages:02}" if pages > 1 else None, kind)
        b.raw(f'<div class="page {kind}">' + (f'<div class="no">{pages:02}</div>' if pages > 1 else ""))

    def grid(rows, widths, size=9, header=1):
        b.raw(table_html(rows, widths, header, "g", size))
        b.at("x")
        b.grid(rows, header=header)
        b.rows["tables"][-1].pop("caption")

    page("cover")
    for i, text in enumerate(t.cover, 1):
        b.p(text, f"c{i}", gold=False)
    page()
    b.sec(1, None, t.chapters["base"])["_brk"] = True
    for key, texts in (("why", t.why), ("place", t.place), ("period", [t.period])):
        b.sec(2, None, t.heads[key])
        for text in texts:
            b.p(text)
    b.sec(1, None, "３つの基本方針と11の取組")
    b.open[-1].pop("text")
    rows = [["基本方針", "取組"]]
    for tag, title, tasks in t.pillars:
        for i, x in enumerate(tasks):
            rows.append([C(f"{tag}\n{title}", rs=len(tasks), align="center") if i == 0 else None, x.title])
    grid(rows, [70, 110])
    for x in t.tasks:
        b.meas(x.measure, "optional", in_table=(None, x.title, b.here))
    for tag, title, tasks in t.pillars:
        page()
        b.raw(f'<div class="pil"><div class="k">{tag}</div><div class="n">{title}</div></div>')
        b.section(1, tag, title, b.at(title), brk=True).pop("text")
        b.raw('<div class="grid">')
        for i, x in enumerate(tasks):
            if i == 4:
                b.raw("</div>")
                page()
                b.raw('<div class="grid">')
            b.raw(f'<div class="card"><svg viewBox="0 0 24 24">{ICONS[i % 2]}</svg><p class="h3">{x.title}</p>')
            b.section(2, None, x.title, b.at(x.title)).pop("text")
            m = b.meas(x.measure)
            lab = t.labels
            b.raw(f'<p class="chip">{lab["state"]}</p><p class="v">{x.state}{x.issues}</p>')
            b.raw(f'<p class="chip">{lab["actions"]}</p><p class="v">' + "<br>".join("・" + a for a in x.actions) + "</p>")
            b.raw(f'<p class="chip">{lab["when"]}</p><p class="v">{x.when}</p>')
            for item, bars in x.bars:
                out = ['<div class="strip">']
                for k, year in enumerate(("R8", "R9", "R10", "R11")):
                    out.append(f'<div class="y" style="left:{24 + 14 * k}mm;width:14mm">{year}</div>')
                out.append(f'<div style="left:0;top:4.6mm;width:23mm;line-height:3mm;text-align:left">{item}</div>')
                for k, (first, last, words, _) in enumerate(bars):
                    out.append(f'<div class="b{" o" if k % 2 else ""}" style="left:{24.4 + 14 * first}mm;width:{14 * (last - first + 1) - 0.8}mm">{words}</div>')
                b.raw("".join(out) + "</div>")
            for g in x.gauges:
                b.raw(f'<p class="chip">{lab["kpi"]}</p><p class="v" style="font-weight:bold">{g.name}</p><div class="num"><span>{t.base_period}</span><b>{g.base}</b><span>{g.unit}</span><span>▶▶▶</span><span>{t.goal_period}</span><b>{g.goal}</b><span>{g.unit}</span></div>')
            helpers = f'<p class="chip">{lab["with"]}</p><p class="v">{"、".join(x.helpers)}</p>' if x.helpers else ""
            b.raw(f'<div class="pair"><p class="chip">{lab["who"]}</p><p class="v">{"、".join(x.who)}</p>{helpers}</div></div>')
            note_task(b, t, m, x)
            for row in b.rows["kpis"][-len(x.gauges):] if x.gauges else []:
                row["baseline_value"] += row["unit"]
                row["target_value"] += row["unit"]
            note_bars(b, t, None, x, "bar", form=True)
        b.raw("</div>")
    for row in b.rows["schedules"]:
        row.pop("table_id")
    page()
    b.sec(1, None, t.chapters["run"])["_brk"] = True
    b.sec(2, None, t.heads["org"])
    b.meas("organization")
    b.p("計画を進めるため、次の体制を整えます。")
    grid([["役割", "担当", "内容"]] + [[n, h, d] for n, _, h, d in t.roles], [50, 55, 75])
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
    b.p(f"※ {t.note}", "ast", gold=False)
    b.note("※", None, t.note, "asterisk")
    b.raw("</div>")
    weasyprint.HTML(string=to_html(b, CSS, marks=False)).write_pdf(str(pdf_of(b)))
    n = len(page_texts(pdf_of(b)))
    if n != pages:
        raise ValueError(n)
    b.finish(pages)
    return pages

