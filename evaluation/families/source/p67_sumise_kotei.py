"""澄瀬市: an A3 road map without rules: years in bands, lines with heads and dots, names with their facts below, grouped by pillar (ReportLab)."""

from canvas_print import Pen, ruled
from content import C, page_texts
from recast_gold import begin, note_bars, note_gauges, note_roles, note_task, pdf_of
from recast_towns import SUMISE

W, H = 1190.55, 841.89


def build():
    """Typeset the plan and write its gold."""
    t = SUMISE
    b = begin(t, "sumise_kotei")
    pen = Pen(pdf_of(b), (W, H))
    lab = t.labels
    pages = 0

    def page(kind="body"):
        nonlocal pages
        if pages:
            pen.c.showPage()
        pages += 1
        b.fixed = pages
        b.page(pages, f"{pages}")
        if kind is None:
            b.rows["pages"][-1].pop("kind")
        pen.text(W / 2, H - 22, f"- {pages} -", 10, align="c")

    def head(num, title, x, y):
        pen.text(x, y, f"{num}．{title}", 15, ink="#14532d")
        pen.line(x, y + 6, x + 500, y + 6, "#14532d", 1.2)
        return b.section(1, f"{num}．", title, b.at("x"))

    page(None)
    pen.box(0, 0, W, 92, fill="#14532d")
    pen.text(60, 58, t.title, 30, ink="#ffffff")
    pen.text(W - 60, 40, t.cover[1], 14, ink="#ffffff", align="r")
    pen.text(W - 60, 66, f"{t.cover[2]}　{t.name}", 12, ink="#ffffff", align="r")
    y = 140
    for num, key, texts in (("１", "why", t.why), ("２", "place", t.place), ("３", "period", [t.period])):
        head(num, t.heads[key], 60, y)
        y += 28
        for text in texts:
            y = pen.lines(72, y, "　" + text, 480, 11, "PM", 1.6)
            b.say(text)
        y += 34
    y = 140
    head("４", t.heads["org"], 630, y)
    b.meas("organization")
    pen.text(642, y + 28, "　市長を本部長とするＤＸ推進本部が計画を進めます。", 11, "PM")
    b.say("市長を本部長とするＤＸ推進本部が計画を進めます。")
    b.org("ＤＸ推進本部", "body", "市長", None)
    b.rows["organization"][-1]["certainty"] = "optional"
    rows = [["役割", "担当", "内容"]] + [[n, h, d] for n, _, h, d in t.roles]
    y = ruled(pen, rows, 642, y + 42, [150, 130, 190], [22] * len(rows), 1, 10, "#dcfce7") + 40
    b.grid(rows, header=1)
    note_roles(b, t)
    title, mid, texts, dates = t.people
    head("５", title, 630, y)
    m = b.meas(mid)
    for text in texts:
        y += 26
        pen.text(642, y, "　" + text, 11, "PM")
        b.say(text)
    for text, kind, when, phase in dates:
        b.target(m, "other", text, kind, when, phase=phase, commits=True)
    y += 44
    head("６", t.heads["review"], 630, y)
    b.meas("planned-approach", "optional")
    y += 28
    for text in t.reviews:
        y = pen.lines(642, y, "　" + text, 480, 11, "PM", 1.6)
        b.say(text)
    text, kind, when = t.review
    b.target(None, "other", text, kind, when, phase="review")

    inks = ("#16a34a", "#ca8a04", "#2563eb")
    x0, step = 560, 145

    def sheet(num, title, groups):
        page()
        head(num, title, 60, 62)
        here = b.open[-1]
        for i, year in enumerate(t.years):
            pen.box(x0 + step * i + 2, 84, step - 4, 24, fill="#14532d")
            pen.text(x0 + step * (i + 0.5), 101, year, 12, ink="#ffffff", align="c")
        y = 122
        for tag, pillar, tasks, first_of in groups:
            if first_of:
                pen.box(60, y, x0 + step * 4 - 60, 20, fill="#dcfce7")
                pen.text(68, y + 15, f"{tag}　{pillar}", 11.5, ink="#14532d")
                row = b.section(2, tag, pillar, b.at("x"))
                row["certainty"] = "optional"
                row.pop("text")
                b.open.pop()
                y += 30
            for x in tasks:
                row = b.section(2, None, x.title, b.at("x"))
                row["certainty"] = "optional"
                row.pop("text")
                b.open.pop()
                m = b.meas(x.measure, section=here, in_table=(None, x.title, pages))
                pen.text(76, y + 12, x.title, 12.5)
                pen.text(84, y + 28, f"{lab['when']}：{x.when}", 9, "PM")
                pen.text(84, y + 42, f"{lab['who']}：{'、'.join(x.who)}" + (f"　{lab['with']}：{'、'.join(x.helpers)}" if x.helpers else ""), 9, "PM")
                for r, (_, bars) in enumerate(x.bars):
                    yy = y + 22 + 34 * r
                    for k, (first, last, words, _) in enumerate(bars):
                        a, z = x0 + step * first + 8, x0 + step * (last + 1) - 8
                        pen.shape([(a - 3, yy - 3), (a + 3, yy - 3), (a + 3, yy + 3), (a - 3, yy + 3)], inks[k])
                        pen.arrow(a, yy, z, inks[k], 3)
                        pen.text((a + z) / 2, yy - 6, words, 10.5, align="c")
                note_task(b, t, m, x, kpi=False, leave=("state", "issues", "actions"))
                note_bars(b, t, None, x, "arrow")
                for row in b.rows["schedules"][-sum(len(z) for _, z in x.bars):]:
                    row["sub_item"] = None
                    row.pop("table_id")
                y += 62 if len(x.bars) == 1 else 84
            y += 6
        return y

    p = t.pillars
    sheet("７", "年次計画（その１）", [(*p[0], True), (p[1][0], p[1][1], p[1][2][:3], True)])
    y = sheet("８", "年次計画（その２）", [(p[1][0], p[1][1], p[1][2][3:], True), (*p[2], True)])
    pen.text(60, y + 6, f"※　{t.note}", 9.5, "PM")
    b.note("※", None, t.note, "asterisk")
    head("９", t.heads["kpi"], 60, y + 50)
    here = b.open[-1]
    rows = [["指標", "単位", f"{t.base_period}\n実績", f"{t.goal_period}\n目標"]]
    rows += [[g.name, C(g.unit, align="center"), C(g.base, align="center"), C(g.goal, align="center")] for x in t.tasks for g in x.gauges]
    ruled(pen, rows, 72, y + 66, [250, 60, 90, 90], [32, *[19] * (len(rows) - 1)], 1, 9.5, "#dcfce7")
    b.grid(rows, header=1)
    for x in t.tasks:
        note_gauges(b, t, None, x, where=here)
    for row in b.rows["tables"]:
        row.pop("caption")
    pen.c.save()
    if len(page_texts(pdf_of(b))) != pages:
        raise ValueError(pages)
    b.finish(pages)
    return pages
