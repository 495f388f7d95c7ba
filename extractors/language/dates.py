"""Date expressions of plans as spans of the text with kind, start and end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from extractors.language import wareki
from extractors.language.folding import Folded
from extractors.language.points import (
    NUMBER,
    Point,
    read_dotted_month,
    read_month,
    read_part,
    read_point,
    read_relative,
    read_short_year,
)

NEAR = 10
"""Years by which a year without its era may lie behind the one before it."""
KINDS = (
    "date",
    "month",
    "fiscal_year",
    "fiscal_year_range",
    "by_end_of_fiscal_year",
    "by_date",
    "from",
    "open",
    "deferred",
)


@dataclass(frozen=True)
class DateMatch:
    """A date expression.

    ``text`` is the original text from ``start_offset`` to ``end_offset``. A deadline has only ``end``, a beginning only
    ``start``; a span of days has both; ``open`` (随時), ``deferred`` (取組事項別に設定) and seasons have neither.
    """

    text: str
    start_offset: int
    end_offset: int
    kind: str
    start: date | None
    end: date | None


@dataclass(frozen=True)
class _Found:
    begin: int
    end: int
    kind: str
    first: date | None
    last: date | None
    era: str | None = None


_CANDIDATE = re.compile(
    r"令和|平成|昭和|大正|明治|西暦|(?<!\d)(?:19|20)\d\d|[二一][〇零九][〇零一二三四五六七八九]{2}|FY(?=\d)"
    r"|(?<![A-Za-z0-9])[RHS]\.?\d|(?<![A-Za-z0-9])(?:[1-4]Q|Q[1-4])\(|第[1-4一二三四]四半期\("
    r"|(?<![\d第.,])'?\d ?\d年度"
    r"|(?:^|(?<=[、,。にはとしめいきりぎみけせ・(]))(?:\d|[一二三四五六七八九十]{1,3})年度(?![分目生])"
)
_FROM_WORDS = r"(?:から|より)"
_RANGE = re.compile(rf"(?:末)?(?:(?:{_FROM_WORDS})、?|[~\-ー])(?:[、]|おおむね|概ね)?")
_LIST = re.compile(r"[・･,、/]|及び|および|と")
_UNTIL = re.compile(r"(?:末日?)?(?:まで|迄)(?:の間)?")
_ASIDE = re.compile(r"\([^()\d]{2,14}\)(?=(?:末日?)?(?:まで|迄))")
"""What a bracket says of a year before the word that makes it a deadline: 令和11年度（計画の最終年度）まで."""
_GOAL = re.compile(r"(?:を|の)?(?:目途|めど|目処|期限)")
_SINCE = re.compile(rf"(?:以降|以後|{_FROM_WORDS}|~(?!\d))")
_RELATIVE = re.compile(
    r"(?<![一-龥0-9])(?P<back>(?:翌々?|同|当該)年度?)(?![代齢額比期組])"
    r"|(?<![一-龥0-9])(?P<within>年度)(?=[内中末]|の?(?:前|後)半|の?(?:上|下)半?期)"
    r"|(?<![一-龥0-9])(?P<part>(?:上|下)半?期|第[1-4一二三四]四半期)(?=から|に|まで|中|末|、|以降)"
    rf"|(?<=[、にしめい])(?P<month>{NUMBER}月(?:末|上旬|中旬|下旬)?)(?=から|に(?!一|1|[二2]度)|まで|以降)"
)
_WITHIN = re.compile(r"[中内](?![一-龥ァ-ヴ]|の[一-龥]{2,}(?:時点|実績))")
_BEGINS = re.compile(r"[、。]|開始|実施|運用|施行|順次|本格|導入|稼働|稼動|供用|移行|$")
_LENGTH = re.compile(
    rf"(?:の|、|,)?(?:約|概ね|おおむね)?(?P<n>{NUMBER})(?P<unit>年間|[かカヵヶケ箇個]年(?:間|度)?|[かカヵヶケ箇個]月間?)"
)
# A law, notice or resolution is named by its year: 平成28年法律第103号 is no date.
_NAMED_BY_YEAR = re.compile(
    r"\)?(?:の)?[^\d。、()「」\n]{0,16}(?:第\s?[\d〇一二三四五六七八九十百]+\s?号|[^\d。、()「」]{0,6}(?:発|号外)第)"
)
_LAW = re.compile(r"(?:法律|政令|府令|省令|条例|規則|告示)第")
_BEFORE_BARE = re.compile(r"(?:[\d,.\-A-Za-z/]|(?:Server|Office|Windows|SQL|[Vv]er|[Vv]ersion) )$")
_AFTER_BARE = re.compile(r"[\d%人件円頁号番倍台個名社校ポkmg]|[-,.]\d")
_BLANK_RANGE = re.compile(r"[ \u3000]+")
_LEADING_DASH = re.compile(r"^$|[\s:：(（「【|]")
_OPEN_WORD = re.compile(
    r"随時|順次|逐次|通年|毎年度?|当面の間|(?:時期)?未定|早急に|速やかに"
    r"|(?<![一-龥ぁ-ん])継続(?=$|[)」。、/]|中|実施|して(?:実施|取|推進|検討))|引き?続き(?=$|実施|検討|推進|取)"
)
_DEFERRED = re.compile(
    r"[^。\n]*?(?:(?:別|毎|ごと|それぞれ)に?、?(?:[^。\n]{0,12}(?:目標時期|実施時期|時期|期限|目標)[^。\n]{0,6})?(?:を)?"
    r"(?:設定|定め|記載)|別途(?:、)?(?:[^。\n]{0,12})(?:設定|定め|検討|記載)|別に定め)[^。\n]*。?"
)
_MONTH_ONLY = re.compile(
    rf"{NUMBER}月(?!額|次|例|間)(?:{NUMBER}日|上旬|中旬|下旬|末|頃|ごろ|初旬)?(?:[~\-から]+(?:{NUMBER}月)?)?(?:頃|末|上旬|中旬|下旬)?"
    rf"|(?<!\d){NUMBER}[~\-]{NUMBER}月"
)
_MAY_HOLD_DATE = re.compile(r"[0-9０-９年月期令平昭RHSＲＨ随順逐適常通毎未早速可継引別ごそ当]")


def find_dates(text: str, since: date | None = None) -> list[DateMatch]:
    """Find the date expressions of a text, in order, without overlaps.

    ``since`` is the first day of the plan that the text belongs to: a year without any era before it (８年度中に稼働)
    is then one of that day's era, if it lies within the years of a plan. Laws, notices, page and telephone numbers,
    durations without a beginning (5年間) and decades are none. An open word counts only in a clause without a date
    (令和7年度から順次 is a beginning).
    """
    if not _MAY_HOLD_DATE.search(text):
        return []
    folded = Folded(text)
    found = _dated(folded, since)
    found = _join(folded, found)
    found += _undated(folded.text, found)
    found.sort(key=lambda item: (item.begin, -item.end))
    matches: list[DateMatch] = []
    for item in found:
        start, end = folded.origin(item.begin, item.end)
        if matches and start < matches[-1].end_offset:
            continue
        matches.append(DateMatch(text[start:end], start, end, item.kind, item.first, item.last))
    return matches


def date_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Turn lines of text into the objects which ``dxplans dates`` prints."""
    for line in lines:
        line = line.rstrip("\r\n")
        matches = [
            {
                "text": match.text,
                "kind": match.kind,
                "start": match.start.isoformat() if match.start else None,
                "end": match.end.isoformat() if match.end else None,
            }
            for match in find_dates(line)
        ]
        yield {"text": line, "matches": matches}


