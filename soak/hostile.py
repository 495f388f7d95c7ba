"""Files made to hurt whoever opens them: each says what it attacks, and how it may end."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from soak.pdf import FONT, FREE, RESOURCES, assemble, many_pages, one_page, stream, words

READ = frozenset({"ok", "partial"})
"""The damage is beside the text, or leaves some of it."""
ANY = frozenset({"ok", "partial", "failed"})
FAILED = frozenset({"failed"})
TEXT = "自治体ＤＸの推進"


@dataclass(frozen=True, slots=True)
class Hostile:
    """A hostile file.

    ``make`` writes it in a size, ``full`` as the soak tries it, ``small`` as the tests do. ``ends`` are the statuses with
    which it may end, and ``keeps`` says that its words must be read.
    """

    name: str
    make: Callable[[int], bytes]
    full: int
    small: int
    ends: frozenset[str] = READ
    keeps: bool = False
    codes: frozenset[str] = field(default_factory=frozenset)
    """Codes of which at least one stands in ``warnings`` where the file is tried in full."""


FILES: list[Hostile] = []


def _hostile(
    full: int = 1, small: int = 1, ends: frozenset[str] = READ, keeps: bool = False, codes: Iterable[str] = ()
) -> Callable[[Callable[[int], bytes]], Callable[[int], bytes]]:
    def add(make: Callable[[int], bytes]) -> Callable[[int], bytes]:
        name = make.__name__.strip("_").replace("_", "-")
        FILES.append(Hostile(name, make, full, small, ends, keeps, frozenset(codes)))
        return make

    return add


def chosen(name: str) -> Hostile:
    """A hostile file by its name."""
    return next(file for file in FILES if file.name == name)


# The page tree.


@_hostile(ends=ANY)
def _page_tree_cycle(_: int) -> bytes:
    """The tree of pages holds itself."""
    return assemble([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]" + RESOURCES + b"/Contents 5 0 R>>", FONT,
        stream(b"", words(TEXT)),
    ])  # fmt: skip


@_hostile(20_000, 2_000, ends=ANY)
def _page_tree_deep(size: int) -> bytes:
    """A page under thousands of nodes."""
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1) for number in range(5, 5 + size)]
    page = b"<</Type/Page/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>"
    root = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[5 0 R]/Count 1>>", FONT, stream(b"", words(TEXT))]
    return assemble([*root, *nodes, page])


@_hostile(100_000, 3_000, codes=["page_limit"])
def _pages_100000(size: int) -> bytes:
    """More pages than anybody reads; all share their content."""
    kids = b" ".join(b"%d 0 R" % (5 + i) for i in range(size))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>"
    root = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % size, FONT]
    return assemble([*root, stream(b"", words(TEXT)), *[page] * size])


@_hostile(2**31 - 1, 10**6, ends=ANY)
def _page_count_lie(size: int) -> bytes:
    """One page where thousands of millions are announced."""
    return one_page(words(TEXT)).replace(b"/Count 1", b"/Count %d" % size)


# Content that never ends.


@_hostile(10_000, 500)
def _forms_deep(size: int) -> bytes:
    """Form in form in form."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X1 %d 0 R>>>>"
    forms = [stream(form % (FREE + i + 1), b"/X1 Do") for i in range(size)]
    last = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + RESOURCES, words(TEXT))
    return one_page(b"/X1 Do", [*forms, last])


