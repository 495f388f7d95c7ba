"""Finds drawn marks, which carry time or direction: block arrows, chevrons, lines with heads, bars."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from extractors.document import Mark, Page, Place, Segment, Shape, union
from extractors.layout.rulings import join

HEAD = 16.0
"""The head of a line arrow is no larger than this, in points."""
TALLEST = 60.0
"""A bar of a schedule is no taller than this; larger boxes hold paragraphs."""
MILESTONE = 22.0
"""A mark of a single date (triangle, diamond, circle) is no larger than this."""
BOLD = 2.5
"""A line at least this thick may be a bar."""
MOST_SHAPES = 6000
"""Shapes looked at on a page; a drawing of more is a map or a picture."""
FLAT = 0.6
"""Two coordinates that differ by no more than this, in points, are the same."""
TOUCHING = 0.8
"""Boxes no further apart than this, in points, touch."""
CELL_GAP = 4.0
"""Cells with borders of their own stand no further apart than this, in points."""
LONGEST_DASH = 14.0
"""A piece of a dashed arrow is no longer than this, in points."""
DASH = 6.0
"""A piece of a line no longer than this, in points, may be the dash of a broken one."""
SAME = 4.0
"""Marks of which no edge differs by more than this, in points, are one that was drawn twice."""
NEAR = 1.5
"""A border and a box that lie no further apart than this belong together."""
_WHITE = (255, 255, 255)


def find_marks(page: Page) -> list[Mark]:
    """All drawn marks of a page, each once, from top to bottom.

    Boxes count as bars only where they float: no border runs along their upper or lower edge, no line ends there.
    They are looked for once in a drawing: tables, and then timetables that are drawn without one, ask for them.
    """
    if len(page.shapes) > MOST_SHAPES:
        return []
    # Equal at a glance where it is the same drawing: lists are compared by identity of their items first.
    drawing = (page.width, page.segments[:], page.shapes[:], page.images[:])
    if page.marks is None or page.marks[0] != drawing:
        page.marks = drawing, tuple(_marks(page))
    return list(page.marks[1])


def _marks(page: Page) -> list[Mark]:
    found: list[Mark] = []
    heads: list[tuple[Shape, str]] = []
    boxes: list[Shape] = []
    for shape in page.shapes:
        if shape.rectangular or (shape.curved and _rounded(shape)):
            boxes.append(shape)
            continue
        direction = _points_to(shape)
        corners = len(_corners(shape))
        if direction and max(shape.place.width, shape.place.height) <= HEAD and (corners <= 4 or direction != "both"):
            heads.append((shape, direction))
        elif direction:
            found.append(Mark(shape.place, "arrow", direction, shape.fill))
        elif _is_milestone(shape):
            found.append(Mark(shape.place, "mark", "", shape.fill, hollow=False))
    bars = _floating(boxes, page)
    lines, loose = _line_arrows(heads, page, bars)
    bars = [b for b in bars if not any(_same_row_inside(b.place, m.place) or begins_line(b.place, m) for m in lines)]
    found = [m for m in found if m.kind != "mark" or not any(begins_line(m.place, line) for line in lines)] + lines
    for shape, direction in loose:
        if len(_corners(shape)) > 4:
            found.append(Mark(shape.place, "arrow", direction, shape.fill))
        elif shape.fill is not None:
            found.append(Mark(shape.place, "mark", "", shape.fill, hollow=False))
    pictured = [m for m in found if any(_same(m.place, i) for i in page.images)]
    drawn = _each_once([m for m in found if m not in pictured] + bars)
    return _each_once(
        drawn + [m for m in [*pictured, *_image_bars(page)] if not any(_behind(m.place, d.place) for d in drawn)]
    )


def own_segments(page: Page, marks: Sequence[Mark]) -> set[Segment]:
    """The segments that marks are drawn with: lines of line arrows, outlines of arrows and bars. They rule nothing."""
    own: set[Segment] = set()
    for mark in marks:
        x0, top, x1, bottom = mark.place.bbox
        for s in page.segments:
            if not (x0 - 1 <= s.x0 and s.x1 <= x1 + 1 and top - 1 <= s.top and s.bottom <= bottom + 1):
                continue
            if mark.kind == "arrow" or _on_edge(s, mark.place):
                own.add(s)
    return own


def _on_edge(segment: Segment, box: Place) -> bool:
    """Whether a segment is one of the edges of a box."""
    if segment.horizontal:
        thick = box.height <= 2 * segment.width
        level = thick or min(abs(segment.top - box.top), abs(segment.top - box.bottom)) <= 1.0
        return level and segment.x1 - segment.x0 >= 0.9 * box.width
    return (
        min(abs(segment.x0 - box.x0), abs(segment.x0 - box.x1)) <= 1.0
        and segment.bottom - segment.top >= 0.9 * box.height
    )


def _rounded(shape: Shape) -> bool:
    """Whether a curved outline is a box with round corners: long straight sides, nothing but corners bent."""
    place = shape.place
    if place.width < 1.3 * place.height and max(place.width, place.height) <= MILESTONE:
        return False
    return all(
        min(x - place.x0, place.x1 - x) <= 0.5 * place.height + 1 or min(y - place.top, place.bottom - y) <= 1
        for x, y in shape.points
    )


def _is_milestone(shape: Shape) -> bool:
    """Whether a shape is a small filled figure about as wide as it is tall."""
    place = shape.place
    return (
        shape.fill not in (None, _WHITE)
        and 4 <= place.width <= MILESTONE
        and 4 <= place.height <= MILESTONE
        and 0.6 <= place.width / place.height <= 1.7
    )


def begins_line(dot: Place, arrow: Mark) -> bool:
    """Whether a dot or small square is how an arrow of a line begins: at its tail, no higher than its head."""
    line = arrow.place
    if arrow.direction != "right" or line.width < 2 * dot.width:
        return False
    small = max(dot.width, dot.height) <= 1.2 * line.height and abs(dot.center[1] - line.center[1]) < 0.25 * line.height
    return small and dot.x0 < line.x0 + 1 and dot.x1 > line.x0 - 2


def _floating(boxes: Sequence[Shape], page: Page) -> list[Mark]:
    """Boxes and thick lines that stand free of the borders of any table."""
    drawn = [b for b in boxes if b.place.width >= 6 and 2 <= b.place.height <= TALLEST]
    drawn = [b for b in drawn if b.stroke is not None or b.fill not in (None, _WHITE)]
    thick = [s for s in page.segments if s.horizontal and s.width >= BOLD and s.x1 - s.x0 >= 6]
    if not drawn and not thick:
        return []
    table = np.array([s[:4] for s in page.segments]) if page.segments else np.zeros((0, 4))
    across = table[table[:, 2] - table[:, 0] >= table[:, 3] - table[:, 1]]
    down = table[table[:, 2] - table[:, 0] < table[:, 3] - table[:, 1]]
    # The dashes of a broken line end nowhere but at the line's own ends.
    short = down[:, 3] - down[:, 1] <= DASH
    dashes = join([((x0 + x1) / 2, top, bottom) for x0, top, x1, bottom in down[short].tolist()])
    down = np.array([*down[~short].tolist(), *([r.at, r.start, r.at, r.end] for r in dashes)]).reshape(-1, 4)
    loose = _not_of_boxes(across, [b.place for b in boxes if b.stroke is not None])
    every = np.array([b.place.bbox for b in boxes]) if boxes else np.zeros((0, 4))
    marks = [
        Mark(b.place, "bar", "", b.fill or b.stroke)
        for b in drawn
        if _floats(b.place, across, down)
        and not _bordered(b.place, loose)
        and not _stacked(b.place, every, across)
    ]
    usual = float(np.median([s.width for s in page.segments])) if page.segments else 0.0
    for line in thick:
        place = Place(page.number, line.x0, line.top - line.width / 2, line.x1, line.bottom + line.width / 2)
        if line.width >= 2 * usual and _floats(place, across, down):
            marks.append(Mark(place, "bar", "", None, hollow=False))
    return marks


def _floats(box: Place, across: np.ndarray, down: np.ndarray) -> bool:
    """Whether no line but its own runs along a box's upper or lower edge, and none ends there."""
    x0, top, x1, bottom = box.bbox
    shared = (across[:, 0] < x1 - 1) & (across[:, 2] > x0 + 1)
    along = (np.abs(across[:, 1] - top) <= NEAR) | (np.abs(across[:, 1] - bottom) <= NEAR)
    own = (across[:, 0] >= x0 - 1) & (across[:, 2] <= x1 + 1)
    own &= across[:, 2] - across[:, 0] >= 0.9 * (x1 - x0)
    if bool((shared & along & ~own).any()) or _whole_row(box, across, down):
        return False
    within = (down[:, 0] > x0 - NEAR) & (down[:, 0] < x1 + NEAR)
    ends = np.minimum(
        np.minimum(np.abs(down[:, 1] - top), np.abs(down[:, 1] - bottom)),
        np.minimum(np.abs(down[:, 3] - top), np.abs(down[:, 3] - bottom)),
    )
    own = (down[:, 1] >= top - 1) & (down[:, 3] <= bottom + 1)
    return not bool((within & (ends <= NEAR) & ~own).any())


