"""Tables that touch: where one ends and the next begins, and where one table only changes its columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.document import Page, Table
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from tests.extractors.layout.drawing import BLUE, blank, box, down, ruled, texts_of

TOP = ([50.0, 150.0, 350.0, 550.0], [100.0, 125.0, 150.0, 175.0])
WORDS = [["番号", "事業", "担当"], ["1", "窓口", "市民課"], ["2", "税", "税務課"]]
COLUMNS = [50.0, 200.0, 260.0, 420.0, 550.0]
FIGURES = [["年度", "件数", "割合", "備考"], ["R6", "10", "5%", ""], ["R7", "20", "8%", "増"]]


def two(gap: float, *, shaded: bool = True, between: Sequence[Sequence[str]] = ()) -> Page:
    """A table over another, their borders so far apart, with a row across all columns between them."""
    page = blank()
    ruled(page, *TOP, WORDS)
    if shaded:
        box(page, 50, 100, 550, 125, BLUE, None)
    first = 175.0
    if between:
        ruled(page, [50.0, 550.0], [175.0, 200.0], between)
        first = 200.0
    ys = [first + gap + 25.0 * i for i in range(4)]
    ruled(page, COLUMNS, ys, FIGURES)
    if shaded:
        box(page, 50, ys[0], 550, ys[1], BLUE, None)
    return page


def found(page: Page) -> list[Table]:
    return find_tables(page, make_lines)


@pytest.mark.parametrize("gap", [0.0, 2.0, 3.5])
def test_header_over_other_columns_begins_a_table(gap: float) -> None:
    one, other = found(two(gap))
    assert texts_of(one) == WORDS and texts_of(other) == FIGURES
    assert (one.n_header_rows, other.n_header_rows) == (1, 1)
    assert one.place.bottom == pytest.approx(175, abs=2) and other.place.top == pytest.approx(175 + gap, abs=2)


def test_other_columns_without_anything_new_are_one_table_with_spans() -> None:
    (table,) = found(two(0.0, shaded=False))
    assert (table.n_rows, table.n_cols) == (6, 6)
    # Two lines a little apart are the borders of two tables, whatever their shade.
    assert len(found(two(2.5, shaded=False))) == 2


@pytest.mark.parametrize("between", ["表２　件数の推移", ""])
def test_caption_or_empty_row_between_parts_them(between: str) -> None:
    one, other = found(two(0.0, between=[[between]]))
    assert texts_of(one) == WORDS and texts_of(other) == FIGURES


def test_title_row_in_a_form_parts_nothing() -> None:
    (table,) = found(two(0.0, between=[["数値目標"]], shaded=False))
    assert table.n_rows == 7


def test_finer_columns_under_a_wide_row_are_spans() -> None:
    page = blank()
    ruled(page, [50.0, 150.0, 550.0], [100.0, 125.0, 150.0], [["取組名", "窓口"], ["内容", "開設"]])
    ruled(page, [50.0, 150.0, 250.0, 350.0, 450.0, 550.0], [150.0, 175.0, 200.0], [["年度", "R6", "R7", "R8", "R9"]])
    for x in (50.0, 150.0):
        down(page, x, 100.0, 200.0)
    assert len(found(page)) == 1


def test_tables_side_by_side_with_rows_of_their_own() -> None:
    page = blank()
    ruled(page, [50.0, 120.0, 250.0], [100.0, 132.0, 174.0, 205.0], [["区分", "件数"], ["窓口", "10"], ["税", "20"]])
    fill = [["年度", "割合"], ["R6", "5%"], ["R7", "8%"], ["R8", "9%"], ["R9", "9%"]]
    ruled(page, [252.5, 330.0, 450.0], [100.0, 121.0, 142.0, 163.0, 184.0, 205.0], fill)
    left, right = found(page)
    assert (left.n_rows, left.n_cols, right.n_rows, right.n_cols) == (3, 2, 5, 2)
    assert texts_of(right) == fill


def test_rows_that_only_divide_those_beside_them_are_one_table() -> None:
    page = blank()
    ys = [100.0, 125.0, 150.0, 175.0, 200.0]
    ruled(page, [150.0, 300.0, 450.0], ys, [["内容", "担当"], ["一", "甲"], ["二", "乙"], ["三", "丙"]])
    ruled(page, [50.0, 147.8], [100.0, 125.0, 200.0], [["区分"], ["窓口"]])
    (table,) = found(page)
    assert (table.n_rows, table.n_cols) == (4, 3)
