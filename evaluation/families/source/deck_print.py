"""Draws slides with python-pptx and prints them with LibreOffice Impress: boxes, tables and lines in centimetres."""

from content import C
from odf_print import print_office
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Cm, Pt


class Deck:
    """A deck whose slides are filled from the top."""

    def __init__(self, width, height, font, ink="222222"):
        """Begin a deck of a size in centimetres."""
        self.deck = Presentation()
        self.deck.slide_width, self.deck.slide_height = Cm(width), Cm(height)
        self.font, self.ink, self.now = font, ink, None

    def slide(self):
        """Begin a slide."""
        self.now = self.deck.slides.add_slide(self.deck.slide_layouts[6]).shapes

    def words(self, frame, text, size, bold=False, ink=None, align=None):
        """Write the lines of a text into a frame; a line may be (text, size, bold)."""
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = Cm(0.2)
        frame.margin_top = frame.margin_bottom = Cm(0.08)
        lines = text if isinstance(text, list) else text.split("\n")
        for i, line in enumerate(lines):
            line, points, heavy = line if isinstance(line, tuple) else (line, size, bold)
            p = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
            p.alignment = {"c": PP_ALIGN.CENTER, "r": PP_ALIGN.RIGHT}.get(align, PP_ALIGN.LEFT)
            run = p.add_run()
            run.text = line
            run.font.size, run.font.bold, run.font.name = Pt(points), heavy, self.font
            run.font.color.rgb = RGBColor.from_string(ink or self.ink)
            rpr = run._r.get_or_add_rPr()
            rpr.append(rpr.makeelement(qn("a:ea"), {"typeface": self.font}))

    def box(self, x, y, w, h, text="", kind="RECTANGLE", fill=None, line=None, size=12, bold=False, ink=None, align=None, top=False):
        """Draw a shape with words."""
        made = self.now.add_shape(MSO_SHAPE[kind], Cm(x), Cm(y), Cm(w), Cm(h))
        made._element.find(".//" + qn("a:effectRef")).set("idx", "0")
        for part, colour in ((made.fill, fill), (made.line.fill, line)):
            if colour:
                part.solid()
                part.fore_color.rgb = RGBColor.from_string(colour)
            else:
                part.background()
        made.text_frame.vertical_anchor = MSO_ANCHOR.TOP if top else MSO_ANCHOR.MIDDLE
        if text:
            self.words(made.text_frame, text, size, bold, ink, align)
        return made

    def link(self, x0, y0, x1, y1, colour="555555"):
        """Draw a line."""
        made = self.now.add_connector(MSO_CONNECTOR.STRAIGHT, Cm(x0), Cm(y0), Cm(x1), Cm(y1))
        made.line.color.rgb = RGBColor.from_string(colour)
        made.line.width = Pt(1.5)

    def table(self, x, y, widths, heights, rows, size, header, fill="DDDDDD"):
        """Draw a ruled table."""
        frame = self.now.add_table(len(rows), len(widths), Cm(x), Cm(y), Cm(sum(widths)), Cm(sum(heights)))
        made = frame.table
        style = frame._element.graphic.graphicData.tbl.tblPr
        style.set("firstRow", "0")
        style.set("bandRow", "0")
        style.find(qn("a:tableStyleId")).text = "{5940675A-B579-460E-94D1-54222C63F5DA}"
        for i, w in enumerate(widths):
            made.columns[i].width = Cm(w)
        for r, h in enumerate(heights):
            made.rows[r].height = Cm(h)
        for r, row in enumerate(rows):
            for c, entry in enumerate(row):
                if entry is None:
                    continue
                entry = entry if isinstance(entry, C) else C(entry)
                place = made.cell(r, c)
                if entry.rs * entry.cs > 1:
                    place.merge(made.cell(r + entry.rs - 1, c + entry.cs - 1))
                place.vertical_anchor = MSO_ANCHOR.MIDDLE
                place.margin_top = place.margin_bottom = Cm(0.05)
                if r < header:
                    place.fill.solid()
                    place.fill.fore_color.rgb = RGBColor.from_string(fill)
                if entry.text:
                    self.words(place.text_frame, entry.text, size, r < header, align="c" if r < header or entry.align else None)

    def save(self, pdf):
        """Print the deck with Impress."""
        print_office(self.deck.save, pdf, "pptx")
