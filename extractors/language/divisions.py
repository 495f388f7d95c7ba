"""Divisions of a municipal office named in a text: bureau, division and units, nested as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any

from extractors.language import division_names as names
from extractors.language.folding import Folded


@dataclass(frozen=True)
class DivisionMatch:
    """One division as it is named.

    ``bureau`` is what stands above the division (総務部, 企画総務局行政経営部), ``division`` the 課, 室, board or
    branch office (全課 where the text means all), ``units`` the 係 of it. ``text`` is the original text between the
    offsets, with the units' brackets. A part that is not printed is None or empty.
    """

    bureau: str | None
    division: str | None
    units: tuple[str, ...]
    text: str
    start_offset: int
    end_offset: int


@dataclass(frozen=True)
class _Token:
    name: str
    begin: int
    end: int
    level: float


@dataclass
class _Chain:
    """Tokens that belong together; ``begin`` leaves out a bureau which stands before the brackets of a list."""

    tokens: list[_Token]
    begin: int
    end: int
    units: list[str] = field(default_factory=list)

    @property
    def level(self) -> float:
        return self.tokens[-1].level


_OFFICE, _BOARD, _BUREAU, _SECRETARIAT, _OFFICER, _DIVISION, _PLACE, _ROOM, _UNIT, _GROUP = (
    1,
    1.5,
    2,
    2.5,
    2.6,
    3,
    3.5,
    4,
    5,
    5.5,
)
_SUFFIX = re.compile(
    rf"(?P<board>{names.BOARD.pattern})"
    r"|(?P<secretariat>事務局)(?!長)|(?P<chief>消防本部|警察本部|本庁)(?!長|舎|方式|市|町)"
    rf"|(?P<branch>出張所|支所|区役所)(?!長)|(?P<place>{names.PLACES})(?!長|事務局)"
    r"|(?P<bureau>[部局])(?![分署門品位材員活下隊屋面所番地舎族数]|会(?!計)|長(?![寿期])|局)"
    r"|(?P<division>課)(?!\n?題|[税長金程室員外業目徴すしさせ])|(?P<room>室)(?![内長員温町外])"
    r"|(?P<unit>係)(?![るりっわ長数員争属留船])|(?P<group>担当|グループ|班|チーム|(?<=[一-龥ー])G(?![A-Za-z]))(?![課者部職大係し長官業区])"
    r"|(?P<officer>監)(?![査督視理修事察])"
)
_LEVELS = {
    "board": _BOARD,
    "secretariat": _SECRETARIAT,
    "chief": _BUREAU,
    "branch": _BOARD,
    "place": _PLACE,
    "bureau": _BUREAU,
    "division": _DIVISION,
    "room": _ROOM,
    "unit": _UNIT,
    "group": _GROUP,
    "officer": _OFFICER,
}
_ELSEWHERE = re.compile(r"省|内閣|デジタル庁|消防庁|金融庁|法人|会社|大学|高等学校|学園|米国|国立")
_NATIONAL_BEFORE = re.compile(r"(?:省|内閣)[^\s、。()]{0,12}\([^()]*\)$")
_CHIEF_OF = re.compile(r".{2,14}?(?:課|室|部|局|係|所|館|センター)長")
_NOT_A_CENTER = re.compile(
    r"(?:データ|コール|サポート|コンタクト|ショッピング|ビジネス|オペレーション|各)センター$|^センター$"
)
_LIST_GAP = re.compile(r"[ \n]*[、,・/][ \n]*|[ \n]*(?:及び|並びに|又は|と|や)[ \n]*|[ \n]+|\)[ \n]*[、,・]?[ \n]*|\(")
_NEST_GAP = re.compile(r"[ \n]*[>→]?[ \n]*")
_COLON = re.compile(r"[ \n]*[:：][ \n]*")
_FOUNDED = re.compile(r"[」』\")]?(?:を|が)?(?:新たに)?(?:設置|新設|創設|開設|設け|置)")
_SPACED_LETTERS = re.compile(r"(?<!\S)(?:[一-龥] ){2,}[一-龥](?!\S)")
_REST = re.compile(r"(?:推進|戦略|振興|対策|支援|活用|促進|統括)[課係室部局班]")
_SHORT_REST = re.compile(r"(?:管理|政策|整備|調整|保険|づくり|[一-龥ー])?[課係室部局]")
_SAME = re.compile(r"(?:同|上記)(?:部|局)(?=.{2})")
_ITEM_MARK = re.compile(r"[、,・/\n ]+")
_OF_A_DIVISION = re.compile(r"(?:係|担当|班|グループ|チーム|(?<=.)(?:館|センター))$")
_BOUNDARY_BEFORE = re.compile(r"(?:^|[\s、,(「『:：・/|】)＞>])$")
_BOUNDARY_AFTER = re.compile(r"$|[\s、,)」』。・/|(（]")


def find_divisions(text: str) -> list[DivisionMatch]:
    """Find the divisions which a text names, in order.

    Titles of persons (課長), rooms of a building, meetings and general words (担当課, 関係課, 各課の職員) are none;
    全課 and its like count where they stand alone as an answer.
    """
    folded = _prepare(text)
    chains = _chains(folded.text, _tokens(folded.text))
    matches = [_everyone(folded, match) for match in names.EVERYONE.finditer(folded.text)]
    found = [match for match in matches if match is not None]
    found += [match for chain in chains if (match := _match(folded, chain)) is not None]
    return _of_the_same_bureau(sorted(found, key=lambda match: match.start_offset))


def _of_the_same_bureau(found: list[DivisionMatch]) -> list[DivisionMatch]:
    """Divisions of 同部 and 同局 with the bureau that is named before them (建設部土木課、同部都市計画課)."""
    whole: list[DivisionMatch] = []
    bureau: str | None = None
    for match in found:
        same = _SAME.match(match.division or "")
        if same is not None and match.division is not None:
            match = replace(match, bureau=bureau, division=match.division[same.end() :])
        bureau = match.bureau or bureau
        whole.append(match)
    return whole


def division_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Turn lines of text into the objects which ``dxplans divisions`` prints."""
    for line in lines:
        line = line.rstrip("\r\n")
        divisions = [
            {"bureau": match.bureau, "division": match.division, "units": list(match.units)}
            for match in find_divisions(line)
        ]
        yield {"text": line, "divisions": divisions}


