"""苔ノ瀬村: pillars with a number in a disc, wide cards with a stripe, label above value in three columns, small chevrons in a foot bar (Chromium)."""

from html_print import print_html, table_html
from recast_gold import begin, note_bars, note_roles, note_task
from recast_towns import KOKENOSE

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'Noto Sans CJK JP';font-size:8.7pt;line-height:1.6;color:#2f2f2f}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:11mm 14mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.no{position:absolute;bottom:6mm;left:0;right:0;text-align:center;font-size:8.5pt}
.hero{display:flex;align-items:center;gap:6mm;margin-bottom:4mm}
.disc{width:22mm;height:22mm;border-radius:11mm;background:#6a4c93;color:#fff;text-align:center;font-size:20pt;line-height:22mm;font-weight:bold}
p.hk{font-size:9pt;color:#6a4c93;letter-spacing:.2em}
p.h1{font-size:20pt;font-weight:bold;color:#6a4c93;line-height:1.3}
p.h1b{font-size:16pt;font-weight:bold;color:#6a4c93;border-left:3mm solid #ffca3a;padding-left:3mm;margin:0 0 3mm}
p.h2{font-size:11.5pt;font-weight:bold;color:#6a4c93;margin:3mm 0 1mm}
.card{border:.3mm solid #bbb;border-left:4mm solid #8ac926;border-radius:2mm;margin-bottom:3.5mm;padding:2mm 4mm 0}
p.h3{font-size:13pt;font-weight:bold;margin-bottom:2mm}
.cols{display:grid;grid-template-columns:1fr 1fr 1.3fr;column-gap:5mm}
.cols.b{grid-template-columns:1.2fr .8fr .8fr;margin-top:2mm}
p.lb{font-size:7.6pt;font-weight:bold;color:#6a4c93;border-bottom:.3mm solid #6a4c93}
p.v{margin-top:.6mm}
.foot{background:#f4f1de;margin:3mm -4mm 0;padding:2mm 4mm;position:relative;height:19mm}
.foot div{position:absolute;text-align:center;font-size:7.4pt;box-sizing:border-box}
.foot .it{left:4mm;top:11mm;width:36mm;text-align:left;line-height:1.2}
.foot .yy{top:1.5mm;height:4.4mm;line-height:4.4mm;font-weight:bold;border-bottom:.3mm solid #999}
.foot .hh{top:6mm;height:3.6mm;line-height:3.6mm;color:#666}
.foot .ch{top:10.4mm;height:6.6mm;line-height:6.6mm;background:#8ac926;clip-path:polygon(0 0,calc(100% - 2.4mm) 0,100% 50%,calc(100% - 2.4mm) 100%,0 100%,2.4mm 50%)}
.foot .ch.o{background:#ffca3a}
.kp{display:flex;align-items:center;gap:3mm;margin-top:2mm;background:#eee6f5;border-radius:2mm;padding:1mm 3mm}
.kp .n{font-weight:bold;width:58mm}.kp .s{font-size:7.4pt}.kp b{font-size:14pt;color:#6a4c93}
p.p{text-indent:1em;margin-bottom:1mm}p.ast{font-size:7.8pt}
table.g td,table.g th{border:.3mm solid #999;padding:1.5mm 2mm;font-weight:normal}table.g th{background:#eee6f5}
p.t1{font-size:32pt;font-weight:bold;color:#6a4c93;margin-top:62mm;line-height:1.3}p.t2{font-size:14pt;margin-top:5mm}p.t3{font-size:13pt;margin-top:105mm}
p.w{margin-bottom:1mm}
"""


def build():
    """Typeset the plan and write its gold."""
    t = KOKENOSE
    b = begin(t, "kokenose_kado")
    pages = 0

    def page(kind="body"):
        nonlocal pages
        if pages:
            b.raw("</div>")
        pages += 1
        b.fixed = pages
        b.page(pages, str(pages) if pages > 1 else None, kind)
        b.raw('<div class="page">' + (f'<div class="no">{pages}</div>' if pages > 1 else ""))

    page("cover")
    b.p("苔ノ瀬村\nデジタル村づくり計画", "t1", gold=False)
    b.p(t.cover[1], "t2", gold=False)
    b.p(f"{t.cover[2]}　{t.name}", "t3", gold=False)
    page()
    b.sec(1, None, t.chapters["base"], style="h1b")["_brk"] = True
    for key, texts in (("why", t.why), ("place", t.place), ("period", [t.period])):
        b.sec(2, None, t.heads[key])
        for text in texts:
            b.p(text)
    b.sec(1, None, t.heads["org"], style="h1b")
    b.meas("organization")
    b.p("計画を進めるための役割は、次のとおりとする。")
    rows = [["役割", "担当", "内容"]] + [[n, h, d] for n, _, h, d in t.roles]
    b.raw(table_html(rows, [50, 55, 75], 1, "g", 9))
    b.at("x")
    b.grid(rows, header=1)
    b.rows["tables"][-1].pop("caption")
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
    lab = t.labels
    for k, (tag, title, tasks) in enumerate(t.pillars, 1):
        page()
        b.raw(f'<div class="hero"><div class="disc">{k}</div><div><p class="hk">{tag}</p><p class="h1">{title}</p></div></div>')
        row = b.section(1, tag, title, b.at(title), brk=True)
        row.pop("text")
        for x in tasks:
            b.raw(f'<div class="card"><p class="h3">{x.title}</p>')
            b.section(2, None, x.title, b.at(x.title)).pop("text")
            m = b.meas(x.measure)

            def cellof(label, text):
                return f'<div><p class="lb">{label}</p><p class="v">{text}</p></div>'

            b.raw('<div class="cols">' + cellof(lab["state"], x.state) + cellof(lab["issues"], x.issues) + cellof(lab["actions"], "<br>".join("・" + a for a in x.actions)) + "</div>")
            b.raw('<div class="cols b">' + cellof(lab["when"], x.when) + cellof(lab["who"], "、".join(x.who)) + cellof(lab["with"], "、".join(x.helpers) or "－") + "</div>")
            for g in x.gauges:
                b.raw(f'<div class="kp"><span class="n">{lab["kpi"]}：{g.name}</span><span class="s">{t.base_period}</span><b>{g.base}{g.unit}</b><span>⇒</span><span class="s">{t.goal_period}</span><b>{g.goal}{g.unit}</b></div>')
            out = ['<div class="foot">']
            for i, year in enumerate(t.years):
                out.append(f'<div class="yy" style="left:{42 + 44 * i}mm;width:43mm">{year}</div>')
                for h, half in enumerate(("上期", "下期")):
                    out.append(f'<div class="hh" style="left:{42 + 44 * i + 22 * h}mm;width:21mm">{half}</div>')
            for item, bars in x.bars:
                out.append(f'<div class="it">{item}</div>')
                for i, (first, last, words, _) in enumerate(bars):
                    out.append(f'<div class="ch{" o" if i % 2 else ""}" style="left:{42 + 22 * first}mm;width:{22 * (last - first + 1) - 1}mm">{words}</div>')
            b.raw("".join(out) + "</div></div>")
            note_task(b, t, m, x)
            for g in b.rows["kpis"][-len(x.gauges):] if x.gauges else []:
                g["baseline_value"] += g["unit"]
                g["target_value"] += g["unit"]
            note_bars(b, t, None, x, "arrow", form=True)
    for row in b.rows["schedules"]:
        row.pop("table_id")
    b.p(f"※ {t.note}", "ast", gold=False)
    b.note("※", None, t.note, "asterisk")
    b.raw("</div>")
    return print_html(b, CSS)

