"""A page is read in areas: its boxes each by itself, the rest around them, and the number at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

import numpy as np

from extractors.reading import picture as pictures
from extractors.reading.picture import Box
from extractors.reading.recognition.belief import LEAST_FOREIGN, LEAST_LINE, believed
from extractors.reading.recognition.tesseract import Deadline, load_engine, read_area
from extractors.reading.recognition.typeface import seen_size
from extractors.reading.recognition.words import Line, is_wide, shift

DOUBTFUL = 0.6
"""Where less than this share of the characters is read with certainty, the page may be vertical writing."""
VERTICAL = 1.6
"""So much more must the ink change from column to column than from row to row for a page to be vertical writing."""
PASSED_OVER = 0.0002
"""Share of dark pixels outside all lines (some five characters on a page of A4) from which the rest is read again."""
PAPER = 50
"""Steps of grey above the level of ink from which a pixel is paper or its tint."""
SCARCE = 0.003
"""Share of dark pixels below which Tesseract takes the paper's grain for ink: a page of text has twenty times that."""
TRY = 0.4
"""Share of the time that is left for trying whether a page is vertical writing."""
FOOT = 0.1
"""Share of the page's height from its edges in which its number stands."""
LARGEST_NUMBER = (24.0, 90.0)
"""Points: height and width of a page number with its dashes."""
APART = 4.0
"""Points at least between a page number and the text."""
LEAST_DIGIT = 4.0
"""Points: height of the smallest digit."""
LEAST_SURE = 0.85
"""Mean confidence of lines that were read in a second try."""
COARSER = 0.8
"""Scale of the picture in the third."""
LARGE = 19.0
"""Points: type from which a picture of half the fineness is read better, as titles on covers and slides are."""
HALF = 0.5
"""Scale of that picture."""
ROOM = 1.1
"""Kana and letters are lower than ideographs: so many times as large may type be as most of its ink tells."""
SURE_LARGE = 0.9
"""Mean confidence of a line of large type that is no drawing."""
LEAST_AGAIN = 6
"""Characters of a line that is taken from the coarser picture."""
SURE_AGAIN = 0.95
"""Its mean confidence."""
SURER = 0.02
"""So much surer it has to be than the line in its place."""
LOST = 0.8
"""Or that one has less than this share of its characters."""
RULED = "|｜_\"”"
"""What ruling lines are taken for in the midst of a line."""
BAND = (5.0, 40.0)
"""Points: height of the ink of one line."""
LOW, HIGH = 14.0, 40.0
"""Points: ink so low is one line of type, ink higher than the second is several."""


