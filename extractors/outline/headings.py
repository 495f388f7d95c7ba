"""Which blocks are headings: those that the document announces, then numbered ones, then ones set apart by style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.document import EMPTY, Block, LaidOutPage, Line, Passage, join_lines
from extractors.outline.contents import Entry, fold
from extractors.outline.numbering import Numbering, parse_numbering, strip_brackets

MAX_TITLE = 70
"""A heading is no longer than this many characters unless the document announces it."""
SLIDE_TITLE = 0.16
"""A slide's title stands within this share of its height from the top."""
LARGER = 0.9
"""Points by which a heading's type exceeds running text to be set apart by size."""

_SENTENCE_END = re.compile(r"[。、，；;]$|(?:です|ます|する|した|である|こと|など|ため)$")
_FIELD_LABEL = re.compile(r"^[【<＜〈《\[［(（]")
_LEADER = re.compile(r"[・･.．…‥]{4,}")
_DATE_LINE = re.compile(r"^(?:令和|平成|昭和|[12][0-9]{3}年|[RHS][0-9]{1,2}[.．])[^ぁ-ん]{0,24}$")
"""A date of issue, with or without the issuer behind it."""
_SPEECH = re.compile(r"(?:[…!！?？♪]|よね|かも|ください)$")
"""What a figure in a picture says."""
_CALLOUT = re.compile(r"^[約+＋\-－△▲]?[0-9０-９][0-9０-９,，.．]*[^0-9０-９\s]{0,4}$")
"""A figure set large in a picture (9,000時間)."""
_TRAILING = re.compile(r"[\s　]*(?:[（(]\s*(?:続き|つづき|[0-9０-９]+\s*[/／]\s*[0-9０-９]+)\s*[)）]|[0-9]+/[0-9]+)$")
"""What a slide's title says of its going on."""
_PREFIX = re.compile(r"^(?:取組|先進|先行|参考)?事例\s*[0-9０-９]*\s*[:：]\s*")
"""What kind of slide it is, before its title."""
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
    at: int = 0
    """Position from which its body counts: a chapter named below its first section's title opens before it."""
    goes_on: bool = False
    """Whether it says that it continues one before (続き, 2/2)."""
    titles_slide: bool = False
    """Whether it stands at the head of a landscape page."""


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


def body_styles(flow: Flow) -> dict[bool, Style]:
    """The type in which most of the running text is set, on landscape pages (True) and on others (False)."""
    weights: dict[bool, Counter[tuple[float, bool, str]]] = {True: Counter(), False: Counter()}
    for block, page in zip(flow.blocks, flow.pages, strict=True):
        if block.kind in ("paragraph", "item") and page.kind not in ("cover", "toc"):
            for line in block.lines:
                weights[_landscape(page)][(round(line.size * 2) / 2, line.bold, line.font)] += len(line.text)
    styles = {}
    for landscape, counts in weights.items():
        (size, bold, font), _ = counts.most_common(1)[0] if counts else ((10.5, False, ""), 0)
        styles[landscape] = Style(size, bold, font, landscape)
    return styles


def _page_style(page: LaidOutPage, styles: dict[bool, Style]) -> Style:
    """The running text of one page: slides differ from one another, pages of a report do not."""
    general = styles[_landscape(page)]
    if not general.landscape:
        return general
    sizes: Counter[float] = Counter()
    for block in page.blocks:
        if block.kind in ("paragraph", "item"):
            for line in block.lines:
                sizes[round(line.size * 2) / 2] += len(line.text)
    size, count = sizes.most_common(1)[0] if sizes else (general.size, 0)
    return general if count < 60 or size < general.size else Style(size, general.bold, general.font, True)


def _landscape(page: LaidOutPage) -> bool:
    return page.page.width > page.page.height


