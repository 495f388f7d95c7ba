"""Characters that a reader of the page does not see are taken out: invisible, off the page, printed twice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.document import Char, Page, Place

DOUBLE_STRIKE = 0.12
"""Two equal characters nearer than this share of their size are one, printed twice to look bold: neighbours in running
text stand at least 0.2 of a size apart even where they are as narrow as ``l``."""
SCAN_COVER = 0.6
"""A picture that covers this share of a page makes its invisible text the layer of a scanner's OCR."""


def drop_hidden(page: Page, invisible: list[Char]) -> None:
    """Leave out characters outside the page; take invisible ones only where they are the text of a scanned picture."""
    visible = [c for c in page.chars if _inside(c, page)]
    page.hidden += len(page.chars) - len(visible)
    page.chars = visible
    if invisible and cover(page.images, page.width, page.height) >= SCAN_COVER and len(visible) < 0.1 * len(invisible):
        page.chars = [c for c in invisible if _inside(c, page)]
        page.text_source = "ocr"
    else:
        page.hidden += len(invisible)


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


def _inside(char: Char, page: Page) -> bool:
    _, x0, top, x1, bottom = char.place
    return -1 <= (x0 + x1) / 2 <= page.width + 1 and -1 <= (top + bottom) / 2 <= page.height + 1


def near_pairs(kind: np.ndarray, x: np.ndarray, y: np.ndarray, reach: np.ndarray) -> np.ndarray:
    """Which points may have another of their kind within reach across and down; all that have one are among them.

    Two points no further apart than half a mesh share a cell of at least one of four grids that are shifted by half a
    mesh; so all pairs are found by sorting, without comparing any two points. ``reach`` depends on the kind alone.
    """
    found = np.zeros(len(kind), dtype=bool)
    x, y = (np.clip(np.nan_to_num(v), -1e5, 1e5) for v in (x, y))
    mesh = 2 * np.maximum(reach, 1e-6) + 0.01
    for right in (0.0, 0.5):
        for down in (0.0, 0.5):
            column = np.floor(x / mesh + right).astype(np.int64)
            row = np.floor(y / mesh + down).astype(np.int64)
            key = (kind.astype(np.int64) * 1_000_003 + column) * 1_000_003 + row
            _, number, count = np.unique(key, return_inverse=True, return_counts=True)
            found |= count[number] > 1
    return found


def drop_doubles(page: Page) -> None:
    """Keep one of characters printed at the same place (bold by double strike, a second text layer)."""
    chars = page.chars
    if len(chars) < 2:
        return
    table = np.array([(c.place.x0, c.place.bottom, c.size) for c in chars])
    kinds: dict[str, int] = {}
    kind = np.array([kinds.setdefault(c.text, len(kinds)) for c in chars])
    reach = np.full(len(kinds), 0.3)
    np.maximum.at(reach, kind, table[:, 2] * DOUBLE_STRIKE)
    near = near_pairs(kind, table[:, 0], table[:, 1], reach[kind])
    if not near.any():
        return
    kept: list[Char] = []
    grid: dict[tuple[str, int, int], list[int]] = {}
    for char, candidate in zip(chars, near.tolist(), strict=True):
        if not candidate or char.text.isspace():
            kept.append(char)
            continue
        within = max(char.size * DOUBLE_STRIKE, 0.3)
        x, y = char.place.x0, char.place.bottom
        column, row = int(x // 4), int(y // 4)
        twin = None
        for i in range(column - 1, column + 2):
            for j in range(row - 1, row + 2):
                for k in grid.get((char.text, i, j), ()):
                    other = kept[k].place
                    if abs(other.x0 - x) <= within and abs(other.bottom - y) <= within:
                        twin = k
        if twin is None:
            grid.setdefault((char.text, column, row), []).append(len(kept))
            kept.append(char)
        else:
            page.hidden += 1
            kept[twin] = kept[twin]._replace(bold=kept[twin].bold or char.place != kept[twin].place)
    page.chars = kept
