"""The lines of a region whose characters all stand upright, made of columns of numbers, not one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from extractors.document import Line, Passage, Place, union
from extractors.glyphs import Glyphs
from extractors.layout.rows import (
    COLUMN_GAP,
    GUTTER_GAP,
    GUTTER_ROWS,
    MOST_GAPS,
    NUMBER_GAP,
    RAISED,
    Key,
    Row,
    arranged,
    common_type,
    line_of,
    narrowest_first,
)


class RowColumns:
    """The rows of a region from top to bottom, or those of cells, one behind the other, each from left to right."""

    def __init__(self, glyphs: Glyphs, rows: Sequence[Sequence[int]] | None = None) -> None:
        """Find the rows, or take those that are known.

        Args:
            glyphs: upright characters in the file's order.
            rows: indices of the characters of each row, in the file's order.
        """
        if rows is None:
            rows = arranged(_groups(glyphs), glyphs.chars) if len(glyphs) else []
        lengths = [len(row) for row in rows]
        self._ends = np.cumsum(lengths, dtype=np.int64)
        self._row = np.repeat(np.arange(len(rows)), lengths)
        at = np.array([i for row in rows for i in row], dtype=np.int64)
        x0 = glyphs.x0[at]
        begins = np.ones(len(at), dtype=bool)
        begins[1:] = self._row[1:] != self._row[:-1]
        if not (begins[1:] | (x0[1:] > x0[:-1])).all():
            at = at[np.lexsort((glyphs.x1[at], x0, self._row))]
        self._begins, self._at, self._glyphs = begins, at, glyphs
        self._x0, self._x1, self._size = glyphs.x0[at], glyphs.x1[at], glyphs.size[at]

    def _gaps(self, x0: np.ndarray, x1: np.ndarray, begins: np.ndarray) -> np.ndarray:
        """White space before characters; none before the first of a row."""
        gaps = np.full(len(x0), -np.inf)
        gaps[1:] = x0[1:] - x1[:-1]
        gaps[begins] = -np.inf
        return gaps

    def gutters(self) -> list[float]:
        """What :func:`extractors.layout.rows.gutters_of` says of these rows."""
        kept = self._glyphs.printed[self._at]
        counts = np.bincount(self._row[kept], minlength=len(self._ends))
        many = counts > 3
        if int(many.sum()) < GUTTER_ROWS:
            return []
        kept &= many[self._row]
        row, x0, x1, size = self._row[kept], self._x0[kept], self._x1[kept], self._size[kept]
        begins = np.ones(len(row), dtype=bool)
        begins[1:] = row[1:] != row[:-1]
        gaps = self._gaps(x0, x1, begins)
        wide = (gaps[1:] > GUTTER_GAP * np.maximum(size[1:], size[:-1])).nonzero()[0]
        if len(wide) < GUTTER_ROWS:
            return []
        lefts, rights = x1[wide], x0[wide + 1]
        low, high = np.sort(lefts), np.sort(rights)
        found: list[float] = []
        for left, right in narrowest_first(zip(lefts.tolist(), rights.tolist(), strict=True))[:MOST_GAPS]:
            x = (left + right) / 2
            if any(abs(x - other) < 20 for other in found):
                continue
            open_rows = int(low.searchsorted(x, "left") - high.searchsorted(x, "right"))
            if open_rows >= GUTTER_ROWS:
                crossing = row[(x0 + 0.5 < x) & (x < x1 - 0.5)]
                if len(np.unique(crossing)) <= 0.1 * open_rows:
                    found.append(x)
        return sorted(found)

    def lines(self, gutters: Sequence[float] = (), *, split: bool = True) -> list[Line]:
        """The lines from top to bottom, without those that print nothing.

        Args:
            gutters: places across at which lines are cut as well.
            split: whether lines are cut at wide gaps.
        """
        return [line for _, line in self._numbered(gutters, split)]

    def by_row(self) -> dict[int, Line]:
        """The line of each row that prints something, by the row's number."""
        return dict(self._numbered((), False))

    def _numbered(self, gutters: Sequence[float], split: bool) -> Iterator[tuple[int, Line]]:
        """Lines, each with the number of its row."""
        if not len(self._at):
            return
        begins = self._begins.copy()
        gaps = self._gaps(self._x0, self._x1, begins)
        if split:
            begins[1:] |= gaps[1:] > COLUMN_GAP * np.maximum(self._size[1:], self._size[:-1])
            if gutters:
                self._cut_at(gutters, begins)
        gaps[begins] = -np.inf
        starts = begins.nonzero()[0]
        first = np.repeat(starts, np.diff(starts, append=len(begins)))
        glyphs, at, size = self._glyphs, self._at, self._size
        style = glyphs.style[at]
        alike = np.logical_and.reduceat((size == size[first]) & (style == style[first]), starts)
        printed = glyphs.printed[at]
        some, every = np.logical_or.reduceat(printed, starts), np.logical_and.reduceat(printed, starts)
        least, widest = np.minimum.reduceat(size, starts), np.maximum.reduceat(gaps, starts)
        top, bottom = np.minimum.reduceat(glyphs.top[at], starts), np.maximum.reduceat(glyphs.bottom[at], starts)
        chars = [glyphs.chars[i] for i in at.tolist()]
        columns = (
            starts.tolist(), [*starts[1:].tolist(), len(at)], alike.tolist(), every.tolist(), least.tolist(),
            widest.tolist(), np.minimum.reduceat(self._x0, starts).tolist(), top.tolist(),
            np.maximum.reduceat(self._x1, starts).tolist(), bottom.tolist(), some.tolist(), self._row[starts].tolist(),
        )  # fmt: skip
        for start, end, is_alike, is_solid, smallest, gap, left, upper, right, lower, is_printed, row in zip(
            *columns, strict=True
        ):
            if not is_printed:
                continue
            run = chars[start:end]
            solid = run if is_solid else [c for c in run if not c.text.isspace()]
            if is_alike:
                _, first_place, height, font, bold, _ = run[0]
                usual = round(height * 2) / 2
            else:
                first_place = run[0].place
                usual, font, bold = common_type(solid)
            if gap > NUMBER_GAP * smallest or smallest < RAISED * usual:
                yield row, line_of(Row(run))
                continue
            texts, places, _, _, _, _ = zip(*run, strict=True)
            place = Place(first_place.page, left, upper, right, lower) if is_solid else union([c.place for c in solid])
            yield row, Line(Passage("".join(texts), places).strip(), place, usual, font, bold)

    def _cut_at(self, gutters: Sequence[float], begins: np.ndarray) -> None:
        """Begin anew behind gutters."""
        for start, end in pairwise([0, *self._ends.tolist()]):
            behind = self._x0[start:end].searchsorted(gutters, "left").tolist()
            # Of gutters in one gap the last one counts.
            for i, x in dict(zip(behind, gutters, strict=True)).items():
                if 0 < i < end - start and self._x1[start + i - 1] <= x:
                    begins[start + i] = True


def _groups(glyphs: Glyphs) -> dict[Key, list[int]]:
    """Indices of characters by size and height: in the file those of one line mostly follow one another."""
    groups: dict[Key, list[int]] = {}
    size, top, bottom = glyphs.size, glyphs.top, glyphs.bottom
    changes = (size[1:] != size[:-1]) | (top[1:] != top[:-1]) | (bottom[1:] != bottom[:-1])
    starts = [0, *(changes.nonzero()[0] + 1).tolist()]
    keys = zip(size[starts].tolist(), top[starts].tolist(), bottom[starts].tolist(), strict=True)
    for key, start, end in zip(keys, starts, [*starts[1:], len(glyphs)], strict=True):
        groups.setdefault(key, []).extend(range(start, end))
    return groups
