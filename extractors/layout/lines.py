"""Characters become lines: same baseline, small gaps; vertical and sideways runs apart, raised note markers marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.document import Char, Line, Passage, union

NUMBER_GAP = 0.2
"""A gap of this share of the size behind a number at the beginning of a line is a blank that was not printed."""
WORD_GAP = 0.25
"""A gap of this share of the size between two Latin letters is a blank that the producer did not print."""
TAB_GAP = 1.6
"""A gap of this many sizes inside a line is read as a blank: a tab, or spread letters."""
GUTTER_GAP = 0.45
"""A gap of this many sizes may be a gutter when many lines leave it at the same place."""
GUTTER_ROWS = 8
"""So many lines must leave it."""
TIER_GAP = 3.0
"""A gap of this many sizes inside a line of vertical writing parts two tiers."""
COLUMN_GAP = 0.9
"""A gap of this many sizes separates two runs of a line (they are joined again where no gutter runs through)."""


def make_lines(chars: Sequence[Char], split_gaps: bool = False, gutters: Sequence[float] = ()) -> list[Line]:
    """Lines of a region in reading order: top to bottom, or columns right to left where the writing is vertical.

    Args:
        chars: the region's characters in the file's order.
        split_gaps: cut lines at wide gaps, for a caller that looks for columns.
        gutters: also cut lines where they leave a gap at one of these x.
    """
    upright = [c for c in chars if c.upright]
    turned = [c for c in chars if not c.upright]
    columns, rows = _take_vertical(upright)
    lines = [line for row in _rows(rows) for line in _cut_row(row, split_gaps, gutters)]
    vertical = [_line(column, vertical=True) for column in columns]
    vertical += [_line(column, vertical=True) for column in _sideways(turned)]
    lines = [line for line in lines if line.text.strip()]
    if not lines:
        return sorted(vertical, key=lambda v: (-round(v.place.x1), v.place.top))
    for line in sorted(vertical, key=lambda v: (-v.place.x1, v.place.top)):
        at = next((i for i, other in enumerate(lines) if other.place.top > line.place.top), len(lines))
        lines.insert(at, line)
    return lines


def is_vertical(chars: Sequence[Char]) -> bool:
    """Whether most of the characters step downwards in the file's order: a page of vertical writing."""
    printed = [c for c in chars if not c.text.isspace()]
    down = sum(_below(a, b) for a, b in zip(printed, printed[1:], strict=False))
    return len(printed) >= 20 and down > 0.5 * len(printed)


def make_columns(chars: Sequence[Char]) -> list[Line]:
    """Lines of vertical writing from right to left, tier below tier; glyphs turned by a quarter stand in their line.

    What stands in no line of three characters or more (a page number) is read across and comes last.
    """
    columns: list[list[Char]] = []
    for char in sorted((c for c in chars if not c.text.isspace()), key=lambda c: (-c.size, -c.place.center[0])):
        x = char.place.center[0]
        column = next((c for c in columns if abs(c[0].place.center[0] - x) < 0.42 * c[0].size), None)
        if column is None:
            columns.append([char])
        else:
            column.append(char)
    lines: list[Line] = []
    loose: list[Char] = []
    for column in columns:
        ordered = sorted(column, key=lambda c: (c.place.top, c.place.x0))
        pieces = [[ordered[0]]]
        for before, char in zip(ordered, ordered[1:], strict=False):
            if char.place.top - before.place.bottom > TIER_GAP * max(char.size, before.size):
                pieces.append([])
            pieces[-1].append(char)
        for piece in pieces:
            if len(piece) >= 3 or len(column) >= 3:
                lines.append(_line(piece, vertical=True))
            else:
                loose.extend(piece)
    return [line for tier in _tiers(lines) for line in sorted(tier, key=lambda v: -v.place.x1)] + make_lines(loose)


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


def find_gutters(chars: Sequence[Char]) -> list[float]:
    """Positions x at which many lines leave a gap and hardly any line has a character: narrow gutters of columns.

    The gap may be as narrow as a blank; that eight lines or more leave it at one place tells it from one.
    """
    printed = [c for c in chars if c.upright and not c.text.isspace()]
    rows = [row for row in _rows(printed) if len(row) > 3]
    if len(rows) < GUTTER_ROWS:
        return []
    gaps = [
        (a.place.x1, b.place.x0)
        for row in rows
        for a, b in zip(row, row[1:], strict=False)
        if b.place.x0 - a.place.x1 > GUTTER_GAP * max(a.size, b.size)
    ]
    found: list[float] = []
    for left, right in sorted(gaps, key=lambda g: g[1] - g[0])[:400]:
        x = (left + right) / 2
        if any(abs(x - other) < 20 for other in found):
            continue
        open_rows = sum(a < x < b for a, b in gaps)
        crossed = sum(any(c.place.x0 + 0.5 < x < c.place.x1 - 0.5 for c in row) for row in rows)
        if open_rows >= GUTTER_ROWS and crossed <= 0.1 * open_rows:
            found.append(x)
    return found


