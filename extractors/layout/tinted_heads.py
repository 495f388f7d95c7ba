"""Finds the heads of tables that a shade alone sets apart, and how far down the rows below them go."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractors.document import Char, Page, Place, union
from extractors.glyphs import Glyphs
from extractors.layout.rule_runs import SAME_END, pieces
from extractors.layout.rulings import Ruling

FEWEST = 3
"""Labels side by side that make a head."""
TALLEST = 6.0
"""A head is no taller than this many times its type."""
MOST = 800
"""Tints of one shade that are looked at; more of them are a picture's."""
NARROWEST = 120.0
"""A head is at least so wide, in points."""
TOUCHING = 3.0
"""Tints of one head stand no further apart than this, in points."""
TALLEST_BAND = 120.0
"""No head is taller than this, in points."""
COVERED = 0.9
"""Share of a head's rectangle that its tints cover."""
LONGEST = 24
"""A label of a head has no more characters."""
LARGER = 1.25
"""Type so many times larger than the rows' is a heading's."""
ROW_GAP = 4.0
"""White space between two rows, in sizes of the type, is no taller than this, or no rows are meant."""
APART = 1.2
"""White space above a bar as wide as the table that heads what follows, in sizes of the type: rows stand closer."""
WIDER = 1.5
"""A bar that reaches so far out of the table on both sides, in points, is that of the next heading."""
_WHITE = (255, 255, 255)


class TintedHead(NamedTuple):
    """Where a head stands, the borders that the tints of its cells have, and its fill."""

    place: Place
    edges: list[float]
    fill: tuple[int, int, int]


def tinted_heads(page: Page, glyphs: Glyphs) -> list[TintedHead]:
    """Bands of one shade over the width of a table, with labels side by side, from the top.

    Args:
        page: the page, whose filled rectangles are the tints.
        glyphs: its printed, upright characters.
    """
    fills: dict[tuple[int, int, int], list[Place]] = {}
    for shape in page.shapes:
        if shape.fill in (None, _WHITE) or not shape.rectangular:
            continue
        if shape.place.width >= 6 and shape.place.height >= 4:
            fills.setdefault(shape.fill, []).append(shape.place)
    found = []
    for fill, tints in fills.items():
        for group in _touching(tints) if len(tints) <= MOST else []:
            whole = union(group)
            if whole.width < NARROWEST or whole.height > TALLEST_BAND:
                continue
            if sum(t.width * t.height for t in group) < COVERED * whole.width * whole.height:
                continue
            inside = glyphs.chosen(glyphs.within([whole]))
            if inside and _is_head(whole, inside):
                edges: list[float] = []
                for x in sorted(x for t in group for x in (t.x0, t.x1)):
                    if not edges or x - edges[-1] > TOUCHING:
                        edges.append(x)
                found.append(TintedHead(whole, edges, fill))
    return sorted(found, key=lambda h: h.place.top)


def _touching(tints: Sequence[Place]) -> list[list[Place]]:
    """Tints that hang together."""
    groups: list[list[Place]] = []
    for tint in sorted(set(tints), key=lambda t: (t.top, t.x0)):
        home = [g for g in groups if any(_touch(tint, other) for other in g)]
        merged = [tint, *(t for g in home for t in g)]
        groups = [g for g in groups if not any(g is h for h in home)] + [merged]
    return groups


def _touch(a: Place, b: Place) -> bool:
    apart = max(max(a.x0, b.x0) - min(a.x1, b.x1), max(a.top, b.top) - min(a.bottom, b.bottom))
    return apart <= TOUCHING


def _is_head(place: Place, inside: Sequence[Char]) -> bool:
    """Whether a band has the height of a head and short labels side by side."""
    size = median(c.size for c in inside)
    labels = pieces(inside, size)
    return (
        place.height <= TALLEST * size
        and len(labels) >= FEWEST
        and all(len(p.chars) <= LONGEST for p in labels)
        and not any(c.text == "。" for c in inside)
    )


