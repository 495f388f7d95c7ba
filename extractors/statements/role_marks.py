"""Columns headed by divisions in which a mark says who leads and who supports (◎ 総務課, ○ 税務課)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Cell, Table
from extractors.language.divisions import find_divisions
from extractors.statements.label_lines import Label
from extractors.statements.labels import LabelledField
from extractors.statements.parts import Part
from taxonomy.fields import fields_of_label

_MARK = re.compile(r"[\s　]*(?P<mark>[◎○〇●◯◉☆★△▲▽□■✓✔レ※]|主|副|関|協|担|正|連)[\s　]*")
_LEADS = "◎●◉★■主正担"
_WEAK = "△▲▽□☆副関協連※"
"""Marks that never lead; ○ and ✓ lead where no stronger mark stands in the table."""


def is_mark(text: str) -> bool:
    """Whether a cell holds nothing but a mark."""
    return _MARK.fullmatch(text) is not None


def headed_by_division(cells: Sequence[Cell]) -> bool:
    """Whether a column's own header is the name of a division, alone or below 担当, 所管 …."""
    if not cells:
        return False
    text = cells[-1].text.strip()
    found = find_divisions(text)
    named = bool(found) and found[0].start_offset == 0 and found[-1].end_offset == len(text)
    below = len(cells) > 1 and any(fields_of_label(cell.text) == ("departments",) for cell in cells[:-1])
    return named or (below and 2 <= len(text) <= 12)


def marked_columns(table: Table, heads: dict[int, Sequence[Cell]], header_rows: int) -> list[int]:
    """The columns under divisions whose filled cells hold marks alone."""
    found = []
    for col, cells in heads.items():
        texts = [c.text for c in table.cells if c.col == col and c.row >= header_rows and c.text.strip()]
        if texts and all(is_mark(text) for text in texts) and headed_by_division(cells):
            found.append(col)
    return found


def marked_divisions(
    table: Table, heads: dict[int, Sequence[Cell]], columns: Sequence[int], rows: range
) -> list[LabelledField]:
    """A field of divisions for each mark in these rows: its text is the column's header, its role the mark's."""
    used = {mark for c in table.cells if c.col in columns and (mark := _mark_of(c))}
    fields = []
    for col in columns:
        for row in rows:
            cell = table.cell_at(row, col)
            mark = _mark_of(cell) if cell is not None and (cell.row == row or row == rows.start) else None
            if mark is None:
                continue
            label = Label(heads[col][0].passage.strip(), ("departments",))
            field = LabelledField("departments", label.passage, [Part(heads[col][-1].passage.strip())])
            field.role = "lead" if _leads(mark, used) else "support"
            fields.append(field)
    return fields


def _mark_of(cell: Cell | None) -> str | None:
    match = _MARK.fullmatch(cell.text) if cell is not None else None
    return match["mark"] if match is not None else None


def _leads(mark: str, used: set[str]) -> bool:
    if mark in _LEADS:
        return True
    return mark not in _WEAK and not used & set(_LEADS)
