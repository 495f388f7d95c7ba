"""Finds tables that no line rules: a header set apart, and below it rows whose words keep the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from statistics import median

import numpy as np

from extractors.document import Char, Page, Place, Shape
from extractors.glyphs import Glyphs
from extractors.layout.axis import says_time
from extractors.layout.box_pairs import plain_label
from extractors.layout.grid import Grid, GridCell
from extractors.layout.headers import HEADER_WORDS
from extractors.layout.rule_runs import GUTTER as GUTTER_GAP
from extractors.layout.rule_runs import Piece, pieces
from extractors.layout.rulings import Ruling

ROW_GAP = 2.4
"""Lines of a table follow within so many times the size of the type."""
SAME_LABELS = 2
"""So many labels beside as many others, one of them the same, are those of two texts."""
GUTTER = 1.0
"""Columns keep a distance of at least so many times the size of the type."""
LONGEST_HEAD = 24
"""A header's label has no more characters."""
LONGEST_PLAIN = 24
"""Without a header that is set apart, no cell has more characters."""
TOUCHING = 4.0
"""Shaded header cells stand no further apart than this, in points."""
PANELS = 8.0
"""Bars with more white between them than this, in points, head panels, each with text of its own below."""
APART = 1.5
"""Boxes one below the other with more white between them than this, in points, are no cells of a column."""
BESIDE = 48.0
"""Points: a label's box ends no further behind its words."""
YEARS = 3
"""So many years side by side in one cell are the axis of bars, and the grid no table."""
SAME_EDGE = 0.35
"""Words begin or end below one another if they do so within this share of the size of the type."""
WIDEST_LEADING = 0.9
"""White space between the lines of a cell, in sizes of the type, is narrower."""
MOST_LINES = 6
"""A cell has no more lines; what goes on longer is running text in columns."""
_WHITE = (255, 255, 255)
_LEADER = re.compile(r"[.．・…‥･]{4,}|[…‥]{2,}")
_MARK = re.compile(
    r"^(?:[・●○◎■□◆◇▼▽※＊*→➡⇒✓☑▶►①-⑳]|[（(]?[0-9０-９一二三四五六七八九十ア-ンa-zA-Z]{1,2}[)）.．、]?)$"
)
LABELS = 0.75
"""Share of the first column's words that are known labels where the rows are fields."""
_NUMBER = re.compile(
    r"^[【〔［\[（(]?(?:[一-龥]{2,6})?\s?[0-9０-９①-⑳ⅠⅡⅢⅣⅤⅥA-Z]{1,3}(?:[-－‐–.．][0-9０-９]{1,2})*[】〕］\]）).．]?$"
)
"""A number that stands apart from its title."""
_FIGURE = re.compile(r"^[△▲約+\-－]?[0-9０-９][0-9０-９,，.．]*[%％人件円千万億団体年月日台個回時間]*$")
_SENTENCE = re.compile(r"[。、]$")


class AlignedLine:
    """What stands at one height."""

    __slots__ = ("_indices", "_page", "_parts", "bottom", "several", "size", "top")

    def __init__(
        self, top: float, bottom: float, size: float, page: Sequence[Char], indices: list[int], several: bool
    ) -> None:
        """Take down where a line stands, in what size, and which characters of the page are its own."""
        self.top, self.bottom, self.size = top, bottom, size
        self._page, self._indices = page, indices
        self.several = several
        """Whether there may be a gap between its characters, which stand from left to right."""
        self._parts: list[Piece] = []

    @property
    def chars(self) -> list[Char]:
        """Its characters from left to right; of most lines they are not asked for."""
        return [self._page[i] for i in self._indices]

    @property
    def parts(self) -> list[Piece]:
        """Pieces of text parted by wide gaps, from left to right."""
        if not self._parts:
            self._parts = pieces(self.chars, self.size)
        return self._parts

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(c.bold for c in self.chars)

    @property
    def fonts(self) -> set[str]:
        """Fonts of its Japanese characters; letters and figures often have another one."""
        return {c.font for c in self.chars if c.text > "\u3000"}


