"""Finds timetables that are drawn without a table: years in a row, labels at the left, bars between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extractors.document import Block, Cell, LaidOutPage, Line, Mark, Page, Place, Table, join_lines, union
from extractors.glyphs import glyphs_of
from extractors.layout.axis import Axis, AxisColumn, Span, parts_of_year, year_of
from extractors.layout.bars import MILESTONE, find_marks
from extractors.layout.lines import make_lines
from extractors.layout.row_labels import is_below, label_places, row_labels, stands_behind
from extractors.layout.row_names import begins_with_label
from extractors.layout.timeline import attach_marks
from extractors.layout.year_boxes import as_timetable, name_above, year_strips
from extractors.layout.year_columns import as_timetable_down, year_columns
from extractors.layout.year_dots import dotted_years
from extractors.turned import sideways, turn_page, turn_table

FEWEST_YEARS = 3
"""Years that must stand in a row: two may be the ends of a period in a sentence."""
EVEN = 0.35
"""Share by which the steps between the years may differ from their median."""
TALLEST_HEAD = 5.0
"""The box of a year is no taller than this many times its type."""
FLAT = 1.5
"""Bars over an axis are so many times wider than tall; the columns of a chart stand upright."""
ABOVE = 20.0
"""Words above a first bar stand no higher over it than this, in points."""
LONGEST_BAR_TEXT = 45
"""A box with more text is a paragraph, no bar."""
FEWEST_PARTS = 4
"""Parts of years in a band below the years that make an axis of one or two years."""
NAMED = 3.0
"""The label of a timetable stands no further above it than this many times its type."""
LONGEST_FIELD = 10
"""Characters of a field's label."""
OTHER_FIELDS = frozenset(("departments", "kpi", "funding"))
"""Fields whose labels name no row of a timetable: where they stand below one, it has ended."""
NO_BARS = OTHER_FIELDS | {"target", "issues", "current_state", "effect"}
"""Fields whose labels no bar says."""
MOST_OF_PAGE = 0.7
"""Share of a page that a card takes at most."""
FEWEST_BARS = 2
"""Bars that are a timetable wherever they end, and that need no name beside them where they stand in one row."""
STAIR = 2.5
"""Bars that follow one another like stairs stand no further above or below the one before, in its heights."""
UNEVEN = 0.12
"""Share by which the columns of a chart differ in height at least; bars of one row are equally high."""
UPRIGHT = 0.8
"""Share of its width to which the highest column of a chart rises at least."""
EDGE = 0.25
"""Share of a column by which bars begin or end beside its border."""
_YEAR_BEGUN = re.compile(r"(?:令和|平成|[RrＲHhＨ])?\s*[0-9０-９元]{1,4}\s*年?$|(?:令和|平成)$")
_YEAR_ENDED = re.compile(r"^(?:[0-9０-９元]{1,2})?年?度?$")
_SIGN = re.compile(r"^[◆◇★☆▲△▼▽●◎■][\s　]*")
"""A milestone that is printed as a sign, with words behind it."""
_FIGURE = re.compile(r"^[\s0-9０-９,，.．%％\-－△()（）円人件千万億]*$")


def drawn_timetables(page: LaidOutPage) -> list[tuple[Table, Axis]]:
    """The drawn timetables of a page, or of each page that a sheet bears; their words are a drawing's, no headings."""
    found = []
    for part in page.panels or [page]:
        own = find_drawn_timetables(part.page, [block.table for block in part.blocks if block.table is not None])
        for table, _ in own:
            for block in part.blocks:
                if block.kind not in ("paragraph", "item", "note"):
                    continue
                if _is_inside(block, table.place) or _names_timetable(block, table):
                    block.kind, block.pair = "figure", None
        found += own
    return found


