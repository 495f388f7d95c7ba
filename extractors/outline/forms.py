"""A form that names its measure in a cell opens a section there, where nothing else on the page does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.document import Cell, Passage, Table
from extractors.outline.contents import fold
from extractors.outline.flow import Flow
from extractors.outline.heading import Heading, heading_of
from extractors.outline.looks import SENTENCE_END
from extractors.outline.numbering import Numbering, parse_numbering

TITLE_LABEL = re.compile(
    r"^(?:個別|重点|主要|事務)?(?:取組|取り組み|取組み|施策|事業|業務|項目|プロジェクト)(?:事項|項目)?(?:の?名称?|タイトル)$"
    r"|^(?:件名|事務事業)$"
)
"""How the cell is labelled that names what a form is about."""
NUMBER_LABEL = re.compile(
    r"^(?:個別|整理|管理|通し)?(?:取組|取り組み|取組み|施策|事業|項目|プロジェクト|整理|管理|個票)?(?:事項|項目)?"
    r"(?:番号|No\.?|№|ＮＯ\.?)$",
    re.IGNORECASE,
)
"""How the cell is labelled that counts a form."""
_NUMBER = re.compile(r"^[0-9０-９A-ZＡ-ＺⅠ-Ⅹ①-⑳]{1,3}(?:\s*[-－‐–.．]\s*[0-9０-９①-⑳]{1,2}){0,3}$")
_COUNT = re.compile(
    r"^(?:取組|施策|事業|項目|個票)?\s*(?:No\.?|№|番号)?\s*[0-9０-９]{1,3}(?:\s*[-－‐–.．]\s*[0-9０-９]{1,2})*$",
    re.IGNORECASE,
)
"""A cell that only counts its form: 取組No.3, 1-2."""
_LISTED = re.compile(r"^\s*[・○●■◆◇□▪※➢✓①-⑳]")
"""How an item of a list begins, which is no name."""
LEAST_LABELS = 2
"""A form has at least so many labels in its first column."""
SAME_FORM = 0.6
"""Forms share this part of their labels; one leaves out what another has (no indicator, no budget)."""
LONGEST_LABEL = 12
"""A label of a form has no more characters; what is longer in its first column is a text."""
FIRST_ROWS = 3
"""The name stands among the first rows of its form."""
FORMS = 2
"""One such table may be anything; two are a form that is filled in again and again."""
LONGEST = 70
"""A form's name has no more characters, as any heading."""


def form_titles(flow: Flow, known: Sequence[Heading]) -> list[Heading]:
    """Headings in cells of forms; none for forms whose name is printed as a heading on their page already."""
    found: dict[int, Cell] = {}
    for index, block in enumerate(flow.blocks):
        cell = _title_cell(block.table) if block.table is not None else None
        if cell is not None:
            found[index] = cell
    if len(found) < FORMS:
        found = {}
    for index, cell in _first_rows(flow, known).items():
        found.setdefault(index, cell)
    headings = []
    for index, cell in sorted(found.items()):
        page, title = flow.page(index).number, fold(cell.text)
        for heading in known:
            if heading.page == page and heading.numbering is None and fold(heading.title.text) == title:
                _give_number(heading, flow.blocks[index].table)
        near = [fold(h.title.text) for h in known if h.page in (page, page - 1)]
        if not any(other in title or title in other for other in near):
            heading = heading_of(cell.passage.strip(), cell.lines[0], index, "style", None)
            _give_number(heading, flow.blocks[index].table)
            heading.opens_form = True
            headings.append(heading)
    return headings


def _first_rows(flow: Flow, known: Sequence[Heading]) -> dict[int, Cell]:
    """The cells that name forms whose names have no label that is known, by the position of the form.

    Tables that repeat the same labels below each other are one form filled in again and again. What differs from each
    of them to the others in a first row above the labels of fields is its name: the widest cell, beside a number or a
    label that recurs, or merged over all columns. Forms below headings of their own are named by these.
    """
    families: dict[frozenset[str], list[int]] = {}
    for index, block in enumerate(flow.blocks):
        labels = _labels(block.table) if block.table is not None else frozenset()
        if len(labels) < LEAST_LABELS:
            continue
        alike = (f for f in families if len(labels & f) >= SAME_FORM * max(len(labels), len(f)))
        families.setdefault(next(alike, labels), []).append(index)
    headed = {(heading.at, heading.page) for heading in known}
    named: dict[int, Cell] = {}
    for indexes in families.values():
        titled = sum(any((at, flow.page(i).number) in headed for at in (i - 1, i - 2)) for i in indexes)
        if len(indexes) < FORMS or 2 * titled > len(indexes):
            continue
        tables = [flow.blocks[i].table for i in indexes]
        rows = [_top_rows(table) for table in tables if table is not None]
        times = Counter(text for row in rows for text in {fold(cell.text) for cell in row})
        for index, cells in zip(indexes, rows, strict=True):
            own = [cell for cell in cells if times[fold(cell.text)] == 1 and _may_name(cell)]
            first = [cell for cell in own if cell.row == own[0].row]
            if first:
                named[index] = max(first, key=lambda cell: (cell.col_span, len(cell.text)))
    return named if len(named) >= FORMS else {}


