"""Lines, rectangles and curves, ours against pdfplumber's.

The two cut drawings differently: a thin rectangle is a ruling line for us, and sides of a stroked rectangle are ruling
lines too. So what one side has is looked for among all that the other has: a straight line has to be covered by ruling
lines or sides, anything else needs a drawing with the same bounding box.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from evaluation.parity.findings import Box, Difference, PageParity, Places
from extractors.document import Segment, Shape
from extractors.reading.paths import THIN

NEAR = 1.0
"""Points by which edges may differ."""
COVERED = 0.95
"""Share of a line that has to be covered."""
ALIKE = 0.2
"""Share of a curve's width and height by which the edges of its box may differ, as control points lie outside of it."""
SPECK = 0.5
"""Points; what is smaller across and down is a dot that nobody sees."""


class Drawn(NamedTuple):
    """Something drawn, of either side."""

    kind: str
    """``lines``, ``rectangles`` or ``curves``."""
    box: Box
    painted: bool
    flat: bool
    """Whether it is no more than a level or plumb line."""
    corners: tuple[tuple[float, float], ...] = ()
    """Of a curve, whose straight sides may be ruling lines."""


def of_pdfplumber(page: Any, corner: tuple[float, float]) -> list[Drawn]:
    """Pdfplumber's lines, rectangles and curves from the page's upper left corner."""
    left, up = corner
    found = []
    for kind, things in (("lines", page.lines), ("rectangles", page.rects), ("curves", page.curves)):
        for thing in things:
            box = (thing["x0"] - left, thing["top"] - up, thing["x1"] - left, thing["bottom"] - up)
            painted = bool(thing.get("fill") or thing.get("stroke"))
            corners = tuple((x - left, y - up) for x, y in thing.get("pts", ())) if kind == "curves" else ()
            found.append(Drawn(kind, box, painted, kind != "curves" and _flat(box, kind), corners))
    return found


def of_ours(segments: Iterable[Segment], shapes: Iterable[Shape]) -> list[Drawn]:
    """Our ruling lines and shapes."""
    lines = [Drawn("lines", (s.x0, s.top, s.x1, s.bottom), True, True) for s in segments]
    for shape in shapes:
        if shape.rectangular:
            kind = "rectangles"
        else:
            kind = "lines" if len(shape.points) == 2 and not shape.curved else "curves"
        corners = shape.points if kind == "curves" else ()
        lines.append(Drawn(kind, shape.place.bbox, True, kind != "curves" and _flat(shape.place.bbox, kind), corners))
    return lines


def _flat(box: Box, kind: str) -> bool:
    narrow, wide = sorted((box[2] - box[0], box[3] - box[1]))
    return narrow <= (THIN if kind == "rectangles" else SPECK) < wide


def compare(
    page: PageParity,
    theirs: Sequence[Drawn],
    ours: Sequence[Drawn],
    size: tuple[float, float],
    pictures: Sequence[Box],
) -> None:
    """Look for everything of one side among what the other has, both ways.

    Args:
        page: takes what is found.
        theirs: of pdfplumber.
        ours: of our reader.
        size: width and height of the page.
        pictures: boxes of pdfplumber's images.
    """
    for side, mine, others in (("pdfplumber", theirs, ours), ("ours", ours, theirs)):
        known = _Known(others)
        counts: dict[str, int] = {}
        found: dict[str, list[Difference]] = {}
        for drawn in mine:
            if known.has(drawn):
                counts[drawn.kind] = counts.get(drawn.kind, 0) + 1
            else:
                reason = _why(drawn, size) or known.nearly(drawn)
                if reason is None and side == "ours":
                    reason = _why_ours(drawn, pictures)
                found.setdefault(drawn.kind, []).append(Difference(drawn.kind, side, "", drawn.box, reason))
        for kind in ("lines", "rectangles", "curves"):
            page.found(kind, side, counts.get(kind, 0), found.get(kind, []))


def _why(drawn: Drawn, size: tuple[float, float]) -> str | None:
    x0, top, x1, bottom = drawn.box
    if x1 <= NEAR or bottom <= NEAR or x0 >= size[0] - NEAR or top >= size[1] - NEAR:
        return "off the page"
    if not drawn.painted:
        return "not painted"
    if x1 - x0 <= SPECK and bottom - top <= SPECK:
        return "a dot"
    return None


