"""Cuts a text at the years in it: what is done in which year, by arrows between them or line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.document import Passage
from extractors.layout.axis import Span, year_of
from extractors.layout.figure_boxes import is_figure

_DIGITS = r"(?:元|[0-9０-９]{1,2})"
_YEAR = (
    rf"(?:(?:令和|平成|[RＲHＨ][.．]?)\s?{_DIGITS}|[2２][0０][0-9０-９]{{2}})"
    r"\s?+(?:[（(][^）)]{2,12}[）)])?+\s?+(?:年度|年)?+"
)
_LABEL = re.compile(
    rf"{_YEAR}(?:\s?[~～〜\-－―‐–・]\s?(?:(?:令和|[RＲ])?{_DIGITS}(?![0-9０-９])|20\d\d)\s?(?:年度|年)?+)?+"
    r"(?P<open>\s?(?:から|以降|～|〜)(?=[:：\s　]))?+\s?+[:：]?+[\s　]*+"
    r"(?!末|まで|中に|に|の|は|を|で|と|が|比|分|から|より|[0-9０-９]{1,2}月(?:から|より|まで|に|末))"
)
_ARROW = re.compile(r"[\s　]*[→⇒➡⇨⟶➔➜▶►][\s　]*")
_BEFORE = re.compile(r"^(?P<label>.{0,40}?)(?:[:：\s　）)】」]|^)$")
_ENDS = "\n 　、，,；;・/／"
_MARKS = "・･●○■◆▪▶► 　"
LONGEST_STEP = 40
"""A step with more characters is a sentence."""


def year_steps(passage: Passage, titled: bool) -> tuple[Passage | None, list[tuple[Span, Passage]]]:
    """What stands before the first year, and the steps with their years; no steps for a text that is no timetable.

    Args:
        passage: of one paragraph, or of all of a field.
        titled: whether it stands under the heading or label of a timetable: there years without arrows are one;
            elsewhere they tell a history.
    """
    parts = _split(passage, [m.span() for m in _ARROW.finditer(passage.text)])
    if len(parts) > 1:
        label, steps = _steps(parts)
        return (label, steps) if len({span for span, _ in steps}) > 1 else (None, [])
    if not titled:
        return None, []
    starts = [m.start() for m in _LABEL.finditer(passage.text) if _begins(passage.text, m.start())]
    if not starts:
        return None, []
    cuts = [(s, s) for s in starts if s]
    label, steps = _steps(_split(passage, cuts))
    # Two years of one line make a row; a year alone on its line does where it begins the line.
    return (label, steps) if len(steps) > 1 or (steps and starts[0] == 0) else (None, [])


def _begins(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in "\n 　、，,；;：:）)/／】」"


def _split(passage: Passage, cuts: Sequence[tuple[int, int]]) -> list[Passage]:
    parts, start = [], 0
    for begin, end in cuts:
        parts.append(passage[start:begin])
        start = end
    parts.append(passage[start:])
    return parts


def _steps(parts: Sequence[Passage]) -> tuple[Passage | None, list[tuple[Span, Passage]]]:
    """The label before the first year, and for each part its years and words; a part without year keeps the year."""
    label: Passage | None = None
    steps: list[tuple[Span, Passage]] = []
    era: str | None = None
    span: Span | None = None
    for i, part in enumerate(parts):
        part = part.strip(_ENDS)
        found = _LABEL.search(part.text) if span is None else _LABEL.match(part.text)
        if found is not None:
            stated = year_of(re.sub(r"から|以降|[:：]", "", found.group()), era)
            if stated is None:
                return None, []
            before = part[: found.start()].strip()
            if before and (i > 1 or _BEFORE.match(part.text[: found.start()]) is None):
                return None, []
            label = before.strip("◇◆■□●○▼▽・：: 　") if before else label
            span, era = stated[0], stated[1] or era
            part = part[found.end() :].strip(_ENDS)
        elif span is None:
            if part:
                label = part
            continue
        if not part:
            continue
        if len(part) > LONGEST_STEP or "。" in part.text:
            return None, []
        steps.append((span, part))
    return label, steps


def field_steps(passage: Passage) -> list[tuple[Span, Passage]]:
    """The steps of a field that is labelled as a timetable, one behind the other; none for sentences and figures."""
    _, steps = year_steps(passage, True)
    spans = [span for span, _ in steps]
    rising = all(a.first <= b.first for a, b in pairwise(spans)) and len(set(spans)) > 1
    if not rising or all(is_figure(text.text) for _, text in steps):
        return []
    return [(span, text.strip(_MARKS) if "\n" not in text.text else text) for span, text in steps]
