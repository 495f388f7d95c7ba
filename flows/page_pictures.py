"""Draws the pages that facts stand on, small enough for a file share: sixteen colours, the letters still sharp."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from extractors.reading.pdfium import PdfiumReader
from extractors.reading.reader import ReadError

LONG_SIDE = 1240
"""Pixels of the longer side: 106 dpi of an A4 page, at which printed notes can be read."""
COLOURS = 16
PHOTOGRAPH = 150_000
"""Bytes beyond which a page is taken for a photograph, and drawn as one if that is smaller."""
MAKING = "1"
"""Changes when pages are drawn in another way: pictures of an older report are then not taken over."""


def draw_pages(pdf: Path, folder: Path, pages: Iterable[int], password: str | None = None) -> list[int]:
    """Draw pages of a PDF as ``<page>.webp``.

    Returns:
        The pages that could be drawn; damaged ones are left out, and the report says that there is no picture.

    Raises:
        ReadError: if the file cannot be opened.
        OSError: if a picture cannot be written.
    """
    reader = PdfiumReader(pdf.read_bytes(), pdf, password)
    drawn = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in sorted(pages):
            try:
                picture = compress(reader.drawing(number, LONG_SIDE))
            except ReadError:
                continue
            (folder / f"{number}.webp").write_bytes(picture)
            drawn.append(number)
    finally:
        reader.close()
    return drawn


def compress(picture: Image.Image) -> bytes:
    """A picture of a page as WebP; the same picture gives the same bytes."""
    few = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).convert("RGB")
    sharp = _webp(few, lossless=True, quality=50, method=3)
    if len(sharp) <= PHOTOGRAPH:
        return sharp
    return min(sharp, _webp(picture, quality=50, method=4), key=len)


def _webp(picture: Image.Image, **options: int | bool) -> bytes:
    out = io.BytesIO()
    picture.save(out, format="WEBP", **options)
    return out.getvalue()
