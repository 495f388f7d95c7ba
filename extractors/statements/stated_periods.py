"""Reads the sentence that says once for all indicators when their values hold (現状は令和５年度の値)."""

from __future__ import annotations

import re

from extractors.context import PlanContext
from extractors.document import EMPTY, Passage, Section
from extractors.language.dates import DateMatch, find_dates
from extractors.records.roles import narrow
from extractors.statements.parts import sentences

_BASE = re.compile(r"(?:現状|基準|実績)値?」?(?:は|が)[^。]{0,24}?(?=(?:令和|平成|[RH]\d|20\d\d))")
_AIM = re.compile(r"目標値?」?(?:は|が)[^。]{0,24}?(?=(?:令和|平成|[RH]\d|20\d\d))")
_GOALS = re.compile(r"目標|めざす|目指す|指標|達成|ゴール")
_NEXT = re.compile(
    r"(?:次|以下|下記|下表|右|左)の.{0,24}?(?:目標|指標|数値|値|成果)|(?:目標|指標).{0,24}?(?:次|以下|下表|下記)の"
)
"""A sentence that announces goals."""
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


def announced_period(section: Section) -> Passage:
    """By when a section's goals shall be reached, where its title or a sentence before them says so.

    令和11年度にめざす数値; 令和11年度までに、次の目標の達成を目指します.
    """
    dates = find_dates(section.title.text)
    if len(dates) == 1 and _GOALS.search(section.title.text):
        return _point(section.title, dates[0])
    for block in section.blocks:
        if block.table is not None or block.kind not in ("paragraph", "item"):
            continue
        for sentence in sentences(block.passage):
            dates = find_dates(sentence.text)
            if len(dates) == 1 and _NEXT.search(sentence.text):
                return _point(sentence, dates[0])
    return EMPTY


def _point(passage: Passage, date: DateMatch) -> Passage:
    end = date.end_offset - 2 if date.text.endswith("まで") else date.end_offset
    return passage[date.start_offset : end]


def _date(passage: Passage) -> Passage:
    dates = find_dates(passage.text)
    return passage[dates[0].start_offset : dates[0].end_offset] if dates and dates[0].start_offset < 2 else EMPTY
