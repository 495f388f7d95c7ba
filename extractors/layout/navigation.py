"""Finds the list of a deck's parts that its slides repeat at one place, the part at hand set apart in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extractors.document import Line, Page

SHARE = 0.5
"""Share of the pages on which the entries of such a list come back."""
FEWEST_PAGES = 4
"""So many pages at least."""
FEWEST_TITLES = 3
"""Titles of other pages that the list holds."""
TITLES = 0.6
"""Share of the list's letters that are theirs."""
SHORTEST = 4
"""Letters of a title that is looked for."""
LARGER = 2.0
"""Points by which titles are larger than running text."""
EDGE = 3.0
"""Points within which the entries of a list begin at one edge."""
_LOOSE = re.compile(r"[\s0-9０-９.．・、:：\-－]+")


def navigation(pages: Sequence[Page], lines_by_page: Sequence[Sequence[Line]], body: float) -> list[list[Line]]:
    """For each page the lines of the list of parts that its neighbours repeat; empty where there is none.

    Args:
        pages: the document's pages.
        lines_by_page: for each page its lines outside tables.
        body: the size of running text in points.
    """
    found: list[list[Line]] = [[] for _ in pages]
    places: defaultdict[tuple[str, int, int], list[tuple[int, Line]]] = defaultdict(list)
    titles: set[str] = set()
    for index, (page, lines) in enumerate(zip(pages, lines_by_page, strict=True)):
        for line in lines:
            x, y = line.place.x0 - page.place.x0, line.place.top - page.place.top
            places[line.text.strip(), round(x / EDGE), round(y / EDGE)].append((index, line))
            if line.size >= body + LARGER and len(_key(line.text)) >= SHORTEST:
                titles.add(_key(line.text))
    least = max(FEWEST_PAGES, SHARE * len(pages))
    columns: defaultdict[int, list[list[tuple[int, Line]]]] = defaultdict(list)
    for (_, x, _), hits in places.items():
        if len({index for index, _ in hits}) >= least:
            columns[x].append(hits)
    for x in sorted(columns):
        entries = sorted(columns[x], key=lambda hits: hits[0][1].place.top)
        told = "".join(_key(hits[0][1].text) for hits in entries)
        held = {title for title in titles if title in told}
        if len(held) >= FEWEST_TITLES and sum(map(len, held)) >= TITLES * len(told):
            for index, line in (hit for hits in entries for hit in hits):
                found[index].append(line)
    return found


def _key(text: str) -> str:
    return _LOOSE.sub("", text)