def aligned_grids(page: Page, glyphs: Glyphs, across: Sequence[Ruling], tables: Sequence[Place]) -> list[Grid]:
    """Grids of the words of a page that stand in columns without lines between them.

    Args:
        page: the page as read.
        glyphs: its characters.
        across: its horizontal lines.
        tables: the tables that were found already, whose words are left alone.
    """
    loose = np.flatnonzero(glyphs.upright & glyphs.printed & ~glyphs.within(tables))
    if len(loose) < 12:
        return []
    lines = lines_of(glyphs, loose)
    if not any(line.several for line in lines[:-2]):
        return []
    boxes = [s for s in page.shapes if s.place.height > 6 and s.place.width > 12]
    found: list[Grid] = []
    at = 0
    while at < len(lines) - 2:
        grid, end = _grid_from(lines, at, across, boxes, tables) if lines[at].several else (None, at)
        if grid is not None:
            found.append(grid)
            at = end
        else:
            at += 1
    return found


def lines_of(glyphs: Glyphs, loose: np.ndarray) -> list[AlignedLine]:
    """Characters with these indices by height, from the top."""
    order = loose[np.argsort(glyphs.y[loose], kind="stable")]
    heights, sizes = glyphs.y[order].tolist(), glyphs.size[order].tolist()
    starts, first = [0], 0
    for i, height in enumerate(heights):
        if height - heights[first] > 0.4 * max(sizes[i], sizes[first]):
            starts.append(i)
            first = i
    ends = [*starts[1:], len(order)]
    tops, bottoms = np.minimum.reduceat(glyphs.top[order], starts), np.maximum.reduceat(glyphs.bottom[order], starts)
    usual = [_median(sizes[a:b]) for a, b in zip(starts, ends, strict=True)]
    line = np.repeat(np.arange(len(starts)), np.subtract(ends, starts))
    from_left = np.lexsort((glyphs.x0[order], line))
    order, line = order[from_left], line[from_left]
    gaps = glyphs.x0[order[1:]] - glyphs.x1[order[:-1]]
    wide = (gaps >= GUTTER_GAP * np.array(usual)[line[1:]]) & (line[1:] == line[:-1])
    several = set(line[1:][wide].tolist())
    indices = order.tolist()
    return [
        AlignedLine(top, bottom, usual[i], glyphs.chars, indices[starts[i] : ends[i]], i in several)
        for i, (top, bottom) in enumerate(zip(tops.tolist(), bottoms.tolist(), strict=True))
    ]


def _median(values: list[float]) -> float:
    values = sorted(values)
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def _grid_from(
    lines: Sequence[AlignedLine], at: int, across: Sequence[Ruling], boxes: Sequence[Shape], tables: Sequence[Place]
) -> tuple[Grid | None, int]:
    """The table whose header is a line, and the line behind it."""
    head = lines[at]
    if len(head.parts) < 2 or any(len(p.chars) > LONGEST_HEAD for p in head.parts):
        return None, at
    labels = [p.text for p in head.parts]
    if any(len(t) > LONGEST_HEAD or _SENTENCE.search(t) or _is_figure(t) for t in labels):
        return None, at
    if len(set(labels)) < len(labels) or _heads_panels(head, boxes):
        return None, at
    end, columns = _follow(lines, at, across, tables)
    end = _without_remarks(lines, at, end)
    body = lines[at + 1 : end]
    columns = [[p.x0, p.x1] for p in head.parts]
    for line in body:
        columns = _widened(columns, line) or columns
    if len(body) < 2:
        return None, at
    rows = _rows(body, columns, boxes)
    while rows and sum(any(c for c in cells) for cells in _cells(rows[-1], columns)) < 2:
        rows = rows[:-1]
    grid = _grid(head, rows, columns, _set_apart(lines, at, across, boxes)) if rows else None
    if grid is None or _is_boxed(grid, boxes) or _labels_boxed([[head], *rows], columns[0], boxes):
        return None, at
    if _heads_fields(head, ["".join(piece.text for piece in _cells(row, columns)[0]) for row in rows]):
        return None, at
    return grid, at + 1 + sum(len(row) for row in rows)


