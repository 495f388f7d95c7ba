"""Finds years one below the other, in boxes or along a line, with words beside or below each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.document import Cell, Line, Mark, Page, Place, Table, union
from extractors.layout.axis import Axis, AxisColumn, Span, year_of
from extractors.layout.bars import MILESTONE
from extractors.layout.figure_boxes import is_figure
from extractors.layout.year_boxes import TALLEST, YearBox

FEWEST = 3
"""Years that make a time line; one that stands for several counts as two."""
LONGEST_YEAR = 20
"""Characters of a year with what stands in brackets beside it."""
LONGEST, MOST_LINES = 60, 5
"""Characters and lines of a year's words: more is a text of its own."""
FAR = 16.0
"""Years stand no further below one another than this many times their type."""
BESIDE = 8.0
"""Words begin no further from their year, or its box, than this many sizes."""
ASKEW = 1.0
"""Sizes by which years of one line may begin apart, and words of one column at its left."""
INDENT = 5.0
"""Sizes by which words may begin behind the first of their column."""
THIN = 8.0
"""A line or arrow along the years is no wider than this, in points."""


def year_columns(page: Page, lines: Sequence[Line]) -> list[list[YearBox]]:
    """Time lines of a page, the years of each from top to bottom.

    Args:
        page: for its boxes, dots and lines: years that nothing drawn joins are a list or headings.
        lines: its lines outside tables, cut at wide gaps.
    """
    years = [
        (line, stated[0]) for line in lines
        if len(line.text) <= LONGEST_YEAR and (stated := year_of(line.text)) is not None and not line.vertical
    ]  # fmt: skip
    if len(years) < 2:
        return []
    found: list[list[YearBox]] = []
    for chain in _chains(years):
        strip = _strip(page, chain, lines)
        if strip and _is_drawn(page, strip):
            found.append(strip)
    return found


def _chains(years: Sequence[tuple[Line, Span]]) -> list[list[tuple[Line, Span]]]:
    """Years of one type below one another, each one more than the one above."""
    chains: list[list[tuple[Line, Span]]] = []
    for line, span in sorted(years, key=lambda y: (y[0].place.top, y[0].place.x0)):
        row = [s for other, s in years if other is not line and abs(other.place.center[1] - line.place.center[1]) < 3]
        if any(s.first == span.last + 1 or s.last + 1 == span.first for s in row):
            continue  # years side by side are an axis across the page
        home = next((c for c in chains if _goes_on(c[-1], (line, span))), None)
        if home is None:
            chains.append([(line, span)])
        else:
            home.append((line, span))
    several = [sum(span.last_fiscal_year > span.first_fiscal_year for _, span in chain) for chain in chains]
    return [c for c, n in zip(chains, several, strict=True) if len(c) > 1 and len(c) + n >= FEWEST]


def _goes_on(before: tuple[Line, Span], year: tuple[Line, Span]) -> bool:
    (above, first), (line, span) = before, year
    a, b, size = above.place, line.place, above.size
    aligned = min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.center[0] - b.center[0])) < ASKEW * size
    near = 0.5 * size < b.top - a.bottom < FAR * size
    return aligned and near and abs(size - line.size) < 1 and span.first == first.last + 1


def _strip(page: Page, chain: Sequence[tuple[Line, Span]], lines: Sequence[Line]) -> list[YearBox]:
    """The years of a time line with their words; empty where they have none, or texts and figures."""
    boxes = [_box_of(page, line) for line, _ in chain]
    heads = [box or line.place for box, (line, _) in zip(boxes, chain, strict=True)]
    size = chain[0][0].size
    step = median(b.top - a.top for a, b in pairwise(heads))
    ends = [*(head.top for head in heads[1:]), min(heads[-1].top + step, page.height)]
    own = {id(line) for line, _ in chain}
    bands = []
    for head, end in zip(heads, ends, strict=True):
        inside = [x for x in lines if id(x) not in own and head.top - 2 <= x.place.center[1] < end - 1]
        bands.append([x for x in inside if not x.vertical and x.place.x0 >= head.x0 - ASKEW * size])
    edge = max(head.x1 for head in heads)
    nearest = [
        min((x.place.x0 for x in band if -2 <= x.place.x0 - head.x1 and x.place.x0 - edge <= BESIDE * size
             and x.place.top < head.bottom), default=None)
        for band, head in zip(bands, heads, strict=True)
    ]  # fmt: skip
    beside = [x0 for x0 in nearest if x0 is not None]
    if 2 * len(beside) > len(heads) or (len(beside) > 1 and any(boxes)):
        left = min(beside)
        kept = [[x for x in band if _begins(x, left, size)] for band in bands]
    else:
        kept = [
            [x for x in band if _begins(x, head.x0, size) and x.place.top >= year.place.bottom - 2]
            for band, head, (year, _) in zip(bands, heads, chain, strict=True)
        ]
    strip = []
    for (year, span), head, words in zip(chain, heads, kept, strict=True):
        ordered = sorted(words, key=lambda x: (round(x.place.top), x.place.x0))
        strip.append(YearBox(union([head, *(x.place for x in ordered)]), year, span, ordered))
    return strip if _is_told(strip) else []


