"""Lays a page of vertical writing on its side, so that its lines, tables and boxes are read like those of any other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from extractors.document import Char, Line, Page, Place
from extractors.layout.lines import make_lines
from extractors.layout.rows import line_from
from extractors.turned import Turn, turn_page

QUARTERS = 3
"""Quarters clockwise by which the page is turned: its right edge becomes the upper one."""
ONWARDS = dict(zip("↓⇓⇩⬇", "→⇒⇨➡", strict=True))
"""Arrows that point down the line, as lines across have them."""
ASIDE = "、。，．"
"""Marks that a program which sets glyphs for lines across one by one moves to the upper right corner of their room."""
ASIDE_BY = 0.85
"""Sizes by which they are moved at most."""
FEWEST = 5
"""So many characters at least stand below one another on a page of vertical writing."""
FAR = 3.0
"""Sizes by which a character may stand below the one before it on its line."""
LONGEST_PAIR = 4
"""So many characters at most stand side by side in the room of one (縦中横)."""
WIDEST_PAIR = 1.45
"""Sizes of the line's type that they are wide at most."""
MARGIN = 0.13
"""Share of the page's height at its upper and lower edge where running heads and page numbers stand."""
CLEAR = 0.8
"""Sizes by which these are away from the text."""
MOST = 3
"""A margin holds no more than so many words that are not written across."""
BODY_LINE = 6
"""So many characters at least has a line that tells where the text begins and ends."""


class _Ways(NamedTuple):
    """How the characters of a page follow each other, each by its place in the file's order."""

    down: set[int]
    """Those that stand in a line that runs downwards."""
    across: list[list[int]]
    """Lines that run across."""
    pairs: list[list[int]]
    """Characters side by side in the room of one letter of a line that runs downwards."""


@dataclass(frozen=True, slots=True)
class LaidDown:
    """A page on its side, what of it is no margin, and the lines of its margins where they are printed."""

    page: Page
    body: Page
    margin: list[Line]


def runs_down(page: Page) -> bool:
    """Whether more of a page's characters stand below the one before them than beside it."""
    if not _may_run_down(page.chars):
        return False
    ways = _ways(page.chars)
    upright = [c.upright for c in page.chars]
    down = sum(upright[i] for i in ways.down)
    return down >= max(FEWEST, upright.count(False)) and down > sum(map(len, ways.across))


def turn_of(page: Page) -> Turn:
    """How a sheet is laid on its side: its upper right corner becomes the origin."""
    return Turn(QUARTERS, 0.0, page.width, down=True)


def lay_down(page: Page, turn: Turn) -> LaidDown:
    """A page, or a part of a sheet, on its side; every letter has the place of its em box on its line."""
    ways = _ways(page.chars)
    across = {i for line in ways.across for i in line}
    middles = _middles(page.chars, ways)
    places = {i: _em(page.chars[i], middles.get(i)) for i in range(len(page.chars)) if i not in across}
    places |= _marks_aside(page.chars, ways, places)
    for pair in ways.pairs:
        places.update(_one_behind_the_other([page.chars[i] for i in pair], pair))
    chars = [
        c if i in across else c._replace(place=places[i], text=ONWARDS.get(c.text, c.text))
        for i, c in enumerate(page.chars)
    ]
    aside = _margin(page, ways)
    laid = turn_page(replace(page, chars=chars, turn=None), turn.quarters)
    upright = [c._replace(upright=i not in across) for i, c in enumerate(laid.chars)]
    moved = turn.moved(replace(laid, chars=upright))
    body = [c for i, c in enumerate(moved.chars) if i not in aside]
    margin = _margin_lines(page.chars, sorted(aside), ways)
    return LaidDown(moved, replace(moved, chars=body) if aside else moved, margin)


def margin_lines(page: Page) -> list[Line]:
    """The lines of the upper and lower margin of a page of vertical writing, as printed."""
    ways = _ways(page.chars)
    return _margin_lines(page.chars, sorted(_margin(page, ways)), ways)


def _may_run_down(chars: Sequence[Char]) -> bool:
    """Whether any two steps downwards follow each other, asked before all is looked at."""
    return sum(_is_below(a, b) for a, b in pairwise(chars)) >= FEWEST


def _is_below(before: Char, char: Char, reach: float = FAR) -> bool:
    """Whether a character is the next one on a line that runs downwards, or the first behind a blank."""
    _, ax0, atop, ax1, abottom = before.place
    _, x0, top, x1, bottom = char.place
    size = before.size if before.size > char.size else char.size
    away = (x0 + x1 - ax0 - ax1) / 2
    left, right, least = -0.3, 0.3, 0.4
    if char.text in ASIDE:
        right, least = ASIDE_BY, 0.05
    elif before.text in ASIDE:
        left = -ASIDE_BY
    if not left * size < away < right * size:
        return False
    return least * size < (top + bottom - atop - abottom) / 2 and top - abottom < reach * size


def _is_beside(before: Char, char: Char) -> bool:
    """Whether a character stands directly at the right of another on its line."""
    size = max(before.size, char.size)
    level = abs(before.place.center[1] - char.place.center[1]) < 0.35 * size
    return level and -0.3 * size < char.place.x0 - before.place.x1 < 0.7 * size and char.place.x0 > before.place.x0


