"""Finds strips of boxes that each hold a year and, below it, what is done in that year: a timetable of one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Cell, Line, Mark, Page, Place, Table, union
from extractors.layout.axis import Axis, AxisColumn, Span, year_of
from extractors.layout.figure_boxes import is_figure

FEWEST = 3
"""Boxes of one year each that make a strip; two are the present value and the target of an indicator."""
LEVEL = 3.0
"""Boxes of a strip begin and end at one height, to this many points."""
NEAR = 0.6
"""White space between two boxes of a strip, in widths of the first: an arrow may stand there."""
LONGEST = 60
"""Characters of a box's words: more is a text of its own."""
TALLEST = 12.0
"""A box is no taller than this many times the type of its year."""
ABOVE, LARGEST, LONGEST_NAME = 1.6, 1.5, 30
"""White space between a strip and its name, in sizes of the name; its largest size by that of the years; characters."""
MOST_WORDS = 4
"""Lines below a year."""


@dataclass(slots=True)
class YearBox:
    """A box with its year, the months it stands for, and the lines below the year."""

    place: Place
    year: Line
    span: Span
    words: list[Line]


def year_strips(page: Page, lines: Sequence[Line]) -> list[list[YearBox]]:
    """Strips of a page from top to bottom, the boxes of each from left to right.

    Args:
        page: for its boxes.
        lines: its lines, cut at wide gaps.
    """
    if sum(len(line.text) <= LONGEST and year_of(line.text) is not None for line in lines) < 2:
        return []
    boxes = [box for box in _boxes(page, lines)]
    rows: list[list[YearBox]] = []
    for box in sorted(boxes, key=lambda b: (b.place.top, b.place.x0)):
        home = next((r for r in rows if level(r[0].place, box.place)), None)
        if home is None:
            rows.append([box])
        else:
            home.append(box)
    strips = []
    for row in rows:
        run: list[YearBox] = []
        for box in sorted(row, key=lambda b: b.place.x0):
            if run and not follows(run[-1], box):
                strips.append(run)
                run = []
            run.append(box)
        strips.append(run)
    return [strip for strip in strips if _is_strip(strip)]


def level(a: Place, b: Place) -> bool:
    """Whether two boxes begin and end at one height."""
    return abs(a.top - b.top) <= LEVEL and abs(a.bottom - b.bottom) <= LEVEL


def follows(before: YearBox, box: YearBox) -> bool:
    """Whether a box is the next at the right of another, and so are its years."""
    return -1 <= box.place.x0 - before.place.x1 <= NEAR * before.place.width and box.span.first > before.span.last


def _is_strip(strip: Sequence[YearBox]) -> bool:
    unbroken = all(b.span.first == a.span.last + 1 for a, b in pairwise(strip))
    if not unbroken and all(is_figure("".join(x.text for x in box.words)) for box in strip if box.words):
        return False  # what an indicator shall reach on the way
    several = sum(box.span.last_fiscal_year > box.span.first_fiscal_year for box in strip)
    return len(strip) + several >= FEWEST and len(strip) > 1 and sum(bool(box.words) for box in strip) > 1


def _boxes(page: Page, lines: Sequence[Line]) -> list[YearBox]:
    """The boxes whose first line is a year and nothing else, with a few words below it or in a box below that."""
    found: list[YearBox] = []
    for line in lines:
        stated = year_of(line.text) if len(line.text) <= LONGEST else None
        if stated is None:
            continue
        around = [
            s.place for s in page.shapes
            if s.place.holds(*line.place.center) and s.place.width < 0.6 * page.width
            and 1.8 * line.size < s.place.height <= TALLEST * line.size
        ]  # fmt: skip
        for box in sorted(around, key=lambda p: p.width * p.height):
            held = sorted((x for x in lines if box.holds(*x.place.center)), key=lambda x: (x.place.top, x.place.x0))
            words = [x for x in held if x is not line]
            if not words:
                under = _box_under(page, box, line)
                words = [x for x in lines if under is not None and under.holds(*x.place.center)]
                if under is not None and words:
                    box, held = union((box, under)), [line, *words]
            if not words:
                continue
            fits = len(words) <= MOST_WORDS and sum(len(x.text) for x in words) <= LONGEST
            if held[0] is line and fits and all(x.place.top >= line.place.bottom - 2 for x in words):
                found.append(YearBox(box, line, stated[0], words))
            break
    return found


