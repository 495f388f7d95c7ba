"""Blocks that reading order carried past a heading go back to the section beside which they are printed.

A narrow box at the margin (担当課 beside a measure's text) is read after the column of text, and a line set flush right
below a table may be taken for the top of the column of boxes under the next heading.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Block, Outline, Place, Section

NARROW = 0.45
"""A margin box is at most this share of the width of the text beside it."""
LINE = 14.0
"""A box begins with its heading where their tops are no further apart than a line, in points."""


def settle(outline: Outline) -> None:
    """Move such blocks to the end of the section that they stand beside or below."""
    pages: dict[int, list[Section]] = {}
    for section in outline.walk():
        place = section.heading.place
        if place is not None:
            pages.setdefault(place.page, []).append(section)
    for page, sections in pages.items():
        _margin_boxes(page, sections)
        _lines_before_the_heading(page, outline, sections)


def _margin_boxes(page: int, sections: Sequence[Section]) -> None:
    moves: list[tuple[Section, Block, Section]] = []
    for section in sections:
        for block in section.blocks:
            box = block.box
            if block.table is not None or box is None or box.page != page:
                continue
            home = _beside(box, sections)
            if home is not None and home is not section and _left_of(section, box):
                moves.append((section, block, home))
    for section, block, home in moves:
        section.blocks.remove(block)
        home.blocks.append(block)


def _left_of(section: Section, box: Place) -> bool:
    """Whether a section's heading stands left of a box, so that the box is none of the column below it."""
    place = section.heading.place
    return place is not None and place.page == box.page and place.x1 <= box.x0


def _beside(box: Place, sections: Sequence[Section]) -> Section | None:
    """The section whose text stands left of a box, at its height; None unless the box is narrow and apart."""
    above = [s for s in sections if _left_of(s, box) and _top(s) <= box.top + LINE]
    home = max(above, key=lambda s: (_top(s), _left(s)), default=None)
    if home is None or any(_left(s) > _left(home) + LINE for s in above):
        return None  # a column of its own stands between the two
    below = min((_top(s) for s in sections if _left_of(s, box) and _top(s) > _top(home)), default=float("inf"))
    others = [block.place for block in home.blocks if block.table is None and block.box != box]
    text = [p for p in others if p.page == box.page and p.x0 < box.x0 and _top(home) <= p.top < below]
    if not text or max(place.x1 for place in text) > box.x0 + 2.0:
        return None
    width = max(place.x1 for place in text) - min(place.x0 for place in text)
    return home if box.width <= NARROW * width and box.top < below else None


def _left(section: Section) -> float:
    place = section.heading.place
    return place.x0 if place is not None else 0.0


def _top(section: Section) -> float:
    place = section.heading.place
    return place.top if place is not None else 0.0


def _lines_before_the_heading(page: int, outline: Outline, sections: Sequence[Section]) -> None:
    """A line below the last block of the section before, over its width, and above the next heading."""
    order = list(outline.walk())
    for section in sections:
        at = next(i for i, s in enumerate(order) if s is section)
        if at == 0:
            continue
        before = order[at - 1]
        last = next((b for b in reversed(before.blocks) if b.place.page == page), None)
        if last is None:
            continue
        heading = section.heading.place
        for block in list(section.blocks):
            place = block.place
            if heading is None or place.page != page or place.bottom > heading.top or block.box is not None:
                continue
            below = last.place.bottom - 1.0 <= place.top
            if below and last.place.x0 <= place.x0 and place.x1 <= last.place.x1 + 2.0:
                section.blocks.remove(block)
                before.blocks.append(block)
