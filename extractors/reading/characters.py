"""The characters of a page in columns: codes, boxes and type come from PDFium in bulk, objects are made at the end."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractors.document import Char, Place
from extractors.reading import native
from extractors.reading.frame import Frame
from extractors.reading.visibility import seen_runs

WHITE = 250
"""A colour of which each part is at least this is the paper's."""
MOST = 100_000
"""Characters read of one page; the fullest page of 121 real documents has 7,000."""
_LINE_ENDS = (0x0D, 0x0A, 0x20)
"""What PDFium puts in between words and lines of its own accord."""
_HEAVY = ("bold", "heavy", "black", "demi", "-eb", "-ub", "-db", "w6", "w7", "w8")


class _Letters(dict[int, str]):
    """One string a character for all pages: a document has hundreds of thousands of characters, but few that differ."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = chr(code)
        return letter


_LETTERS = _Letters()


class _Font(NamedTuple):
    name: str
    bold: bool
    descent: float
    """How far the em box reaches below the baseline, as a share of the size."""


_NO_FONT = _Font("", False, 0.12)


@dataclass(slots=True)
class _Styles:
    """What all characters of a text object share, a place of each column a text object."""

    size: np.ndarray
    font: np.ndarray
    """Place among the fonts."""
    fonts: list[_Font]
    """Each once."""
    bold: np.ndarray
    upright: np.ndarray
    hidden: np.ndarray
    doubtful: np.ndarray
    """Painted in the colour of the paper, or only as a clip: what the rendered page shows decides."""


@dataclass(slots=True)
class Characters:
    """Characters in columns, in the file's order."""

    codes: np.ndarray
    boxes: np.ndarray
    """A row each: x0, top, x1, bottom in points as displayed."""
    size: np.ndarray
    bold: np.ndarray
    upright: np.ndarray
    font: np.ndarray
    """Place of the font's name among the names."""
    names: Sequence[str]

    def __len__(self) -> int:
        return len(self.codes)

    def only(self, which: np.ndarray) -> Characters:
        """Those that a mask says."""
        if which.all():
            return self
        return replace(
            self, codes=self.codes[which], boxes=self.boxes[which], size=self.size[which], bold=self.bold[which],
            upright=self.upright[which], font=self.font[which],
        )  # fmt: skip

    def style(self) -> np.ndarray:
        """A number for each character, the same for those of one font that are bold or not."""
        known: dict[str, int] = {}
        fonts = np.array([known.setdefault(name, len(known)) for name in self.names], dtype=np.int64)
        return 2 * fonts[self.font] + self.bold if len(self) else self.font

    def inside(self, width: float, height: float) -> np.ndarray:
        """Which of them stand on a page of this size, by their middle."""
        x, y = (self.boxes[:, 0] + self.boxes[:, 2]) / 2, (self.boxes[:, 1] + self.boxes[:, 3]) / 2
        return (x >= -1) & (x <= width + 1) & (y >= -1) & (y <= height + 1)

    def objects(self, number: int) -> list[Char]:
        """The characters as objects of a page. What is equal is one object: letters, sizes, edges of a line."""
        new = tuple.__new__
        known: dict[float, float] = {}
        x0, top, x1, bottom = self.boxes.T
        places = map(
            new, repeat(Place),
            zip(
                repeat(number), x0.tolist(), _shared(top, known), x1.tolist(), _shared(bottom, known), strict=False,
            ),
        )  # fmt: skip
        return list(
            map(
                new, repeat(Char),
                zip(
                    map(_LETTERS.__getitem__, self.codes.tolist()), places, _shared(self.size, known),
                    map(self.names.__getitem__, self.font.tolist()), self.bold.tolist(), self.upright.tolist(),
                    strict=True,
                ),
            )
        )  # fmt: skip


def _shared(column: np.ndarray, known: dict[float, float]) -> Iterator[float]:
    """The numbers of a column, one object for all that are equal; they mostly come in runs."""
    starts = np.concatenate(([0], (column[1:] != column[:-1]).nonzero()[0] + 1)) if len(column) else np.zeros(0, int)
    values = column[starts].tolist()
    lengths = np.diff(starts, append=len(column)).tolist()
    return chain.from_iterable(map(repeat, map(known.setdefault, values, values), lengths))


