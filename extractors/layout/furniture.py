"""Running heads, footers and page numbers are what comes back at the same place over the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.document import Line, Page
from extractors.language.wareki import parse_number
from extractors.layout.navigation import navigation

ZONE = 0.13
"""Running heads and footers stand within this share of the page's height from its edge."""
SMALLER = 0.8
"""A running head that stands below other text is at least so many points smaller than running text."""
TITLE = 2.0
"""Points by which the types of a title and of its number are larger than running text."""
FAR_LARGER = 2.0
"""Times the type of running text; no page number is larger."""
FAR_APART = 4.0
"""Sizes between a page number and the words of its line, which stand at the page's other edge."""
BESIDE = 60.0
"""Points between a number and the title that it counts."""
LEAST_ECHO = 4
"""Characters of a running head that repeats a heading; shorter words come back by chance."""
SIDE = 0.075
"""Chapter marks stand within this share of the page's width from its left or right edge."""
LARGER = 1.4
"""Times the size of a counted word is that of the title below it."""
LONGEST_LABEL = 10
"""Characters of a field's label."""
LONGEST_MARK = 20
"""Characters of a chapter mark."""
MIN_PAGES = 3
"""A line is a running head when it stands on at least this many pages at the same height."""

_PAGE_NUMBER = re.compile(
    r"^[\s\-‐‑–—―－ー~〜・.|｜(（［\[]*(?:p\.?|P\.?|ページ|頁)?\s*([0-9０-９]{1,4}|[ivxlcⅰ-ⅹIVX]{1,6})\s*(?:(?:/|／|of)\s*[0-9０-９]{1,4})?"
    r"\s*(?:ページ|頁)?[\s\-‐‑–—―－ー~〜・.|｜)）］\]]*$"
)
_KANJI_PAGE_NUMBER = re.compile(
    r"^[\s\-‐‑–—―－ー～・.（(［\[〔︱｜|]*([一二三四五六七八九十百〇]{1,4})\s*(?:ページ|頁)?[\s\-‐‑–—―－ー～・.)）］\]〕︱｜|]*$"
)
"""A page number as vertical writing has it: 一二, 十二, ― 三 ―."""
_WITH_NUMBER = re.compile(
    r"(?:\S\s+(?:[pP]\.?\s*)?|[^0-9０-９/／](?=[0-9０-９]{1,3}\s*[/／]))([0-9０-９]{1,3})(?:\s*[/／]\s*[0-9０-９]{1,3})?\s*$"
)
"""A footer that ends with the page number."""
_NUMBER_BEFORE = re.compile(r"^\s*([0-9０-９]{1,3})[\s　]+\S")
_WITHOUT_NUMBER = re.compile(r"^[0-9０-９]{1,3}[\s　]+|[\s　]+[0-9０-９]{1,3}$")
"""The page number beside the words of a running head."""
_GOES_ON = re.compile(r"[（(]\s*(?:続き?|つづき|[0-9０-９]\s*[/／]\s*[0-9０-９])\s*[)）]\s*$")
_COUNTED = re.compile(r"[0０一二三四五六七八九十]+")
"""What counts up from mark to mark, digits folded."""
_COUNTED_WORD = re.compile(r"^[^\W\d_]{1,10}[\s　]*(?:[0-9０-９]{1,2}|[一二三四五六七八九十Ⅰ-Ⅹ①-⑳A-ZＡ-Ｚ])$")
"""A word with its number and nothing else (基本方針１)."""
_NUMBER_OF_TITLE = re.compile(r"^(?=.*[^0-9０-９])[A-ZＡ-Ｚ]?[0-9０-９]{0,2}(?:[-－‐–.．][0-9０-９]{1,2}){0,2}$")
"""What counts a title from its left: A-1, B, 2-3."""
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(slots=True)
class Furniture:
    """What was recognised on one page."""

    lines: list[Line] = field(default_factory=list)
    """All lines of furniture."""
    heads: list[Line] = field(default_factory=list)
    """Those of the upper edge with words in them."""
    label: str | None = None

    def has(self, line: Line) -> bool:
        """Whether a line is already known as furniture."""
        return any(line is known for known in self.lines)


