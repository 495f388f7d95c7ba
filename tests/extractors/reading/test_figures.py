"""Filled figures are found on drawn pictures of which everything is known, and what is printed on them stays."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.document import Page, Place, Shape
from extractors.layout.bars import find_marks
from extractors.reading.figures import Figure, figures, whitened, without_fills
from extractors.reading.picture import rulings

DPI = 200
POINT = DPI / 72
Corners = list[tuple[float, float]]

PENTAGON: Corners = [(0, 0), (88, 0), (100, 8), (88, 16), (0, 16)]
CHEVRON: Corners = [(0, 0), (92, 0), (100, 9), (92, 18), (0, 18), (8, 9)]
BLOCK: Corners = [(0, 5), (86, 5), (86, 0), (100, 10), (86, 20), (86, 15), (0, 15)]
DOWN: Corners = [(6, 0), (16, 0), (16, 20), (22, 20), (11, 34), (0, 20), (6, 20)]
DIAMOND: Corners = [(0, 6), (6, 0), (12, 6), (6, 12)]


def sheet(paper: int = 255, noise: float = 0.0) -> Image.Image:
    rng = np.random.default_rng(3)
    ground = np.full((int(300 * POINT), int(400 * POINT)), float(paper)) + rng.normal(0, noise, (833, 1111))
    return Image.fromarray(ground.clip(0, 255).astype(np.uint8))


def at(corners: Corners, x: float, y: float) -> Corners:
    return [((x + a) * POINT, (y + b) * POINT) for a, b in corners]


def marks_of(found: list[Figure]) -> list[tuple[str, str]]:
    shapes = []
    for figure in found:
        points = tuple((x / POINT, y / POINT) for x, y in figure.points)
        xs, ys = zip(*points, strict=True)
        place = Place(1, min(xs), min(ys), max(xs), max(ys))
        shapes.append(Shape(place, points, (figure.tint,) * 3, None, 0.0, True, False))
    return [(m.kind, m.direction) for m in find_marks(Page(1, 400.0, 300.0, 0, [], [], shapes, []))]


@pytest.mark.parametrize("tint", [60, 150, 215])
@pytest.mark.parametrize(
    ("corners", "direction"),
    [(PENTAGON, "right"), (CHEVRON, "right"), (BLOCK, "right"), (DOWN, "down"),
     ([(100 - x, y) for x, y in CHEVRON], "left")],
)  # fmt: skip
def test_arrows_are_arrows_with_and_without_outline(corners: Corners, direction: str, tint: int) -> None:
    picture = sheet(250, 4.0)
    draw = ImageDraw.Draw(picture)
    draw.polygon(at(corners, 40, 40), fill=tint)
    draw.polygon(at(corners, 200, 40), fill=tint, outline=40, width=2)
    found = figures(np.array(picture), DPI)
    assert [f.direction for f in found] == [direction] * 2
    assert marks_of(found) == [("arrow", direction)] * 2
    x0, top, x1, bottom = (v / POINT for v in sorted(found, key=lambda f: f.box.x0)[0].box)
    xs, ys = zip(*corners, strict=True)
    assert (x0, top, x1, bottom) == pytest.approx((40, 40, 40 + max(xs), 40 + max(ys)), abs=2.6)


def test_chevrons_that_touch_are_as_many_as_are_drawn() -> None:
    picture = sheet()
    for i in range(3):
        ImageDraw.Draw(picture).polygon(at(CHEVRON, 30 + 93 * i, 40), fill=190, outline=60, width=2)
    assert [f.direction for f in figures(np.array(picture), DPI)] == ["right"] * 3


def test_boxes_have_their_tint_and_no_direction() -> None:
    picture = sheet(250, 4.0)
    draw = ImageDraw.Draw(picture)
    draw.rectangle([40 * POINT, 40 * POINT, 200 * POINT, 60 * POINT], 90)
    draw.rounded_rectangle([40 * POINT, 100 * POINT, 200 * POINT, 140 * POINT], 8 * POINT, fill=210)
    found = sorted(figures(np.array(picture), DPI), key=lambda f: f.box.top)
    assert [(f.direction, f.rectangular) for f in found] == [("", True)] * 2
    assert [f.tint for f in found] == [pytest.approx(90, abs=4), pytest.approx(210, abs=4)]


def test_a_diamond_marks_a_date_and_a_square_is_a_character() -> None:
    picture = sheet()
    draw = ImageDraw.Draw(picture)
    draw.polygon(at(DIAMOND, 60, 60), fill=50)
    draw.rectangle([150 * POINT, 60 * POINT, 162 * POINT, 72 * POINT], 20)
    found = figures(np.array(picture), DPI)
    assert marks_of(found) == [("mark", "")]


def test_strokes_of_type_are_no_figures() -> None:
    picture = sheet()
    draw = ImageDraw.Draw(picture)
    for i in range(12):
        for thick, y in ((2, 40), (6, 100)):
            x = (40 + 24 * i) * POINT
            draw.line([x, y * POINT, x + 18 * POINT, y * POINT], 0, thick)
            draw.line([x + 9 * POINT, (y - 9) * POINT, x + 9 * POINT, (y + 9) * POINT], 0, thick)
    assert figures(np.array(picture), DPI) == []


@pytest.mark.parametrize(("tint", "ink"), [(40, 250), (150, 255), (150, 20), (220, 20)])
def test_print_on_a_fill_becomes_dark_on_white(tint: int, ink: int) -> None:
    picture = sheet()
    draw = ImageDraw.Draw(picture)
    draw.rectangle([40 * POINT, 40 * POINT, 300 * POINT, 64 * POINT], tint)
    strokes = [(60 + 12 * i, 48, 66 + 12 * i, 49) for i in range(10)]
    for x0, top, x1, bottom in strokes:
        draw.rectangle([x0 * POINT, top * POINT, x1 * POINT, bottom * POINT], ink)
    grey = np.array(picture)
    clean = without_fills(grey, figures(grey, DPI), DPI)
    x0, top, x1, _ = (int(v * POINT) for v in strokes[4])
    assert clean[top + 1, (x0 + x1) // 2] < 60
    assert np.median(clean[int(42 * POINT) : int(62 * POINT), int(45 * POINT) : int(295 * POINT)]) == 255


def test_an_arrow_of_line_and_head_is_found_with_its_head() -> None:
    picture = sheet()
    draw = ImageDraw.Draw(picture)
    draw.line([60 * POINT, 80 * POINT, 146 * POINT, 80 * POINT], 60, 3)
    draw.polygon(at([(0, 0), (8, 4), (0, 8)], 145, 76), fill=60)
    draw.line([60 * POINT, 120 * POINT, 146 * POINT, 120 * POINT], 60, 3)
    found = rulings(np.array(picture), DPI)
    assert len(found.segments) == 2
    assert len(found.heads) == 1
    xs = [x for x, _ in found.heads[0]]
    assert (min(xs), max(xs)) == (pytest.approx(145, abs=2.0), pytest.approx(153, abs=2.0))


def test_grey_paper_is_made_white() -> None:
    grey = np.array(sheet(214, 3.0))
    assert np.median(whitened(grey)) >= 249
    assert figures(whitened(grey), DPI) == []
