"""Reads the sentence that says once for all indicators when their values hold (現状は令和５年度の値)."""

from __future__ import annotations

import re

from extractors.context import PlanContext
from extractors.document import EMPTY, Passage
from extractors.language.dates import find_dates
from extractors.records.roles import narrow

_BASE = re.compile(r"(?:現状|基準|実績)値?」?(?:は|が)[^。]{0,24}?(?=(?:令和|平成|[RH]\d|20\d\d))")
_AIM = re.compile(r"目標値?」?(?:は|が)[^。]{0,24}?(?=(?:令和|平成|[RH]\d|20\d\d))")
_OF_VALUES = re.compile(r"(?:の|末|時点)の?(?:値|数値|実績|数)")


def stated_periods(context: PlanContext) -> tuple[Passage, Passage]:
    """When the values of baseline and target hold, where a note or sentence says so of all of them; else empty."""
    for section in context.outline.walk():
        for block in section.blocks:
            if block.table is not None or block.kind not in ("note", "paragraph", "item"):
                continue
            text = narrow(block.passage.text)
            base, aim = _BASE.search(text), _AIM.search(text)
            if (base or aim) and _OF_VALUES.search(text) and section.origin == "own":
                found = tuple(_date(block.passage[m.end() :]) if m is not None else EMPTY for m in (base, aim))
                if any(found):
                    return found[0], found[1]
    return EMPTY, EMPTY


def _date(passage: Passage) -> Passage:
    dates = find_dates(passage.text)
    return passage[dates[0].start_offset : dates[0].end_offset] if dates and dates[0].start_offset < 2 else EMPTY
