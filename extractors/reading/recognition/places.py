"""Lines of symbols become characters with em boxes in points, set as Japanese type is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from extractors.document import Char, Place
from extractors.reading.picture import Box
from extractors.reading.recognition.typeface import BLANK
from extractors.reading.recognition.words import Line, is_wide

SOLID = (0.9, 1.12)
"""Step from character to character, as a share of the size, between which a line is set solid."""


def chars_of(line: Line, number: int, point: float) -> Iterator[Char]:
    """A line's characters with em boxes: all of one height (or width, in vertical writing), neighbours touching."""
    size = line.size
    if line.vertical:
        middle = median((s.box.x0 + s.box.x1) / 2 for s in line.symbols)
        for symbol in line.symbols:
            top = (symbol.box.top + symbol.box.bottom - size) / 2
            place = place_of(number, (middle - size / 2, top, middle + size / 2, top + size), point)
            yield Char(symbol.text, place, round(size / point, 2), "ocr", line.bold, True)
        return
    _even_steps(line)
    middle = line.middle
    behind = line.symbols[0].box.x0
    blanks = [end for _, end in line.runs[:-1]]
    for i, symbol in enumerate(line.symbols):
        x0 = max(symbol.box.x0, behind) if symbol.box.x1 > behind else behind
        x1 = max(symbol.box.x1, x0 + 1)
        if i + 1 < len(line.symbols):
            follower = line.symbols[i + 1]
            gap = follower.box.x0 - x1
            joined = not follower.begins_word or (is_wide(symbol.text) and gap < 0.7 * size)
            if any(x1 - 0.5 * size <= end <= follower.box.x0 for end in blanks) and gap > 0.5 * BLANK * size:
                place = place_of(number, (x0, middle - size / 2, x1, middle + size / 2), point)
                yield Char(symbol.text, place, round(size / point, 2), "ocr", line.bold, True)
                place = place_of(number, (x1, middle - size / 2, follower.box.x0, middle + size / 2), point)
                yield Char("\u3000", place, round(size / point, 2), "ocr", line.bold, True)
                behind = follower.box.x0
                continue
            if 0 < gap and joined and gap < 1.5 * size:
                x1 = follower.box.x0
        behind = x1
        place = place_of(number, (x0, middle - size / 2, x1, middle + size / 2), point)
        yield Char(symbol.text, place, round(size / point, 2), "ocr", line.bold, True)


def _even_steps(line: Line) -> None:
    """Set the characters of a line at even steps where it is as wide as its characters are together.

    Tesseract's own boxes of characters wander by up to two characters along the line; Japanese type is set solid.
    """
    widths = [1.0 if _fills_square(symbol.text) else 0.5 for symbol in line.symbols]
    runs = line.runs or [(line.symbols[0].box.x0, line.symbols[-1].box.x1)]
    step = sum(end - start for start, end in runs) / sum(widths)
    if len(widths) < 3 or not SOLID[0] * line.size <= step <= SOLID[1] * line.size:
        return
    left = list(zip(line.symbols, widths, strict=True))
    for i, (start, end) in enumerate(runs):
        room = end - start
        count = len(left) if i + 1 == len(runs) else 0
        while count < len(left) and step * sum(w for _, w in left[: count + 1]) <= room + 0.5 * step:
            count += 1
        here, left = left[:count], left[count:]
        pace = room / (sum(w for _, w in here) or 1.0)
        x = float(start)
        for symbol, width in here:
            symbol.box = symbol.box._replace(x0=round(x), x1=round(x + pace * width))
            x += pace * width


def _fills_square(text: str) -> bool:
    return is_wide(text) or "\u3000" <= text[0] <= "\u303f" or text[0] in "・ー"


def leader_chars(box: Box, lines: Sequence[Line], number: int, point: float) -> Iterator[Char]:
    """The dots of a leader as ellipses of the size and height of the line on which they stand."""
    middle = (box.top + box.bottom) / 2
    beside = [
        o for o in lines
        if not o.vertical and o.middle - 0.3 * o.size <= middle <= o.box.bottom
        and sum(box.x0 < (s.box.x0 + s.box.x1) / 2 < box.x1 for s in o.symbols) <= 2
    ]  # fmt: skip
    if not beside:
        return
    line = min(beside, key=lambda o: abs(o.box.x1 - box.x0))
    count = max(round((box.x1 - box.x0) / line.size), 2)
    step = (box.x1 - box.x0) / count
    for i in range(count):
        x0 = box.x0 + i * step
        place = place_of(number, (x0, line.middle - line.size / 2, x0 + step, line.middle + line.size / 2), point)
        yield Char("…", place, round(line.size / point, 2), "ocr", line.bold, True)


def place_of(number: int, box: tuple[float, float, float, float], point: float) -> Place:
    """A box of pixels as a place on a page, in points."""
    x0, top, x1, bottom = (round(v / point, 2) for v in box)
    return Place(number, x0, top, x1, bottom)
