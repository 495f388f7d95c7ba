"""Characters that a reader of the page does not see are taken out: invisible, off the page, printed twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extractors.document import Page, Place
from extractors.reading.characters import Characters

DOUBLE_STRIKE = 0.12
"""Two equal characters nearer than this share of their size are one, printed twice to look bold: neighbours in running
text stand at least 0.2 of a size apart even where they are as narrow as ``l``."""
SCAN_COVER = 0.6
"""A picture that covers this share of a page makes its invisible text the layer of a scanner's OCR."""
WIDE_F = 0.45
"""An f wider than this share of its size is the ligature ff: f alone takes about 0.3."""


def drop_hidden(page: Page, visible: Characters, invisible: Characters) -> Characters:
    """Leave out characters outside the page; take invisible ones only where they are the text of a scanned picture."""
    kept = visible.only(visible.inside(page.width, page.height))
    page.hidden += len(visible) - len(kept)
    few = len(invisible) and len(kept) < 0.1 * len(invisible)
    if few and cover(page.images, page.width, page.height) >= SCAN_COVER:
        page.text_source = "ocr"
        return invisible.only(invisible.inside(page.width, page.height))
    page.hidden += len(invisible)
    return kept


def cover(places: Sequence[Place], width: float, height: float) -> float:
    """The share of a page that pictures cover together, measured on a grid of a hundred by a hundred.

    Scanners cut a page into strips, so that the largest picture alone says nothing.
    """
    grid = np.zeros((100, 100), dtype=bool)
    across, down = 100 / (width or 1.0), 100 / (height or 1.0)
    for place in places:
        top, bottom = max(round(place.top * down), 0), max(round(place.bottom * down), 0)
        left, right = max(round(place.x0 * across), 0), max(round(place.x1 * across), 0)
        grid[top:bottom, left:right] = True
    return float(grid.mean())


def near_pairs(kind: np.ndarray, x: np.ndarray, y: np.ndarray, reach: np.ndarray) -> np.ndarray:
    """Indices of points that may have another of their kind within reach across and down; all that have one are there.

    Two points within reach share a row of at least one of two grids that are shifted by half a row; sorted by kind, row
    and x they then have one within reach beside them. So no two points need be compared. ``reach`` is of the kind.
    """
    if len(kind) < 2:
        return np.zeros(0, dtype=np.int64)
    found = np.zeros(len(kind), dtype=bool)
    across = x - x.min()
    width = float(across.max()) + 1.0
    mesh = 2 * reach + 0.02
    for shift in (0.0, 0.5):
        row = np.floor(y / mesh + shift)
        row -= row.min()
        key = (kind * (row.max() + 1.0) + row) * width + across
        order = key.argsort()
        key = key[order]
        close = key[1:] - key[:-1] <= reach[order[1:]] + 0.01
        found[order[1:]] |= close
        found[order[:-1]] |= close
    return found.nonzero()[0]


def _ligatures(found: Characters) -> tuple[np.ndarray, set[int]]:
    """The glyph of each character, and the glyphs that stand for several (ffi): these share a box, being no doubles."""
    shared = (found.boxes[1:] == found.boxes[:-1]).all(axis=1)
    glyph = np.concatenate(([0], np.cumsum(~shared)))
    mixed = shared & (found.codes[1:] != found.codes[:-1])
    wide = shared & (found.codes[1:] == ord("f")) & (found.boxes[1:, 2] - found.boxes[1:, 0] > WIDE_F * found.size[1:])
    return glyph, set(glyph[1:][mixed | wide].tolist())


def drop_doubles(found: Characters) -> Characters:
    """Keep one of characters printed at the same place (bold by double strike, a second text layer)."""
    if len(found) < 2:
        return found
    kinds, kind = np.unique(found.codes, return_inverse=True)
    reach = np.full(len(kinds), 0.3)
    np.maximum.at(reach, kind, found.size * DOUBLE_STRIKE)
    candidates = near_pairs(kind, found.boxes[:, 0], found.boxes[:, 3], reach[kind])
    if not len(candidates):
        return found
    kept = np.ones(len(found), dtype=bool)
    bold = found.bold.copy()
    glyph, ligatures = _ligatures(found)
    grid: dict[tuple[int, int, int], list[int]] = {}
    for i in candidates.tolist():
        code = int(found.codes[i])
        if chr(code).isspace():
            continue
        within = max(float(found.size[i]) * DOUBLE_STRIKE, 0.3)
        box = found.boxes[i].tolist()
        x, y = box[0], box[3]
        column, row = int(x // 4), int(y // 4)
        twin = None
        for across in range(column - 1, column + 2):
            for down in range(row - 1, row + 2):
                for other in grid.get((code, across, down), ()):
                    if abs(found.boxes[other, 0] - x) <= within and abs(found.boxes[other, 3] - y) <= within:
                        twin = other
        if twin is None or (glyph[i] == glyph[twin] and glyph[i] in ligatures):
            grid.setdefault((code, column, row), []).append(i)
        else:
            kept[i] = False
            bold[twin] |= box != found.boxes[twin].tolist()
    return replace(found, bold=bold).only(kept)
