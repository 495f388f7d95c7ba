"""Turns a page by quarters, so that a table printed sideways is read like any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extractors.document import Cell, Char, Line, Mark, Page, Passage, Place, Segment, Shape, Table
from extractors.glyphs import glyphs_of


def sideways(page: Page) -> int:
    """Quarters by which the page is to be turned clockwise for its turned characters to stand upright; 0 for none.

    The file's order of the characters says whether the lines run up or down the page.
    """
    glyphs = glyphs_of(page)
    turned = glyphs.chosen(glyphs.printed & ~glyphs.upright)
    if len(turned) < 12:
        return 0
    steps = [
        b.place.center[1] - a.place.center[1]
        for a, b in zip(turned, turned[1:], strict=False)
        if abs(b.place.center[0] - a.place.center[0]) < 0.3 * a.size
    ]
    if not steps:
        return 0
    return 1 if sum(s < 0 for s in steps) * 2 >= len(steps) else 3


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page was turned to be read: quarters clockwise, then moved so that its upper left corner is the origin."""

    quarters: int
    dx: float
    dy: float
    down: bool = False
    """Whether the page is one of vertical writing, laid on its side."""

    def back(self, place: Place) -> Place:
        """Where a place of the turned page is printed."""
        return turn_place(_moved(place, -self.dx, -self.dy), 4 - self.quarters)

    def forth(self, place: Place) -> Place:
        """Where a place as printed stands on the turned page."""
        return _moved(turn_place(place, self.quarters), self.dx, self.dy)

    def moved(self, page: Page) -> Page:
        """A page that was turned about its origin, at its place."""
        dx, dy = self.dx, self.dy
        return replace(
            page,
            chars=[c._replace(place=_moved(c.place, dx, dy)) for c in page.chars],
            segments=[_moved_segment(s, dx, dy) for s in page.segments],
            shapes=[
                replace(s, place=_moved(s.place, dx, dy), points=tuple((x + dx, y + dy) for x, y in s.points))
                for s in page.shapes
            ],
            images=[_moved(p, dx, dy) for p in page.images],
            corner=(page.corner[0] + dx, page.corner[1] + dy),
            turn=self,
        )


def upright(page: Page) -> Page | None:
    """A page of which all characters are printed sideways, or that was scanned upside down, turned; None for others.

    Where as much as a page number stands upright the page is left as it is: only its tables are read turned.
    """
    if not page.lies and any(c.upright and not c.text.isspace() for c in page.chars):
        return None
    quarters = page.lies or sideways(page)
    if not quarters:
        return None
    turned = turn_page(page, quarters)
    return Turn(quarters, -turned.corner[0], -turned.corner[1]).moved(turned)


def _moved(place: Place, dx: float, dy: float) -> Place:
    return Place(place.page, place.x0 + dx, place.top + dy, place.x1 + dx, place.bottom + dy)


def _moved_segment(segment: Segment, dx: float, dy: float) -> Segment:
    x0, top, x1, bottom = segment[:4]
    return Segment(x0 + dx, top + dy, x1 + dx, bottom + dy, segment.width)


def turn_place(place: Place, quarters: int) -> Place:
    """A place after turning the plane clockwise about its origin; coordinates may become negative."""
    page, x0, top, x1, bottom = place
    for _ in range(quarters % 4):
        x0, top, x1, bottom = -bottom, x0, -top, x1
    return Place(page, x0, top, x1, bottom)


def turn_page(page: Page, quarters: int) -> Page:
    """The page's characters and drawing, turned; what is sideways becomes upright and the other way round."""
    odd = quarters % 2 == 1
    whole = turn_place(page.place, quarters)
    return replace(
        page,
        chars=[_turn_char(c, quarters, odd) for c in page.chars],
        segments=[_turn_segment(s, page.number, quarters) for s in page.segments],
        shapes=[_turn_shape(s, quarters) for s in page.shapes],
        images=[turn_place(p, quarters) for p in page.images],
        width=page.height if odd else page.width,
        height=page.width if odd else page.height,
        corner=(whole.x0, whole.top),
    )


def _turn_char(char: Char, quarters: int, odd: bool) -> Char:
    return char._replace(place=turn_place(char.place, quarters), upright=char.upright != odd)


def _turn_segment(segment: Segment, number: int, quarters: int) -> Segment:
    place = turn_place(Place(number, *segment[:4]), quarters)
    return Segment(*place.bbox, segment.width)


def _turn_shape(shape: Shape, quarters: int) -> Shape:
    points = shape.points
    for _ in range(quarters % 4):
        points = tuple((-y, x) for x, y in points)
    return replace(shape, place=turn_place(shape.place, quarters), points=points)


def turn_table(table: Table, quarters: int) -> Table:
    """A table with all its places turned; rows and columns stay what they are."""
    return replace(
        table,
        place=turn_place(table.place, quarters),
        cells=[_turn_cell(c, quarters) for c in table.cells],
        marks=[_turn_mark(m, quarters) for m in table.marks],
        turned=(table.turned + quarters) % 4,
    )


def _turn_cell(cell: Cell, quarters: int) -> Cell:
    return replace(cell, place=turn_place(cell.place, quarters), lines=_turn_lines(cell.lines, quarters))


def _turn_mark(mark: Mark, quarters: int) -> Mark:
    return replace(mark, place=turn_place(mark.place, quarters), lines=tuple(_turn_lines(mark.lines, quarters)))


def _turn_lines(lines: Sequence[Line], quarters: int) -> list[Line]:
    return [
        replace(line, passage=turn_passage(line.passage, quarters), place=turn_place(line.place, quarters))
        for line in lines
    ]


def line_at(line: Line, where: Callable[[Place], Place]) -> Line:
    """A line with its places where a function says, its direction changed from across to down or back."""
    places = tuple(where(p) if p is not None else None for p in line.passage.places)
    return replace(
        line, passage=Passage(line.passage.text, places), place=where(line.place), vertical=not line.vertical
    )


def turn_passage(passage: Passage, quarters: int) -> Passage:
    """Text with the places of its characters turned."""
    return Passage(passage.text, tuple(turn_place(p, quarters) if p is not None else None for p in passage.places))