@_hostile(30, 16, ends=ANY, codes=["memory", "timeout", "too_much"])
def _forms_exponential(size: int) -> bytes:
    """Each form paints the next one twice: two to the power of their number in the end."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X1 %d 0 R>>>>"
    forms = [stream(form % (FREE + i + 1), b"/X1 Do /X1 Do") for i in range(size)]
    last = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]", b"1 1 m 9 9 l S")
    return one_page(words(TEXT) + b"/X1 Do", [*forms, last])


@_hostile(ends=ANY, codes=["memory", "timeout", "too_much"])
def _form_of_itself(_: int) -> bytes:
    """A form that paints itself."""
    loop = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + RESOURCES, b"/X1 Do /X1 Do")
    return one_page(words(TEXT) + b"/X1 Do", [loop])


@_hostile(1_500, 50, ends=ANY)
def _flate_bomb(size: int) -> bytes:
    """Content that unpacks to more than a thousand megabytes, packed twice into a few kilobytes."""
    pack = zlib.compressobj(9)
    packed = b"".join([pack.compress(b" " * 2**20) for _ in range(size)]) + pack.flush()
    twice = zlib.compress(packed, 9)
    content = stream(b"/Filter[/FlateDecode/FlateDecode]", twice)
    return assemble([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>", content,
    ])  # fmt: skip


@_hostile(1_000_000, 50_000)
def _save_states(size: int) -> bytes:
    """Graphics states that are saved and never restored."""
    return one_page(words(TEXT) + b"q " * size, packed=True)


@_hostile(500_000, 20_000, ends=ANY)
def _arrays_deep(size: int) -> bytes:
    """An array in an array, half a million deep, as an entry of the page and in its content."""
    return one_page(words(TEXT) + b"[" * size, page=b"/MediaBox[0 0 595 842]/Deep " + b"[" * size + b"]" * size)


@_hostile(300_000, 20_000)
def _garbage_operators(size: int) -> bytes:
    """Content of random bytes behind a line of text."""
    return one_page(words(TEXT) + random.Random(1).randbytes(size))


@_hostile(1_000_000, 20_000)
def _ruling_lines(size: int) -> bytes:
    """A million ruling lines on one page, as a drawing of a town may have."""
    lines = [b"%d %d m %d %d l S\n" % (i % 595, i % 842, (i * 7) % 595, i % 842) for i in range(size)]
    return one_page(words(TEXT) + b"".join(lines), packed=True)


@_hostile(1_000_000, 20_000)
def _boxes(size: int) -> bytes:
    """Filled boxes in different colours without end."""
    boxes = [b"0.%d 0 0 rg %d %d 3 3 re f\n" % (i % 10, (i * 13) % 590, (i * 7) % 830) for i in range(size)]
    return one_page(words(TEXT) + b"".join(boxes), packed=True)


@_hostile(150, 40)
def _mesh(size: int) -> bytes:
    """Graph paper: a table of tens of thousands of cells, each with a digit."""
    step = 590 / size
    lines = [b"%.3f 0 m %.3f 590 l S 0 %.3f m 590 %.3f l S\n" % ((i * step,) * 4) for i in range(size + 1)]
    digits = [words("1", column * step + 0.5, row * step + 0.5, step * 0.7)
              for row in range(size) for column in range(size)]  # fmt: skip
    return one_page(b"0.2 w " + b"".join(lines + digits), packed=True)


@_hostile(1_000_000, 20_000, ends=ANY, codes=["too_much", "memory", "timeout"])
def _text_lines(size: int) -> bytes:
    """A million lines of text on one page."""
    lines = [b"1 0 0 1 %d %.3f Tm <81ea6cbb4f53> Tj\n" % (i % 500, 842 * (i * 0.618 % 1)) for i in range(size)]
    return one_page(b"BT /F1 6 Tf " + b"".join(lines) + b"ET", packed=True)


@_hostile(100_000, 10_000)
def _tiny_characters(size: int) -> bytes:
    """A hundred thousand characters, each a hundredth of a point high."""
    rows = [b"1 0 0 1 72 %.4f Tm <%s> Tj\n" % (700 - i * 0.02, b"81ea" * 1000) for i in range(size // 1000)]
    return one_page(words(TEXT) + b"BT /F1 0.01 Tf " + b"".join(rows) + b"ET", packed=True)


@_hostile(100_000, 3_000)
def _same_place(size: int) -> bytes:
    """Characters one on top of the other."""
    return one_page(b"BT /F1 9 Tf 9 TL " + b"1 0 0 1 72 700 Tm <81ea> Tj\n" * size + b"ET", packed=True)


@_hostile(60_000, 4_000)
def _one_long_line(size: int) -> bytes:
    """A line that runs a thousand pages to the right."""
    return one_page(b"BT /F1 9 Tf 1 0 0 1 10 700 Tm <%s> Tj ET" % (b"81ea" * size), packed=True)


_RUNS = ("（", "1.", "第", "令和", "  ", "・", "年度", "…", "1", "ー", "〇", "課、", "A-", "R5～", "①")
"""Beginnings of what patterns look for, repeated: a pattern that tries every way to match them never ends."""


@_hostile(20_000, 1_200)
def _endless_words(size: int) -> bytes:
    """Lines of one sign without end, printed so small that they fit the page: bait for patterns that backtrack."""
    lines = []
    for i, run in enumerate(_RUNS):
        text = run * (size // len(run))
        lines.append(words(text, 20, 780 - 40 * i, 550 / max(len(text), 1)))
    return one_page(b"".join(lines), packed=True)


@_hostile(3_000, 300)
def _endless_headings(size: int) -> bytes:
    """Pages of numbered lines alone."""
    pages = []
    for start in range(0, size, 60):
        pages.append(b"".join(words(f"第{start + i}章　１－{i} ({i}) 令和{i}年度までに", 40, 800 - 13 * i, 9)
                              for i in range(60)))  # fmt: skip
    return many_pages(pages)


# What has to be drawn. White words make the reader look at the picture of the page.

_WHITE = b"1 1 1 rg " + words(TEXT) + b"0 0 0 rg "


@_hostile(5_000_000, 50_000, ends=ANY)
def _dashes(size: int) -> bytes:
    """A line of dashes a millionth of a point long, under words that make us draw the page."""
    return one_page(b"[0.000001] 0 d 0.5 w 0 %d m 595 %d l S " % (size, size) + b"[0.00001] 0 d 0 765 m 595 765 l S "
                    + _WHITE)  # fmt: skip


@_hostile(ends=ANY)
def _tiling(_: int) -> bytes:
    """A pattern whose tiles are a thousandth of a point apart, to be drawn all over the page."""
    tile = stream(b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001"
                  b"/Resources<<>>", b"0 0 0.5 0.5 re f")  # fmt: skip
    page = b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>/Pattern<</P1 6 0 R>>>>"
    return one_page(b"/Pattern cs /P1 scn 0 0 595 842 re f " + _WHITE, [tile], page=page)


@_hostile(24, 8, ends=ANY)
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
    return one_page(b"/Pattern cs /P1 scn 0 0 595 842 re f " + _WHITE, [*tiles, last], page=page)


@_hostile(ends=ANY)
def _type3_of_itself(_: int) -> bytes:
    """A font whose glyph is written with that font."""
    glyph = stream(b"", b"500 0 0 0 500 500 d1 BT /F1 1 Tf (a) Tj ET")
    font = (b"<</Type/Font/Subtype/Type3/FontBBox[0 0 500 500]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</a 6 0 R>>"
            b"/Encoding<</Type/Encoding/Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[500]"
            b"/Resources<</Font<</F1 4 0 R>>>>>>")  # fmt: skip
    return one_page(b"BT /F1 12 Tf 72 700 Td (aaaa) Tj ET 1 1 1 rg BT /F1 12 Tf 72 600 Td (aaaa) Tj ET", [glyph],
                    font=font)  # fmt: skip


@_hostile(ends=ANY)
def _soft_mask_of_itself(_: int) -> bytes:
    """A soft mask that is masked by itself."""
    form = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency/CS/DeviceRGB>>"
                  b"/Resources<</ExtGState<</G1 7 0 R>>/XObject<</X1 6 0 R>>>>", b"/G1 gs /X1 Do 0 0 9 9 re f")
    state = b"<</Type/ExtGState/SMask<</S/Luminosity/G 6 0 R>>>>"  # fmt: skip
    page = b"/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>/ExtGState<</G1 7 0 R>>/XObject<</X1 6 0 R>>>>"
    return one_page(b"/G1 gs /X1 Do " + _WHITE, [form, state], page=page)


# Pictures.


def _picture(entries: bytes, data: bytes) -> bytes:
    """A page that is all picture, so that it is drawn to be recognised."""
    return one_page(b"q 595 0 0 842 0 0 cm /X1 Do Q", [stream(b"/Type/XObject/Subtype/Image" + entries, data)])


_JPX = b"\x00\x00\x00\x0cjP  \r\n\x87\n\x00\x00\x00\x14ftypjp2 \x00\x00\x00\x00jp2 "
_JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb004300") + bytes([16]) * 64


@_hostile(200_000, 5_000, ends=ANY)
def _damaged_jpx(size: int) -> bytes:
    """JPEG 2000 of which nothing but the beginning is right."""
    return _picture(b"/Width 4000/Height 4000/Filter/JPXDecode/ColorSpace/DeviceRGB/BitsPerComponent 8",
                    _JPX + random.Random(2).randbytes(size))  # fmt: skip


@_hostile(ends=ANY)
def _huge_jpx(_: int) -> bytes:
    """JPEG 2000 that claims four thousand million pixels."""
    side = (60_000).to_bytes(4, "big")
    zero = bytes(4)
    siz = b"\x00\x00" + side * 2 + zero * 2 + side * 2 + zero * 2 + b"\x00\x03" + b"\x07\x01\x01" * 3
    code = b"\xff\x4f\xff\x51" + (len(siz) + 2).to_bytes(2, "big") + siz + b"\xff\x52\x00\x0c" + bytes(10)
    return _picture(b"/Width 60000/Height 60000/Filter/JPXDecode", code + random.Random(3).randbytes(2000))


@_hostile(200_000, 5_000, ends=ANY)
def _damaged_jbig2(size: int) -> bytes:
    """JBIG2 of random segments."""
    return _picture(b"/Width 3000/Height 4000/Filter/JBIG2Decode/ColorSpace/DeviceGray/BitsPerComponent 1",
                    bytes.fromhex("00000000300001000000130000ffff0000ffff") + random.Random(4).randbytes(size))  # fmt: skip


@_hostile(200_000, 5_000, ends=ANY)
def _damaged_dct(size: int) -> bytes:
    """JPEG that claims the largest size there is and ends in noise."""
    frame = bytes.fromhex("ffc000110800ffffff03012200021101031101").replace(b"\x08\x00\xff", b"\x08\xff\xff")
    return _picture(b"/Width 65535/Height 65535/Filter/DCTDecode/ColorSpace/DeviceRGB/BitsPerComponent 8",
                    _JPEG + frame + b"\xff\xda" + random.Random(5).randbytes(size))  # fmt: skip


@_hostile(100_000, 5_000, ends=ANY)
def _damaged_fax(size: int) -> bytes:
    """Fax coding of random bits, claimed to be endless."""
    return _picture(b"/Width 60000/Height 60000/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 60000>>"
                    b"/ColorSpace/DeviceGray/BitsPerComponent 1", random.Random(6).randbytes(size))  # fmt: skip


@_hostile(30_000, 4_000, ends=ANY)
def _huge_picture(size: int) -> bytes:
    """A sound picture of nine hundred million pixels in a few kilobytes."""
    pack = zlib.compressobj(9)
    row = b"\x00" * size
    data = b"".join([pack.compress(row) for _ in range(size)]) + pack.flush()
    return _picture(b"/Width %d/Height %d/Filter/FlateDecode/ColorSpace/DeviceGray/BitsPerComponent 8" % (size, size),
                    data)  # fmt: skip


@_hostile(50_000, 2_000)
def _inline_pictures(size: int) -> bytes:
    """Pictures of one dot without end."""
    dot = b"q 2 0 0 2 %d %d cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q\n"
    return one_page(words(TEXT) + b"".join(dot % (i % 590, i % 840) for i in range(size)), packed=True)


# Outlines, forms, annotations, trees beside the pages.


@_hostile(50_000, 3_000, keeps=True)
def _outline_deep(size: int) -> bytes:
    """Bookmarks one below the other."""
    first = FREE + 1
    items = [b"<</Title(%d)/Parent %d 0 R/First %d 0 R/Last %d 0 R/Dest[3 0 R/Fit]>>" % (i, first + i - 1, first + i + 1,
             first + i + 1) for i in range(size)]  # fmt: skip
    last = b"<</Title(end)/Parent %d 0 R>>" % (first + size - 1)
    root = b"<</Type/Outlines/First %d 0 R/Last %d 0 R>>" % (first, first)
    return one_page(words(TEXT), [root, *items, last], catalog=b"/Outlines %d 0 R" % FREE)


@_hostile(keeps=True)
def _outline_cycle(_: int) -> bytes:
    """Bookmarks of which the last is followed by the first, and each holds the other."""
    root = b"<</Type/Outlines/First 7 0 R/Last 8 0 R>>"
    one = b"<</Title(a)/Parent 6 0 R/Next 8 0 R/First 8 0 R/Dest[3 0 R/Fit]>>"
    two = b"<</Title(b)/Parent 7 0 R/Next 7 0 R/First 7 0 R/Dest[3 0 R/Fit]>>"
    return one_page(words(TEXT), [root, one, two], catalog=b"/Outlines 6 0 R")


@_hostile(200_000, 6_000, keeps=True)
def _outline_wide(size: int) -> bytes:
    """Bookmarks one behind the other without end."""
    items = [b"<</Title<%s>/Parent 6 0 R/Next %d 0 R/Dest[3 0 R/XYZ 0 %d 0]>>" % (
        "\ufeff第一章".encode("utf-16-be").hex().encode(), FREE + 2 + i, i % 800) for i in range(size)]  # fmt: skip
    root = b"<</Type/Outlines/First 7 0 R/Last 7 0 R>>"
    return one_page(words(TEXT), [root, *items], catalog=b"/Outlines 6 0 R")


@_hostile(100_000, 3_000)
def _annotations(size: int) -> bytes:
    """Notes on one page without end, each painting itself."""
    note = b"<</Type/Annot/Subtype/FreeText/Rect[10 10 90 30]/DA(/F1 9 Tf)/Contents(note)/AP<</N 7 0 R>>>>"
    paint = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 80 20]" + RESOURCES, b"0 0 m 9 9 l S")
    listed = b"[" + b"6 0 R " * size + b"]"
    return one_page(words(TEXT), [note, paint], page=b"/MediaBox[0 0 595 842]/Annots " + listed)


@_hostile(ends=ANY)
def _field_cycle(_: int) -> bytes:
    """A form whose fields are each other's parents."""
    form = b"<</Fields[7 0 R]/DA(/F1 9 Tf)/DR<</Font<</F1 4 0 R>>>>/NeedAppearances true>>"
    one = b"<</FT/Tx/T(a)/Parent 8 0 R/Kids[8 0 R]/Type/Annot/Subtype/Widget/Rect[9 9 99 29]/V(x)>>"
    two = b"<</FT/Tx/T(b)/Parent 7 0 R/Kids[7 0 R]/Type/Annot/Subtype/Widget/Rect[9 39 99 59]/V(y)>>"
    return one_page(words(TEXT), [form, one, two], catalog=b"/AcroForm 6 0 R",
                    page=b"/MediaBox[0 0 595 842]/Annots[7 0 R 8 0 R]")  # fmt: skip


