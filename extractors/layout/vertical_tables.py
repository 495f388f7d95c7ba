"""A table whose cells are written downwards is read by its columns, from the right to the left."""

from __future__ import annotations

from extractors.document import Cell, Table

WRITTEN = 0.8
"""Share of the lines of two characters and more that run downwards in a table of vertical writing."""
LEAST_LINES = 4
"""A table with fewer lines may be a horizontal one with upright labels."""


def is_vertical(table: Table) -> bool:
    """Whether a table is in vertical writing: nearly all its lines run downwards, and they fill several columns.

    Labels of horizontal tables are often written downwards in a narrow column, or in a narrow head; what they label
    is not.
    """
    lines = [(cell, line) for cell in table.cells for line in cell.lines if len(line.text.strip()) > 1]
    downwards = [cell for cell, line in lines if line.vertical]
    if len(lines) < LEAST_LINES or len(downwards) < WRITTEN * len(lines):
        return False
    return len({cell.row for cell in downwards}) > 1 and len({cell.col for cell in downwards}) > 1


def as_read(table: Table) -> Table:
    """A table of vertical writing with its rows and columns counted as they are read; any other as it is.

    The rightmost column becomes the first row, and its cells, from the top down, the columns. Places stay as displayed.
    """
    if not is_vertical(table):
        return table
    cells = [
        Cell(
            table.n_cols - cell.col - cell.col_span, cell.row, cell.col_span, cell.row_span, cell.place, cell.lines,
            fill=cell.fill,
        )
        for cell in table.cells
    ]  # fmt: skip
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return Table(table.place, table.n_cols, table.n_rows, 0, cells)
