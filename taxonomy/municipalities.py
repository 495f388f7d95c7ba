"""Finds municipalities by code, by name and in running text, and never guesses between bodies of one name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from taxonomy.loader import read_csv
from taxonomy.search_text import SearchText

Kind = Literal["prefecture", "city", "special_ward", "town", "village", "ward"]

# Variants of one letter in names of places; every row is written as its first letter.
_VARIANTS = (
    "ケヶヵカ箇个 ツッ ノ之 澤沢 澁渋渉 龍竜 濱浜濵 檮梼 崎﨑嵜 高髙 桧檜 舘館 "
    "嶋島嶌 瀬瀨 穂穗 廣広 櫻桜 國国 縣県 德徳 惠恵 曽曾 栁柳 鎭鎮 眞真 當当 "
    "邊辺邉 齋斎斉齊 會会 應応 條条 榮栄 鹽塩 鐵鉄 豐豊 萬万 與与 蘂蕊 祇祗 芦蘆 "
    "籠篭 薮藪 麹麴 鶏鷄 藝芸 冨富 巌巖 諫諌 "
).split()
_LETTER = {variant: row[0] for row in _VARIANTS for variant in row}
_COMMON_WORDS = frozenset({"市町村", "都道府県", "府県", "町村", "県市", "市区町村"})
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Municipality:
    """A local body of the national code list.

    Attributes:
        code: six digits with check digit.
        name: official name; wards of designated cities carry the city's name (札幌市中央区).
        kana: katakana.
        kind: `ward` is a ward of a designated city, `special_ward` one of the 23 of Tokyo.
        parent: code of the designated city of a ward.
        counted: False for the six villages that exist in the code list alone.
        url: official site, empty where none is known.
        valid_from: ISO date from which the body exists, empty where it is older than the list.
        valid_to: last day on which the body existed, empty where it still does.
    """

    code: str
    prefecture: str
    name: str
    kana: str
    kind: Kind
    parent: str
    designated: bool
    counted: bool
    url: str
    valid_from: str
    valid_to: str
    status: str
    source: str

    @property
    def code5(self) -> str:
        """The code without its check digit."""
        return self.code[:5]


@dataclass(frozen=True, slots=True)
class Lookup:
    """Answer of a search by name: the body, or None with the candidates between which nothing decides."""

    municipality: Municipality | None
    candidates: tuple[Municipality, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in running text: `start` and `end` are offsets in that text."""

    start: int
    end: int
    text: str
    municipality: Municipality | None
    candidates: tuple[Municipality, ...] = ()


def check_digit(code5: str) -> str:
    """Return the check digit of a five-digit code.

    The digits are weighted 6, 5, 4, 3, 2; the digit is the last one of 11 minus the sum modulo 11, as 総務省 sets it
    for the 全国地方公共団体コード.

    Raises:
        ValueError: when `code5` is not five ASCII digits.
    """
    if not re.fullmatch(r"[0-9]{5}", code5):
        raise ValueError(f"not a five-digit code: {code5!r}")
    total = sum(int(digit) * weight for digit, weight in zip(code5, (6, 5, 4, 3, 2), strict=True))
    return str((11 - total % 11) % 10)


def checked_code(value: str) -> str:
    """A six-digit 全国地方公共団体コード; five digits get their check digit, codes of fictional bodies begin with 99.

    Raises:
        ValueError: if it is no such code.
    """
    if not re.fullmatch(r"[0-9]{5,6}", value):
        raise ValueError("a code has six digits")
    if len(value) == 5:
        return value + check_digit(value)
    if not value.startswith("99") and check_digit(value[:5]) != value[5]:
        raise ValueError(f"its check digit should be {check_digit(value[:5])}")
    return value


def _kind(text: str) -> Kind:
    return text  # type: ignore[return-value]  # the checker proves the values


@lru_cache(maxsize=1)
def municipalities() -> tuple[Municipality, ...]:
    """Return every body of the list in the order of codes: prefectures, municipalities, wards of designated cities."""
    return tuple(
        Municipality(
            code=row["code"],
            prefecture=row["prefecture"],
            name=row["name"],
            kana=row["kana"],
            kind=_kind(row["kind"]),
            parent=row["parent"],
            designated=row["designated"] == "1",
            counted=row["counted"] == "1",
            url=row["url"],
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            status=row["status"],
            source=row["source"],
        )
        for row in read_csv("municipalities.csv")
    )