def read_all(
    grey: np.ndarray, first: Sequence[Box], boxes: Sequence[Box], dpi: int, deadline: Deadline
) -> tuple[list[Line], bool]:
    """Lines of the page around the boxes, then of each box by itself, so that no line runs through two cells.

    Args:
        grey: the picture.
        first: boxes that lie over others (bars over the cells of a timetable).
        boxes: cells and frames.
        dpi: pixels an inch.
        deadline: until when there is time.

    Returns:
        The lines, and whether there was time for all.
    """
    from tesserocr import PSM

    level = pictures.ink_level(grey)
    margin = max(int(dpi / 150), 1)
    ordered = [*first, *sorted(boxes, key=lambda b: (b.x1 - b.x0) * (b.bottom - b.top))]
    inner = [Box(b.x0 + margin, b.top + margin, b.x1 - margin, b.bottom - margin) for b in ordered]
    inner = [b for b in inner if b.x1 > b.x0 and b.bottom > b.top and _has_ink(grey, b, level)]
    rest = grey.copy()
    for box in inner:
        rest[box.top : box.bottom, box.x0 : box.x1] = 255
    lines: list[Line] = []
    complete = True
    if _has_ink(rest, Box(0, 0, rest.shape[1], rest.shape[0]), level):
        # The grain of paper and tints costs time and gives specks of text; where hardly any ink is left it is all.
        sharp = np.where(rest > min(level + PAPER, 220), 255, rest).astype(np.uint8)
        if (rest < level).mean() < SCARCE:
            rest = sharp
        lines, complete = read_area(rest, False, PSM.AUTO, dpi, deadline)
        doubtful = certain(lines) < DOUBTFUL * sum(len(line.symbols) for line in lines)
        vertical = doubtful or _is_vertical(rest, level)
        if vertical:
            # Lists and matrices also have empty columns; the writing is the one in which more is read with certainty.
            upright, also = read_area(rest, True, PSM.SINGLE_BLOCK_VERT_TEXT, dpi, deadline.share(TRY))
            vertical = certain(upright) > certain(lines)
            lines, complete = (upright, also) if vertical else (lines, complete)
        for line in believed(lines, grey, dpi):
            rest[line.box.top - 2 : line.box.bottom + 3, line.box.x0 - 2 : line.box.x1 + 3] = 255
        if complete and not vertical and (rest < level).mean() > PASSED_OVER:
            sharp = np.where(rest > min(level + PAPER, 220), 255, rest).astype(np.uint8)
            more, complete = read_area(sharp, False, PSM.SPARSE_TEXT, dpi, deadline)
            lines += [line for line in more if line.confidence >= LEAST_FOREIGN]
    # Small boxes first, and what was read is taken away, so that a frame around them does not give it again.
    unread = grey.copy()
    boxed: list[Line] = []
    for whole in inner:
        if not _has_ink(unread, whole, level):
            continue
        box, one_line = ink_box(unread, whole, dpi / 72)
        part = unread[box.top : box.bottom, box.x0 : box.x1]
        # Around a word there is ground; the word itself may be mostly ink.
        ground = np.median(unread[whole.top : whole.bottom, whole.x0 : whole.x1])
        part = bleached(255 - part, 255.0 - ground) if ground < level else bleached(part, float(ground))
        unread[whole.top : whole.bottom, whole.x0 : whole.x1] = 255
        found, done = _read_box(part, one_line, dpi, deadline)
        if _is_tall(box, dpi):
            upright, also = read_area(part, True, PSM.SINGLE_BLOCK_VERT_TEXT, dpi, deadline)
            done = done and also
            found = max(found, upright, key=lambda lines: sum(line.confidence for line in lines) / (len(lines) or 1))
        for line in found:
            shift(line, box.x0, box.top)
        boxed += found
        complete = complete and done
        if deadline.left() <= 0:
            complete = False
            break
    return believed(lines, grey, dpi) + believed(boxed, grey, dpi, in_box=True), complete


def large_lines(grey: np.ndarray, dpi: int, deadline: Deadline) -> tuple[list[Line], list[Line]]:
    """The lines of large type on a page, read from a coarser picture: from a fine one they are read wrongly.

    All other lines of the coarser picture come second; they are for :func:`surer`.

    Args:
        grey: the picture with its ruling lines (strokes of large type look like such) and without large fills.
        dpi: pixels an inch.
        deadline: until when there is time.
    """
    from tesserocr import PSM

    coarse, _ = read_area(grey, False, PSM.AUTO, dpi, deadline, scale=HALF)
    coarse = believed(coarse, grey, dpi)
    sure = [line for line in coarse if line.confidence >= SURE_LARGE]
    large = [line for line in sure if min(line.size, ROOM * seen_size(line, grey)) >= LARGE * dpi / 72]
    # A line with strokes among its letters runs through the ruling lines of small cells.
    large = [line for line in large if not any(s.text in RULED for s in line.symbols)]
    large = [line for line in large if sum(is_wide(s.text) for s in line.symbols) >= 2]
    return large, [line for line in coarse if not any(line is other for other in large)]


def surer(lines: Sequence[Line], coarse: Sequence[Line]) -> list[Line]:
    """Lines of a page, and instead of those that were read badly the same ones as the coarser picture gave them.

    Now and then Tesseract takes half a line of plain print for other letters on one picture and reads it on another.
    """
    kept = list(lines)
    for other in coarse:
        if other.vertical or len(other.symbols) < LEAST_AGAIN or other.confidence < SURE_AGAIN:
            continue
        half = other.size / 2
        same = [o for o in kept if not o.vertical and abs(o.middle - other.middle) < half and _meet(o.box, other.box)]
        if not same or any(o.box.x0 < other.box.x0 - half or o.box.x1 > other.box.x1 + half for o in same):
            continue
        symbols = [s for o in same for s in o.symbols]
        lost = len(symbols) < LOST * len(other.symbols)
        if lost or fmean(s.confidence for s in symbols) < other.confidence - SURER:
            at = next(i for i, o in enumerate(kept) if o is same[0])
            kept[at] = other
            kept = [o for o in kept if all(o is not s for s in same[1:])]
    return kept


