"""Rows of characters that stand on one baseline, and the lines of text that they make."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter, lt, sub

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
LABEL_GAP = 0.3
"""A gap of this many sizes behind a label at a line's beginning parts it from its text."""
LONGEST_LABEL = 10
"""Letters of a label."""
GUTTER_GAP = 0.45
"""A gap of this many sizes may be a gutter when many lines leave it at the same place."""
MOST_GAPS = 400
"""Gaps of a region that are tried."""
GUTTER_ROWS = 8
"""So many lines must leave it."""
BLANK = 0.7
"""A gap of this share of the size is a blank in a line of vertical writing that is not letter-spaced."""
STRIP = 16.0
"""Points; rows are looked up by the strips of this height that they touch."""
COLUMN_GAP = 0.9
"""A gap of this many sizes separates two runs of a line (they are joined again where no gutter runs through)."""
Key = tuple[float, float, float]
"""Size, upper and lower edge of characters."""
_TYPE = itemgetter(2, 3, 4)
"""A character's size, font and weight, asked for without a Python frame."""


class Row:
    """Characters of one row from left to right, with what is asked of all of them in columns."""

    __slots__ = ("bolds", "bottom", "chars", "fonts", "gaps", "least", "places", "sizes", "texts", "top", "widest",
                 "x0", "x1")  # fmt: skip

    def __init__(self, chars: list[Char]) -> None:
        """Take down the characters of a row, at least one."""
        self.chars = chars
        self.texts, self.places, self.sizes, self.fonts, self.bolds, _ = zip(*chars, strict=True)
        _, self.x0, self.top, self.x1, self.bottom = zip(*self.places, strict=True)
        self.gaps = list(map(sub, self.x0[1:], self.x1))
        """White space before each character but the first, in points."""
        self.widest, self.least = max(self.gaps, default=0.0), min(self.sizes)
        """The widest of it, and the smallest size: mostly they tell at once that no gap is wide."""

    def __len__(self) -> int:
        return len(self.chars)

    def cut(self, start: int, end: int) -> Row:
        """A part of it."""
        part = Row.__new__(Row)
        for name in ("chars", "texts", "places", "sizes", "fonts", "bolds", "x0", "top", "x1", "bottom"):
            setattr(part, name, getattr(self, name)[start:end])
        part.gaps = self.gaps[start : end - 1]
        part.widest, part.least = max(part.gaps, default=0.0), min(part.sizes)
        return part

    def printed(self) -> Row | None:
        """It without blanks; None where nothing is left."""
        if not any(map(str.isspace, self.texts)):
            return self
        chars = [c for c in self.chars if not c.text.isspace()]
        return Row(chars) if chars else None


def gutters_of(rows: Sequence[Row]) -> list[float]:
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
    for left, right in narrowest_first(gaps)[:MOST_GAPS]:
        x = (left + right) / 2
        if any(abs(x - other) < 20 for other in found):
            continue
        open_rows = bisect_left(lefts, x) - bisect_right(rights, x)
        if open_rows >= GUTTER_ROWS and sum(_crosses(row, x) for row in printed) <= 0.1 * open_rows:
            found.append(x)
    return sorted(found)


