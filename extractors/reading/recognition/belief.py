"""Which lines are print and no hatching or photograph, and the few misreadings that leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.reading.recognition.typeface import ink_runs, measured_size
from extractors.reading.recognition.words import Line, around, is_wide, quantile

LEAST_LINE = 0.6
"""Mean confidence of a line of Japanese; clean print has over 0.95."""
LEAST_FOREIGN = 0.95
"""The same for a line of two characters or fewer, or with few Japanese ones: hatching, icons and photographs are taken
for such lines, mostly with 0.82 to 0.93."""
LEAST_CHAR = 0.25
"""Confidence of one character in a line that is believed."""
PART = 2.0
"""A gap of so many heights parts a line."""
STROKES = "|-ー一_=~/\\‥…・.,、。'\"`「」『』"
"""Characters for which single strokes and specks are taken; a line of nothing else is a drawing."""
NO_BEGINNING = "|_!:;'`.,"
"""With these no line of print begins: they are ends of ruling lines and of coloured bars."""
CERTAIN = [
    (re.compile(r"CI0|Cl0|ClO"), "CIO"),
    (re.compile(r"(?<![A-Za-z])Al(?![a-zA-Z])"), "AI"),
    (re.compile(r"[守信念合今会全冷伶]和(?=[元0-9０-９]{1,2}年)"), "令和"),
    (re.compile(r"年度[未示](?=まで|に|ま|。|、|$)"), "年度末"),
    (re.compile(r"(?<=[【「])日標|(?<![0-9０-９一二三])日標(?=値|時期|】|$)"), "目標"),
]
"""What a word is mistaken for that has no other meaning."""
SQUARE = 0.88
"""Share of ink in a solid square."""


def believed(lines: Sequence[Line], grey: np.ndarray, dpi: int, in_box: bool = False) -> list[Line]:
    """Lines of print: not what a pattern or a photograph is taken for (a cell holds neither, and often two letters)."""
    kept = []
    for line in (part for whole in lines for part in _split(whole)):
        japanese = sum(is_wide(s.text) or s.text.isdigit() for s in line.symbols)
        trusted = (len(line.symbols) > 2 or in_box) and japanese >= len(line.symbols) / 2
        if line.confidence < (LEAST_LINE if trusted else LEAST_FOREIGN) or all(s.text in STROKES for s in line.symbols):
            continue
        line.symbols = [s for s in line.symbols if s.confidence >= LEAST_CHAR]
        if not line.vertical:
            _mend(line)
        if not line.symbols:
            continue
        line.size = measured_size(line, grey)
        _find_square(line, grey)
        line.runs = [] if line.vertical else ink_runs(line, grey)
        if line.symbols and 4 <= line.size * 72 / dpi <= 120:
            kept.append(line)
    return kept


def _mend(line: Line) -> None:
    """Take away strokes read before a line, and right the few confusions that leave no doubt."""
    while len(line.symbols) > 2 and line.symbols[0].text in NO_BEGINNING:
        del line.symbols[0]
    text = "".join(s.text for s in line.symbols)
    if len(text) != len(line.symbols):
        return
    for pattern, wanted in CERTAIN:
        for match in pattern.finditer(text):
            for symbol, character in zip(line.symbols[match.start() : match.end()], wanted, strict=True):
                symbol.text = character


def _find_square(line: Line, grey: np.ndarray) -> None:
    """A solid square at the head of a line is ■, whatever character it was taken for."""
    if line.vertical or len(line.symbols) < 3:
        return
    middle, reach = line.middle, 0.6 * line.size
    left = max(min(line.symbols[0].box.x0, int(line.symbols[1].box.x0 - 1.2 * line.size)), 0)
    part = grey[max(int(middle - reach), 0) : int(middle + reach), left : line.symbols[1].box.x1].astype(np.int16)
    if part.size < 60 or int(part.max()) - int(part.min()) < 60:
        return
    dark = part < (int(part.min()) + int(part.max())) / 2
    columns = np.flatnonzero(dark.any(axis=0))
    run = columns[: int(np.argmax(np.diff(columns) > 1)) + 1] if (np.diff(columns) > 1).any() else columns
    square = dark[:, run]
    rows = np.flatnonzero(square.any(axis=1))
    inner = square[rows[0] : rows[-1] + 1]
    height, width = inner.shape
    if inner.mean() > SQUARE and 0.75 < width / height < 1.35 and height > 0.45 * line.size:
        line.symbols[0].text = "■"
        if line.symbols[1].text in "]」』)）|":
            del line.symbols[1]  # the square was taken for two


def _split(line: Line) -> list[Line]:
    """Cut a line where a wide gap parts it: Tesseract runs lines of neighbouring columns and boxes together."""
    if line.vertical:
        return [line]
    height = quantile([s.box.bottom - s.box.top for s in line.symbols], 0.3)
    parts = [[line.symbols[0]]]
    for before, symbol in pairwise(line.symbols):
        if symbol.box.x0 - before.box.x1 > PART * height:
            parts.append([])
        parts[-1].append(symbol)
    if len(parts) == 1:
        return [line]
    return [Line(part, around([s.box for s in part]), False) for part in parts]
