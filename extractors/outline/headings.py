"""Which blocks are headings: those that the document announces, then numbered ones, then ones set apart by style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.document import Block, LaidOutPage, Line, Passage, join_lines
from extractors.outline.contents import Entry, fold
from extractors.outline.numbering import Numbering, parse_numbering, strip_brackets

MAX_TITLE = 70
"""A heading is no longer than this many characters unless the document announces it."""
LARGER = 0.9
"""Points by which a heading's type exceeds running text to be set apart by size."""

_SENTENCE_END = re.compile(r"[。、，；;]$|(?:です|ます|する|した|である|こと|など|ため)$")
_FIELD_LABEL = re.compile(r"^[【<＜〈《\[［(（]")
_LEADER = re.compile(r"[・･.．…‥]{4,}")
_CONTINUED = re.compile(r"[（(\[【<＜]?\s*(?:続き|つづき|続|その[0-9０-９一二三四]|[0-9０-９]\s*[/／]\s*[0-9０-９])\s*[)）\]】>＞]?$")


@dataclass(slots=True)
class Heading:
    """A heading that was found, before it has its place in the tree."""

    index: int
    """Position of its (last) block in the document's block sequence."""
    page: int
    heading: Passage
    title: Passage
    numbering: Numbering | None
    size: float
    bold: bool
    font: str
    source: str
    level: int | None = None
    """Level stated by bookmarks or contents page."""
    used: list[int] = field(default_factory=list)
    """Positions of all blocks that it consists of."""
    x0: float = 0.0


@dataclass(slots=True)
class Style:
    """How the document's running text is set, against which headings stand out."""

    size: float
    bold: bool
    font: str
    landscape: bool


@dataclass(slots=True)
class Flow:
    """All blocks of the document one behind the other, with the page each is on."""

    blocks: list[Block]
    pages: list[LaidOutPage]

    def page(self, index: int) -> LaidOutPage:
        """The page of a block."""
        return self.pages[index]


def flow_of(pages: Sequence[LaidOutPage]) -> Flow:
    """Blocks of all pages in reading order, without furniture."""
    blocks, owners = [], []
    for page in pages:
        for block in page.blocks:
            if block.kind != "furniture":
                blocks.append(block)
                owners.append(page)
    return Flow(blocks, owners)


def body_style(flow: Flow) -> Style:
    """The type in which most of the running text is set."""
    weights: Counter[tuple[float, bool, str]] = Counter()
    wide = 0
    for block, page in zip(flow.blocks, flow.pages, strict=True):
        if block.kind not in ("paragraph", "item"):
            continue
        for line in block.lines:
            weights[(round(line.size * 2) / 2, line.bold, line.font)] += len(line.text)
            wide += len(line.text) * (1 if page.page.width > page.page.height else -1)
    if not weights:
        return Style(10.5, False, "", False)
    (size, bold, font), _ = weights.most_common(1)[0]
    return Style(size, bold, font, wide > 0)


def find_headings(flow: Flow, entries: Sequence[Entry]) -> list[Heading]:
    """All headings in the order of the document."""
    style = body_style(flow)
    found: dict[int, Heading] = {}
    for heading in _announced(flow, entries, style):
        found[heading.index] = heading
    taken = {i for h in found.values() for i in h.used}
    for index in range(len(flow.blocks)):
        if index not in taken and (heading := _judge(flow, index, style, entries, found)) is not None:
            found[index] = heading
    ordered = [found[i] for i in sorted(found)]
    return _without_lists(_without_repeats(ordered), flow, style)


# -- announced headings -------------------------------------------------------------------------------------------


