"""Pages made of plain lines, so that tests state what is printed where without a PDF."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.context import PlanContext
from extractors.document import Block, Cell, Char, LaidOutPage, Line, Outline, Page, Passage, Place, Section, Table
from extractors.facts import DocumentFacts
from extractors.mapping import map_section
from extractors.records.sections import section_rows
from extractors.rows import RowMaker
from taxonomy.loader import load_taxonomy
from taxonomy.matcher import Matcher


def line(
    text: str, top: float = 100.0, *, size: float = 10.0, x0: float = 50.0, page: int = 1, bold: bool = False
) -> Line:
    chars = [
        Char(c, Place(page, x0 + i * size, top, x0 + (i + 1) * size, top + size), size, "Font", bold, True)
        for i, c in enumerate(text)
    ]
    return Line(Passage.of(chars), Place(page, x0, top, x0 + len(text) * size, top + size), size, "Font", bold)


def laid_out(*lines: Line, number: int = 1, kind: str = "body", block: str = "paragraph") -> LaidOutPage:
    page = Page(number, 595.0, 842.0, 0, [], [], [], [])
    return LaidOutPage(page, [Block(block, [item]) for item in lines], kind)


def section(
    title: str, *texts: str, page: int = 1, level: int = 1, kind: str = "paragraph", parent: Section | None = None
) -> Section:
    heading = line(title, 40.0, page=page).passage
    blocks = [Block(kind, [line(text, 60.0 + 20.0 * i, page=page)]) for i, text in enumerate(texts)]
    made = Section(heading, None, level, heading, page, page, blocks, parent)
    if parent is not None:
        parent.children.append(made)
    return made


def table(rows: Sequence[Sequence[str]], *, headers: int = 1, page: int = 1) -> Block:
    """A ruled table of one-line cells without spans."""
    cells = [
        Cell(r, c, 1, 1, Place(page, 100.0 * c, 20.0 * r, 100.0 * c + 100, 20.0 * r + 20),
             [line(text, 20.0 * r, x0=100.0 * c, page=page)] if text else [], r < headers)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]  # fmt: skip
    place = Place(page, 0.0, 0.0, 100.0 * len(rows[0]), 20.0 * len(rows))
    made = Table(place, len(rows), len(rows[0]), headers, cells)
    return Block("table", [item for cell in cells for item in cell.lines], made)


def context_of(*roots: Section, facts: DocumentFacts | None = None) -> PlanContext:
    """A document that consists of these sections; their rows are made, their measures matched by title."""
    outline = Outline(list(roots))
    facts = facts or DocumentFacts(document_type="municipal_plan", municipality="青空町")
    matcher = Matcher(load_taxonomy())
    context = PlanContext(RowMaker("0" * 64), load_taxonomy(), matcher, facts, [], outline)
    for item in outline.walk():
        context.topics[id(item)] = map_section(item, matcher, facts)
    section_rows(context)
    return context
