"""Draws text and shapes on pages measured from the top-left corner, so that layouts read like the page they make."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from samples import fonts

PORTRAIT = A4
LANDSCAPE = landscape(A4)
SLIDE = (960.0 * 0.75, 540.0 * 0.75)

NOT_FIRST = "、。，．・：；？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％,.)]"
NOT_LAST = "（「『【〔〈《([※"
ASCENT = 0.88


def colour(value: str | None) -> Color:
    """Return a colour from `#rrggbb`; black for None."""
    return HexColor(value or "#000000")


class Paper:
    """One PDF being written: a canvas whose y axis runs down, and which knows its page number."""

    def __init__(self, path: Path, size: tuple[float, float], title: str, author: str) -> None:
        """Open the file; `size` is width and height in points."""
        fonts.register()
        self.width, self.height = size
        self.canvas = Canvas(str(path), pagesize=size, invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setCreator("samples/typeset.py")
        self.page = 1

    def turn(self) -> int:
        """End the page and begin the next; return its physical number, 1-based."""
        self.canvas.showPage()
        self.page += 1
        return self.page

    def save(self) -> None:
        """Write the file."""
        self.canvas.save()

    def bookmark(self, title: str, top: float, level: int) -> None:
        """Add an outline entry that points at a height of this page; `level` counts from 0."""
        key = f"p{self.page}-{top:.0f}-{level}-{len(title)}"
        self.canvas.bookmarkHorizontal(key, 0, self.height - top)
        self.canvas.addOutlineEntry(title, key, level, 0)

    def measure(self, text: str, face: str, size: float, spread: float = 0) -> float:
        """Return the width of a text in points; `spread` is added after every character."""
        return float(pdfmetrics.stringWidth(text, face, size)) + spread * len(text)

    def text(
        self,
        x: float,
        top: float,
        text: str,
        face: str = fonts.MINCHO,
        size: float = 10.5,
        *,
        align: str = "left",
        ink: str | None = None,
        spread: float = 0,
        bold: str | None = None,
    ) -> float:
        """Draw one line whose top is at `top`; return the right end.

        `bold` is None, `stroke` (outline added to the fill) or `twice` (the text set again a third of a point to the
        right, which is how word processors thicken a face that has no bold).
        """
        width = self.measure(text, face, size, spread)
        x -= {"left": 0.0, "center": width / 2, "right": width}[align]
        for shift in (0.0, 0.35) if bold == "twice" else (0.0,):
            line = self.canvas.beginText(x + shift, self.height - top - ASCENT * size)
            line.setFont(face, size)
            line.setFillColor(colour(ink))
            line.setCharSpace(spread)
            if bold == "stroke":
                self.canvas.setStrokeColor(colour(ink))
                self.canvas.setLineWidth(size / 36)
                line.setTextRenderMode(2)
            line.textOut(text)
            line.setTextRenderMode(0)
            line.setCharSpace(0)
            self.canvas.drawText(line)
        return x + width

    def wrap(
        self,
        text: str,
        face: str,
        size: float,
        width: float,
        first: float = 0,
        hang: float = 0,
        *,
        strict: bool = False,
    ) -> list[str]:
        """Break a text into lines the Japanese way; `first` and `hang` narrow the first and the other lines.

        A full stop or closing bracket may stand out beyond the right edge, as in running text; with `strict`, for
        cells, it goes to the next line together with the character before it.
        """
        lines: list[list[str]] = [[]]
        for piece in re.findall(r"[A-Za-z0-9][A-Za-z0-9.,'/~%-]*|.", text):
            line = lines[-1]
            room = width - (hang if len(lines) > 1 else first)
            out = bool(line) and self.measure("".join(line) + piece, face, size) > room
            carry = [piece]
            if out and piece in NOT_FIRST and strict:
                carry.insert(0, line.pop())
            if out and line and (strict or piece not in NOT_FIRST):
                while len(line) > 1 and line[-1] in NOT_LAST:
                    carry.insert(0, line.pop())
                lines.append(carry)
            else:
                line += carry
        return ["".join(line) for line in lines if line]

    def block(
        self,
        x: float,
        top: float,
        width: float,
        text: str,
        face: str = fonts.MINCHO,
        size: float = 10.5,
        leading: float = 0,
        *,
        first: float = 0,
        hang: float = 0,
        align: str = "left",
        ink: str | None = None,
        bold: str | None = None,
    ) -> float:
        """Set paragraphs (divided by line feeds) in a column; return the top of what follows."""
        leading = leading or size * 1.5
        for paragraph in text.split("\n"):
            for number, line in enumerate(self.wrap(paragraph, face, size, width, first, hang)):
                indent = hang if number else first
                at = {"left": x + indent, "center": x + width / 2, "right": x + width}[align]
                self.text(at, top, line, face, size, align=align, ink=ink, bold=bold)
                top += leading
        return top

    def box(
        self,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        *,
        fill: str | None = None,
        line: str | None = "#000000",
        weight: float = 0.6,
        radius: float = 0,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a rectangle; no fill or no line where the colour is None."""
        canvas = self.canvas
        canvas.setLineWidth(weight)
        canvas.setDash(*((list(dash), 0) if dash else ([], 0)))
        if fill:
            canvas.setFillColor(colour(fill))
        if line:
            canvas.setStrokeColor(colour(line))
        box = (x0, self.height - bottom, x1 - x0, bottom - top)
        if radius:
            canvas.roundRect(*box, radius, stroke=int(bool(line)), fill=int(bool(fill)))
        else:
            canvas.rect(*box, stroke=int(bool(line)), fill=int(bool(fill)))
        canvas.setDash([], 0)

    def line(self, x0: float, y0: float, x1: float, y1: float, ink: str | None = None, weight: float = 0.6) -> None:
        """Draw a straight line."""
        self.canvas.setStrokeColor(colour(ink))
        self.canvas.setLineWidth(weight)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def polygon(
        self, points: Sequence[tuple[float, float]], fill: str | None, line: str | None = None, weight: float = 0.6
    ) -> None:
        """Draw a closed figure."""
        path = self.canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        path.close()
        self.canvas.setLineWidth(weight)
        self.canvas.setFillColor(colour(fill))
        self.canvas.setStrokeColor(colour(line))
        self.canvas.drawPath(path, stroke=int(bool(line)), fill=int(bool(fill)))

    def block_arrow(
        self, x0: float, top: float, x1: float, bottom: float, fill: str, line: str | None = None, head: float = 10
    ) -> None:
        """Draw a thick arrow that points right and fills the box."""
        lip = (bottom - top) * 0.2
        middle = (top + bottom) / 2
        neck = x1 - head
        points = [(x0, top + lip), (neck, top + lip), (neck, top), (x1, middle), (neck, bottom)]
        self.polygon([*points, (neck, bottom - lip), (x0, bottom - lip)], fill, line)

    def chevron(
        self, x0: float, top: float, x1: float, bottom: float, fill: str, line: str | None = None, point: float = 8
    ) -> None:
        """Draw a chevron that points right: a bar with a notch at its beginning and a point at its end."""
        middle = (top + bottom) / 2
        points = [(x0, top), (x1 - point, top), (x1, middle), (x1 - point, bottom), (x0, bottom), (x0 + point, middle)]
        self.polygon(points, fill, line)

    def thin_arrow(self, x0: float, y0: float, x1: float, y1: float, ink: str = "#000000", weight: float = 1.2) -> None:
        """Draw a line with a small filled head at its end."""
        self.line(x0, y0, x1, y1, ink, weight)
        angle = math.atan2(y1 - y0, x1 - x0)
        size = 4 + weight * 1.5
        wings = [(x1 - size * math.cos(angle + s * 0.45), y1 - size * math.sin(angle + s * 0.45)) for s in (1, -1)]
        self.polygon([(x1, y1), *wings], ink)
