"""翡翠浦市: slides of panels that arrows join, labels inside the panels, two number boxes, bars below year boxes, a strip of divisions (Impress)."""

from dataclasses import replace

from content import page_texts
from deck_print import Deck
from p60_kokenose_slides import scramble
from recast_gold import begin, note_bars, note_roles, note_task, pdf_of
from recast_hisuiura import HISUIURA as T
from recast_hisuiura import finish


def build():
    """Typeset the plan and write its gold."""
    t = replace(
        T, labels={"state": "現状", "issues": "課題", "actions": "取組", "when": "目標年度", "who": "担当課", "with": "関係課", "kpi": "KPI", "plan": "ロードマップ"}
    )
    b = begin(t, "hisuiura_nagare")
    d = Deck(33.87, 19.05, "Noto Sans CJK JP", "333333")
    n = 0
    L = t.labels
    A, B_, C_ = "5F0F40", "9A031E", "FB8B24"

    def slide(title=None, num=None, level=1):
        nonlocal n
        n += 1
        d.slide()
        b.fixed = n
        b.page(n, str(n) if n > 1 else None, "body" if n > 1 else "cover")
        if not title:
            return
        if num:
            d.box(0.8, 0.4, 2.2, 1.4, num, kind="HEXAGON", fill=A, size=15, bold=True, ink="FFFFFF", align="c")
        d.box(3.2 if num else 0.8, 0.4, 26, 1.4, title, size=26, bold=True, ink=A)
        d.box(16, 18.2, 1.8, 0.6, str(n), size=10, align="c")
        r = b.section(level, num, title, b.at("x"), brk=True)
        r.pop("text")
        return r

    slide()
    d.box(2, 5, 30, 3, t.title, size=38, bold=True, ink=A, align="c")
    d.box(2, 9, 30, 1.2, t.cover[1], size=18, align="c")
    d.box(2, 14, 30, 1.2, f"{t.cover[2]}　{t.name}", size=18, align="c")
    slide("計画の位置付けと期間")
    d.box(1, 3, 31.5, 8, "\n".join("・" + x for x in [*t.why, *t.place, t.period]), size=18, top=True)
    slide("推進体制")
    b.meas("organization")
    for k, (nm, kind, h, du) in enumerate(t.roles):
        d.box(9, 3.4 + 4.6 * k, 16, 3.6, [(nm, 20, True), (f"（{h}）", 14, False), (du, 14, False)], kind="ROUNDED_RECTANGLE", line=A, align="c")
    note_roles(b, t)
    c = 0
    for tag, name, tasks in t.pillars:
        for x in tasks:
            c += 1
            slide(x.title, f"{c:02}")
            m = b.meas(x.measure)
            for k, (lab, text) in enumerate((("state", x.state), ("issues", x.issues), ("actions", "\n".join("・" + a for a in x.actions)))):
                X = 1 + 10.9 * k
                d.box(X, 2.6, 9.6, 5, [(L[lab], 15, True), *[(z, 13, False) for z in text.split("\n")]], fill=("FFF1E6", "FDE2E4", "E2ECE9")[k], top=True)
                if k < 2:
                    d.box(X + 9.7, 4.4, 1.1, 1.2, kind="RIGHT_ARROW", fill=C_)
            g = x.gauges[0]
            d.box(1, 8.2, 2.4, 2.2, L["kpi"], kind="OVAL", fill=B_, size=13, bold=True, ink="FFFFFF", align="c")
            d.box(3.6, 8.2, 8, 2.2, g.name, size=14, bold=True)
            for k, (p_, v) in enumerate(((t.base_period, g.base), (t.goal_period, g.goal))):
                d.box(12 + 6 * k, 8.2, 5, 2.2, [(f"{v}{g.unit}", 22, True), (p_, 10, False)], fill="FFFFFF", line=B_, align="c")
            d.box(17.1, 8.9, 0.8, 0.8, kind="RIGHT_ARROW", fill=B_)
            d.box(24.4, 8.2, 8.4, 2.2, [(f"{L['when']}", 12, True), (x.when, 13, False)], line=C_)
            y = 11.2
            X0, W = 8.2, 6.1
            for i, yr in enumerate(t.years):
                d.box(X0 + W * i, y, W - 0.1, 0.9, yr, fill=A, size=12, bold=True, ink="FFFFFF", align="c")
            for item, bars in x.bars:
                y += 1.3
                d.box(1, y, 7, 1.1, item, fill="EEEEEE", size=12)
                for j, (f, last, w, _) in enumerate(bars):
                    d.box(X0 + W * f, y, W * (last - f + 1) - 0.1, 1.1, w, fill=("FFD7BA", "FEC89A")[j % 2], size=12, align="c")
            d.box(1, 16.4, 31.8, 1.1, f"■{L['who']}：{'、'.join(x.who)}" + (f"　　■{L['with']}：{'、'.join(x.helpers)}" if x.helpers else ""), fill="F8EDEB", size=13)
            note_task(b, t, m, x)
            note_bars(b, t, None, x, "bar", form=True)
    scramble(d, 5)
    finish(b)
    d.save(pdf_of(b))
    assert len(page_texts(pdf_of(b))) == n
    b.finish(n)
    return n
