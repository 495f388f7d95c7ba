"""苔ノ瀬村: the village's plan as a deck of one measure a slide, shapes in scrambled order (PowerPoint file by LibreOffice Impress)."""

import random

from content import page_texts
from deck_print import Deck
from recast_gold import begin, note_bars, note_roles, note_task, pdf_of
from recast_report import wide
from recast_towns import KOKENOSE

INK, DARK, MID, PALE, SAND = "1B3A4B", "006466", "4D9078", "E8F3F1", "FFF3D6"


def scramble(deck, seed):
    """Put the shapes of every slide into another order, as a deck that was edited for years has."""
    dice = random.Random(seed)
    for slide in deck.deck.slides:
        tree = slide.shapes._spTree
        shapes = [x for x in tree if x.tag.rsplit("}", 1)[1] in ("sp", "cxnSp", "graphicFrame")]
        flat = [x for x in shapes if x.tag.rsplit("}", 1)[1] == "sp" and not any(t.text for t in x.iter() if t.tag.endswith("}t"))]
        rest = [x for x in shapes if x not in flat]
        dice.shuffle(rest)
        for x in (*flat, *rest):  # what has no words stays behind what has
            tree.remove(x)
            tree.append(x)


def build():
    """Typeset the plan and write its gold."""
    t = KOKENOSE
    b = begin(t, "kokenose_slides")
    d = Deck(33.87, 19.05, "Noto Sans CJK JP", INK)
    pages = 0

    def slide(num=None, title=None, level=1, kind="body", tag=None):
        nonlocal pages
        pages += 1
        d.slide()
        b.fixed = pages
        b.page(pages, str(pages) if pages > 1 else None, kind)
        if title:
            d.box(0, 0, 33.87, 2.1, fill=DARK)
            d.box(0.9, 0.35, 25, 1.4, f"{num}　{title}", size=26, bold=True, ink="FFFFFF")
            if tag:
                d.box(26.0, 0.5, 7.2, 1.1, tag, kind="ROUNDED_RECTANGLE", fill="FFFFFF", size=12, bold=True, ink=DARK, align="c")
            d.box(31.2, 18.1, 2, 0.7, str(pages), size=11, align="r")
            d.box(0.9, 18.1, 14, 0.7, t.title, size=9, ink="888888")
            b.section(level, num, title, b.at("x"), brk=True)

    def panel(x, y, w, h, head, text, size=14, level=2, num=None, section=True):
        d.box(x, y, w, 1.0, head, fill=MID, size=15, bold=True, ink="FFFFFF")
        d.box(x, y + 1.0, w, h, text, fill=PALE, size=size, top=True)
        if section:
            b.section(level, num, head, b.at("x"))
            for line in text.split("\n"):
                b.say(line)

    slide(kind="cover")
    d.box(0, 0, 33.87, 19.05, fill=DARK)
    d.box(2, 5.8, 29.8, 2.6, t.title, size=40, bold=True, ink="FFFFFF", align="c")
    d.box(2, 8.8, 29.8, 1.4, t.cover[1], size=20, ink="FFFFFF", align="c")
    d.box(2, 15.0, 29.8, 1.4, f"{t.cover[2]}　{t.cover[3]}", size=18, ink="FFFFFF", align="c")

    slide("１", t.chapters["base"])
    panel(0.9, 2.8, 32, 5.6, t.heads["why"], "\n".join(t.why), 15)
    panel(0.9, 9.9, 15.6, 5.4, t.heads["place"], "\n".join(t.place), 15)
    panel(17.3, 9.9, 15.6, 5.4, t.heads["period"], t.period, 15)

    slide("２", "３つの柱と取組")
    b.open[-1].pop("text")
    here = b.open[-1]
    for i, (tag, title, tasks) in enumerate(t.pillars):
        x = 0.9 + 10.9 * i
        d.box(x, 3.0, 10.2, 2.2, f"{tag}\n{title}", kind="ROUNDED_RECTANGLE", fill=MID, size=18, bold=True, ink="FFFFFF", align="c")
        d.box(x, 5.6, 10.2, 9.5, "\n".join("● " + task.title for task in tasks), fill=PALE, size=17, top=True)
        b.section(2, tag, title, b.at("x")).pop("text")
        b.open[-1]["certainty"] = "optional"
        for task in tasks:
            b.meas(task.measure, "optional", section=here)
    d.box(0.9, 16.0, 32, 1.2, "みんなで力を合わせ、デジタルで住み続けられる村へ", fill=SAND, size=17, bold=True, align="c")

    n = 0
    for tag, pillar, tasks in t.pillars:
        for task in tasks:
            n += 1
            slide(f"２－{wide(n)}", task.title, tag=f"{tag}　{pillar}")
            b.open[-1].pop("text")
            m = b.meas(task.measure)
            for y, key, text in ((2.7, "state", task.state), (5.7, "issues", task.issues)):
                d.box(0.9, y, 3.0, 2.7, t.labels[key], fill=MID, size=15, bold=True, ink="FFFFFF", align="c")
                d.box(3.9, y, 12.0, 2.7, text, fill=PALE, size=14)
            d.box(16.9, 2.7, 16.0, 1.0, t.labels["actions"], fill=MID, size=15, bold=True, ink="FFFFFF", align="c")
            d.box(16.9, 3.7, 16.0, 4.7, "\n".join("・" + a for a in task.actions), fill=PALE, size=15, top=True)
            # years in boxes, halves below, chevrons
            d.box(0.9, 9.0, 3.0, 1.6, t.labels["plan"], fill=MID, size=15, bold=True, ink="FFFFFF", align="c")
            for i, year in enumerate(t.years):
                d.box(9.9 + 7.7 * i, 9.0, 7.6, 0.8, year, fill="BFD8D2", size=13, bold=True, align="c")
                for k, half in enumerate(("上期", "下期")):
                    d.box(9.9 + 7.7 * i + 3.85 * k, 9.8, 3.75, 0.8, half, fill="DCEBE7", size=11, align="c")
            y = 10.9
            for item, bars in task.bars:
                d.box(0.9, y, 8.8, 1.4, item, size=14, line="BFD8D2")
                for k, (first, last, words, _) in enumerate(bars):
                    d.box(9.9 + 3.85 * first, y, 3.85 * (last - first + 1) - 0.1, 1.4, words, kind="PENTAGON" if k == 0 else "CHEVRON", fill=("9BC53D", "FDE74C", "F6AE2D")[k], size=13, align="c")
                y += 1.6
            if task.gauges:
                g = task.gauges[0]
                d.box(0.9, 13.2, 3.0, 2.4, t.labels["kpi"], fill=MID, size=15, bold=True, ink="FFFFFF", align="c")
                d.box(3.9, 13.2, 9.0, 2.4, g.name, fill=PALE, size=15, bold=True)
                d.box(13.2, 13.2, 7.5, 2.4, [(f"現状（{t.base_period}）", 11, False), (f"{g.base}{g.unit}", 22, True)], fill=SAND, line="C9A227", align="c")
                d.box(20.9, 13.8, 1.6, 1.2, kind="RIGHT_ARROW", fill="C9A227")
                d.box(22.7, 13.2, 7.5, 2.4, [(f"目標（{t.goal_period}）", 11, False), (f"{g.goal}{g.unit}", 22, True)], fill=SAND, line="C9A227", align="c")
            for x, w, key, text in ((0.9, 9.6, "when", task.when), (13.9, 4.9, "who", "、".join(task.who)), (22.2, 7.6, "with", "、".join(task.helpers) or "－")):
                d.box(x, 16.3, 3.0, 1.3, t.labels[key], kind="ROUNDED_RECTANGLE", fill="FFFFFF", line=MID, size=14, bold=True, align="c")
                d.box(x + 3.1, 16.3, w, 1.3, text, size=14)
            note_task(b, t, m, task)
            for row in b.rows["kpis"][-len(task.gauges):] if task.gauges else []:
                row["baseline_value"] += row["unit"]
                row["target_value"] += row["unit"]
            note_bars(b, t, None, task, "arrow", form=True)
            for row in b.rows["schedules"]:
                row.pop("table_id", None)

    slide("３", t.heads["org"])
    b.meas("organization", "optional")
    b.open[-1].pop("text")
    places = [(12.2, 3.0), (12.2, 6.6), (12.2, 10.2), (12.2, 13.8)]
    for x0, y0, x1, y1 in [(16.9, 3.0 + 2.5 + 3.6 * i, 16.9, 6.6 + 3.6 * i) for i in range(3)]:
        d.link(x0, y0, x1, y1)
    for (x, y), (name, kind, holder, duty) in zip(places, t.roles, strict=True):
        d.box(x, y, 9.4, 2.5, [(name, 18, True), (holder, 14, False)], fill=SAND if kind == "role" else PALE, line=DARK, align="c")
        d.box(x + 10.0, y + 0.6, 10.5, 1.3, duty, size=14)
    note_roles(b, t)
    for row in b.rows["organization"]:
        row.pop("duties")

    slide("４", "人づくりと進行管理")
    b.open[-1].pop("text")
    b.meas("human-resources", "optional")
    title, mid, texts, dates = t.people
    panel(0.9, 2.8, 32, 3.6, title, "\n".join("・" + x for x in texts), 17)
    m = b.meas(mid)
    for text, kind, when, phase in dates:
        b.target(m, "other", text, kind, when, phase=phase, commits=True)
    panel(0.9, 8.2, 32, 3.6, t.heads["review"], "\n".join("・" + x for x in t.reviews), 17)
    b.meas("planned-approach", "optional")
    text, kind, when = t.review
    b.target(None, "other", text, kind, when, phase="review")
    d.box(0.9, 13.6, 32, 1.0, f"※ {t.note}", size=12)
    b.note("※", None, t.note, "asterisk")

    slide("５", t.heads["words"])
    b.open[-1].pop("text")
    for i, (term, text) in enumerate(t.words):
        d.box(0.9, 3.0 + 2.6 * i, 8.6, 2.2, term, fill=MID, size=16, bold=True, ink="FFFFFF", align="c")
        d.box(9.6, 3.0 + 2.6 * i, 23.3, 2.2, text, fill=PALE, size=16)
        b.note(None, term, text, "glossary")

    scramble(d, 7)
    d.save(pdf_of(b))
    n = len(page_texts(pdf_of(b)))
    if n != pages:
        raise ValueError(n)
    b.finish(pages)
    return pages
