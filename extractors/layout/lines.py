"""Characters become lines: same baseline, small gaps; vertical and sideways runs apart, raised note markers marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import compress, pairwise
from operator import add, gt, itemgetter, lt, sub

import numpy as np

from extractors.document import Char, Line, Passage, Place, union
from extractors.glyphs import Glyphs

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
BLANK = 0.7
"""A gap of this share of the size is a blank in a line of vertical writing that is not letter-spaced."""
TIER_BAND = 1.2
"""A white band of this many sizes through all lines of vertical writing parts two tiers."""
TIER_SHARE = 0.2
"""Share of the characters that each of them holds at least."""
FEW = 20
"""From so many characters on most of them tell how a page is written."""
FEWEST = 5
"""Fewer tell nothing."""
HEADING_DOWN = 0.7
"""Share of few characters that step downwards in a heading of vertical writing."""
STRIP = 16.0
"""Points; rows are looked up by the strips of this height that they touch."""
COLUMN_GAP = 0.9
"""A gap of this many sizes separates two runs of a line (they are joined again where no gutter runs through)."""


class _Row:
    """Characters of one row from left to right, with what is asked of all of them in columns."""

    __slots__ = ("bolds", "bottom", "chars", "fonts", "gaps", "least", "places", "sizes", "texts", "top", "widest",
                 "x0", "x1")  # fmt: skip

    def __init__(self, chars: list[Char]) -> None:
        self.chars = chars
        self.texts, self.places, self.sizes, self.fonts, self.bolds, _ = zip(*chars, strict=True)
        _, self.x0, self.top, self.x1, self.bottom = zip(*self.places, strict=True)
        self.gaps = list(map(sub, self.x0[1:], self.x1))
        """White space before each character but the first, in points."""
        self.widest, self.least = max(self.gaps, default=0.0), min(self.sizes)
        """The widest of it, and the smallest size: mostly they tell at once that no gap is wide."""

    def __len__(self) -> int:
        return len(self.chars)

    def cut(self, start: int, end: int) -> _Row:
        """A part of it."""
        part = _Row.__new__(_Row)
        for name in ("chars", "texts", "places", "sizes", "fonts", "bolds", "x0", "top", "x1", "bottom"):
            setattr(part, name, getattr(self, name)[start:end])
        part.gaps = self.gaps[start : end - 1]
        part.widest, part.least = max(part.gaps, default=0.0), min(part.sizes)
        return part

    def printed(self) -> _Row | None:
        """It without blanks; None where nothing is left."""
        if not any(map(str.isspace, self.texts)):
            return self
        chars = [c for c in self.chars if not c.text.isspace()]
        return _Row(chars) if chars else None


_PLACE = itemgetter(1)
"""A character's place, asked for without a Python frame."""
_Key = tuple[float, float, float]
"""Size, upper and lower edge of characters."""


def make_lines(chars: Sequence[Char] | Glyphs, split_gaps: bool = False) -> list[Line]:
    """Lines of a region in reading order: top to bottom, or columns right to left where the writing is vertical.

    Args:
        chars: the region's characters in the file's order.
        split_gaps: cut lines at wide gaps, for a caller that looks for columns.
    """
    if isinstance(chars, Glyphs):
        columns, rows, turned = _parted_glyphs(chars)
    elif _is_one_row(chars):
        columns, rows, turned = [], [_from_left(list(chars))], []
    else:
        columns, rows, turned = _parted(chars)
    if split_gaps:
        lines = [_line_of(run) for row in rows for run in _runs(row, ())]
    else:
        lines = [_line_of(row) for row in rows]
    return _with_vertical(lines, columns, turned)


def make_runs(glyphs: Glyphs) -> list[Line]:
    """Lines of a region, cut at wide gaps and also where many of them leave a narrow gutter of columns."""
    columns, rows, turned = _parted_glyphs(glyphs)
    # Columns of vertical writing between lines are taken out of these, but are text beside a gutter as well.
    gutters = _gutters(_rows(_groups([c for c in glyphs.chars if c.upright])) if columns else rows)
    lines = [_line_of(run) for row in rows for run in _runs(row, gutters)]
    return _with_vertical(lines, columns, turned)


def _parted(chars: Sequence[Char]) -> tuple[list[list[Char]], list[_Row], list[Char]]:
    """Columns of vertical writing, rows from top to bottom, and glyphs turned by a quarter."""
    turned = [c for c in chars if not c.upright]
    upright = [c for c in chars if c.upright] if turned else chars
    columns, rest = _take_vertical(upright)
    return columns, _rows(_groups(rest)), turned