def find_headings(flow: Flow, entries: Sequence[Entry]) -> list[Heading]:
    """All headings in the order of the document."""
    styles = body_styles(flow)
    announced = _announced(flow, entries, styles)
    found = {(heading.at, n): heading for n, heading in enumerate(announced)}
    taken = {i for heading in announced for i in heading.used}
    told = _Told(
        len(announced) >= 5 and len(announced) >= 0.6 * len(entries), {fold(e.title) for e in entries}
    )
    for index in range(len(flow.blocks)):
        if index in taken:
            continue
        heading = _judge(flow, index, _page_style(flow.page(index), styles), told)
        if heading is not None and not taken.intersection(heading.used):
            found[(index, len(announced))] = heading
            taken.update(heading.used)
    ordered = [found[key] for key in sorted(found)]
    ordered = sorted(ordered, key=lambda h: h.at)
    if len(ordered) < max(2, len({page.number for page in flow.pages}) // 5):
        ordered = sorted(ordered + _set_apart(flow, taken), key=lambda h: h.at)
    return _without_title(_without_lists(_without_repeats(ordered), flow, told), flow)


@dataclass(slots=True)
class _Told:
    """What the document's own outline tells: whether it can be relied on, and the titles that it announces."""

    reliable: bool
    titles: set[str]


# -- announced headings -------------------------------------------------------------------------------------------


def _announced(flow: Flow, entries: Sequence[Entry], styles: dict[bool, Style]) -> list[Heading]:
    """Match announced titles to blocks, in order and near the stated page."""
    folded = [fold(_PREFIX.sub("", _without_marks(block.lines).text)) if _may_head(block) else "" for block in flow.blocks]
    heads = _running_heads(flow)
    matched: list[Heading] = []
    used: set[int] = set()
    cursor = 0
    for entry in entries:
        wanted = fold(entry.title)
        bare = _bare(entry.title)
        free = [("" if i in used else text) for i, text in enumerate(folded)]
        indexes = _find(flow, free, wanted, bare, entry.page, cursor, styles)
        if indexes is not None:
            matched.append(_as_announced(_heading(flow, indexes, entry.source, entry.level), entry))
            used.update(indexes)
            cursor = _page_start(flow, indexes[0])
            continue
        head = _find_head(heads, wanted, bare, entry.page, flow, cursor)
        if head is not None:
            index, line = head
            matched.append(_as_announced(_from_passage(line.passage, line, index, "running_head", entry.level), entry))
            cursor = max(cursor, index)
            continue
        cell = _find_cell(flow, wanted, bare, entry.page, cursor)
        if cell is not None:
            index, line, passage = cell
            matched.append(_from_passage(passage, line, index, entry.source, entry.level))
            cursor = index
    for heading, following in zip(reversed(matched[:-1]), reversed(matched[1:]), strict=True):
        if following.page == heading.page and (following.level or 0) >= (heading.level or 0):
            heading.at = min(heading.at, following.at)
    return matched


def _as_announced(heading: Heading, entry: Entry) -> Heading:
    """Take the title's extent from the announcement where the heading prints more around it (a path, a step)."""
    numbering = parse_numbering(entry.title, glued=True)
    title = entry.title[numbering.end :].strip() if numbering else entry.title
    at = heading.heading.text.find(title)
    if at > 0 and len(title) >= 3 and heading.title.text != title and fold(heading.title.text) != fold(title):
        heading.title = heading.heading[at : at + len(title)]
        heading.heading = heading.title
        heading.numbering = numbering
    return heading


def _page_start(flow: Flow, index: int) -> int:
    while index > 0 and flow.page(index - 1) is flow.page(index):
        index -= 1
    return index


def _find_cell(
    flow: Flow, wanted: str, bare: str, page: int | None, cursor: int
) -> tuple[int, Line, Passage] | None:
    """A cell that holds the title: a form is headed by its first row."""
    for index in range(cursor, len(flow.blocks)):
        table, where = flow.blocks[index].table, flow.page(index).number
        if table is None or (page is not None and abs(where - page) > 1):
            continue
        for cell in table.cells:
            if cell.row <= 1 and cell.lines and _likeness(fold(cell.text), wanted, bare) >= 0.95:
                return index, cell.lines[0], cell.passage
    return None


def _may_head(block: Block) -> bool:
    return block.kind in ("paragraph", "item") and len(block.lines) <= 4


def _bare(title: str) -> str:
    numbering = parse_numbering(title, glued=True)
    return fold(title[numbering.end :]) if numbering else fold(title)


def _find(
    flow: Flow,
    folded: Sequence[str],
    wanted: str,
    bare: str,
    page: int | None,
    cursor: int,
    styles: dict[bool, Style],
) -> list[int] | None:
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
            if likeness < 0.86:
                continue
            likeness -= 0.02 * (count - 1) + (0.06 if _among_siblings(flow, index) else 0.0)
            likeness += 0.01 * min(_stands_out(flow.blocks[index].lines[0], styles[_landscape(flow.page(index))]), 3)
            rank = likeness - (0.05 * abs(where - page) if page is not None else 0.0)
            if best is None or rank > best[0] + 1e-9:
                best = (rank, indexes)
        if best is not None and page is None and best[0] > 0.97:
            break
    return best[1] if best else None


def _among_siblings(flow: Flow, index: int) -> bool:
    """Whether the blocks next to this one are numbered in its way: then it is an item of a list."""
    own = parse_numbering(flow.blocks[index].text)
    for other in (index - 1, index + 1):
        if own is not None and 0 <= other < len(flow.blocks) and flow.page(other) is flow.page(index):
            numbering = parse_numbering(flow.blocks[other].text)
            if numbering is not None and numbering.style == own.style:
                return True
    return False


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


def _judge(flow: Flow, index: int, style: Style, told: _Told) -> Heading | None:
    block, page = flow.blocks[index], flow.page(index)
    if block.kind not in ("paragraph", "item") or page.kind in ("cover", "toc"):
        return None
    text = block.text.strip()
    if len(block.lines) > 3 or not 1 < len(text) <= MAX_TITLE or _LEADER.search(text):
        return None
    if "。" in text.rstrip("。") or _SENTENCE_END.search(text) or _DATE_LINE.match(text):
        return None
    lone = len(block.lines) == 1
    line = block.lines[0]
    numbering = parse_numbering(text)
    standing_out = _stands_out(line, _around(flow, index, style) if numbering is not None else style)
    label = _is_box_label(flow, index)
    if numbering is None and standing_out >= 1 and not _CALLOUT.match(text):
        numbering = parse_numbering(text, glued=True)
    if block.box is not None and not label and not style.landscape and _in_quotation(flow, index):
        return None
    title = text[numbering.end :] if numbering else text
    if numbering is not None and not title and (label or standing_out >= 1):
        beside = _label_beside(flow, index)
        return _heading(flow, [index, beside], "numbering", None) if beside is not None else None
    if numbering is None and (_CALLOUT.match(text) or _SPEECH.search(text)):
        return None
    if not re.search(r"[ぁ-んァ-ヶ一-龠A-Za-zＡ-Ｚａ-ｚ]", title):
        return None
    if numbering is not None and numbering.style in ("part", "chapter", "section", "annex") and lone:
        return _heading(flow, [index], "numbering", None) if title or standing_out else None
    if numbering is not None and numbering.style != "mark":
        if standing_out >= 1 or label:
            return _heading(flow, [index], "numbering", None)
        return _heading(flow, [index], "plain", None) if lone and len(title) <= 60 else None
    if numbering is not None:
        needed = 2 if told.reliable else 1
        return _heading(flow, [index], "style", None) if standing_out >= needed and lone and len(title) <= 40 else None
    if _is_field_label(text) and standing_out < 2:
        return None
    if told.reliable and not style.landscape:
        # The contents page names the headings of a report; what else stands out is an emphasis or a label.
        larger = line.size >= style.size + LARGER and not _FIELD_LABEL.match(text)
        return _heading(flow, [index], "style", None) if larger and lone else None
    if told.reliable and not (line.place.top < SLIDE_TITLE * page.page.height and (standing_out >= 1 or label)):
        return None
    if style.landscape and block.box is not None and not label and not _first_in_frame(flow, index):
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


def _around(flow: Flow, index: int, style: Style) -> Style:
    """The type of the next text block, where it is smaller than the document's: a list in small type has small headings."""
    for i in range(index + 1, min(index + 4, len(flow.blocks))):
        block = flow.blocks[i]
        if block.kind in ("paragraph", "item") and flow.page(i) is flow.page(index):
            line = block.lines[0]
            return Style(line.size, line.bold, line.font, style.landscape) if line.size < style.size - 0.6 else style
    return style


def _first_in_frame(flow: Flow, index: int) -> bool:
    return index == 0 or flow.blocks[index - 1].box != flow.blocks[index].box


def _label_beside(flow: Flow, index: int) -> int | None:
    """The label that stands at the right of a bare numbering (a step and its name in two boxes)."""
    place = flow.blocks[index].place
    for i in range(max(0, index - 6), min(len(flow.blocks), index + 7)):
        other = flow.blocks[i]
        if i == index or other.kind not in ("paragraph", "item") or flow.page(i) is not flow.page(index):
            continue
        x0, middle = other.place.x0, other.place.center[1]
        near = 0 < x0 - place.x1 < 120 and abs(middle - place.center[1]) < 1.5 * place.height
        if near and len(other.text) <= 40 and "。" not in other.text:
            return i
    return None


def _is_gothic(font: str) -> bool:
    lowered = font.lower()
    return any(word in lowered for word in ("goth", "ゴシック", "ｺﾞｼｯｸ", "meiryo", "sans", "arial", "heisei-kaku", "kaku"))


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
    passage = Passage.join((_without_marks(flow.blocks[i].lines) for i in indexes), " " if len(indexes) > 1 else "")
    heading = _split_heading(passage, lines[0], min(indexes), source, level)
    heading.used = indexes
    heading.x0 = lines[0].place.x0
    heading.at = min(indexes)
    page = flow.page(indexes[0])
    heading.titles_slide = _landscape(page) and lines[0].place.top < SLIDE_TITLE * page.page.height
    return heading


def _without_marks(lines: Sequence[Line]) -> Passage:
    """A heading's lines without a raised note number at its end."""
    last = lines[-1]
    marks = [a for a, b in last.superscripts if b >= len(last.text)]
    if not marks:
        return join_lines(lines)
    cut = Line(last.passage[: marks[0]], last.place, last.size, last.font, last.bold, last.vertical)
    return join_lines([*lines[:-1], cut])


def _from_passage(passage: Passage, line: Line, index: int, source: str, level: int | None) -> Heading:
    heading = _split_heading(passage, line, index, source, level)
    heading.at = index
    heading.x0 = line.place.x0
    return heading


def _split_heading(passage: Passage, line: Line, index: int, source: str, level: int | None) -> Heading:
    numbering = parse_numbering(passage.text, glued=source in ("toc", "bookmark", "style", "running_head"))
    title = passage[numbering.end :] if numbering else passage
    if not title.text.strip():
        numbering, title = None, passage
    mark = passage[: numbering.end].strip(" 　:：.．、_＿") if numbering else EMPTY
    if numbering and not mark.text.endswith(numbering.token[-1:]):
        mark = passage[: numbering.end].strip()
    if prefix := _PREFIX.match(title.text):
        title = title[prefix.end() :]
    start, end = strip_brackets(title.text)
    title = unspaced(title[start:end].strip())
    if trailing := _TRAILING.search(title.text):
        title = title[: trailing.start()].strip()
    inner = parse_numbering(title.text) if numbering is None else None
    if inner is not None and start > 0 and title.text[inner.end :].strip():
        numbering, mark, title = inner, title[: inner.end].strip(), title[inner.end :].strip()
    printed = Passage.join([mark, title], " ") if mark else title
    heading = Heading(index, line.page, printed, title, numbering, line.size, line.bold, line.font, source, level)
    heading.goes_on = _CONTINUED.search(passage.text) is not None
    return heading


def unspaced(title: Passage) -> Passage:
    """A letter-spaced heading (目　次) without the blanks between its letters."""
    letters = title.text.split()
    if len(letters) >= 2 and all(len(part) == 1 for part in letters):
        return title.without(" 　")
    return title


def _set_apart(flow: Flow, taken: set[int]) -> list[Heading]:
    """In a text without numbers or styles: short lines at the margin with white space above and prose below."""
    found = []
    for index in range(1, len(flow.blocks) - 1):
        block, before, after = flow.blocks[index], flow.blocks[index - 1], flow.blocks[index + 1]
        if index in taken or {block.kind, after.kind} != {"paragraph"} or len(block.lines) != 1 or block.box is not None:
            continue
        text, line = block.text.strip(), block.lines[0]
        title = 2 <= len(text) <= 25 and not re.search(r"[。、，：:0-9０-９]", text) and not _SENTENCE_END.search(text)
        same_page = flow.page(index - 1) is flow.page(index) is flow.page(index + 1)
        gap = line.place.top - before.place.bottom
        prose = "。" in after.text and after.lines[0].place.x0 > line.place.x0 + 0.5 * line.size
        if title and same_page and prose and gap > 1.4 * line.size:
            found.append(_heading(flow, [index], "style", None))
    return found


# -- what is no heading after all ---------------------------------------------------------------------------------


def _without_repeats(headings: list[Heading]) -> list[Heading]:
    """A slide that goes on under the same title opens no new section."""
    kept: list[Heading] = []
    for heading in headings:
        plain = _CONTINUED.sub("", heading.title.text)
        same = next(
            (
                h
                for h in reversed(kept[-60:])
                if fold(_CONTINUED.sub("", h.title.text)) == fold(plain)
                and (h.numbering and h.numbering.token) == (heading.numbering and heading.numbering.token)
                and abs(h.size - heading.size) < 0.6
                and 0 < heading.page - h.page <= 2
            ),
            None,
        )
        if same is not None and heading.level is None and (heading.goes_on or heading.titles_slide):
            if not any(h.page >= same.page and h.size > same.size + 0.5 for h in kept[kept.index(same) + 1 :]):
                continue
        kept.append(heading)
    return kept


def _without_lists(headings: list[Heading], flow: Flow, told: _Told) -> list[Heading]:
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
        if below is not None and below.used and min(below.used) == max(heading.used) + 1 and _deeper(below, heading):
            verdicts[heading.index] |= verdicts.get(below.index, below.source != "plain")
    believed: set[int] = set()
    for heading in plain:
        if _is_field_label(heading.title.text):
            believed.add(heading.index)
            continue
        if _in_pair(heading, plain):
            continue
        group = [h for h in plain if _siblings(h, heading) and not _in_pair(h, plain)]
        good = sum(verdicts[h.index] for h in group)
        if verdicts[heading.index] and good >= 0.7 * len(group):
            believed.add(heading.index)
    return [
        h
        for h in headings
        if h.level is not None
        or not (told.reliable and fold(h.heading.text) in told.titles)
        and h.index not in listed
        and (h.source != "plain" or h.index in believed)
    ]


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


def _without_title(headings: list[Heading], flow: Flow) -> list[Heading]:
    """Drop the document's own title at the head of its first page: it is larger than every heading."""
    if not flow.blocks or flow.page(0).kind == "cover":
        return headings
    largest = max((h.size for h in headings if h.numbering is not None or h.page > 1), default=0.0)
    kept = list(headings)
    while len(kept) > 1 and kept[0].page == 1 and kept[0].numbering is None and kept[0].level is None:
        later = [h for h in kept[1:] if h.page == 1]
        first_of_portrait = not _landscape(flow.page(0)) and bool(later) and later[0].size < kept[0].size - 0.6
        if kept[0].size <= largest + 0.6 and not first_of_portrait:
            break
        kept.pop(0)
    return kept


def _in_pair(heading: Heading, others: Sequence[Heading]) -> bool:
    """Whether a sibling stands directly before or behind: two items of a list say nothing of headings elsewhere."""
    return any(
        _siblings(other, heading) and 1 in (min(other.used) - max(heading.used), min(heading.used) - max(other.used))
        for other in others
    )


def _deeper(below: Heading, heading: Heading) -> bool:
    """Whether a heading directly behind another begins a count of its own."""
    if below.numbering is None or heading.numbering is None:
        return False
    return below.numbering.style != heading.numbering.style and below.numbering.value == 1


def _siblings(a: Heading, b: Heading) -> bool:
    same = a.numbering is not None and b.numbering is not None and a.numbering.style == b.numbering.style
    return same and abs(a.page - b.page) <= 1 and abs(a.x0 - b.x0) < 15


def _has_body(heading: Heading, stops: list[int], flow: Flow) -> bool:
    """Whether prose, a table or a list counted in another way stands directly below the heading."""
    following = next((i for i in stops if i > heading.index), len(flow.blocks))
    items = 0
    for i in range(heading.index + 1, min(following, heading.index + 4, len(flow.blocks))):
        block = flow.blocks[i]
        if block.kind == "table":
            return True
        if block.kind == "paragraph":
            return "。" in block.text or len(block.lines) > 1
        if block.kind == "item":
            numbering = parse_numbering(block.text)
            if heading.numbering and numbering and numbering.style == heading.numbering.style:
                return False
            items += 1
            if "。" in block.text or items >= 2:
                return True
    return False
