"""Cells of plainly ruled tables, ours against pdfplumber's.

A table is plainly ruled where pdfplumber finds at least two rows and columns whose cells fill its rectangle. Only such
tables are compared: of others pdfplumber sees parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from evaluation.parity.findings import Box, Difference, PageParity, Places, middle
from extractors.layout.grid import THIN

NEAR = 3.0
"""Points by which the edges of a cell may differ: a ruling may be as wide."""
FILLED = 0.98
"""Share of a table's rectangle that its cells have to fill."""
UNDERLINED = 0.3
"""Share of its height by which an underline may stand away from a character's lower edge."""
LEAST_LETTERS = 3
"""Characters that a line touches before it is theirs."""
SIDE = 1.5
"""Points outside of a mark's box at which an edge is still its side."""
STRIPS = 2
"""Thin columns that may lie beside each other: a strip of colour with a line inside."""
RULED = 0.6
"""Share of an edge along which a line has to be drawn."""

NO_RECTANGLE = "the area has a stair; we divide it into rectangles, pdfplumber laps them over"


class Around(NamedTuple):
    """What stands on a page beside its cells."""

    letters: Sequence[Box]
    """Boxes of the characters."""
    marks: Sequence[Box]
    """Boxes of drawn arrows and bars."""
    rulings: Sequence[Box]
    """Ruling lines that our reader found."""
    seen: Callable[[Box], bool]
    """Whether a line is seen on the drawn page."""


def is_plain(cells: Sequence[Box]) -> bool:
    """Whether cells fill the rectangle around them, in two rows and columns at least."""
    if len(cells) < 4 or len({round(c[0]) for c in cells}) < 2 or len({round(c[1]) for c in cells}) < 2:
        return False
    x0, top, x1, bottom = _around(cells)
    area = sum((c[2] - c[0]) * (c[3] - c[1]) for c in cells)
    return area >= FILLED * (x1 - x0) * (bottom - top)


def compare(
    page: PageParity, theirs: Sequence[Sequence[Box]], ours: Sequence[Sequence[Box]], around: Around
) -> None:
    """Look for the cells of pdfplumber's plain tables among ours, and for ours inside these tables among theirs.

    Args:
        page: takes what is found.
        theirs: cells of each table.
        ours: the same.
        around: what else is on the page.
    """
    plain = [table for table in theirs if is_plain(table)]
    areas = [_around(table) for table in plain]
    mine = [cell for table in ours for cell in table if any(_inside(cell, area) for area in areas)]
    known_mine, known_theirs = Places(mine), Places([cell for table in plain for cell in table])
    flat = [cell for table in plain for cell in table]
    matched, found = 0, []
    for table in plain:
        for cell in table:
            if _has(known_mine, mine, cell):
                matched += 1
            else:
                found.append(Difference("cells", "pdfplumber", "", cell, _why(cell, table, mine, around)))
    page.found("cells", "pdfplumber", matched, found)
    cut = [difference for difference in found if difference.reason is not None]
    matched, found = 0, []
    for cell in mine:
        if _has(known_theirs, flat, cell):
            matched += 1
        else:
            found.append(Difference("cells", "ours", "", cell, _why_ours(cell, cut, areas)))
    page.found("cells", "ours", matched, found)


def _has(places: Places, boxes: Sequence[Box], cell: Box) -> bool:
    return any(
        all(abs(a - b) <= NEAR for a, b in zip(boxes[at], cell, strict=True)) for at in places.near(cell, NEAR)
    )


def _why(cell: Box, table: Sequence[Box], ours: Sequence[Box], around: Around) -> str | None:
    """Why pdfplumber has a cell alone: it is no rectangle, or one of its edges is no border of a cell."""
    x0, top, x1, bottom = cell
    edges = [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]
    if any(_runs_along(edge, mark) for edge in edges for mark in around.marks):
        return "an edge of it is the side of an arrow or bar"
    if any(_underlines(edge, x0, x1, around.letters) for edge in (top, bottom)):
        return "an edge of it underlines or crosses words"
    if not all(map(around.seen, edges)):
        return "an edge of it is not seen"
    if any(_laps(cell, other) for other in table):
        return NO_RECTANGLE
    if _is_blank_end(cell, _around(table), around.letters):
        return "an empty row or column at the end of the table, which we leave out"
    if any(_adds_thin_column(cell, other, around.letters) for other in ours):
        return "we give an empty column that is too thin for words to the cell beside it"
    if not all(_is_ruled(edge, around.rulings) for edge in edges):
        return "at an edge of it a shade or picture ends, and no line is drawn"
    return None


