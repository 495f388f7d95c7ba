"""Finds the tables of a page and puts its characters into their cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial

import numpy as np

from extractors.document import Cell, Char, Line, Mark, Page, Place, Table
from extractors.glyphs import Glyphs, glyphs_of
from extractors.layout.aligned_rows import aligned_grids
from extractors.layout.axis import find_axes, says_time, year_above
from extractors.layout.bar_rows import with_bar_rows
from extractors.layout.bars import find_marks, own_segments
from extractors.layout.grid import Grid, drop_blank_ends, drop_thin_columns, find_grids
from extractors.layout.headers import mark_header, set_header
from extractors.layout.known_heads import known_grids
from extractors.layout.open_charts import Chart, charts_of, is_ground, open_charts
from extractors.layout.partly_ruled import headed_grids, shaded_grids, striped_grids
from extractors.layout.row_columns import RowColumns
from extractors.layout.ruled_across import timetable_grids
from extractors.layout.ruled_forms import form_grids
from extractors.layout.rulings import join_segments
from extractors.layout.shaded_forms import shaded_forms
from extractors.layout.timeline import attach_marks
from extractors.layout.touching import part_touching
from extractors.layout.unruled_rows import with_text_rows
from extractors.layout.vertical_tables import as_read
from extractors.layout.years_above import with_years_above
from extractors.turned import sideways, turn_page, turn_table

MakeLines = Callable[[Sequence[Char]], list[Line]]

LEAST_TEXT = 0.12
"""Share of the cells that must hold text: below it, the mesh is graph paper or the ground of a chart."""
FULL = 0.75
"""Share of a table's grid that its cells cover."""
THIN_CELL = 8.0
"""A cell thinner than this, in points, or than its table's type, holds no words."""
MOST_SLIVERS = 4
"""Empty cells that thin which a table may have."""
TITLE_REACH = 120.0
"""The title that states the year of a table's months stands no further above it than this, in points."""
FEW = 6
"""A table of no more cells may be a box of a chart with a connecting line behind it."""
WIDE, TALL = 60.0, 40.0
"""A frame around a card is at least so wide and tall, in points."""
ON_ROW = 6.0
"""A frame's edge this near to a border between rows, in points, is the edge of a tinted row."""
SEPARATE = 1.2
"""Boxes of one row whose borders are further apart than this, in points, stand side by side and are no table."""


def find_tables(page: Page, make_lines: MakeLines) -> list[Table]:
    """The tables of a page from top to bottom, with their cells.

    Args:
        page: the page as read.
        make_lines: turns the characters of a cell into lines in reading order.
    """
    if not page.chars:
        return []
    tables = _upright_tables(page, make_lines)
    quarters = sideways(page)
    if quarters:
        # What stands sideways on the page is upright once the page is turned, and its cells are filled from there.
        tables = [t for t in tables if _share_upright(page, t.place) >= 0.5]
        turned = turn_page(page, quarters)
        found = [t for t in _upright_tables(turned, make_lines) if _share_upright(turned, t.place) >= 0.5]
        tables += [turn_table(t, 4 - quarters) for t in found]
    return sorted(tables, key=lambda t: (round(t.place.top), t.place.x0))


def _share_upright(page: Page, place: Place) -> float:
    """Share of upright characters in a rectangle."""
    inside = [c.upright for c in page.chars if not c.text.isspace() and place.holds(*c.place.center)]
    return sum(inside) / len(inside) if inside else 1.0


