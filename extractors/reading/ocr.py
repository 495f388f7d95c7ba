"""Tesseract reads pages that show text but hold none; its characters and ruling lines take their place on the page."""

from __future__ import annotations

import importlib.util
import os
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median
from typing import Any

import numpy as np
from PIL import Image

from extractors.document import Char, Page, Place, Segment, Shape
from extractors.reading import picture as pictures
from extractors.reading.picture import Box
from extractors.reading.quality import SCAN, measure

DPI = 300
"""What Tesseract's models were trained for; 10-point type is 42 pixels high."""
SECONDS = 20.0
"""Processor time for one page; what is not read then is left out, with a warning. A busy machine reads no less."""
PATIENCE = 6.0
"""So many times as long a page may take by the clock."""
MOST_PIXELS = 60_000_000
"""Larger sheets (A1 at 300 dpi) are drawn coarser."""
LEAST_LINE = 0.6
"""Mean confidence of a line of Japanese; clean print has over 0.95."""
LEAST_FOREIGN = 0.95
"""The same for a line of two characters or fewer, or with few Japanese ones: hatching, icons and photographs are taken
for such lines, mostly with 0.82 to 0.93."""
LEAST_CHAR = 0.25
"""Confidence of one character in a line that is believed."""
INK_HEIGHT = 0.86
"""Height of an ideograph's ink as a share of its size, for the usual Gothic and Mincho faces."""
SAME_SIZE = 0.12
"""Lines whose measured sizes differ by less are set in one size: measuring is no finer."""
DOUBTFUL = 0.6
"""Where less than this share of the characters is read with certainty, the page may be vertical writing."""
VERTICAL = 1.6
"""So much more must the ink change from column to column than from row to row for a page to be vertical writing."""
HEAVIER = 1.17
"""So much thicker than the page's usual strokes are those of a heading in Gothic or bold: 1.2 to 1.6 on scans of
typeset plans, where lines of one face differ by up to 0.14."""
LEAST_WEIGHED = 4
"""Characters of a line whose weight can be told; strokes of single ones differ too much."""
PART = 2.0
"""A gap of so many heights parts a line."""
STROKES = "|-ー一_=~/\\‥…・.,、。'\"`「」『』"
"""Characters for which single strokes and specks are taken; a line of nothing else is a drawing."""
PASSED_OVER = 0.0002
"""Share of dark pixels outside all lines (some five characters on a page of A4) from which the rest is read again."""
NO_BEGINNING = "|_!:;'`.,"
"""With these no line of print begins: they are ends of ruling lines and of coloured bars."""
CERTAIN = [
    (re.compile(r"CI0|Cl0|ClO"), "CIO"),
    (re.compile(r"(?<![A-Za-z])Al(?![a-zA-Z])"), "AI"),
    (re.compile(r"年度[未示](?=まで|に|ま|。|、|$)"), "年度末"),
    (re.compile(r"(?<=[【「])日標|(?<![0-9０-９一二三])日標(?=値|時期|】|$)"), "目標"),
]
"""What a word is mistaken for that has no other meaning."""
SQUARE = 0.88
"""Share of ink in a solid square."""
PAPER = 50
"""Steps of grey above the level of ink from which a pixel is paper or its tint."""
FOOT = 0.1
"""Share of the page's height from its edges in which its number stands."""
LARGEST_NUMBER = (24.0, 90.0)
"""Points: height and width of a page number with its dashes."""
BLANK = 0.95
"""Share of the size from which a stretch without ink is a blank: beside a bracket there is up to 0.7 of white."""
SOLID = (0.9, 1.12)
"""Step from character to character, as a share of the size, between which a line is set solid."""
LEVEL = "ー一－—―-"
"""What a single level stroke is taken for."""
CONTEXT = 8.0
"""Sizes of text behind the picture of a number that are read with it."""
NUMBER = re.compile(
    r"^(?:第?[0-9０-９一二三四五六七八九十]{1,3}[章編部節項.．、)）]?(?:[.．\-－][0-9０-９]{1,2})*[.．)）]?|"
    r"[(（][0-9０-９一二三四五六七八九十ア-ンa-z]{1,2}[)）]|[①-⑳]|[ア-ンa-zA-Zⅰ-ⅹ][.．)）、]|[Ⅰ-Ⅹ][.．、]?|[・○●◎■□◆◇])$"
)
"""What the picture of a heading's number shows; anything else is an icon."""
LEAST_PICTURED = 0.95
"""Mean confidence of words in a picture on a page of text: photographs, charts and logos stay below."""
LOW, HIGH = 14.0, 40.0
"""Points: ink so low is one line of type, ink higher than the second is several."""
HOW_TO_GET = (
    "OCR needs Tesseract's Japanese data and its binding: "
    "apt-get install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert; pip install 'dxplans[ocr]'"
)