def _meet(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0)


def _read_box(part: np.ndarray, one_line: bool, dpi: int, deadline: Deadline) -> tuple[list[Line], bool]:
    """Lines of a cell or frame, in its pixels; what Tesseract's search for lines passes over is read band by band."""
    from tesserocr import PSM

    # A few characters in a wide cell are taken for specks where Tesseract looks for lines itself.
    scale = HALF if one_line and len(part) > LARGE * dpi / 72 else 1.0
    lines, done = read_area(part, False, PSM.SINGLE_LINE if one_line else PSM.SINGLE_BLOCK, dpi, deadline, scale=scale)
    lines = [line for line in lines if line.confidence >= LEAST_LINE]
    if one_line and any(_is_torn(line) for line in lines):
        again, also = read_area(part, False, PSM.SINGLE_LINE, dpi, deadline, scale=COARSER * scale)
        if also and _is_sure(again) and not any(_is_torn(line) for line in again):
            lines = again
    for top, bottom in _unread_bands(part, lines, dpi):
        band = part[top:bottom]
        columns = np.flatnonzero((band < pictures.ink_level(part)).any(axis=0))
        x0, x1 = int(columns[0]), int(columns[-1]) + 1
        # Without that search a line is read that is a line; the coarser picture is for letters that it does not know.
        more, also = read_area(band[:, x0:x1], False, PSM.RAW_LINE, dpi, deadline)
        if not _is_sure(more):
            more, also = read_area(band[:, x0:x1], False, PSM.SINGLE_BLOCK, dpi, deadline, scale=COARSER)
        done = done and also
        if _is_sure(more):
            for line in more:
                shift(line, x0, top)
            lines += more
    return sorted(lines, key=lambda line: line.box.top), done


def _is_torn(line: Line) -> bool:
    """Whether a line has strokes or a lone bracket among its letters, which pieces of letters are taken for."""
    text = "".join(s.text for s in line.symbols)
    return any(c in RULED for c in text) or any(text.count(a) != text.count(b) for a, b in ("「」", "【】"))


def _is_sure(lines: Sequence[Line]) -> bool:
    return bool(lines) and all(line.confidence >= LEAST_SURE for line in lines)


def _unread_bands(part: np.ndarray, lines: Sequence[Line], dpi: int) -> list[tuple[int, int]]:
    """Rows of ink between white rows that are as high as a line of type and in which no line was read."""
    ink = (part < pictures.ink_level(part)).any(axis=1)
    rows = np.flatnonzero(ink)
    if not len(rows):
        return []
    bands = []
    for band in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1):
        top, bottom = int(band[0]), int(band[-1]) + 1
        if not BAND[0] * dpi / 72 <= bottom - top <= BAND[1] * dpi / 72:
            continue
        covered = sum(max(min(line.box.bottom, bottom) - max(line.box.top, top), 0) for line in lines)
        if covered < 0.5 * (bottom - top):
            bands.append((top, bottom))
    return bands