def _dated(folded: Folded, since: date | None) -> list[_Found]:
    text = folded.text
    found: list[_Found] = []
    at = 0
    era: str | None = None
    for candidate in _CANDIDATE.finditer(text):
        begin = candidate.start()
        if begin < at:
            continue
        point = read_point(text, begin)
        if point is None and candidate[0].endswith("年度"):
            point = _short_start(text, begin, era, found) or _of_the_plan(text, begin, era, since)
        if point is None:
            continue
        item = _expression(text, point)
        if item is None:
            at = max(at, begin + 1)
            continue
        at = item.end
        era = item.era
        if item.kind in ("fiscal_year", "month", "date") and item.end == point.end and _opened_by_dash(folded, begin):
            kind = "by_end_of_fiscal_year" if item.kind == "fiscal_year" else "by_date"
            item = replace(item, kind=kind, first=None)
        law = _NAMED_BY_YEAR.match(text, item.end)
        if law is not None and item.end == point.end and (point.level == "year" or _LAW.search(law[0])):
            at = law.end()
            continue
        found.append(item)
    return _relative(text, found)


def _relative(text: str, found: list[_Found]) -> list[_Found]:
    """Times told by the one before them: 令和5年度に試し、翌年度から使う; 同年10月から; 年度内に; 下期から.

    The time before stands in the same sentence, or in the one before where the words point back (同年, 翌年度).
    """
    if not found:
        return found
    years = sorted(found, key=lambda item: item.begin)
    for match in _RELATIVE.finditer(text):
        if any(item.begin < match.end() and match.start() < item.end for item in years):
            continue
        before = [item for item in years if item.end <= match.start()]
        known = before[-1] if before else None
        far = text[known.end : match.start()].count("。") if known is not None else 0
        if known is None or "\n" in text[known.end : match.start()] or far > (match["back"] is not None):
            continue
        base = _point_of(known)
        point = read_relative(text, match.start(), base) if base is not None else None
        if point is None or (match["month"] and point.level not in ("month", "day")):
            continue
        years.append(replace(_range(text, point) or _single(text, point), era=known.era))
        years.sort(key=lambda item: item.begin)
    return years