def _announced(flow: Flow, entries: Sequence[Entry], style: Style) -> list[Heading]:
    """Match announced titles to blocks, in order and near the stated page."""
    folded = [fold(block.text) if _may_head(block) else "" for block in flow.blocks]
    heads = _running_heads(flow)
    matched: list[Heading] = []
    cursor = 0
    for entry in entries:
        wanted = fold(entry.title)
        bare = _bare(entry.title)
        hit = _find(flow, folded, wanted, bare, entry.page, cursor)
        if hit is not None:
            indexes, _ = hit
            matched.append(_heading(flow, indexes, entry.source, entry.level))
            cursor = indexes[-1] + 1
            continue
        head = _find_head(heads, wanted, bare, entry.page, flow, cursor)
        if head is not None:
            index, line = head
            matched.append(_from_line(line, index, "running_head", entry.level))
            cursor = max(cursor, index)
    return matched


def _may_head(block: Block) -> bool:
    return block.kind in ("paragraph", "item") and len(block.lines) <= 4


def _bare(title: str) -> str:
    numbering = parse_numbering(title, glued=True)
    return fold(title[numbering.end :]) if numbering else fold(title)


def _find(
    flow: Flow, folded: Sequence[str], wanted: str, bare: str, page: int | None, cursor: int
) -> tuple[list[int], float] | None:
    """Block positions whose text is the wanted title; the best by likeness, then by page, then by order."""
    best: tuple[float, list[int]] | None = None
    for index in range(cursor, len(folded)):
        where = flow.page(index).number
        if page is not None and where < page - 1:
            continue
        if page is not None and where > page + 1:
            break
        for count in (1, 2, 3):
            indexes = list(range(index, min(index + count, len(folded))))
            if len(indexes) < count or any(not folded[i] for i in indexes):
                break
            if flow.page(indexes[-1]).number != where:
                break
            likeness = _likeness("".join(folded[i] for i in indexes), wanted, bare)
            if count > 1:
                likeness -= 0.02
            if likeness < 0.86:
                continue
            rank = likeness - (0.05 * abs(where - page) if page is not None else 0.0)
            if best is None or rank > best[0] + 1e-9:
                best = (rank, indexes)
        if best is not None and page is None and best[0] > 0.97:
            break
    return (best[1], best[0]) if best else None


def _likeness(text: str, wanted: str, bare: str) -> float:
    if text == wanted:
        return 1.0
    if text == bare or _bare_equal(text, bare):
        return 0.95
    if len(wanted) >= 6 and len(text) <= len(wanted) + 12 and text.startswith(wanted):
        return 0.9
    if min(len(text), len(wanted)) >= 6 and abs(len(text) - len(wanted)) <= 3:
        from difflib import SequenceMatcher

        return SequenceMatcher(None, text, wanted, autojunk=False).ratio()
    return 0.0


def _bare_equal(text: str, bare: str) -> bool:
    """Whether the texts differ only in a short numbering at the beginning."""
    return len(bare) >= 4 and text.endswith(bare) and len(text) - len(bare) <= 4


def _running_heads(flow: Flow) -> list[tuple[int, Line]]:
    """Running heads with the position of the first block of their page."""
    seen: set[int] = set()
    heads = []
    for index in range(len(flow.blocks)):
        page = flow.page(index)
        if page.number not in seen:
            seen.add(page.number)
            heads.extend((index, line) for line in page.running_heads)
    return heads


def _find_head(
    heads: Sequence[tuple[int, Line]], wanted: str, bare: str, page: int | None, flow: Flow, cursor: int
) -> tuple[int, Line] | None:
    for index, line in heads:
        where = flow.page(index).number
        if index < cursor - 1 or (page is not None and abs(where - page) > 1):
            continue
        if _likeness(fold(line.text), wanted, bare) >= 0.9:
            return index, line
    return None


# -- headings by their own looks ----------------------------------------------------------------------------------


