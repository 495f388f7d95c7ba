"""Dashes between digits and percent signs are known by their ink."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.reading.recognition.ink_signs import find_dash, find_percent
from tests.extractors.reading.recognition.seen import said, seen


def strokes(*boxes: tuple[int, int, int, int]) -> np.ndarray:
    picture = Image.new("L", (300, 80), 255)
    for box in boxes:
        ImageDraw.Draw(picture).rectangle(box, fill=10)
    return np.array(picture)


def test_a_level_stroke_between_two_digits_is_a_dash() -> None:
    line = seen("11")
    find_dash(line, strokes((24, 22, 30, 56), (40, 38, 54, 41), (66, 22, 72, 56)))
    assert said(line) == "1-1"


@pytest.mark.parametrize(
    "boxes",
    [
        ((24, 22, 30, 56), (66, 22, 72, 56)),  # no stroke
        ((24, 22, 30, 56), (40, 52, 54, 55), (66, 22, 72, 56)),  # at the foot
        ((24, 22, 30, 56), (40, 22, 54, 56), (66, 22, 72, 56)),  # a third digit
    ],
)
def test_other_ink_is_no_dash(boxes: tuple[tuple[int, int, int, int], ...]) -> None:
    line = seen("11")
    find_dash(line, strokes(*boxes))
    assert said(line) == "11"


def percent() -> np.ndarray:
    """40% in digits of 20 pixels: two rings and a stroke of 30 pixels at the end."""
    picture = Image.fromarray(strokes((22, 22, 36, 56), (44, 22, 58, 56)))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((64, 22, 76, 38), outline=10, width=3)
    pen.ellipse((82, 40, 94, 56), outline=10, width=3)
    pen.line((88, 22, 70, 56), fill=10, width=3)
    return np.array(picture)


def test_two_rings_and_a_stroke_are_percent_and_two_digits_are_not() -> None:
    line = seen("4096", size=20)
    line.size = 40.0
    for symbol, (x0, x1) in zip(line.symbols, ((22, 37), (44, 59), (64, 80), (80, 95)), strict=True):
        symbol.box = symbol.box._replace(x0=x0, x1=x1, top=20, bottom=58)
    digits = seen("4096", size=20)
    digits.size = 40.0
    for symbol, other in zip(digits.symbols, line.symbols, strict=True):
        symbol.box = other.box
    find_percent(line, percent())
    assert said(line) == "40%"
    find_percent(digits, strokes((22, 22, 36, 56), (44, 22, 58, 56), (64, 22, 78, 56), (81, 22, 95, 56)))
    assert said(digits) == "4096"