def _heads_fields(head: AlignedLine, words: Sequence[str]) -> bool:
    """Whether a number and its title stand over words of which most are labels: a heading with its text, no table."""
    from taxonomy.fields import is_field_label

    labels = [is_field_label("".join(word.split())) for word in words if word.strip()]
    counted = len(head.parts) == 2 and _NUMBER.match(head.parts[0].text.strip()) is not None
    return counted and sum(labels) >= LABELS * len(labels) > 0


def _is_figure(text: str) -> bool:
    """Whether text is a number, and no year as it stands over a column."""
    return _FIGURE.match(text) is not None and re.match(r"^(?:19|20)[0-9]{2}年?$", text) is None


def _set_apart(lines: Sequence[AlignedLine], at: int, across: Sequence[Ruling], boxes: Sequence[Shape]) -> bool:
    """Whether a line is a header by its type, by the shade behind it or by the rule below it."""
    head, after = lines[at], lines[at + 1]
    x0, x1 = head.parts[0].x0, head.parts[-1].x1
    if head.bold and not after.bold and len(after.parts) > 1:
        return True
    # Bold type that the printing program made itself is a font without a name.
    below = [line.fonts for line in lines[at + 1 : at + 4]]
    if len(after.parts) > 1 and head.fonts and all(fonts and fonts.isdisjoint(head.fonts) for fonts in below):
        return True
    if any(head.bottom - 2 <= r.at <= after.top + 2 and r.start <= x0 + 2 and r.end >= x1 - 2 for r in across):
        return True
    plates = _plates(head, boxes)
    # Labels each on a plate of its own head cards; the plates of a header touch.
    joined = all(a and b and b.x0 - a.x1 <= TOUCHING for a, b in pairwise(plates))
    return joined and not any(b is not None and b.bottom > after.bottom for b in plates)


def _plates(head: AlignedLine, boxes: Sequence[Shape]) -> list[Place | None]:
    """The filled bar behind each piece of a line; None where there is none."""
    middle = (head.top + head.bottom) / 2
    behind = [
        b.place
        for b in boxes
        if b.fill not in (None, _WHITE) and b.place.top <= middle <= b.place.bottom and b.place.height < 3.5 * head.size
    ]
    return [next((b for b in behind if b.x0 - 2 <= p.x0 and p.x1 <= b.x1 + 2), None) for p in head.parts]


def _heads_panels(head: AlignedLine, boxes: Sequence[Shape]) -> bool:
    """Whether each piece of a line stands on a bar of its own, clear of the next: the heads of panels side by side."""
    return all(a and b and b.x0 - a.x1 > PANELS for a, b in pairwise(_plates(head, boxes)))


def _follow(
    lines: Sequence[AlignedLine], at: int, across: Sequence[Ruling], tables: Sequence[Place]
) -> tuple[int, list[list[float]]]:
    """The line behind the last one that keeps the columns, and the columns as [start, end]."""
    columns = [[p.x0, p.x1] for p in lines[at].parts]
    end = at + 1
    for before, line in pairwise(lines[at:]):
        if line.top - before.bottom > ROW_GAP * line.size or abs(line.size - before.size) > 2.5:
            break
        if any(before.bottom - 2 <= t.top <= line.top + 2 for t in tables):
            break
        widened = _widened(columns, line)
        if widened is None:
            break
        columns = widened
        end += 1
    return end, columns


def _without_remarks(lines: Sequence[AlignedLine], at: int, end: int) -> int:
    """The end without lines of one piece below the last row: a source, a page number, the next paragraph.

    The further lines of a cell stand no further apart than those above them.
    """
    while end - at > 3 and len(lines[end - 1].parts) == 1:
        gaps = [b.top - a.bottom for a, b in pairwise(lines[at : end - 1])]
        if lines[end - 1].top - lines[end - 2].bottom <= median(gaps):
            break
        end -= 1
    return end


def _widened(columns: Sequence[Sequence[float]], line: AlignedLine) -> list[list[float]] | None:
    """The columns with a line's words in them; None where a piece stands in two columns or columns would meet."""
    wider = [list(c) for c in columns]
    for piece in line.parts:
        met = [i for i, c in enumerate(columns) if piece.x0 < c[1] and piece.x1 > c[0]]
        if len(met) > 1:
            return None
        if not met:
            # Words beside every label, as figures set by their end, are those of the nearest one.
            met = [min(range(len(columns)), key=lambda i: max(columns[i][0] - piece.x1, piece.x0 - columns[i][1]))]
        column = wider[met[0]]
        column[0], column[1] = min(column[0], piece.x0), max(column[1], piece.x1)
    if any(b[0] - a[1] < GUTTER * line.size for a, b in pairwise(wider)):
        return None
    return wider


