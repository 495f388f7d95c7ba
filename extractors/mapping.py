"""Sections are mapped onto the national measures, and it is said whose words each section holds."""

from __future__ import annotations

import re

from extractors.document import Outline, Section, Table
from extractors.facts import DocumentFacts
from taxonomy.heading import Heading
from taxonomy.matcher import Match, Matcher
from taxonomy.origin_words import explains_forms, place_in_brackets, speaks_of

_CASE = re.compile(r"【[^【】]*[^\s【】][都道府県市区町村][^【】]*】\s*$")
"""The title of a case: 各課に推進員を置く【○○県○○市】."""


def map_outline(outline: Outline, matcher: Matcher, facts: DocumentFacts) -> dict[int, list[Match]]:
    """The measures of all sections, keyed by ``id()`` of the section.

    A pillar (暮らしの章) under which other measures have sections of their own is a group, unless its title is a
    measure's own name.
    """
    topics = {id(section): map_section(section, matcher, facts) for section in outline.walk()}
    for section in outline.walk():
        below = {m.measure_id for child in section.children for s in child.walk() for m in topics[id(s)]}
        own = topics[id(section)]
        if below and not any(match.method == "label" or match.measure_id in below for match in own):
            topics[id(section)] = []
    return topics


def map_section(section: Section, matcher: Matcher, facts: DocumentFacts) -> list[Match]:
    """The measures that a section is about, best first; none for background, quotations and labels of fields."""
    ancestors = tuple(_printed(s) for s in section.ancestors)
    heading = Heading(_printed(section), ancestors, section.text[:600], facts.taxonomy_edition, facts.year)
    return matcher.match(heading)


def _printed(section: Section) -> str:
    return f"{section.numbering} {section.title.text}" if section.numbering else section.title.text


def origin_of(section: Section, facts: DocumentFacts) -> str:
    """Whose words a section holds: ``own``, ``national``, ``other_body`` or ``template``.

    A body's own words are the rule. Chapters on what the nation decided are ``national``; a briefing that a local
    government publishes about the national plan speaks of that plan. The nearest heading that says whose words follow
    decides: «本町の現状» stands under «国の動向と本町の現状».
    """
    # The page that explains the forms may show an empty one; those on later pages are filled in.
    above = [s for s in section.ancestors if s.page_start == section.page_start or not explains_forms(s.title.text)]
    titles = [section.title.text, *(s.title.text for s in reversed(above))]
    said = [_speaks_of(title, facts) for title in titles]
    nearest = next((kind for kind in said if kind is not None), "own")
    if "template" in said:
        return "template"
    local = facts.document_type in ("municipal_plan", "briefing") and facts.issued_by_local
    case = facts.document_type == "casebook" and any(_CASE.search(title) for title in titles)
    if nearest == "other_body" or case:
        return "other_body"
    if local and facts.document_type == "briefing" and facts.about_national_plan:
        return "national"
    return "national" if local and nearest == "national" else "own"


def origin_of_table(table: Table, section: Section, facts: DocumentFacts) -> str:
    """Whose words a table holds: those of its caption where it says so (国の主な支援策), else of its section."""
    caption = table.caption.text if table.caption is not None else ""
    kind = _speaks_of(caption, facts) if caption.strip() else None
    local = facts.document_type == "municipal_plan" and facts.issued_by_local
    return kind if kind in ("template", "other_body", "national") and local else section.origin


def _speaks_of(title: str, facts: DocumentFacts) -> str | None:
    kind = speaks_of(title, of_prefecture=(facts.municipality or facts.issuer or "")[-1:] in "都道府県")
    if kind is None and facts.document_type == "municipal_plan":
        place = place_in_brackets(title)
        known = facts.municipality or facts.issuer or ""
        if place is not None and known and place not in known:
            return "other_body"
    return kind
