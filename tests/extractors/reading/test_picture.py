"""Skew, ruling lines, boxes and leaders are measured on drawn pictures of which everything is known."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.document import Segment
from extractors.reading.picture import closed_boxes, erase, leaders, rulings, skew

DPI = 150
POINT = DPI / 72


def sheet() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("L", (int(400 * POINT), int(300 * POINT)), 255)
    return picture, ImageDraw.Draw(picture)


def words(draw: ImageDraw.ImageDraw, x: float, y: float, count: int = 20) -> None:
    """Strokes of the size of 10-point type: crosses, which are no rulings."""
    for i in range(count):
        left, top = (x + 10 * i) * POINT, y * POINT
        draw.line([left, top + 4 * POINT, left + 8 * POINT, top + 4 * POINT], 0, 2)
        draw.line([left + 4 * POINT, top, left + 4 * POINT, top + 9 * POINT], 0, 2)


def grid(draw: ImageDraw.ImageDraw, xs: list[int], ys: list[int]) -> None:
    for x in xs:
        draw.line([x * POINT, ys[0] * POINT, x * POINT, ys[-1] * POINT], 0, 2)
    for y in ys:
        draw.line([xs[0] * POINT, y * POINT, xs[-1] * POINT, y * POINT], 0, 2)


@pytest.mark.parametrize("angle", [-1.5, -0.4, 0.0, 0.7])
def test_skew_is_what_straightens_the_sheet(angle: float) -> None:
    picture, draw = sheet()
    for row in range(12):
        words(draw, 40, 30 + 20 * row, 30)
    turned = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert skew(turned, DPI) == pytest.approx(-angle, abs=0.08)


def test_rulings_of_a_table_and_no_strokes() -> None:
    picture, draw = sheet()
    grid(draw, [40, 140, 340], [50, 70, 120])
    words(draw, 45, 55, 9)
    words(draw, 45, 200, 30)
    found = rulings(np.asarray(picture), DPI).segments
    assert sorted(round(s.top) for s in found if s.horizontal) == [50, 70, 120]
    assert sorted(round(s.x0) for s in found if not s.horizontal) == [40, 140, 340]
    level = next(s for s in found if s.horizontal)
    assert (level.x0, level.x1) == (pytest.approx(40, abs=2), pytest.approx(340, abs=2))


def test_filled_area_is_no_ruling() -> None:
    picture, draw = sheet()
    draw.rectangle([40 * POINT, 40 * POINT, 300 * POINT, 60 * POINT], 30)
    assert rulings(np.asarray(picture), DPI).segments == []


def test_broken_and_sloping_line_is_one() -> None:
    picture, draw = sheet()
    draw.line([40 * POINT, 100 * POINT, 340 * POINT, 100.6 * POINT], 0, 3)
    for hole in range(60, 300, 40):
        draw.line([hole * POINT, 90 * POINT, hole * POINT, 110 * POINT], 255, 1)
    found = rulings(np.asarray(picture), DPI).segments
    assert len(found) == 1
    assert found[0].x1 - found[0].x0 == pytest.approx(300, abs=4)


def test_erased_lines_leave_the_words() -> None:
    picture, draw = sheet()
    words(draw, 45, 55, 9)
    before = np.asarray(picture).copy()
    grid(draw, [40, 140, 340], [50, 70, 120])
    grey = np.asarray(picture)
    clean = erase(grey, rulings(grey, DPI).segments, DPI)
    assert (clean < 128).sum() == pytest.approx((before < 128).sum(), rel=0.03)


def test_boxes_are_the_cells_and_not_the_frame_around_them() -> None:
    lines = [Segment(10, y, 390, y, 1) for y in (10, 290)] + [Segment(x, 10, x, 290, 1) for x in (10, 390)]
    lines += [Segment(50, y, 350, y, 1) for y in (50, 100, 150)] + [Segment(x, 50, x, 150, 1) for x in (50, 200, 350)]
    boxes = closed_boxes(lines, 400, 300, 72)
    corners = [(50, 50), (200, 50), (50, 100), (200, 100)]
    assert [(b.x0, b.top) for b in boxes] == [pytest.approx(corner, abs=1.1) for corner in corners]
    assert all(b.x1 - b.x0 == pytest.approx(150, abs=2) for b in boxes)


def test_leader_of_dots_but_no_grain() -> None:
    picture, draw = sheet()
    words(draw, 40, 50, 6)
    for i in range(60):
        x, y = (120 + 3.5 * i) * POINT, 55 * POINT
        draw.rectangle([x, y, x + 1, y + 1], 0)
    noise = np.random.default_rng(0)
    for x, y in noise.uniform((40, 100), (340, 200), (1500, 2)):
        draw.point([x * POINT, y * POINT], 0)
    found = leaders(np.asarray(picture), DPI)
    assert len(found) == 1
    assert found[0].x0 / POINT == pytest.approx(120, abs=3)
    assert found[0].x1 / POINT == pytest.approx(328, abs=8)


def test_a_pale_frame_is_one_and_a_pale_line_or_tint_alone_is_none() -> None:
    noise = np.random.default_rng(3).normal(0, 4, (700, 900))
    picture = Image.new("L", (900, 700), 248)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((100, 100, 500, 220), outline=214, width=3)
    draw.line((100, 300, 800, 300), fill=214, width=3)
    draw.rectangle((100, 400, 500, 600), fill=222)
    grey = np.clip(np.array(picture) + noise, 0, 255).astype(np.uint8)
    found = [tuple(round(v * 300 / 72) for v in s[:4]) for s in rulings(grey, 300).segments]
    assert len(found) == 4
    assert all(min(abs(s[0] - 100), abs(s[0] - 500)) <= 4 and s[3] <= 226 for s in found)
