"""What Tesseract saw: symbols in lines, in pixels, and what can be said of them without the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean, median

from extractors.reading.picture import Box


@dataclass(slots=True)
class Symbol:
    """A character as Tesseract gives it, its box in pixels."""

    text: str
    confidence: float
    box: Box
    begins_word: bool


@dataclass(slots=True)
class Line:
    """A line of symbols and what was measured on it."""

    symbols: list[Symbol]
    box: Box
    vertical: bool
    size: float = 0.0
    """Size of its type in pixels."""
    weight: float = 0.0
    """Thickness of its strokes as a share of its size."""
    bold: bool = False
    runs: list[tuple[int, int]] = field(default_factory=list)
    """Stretches of ink (first and last column) between blanks of nearly a character."""

    @property
    def confidence(self) -> float:
        """Mean of its characters' confidence, 0 to 1."""
        return fmean(symbol.confidence for symbol in self.symbols)

    @property
    def middle(self) -> float:
        """Height at which its characters stand, in pixels; they may sit at the edge of the line's box."""
        level = [s for s in self.symbols if is_wide(s.text)] or self.symbols
        return median((s.box.top + s.box.bottom) / 2 for s in level)


def shift(line: Line, across: int, down: int) -> None:
    """Move a line that was read in a part of the page to its place on the page."""

    def moved(box: Box) -> Box:
        return Box(box.x0 + across, box.top + down, box.x1 + across, box.bottom + down)

    line.box = moved(line.box)
    for symbol in line.symbols:
        symbol.box = moved(symbol.box)


def enlarge(line: Line, scale: float) -> None:
    """Give a line that was read on a coarser picture the places of the page's own."""

    def scaled(box: Box) -> Box:
        return Box(*(round(v * scale) for v in box))

    line.box = scaled(line.box)
    for symbol in line.symbols:
        symbol.box = scaled(symbol.box)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds some boxes."""
    return Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the values lies."""
    return sorted(values)[int(share * len(values))]


def is_wide(text: str) -> bool:
    """Whether a character fills an em square: ideographs and kana."""
    return "\u3041" <= text[0] <= "\u30fa" or "\u3400" <= text[0] <= "\u9fff"
