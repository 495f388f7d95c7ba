"""Bare outlines of arrows and bars before headings are found on drawn pictures, table cells and letters are not."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.document import Segment
from extractors.reading.hollow import bars, drawn_out, hollow_arrows

DPI = 200
POINT = DPI / 72
Corners = list[tuple[float, float]]

PENTAGON: Corners = [(0, 0), (88, 0), (100, 8), (88, 16), (0, 16)]
CHEVRON: Corners = [(0, 0), (92, 0), (100, 9), (92, 18), (0, 18), (8, 9)]
BLOCK: Corners = [(0, 4), (90, 4), (90, 0), (100, 8), (90, 16), (90, 12), (0, 12)]


def sheet() -> Image.Image:
    return Image.new("L", (int(400 * POINT), int(300 * POINT)), 255)


def draw(picture: Image.Image, corners: Corners, x: float, y: float) -> None:
    points = [((x + a) * POINT, (y + b) * POINT) for a, b in corners]
    ImageDraw.Draw(picture).polygon(points, fill=None, outline=0, width=2)


@pytest.mark.parametrize("corners", [PENTAGON, CHEVRON, BLOCK])
@pytest.mark.parametrize("mirrored", [False, True])
def test_outlines_of_arrows_point_where_they_point(corners: Corners, mirrored: bool) -> None:
    picture = sheet()
    draw(picture, [(100 - x, y) for x, y in corners] if mirrored else corners, 60, 40)
    found = hollow_arrows(np.array(picture), DPI)
    assert [f.direction for f in found] == ["left" if mirrored else "right"]
    assert [v / POINT for v in found[0].box] == pytest.approx([60, 40, 160, 40 + max(y for _, y in corners)], abs=2.5)


def test_cells_round_boxes_and_the_rest_of_a_cell_beside_an_arrow_are_none() -> None:
    picture = sheet()
    pen = ImageDraw.Draw(picture)
    for x in (40, 180, 320):
        pen.line([x * POINT, 40 * POINT, x * POINT, 80 * POINT], fill=0, width=2)
    for y in (40, 60, 80):
        pen.line([40 * POINT, y * POINT, 320 * POINT, y * POINT], fill=0, width=2)
    pen.rounded_rectangle([40 * POINT, 120 * POINT, 200 * POINT, 160 * POINT], 8 * POINT, outline=0, width=2)
    pen.ellipse([220 * POINT, 120 * POINT, 300 * POINT, 160 * POINT], outline=0, width=2)
    assert hollow_arrows(np.array(picture), DPI) == []
    draw(picture, BLOCK, 45, 42)
    assert [f.direction for f in hollow_arrows(np.array(picture), DPI)] == ["right"]


def test_a_word_that_cuts_a_shaft_does_not_shorten_its_arrow() -> None:
    picture = sheet()
    draw(picture, BLOCK, 60, 40)
    ImageDraw.Draw(picture).rectangle([90 * POINT, 43 * POINT, 96 * POINT, 53 * POINT], fill=0)
    found = hollow_arrows(np.array(picture), DPI)
    assert found[0].box.x0 / POINT == pytest.approx(96, abs=2)
    sides = [Segment(60, y, 150, y, 0.7) for y in (44, 52)]
    cell = Segment(20, 56, 300, 56, 0.7)
    assert drawn_out(found, [*sides, cell], DPI)[0].box.x0 / POINT == pytest.approx(60, abs=1)
    assert drawn_out(found, [sides[0], cell], DPI) == found


def test_a_bar_before_words_is_higher_than_they_are() -> None:
    picture = sheet()
    pen = ImageDraw.Draw(picture)
    pen.rectangle([40 * POINT, 40 * POINT, 44 * POINT, 60 * POINT], fill=0)
    pen.rectangle([50 * POINT, 44 * POINT, 62 * POINT, 56 * POINT], outline=0, width=3)
    found = bars(np.array(picture), DPI)
    assert [[round(v / POINT) for v in f.box] for f in found] == [pytest.approx([40, 40, 44, 60], abs=1)]
    # A digit 1 or a letter I stands before kanji that are higher than it.
    digit = sheet()
    pen = ImageDraw.Draw(digit)
    pen.rectangle([40 * POINT, 42 * POINT, 43 * POINT, 58 * POINT], fill=0)
    pen.rectangle([50 * POINT, 39 * POINT, 70 * POINT, 60 * POINT], outline=0, width=3)
    assert bars(np.array(digit), DPI) == []
