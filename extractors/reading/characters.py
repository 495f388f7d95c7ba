"""The characters of a page, read in bulk: codes and boxes into arrays, what a text object's characters share once."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractors.document import Char, Place
from extractors.reading import native
from extractors.reading.frame import Frame
from extractors.reading.visibility import split_by_ink

WHITE = 250
"""A colour of which each part is at least this is the paper's."""
MOST = 100_000
"""Characters read of one page; the fullest page of 121 real documents has 7,000."""
_LINE_ENDS = (0x0D, 0x0A, 0x20)
"""What PDFium puts in between words and lines of its own accord."""
_HEAVY = ("bold", "heavy", "black", "demi", "-eb", "-ub", "-db", "w6", "w7", "w8")


class _Font(NamedTuple):
    name: str
    bold: bool
    descent: float
    """How far the em box reaches below the baseline, as a share of the size."""


class _Style(NamedTuple):
    """What all characters of a text object share."""

    size: float
    font: str
    bold: bool
    upright: bool
    hidden: bool
    doubtful: bool
    """Painted in the colour of the paper, or only as a clip: what the rendered page shows decides."""
    descent: float


_NO_FONT = _Font("", False, 0.12)


class PageCharacters(NamedTuple):
    """What the text page of PDFium holds."""

    visible: list[Char]
    """In the file's order."""
    unmapped: int
    """Glyphs without a character."""
    invisible: list[Char]
    excess: tuple[str, ...] = ()
    """What was left out because there is too much of it."""


def read_characters(page: pdfium.PdfPage, frame: Frame, *, draw: bool = True) -> PageCharacters:
    """The characters of a page in the file's order, invisible ones apart.

    Args:
        page: an open page.
        frame: its size and rotation.
        draw: whether the page may be drawn to see if white text shows; else it counts as seen.
    """
    textpage = page.get_textpage()
    try:
        handle = ctypes.c_void_p(native.address(textpage.raw))
        count = raw.FPDFText_CountChars(textpage.raw)
        if count <= 0:
            return PageCharacters([], 0, [])
        excess: tuple[str, ...] = ()
        if count > MOST:
            excess, count = (f"only the first {MOST} of its {count} characters were read",), MOST
        indices, codes, unmapped = _codes(handle, count)
        if not indices:
            return PageCharacters([], unmapped, [], excess)
        found = _placed(page if draw else None, frame, handle, indices, codes, unmapped)
        return found._replace(excess=excess)
    finally:
        textpage.close()


def _codes(handle: ctypes.c_void_p, count: int) -> tuple[list[int], list[int], int]:
    """Indices and code points of the characters that the file holds, and the number of those without a character."""
    buffer = (ctypes.c_uint16 * (count + 1))()
    written = native.get_text(handle, 0, count, buffer)
    if written == count + 1:
        codes = buffer[:count]
    else:
        # PDFium leaves control characters out of its text; then only the slow way keeps indices and codes together.
        codes = list(map(native.get_unicode, repeat(handle, count), range(count)))
    errors = list(map(native.has_map_error, repeat(handle, count), range(count)))
    indices: list[int] = []
    found: list[int] = []
    unmapped = 0
    high = 0
    for i, (code, error) in enumerate(zip(codes, errors, strict=True)):
        if 0x20 < code < 0xD800 and error != 1 and code != 0xAD:
            high = 0
            indices.append(i)
            found.append(code)
            continue
        if code in _LINE_ENDS and native.is_generated(handle, i) == 1:
            continue
        code = native.get_unicode(handle, i)
        if 0xD800 <= code <= 0xDBFF:
            high = code
            continue
        if 0xDC00 <= code <= 0xDFFF and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if native.is_hyphen(handle, i) == 1:
            # PDFium takes the hyphen of a word that runs on in the next line for its own sign.
            code = ord("-")
        elif error == 1 or _is_garbage(code):
            unmapped += 1
            code = 0xFFFD
        elif _is_private(code):
            unmapped += 1
        elif code < 0x20 and code != 0x09:
            continue
        indices.append(i)
        found.append(code)
    return indices, found, unmapped


def _is_garbage(code: int) -> bool:
    return code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF


def _is_private(code: int) -> bool:
    """A code of which only the font's maker knows the meaning; the bullets of symbol fonts (U+F020 to F0FF) aside."""
    return (0xE000 <= code <= 0xF8FF and not 0xF020 <= code <= 0xF0FF) or code >= 0xF0000


