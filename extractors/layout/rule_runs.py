"""Cuts horizontal rules of equal ends into those of one table each, by the columns that the text between them keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np

from extractors.document import Char
from extractors.glyphs import Glyphs
from extractors.layout.rulings import Ruling

GUTTER = 0.9
"""A gap between columns is at least this many times the size of the type, in every row."""
SAME_END = 4.0
"""Horizontal rules of one table begin and end within this many points of one another."""
LARGER = 1.05
"""Type so many times larger than the table's is a heading's."""
PADDING = 1.5
"""Text that begins within this many points of the rules' start has no distance from a cell's border."""
WHITE_ABOVE = 2.0
"""A heading stands so many times further below the rule above it than the words of rows do."""
MOST_TURNS = 6
"""Gutters looked for between one set of rules, one after the other."""


class Piece(NamedTuple):
    """Text of a band with no gap in it: from where to where it reaches, and its characters."""

    x0: float
    x1: float
    chars: list[Char]

    @property
    def middle(self) -> float:
        """The middle between both ends."""
        return (self.x0 + self.x1) / 2

    @property
    def text(self) -> str:
        """Its characters line by line."""
        return "".join([char.text for char in sorted(self.chars, key=_as_read)])


def _as_read(char: Char) -> tuple[int, float]:
    _, (_, x0, top, _, bottom), size, _, _, _ = char
    return round((top + bottom) / 2 / size), x0


class Run(NamedTuple):
    """Rules that follow one another, and a place between columns that no text between them reaches into."""

    rules: list[Ruling]
    bands: list[list[Piece]]
    gutter: tuple[float, float]


def pieces(chars: Sequence[Char], size: float) -> list[Piece]:
    """Text parted where no character of any line stands for the width of a gutter, from left to right."""
    found: list[Piece] = []
    least = GUTTER * size
    start = reach = 0.0
    own: list[Char] = []
    for char in sorted(chars, key=lambda c: c.place[1]):
        _, x0, _, x1, _ = char.place
        if own and x0 - reach < least:
            reach = max(reach, x1)
            own.append(char)
            continue
        if own:
            found.append(Piece(start, reach, own))
        start, reach, own = x0, x1, [char]
    if own:
        found.append(Piece(start, reach, own))
    return found


def is_crossed(stack: Sequence[Ruling], down: Sequence[Ruling]) -> bool:
    """Whether vertical rules reach in between the rules of a stack: its columns are ruled, or it is a drawing."""
    return any(
        d.end > stack[0].at + 2 and d.start < stack[-1].at - 2 and stack[0].start - 4 < d.at < stack[0].end + 4
        for d in down
    )


def printed(glyphs: Glyphs, stack: Sequence[Ruling]) -> Glyphs:
    """The upright characters between the first and the last rule, without blanks."""
    x0, x1, top, bottom = stack[0].start - 2, stack[0].end + 2, stack[0].at, stack[-1].at
    x, y = glyphs.x, glyphs.y
    return glyphs.only(glyphs.upright & glyphs.printed & (x0 < x) & (x < x1) & (top < y) & (y < bottom))


def stacks(lines: Sequence[Ruling]) -> list[list[Ruling]]:
    """Three rules or more that begin and end together."""
    found: list[list[Ruling]] = []
    for line in sorted(lines):
        if line.end - line.start < 120:
            continue
        home = next(
            (s for s in found if abs(s[0].start - line.start) <= SAME_END and abs(s[0].end - line.end) <= SAME_END),
            None,
        )
        if home is None:
            found.append([line])
        elif line.at - home[-1].at > 4:
            home.append(line)
    return [s for s in found if len(s) >= 3]


def gutters(chars: Sequence[Char], x0: float, x1: float, size: float) -> list[float]:
    """Column borders: the middles of the gaps that no character of any row reaches into."""
    spans = sorted((c.place.x0, c.place.x1) for c in chars)
    borders, reach = [x0], spans[0][1]
    for start, end in spans[1:]:
        if start - reach >= GUTTER * size:
            borders.append((start + reach) / 2)
        reach = max(reach, end)
    return [*borders, x1]


def runs(rules: Sequence[Ruling], glyphs: Glyphs) -> Iterator[Run]:
    """Rules of equal ends, cut where what stands between two of them does not keep the columns: headings, prose.

    Args:
        rules: horizontal rules that begin and end together, from the top.
        glyphs: upright characters between their ends, without blanks.
    """
    size = float(np.median(glyphs.size))
    bands = _bands(rules, glyphs, size)
    free = [bool(b) for b in bands]
    for _ in range(MOST_TURNS):
        gutter = _common_gap([b for b, is_free in zip(bands, free, strict=True) if is_free])
        if gutter is None:
            return
        kept = [f and not c for f, c in zip(free, _cuts(bands, gutter, size, rules[0].start), strict=True)]
        for first, last in _stretches(kept):
            part = bands[first:last]
            edges = _edges(part, gutter)
            if edges and sum(_on_both_sides(b, gutter) for b in part) >= 0.7 * len(part):
                yield Run(list(rules[first : last + 1]), part, edges)
                free[first:last] = [False] * (last - first)
        # Bands that made this gutter the commonest without a run are not asked again.
        free = [f and not _on_both_sides(b, gutter) for b, f in zip(bands, free, strict=True)]


def parts(rules: Sequence[Ruling], glyphs: Glyphs, gutter: float) -> list[list[Ruling]]:
    """Rules of equal ends, cut at headings that happen to end left of the first gutter."""
    size = float(np.median(glyphs.size))
    kept = [not c for c in _cuts(_bands(rules, glyphs, size), gutter, size, rules[0].start)]
    return [list(rules[first : last + 1]) for first, last in _stretches(kept)]


def without_headings(rules: Sequence[Ruling], glyphs: Glyphs) -> list[list[Ruling]]:
    """Rules of equal ends, cut where a heading stands between two of them: each table has rules of its own.

    What heads the next table is no row of it. Two of three tell it: a look that the rows have not, white space above it
    that they have not, and a beginning at the very start of the rules, where their words keep a distance.

    Args:
        rules: horizontal rules that begin and end together, from the top.
        glyphs: upright characters between their ends, without blanks.
    """
    bands = [glyphs.between(a.at, b.at) for a, b in pairwise(rules)]
    filled = [band for band in bands if band]
    if len(filled) < 3:
        return [list(rules)]
    held = Counter(look for band in filled for look in {_look(c) for c in band})
    starts = [min(c.place.x0 for c in band) for band in filled]
    padded = median(starts) > rules[0].start + PADDING
    white = [min(c.place.top for c in band) - rule.at for band, rule in zip(bands, rules, strict=False) if band]
    usual = max(median(white), 1.0)

    def heads(rule: Ruling, band: Sequence[Char]) -> bool:
        if not band:
            return False
        top, low = min(c.place.center[1] for c in band), max(c.place.center[1] for c in band)
        single = low - top < 0.5 * band[0].size
        outside = padded and min(c.place.x0 for c in band) <= rules[0].start + PADDING
        other = all(2 * held[_look(c)] < len(filled) for c in band if low - c.place.center[1] < 0.5 * c.size)
        apart = min(c.place.top for c in band) - rule.at > WHITE_ABOVE * usual
        return (single or outside) and outside + other + apart >= 2

    found: list[list[Ruling]] = [[rules[0]]]
    for above, below, band in zip(rules, rules[1:], bands, strict=False):
        if heads(above, band):
            found.append([below])
        else:
            found[-1].append(below)
    return [part for part in found if len(part) > 1]


def _look(char: Char) -> tuple[str, bool, float]:
    return char.font, char.bold, round(char.size, 1)


def _bands(rules: Sequence[Ruling], glyphs: Glyphs, size: float) -> list[list[Piece]]:
    """What stands between each rule and the next."""
    return [pieces(glyphs.between(a.at, b.at), size) for a, b in pairwise(rules)]


def _common_gap(bands: Sequence[Sequence[Piece]]) -> float | None:
    """The place that lies between two pieces in the most bands, at least in two."""
    gaps = [(a.x1, b.x0) for band in bands for a, b in pairwise(band)]
    if len(gaps) < 2:
        return None
    ends = sorted({x for gap in gaps for x in gap})
    middles = [(a + b) / 2 for a, b in pairwise(ends)]
    votes = [sum(a < m < b for a, b in gaps) for m in middles]
    most = max(votes)
    return middles[votes.index(most)] if most >= 2 else None


def _cuts(bands: Sequence[Sequence[Piece]], gutter: float, size: float, left: float) -> list[bool]:
    """For each band whether it is no row: its text runs over the gutter, or is a heading that ends left of it.

    A heading stands alone, in larger type than the table's or at the very start of the rules, where the words of
    the cells keep a distance from it.
    """
    starts = [band[0].x0 for band in bands if _on_both_sides(band, gutter) and band[0].middle < gutter]
    padded = bool(starts) and min(starts) > left + PADDING
    cuts = []
    for band in bands:
        over = any(p.x0 < gutter < p.x1 for p in band)
        alone = bool(band) and all(p.middle < gutter for p in band)
        larger = any(c.size > LARGER * size for p in band for c in p.chars)
        cuts.append(over or (alone and (larger or (padded and band[0].x0 <= left + PADDING))))
    return cuts


def _stretches(kept: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and end of each stretch of two or more."""
    first = 0
    for i in range(len(kept) + 1):
        if i == len(kept) or not kept[i]:
            if i - first >= 2:
                yield first, i
            first = i + 1


def _on_both_sides(band: Sequence[Piece], gutter: float) -> bool:
    return any(p.middle < gutter for p in band) and any(p.middle > gutter for p in band)


def _edges(bands: Sequence[Sequence[Piece]], gutter: float) -> tuple[float, float] | None:
    """Where the text left of a gutter ends and the text right of it begins."""
    left = [p.x1 for band in bands for p in band if p.middle < gutter]
    right = [p.x0 for band in bands for p in band if p.middle > gutter]
    return (max(left), min(right)) if left and right else None
