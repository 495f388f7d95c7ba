"""Finds the cells that crossing lines enclose, with the rows and columns that a cell spans."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extractors.layout.rulings import Ruling, Rulings

TOUCH = 3.0
"""Two lines meet if no more than this, in points, is missing."""
SNAP = 4.0
"""Positions closer than this are one grid line (double rulings): no cell is so narrow."""
COVERED = 0.6
"""Share of a cell's side that must be drawn for the side to count as ruled."""
OPEN_SIDE = 6.0
"""Lines that reach no further than this beyond the last crossing line end at it; others end at a missing border."""
BLANK = 3.0
"""An empty row across the whole table is no row of it if it is so many times taller than its rows usually are."""
FRAME_PIECES = 4
"""An area with so many corners that it falls into this many rectangles may be what a frame leaves around its boxes."""
STRIP = 14.0
"""What a frame leaves beside its boxes is no wider than this, in points."""
THIN = 8.0
"""A column narrower than this, in points, holds no words: a coloured strip beside the rows of a group."""
LEAST_ROWS = 4
"""Only beside so many rows is a thin column a strip of a table; beside fewer it is the rim of a frame."""
MOST_UNITS = 250_000
"""Grid positions of one drawing that are looked at; a finer mesh is a picture."""


class GridCell(NamedTuple):
    """A cell by its grid: first row and column, and how many of each it covers."""

    row: int
    col: int
    row_span: int
    col_span: int


