"""Parts tables that share a border, or nearly do, where a new one begins: other columns under a header of its own.

Lines alone do not tell two tables that touch from one whose columns change. One table it stays, with cells that span,
unless something begins anew: a header over other columns, a caption or an empty row in between, or a second border
line beside the first one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Cell, Place, Table, union
from extractors.layout.blocks import CAPTION

ALIKE = 0.34
"""Tables of different columns share no more than this part of their borders."""
SAME_BORDER = 3.0
"""Borders that differ by no more than this, in points, are the same."""
DOUBLE = 1.4
"""Two lines further apart than this, in points, are the borders of two tables."""
_WHITE = (255, 255, 255)


def part_touching(table: Table, apart_down: Sequence[float], apart_across: Sequence[float]) -> list[Table]:
    """The tables that a grid of cells holds: itself, or those that touch in it, from top to bottom or left to right.

    Args:
        table: cells with their text and shade.
        apart_down: for each horizontal grid line how far, in points, its lines lie apart.
        apart_across: the same for the vertical ones.
    """
    for row in range(1, table.n_rows):
        kind = _cut(table, row, apart_down, across=True)
        if kind is not None:
            below = row + (kind == "before")
            upper, lower = _rows(table, 0, row), _rows(table, below, table.n_rows)
            # The columns are counted anew, so that what is known of their lines does not hold for the parts.
            return [
                *part_touching(upper, apart_down[: row + 1], ()),
                *part_touching(lower, apart_down[below:], ()),
            ]
    doubled = [col for col in range(1, min(table.n_cols, len(apart_across))) if apart_across[col] > DOUBLE]
    turned = _flip(table) if doubled else table
    for col in doubled:
        if _cut(turned, col, apart_across, across=False) is not None:
            left, right = _flip(_rows(turned, 0, col)), _flip(_rows(turned, col, table.n_cols))
            return [
                *part_touching(left, (), apart_across[: col + 1]),
                *part_touching(right, (), apart_across[col:]),
            ]
    return [table]


def _cut(table: Table, row: int, apart: Sequence[float], *, across: bool) -> str | None:
    """How one table ends and another begins above a row; None where it is one.

    ``line`` for a border between them, ``before`` where the row itself parts them (a caption, an empty row).
    """
    if any(c.row < row < c.row + c.row_span for c in table.cells):
        return None
    double = row < len(apart) and apart[row] > DOUBLE
    if double and _differ(table, row, row):
        return "line"
    if not across:
        return None
    here = [c for c in table.cells if c.row == row]
    if len(here) == 1 and here[0].col_span == table.n_cols and here[0].row_span == 1:
        text = here[0].text.strip()
        if (not text or CAPTION.match(text)) and _differ(table, row, row + 1) and _is_headed(table, row + 1, None):
            return "before"
        return None
    shades = _header_shades(table, 0)
    if shades and _is_headed(table, row, shades) and _differ(table, row, row):
        return "line"
    return None


def _differ(table: Table, end: int, begin: int) -> bool:
    """Whether the rows above ``end`` have borders that those from ``begin`` on have not, and the other way round."""
    above = _borders([c for c in table.cells if c.row < end], table)
    below = _borders([c for c in table.cells if c.row >= begin], table)
    if not above or not below or end < 2 or table.n_rows - begin < 2:
        return False
    shared = sum(any(abs(a - b) <= SAME_BORDER for b in below) for a in above)
    return shared < len(above) and shared < len(below) and shared <= ALIKE * (len(above) + len(below) - shared)


def _borders(cells: Sequence[Cell], table: Table) -> list[float]:
    """Borders inside, from left to right."""
    found: list[float] = []
    for x in sorted(c.place.x0 for c in cells):
        if x > table.place.x0 + SAME_BORDER and (not found or x - found[-1] > SAME_BORDER):
            found.append(x)
    return found


def _header_shades(table: Table, row: int) -> set[tuple[int, int, int] | None]:
    """The shades of a header row; none where it is no header."""
    cells = [c for c in table.cells if c.row == row]
    shades = {c.fill for c in cells}
    if len(cells) < 2 or shades & {None, _WHITE} or any(not re.sub(r"\s", "", c.text) for c in cells[1:]):
        return set()
    return shades


def _is_headed(table: Table, row: int, shades: set[tuple[int, int, int] | None] | None) -> bool:
    """Whether a row is a header: shaded throughout (as ``shades`` say) over rows that are not, a cell a column."""
    own = _header_shades(table, row)
    below = [c for c in table.cells if c.row == row + 1]
    above = [c for c in table.cells if c.row == row - 1]
    if shades is not None and not own & shades:
        return False
    if shades is None and not own:
        # Between a caption or an empty row and the body no shade is asked for, but labels.
        labels = [re.sub(r"\s", "", c.text) for c in table.cells if c.row == row]
        return len(labels) > 1 and all(0 < len(t) <= 20 and "。" not in t for t in labels)
    last = [c for c in above if c.col_span < table.n_cols]
    return (
        bool(below)
        and any(c.fill not in own for c in below)
        and (shades is None or any(c.fill not in own for c in last) or not last)
    )


def _rows(table: Table, first: int, end: int) -> Table:
    """The table of some rows, without the columns at which none of their cells begins."""
    cells = [c for c in table.cells if first <= c.row < end]
    columns = sorted({c.col for c in cells} | {c.col + c.col_span for c in cells})
    at = {col: i for i, col in enumerate(columns)}
    kept = [
        replace(c, row=c.row - first, col=at[c.col], col_span=at[c.col + c.col_span] - at[c.col], is_header=False)
        for c in cells
    ]
    place = union(c.place for c in cells)
    return replace(table, place=place, n_rows=end - first, n_cols=len(columns) - 1, n_header_rows=0, cells=kept)


def _flip(table: Table) -> Table:
    """The table with rows and columns exchanged."""
    cells = [
        replace(c, row=c.col, col=c.row, row_span=c.col_span, col_span=c.row_span, place=_mirror(c.place))
        for c in table.cells
    ]
    return replace(table, place=_mirror(table.place), n_rows=table.n_cols, n_cols=table.n_rows, cells=cells)


def _mirror(place: Place) -> Place:
    return Place(place.page, place.top, place.x0, place.bottom, place.x1)