def _begins(line: Line, left: float, size: float) -> bool:
    return left - ASKEW * size <= line.place.x0 <= left + INDENT * size


def _box_of(page: Page, year: Line) -> Place | None:
    """The box that holds a year and nothing beside it."""
    around = [
        s.place for s in page.shapes
        if s.place.holds(*year.place.center) and s.place.width >= year.place.width
        and year.size < s.place.height <= TALLEST * year.size and s.place.width < 0.6 * page.width
    ]  # fmt: skip
    return min(around, key=lambda p: p.width * p.height, default=None)


def _is_told(strip: Sequence[YearBox]) -> bool:
    """Whether most years have short words, which are no values of an indicator."""
    words = ["".join(x.text for x in box.words) for box in strip if box.words]
    if len(words) < 2 or 2 * len(words) <= len(strip):
        return False
    short = all(len(text) <= LONGEST and "。" not in text for text in words)
    return short and all(len(box.words) <= MOST_LINES for box in strip) and not all(map(is_figure, words))


def _is_drawn(page: Page, strip: Sequence[YearBox]) -> bool:
    """Whether each year has a box or a dot of its own, or a line runs down along them."""
    years = [box.year.place for box in strip]
    size = strip[0].year.size
    if all(_box_of(page, box.year) for box in strip):
        return True
    x0, x1 = min(p.x0 for p in years) - 3 * size, max(p.x1 for p in years) + 3 * size
    dots = [s.place for s in page.shapes if s.curved and max(s.place.width, s.place.height) <= MILESTONE]
    if all(any(x0 <= d.center[0] <= x1 and p.top - 2 <= d.center[1] <= p.bottom + 2 for d in dots) for p in years):
        return True
    down = [s.place for s in page.shapes if s.place.width <= THIN]
    down += [Place(page.number, s.x0, s.top, s.x1, s.bottom) for s in page.segments if not s.horizontal]
    return any(
        x0 <= p.center[0] <= x1 and p.top <= years[0].bottom and p.bottom >= years[-1].top for p in down
    )  # fmt: skip


def as_timetable_down(page: Page, strip: Sequence[YearBox], name: Line | None = None) -> tuple[Table, Axis]:
    """A time line as a table of one row under its years: across and down are exchanged in all but the table's place."""
    place = union([*(box.place for box in strip), *([name.place] if name is not None else [])])
    ends = [*(box.place.top for box in strip[1:]), place.bottom + 1]
    columns = [
        AxisColumn(i + 1, 1, box.place.top, end, box.span) for i, (box, end) in enumerate(zip(strip, ends, strict=True))
    ]
    top, low, left = place.x0, place.x1, columns[0].x0 - 1.0
    middle = top - 1.0  # words may begin where their year does
    cells = [
        Cell(0, 0, 1, 1, Place(page.number, left, middle - 1, columns[0].x0, middle), []),
        Cell(1, 0, 1, 1, Place(page.number, left, middle, columns[0].x0, low), [name] if name is not None else []),
    ]
    marks = []
    for column, box in zip(columns, strip, strict=True):
        head = Place(page.number, column.x0, middle - 1, column.x1, middle)
        cells.append(Cell(0, column.col, 1, 1, head, [box.year], True))
        body = Place(page.number, column.x0, middle, column.x1, low)
        cells.append(Cell(1, column.col, 1, 1, body, []))
        if box.words:
            marks.append(Mark(body, "bar", "", None, lines=tuple(box.words)))
    table = Table(place, 2, len(strip) + 1, 1, cells, ruled=False, marks=marks, down=True)
    return table, Axis(0, 1, 1, columns, False)
