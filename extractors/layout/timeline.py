"""Ties drawn marks, and the text in, above or beside them, to the table over whose time axis they are drawn."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.document import Char, Line, Mark, Page, Place, Table, union
from extractors.layout.axis import Axis, find_axes
from extractors.layout.bars import begins_line, find_marks

CROSSING = 0.15
"""A character lies over a border if this share of its width stands on either side."""
_WHITE = (255, 255, 255)
MakeLines = Callable[[Sequence[Char]], list[Line]]

LOW = 0.8
"""A filled box lower than this share of its row is a bar in it, not the shade of its cells."""
WHOLE = 0.7
"""A box higher than this share of the cell between whose borders it stands is that cell."""
BORDER = 4.0
"""White space around the boxes of cells, in points."""
ASIDE = 1.6
"""Text stands beside or above a mark if no further away than this many times its size."""


def attach_marks(
    page: Page, table: Table, axes: Sequence[Axis], marks: Sequence[Mark], make_lines: MakeLines
) -> None:
    """Give a table the marks over its time axes, and take their text out of the cells.

    Args:
        page: the table's page.
        table: the table, with the text of its cells; ``marks`` and cells are changed.
        axes: the table's time axes.
        marks: the page's marks.
        make_lines: turns characters into lines.
    """
    if not axes:
        return
    rows = _row_bounds(table)
    contents = _contents(page, table)
    for axis in axes:
        over = [m for m in marks if _is_over(m, axis, rows)]
        low = [m for m in _low_boxes(page, rows) if _is_over(m, axis, rows) and not any(_same(m, o) for o in over)]
        over += [m for m in low if not any(begins_line(m.place, o) for o in over)]
        over = [m for m in over if not _is_cell(m, table, axis)]
        texts: dict[int, list[int]] = {i: [] for i in range(len(over))}
        for i, mark in enumerate(over):
            if mark.hollow:
                texts[i] = [k for k, c in enumerate(page.chars) if mark.place.holds(*c.place.center)]
        inside = {k for indices in texts.values() for k in indices}
        silent = [i for i in texts if not any(not page.chars[k].text.isspace() for k in texts[i])]
        if silent:
            _add_neighbours(page, table, contents, axis, over, silent, texts, inside)
        taken = {k for indices in texts.values() for k in indices}
        across = _over_borders(page, table, contents, axis, taken)
        taken |= {k for run in across for k in run}
        for cell, indices in zip(table.cells, contents, strict=True):
            if taken.intersection(indices):
                indices[:] = [k for k in indices if k not in taken]
                cell.lines = make_lines([page.chars[k] for k in indices]) if indices else []
        for i, mark in enumerate(over):
            chars = [page.chars[k] for k in texts[i]]
            table.marks.append(replace(mark, lines=tuple(make_lines(chars)) if chars else ()))
        for run in across:
            chars = [page.chars[k] for k in run]
            place = union(c.place for c in chars)
            table.marks.append(Mark(place, "text", "", None, hollow=False, lines=tuple(make_lines(chars))))


def _is_cell(mark: Mark, table: Table, axis: Axis) -> bool:
    """Whether a box is a cell below the axis, which then holds its words and has its shade, and no bar drawn in one."""
    if mark.kind != "bar" or not mark.hollow or not table.ruled:
        return False
    for cell in table.cells:
        if not axis.first_col <= cell.col < axis.end_col or cell.row < axis.first_row:
            continue
        same = abs(cell.place.x0 - mark.place.x0) < BORDER and abs(cell.place.x1 - mark.place.x1) < BORDER
        if same and cell.place.holds(*mark.place.center) and mark.place.height > WHOLE * cell.place.height:
            cell.fill = cell.fill or mark.fill
            return True
    return False


def _low_boxes(page: Page, rows: Sequence[float]) -> list[Mark]:
    """Filled boxes that are clearly lower than the row in which they lie: bars, though they may touch its border."""
    found = []
    for shape in page.shapes:
        box = shape.place
        if shape.fill in (None, _WHITE) or not shape.rectangular or box.width < 6 or box.height < 3:
            continue
        home = next((h for h in pairwise(rows) if h[0] <= box.center[1] < h[1]), None)
        if home is None or box.height >= LOW * (home[1] - home[0]):
            continue
        if home[0] - 1 <= box.top and box.bottom <= home[1] + 1:
            found.append(Mark(box, "bar", "", shape.fill))
    return found


def _same(mark: Mark, other: Mark) -> bool:
    """Whether a box is drawn for a mark that is known: most of it lies inside."""
    shared = mark.place.overlap(other.place)
    return shared > 0.5 * mark.place.width * mark.place.height or shared > 0.5 * other.place.width * other.place.height


def carry_axis(page: Page, table: Table, make_lines: MakeLines) -> None:
    """Attach marks to a table that goes on from the page before without writing the axis again."""
    if table.turned or table.marks or find_axes(table):
        return
    axes = axes_of(table)
    if axes:
        attach_marks(page, table, axes, find_marks(page), make_lines)


def axes_of(table: Table) -> list[Axis]:
    """The time axes of a table; one that it has from its first part is laid on its own columns."""
    own = find_axes(table)
    if own or table.continues is None:
        return own
    inherited = axes_of(table.continues)
    if not inherited:
        return []
    axis = inherited[-1]
    if axis.last_row < table.continues.n_rows - 1:
        return []
    shift = table.place.x0 - table.continues.place.x0
    columns = [c._replace(x0=c.x0 + shift, x1=c.x1 + shift) for c in axis.columns]
    return [Axis(0, table.n_header_rows, table.n_rows - 1, columns, axis.fine)]


def _contents(page: Page, table: Table) -> list[list[int]]:
    """For each cell the indices of the characters that its lines hold."""
    where = {(c.text, c.place): k for k, c in enumerate(page.chars)}
    found: list[list[int]] = []
    for cell in table.cells:
        keys = [
            (text, place)
            for line in cell.lines
            for text, place in zip(line.passage.text, line.passage.places, strict=True)
            if place is not None
        ]
        found.append(sorted({where[key] for key in keys if key in where}))
    return found


def _row_bounds(table: Table) -> list[float]:
    """The upper edge of every row, and the lower edge of the last."""
    bounds = [table.place.bottom] * (table.n_rows + 1)
    for cell in table.cells:
        bounds[cell.row] = min(bounds[cell.row], cell.place.top)
    return bounds


def _is_over(mark: Mark, axis: Axis, rows: Sequence[float]) -> bool:
    if mark.direction in ("up", "down"):
        return False
    x, y = mark.place.center
    return (
        axis.columns[0].x0 - 2 <= x <= axis.columns[-1].x1 + 2
        and rows[axis.first_row] <= y <= rows[axis.last_row + 1]
        and mark.place.x0 >= axis.columns[0].x0 - 0.5 * (axis.columns[0].x1 - axis.columns[0].x0)
    )


def _add_neighbours(
    page: Page,
    table: Table,
    contents: Sequence[list[int]],
    axis: Axis,
    marks: Sequence[Mark],
    silent: Sequence[int],
    texts: dict[int, list[int]],
    inside: set[int],
) -> None:
    """Give marks without text of their own what stands above, below or beside them in the same row."""
    cells = [
        (cell, [k for k in indices if k not in inside])
        for cell, indices in zip(table.cells, contents, strict=True)
        if axis.first_col <= cell.col < axis.end_col and axis.first_row <= cell.row <= axis.last_row
    ]
    for row in {cell.row for cell, _ in cells}:
        free = [k for cell, indices in cells if cell.row == row for k in indices]
        for run in _runs(page.chars, free):
            place = union(page.chars[k].place for k in run)
            home = next((c.place for c, indices in cells if min(run) in indices), None)
            if home is None:
                continue
            size = page.chars[run[0]].size
            near = [i for i in silent if _in_reach(marks[i].place, home) or _is_named_behind(marks[i], place, size)]
            distances = [(d, i) for i in near if (d := _distance(place, marks[i].place, size)) is not None]
            if distances:
                texts[min(distances)[1]] += run


def _over_borders(
    page: Page, table: Table, contents: Sequence[list[int]], axis: Axis, taken: set[int]
) -> list[list[int]]:
    """Words that run over the border between two columns of the axis: text boxes laid over the cells."""
    borders = sorted(c.x0 for c in axis.columns[1:])
    home: dict[int, int] = {}
    rows: dict[int, list[int]] = {}
    for n, (cell, indices) in enumerate(zip(table.cells, contents, strict=True)):
        if axis.first_col <= cell.col < axis.end_col and axis.first_row <= cell.row <= axis.last_row:
            free = [k for k in indices if k not in taken and page.chars[k].upright]
            rows.setdefault(cell.row, []).extend(free)
            home.update(dict.fromkeys(free, n))
    found = []
    for free in rows.values():
        if not _may_run_over([page.chars[k].place for k in free], borders):
            continue
        for run in _runs(page.chars, free):
            if len({home[k] for k in run}) < 2:
                continue
            places = sorted((page.chars[k].place for k in run if not page.chars[k].text.isspace()), key=lambda p: p.x0)
            crossed = any(
                p.x0 < x - CROSSING * p.width and p.x1 > x + CROSSING * p.width for x in borders for p in places
            )
            joined = any(
                abs(a.center[1] - b.center[1]) < 0.3 * a.height and abs(b.x0 - a.x1) < CROSSING * a.width
                and any(a.center[0] < x < b.center[0] for x in borders)
                for a, b in pairwise(places)
            )  # fmt: skip
            if crossed or joined:
                found.append(run)
    return found


def _may_run_over(places: Sequence[Place], borders: Sequence[float]) -> bool:
    """Whether a character stands over a border, or characters so near to one from both sides that words may go on."""
    if not places or not borders:
        return False
    reach = (0.5 + CROSSING) * max(p.x1 - p.x0 for p in places)
    before: set[int] = set()
    behind: set[int] = set()
    for _, x0, _, x1, _ in places:
        at = bisect_left(borders, (x0 + x1) / 2)
        if at < len(borders):
            if x1 > borders[at]:
                return True
            if x1 > borders[at] - reach:
                before.add(at)
        if at:
            if x0 < borders[at - 1]:
                return True
            if x0 < borders[at - 1] + reach:
                behind.add(at - 1)
    return any(a <= b and borders[b] - borders[a] < 2 * reach for a in before for b in behind)


def _in_reach(mark: Place, cell: Place) -> bool:
    """Whether a mark lies at the height of a cell and reaches into it."""
    level = cell.top - 1 <= mark.center[1] <= cell.bottom + 1
    return level and min(mark.x1, cell.x1) - max(mark.x0, cell.x0) > 2


def _is_named_behind(mark: Mark, text: Place, size: float) -> bool:
    """Whether words stand directly behind a milestone, over the border of its column if need be."""
    level = text.top <= mark.place.center[1] <= text.bottom
    return mark.kind == "mark" and level and 0 <= text.x0 - mark.place.x1 <= size


def _runs(chars: Sequence[Char], indices: Sequence[int]) -> list[list[int]]:
    """Characters that stand together: one after another on a line, or on the lines directly below."""
    runs: list[list[int]] = []
    for k in sorted(indices, key=lambda k: (round(chars[k].place.bottom / 3), chars[k].place.x0)):
        place, size = chars[k].place, chars[k].size
        home = next((r for r in runs if any(_adjacent(chars[i].place, place, size) for i in r)), None)
        if home is None:
            runs.append([k])
        else:
            home.append(k)
    return [sorted(run) for run in runs if any(not chars[k].text.isspace() for k in run)]


def _adjacent(before: Place, place: Place, size: float) -> bool:
    level = abs(before.bottom - place.bottom) < 0.5 * size
    if level:
        return -0.5 * size < place.x0 - before.x1 < 1.2 * size or -0.5 * size < before.x0 - place.x1 < 1.2 * size
    below = 0 < place.bottom - before.bottom < 1.9 * size
    return below and before.x0 - size < place.x1 and place.x0 < before.x1 + size


def _distance(text: Place, mark: Place, size: float) -> float | None:
    """How far text stands from a mark that it may belong to; None if it stands apart."""
    aside = max(text.x0 - mark.x1, mark.x0 - text.x1, 0.0)
    away = max(text.top - mark.bottom, mark.top - text.bottom, 0.0)
    overlap = min(text.x1, mark.x1) - max(text.x0, mark.x0)
    if away <= ASIDE * size and overlap >= 0.5 * min(text.width, mark.width):
        return away
    if away == 0.0 and aside <= ASIDE * size:
        return aside + 0.1
    return None
