"""Numbers with their units, sums of money, subsidy rates and the direction in which an indicator shall move."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from extractors.language import wareki
from extractors.language.dates import find_dates
from extractors.language.folding import Folded, fold_text

UNITS = (
    "パーセント ポイント マイル 市町村 市区町村 自治体 データセット アカウント システム サービス プロジェクト "
    "ダウンロード アクセス フォロワー 箇所 か所 カ所 ヶ所 ヵ所 個所 団体 地域 件数 手続き 手続 業務 事業 種類 項目 "
    "世帯 時間 施設 拠点 講座 学校 か月 ヶ月 カ月 年間 日間 週間 分間 週 件 人 名 % ‰ 割 倍 台 回 校 枚 秒 分 点 冊 社 "
    "店 席 館 課 係 町 村 市 区 個 本 頁 戸 室 箱 kWh GB MB TB Mbps Gbps m2 km ha t"
).split()
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_KANJI = r"[〇一二三四五六七八九十百千]+"
_SAME_UNIT = {"パーセント": "%", "手続き": "手続"} | dict.fromkeys(("か所", "カ所", "ヶ所", "ヵ所", "個所"), "箇所")
_SCALES = {"十": 10, "百": 100, "千": 10**3, "万": 10**4, "億": 10**8, "兆": 10**12}
_QUANTITY = re.compile(
    rf"(?P<least>少なくとも|最低|おおむね|概ね|約|延べ|累計)?(?P<sign>[-+△▲])?"
    rf"(?:(?P<number>(?<![\d.,第A-Za-z])(?:{_DIGITS}))|(?P<kanji>(?<![一-龥第]){_KANJI}))"
    rf"(?P<scale>[千万億兆])?(?P<unit>{_UNIT})(?!度|月|の[\d一二三])(?P<bound>以上|以下|未満|超|程度|以内)?"
)
_YEN_PART = re.compile(
    rf"(?:({_DIGITS})([十百千]?[万億兆]|千)?|({_KANJI})([万億兆])?)(?=[\d〇一二三四五六七八九十百千]|円)"
)
# Each part is taken whole: a long number that is no sum would else be tried in every way to cut it.
_YEN = re.compile(
    rf"(?<![\d.,])(?>(?:{_DIGITS})(?:[十百千]?[万億兆]|千)?|(?:{_KANJI})[万億兆]?)+円(?!滑|卓|形|グラフ)"
)
_RATE = re.compile(
    r"(?:国費|補助率|交付率|措置率|負担率|助成率|充当率|算入率|国庫補助|国)(?:は|が|の|:|=)?"
    r"(?P<rate>\d{1,2}/\d{1,2}|\d{1,2}分の\d{1,2}|0\.\d+|\d{1,3}(?:\.\d+)?%|[一二三四五六七八九十]+分の[一二三四五六七八九十]+|定額)"
)
_RATE_ALONE = re.compile(
    r"(?<![\d/.])(?P<rate>10/10|[1-9]/[2-9]|[2-9]分の[1-9])(?![\d/月日])(?:補助|以内|を補助|助成|相当)"
)
_DOWN = re.compile(
    r"削減|減少|縮減|短縮|低減|抑制|圧縮|半減|以下|未満|以内|減らす|下げ|ゼロに|廃止|解消|減(?=$|[)）。、])"
)
_UP = re.compile(
    r"増加|向上|拡大|増やす|上昇|以上|超|倍増|伸ばす|高め|引き上げ|引上げ|改善|達成|促進|増(?=$|[)）。、])"
)
_KEEP = re.compile(r"維持|横ばい|継続|現状(?:通り|どおり)|堅持")


@dataclass(frozen=True)
class QuantityMatch:
    """A number with its unit.

    ``number`` is the value in ``unit`` (3割 is 3 割; 1.2万件 is 12,000 件; 1,508.6億円 is in 円). ``direction`` is
    up, down or keep as the words round the number say, else None. ``text`` is the original between the offsets.
    """

    text: str
    start_offset: int
    end_offset: int
    number: float
    unit: str
    direction: str | None


def find_quantities(text: str) -> list[QuantityMatch]:
    """Find numbers with units; parts of dates, and numbers without a unit, are none."""
    folded = Folded(text)
    dates = [(match.start_offset, match.end_offset) for match in find_dates(text)]
    found = []
    sums = [match.span() for match in _YEN.finditer(folded.text)]
    for begin, finish in sums:
        start, end = folded.origin(begin, finish)
        yen = parse_yen(folded.text[begin:finish]) or 0
        direction = quantity_direction(re.split(r"[、。,\d(]", folded.text[finish : finish + 8])[0])
        found.append(QuantityMatch(text[start:end], start, end, float(yen), "円", direction))
    for match in _QUANTITY.finditer(folded.text):
        if any(match.start() < finish and begin < match.end() for begin, finish in sums):
            continue
        start, end = folded.origin(match.start(), match.end())
        number = _number(match)
        if number is None or any(start < last and first < end for first, last in dates):
            continue
        unit = _SAME_UNIT.get(match["unit"], match["unit"])
        after = folded.text[match.end() : match.end() + 8]
        direction = quantity_direction((match["bound"] or "") + re.split(r"[、。,\d(]", after)[0])
        found.append(QuantityMatch(text[start:end], start, end, float(number), unit, direction))
    return sorted(found, key=lambda match: match.start_offset)


def _number(match: re.Match[str]) -> Fraction | None:
    if match["number"] is not None:
        value = Fraction(match["number"].replace(",", ""))
    else:
        whole = wareki.parse_number(match["kanji"])
        if whole is None:
            return None
        value = Fraction(whole)
    value *= _SCALES.get(match["scale"] or "", 1)
    return -value if match["sign"] in ("-", "△", "▲") else value


def parse_yen(text: str) -> int | None:
    """First sum of money of a text in yen: ``1,508.6億円`` is 150,860,000,000; ``12億3,400万円`` 1,234,000,000.

    None if the text names no sum. Fractions of a yen are rounded.
    """
    folded = fold_text(text)
    match = _YEN.search(folded)
    if match is None:
        return None
    total = Fraction(0)
    for digits, scale, kanji, kanji_scale in _YEN_PART.findall(match[0]):
        value = Fraction(digits.replace(",", "")) if digits else Fraction(wareki.parse_number(kanji) or 0)
        total += value * prod(_SCALES[letter] for letter in scale + kanji_scale)
    return round(total)


def subsidy_rate(text: str) -> str | None:
    """Rate of a subsidy as printed, without spaces: ``10/10``, ``0.5`` (措置率), ``定額``; None without one."""
    folded = Folded(text)
    match = _RATE.search(folded.text) or _RATE_ALONE.search(folded.text)
    return match["rate"] if match is not None else None


def quantity_direction(words: str) -> str | None:
    """Direction that words give to an indicator: ``up`` (増加, 以上), ``down`` (削減, 以下), ``keep`` (維持), None.

    The last word decides, as it holds the verb: 利用率の低下を抑え維持 is keep.
    """
    best: tuple[int, str] | None = None
    for name, pattern in (("down", _DOWN), ("up", _UP), ("keep", _KEEP)):
        for match in pattern.finditer(words):
            if best is None or match.start() > best[0]:
                best = (match.start(), name)
    return best[1] if best is not None else None


def direction_between(baseline: float | None, target: float | None) -> str | None:
    """Direction from a baseline to a target value; None if one of them is missing."""
    if baseline is None or target is None:
        return None
    return "up" if target > baseline else "down" if target < baseline else "keep"
