"""Finds the frames of a page that may hold text: drawn boxes, white cards on a tint, boxes of lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

import numpy as np

from extractors.document import Page, Place, Shape, Table
from extractors.glyphs import Glyphs, glyphs_of

SAME = 3.0
"""Edges and corners nearer to one another than this, in points, are drawn at one place."""
TALLEST_TAB = 60.0
"""Points: a tab on the edge of a frame is a line or two high."""
WHITE = 250
"""Of 255: a colour whose darkest part is lighter is white."""
MOST_CARDS = 60
"""White boxes, or grounds, of a page that is drawn by hand; more are the pixels of a picture or a chart."""
LEAST_WORDS = 12
"""Characters of a card's text; fewer are a figure that is set off."""
BEHIND = 8.0
"""Points by which a box's shadow is moved at most, and of its shorter side three parts in ten."""
AT_ONCE = 64
"""Lines compared with all others of a page in one step."""
Thing = TypeVar("Thing")


def frames_of(page: Page, tables: Sequence[Table] = ()) -> list[tuple[Place, Shape]]:
    """Drawn boxes that hold text: outer ones first, equal ones once, tables and page-wide grounds left out."""
    area = page.width * page.height
    found: list[tuple[Place, Shape]] = []
    bars = [
        s.place for s in page.shapes
        if s.fill is not None and min(s.fill) <= WHITE and s.place.height < TALLEST_TAB < s.place.width
    ]  # fmt: skip
    cards = _white_cards(page)
    corners: _Corners[Place] = _Corners()
    shadows = _shadows(page.shapes)
    for shape in page.shapes:
        place = shape.place
        if id(shape) in shadows:
            continue
        if shape.curved is False and not shape.rectangular and len(shape.points) < 4:
            continue
        if place.width < 20 or place.height < 9 or place.width * place.height > 0.8 * area:
            continue
        if _is_white(shape) and not (_is_on_bar(place, bars) or any(place is p for p in cards)):
            continue
        if any(t.place.overlap(place) > 0.5 * place.width * place.height for t in tables):
            continue
        if any(abs(o.x1 - place.x1) < SAME and abs(o.bottom - place.bottom) < SAME for o in corners.near(*place[1:3])):
            continue
        corners.add(*place[1:3], place)
        found.append((place, shape))
    for place in _ruled_boxes(page):
        if place.width * place.height > 0.8 * area:
            continue
        if any(abs(o.x1 - place.x1) < SAME and abs(o.bottom - place.bottom) < SAME for o in corners.near(*place[1:3])):
            continue
        if any(t.place.overlap(place) > 0.5 * place.width * place.height for t in tables):
            continue
        corners.add(*place[1:3], place)
        found.append((place, Shape(place, (), None, (0, 0, 0), 1.0, True, False)))
    found.sort(key=lambda item: -item[0].width * item[0].height)
    return found[:400]


def _is_white(shape: Shape) -> bool:
    """Whether a shape has neither a border nor a colour."""
    return shape.fill is not None and shape.stroke is None and min(shape.fill) > WHITE


def _shadows(shapes: Sequence[Shape]) -> set[int]:
    """Ids of filled shapes that a shape of their size, drawn later and moved a little, covers nearly whole."""
    filled = [s for s in shapes if s.fill is not None and s.place.width >= 20 and s.place.height >= 9]
    at = np.array([(s.place.x0, s.place.top, s.place.width, s.place.height) for s in filled]).reshape(-1, 4)
    far = np.minimum(BEHIND, 0.3 * at[:, 2:].min(axis=1)) if len(at) else at
    found: set[int] = set()
    for first in range(0, len(at), AT_ONCE):
        some = slice(first, first + AT_ONCE)
        apart = np.abs(at[some, None] - at[None])
        moved = apart[..., :2].max(axis=2)
        over = (apart[..., 2:].max(axis=2) < 0.5) & (moved > 0.5) & (moved <= far[some, None])
        over &= np.arange(len(at)) > np.arange(len(at))[some, None]
        found.update(id(filled[first + i]) for i in over.any(axis=1).nonzero()[0] if filled[first + i].stroke is None)
    return found


def _white_cards(page: Page) -> list[Place]:
    """White boxes of text without borders, two or more side by side in one row on one coloured ground."""
    white = [s.place for s in page.shapes if _is_white(s) and s.rectangular and s.place.height >= 40 <= s.place.width]
    grounds = [s.place for s in page.shapes if s.fill is not None and min(s.fill) <= WHITE and s.place.height > 60]
    if not 2 <= len(white) <= MOST_CARDS or len(grounds) > MOST_CARDS:
        return []
    glyphs = glyphs_of(page)
    white = [place for place in white if glyphs.within([place]).sum() >= LEAST_WORDS]
    found = []
    for place in white:
        on = [g for g in grounds if contains(g, place) and place.width < 0.8 * g.width]
        row = [
            p for p in white
            if p is not place and abs(p.top - place.top) < SAME and abs(p.bottom - place.bottom) < SAME
            and p.overlap(place) <= 0 and any(contains(g, p) for g in on)
        ]  # fmt: skip
        if row:
            found.append(place)
    return found