def spelling_variants() -> tuple[str, ...]:
    """Letters that names of places interchange (島, 嶋), a string a group; each is searched as the group's first."""
    return tuple(_VARIANTS)


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Municipality]:
    return {body.code: body for body in municipalities()}


def by_code(code: str | int) -> Municipality | None:
    """Return the body with a code of five or six digits, also where a table has lost its leading zero.

    Five characters are read as a code without check digit first; only if no body has it, as a six-digit code that lost
    its zero, and then the check digit has to fit.
    """
    digits = str(code).strip()
    if not re.fullmatch(r"[0-9]{4,6}", digits):
        return None
    table = _by_code()
    if len(digits) == 6:
        return table.get(digits)
    five = digits.zfill(5)
    return table.get(five + check_digit(five)) or table.get(digits.zfill(6))


def _key(name: str) -> str:
    return "".join(_LETTER.get(char, char) for char in name)


def _fold_name(text: str) -> str:
    return _key(SearchText(text).folded.replace(" ", ""))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, tuple[Municipality, ...]]:
    table: dict[str, list[Municipality]] = {}
    cities = _by_code()
    for body in municipalities():
        if not body.counted:
            continue
        names = {body.name}
        if body.kind == "ward" and body.parent in cities:
            names.add(body.name.removeprefix(cities[body.parent].name))
        for name in names:
            table.setdefault(_key(name), []).append(body)
    return {name: tuple(bodies) for name, bodies in table.items()}


@lru_cache(maxsize=1)
def _prefectures() -> dict[str, str]:
    return {_key(body.name): body.name for body in municipalities() if body.kind == "prefecture"}


@lru_cache(maxsize=1)
def _prefecture_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _prefectures())))


def _split_prefecture(key: str) -> tuple[str | None, str]:
    match = _prefecture_pattern().match(key)
    if match and match.end() < len(key):
        return _prefectures()[match.group()], key[match.end() :]
    return None, key


def _candidates(key: str, printed: str) -> tuple[Municipality, ...]:
    """Return the bodies of a name: exact letters before variants (島, 嶋), bodies of today before closed ones."""
    found = _by_name().get(key, ())
    exact = tuple(body for body in found if printed.endswith(body.name) or body.name.endswith(printed)) or found
    return tuple(body for body in exact if not body.valid_to) or exact


def _named_prefectures(context: str) -> set[str]:
    return {_prefectures()[match] for match in _prefecture_pattern().findall(_fold_name(context))}


def _decide(found: tuple[Municipality, ...], prefecture: str | None, context: str) -> Lookup:
    special = tuple(body for body in found if body.kind == "special_ward")
    if special and not prefecture:
        # A ward of a designated city issues no plan: with no other prefecture nearby the name means the one of Tokyo.
        named = _named_prefectures(context) - {special[0].prefecture}
        inside = tuple(body for body in found if body.prefecture in named)
        return Lookup(None, found) if inside else Lookup(special[0], found)
    if prefecture:
        inside = tuple(body for body in found if body.prefecture == prefecture)
        return Lookup(inside[0], inside) if len(inside) == 1 else Lookup(None, inside)
    if len(found) == 1:
        return Lookup(found[0], found)
    if found and context:
        named = _named_prefectures(context)
        inside = tuple(body for body in found if body.prefecture in named)
        if len(inside) == 1:
            return Lookup(inside[0], found)
    return Lookup(None, found)


def lookup(name: str, prefecture: str | None = None, context: str = "") -> Lookup:
    """Return the body of a name such as 府中市, 広島県府中市 or 札幌市中央区.

    Args:
        name: printed name, with or without its prefecture; a 郡 between prefecture and name is skipped.
        prefecture: name of the prefecture when it is known.
        context: neighbouring text; a prefecture named in it decides between bodies of one name.

    Returns:
        the body, or None with all candidates where the name is ambiguous.
    """
    key = _fold_name(name)
    if key in _prefectures():
        return _decide(_by_name()[key], None, "")
    written, rest = _split_prefecture(key)
    rest = re.sub(r"^[^市区町村]{1,5}郡(?=.)", "", rest) if rest not in _by_name() else rest
    home = written or (_prefectures().get(_fold_name(prefecture)) if prefecture else None)
    return _decide(_candidates(rest, SearchText(name).folded.replace(" ", "")), home, context)


