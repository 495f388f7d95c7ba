"""Indicators in a list whose legend says which value is which: 15分（38分） under かっこ内は令和６年度の実績."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import EMPTY, Passage
from extractors.language.dates import find_dates
from extractors.language.quantities import find_quantities
from extractors.records.roles import narrow
from extractors.statements.indicator_words import AMOUNT, Told, Value
from extractors.statements.parts import without_mark

_DAY = r"[^、。()]{0,16}?"
_PAST = r"(?:実績|現状|基準|現在|今)"
_BRACKETED = re.compile(
    rf"(?:かっこ|カッコ|括弧|\( ?\))(?:の|書きの|内の)?(?:内|中|書き)?[はが]、?(?P<base>{_DAY})の?{_PAST}"
)
_SIDE = r"(?:側|欄|の数|の値)?[はが]"
_SIDES = re.compile(rf"左{_SIDE}(?P<base>{_DAY})の?{_PAST}[^。]{{0,6}}右{_SIDE}(?P<aim>{_DAY})の?目標")
_BEGIN = rf"^(?P<name>.{{2,40}}?)[\s　:：]+(?P<first>{AMOUNT})\s*"
_VALUES = re.compile(rf"{_BEGIN}[(](?P<second>{AMOUNT})[)]$")
_MOVED = re.compile(rf"{_BEGIN}(?:→|⇒|➡|▶|►|/|／|、|[\s　])\s*(?P<second>{AMOUNT})$")


def tell_listed(passages: Sequence[Passage]) -> Iterator[tuple[Told, Passage]]:
    """Name, baseline and target of every line behind a sentence that explains the values, with the line."""
    base = aim = EMPTY
    bracketed: bool | None = None
    for passage in passages:
        text = narrow(passage.text)
        legend, sides = _BRACKETED.search(text), _SIDES.search(text)
        if legend is not None:
            bracketed, base = True, _date(passage[legend.start("base") : legend.end("base")])
            aim = _date(passage[: legend.start()])
        elif sides is not None:
            bracketed = False
            base, aim = (_date(passage[sides.start(key) : sides.end(key)]) for key in ("base", "aim"))
        elif bracketed is not None:
            line = without_mark(passage).strip()
            match = (_VALUES if bracketed else _MOVED).match(narrow(line.text))
            if match is None or not find_quantities(match["first"] + " " + match["second"]):
                continue
            name, first, second = (line[slice(*match.span(key))].strip() for key in ("name", "first", "second"))
            was, shall = (second, first) if bracketed else (first, second)
            yield (name.strip("：: 　"), Value(was, base), Value(shall, aim)), line


def _date(passage: Passage) -> Passage:
    """The last date of a clause; the year that 最終年度 explains comes with it."""
    dates = find_dates(passage.text)
    return passage[dates[-1].start_offset : dates[-1].end_offset] if dates else EMPTY
