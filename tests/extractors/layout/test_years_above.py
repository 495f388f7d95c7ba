"""Years above a ruled grid without boxes head its columns; a date above a table does not."""

from __future__ import annotations

import pytest

from extractors.document import Page, Table
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from tests.extractors.layout.drawing import across, blank, down, write

XS = (40.0, 200.0, 360.0, 520.0, 680.0)


def chart(*rows: tuple[tuple[float, str], ...], xs: tuple[float, ...] = XS) -> Page:
    """A grid of two names and columns of time below rows of words, each with where it begins; the lowest is nearest."""
    page = blank()
    for n, row in enumerate(reversed(rows)):
        for x, text in row:
            write(page, x, 84 - 14 * n, text, 9)
    for y in (100, 130, 160, 190):
        across(page, y, xs[0], xs[-1])
    for x in xs:
        down(page, x, 100, 190)
    for y, name, word in ((110, "窓口の改革", "検討"), (140, "手続の電子化", "実施"), (170, "端末の更新", "準備")):
        write(page, 46, y, name)
        write(page, 230, y, word)
    return page


def head(page: Page) -> list[tuple[int, int, int, str]]:
    (table,) = find_tables(page, make_lines)
    return heads_of(table)


def heads_of(table: Table) -> list[tuple[int, int, int, str]]:
    return [(c.row, c.col, c.col_span, c.text) for c in table.cells if c.row < table.n_rows - 3 and c.text]


def test_a_year_over_each_column() -> None:
    years = ((255, "R7"), (415, "R8"), (575, "R9"))
    assert head(chart(years)) == [(0, 1, 1, "R7"), (0, 2, 1, "R8"), (0, 3, 1, "R9")]


@pytest.mark.parametrize("reaches_up", [False, True])
def test_years_over_halves_and_a_border_that_reaches_up(reaches_up: bool) -> None:
    halves = ((250, "上期"), (370, "下期"), (490, "上期"), (610, "下期"))
    page = chart(((297, "令和7年度"), (537, "令和8年度")), halves, xs=(40.0, 200.0, 320.0, 440.0, 560.0, 680.0))
    if reaches_up:
        down(page, 40.0, 60, 100)
        down(page, 200.0, 60, 100)
        across(page, 60, 40.0, 200.0)
    found = head(page)
    assert [(r, c, n) for r, c, n, text in found if text.startswith("令和")] == [(0, 1, 2), (0, 3, 2)]
    assert sum(text in ("上期", "下期") for *_, text in found) == 4


def test_a_date_or_words_above_a_table_are_no_head() -> None:
    for row in (((575, "令和7年度"),), ((255, "検討"), (415, "準備"), (575, "実施")), ((255, "令和7年4月に定めた取組の一覧"),)):
        (table,) = find_tables(chart(row), make_lines)
        assert table.n_rows == 3
