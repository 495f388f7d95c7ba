"""PDFium reads characters, paths, images and bookmarks of a page, with rotation and crop box applied."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from extractors.document import Bookmark, Char, Page, Place, Segment, Shape, union
from extractors.reading.annotations import paint
from extractors.reading.reader import ReadError
from extractors.reading.repair import SCAN_COVER, cover, drop_doubles, drop_hidden
from extractors.reading.visibility import split_by_ink

MAX_OBJECTS = 400_000
"""Page objects looked at on one page: a drawing beyond this is a picture to us, not a table."""
MAX_DEPTH = 15
"""Nesting of form objects that is followed; a cycle of forms ends here."""
THIN = 2.0
"""A filled rectangle thinner than this, in points, is a ruling line (Word and Excel draw borders so)."""
LARGEST = 20_000.0
"""Points; a page that claims to be larger (PDF itself allows 14,400) is damaged, and would cost all memory to draw."""
STRIKES = 8
"""Text objects of one size looked back at for one that is painted again to look bold."""
HEADER = 1024
"""Bytes in which every reader looks for the mark of a PDF."""
WHITE = 250
"""A colour of which each part is at least this is the paper's."""

_CAUSES = {
    raw.FPDF_ERR_FILE: ("damaged", "cannot be read"),
    raw.FPDF_ERR_FORMAT: ("damaged", "is damaged beyond opening"),
    raw.FPDF_ERR_PASSWORD: ("password", "is encrypted and asks for a password"),
    raw.FPDF_ERR_SECURITY: ("security", "is encrypted in a way that is not supported"),
    raw.FPDF_ERR_PAGE: ("damaged", "has no page that can be loaded"),
}

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


class _TextStyle(NamedTuple):
    """What all characters of a text object share."""

    scale: float
    font: str
    bold: bool
    hidden: bool
    doubtful: bool
    """Painted in the colour of the paper, or only as a clip: what the rendered page shows decides."""
    descent: float
    """How far the em box reaches below the baseline, as a share of the size."""


