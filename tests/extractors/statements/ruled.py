"""Ruled tables with spans and wrapped cells, made for tests without a PDF."""

from __future__ import annotations

from extractors.document import Block, Cell, Line, Place, Table
from tests.extractors.pages import line

WIDTH = 200.0


def ruled(*cells: tuple[int, int, int, int, str], headers: int = 0, page: int = 1) -> Table:
    """A table of cells (row, column, rows, columns, text); lines of a text are parted by a line feed."""
    made = []
    for row, col, rows, cols, text in cells:
        place = Place(page, WIDTH * col, 60.0 * row, WIDTH * (col + cols), 60.0 * (row + rows))
        lines: list[Line] = [
            line(part, place.top + 12.0 * i, x0=place.x0, page=page) for i, part in enumerate(text.split("\n")) if part
        ]
        made.append(Cell(row, col, rows, cols, place, lines, row < headers))
    n_rows = max(cell.row + cell.row_span for cell in made)
    n_cols = max(cell.col + cell.col_span for cell in made)
    return Table(Place(page, 0.0, 0.0, WIDTH * n_cols, 60.0 * n_rows), n_rows, n_cols, headers, made)


def grid(*rows: tuple[str, ...], headers: int = 1, page: int = 1) -> Table:
    """A table without spans."""
    return ruled(
        *((r, c, 1, 1, text) for r, row in enumerate(rows) for c, text in enumerate(row)), headers=headers, page=page
    )


def block_of(table: Table) -> Block:
    """The block in which a table stands on its page."""
    return Block("table", [item for cell in table.cells for item in cell.lines], table)
