"""What stands beside the pages: outlines, forms, scripts, packed files, hostile words."""

from __future__ import annotations

from soak.hostile.kinds import ANY, TEXT, hostile
from soak.pdf import FONT, FREE, RESOURCES, many_pages, one_page, stream, words

# Outlines, forms, annotations, trees beside the pages.


@hostile(50_000, 3_000, keeps=True)
def _outline_deep(size: int) -> bytes:
    """Bookmarks one below the other."""
    first = FREE + 1
    items = [b"<</Title(%d)/Parent %d 0 R/First %d 0 R/Last %d 0 R/Dest[3 0 R/Fit]>>" % (i, first + i - 1, first + i + 1,
             first + i + 1) for i in range(size)]  # fmt: skip
    last = b"<</Title(end)/Parent %d 0 R>>" % (first + size - 1)
    root = b"<</Type/Outlines/First %d 0 R/Last %d 0 R>>" % (first, first)
    return one_page(words(TEXT), [root, *items, last], catalog=b"/Outlines %d 0 R" % FREE)


@hostile(keeps=True)
def _outline_cycle(_: int) -> bytes:
    """Bookmarks of which the last is followed by the first, and each holds the other."""
    root = b"<</Type/Outlines/First 7 0 R/Last 8 0 R>>"
    one = b"<</Title(a)/Parent 6 0 R/Next 8 0 R/First 8 0 R/Dest[3 0 R/Fit]>>"
    two = b"<</Title(b)/Parent 7 0 R/Next 7 0 R/First 7 0 R/Dest[3 0 R/Fit]>>"
    return one_page(words(TEXT), [root, one, two], catalog=b"/Outlines 6 0 R")


@hostile(200_000, 6_000, keeps=True)
def _outline_wide(size: int) -> bytes:
    """Bookmarks one behind the other without end."""
    items = [b"<</Title<%s>/Parent 6 0 R/Next %d 0 R/Dest[3 0 R/XYZ 0 %d 0]>>" % (
        "\ufeff第一章".encode("utf-16-be").hex().encode(), FREE + 2 + i, i % 800) for i in range(size)]  # fmt: skip
    root = b"<</Type/Outlines/First 7 0 R/Last 7 0 R>>"
    return one_page(words(TEXT), [root, *items], catalog=b"/Outlines 6 0 R")


@hostile(100_000, 3_000)
def _annotations(size: int) -> bytes:
    """Notes on one page without end, each painting itself."""
    note = b"<</Type/Annot/Subtype/FreeText/Rect[10 10 90 30]/DA(/F1 9 Tf)/Contents(note)/AP<</N 7 0 R>>>>"
    paint = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 80 20]" + RESOURCES, b"0 0 m 9 9 l S")
    listed = b"[" + b"6 0 R " * size + b"]"
    return one_page(words(TEXT), [note, paint], page=b"/MediaBox[0 0 595 842]/Annots " + listed)


@hostile(ends=ANY)
def _field_cycle(_: int) -> bytes:
    """A form whose fields are each other's parents."""
    form = b"<</Fields[7 0 R]/DA(/F1 9 Tf)/DR<</Font<</F1 4 0 R>>>>/NeedAppearances true>>"
    one = b"<</FT/Tx/T(a)/Parent 8 0 R/Kids[8 0 R]/Type/Annot/Subtype/Widget/Rect[9 9 99 29]/V(x)>>"
    two = b"<</FT/Tx/T(b)/Parent 7 0 R/Kids[7 0 R]/Type/Annot/Subtype/Widget/Rect[9 39 99 59]/V(y)>>"
    return one_page(words(TEXT), [form, one, two], catalog=b"/AcroForm 6 0 R",
                    page=b"/MediaBox[0 0 595 842]/Annots[7 0 R 8 0 R]")  # fmt: skip


@hostile(keeps=True)
def _xfa(_: int) -> bytes:
    """An XFA form whose XML names each entity ten times over."""
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{laughs}]><xdp:xdp xmlns:xdp="x">&l9;</xdp:xdp>'
    form = b"<</XFA 7 0 R/Fields[]>>"
    return one_page(words(TEXT), [form, stream(b"", xml.encode())], catalog=b"/AcroForm 6 0 R/NeedsRendering true")


@hostile(keeps=True)
def _trees_in_circles(_: int) -> bytes:
    """Page labels, names and structure that hold themselves."""
    labels = b"<</Kids[6 0 R 6 0 R]/Limits[0 99]>>"
    names = b"<</Dests 8 0 R/EmbeddedFiles 8 0 R/JavaScript 8 0 R>>"
    tree = b"<</Kids[8 0 R 8 0 R]/Limits[(a)(z)]>>"
    structure = b"<</Type/StructTreeRoot/K[9 0 R]/ParentTree 6 0 R>>"
    return one_page(words(TEXT), [labels, names, tree, structure],
                    catalog=b"/PageLabels 6 0 R/Names 7 0 R/StructTreeRoot 9 0 R/MarkInfo<</Marked true>>")  # fmt: skip


# What would act.


@hostile(keeps=True)
def _javascript(_: int) -> bytes:
    """Scripts that run at opening, at every page and for ever."""
    script = b"<</S/JavaScript/JS(while\\(true\\)\\{app.alert\\(1\\);this.exportDataObject\\(\\{cName:'x'\\}\\)\\})>>"
    return one_page(words(TEXT), [script], catalog=b"/OpenAction 6 0 R/AA<</WC 6 0 R/DP 6 0 R>>",
                    page=b"/MediaBox[0 0 595 842]/AA<</O 6 0 R/C 6 0 R>>")  # fmt: skip


@hostile(keeps=True)
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


@hostile(keeps=True)
def _embedded_files(_: int) -> bytes:
    """Files that are packed in under names that lead out of any folder."""
    inside = stream(b"/Type/EmbeddedFile", b"#!/bin/sh\ntouch /hostile\n")
    spec = b"<</Type/Filespec/F(../../../../hostile.sh)/UF(../../../../hostile.sh\\000.pdf)/EF<</F 6 0 R>>>>"
    names = b"<</EmbeddedFiles<</Names[(../../hostile\\000.sh) 7 0 R]>>>>"
    return one_page(words(TEXT), [inside, spec, names], catalog=b"/Names 8 0 R/AF[7 0 R]")


@hostile(keeps=True)
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


@hostile(keeps=True)
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
