"""Puts the name that stands beside figures in boxes before them, so that a panel is read row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Block, Line, Place, union
from extractors.layout.figure_boxes import AWAY, is_caption, is_figure

LEVEL = 4.0
"""Boxes of one row differ in their upper and lower edges by no more than this, in points."""
LONGEST_NAME = 40
"""An indicator's name has no more characters than this."""

_ARROWS = re.compile(r"[\s　]*[→⇒➡➔▶►▷＞>]+[\s　]*$")
"""What is printed between the boxes; it has the height of the name and may stand in one line with it."""
_Cell = tuple[Place, list[Block]]


def order_figure_rows(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page with those of each row of figures together: the name, then each box's caption and figure.

    A name without a frame has the height of the boxes' middle; by its gaps alone a page reads the boxes first, or all
    names before all boxes. Arrows between the boxes become text of a drawing.
    """
    ordered = list(blocks)
    for row in _rows(_cells(blocks)):
        named = _name_of(ordered, row)
        if named is None:
            continue
        names, arrows = named
        group = [*names, *(block for _, held in row for block in held)]
        taken = {id(block) for block in group}
        at = min(i for i, block in enumerate(ordered) if id(block) in taken)
        rest = [(i, block) for i, block in enumerate(ordered) if id(block) not in taken]
        lines = [_without_arrow(line) for block in names for line in block.lines]
        name = replace(names[0], kind="paragraph", lines=lines)
        for arrow in arrows:
            arrow.kind = "figure"
        before = [block for i, block in rest if i < at]
        ordered = [*before, name, *group[len(names) :], *(block for i, block in rest if i > at)]
    return ordered


def _cells(blocks: Sequence[Block]) -> list[_Cell]:
    """Frames that hold a figure and its caption and nothing else."""
    held: dict[tuple[float, ...], list[Block]] = {}
    for block in blocks:
        if block.box is not None and block.table is None and block.kind not in ("furniture", "ruby"):
            held.setdefault(block.box.bbox, []).append(block)
    found = []
    for inside in held.values():
        box = inside[0].box
        if box is None or len(inside) != 2 or any(block.pair is not None for block in inside):
            continue
        first, second = (block.text for block in inside)
        if is_caption(first) and is_figure(second) or is_figure(first) and is_caption(second):
            found.append((box, inside))
    return found


def _rows(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """Cells side by side, from the left; the uppermost row first."""
    rows: list[list[_Cell]] = []
    for cell in sorted(cells, key=lambda c: (c[0].top, c[0].x0)):
        place = cell[0]
        row = next(
            (r for r in rows if abs(r[0][0].top - place.top) <= LEVEL and abs(r[0][0].bottom - place.bottom) <= LEVEL),
            None,
        )
        if row is None:
            rows.append([cell])
        else:
            row.append(cell)
    return [sorted(row, key=lambda c: c[0].x0) for row in rows if len(row) >= 2]


def _name_of(blocks: Sequence[Block], row: Sequence[_Cell]) -> tuple[list[Block], list[Block]] | None:
    """What stands at the left of a row's first box at its height, and the arrows in the row; None without a name."""
    first = row[0][0]
    inside = {id(block) for _, held in row for block in held}
    names: list[Block] = []
    arrows: list[Block] = []
    for block in blocks:
        if id(block) in inside or block.table is not None or block.kind not in ("paragraph", "item"):
            continue
        place = _without_arrow(block.lines[-1]).place if len(block.lines) == 1 else block.place
        if place.page != first.page or not first.top - 2 <= place.center[1] <= first.bottom + 2:
            continue
        if not _ARROWS.sub("", block.text):
            arrows.append(block)
        elif place.x1 <= first.x0 + 2:
            near = first.x0 - place.x1 <= AWAY * block.lines[0].size
            level = first.top - LEVEL <= place.top and place.bottom <= first.bottom + LEVEL
            if not near or not level or block.pair is not None:
                return None
            names.append(block)
        elif place.x0 < row[-1][0].x1:
            return None
    words = "".join(block.text for block in names)
    return (names, arrows) if names and len(words) <= LONGEST_NAME and "。" not in words else None


def _without_arrow(line: Line) -> Line:
    match = _ARROWS.search(line.text)
    if match is None or not match.start():
        return line
    words = line.passage[: match.start()]
    return replace(line, passage=words, place=union(place for place in words.places if place is not None))