@_hostile(keeps=True)
def _xfa(_: int) -> bytes:
    """An XFA form whose XML names each entity ten times over."""
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{laughs}]><xdp:xdp xmlns:xdp="x">&l9;</xdp:xdp>'
    form = b"<</XFA 7 0 R/Fields[]>>"
    return one_page(words(TEXT), [form, stream(b"", xml.encode())], catalog=b"/AcroForm 6 0 R/NeedsRendering true")


@_hostile(keeps=True)
def _trees_in_circles(_: int) -> bytes:
    """Page labels, names and structure that hold themselves."""
    labels = b"<</Kids[6 0 R 6 0 R]/Limits[0 99]>>"
    names = b"<</Dests 8 0 R/EmbeddedFiles 8 0 R/JavaScript 8 0 R>>"
    tree = b"<</Kids[8 0 R 8 0 R]/Limits[(a)(z)]>>"
    structure = b"<</Type/StructTreeRoot/K[9 0 R]/ParentTree 6 0 R>>"
    return one_page(words(TEXT), [labels, names, tree, structure],
                    catalog=b"/PageLabels 6 0 R/Names 7 0 R/StructTreeRoot 9 0 R/MarkInfo<</Marked true>>")  # fmt: skip


# What would act.


@_hostile(keeps=True)
def _javascript(_: int) -> bytes:
    """Scripts that run at opening, at every page and for ever."""
    script = b"<</S/JavaScript/JS(while\\(true\\)\\{app.alert\\(1\\);this.exportDataObject\\(\\{cName:'x'\\}\\)\\})>>"
    return one_page(words(TEXT), [script], catalog=b"/OpenAction 6 0 R/AA<</WC 6 0 R/DP 6 0 R>>",
                    page=b"/MediaBox[0 0 595 842]/AA<</O 6 0 R/C 6 0 R>>")  # fmt: skip


