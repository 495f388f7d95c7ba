"""Reads the steps that a measure's card lists year below year, without a word for what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import Block, Passage, Section
from extractors.layout.axis import Span, year_of
from extractors.layout.figure_boxes import is_figure
from extractors.records.timetable import Entry

_DIGITS = r"(?:元|[0-9０-９]{1,2})"
_YEAR = rf"(?:(?:令和|平成|[RＲHＨ][.．]?)\s?{_DIGITS}|[2２][0０][0-9０-９]{{2}})\s?+(?:年度|年)?+"
_LISTED = re.compile(
    rf"[\s　・●○◆■▶]*(?P<when>{_YEAR}(?:\s?[~～〜\-－―‐–・]\s?(?:{_YEAR}|{_DIGITS}\s?(?:年度|年)))?)"
    r"(?:[\s　]*[:：･…・‥―─－＝=＞>▶►→|｜]+[\s　]*|[\s　]+)(?=\S)"
)
"""Years at the head of a line and what parts them from their words."""
LONGEST_STEP = 40
"""A step with more characters is a sentence."""
LONGEST_YEARS = 24
"""Characters of a line that holds nothing but years."""
VALUES = 2
"""An indicator has so many values, the present one and the target: no steps of a timetable."""


def listed_entries(section: Section, first: int | None) -> Iterator[Entry]:
    """The steps that a measure's card lists year below year, without a word for what they are.

    Args:
        section: of a measure.
        first: the plan's first month, counted as in ``Span``; what was before it is history. Nothing is read where it
            is not known.
    """
    blocks = [b for b in section.blocks if b.kind in ("paragraph", "item") and b.table is None and b.lines]
    run: list[tuple[Span, Passage]] = []
    at = 0
    while first is not None and at <= len(blocks):
        step, used = _step(blocks, at) if at < len(blocks) else (None, 1)
        if step is not None and step[0].first >= first and (not run or step[0].first > run[-1][0].last):
            run.append(step)
            at += used
            continue
        if len(run) > 1 and not (len(run) == VALUES and all(is_figure(text.text) for _, text in run)):
            for span, text in run:
                if text.place is not None:
                    yield Entry([section.title], span, "text", text, text.place, False)
        again = bool(run) and step is not None
        run = []
        at += 0 if again else used


def _step(blocks: Sequence[Block], at: int) -> tuple[tuple[Span, Passage] | None, int]:
    """The years and words of a line, or of a line of years and the one behind it, and how many blocks that takes."""
    passage = blocks[at].passage.strip()
    behind = blocks[at + 1].passage.strip() if at + 1 < len(blocks) else None
    alone = year_of(passage.text) if len(passage) <= LONGEST_YEARS else None
    if alone is not None:
        if behind is None or not _is_words(behind) or not _near(blocks[at], blocks[at + 1]):
            return None, 1
        return (alone[0], behind), 2
    found = _LISTED.match(passage.text)
    stated = year_of(found["when"].strip()) if found is not None else None
    if found is None or stated is None:
        return None, 1
    words = passage[found.end() :].strip()
    return ((stated[0], words), 1) if _is_words(words) else (None, 1)


def _is_words(passage: Passage) -> bool:
    text = passage.text
    return bool(text) and len(text) <= LONGEST_STEP and "。" not in text and year_of(text) is None


def _near(years: Block, words: Block) -> bool:
    """Whether words stand at the right of their years or directly below them."""
    a, b = years.place, words.place
    beside = b.x0 > a.x1 - 2 and a.top - 4 < b.center[1] < a.bottom + 4
    below = -2 < b.top - a.bottom < 1.2 * years.lines[0].size and b.x0 < a.x1 and b.x1 > a.x0
    return a.page == b.page and (beside or below)
