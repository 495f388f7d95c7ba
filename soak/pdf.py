"""Writes PDFs object by object, so that a hostile file shows the few objects that make it so."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/UniJIS-UCS2-H"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/HeiseiMin-W3/Flags 4/FontBBox[0 -200 1000 900]"
    b"/ItalicAngle 0/Ascent 857/Descent -143/CapHeight 700/StemV 80>>>>]>>"
)
"""A Japanese font that is not embedded."""
RESOURCES = b"/Resources<</Font<</F1 4 0 R>>/XObject<</X1 6 0 R>>>>"
FREE = 6
"""Number of the first object of ``more``."""


def stream(entries: bytes, content: bytes, packed: bool = False) -> bytes:
    """A stream object, perhaps deflated."""
    if packed:
        content, entries = zlib.compress(content, 9), entries + b"/Filter/FlateDecode"
    return b"<<" + entries + b"/Length %d>>\nstream\n" % len(content) + content + b"\nendstream"


def words(text: str, x: float = 72, y: float = 760, size: float = 12) -> bytes:
    """Operators that set a line of text in :data:`FONT`."""
    return b"BT /F1 %g Tf %g %g Td <%s> Tj ET\n" % (size, x, y, text.encode("utf-16-be").hex().encode())


def assemble(objects: Sequence[bytes], trailer: bytes = b"", prologue: bytes = b"%PDF-1.7\n") -> bytes:
    """A file of these objects, numbered from 1; the first is its catalog."""
    out, offsets, length = [prologue], [], len(prologue)
    for number, item in enumerate(objects, 1):
        offsets.append(length)
        piece = b"%d 0 obj\n" % number + item + b"\nendobj\n"
        out.append(piece)
        length += len(piece)
    size = len(objects) + 1
    out.append(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    out += [b"%010d 00000 n \n" % offset for offset in offsets]
    out.append(b"trailer <</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, length))
    return b"".join(out)


def one_page(
    content: bytes,
    more: Iterable[bytes] = (),
    *,
    page: bytes = b"/MediaBox[0 0 595 842]",
    catalog: bytes = b"",
    font: bytes = FONT,
    packed: bool = False,
    trailer: bytes = b"",
) -> bytes:
    """A file with one page.

    Args:
        content: its operators; its font is F1, the first of ``more`` its XObject X1.
        more: objects from number :data:`FREE`.
        page: further entries of the page.
        catalog: further entries of the catalog.
        font: the font's dictionary.
        packed: whether the content is deflated.
        trailer: further entries of the trailer.
    """
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R" + RESOURCES + b"/Contents 5 0 R" + page + b">>",
        font,
        stream(b"", content, packed),
        *more,
    ]
    return assemble(objects, trailer)


def many_pages(contents: Sequence[bytes], *, catalog: bytes = b"", more: Iterable[bytes] = ()) -> bytes:
    """A file with a page for each content; ``more`` are objects behind the pages'."""
    first = 4
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % len(contents),
        FONT,
    ]
    for i, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (first + 2 * i + 1)
        )
        objects.append(stream(b"", content))
    return assemble([*objects, *more])