class OcrMissing(Exception):
    """Tesseract's binding or its Japanese data is not installed; the message says how to get them."""


class _Deadline:
    """Until when a page is read: processor time, so that results do not hang on what else the machine does."""

    def __init__(self) -> None:
        self._spent, self._began = time.process_time(), time.monotonic()

    def left(self) -> float:
        """Seconds by the clock that are left; none once the processor time is used up."""
        if time.process_time() - self._spent > SECONDS:
            return 0.0
        return self._began + PATIENCE * SECONDS - time.monotonic()


@dataclass(slots=True)
class _Symbol:
    text: str
    confidence: float
    box: Box
    begins_word: bool


@dataclass(slots=True)
class _Line:
    symbols: list[_Symbol]
    box: Box
    vertical: bool
    size: float = 0.0
    """Size of its type in pixels."""
    weight: float = 0.0
    """Thickness of its strokes as a share of its size."""
    bold: bool = False
    runs: list[tuple[int, int]] = field(default_factory=list)
    """Stretches of ink (first and last column) between blanks of nearly a character."""

    @property
    def confidence(self) -> float:
        return fmean(symbol.confidence for symbol in self.symbols)

    @property
    def middle(self) -> float:
        """Height at which its characters stand, in pixels; they may sit at the edge of the line's box."""
        level = [s for s in self.symbols if _is_wide(s.text)] or self.symbols
        return median((s.box.top + s.box.bottom) / 2 for s in level)


def recognise(page: Page, drawn: Image.Image, dpi: int) -> bool:
    """Put the characters and ruling lines seen on the picture of a page into the page.

    What the file itself gives stays and is not read again. A sheet that lies askew is straightened first: the places
    are those on the straightened sheet, which at its edges lie up to 9 points a degree beside the ink.

    Args:
        page: as the reader found it; changed in place.
        drawn: the page as displayed, in grey.
        dpi: pixels an inch of the picture.

    Returns:
        Whether the page was read to its end within its time.

    Raises:
        OcrMissing: if Tesseract or its data is not installed.
    """
    _engine("jpn")
    deadline = _Deadline()
    point = dpi / 72
    kept = [c for c in page.chars if c.text != "\ufffd"] if page.text_source == "native" else []
    scanned = measure(page).images >= SCAN and not kept
    if scanned and (angle := pictures.skew(drawn, dpi)):
        drawn = drawn.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.array(drawn)
    found = pictures.rulings(grey, dpi)
    segments = page.segments + [s for s in found if scanned or _in_picture(s, page)]
    clean = pictures.erase(grey, segments, dpi)
    for char in kept:
        x0, top, x1, bottom = (int(v * point) for v in char.place.bbox)
        clean[max(top, 0) : bottom + 1, max(x0, 0) : x1 + 1] = 255
    painted = pictures.fills(clean, dpi) if scanned else []
    edges = [edge for box, _ in painted for edge in _edges(_place(page.number, box, point))]
    boxes = pictures.closed_boxes(segments + edges, page.width, page.height, dpi)
    boxes += [box for box, tint in painted if not any(_holds(box, other) or _holds(other, box) for other in boxes)]
    dotted = pictures.leaders(clean, dpi)
    for box in dotted:
        clean[box.top : box.bottom, box.x0 : box.x1] = 255
    numbers = [_behind(box, clean.shape[1], point) for box in dotted]
    lines, complete = _read_all(clean, boxes + numbers, dpi, deadline)
    if complete and scanned:
        lines += _page_number(clean, lines, dpi, deadline)
    _even_sizes(lines, point)
    _find_bold(lines, grey)
    chars = [char for line in lines for char in _chars(line, page.number, point)]
    chars += [char for box in dotted for char in _leader(box, lines, page.number, point)]
    page.segments = segments
    page.shapes = [s for s in page.shapes if not (s.curved and any(_over(s.place, line, point) for line in lines))]
    for area, tint in painted:
        # Tinted cells that touch are one area of ink but so many fills.
        page.shapes += [_fill_shape(b, tint, page.number, point) for b in _inside(area, boxes) or [area]]
    page.chars = kept + chars
    page.unmapped = 0
    page.text_source = "mixed" if kept and chars else "ocr" if chars else page.text_source if kept else "none"
    page.confidence = fmean(line.confidence for line in lines for _ in line.symbols) if lines else None
    return complete


