"""Trees of pages and content that never end."""

from __future__ import annotations

import random
import zlib

from soak.hostile.kinds import ANY, TEXT, hostile
from soak.pdf import FONT, FREE, RESOURCES, assemble, many_pages, one_page, stream, words

# The page tree.


@hostile(ends=ANY)
def _page_tree_cycle(_: int) -> bytes:
    """The tree of pages holds itself."""
    return assemble([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]" + RESOURCES + b"/Contents 5 0 R>>", FONT,
        stream(b"", words(TEXT)),
    ])  # fmt: skip


@hostile(20_000, 2_000, ends=ANY)
def _page_tree_deep(size: int) -> bytes:
    """A page under thousands of nodes."""
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1) for number in range(5, 5 + size)]
    page = b"<</Type/Page/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>"
    root = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[5 0 R]/Count 1>>", FONT, stream(b"", words(TEXT))]
    return assemble([*root, *nodes, page])


@hostile(100_000, 3_000, codes=["page_limit"])
def _pages_100000(size: int) -> bytes:
    """More pages than anybody reads; all share their content."""
    kids = b" ".join(b"%d 0 R" % (5 + i) for i in range(size))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>"
    root = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % size, FONT]
    return assemble([*root, stream(b"", words(TEXT)), *[page] * size])


@hostile(2**31 - 1, 10**6, ends=ANY)
def _page_count_lie(size: int) -> bytes:
    """One page where thousands of millions are announced."""
    return one_page(words(TEXT)).replace(b"/Count 1", b"/Count %d" % size)


# Content that never ends.


@hostile(10_000, 500)
def _forms_deep(size: int) -> bytes:
    """Form in form in form."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X1 %d 0 R>>>>"
    forms = [stream(form % (FREE + i + 1), b"/X1 Do") for i in range(size)]
    last = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]" + RESOURCES, words(TEXT))
    return one_page(b"/X1 Do", [*forms, last])


@hostile(30, 16, ends=ANY, codes=["memory", "timeout", "too_much"])
def _forms_exponential(size: int) -> bytes:
    """Each form paints the next one twice: two to the power of their number in the end."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X1 %d 0 R>>>>"
    forms = [stream(form % (FREE + i + 1), b"/X1 Do /X1 Do") for i in range(size)]
    last = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]", b"1 1 m 9 9 l S")
    return one_page(words(TEXT) + b"/X1 Do", [*forms, last])


@hostile(ends=ANY, codes=["memory", "timeout", "too_much"])
def _form_of_itself(_: int) -> bytes:
    """A form that paints itself."""
    loop = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + RESOURCES, b"/X1 Do /X1 Do")
    return one_page(words(TEXT) + b"/X1 Do", [loop])


@hostile(1_500, 50, ends=ANY)
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


@hostile(1_000_000, 50_000)
def _save_states(size: int) -> bytes:
    """Graphics states that are saved and never restored."""
    return one_page(words(TEXT) + b"q " * size, packed=True)


@hostile(500_000, 20_000, ends=ANY)
def _arrays_deep(size: int) -> bytes:
    """An array in an array, half a million deep, as an entry of the page and in its content."""
    return one_page(words(TEXT) + b"[" * size, page=b"/MediaBox[0 0 595 842]/Deep " + b"[" * size + b"]" * size)


@hostile(300_000, 20_000)
def _garbage_operators(size: int) -> bytes:
    """Content of random bytes behind a line of text."""
    return one_page(words(TEXT) + random.Random(1).randbytes(size))


@hostile(1_000_000, 20_000)
def _ruling_lines(size: int) -> bytes:
    """A million ruling lines on one page, as a drawing of a town may have."""
    lines = [b"%d %d m %d %d l S\n" % (i % 595, i % 842, (i * 7) % 595, i % 842) for i in range(size)]
    return one_page(words(TEXT) + b"".join(lines), packed=True)


@hostile(1_000_000, 20_000)
def _boxes(size: int) -> bytes:
    """Filled boxes in different colours without end."""
    boxes = [b"0.%d 0 0 rg %d %d 3 3 re f\n" % (i % 10, (i * 13) % 590, (i * 7) % 830) for i in range(size)]
    return one_page(words(TEXT) + b"".join(boxes), packed=True)


@hostile(150, 40)
def _mesh(size: int) -> bytes:
    """Graph paper: a table of tens of thousands of cells, each with a digit."""
    step = 590 / size
    lines = [b"%.3f 0 m %.3f 590 l S 0 %.3f m 590 %.3f l S\n" % ((i * step,) * 4) for i in range(size + 1)]
    digits = [words("1", column * step + 0.5, row * step + 0.5, step * 0.7)
              for row in range(size) for column in range(size)]  # fmt: skip
    return one_page(b"0.2 w " + b"".join(lines + digits), packed=True)


@hostile(1_000_000, 20_000, ends=ANY, codes=["too_much", "memory", "timeout"])
def _text_lines(size: int) -> bytes:
    """A million lines of text on one page."""
    lines = [b"1 0 0 1 %d %.3f Tm <81ea6cbb4f53> Tj\n" % (i % 500, 842 * (i * 0.618 % 1)) for i in range(size)]
    return one_page(b"BT /F1 6 Tf " + b"".join(lines) + b"ET", packed=True)


@hostile(100_000, 10_000)
def _tiny_characters(size: int) -> bytes:
    """A hundred thousand characters, each a hundredth of a point high."""
    rows = [b"1 0 0 1 72 %.4f Tm <%s> Tj\n" % (700 - i * 0.02, b"81ea" * 1000) for i in range(size // 1000)]
    return one_page(words(TEXT) + b"BT /F1 0.01 Tf " + b"".join(rows) + b"ET", packed=True)


@hostile(100_000, 3_000)
def _same_place(size: int) -> bytes:
    """Characters one on top of the other."""
    return one_page(b"BT /F1 9 Tf 9 TL " + b"1 0 0 1 72 700 Tm <81ea> Tj\n" * size + b"ET", packed=True)


@hostile(60_000, 4_000)
def _one_long_line(size: int) -> bytes:
    """A line that runs a thousand pages to the right."""
    return one_page(b"BT /F1 9 Tf 1 0 0 1 10 700 Tm <%s> Tj ET" % (b"81ea" * size), packed=True)


_RUNS = ("（", "1.", "第", "令和", "  ", "・", "年度", "…", "1", "ー", "〇", "課、", "A-", "R5～", "①")
"""Beginnings of what patterns look for, repeated: a pattern that tries every way to match them never ends."""


@hostile(20_000, 1_200)
def _endless_words(size: int) -> bytes:
    """Lines of one sign without end, printed so small that they fit the page: bait for patterns that backtrack."""
    lines = []
    for i, run in enumerate(_RUNS):
        text = run * (size // len(run))
        lines.append(words(text, 20, 780 - 40 * i, 550 / max(len(text), 1)))
    return one_page(b"".join(lines), packed=True)


@hostile(3_000, 300)
def _endless_headings(size: int) -> bytes:
    """Pages of numbered lines alone."""
    pages = []
    for start in range(0, size, 60):
        pages.append(b"".join(words(f"第{start + i}章　１－{i} ({i}) 令和{i}年度までに", 40, 800 - 13 * i, 9)
                              for i in range(60)))  # fmt: skip
    return many_pages(pages)
