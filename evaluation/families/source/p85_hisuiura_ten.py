"""翡翠浦市: cards in two columns, chips before lines, bars of an indicator, words below open dots of a time line (Chromium)."""

from dataclasses import replace

from html_print import print_html
from recast_gold import begin, note_bars, note_roles, note_task
from recast_hisuiura import HISUIURA as T
from recast_hisuiura import finish


def build():
    """Typeset the plan and write its gold."""
    t = replace(
        T, labels={"state": "現状", "issues": "課題", "actions": "主な取組", "when": "達成時期", "who": "担当", "with": "協力", "kpi": "成果指標", "plan": "年次計画"}
    )
    b = begin(t, "hisuiura_ten")
    n = 0
    L = t.labels
    CSS = """@page{size:A4;margin:0}body{margin:0;font-family:'Noto Serif CJK JP';font-size:8.6pt;line-height:1.55;color:#222}p{margin:0}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:12mm 13mm;position:relative;break-after:page;overflow:hidden}.page:last-child{break-after:auto}
.no{position:absolute;bottom:6mm;left:0;right:0;text-align:center;font-size:8pt}p.h1{font-family:'Noto Sans CJK JP';font-size:18pt;font-weight:bold;background:#f2e9e4;border-left:4mm solid #9a8c98;padding:1mm 4mm;margin-bottom:5mm}
.cards{display:grid;grid-template-columns:1fr 1fr;gap:6mm}.card{border:.3mm solid #9a8c98;border-top:2.4mm solid #4a4e69;border-radius:1.5mm;padding:2mm 3mm 3mm}
.top{display:flex;justify-content:space-between;align-items:center}p.h2{font-family:'Noto Sans CJK JP';font-size:12pt;font-weight:bold;color:#22223b}
.who{font-size:7.4pt;text-align:right;color:#4a4e69}p.ln{margin-top:1.4mm}p.ln b{font-family:'Noto Sans CJK JP';background:#4a4e69;color:#fff;font-size:7.4pt;padding:0 1.4mm;border-radius:1mm;font-weight:normal;margin-right:2mm}
.kpi{margin-top:2mm;background:#f8f4f1;padding:1.5mm 2mm}.kpi .nm{font-weight:bold}.bar{position:relative;height:4mm;background:#e0d8d3;border-radius:2mm;margin-top:1mm}.bar i{position:absolute;left:0;top:0;height:4mm;background:#c9ada7;border-radius:2mm}.bar i.b{background:#9a8c98}
.tl{position:relative;height:24mm;margin-top:2mm}.tl div{position:absolute;text-align:center;font-size:7.2pt;line-height:1.3}.tl .l{height:.5mm;background:#4a4e69;left:2mm;right:2mm;top:6.6mm}.tl .d{width:2.6mm;height:2.6mm;border-radius:1.3mm;background:#fff;border:.5mm solid #4a4e69;box-sizing:border-box;top:5.5mm}
p.t1{font-size:30pt;font-weight:bold;margin-top:70mm}p.t2{font-size:13pt;margin-top:5mm}p.p{text-indent:1em}"""

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
    page("計画の考え方")
    for x in [*t.why, *t.place, t.period]:
        b.p(x)
    for tag, name, tasks in t.pillars:
        page(name, tag)
        b.open[-1].pop("text", None)
        b.raw('<div class="cards">')
        for x in tasks:
            who = f"{L['who']}：{'、'.join(x.who)}" + (f"<br>{L['with']}：{'、'.join(x.helpers)}" if x.helpers else "")
            b.raw(f'<div class="card"><div class="top"><p class="h2">{x.title}</p><div class="who">{who}</div></div>')
            b.section(2, None, x.title, b.at(x.title)).pop("text")
            m = b.meas(x.measure)
            for k, v in (("state", x.state), ("issues", x.issues), ("actions", "<br>".join("・" + a for a in x.actions)), ("when", x.when)):
                b.raw(f'<p class="ln"><b>{L[k]}</b>' + ("<br>" if k == "actions" else "") + f"{v}</p>")
            g = x.gauges[0]
            r = min(1, g.base_number / g.goal_number) if g.way == "up" else 1
            r2 = 1 if g.way == "up" else g.goal_number / g.base_number
            b.raw(
                f'<div class="kpi"><p><b>{L["kpi"]}</b></p><p class="nm">{g.name}</p><div class="bar"><i style="width:{int(60 * r)}%"></i></div><p>{t.base_period}　{g.base}{g.unit}</p><div class="bar"><i class="b" style="width:{int(60 * r2)}%"></i></div><p>{t.goal_period}　{g.goal}{g.unit}</p></div>'
            )
            o = ['<div class="tl"><div class="l"></div>']
            bars = x.bars[0][1]
            W = 78 / len(t.years)
            for f, last, w, _ in bars:
                o.append(
                    f'<div style="left:{W * f}mm;width:{W}mm;top:1mm">{t.years[f] if f == last else t.years[f].replace("年度", "") + "～" + t.years[last].replace("令和", "")}</div><div class="d" style="left:{W * f + W / 2 - 1.3}mm"></div><div style="left:{W * f}mm;width:{W}mm;top:9.4mm">{w}</div>'
                )
            b.raw("".join(o) + "</div></div>")
            note_task(b, t, m, x)
            note_bars(b, t, None, replace(x, bars=[(x.title, bars)]), "text", form=True)
        b.raw("</div>")
    page("推進体制")
    b.meas("organization")
    b.p("計画は、次の体制で進めます。")
    for nm, kind, h, du in t.roles:
        b.p(f"・{nm}（{h}）　{du}", gold=False)
    b.open[-1].pop("text", None)
    note_roles(b, t)
    b.raw("</div>")
    finish(b)
    return print_html(b, CSS)
