"""A field's text in parts: paragraphs and list items, cut into sentences, freed of their marks, joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.document import EMPTY, Block, Cell, Line, Passage, join_lines
from extractors.language.divisions import find_divisions
from extractors.layout.blocks import BULLET
from extractors.statements.indicator_values import tell_values
from taxonomy.fields import fields_of_label

_MARK = re.compile(
    r"^(?:[・･•●○〇◎◇◆■□▪▫▸▹▶►▷➢➤✓✔☑➡⇒→★☆◉◦‣–-]"
    r"|[（(]?(?:[0-9０-９]{1,2}|[ア-ン]|[ivxⅰ-ⅹ]{1,4}|[a-zａ-ｚ])[）)．.](?![0-9])|[①-⑳㉑-㉟❶-❿⓪])[\s　]*"
)
_LABELLED = re.compile(r"(?P<label>[^\s　:：。、「」（(]{2,10})[:：]")
"""How a line of a cell begins that says itself what it tells (協力：総務課)."""
_DIVISION_LINE = re.compile(r"[^\s　、,，・（）()]{0,14}(?:[課室館園署院]|支所|出張所|事務所|事務局|センター)")
"""A line that may be the name of a division and nothing else."""
_SENTENCE_END = "。．！？"
_OPENING, _CLOSING = "（(「『【[〈<《", "）)」』】]〉>》"


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, list item or note of a field.

    ``row`` is the table row from which it was read: what stands in one row of a matrix belongs together. ``quoted``
    marks words of another document that are printed in a frame.
    """

    passage: Passage
    kind: str = "paragraph"
    row: int | None = None
    quoted: bool = False

    @property
    def text(self) -> str:
        """The part's characters."""
        return self.passage.text


def joined(parts: Iterable[Part]) -> Passage:
    """The text of parts, parted by line feeds."""
    return Passage.join((part.passage for part in parts), "\n")


def without_mark(passage: Passage) -> Passage:
    """A list item without its bullet or number."""
    match = _MARK.match(passage.text)
    return passage[match.end() :].strip() if match else passage


def sentences(passage: Passage) -> list[Passage]:
    """The sentences of a passage; an end inside brackets ends none."""
    found: list[Passage] = []
    start = depth = 0
    for i, character in enumerate(passage.text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif character == "\n" or (character in _SENTENCE_END and depth == 0):
            found.append(passage[start : i + 1].strip())
            start, depth = i + 1, 0
    found.append(passage[start:].strip())
    return [sentence for sentence in found if sentence]


def join_pieces(pieces: Sequence[tuple[Line, Passage]]) -> Passage:
    """Pieces of lines joined as a paragraph's lines are."""
    return join_lines([replace(line, passage=passage) for line, passage in pieces])


def parts_of_cell(cell: Cell) -> list[Part]:
    """The paragraphs and list items of a cell: a line that leaves room for more ends its paragraph."""
    groups: list[list[Line]] = []
    item = False
    for line in cell.lines:
        text = line.text.lstrip()
        if not text:
            continue
        bullet = BULLET.match(text) is not None
        opens = groups and text[0] in "【〔＜<■" and groups[-1][-1].text.rstrip()[-1:] in "。．）)"
        opens = opens or _says_what_it_tells(line.passage.strip())
        opens = opens or (len(groups) > 0 and _lists_divisions(groups[-1][-1].text, text))
        if groups and not bullet and not opens and _goes_on(cell, groups[-1][-1], item):
            groups[-1].append(line)
        else:
            groups.append([line])
            item = bullet
    parts = []
    for group in groups:
        kind = "item" if BULLET.match(group[0].text.lstrip()) else "paragraph"
        parts.append(Part(join_lines(group).strip() or EMPTY, kind, cell.row))
    return [part for part in parts if part.passage]


def _lists_divisions(before: str, text: str) -> bool:
    """Whether two lines of a narrow cell are a division each, though the first fills it; 課 below 部 is one name."""
    lines = [before.strip(), text.strip()]
    if not all(_DIVISION_LINE.fullmatch(line) for line in lines):
        return False
    found = [match.text for match in find_divisions("\n".join(lines))]
    return all(len(find_divisions(line)) == 1 for line in lines) and "\n" not in "".join(found)


def _says_what_it_tells(line: Passage) -> bool:
    """Whether a line begins with a label, or is a value of an indicator with its year or its word."""
    label = _LABELLED.match(line.text)
    if label is not None and fields_of_label(label["label"], dressed=True) not in ((), ("other",)):
        return True
    return any(role or value.period for role, value in tell_values(line))


def _goes_on(cell: Cell, before: Line, item: bool) -> bool:
    """Whether the line before is full, so that its paragraph goes on; ragged items go on until their sentence ends."""
    room = cell.place.width - before.place.width
    full = room < 2.6 * before.size
    ended = before.text.rstrip()[-1:] in "。．」）)"
    return full or (item and not ended and room < 4.5 * before.size)


def part_of_block(block: Block, quoted: bool = False) -> Part:
    """A block as one part."""
    kind = block.kind if block.kind in ("item", "note") else "paragraph"
    return Part(block.passage.strip(), kind, None, quoted)
