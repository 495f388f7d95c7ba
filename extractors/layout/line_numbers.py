"""Numbers that count a draft's lines in the margin are no text: they are told apart before lines are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from extractors.document import Char, Page, Place, union
from extractors.glyphs import glyphs_of

STEPS = (1, 2, 5, 10)
"""Every line is numbered, or every second, fifth or tenth."""
EDGE = 0.06
"""Share of the page's height at both edges where running heads and page numbers stand, which nobody numbers."""
LEAST = {1: 5, 2: 4, 5: 3, 10: 3}
"""So many numbers, by their step, make a page one of numbered lines."""
LEAST_OF_ALL = 10
"""So many lines are counted in all, in a document that has such numbers."""
SHARE = 0.5
"""Share of the pages with text that have them."""
COUNTED = 0.6
"""Share of the lines beside the numbers that these count; rows of tables and notes may be passed over."""
CLEAR = 0.35
"""Between the numbers and all other text lies more than this share of their size."""
SAME = 4.0
"""Points by which the column's place may differ from page to page."""


@dataclass(slots=True)
class _Number:
    value: int
    chars: list[Char]
    place: Place


@dataclass(slots=True)
class _Column:
    """Numbers one below the other in a margin."""

    numbers: list[_Number]
    step: int
    left: bool

    @property
    def end(self) -> float:
        """Where the numbers end, which is the same for those of one and of two digits."""
        return max(n.place.x1 for n in self.numbers)


def split_line_numbers(pages: Sequence[Page]) -> tuple[list[Page], list[list[list[Char]]]]:
    """Pages without the numbers of their lines, and for each page these numbers, the digits of each together.

    A column of numbers in a margin counts lines where nothing else stands in it, where it rises evenly down the page,
    counts most of the lines beside it, and begins anew or goes on from page to page on at least half of the pages.
    """
    inside = [_inside(page) for page in pages]
    for left in (True, False):
        columns = [_column(page, indices, left) for page, indices in zip(pages, inside, strict=True)]
        found = _that_count(pages, columns)
        if found:
            return _without(pages, found)
    return list(pages), [[] for _ in pages]


def _without(pages: Sequence[Page], found: dict[int, _Column]) -> tuple[list[Page], list[list[list[Char]]]]:
    rest: list[Page] = []
    numbers: list[list[list[Char]]] = []
    for i, page in enumerate(pages):
        column = found.get(i)
        if column is None:
            rest.append(page)
            numbers.append([])
            continue
        gone = {id(char) for number in column.numbers for char in number.chars}
        rest.append(replace(page, chars=[c for c in page.chars if id(c) not in gone]))
        numbers.append([number.chars for number in column.numbers])
    return rest, numbers


def _that_count(pages: Sequence[Page], columns: Sequence[_Column | None]) -> dict[int, _Column]:
    """The columns, by their page's position, that count lines; none where the document has no such numbers."""
    sure: dict[int, _Column] = {}
    before: _Column | None = None
    for i, column in enumerate(columns):
        if column is not None and len(column.numbers) >= LEAST[column.step] and _begins(column, before):
            sure[i] = column
        before = column or before
    written = sum(len(page.chars) > 100 for page in pages)
    counted = sum(len(c.numbers) * c.step for c in sure.values())
    if counted < LEAST_OF_ALL * (1 if len(sure) > 1 else 2) or len(sure) < SHARE * written:
        return {}
    ends = [column.end for column in sure.values()]
    for i, column in enumerate(columns):
        if column is not None and i not in sure and any(abs(column.end - end) < SAME for end in ends):
            sure[i] = column  # a page of few lines
    return sure


def _begins(column: _Column, before: _Column | None) -> bool:
    """Whether a page's count begins anew or goes on from the page before."""
    first = column.numbers[0].value
    if first in (1, column.step):
        return True
    return before is not None and 0 < first - before.numbers[-1].value <= column.step


def _inside(page: Page) -> np.ndarray:
    """Indices of the characters of a page between its running heads."""
    area, glyphs = page.place, glyphs_of(page)
    edge = EDGE * area.height
    upper, lower = area.top + edge, area.bottom - edge
    return np.flatnonzero(glyphs.upright & glyphs.printed & (upper < glyphs.y) & (glyphs.y < lower))


