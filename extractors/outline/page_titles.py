"""Knows the title of a page by its place and type, which other pages' titles share: it may be a phrase with a comma."""

from __future__ import annotations

import re

from extractors.document import Block, LaidOutPage
from extractors.layout.figure_boxes import is_figure
from extractors.outline.flow import Flow
from extractors.outline.heading import is_at_head
from extractors.outline.recurring import look_of

LONGEST = 32
"""Characters of a page's title."""
LARGEST = 0.5
"""Points by which other words of a page may be larger than its title."""
FIRST = 4
"""Blocks of a page among which its title is."""
LEVEL = 4.0
"""Points by which the titles of pages are apart in height."""
_VALUE = re.compile(r"[：:。]|(?:です|ます|ました|ません|である|ましょう)$")
"""A value behind its label, and how a message ends."""


def titles_page(flow: Flow, index: int) -> bool:
    """Whether a line is the largest of its page, at its head, and another page begins with a line of its look there."""
    block, page = flow.blocks[index], flow.page(index)
    if not _is_first(block, page) or len(block.text) > LONGEST or _VALUE.search(block.text.strip()):
        return False
    pages = {id(other): other for other in flow.pages if other is not page and other.kind != "cover"}
    return any(
        look_of(other) == look_of(block) and abs(other.place.top - block.place.top) < LEVEL and _is_first(other, apart)
        for apart in pages.values()
        for other in apart.blocks[:FIRST]
        if other.lines
    )


def _is_first(block: Block, page: LaidOutPage) -> bool:
    """Whether a line stands at a page's head, and nothing above it or larger than it on the page."""
    if block.kind not in ("paragraph", "item") or len(block.lines) != 1 or not is_at_head(page, block.lines[0]):
        return False
    size = block.lines[0].size
    for other in page.blocks:
        if other is block or not other.lines or other.kind in ("furniture", "ruby"):
            continue
        if other.place.bottom < block.place.top or any(
            line.size > size + LARGEST and not is_figure(line.text) for line in other.lines
        ):
            return False
    return True
