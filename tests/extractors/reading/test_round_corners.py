"""Frames with round corners are closed; lines that merely end near each other are left alone."""

from __future__ import annotations

from extractors.document import Segment
from extractors.reading.picture import closed_boxes, with_corners

SIDES = [
    Segment(106.0, 100.0, 294.0, 100.0, 0.7),
    Segment(106.0, 200.0, 294.0, 200.0, 0.7),
    Segment(100.0, 107.0, 100.0, 193.0, 0.7),
    Segment(300.0, 107.0, 300.0, 193.0, 0.7),
]


def test_a_round_frame_is_a_closed_box() -> None:
    assert closed_boxes(SIDES, 595, 842, 72) == []
    (box,) = closed_boxes(with_corners(SIDES), 595, 842, 72)
    assert abs(box.x0 - 100) <= 2 and abs(box.bottom - 200) <= 2


def test_lines_that_end_at_unlike_distances_do_not_meet() -> None:
    lines = [Segment(115.0, 100.0, 294.0, 100.0, 0.7), Segment(100.0, 104.0, 100.0, 193.0, 0.7)]
    assert sorted(with_corners(lines)) == sorted(lines)


def test_strokes_are_no_sides_of_a_frame() -> None:
    lines = [Segment(106.0, 100.0, 294.0, 100.0, 0.7), Segment(100.0, 106.0, 100.0, 124.0, 0.7)]
    assert sorted(with_corners(lines)) == sorted(lines)
