"""Headings by their own looks: numbered lines, and lines set apart by size, weight, a box or white space."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.document import Line
from extractors.language.folding import STRIPES
from extractors.layout.blocks import label_gap
from extractors.layout.figure_boxes import ends_figure, entitles_figures, is_boxed_figure, names_change, names_figures
from extractors.outline.boxes import (
    CLAUSE,
    LARGER,
    below_bar,
    boxed_alone,
    first_in_frame,
    has_titled_twin,
    has_twin,
    in_chain,
    in_cycle,
    in_overview,
    in_quotation,
    is_lead,
    is_low,
    is_message,
    is_motto,
    is_repeated_label,
    is_role,
    is_tag,
    is_unnumbered_label,
    opens_card,
    over_title,
    titled_elsewhere,
    titles_later_slide,
)
from extractors.outline.flow import Flow, Style, is_landscape
from extractors.outline.heading import PREFIX, Heading, heading_at, is_at_head
from extractors.outline.numbering import Numbering, parse_numbering
from extractors.outline.page_titles import titles_page
from extractors.outline.recurring import Look, look_of
from taxonomy.fields import fields_of_label

MAX_TITLE = 70
"""A heading is no longer than this many characters unless the document announces it."""

SAME_SIZE = 0.3
"""Points by which measured sizes of one type differ."""

LABEL_SIZE = 1.35
"""So many times the size of running text a marked label (■現状・課題) may have; what is larger is a title."""

SENTENCE_END = re.compile(r"[。、，；;]$|(?:です|ます|する|した|である|(?<!の)こと|など|ため)$")
_ASKED = re.compile(r"^[^：:]*(?:[?？]|か)$")
"""A question, which may be one heading with its comma (どれだけ進んだか、どう分かるの？)."""
_REMARKED = re.compile(r"^[【\[［（(<＜]参考[】\]］)）>＞]|\S\s*※")
"""What is a table's caption and no heading: it says that the table is for reference, or has a remark behind it."""
_ROW = re.compile(r"(?:\s+\S{0,6}[0-9０-９][0-9０-９,.，．]*[%％]?\S{0,2}){2,}$")
"""The end of a table's row: two numbers apart, with their units."""
_BREAK_END = re.compile(r"[。、，；;]$")
_CHAPTERS = ("part", "chapter", "section", "item")

_FIELD_LABEL = re.compile(r"^[【<＜〈《\[［(（]")

_LEADER = re.compile(r"[・･.．…‥]{4,}")

_DATE_LINE = re.compile(r"^(?:令和|平成|昭和|[12][0-9]{3}年|[RHS][0-9]{1,2}[.．])[^ぁ-ん]{0,24}$")
"""A date of issue, with or without the issuer behind it."""

_ADDRESSED = re.compile(r"(?:御中|各位|(?:長|[部局課])\s*(?:殿|様|あて))$")
"""To whom a letter goes."""

_SPEECH = re.compile(r"(?:[…!！?？♪]|よね|かも|ください)$")
"""What a figure in a picture says."""