def _is_one_row(chars: Sequence[Char]) -> bool:
    """Whether all characters stand upright at one height in one size, as those of a cell mostly do."""
    if not chars:
        return False
    _, (_, _, top, _, bottom), size, _, _, _ = chars[0]
    for _, (_, _, above, _, below), other, _, _, upright in chars:
        if above != top or below != bottom or other != size or not upright:
            return False
    return True


def _parted_glyphs(glyphs: Glyphs) -> tuple[list[list[Char]], list[_Row], list[Char]]:
    """The same of many characters, asked of all at once; few regions hold any vertical writing."""
    if not glyphs.upright.all() or _may_step_down(glyphs):
        return _parted(glyphs.chars)
    return [], _rows(_groups_of(glyphs)), []


def _may_step_down(glyphs: Glyphs) -> bool:
    """Whether a printed character stands below the one before it, and the next one below that."""
    x, y, size = glyphs.x[glyphs.printed], glyphs.y[glyphs.printed], glyphs.size[glyphs.printed]
    size = np.maximum(size[1:], size[:-1])
    away, down = x[1:] - x[:-1], y[1:] - y[:-1]
    below = (-0.25 * size < away) & (away < 0.25 * size) & (0.6 * size < down) & (down < 1.6 * size)
    return bool((below[1:] & below[:-1]).any())


def _with_vertical(lines: list[Line], columns: list[list[Char]], turned: list[Char]) -> list[Line]:
    """Lines, and lines of vertical writing each before the first that begins lower."""
    vertical = [_line(column, vertical=True) for column in columns]
    vertical += [_line(column, vertical=True) for column in _sideways(turned)]
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


