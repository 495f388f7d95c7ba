"""Number, name and what each height of bars is are parted in a timetable that rules part by measure alone."""

from __future__ import annotations

from extractors.document import Page, Table
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from tests.extractors.layout.drawing import BLUE, across, blank, box, down, grid_of, write

XS = (300.0, 420.0, 540.0, 660.0)


def sheet(*, closed: bool, beside: bool = True) -> Page:
    """Years in boxes; below, rows of a number, a name with a line of its field, and names of two heights of bars."""
    page = blank()
    for i, (a, b) in enumerate(zip(XS, XS[1:], strict=False)):
        box(page, a, 80, b, 100)
        write(page, a + 30, 86, f"令和{7 + i}年度", 9)
    for y in (100, 180, 260):
        across(page, y, 40 if closed or y > 100 else XS[0], XS[-1])
    for x in (*((40,) if closed else ()), *XS):
        down(page, x, 80, 260)
    for r, (number, name) in enumerate((("A1", "窓口の改革"), ("A2", "手続の電子化"))):
        y = 100 + 80 * r
        write(page, 45, y + 8, number, 9)
        write(page, 75, y + 8, name, 10)
        write(page, 75, y + 24, "担当：総務課", 8)
        for k, part in enumerate(("設計", "導入")):
            write(page, 220, y + (14 if beside else 60) + 36 * k * beside + 12 * k * (not beside), part, 9)
            box(page, XS[k] + 2, y + 10 + 36 * k, XS[k + 1] - 2, y + 26 + 36 * k, BLUE, None)
    return page


def only(page: Page) -> Table:
    (table,) = find_tables(page, make_lines)
    return table


def names(table: Table) -> list[tuple[int, int, int, str]]:
    return [(r, c, n, text.split("担当")[0]) for r, c, n, _, text in grid_of(table) if r and c < 3 and text]


def test_white_space_that_all_rows_keep_parts_number_name_and_the_names_of_bars() -> None:
    expected = [
        (1, 0, 2, "A1"), (1, 1, 2, "窓口の改革"), (1, 2, 1, "設計"), (2, 2, 1, "導入"),
        (3, 0, 2, "A2"), (3, 1, 2, "手続の電子化"), (3, 2, 1, "設計"), (4, 2, 1, "導入"),
    ]  # fmt: skip
    assert names(only(sheet(closed=True))) == expected
    assert names(only(sheet(closed=False))) == expected


def test_words_that_stand_at_the_height_of_no_bar_stay_with_the_name() -> None:
    table = only(sheet(closed=True, beside=False))
    assert (table.n_rows, table.n_cols) == (3, 4)