def no_characters() -> Characters:
    """Columns without a character."""
    none = np.zeros(0, dtype=np.int64)
    return Characters(none, np.zeros((0, 4)), np.zeros(0), none != 0, none != 0, none, ())


class PageCharacters(NamedTuple):
    """What the text page of PDFium holds."""

    visible: Characters
    """In the file's order."""
    unmapped: int
    """Glyphs without a character."""
    invisible: Characters
    excess: tuple[str, ...] = ()
    """What was left out because there is too much of it."""
    owners: frozenset[int] = frozenset()
    """Addresses of the page's objects that hold the characters."""


def read_characters(page: pdfium.PdfPage, frame: Frame, draw: Callable[[], bool] = lambda: True) -> PageCharacters:
    """The characters of a page in the file's order, invisible ones apart.

    Args:
        page: an open page.
        frame: its size and rotation.
        draw: tells whether the page may be drawn to see if white text shows; else it counts as seen.
    """
    textpage = page.get_textpage()
    try:
        handle = native.handle(textpage.raw)
        count = raw.FPDFText_CountChars(textpage.raw)
        if count <= 0:
            return PageCharacters(no_characters(), 0, no_characters())
        excess: tuple[str, ...] = ()
        if count > MOST:
            excess, count = (f"only the first {MOST} of its {count} characters were read",), MOST
        indices, codes, unmapped = _codes(handle, count)
        if not len(indices):
            return PageCharacters(no_characters(), unmapped, no_characters(), excess)
        owners = np.array(list(map(native.get_text_object, repeat(handle), indices.tolist())), dtype=np.uint64)
        visible, invisible = _placed(page, draw, frame, handle, indices, codes, owners)
        return PageCharacters(visible, unmapped, invisible, excess, frozenset(owners.tolist()))
    finally:
        textpage.close()


def _codes(handle: native.Handle, count: int) -> tuple[np.ndarray, np.ndarray, int]:
    """Indices and code points of the characters that the file holds, and the number of those without a character."""
    # Twice the room that is asked for: a build that writes characters beyond the first plane as pairs needs it.
    buffer = np.zeros(2 * count + 2, dtype=np.uint16)
    if native.get_text(handle, 0, count, buffer.ctypes.data) == count + 1:
        codes = buffer[:count].astype(np.int64)
    else:
        # PDFium leaves control characters out of its text; then only the slow way keeps indices and codes together.
        codes = np.array(list(map(native.get_unicode, repeat(handle, count), range(count))), dtype=np.int64)
    errors = np.array(list(map(native.has_map_error, repeat(handle, count), range(count)))) == 1
    kept = (codes > 0x20) & (codes < 0xD800) & (codes != 0xAD) & ~errors
    unmapped = 0
    high, last = 0, -1
    for i in (~kept).nonzero()[0].tolist():
        code, error = int(codes[i]), bool(errors[i])
        if i != last + 1:
            high = 0
        last = i
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
        elif error or _is_garbage(code):
            unmapped += 1
            code = 0xFFFD
        elif _is_private(code):
            unmapped += 1
        elif code < 0x20 and code != 0x09:
            continue
        kept[i], codes[i] = True, code
    indices = kept.nonzero()[0]
    return indices, codes[indices], unmapped


def _is_garbage(code: int) -> bool:
    return code in (0, 0xFFFD, 0xFFFE, 0xFFFF) or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF


def _is_private(code: int) -> bool:
    """A code of which only the font's maker knows the meaning; the bullets of symbol fonts (U+F020 to F0FF) aside."""
    return (0xE000 <= code <= 0xF8FF and not 0xF020 <= code <= 0xF0FF) or code >= 0xF0000


