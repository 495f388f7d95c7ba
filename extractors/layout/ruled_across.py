"""Finds timetables between horizontal rules of one width or below a shaded head: years over columns, tints as cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractors.document import Char, Mark, Page, Place
from extractors.glyphs import Glyphs
from extractors.language.folding import fold_text
from extractors.layout.axis import SIGNS_OF_TIME, says_time
from extractors.layout.grid import Grid, GridCell
from extractors.layout.row_groups import row_groups
from extractors.layout.rule_runs import SAME_END, Piece, gutters, is_crossed, pieces, printed, stacks
from extractors.layout.rulings import Ruling, Rulings
from extractors.layout.tinted_heads import TintedHead, open_rows, tinted_heads

FEWEST = 3
"""A head has so many columns of time; beside fewer stand figures of two years."""
UNEVEN = 2.0
"""Columns of time are at most so many times as far apart as others of the same head."""
NEAR_EDGE = 0.3
"""The edge of a tint is a column's border if it lies no further from where the head has it, in columns."""
LARGER = 1.25
"""Type so many times larger than the rows' is a heading's."""
WHOLE_ROW = 0.8
"""A tint that covers this share of its row's height is a cell's; a lower one is a bar in the row."""
COVERED = 0.5
"""A tint lies in the rows and columns of which it covers more than this share."""
APART = 2.0
"""Words in one tint further apart than this many sizes of the type are those of several cells."""
NARROW = 0.3
"""Between two labels of the head a gap of so many sizes of the type, in every row, parts their columns."""
HELD = 0.3
"""A column of names is filled in this share of the rows, or it is a gap within names."""
NAMED = 0.6
"""Share of the rows that have a name at the left."""
TIMED = 0.3
"""Share of the rows that have something at a time: what is not yet planned is left empty."""
FEWEST_PLAIN = 4
"""Columns of a table without years below shades: three plates side by side may head cards."""
WELL_FILLED = 0.6
"""A table without years has words in this share of its cells."""
_WHITE = (255, 255, 255)
_HANGING = frozenset("、。，．,.")


class _Head(NamedTuple):
    """The head of a timetable: its lines with the labels of time, the finest of them, and where the others end."""

    levels: list[list[Piece]]
    borders: list[float]
    """The heights between the levels."""
    labels: list[Piece]


class _Columns(NamedTuple):
    """The borders of all columns, and the first and the end of those of time."""

    xs: list[float]
    first: int
    end: int


class _Border(NamedTuple):
    """A border between rows: its height, and the first column that it parts."""

    at: float
    col: int


def timetable_grids(page: Page, glyphs: Glyphs, rulings: Rulings, marks: Sequence[Mark]) -> list[Grid]:
    """Timetables that rules of one width bound above, below the head and at the end, with no vertical rules.

    Args:
        page: the page, whose filled rectangles are the tints.
        glyphs: its printed, upright characters.
        rulings: its ruling lines.
        marks: its arrows and bars, which fill a row as words do.
    """
    tints = tints_of(page)
    grids = []
    for stack in stacks(rulings.across):
        inside = printed(glyphs, stack)
        at = 0
        while at < len(stack) - 2:
            grid, used = timetable(stack[at:], inside, tints, rulings, marks)
            if grid is not None:
                grids.append(grid)
            at += max(used, 1)
    heads = tinted_heads(page, glyphs)
    for i, head in enumerate(heads):
        if any(g.ys[0] < head.place.center[1] < g.ys[-1] and _beside(g, head.place) for g in grids):
            continue
        # Bands of another shade are stripes of the rows.
        alike = (h.place for h in heads[i + 1 :] if h.fill == head.fill)
        stop = min((p.top for p in alike if _beside(head.place, p)), default=page.height)
        rules = open_rows(head, glyphs, rulings.across, tints, stop)
        if rules:
            inside = printed(glyphs, rules)
            # A frame around the table parts none of its columns.
            x0, x1 = head.place.x0, head.place.x1
            inner = rulings._replace(down=[d for d in rulings.down if x0 + SAME_END < d.at < x1 - SAME_END])
            grid, _ = timetable(rules, inside, tints, inner, marks)
            grid = grid or _plain(head, rules, inside, inner)
            if grid is not None:
                grids.append(grid)
    return grids


