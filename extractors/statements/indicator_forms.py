"""Finds indicators in forms whose labels stand beside their values: 成果指標 | …数, 現状値 | 12件, 目標値 | 40件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.document import EMPTY, Cell, Passage, Table
from extractors.language.dates import find_dates
from extractors.statements.indicator_values import tell_values
from extractors.statements.indicator_words import Told, Value, tell_moved
from extractors.statements.parts import parts_of_cell, without_mark
from taxonomy.fields import fields_of_label
from taxonomy.indicator_heads import is_no_value, role_of_head

LONGEST_NAME = 60
"""A name has no more characters; what is longer tells of the work."""
LONGEST_VALUE = 40
_ARROW = re.compile(r"[→⇒➡➔⟶▶►～〜]")
_COUNT = re.compile(r"[\s　]*[(（]?[0-9０-９①-⑳]{1,2}[)）]?[\s　]*$")
"""The number of an indicator behind its label: 成果指標①."""


@dataclass(slots=True)
class FormIndicator:
    """What pairs of labels and values say of one indicator."""

    cell: Cell
    name: Passage
    baseline: Value = field(default_factory=Value)
    target: Value = field(default_factory=Value)
    unit: str | None = None

    @property
    def stated(self) -> bool:
        """Whether a pair gave it a value."""
        return bool(self.baseline.text or self.target.text)


def form_indicators(table: Table) -> Iterator[FormIndicator]:
    """The indicators of a form, each with the pairs that follow its name and stand before the next one's."""
    across = list(_across(table))
    if across:
        yield from across
        return
    current: FormIndicator | None = None
    for label, role, cell in _pairs(table):
        if role == "name":
            if current is not None and current.stated:
                yield current
            current = FormIndicator(cell, cell.passage.strip())
        elif current is None:
            continue
        elif role == "unit":
            current.unit = None if is_no_value(cell.text) else cell.text.strip()
        elif role in ("baseline", "target"):
            _give(current, role, label, cell)
    if current is not None and current.stated:
        yield current


def _across(table: Table) -> Iterator[FormIndicator]:
    """Indicators whose names stand side by side, with rows 現状値 and 目標値 below them."""
    for head in sorted((c for c in table.cells if role_of_head(c.text) == "name"), key=lambda c: (c.row, c.col)):
        names = [c for c in table.cells if c.row == head.row and c.col > head.col and c.text.strip()]
        if len(names) < 2 or any(role_of_head(c.text) for c in names):
            continue
        labels = [c for c in table.cells if c.col == head.col and c.row > head.row]
        rows = [(c, role) for c in labels if (role := role_of_head(c.text)) in ("baseline", "target")]
        if not any(role == "target" for _, role in rows):
            continue
        for name in names:
            found = FormIndicator(name, name.passage.strip())
            for label, role in rows:
                cell = table.cell_at(label.row, name.col)
                if cell is not None and cell.text.strip():
                    _give(found, str(role), label, cell)
            if found.stated:
                yield found


def _pairs(table: Table) -> Iterator[tuple[Cell, str, Cell]]:
    """Labels of indicators, what they ask for, and the cell at their right, row by row."""
    for label in sorted((c for c in table.cells if c.text.strip()), key=lambda c: (c.row, c.col)):
        role = role_of_head(_COUNT.sub("", label.text.strip()))
        if role not in ("name", "unit", "baseline", "target"):
            continue
        cell = table.cell_at(label.row, label.col + label.col_span)
        if cell is None or cell.row != label.row or not cell.text.strip():
            continue
        text = cell.text.strip()
        other = role_of_head(_COUNT.sub("", text)) not in (None, "item") or fields_of_label(text)
        if other or len(text) > (LONGEST_NAME if role == "name" else LONGEST_VALUE) or "。" in text:
            continue
        if role == "name" and (tell_values(cell.passage) or is_no_value(text)):
            continue
        yield label, role, cell


def _give(indicator: FormIndicator, role: str, label: Cell, cell: Cell) -> None:
    told = tell_values(cell.passage.strip())
    value = told[-1][1] if len(told) == 1 else Value(EMPTY if is_no_value(cell.text) else cell.passage.strip())
    if not value.period:
        dates = find_dates(label.text)
        value.period = label.passage[dates[-1].start_offset : dates[-1].end_offset] if dates else EMPTY
    if role == "baseline":
        indicator.baseline = value
    else:
        indicator.target = value


def told_in_column(table: Table) -> Iterator[tuple[Cell, Told]]:
    """Cells below a head 指標 that hold name and values (電子申請の割合　11％→50％), with the years of the head."""
    for head in table.cells:
        end = head.row + head.row_span
        if role_of_head(head.text) != "name" or end >= table.n_rows or not head.text.strip():
            continue
        if any(cell.row == head.row and role_of_head(cell.text) in ("baseline", "target") for cell in table.cells):
            continue
        since, until = _years_of(head.passage)
        for cell in table.cells:
            if not head.col <= cell.col < head.col + head.col_span or cell.row < end:
                continue
            for part in parts_of_cell(cell):
                told = tell_moved(without_mark(part.passage).strip())
                if told is None:
                    continue
                told[1].period, told[2].period = told[1].period or since, told[2].period or until
                yield cell, told


def _years_of(head: Passage) -> tuple[Passage, Passage]:
    """The years of baseline and target in a head: （令和６年度→令和11年度）; one year alone is the target's."""
    dates = find_dates(head.text)
    points = [head[date.start_offset : date.end_offset] for date in dates]
    if len(points) == 1 and (parted := _ARROW.search(points[0].text)) is not None:
        return points[0][: parted.start()].strip(), points[0][parted.end() :].strip()
    return (points[0], points[-1]) if len(points) > 1 else (EMPTY, points[0] if points else EMPTY)