def recognise_parts(
    page: Page, drawn: Image.Image, dpi: int, numbers: Sequence[tuple[Place, Char]], words: Sequence[Place]
) -> int:
    """Put the characters of pictures that a page of text holds among its own, without changing what it has.

    Args:
        page: as the reader found it; changed in place.
        drawn: the page as displayed, in grey.
        dpi: pixels an inch of the picture.
        numbers: pictures of numbers, each with the first character of the text behind it.
        words: areas in which a line of words may be drawn.

    Returns:
        How many of the areas could be read.

    Raises:
        OcrMissing: if Tesseract or its data is not installed.
    """
    from tesserocr import PSM

    point, deadline = dpi / 72, _Deadline()
    _engine("jpn")
    grey = np.array(drawn)
    read = 0
    for place, behind in numbers:
        # The words behind tell the size and the line, without which Tesseract takes a lone digit for a speck.
        around = Box(*(int(v * point) for v in (
            place.x0 - 2, min(place.top, behind.place.top) - 2,
            min(behind.place.x0 + CONTEXT * behind.size, page.width), max(place.bottom, behind.place.bottom) + 2,
        )))  # fmt: skip
        part = grey[max(around.top, 0) : around.bottom, max(around.x0, 0) : around.x1]
        lines, _ = _read_area(part, False, PSM.SINGLE_LINE, dpi, deadline)
        edge = (behind.place.x0 - 0.2 * behind.size) * point - max(around.x0, 0)
        symbols = [s for line in lines for s in line.symbols if (s.box.x0 + s.box.x1) / 2 < edge]
        text = "".join(s.text for s in symbols)
        if NUMBER.match(text) and fmean(s.confidence for s in symbols) >= LEAST_LINE:
            at = next(i for i, c in enumerate(page.chars) if c is behind)
            page.chars[at:at] = _spread(text, place, behind)
            read += 1
    for place in words:
        # Much empty ground beside a few characters makes Tesseract take them for specks.
        box, _ = _ink_box(grey, Box(*(int(v * point) for v in place.bbox)), point)
        part = grey[max(box.top - 4, 0) : box.bottom + 4, max(box.x0 - 4, 0) : box.x1 + 4]
        if not part.size:
            continue
        part = _bleached(255 - part if np.median(part) < pictures.ink_level(grey) else part)
        lines, _ = _read_area(part, False, PSM.SINGLE_LINE, dpi, deadline)
        for line in lines:
            _shift(line, max(box.x0 - 4, 0), max(box.top - 4, 0))
        sure = [
            line for line in _believed(lines, grey, dpi)
            if line.confidence >= LEAST_PICTURED and sum(_is_wide(s.text) for s in line.symbols) >= 3
        ]  # fmt: skip
        _even_sizes(sure, point)
        page.chars += [char for line in sure for char in _chars(line, page.number, point)]
        read += bool(sure)
    if read:
        page.text_source = "mixed"
    return read


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


def _behind(leader: Box, width: int, point: float) -> Box:
    """Where the page number stands to which a leader leads: a lone digit on the margin is easily passed over."""
    middle, half = (leader.top + leader.bottom) / 2, 8 * point
    end = min(int(leader.x1 + 45 * point), width - 1)
    return Box(min(leader.x1 + 1, end), max(int(middle - half), 0), end, int(middle + half))


def _holds(outer: Box, inner: Box) -> bool:
    """Whether most of a box lies in another."""
    width = min(outer.x1, inner.x1) - max(outer.x0, inner.x0)
    height = min(outer.bottom, inner.bottom) - max(outer.top, inner.top)
    area = (inner.x1 - inner.x0) * (inner.bottom - inner.top)
    return width > 0 and height > 0 and width * height > 0.7 * area


def _edges(place: Place) -> list[Segment]:
    """The sides of a filled rectangle, which close the cells beside it."""
    x0, top, x1, bottom = place.bbox
    level = [Segment(x0, y, x1, y, 0.0) for y in (top, bottom)]
    return level + [Segment(x, top, x, bottom, 0.0) for x in (x0, x1)]


def _inside(area: Box, boxes: Sequence[Box]) -> list[Box]:
    return [box for box in boxes if box != area and _holds(area, box)]


def _fill_shape(box: Box, tint: int, number: int, point: float) -> Shape:
    place = _place(number, box, point)
    x0, top, x1, bottom = place.bbox
    return Shape(place, ((x0, top), (x1, top), (x1, bottom), (x0, bottom)), (tint,) * 3, None, 0.0, True, False)