def _point_of(item: _Found) -> Point | None:
    """The point to which a time that is told by this one refers: the last year or month of it."""
    day = item.last or item.first
    if day is None:
        return None
    since_april = item.kind == "from" and (day.month, day.day) == (4, 1)
    if item.kind.startswith(("fiscal_year", "by_end_of")) or since_april:
        year = wareki.fiscal_year_of(day)
        return Point(item.begin, item.end, "fiscal_year", *wareki.fiscal_year(year), year, item.era)
    first = item.first if item.first is not None and item.last is not None else day
    return Point(item.begin, item.end, "month", first, day, day.year, item.era)


def _opened_by_dash(folded: Folded, begin: int) -> bool:
    """Whether a dash without a beginning stands before ``begin``, as in ``計画期間 ～令和7年度``."""
    if begin == 0 or folded.text[begin - 1] != "~":
        return False
    dash = folded.origin(begin - 1, begin)[0]
    return _LEADING_DASH.search(folded.original[:dash][-1:]) is not None


def _short_start(text: str, at: int, era: str | None, found: list[_Found]) -> Point | None:
    """A fiscal year without era: of the era before it, else western as in newspapers (20年度 is 2020).

    One figure alone (令和8年度に導入し、9年度から運用) counts behind a year of an era in its sentence that it follows.
    """
    point = read_short_year(text, at, era)
    if point is not None and not re.match(r"'?\d ?\d", text[at:]):
        before = found[-1] if found else None
        day = (before.last or before.first) if before is not None else None
        if before is None or day is None or era is None or re.search(r"[。\n]", text[before.end : at]):
            return None
        return point if 0 <= point.year - wareki.fiscal_year_of(day) <= NEAR else None
    if point is None or (era is None and not 15 <= point.year - 2000 <= 60):
        return None
    return point


def _of_the_plan(text: str, at: int, era: str | None, since: date | None) -> Point | None:
    """A fiscal year without era in the text of a plan: of the era in which that begins, where it lies in its years."""
    if since is None or era is not None:
        return None
    point = read_short_year(text, at, wareki.era_of(since))
    return point if point is not None and -1 <= point.year - wareki.fiscal_year_of(since) <= NEAR else None


def _expression(text: str, point: Point) -> _Found | None:
    """The longest expression which begins with ``point``; None if a bare number of a year is no year after all."""
    if point.level == "bare" and _BEFORE_BARE.search(text[max(0, point.begin - 8) : point.begin]):
        return None
    ranged = _range(text, point) or _enumeration(text, point)
    if ranged is not None:
        return ranged
    if point.level == "bare":
        if point.era is None or _AFTER_BARE.match(text, point.end):
            return None
        if len(point.era) > 1 and text[point.end : point.end + 1].isalnum():
            return None
    return _single(text, point)


def _range(text: str, point: Point) -> _Found | None:
    separator = _RANGE.match(text, point.end)
    if separator is None:
        return None
    at = separator.end()
    if point.at_end and text[point.end] == "末":
        return None
    closing = text[at : at + 1] == "(" and text[at - 1 : at] != "("
    second = _second_point(text, at + closing, point)
    if second is None or second.last < point.first:
        return None
    end = second.end
    if point.level == "bare" and second.level == "bare" and _AFTER_BARE.match(text, end):
        return None
    fiscal = _is_fiscal(point, second)
    first, last = point.first, second.last
    if fiscal:
        first = wareki.fiscal_year(point.year)[0]
        last = wareki.fiscal_year(second.year)[1] if second.level != "part" else second.last
    elif point.level == "bare" or second.level == "bare":
        return None
    if not first < last or last.year - first.year > 60:
        return None
    until = _UNTIL.match(text, end)
    end = until.end() if until is not None else end
    end = _skip_same_in_brackets(text, end, first, last)
    until = _UNTIL.match(text, end)
    end = until.end() if until is not None else end
    kind = "fiscal_year_range" if fiscal else "date"
    return _Found(point.begin, end, kind, first, last, second.era)


