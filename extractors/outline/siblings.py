"""A heading among numbered equals is one whatever its words: what follows a heading's number in its look."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.contents import fold
from extractors.outline.flow import Flow
from extractors.outline.heading import Heading, heading_at, heading_of
from extractors.outline.looks import MAX_TITLE, SENTENCE_END, fills_line
from extractors.outline.numbering import Numbering, parse_numbering

INDENT = 3.0
"""Points by which the left edges of siblings may differ."""
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホ"


def with_siblings(headings: Sequence[Heading], flow: Flow) -> list[Heading]:
    """The headings and those of their siblings that were not known as such.

    A line alone that has the number after (or before the first of) a heading's, at its indent and in its type, with
    text of its own below it and text of its sibling above it, counts as one.
    """
    found = list(headings)
    taken = {i for h in headings for i in h.used or [h.index]}
    for heading in headings:
        last = heading
        while (sibling := _next(last, found, taken, flow)) is not None:
            found.append(sibling)
            taken.update(sibling.used)
            last = sibling
        first = heading
        while (sibling := _before(first, found, taken, flow)) is not None:
            found.append(sibling)
            taken.update(sibling.used)
            first = sibling
    return sorted(found, key=lambda h: h.at)


def _before(heading: Heading, headings: Sequence[Heading], taken: set[int], flow: Flow) -> Heading | None:
    """The sibling with the number before, between a heading and the one above it: a count begins with one."""
    numbering = heading.numbering
    if numbering is None or not heading.used or numbering.style == "mark" or not 1 < (numbering.value or 0) < 20:
        return None
    start = max((max(h.used or [h.index]) + 1 for h in headings if h.at < heading.at), default=0)
    for index in range(heading.at - 1, start - 1, -1):
        if index in taken or flow.blocks[index].box != flow.blocks[heading.used[0]].box:
            continue
        own = _like(index, heading, flow) or _in_column_before(index, heading, flow)
        if own is None or not follows(own, numbering):
            continue
        if index + 1 == heading.at and numbering.value != 2:
            return None
        return heading_at(flow, [index], "numbering", None)
    return None


def _next(heading: Heading, headings: Sequence[Heading], taken: set[int], flow: Flow) -> Heading | None:
    numbering = heading.numbering
    if numbering is None or not heading.used or numbering.style == "mark":
        return None
    start = max(heading.used) + 1
    end = min((h.at for h in headings if h.at > heading.index and _ends(h, heading)), default=len(flow.blocks))
    for index in range(start, end):
        if index in taken:
            continue
        own = _like(index, heading, flow)
        if own is None or not follows(numbering, own):
            continue
        if index == start or not (_has_text(index, taken, flow, own) or _stands_between(index, own, heading, headings)):
            return None
        return heading_at(flow, [index], "numbering", None)
    return None


def _stands_between(index: int, own: Numbering, before: Heading, headings: Sequence[Heading]) -> bool:
    """Whether a line counts from one heading to the next of its look, which stands directly below it."""
    return any(
        h.at == index + 1 and h.numbering is not None and follows(own, h.numbering)
        and abs(h.size - before.size) < 0.3 and (h.font, h.bold) == (before.font, before.bold)
        for h in headings
    )  # fmt: skip


def _ends(other: Heading, heading: Heading) -> bool:
    """Whether a later heading ends the part of the document in which a heading may have siblings."""
    if other.numbering is not None and heading.numbering is not None:
        if other.numbering.style == heading.numbering.style:
            return True
    if other.level is not None and (heading.level is None or other.level < heading.level):
        return True
    return other.size > heading.size + 0.6


def _like(index: int, heading: Heading, flow: Flow) -> Numbering | None:
    """The number of a line that stands and is set as a heading is; None for all others."""
    block = flow.blocks[index]
    if block.kind not in ("paragraph", "item") or len(block.lines) > 2:
        return None
    text, line = block.text.strip(), block.lines[0]
    if not 1 < len(text) <= MAX_TITLE or text[-1] in "。、，；;" or "。" in text:
        return None
    first = flow.blocks[heading.used[0]]
    same = abs(line.size - heading.size) < 0.3 and line.font == heading.font and line.bold == heading.bold
    if not same or abs(line.place.x0 - first.place.x0) > INDENT or (block.box is None) != (first.box is None):
        return None
    if len(block.lines) > max(1, len(first.lines)):
        return None
    if len(block.lines) == 1 and fills_line(flow, index):
        return None
    own = parse_numbering(text)
    return own if own is not None and text[own.end :].strip() else None


def _in_column_before(index: int, heading: Heading, flow: Flow) -> Numbering | None:
    """The number of a line at the head of the column left of a heading's, set as the heading is and at its indent."""
    block, first = flow.blocks[index], flow.blocks[heading.used[0]]
    line, page = block.lines[0], flow.page(index)
    if page is not flow.page(heading.used[0]) or block.table is not None or block.place.x1 > first.place.x0:
        return None
    if len(block.lines) > 3 or len(block.text) > MAX_TITLE or block.text.strip()[-1] in "。、，；;":
        return None
    if abs(line.size - heading.size) >= 0.3 or line.font != heading.font or line.bold != heading.bold:
        return None
    left = [b for b in page.blocks if b.lines and b.kind != "furniture" and b.place.x1 <= first.place.x0]
    right = [b for b in page.blocks if b.lines and b.kind != "furniture" and b.place.x0 >= first.place.x0 - INDENT]
    edge, other = min(b.place.x0 for b in left), min(b.place.x0 for b in right)
    if abs((line.place.x0 - edge) - (first.place.x0 - other)) > INDENT:
        return None
    return parse_numbering(block.text.strip())


