"""Looks that come back: type in which nothing is set but short lines above other text is that of headings."""

from __future__ import annotations

import re
from collections import defaultdict

from extractors.document import Block
from extractors.outline.flow import Flow
from extractors.outline.numbering import parse_numbering

Look = tuple[float, str, bool]
"""Size to half a point, font and weight of a line."""

TIMES = 3
"""So many headings in one look make it one of headings."""
LONGEST = 40
"""Characters of a heading that nothing but its look tells."""
PURE = 0.85
"""Share of a look's blocks that are short lines above other text."""
OTHERS = 3
"""Behind a mark of titles stand more than so many times as many other words as labels."""
SMALLER = 0.4
"""Points by which the text below is smaller, at least, unless it is of another font or weight."""
_NO_TITLE = re.compile(r"[。、，；;：:]|^[（(【].*[)）】]$|^[0-9０-９,.，．％%～~年月日()（）\s]+$")


def look_of(block: Block) -> Look:
    """How a block's first line is set."""
    line = block.lines[0]
    return (round(line.size * 2) / 2, line.font, line.bold)


def heading_looks(flow: Flow) -> frozenset[Look]:
    """The looks that only headings have: they come back, always on a short line with text of another look below."""
    from taxonomy.fields import is_field_label

    titles: defaultdict[Look, list[str]] = defaultdict(list)
    blocks: defaultdict[Look, int] = defaultdict(int)
    for index, block in enumerate(flow.blocks):
        if block.kind not in ("paragraph", "item") or not block.lines or flow.page(index).kind in ("cover", "toc"):
            continue
        if block.pair is not None:
            continue
        blocks[look_of(block)] += 1
        if _heads(flow, index):
            titles[look_of(block)].append(block.text.strip())
    found = set()
    for look, texts in titles.items():
        distinct = {text for text in texts if not is_field_label(text)}
        if 2 * len(distinct) >= len(texts):
            # Labels come back in every form; one that is set once among other titles is a title too (進め方).
            distinct.update(text for text in texts if texts.count(text) == 1)
        if len(distinct) >= max(TIMES, 0.7 * len(texts)) and len(texts) >= PURE * blocks[look]:
            found.add(look)
    return frozenset(found)


def title_marks(flow: Flow) -> frozenset[tuple[str, Look]]:
    """Marks and their looks before short lines of which few are labels of fields: ■国の動き, ■取組ごとの計画."""
    from taxonomy.fields import is_field_label

    texts: defaultdict[tuple[str, Look], set[str]] = defaultdict(set)
    for block in flow.blocks:
        if block.kind not in ("paragraph", "item") or len(block.lines) != 1:
            continue
        numbering = parse_numbering(block.text.strip())
        if numbering is not None and numbering.style == "mark":
            texts[numbering.token[:1], look_of(block)].add(block.text.strip()[numbering.end :].strip())
    labels = {key: sum(map(is_field_label, found)) for key, found in texts.items()}
    return frozenset(key for key, found in texts.items() if len(found) > OTHERS and OTHERS * labels[key] < len(found))


def _is_bar(flow: Flow, index: int) -> bool:
    """Whether a line has a low frame for itself."""
    box = flow.blocks[index].box
    if box is None or box.height > 2.5 * flow.blocks[index].lines[0].size:
        return False
    return all(b.box != box for i in (index - 1, index + 1) if 0 <= i for b in [flow.blocks[i]])


def _is_centred(block: Block) -> bool:
    """Whether a line stands in the middle of its frame."""
    return block.box is not None and abs(block.box.center[0] - block.place.center[0]) < block.lines[0].size


def _heads(flow: Flow, index: int) -> bool:
    """Whether a block is a short line with text of another look directly below it."""
    block = flow.blocks[index]
    text = block.text.strip()
    if len(block.lines) != 1 or not 2 <= len(text) <= LONGEST or _NO_TITLE.search(text):
        return False
    if index + 1 >= len(flow.blocks):
        return False
    below = flow.blocks[index + 1]
    if below.kind not in ("paragraph", "item", "table", "caption") or flow.page(index + 1) is not flow.page(index):
        return False
    if below.table is not None or _is_bar(flow, index):
        return True
    line, other = block.lines[0], below.lines[0]
    if line.vertical:
        under = line.place.x0 - 3 * line.size <= other.place.x1 <= line.place.x0 + 2
        beside = abs(other.place.top - line.place.top) <= 2.5 * line.size
    else:
        under = line.place.bottom - 2 <= other.place.top <= line.place.bottom + 3 * line.size
        beside = abs(other.place.x0 - line.place.x0) <= 2.5 * line.size or _is_centred(block)
    size, font, bold = look_of(block)
    small, face, weight = look_of(below)
    apart = small <= size - SMALLER or (small <= size and (font, bold) != (face, weight))
    return under and beside and apart and not (weight and not bold)