def find_furniture(pages: Sequence[Page], lines_by_page: Sequence[Sequence[Line]]) -> list[Furniture]:
    """Recognise running heads, footers and printed page numbers.

    Args:
        pages: the document's pages.
        lines_by_page: for each page its lines outside tables.

    Returns:
        One entry a page, in order.
    """
    listed = navigation(pages, lines_by_page, _middle_size(lines_by_page))
    found = [Furniture(lines) for lines in listed]
    _page_numbers(pages, lines_by_page, found)
    _repeated(pages, lines_by_page, found)
    _changing_heads(pages, lines_by_page, found)
    _rare_heads(pages, lines_by_page, found)
    _echoing_heads(pages, lines_by_page, found)
    _side_marks(pages, lines_by_page, found)
    return found


def _edge(line: Line, page: Page) -> str | None:
    middle = (line.place.top + line.place.bottom) / 2 - page.place.top
    if middle < ZONE * page.height:
        return "top"
    if middle > (1 - ZONE) * page.height:
        return "bottom"
    return None


def printed_number(text: str) -> str | None:
    """The page number that a line consists of, digits folded to ASCII, or None."""
    match = _PAGE_NUMBER.match(text.strip())
    return match.group(1).translate(_WIDE_DIGITS) if match else None


def page_number(text: str) -> tuple[int | None, str] | None:
    """The page number that a line consists of, in digits or kanji, and its value; None for a Roman one's value."""
    label = printed_number(text)
    if label is not None:
        return (int(label) if label.isdecimal() else None), label
    match = _KANJI_PAGE_NUMBER.match(text.strip())
    value = parse_number(match[1]) if match is not None else None
    return (value, match[1]) if match is not None and value else None


def _joined_number(line: Line) -> str | None:
    """The page number with which a running line ends, or with which it begins far from its words."""
    behind = _WITH_NUMBER.search(line.text)
    if behind is not None:
        return behind.group(1).translate(_WIDE_DIGITS)
    before = _NUMBER_BEFORE.match(line.text)
    if before is None:
        return None
    places = line.passage.places
    number, words = places[before.end(1) - 1], places[before.end() - 1]
    apart = number is not None and words is not None and words.x0 - number.x1 > FAR_APART * line.size
    return before.group(1).translate(_WIDE_DIGITS) if apart else None


def _page_numbers(pages: Sequence[Page], lines_by_page: Sequence[Sequence[Line]], found: list[Furniture]) -> None:
    """Lone numbers at an edge that count up with the pages."""
    candidates: list[list[tuple[int | None, Line, str]]] = []
    body = _middle_size(lines_by_page)
    for page, lines in zip(pages, lines_by_page, strict=True):
        here = []
        outer = _outermost(page, lines)
        for line in lines:
            number = page_number(line.text)
            if number is None and line in outer and (joined := _joined_number(line)):
                number = int(joined), joined
            if number is not None and line in outer and not _counts_title(line, lines, body):
                here.append((number[0], line, number[1]))
        candidates.append(here)
    votes: defaultdict[int, int] = defaultdict(int)
    for place, here in enumerate(candidates):
        for offset in {place - value for value, _, _ in here if value is not None}:
            votes[offset] += 1
    for place, (here, result) in enumerate(zip(candidates, found, strict=True)):
        ranked = sorted(here, key=lambda c: -(votes[place - c[0]] if c[0] is not None else 0))
        for value, line, label in ranked:
            # A numeral in kanji alone may also count a heading at its right.
            lone = printed_number(line.text) is not None
            needed = 2 if lone else MIN_PAGES
            counted = value is not None and (votes[place - value] >= needed or (lone and len(pages) == 1))
            roman = value is None and place < 10
            if (counted or roman) and result.label is None:
                result.label = label
                result.lines.append(line)
    read = [next((line for _, line, _ in here if printed_number(line.text)), None) for here in candidates]
    _count_on(pages, found, read)


def _counts_title(number: Line, lines: Sequence[Line], body: float) -> bool:
    """Whether a number is as large as a title and a title stands at its right, or is far larger: it counts no pages."""
    if number.size < body + TITLE or printed_number(number.text) is None:
        return False
    if number.size > max(FAR_LARGER * body, body + FAR_LARGER * TITLE):
        return True
    return _stands_before_title(number, lines, body)


def _is_badge(line: Line, lines: Sequence[Line], body: float) -> bool:
    """Whether a line is a number such as A-1 and counts the title at its right."""
    return _NUMBER_OF_TITLE.match(line.text.strip()) is not None and _stands_before_title(line, lines, body)