_VALUE = r"(?:年|月|計|延べ)?[約+＋\-－△▲]?[0-9０-９][0-9０-９,，.．]*\s?[^0-9０-９\s▶→⇒➡➔～〜]{0,6}"
_CALLOUT = re.compile(rf"^{_VALUE}(?:\s*[▶→⇒➡➔～〜]\s*{_VALUE})*$")
"""A figure set large in a picture (9,000時間), or how one changes (55分 ▶ 25分).

At a page's head 20業務の標準化 is none."""
_AMOUNT = re.compile(
    r"^[0-9０-９]+[.．][0-9０-９]+\s?(?:[万億千兆]\S{0,3}|[人件台倍回本名％%分秒歳]|時間|ポイント|世帯|[かヶ箇]所)$"
)
"""A figure with a fraction, which is no number of a section (1.9万件)."""
_MARKED = re.compile(rf"^(?:[■□◆◇●○▼▽{STRIPES}]|[【［〔\[＜<〈（(].*[】］〕\]＞>〉）)]$)")
"""How the caption of a table may be marked that is set as its text is."""
_UNIT = re.compile(r"^[（(［\[]?\s*単位\s*[:：／/\s]")
"""What a table counts in, above its corner."""
_ANSWERED = re.compile(r"^[【〔［\[〈《]\s*([^【】〔〕［］\[\]〈〉《》]{2,10}?)\s*[】〕］\]〉》][\s　]*\S")
_SMALL_BULLETS = "・･•‣▪"
"""Before items of lists alone; larger signs (■, ●) stand before headings too."""
_NAMES = re.compile(r"^[^ぁ-ん。、：:0-9０-９]{2,12}(?:、[^ぁ-ん。、：:0-9０-９]{2,12}){1,4}(?:等|など)?$")
"""Several names that one title joins (企業間連携、産学連携等)."""
_SUBTITLE = re.compile(r"^([～〜~―─－‐–-])\s*[^～〜~―─－‐–-].*\S\s*\1$")
"""Words between two strokes or waves: what stands so below a title is its subtitle."""
_QUOTED = re.compile(r"^[「『“].*[」』”]$")
"""Words in marks of quotation and nothing else."""
LEAST_SAID, _PARTICLE = 9, re.compile(r"[一-龠ァ-ヶーぁ-ん][がをはにでも](?![」』”])")
"""Characters of what somebody says, and what parts its words."""
_MOVED = re.compile(rf"{_VALUE}(?:[（(][^（）()]*[）)])?\s*[▶→⇒➡➔]+\s*{_VALUE}(?:\s*[（(][^（）()]*[）)]){{0,2}}$")
"""How a figure changes, with years behind the values: 210件（R6）⇒ 1,000件（R11）."""
_SUBJECT = re.compile(r"[ぁ-んァ-ヶ一-龠A-Za-z][はがをで]、")
_OF_YEARS = re.compile(r"年度|[0-9０-９]{4}年|月|単位")
"""What a marked line over a table says of its time or its figures."""
PARTED = 2
"""So many tables with one header under marked lines are parts of one."""
ROWS = 3
"""So many rows with bars make a drawn timetable."""
_WORD = re.compile(r"^[A-Za-z]{1,8}$")
"""A foreign word alone: a label in a picture."""
_PILL = re.compile(r"^[0-9０-９]{1,2}$")
"""A number in a box of its own at the corner of a card."""


@dataclass(slots=True)
class Told:
    """What the document's own outline tells: whether it can be relied on, and the titles that it announces."""

    reliable: bool
    titles: set[str]
    looks: frozenset[Look] = frozenset()
    """Looks that only headings have in this document."""
    bordered: frozenset[int] = frozenset()
    """Positions of words in borders that fit them, which head what stands below."""
    title_marks: frozenset[tuple[str, Look]] = frozenset()
    """Marks, with their looks, that stand before titles of many kinds in this document and not before labels alone."""


