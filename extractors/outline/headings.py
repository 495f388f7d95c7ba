"""Which blocks are headings: those that the document announces, then numbered ones, then ones set apart by style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.outline.announced import announced_headings
from extractors.outline.badges import Badged, badged_titles, goes_on_below, name_badge, numbered_above
from extractors.outline.boxes import tightly_boxed
from extractors.outline.cases import without_cases
from extractors.outline.contents import Entry, fold
from extractors.outline.corner_labels import with_corner_labels
from extractors.outline.document_title import without_title
from extractors.outline.flow import Flow, body_styles, page_style
from extractors.outline.forms import form_titles, without_numbers
from extractors.outline.heading import Heading, heading_at
from extractors.outline.lists import without_counted_lists, without_lists, without_repeats, without_terms
from extractors.outline.looks import Told, judge, set_apart, stands_out
from extractors.outline.recurring import heading_looks, title_marks
from extractors.outline.siblings import with_running_heads, with_siblings
from extractors.outline.slide_chapters import before_titles, outside_chapters, with_unprinted
from extractors.outline.titles_over_labels import titles_over_labels


def find_headings(flow: Flow, entries: Sequence[Entry]) -> list[Heading]:
    """All headings in the order of the document."""
    styles = body_styles(flow)
    by_page = {id(page): page_style(page, styles) for page in {id(p): p for p in flow.pages}.values()}
    announced = before_titles(announced_headings(flow, entries, styles), flow, by_page)
    badged = badged_titles(flow, by_page)
    _with_badges(announced, badged.values(), flow)
    found = {(heading.at, n): heading for n, heading in enumerate(announced)}
    taken = {i for heading in announced for i in heading.used}
    reliable = len(announced) >= 4 and len(announced) >= 0.5 * len(entries)
    titles = {fold(entry.title) for entry in entries}
    told = Told(reliable, titles, heading_looks(flow), tightly_boxed(flow), title_marks(flow))
    heading: Heading | None
    for index in range(len(flow.blocks)):
        if index in taken:
            continue
        badge, style = badged.get(index), by_page[id(flow.page(index))]
        if badge is not None and not taken.intersection(badge.used):
            heading = heading_at(flow, [badge.number, badge.title], "numbering", None, badge.below)
            name_badge(heading, flow.blocks[badge.number].text.strip())
            title = flow.blocks[badge.title].lines[0]
            number = flow.blocks[badge.number].place
            if title.place.top > number.bottom - 0.3 * title.size and title.place.x0 < number.x1:
                heading.size = title.size
        elif numbered_above(flow, index, style) and index + 1 not in taken:
            heading = heading_at(flow, [index, index + 1], "numbering", None)
            heading.size = flow.blocks[index + 1].lines[0].size
        else:
            heading = judge(flow, index, style, told)
            if heading is not None and heading.source == "numbering" and stands_out(flow.blocks[index].lines[0], style):
                below = goes_on_below(flow, heading.used[-1])
                heading = heading if below is None else heading_at(flow, heading.used, "numbering", None, below)
        if heading is not None and not taken.intersection(heading.used):
            found[(index, len(announced))] = heading
            taken.update(heading.used)
    ordered = [found[key] for key in sorted(found)]
    if reliable:
        _level_with_equals(ordered)
    over = {heading.index: heading for heading in titles_over_labels(flow, ordered)}
    ordered = sorted([h for h in ordered if h.index not in over] + list(over.values()), key=lambda h: h.at)
    forms = form_titles(flow, ordered)
    ordered = sorted(without_numbers(ordered, forms) + forms, key=lambda h: h.at)
    if len(ordered) < max(2, len({page.number for page in flow.pages}) // 5):
        ordered = sorted(ordered + set_apart(flow, taken), key=lambda h: h.at)
    kept = without_lists(without_repeats(ordered), flow, told)
    kept = without_cases(without_counted_lists(without_terms(kept), flow))
    complete = with_running_heads(with_siblings(kept, flow), flow)
    complete = outside_chapters(with_unprinted(complete, entries), flow)
    return with_corner_labels(without_title(complete, flow), flow)


def _level_with_equals(headings: Sequence[Heading]) -> None:
    """Give numbered headings that the contents page leaves out the level of those it names, counted and set alike.

    Their number has to be the next behind the last of these, or the one before the first.
    """
    looks: dict[tuple[str, int, str, bool], list[Heading]] = {}
    for heading in headings:
        if heading.numbering is not None and heading.numbering.value is not None and heading.source != "plain":
            look = (heading.numbering.style, round(heading.size * 2), heading.font, heading.bold)
            looks.setdefault(look, []).append(heading)
    for alike in looks.values():
        levels = {heading.level for heading in alike if heading.level is not None}
        if len(levels) != 1:
            continue
        for before, heading, after in zip([None, *alike], alike, [*alike[1:], None], strict=False):
            if heading.level is None and (_follows(before, heading) or (before is None and _follows(heading, after))):
                heading.level = min(levels)


def _follows(before: Heading | None, after: Heading | None) -> bool:
    if before is None or after is None or before.numbering is None or after.numbering is None:
        return False
    stated = before.level is not None or after.level is not None
    return stated and (after.numbering.value or 0) == (before.numbering.value or 0) + 1


def _with_badges(announced: Sequence[Heading], badges: Iterable[Badged], flow: Flow) -> None:
    """Give announced headings the number in the badge beside them, which bookmarks leave out."""
    taken = {i for heading in announced for i in heading.used}
    by_title = {badge.title: badge for badge in badges if badge.number not in taken}
    for heading in announced:
        badge = by_title.get(heading.used[0]) if len(heading.used) == 1 else None
        if heading.numbering is None and badge is not None:
            counted = heading_at(flow, [badge.number, badge.title], heading.source, heading.level, badge.below)
            heading.numbering, heading.heading = counted.numbering, counted.heading
            heading.used, heading.at = counted.used, counted.at
