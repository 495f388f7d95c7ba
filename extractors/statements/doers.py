"""Reads from sentences which divisions will do a thing and which will help (総務課は、税務課と協力して進める)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import Passage
from extractors.language.dates import find_dates
from extractors.language.divisions import DivisionMatch, find_divisions
from taxonomy.office_words import any_office_word, office_words

Doer = tuple[DivisionMatch, Passage, str]
"""A division, where it is printed, and whether it leads (``lead``) or helps (``support``)."""

_JOINED = re.compile(r"\s*(?:[、,・]|と|及び|および|並びに|や)\s*")
_SUBJECT = re.compile(r"\s*(?:が|は(?!じめ))")
_TOGETHER = re.compile(r"\s*と[^、。がはをに]{2,14}(?:が|は)")
"""A body of another kind beside the division: 保健課と社会福祉協議会が."""
_ATTRIBUTE = re.compile(
    r"が[^、。]{0,6}(?:する|した|している|担う|行う|持つ|進める)(?!予定|こと|もの|ほか|とともに)[一-龥ァ-ヴA-Z]"
)
"""A clause about a thing, and not about what will be done (総務課が管理する台帳を公開する)."""
_WILL = re.compile(r"(?:ます|[うくぐすつぬぶむる])[。．]?$")
_WAS = re.compile(r"(?:てい(?:ます|る)|であ(?:ります|る)|となってい(?:ます|る))[。．]?$")
_ONGOING = re.compile(rf"{any_office_word('ongoing')}(?:し)?てい(?:ます|る)[。．]?$")
_NAMED = {
    role: re.compile(
        rf"(?:{any_office_word('named', role)}{'|' + any_office_word('named', 'ask') if role == 'lead' else ''})"
        r"[^、。]{0,6}は、?\s*$"
    )
    for role in ("lead", "support")
}
_WITH = re.compile(
    rf"(?:等|など)?と(?:の|も|は)?、?(?:[^、。課]{{0,4}}に?)?{any_office_word('with')}(?=[しすのをにとで的、]|$)"
)
_BY_HELP = re.compile(rf"(?:等|など)?の{any_office_word('by_help')}(?:を|の)(?:得|受け|もと|下)")
_CENTRE = re.compile(
    rf"(?:等|など)?を{any_office_word('centre')}(?:に|と)|(?:の)?{any_office_word('guided')}(?:で|の(?:もと|下))"
)
_AT_WORK = re.compile(rf"において(?!も)|で(?:は、?)?{any_office_word('at_work')}")
_HELPS = re.compile(rf"(?<!を)お?{any_office_word('helps')}(?:(?!て|た)[^、。]){{0,5}}[、。．]?\s*$")
_LAST_BRACKETS = re.compile(
    r"[（(【\[［〔](?P<inside>[^（）()【】〔〕]{2,60}(?:[（(][^（）()]*[）)][^（）()]*)*)[）)】\]］〕][。．]?\s*$"
)
_LIST = re.compile(rf"(?:[\s　、,，・及びと/／；;]|{any_office_word('others')})*")


def doers_of(sentence: Passage) -> list[Doer]:
    """The divisions that a sentence names for a task, as who does it or helps.

    ``担当は総務課とする`` names; a promise tells by its subject (総務課が進めます), by who is joined to it
    (税務課と連携して), at whose head (総務課を中心に) or where (総務課において) it is done.
    """
    text = sentence.text
    groups = groups_of(text, find_divisions(text))
    will = _WILL.search(text) is not None and (_WAS.search(text) is None or _ONGOING.search(text) is not None)
    found: list[Doer] = []
    at = 0
    for i, group in enumerate(groups):
        start, end = group[0].start_offset, group[-1].end_offset
        role = _named(text[at:start])
        if role is None and will:
            role = _acting(text, end, [following[0].start_offset for following in groups[i + 1 :]])
        if role is not None:
            found += [(match, sentence[match.start_offset : match.end_offset].strip(), role) for match in group]
        at = end
    return found


_SIGNS = "◎○●◇◆□■▶★☆"
"""Before divisions: the first of these is the one that leads."""


def in_last_brackets(passage: Passage) -> Passage | None:
    """What stands in brackets at a text's end where it is nothing but divisions and dates: （令和8年度、総務課）."""
    brackets = _LAST_BRACKETS.search(passage.text)
    if brackets is None:
        return None
    inside = brackets["inside"]
    named = find_divisions(inside)
    spans = [(match.start_offset, match.end_offset) for match in named]
    spans += [(said.start_offset, said.end_offset) for said in find_dates(inside)]
    rest = "".join(c for at, c in enumerate(inside) if not any(start <= at < end for start, end in spans))
    if not named or _LIST.fullmatch(rest) is None:
        return None
    return passage[brackets.start("inside") : brackets.end("inside")]


def divisions_alone(passage: Passage) -> Passage | None:
    """A line that is nothing but divisions behind signs, as the foot of a card has it: ◎総務課　○住民課."""
    text = passage.text.strip()
    named = find_divisions(text)
    if not named or text[:1] not in _SIGNS or "\n" in text:
        return None
    rest = "".join(c for at, c in enumerate(text) if not any(m.start_offset <= at < m.end_offset for m in named))
    return passage.strip() if all(c in _SIGNS or c in " 　、，,・／/" for c in rest) else None


def is_joined(text: str, end: int) -> bool:
    """Whether the division that ends here is one with which the work is done (税務課と連携)."""
    return _WITH.match(text, end) is not None


def groups_of(text: str, found: Sequence[DivisionMatch]) -> list[list[DivisionMatch]]:
    """Divisions that stand in one list."""
    groups: list[list[DivisionMatch]] = []
    for match in found:
        if groups and _JOINED.fullmatch(text, groups[-1][-1].end_offset, match.start_offset):
            groups[-1].append(match)
        else:
            groups.append([match])
    return groups


def _named(before: str) -> str | None:
    """The part that a text before a division gives it: 担当は, 関係課は."""
    lead, support = (_NAMED[role].search(before) for role in ("lead", "support"))
    if support is not None and (lead is None or support.start() <= lead.start()):
        return "support"
    return "lead" if lead is not None else None


def _acting(text: str, end: int, following: Sequence[int]) -> str | None:
    """The part of the divisions that end here in what a sentence promises; None for none."""
    if _WITH.match(text, end) or _BY_HELP.match(text, end):
        return "support"
    if _CENTRE.match(text, end) or _AT_WORK.match(text, end):
        return "lead"
    if not (_SUBJECT.match(text, end) or _TOGETHER.match(text, end)) or _ATTRIBUTE.match(text, end):
        return None
    return "support" if _HELPS.search(text[end : min(following, default=len(text))]) else "lead"


HELPING = re.compile("|".join(map(re.escape, office_words("helping"))))
"""Words of a label whose divisions help."""