def _judge(
    flow: Flow, index: int, style: Style, entries: Sequence[Entry], known: dict[int, Heading]
) -> Heading | None:
    block, page = flow.blocks[index], flow.page(index)
    if block.kind not in ("paragraph", "item") or page.kind in ("cover", "toc"):
        return None
    text = block.text.strip()
    if len(block.lines) > 3 or not 1 < len(text) <= MAX_TITLE or _LEADER.search(text):
        return None
    if "。" in text.rstrip("。") or _SENTENCE_END.search(text):
        return None
    lone = len(block.lines) == 1
    line = block.lines[0]
    numbering = parse_numbering(text)
    standing_out = _stands_out(line, style)
    label = _is_box_label(flow, index)
    if numbering is None and standing_out >= 1:
        numbering = parse_numbering(text, glued=True)
    if block.box is not None and not label and not style.landscape and _in_quotation(flow, index):
        return None
    title = text[numbering.end :] if numbering else text
    if not re.search(r"[ぁ-んァ-ヶ一-龠A-Za-zＡ-Ｚａ-ｚ]", title):
        return None
    if numbering is not None and numbering.style in ("part", "chapter", "section", "annex") and lone:
        return _heading(flow, [index], "numbering", None) if title or standing_out else None
    if numbering is not None and numbering.style != "mark":
        if standing_out >= 1 or label:
            return _heading(flow, [index], "numbering", None)
        return _heading(flow, [index], "plain", None) if lone and len(title) <= 40 else None
    if numbering is not None:
        return _heading(flow, [index], "style", None) if standing_out >= 1 and lone and len(title) <= 40 else None
    if _is_field_label(text):
        return None
    if standing_out >= 2 or (standing_out >= 1 and (label or lone and len(text) <= 40)) or (label and style.landscape):
        return _heading(flow, [index], "style", None)
    return None


def _is_field_label(text: str) -> bool:
    """An unnumbered label of a field (【方針】): it belongs to its section, it opens none."""
    from taxonomy.fields import is_field_label

    start, end = strip_brackets(text)
    return is_field_label(text[start:end])


def _stands_out(line: Line, style: Style) -> float:
    """How much a line is set apart from running text: 0 not at all, 1 by weight or font, 2 by clearly larger type."""
    if line.size < style.size - 0.6:
        return 0.0
    score = 0.0
    if line.size >= style.size + LARGER:
        score += 1.0 + min((line.size - style.size) / 3.0, 1.0)
    if line.bold and not style.bold:
        score += 1.0
    elif line.font != style.font and _is_gothic(line.font) and not _is_gothic(style.font):
        score += 1.0
    return score


def _is_gothic(font: str) -> bool:
    lowered = font.lower()
    return any(word in lowered for word in ("goth", "ゴシック", "meiryo", "sans", "arial", "heisei-kaku", "kaku"))


def _is_box_label(flow: Flow, index: int) -> bool:
    """Whether the block is all that its frame holds: a title bar or a label."""
    box = flow.blocks[index].box
    if box is None:
        return False
    same = [i for i in range(max(0, index - 3), min(len(flow.blocks), index + 4)) if flow.blocks[i].box == box]
    return same == [index] and box.height < 4.5 * flow.blocks[index].lines[0].size


def _in_quotation(flow: Flow, index: int) -> bool:
    """Whether the block stands in a frame with much other text (a quotation, a column)."""
    box = flow.blocks[index].box
    inside = [b for b in flow.blocks[max(0, index - 40) : index + 40] if b.box == box]
    return sum(len(b.text) for b in inside) > 120


def _heading(flow: Flow, indexes: list[int], source: str, level: int | None) -> Heading:
    lines = [line for i in indexes for line in flow.blocks[i].lines]
    passage = Passage.join((join_lines(flow.blocks[i].lines) for i in indexes), " " if len(indexes) > 1 else "")
    heading = _split_heading(passage, lines[0], indexes[-1], source, level)
    heading.used = indexes
    heading.x0 = lines[0].place.x0
    return heading


def _from_line(line: Line, index: int, source: str, level: int | None) -> Heading:
    heading = _split_heading(line.passage, line, index, source, level)
    heading.index = index
    heading.x0 = line.place.x0
    return heading


