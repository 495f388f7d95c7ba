"""Pages of characters for tests of layout and outline: what is printed where, without a PDF."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.document import Char, LaidOutPage, Page, Place, Segment, Shape
from extractors.layout.pages import lay_out


def chars(
    text: str,
    x0: float,
    top: float,
    *,
    size: float = 10.0,
    page: int = 1,
    bold: bool = False,
    down: bool = False,
    font: str = "Mincho",
) -> list[Char]:
    """A line's characters: full-width ones an em wide, ASCII half of it; ``down`` sets them below one another."""
    made, at = [], x0
    for i, character in enumerate(text):
        width = size / 2 if character.isascii() else size
        if down:
            place = Place(page, x0, top + i * size, x0 + size, top + (i + 1) * size)
        else:
            place = Place(page, at, top, at + width, top + size)
        if character != " ":
            made.append(Char(character, place, size, font, bold, True))
        at += width
    return made


def paragraph(text: str, x0: float, top: float, width: int, *, page: int = 1, size: float = 10.0) -> list[Char]:
    """Running text with an indented first line, broken after so many full-width characters, 1.6 sizes a line."""
    first, rest = text[: width - 1], text[width - 1 :]
    made = chars(first, x0 + size, top, size=size, page=page)
    for i in range(0, len(rest), width):
        made += chars(rest[i : i + width], x0, top + (1 + i // width) * 1.6 * size, size=size, page=page)
    return made


def page_of(
    *groups: Iterable[Char],
    number: int = 1,
    width: float = 595.0,
    height: float = 842.0,
    segments: Iterable[Segment] = (),
    shapes: Iterable[Shape] = (),
) -> Page:
    """A page with these characters, lines and shapes."""
    return Page(number, width, height, 0, [c for g in groups for c in g], list(segments), list(shapes), [])


def laid(*pages: Page) -> list[LaidOutPage]:
    """The pages laid out without looking for tables."""
    return lay_out(pages, lambda page: [])


def box(
    x0: float, top: float, x1: float, bottom: float, page: int = 1, fill: tuple[int, int, int] | None = None
) -> Shape:
    """A drawn frame."""
    points = ((x0, top), (x1, top), (x1, bottom), (x0, bottom))
    return Shape(Place(page, x0, top, x1, bottom), points, fill, (0, 0, 0), 1.0, True, False)
