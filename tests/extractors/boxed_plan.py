"""Draws plans from boxes as PDF files: slides of panels, cards in columns, road maps; styles and words are the test's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FACE = "HeiseiKakuGo-W5"
PLAIN = "HeiseiMin-W3"
WIDE = (960.0, 540.0)
SHEET = (1191.0, 842.0)


@dataclass(frozen=True)
class Look:
    """How boxes of one kind are drawn."""

    fill: str | None = None
    stroke: str | None = None
    round: float = 0.0
    gradient: str | None = None
    ink: str = "#222222"
    shadow: bool = False


class Boxes:
    """A PDF of boxes; places are in points from the upper left corner."""

    def __init__(self, path: Path, size: tuple[float, float] = WIDE) -> None:
        """Begin a file with pages of one size."""
        for name in (FACE, PLAIN):
            pdfmetrics.registerFont(UnicodeCIDFont(name))
        self.path, self.height = path, size[1]
        self.canvas = Canvas(str(path), pagesize=size)

    def box(self, x0: float, top: float, x1: float, bottom: float, look: Look) -> None:
        """A box, with its shadow, corners and colours."""
        c, h = self.canvas, self.height
        if look.shadow:
            c.setFillColor(Color(0.6, 0.6, 0.6))
            c.rect(x0 + 3, h - bottom - 3, x1 - x0, bottom - top, stroke=0, fill=1)
        if look.gradient:
            c.saveState()
            path = c.beginPath()
            path.rect(x0, h - bottom, x1 - x0, bottom - top)
            c.clipPath(path, stroke=0, fill=0)
            c.linearGradient(x0, h - top, x0, h - bottom, (HexColor(look.fill or "#ffffff"), HexColor(look.gradient)))
            c.restoreState()
            return
        if look.fill:
            c.setFillColor(HexColor(look.fill))
        if look.stroke:
            c.setStrokeColor(HexColor(look.stroke))
        stroke, fill = int(look.stroke is not None), int(look.fill is not None)
        if look.round:
            c.roundRect(x0, h - bottom, x1 - x0, bottom - top, look.round, stroke=stroke, fill=fill)
        else:
            c.rect(x0, h - bottom, x1 - x0, bottom - top, stroke=stroke, fill=fill)

    def text(self, x: float, top: float, text: str, size: float = 13, face: str = PLAIN, ink: str = "#222222") -> None:
        """Lines of text from a point to the right, one below the other."""
        self.canvas.setFillColor(HexColor(ink))
        self.canvas.setFont(face, size)
        for i, line in enumerate(text.split("\n")):
            self.canvas.drawString(x, self.height - top - size * 0.88 - i * 1.3 * size, line)

    def labelled(
        self, x0: float, top: float, x1: float, bottom: float, text: str, look: Look, size: float = 13,
        face: str = PLAIN, middle: bool = False,
    ) -> None:  # fmt: skip
        """A box with its text at its upper left, or in its middle."""
        self.box(x0, top, x1, bottom, look)
        lines = text.split("\n")
        if middle:
            wide = max(pdfmetrics.stringWidth(line, face, size) for line in lines)
            high = size * (1 + 1.3 * (len(lines) - 1))
            self.text((x0 + x1 - wide) / 2, (top + bottom - high) / 2, text, size, face, look.ink)
        else:
            self.text(x0 + 6, top + 6, text, size, face, look.ink)

    def next(self) -> None:
        """Begin another page."""
        self.canvas.showPage()

    def save(self) -> Path:
        """Write the file."""
        self.canvas.save()
        return self.path


def cover(plan: Boxes, title: str, issued: str) -> None:
    """A title page."""
    plan.text(200, 180, title, 34, FACE)
    plan.text(380, 260, issued, 16)
    plan.next()


def panels(
    plan: Boxes, top: float, bars: Sequence[tuple[str, str]], bar: Look, panel: Look, x0: float = 24, x1: float = 936
) -> None:
    """Panels side by side, each with its title in a bar above it."""
    width = (x1 - x0 - 14 * (len(bars) - 1)) / len(bars)
    for i, (title, text) in enumerate(bars):
        left = x0 + i * (width + 14)
        plan.labelled(left, top, left + width, top + 24, title, bar, 14, FACE, middle=True)
        plan.labelled(left, top + 24, left + width, top + 120, text, panel)


def pairs(
    plan: Boxes, top: float, row: Sequence[tuple[str, str, float]], label: Look, value: Look, x0: float = 24,
    gap: float = 0.0,
) -> None:  # fmt: skip
    """Labels with their values at their right, several in a row; each with the width of its value."""
    left = x0
    for name, text, width in row:
        plan.labelled(left, top, left + 84, top + 34, name, label, 12, FACE, middle=True)
        plan.labelled(left + 84 + gap, top, left + 84 + gap + width, top + 34, text, value, 12)
        left += 84 + gap + width + 14