def _in_picture(segment: Segment, page: Page) -> bool:
    x, y = (segment.x0 + segment.x1) / 2, (segment.top + segment.bottom) / 2
    return any(image.holds(x, y) for image in page.images)


def _over(place: Place, line: _Line, point: float) -> bool:
    x, y = (v * point for v in place.center)
    near = line.box.x0 <= x <= line.box.x1 and line.box.top <= y <= line.box.bottom
    return near and max(place.width, place.height) * point <= 2 * line.size


def tessdata() -> str | None:
    """The folder with Tesseract's Japanese data, None where there is none."""
    places = [Path(os.environ["TESSDATA_PREFIX"])] if os.environ.get("TESSDATA_PREFIX") else []
    places += sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), reverse=True)
    places += [Path(p) for p in ("/usr/share/tessdata", "/usr/local/share/tessdata", "/opt/homebrew/share/tessdata")]
    for place in places:
        for folder in (place, place / "tessdata"):
            if all((folder / f"{language}.traineddata").is_file() for language in ("jpn", "jpn_vert")):
                return str(folder)
    return None


def has_binding() -> bool:
    """Whether the binding to Tesseract is installed."""
    return importlib.util.find_spec("tesserocr") is not None


@lru_cache(maxsize=2)
def _engine(language: str) -> Any:
    """Tesseract with one model; loaded once a process, on one thread since documents are read in parallel.

    Raises:
        OcrMissing: if it is not installed.
    """
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    folder = tessdata()
    try:
        import tesserocr
    except ImportError:
        raise OcrMissing(HOW_TO_GET) from None
    if folder is None:
        raise OcrMissing(HOW_TO_GET)
    engine = tesserocr.PyTessBaseAPI(path=folder, lang=language, oem=tesserocr.OEM.LSTM_ONLY)
    engine.SetVariable("debug_file", os.devnull)
    return engine


def _read_all(grey: np.ndarray, boxes: Sequence[Box], dpi: int, deadline: _Deadline) -> tuple[list[_Line], bool]:
    """Lines of the page around the boxes, then of each box by itself, so that no line runs through two cells."""
    from tesserocr import PSM

    level = pictures.ink_level(grey)
    margin = max(int(dpi / 150), 1)
    inner = [Box(b.x0 + margin, b.top + margin, b.x1 - margin, b.bottom - margin) for b in boxes]
    inner = [b for b in inner if b.x1 > b.x0 and b.bottom > b.top and _has_ink(grey, b, level)]
    rest = grey.copy()
    for box in inner:
        rest[box.top : box.bottom, box.x0 : box.x1] = 255
    lines: list[_Line] = []
    complete = True
    if _has_ink(rest, Box(0, 0, rest.shape[1], rest.shape[0]), level):
        lines, complete = _read_area(rest, False, PSM.AUTO, dpi, deadline)
        doubtful = _certain(lines) < DOUBTFUL * sum(len(line.symbols) for line in lines)
        vertical = doubtful or _is_vertical(rest, level)
        if vertical:
            # Lists and matrices also have empty columns; the writing is the one in which more is read with certainty.
            upright, also = _read_area(rest, True, PSM.SINGLE_BLOCK_VERT_TEXT, dpi, deadline)
            vertical = _certain(upright) > _certain(lines)
            lines, complete = (upright, also) if vertical else (lines, complete)
        for line in _believed(lines, grey, dpi):
            rest[line.box.top - 2 : line.box.bottom + 3, line.box.x0 - 2 : line.box.x1 + 3] = 255
        if complete and not vertical and (rest < level).mean() > PASSED_OVER:
            # The grain of paper and tints would cost time and give specks of text.
            sharp = np.where(rest > min(level + PAPER, 220), 255, rest).astype(np.uint8)
            more, complete = _read_area(sharp, False, PSM.SPARSE_TEXT, dpi, deadline)
            lines += [line for line in more if line.confidence >= LEAST_FOREIGN]
    # Small boxes first, and what was read is taken away, so that a frame around them does not give it again.
    unread = grey.copy()
    boxed: list[_Line] = []
    for whole in sorted(inner, key=lambda b: (b.x1 - b.x0) * (b.bottom - b.top)):
        box, one_line = _ink_box(unread, whole, dpi / 72)
        part = unread[box.top : box.bottom, box.x0 : box.x1]
        part = _bleached(255 - part if np.median(part) < level else part)
        unread[whole.top : whole.bottom, whole.x0 : whole.x1] = 255
        # A few characters in a wide cell are taken for specks where Tesseract looks for lines itself.
        mode = PSM.SINGLE_LINE if one_line else PSM.SINGLE_BLOCK
        found, done = _read_area(part, False, mode, dpi, deadline)
        if _is_tall(box, dpi):
            upright, also = _read_area(part, True, PSM.SINGLE_BLOCK_VERT_TEXT, dpi, deadline)
            done = done and also
            found = max(found, upright, key=lambda lines: sum(line.confidence for line in lines) / (len(lines) or 1))
        for line in found:
            _shift(line, box.x0, box.top)
        boxed += found
        complete = complete and done
        if deadline.left() <= 0:
            complete = False
            break
    return _believed(lines, grey, dpi) + _believed(boxed, grey, dpi, in_box=True), complete


