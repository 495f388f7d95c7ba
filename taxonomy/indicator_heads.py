"""Tells what a table's head asks of an indicator (name, unit, baseline, target), by words that are data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from taxonomy.loader import read_yaml
from taxonomy.search_text import fold

_DATE = re.compile(
    r"(?:(?:令和|平成|[rh])(?:\d{1,2}|元)|20\d\d|\d{1,2}(?=年))(?:\(\d{2,4}\))?(?:年度?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?度?末)?(?:時点|現在)?"
    r"(?:での|における|まで|比)?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MARKS = re.compile(r"[()\[\]【】「」:、,・/*※%\s]")
_ARROW = re.compile(r"→|⇒|➡|➔|⟶|▶|►|~>|->")
_EDGES = re.compile(r"^(?:の|時点|末|年度)+|(?:(?<!も)の|に|は)+$")


@lru_cache(maxsize=1)
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    made = []
    for row in read_yaml("indicator_words.yaml")["roles"]:
        before, behind = (_any(row.get(name, ())) for name in ("before", "behind"))
        words = _any((*row.get("seen", ()), *row.get("recalled", ())))
        front, end = (f"(?:{part})*" if part else "" for part in (before, behind))
        made.append((str(row["role"]), re.compile(f"{front}(?:{words}){end}")))
    return tuple(made)


def _any(words: Iterable[str]) -> str:
    folded = {fold(str(word)).replace(" ", "") for word in words}
    return "|".join(re.escape(word) for word in sorted(folded, key=len, reverse=True))


@lru_cache(maxsize=1)
def _no_value() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_any(read_yaml('indicator_words.yaml')['no_value'])})?[-‐–—―ー－/／…\s　\d]*$")


@lru_cache(maxsize=8192)
def role_of_head(text: str) -> str | None:
    """Return ``name``, ``item``, ``unit``, ``between``, ``target``, ``baseline``, or ``both``; None for another head.

    Dates and what brackets add are no part of the head: 令和11年度（目標） is a target. ``both`` is one column for
    baseline and target (現状（R6）→目標（R10）).
    """
    plain = fold(text).replace(" ", "")
    halves = [half for half in _ARROW.split(plain) if half]
    if len(halves) == 2 and [role_of_head(half) for half in halves] == ["baseline", "target"]:
        return "both"
    undated = _DATE.sub("", plain)
    for kept in (_BRACKETED.sub("", undated), undated):
        bare = _EDGES.sub("", _MARKS.sub("", kept))
        found = next((role for role, pattern in _roles() if pattern.fullmatch(bare)), None) if bare else None
        if found is not None:
            return found
    return None


def may_name(text: str) -> bool:
    """Whether a head names indicators only beside others that do (項目, 目標)."""
    bare = _MARKS.sub("", _BRACKETED.sub("", fold(text)))
    return role_of_head(text) in ("name", "item") or bare.endswith("目標")


def is_no_value(text: str) -> bool:
    """Whether a cell says that there is no value: a dash, 検討中, 未定."""
    plain = fold(text).replace(" ", "").strip("()。")
    return not re.search(r"\d", plain) and _no_value().match(plain) is not None


@lru_cache(maxsize=1)
def change_words() -> dict[str, tuple[str, ...]]:
    """Stems of verbs by the direction in which a figure goes (``up``, ``down``), and ``multiples`` (倍増, 半減)."""
    data = read_yaml("indicator_words.yaml")
    return {way: tuple(data["verbs"][way]) for way in ("up", "down")} | {"multiples": tuple(data["multiples"])}
