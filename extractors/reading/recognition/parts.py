"""Numbers and words that a page of text shows as pictures take their place among its characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import fmean

import numpy as np
from PIL import Image

from extractors.document import Char, Page, Place, union
from extractors.reading import picture as pictures
from extractors.reading.picture import Box
from extractors.reading.recognition.areas import bleached, ink_box
from extractors.reading.recognition.belief import LEAST_LINE, believed
from extractors.reading.recognition.places import chars_of
from extractors.reading.recognition.tesseract import Deadline, load_engine, read_area
from extractors.reading.recognition.typeface import even_sizes
from extractors.reading.recognition.words import Line, is_wide, shift

CONTEXT = 8.0
"""Sizes of text behind the picture of a number that are read with it."""
NUMBER = re.compile(
    r"^(?:第?[0-9０-９一二三四五六七八九十]{1,3}[章編部節項.．、)）]?(?:[.．\-－][0-9０-９]{1,2})*[.．)）]?|"
    r"[(（][0-9０-９一二三四五六七八九十ア-ンa-z]{1,2}[)）]|[①-⑳]|[ア-ンa-zA-Zⅰ-ⅹ][.．)）、]|[Ⅰ-Ⅹ][.．、]?|[・○●◎■□◆◇])$"
)
"""What the picture of a heading's number shows; anything else is an icon."""
LEAST_PICTURED = 0.95
"""Mean confidence of words in a picture on a page of text: photographs, charts and logos stay below."""

INK = 160
"""Grey of a bleached picture below which there is ink."""
SOLID_GAP = 0.22
"""White space between letters set solid, as a share of the height of the line's ink."""


def recognise_parts(
    page: Page, drawn: Image.Image, dpi: int, numbers: Sequence[tuple[Place, Char]], words: Sequence[Place],
    area: Place | None = None,
) -> int:  # fmt: skip
    """Put the characters of pictures that a page of text holds among its own, without changing what it has.

    Args:
        page: as the reader found it; changed in place.
        drawn: the page as displayed, in grey.
        dpi: pixels an inch of the picture.
        numbers: pictures of numbers, each with the first character of the text behind it.
        words: areas in which a line of words may be drawn; none where only an area of the page was drawn.
        area: what of the page the picture shows; all of it by default.

    Returns:
        How many of the areas could be read.

    Raises:
        OcrMissing: if Tesseract or its data is not installed.
    """
    from tesserocr import PSM

    point, deadline = dpi / 72, Deadline()
    load_engine("jpn")
    grey = np.array(drawn)
    left, upper = (max(int(area.x0 * point), 0), max(int(area.top * point), 0)) if area is not None else (0, 0)
    read = 0
    for place, behind in numbers:
        around = Box(*(int(v * point) for v in _around(page, place, behind).bbox))
        part = grey[
            max(around.top, 0) - upper : around.bottom - upper, max(around.x0, 0) - left : around.x1 - left
        ]  # fmt: skip
        lines, _ = read_area(part, False, PSM.SINGLE_LINE, dpi, deadline)
        edge = (behind.place.x0 - 0.2 * behind.size) * point - max(around.x0, 0)
        symbols = [s for line in lines for s in line.symbols if (s.box.x0 + s.box.x1) / 2 < edge]
        text = "".join(s.text for s in symbols)
        if NUMBER.match(text) and fmean(s.confidence for s in symbols) >= LEAST_LINE:
            at = next(i for i, c in enumerate(page.chars) if c is behind)
            page.chars[at:at] = _spread(text, place, behind)
            read += 1
    level = pictures.ink_level(grey) if words else 0
    for place in words:
        # Much empty ground beside a few characters makes Tesseract take them for specks.
        box, _ = ink_box(grey, Box(*(int(v * point) for v in place.bbox)), point)
        part = grey[max(box.top - 4, 0) : box.bottom + 4, max(box.x0 - 4, 0) : box.x1 + 4]
        if not part.size:
            continue
        part = bleached(255 - part if np.median(part) < level else part)
        lines = _read_line(part, dpi, deadline)
        for line in lines:
            shift(line, max(box.x0 - 4, 0), max(box.top - 4, 0))
        # A number far from its title (第 ３ 章　…) is believed with it: alone it has too few letters.
        sure = believed([line for line in lines if _is_sure(line)], grey, dpi)
        even_sizes(sure, point)
        page.chars += [char for line in sure for char in chars_of(line, page.number, point)]
        read += bool(sure)
    if read:
        page.text_source = "mixed"
    return read