class Grid(NamedTuple):
    """Cells that hang together, with the positions of the lines between them."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    doubled: float = 0.0
    """How far apart, in points, the two lines of the widest double column border are: boxes side by side, not cells."""
    headed: bool = False
    """Whether the first row is known to be a header, because it was by it that the grid was found."""
    apart: tuple[dict[float, float], dict[float, float]] = ({}, {})
    """Where two lines make one grid line: its position (of ``xs``, of ``ys``), and how far apart they are in points."""

    @property
    def n_rows(self) -> int:
        """Number of rows."""
        return len(self.ys) - 1

    @property
    def n_cols(self) -> int:
        """Number of columns."""
        return len(self.xs) - 1

    def box(self, cell: GridCell) -> tuple[float, float, float, float]:
        """The rectangle (x0, top, x1, bottom) of a cell."""
        return (
            self.xs[cell.col],
            self.ys[cell.row],
            self.xs[cell.col + cell.col_span],
            self.ys[cell.row + cell.row_span],
        )


def find_grids(rulings: Rulings, centers: np.ndarray) -> list[Grid]:
    """All grids that lines enclose.

    Args:
        rulings: joined lines of a page.
        centers: the centres (x, y) of the page's characters, one a row; they tell an enclosed gap between boxes
            from a cell.
    """
    grids: list[Grid] = []
    for component in _components(rulings):
        grids += _enclosed(_close_sides(component), centers)
    return grids


def _components(rulings: Rulings) -> list[Rulings]:
    """Lines that hang together by touching."""
    across, down = rulings
    if len(across) < 2 or len(down) < 1:
        return []
    h, v = np.array(across), np.array(down)
    meets = (
        (h[:, None, 1] - TOUCH <= v[None, :, 0])
        & (v[None, :, 0] <= h[:, None, 2] + TOUCH)
        & (v[None, :, 1] - TOUCH <= h[:, None, 0])
        & (h[:, None, 0] <= v[None, :, 2] + TOUCH)
    )
    of_across = [np.flatnonzero(row).tolist() for row in meets]
    of_down = [np.flatnonzero(column).tolist() for column in meets.T]
    seen = [False] * len(across)
    found = []
    for first in range(len(across)):
        if seen[first] or not len(of_across[first]):
            continue
        seen[first] = True
        rows, columns, todo = [first], set(), deque([first])
        while todo:
            for j in of_across[todo.popleft()]:
                if j in columns:
                    continue
                columns.add(j)
                for i in of_down[j]:
                    if not seen[i]:
                        seen[i] = True
                        rows.append(i)
                        todo.append(int(i))
        if len(rows) >= 2:
            found.append(Rulings([across[i] for i in sorted(rows)], [down[j] for j in sorted(columns)]))
    return found


def _close_sides(lines: Rulings) -> Rulings:
    """Add outer borders that are left out: where several lines end together, or where a border is drawn in part."""
    across, down = list(lines.across), list(lines.down)
    sides = _missing_borders(across, down)
    ends = _missing_borders(down, across)
    if sides and ends:
        # Where neighbouring sides are both open, their borders meet in the corner.
        sides = [_reach(r, [e.at for e in ends], [c.at for c in across]) for r in sides]
        ends = [_reach(r, [s.at for s in sides], [c.at for c in down]) for r in ends]
    return Rulings(sorted(across + ends), sorted(down + sides))


def _reach(border: Ruling, open_ends: list[float], crossing: list[float]) -> Ruling:
    """A border drawn out to open ends that lie beyond the lines which cross it."""
    low = min([border.start, *(e for e in open_ends if e < min(crossing))])
    high = max([border.end, *(e for e in open_ends if e > max(crossing))])
    return Ruling(border.at, low, high)


def _missing_borders(lines: list[Ruling], crossing: list[Ruling]) -> list[Ruling]:
    """Borders at both ends of lines that end together; ``crossing`` are the lines that run as the border would."""
    first, last = min(r.at for r in crossing), max(r.at for r in crossing)
    left, right = min(r.start for r in lines), max(r.end for r in lines)
    found = [
        (left, first, [r.at for r in lines if r.start <= left + TOUCH], left <= first + TOUCH),
        (right, last, [r.at for r in lines if r.end >= right - TOUCH], right >= last - TOUCH),
    ]
    borders = []
    for end, outermost, reaching, outside in found:
        if not outside or len(reaching) < 2:
            continue
        low, high = min(reaching), max(reaching)
        if abs(end - outermost) <= OPEN_SIDE:
            drawn = [r for r in crossing if abs(r.at - outermost) <= TOUCH and r.end > low and r.start < high]
            # A gap in the middle lies between two boxes; only an end that is left out belongs to one border.
            length = sum(min(r.end, high) - max(r.start, low) for r in drawn)
            if length < COVERED * (high - low):
                continue
            if min(max(r.end for r in drawn), high) - max(min(r.start for r in drawn), low) - length > SNAP:
                continue
            end = outermost
        borders.append(Ruling(end, low, high))
    return borders


def _positions(values: list[float]) -> tuple[list[float], dict[float, int], list[float]]:
    """Grid positions from line positions, the grid line of each line, and how far a grid line's lines lie apart."""
    groups: list[list[float]] = []
    for value in sorted(set(values)):
        if groups and value - groups[-1][0] <= SNAP:
            groups[-1].append(value)
        else:
            groups.append([value])
    index = {value: i for i, group in enumerate(groups) for value in group}
    return [(group[0] + group[-1]) / 2 for group in groups], index, [group[-1] - group[0] for group in groups]


def _enclosed(lines: Rulings, centers: np.ndarray) -> list[Grid]:
    xs, x_index, spread = _positions([r.at for r in lines.down])
    ys, y_index, spread_down = _positions([r.at for r in lines.across])
    n_rows, n_cols = len(ys) - 1, len(xs) - 1
    if n_rows < 1 or n_cols < 1 or n_rows * n_cols > MOST_UNITS:
        return []
    x, y = np.array(xs), np.array(ys)
    top_ruled = _ruled(lines.across, y_index, x)
    left_ruled = _ruled(lines.down, x_index, y)
    text = _count(centers, x, y)
    regions, label = _regions(top_ruled, left_ruled.T, text, x, y)
    apart = (
        {x: s for x, s in zip(xs, spread, strict=True) if s},
        {y: s for y, s in zip(ys, spread_down, strict=True) if s},
    )
    return [_compress(group, xs, ys, spread)._replace(apart=apart) for group in _groups(regions, label)]


def _ruled(lines: list[Ruling], index: dict[float, int], positions: np.ndarray) -> np.ndarray:
    """Which sides are drawn: a row for each grid line, a column for each stretch between crossing grid lines."""
    drawn = np.zeros((max(index.values()) + 1, len(positions) - 1))
    low, high = positions[:-1], positions[1:]
    for line in lines:
        drawn[index[line.at]] += np.maximum(np.minimum(line.end, high) - np.maximum(line.start, low), 0)
    return drawn >= COVERED * (high - low)[None, :]