def follows(before: Numbering, after: Numbering) -> bool:
    """Whether two numbers of one style follow each other, also by イロハ."""
    if before.style != after.style:
        return False
    if before.style.startswith("kana") or before.style == "paren_kana":
        a, b = (next((c for c in n.token if c in _AIUEO or c in _IROHA), "") for n in (before, after))
        return bool(a and b) and any(
            a in order and b in order and order.index(b) == order.index(a) + 1 for order in (_AIUEO, _IROHA)
        )
    return before.value is not None and after.value == before.value + 1


def _has_text(index: int, taken: set[int], flow: Flow, own: Numbering) -> bool:
    """Whether something stands below a line that is none of its next siblings."""
    if index + 1 >= len(flow.blocks):
        return False
    if index + 1 in taken:
        return False
    below = flow.blocks[index + 1]
    if below.kind == "table":
        return True
    numbering = parse_numbering(below.text)
    return numbering is None or not follows(own, numbering)


def with_running_heads(headings: Sequence[Heading], flow: Flow) -> list[Heading]:
    """The headings and those that only running heads print: a table's title that every page of it repeats.

    The first one opens a section where its number follows that of a heading before it and nothing else has its words.
    """
    found = list(headings)
    known = {fold(h.heading.text) for h in headings}
    pages: set[int] = set()
    for index in range(len(flow.blocks)):
        page = flow.page(index)
        if id(page) in pages:
            continue
        pages.add(id(page))
        for line in page.running_heads:
            numbering = parse_numbering(line.text)
            words = fold(line.text)
            if numbering is None or numbering.style == "mark" or words in known:
                continue
            if not line.text[numbering.end :].strip() or SENTENCE_END.search(line.text):
                continue
            style = numbering.style
            before = [h for h in found if h.at <= index and h.numbering is not None and h.numbering.style == style]
            last = max(before, key=lambda h: h.at, default=None)
            if last is None or last.numbering is None or not follows(last.numbering, numbering):
                continue
            if any(h.at > index and h.numbering is not None and h.numbering[:3] == numbering[:3] for h in found):
                continue
            heading = heading_of(line.passage, line, index, "running_head", last.level)
            found.append(heading)
            known.add(words)
    return sorted(found, key=lambda h: h.at)