def judge(flow: Flow, index: int, style: Style, told: Told) -> Heading | None:
    """The heading that a block is by its looks, or None.

    Source ``plain`` says that only its number speaks for it; what stands below has to confirm it.

    Args:
        flow: the document's blocks.
        index: the block's position.
        style: how running text is set around it.
        told: what the document's own outline tells.
    """
    block, page = flow.blocks[index], flow.page(index)
    if page.kind in ("cover", "toc") or not (block.kind in ("paragraph", "item") or _opens_annex(flow, index, style)):
        return None
    if block.pair is not None or block.under_title or names_figures(flow.blocks, index):
        return None
    if names_change(flow.blocks, index) or (style.landscape and is_message(flow, index)) or is_motto(flow, index):
        return None
    if is_role(flow, index) or is_repeated_label(flow, index) or (style.landscape and titles_later_slide(flow, index)):
        return None
    if is_boxed_figure(flow.blocks, index) or entitles_figures(flow.blocks, index):
        return None
    text = block.text.strip()
    if len(block.lines) > 3 or not 1 < len(text) <= MAX_TITLE or _LEADER.search(text) or _MOVED.search(text):
        return None
    if "。" in text.rstrip("。") or _BREAK_END.search(text) or _DATE_LINE.match(text) or _ADDRESSED.search(text):
        return None
    if text[0] in _SMALL_BULLETS or _UNIT.match(text) or _is_answered(text):
        return None
    lone = len(block.lines) == 1
    line = block.lines[0]
    numbering = parse_numbering(text) if not _AMOUNT.match(text) else None
    counted_small = numbering is not None and not (numbering.style == "mark" and _in_list(flow, index, numbering))
    standing_out = stands_out(line, _around(flow, index, style) if counted_small else style)
    recurring = lone and look_of(block) in told.looks and line.size > style.size - SAME_SIZE
    if recurring:
        standing_out = max(standing_out, 1.0)
    label = boxed_alone(flow, index)
    if label and numbering is None and in_chain(flow, index):
        return None
    if block.box is not None and numbering is None and in_cycle(flow, index):
        return None
    if in_overview(flow, index) or ends_figure(flow.blocks, index):
        return None
    stacked = numbering is not None and label and is_low(flow, index) and parse_numbering(flow.blocks[index - 1].text)
    if not stacked and below_bar(flow, index) and (label or line.size > flow.blocks[index - 1].lines[0].size):
        return None
    if numbering is None and standing_out >= 1 and not _CALLOUT.match(text):
        numbering = parse_numbering(text, glued=True)
    if numbering is not None and over_title(flow, index):
        heading = heading_at(flow, [index, index + 1], "numbering", None)
        heading.size = flow.blocks[index + 1].lines[0].size
        return heading
    if block.box is not None and not label and not style.landscape and in_quotation(flow, index):
        if standing_out < 1.5 or not opens_card(flow, index):
            return None
    title = text[numbering.end :] if numbering else text
    if numbering is not None and numbering.rank >= 4 and len(title.strip()) == 1:
        return None  # a letter of a chart beside a figure of its scale
    if numbering is not None and not title and (label or standing_out >= 1):
        beside = _label_beside(flow, index)
        if beside is not None:
            return heading_at(flow, [index, beside], "numbering", None)
        if not (is_landscape(page) and is_at_head(page, line) and numbering.style.startswith("word")):
            return None
        numbering, title = None, text  # a slide that is titled by a counted word alone: 重点取組事項①
    if label and _PILL.match(text):
        beside = _label_beside(flow, index)
        return heading_at(flow, [index, beside], "numbering", None) if beside is not None else None
    if numbering is None and _is_under_picture(flow, index):
        return None
    annex = numbering is not None and numbering.style == "annex"
    if _ROW.search(text) or (label_gap(line) is not None and not annex) or _names_bars(flow, index):
        return None
    if numbering is None and _parts_tables(flow, index):
        return heading_at(flow, [index], "style", None)
    if (numbering is None or numbering.value is None) and _over_table(flow, index):
        if _REMARKED.search(text) or (standing_out < 2 and line.size < style.size + LARGER and _MARKED.match(text)):
            return None
    titled = "の" in text and is_at_head(page, line)
    if numbering is None and _CALLOUT.match(text) and not recurring and not titled:
        return None
    if numbering is None and _SPEECH.search(text) and (style.landscape or block.box):
        return None
    if numbering is not None and (title[:1] in "・･" or (_is_sentence(title, numbering) and not label)):
        return None
    if numbering is None and _QUOTED.match(text) and (_is_pulled(flow, index) or _is_voice(flow, index)):
        return None
    if numbering is None and _SUBTITLE.match(text) and _is_below_title(flow, index):
        return None
    if numbering is None and _WORD.match(text) and not recurring and not is_landscape(page):
        return None
    counted = numbering is not None and numbering.style.startswith((*_CHAPTERS, "word", "dotted", "dashed", "roman"))
    larger = standing_out >= 1.5 or (numbering is not None and standing_out >= 1)
    if SENTENCE_END.search(text) and not (counted or larger or _heads_count(flow, index, numbering)):
        return None
    if not re.search(r"[ぁ-んァ-ヶ一-龠A-Za-zＡ-Ｚａ-ｚ]", title):
        return None
    if numbering is not None and numbering.style in ("part", "chapter", "section", "annex") and lone:
        return heading_at(flow, [index], "numbering", None) if title or standing_out else None
    if numbering is not None and numbering.style != "mark":
        if standing_out >= 1 or label:
            return heading_at(flow, [index], "numbering", None)
        short = lone and len(title) <= 60 and not fills_line(flow, index)
        return heading_at(flow, [index], "plain", None) if short else None
    if numbering is not None:
        small = standing_out < 2 or line.size < LABEL_SIZE * style.size
        titling = (numbering.token[:1], look_of(block)) in told.title_marks
        if small and not titling and is_unnumbered_label(title.strip(), dressed=True):
            return None
        marked = standing_out >= (2 if told.reliable else 1) and lone and len(title) <= 40
        marked = marked and line.size > style.size - SAME_SIZE
        return heading_at(flow, [index], "style", None) if marked else None
    if is_unnumbered_label(text) and standing_out < 2 and not recurring:
        if not (label and (has_titled_twin(flow, index) or titled_elsewhere(flow, index))):
            return None
    at_head = is_at_head(page, line)
    if is_landscape(page) and at_head and block.box is not None and is_tag(flow, index):
        return None
    spoken = (recurring or standing_out >= 2) and _ASKED.search(text) is not None
    spoken = spoken or (not re.search(r"[：:]", text) and label and has_twin(flow, index))
    named = standing_out >= 2 and block.box is not None and first_in_frame(flow, index) and _NAMES.match(text)
    clause = CLAUSE.search(PREFIX.sub("", text)) is not None and not (spoken or named)
    if clause and not (style.landscape and at_head and label) and not titles_page(flow, index):
        return None
    if told.reliable and not style.landscape:
        # The contents page names the headings of a report; what else stands out is an emphasis or a label.
        larger = line.size >= style.size + LARGER and not _FIELD_LABEL.match(text)
        return heading_at(flow, [index], "style", None) if larger and lone else None
    if told.reliable and not (at_head and (standing_out >= 1 or label)):
        return None
    if style.landscape and block.box is not None and not (label or recurring or first_in_frame(flow, index)):
        return None
    if style.landscape and label and is_lead(flow, index):
        return None
    # On a picture of a page boxes are only guessed.
    seen = page.page.text_source == "ocr"
    if standing_out >= 2 or (standing_out >= 1 and (label or lone and len(text) <= 40)):
        return heading_at(flow, [index], "style", None)
    if label and not seen and (style.landscape or index in told.bordered):
        return heading_at(flow, [index], "style", None)
    return None


