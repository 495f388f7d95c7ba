"""What boxes and slides say of the words in them: bars, cards, tags, leads, the steps of a course, quotations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from extractors.document import Line, Place
from extractors.outline.flow import Flow
from extractors.outline.heading import is_at_head
from extractors.outline.numbering import parse_numbering, strip_brackets
from extractors.outline.recurring import look_of
from taxonomy.role_words import any_of

LEAD_WIDTH = 0.75
"""Share of a slide's width from which a box below its title is its lead."""
CARDS = 2
"""So many other frames begin in one type where frames are cards with titles."""
_PDCA = re.compile(r"(?<![a-z])(?:plan|do|check|act(?:ion)?)(?![a-z])|^[pdca](?=\s*[(:])")
"""The stages of a cycle, in letters of any width."""
STAGE = 120
"""Characters of a box that names a stage and says what it holds."""
STEPS = 3
"""So many boxes in a row are the steps of a course."""
LONGEST_STEP = 12
"""Characters of a step's word."""
SAME_PLACE = 4.0
"""Points by which lines at one place of their slides are apart."""
ROLES, MOST_OF_ROLE, LONGEST_ROLE = 2, 5, 70
"""Boxes that name roles, and lines and characters of each."""
_ROLE_NAME = re.compile(
    rf"(?:{any_of('chief')}(?:\s*補佐[官監員役]?)?|{any_of('head', 'member')}|{any_of('body')})"
    r"(?:\s*[（(][^（）()]{1,20}[）)])?$"
)
"""How the name of a role or body ends."""
ALONE, LONGEST_NAME = 3, 24
"""Boxes with nothing but such a name that are an organization, and characters of a name."""
_OFFICE = re.compile(r"^[^\s、。はがを：:]{1,12}[長課室係]$")
"""An office or division, which holds the role in the box beside it."""
_HELD = re.compile(r"^(?:(?P<name>[^：:]{2,24})[：:]|[\[【〔](?P<framed>[^\]】〕]{2,24})[\]】〕])\s*\S")
"""A role with who holds it behind a colon or brackets (ＣＤＯ：副市長, 【本部長】市長)."""
OVERVIEW = 24
"""Blocks before and behind one among which the equals of its box are looked for."""
LEAST_TITLE, LARGER_TITLE = 4, 1.2
"""Characters of a title that an overview names, and how much larger than there it is set on its own slide."""
_SPOKEN_END = re.compile(r"(?:です|ます|ました|ません|である|(?<![一-龠])する|(?:から|へ|を|に)|でした)[。！!]?$")
"""How a slide's message ends."""
CLAUSE = re.compile(r"[、，：:].")
"""What an unnumbered heading does not hold: a slogan's comma, a value behind its label."""
_ANNOUNCES_MOTTO = re.compile(
    r"(?:理念|将来像|(?:[目め]指す|めざす)(?:べき)?姿|ビジョン|スローガン|キャッチフレーズ|コンセプト|合言葉)$"
)
"""How a heading ends below which the plan's motto stands."""
LARGER = 0.9
"""Points by which a heading's type exceeds running text to be set apart by size."""


def is_message(flow: Flow, index: int) -> bool:
    """Whether a line directly below a slide's title says what the slide tells, and heads none of its parts.

    It is the only one of its look there, and a sentence, or comes back so at its place on other slides.
    """
    if not _is_alone_below_title(flow, index):
        return False
    own = flow.blocks[index]
    if parse_numbering(own.text):
        return _names_pillar(flow, index)
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


def is_motto(flow: Flow, index: int) -> bool:
    """Whether a line is the motto that the heading directly above it announces (基本理念), and heads nothing.

    It has no number, stands in the middle of its page or in a frame, and nothing else on the page has its look.
    """
    block, page = flow.blocks[index], flow.page(index)
    if index == 0 or flow.page(index - 1) is not page or len(block.lines) > 3 or parse_numbering(block.text):
        return False
    above = flow.blocks[index - 1]
    if not above.lines or len(above.lines) > 1 or not _ANNOUNCES_MOTTO.search(above.text.strip(" 　」』】")):
        return False
    if any(b is not block and b.lines and look_of(b) == look_of(block) for b in page.blocks):
        return False
    if block.box is not None and block.box != above.box:
        return True
    lines = [b.place for b in page.blocks if b.lines]
    text = (min(place.x0 for place in lines) + max(place.x1 for place in lines)) / 2
    indented = block.place.x0 > above.place.x0 + 2 * block.lines[0].size
    near = min(abs(block.place.center[0] - middle) for middle in (text, page.page.width / 2))
    return indented and near < 2 * block.lines[0].size


