"""Parts the names of a ruled timetable where only white space does: number, name and what each height of bars is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractors.document import Char, Mark
from extractors.glyphs import Glyphs
from extractors.layout.axis import Axis
from extractors.layout.grid import Grid, GridCell
from extractors.layout.rule_runs import gutters

FILLED = 0.6
"""A column of names has words in this share of the rows."""
BESIDE = 0.7
"""Share of the words next to the bars that stand at the height of one."""
SAME_BLOCK = 0.6
"""Lines of one name stand closer than this many sizes of the type."""


class _Strip(NamedTuple):
    """What stands or is drawn at one height, from where to where."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def with_bar_rows(grid: Grid, axis: Axis, glyphs: Glyphs, marks: Sequence[Mark]) -> Grid | None:
    """The grid with columns for what white space parts beside its bars, and rows for bars one below the other.

    None where there is nothing to part: the words next to the bars are not told apart, and each row has one height.

    Args:
        grid: the cells that are ruled.
        axis: its time axis.
        glyphs: the page's characters.
        marks: the page's arrows and bars.
    """
    col = axis.first_col - 1
    if col < 0 or axis.last_row >= grid.n_rows or axis.end_col > grid.n_cols:
        return None
    x0, x1 = grid.xs[0], grid.xs[axis.first_col]
    rows = range(axis.first_row, axis.last_row + 1)
    bars = [
        m.place for m in marks
        if m.kind != "mark" and x1 - 2 < m.place.center[0] < grid.xs[-1]
        and grid.ys[rows[0]] < m.place.center[1] < grid.ys[rows[-1] + 1]
    ]  # fmt: skip
    if len(bars) < 2:
        return None
    inside = (glyphs.x > x0) & (glyphs.x < x1) & (glyphs.y > grid.ys[rows[0]]) & (glyphs.y < grid.ys[rows[-1] + 1])
    names = glyphs.chosen(inside & glyphs.printed & glyphs.upright)
    bands = [(grid.ys[r], grid.ys[r + 1]) for r in rows]
    levels = [_strips([_Strip(b.top, b.bottom) for b in bars if top < b.center[1] < bottom]) for top, bottom in bands]
    own = [c for c in names if c.place.center[0] > grid.xs[col]]
    borders = _columns(own, bands, levels, grid.xs[col], x1)
    last = borders[-1] if borders else grid.xs[col]
    cuts = {row: _cuts(own, last, band, strips) for row, band, strips in zip(rows, bands, levels, strict=True)}
    if not any(cuts.values()) and not (borders and _tells_more(own, last, bands)):
        return None
    return _parted(grid, col, borders, cuts, rows)


def _columns(
    chars: Sequence[Char],
    bands: Sequence[tuple[float, float]],
    levels: Sequence[Sequence[_Strip]],
    x0: float,
    x1: float,
) -> list[float]:
    """Borders between columns that every row keeps, where what stands last names the bars beside it."""
    if not chars:
        return []
    found: list[float] = []
    borders = gutters(chars, x0, x1, median(c.size for c in chars))
    for a, x, b in zip(borders, borders[1:], borders[2:], strict=False):
        after = [c for c in chars if x < c.place.center[0] < b]
        before = [c for c in chars if (found[-1] if found else a) < c.place.center[0] < x]
        if all(_share(part, bands) >= FILLED for part in (before, after)):
            found.append(x)
    if not found:
        return []
    named = [
        any(level.top - 2 < strip.middle < level.bottom + 2 for level in strips)
        for band, strips in zip(bands, levels, strict=True)
        for strip in _blocks([c for c in chars if c.place.center[0] > found[-1]], band)
    ]
    return found if named and sum(named) >= BESIDE * len(named) else []


def _tells_more(chars: Sequence[Char], border: float, bands: Sequence[tuple[float, float]]) -> bool:
    """Whether in most rows more lines stand before a border than behind it: a name with its fields beside a part's."""
    longer = 0
    for band in bands:
        reach = [
            max((b.bottom for b in strips), default=0.0) - min((b.top for b in strips), default=0.0)
            for strips in (
                _blocks([c for c in chars if c.place.center[0] < border], band),
                _blocks([c for c in chars if c.place.center[0] > border], band),
            )
        ]
        longer += reach[0] > 1.5 * reach[1] > 0
    return longer >= FILLED * len(bands)


