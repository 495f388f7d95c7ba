"""The page as a person sees it: whether anything is printed in a box, and whether a line is seen."""

from __future__ import annotations

import numpy as np
import pypdfium2

from evaluation.parity.findings import Box

SCALE = 2.0
"""Pixels a point."""
CONTRAST = 24
"""Steps of 256 between paper and ink."""
SEEN = 0.6
"""Share of a line along which something has to be seen."""
BESIDE = 1.5
"""Points on both sides of a line in which its ink is looked for."""
EDGE = 0.3
"""Points on both sides of an edge that are still the edge."""
ENDS = 0.1
"""Share of a line at each end that is not looked at: other lines meet it there."""


class Picture:
    """A page, drawn when it is first asked."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        """Remember the page, which has to stay open."""
        self._page = page
        self._drawn: np.ndarray | None = None

    def printed(self, box: Box) -> bool:
        """Whether anything is seen inside a box."""
        part = self._part(box)
        return bool(part.size) and int(part.max()) - int(part.min()) > CONTRAST

    def cut(self, box: Box) -> float:
        """Share of the left and right edge of a box on which something is printed."""
        x0, top, x1, bottom = box
        edges = (self._part((x - EDGE, top, x + EDGE, bottom)) for x in (x0, x1))
        paper = self._part(box)
        if not paper.size:
            return 1.0
        dark = int(paper.max()) - CONTRAST
        return float(sum((edge < dark).any(axis=1).mean() for edge in edges if edge.size))

    def line(self, box: Box) -> bool:
        """Whether a level or plumb line is seen, or the border of a shade; given as a box of no width or height."""
        x0, top, x1, bottom = box
        level = x1 - x0 >= bottom - top
        short = ENDS * (x1 - x0 if level else bottom - top)
        if level:
            part = self._part((x0 + short, top - BESIDE, x1 - short, bottom + BESIDE))
        else:
            part = self._part((x0 - BESIDE, top + short, x1 + BESIDE, bottom - short)).T
        if not part.size:
            return False
        seen = part.max(axis=0).astype(np.int16) - part.min(axis=0) > CONTRAST
        return bool(seen.mean() >= SEEN)

    def _part(self, box: Box) -> np.ndarray:
        if self._drawn is None:
            self._drawn = self._page.render(scale=SCALE, grayscale=True).to_numpy().squeeze()
        x0, top, x1, bottom = (round(edge * SCALE) for edge in box)
        return self._drawn[max(top, 0) : max(bottom, 0), max(x0, 0) : max(x1, 0)]
