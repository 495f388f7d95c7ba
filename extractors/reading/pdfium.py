"""PDFium reads characters, paths, images and bookmarks of a page, with rotation and crop box applied."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from extractors import trace
from extractors.document import Bookmark, Page, Place
from extractors.glyphs import Glyphs
from extractors.memory import give_back
from extractors.reading.annotations import painted
from extractors.reading.characters import read_characters
from extractors.reading.drawing import embolden, most_pixels, read_drawing
from extractors.reading.frame import Frame
from extractors.reading.outlines import as_seen, tells_time
from extractors.reading.reader import ReadError
from extractors.reading.repair import drop_doubles, drop_hidden

MAX_DEPTH = 15
"""Nesting of bookmarks that is followed; a cycle ends here."""
LARGEST = 20_000.0
"""Points; a page that claims to be larger (PDF itself allows 14,400) is damaged, and would cost all memory to draw."""
AFRESH = 20
"""Pages after which the file is opened anew: PDFium keeps fonts and pictures of all pages until a file is closed, which
in a book of 400 pages with fonts of their own is half a gigabyte. Opening only reads the cross-references."""
MOST_PIXELS = 300_000_000
"""Pixels of a picture; a page with a larger one is not drawn (A0 at 300 dots an inch has 140 million)."""
HEADER = 1024
"""Bytes in which every reader looks for the mark of a PDF."""

_CAUSES = {
    raw.FPDF_ERR_FILE: ("damaged", "cannot be read"),
    raw.FPDF_ERR_FORMAT: ("damaged", "is damaged beyond opening"),
    raw.FPDF_ERR_PASSWORD: ("password", "is encrypted and asks for a password"),
    raw.FPDF_ERR_SECURITY: ("security", "is encrypted in a way that is not supported"),
    raw.FPDF_ERR_PAGE: ("damaged", "has no page that can be loaded"),
}

class PdfiumReader:
    """A PDF opened by PDFium. Not for threads: PDFium can return empty text when two threads use it."""

    def __init__(self, data: bytes, path: Path, password: str | None = None, *, plain: bool = False) -> None:
        """Open from bytes, so that the file on disk may change meanwhile.

        A plain reader asks for nothing but the pages themselves: labels, bookmarks and form fields are trees that a
        damaged file can make endless, and PDFium falls into some of them.

        Raises:
            ReadError: if PDFium cannot open it or finds no page.
        """
        self._path = path
        self._data, self._password = data, password
        self._loaded = 0
        self._plain = plain
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
        self._prepare()

    def _prepare(self) -> None:
        if not self._plain and self._pdf.get_formtype() in (raw.FORMTYPE_ACRO_FORM, raw.FORMTYPE_XFA_FOREGROUND):
            self._pdf.init_forms()

    def close(self) -> None:
        """Release the file."""
        self._pdf.close()
        if self._loaded >= AFRESH:
            give_back()

    def bookmarks(self) -> list[Bookmark]:
        """The file's own outline; entries without a title are left out, damage ends the list."""
        found: list[Bookmark] = []
        if self._plain:
            return found
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
            top = self._pdf.get_page_size(index)[1] - top
        return index + 1, top

    def page(self, number: int, *, drawn: bool = True) -> Page:
        """Read one page and close it; see :class:`Reader`.

        Raises:
            ReadError: if PDFium cannot load the page.
        """
        page = self._load(number, annotated=drawn)
        try:
            frame = Frame(page, number)
            if max(frame.width, frame.height) > LARGEST:
                size = f"{frame.width:.0f} × {frame.height:.0f} points"
                raise ReadError("page_damaged", f"{self._path}: page {number} claims a size of {size}")
            found = read_characters(page, frame, lambda: drawn and most_pixels(page) <= MOST_PIXELS)
            drawing = read_drawing(page, frame, found.owners)
            result = Page(
                number, frame.width, frame.height, frame.rotation, [], drawing.segments, drawing.shapes,
                drawing.images,
            )  # fmt: skip
            result.unmapped = found.unmapped
            result.text_source = "ocr" if drawing.covered else "native"
            if not self._plain:
                trace.at("labels", number)
                result.label = self._pdf.get_page_label(number - 1) or None
                trace.at("reading", number)
            result.excess = [*found.excess, *drawing.excess]
            kept = drop_hidden(result, embolden(found.visible, drawing.struck), found.invisible)
            single = drop_doubles(kept)
            result.hidden += len(kept) - len(single)
            result.chars = single.objects(number)
            result.glyphs = Glyphs.of_columns(
                result.chars, single.codes, single.boxes, single.size, single.style(), single.upright
            )
            if drawn and drawing.pixels <= MOST_PIXELS and tells_time(result.chars):
                # Only over a time axis it matters what gradients, shadows and pictures of arrows look like.
                result.segments, result.shapes, result.images = as_seen(page, frame, drawing)
            return result
        except pdfium.PdfiumError as error:
            raise ReadError("page_damaged", f"{self._path}: page {number} cannot be read ({error})") from None
        finally:
            page.close()

    def _load(self, number: int, *, annotated: bool = True) -> pdfium.PdfPage:
        self._loaded += 1
        try:
            if self._loaded % AFRESH == 0:
                self._pdf.close()
                self._pdf = pdfium.PdfDocument(self._data, password=self._password)
                self._prepare()
            return painted(self._pdf, number - 1) if annotated else self._pdf[number - 1]
        except (pdfium.PdfiumError, IndexError):
            raise ReadError("page_damaged", f"{self._path}: page {number} cannot be loaded") from None

    def character_count(self, number: int) -> int:
        """Count the characters of a page without reading them.

        Raises:
            ReadError: if PDFium cannot load the page.
        """
        page = self._load(number, annotated=False)
        try:
            textpage = page.get_textpage()
            try:
                return textpage.count_chars()
            finally:
                textpage.close()
        except pdfium.PdfiumError as error:
            raise ReadError("page_damaged", f"{self._path}: page {number} cannot be read ({error})") from None
        finally:
            page.close()

    def picture(self, number: int, dpi: int, area: Place | None = None) -> Image.Image:
        """A page as displayed, in grey, or an area of it.

        Raises:
            ReadError: if PDFium cannot load or draw the page.
        """
        return self._drawn(number, lambda side: dpi / 72, "L", area)

    def drawing(self, number: int, longest: int) -> Image.Image:
        """A page as displayed, in colour, its longer side so many pixels long.

        Raises:
            ReadError: if PDFium cannot load or draw the page, or its size is absurd.
        """

        def scale(side: float) -> float:
            if not 0 < side <= LARGEST:
                raise ReadError("page_damaged", f"{self._path}: page {number} claims a side of {side:.0f} points")
            return longest / side

        return self._drawn(number, scale, "RGB")

    def _drawn(
        self, number: int, scale: Callable[[float], float], mode: str, area: Place | None = None
    ) -> Image.Image:
        """A page in one of Pillow's modes, drawn at the scale that its longer side in points asks for."""
        page = self._load(number)
        try:
            factor = scale(max(page.get_width(), page.get_height()))
            self._refuse_huge(page, number)
            crop = _crop(page, area, factor) if area is not None else (0.0, 0.0, 0.0, 0.0)
            bitmap = page.render(scale=factor, grayscale=mode == "L", crop=crop)
            try:
                return bitmap.to_pil().convert(mode)  # a copy in any case: the bitmap's memory ends with it
            finally:
                bitmap.close()
        except pdfium.PdfiumError as error:
            raise ReadError("page_damaged", f"{self._path}: page {number} cannot be drawn ({error})") from None
        finally:
            page.close()

    def _refuse_huge(self, page: pdfium.PdfPage, number: int) -> None:
        pixels = most_pixels(page)
        if pixels > MOST_PIXELS:
            said = f"{self._path}: page {number} holds a picture of {pixels / 1e6:.0f} million pixels and is not drawn"
            raise ReadError("picture_too_large", said)


def _crop(page: pdfium.PdfPage, area: Place, factor: float) -> tuple[float, float, float, float]:
    """What to leave away left of, below, right of and above an area, in points.

    It is whole pixels, so that the area looks as in the page's own picture, but for a grey value of rounding.
    """
    width, height = math.ceil(page.get_width() * factor), math.ceil(page.get_height() * factor)
    left = min(max(int(area.x0 * factor), 0), width - 1)
    upper = min(max(int(area.top * factor), 0), height - 1)
    right = width - min(max(math.ceil(area.x1 * factor), left + 1), width)
    lower = height - min(max(math.ceil(area.bottom * factor), upper + 1), height)
    # PDFium's binding rounds up: half a pixel less is the pixel meant, whatever the division leaves.
    left_out = [max(pixels - 0.5, 0.0) / factor for pixels in (left, lower, right, upper)]
    return left_out[0], left_out[1], left_out[2], left_out[3]


def _reset_error() -> None:
    """Make PDFium forget why the last file failed: a file without pages fails without setting a cause of its own."""
    raw.FPDF_LoadMemDocument64(b"", 0, None)
