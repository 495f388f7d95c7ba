"""Tesseract reads pages that show text but hold none; its characters and ruling lines take their place on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean

import numpy as np
from PIL import Image

from extractors.document import Page, Place, Segment, Shape
from extractors.reading import picture as pictures
from extractors.reading.figures import Figure, figures, is_mark, whitened, without_fills
from extractors.reading.hollow import bars, drawn_out, hollow_arrows
from extractors.reading.picture import Box
from extractors.reading.quality import SCAN, measure
from extractors.reading.recognition.areas import FOOT, LARGE, large_lines, page_number, read_all, surer
from extractors.reading.recognition.counted import right_heads
from extractors.reading.recognition.places import chars_of, leader_chars, place_of
from extractors.reading.recognition.signs import arrows_in_cells
from extractors.reading.recognition.tesseract import Deadline, load_engine
from extractors.reading.recognition.turned_sheets import UNREAD, laid, lay_back, quarters_turned
from extractors.reading.recognition.typeface import even_sizes, find_bold
from extractors.reading.recognition.words import Line, around
from extractors.reading.wear import without_rim, without_specks, without_streaks

DPI = 300
"""What Tesseract's models were trained for; 10-point type is 42 pixels high."""
MOST_PIXELS = 60_000_000
"""Larger sheets (A1 at 300 dpi) are drawn coarser."""

LEAST_ARROWS = 2
"""Arrows from which a page has a timetable or a flow, in which a diamond or triangle may mark a date."""
FRAMES_APART = 4.0
"""Points between two frames at least; cells of a table share their lines."""
FRAME = 0.75
"""Points: thickness of a frame's line, as good as any."""
SAME_TINT = 12
"""Steps of grey between a frame's ground and a fill inside it that is nothing but that ground."""
HEAD_TINT = 80
"""Grey of the heads of arrows: dark, whatever they were."""


def recognise(page: Page, drawn: Image.Image, dpi: int) -> bool:
    """Put the characters and ruling lines seen on the picture of a page into the page.

    What the file itself gives stays and is not read again. A sheet that was scanned upside down or sideways is turned
    to be read (``page.lies``), and the places are those on the page as displayed. A sheet that lies askew is
    straightened first: the places are those on the straightened sheet, which at its edges lie up to 9 points a degree
    beside the ink.

    Args:
        page: as the reader found it; changed in place.
        drawn: the page as displayed, in grey.
        dpi: pixels an inch of the picture.

    Returns:
        Whether the page was read to its end within its time.

    Raises:
        OcrMissing: if Tesseract or its data is not installed.
    """
    load_engine("jpn")
    scanned = measure(page).images >= SCAN and not page.chars
    complete = _recognise(page, drawn, dpi)
    if not scanned or page.confidence is None or page.confidence >= UNREAD:
        return complete
    quarters = quarters_turned(np.array(drawn), dpi, Deadline(page.width * page.height))
    if not quarters:
        return complete
    sheet = laid(page, quarters)
    also = _recognise(sheet, drawn.rotate(-90 * quarters, expand=True), dpi)
    if (sheet.confidence or 0.0) <= page.confidence:
        return complete
    lay_back(sheet, page, quarters)
    return also