def _ways(chars: Sequence[Char]) -> _Ways:
    """How characters follow each other in the file's order."""
    at = [i for i, c in enumerate(chars) if not c.text.isspace()]
    down: set[int] = set()
    lines: list[list[int]] = []
    for a, b in pairwise(at):
        if _is_below(chars[a], chars[b]):
            down |= {a, b}
        elif chars[a].upright and chars[b].upright and _is_beside(chars[a], chars[b]):
            if lines and lines[-1][-1] == a:
                lines[-1].append(b)
            else:
                lines.append([a, b])
    across, pairs = [], []
    for line in lines:
        size = max(chars[i].size for i in line)
        wide = chars[line[-1]].place.x1 - chars[line[0]].place.x0
        if len(line) <= LONGEST_PAIR and wide <= WIDEST_PAIR * size:
            pairs.append(line)
        elif len(line) > 2 or not down.intersection(line):
            across.append(line)
            down.difference_update(line)
    return _Ways(down, across, pairs)


def _middles(chars: Sequence[Char], ways: _Ways) -> dict[int, float]:
    """The middle across of the line on which a character stands: that of most of its letters."""
    found: dict[int, float] = {}
    for line in _lines_down(chars, sorted(ways.down)):
        usual = Counter(round(chars[i].place.center[0], 1) for i in line).most_common(1)[0][0]
        found.update((i, usual) for i in line if abs(chars[i].place.center[0] - usual) < 0.3 * chars[i].size)
    return found


def _em(char: Char, middle: float | None) -> Place:
    """A letter's place with the width of its type, about the middle of its line."""
    page, x0, top, x1, bottom = char.place
    middle = (x0 + x1) / 2 if middle is None else middle
    return Place(page, round(middle - char.size / 2, 2), top, round(middle + char.size / 2, 2), bottom)


def _marks_aside(chars: Sequence[Char], ways: _Ways, places: dict[int, Place]) -> dict[int, Place]:
    """The places on their line of marks that stand aside: behind the letter before them."""
    found: dict[int, Place] = {}
    for line in _lines_down(chars, sorted(ways.down)):
        for a, b in pairwise(line):
            before = places[a]
            if chars[b].text in ASIDE and abs(places[b].center[0] - before.center[0]) > 0.3 * chars[b].size:
                below = found.get(a, before).bottom
                found[b] = Place(before.page, before.x0, below, before.x1, below + chars[b].size)
    return found


def _one_behind_the_other(chars: Sequence[Char], indices: Sequence[int]) -> dict[int, Place]:
    """Places for letters that share the room of one: each has its part of the room's height."""
    first, size = chars[0].place, max(c.size for c in chars)
    middle = (min(c.place.x0 for c in chars) + max(c.place.x1 for c in chars)) / 2
    step = first.height / len(chars)
    x0, x1 = round(middle - size / 2, 2), round(middle + size / 2, 2)
    return {
        i: Place(first.page, x0, first.top + k * step, x1, first.top + (k + 1) * step) for k, i in enumerate(indices)
    }


def _margin(page: Page, ways: _Ways) -> set[int]:
    """What stands in the upper or lower margin, clear of all lines of text: running heads and page numbers."""
    lines = _lines_down(page.chars, sorted(ways.down))
    body = [page.chars[i] for line in lines if len(line) >= BODY_LINE for i in line]
    if not body:
        return set()
    size = Counter(round(c.size, 1) for c in body).most_common(1)[0][0]
    ruled = [(s.top, s.bottom) for s in page.segments if not s.horizontal and s.bottom - s.top > FAR * size]
    high = min(*(c.place.top for c in body), *(top for top, _ in ruled))
    low = max(*(c.place.bottom for c in body), *(bottom for _, bottom in ruled))
    above = min(high - CLEAR * size, page.place.top + MARGIN * page.height)
    below = max(low + CLEAR * size, page.place.bottom - MARGIN * page.height)
    found: set[int] = set()
    across = {i for line in ways.across for i in line}
    for edge in (
        [i for i, c in enumerate(page.chars) if c.place.bottom < above],
        [i for i, c in enumerate(page.chars) if c.place.top > below],
    ):
        if len(_columns([page.chars[i] for i in edge if i not in across])) <= MOST:
            found.update(edge)
    return found


def _lines_down(chars: Sequence[Char], indices: Sequence[int]) -> list[list[int]]:
    """Characters one below the other, by line."""
    lines: list[list[int]] = []
    for i in indices:
        if lines and _is_below(chars[lines[-1][-1]], chars[i]):
            lines[-1].append(i)
        else:
            lines.append([i])
    return lines


def _margin_lines(chars: Sequence[Char], aside: Sequence[int], ways: _Ways) -> list[Line]:
    """The lines of the margins as printed, those across first."""
    lines = _lines_down(chars, [i for i in aside if i in ways.down])
    down = [line_from([chars[i] for i in line], vertical=True) for line in lines]
    across = [chars[i] for i in aside if i not in ways.down]
    return [*(make_lines(across, split_gaps=True) if across else ()), *down]


def _columns(chars: Sequence[Char]) -> list[float]:
    """Where characters stand across the page, those below each other once: many are the ends of a table's rows."""
    found: list[float] = []
    for char in chars:
        if not any(abs(char.place.center[0] - x) < char.size for x in found):
            found.append(char.place.center[0])
    return found
