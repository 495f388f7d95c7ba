"""Joins the pieces of ruling lines into whole lines: dashes, one piece a cell, doubled strokes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from extractors.document import Segment, Shape

SAME_LINE = 1.0
"""Pieces whose positions differ by no more than this, in points, lie on one line."""
GAP = 4.0
"""Gap between two pieces of one line that is bridged: the blank of a dashed border, a corner left open."""
SHORTEST = 4.0
"""A joined line shorter than this bounds no cell: a cell holds at least one character."""
MOST = 3000
"""Lines of one direction that are kept on a page, the longest first: more than that is a drawing."""


class Ruling(NamedTuple):
    """A straight line: ``at`` is its y where it runs across and its x where it runs down."""

    at: float
    start: float
    end: float


class Rulings(NamedTuple):
    """The lines of a page or of one drawing on it."""

    across: list[Ruling]
    down: list[Ruling]


def join_segments(segments: Sequence[Segment], shapes: Sequence[Shape] = ()) -> Rulings:
    """Whole lines from drawn segments.

    Edges of shapes that are no rectangles (block arrows, chevrons) are no ruling lines, and are left out.
    """
    edges = _edges_of_figures(shapes)
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    for segment in segments:
        x0, top, x1, bottom, _ = segment
        if edges and (x0, top, x1, bottom) in edges:
            continue
        if x1 - x0 >= bottom - top:
            across.append(((top + bottom) / 2, x0, x1))
        else:
            down.append(((x0 + x1) / 2, top, bottom))
    return Rulings(join(across), join(down))


def _edges_of_figures(shapes: Sequence[Shape]) -> set[tuple[float, float, float, float]]:
    """Axis-parallel edges of outlined shapes that are no rectangles, as segments would state them."""
    edges: set[tuple[float, float, float, float]] = set()
    for shape in shapes:
        if shape.stroke is None or shape.curved or len(shape.points) < 3 or len(shape.points) > 24 or _boxlike(shape):
            continue
        points = shape.points
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
            edges.add((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
    return edges


def _boxlike(shape: Shape) -> bool:
    """Whether all edges run across or down: a rectangle, or table borders drawn in one stroke."""
    points = shape.points
    return all(
        abs(ax - bx) < 0.5 or abs(ay - by) < 0.5 for (ax, ay), (bx, by) in zip(points, points[1:], strict=False)
    )


def box_edges(shapes: Iterable[Shape]) -> Rulings:
    """The edges of rectangles as lines: cells that are shaded but not ruled."""
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    for shape in shapes:
        x0, top, x1, bottom = shape.place.bbox
        across += [(top, x0, x1), (bottom, x0, x1)]
        down += [(x0, top, bottom), (x1, top, bottom)]
    return Rulings(join(across), join(down))


def join(pieces: Sequence[tuple[float, float, float]]) -> list[Ruling]:
    """Lines of one direction from pieces (position, start, end), ordered by position and start."""
    if not pieces:
        return []
    table = np.array(pieces, dtype=float)
    table = table[np.argsort(table[:, 0], kind="stable")]
    joined: list[Ruling] = []
    breaks = np.flatnonzero(np.diff(table[:, 0]) > SAME_LINE) + 1
    for group in np.split(table, breaks):
        joined += _join_row(group)
    joined = [r for r in joined if r.end - r.start >= SHORTEST]
    if len(joined) > MOST:
        longest = sorted(joined, key=lambda r: r.start - r.end)[:MOST]
        joined = sorted(longest)
    return joined


def _join_row(group: np.ndarray) -> list[Ruling]:
    """Join pieces that lie on one line where the gap between them is small."""
    if len(group) == 1:
        return [Ruling(float(group[0, 0]), float(group[0, 1]), float(group[0, 2]))]
    group = group[np.argsort(group[:, 1], kind="stable")]
    reach = np.maximum.accumulate(group[:, 2])
    breaks = np.flatnonzero(group[1:, 1] - reach[:-1] > GAP) + 1
    lines = []
    for run in np.split(group, breaks):
        weights = run[:, 2] - run[:, 1] + 0.01
        at = float(np.average(run[:, 0], weights=weights))
        lines.append(Ruling(at, float(run[:, 1].min()), float(run[:, 2].max())))
    return lines
