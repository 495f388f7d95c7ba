"""Headings by their own looks: numbered lines, and lines set apart by size, weight, a box or white space."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Line
from extractors.layout.blocks import label_gap
from extractors.layout.figure_boxes import entitles_figures, is_boxed_figure, names_change, names_figures
from extractors.outline.flow import Flow, Style, is_landscape
from extractors.outline.heading import Heading, heading_at, is_at_head
from extractors.outline.numbering import Numbering, parse_numbering, strip_brackets
from extractors.outline.recurring import Look, look_of

MAX_TITLE = 70
"""A heading is no longer than this many characters unless the document announces it."""

SAME_SIZE = 0.3
"""Points by which measured sizes of one type differ."""

LARGER = 0.9
"""Points by which a heading's type exceeds running text to be set apart by size."""

LEAD_WIDTH = 0.75
"""Share of a slide's width from which a box below its title is its lead."""

SENTENCE_END = re.compile(r"[。、，；;]$|(?:です|ます|する|した|である|(?<!の)こと|など|ため)$")
_CLAUSE = re.compile(r"[、，：:].")
"""What an unnumbered heading does not hold: a slogan's comma, a value behind its label."""
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
_MARKED = re.compile(r"^(?:[■□◆◇●○▼▽]|[【［〔\[＜<〈（(].*[】］〕\]＞>〉）)]$)")
"""How the caption of a table may be marked that is set as its text is."""
_QUOTED = re.compile(r"^[「『“].*[」』”]$")
"""Words in marks of quotation and nothing else."""
_SPOKEN_END = re.compile(r"(?:です|ます|ました|ません|である|(?<![一-龠])する|(?:から|へ|を|に)|でした)[。！!]?$")
"""How a slide's message ends."""
STEPS = 3
"""So many boxes in a row are the steps of a course."""
LONGEST_STEP = 12
"""Characters of a step's word."""
SAME_PLACE = 4.0
"""Points by which lines at one place of their slides are apart."""
_MOVED = re.compile(rf"^{_VALUE}(?:[（(][^（）()]*[）)])?\s*[▶→⇒➡➔]\s*{_VALUE}(?:[（(][^（）()]*[）)])?$")
"""How a figure changes, with years behind the values: 210件（R6）⇒ 1,000件（R11）."""
_SUBJECT = re.compile(r"[ぁ-んァ-ヶ一-龠A-Za-z][はがをで]、")
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
    if names_change(flow.blocks, index) or (style.landscape and _is_message(flow, index)):
        return None
    if is_boxed_figure(flow.blocks, index) or entitles_figures(flow.blocks, index):
        return None
    text = block.text.strip()
    if len(block.lines) > 3 or not 1 < len(text) <= MAX_TITLE or _LEADER.search(text) or _MOVED.match(text):
        return None
    if "。" in text.rstrip("。") or _BREAK_END.search(text) or _DATE_LINE.match(text) or _ADDRESSED.search(text):
        return None
    lone = len(block.lines) == 1
    line = block.lines[0]
    numbering = parse_numbering(text) if not _AMOUNT.match(text) else None
    standing_out = stands_out(line, _around(flow, index, style) if numbering is not None else style)
    recurring = lone and look_of(block) in told.looks and line.size > style.size - SAME_SIZE
    if recurring:
        standing_out = max(standing_out, 1.0)
    label = boxed_alone(flow, index)
    if label and numbering is None and _in_chain(flow, index):
        return None
    if _below_bar(flow, index) and (label or line.size > flow.blocks[index - 1].lines[0].size):
        return None
    if numbering is None and standing_out >= 1 and not _CALLOUT.match(text):
        numbering = parse_numbering(text, glued=True)
    if numbering is not None and _over_title(flow, index):
        heading = heading_at(flow, [index, index + 1], "numbering", None)
        heading.size = flow.blocks[index + 1].lines[0].size
        return heading
    if block.box is not None and not label and not style.landscape and _in_quotation(flow, index):
        return None
    title = text[numbering.end :] if numbering else text
    if numbering is not None and not title and (label or standing_out >= 1):
        beside = _label_beside(flow, index)
        return heading_at(flow, [index, beside], "numbering", None) if beside is not None else None
    if label and _PILL.match(text):
        beside = _label_beside(flow, index)
        return heading_at(flow, [index, beside], "numbering", None) if beside is not None else None
    annex = numbering is not None and numbering.style == "annex"
    if _ROW.search(text) or (label_gap(line) is not None and not annex) or _names_bars(flow, index):
        return None
    if (numbering is None or numbering.value is None) and _over_table(flow, index):
        if _REMARKED.search(text) or (standing_out < 2 and line.size < style.size + LARGER and _MARKED.match(text)):
            return None
    titled = "の" in text and is_at_head(page, line)
    if numbering is None and _CALLOUT.match(text) and not recurring and not titled:
        return None
    if numbering is None and _SPEECH.search(text) and (style.landscape or block.box):
        return None
    if numbering is not None and (title[:1] in "・･" or _is_sentence(title, numbering)):
        return None
    if numbering is None and _QUOTED.match(text) and _is_pulled(flow, index):
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
        marked = standing_out >= (2 if told.reliable else 1) and lone and len(title) <= 40
        marked = marked and line.size > style.size - SAME_SIZE
        return heading_at(flow, [index], "style", None) if marked else None
    if is_unnumbered_label(text) and standing_out < 2 and not recurring:
        if not (label and _has_titled_twin(flow, index)):
            return None
    at_head = is_at_head(page, line)
    if is_landscape(page) and at_head and block.box is not None and _is_tag(flow, index):
        return None
    spoken = (recurring or standing_out >= 2) and _ASKED.search(text) is not None
    spoken = spoken or (not re.search(r"[：:]", text) and label and _has_twin(flow, index))
    if _CLAUSE.search(text) and not spoken and not (style.landscape and at_head and label):
        return None
    if told.reliable and not style.landscape:
        # The contents page names the headings of a report; what else stands out is an emphasis or a label.
        larger = line.size >= style.size + LARGER and not _FIELD_LABEL.match(text)
        return heading_at(flow, [index], "style", None) if larger and lone else None
    if told.reliable and not (at_head and (standing_out >= 1 or label)):
        return None
    if style.landscape and block.box is not None and not (label or recurring or _first_in_frame(flow, index)):
        return None
    if style.landscape and label and _is_lead(flow, index):
        return None
    # On a picture of a page boxes are only guessed.
    seen = page.page.text_source == "ocr"
    if standing_out >= 2 or (standing_out >= 1 and (label or lone and len(text) <= 40)):
        return heading_at(flow, [index], "style", None)
    if label and style.landscape and not seen:
        return heading_at(flow, [index], "style", None)
    return None


