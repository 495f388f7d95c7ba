"""Characters of a page as columns of numbers, so that a question is asked of all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from extractors.document import Char, Place


class Glyphs:
    """Characters in the file's order, and for each of them where it stands; coordinates in points.

    ``x`` and ``y`` are its centre; ``printed`` is false for blanks, ``upright`` for glyphs turned by a quarter.
    """

    __slots__ = ("bottom", "chars", "printed", "size", "top", "upright", "x", "x0", "x1", "y")

    def __init__(self, chars: Sequence[Char]) -> None:
        """Take down where the characters stand."""
        self.chars = chars
        if chars:
            texts, places, sizes, _, _, upright = zip(*chars, strict=True)
            _, x0, top, x1, bottom = zip(*places, strict=True)
        else:
            texts = sizes = upright = x0 = top = x1 = bottom = ()
        self.x0, self.top, self.x1, self.bottom = (np.array(v, dtype=float) for v in (x0, top, x1, bottom))
        self.size = np.array(sizes, dtype=float)
        self.x, self.y = (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2
        self.printed = ~np.fromiter(map(str.isspace, texts), dtype=bool, count=len(chars))
        self.upright = np.array(upright, dtype=bool)

    def __len__(self) -> int:
        return len(self.chars)

    def within(self, places: Iterable[Place]) -> np.ndarray:
        """For each character whether its centre lies inside one of the rectangles, edges included."""
        inside = np.zeros(len(self.chars), dtype=bool)
        for _, x0, top, x1, bottom in places:
            inside |= (self.x >= x0) & (self.x <= x1) & (self.y >= top) & (self.y <= bottom)
        return inside

    def chosen(self, mask: np.ndarray) -> list[Char]:
        """The characters for which a mask is true, in the file's order."""
        return [self.chars[i] for i in np.flatnonzero(mask).tolist()]