def _is_fiscal(point: Point, second: Point) -> bool:
    levels = {point.level, second.level}
    if levels <= {"fiscal_year", "bare"}:
        return True
    # 2022~25年 and 令和3年~7年度: one unit for both; two calendar years stay calendar years.
    return levels <= {"fiscal_year", "bare", "year"} and levels != {"year"}


def _second_point(text: str, at: int, point: Point) -> Point | None:
    readers = (
        lambda: read_point(text, at),
        lambda: read_short_year(text, at, point.era, point),
        lambda: read_month(text, at, point) if point.level in ("month", "day") else None,
        lambda: read_part(text, at, point),
        lambda: read_dotted_month(text, at, point),
    )
    for reader in readers:
        second = reader()
        if second is not None and second.level != "vague":
            return second
    return _bare_short(text, at, point)


def _bare_short(text: str, at: int, point: Point) -> Point | None:
    """``27`` of ``2023-27`` and ``7`` of ``R5~7``: a short number without a unit after a year without one."""
    if point.level != "bare" and not (point.level == "fiscal_year" and point.era in wareki.ERA_LETTERS):
        return None
    match = re.compile(r"\d{1,2}(?![\d年月日.\-/:人件円%])").match(text, at)
    if match is None or (point.era is None and len(match[0]) < 2):
        return None
    year = wareki.era_year(point.era, int(match[0])) if point.era else point.year // 100 * 100 + int(match[0])
    if year is None or not 0 < year - point.year <= 30:
        return None
    first, last = wareki.fiscal_year(year)
    return Point(at, match.end(), "bare", first, last, year, point.era)


def _enumeration(text: str, point: Point) -> _Found | None:
    """``令和5・6年度``, ``2021・2022年度``: years without a unit of their own until the last."""
    if point.level not in ("bare", "fiscal_year"):
        return None
    last_point = point
    years = [point.year]
    while True:
        separator = _LIST.match(text, last_point.end)
        if separator is None or (last_point.level == "fiscal_year" and separator[0] not in "・･"):
            break
        following = _listed_year(text, separator.end(), point, last_point)
        if following is None or following.year != years[-1] + 1 or following.at_end:
            break
        years.append(following.year)
        last_point = following
    if len(years) == 1 or last_point.level != "fiscal_year":
        return None
    until = _UNTIL.match(text, last_point.end)
    end = until.end() if until is not None else last_point.end
    first, last = wareki.fiscal_year(years[0])[0], wareki.fiscal_year(years[-1])[1]
    return _Found(point.begin, end, "fiscal_year_range", first, last, point.era)


def _listed_year(text: str, at: int, point: Point, before: Point) -> Point | None:
    following = read_point(text, at) or read_short_year(text, at, point.era, before)
    if following is not None:
        return following if following.level in ("bare", "fiscal_year") else None
    match = re.compile(r"\d{1,2}(?=[・･,、])").match(text, at)
    if match is None or before.level != "bare":
        return None
    year = wareki.era_year(point.era, int(match[0])) if point.era else point.year // 100 * 100 + int(match[0])
    if year is None:
        return None
    first, last = wareki.fiscal_year(year)
    return Point(at, match.end(), "bare", first, last, year, point.era)


def _single(text: str, point: Point) -> _Found:
    """One point with what its surroundings make of it: a deadline, a beginning, or the point itself."""
    begin, first, last = point.begin, point.first, point.last
    end = _skip_same_in_brackets(text, point.end, first, last)
    fiscal = point.level in ("fiscal_year", "bare")
    if point.level == "vague":
        return _Found(begin, end, "open", None, None, point.era)
    deadline = "by_end_of_fiscal_year" if fiscal else "by_date"
    aside = _ASIDE.match(text, end)
    until = _UNTIL.match(text, aside.end() if aside is not None else end)
    if until is not None:
        return _Found(begin, until.end(), deadline, None, last, point.era)
    if point.at_end and re.match(r"(?:現在|時点|日現在)", text[end : end + 3]):
        return _Found(begin, end, "date", last, last, point.era)
    if point.at_end:
        return _Found(begin, end, deadline, None, last, point.era)
    if not fiscal and _GOAL.match(text, end) and re.search(r"期限", text[end : end + 4]):
        return _Found(begin, end, deadline, None, last, point.era)
    since = _SINCE.match(text, end)
    if since is not None:
        length = _LENGTH.match(text, since.end())
        if length is not None and since[0] in ("から", "より"):
            return _with_length(point, length, first)
        # より also compares (令和4年度より多い): it opens a span only before a verb of beginning.
        if not since[0].startswith("より") or _BEGINS.match(text, since.end()):
            return _Found(begin, since.end(), "from", first, None, point.era)
    kind = {"fiscal_year": "fiscal_year", "bare": "fiscal_year", "month": "month"}.get(point.level, "date")
    within = _WITHIN.match(text, end) if kind != "date" else None
    return _Found(begin, within.end() if within is not None else end, kind, first, last, point.era)


