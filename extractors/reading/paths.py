"""The paths of a page become ruling lines and shapes: corners are read in bulk, objects are made of what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from extractors.document import Place, Segment, Shape
from extractors.reading import native
from extractors.reading.frame import Frame, apply, times
from extractors.reading.objects import Objects

MAX_SEGMENTS = 100_000
"""Corners of one path that are looked at."""
MOST_DRAWN = 60_000
"""Ruling lines and shapes of a page together: beyond it, it is a map or a plan of a building, and none is looked at.
The fullest page of 121 real documents has 17,000."""
AT_ONCE = 5_000
"""Corners read in one step; after each it is asked whether there are already too many lines."""
THIN = 2.0
"""A filled rectangle thinner than this, in points, is a ruling line (Word and Excel draw borders so)."""

Colour = tuple[int, int, int]


@dataclass(slots=True)
class _Paths:
    """Paths that are painted, in columns."""

    handles: list[native.Handle]
    fill: list[Colour | None]
    stroke: list[Colour | None]
    pen: list[float]
    """Width of the stroke in points; 0 where there is none."""
    matrix: np.ndarray
    """Six rows, a column each path."""
    counts: np.ndarray
    """Corners of each path."""


def read_paths(objects: Objects, frame: Frame) -> tuple[list[Segment], list[Shape]] | None:
    """Ruling lines and shapes of a page in drawing order; None where there are more than :data:`MOST_DRAWN`."""
    segments: list[Segment] = []
    shapes: list[Shape] = []
    paths = _painted(objects, objects.of(raw.FPDF_PAGEOBJ_PATH))
    bundle = np.cumsum(paths.counts) // AT_ONCE
    for number in np.unique(bundle).tolist():
        members = (bundle == number).nonzero()[0]
        _read(paths, int(members[0]), int(members[-1]) + 1, frame, segments, shapes)
        if len(segments) + len(shapes) > MOST_DRAWN:
            return None
    return segments, shapes


def _painted(objects: Objects, which: np.ndarray) -> _Paths:
    """What is asked once a path, for those that leave something on the page."""
    handles = objects.handles_of(which)
    mode, stroke_mode = native.PAIRS.read(native.get_draw_mode, len(handles), handles).T
    fill = _colours(native.get_fill_colour, handles, mode != raw.FPDF_FILLMODE_NONE)
    stroke = _colours(native.get_stroke_colour, handles, stroke_mode != 0)
    kept = [i for i, colours in enumerate(zip(fill, stroke, strict=True)) if colours != (None, None)]
    n = len(kept)
    handles, fill, stroke = [handles[i] for i in kept], [fill[i] for i in kept], [stroke[i] for i in kept]

    numbers = native.MATRICES.read(native.get_matrix, n, handles)
    numbers[np.isnan(numbers).any(axis=1)] = (1, 0, 0, 1, 0, 0)
    matrix: tuple[Any, ...] = tuple(numbers.astype(np.float64).T)
    outer = objects.outer_of(which[kept])
    if outer is not None:
        matrix = times(matrix, outer)
    pens = np.nan_to_num(native.NUMBERS.read(native.get_stroke_width, n, handles)[:, 0])
    wide = pens.astype(np.float64) * np.sqrt(np.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    pen = [width if colour is not None else 0.0 for width, colour in zip(wide.tolist(), stroke, strict=True)]
    counts = np.array(list(map(native.count_path_segments, handles)), dtype=np.int64)
    return _Paths(handles, fill, stroke, pen, np.array(matrix), np.clip(counts, 0, MAX_SEGMENTS))


def _colours(read: Any, handles: Sequence[native.Handle], wanted: np.ndarray) -> list[Colour | None]:
    """Colours of paths; None where none is painted or it is wholly transparent."""
    found = native.COLOURS.read(read, len(handles), handles)
    painted = (wanted & (found[:, 3] != 0)).tolist()
    return [(r, g, b) if shown else None for (r, g, b, _), shown in zip(found.tolist(), painted, strict=True)]


def _read(
    paths: _Paths, first: int, behind: int, frame: Frame, segments: list[Segment], shapes: list[Shape]
) -> None:
    """Read the corners of some of the paths and sort their subpaths into ruling lines and shapes."""
    counts = paths.counts[first:behind]
    n = int(counts.sum())
    if not n:
        return
    owner = np.repeat(np.arange(first, behind), counts)
    at = np.arange(n) - np.repeat(np.cumsum(counts) - counts, counts)
    parts = list(map(native.get_path_segment, map(paths.handles.__getitem__, owner.tolist()), at.tolist()))
    kinds = np.array(list(map(native.get_segment_kind, parts)))
    closes = np.array(list(map(native.get_segment_close, parts))) != 0
    points = np.nan_to_num(native.POINTS.read(native.get_segment_point, n, parts))
    x, y = frame.point(*apply(tuple(paths.matrix[:, owner]), *points.astype(np.float64).T))

    begins = ((kinds == raw.FPDF_SEGMENT_MOVETO) | (at == 0)).nonzero()[0]
    ends = np.append(begins[1:], n)
    x0, top = np.minimum.reduceat(x, begins).round(2), np.minimum.reduceat(y, begins).round(2)
    x1, bottom = np.maximum.reduceat(x, begins).round(2), np.maximum.reduceat(y, begins).round(2)
    closed = np.logical_or.reduceat(closes, begins)
    curved = np.logical_or.reduceat(kinds == raw.FPDF_SEGMENT_BEZIERTO, begins)
    # The side behind each corner: to the next one, or back to where its subpath began.
    following = np.arange(1, n + 1)
    following[ends - 1] = begins
    level, plumb = np.abs(y - y[following]) < 0.5, np.abs(x - x[following]) < 0.5
    straight = (level != plumb).tolist()
    ax, ay = x.round(2), y.round(2)
    sides = np.column_stack([
        np.minimum(ax, ax[following]), np.minimum(ay, ay[following]),
        np.maximum(ax, ax[following]), np.maximum(ay, ay[following]),
    ]).tolist()  # fmt: skip
    across, down = ax.tolist(), ay.tolist()
    lone = (level | plumb).tolist()

    seen = (ends - begins >= 2) & (x1 > 0) & (bottom > 0) & (x0 < frame.width) & (top < frame.height)
    boxes = np.column_stack([x0, top, x1, bottom]).tolist()
    starts, stops, path = begins.tolist(), ends.tolist(), owner[begins].tolist()
    closed_ones, curved_ones = closed.tolist(), curved.tolist()
    for i in seen.nonzero()[0].tolist():
        start, end, is_closed, is_curved = starts[i], stops[i], closed_ones[i], curved_ones[i]
        fill, stroke, pen = paths.fill[path[i]], paths.stroke[path[i]], paths.pen[path[i]]
        place = Place(frame.number, *boxes[i])
        if not is_curved:
            if fill is not None:
                narrow, wide = sorted((place.x1 - place.x0, place.bottom - place.top))
                if narrow <= THIN < wide:
                    segments.append(_middle(place, max(narrow, pen)))
                    continue
            if stroke is not None:
                last = end if is_closed or (fill is not None and end - start > 2) else end - 1
                segments += [Segment._make((*sides[k], pen)) for k in range(start, last) if straight[k]]
            if fill is None and end - start == 2 and lone[start]:
                continue
        corners = tuple(zip(across[start:end], down[start:end], strict=True))
        shapes.append(Shape(place, corners, fill, stroke, pen, is_closed, is_curved))


def _middle(place: Place, width: float) -> Segment:
    """The centre line of a thin rectangle."""
    if place.width >= place.height:
        y = round((place.top + place.bottom) / 2, 2)
        return Segment(place.x0, y, place.x1, y, width)
    x = round((place.x0 + place.x1) / 2, 2)
    return Segment(x, place.top, x, place.bottom, width)
