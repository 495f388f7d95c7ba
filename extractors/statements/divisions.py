"""Divisions named for a measure, with their part in it: who leads and who supports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Passage, Section
from extractors.language.divisions import DivisionMatch, find_divisions
from extractors.statements.find import Statement
from extractors.statements.parts import Part, sentences

_SUPPORT = re.compile(
    r"関係|関連|連携|協力|副担当|副所管|支援(?:課|部署|する)|補助|補佐|サポート|手伝|応援|後押し|助っ人|共管|いっしょに|一緒に|ともに|共に"
    r"|手を(?:貸|携)|力を(?:貸|合わせ)|支える|相方|仲間"
)
_PLACE = r"(?:する|となる)?(?:部?課室?|部署|部局|所属|機関|先|担当課?)?\s*(?:[)）】\]]\s*[:：　 ]?|[:：　 ])"
_ROLE = re.compile(
    rf"(?P<support>(?:関係|関連|連携|協力|副担当|副所管|支援){_PLACE})"
    rf"|(?P<lead>(?:主担当|主管|所管|主所管|主務|担当|中心|主体|主){_PLACE})"
)
_SUBJECT = re.compile(r"\s*(?:が|は(?!じめ))")
_JOINED = re.compile(r"\s*(?:[、,・]|と|及び|および|並びに|や)\s*")
_WITH = re.compile(r"\s*(?:等|など)?と(?:の)?(?:連携|協力|調整)")
_TOGETHER = re.compile(r"\s*と[^、。がはをに]{2,14}(?:が|は)")
"""A body of another kind beside the division: 保健課と社会福祉協議会が."""
_NAMED_FOR = re.compile(r"(?:担当|所管|受け持つの|担うの|中心となるの|(?:進める|行う)の)[^、。]{0,6}は、?\s*$")
_WILL = re.compile(r"(?:ます|[うくぐすつぬぶむる])[。．]?$")
_WAS = re.compile(r"(?:てい(?:ます|る)|であ(?:ります|る)|となってい(?:ます|る))[。．]?$")
_ONGOING_DUTY = re.compile(r"(?:担当|所管|担っ|受け持っ)(?:し)?てい(?:ます|る)[。．]?$")
_HELPS = re.compile(r"(?:協力|連携|支援)(?:し|する)[^。]{0,2}[。．]?$")
_LAST_BRACKETS = re.compile(
    r"[（(【\[［](?P<inside>[^（）()【】]{3,60}(?:[（(][^（）()]*[）)][^（）()]*)*)[）)】\]］][。．]?\s*$"
)
_LIST = re.compile(r"[\s　、,，・及びと/／]*")
_OF_THE_PLAN = ("organization", "planned-approach")
"""Measures whose sentences tell what part a division has in carrying the plan (総務課が事務局を務める)."""
_TOLD_IN = ("policy", "goal", "actions")


@dataclass(frozen=True, slots=True)
class Assignment:
    """A division named for a statement; ``section`` is where the statement is made."""

    statement: Statement
    section: Section
    match: DivisionMatch
    passage: Passage
    role: str


def find_assignments(statements: Sequence[Statement]) -> list[Assignment]:
    """All divisions of statements about a national measure, in the order of the document.

    A table that only lists measures against divisions ties them to the statements which it lists.
    """
    found: list[Assignment] = []
    for statement in statements:
        if not statement.matches or statement.origin in ("template", "other_body"):
            continue
        for located in statement.fields:
            if located.field.name != "departments":
                continue
            role = located.field.role or ("support" if _SUPPORT.search(located.field.label.text) else "lead")
            named = [n for part in located.field.parts for n in _divisions(part, role)]
            if statement.listed:
                found += [Assignment(statement, located.section, *n) for n in named]
                continue
            meant = _meant(statement, statements)
            found += [Assignment(to, to.section, *n) for to in meant for n in named]
            if not meant:
                found += [Assignment(statement, located.section, *n) for n in named]
        if statement.origin == "own" and statement.listed and statement.measure_id not in _OF_THE_PLAN:
            found += _told(statement) if not statement.named("departments") else []
    return _once(found)


def _told(statement: Statement) -> list[Assignment]:
    """The divisions of a measure without a field for them, as its sentences tell what they will do."""
    texts = [at for at in statement.loose if at[0] is statement.section]
    texts += [(at.section, part) for at in statement.fields if at.field.name in _TOLD_IN for part in at.field.parts]
    said = [(section, part) for section, part in texts if not part.quoted and part.kind != "note"]
    found = [
        Assignment(statement, section, *named)
        for section, part in said
        for sentence in sentences(part.passage)
        for named in _doers(sentence)
    ]
    return found or [Assignment(statement, section, *named) for section, part in said for named in _in_brackets(part)]


def _in_brackets(part: Part) -> list[tuple[DivisionMatch, Passage, str]]:
    """Divisions that alone stand in brackets at the end of a paragraph: （総務課、町民課）."""
    brackets = _LAST_BRACKETS.search(part.text)
    if brackets is None:
        return []
    inside = brackets["inside"]
    found = find_divisions(inside)
    rest = "".join(inside[a.end_offset : b.start_offset] for a, b in pairwise(found))
    if not found or found[0].start_offset > 0 or found[-1].end_offset < len(inside.rstrip()):
        return []
    whole = Part(part.passage[brackets.start("inside") : brackets.end("inside")])
    return _divisions(whole, "lead") if _LIST.fullmatch(rest) else []


def _doers(sentence: Passage) -> list[tuple[DivisionMatch, Passage, str]]:
    """The divisions that are the subject of a promise (総務課が進めます) or named for a task (担当は総務課です)."""
    text = sentence.text
    found = find_divisions(text)
    will = _WILL.search(text) is not None and (_WAS.search(text) is None or _ONGOING_DUTY.search(text) is not None)
    doers: list[tuple[DivisionMatch, Passage, str]] = []
    for group in _groups(text, found):
        after = text[group[-1].end_offset :]
        acts = will and (_SUBJECT.match(after) or _TOGETHER.match(after))
        if acts or _NAMED_FOR.search(text[: group[0].start_offset]):
            role = "support" if acts and _HELPS.search(text) else "lead"
            doers += [(match, sentence[match.start_offset : match.end_offset].strip(), role) for match in group]
    return doers


def _divisions(part: Part, role: str) -> list[tuple[DivisionMatch, Passage, str]]:
    words = [(m.start(), "support" if m["support"] else "lead") for m in _ROLE.finditer(part.text)]
    found = []
    for group in _groups(part.text, find_divisions(part.text)):
        helping = _WITH.match(part.text, group[-1].end_offset) is not None
        for match in group:
            said = [word for at, word in words if at < match.start_offset]
            passage = part.passage[match.start_offset : match.end_offset].strip()
            found.append((match, passage, "support" if helping else said[-1] if said else role))
    return found


def _groups(text: str, found: Sequence[DivisionMatch]) -> list[list[DivisionMatch]]:
    """Divisions that stand in one list."""
    groups: list[list[DivisionMatch]] = []
    for match in found:
        if groups and _JOINED.fullmatch(text, groups[-1][-1].end_offset, match.start_offset):
            groups[-1].append(match)
        else:
            groups.append([match])
    return groups


def _meant(row: Statement, statements: Sequence[Statement]) -> list[Statement]:
    """The statements that a row of a list means: of its measure, and if there are several, those with its name."""
    same = [s for s in statements if s.listed and s.measure_id == row.measure_id and s.origin == row.origin]
    named = [s for s in same if _plain(s.title.text) == _plain(row.title.text)]
    return named or same


def _plain(text: str) -> str:
    return re.sub(r"[\s　()（）・]", "", text)


def _once(found: Sequence[Assignment]) -> list[Assignment]:
    """Each division once a statement and role: rows of a matrix that repeat it add its units."""
    seen: dict[tuple[int, str | None, str | None, tuple[str, ...], str], Assignment] = {}
    for item in found:
        key = (id(item.statement), item.match.bureau, item.match.division, item.match.units, item.role)
        seen.setdefault(key, item)
    return list(seen.values())
