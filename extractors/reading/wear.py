"""What scanning and copying do to a sheet is undone: streaks of the feeder, the dark rim of the lid, torn hairlines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

Stretch = tuple[float, int, int, float]
"""A line along rows: its row, first and last column, thickness, in pixels."""

STREAK = 10
"""Steps of grey by which a column is darker than those beside it, all the way down the sheet, where dirt drew it."""
STREAK_WIDE = 2.0
"""Points: a wider stripe is a design."""
WHOLE = 0.03
"""Share of the sheet's height that may stay above and below a streak; the frame of a page ends within its margins."""
MOSTLY = 0.7
"""Share of these rows in which a streak is seen."""
RIM = 0.03
"""Share of the sheet that the shadow of the lid takes at most; a darker band that is wider is a design."""
RIM_DARK = 0.6
"""Share of a row or column that is dark in such a shadow."""
DARK = 128
"""Grey of ink and shadow."""
SPECK = 2.2
"""Points: breadth and height of a grain of dirt at most; a lone digit is higher."""
ALONE = 5.0
"""Points around a grain without other ink: the point behind a letter stands closer."""
IN_ROW = 17.0
"""Points to both sides within which dots of a leader have others at their height, or above and below in a column."""
DITHERED = 0.001
"""Share of the picture from which lone grains are no dirt but a tint of dots."""
PIECE = 9.0
"""Points: pieces of a torn hairline are longer; strokes of running type are shorter."""
PIECE_THICK = 1.3
"""Points: a thicker line does not tear."""
FREE = 2.4
"""Points above and below a hairline without ink; strokes of letters stand closer."""
GAP = 27.0
"""Points: a hairline askew by half a degree is lost over so much where it runs between two rows of the scanner."""
LEVEL = 0.9
"""Points between the heights of pieces of one line."""
LEAST_PIECES = 4
"""Pieces of a line whose tears show that they are in step."""
LEAST_INK = 0.45
"""Share of a torn line that is left of it."""
LEAST_LONG = 30.0
"""Points: length of a line that is put together."""
LEAST_TEAR = 1.5
"""Points: a shorter gap is where another line crosses."""
UNEVEN = 0.15
"""Share of their distance by which tears may stand out of step."""
MOST_TEAR, LONE_TEAR = 0.6, 0.35
"""The longest tear, and the longest that stands alone, as shares of their distance."""
ON_PATH = 0.1
"""Share of a gap in which other ink may stand on the line's path."""
LONG = 60.0
"""Points: shorter pieces that touch no other line are given up later."""
KNOWN = 0.85
"""Share of a torn line from which it was found whole already."""
AT_LINE = 4.0
"""Points within which a piece ends at a line across it, as both ends of a gap do between two tables."""


def without_streaks(grey: np.ndarray, dpi: int) -> np.ndarray:
    """The picture, as it lay on the glass, without the lines that a speck of dirt draws down all of a sheet."""
    rows = np.linspace(0, len(grey) - 1, min(len(grey), 400)).astype(int)
    sample = grey[rows]
    levels = np.median(sample, axis=0)
    reach = max(int(STREAK_WIDE * dpi / 72), 2)
    beside = np.maximum(_rolled(levels, reach + 1), 0)
    depth = beside - levels
    found = np.flatnonzero(depth > STREAK)
    if not len(found) or len(found) > 0.05 * grey.shape[1]:
        return grey
    ends = max(int(WHOLE * len(sample)), 2)
    clean = grey
    for run in np.split(found, np.flatnonzero(np.diff(found) > 1) + 1):
        x0, x1 = int(run[0]), int(run[-1]) + 1
        if x1 - x0 > reach or x0 < reach or x1 > grey.shape[1] - reach:
            continue
        limit = levels[run].max() + STREAK
        drawn = sample[:, x0:x1].min(axis=1) < limit
        if min(drawn[:ends].mean(), drawn[-ends:].mean()) < MOSTLY:
            continue
        if clean is grey:
            clean = grey.copy()
        # Two columns more: the edges of a streak are blurred.
        x0, x1 = x0 - 2, x1 + 2
        left, right = grey[:, x0 - 1].astype(np.float32), grey[:, x1].astype(np.float32)
        part = grey[:, x0:x1].astype(np.float32)
        lifted = part + np.maximum(beside[x0:x1] - levels[x0:x1], 0)[None, :]
        if levels[run].min() < DARK:
            # Of a black streak nothing is left below: what is beside it goes on.
            share = (np.arange(x1 - x0) + 1) / (x1 - x0 + 1)
            lifted = left[:, None] * (1 - share)[None, :] + right[:, None] * share[None, :]
        clean[:, x0:x1] = np.clip(lifted, 0, 255).astype(np.uint8)
    return clean


def _rolled(levels: np.ndarray, reach: int) -> np.ndarray:
    """The lower of the highest levels to the left and to the right of each column."""
    padded = np.pad(levels, reach, mode="edge")
    left = np.stack([padded[i : i + len(levels)] for i in range(reach)]).max(axis=0)
    right = np.stack([padded[i : i + len(levels)] for i in range(reach + 1, 2 * reach + 1)]).max(axis=0)
    return np.minimum(left, right)


