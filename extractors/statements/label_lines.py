"""Knows the label with which a line begins, whatever its dress (【方針】, ■ 課題, ア　時期：, 所　管　総務課)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.document import Passage
from extractors.language.folding import STRIPES
from extractors.outline.numbering import parse_numbering
from extractors.statements.indicator_values import tell_values
from extractors.statements.label_book import VOCABULARY, LabelBook

OPEN, CLOSE = r"【［\[〔〈＜<《≪", r"】］\]〕〉＞>》≫"
_MARKS = f"■□◆◇●○〇◎▼▽▶▷►➢➤◼▪★☆{STRIPES}"
_BRACKETED = re.compile(
    rf"[{_MARKS}・\s　]*(?P<label>[{OPEN}](?P<inner>[^{OPEN}{CLOSE}]{{1,24}})[{CLOSE}])\s*[:：]?[\s　]*"
)
_MARKED = re.compile(rf"[\s　]*[{_MARKS}][\s　]*(?P<label>(?P<inner>[^\s　:：。、（(]{{1,16}}))(?:[:：\s　]+|$)")
_COLON = re.compile(r"[\s　・]*(?P<label>(?P<inner>[^\s　:：。、「」]{1,16}))[\s　]*[:：][\s　]*")
_LEADER = re.compile(
    r"[\s　・]*(?P<label>(?P<inner>[^\s　:：。、「」…‥・.]{2,12}))(?:[…‥]+|・{3,}|\.{3,})[\s　]*(?=\S)"
)
_ROUND = re.compile(r"[\s　・]*(?P<label>[（(](?P<inner>[^（）()。、]{2,12})[）)])\s*[:：]?[\s　]*")
_WIDE = re.compile(r"[\s　・]*(?P<label>(?P<inner>[^\s　:：。、「」]{2,12}))(?:　|[ ]{2,})[\s　]*(?=\S)")
_ONE_BLANK = re.compile(r"[\s　・]*(?P<label>(?P<inner>[^\s　:：。、「」]{2,12})) (?=\S)")
_SIGNS = "／/|｜│┃→⇒▶►＞>"
_BAR = re.compile(
    rf"[\s　・{_MARKS}]*(?P<label>(?P<inner>[^\s　:：。、「」{_SIGNS}]{{2,12}}))[\s　]*[{_SIGNS}]"
    r"(?:[\s　]*(?=\S)|(?<=[▶►])[\s　]*$)"
)
_TO_SIGN = re.compile(rf"[\s　:：{_SIGNS}]")
_BETWEEN_MARKS = re.compile(
    rf"[\s　]*[～〜~{_MARKS}―─－-]+[\s　]*(?P<label>(?P<inner>[^\s　:：。、（(]{{2,16}}))"
    rf"[\s　]*[～〜~{_MARKS}―─－-]+[\s　]*$"
)
_SPREAD = re.compile(rf"[\s　・{_MARKS}]*(?P<label>[一-龥](?:[ 　]{{1,4}}[一-龥]){{1,4}})")
_BEHIND_SPREAD = re.compile(r"[\s　]*[:：][\s　]*|[\s　]+(?=\S)|$")
_DRESSES = (
    ("bracket", _BRACKETED),
    ("between", _BETWEEN_MARKS),
    ("mark", _MARKED),
    ("colon", _COLON),
    ("leader", _LEADER),
    ("round", _ROUND),
    ("bar", _BAR),
    ("gap", _WIDE),
    ("blank", _ONE_BLANK),
)
_LONGEST_IN_COLUMN = 10
"""Letters of a label beside its text."""
_SENTENCE = re.compile(r"[。．]$|(?:ます|する|した)$")
_WIDE_GAP = 1.6
"""White space, in letters, behind which a column of its own begins."""
_AT_EDGE = 1.0
"""Points by which a text may begin beside the edge of the others."""
_FRAMES = "【［[〔<＜〈《■◆●▼▶"
"""What a label has before it that is set apart whatever follows."""
_LEAST_GAP = 0.8
"""White space, in letters, that parts a label from its text where only one blank was read."""


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label and the fields that it opens.

    ``dress`` says how it is set apart (its bracket, ``mark``, ``colon``, ``gap`` …); empty for a heading, cell or box.
    """

    passage: Passage
    fields: tuple[str, ...]
    dress: str = ""