def _names_pillar(flow: Flow, index: int) -> bool:
    """Whether a counted line at one place below the titles of several slides comes back below different titles."""
    own = flow.blocks[index]
    placed = [
        i for i, block in enumerate(flow.blocks)
        if block.lines and block.kind == own.kind and look_of(block) == look_of(own) and i
        and max(abs(block.place.top - own.place.top), abs(block.place.x0 - own.place.x0)) < SAME_PLACE
        and _is_alone_below_title(flow, i)
    ]  # fmt: skip
    titles, lines = ({flow.blocks[i - k].text.strip() for i in placed} for k in (1, 0))
    return len(placed) > CARDS and len(lines) < len(titles)


def _is_alone_below_title(flow: Flow, index: int) -> bool:
    """Whether a line follows a slide's larger title and nothing else on the slide has its look."""
    block, page = flow.blocks[index], flow.page(index)
    if index == 0 or flow.page(index - 1) is not page or not flow.blocks[index - 1].lines or len(block.lines) > 2:
        return False
    title = flow.blocks[index - 1]
    line = title.lines[0]
    if not is_at_head(page, line) or line.size <= block.lines[0].size + LARGER:
        return False
    if index >= 2 and flow.page(index - 2) is page and flow.blocks[index - 2].lines[0].size >= line.size:
        return False
    if block.place.top < line.place.bottom - 2:
        return False
    return not any(b is not block and b.lines and look_of(b) == look_of(block) for b in page.blocks)


def in_chain(flow: Flow, index: int) -> bool:
    """Whether a short word stands in one of three or more equal boxes that touch in a row: the steps of a course.

    Bars on frames as wide as themselves, side by side, are titles of these frames.
    """
    own = flow.blocks[index]
    if own.box is None or len(own.text.strip()) > LONGEST_STEP or on_frame(flow, index):
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


def is_role(flow: Flow, index: int) -> bool:
    """Whether a block is in one of several small boxes that name a role or body, alone or with a word on who or what.

    They are the boxes of an organization that is drawn without lines between them, and head nothing.
    """
    own = flow.blocks[index].box
    if own is None:
        return False
    frames: dict[Place, list[Line]] = {}
    for block in flow.page(index).blocks:
        if block.box is not None and block.table is None and block.kind in ("paragraph", "item"):
            frames.setdefault(block.box, []).extend(block.lines)
    if own not in frames:
        return False
    told, alone = sum(map(_names_role, frames.values())), sum(map(_is_role_alone, frames.values()))
    if _names_role(frames[own]):
        return told >= ROLES or told + alone >= ALONE
    if _is_role_alone(frames[own]):
        return told + alone >= ALONE
    if alone < ALONE or _OFFICE.match("".join(line.text.strip() for line in frames[own])) is None:
        return False
    return any(
        _is_role_alone(lines) and abs(box.top - own.top) < SAME_PLACE and abs(box.height - own.height) < SAME_PLACE
        and 0 <= box.x0 - own.x1 + SAME_PLACE <= own.width
        for box, lines in frames.items()
    )  # fmt: skip


def _names_role(lines: Sequence[Line]) -> bool:
    if not 2 <= len(lines) <= MOST_OF_ROLE or sum(len(line.text) for line in lines) > LONGEST_ROLE:
        return False
    words = [unicodedata.normalize("NFKC", line.text).strip() for line in lines]
    held = _HELD.match(words[0])
    name = held["name"] or held["framed"] if held is not None else words[0]
    return _ROLE_NAME.search(name) is not None and not any("。" in text or "、" in words[0] for text in words)


def _is_role_alone(lines: Sequence[Line]) -> bool:
    """Whether a box holds nothing but the name of a role or body: who and what stand below or beside the box."""
    text = unicodedata.normalize("NFKC", "".join(line.text.strip() for line in lines))
    short = 2 <= len(text) <= LONGEST_NAME and len(lines) <= 2 and re.search(r"[。、：:]", text) is None
    return short and _ROLE_NAME.search(text) is not None and parse_numbering(text) is None


