"""Gives the words of offices, which are data: those in their names, and those by which plans say who does a thing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from taxonomy.loader import read_yaml


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_yaml("office_words.yaml")
    return data


@lru_cache(maxsize=1)
def office_names() -> dict[str, list[str]]:
    """Words in the names of offices by kind (``kana``, ``subjects``, ``boards`` …), as the data lists them."""
    data: dict[str, list[str]] = read_yaml("office_names.yaml")
    return data


def office_words(*keys: str) -> tuple[str, ...]:
    """Words of a kind (``helping``; ``named``, ``lead``), longest first."""
    found: Any = _data()
    for key in keys:
        found = found[key]
    return _longest_first(found)


def any_office_word(*keys: str) -> str:
    """A group that matches any word of a kind, the longest first."""
    return "(?:" + "|".join(map(re.escape, office_words(*keys))) + ")"


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))