def _prepare(text: str) -> Folded:
    """Fold a text and put names together that were set with spaces or cut by the end of a line."""
    folded = Folded(text, keep_spaces=True)
    spaces = []
    for match in _SPACED_LETTERS.finditer(folded.text):
        if match[0][-1] in "課部局室係":
            spaces += [(at, at + 1) for at in range(match.start(), match.end()) if folded.text[at] == " "]
    folded.delete(spaces)
    folded.delete(_cut_names(folded.text))
    return folded


def _cut_names(text: str) -> list[tuple[int, int]]:
    """Spaces and line feeds inside a name: in the brackets of a list, or before a rest such as ``推進課``."""
    spans = []
    for match in re.finditer(r"[ \n]+", text):
        before = text[: match.start()]
        if not before or not names.RUN.fullmatch(before[-1]) or before[-1] in "課係室部局所館会監":
            continue
        line_feed = "\n" in match[0]
        open_bracket = line_feed and before.rfind("(") > before.rfind(")")
        rest = _REST.match(text, match.end()) or (line_feed and _SHORT_REST.match(text, match.end()))
        if open_bracket or rest:
            spans.append(match.span())
    return spans


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    for run in names.RUN.finditer(text):
        if run.end() - run.start() >= 2:
            tokens += _tokens_of_run(text, run)
    return tokens