def _whole_row(box: Place, across: np.ndarray, down: np.ndarray) -> bool:
    """Whether a box is a row over the whole width of a table: between its outer borders, which go on above or below."""
    x0, top, x1, bottom = box.bbox
    beside = down[(down[:, 1] <= top + NEAR) & (down[:, 3] >= bottom - NEAR)]
    outer = (np.abs(beside[:, 0] - x0) <= NEAR, np.abs(beside[:, 0] - x1) <= NEAR)
    longer = beside[:, 3] - beside[:, 1] > bottom - top + 2 * NEAR
    if not all(bool((edge & longer).any()) for edge in outer) or not (outer[0] | outer[1]).all():
        return False
    alike = (np.abs(across[:, 0] - x0) <= NEAR) & (np.abs(across[:, 2] - x1) <= NEAR)
    return bool((alike & (np.abs(across[:, 1] - top) > NEAR) & (np.abs(across[:, 1] - bottom) > NEAR)).any())


def _not_of_boxes(across: np.ndarray, boxes: Sequence[Place]) -> np.ndarray:
    """The lines that are no edges of boxes with an outline of their own: bars may touch in a row."""
    kept = np.ones(len(across), dtype=bool)
    for box in boxes:
        level = np.minimum(np.abs(across[:, 1] - box.top), np.abs(across[:, 1] - box.bottom)) <= FLAT
        kept &= ~(level & (np.abs(across[:, 0] - box.x0) <= FLAT) & (np.abs(across[:, 2] - box.x1) <= FLAT))
    return across[kept]


