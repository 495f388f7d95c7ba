"""The words of the report in Japanese and English: ``words.csv`` has a row a key."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("ja", "en")


@cache
def words() -> Mapping[str, tuple[str, str]]:
    """Every key with its words in Japanese and in English; ``{n}`` in them stands for a value."""
    text = (files("analysis.report") / "words.csv").read_text(encoding="utf-8")
    return {row["key"]: (row["ja"], row["en"]) for row in csv.DictReader(io.StringIO(text))}


def say(key: str, language: str = "ja", **values: Any) -> str:
    """The words of a key, with its values put in.

    Raises:
        KeyError: if there is no such key.
    """
    text = words()[key][LANGUAGES.index(language)]
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