def is_repeated_label(flow: Flow, index: int) -> bool:
    """Whether a field's label opens its box, however large it is set, and comes back so in other boxes."""
    own = flow.blocks[index]
    if own.box is None or not is_unnumbered_label(own.text.strip()) or not first_in_frame(flow, index):
        return False
    pages = {
        flow.page(i).number
        for i, block in enumerate(flow.blocks)
        if block.box is not None and block.lines and block.text.strip() == own.text.strip()
        and look_of(block) == look_of(own) and first_in_frame(flow, i)
    }  # fmt: skip
    return len(pages) > CARDS


def titles_later_slide(flow: Flow, index: int) -> bool:
    """Whether the words of a line lower on a slide are, in larger type, the title of a later one: an overview."""
    own, page = flow.blocks[index], flow.page(index)
    if is_at_head(page, own.lines[0]):
        return False
    key = _title_key(own.text)
    if len(key) < LEAST_TITLE:
        return False
    larger = LARGER_TITLE * own.lines[0].size
    return any(
        block.lines and block.table is None and block.lines[0].size >= larger and flow.page(i) is not page
        and _title_key(block.text) == key
        for i, block in enumerate(flow.blocks[index + 1 :], index + 1)
    )  # fmt: skip


def in_overview(flow: Flow, index: int) -> bool:
    """Whether a block stands in one of several equal boxes side by side that name what later pages are titled.

    Each such box holds a line that is, in larger type, the title of a later page: nothing in them is a heading here.
    """
    own, page = flow.blocks[index].box, flow.page(index)
    if own is None:
        return False
    frames: dict[Place, list[int]] = {}
    for i in range(max(0, index - OVERVIEW), min(len(flow.blocks), index + OVERVIEW)):
        box = flow.blocks[i].box
        if box is None or flow.page(i) is not page or not flow.blocks[i].lines or flow.blocks[i].table is not None:
            continue
        if abs(box.width - own.width) < SAME_PLACE and abs(box.height - own.height) < SAME_PLACE:
            frames.setdefault(box, []).append(i)
    naming = [box for box, held in frames.items() if any(_titles_later_page(flow, i) for i in held)]
    return own in naming and len(naming) >= CARDS


def _titles_later_page(flow: Flow, index: int) -> bool:
    """Whether a later page has the words of a block, or of one of its lines, in larger type."""
    own, page = flow.blocks[index], flow.page(index)
    keys = {key for text in (own.text, *(x.text for x in own.lines)) if len(key := _title_key(text)) >= LEAST_TITLE}
    larger = LARGER_TITLE * own.lines[0].size
    return bool(keys) and any(
        block.lines and block.table is None and block.lines[0].size >= larger and flow.page(i) is not page
        and _title_key(block.text) in keys
        for i, block in enumerate(flow.blocks[index + 1 :], index + 1)
    )  # fmt: skip


def _title_key(text: str) -> str:
    """A title without its number and blanks."""
    numbering = parse_numbering(text.strip())
    return "".join((text.strip()[numbering.end :] if numbering is not None else text).split())


def is_tag(flow: Flow, index: int) -> bool:
    """Whether a small box stands at the end of the bar that holds a slide's title: it names the slide's pillar."""
    own, page = flow.blocks[index], flow.page(index)
    middle = own.place.center[1]
    return any(
        b.lines and b.table is None and b.kind != "furniture" and b.lines[0].size > 1.2 * own.lines[0].size
        and b.place.x0 < own.place.x0 and b.place.top - 4 < middle < b.place.bottom + 4
        for b in page.blocks
    )  # fmt: skip


def is_lead(flow: Flow, index: int) -> bool:
    """Whether a box as wide as the slide stands directly below its title and is the only one of its kind there.

    It says in one line what the slide tells; headings of its parts come as several, of whatever widths.
    """
    own, page = flow.blocks[index], flow.page(index)
    box = own.box
    if box is None or index == 0 or flow.page(index - 1) is not page:
        return False
    if not is_at_head(page, flow.blocks[index - 1].lines[0]):
        return False
    if index >= 2 and flow.page(index - 2) is page and flow.blocks[index - 2].kind in ("paragraph", "item"):
        return False
    like = [
        b for b in page.blocks
        if b.box is not None and b.box != box and (
            abs(b.box.width - box.width) < 6
            or (abs(b.box.height - box.height) < SAME_PLACE and b.lines and look_of(b) == look_of(own))
        )
    ]  # fmt: skip
    return box.width >= LEAD_WIDTH * page.page.width and not like


