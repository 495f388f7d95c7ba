"""Prints a plan's flow with ReportLab's Platypus: paragraphs, tables and drawings in one or more frames a page."""

from content import INLINE, cell, page_texts
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Table,
)

FONTS = {"M": "/usr/share/fonts/opentype/ipafont-mincho/ipam.ttf", "G": "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf",
         "PG": "/usr/share/fonts/opentype/ipafont-gothic/ipagp.ttf", "PM": "/usr/share/fonts/opentype/ipafont-mincho/ipamp.ttf"}  # fmt: skip


def fonts():
    """Register the fonts once."""
    for name, path in FONTS.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, path))


class Marked(Paragraph):
    """A paragraph that tells its marks on which page its first line is drawn."""

    marks = ()

    def split(self, width, height):
        """Leave the marks with the first part."""
        parts = super().split(width, height)
        if parts:
            parts[0].marks = self.marks
        return parts

    def draw(self):
        """Draw, and note the page."""
        for mark in self.marks:
            mark.page = self.canv.getPageNumber()
        super().draw()


class MarkedTable(Table):
    """A table that tells its marks its page."""

    marks = ()

    def draw(self):
        """Draw, and note the page."""
        for mark in self.marks:
            mark.page = self.canv.getPageNumber()
        super().draw()


def style(name, **p):
    """Return a paragraph style: font, size, lead, ml, ti, mt, mb, align, color, bg, keep, box."""
    size = p.get("size", 10.5)
    return ParagraphStyle(
        name, fontName=p.get("font", "M"), fontSize=size, leading=size * p.get("lh", 1.6), leftIndent=p.get("ml", 0),
        firstLineIndent=p.get("ti", 0), spaceBefore=p.get("mt", 0), spaceAfter=p.get("mb", 0), alignment=p.get("align", 0),
        textColor=HexColor(p.get("color", "#000000")), backColor=HexColor(p["bg"]) if "bg" in p else None, wordWrap="CJK",
        keepWithNext=1 if p.get("keep") else 0, borderPadding=p.get("pad", 0),
        borderColor=HexColor(p["box"]) if "box" in p else None, borderWidth=p.get("bw", 0.5) if "box" in p else 0,
    )  # fmt: skip


def markup(text):
    """Return text with inline marks as ReportLab's."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = INLINE.sub(lambda m: {"b": f'<font name="G">{m[2]}</font>', "sup": f"<super>{m[2]}</super>", "x": m[2], "fn": ""}[m[1]], text)
    return text.replace("\n", "<br/>")


def table(rows, widths, header, look, size):
    """Return a table; look is grid, rules, none, shade or any of them with a font."""
    n = len(widths)
    data, marks = [], []
    base = style("cell", font=look.get("font", "M"), size=size, lh=look.get("lh", 1.35))
    middle = style("cellc", font=look.get("font", "M"), size=size, lh=1.35, align=1)
    head = style("cellh", font=look.get("head", "G"), size=size, lh=1.35, align=1, color=look.get("hink", "#000000"))
    for r, line in enumerate(rows):
        made = []
        for c, entry in enumerate(line):
            if entry is None:
                made.append("")
                continue
            x = cell(entry)
            used = head if r < header or x.bold else middle if x.align == "center" else base
            made.append([Paragraph(markup(t), used) for t in x.text.split("\n")] if x.text else "")
            if x.rs * x.cs > 1:
                marks.append(("SPAN", (c, r), (c + x.cs - 1, r + x.rs - 1)))
            if x.fill:
                marks.append(("BACKGROUND", (c, r), (c + x.cs - 1, r + x.rs - 1), HexColor(x.fill)))
        data.append(made + [""] * (n - len(made)))
    marks += [("VALIGN", (0, 0), (-1, -1), look.get("valign", "MIDDLE")), ("TOPPADDING", (0, 0), (-1, -1), look.get("pad", 3)), ("BOTTOMPADDING", (0, 0), (-1, -1), look.get("pad", 4)),
              ("LEFTPADDING", (0, 0), (-1, -1), 4), ("RIGHTPADDING", (0, 0), (-1, -1), 4)]  # fmt: skip
    ink = HexColor(look.get("line", "#333333"))
    if look.get("kind", "grid") == "grid":
        marks.append(("GRID", (0, 0), (-1, -1), look.get("lw", 0.5), ink))
    if look.get("kind") == "rules":
        marks += [("LINEABOVE", (0, 0), (-1, 0), 1, ink), ("LINEBELOW", (0, -1), (-1, -1), 1, ink), ("LINEBELOW", (0, header - 1), (-1, header - 1), 0.5, ink)]
    if header and look.get("hfill"):
        marks.insert(0, ("BACKGROUND", (0, 0), (-1, header - 1), HexColor(look["hfill"])))
    if look.get("stripe"):
        marks = [("BACKGROUND", (0, r), (-1, r), HexColor(look["stripe"])) for r in range(header + 1, len(rows), 2)] + marks
    made = MarkedTable(data, colWidths=widths, repeatRows=header, style=marks, hAlign=look.get("align", "CENTER"))
    made.spaceBefore, made.spaceAfter = look.get("gap", (3, 8))
    return made


def story(book, styles, tables):
    """Return the flow as flowables; a table stays on one page, with the line above it where that asks for it."""
    out, pending = [], []
    for item in book.items:
        if item[0] == "mark":
            pending.append(item[1])
        elif item[0] == "para":
            made = Marked(markup(item[2]), styles[item[1]])
            made.marks, pending = pending, []
            out.append(made)
        else:
            rows, widths, header, look, size = item[1:]
            made = table(rows, widths, header, tables[look], size)
            made.marks, pending = pending, []
            before = [out.pop()] if out and isinstance(out[-1], Marked) and out[-1].style.keepWithNext else []
            out.append(KeepTogether([*before, made]))
    return out


def build_pdf(book, pdf, styles, tables, templates, size):
    """Draw the flow; templates are (name, frames as x, y, w, h, callback of canvas and document)."""
    fonts()
    doc = BaseDocTemplate(str(pdf), pagesize=size, leftMargin=0, rightMargin=0, topMargin=0, bottomMargin=0)
    for name, frames, draw in templates:
        made = [Frame(*f, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0) for f in frames]
        doc.addPageTemplates(PageTemplate(id=name, frames=made, onPage=draw))
    doc.build(story(book, {k: style(k, **v) for k, v in styles.items()}, tables))


def print_platypus(book, pdf, styles, tables, templates, size, *, label):
    """Typeset, note the pages and write the gold; `label` gives label and kind of a page."""
    build_pdf(book, pdf, styles, tables, templates, size)
    lost = [m.key for m in book.marks if not m.page]
    if lost:
        raise LookupError(f"{book.name}: {lost}")
    pages = len(page_texts(pdf))
    book.note_openers(pdf)
    for n in range(1, pages + 1):
        book.page(n, *label(n))
        if label(n)[1] is None:  # a page that is title and text
            book.rows["pages"][-1].pop("kind")
    book.finish(pages)
    return pages