@_hostile(keeps=True)
def _launch(_: int) -> bytes:
    """Actions that start a program, open a file elsewhere, call an address and hand in a form."""
    actions = [
        b"<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)/P(/c calc)>>/Next 7 0 R>>",
        b"<</S/GoToR/F(../../../etc/passwd)/D[0/Fit]/Next 8 0 R>>",
        b"<</S/URI/URI(http://127.0.0.1:9/beacon)/Next 9 0 R>>",
        b"<</S/SubmitForm/F<</FS/URL/F(http://127.0.0.1:9/form)>>/Fields[]/Next 10 0 R>>",
        b"<</S/ImportData/F(../../../etc/passwd)/Next 6 0 R>>",
    ]
    return one_page(words(TEXT), actions, catalog=b"/OpenAction 6 0 R")


@_hostile(keeps=True)
def _embedded_files(_: int) -> bytes:
    """Files that are packed in under names that lead out of any folder."""
    inside = stream(b"/Type/EmbeddedFile", b"#!/bin/sh\ntouch /hostile\n")
    spec = b"<</Type/Filespec/F(../../../../hostile.sh)/UF(../../../../hostile.sh\\000.pdf)/EF<</F 6 0 R>>>>"
    names = b"<</EmbeddedFiles<</Names[(../../hostile\\000.sh) 7 0 R]>>>>"
    return one_page(words(TEXT), [inside, spec, names], catalog=b"/Names 8 0 R/AF[7 0 R]")