class PdfiumReader:
    """A PDF opened by PDFium. Not for threads: PDFium can return empty text when two threads use it."""

    def __init__(self, data: bytes, path: Path, password: str | None = None) -> None:
        """Open from bytes, so that the file on disk may change meanwhile.

        Raises:
            ReadError: if PDFium cannot open it or finds no page.
        """
        self._path = path
        if b"%PDF" not in data[:HEADER]:
            raise ReadError("not_pdf", f"{path}: is no PDF")
        _reset_error()
        try:
            self._pdf = pdfium.PdfDocument(data, password=password)
            self.page_count = len(self._pdf)
        except pdfium.PdfiumError as error:
            code, cause = _CAUSES.get(getattr(error, "err_code", None), ("damaged", f"cannot be opened ({error})"))
            raise ReadError(code, f"{path}: {cause}") from None
        if self.page_count == 0:
            self._pdf.close()
            raise ReadError("no_pages", f"{path}: has no pages")
        self.metadata = {key: value for key, value in self._pdf.get_metadata_dict().items() if value}
        if self._pdf.get_formtype() in (raw.FORMTYPE_ACRO_FORM, raw.FORMTYPE_XFA_FOREGROUND):
            self._pdf.init_forms()

    def close(self) -> None:
        """Release the file."""
        self._pdf.close()

    def bookmarks(self) -> list[Bookmark]:
        """The file's own outline; entries without a title are left out, damage ends the list."""
        found: list[Bookmark] = []
        try:
            for item in self._pdf.get_toc(max_depth=MAX_DEPTH):
                title = (item.get_title() or "").strip()
                if not title:
                    continue
                page, top = self._destination(item)
                found.append(Bookmark(title, item.level + 1, page, top))
                if len(found) >= 5000:
                    break
        except (pdfium.PdfiumError, ValueError, RecursionError):
            pass
        return found

    def _destination(self, item: Any) -> tuple[int | None, float | None]:
        destination = item.get_dest()
        index = destination.get_index() if destination is not None else None
        if index is None:
            return None, None
        view, values = destination.get_view()
        top = values[1] if view == raw.PDFDEST_VIEW_XYZ and len(values) > 1 and values[1] is not None else None
        if top is not None:
            page = self._pdf[index]
            try:
                top = page.get_height() - top
            finally:
                page.close()
        return index + 1, top

    def page(self, number: int) -> Page:
        """Read one page and close it.

        Raises:
            ReadError: if PDFium cannot load the page.
        """
        page = self._load(number)
        try:
            frame = _Frame(page, number)
            if max(frame.width, frame.height) > LARGEST:
                size = f"{frame.width:.0f} × {frame.height:.0f} points"
                raise ReadError("page_damaged", f"{self._path}: page {number} claims a size of {size}")
            chars, unmapped, invisible = _read_chars(page, frame)
            drawn = _read_drawing(page, frame)
            chars = [c._replace(bold=True) if c.place.center in drawn.struck else c for c in chars]
            result = Page(
                number, frame.width, frame.height, frame.rotation, chars, drawn.segments, drawn.shapes, drawn.images
            )
            result.unmapped = unmapped
            result.text_source = "ocr" if drawn.covered else "native"
            result.label = self._pdf.get_page_label(number - 1) or None
            drop_hidden(result, invisible)
            drop_doubles(result)
            return result
        except pdfium.PdfiumError as error:
            raise ReadError("page_damaged", f"{self._path}: page {number} cannot be read ({error})") from None
        finally:
            page.close()

    def _load(self, number: int) -> pdfium.PdfPage:
        try:
            paint(self._pdf, number - 1)
            return self._pdf[number - 1]
        except (pdfium.PdfiumError, IndexError):
            raise ReadError("page_damaged", f"{self._path}: page {number} cannot be loaded") from None

    def picture(self, number: int, dpi: int) -> Image.Image:
        """A page as displayed, in grey.

        Raises:
            ReadError: if PDFium cannot load or draw the page.
        """
        page = self._load(number)
        try:
            bitmap = page.render(scale=dpi / 72, grayscale=True)
            try:
                return bitmap.to_pil().convert("L")
            finally:
                bitmap.close()
        except pdfium.PdfiumError as error:
            raise ReadError("page_damaged", f"{self._path}: page {number} cannot be drawn ({error})") from None
        finally:
            page.close()


def _reset_error() -> None:
    """Make PDFium forget why the last file failed: a file without pages fails without setting a cause of its own."""
    raw.FPDF_LoadMemDocument64(b"", 0, None)


class _Frame:
    """The way from a page's own coordinates to points from the top-left corner as displayed."""

    def __init__(self, page: pdfium.PdfPage, number: int) -> None:
        self.number = number
        self.rotation = page.get_rotation()
        left, bottom, right, top = page.get_bbox()
        across, down = right - left, top - bottom
        turns: dict[int, tuple[Callable[[float, float], Point], float, float]] = {
            0: (lambda x, y: (x - left, top - y), across, down),
            90: (lambda x, y: (y - bottom, x - left), down, across),
            180: (lambda x, y: (right - x, y - bottom), across, down),
            270: (lambda x, y: (top - y, right - x), down, across),
        }
        self.point, self.width, self.height = turns[self.rotation]

    def place(self, left: float, bottom: float, right: float, top: float) -> Place:
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Place(
            self.number,
            round(min(x0, x1), 2),
            round(min(y0, y1), 2),
            round(max(x0, x1), 2),
            round(max(y0, y1), 2),
        )


