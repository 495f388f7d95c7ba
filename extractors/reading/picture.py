"""What can be measured on the picture of a page without knowing any character: skew, ruling lines, closed boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageFilter

from extractors.document import Segment
from extractors.reading.wear import torn_lines

MOST_SKEW = 3.0
"""Degrees in which a sheet may lie askew on the glass; more is a drawing, not a skew."""
LEAST_SKEW = 0.06
"""Degrees below which turning the picture would cost more sharpness than it gains."""
RULING_ACROSS = 24.0
RULING_DOWN = 11.0
"""Points from which a dark run is a ruling line: longer than a stroke of running text, as short as a row is high."""
RULING_THICK = 3.0
"""Points; what is thicker is a filled area."""
FAINT = 45
"""Steps of grey by which a ruling line is darker than what is around it."""
PALE = 22
"""The same of the sides of a frame: a pale line is known where it meets others at its ends."""
PALE_DOWN = 16.0
"""Points from which a side may be that short: a frame holds a line of type."""
RIDGE = 2.5
"""Points on both sides of such a line on which it is lighter."""
EVENED = 5
"""Pixels along it over which the grain of the paper is evened out."""
PAPER_LIKE = 200
"""Grey of what is printed lightly, as arrows often are."""
ALONE = 60.0
"""Points from which a line is a ruling line though it touches no other: shorter ones may be strokes of a heading."""
TOUCH = 3.0
"""Points that a line may end before another and still meet it."""
ROUND = (2.0, 16.0)
"""Points: radius of the round corners of a frame."""
ROUNDED_SIDE = 30.0
"""Points: shorter lines between round corners are strokes."""
UNROUND = 3.0
"""Points by which its two sides may end at different distances from the corner: grain hides where an arc begins."""
SMALL_BOX = 7.0
"""Points; narrower boxes hold no text."""

DOT = 2.2
"""Points; larger marks are no dots of a leader."""
DOT_GAP = 6.0
"""Points between dots of a leader."""
LEADER = 24.0
"""Points from which dots are a leader and no ellipsis."""
LEAST_DOTS = 6
UNEVEN = 0.25
"""Standard deviation of the steps between dots as a share of their mean."""
BRIDGE = 0.75
"""Points of a hole in a ruling line that scanning may leave."""

ARROW_HEAD = (4.0, 14.0)
"""Points: breadth of the triangle at the end of a line."""


class Box(NamedTuple):
    """A rectangle of a picture in pixels."""

    x0: int
    top: int
    x1: int
    bottom: int


class _Run(NamedTuple):
    row: int
    start: int
    end: int


_Stroke = tuple[float, int, int, float]
"""A long thin run: its middle row, first and last column and thickness."""


def ink_level(grey: np.ndarray) -> int:
    """The grey value that parts ink from paper best (Otsu's criterion), kept between 96 and 160, below grey fills."""
    if not grey.size:
        return 96
    counts = np.array(Image.fromarray(grey[::2, ::2]).histogram(), dtype=float)
    values = np.arange(256)
    weight = np.cumsum(counts)
    total = weight[-1]
    mean = np.cumsum(counts * values)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (mean[-1] * weight - mean * total) ** 2 / (weight * (total - weight))
    between[~np.isfinite(between)] = 0
    return int(min(max(int(between.argmax()), 96), 160))


def skew(picture: Image.Image, dpi: int) -> float:
    """Degrees by which the picture must be turned (counter-clockwise) for its lines of text to lie level; 0 if none.

    Level lines make the sums of ink along rows, or along columns in vertical writing, differ most from one to the next.
    """
    scale = min(100 / dpi, 1.0)
    size = (max(int(picture.width * scale), 1), max(int(picture.height * scale), 1))
    small = picture.resize(size, Image.Resampling.BOX)
    ink = Image.fromarray(np.where(np.asarray(small) < ink_level(np.asarray(small)), 255, 0).astype(np.uint8))

    def sharpness(angle: float) -> float:
        turned = np.asarray(ink.rotate(angle, Image.Resampling.BILINEAR), dtype=float)
        # The edges move with the angle; only the middle is compared.
        inner = turned[turned.shape[0] // 20 : -(turned.shape[0] // 20) or None]
        return float(sum((np.diff(inner.sum(axis=axis)) ** 2).sum() / inner.shape[axis] for axis in (0, 1)))

    best = max(np.arange(-MOST_SKEW, MOST_SKEW + 0.1, 0.5), key=sharpness)
    best = max(best + np.arange(-0.4, 0.45, 0.1), key=sharpness)
    best = max(best + np.arange(-0.08, 0.09, 0.02), key=sharpness)
    return float(best) if LEAST_SKEW <= abs(best) <= MOST_SKEW and sharpness(best) > 1.02 * sharpness(0.0) else 0.0


class Rulings(NamedTuple):
    """Ruling lines, and the heads of those that are arrows as triangles (x, y), all in points."""

    segments: list[Segment]
    heads: list[tuple[tuple[float, float], ...]]


def rulings(grey: np.ndarray, dpi: int, bare: np.ndarray | None = None) -> Rulings:
    """Ruling lines of a level picture, in points from its top-left corner.

    Args:
        grey: the picture.
        dpi: pixels an inch.
        bare: the picture without filled figures, on which heads of arrows are looked for.
    """
    point = dpi / 72
    dark = grey.astype(np.int16) < _ground(grey, dpi) - FAINT
    inked = dark if bare is None else bare < PAPER_LIKE
    inked = inked.copy()
    # A filled area that touches a line would make it look thick.
    thick = int(RULING_THICK * point) + 1
    dark &= ~_opened(_opened(dark, thick, 0), thick, 1)
    across = _lines(dark, point, RULING_ACROSS * point, RULING_THICK * point)
    down = _lines(dark.T, point, RULING_DOWN * point, RULING_THICK * point)
    torn_across, torn_down = torn_lines(dark, across, down, point)
    pale_across, pale_down = _pale_frames(grey, across, down, point)
    across = _joined([*across, *torn_across, *pale_across], RULING_THICK * point / 2)
    down = _joined([*down, *torn_down, *pale_down], RULING_THICK * point / 2)
    level = [Segment(x0 / point, y / point, x1 / point, y / point, thick / point) for y, x0, x1, thick in across]
    plumb = [Segment(x / point, y0 / point, x / point, y1 / point, thick / point) for x, y0, y1, thick in down]
    heads = {s: _heads(inked, s, point) for s in level}
    # Upright lines of tables end at letters of vertical labels; an arrow that points down stands free.
    heads |= {
        s: [] if s.bottom - s.top < RULING_ACROSS or any(_meet(other, s) for other in level)
        else [tuple((x, y) for y, x in h) for h in _heads(inked.T, _flipped(s), point)]
        for s in plumb
    }  # fmt: skip
    kept_level = [s for s in level if s.x1 - s.x0 >= ALONE or heads[s] or any(_meet(s, other) for other in plumb)]
    kept_plumb = [
        s for s in plumb
        if s.bottom - s.top >= ALONE or heads[s] or sum(_meet(other, s) for other in kept_level) >= 2
    ]  # fmt: skip
    segments = [Segment(*(round(v, 2) for v in segment)) for segment in kept_level + kept_plumb]
    return Rulings(segments, [head for s in kept_level + kept_plumb for head in heads[s]])


def _pale_frames(
    grey: np.ndarray, across: Sequence[_Stroke], down: Sequence[_Stroke], point: float
) -> tuple[list[_Stroke], list[_Stroke]]:
    """Sides of frames in a pale grey, level and plumb: long straight ridges that meet others at both ends."""
    level = _lines(_ridges(grey, point), point, ALONE * point, RULING_THICK * point)
    plumb = _lines(_ridges(grey.T, point), point, PALE_DOWN * point, RULING_THICK * point)
    near = TOUCH * point

    def ends_met(line: _Stroke, others: Sequence[_Stroke]) -> bool:
        at, start, end, _ = line
        return all(
            any(abs(other - x) <= near and begin - near <= at <= finish + near for other, begin, finish, _ in others)
            for x in (start, end)
        )

    level = [line for line in level if ends_met(line, [*down, *plumb])]
    plumb = [line for line in plumb if ends_met(line, [*across, *level])]
    return [line for line in level if ends_met(line, [*down, *plumb])], plumb


def _ridges(grey: np.ndarray, point: float) -> np.ndarray:
    """Where a picture is darker than a little above and below, grain along the rows evened out."""
    even = np.zeros(grey.shape, dtype=np.int16)
    for step in range(EVENED):
        even[:, : grey.shape[1] - EVENED + 1] += grey[:, step : grey.shape[1] - EVENED + 1 + step]
    reach = max(int(RIDGE * point), 2)
    dark = np.zeros(grey.shape, dtype=bool)
    beside = np.minimum(even[: -2 * reach], even[2 * reach :])
    dark[reach:-reach] = even[reach:-reach] < beside - PALE * EVENED
    return dark


def with_corners(segments: Sequence[Segment]) -> list[Segment]:
    """The lines of frames with round corners drawn out to where their sides would meet."""
    level = [s for s in segments if s.horizontal]
    plumb = [s for s in segments if not s.horizontal]
    for i, across in enumerate(level):
        for j, down in enumerate(plumb):
            if min(across.x1 - across.x0, down.bottom - down.top) < ROUNDED_SIDE:
                continue
            left = across.x0 - down.x0 if down.x0 < across.x0 else down.x0 - across.x1
            above = down.top - across.top if across.top < down.top else across.top - down.bottom
            if ROUND[0] <= min(left, above) and max(left, above) <= ROUND[1] and abs(left - above) <= UNROUND:
                x0, x1 = min(across.x0, down.x0), max(across.x1, down.x0)
                top, bottom = min(across.top, down.top), max(across.top, down.bottom)
                level[i] = across = across._replace(x0=x0, x1=x1)
                plumb[j] = down._replace(top=top, bottom=bottom)
    return level + plumb


def _flipped(s: Segment) -> Segment:
    return Segment(s.top, s.x0, s.bottom, s.x1, s.width)


def _heads(inked: np.ndarray, line: Segment, point: float) -> list[tuple[tuple[float, float], ...]]:
    """The solid triangles at the ends of a level line: wide where it runs in, ending in a tip."""
    found: list[tuple[tuple[float, float], ...]] = []
    row, most = round(line.top * point), int(ARROW_HEAD[1] * point)
    for end, step in ((round(line.x1 * point), 1), (round(line.x0 * point), -1)):
        columns = range(end - 2 * most * step, end + 2 * most * step, step)
        heights = [_height_at(inked, row, x, most) for x in columns if 0 <= x < inked.shape[1]]
        if len(heights) < len(columns):
            continue
        # Lines of the table that cross the arrow, or end it, are no part of it.
        open_columns = [i for i, h in enumerate(heights) if h <= most]
        if not open_columns:
            continue
        for i in (i for i, h in enumerate(heights) if h > most):
            before = max((j for j in open_columns if j < i), default=open_columns[0])
            behind = min((j for j in open_columns if j > i), default=open_columns[-1])
            heights[i] = min(heights[before], heights[behind])
        widest = int(np.argmax(heights))
        tip = next((i for i in range(widest, len(heights)) if heights[i] == 0), None)
        thick = max(float(np.median(heights[:most])), 1.0)
        if tip is None or not max(ARROW_HEAD[0] * point, 2.2 * thick) <= heights[widest] <= most:
            continue
        slope = np.array(heights[widest:tip], dtype=float)
        straight = np.linspace(heights[widest], 0.0, len(slope))
        if not 0.3 <= len(slope) / heights[widest] <= 2.5 or np.abs(slope - straight).mean() > 0.2 * heights[widest]:
            continue
        base, far = columns[widest] / point, columns[tip] / point
        y, half = line.top, heights[widest] / point / 2
        found.append(((base, y - half), (base, y + half), (far, y)))
    return found


def _height_at(inked: np.ndarray, row: int, x: int, most: int) -> int:
    """How high ink stands above and below a row, together with the row itself; 0 where there is none."""
    column = inked[max(row - most, 0) : row + most + 1, x]
    at = min(row, most)
    near = [i for i in (at, at - 1, at + 1) if 0 <= i < len(column) and column[i]]
    if not near:
        return 0
    above = column[near[0] :: -1]
    below = column[near[0] :]
    up = int(np.argmin(above)) if not above.all() else len(above)
    down = int(np.argmin(below)) if not below.all() else len(below)
    return up + down - 1


def _ground(grey: np.ndarray, dpi: int) -> np.ndarray:
    """The tint of the paper or fill around each pixel: a hairline is never black when it has been scanned."""
    cell = max(int(4 * dpi / 72), 1)
    small = Image.fromarray(grey).resize((grey.shape[1] // cell + 1, grey.shape[0] // cell + 1), Image.Resampling.BOX)
    wide = small.filter(ImageFilter.MaxFilter(3)).resize((grey.shape[1], grey.shape[0]), Image.Resampling.BILINEAR)
    return np.asarray(wide, dtype=np.int16)


def _meet(level: Segment, plumb: Segment) -> bool:
    return (
        level.x0 - TOUCH <= plumb.x0 <= level.x1 + TOUCH and plumb.top - TOUCH <= level.top <= plumb.bottom + TOUCH
    )


def _lines(dark: np.ndarray, point: float, least: float, thick: float) -> list[tuple[float, int, int, float]]:
    """Long thin dark runs along rows as (middle row, first column, last column, thickness)."""
    # A line that is not quite level steps from row to row, and scanning leaves holes: both are bridged first.
    bridged = dark.copy()
    bridged[1:] |= dark[:-1]
    for step in range(1, max(int(BRIDGE * point), 1) + 1):
        bridged[:, step:] |= dark[:, :-step]
    padded = np.zeros((bridged.shape[0], bridged.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = bridged
    change = np.diff(padded, axis=1)
    rows, starts = np.nonzero(change == 1)
    ends = np.nonzero(change == -1)[1]
    long = ends - starts >= least
    groups: list[list[_Run]] = []
    active: list[list[_Run]] = []
    for row, start, end in zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True):
        active = [group for group in active if group[-1].row >= row - 1]
        for group in active:
            if any(run.row >= row - 1 and run.start < end and start < run.end for run in group[-4:]):
                group.append(_Run(row, start, end))
                break
        else:
            group = [_Run(row, start, end)]
            groups.append(group)
            active.append(group)
    found = []
    for group in groups:
        height = group[-1].row - group[0].row
        length = max(run.end for run in group) - min(run.start for run in group)
        if height <= thick + length * 0.002 and length >= 6 * height:
            middle = (group[0].row + group[-1].row) / 2
            found.append((middle, min(r.start for r in group), max(r.end for r in group), max(float(height), 1.0)))
    return _joined(found, thick / 2)


def _joined(lines: list[tuple[float, int, int, float]], near: float) -> list[tuple[float, int, int, float]]:
    """Pieces of one line (nearly the same row, next to or over each other) made one."""
    groups: list[list[tuple[float, int, int, float]]] = []
    for line in sorted(lines, key=lambda line: line[1]):
        for group in groups:
            if abs(group[-1][0] - line[0]) <= near and line[1] <= max(piece[2] for piece in group) + near:
                group.append(line)
                break
        else:
            groups.append([line])
    return sorted(
        (
            sum(row * (end - start) for row, start, end, _ in group) / sum(end - start for _, start, end, _ in group),
            group[0][1],
            max(end for _, _, end, _ in group),
            max(thick for _, _, _, thick in group),
        )
        for group in groups
    )


def erase(grey: np.ndarray, segments: Sequence[Segment], dpi: int) -> np.ndarray:
    """The picture without its ruling lines, which recognition would take for strokes."""
    point = dpi / 72
    clean = grey.copy()
    for segment in segments:
        half = segment.width * point / 2 + 1.5
        left, right = int(segment.x0 * point - 1), int(segment.x1 * point + 2)
        top, bottom = int(segment.top * point - 1), int(segment.bottom * point + 2)
        if segment.horizontal:
            top, bottom = int(segment.top * point - half), int(segment.top * point + half) + 1
        else:
            left, right = int(segment.x0 * point - half), int(segment.x0 * point + half) + 1
        clean[max(top, 0) : bottom, max(left, 0) : right] = 255
    return clean


def leaders(grey: np.ndarray, dpi: int) -> list[Box]:
    """Rows of dots that lead the eye from an entry of a contents page to its number; recognition chokes on them."""
    point = dpi / 72
    dark = grey < ink_level(grey)
    dot = int(DOT * point) + 1
    strokes = _opened(dark, dot, 0) | _opened(dark, dot, 1)
    dots = dark & ~strokes & ~_grown(strokes, dot, 0) & ~_grown(strokes, dot, 1)
    found = []
    for row, start, end, thick in _lines(_closed(dots, int(DOT_GAP * point)), point, LEADER * point, DOT * point):
        top, bottom = int(row - thick / 2 - 1), int(row + thick / 2 + 2)
        steps = np.diff(np.flatnonzero(np.diff(dots[top:bottom, start:end].any(axis=0).astype(np.int8)) == 1))
        count = len(steps) + 1
        above, below = dots[max(top - dot, 0) : top, start:end], dots[bottom : bottom + dot, start:end]
        # The grain of a grey fill has dots everywhere, at any distance; a leader stands alone and keeps step.
        even = count >= LEAST_DOTS and float(steps.std()) <= UNEVEN * float(steps.mean())
        if even and above.sum() + below.sum() <= count:
            found.append(Box(start, top, end, bottom))
    return found


def _opened(mask: np.ndarray, size: int, axis: int) -> np.ndarray:
    """Only the runs along an axis that are at least so long."""
    kept = mask.copy()
    for step in range(1, size):
        kept &= np.roll(mask, -step, axis)
    grown = kept.copy()
    for step in range(1, size):
        grown |= np.roll(kept, step, axis)
    return grown


def _grown(mask: np.ndarray, by: int, axis: int) -> np.ndarray:
    grown = mask.copy()
    for step in range(1, by + 1):
        grown |= np.roll(mask, step, axis) | np.roll(mask, -step, axis)
    return grown


def _closed(mask: np.ndarray, gap: int) -> np.ndarray:
    """Runs along rows grown to the right, so that those less than a gap apart are one."""
    grown = mask.copy()
    reach = 1
    while reach <= gap:
        step = min(reach, gap + 1 - reach)
        shifted = grown[:, :-step].copy()
        grown[:, step:] |= shifted
        reach += step
    return grown


def closed_boxes(segments: Sequence[Segment], width: float, height: float, dpi: int) -> list[Box]:
    """Boxes that ruling lines close on all sides (cells, frames), in pixels; those around other boxes are left out.

    Args:
        segments: the ruling lines in points.
        width: of the page in points.
        height: of the page in points.
        dpi: pixels an inch of the result.
    """
    free = np.ones((int(height) + 3, int(width) + 3), dtype=bool)
    reach = TOUCH / 2
    for s in segments:
        if s.horizontal:
            row = min(max(round(s.top), -1), len(free) - 2) + 1
            free[row, max(round(s.x0 - reach) + 1, 0) : round(s.x1 + reach) + 2] = False
        else:
            column = min(max(round(s.x0), -1), free.shape[1] - 2) + 1
            free[max(round(s.top - reach) + 1, 0) : round(s.bottom + reach) + 2, column] = False
    point = dpi / 72
    boxes = []
    for x0, top, x1, bottom, area in _components(free):
        inside = (x1 - x0) * (bottom - top)
        if min(x1 - x0, bottom - top) >= SMALL_BOX and area >= 0.85 * inside and inside < 0.5 * width * height:
            boxes.append(Box(*(int(v * point) for v in (x0 - 1, top - 1, x1 - 1, bottom - 1))))
    return sorted(boxes, key=lambda box: (box.top, box.x0))


def runs_by_area(mask: np.ndarray) -> list[list[tuple[int, int, int]]]:
    """The runs (row, start, end) of each connected area of a mask, without the area at the mask's first corner."""
    parent: list[int] = []
    runs: list[tuple[int, int, int]] = []

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    above: list[tuple[int, int, int]] = []
    change = np.diff(np.pad(mask.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    for y in np.flatnonzero(change.any(axis=1)).tolist():
        row = change[y]
        if above and runs[above[-1][2]][0] != y - 1:
            above = []
        here = []
        at = 0
        for start, end in zip(np.flatnonzero(row == 1).tolist(), np.flatnonzero(row == -1).tolist(), strict=True):
            label = len(parent)
            parent.append(label)
            runs.append((y, start, end))
            here.append((start, end, label))
            # Both rows run from left to right: what ended before this run can touch no later one.
            while at < len(above) and above[at][1] <= start:
                at += 1
            for before, _, other in above[at:]:
                if before >= end:
                    break
                a, b = root(other), root(label)
                parent[max(a, b)] = min(a, b)
        above = here
    areas: dict[int, list[tuple[int, int, int]]] = {}
    for i, run in enumerate(runs):
        areas.setdefault(root(i), []).append(run)
    if mask.size and mask[0, 0]:
        areas.pop(root(0), None)
    return list(areas.values())


def _components(free: np.ndarray) -> list[tuple[int, int, int, int, int]]:
    """Connected areas as (x0, top, x1, bottom, area), without the one around the page's edge."""
    return [
        (min(a for _, a, _ in runs), runs[0][0], max(b for _, _, b in runs), runs[-1][0] + 1,
         sum(b - a for _, a, b in runs))
        for runs in runs_by_area(free)
    ]  # fmt: skip
