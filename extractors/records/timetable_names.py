"""Says which words beside a row of bars name the timetable itself (進め方), and not what the bars are of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors.document import Section
from extractors.records.timetable import Entry
from extractors.statements.label_book import LabelBook
from taxonomy.search_text import fold

FEWEST = 2
"""Headings below which a word stands beside the only row of a timetable before it is known to name timetables."""


class ReadTimetable(NamedTuple):
    """The entries of a timetable, and the section in which it stands."""

    section: Section | None
    entries: Sequence[Entry]


def names_of_timetables(timetables: Iterable[ReadTimetable], labels: LabelBook) -> set[str]:
    """The words, folded, that name timetables: labels of fields, and what comes back under several headings.

    Only a word beside all the bars of its timetable is asked for: where rows have names of their own, those tell what
    is done, also where they come back (庁内, 住民向け).
    """
    found: set[str] = set()
    under: dict[str, set[int]] = {}
    for section, entries in timetables:
        words = {tuple(fold(label.text).replace(" ", "") for label in entry.labels) for entry in entries}
        if section is None or len(words) != 1:
            continue
        (word, *inner) = words.pop() or ("",)
        if inner or not word or word == fold(section.title.text).replace(" ", ""):
            continue
        under.setdefault(word, set()).add(id(section))
        if labels.fields(word) or len(under[word]) >= FEWEST:
            found.add(word)
    return found


def is_named(entry: Entry, names: set[str]) -> bool:
    """Whether the only label of an entry is one of the names of timetables."""
    return len(entry.labels) == 1 and fold(entry.labels[0].text).replace(" ", "") in names