def _upright_tables(page: Page, make_lines: MakeLines) -> list[Table]:
    marks = find_marks(page)
    own = own_segments(page, marks)
    glyphs = glyphs_of(page)
    rulings = join_segments([s for s in page.segments if s not in own] if own else page.segments, page.shapes, glyphs)
    centers = np.column_stack((glyphs.x, glyphs.y))[glyphs.printed]
    arrows = [m for m in marks if m.kind == "arrow"]
    tables: list[Table] = []
    axes: list[Place] = []
    """Years over bars that are drawn without rows: with the words below them they make no table."""
    taken: set[int] = set()

    @cache
    def charts() -> list[Chart]:
        """Asked for only where there is a grid: they take as long to find as tables."""
        return open_charts(charts_of(page), [*forms, *timetables, *under_heads, *ruled])

    def keep(grids: Sequence[Grid], *, ruled: bool) -> None:
        for grid in sorted((drop_thin_columns(drop_blank_ends(g, centers), centers) for g in grids), key=_area):
            if is_ground(grid, charts()):
                continue
            if len(grid.cells) < 2 or (not ruled and any(_shares(grid, t.place) for t in tables)):
                continue
            contents = _fill(grid, glyphs, taken, arrows)
            if not _is_table(grid, contents, page.chars, ruled):
                continue
            built = _build(page, grid, contents, make_lines)
            if all(_is_axis_alone(table) or (not ruled and _is_axis_over_marks(table, marks)) for table in built):
                axes.extend(table.place for table in built)
                continue
            years = with_years_above(grid, glyphs) if ruled and len(built) == 1 and not find_axes(built[0]) else None
            if years is not None:
                below = _fill(years, glyphs, taken, arrows)
                headed = _build(page, years, below, make_lines)
                if len(headed) == 1 and find_axes(headed[0]):
                    contents, built, grid = below, headed, years
            rows = _bar_rows(grid, built, glyphs, marks) if ruled else None
            if rows is not None:
                contents = _fill(rows, glyphs, taken, arrows)
                built = _build(page, rows, contents, make_lines)
            if arrows and not any(find_axes(table) for table in built):
                # Without a time axis an arrow of the table is part of the cell in which it points, with its words.
                whole = _fill(grid, glyphs, taken, ())
                if whole != contents and _is_table(grid, whole, page.chars, ruled):
                    contents, built = whole, _build(page, grid, whole, make_lines)
            taken.update(i for indices in contents for i in indices)
            for table in built:
                table.ruled = ruled
                table.year = year_above(table, partial(_lines_above, glyphs, table.place, make_lines))
                attach_marks(page, table, find_axes(table), marks, make_lines)
                tables.append(table)

    closed = find_grids(rulings, centers)
    ruled = [with_text_rows(grid, glyphs) for grid in closed]
    frames = _frames(page, closed)
    shaded = shaded_grids(page, centers)
    under_heads = headed_grids([*ruled, *shaded], rulings, centers)
    upright = glyphs.only(glyphs.printed & glyphs.upright)
    forms, timetables = form_grids(page, upright, rulings, marks), timetable_grids(page, upright, rulings, marks)
    keep(forms, ruled=True)
    for rows in (timetables, under_heads):
        alone = [g for g in rows if not any(_shares(g, t.place) for t in tables)]
        keep([g for g in alone if not _crosses(g, frames)], ruled=True)
    keep([g for g in ruled if not any(_shares(g, t.place) for t in tables)] if tables else ruled, ruled=True)
    labelled = [g for g in shaded_forms(page, upright, rulings) if not _crosses(g, frames)]
    keep([g for g in labelled if not any(_shares(g, t.place) for t in tables)], ruled=True)
    keep(known_grids(page, glyphs, [t.place for t in tables]), ruled=False)
    keep(shaded, ruled=False)
    striped = striped_grids(rulings, upright, [t.place for t in tables])
    keep([grid for grid in striped if not _crosses(grid, frames)], ruled=False)
    aligned = aligned_grids(page, glyphs, rulings.across, [t.place for t in tables])
    keep([grid for grid in aligned if not any(_shares(grid, axis) for axis in axes)], ruled=False)
    return tables


def _frames(page: Page, grids: Sequence[Grid]) -> list[Place]:
    """Boxes as large as cards and panels: drawn as shapes, or of four lines."""
    ruled = [Place(page.number, g.xs[0], g.ys[0], g.xs[-1], g.ys[-1]) for g in grids if len(g.cells) == 1]
    drawn = [s.place for s in page.shapes if s.stroke is not None or s.fill not in (None, (255, 255, 255))]
    return [p for p in [*ruled, *drawn] if p.width >= WIDE and p.height >= TALL]


def _crosses(grid: Grid, frames: Sequence[Place]) -> bool:
    """Whether the edge of a frame runs through rows that rules or shades alone make: they lie in several cards."""
    for frame in frames:
        around = frame.top < grid.ys[0] + ON_ROW and frame.bottom > grid.ys[-1] - ON_ROW
        if around and any(grid.xs[0] + ON_ROW < x < grid.xs[-1] - ON_ROW for x in (frame.x0, frame.x1)):
            if not (grid.xs[0] - 1 <= frame.x0 and frame.x1 <= grid.xs[-1] + 1):
                return True
        if min(frame.x1, grid.xs[-1]) - max(frame.x0, grid.xs[0]) < 0.5 * (grid.xs[-1] - grid.xs[0]):
            continue
        for y in (frame.top, frame.bottom):
            inside = grid.ys[0] + ON_ROW < y < grid.ys[-1] - ON_ROW
            if inside and min(abs(y - row) for row in grid.ys) > ON_ROW:
                return True
    return False