def _tokens_of_run(text: str, run: re.Match[str]) -> list[_Token]:
    tokens: list[_Token] = []
    begin = run.start()
    # The search may look past the run: 係 before る is no unit.
    matches = list(
        takewhile(lambda match: match.end() <= run.end(), _SUFFIX.finditer(text, run.start(), run.end() + 4))
    )
    for index, match in enumerate(matches):
        if match.start() < begin:
            continue
        while text[begin] in "・ー" and begin < match.start():
            begin += 1
        name = text[begin : match.end()]
        if match.lastgroup in ("board", "chief"):
            name = match[0]
        elif not tokens:
            name = names.strip_place(name)
        if _ELSEWHERE.search(text, run.start(), match.end()) or _NATIONAL_BEFORE.search(text[: run.start()][-40:]):
            continue
        leads = index + 1 < len(matches) and matches[index + 1].lastgroup in ("division", "room")
        token = _token(name, match, leads=leads, before=tokens[-1] if tokens else None)
        if token is not None:
            tokens.append(token)
            begin = match.end()
    rest = text[begin : run.end()]
    return [] if tokens and _CHIEF_OF.match(rest) else tokens


def _token(name: str, match: re.Match[str], *, leads: bool, before: _Token | None) -> _Token | None:
    kind = match.lastgroup or ""
    begin = match.end() - len(name)
    adjacent = before is not None and before.end == begin
    good = {
        "board": lambda: True,
        "secretariat": lambda: names.is_bureau(name, leads=False) or (adjacent and name == "事務局"),
        "chief": lambda: name.endswith("本部") or (leads and name == "本庁"),
        "branch": lambda: (2 if not leads else 3) <= len(name) <= 14 and name != "区役所" and name[0] not in "各全",
        "place": lambda: 3 <= len(name) <= 24 and _NOT_A_CENTER.search(name) is None,
        "bureau": lambda: names.is_bureau(name, leads=leads),
        "division": lambda: names.is_division(name),
        "room": lambda: names.is_room(name),
        "unit": lambda: names.is_unit(name) and (adjacent or len(name) >= 3),
        "group": lambda: 3 <= len(name) <= 20,
        "officer": lambda: 3 <= len(name) <= 16 and names.speaks_of_office(name),
    }[kind]()
    if not good:
        return None
    level = _LEVELS[kind]
    if kind == "bureau" and name.endswith("局"):
        level = _OFFICE
    if kind == "room" and re.search(r"公室$|[市町村区]長室$|知事室$", name):
        level = _BUREAU
    return _Token(name, begin, match.end(), level)


def _chains(text: str, tokens: list[_Token]) -> list[_Chain]:
    chains: list[_Chain] = []
    owner: tuple[_Chain, int] | None = None
    for token in tokens:
        last = chains[-1] if chains else None
        if owner is not None and token.begin >= owner[1]:
            owner = None
        if last is not None and token.begin < last.end:
            continue
        gap = text[last.end : token.begin] if last is not None else ""
        if last is not None and _nests(text, last, token, gap):
            last.tokens.append(token)
            last.end = token.end
        elif (
            last is not None
            and token.level >= _UNIT
            and last.level >= _UNIT
            and re.fullmatch(r"[ \n]*[・、,][ \n]*", gap)
        ):
            last.units.append(token.name)
            last.end = token.end
        else:
            above = owner[0].tokens if owner is not None and owner[0].level < token.level else []
            if above and owner is not None and chains[-1] is owner[0]:
                chains.pop()
            chains.append(_Chain([*above, token], token.begin, token.end))
        chain = chains[-1]
        close = _closing(text, chain.end)
        if close is not None and chain.level in (_DIVISION, _ROOM, _PLACE, _BOARD, _SECRETARIAT):
            _take_units(text, chain, close)
        elif close is not None and chain.level <= _BUREAU and owner is None:
            owner = (chain, close)
    return [chain for chain in chains if _stands(text, chain, chains)]