def _is_inside(block: Block, place: Place) -> bool:
    """Whether a block is a label, with what is told below it, or the words of a bar: short, and within a timetable."""
    wide = Place(place.page, place.x0 - 4, place.top - 4, place.x1 + 4, place.bottom + 4)
    inside = all(wide.holds(*line.place.center) for line in block.lines)
    if inside and begins_with_label(block.text):
        return True
    return inside and len(block.text) <= LONGEST_BAR_TEXT and not block.text.rstrip().endswith("。")


def _names_timetable(block: Block, table: Table) -> bool:
    """Whether a line directly above a row of bars without a name is the label of a timetable (スケジュール)."""
    from taxonomy.fields import fields_of_label

    named = any(cell.text.strip() for cell in table.cells if cell.row and not cell.is_header)
    if len(block.lines) != 1 or block.pair is not None or named:
        return False
    line, place = block.lines[0], table.place
    near = -2 <= place.top - line.place.bottom <= NAMED * line.size
    over = min(line.place.x1, place.x1) > max(line.place.x0, place.x0)
    return near and over and "schedule" in fields_of_label(line.text.strip())


def find_drawn_timetables(page: Page, tables: Sequence[Table]) -> list[tuple[Table, Axis]]:
    """Timetables outside the page's tables, as tables whose columns are the years, each with its axis.

    The axis of one that stands sideways has the places of the page turned upright, as its table says by ``turned``.

    Args:
        page: the page as read.
        tables: its tables, which are left alone.
    """
    found = upright_timetables(page, tables)
    found += _down_the_page(page, [*tables, *(table for table, _ in found)])
    quarters = sideways(page)
    if quarters:
        turned = upright_timetables(turn_page(page, quarters), [turn_table(t, quarters) for t in tables])
        found += [(turn_table(table, 4 - quarters), axis) for table, axis in turned]
    return found


def _down_the_page(page: Page, tables: Sequence[Table]) -> list[tuple[Table, Axis]]:
    """Time lines whose years stand one below the other, outside tables."""
    if not page.shapes and not page.segments:
        return []
    glyphs = glyphs_of(page)
    lines = make_lines(glyphs.only(glyphs.upright & ~glyphs.within(t.place for t in tables)), split_gaps=True)
    strips = year_columns(page, lines)
    return [as_timetable_down(page, strip, name_above(strip, lines)) for strip in strips]


def upright_timetables(page: Page, tables: Sequence[Table]) -> list[tuple[Table, Axis]]:
    """The timetables of :func:`find_drawn_timetables` whose words stand upright on the page."""
    marks = [m for m in find_marks(page) if not any(t.place.holds(*m.place.center) for t in tables)]
    if not page.shapes and all(m.kind == "mark" for m in marks):
        return []
    glyphs = glyphs_of(page)
    lines = make_lines(glyphs.only(glyphs.upright & ~glyphs.within(t.place for t in tables)), split_gaps=True)
    strips = year_strips(page, lines) or dotted_years(page, lines, marks)
    found = [as_timetable(page, strip, name_above(strip, lines)) for strip in strips]
    if found:
        lines = [line for line in lines if not any(t.place.holds(*line.place.center) for t, _ in found)]
        marks = [m for m in marks if not any(t.place.holds(*m.place.center) for t, _ in found)]
    if all(m.kind == "mark" for m in marks):
        return found
    lines = _with_broken_years(lines, page)
    heads = _heads(lines, page)
    cards = [_card_of(row, page) for row, _ in heads]
    for i, (row, columns) in enumerate(heads):
        fine = len(columns) != len(row)
        row = [*row, *_finer_row(row, lines)] if fine else row
        card = cards[i]
        # A box with a year in it is no bar below the years.
        drawn = [m for m in marks if not any(m.place.holds(*x.place.center) for x in row)]
        drawn = _without_chart(_without_road(drawn, columns), columns)
        if card is not None:
            made = _in_card(page, card, row, columns, lines, drawn, fine)
            if made is not None:
                found.append(made)
                continue
        top = max(line.place.bottom for line in row)
        bottom = heads[i + 1][0][0].place.top if i + 1 < len(heads) else page.place.bottom
        bottom = min([bottom, *(t.place.top for t in tables if t.place.top > top)])
        bottom = min([bottom, *(x.place.top - 2.0 for x in lines if _ends_chart(x, columns, top, lines))])
        bottom = min([bottom, *(m.place.top - 2.0 for m in drawn if m.place.top > top and _is_label(m, lines))])
        within = _within(drawn, columns, top, bottom, lines)
        if not within:
            # The axis may stand below the bars.
            bottom = min(line.place.top for line in row)
            top = max((line.place.bottom for line in heads[i - 1][0]), default=0.0) if i else 0.0
            top = max([top, *(t.place.bottom for t in tables if t.place.bottom < bottom)])
            within = _within([m for m in drawn if m.place.width > FLAT * m.place.height], columns, top, bottom, lines)
            if _is_chart(lines, columns, top, bottom):
                within = []
            top = max(top, min((m.place.top for m in within), default=top) - ABOVE)
        if not within:
            continue
        made = _build(page, row, columns, lines, within, top, fine)
        if made is not None:
            found.append(made)
    return found


