"""Text painted in the colour of the paper, or only as a clip, counts where the rendered page shows something there."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium

from extractors.document import Char

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


def split_by_ink(page: pdfium.PdfPage, runs: Sequence[Sequence[Char]]) -> tuple[list[Char], list[Char]]:
    """Part doubtful runs of text into those of which something is seen on the rendered page and those that leave none.

    A run (the characters of one text object) is hidden only if each of its boxes is of one even colour. Only the bands
    of the page are rendered in which such runs stand: white titles on a bar of colour are common, and pictures dear.
    """
    width, height = page.get_size()
    scale = min(SCALE, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    across, down = math.ceil(width * scale), math.ceil(height * scale)
    boxes = [[_pixels(char, scale, across, down) for char in run] for run in runs]
    seen = [False] * len(runs)
    for band in _bands([(i, box) for i, run in enumerate(boxes) for box in run if box is not None]):
        left, top = min(box[0] for _, box in band), min(box[1] for _, box in band)
        right, bottom = max(box[2] for _, box in band), max(box[3] for _, box in band)
        # The renderer rounds what it cuts off upwards; half a pixel less makes that exact.
        margins = (left, down - bottom, across - right, top)
        bitmap = page.render(scale=scale, may_draw_forms=False, crop=tuple(max(m - 0.5, 0.0) / scale for m in margins))
        try:
            pixels = bitmap.to_numpy()
            for i, (x0, y0, x1, y1) in band:
                seen[i] = seen[i] or _has_ink(pixels[y0 - top : y1 - top, x0 - left : x1 - left])
        finally:
            bitmap.close()
    shown = [char for run, visible in zip(runs, seen, strict=True) if visible for char in run]
    hidden = [char for run, visible in zip(runs, seen, strict=True) if not visible for char in run]
    return shown, hidden


def _pixels(char: Char, scale: float, across: int, down: int) -> Pixels | None:
    """The pixels of a character's box, None where none of them lies on the page."""
    x0, top, x1, bottom = (round(v * scale) for v in char.place.bbox)
    box = (max(x0, 0), max(top, 0), min(max(x1, 0), across), min(max(bottom, 0), down))
    return box if box[0] < box[2] and box[1] < box[3] else None


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
