"""Size, weight and blanks of a line of type, measured on its ink."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np

from extractors.reading.picture import Box
from extractors.reading.recognition.words import Line, around, is_wide, quantile

INK_HEIGHT = 0.86
"""Height of an ideograph's ink as a share of its size, for the usual Gothic and Mincho faces."""
SAME_SIZE = 0.12
"""Lines whose measured sizes differ by less are set in one size: measuring is no finer."""
HEAVIER = 1.17
"""So much thicker than the page's usual strokes are those of a heading in Gothic or bold: 1.2 to 1.6 on scans of
typeset plans, where lines of one face differ by up to 0.14."""
CONDENSED = 1.15
"""Type is at most so many times as high as wide."""
HIGHER = 1.35
"""The same of its size and what most of its kana and ideographs take of it."""
LEAST_WEIGHED = 4
"""Characters of a line whose weight can be told; strokes of single ones differ too much."""
GRAIN = 0.008
"""Ink of a grain of dirt at most, in squares of the size; the dot ・ has three times that."""
APART = 0.12
"""White on both sides of a grain, in sizes."""
BLANK = 0.95
"""Share of the size from which a stretch without ink is a blank: beside a bracket there is up to 0.7 of white."""


def measured_size(line: Line, grey: np.ndarray) -> float:
    """Size of a line's type in pixels, from the ink of its ideographs, else of all its characters."""
    ideographs = [s.box for s in line.symbols if "\u3400" <= s.text[0] <= "\u9fff" and s.text not in "一二三"]
    if line.vertical:
        step = (line.box.bottom - line.box.top) / len(line.symbols)
        return max(min(step, line.box.x1 - line.box.x0), 1.0)
    if not ideographs:
        share = INK_HEIGHT if any(is_wide(s.text) for s in line.symbols) else 0.75
        return max(_ink_height(line.box, grey), 1) / share
    # Where Tesseract cannot part two characters it gives them a height with room above and below: the lower third is
    # right, and if all are so, the ink itself.
    heights = [max(b.bottom - b.top, 1) for b in ideographs]
    height = quantile([h for h in heights if h >= 0.6 * median(heights)], 0.3)
    size = max(min(height, _ink_height(line.box, grey)), 1) / INK_HEIGHT
    # A frame or a badge beside a few of its letters makes the line's ink higher than its type.
    wide = [max(s.box.bottom - s.box.top, 1) for s in line.symbols if is_wide(s.text)]
    return min(size, CONDENSED * _advance(line), HIGHER * quantile(wide, 0.6)) if len(wide) >= LEAST_WEIGHED else size


def seen_size(line: Line, grey: np.ndarray) -> float:
    """Size of a line's type in pixels from most of its ink, whatever stands higher beside a few of its letters."""
    box = line.box
    step = max(box.bottom - box.top, 4)
    places = range(box.x0, max(box.x1 - step // 2, box.x0 + 1), step)
    parts = [Box(x, box.top, min(x + step, box.x1), box.bottom) for x in places]
    return median(_ink_height(part, grey) for part in parts) / INK_HEIGHT


def _advance(line: Line) -> float:
    """Mean step of a level line in full characters."""
    ems = sum(1.0 if is_wide(s.text) else 0.5 for s in line.symbols)
    box = around([s.box for s in line.symbols])
    return max(box.x1 - box.x0, 1) / ems


def ink_runs(line: Line, grey: np.ndarray) -> list[tuple[int, int]]:
    """Stretches of a line's ink that blanks of most of a character part."""
    box = around([symbol.box for symbol in line.symbols])
    part = grey[max(box.top, 0) : box.bottom, max(box.x0, 0) : box.x1].astype(np.int16)
    if not part.size:
        return []
    contrast = np.abs(part - np.median(part))
    strokes = (contrast > 0.4 * contrast.max()).sum(axis=0)
    inked = np.flatnonzero(strokes)
    if not inked.size:
        return []
    # A grain of dirt in a blank would hide it.
    pieces = np.split(inked, np.flatnonzero(np.diff(inked) > APART * line.size) + 1)
    inked = np.concatenate([p for p in pieces if strokes[p].sum() > GRAIN * line.size**2] or [inked])
    cuts = np.flatnonzero(np.diff(inked) > BLANK * line.size)
    starts, ends = [0, *(cuts + 1).tolist()], [*cuts.tolist(), len(inked) - 1]
    return [(box.x0 + int(inked[a]), box.x0 + int(inked[b]) + 1) for a, b in zip(starts, ends, strict=True)]


def _ink_height(box: Box, grey: np.ndarray) -> int:
    """Height of the ink around the middle of a box, whatever is dark or light in it."""
    part = grey[max(box.top, 0) : box.bottom, max(box.x0, 0) : box.x1].astype(np.int16)
    if not part.size:
        return box.bottom - box.top
    contrast = np.abs(part - np.median(part))
    inked = (contrast > 0.4 * contrast.max()).any(axis=1)
    middle = len(inked) // 2
    gap = max(len(inked) // 6, 1)
    top = bottom = middle
    while (above := np.flatnonzero(inked[max(top - gap, 0) : top])).size:
        top = max(top - gap, 0) + int(above[0])
    while (below := np.flatnonzero(inked[bottom : bottom + gap])).size:
        bottom += int(below[-1]) + 1
    return bottom - top or box.bottom - box.top


def even_sizes(lines: Sequence[Line], point: float) -> None:
    """Give lines of nearly one size the same size, that of most of their characters, to half a point."""
    left = sorted(lines, key=lambda line: -len(line.symbols))
    while left:
        weight = {
            id(line): sum(len(o.symbols) for o in left if abs(o.size / line.size - 1) <= SAME_SIZE / 2) for line in left
        }
        centre = max(left, key=lambda line: weight[id(line)]).size
        near = [line for line in left if abs(line.size / centre - 1) <= SAME_SIZE]
        sizes = sorted(line.size for line in near for _ in line.symbols)
        common = max(round(sizes[len(sizes) // 2] / point * 2) / 2, 4.0) * point
        left = [line for line in left if abs(line.size / centre - 1) > SAME_SIZE]
        for line in near:
            line.size = common


def find_bold(lines: Sequence[Line], grey: np.ndarray) -> None:
    """Tell the lines whose strokes are thicker than those of the page's running text: Gothic among Mincho, or bold."""
    for line in lines:
        line.weight = _stroke(line, grey) / line.size
    weights = sorted(line.weight for line in lines for _ in line.symbols if line.weight)
    if not weights:
        return
    usual = weights[len(weights) // 2]
    for line in lines:
        line.bold = len(line.symbols) >= LEAST_WEIGHED and line.weight > HEAVIER * usual


def _stroke(line: Line, grey: np.ndarray) -> float:
    """Mean thickness of a line's strokes in pixels: twice its ink over the length of the ink's outline."""
    box = around([symbol.box for symbol in line.symbols])
    part = grey[max(box.top, 0) : box.bottom, max(box.x0, 0) : box.x1].astype(np.int16)
    if part.size < 9:
        return 0.0
    contrast = np.abs(part - np.median(part))
    most = float(np.percentile(contrast, 99))
    if most < 40:
        return 0.0
    # Grey edges count by their darkness, so that the figure does not hang on where the scanner set its pixels.
    ink = np.clip(contrast / most, 0.0, 1.0)
    outline = float(np.abs(np.diff(ink, axis=0)).sum() + np.abs(np.diff(ink, axis=1)).sum())
    return 2 * float(ink.sum()) / outline if outline else 0.0
