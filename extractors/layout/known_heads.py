"""Finds matrices that no line rules below words that head columns of measures (取組 | 現状 | 課題 | 担当課)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.document import Char, Page, Place
from extractors.glyphs import Glyphs
from extractors.layout.aligned_rows import AlignedLine, lines_of
from extractors.layout.axis import says_time
from extractors.layout.grid import Grid, GridCell

LEAST_HEADS = 3
"""So many columns at least: label and value side by side are a form."""
KNOWN = 0.7
"""Share of the heads that are words for columns of measures."""
GUTTER = 0.4
"""White space between two columns all the way down, in sizes of the type."""
FURTHEST = 3.4
"""A row begins no further below the line above it, in sizes of the type."""
ROW_GAP = 0.3
"""Rows stand apart by so much more than the lines of a cell, in sizes of the type."""
WIDEST_LEADING = 0.9
"""White space between the lines of a cell, in sizes of the type, is no wider."""
LONGEST_BAND = 40
"""Characters of a row over the whole width, which names the pillar of the rows below it."""
FILLED = 0.5
"""Share of the columns that a row fills, and of the rows that fill the column of names."""
_NAMES = re.compile(
    r"(?:重点|主要|個別|具体的な?|主な)?(?:取り?組み?|施策|事業|プロジェクト|事務事業|アクション)"
    r"(?:[・／/](?:取り?組み?|施策|事業))?(?:事項|項目)?の?(?:名称?)?|項目名?|件名|名称"
)
_NUMBERS = re.compile(r"(?:整理|取組|施策|事業)?番号|No\.?|NO\.?|№|＃|#|柱|基本(?:方針|目標|戦略)|分野|区分|方針")
_FURTHER = re.compile(r"備考|概要|内容|具体的な?内容|工程|期間|対象|単位|財源|(?:取組|事業)の?(?:概要|内容)")


def known_grids(page: Page, glyphs: Glyphs, tables: Sequence[Place]) -> list[Grid]:
    """Grids below heads that are known words, of words outside tables that were found already."""
    loose = np.flatnonzero(glyphs.upright & glyphs.printed & ~glyphs.within(tables))
    lines = lines_of(glyphs, loose) if len(loose) else []
    found: list[Grid] = []
    at = 0
    while at < len(lines) - 2:
        grid, end = _grid_below(lines, at, tables) if lines[at].several else (None, at)
        if grid is not None:
            found.append(grid)
        at = max(end, at + 1)
    return found


def _grid_below(lines: Sequence[AlignedLine], at: int, tables: Sequence[Place]) -> tuple[Grid | None, int]:
    """The matrix whose heads stand on a line, and the line behind its last one."""
    head = lines[at]
    if not _are_heads([re.sub(r"\s", "", part.text) for part in head.parts]):
        return None, at
    gaps = [(a.x1, b.x0) for a, b in pairwise(head.parts)]
    columns = _Columns(gaps, head.size)
    end = at + 1
    alone: list[int] = []
    for i in range(at + 1, len(lines)):
        line, above = lines[i], lines[i - 1]
        if line.top - above.bottom > FURTHEST * head.size or abs(line.size - head.size) > 0.25 * head.size:
            break
        if any(above.bottom - 2 <= t.top <= line.top + 2 for t in tables):
            break
        if _may_be_band(line, head):
            alone.append(i)  # the name of a group of rows, or the rest of a name: the gutters tell in the end
        elif columns.take(line):
            end = i + 1
        else:
            break
    bands = [i for i in alone if not columns.clear_of(lines[i])]
    while end in alone and end not in bands and lines[end].top - lines[end - 1].bottom < head.size:
        end += 1
    bands = [i for i in bands if i < end - 1]
    rows = _rows(lines, at, end, bands, columns)
    if rows is None:
        return None, at
    return _grid(lines, rows, columns), end


def _are_heads(texts: Sequence[str]) -> bool:
    """Whether words side by side head columns of measures, one of the first two their names; years head bars."""
    from taxonomy.fields import fields_of_label

    if len(texts) < LEAST_HEADS or len(set(texts)) < len(texts) or sum(map(says_time, texts)) > 1:
        return False
    named = [text for text in texts[:2] if _NAMES.fullmatch(text)]
    told = [text for text in texts if fields_of_label(text) not in ((), ("other",)) and text not in named]
    known = [t for t in texts if t in told or t in named or _NUMBERS.fullmatch(t) or _FURTHER.fullmatch(t)]
    return bool(named) and len(told) >= 2 and len(known) >= KNOWN * len(texts)


def _may_be_band(line: AlignedLine, head: AlignedLine) -> bool:
    """Whether a line may be the name of a group of rows: alone at its height, from the left edge, no sentence."""
    text = "".join(c.text for c in line.chars)
    starts = line.parts[0].x0 <= head.parts[0].x1
    close = all(b.x0 - a.x1 < 2.5 * line.size for a, b in pairwise(line.parts))
    return starts and close and len(text) <= LONGEST_BAND and not text.endswith(("。", "、", "）。"))


class _Columns:
    """The gutters below the gaps between heads: what of them no line has reached into."""

    def __init__(self, gaps: Sequence[tuple[float, float]], size: float) -> None:
        self._open = [[gap] for gap in gaps]
        self._size = size

    def take(self, line: AlignedLine) -> bool:
        """Keep the gutters clear of a line; False where one would be closed, and nothing is changed."""
        narrower: list[list[tuple[float, float]]] = []
        for free in self._open:
            left, right = min(a for a, _ in free), max(b for _, b in free)
            for char in line.chars:
                x0, x1 = char.place.x0, char.place.x1
                if x0 < right and x1 > left:
                    free = [p for a, b in free for p in ((a, min(b, x0)), (max(a, x1), b)) if p[1] - p[0] > 0]
            free = [(a, b) for a, b in free if b - a >= GUTTER * self._size]
            if not free:
                return False
            narrower.append(free)
        self._open = narrower
        return True

    def clear_of(self, line: AlignedLine) -> bool:
        """Whether no character of a line stands on the middle of a gutter."""
        return not any(char.place.x0 < x < char.place.x1 for char in line.chars for x in self.borders)

    @property
    def borders(self) -> list[float]:
        """The middle of the widest gutter between two columns."""
        widest = [max(free, key=lambda p: p[1] - p[0]) for free in self._open]
        return [(a + b) / 2 for a, b in widest]

    def parted(self, line: AlignedLine) -> list[list[Char]]:
        """The characters of a line by column."""
        borders = self.borders
        found: list[list[Char]] = [[] for _ in range(len(borders) + 1)]
        for char in line.chars:
            found[sum(char.place.center[0] > x for x in borders)].append(char)
        return found


class _Row:
    """Lines of one row from top to bottom; a band goes over all columns."""

    __slots__ = ("band", "columns", "lines")

    def __init__(self, line: AlignedLine, columns: set[int], band: bool = False) -> None:
        self.lines, self.columns, self.band = [line], set(columns), band

    @property
    def top(self) -> float:
        return min(line.top for line in self.lines)

    @property
    def bottom(self) -> float:
        return max(line.bottom for line in self.lines)


def _rows(
    lines: Sequence[AlignedLine], at: int, end: int, bands: Sequence[int], columns: _Columns
) -> list[_Row] | None:
    """The rows below a head, the head first; None where what stands there is no table."""
    size = lines[at].size
    filled = {i: {c for c, chars in enumerate(columns.parted(lines[i])) if chars} for i in range(at, end)}
    last: dict[int, float] = {}
    steps: dict[int, list[float]] = {}
    within: list[float] = []
    for i in range(at, end):
        if i in bands:
            last.clear()
            continue
        for c in filled[i]:
            if c in last:
                steps.setdefault(i, []).append(lines[i].top - last[c])
                within.append(lines[i].top - last[c])
            last[c] = lines[i].bottom
    if not within:
        return None
    usual = min(sorted(within)[len(within) // 4], WIDEST_LEADING * size)
    rows = [_Row(lines[at], filled[at])]
    n = len(columns.borders) + 1
    for i in range(at + 1, end):
        line, open_row = lines[i], rows[-1]
        if i in bands:
            rows.append(_Row(line, {0}, band=True))
            continue
        apart = line.top - max(x.bottom for x in lines[at:i]) > usual + ROW_GAP * size
        begun = sum(step > usual + ROW_GAP * size for step in steps.get(i, ())) >= max(2, 0.5 * n)
        if open_row.band or apart or begun:
            rows.append(_Row(line, filled[i]))
        else:
            open_row.lines.append(line)
            open_row.columns |= filled[i]
    rows = _joined(rows)
    body = [row for row in rows[1:] if not row.band]
    named = sum(0 in row.columns or 1 in row.columns for row in body)
    full = sum(len(row.columns) >= FILLED * n for row in body)
    if len(body) < 2 or named < FILLED * len(body) or full < 0.7 * len(body):
        return None
    return rows


def _joined(rows: Sequence[_Row]) -> list[_Row]:
    """Rows without those that a gap between paragraphs of one cell made: they fill one column that is none of names."""
    found: list[_Row] = []
    for row in rows:
        if found and not row.band and not found[-1].band and len(row.columns) == 1 and not row.columns & {0}:
            found[-1].lines += row.lines
            found[-1].columns |= row.columns
        else:
            found.append(row)
    for row, below in pairwise(found):
        alone = len(row.columns) == 1 and row.columns == {0} and len(row.lines) == 1
        row.band = row.band or (alone and len(below.columns) > 2 and row is not found[0])
    return found


def _grid(lines: Sequence[AlignedLine], rows: Sequence[_Row], columns: _Columns) -> Grid:
    chars = [char.place for row in rows for line in row.lines for char in line.chars]
    xs = [min(p.x0 for p in chars) - 2, *columns.borders, max(p.x1 for p in chars) + 2]
    ys = [rows[0].top - 2, *((a.bottom + b.top) / 2 for a, b in pairwise(rows)), rows[-1].bottom + 2]
    n = len(xs) - 1
    cells = [
        GridCell(r, c, 1, n if row.band else 1)
        for r, row in enumerate(rows)
        for c in range(1 if row.band else n)
    ]
    return Grid(xs, ys, cells, headed=True)