def _stands_before_title(number: Line, lines: Sequence[Line], body: float) -> bool:
    """Whether a title in larger type stands at a number's right: a badge on the title bar."""
    return any(
        -2.0 < other.place.x0 - number.place.x1 < BESIDE
        and other.size >= body + TITLE
        and other.place.top < number.place.center[1] < other.place.bottom
        for other in lines
    )


def _numbers_title_below(number: Line, lines: Sequence[Line], body: float) -> bool:
    """Whether a large number such as 1-2 stands directly above a title in larger type, at its left edge."""
    if number.size < body + TITLE or _NUMBER_OF_TITLE.match(number.text.strip()) is None:
        return False
    return any(
        abs(other.place.x0 - number.place.x0) < 0.5 * number.size
        and -1.0 <= other.place.top - number.place.bottom <= 1.5 * number.size
        and other.size >= body + TITLE
        for other in lines
    )


def _count_on(pages: Sequence[Page], found: Sequence[Furniture], lone: Sequence[Line | None]) -> None:
    """Pages of a scan whose number was not recognised have the one between their neighbours'.

    So it is where at least three numbers tell the same count and none another. The first page is often a cover, and
    what comes behind the last number a back: they are left without, unless another number was read there (``lone``).
    """
    told = [(place, int(known.label)) for place, known in enumerate(found) if known.label and known.label.isdecimal()]
    offsets = {place - value for place, value in told}
    if len(told) < MIN_PAGES or len(offsets) > 1:
        return
    (offset,) = offsets
    for place, (page, here, misread) in enumerate(zip(pages, found, lone, strict=True)):
        between = 0 < place < told[-1][0]
        if here.label is None and page.text_source == "ocr" and place > offset and (between or misread is not None):
            here.label = str(place - offset)
            here.lines += [misread] if misread is not None else []


def _outermost(page: Page, lines: Sequence[Line]) -> list[Line]:
    """The lines nearest to the upper and lower edge, where page numbers stand."""
    top = [line for line in lines if _edge(line, page) == "top"]
    bottom = [line for line in lines if _edge(line, page) == "bottom"]
    highest = min((line.place.top for line in top), default=0.0)
    lowest = max((line.place.bottom for line in bottom), default=0.0)
    return [line for line in top if line.place.top < highest + 20] + [
        line for line in bottom if line.place.bottom > lowest - 20
    ]


def _key(line: Line) -> str:
    """The line's text with what may change from page to page folded away."""
    return _key_of(line.text)


def _key_of(text: str) -> str:
    return re.sub(r"[0-9０-９]+", "0", re.sub(r"\s+", "", text))


def _repeated(pages: Sequence[Page], lines_by_page: Sequence[Sequence[Line]], found: list[Furniture]) -> None:
    """Equal lines at the same height of an edge zone on several pages."""
    places: defaultdict[tuple[str, str, int], list[tuple[int, Line]]] = defaultdict(list)
    body = _middle_size(lines_by_page)
    telling = [_telling(lines, body) for lines in lines_by_page]
    for index, (page, lines) in enumerate(zip(pages, lines_by_page, strict=True)):
        for line in lines:
            edge = _edge(line, page)
            if line.size > body + 1.0 and _GOES_ON.search(line.text):
                continue  # a title that says it goes on is one on its first page
            # The page number beside a title changes its edge on every other page, or is left out.
            words = _key_of(_WITHOUT_NUMBER.sub("", line.text.strip())) if edge else ""
            if len(words) >= 2 and words != "0" and id(line) not in telling[index]:
                height = round(line.place.top / 4)
                places[(words, edge or "", height)].append((index, line))
    candidates: list[set[int]] = [{id(line) for line in known.lines} for known in found]
    repeated: list[tuple[int, str, Line]] = []
    for (key, edge, height), hits in places.items():
        near = hits + places.get((key, edge, height + 1), []) + places.get((key, edge, height - 1), [])
        indexes = {index for index, _ in near}
        if len(indexes) < MIN_PAGES or not _dense(indexes):
            continue
        for index, line in hits:
            candidates[index].add(id(line))
            repeated.append((index, edge, line))
    for index, edge, line in repeated:
        if found[index].has(line):
            continue
        # A label that every form repeats may stand at one height too; a running head is small, or outermost.
        outside = (x for x in lines_by_page[index] if _is_outside(x, line, edge))
        if line.size < body - SMALLER or all(id(x) in candidates[index] for x in outside):
            found[index].lines.append(line)
            if edge == "top":
                found[index].heads.append(line)