def _without_road(marks: Sequence[Mark], columns: Sequence[AxisColumn]) -> list[Mark]:
    """The marks without dots on a line below the years, one a year: they draw the axis itself."""
    left, right = columns[0].x0, columns[-1].x1
    dots = [m for m in marks if max(m.place.width, m.place.height) <= MILESTONE and left <= m.place.center[0] < right]
    for dot in dots:
        level = [m for m in dots if abs(m.place.center[1] - dot.place.center[1]) < 2]
        met = [sum(c.x0 <= m.place.center[0] < c.x1 for m in level) for c in columns]
        if len(columns) >= FEWEST_YEARS and all(n == 1 for n in met) and len(level) == len(columns):
            place = union(m.place for m in level)
            return [
                m for m in marks
                if m not in level
                and not (m.place.height < place.height + 1 and place.top - 2 < m.place.center[1] < place.bottom + 2)
            ]  # fmt: skip
    return list(marks)


def _without_chart(marks: Sequence[Mark], columns: Sequence[AxisColumn]) -> list[Mark]:
    """The marks without the columns of a chart: they stand on one line side by side, each as high as its figure."""
    bars = [m for m in marks if m.kind == "bar" and columns[0].x0 - 2 <= m.place.center[0] <= columns[-1].x1 + 2]
    for bar in bars:
        level = [m for m in bars if abs(m.place.bottom - bar.place.bottom) < 1]
        heights = [m.place.height for m in level]
        ordered = sorted(level, key=lambda m: m.place.x0)
        apart = len(level) > 1 and all(b.place.x0 > a.place.x1 for a, b in pairwise(ordered))
        uneven = max(heights) - min(heights) > max(UNEVEN * max(heights), 3.0)
        if apart and uneven and max(heights) > UPRIGHT * min(m.place.width for m in level):
            wide = [(m.place.x0, m.place.x1) for m in level]
            return [
                m for m in marks
                if not any(abs(m.place.x0 - x0) < 1 and abs(m.place.x1 - x1) < 1 for x0, x1 in wide)
            ]  # fmt: skip
    return list(marks)


def _card_of(row: Sequence[Line], page: Page) -> Place | None:
    """The smallest frame around a row of years that is higher than such a row needs: a card, a panel."""
    whole, least = union(line.place for line in row), TALLEST_HEAD * row[0].size
    most = MOST_OF_PAGE * page.width * page.height
    frames = [
        s.place for s in page.shapes
        if s.place.height > least and s.place.width * s.place.height < most
        and s.place.holds(whole.x0, whole.top) and s.place.holds(whole.x1, whole.bottom)
    ]  # fmt: skip
    return min(frames, key=lambda p: p.width * p.height, default=None)