def _is_on_bar(place: Place, bars: Sequence[Place]) -> bool:
    """Whether a white box stands on a bar of another colour and takes at most half of it: a tag."""
    return any(contains(bar, place) and place.width < 0.5 * bar.width for bar in bars)


def _ruled_boxes(page: Page) -> Sequence[Place]:
    """Boxes drawn as four separate lines (Word's paragraph borders); they are looked for once in a drawing."""
    if len(page.segments) > 2000:
        return []
    if page.ruled_boxes is None or page.ruled_boxes[0] != page.segments:
        page.ruled_boxes = page.segments[:], tuple(_boxes_of_lines(page))
    return page.ruled_boxes[1]


def _boxes_of_lines(page: Page) -> Iterator[Place]:
    lines = np.array([s[:4] for s in page.segments]).reshape(-1, 4)
    wide, high = lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]
    across, sides = lines[(wide >= high) & (wide > 60)], lines[(wide < high) & (high > 12)]
    x0, top, x1, _ = across.T
    left, upper, _, lower = sides.T
    for first in range(0, len(sides), AT_ONCE):
        some = slice(first, first + AT_ONCE)
        begins = np.abs(x0 - left[some, None]) < SAME
        # Of a side and a line that begins at its upper end: is there a side at the line's end, and a line below?
        i, j = (begins & (np.abs(top - upper[some, None]) < SAME)).nonzero()
        i += first
        right = (np.abs(left - x1[j, None]) < SAME) & (np.abs(upper - upper[i, None]) < SAME)
        right &= np.abs(lower - lower[i, None]) < SAME
        below = (np.abs(x0 - left[i, None]) < SAME) & (np.abs(top - lower[i, None]) < SAME)
        below &= np.abs(x1 - x1[j, None]) < SAME
        closed = right.any(axis=1) & below.any(axis=1)
        for a, b, c, d in np.column_stack((left[i], upper[i], x1[j], lower[i]))[closed].tolist():
            yield Place(page.number, a, b, c, d)


class _Corners(Generic[Thing]):
    """Things by the point at which they begin, so that those at one place are found without looking at all."""

    def __init__(self) -> None:
        self._mesh: dict[tuple[int, int], list[tuple[float, float, Thing]]] = {}
        self._count = 0
        self._order: dict[int, int] = {}

    def add(self, x: float, y: float, thing: Thing) -> None:
        """Put in one thing."""
        self._mesh.setdefault((int(x // SAME), int(y // SAME)), []).append((x, y, thing))
        self._order.setdefault(id(thing), self._count)
        self._count += 1

    def near(self, x: float, y: float) -> list[Thing]:
        """The things that begin nearer to a point than ``SAME`` across and down, in the order in which they came."""
        column, row = int(x // SAME), int(y // SAME)
        found = [
            thing
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for a, b, thing in self._mesh.get((i, j), ())
            if abs(a - x) < SAME and abs(b - y) < SAME
        ]
        return sorted(found, key=lambda thing: self._order[id(thing)]) if len(found) > 1 else found


def on_edge(outer: Place, inner: Place) -> bool:
    """Whether a small box lies across the upper edge of a frame: a tab with its title."""
    small = inner.height < 0.5 * outer.height and inner.width < outer.width and inner.height < TALLEST_TAB
    within = outer.x0 - SAME <= inner.x0 and inner.x1 <= outer.x1 + SAME
    return small and within and inner.top < outer.top - 1 and inner.bottom > outer.top + 0.25 * inner.height


def cuts_text(place: Place, inside: Glyphs) -> bool:
    """Whether the frame's edge runs through text: then it is an underlay, not a frame."""
    reach = 0.4 * inside.size
    return int(((inside.x0 < place.x0 - reach) | (inside.x1 > place.x1 + reach)).sum()) > 2


def is_outline(shape: Shape, inside: Glyphs) -> bool:
    """Whether a shape is the drawn outline, or the shadow, of the letters in it: it is lower than their type."""
    if shape.rectangular or not inside.printed.any():
        return False
    return shape.place.height <= float(inside.size[inside.printed].min())


def contains(outer: Place, inner: Place) -> bool:
    """Whether a place lies in a frame, but for two points."""
    x, y = inner.center
    return outer.holds(x, y) and inner.width <= outer.width + 2 and inner.height <= outer.height + 2
