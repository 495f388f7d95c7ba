"""Finds grids that are not ruled on all sides: shaded cells, and rows between horizontal lines only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from extractors.document import Char, Page, Place
from extractors.glyphs import Glyphs
from extractors.layout.grid import Grid, GridCell, find_grids
from extractors.layout.headers import MOST_HEADER_ROWS
from extractors.layout.labelled_rows import labelled_grid
from extractors.layout.rule_runs import (
    SAME_END,
    gutters,
    is_crossed,
    parts,
    pieces,
    printed,
    runs,
    stacks,
    without_headings,
)
from extractors.layout.rulings import Ruling, Rulings, box_edges

MOST_BOXES = 3000
"""Filled rectangles looked at on a page: more make a picture."""
LONGEST_LABEL = 20
"""A label of a header above the first rule has no more characters."""
LEAST_CHARS = 8
"""Fewer characters between rules are no table."""
LEAST_LABEL = 24.0
"""A column of labels is at least so wide, in points."""
LEAST_ROW = 4.0
TALLEST_ROW = 160.0
"""A row between two rules is taller than the one and no taller than the other, in points."""
FEWEST_GAPS = 4
"""A line has more characters than this, so that the pace of its type is known."""
UNBROKEN = 1.25
"""Characters of one word stand no further apart than this many times the line's pace."""
_WHITE = (255, 255, 255)


def shaded_grids(page: Page, centers: np.ndarray) -> list[Grid]:
    """Grids of cells that are told apart by their shading alone."""
    filled = [
        s.place
        for s in page.shapes
        if s.fill not in (None, _WHITE)
        and s.rectangular
        and s.place.width >= 12
        and s.place.height >= 7
        and s.place.width < 0.95 * page.width
    ]
    boxes = list({tuple(round(v) for v in p.bbox): p for p in filled}.values())
    if len(boxes) < 4 or len(boxes) > MOST_BOXES:
        return []
    boxes += _white_stripes(boxes, centers)
    places = boxes + [s.place for s in page.shapes if s.stroke is not None and s.rectangular]
    return [g for g in find_grids(box_edges(boxes), centers) if _is_mosaic(g, places)]


def _white_stripes(boxes: Sequence[Place], centers: np.ndarray) -> list[Place]:
    """The rows of a striped table that are left white: between two shaded rows of the same columns, and the last."""
    bands: dict[tuple[int, ...], list[tuple[float, float]]] = {}
    rows: dict[tuple[int, int], list[Place]] = {}
    for box in boxes:
        rows.setdefault((round(box.top), round(box.bottom)), []).append(box)
    for row in rows.values():
        row.sort(key=lambda b: b.x0)
        joined = all(abs(a.x1 - b.x0) <= 3 for a, b in zip(row, row[1:], strict=False))
        if len(row) > 1 and joined:
            columns = (*(round(b.x0 / 2) for b in row), round(row[-1].x1 / 2))
            bands.setdefault(columns, []).append((row[0].top, row[0].bottom))
    white: list[Place] = []
    for columns, stripes in bands.items():
        stripes.sort()
        tall = max(bottom - top for top, bottom in stripes)
        gaps = [(a[1], b[0]) for a, b in zip(stripes, stripes[1:], strict=False) if 5 < b[0] - a[1] <= 2 * tall]
        if gaps:
            gaps.append((stripes[-1][1], stripes[-1][1] + gaps[-1][1] - gaps[-1][0]))
        for top, bottom in gaps:
            row = [Place(boxes[0].page, 2 * a, top, 2 * b, bottom) for a, b in zip(columns, columns[1:], strict=False)]
            if sum(_holds_text(place, centers) for place in row) >= 2 and not _runs_across(row, centers):
                white += row
    return white


def _runs_across(row: Sequence[Place], centers: np.ndarray) -> bool:
    """Whether a line of text goes on over a border between the cells of a row: what stands there is no row of cells."""
    inside = centers[(centers[:, 1] > row[0].top) & (centers[:, 1] < row[0].bottom)]
    for level in np.unique(np.round(inside[:, 1])):
        xs = np.sort(inside[np.abs(inside[:, 1] - level) <= 1.0, 0])
        gaps = np.diff(xs)
        if len(gaps) < FEWEST_GAPS:
            continue
        usual = float(np.median(gaps))
        for place in row[1:]:
            at = int(np.searchsorted(xs, place.x0))
            if 0 < at < len(xs) and gaps[at - 1] <= UNBROKEN * usual:
                return True
    return False


