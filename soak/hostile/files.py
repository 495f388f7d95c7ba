"""Locks, files that are no whole files, fonts and pages that make no sense."""

from __future__ import annotations

import random

from soak.hostile.kinds import ANY, FAILED, TEXT, WHITE, hostile
from soak.pdf import FONT, assemble, many_pages, one_page, stream, words

# Locks, files that are no whole files.


@hostile(ends=FAILED, codes=["password", "security", "damaged"])
def _unknown_handler(_: int) -> bytes:
    """Encrypted by a handler that nobody knows."""
    lock = b"<</Filter/Evil.Handler/V 99/R 99/Length 2147483647/O(x)/U(y)/P -1>>"
    return one_page(words(TEXT), [lock], trailer=b"/Encrypt 6 0 R/ID[(a)(b)]")


@hostile(ends=FAILED, codes=["password", "security", "damaged"])
def _broken_lock(_: int) -> bytes:
    """Encrypted with keys of no length."""
    lock = b"<</Filter/Standard/V 5/R 6/Length 0/O()/U()/OE()/UE()/P -1/CF<</StdCF<</CFM/AESV3/Length -1>>>>>>"
    return one_page(words(TEXT), [lock], trailer=b"/Encrypt 6 0 R/ID[(a)(b)]")


@hostile(ends=ANY)
def _xref_loop(_: int) -> bytes:
    """A table of objects that is followed by itself."""
    whole = one_page(words(TEXT), trailer=b"/Prev 00000000")
    return whole.replace(b"/Prev 00000000", b"/Prev %08d" % whole.rindex(b"xref\n0"))


@hostile(ends=ANY)
def _xref_astray(_: int) -> bytes:
    """Objects that stand elsewhere than stated, and a start that points behind the end."""
    whole = one_page(words(TEXT))
    return whole.replace(b"00000 n", b"65535 n").replace(b"startxref\n", b"startxref\n99999999")


@hostile(ends=ANY)
def _object_stream_loop(_: int) -> bytes:
    """Streams of objects that stand in each other."""
    loop = stream(b"/Type/ObjStm/N 2/First 10/Extends 6 0 R", b"6 0 7 3   <<>><<>>")
    return one_page(words(TEXT), [loop, b"7 0 R"], page=b"/MediaBox 7 0 R")