def _plain(head: TintedHead, rules: Sequence[Ruling], glyphs: Glyphs, rulings: Rulings) -> Grid | None:
    """The table under a head whose cells have a shade each, where no years stand in it; None where words cross these.

    Rows are those between rules, or those that white space parts in all columns.
    """
    xs = head.edges
    columns = _Columns(xs, 0, len(xs) - 1)
    labels, body = glyphs.between(rules[0].at, rules[1].at), glyphs.between(rules[1].at, rules[-1].at)
    if len(xs) <= FEWEST_PLAIN or is_crossed([rules[0], rules[-1]], rulings.down) or not body:
        return None
    if not all(any(a < c.place.center[0] < b for c in labels) for a, b in pairwise(xs)):
        return None
    if any(c.place.x0 < x - 1 and c.place.x1 > x + 1 for c in body for x in xs[1:-1]):
        return None
    if len(rules) > 3:
        borders = [r.at for r in rules[1:]]
    else:
        # A name over several rows stands at the height of none of them.
        rest = [c for c in body if c.place.center[0] > xs[1]]
        cuts = max(_text_rows(body, columns), _text_rows(rest, columns), key=len)
        borders = [rules[1].at, *cuts, rules[-1].at]
    cells = [
        (sum(x < c.place.center[0] for x in xs), sum(y < c.place.center[1] for y in borders)) for c in body
    ]
    while len(borders) > 1 and {col for col, row in cells if row == len(borders) - 1} <= {1}:
        borders.pop()  # a remark, the next heading
    rows = len(borders) - 1
    cells = [(col, row) for col, row in cells if row <= rows]
    if rows < 2 or len(set(cells)) < WELL_FILLED * rows * (len(xs) - 1):
        return None
    names = _starts([_Border(y, 0) for y in borders], borders, xs[:3], body)[0]
    found = [GridCell(0, col, 1, 1) for col in range(len(xs) - 1)]
    found += [GridCell(r + 1, col, 1, 1) for r in range(rows) for col in range(1, len(xs) - 1)]
    starts = sorted(r for r in names if r < rows)
    found += [GridCell(a + 1, 0, b - a, 1) for a, b in pairwise([*starts, rows])]
    return Grid(xs, [rules[0].at, *borders], sorted(found), headed=True)


def _beside(one: Grid | Place, place: Place) -> bool:
    """Whether two things share some of the page's width."""
    x0, x1 = (one.x0, one.x1) if isinstance(one, Place) else (one.xs[0], one.xs[-1])
    return min(x1, place.x1) - max(x0, place.x0) > 2


def tints_of(page: Page) -> list[Place]:
    """The filled rectangles of a page that may shade a cell."""
    return [
        s.place
        for s in page.shapes
        if s.fill not in (None, _WHITE) and s.rectangular and s.place.width >= 6 and s.place.height >= 4
    ]


def timetable(
    stack: Sequence[Ruling],
    glyphs: Glyphs,
    tints: Sequence[Place],
    rulings: Rulings,
    marks: Sequence[Mark],
    *,
    nameless: bool = False,
) -> tuple[Grid | None, int]:
    """The timetable whose head stands between a stack's first two rules, and how many bands it takes.

    Args:
        stack: rules of one width from the top.
        glyphs: what is printed between them.
        tints: the page's filled rectangles.
        rulings: the page's ruling lines.
        marks: the page's arrows and bars.
        nameless: whether the columns of time may begin at the rules' start: a label beside the rules is the name.
    """
    top = glyphs.between(stack[0].at, stack[1].at)
    head = _head(top, rulings)
    if head is None:
        return None, 0
    below = [t for t in tints if t.center[1] > stack[1].at]
    plates = [t for t in tints if stack[0].at - SAME_END < t.top and t.bottom < stack[1].at + SAME_END]
    times = _times(head, below, plates)
    rules = _body(stack, glyphs, below, rulings, times[0])
    if len(rules) < 2 or is_crossed([stack[0], rules[-1]], rulings.down):
        return None, 0
    body = printed(glyphs, rules).chars
    shaded = [t for t in below if t.center[1] < rules[-1].at and t.x0 > times[0] - SAME_END]
    columns = _columns(top, body, times, stack[0], nameless)
    if columns is None:
        return None, 0
    borders = _rows(rules, columns, body, shaded, rulings)
    grid = _grid(head, stack[0].at, columns, borders, shaded, body)
    if not _is_filled(grid, len(head.levels), columns, body, [*shaded, *(m.place for m in marks)]):
        return None, 0
    return grid, len(rules)