@_hostile(keeps=True)
def _names(_: int) -> bytes:
    """Titles, labels and fonts whose names hold NUL, line feeds, paths and tags."""
    info = b"<</Title(../../../etc/passwd\\000<script>alert\\(1\\)</script>)/Author(=cmd|'/c calc'!A1)/Creator(\\000\\000)>>"
    labels = b"<</Nums[0<</P(../\\000\\n<b>)/S/D>>]>>"
    bookmark = b"<</Type/Outlines/First 9 0 R/Last 9 0 R>>"
    item = b"<</Title(../../x\\000=1+1\\n<img src=x onerror=alert\\(1\\)>)/Parent 8 0 R/Dest[3 0 R/Fit]>>"
    font = FONT.replace(b"HeiseiMin-W3", b"..#2F..#2Fetc#2F#00passwd#0A<b>".replace(b"<b>", b"#3Cb#3E"))
    return one_page(words(TEXT), [info, labels, bookmark, item], font=font,
                    catalog=b"/PageLabels 7 0 R/Outlines 8 0 R", trailer=b"/Info 6 0 R")  # fmt: skip


SHOWN = (
    "=HYPERLINK(\"http://127.0.0.1:9\",\"x\")", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|'!A0",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "'; DROP TABLE measures;--",
    "[x](javascript:alert(1))", "![x](http://127.0.0.1:9/a.png)", "| a | b |", "{{7*7}}", "${7*7}", "%s%n%x",
    "\u202e計画\u202c", "\u200b\u2066隠\u2069", "\ufeff始", "__proto__", "CON", "null", "`rm -rf`", "</style><b>", "&lt;&amp;",
)
"""Words that mean something else to a spreadsheet, a browser, a terminal or a query."""