def _rows(chars: list[Char]) -> list[list[Char]]:
    """Characters of one baseline together, from top to bottom."""
    if not chars:
        return []
    rows: list[list[Char]] = []
    tops: list[tuple[float, float]] = []
    # Large characters first: small raised ones then join the row that they belong to.
    for char in sorted(chars, key=lambda c: (-c.size, c.place.top)):
        middle = (char.place.top + char.place.bottom) / 2
        best, distance = None, 1e9
        for i in range(len(rows) - 1, max(-1, len(rows) - 400), -1):
            top, bottom = tops[i]
            height = bottom - top
            if top - 0.05 * height <= middle <= bottom + 0.05 * height:
                away = abs((top + bottom) / 2 - middle)
                if away < distance and (away < 0.4 * height or char.size < 0.8 * height):
                    best, distance = i, away
        if best is None:
            rows.append([char])
            tops.append((char.place.top, char.place.bottom))
        else:
            rows[best].append(char)
    order = sorted(range(len(rows)), key=lambda i: (tops[i][0], tops[i][1]))
    return [sorted(rows[i], key=lambda c: (c.place.x0, c.place.x1)) for i in order]


def _cut_row(row: list[Char], split_gaps: bool, gutters: Sequence[float]) -> list[Line]:
    if not split_gaps:
        return [_line(row)]
    runs: list[list[Char]] = [[row[0]]]
    for char in row[1:]:
        before = runs[-1][-1]
        gap = char.place.x0 - before.place.x1
        at_gutter = any(before.place.x1 <= x <= char.place.x0 for x in gutters)
        if gap > COLUMN_GAP * max(char.size, before.size) or at_gutter:
            runs.append([char])
        else:
            runs[-1].append(char)
    return [_line(run) for run in runs if any(not c.text.isspace() for c in run)]


def _line(chars: list[Char], vertical: bool = False) -> Line:
    """A line from characters in reading order, with blanks where the producer left only a gap."""
    printed = [c for c in chars if not c.text.isspace()] or chars
    weights: Counter[tuple[float, str, bool]] = Counter()
    for char in printed:
        weights[(round(char.size * 2) / 2, char.font, char.bold)] += 1
    (size, font, bold), _ = weights.most_common(1)[0]
    parts: list[Passage] = []
    raised: list[tuple[int, int]] = []
    length = 0
    middle = sum((c.place.top + c.place.bottom) / 2 for c in printed if c.size > 0.8 * size) / max(
        1, sum(c.size > 0.8 * size for c in printed)
    )
    previous: Char | None = None
    for char in chars:
        if previous is not None and _needs_blank(previous, char, vertical, "".join(p.text for p in parts[:4])):
            parts.append(Passage.inserted(" "))
            length += 1
        if not vertical and char.size < 0.78 * size and (char.place.top + char.place.bottom) / 2 < middle - 0.08 * size:
            if raised and raised[-1][1] == length:
                raised[-1] = (raised[-1][0], length + len(char.text))
            else:
                raised.append((length, length + len(char.text)))
        parts.append(Passage.of([char]))
        length += len(char.text)
        previous = char
    passage = Passage.join(parts)
    left = len(passage.text) - len(passage.text.lstrip())
    passage = passage.strip()
    marks = tuple((a - left, b - left) for a, b in raised if a >= left)
    place = union(c.place for c in printed)
    return Line(passage, place, size, font, bold, vertical, marks)


_LONE_NUMBER = re.compile(r"^(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}|[ア-ン]|[A-ZＡ-Ｚ]|[ivxIVXⅠ-Ⅹ]{1,4})$")


def _needs_blank(before: Char, char: Char, vertical: bool, beginning: str) -> bool:
    """Whether a gap stands for a blank: between Latin words, behind a heading's number, or where it is wide."""
    a, b = before.text[-1:], char.text[:1]
    if a.isspace() or b.isspace():
        return False
    gap = char.place.top - before.place.bottom if vertical else char.place.x0 - before.place.x1
    size = max(before.size, char.size)
    if gap > NUMBER_GAP * size and _LONE_NUMBER.match(beginning) and not (a.isascii() and b.isascii()):
        return True
    if a.isascii() and b.isascii() and (a.isalnum() or a in ".,;:)") and b.isalnum():
        return gap > WORD_GAP * size and not (a.isdigit() and b.isdigit() and gap < 0.6 * size)
    return gap > TAB_GAP * size


def _take_vertical(chars: list[Char]) -> tuple[list[list[Char]], list[Char]]:
    """Runs that step downwards in the file's order with nothing beside them, and all other characters."""
    columns: list[list[Char]] = []
    rest: list[Char] = []
    run: list[Char] = []
    for char in chars:
        if char.text.isspace():
            (run if run else rest).append(char)
            continue
        last = next((c for c in reversed(run) if not c.text.isspace()), None)
        if last is not None and _below(last, char):
            run.append(char)
            continue
        _keep(run, columns, rest)
        run = [char]
    _keep(run, columns, rest)
    if columns:
        # A narrow cell set one character a line looks the same; only neighbours on the line tell it apart.
        kept: list[list[Char]] = []
        for column in columns:
            (kept.append(column) if not _has_neighbours(column, rest) else rest.extend(column))
        columns = kept
    order = {id(c): i for i, c in enumerate(chars)}
    rest.sort(key=lambda c: order[id(c)])
    return columns, rest


def _below(before: Char, char: Char) -> bool:
    size = max(before.size, char.size)
    step = char.place.center[1] - before.place.center[1]
    return abs(char.place.center[0] - before.place.center[0]) < 0.25 * size and 0.6 * size < step < 1.6 * size


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
