"""Characters become lines: same baseline, small gaps; vertical and sideways runs apart, raised note markers marked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, pairwise
from operator import add, gt, itemgetter

import numpy as np

from extractors.document import Char, Line, union
from extractors.glyphs import Glyphs
from extractors.layout.row_columns import RowColumns
from extractors.layout.rows import Row, from_left, gutters_of, is_letter, line_from, line_of, rows_of, runs

TIER_GAP = 3.0
"""A gap of this many sizes inside a line of vertical writing parts two tiers."""
TIER_BAND = 1.2
"""A white band of this many sizes through all lines of vertical writing parts two tiers."""
TIER_SHARE = 0.2
"""Share of the characters that each of them holds at least."""
ENDS = 12.0
"""Points by which the ends of two full lines of vertical writing differ at most."""
FEW = 20
"""From so many characters on most of them tell how a page is written."""
FEWEST = 5
"""Fewer tell nothing."""
HEADING_DOWN = 0.7
"""Share of few characters that step downwards in a heading of vertical writing."""


_PLACE = itemgetter(1)
"""A character's place, asked for without a Python frame."""


def make_lines(chars: Sequence[Char] | Glyphs, split_gaps: bool = False) -> list[Line]:
    """Lines of a region in reading order: top to bottom, or columns right to left where the writing is vertical.

    Args:
        chars: the region's characters in the file's order.
        split_gaps: cut lines at wide gaps, for a caller that looks for columns.
    """
    if isinstance(chars, Glyphs):
        if _is_plain(chars):
            return RowColumns(chars).lines(split=split_gaps)
        chars = chars.chars
    columns: list[list[Char]] = []
    turned: list[Char] = []
    if _is_one_row(chars):
        rows = [from_left(list(chars))]
    else:
        columns, rows, turned = _parted(chars)
    if split_gaps:
        lines = [line_of(run) for row in rows for run in runs(row, ())]
    else:
        lines = [line_of(row) for row in rows]
    return _with_vertical(lines, columns, turned)


def make_runs(glyphs: Glyphs) -> list[Line]:
    """Lines of a region, cut at wide gaps and also where many of them leave a narrow gutter of columns."""
    if _is_plain(glyphs):
        columns_of = RowColumns(glyphs)
        return columns_of.lines(columns_of.gutters())
    columns, rows, turned = _parted(glyphs.chars)
    # Columns of vertical writing between lines are taken out of these, but are text beside a gutter as well.
    gutters = gutters_of(rows_of([c for c in glyphs.chars if c.upright]) if columns else rows)
    lines = [line_of(run) for row in rows for run in runs(row, gutters)]
    return _with_vertical(lines, columns, turned)


def _parted(chars: Sequence[Char]) -> tuple[list[list[Char]], list[Row], list[Char]]:
    """Columns of vertical writing, rows from top to bottom, and glyphs turned by a quarter."""
    turned = [c for c in chars if not c.upright]
    upright = [c for c in chars if c.upright] if turned else chars
    columns, rest = _take_vertical(upright)
    return columns, rows_of(rest), turned


def _is_one_row(chars: Sequence[Char]) -> bool:
    """Whether all characters stand upright at one height in one size, as those of a cell mostly do."""
    if not chars:
        return False
    _, (_, _, top, _, bottom), size, _, _, _ = chars[0]
    for _, (_, _, above, _, below), other, _, _, upright in chars:
        if above != top or below != bottom or other != size or not upright:
            return False
    return True


def _is_plain(glyphs: Glyphs) -> bool:
    """Whether nothing is turned and no writing runs downwards, as in most regions: asked of all at once."""
    return bool(glyphs.upright.all()) and glyphs.single and not _may_step_down(glyphs)


def _may_step_down(glyphs: Glyphs) -> bool:
    """Whether a printed character stands below the one before it, and the next one below that."""
    at = glyphs.printed.nonzero()[0]
    x, y, size = glyphs.x[at], glyphs.y[at], glyphs.size[at]
    size = np.maximum(size[1:], size[:-1])
    away, down = x[1:] - x[:-1], y[1:] - y[:-1]
    below = (-0.25 * size < away) & (away < 0.25 * size) & (0.6 * size < down) & (down < 1.6 * size)
    return bool((below[1:] & below[:-1]).any())


def _with_vertical(lines: list[Line], columns: list[list[Char]], turned: list[Char]) -> list[Line]:
    """Lines, and lines of vertical writing each before the first that begins lower."""
    vertical = [line_from(column, vertical=True) for column in columns]
    vertical += [line_from(column, vertical=True) for column in _sideways(turned)]
    lines = [line for line in lines if line.text]
    if not lines:
        return sorted(vertical, key=lambda v: (-round(v.place.x1), v.place.top))
    for line in sorted(vertical, key=lambda v: (-v.place.x1, v.place.top)):
        at = next((i for i, other in enumerate(lines) if other.place.top > line.place.top), len(lines))
        lines.insert(at, line)
    return lines