def _with_length(point: Point, length: re.Match[str], first: date) -> _Found:
    number = wareki.parse_number(length["n"].replace(" ", "")) or 1
    months = number if "月" in length["unit"] else number * 12
    total = first.year * 12 + first.month - 1 + months
    # A start on the 29th to 31st may not exist in the last month: the span then ends with the month before.
    following = date(total // 12, total % 12 + 1, min(first.day, 28))
    kind = "fiscal_year_range" if point.level in ("fiscal_year", "bare") else "date"
    return _Found(point.begin, length.end(), kind, first, following - timedelta(days=1), point.era)


def _skip_same_in_brackets(text: str, at: int, first: date, last: date) -> int:
    """The offset behind brackets which say the same again: ``(2013~2015年度)`` after 平成25~27年度."""
    if text[at : at + 1] not in "(<" or at + 1 >= len(text):
        return at
    inner = read_point(text, at + 1)
    if inner is None:
        return at
    item = _range(text, inner)
    span = (item.first, item.last, item.end) if item is not None else (inner.first, inner.last, inner.end)
    if inner.level == "vague" or text[span[2] : span[2] + 1] not in (")", ">"):
        return at
    same_year = inner.level == "year" and (inner.year, inner.year) == (first.year, first.year)
    return span[2] + 1 if span[:2] == (first, last) or same_year else at


def _join(folded: Folded, found: list[_Found]) -> list[_Found]:
    """Join ranges that follow one another, and two fiscal years between which the dash was lost."""
    joined: list[_Found] = []
    for index, item in enumerate(found):
        before = joined[-1] if joined else None
        if before is not None and before.last and item.first:
            between = folded.text[before.end : item.begin]
            ranges = before.kind == item.kind == "fiscal_year_range"
            follows = before.last + timedelta(days=1) == item.first
            if ranges and follows and between in ("、", "・", ","):
                joined[-1] = _Found(before.begin, item.end, before.kind, before.first, item.last, item.era)
                continue
            if _lost_dash(folded, before, item, between) and len(found) == 2 and index == 1:
                joined[-1] = _Found(before.begin, item.end, "fiscal_year_range", before.first, item.last, item.era)
                continue
        joined.append(item)
    return joined


def _lost_dash(folded: Folded, before: _Found, item: _Found, between: str) -> bool:
    if between.strip() or before.kind != "fiscal_year" or item.kind != "fiscal_year" or not (before.last and item.last):
        return False
    gap = folded.original[folded.origin(before.begin, before.end)[1] : folded.origin(item.begin, item.end)[0]]
    # Neighbours such as 令和4年度 令和5年度 are columns of a table; only years further apart can be a range.
    return _BLANK_RANGE.fullmatch(gap) is not None and item.last.year - before.last.year >= 2


def _undated(text: str, found: list[_Found]) -> list[_Found]:
    """Open and deferred answers, in clauses without a date."""
    items: list[_Found] = []
    spans = [(item.begin, item.end) for item in found]
    if re.search(r"設定|定め|記載|検討", text):
        for match in _DEFERRED.finditer(text):
            if not any(match.start() < end and begin < match.end() for begin, end in spans):
                items.append(_Found(match.start(), match.end(), "deferred", None, None))
    spans += [(item.begin, item.end) for item in items]
    for match in _OPEN_WORD.finditer(text):
        low = max((text.rfind(mark, 0, match.start()) for mark in "。\n"), default=-1) + 1
        high = min((at for mark in "。\n" if (at := text.find(mark, match.end())) >= 0), default=len(text))
        if not any(begin < high and low < end for begin, end in spans):
            items.append(_Found(match.start(), match.end(), "open", None, None))
            spans.append((low, high))
    if not found and not items:
        alone = _MONTH_ONLY.match(text.lstrip("(") if len(text) <= 24 else "")
        if alone is not None:
            shift = len(text) - len(text.lstrip("("))
            items.append(_Found(alone.start() + shift, alone.end() + shift, "open", None, None))
    return items
