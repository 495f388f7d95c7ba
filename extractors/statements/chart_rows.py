"""Rows of a timetable whose names have their fields below them, in small lines of label and value."""

from __future__ import annotations

from extractors.document import Cell, Table
from extractors.layout.row_names import part_name
from extractors.statements.sheet import Sheet, read_title, told_below_name

LONGEST_NAME = 60
"""Characters of a row's name."""


def chart_rows(table: Table) -> list[Sheet]:
    """A sheet for each row of a timetable that tells its fields below its name; none where most rows tell nothing."""
    head = max(table.n_header_rows, 1)
    told = [cell for cell in table.cells if cell.row >= head and part_name(cell.lines)[1]]
    if not told:
        return []
    col = min(cell.col for cell in told)
    told = [cell for cell in told if cell.col == col]
    filled = [cell for cell in table.cells if cell.row >= head and cell.col == col and cell.text.strip()]
    if 2 * len(told) < len(filled):
        return []
    return [sheet for cell in sorted(told, key=lambda c: c.row) if (sheet := _sheet(table, cell)) is not None]


def _sheet(table: Table, cell: Cell) -> Sheet | None:
    name, fields = told_below_name(cell)
    title, numbering, _ = read_title(name)
    if title is None or len(title) > LONGEST_NAME:
        return None
    columns = tuple(dict.fromkeys(field.name for field in fields))
    rows = (cell.row, cell.row + cell.row_span)
    return Sheet("row", table, title, numbering, fields, cells=[cell], rows=rows, columns=columns, charted=True)