def _is_sentence(title: str, numbering: Numbering) -> bool:
    """Whether what stands behind a plain number is the beginning of a sentence: its subject with a comma."""
    return numbering.rank >= 4 and len(title) >= 12 and _SUBJECT.search(title) is not None


def stands_out(line: Line, style: Style) -> float:
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
    """The type of the next text block, where it is smaller than the document's: small lists have small headings."""
    for i in range(index + 1, min(index + 4, len(flow.blocks))):
        block = flow.blocks[i]
        if block.kind in ("paragraph", "item") and flow.page(i) is flow.page(index):
            line = block.lines[0]
            return Style(line.size, line.bold, line.font, style.landscape) if line.size < style.size - 0.6 else style
    return style


def _in_list(flow: Flow, index: int, numbering: Numbering) -> bool:
    """Whether a marked line is set as the text above it is, or as another with its mark directly above or below it.

    It is a point of a list then, even where labels in small type (期限, 担当) stand around it.
    """
    own = flow.blocks[index]
    for i in (index - 1, index + 1):
        if not 0 <= i < len(flow.blocks) or flow.page(i) is not flow.page(index) or not flow.blocks[i].lines:
            continue
        other = parse_numbering(flow.blocks[i].text.strip())
        if look_of(flow.blocks[i]) == look_of(own) and other is not None and other.token[:1] == numbering.token[:1]:
            return True
    around = [b for b in flow.page(index).blocks if b.lines and b.table is None and b.kind in ("paragraph", "item")]
    return any("。" in b.text and look_of(b) == look_of(own) for b in around)


