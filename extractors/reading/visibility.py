"""Text painted in the colour of the paper, or only as a clip, counts where the rendered page shows something there."""

from __future__ import annotations

import math

import numpy as np
import pypdfium2 as pdfium

SCALE = 2.0
"""Pixels a point: strokes of 5-point type still leave a mark."""
MOST_PIXELS = 16_000_000
"""Larger pages are rendered coarser."""
GAP = 60
"""Pixels; boxes nearer than this to one another are rendered at once."""
CONTRAST = 8
"""Steps of 256 between the lightest and darkest pixel of a box that is not quite even."""

Pixels = tuple[int, int, int, int]
"""A box of pixels: left, top, right, bottom."""


def seen_runs(page: pdfium.PdfPage, boxes: np.ndarray, runs: np.ndarray, doubtful: np.ndarray) -> np.ndarray:
    """Which doubtful characters belong to a run of which something is seen on the rendered page.

    A run (the characters of one text object) is hidden only if each of its boxes is of one even colour. Only the bands
    of the page are rendered in which such runs stand: white titles on a bar of colour are common, and pictures dear.

    Args:
        page: an open page.
        boxes: of all characters, in points as displayed.
        runs: the number of each character's run.
        doubtful: which characters are asked for.
    """
    width, height = page.get_size()
    scale = min(SCALE, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    across, down = math.ceil(width * scale), math.ceil(height * scale)
    edges = np.rint(np.clip(boxes[doubtful] * scale, 0, [across, down, across, down])).astype(np.int64)
    owners = runs[doubtful]
    on_page = (edges[:, 0] < edges[:, 2]) & (edges[:, 1] < edges[:, 3])
    found: list[tuple[int, Pixels]] = list(
        zip(owners[on_page].tolist(), map(tuple, edges[on_page].tolist()), strict=True)
    )
    seen: set[int] = set()
    for band in _bands(found):
        left, top = min(box[0] for _, box in band), min(box[1] for _, box in band)
        right, bottom = max(box[2] for _, box in band), max(box[3] for _, box in band)
        # The renderer rounds what it cuts off upwards; half a pixel less makes that exact.
        margins = (left, down - bottom, across - right, top)
        bitmap = page.render(scale=scale, may_draw_forms=False, crop=tuple(max(m - 0.5, 0.0) / scale for m in margins))
        try:
            pixels = bitmap.to_numpy()
            for run, (x0, y0, x1, y1) in band:
                if run not in seen and _has_ink(pixels[y0 - top : y1 - top, x0 - left : x1 - left]):
                    seen.add(run)
        finally:
            bitmap.close()
    return np.isin(runs, list(seen)) & doubtful


def _bands(boxes: list[tuple[int, Pixels]]) -> list[list[tuple[int, Pixels]]]:
    """Boxes of pixels that are rendered together: those with hardly a gap between them, from top to bottom."""
    bands: list[list[tuple[int, Pixels]]] = []
    reach = 0
    for item in sorted(boxes, key=lambda item: item[1][1]):
        if bands and item[1][1] <= reach + GAP:
            bands[-1].append(item)
        else:
            bands.append([item])
        reach = max(reach, item[1][3])
    return bands


def _has_ink(box: np.ndarray) -> bool:
    flat = box.reshape(-1, box.shape[-1])
    return bool((flat.max(axis=0).astype(np.int16) - flat.min(axis=0)).max() > CONTRAST)