def _why_ours(drawn: Drawn, pictures: Sequence[Box]) -> str | None:
    """Why we have a drawing alone: we take the outline of pictures of shapes, as Office programs write shadows."""
    return "the outline of a picture of a shape" if any(_near(drawn.box, box) for box in pictures) else None


class _Known:
    """The drawings of one side: level and plumb lines by where they run, everything by its box."""

    def __init__(self, drawings: Sequence[Drawn]) -> None:
        self._boxes = [drawn.box for drawn in drawings]
        self._curves = [drawn.kind == "curves" for drawn in drawings]
        self._places = Places(self._boxes)
        self._runs: tuple[dict[int, list[tuple[float, float, float]]], ...] = ({}, {})
        for drawn in drawings:
            for side in _sides(drawn):
                self._add(side)

    def has(self, drawn: Drawn) -> bool:
        """Whether a drawing is among them."""
        return (drawn.flat and self._covers(drawn.box)) or any(
            _near(self._boxes[at], drawn.box) for at in self._places.near(drawn.box, NEAR)
        )

    def nearly(self, drawn: Drawn) -> str | None:
        """Why a curve has another box than one of them: the outermost points of a curve are no corners of it."""
        if drawn.kind != "curves":
            return None
        width, height = drawn.box[2] - drawn.box[0], drawn.box[3] - drawn.box[1]
        around = self._places.near(drawn.box, max(width, height) + NEAR)
        alike = any(_alike(drawn.box, self._boxes[at]) for at in around if self._curves[at])
        return "a curve whose box we take from its control points" if alike else None

    def _add(self, box: Box) -> None:
        x0, top, x1, bottom = box
        if x1 - x0 >= bottom - top:
            at, run = (top + bottom) / 2, (x0, x1)
            self._runs[0].setdefault(round(at), []).append((at, *run))
        else:
            at, run = (x0 + x1) / 2, (top, bottom)
            self._runs[1].setdefault(round(at), []).append((at, *run))

    def _covers(self, box: Box) -> bool:
        x0, top, x1, bottom = box
        level = x1 - x0 >= bottom - top
        at, start, end = ((top + bottom) / 2, x0, x1) if level else ((x0 + x1) / 2, top, bottom)
        reach = NEAR + (bottom - top if level else x1 - x0) / 2
        runs = self._runs[0] if level else self._runs[1]
        parts = sorted(
            (left, right)
            for row in range(round(at - reach) - 1, round(at + reach) + 2)
            for where, left, right in runs.get(row, ())
            if abs(where - at) <= reach and right > start - NEAR and left < end + NEAR
        )
        covered, last = 0.0, start
        for left, right in parts:
            left, right = max(left - NEAR, last), min(right + NEAR, end)
            if right > left:
                covered, last = covered + right - left, right
        return covered >= COVERED * (end - start)


def _near(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def _alike(one: Box, other: Box) -> bool:
    width, height = one[2] - one[0], one[3] - one[1]
    if all(abs(a - b) <= ALIKE * side + NEAR for a, b, side in zip(one, other, (width, height) * 2, strict=True)):
        return True
    sides = sum(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))
    return sides >= 2 and (_holds(one, other) or _holds(other, one))


def _holds(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[0] + NEAR and one[1] <= other[1] + NEAR
        and one[2] >= other[2] - NEAR and one[3] >= other[3] - NEAR
    )  # fmt: skip


def _sides(drawn: Drawn) -> list[Box]:
    if drawn.kind == "curves":
        following = zip(drawn.corners, [*drawn.corners[1:], *drawn.corners[:1]], strict=True)
        sides = [(min(x, a), min(y, b), max(x, a), max(y, b)) for (x, y), (a, b) in following]
        return [side for side in sides if _flat(side, "lines")]
    if drawn.flat:
        return [drawn.box]
    if drawn.kind == "lines":
        return []
    x0, top, x1, bottom = drawn.box
    return [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]