def _lines(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Characters by line, from the top."""
    line: list[Char] = []
    first = 0.0
    heights = [(c.place[2] + c.place[4]) / 2 for c in chars]
    for i in sorted(range(len(chars)), key=heights.__getitem__):
        char, height = chars[i], heights[i]
        if line and height - first >= 0.5 * char.size:
            yield line
            line = []
        if not line:
            first = height
        line.append(char)
    if line:
        yield line


def _says_time(piece: Piece) -> bool:
    return says_time("".join(c.text for c in piece.chars))


@lru_cache(maxsize=16384)
def _may_say_time(letter: str) -> bool:
    """Whether a character may be one that a label of time has at least (see :func:`says_time`)."""
    return any(c.isdigit() or c in SIGNS_OF_TIME for c in fold_text(letter))


def _head(chars: Sequence[Char], rulings: Rulings) -> _Head | None:
    """The years, and their parts, that stand side by side in a head; None where no columns of time are told."""
    if sum(_may_say_time(c.text) for c in chars) < FEWEST:
        return None
    size = median(c.size for c in chars)
    parted = list(_lines(chars))
    if all(sum(_may_say_time(c.text) for c in line) < FEWEST for line in parted):
        return None
    lines = [pieces(line, size) for line in parted]
    timed = [[p for p in line if _says_time(p)] for line in lines]
    most = max(len(t) for t in timed)
    if most < FEWEST:
        return None
    finest = max(i for i, t in enumerate(timed) if len(t) == most)
    labels = timed[finest]
    x0, x1 = labels[0].x0, labels[-1].x1
    steps = [b.middle - a.middle for a, b in pairwise(labels)]
    if max(steps) > UNEVEN * min(steps):
        return None
    levels: list[list[Piece]] = []
    top = lines[finest][0].chars[0].place.center[1]
    for line in lines:
        over = [p for p in line if p.x1 > x0 and p.x0 < x1]
        if not over:
            continue
        low = over[0].chars[0].place.center[1]
        if low > top and any(top < r.at < low and r.start < x0 and r.end > x1 for r in rulings.across):
            # What a shorter rule parts from the years is the first row of a form's own timetable.
            return None
        if levels and len(levels[-1]) == len(over):
            # The further line of the same labels.
            levels[-1] = [
                Piece(min(a.x0, b.x0), max(a.x1, b.x1), [*a.chars, *b.chars])
                for a, b in zip(levels[-1], over, strict=True)
            ]
        else:
            levels.append(over)
    if len(levels[-1]) != most or any(len(level) > most for level in levels):
        return None
    if all(len(p.chars) < 4 and all(c.text.isdecimal() for c in p.chars) for level in levels for p in level):
        # Bare numbers count something else than months.
        return None
    if any(p.x0 < x1 and p.x1 > x0 and not _says_time(p) for p in lines[finest]):
        return None
    bounds = [(min(c.place.top for p in v for c in p.chars), max(c.place.bottom for p in v for c in p.chars))
              for v in levels]  # fmt: skip
    return _Head(levels, [(a[1] + b[0]) / 2 for a, b in pairwise(bounds)], levels[-1])


def _times(head: _Head, tints: Sequence[Place], plates: Sequence[Place]) -> list[float]:
    """The borders of the columns of time: between the head's own boxes, else half way between labels or a tint's edge.

    Args:
        head: the head.
        tints: filled rectangles below it.
        plates: filled rectangles in it.
    """
    labels = head.labels
    boxes = [[t for t in plates if t.x0 <= p.x0 + 1 and p.x1 <= t.x1 + 1] for p in labels]
    narrow = [min(found, key=lambda t: t.width) for found in boxes if found]
    if len(narrow) == len(labels) and all(a.x1 <= b.x0 + 1 for a, b in pairwise(narrow)):
        return [narrow[0].x0, *((a.x1 + b.x0) / 2 for a, b in pairwise(narrow)), narrow[-1].x1]
    pitch = median(b.middle - a.middle for a, b in pairwise(labels))
    edges = [x for t in tints for x in (t.x0, t.x1)]

    def snapped(at: float) -> float:
        near = [x for x in edges if abs(x - at) <= NEAR_EDGE * pitch]
        return median(near) if near else at

    between = [
        min(max(snapped((a.middle + b.middle) / 2), a.x1), b.x0) if b.x0 > a.x1 else (a.x1 + b.x0) / 2
        for a, b in pairwise(labels)
    ]
    first = snapped(labels[0].middle - pitch / 2)
    last = snapped(labels[-1].middle + pitch / 2)
    return [min(first, labels[0].x0), *between, max(last, labels[-1].x1)]


def _body(
    stack: Sequence[Ruling], glyphs: Glyphs, tints: Sequence[Place], rulings: Rulings, border: float
) -> list[Ruling]:
    """The rules from the one below the head to the table's last: as far as what stands between keeps to the columns."""
    kept = [stack[1]]
    size = 0.0
    for above, below in pairwise(stack[1:]):
        band = glyphs.between(above.at, below.at)
        size = size or (median(c.size for c in band) if band else 0.0)
        shaded = any(above.at < t.center[1] < below.at and t.x0 > border - SAME_END for t in tints)
        if not (band or shaded) or any(c.size > LARGER * size for c in band) or runs_over(band, border):
            break
        if _head(band, rulings) is not None:
            before = stack[len(kept) - 1 : len(kept) + 1]
            if not any(c.place.center[0] > border for c in glyphs.between(before[0].at, before[1].at)):
                # What stands alone between two tables is the second one's heading.
                kept.pop()
            break
        kept.append(below)
    return kept


def runs_over(band: Sequence[Char], border: float) -> bool:
    """Whether a line goes on over the border between the names and the columns of time."""
    for line in _lines(band):
        ordered = sorted(line, key=lambda c: c.place.x0)
        if any(c.place.x0 < border - 0.2 * c.size and c.place.x1 > border + 0.2 * c.size for c in ordered):
            return True
        if any(
            a.place.center[0] < border < b.place.center[0] and b.place.x0 - a.place.x1 < 0.3 * a.size
            for a, b in pairwise(ordered)
        ):
            return True
    return False


def _columns(
    head: Sequence[Char], body: Sequence[Char], times: Sequence[float], rule: Ruling, nameless: bool
) -> _Columns | None:
    """The columns of names at the left, those of time, and those behind them."""
    chars = [*head, *body]
    size = median(c.size for c in chars)
    names = [c for c in chars if c.place.center[0] < times[0]]
    behind = [c for c in chars if c.place.center[0] > times[-1]]
    if not names and nameless:
        return _Columns([rule.start, *times[1:-1], rule.end], 0, len(times) - 1)
    if not names or times[0] - rule.start < 2 * size:
        return None
    left = gutters(names, rule.start, times[0], size)
    labels = [c for c in head if c.place.center[0] < times[0]]
    left = sorted([*left, *_narrow(pieces(labels, size), names, left, size)])
    count = len(list(_lines(names)))
    heads = [p.middle for p in pieces(labels, size)] if labels else []
    for x in left[1:-1]:
        beyond = min(b for b in left if b > x)
        before = max(b for b in left if b < x)
        if any(before < m < x for m in heads) and any(x < m < beyond for m in heads):
            continue
        if len(list(_lines([c for c in names if x < c.place.center[0] < beyond]))) < HELD * count:
            left.remove(x)
    end = len(left) - 1 + len(times) - 1
    if not behind:
        return _Columns([*left[:-1], *times[:-1], rule.end], len(left) - 1, end)
    return _Columns([*left[:-1], *times[:-1], *gutters(behind, times[-1], rule.end, size)], len(left) - 1, end)


def _narrow(labels: Sequence[Piece], names: Sequence[Char], borders: Sequence[float], size: float) -> list[float]:
    """Borders between labels of the head whose columns the text almost fills: the widest gap that all rows keep."""
    found = []
    # A stop behind a full line hangs over its column's end: the border is where the next one's words begin.
    spans = sorted((c.place.x0, c.place.x1) for c in names if c.text not in _HANGING)
    for a, b in pairwise(labels):
        if any(a.middle < x < b.middle for x in borders):
            continue
        gaps, reach = [], spans[0][1]
        for start, end in spans:
            if start - reach >= NARROW * size and a.middle < reach and start < b.middle:
                gaps.append((start - reach, start - 0.05 * size))
            reach = max(reach, end)
        if gaps:
            found.append(max(gaps)[1])
    return found


def _rows(
    rules: Sequence[Ruling],
    columns: _Columns,
    body: Sequence[Char],
    tints: Sequence[Place],
    rulings: Rulings,
) -> list[_Border]:
    """The borders of the rows: rules, shorter rules of some columns, and without them tints or lines of text."""
    xs, end = columns.xs, rules[0].end
    borders = [_Border(r.at, 0) for r in rules]
    for r in rulings.across:
        inner = rules[0].at + 4 < r.at < rules[-1].at - 4 and all(abs(r.at - b.at) > 4 for b in borders)
        if inner and abs(r.end - end) <= SAME_END and xs[0] + SAME_END < r.start < xs[columns.first] + SAME_END:
            borders.append(_Border(r.at, min(range(columns.first + 1), key=lambda i: abs(xs[i] - r.start))))
    borders.sort()
    single = len(borders) == 2
    found = borders[:1]
    for above, below in pairwise(borders):
        band = [c for c in body if above.at < c.place.center[1] < below.at]
        inside = [t for t in tints if above.at < t.center[1] < below.at]
        cuts = _tinted_rows(above.at, below.at, band, inside, columns)
        if cuts is None:
            cuts = _text_rows(band, columns) if single else []
        found += [_Border(y, 0) for y in cuts]
        found.append(below)
    return found


def _tinted_rows(
    top: float, bottom: float, band: Sequence[Char], tints: Sequence[Place], columns: _Columns
) -> list[float] | None:
    """Borders between the rows of a band at the edges of its tints; None where those are no borders."""
    edges: list[float] = [top]
    for y in sorted(y for t in tints for y in (t.top, t.bottom)):
        if y - edges[-1] > 2 and bottom - y > 2:
            edges.append(y)
    if len(edges) < 2:
        return None
    names = [c for c in band if c.place.center[0] < columns.xs[columns.first]]
    ys = [*edges, bottom]
    usual = median(b - a for a, b in pairwise(ys))
    cuts: list[float] = []
    for a, b in pairwise(ys):
        own = [c for c in names if a < c.place.center[1] < b]
        if not own or any(c.place.top < a - 2 or c.place.bottom > b + 2 for c in own):
            return None
        if b - a > 1.7 * usual:
            cuts += _text_rows([c for c in band if a < c.place.center[1] < b], columns)
        cuts.append(b)
    return cuts[:-1]


def _text_rows(band: Sequence[Char], columns: _Columns) -> list[float]:
    """Borders between the rows of a band without rules: in the gaps between lines, the wide ones if they differ."""
    first, xs = columns.first, columns.xs
    lines = [
        list(_lines([c for c in band if a <= c.place.center[0] < b])) for a, b in pairwise(xs)
    ]
    most = max((len(own) for own in lines[:first]), default=0)
    # A name over several rows stands at the height of none of them.
    used = [line for i, own in enumerate(lines) for line in own if i >= first or len(own) == most]
    spans: list[list[float]] = []
    for top, bottom in sorted((min(c.place.top for c in u), max(c.place.bottom for c in u)) for u in used):
        if spans and top < spans[-1][1] - 1:
            spans[-1][1] = max(spans[-1][1], bottom)
        else:
            spans.append([top, bottom])
    gaps = [b[0] - a[1] for a, b in pairwise(spans)]
    if not gaps:
        return []
    size = median(c.size for c in band)
    wide = max(gaps)
    least = (wide + min(gaps)) / 2 if wide - min(gaps) > 0.3 * size and min(gaps) < 0.6 * size else min(gaps)
    return [(a[1] + b[0]) / 2 for gap, (a, b) in zip(gaps, pairwise(spans), strict=True) if gap >= least]


def _grid(
    head: _Head, top: float, columns: _Columns, rows: Sequence[_Border], tints: Sequence[Place], body: Sequence[Char]
) -> Grid:
    """The grid of head and rows, with a cell for each tint that covers several columns or rows."""
    xs, first, end = columns
    count = len(head.levels)
    ys = [top, *head.borders, *(b.at for b in rows)]
    n_cols, n_rows = len(xs) - 1, len(ys) - 1
    cells = [GridCell(0, col, count, 1) for col in (*range(first), *range(end, n_cols))]
    for row, level in enumerate(head.levels):
        homes = [
            min(range(len(level)), key=lambda i: abs(level[i].middle - (xs[col] + xs[col + 1]) / 2))
            for col in range(first, end)
        ]
        for i in sorted(set(homes)):
            cells.append(GridCell(row, first + homes.index(i), 1, homes.count(i)))
    owned: set[tuple[int, int]] = set()
    for tint in tints:
        cell = _tinted(tint, xs, ys, columns, count, body)
        if cell is None:
            continue
        units = {(cell.row + r, cell.col + c) for r in range(cell.row_span) for c in range(cell.col_span)}
        if not units & owned:
            owned |= units
            cells.append(cell)
    names = _starts(rows, ys[count:], xs[: first + 1], body)
    for col in range(n_cols):
        row = count
        while row < n_rows:
            stop = row + 1
            while col < first and stop < n_rows and stop - count not in names[col]:
                stop += 1
            if (row, col) not in owned:
                cells.append(GridCell(row, col, stop - row, 1))
            row = stop
    return Grid(xs, ys, sorted(cells), headed=True)


def _starts(rows: Sequence[_Border], ys: Sequence[float], xs: Sequence[float], body: Sequence[Char]) -> list[set[int]]:
    """For each column of names the rows at which its cells begin: at rules, or where names go over several rows."""
    starts = [{i for i, border in enumerate(rows) if border.col <= col} for col in range(len(xs) - 1)]
    if any(border.col for border in rows):
        return starts
    lines = [min((c.place.top for c in body if a < c.place.center[1] < b), default=a) for a, b in pairwise(ys)]
    for col, (a, b) in enumerate(pairwise(xs[:-1])):
        groups = row_groups([c for c in body if a < c.place.center[0] < b], ys, lines)
        if groups is None:
            break
        starts[col] = set(groups) | {0}
    return starts


def _tinted(
    tint: Place, xs: Sequence[float], ys: Sequence[float], columns: _Columns, count: int, body: Sequence[Char]
) -> GridCell | None:
    """The cell over several columns or rows that a tint covers; None for a bar, and for the ground of several cells."""

    def met(start: float, end: float, borders: Sequence[float], low: int, high: int) -> list[int]:
        return [
            i
            for i in range(low, high)
            if min(end, borders[i + 1]) - max(start, borders[i]) > COVERED * (borders[i + 1] - borders[i])
        ]

    cols = met(tint.x0, tint.x1, xs, columns.first, columns.end)
    rows = met(tint.top, tint.bottom, ys, count, len(ys) - 1)
    if not cols or not rows or len(cols) * len(rows) == 1:
        return None
    if tint.height < WHOLE_ROW * (ys[rows[-1] + 1] - ys[rows[0]]):
        return None
    inside = [c for c in body if tint.holds(*c.place.center)]
    for line in _lines(inside):
        ordered = sorted(line, key=lambda c: c.place.x0)
        if any(b.place.x0 - a.place.x1 > APART * a.size for a, b in pairwise(ordered)):
            return None
    return GridCell(rows[0], cols[0], len(rows), len(cols))


def _is_filled(
    grid: Grid, count: int, columns: _Columns, body: Sequence[Char], drawn: Sequence[Place]
) -> bool:
    """Whether most rows have a name, and enough of them something at a time."""
    xs, ys = grid.xs, grid.ys
    named = timed = 0
    for top, bottom in pairwise(ys[count:]):
        own = [c.place.center[0] for c in body if top < c.place.center[1] < bottom]
        bars = [p.center[0] for p in drawn if top < p.center[1] < bottom]
        named += any(x < xs[columns.first] for x in own)
        timed += any(xs[columns.first] < x < xs[columns.end] for x in (*own, *bars))
    rows = len(ys) - 1 - count
    return (not columns.first or named >= NAMED * rows) and timed >= TIMED * rows
