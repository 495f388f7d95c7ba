"""Ruled forms (個票): label cells with their values, a form or several in one table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Cell, Table
from extractors.statements.content import field_of_content
from extractors.statements.label_lines import Label
from extractors.statements.labels import read_parts
from extractors.statements.parts import Part, parts_of_cell
from extractors.statements.sheet import (
    COUNTER,
    EMPTY,
    INDICATOR,
    TITLE_LABEL,
    Sheet,
    names_pillar,
    plain_text,
    read_title,
)
from taxonomy.fields import fields_of_label
from taxonomy.indicator_heads import role_of_head
from taxonomy.label_words import field_by_head
from taxonomy.search_text import fold

_NUMBER = re.compile(r"\s*[0-9０-９A-ZＡ-Ｚア-ンⅠ-Ⅹ]{1,4}(?:\s*[-－‐–.．の]\s*[0-9０-９]{1,3})*\s*")
_TIME = re.compile(
    r"(?:(?:令和|平成|[rh])?[0-9元]{1,4}(?:年度?|fy)|[0-9]{1,2}月|(?:第?[1-4](?:四半期|q))|(?:前|後)[半期]|[上下]半?期|[~〜-])+"
)
_YEAR = re.compile(r"(?:[rhs]|fy)[0-9元]{1,4}(?:年度?)?|20[0-9]{2}|[^0-9]{0,2}[0-9元]{1,4}年度?")
"""A year alone in a cell; before its number anything of an era's length, for a scan may give another letter."""


def read_forms(table: Table) -> list[Sheet]:
    """The forms of a table in reading order: those with two different labelled fields or more."""
    sheets: list[Sheet] = []
    current = Sheet("form", table)
    banner = table.cell_at(0, 0)
    if banner is not None and banner.col_span == table.n_cols > 1 and not fields_of_label(banner.text):
        current.title, current.numbering, current.intro = read_title(banner)
    used = _cells_of_indicators(table)
    titled: Cell | None = None
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        if id(cell) in used or not cell.text.strip():
            continue
        plain = fold(cell.text).replace(" ", "")
        fields = fields_of_label(cell.text)
        value = _value(table, cell)
        heads_axis = value is not None and _is_time(value.text)
        is_title = TITLE_LABEL.match(plain) is not None and fields in ((), ("other",)) and not heads_axis
        if COUNTER.match(plain) and value is not None and current.numbering is None and _NUMBER.fullmatch(value.text):
            current.numbering = value.text.strip()
            used.add(id(value))
            current.cells += [cell, value]
            continue
        if is_title and value is not None and _names_a_form(cell, current, titled):
            if titled is not None or current.fields:
                sheets.append(current)
                current = Sheet("form", table)
            current.title, numbering, current.intro = read_title(value)
            current.numbering = numbering or current.numbering
            titled = cell
            used.add(id(value))
            current.cells += [cell, value]
            continue
        unknown = not fields and _unknown_label(table, cell, value)
        fields = ("other",) if unknown else fields
        if not fields or value is None:
            inline = read_parts(None, parts_of_cell(cell)).fields if not fields else []
            current.fields += inline
            current.cells += [cell] if inline else []
            continue
        current.cells.append(cell)
        values = _values(table, cell)
        if values is None:
            current.columns += fields
            continue
        used.update(id(v) for v in values)
        current.cells += values
        current.columns += fields
        parts = [part for v in values for part in parts_of_cell(v)]
        if unknown:
            told = field_of_content(["".join(part.text for part in parts)])
            fields = (told or field_by_head(cell.text) or "other",)
        if fields != ("goal",) and names_pillar(cell.text, "".join(part.text for part in parts)):
            continue
        if _is_axis(values) or (fields != ("target",) and _names_times(parts)):
            used.update(_timetable_below(table, cell))
            continue
        if parts and not all(EMPTY.match(part.text) for part in parts):
            current.fields += read_parts(Label(cell.passage.strip(), fields), parts).fields
    sheets.append(current)
    for sheet in sheets:
        if sheet.cells:
            sheet.rows = (min(c.row for c in sheet.cells), max(c.row + c.row_span for c in sheet.cells))
    return [sheet for sheet in sheets if len(set(sheet.columns)) >= 2 or _says_nothing_else(sheet)]


def _says_nothing_else(sheet: Sheet) -> bool:
    """Whether a table is nothing but known labels with their values, though of one field (主管課 | 税務課 | 関係課)."""
    filled = {id(cell) for cell in sheet.table.cells if cell.text.strip()}
    known = all(fields_of_label(own.label.text) not in ((), ("other",)) for own in sheet.fields)
    return bool(sheet.fields) and known and filled == {id(c) for c in sheet.cells if c.text.strip()}


def _names_a_form(label: Cell, sheet: Sheet, titled: Cell | None) -> bool:
    """Whether a label of names opens a form: one directly below the first (施策名, 事業名) names a detail.

    Another form has its label in the same column or in the same words: the unit 業務 beside a figure is none.
    """
    if titled is None:
        return True
    again = titled.col == label.col or fold(titled.text) == fold(label.text)
    return bool(sheet.fields) and again