@_hostile(keeps=True)
def _hostile_words(_: int) -> bytes:
    """A plan whose headings and cells are formulas, tags, commands and signs that turn the direction of writing."""
    first = [words(f"{TEXT}計画", 72, 760, 24), words("令和５年３月　架空市", 72, 700, 14)]
    lines, y = [], 800.0
    for i, text in enumerate(SHOWN, 1):
        lines += [words(f"{i}　{text}", 60, y, 12), words(f"情報システムの標準化に取り組む。{text}", 70, y - 16, 9)]
        y -= 33
    cells = [b"0.5 w "]
    for i, text in enumerate(SHOWN[:12]):
        cells.append(b"60 %d 240 30 re S 300 %d 240 30 re S " % (700 - 30 * i, 700 - 30 * i))
        cells += [words(text, 64, 710 - 30 * i, 8), words(f"{text} 総務課", 304, 710 - 30 * i, 8)]
    return many_pages([b"".join(first), b"".join(lines), b"".join(cells)])


# Locks, files that are no whole files.


@_hostile(ends=FAILED, codes=["password", "security", "damaged"])
def _unknown_handler(_: int) -> bytes:
    """Encrypted by a handler that nobody knows."""
    lock = b"<</Filter/Evil.Handler/V 99/R 99/Length 2147483647/O(x)/U(y)/P -1>>"
    return one_page(words(TEXT), [lock], trailer=b"/Encrypt 6 0 R/ID[(a)(b)]")


