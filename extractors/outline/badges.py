"""A title whose number stands apart from it, in a badge or in type of its own, and a title that goes on below."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from extractors.document import Block, LaidOutPage
from extractors.outline.boxes import boxed_alone
from extractors.outline.flow import Flow, Style
from extractors.outline.heading import Heading
from extractors.outline.looks import stands_out
from extractors.outline.numbering import Numbering, parse_numbering

REACH = 60.0
"""Points between a number and the title at its right."""
FAR = 2.5
"""The same in sizes of a large number."""
EDGE = 8.0
"""Points by which a title may begin beside the edge of its number above it."""
TALL = 4.0
"""Points by which a number above its title is larger than running text."""
OVER = 1.2
"""A title is so many times as large as a counted word of the town's own above it."""
LONGEST = 60
"""Characters of such a title."""
ROOM = 2.5
"""A title goes on in the next line where it leaves less than this many sizes of its frame."""
SAME_EDGE = 4.0
"""Points by which the edges of boxes beside each other may differ."""
_UNFINISHED = re.compile(r"[にはをのがやとで、・]$")
"""How a line ends whose sense goes on in the next."""
_LONE = re.compile(r"^(?:[0-9０-９]{1,2}|[A-ZＡ-Ｚ]|[一二三四五六七八九十]{1,2})[.．、]?$")
BADGE_RANK = 5
"""Depth of a title whose number is counted in no usual way: that of a measure's."""
_BADGE = re.compile(r"^(?P<word>[^\s0-9０-９。、：:（）()]{1,4})[.．\-－]?(?P<count>[0-9０-９]{1,2})$")
"""What a badge may say, whatever the word: P1, No.1, 重点1."""
_OWN_WORD = re.compile(r"^(?P<word>[^\s0-9０-９。、：:（）()]{1,8}?)[\s　.．\-－]{0,2}(?P<count>[0-9０-９]{1,2})$")
"""A counted word of the town's own (はなびら１) on a line of its own."""
_NUMBERS = str.maketrans("０１２３４５６７８９", "0123456789")
_LETTER = re.compile(r"[ぁ-んァ-ヶ一-龠]")
_BREAK_END = re.compile(r"[。、，；;]$")


class Badged(NamedTuple):
    """Positions of a number's block, of the title's at its right, and of the one in which the title goes on."""

    number: int
    title: int
    below: int | None

    @property
    def used(self) -> list[int]:
        """All of them."""
        return [i for i in self if i is not None]


def badged_titles(flow: Flow, styles: Mapping[int, Style]) -> dict[int, Badged]:
    """Numbers that count titles beside them, by the position of the first of their blocks.

    A number that is set like others, which count up, belongs to the title at its right on its line, whether that is
    set in the same type or not, and to the line below where the title fills its frame.

    Args:
        flow: the document's blocks.
        styles: how running text is set on each page, by the page's identity.
    """
    groups: defaultdict[tuple[object, ...], dict[int, str]] = defaultdict(dict)
    for index, (block, page) in enumerate(flow.each()):
        token = _token(block, page)
        if token is not None:
            line = block.lines[0]
            numbering = parse_numbering(token)
            shape = numbering.style if numbering else "digits" if token[0].isdigit() else "letter"
            groups[shape, round(line.size * 2), line.font, line.bold, block.box is not None][index] = token
    found: dict[int, Badged] = {}
    for tokens in groups.values():
        if not _count_up(set(tokens.values())):
            continue
        for index in tokens:
            style = styles[id(flow.page(index))]
            title = _title(flow, index, style)
            title = _title_below(flow, index, style) if title is None else title
            if title is not None:
                first = _first_line(flow, index, title)
                if first is not None:
                    found[min(index, first)] = Badged(index, first, title)
                    continue
                below = goes_on_below(flow, title)
                below = _other_line(flow, index, title) if below is None else below
                found[min(index, title)] = Badged(index, title, below)
    return found


def name_badge(heading: Heading, token: str) -> None:
    """Let what a badge says be the number of its title where it is counted in no usual way (P1, R-02)."""
    match = _OWN_WORD.match(token)
    if heading.numbering is not None or match is None or not heading.title.text.startswith(token):
        return
    value = int(match["count"].translate(_NUMBERS))
    heading.numbering = Numbering(token, f"word:{match['word']}0", value, BADGE_RANK, len(token))
    heading.title = heading.title[len(token) :].strip()


def numbered_above(flow: Flow, index: int, style: Style) -> bool:
    """Whether a small numbered line and a larger title below it are all that one shape holds (柱1 なぎ / the title)."""
    if index + 1 >= len(flow.blocks) or flow.page(index + 1) is not flow.page(index):
        return False
    block, below = flow.blocks[index], flow.blocks[index + 1]
    if block.box is None or block.box != below.box or len(block.lines) != 1 or len(below.lines) > 2:
        return False
    numbering = parse_numbering(block.text)
    if numbering is None or not numbering.style.startswith(("word", "part", "chapter", "section")):
        return False
    held = [b for b in flow.page(index).blocks if b.box == block.box]
    larger = below.lines[0].size > 1.15 * block.lines[0].size and stands_out(below.lines[0], style) >= 1
    text = below.text.strip()
    return len(held) == 2 and larger and 2 <= len(text) <= LONGEST and _BREAK_END.search(text) is None


