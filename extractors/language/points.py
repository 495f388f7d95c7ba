"""One point in time read at one place of a folded text: a year, fiscal year, month, day, quarter or season."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from extractors.language import wareki

NUMBER = r"(?:元|\d ?\d|\d|[〇零一二三四五六七八九十]{1,3})"
_ERA = r"(?:令和|平成|昭和|大正|明治)"
_LETTER = r"(?:(?<![A-Za-z0-9])(?:[RH]\.?(?=\d{1,2}(?![\dA-Za-z]))|S\.?(?=\d{1,2}(?:年|\.\d))))"
_WEST = r"(?:(?:19|20)\d\d|二[〇零][〇零一二三四五六七八九]{2}|一九[〇零一二三四五六七八九]{2})"
# 年 of a duration, decade or age is no year: 5年間, 2020年代, 10年以上.
_YEAR_UNIT = r"(?:年度(?!間)|年(?!代|間|以上|未満|以内|前|後|生|[かカヵヶケ箇]月))"

_YEAR = re.compile(
    rf"(?:西暦)?(?P<fy>FY)?(?:(?P<era>{_ERA}|{_LETTER})(?P<num>{NUMBER})|(?P<west>{_WEST}(?!\d)))"
    rf"(?P<u1>{_YEAR_UNIT}|FY(?![A-Za-z]))?"
    rf"(?:\((?:西暦|FY)?(?:(?P<era2>{_ERA}|[RHS]\.?)(?P<num2>{NUMBER})|(?P<west2>{_WEST}))(?P<u2>{_YEAR_UNIT})?\))?"
    rf"(?P<u3>{_YEAR_UNIT}|度(?!目))?"
)
_SHORT_YEAR = re.compile(
    rf"(?:['’]|同)?(?P<num>{NUMBER})(?P<u1>{_YEAR_UNIT})?"
    rf"(?:\((?:西暦)?(?P<west2>{_WEST})(?P<u2>{_YEAR_UNIT})?\))?(?P<u3>{_YEAR_UNIT}|度(?!目))?"
)
_WEEKDAY = r"(?:\((?:[月火水木金土日](?:曜日?)?(?:[・、](?:祝日?|休))?)\)|[月火水木金土日]曜日?)?"
_MONTH = re.compile(
    rf"(?:の|(?P<relative>翌年?|同年?))?(?P<month>{NUMBER})月(?!額|次|例|間|給|収)"
    rf"(?:(?P<day>{NUMBER})日(?!間|本)|(?P<last>末日))?{_WEEKDAY}"
)
_MONTH_SPAN = re.compile(rf"(?:の)?(?P<a>{NUMBER})[~\-・](?P<b>{NUMBER})月(?!額|次|例|間)期?")
_DAY = re.compile(rf"(?P<day>{NUMBER})日(?!間|本){_WEEKDAY}")
_DOTTED = re.compile(
    r"(?P<sep>[./\-])(?P<month>1[0-2]|0?[1-9])"
    rf"(?:(?P=sep)(?P<day>3[01]|[12]\d|0?[1-9]))?(?![\d%Q次号版章節条項回]|\.\d){_WEEKDAY}"
)
_MONTH_AND_DAY = re.compile(r"(?P<month>1[0-2]|0?[1-9])[./](?P<day>3[01]|[12]\d|0?[1-9])(?![\d./])")
_PART = re.compile(
    r"[( .]?(?:の)?(?:第?(?P<quarter>[1-4一二三四])(?:/4)?四半期|(?P<q1>[1-4])Q(?![A-Za-z0-9])|Q(?P<q2>[1-4])(?!\d))\)?"
    r"|(?:の)?(?P<half>上半期|下半期|上期|下期|前半|後半)"
    r"|(?:の)?(?P<season>春|夏|秋|冬)(?:季|期)?"
    r"|(?:の)?(?P<third>上旬|中旬|下旬|初旬)"
)
_RELATIVE = re.compile(
    r"(?P<which>翌々|翌|同|当該)(?P<unit>年度|年)(?![代齢額比期組])"
    r"|(?P<bare>年度)(?=内|中|末|当初|の?(?:前|後)半|の?(?:上|下)半?期)"
)
_END = re.compile(r"(?:の)?(?:年度末|年末|末日?)(?!尾|端)")
_ABOUT = re.compile(r"(?:頃|ごろ|ころ)(?!の話)")
_QUARTER_FIRST = re.compile(r"(?<![A-Za-z0-9])(?:(?P<a>[1-4])Q|Q(?P<b>[1-4])|第(?P<c>[1-4一二三四])四半期)\(")
_FIRST_HALF = {"上半期", "上期", "前半"}


@dataclass(frozen=True)
class Point:
    """A point in time in a folded text.

    ``level`` is fiscal_year, year, month, day, part (quarter, half, months), vague (a season: no usable dates) or bare
    (a year's number without its unit, which the next point must give). ``at_end`` is true where the text says 末.
    """

    begin: int
    end: int
    level: str
    first: date
    last: date
    year: int
    era: str | None = None
    at_end: bool = False


def read_point(text: str, at: int) -> Point | None:
    """Read the point in time which begins at offset ``at`` of a folded text; None if there is none."""
    quarter_first = _read_quarter_first(text, at)
    if quarter_first is not None:
        return quarter_first
    match = _YEAR.match(text, at)
    if match is None:
        return None
    if match["west"] is not None:
        year, era = wareki.parse_number(match["west"]), None
    else:
        era = match["era"].rstrip(".")
        year = wareki.era_year(era, wareki.parse_number(match["num"].replace(" ", "")) or 0)
    if year is None or not 1868 <= year <= 2199:
        return None
    return _finish(text, match, year, era)


def read_short_year(text: str, at: int, era: str | None, base: Point | None = None) -> Point | None:
    """Read a year whose era or century is left out: ``23年度`` after ``平成18年度``, ``25年度`` after ``2021``.

    ``era`` is the era of the year before, None for western years. ``base`` is a point which the year may not precede.
    """
    match = _SHORT_YEAR.match(text, at)
    if match is None or not (match["u1"] or match["u3"]):
        return None
    number = wareki.parse_number(match["num"].replace(" ", ""))
    if number is None or not 1 <= number <= 99:
        return None
    year = wareki.era_year(era, number) if era else 2000 + number
    if year is None or (base is not None and not 0 <= year - base.year <= 40):
        return None
    return _finish(text, match, year, era)


def read_month(text: str, at: int, base: Point) -> Point | None:
    """Read a month or day whose year stands in ``base``: ``3月`` after ``令和5年12月`` is March of the year after."""
    match = _MONTH.match(text, at)
    if match is not None:
        number = wareki.parse_number(match["month"]) or 0
        year = base.last.year if base.level in ("month", "day") else base.year
        next_year = number < base.last.month if match["relative"] is None else match["relative"].startswith("翌年")
        if base.level in ("month", "day") and next_year:
            year += 1
        return _month_point(text, at, match, year, base.era)
    match = _DAY.match(text, at)
    if match is None or base.level != "day":
        return None
    return _day_point(at, match.end(), base.last.year, base.last.month, match["day"], base.era)


def read_relative(text: str, at: int, base: Point) -> Point | None:
    """Read a time that is told by the one before it: 翌年度, 同年10月, 年度内, 下期, 第3四半期.

    ``base`` is the point before it. A bare month (11月から) is one of the fiscal year or year of ``base``.
    """
    own = base.year if base.level == "fiscal_year" else wareki.fiscal_year_of(base.last)
    match = _RELATIVE.match(text, at)
    if match is None:
        part = _PART.match(text, at)
        if part is not None and not (part["season"] or part["third"]) and text[at] not in "( .の":
            first, last = wareki.fiscal_year(own)
            return _with_part(Point(at, at, "fiscal_year", first, last, own, base.era), part)
        return _bare_month(text, at, base, own)
    shift = {"翌": 1, "翌々": 2}.get(match["which"] or "", 0)
    if match["unit"] == "年":
        year = (base.year if base.level == "fiscal_year" else base.last.year) + shift
        month = _MONTH.match(text, match.end())
        if month is None:
            whole = Point(at, match.end(), "year", *wareki.calendar_year(year), year, base.era)
            return _with_end(text, whole) if shift else None
        number = wareki.parse_number(month["month"].replace(" ", "")) or 0
        found = _month_point(text, match.end(), month, year + (base.level == "fiscal_year" and number <= 3), base.era)
        return _with_end(text, replace(found, begin=at)) if found is not None else None
    point = Point(at, match.end(), "fiscal_year", *wareki.fiscal_year(own + shift), own + shift, base.era)
    month = _MONTH.match(text, match.end())
    if month is not None:
        number = wareki.parse_number(month["month"].replace(" ", "")) or 0
        found = _month_point(text, match.end(), month, point.year + (number <= 3), base.era)
        return _with_end(text, replace(found, begin=at)) if found is not None else None
    part = _PART.match(text, match.end())
    return _with_end(text, _with_part(point, part) if part is not None and not part["season"] else point)


def _bare_month(text: str, at: int, base: Point, own: int) -> Point | None:
    month = _MONTH.match(text, at)
    if month is None or month["relative"] or text[at] == "の":
        return None
    number = wareki.parse_number(month["month"].replace(" ", "")) or 0
    if base.level == "fiscal_year":
        year = own + (number <= 3)
    else:
        year = base.last.year + (number < base.last.month)
    found = _month_point(text, at, month, year, base.era)
    return _with_end(text, found) if found is not None else None


def read_dotted_month(text: str, at: int, base: Point) -> Point | None:
    """Read ``4/30`` or ``9.20`` after a full date written with the same mark."""
    match = _MONTH_AND_DAY.match(text, at)
    if match is None or base.level != "day":
        return None
    year = base.last.year + (int(match["month"]) < base.last.month)
    return _day_point(at, match.end(), year, int(match["month"]), match["day"], base.era)


def read_part(text: str, at: int, base: Point) -> Point | None:
    """Read a quarter or half whose fiscal year stands in ``base``: ``3Q`` after ``令和5年度1Q``."""
    match = _PART.match(text, at)
    if match is None or base.level != "part":
        return None
    point = replace(base, begin=at, end=at)
    return _with_part(point, match)


def _read_quarter_first(text: str, at: int) -> Point | None:
    match = _QUARTER_FIRST.match(text, at)
    if match is None:
        return None
    point = read_point(text, match.end())
    if point is None or point.level != "fiscal_year" or text[point.end : point.end + 1] != ")":
        return None
    number = wareki.parse_number(match["a"] or match["b"] or match["c"]) or 1
    first, last = wareki.quarter(point.year, number)
    return replace(point, begin=at, end=point.end + 1, level="part", first=first, last=last)


def _finish(text: str, match: re.Match[str], year: int, era: str | None) -> Point:
    """Add to a year what follows it: unit, month, day, part of the year, end, 頃."""
    groups = match.groupdict()
    units = [groups.get(name) or "" for name in ("u1", "u3")]
    end = match.end()
    if groups.get("west2") is not None or groups.get("era2") is not None:
        other = _other_year(groups)
        inner = groups.get("u2") or ""
        # 平成30年度(2017年度) names another year: the bracket is no translation of the year before it.
        if units[0] and other is not None and other != year:
            end, units = match.end("u1"), units[:1]
        elif not any(units):
            units.append(inner)
    fiscal = groups.get("fy") is not None or any(unit.endswith("度") or unit == "FY" for unit in units)
    level = "fiscal_year" if fiscal else "year" if any(units) else "bare"
    first, last = wareki.calendar_year(year) if level == "year" else wareki.fiscal_year(year)
    point = Point(match.start(), end, level, first, last, year, era)
    dotted = _DOTTED.match(text, end) if level == "bare" else None
    if dotted is not None:
        found = _month_point(text, end, dotted, year, era)
        if found is not None:
            return _with_end(text, replace(found, begin=point.begin))
    if level == "year":
        span = _MONTH_SPAN.match(text, end)
        months = [wareki.parse_number(span[name]) or 0 for name in ("a", "b")] if span is not None else []
        if span is not None and 1 <= months[0] < months[1] <= 12:
            first, last = wareki.month(year, months[0])[0], wareki.month(year, months[1])[1]
            return _with_end(text, replace(point, end=span.end(), level="part", first=first, last=last))
    if level != "bare":
        month = _MONTH.match(text, end)
        if month is not None:
            number = wareki.parse_number(month["month"].replace(" ", "")) or 0
            month_year = year + 1 if fiscal and number <= 3 else year
            found = _month_point(text, end, month, month_year, era)
            if found is not None:
                return _with_end(text, replace(found, begin=point.begin))
    part = _PART.match(text, end)
    if point.level == "bare" and era in wareki.ERA_LETTERS and (part is not None or _stands_alone(text, point)):
        point = replace(point, level="fiscal_year")
    if part is not None and (point.level == "fiscal_year" or (point.level == "year" and part["season"])):
        point = _with_part(point, part)
    elif part is not None and point.level == "year" and part["half"]:
        point = replace(point, end=part.end(), level="vague")
    return _with_end(text, point)


def _stands_alone(text: str, point: Point) -> bool:
    """Whether a short form such as R7 or H30 may be a fiscal year: no letter, digit or hyphenated number goes on."""
    return re.match(r"[A-Za-z\d]|[.\-]\d", text[point.end : point.end + 2]) is None


def _other_year(groups: dict[str, str | None]) -> int | None:
    if groups.get("west2"):
        return wareki.parse_number(groups["west2"] or "")
    number = wareki.parse_number((groups.get("num2") or "").replace(" ", ""))
    return wareki.era_year((groups.get("era2") or "").rstrip("."), number or 0)


def _month_point(text: str, at: int, match: re.Match[str], year: int, era: str | None) -> Point | None:
    number = wareki.parse_number(match["month"].replace(" ", "")) or 0
    if not 1 <= number <= 12:
        return None
    if match["day"]:
        return _day_point(at, match.end(), year, number, match["day"], era)
    first, last = wareki.month(year, number)
    if match.groupdict().get("last"):
        return Point(at, match.end(), "day", last, last, year, era)
    point = Point(at, match.end(), "month", first, last, year, era)
    third = _PART.match(text, match.end())
    return replace(point, end=third.end()) if third is not None and third["third"] else point


def _day_point(at: int, end: int, year: int, month: int, day: str, era: str | None) -> Point | None:
    try:
        found = date(year, month, wareki.parse_number(day.replace(" ", "")) or 0)
    except ValueError:
        return None
    return Point(at, end, "day", found, found, year, era)


def _with_part(point: Point, match: re.Match[str]) -> Point:
    number = match["quarter"] or match["q1"] or match["q2"]
    if number:
        first, last = wareki.quarter(point.year, wareki.parse_number(number) or 1)
        end = match.end()
        text_closed = match[0].startswith("(") == match[0].endswith(")")
        return replace(point, end=end if text_closed else end - 1, level="part", first=first, last=last)
    if match["half"]:
        first, last = wareki.half(point.year, 1 if match["half"] in _FIRST_HALF else 2)
        return replace(point, end=match.end(), level="part", first=first, last=last)
    if match["season"]:
        return replace(point, end=match.end(), level="vague")
    return point


def _with_end(text: str, point: Point) -> Point:
    match = _END.match(text, point.end) if point.level in ("fiscal_year", "year", "month", "part") else None
    long_form = {"fiscal_year": "年度末", "year": "年末"}.get(point.level)
    if match is not None and match[0].lstrip("の") in ("末", "末日", long_form):
        point = replace(point, end=match.end(), at_end=True)
    about = _ABOUT.match(text, point.end)
    return replace(point, end=about.end()) if about is not None else point
