"""A copy of a text without spaces and variants of width, which still knows where each character came from."""

from __future__ import annotations

import unicodedata
from array import array
from functools import lru_cache

from taxonomy.radicals import SUPPLEMENT

_WAVES = dict.fromkeys("〜～∼˜〰∽⁓", "~")
_HYPHENS = dict.fromkeys("‐‑‒–—―−－ｰ─━﹣", "-")
_BRACKETS = dict(zip("（）〔〕［］＜＞〈〉", "()()[]<><>", strict=True))
_FIXED = _WAVES | _HYPHENS | _BRACKETS
# Circled numbers keep their form: NFKC would turn the list mark ① into the digit 1 and join it to a year.
_KEEP = set("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
STRIPES = "▍▎▌▋▏▊▉█▐┃❙❚"
"""Signs that stand for a coloured bar before a label or heading."""
_INVISIBLE = set("\u200b\u200c\u200d\ufeff\u00ad\u2060")


def _fold_char(char: str) -> str:
    if char in _FIXED:
        return _FIXED[char]
    if char < "\u0080" or char in _KEEP:
        return char
    if "\u3040" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff":
        return char
    if char in SUPPLEMENT:
        return SUPPLEMENT[char]
    return "".join(_FIXED.get(c, c) for c in unicodedata.normalize("NFKC", char))


class _Characters(dict[str, str]):
    """Characters with their folded form, each worked out once; nothing for those that are not seen."""

    def __missing__(self, char: str) -> str:
        folded = self[char] = "" if char in _INVISIBLE else _fold_char(char)
        return folded


class _Codes(dict[int, str]):
    """The same by the characters' numbers, as ``str.translate`` asks for them."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _FOLDED[chr(code)]
        return folded


_FOLDED = _Characters()
_CODES = _Codes()


@lru_cache(maxsize=4096)
def fold_text(text: str) -> str:
    """The text of ``Folded(text)``, for whoever does not ask where its characters came from."""
    first, *others = text.translate(_CODES).split() or [""]
    parts = [first]
    for part in others:
        if _parts_words(parts[-1][-1], part[0]):
            parts.append(" ")
        parts.append(part)
    return "".join(parts)


class Folded:
    """Folded copy of a text: width, dashes, brackets and radicals unified, spaces dropped or kept.

    A space between two digits or Latin letters stays as one blank, because it parts two words. With ``keep_spaces``
    every space stays, as a blank or a line feed. ``text`` is the folded string; ``origin`` turns its offsets into
    offsets of the original.
    """

    def __init__(self, original: str, *, keep_spaces: bool = False) -> None:
        """Fold ``original``."""
        self.original = original
        self.text, origins = _fold(original, keep_spaces)
        self._origins = list(origins)

    def delete(self, spans: list[tuple[int, int]]) -> None:
        """Take folded spans, in order and apart from one another, out of the folded text."""
        for start, end in reversed(spans):
            self.text = self.text[:start] + self.text[end:]
            del self._origins[start:end]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the folded span ``start`` to ``end``; an empty span stays empty."""
        if start >= end:
            at = self._origins[start] if start < len(self._origins) else len(self.original)
            return at, at
        return self._origins[start], self._origins[end - 1] + 1


@lru_cache(maxsize=4096)
def _fold(original: str, keep_spaces: bool) -> tuple[str, array[int]]:
    """The folded text and the offset in the original of each of its characters."""
    out: list[str] = []
    origins = array("l")
    gap: int | None = None
    for index, char in enumerate(original):
        if gap is None and ("\u3041" <= char <= "\u30ff" or "\u4e00" <= char <= "\u9fff"):
            out.append(char)
            origins.append(index)
            continue
        for piece in _FOLDED[char]:
            if piece.isspace():
                if keep_spaces:
                    out.append("\n" if piece in "\n\r\x0b\x0c\x85\u2028\u2029" else " ")
                    origins.append(index)
                gap = index if gap is None else gap
                continue
            if gap is not None and not keep_spaces and out and _parts_words(out[-1], piece):
                out.append(" ")
                origins.append(gap)
            gap = None
            out.append(piece)
            origins.append(index)
    return "".join(out), origins


def _parts_words(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
