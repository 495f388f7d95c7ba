"""苔ノ瀬村: the village's plan as drawn timetables: bars over a ruled table, chevrons without rules, arrows with words above (ReportLab)."""

from canvas_print import Pen, ruled
from content import C, page_texts
from recast_gold import axis_rows, begin, note_bars, note_gauges, note_roles, note_task, pdf_of
from recast_towns import KOKENOSE

W, H = 841.89, 595.28


def build():
    """Typeset the plan and write its gold."""
    t = KOKENOSE
    b = begin(t, "kokenose_gantt")
    pen = Pen(pdf_of(b), (W, H))
    pages = 0

    def page(kind="body"):
        nonlocal pages
        if pages:
            pen.c.showPage()
        pages += 1
        b.fixed = pages
        b.page(pages, str(pages))
        if kind:
            b.rows["pages"][-1]["kind"] = kind
        else:
            b.rows["pages"][-1].pop("kind")
        pen.text(W - 40, H - 24, str(pages), 9, align="r")
        pen.line(40, H - 38, W - 40, H - 38, "#9a8c6c")

    def head(num, title, y, level=1, brk=False, size=15):
        if level == 1:
            pen.box(40, y - 17, 6, 22, fill="#8a5a00")
        pen.text(52 if level == 1 else 60, y, f"{num}　{title}" if num else title, size, ink="#5a3a00")
        return b.section(level, num, title, b.at("x"), brk=brk)

    page(None)
    pen.text(W / 2, 80, t.title, 26, ink="#5a3a00", align="c")
    pen.text(W / 2, 106, f"（{t.cover[1]}）", 13, align="c")
    pen.text(W / 2, 132, f"{t.cover[2]}　{t.name}", 12, align="c")
    y = 180
    for num, key, texts in (("１", "why", t.why), ("２", "place", t.place), ("３", "period", [t.period])):
        head(num, t.heads[key], y)
        y += 24
        for text in texts:
            y = pen.lines(70, y, "　" + text, 700, 11, lead=1.6)
            b.say(text)
        y += 26

    n = 6
    colours = ("#f4a261", "#e9c46a", "#8ab17d")
    # pillar 1: rounded bars over a ruled table
    page()
    head("４", f"{t.heads['plan']}（{t.pillars[0][1]}）", 60, brk=True)
    lab = t.labels
    rows, h = axis_rows(t, ["取組", lab["actions"], lab["when"], lab["who"], "実施項目"])
    for x in t.pillars[0][2]:
        rows.append([C(x.title), C("\n".join("・" + a for a in x.actions)), C(x.when), C("、".join(x.who)), C(x.bars[0][0]), *[C("")] * n])
    widths = [92, 150, 92, 52, 78, *[49] * n]
    heights = [20, 20, *[88] * len(t.pillars[0][2])]
    ruled(pen, rows, 42, 84, widths, heights, h)
    table = b.grid(rows, header=h)
    section = b.open[-1]
    left = 42 + sum(widths[:5])
    for r, x in enumerate(t.pillars[0][2]):
        m = b.meas(x.measure, section=section, in_table=(None, x.title, pages))
        note_task(b, t, m, x, kpi=False, leave=("state", "issues", "with"))
        for k, (first, last, words, _) in enumerate(x.bars[0][1]):
            top = 124 + 88 * r + 32
            pen.box(left + 49 * first + 3, top, 49 * (last - first + 1) - 6, 24, fill=colours[k], round_=6)
            pen.text(left + 49 * (first + last + 1) / 2, top + 16, words, 10, align="c")
        note_bars(b, t, table, x, "bar")

    def side(x, y):
        """Write a measure's name with its time and division below it, in a column without rules."""
        pen.text(48, y + 14, x.title, 12, ink="#3a2a00")
        pen.text(48, y + 32, f"{lab['when']}：{x.when}", 8.5)
        pen.text(48, y + 46, f"{lab['who']}：{'、'.join(x.who)}", 8.5)

    def axis(y, x0, step):
        for i, year in enumerate(t.years):
            pen.box(x0 + 2 * step * i + 1, y, 2 * step - 2, 20, fill="#8a5a00")
            pen.text(x0 + 2 * step * i + step, y + 14, year, 11, ink="#ffffff", align="c")
            for k, half in enumerate(("上期", "下期")):
                pen.box(x0 + step * (2 * i + k) + 1, y + 21, step - 2, 16, fill="#f1e6cf")
                pen.text(x0 + step * (2 * i + k + 0.5), y + 33, half, 9, align="c")

    def rows_of(k, draw, y, pitch):
        section = b.open[-1]
        for r, x in enumerate(t.pillars[k][2]):
            m = b.meas(x.measure, section=section, in_table=(None, x.title, pages))
            b.section(2, None, x.title, b.at("x"))["certainty"] = "optional"
            b.open[-1].pop("text")
            b.open.pop()
            note_task(b, t, m, x, kpi=False, leave=("state", "issues", "actions", "with"))
            side(x, y + pitch * r)
            for i, (first, last, words, _) in enumerate(x.bars[0][1]):
                draw(first, last, y + pitch * r, words, i)
            note_bars(b, t, None, x, "arrow")
            for row in b.rows["schedules"][-len(x.bars[0][1]):]:
                row["sub_item"] = None
                row.pop("table_id")

    # pillar 2: chevrons, bands of tint instead of rules
    page()
    head("５", f"{t.heads['plan']}（{t.pillars[1][1]}）", 60, brk=True)
    x0, step = 300, 83
    axis(84, x0, step)
    for r in range(3):
        if r % 2 == 0:
            pen.box(42, 132 + 80 * r, 756, 72, fill="#faf5ea")

    def chevron(first, last, y, words, i):
        pen.chevron(x0 + step * first + 2, y + 16, step * (last - first + 1) - 4, 30, colours[i], notch=i > 0)
        pen.text(x0 + step * (first + last + 1) / 2, y + 35, words, 11, align="c")

    rows_of(1, chevron, 136, 80)
    pen.text(48, 400, f"※　{t.note}", 9)
    b.note("※", None, t.note, "asterisk")

    # pillar 3: arrows with words above them between dashed lines
    page()
    head("６", f"{t.heads['plan']}（{t.pillars[2][1]}）", 60, brk=True)
    axis(84, x0, step)
    for i in range(n + 1):
        pen.line(x0 + step * i, 124, x0 + step * i, 290, "#999999", 0.4, [2, 2])

    def arrow(first, last, y, words, i):
        pen.arrow(x0 + step * first + 4, y + 40, x0 + step * (last + 1) - 4, "#b5651d")
        pen.text(x0 + step * (first + last + 1) / 2, y + 32, words, 11, align="c")

    rows_of(2, arrow, 136, 80)
    head("７", t.heads["kpi"], 330)
    here = b.open[-1]
    rows = [["指標", "単位", f"現状（{t.base_period}）", f"目標（{t.goal_period}）"]]
    rows += [[g.name, C(g.unit, align="center"), C(g.base, align="center"), C(g.goal, align="center")] for x in t.tasks for g in x.gauges]
    ruled(pen, rows, 60, 350, [260, 70, 140, 140], [20] * len(rows), 1)
    b.grid(rows, header=1)
    for x in t.tasks:
        note_gauges(b, t, None, x, where=here)

    page()
    head("８", t.heads["org"], 60, brk=True)
    b.meas("organization")
    pen.text(70, 84, "計画を進めるための役割は、次のとおりとする。", 11)
    b.say("計画を進めるための役割は、次のとおりとする。")
    rows = [["役割", "担当", "内容"]] + [[name, holder, duty] for name, _, holder, duty in t.roles]
    y = ruled(pen, rows, 60, 96, [180, 180, 300], [22] * len(rows), 1, 10)
    b.grid(rows, header=1)
    note_roles(b, t)
    y += 40
    title, mid, texts, dates = t.people
    head("９", title, y)
    m = b.meas(mid)
    for text in texts:
        y += 22
        pen.text(70, y, "　" + text, 11)
        b.say(text)
    for text, kind, when, phase in dates:
        b.target(m, "other", text, kind, when, phase=phase, commits=True)
    y += 42
    head("10", t.heads["review"], y)
    b.meas("planned-approach", "optional")
    for text in t.reviews:
        y += 22
        pen.text(70, y, "　" + text, 11)
        b.say(text)
    text, kind, when = t.review
    b.target(None, "other", text, kind, when, phase="review")
    y += 42
    head("11", t.heads["words"], y)
    b.open[-1].pop("text")
    for term, text in t.words:
        y += 22
        pen.text(70, y, f"{term}……{text}", 11)
        b.note(None, term, text, "glossary")
    for row in b.rows["tables"]:
        row.pop("caption")
    pen.c.save()
    if len(page_texts(pdf_of(b))) != pages:
        raise ValueError(pages)
    b.finish(pages)
    return pages
