"""翡翠浦市: slides of two cards, labels over values in two columns, numbers in discs, bars below a road with dots (Chromium)."""

from dataclasses import replace

from html_print import print_html
from recast_gold import begin, note_bars, note_roles, note_task
from recast_hisuiura import HISUIURA as T
from recast_hisuiura import finish


def build():
    """Typeset the plan and write its gold."""
    t = replace(
        T,
        labels={
            "state": "いまの状況",
            "issues": "困りごと",
            "actions": "取り組むこと",
            "when": "いつまでに",
            "who": "担当",
            "with": "協力課",
            "kpi": "ものさし",
            "plan": "ロードマップ",
        },
    )
    b = begin(t, "hisuiura_road")
    n = 0
    L = t.labels
    CSS = """@page{size:297mm 167mm;margin:0}body{margin:0;font-family:'Noto Sans CJK JP';font-size:9pt;line-height:1.5;color:#333}p{margin:0}
.page{width:297mm;height:166.6mm;box-sizing:border-box;padding:9mm 12mm;position:relative;break-after:page;overflow:hidden;background:#fff}.page:last-child{break-after:auto}
.no{position:absolute;bottom:3mm;right:8mm;font-size:8pt}p.h1{font-size:19pt;font-weight:bold;color:#0b525b;border-bottom:1mm solid #0b525b;margin-bottom:4mm}
.two{display:flex;gap:6mm}.card{width:133mm;height:126mm;box-sizing:border-box;background:#f7fbfb;border:.4mm solid #bcd4d6;border-radius:3mm;position:relative;overflow:hidden}
.head{background:#0b525b;color:#fff;padding:1.5mm 4mm;display:flex;align-items:center;gap:3mm}.head i{font-style:normal;background:#fff;color:#0b525b;border-radius:4mm;width:8mm;height:8mm;text-align:center;line-height:8mm;font-weight:bold}p.h2{font-size:13.5pt;font-weight:bold}
.g{display:grid;grid-template-columns:1fr 1fr;column-gap:6mm;row-gap:2mm;padding:3mm 4mm}p.l{font-weight:bold;color:#ca6702;font-size:8.4pt}
.k{margin:0 4mm;white-space:nowrap;background:#e0fbfc;border-radius:2mm;padding:2mm 3mm;display:flex;align-items:center;gap:2mm}.k b{font-size:13pt;color:#ca6702}.k span{font-size:7pt}.k .n{font-weight:bold;width:40mm;font-size:8pt}
.road{position:absolute;left:4mm;right:4mm;bottom:3mm;height:30mm}.road div{position:absolute;font-size:8pt;text-align:center}.road .ln{height:.6mm;background:#0b525b;top:9.2mm;left:22mm;right:0}.road .dot{width:3mm;height:3mm;border-radius:1.5mm;background:#0b525b;top:8mm}
.road .b{background:#94d2bd;border-radius:1mm;height:6mm;line-height:6mm}p.t1{font-size:30pt;font-weight:bold;margin-top:40mm;color:#0b525b}p.t2{font-size:14pt;margin-top:4mm}"""

    def page(title=None, num=None, kind="body"):
        nonlocal n
        if n:
            b.raw("</div>")
        n += 1
        b.fixed = n
        b.page(n, str(n) if n > 1 else None, kind)
        b.raw('<div class="page">' + (f'<div class="no">{n}</div>' if n > 1 else ""))
        if title:
            b.sec(1, num, title, style="h1")["_brk"] = True

    page(kind="cover")
    b.p(t.title, "t1", gold=False)
    b.p(t.cover[1], "t2", gold=False)
    b.p(f"{t.cover[2]}　{t.name}", "t2", gold=False)
    page("計画について")
    for x in [*t.why, *t.place, t.period]:
        b.p(x)
    c = 0
    for tag, name, tasks in t.pillars:
        page(name, tag)
        b.open[-1].pop("text", None)
        b.raw('<div class="two">')
        for x in tasks:
            c += 1
            b.raw(f'<div class="card"><div class="head"><i>{c}</i><p class="h2">{x.title}</p></div>')
            b.section(2, str(c), x.title, b.at(x.title)).pop("text")
            m = b.meas(x.measure)

            def cell(k, v):
                return f'<div><p class="l">{L[k]}</p><p>{v}</p></div>'

            b.raw(
                '<div class="g">'
                + cell("state", x.state)
                + cell("issues", x.issues)
                + cell("actions", "<br>".join("・" + a for a in x.actions))
                + cell("when", x.when)
                + cell("who", "、".join(x.who))
                + (cell("with", "、".join(x.helpers)) if x.helpers else "")
                + "</div>"
            )
            g = x.gauges[0]
            b.raw(
                f'<div class="k"><p class="l">{L["kpi"]}</p><span class="n">{g.name}</span><span>{t.base_period}</span><b>{g.base}{g.unit}</b><span>➡</span><span>{t.goal_period}</span><b>{g.goal}{g.unit}</b></div>'
            )
            o = ['<div class="road"><div class="ln"></div>']
            for i, yr in enumerate(t.years):
                o.append(f'<div style="left:{22 + 25.5 * i}mm;width:25mm;top:2mm">{yr}</div><div class="dot" style="left:{33 + 25.5 * i}mm"></div>')
            for k, (item, bars) in enumerate(x.bars):
                o.append(f'<div style="left:0;top:{14 + 7.6 * k}mm;width:21mm;text-align:left">{item}</div>')
                for f, last, w, _ in bars:
                    o.append(f'<div class="b" style="left:{22 + 25.5 * f}mm;width:{25.5 * (last - f + 1) - 1}mm;top:{13.4 + 7.6 * k}mm">{w}</div>')
            b.raw("".join(o) + "</div></div>")
            note_task(b, t, m, x)
            note_bars(b, t, None, x, "bar", form=True)
        b.raw("</div>")
    page("推進体制と進捗管理")
    b.meas("organization")
    for nm, kind, h, du in t.roles:
        b.p(f"{nm}　{h}（{du}）", gold=False)
    note_roles(b, t)
    b.p(t.reviews[0])
    b.open[-1].pop("text", None)
    b.target(None, "other", *t.review, phase="review")
    b.rows["targets"][-1].pop("measure_id", None)
    b.raw("</div>")
    finish(b)
    return print_html(b, CSS)
