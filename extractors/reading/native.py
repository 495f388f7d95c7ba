"""PDFium's functions called with plain addresses: a page needs tens of thousands of calls, and each must be cheap.

The bindings of pypdfium2 make a pointer object for each handle that is handed in or out. Here a handle is a number, and
results go by address into a numpy buffer, so that :func:`map` runs over a whole page without a Python frame a call.
"""

from __future__ import annotations

import ctypes
from ctypes import c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from typing import Any

import pypdfium2.raw as raw


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, c_void_p).value or 0)


def address(handle: Any) -> int | None:
    """The number behind a handle of pypdfium2; None for a null handle."""
    return ctypes.cast(handle, c_void_p).value


_P, _I = c_void_p, c_int

get_text = _plain(raw.FPDFText_GetText, _I, _P, _I, _I, _P)
get_unicode = _plain(raw.FPDFText_GetUnicode, c_uint, _P, _I)
is_generated = _plain(raw.FPDFText_IsGenerated, _I, _P, _I)
is_hyphen = _plain(raw.FPDFText_IsHyphen, _I, _P, _I)
has_map_error = _plain(raw.FPDFText_HasUnicodeMapError, _I, _P, _I)
get_loose_box = _plain(raw.FPDFText_GetLooseCharBox, _I, _P, _I, _P)
get_origin = _plain(raw.FPDFText_GetCharOrigin, _I, _P, _I, _P, _P)
get_text_object = _plain(raw.FPDFText_GetTextObject, c_size_t, _P, _I)
get_char_matrix = _plain(raw.FPDFText_GetMatrix, _I, _P, _I, _P)
get_char_angle = _plain(raw.FPDFText_GetCharAngle, c_float, _P, _I)
get_font_size = _plain(raw.FPDFText_GetFontSize, c_double, _P, _I)

get_render_mode = _plain(raw.FPDFTextObj_GetTextRenderMode, _I, _P)
get_font = _plain(raw.FPDFTextObj_GetFont, c_size_t, _P)
get_font_name = _plain(raw.FPDFFont_GetBaseFontName, c_size_t, _P, _P, c_size_t)
get_font_weight = _plain(raw.FPDFFont_GetWeight, _I, _P)
get_font_descent = _plain(raw.FPDFFont_GetDescent, _I, _P, c_float, _P)

get_page_object = _plain(raw.FPDFPage_GetObject, _P, _P, _I)
get_form_object = _plain(raw.FPDFFormObj_GetObject, _P, _P, c_ulong)
count_form_objects = _plain(raw.FPDFFormObj_CountObjects, _I, _P)
get_kind = _plain(raw.FPDFPageObj_GetType, _I, _P)
get_bounds = _plain(raw.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)
get_matrix = _plain(raw.FPDFPageObj_GetMatrix, _I, _P, _P)
has_transparency = _plain(raw.FPDFPageObj_HasTransparency, _I, _P)
get_picture_size = _plain(raw.FPDFImageObj_GetImagePixelSize, _I, _P, _P, _P)
get_fill_colour = _plain(raw.FPDFPageObj_GetFillColor, _I, _P, _P, _P, _P, _P)
get_stroke_colour = _plain(raw.FPDFPageObj_GetStrokeColor, _I, _P, _P, _P, _P, _P)
get_stroke_width = _plain(raw.FPDFPageObj_GetStrokeWidth, _I, _P, _P)

get_draw_mode = _plain(raw.FPDFPath_GetDrawMode, _I, _P, _P, _P)
count_path_segments = _plain(raw.FPDFPath_CountSegments, _I, _P)
get_path_segment = _plain(raw.FPDFPath_GetPathSegment, _P, _P, _I)
get_segment_kind = _plain(raw.FPDFPathSegment_GetType, _I, _P)
get_segment_point = _plain(raw.FPDFPathSegment_GetPoint, _I, _P, _P, _P)
get_segment_close = _plain(raw.FPDFPathSegment_GetClose, _I, _P)