@_hostile(ends=FAILED, codes=["password", "security", "damaged"])
def _broken_lock(_: int) -> bytes:
    """Encrypted with keys of no length."""
    lock = b"<</Filter/Standard/V 5/R 6/Length 0/O()/U()/OE()/UE()/P -1/CF<</StdCF<</CFM/AESV3/Length -1>>>>>>"
    return one_page(words(TEXT), [lock], trailer=b"/Encrypt 6 0 R/ID[(a)(b)]")


@_hostile(ends=ANY)
def _xref_loop(_: int) -> bytes:
    """A table of objects that is followed by itself."""
    whole = one_page(words(TEXT), trailer=b"/Prev 00000000")
    return whole.replace(b"/Prev 00000000", b"/Prev %08d" % whole.rindex(b"xref\n0"))


@_hostile(ends=ANY)
def _xref_astray(_: int) -> bytes:
    """Objects that stand elsewhere than stated, and a start that points behind the end."""
    whole = one_page(words(TEXT))
    return whole.replace(b"00000 n", b"65535 n").replace(b"startxref\n", b"startxref\n99999999")


@_hostile(ends=ANY)
def _object_stream_loop(_: int) -> bytes:
    """Streams of objects that stand in each other."""
    loop = stream(b"/Type/ObjStm/N 2/First 10/Extends 6 0 R", b"6 0 7 3   <<>><<>>")
    return one_page(words(TEXT), [loop, b"7 0 R"], page=b"/MediaBox 7 0 R")


