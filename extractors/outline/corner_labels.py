"""A label in a page's corner (別紙1, 資料２) counts the heading that opens the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Block, LaidOutPage, Passage
from extractors.outline.flow import Flow
from extractors.outline.heading import Heading
from extractors.outline.numbering import Numbering

CORNER = 0.2
"""The label stands within this share of the page's height from the top."""
_LABEL = re.compile(
    r"^[【（(\[［<＜]?\s*((?:別紙|別添|別表|別記|別冊|資料|参考資料|付録|様式)\s*([0-9０-９]{0,2}))\s*[】）)\]］>＞]?$"
)
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def with_corner_labels(headings: Sequence[Heading], flow: Flow) -> list[Heading]:
    """Give an unnumbered heading at the head of a page the number that its corner prints; the first page has none.

    There the label says which paper of a meeting the whole document is.
    """
    pages = {id(page): page for page in flow.pages}
    first: set[int] = set()
    for heading in headings:
        page = flow.page(heading.at)
        if id(page) in first:
            continue
        first.add(id(page))
        if page.number == 1 or heading.numbering is not None or not heading.used:
            continue
        label = _label(pages[id(page)], flow.blocks[heading.used[0]])
        if label is not None:
            passage, numbering = label
            heading.numbering = numbering
            heading.heading = Passage.join([passage, heading.title], " ")
    return list(headings)


def _label(page: LaidOutPage, title: Block) -> tuple[Passage, Numbering] | None:
    """The label in a corner of a page that the block of a title opens."""
    limit = page.page.place.top + CORNER * page.page.height
    middle = page.page.place.center[0]
    blocks = [b for b in page.blocks if b.table is None and b.lines and b.kind not in ("furniture", "ruby")]
    for block in blocks:
        found = _LABEL.match(block.text.strip())
        if found is None or len(block.lines) != 1 or block.place.bottom > limit:
            continue
        if block.place.center[0] < middle and block.place.top > title.place.top:
            continue
        others = [b for b in blocks if b is not block and b is not title]
        if any(b.place.bottom < title.place.top - 2 and len(b.text.strip()) > 12 for b in others):
            return None
        digits = found.group(2).translate(_WIDE_DIGITS)
        token = found.group(1)
        at = block.text.find(token)
        passage = block.lines[0].passage[at : at + len(token)]
        return passage, Numbering(token, "annex", int(digits) if digits else None, 1, len(token))
    return None
