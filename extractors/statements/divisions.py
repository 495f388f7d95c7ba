"""Divisions named for a measure, with their part in it: who leads and who supports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Passage, Section
from extractors.language.divisions import DivisionMatch, find_divisions
from extractors.statements.find import Statement
from extractors.statements.parts import Part

_SUPPORT = re.compile(r"関係|関連|連携|協力|副担当|支援(?:課|部署)|補助|サポート")
_PLACE = r"(?:する|となる)?(?:部?課室?|部署|部局|所属|機関|先|担当課?)?\s*[)）】\]]?\s*[:：　 ]"
_ROLE = re.compile(
    rf"(?P<support>(?:関係|関連|連携|協力|副担当|副所管|支援){_PLACE})"
    rf"|(?P<lead>(?:主担当|主管|所管|主所管|主務|担当|中心|主体|主){_PLACE})"
)


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
            role = "support" if _SUPPORT.search(located.field.label.text) else "lead"
            named = [n for part in located.field.parts for n in _divisions(part, role)]
            if statement.listed:
                found += [Assignment(statement, located.section, *n) for n in named]
                continue
            meant = _meant(statement, statements)
            found += [Assignment(to, to.section, *n) for to in meant for n in named]
            if not meant:
                found += [Assignment(statement, located.section, *n) for n in named]
    return _once(found)


def _divisions(part: Part, role: str) -> list[tuple[DivisionMatch, Passage, str]]:
    words = [(m.start(), "support" if m["support"] else "lead") for m in _ROLE.finditer(part.text)]
    found = []
    for match in find_divisions(part.text):
        said = [word for at, word in words if at < match.start_offset]
        passage = part.passage[match.start_offset : match.end_offset].strip()
        found.append((match, passage, said[-1] if said else role))
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