def _read_chars(page: pdfium.PdfPage, frame: _Frame) -> tuple[list[Char], int, list[Char]]:
    """Visible characters in the file's order, the number of glyphs without a character, and invisible ones."""
    textpage = page.get_textpage()
    try:
        handle = textpage.raw
        count = raw.FPDFText_CountChars(handle)
        styles: dict[int, _TextStyle] = {}
        box = raw.FS_RECTF()
        ox, oy = ctypes.c_double(), ctypes.c_double()
        chars: list[Char] = []
        invisible: list[Char] = []
        doubtful: dict[int, list[Char]] = {}
        unmapped = 0
        high = 0
        for i in range(count):
            if raw.FPDFText_IsGenerated(handle, i) == 1:
                continue
            code = raw.FPDFText_GetUnicode(handle, i)
            if 0xD800 <= code <= 0xDBFF:
                high = code
                continue
            if 0xDC00 <= code <= 0xDFFF and high:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            if raw.FPDFText_IsHyphen(handle, i) == 1:
                # PDFium takes the hyphen of a word that runs on in the next line for its own sign.
                code = ord("-")
            elif raw.FPDFText_HasUnicodeMapError(handle, i) == 1 or _is_garbage(code):
                unmapped += 1
                code = 0xFFFD
            elif _is_private(code):
                unmapped += 1
            elif code < 0x20 and code != 0x09:
                continue
            if not raw.FPDFText_GetLooseCharBox(handle, i, ctypes.byref(box)):
                continue
            if not all(map(math.isfinite, (box.left, box.bottom, box.right, box.top))):
                continue
            place = frame.place(box.left, box.bottom, box.right, box.top)
            owner = raw.FPDFText_GetTextObject(handle, i)
            key = ctypes.addressof(owner.contents) if owner else 0
            style = styles.get(key)
            if style is None:
                style = styles[key] = _style(handle, i, owner)
            size = round(raw.FPDFText_GetFontSize(handle, i) * style.scale, 2)
            turned = (math.degrees(raw.FPDFText_GetCharAngle(handle, i)) - frame.rotation) % 180
            upright = not 45 < turned < 135
            if upright and size and raw.FPDFText_GetCharOrigin(handle, i, ctypes.byref(ox), ctypes.byref(oy)):
                place = _em_box(place, frame.point(ox.value, oy.value), size, style.descent)
            char = Char(chr(code), place, size or place.height, style.font, style.bold, upright)
            if style.doubtful:
                doubtful.setdefault(key, []).append(char)
            (invisible if style.hidden else chars).append(char)
        if doubtful:
            _, unseen = split_by_ink(page, list(doubtful.values()))
            gone = {id(char) for char in unseen}
            invisible += unseen
            chars = [char for char in chars if id(char) not in gone]
        return chars, unmapped, invisible
    finally:
        textpage.close()


def _em_box(loose: Place, origin: Point, size: float, descent: float) -> Place:
    """Give every glyph of a font the same height: PDFium's loose boxes follow the ink, which would split a line.

    In vertical writing the origin stands above the middle of the glyph; there the loose box stays.
    """
    if abs(origin[0] - loose.x0) > 0.25 * size:
        return loose
    bottom = round(origin[1] + descent * size, 2)
    return loose._replace(top=round(bottom - size, 2), bottom=bottom)


def _is_garbage(code: int) -> bool:
    return code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF


def _is_private(code: int) -> bool:
    """A code of which only the font's maker knows the meaning; the bullets of symbol fonts (U+F020 to F0FF) aside."""
    return (0xE000 <= code <= 0xF8FF and not 0xF020 <= code <= 0xF0FF) or code >= 0xF0000


def _style(handle: Any, index: int, owner: Any) -> _TextStyle:
    matrix = raw.FS_MATRIX()
    scale = 1.0
    if raw.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix)):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
    name, weight, descent = "", -1, 0.12
    if owner:
        font = raw.FPDFTextObj_GetFont(owner)
        if font:
            length = raw.FPDFFont_GetBaseFontName(font, None, 0)
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFFont_GetBaseFontName(font, buffer, length)
            name = _font_name(buffer.value)
            weight = raw.FPDFFont_GetWeight(font)
            below = ctypes.c_float()
            if raw.FPDFFont_GetDescent(font, 1.0, ctypes.byref(below)):
                descent = min(max(-below.value, 0.08), 0.3)
    mode = raw.FPDFTextObj_GetTextRenderMode(owner) if owner else raw.FPDF_TEXTRENDERMODE_FILL
    forced = mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
    hidden = mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE
    doubtful = mode == raw.FPDF_TEXTRENDERMODE_CLIP or (mode == raw.FPDF_TEXTRENDERMODE_FILL and _is_paper(owner))
    name = name.split("+", 1)[-1]
    lowered = name.lower()
    heavy = any(word in lowered for word in ("bold", "heavy", "black", "demi", "-eb", "-ub", "-db", "w6", "w7", "w8"))
    return _TextStyle(scale, name, bool(weight >= 600 or heavy or forced), hidden, doubtful, descent)