def is_vertical(glyphs: Glyphs) -> bool:
    """Whether most of the characters step downwards in the file's order: a page of vertical writing."""
    many = int(glyphs.printed.sum())
    if many < FEW:
        # A heading over tables may be all that a page prints beside them: nearly all of it steps down.
        printed = glyphs.chosen(glyphs.printed)
        down = sum(
            abs(b.place.center[0] - a.place.center[0]) < 0.25 * a.size
            and 0 < b.place.top - a.place.top < TIER_GAP * a.size
            for a, b in pairwise(printed)
        )
        return many >= FEWEST and down >= HEADING_DOWN * many
    heights = (glyphs.top + glyphs.bottom)[glyphs.printed]
    if int((heights[1:] > heights[:-1]).sum()) <= 0.5 * many:
        # As nearly always: most characters stand beside the one before them.
        return False
    printed = glyphs.chosen(glyphs.printed)
    return _down(printed, _steps(printed)) > 0.5 * many


def _steps(chars: Sequence[Char]) -> list[int]:
    """Where a character's middle lies lower than that of the one before it."""
    if len(chars) < 2:
        return []
    _, _, top, _, bottom = zip(*map(_PLACE, chars), strict=True)
    heights = list(map(add, top, bottom))
    return list(compress(range(1, len(heights)), map(gt, heights[1:], heights)))


def _down(chars: Sequence[Char], steps: Sequence[int]) -> int:
    """How many of the characters at these indices stand directly below the one before them."""
    return sum(_below(chars[i - 1], chars[i]) for i in steps)


def make_tiers(chars: Sequence[Char]) -> list[list[Line]]:
    """Tiers of vertical writing, each with its lines from right to left; glyphs turned by a quarter stand in them.

    What stands in no line of three characters or more (a page number) is read across and comes last, but for a word
    of two letters (目次) and the last letters of a line, which begin beside it.
    """
    printed = [c for c in chars if not c.text.isspace()]
    bands = _tier_bands([printed])
    parts: list[list[Char]] = [[] for _ in range(len(bands) + 1)]
    for char in printed:
        parts[bisect_left(bands, char.place.center[1])].append(char)
    tiers: list[list[Line]] = []
    loose: list[Char] = []
    for part in parts:
        lines, left = _lines_down(part)
        tiers += [sorted(tier, key=lambda v: -v.place.x1) for tier in _tiers(lines)]
        loose += left
    across = make_lines(loose)
    return [*tiers, across] if across else tiers


def _lines_down(chars: Sequence[Char]) -> tuple[list[Line], list[Char]]:
    """Lines of vertical writing of one tier, and the characters that stand in none."""
    lines: list[Line] = []
    short: list[list[Char]] = []
    for column in _columns_of(chars):
        ordered = sorted(column, key=lambda c: (c.place.top, c.place.x0))
        pieces = [[ordered[0]]]
        for before, char in pairwise(ordered):
            if char.place.top - before.place.bottom > TIER_GAP * max(char.size, before.size):
                pieces.append([])
            pieces[-1].append(char)
        for piece in pieces:
            if len(piece) >= 3 or len(column) >= 3:
                lines.append(line_from(piece, vertical=True))
            else:
                short.append(piece)
    loose: list[Char] = []
    ends = sorted((line.place.bottom for line in lines), reverse=True)
    far = next((a for a, b in pairwise(ends) if a - b < ENDS), 0.0)
    for piece in sorted(short, key=lambda p: -p[0].place.x0):
        others = [c for other in short if other is not piece for c in other]
        if _is_word_down(piece, others) or _ends_line(piece, lines, far):
            lines.append(line_from(piece, vertical=True))
        else:
            loose.extend(piece)
    return lines, loose


def _columns_of(chars: Sequence[Char]) -> list[list[Char]]:
    """Characters that stand below each other; marks, whose boxes may be narrow, go to the nearest of the letters."""
    columns: list[list[Char]] = []
    ordered = sorted(chars, key=lambda c: (not is_letter(c), -c.size, -c.place.center[0]))
    for char in ordered:
        x = char.place.center[0]
        away, nearest = min(((abs(c[0].place.center[0] - x), i) for i, c in enumerate(columns)), default=(1e9, 0))
        if away < 0.42 * columns[nearest][0].size if columns else False:
            columns[nearest].append(char)
        else:
            columns.append([char])
    return columns


def _is_word_down(piece: Sequence[Char], others: Sequence[Char]) -> bool:
    """Whether two letters of one type stand below each other with nothing beside them."""
    if len(piece) != 2 or any(c.text.isascii() or not c.text.isalpha() for c in piece):
        return False
    first, last = piece
    size = first.size
    if abs(size - last.size) > 0.5 or last.place.top - first.place.bottom > TIER_GAP * size:
        return False
    level = [c.place for c in others if any(c.place.top < p.place.center[1] < c.place.bottom for p in piece)]
    return not any(-size < p.x0 - first.place.x1 < size or -size < first.place.x0 - p.x1 < size for p in level)