def _in_card(
    page: Page, card: Place, row: Sequence[Line], columns: Sequence[AxisColumn], lines: Sequence[Line],
    marks: Sequence[Mark], fine: bool,
) -> tuple[Table, Axis] | None:  # fmt: skip
    """The timetable below years in a card, of what the card holds; None where it holds no bars with labels."""
    own = [line for line in lines if card.holds(*line.place.center)]
    top = max(line.place.bottom for line in row)
    bottom = min([card.bottom, *(x.place.top - 2.0 for x in own if _ends_chart(x, columns, top, own))])
    boxes = (m for m in marks if m.place.top > top and card.holds(*m.place.center))
    bottom = min([bottom, *(m.place.top - 2.0 for m in boxes if _is_label(m, own))])
    held = [m for m in marks if card.holds(*m.place.center) and m.place.width < 0.98 * card.width]
    within = [m for m in held if _between(m, columns, top, bottom) and (m.kind != "bar" or _short(m, own))]
    return _build(page, row, columns, own, within, top, fine) if any(m.kind != "mark" for m in within) else None


def _with_broken_years(lines: Sequence[Line], page: Page) -> list[Line]:
    """The lines, years that break in their boxes (令和10年／度) each as one."""
    made = list(lines)
    for first in lines:
        if not _YEAR_BEGUN.search(first.text):
            continue
        below = next((
            x for x in made
            if _YEAR_ENDED.match(x.text.strip()) and -1 <= x.place.top - first.place.bottom <= 0.5 * first.size
            and min(x.place.x1, first.place.x1) > max(x.place.x0, first.place.x0) and abs(x.size - first.size) < 1
        ), None)  # fmt: skip
        if below is None or not any(_holds_both(s.place, first, below) for s in page.shapes):
            continue
        whole = replace(first, passage=join_lines([first, below]), place=union([first.place, below.place]))
        made = [whole if x is first else x for x in made if x is not below]
    return made


def _holds_both(box: Place, first: Line, below: Line) -> bool:
    inside = box.holds(*first.place.center) and box.holds(*below.place.center)
    return inside and box.height <= TALLEST_HEAD * first.size


def _ends_chart(line: Line, columns: Sequence[AxisColumn], top: float, lines: Sequence[Line] = ()) -> bool:
    """Whether a line below an axis, at its left end or before it, is the label of another field (担当課)."""
    from taxonomy.fields import fields_of_label

    if line.place.top < top or line.place.x0 > columns[0].x0 + 4 or not 2 <= len(line.text.strip()) <= LONGEST_FIELD:
        return False
    if begins_with_label(line.text) and any(is_below(line, x) for x in lines):
        return False  # told of the row whose name stands above
    return bool(OTHER_FIELDS.intersection(fields_of_label(line.text.strip())))


def _is_label(mark: Mark, lines: Sequence[Line]) -> bool:
    """Whether a box holds nothing but the label of another field (所管): no bar, and the strip it begins no chart."""
    from taxonomy.fields import fields_of_label

    inside = [line.text.strip() for line in lines if mark.place.holds(*line.place.center)] if mark.kind == "bar" else []
    return len(inside) == 1 and bool(NO_BARS.intersection(fields_of_label(inside[0])))


def _within(
    marks: Sequence[Mark], columns: Sequence[AxisColumn], top: float, bottom: float, lines: Sequence[Line]
) -> list[Mark]:
    """The marks over an axis between two heights; none where they are too few for a timetable."""
    found = [m for m in marks if _between(m, columns, top, bottom)]
    found = [m for m in found if m.kind != "bar" or _short(m, lines)]
    drawn = [m for m in found if m.kind != "mark"]
    return found if len(drawn) >= FEWEST_BARS or (drawn and _is_named(drawn[0], columns, lines)) else []


