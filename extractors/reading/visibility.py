"""Text painted in the colour of the paper, or only as a clip, counts where the rendered page shows something there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium

from extractors.document import Char

SCALE = 2.0
"""Pixels a point: strokes of 5-point type still leave a mark."""
MOST_PIXELS = 16_000_000
"""Larger pages are rendered coarser."""
CONTRAST = 8
"""Steps of 256 between the lightest and darkest pixel of a box that is not quite even."""


def split_by_ink(page: pdfium.PdfPage, runs: Sequence[Sequence[Char]]) -> tuple[list[Char], list[Char]]:
    """Part doubtful runs of text into those of which something is seen on the rendered page and those that leave none.

    A run (the characters of one text object) is hidden only if each of its boxes is of one even colour.
    """
    width, height = page.get_size()
    scale = min(SCALE, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, may_draw_forms=False)
    try:
        pixels = bitmap.to_numpy()
        seen: list[Char] = []
        hidden: list[Char] = []
        for run in runs:
            (seen if any(_has_ink(pixels, char, scale) for char in run) else hidden).extend(run)
        return seen, hidden
    finally:
        bitmap.close()


def _has_ink(pixels: np.ndarray, char: Char, scale: float) -> bool:
    x0, top, x1, bottom = (round(v * scale) for v in char.place.bbox)
    box = pixels[max(top, 0) : max(bottom, 0), max(x0, 0) : max(x1, 0)]
    if not box.size:
        return False
    flat = box.reshape(-1, box.shape[-1]).astype(np.int16)
    return bool((flat.max(axis=0) - flat.min(axis=0)).max() > CONTRAST)