def _split_heading(passage: Passage, line: Line, index: int, source: str, level: int | None) -> Heading:
    numbering = parse_numbering(passage.text, glued=source in ("toc", "bookmark", "style", "running_head"))
    title = passage[numbering.end :] if numbering else passage
    if not title.text.strip():
        numbering, title = None, passage
    start, end = strip_brackets(title.text)
    title = unspaced(title[start:end].strip())
    inner = parse_numbering(title.text) if numbering is None else None
    if inner is not None and start > 0 and title.text[inner.end :].strip():
        numbering, title = inner, title[inner.end :].strip()
    return Heading(index, line.page, passage, title, numbering, line.size, line.bold, line.font, source, level)


def unspaced(title: Passage) -> Passage:
    """A letter-spaced heading (目　次) without the blanks between its letters."""
    letters = title.text.split()
    if len(letters) >= 2 and all(len(part) == 1 for part in letters):
        return title.without(" 　")
    return title


# -- what is no heading after all ---------------------------------------------------------------------------------


def _without_repeats(headings: list[Heading]) -> list[Heading]:
    """A slide that goes on under the same title opens no new section."""
    kept: list[Heading] = []
    for heading in headings:
        plain = _CONTINUED.sub("", heading.title.text)
        same = next(
            (
                h
                for h in reversed(kept[-6:])
                if fold(_CONTINUED.sub("", h.title.text)) == fold(plain)
                and (h.numbering and h.numbering.token) == (heading.numbering and heading.numbering.token)
                and abs(h.size - heading.size) < 0.6
                and 0 < heading.page - h.page <= 2
            ),
            None,
        )
        continued = _CONTINUED.search(heading.title.text) is not None
        if same is not None and heading.level is None and (continued or heading.source in ("style", "plain")):
            if not any(h.page >= same.page and h.size > same.size + 0.5 for h in kept[kept.index(same) + 1 :]):
                continue
        kept.append(heading)
    return kept


def _without_lists(headings: list[Heading], flow: Flow, style: Style) -> list[Heading]:
    """Drop numbered lines in plain type that are a list and not headings with a body.

    A heading in plain type is believed when running text follows it before its next sibling, and its siblings too.
    """
    plain = [h for h in headings if h.source == "plain"]
    if not plain:
        return headings
    stops = sorted({i for h in headings for i in h.used})
    verdicts: dict[int, bool] = {}
    for heading in plain:
        verdicts[heading.index] = _has_body(heading, stops, flow)
    labels = {h.index for h in plain if _is_field_label(h.title.text)}
    believed: set[int] = set()
    for heading in plain:
        if heading.index in labels:
            if verdicts[heading.index] or heading.numbering is not None:
                believed.add(heading.index)
            continue
        group = [h for h in plain if _siblings(h, heading)]
        good = sum(verdicts[h.index] for h in group)
        if verdicts[heading.index] and good >= 0.7 * len(group):
            believed.add(heading.index)
    return [h for h in headings if h.source != "plain" or h.index in believed]


def _siblings(a: Heading, b: Heading) -> bool:
    same = a.numbering is not None and b.numbering is not None and a.numbering.style == b.numbering.style
    return same and abs(a.page - b.page) <= 1 and abs(a.x0 - b.x0) < 15


def _has_body(heading: Heading, stops: list[int], flow: Flow) -> bool:
    """Whether prose or a table stands directly below the heading."""
    following = next((i for i in stops if i > heading.index), len(flow.blocks))
    for i in range(heading.index + 1, min(following, heading.index + 4, len(flow.blocks))):
        block = flow.blocks[i]
        if block.kind == "table":
            return True
        if block.kind == "paragraph":
            return "。" in block.text or len(block.lines) > 1
        if block.kind == "item":
            return "。" in block.text
    return False
