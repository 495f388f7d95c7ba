"""Characters of a page as columns of numbers, so that a question is asked of all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from extractors.document import Char, Page, Place

_PRINTED = np.array([not chr(code).isspace() for code in range(0x3002)])
"""Whether a code point prints anything: the ideographic blank (U+3000) is the last one of Unicode that does not."""


_COLUMNS = frozenset(("x0", "top", "x1", "bottom", "x", "y", "size", "style", "printed", "upright", "chars"))


class Glyphs:
    """Characters in the file's order, and for each of them where it stands; coordinates in points.

    ``x`` and ``y`` are its centre; ``printed`` is false for blanks, ``upright`` for glyphs turned by a quarter;
    ``style`` is the same number for characters of one font that are bold or not. ``single`` tells whether the text of
    each is one letter (of a part: of all).
    """

    __slots__ = ("_at", "_whole", "bottom", "chars", "printed", "single", "size", "style", "top", "upright", "x",
                 "x0", "x1", "y")  # fmt: skip

    def __init__(self, chars: Sequence[Char]) -> None:
        """Take down where the characters stand."""
        self._whole: Glyphs | None = None
        self._at = np.zeros(0, dtype=np.int64)
        self.chars = chars
        if chars:
            texts, places, sizes, fonts, bold, upright = zip(*chars, strict=True)
            _, x0, top, x1, bottom = zip(*places, strict=True)
        else:
            texts = sizes = fonts = bold = upright = x0 = top = x1 = bottom = ()
        self.x0, self.top, self.x1, self.bottom = (np.array(v, dtype=float) for v in (x0, top, x1, bottom))
        self.size = np.array(sizes, dtype=float)
        self.x, self.y = (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2
        self.printed = ~np.fromiter(map(str.isspace, texts), dtype=bool, count=len(chars))
        self.upright = np.array(upright, dtype=bool)
        self.single = all(len(text) == 1 for text in texts)
        known: dict[tuple[str, bool], int] = {}
        self.style = np.array([known.setdefault(look, len(known)) for look in zip(fonts, bold, strict=True)], dtype=int)

    @classmethod
    def of_columns(
        cls, chars: Sequence[Char], codes: np.ndarray, boxes: np.ndarray, size: np.ndarray, style: np.ndarray,
        upright: np.ndarray,
    ) -> Glyphs:  # fmt: skip
        """Glyphs of characters of which the columns are at hand: code points, boxes (x0, top, x1, bottom), type."""
        made = cls.__new__(cls)
        made._whole, made._at = None, np.zeros(0, dtype=np.int64)
        made.chars, made.single = chars, True
        made.x0, made.top, made.x1, made.bottom = np.ascontiguousarray(boxes.T)
        made.x, made.y = (made.x0 + made.x1) / 2, (made.top + made.bottom) / 2
        made.size, made.style, made.upright = size, style, upright
        made.printed = _PRINTED[np.minimum(codes, len(_PRINTED) - 1)]
        return made

    def __len__(self) -> int:
        return len(self.chars) if self._whole is None else len(self._at)

    def __getattr__(self, name: str) -> Any:
        """What a part has not been asked before: most parts are asked for a column or two."""
        if name not in _COLUMNS or self._whole is None:
            raise AttributeError(name)
        whole = getattr(self._whole, name)
        value = whole[self._at] if name != "chars" else list(map(whole.__getitem__, self._at.tolist()))
        setattr(self, name, value)
        return value

    def only(self, mask: np.ndarray) -> Glyphs:
        """Those for which a mask is true; all of them are these glyphs themselves."""
        if mask.all():
            return self
        part = Glyphs.__new__(Glyphs)
        part._whole, part._at, part.single = self, np.flatnonzero(mask), self.single
        return part

    def parted(self, places: Sequence[Place]) -> tuple[Glyphs, Glyphs]:
        """Those inside one of the rectangles, and all others."""
        inside = self.within(places)
        return self.only(inside), self.only(~inside)

    def within(self, places: Iterable[Place]) -> np.ndarray:
        """For each character whether its centre lies inside one of the rectangles, edges included."""
        inside = np.zeros(len(self), dtype=bool)
        for _, x0, top, x1, bottom in places:
            inside |= (self.x >= x0) & (self.x <= x1) & (self.y >= top) & (self.y <= bottom)
        return inside

    def chosen(self, mask: np.ndarray) -> list[Char]:
        """The characters for which a mask is true, in the file's order."""
        return list(map(self.chars.__getitem__, np.flatnonzero(mask).tolist()))

    def between(self, top: float, bottom: float) -> list[Char]:
        """The characters whose middle stands between two heights, in the file's order."""
        return self.chosen((self.y > top) & (self.y < bottom))


def glyphs_of(page: Page) -> Glyphs:
    """The characters of a page as columns, which are made once as long as the page has these characters."""
    kept = page.glyphs
    if kept is None or kept.chars is not page.chars or len(kept.x0) != len(page.chars):
        kept = page.glyphs = Glyphs(page.chars)
    return kept
