"""Draws pages with ReportLab's canvas, measured from the top: words, boxes, chevrons, arrows, ruled tables."""

from content import cell
from platypus_print import fonts
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas


class Pen:
    """Draws on a page measured from its top."""

    def __init__(self, path, size):
        """Begin a file."""
        fonts()
        self.c, self.height = Canvas(str(path), pagesize=size), size[1]

    def text(self, x, y, words, size=10, font="PG", ink="#000000", align="l"):
        """Write a line whose baseline is y below the top."""
        self.c.setFillColor(HexColor(ink))
        self.c.setFont(font, size)
        {"l": self.c.drawString, "c": self.c.drawCentredString, "r": self.c.drawRightString}[align](x, self.height - y, words)

    def fold(self, words, width, size, font="PG"):
        """Return the lines of a text in a width."""
        out, line = [], ""
        for ch in words:
            if ch == "\n" or (self.c.stringWidth(line + ch, font, size) > width and ch not in "、。）"):
                out.append(line)
                line = ""
            line += "" if ch == "\n" else ch
        return [*out, line]

    def lines(self, x, y, words, width, size=10, font="PG", lead=1.5, **more):
        """Write a text in a width; return the y below it."""
        for line in self.fold(words, width, size, font):
            self.text(x, y, line, size, font, **more)
            y += size * lead
        return y

    def box(self, x, y, w, h, fill=None, line=None, round_=0, lw=0.6, dash=None):
        """Draw a rectangle."""
        if fill:
            self.c.setFillColor(HexColor(fill))
        if line:
            self.c.setStrokeColor(HexColor(line))
        self.c.setLineWidth(lw)
        self.c.setDash(dash or [])
        if round_:
            self.c.roundRect(x, self.height - y - h, w, h, round_, fill=bool(fill), stroke=bool(line))
        else:
            self.c.rect(x, self.height - y - h, w, h, fill=bool(fill), stroke=bool(line))

    def shape(self, points, fill):
        """Draw a polygon."""
        path = self.c.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        path.close()
        self.c.setFillColor(HexColor(fill))
        self.c.drawPath(path, fill=1, stroke=0)

    def chevron(self, x, y, w, h, fill, notch=True):
        """Draw a pentagon, or a chevron with a notch."""
        tip = h * 0.45
        points = [(x, y), (x + w - tip, y), (x + w, y + h / 2), (x + w - tip, y + h), (x, y + h)]
        self.shape([*points, (x + tip, y + h / 2)] if notch else points, fill)

    def line(self, x0, y0, x1, y1, ink="#333333", lw=0.6, dash=None):
        """Draw a line."""
        self.c.setStrokeColor(HexColor(ink))
        self.c.setLineWidth(lw)
        self.c.setDash(dash or [])
        self.c.line(x0, self.height - y0, x1, self.height - y1)
        self.c.setDash([])

    def arrow(self, x0, y, x1, ink, lw=2.2):
        """Draw a line with a head."""
        self.line(x0, y, x1 - 6, y, ink, lw)
        self.shape([(x1 - 9, y - 5), (x1, y), (x1 - 9, y + 5)], ink)


def ruled(pen, rows, x, y, widths, heights, header, size=9, head="#e8e0d0"):
    """Draw a ruled table of cells; return the y below it."""
    xs, ys = [x], [y]
    for w in widths:
        xs.append(xs[-1] + w)
    for h in heights:
        ys.append(ys[-1] + h)
    for r, row in enumerate(rows):
        for c, entry in enumerate(row):
            if entry is None:
                continue
            k = cell(entry)
            x0, x1, y0, y1 = xs[c], xs[c + k.cs], ys[r], ys[r + k.rs]
            pen.box(x0, y0, x1 - x0, y1 - y0, fill=head if r < header else k.fill, line="#555555")
            parts = [p for t in k.text.split("\n") for p in pen.fold(t, x1 - x0 - 8, size)]
            top = (y0 + y1) / 2 - len(parts) * size * 0.65 + size * 0.95
            for i, part in enumerate(parts):
                mid = r < header or k.align == "center"
                pen.text((x0 + x1) / 2 if mid else x0 + 4, top + i * size * 1.3, part, size, align="c" if mid else "l")
    return ys[-1]