def _bar_rows(grid: Grid, built: Sequence[Table], glyphs: Glyphs, marks: Sequence[Mark]) -> Grid | None:
    """The grid of a timetable with rows and columns that white space parts, or None where nothing is to be parted."""
    if len(built) != 1 or not marks or (built[0].n_rows, built[0].n_cols) != (grid.n_rows, grid.n_cols):
        return None
    axes = find_axes(built[0])
    return with_bar_rows(grid, axes[0], glyphs, marks) if len(axes) == 1 and axes[0].header_row == 0 else None


def _is_axis_alone(table: Table) -> bool:
    """Whether a table is nothing but a band of years over one of their parts: the axis of bars drawn below it."""
    if table.n_rows > 2 or table.n_cols < 3:
        return False
    texts = [(cell, cell.text.strip()) for cell in table.cells if cell.text.strip()]
    timed = {cell.row for cell, text in texts if says_time(text)}
    heads = sum(cell.col == 0 and not says_time(text) for cell, text in texts)
    return len(timed) == table.n_rows and all(cell.col == 0 or says_time(text) for cell, text in texts) and heads <= 1


def _is_axis_over_marks(table: Table, marks: Sequence[Mark]) -> bool:
    """Whether aligned words are years over drawn bars, with names left of them: none below has a cell of its own."""
    years = [cell for cell in table.cells if cell.row == 0 and says_time(cell.text)]
    others = [cell for cell in table.cells if cell.row == 0 and cell.text.strip() and not says_time(cell.text)]
    if len(years) < 2 or len(others) > 1:
        return False
    lines = [line for cell in years for line in cell.lines]
    x0, x1 = min(line.place.x0 for line in lines), max(cell.place.x1 for cell in years)
    low = max(line.place.bottom for line in lines)
    words = [line for cell in table.cells if cell.row for line in cell.lines if not says_time(line.text)]
    over = [p for line in words for p in line.passage.places if p is not None and p.x1 > x0]
    if not all(any(m.hollow and m.place.holds(*p.center) for m in marks) for p in over):
        return False
    bars = (m.place for m in marks if m.kind != "mark" and x0 <= m.place.center[0] <= x1)
    return any(low < bar.center[1] < table.place.bottom + bar.height for bar in bars)


def _lines_above(glyphs: Glyphs, place: Place, make_lines: MakeLines) -> list[str]:
    """The last lines printed above a place, the nearest first."""
    above = (glyphs.y > place.top - TITLE_REACH) & (glyphs.y < place.top)
    chars = glyphs.chosen(above & (glyphs.x > place.x0 - 20) & (glyphs.x < place.x1 + 20))
    return [line.text for line in sorted(make_lines(chars), key=lambda x: -x.place.bottom)] if chars else []


def _shares(grid: Grid, place: Place) -> bool:
    """Whether a grid reaches into a table that was found already."""
    return (
        min(grid.xs[-1], place.x1) - max(grid.xs[0], place.x0) > 2
        and min(grid.ys[-1], place.bottom) - max(grid.ys[0], place.top) > 2
    )


def _area(grid: Grid) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])


def _fill(grid: Grid, glyphs: Glyphs, taken: set[int], arrows: Sequence[Mark]) -> list[list[int]]:
    """For each cell the indices of its characters; those inside a drawn arrow are the arrow's."""
    owner = np.full((grid.n_rows, grid.n_cols), -1)
    for i, cell in enumerate(grid.cells):
        owner[cell.row : cell.row + cell.row_span, cell.col : cell.col + cell.col_span] = i
    contents: list[list[int]] = [[] for _ in grid.cells]
    x0, x1, top, bottom = grid.xs[0], grid.xs[-1], grid.ys[0], grid.ys[-1]
    inside = [m.place for m in arrows if m.hollow and m.place.x1 > x0 and m.place.x0 < x1]
    within = (glyphs.x > x0) & (glyphs.x < x1) & (glyphs.y > top) & (glyphs.y < bottom)
    if inside:
        within &= ~glyphs.within(inside)
    indices = np.flatnonzero(within)
    rows = np.searchsorted(grid.ys, glyphs.y[indices], side="right") - 1
    cols = np.searchsorted(grid.xs, glyphs.x[indices], side="right") - 1
    for index, home in zip(indices.tolist(), owner[rows, cols].tolist(), strict=True):
        if home >= 0 and index not in taken:
            contents[home].append(index)
    return contents


