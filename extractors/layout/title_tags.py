"""Takes tags in the title bar of a slide (the pillar to which it belongs) for furniture: they head nothing."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Block, LaidOutPage

HEAD = 0.16
"""Share of a slide's height in which its title stands."""
SMALLER = 0.75
"""A tag's type is no larger than this share of the title's."""
LONGEST = 24
"""Characters of a tag."""


def set_tags_aside(pages: Sequence[LaidOutPage]) -> None:
    """Let boxes of small type at the right of a slide's title, at its height, be furniture; divisions stay text."""
    for page in [part for sheet in pages for part in sheet.panels or [sheet]]:
        area = page.page.place
        if area.width <= area.height:
            continue
        head = [
            block for block in page.blocks
            if block.kind in ("paragraph", "item") and block.place.top - area.top < HEAD * area.height
        ]  # fmt: skip
        title = max(head, key=lambda block: block.lines[0].size, default=None)
        if title is None or page.kind == "cover":
            continue
        for block in head:
            if block is not title and _is_tag(block, title):
                block.kind = "furniture"


def _is_tag(block: Block, title: Block) -> bool:
    from extractors.language.dates import find_dates
    from extractors.language.divisions import find_divisions

    line, place = block.lines[0], block.place
    beside = title.place.top - 4 <= place.center[1] <= title.place.bottom + 4 and place.x0 >= title.place.x1
    small = line.size <= SMALLER * title.lines[0].size and len(block.lines) == 1 and len(block.text) <= LONGEST
    framed = block.box is not None and (block.box != title.box or place.x0 - title.place.x1 > title.lines[0].size)
    if not (beside and small and framed) or "：" in block.text:
        return False
    return not find_divisions(block.text) and not find_dates(block.text)
