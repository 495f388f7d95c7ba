"""Filled figures on the picture of a page: tinted boxes, block arrows, chevrons, diamonds, as outlines with corners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from extractors.reading.picture import Box, runs_by_area

FINENESS = 144
"""Pixels an inch at which figures are looked for: half a point is enough for the tip of an arrow."""
LIGHTEST = 239
"""Grey from which a point counts as paper, where paper is 250."""
SURE = 233
"""A lighter tint than this is torn by the grain of the paper."""
LIGHTEST_MARK = 180
"""A mark of a date stands out from its row."""
MARK_FILLED = 0.93
"""Share of a mark that is dark; between the strokes of a bold letter is paper."""
STROKE = 3.5
"""Points: whatever is thinner is a stroke of type or a line, no filled area."""
DARKER = 45
"""Steps of grey by which ink is darker than the tint on which it is printed."""
EDGE = 24
"""Steps of grey between neighbouring points that end an area of one tint."""
EVEN = 24
"""Steps of grey by which the grain of a fill differs from its tint."""
LEAST_EVEN = 0.6
"""Share of a figure's points that have its tint; a photograph has no one tint."""
SOLID = 0.85
"""Share of its bounding box that a rectangle fills, with round corners."""
CALLOUT = 0.62
"""The same of a balloon with its tail."""
LEAST_WIDE, LEAST_HIGH = 12.0, 5.0
"""Points: smaller areas are pieces of letters or icons."""
DARK = 110
"""Grey below which a thin area may be a stroke of large type."""
TYPE = 9.0
"""Points: the thickest stroke of large type."""
TEXT_BOX = (20.0, 9.0)
"""Points: width and height of the smallest box with words in it."""
SQUARE = 24.0
"""Points: a smaller dark square is ■ before a heading."""
SMALL = 16.0
"""Points: what is smaller is looked at as a mark of a date."""
MARK = (4.5, 20.0)
"""Points: sides of the diamond or triangle that marks a date."""
TIP = 0.2
"""A tip reaches at least this share of the figure's breadth beyond its corners."""
STRAIGHT = 0.11
"""Mean deviation of a tip's edges from straight ones, as a share of its length."""
STEP = 0.6
"""Share of an end's depth that is one step."""
LOST_TIP = 0.42
"""Share of a tip's length that may be lost at its point."""
FAINT = 22
"""Steps of grey between a tint and its ink below which there is nothing but grain."""
RING = 1.6
"""Points around a figure that its outline covers."""
PAPER = 250
"""Grey to which paper is made."""

Direction = Literal["right", "left", "up", "down", "both", ""]


class Figure(NamedTuple):
    """A filled area: its bounding box, corners and seen outline in pixels, its grey, and where it points."""

    box: Box
    points: tuple[tuple[float, float], ...]
    outline: tuple[tuple[float, float], ...]
    tint: int
    direction: Direction
    rectangular: bool


def whitened(grey: np.ndarray) -> np.ndarray:
    """The picture with its paper made white, however grey or yellow the sheet was scanned."""
    light = np.bincount(grey[::3, ::3].ravel(), minlength=256)[150:]
    paper = 150 + int(light.argmax())
    if paper >= PAPER:
        return grey
    table = np.minimum(np.arange(256) * (PAPER / paper), 255).astype(np.uint8)
    return table[grey]


def figures(grey: np.ndarray, dpi: int) -> list[Figure]:
    """Filled figures of a level picture, the largest first."""
    scale = FINENESS / dpi
    size = (max(int(grey.shape[1] * scale), 1), max(int(grey.shape[0] * scale), 1))
    small = np.asarray(Image.fromarray(grey).resize(size, Image.Resampling.BOX))
    # Strokes of type and lines vanish where the lighter ground closes over them.
    reach = int(STROKE * FINENESS / 72 / 2)
    strokes = small.astype(np.int16) < _least(_most(small, reach), reach).astype(np.int16) - DARKER
    ground = _least(_most(np.asarray(Image.fromarray(small).filter(ImageFilter.BoxBlur(1))), reach), reach)
    # Between the strokes of dense letters the ground is uneven, which ends no area.
    uneven = _most(ground, 1).astype(np.int16) - _least(ground, 1) > EDGE
    uneven &= _most(strokes.astype(np.uint8), 3) == 0
    filled = (ground < LIGHTEST) & ~uneven & ~strokes
    found = []
    for runs in runs_by_area(np.pad(filled, 1)):
        figure = _figure(runs, small, 1 / scale)
        if figure is not None:
            found.append(figure)
    found += _marks(small, ground, 1 / scale)
    return sorted(found, key=lambda f: -(f.box.x1 - f.box.x0) * (f.box.bottom - f.box.top))


