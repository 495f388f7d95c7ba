"""Arrows that stand alone in a cell: Tesseract knows no such sign and takes it for a digit or a kana."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.reading.picture import Box
from extractors.reading.recognition.words import Line, Symbol

WIDTH = (5.0, 30.0)
"""Points: an arrow is about as wide as a letter, at most as three."""
FLATNESS = (0.2, 0.85)
"""Height of an arrow as a share of its width."""
SHAFT = 0.45
"""Share of the width, from the left, that is shaft and nothing else."""
SLENDER = 0.72
"""The most of an arrow's height that its shaft takes (⇒ has two strokes)."""
LEVEL = 0.14
"""So far, as a share of the height, the ink of a column may stand above or below the middle."""
POINT = 0.45
"""The most of the height that the last columns of a tip take."""
SLOPE = 0.25
"""The least of the height that wings take half way between their ends and the tip; a stroke across has none there."""
STROKE = 0.8
"""Share of a shaft's columns in which a row is inked where it belongs to a stroke."""
CONTRAST = 60
"""Steps of grey between paper and ink; less is grain."""
CONFIDENCE = 0.95
"""How sure an arrow is that is known by its shape alone: less than certain, more than most words."""


def arrows_in_cells(grey: np.ndarray, boxes: Sequence[Box], dpi: int) -> list[Line]:
    """The arrows to the right that are all the ink of a cell, each as a line of one character.

    Args:
        grey: the picture without ruling lines.
        boxes: cells and frames, in pixels.
        dpi: pixels an inch.
    """
    margin = max(int(dpi / 150), 1)
    found: dict[Box, Line] = {}
    for box in boxes:
        part = grey[box.top + margin : box.bottom - margin, box.x0 + margin : box.x1 - margin]
        ink = _ink(part)
        rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        if not len(rows) or not WIDTH[0] <= (columns[-1] - columns[0] + 1) * 72 / dpi <= WIDTH[1]:
            continue
        sign = arrow(ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])
        if sign:
            left, top = box.x0 + margin, box.top + margin
            place = Box(
                left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1
            )
            line = Line([Symbol(sign, CONFIDENCE, place, True)], place, False, size=float(place.x1 - place.x0))
            found[place] = line
    return list(found.values())


def _ink(part: np.ndarray) -> np.ndarray:
    """The dark points of a cell, without specks of a point or two."""
    if not part.size:
        return np.zeros((0, 0), dtype=bool)
    paper, darkest = int(np.median(part)), int(part.min())
    if paper - darkest < CONTRAST:
        return np.zeros(part.shape, dtype=bool)
    ink = part < (paper + darkest) / 2
    padded = np.pad(ink, 1).astype(np.int8)
    height, width = ink.shape
    around = sum(padded[y : y + height, x : x + width] for y in range(3) for x in range(3))
    return ink & (np.asarray(around) > 2)


def arrow(ink: np.ndarray) -> str:
    """The arrow that a sign is by its shape: shaft at the left, wings that slope to a tip, alike above and below.

    Args:
        ink: the dark points of the sign, cut to its edges.

    Returns:
        ``→`` or ``⇒``; empty for anything else.
    """
    height, width = ink.shape
    if height < 5 or not FLATNESS[0] <= height / width <= FLATNESS[1]:
        return ""
    inked = ink.any(axis=0)
    first = np.argmax(ink, axis=0)
    last = height - 1 - np.argmax(ink[::-1], axis=0)
    extent = (last - first + 1) / height
    off = np.abs((first + last) / 2 - (height - 1) / 2) / height
    if not (extent >= 0.9).any():
        return ""
    shaft = slice(1, max(int(SHAFT * width), 2))
    if inked.mean() < 0.97 or (extent[shaft] > SLENDER).any() or (off > LEVEL).mean() > 0.1:
        return ""
    widest = float(np.flatnonzero(extent >= 0.9).mean()) / width
    sloping = extent[int((widest + 1) / 2 * width)]
    if widest < 0.5 or sloping < SLOPE or extent[-max(int(0.05 * width), 1) :].max() > POINT:
        return ""
    if extent[shaft].max() > 0.75 * extent.max():
        return ""
    strokes = ink[:, shaft].mean(axis=1) >= STROKE
    count = int(strokes[0]) + int((np.diff(strokes.astype(np.int8)) == 1).sum())
    return {1: "→", 2: "⇒"}.get(count, "")
