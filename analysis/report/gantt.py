"""Lays the bars of a timetable out as a table: a row a lane, a column a year or a month, a cell a bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.report.facts import Fact

MAX_YEARS = 20
"""Years drawn at most; a bar beyond them is a misread year, and is told in words below."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from column `start` on, `span` columns wide; None as fact is a gap."""

    start: int
    span: int
    fact: Fact | None


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of the timetable is about, with its lanes: bars of one lane do not overlap."""

    measure_id: str | None
    item: str
    sub_item: str | None
    lanes: tuple[tuple[Bar, ...], ...]


@dataclass(frozen=True, slots=True)
class Gantt:
    """A drawn timetable: `columns` a year, the years, the lines, and the bars whose years could not be drawn."""

    columns: int
    years: tuple[int, ...]
    lines: tuple[Line, ...]
    rest: tuple[Fact, ...]


def gantt(facts: Sequence[Fact], order: Sequence[str]) -> Gantt | None:
    """The timetable of a plan; None where it has none.

    Args:
        facts: rows of ``schedules``.
        order: ids of measures, in the order of the lines; lines about no measure come last.
    """
    if not facts:
        return None
    drawn = [fact for fact in facts if fact.row["fiscal_year_start"] and fact.row["fiscal_year_end"]]
    years = _window(drawn)
    inside = [fact for fact in drawn if years and years[0] <= _start(fact) <= _end(fact) <= years[-1]]
    columns = 12 if any(_months(fact) for fact in inside) else 1
    groups: dict[tuple[str | None, str, str | None], list[Fact]] = {}
    for fact in inside:
        groups.setdefault((fact.row["measure_id"], fact.row["item"] or "", fact.row["sub_item"]), []).append(fact)
    rank = {key: at for at, key in enumerate(order)}
    keys = sorted(groups, key=lambda key: rank.get(key[0] or "", len(rank)))
    lines = tuple(Line(*key, _lanes(groups[key], years[0], len(years) * columns, columns)) for key in keys)
    shown = set(map(id, inside))
    return Gantt(columns, years, lines, tuple(fact for fact in facts if id(fact) not in shown))


def _window(facts: Sequence[Fact]) -> tuple[int, ...]:
    """The years that are drawn: all, if they are not too many; else those around the one in the middle."""
    starts = sorted(map(_start, facts))
    if not starts:
        return ()
    ends = list(map(_end, facts))
    middle = starts[len(starts) // 2]
    first = min(year for year in starts if year > middle - MAX_YEARS // 2)
    last = max((year for year in ends if year < first + MAX_YEARS), default=first)
    return tuple(range(first, max(first, last) + 1))


def _start(fact: Fact) -> int:
    return int(fact.row["fiscal_year_start"])


def _end(fact: Fact) -> int:
    return int(fact.row["fiscal_year_end"])


def _months(fact: Fact) -> tuple[int, int] | None:
    """First and last month of a bar, counted from its first year's April; None where the axis has years only."""
    start, end = fact.row["start"], fact.row["end"]
    if start is None or end is None or start > end:
        return None
    base = _start(fact)
    first = (start.year - base) * 12 + start.month - 4
    last = (end.year - base) * 12 + end.month - 4
    whole = first == 0 and last == (_end(fact) - base) * 12 + 11
    return None if whole or first < 0 else (first, last)


def _lanes(facts: Sequence[Fact], first_year: int, width: int, columns: int) -> tuple[tuple[Bar, ...], ...]:
    """Bars beside each other where they fit, below each other where they overlap."""
    placed: list[list[tuple[int, int, Fact]]] = []
    for start, end, fact in sorted(
        ((*_span(fact, first_year, columns), fact) for fact in facts), key=lambda bar: (bar[0], bar[1])
    ):
        start, end = max(0, start), min(width, end)
        lane = next((lane for lane in placed if lane[-1][1] <= start), None)
        if lane is None:
            placed.append(lane := [])
        lane.append((start, max(start + 1, end), fact))
    return tuple(tuple(_with_gaps(lane, width)) for lane in placed)


def _span(fact: Fact, first_year: int, columns: int) -> tuple[int, int]:
    from_first = (_start(fact) - first_year) * columns
    months = _months(fact) if columns == 12 else None
    if months:
        return from_first + months[0], from_first + months[1] + 1
    return from_first, (_end(fact) - first_year + 1) * columns


def _with_gaps(lane: Sequence[tuple[int, int, Fact]], width: int) -> Iterable[Bar]:
    at = 0
    for start, end, fact in lane:
        if start > at:
            yield Bar(at, start - at, None)
        yield Bar(start, end - start, fact)
        at = end
    if at < width:
        yield Bar(at, width - at, None)