def _page_number(grey: np.ndarray, lines: Sequence[_Line], dpi: int, deadline: _Deadline) -> list[_Line]:
    """The number at the foot or head of a page where nothing else stands: Tesseract passes lone digits over."""
    from tesserocr import PSM

    level, height = pictures.ink_level(grey), len(grey)
    for top, bottom in ((int((1 - FOOT) * height), height), (0, int(FOOT * height))):
        if any(line.box.top < bottom and line.box.bottom > top for line in lines):
            continue
        ink = grey[top:bottom] < level
        rows = np.flatnonzero(ink.sum(axis=1) > 2)
        if not len(rows) or (rows[-1] - rows[0]) * 72 / dpi > LARGEST_NUMBER[0]:
            continue
        band = ink[rows[0] : rows[-1] + 1]
        columns = np.flatnonzero(band.sum(axis=0) > 1)
        if not len(columns) or (columns[-1] - columns[0]) * 72 / dpi > LARGEST_NUMBER[1]:
            continue
        # A dash is low; what is left between the dashes is the number.
        tall = [
            piece for piece in np.split(columns, np.flatnonzero(np.diff(columns) > 2) + 1)
            if np.ptp(np.flatnonzero(band[:, piece].any(axis=1))) > 0.5 * len(band)
        ]  # fmt: skip
        if not tall:
            continue
        x0, x1 = int(tall[0][0]), int(tall[-1][-1]) + 1
        first, last = top + int(rows[0]), top + int(rows[-1]) + 1
        engine = _engine("jpn")
        engine.SetVariable("tessedit_char_whitelist", "0123456789")
        found, _ = _read_area(grey[first:last, x0:x1], False, PSM.SINGLE_LINE, dpi, deadline)
        engine.SetVariable("tessedit_char_whitelist", "")
        for line in found:
            _shift(line, x0, first)
            line.size = max((last - first) / 0.75, 1.0)
            if line.confidence >= LEAST_LINE and all(s.text.isdigit() for s in line.symbols):
                return [line]
    return []


def _bleached(part: np.ndarray) -> np.ndarray:
    """A part with its tint and the grain of it made white, its ink black."""
    tint, ink = float(np.median(part)), float(part.min())
    span = max((tint - ink) * 0.75, 1.0)
    return np.clip((part.astype(np.float32) - ink) * (255 / span), 0, 255).astype(np.uint8)


def _certain(lines: Sequence[_Line]) -> int:
    """Characters in lines that are hardly in doubt."""
    return sum(len(line.symbols) for line in lines if line.confidence >= LEAST_FOREIGN and len(line.symbols) > 2)


