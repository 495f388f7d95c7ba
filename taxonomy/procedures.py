"""Recognises printed titles of procedures and of standardised business systems; numbers are never trusted."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from taxonomy.loader import load_taxonomy
from taxonomy.search_text import fold

MINIMUM_SCORE = 0.82
"""Likeness under which a title is no known procedure; exact and variant titles score 1.0 and 0.98."""
AHEAD = 0.02
"""By so much the best title has to be more alike than that of any other procedure."""

_NUMBERING = re.compile(
    r"^(?:[①-⓿]|\(?[0-9]{1,2}\)|[0-9]{1,2}[.:]|[0-9]{1,2}(?=[^0-9年月.])|[ア-ン]\)?[.:](?=.)|[・○●◆■\-])+"
)
_NOTE = re.compile(r"※[0-9]*.*$|\*+$")
_PUNCTUATION = re.compile(r"[\s()・,、。「」/\-]")
_SOFT = (
    ("居住", "居宅"),
    ("り災", "罹災"),
    ("駐車場の許可", "駐車の許可"),
    ("駐車許可", "駐車の許可"),
    ("請求書", "請求"),
    ("の申込み", "の申込"),
)


@dataclass(frozen=True, slots=True)
class ProcedureMatch:
    """A recognised procedure.

    Attributes:
        lists: list id to the number inside that list (None where the list has no numbers).
        scope: `municipality`, `prefecture` or `both`.
        score: likeness of the titles, 1.0 for the official one.
    """

    procedure_id: str
    title: str
    category: str
    scope: str
    lists: dict[str, int | None]
    score: float


@dataclass(frozen=True, slots=True)
class SystemMatch:
    """A recognised business system; the deadlines are those of the national plan, null where it states none."""

    system_id: str
    title: str
    in_17: bool
    specification_deadline: str | None
    migration_deadline: str | None
    score: float


def _key(title: str) -> str:
    text = _NOTE.sub("", _NUMBERING.sub("", fold(title)))
    for variant, official in _SOFT:
        text = text.replace(variant, official)
    return _PUNCTUATION.sub("", text)


@lru_cache(maxsize=1)
def _procedure_keys() -> dict[str, tuple[str, float]]:
    keys: dict[str, tuple[str, float]] = {}
    for procedure in load_taxonomy().procedures:
        for label in procedure.variants:
            keys.setdefault(_key(label.text), (procedure.id, 0.98))
    for procedure in load_taxonomy().procedures:
        keys[_key(procedure.title)] = (procedure.id, 1.0)
    return keys


@lru_cache(maxsize=4096)
def resolve_procedure(title: str) -> ProcedureMatch | None:
    """Return the national procedure that a printed title names, or None.

    The words decide, never the number before them: municipal lists renumber, and two lists of 24 differ. 居住 for 居宅
    and 駐車場 or 駐車許可 for 駐車の許可 are slips of printed lists and are accepted; that lowers the score.
    """
    keys = _procedure_keys()
    key = _key(title)
    if len(key) < 2:
        return None
    found = keys.get(key) or _closest(key, keys)
    return _match(title, *found) if found is not None else None


@lru_cache(maxsize=4096)
def named_procedure(title: str) -> ProcedureMatch | None:
    """Return the procedure whose title or variant is printed without a slip, or None."""
    found = _procedure_keys().get(_key(title))
    return _match(title, *found) if found is not None else None


def _match(title: str, procedure_id: str, score: float) -> ProcedureMatch:
    procedure = next(row for row in load_taxonomy().procedures if row.id == procedure_id)
    if score == 1.0 and not _same_letters(title, procedure.title):
        score = 0.98
    return ProcedureMatch(
        procedure.id, procedure.title, procedure.category, procedure.scope, dict(procedure.lists), round(score, 3)
    )


def _same_letters(printed: str, official: str) -> bool:
    return _PUNCTUATION.sub("", fold(official)) in _PUNCTUATION.sub("", fold(printed))


def _closest(key: str, keys: dict[str, tuple[str, float]]) -> tuple[str, float] | None:
    """Return the most alike title if it is alike enough and clearly ahead of every other procedure."""
    ranked: dict[str, float] = {}
    for candidate in _within_reach(key):
        procedure_id = keys[candidate][0]
        ratio = SequenceMatcher(None, key, candidate, autojunk=False).ratio()
        ranked[procedure_id] = max(ranked.get(procedure_id, 0.0), ratio)
    best = sorted(ranked.items(), key=lambda pair: -pair[1])[:2]
    if not best or best[0][1] < MINIMUM_SCORE or (len(best) > 1 and best[0][1] - best[1][1] < AHEAD):
        return None
    return best[0][0], 0.97 * best[0][1]


def _within_reach(key: str) -> list[str]:
    """The titles that are alike enough in some order of the letters, or too near to one that is."""
    table = _letter_table()
    counts = Counter(key)
    known = [letter for letter in counts if letter in table.rows]
    least = MINIMUM_SCORE - AHEAD
    # The shortest title that is long enough needs so many letters of a key.
    if sum(counts[letter] for letter in known) < least / (2 - MINIMUM_SCORE) * len(key):
        return []
    printed = np.array([counts[letter] for letter in known], dtype=np.int16)
    shared = np.minimum(table.counts[[table.rows[letter] for letter in known]], printed[:, None]).sum(axis=0)
    both = table.lengths + len(key)
    near = (2 * np.minimum(table.lengths, len(key)) >= MINIMUM_SCORE * both) & (2 * shared >= least * both)
    return [table.titles[i] for i in np.flatnonzero(near).tolist()]


class _LetterTable(NamedTuple):
    """How often each letter stands in each known title: a row a letter, a column a title."""

    titles: list[str]
    lengths: np.ndarray
    rows: dict[str, int]
    counts: np.ndarray


@lru_cache(maxsize=1)
def _letter_table() -> _LetterTable:
    titles = list(_procedure_keys())
    rows = {letter: i for i, letter in enumerate(sorted(set("".join(titles))))}
    counts = np.zeros((len(rows), len(titles)), dtype=np.int16)
    for column, title in enumerate(titles):
        for letter, count in Counter(title).items():
            counts[rows[letter], column] = count
    return _LetterTable(titles, np.array([len(title) for title in titles]), rows, counts)


_LIST_WORDS: tuple[tuple[str, str], ...] = (
    (r"31手続|特に国民の利便性向上に資する手続", "procedures-31"),
    (r"26手続", "procedures-26"),
    (r"32手続|よく使う", "frequent-32"),
    (r"転出・?転入|転入・?転出|引越", "move"),
)


def list_of_label(label: str) -> str | None:
    """Return the list that a printed caption names in so many words, or None.

    The parts of 別紙4 are not guessed from 子育て関係 alone, which heads other lists as well.
    """
    text = fold(label)
    return next((list_id for pattern, list_id in _LIST_WORDS if re.search(pattern, text)), None)


def list_of_titles(titles: list[str]) -> str | None:
    """Return the smallest national list that holds every recognised one of `titles`, if most are recognised.

    At least four fifths of the titles have to be known procedures, and the list must not be more than half absent; else
    the list is a body's own and the answer is None.
    """
    found = [match for match in map(resolve_procedure, titles) if match]
    if not found or len(found) < 0.8 * len(titles):
        return None
    sizes = {row.id: row.count for row in load_taxonomy().procedure_lists}
    shared = set.intersection(*(set(match.lists) for match in found))
    fitting = [key for key in shared if 2 * len({match.procedure_id for match in found}) >= sizes[key]]
    return min(fitting, key=lambda key: sizes[key]) if fitting else None


@lru_cache(maxsize=1)
def _system_keys() -> dict[str, tuple[str, float]]:
    keys: dict[str, tuple[str, float]] = {}
    for system in load_taxonomy().systems:
        for alias in system.aliases:
            keys.setdefault(_key(alias), (system.id, 0.95))
    for system in load_taxonomy().systems:
        keys[_key(system.title)] = (system.id, 1.0)
    return keys


_SYSTEM_TAIL = re.compile(r"(?:業務)?(?:システム|事務|業務)$")


def resolve_system(title: str) -> SystemMatch | None:
    """Return the standardised business system that a printed name means (住民記録 for 住民基本台帳 …), or None."""
    keys = _system_keys()
    key = _key(title)
    found = keys.get(key) or keys.get(_SYSTEM_TAIL.sub("", key))
    if found is None:
        return None
    system = next(row for row in load_taxonomy().systems if row.id == found[0])
    return SystemMatch(
        system.id, system.title, system.in_17, system.specification_deadline, system.migration_deadline, found[1]
    )