@hostile(ends=ANY)
def _truncated(_: int) -> bytes:
    """The first two thirds of a file."""
    whole = many_pages([words(TEXT)] * 9)
    return whole[: len(whole) * 2 // 3]


@hostile()
def _concatenated(_: int) -> bytes:
    """Two files in one."""
    return one_page(words(TEXT)) + many_pages([words("二つ目")] * 3)


@hostile(900, 900)
def _late_beginning(size: int) -> bytes:
    """A file behind bytes that belong to nothing."""
    return b"\x00<html>" * (size // 7) + one_page(words(TEXT))


@hostile(keeps=True)
def _wrong_length(_: int) -> bytes:
    """Streams that state a length beyond the file."""
    return one_page(words(TEXT)).replace(b"/Length ", b"/Length 99999999")


@hostile(ends=ANY)
def _length_of_itself(_: int) -> bytes:
    """A stream whose length is the stream."""
    return one_page(words(TEXT)).replace(b"<</Length %d>>" % len(words(TEXT)), b"<</Length 5 0 R>>")


@hostile(ends=ANY)
def _negative_length(_: int) -> bytes:
    """A stream of less than nothing."""
    return one_page(words(TEXT)).replace(b"/Length ", b"/Length -")


@hostile(ends=FAILED, codes=["empty"])
def _nothing(_: int) -> bytes:
    """No bytes."""
    return b""


@hostile(300_000, 5_000, ends=FAILED, codes=["damaged"])
def _noise(size: int) -> bytes:
    """A header and noise."""
    return b"%PDF-1.7\n" + random.Random(7).randbytes(size)


# Fonts and pages that make no sense.


def _simple_font(cmap: bytes, extra: bytes = b"") -> bytes:
    font = (b"<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/Identity-H/ToUnicode 6 0 R" + extra +
            FONT[FONT.index(b"/DescendantFonts"):])  # fmt: skip
    return one_page(b"BT /F1 12 Tf 72 700 Td <0001000200030004> Tj ET", [stream(b"", cmap)], font=font)


@hostile(200_000, 3_000)
def _broken_tounicode(size: int) -> bytes:
    """A map of characters that is noise."""
    return _simple_font(b"begincmap 1 begincodespacerange <00> <FFFF> endcodespacerange " + random.Random(8).randbytes(size))


@hostile(ends=ANY)
def _endless_tounicode(_: int) -> bytes:
    """Ranges of four thousand million characters, and texts of a hundred thousand characters for one glyph."""
    long = b"0041" * 100_000
    return _simple_font(
        b"begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 3 beginbfrange "
        b"<00000000> <FFFFFFFF> <0041> <0000> <FFFF> [<0041>] <0001> <0004> <" + long + b"> endbfrange "
        b"1 beginbfchar <0002> <" + long + b"> endbfchar endcmap"
    )


@hostile(ends=ANY)
def _lone_surrogates(_: int) -> bytes:
    """Glyphs that stand for halves of characters, for NUL, and for what Unicode forbids."""
    return _simple_font(
        b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 4 beginbfchar <0001> <D800> <0002> <DC00> "
        b"<0003> <0000> <0004> <FFFF> endbfchar endcmap"
    )


@hostile(ends=ANY)
def _cmap_of_itself(_: int) -> bytes:
    """An encoding that uses itself."""
    cmap = stream(b"/Type/CMap/CMapName/Loop/UseCMap 6 0 R", b"/Loop usecmap begincmap endcmap")
    font = FONT.replace(b"/Encoding/UniJIS-UCS2-H", b"/Encoding 6 0 R/ToUnicode 6 0 R")
    return one_page(b"BT /F1 12 Tf 72 700 Td <81ea6cbb> Tj ET", [cmap], font=font)


@hostile(100_000, 3_000, ends=ANY)
def _broken_font_file(size: int) -> bytes:
    """A font file of noise."""
    font = FONT.replace(b"/StemV 80", b"/StemV 80/FontFile3 6 0 R/FontFile2 6 0 R")
    noise = stream(b"/Subtype/CIDFontType0C", b"\x01\x00\x04\x01" + random.Random(9).randbytes(size))
    return one_page(words(TEXT) + WHITE, [noise], font=font)


_BOXES = (
    b"/MediaBox[0 0 0 0]", b"/MediaBox[595 842 0 0]", b"/MediaBox[-1e30 -1e30 1e30 1e30]", b"/MediaBox[nan inf x (y)]",
    b"/MediaBox[0 0 0.0001 0.0001]", b"/MediaBox[0 0 595]", b"/MediaBox 3 0 R", b"", b"/MediaBox[0 0 595 842]/Rotate 37",
    b"/MediaBox[0 0 595 842]/Rotate 2147483647", b"/MediaBox[0 0 595 842]/Rotate -90/UserUnit 100000",
    b"/MediaBox[0 0 595 842]/CropBox[900 900 950 950]", b"/MediaBox[0 0 14400 14400]", b"/MediaBox[0 0 19999 19999]",
    b"/MediaBox[99999 99999 100594 100841]", b"/MediaBox[0 0 2147483648 842]", b"/MediaBox[0 0 10 19000]",
)  # fmt: skip


@hostile(ends=ANY)
def _absurd_pages(_: int) -> bytes:
    """Pages of no size, of negative size, larger than a country, turned by angles that there are not."""
    first = 5
    kids = b" ".join(b"%d 0 R" % (first + i) for i in range(len(_BOXES)))
    pages = [b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R" + box + b">>" for box in _BOXES]
    root = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % len(_BOXES), FONT]
    return assemble([*root, stream(b"", words(TEXT) + WHITE), *pages])


@hostile(ends=ANY)
def _absurd_numbers(_: int) -> bytes:
    """Text placed by numbers that are none, at sizes without bounds."""
    numbers = [b"1e308", b"-1e38", b"99999999999999999999", b"0", b"1e-300", b"nan", b"--5", b"5.5.5"]
    runs = [b"BT /F1 %s Tf %s %s %s %s %s %s Tm <81ea6cbb> Tj ET\n" % (a, b, c, a, b, a, c)
            for a in numbers for b in numbers for c in numbers]  # fmt: skip
    return one_page(words(TEXT) + b"".join(runs) + b"1e38 w 0 0 m 1e38 1e38 l S -1e38 0 1e38 9 re f")


@hostile(300_000, 5_000)
def _many_objects(size: int) -> bytes:
    """Objects that nothing needs."""
    return one_page(words(TEXT), [b"[%d]" % i for i in range(size)])
