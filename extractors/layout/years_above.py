"""Years that are printed above a ruled grid, without boxes of its own, are the head of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.document import Char
from extractors.glyphs import Glyphs
from extractors.layout.axis import says_time
from extractors.layout.grid import Grid, GridCell
from extractors.layout.rule_runs import Piece, pieces

REACH = 48.0
"""The lowest line of the head stands no further above the grid than this, in points, with all lines above it."""
CLOSE = 2.2
"""Lines of a head, and the grid, stand no further apart than this many sizes of the type."""
FEWEST = 2
"""One year above a table says when the table was made."""


class _Level(NamedTuple):
    """One line of the head: what it says of the time, and where it stands."""

    labels: list[Piece]
    top: float
    bottom: float
    size: float


def with_years_above(grid: Grid, glyphs: Glyphs) -> Grid | None:
    """The grid with head rows of the years (and halves, quarters, months) above it, or None where none stand there.

    Where the grid's first row is ruled at the left only, the years stand in its open part.
    """
    if grid.n_cols < FEWEST + 1 or grid.n_rows < 2:
        return None
    open_row = {c.col for c in grid.cells if c.row == 0} != set(range(grid.n_cols)) and all(
        c.col_span == 1 and c.row_span == 1 for c in grid.cells if c.row == 0
    )
    bottom = grid.ys[1] if open_row else grid.ys[0]
    top = grid.ys[0] - 2 if open_row else bottom - REACH
    inside = (glyphs.y > top) & (glyphs.y < bottom) & (glyphs.x > grid.xs[0]) & (glyphs.x < grid.xs[-1] + 2)
    levels = _levels(glyphs.chosen(inside & glyphs.printed & glyphs.upright), bottom)
    spans = [_spans(level.labels, grid.xs) for level in levels]
    if not levels or not any(c.text.isdecimal() or c.text == "元" for p in levels[0].labels for c in p.chars):
        return None
    if any(not span or span[0][0] != spans[0][0][0] or span[0][0] < 1 for span in spans):
        return None
    first, count = spans[0][0][0], len(levels)
    cells = [GridCell(row, a, 1, b - a + 1) for row, span in enumerate(spans) for a, b in span]
    stub = [c for c in grid.cells if c.row == 0 and c.col < first] if open_row else []
    cells += [c._replace(row_span=count) for c in stub] or [GridCell(0, col, count, 1) for col in range(first)]
    down = count - open_row
    cells += [c._replace(row=c.row + down) for c in grid.cells if c.row > 0 or not open_row]
    borders = [(a.bottom + b.top) / 2 for a, b in pairwise(levels)]
    start = grid.ys[0] if open_row else levels[0].top - 2
    return grid._replace(ys=[start, *borders, *grid.ys[1 if open_row else 0 :]], cells=cells, headed=True)


def _levels(chars: Sequence[Char], bottom: float) -> list[_Level]:
    """The lines right above a grid that say years or parts of them side by side, from the top."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda c: c.place.center[1]):
        if rows and char.place.center[1] - rows[-1][0].place.center[1] < 0.6 * char.size:
            rows[-1].append(char)
        else:
            rows.append([char])
    found: list[_Level] = []
    for row in reversed(rows):
        size = max(c.size for c in row)
        low = max(c.place.bottom for c in row)
        texts = [(p, "".join(c.text for c in p.chars)) for p in pieces(row, size)]
        timed = [p for p, text in texts if says_time(text)]
        others = [p for p, text in texts if not says_time(text)]
        if len(timed) < FEWEST or any(p.x1 > timed[0].x0 for p in others):
            break
        if (found[0].top if found else bottom) - low > CLOSE * size:
            break
        found.insert(0, _Level(timed, min(c.place.top for c in row), low, size))
    return found


def _spans(labels: Sequence[Piece], xs: Sequence[float]) -> list[tuple[int, int]]:
    """The first and last column that each label heads: those nearest to it; empty where a label has none."""
    pitch = min(b.middle - a.middle for a, b in pairwise(labels))
    middles = [(a + b) / 2 for a, b in pairwise(xs)]
    columns: list[list[int]] = [[] for _ in labels]
    for col, middle in enumerate(middles):
        near = min(range(len(labels)), key=lambda i: abs(labels[i].middle - middle))
        if abs(labels[near].middle - middle) < 0.5 * pitch + 1:
            columns[near].append(col)
    if any(not cols or cols[-1] - cols[0] + 1 != len(cols) for cols in columns):
        return []
    return [(cols[0], cols[-1]) for cols in columns]
