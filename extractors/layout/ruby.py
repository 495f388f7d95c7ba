"""Readings printed small beside their characters (ruby) are told apart, so that they break no line of text."""

from __future__ import annotations

import re
from collections import defaultdict

import numpy as np

from extractors.document import Char
from extractors.glyphs import Glyphs

SMALL = 0.62
"""A reading is set in half the size of its characters, with some room for other settings."""
_KANA = re.compile(r"[ぁ-ゖァ-ヺー・]")
_IDEOGRAPH = re.compile(r"[\u3005\u3006\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
CELL = 40.0
"""Points: side of the squares in which characters are looked up."""


def split_ruby(glyphs: Glyphs) -> tuple[list[Char], list[Char]]:
    """Characters without readings, and the readings: small kana over ideographs, or beside them in vertical writing."""
    chars, sizes = glyphs.chars, np.sort(glyphs.size[glyphs.printed])
    if not len(sizes):
        return list(chars), []
    usual = float(sizes[len(sizes) // 2])
    # No reading is larger than that share of the largest character; ever fewer characters are looked at closely.
    most = min(SMALL * max(usual, 9.0) * 1.6, SMALL * float(sizes[-1]) + 0.001)
    small = [c for c in glyphs.chosen(glyphs.size < most) if _KANA.match(c.text)] if sizes[0] < most else []
    if not small:
        return list(chars), []
    least = min([c.size for c in small]) / SMALL - 0.001
    bases: defaultdict[tuple[int, int], list[Char]] = defaultdict(list)
    for char in chars:
        if char.size >= least and _IDEOGRAPH.match(char.text):
            x, y = char.place.center
            bases[int(x // CELL), int(y // CELL)].append(char)
    if not bases:
        return list(chars), []
    ruby = [c for c in small if _base(c, bases)]
    if not ruby:
        return list(chars), []
    # In a line of small type that has other characters too, kana that happen to stand over ideographs are no readings.
    taken = {id(c) for c in ruby}
    largest = 1.25 * max(c.size for c in ruby)
    loose = [c for c in chars if id(c) not in taken and c.size <= largest and not c.text.isspace()]
    while loose:
        dropped = [c for c in ruby if any(_beside(c, other) for other in loose)]
        gone = {id(c) for c in dropped}
        ruby, loose = [c for c in ruby if id(c) not in gone], dropped
    taken = {id(c) for c in ruby}
    return [c for c in chars if id(c) not in taken], ruby


def _base(char: Char, bases: dict[tuple[int, int], list[Char]]) -> bool:
    x, y = char.place.center
    for i in range(int(x // CELL) - 1, int(x // CELL) + 2):
        for j in range(int(y // CELL) - 1, int(y // CELL) + 2):
            for base in bases.get((i, j), ()):
                if char.size > SMALL * base.size:
                    continue
                size, place = base.size, base.place
                above = -0.35 * size <= place.top - char.place.bottom <= 0.3 * size
                beside = -0.35 * size <= char.place.x0 - place.x1 <= 0.3 * size
                if above and place.x0 - 0.8 * size < x < place.x1 + 0.8 * size:
                    return True
                if beside and place.top - 0.8 * size < y < place.bottom + 0.8 * size:
                    return True
    return False


def _beside(char: Char, other: Char) -> bool:
    """Whether another small character stands next to one on its line."""
    level = abs(char.place.center[1] - other.place.center[1]) < 0.3 * char.size
    gap = max(other.place.x0 - char.place.x1, char.place.x0 - other.place.x1)
    return level and gap < 0.4 * char.size and 0.8 < other.size / char.size < 1.25