def is_mark(figure: Figure, dpi: int) -> bool:
    """Whether a figure is as small as the mark of a date."""
    width, height = figure.box.x1 - figure.box.x0, figure.box.bottom - figure.box.top
    return max(width, height) * 72 / dpi <= MARK[1] and len(figure.points) < 5


def _most(picture: np.ndarray, reach: int) -> np.ndarray:
    """The lightest grey within a square around each point."""
    for axis in (0, 1):
        wide = picture.copy()
        for step in range(1, reach + 1):
            np.maximum(wide, _moved(picture, step, axis), out=wide)
            np.maximum(wide, _moved(picture, -step, axis), out=wide)
        picture = wide
    return picture


def _least(picture: np.ndarray, reach: int) -> np.ndarray:
    return 255 - _most(255 - picture, reach)


def _moved(picture: np.ndarray, step: int, axis: int) -> np.ndarray:
    """The picture moved along an axis, its edge drawn out."""
    pad = [(0, 0), (0, 0)]
    pad[axis] = (max(step, 0), max(-step, 0))
    wide = np.pad(picture, pad, mode="edge")
    length = picture.shape[axis]
    return wide.take(range(length) if step > 0 else range(-length, 0), axis)


def _figure(runs: Sequence[tuple[int, int, int]], small: np.ndarray, scale: float) -> Figure | None:
    """The figure that runs (row, start, end) of a padded mask make, None where it is no figure."""
    point = FINENESS / 72
    rows: dict[int, tuple[int, int]] = {}
    for y, start, end in runs:
        first, last = rows.get(y, (start, end))
        rows[y] = (min(first, start), max(last, end))
    # The points at its border were left out: they are neither its tint nor the paper's.
    top, bottom = min(rows) - 2, max(rows) + 1
    x0, x1 = min(a for a, _ in rows.values()) - 2, max(b for _, b in rows.values())
    width, height = (x1 - x0) / point, (bottom - top) / point
    if width < LEAST_WIDE or height < LEAST_HIGH or max(width, height) < SMALL:
        return None
    area = sum(end - start for _, start, end in runs)
    if area < 0.25 * (x1 - x0) * (bottom - top):
        return None
    seen = np.concatenate([small[y - 1, start - 1 : end - 1] for y, start, end in runs])
    tint = int(np.median(seen))
    if tint > SURE or (np.abs(seen.astype(np.int16) - tint) <= EVEN).mean() < LEAST_EVEN:
        return None
    spans = [rows[y] for y in sorted(rows)]
    # The area lost its corners with the strokes: its shape is that of all that is darker than half way to the paper.
    part = small[max(top, 0) : bottom, max(x0, 0) : x1]
    own = np.zeros(part.shape, dtype=np.uint8)
    for y, start, end in runs:
        own[y - 1 - max(top, 0), max(start - 1 - max(x0, 0), 0) : end - 1 - max(x0, 0)] = 1
    dark = _most(_least((part < (tint + PAPER) // 2).astype(np.uint8), 1), 1) & _most(own, 3) > 0
    lines = dark.any(axis=1)
    if not lines.any():
        return None
    left = dark.argmax(axis=1).astype(float)[lines]
    right = (dark.shape[1] - dark[:, ::-1].argmax(axis=1)).astype(float)[lines]
    direction, corners = corners_of(left - left.min(), right - left.min(), float(np.ptp([left.min(), right.max()])),
                                  float(bottom - top))
    share = sum(last - first for first, last in spans) / ((x1 - x0) * (bottom - top))
    if not corners and (share < CALLOUT or share < SOLID and (width < TEXT_BOX[0] or height < TEXT_BOX[1])):
        return None
    if tint < DARK and max(width, height) < SQUARE and 0.75 < width / height < 1.35 and direction == "":
        return None
    if tint < DARK and min(width, height) < TYPE and direction in ("", "up", "down"):
        return None
    box = Box(*(round(v * scale) for v in (x0, top, x1, bottom)))
    if corners:
        points = tuple(((x0 + x) * scale, (top + y) * scale) for x, y in corners)
        return Figure(box, points, points, tint, direction, False)
    steps = range(0, len(spans), 3)
    seen_at = [(float(spans[i][0] - 2), float(top + i + 2)) for i in steps]
    seen_at += [(float(spans[i][1]), float(top + i + 2)) for i in reversed(steps)]
    outline = tuple((x * scale, y * scale) for x, y in seen_at)
    points = ((box.x0, box.top), (box.x1, box.top), (box.x1, box.bottom), (box.x0, box.bottom))
    return Figure(box, points, outline, tint, "", share >= SOLID)


def _marks(small: np.ndarray, ground: np.ndarray, scale: float) -> list[Figure]:
    """Small solid diamonds and triangles, which mark a date in a timetable."""
    found = []
    least, most = (int(side * FINENESS / 72) for side in MARK)
    for runs in runs_by_area(np.pad(ground < LIGHTEST_MARK, 1)):
        y0, y1 = runs[0][0] - 1, runs[-1][0]
        x0, x1 = min(a for _, a, _ in runs) - 1, max(b for _, _, b in runs) - 1
        if not (least / 2 <= y1 - y0 <= most and least / 2 <= x1 - x0 <= most):
            continue
        x0, y0 = max(x0 - 3, 0), max(y0 - 3, 0)
        part = small[y0 : y1 + 3, x0 : x1 + 3]
        dark = part < (int(part.min()) + PAPER) // 2
        rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
        dark = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        height, width = dark.shape
        if not (least <= width <= most and least <= height <= most and 0.6 <= width / height <= 1.7):
            continue
        left = dark.argmax(axis=1).astype(float)
        right = (width - dark[:, ::-1].argmax(axis=1)).astype(float)
        direction, corners = corners_of(left, right, float(width), float(height))
        if dark.sum() < MARK_FILLED * (right - left).sum() or len(corners) not in (3, 4):
            continue
        x0, y0 = x0 + int(columns[0]), y0 + int(rows[0])
        box = Box(*(round(v * scale) for v in (x0, y0, x0 + width, y0 + height)))
        points = tuple(((x0 + x) * scale, (y0 + y) * scale) for x, y in corners)
        found.append(Figure(box, points, points, int(np.median(part[part < PAPER // 2 + 40])), direction, False))
    return found


def corners_of(
    left: np.ndarray, right: np.ndarray, width: float, height: float
) -> tuple[Direction, list[tuple[float, float]]]:
    """Where a figure of rows from left to right points, and its corners; no corners where it is a box."""
    in_left, in_right = _end(left), _end(width - right)
    if in_left == in_right == 0:
        across = np.arange(int(width))
        inside = (left[:, None] <= across) & (across < right[:, None])
        some = inside.any(axis=0)
        top = inside.argmax(axis=0)[some].astype(float)
        bottom = (len(left) - inside[::-1].argmax(axis=0))[some].astype(float)
        above, below = _end(top), _end(len(left) - bottom)
        if above > 0 >= below or below > 0 >= above:
            turned = _corners(above, below, height, width)
            return ("up" if above > 0 else "down"), [(x, y) for y, x in turned]
        return "", []
    if in_left <= 0 < in_right or in_right <= 0 < in_left or (in_left > 0 and in_right > 0):
        direction: Direction = "both" if in_left > 0 and in_right > 0 else "right" if in_right > 0 else "left"
        return direction, _corners(in_left, in_right, width, height)
    return "", []


def _corners(near: float, far: float, length: float, breadth: float) -> list[tuple[float, float]]:
    """The corners of a figure whose ends are tips (above 0), notches (below 0) or flat, along its length."""
    middle = breadth / 2
    points = [(max(near, 0.0), 0.0), (length - max(far, 0.0), 0.0)]
    points += [(length, middle)] if far > 0 else [(length + far, middle)] if far < 0 else []
    points += [(length - max(far, 0.0), breadth), (max(near, 0.0), breadth)]
    points += [(0.0, middle)] if near > 0 else [(-near, middle)] if near < 0 else []
    # A diamond's tips meet: its four corners are the middles of its sides.
    if near > 0 and far > 0 and near + far > 0.85 * length:
        return [(0.0, middle), (length / 2, 0.0), (length, middle), (length / 2, breadth)]
    if max(near, far) > 0.8 * length:
        tip, foot = (0.0, length) if near > far else (length, 0.0)
        return [(tip, middle), (foot, 0.0), (foot, breadth)]
    return list(dict.fromkeys(points))


def _end(away: np.ndarray) -> float:
    """How far the tip of an end reaches (above 0), how deep its notch goes (below 0); 0 where it is flat or round.

    Args:
        away: for each line across the figure, how far it stays behind its end.
    """
    count = len(away)
    if count < 5:
        return 0.0
    spread = np.abs(np.linspace(-1.0, 1.0, count))
    # Medians and most lines count: the outermost ones are torn by the outline and by lines that run into it.
    rim = max(count // 8, 1)
    edges = (float(np.median(away[:rim])), float(np.median(away[-rim:])))
    middle = float(np.median(away[count // 2 - rim // 2 : count // 2 + rim // 2 + 1]))
    if min(edges) > TIP * count and middle < 0.35 * min(edges):
        return _sloping(away, spread, count)
    if middle > TIP * count and max(edges) < 0.35 * middle:
        return -_sloping(away, 1.0 - spread, count)
    return 0.0


def _sloping(away: np.ndarray, spread: np.ndarray, count: int) -> float:
    """How far an end slopes evenly from its middle to its rim; 0 where it is stepped or round.

    The very tip is lost where it is thinner than a stroke, so the slope may begin beside the middle.
    """
    # The shoulders of a block arrow, beside its shaft.
    if np.abs(np.diff(away)).max() > STEP * np.ptp(away):
        stepped = np.sort(np.abs(np.diff(away)))
        if stepped[-2] > STEP * np.ptp(away):
            return 0.0
    outer = spread > 0.3
    slope, begin = np.polyfit(spread[outer], away[outer], 1)
    for _ in range(2):
        off = np.abs(away - np.maximum(slope * spread + begin, 0.0))
        near = off <= np.quantile(off, 0.85)
        if (near & outer).sum() < 3:
            return 0.0
        slope, begin = np.polyfit(spread[near & outer], away[near & outer], 1)
    depth = float(slope + begin)
    off = np.sort(np.abs(away - np.maximum(slope * spread + begin, 0.0)))[: int(0.85 * count)]
    even = depth > TIP * count and -LOST_TIP * slope <= begin <= LOST_TIP / 2 * slope and off.mean() < STRAIGHT * depth
    return depth if even else 0.0


def without_fills(grey: np.ndarray, found: Sequence[Figure], dpi: int) -> np.ndarray:
    """The picture with all figures made paper and what is printed on them made dark.

    Args:
        grey: the picture.
        found: its figures, those that hold others first.
        dpi: pixels an inch.
    """
    clean = grey.copy()
    ring = max(int(RING * dpi / 72), 1)
    for figure in found:
        x0, top = max(figure.box.x0 - ring, 0), max(figure.box.top - ring, 0)
        area = slice(top, figure.box.bottom + ring), slice(x0, figure.box.x1 + ring)
        mask = Image.new("L", clean[area].shape[::-1], 0)
        corners = [(x - x0, y - top) for x, y in figure.outline]
        draw = ImageDraw.Draw(mask)
        draw.polygon(corners, fill=1)
        draw.line([*corners, corners[0]], fill=2, width=2 * ring // 2)
        seen = np.asarray(mask)
        if (seen == 1).sum() < 12:
            clean[area][seen > 0] = 255
            continue
        if figure.direction:
            clean[area][seen == 0] = 255
        clean[area] = np.where(seen == 2, 255, np.where(seen == 1, _on_paper(grey[area], seen == 1), clean[area]))
    return clean


def _on_paper(part: np.ndarray, within: np.ndarray) -> np.ndarray:
    """A part of the picture as if it were printed dark on white."""
    inside = part[within]
    tint = float(np.median(inside))
    darkest, lightest = np.percentile(inside, (0.3, 99.7))
    ink = darkest if tint - darkest >= lightest - tint else lightest
    if abs(ink - tint) < FAINT:
        return np.full_like(part, 255)
    # A quarter of the way from tint to ink is grain.
    return np.clip((part.astype(np.float32) - ink) / ((tint - ink) * 0.75) * 255, 0, 255).astype(np.uint8)