def _counts_title_below(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is nothing but a counted word and a larger one follows directly below it."""
    if _COUNTED_WORD.match(line.text.strip()) is None:
        return False
    return any(
        other.size >= LARGER * line.size
        and -1.0 <= other.place.top - line.place.bottom <= other.size
        and abs(other.place.x0 - line.place.x0) < BESIDE / 2
        for other in lines
    )


def _telling(lines: Sequence[Line], body: float) -> set[int]:
    """The ids of lines that come back and are no furniture.

    They stand at the height of a field's label (担当課 at a slide's foot), or count the title below them (基本方針１)
    or at their right (A-1).
    """
    from taxonomy.fields import is_field_label

    kept = {id(line) for line in lines if _counts_title_below(line, lines) or _is_badge(line, lines, body)}
    begun = [(line, next(iter(line.text.split()), "")) for line in lines]
    labels = [line for line, word in begun if 2 <= len(word) <= LONGEST_LABEL and is_field_label(word)]
    return kept | {
        id(line) for line in lines
        if any(label.place.top < line.place.center[1] < label.place.bottom for label in labels)
    }  # fmt: skip


def _middle_size(lines_by_page: Sequence[Sequence[Line]]) -> float:
    """The size in which the middle character of the document is set."""
    weights: Counter[float] = Counter()
    for lines in lines_by_page:
        for line in lines:
            weights[line.size] += len(line.passage.text)
    middle, reached = weights.total() // 2, 0
    for size in sorted(weights):
        reached += weights[size]
        if reached > middle:
            return size
    return 0.0


def _is_outside(other: Line, line: Line, edge: str) -> bool:
    """Whether a line stands between another and the page's edge."""
    if edge == "top":
        return other.place.bottom < line.place.top + 1
    return other.place.top > line.place.bottom - 1


def _changing_heads(pages: Sequence[Page], lines_by_page: Sequence[Sequence[Line]], found: list[Furniture]) -> None:
    """Small first lines at one height on many pages: a running head that names the chapter."""
    body = _middle_size(lines_by_page)
    hits: defaultdict[tuple[int, int], list[tuple[int, Line]]] = defaultdict(list)
    for index, (page, lines) in enumerate(zip(pages, lines_by_page, strict=True)):
        telling = _telling(lines, body)
        loose = (x for x in lines if _edge(x, page) == "top" and not found[index].has(x) and id(x) not in telling)
        first = min(loose, key=lambda x: x.place.top, default=None)
        if first is not None and first.size < body - 0.5 and first.place.top - page.place.top < 0.1 * page.height:
            hits[(round(first.place.top / 4), round(first.size * 2))].append((index, first))
    for same in hits.values():
        if len(same) >= max(MIN_PAGES, 0.4 * len(pages)):
            for index, line in same:
                if not found[index].has(line):
                    found[index].lines.append(line)
                    found[index].heads.append(line)


def _rare_heads(pages: Sequence[Page], lines_by_page: Sequence[Sequence[Line]], found: list[Furniture]) -> None:
    """First lines where other pages have their running head, in its type: the head of a short chapter."""
    usual: defaultdict[tuple[int, int], int] = defaultdict(int)
    for known in found:
        for head in known.heads:
            usual[_stand(head)] += 1
    for page, lines, known in zip(pages, lines_by_page, found, strict=True):
        first = min((x for x in lines if _edge(x, page) == "top"), key=lambda x: x.place.top, default=None)
        if first is not None and not known.heads and usual[_stand(first)] >= MIN_PAGES:
            known.lines.append(first)
            known.heads.append(first)


def _echoing_heads(pages: Sequence[Page], lines_by_page: Sequence[Sequence[Line]], found: list[Furniture]) -> None:
    """First lines that say again what a larger line said before: no heading is printed twice, a running head is."""
    body = _middle_size(lines_by_page)
    said: dict[str, float] = {}
    for page, lines, known in zip(pages, lines_by_page, found, strict=True):
        # The heading on this very page may be what the running head over it repeats.
        for line in lines:
            if line.size > body + SMALLER:
                said[_key(line)] = max(line.size, said.get(_key(line), 0.0))
        if known.heads:
            continue
        loose = [x for x in lines if _edge(x, page) == "top" and (known.has(x) or x.size <= body + SMALLER)]
        first = min(loose, key=lambda x: x.place.top, default=None)
        if first is None or any(x.place.top < first.place.top - 1 for x in lines):
            continue
        words = _key_of(_WITHOUT_NUMBER.sub("", first.text.strip()))
        if len(words) >= LEAST_ECHO and said.get(words, 0.0) > first.size + SMALLER:
            known.heads.append(first)
            if not known.has(first):
                known.lines.append(first)


