"""Running heads, footers and page numbers are what comes back at the same place over the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.document import Line, Page

ZONE = 0.13
"""Running heads and footers stand within this share of the page's height from its edge."""
SMALLER = 0.8
"""A running head that stands below other text is at least so many points smaller than running text."""
MIN_PAGES = 3
"""A line is a running head when it stands on at least this many pages at the same height."""

_PAGE_NUMBER = re.compile(
    r"^[\s\-‐‑–—―－ー~〜・.(（［\[]*(?:p\.?|P\.?|ページ|頁)?\s*([0-9０-９]{1,4}|[ivxlcⅰ-ⅹIVX]{1,6})\s*(?:(?:/|／|of)\s*[0-9０-９]{1,4})?"
    r"\s*(?:ページ|頁)?[\s\-‐‑–—―－ー~〜・.)）］\]]*$"
)
_WITH_NUMBER = re.compile(
    r"(?:\S\s+(?:[pP]\.?\s*)?|[^0-9０-９/／](?=[0-9０-９]{1,3}\s*[/／]))([0-9０-９]{1,3})(?:\s*[/／]\s*[0-9０-９]{1,3})?\s*$"
)
"""A footer that ends with the page number."""
_GOES_ON = re.compile(r"[（(]\s*(?:続き?|つづき|[0-9０-９]\s*[/／]\s*[0-9０-９])\s*[)）]\s*$")
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(slots=True)
class Furniture:
    """What was recognised on one page."""

    lines: list[Line] = field(default_factory=list)
    """All lines of furniture."""
    heads: list[Line] = field(default_factory=list)
    """Those of the upper edge with words in them."""
    label: str | None = None


def find_furniture(pages: Sequence[Page], lines_by_page: Sequence[Sequence[Line]]) -> list[Furniture]:
    """Recognise running heads, footers and printed page numbers.

    Args:
        pages: the document's pages.
        lines_by_page: for each page its lines outside tables.

    Returns:
        One entry a page, in order.
    """
    found = [Furniture() for _ in pages]
    _page_numbers(pages, lines_by_page, found)
    _repeated(pages, lines_by_page, found)
    _changing_heads(pages, lines_by_page, found)
    _rare_heads(pages, lines_by_page, found)
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


def _page_numbers(pages: Sequence[Page], lines_by_page: Sequence[Sequence[Line]], found: list[Furniture]) -> None:
    """Lone numbers at an edge that count up with the pages."""
    candidates: list[list[tuple[int | None, Line, str]]] = []
    for page, lines in zip(pages, lines_by_page, strict=True):
        here = []
        outer = _outermost(page, lines)
        for line in lines:
            label = printed_number(line.text)
            if label is None and line in outer and (joined := _WITH_NUMBER.search(line.text)):
                label = joined.group(1).translate(_WIDE_DIGITS)
            if label is not None and line in outer:
                here.append((int(label) if label.isdigit() else None, line, label))
        candidates.append(here)
    votes: defaultdict[int, int] = defaultdict(int)
    for place, here in enumerate(candidates):
        for offset in {place - value for value, _, _ in here if value is not None}:
            votes[offset] += 1
    for place, (here, result) in enumerate(zip(candidates, found, strict=True)):
        ranked = sorted(here, key=lambda c: -(votes[place - c[0]] if c[0] is not None else 0))
        for value, line, label in ranked:
            lone = printed_number(line.text) is not None
            needed = 2 if lone else MIN_PAGES
            counted = value is not None and (votes[place - value] >= needed or (lone and len(pages) == 1))
            roman = value is None and place < 10
            if (counted or roman) and result.label is None:
                result.label = label
                result.lines.append(line)


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
    return re.sub(r"[0-9０-９]+", "0", re.sub(r"\s+", "", line.text))


def _repeated(pages: Sequence[Page], lines_by_page: Sequence[Sequence[Line]], found: list[Furniture]) -> None:
    """Equal lines at the same height of an edge zone on several pages."""
    places: defaultdict[tuple[str, str, int], list[tuple[int, Line]]] = defaultdict(list)
    body = _middle_size(lines_by_page)
    for index, (page, lines) in enumerate(zip(pages, lines_by_page, strict=True)):
        for line in lines:
            edge = _edge(line, page)
            if line.size > body + 1.0 and _GOES_ON.search(line.text):
                continue  # a title that says it goes on is one on its first page
            if edge and len(_key(line)) >= 2 and _key(line) != "0":
                height = round(line.place.top / 4)
                places[(_key(line), edge, height)].append((index, line))
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
        if any(line is known for known in found[index].lines):
            continue
        # A label that every form repeats may stand at one height too; a running head is small, or outermost.
        outside = (x for x in lines_by_page[index] if _is_outside(x, line, edge))
        if line.size < body - SMALLER or all(id(x) in candidates[index] for x in outside):
            found[index].lines.append(line)
            if edge == "top":
                found[index].heads.append(line)


def _middle_size(lines_by_page: Sequence[Sequence[Line]]) -> float:
    """The size in which the middle character of the document is set."""
    sizes = sorted(line.size for lines in lines_by_page for line in lines for _ in line.text)
    return sizes[len(sizes) // 2] if sizes else 0.0


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
        loose = (x for x in lines if _edge(x, page) == "top" and not any(x is known for known in found[index].lines))
        first = min(loose, key=lambda x: x.place.top, default=None)
        if first is not None and first.size < body - 0.5 and first.place.top - page.place.top < 0.1 * page.height:
            hits[(round(first.place.top / 4), round(first.size * 2))].append((index, first))
    for same in hits.values():
        if len(same) >= max(MIN_PAGES, 0.4 * len(pages)):
            for index, line in same:
                if not any(line is known for known in found[index].lines):
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


def _stand(line: Line) -> tuple[int, int]:
    """Height and size of a line, coarse enough to compare over pages."""
    return (round(line.place.top / 3), round(line.size * 2))


def _dense(indexes: set[int]) -> bool:
    """Whether the pages lie close enough to be a run (a word that opens three far pages is no running head)."""
    ordered = sorted(indexes)
    near = sum(b - a <= 2 for a, b in zip(ordered, ordered[1:], strict=False))
    return near * 2 >= len(ordered) - 1
