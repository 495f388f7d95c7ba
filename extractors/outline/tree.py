"""Headings get their level and their body: the section tree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Block, Bookmark, LaidOutPage, Line, Outline, Section
from extractors.outline.asides import settle
from extractors.outline.contents import announced
from extractors.outline.flow import Flow, flow_of
from extractors.outline.heading import Heading
from extractors.outline.headings import find_headings
from extractors.outline.misread import join_echoes, right_counters, right_digits
from extractors.outline.run_in import part_run_in_titles
from taxonomy.origin_words import explains_forms

SAME_SIZE = 0.6
"""Sizes nearer than this, in points, are one size."""
SHRUNK = 0.8
"""A program for slides shrinks text to this share of its size before words have to go."""
_FORMS = re.compile(
    r"個票|シート|調書|様式|カード|取り?組|施策|事業|プロジェクト|一覧|展開|内容|項目|アクション|柱|方針|目標"
)
"""What the heading over a row of forms speaks of; one on another page about something else does not hold them."""
_COUNTS_PARTS = re.compile(r"^[0-9０-９一二三四五六七八九十]+[つ本個]の")
"""How the heading begins that says how many pillars follow: 三つの海図."""
_BESIDE_CHAPTERS = re.compile(
    r"^(?:はじめに|おわりに|終わりに|むすび(?:に)?|序|序文|まえがき|あとがき|巻頭言|発刊に(?:当|あ)たって"
    r"|(?:計画)?策定に(?:当|あ)たって|(?:[都道府県市町村区知]+[長事](?:の)?)?(?:ご)?(?:あいさつ|挨拶)"
    r"|[都道府県市町村区知]+[長事](?:の|からの)?(?:ことば|言葉|メッセージ)"
    r"|資料編?|巻末資料|参考資料|付録|附録|用語(?:集|解説|の(?:解説|説明)))$"
)
"""Parts of a plan that stand before or behind its chapters, and hold none."""
_PILLARS = ("part", "chapter", "counted", "word")
"""Numbers with a word stand beside unnumbered headings of their look (はじめに, 第1章); bare ones count below them."""


def build_outline(pages: Sequence[LaidOutPage], bookmarks: Sequence[Bookmark]) -> Outline:
    """The section tree of a document.

    Args:
        pages: all pages in order.
        bookmarks: the file's own outline, may be empty.
    """
    flow = flow_of(pages)
    join_echoes(flow)
    right_digits(flow)
    right_counters(flow)
    part_run_in_titles(flow)
    headings = find_headings(flow, announced(pages, bookmarks))
    outline = Outline([])
    sections = _tree(headings, outline)
    _give_bodies(flow, headings, sections, outline)
    settle(outline)
    for order, section in enumerate(outline.walk(), 1):
        section.order = order
    for root in outline.roots:
        _close(root)
    return outline


def _tree(headings: Sequence[Heading], outline: Outline) -> list[Section]:
    stack: list[tuple[Heading, Section]] = []
    sections: list[Section] = []
    known: dict[tuple[float, str, bool], set[int]] = {}
    left: list[tuple[Heading, Section]] = []  # what an annex closed: a count that goes on behind it is no part of it
    bands = {heading.page for heading in headings if heading.in_band}
    for heading in headings:
        alike = max((i for i, (h, _) in enumerate(stack) if _alike(heading, h)), default=None)
        if alike is None:
            alike = max((i for i, (h, _) in enumerate(stack) if _counts_on(heading, h)), default=None)
        behind = next((i for i, (h, _) in enumerate(left) if alike is None and _counts_on(heading, h)), None)
        if heading.numbering is not None and heading.numbering.style == "annex":
            left = left or stack.copy()
        if behind is not None and heading.level is None:
            stack, left = left[:behind], []
        elif alike is not None and heading.level is None:
            del stack[alike:]
        else:
            while stack and not _below(heading, stack[-1][0]):
                stack.pop()
            while len(bands) > 1 and stack and _bands_past(heading, stack[-1][0]):
                stack.pop()
            while heading.opens_form and stack and not _holds_forms(stack[-1][0], heading):
                stack.pop()
            before = known.get(_look(heading), set()) if heading.numbering is None and heading.level is None else set()
            if len(before) == 1:
                # What is set as a heading was that has been closed by a larger one stands where that stood.
                del stack[min(before) - 1 :]
        parent = stack[-1][1] if stack else None
        section = Section(
            heading.title,
            heading.numbering.token if heading.numbering else None,
            parent.level + 1 if parent else 1,
            heading.heading,
            heading.page,
            heading.page,
            parent=parent,
            source="numbering" if heading.source == "plain" else heading.source,
            size=heading.size,
        )
        (parent.children if parent else outline.roots).append(section)
        if heading.numbering is None:
            known.setdefault(_look(heading), set()).add(section.level)
        stack.append((heading, section))
        sections.append(section)
    return sections


def _look(heading: Heading) -> tuple[float, str, bool]:
    return (round(heading.size * 2) / 2, heading.font, heading.bold)


def _bands_past(heading: Heading, top: Heading) -> bool:
    """Whether a heading in a band that opens its page ends an unnumbered one of a page before, though that is larger.

    What speaks of measures or pillars holds them; an introduction (この手帖について) does not.
    """
    guessed = heading.level is None and top.level is None and top.numbering is None
    counts = _COUNTS_PARTS.match(top.title.text) is not None
    return guessed and heading.in_band and not (top.in_band or counts or _holds_forms(top, heading))


def _holds_forms(top: Heading, form: Heading) -> bool:
    """Whether a form stands under a heading: on its page, or where it speaks of forms or of what is done."""
    if top.page == form.page:
        return True
    return _FORMS.search(top.title.text) is not None and not explains_forms(top.title.text)


def _below(heading: Heading, top: Heading) -> bool:
    """Whether a heading that is set like no open one stands below the innermost of them."""
    if heading.level is not None:
        # Stated levels decide among themselves; a heading that was only guessed never holds a stated one,
        # but for a larger one on a page of its own (a divider).
        if top.level is not None:
            return top.level < heading.level
        return False
    if top.level is not None:
        return not (heading.size > top.size + SAME_SIZE and top.numbering is None and heading.numbering is None)
    if heading.size > top.size + SAME_SIZE or _titles_other_card(heading, top):
        return False
    if heading.size < top.size - SAME_SIZE:
        return True
    if heading.numbering is not None and top.numbering is not None:
        if heading.numbering.value == 1 and heading.numbering.rank > 3:
            return True  # a count that begins anew counts parts of what it stands under
        return heading.numbering.rank > top.numbering.rank
    if heading.numbering is None and top.numbering is None:
        return top.bold and not heading.bold
    counted, other = (heading, top) if heading.numbering is not None else (top, heading)
    if _BESIDE_CHAPTERS.match(re.sub(r"\s", "", other.title.text)) and _look(counted) == _look(other):
        return False
    if heading.numbering is not None:
        return True
    return top.bold and not heading.bold or top.numbering is not None and top.numbering.rank <= 4


def _titles_other_card(heading: Heading, top: Heading) -> bool:
    """Whether two headings of one type open frames of which none lies in the other, on one page.

    They are siblings though the one is set a little smaller: programs for slides shrink what a frame has no room for.
    """
    if heading.card is None or top.card is None or heading.page != top.page or heading.card.overlap(top.card) > 0:
        return False
    alike = (heading.font, heading.bold) == (top.font, top.bold) and heading.size > SHRUNK * top.size
    return alike and heading.numbering is top.numbering is None


def _alike(a: Heading, b: Heading) -> bool:
    """Whether two headings are set and counted the same way, which makes them siblings."""
    if abs(a.size - b.size) > SAME_SIZE:
        return False
    if a.titles_slide and b.titles_slide and not _one_below_other(a, b):
        if b.level is None:
            return True
        if a.level is None and a.numbering is b.numbering is None and (a.font, a.bold) == (b.font, b.bold):
            return True  # a slide that the contents page leaves out, or calls otherwise
    if (a.numbering is None) != (b.numbering is None):
        counted = a.numbering or b.numbering
        same_look = abs(a.size - b.size) <= 0.3 and (a.font, a.bold) == (b.font, b.bold)
        return counted is not None and counted.style.startswith(_PILLARS) and same_look and a.level is b.level is None
    if a.numbering is not None and b.numbering is not None:
        return _family(a.numbering.style) == _family(b.numbering.style) and (b.level is None or a.level == b.level)
    return a.bold == b.bold and b.level is None


def _counts_on(heading: Heading, before: Heading) -> bool:
    """Whether a heading has the number after that of an open one: a sibling though it is set otherwise (an outline)."""
    a, b = before.numbering, heading.numbering
    if a is None or b is None or a.value is None or before.level is not None:
        return False
    return _family(a.style) == _family(b.style) and b.value == a.value + 1 and heading.size < 1.6 * before.size


def _one_below_other(a: Heading, b: Heading) -> bool:
    """Whether two headings at the head of one page stand at different heights: only the upper is its title."""
    first, second = a.heading.place, b.heading.place
    return first is not None and second is not None and a.page == b.page and abs(first.top - second.top) > 6


def _family(style: str) -> str:
    return "kana" if style in ("kana", "kana_dashed") else style


def _give_bodies(flow: Flow, headings: Sequence[Heading], sections: Sequence[Section], outline: Outline) -> None:
    opens: dict[int, list[Section]] = {}
    used: set[int] = set()
    for heading, section in zip(headings, sections, strict=True):
        opens.setdefault(heading.at, []).append(section)
        used.update(heading.used)
        # A slide whose title says again what this one is about belongs to it, whatever else it shows.
        section.page_end = max([section.page_end, *(flow.page(i).number for i in heading.used)])
        place = heading.value.place
        if place is not None:
            line = Line(heading.value, place, heading.size, heading.font, heading.bold)
            section.blocks.append(Block("paragraph", [line]))
    current: Section | None = None
    for index, block in enumerate(flow.blocks):
        for section in opens.get(index, ()):
            current = section
        if index in used:
            continue
        if current is None:
            outline.front.append(block)
        elif flow.page(index).kind != "toc":
            _add(current, block)


def _add(section: Section, block: Block) -> None:
    """Add a block; a paragraph that a page or column break has cut goes on in its first half."""
    if block.kind == "paragraph" and block.table is None:
        prose = [i for i, b in enumerate(section.blocks) if b.kind in ("paragraph", "item")]
        at = prose[-1] if prose else None
        if at is not None and _goes_on(section.blocks[at], block):
            last = section.blocks[at]
            # A block of its own: the page keeps its half.
            section.blocks[at] = Block(last.kind, [*last.lines, *block.lines], None, last.box)
            return
    section.blocks.append(block)


def _goes_on(last: Block, block: Block) -> bool:
    before, line = last.lines[-1], block.lines[0]
    if block.is_label or last.pair != block.pair or before.bold != line.bold:
        return False
    if last.box is not None or block.box is not None:
        framed = last.box is not None and block.box is not None and before.page != line.page
        if not framed:
            return False
    moved = before.page != line.page or line.place.top < before.place.top
    unfinished = before.text.rstrip()[-1:] not in "。．.！？!?」）)】:："
    full = before.place.x1 >= max(x.place.x1 for x in last.lines) - 2.5 * before.size
    indented = line.text[:1] in " 　"
    return moved and unfinished and full and not indented and abs(before.size - line.size) < SAME_SIZE


def _close(section: Section) -> int:
    """Set where a section ends: the last page with anything of it or of what stands below it."""
    end = section.page_end
    for block in section.blocks:
        end = max(end, *(line.page for line in block.lines)) if block.lines else max(end, block.place.page)
    for child in section.children:
        end = max(end, _close(child))
    section.page_end = end
    return end