def _is_sentence(title: str, numbering: Numbering) -> bool:
    """Whether what stands behind a plain number is the beginning of a sentence: its subject with a comma."""
    return numbering.rank >= 4 and len(title) >= 12 and _SUBJECT.search(title) is not None


def is_unnumbered_label(text: str) -> bool:
    """An unnumbered label of a field (【方針】): it belongs to its section, it opens none."""
    from taxonomy.fields import is_field_label

    start, end = strip_brackets(text)
    return is_field_label(text[start:end])


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


def fills_line(flow: Flow, index: int) -> bool:
    """Whether a line reaches as far as the page's longest: the beginning of a sentence, not a title."""
    line = flow.blocks[index].lines[0]
    page = flow.page(index)
    far = max([t.place.x1 for t in page.tables] + [x.place.x1 for b in page.blocks for x in b.lines])
    return line.place.x1 > far - 1.5 * line.size and line.place.width > 20 * line.size


def _first_in_frame(flow: Flow, index: int) -> bool:
    return index == 0 or flow.blocks[index - 1].box != flow.blocks[index].box


def _heads_count(flow: Flow, index: int, numbering: Numbering | None) -> bool:
    """Whether a count of another kind begins directly below a numbered line that ends as a sentence may (…こと)."""
    if numbering is None or numbering.rank < 5 or index + 1 >= len(flow.blocks):
        return False
    below = parse_numbering(flow.blocks[index + 1].text)
    return below is not None and below.style != numbering.style and below.value == 1 and "。" not in below.token


