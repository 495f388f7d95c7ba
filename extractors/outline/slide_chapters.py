"""Chapters of slides: named at a slide's edge or on the contents page alone; and slides outside every chapter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from extractors.outline.contents import Entry, fold
from extractors.outline.flow import Flow, Style, is_landscape
from extractors.outline.heading import Heading, heading_of, is_at_head
from extractors.outline.numbering import parse_numbering

LARGER = 0.6
"""Points from which one type is larger than another."""
PARTS = 2
"""So many of a chapter's announced parts have to be found for the chapter to be believed."""
FOUND = 0.5
"""Share of the announced titles that has to be found for the contents to tell of chapters."""
SLIDES = 5
"""From so many slides on it shows whether slides name their chapter."""
NAMED = 0.8
"""Share of slides with their chapter's name at their edge from which one without it is in none."""


def before_titles(announced: Sequence[Heading], flow: Flow, styles: Mapping[int, Style]) -> list[Heading]:
    """Let an announced name in small type directly below a slide's title open before that title.

    Args:
        announced: the headings that the document announces.
        flow: the document's blocks.
        styles: how running text is set, by the page's id.
    """
    for heading in announced:
        index = heading.used[0] if heading.used else 0
        page = flow.page(index)
        if index == 0 or flow.page(index - 1) is not page or not is_landscape(page) or heading.at != index:
            continue
        title = flow.blocks[index - 1].lines[0]
        small = heading.size < styles[id(page)].size - LARGER and heading.size < title.size - LARGER
        if small and is_at_head(page, title) and flow.blocks[index - 1].table is None:
            heading.at = index - 1
    return list(announced)


def with_unprinted(headings: Sequence[Heading], entries: Sequence[Entry]) -> list[Heading]:
    """The headings and the numbered chapters whose words stand on the contents page alone.

    Such a chapter opens with the first of its parts; its evidence is its line in the contents.
    """
    complete = list(headings)
    by_entry = {id(h.entry): h for h in headings if h.entry is not None}
    if len(by_entry) < FOUND * len(entries):
        return complete
    counts = Counter(fold(entry.title) for entry in entries)
    for at, entry in enumerate(entries):
        numbering = parse_numbering(entry.title, glued=True)
        if entry.line is None or id(entry) in by_entry or numbering is None or numbering.style == "mark":
            continue
        if counts[fold(entry.title)] > 1:
            continue
        below = _below(entries, at)
        parts = [by_entry[id(e)] for e in below if id(e) in by_entry]
        if len(parts) < PARTS or any(part.at < parts[0].at for part in parts):
            continue
        earlier = [by_entry[id(e)].at for e in entries[:at] if id(e) in by_entry]
        start = max(earlier, default=-1)
        words = fold(entry.title)
        if any(start < h.at <= parts[0].at and _says(h, words, numbering.token) for h in complete):
            continue
        line = entry.line
        heading = heading_of(line.passage[: line.text.find(entry.title) + len(entry.title)].strip(), line, 0, "toc", 0)
        heading.index = heading.at = parts[0].at
        heading.page, heading.level, heading.entry = parts[0].page, entry.level, entry
        complete.insert(next(i for i, h in enumerate(complete) if h is parts[0]), heading)
    return complete


def _below(entries: Sequence[Entry], at: int) -> list[Entry]:
    """The entries that stand under one."""
    below = []
    for entry in entries[at + 1 :]:
        if entry.level <= entries[at].level:
            break
        below.append(entry)
    return below


def _says(heading: Heading, words: str, token: str) -> bool:
    """Whether a heading is an announced one in other words: it has its number, or its words with others."""
    own = fold(heading.title.text)
    counted = heading.numbering is not None and fold(heading.numbering.token) == fold(token)
    return counted or (len(own) >= 4 and own in words) or words in fold(heading.heading.text)


def outside_chapters(headings: Sequence[Heading], flow: Flow) -> list[Heading]:
    """The headings, those of slides that alone name no chapter at their edge set beside the chapters.

    Where nearly all slides print their chapter's name as a running head or a label, and the contents page gives their
    levels, a slide that the contents leaves out and that prints none is part of no chapter.
    """
    slides = [h for h in headings if h.titles_slide and h.used]
    stated = [h for h in slides if h.level is not None and h.level > 1]
    named = [h for h in slides if _names_chapter(h, headings, flow)]
    if len(stated) < SLIDES or len(named) < NAMED * len(slides):
        return list(headings)
    for heading in slides:
        if heading.level is None and not any(heading is h for h in named):
            heading.level = 1
    return list(headings)


def _names_chapter(title: Heading, headings: Sequence[Heading], flow: Flow) -> bool:
    """Whether a slide's running head or another heading at its head says to which chapter it belongs."""
    page = flow.page(title.used[0])
    over = [h for h in headings if h is not title and h.page == title.page and h.entry is not None and h.used]
    return bool(page.running_heads) or any(h.size < title.size and h.level is not None for h in over)
