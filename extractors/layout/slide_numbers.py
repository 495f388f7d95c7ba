"""Finds the slides of a handout that have no frames by their own numbers, which stand in a grid and count on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import product

import numpy as np

from extractors.document import Char, Page, Place
from extractors.glyphs import Glyphs, glyphs_of

GRIDS = ((3, 3), (2, 4), (2, 3), (3, 2), (2, 2), (1, 3), (1, 2))
"""Columns and rows of slides on a sheet, the finest first."""
LEVEL = 5.0
"""Points by which numbers of one row or column are out of line."""
STEP = (0.7, 1.1)
"""Distance of two numbers as a share of the sheet's width or height divided by columns or rows."""
GAP = 3.0
"""White space between two slides on all sheets, in points."""
RIGHT = 0.6
"""From this share of its column's width a number stands at the right of its slide."""
NUMBERS = 60
"""A sheet with more lone numbers than this is a table."""
BAND = 12
"""Height in points of the bands by which neighbours are looked up: its own and the two beside it."""
CELL = 2.5
"""A cell's upper and lower rule are no further from a number than this, in heights of the number."""
SHARE_OF_SHEETS = 0.4
"""Of the sheets, as covers and sheets of notes bear no full grid."""
LEAST_SHEETS = 2
"""So many sheets bear a full grid whose numbers count on."""
_Grid = tuple[int, int, bool, int]
"""Columns, rows, whether columns are read first, and the number with which sheet 0 would begin."""


def numbered_slides(pages: Sequence[Page]) -> list[list[tuple[Place, Place]]]:
    """For each sheet the areas of its slides and where their numbers stand, in order; none where it is no handout."""
    none: list[list[tuple[Place, Place]]] = [[] for _ in pages]
    needed = max(LEAST_SHEETS, SHARE_OF_SHEETS * len(pages))
    lone: list[dict[int, list[Place]]] = []
    votes: Counter[_Grid] = Counter()
    for i, page in enumerate(pages):
        if max(votes.values(), default=0) + len(pages) - i < needed:
            return none
        lone.append(_lone_numbers(page))
        for columns, rows, down in _grids():
            for first in lone[i]:
                if _places(page, lone[i], columns, rows, down, first):
                    votes[(columns, rows, down, first - columns * rows * i)] += 1
    told = [(n, g[0] * g[1], g) for g, n in votes.items() if n >= needed]
    if not told:
        return none
    columns, rows, down, begin = max(told)[2]
    many = columns * rows
    full = [
        (page, _places(page, lone[i], columns, rows, down, begin + many * i))
        for i, page in enumerate(pages)
    ]  # fmt: skip
    sheets = [(page, places) for page, places in full if places]
    areas = _areas(sheets, columns, rows, down)
    if not areas:
        return none
    usual = sheets[0][1]
    for i, page in enumerate(pages):
        there = lone[i].get(begin + many * i, [])
        if any(abs(p.top - usual[0].top) < LEVEL and abs(p.center[0] - usual[0].center[0]) < LEVEL for p in there):
            none[i] = [
                (Place(page.number, area.x0, area.top, area.x1, area.bottom), _number_in(area, lone[i], begin + at))
                for at, area in enumerate(areas, many * i)
            ]
    return none


def _number_in(area: Place, lone: dict[int, list[Place]], number: int) -> Place:
    """Where a slide's number stands; on the last sheet places stay empty."""
    held = [place for place in lone.get(number, []) if area.holds(*place.center)]
    return held[0] if held else Place(area.page, -2.0, -2.0, -1.0, -1.0)


def _grids() -> list[tuple[int, int, bool]]:
    return [(c, r, down) for (c, r), down in product(GRIDS, (False, True)) if not down or c > 1]


