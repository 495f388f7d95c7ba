"""Headings that the document announces are found again: in blocks, in running heads, at the head of forms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.document import Block, LaidOutPage, Line, Passage
from extractors.outline.contents import Entry, fold
from extractors.outline.flow import Flow, Style, is_landscape
from extractors.outline.heading import PREFIX, Heading, heading_at, heading_of, without_marks
from extractors.outline.looks import stands_out
from extractors.outline.numbering import parse_numbering

_DIGITS = re.compile(r"[0-9]+")
_COUNTS = re.compile(r"(?:[0-9a-zⅰ-ⅿ一二三四五六七八九十第章節編部項条ア-ンイロハ#]|no){0,4}")
"""A folded number with its counter, of at most four characters."""


def announced_headings(flow: Flow, entries: Sequence[Entry], styles: dict[bool, Style]) -> list[Heading]:
    """Match announced titles to blocks, in order and near the stated page."""
    folded = [fold(PREFIX.sub("", without_marks(b.lines).text)) if _may_head(b, p) else "" for b, p in flow.each()]
    heads = _running_heads(flow)
    matched: list[Heading] = []
    cursor = 0
    for entry in entries:
        wanted = fold(entry.title)
        bare = _bare(entry.title)
        indexes = _find(flow, folded, wanted, bare, entry.page, cursor, styles)
        if indexes is not None:
            pictured = flow.page(indexes[0]).page.text_source == "mixed"
            matched.append(_as_announced(heading_at(flow, indexes, entry.source, entry.level), entry, pictured))
            matched[-1].entry = entry
            for index in indexes:
                folded[index] = ""
            cursor = _page_start(flow, indexes[0])
            continue
        head = _find_head(heads, wanted, bare, entry.page, flow, cursor)
        if head is not None:
            index, line = head
            matched.append(_as_announced(heading_of(line.passage, line, index, "running_head", entry.level), entry))
            matched[-1].entry = entry
            cursor = max(cursor, index)
            continue
        cell = _find_cell(flow, wanted, bare, entry.page, cursor)
        if cell is not None:
            index, line, passage = cell
            matched.append(heading_of(passage, line, index, entry.source, entry.level))
            matched[-1].entry = entry
            cursor = index
    for heading, following in zip(reversed(matched[:-1]), reversed(matched[1:]), strict=True):
        if following.page == heading.page and (following.level or 0) >= (heading.level or 0):
            heading.at = min(heading.at, following.at)
    return matched


def _as_announced(heading: Heading, entry: Entry, pictured: bool = False) -> Heading:
    """Take the title's extent from the announcement where the heading prints more around it (a path, a step).

    So with a number that is a picture, of which only the digit was recognised: 1 for 1).
    """
    numbering, own = parse_numbering(entry.title, glued=True), heading.numbering
    if pictured and numbering is not None and own is not None and numbering.value == own.value is not None:
        heading.numbering = numbering if numbering.token.startswith(own.token) else own
    title = entry.title[numbering.end :].strip() if numbering else entry.title
    at = heading.heading.text.find(title)
    if at > 0 and len(title) >= 3 and heading.title.text != title and fold(heading.title.text) != fold(title):
        heading.title = heading.heading[at : at + len(title)]
        heading.heading = heading.title
        heading.numbering = numbering
    return heading


def _page_start(flow: Flow, index: int) -> int:
    while index > 0 and flow.page(index - 1) is flow.page(index):
        index -= 1
    return index


def _find_cell(
    flow: Flow, wanted: str, bare: str, page: int | None, cursor: int
) -> tuple[int, Line, Passage] | None:
    """A cell that holds the title: a form is headed by its first row. A number alone (a sheet's name) is no title.

    Of the pages near the stated one, the stated one comes first.
    """
    if not bare:
        return None
    found: list[tuple[int, int, Line, Passage]] = []
    for index in range(cursor, len(flow.blocks)):
        table, where = flow.blocks[index].table, flow.page(index).number
        apart = abs(where - page) if page is not None else 0
        if table is None or apart > 1:
            continue
        for cell in table.cells:
            if cell.row <= 1 and cell.lines and _likeness(fold(cell.text), wanted, bare) >= 0.95:
                found.append((apart, index, cell.lines[0], cell.passage))
                break
    return min(found, key=lambda at: at[:2])[1:] if found else None


def _may_head(block: Block, page: LaidOutPage) -> bool:
    if block.kind not in ("paragraph", "item", "caption") or len(block.lines) > 4:
        return False
    # A bullet on a slide is what the slide says, even where the contents page lists it.
    numbering = parse_numbering(block.text)
    bullet = block.kind == "item" and (numbering is None or numbering.style == "mark")
    return not (bullet and is_landscape(page))


def _bare(title: str) -> str:
    numbering = parse_numbering(title, glued=True)
    return fold(title[numbering.end :]) if numbering else fold(title)


def _find(
    flow: Flow,
    folded: Sequence[str],
    wanted: str,
    bare: str,
    page: int | None,
    cursor: int,
    styles: dict[bool, Style],
) -> list[int] | None:
    """Block positions whose text is the wanted title; the best by likeness, then by page, then by order."""
    best: tuple[float, list[int]] | None = None
    numbers = [p.number for p in flow.pages]
    start = cursor if page is None else max(cursor, bisect_left(numbers, page - 1))
    for index in range(start, len(folded)):
        where = numbers[index]
        if page is not None and where > page + 1:
            break
        for count in (1, 2, 3):
            indexes = list(range(index, min(index + count, len(folded))))
            if len(indexes) < count or any(not folded[i] for i in indexes):
                break
            if numbers[indexes[-1]] != where:
                break
            likeness = _likeness("".join(folded[i] for i in indexes), wanted, bare)
            caption = any(flow.blocks[i].kind == "caption" for i in indexes)
            if likeness < (0.95 if caption else 0.86):
                continue
            likeness -= 0.02 * (count - 1) + (0.06 if _among_siblings(flow, index) else 0.0)
            likeness += 0.01 * min(stands_out(flow.blocks[index].lines[0], styles[is_landscape(flow.page(index))]), 3)
            rank = likeness - (0.05 * abs(where - page) if page is not None else 0.0)
            if best is None or rank > best[0] + 1e-9:
                best = (rank, indexes)
        if best is not None and page is None and best[0] > 0.97:
            break
    return best[1] if best else None


def _among_siblings(flow: Flow, index: int) -> bool:
    """Whether the blocks next to this one are numbered in its way: then it is an item of a list."""
    own = parse_numbering(flow.blocks[index].text)
    for other in (index - 1, index + 1):
        if own is not None and 0 <= other < len(flow.blocks) and flow.page(other) is flow.page(index):
            numbering = parse_numbering(flow.blocks[other].text)
            if numbering is not None and numbering.style == own.style:
                return True
    return False


def _likeness(text: str, wanted: str, bare: str) -> float:
    if text == wanted:
        return 1.0
    if text == bare or _bare_equal(text, bare):
        return 0.95
    if len(wanted) >= 6 and len(text) <= len(wanted) + 12 and text.startswith(wanted):
        return 0.9
    if len(bare) >= 4 and any(
        text.startswith(bare, n) and _DIGITS.fullmatch(text, 0, n) and len(text) <= n + len(bare) + 8 for n in (1, 2, 3)
    ):
        return 0.9  # with the numbers of all chapters above, or a step in brackets behind
    if min(len(text), len(wanted)) >= 6 and abs(len(text) - len(wanted)) <= 3:
        from difflib import SequenceMatcher

        return SequenceMatcher(None, text, wanted, autojunk=False).ratio()
    return 0.0


def _bare_equal(text: str, bare: str) -> bool:
    """Whether the texts differ only in a short numbering at the beginning, which other words are not."""
    return len(bare) >= 4 and text.endswith(bare) and _COUNTS.fullmatch(text, 0, len(text) - len(bare)) is not None


def _running_heads(flow: Flow) -> list[tuple[int, Line]]:
    """Running heads with the position of the first block of their page."""
    seen: set[int] = set()
    heads: list[tuple[int, Line]] = []
    for index in range(len(flow.blocks)):
        page = flow.page(index)
        if page.number not in seen:
            seen.add(page.number)
            heads.extend((index, line) for line in page.running_heads)
    return heads


def _find_head(
    heads: Sequence[tuple[int, Line]], wanted: str, bare: str, page: int | None, flow: Flow, cursor: int
) -> tuple[int, Line] | None:
    for index, line in heads:
        where = flow.page(index).number
        if index < cursor - 1 or (page is not None and abs(where - page) > 1):
            continue
        if _likeness(fold(line.text), wanted, bare) >= 0.9:
            return index, line
    return None
