"""Tells big figures that stand alone in boxes, and the short words over or under them that say when they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Block

_FIGURE = re.compile(
    r"^(?:約|延べ|累計|年間|[▲△+\-−])*[0-9０-９][0-9０-９,，.．]*(?:\s?[%％]|[^\s0-9０-９。、：:の]{0,8})$"
)
"""A number with its unit and nothing else (20業務, not 20業務の標準化)."""
CAPTION = re.compile(
    r"^(?P<role>現状|現在|現時点|基準|実績|当初|目標|計画|達成|いま|今|これから|スタート|ゴール|BEFORE|AFTER|Before|After"
    r"|[0-9０-９]年後)?値?\s*[（(]?\s*"
    r"(?P<when>(?:(?:令和|平成|[RrＲHhＨ]|20)\s*[0-9０-９元]{1,4}\s*年?度?末?(?:[0-9０-９]{1,2}月末?)?)?)\s*[)）]?\s*(?P<role2>目標|実績|現状)?値?$"
)
"""Words over a figure: whose state it is, and when (現状（R6）, 令和11年度目標)."""
_PART = r"[約▲△+\-−]*[0-9０-９][0-9０-９,，.．]*\s?[^\s0-9０-９。、]{0,6}"
_SAYS = (
    r"(?:現状|現在|現時点|基準|実績|当初|目標|いま|今|これから|スタート|ゴール|BEFORE|AFTER|Before|After|[0-9０-９]年後)"
)
_WHEN = (
    rf"(?:{_SAYS}?値?\s*[（(]?\s*(?:令和|平成|[RrＲHhＨ]|20)\s*[0-9０-９元]{{1,4}}\s*年?度?末?\s*[)）]?\s*|"
    rf"{_SAYS}値?\s*)?"
)
_CHANGE = re.compile(rf"^{_WHEN}{_PART}\s*[→⇒➡➔▶►»]+\s*{_WHEN}{_PART}$")
"""Two figures with an arrow between them, with or without their years."""
_NAMED_CHANGE = re.compile(rf"\s{_WHEN}{_PART}\s*[→⇒➡➔▶►»]+\s*{_WHEN}{_PART}$")
"""The same behind the name of what changes."""
_DATED = re.compile(rf"^{_WHEN}{_PART}(?:\s*[→⇒➡➔▶►»]+)?$")
"""A figure behind its year, with the arrow to the next one or without."""
LONGEST_UNIT = 4
"""Letters of a unit that stands below its figure."""
NEAR = 160.0
"""A name stands no further from the figures below it than this, in points."""
AWAY = 20.0
"""White space between a name and the figures at its right, in sizes of the name, at most."""


def is_figure(text: str) -> bool:
    """Whether a text is nothing but a number with its unit, and no year."""
    plain = text.strip()
    return _FIGURE.match(plain) is not None and not ("年" in plain and is_caption(plain))


def tells_figure(text: str) -> bool:
    """Whether a text is a number with its unit, alone or with its year and an arrow to the next."""
    return is_figure(text) or _DATED.match(text.strip()) is not None


def is_caption(text: str) -> bool:
    """Whether a text says nothing but that a figure is the present one, the baseline or the target, and when."""
    plain = text.strip()
    match = CAPTION.match(plain)
    return bool(plain) and match is not None and bool(match["role"] or match["when"])


def captions_of_figures(blocks: Sequence[Block]) -> set[int]:
    """Positions of captions that stand directly before or behind a figure, in its box or at its place."""
    found = set()
    for i, block in enumerate(blocks):
        if block.table is not None or not is_caption(block.text):
            continue
        for j in (i + 1, i - 1):
            if 0 <= j < len(blocks) and blocks[j].table is None and is_figure(blocks[j].text) and _at(block, blocks[j]):
                found.add(i)
    return found


def names_figures(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is the name over or beside figures in boxes: captions and figures are next to it."""
    after = blocks[index + 1 : index + 3]
    if len(after) < 2 or any(block.table is not None for block in after):
        return False
    first, second = after[0].text, after[1].text
    both = (is_caption(first) and is_figure(second)) or (is_figure(first) and is_caption(second))
    both = both or all(_DATED.match(text.strip()) and not is_figure(text) for text in (first, second))
    here, there = blocks[index].place, after[0].place
    if not both or here.page != there.page:
        return False
    return -4 <= there.top - here.bottom <= NEAR or _beside(blocks[index], after)


def names_change(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is the name over or beside figures in larger type that an arrow joins (55分 → 25分), or these."""
    own = blocks[index]
    row: list[Block] = []
    for block in blocks[index + 1 : index + 7]:
        level = not row or abs(block.place.center[1] - row[0].place.center[1]) < row[0].lines[0].size
        if block.table is not None or not block.lines or not level or block.place.page != own.place.page:
            break
        row.append(block)
    if own.table is not None or not own.lines:
        return False
    if is_change(own.text) or _NAMED_CHANGE.search(own.text.strip()):
        return True
    if not row or max(b.place.height for b in row) <= own.lines[0].size:
        return False
    here, there = own.place, row[0].place
    under = -4 <= there.top - here.bottom <= row[0].lines[0].size + own.lines[0].size
    beside = there.x0 >= here.x1 and there.top < here.center[1] < there.bottom
    texts = (" ".join(b.text for b in row[:n]) for n in range(1, len(row) + 1))
    return (under or beside) and any(map(is_change, texts))


def is_change(text: str) -> bool:
    """Whether a text is two figures with an arrow between them, with or without their years (令和６年度 12件 ▶ …)."""
    return _CHANGE.match(text.strip()) is not None


def is_boxed_figure(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is a figure whose caption is next to it in the same box."""
    block = blocks[index]
    if block.box is None or not is_figure(block.text):
        return False
    around = [blocks[i] for i in (index - 1, index + 1) if 0 <= i < len(blocks)]
    return any(other.table is None and other.box == block.box and is_caption(other.text) for other in around)


def ends_figure(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is the unit of the large figure that ends the line above it in the same narrow box."""
    block, above = blocks[index], blocks[index - 1] if index else None
    if above is None or block.box is None or above.box != block.box or above.table is not None or not above.lines:
        return False
    text, line, last = block.text.strip(), block.lines[0], above.lines[-1]
    near = -2 <= line.place.top - last.place.bottom <= line.size
    return near and len(text) <= LONGEST_UNIT and text.isalpha() and last.text.rstrip()[-1:].isdigit()


def entitles_figures(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is the bar over a name and its figures that comes back in the document (成果のものさし)."""
    block = blocks[index]
    if block.box is None or len(block.lines) > 1 or index + 1 >= len(blocks) or not names_figures(blocks, index + 1):
        return False
    return sum(other.table is None and other.text == block.text for other in blocks) >= 2


def _beside(name: Block, pair: Sequence[Block]) -> bool:
    """Whether a name stands at the left of a caption and its figure, at their height."""
    here, places = name.place, [block.box or block.place for block in pair]
    left = min(place.x0 for place in places) - here.x1
    top, bottom = min(place.top for place in places), max(place.bottom for place in places)
    return -2 <= left <= AWAY * name.lines[0].size and top - 2 <= here.center[1] <= bottom + 2


def _at(caption: Block, figure: Block) -> bool:
    if caption.box is not None and caption.box == figure.box:
        return True
    a, b = caption.place, figure.place
    over = min(a.x1, b.x1) > max(a.x0, b.x0) and -4 <= max(a.top, b.top) - min(a.bottom, b.bottom) <= 30
    return a.page == b.page and over
