"""Small PDFs written by hand, so that each test shows the few operators that matter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extractors.document import Page
from extractors.reading import read_document

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def stream(entries: bytes, content: bytes) -> bytes:
    """A stream object."""
    return b"<<" + entries + b"/Length %d>>\nstream\n" % len(content) + content + b"\nendstream"


def image(grey: int = 200) -> bytes:
    """A picture of one pixel."""
    return stream(
        b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", bytes([grey])
    )


def cid_font(encoding: bytes, ordering: bytes = b"Japan1", more: bytes = b"") -> bytes:
    """A Japanese font that is not embedded."""
    return (
        b"<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/" + encoding + more +
        b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(" + ordering + b")/Supplement 2>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/HeiseiMin-W3/Flags 4/FontBBox[0 -200 1000 900]"
        b"/ItalicAngle 0/Ascent 857/Descent -143/CapHeight 700/StemV 80>>>>]>>"
    )  # fmt: skip


def pdf(
    content: bytes,
    font: bytes = HELVETICA,
    page: bytes = b"/MediaBox[0 0 300 200]",
    more: Sequence[bytes] = (),
    catalog: bytes = b"",
) -> bytes:
    """A file with one page.

    Args:
        content: of the page; its font is F1 (object 5), the first of ``more`` is XObject X1.
        font: the font's dictionary.
        page: further entries of the page.
        more: objects from number 6.
        catalog: further entries of the catalog.
    """
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X1 6 0 R>>>>/Contents 4 0 R" + page + b">>",
        stream(b"", content),
        font,
        *more,
    ]
    out, offsets = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + item + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + (
        b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    )


def read(tmp_path: Path, data: bytes) -> Page:
    """The only page of a file, as the reader sees it."""
    path = tmp_path / "handmade.pdf"
    path.write_bytes(data)
    return read_document(path, ocr="off").pages[0]


def text(page: Page) -> str:
    """All characters of a page in the file's order."""
    return "".join(char.text for char in page.chars)