def _column(page: Page, indices: np.ndarray, left: bool) -> _Column | None:
    """The numbers in a margin of a page, if nothing else stands there and they rise evenly from top to bottom."""
    if not len(indices):
        return None
    glyphs = glyphs_of(page)
    outermost = indices[glyphs.x0[indices].argmin() if left else glyphs.x1[indices].argmax()]
    if not page.chars[outermost].text.isdecimal():
        # As nearly always: what stands outermost is no number.
        return None
    outward = glyphs.x0[indices] if left else -glyphs.x1[indices]
    inside = [page.chars[i] for i in indices[np.argsort(outward, kind="stable")].tolist()]
    digits = []
    for char in inside:
        if not char.text.isdecimal():
            limit = char.place.x0 if left else char.place.x1
            break
        digits.append(char)
    else:
        return None
    numbers = _numbers([c for c in digits if _clear(c, limit, left)])
    if len(numbers) < 2:
        return None
    steps = {b.value - a.value for a, b in zip(numbers, numbers[1:], strict=False)}
    step = steps.pop()
    if steps or step not in STEPS or not _in_line(numbers):
        return None
    if _ruled(page, numbers) or not _counts_most(inside, numbers, step):
        return None
    return _Column(numbers, step, left)


def _clear(char: Char, limit: float, left: bool) -> bool:
    gap = limit - char.place.x1 if left else char.place.x0 - limit
    return gap > CLEAR * char.size


def _numbers(digits: Sequence[Char]) -> list[_Number]:
    """Digits that stand beside one another make a number; from top to bottom."""
    rows: list[list[Char]] = []
    for char in sorted(digits, key=lambda c: c.place.center[1]):
        if rows and abs(rows[-1][0].place.center[1] - char.place.center[1]) < 0.4 * char.size:
            rows[-1].append(char)
        else:
            rows.append([char])
    numbers = []
    for row in rows:
        row.sort(key=lambda c: c.place.x0)
        value = int("".join(c.text for c in row))
        numbers.append(_Number(value, row, union([c.place for c in row])))
    return numbers


def _in_line(numbers: Sequence[_Number]) -> bool:
    """Whether all begin or all end at one place."""
    starts = [n.place.x0 for n in numbers]
    ends = [n.place.x1 for n in numbers]
    middles = [n.place.center[0] for n in numbers]
    return min(max(side) - min(side) for side in (starts, ends, middles)) < 2.0


def _ruled(page: Page, numbers: Sequence[_Number]) -> bool:
    """Whether lines run across the column: then it is one of a table."""
    x = numbers[0].place.center[0]
    top, bottom = numbers[0].place.top - 20, numbers[-1].place.bottom + 20
    across = [s for s in page.segments if s.horizontal and s.x0 < x < s.x1 and top < s.top < bottom]
    return len(across) >= 2


def _counts_most(chars: Sequence[Char], numbers: Sequence[_Number], step: int) -> bool:
    """Whether the numbers stand beside most lines of text, or beside every so manieth, from the page's first on."""
    own = {id(char) for number in numbers for char in number.chars}
    usual = sorted(c.size for c in chars)[len(chars) // 2]
    heights = sorted(c.place.center[1] for c in chars if id(c) not in own)
    rows: list[float] = []
    for height in heights:
        if not rows or height - rows[-1] > 0.6 * usual:
            rows.append(height)
    first, last = numbers[0].place.center[1], numbers[-1].place.center[1]
    beside = [row for row in rows if first - usual <= row <= last + usual]
    above = [row for row in rows if row < first - usual]
    if not beside or len(above) >= 2 * step + 1:
        return False
    matched = sum(any(abs(row - n.place.center[1]) <= usual for row in beside) for n in numbers)
    lines = (len(numbers) - 1) * step + 1
    return matched >= 0.8 * len(numbers) and COUNTED * len(beside) <= lines <= 1.25 * len(beside) + 2
