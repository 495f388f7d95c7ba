"""Divisions named for a measure, with their part in it: who leads and who supports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.document import Passage, Section
from extractors.language.divisions import DivisionMatch, find_divisions
from extractors.statements.doers import HELPING, divisions_alone, doers_of, groups_of, in_last_brackets, is_joined
from extractors.statements.find import Statement
from extractors.statements.parts import Part, sentences
from taxonomy.office_words import any_office_word

_PLACE = r"(?:する|となる)?(?:部?課室?|部署|部局|所属|機関|先|担当課?)?\s*(?:[)）】\]］〕]\s*[:：　 ]?|[:：　 ])"
_ROLE = re.compile(
    rf"(?P<support>{any_office_word('inside', 'support')}{_PLACE})"
    rf"|(?P<lead>{any_office_word('inside', 'lead')}{_PLACE})"
)
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
            label = re.sub(r"[ 　]", "", located.field.label.text)
            role = located.field.role or ("support" if HELPING.search(label) else "lead")
            named = _below_bureaus(located.field.parts, role)
            if statement.listed:
                found += [Assignment(statement, located.section, *n) for n in named]
                continue
            meant = _meant(statement, statements)
            # What a form states itself is no row less for an overview that says it before.
            silent = [to for to in meant if not to.named("departments")]
            found += [Assignment(to, to.section, *n) for to in silent for n in named]
            if not silent:
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
        for named in doers_of(sentence)
    ]
    ends = [(statement.section, statement.title), *((section, part.passage) for section, part in said)]
    return found or [
        Assignment(statement, section, *named)
        for section, passage in ends
        if (inside := in_last_brackets(passage) or divisions_alone(passage)) is not None
        for named in _divisions(Part(inside), "lead")
    ]


def _below_bureaus(parts: Sequence[Part], role: str) -> list[tuple[DivisionMatch, Passage, str]]:
    """The divisions of a field; a bureau alone on a line stands above those on the lines below it (総務部／情報課)."""
    said = [(part, *named) for part in parts for named in _divisions(part, role)]
    found: list[tuple[DivisionMatch, Passage, str]] = []
    bureau: str | None = None
    for i, (part, match, passage, helps) in enumerate(said):
        following = said[i + 1] if i + 1 < len(said) else None
        if match.division is None and following is not None and _heads(part, match, following[0], following[1]):
            bureau = match.bureau
            continue
        if match.bureau is not None:
            bureau = None
        found.append((replace(match, bureau=bureau) if bureau is not None else match, passage, helps))
    return found


def _heads(part: Part, bureau: DivisionMatch, below: Part, division: DivisionMatch) -> bool:
    """Whether a bureau ends its line and the division behind it begins the next one."""
    if division.division is None or division.bureau is not None:
        return False
    if part is below:
        return "\n" in part.text[bureau.end_offset : division.start_offset].strip(" 　")
    return not part.text[bureau.end_offset :].strip() and not below.text[: division.start_offset].strip()


def _divisions(part: Part, role: str) -> list[tuple[DivisionMatch, Passage, str]]:
    words = [(m.start(), "support" if m["support"] else "lead") for m in _ROLE.finditer(part.text)]
    found = []
    for group in groups_of(part.text, find_divisions(part.text)):
        helping = is_joined(part.text, group[-1].end_offset)
        for match in group:
            said = [word for at, word in words if at < match.start_offset]
            passage = part.passage[match.start_offset : match.end_offset].strip()
            found.append((match, passage, "support" if helping else said[-1] if said else role))
    return found


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