def _token(block: Block, page: LaidOutPage) -> str | None:
    """The number that a block consists of, or None."""
    if block.kind not in ("paragraph", "item") or len(block.lines) != 1 or page.kind in ("cover", "toc"):
        return None
    text = block.text.strip()
    if not text or len(text) > 14 or block.lines[0].vertical:
        return None
    if _LONE.match(text):
        return text
    if block.box is not None and _BADGE.match(text) and _is_alone_in_box(block, page):
        return text
    if _OWN_WORD.match(text) and _over_larger(block, page):
        return text
    numbering = parse_numbering(text)
    whole = numbering is not None and numbering.style != "mark" and numbering.end >= len(text)
    return text if whole else None


def _over_larger(block: Block, page: LaidOutPage) -> bool:
    """Whether a line stands directly over one in clearly larger type that begins at its left edge or middle."""
    size, place = block.lines[0].size, block.place
    for other in page.blocks:
        if other is block or not other.lines or other.table is not None or other.box != block.box:
            continue
        first = other.lines[0]
        edge = abs(first.place.x0 - place.x0) < EDGE or abs(first.place.center[0] - place.center[0]) < EDGE
        if edge and first.size >= OVER * size and -0.3 * size < first.place.top - place.bottom < 1.6 * first.size:
            return True
    return False


def _is_alone_in_box(block: Block, page: LaidOutPage) -> bool:
    """Whether a block is all that its box holds."""
    return not any(other is not block and other.box == block.box for other in page.blocks)


def _count_up(tokens: set[str]) -> bool:
    """Whether two of these numbers follow each other (1 and 2, A-1 and A-2, A and B)."""
    keys = set()
    for token in tokens:
        parts = re.findall(r"\d+|[A-Za-z]+|[①-⑳]|[Ⅰ-Ⅹ]|[一二三四五六七八九十]", token.translate(_NUMBERS).upper())
        keys.add(tuple(int(p) if p.isdecimal() else p for p in parts))
    return any(key and (*key[:-1], _next(key[-1])) in keys for key in keys)


def _next(part: int | str) -> int | str:
    if isinstance(part, int):
        return part + 1
    kanji = "一二三四五六七八九十"
    if part in kanji:
        return kanji[(kanji.index(part) + 1) % 10]
    return part[:-1] + chr(ord(part[-1]) + 1)


def _title(flow: Flow, index: int, style: Style) -> int | None:
    """The block of the title at the right of a number: the nearest on its line, if it is set apart from the text."""
    page, place = flow.page(index), flow.blocks[index].place
    beside: list[tuple[float, int]] = []
    for i in range(max(0, index - 12), min(len(flow.blocks), index + 13)):
        block = flow.blocks[i]
        if i == index or block.kind not in ("paragraph", "item") or flow.page(i) is not page or len(block.lines) > 3:
            continue
        gap = block.place.x0 - place.x1
        shared = min(block.place.bottom, place.bottom) - max(block.place.top, place.top)
        level = shared > 0.5 * min(block.place.height, place.height) or _in_boxes_of_one_row(block, flow.blocks[index])
        if -2 < gap < max(REACH, FAR * flow.blocks[index].lines[0].size) and level:
            beside.append((gap, i))
    if not beside:
        return None
    at = min(beside)[1]
    return at if _may_entitle(flow, at, style) else None


def _first_line(flow: Flow, index: int, title: int) -> int | None:
    """The block of a title's first line where it begins above the large number that stands beside both lines."""
    if title - 1 == index or title == 0 or flow.page(title - 1) is not flow.page(title):
        return None
    number, second, first = flow.blocks[index], flow.blocks[title], flow.blocks[title - 1]
    if first.kind != "paragraph" or len(first.lines) > 1 or len(second.lines) > 1 or second.box != first.box:
        return None
    line, other = first.lines[0], second.lines[0]
    alike = abs(line.size - other.size) < 0.3 and (line.font, line.bold) == (other.font, other.bold)
    level = number.place.top < other.place.center[1] < number.place.bottom and number.lines[0].size > 1.6 * line.size
    near = 0 <= other.place.top - line.place.bottom < line.size and line.place.bottom > number.place.top - line.size
    return title - 1 if alike and level and near and abs(other.place.x0 - line.place.x0) < line.size else None


def _other_line(flow: Flow, index: int, title: int) -> int | None:
    """The block of a title's second line where the number beside the title is as high as both lines."""
    number, first, at = flow.blocks[index].place, flow.blocks[title], title + 1
    if at >= len(flow.blocks) or flow.page(at) is not flow.page(title) or len(first.lines) > 1:
        return None
    second = flow.blocks[at]
    if second.kind != "paragraph" or len(second.lines) > 1 or second.box != first.box or second.place.x0 < number.x1:
        return None
    line, other = first.lines[0], second.lines[0]
    alike = abs(line.size - other.size) < 0.3 and (line.font, line.bold) == (other.font, other.bold)
    beside = number.top < other.place.center[1] < number.bottom and 0 <= other.place.top - line.place.bottom < line.size
    return at if alike and beside and abs(other.place.x0 - line.place.x0) < line.size else None


