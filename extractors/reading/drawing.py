"""What a page holds beside characters: ruling lines, shapes and images, those inside form objects included."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractors.document import Place, Segment, Shape, union
from extractors.reading import native
from extractors.reading.characters import Characters
from extractors.reading.frame import UNMOVED, Frame, Matrix, apply, times
from extractors.reading.repair import SCAN_COVER, cover, near_pairs

MAX_OBJECTS = 400_000
"""Page objects looked at on one page."""
MAX_DEPTH = 15
"""Nesting of form objects that is followed; a cycle of forms ends here."""
MAX_SEGMENTS = 100_000
"""Corners of one path that are looked at."""
MOST_DRAWN = 60_000
"""Ruling lines and shapes of a page together: beyond it, it is a map or a plan of a building, and none is looked at.
The fullest page of 121 real documents has 17,000."""
CUT_OFF = -1
"""Kind that says that a page has more objects."""
THIN = 2.0
"""A filled rectangle thinner than this, in points, is a ruling line (Word and Excel draw borders so)."""
STRIKES = 8
"""Text objects of one size looked back at for one that is painted again to look bold."""

Point = tuple[float, float]
Colour = tuple[int, int, int]


class Drawing(NamedTuple):
    """Ruling lines, shapes and images of a page, and what they say of its text."""

    segments: list[Segment]
    shapes: list[Shape]
    images: list[Place]
    covered: bool
    """Whether a picture covers the text: some scanners paint the text that they recognised and the picture over it."""
    struck: list[Place]
    """Rectangles whose text was painted twice, a little apart, to look bold; PDFium gives such text only once."""
    pixels: int = 0
    """Of the largest picture."""
    excess: tuple[str, ...] = ()
    """What was left out because there is too much of it."""


def read_drawing(page: pdfium.PdfPage, frame: Frame) -> Drawing:
    """Ruling lines, other shapes and images in drawing order."""
    paths = _Paths(frame)
    images: list[Place] = []
    texts: list[tuple[int, Matrix]] = []
    under = pixels = 0
    cut_off = False
    for kind, handle, outer in _objects(page):
        cut_off = kind == CUT_OFF
        if len(paths.segments) + len(paths.shapes) > MOST_DRAWN:
            break
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts.append((handle, outer))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            paths.read(handle, outer)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            pixels = max(pixels, _pixels(handle))
            for box in _bounds([(handle, outer)], frame).tolist():
                place = Place(frame.number, *box)
                if frame.shows(place):
                    images.append(place)
                    covers = cover([place], frame.width, frame.height) >= SCAN_COVER
                    if covers and not native.has_transparency(handle):
                        under = len(texts)
    excess: tuple[str, ...] = ()
    if cut_off:
        excess += (f"of its drawing only the first {MAX_OBJECTS} objects were looked at",)
    if len(paths.segments) + len(paths.shapes) > MOST_DRAWN:
        excess += (f"it is drawn of more than {MOST_DRAWN} lines and shapes, so none of them was looked at",)
        pixels = max(pixels, most_pixels(page))
        paths = _Paths(frame)
    covered = 0 < len(texts) == under
    return Drawing(
        paths.segments, paths.shapes, images, covered, _struck(_bounds(texts, frame)), pixels, excess
    )


def most_pixels(page: pdfium.PdfPage) -> int:
    """Pixels of the largest picture of a page, as the picture states them."""
    return max((_pixels(handle) for kind, handle, _ in _objects(page) if kind == raw.FPDF_PAGEOBJ_IMAGE), default=0)


def _pixels(handle: int) -> int:
    size = (ctypes.c_uint * 2)()
    start = ctypes.addressof(size)
    return size[0] * size[1] if native.get_picture_size(handle, start, start + 4) else 0


def embolden(found: Characters, struck: Sequence[Place]) -> Characters:
    """The characters, those inside a rectangle that was painted twice in bold."""
    if not struck or not len(found):
        return found
    x, y = (found.boxes[:, 0] + found.boxes[:, 2]) / 2, (found.boxes[:, 1] + found.boxes[:, 3]) / 2
    order = np.argsort(y)
    x, y = x[order], y[order]
    twice = np.zeros(len(found), dtype=bool)
    first = np.searchsorted(y, [place.top for place in struck], "left").tolist()
    behind = np.searchsorted(y, [place.bottom for place in struck], "right").tolist()
    for place, start, end in zip(struck, first, behind, strict=True):
        twice[start:end] |= (x[start:end] >= place.x0) & (x[start:end] <= place.x1)
    bold = found.bold.copy()
    bold[order] |= twice
    return replace(found, bold=bold)


def _struck(boxes: np.ndarray) -> list[Place]:
    """Rectangles of text objects of which one is another moved a little."""
    if len(boxes) < 2:
        return []
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    rounded = height.round().astype(np.int64)
    reach = 0.12 * (rounded + 0.5) + 0.3
    near = near_pairs(rounded, boxes[:, 0], boxes[:, 1], reach)
    if not len(near):
        return []
    close = np.zeros(len(boxes), dtype=bool)
    close[near] = True
    seen: dict[tuple[int, int], list[tuple[int, Place]]] = {}
    counts: Counter[tuple[int, int]] = Counter()
    struck: list[Place] = []
    for box, w, h, candidate in zip(boxes.tolist(), width.tolist(), height.tolist(), close.tolist(), strict=True):
        key = (round(w), round(h))
        counts[key] += 1
        if not candidate:
            continue
        place = Place(0, *box)
        for i in (key[0] - 1, key[0], key[0] + 1):
            last = counts[i, key[1]] - (i == key[0])
            for at, other in seen.get((i, key[1]), ())[-STRIKES:]:
                across, down = abs(other.x0 - place.x0), abs(other.top - place.top)
                alike = abs(other.width - w) < 0.1 and abs(other.height - h) < 0.1
                if at > last - STRIKES and alike and 0.05 < max(across, down) <= 0.12 * h + 0.3:
                    struck.append(union((other, place)))
        seen.setdefault(key, []).append((counts[key], place))
    return struck


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[int, int, Matrix]]:
    """Kind, handle and the matrix of the forms around it of each page object, in drawing order."""
    seen = 0
    top = native.address(page.raw)
    count = raw.FPDFPage_CountObjects(page.raw)
    matrix = (ctypes.c_float * 6)()
    stack = [(_handles(native.get_page_object, top, count), UNMOVED, 0)]
    while stack:
        items, outer, depth = stack[-1]
        for kind, handle in items:
            seen += 1
            if seen > MAX_OBJECTS:
                yield CUT_OFF, 0, UNMOVED
                return
            if kind != raw.FPDF_PAGEOBJ_FORM:
                yield kind, handle, outer
            elif depth < MAX_DEPTH:
                inner = times(_matrix(handle, matrix), outer)
                inside = _handles(native.get_form_object, handle, native.count_form_objects(handle))
                stack.append((inside, inner, depth + 1))
                break
        else:
            stack.pop()


def _handles(get: Any, holder: int | None, count: int) -> Iterator[tuple[int, int]]:
    """Kinds and handles of the objects of a page or form; they end where one is missing."""
    for handle in map(get, repeat(holder), range(max(count, 0))):
        if handle is None:
            return
        yield native.get_kind(handle), handle


def _matrix(handle: int, buffer: Any) -> Matrix:
    if not native.get_matrix(handle, ctypes.addressof(buffer)):
        return UNMOVED
    a, b, c, d, e, f = buffer
    return (a, b, c, d, e, f)


def _bounds(objects: Sequence[tuple[int, Matrix]], frame: Frame) -> np.ndarray:
    """Rectangles of page objects as displayed, a row each; objects without one are left out."""
    n = len(objects)
    if not n:
        return np.zeros((0, 4))
    # PDFium writes left, bottom, right, top.
    box = np.zeros((n, 4), dtype=np.float32)
    start = box.ctypes.data
    at = [range(start + 4 * i, start + 4 * i + 16 * n, 16) for i in range(4)]
    done = np.array(list(map(native.get_bounds, [handle for handle, _ in objects], *at))) != 0
    left, bottom, right, top = box.astype(np.float64).T
    if any(outer is not UNMOVED for _, outer in objects):
        m = np.array([outer for _, outer in objects]).T
        corners = [apply(tuple(m), x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = np.array([c[0] for c in corners]), np.array([c[1] for c in corners])
        left, bottom, right, top = xs.min(axis=0), ys.min(axis=0), xs.max(axis=0), ys.max(axis=0)
    else:
        left, right = np.minimum(left, right), np.maximum(left, right)
        bottom, top = np.minimum(bottom, top), np.maximum(bottom, top)
    boxes = frame.boxes(left, bottom, right, top)
    return boxes[done & np.isfinite(boxes).all(axis=1)]


class _Paths:
    """Sorts the paths of a page into ruling lines and shapes."""

    def __init__(self, frame: Frame) -> None:
        self.segments: list[Segment] = []
        self.shapes: list[Shape] = []
        self._frame = frame
        self._numbers = (ctypes.c_float * 6)()
        self._at_number = ctypes.addressof(self._numbers)
        self._words = (ctypes.c_uint * 4)()
        start = ctypes.addressof(self._words)
        self._at_words = (start, start + 4, start + 8, start + 12)

    def read(self, handle: int, outer: Matrix) -> None:
        """Turn one path object into ruling lines and shapes, a subpath at a time."""
        if not native.get_draw_mode(handle, *self._at_words[:2]):
            return
        mode, stroked = self._words[0], self._words[1]
        fill = self._colour(native.get_fill_colour, handle) if mode != raw.FPDF_FILLMODE_NONE else None
        stroke = self._colour(native.get_stroke_colour, handle) if stroked else None
        if fill is None and stroke is None:
            return
        matrix = _matrix(handle, self._numbers)
        if outer is not UNMOVED:
            matrix = times(matrix, outer)
        pen = 0.0
        if stroke:
            self._numbers[0] = 0.0
            native.get_stroke_width(handle, self._at_number)
            pen = self._numbers[0] * math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
        for points, closed, curved in self._subpaths(handle, matrix):
            self._sort_in(points, closed, curved, fill, stroke, pen)

    def _colour(self, read: Any, handle: int) -> Colour | None:
        if not read(handle, *self._at_words):
            return None
        r, g, b, a = self._words
        return (r, g, b) if a else None

    def _subpaths(self, handle: int, matrix: Matrix) -> Iterator[tuple[list[Point], bool, bool]]:
        count = min(native.count_path_segments(handle), MAX_SEGMENTS)
        if count <= 0:
            return
        parts = list(map(native.get_path_segment, repeat(handle, count), range(count)))
        kinds = list(map(native.get_segment_kind, parts))
        closes = list(map(native.get_segment_close, parts))
        buffer = (ctypes.c_float * (2 * count))()
        start = ctypes.addressof(buffer)
        end = start + 8 * count
        for _ in map(native.get_segment_point, parts, range(start, end, 8), range(start + 4, end + 4, 8)):
            pass
        point = self._frame.point
        corners = [point(*apply(matrix, x, y)) for x, y in zip(buffer[::2], buffer[1::2], strict=True)]
        begins = [i for i, kind in enumerate(kinds) if kind == raw.FPDF_SEGMENT_MOVETO and i] if count > 1 else []
        for first, behind in zip([0, *begins], [*begins, count], strict=True):
            curved = raw.FPDF_SEGMENT_BEZIERTO in kinds[first:behind]
            yield corners[first:behind], any(closes[first:behind]), curved

    def _sort_in(
        self,
        points: list[Point],
        closed: bool,
        curved: bool,
        fill: Colour | None,
        stroke: Colour | None,
        pen: float,
    ) -> None:
        """Decide what a subpath is: a ruling line, the edges of a box, or a shape."""
        if len(points) < 2:
            return
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        number = self._frame.number
        place = Place(number, round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2))
        if not self._frame.shows(place):
            return
        width, height = place.x1 - place.x0, place.bottom - place.top
        if not curved and fill is not None and min(width, height) <= THIN < max(width, height):
            self.segments.append(_middle(place, max(min(width, height), pen)))
            return
        if stroke is not None and not curved:
            corners = points + [points[0]] if closed or (fill is not None and len(points) > 2) else points
            for (ax, ay), (bx, by) in zip(corners, corners[1:], strict=False):
                if (abs(ax - bx) < 0.5) != (abs(ay - by) < 0.5):
                    x0, x1 = (ax, bx) if ax <= bx else (bx, ax)
                    top, bottom = (ay, by) if ay <= by else (by, ay)
                    self.segments.append(Segment(round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2), pen))
        level = len(points) == 2 and (abs(xs[0] - xs[1]) < 0.5 or abs(ys[0] - ys[1]) < 0.5)
        if curved or fill is not None or not level:
            rounded = tuple((round(px, 2), round(py, 2)) for px, py in points)
            self.shapes.append(Shape(place, rounded, fill, stroke, pen, closed, curved))


def _middle(place: Place, width: float) -> Segment:
    """The centre line of a thin rectangle."""
    if place.width >= place.height:
        y = round((place.top + place.bottom) / 2, 2)
        return Segment(place.x0, y, place.x1, y, width)
    x = round((place.x0 + place.x1) / 2, 2)
    return Segment(x, place.top, x, place.bottom, width)
