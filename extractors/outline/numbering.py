"""How headings are numbered in Japanese plans: the token as printed, its style, its value and its usual depth."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from extractors.language.folding import STRIPES

_DIGITS = "0-9０-９"
_KANJI = "一二三四五六七八九十"
_BRACKETS = str.maketrans("０１２３４５６７８９．（）－ー", "0123456789.()--")


class Numbering(NamedTuple):
    """A numbering token at the beginning of a heading.

    ``token`` as printed; ``style`` groups tokens that are counted together; ``value`` counts within its style (None
    where it cannot be told); ``rank`` is the usual depth of the style, smaller is higher; ``end`` is the offset at
    which the title begins.
    """

    token: str
    style: str
    value: int | None
    rank: int
    end: int


_WORDS = (
    *("施策の?方向性?", "施策", "理念", "方針", "方向", "方向性", "目標", "戦略", "分野", "領域", "取組", "取組事項"),
    *("取組項目", "政策", "改革", "プロジェクト", "プラン", "アクション", "アクションプラン", "チャレンジ"),
    *("ミッション", "ビジョン", "テーマ", "フェーズ", "ステップ", "事業", "計画", "視点", "観点", "柱", "項目", "事項"),
    *("課題", "挑戦", "約束", "宣言", "提案", "指針", "原則", "重点"),
)
_COUNTED_WORD = (
    rf"(?:(?:[一-龥々ァ-ヶー]{{1,6}}の)?[一-龥々ァ-ヶー]{{0,6}}?(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
    r"|STEP|Step|No\.?|NO\.?)"
)
"""Words that are counted as a numbering, alone or behind others (施策1-2, 柱1, 重点施策1, 今後の取組2, ステップ0)."""
_LATIN_WORDS = (
    *("Theme", "Part", "Vision", "Action", "Section", "Pillar", "Goal", "Policy", "Phase", "Project", "Strategy"),
    *("Point", "Mission", "Target", "Topic", "Task", "Program", "Issue", "Challenge", "Initiative", "Approach"),
)
"""Foreign words that are counted (Theme A, PART 2, Vision Ⅱ), in small or in capital letters."""
_FORM_WORD = (
    r"(?:(?:個別|事業|施策|取組|実施|進捗|管理)?(?:個票|調書|シート|カード|カルテ|様式)"
    r"|(?:事業|施策|取組|整理|実施|個別|進行管理)票)"
)
"""Words that count forms, one of which is filled in for each measure; a blank parts them from its title."""
_COUNTED_BY = rf"(?:[{_DIGITS}]{{1,2}}(?![{_DIGITS}])|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[①-⑳]|[A-ZＡ-Ｚ](?![A-Za-zＡ-Ｚａ-ｚ]))"
_INSIDE = (
    rf"(?:[{_DIGITS}]{{1,2}}(?:\s*[-－‐–.．]\s*[{_DIGITS}]{{1,2}})*|[{_KANJI}]{{1,2}}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|"
    rf"(?:{_COUNTED_WORD}|{_FORM_WORD})\s*[{_DIGITS}]{{1,2}}(?:\s*[-－‐–.．]\s*[{_DIGITS}]{{1,2}})*|"
    rf"[A-ZＡ-Ｚ](?:\s*[-－‐–.．]?\s*[{_DIGITS}]{{1,2}}(?:\s*[-－‐–.．]\s*[{_DIGITS}]{{1,2}})*)?)"
)
"""A number in brackets of another form than round ones: 【1】, [A-1], 〈Ⅱ〉, ［２．１］."""
_UNITS = "年月日度つ箇か点件次期号本万億"
"""What behind a number makes it an amount."""

_PATTERNS: list[tuple[str, int, re.Pattern[str]]] = [
    ("part", 0, re.compile(rf"第\s*([{_DIGITS}{_KANJI}]+)\s*[編部](?=[\s　:：]|[^{_DIGITS}])")),
    ("section", 3, re.compile(rf"第\s*[{_DIGITS}{_KANJI}]+\s*章\s*第\s*([{_DIGITS}{_KANJI}]+)\s*節")),
    ("chapter", 1, re.compile(rf"(?:第\s*([{_DIGITS}{_KANJI}ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+)\s*章|(?:CHAPTER|Chapter)\s*([{_DIGITS}]+))")),
    ("section", 3, re.compile(rf"第\s*([{_DIGITS}{_KANJI}]+)\s*節")),
    ("item", 4, re.compile(rf"第\s*([{_DIGITS}{_KANJI}]+)\s*項")),
    (
        "annex",
        1,
        re.compile(rf"(?:別紙|別添|別冊|別表|参考資料|資料編?|付録|付属資料|巻末資料|参考)\s*([{_DIGITS}]+)(?![{_DIGITS}月年])"),
    ),
    (
        "annex",
        1,
        re.compile(
            r"[（(](?:参考資料|付属資料|附属資料|資料編?|参考|付録|附録|別紙|別添|別表)"
            rf"\s*(?:[）)](?=[\s　]+\S)|([{_DIGITS}]{{1,2}})(?:[-－‐–ー][{_DIGITS}]{{1,2}})?[）)](?=[\s　]*\S))"
        ),
    ),
    ("counted", 3, re.compile(rf"(?:柱|方針|視点|目標|重点|戦略|取組|施策)?その[{_KANJI}{_DIGITS}①-⑳](?=[\s　:：])")),
    (
        "counted",
        3,
        re.compile(
            rf"第\s*([{_DIGITS}]+|[{_KANJI}]{{1,2}})\s*の\s*"
            r"(?:柱|方針|戦略|目標|視点|方向|重点|プロジェクト|取組|施策|事業|挑戦|約束|改革)"
            r"(?=[\s　:：]|$)"
        ),
    ),
    (
        "counted",
        3,
        re.compile(
            rf"(?:(?:柱|方針|目標|視点|戦略|施策|取組|重点)の\s*(?:[{_DIGITS}]{{1,2}}|[{_KANJI}]{{1,2}})|"
            rf"(?:基本(?:目標|方針|理念|施策|戦略)|重点(?:目標|方針)|目標|方針|柱|戦略)\s*[{_KANJI}]{{1,2}})"
            r"(?=[\s　:：]|$)"
        ),
    ),
    ("annex", 1, re.compile(r"(?:資料編?|参考資料|参考|付録|別紙|巻末資料)(?=[\s　]+\S)")),
    ("bare_chapter", 1, re.compile(rf"第\s*([{_DIGITS}]+|[{_KANJI}]{{1,2}})(?=[\s　])")),
    ("bracketed", 6, re.compile(rf"[\[［【〔〈＜<《≪]\s*({_INSIDE})\s*[\]］】〕〉＞>》≫](?=\s*\S|$)")),
    (
        "word",
        5,
        re.compile(
            rf"{_COUNTED_WORD}\s*(?:(?:No|NO|Ｎｏ)[.．]?|№)?\s*[（(]?"
            rf"((?:[{_DIGITS}]+|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[①-⑳]|[A-ZＡ-Ｚ](?![A-Za-zＡ-Ｚａ-ｚ]))(?:\s*[-－‐–ー.．][（(]?\s*[{_DIGITS}①-⑳]+[）)]?)*)"
            rf"[）)]?(?=[\s　:：.．。】「『）]|[^{_DIGITS}a-zA-Z%％{_UNITS}]|$)"
        ),
    ),
    ("word", 5, re.compile(rf"(?:DX|ＤＸ)\s*([{_DIGITS}]{{1,2}})(?=[\s　:：])")),
    (
        "word",
        5,
        re.compile(
            rf"{_FORM_WORD}\s*(?:No\.?|NO\.?|Ｎｏ[.．]?|№|第)?\s*"
            rf"([{_DIGITS}]{{1,2}}(?:\s*[-－‐–][{_DIGITS}]{{1,2}})?)号?(?=[\s　]+\S|[:：])"
        ),
    ),
    (
        "word",
        5,
        re.compile(
            rf"(?:{'|'.join(form for word in _LATIN_WORDS for form in (word, word.upper()))})[\s.．]*"
            rf"({_COUNTED_BY}(?:\s*[-－‐–.．]\s*[{_DIGITS}]{{1,2}})*)(?=[\s　:：.．。】「『）|｜]|[ぁ-んァ-ヶ一-龠]|$)"
        ),
    ),
    (
        "dotted",
        5,
        re.compile(
            rf"[{_DIGITS}]{{1,2}}(?:\s*[.．](?:[{_DIGITS}]{{1,2}}|[①-⑳]))+[.．]?"
            rf"(?=[\s　]|[^{_DIGITS}①-⑳.．%％]|$)"
        ),
    ),
    (
        "dashed",
        5,
        re.compile(
            rf"(?:[{_DIGITS}]{{1,2}}|[ⅠⅡⅢⅣⅤA-ZＡ-Ｚ①-⑳])(?:\s*[-－‐–][（(]?[{_DIGITS}①-⑳]{{1,2}}[）)]?)+[.．]?"
            rf"(?=[\s　]|[^{_DIGITS}\-–]|$)"
        ),
    ),
    ("roman", 2, re.compile(r"(Ⅹ[ⅠⅡⅢⅣⅤ]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]|[IVX]{1,4}(?=[.．、\s　]))[.．、]?")),
    ("paren", 6, re.compile(rf"[（(]\s*([{_DIGITS}]{{1,2}})\s*[）)]|[⑴-⒇]")),
    ("paren_kana", 8, re.compile(r"[（(]\s*([ア-ン])\s*[）)]")),
    ("paren_capital", 6, re.compile(r"[（(]\s*([A-ZＡ-Ｚ])\s*[）)]")),
    ("paren_letter", 10, re.compile(r"[（(]\s*([a-zａ-ｚ]|[ivxⅰ-ⅹ]{1,4})\s*[）)]")),
    ("paren_kanji", 6, re.compile(rf"[（(]\s*([{_KANJI}])\s*[）)]|[㈠-㈩]")),
    ("half_paren", 7, re.compile(rf"([{_DIGITS}]{{1,2}})\s*[）)]")),
    ("kana_paren", 8, re.compile(r"([ア-ン])\s*[）)]")),
    ("letter_paren", 9, re.compile(r"([a-zａ-ｚ])\s*[）)]")),
    ("letter_dot", 9, re.compile(r"([a-zａ-ｚ])[.．、](?=[^A-Za-z0-9\s])")),
    ("kana_dashed", 7, re.compile(rf"([ア-ン])\s*[-－‐–]\s*([{_DIGITS}]{{1,2}})(?=[\s　.．]|[^{_DIGITS}])")),
    ("kana", 7, re.compile(r"([ア-ン])(?:[.．、](?=.)|(?=[\s　]))")),
    ("circled", 9, re.compile(r"[①-⑳㉑-㉟❶-❿➀-➉]")),
    ("kanji", 3, re.compile(rf"([{_KANJI}]{{1,2}})(?:[、.．]|(?=[\s　]))")),
    ("arabic", 4, re.compile(rf"([{_DIGITS}]{{1,2}})(?:[.．、:：](?![{_DIGITS}])|(?=[\s　|｜│]))")),
    ("letter", 7, re.compile(r"([A-ZＡ-Ｚ])(?:[.．、](?=[^A-Za-z])|(?=[\s　][^A-Za-z0-9]))")),
    ("small_roman", 10, re.compile(r"([ivx]{1,4}|[ⅰ-ⅹ])(?:[.．、]|(?=[\s　]))")),
    ("mark", 11, re.compile(rf"[{STRIPES}○●◎◆◇■□▪▫▶►▷▼▽★☆◉❏❖✦➤➢\uf000-\uf0ff](?![○●◎])")),
]
_GLUED = re.compile(
    rf"[{_DIGITS}]{{1,2}}(?=[^{_DIGITS}\s　.．、,，)）/／%％‐–\-"
    r"年月日時分件人円度つ箇か点次期号回本名台世割億万千百団都道府県市区町村手業種類者条項章節歳個倍枚])"
)
"""A bare number without anything behind it, where no unit makes it an amount."""

ORDERED_BRACKETS = ("【】", "〔〕", "［］", "[]", "《》", "〈〉", "＜＞", "<>", "≪≫")
"""Brackets that are put around a whole heading."""

_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
_COUNTED = re.compile(r"[^0-9]{2,}([0-9]{1,2})")
"""A word and a number within brackets: 【施策1】."""
_ROMAN = {"Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5, "Ⅵ": 6, "Ⅶ": 7, "Ⅷ": 8, "Ⅸ": 9, "Ⅹ": 10, "Ⅺ": 11, "Ⅻ": 12}


_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for _, _, pattern in _PATTERNS))
"""All of them at once: most texts begin with none."""


@lru_cache(maxsize=16384)
def parse_numbering(text: str, glued: bool = False) -> Numbering | None:
    """The numbering at the beginning of a text, or None.

    Args:
        text: a line that may be a heading.
        glued: also accept a bare number without anything behind it (``1はじめに``), which only a contents page or a
            distinct style makes likely.
    """
    lead = len(text) - len(text.lstrip(" 　"))
    body = text[lead:]
    for style, rank, pattern in _PATTERNS if _ANY.match(body) else ():
        match = pattern.match(body)
        if not match:
            continue
        token = match.group().strip(" 　")
        end = lead + match.end()
        while end < len(text) and text[end] in " 　:：.．、_＿|｜│":
            end += 1
        if style == "dotted":
            rank = 4 + token.translate(_BRACKETS).strip(".").count(".")
            style = f"dotted{rank - 4}"
        elif style == "dashed":
            depth = len(re.findall(r"[-－‐–]", token))
            style, rank = f"dashed{depth}", 4 + depth
        elif style == "word":
            word = re.match(r"[A-Za-z]{2,}|[^\d０-９ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ①-⑳A-ZＡ-Ｚ(（\s]+", token)
            counted = re.sub(r"(?:No|NO|Ｎｏ)[.．]", "", token[word.end() :] if word else token)
            depth = len(re.findall(r"[-－‐–ー.．]", counted))
            style = f"word:{word.group() if word else ''}{depth}"
            rank += depth
        return Numbering(token, style, _value(match), rank, end)
    if glued and (match := _GLUED.match(body)):
        return Numbering(match.group(), "arabic", int(match.group().translate(_BRACKETS)), 4, lead + match.end())
    return None


def _value(match: re.Match[str]) -> int | None:
    groups = [g for g in match.groups() if g]
    if not groups:
        token = match.group().strip(" 　")
        if len(token) > 1:
            return None
        if "①" <= token[0] <= "⑳":
            return ord(token[0]) - ord("①") + 1
        if "⑴" <= token[0] <= "⒇":
            return ord(token[0]) - ord("⑴") + 1
        return None
    last = groups[-1].translate(_BRACKETS)
    digits = unicodedata.normalize("NFKC", last)
    if digits.isdecimal():
        return int(digits)
    if counted := _COUNTED.fullmatch(digits):
        return int(counted[1])
    if last in _KANA:
        return _KANA.index(last) + 1
    if last in _ROMAN:
        return _ROMAN[last]
    if all(c in _KANJI for c in last):
        if len(last) == 1:
            return _KANJI.index(last) + 1
        return 10 + _KANJI.index(last[1]) + 1 if last[0] == "十" else None
    if len(last) == 1 and last.isalpha() and last.isascii():
        return ord(last.lower()) - ord("a") + 1
    return None


def strip_brackets(text: str) -> tuple[int, int]:
    """The range of a heading's title inside brackets that are put around the whole of it."""
    start, end = 0, len(text)
    while True:
        inner = text[start:end].strip()
        start = text.index(inner, start) if inner else start
        end = start + len(inner)
        pair = next((p for p in ORDERED_BRACKETS if inner.startswith(p[0]) and inner.endswith(p[1])), None)
        if pair is None or inner.count(pair[0]) != 1 or len(inner) <= 2:
            return start, end
        start, end = start + 1, end - 1