def _value(table: Table, label: Cell) -> Cell | None:
    """The cell to the right of a label, or below it where the right one is a label too."""
    right = table.cell_at(label.row, label.col + label.col_span)
    if right is not None and right is not label and not fields_of_label(right.text):
        return right
    if right is not None and right is not label and label.row_span > 1:
        return None
    below = table.cell_at(label.row + label.row_span, label.col)
    if below is not None and below is not label and not fields_of_label(below.text):
        return below
    return None


def _values(table: Table, label: Cell) -> list[Cell] | None:
    """All value cells of a label; None where a table of its own stands there (工程表, KPI)."""
    first = _value(table, label)
    if first is None or first.row != label.row:
        return [first] if first is not None else None
    region = [
        cell
        for cell in table.cells
        if label.row <= cell.row < label.row + label.row_span and cell.col >= label.col + label.col_span
    ]
    ends = [cell.col for cell in region if cell.row == label.row and _is_label_beside(table, cell)]
    region = [cell for cell in region if not ends or cell.col < min(ends)]
    if len({cell.col for cell in region}) > 1 and len({cell.row for cell in region}) > 1:
        return None
    return region


def _is_label_beside(table: Table, cell: Cell) -> bool:
    """Whether a cell in the row of a label is one too: by its words, or tinted like it where the values are not."""
    if fields_of_label(cell.text):
        return True
    text = cell.text.strip()
    if _is_time(text):
        return False
    if cell.fill is None or not 2 <= len(text) <= 14 or re.search(r"[。、]|^[0-9０-９]", text):
        return False
    row = [c for c in table.cells if c.row == cell.row and c is not cell]
    known = any(fields_of_label(c.text) and c.fill == cell.fill for c in row)
    return known and any(c.fill != cell.fill and c.col == cell.col + cell.col_span for c in row)


def _is_time(text: str) -> bool:
    """Whether a text is nothing but a year, a half or a month: an axis, never a label."""
    plain = fold(text).replace(" ", "").lower()
    return _TIME.fullmatch(plain) is not None or _YEAR.fullmatch(plain) is not None


def _names_times(parts: Sequence[Part]) -> bool:
    """Whether a label's values are nothing but years or halves: it heads a timetable."""
    return len(parts) > 1 and all(_is_time(part.text) for part in parts)


def _is_axis(cells: Sequence[Cell]) -> bool:
    """Whether the cells beside a label are years, a cell each: the columns of a timetable, no date of a measure.

    A first and a last year with ～ in a cell between them are a date.
    """
    filled = [plain_text(cell) for cell in cells if cell.text.strip()]
    return len(filled) > 1 and all(_YEAR.fullmatch(text) for text in filled)


def _timetable_below(table: Table, head: Cell) -> set[int]:
    """Cells (by ``id()``) of the rows below a label with years, down to the next label of its column or left of it."""
    labels = [c.row for c in table.cells if c.row > head.row and c.col <= head.col and fields_of_label(c.text)]
    end = min(labels, default=table.n_rows)
    return {id(c) for c in table.cells if head.row < c.row < end and c.col >= head.col}


def _cells_of_indicators(table: Table) -> set[int]:
    """Cells (by ``id()``) of small tables inside a form: from 指標 | 単位 | 現状 | 目標 down to the next label."""
    inside: set[int] = set()
    for head in table.cells:
        row = [c for c in table.cells if c.row == head.row and c.col > head.col]
        if not INDICATOR.match(plain_text(head)) or not any(_heads_figures(c) for c in row):
            continue
        opened = [c.row for c in table.cells if c.row > head.row and c.col < head.col and c.text.strip()]
        below = [c.row for c in table.cells if c.row > head.row and c.col == head.col and fields_of_label(c.text)]
        end = min((*opened, *below), default=table.n_rows)
        others = [c.col for c in row if _heads_other(c)]
        last = min(others, default=table.n_cols)
        inside |= {id(c) for c in table.cells if head.row <= c.row < end and head.col <= c.col < last}
    return inside


def _heads_figures(cell: Cell) -> bool:
    """Whether a cell beside 指標 heads its figures and is no indicator's name: 単位, 令和10年度（目標）."""
    return role_of_head(cell.text) in ("baseline", "target", "both", "between", "unit")


def _heads_other(cell: Cell) -> bool:
    """Whether a cell beside 指標 is the label of something else (実施時期, 担当課), whose value stands below it."""
    fields = fields_of_label(cell.text)
    return role_of_head(cell.text) is None and bool(set(fields) - {"kpi", "goal", "other", "current_state"})


def _unknown_label(table: Table, cell: Cell, value: Cell | None) -> bool:
    """A short cell in the column of the known labels, set like them, is a label too."""
    if value is not None and cell.col > 0 and _is_label_beside(table, cell):
        return True
    if value is None or len(cell.text) > 14 or re.search(r"[。、0-9０-９]", cell.text) or _is_time(cell.text):
        return False
    if INDICATOR.match(fold(cell.text).replace(" ", "")):
        return False
    below = [c for c in table.cells if c.col == cell.col and c.fill == cell.fill]
    alike = [c for c in below if abs(c.place.x0 - cell.place.x0) < 2]
    return sum(bool(fields_of_label(c.text)) for c in alike) >= 2