def _bordered(box: Place, across: np.ndarray) -> bool:
    """Whether a border goes on beside a box, in a piece of its own at the height of its upper or lower edge."""
    x0, top, x1, bottom = box.bbox
    along = (np.abs(across[:, 1] - top) <= NEAR) | (np.abs(across[:, 1] - bottom) <= NEAR)
    meets = (np.abs(across[:, 2] - x0) <= NEAR) | (np.abs(across[:, 0] - x1) <= NEAR)
    return bool((along & meets).any())


def _stacked(box: Place, boxes: np.ndarray, across: np.ndarray) -> bool:
    """Whether another box begins where this one ends below, or ends where it begins: cells, not bars.

    Cells may stand a little apart where each has its own border; then no line runs between them. Boxes that stand
    close, but neither touch nor begin or end together, are bars one below the other.
    """
    x0, top, x1, bottom = box.bbox
    beside = (np.minimum(boxes[:, 2], x1) - np.maximum(boxes[:, 0], x0)) > 2
    even = (np.abs(boxes[:, 0] - x0) <= NEAR) | (np.abs(boxes[:, 2] - x1) <= NEAR)
    near = np.where(even, NEAR, TOUCHING)
    meets = (np.abs(boxes[:, 1] - bottom) <= near) | (np.abs(boxes[:, 3] - top) <= near)
    if bool((beside & meets).any()):
        return True
    same = (np.abs(boxes[:, 0] - x0) <= NEAR) & (np.abs(boxes[:, 2] - x1) <= NEAR)
    gaps = [(bottom, y) for y in boxes[same, 1] if 0 < y - bottom <= CELL_GAP]
    gaps += [(y, top) for y in boxes[same, 3] if 0 < top - y <= CELL_GAP]
    crossing = (across[:, 0] < x1) & (across[:, 2] > x0)
    return any(
        not bool((crossing & (across[:, 1] > low + 0.9) & (across[:, 1] < high - 0.9)).any()) for low, high in gaps
    )


def _same_row_inside(inner: Place, outer: Place) -> bool:
    return (
        outer.x0 - 2 <= inner.x0 and inner.x1 <= outer.x1 + 2 and abs(inner.center[1] - outer.center[1]) <= 2
    )


def _behind(picture: Place, mark: Place) -> bool:
    """Whether a picture lies under a mark: its shadow, its gradient, its texture."""
    shared = picture.overlap(mark)
    return shared > 0.5 * min(picture.width * picture.height, mark.width * mark.height)


def _image_bars(page: Page) -> list[Mark]:
    """Flat pictures: bars with a colour gradient are often exported as such."""
    return [
        Mark(place, "bar", "", None)
        for place in page.images[:400]
        if 4 <= place.height <= 40 and place.width >= 2 * place.height and place.width < 0.9 * page.width
    ]


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
    # The corners of a head may be the only points at the sides: they balance, a tip does not.
    if right != left and below == above:
        return "right" if right else "left"
    if below != above and right == left:
        return "down" if below else "up"
    if right and left and not below and not above and len(corners) > 4:
        return "both"
    return ""


