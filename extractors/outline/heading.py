"""A heading before it has its place in the tree: its numbering, its title, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.document import EMPTY, LaidOutPage, Line, Passage, Place, join_lines
from extractors.outline.contents import Entry
from extractors.outline.flow import Flow, is_landscape
from extractors.outline.numbering import Numbering, parse_numbering, strip_brackets

SLIDE_TITLE = 0.16
"""A slide's title stands within this share of its height from the top."""

BAND_WIDTH, BAND_HEIGHT = 0.75, 0.35
"""Share of a page's width that a band across it takes at least, and its height as a share of its width at most."""

_TORN = re.compile(r"(?P<letter>[一-龥](?<![序図表注例案新旧第]))[ 　]+(?=[一-龥ァ-ヶー]{2}[^\s]*$)")
"""The first letter of a title that a wide gap behind its number has torn off: 施策1-1　電　子申請の推進."""
_TRAILING = re.compile(
    r"[\s　]*(?:[（(]\s*(?:続き|つづき|[0-9０-９]+\s*[/／]\s*[0-9０-９]+)\s*[)）]|[0-9]+/[0-9]+)$|"
    r"[\s　]+[（(]?(?:別紙|別添|別表|別冊|資料)\s*[0-9０-９]*\s*(?:のとおり|の通り|参照)[)）]?$|"
    r"[\s　]*[（(](?:ステップ|フェーズ|STEP|Step|Phase|PHASE)\s*[0-9０-９ⅠⅡⅢⅣⅤ]+[)）]$"
)
"""What a slide's title says of its going on, where a paper says that the rest is told, which step a chapter tells."""
_ERA = r"(?:(?:令和|平成|西暦|[RrＲHhＨ])\s*(?:[0-9０-９]|元)|(?:20|２０)[0-9０-９]{2})"
_HOLDS = re.compile(
    rf"^(?P<name>[^\s　：:。、]*(?:期間|年次|時期|期日|期限))(?:[\s　]+|[\s　]*[：:][\s　]*)"
    rf"(?P<value>{_ERA}[0-9０-９年月日度末元.．/／\s　令和平成西暦RＲHＨ〜～~\-－―ー–からまで間（）()]*)$"
)
"""A numbered line that names a period and states it: 1. 計画期間 R3.1～R8.3."""

PREFIX = re.compile(r"^(?:取組|先進|先行|参考)?事例\s*[0-9０-９]*\s*[:：]\s*")
"""What kind of slide it is, before its title."""

CONTINUED = re.compile(
    r"(?:[（(\[【<＜]\s*(?:続き?|つづき|その[0-9０-９一二三四]|[0-9０-９]\s*[/／]\s*[0-9０-９])\s*[)）\]】>＞]|"
    r"[\s　](?:続き|つづき|[0-9０-９]\s*[/／]\s*[0-9０-９]))$"
)
"""A title that says it goes on from the page before."""


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
    opens_form: bool = False
    """Whether it stands in a cell of the form that it names."""
    titles_slide: bool = False
    """Whether it stands at the head of a landscape page."""
    told_case: bool = False
    """Whether it says before its title that a case follows (事例：…)."""
    entry: Entry | None = None
    """The announcement to which it was matched."""
    value: Passage = EMPTY
    """What the heading's line states of what it names (1. 計画期間 R3.1～R8.3): the beginning of its body."""
    card: Place | None = None
    """The frame whose first line it is and that holds more than it."""
    in_band: bool = False
    """Whether it stands in a band across the head of an upright page."""


def is_at_head(page: LaidOutPage, line: Line) -> bool:
    """Whether a line stands where a slide has its title."""
    area = page.page.place
    return line.place.top - area.top < SLIDE_TITLE * area.height


def heading_at(
    flow: Flow, indexes: list[int], source: str, level: int | None, below: int | None = None
) -> Heading:
    """The heading that blocks make; several are read as one (a number and its title in two boxes).

    Args:
        flow: the document's blocks.
        indexes: their positions, the numbering first.
        source: how it was found.
        level: the depth that the document states, None where it states none.
        below: the block in which the title's last word goes on, where it fills its frame.
    """
    lines = [line for i in indexes for line in flow.blocks[i].lines]
    parts = [without_marks(flow.blocks[i].lines) for i in indexes]
    if below is not None:
        parts[-1] = parts[-1] + without_marks(flow.blocks[below].lines)
        indexes = [*indexes, below]
    passage = Passage.join(parts, " " if len(parts) > 1 else "")
    heading = _split_heading(passage, lines[0], min(indexes), source, level)
    heading.used = indexes
    heading.x0 = lines[0].place.x0
    heading.at = min(indexes)
    page = flow.page(indexes[0])
    heading.titles_slide = is_landscape(page) and is_at_head(page, lines[0])
    heading.card = _card(flow, indexes)
    box = flow.blocks[indexes[0]].box
    across = box is not None and BAND_WIDTH * page.page.width <= box.width and box.height < BAND_HEIGHT * box.width
    heading.in_band = across and not is_landscape(page) and is_at_head(page, lines[0])
    return heading


def _card(flow: Flow, indexes: Sequence[int]) -> Place | None:
    first, last = min(indexes), max(indexes)
    box = flow.blocks[first].box
    opens = first == 0 or flow.blocks[first - 1].box != box
    goes_on = last + 1 < len(flow.blocks) and flow.blocks[last + 1].box == box
    return box if opens and goes_on else None


def without_marks(lines: Sequence[Line]) -> Passage:
    """A heading's lines without a raised note number at its end."""
    last = lines[-1]
    marks = [a for a, b in last.superscripts if b >= len(last.text)]
    if not marks:
        return join_lines(lines)
    cut = Line(last.passage[: marks[0]], last.place, last.size, last.font, last.bold, last.vertical)
    return join_lines([*lines[:-1], cut])


def heading_of(passage: Passage, line: Line, index: int, source: str, level: int | None) -> Heading:
    """The heading that a passage outside the blocks makes (a running head, a cell); it opens at a block's position."""
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
    prefix = PREFIX.match(title.text)
    if prefix is not None:
        title = title[prefix.end() :]
    start, end = strip_brackets(title.text)
    title = unspaced(title[start:end].strip())
    if numbering is not None and (torn := _TORN.match(title.text)):
        title = title[: torn.end("letter")] + title[torn.end() :]
    if trailing := _TRAILING.search(title.text):
        title = title[: trailing.start()].strip()
    value = EMPTY
    if numbering is not None and (holds := _HOLDS.match(title.text)):
        title, value = title[: holds.end("name")], title[holds.start("value") :]
    inner = parse_numbering(title.text) if numbering is None else None
    if inner is not None and start > 0 and title.text[inner.end :].strip():
        numbering, mark, title = inner, title[: inner.end].strip(), title[inner.end :].strip()
    printed = Passage.join([mark, title], " ") if mark else title
    heading = Heading(index, line.page, printed, title, numbering, line.size, line.bold, line.font, source, level)
    heading.goes_on = CONTINUED.search(passage.text) is not None
    heading.value, heading.told_case = value, prefix is not None
    return heading


def unspaced(title: Passage) -> Passage:
    """A letter-spaced heading (目　次) without the blanks between its letters."""
    letters = title.text.split()
    if len(letters) >= 2 and all(len(part) == 1 for part in letters):
        return title.without(" 　")
    return title