@_hostile(ends=ANY)
def _truncated(_: int) -> bytes:
    """The first two thirds of a file."""
    whole = many_pages([words(TEXT)] * 9)
    return whole[: len(whole) * 2 // 3]


@_hostile()
def _concatenated(_: int) -> bytes:
    """Two files in one."""
    return one_page(words(TEXT)) + many_pages([words("二つ目")] * 3)


@_hostile(900, 900)
def _late_beginning(size: int) -> bytes:
    """A file behind bytes that belong to nothing."""
    return b"\x00<html>" * (size // 7) + one_page(words(TEXT))


@_hostile(keeps=True)
def _wrong_length(_: int) -> bytes:
    """Streams that state a length beyond the file."""
    return one_page(words(TEXT)).replace(b"/Length ", b"/Length 99999999")


@_hostile(ends=ANY)
def _length_of_itself(_: int) -> bytes:
    """A stream whose length is the stream."""
    return one_page(words(TEXT)).replace(b"<</Length %d>>" % len(words(TEXT)), b"<</Length 5 0 R>>")


@_hostile(ends=ANY)
def _negative_length(_: int) -> bytes:
    """A stream of less than nothing."""
    return one_page(words(TEXT)).replace(b"/Length ", b"/Length -")


@_hostile(ends=FAILED, codes=["empty"])
def _nothing(_: int) -> bytes:
    """No bytes."""
    return b""


@_hostile(300_000, 5_000, ends=FAILED, codes=["damaged"])
def _noise(size: int) -> bytes:
    """A header and noise."""
    return b"%PDF-1.7\n" + random.Random(7).randbytes(size)


# Fonts and pages that make no sense.


def _simple_font(cmap: bytes, extra: bytes = b"") -> bytes:
    font = (b"<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/Identity-H/ToUnicode 6 0 R" + extra +
            FONT[FONT.index(b"/DescendantFonts"):])  # fmt: skip
    return one_page(b"BT /F1 12 Tf 72 700 Td <0001000200030004> Tj ET", [stream(b"", cmap)], font=font)


@_hostile(200_000, 3_000)
def _broken_tounicode(size: int) -> bytes:
    """A map of characters that is noise."""
    return _simple_font(b"begincmap 1 begincodespacerange <00> <FFFF> endcodespacerange " + random.Random(8).randbytes(size))


@_hostile(ends=ANY)
def _endless_tounicode(_: int) -> bytes:
    """Ranges of four thousand million characters, and texts of a hundred thousand characters for one glyph."""
    long = b"0041" * 100_000
    return _simple_font(
        b"begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 3 beginbfrange "
        b"<00000000> <FFFFFFFF> <0041> <0000> <FFFF> [<0041>] <0001> <0004> <" + long + b"> endbfrange "
        b"1 beginbfchar <0002> <" + long + b"> endbfchar endcmap"
    )


@_hostile(ends=ANY)
def _lone_surrogates(_: int) -> bytes:
    """Glyphs that stand for halves of characters, for NUL, and for what Unicode forbids."""
    return _simple_font(
        b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 4 beginbfchar <0001> <D800> <0002> <DC00> "
        b"<0003> <0000> <0004> <FFFF> endbfchar endcmap"
    )


@_hostile(ends=ANY)
def _cmap_of_itself(_: int) -> bytes:
    """An encoding that uses itself."""
    cmap = stream(b"/Type/CMap/CMapName/Loop/UseCMap 6 0 R", b"/Loop usecmap begincmap endcmap")
    font = FONT.replace(b"/Encoding/UniJIS-UCS2-H", b"/Encoding 6 0 R/ToUnicode 6 0 R")
    return one_page(b"BT /F1 12 Tf 72 700 Td <81ea6cbb> Tj ET", [cmap], font=font)


@_hostile(100_000, 3_000, ends=ANY)
def _broken_font_file(size: int) -> bytes:
    """A font file of noise."""
    font = FONT.replace(b"/StemV 80", b"/StemV 80/FontFile3 6 0 R/FontFile2 6 0 R")
    noise = stream(b"/Subtype/CIDFontType0C", b"\x01\x00\x04\x01" + random.Random(9).randbytes(size))
    return one_page(words(TEXT) + _WHITE, [noise], font=font)


_BOXES = (
    b"/MediaBox[0 0 0 0]", b"/MediaBox[595 842 0 0]", b"/MediaBox[-1e30 -1e30 1e30 1e30]", b"/MediaBox[nan inf x (y)]",
    b"/MediaBox[0 0 0.0001 0.0001]", b"/MediaBox[0 0 595]", b"/MediaBox 3 0 R", b"", b"/MediaBox[0 0 595 842]/Rotate 37",
    b"/MediaBox[0 0 595 842]/Rotate 2147483647", b"/MediaBox[0 0 595 842]/Rotate -90/UserUnit 100000",
    b"/MediaBox[0 0 595 842]/CropBox[900 900 950 950]", b"/MediaBox[0 0 14400 14400]", b"/MediaBox[0 0 19999 19999]",
    b"/MediaBox[99999 99999 100594 100841]", b"/MediaBox[0 0 2147483648 842]", b"/MediaBox[0 0 10 19000]",
)  # fmt: skip


@_hostile(ends=ANY)
def _absurd_pages(_: int) -> bytes:
    """Pages of no size, of negative size, larger than a country, turned by angles that there are not."""
    first = 5
    kids = b" ".join(b"%d 0 R" % (first + i) for i in range(len(_BOXES)))
    pages = [b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R" + box + b">>" for box in _BOXES]
    root = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % len(_BOXES), FONT]
    return assemble([*root, stream(b"", words(TEXT) + _WHITE), *pages])


@_hostile(ends=ANY)
def _absurd_numbers(_: int) -> bytes:
    """Text placed by numbers that are none, at sizes without bounds."""
    numbers = [b"1e308", b"-1e38", b"99999999999999999999", b"0", b"1e-300", b"nan", b"--5", b"5.5.5"]
    runs = [b"BT /F1 %s Tf %s %s %s %s %s %s Tm <81ea6cbb> Tj ET\n" % (a, b, c, a, b, a, c)
            for a in numbers for b in numbers for c in numbers]  # fmt: skip
    return one_page(words(TEXT) + b"".join(runs) + b"1e38 w 0 0 m 1e38 1e38 l S -1e38 0 1e38 9 re f")


@_hostile(300_000, 5_000)
def _many_objects(size: int) -> bytes:
    """Objects that nothing needs."""
    return one_page(words(TEXT), [b"[%d]" % i for i in range(size)])
