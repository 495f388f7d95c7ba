"""Arrows and bars without a tint, as a scanner set to black and white leaves them: bare outlines, solid strips."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageFilter

from extractors.document import Segment
from extractors.reading.figures import FINENESS, Figure, corners_of
from extractors.reading.picture import Box, runs_by_area

INK = 190
"""Grey below which a point holds the line of an outline: a hairline is half as wide as a point of this picture."""
HOLLOW = 250
"""Grey that a bare figure is given: it has no tint of its own."""
LEAST_WIDE, LEAST_HIGH = 14.0, 6.0
"""Points: smaller areas closed in by ink are the insides of letters."""
MOST_HIGH = 90.0
"""Points: what is higher is no arrow."""
FILLED = (0.42, 1.04)
"""Share of its corners' area that paper and words take: a block arrow's shaft is lower than its head, an oval wider."""
OUTLINE = 3.0
"""Points: no outline is so thick."""
TOUCH = 2.5
"""Points within which the sides of a shaft lie at its arrow's box and end together."""
SHAFT = 0.4
"""Share of what is seen of an arrow along which its sides run."""
BAR = (2.4, 14.0)
"""Points: breadth of the bar before a heading; what is narrower is a ruling line."""
BAR_LONG = (2.0, 9.0)
"""A bar is so many times as long as broad, and so many points long."""
SOLID = 0.86
"""Share of a bar that is ink, where its edges are blurred."""
TALLER = 0.98
"""Height of the words behind a bar as a share of its own; behind a digit stand kanji that are higher than it."""


def hollow_arrows(grey: np.ndarray, dpi: int) -> list[Figure]:
    """Arrows and chevrons whose outlines alone are drawn.

    Args:
        grey: the picture, level.
        dpi: pixels an inch.
    """
    small, scale = _reduced(grey, dpi)
    found = _arrows(small, scale)
    # Where a hairline is broken its paper runs out; thicker lines close it, and press others against their words.
    thick = np.asarray(Image.fromarray(small).filter(ImageFilter.MinFilter(3)))
    found += [f for f in _arrows(thick, scale) if not any(_overlap(f.box, other.box) for other in found)]
    return found


def _arrows(small: np.ndarray, scale: float) -> list[Figure]:
    point = FINENESS / 72
    found = []
    for runs in runs_by_area(np.pad(small >= INK, 1, constant_values=True)):
        top, bottom = runs[0][0] - 1, runs[-1][0]
        if not LEAST_HIGH * point <= bottom - top <= MOST_HIGH * point:
            continue
        rows: dict[int, tuple[int, int]] = {}
        for y, start, end in runs:
            first, last = rows.get(y, (start, end))
            rows[y] = (min(first, start), max(last, end))
        if len(rows) < bottom - top:
            continue
        left = np.array([rows[y][0] - 1 for y in sorted(rows)], dtype=float)
        right = np.array([rows[y][1] - 1 for y in sorted(rows)], dtype=float)
        x0, width = left.min(), float(right.max() - left.min())
        if width < LEAST_WIDE * point:
            continue
        direction, corners = corners_of(left - x0, right - x0, width, float(bottom - top))
        if not corners or not FILLED[0] <= (right - left).sum() / _area(corners) <= FILLED[1]:
            continue
        if _in_fill(small, top, bottom, int(x0), int(x0 + width)):
            continue
        # The outline itself lies around the paper that it closes in.
        points = tuple((round((x0 + x) * scale), round((top + y) * scale)) for x, y in corners)
        xs, ys = zip(*points, strict=True)
        box = Box(min(xs) - 2, min(ys) - 2, max(xs) + 2, max(ys) + 2)
        found.append(Figure(box, points, points, HOLLOW, direction, False))
    return found


def _in_fill(small: np.ndarray, top: int, bottom: int, x0: int, x1: int) -> bool:
    """Whether what is around a light area is dark for more than a line's breadth: a white letter on a dark bar."""
    far = int(OUTLINE * FINENESS / 72)
    part = small[max(top - far, 0) : bottom + far, max(x0 - far, 0) : x1 + far] < INK
    rim = np.concatenate([part[0], part[-1], part[:, 0], part[:, -1]])
    return bool(rim.mean() > 0.5)