def open_rows(
    head: TintedHead, glyphs: Glyphs, across: Sequence[Ruling], tints: Sequence[Place], stop: float
) -> list[Ruling]:
    """The rules of a table under a head: the edges of its head, those that are drawn below, and where its rows end.

    Args:
        head: the head.
        glyphs: the page's printed, upright characters.
        across: its horizontal rules.
        tints: its filled rectangles.
        stop: a height that the rows do not pass: the next head, or the page's foot.
    """
    x0, x1 = head.place.x0, head.place.x1
    drawn = [
        r.at
        for r in across
        if abs(r.start - x0) <= SAME_END and abs(r.end - x1) <= SAME_END and head.place.bottom + 4 < r.at < stop
    ]
    ys = [head.place.top, head.place.bottom]
    low = _end(head, glyphs, tints, stop)
    kept = [y for y in drawn if y <= low + SAME_END]
    ys += kept
    if not kept or low > kept[-1] + 2:
        ys.append(low)
    return [Ruling(y, x0, x1) for y in ys] if len(ys) > 2 else []


def _end(head: TintedHead, glyphs: Glyphs, tints: Sequence[Place], stop: float) -> float:
    """Where the rows below a head end: before larger type, a wide gap, or words that reach out of the table."""
    x0, x1 = head.place.x0, head.place.x1
    below = glyphs.between(head.place.bottom, stop)
    inner = sorted((c for c in below if x0 - 2 < c.place.center[0] < x1 + 2), key=lambda c: c.place.center[1])
    reach, size = head.place.bottom, 0.0
    shades = [t for t in tints if x0 - 2 < t.center[0] < x1 + 2 and head.place.bottom - 2 < t.top and t.bottom < stop]
    bars = [t for t in tints if head.place.bottom - 2 < t.top and t.x0 < x0 - WIDER and t.x1 > x1 + WIDER]
    whole = [t for t in tints if head.place.bottom - 2 < t.top and t.x0 < x0 + WIDER and t.x1 > x1 - WIDER]
    for line in _lines(inner):
        size = size or median(c.size for c in line)
        top = min(c.place.top for c in line)
        if any(t.holds(*line[0].place.center) for t in bars):
            break
        if any(t.top - reach > APART * size and t.holds(*line[0].place.center) for t in whole):
            break
        reach = max([reach, *(t.bottom for t in shades if t.top < top and t not in bars)])
        if top - reach > ROW_GAP * size or median(c.size for c in line) > LARGER * size:
            break
        if _goes_on_outside(line, below, x0, x1):
            break
        reach = max(reach, *(c.place.bottom for c in line))
    return max([reach + 2, *(t.bottom for t in shades if t.top < reach < t.bottom and t not in bars)])


def _lines(ordered: Sequence[Char]) -> list[list[Char]]:
    """Characters from the top as lines."""
    lines: list[list[Char]] = []
    for char in ordered:
        if lines and char.place.center[1] - lines[-1][0].place.center[1] < 0.5 * char.size:
            lines[-1].append(char)
        else:
            lines.append([char])
    return lines


def _goes_on_outside(line: Sequence[Char], chars: Sequence[Char], x0: float, x1: float) -> bool:
    """Whether a line goes on beyond the table's edges without a gap."""
    level = line[0].place.center[1]
    whole = sorted((c for c in chars if abs(c.place.center[1] - level) < 0.5 * c.size), key=lambda c: c.place.x0)
    return any(
        b.place.x0 - a.place.x1 < a.size
        and (a.place.center[0] < x0 < b.place.center[0] or a.place.center[0] < x1 < b.place.center[0])
        for a, b in pairwise(whole)
    ) or bool(line and (min(c.place.x0 for c in line) < x0 - 2 or max(c.place.x1 for c in line) > x1 + 2))
