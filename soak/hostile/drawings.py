"""Pages that have to be drawn: patterns, masks, pictures that are none."""

from __future__ import annotations

import random
import zlib

from soak.hostile.kinds import ANY, TEXT, WHITE, hostile
from soak.pdf import FREE, one_page, stream, words

# What has to be drawn. White words make the reader look at the picture of the page.


@hostile(5_000_000, 50_000, ends=ANY)
def _dashes(size: int) -> bytes:
    """A line of dashes a millionth of a point long, under words that make us draw the page."""
    return one_page(b"[0.000001] 0 d 0.5 w 0 %d m 595 %d l S " % (size, size) + b"[0.00001] 0 d 0 765 m 595 765 l S "
                    + WHITE)  # fmt: skip


@hostile(ends=ANY)
def _tiling(_: int) -> bytes:
    """A pattern whose tiles are a thousandth of a point apart, to be drawn all over the page."""
    tile = stream(b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001"
                  b"/Resources<<>>", b"0 0 0.5 0.5 re f")  # fmt: skip
    page = b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>/Pattern<</P1 6 0 R>>>>"
    return one_page(b"/Pattern cs /P1 scn 0 0 595 842 re f " + WHITE, [tile], page=page)


@hostile(24, 8, ends=ANY)
def _patterns_in_patterns(size: int) -> bytes:
    """Patterns that are painted with patterns, each many times over."""
    tiles = [
        stream(b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 90 90]/XStep 10/YStep 10"
               b"/Resources<</Pattern<</P1 %d 0 R>>>>" % (FREE + i + 1), b"/Pattern cs /P1 scn 0 0 80 80 re f")
        for i in range(size)
    ]  # fmt: skip
    last = stream(b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>",
                  b"0 0 5 5 re f")  # fmt: skip
    page = b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>/Pattern<</P1 6 0 R>>>>"
    return one_page(b"/Pattern cs /P1 scn 0 0 595 842 re f " + WHITE, [*tiles, last], page=page)


@hostile(ends=ANY)
def _type3_of_itself(_: int) -> bytes:
    """A font whose glyph is written with that font."""
    glyph = stream(b"", b"500 0 0 0 500 500 d1 BT /F1 1 Tf (a) Tj ET")
    font = (b"<</Type/Font/Subtype/Type3/FontBBox[0 0 500 500]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</a 6 0 R>>"
            b"/Encoding<</Type/Encoding/Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[500]"
            b"/Resources<</Font<</F1 4 0 R>>>>>>")  # fmt: skip
    return one_page(b"BT /F1 12 Tf 72 700 Td (aaaa) Tj ET 1 1 1 rg BT /F1 12 Tf 72 600 Td (aaaa) Tj ET", [glyph],
                    font=font)  # fmt: skip


@hostile(ends=ANY)
def _soft_mask_of_itself(_: int) -> bytes:
    """A soft mask that is masked by itself."""
    form = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/CS/DeviceRGB>>"
                  b"/Resources<</ExtGState<</G1 7 0 R>>/XObject<</X1 6 0 R>>>>", b"/G1 gs /X1 Do 0 0 9 9 re f")
    state = b"<</Type/ExtGState/SMask<</S/Luminosity/G 6 0 R>>>>"  # fmt: skip
    page = b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>/ExtGState<</G1 7 0 R>>/XObject<</X1 6 0 R>>>>"
    return one_page(b"/G1 gs /X1 Do " + WHITE, [form, state], page=page)


# Pictures.


def _picture(entries: bytes, data: bytes) -> bytes:
    """A page that is all picture, so that it is drawn to be recognised."""
    return one_page(b"q 595 0 0 842 0 0 cm /X1 Do Q", [stream(b"/Type/XObject/Subtype/Image" + entries, data)])


_JPX = b"\x00\x00\x00\x0cjP  \r\n\x87\n\x00\x00\x00\x14ftypjp2 \x00\x00\x00\x00jp2 "
_JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb004300") + bytes([16]) * 64


@hostile(200_000, 5_000, ends=ANY)
def _damaged_jpx(size: int) -> bytes:
    """JPEG 2000 of which nothing but the beginning is right."""
    return _picture(b"/Width 4000/Height 4000/Filter/JPXDecode/ColorSpace/DeviceRGB/BitsPerComponent 8",
                    _JPX + random.Random(2).randbytes(size))  # fmt: skip


@hostile(ends=ANY)
def _huge_jpx(_: int) -> bytes:
    """JPEG 2000 that claims four thousand million pixels."""
    side = (60_000).to_bytes(4, "big")
    zero = bytes(4)
    siz = b"\x00\x00" + side * 2 + zero * 2 + side * 2 + zero * 2 + b"\x00\x03" + b"\x07\x01\x01" * 3
    code = b"\xff\x4f\xff\x51" + (len(siz) + 2).to_bytes(2, "big") + siz + b"\xff\x52\x00\x0c" + bytes(10)
    return _picture(b"/Width 60000/Height 60000/Filter/JPXDecode", code + random.Random(3).randbytes(2000))


@hostile(200_000, 5_000, ends=ANY)
def _damaged_jbig2(size: int) -> bytes:
    """JBIG2 of random segments."""
    return _picture(b"/Width 3000/Height 4000/Filter/JBIG2Decode/ColorSpace/DeviceGray/BitsPerComponent 1",
                    bytes.fromhex("00000000300001000000130000ffff0000ffff") + random.Random(4).randbytes(size))  # fmt: skip


@hostile(200_000, 5_000, ends=ANY)
def _damaged_dct(size: int) -> bytes:
    """JPEG that claims the largest size there is and ends in noise."""
    frame = bytes.fromhex("ffc000110800ffffff03012200021101031101").replace(b"\x08\x00\xff", b"\x08\xff\xff")
    return _picture(b"/Width 65535/Height 65535/Filter/DCTDecode/ColorSpace/DeviceRGB/BitsPerComponent 8",
                    _JPEG + frame + b"\xff\xda" + random.Random(5).randbytes(size))  # fmt: skip


@hostile(100_000, 5_000, ends=ANY)
def _damaged_fax(size: int) -> bytes:
    """Fax coding of random bits, claimed to be endless."""
    return _picture(b"/Width 60000/Height 60000/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 60000>>"
                    b"/ColorSpace/DeviceGray/BitsPerComponent 1", random.Random(6).randbytes(size))  # fmt: skip


@hostile(30_000, 4_000, ends=ANY)
def _huge_picture(size: int) -> bytes:
    """A sound picture of nine hundred million pixels in a few kilobytes."""
    pack = zlib.compressobj(9)
    row = b"\x00" * size
    data = b"".join([pack.compress(row) for _ in range(size)]) + pack.flush()
    return _picture(b"/Width %d/Height %d/Filter/FlateDecode/ColorSpace/DeviceGray/BitsPerComponent 8" % (size, size),
                    data)  # fmt: skip


@hostile(50_000, 2_000)
def _inline_pictures(size: int) -> bytes:
    """Pictures of one dot without end."""
    dot = b"q 2 0 0 2 %d %d cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q\n"
    return one_page(words(TEXT) + b"".join(dot % (i % 590, i % 840) for i in range(size)), packed=True)