def _ends_line(piece: Sequence[Char], lines: Sequence[Line], far: float) -> bool:
    """Whether a letter or two stand beside the beginning of a line at their right, in its type: it goes on in them.

    Such a line begins at their height, or is full and begins within a label's or an item's indent of it.
    """
    first = piece[0]
    return any(
        line.vertical
        and abs(line.size - first.size) < 0.5
        and line.font == first.font
        and -0.2 * first.size < line.place.x0 - first.place.x1 < 1.2 * first.size
        and (
            abs(line.place.top - first.place.top) < 0.5 * first.size
            or (far - line.place.bottom < 2.2 * line.size and abs(line.place.top - first.place.top) < 3.5 * first.size)
        )
        for line in lines
    )


def _tier_bands(columns: Sequence[Sequence[Char]]) -> list[float]:
    """Heights of white bands that run through all columns and leave much text above and below: gaps of tiers."""
    chars = sorted((c for column in columns for c in column), key=lambda c: c.place.top)
    found: list[float] = []
    reach, least = -1e9, TIER_SHARE * len(chars)
    for i, char in enumerate(chars):
        if i >= least and len(chars) - i >= least and char.place.top - reach > TIER_BAND * char.size:
            found.append((reach + char.place.top) / 2)
        reach = max(reach, char.place.bottom)
    return found


def _tiers(lines: list[Line]) -> list[list[Line]]:
    """Lines of vertical writing that share no height with those of another tier."""
    tiers: list[list[Line]] = []
    reach = -1e9
    for line in sorted(lines, key=lambda v: v.place.top):
        if tiers and line.place.top < reach:
            tiers[-1].append(line)
        else:
            tiers.append([line])
        reach = max(reach, line.place.bottom)
    return tiers


def _take_vertical(chars: Sequence[Char]) -> tuple[list[list[Char]], Sequence[Char]]:
    """Runs that step downwards in the file's order with nothing beside them, and all other characters."""
    printed = [c for c in chars if not c.text.isspace()]
    steps = {i for i in _steps(printed) if _below(printed[i - 1], printed[i])}
    if not any(i + 1 in steps for i in steps):
        return [], chars
    columns: list[list[Char]] = []
    rest: list[Char] = []
    run: list[Char] = []
    last: Char | None = None
    for char in chars:
        if char.text.isspace():
            (run if run else rest).append(char)
            continue
        if last is not None and _below(last, char):
            run.append(char)
        else:
            _keep(run, columns, rest)
            run = [char]
        last = char
    _keep(run, columns, rest)
    if columns:
        # A narrow cell set one character a line looks the same; only neighbours on the line tell it apart.
        kept: list[list[Char]] = []
        for column in columns:
            (kept.append(column) if not _has_neighbours(column, rest) else rest.extend(column))
        columns = kept
    if not columns:
        return [], chars
    order = {id(c): i for i, c in enumerate(chars)}
    rest.sort(key=lambda c: order[id(c)])
    return columns, rest


def _below(before: Char, char: Char) -> bool:
    _, ax0, atop, ax1, abottom = before.place
    _, x0, top, x1, bottom = char.place
    size = before.size if before.size > char.size else char.size
    away = (x0 + x1) / 2 - (ax0 + ax1) / 2
    if not -0.25 * size < away < 0.25 * size:
        return False
    return 0.6 * size < (top + bottom) / 2 - (atop + abottom) / 2 < 1.6 * size


def _keep(run: list[Char], columns: list[list[Char]], rest: list[Char]) -> None:
    if sum(not c.text.isspace() for c in run) >= 3:
        columns.append(run)
    else:
        rest.extend(run)


def _has_neighbours(column: list[Char], others: list[Char]) -> bool:
    """Whether horizontal text stands directly at the side of the column's characters."""
    place = union(c.place for c in column)
    size = column[0].size
    close = 0
    for other in others:
        if other.text.isspace() or not place.top - 1 <= other.place.center[1] <= place.bottom + 1:
            continue
        gaps = (other.place.x0 - place.x1, place.x0 - other.place.x1)
        if any(-0.5 * size < gap < 0.35 * size for gap in gaps):
            close += 1
    return close >= max(2, len(column) // 2)


def _sideways(chars: list[Char]) -> list[list[Char]]:
    """Lines of glyphs turned by a quarter, each read along its own direction."""
    groups: dict[int, list[Char]] = {}
    for char in chars:
        if char.text.isspace():
            continue
        x = char.place.center[0]
        key = next((k for k in groups if abs(k - x) < 0.4 * char.size), None)
        groups.setdefault(round(x) if key is None else key, []).append(char)
    lines = []
    for group in groups.values():
        # The file's order says whether the line runs up or down the page.
        down = sum(b.place.top > a.place.top for a, b in zip(group, group[1:], strict=False)) * 2 >= len(group) - 1
        lines.append(sorted(group, key=lambda c: c.place.top if down else -c.place.top))
    return lines