def _read_line(part: np.ndarray, dpi: int, deadline: Deadline) -> list[Line]:
    """The line of words in a picture; where they are letter-spaced it is read with the gaps closed as well.

    Tesseract takes letters that stand far apart for words of one letter and guesses at each; the surer reading counts.
    """
    from tesserocr import PSM

    lines, _ = read_area(part, False, PSM.SINGLE_LINE, dpi, deadline)
    kept = close_gaps(part)
    if len(kept) == part.shape[1]:
        return lines
    close, _ = read_area(part[:, kept], False, PSM.SINGLE_LINE, dpi, deadline)
    if _sureness(close) <= _sureness(lines):
        return lines
    for line in close:
        line.box = _reopened(line.box, kept)
        for symbol in line.symbols:
            symbol.box = _reopened(symbol.box, kept)
    return close


def close_gaps(part: np.ndarray) -> np.ndarray:
    """Which columns of a line's picture (dark on light) are left when wide gaps are made as narrow as in solid type."""
    ink = part < INK
    rows = np.flatnonzero(ink.any(axis=1))
    columns = np.arange(part.shape[1])
    if not len(rows):
        return columns
    widest = max(int(SOLID_GAP * (rows[-1] - rows[0] + 1)), 2)
    last = np.maximum.accumulate(np.where(ink.any(axis=0), columns, -1))
    return columns[columns - last <= widest]


def _reopened(box: Box, kept: np.ndarray) -> Box:
    """A box read on a line whose gaps were closed, where it stands in the picture."""
    last = len(kept) - 1
    left, right = (min(max(x, 0), last) for x in (box.x0, box.x1 - 1))
    return box._replace(x0=int(kept[left]), x1=int(kept[right]) + 1)


def _is_sure(line: Line) -> bool:
    return line.confidence >= LEAST_PICTURED and sum(is_wide(s.text) for s in line.symbols) >= 3


def _sureness(lines: Sequence[Line]) -> float:
    """Mean confidence of all letters of some lines; 0 where there are none."""
    return fmean([s.confidence for line in lines for s in line.symbols] or [0.0])


def around_numbers(page: Page, numbers: Sequence[tuple[Place, Char]]) -> Place:
    """What of a page must be drawn so that the pictures of numbers on it can be read."""
    return union(_around(page, place, behind) for place, behind in numbers)


def _around(page: Page, number: Place, behind: Char) -> Place:
    """The picture of a number with the words behind it.

    They tell the size and the line, without which Tesseract takes a lone digit for a speck.
    """
    return Place(
        page.number, number.x0 - 2, min(number.top, behind.place.top) - 2,
        min(behind.place.x0 + CONTEXT * behind.size, page.width), max(number.bottom, behind.place.bottom) + 2,
    )  # fmt: skip


def _spread(text: str, place: Place, behind: Char) -> list[Char]:
    """Characters side by side in the place of their picture, in the type of the text behind it."""
    step = place.width / len(text)
    middle = place.center[1]
    return [
        behind._replace(
            text=letter,
            place=Place(
                place.page, place.x0 + i * step, middle - behind.size / 2, place.x0 + (i + 1) * step,
                middle + behind.size / 2,
            ),
        )
        for i, letter in enumerate(text)
    ]  # fmt: skip
