"""Matrices without rules stand below words that head columns of measures; cards and prose below such words are none."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Page
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from tests.extractors.layout.drawing import BLUE, blank, box, grid_of, write

XS = (50.0, 170.0, 300.0, 430.0)
HEADS = ("取組", "現状", "取組内容", "担当課")
FIRST = ("1-1　窓口の改革", "紙の申請が窓口に多く残\nっている。", "様式を一つずつ見直し、\n電子申請に移す。", "総務課")
SECOND = ("1-2　端末の更新", "端末が古くなった。", "三年で入れ替える。", "税務課")


def rows_on(page: Page, top: float, *rows: Sequence[str]) -> float:
    """Write rows whose lines stand sixteen points apart, eight points more between rows; return where they end."""
    for row in rows:
        for x, text in zip(XS, row, strict=True):
            for i, line in enumerate(text.split("\n")):
                write(page, x, top + 16 * i, line)
        top += 16 * max(text.count("\n") + 1 for text in row) + 8
    return top


def filled(page: Page) -> list[list[tuple[int, int, int, int, str]]]:
    return [[cell for cell in grid_of(table) if cell[4]] for table in find_tables(page, make_lines)]


def cells(row: int, texts: Sequence[str]) -> list[tuple[int, int, int, int, str]]:
    return [(row, col, 1, 1, text.replace("\n", "")) for col, text in enumerate(texts)]


def test_white_space_parts_rows_and_columns() -> None:
    page = blank()
    rows_on(page, 100, HEADS, FIRST, SECOND)
    (table,) = find_tables(page, make_lines)
    assert grid_of(table) == [*cells(0, HEADS), *cells(1, FIRST), *cells(2, SECOND)]
    assert table.n_header_rows == 1


def test_stripes_of_single_rows_make_no_table_of_their_own() -> None:
    page = blank()
    rows_on(page, 100, HEADS, FIRST, SECOND)
    box(page, 45, 160, 600, 180, BLUE, None)
    assert filled(page) == [[*cells(0, HEADS), *cells(1, FIRST), *cells(2, SECOND)]]


def test_a_name_over_the_columns_is_a_row_of_its_own() -> None:
    page = blank()
    top = rows_on(page, 100, HEADS)
    write(page, XS[0], top, "柱１　手続をいつでもどこでも")
    rows_on(page, top + 24, FIRST, SECOND)
    assert filled(page) == [
        [*cells(0, HEADS), (1, 0, 1, 4, "柱１　手続をいつでもどこでも"), *cells(2, FIRST), *cells(3, SECOND)]
    ]


def test_words_that_name_no_column_of_measures_head_none() -> None:
    page = blank()
    rows_on(page, 100, ("春の市", "夏の市", "秋の市", "冬の市"), FIRST, SECOND)
    assert filled(page) == []


def test_prose_below_such_words_is_none() -> None:
    page = blank()
    rows_on(page, 100, HEADS)
    for i in range(4):
        write(page, XS[0], 124 + 16 * i, "計画の進み具合を毎年度確かめ、必要な見直しを行ったうえで公表する。")
    assert filled(page) == []