def _laps(cell: Box, other: Box) -> bool:
    """Whether two cells share an area; pdfplumber closes an area with a stair at its outermost corners."""
    across = min(cell[2], other[2]) - max(cell[0], other[0])
    down = min(cell[3], other[3]) - max(cell[1], other[1])
    return cell != other and across > NEAR and down > NEAR


def _is_blank_end(cell: Box, table: Box, letters: Sequence[Box]) -> bool:
    """Whether a cell without a character runs along a whole side of its table."""
    across = abs(cell[0] - table[0]) <= NEAR and abs(cell[2] - table[2]) <= NEAR
    down = abs(cell[1] - table[1]) <= NEAR and abs(cell[3] - table[3]) <= NEAR
    ends = sum(abs(a - b) <= NEAR for a, b in zip(cell, table, strict=True)) >= 3
    return (across or down) and ends and not any(_inside(letter, cell) for letter in letters)


def _adds_thin_column(cell: Box, ours: Box, letters: Sequence[Box]) -> bool:
    """Whether a cell of ours is this one and a thin empty column at a side of it."""
    x0, top, x1, bottom = cell
    if abs(ours[1] - top) > NEAR or abs(ours[3] - bottom) > NEAR or ours[0] > x0 + NEAR or ours[2] < x1 - NEAR:
        return False
    more = [(left, right) for left, right in ((ours[0], x0), (x1, ours[2])) if right - left > NEAR]
    return all(
        right - left <= STRIPS * THIN and not any(_inside(letter, (left, top, right, bottom)) for letter in letters)
        for left, right in more
    )


def _is_ruled(edge: Box, rulings: Sequence[Box]) -> bool:
    """Whether ruling lines cover most of an edge."""
    x0, top, x1, bottom = edge
    level = x1 - x0 >= bottom - top
    parts = []
    for left, up, right, low in rulings:
        if level and abs((up + low) / 2 - top) <= NEAR and right - left >= low - up:
            parts.append((max(left, x0), min(right, x1)))
        elif not level and abs((left + right) / 2 - x0) <= NEAR and low - up >= right - left:
            parts.append((max(up, top), min(low, bottom)))
    covered, last = 0.0, x0 if level else top
    for start, end in sorted(parts):
        covered += max(0.0, end - max(start, last))
        last = max(last, end)
    return covered >= RULED * (x1 - x0 if level else bottom - top)


def _runs_along(edge: Box, mark: Box) -> bool:
    """Whether an edge runs through a mark or along it; the shaft of a block arrow is narrower than its box."""
    x0, top, x1, bottom = edge
    left, up, right, low = mark
    if x1 - x0 >= bottom - top:
        return up - SIDE <= top <= low + SIDE and left < x1 and right > x0
    return left - SIDE <= x0 <= right + SIDE and up < bottom and low > top


def _underlines(edge: float, x0: float, x1: float, letters: Sequence[Box]) -> bool:
    touched = 0
    for left, top, right, bottom in letters:
        high = bottom - top
        if x0 <= (left + right) / 2 <= x1 and top + UNDERLINED * high < edge < bottom + UNDERLINED * high:
            touched += 1
    return touched >= LEAST_LETTERS


def _why_ours(cell: Box, cut: Sequence[Difference], tables: Sequence[Box]) -> str | None:
    """Why we have a cell alone: pdfplumber cuts it at an edge that is no border, or has a larger one around it."""
    if any(_inside(table, cell) and _holds(cell, table) for table in tables):
        return "a cell with a table inside, of which pdfplumber has the table alone"
    if any(_inside(other.box, cell) for other in cut if other.reason != NO_RECTANGLE):
        return "pdfplumber cuts it where no border is"
    return next((other.reason for other in cut if _inside(cell, other.box)), None)


def _around(boxes: Sequence[Box]) -> Box:
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def _holds(one: Box, other: Box) -> bool:
    return one[0] <= other[0] and one[1] <= other[1] and one[2] >= other[2] and one[3] >= other[3]


def _inside(cell: Box, area: Box) -> bool:
    x, y = middle(cell)
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]
