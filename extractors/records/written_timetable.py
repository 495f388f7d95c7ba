"""Reads timetables that are written as text: years with what is done in them, one behind the other or line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import Passage, Section
from extractors.layout.axis import Span, year_of
from extractors.layout.figure_boxes import is_figure
from extractors.records.timetable import Entry

_DIGITS = r"(?:元|[0-9０-９]{1,2})"
_YEAR = (
    rf"(?:(?:令和|平成|[RＲHＨ][.．]?)\s?{_DIGITS}|[2２][0０][0-9０-９]{{2}})"
    r"\s?+(?:[（(][^）)]{2,12}[）)])?+\s?+(?:年度|年)?+"
)
_LABEL = re.compile(
    rf"{_YEAR}(?:\s?[~～〜\-－―‐–・]\s?(?:(?:令和|[RＲ])?{_DIGITS}(?![0-9０-９])|20\d\d)\s?(?:年度|年)?+)?+"
    r"(?P<open>\s?(?:から|以降|～|〜)(?=[:：\s　]))?+\s?+[:：]?+[\s　]*+"
    r"(?!末|まで|中に|に|の|は|を|で|と|が|比|分)"
)
_ARROW = re.compile(r"[\s　]*[→⇒➡⇨⟶➔➜▶►][\s　]*")
_BEFORE = re.compile(r"^(?P<label>.{0,40}?)(?:[:：\s　）)】」]|^)$")
_ENDS = " 　、，,；;・/／"
LONGEST_STEP = 40
"""A step with more characters is a sentence."""
LONGEST_LABEL = 40
"""A line with more characters over a timetable is no label of it."""
VALUES = 2
"""An indicator has so many values, the present one and the target: no steps of a timetable."""
_TITLE = re.compile(r"工程|スケジュール|ロードマップ|年次計画|年次別|年度別|実施計画")
"""Only under such a heading years without arrows are a timetable; elsewhere they tell a history."""


def written_entries(section: Section) -> Iterator[Entry]:
    """The entries of timetables in a section's own text, each labelled by the line above, else by the heading."""
    titled = any(_TITLE.search(s.title.text) for s in (section, *section.ancestors))
    above: Passage | None = None
    for block in section.blocks:
        if block.kind not in ("paragraph", "item"):
            above = None
            continue
        passage = block.passage
        label, steps = _read(passage, titled)
        if not steps:
            short = len(passage) <= LONGEST_LABEL and not passage.text.rstrip().endswith(("。", "、"))
            above = passage.strip().strip("◇◆■□●○▼▽・＊*※ 　") if short else None
            continue
        if len(steps) == VALUES and not titled and all(is_figure(text.text) for _, text in steps):
            continue
        item = label or above or section.title
        for span, text in steps:
            place = text.place
            if place is not None:
                yield Entry([item], span, "text", text, place, False)


def _read(passage: Passage, titled: bool) -> tuple[Passage | None, list[tuple[Span, Passage]]]:
    """What stands before the first year, and the steps: by arrows, or under a timetable's heading by years alone."""
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
    return at == 0 or text[at - 1] in " 　、，,；;：:）)/／】」"


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