def _title_below(flow: Flow, index: int, style: Style) -> int | None:
    """The block of the title directly below a number in larger type, at its left edge or under its middle."""
    number = flow.blocks[index]
    size, place = number.lines[0].size, number.place
    if index + 1 >= len(flow.blocks) or flow.page(index + 1) is not flow.page(index):
        return None
    below = flow.blocks[index + 1]
    if below.kind not in ("paragraph", "item") or len(below.lines) > 3 or parse_numbering(below.text) is not None:
        return None
    first = below.lines[0]
    if _counts_by_word(number.text.strip()):
        if first.size < size or (boxed_alone(flow, index) and below.box is not None and below.box != number.box):
            return None
        reach, least = 1.6 * first.size, 0.0
    else:
        reach, least = 1.2 * first.size, style.size + TALL
        if first.size > size or below.box != number.box:
            return None
    under = -0.3 * size < first.place.top - place.bottom < reach
    box = (number.box or place).x0
    edge = min(abs(first.place.x0 - x) for x in (place.x0, box)) < EDGE
    edge = edge or abs(first.place.center[0] - place.center[0]) < EDGE
    if size < least or not under or not edge:
        return None
    return index + 1 if _may_entitle(flow, index + 1, style) else None


def _counts_by_word(text: str) -> bool:
    """Whether a text is nothing but a counted word (基本方針１, 第２章): it counts the title below it."""
    numbering = parse_numbering(text)
    if numbering is None or numbering.end < len(text):
        return _OWN_WORD.match(text) is not None
    return numbering.style.startswith(("word", "part", "chapter", "counted", "section"))


def _may_entitle(flow: Flow, at: int, style: Style) -> bool:
    """Whether a block is set apart from the text and has the words of a title."""
    block = flow.blocks[at]
    text = block.text.strip()
    if not 2 <= len(text) <= LONGEST or _BREAK_END.search(text) or not _LETTER.search(text):
        return False
    return "。" not in text and (stands_out(block.lines[0], style) >= 1 or boxed_alone(flow, at))


def _in_boxes_of_one_row(a: Block, b: Block) -> bool:
    """Whether two blocks stand in boxes of their own with the same upper and lower edge."""
    if a.box is None or b.box is None or a.box == b.box:
        return False
    return abs(a.box.top - b.box.top) < SAME_EDGE and abs(a.box.bottom - b.box.bottom) < SAME_EDGE


def goes_on_below(flow: Flow, index: int) -> int | None:
    """The position of the block in which a heading's title goes on, where it fills its frame's width; None if none."""
    if index + 1 >= len(flow.blocks) or flow.page(index + 1) is not flow.page(index):
        return None
    block, below = flow.blocks[index], flow.blocks[index + 1]
    if below.kind != "paragraph" or not below.lines or len(below.lines) > 2 or below.box != block.box:
        return None
    line, other = block.lines[-1], below.lines[0]
    alike = abs(line.size - other.size) < 0.3 and (line.font, line.bold) == (other.font, other.bold)
    if not alike or line.vertical or not -2 < other.place.top - line.place.bottom < 0.9 * line.size:
        return None
    if below.text.strip()[-1:] in "。；;" or parse_numbering(below.text) is not None or len(below.text) > 30:
        return None
    after = flow.blocks[index + 2] if index + 2 < len(flow.blocks) else None
    if after is not None and after.lines and flow.page(index + 2) is flow.page(index):
        third = after.lines[0]
        if abs(third.size - line.size) < 0.3 and (third.font, third.bold) == (line.font, line.bold):
            return None
    if _UNFINISHED.search(block.text.strip()) and abs(other.place.x0 - _title_start(block)) < line.size:
        return index + 1
    edge = block.box.x1 if block.box is not None else _far(flow, index)
    return index + 1 if edge - line.place.x1 < ROOM * line.size else None


def _title_start(block: Block) -> float:
    """Where the words of a heading's last line begin, behind its number."""
    line = block.lines[-1]
    numbering = parse_numbering(line.text) if len(block.lines) == 1 else None
    place = line.passage.places[numbering.end] if numbering is not None and numbering.end < len(line.text) else None
    return place.x0 if place is not None else line.place.x0


def _far(flow: Flow, index: int) -> float:
    """Where the longest line ends that stands below a block in its column."""
    place, page = flow.blocks[index].place, flow.page(index)
    lines = [x for b in page.blocks if b.table is None and b.kind != "furniture" for x in b.lines]
    return max(
        (x.place.x1 for x in lines if x.place.top >= place.top and x.place.x0 < place.x1 and x.place.x1 > place.x0),
        default=place.x1,
    )
