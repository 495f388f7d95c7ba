"""Joins the pieces of ruling lines into whole lines: dashes, one piece a cell, doubled strokes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from extractors.document import Place, Segment, Shape
from extractors.glyphs import Glyphs

SAME_LINE = 1.0
"""Pieces whose positions differ by no more than this, in points, lie on one line."""
GAP = 4.0
"""Gap between two pieces of one line that is bridged: the blank of a dashed border, a corner left open."""
SHORTEST = 4.0
"""A joined line shorter than this bounds no cell: a cell holds at least one character."""
THICK = 4.0
"""A filled rectangle no thicker than this, and at least ``LONG``, is a bold ruling line."""
LONG = 12.0
AT_START = 1.2
"""A line under words begins where they begin, to so many points."""
FEW = 8
"""Numbers that are sooner added up one by one."""
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


def join_segments(
    segments: Sequence[Segment], shapes: Sequence[Shape] = (), glyphs: Glyphs | None = None
) -> Rulings:
    """Whole lines from drawn segments.

    Edges of shapes that are no rectangles (block arrows, chevrons) and lines under words are no ruling lines, and are
    left out.
    """
    edges = _edges_of_figures(shapes)
    segments = _not_underlines(segments, glyphs) if glyphs is not None else segments
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
    for shape in shapes:
        x0, top, x1, bottom = shape.place.bbox
        if shape.fill is None or not shape.rectangular or max(x1 - x0, bottom - top) < LONG:
            continue
        if bottom - top <= THICK:
            across.append(((top + bottom) / 2, x0, x1))
        elif x1 - x0 <= THICK:
            down.append(((x0 + x1) / 2, top, bottom))
    return Rulings(join(across), join(down))


def _not_underlines(segments: Sequence[Segment], glyphs: Glyphs) -> Sequence[Segment]:
    """Segments but those that run under (or through) words, from the first character to the last: links, emphasis.

    A blank behind the last word is underlined too.
    """
    words = glyphs.upright & glyphs.printed
    if not segments or not words.any():
        return segments
    table = np.column_stack((glyphs.bottom, glyphs.x0, glyphs.x1, glyphs.size))[words]
    table = table[np.lexsort(table.T[::-1])]
    bottoms = table[:, 0]
    starts = np.sort(table[:, 1]).tolist()
    reach = float(table[:, 3].max()) * 0.7
    kept = []
    over: dict[float, tuple[np.ndarray, np.ndarray]] = {}
    for segment in segments:
        x0, y, x1, bottom, _ = segment
        at = bisect_left(starts, x0 - AT_START)
        if x1 - x0 < bottom - y or x1 - x0 < SHORTEST or at == len(starts) or starts[at] > x0 + AT_START:
            # No word begins where it begins, as at most borders of cells.
            kept.append(segment)
            continue
        if y not in over:
            # Of a table's borders many lie at one height.
            near = table[np.searchsorted(bottoms, y - 3.0) : np.searchsorted(bottoms, y + reach)]
            near = near[(near[:, 0] - y > -0.25 * near[:, 3]) & (near[:, 0] - y < 0.7 * near[:, 3])]
            over[y] = near, (near[:, 1] + near[:, 2]) / 2
        near, middle = over[y]
        near = near[(middle > x0 - 1) & (middle < x1 + 1)] if len(near) else near
        spans = (
            len(near) > 0
            and abs(near[:, 1].min() - x0) <= AT_START
            and -AT_START <= x1 - near[:, 2].max() <= AT_START + near[0, 3]
            and (near[:, 2] - near[:, 1]).sum() >= 0.7 * (x1 - x0)
        )
        if not spans:
            kept.append(segment)
    return kept


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


def box_edges(boxes: Iterable[Place]) -> Rulings:
    """The edges of rectangles as lines: cells that are shaded but not ruled."""
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    for box in boxes:
        x0, top, x1, bottom = box.bbox
        across += [(top, x0, x1), (bottom, x0, x1)]
        down += [(x0, top, bottom), (x1, top, bottom)]
    return Rulings(join(across), join(down))


def join(pieces: Sequence[tuple[float, float, float]]) -> list[Ruling]:
    """Lines of one direction from pieces (position, start, end), ordered by position and start."""
    if not pieces:
        return []
    joined: list[Ruling] = []
    row: list[tuple[float, float, float]] = []
    for piece in sorted(pieces, key=itemgetter(0)):
        if row and piece[0] - row[-1][0] > SAME_LINE:
            joined += _join_row(row)
            row = []
        row.append(piece)
    joined += _join_row(row)
    joined = [r for r in joined if r.end - r.start >= SHORTEST]
    if len(joined) > MOST:
        longest = sorted(joined, key=lambda r: r.start - r.end)[:MOST]
        joined = sorted(longest)
    return joined


def _join_row(group: list[tuple[float, float, float]]) -> list[Ruling]:
    """Join pieces that lie on one line where the gap between them is small."""
    if len(group) == 1:
        return [Ruling(*group[0])]
    lines: list[Ruling] = []
    run: list[tuple[float, float, float]] = []
    reach = 0.0
    for piece in sorted(group, key=itemgetter(1)):
        if run and piece[1] - reach > GAP:
            lines.append(_joined(run, reach))
            run = []
        reach = max(reach, piece[2]) if run else piece[2]
        run.append(piece)
    lines.append(_joined(run, reach))
    return lines


def _joined(run: list[tuple[float, float, float]], end: float) -> Ruling:
    """The line of pieces in the order in which they begin: where it lies, longer pieces say more than short ones."""
    if len(run) >= FEW:
        table = np.array(run)
        return Ruling(float(np.average(table[:, 0], weights=table[:, 2] - table[:, 1] + 0.01)), run[0][1], end)
    weighted = weights = 0.0
    for at, start, stop in run:
        weight = stop - start + 0.01
        weighted += at * weight
        weights += weight
    return Ruling(weighted / weights, run[0][1], end)