def _is_named(bar: Mark, columns: Sequence[AxisColumn], lines: Sequence[Line]) -> bool:
    """Whether the only bar over an axis begins and ends with its columns and has its name at the left."""
    x0, top, x1, bottom = bar.place.bbox
    slack = EDGE * (columns[0].x1 - columns[0].x0)
    fits = any(abs(x0 - c.x0) < slack for c in columns) and any(abs(x1 - c.x1) < slack for c in columns)
    beside = any(x.place.x1 <= columns[0].x0 + 4 and top < x.place.center[1] < bottom for x in lines)
    return fits and beside and bar.place.width > FLAT * bar.place.height


def _is_chart(lines: Sequence[Line], columns: Sequence[AxisColumn], top: float, bottom: float) -> bool:
    """Whether figures stand at the left of an axis, as beside the columns of a chart."""
    beside = [line.text for line in lines if line.place.x1 <= columns[0].x0 + 4 and top < line.place.center[1] < bottom]
    return sum(bool(_FIGURE.match(t)) for t in beside) * 2 > len(beside)


def _between(mark: Mark, columns: Sequence[AxisColumn], top: float, bottom: float) -> bool:
    x, y = mark.place.center
    return columns[0].x0 - 2 <= x <= columns[-1].x1 + 2 and top < y < bottom and mark.place.x0 >= columns[0].x0 - 10


def _short(bar: Mark, lines: Sequence[Line]) -> bool:
    inside = "".join(line.text for line in lines if bar.place.holds(*line.place.center))
    return len(inside) <= LONGEST_BAR_TEXT


def _heads(lines: Sequence[Line], page: Page) -> list[tuple[list[Line], list[AxisColumn]]]:
    """Rows of labels that state rising years in even steps, from top to bottom."""
    rows: list[list[Line]] = []
    cards: dict[int, Place | None] = {}
    for line in lines:
        if len(line.text) > 24 or not any(c.isdigit() or c == "元" for c in line.text):
            continue
        cards[id(line)] = _card_of([line], page)
        home = next((
            r for r in rows
            if abs(r[0].place.center[1] - line.place.center[1]) < 0.6 * line.size and cards[id(r[0])] == cards[id(line)]
        ), None)  # fmt: skip
        if home is None:
            rows.append([line])
        else:
            home.append(line)
    heads = []
    for row in sorted(rows, key=lambda r: r[0].place.top):
        row.sort(key=lambda line: line.place.x0)
        best = _rising(row)
        boxed = _boxed_columns(best, page) if best else []
        years = boxed or (_columns(best) if len(best) >= FEWEST_YEARS else [])
        finer = _finer_columns(years, _finer_row([line for line, _ in best], lines), page) if years else []
        if finer and (len(best) >= FEWEST_YEARS or len(finer) >= FEWEST_PARTS):
            heads.append(([line for line, _ in best], finer))
        elif len(best) >= FEWEST_YEARS:
            heads.append(([line for line, _ in best], years))
    return heads


