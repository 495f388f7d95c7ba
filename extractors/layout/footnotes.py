"""Text below the short rule at the foot of a page is footnotes, in whatever size it is set."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from extractors.document import Block, Page, Place, Segment
from extractors.layout.blocks import COUNTER

LONGEST_RULE = 0.45
"""The rule above footnotes is at most this share of the page wide (Word draws two inches)."""

SMALLER = 1.2
"""Footnotes are set at least so many points smaller than running text, where no rule tells them."""

_NUMBERED = re.compile(
    r"^[0-9０-９]{1,2}(?:\s*[）)]\s*|\s+)(?=[「『A-Za-zぁ-んァ-ヶ一-龠])"
    rf"|^[0-9０-９]{{1,2}}(?!{COUNTER})(?=[「『A-Za-zぁ-んァ-ヶ一-龠])"
    r"|^[\[［][0-9０-９]{1,2}[\]］]\s*(?=\S)"
)
_BEGINS = re.compile(
    rf"^[\s　]*(?:[0-9０-９]{{1,3}}(?![0-9０-９]|{COUNTER})|[※＊*][0-9０-９]*"
    r"|[\[［][0-9０-９]{1,2}[\]］]|[（(]?注?[0-9０-９]{1,2}[）)])"
    r"[\s　]*(?=\S)"
)


def mark_footnotes(blocks: list[Block], page: Page, body_size: float) -> None:
    """Set the kind of footnotes to ``note``: numbered blocks in small type in the lower half, and all below the rule.

    What does not begin with a mark goes on the note before.

    Args:
        blocks: the page's blocks, changed in place.
        page: for its ruling lines.
        body_size: the size in points of the document's running text.
    """
    for block in blocks:
        low = block.kind in ("paragraph", "item") and block.table is None and block.place.top > page.place.center[1]
        small = low and block.lines[0].size < body_size - SMALLER
        if small and (block.lines[0].raised_mark or _NUMBERED.match(block.text)):
            block.kind = "note"
    top = _rule(page, blocks, body_size)
    if top is None:
        return
    kept: list[Block] = []
    note: Block | None = None
    ended = False
    for block in blocks:
        below = block.kind in ("paragraph", "item", "note") and block.table is None and block.place.top >= top
        # Larger type than the first note's is a heading or running text, and so is what stands below it.
        ended = ended or (below and note is not None and block.lines[0].size > note.lines[0].size + SMALLER)
        if not below or ended:
            kept.append(block)
            continue
        if note is not None and not _begins(block):
            note.lines.extend(block.lines)
            continue
        block.kind = "note"
        note = block
        kept.append(block)
    blocks[:] = kept


def _begins(block: Block) -> bool:
    return bool(block.lines[0].raised_mark or _BEGINS.match(block.text))


def _underlined(line: Place, segment: Segment) -> bool:
    """Whether a ruling stands directly below a line of text and no wider: it stresses words."""
    return -0.4 * line.height < segment.top - line.bottom < 4 and segment.x0 > line.x0 - 3 and segment.x1 < line.x1 + 3


def _edges(table: Place, segment: Segment) -> bool:
    """Whether a ruling is a piece of a table's lower edge."""
    inside = table.x0 - 3 < segment.x0 and segment.x1 < table.x1 + 3
    return inside and abs(table.bottom - segment.top) < 3


def _rule(page: Page, blocks: Sequence[Block], body_size: float) -> float | None:
    """Height of the rule: short, alone, in the lower part, directly below it a marked line no larger than prose."""
    low = page.place.top + 0.4 * page.height
    short = [s for s in page.segments if s.top >= low and s.horizontal and 60 < s.x1 - s.x0 < LONGEST_RULE * page.width]
    if not short:
        return None
    # A drawing has tens of thousands of lines: no line is compared with all others.
    upright = sorted((s for s in page.segments if not s.horizontal), key=lambda s: s.x0)
    across = [s.x0 for s in upright]
    lowest = sorted(
        ((b.place.top, i, b) for i, b in enumerate(blocks) if b.kind in ("paragraph", "item", "note")),
        key=itemgetter(0, 1),
    )
    tops = [top for top, _, _ in lowest]
    for segment in short:
        near = upright[bisect_left(across, segment.x0 - 3) : bisect_right(across, segment.x0 + 3)]
        if any(s.top - 3 < segment.top < s.bottom + 3 and abs(s.x0 - segment.x0) < 3 for s in near):
            continue
        at = bisect_left(tops, segment.top - 2)
        if at == len(lowest) or tops[at] - segment.top >= 25:
            continue
        first = lowest[at][2]
        if first.pair is not None or first.place.x0 >= segment.x0 + 40:
            continue
        if any(_underlined(line.place, segment) for b in blocks for line in b.lines):
            continue
        if any(b.table is not None and _edges(b.place, segment) for b in blocks):
            continue
        # A mark that is raised tells a note in whatever type (Word leaves notes at the size of the style).
        if first.lines[0].raised_mark or (_begins(first) and first.lines[0].size < body_size + SMALLER):
            return segment.top - 2
    return None
