"""Names the field that a printed label opens (方針, 目標時期, 現状と課題 …)."""

import re
from functools import lru_cache

from taxonomy.label_words import field_in_own_words
from taxonomy.loader import load_taxonomy, read_yaml
from taxonomy.search_text import fold

_WRAP = re.compile(r"^[\s【\[<〈《「『(◆■□●○◇▼▽▲・※*☆★]+|[\s】\]>〉》」』):：。*]+$")
_JOIN = re.compile(r"・|(?<![こご])と|及び|および|並びに|/|、")
_QUALIFIER = re.compile(
    r"^\(?(?:令和|平成|[RH]?\d|20\d\d).{0,14}?(?:年度?|Q\)|期\))の?|\([^()]{1,20}\)$|^(?:主な|今後の|本市の|本町の|具体的な|各)"
)
_REMARK = re.compile(r"\([^()]{1,12}\)?$")
"""A unit or remark behind a label, whose bracket was taken for one around the label: 事業費(千円."""
_REMARKED = frozenset({"funding", "departments"})
"""Fields whose labels bear such a remark."""
_GLOSSED = re.compile(r"^(?P<outer>[^()]{2,12})\((?P<inner>[^()]{2,12})\)?$")
"""A label that says itself again in a bracket, or is foreign with its meaning there: 成果指標(KPI), Before(現状)."""
_DATED = re.compile(r"\([^()]*[0-9〇一二三四五六七八九十元]年度?[^()]*\)?$")
"""A year behind a label: 現状(令和6年度) and 目標(2028年度) head the columns of indicators."""


@lru_cache(maxsize=2)
def _table(dressed: bool) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for label in load_taxonomy().field_labels:
        if dressed or not label.dressed:
            table.setdefault(_key(label.text), label.fields)
    return table


@lru_cache(maxsize=1)
def _said_again() -> re.Pattern[str]:
    """A bracket that remarks on any label: 実施時期（予定）."""
    return re.compile(rf"\((?:{'|'.join(read_yaml('field_labels.yaml')['remarks'])})\)?$")


def _key(text: str) -> str:
    folded = fold(text).replace(" ", "")
    previous = None
    while previous != folded:
        previous, folded = folded, _WRAP.sub("", folded)
    return folded


@lru_cache(maxsize=65536)
def fields_of_label(text: str, dressed: bool = False) -> tuple[str, ...]:
    """Return the fields that a printed label opens, in order; empty when it is no label.

    Labels of the list come first, then those in a plan's own words (着手のめど). A compound label is split on と, ・,
    及び, ／ only when every part is a label (目標時期と財政支援). ``dressed`` says that the text stands where only a
    label stands (【対応】, ・期間：), so that words count which are too common elsewhere.
    """
    key = _said_again().sub("", _key(text))
    plain = _QUALIFIER.sub("", key)
    candidates = (key, plain, key.replace("の", ""), plain.replace("の", ""))
    whole = next((found for name in candidates if (found := _listed(name, dressed))), ())
    if whole:
        return whole
    parts = [part for part in _JOIN.split(key) if part]
    if len(parts) > 1:
        opened = [_listed(part, dressed=True) or _own(part) for part in parts]
        if all(opened):
            return tuple(dict.fromkeys(name for names in opened for name in names))
    glossed = _GLOSSED.match(key)
    if glossed is not None:
        outer, inner = (_listed(glossed[name], dressed) for name in ("outer", "inner"))
        foreign = [glossed[name].isascii() and glossed[name].replace("-", "").isalpha() for name in ("outer", "inner")]
        if outer and (inner or foreign[1]):
            return outer
        if inner and foreign[0]:
            return inner
    remarked = _REMARK.sub("", key)
    bare = (_listed(remarked, dressed) or _own(remarked)) if remarked != key else ()
    own = () if _DATED.search(key) else _own(key) or _own(plain)
    return own or (bare if set(bare) <= _REMARKED else ())


def _listed(key: str, dressed: bool) -> tuple[str, ...]:
    return _table(dressed).get(key, ())


def _own(key: str) -> tuple[str, ...]:
    found = field_in_own_words(key)
    return (found,) if found is not None else ()


@lru_cache(maxsize=1)
def pillar_words() -> frozenset[str]:
    """Labels in forms and lists that may name the pillar over a measure rather than a field of it, folded."""
    return frozenset(fold(word).replace(" ", "") for word in read_yaml("field_labels.yaml")["pillars"])


def is_field_label(text: str) -> bool:
    """Say whether `text` is nothing but a field label."""
    return bool(fields_of_label(text))
