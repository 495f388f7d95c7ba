"""PDFium's functions called as cheaply as Python can: a page needs tens of thousands of calls.

The bindings of pypdfium2 make pointer objects for what is handed in and out, and convert every argument. Here a call
that is made for each character or corner takes its arguments as they are (a :class:`Handle`, a pointer, a number),
and its results go into a buffer whose pointers are ready, so that :func:`map` runs over a page without a Python frame.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterable
from ctypes import c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from typing import Any

import numpy as np
import pypdfium2.raw as raw


class Handle(c_void_p):
    """A thing of PDFium. Results of this type stay pointers; those of its base become numbers."""


def handle(thing: Any) -> Handle:
    """The handle behind one of pypdfium2."""
    return Handle(ctypes.cast(thing, c_void_p).value)


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """A function whose arguments are converted to what it takes."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, c_void_p).value or 0)


def _quick(function: Any, result: Any) -> Any:
    """A function of handles, pointers and numbers below two thousand million, called without converting them."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, c_void_p).value or 0)


class Rows:
    """A buffer for the results of one call a row. Its pointers are made once and serve page after page.

    Not for threads, as PDFium itself is not.
    """

    KEPT = 10_000
    """Rows kept for the next page; more are made anew."""

    def __init__(self, kind: Any, columns: int, *, apart: bool = True) -> None:
        """Rows of so many numbers, each with a pointer of its own, or with one pointer a row."""
        self._columns, self._apart = columns, apart
        self._kind = np.dtype(kind)
        self._empty = np.nan if self._kind.kind == "f" else 0
        self._values, self._pointers = self._make(0)

    def read(self, call: Any, n: int, *arguments: Iterable[Any]) -> np.ndarray:
        """Call a function n times with pointers behind its arguments; what it leaves is NaN, or 0 in integers."""
        values, pointers = self._values, self._pointers
        if n > len(values):
            values, pointers = self._make(max(n, min(2 * n, self.KEPT)))
            if n <= self.KEPT:
                self._values, self._pointers = values, pointers
        values[:n] = self._empty
        deque(map(call, *arguments, *pointers), maxlen=0)
        return values[:n].copy()

    def _make(self, rows: int) -> tuple[np.ndarray, list[list[c_void_p]]]:
        values = np.zeros((rows, self._columns), dtype=self._kind)
        start, wide = values.ctypes.data, self._kind.itemsize
        step = wide * self._columns
        return values, [
            list(map(c_void_p, range(start + wide * i, start + wide * i + step * rows, step)))
            for i in range(self._columns if self._apart else 1)
        ]


_P, _I = c_void_p, c_int

get_text = _plain(raw.FPDFText_GetText, _I, _P, _I, _I, _P)
get_unicode = _quick(raw.FPDFText_GetUnicode, c_uint)
is_generated = _quick(raw.FPDFText_IsGenerated, _I)
is_hyphen = _quick(raw.FPDFText_IsHyphen, _I)
has_map_error = _quick(raw.FPDFText_HasUnicodeMapError, _I)
get_loose_box = _quick(raw.FPDFText_GetLooseCharBox, _I)
get_origin = _quick(raw.FPDFText_GetCharOrigin, _I)
get_text_object = _quick(raw.FPDFText_GetTextObject, c_size_t)
get_char_matrix = _quick(raw.FPDFText_GetMatrix, _I)
get_char_angle = _quick(raw.FPDFText_GetCharAngle, c_float)
get_font_size = _quick(raw.FPDFText_GetFontSize, c_double)

get_render_mode = _quick(raw.FPDFTextObj_GetTextRenderMode, _I)
get_font = _quick(raw.FPDFTextObj_GetFont, c_size_t)
get_font_name = _plain(raw.FPDFFont_GetBaseFontName, c_size_t, _P, _P, c_size_t)
get_font_weight = _plain(raw.FPDFFont_GetWeight, _I, _P)
get_font_descent = _plain(raw.FPDFFont_GetDescent, _I, _P, c_float, _P)

get_page_object = _quick(raw.FPDFPage_GetObject, c_size_t)
get_form_object = _plain(raw.FPDFFormObj_GetObject, c_size_t, _P, c_ulong)
count_form_objects = _quick(raw.FPDFFormObj_CountObjects, _I)
get_kind = _quick(raw.FPDFPageObj_GetType, _I)
get_bounds = _quick(raw.FPDFPageObj_GetBounds, _I)
get_matrix = _quick(raw.FPDFPageObj_GetMatrix, _I)
has_transparency = _quick(raw.FPDFPageObj_HasTransparency, _I)
get_picture_size = _quick(raw.FPDFImageObj_GetImagePixelSize, _I)
get_fill_colour = _quick(raw.FPDFPageObj_GetFillColor, _I)
get_stroke_colour = _quick(raw.FPDFPageObj_GetStrokeColor, _I)
get_stroke_width = _quick(raw.FPDFPageObj_GetStrokeWidth, _I)

get_draw_mode = _quick(raw.FPDFPath_GetDrawMode, _I)
count_path_segments = _quick(raw.FPDFPath_CountSegments, _I)
get_path_segment = _quick(raw.FPDFPath_GetPathSegment, Handle)
locate_path_segment = _quick(raw.FPDFPath_GetPathSegment, c_size_t)
get_segment_kind = _quick(raw.FPDFPathSegment_GetType, _I)
get_segment_point = _quick(raw.FPDFPathSegment_GetPoint, _I)
get_segment_close = _quick(raw.FPDFPathSegment_GetClose, _I)
get_clip = _quick(raw.FPDFPageObj_GetClipPath, Handle)
count_clip_paths = _quick(raw.FPDFClipPath_CountPaths, _I)
count_clip_segments = _quick(raw.FPDFClipPath_CountPathSegments, _I)
get_clip_segment = _quick(raw.FPDFClipPath_GetPathSegment, Handle)

COLOURS = Rows(np.uint32, 4)
MATRICES = Rows(np.float32, 6, apart=False)
LOOSE_BOXES = Rows(np.float32, 4, apart=False)
ORIGINS = Rows(np.float64, 2)
BOUNDS = Rows(np.float32, 4)
PAIRS = Rows(np.uint32, 2)
POINTS = Rows(np.float32, 2)
NUMBERS = Rows(np.float32, 1)
