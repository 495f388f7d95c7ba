"""Tells over which rows a name goes that stands beside several of them without a rule above and below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from extractors.document import Char

SAME_BLOCK = 0.6
"""Lines of one name stand closer than this many sizes of the type."""
AT_TOP = 0.6
"""A name stands at the top of its first row if no further from that row's first line than this, in sizes."""
OFF = 0.8
"""The middle of a name and that of its rows differ by no more than this, in sizes of the type."""
MOST_ROWS = 60
"""Rows of one table on a page."""


def row_groups(chars: Sequence[Char], ys: Sequence[float], tops: Sequence[float]) -> list[int] | None:
    """The rows at which the cells of a column begin, or None where its names are not told to go over several.

    Names stand at the top of their first row, or half way down all their rows.

    Args:
        chars: what is printed in the column.
        ys: the borders of the rows.
        tops: for each row where its first line begins.
    """
    blocks = _blocks(chars)
    rows = len(ys) - 1
    if not blocks or len(blocks) >= rows or rows > MOST_ROWS:
        return None
    size = max(c.size for c in chars)
    firsts = [next((r for r in range(rows) if ys[r] <= (top + 0.5 * size) < ys[r + 1]), 0) for top, _ in blocks]
    at_top = all(abs(top - tops[r]) <= AT_TOP * size for r, (top, _) in zip(firsts, blocks, strict=True))
    if at_top and firsts[0] == 0 and all(a < b for a, b in pairwise(firsts)):
        return firsts
    middles = [(top + bottom) / 2 for top, bottom in blocks]
    starts, worst = _halved(tuple(ys), tuple(middles))
    return list(starts) if worst <= OFF * size else None


def _halved(ys: tuple[float, ...], middles: tuple[float, ...]) -> tuple[tuple[int, ...], float]:
    """The rows at which groups begin whose middles are nearest to those of the names, and the largest distance left."""
    rows, count = len(ys) - 1, len(middles)

    @cache
    def best(name: int, first: int) -> tuple[float, tuple[int, ...]]:
        ends = [rows] if name == count - 1 else range(first + 1, rows - (count - name - 1) + 1)
        found: list[tuple[float, tuple[int, ...]]] = []
        for end in ends:
            off = abs((ys[first] + ys[end]) / 2 - middles[name])
            rest: tuple[float, tuple[int, ...]] = best(name + 1, end) if name + 1 < count else (0.0, ())
            found.append((max(off, rest[0]), (first, *rest[1])))
        return min(found)

    worst, starts = best(0, 0)
    return starts, worst


def _blocks(chars: Sequence[Char]) -> list[tuple[float, float]]:
    """From where to where names reach downwards."""
    blocks: list[tuple[float, float]] = []
    for char in sorted(chars, key=lambda c: c.place.top):
        place = char.place
        if blocks and place.top - blocks[-1][1] < SAME_BLOCK * char.size:
            blocks[-1] = (blocks[-1][0], max(blocks[-1][1], place.bottom))
        else:
            blocks.append((place.top, place.bottom))
    return blocks
