"""What every records module is given: the laid-out document, its outline, its facts and the mapping of its sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.document import LaidOutPage, Outline, Place, Problem, Section, Table
from extractors.facts import DocumentFacts
from extractors.layout.axis import Axis
from extractors.mapping import origin_of_table
from extractors.rows import RowMaker
from extractors.statements.label_book import VOCABULARY, LabelBook
from taxonomy.matcher import Match, Matcher
from taxonomy.model import Taxonomy

if TYPE_CHECKING:
    from extractors.records.entries import Entry


@dataclass(slots=True)
class PlanContext:
    """A document between outline and rows. Records modules read it and add only to ``problems``.

    ``section_ids`` and ``table_ids`` are keyed by ``id()`` of the object and filled by the modules that make those
    rows, which therefore come first.
    """

    maker: RowMaker
    taxonomy: Taxonomy
    matcher: Matcher
    facts: DocumentFacts
    pages: Sequence[LaidOutPage]
    outline: Outline
    section_ids: dict[int, str] = field(default_factory=dict)
    table_ids: dict[int, str] = field(default_factory=dict)
    topics: dict[int, list[Match]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    drawn: dict[int, list[tuple[Table, Axis]]] = field(default_factory=dict)
    """Timetables of each page that are drawn without a table."""
    labels: LabelBook = VOCABULARY
    """The labels of this document, learned when its statements are looked for."""
    entries: list[Entry] | None = None
    """The outline as one stream of entries, made when it is first asked for (:mod:`extractors.records.entries`)."""

    def section_id(self, section: Section | None) -> str | None:
        """The id of a section's row."""
        return None if section is None else self.section_ids.get(id(section))

    def topics_of(self, section: Section | None) -> list[Match]:
        """Measures that a section itself is about, best first."""
        return [] if section is None else self.topics.get(id(section), [])

    def owner(self, section: Section | None) -> Section | None:
        """The nearest section at or above this one that is about a measure."""
        while section is not None:
            if self.topics_of(section):
                return section
            section = section.parent
        return None

    def measure_of(self, section: Section | None) -> str | None:
        """The measure that a section stands under, or None."""
        owner = self.owner(section)
        return self.topics_of(owner)[0].measure_id if owner is not None else None

    def origin_of(self, table: Table, section: Section) -> str:
        """Whose words a table holds: those that its caption names, else those of its section."""
        return origin_of_table(table, section, self.facts)

    def section_above(self, place: Place) -> Section | None:
        """The section whose heading is the last printed above a place, and on its page not wholly at its right."""
        above = None
        for section in self.outline.walk():
            heading = section.heading.place
            if heading is None or (heading.page, heading.top) > (place.page, place.top):
                continue
            if heading.page < place.page or heading.x0 < place.x1:
                above = section
        return above

    def match_label(self, text: str, section: Section | None = None) -> Match | None:
        """The measure that a label in a table, form or schedule names, seen under its section's headings."""
        from taxonomy.heading import Heading

        ancestors = tuple(section.path) if section is not None else ()
        found = self.matcher.match(Heading(text, ancestors, "", self.facts.taxonomy_edition))
        return found[0] if found else None
