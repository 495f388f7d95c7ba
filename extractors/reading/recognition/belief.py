"""Which lines are print and no hatching or photograph, and the few misreadings that leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from extractors.reading.recognition.ink_signs import find_arrows, find_dash, find_mark, find_percent
from extractors.reading.recognition.typeface import ink_runs, measured_size
from extractors.reading.recognition.words import Line, around, is_wide, quantile
from taxonomy.fields import fields_of_label
from taxonomy.misread_words import misread_words

LEAST_LINE = 0.6
"""Mean confidence of a line of Japanese; clean print has over 0.95."""
LEAST_FOREIGN = 0.95
"""The same for a line of two characters or fewer, or with few Japanese ones: hatching, icons and photographs are taken
for such lines, mostly with 0.82 to 0.93."""
LEAST_LABEL = 0.8
"""The same for two characters that are a label of plans (課題), whose sign (◆, ＜) is in doubt."""
LEAST_CHAR = 0.25
"""Confidence of one character in a line that is believed."""
PART = 2.0
"""A gap of so many heights parts a line."""
STROKES = "|-ー一_=~/\\‥…・.,、。'\"`「」『』"
"""Characters for which single strokes and specks are taken; a line of nothing else is a drawing."""
NO_BEGINNING = "|_!:;'`.,"
"""With these no line of print begins: they are ends of ruling lines and of coloured bars."""
_NUMERAL = "〇一二三四五六七八九十"
CERTAIN = [
    (re.compile(r"CI0|Cl0|ClO|C1O|C10(?=補佐|[)）(（はがをと]|$)"), "CIO"),
    (re.compile(r"(?<![A-Za-z])Al(?![a-zA-Z])"), "AI"),
    (re.compile(r"(?<=生成)A[1|TエI]|(?<![A-Za-z0-9.\-－])A[1|](?=[のにをがはと・、で活導利])"), "AI"),
    (re.compile(r"[守信念合今会全冷伶命金人][和知](?=[元0-9０-９]{1,2}年)"), "令和"),
    (re.compile(r"令和3(?=[4-9]年度)"), "令和"),  # a full-width digit read as two; no plan reaches 2052
    (re.compile(r"年度[未示](?=まで|に|ま|。|、|現在|で|時点|$)"), "年度末"),
    (re.compile(r"(?<=[【「])日標|(?<![0-9０-９一二三])日標(?=値|時期|】|$)"), "目標"),
    (re.compile(r"(?<=[務祉民画政策設育報災産境護])[誤謀諜](?=[)）、・,\s]|$)"), "課"),
    (re.compile(r"(?<=^第[0-9０-９一二三四五六七八九])草|(?<=第[0-9０-９一二三四五六七八九])草(?=[\s　「]|$)"), "章"),
    (re.compile(r"(?<=時)其(?=$|[】＞>〉:：\s])"), "期"),
    (re.compile(r"(?<=部)[蛋番](?=$|[】＞>〉:：\s])"), "署"),
    (re.compile(r"(?<=年度)[てごで](?=令和|平成|[0-9０-９])|(?<=[0-9０-９])[てで](?=[0-9０-９])"), "～"),
    (re.compile(r"(?<=[0-9０-９])[一ー―](?=[0-9０-９])"), "-"),
    (re.compile(rf"(?<![{_NUMERAL}年])〇(?![{_NUMERAL}年])"), "○"),
    (re.compile(r"(?<=[(（])[RＲ][SＳKＫ](?=[0-9０-９])"), "R"),
    (re.compile(r",\.|\.,"), ","),
    (re.compile(r"(?<=[0-9０-９])\.(?=[0-9０-９]{3}(?:人|件|世帯|戸|千?円|万|台|枚|冊|回|時間))"), ","),
]
"""What a word is mistaken for that has no other meaning; what is longer than the word is left out."""


def believed(lines: Sequence[Line], grey: np.ndarray, dpi: int, in_box: bool = False) -> list[Line]:
    """Lines of print: not what a pattern or a photograph is taken for (a cell holds neither, and often two letters)."""
    kept = []
    for line in (part for whole in lines for part in _split(whole)):
        japanese = sum(is_wide(s.text) or s.text.isdigit() for s in line.symbols)
        trusted = (len(line.symbols) > 2 or in_box) and japanese >= len(line.symbols) / 2
        least = LEAST_LINE if trusted else LEAST_LABEL if _is_label(line) else LEAST_FOREIGN
        if line.confidence < least or all(s.text in STROKES for s in line.symbols):
            continue
        line.symbols = [s for s in line.symbols if s.confidence >= LEAST_CHAR]
        if line.vertical:
            right_words(line)
        else:
            _mend(line)
        if not line.symbols:
            continue
        line.size = measured_size(line, grey)
        find_mark(line, grey)
        find_dash(line, grey)
        find_percent(line, grey)
        find_arrows(line, grey)
        line.runs = [] if line.vertical else ink_runs(line, grey)
        if line.symbols and 4 <= line.size * 72 / dpi <= 120:
            kept.append(line)
    return kept


def _is_label(line: Line) -> bool:
    """Whether a short line is a word that plans use as a label."""
    return len(line.symbols) == 2 and bool(fields_of_label("".join(s.text for s in line.symbols)))


def _mend(line: Line) -> None:
    """Take away strokes read before a line, and right the few confusions that leave no doubt."""
    while len(line.symbols) > 2 and line.symbols[0].text in NO_BEGINNING:
        del line.symbols[0]
    for pattern, wanted in CERTAIN:
        text = "".join(s.text for s in line.symbols)
        if len(text) != len(line.symbols):
            return
        for match in reversed(list(pattern.finditer(text))):
            _write(line, match.start(), wanted)
            del line.symbols[match.start() + len(wanted) : match.end()]
    right_words(line)


def right_words(line: Line) -> None:
    """Right words of plans of which a letter was taken for one that looks like it."""
    text = "".join(s.text for s in line.symbols)
    if len(text) == len(line.symbols):
        for at, word in misread_words(text):
            _write(line, at, word)


def _write(line: Line, at: int, word: str) -> None:
    for symbol, character in zip(line.symbols[at:], word, strict=False):
        symbol.text = character


def _split(line: Line) -> list[Line]:
    """Cut a line where a wide gap parts it: Tesseract runs lines of neighbouring columns and boxes together."""
    if line.vertical:
        return [line]
    # Of few signs a dash alone may be the lowest third; of many, those that could not be parted are too high.
    heights = [s.box.bottom - s.box.top for s in line.symbols]
    height = max(quantile(heights, 0.3), median(heights) / 2)
    parts = [[line.symbols[0]]]
    for before, symbol in pairwise(line.symbols):
        if symbol.box.x0 - before.box.x1 > PART * height:
            parts.append([])
        parts[-1].append(symbol)
    if len(parts) == 1:
        return [line]
    return [Line(part, around([s.box for s in part]), False) for part in parts]
