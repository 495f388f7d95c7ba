"""What can be measured on the picture of a page without knowing any character: skew, ruling lines, closed boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageFilter

from extractors.document import Segment

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
ALONE = 60.0
"""Points from which a line is a ruling line though it touches no other: shorter ones may be strokes of a heading."""
TOUCH = 3.0
"""Points that a line may end before another and still meet it."""
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

TINTED = 232
"""Grey from which paper counts as white; the lightest fills of Office programs are darker."""
EVEN = 24
"""Steps of grey by which the grain of a fill differs from its tint."""
FILL = 9
"""Points: a fill is at least so wide and high, which no stroke of type is."""


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


def ink_level(grey: np.ndarray) -> int:
    """The grey value that parts ink from paper best (Otsu's criterion), kept between 96 and 160, below grey fills."""
    counts = np.bincount(grey[::2, ::2].ravel(), minlength=256).astype(float)
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


def rulings(grey: np.ndarray, dpi: int) -> list[Segment]:
    """Ruling lines of a level picture, in points from its top-left corner."""
    point = dpi / 72
    dark = grey.astype(np.int16) < _ground(grey, dpi) - FAINT
    # A filled area that touches a line would make it look thick.
    thick = int(RULING_THICK * point) + 1
    dark &= ~_opened(_opened(dark, thick, 0), thick, 1)
    across = _lines(dark, point, RULING_ACROSS * point, RULING_THICK * point)
    down = _lines(dark.T, point, RULING_DOWN * point, RULING_THICK * point)
    level = [Segment(x0 / point, y / point, x1 / point, y / point, thick / point) for y, x0, x1, thick in across]
    plumb = [Segment(x / point, y0 / point, x / point, y1 / point, thick / point) for x, y0, y1, thick in down]
    kept_level = [s for s in level if s.x1 - s.x0 >= ALONE or any(_meet(s, other) for other in plumb)]
    kept_plumb = [s for s in plumb if s.bottom - s.top >= ALONE or sum(_meet(other, s) for other in kept_level) >= 2]
    return [Segment(*(round(v, 2) for v in segment)) for segment in kept_level + kept_plumb]


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


def fills(grey: np.ndarray, dpi: int) -> list[tuple[Box, int]]:
    """Filled rectangles (bars of headings, tinted cells) in pixels, with their grey value."""
    point = dpi / 72
    across, down = int(grey.shape[1] / point), int(grey.shape[0] / point)
    small = np.asarray(Image.fromarray(grey).resize((max(across, 1), max(down, 1)), Image.Resampling.BOX))
    tinted = small < TINTED
    # The strokes of light type in a dark bar are closed first, then whatever is as thin as dark type is taken away.
    closed = ~_opened(_opened(~tinted, 4, 0), 4, 1)
    solid = np.pad(_opened(_opened(closed, FILL, 0), FILL, 1), 1)
    solid[0, 0] = True
    found = []
    for x0, top, x1, bottom, area in _components(solid):
        inside = (x1 - x0) * (bottom - top)
        if area < 0.85 * inside or inside > 0.5 * small.size:
            continue
        box = Box(*(int(v * point) for v in (x0 - 1, top - 1, x1 - 1, bottom - 1)))
        part = grey[box.top : box.bottom : 2, box.x0 : box.x1 : 2]
        tint = int(np.median(part))
        # Bold type closes to a solid area as well, but its paper is white; a photograph has no one tint.
        if tint < TINTED and (np.abs(part.astype(np.int16) - tint) <= EVEN).mean() >= 0.6:
            found.append((box, tint))
    return found


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


def _components(free: np.ndarray) -> list[tuple[int, int, int, int, int]]:
    """Connected areas as (x0, top, x1, bottom, area), without the one around the page's edge."""
    parent: list[int] = []
    bounds: list[list[int]] = []

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    above: list[tuple[int, int, int]] = []
    for y, row in enumerate(free):
        change = np.diff(np.concatenate(([0], row.astype(np.int8), [0])))
        here = []
        for start, end in zip(np.nonzero(change == 1)[0].tolist(), np.nonzero(change == -1)[0].tolist(), strict=True):
            label = len(parent)
            parent.append(label)
            bounds.append([start, y, end, y + 1, end - start])
            here.append((start, end, label))
            for before, behind, other in above:
                if before < end and start < behind:
                    a, b = root(other), root(label)
                    if a != b:
                        parent[b] = a
                        p, q = bounds[a], bounds[b]
                        bounds[a] = [min(p[0], q[0]), min(p[1], q[1]), max(p[2], q[2]), max(p[3], q[3]), p[4] + q[4]]
        above = here
    roots = {root(i) for i in range(len(parent))}
    edge = root(0) if parent else -1
    return [(b[0], b[1], b[2], b[3], b[4]) for i in sorted(roots) if i != edge for b in (bounds[i],)]