def make_columns(chars: Sequence[Char]) -> list[Line]:
    """Lines of vertical writing from right to left, tier below tier; glyphs turned by a quarter stand in their line.

    What stands in no line of three characters or more (a page number) is read across and comes last, but for a word
    of two letters (目次) and the last letter of a heading, which begins beside the line before it.
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
    short: list[list[Char]] = []
    bands = _tier_bands(columns)
    for column in columns:
        ordered = sorted(column, key=lambda c: (c.place.top, c.place.x0))
        pieces = [[ordered[0]]]
        for before, char in zip(ordered, ordered[1:], strict=False):
            apart = char.place.top - before.place.bottom > TIER_GAP * max(char.size, before.size)
            if apart or any(before.place.center[1] < band < char.place.center[1] for band in bands):
                pieces.append([])
            pieces[-1].append(char)
        for piece in pieces:
            if len(piece) >= 3 or len(column) >= 3:
                lines.append(_line(piece, vertical=True))
            else:
                short.append(piece)
    loose: list[Char] = []
    for piece in short:
        others = [c for other in short if other is not piece for c in other]
        if _is_word_down(piece, others) or _ends_line(piece, lines):
            lines.append(_line(piece, vertical=True))
        else:
            loose.extend(piece)
    return [line for tier in _tiers(lines) for line in sorted(tier, key=lambda v: -v.place.x1)] + make_lines(loose)


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


def _ends_line(piece: Sequence[Char], lines: Sequence[Line]) -> bool:
    """Whether a letter or two begin where the line at their right begins, in its type: that line goes on in them."""
    first = piece[0]
    return any(
        abs(line.place.top - first.place.top) < 0.5 * first.size
        and abs(line.size - first.size) < 0.5
        and line.font == first.font
        and -0.2 * first.size < line.place.x0 - first.place.x1 < 1.2 * first.size
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


def _gutters(rows: Sequence[_Row]) -> list[float]:
    """Positions x at which many lines leave a gap and hardly any line has a character: narrow gutters of columns.

    The gap may be as narrow as a blank; that eight lines or more leave it at one place tells it from one.
    """
    printed = [row for row in (row.printed() for row in rows) if row is not None and len(row) > 3]
    if len(printed) < GUTTER_ROWS:
        return []
    gaps = [(row.x1[i - 1], row.x0[i]) for row in printed for i in _wide_gaps(row, GUTTER_GAP)]
    if len(gaps) < GUTTER_ROWS:
        return []
    lefts, rights = sorted([a for a, _ in gaps]), sorted([b for _, b in gaps])
    found: list[float] = []
    for left, right in sorted(gaps, key=lambda g: g[1] - g[0])[:400]:
        x = (left + right) / 2
        if any(abs(x - other) < 20 for other in found):
            continue
        open_rows = bisect_left(lefts, x) - bisect_right(rights, x)
        if open_rows >= GUTTER_ROWS and sum(_crosses(row, x) for row in printed) <= 0.1 * open_rows:
            found.append(x)
    return sorted(found)


def _crosses(row: _Row, x: float) -> bool:
    """Whether a character of a line stands at an x, not with its edge alone."""
    behind = bisect_left(row.x0, x)
    if not behind or max(row.x1[:behind]) - 0.5 <= x:
        return False
    return any(a + 0.5 < x < b - 0.5 for a, b in zip(row.x0[:behind], row.x1, strict=False))


def _wide_gaps(row: _Row, share: float) -> list[int]:
    """Indices of characters that follow at more than a share of the size (of the larger of both)."""
    if row.widest <= share * row.least:
        return []
    sizes = row.sizes
    return [i for i, gap in enumerate(row.gaps, 1) if gap > share * max(sizes[i - 1], sizes[i])]


def _groups(chars: Sequence[Char]) -> dict[_Key, list[Char]]:
    """Characters by size and height: those of one size and height stand in one row."""
    groups: defaultdict[_Key, list[Char]] = defaultdict(list)
    if chars:
        _, places, sizes, *_ = zip(*chars, strict=True)
        _, _, upper, _, lower = zip(*places, strict=True)
        for key, char in zip(zip(sizes, upper, lower, strict=True), chars, strict=True):
            groups[key].append(char)
    return groups


def _groups_of(glyphs: Glyphs) -> dict[_Key, list[Char]]:
    """The same of many characters: in the file those of one line mostly follow one another."""
    groups: defaultdict[_Key, list[Char]] = defaultdict(list)
    if len(glyphs):
        size, top, bottom, chars = glyphs.size, glyphs.top, glyphs.bottom, glyphs.chars
        changes = (size[1:] != size[:-1]) | (top[1:] != top[:-1]) | (bottom[1:] != bottom[:-1])
        starts = [0, *(changes.nonzero()[0] + 1).tolist()]
        keys = zip(size[starts].tolist(), top[starts].tolist(), bottom[starts].tolist(), strict=True)
        for key, start, end in zip(keys, starts, [*starts[1:], len(glyphs)], strict=True):
            groups[key] += chars[start:end]
    return groups


def _rows(groups: dict[_Key, list[Char]]) -> list[_Row]:
    """Characters of one baseline together, from top to bottom, each row from left to right.

    Args:
        groups: the characters by size and height, of which there are far fewer than characters.
    """
    rows: list[list[Char]] = []
    tops: list[tuple[float, float]] = []
    # Large characters first: small raised ones then join the row that they belong to.
    # Rows by the height at which they stand, so that a group is compared with those beside it alone.
    beside: dict[int, list[int]] = {}
    joined: defaultdict[int, list[_Key]] = defaultdict(list)
    for key in sorted(groups, key=_by_size):
        size, above, below = key
        middle = (above + below) / 2
        best, distance = None, 1e9
        for i in reversed(beside.get(int(middle // STRIP), ())):
            top, bottom = tops[i]
            height = bottom - top
            if top - 0.05 * height <= middle <= bottom + 0.05 * height:
                away = abs((top + bottom) / 2 - middle)
                if away < distance and (away < 0.4 * height or size < 0.8 * height):
                    best, distance = i, away
        small = best is not None and size < 0.8 * (tops[best][1] - tops[best][0])
        if best is not None and small:
            if any(_stacked(groups[key], groups[other], key, other) for other in joined[best]):
                best = None
            else:
                joined[best].append(key)
        if best is None:
            slack = 0.05 * (below - above)
            for strip in range(int((above - slack) // STRIP), int((below + slack) // STRIP) + 1):
                beside.setdefault(strip, []).append(len(rows))
            rows.append(groups[key])
            tops.append((above, below))
        else:
            rows[best].extend(groups[key])
    order = sorted(range(len(rows)), key=tops.__getitem__)
    return [_from_left(rows[i]) for i in order]


def _stacked(
    chars: Sequence[Char], others: Sequence[Char], key: _Key, other: _Key
) -> bool:
    """Whether type stands below type of its size in the same breadth: two lines beside one large character."""
    if abs(key[0] - other[0]) > 0.3 or key[1] < other[2] - 0.25 * key[0]:
        return False
    edges = sorted((c.place.x0, c.place.x1) for c in others if not c.text.isspace())
    starts = [x0 for x0, _ in edges]
    for char in chars:
        if char.text.isspace():
            continue
        middle = char.place.center[0]
        at = bisect_right(starts, middle) - 1
        if at >= 0 and edges[at][1] > middle:
            return True
    return False


def _by_size(key: _Key) -> tuple[float, float]:
    return (-key[0], key[1])


def _from_left(chars: list[Char]) -> _Row:
    """A row from left to right, which most files hold in this order already."""
    row = _Row(chars)
    return row if all(map(lt, row.x0, row.x0[1:])) else _Row(sorted(chars, key=_by_x))


def _by_x(char: Char) -> tuple[float, float]:
    return (char.place.x0, char.place.x1)


def _runs(row: _Row, gutters: Sequence[float]) -> list[_Row]:
    """A row cut at wide gaps and at gutters, without runs of blanks alone."""
    cuts = _wide_gaps(row, COLUMN_GAP)
    if gutters:
        at = {bisect_left(row.x0, x): x for x in gutters}
        cuts = sorted({*cuts, *(i for i, x in at.items() if 0 < i < len(row) and row.x1[i - 1] <= x)})
    runs = [row.cut(a, b) for a, b in pairwise([0, *cuts, len(row)])] if cuts else [row]
    return [run for run in runs if not all(map(str.isspace, run.texts))]


def _line(chars: list[Char], vertical: bool = False) -> Line:
    """A line from characters in reading order, with blanks where the producer left only a gap."""
    return _line_of(_Row(chars), vertical)


def _line_of(row: _Row, vertical: bool = False) -> Line:
    chars, texts, places, sizes = row.chars, row.texts, row.places, row.sizes
    text = "".join(texts)
    printed = chars
    if any(map(str.isspace, texts)):
        printed = [c for c in chars if not c.text.isspace()] or chars
    if _alike(sizes) and _alike(row.fonts) and _alike(row.bolds):
        size, font, bold = round(sizes[0] * 2) / 2, row.fonts[0], row.bolds[0]
    else:
        size, font, bold = _common_type(printed)
    small = not vertical and row.least < RAISED * size
    if printed is chars:
        place = Place(places[0].page, min(row.x0), min(row.top), max(row.x1), max(row.bottom))
    else:
        place = union([c.place for c in printed])
    widest = max(map(sub, row.top[1:], row.bottom), default=0.0) if vertical else row.widest
    if not small and widest <= NUMBER_GAP * row.least and len(text) == len(texts) and "" not in texts:
        return Line(Passage(text, places).strip(), place, size, font, bold, vertical)
    passage, raised = _spaced(chars, printed, size, small, vertical)
    left = len(passage.text) - len(passage.text.lstrip())
    marks = tuple((a - left, b - left) for a, b in raised if a >= left)
    return Line(passage.strip(), place, size, font, bold, vertical, marks)


def _alike(values: Sequence[object]) -> bool:
    return values.count(values[0]) == len(values)


def _spaced(
    chars: list[Char], printed: list[Char], size: float, small: bool, vertical: bool
) -> tuple[Passage, list[tuple[int, int]]]:
    """The text of a line with blanks for its gaps, and the ranges of it that are set small and raised."""
    middle = _middle(printed, size) if small else 0.0
    parts: list[str] = []
    places: list[Place | None] = []
    raised: list[tuple[int, int]] = []
    previous: Char | None = None
    solid = vertical and _is_solid(chars)
    for char in chars:
        text, place = char.text, char.place
        if previous is not None:
            gap = place.top - previous.place.bottom if vertical else place.x0 - previous.place.x1
            widest = max(previous.size, char.size)
            wide = solid and gap > BLANK * widest and _is_letter(previous) and _is_letter(char)
            if wide or (gap > NUMBER_GAP * widest and _needs_blank(previous.text, text, gap, widest, parts)):
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
    return Passage("".join(parts), tuple(places)), raised


def _is_solid(column: Sequence[Char]) -> bool:
    """Whether most characters of a line of vertical writing follow without white space."""
    close = sum(b.place.top - a.place.bottom < NUMBER_GAP * b.size for a, b in pairwise(column))
    return 2 * close > len(column) - 1


def _is_letter(char: Char) -> bool:
    """Whether a character is an upright kana, ideograph or wide letter: no sign, none of which fills its box."""
    return char.upright and char.text > "\u3040" and char.text.isalnum()


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