def _box_under(page: Page, box: Place, year: Line) -> Place | None:
    """The box as wide as a year's bar on which that stands: STEP1（令和７年度） over what is done."""
    under = [
        s.place for s in page.shapes
        if abs(s.place.x0 - box.x0) < LEVEL and abs(s.place.x1 - box.x1) < LEVEL
        and abs(s.place.top - box.bottom) < LEVEL and s.place.height <= TALLEST * year.size
    ]  # fmt: skip
    return min(under, key=lambda p: p.height, default=None)


def name_above(strip: Sequence[YearBox], lines: Sequence[Line]) -> Line | None:
    """The short line directly above a strip, at its left end, that says what is done; no label of a field."""
    from extractors.language.divisions import find_divisions
    from taxonomy.fields import is_field_label

    first = strip[0]
    near = [
        line for line in lines
        if -2 <= first.place.top - line.place.bottom <= ABOVE * line.size
        and abs(line.place.x0 - first.place.x0) < 2 * line.size and line.size <= LARGEST * first.year.size
    ]  # fmt: skip
    name = max(near, key=lambda line: line.place.bottom, default=None)
    if name is None or len(name.text) > LONGEST_NAME or "。" in name.text or is_field_label(name.text.strip()):
        return None
    before = [x for x in lines if x.place.top < name.place.top and min(x.place.x1, name.place.x1) > x.place.x0]
    above = max(before, key=lambda x: x.place.bottom, default=None)
    if above is not None:
        # What stands as near to the words above it is their last line, or the value of a label.
        gap = name.place.top - above.place.bottom
        if gap < first.place.top - name.place.bottom or (gap < name.size and is_field_label(above.text.strip())):
            return None
    own = year_of(name.text) is None and not is_figure(name.text) and not find_divisions(name.text)
    return name if own else None


def as_timetable(page: Page, strip: Sequence[YearBox], name: Line | None = None) -> tuple[Table, Axis]:
    """A strip as a table of one row under its years, with its words as marks and its name as label."""
    whole = union([*(box.place for box in strip), *([name.place] if name is not None else [])])
    top = min(max(box.year.place.bottom for box in strip), *(x.place.top for box in strip for x in box.words))
    x0s = [box.place.x0 for box in strip]
    borders = [x0s[0], *((a.place.x1 + b.place.x0) / 2 for a, b in pairwise(strip)), strip[-1].place.x1]
    columns = [AxisColumn(i + 1, 1, borders[i], borders[i + 1], box.span) for i, box in enumerate(strip)]
    left = whole.x0 - 1.0
    cells = [
        Cell(0, 0, 1, 1, Place(page.number, left, whole.top, whole.x0, top), []),
        Cell(1, 0, 1, 1, Place(page.number, left, top, whole.x0, whole.bottom), [name] if name is not None else []),
    ]
    marks = []
    for column, box in zip(columns, strip, strict=True):
        head = Place(page.number, column.x0, whole.top, column.x1, top)
        cells.append(Cell(0, column.col, 1, 1, head, [box.year], True))
        cells.append(Cell(1, column.col, 1, 1, Place(page.number, column.x0, top, column.x1, whole.bottom), []))
        if box.words:
            place = Place(page.number, box.place.x0, top, box.place.x1, box.place.bottom)
            marks.append(Mark(place, "bar", "", None, lines=tuple(box.words)))
    place = Place(page.number, left, whole.top, whole.x1, whole.bottom)
    table = Table(place, 2, len(strip) + 1, 1, cells, ruled=False)
    table.marks = marks
    return table, Axis(0, 1, 1, columns, False)