def _share(chars: Sequence[Char], bands: Sequence[tuple[float, float]]) -> float:
    """Share of the rows that have some of these characters."""
    heights = [c.place.center[1] for c in chars]
    return sum(any(top < y < bottom for y in heights) for top, bottom in bands) / len(bands)


def _blocks(chars: Sequence[Char], band: tuple[float, float]) -> list[_Strip]:
    """Where words stand in a row, lines of one name together."""
    own = sorted((c for c in chars if band[0] < c.place.center[1] < band[1]), key=lambda c: c.place.top)
    blocks: list[_Strip] = []
    for char in own:
        if blocks and char.place.top - blocks[-1].bottom < SAME_BLOCK * char.size:
            blocks[-1] = _Strip(blocks[-1].top, max(blocks[-1].bottom, char.place.bottom))
        else:
            blocks.append(_Strip(char.place.top, char.place.bottom))
    return blocks


def _strips(bars: Sequence[_Strip]) -> list[_Strip]:
    """The heights at which bars stand one below the other."""
    levels: list[_Strip] = []
    for bar in sorted(bars):
        if levels and bar.top < levels[-1].middle:
            levels[-1] = _Strip(levels[-1].top, max(levels[-1].bottom, bar.bottom))
        else:
            levels.append(bar)
    return levels


def _cuts(chars: Sequence[Char], x0: float, band: tuple[float, float], levels: Sequence[_Strip]) -> list[float]:
    """Borders within a row whose heights of bars have a name each."""
    blocks = _blocks([c for c in chars if c.place.center[0] > x0], band)
    if len(levels) < 2 or len(blocks) != len(levels):
        return []
    if not all(level.top - 2 < b.middle < level.bottom + 2 for b, level in zip(blocks, levels, strict=True)):
        return []
    whole = [_Strip(min(a.top, b.top), max(a.bottom, b.bottom)) for a, b in zip(blocks, levels, strict=True)]
    return [(a.bottom + b.top) / 2 for a, b in pairwise(whole)]


def _parted(grid: Grid, col: int, borders: Sequence[float], cuts: dict[int, list[float]], rows: range) -> Grid:
    """The grid with further columns in its last column of names, and further rows from there to its right end."""
    wider = len(borders)
    ys: list[float] = []
    at: dict[int, int] = {}
    for row, y in enumerate(grid.ys):
        at[row] = len(ys)
        ys += [y, *cuts.get(row, [])]
    xs = [*grid.xs[: col + 1], *borders, *grid.xs[col + 1 :]]
    owned = {
        (r, c) for cell in grid.cells
        for r in range(cell.row, cell.row + cell.row_span) for c in range(cell.col, cell.col + cell.col_span)
    }  # fmt: skip
    # A first row whose left end no rule closes above is a row like the others.
    open_cells = [GridCell(r, c, 1, 1) for r in rows for c in range(col + 1) if (r, c) not in owned]
    cells: list[GridCell] = []
    for cell in [*grid.cells, *open_cells]:
        first, end = at[cell.row], at[cell.row + cell.row_span]
        start = cell.col + (wider if cell.col > col else 0)
        width = cell.col_span + (wider if cell.col <= col < cell.col + cell.col_span else 0)
        single = cell.row_span == 1 and cell.row in rows
        if not single or cell.col < col:
            cells.append(GridCell(first, start, end - first, width))
        elif cell.col == col and cell.col_span == 1:
            cells += [GridCell(first, col + i, end - first, 1) for i in range(wider)]
            cells += [GridCell(r, col + wider, 1, 1) for r in range(first, end)]
        else:
            cells += [GridCell(r, start, 1, width) for r in range(first, end)]
    return grid._replace(xs=xs, ys=ys, cells=sorted(cells))
