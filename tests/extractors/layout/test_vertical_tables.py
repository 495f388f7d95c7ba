"""Tables in vertical writing are read by their columns from right to left; horizontal ones with upright labels are not."""

from dataclasses import replace

from extractors.document import Cell, Line, Place, Table
from extractors.layout.headers import mark_header
from extractors.layout.vertical_tables import as_read, is_vertical
from tests.extractors.pages import line


def table(rows: list[list[str]], *, upright: frozenset[int] = frozenset()) -> Table:
    """A table as displayed; cells of the columns in ``upright`` are written downwards."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            made: list[Line] = [replace(line(text, 30.0 * r, x0=40.0 * c), vertical=c in upright)] if text else []
            cells.append(Cell(r, c, 1, 1, Place(1, 40.0 * c, 30.0 * r, 40.0 * c + 40, 30.0 * r + 30), made))
    return Table(Place(1, 0, 0, 40.0 * len(rows[0]), 30.0 * len(rows)), len(rows), len(rows[0]), 0, cells)


def texts(made: Table) -> list[list[str]]:
    return [[cell.text if (cell := made.cell_at(r, c)) else "" for c in range(made.n_cols)] for r in range(made.n_rows)]


def test_the_rightmost_column_is_the_first_row() -> None:
    displayed = table([["推進会議", "責任者", "役割"], ["全ての課長", "村長", "担当"]], upright=frozenset({0, 1, 2}))
    read = as_read(displayed)
    assert texts(read) == [["役割", "担当"], ["責任者", "村長"], ["推進会議", "全ての課長"]]
    first = read.cell_at(0, 0)
    assert first is not None and first.place.x0 == 80.0
    mark_header(read)
    assert read.n_header_rows == 1


def test_spans_are_turned_with_their_cells() -> None:
    displayed = table([["課長会", "村長", "役割"], ["各課長", "統括", "担当"]], upright=frozenset({0, 1, 2}))
    displayed.cells = [c for c in displayed.cells if (c.row, c.col) != (0, 1)]
    displayed.cells[0].col_span = 2
    read = as_read(displayed)
    (wide,) = [c for c in read.cells if c.text == "課長会"]
    assert (wide.row, wide.col, wide.row_span, wide.col_span) == (1, 0, 2, 1)


def test_upright_labels_do_not_make_a_table_vertical() -> None:
    labels = table([["現状", "窓口が混む。", "待ち時間が長い。"], ["取組", "予約を始める。", "様式を減らす。"]], upright=frozenset({0}))
    assert not is_vertical(labels)
    assert as_read(labels) is labels
    head = table([["令和八年度", "令和九年度"], ["1", "2"]], upright=frozenset({0, 1}))
    assert not is_vertical(head)