def _holds_text(place: Place, centers: np.ndarray) -> bool:
    x, y = centers[:, 0], centers[:, 1]
    return bool(((x > place.x0) & (x < place.x1) & (y > place.top) & (y < place.bottom)).any())


def _is_mosaic(grid: Grid, boxes: Sequence[Place]) -> bool:
    """Whether a grid of filled boxes has no holes, and its cells hold words and no further boxes."""
    covered = sum(c.row_span * c.col_span for c in grid.cells)
    if grid.doubled > 3.0 or len(grid.cells) < 4 or covered < 0.9 * grid.n_rows * grid.n_cols:
        return False
    holding = 0
    for cell in grid.cells:
        x0, top, x1, bottom = grid.box(cell)
        area = (x1 - x0) * (bottom - top)
        holding += any(
            x0 - 1 <= b.x0 and b.x1 <= x1 + 1 and top - 1 <= b.top and b.bottom <= bottom + 1
            and 20 < b.width * b.height < 0.7 * area
            for b in boxes
        )  # fmt: skip
    return holding < 2


def headed_grids(heads: Sequence[Grid], rulings: Rulings, centers: np.ndarray) -> list[Grid]:
    """Headers whose rows below are parted by horizontal rules alone, with those rows: the header's columns are theirs.

    Args:
        heads: grids of shaded or ruled cells.
        rulings: the page's ruling lines.
        centers: the middles of the page's characters.
    """
    found = []
    for head in heads:
        head = _with_corner(head, rulings, centers)
        x0, x1, bottom = head.xs[0], head.xs[-1], head.ys[-1]
        level = [r.at for r in rulings.across if abs(r.start - x0) <= SAME_END and abs(r.end - x1) <= SAME_END]
        ys = [bottom]
        for at in sorted(y for y in level if y > bottom + LEAST_ROW):
            if at - ys[-1] > TALLEST_ROW:
                break
            if at - ys[-1] > LEAST_ROW:
                ys.append(at)
        crossed = any(
            d.start < ys[-1] - LEAST_ROW and d.end > bottom + LEAST_ROW and x0 + SAME_END < d.at < x1 - SAME_END
            for d in rulings.down
        )
        if len(ys) < 3 or crossed or not _is_header(head):
            continue
        first = head.n_rows
        cells = [GridCell(first + r, c, 1, 1) for r in range(len(ys) - 1) for c in range(head.n_cols)]
        found.append(head._replace(ys=[*head.ys, *ys[1:]], cells=[*head.cells, *cells], headed=True))
    return found


def _with_corner(head: Grid, rulings: Rulings, centers: np.ndarray) -> Grid:
    """A header with the column of labels that rules below it begin with, where its own boxes leave that out.

    The column has its own head there: boxes of years over lines from edge to edge are a drawing.
    """
    bottom = head.ys[-1]
    starts = [
        r.start
        for r in rulings.across
        if r.at > bottom + LEAST_ROW and abs(r.end - head.xs[-1]) <= SAME_END and r.start < head.xs[0] - LEAST_LABEL
    ]
    if len(starts) < 2 or max(starts) - min(starts) > SAME_END:
        return head
    if not _holds_text(Place(0, starts[0], head.ys[0], head.xs[0], bottom), centers):
        return head
    cells = [GridCell(0, 0, head.n_rows, 1), *(c._replace(col=c.col + 1) for c in head.cells)]
    return head._replace(xs=[starts[0], *head.xs], cells=cells)


def _is_header(head: Grid) -> bool:
    """Whether a grid has as few rows as a header, and a cell for each column in its last."""
    last = [c for c in head.cells if c.row + c.row_span == head.n_rows]
    return head.n_rows <= MOST_HEADER_ROWS and head.n_cols > 2 and all(c.col_span == 1 for c in last)


def striped_grids(rulings: Rulings, glyphs: Glyphs, tables: Sequence[Place]) -> list[Grid]:
    """Grids between horizontal rules of one length, with columns that white gutters part."""
    free = [
        r
        for r in rulings.across
        if not any(t.top - 2 <= r.at <= t.bottom + 2 and t.x0 < r.end and r.start < t.x1 for t in tables)
    ]
    grids = []
    for stack in _stacks_of_tables(free, glyphs):
        inside = printed(glyphs, stack)
        if len(inside) < LEAST_CHARS:
            continue
        whole = None if is_crossed(stack, rulings.down) else _between(stack, inside)
        if whole is not None:
            split = [_between(p, printed(inside, p)) for p in parts(stack, inside, whole.xs[1]) if len(p) > 2]
            several = [grid for grid in split if grid is not None]
            grids += several if len(several) > 1 and len(several) == len(split) else [whole]
            continue
        shorter = [r for r in free if r.start > stack[0].start + SAME_END]
        for run in runs(stack, inside):
            if is_crossed(run.rules, rulings.down):
                continue
            grid = labelled_grid(run, shorter)
            if grid is None and len(run.rules) < len(stack):
                grid = _between(run.rules, printed(inside, run.rules))
            if grid is not None:
                grids.append(grid)
    return [_with_head(grid, glyphs) for grid in grids]