def fills_line(flow: Flow, index: int) -> bool:
    """Whether a line reaches as far as the page's longest: the beginning of a sentence, not a title."""
    line = flow.blocks[index].lines[0]
    page = flow.page(index)
    far = max([t.place.x1 for t in page.tables] + [x.place.x1 for b in page.blocks for x in b.lines])
    return line.place.x1 > far - 1.5 * line.size and line.place.width > 20 * line.size


def _heads_count(flow: Flow, index: int, numbering: Numbering | None) -> bool:
    """Whether a count of another kind begins directly below a numbered line that ends as a sentence may (…こと)."""
    if numbering is None or numbering.rank < 5 or index + 1 >= len(flow.blocks):
        return False
    below = parse_numbering(flow.blocks[index + 1].text)
    return below is not None and below.style != numbering.style and below.value == 1 and "。" not in below.token


def _opens_annex(flow: Flow, index: int, style: Style) -> bool:
    """Whether the title of an annexed table (別表１) is set as headings are and opens its page."""
    block, page = flow.blocks[index], flow.page(index)
    if block.kind != "caption" or (index and flow.page(index - 1) is page):
        return False
    numbering = parse_numbering(block.text)
    return numbering is not None and numbering.style == "annex" and stands_out(block.lines[0], style) >= 1


def _is_voice(flow: Flow, index: int) -> bool:
    """Whether words in marks of quotation stand in a balloon of a slide: what somebody says, no name."""
    block, page = flow.blocks[index], flow.page(index)
    said = len(block.text) >= LEAST_SAID and _PARTICLE.search(block.text) is not None
    return said and block.box is not None and is_landscape(page) and index > 0 and flow.page(index - 1) is page


def _is_pulled(flow: Flow, index: int) -> bool:
    """Whether a line stands indented between two paragraphs of running text: words of it, or of somebody, set large."""
    around = [flow.blocks[i] for i in (index - 1, index + 1) if 0 <= i < len(flow.blocks)]
    own = flow.blocks[index]
    prose = [b for b in around if b.kind == "paragraph" and "。" in b.text and b.place.page == own.place.page]
    return len(prose) == 2 and all(own.place.x0 > b.place.x0 + 0.7 * own.lines[0].size for b in prose)


def _is_below_title(flow: Flow, index: int) -> bool:
    """Whether the line directly above a line is a heading's by its number or its larger type."""
    if index == 0 or flow.page(index - 1) is not flow.page(index) or not flow.blocks[index - 1].lines:
        return False
    own, above = flow.blocks[index], flow.blocks[index - 1]
    near = 0 <= own.place.top - above.place.bottom < 2.5 * own.lines[0].size
    larger = above.lines[0].size > own.lines[0].size + SAME_SIZE
    return near and len(above.text) <= MAX_TITLE and (larger or parse_numbering(above.text) is not None)


def _over_table(flow: Flow, index: int) -> bool:
    return index + 1 < len(flow.blocks) and flow.blocks[index + 1].table is not None


def _parts_tables(flow: Flow, index: int) -> bool:
    """Whether a marked line (＜重点取組事項＞) is one of several that part the tables of a slide, with the same header.

    The tables are one, and the lines are the titles of its parts: nothing else stands between the slide's title and
    the last of them. Years and units are no titles.
    """
    page = flow.page(index)
    if not is_landscape(page) or not _is_part_title(flow, index):
        return False
    first = index
    while first > 1 and flow.blocks[first - 1].table is not None and _is_part_title(flow, first - 2):
        first -= 2
    last = index
    while last + 2 < len(flow.blocks) and flow.page(last + 2) is page and _is_part_title(flow, last + 2):
        last += 2
    under_title = first > 0 and flow.page(first - 1) is page and is_at_head(page, flow.blocks[first - 1].lines[0])
    heads = [_header(flow, i) for i in range(first, last + 1, 2)]
    return under_title and len(heads) >= PARTED and len(set(heads)) == 1 and bool(heads[0])


