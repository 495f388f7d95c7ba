"""The sheets of a table: rows of a matrix where it has one, else its forms."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.document import Table
from extractors.statements.form_sheets import read_forms
from extractors.statements.labels import LabelledField
from extractors.statements.matrix_sheets import read_matrix
from extractors.statements.sheet import Sheet


def read_sheets(table: Table, names_measure: Callable[[str], bool], before: Sheet | None = None) -> list[Sheet]:
    """The sheets of a table; none where it has no labelled fields.

    Args:
        table: a table on one page.
        names_measure: whether a text names a national measure, to find the column of names where its header is silent.
        before: the last sheet of the table on the page before, if this one goes on from there.
    """
    rows = read_matrix(table, names_measure, before)
    return rows if rows is not None else read_forms(table)


def merged(sheets: Sequence[Sheet]) -> Sheet:
    """Rows of one table as one sheet without a name: a field for each column."""
    whole = Sheet("attached", sheets[0].table, columns=sheets[0].columns)
    whole.rows = (sheets[0].rows[0], sheets[-1].rows[1])
    by_label: dict[tuple[str, str], LabelledField] = {}
    for sheet in sheets:
        whole.cells += sheet.cells
        for own in sheet.fields:
            key = (own.name, own.label.text)
            if key in by_label:
                by_label[key].parts += own.parts
            else:
                by_label[key] = LabelledField(own.name, own.label, list(own.parts))
    whole.fields = list(by_label.values())
    return whole
