"""Names the field that a printed label opens (方針, 目標時期, 現状と課題 …)."""

import re
from functools import lru_cache

from taxonomy.loader import load_taxonomy
from taxonomy.search_text import fold

_WRAP = re.compile(r"^[\s【\[<〈《「『(◆■□●○◇▼▽▲・※*☆★]+|[\s】\]>〉》」』):：。*]+$")
_JOIN = re.compile(r"・|と|及び|および|並びに|/|、")
_QUALIFIER = re.compile(
    r"^\(?(?:令和|平成|[RH]?\d|20\d\d).{0,14}?(?:年度?|Q\)|期\))の?|\([^()]{1,20}\)$|^(?:主な|今後の|本市の|本町の|具体的な|各)"
)


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for label in load_taxonomy().field_labels:
        table.setdefault(_key(label.text), label.fields)
    return table


def _key(text: str) -> str:
    folded = fold(text).replace(" ", "")
    previous = None
    while previous != folded:
        previous, folded = folded, _WRAP.sub("", folded)
    return folded


@lru_cache(maxsize=65536)
def fields_of_label(text: str) -> tuple[str, ...]:
    """Return the fields that a printed label opens, in order; empty when it is no known label.

    A compound label is split on と, ・, 及び, ／ only when every part is a known label (目標時期と財政支援).
    """
    table = _table()
    key = _key(text)
    plain = _QUALIFIER.sub("", key)
    for candidate in (key, plain, key.replace("の", ""), plain.replace("の", "")):
        if candidate in table:
            return table[candidate]
    parts = [part for part in _JOIN.split(key) if part]
    if len(parts) > 1 and all(part in table for part in parts):
        return tuple(dict.fromkeys(name for part in parts for name in table[part]))
    return ()


def is_field_label(text: str) -> bool:
    """Say whether `text` is nothing but a field label."""
    return bool(fields_of_label(text))
