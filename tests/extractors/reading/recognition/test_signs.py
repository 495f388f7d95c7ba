"""Arrows alone in cells are known by their shape, which no letter shares."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from extractors.reading.picture import Box
from extractors.reading.recognition.signs import arrows_in_cells

DPI = 300
CELL = Box(40, 30, 300, 160)


def cell_with(strokes: list[list[tuple[int, int]]], *, wide: int, pen: int, grain: int, tint: int = 250) -> np.ndarray:
    """A scanned cell with a sign of strokes on a square of 12 by 12, ``wide`` pixels wide."""
    picture = Image.new("L", (340, 190), tint)
    draw = ImageDraw.Draw(picture)
    unit = wide / 12
    for stroke in strokes:
        draw.line([(130 + x * unit, 58 + y * unit) for x, y in stroke], 20, pen, joint="curve")
    grey = np.array(picture.filter(ImageFilter.GaussianBlur(1.0))).astype(np.int16)
    noise = np.random.default_rng(5).normal(0, grain, grey.shape)
    return np.clip(grey + noise, 0, 255).astype(np.uint8)


DOUBLE = [[(0, 4), (10, 4)], [(0, 8), (10, 8)], [(8, 2), (12, 6), (8, 10)]]
SINGLE = [[(0, 6), (12, 6)], [(8, 2), (12, 6), (8, 10)]]
OTHERS = {
    "ニ": [[(2, 3), (10, 3)], [(0, 9), (12, 9)]],
    "ラ": [[(2, 1), (10, 1)], [(0, 4), (12, 4), (9, 9), (4, 11)]],
    "フ": [[(0, 2), (12, 2), (9, 8), (4, 11)]],
    "2": [[(1, 3), (4, 0), (8, 2), (7, 5), (0, 10), (9, 10)]],
    "＝": [[(0, 4), (12, 4)], [(0, 8), (12, 8)]],
    "－": [[(0, 6), (12, 6)]],
    "＞": [[(1, 2), (12, 6), (1, 10)]],
    "⇔": [*DOUBLE, [(4, 2), (0, 6), (4, 10)]],
    "⇐": [[(2, 4), (12, 4)], [(2, 8), (12, 8)], [(4, 2), (0, 6), (4, 10)]],
    "十": [[(0, 6), (12, 6)], [(6, 1), (6, 11)]],
}


@pytest.mark.parametrize(("strokes", "sign"), [(DOUBLE, "⇒"), (SINGLE, "→")])
@pytest.mark.parametrize(("wide", "pen", "grain", "tint"), [(30, 3, 2, 250), (44, 3, 8, 250), (80, 6, 8, 225)])
def test_an_arrow_alone_in_a_cell(
    strokes: list[list[tuple[int, int]]], sign: str, wide: int, pen: int, grain: int, tint: int
) -> None:
    grey = cell_with(strokes, wide=wide, pen=pen, grain=grain, tint=tint)
    (line,) = arrows_in_cells(grey, [CELL], DPI)
    assert [symbol.text for symbol in line.symbols] == [sign]
    assert abs(line.box.x0 - 130) < 5 and abs(line.box.x1 - 130 - wide) < 8
    assert 0.7 * wide < line.size < 1.3 * wide


@pytest.mark.parametrize("letter", sorted(OTHERS))
@pytest.mark.parametrize(("wide", "pen", "grain"), [(30, 3, 2), (44, 4, 8)])
def test_letters_and_other_signs_are_left_to_be_read(letter: str, wide: int, pen: int, grain: int) -> None:
    assert arrows_in_cells(cell_with(OTHERS[letter], wide=wide, pen=pen, grain=grain), [CELL], DPI) == []


def test_an_arrow_beside_words_and_an_empty_cell_are_none() -> None:
    word = [[(x, y), (x + 3, y)] for x in (-8, -4) for y in (2, 6, 10)]
    assert arrows_in_cells(cell_with(DOUBLE + word, wide=30, pen=3, grain=4), [CELL], DPI) == []
    assert arrows_in_cells(cell_with([], wide=30, pen=3, grain=8), [CELL], DPI) == []