def _is_tag(flow: Flow, index: int) -> bool:
    """Whether a small box stands at the end of the bar that holds a slide's title: it names the slide's pillar."""
    own, page = flow.blocks[index], flow.page(index)
    middle = own.place.center[1]
    return any(
        b.lines and b.table is None and b.kind != "furniture" and b.lines[0].size > 1.2 * own.lines[0].size
        and b.place.x0 < own.place.x0 and b.place.top - 4 < middle < b.place.bottom + 4
        for b in page.blocks
    )  # fmt: skip


def _has_twin(flow: Flow, index: int) -> bool:
    """Whether another title stands in a bar of the same size and type as a block's."""
    own = flow.blocks[index]
    for other in flow.page(index).blocks:
        if other is own or own.box is None or other.box is None or not other.lines or other.box == own.box:
            continue
        bar = abs(other.box.width - own.box.width) < 4 and abs(other.box.height - own.box.height) < 4
        if bar and look_of(other) == look_of(own) and not _CLAUSE.search(other.text):
            return True
    return False


def _has_titled_twin(flow: Flow, index: int) -> bool:
    """Whether a bar of the size and type of a block's holds a title, which is no field's label."""
    own = flow.blocks[index]
    for other in flow.page(index).blocks:
        if other is own or own.box is None or other.box is None or not other.lines or other.box == own.box:
            continue
        bar = abs(other.box.width - own.box.width) < 4 and abs(other.box.height - own.box.height) < 4
        alike = bar and other.pair is None and look_of(other) == look_of(own)
        if alike and not is_unnumbered_label(other.text.strip()):
            return True
    return False


def _opens_annex(flow: Flow, index: int, style: Style) -> bool:
    """Whether the title of an annexed table (別表１) is set as headings are and opens its page."""
    block, page = flow.blocks[index], flow.page(index)
    if block.kind != "caption" or (index and flow.page(index - 1) is page):
        return False
    numbering = parse_numbering(block.text)
    return numbering is not None and numbering.style == "annex" and stands_out(block.lines[0], style) >= 1


def _is_pulled(flow: Flow, index: int) -> bool:
    """Whether a line stands indented between two paragraphs of running text: words of it, or of somebody, set large."""
    around = [flow.blocks[i] for i in (index - 1, index + 1) if 0 <= i < len(flow.blocks)]
    own = flow.blocks[index]
    prose = [b for b in around if b.kind == "paragraph" and "。" in b.text and b.place.page == own.place.page]
    return len(prose) == 2 and all(own.place.x0 > b.place.x0 + 0.7 * own.lines[0].size for b in prose)


def _over_table(flow: Flow, index: int) -> bool:
    return index + 1 < len(flow.blocks) and flow.blocks[index + 1].table is not None


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


def _is_gothic(font: str) -> bool:
    lowered = font.lower()
    return any(word in lowered for word in ("goth", "ゴシック", "ｺﾞｼｯｸ", "meiryo", "sans", "arial", "kaku"))


def boxed_alone(flow: Flow, index: int) -> bool:
    """Whether the block is all that its frame holds: a title bar or a label."""
    box = flow.blocks[index].box
    if box is None:
        return False
    same = [i for i in range(max(0, index - 3), min(len(flow.blocks), index + 4)) if flow.blocks[i].box == box]
    return same == [index] and box.height < 4.5 * flow.blocks[index].lines[0].size


def _over_title(flow: Flow, index: int) -> bool:
    """Whether a numbered line stands over larger type and both are all that their box holds (柱1 over its title)."""
    box = flow.blocks[index].box
    if box is None or index + 1 >= len(flow.blocks) or flow.blocks[index + 1].table is not None:
        return False
    near = range(max(0, index - 3), min(len(flow.blocks), index + 5))
    both = [i for i in near if flow.blocks[i].box == box]
    small, large = flow.blocks[index], flow.blocks[index + 1]
    lone = len(small.lines) == len(large.lines) == 1 and len(small.text) <= 24 and "。" not in large.text
    return both == [index, index + 1] and lone and large.lines[0].size >= 1.3 * small.lines[0].size


