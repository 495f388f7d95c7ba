"""Finds the names of a drawn timetable's rows: the lines at the left of its bars, without what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.document import Line, Mark, Page, Place, union
from extractors.layout.row_names import begins_with_label

BELOW_NAME = 1.2
"""White space between a row's name and a line of label and value below it, in sizes of the name."""
FRAMED = 3.0
"""Sizes of the years' type: a box that is higher may hold more than a row's name."""
LONGEST_NAME = 45
"""A box with more text is a paragraph, no name."""
SIGN_GAP = 3.0
"""White space between a sign or number and its words, in sizes."""
_NUMBER = re.compile(r"^\s*(?:[(（]?[0-9０-９A-ZＡ-Ｚ]{1,2}(?:[-－.．][0-9０-９]{1,2})?[)）.．]?|[①-⑳Ⅰ-Ⅻ])\s*$")
"""A number that stands apart from its label."""


class RowLabels(NamedTuple):
    """The lines of each row's name, and, where names of measures stand left of these, each with its first row."""

    names: list[list[Line]]
    outer: list[tuple[int, list[Line]]]


def row_labels(
    lines: Sequence[Line], page: Page, head: Sequence[Line], left: float, top: float, low: float, marks: Sequence[Mark]
) -> RowLabels:
    """The labels of the rows of a timetable from top to bottom, each with its lines.

    Left of the rows' names there may be those of the measures, if lines of label and value stand below most of them.

    Args:
        lines: of the page, or of the card in which the timetable stands.
        page: for its frames.
        head: the lines of the years.
        left: where the first year's column begins.
        top: the lower edge of the years.
        low: the lower edge of the last bar.
        marks: the bars.
    """
    groups = _group(_beside_bars(_not_framed_apart(lines, page, head), left, top, low))
    nearest = _nearest(groups)
    names = _in_one_column(nearest, marks)
    return RowLabels(names, _outer([g for g in groups if not any(g is n for n in nearest)], names))


def _beside_bars(lines: Sequence[Line], left: float, top: float, low: float) -> list[Line]:
    """The lines at the left of bars, with those of label and value that go on below the last row's name."""
    found: list[Line] = []
    for line in sorted(lines, key=lambda x: x.place.top):
        if line.place.x1 > left + 4 or line.place.center[1] <= top:
            continue
        if line.place.center[1] < low or (begins_with_label(line.text) and any(is_below(line, x) for x in found)):
            found.append(line)
    return found


def _not_framed_apart(lines: Sequence[Line], page: Page, head: Sequence[Line]) -> list[Line]:
    """The lines without those in a frame beside the axis that holds others as well: a number box, a panel of text."""
    x, y = head[0].place.center
    frames = [
        s.place for s in page.shapes
        if s.place.x1 <= x and s.place.bottom > y and s.place.height > FRAMED * head[0].size
    ]  # fmt: skip
    apart: set[int] = set()
    for frame in frames:
        held = [line for line in lines if frame.holds(*line.place.center)]
        sizes = {round(line.size) for line in held}
        if max(sizes, default=0) - min(sizes, default=0) > 1 or sum(len(x.text) for x in held) > LONGEST_NAME:
            apart.update(id(line) for line in held)
    return [line for line in lines if id(line) not in apart]


def _in_one_column(labels: list[list[Line]], marks: Sequence[Mark]) -> list[list[Line]]:
    """Labels above one another, where some have bars at their height: what stands beside these is no part of it."""
    places = [union(line.place for line in group) for group in labels]
    bars = [m.place for m in marks if m.kind != "mark"]
    level = [p for p in places if any(b.top < p.center[1] < b.bottom for b in bars)]
    if not level:
        return labels
    x0, x1 = min(p.x0 for p in level), max(p.x1 for p in level)
    return [group for group, p in zip(labels, places, strict=True) if min(p.x1, x1) > max(p.x0, x0)]


def label_places(labels: Sequence[Sequence[Line]], page: Page, left: float, top: float) -> list[Place]:
    """The boxes in which labels stand at the left of the axis, one each; else where the labels themselves stand."""
    places = [union(line.place for line in group) for group in labels]
    boxes = []
    for place in places:
        around = [
            s.place for s in page.shapes
            if s.place.holds(*place.center) and s.place.x1 <= left + 6 and s.place.top >= top - 6
            and s.place.height <= 0.5 * page.height
        ]  # fmt: skip
        boxes.append(max(around, key=lambda b: b.height, default=place))
    apart = all(a.bottom <= b.top + 4 for a, b in zip(boxes, boxes[1:], strict=False))
    return boxes if apart else places


