"""What looks like a heading and is none: items of lists, titles repeated on the next slide."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from extractors.outline.boxes import is_unnumbered_label
from extractors.outline.contents import fold
from extractors.outline.flow import Flow
from extractors.outline.heading import CONTINUED, Heading
from extractors.outline.looks import Told
from extractors.outline.numbering import Numbering, parse_numbering

_GLOSSARY = re.compile(
    r"^(?:(?:附|付|附録|付録|資料編?|参考(?:資料)?|巻末(?:資料)?|別紙|別添)[0-9０-９]{0,2})?(?:主な|関連)?(?:用語|語句|言葉|ことば|キーワード)(?:の?(?:解説|説明|定義|意味|手引き?))?(?:集|一覧)?$"
)
"""A heading below which terms are explained."""
_COUNTED = re.compile(
    r"[（(]\s*(?:全|計)?\s*([0-9０-９]{1,3})\s*(?:手続き?|業務|件|項目|事業|施策|団体|システム|種類?|つ)\s*[）)]"
    r"(?:[\s　]*※.*)?$"
)
"""How many items a list has, behind its name."""
_SOURCES = re.compile(
    r"^(?:主な|主要)?(?:引用|参考|参照)(?:・(?:引用|参考|参照))?(?:文献|図書|URL)(?:・?(?:資料|URL))?(?:一覧|等)?$"
)
"""A heading below which works are listed."""
REPEATED = 3
"""An unnumbered heading that stands so often in a document is a label."""


def without_repeats(headings: list[Heading]) -> list[Heading]:
    """A slide that goes on under the same title opens no new section, and its title is no text of the open one."""
    kept: list[Heading] = []
    for heading in headings:
        plain = CONTINUED.sub("", heading.title.text)
        same = next(
            (
                h
                for h in reversed(kept[-60:])
                if fold(CONTINUED.sub("", h.title.text)) == fold(plain)
                and (h.numbering and h.numbering.token) == (heading.numbering and heading.numbering.token)
                and abs(h.size - heading.size) < 0.6
                and 0 <= heading.page - h.page <= 2
            ),
            None,
        )
        if same is not None and heading.level is None and (heading.goes_on or heading.titles_slide):
            if not any(h.page >= same.page and h.size > same.size + 0.5 for h in kept[kept.index(same) + 1 :]):
                same.used = [*same.used, *heading.used]
                continue
        kept.append(heading)
    return kept


def without_terms(headings: list[Heading]) -> list[Heading]:
    """Drop terms of a glossary and works of a list of sources, which are set like headings, and the word 目次."""
    kept: list[Heading] = []
    glossary: Heading | None = None
    sources = False
    for heading in headings:
        if sources and heading.source == "plain" and heading.level is None:
            continue
        sources = _SOURCES.search(heading.title.text.strip()) is not None
        if glossary is not None:
            loose = heading.numbering is None and heading.level is None and not heading.titles_slide
            if loose and heading.size <= glossary.size + 0.6 and heading.page - glossary.page <= 4:
                continue
            glossary = None
        if fold(heading.title.text) in ("目次", "もくじ"):
            continue  # over contents without leaders, which no page of contents tells
        if _GLOSSARY.search(re.sub(r"\s", "", heading.title.text)):
            glossary = heading
        kept.append(heading)
    return kept


def without_counted_lists(headings: Sequence[Heading], flow: Flow) -> list[Heading]:
    """Drop unnumbered headings that say how many items their list has (子育て関係（15手続）), where it has so many.

    They are names of lists; a section of that name has text of its own or parts.
    """
    kept: list[Heading] = []
    for n, heading in enumerate(headings):
        told = _COUNTED.search(heading.title.text)
        loose = heading.numbering is None and heading.level is None and not heading.titles_slide
        if told is None or not loose or not heading.used:
            kept.append(heading)
            continue
        start = max(heading.used) + 1
        end = headings[n + 1].at if n + 1 < len(headings) else len(flow.blocks)
        below = [b for i, b in enumerate(flow.blocks[start:end], start) if flow.page(i) is flow.page(start - 1)]
        items = 0
        while items < len(below) and below[items].kind == "item":
            items += 1
        if items != int(unicodedata.normalize("NFKC", told.group(1))):
            kept.append(heading)
    return kept


def without_lists(headings: list[Heading], flow: Flow, told: Told) -> list[Heading]:
    """Drop numbered lines that are a list and not headings with a body.

    Three siblings one directly behind the other are a list, whatever their type. A heading in plain type is believed
    when something stands below it and below its siblings, and when it does not repeat an announced title.
    """
    listed = _runs(headings)
    stops = sorted({i for h in headings if h.index not in listed for i in h.used or [h.index]})
    plain = [h for h in headings if h.source == "plain" and h.index not in listed]
    verdicts = {h.index: _has_body(h, stops, flow) for h in plain}
    following = {h.index: n for h, n in zip(headings, headings[1:], strict=False)}
    for heading in reversed(plain):
        # A heading may hold nothing but deeper headings: then these must have a body.
        below = following.get(heading.index)
        if below is None or not below.used or min(below.used) != max(heading.used) + 1:
            continue
        if below.numbering is None and below.source == "style" and _stands_under(below, heading, flow):
            verdicts[heading.index] = True
        elif _deeper(below, heading):
            verdicts[heading.index] |= verdicts.get(below.index, below.source != "plain")
    believed: set[int] = set()
    for heading in plain:
        if is_unnumbered_label(heading.title.text):
            believed.add(heading.index)
            continue
        if _in_pair(heading, plain) or _goes_on_list(heading, flow, headings):
            continue
        group = [h for h in plain if _siblings(h, heading) and not _in_pair(h, plain)]
        good = sum(verdicts[h.index] for h in group)
        if verdicts[heading.index] and good >= 0.7 * len(group):
            believed.add(heading.index)
    labels = _labels(headings)
    return [h for h in headings if h.level is not None or _stays(h, labels | listed, believed, told)]


def _stays(heading: Heading, dropped: set[int], believed: set[int], told: Told) -> bool:
    if heading.index in dropped or (heading.source == "plain" and heading.index not in believed):
        return False
    return not (told.reliable and fold(heading.heading.text) in told.titles)


def _labels(headings: Sequence[Heading]) -> set[int]:
    """Positions of unnumbered headings that come back: labels that every slide or form repeats, no sections."""
    loose = [h for h in headings if h.numbering is None and h.level is None and not h.titles_slide]
    counts = Counter(fold(h.title.text) for h in loose)
    return {h.index for h in loose if counts[fold(h.title.text)] >= REPEATED}


def _runs(headings: Sequence[Heading]) -> set[int]:
    """Positions of headings that stand three or more in a row with nothing between them, counted or set alike."""
    runs: list[list[Heading]] = []
    for heading in headings:
        last = runs[-1][-1] if runs else None
        follows = (
            last is not None
            and heading.level is None
            and last.level is None
            and heading.page == last.page
            and bool(heading.used and last.used)
            and min(heading.used) == max(last.used) + 1
            and abs(heading.size - last.size) < 0.6
            and (heading.numbering and heading.numbering.style) == (last.numbering and last.numbering.style)
        )
        if follows:
            runs[-1].append(heading)
        else:
            runs.append([heading])
    return {h.index for run in runs if len(run) >= 3 for h in run}


def _goes_on_list(heading: Heading, flow: Flow, headings: Sequence[Heading]) -> bool:
    """Whether the block before has the number before and is no heading: then this is the last item of its list."""
    before = min(heading.used) - 1 if heading.used else -1
    if before < 0 or heading.numbering is None or heading.numbering.value is None:
        return False
    # Names one below the other are a list; a paragraph that has a number may stand beside a heading.
    item = flow.blocks[before]
    if any(before in h.used for h in headings) or len(item.lines) > 1 or "。" in item.text:
        return False
    numbering = parse_numbering(item.text)
    return (
        numbering is not None
        and numbering.style == heading.numbering.style
        and numbering.value == heading.numbering.value - 1
    )


def _in_pair(heading: Heading, others: Sequence[Heading]) -> bool:
    """Whether a sibling stands directly before or behind: two items of a list say nothing of headings elsewhere."""
    return any(
        _siblings(other, heading) and 1 in (min(other.used) - max(heading.used), min(heading.used) - max(other.used))
        for other in others
    )


def _stands_under(below: Heading, heading: Heading, flow: Flow) -> bool:
    """Whether a heading is printed in another's column and frame, below it."""
    upper, lower = flow.blocks[max(heading.used)], flow.blocks[min(below.used)]
    column = min(upper.place.x1, lower.place.x1) > max(upper.place.x0, lower.place.x0)
    return below.page == heading.page and upper.box == lower.box and column and lower.place.top > upper.place.top