def _is_tall(box: Box, dpi: int) -> bool:
    """Whether a cell is narrow and tall enough to hold a word in vertical writing."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    return height > 2.5 * width and width < dpi * 40 / 72


def _has_ink(grey: np.ndarray, box: Box, level: int) -> bool:
    part = grey[box.top : box.bottom, box.x0 : box.x1]
    return bool(part.size and (part < level).sum() >= 12 and int(part.max()) - int(part.min()) > 40)


def _ink_box(grey: np.ndarray, box: Box, point: float) -> tuple[Box, bool]:
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


def _read_area(grey: np.ndarray, vertical: bool, mode: int, dpi: int, deadline: _Deadline) -> tuple[list[_Line], bool]:
    """Lines of a part of the page, in its pixels, and whether time was enough."""
    left = deadline.left()
    if left <= 0:
        return [], False
    engine = _engine("jpn_vert" if vertical else "jpn")
    engine.SetPageSegMode(mode)
    # White around the part: Tesseract loses strokes that touch its edge.
    edge = max(dpi // 30, 4)
    engine.SetImage(Image.fromarray(np.pad(grey, edge, constant_values=255)))
    engine.SetSourceResolution(dpi)
    try:
        done = bool(engine.Recognize(int(left * 1000) + 1))
        lines = list(_lines(engine, vertical)) if done else []
    except RuntimeError:
        return [], False
    finally:
        engine.Clear()
    for line in lines:
        if vertical:
            _step_down(line)
            _count_strokes(line)
        _shift(line, -edge, -edge)
    return lines, done


def _step_down(line: _Line) -> None:
    """Set the characters of a vertical line at even steps: Tesseract gives their boxes as if the page were turned."""
    step = (line.box.bottom - line.box.top) / len(line.symbols)
    for i, symbol in enumerate(line.symbols):
        top = line.box.top + i * step
        symbol.box = Box(line.box.x0, round(top), line.box.x1, round(top + step))


def _count_strokes(line: _Line) -> None:
    """Level strokes at the head of a vertical line are 一 or 二: the long vowel stands upright there."""
    strokes = [symbol.text in LEVEL for symbol in line.symbols[:3]]
    count = strokes.index(False) if False in strokes else len(strokes)
    if 0 < count <= 2 < len(line.symbols):
        first = line.symbols[0]
        first.text = "一二"[count - 1]
        del line.symbols[1:count]


def _lines(engine: Any, vertical: bool) -> Iterator[_Line]:
    from tesserocr import RIL

    results = engine.GetIterator()
    if results is None or results.Empty(RIL.SYMBOL):
        return
    line: _Line | None = None
    while True:
        if results.IsAtBeginningOf(RIL.TEXTLINE) or line is None:
            if line is not None and line.symbols:
                yield line
            line = _Line([], Box(*results.BoundingBox(RIL.TEXTLINE)), vertical)
        text, box = results.GetUTF8Text(RIL.SYMBOL), results.BoundingBox(RIL.SYMBOL)
        if text and text.strip() and box is not None:
            begins = bool(results.IsAtBeginningOf(RIL.WORD))
            line.symbols.append(_Symbol(text.strip(), results.Confidence(RIL.SYMBOL) / 100, Box(*box), begins))
        if not results.Next(RIL.SYMBOL):
            break
    if line.symbols:
        yield line


def _shift(line: _Line, across: int, down: int) -> None:
    def moved(box: Box) -> Box:
        return Box(box.x0 + across, box.top + down, box.x1 + across, box.bottom + down)

    line.box = moved(line.box)
    for symbol in line.symbols:
        symbol.box = moved(symbol.box)


def _believed(lines: Sequence[_Line], grey: np.ndarray, dpi: int, in_box: bool = False) -> list[_Line]:
    """Lines of print: not what a pattern or a photograph is taken for (a cell holds neither, and often two letters)."""
    kept = []
    for line in (part for whole in lines for part in _split(whole)):
        japanese = sum(_is_wide(s.text) or s.text.isdigit() for s in line.symbols)
        trusted = (len(line.symbols) > 2 or in_box) and japanese >= len(line.symbols) / 2
        if line.confidence < (LEAST_LINE if trusted else LEAST_FOREIGN) or all(s.text in STROKES for s in line.symbols):
            continue
        line.symbols = [s for s in line.symbols if s.confidence >= LEAST_CHAR]
        if not line.vertical:
            _mend(line)
        if not line.symbols:
            continue
        line.size = _measured_size(line, grey)
        _find_square(line, grey)
        line.runs = [] if line.vertical else _ink_runs(line, grey)
        if line.symbols and 4 <= line.size * 72 / dpi <= 120:
            kept.append(line)
    return kept


def _mend(line: _Line) -> None:
    """Take away strokes read before a line, and right the few confusions that leave no doubt."""
    while len(line.symbols) > 2 and line.symbols[0].text in NO_BEGINNING:
        del line.symbols[0]
    text = "".join(s.text for s in line.symbols)
    if len(text) != len(line.symbols):
        return
    for pattern, wanted in CERTAIN:
        for match in pattern.finditer(text):
            for symbol, character in zip(line.symbols[match.start() : match.end()], wanted, strict=True):
                symbol.text = character


def _find_square(line: _Line, grey: np.ndarray) -> None:
    """A solid square at the head of a line is ■, whatever character it was taken for."""
    if line.vertical or len(line.symbols) < 3:
        return
    middle, reach = line.middle, 0.6 * line.size
    left = max(min(line.symbols[0].box.x0, int(line.symbols[1].box.x0 - 1.2 * line.size)), 0)
    part = grey[max(int(middle - reach), 0) : int(middle + reach), left : line.symbols[1].box.x1].astype(np.int16)
    if part.size < 60 or int(part.max()) - int(part.min()) < 60:
        return
    dark = part < (int(part.min()) + int(part.max())) / 2
    columns = np.flatnonzero(dark.any(axis=0))
    run = columns[: int(np.argmax(np.diff(columns) > 1)) + 1] if (np.diff(columns) > 1).any() else columns
    square = dark[:, run]
    rows = np.flatnonzero(square.any(axis=1))
    inner = square[rows[0] : rows[-1] + 1]
    height, width = inner.shape
    if inner.mean() > SQUARE and 0.75 < width / height < 1.35 and height > 0.45 * line.size:
        line.symbols[0].text = "■"
        if line.symbols[1].text in "]」』)）|":
            del line.symbols[1]  # the square was taken for two


def _split(line: _Line) -> list[_Line]:
    """Cut a line where a wide gap parts it: Tesseract runs lines of neighbouring columns and boxes together."""
    if line.vertical:
        return [line]
    height = _quantile([s.box.bottom - s.box.top for s in line.symbols], 0.3)
    parts = [[line.symbols[0]]]
    for before, symbol in pairwise(line.symbols):
        if symbol.box.x0 - before.box.x1 > PART * height:
            parts.append([])
        parts[-1].append(symbol)
    if len(parts) == 1:
        return [line]
    return [_Line(part, _around([s.box for s in part]), False) for part in parts]


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )


def _quantile(values: Sequence[float], share: float) -> float:
    return sorted(values)[int(share * len(values))]


def _is_wide(text: str) -> bool:
    """Whether a character fills an em square: ideographs and kana."""
    return "\u3041" <= text[0] <= "\u30fa" or "\u3400" <= text[0] <= "\u9fff"


def _measured_size(line: _Line, grey: np.ndarray) -> float:
    """Size of a line's type in pixels, from the ink of its ideographs, else of all its characters."""
    ideographs = [s.box for s in line.symbols if "\u3400" <= s.text[0] <= "\u9fff" and s.text not in "一二三"]
    if line.vertical:
        step = (line.box.bottom - line.box.top) / len(line.symbols)
        return max(min(step, line.box.x1 - line.box.x0), 1.0)
    if not ideographs:
        share = INK_HEIGHT if any(_is_wide(s.text) for s in line.symbols) else 0.75
        return max(_ink_height(line.box, grey), 1) / share
    # Where Tesseract cannot part two characters it gives them a height with room above and below: the lower third is
    # right, and if all are so, the ink itself.
    heights = [max(b.bottom - b.top, 1) for b in ideographs]
    height = _quantile([h for h in heights if h >= 0.6 * median(heights)], 0.3)
    return max(min(height, _ink_height(line.box, grey)), 1) / INK_HEIGHT


