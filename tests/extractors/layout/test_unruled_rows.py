"""Rows of tables that are ruled downwards only, and rows between horizontal rules below a header."""

from __future__ import annotations

from extractors.document import Page
from extractors.layout.drawn_timetable import find_drawn_timetables
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from extractors.records.timetable import read_schedule
from tests.extractors.layout.drawing import across, blank, box, down, fill_in, texts_of, write

XS = [50.0, 170.0, 290.0, 410.0, 530.0]
HEAD = ["取組", "R7", "R8", "R9"]


def ruled_down(rows: list[tuple[float, list[str]]], bottom: float) -> Page:
    """A header with a frame, and below it nothing but the lines between the columns."""
    page = blank()
    for y in (100.0, 124.0, bottom):
        across(page, y, XS[0], XS[-1])
    for x in XS:
        down(page, x, 100.0, bottom)
    fill_in(page, XS, [100.0], [HEAD])
    for y, texts in rows:
        for x, text in zip(XS, texts, strict=True) if len(texts) == len(XS) else zip(XS, texts, strict=False):
            write(page, x + 4, y, text)
    return page


def rows_of(page: Page) -> list[list[str]]:
    (table,) = find_tables(page, make_lines)
    return texts_of(table)


def test_labels_apart_make_rows_where_no_rule_does():
    page = ruled_down(
        [(132, ["窓口", "準備", "導入", "運用"]), (162, ["収納", "", "導入", ""]), (192, ["相談", "開催", "", "開催"])], 220
    )
    assert rows_of(page)[1:] == [
        ["窓口", "準備", "導入", "運用"], ["収納", "", "導入", ""], ["相談", "開催", "", "開催"]]  # fmt: skip


def test_a_label_on_two_lines_is_one_row():
    rows = [(132, ["窓口を", "準備", "", ""]), (143, ["一つに", "", "", ""]), (172, ["収納", "導入", "", ""])]
    page = ruled_down([*rows, (202, ["相談", "開催", "", ""]), (232, ["研修", "", "開催", ""])], 260)
    assert [row[0] for row in rows_of(page)] == ["取組", "窓口を一つに", "収納", "相談", "研修"]


def test_a_cell_of_running_text_keeps_its_row():
    lines = [(132 + 14.0 * i, ["窓口" if i == 0 else "", "書かずに済む", "予約の受付", "相談の場所"]) for i in range(5)]
    assert len(rows_of(ruled_down(lines, 210))) == 2
    wide = [(132 + 18.0 * i, ["窓口を", "書かずに済む", "予約の受付", "相談の場所"]) for i in range(4)]
    assert len(rows_of(ruled_down(wide, 220))) == 2
    # Two labels may be a name and a remark on it.
    two = [(132, ["窓口", "準備", "", ""]), (162, ["（全庁）", "導入", "", ""])]
    assert len(rows_of(ruled_down(two, 190))) == 2


def half_ruled(shaded: bool) -> Page:
    """A header of years over quarters in boxes, rows between horizontal rules, bars over them."""
    page = blank()
    xs = [50.0, 170.0, *[170.0 + 45 * i for i in range(1, 9)]]
    heads = [["取組", "令和7年度", "", "", "", "令和8年度"], ["", *[f"{q}Q" for q in (1, 2, 3, 4, 1, 2, 3, 4)]]]
    cells = [(50, 100, 170, 148), (170, 100, 350, 124), (350, 100, 530, 124)]
    cells += [(xs[i], 124, xs[i + 1], 148) for i in range(1, 9)]
    for x0, top, x1, bottom in cells:
        box(page, x0, top, x1, bottom, (221, 230, 242) if shaded else None, None if shaded else (0, 0, 0))
    write(page, 54, 118, heads[0][0])
    write(page, 220, 106, "令和7年度")
    write(page, 400, 106, "令和8年度")
    for i, text in enumerate(heads[1][1:]):
        write(page, xs[i + 1] + 6, 130, text)
    for r, name in enumerate(("窓口", "相談", "研修")):
        across(page, 148 + 40.0 * (r + 1), 50, 530)
        write(page, 54, 160 + 40.0 * r, name)
    for r, (a, b, text) in enumerate(((1, 3, "準備"), (3, 9, "開催"), (2, 6, "実施"))):
        box(page, xs[a] + 2, 158 + 40.0 * r, xs[b] - 2, 174 + 40.0 * r, (155, 194, 230), None)
        write(page, xs[a] + 8, 161 + 40.0 * r, text)
    return page


def test_rows_between_horizontal_rules_belong_to_the_header_above_them():
    for shaded in (True, False):
        (table,) = find_tables(half_ruled(shaded), make_lines)
        assert (table.n_rows, table.n_cols, table.n_header_rows) == (5, 9, 2)
        found = [(e.labels[-1].text, e.span.first, e.span.last, e.text.text if e.text else None)
                 for e in read_schedule(table)]  # fmt: skip
        april = 2025 * 12 + 3
        assert found == [
            ("窓口", april, april + 5, "準備"),
            ("相談", april + 6, april + 23, "開催"),
            ("研修", april + 3, april + 14, "実施"),
        ]


def test_boxes_of_years_without_a_head_over_the_labels_are_a_drawing():
    page = half_ruled(shaded=False)
    page.chars = [c for c in page.chars if not (c.place.x0 < 170 and c.place.top < 148)]
    page.shapes = [s for s in page.shapes if s.place.bbox != (50, 100, 170, 148)]
    page.segments = [s for s in page.segments if not (s.x1 <= 170 and s.bottom <= 148)]
    assert find_tables(page, make_lines) == []
    ((table, axis),) = find_drawn_timetables(page, [])
    assert [e.labels[-1].text for e in read_schedule(table, [axis])] == ["窓口", "相談", "研修"]
