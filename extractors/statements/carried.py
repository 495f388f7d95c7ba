"""The section that says who carries a plan, where its heading has no word for it (計画を進める組織, 役割の分担)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.document import Section
from taxonomy.matcher import Match
from taxonomy.role_words import any_of
from taxonomy.search_text import fold

MEASURE = "organization"
SCORE = 0.6
"""A body alone speaks: surer than a coin's toss, less sure than the measure's name."""
LEAST_KINDS, LEAST_NAMES = 2, 3
"""Kinds of names (bodies, chiefs, the office) and names in all that a section has to give."""
_HEADING = re.compile(r"進め|すすめ|組織|体制|役割|分担|担[いうえ手]|支え|しくみ|仕組み|つかさどる|司令塔|誰が|だれが")
_NO_STRUCTURE = re.compile(r"経過|経緯|名簿|要綱|規則|意見|市民|町民|村民|区民|住民|地域|事業者|国と|県と|国の|県の")
"""Headings on how the plan was made, and on parts that others play."""
_KINDS = (
    re.compile(rf"[一-龠々ァ-ヶーA-Za-z]{{2,12}}?{any_of('body')}(?!長|員)"),
    re.compile(rf"{any_of('chief')}|[一-龠々ァ-ヶーA-Za-z]{{0,8}}{any_of('head')}"),
    re.compile(r"事務局"),
)
_OFFICER = re.compile(r"(?:副?[市町村区]長|副?知事|教育長|[一-龠々]{1,8}[部課局室])(?!の下)")
"""Who holds the roles: a plan that carries itself names its own officers."""


def who_carries(sections: Sequence[Section], stated: Mapping[int, list[Match]]) -> dict[int, list[Match]]:
    """The section of a plan that names bodies and chiefs who carry it, if none states that measure yet.

    Args:
        sections: of the plan, in order.
        stated: the measures that sections state so far, by ``id()``.

    Returns:
        At most one section with its match.
    """
    if any(matches[0].measure_id == MEASURE for matches in stated.values()):
        return {}
    best: tuple[int, Section, tuple[str, ...]] | None = None
    for section in sections:
        title = fold(section.title.text)
        if section.origin != "own" or not _HEADING.search(title) or _NO_STRUCTURE.search(title):
            continue
        if any(id(s) in stated for s in (section, *section.ancestors)):
            continue
        names = _names(section)
        if best is None or len(names) > best[0]:
            best = (len(names), section, names) if len(names) >= LEAST_NAMES else best
    return {} if best is None else {id(best[1]): [Match(MEASURE, SCORE, "body", best[2][:3])]}


def _names(section: Section) -> tuple[str, ...]:
    """The names of bodies, chiefs and office that a section gives; none where they are of one kind or nobody's."""
    cells = [cell.text for table in section.tables for cell in table.cells]
    text = fold("\n".join([section.text, *cells]))
    kinds = [dict.fromkeys(match.group() for match in words.finditer(text)) for words in _KINDS]
    if sum(map(bool, kinds)) < LEAST_KINDS or not _OFFICER.search(text):
        return ()
    return tuple(name for names in kinds for name in names)
