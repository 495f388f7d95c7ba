"""Arrows between words are known by their ink, whatever they were taken for."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.reading.recognition.ink_signs import find_arrows
from tests.extractors.reading.recognition.seen import said, seen


def drawn(sign: str) -> np.ndarray:
    """Ink of five signs of 40 pixels; the third is the arrow, the others are blocks with a hole."""
    grey = np.full((80, 260), 255, dtype=np.uint8)
    for i in (0, 1, 3, 4):
        x = 20 + 40 * i
        grey[24:56, x + 3 : x + 35] = 0
        grey[30:50, x + 10 : x + 28] = 255
    x = 100
    if sign == "▶":
        for dx in range(30):
            half = round(15 * (1 - dx / 30))
            grey[40 - half : 41 + half, x + 4 + dx] = 0
    elif sign == "→":
        grey[39:42, x + 3 : x + 36] = 0
        for d in range(10):
            for y in (40 - d, 40 + d):
                grey[y - 1 : y + 2, x + 33 - d : x + 36 - d] = 0
    else:
        grey[30:50, x + 4 : x + 34] = 0
    return grey


@pytest.mark.parametrize("sign", ["→", "▶"])
def test_an_arrow_takes_the_place_of_what_it_was_taken_for(sign: str) -> None:
    line = seen("R5つR8")
    find_arrows(line, drawn(sign))
    assert said(line) == f"R5{sign}R8"


def test_other_ink_stays_what_it_is() -> None:
    line = seen("R5つR8")
    find_arrows(line, drawn("■"))
    assert said(line) == "R5つR8"
