"""A box and the shadow drawn behind it are one frame, with the colour of the box."""

from __future__ import annotations

import pytest

from extractors.layout.frames import frames_of
from tests.extractors.layout.drawing import BLUE, blank, box, write


@pytest.mark.parametrize(("right", "down"), [(1.5, 1.5), (3.0, 3.0), (0.0, 5.0), (-4.0, 4.0)])
def test_a_shadow_is_no_frame(right: float, down: float) -> None:
    page = blank()
    box(page, 100 + right, 100 + down, 300 + right, 160 + down, (150, 150, 150), None)
    box(page, 100, 100, 300, 160, BLUE, None)
    write(page, 120, 120, "現状")
    assert [(place.x0, place.top, shape.fill) for place, shape in frames_of(page)] == [(100, 100, BLUE)]


def test_boxes_side_by_side_are_frames_each() -> None:
    page = blank()
    for x in (100, 130):
        box(page, x, 100, x + 24, 112, BLUE, None)
        write(page, x + 2, 101, "市")
    assert len(frames_of(page)) == 2
