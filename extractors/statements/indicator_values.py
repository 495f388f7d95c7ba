"""Reads lines that hold nothing but values of an indicator: 現状（R6）：45件　目標：150件, 12％（R6）⇒ 60％（R11）."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import EMPTY, Passage
from extractors.language.dates import find_dates
from extractors.records.roles import narrow
from extractors.statements.indicator_words import NOTHING, Value
from taxonomy.indicator_heads import role_of_head

LONGEST = 72
"""A line of values has no more characters."""
_AMOUNT = re.compile(
    r"(?:約|概ね|おおむね|延べ|累計|平均|年間?|月間?|週|1日|少なくとも|全)*[▲△+\-−]?"
    r"(?:\d[\d,.]*[千万億]?|[一二三四五六七八九十]+(?=割|倍))(?:\s?[%％])?[^\s\d。、,の()（）→⇒➡➔▶►▷/:\[\]【】]{0,8}"
)
_BRACKET = re.compile(r"\s*[(（](?P<in>[^()（）]{1,24})[)）]")
_SHORT_YEAR = re.compile(r"(?<![A-Za-z\d])[RH]\d{1,2}(?:年度?)?末?(?=[\s　:：])")
"""A year that a figure follows (R6 12％)."""
_ARROWS = re.compile(r"[→⇒➡➔⟶▶►▷⇨]|~>|->")
_EMPTY = re.compile(r"[\s　()（）\[\]【】<>＜＞:：/／、,。・･◆■□○●◎▼▽※はがのに=＝]+")
_ROLE = r"(?:現状|基準|実績|目標|計画|当初|現在)値?"
_ROLE_BEHIND = re.compile(rf"^(?P<amount>.*?){_ROLE}$")
_LABEL_BEHIND = re.compile(rf"{_ROLE}(?=[\s)）→⇒▶]|$)")
Stated = tuple[str | None, Value]
"""What a value is (``baseline``, ``target``, ``between``; None where no word says so), and the value."""


def tell_values(line: Passage) -> list[Stated]:
    """The values of a line, in order, with what the words beside them say that they are.

    Returns:
        Nothing where the line says anything else, be it one word.
    """
    text = narrow(line.text)
    plain = text.strip()
    if not 1 <= len(plain) <= LONGEST or "\n" in plain or not re.search(r"[\d一二三四五六七八九十]", plain):
        return []
    spans = [(d.start_offset, d.end_offset) for d in find_dates(line.text)]
    # R5 7％ is a year and a figure, no month.
    dates = [(s, e) for s, e in spans if not re.fullmatch(r"[RHS]\d{1,2}\s+\d{1,2}", text[s:e])]
    dates += [m.span() for m in _SHORT_YEAR.finditer(text) if not any(s <= m.start() < e for s, e in dates)]
    dates.sort()
    found: list[Stated] = []
    at = 0
    for start, end in _amounts(text, dates):
        label = _LABEL_BEHIND.match(text, end)
        behind = _BRACKET.match(text, label.end() if label is not None else end)
        close = behind.end() if behind is not None else label.end() if label is not None else end
        stated = _one(line, text, (at, start, end, close), dates)
        if stated is None:
            return []
        found.append(stated)
        at = close
    return found if not _said(text[at:]) else []


def baseline_and_target(values: Sequence[Stated]) -> tuple[Value, Value] | None:
    """Which values are baseline and target: by their words, else the first and the last of several; else None."""
    told = {role: value for role, value in values if role}
    rest = [value for role, value in values if role is None]
    if "target" not in told and rest:
        told["target"] = rest.pop()
    if "baseline" not in told and rest:
        told["baseline"] = rest.pop(0)
    if "target" not in told or rest and len(values) < 3:
        return None
    return told.get("baseline", Value()), told["target"]


def _amounts(text: str, dates: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where numbers with their units stand that are no dates; the word that a value ends with is no unit (60％目標)."""
    found: list[tuple[int, int]] = []
    at = 0
    while (match := _AMOUNT.search(text, at)) is not None:
        digit = re.search(r"[\d一二三四五六七八九十]", match[0])
        first = match.start() + (digit.start() if digit else 0)
        inside = next(((s, e) for s, e in dates if s <= first < e), None)
        if inside is not None:
            at = max(inside[1], match.start() + 1)
            continue
        ends = _ROLE_BEHIND.match(match[0])
        end = match.start() + len(ends["amount"]) if ends is not None else match.end()
        found.append((match.start(), end))
        at = max(end, match.start() + 1)
    return found


def _one(
    line: Passage, text: str, span: tuple[int, int, int, int], dates: Sequence[tuple[int, int]]
) -> Stated | None:
    """A value with the words and dates from the value before it to the bracket behind it; None for other words."""
    at, start, end, close = span
    inside = [(s, e) for s, e in dates if at <= s and e <= close]
    words = _without(text, at, start, inside) + _without(text, end, close, inside)
    plain = _said(words)
    role = role_of_head(plain) if plain else None
    if plain and role not in ("baseline", "target", "between"):
        return None
    period = line[inside[-1][0] : inside[-1][1]] if inside else EMPTY
    if period.text.endswith("まで"):
        period = period[: len(period) - 2]
    return role, Value(line[start:end].strip(), period)


def _without(text: str, start: int, end: int, dates: Sequence[tuple[int, int]]) -> str:
    kept = [c for i, c in enumerate(text[start:end], start) if not any(s <= i < e for s, e in dates)]
    return "".join(kept)


def _said(words: str) -> str:
    """What words say, without arrows, brackets and points; the time at which something holds is said by its date."""
    plain = _EMPTY.sub("", _ARROWS.sub("", words))
    plain = re.sub(r"^(?:時点|まで|末|年度)+|(?:時点|まで|末)+$", "", plain)
    return "" if NOTHING.match(plain) else plain