def _is_table(grid: Grid, contents: Sequence[Sequence[int]], chars: Sequence[Char], ruled: bool) -> bool:
    """Whether enclosed cells are a table, not a box with a title, a drawing or a chart's ground."""
    filled = sum(bool(c) for c in contents)
    covered = sum(c.row_span * c.col_span for c in grid.cells)
    # Each further row or column of a table needs a further cell; boxes joined by lines have holes between them.
    if len(grid.cells) < grid.n_rows + grid.n_cols - 1 or covered < FULL * grid.n_rows * grid.n_cols:
        return False
    if _has_slivers(grid, contents, chars):
        return False
    if filled < 2 or filled < LEAST_TEXT * len(grid.cells):
        return False
    if len(grid.cells) <= FEW and _cuts_words(grid, contents, chars):
        return False
    if not ruled:
        return grid.n_rows > 1 and grid.n_cols > 1 and filled >= 0.5 * len(grid.cells)
    if grid.n_rows == 1:
        return grid.doubled <= SEPARATE
    return grid.n_cols > 1 or grid.n_rows > 3


def _cuts_words(grid: Grid, contents: Sequence[Sequence[int]], chars: Sequence[Char]) -> bool:
    """Whether a border between cells runs through the middle of a character: a line hidden beneath a labelled box."""
    places = [chars[i].place for indices in contents for i in indices if chars[i].upright]
    return any(abs(p.center[0] - x) < 0.2 * p.width for p in places for x in grid.xs[1:-1])


def _has_slivers(grid: Grid, contents: Sequence[Sequence[int]], chars: Sequence[Char]) -> bool:
    """Whether many empty cells are too thin for words: what is left between the borders of boxes inside boxes."""
    boxes = [grid.box(c) for c, indices in zip(grid.cells, contents, strict=True) if not indices]
    if len(boxes) < MOST_SLIVERS:
        return False
    size = float(np.median([chars[i].size for indices in contents for i in indices] or [10.0]))
    thin = min(THIN_CELL, 1.1 * size)
    return sum(min(x1 - x0, bottom - top) < thin for x0, top, x1, bottom in boxes) >= MOST_SLIVERS


def _build(page: Page, grid: Grid, contents: Sequence[Sequence[int]], make_lines: MakeLines) -> list[Table]:
    """The table of a grid, or those that touch in it."""
    cells = [
        Cell(cell.row, cell.col, cell.row_span, cell.col_span, Place(page.number, *grid.box(cell)), lines)
        for cell, lines in zip(grid.cells, _lines_of_cells(page, contents, make_lines), strict=True)
    ]
    _shade(cells, page)
    place = Place(page.number, grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])
    table = Table(place, grid.n_rows, grid.n_cols, 0, cells)
    across, down = grid.apart
    parts = part_touching(table, [down.get(y, 0.0) for y in grid.ys], [across.get(x, 0.0) for x in grid.xs])
    tables = [as_read(part) for part in parts]
    for table in tables:
        mark_header(table)
        if grid.headed and not table.n_header_rows:
            set_header(table, 1)
    return tables


def _lines_of_cells(page: Page, contents: Sequence[Sequence[int]], make_lines: MakeLines) -> list[list[Line]]:
    """The lines of each cell. Most cells hold a single row: these are asked for all at once."""
    glyphs = glyphs_of(page)
    full = [i for i, indices in enumerate(contents) if indices]
    found: list[list[Line]] = [[] for _ in contents]
    if not full:
        return found
    at = np.array([k for i in full for k in contents[i]])
    lengths = np.array([len(contents[i]) for i in full])
    starts = np.cumsum(lengths) - lengths
    first = np.repeat(at[starts], lengths)
    level = glyphs.upright[at] & (glyphs.size[at] == glyphs.size[first])
    level &= (glyphs.top[at] == glyphs.top[first]) & (glyphs.bottom[at] == glyphs.bottom[first])
    single = np.logical_and.reduceat(level, starts) & glyphs.single
    rows = [full[i] for i in np.flatnonzero(single).tolist()]
    for row, line in RowColumns(glyphs, [contents[i] for i in rows]).by_row().items():
        if line.text:
            found[rows[row]] = [line]
    for i in np.flatnonzero(~single).tolist():
        found[full[i]] = make_lines([page.chars[k] for k in contents[full[i]]])
    return found


def _shade(cells: Sequence[Cell], page: Page) -> None:
    """Give each cell the colour of the last rectangle that fills it."""
    fills = [s for s in page.shapes if s.fill is not None and s.rectangular]
    if not fills:
        return
    x0, top, x1, bottom = np.array([cell.place[1:] for cell in cells]).T
    x, y, wide, high = (x0 + x1) / 2, (top + bottom) / 2, 0.85 * (x1 - x0), 0.85 * (bottom - top)
    for shape in fills:
        _, left, upper, right, lower = shape.place
        held = (left <= x) & (x <= right) & (upper <= y) & (y <= lower)
        if not held.any():
            continue
        held &= np.minimum(right, x1) - np.maximum(left, x0) >= wide
        held &= np.minimum(lower, bottom) - np.maximum(upper, top) >= high
        for i in np.flatnonzero(held).tolist():
            cells[i].fill = shape.fill
