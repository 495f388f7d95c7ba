"""Draws pages for tests as the reader would hand them on: characters, ruling lines and shapes."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Char, Page, Place, Segment, Shape, Table

BLACK = (0, 0, 0)
BLUE = (189, 215, 238)


def blank(width: float = 842.0, height: float = 595.0, number: int = 1) -> Page:
    return Page(number, width, height, 0, [], [], [], [])


def write(page: Page, x: float, top: float, text: str, size: float = 10.0, bold: bool = False) -> None:
    """Text on one line; each character is as wide as its size."""
    for i, char in enumerate(text):
        place = Place(page.number, x + i * size, top, x + (i + 1) * size, top + size)
        page.chars.append(Char(char, place, size, "Gothic", bold, True))


def write_up(page: Page, x: float, bottom: float, text: str, size: float = 10.0) -> None:
    """Sideways text that reads from the bottom of the page to its top."""
    for i, char in enumerate(text):
        place = Place(page.number, x, bottom - (i + 1) * size, x + size, bottom - i * size)
        page.chars.append(Char(char, place, size, "Gothic", False, False))


def across(page: Page, y: float, x0: float, x1: float, width: float = 0.5) -> None:
    page.segments.append(Segment(x0, y, x1, y, width))


def down(page: Page, x: float, top: float, bottom: float, width: float = 0.5) -> None:
    page.segments.append(Segment(x, top, x, bottom, width))


def polygon(
    page: Page,
    points: Sequence[tuple[float, float]],
    fill: tuple[int, int, int] | None = BLUE,
    stroke: tuple[int, int, int] | None = BLACK,
) -> None:
    """A closed shape; its straight edges also come as segments where it is stroked, as the reader gives them."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    place = Place(page.number, min(xs), min(ys), max(xs), max(ys))
    page.shapes.append(Shape(place, tuple(points), fill, stroke, 0.5 if stroke else 0.0, True, False))
    if stroke is None:
        return
    for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
        if (abs(ax - bx) < 0.5) != (abs(ay - by) < 0.5):
            page.segments.append(Segment(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), 0.5))


def box(
    page: Page,
    x0: float,
    top: float,
    x1: float,
    bottom: float,
    fill: tuple[int, int, int] | None = None,
    stroke: tuple[int, int, int] | None = BLACK,
) -> None:
    polygon(page, [(x0, top), (x1, top), (x1, bottom), (x0, bottom)], fill, stroke)


def block_arrow(page: Page, x0: float, x1: float, y: float, height: float = 16.0, stroke: bool = True) -> None:
    """A block arrow that points to the right."""
    head, half = min(10.0, (x1 - x0) / 2), height / 4
    points = [
        (x0, y - half),
        (x1 - head, y - half),
        (x1 - head, y - height / 2),
        (x1, y),
        (x1 - head, y + height / 2),
        (x1 - head, y + half),
        (x0, y + half),
    ]
    polygon(page, points, BLUE, BLACK if stroke else None)


def chevron(page: Page, x0: float, x1: float, y: float, height: float = 16.0) -> None:
    half = height / 2
    points = [(x0, y - half), (x1 - 6, y - half), (x1, y), (x1 - 6, y + half), (x0, y + half), (x0 + 6, y)]
    polygon(page, points)


def line_arrow(page: Page, x0: float, x1: float, y: float) -> None:
    """A thin line whose head is a triangle of its own."""
    across(page, y, x0, x1 - 6)
    polygon(page, [(x1 - 8, y - 4), (x1, y), (x1 - 8, y + 4)], BLACK, None)


def ruled(
    page: Page, xs: Sequence[float], ys: Sequence[float], texts: Sequence[Sequence[str]], size: float = 10
) -> None:
    """A fully ruled table with one line of text a cell."""
    for y in ys:
        across(page, y, xs[0], xs[-1])
    for x in xs:
        down(page, x, ys[0], ys[-1])
    fill_in(page, xs, ys, texts, size)


def fill_in(
    page: Page, xs: Sequence[float], ys: Sequence[float], texts: Sequence[Sequence[str]], size: float = 10
) -> None:
    for r, row in enumerate(texts):
        for c, text in enumerate(row):
            write(page, xs[c] + 3, ys[r] + 4, text, size)


def grid_of(table: Table) -> list[tuple[int, int, int, int, str]]:
    """Cells as (row, col, row_span, col_span, text)."""
    return [(c.row, c.col, c.row_span, c.col_span, c.text) for c in table.cells]


def texts_of(table: Table) -> list[list[str]]:
    """The texts of a table's cells, row by row."""
    return [[c.text for c in sorted(table.cells, key=lambda c: c.col) if c.row == row] for row in range(table.n_rows)]


XS_YS = (
    [50.0, 150.0, 300.0, 450.0],
    [100.0, 125.0, 150.0, 175.0],
    [["項目", "令和7年度", "令和8年度"], ["窓口", "", ""], ["税", "", ""]],
)
"""A small timetable: positions of its lines, and its texts."""