def _nests(text: str, chain: _Chain, token: _Token, gap: str) -> bool:
    if chain.units and token.level < _UNIT:
        return False
    if not gap:
        # 危機管理室防災課: a 室 of the rank of a bureau. 総合政策部次世代社会戦略局: prefectures put 局 below 部.
        odd = (_ROOM, _DIVISION), (_BUREAU, _OFFICE)
        return chain.level < token.level or (chain.level, token.level) in odd
    if chain.level >= token.level:
        return False
    if _NEST_GAP.fullmatch(gap):
        return token.level != _PLACE or chain.level <= _BUREAU
    if _COLON.fullmatch(gap):
        return chain.level <= _BUREAU and token.level in (_DIVISION, _ROOM)
    if re.fullmatch(r"内?に[「『]?", gap):
        return _FOUNDED.match(text, token.end) is not None
    return gap == "の" and chain.level <= _BUREAU and token.level in (_DIVISION, _ROOM)


def _closing(text: str, at: int) -> int | None:
    """Offset of the bracket which closes the one at ``at``, the end of the text if it is never closed."""
    if text[at : at + 1] not in ("(", "【", "["):
        return None
    close = re.compile(r"[)】\]]").search(text, at)
    return close.start() if close is not None else len(text)


def _take_units(text: str, chain: _Chain, close: int) -> None:
    inside = text[chain.end + 1 : close]
    items = [item for item in _ITEM_MARK.split(inside) if item]
    units = [
        item for item in items if names.RUN.fullmatch(item) and _OF_A_DIVISION.search(item)
    ]
    if not units or any(item.endswith("課") for item in items):
        return
    chain.units += [item for item in items if names.RUN.fullmatch(item) and 2 <= len(item) <= 24]
    chain.end = min(close + 1, len(text))


def _stands(text: str, chain: _Chain, chains: list[_Chain]) -> bool:
    """Whether a chain is a division where it stands: センター and 支所 need company or be alone, a 班 a 課."""
    bare = chain.tokens[0].name == "支所"
    if len(chain.tokens) > 1 or (chain.level not in (_PLACE, _OFFICER, _GROUP) and not bare):
        return True
    if chain.level == _GROUP:
        return False
    if chain.tokens[0].begin == 0 and chain.end == len(text.rstrip()):
        return True
    if chain.level == _OFFICER:
        return False
    index = chains.index(chain)
    before = text[chains[index - 1].end : chain.tokens[0].begin] if index else None
    after = text[chain.end : chains[index + 1].tokens[0].begin] if index + 1 < len(chains) else None
    neighbours = ((before, index - 1), (after, index + 1))
    return any(gap is not None and _LIST_GAP.fullmatch(gap) and chains[at].level != _PLACE for gap, at in neighbours)


def _everyone(folded: Folded, match: re.Match[str]) -> DivisionMatch | None:
    before, after = folded.text[: match.start()], folded.text[match.end() :]
    if not _BOUNDARY_BEFORE.search(before[-1:]) or not _BOUNDARY_AFTER.match(after[:1]):
        return None
    start, end = folded.origin(match.start(), match.end())
    return DivisionMatch(None, match[0], (), folded.original[start:end], start, end)


def _match(folded: Folded, chain: _Chain) -> DivisionMatch | None:
    above = [token for token in chain.tokens if token.level < _DIVISION]
    own = [token for token in chain.tokens if _DIVISION <= token.level < _UNIT]
    units = [token.name for token in chain.tokens if token.level >= _UNIT] + chain.units
    if own and own[0].level == _ROOM and own[-1].level == _DIVISION:
        above, own = above + own[:-1], own[-1:]
    if not own and above and above[-1].level in (_BOARD, _SECRETARIAT, _OFFICER):
        above, own = above[:-1], above[-1:]
        if own[0].level == _SECRETARIAT and above and above[-1].end == own[0].begin:
            own, above = [above[-1], *own], above[:-1]
    start, end = folded.origin(chain.begin, chain.end)
    return DivisionMatch(
        "".join(token.name for token in above) or None,
        "".join(token.name for token in own) or None,
        tuple(units),
        folded.original[start:end],
        start,
        end,
    )