def _lone_numbers(page: Page) -> dict[int, list[Place]]:
    """Numbers with nothing beside them on their line, by value."""
    runs = _runs_of_digits(page)
    if not runs:
        return {}
    bands = _Bands(glyphs_of(page))
    found: defaultdict[int, list[Place]] = defaultdict(list)
    count = 0
    for band in sorted(runs, key=bands.first):
        for indices in runs[band]:
            run = [page.chars[i] for i in indices]
            first, end = run[0].place, run[-1].place
            if not _alone(run, bands.around(band)) or _in_cell(page, first):
                continue
            count += 1
            value = int("".join(char.text for char in run)) if all(c.text.isdecimal() for c in run) else 0
            found[value].append(Place(page.number, first.x0, first.top, end.x1, first.bottom))
    return dict(found) if count <= NUMBERS else {}


def _in_cell(page: Page, place: Place) -> bool:
    """Whether rules stand near on all sides of a number: it counts a form in its first row, and no slide."""
    x, y = place.center
    across = [s.top for s in page.segments if s.horizontal and s.x0 <= x <= s.x1]
    down = [s.x0 for s in page.segments if not s.horizontal and s.top <= y <= s.bottom]
    high, wide = CELL * place.height, 3 * CELL * place.height
    return (
        any(-high < at - y < 0 for at in across) and any(0 < at - y < high for at in across)
        and any(-wide < at - x < 0 for at in down) and any(0 < at - x for at in down)
    )  # fmt: skip


def _runs_of_digits(page: Page) -> dict[int, list[list[int]]]:
    """Numbers of up to three digits by their band, as indices of characters; none with its neighbours in the file.

    What follows a number in the file mostly stands beside it: then it need not be compared with the whole page.
    """
    chars = page.chars
    bands: defaultdict[int, list[int]] = defaultdict(list)
    for i, char in enumerate(chars):
        if char.text.isdigit():
            bands[_band(char.place)].append(i)
    found: dict[int, list[list[int]]] = {}
    for band, digits in bands.items():
        digits.sort(key=lambda i: chars[i].place.x0)
        runs: list[list[int]] = []
        for i in digits:
            char, last = chars[i], chars[runs[-1][-1]] if runs else None
            near = last is not None and char.place.x0 - last.place.x1 < 0.4 * char.size
            if near and last is not None and abs(char.place.bottom - last.place.bottom) < 1:
                runs[-1].append(i)
            else:
                runs.append([i])
        kept = []
        for indices in runs:
            if len(indices) > 3:
                continue
            run, first, last_one = [chars[i] for i in indices], min(indices), max(indices)
            beside = [
                c for c in (*chars[max(first - 1, 0) : first], *chars[last_one + 1 : last_one + 2])
                if abs(_band(c.place) - band) <= 1 and not c.text.isspace()
            ]  # fmt: skip
            if _alone(run, beside):
                kept.append(indices)
        if kept:
            found[band] = kept
    return found