def _stacks_of_tables(rules: Sequence[Ruling], glyphs: Glyphs) -> Iterator[list[Ruling]]:
    """Three rules or more that begin and end together, with no heading between them."""
    for stack in stacks(rules):
        yield from (part for part in without_headings(stack, printed(glyphs, stack)) if len(part) > 2)


def _with_head(grid: Grid, glyphs: Glyphs) -> Grid:
    """The grid with the header that stands above its first rule: labels side by side, each within a column."""
    x0, x1, top = grid.xs[0] - 2, grid.xs[-1] + 2, grid.ys[0]
    first = glyphs.chosen(glyphs.upright & glyphs.printed & (x0 < glyphs.x) & (glyphs.x < x1))
    above = [c for c in first if c.place.center[1] < top]
    if not above:
        return grid
    low = max(c.place.center[1] for c in above)
    size = max(c.size for c in above if c.place.center[1] == low)
    line = [c for c in above if low - c.place.center[1] < 0.5 * size]
    labels = pieces(line, size)
    body = [c.size for c in first if top < c.place.center[1] < grid.ys[-1]]
    if top - low > 1.6 * size or len(labels) < max(2, grid.n_cols - 1) or not body or max(body) < size - 1.5:
        return grid
    homes = [[i for i in range(grid.n_cols) if p.x0 < grid.xs[i + 1] and p.x1 > grid.xs[i]] for p in labels]
    if any(len(h) != 1 for h in homes) or len({h[0] for h in homes}) < len(homes):
        return grid
    if any(len(p.chars) > LONGEST_LABEL or any(c.text in "。、" for c in p.chars) for p in labels):
        return grid
    cells = [GridCell(0, i, 1, 1) for i in range(grid.n_cols)] + [c._replace(row=c.row + 1) for c in grid.cells]
    return grid._replace(ys=[min(c.place.top for c in line) - 2, *grid.ys], cells=cells)


def _between(stack: Sequence[Ruling], inside: Glyphs) -> Grid | None:
    """Rows and columns between the rules of a stack, or None where the text has no common gutters."""
    if len(inside) < LEAST_CHARS:
        return None
    x0, x1 = stack[0].start, stack[0].end
    size = float(np.median(inside.size))
    ys = [r.at for r in stack]
    if len(ys) == 3:
        rows = _text_rows(inside.chars, ys[1], ys[2], size)
        if rows is None:
            return None
        ys = [ys[0], ys[1], *rows, ys[2]]
    xs = gutters(inside.chars, x0, x1, size)
    if len(xs) < 3 or len(ys) < 4:
        return None
    filled = np.zeros((len(ys) - 1, len(xs) - 1), dtype=bool)
    rows_of = np.clip(np.searchsorted(ys, inside.y) - 1, 0, len(ys) - 2)
    cols_of = np.clip(np.searchsorted(xs, inside.x) - 1, 0, len(xs) - 2)
    filled[rows_of, cols_of] = True
    # Running text between rules has no column that is filled in most rows beside another one.
    if (filled.sum(axis=0) < 0.5 * len(filled)).any() or (filled.sum(axis=1) >= 2).sum() < 0.7 * len(filled):
        return None
    cells = [GridCell(r, c, 1, 1) for r in range(len(ys) - 1) for c in range(len(xs) - 1)]
    return Grid(xs, list(ys), cells)


def _text_rows(chars: Sequence[Char], top: float, bottom: float, size: float) -> list[float] | None:
    """Borders between the rows of a body that has no rules: each line that begins at the left edge is a row."""
    body = [c for c in chars if c.place.center[1] > top]
    if not body:
        return None
    left = min(c.place.x0 for c in body)
    starts = sorted({round(c.place.top, 1) for c in body if c.place.x0 < left + 0.6 * size})
    rows: list[float] = []
    for start in starts:
        if not rows or start - rows[-1] > 0.8 * size:
            rows.append(start)
    if len(rows) < 2:
        return None
    return [start - 0.15 * size for start in rows[1:]]
