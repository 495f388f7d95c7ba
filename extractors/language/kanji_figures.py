"""Figures in kanji, as vertical writing prints them, become digits: 五十件, 十七集落, 十一・三％, 二〇二六年度."""

from __future__ import annotations

import re

from extractors.language.quantities import UNITS
from extractors.language.wareki import parse_number

_ONES = "〇零一二三四五六七八九"
_ALL = _ONES + "十百千"
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?<![第{_ALL}万億・\d０-９])(?P<whole>[{_ALL}]+(?:[万億][{_ALL}]*)*)(?:[・．](?P<part>[{_ONES}]+))?"
    r"(?=(?P<behind>[^\s、。・（）()]{0,4}))"
)
_COUNTED = re.compile(rf"{_UNIT}|年|月|日|割|倍|分の|％|パーセント|円")
_NO_FIGURE = re.compile(r"[部体般定致覧括元層方貫次丸番律斉環連切旦目]|人(?:ひとり|一人|ずつ)|種(?!類)")
"""What follows a numeral that counts nothing: 一部, 一体, 一覧, 一人ひとり."""


def digits_for(text: str) -> str:
    """The text with the same length, the shape of each figure in kanji set in digits.

    A figure with more digits than numerals (五百) keeps its first ones: whoever needs the value reads it where it is
    printed. Texts whose figures are in digits stay as they are.
    """
    return _FIGURE.sub(lambda found: _shaped(found, same_length=True), text) if _has_figure(text) else text


def arabic(text: str) -> str:
    """The text with its figures in kanji in digits: 五百人 is 500人, 十一・三％ 11.3％."""
    return _FIGURE.sub(lambda found: _shaped(found, same_length=False), text) if _has_figure(text) else text


def _has_figure(text: str) -> bool:
    return re.search(rf"[{_ALL}]", text) is not None and re.search(r"[0-9０-９]", text) is None


def _shaped(found: re.Match[str], *, same_length: bool) -> str:
    whole, part, behind = found["whole"], found["part"] or "", found["behind"]
    if not _counts(whole, part, behind):
        return found[0]
    if all(c in _ONES for c in whole):
        digits = "".join(str(parse_number(c)) for c in whole)
    else:
        digits = str(parse_number(whole) or 0)
        digits = digits.zfill(len(whole))[: len(whole)] if same_length else digits
    return digits + ("." + "".join(str(parse_number(c)) for c in part) if part else "")


def _counts(whole: str, part: str, behind: str) -> bool:
    """Whether a numeral is a figure: several of them, or one with what it counts behind it."""
    if _NO_FIGURE.match(behind):
        return False
    return bool(part) or _COUNTED.match(behind) is not None or (len(whole) > 1 or whole in "〇零") and behind[:1] != ""
