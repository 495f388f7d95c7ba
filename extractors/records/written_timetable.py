"""Reads timetables that are written as text: years with what is done in them, one behind the other or line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Passage, Section
from extractors.layout.figure_boxes import is_figure
from extractors.records.timetable import Entry
from extractors.statements.labels import LabelledField
from extractors.statements.year_steps import field_steps, year_steps

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
        label, steps = year_steps(passage, titled)
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


def entries_of_field(title: Passage, field: LabelledField) -> Iterator[Entry]:
    """The entries of a measure's field that is labelled as a timetable (スケジュール), labelled by its title."""
    for span, text in field_steps(field.passage):
        if text.place is not None:
            yield Entry([title], span, "text", text, text.place, False)