def _is_paper(owner: Any) -> bool:
    """Whether text is painted white or wholly transparent."""
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not owner or not raw.FPDFPageObj_GetFillColor(owner, *map(ctypes.byref, (r, g, b, a))):
        return False
    return a.value == 0 or min(r.value, g.value, b.value) >= WHITE


def _font_name(name: bytes) -> str:
    """A font's name; Windows programs write Japanese names in Shift_JIS."""
    for encoding in ("utf-8", "cp932"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")


class _Struck:
    """Rectangles whose text was painted twice, a little apart, to look bold; PDFium gives such text only once."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, int], list[Place]] = {}
        self._struck: dict[int, list[Place]] = {}

    def add(self, place: Place) -> None:
        """Look at the bounds of a text object: is it one of those before, moved a little?"""
        key = (round(place.width), round(place.height))
        for i in (key[0] - 1, key[0], key[0] + 1):
            for other in self._seen.get((i, key[1]), ())[-STRIKES:]:
                across, down = abs(other.x0 - place.x0), abs(other.top - place.top)
                alike = abs(other.width - place.width) < 0.1 and abs(other.height - place.height) < 0.1
                if alike and 0.05 < max(across, down) <= 0.12 * place.height + 0.3:
                    for row in range(int(place.top // 8), int(place.bottom // 8) + 1):
                        self._struck.setdefault(row, []).append(union((other, place)))
        self._seen.setdefault(key, []).append(place)

    def __contains__(self, point: Point) -> bool:
        return any(place.holds(*point) for place in self._struck.get(int(point[1] // 8), ()))


class _Drawing(NamedTuple):
    """What a page holds beside characters."""

    segments: list[Segment]
    shapes: list[Shape]
    images: list[Place]
    covered: bool
    """Whether a picture covers the text: some scanners paint the text that they recognised and the picture over it."""
    struck: _Struck


def _read_drawing(page: pdfium.PdfPage, frame: _Frame) -> _Drawing:
    """Ruling lines, other shapes and images, those of form objects included."""
    segments: list[Segment] = []
    shapes: list[Shape] = []
    images: list[Place] = []
    struck = _Struck()
    texts = under = 0
    for kind, handle, outer in _objects(page):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts += 1
            bounds = _bounds(handle, outer)
            if bounds is not None:
                struck.add(frame.place(*bounds))
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            bounds = _bounds(handle, outer)
            if bounds is not None:
                place = frame.place(*bounds)
                if _on_page(place, frame):
                    images.append(place)
                    if cover([place], frame.width, frame.height) >= SCAN_COVER and not raw.FPDFPageObj_HasTransparency(
                        handle
                    ):
                        under = texts
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _read_path(handle, outer, frame, segments, shapes)
    return _Drawing(segments, shapes, images, 0 < texts == under, struck)


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[int, Any, Matrix]]:
    """Page objects with the matrix of the forms around them, in drawing order."""
    seen = 0
    stack: list[tuple[Iterator[Any], Matrix, int]] = []
    page_handle = page.raw
    top = (raw.FPDFPage_GetObject(page_handle, i) for i in range(raw.FPDFPage_CountObjects(page_handle)))
    stack.append((top, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0))
    while stack:
        items, outer, depth = stack[-1]
        handle = next(items, None)
        if handle is None:
            stack.pop()
            continue
        seen += 1
        if seen > MAX_OBJECTS:
            return
        kind = raw.FPDFPageObj_GetType(handle)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield kind, handle, outer
        elif depth < MAX_DEPTH:
            inner = _times(_matrix(handle), outer)
            stack.append((_form_objects(handle), inner, depth + 1))


def _form_objects(form: Any) -> Iterator[Any]:
    for i in range(raw.FPDFFormObj_CountObjects(form)):
        yield raw.FPDFFormObj_GetObject(form, i)


def _matrix(handle: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, ctypes.byref(matrix)):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First m, then n."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _apply(m: Matrix, x: float, y: float) -> Point:
    return (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])


def _bounds(handle: Any, outer: Matrix) -> tuple[float, float, float, float] | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    done = raw.FPDFPageObj_GetBounds(
        handle, ctypes.byref(left), ctypes.byref(bottom), ctypes.byref(right), ctypes.byref(top)
    )
    if not done:
        return None
    corners = [_apply(outer, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def _on_page(place: Place, frame: _Frame) -> bool:
    return place.x1 > 0 and place.bottom > 0 and place.x0 < frame.width and place.top < frame.height


def _colour(read: Callable[..., int], handle: Any) -> tuple[int, int, int] | None:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not read(handle, ctypes.byref(r), ctypes.byref(g), ctypes.byref(b), ctypes.byref(a)) or a.value == 0:
        return None
    return (r.value, g.value, b.value)


def _read_path(handle: Any, outer: Matrix, frame: _Frame, segments: list[Segment], shapes: list[Shape]) -> None:
    """Turn one path object into ruling lines and shapes, a subpath at a time."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(handle, ctypes.byref(mode), ctypes.byref(stroked)):
        return
    fill = _colour(raw.FPDFPageObj_GetFillColor, handle) if mode.value != raw.FPDF_FILLMODE_NONE else None
    stroke = _colour(raw.FPDFPageObj_GetStrokeColor, handle) if stroked.value else None
    if fill is None and stroke is None:
        return
    matrix = _times(_matrix(handle), outer)
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(handle, ctypes.byref(width))
    pen = width.value * math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])) if stroke else 0.0
    for points, closed, curved in _subpaths(handle, matrix, frame):
        _sort_in(points, closed, curved, fill, stroke, pen, frame, segments, shapes)


