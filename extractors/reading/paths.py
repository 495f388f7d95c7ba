"""The paths of a page become ruling lines and shapes: corners are read in bulk, objects are made of what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as raw

from extractors.document import Place, Segment, Shape
from extractors.reading import native
from extractors.reading.corners import read_corners
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
    pen: np.ndarray
    """Width of the stroke in points; 0 where there is none."""
    matrix: np.ndarray
    """Six rows, a column each path."""
    counts: np.ndarray
    """Corners of each path."""


def read_paths(objects: Objects, frame: Frame) -> tuple[list[Segment], list[Shape]] | None:
    """Ruling lines and shapes of a page in drawing order; None where there are more than :data:`MOST_DRAWN`."""
    segments: list[Segment] = []
    shapes: list[Shape] = []
    which = objects.of(raw.FPDF_PAGEOBJ_PATH)
    if not len(which):
        return segments, shapes
    paths = _painted(objects, which)
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
    drawn = [i for i, colour in enumerate(stroke) if colour is not None]
    pens = np.zeros(n)
    pens[drawn] = np.nan_to_num(
        native.NUMBERS.read(native.get_stroke_width, len(drawn), [handles[i] for i in drawn])[:, 0]
    )
    pen = pens * np.sqrt(np.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    counts = np.array(list(map(native.count_path_segments, handles)), dtype=np.int64)
    return _Paths(handles, fill, stroke, pen, np.array(matrix), np.clip(counts, 0, MAX_SEGMENTS))


def _colours(read: Any, handles: Sequence[native.Handle], wanted: np.ndarray) -> list[Colour | None]:
    """Colours of paths; None where none is painted or it is wholly transparent."""
    colours: list[Colour | None] = [None] * len(handles)
    asked = wanted.nonzero()[0].tolist()
    found = native.COLOURS.read(read, len(asked), [handles[i] for i in asked])
    for i, (r, g, b, opaque) in zip(asked, found.tolist(), strict=True):
        if opaque:
            colours[i] = r, g, b
    return colours


def _read(
    paths: _Paths, first: int, behind: int, frame: Frame, segments: list[Segment], shapes: list[Shape]
) -> None:
    """Read the corners of some of the paths and sort their subpaths into ruling lines and shapes."""
    counts = paths.counts[first:behind]
    n = int(counts.sum())
    if not n:
        return
    owner = np.repeat(np.arange(first, behind), counts)
    some = counts.nonzero()[0]
    points, kinds, closes = read_corners([paths.handles[first + i] for i in some.tolist()], counts[some].tolist())
    x, y = frame.point(*apply(tuple(paths.matrix[:, owner]), *np.nan_to_num(points).astype(np.float64).T))

    begin = kinds == raw.FPDF_SEGMENT_MOVETO
    begin[(np.cumsum(counts) - counts)[some]] = True
    begins = begin.nonzero()[0]
    ends = np.append(begins[1:], n)
    x0, top = np.minimum.reduceat(x, begins).round(2), np.minimum.reduceat(y, begins).round(2)
    x1, bottom = np.maximum.reduceat(x, begins).round(2), np.maximum.reduceat(y, begins).round(2)
    closed = np.logical_or.reduceat(closes, begins)
    curved = np.logical_or.reduceat(kinds == raw.FPDF_SEGMENT_BEZIERTO, begins)
    # The side behind each corner: to the next one, or back to where its subpath began.
    following = np.arange(1, n + 1)
    following[ends - 1] = begins
    level, plumb = np.abs(y - y[following]) < 0.5, np.abs(x - x[following]) < 0.5
    ax, ay = x.round(2), y.round(2)

    seen = (ends - begins >= 2) & (x1 > 0) & (bottom > 0) & (x0 < frame.width) & (top < frame.height)
    path = owner[begins]
    filled = np.array([colour is not None for colour in paths.fill], dtype=bool)[path]
    stroked = np.array([colour is not None for colour in paths.stroke], dtype=bool)[path]
    across, down = x1 - x0, bottom - top
    plain = seen & ~curved
    thin = plain & filled & (np.minimum(across, down) <= THIN) & (np.maximum(across, down) > THIN)
    outlined = plain & stroked & ~thin
    # An outline that nothing closes has no side back to where it began.
    shut = closed | (filled & (ends - begins > 2))
    side = np.repeat(outlined, ends - begins) & (level != plumb)
    side[ends[outlined & ~shut] - 1] = False
    ruled = side.nonzero()[0]
    bars = thin.nonzero()[0]
    rows = _sides(ax, ay, following, ruled, paths.pen[owner[ruled]])
    rows += _middles(x0[bars], top[bars], x1[bars], bottom[bars], paths.pen[path[bars]])
    order = np.argsort(np.concatenate((ruled, begins[bars])))
    segments += map(Segment._make, map(rows.__getitem__, order.tolist()))

    lone = plain & ~filled & (ends - begins == 2) & (level | plumb)[begins]
    rest = (seen & ~thin & ~lone).nonzero()[0]
    boxes = np.column_stack([x0, top, x1, bottom])[rest].tolist()
    ones = zip(rest.tolist(), boxes, begins[rest].tolist(), ends[rest].tolist(), path[rest].tolist(), strict=True)
    for i, box, start, end, at in ones:
        corners = tuple(zip(ax[start:end].tolist(), ay[start:end].tolist(), strict=True))
        fill, stroke, pen = paths.fill[at], paths.stroke[at], float(paths.pen[at])
        place = Place(frame.number, *box)
        shapes.append(Shape(place, corners, fill, stroke, pen, bool(closed[i]), bool(curved[i])))


def _sides(
    x: np.ndarray, y: np.ndarray, following: np.ndarray, which: np.ndarray, pen: np.ndarray
) -> list[list[float]]:
    """Sides of outlines, from corners to those that follow, as segments state them."""
    there = following[which]
    ax, ay, bx, by = x[which], y[which], x[there], y[there]
    edges = (np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by), pen)
    return np.column_stack(edges).tolist()


def _middles(
    x0: np.ndarray, top: np.ndarray, x1: np.ndarray, bottom: np.ndarray, pen: np.ndarray
) -> list[list[float]]:
    """The centre lines of thin rectangles, as segments state them."""
    rows = np.column_stack((x0, top, x1, bottom, np.maximum(np.minimum(x1 - x0, bottom - top), pen))).tolist()
    for row, level in zip(rows, (x1 - x0 >= bottom - top).tolist(), strict=True):
        a, b = (1, 3) if level else (0, 2)
        row[a] = row[b] = round((row[a] + row[b]) / 2, 2)
    return rows
