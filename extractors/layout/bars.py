"""Finds drawn marks, which carry time or direction: block arrows, chevrons, lines with heads, bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Page, Place, Segment, Shape, union

HEAD = 16.0
"""The head of a line arrow is no larger than this, in points."""
MOST_SHAPES = 6000
"""Shapes looked at on a page; a drawing of more is a map or a picture."""
FLAT = 0.6
"""Two coordinates that differ by no more than this, in points, are the same."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn mark.

    ``kind`` is ``arrow`` (block arrow, chevron, line with a head) or ``bar`` (rectangle, thick line).
    ``direction`` is where an arrow points: ``right``, ``left``, ``both``, ``up``, ``down``; empty for a bar.
    """

    place: Place
    kind: str
    direction: str
    fill: tuple[int, int, int] | None
    hollow: bool = True
    """Whether text can stand inside: not for a line."""


def find_arrows(page: Page) -> list[Mark]:
    """All block arrows, chevrons and lines with heads of a page, each once, from top to bottom."""
    if len(page.shapes) > MOST_SHAPES:
        return []
    found: list[Mark] = []
    heads: list[tuple[Shape, str]] = []
    for shape in page.shapes:
        if shape.rectangular:
            continue
        direction = _points_to(shape)
        if not direction:
            continue
        if max(shape.place.width, shape.place.height) <= HEAD and len(_corners(shape)) <= 4:
            heads.append((shape, direction))
        else:
            found.append(Mark(shape.place, "arrow", direction, shape.fill))
    found += _line_arrows(heads, page)
    return _each_once(found)


def stems(page: Page, arrows: Sequence[Mark]) -> set[Segment]:
    """The segments that are the lines of line arrows, or edges of outlined ones: no rulings."""
    if not arrows:
        return set()
    held = [m.place for m in arrows]
    return {
        s
        for s in page.segments
        if any(p.x0 - 1 <= s.x0 and s.x1 <= p.x1 + 1 and p.top - 1 <= s.top and s.bottom <= p.bottom + 1 for p in held)
    }


def _corners(shape: Shape) -> list[tuple[float, float]]:
    """The shape's points, each once where neighbours coincide."""
    corners: list[tuple[float, float]] = []
    for point in shape.points:
        if not corners or abs(point[0] - corners[-1][0]) > FLAT or abs(point[1] - corners[-1][1]) > FLAT:
            corners.append(point)
    if len(corners) > 1 and abs(corners[0][0] - corners[-1][0]) <= FLAT and abs(corners[0][1] - corners[-1][1]) <= FLAT:
        corners.pop()
    return corners


def _points_to(shape: Shape) -> str:
    """Where a shape's tip points; empty if it has none.

    A tip is a corner that alone reaches one end, half way across, while the other end is flat, notched or a tip too.
    """
    corners = _corners(shape)
    if not 3 <= len(corners) <= 16:
        return ""
    place = shape.place
    if place.width < 3 or place.height < 3:
        return ""
    across = [(x - place.x0, y - place.top) for x, y in corners]
    down = [(y, x) for x, y in across]
    right, left = _tips(across, place.width, place.height)
    below, above = _tips(down, place.height, place.width)
    if right and left:
        # A diamond has four tips: a milestone, no arrow.
        return "" if below or above or len(corners) == 4 else "both"
    if below and above:
        return ""
    if right or left:
        return "right" if right else "left"
    if below or above:
        return "down" if below else "up"
    return ""


def _tips(points: Sequence[tuple[float, float]], length: float, breadth: float) -> tuple[bool, bool]:
    """Whether a figure has a tip at its far and at its near end."""
    far = [y for x, y in points if x >= length - FLAT]
    near = [y for x, y in points if x <= FLAT]
    middle = breadth / 2

    def tip(ys: list[float]) -> bool:
        return max(ys) - min(ys) <= 1.0 and abs(sum(ys) / len(ys) - middle) <= 0.2 * breadth

    return tip(far), tip(near)


def _line_arrows(heads: Sequence[tuple[Shape, str]], page: Page) -> list[Mark]:
    """Lines that end in one or two small heads."""
    if not heads:
        return []
    lines = [Place(page.number, s.x0, s.top, s.x1, s.bottom) for s in page.segments]
    lines += [s.place for s in page.shapes if len(s.points) == 2]
    marks: list[Mark] = []
    used: dict[int, list[tuple[Shape, str]]] = {}
    for head, direction in heads:
        best = next((i for i, line in enumerate(lines) if _carries(line, head.place, direction)), None)
        if best is not None:
            used.setdefault(best, []).append((head, direction))
    for i, ends in used.items():
        place = union([lines[i], *(h.place for h, _ in ends)])
        directions = {d for _, d in ends}
        direction = "both" if len(directions) > 1 else directions.pop()
        marks.append(Mark(place, "arrow", direction, ends[0][0].fill or ends[0][0].stroke, hollow=False))
    return marks


def _carries(line: Place, head: Place, direction: str) -> bool:
    """Whether a line runs into the back of an arrow head."""
    x, y = head.center
    if direction in ("right", "left"):
        if line.height > 1.5 or abs(line.center[1] - y) > 1.5 or line.width < head.width:
            return False
        return (
            head.x0 - 3 <= line.x1 <= head.x1 + 1 and line.x0 < head.x0
            if direction == "right"
            else head.x0 - 1 <= line.x0 <= head.x1 + 3 and line.x1 > head.x1
        )
    if line.width > 1.5 or abs(line.center[0] - x) > 1.5 or line.height < head.height:
        return False
    return (
        head.top - 3 <= line.bottom <= head.bottom + 1 and line.top < head.top
        if direction == "down"
        else head.top - 1 <= line.top <= head.bottom + 3 and line.bottom > head.bottom
    )


def _each_once(marks: Sequence[Mark]) -> list[Mark]:
    """Leave out shapes drawn twice (filled, then outlined; with a shadow) at nearly the same place."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.place.top, m.place.x0)):
        twin = next((k for k in kept if _same(k.place, mark.place)), None)
        if twin is None:
            kept.append(mark)
        elif twin.fill is None and mark.fill is not None:
            kept[kept.index(twin)] = mark
    return kept


def _same(a: Place, b: Place) -> bool:
    return all(abs(p - q) <= 4.0 for p, q in zip(a.bbox, b.bbox, strict=True))
