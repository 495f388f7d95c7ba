"""What the document says of its own outline: bookmarks of the file and entries of its contents pages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.document import Bookmark, LaidOutPage, Line
from extractors.language.wareki import parse_number
from extractors.layout.pages import toc_entry
from extractors.outline.numbering import parse_numbering

_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(slots=True)
class Entry:
    """An announced heading: ``page`` is physical, None where it is not known; ``level`` counts from 1."""

    title: str
    level: int
    page: int | None
    source: str
    line: Line | None = None
    """Where a contents page prints it."""


RETURNS = 3
"""Bookmarks with the words of one label, by which they mark fields and no sections."""
MOST = 0.6
"""Share of the entries of one kind that tells their level."""
_SIGNS = re.compile(r"[\s・･.…‥,、。:：「」『』【】\[\]()<>〈〉《》≪≫〔〕\-‐–—―ー－~〜_|]+")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """A heading's text for comparison: width folded, blanks, brackets and leaders gone."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).lower()


def announced(pages: Sequence[LaidOutPage], bookmarks: Sequence[Bookmark]) -> list[Entry]:
    """Headings that the document announces, in order; bookmarks where they are trustworthy, else the contents page."""
    contents = _from_contents(pages)
    marks = _from_bookmarks(bookmarks, pages)
    return marks if len(marks) >= 3 and len(marks) >= 0.6 * len(contents) else contents


def _from_bookmarks(bookmarks: Sequence[Bookmark], pages: Sequence[LaidOutPage]) -> list[Entry]:
    """Bookmarks whose words stand on the page that they point to; none where most do not.

    A browser marks every ``h4``: labels of fields that come back below measure after measure announce nothing.
    """
    from taxonomy.fields import is_field_label

    times = Counter(mark.title.strip() for mark in bookmarks)
    text = {page.number: fold("".join(b.text for b in page.blocks)) for page in pages}
    cover = {page.number for page in pages if page.kind in ("cover", "toc")}
    good = []
    for mark in bookmarks:
        folded = fold(mark.title)
        if len(folded) >= 2 and mark.page in text and mark.page not in cover and folded in text[mark.page]:
            good.append(Entry(mark.title, mark.level, mark.page, "bookmark"))
    if len(good) < 0.6 * len(bookmarks):
        return []
    return [e for e in good if times[e.title.strip()] < RETURNS or not is_field_label(e.title.strip())]


def _from_contents(pages: Sequence[LaidOutPage]) -> list[Entry]:
    blocks = [block for page in pages if page.kind == "toc" for block in page.blocks if block.kind == "toc"]
    lines = [line for block in blocks for line in block.lines]
    physical = _physical_pages(pages)
    found: list[tuple[str, Line, int | None]] = []
    for line in lines:
        entry = toc_entry(line.text)
        if entry is not None:
            label = entry[1].translate(_WIDE_DIGITS)
            number = parse_number(label) if label not in physical else None
            page = physical.get(label if number is None else str(number))
            before = found[-1] if found else None
            if before is not None and before[2] is None and not parse_numbering(entry[0]) and _goes_on(before[1], line):
                found[-1] = (before[0] + entry[0], before[1], page)
                continue
            found.append((entry[0], line, page))
            continue
        text = line.text.strip()
        if parse_numbering(text) and len(text) < 60:
            found.append((text, line, None))
    found = [f for f in found if len(fold(f[0])) >= 2 and fold(f[0]) not in ("目次", "もくじ")]
    for i in range(len(found) - 2, -1, -1):
        # A part without a page of its own begins where its first entry begins.
        if found[i][2] is None:
            found[i] = (found[i][0], found[i][1], found[i + 1][2])
    if len(found) < 3:
        return []
    levels = _levels([(title, line) for title, line, _ in found])
    return [
        Entry(title, level, page, "toc", line) for (title, line, page), level in zip(found, levels, strict=True)
    ]


def _goes_on(first: Line, second: Line) -> bool:
    """Whether an entry that fills its line goes on in the next, which bears its page."""
    if first.vertical or second.vertical or first.page != second.page:
        return False
    near = 0 <= second.place.top - first.place.bottom < 1.2 * first.size
    return near and first.place.x1 > second.place.x1 - 4 * first.size and second.place.x0 >= first.place.x0 - 1


def _physical_pages(pages: Sequence[LaidOutPage]) -> dict[str, int]:
    """Printed page number to physical page, gaps filled by the usual offset."""
    parts = [part for page in pages for part in page.panels or [page]]
    known = {part.label: part.number for part in parts if part.label and part.kind != "toc"}
    # A page numbered in kanji is found by an entry in digits, and the other way round.
    known |= {str(value): page for label, page in known.items() if (value := parse_number(label)) is not None}
    values = [(page.number, parse_number(page.label)) for page in pages if page.label]
    offsets = Counter(number - value for number, value in values if value is not None)
    if offsets:
        offset = offsets.most_common(1)[0][0]
        for page in pages:
            known.setdefault(str(page.number - offset), page.number)
    return known


def _levels(entries: Sequence[tuple[str, Line]]) -> list[int]:
    """Depth of contents entries from their numbering and indentation, both in the order of appearance."""
    levels: list[int] = []
    stack: list[tuple[str, float]] = []
    for title, line in entries:
        numbering = parse_numbering(title, glued=True)
        style = numbering.style if numbering else "plain"
        x0 = line.place.top if line.vertical else line.place.x0
        while stack and not _deeper(style, x0, stack):
            stack.pop()
        stack.append((style, x0))
        levels.append(len(stack))
    return _evened(levels, [numbering.style if (numbering := parse_numbering(t)) else "" for t, _ in entries])


def _evened(levels: Sequence[int], styles: Sequence[str]) -> list[int]:
    """Entries counted by dots (1.1, 1.1.1) all at the level of most of their kind.

    Where a number above them is lost (it may be a picture), their own indent alone misleads.
    """
    usual: dict[str, int] = {}
    for style in {s for s in styles if s.startswith("dotted")}:
        (level, count), *_ = Counter(n for n, s in zip(levels, styles, strict=True) if s == style).most_common(1)
        if count >= MOST * sum(s == style for s in styles):
            usual[style] = level
    moved = 0
    evened = []
    for level, style in zip(levels, styles, strict=True):
        if style in usual:
            moved = usual[style] - level
        elif level == 1:
            moved = 0
        evened.append(usual.get(style, level + moved))
    return evened


def _deeper(style: str, x0: float, stack: list[tuple[str, float]]) -> bool:
    """Whether an entry stands below the top of the stack."""
    top_style, top_x0 = stack[-1]
    if style == top_style:
        return x0 > top_x0 + 6 and style == "plain"
    if any(style == s and abs(x0 - x) < 12 for s, x in stack[:-1]):
        return False
    return x0 > top_x0 + 2 or (abs(x0 - top_x0) <= 2 and _rank(style) > _rank(top_style))


_RANKS = {"part": 0, "chapter": 1, "annex": 1, "roman": 2, "section": 3, "kanji": 3, "item": 4, "arabic": 4, "paren": 6,
          "kana": 7, "kana_dashed": 7, "half_paren": 7, "paren_kana": 8, "circled": 9, "plain": 1}  # fmt: skip


def _rank(style: str) -> int:
    if style.startswith(("dotted", "dashed")):
        return 4 + int(style[-1])
    return _RANKS.get(style, 5)