def _recognise(page: Page, drawn: Image.Image, dpi: int) -> bool:
    """Read a page as its picture is turned."""
    deadline = Deadline(page.width * page.height)
    point = dpi / 72
    kept = [c for c in page.chars if c.text != "\ufffd"] if page.text_source == "native" else []
    scanned = measure(page).images >= SCAN and not kept
    if scanned:
        drawn = Image.fromarray(without_rim(without_streaks(np.array(drawn), dpi)))
    if scanned and (angle := pictures.skew(drawn, dpi)):
        drawn = drawn.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.array(drawn)
    drawing = _Drawing()
    if scanned:
        grey = whitened(grey)
        # Beside the number at its foot a page is empty; elsewhere lone dots may be signs.
        edge, level = int(FOOT * len(grey)), pictures.ink_level(grey)
        ends = [without_specks(part, level, dpi) for part in (grey[:edge], grey[-edge:])]
        grey = np.concatenate([ends[0], grey[edge:-edge], ends[1]])
        drawing = _drawing(grey, dpi, deadline)
    else:
        drawing.segments = pictures.rulings(grey, dpi).segments
        drawing.bare = grey
    segments = page.segments + [s for s in drawing.segments if scanned or _in_picture(s, page)]
    clean = pictures.erase(drawing.bare, segments, dpi)
    for triangle in drawing.heads:
        _wipe(clean, triangle, point)
    for line in drawing.large:
        clean[max(line.box.top, 0) : line.box.bottom, max(line.box.x0, 0) : line.box.x1] = 255
    for char in kept:
        x0, top, x1, bottom = (int(v * point) for v in char.place.bbox)
        clean[max(top, 0) : bottom + 1, max(x0, 0) : x1 + 1] = 255
    painted = [f for f in drawing.figures if f.direction == "" and len(f.points) == 4 and not _is_ground(f, grey)]
    pointed = [f for f in drawing.figures if f.direction]
    edges = [edge for f in painted for edge in _edges(place_of(page.number, f.box, point))]
    boxes = pictures.closed_boxes(segments + edges, page.width, page.height, dpi)
    grounds = [f for f in painted if _is_ground_of_frame(f, boxes, grey)]
    painted = [f for f in painted if f not in grounds]
    boxes = [box for box in boxes if not any(_holds(f.box, box) for f in grounds)]
    boxes += [f.box for f in painted if not any(_holds(f.box, other) or _holds(other, f.box) for other in boxes)]
    dotted = pictures.leaders(clean, dpi)
    for box in dotted:
        clean[box.top : box.bottom, box.x0 : box.x1] = 255
    numbers = [_behind(box, clean.shape[1], point) for box in dotted]
    signs = arrows_in_cells(clean, boxes, dpi)
    for sign in signs:
        clean[sign.box.top - 2 : sign.box.bottom + 2, sign.box.x0 - 2 : sign.box.x1 + 2] = 255
    lines, complete = read_all(clean, [f.box for f in pointed], boxes + numbers, dpi, deadline)
    lines = surer(lines, [line for line in drawing.coarse if not any(_crosses(line, box) for box in boxes)])
    if complete and scanned:
        lines += page_number(clean, lines, dpi, deadline)
    right_heads(lines)
    lines += signs + drawing.large
    even_sizes(lines, point)
    find_bold(lines, grey)
    chars = [char for line in lines for char in chars_of(line, page.number, point)]
    chars += [char for box in dotted for char in leader_chars(box, lines, page.number, point)]
    page.segments = segments
    page.shapes = [s for s in page.shapes if not (s.curved and any(_over(s.place, line, point) for line in lines))]
    for figure in painted:
        # Tinted cells that touch are one area of ink but so many fills.
        cells = _inside(figure.box, boxes) or [figure.box]
        page.shapes += [_fill_shape(box, figure.tint, page.number, point) for box in cells]
    if scanned:
        page.shapes += [_frame_shape(box, page.number, point) for box in _frames(boxes, painted, point)]
    page.shapes += [_pointed_shape(figure, page.number, point) for figure in pointed]
    page.shapes += [_solid(page.number, triangle, HEAD_TINT) for triangle in drawing.heads]
    page.chars = kept + chars
    page.unmapped = 0
    page.text_source = "mixed" if kept and chars else "ocr" if chars else page.text_source if kept else "none"
    page.confidence = fmean(line.confidence for line in lines for _ in line.symbols) if lines else None
    return complete


@dataclass(slots=True)
class _Drawing:
    """What is drawn on a sheet beside its characters, and the sheet without filled figures."""

    figures: list[Figure] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    heads: list[tuple[tuple[float, float], ...]] = field(default_factory=list)
    large: list[Line] = field(default_factory=list)
    """Lines of large type, read from the whole picture."""
    coarse: list[Line] = field(default_factory=list)
    """The other lines of that picture."""
    bare: np.ndarray = field(default_factory=lambda: np.zeros((0, 0), dtype=np.uint8))


def _drawing(grey: np.ndarray, dpi: int, deadline: Deadline) -> _Drawing:
    point = dpi / 72
    found = figures(grey, dpi)
    # Strokes of large type look like ruling lines, bars and small boxes: it is read before they are looked for.
    wide = [f for f in found if min(f.box.x1 - f.box.x0, f.box.bottom - f.box.top) > LARGE * point]
    grounds = [f for f in wide if not f.direction]
    large, coarse = large_lines(without_fills(grey, grounds, dpi), dpi, deadline)
    typed = [around([s.box for s in line.symbols]) for line in large]
    found = [f for f in found if f in grounds or not any(_holds(box, f.box) for box in typed)]
    filled = [f.box for f in found if f.direction]
    bare = [
        f for f in hollow_arrows(grey, dpi)
        if not any(_holds(box, f.box) for box in filled + typed)
    ]  # fmt: skip
    strips = [f for f in bars(grey, dpi) if not any(_holds(box, f.box) for box in typed)]
    lines = pictures.rulings(grey, dpi, without_fills(grey, found + bare + strips, dpi))
    found += drawn_out(bare, lines.segments, dpi) + strips
    arrows = sum(f.direction != "" and not is_mark(f, dpi) for f in found) + len(lines.heads)
    if arrows < LEAST_ARROWS:
        # Without arrows there is no timetable, and a small diamond is a character.
        found = [f for f in found if not is_mark(f, dpi)]
    outlines = [f.box for f in found if f.direction] + [_stretched(box, 0.15) for box in typed]
    segments = [s for s in lines.segments if not any(_lies_in(s, box, point) for box in outlines)]
    segments = pictures.with_corners(segments)
    return _Drawing(found, segments, lines.heads, large, coarse, without_fills(grey, found, dpi))


