"""Sections are mapped onto the national measures, and it is said whose words each section holds."""

from __future__ import annotations

import re

from extractors.document import Outline, Section
from extractors.facts import DocumentFacts
from taxonomy.context import is_background
from taxonomy.heading import Heading
from taxonomy.matcher import Match, Matcher

_TEMPLATE = re.compile(
    r"大まかな取組内容|記入例|記載例|様式[0-9０-９]*$|ひな形|雛形|(?:個票|調書|シート|施策票)の(?:見方|読み方)"
)
_OWN = re.compile(
    r"(?:本|当)(?:市|町|村|区|県|道|府|都|団体|広域連合)|これまでの取組|(?:庁内|市民|町民|村民|区民|県民)(?:の|アンケート)"
)
_QUOTED = re.compile(
    r"国(?:、県)?の(?:動向|動き|取組|施策|方針|政策|計画|状況)|国・県の|国及び県|国と県|国や県|政府の|"
    r"(?:社会|デジタル化|デジタル|DX|ICT)[^の]{0,8}(?:の動向|を取り巻く動向)|自治体DX推進計画(?:の概要|とは|における)|"
    r"取り?巻く(?:動向|国)|デジタル・?ガバメント実行計画"
)
_OTHERS = re.compile(
    r"先進事例|先行事例|他(?:の)?(?:市区町村|市町村|市町|市|町|自治体|団体|都道府県|県)(?:における|の)(?:先進)?(?:事例|取組)|事例紹介|参考事例"
)


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
    government publishes about the national plan speaks of that plan.
    """
    titles = [section.title.text, *(s.title.text for s in reversed(section.ancestors))]
    if any(_TEMPLATE.search(t) for t in titles):
        return "template"
    if any(_OTHERS.search(t) for t in titles):
        return "other_body"
    local = facts.document_type in ("municipal_plan", "briefing") and facts.issued_by_local
    if local and facts.document_type == "briefing" and facts.about_national_plan:
        return "national"
    # The nearest heading that says whose words follow decides: «本町の現状» stands under «国の動向と本町の現状».
    said = next((t for t in titles if _OWN.search(t) or _QUOTED.search(t)), None)
    if not local or said is None or (_OWN.search(said) and not (said != titles[0] and _QUOTED.search(said))):
        return "own"
    ancestors = tuple(s.title.text for s in section.ancestors)
    return "national" if is_background(Heading(section.title.text, ancestors)) else "own"