def _side_marks(pages: Sequence[Page], lines_by_page: Sequence[Sequence[Line]], found: list[Furniture]) -> None:
    """Chapter marks at the outer edge, beside all running text: they come back in one type, at any height."""
    from taxonomy.fields import is_field_label

    body = _middle_size(lines_by_page)
    same_words: defaultdict[str, list[tuple[int, Line]]] = defaultdict(list)
    same_type: defaultdict[tuple[int, int], list[tuple[int, Line]]] = defaultdict(list)
    for index, (page, lines) in enumerate(zip(pages, lines_by_page, strict=True)):
        depth = SIDE * page.width
        for line in lines:
            left, right = line.place.x0 - page.place.x0, page.place.x1 - line.place.x1
            outer, inner = min(left, right), min(line.place.x1 - page.place.x0, page.place.x1 - line.place.x0)
            if inner > depth or len(line.text) > LONGEST_MARK or _is_beside_none(line, lines, left < right):
                continue
            if (is_field_label(line.text) and not line.vertical) or _counts_title(line, lines, body):
                # Labels beside the left card of every slide come back as marks do.
                continue
            if _is_badge(line, lines, body) or _numbers_title_below(line, lines, body) or _ends_text(line, lines):
                continue
            same_words[_COUNTED.sub("0", _key(line))].append((index, line))
            same_type[(round(outer / 4), round(line.size * 2))].append((index, line))
    marks = [hits for hits in same_words.values() if _pages_of(hits) >= MIN_PAGES]
    marks += [hits for hits in same_type.values() if _pages_of(hits) >= max(MIN_PAGES, 0.4 * len(pages))]
    for index, line in (hit for hits in marks for hit in hits):
        if not found[index].has(line):
            found[index].lines.append(line)


def _pages_of(hits: Sequence[tuple[int, Line]]) -> int:
    return len({index for index, _ in hits})


def _ends_text(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a short line is the end of a longer one of its type directly above: a paragraph at the page's edge."""
    return not line.vertical and any(
        not other.vertical and other.place.x1 > line.place.x1 + line.size and abs(other.size - line.size) < 0.6
        and abs(other.place.x0 - line.place.x0) < 2 * line.size
        and -0.5 * line.size < line.place.top - other.place.bottom < line.size
        for other in lines
    )  # fmt: skip


def _is_beside_none(line: Line, lines: Sequence[Line], at_left: bool) -> bool:
    """Whether no other text of the page keeps clear of a line at its edge, or it is the first line of its tier."""
    if line.vertical and any(_next_down(line, x, at_left) for x in lines):
        return True
    others = [x for x in lines if abs(x.place.x0 - line.place.x0) > line.size]
    clear = [x for x in others if (x.place.x0 > line.place.x1 if at_left else x.place.x1 < line.place.x0)]
    return not others or len(clear) < 0.9 * len(others)


def _next_down(line: Line, other: Line, at_left: bool) -> bool:
    """Whether another line of vertical writing stands beside a line as the next of one text does."""
    gap = other.place.x0 - line.place.x1 if at_left else line.place.x0 - other.place.x1
    level = min(line.place.bottom, other.place.bottom) > max(line.place.top, other.place.top)
    return other is not line and other.vertical and level and 0 <= gap < 2.0 * max(line.size, other.size)


def _stand(line: Line) -> tuple[int, int]:
    """Height and size of a line, coarse enough to compare over pages."""
    return (round(line.place.top / 3), round(line.size * 2))


def _dense(indexes: set[int]) -> bool:
    """Whether the pages lie close enough to be a run (a word that opens three far pages is no running head)."""
    ordered = sorted(indexes)
    near = sum(b - a <= 2 for a, b in zip(ordered, ordered[1:], strict=False))
    return near * 2 >= len(ordered) - 1