def _is_lead(flow: Flow, index: int) -> bool:
    """Whether a box as wide as the slide stands directly below its title and is the only one of its kind there.

    It says in one line what the slide tells; headings of its parts come as several.
    """
    page, box = flow.page(index), flow.blocks[index].box
    if box is None or index == 0 or flow.page(index - 1) is not page:
        return False
    if not is_at_head(page, flow.blocks[index - 1].lines[0]):
        return False
    if index >= 2 and flow.page(index - 2) is page and flow.blocks[index - 2].kind in ("paragraph", "item"):
        return False
    like = [b for b in page.blocks if b.box is not None and abs(b.box.width - box.width) < 6 and b.box != box]
    return box.width >= LEAD_WIDTH * page.page.width and not like


def _is_message(flow: Flow, index: int) -> bool:
    """Whether a line directly below a slide's title says what the slide tells, and heads none of its parts.

    It is the only one of its look there, and a sentence, or comes back so at its place on other slides.
    """
    if not _is_alone_below_title(flow, index):
        return False
    own = flow.blocks[index]
    if _SPOKEN_END.search(own.text.strip()):
        return True
    others = {
        id(flow.page(i))
        for i, block in enumerate(flow.blocks)
        if flow.page(i) is not flow.page(index)
        and block.kind == own.kind
        and look_of(block) == look_of(own)
        and max(abs(block.place.top - own.place.top), abs(block.place.x0 - own.place.x0)) < SAME_PLACE
        and _is_alone_below_title(flow, i)
    }
    return len(others) >= 2


def _is_alone_below_title(flow: Flow, index: int) -> bool:
    """Whether a line follows a slide's larger title and nothing else on the slide has its look."""
    block, page = flow.blocks[index], flow.page(index)
    if index == 0 or flow.page(index - 1) is not page or not flow.blocks[index - 1].lines or len(block.lines) > 2:
        return False
    title = flow.blocks[index - 1]
    line = title.lines[0]
    if not is_at_head(page, line) or line.size <= block.lines[0].size + LARGER or parse_numbering(block.text):
        return False
    if index >= 2 and flow.page(index - 2) is page and flow.blocks[index - 2].lines[0].size >= line.size:
        return False
    if block.place.top < line.place.bottom - 2:
        return False
    return not any(b is not block and b.lines and look_of(b) == look_of(block) for b in page.blocks)


def _below_bar(flow: Flow, index: int) -> bool:
    """Whether the block's frame has its title in a bar of its own, inside the frame or on its edge.

    What stands in the frame, however large, is what the title announces.
    """
    box = flow.blocks[index].box
    bar = flow.blocks[index - 1].box if index else None
    if box is None or bar is None or bar == box or flow.page(index - 1) is not flow.page(index):
        return False
    wide = abs(bar.x0 - box.x0) < 4 and abs(bar.x1 - box.x1) < 4
    inside = abs(bar.top - box.top) < 4 and bar.height < box.height
    return wide and (inside or abs(bar.bottom - box.top) < 4)


def _in_chain(flow: Flow, index: int) -> bool:
    """Whether a short word stands in one of three or more equal boxes that touch in a row: the steps of a course."""
    own = flow.blocks[index]
    if own.box is None or len(own.text.strip()) > LONGEST_STEP:
        return False
    box = own.box
    row = {
        round(b.box.x0): b.box
        for b in flow.page(index).blocks
        if b.box is not None and abs(b.box.top - box.top) < SAME_PLACE and abs(b.box.height - box.height) < SAME_PLACE
        and abs(b.box.width - box.width) < SAME_PLACE
    }  # fmt: skip
    ordered = [row[x0] for x0 in sorted(row)]
    joined = [b.x0 - a.x1 < SAME_PLACE for a, b in pairwise(ordered)]
    return len(ordered) >= STEPS and all(joined)


def _in_quotation(flow: Flow, index: int) -> bool:
    """Whether the block stands in a frame with much other text (a quotation, a column)."""
    box = flow.blocks[index].box
    inside = [b for b in flow.blocks[max(0, index - 40) : index + 40] if b.box == box]
    return sum(len(b.text) for b in inside) > 120


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