def _group(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines at the left as labels, from top to bottom, each behind the number that stands apart before it."""
    numbers = {id(line): line for line in lines if _NUMBER.match(line.text)}
    before: dict[int, Line] = {}
    for line in lines:
        number = next((n for n in numbers.values() if n is not line and stands_behind(n, line)), None)
        if number is not None and id(line) not in numbers:
            before[id(line)] = numbers.pop(id(number))
    used = {id(number) for number in before.values()}
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda x: (x.place.top, x.place.x0)):
        if id(line) in used:
            continue
        told = begins_with_label(line.text)
        home = next((g for g in groups if _goes_on(g[-1], line) or (told and _tells_of(g, line))), None)
        if home is None:
            groups.append([before[id(line)], line] if id(line) in before else [line])
        else:
            home.append(line)
    return groups


def _nearest(groups: Sequence[list[Line]]) -> list[list[Line]]:
    """Of labels side by side those nearest to the bars; lines of label and value below a name may reach further."""
    places = [union(line.place for line in _name(g)) for g in groups]
    nearest = [
        g
        for g, p in zip(groups, places, strict=True)
        if not any(q.x0 >= p.x1 and q.top < p.bottom and q.bottom > p.top for q in places)
    ]
    return sorted(nearest, key=lambda g: g[0].place.top)


def _name(group: Sequence[Line]) -> list[Line]:
    """The lines of a label above the first line of label and value."""
    end = next((i for i, line in enumerate(group) if begins_with_label(line.text)), len(group))
    return list(group[:end]) or list(group)


def _outer(groups: Sequence[list[Line]], names: Sequence[Sequence[Line]]) -> list[tuple[int, list[Line]]]:
    """The names of measures left of the rows' names, each with the row at which it begins."""
    told = [g for g in groups if len(_name(g)) < len(g)]
    named = [g for g in groups if any(g is t for t in told) or not begins_with_label(g[0].text)]
    if not told or not names or 2 * len(told) < len(named):
        return []
    found: list[tuple[int, list[Line]]] = []
    for group in sorted(named, key=lambda g: g[0].place.top):
        top, bottom = group[0].place.top, union(line.place for line in group).bottom
        row = next((i for i, n in enumerate(names) if n[0].place.bottom > top and n[0].place.top < bottom), None)
        if row is None or (found and row <= found[-1][0]):
            return []
        found.append((row, group))
    return found if found[0][0] == 0 else []


def _tells_of(group: Sequence[Line], line: Line) -> bool:
    """Whether a line of label and value stands below a row's name, or beside or below such a line there."""
    if begins_with_label(group[0].text):
        return False
    last, place = group[-1].place, line.place
    if begins_with_label(group[-1].text) and abs(place.center[1] - last.center[1]) < 0.6 * line.size:
        return place.x0 >= last.x1
    whole = union(x.place for x in group)
    beside = min(place.x1, whole.x1) > max(place.x0, whole.x0)
    return beside and -1 <= place.top - whole.bottom <= BELOW_NAME * group[0].size


def _goes_on(before: Line, line: Line) -> bool:
    gap = line.place.top - before.place.bottom
    beside = min(line.place.x1, before.place.x1) - max(line.place.x0, before.place.x0) > 0
    return beside and -1 <= gap <= 0.5 * line.size and abs(line.size - before.size) < 1
def is_below(line: Line, name: Line) -> bool:
    """Whether a line stands directly below another, at its left edge or a little indented."""
    near = 0 <= line.place.top - name.place.bottom <= BELOW_NAME * name.size
    return name is not line and near and abs(line.place.x0 - name.place.x0) < 2 * name.size


def stands_behind(sign: Line, line: Line) -> bool:
    """Whether a line's words follow a sign or number that stands apart before them."""
    gap = line.place.x0 - sign.place.x1
    return 0 <= gap <= SIGN_GAP * sign.size and abs(line.place.center[1] - sign.place.center[1]) < 0.6 * sign.size
