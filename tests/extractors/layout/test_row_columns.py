"""Lines made of columns are those made character by character."""

from __future__ import annotations

import random

import pytest

from extractors.document import Char, Place
from extractors.glyphs import Glyphs
from extractors.layout.lines import make_lines, make_runs
from extractors.layout.row_columns import RowColumns
from extractors.layout.rows import gutters_of, line_of, rows_of, runs


def printed(seed: int) -> list[Char]:
    """A page of lines in two columns with gaps, blanks, raised figures, and letters that are out of order."""
    rng = random.Random(seed)
    found: list[Char] = []
    for row in range(14):
        for left in (50.0, 300.0):
            x, y, size = left + 10 * rng.choice((0, 0, 2)), 60.0 + 20 * row, rng.choice((10.0, 10.0, 10.0, 14.0))
            for _ in range(rng.randint(2, 18)):
                text = rng.choice("計画をする1.Ab　 ")
                small = rng.random() < 0.08
                height = 5.0 if small else size
                font, bold = rng.choice(("M", "M", "M", "G")), rng.random() < 0.05
                found.append(Char(text, Place(1, x, y, x + height, y + height), height, font, bold, True))
                x += height + rng.choice((0.0, 0.0, 0.0, 0.5, 3.2, 6.0, 30.0 if rng.random() < 0.1 else 0.0))
            if rng.random() < 0.2:
                found[-1], found[-2] = found[-2], found[-1]
    return found


@pytest.mark.parametrize("seed", range(12))
def test_lines_are_the_same(seed: int) -> None:
    chars = printed(seed)
    rows, columns = rows_of(chars), RowColumns(Glyphs(chars))
    gutters = gutters_of(rows)
    assert columns.gutters() == gutters
    whole = [line for line in map(line_of, rows) if line.text]
    assert columns.lines(split=False) == whole
    for cuts in ([], gutters, [170.0, 175.0, 290.0]):
        assert columns.lines(cuts) == [line_of(run) for row in rows for run in runs(row, cuts)]


def test_gutters_are_found_where_columns_leave_them() -> None:
    letters = [
        Char("計", Place(1, x, 60.0 + 20 * row, x + 10, 70.0 + 20 * row), 10.0, "M", False, True)
        for row in range(10) for x in (*range(50, 150, 10), *range(156, 256, 10))
    ]  # fmt: skip
    glyphs = Glyphs(letters)
    assert RowColumns(glyphs).gutters() == gutters_of(rows_of(letters)) == [153.0]
    assert len(make_runs(glyphs)) == 20 and len(make_lines(glyphs, split_gaps=True)) == 10


def test_nothing_gives_no_lines() -> None:
    assert make_lines(Glyphs([])) == [] == make_runs(Glyphs([]))