def _labels(table: Table) -> frozenset[str]:
    """What stands in a table's first column below its first row, if any of it is the label of a field."""
    from taxonomy.fields import is_field_label

    texts = {c.text for c in table.cells if c.col == 0 and c.row > 0 and 0 < len(c.text) <= LONGEST_LABEL}
    return frozenset(map(fold, texts)) if any(map(is_field_label, texts)) else frozenset()


def _top_rows(table: Table) -> list[Cell]:
    """The cells with text above the first row that a field's label begins; 取組項目 before a short name is none."""
    from taxonomy.fields import fields_of_label

    starts = []
    for cell in table.cells:
        fields = fields_of_label(cell.text) if cell.col == 0 else ()
        value = table.cell_at(cell.row, cell.col_span) if cell.row == 0 and fields == ("actions",) else None
        names = value is not None and _may_name(value) and len(value.lines) == 1 and not _LISTED.match(value.text)
        if fields and not names:
            starts.append(cell.row)
    return [c for c in table.cells if c.row < min([*starts, FIRST_ROWS]) and c.text.strip()]


def _may_name(cell: Cell) -> bool:
    text = cell.text.strip()
    number = _NUMBER.match(text) is not None or _COUNT.match(text) is not None
    return 2 < len(text) <= LONGEST and not number and SENTENCE_END.search(text) is None


def _give_number(heading: Heading, table: Table | None) -> None:
    """Count a form's heading by the number in its own cell."""
    number = _number_cell(table) if table is not None and heading.numbering is None else None
    if number is not None:
        passage = number.passage.strip()
        heading.numbering = parse_numbering(passage.text) or Numbering(passage.text, "form", None, 5, 0)
        heading.heading = Passage.join([passage, heading.title], " ")


def without_numbers(headings: Sequence[Heading], forms: Sequence[Heading]) -> list[Heading]:
    """Headings that are not merely the number of a form on their page (the names of a workbook's sheets)."""
    numbers = {(h.page, fold(h.numbering.token)) for h in forms if h.numbering is not None}
    return [h for h in headings if (h.page, fold(h.heading.text)) not in numbers]


def _number_cell(table: Table) -> Cell | None:
    """The cell at the right of the label of a form's number, or the first one if it holds nothing but a number."""
    first = table.cell_at(0, 0)
    if first is not None and len(first.lines) == 1 and first.col_span < table.n_cols:
        if _NUMBER.match(first.text.strip()) or _COUNT.match(first.text.strip()):
            return first
    for label in table.cells:
        if label.row >= FIRST_ROWS or not NUMBER_LABEL.match(re.sub(r"\s+", "", label.text)):
            continue
        value = table.cell_at(label.row, label.col + label.col_span)
        if value is not None and len(value.lines) == 1 and _NUMBER.match(value.text.strip()):
            return value
    return None


def _title_cell(table: Table) -> Cell | None:
    """The cell at the right of the label of a form's name."""
    from taxonomy.fields import is_field_label

    for label in table.cells:
        if label.row >= FIRST_ROWS or not TITLE_LABEL.match(re.sub(r"\s+", "", label.text)):
            continue
        value = table.cell_at(label.row, label.col + label.col_span)
        near = [c for c in table.cells if c.col == 0 and c is not label and c.row <= label.row + FIRST_ROWS]
        first = [c.text for c in near if label.col == 0 or c.row != label.row]
        if value is None or not value.lines or not 1 < len(value.text) <= LONGEST or is_field_label(value.text):
            continue
        if NUMBER_LABEL.match(re.sub(r"\s+", "", value.text)):
            continue  # the head of a table of measures: 取組名 | 取組No.
        if SENTENCE_END.search(value.text.strip()):
            continue  # what a form says of how it is filled in
        # Below the head of a matrix stand names, in the first column of a form stand labels.
        if any(is_field_label(text) for text in first):
            return value
    return None
