"""Read a page's characters with their places straight from PDFium, apart from the extractor's own reader."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

# Published boxes are rounded to a tenth of a point; glyphs overhang their boxes a little.
TOLERANCE = 0.6
_HYPHENS = {0x02: "-", 0xFFFE: "-"}


@dataclass(frozen=True)
class PageText:
    """The characters of a page in the order of its content, and their centres in points from the top-left corner."""

    chars: tuple[str, ...]
    x: np.ndarray
    y: np.ndarray

    def inside(self, regions: Sequence[tuple[float, float, float, float]]) -> str:
        """The characters whose centre lies in one of the rectangles (x0, top, x1, bottom), each once, in order."""
        seen: set[int] = set()
        text: list[str] = []
        for x0, top, x1, bottom in regions:
            hit = (
                (self.x >= x0 - TOLERANCE) & (self.x <= x1 + TOLERANCE)
                & (self.y >= top - TOLERANCE) & (self.y <= bottom + TOLERANCE)
            )  # fmt: skip
            for index in np.flatnonzero(hit):
                if index not in seen:
                    seen.add(int(index))
                    text.append(self.chars[index])
        return "".join(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class Reread:
    """One PDF, its pages read when first asked for and kept one at a time.

    Raises:
        pypdfium2.PdfiumError: the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        """Open the file."""
        self._document = pdfium.PdfDocument(path)
        self._last: tuple[int, PageText] | None = None

    def close(self) -> None:
        """Close the file."""
        self._document.close()

    def page(self, number: int) -> PageText:
        """The characters of a physical page, counted from 1."""
        if self._last is None or self._last[0] != number:
            page = self._document[number - 1]
            try:
                self._last = (number, _read(page))
            finally:
                page.close()
        return self._last[1]


def _read(page: Any) -> PageText:
    chars: list[str] = []
    xs: list[float] = []
    ys: list[float] = []
    drawn: dict[tuple[str, int, int], list[tuple[float, float]]] = defaultdict(list)
    textpage = page.get_textpage()
    try:
        for char, x, y in _centres(page, textpage.raw):
            if _is_double(drawn, char, x, y):
                continue
            chars.append(char)
            xs.append(x)
            ys.append(y)
    finally:
        textpage.close()
    return PageText(tuple(chars), np.array(xs), np.array(ys))


def _centres(page: Any, handle: Any) -> Iterator[tuple[str, float, float]]:
    """Printed characters with the centre of their glyph as displayed: crop box and rotation applied."""
    bounds = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(bounds))
    rotation = page.get_rotation()
    left, bottom, right, top = (ctypes.c_double() for _ in range(4))
    box = [ctypes.byref(value) for value in (left, right, bottom, top)]
    loose = raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        char = _HYPHENS.get(code) or chr(code)
        if code == 0 or char.isspace() or raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        if raw.FPDFText_GetCharBox(handle, index, *box) and (right.value > left.value or top.value > bottom.value):
            x, y = (left.value + right.value) / 2, (bottom.value + top.value) / 2
        elif raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(loose)):
            x, y = (loose.left + loose.right) / 2, (loose.bottom + loose.top) / 2
        else:
            continue
        match rotation:
            case 90:
                yield char, y - bounds.bottom, x - bounds.left
            case 180:
                yield char, bounds.right - x, y - bounds.bottom
            case 270:
                yield char, bounds.top - y, bounds.right - x
            case _:
                yield char, x - bounds.left, bounds.top - y


def _is_double(drawn: dict[tuple[str, int, int], list[tuple[float, float]]], char: str, x: float, y: float) -> bool:
    """Whether the character was printed at this spot before (bold by printing twice, shadows)."""
    column, row = int(x // 2), int(y // 2)
    for i in (column - 1, column, column + 1):
        for j in (row - 1, row, row + 1):
            if any(abs(x - a) < 1.2 and abs(y - b) < 1.2 for a, b in drawn.get((char, i, j), ())):
                return True
    drawn[char, column, row].append((x, y))
    return False