def _placed(
    page: pdfium.PdfPage,
    draw: Callable[[], bool],
    frame: Frame,
    handle: native.Handle,
    indices: np.ndarray,
    codes: np.ndarray,
    owners: np.ndarray,
) -> tuple[Characters, Characters]:
    """Visible and invisible characters."""
    n = len(indices)
    each = indices.tolist()
    loose = native.LOOSE_BOXES.read(native.get_loose_box, n, repeat(handle), each)
    origin = native.ORIGINS.read(native.get_origin, n, repeat(handle), each)
    # The characters of a text object stand together.
    begins = np.ones(n, dtype=bool)
    begins[1:] = owners[1:] != owners[:-1]
    which = begins.cumsum() - 1
    first = begins.nonzero()[0]
    styles = _styles(
        handle, indices[first].tolist(), list(map(native.Handle, owners[first].tolist())), frame.rotation
    )

    # PDFium states left, top, right, bottom.
    left, top, right, bottom = loose.astype(np.float64).T
    boxes = frame.boxes(left, bottom, right, top)
    size, upright = styles.size[which], styles.upright[which]
    font = styles.font[which]
    descent = np.array([one.descent for one in styles.fonts])[font]
    # Give every glyph of a font the same height: PDFium's loose boxes follow the ink, which would split a line. In
    # vertical writing the origin stands above the middle of the glyph; there the loose box stays.
    ox, oy = frame.point(origin[:, 0], origin[:, 1])
    em = upright & (size != 0) & np.isfinite(oy) & ~(np.abs(ox - boxes[:, 0]) > 0.25 * size)
    base = (oy + descent * size).round(2)
    boxes[em, 3] = base[em]
    boxes[em, 1] = (base - size).round(2)[em]
    size = np.where(size != 0, size, boxes[:, 3] - boxes[:, 1])
    names = [one.name for one in styles.fonts]
    found = Characters(codes, boxes, size, styles.bold[which], upright, font, names)

    shown = np.isfinite(loose).all(axis=1)
    hidden = shown & styles.hidden[which]
    if styles.doubtful.any() and draw():
        doubtful = shown & styles.doubtful[which]
        hidden |= doubtful & ~seen_runs(page, boxes, which, doubtful)
    return found.only(shown & ~hidden), found.only(hidden) if hidden.any() else no_characters()


def _styles(handle: native.Handle, first: Sequence[int], owners: Sequence[native.Handle], rotation: int) -> _Styles:
    """Ask what the characters of text objects share; each is named by its handle and its first character."""
    n = len(owners)
    matrix = native.MATRICES.read(native.get_char_matrix, n, repeat(handle), first)
    matrix[np.isnan(matrix).any(axis=1)] = (1, 0, 0, 1, 0, 0)
    a, _, c, d, _, _ = matrix.astype(np.float64).T
    scale = np.abs(c) + np.abs(d)
    slanted = ((c != 0) & (d != 0)).nonzero()[0]
    scale[slanted] = [math.hypot(c[i], d[i]) for i in slanted.tolist()]
    scale[scale == 0] = 1.0
    exact = (np.array(list(map(native.get_font_size, repeat(handle), first))) * scale).tolist()
    rounded = {size: round(size, 2) for size in set(exact)}
    size = np.array(list(map(rounded.__getitem__, exact)))
    turns = np.where(a == 0, np.where(c == 0, 0.0, 90.0), 0.0)
    oblique = ((a != 0) & (c != 0)).nonzero()[0]
    turns[oblique] = [math.degrees(native.get_char_angle(handle, first[i])) for i in oblique.tolist()]
    turns = (turns - rotation) % 180
    upright = ~((turns > 45) & (turns < 135))

    keys = list(map(native.get_font, owners))
    known = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    fonts = [_font(key) if key else _NO_FONT for key in known]
    font = np.array(list(map(known.__getitem__, keys)))
    mode = np.array(list(map(native.get_render_mode, owners)))
    colour = native.COLOURS.read(native.get_fill_colour, n, owners)
    paper = (colour[:, 3] == 0) | (colour[:, :3].min(axis=1) >= WHITE)
    doubtful = (mode == raw.FPDF_TEXTRENDERMODE_CLIP) | ((mode == raw.FPDF_TEXTRENDERMODE_FILL) & paper)
    bold = np.array([one.bold for one in fonts])[font] | (mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE)
    return _Styles(size, font, fonts, bold, upright, mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE, doubtful)


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