def _tips(points: Sequence[tuple[float, float]], length: float, breadth: float) -> tuple[bool, bool]:
    """Whether a figure has a tip at its far and at its near end."""
    far = [y for x, y in points if x >= length - FLAT]
    near = [y for x, y in points if x <= FLAT]
    middle = breadth / 2

    def tip(ys: list[float]) -> bool:
        return max(ys) - min(ys) <= 1.0 and abs(sum(ys) / len(ys) - middle) <= 0.2 * breadth

    return tip(far), tip(near)


def _line_arrows(
    heads: Sequence[tuple[Shape, str]], page: Page, bars: Sequence[Mark]
) -> tuple[list[Mark], list[tuple[Shape, str]]]:
    """Lines and bars that end in one or two small heads, and the heads that belong to none."""
    if not heads:
        return [], []
    lines = [Place(page.number, s.x0, s.top, s.x1, s.bottom) for s in page.segments]
    dots = [s.place for s in page.shapes if s.rectangular and max(s.place.width, s.place.height) <= BOLD]
    lines = [*_broken_lines(page.number, [*lines, *dots]), *lines]
    lines += [s.place for s in page.shapes if len(s.points) == 2]
    lines += [b.place for b in bars]
    used: dict[int, list[tuple[Shape, str]]] = {}
    loose: list[tuple[Shape, str]] = []
    for head, direction in heads:
        best = next((i for i, line in enumerate(lines) if _carries(line, head.place, direction)), None)
        if best is None:
            loose.append((head, direction))
        else:
            used.setdefault(best, []).append((head, direction))
    marks: list[Mark] = []
    for i, ends in used.items():
        place = union([lines[i], *(h.place for h, _ in ends)])
        directions = {d for _, d in ends}
        direction = "both" if len(directions) > 1 else directions.pop()
        marks.append(Mark(place, "arrow", direction, ends[0][0].fill or ends[0][0].stroke, hollow=False))
    return marks, loose


def _broken_lines(number: int, lines: Sequence[Place]) -> list[Place]:
    """Dashed and dotted lines, whole: three short pieces or more, one behind the other."""
    found = []
    for level in (True, False):
        pieces = [
            (p.center[1], p.x0, p.x1) if level else (p.center[0], p.top, p.bottom)
            for p in lines
            if (p.width > p.height) is level and max(p.width, p.height) <= LONGEST_DASH
        ]
        ends = sorted((round(at), end) for at, _, end in pieces)
        for at, start, end in join(pieces):
            low = bisect_left(ends, (round(at) - 1, start))
            count = sum(start <= e <= end + 0.1 and abs(y - at) <= 1 for y, e in ends[low:])
            if count >= 3 and end - start > LONGEST_DASH:
                found.append(Place(number, start, at, end, at) if level else Place(number, at, start, at, end))
    return found


def _carries(line: Place, head: Place, direction: str) -> bool:
    """Whether a line runs into the back of an arrow head."""
    x, y = head.center
    if direction in ("right", "left"):
        if line.height > head.height + 1 or abs(line.center[1] - y) > 1.5 or line.width < head.width:
            return False
        return (
            head.x0 - 3 <= line.x1 <= head.x1 + 1 and line.x0 < head.x0
            if direction == "right"
            else head.x0 - 1 <= line.x0 <= head.x1 + 3 and line.x1 > head.x1
        )
    if line.width > head.width + 1 or abs(line.center[0] - x) > 1.5 or line.height < head.height:
        return False
    return (
        head.top - 3 <= line.bottom <= head.bottom + 1 and line.top < head.top
        if direction == "down"
        else head.top - 1 <= line.top <= head.bottom + 3 and line.bottom > head.bottom
    )


def _each_once(marks: Sequence[Mark]) -> list[Mark]:
    """Leave out shapes drawn twice (filled, then outlined; with a shadow) at nearly the same place."""
    kept: list[Mark] = []
    start = 0
    for mark in sorted(marks, key=lambda m: (m.place.top, m.place.x0)):
        # Marks come from the top: those far above are left behind for good.
        while start < len(kept) and kept[start].place.top < mark.place.top - SAME:
            start += 1
        twin = next((i for i in range(start, len(kept)) if _same(kept[i].place, mark.place)), None)
        if twin is None:
            kept.append(mark)
        elif kept[twin].fill is None and mark.fill is not None:
            kept[twin] = mark
    return kept


def _same(a: Place, b: Place) -> bool:
    _, ax0, atop, ax1, abottom = a
    _, x0, top, x1, bottom = b
    return (
        -SAME <= ax0 - x0 <= SAME and -SAME <= atop - top <= SAME
        and -SAME <= ax1 - x1 <= SAME and -SAME <= abottom - bottom <= SAME
    )  # fmt: skip