class _Named(NamedTuple):
    """Where a name stands in a text, with the prefecture that is written before it."""

    start: int
    name: int
    end: int
    prefecture: str | None


@lru_cache(maxsize=1)
def _names_by_letter() -> dict[str, list[str]]:
    """The names by their first letter, longer ones first."""
    table: dict[str, list[str]] = {}
    for name, bodies in _by_name().items():
        if name not in _COMMON_WORDS and any(body.kind != "ward" or name == _key(body.name) for body in bodies):
            table.setdefault(name[0], []).append(name)
    return {letter: sorted(names, key=len, reverse=True) for letter, names in table.items()}


_COUNTY = re.compile(r"[^市区町村、。・]{1,5}郡")


def _names_in(folded: str) -> Iterator[_Named]:
    """Names in order, the longest at each place; between prefecture and name there may be a 郡.

    One pattern of all two thousand names would be tried at every character.
    """
    names = _names_by_letter()
    at = 0
    while at < len(folded):
        found = _named_at(folded, at, names) if folded[at] in names or folded[at] in _prefecture_letters() else None
        if found is not None:
            yield found
        at = found.end if found is not None else at + 1


def _named_at(folded: str, at: int, names: Mapping[str, Sequence[str]]) -> _Named | None:
    written = _prefecture_pattern().match(folded, at)
    if written is not None:
        counties = range(written.end() + 6, written.end() + 1, -1)
        behind = [end for end in counties if _COUNTY.fullmatch(folded, written.end(), end)]
        for start in [*behind, written.end()]:
            if (name := _name_at(folded, start, names)) is not None:
                return _Named(at, start, start + len(name), written.group())
    name = _name_at(folded, at, names)
    return _Named(at, at, at + len(name), None) if name is not None else None


def _name_at(folded: str, at: int, names: Mapping[str, Sequence[str]]) -> str | None:
    return next((name for name in names.get(folded[at : at + 1], ()) if folded.startswith(name, at)), None)


@lru_cache(maxsize=1)
def _prefecture_letters() -> frozenset[str]:
    return frozenset(name[0] for name in _prefectures())


def find_in_text(text: str) -> list[Mention]:
    """Return the bodies named in running text, in order; the longest name wins.

    A name inside a longer word of kanji (宮古市場) is left out. An ambiguous name whose prefecture is neither written
    before it nor nearby gives a mention without a body, with its candidates.
    """
    searched = SearchText(text)
    folded = _key(searched.folded)
    mentions: list[Mention] = []
    home: str | None = None
    for named in _names_in(folded):
        start, end = named.start, named.end
        if not _stands_alone(folded, named.name, end, written=named.prefecture is not None):
            continue
        prefecture = _prefectures().get(named.prefecture or "")
        found = _candidates(folded[named.name : end], searched.folded[named.name : end])
        around = "" if prefecture else folded[max(0, start - _CONTEXT) : end + _CONTEXT]
        answer = _decide(found, prefecture, around)
        if answer.municipality is None and not prefecture and home:
            answer = _decide(found, home, "") if any(body.prefecture == home for body in found) else answer
        if prefecture and not answer.candidates:
            continue
        if answer.municipality is not None:
            home = answer.municipality.prefecture
        where = searched.origin(start, end)
        mentions.append(Mention(where.start, where.stop, text[where], answer.municipality, answer.candidates))
    return mentions


_KANJI = re.compile(r"[一-龠々]")
_STOPS_BEFORE = frozenset("各本当全他同旧県府都道村町市区郡国、・及び並と「（(【")


def _stands_alone(folded: str, start: int, end: int, *, written: bool) -> bool:
    if folded[end : end + 1] == "場" or (folded[end - 1] == "市" and folded[end : end + 2] == "町村"):
        return False
    if written or start == 0:
        return True
    before = folded[start - 1]
    return not _KANJI.match(before) or before in _STOPS_BEFORE
