"""Finds forms between horizontal rules alone whose rows hold tables of their own: timetables, indicators."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractors.document import Mark, Page, Place
from extractors.glyphs import Glyphs
from extractors.layout.grid import Grid, GridCell
from extractors.layout.rule_runs import SAME_END, is_crossed, pieces, printed, stacks
from extractors.layout.ruled_across import runs_over, timetable, tints_of
from extractors.layout.rulings import Ruling, Rulings

LEAST_ROWS = 4
"""Fewer rows of a label and what it says are not told from a table with a first column of names."""
LONGEST_LABEL = 14
"""A label has no more characters than this."""
WIDEST_LABELS = 0.4
"""The share of the form's width that labels take at most."""
WIDE = 2.5
"""Words of a row without rules are cells of their own if so many sizes of the type part them."""
SAME_COLUMN = 6.0
"""Borders of different rows no further apart than this, in points, are one."""


class _Block(NamedTuple):
    """What stands beside one label: borders, and cells (row, first x, rows, last x)."""

    ys: list[float]
    cells: list[tuple[int, float, int, float]]


def form_grids(page: Page, glyphs: Glyphs, rulings: Rulings, marks: Sequence[Mark]) -> list[Grid]:
    """Forms of labels and texts with a timetable inside, parted by rules of one width and by shorter ones.

    The shorter rules begin at the border of the labels; between them a label's rows have columns of their own.
    Forms without a timetable are :mod:`extractors.layout.labelled_rows`'s.

    Args:
        page: the page, whose filled rectangles are the tints.
        glyphs: its printed, upright characters.
        rulings: its ruling lines.
        marks: its arrows and bars.
    """
    tints = tints_of(page)
    grids = []
    for stack in stacks(rulings.across):
        shorter = [
            r
            for r in rulings.across
            if stack[0].at < r.at < stack[-1].at
            and abs(r.end - stack[0].end) <= SAME_END
            and r.start > stack[0].start + SAME_END
        ]
        if not shorter:
            continue
        border = min(r.start for r in shorter)
        if border - stack[0].start > WIDEST_LABELS * (stack[0].end - stack[0].start):
            continue
        inner = [r for r in shorter if r.start - border <= SAME_END]
        inside = printed(glyphs, stack)
        for rules in _forms(stack, inside, border):
            if not is_crossed(rules, rulings.down):
                grid = _grid(rules, inner, printed(inside, rules), border, tints, rulings, marks)
                if grid is not None:
                    grids.append(grid)
    return grids


def _forms(stack: Sequence[Ruling], glyphs: Glyphs, border: float) -> list[list[Ruling]]:
    """Rules that follow one another with a label and its text between each and the next."""
    found: list[list[Ruling]] = []
    rules: list[Ruling] = []
    for above, below in pairwise(stack):
        band = glyphs.between(above.at, below.at)
        label = [c for c in band if c.place.center[0] < border]
        short = 0 < len(label) <= LONGEST_LABEL and not any(c.text == "。" for c in label)
        if short and len(label) < len(band) and not runs_over(band, border):
            rules = [*(rules or [above]), below]
            continue
        found.append(rules)
        rules = []
    return [rules for rules in [*found, rules] if len(rules) > LEAST_ROWS]


def _grid(
    rules: Sequence[Ruling],
    inner: Sequence[Ruling],
    glyphs: Glyphs,
    border: float,
    tints: Sequence[Place],
    rulings: Rulings,
    marks: Sequence[Mark],
) -> Grid | None:
    """The grid of a form's rows, or None where none of them holds a timetable."""
    end = rules[0].end
    texts = glyphs.only(glyphs.x > border)
    known: list[float] = []
    blocks: dict[int, _Block] = {}
    bands = list(pairwise(rules))
    for i, (above, below) in enumerate(bands):
        between = [r for r in inner if above.at + SAME_END < r.at < below.at - SAME_END]
        if not between:
            continue
        own = [Ruling(r.at, border, end) for r in (above, *between, below)]
        grid, used = timetable(own, printed(texts, own), tints, rulings, marks, nameless=True)
        if grid is not None and used == len(own) - 1:
            cells = [(c.row, grid.xs[c.col], c.row_span, grid.xs[c.col + c.col_span]) for c in grid.cells]
            blocks[i] = _Block(grid.ys, cells)
            known += grid.xs[1:-1]
    if not blocks:
        return None
    for i, (above, below) in enumerate(bands):
        if i not in blocks:
            ys = [above.at, *(r.at for r in inner if above.at + SAME_END < r.at < below.at - SAME_END), below.at]
            blocks[i] = _parted(ys, texts, border, end, known)
    xs = [rules[0].start, border, end]
    for x in sorted(x for block in blocks.values() for _, a, _, b in block.cells for x in (a, b)):
        if all(abs(x - other) > SAME_COLUMN for other in xs):
            xs.append(x)
    xs.sort()

    def at(x: float) -> int:
        return min(range(len(xs)), key=lambda i: abs(xs[i] - x))

    ys, found = [rules[0].at], []
    for i in range(len(bands)):
        first, block = len(ys) - 1, blocks[i]
        found.append(GridCell(first, 0, len(block.ys) - 1, 1))
        found += [GridCell(first + row, at(a), n, at(b) - at(a)) for row, a, n, b in block.cells]
        ys += block.ys[1:]
    if any(c.col_span < 1 for c in found):
        return None
    return Grid(xs, ys, sorted(found))


def _parted(
    ys: Sequence[float], texts: Glyphs, x0: float, x1: float, known: Sequence[float]
) -> _Block:
    """The rows between shorter rules with the columns that they keep, or the words of one row that wide gaps part."""
    chars = texts.between(ys[0], ys[-1])
    size = median(c.size for c in chars)
    parts = pieces(chars, size)
    gaps = [(a.x1, b.x0) for a, b in pairwise(parts)]
    if len(ys) == 2:
        gaps = [(a, b) for a, b in gaps if b - a > WIDE * size]
    borders = [x0]
    for low, high in gaps:
        middle = (low + high) / 2
        # A gap has its border where another row has one: beside the next words, which rows alone set at the left.
        near = high if len(ys) == 2 else middle
        borders.append(min((x for x in known if low < x < high), key=lambda x: abs(x - near), default=middle))
    borders.append(x1)
    cells = [(row, a, 1, b) for row in range(len(ys) - 1) for a, b in pairwise(borders)]
    return _Block(list(ys), cells)