def _deeper(below: Heading, heading: Heading) -> bool:
    """Whether a heading directly behind another begins a count of its own."""
    if below.numbering is None or heading.numbering is None:
        return False
    return below.numbering.style != heading.numbering.style and below.numbering.value == 1


def _siblings(a: Heading, b: Heading) -> bool:
    same = a.numbering is not None and b.numbering is not None and a.numbering.style == b.numbering.style
    return same and abs(a.page - b.page) <= 1 and abs(a.x0 - b.x0) < 15


def _counts_on(numbering: Numbering, text: str) -> bool:
    """Whether a text begins with the number behind another: the list goes on."""
    own = parse_numbering(text)
    return own is not None and own.style == numbering.style and own.value == (numbering.value or 0) + 1


def _has_body(heading: Heading, stops: list[int], flow: Flow) -> bool:
    """Whether prose, a field's label, a table or a list counted in another way stands directly below the heading."""
    following = next((i for i in stops if i > heading.index), len(flow.blocks))
    items = 0
    for i in range(heading.index + 1, min(following, heading.index + 4, len(flow.blocks))):
        block = flow.blocks[i]
        if block.kind == "table":
            return True
        if block.kind == "paragraph":
            if heading.numbering is not None and _counts_on(heading.numbering, block.text):
                return False
            if is_unnumbered_label(block.text.strip()):
                return True
            after = flow.blocks[i + 1] if i + 1 < len(flow.blocks) else None
            cut = after is not None and flow.page(i + 1) is not flow.page(i) and "。" in after.text
            return "。" in block.text or len(block.lines) > 1 or cut
        if block.kind == "item":
            numbering = parse_numbering(block.text)
            if heading.numbering and numbering and numbering.style == heading.numbering.style:
                return False
            items += 1
            if "。" in block.text or items >= 2:
                return True
    return False
