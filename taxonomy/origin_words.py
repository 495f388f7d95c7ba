"""Says of whom a heading or caption speaks: the body itself, the nation, another government, or a form to fill in."""

import re
from functools import lru_cache

from taxonomy.heading import parse
from taxonomy.loader import read_yaml
from taxonomy.municipalities import lookup

KINDS = ("template", "own", "other_body", "national")
"""In the order in which they are tried."""
_CAPTION = re.compile(r"^(?:図表|別表|付表|表|図|資料)[0-9-]*[ .:]*(?=\S{4})")
_PREFECTURE = re.compile(r"^(?:県|府|道|都)(?:は|が|の|における|による)")
_PLACE = re.compile(
    r"[(](?P<prefecture>[^()]{1,4}[都道府県])?(?P<name>(?!市|町|村|地区)[^()都道府県区]{1,6}[市町村区])(?:の(?:事例|例))?[)]$"
)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    data = read_yaml("origin_words.yaml")
    return {
        kind: (
            re.compile("|".join(f"(?:{pattern})" for pattern in data[kind]["match"])),
            re.compile(data[kind]["unless"]) if data[kind].get("unless") else None,
        )
        for kind in KINDS
    }


@lru_cache(maxsize=16384)
def speaks_of(text: str, *, of_prefecture: bool = False) -> str | None:
    """Return of whom a printed heading or caption speaks (one of KINDS), or None where it does not say.

    Args:
        text: as printed.
        of_prefecture: whether a prefecture issues the document: what 県 does is its own then.
    """
    core = _CAPTION.sub("", parse(text).core)
    for kind, (pattern, unless) in _patterns().items():
        if pattern.search(core) and not (unless and unless.search(core)):
            if of_prefecture and kind == "other_body" and _PREFECTURE.match(core):
                return "own"
            return kind
    return None


@lru_cache(maxsize=4096)
def explains_forms(text: str) -> bool:
    """Whether a heading says how a plan's forms are read (個票の見方), so that it holds none that are filled in."""
    return re.search(read_yaml("origin_words.yaml")["guide"], parse(text).core) is not None


def place_in_brackets(text: str) -> str | None:
    """Return the municipality that a title names in brackets at its end: 書かない窓口（瑞浜県青潮市）.

    Without its prefecture only a name of the official list counts: （青潮地区） is no municipality.
    """
    found = _PLACE.search(parse(text).core)
    if found is None or (found["prefecture"] is None and not lookup(found["name"]).candidates):
        return None
    return found["name"]
