"""Rows of ``pages``: every page with its kind, its printed number, its grade and all its text."""

from __future__ import annotations

from extractors.context import PlanContext
from extractors.document import Block, LaidOutPage, Passage
from extractors.reading.quality import page_text
from extractors.rows import Row


def page_rows(context: PlanContext) -> list[Row]:
    """One row a page."""
    rows = []
    for page in context.pages:
        passage, printed = page_passage(page), context.maker.printed(page.page.place)
        rows.append(
            context.maker.row(
                "pages",
                page.page.place,
                label=page.label,
                width=round(printed.width, 2),
                height=round(printed.height, 2),
                rotation=page.page.rotation,
                kind=page.kind,
                char_count=len("".join(passage.text.split())),
                table_count=len(page.tables),
                text_source=text_source(page),
                grade=page_text(page.page).grade,
                text=passage.text,
            )
        )
    return rows


def page_passage(page: LaidOutPage) -> Passage:
    """All visible text of a page in reading order, blocks parted by a line feed; running heads first, numbers last."""
    head: list[Block] = []
    foot: list[Block] = []
    turn = page.page.turn if page.page.written_down else None
    middle = page.page.width / 2 if turn is not None else page.page.height / 2
    for block in page.blocks:
        if block.kind == "furniture":
            place = block.lines[0].place
            (head if (place if turn is None else turn.back(place)).top < middle else foot).append(block)
    body = [b for b in page.blocks if b.kind != "furniture"]
    return Passage.join((p for b in [*head, *body, *foot] for p in _passages(b)), "\n")


def _passages(block: Block) -> list[Passage]:
    if block.table is None:
        return [block.passage] if block.kind != "toc" else [line.passage for line in block.lines]
    cells = [cell.passage for cell in block.table.cells if cell.text.strip()]
    return cells + [line.passage for mark in block.table.marks for line in mark.lines]


def text_source(page: LaidOutPage) -> str:
    """Where the characters come from; ``none`` for a page that shows something but gives no text."""
    if page_text(page.page).present:
        return page.page.text_source
    return "none"
