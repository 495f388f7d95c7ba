"""Japanese years as dates: eras, the first year 元年, years counted beyond an era's end, and fiscal years."""

from __future__ import annotations

import calendar
import re
from datetime import date

# Year before each era's year 1. An era that has ended goes on counting in plans written before the change
# (平成33年度 is fiscal 2021), so no era has an upper limit here.
ERA_BASE: dict[str, int] = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
ERA_LETTERS: dict[str, str] = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}

_KANJI_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_KANJI_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12}


def parse_number(text: str) -> int | None:
    """Read a whole number written with digits or kanji: ``12``, ``3,000``, ``一五``, ``二十四``, ``元`` (1).

    Returns None for text that is no number; full-width digits are read as well.
    """
    text = re.sub(r"[\s,，]", "", text)
    if text == "元":
        return 1
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    if all(c in _KANJI_DIGITS or c.isdecimal() for c in text):
        return int("".join(str(_KANJI_DIGITS[c]) if c in _KANJI_DIGITS else c for c in text))
    return _parse_positional(text)


def _parse_positional(text: str) -> int | None:
    total = section = 0
    digit: int | None = None
    for char in text:
        if char in _KANJI_DIGITS or char.isdecimal():
            value = _KANJI_DIGITS[char] if char in _KANJI_DIGITS else int(char)
            digit = value if digit is None else digit * 10 + value
        elif char in _KANJI_UNITS:
            section += (1 if digit is None else digit) * _KANJI_UNITS[char]
            digit = None
        elif char in _MYRIADS:
            total += (section + (digit or 0) or 1) * _MYRIADS[char]
            section, digit = 0, None
        else:
            return None
    return total + section + (digit or 0)


def era_year(era: str, number: int) -> int | None:
    """Western year of an era's year; ``era`` is a name (令和) or a letter (R). None for year 0 or an unknown era."""
    base = ERA_BASE.get(ERA_LETTERS.get(era.upper(), era))
    if base is None or number < 1:
        return None
    return base + number


def era_of(day: date) -> str:
    """The era whose years are counted on a day, by fiscal years: from April 2019 on 令和, before that 平成."""
    return "令和" if day >= date(2019, 4, 1) else "平成"


def fiscal_year(year: int) -> tuple[date, date]:
    """First and last day of the fiscal year that begins in ``year``: 1 April to 31 March."""
    return date(year, 4, 1), date(year + 1, 3, 31)


def fiscal_year_of(day: date) -> int:
    """Fiscal year in which a day lies: March 2026 is in fiscal 2025."""
    return day.year if day.month >= 4 else day.year - 1


def calendar_year(year: int) -> tuple[date, date]:
    """First and last day of a calendar year."""
    return date(year, 1, 1), date(year, 12, 31)


def month(year: int, number: int) -> tuple[date, date]:
    """First and last day of a month.

    Raises:
        ValueError: the month is not 1 to 12.
    """
    if not 1 <= number <= 12:
        raise ValueError(f"no month {number}")
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def quarter(year: int, number: int) -> tuple[date, date]:
    """First and last day of a quarter of a fiscal year: the first begins on 1 April.

    Raises:
        ValueError: the quarter is not 1 to 4.
    """
    if not 1 <= number <= 4:
        raise ValueError(f"no quarter {number}")
    first = 4 + 3 * (number - 1)
    offset, first_month = (1, first - 12) if first > 12 else (0, first)
    return month(year + offset, first_month)[0], month(year + offset, first_month + 2)[1]


def half(year: int, number: int) -> tuple[date, date]:
    """First and last day of a half of a fiscal year (1: April to September, 2: October to March).

    Raises:
        ValueError: the half is not 1 or 2.
    """
    if number not in (1, 2):
        raise ValueError(f"no half {number}")
    return quarter(year, 2 * number - 1)[0], quarter(year, 2 * number)[1]
