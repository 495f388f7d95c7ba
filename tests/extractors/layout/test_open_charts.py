"""Lines and tints behind bars make no table unless they part the names beside the bars."""

from __future__ import annotations

import pytest

from extractors.document import Page
from extractors.layout.drawn_timetable import find_drawn_timetables
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from extractors.records.timetable import read_schedule
from tests.extractors.layout.drawing import BLUE, across, blank, box, down, write

GREY = (243, 243, 243)
NAMES = ("窓口の改革", "手続の電子化", "端末の更新", "研修の実施")
XS = (240.0, 400.0, 560.0, 720.0)
PITCH = 40.0
TOP = 122.0
BOTTOM = TOP + PITCH * len(NAMES)


def chart() -> Page:
    """Three years in boxes over two bars a row, with a word in each bar and a name at the left."""
    page = blank()
    for i, (a, b) in enumerate(zip(XS, XS[1:], strict=False)):
        box(page, a, 100, b, TOP)
        write(page, a + 50, 106, f"令和{7 + i}年度", 9)
    return page


def rows(page: Page) -> Page:
    for i, name in enumerate(NAMES):
        y = TOP + PITCH * i
        write(page, 48, y + 15, name, 10)
        for a, b, word in ((XS[0] + 3, XS[1] - 3, "検討準備"), (XS[1] + 3, XS[3] - 3, "順次実施")):
            box(page, a, y + 10, b, y + 30, BLUE, None)
            write(page, (a + b) / 2 - 18, y + 15, word, 9)
    return page


def items(page: Page) -> list[tuple[str, int, int, str]]:
    tables = find_tables(page, make_lines)
    return [
        (e.labels[-1].text, e.span.first_fiscal_year, e.span.last_fiscal_year, e.text.text if e.text else "")
        for table, axis in find_drawn_timetables(page, tables)
        for e in read_schedule(table, [axis])
    ]


EXPECTED = [
    entry for name in NAMES for entry in ((name, 2025, 2025, "検討準備"), (name, 2026, 2027, "順次実施"))
]


@pytest.mark.parametrize("ground", ["none", "pillars", "lines", "stripes", "ends"])
def test_a_ground_that_parts_no_names_is_no_table(ground: str) -> None:
    page = chart()
    if ground == "stripes":
        for i in (0, 2):
            box(page, 40, TOP + PITCH * i, XS[-1], TOP + PITCH * (i + 1), GREY, None)
    if ground == "pillars":
        for x in XS:
            down(page, x, TOP, BOTTOM)
    rows(page)
    if ground == "lines":
        for x in (*XS, *((a + b) / 2 for a, b in zip(XS, XS[1:], strict=False))):
            down(page, x, 100, BOTTOM)
    if ground == "ends":
        for i in range(len(NAMES) + 1):
            across(page, TOP + PITCH * i, 40, XS[-1])
    assert find_tables(page, make_lines) == []
    assert items(page) == EXPECTED


def test_lines_that_part_the_names_and_the_years_make_a_table_with_bars_over_it() -> None:
    page = rows(chart())
    for i in range(-1, len(NAMES) + 1):
        across(page, TOP + PITCH * i if i >= 0 else 100, 40, XS[-1])
    for x in (40, *XS):
        down(page, x, 100, BOTTOM)
    (table,) = find_tables(page, make_lines)
    assert (table.n_rows, table.n_cols) == (5, 4)
    assert len(table.marks) == 2 * len(NAMES)


def test_a_table_beside_years_and_bars_stays_one() -> None:
    page = rows(chart())
    for y in (400, 420, 440, 460):
        across(page, y, 40, 700)
    for x in (40, 200, 450, 700):
        down(page, x, 400, 460)
    for r in range(3):
        for x in (45, 205, 455):
            write(page, x, 406 + 20 * r, f"項目{r}", 9)
    (table,) = find_tables(page, make_lines)
    assert (table.n_rows, table.n_cols) == (3, 3)