def drawn_out(arrows: Sequence[Figure], segments: Sequence[Segment], dpi: int) -> list[Figure]:
    """The arrows with the whole of their shafts: a word that touches the outline on both sides cuts its paper in two.

    Args:
        arrows: as :func:`hollow_arrows` found them.
        segments: ruling lines in points; the two sides of a shaft are among them.
        dpi: pixels an inch.
    """
    point = dpi / 72
    return [_drawn_out(arrow, segments, point) if arrow.direction in ("right", "left") else arrow for arrow in arrows]


def _drawn_out(arrow: Figure, segments: Sequence[Segment], point: float) -> Figure:
    x0, top, x1, bottom = (v / point for v in arrow.box)
    seen = SHAFT * (x1 - x0)
    sides = [
        s for s in segments
        if s.horizontal and top - TOUCH <= s.top <= bottom + TOUCH and min(s.x1, x1) - max(s.x0, x0) > seen
    ]  # fmt: skip
    if arrow.direction == "right":
        ends = [s.x0 for s in sides if s.x0 < x0 - 2 * TOUCH and s.x1 <= x1 + TOUCH]
    else:
        ends = [s.x1 for s in sides if s.x1 > x1 + 2 * TOUCH and s.x0 >= x0 - TOUCH]
    if len(ends) != 2 or abs(ends[0] - ends[1]) > 2 * TOUCH:
        return arrow
    end = round(ends[0] * point)
    cut = min(x for x, _ in arrow.points) if arrow.direction == "right" else max(x for x, _ in arrow.points)
    points = tuple((end if x == cut else x, y) for x, y in arrow.points)
    box = arrow.box._replace(x0=end - 2) if arrow.direction == "right" else arrow.box._replace(x1=end + 2)
    return arrow._replace(box=box, points=points, outline=points)


def bars(grey: np.ndarray, dpi: int) -> list[Figure]:
    """Solid upright strips before a line of words, higher than the words: they mark a heading."""
    small, scale = _reduced(grey, dpi)
    point = FINENESS / 72
    dark = small < 128
    found = []
    for runs in runs_by_area(np.pad(dark, 1)):
        top, bottom = runs[0][0] - 1, runs[-1][0]
        x0, x1 = min(a for _, a, _ in runs) - 1, max(b for _, _, b in runs) - 1
        width, height = x1 - x0, bottom - top
        if not BAR[0] * point <= width <= BAR[1] * point or height < max(BAR_LONG[0] * width, BAR_LONG[1] * point):
            continue
        if sum(end - start for _, start, end in runs) < SOLID * width * height:
            continue
        # What stands behind it at its height, and whether that reaches above or below.
        near = dark[max(top - height // 2, 0) : bottom + height // 2, x1 + 1 : x1 + 3 * height]
        inked = np.flatnonzero(near[top - max(top - height // 2, 0) :][:height].any(axis=1))
        if not len(inked):
            continue
        edge = (dark[top - 2 : top, x1 + 1 : x1 + 3 * height], dark[bottom : bottom + 2, x1 + 1 : x1 + 3 * height])
        if any(rows.any() for rows in edge) or inked[-1] - inked[0] + 1 > TALLER * height:
            continue
        box = Box(*(round(v * scale) for v in (x0, top, x1, bottom)))
        points = ((box.x0, box.top), (box.x1, box.top), (box.x1, box.bottom), (box.x0, box.bottom))
        found.append(Figure(box, points, points, int(np.median(small[top:bottom, x0:x1])), "", True))
    return found


def _overlap(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0) and min(one.bottom, other.bottom) > max(one.top, other.top)


def _reduced(grey: np.ndarray, dpi: int) -> tuple[np.ndarray, float]:
    scale = FINENESS / dpi
    size = (max(int(grey.shape[1] * scale), 1), max(int(grey.shape[0] * scale), 1))
    return np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.BOX)), 1 / scale


def _area(corners: list[tuple[float, float]]) -> float:
    """Area of a polygon, by the shoelace formula."""
    xs, ys = (np.array(values) for values in zip(*corners, strict=True))
    return float(abs(np.dot(xs, np.roll(ys, -1)) - np.dot(ys, np.roll(xs, -1))) / 2)
