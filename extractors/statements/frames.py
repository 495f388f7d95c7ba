"""Headings that only hold or announce the measures of a plan: frames, pillars and their overview; they state none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.document import Section
from extractors.statements.label_book import LabelBook
from extractors.statements.labels import read_labels
from taxonomy.context import tells_aims
from taxonomy.heading import parse
from taxonomy.matcher import Match

LEAST_OUTSIDE = 3
"""So many measures have to stand elsewhere before what a plan says of its aims is taken for their overview."""
_DEED = re.compile(r"年度|[0-9０-９]月|までに")
"""What is dated is done, and no aim."""
LEAST_NAME = 5
"""A pillar's name has so many characters before it is looked for among other headings."""


def frames(sections: Sequence[Section], stated: Mapping[int, list[Match]], book: LabelBook) -> list[Section]:
    """Sections that only hold statements, or only detail one.

    A heading above several measures, one of which it names too (推進体制の構築 above 組織体制の整備 and 人材の育成), is
    their frame. A heading below a measure that speaks of the same again, without labelled fields, is a detail of it.
    """
    dropped: list[Section] = []
    for section in sections:
        if id(section) not in stated:
            continue
        own = stated[id(section)][0].measure_id
        below = [stated[id(s)][0].measure_id for s in descendants(section) if id(s) in stated]
        named_below = own in below and len(set(below)) > 1
        holds_others = own not in below and len(set(below)) >= 3 and not section.text.strip()
        if named_below or (holds_others and not section.tables):
            dropped.append(section)
    gone = {id(section) for section in dropped}
    for section in sections:
        if id(section) not in stated or id(section) in gone:
            continue
        above = next((s for s in reversed(section.ancestors) if id(s) in stated and id(s) not in gone), None)
        if above is None or stated[id(above)][0].measure_id != stated[id(section)][0].measure_id:
            continue
        if not _labelled(section, book):
            dropped.append(section)
    return dropped


def overviews(sections: Sequence[Section], stated: Mapping[int, list[Match]], book: LabelBook) -> list[Section]:
    """Sections that tell a plan's pillars (基本方針, 施策の体系) before its measures are stated elsewhere.

    A pillar's name comes back as the heading above measures, or it stands below a heading on the plan's aims while most
    measures stand outside, or above the measure that it is called after. What has labelled fields or a table of its own
    states something all the same.
    """
    holding = {_name(s) for s in sections if any(id(below) in stated for below in descendants(s))}
    found = []
    for section in sections:
        if id(section) not in stated or section.tables or _labelled(section, book):
            continue
        name = _name(section)
        comes_back = len(name) >= LEAST_NAME and name in holding and not any(
            id(below) in stated for below in descendants(section)
        )
        if comes_back or _tells_aims(section, sections, stated) or _is_named_after_one_below(section, stated, book):
            found.append(section)
    return found


def _is_named_after_one_below(section: Section, stated: Mapping[int, list[Match]], book: LabelBook) -> bool:
    """Whether a pillar in other words (取り残されない地域) stands above the measure that it is called after."""
    best = stated[id(section)][0]
    if best.method == "label" or section.text.strip():
        return False
    below = [s for s in descendants(section) if id(s) in stated and stated[id(s)][0].measure_id == best.measure_id]
    return any(_labelled(s, book) for s in below)


def _tells_aims(section: Section, sections: Sequence[Section], stated: Mapping[int, list[Match]]) -> bool:
    best = stated[id(section)][0]
    above = section if best.method == "body" and tells_aims(section.title.text) else section.parent
    if above is None or not tells_aims(above.title.text) or best.method == "label" or _DEED.search(section.text):
        return False
    inside = {id(s) for s in above.walk()}
    here = {stated[id(s)][0].measure_id for s in sections if id(s) in inside and id(s) in stated}
    elsewhere = {stated[id(s)][0].measure_id for s in sections if id(s) not in inside and id(s) in stated}
    return len(elsewhere) >= max(LEAST_OUTSIDE, len(here) + 1)


def _labelled(section: Section, book: LabelBook) -> bool:
    """Whether a section has labelled fields, in its text or below headings that are labels."""
    below = any(book.fields(child.title.text) for child in section.children)
    return below or bool(read_labels(section.blocks, book=book).fields)


def _name(section: Section) -> str:
    return parse(section.title.text).core.replace(" ", "")


def descendants(section: Section) -> Iterator[Section]:
    """The sections below a section."""
    walk = section.walk()
    next(walk)
    return walk
