"""Which blocks are headings: those that the document announces, then numbered ones, then ones set apart by style."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.outline.announced import announced_headings
from extractors.outline.contents import Entry, fold
from extractors.outline.flow import Flow, body_styles, page_style
from extractors.outline.forms import form_titles
from extractors.outline.heading import Heading
from extractors.outline.lists import without_lists, without_repeats, without_title
from extractors.outline.looks import Told, judge, set_apart
from extractors.outline.recurring import heading_looks


def find_headings(flow: Flow, entries: Sequence[Entry]) -> list[Heading]:
    """All headings in the order of the document."""
    styles = body_styles(flow)
    announced = announced_headings(flow, entries, styles)
    found = {(heading.at, n): heading for n, heading in enumerate(announced)}
    taken = {i for heading in announced for i in heading.used}
    reliable = len(announced) >= 4 and len(announced) >= 0.5 * len(entries)
    told = Told(reliable, {fold(entry.title) for entry in entries}, heading_looks(flow))
    by_page = {id(page): page_style(page, styles) for page in {id(p): p for p in flow.pages}.values()}
    for index in range(len(flow.blocks)):
        if index in taken:
            continue
        heading = judge(flow, index, by_page[id(flow.page(index))], told)
        if heading is not None and not taken.intersection(heading.used):
            found[(index, len(announced))] = heading
            taken.update(heading.used)
    ordered = [found[key] for key in sorted(found)]
    ordered = sorted(ordered + form_titles(flow, ordered), key=lambda h: h.at)
    if len(ordered) < max(2, len({page.number for page in flow.pages}) // 5):
        ordered = sorted(ordered + set_apart(flow, taken), key=lambda h: h.at)
    return without_title(without_lists(without_repeats(ordered), flow, told), flow)
