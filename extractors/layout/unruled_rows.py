"""Parts the body of a table that is ruled downwards only into its rows, by the labels of its first column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.document import Char
from extractors.glyphs import Glyphs
from extractors.layout.grid import Grid, GridCell

FEWEST_ROWS = 3
"""Labels below one another that make rows: two may be one label with a remark."""
LABEL_GAP = 1.3
"""White space between two labels in sizes; the lines of one label stand closer, however widely they are set."""
MOST_HEAD_ROWS = 3
"""Ruled rows above the body: more of them show that rows are ruled where they end."""
BAND = 0.3
"""White space across all columns between two rows in sizes."""
FILLED = 0.6
"""Share of the rows that have text beside their label."""


def with_text_rows(grid: Grid, glyphs: Glyphs) -> Grid:
    """The grid with its one body row parted where all columns have white space between the labels of the first.

    Args:
        grid: cells found by ruling lines.
        glyphs: the page's characters.
    """
    last = grid.n_rows - 1
    body = [c for c in grid.cells if c.row + c.row_span > last]
    few = 2 <= grid.n_rows <= MOST_HEAD_ROWS + 1
    if not few or grid.n_cols < 3 or any(c.row_span > 1 or c.col_span > 1 for c in body):
        return grid
    top, bottom = grid.ys[-2], grid.ys[-1]
    inside = glyphs.chosen(
        glyphs.upright & glyphs.printed
        & (top < glyphs.y) & (glyphs.y < bottom) & (grid.xs[0] < glyphs.x) & (glyphs.x < grid.xs[-1])
    )  # fmt: skip
    labels = label_groups([c for c in inside if c.place.center[0] < grid.xs[1]])
    if len(labels) < FEWEST_ROWS:
        return grid
    size = max(c.size for c in inside)
    bands = white_bands(inside, BAND * size)
    borders = []
    for (_, low), (high, _) in pairwise(labels):
        between = [(b - a, (a + b) / 2) for a, b in bands if a >= low - 1 and b <= high + 1]
        if not between:
            return grid
        borders.append(max(between)[1])
    ys = [*grid.ys[:-1], *borders, bottom]
    rows = list(pairwise(ys[last:]))
    beside = [c.place.center[1] for c in inside if c.place.center[0] > grid.xs[1]]
    if sum(any(a < y < b for y in beside) for a, b in rows) < FILLED * len(rows):
        return grid
    cells = [c for c in grid.cells if c.row + c.row_span <= last]
    cells += [GridCell(last + r, c.col, 1, 1) for r in range(len(rows)) for c in body]
    return grid._replace(ys=ys, cells=cells)


def label_groups(chars: Sequence[Char], least: float = LABEL_GAP) -> list[tuple[float, float]]:
    """From where to where labels reach downwards; a label's own lines stand closer than two labels.

    Args:
        chars: what stands in the column of labels.
        least: the white space between two labels, in sizes of the type.
    """
    groups: list[tuple[float, float]] = []
    for char in sorted(chars, key=lambda c: c.place.top):
        place = char.place
        if groups and place.top - groups[-1][1] < least * char.size:
            groups[-1] = (groups[-1][0], max(groups[-1][1], place.bottom))
        else:
            groups.append((place.top, place.bottom))
    return groups


def white_bands(chars: Sequence[Char], least: float) -> list[tuple[float, float]]:
    """Bands at least so tall, in points, that no character reaches into."""
    bands = []
    reach = None
    for place in sorted((c.place for c in chars), key=lambda p: p.top):
        if reach is not None and place.top - reach >= least:
            bands.append((reach, place.top))
        reach = place.bottom if reach is None else max(reach, place.bottom)
    return bands
