"""A form that names its measure in a cell opens a section there, where nothing else on the page does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Cell, Passage, Table
from extractors.outline.contents import fold
from extractors.outline.flow import Flow
from extractors.outline.heading import Heading, heading_of
from extractors.outline.looks import SENTENCE_END
from extractors.outline.numbering import Numbering, parse_numbering

TITLE_LABEL = re.compile(
    r"^(?:個別)?(?:取組|取り組み|取組み|施策|事業|項目|プロジェクト)(?:事項|項目)?(?:の?名称?|タイトル)$"
)
"""How the cell is labelled that names what a form is about."""
NUMBER_LABEL = re.compile(
    r"^(?:個別|整理|管理|通し)?(?:取組|取り組み|取組み|施策|事業|項目|プロジェクト|整理|管理|個票)?(?:事項|項目)?"
    r"(?:番号|No\.?|№|ＮＯ\.?)$",
    re.IGNORECASE,
)
"""How the cell is labelled that counts a form."""
_NUMBER = re.compile(r"^[0-9０-９A-ZＡ-ＺⅠ-Ⅹ①-⑳]{1,3}(?:\s*[-－‐–.．]\s*[0-9０-９①-⑳]{1,2}){0,3}$")
FIRST_ROWS = 3
"""The name stands among the first rows of its form."""
FORMS = 2
"""One such table may be anything; two are a form that is filled in again and again."""
LONGEST = 70


def form_titles(flow: Flow, known: Sequence[Heading]) -> list[Heading]:
    """Headings in cells of forms; none for forms whose name is printed as a heading on their page already."""
    found: list[tuple[int, Cell]] = []
    for index, block in enumerate(flow.blocks):
        cell = _title_cell(block.table) if block.table is not None else None
        if cell is not None:
            found.append((index, cell))
    if len(found) < FORMS:
        return []
    headings = []
    for index, cell in found:
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
    """The cell at the right of the label of a form's number."""
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