def _rows(
    body: Sequence[AlignedLine], columns: Sequence[Sequence[float]], boxes: Sequence[Shape] = ()
) -> list[list[AlignedLine]]:
    """Lines as rows: at the wider ones of the gaps between them, or else where the first column begins anew.

    Where rows differ in height, as those of a spreadsheet, a stripe's edge parts them too, and so does white space
    wider than a cell's leading above a line with words in every column.
    """
    gaps = [b.top - a.bottom for a, b in pairwise(body)]
    wide, narrow = max(gaps), min(gaps)
    size = median(line.size for line in body)
    rows: list[list[AlignedLine]] = [[body[0]]]
    if wide - narrow > max(2.0, 0.25 * size):
        border = (wide + narrow) / 2
        edges = _stripe_edges(body, columns, boxes)
        for gap, above, line in zip(gaps, body, body[1:], strict=False):
            striped = any(above.bottom - 2 <= y <= line.top + 2 for y in edges)
            apart = gap >= WIDEST_LEADING * size and all(_cells([line], columns))
            if gap >= border or striped or apart:
                rows.append([])
            rows[-1].append(line)
        return rows
    first = columns[0]
    for line in body[1:]:
        if line.parts[0].x0 < first[1]:
            rows.append([])
        rows[-1].append(line)
    return rows


def _stripe_edges(
    body: Sequence[AlignedLine], columns: Sequence[Sequence[float]], boxes: Sequence[Shape]
) -> list[float]:
    """The heights at which shades behind the first column begin and end."""
    x0, x1 = columns[0]
    top, bottom = body[0].top, body[-1].bottom
    behind = [b.place for b in boxes if b.fill not in (None, _WHITE) and b.place.x0 <= x0 + 1 and x1 - 1 <= b.place.x1]
    return [y for p in behind for y in (p.top, p.bottom) if top < y < bottom]


def _cells(row: Sequence[AlignedLine], columns: Sequence[Sequence[float]]) -> list[list[Piece]]:
    """The pieces of a row by column."""
    return [
        [p for line in row for p in line.parts if c[0] - 0.1 <= p.middle <= c[1] + 0.1] for c in columns
    ]


def _grid(
    head: AlignedLine, rows: Sequence[Sequence[AlignedLine]], columns: Sequence[Sequence[float]], apart: bool
) -> Grid | None:
    """The grid of a header and its rows, or None where they are no table."""
    cells = [_cells(row, columns) for row in rows]
    body = [line for row in rows for line in row]
    if len(rows) < 2 or max(len(row) for row in rows) > MOST_LINES:
        return None
    filled = [sum(bool(c) for c in row) for row in cells]
    if sum(n >= 2 for n in filled) < 0.7 * len(rows):
        return None
    if any(sum(bool(row[i]) for row in cells) < 0.5 * len(rows) for i in range(len(columns))):
        return None
    if any(len(c) >= YEARS and all(says_time(p.text) for p in c) for row in cells for c in row):
        return None
    texts = [["".join(p.text for p in cell) for cell in row] for row in cells]
    if any(_LEADER.search(t) for row in texts for t in row) or _is_list(texts) or _is_running(body, columns):
        return None
    if _labels_in_columns([_cells([head], columns), *cells]):
        return None
    if not apart and not _is_plain(head, rows, texts, columns):
        return None
    ys = [head.top - 2, *(_between(a, b) for a, b in pairwise([[head], *rows])), rows[-1][-1].bottom + 2]
    xs = [columns[0][0] - 2, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1] + 2]
    cells_of = [GridCell(r, c, 1, 1) for r in range(len(rows) + 1) for c in range(len(columns))]
    return Grid(xs, ys, cells_of, headed=apart)


def _between(above: Sequence[AlignedLine], below: Sequence[AlignedLine]) -> float:
    return (max(line.bottom for line in above) + min(line.top for line in below)) / 2