def _stretched(box: Box, share: float) -> Box:
    """A box that is higher by a share of its height above and below."""
    more = int(share * (box.bottom - box.top))
    return Box(box.x0, box.top - more, box.x1, box.bottom + more)


def _lies_in(segment: Segment, box: Box, point: float) -> bool:
    """Whether a line is part of the outline of a figure."""
    x0, top, x1, bottom = (v * point for v in (segment.x0, segment.top, segment.x1, segment.bottom))
    near = 3 * point
    return box.x0 - near <= x0 and x1 <= box.x1 + near and box.top - near <= top and bottom <= box.bottom + near


def _is_ground(figure: Figure, grey: np.ndarray) -> bool:
    """Whether a fill is the ground of the whole sheet."""
    box = figure.box
    return (box.x1 - box.x0) * (box.bottom - box.top) > 0.5 * grey.size


def _crosses(line: Line, box: Box) -> bool:
    """Whether a line runs into a cell from outside, or through several."""
    a, b = line.box, box
    inside = a.x0 >= b.x0 - 2 and a.x1 <= b.x1 + 2
    return not inside and min(a.x1, b.x1) - max(a.x0, b.x0) > 2 and b.top < line.middle < b.bottom


def _is_ground_of_frame(figure: Figure, boxes: Sequence[Box], grey: np.ndarray) -> bool:
    """Whether a small fill has the tint of the frame around it: the paper between the letters of a dense word."""
    x0, top, x1, bottom = figure.box
    for box in boxes:
        larger = (box.x1 - box.x0) * (box.bottom - box.top) > 2 * (x1 - x0) * (bottom - top)
        if larger and _holds(box, figure.box):
            ground = float(np.median(grey[box.top : box.bottom : 2, box.x0 : box.x1 : 2]))
            if abs(ground - figure.tint) <= SAME_TINT:
                return True
    return False


def _wipe(clean: np.ndarray, triangle: Sequence[tuple[float, float]], point: float) -> None:
    xs, ys = ([v * point for v in values] for values in zip(*triangle, strict=True))
    clean[max(int(min(ys)) - 2, 0) : int(max(ys)) + 3, max(int(min(xs)) - 2, 0) : int(max(xs)) + 3] = 255


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
    place = place_of(number, box, point)
    x0, top, x1, bottom = place.bbox
    return Shape(place, ((x0, top), (x1, top), (x1, bottom), (x0, bottom)), (tint,) * 3, None, 0.0, True, False)


def _frames(boxes: Sequence[Box], painted: Sequence[Figure], point: float) -> list[Box]:
    """Closed boxes that stand alone: frames around text, no cells of a table."""
    near = FRAMES_APART * point
    bare = [b for b in boxes if not any(_holds(f.box, b) for f in painted)]

    def touch(a: Box, b: Box) -> bool:
        beside = min(a.x1, b.x1) - max(a.x0, b.x0) > -near
        return beside and min(a.bottom, b.bottom) - max(a.top, b.top) > -near

    return [a for a in bare if not any(b is not a and touch(a, b) for b in bare)]


def _frame_shape(box: Box, number: int, point: float) -> Shape:
    place = place_of(number, box, point)
    x0, top, x1, bottom = place.bbox
    corners = ((x0, top), (x1, top), (x1, bottom), (x0, bottom))
    return Shape(place, corners, None, (0, 0, 0), FRAME, True, False)


def _pointed_shape(figure: Figure, number: int, point: float) -> Shape:
    return _solid(number, [(x / point, y / point) for x, y in figure.points], figure.tint)


def _solid(number: int, corners: Sequence[tuple[float, float]], tint: int) -> Shape:
    points = tuple((round(x, 2), round(y, 2)) for x, y in corners)
    xs, ys = zip(*points, strict=True)
    place = Place(number, min(xs), min(ys), max(xs), max(ys))
    return Shape(place, points, (tint,) * 3, None, 0.0, True, False)


def _in_picture(segment: Segment, page: Page) -> bool:
    x, y = (segment.x0 + segment.x1) / 2, (segment.top + segment.bottom) / 2
    return any(image.holds(x, y) for image in page.images)


def _over(place: Place, line: Line, point: float) -> bool:
    x, y = (v * point for v in place.center)
    near = line.box.x0 <= x <= line.box.x1 and line.box.top <= y <= line.box.bottom
    return near and max(place.width, place.height) * point <= 2 * line.size