def _is_part_title(flow: Flow, index: int) -> bool:
    block = flow.blocks[index]
    marked = _MARKED.match(block.text.strip()) and len(block.lines) == 1 and not _OF_YEARS.search(block.text)
    return bool(marked) and _over_table(flow, index) and flow.page(index + 1) is flow.page(index)


def _header(flow: Flow, index: int) -> tuple[str, ...]:
    table = flow.blocks[index + 1].table
    return tuple(cell.text for cell in table.cells if cell.row < table.n_header_rows) if table is not None else ()


def _is_under_picture(flow: Flow, index: int) -> bool:
    """Whether a line stands centred right under a picture no less wide, with nothing of its column below: a caption."""
    block, page = flow.blocks[index], flow.page(index)
    place, size = block.place, block.lines[0].size
    over = [
        p for p in page.page.images
        if -0.3 * p.height < place.top - p.bottom < 1.5 * size and p.width >= place.width and p.height > 3 * size
        and abs(p.center[0] - place.center[0]) < max(size, 0.06 * p.width)
    ]  # fmt: skip
    if not over or block.box is not None:
        return False
    return not any(
        b is not block and b.lines and b.kind in ("paragraph", "item") and b.table is None
        and 0 <= b.place.top - place.bottom < 3 * size and b.place.x0 < place.x1 and b.place.x1 > place.x0
        for b in page.blocks
    )


def _names_bars(flow: Flow, index: int) -> bool:
    """Whether a line names a row of a drawn timetable: it and two of its equals have low boxes at their right."""
    own = flow.blocks[index]
    page = flow.page(index)
    low = [b for b in page.blocks if b.box is not None and b.lines and b.box.height < 3.0 * b.lines[0].size]
    if len(low) < ROWS or len(own.lines) > 2:
        return False
    rows = []
    for block in page.blocks:
        if block.kind not in ("paragraph", "item") or not block.lines or block.box != own.box:
            continue
        if abs(block.place.x0 - own.place.x0) < 3 and abs(block.lines[0].size - own.lines[0].size) < SAME_SIZE:
            middle = block.place.center[1]
            bars = [b for b in low if b is not block and b.box is not None and b.box != block.box]
            if any(b.box and b.box.top < middle < b.box.bottom and b.box.x0 > block.place.x1 - 2 for b in bars):
                rows.append(block)
    return len(rows) >= ROWS and any(block is own for block in rows)


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


def _is_answered(text: str) -> bool:
    """Whether a line is a field's label in brackets with its value (〔担当〕住民課); what is done may be a title."""
    found = _ANSWERED.match(text)
    return found is not None and not {"actions", "policy"}.issuperset(fields_of_label(found[1]))


def _is_gothic(font: str) -> bool:
    lowered = font.lower()
    return any(word in lowered for word in ("goth", "ゴシック", "ｺﾞｼｯｸ", "meiryo", "sans", "arial", "kaku"))


def set_apart(flow: Flow, taken: set[int]) -> list[Heading]:
    """In a text without numbers or styles: short lines at the margin with white space above and prose below."""
    found = []
    for index in range(1, len(flow.blocks) - 1):
        block, before, after = flow.blocks[index], flow.blocks[index - 1], flow.blocks[index + 1]
        lone = {block.kind, after.kind} == {"paragraph"} and len(block.lines) == 1 and block.box is None
        if index in taken or not lone:
            continue
        text, line = block.text.strip(), block.lines[0]
        title = 2 <= len(text) <= 25 and not re.search(r"[。、，：:0-9０-９]", text) and not SENTENCE_END.search(text)
        same_page = flow.page(index - 1) is flow.page(index) is flow.page(index + 1)
        gap = line.place.top - before.place.bottom
        prose = "。" in after.text and after.lines[0].place.x0 > line.place.x0 + 0.5 * line.size
        if title and same_page and prose and gap > 1.4 * line.size:
            found.append(heading_at(flow, [index], "style", None))
    return found