def _is_list(texts: Sequence[Sequence[str]]) -> bool:
    """Whether a column has nothing but marks or single characters beside one of words: a list, a spaced heading."""
    for i in range(len(texts[0])):
        column = [row[i] for row in texts if row[i]]
        if len(texts[0]) == 2 and all(_MARK.match(t) or _FIGURE.match(t) for t in column):
            return True
        if all(len(t) == 1 and not t.isdigit() and not _MARK.match(t) for t in column):
            return True
    return False


def _is_running(body: Sequence[AlignedLine], columns: Sequence[Sequence[float]]) -> bool:
    """Whether most lines of two columns or more reach the column's end: text that runs in columns."""
    full = 0
    for start, end in columns:
        reach = [p.x1 for line in body for p in line.parts if start - 0.1 <= p.middle <= end + 0.1]
        size = body[0].size
        wide = end - start > 10 * size
        full += wide and len(reach) >= 3 and sum(x >= end - 1.2 * size for x in reach) >= 0.5 * len(reach)
    return full > 1


def _labels_in_columns(cells: Sequence[Sequence[Sequence[Piece]]]) -> bool:
    """Whether two columns have the same labels of fields, each on a line of its own: measures in columns of text."""
    from taxonomy.fields import is_field_label

    said = [
        {plain_label(p.text) for row in cells for p in row[i] if is_field_label(plain_label(p.text))}
        for i in range(len(cells[0]))
    ]
    return any(a & b and min(len(a), len(b)) >= SAME_LABELS for a, b in combinations(said, 2))


def _is_plain(
    head: AlignedLine,
    rows: Sequence[Sequence[AlignedLine]],
    texts: Sequence[Sequence[str]],
    columns: Sequence[Sequence[float]],
) -> bool:
    """Whether rows are a table though nothing sets their first apart.

    They have three columns that begin or end exactly below one another, all filled. Where the first row is no header
    by its words either, the cells are short and the rows follow in even steps.
    """
    lines = [head, *(row[0] for row in rows)]
    if len(columns) < 3 or len(rows) < 3 or any(len(line.parts) != len(columns) for line in lines):
        return False
    for i in range(len(columns)):
        starts, ends = [line.parts[i].x0 for line in lines], [line.parts[i].x1 for line in lines]
        if min(max(starts) - min(starts), max(ends) - min(ends)) > SAME_EDGE * head.size:
            return False
    if sum(bool(HEADER_WORDS.search(p.text)) for p in head.parts) * 2 >= len(columns):
        return True
    if any(len(row) > 1 for row in rows) or any(
        not t or len(t) > LONGEST_PLAIN or _SENTENCE.search(t) for row in texts for t in row
    ):
        return False
    steps = [b.top - a.top for a, b in pairwise(lines)]
    return max(steps) - min(steps) <= SAME_EDGE * head.size


def _labels_boxed(rows: Sequence[Sequence[AlignedLine]], column: Sequence[float], boxes: Sequence[Shape]) -> bool:
    """Whether each row begins with words in a box of their own, clear of the next: labels with what they say."""
    filled = [b.place for b in boxes if b.fill not in (None, _WHITE) and b.place.x1 <= column[1] + BESIDE]
    plates: list[Place] = []
    for row in rows:
        first = next((line for line in row if line.parts[0].x0 < column[1]), None)
        middle = (first.parts[0].middle, (first.top + first.bottom) / 2) if first is not None else None
        plate = next((b for b in filled if middle is not None and b.holds(*middle)), None)
        if plate is None:
            return False
        plates.append(plate)
    return all(b.top - a.bottom > APART for a, b in pairwise(plates))


def _is_boxed(grid: Grid, boxes: Sequence[Shape]) -> bool:
    """Whether boxes part what would be the cells: cards side by side, a drawing."""
    x0, x1, top, bottom = grid.xs[0], grid.xs[-1], grid.ys[0], grid.ys[-1]
    tall = 1.5 * median(b - a for a, b in pairwise(grid.ys))
    for shape in boxes:
        box = shape.place
        width, height = min(box.x1, x1) - max(box.x0, x0), min(box.bottom, bottom) - max(box.top, top)
        if width > 4 and height > tall and width < 0.9 * (x1 - x0):
            return True
    return False