def page_number(grey: np.ndarray, lines: Sequence[Line], dpi: int, deadline: Deadline) -> list[Line]:
    """The number at the foot or head of a page, apart from its text: Tesseract passes lone digits over."""
    from tesserocr import PSM

    level, height = pictures.ink_level(grey), len(grey)
    for top, bottom in ((int((1 - FOOT) * height), height), (0, int(FOOT * height))):
        # Of a full page the text reaches into its foot; the number stands between it and the edge.
        apart = int(APART * dpi / 72)
        spans = [(line.box.top - apart, line.box.bottom + apart) for line in lines]
        if top > 0:
            top = max([top, *(end for start, end in spans if start < bottom)])
        else:
            bottom = min([bottom, *(start for start, _ in spans)])
        if top >= bottom:
            continue
        ink = grey[top:bottom] < level
        inked = np.flatnonzero(ink.any(axis=1))
        # Grains of dirt above and below are lower than any digit.
        bands = [r for r in np.split(inked, np.flatnonzero(np.diff(inked) > 2) + 1) if len(r) * 72 / dpi >= LEAST_DIGIT]
        if len(bands) != 1 or len(bands[0]) * 72 / dpi > LARGEST_NUMBER[0]:
            continue
        rows = bands[0][ink[bands[0]].sum(axis=1) > 2]
        if not len(rows):
            continue
        band = ink[rows[0] : rows[-1] + 1]
        columns = np.flatnonzero(band.sum(axis=0) > 1)
        if not len(columns):
            continue
        # A dash is low; what is left between the dashes is the number.
        tall = [
            piece for piece in np.split(columns, np.flatnonzero(np.diff(columns) > 2) + 1)
            if np.ptp(np.flatnonzero(band[:, piece].any(axis=1))) > 0.5 * len(band)
        ]  # fmt: skip
        if not tall or (tall[-1][-1] - tall[0][0]) * 72 / dpi > LARGEST_NUMBER[1]:
            continue
        x0, x1 = int(tall[0][0]), int(tall[-1][-1]) + 1
        first, last = top + int(rows[0]), top + int(rows[-1]) + 1
        engine = load_engine("jpn")
        engine.SetVariable("tessedit_char_whitelist", "0123456789")
        found, _ = read_area(grey[first:last, x0:x1], False, PSM.SINGLE_LINE, dpi, deadline)
        engine.SetVariable("tessedit_char_whitelist", "")
        for line in found:
            shift(line, x0, first)
            line.size = max((last - first) / 0.75, 1.0)
            if line.confidence >= LEAST_LINE and all(s.text.isdigit() for s in line.symbols):
                return [line]
    return []


def bleached(part: np.ndarray, tint: float | None = None) -> np.ndarray:
    """A part with its tint (the grey of most of it, if not given) and the grain of it made white, its ink black."""
    tint, ink = float(np.median(part)) if tint is None else tint, float(part.min())
    span = max((tint - ink) * 0.75, 1.0)
    return np.clip((part.astype(np.float32) - ink) * (255 / span), 0, 255).astype(np.uint8)


def certain(lines: Sequence[Line]) -> int:
    """How many characters stand in lines that are hardly in doubt."""
    return sum(len(line.symbols) for line in lines if line.confidence >= LEAST_FOREIGN and len(line.symbols) > 2)


def _is_tall(box: Box, dpi: int) -> bool:
    """Whether a cell is narrow and tall enough to hold a word in vertical writing."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    return height > 2.5 * width and width < dpi * 40 / 72


def _has_ink(grey: np.ndarray, box: Box, level: int) -> bool:
    part = grey[box.top : box.bottom, box.x0 : box.x1]
    return bool(part.size and (part < level).sum() >= 12 and int(part.max()) - int(part.min()) > 40)


def ink_box(grey: np.ndarray, box: Box, point: float) -> tuple[Box, bool]:
    """The part of a cell that holds its ink, and whether that is a single line."""
    part = grey[box.top : box.bottom, box.x0 : box.x1].astype(np.int16)
    contrast = np.abs(part - np.median(part))
    ink = contrast > max(0.4 * contrast.max(), 40)
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return box, False
    gaps = np.diff(rows)
    height = int(rows[-1] - rows[0] + 1)
    tight = Box(
        box.x0 + int(columns[0]), box.top + int(rows[0]), box.x0 + int(columns[-1]) + 1, box.top + int(rows[-1]) + 1
    )
    low = height <= LOW * point or (height <= HIGH * point and gaps.max(initial=1) <= 0.7 * point)
    return tight, bool(low and height <= 1.5 * (columns[-1] - columns[0] + 1))


def _is_vertical(grey: np.ndarray, level: int) -> bool:
    """Whether columns part the ink better than rows do."""
    ink = (grey < level).astype(np.float32)
    rows, columns = np.nonzero(ink.sum(axis=1))[0], np.nonzero(ink.sum(axis=0))[0]
    if not len(rows) or not len(columns):
        return False
    ink = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    across = (np.diff(ink.mean(axis=1)) ** 2).mean()
    down = (np.diff(ink.mean(axis=0)) ** 2).mean()
    return bool(down > VERTICAL * across)