def _placed(
    page: pdfium.PdfPage | None,
    frame: Frame,
    handle: ctypes.c_void_p,
    indices: Sequence[int],
    codes: Sequence[int],
    unmapped: int,
) -> PageCharacters:
    n = len(indices)
    handles = repeat(handle, n)
    loose = np.zeros((n, 4), dtype=np.float32)
    start = loose.ctypes.data
    given = list(map(native.get_loose_box, handles, indices, range(start, start + 16 * n, 16)))
    origin = np.zeros((n, 2))
    start = origin.ctypes.data
    places = range(start, start + 16 * n, 16), range(start + 8, start + 8 + 16 * n, 16)
    stands = list(map(native.get_origin, repeat(handle, n), indices, *places))
    owners = list(map(native.get_text_object, repeat(handle, n), indices))

    known: dict[int | None, int] = {}
    styles: list[_Style] = []
    numbers: list[int] = []
    look_up = _Styles(handle, frame.rotation)
    for i, owner in zip(indices, owners, strict=True):
        number = known.get(owner)
        if number is None:
            number = known[owner] = len(styles)
            styles.append(look_up.style(i, owner))
        numbers.append(number)

    # PDFium states left, top, right, bottom.
    left, top, right, bottom = loose.astype(np.float64).T
    boxes = frame.boxes(left, bottom, right, top)
    which = np.array(numbers)
    size = np.array([s.size for s in styles])[which]
    descent = np.array([s.descent for s in styles])[which]
    upright = np.array([s.upright for s in styles])[which]
    # Give every glyph of a font the same height: PDFium's loose boxes follow the ink, which would split a line. In
    # vertical writing the origin stands above the middle of the glyph; there the loose box stays.
    ox, oy = frame.point(origin[:, 0], origin[:, 1])
    em = upright & (size != 0) & (np.array(stands) != 0) & ~(np.abs(ox - boxes[:, 0]) > 0.25 * size)
    base = (oy + descent * size).round(2)
    boxes[em, 3] = base[em]
    boxes[em, 1] = (base - size).round(2)[em]
    size = np.where(size != 0, size, boxes[:, 3] - boxes[:, 1])
    usable = (np.array(given) != 0) & np.isfinite(loose).all(axis=1)

    number = frame.number
    new = tuple.__new__
    chars = [
        new(Char, (chr(code), new(Place, (number, x0, y0, x1, y1)), points, style.font, style.bold, style.upright))
        for code, (x0, y0, x1, y1), points, style in zip(
            codes, boxes.tolist(), size.tolist(), map(styles.__getitem__, numbers), strict=True
        )
    ]
    if usable.all() and not any(s.hidden or s.doubtful for s in styles):
        return PageCharacters(chars, unmapped, [])
    return _parted(page, chars, [styles[i] for i in numbers], owners, usable.tolist(), unmapped)


def _parted(
    page: pdfium.PdfPage | None,
    chars: Sequence[Char],
    styles: Sequence[_Style],
    owners: Sequence[int | None],
    usable: Sequence[bool],
    unmapped: int,
) -> PageCharacters:
    """Take out what is invisible, and what the rendered page does not show."""
    visible: list[Char] = []
    invisible: list[Char] = []
    doubtful: dict[int | None, list[Char]] = {}
    for char, style, owner, good in zip(chars, styles, owners, usable, strict=True):
        if not good:
            continue
        if style.doubtful:
            doubtful.setdefault(owner, []).append(char)
        (invisible if style.hidden else visible).append(char)
    if doubtful and page is not None:
        _, unseen = split_by_ink(page, list(doubtful.values()))
        if unseen:
            gone = {id(char) for char in unseen}
            invisible += unseen
            visible = [char for char in visible if id(char) not in gone]
    return PageCharacters(visible, unmapped, invisible)


class _Styles:
    """Asks PDFium what the characters of a text object share; fonts are asked once."""

    def __init__(self, handle: ctypes.c_void_p, rotation: int) -> None:
        self._handle = handle
        self._rotation = rotation
        self._fonts: dict[int | None, _Font] = {None: _NO_FONT}
        self._matrix = (ctypes.c_float * 6)()
        self._at_matrix = ctypes.addressof(self._matrix)
        self._colour = (ctypes.c_uint * 4)()
        start = ctypes.addressof(self._colour)
        self._at_colour = (start, start + 4, start + 8, start + 12)

    def style(self, index: int, owner: int | None) -> _Style:
        handle = self._handle
        scale = 1.0
        if native.get_char_matrix(handle, index, self._at_matrix):
            scale = math.hypot(self._matrix[2], self._matrix[3]) or 1.0
        size = round(native.get_font_size(handle, index) * scale, 2)
        turned = (math.degrees(native.get_char_angle(handle, index)) - self._rotation) % 180
        upright = not 45 < turned < 135
        if not owner:
            return _Style(size, "", False, upright, False, False, _NO_FONT.descent)
        key = native.get_font(owner)
        font = self._fonts.get(key) or self._fonts.setdefault(key, _font(key))
        mode = native.get_render_mode(owner)
        forced = mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        hidden = mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        doubtful = mode == raw.FPDF_TEXTRENDERMODE_CLIP or (
            mode == raw.FPDF_TEXTRENDERMODE_FILL and self._is_paper(owner)
        )
        return _Style(size, font.name, font.bold or forced, upright, hidden, doubtful, font.descent)

    def _is_paper(self, owner: int) -> bool:
        """Whether text is painted white or wholly transparent."""
        if not native.get_fill_colour(owner, *self._at_colour):
            return False
        r, g, b, a = self._colour
        return a == 0 or min(r, g, b) >= WHITE


def _font(handle: int) -> _Font:
    length = native.get_font_name(handle, None, 0)
    buffer = ctypes.create_string_buffer(length)
    native.get_font_name(handle, buffer, length)
    name = _font_name(buffer.value)
    weight = native.get_font_weight(handle)
    descent = _NO_FONT.descent
    below = ctypes.c_float()
    if native.get_font_descent(handle, 1.0, ctypes.addressof(below)):
        descent = min(max(-below.value, 0.08), 0.3)
    name = name.split("+", 1)[-1]
    lowered = name.lower()
    return _Font(name, weight >= 600 or any(word in lowered for word in _HEAVY), descent)


def _font_name(name: bytes) -> str:
    """A font's name; Windows programs write Japanese names in Shift_JIS."""
    for encoding in ("utf-8", "cp932"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")
