"""Pages made of plain lines, so that tests state what is printed where without a PDF."""

from __future__ import annotations

from extractors.document import Block, Char, LaidOutPage, Line, Page, Passage, Place, Section


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