def below_bar(flow: Flow, index: int) -> bool:
    """Whether the block's frame has its title in a bar of its own, inside the frame or on its edge.

    What stands in the frame, however large, is what the title announces.
    """
    box = flow.blocks[index].box
    bar = flow.blocks[index - 1].box if index else None
    if box is None or bar is None or bar == box or flow.page(index - 1) is not flow.page(index):
        return False
    if index >= 2 and flow.blocks[index - 2].box == bar:
        return False  # no bar: a frame that holds more than a title
    wide = abs(bar.x0 - box.x0) < 4 and abs(bar.x1 - box.x1) < 4
    inside = abs(bar.top - box.top) < 4 and bar.height < box.height
    return wide and (inside or abs(bar.bottom - box.top) < 4)


def on_frame(flow: Flow, index: int) -> bool:
    """Whether a block's box is the bar directly on top of a higher frame of its width that holds words."""
    bar = flow.blocks[index].box
    if bar is None:
        return False
    frames = (b.box for b in flow.page(index).blocks if b.box is not None and b.box != bar)
    return any(
        abs(f.x0 - bar.x0) < 4 and abs(f.x1 - bar.x1) < 4 and abs(f.top - bar.bottom) < 4 and f.height > 2 * bar.height
        for f in frames
    )


def has_twin(flow: Flow, index: int) -> bool:
    """Whether another title stands in a bar of the same size and type as a block's."""
    own = flow.blocks[index]
    for other in flow.page(index).blocks:
        if other is own or own.box is None or other.box is None or not other.lines or other.box == own.box:
            continue
        bar = abs(other.box.width - own.box.width) < 4 and abs(other.box.height - own.box.height) < 4
        if bar and look_of(other) == look_of(own) and not CLAUSE.search(other.text):
            return True
    return False


def has_titled_twin(flow: Flow, index: int) -> bool:
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


def titled_elsewhere(flow: Flow, index: int) -> bool:
    """Whether a tab on a frame is set as the tabs of other frames that hold titles, and its word is no usual label.

    A label's word (概要) comes back on slide after slide; a title of that word stands once among others.
    """
    own = flow.blocks[index]
    if own.box is None or not on_frame_edge(flow, index):
        return False
    words, titles = 0, set()
    for i, other in enumerate(flow.blocks):
        if other.box is None or other.table is not None or not other.lines:
            continue
        words += other.text.strip() == own.text.strip()
        bar = abs(other.box.x0 - own.box.x0) < SAME_PLACE and abs(other.box.height - own.box.height) < SAME_PLACE
        if other is own or not bar or look_of(other) != look_of(own) or other.pair is not None:
            continue
        if not is_unnumbered_label(other.text.strip()) and on_frame_edge(flow, i):
            titles.add(other.text.strip())
    return words < CARDS and len(titles) >= CARDS


def on_frame_edge(flow: Flow, index: int) -> bool:
    """Whether a block's box stands at the left end of a wider frame's upper edge: its tab."""
    tab = flow.blocks[index].box
    if tab is None:
        return False
    frames = (b.box for b in flow.page(index).blocks if b.box is not None and b.box != tab)
    return any(
        abs(f.x0 - tab.x0) < SAME_PLACE and f.x1 > tab.x1 and abs(f.top - tab.bottom) < SAME_PLACE
        and f.height > tab.height for f in frames
    )  # fmt: skip


def is_low(flow: Flow, index: int) -> bool:
    """Whether a block stands in a bar that is no higher than its line needs."""
    block = flow.blocks[index]
    return block.box is not None and len(block.lines) == 1 and block.box.height < 2.5 * block.lines[0].size