def narrowest_first(gaps: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Gaps by their width."""
    return sorted(gaps, key=lambda g: g[1] - g[0])


def _crosses(row: Row, x: float) -> bool:
    """Whether a character of a line stands at an x, not with its edge alone."""
    behind = bisect_left(row.x0, x)
    if not behind or max(row.x1[:behind]) - 0.5 <= x:
        return False
    return any(a + 0.5 < x < b - 0.5 for a, b in zip(row.x0[:behind], row.x1, strict=False))


def _wide_gaps(row: Row, share: float) -> list[int]:
    """Indices of characters that follow at more than a share of the size (of the larger of both)."""
    if row.widest <= share * row.least:
        return []
    sizes = row.sizes
    return [i for i, gap in enumerate(row.gaps, 1) if gap > share * max(sizes[i - 1], sizes[i])]


def rows_of(chars: Sequence[Char]) -> list[Row]:
    """Characters of one baseline together, from top to bottom, each row from left to right."""
    # Those of one size and height stand in one row.
    groups: defaultdict[Key, list[int]] = defaultdict(list)
    if chars:
        _, places, sizes, *_ = zip(*chars, strict=True)
        _, _, upper, _, lower = zip(*places, strict=True)
        for i, key in enumerate(zip(sizes, upper, lower, strict=True)):
            groups[key].append(i)
    return [from_left([chars[i] for i in row]) for row in arranged(groups, chars)]


def arranged(groups: dict[Key, list[int]], chars: Sequence[Char]) -> list[list[int]]:
    """Rows from top to bottom, each as indices of its characters in the order of the file.

    Args:
        groups: indices of characters by size and height, of which there are far fewer than characters.
        chars: the characters.
    """
    rows: list[list[int]] = []
    tops: list[tuple[float, float]] = []
    # Large characters first: small raised ones then join the row that they belong to.
    # Rows by the height at which they stand, so that a group is compared with those beside it alone.
    beside: dict[int, list[int]] = {}
    joined: defaultdict[int, list[Key]] = defaultdict(list)
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
            own = [chars[i] for i in groups[key]]
            if any(_stacked(own, [chars[i] for i in groups[other]], key, other) for other in joined[best]):
                best = None
            else:
                joined[best].append(key)
        if best is None:
            slack = 0.05 * (below - above)
            for strip in range(int((above - slack) // STRIP), int((below + slack) // STRIP) + 1):
                beside.setdefault(strip, []).append(len(rows))
            rows.append(list(groups[key]))
            tops.append((above, below))
        else:
            rows[best].extend(groups[key])
    order = sorted(range(len(rows)), key=tops.__getitem__)
    return [rows[i] for i in order]


def _stacked(
    chars: Sequence[Char], others: Sequence[Char], key: Key, other: Key
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


def _by_size(key: Key) -> tuple[float, float]:
    return (-key[0], key[1])


def from_left(chars: list[Char]) -> Row:
    """A row from left to right, which most files hold in this order already."""
    row = Row(chars)
    return row if all(map(lt, row.x0, row.x0[1:])) else Row(sorted(chars, key=_by_x))


def _by_x(char: Char) -> tuple[float, float]:
    return (char.place.x0, char.place.x1)


def runs(row: Row, gutters: Sequence[float]) -> list[Row]:
    """A row cut at wide gaps and at gutters, without runs of blanks alone."""
    cuts = _wide_gaps(row, COLUMN_GAP)
    if gutters:
        at = {bisect_left(row.x0, x): x for x in gutters}
        cuts = sorted({*cuts, *(i for i, x in at.items() if 0 < i < len(row) and row.x1[i - 1] <= x)})
    runs = [row.cut(a, b) for a, b in pairwise([0, *cuts, len(row)])] if cuts else [row]
    return [run for run in runs if not all(map(str.isspace, run.texts))]


def line_from(chars: list[Char], vertical: bool = False) -> Line:
    """A line from characters in reading order, with blanks where the producer left only a gap."""
    return line_of(Row(chars), vertical)


def line_of(row: Row, vertical: bool = False) -> Line:
    """The line of a row, with blanks where the producer left only a gap, and with what is set small and raised."""
    chars, texts, places, sizes = row.chars, row.texts, row.places, row.sizes
    text = "".join(texts)
    printed = chars
    if any(map(str.isspace, texts)):
        printed = [c for c in chars if not c.text.isspace()] or chars
    if _alike(sizes) and _alike(row.fonts) and _alike(row.bolds):
        size, font, bold = round(sizes[0] * 2) / 2, row.fonts[0], row.bolds[0]
    else:
        size, font, bold = common_type(printed)
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
    behind = None if vertical else _behind_label(chars)
    for char in chars:
        text, place = char.text, char.place
        if previous is not None:
            gap = place.top - previous.place.bottom if vertical else place.x0 - previous.place.x1
            widest = max(previous.size, char.size)
            wide = solid and gap > BLANK * widest and is_letter(previous) and is_letter(char)
            if char is behind and gap <= TAB_GAP * widest:
                parts.append("　")
                places.append(None)
            elif wide or (gap > NUMBER_GAP * widest and _needs_blank(previous.text, text, gap, widest, parts)):
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


def _behind_label(chars: Sequence[Char]) -> Char | None:
    """The first character behind a label at a line's beginning: a known word, or a short one of another face.

    Its letters follow without white space, and so do those behind it: only the label is set apart.
    """
    from taxonomy.fields import is_field_label

    at = next((
        i for i, (a, b) in enumerate(pairwise(chars[: LONGEST_LABEL + 1]), 1)
        if b.place.x0 - a.place.x1 > LABEL_GAP * max(a.size, b.size)
    ), 0)  # fmt: skip
    if at < 2 or at + 1 >= len(chars) or not all(map(is_letter, chars[: at + 1])):
        return None
    word, rest = chars[:at], chars[at : at + LONGEST_LABEL]
    first, behind = word[-1], chars[at]
    gap = behind.place.x0 - first.place.x1
    if any(2.5 * (b.place.x0 - a.place.x1) > gap for part in (word, rest) for a, b in pairwise(part)):
        return None
    other = (first.font, first.bold) != (behind.font, behind.bold)
    return behind if other or is_field_label("".join(c.text for c in word)) else None


def _is_solid(column: Sequence[Char]) -> bool:
    """Whether most characters of a line of vertical writing follow without white space."""
    close = sum(b.place.top - a.place.bottom < NUMBER_GAP * b.size for a, b in pairwise(column))
    return 2 * close > len(column) - 1


def is_letter(char: Char) -> bool:
    """Whether a character is an upright kana, ideograph or wide letter: no sign, none of which fills its box."""
    return char.upright and char.text > "\u3040" and char.text.isalnum()


def common_type(chars: Sequence[Char]) -> tuple[float, str, bool]:
    """Size to half a point, font and weight of most of the characters."""
    exact = Counter(map(_TYPE, chars))
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
