"""The measure of a section whose heading names none (スマホ寄り合い), by what its labelled fields say is done."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extractors.document import Passage, Section
from extractors.statements.label_book import VOCABULARY, LabelBook
from extractors.statements.label_lines import Label
from extractors.statements.labels import LabelledField, read_labels
from extractors.statements.parts import Part, sentences, without_mark
from extractors.statements.sheets import read_sheets
from taxonomy.heading import Heading
from taxonomy.matcher import Match, Matcher

LEAST_FIELDS = 3
"""Different labelled fields that make a section a measure of the plan at all."""
LEAST_VOTE, LEAST_LEAD = 0.85, 1.25
"""Sum of scores that one measure needs, and how far it has to be ahead of the next."""
SCORE = 0.55
"""Score of such a match: below what needs no person's look."""
_TELLING = ("goal", "policy", "current_state", "issues", "actions", "kpi")
_FIGURE = re.compile(r"[\s　:：]*[0-9０-９]")
_NOTE = re.compile(r"[＊*※][0-9０-９]")
_CATCH_ALL = "regional-digitalization"
"""Words of daily life stand in the text of every measure; alone they have to be many."""


def measure_told(section: Section, matcher: Matcher, book: LabelBook = VOCABULARY) -> list[Match]:
    """The measure that a section's sentences speak of; none where too few do or two are near each other."""
    fields = _fields(section, book)
    names = {named.name for named in fields}
    if len(names) < LEAST_FIELDS or not names & {"actions", "policy"}:
        return []
    votes: defaultdict[str, float] = defaultdict(float)
    words: dict[str, list[str]] = {_CATCH_ALL: []}
    for named in fields:
        if named.name not in _TELLING:
            continue
        for part in named.parts:
            for sentence in sentences(part.passage):
                found = matcher.match(Heading(without_mark(sentence).text.rstrip("。")))
                if found:
                    votes[found[0].measure_id] += found[0].score
                    words.setdefault(found[0].measure_id, []).extend(found[0].evidence)
    common = votes.pop(_CATCH_ALL, 0.0)
    ranked = sorted(votes.items(), key=lambda item: -item[1])[:2]
    if not ranked and common >= 2 * LEAST_VOTE:
        ranked = [(_CATCH_ALL, common)]
    if not ranked or ranked[0][1] < LEAST_VOTE:
        return []
    if len(ranked) > 1 and ranked[0][1] < LEAST_LEAD * ranked[1][1]:
        return []
    best = ranked[0][0]
    return [Match(best, SCORE, "body", tuple(dict.fromkeys(words[best])))]


def told_parts(section: Section, book: LabelBook = VOCABULARY) -> list[Part]:
    """What a section says in running text and in the fields that tell what it is about; no dates, no divisions."""
    running = [part for part in read_labels(section.blocks, book=book).loose if not _is_note(part)]
    return [*running, *telling_parts(_fields(section, book))]


def telling_parts(fields: Sequence[LabelledField]) -> list[Part]:
    """Those parts of labelled fields that tell what is done; of an indicator its name."""
    told = [(named.name, part) for named in fields if named.name in _TELLING for part in named.parts]
    return [Part(_name_of(part.passage)) if name == "kpi" else part for name, part in told]


def _name_of(indicator: Passage) -> Passage:
    figure = _FIGURE.search(indicator.text)
    return indicator[: figure.start()] if figure is not None and figure.start() > 0 else indicator


def _is_note(part: Part) -> bool:
    return part.kind == "note" or _NOTE.match(part.text) is not None


def _fields(section: Section, book: LabelBook) -> list[LabelledField]:
    """The labelled fields of a section: in its text, in its own forms, and below headings that are labels."""
    found = list(read_labels([block for block in section.blocks if block.table is None], book=book).fields)
    for table in section.tables:
        sheets = read_sheets(table, lambda _: False)
        if len(sheets) == 1 and sheets[0].kind == "form":
            found += sheets[0].fields
    for child in section.children:
        fields = book.fields(child.title.text)
        if fields:
            found += read_labels(child.blocks, Label(child.title, fields), book).fields
    return found
