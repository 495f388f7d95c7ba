"""Gives the words of roles and bodies, which are data, as parts of regular expressions."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from taxonomy.loader import read_yaml


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_yaml("role_words.yaml")
    return data


def role_words(kind: str) -> tuple[str, ...]:
    """Words of a kind (``chief``, ``head``, ``member``, ``no_role``, ``placed``, ``body``), longest first."""
    return _longest_first(_data()[kind])


def any_of(*kinds: str) -> str:
    """A group that matches any word of these kinds, the longest first."""
    words = {word for kind in kinds for word in role_words(kind)}
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


def head_words(asks: str) -> tuple[str, ...]:
    """Words of a column's head that asks for the ``name``, the ``holder`` or the ``duties`` of a role or body."""
    return _longest_first(_data()["heads"][asks])


def _longest_first(row: dict[str, list[str]]) -> tuple[str, ...]:
    words = {str(word) for word in (*row.get("seen", ()), *row.get("recalled", ()))}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
