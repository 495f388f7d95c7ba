"""What fills, gradients and pictures show: the outlines that clip them, their colours, their silhouettes."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document import Shape
from extractors.layout.bars import find_marks
from tests.extractors.reading.handmade import pdf, read, stream

CHEVRON = b"50 100 m 130 100 l 140 110 l 130 120 l 50 120 l 60 110 l h W n "
YEARS = b"BT /F1 10 Tf 20 180 Td (R6 R7 R8) Tj ET "
AXIAL = (
    b"<</ShadingType 2/ColorSpace/DeviceRGB/Coords[50 0 140 0]"
    b"/Function<</FunctionType 2/Domain[0 1]/C0[.6 .7 .9]/C1[.1 .3 .7]/N 1>>>>"
)


def shapes(tmp_path: Path, content: bytes, more: tuple[bytes, ...] = ()) -> list[Shape]:
    return read(tmp_path, pdf(YEARS + content, more=more)).shapes


def picture(rows: list[str], colour: bytes = b"\x60\x80\xc0") -> tuple[bytes, bytes]:
    """A picture and its mask: # is shown, + half, . not."""
    width, height = len(rows[0]), len(rows)
    size = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8" % (width, height)
    mask = bytes({"#": 255, "+": 100, ".": 0}[c] for row in rows for c in row)
    return (
        stream(size + b"/ColorSpace/DeviceRGB/SMask 7 0 R", colour * (width * height)),
        stream(size + b"/ColorSpace/DeviceGray", mask),
    )


def test_box_that_is_clipped_shows_the_outline_of_its_clip(tmp_path: Path) -> None:
    page = read(tmp_path, pdf(YEARS + b"q " + CHEVRON + b".9 .5 .3 rg 50 100 90 20 re f Q"))
    (mark,) = find_marks(page)
    assert (mark.kind, mark.direction, mark.fill) == ("arrow", "right", (230, 128, 77))


def test_clip_that_is_larger_than_a_fill_changes_nothing(tmp_path: Path) -> None:
    (shape,) = shapes(tmp_path, b"q 10 10 280 60 re W n .9 .5 .3 rg 50 30 90 20 re f Q")
    assert shape.rectangular and shape.place.width == pytest.approx(90)


def test_steps_of_a_gradient_are_one_shape(tmp_path: Path) -> None:
    steps = b"".join(b".2 .4 %.3f rg 50 100 %d 20 re f " % (0.5 + i / 100, 90 - 2 * i) for i in range(30))
    assert len(shapes(tmp_path, b"q " + CHEVRON + steps + b"Q")) == 1
    # Fills of other colours in one clip are boxes of their own.
    boxes = b"1 0 0 rg 50 100 90 20 re f 0 0 1 rg 50 100 40 20 re f "
    assert len(shapes(tmp_path, b"q 50 100 90 20 re W n " + boxes + b"Q")) == 2


def test_gradient_that_fills_its_clip_is_a_shape(tmp_path: Path) -> None:
    form = stream(
        b"/Type/XObject/Subtype/Form/BBox[0 0 300 200]/Resources<</Shading<</S1 " + AXIAL + b">>>>",
        b"q " + CHEVRON + b"/S1 sh Q",
    )
    (shape,) = shapes(tmp_path, b"/X1 Do", (form,))
    assert len(shape.points) >= 6 and shape.place.width == pytest.approx(90) and shape.fill is not None


def test_fill_of_a_pattern_has_the_colour_that_is_seen_and_white_stays_white(tmp_path: Path) -> None:
    pattern = b"<</PatternType 2/Shading " + AXIAL + b">>"
    form = stream(
        b"/Type/XObject/Subtype/Form/BBox[0 0 300 200]/Resources<</Pattern<</P1 " + pattern + b">>>>",
        b"/Pattern cs /P1 scn 50 100 90 20 re f 1 1 1 rg 160 100 90 20 re f",
    )
    gradient, white = shapes(tmp_path, b"/X1 Do", (form,))
    assert gradient.fill is not None and max(gradient.fill) < 240 and white.fill == (255, 255, 255)


def test_picture_of_an_arrow_is_an_arrow_and_a_shadow_is_nothing(tmp_path: Path) -> None:
    tip = [min(i, 19 - i) for i in range(20)]
    arrow = ["#" * (50 + t) + "." * (10 - t) for t in tip]
    page = read(tmp_path, pdf(YEARS + b"q 90 0 0 20 50 100 cm /X1 Do Q", more=picture(arrow)))
    (mark,) = find_marks(page)
    assert (mark.kind, mark.direction) == ("arrow", "right")
    soft = ["+" * 60] * 3 + ["+++" + "#" * 54 + "+++"] * 14 + ["+" * 60] * 3
    page = read(tmp_path, pdf(YEARS + b"q 90 0 0 20 50 100 cm /X1 Do Q", more=picture(soft, b"\x10\x10\x10")))
    assert find_marks(page) == [] and page.images == []


def test_outline_that_begins_within_an_edge_is_a_box(tmp_path: Path) -> None:
    page = read(tmp_path, pdf(YEARS + b"95 100 m 50 100 l 50 120 l 140 120 l 140 100 l 95 100 l s"))
    assert sorted(s.x1 - s.x0 for s in page.segments if s.horizontal) == pytest.approx([90, 90])