def _subpaths(handle: Any, matrix: Matrix, frame: _Frame) -> Iterator[tuple[list[Point], bool, bool]]:
    points: list[Point] = []
    closed = curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(min(raw.FPDFPath_CountSegments(handle), 100_000)):
        segment = raw.FPDFPath_GetPathSegment(handle, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield points, closed, curved
            points, closed, curved = [], False, False
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        points.append(frame.point(*_apply(matrix, x.value, y.value)))
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        closed = closed or bool(raw.FPDFPathSegment_GetClose(segment))
    if points:
        yield points, closed, curved


def _sort_in(
    points: list[Point],
    closed: bool,
    curved: bool,
    fill: tuple[int, int, int] | None,
    stroke: tuple[int, int, int] | None,
    pen: float,
    frame: _Frame,
    segments: list[Segment],
    shapes: list[Shape],
) -> None:
    """Decide what a subpath is: a ruling line, the edges of a box, or a shape."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    place = Place(frame.number, round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2))
    if len(points) < 2 or not _on_page(place, frame):
        return
    thin = min(place.width, place.height) <= THIN
    if not curved and fill is not None and thin and max(place.width, place.height) > THIN:
        segments.append(_middle(place, max(min(place.width, place.height), pen)))
        return
    if stroke is not None and not curved:
        corners = points + [points[0]] if closed or (fill is not None and len(points) > 2) else points
        for (ax, ay), (bx, by) in zip(corners, corners[1:], strict=False):
            if (abs(ax - bx) < 0.5) != (abs(ay - by) < 0.5):
                segments.append(
                    Segment(
                        round(min(ax, bx), 2), round(min(ay, by), 2), round(max(ax, bx), 2), round(max(ay, by), 2), pen
                    )
                )
    level = len(points) == 2 and (abs(xs[0] - xs[1]) < 0.5 or abs(ys[0] - ys[1]) < 0.5)
    if curved or fill is not None or not level:
        shapes.append(
            Shape(place, tuple((round(px, 2), round(py, 2)) for px, py in points), fill, stroke, pen, closed, curved)
        )


def _middle(place: Place, width: float) -> Segment:
    """The centre line of a thin rectangle."""
    if place.width >= place.height:
        y = round((place.top + place.bottom) / 2, 2)
        return Segment(place.x0, y, place.x1, y, width)
    x = round((place.x0 + place.x1) / 2, 2)
    return Segment(x, place.top, x, place.bottom, width)
