"""A page that tells a case of another body is one section: what stands in it is the case's own paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.outline.heading import Heading

_BODIES = re.compile(r"[【〔［\[（(][^【】]*[都道府県市区町村](?:等|など|ほか)?[】〕］\])）]$")
"""Whose case it is, at the end of a slide's title."""
CASES = 3
"""So many slides of cases make titles that end in a body's name titles of cases."""


def without_cases(headings: Sequence[Heading]) -> list[Heading]:
    """Drop what stands below the title of a slide that tells a case (事例：…, …【福島県】) and nothing announces."""
    titles = [h for h in headings if h.titles_slide]
    named = [h for h in titles if h.told_case]
    bodies = [h for h in titles if _BODIES.search(h.title.text)]
    cases = {h.page for h in named} | ({h.page for h in bodies} if len(bodies) >= CASES else set())
    kept: list[Heading] = []
    inside: int | None = None
    for heading in headings:
        if heading.titles_slide or heading.level is not None or heading.page != inside:
            kept.append(heading)
        if heading.titles_slide and heading.page in cases:
            inside = heading.page
    return kept
