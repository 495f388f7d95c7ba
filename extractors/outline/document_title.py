"""The document's own title above its text is no section: it would be the parent of all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.cover import issuer_of, read_cover
from extractors.document import LaidOutPage
from extractors.language.folding import fold_text
from extractors.outline.contents import fold
from extractors.outline.flow import Flow, is_landscape
from extractors.outline.heading import Heading

LARGER = 0.6
"""Points by which the title's type is larger than that of headings."""
SAME_SIZE = 0.3
"""Points by which the sizes of one type differ."""
_PLAN_TITLE = re.compile(
    r"(?:計画|プラン|構想|ビジョン|戦略|方針|指針|大綱|ロードマップ|プログラム|アジェンダ|工程表)書?(?:の?(?:概要|あらまし|要約|ポイント|ダイジェスト)版?)?"
    r"(?:[0-9０-９～~\-－]*|[（(【\s　].*)$"
)
"""How the title of a plan ends."""
_OF_TITLE = re.compile(
    r"^[（(【〔［\[<＜〈～~―－\-\s]*(?:(?:令和|平成|西暦|[Rr]|20|２０)[0-9０-９元]+.*(?:年度?|月|版|まで|間|改[訂定]|[0-9０-９])|"
    r".{0,6}版|素?案|.{0,4}案)[）)】〕］\]>＞〉～~―－\-\s]*$"
)
"""What stands below a title and belongs to it: an edition, a period, a date, that it is a draft."""


def without_title(headings: list[Heading], flow: Flow) -> list[Heading]:
    """Drop the title at the head of the first page, what stands above it (a site's name) and what belongs to it."""
    if not flow.blocks or flow.page(0).kind == "cover":
        return headings
    page = flow.page(0)
    named = _titled(headings, page)
    if named is None:
        return _without_largest(headings, flow)
    at = named + 1
    title = fold(headings[named].title.text)
    cover = read_cover(page).title
    title += fold(cover.text) if cover is not None else ""
    while at < len(headings) and _belongs(headings[at], headings[named], title):
        at += 1
    return headings[at:] or headings


def _titled(headings: Sequence[Heading], page: LaidOutPage) -> int | None:
    """Which of the unnumbered headings at the head of the first page is the document's title."""
    cover = read_cover(page)
    title = fold(cover.title.text) if cover.title is not None else ""
    if len(title) < 4:
        return None
    for at, heading in enumerate(headings):
        if heading.page != page.number or heading.numbering is not None:
            return None
        words = fold(heading.title.text)
        if not (title in words or (len(words) >= 4 and words in title)):
            continue
        others = [h for i, h in enumerate(headings) if i > at and not _belongs(h, heading, words + title)]
        if not others:
            return None
        stated = [h.level for h in others if h.level is not None]
        if heading.level is not None and not (stated and min(stated) > heading.level):
            return None
        largest = max(h.size for h in [*headings[:at], *others])
        if _has_twin(heading, others):
            return None
        over_next = others[0].page == heading.page and others[0].size < heading.size - LARGER
        plan = _PLAN_TITLE.search(heading.title.text.strip()) is not None
        if is_landscape(page):
            # A first slide has a title like every other; only the name of a plan tells the document's own.
            return at if plan and over_next else None
        return at if heading.size > largest + LARGER or over_next or (plan and heading.level is not None) else None
    return None


def _has_twin(heading: Heading, others: Sequence[Heading]) -> bool:
    """Whether another page has a heading of the same look at its head: chapters are set so, one title is not."""
    if _PLAN_TITLE.search(heading.title.text.strip()) is not None:
        return False
    look = (heading.font, heading.bold)
    return any(
        h.page != heading.page
        and h.numbering is None
        and abs(h.size - heading.size) < SAME_SIZE
        and (h.font, h.bold) == look
        for h in others
    )


def _belongs(heading: Heading, title: Heading, words: str) -> bool:
    """Whether a heading directly below the title is a part of it or says its edition, its period or its date."""
    if heading.page != title.page or heading.numbering is not None or heading.level is not None:
        return False
    if heading.size > title.size + LARGER:
        return False
    text = heading.title.text.strip()
    near = heading.index - title.index <= 3
    told = fold_text(text)
    return near and (fold(text) in words or _OF_TITLE.match(text) is not None or issuer_of(told) is not None)


def _without_largest(headings: list[Heading], flow: Flow) -> list[Heading]:
    """Drop unnumbered headings at the head of the first page that are larger than all others."""
    kept = list(headings)
    while len(kept) > 1 and kept[0].page == 1 and kept[0].numbering is None and kept[0].level is None:
        later = [h for h in kept[1:] if h.page == 1]
        over_later = bool(later) and later[0].size < kept[0].size - LARGER
        named = over_later and _PLAN_TITLE.search(kept[0].title.text.strip()) is not None
        rest = [h for h in kept[1:] if h.numbering is not None or h.page > 1] or kept[1:]
        largest = not is_landscape(flow.page(0)) and kept[0].size > max(h.size for h in rest) + LARGER
        if not named and _has_twin(kept[0], kept[1:]):
            break
        if not named and not largest:
            break
        kept.pop(0)
    return kept
