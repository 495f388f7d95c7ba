"""The outline as one stream of printed entries, for records that are lists: headings, items, captions, cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.context import PlanContext
from extractors.document import Block, Cell, Line, Outline, Passage, Section, Table, join_lines

_MARK = re.compile(
    r"^\s*(?:(?P<circled>[①-⑳㉑-㉟㊱-㊿])|[(（](?P<inner>\d{1,3}|[ア-ンa-zA-Z])[)）]|(?P<number>\d"
    r"{1,3})\s*[.．)）:：](?!\d)"
    r"|(?P<letter>[ア-ンa-z])\s*[.．)）](?!\d)|(?P<bullet>[・･•○●◯◎◆◇■□▪▶➢➤✓※\-－]))[\s\u3000]*"
)
_CIRCLED = {c: i for i, c in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟", start=1)}


@dataclass(frozen=True, slots=True)
class Entry:
    """A printed unit of a list: its words without the list mark, the mark, and where it stands.

    ``kind`` is the block's kind, ``heading`` for a section's own title or ``cell`` for a piece of a table's cell.
    """

    kind: str
    passage: Passage
    body: Passage
    """Without the list mark."""
    mark: str | None
    """The list mark as printed, without blanks."""
    number: int | None
    """The number of the mark, where it has one."""
    section: Section
    block: Block | None = None

    @property
    def text(self) -> str:
        """The characters of the body."""
        return self.body.text


def split_mark(passage: Passage) -> tuple[str | None, int | None, Passage]:
    """List mark as printed, its number, and the passage behind it."""
    found = _MARK.match(passage.text)
    if not found or found.end() >= len(passage.text):
        return None, None, passage.strip()
    mark = found.group().strip()
    circled = found.group("circled")
    digits = found.group("number") or found.group("inner") or ""
    number = _CIRCLED.get(circled) if circled else int(digits) if digits.isdecimal() else None
    return mark, number, passage[found.end() :].strip()


def entries(context: PlanContext) -> list[Entry]:
    """Every section's heading and blocks in reading order; tables are single entries with their block."""
    if context.entries is None:
        context.entries = list(_entries(context.outline))
    return context.entries


def _entries(outline: Outline) -> Iterator[Entry]:
    for section in outline.walk():
        mark, number, body = split_mark(section.title)
        if section.numbering is not None:
            mark, number = section.numbering, _number(section.numbering)
        yield Entry("heading", section.heading, body, mark, number, section)
        for block in section.blocks:
            if block.table is not None:
                yield Entry("table", Passage.inserted(""), Passage.inserted(""), None, None, section, block)
            elif block.kind not in ("furniture", "ruby", "toc") and block.lines:
                yield make_entry(block.kind, block.passage, section, block)


def make_entry(kind: str, passage: Passage, section: Section, block: Block | None = None) -> Entry:
    """An entry from a passage, its list mark told apart."""
    mark, number, body = split_mark(passage)
    return Entry(kind, passage, body, mark, number, section, block)


def _number(numbering: str) -> int | None:
    if numbering in _CIRCLED:
        return _CIRCLED[numbering]
    found = re.fullmatch(r"\D*(\d{1,3})\D*", numbering)
    return int(found.group(1)) if found else None


def pieces(cell: Cell) -> list[Passage]:
    """The items of a cell: a list mark opens a new one, other lines go on."""
    groups: list[list[Line]] = []
    for line in cell.lines:
        if not line.text.strip():
            continue
        if groups and not _MARK.match(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [join_lines(group) for group in groups]


def header_text(table: Table, col: int) -> str:
    """What stands in the header rows above a column, without blanks."""
    cells = {id(c): c for r in range(table.n_header_rows) if (c := table.cell_at(r, col)) is not None}
    return re.sub(r"\s", "", "".join(c.text for c in cells.values()))


def first_of(table: Table) -> Table:
    """The first page's part of a table that runs over pages."""
    while table.continues is not None:
        table = table.continues
    return table