def _count(centers: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Characters in each unit of the grid."""
    counts = np.zeros((len(y) - 1, len(x) - 1), dtype=int)
    if not len(centers):
        return counts
    columns = np.searchsorted(x, centers[:, 0], side="right") - 1
    rows = np.searchsorted(y, centers[:, 1], side="right") - 1
    inside = (columns >= 0) & (columns < len(x) - 1) & (rows >= 0) & (rows < len(y) - 1)
    np.add.at(counts, (rows[inside], columns[inside]), 1)
    return counts


def _regions(
    top: np.ndarray, left: np.ndarray, text: np.ndarray, x: np.ndarray, y: np.ndarray
) -> tuple[list[GridCell], np.ndarray]:
    """Rectangles that are closed on all sides, and for each unit the number of its rectangle (-1 outside)."""
    n_rows, n_cols = text.shape
    label = [[-2] * n_cols for _ in range(n_rows)]
    cells: list[GridCell] = []
    above, before = top.tolist(), left.tolist()
    for row in range(n_rows):
        for col in range(n_cols):
            if label[row][col] != -2:
                continue
            units, leaks = _flood(row, col, above, before, label)
            if leaks:
                continue
            cells_here = _rectangles(units, text)
            if len(cells_here) >= FRAME_PIECES and _wraps(cells_here, text, x, y):
                continue
            for cell in cells_here:
                for r in range(cell.row, cell.row + cell.row_span):
                    label[r][cell.col : cell.col + cell.col_span] = [len(cells)] * cell.col_span
                cells.append(cell)
    return cells, np.array(label)


def _flood(
    row: int, col: int, top: list[list[bool]], left: list[list[bool]], label: list[list[int]]
) -> tuple[list[tuple[int, int]], bool]:
    """Units reached from one without crossing a drawn side, and whether the way leads out of the grid."""
    n_rows, n_cols = len(label), len(label[0])
    units, leaks = [(row, col)], False
    label[row][col] = -1
    todo = [(row, col)]
    while todo:
        r, c = todo.pop()
        for barred, nr, nc in (
            (top[r][c], r - 1, c),
            (top[r + 1][c], r + 1, c),
            (left[r][c], r, c - 1),
            (left[r][c + 1], r, c + 1),
        ):
            if barred:
                continue
            if not (0 <= nr < n_rows and 0 <= nc < n_cols):
                leaks = True
            elif label[nr][nc] == -2:
                label[nr][nc] = -1
                units.append((nr, nc))
                todo.append((nr, nc))
    return units, leaks


def _rectangles(units: list[tuple[int, int]], text: np.ndarray) -> list[GridCell]:
    """A closed area as rectangles: itself, or its rows where it has corners; nothing for an empty area with corners."""
    rows = [u[0] for u in units]
    cols = [u[1] for u in units]
    first_row, first_col = min(rows), min(cols)
    height, width = max(rows) - first_row + 1, max(cols) - first_col + 1
    if height * width == len(units):
        return [GridCell(first_row, first_col, height, width)]
    if not any(text[r, c] for r, c in units):
        return []
    left = set(units)
    cells = []
    while left:
        r, c = min(left)
        width = 1
        while (r, c + width) in left:
            width += 1
        height = 1
        while all((r + height, c + k) in left for k in range(width)):
            height += 1
        left -= {(r + i, c + k) for i in range(height) for k in range(width)}
        cells.append(GridCell(r, c, height, width))
    return cells


def _wraps(cells: list[GridCell], text: np.ndarray, x: np.ndarray, y: np.ndarray) -> bool:
    """Whether an area with corners is the rim of a frame around boxes: strips without words on at least two sides."""
    strips = 0
    for c in cells:
        width, height = x[c.col + c.col_span] - x[c.col], y[c.row + c.row_span] - y[c.row]
        words = text[c.row : c.row + c.row_span, c.col : c.col + c.col_span].any()
        strips += min(width, height) < STRIP and not words
    return strips >= 2


def _groups(cells: list[GridCell], label: np.ndarray) -> list[list[GridCell]]:
    """Cells that share a side, directly or over others."""
    parent = list(range(len(cells)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for one, other in ((label[:-1, :], label[1:, :]), (label[:, :-1], label[:, 1:])):
        touching = (one >= 0) & (other >= 0) & (one != other)
        for a, b in set(zip(one[touching].tolist(), other[touching].tolist(), strict=True)):
            parent[root(a)] = root(b)
    groups: dict[int, list[GridCell]] = {}
    for i, cell in enumerate(cells):
        groups.setdefault(root(i), []).append(cell)
    return list(groups.values())


def _compress(cells: list[GridCell], xs: list[float], ys: list[float], spread: list[float]) -> Grid:
    """Leave out grid lines at which no cell begins or ends."""
    columns = sorted({c.col for c in cells} | {c.col + c.col_span for c in cells})
    rows = sorted({c.row for c in cells} | {c.row + c.row_span for c in cells})
    col_at = {col: i for i, col in enumerate(columns)}
    row_at = {row: i for i, row in enumerate(rows)}
    kept = [
        GridCell(
            row_at[c.row],
            col_at[c.col],
            row_at[c.row + c.row_span] - row_at[c.row],
            col_at[c.col + c.col_span] - col_at[c.col],
        )
        for c in cells
    ]
    doubled = max((spread[c] for c in columns[1:-1]), default=0.0)
    return Grid([xs[c] for c in columns], [ys[r] for r in rows], sorted(kept), doubled)


def drop_blank_ends(grid: Grid, centers: np.ndarray) -> Grid:
    """The grid without a first or last row that is one tall empty cell: the rest of a frame around the table."""
    for row in (grid.n_rows - 1, 0):
        cells = [c for c in grid.cells if c.row <= row < c.row + c.row_span]
        if grid.n_rows < 3 or len(cells) != 1 or cells[0].row_span != 1 or cells[0].col_span != grid.n_cols:
            continue
        x0, top, x1, bottom = grid.box(cells[0])
        heights = np.diff(np.array(grid.ys))
        inside = (centers[:, 0] > x0) & (centers[:, 0] < x1) & (centers[:, 1] > top) & (centers[:, 1] < bottom)
        if bottom - top < BLANK * float(np.median(heights)) or bool(inside.any()):
            continue
        rest = [c._replace(row=c.row - (row == 0)) for c in grid.cells if c != cells[0]]
        grid = grid._replace(ys=grid.ys[1:] if row == 0 else grid.ys[:-1], cells=rest)
    return grid


def drop_thin_columns(grid: Grid, centers: np.ndarray) -> Grid:
    """The grid without columns too narrow for words: strips of colour at the side of groups of rows.

    Cells that begin in such a column begin in the next one, cells that lie in it alone go.
    """
    thin = [i for i, (a, b) in enumerate(zip(grid.xs, grid.xs[1:], strict=False)) if b - a < THIN]
    for cell in grid.cells:
        own = set(range(cell.col, cell.col + cell.col_span))
        if own <= set(thin) and _holds(grid.box(cell), centers):
            thin = [i for i in thin if i not in own]
    if not thin or grid.n_rows < LEAST_ROWS or grid.n_cols - len(thin) < 2 or thin[-1] == grid.n_cols - 1:
        return grid
    column = {}
    for i in range(grid.n_cols + 1):
        column[i] = i - sum(t < i for t in thin)
    cells = []
    for c in grid.cells:
        first, end = column[c.col], column[c.col + c.col_span]
        if end > first:
            cells.append(c._replace(col=first, col_span=end - first))
    xs = [v for i, v in enumerate(grid.xs) if i - 1 not in thin]
    covered = sum(c.row_span * c.col_span for c in cells)
    if covered != grid.n_rows * (len(xs) - 1) or not _begin_everywhere(cells, len(xs) - 1):
        return grid
    return grid._replace(xs=xs, cells=sorted(cells))


def _holds(box: tuple[float, float, float, float], centers: np.ndarray) -> bool:
    """Whether a character stands in a rectangle."""
    x, y = centers[:, 0], centers[:, 1]
    return bool(((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3])).any())


def _begin_everywhere(cells: Sequence[GridCell], n_cols: int) -> bool:
    """Whether in every column a cell begins, so that none is left over."""
    return {c.col for c in cells} == set(range(n_cols))
