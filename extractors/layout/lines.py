"""Characters become lines: same baseline, small gaps; vertical and sideways runs apart, raised note markers marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.document import Char, Line, Passage, Place, union

NUMBER_GAP = 0.3
"""A gap of this share of the size behind a number at the beginning of a line is a blank that was not printed: Word and
LibreOffice leave a quarter between digits and ideographs by themselves."""
WORD_GAP = 0.25
"""A gap of this share of the size between two Latin letters is a blank that the producer did not print."""
RAISED = 0.78
"""Characters smaller than this share of the line's size may be raised."""
TAB_GAP = 1.6
"""A gap of this many sizes inside a line is read as a blank: a tab, or spread letters."""
GUTTER_GAP = 0.45
"""A gap of this many sizes may be a gutter when many lines leave it at the same place."""
GUTTER_ROWS = 8
"""So many lines must leave it."""
TIER_GAP = 3.0
"""A gap of this many sizes inside a line of vertical writing parts two tiers."""
STRIP = 16.0
"""Points; rows are looked up by the strips of this height that they touch."""
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
    # Rows by the height at which they stand, so that a character is compared with those beside it alone.
    beside: dict[int, list[int]] = {}
    for char in sorted(chars, key=_by_size):
        _, _, above, _, below = char.place
        middle = (above + below) / 2
        best, distance = None, 1e9
        for i in reversed(beside.get(int(middle // STRIP), ())):
            top, bottom = tops[i]
            height = bottom - top
            if top - 0.05 * height <= middle <= bottom + 0.05 * height:
                away = abs((top + bottom) / 2 - middle)
                if away < distance and (away < 0.4 * height or char.size < 0.8 * height):
                    best, distance = i, away
        if best is None:
            slack = 0.05 * (below - above)
            for strip in range(int((above - slack) // STRIP), int((below + slack) // STRIP) + 1):
                beside.setdefault(strip, []).append(len(rows))
            rows.append([char])
            tops.append((above, below))
        else:
            rows[best].append(char)
    order = sorted(range(len(rows)), key=tops.__getitem__)
    return [sorted(rows[i], key=_by_x) for i in order]


def _by_size(char: Char) -> tuple[float, float]:
    return (-char.size, char.place.top)


def _by_x(char: Char) -> tuple[float, float]:
    return (char.place.x0, char.place.x1)


def _cut_row(row: list[Char], split_gaps: bool, gutters: Sequence[float]) -> list[Line]:
    if not split_gaps:
        return [_line(row)]
    run = [row[0]]
    runs: list[list[Char]] = [run]
    before = row[0]
    for char in row[1:]:
        left, right = before.place.x1, char.place.x0
        if right - left > COLUMN_GAP * max(char.size, before.size) or any(left <= x <= right for x in gutters):
            run = [char]
            runs.append(run)
        else:
            run.append(char)
        before = char
    return [_line(run) for run in runs if any(not c.text.isspace() for c in run)]


def _line(chars: list[Char], vertical: bool = False) -> Line:
    """A line from characters in reading order, with blanks where the producer left only a gap."""
    printed = [c for c in chars if not c.text.isspace()] or chars
    size, font, bold = _common_type(printed)
    small = not vertical and any(c.size < RAISED * size for c in chars)
    middle = _middle(printed, size) if small else 0.0
    parts: list[str] = []
    places: list[Place | None] = []
    raised: list[tuple[int, int]] = []
    previous: Char | None = None
    for char in chars:
        text, place = char.text, char.place
        if previous is not None:
            gap = place.top - previous.place.bottom if vertical else place.x0 - previous.place.x1
            widest = max(previous.size, char.size)
            if gap > NUMBER_GAP * widest and _needs_blank(previous.text, text, gap, widest, parts):
                parts.append(" ")
                places.append(None)
        if small and char.size < RAISED * size and (place.top + place.bottom) / 2 < middle - 0.08 * size:
            at = len(places)
            if raised and raised[-1][1] == at:
                raised[-1] = (raised[-1][0], at + len(text))
            else:
                raised.append((at, at + len(text)))
        parts.append(text)
        if len(text) == 1:
            places.append(place)
        else:
            places.extend([place] * len(text))
        previous = char
    passage = Passage("".join(parts), tuple(places))
    left = len(passage.text) - len(passage.text.lstrip())
    passage = passage.strip()
    marks = tuple((a - left, b - left) for a, b in raised if a >= left)
    return Line(passage, union(c.place for c in printed), size, font, bold, vertical, marks)


def _common_type(chars: Sequence[Char]) -> tuple[float, str, bool]:
    """Size to half a point, font and weight of most of the characters."""
    exact = Counter((c.size, c.font, c.bold) for c in chars)
    weights: Counter[tuple[float, str, bool]] = Counter()
    for (size, font, bold), count in exact.items():
        weights[round(size * 2) / 2, font, bold] += count
    return weights.most_common(1)[0][0]


def _middle(chars: Sequence[Char], size: float) -> float:
    """Where the middle of a line's characters lies, small ones aside."""
    heights = [(c.place.top + c.place.bottom) / 2 for c in chars if c.size > 0.8 * size]
    return sum(heights) / max(1, len(heights))


_LONE_NUMBER = re.compile(r"^(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}|[ア-ン]|[A-ZＡ-Ｚ]|[ivxIVXⅠ-Ⅹ]{1,4})$")


def _needs_blank(before: str, char: str, gap: float, size: float, parts: Sequence[str]) -> bool:
    """Whether a gap stands for a blank: between Latin words, behind a heading's number, or where it is wide.

    Args:
        before: the character at the left.
        char: the character at the right.
        gap: points between them, more than NUMBER_GAP of the size.
        size: the larger of their sizes.
        parts: the line up to here.
    """
    a, b = before[-1:], char[:1]
    if a.isspace() or b.isspace():
        return False
    if _LONE_NUMBER.match("".join(parts[:4])) and not (a.isascii() and b.isascii()):
        return True
    if a.isascii() and b.isascii() and (a.isalnum() or a in ".,;:)") and b.isalnum():
        return gap > WORD_GAP * size and not (a.isdigit() and b.isdigit() and gap < 0.6 * size)
    return gap > TAB_GAP * size


def _take_vertical(chars: list[Char]) -> tuple[list[list[Char]], list[Char]]:
    """Runs that step downwards in the file's order with nothing beside them, and all other characters."""
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
        return [], list(chars)
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