def without_rim(grey: np.ndarray) -> np.ndarray:
    """The picture, as it lay on the glass, without the shadow at its edges."""
    clean = grey
    for turns in range(4):
        side = np.rot90(clean, turns)
        most = int(RIM * len(side))
        dark = (side[: most + 2, ::4] < DARK).mean(axis=1) > RIM_DARK
        depth = int(np.argmin(dark)) if not dark.all() else most + 2
        if not 0 < depth <= most:
            continue
        if clean is grey:
            clean = grey.copy()
            side = np.rot90(clean, turns)
        # The shadow ends softly.
        side[: depth + max(depth // 2, 3)] = 255
    return clean


def without_specks(grey: np.ndarray, level: int, dpi: int) -> np.ndarray:
    """The picture without grains of dirt and toner: ink so small that stands alone, in no row with other ink."""
    point = dpi / 72
    ink = grey < level
    count = np.zeros((ink.shape[0] + 1, ink.shape[1] + 1), dtype=np.int32)
    np.cumsum(np.cumsum(ink, axis=0, dtype=np.int32), axis=1, out=count[1:, 1:])
    ys, xs = np.nonzero(ink)

    def within(high: float, wide: float) -> np.ndarray:
        """Ink in an area so many points above, below and beside each point of ink."""
        down, across = int(high * point), int(wide * point)
        top, bottom = np.maximum(ys - down, 0), np.minimum(ys + down + 1, ink.shape[0])
        left, right = np.maximum(xs - across, 0), np.minimum(xs + across + 1, ink.shape[1])
        return np.asarray(count[bottom, right] - count[top, right] - count[bottom, left] + count[top, left])

    around = within(ALONE, ALONE)
    small = (around <= SPECK**2 * point**2) & (within(SPECK, SPECK) == around)
    if not small.any():
        return grey
    ys, xs, around = ys[small], xs[small], around[small]
    alone = (within(SPECK, IN_ROW) <= around) & (within(IN_ROW, SPECK) <= around)
    if alone.sum() > DITHERED * ink.size:
        return grey
    clean = grey.copy()
    soft = max(int(0.3 * point), 1)
    for y, x in zip(ys[alone].tolist(), xs[alone].tolist(), strict=True):
        clean[max(y - soft, 0) : y + soft + 1, max(x - soft, 0) : x + soft + 1] = 255
    return clean


def torn_lines(
    dark: np.ndarray, across: Sequence[Stretch], down: Sequence[Stretch], point: float
) -> tuple[list[Stretch], list[Stretch]]:
    """Hairlines of which the scanner kept pieces at one height, put together: those along rows, those down columns.

    Args:
        dark: what is darker than its ground.
        across: the lines along rows that were found whole.
        down: the lines down columns that were, as (column, first row, last row, thickness).
        point: pixels a point.
    """
    level, plumb = _chains(_pieces(dark, point), point), _chains(_pieces(dark.T, point), point)
    period = _period(level, point)
    if period is None:
        return [], []
    # What is torn must be known the one way to tell where it ends the other way.
    first = _put_together(dark, level, down, point, period)
    upright = _put_together(dark.T, plumb, [*across, *first], point, period)
    flat = _put_together(dark, level, [*down, *upright], point, period)
    level_new, plumb_new = _new(flat, across, point), _new(upright, down, point)
    return _drawn_to(level_new, [*down, *plumb_new], point), _drawn_to(plumb_new, [*across, *level_new], point)


def _new(torn: Sequence[Stretch], whole: Sequence[Stretch], point: float) -> list[Stretch]:
    """The torn lines of which little was found without them."""

    def known(row: float, start: int, end: int) -> float:
        covered = np.zeros(end - start, dtype=bool)
        for other, a, b, _ in whole:
            if abs(other - row) <= LEVEL * point and b > start and b - a >= min(LONG * point, (end - start) / 2):
                covered[max(a - start, 0) : b - start] = True
        return float(covered.mean())

    return [line for line in torn if known(*line[:3]) < KNOWN]


def _period(chains: Sequence[list[tuple[int, int, int]]], point: float) -> float | None:
    """The distance of tears, one for all lines of a sheet, since all lie askew alike; None where no lines are torn."""
    distances = []
    for chain in chains:
        steps = np.diff([middle for middle, wide in _gaps(chain) if wide >= LEAST_TEAR * point])
        if len(steps) >= LEAST_PIECES - 1 and (np.abs(steps / np.median(steps) - 1) <= UNEVEN).mean() >= MOSTLY:
            distances.append(float(np.median(steps)))
    if len(distances) < 2:
        return None
    usual = float(np.median(distances))
    return usual if sum(abs(d / usual - 1) <= UNEVEN for d in distances) >= max(2, MOSTLY * len(distances)) else None


def _gaps(chain: Sequence[tuple[int, int, int]]) -> list[tuple[float, int]]:
    """Middle and length of each gap between pieces."""
    return [((a[2] + b[1]) / 2, b[1] - a[2]) for a, b in pairwise(chain)]


def _put_together(
    dark: np.ndarray,
    chains: Sequence[list[tuple[int, int, int]]],
    plumb: Sequence[Stretch],
    point: float,
    period: float,
) -> list[Stretch]:
    found: list[Stretch] = []
    for chain in chains:
        for part in _parted(dark, chain, plumb, point, period):
            ink = sum(end - start for _, start, end in part)
            start, end = part[0][1], max(piece[2] for piece in part)
            if len(part) < 2 or ink < LEAST_INK * (end - start) or end - start < LEAST_LONG * point:
                continue
            row = sum(row * (b - a) for row, a, b in part) / ink
            found.append((row, start, end, 1.0))
    return found


def _drawn_to(lines: Sequence[Stretch], plumb: Sequence[Stretch], point: float) -> list[Stretch]:
    """Torn lines with their lost ends: up to the line across them at which they must have ended."""
    drawn = []
    for row, start, end, thick in lines:
        crossing = [x for x, a, b, _ in plumb if a - GAP * point / 2 <= row <= b + GAP * point / 2]
        before = [x for x in crossing if start - GAP * point <= x <= start]
        behind = [x for x in crossing if end <= x <= end + GAP * point]
        drawn.append((row, round(min(before, default=start)), round(max(behind, default=end)), thick))
    return drawn


def _pieces(dark: np.ndarray, point: float) -> list[tuple[int, int, int]]:
    """Thin level runs with nothing above and below, as (row, start, end)."""
    near, far = int(PIECE_THICK * point) + 1, int(FREE * point) + 1
    count = np.zeros((len(dark) + 2 * far + 1, dark.shape[1]), dtype=np.int32)
    np.cumsum(np.pad(dark, ((far, far), (0, 0))), axis=0, out=count[1:])
    rows = np.arange(len(dark)) + far
    around = count[rows - near] - count[rows - far] + count[rows + far + 1] - count[rows + near + 1]
    free = dark & (around == 0)
    padded = np.zeros((free.shape[0], free.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = free
    change = np.diff(padded, axis=1)
    found_rows, starts = np.nonzero(change == 1)
    ends = np.nonzero(change == -1)[1]
    long = ends - starts >= PIECE * point
    return list(zip(found_rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True))


def _chains(pieces: Sequence[tuple[int, int, int]], point: float) -> list[list[tuple[int, int, int]]]:
    """Pieces at one height from left to right; those over each other become one."""
    chains: list[list[tuple[int, int, int]]] = []
    for row, start, end in sorted(pieces, key=lambda piece: piece[1]):
        for chain in chains:
            last = chain[-1]
            if abs(last[0] - row) > LEVEL * point or start - last[2] > GAP * point:
                continue
            if start <= last[2]:
                chain[-1] = (last[0], last[1], max(last[2], end))
            else:
                chain.append((row, start, end))
            break
        else:
            chains.append([(row, start, end)])
    return chains


def _is_tear(gap: tuple[float, int], others: Sequence[float], point: float, period: float) -> bool:
    """Whether a gap stands in step with another of its line; one that is alone is short."""
    middle, wide = gap
    if wide < LEAST_TEAR * point:
        return True
    steps = [abs(middle - other) / period for other in others if other != middle]
    in_step = any(0.5 < s < 3.5 and abs(s - round(s)) <= UNEVEN for s in steps)
    return wide <= (MOST_TEAR if in_step else LONE_TEAR) * period


def _parted(
    dark: np.ndarray,
    chain: Sequence[tuple[int, int, int]],
    plumb: Sequence[Stretch],
    point: float,
    period: float,
) -> list[list[tuple[int, int, int]]]:
    """A chain cut where a gap is no tear: between two lines across it, out of step, or with words on its path."""
    near, reach = AT_LINE * point, int(point)
    parts = [[chain[0]]]
    gaps = _gaps(chain)
    middles = [middle for middle, wide in gaps if wide >= LEAST_TEAR * point]
    for gap, before, piece in zip(gaps, chain, chain[1:], strict=False):
        ends = [x for x, a, b, _ in plumb if a - near <= piece[0] <= b + near and abs(x - before[2]) <= near]
        begins = [x for x, a, b, _ in plumb if a - near <= piece[0] <= b + near and abs(x - piece[1]) <= near]
        apart = bool(ends and begins and max(begins) - min(ends) > 2 * near)
        row = (before[0] + piece[0]) // 2
        path = dark[max(row - reach, 0) : row + reach + 1, before[2] + reach : max(piece[1] - reach, 0)]
        covered = bool(path.size and path.any(axis=0).mean() > ON_PATH)
        if apart or covered or not _is_tear(gap, middles, point, period):
            parts.append([])
        parts[-1].append(piece)
    return parts
