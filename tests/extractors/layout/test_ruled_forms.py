"""Forms between horizontal rules: labels at the left, a timetable and indicators inside, tints as their cells."""

from __future__ import annotations

import pytest

from extractors.document import Page, Table
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from tests.extractors.layout.drawing import BLUE, across, blank, box, grid_of, texts_of, write

LEFT, LABELS, NAMES, RIGHT = 40.0, 120.0, 240.0, 540.0
GREY = (221, 221, 221)


def centred(page: Page, x0: float, x1: float, y: float, text: str) -> None:
    write(page, (x0 + x1 - len(text) * 9) / 2, y, text, 9)


def label(page: Page, top: float, bottom: float, text: str, shaded: bool) -> None:
    if shaded:
        box(page, LEFT, top, LABELS, bottom, GREY, None)
    centred(page, LEFT, LABELS, (top + bottom) / 2 - 4, text)


def form(top: float = 100.0, shaded: bool = False, named: bool = True, page: Page | None = None) -> Page:
    """Current state, a timetable of two rows, an indicator, the division."""
    page = page or blank()
    for at in (0, 20, 80, 120, 140):
        across(page, top + at, LEFT, RIGHT)
    for at in (40, 60, 100):
        across(page, top + at, LABELS, RIGHT)
    for at, low, text in ((0, 20, "現状"), (20, 80, "工程"), (80, 120, "目標"), (120, 140, "担当課")):
        label(page, top + at, top + low, text, shaded)
    write(page, LABELS + 4, top + 6, "来庁しないとできない手続が多く、待つ人も多い。", 9)
    write(page, LABELS + 4, top + 126, "住民課", 9)
    start = NAMES if named else LABELS
    step = (RIGHT - start) / 3
    for i in range(3):
        centred(page, start + i * step, start + (i + 1) * step, top + 26, f"令和{7 + i}年度")
    if named:
        for at, text in ((26, "項目"), (46, "機器の調達"), (66, "窓口の運用")):
            write(page, LABELS + 4, top + at, text, 9)
    for at, x0, x1, text in ((40, start, start + step, "検討"), (60, start + step, RIGHT, "全ての課で開始")):
        box(page, x0, top + at, x1, top + at + 20, BLUE, None)
        centred(page, x0, x1, top + at + 6, text)
    for i, (head, value) in enumerate((("指標", "申請率"), ("単位", "％"), ("現状値", "12"), ("目標値", "60"))):
        x0, x1 = LABELS + 105 * i, LABELS + 105 * (i + 1)
        centred(page, x0, x1, top + 86, head)
        centred(page, x0, x1, top + 106, value)
    return page


def only(page: Page) -> Table:
    (table,) = find_tables(page, make_lines)
    return table


@pytest.mark.parametrize("shaded", [False, True])
def test_a_form_with_a_timetable_and_indicators_is_one_table(shaded: bool) -> None:
    table = only(form(shaded=shaded))
    cells = {c.text: (c.row, c.col, c.row_span, c.col_span) for c in table.cells}
    assert table.n_rows == 7
    assert {text: cells[text][0::2] for text in ("現状", "工程", "目標", "担当課")} == {
        "現状": (0, 1), "工程": (1, 3), "目標": (4, 2), "担当課": (6, 1),
    }  # fmt: skip
    years = [cells[f"令和{n}年度"] for n in (7, 8, 9)]
    assert cells["検討"][1::2] == years[0][1::2]
    row, col, _, span = cells["全ての課で開始"]
    assert (row, col, col + span) == (3, years[1][1], years[2][1] + years[2][3])
    assert cells["来庁しないとできない手続が多く、待つ人も多い。"] == (0, 1, 1, table.n_cols - 1)


def test_indicators_keep_their_columns() -> None:
    texts = texts_of(only(form()))
    assert texts[4] == ["目標", "指標", "単位", "現状値", "目標値"]
    assert texts[5] == ["申請率", "％", "12", "60"]


def test_a_timetable_without_names_begins_at_the_labels() -> None:
    table = only(form(named=False))
    assert [cell[4] for cell in grid_of(table) if cell[0] == 1] == ["工程", "令和7年度", "令和8年度", "令和9年度"]
    assert ["検討", "", ""] == texts_of(table)[2]


def test_two_forms_with_a_title_between_them_are_two_tables() -> None:
    page = form(form_top := 60.0)
    write(page, LEFT, form_top + 155, "(2) 書かない窓口の導入を進めるための取組", 12)
    first, second = find_tables(form(240.0, page=page), make_lines)
    assert first.n_rows == second.n_rows == 7
    assert not any("書かない" in c.text for table in (first, second) for c in table.cells)


def test_names_below_years_are_a_timetable_and_no_form() -> None:
    page = blank()
    for y in (100, 120, 160, 200):
        across(page, y, LEFT, RIGHT)
    for y in (140, 180):
        across(page, y, LABELS, RIGHT)
    for x, text in ((44, "柱"), (124, "取組")):
        write(page, x, 106, text, 9)
    for i in range(3):
        centred(page, NAMES + 100 * i, NAMES + 100 * (i + 1), 106, f"令和{7 + i}年度")
    for row, name in enumerate(("窓口", "手続", "端末", "回線")):
        write(page, 124, 126 + 20 * row, name, 9)
        box(page, NAMES + 100, 120 + 20 * row, RIGHT, 140 + 20 * row, BLUE, None)
        centred(page, NAMES + 100, RIGHT, 126 + 20 * row, "実施")
    for y, text in ((136, "住民"), (176, "庁内")):
        write(page, 44, y, text, 9)
    table = only(page)
    assert (table.n_rows, table.n_cols, table.n_header_rows) == (5, 5, 1)
    assert [cell for cell in grid_of(table) if cell[2] == 2] == [(1, 0, 2, 1, "住民"), (3, 0, 2, 1, "庁内")]