def _band(place: Place) -> int:
    return int((place.top + place.bottom) / 2 // BAND)


class _Bands:
    """The printed characters of a page by the height at which their middle stands."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        printed = np.flatnonzero(glyphs.printed)
        bands = (glyphs.y[printed] // BAND).astype(np.int64)
        by_band = bands.argsort(kind="stable")
        self._order, self._sorted = printed[by_band], bands[by_band]

    def first(self, band: int) -> int:
        """The first character of a band in the file's order."""
        return int(self._order[self._sorted.searchsorted(band)])

    def around(self, band: int) -> list[Char]:
        """The characters of a band and of the two beside it."""
        start, end = self._sorted.searchsorted(band - 1), self._sorted.searchsorted(band + 2)
        return [self._glyphs.chars[i] for i in self._order[start:end].tolist()]


def _alone(run: Sequence[Char], others: Sequence[Char]) -> bool:
    """Whether none of the others stands beside a number on its line."""
    left, right, place = run[0].place.x0, run[-1].place.x1, run[0].place
    reach = 1.5 * run[0].size
    left, right, upper, lower = left - reach, right + reach, place.top, place.bottom
    for char in others:
        _, x0, top, x1, bottom = char.place
        if x1 > left and x0 < right and top < lower and bottom > upper and not any(char is own for own in run):
            return False
    return True


def _places(page: Page, lone: dict[int, list[Place]], columns: int, rows: int, down: bool, first: int) -> list[Place]:
    """The places of consecutive numbers from a first one on that stand in a grid over the sheet; else none."""
    for start in lone.get(first, []):
        found: list[Place] = []
        for n in range(columns * rows):
            column, row = (n // rows, n % rows) if down else (n % columns, n // columns)
            for place in lone.get(first + n, []):
                dx, dy = place.center[0] - start.center[0], place.center[1] - start.center[1]
                fits = _far(dx, column, page.width / columns) and _far(dy, row, page.height / rows)
                if fits and all(_in_line(place, other, column, row, at, columns, rows, down)
                                for at, other in enumerate(found)):  # fmt: skip
                    found.append(place)
                    break
            if len(found) <= n:
                break
        if len(found) == columns * rows:
            return found
    return []


def _far(distance: float, steps: int, share: float) -> bool:
    return STEP[0] * steps * share - LEVEL <= distance <= STEP[1] * steps * share + LEVEL


def _in_line(place: Place, other: Place, column: int, row: int, at: int, columns: int, rows: int, down: bool) -> bool:
    other_column, other_row = (at // rows, at % rows) if down else (at % columns, at // columns)
    if column == other_column and abs(place.center[0] - other.center[0]) > LEVEL:
        return False
    return row != other_row or abs(place.top - other.top) <= LEVEL


def _areas(sheets: Sequence[tuple[Page, list[Place]]], columns: int, rows: int, down: bool) -> list[Place]:
    """The slides' areas in the order of their numbers, parted where all sheets are white."""
    page, places = sheets[0]
    printed = [c.place for p, _ in sheets for c in p.chars if not c.text.isspace()]
    lefts = [0.0]
    across = [places[c * rows if down else c].center[0] for c in range(columns)]
    for here, there in zip(across, across[1:], strict=False):
        gaps = _white([(p.x0, p.x1) for p in printed], here, there)
        if not gaps:
            return []
        side = here * columns / page.width % 1.0
        middle = (here + there) / 2
        nearest = min(gaps, key=lambda g: abs(sum(g) / 2 - middle))
        lefts.append(sum(gaps[0] if side > RIGHT else gaps[-1] if side < 1 - RIGHT else nearest) / 2)
    lefts.append(page.width)
    lines = [places[r if down else r * columns] for r in range(rows)]
    step = (lines[-1].top - lines[0].top) / (rows - 1)
    above = [p.top for p in printed if lines[0].top - 0.95 * step < p.top < lines[0].top - 0.3 * step]
    foot = bool(above)
    tops: list[float] = []
    for a, b in zip(lines, lines[1:], strict=False):
        low, high = (a.bottom, a.bottom + 0.4 * step) if foot else (b.top - 0.4 * step, b.top)
        gaps = _white([(p.top, p.bottom) for p in printed], low, high)
        if not gaps:
            return []
        tops.append(sum(gaps[0] if foot else gaps[-1]) / 2)
    tops = [max(0.0, tops[0] - step), *tops, min(page.height, tops[-1] + step)]
    cells = [(n // rows, n % rows) if down else (n % columns, n // columns) for n in range(columns * rows)]
    return [Place(page.number, lefts[c], tops[r], lefts[c + 1], tops[r + 1]) for c, r in cells]


def _white(spans: Sequence[tuple[float, float]], low: float, high: float) -> list[tuple[float, float]]:
    """Stretches between two places that no span covers."""
    found: list[tuple[float, float]] = []
    reach = low
    for start, end in sorted(s for s in spans if s[1] > low and s[0] < high):
        if start - reach >= GAP:
            found.append((reach, start))
        reach = max(reach, end)
    if high - reach >= GAP:
        found.append((reach, high))
    return found
