"""What a name of a bureau, division or unit may look like, and which look-alikes are none."""

from __future__ import annotations

import re
from functools import lru_cache

from taxonomy.municipalities import municipalities
from taxonomy.office_words import office_names


def _words(key: str) -> list[str]:
    return [str(word) for word in office_names()[key]]


_NAME_CHARACTER = r"[一-龥々〆ヶヵァ-ヴー・&A-Za-z0-9〇]"
_LONGEST_FIRST = "|".join(sorted(_words("kana"), key=len, reverse=True))
RUN = re.compile(rf"(?:{_LONGEST_FIRST}|{_NAME_CHARACTER})+")

_SUBJECTS = re.compile("|".join(_words("subjects")))
_NO_BUREAU = re.compile(
    r"(?:^|[^一-龥])[全一内外上下東西南北中幹細支学本各大小深後前頭腹患軍警文郡市町村]部$|都市部$|山間部$|町村部$"
    r"|農村部$|島しょ部$|沿岸部$|周辺部$|中心部$|地方部$|都心部$"
    r"|市街部$|平野部$|学部$|倶楽部$|幹部$|全部$|一部$|内部$|外部$|各部$|同部$|支部$|本部$|南部$|北部$|東部$"
    r"|西部$|中部$|上部$|下部$|細部$|当部$"
)
_NO_OFFICE = re.compile(r"(?:^|各|両|同|当|全|部|結|薬|支|郵便|放送|民|原|医)局$")
_NO_ROOM = re.compile(
    rf"(?:{'|'.join(_words('rooms'))})室$|^[部局課室係]・"
    r"|^(?:推進|戦略|振興|対策|支援|活用|促進|[一-龥]?戦略|総合)室$"
)
_NO_DIVISION = re.compile(
    rf"(?:{'|'.join(_words('no_division'))})課$"
    r"|^(?:庁内|関係|全庁|市|町|村|区)?(?:原|他|当|同|本|自|両|別|一|全|各|新|旧|次|何|前|元|後|副|正)課$"
    r"|(?:^|担当)部課$|^[部局課室係]・|^(?:推進|戦略|振興|対策|支援|活用|促進)課$"
)
_NO_UNIT = re.compile(r"(?:関|連|人間関|国際関|無関)係$|^[各全同当担両]係$|担当係$")
_BOARDS = "|".join(_words("boards"))
BOARD = re.compile(rf"(?<!国家)(?:{_BOARDS})委員会(?!の?委員)")
# Offices of which a bare 事務局 belongs to one.
_SECRETARIAT = re.compile(rf"(?:議会|(?:{_BOARDS})委員会?|監査委員|病院|組合|広域連合|協議会|検討会|会議)事務局$")
EVERYONE = re.compile(
    r"(?:各(?:総合)?(?:支所|出張所|区役所)|全(?:支所|出張所|区役所)|" + "|".join(_words("everyone")) + r")(?:室|等)?"
)
PLACES = "|".join(_words("places"))
# Labels that stand before a name without a space: 担当課総務課.
_LABEL = re.compile(rf"(?:主となる|主な)?(?:{'|'.join(_words('labels'))})(?=.)")
_PLACE_STOP = frozenset(_words("place_stop"))
_OFFICE_BUILDING = re.compile(r"(?:市役所|町役場|村役場|県庁|府庁|都庁|道庁|市庁|役場)(?=.)")
_DATED = re.compile(r"^.*\d(?:年度?|月|日)(?:度|付)?(?=.)")
_OWN = re.compile(r"(?:本|当|同|各|全|他)(?:市|町|村|県|区|都|府|道)(?!街|場|営|立|民|税|内)")


@lru_cache(maxsize=1)
def _place_names() -> tuple[frozenset[str], int]:
    names = {body.name for body in municipalities()} | {body.prefecture for body in municipalities()}
    return frozenset(names), max(map(len, names))


def strip_place(name: str) -> str:
    """Take the municipality off the front of a name: ``総社市総合政策部`` is 総合政策部, ``市民課`` stays."""
    for pattern in (_DATED, _LABEL, _OWN):
        match = pattern.match(name)
        if match is not None and len(name) - match.end() >= 2:
            name = name[match.end() :]
    name = _strip_official(_strip_official(name))
    name = _strip_unknown(name)
    match = _OFFICE_BUILDING.match(name)
    return name[match.end() :] if match is not None else name


def _strip_official(name: str) -> str:
    names, longest = _place_names()
    for length in range(min(longest, len(name) - 2), 1, -1):
        if name[:length] in names and not _inside_word(name, length):
            return name[length:]
    return name


def _strip_unknown(name: str) -> str:
    """The same for a place which no list knows: short, and ending in 市, 町, 村 or 区 that is no part of 都市."""
    for match in re.finditer("[市町村区]", name[:7]):
        if match.start() >= 1 and not _inside_word(name, match.end()) and len(name) - match.end() >= 3:
            return name[match.end() :]
    if re.match("[市町村区県](?!域)", name) and not _inside_word(name, 1) and len(name) >= 4:
        return name[1:]
    return name


def _inside_word(name: str, end: int) -> bool:
    if name[end - 2 : end] in _PLACE_STOP:
        return True
    # 市政 is a word, but 市政策部 is the 政策部 of a 市; likewise 税務.
    return name[end - 1 : end + 1] in _PLACE_STOP and name[end : end + 2] not in ("政策", "税務")


def is_bureau(name: str, *, leads: bool) -> bool:
    """Whether a name ending in 部 or 局 is a bureau. ``leads``: a division follows directly (都市部呉駅周辺課)."""
    if name.endswith("事務局"):
        return _SECRETARIAT.search(name) is not None
    if len(name) < 3 or len(name) > 20:
        return False
    if name in ("消防本部", "警察本部", "上下水道局", "区役所"):
        return True
    if name.endswith("局"):
        return _NO_OFFICE.search(name) is None and (leads or _SUBJECTS.search(name) is not None)
    if name.endswith("本部"):
        return leads and len(name) >= 4 and _SUBJECTS.search(name) is not None
    if _NO_BUREAU.search(name) is not None:
        return leads and name in ("都市部", "地方部")
    return leads or _SUBJECTS.search(name) is not None


def is_room(name: str) -> bool:
    """Whether a name ending in 室 is an office rather than a room of a building."""
    return 3 <= len(name) <= 24 and _NO_ROOM.search(name) is None and _SUBJECTS.search(name) is not None


def is_division(name: str) -> bool:
    """Whether a name ending in 課 is one division: 総務課, but not 担当課 or 各課."""
    return 3 <= len(name) <= 24 and _NO_DIVISION.search(name) is None


def is_unit(name: str) -> bool:
    """Whether a name ending in 係 is a unit: 福祉係, but not 関係."""
    return 2 <= len(name) <= 20 and _NO_UNIT.search(name) is None


def speaks_of_office(name: str) -> bool:
    """Whether a name holds a subject of municipal offices."""
    return _SUBJECTS.search(name) is not None