def opens_card(flow: Flow, index: int) -> bool:
    """Whether a block is the first in its frame, and two other frames begin with its look: cards with their titles."""
    own, frames = flow.blocks[index], set()
    for i, block in enumerate(flow.blocks):
        if block.box is not None and block.box != own.box and block.lines and look_of(block) == look_of(own):
            if first_in_frame(flow, i):
                frames.add((flow.page(i).number, block.box))
    return first_in_frame(flow, index) and len(frames) >= CARDS


def first_in_frame(flow: Flow, index: int) -> bool:
    """Whether the block before stands in another frame."""
    return index == 0 or flow.blocks[index - 1].box != flow.blocks[index].box


def boxed_alone(flow: Flow, index: int) -> bool:
    """Whether the block is all that its frame holds: a title bar or a label."""
    box = flow.blocks[index].box
    if box is None:
        return False
    same = [i for i in range(max(0, index - 3), min(len(flow.blocks), index + 4)) if flow.blocks[i].box == box]
    return same == [index] and box.height < 4.5 * flow.blocks[index].lines[0].size


def tightly_boxed(flow: Flow) -> frozenset[int]:
    """Positions of words alone on their line in a border that fits them, as Word draws it round characters.

    Headings are set so two times and more in one type, each in other words; labels come back.
    """
    found = [i for i, block in enumerate(flow.blocks) if block.box is not None and _fits(flow, i)]
    words = {flow.blocks[i].text.strip() for i in found}
    looks = {look_of(flow.blocks[i]) for i in found}
    return frozenset(found) if 2 <= len(found) == len(words) and len(looks) == 1 else frozenset()


def _fits(flow: Flow, index: int) -> bool:
    block = flow.blocks[index]
    box, size = block.box, block.lines[0].size if block.lines else 0.0
    if box is None or len(block.lines) != 1 or block.pair is not None or len(block.text.strip()) < 2:
        return False
    if box.width - block.place.width > size or box.height > 1.6 * size:
        return False
    return not any(
        other is not block and other.lines
        and other.place.top < box.bottom - 0.3 * size and other.place.bottom > box.top + 0.3 * size
        for other in flow.page(index).blocks
        if other.kind != "furniture"
    )  # fmt: skip


def in_cycle(flow: Flow, index: int) -> bool:
    """Whether a block stands in a box of a drawn cycle: three or more boxes of a page name Plan, Do, Check and Act."""
    box = flow.blocks[index].box
    boxed = [b for b in flow.page(index).blocks if b.box is not None and b.lines]
    if box is None or not any(b.box == box and _stage(b.text) for b in boxed):
        return False
    words: dict[Place, str] = {}
    for block in boxed:
        if block.box is not None:
            words[block.box] = words.get(block.box, "") + " " + block.text
    stages = {place: found for place, text in words.items() if len(text) <= STAGE and (found := _stage(text))}
    return box in stages and len(set(stages.values())) >= STEPS


def _stage(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).strip().lower()
    match = _PDCA.search(folded)
    return match[0][0] if match else ""


def over_title(flow: Flow, index: int) -> bool:
    """Whether a numbered line stands over larger type and both are all that their box holds (柱1 over its title)."""
    box = flow.blocks[index].box
    if box is None or index + 1 >= len(flow.blocks) or flow.blocks[index + 1].table is not None:
        return False
    near = range(max(0, index - 3), min(len(flow.blocks), index + 5))
    both = [i for i in near if flow.blocks[i].box == box]
    small, large = flow.blocks[index], flow.blocks[index + 1]
    lone = len(small.lines) == len(large.lines) == 1 and len(small.text) <= 24 and "。" not in large.text
    return both == [index, index + 1] and lone and large.lines[0].size >= 1.3 * small.lines[0].size


def in_quotation(flow: Flow, index: int) -> bool:
    """Whether the block stands in a frame with much other text (a quotation, a column)."""
    box = flow.blocks[index].box
    inside = [b for b in flow.blocks[max(0, index - 40) : index + 40] if b.box == box]
    return sum(len(b.text) for b in inside) > 120


def is_unnumbered_label(text: str, dressed: bool = False) -> bool:
    """An unnumbered label of a field (【方針】): it belongs to its section, it opens none.

    ``dressed`` says that a mark stands before it, so that common words count (◆協力).
    """
    from taxonomy.fields import fields_of_label

    start, end = strip_brackets(text)
    return bool(fields_of_label(text[start:end], dressed))