def label_at(passage: Passage, alone: bool = False, book: LabelBook = VOCABULARY) -> tuple[Label, int] | None:
    """The label with which a line begins and the offset of the text behind it.

    A number before it (ア　時期　令和8年度) is passed over where the label is one that any plan may use.

    Args:
        passage: the line.
        alone: whether the line is a block of its own, so that bare words may be a label.
        book: the document's labels.
    """
    found = _dressed(passage, alone, book)
    if found is not None:
        return found
    numbering = parse_numbering(passage.text)
    if numbering is None or not 0 < numbering.end < len(passage):
        return None
    behind = _dressed(passage[numbering.end :], False, book)
    if behind is None or behind[0].fields == ("other",) or behind[1] >= len(passage) - numbering.end:
        return None
    return Label(behind[0].passage, behind[0].fields, "number"), numbering.end + behind[1]


def _dressed(passage: Passage, alone: bool, book: LabelBook) -> tuple[Label, int] | None:
    text = passage.text
    for dress, pattern in _DRESSES:
        match = pattern.match(text)
        if match is None:
            continue
        gap = _WIDE_GAP if dress != "blank" or book.before_blanks(match["inner"]) else _gap(passage, match)
        if gap < _LEAST_GAP:
            continue
        parted = gap >= _WIDE_GAP
        if dress == "bar" and book.fields(_TO_SIGN.split(text[match.end() :])[0]):
            continue  # 現状／課題 is one label, and so is 担当課／関係課
        fields = book.fields(match["inner"], dressed=parted)
        plain = fields == ("other",) and dress != "bracket" and not book.knows_own(match["inner"])
        if not fields or plain or _values_alone(passage):
            continue
        name = match["label"][0] if dress in ("bracket", "round") else "gap" if dress == "blank" else dress
        return Label(passage[match.start("label") : match.end("label")], fields, name), match.end()
    column = _in_column(passage, book)
    if column is not None:
        return column
    spread = _spread(text, book)
    if spread is not None:
        start, end, fields, behind = spread
        return Label(passage[start:end], fields, "gap"), behind
    bare = text.strip()
    if alone and 2 <= len(bare) <= 16:
        fields = book.fields(bare, dressed=book.bare)
        if fields and (fields != ("other",) or book.knows_own(bare)):
            return Label(passage.strip(), fields, "bare"), len(text)
    return None


def _in_column(passage: Passage, book: LabelBook) -> tuple[Label, int] | None:
    """A label in a column of its own, beside the middle of its text, so that no blank was read between them.

    One that fills its column ends where the texts of the document's other labels begin.
    """
    places = passage.places
    for at in range(2, min(_LONGEST_IN_COLUMN, len(passage) - 1) + 1):
        before, after = places[at - 1], places[at]
        if before is None or after is None or before.page != after.page:
            return None
        apart = after.x0 - before.x1 >= _WIDE_GAP * before.height
        if passage.text[at] in " 　" or not (apart or any(abs(after.x0 - edge) <= _AT_EDGE for edge in book.edges)):
            continue
        fields = book.fields(passage.text[:at].strip(), dressed=True)
        return (Label(passage[:at], fields, "gap"), at) if fields and fields != ("other",) else None
    return None


def _values_alone(line: Passage) -> bool:
    """Whether a line says of an indicator named above it what its values are: （現状　12％）, 目標：150件（R11）."""
    if line.text.lstrip(" \u3000")[:1] in _FRAMES or _SENTENCE.search(line.text):
        return False
    return any(role for role, _ in tell_values(line))


def _gap(passage: Passage, match: re.Match[str]) -> float:
    """How wide the white space behind a label is printed, in letters of the label."""
    before, after = passage.places[match.end("label") - 1], passage.places[match.end()]
    if before is None or after is None or before.page != after.page:
        return 0.0
    return (after.x0 - before.x1) / max(before.height, 1.0)


def _spread(text: str, book: LabelBook) -> tuple[int, int, tuple[str, ...], int] | None:
    """A label whose letters are spread out (所　　管　　総務課): its start, end and fields, where its text begins."""
    match = _SPREAD.match(text)
    if match is None:
        return None
    printed = match["label"]
    ends = [at + 1 for at, char in enumerate(printed) if char not in " 　"]
    for end in reversed(ends[1:]):
        behind = _BEHIND_SPREAD.match(text, match.start("label") + end)
        fields = book.fields(re.sub(r"[ 　]", "", printed[:end]), dressed=True)
        if fields and fields != ("other",) and behind is not None:
            return match.start("label"), match.start("label") + end, fields, behind.end()
    return None