def _ink_runs(line: _Line, grey: np.ndarray) -> list[tuple[int, int]]:
    """Stretches of a line's ink that blanks of most of a character part."""
    box = _around([symbol.box for symbol in line.symbols])
    part = grey[max(box.top, 0) : box.bottom, max(box.x0, 0) : box.x1].astype(np.int16)
    if not part.size:
        return []
    contrast = np.abs(part - np.median(part))
    inked = np.flatnonzero((contrast > 0.4 * contrast.max()).any(axis=0))
    if not inked.size:
        return []
    cuts = np.flatnonzero(np.diff(inked) > BLANK * line.size)
    starts, ends = [0, *(cuts + 1).tolist()], [*cuts.tolist(), len(inked) - 1]
    return [(box.x0 + int(inked[a]), box.x0 + int(inked[b]) + 1) for a, b in zip(starts, ends, strict=True)]


def _ink_height(box: Box, grey: np.ndarray) -> int:
    """Height of the ink around the middle of a box, whatever is dark or light in it."""
    part = grey[max(box.top, 0) : box.bottom, max(box.x0, 0) : box.x1].astype(np.int16)
    if not part.size:
        return box.bottom - box.top
    contrast = np.abs(part - np.median(part))
    inked = (contrast > 0.4 * contrast.max()).any(axis=1)
    middle = len(inked) // 2
    gap = max(len(inked) // 6, 1)
    top = bottom = middle
    while (above := np.flatnonzero(inked[max(top - gap, 0) : top])).size:
        top = max(top - gap, 0) + int(above[0])
    while (below := np.flatnonzero(inked[bottom : bottom + gap])).size:
        bottom += int(below[-1]) + 1
    return bottom - top or box.bottom - box.top


def _even_sizes(lines: Sequence[_Line], point: float) -> None:
    """Give lines of nearly one size the same size, that of most of their characters, to half a point."""
    left = sorted(lines, key=lambda line: -len(line.symbols))
    while left:
        weight = {
            id(line): sum(len(o.symbols) for o in left if abs(o.size / line.size - 1) <= SAME_SIZE / 2) for line in left
        }
        centre = max(left, key=lambda line: weight[id(line)]).size
        near = [line for line in left if abs(line.size / centre - 1) <= SAME_SIZE]
        sizes = sorted(line.size for line in near for _ in line.symbols)
        common = max(round(sizes[len(sizes) // 2] / point * 2) / 2, 4.0) * point
        left = [line for line in left if abs(line.size / centre - 1) > SAME_SIZE]
        for line in near:
            line.size = common


def _find_bold(lines: Sequence[_Line], grey: np.ndarray) -> None:
    """Tell the lines whose strokes are thicker than those of the page's running text: Gothic among Mincho, or bold."""
    for line in lines:
        line.weight = _stroke(line, grey) / line.size
    weights = sorted(line.weight for line in lines for _ in line.symbols if line.weight)
    if not weights:
        return
    usual = weights[len(weights) // 2]
    for line in lines:
        line.bold = len(line.symbols) >= LEAST_WEIGHED and line.weight > HEAVIER * usual


def _stroke(line: _Line, grey: np.ndarray) -> float:
    """Mean thickness of a line's strokes in pixels: twice its ink over the length of the ink's outline."""
    box = _around([symbol.box for symbol in line.symbols])
    part = grey[max(box.top, 0) : box.bottom, max(box.x0, 0) : box.x1].astype(np.int16)
    if part.size < 9:
        return 0.0
    contrast = np.abs(part - np.median(part))
    most = float(np.percentile(contrast, 99))
    if most < 40:
        return 0.0
    # Grey edges count by their darkness, so that the figure does not hang on where the scanner set its pixels.
    ink = np.clip(contrast / most, 0.0, 1.0)
    outline = float(np.abs(np.diff(ink, axis=0)).sum() + np.abs(np.diff(ink, axis=1)).sum())
    return 2 * float(ink.sum()) / outline if outline else 0.0


def _chars(line: _Line, number: int, point: float) -> Iterator[Char]:
    """A line's characters with em boxes: all of one height (or width, in vertical writing), neighbours touching."""
    size = line.size
    if line.vertical:
        middle = median((s.box.x0 + s.box.x1) / 2 for s in line.symbols)
        for symbol in line.symbols:
            top = (symbol.box.top + symbol.box.bottom - size) / 2
            place = _place(number, (middle - size / 2, top, middle + size / 2, top + size), point)
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
            joined = not follower.begins_word or (_is_wide(symbol.text) and gap < 0.7 * size)
            if any(x1 - 0.5 * size <= end <= follower.box.x0 for end in blanks) and gap > 0.5 * BLANK * size:
                place = _place(number, (x0, middle - size / 2, x1, middle + size / 2), point)
                yield Char(symbol.text, place, round(size / point, 2), "ocr", line.bold, True)
                place = _place(number, (x1, middle - size / 2, follower.box.x0, middle + size / 2), point)
                yield Char("\u3000", place, round(size / point, 2), "ocr", line.bold, True)
                behind = follower.box.x0
                continue
            if 0 < gap and joined and gap < 1.5 * size:
                x1 = follower.box.x0
        behind = x1
        place = _place(number, (x0, middle - size / 2, x1, middle + size / 2), point)
        yield Char(symbol.text, place, round(size / point, 2), "ocr", line.bold, True)


def _even_steps(line: _Line) -> None:
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
    return _is_wide(text) or "\u3000" <= text[0] <= "\u303f" or text[0] in "・ー"


def _leader(box: Box, lines: Sequence[_Line], number: int, point: float) -> Iterator[Char]:
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
        place = _place(number, (x0, line.middle - line.size / 2, x0 + step, line.middle + line.size / 2), point)
        yield Char("…", place, round(line.size / point, 2), "ocr", line.bold, True)


def _place(number: int, box: tuple[float, float, float, float], point: float) -> Place:
    x0, top, x1, bottom = (round(v / point, 2) for v in box)
    return Place(number, x0, top, x1, bottom)
