"""Lines as Tesseract gives them, without Tesseract."""

from __future__ import annotations

from extractors.reading.picture import Box
from extractors.reading.recognition.words import Line, Symbol


def seen(text: str, size: int = 40, top: int = 20) -> Line:
    """A line as Tesseract gives it, its characters side by side."""
    symbols = [
        Symbol(c, 0.99, Box(20 + size * i, top, 18 + size * (i + 1), top + size - 2), i == 0)
        for i, c in enumerate(text)
    ]
    return Line(symbols, Box(20, top, 20 + size * len(text), top + size), False, float(size))


def said(line: Line) -> str:
    """A line's characters."""
    return "".join(symbol.text for symbol in line.symbols)