def _finer_row(years: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """The lines in the band directly below the years, between the first year's and the last year's edge."""
    bottom, size = max(line.place.bottom for line in years), years[0].size
    below = [x for x in lines if 0 <= x.place.top - bottom <= 3.0 * size and len(x.text) <= 12]
    if not below:
        return []
    first = min(below, key=lambda x: x.place.top)
    return sorted(
        (x for x in below if abs(x.place.center[1] - first.place.center[1]) < 0.6 * first.size),
        key=lambda x: x.place.x0,
    )


def _finer_columns(years: Sequence[AxisColumn], row: Sequence[Line], page: Page) -> list[AxisColumn]:
    """A column for each part of a year in the band below the years; none unless every year is divided alike."""
    found: list[AxisColumn] = []
    counts: set[int] = set()
    for year in years:
        inside = [line for line in row if year.x0 - 1 <= line.place.center[0] <= year.x1 + 1]
        spans = parts_of_year([line.text for line in inside], year.span) if len(inside) >= 2 else []
        counts.add(len(spans))
        if len(spans) != len(inside) or not spans:
            return []
        boxes = _boxed_columns(list(zip(inside, spans, strict=True)), page)
        width = (year.x1 - year.x0) / len(spans)
        for i, span in enumerate(spans):
            x0, x1 = (boxes[i].x0, boxes[i].x1) if boxes else (year.x0 + i * width, year.x0 + (i + 1) * width)
            found.append(AxisColumn(len(found) + 1, 1, x0, x1, span))
    edges = [(a.x1 + b.x0) / 2 for a, b in zip(found, found[1:], strict=False)]
    borders = [years[0].x0, *edges, years[-1].x1]
    columns = [c._replace(x0=borders[i], x1=borders[i + 1]) for i, c in enumerate(found)]
    return columns if len(counts) == 1 else []


def _rising(row: Sequence[Line]) -> list[tuple[Line, Span]]:
    """The longest run of rising years in a row, evenly spaced."""
    best: list[tuple[Line, Span]] = []
    run: list[tuple[Line, Span]] = []
    era: str | None = None
    for line in row:
        stated = year_of(line.text, era)
        if stated is None or (run and stated[0].first <= run[-1][1].first):
            run = []
        if stated is None:
            continue
        era = stated[1] or era
        run.append((line, stated[0]))
        if len(run) > len(best):
            best = list(run)
    centers = [line.place.center[0] for line, _ in best]
    steps = [b - a for a, b in zip(centers, centers[1:], strict=False)]
    if any(abs(s - median(steps)) > EVEN * median(steps) for s in steps):
        return []
    return best


def _boxed_columns(labels: Sequence[tuple[Line, Span]], page: Page) -> list[AxisColumn]:
    """A column for each year as wide as the box in which it stands; none where a year has no box of its own."""
    boxes: list[Place] = []
    for line, _ in labels:
        x, y = line.place.center
        around = [
            s.place
            for s in page.shapes
            if s.place.holds(x, y) and s.place.height <= TALLEST_HEAD * line.size and s.place.width < 0.6 * page.width
        ]
        if not around:
            return []
        boxes.append(min(around, key=lambda p: p.width))
    usual = median(b.width for b in boxes)
    apart = all(a.x1 - 0.2 * usual <= b.x0 for a, b in zip(boxes, boxes[1:], strict=False))
    if not apart or any(abs(b.width - usual) > EVEN * usual for b in boxes):
        return []
    middles = [(a.x1 + b.x0) / 2 for a, b in zip(boxes, boxes[1:], strict=False)]
    borders = [boxes[0].x0, *middles, boxes[-1].x1]
    return [AxisColumn(i + 1, 1, borders[i], borders[i + 1], span) for i, (_, span) in enumerate(labels)]


def _columns(labels: Sequence[tuple[Line, Span]]) -> list[AxisColumn]:
    """A column for each year, as far as half way to its neighbours."""
    centers = [line.place.center[0] for line, _ in labels]
    middles = [(a + b) / 2 for a, b in zip(centers, centers[1:], strict=False)]
    first, last = middles[0] - centers[0], centers[-1] - middles[-1]
    borders = [centers[0] - first, *middles, centers[-1] + last]
    return [AxisColumn(i + 1, 1, borders[i], borders[i + 1], span) for i, (_, span) in enumerate(labels)]


def _build(
    page: Page,
    head: Sequence[Line],
    columns: Sequence[AxisColumn],
    lines: Sequence[Line],
    marks: Sequence[Mark],
    top: float,
    fine: bool,
) -> tuple[Table, Axis] | None:
    """A table of the labels and years, with the marks below ``top`` over it; its first row is the axis."""
    low = max(m.place.bottom for m in marks)
    left = columns[0].x0
    labels, outer = row_labels(lines, page, head, left, top, low + 8, marks)
    if not labels and not _is_one_row(marks, columns):
        return None
    places = label_places(labels, page, left, top) if labels else [union(m.place for m in marks)]
    labels = labels or [[]]
    low = max(low, max(p.bottom for p in places))
    signs = _signs(lines, columns, top, low, marks)
    edges = [top, *((a.bottom + b.top) / 2 for a, b in zip(places, places[1:], strict=False))]
    edges.append(max(low, places[-1].bottom) + 1)
    inner = min((line.place.x0 for group in labels for line in group), default=left - 1.0)
    start = min([inner, *(line.place.x0 for _, group in outer for line in group)])
    first = 2 if outer else 1
    columns = [c._replace(col=first + i) for i, c in enumerate(columns)]
    xs = [inner, *(c.x0 for c in columns), columns[-1].x1]
    head_top = min(top, *(line.place.top for line in head))
    cells = [Cell(0, 0, 1, first, Place(page.number, start, head_top, left, top), [])]
    cells += [
        Cell(0, i + first, 1, 1, Place(page.number, xs[i + 1], head_top, xs[i + 2], top), [line], True)
        for i, line in enumerate(head if not fine else head[-len(columns) :])
    ]
    for (r, group), (end, _) in pairwise([*outer, (len(labels), [])]):
        cells.append(Cell(r + 1, 0, end - r, 1, Place(page.number, start, edges[r], inner, edges[end]), group))
    for r, group in enumerate(labels):
        cells.append(Cell(r + 1, first - 1, 1, 1, Place(page.number, inner, edges[r], left, edges[r + 1]), group))
        for i in range(len(columns)):
            place = Place(page.number, xs[i + 1], edges[r], xs[i + 2], edges[r + 1])
            # A word over the border of two columns is one's alone.
            inside = [x for x in lines if place.holds(*x.place.center) and x.place.center[0] < place.x1]
            cells.append(Cell(r + 1, i + first, 1, 1, place, inside))
    whole = Place(page.number, start, head_top, columns[-1].x1, edges[-1])
    table = Table(whole, len(labels) + 1, len(columns) + first, 1, cells, ruled=False)
    axis = Axis(0, 1, len(labels), list(columns), fine)
    attach_marks(page, table, [axis], marks, make_lines)
    table.marks += signs
    for cell in cells:
        if cell.row and cell.col >= first:
            cell.lines = []
    return table, axis


def _is_one_row(marks: Sequence[Mark], columns: Sequence[AxisColumn]) -> bool:
    """Whether bars stand in one row, or like stairs, and begin with years: they need no label beside them."""
    bars = sorted((m.place for m in marks if m.kind != "mark"), key=lambda p: p.x0)
    slack = EDGE * (columns[0].x1 - columns[0].x0)
    level = all(abs(a.center[1] - b.center[1]) < 0.3 * a.height for a, b in pairwise(bars))
    stairs = all(a.x1 - slack <= b.x0 and abs(a.center[1] - b.center[1]) < STAIR * a.height for a, b in pairwise(bars))
    begun = all(any(abs(b.x0 - c.x0) < slack for c in columns) for b in bars)
    flat = all(b.width > FLAT * b.height for b in bars)
    return len(bars) >= FEWEST_BARS and (level or stairs) and begun and flat


def _signs(
    lines: Sequence[Line], columns: Sequence[AxisColumn], top: float, low: float, marks: Sequence[Mark]
) -> list[Mark]:
    """Milestones printed as a sign with words behind it (◆ 完了), outside every drawn bar."""
    found = []
    for at, line in enumerate(lines):
        sign = _SIGN.match(line.text)
        place = line.passage.places[0] if sign else None
        if sign is None or place is None or not top < place.center[1] < low:
            continue
        inside = columns[0].x0 - 2 <= place.center[0] <= columns[-1].x1 + 2
        if not inside or any(m.place.holds(*place.center) for m in marks):
            continue
        words = line.passage[sign.end() :].strip()
        rest: tuple[Line, ...] = (replace(line, passage=words, place=words.place or line.place),) if words else ()
        if not words:
            behind = (x for x in lines if x is not lines[at] and stands_behind(line, x))
            rest = tuple(sorted(behind, key=lambda x: x.place.x0)[:1])
        found.append(Mark(place, "mark", "", None, hollow=False, lines=rest))
    return found


