"""Bars of a timetable keep their years, and none hides another."""

from __future__ import annotations

import datetime
from typing import Any

from analysis.report.facts import Fact
from analysis.report.gantt import MAX_YEARS, gantt

DAY = datetime.date
ORDER = ("telework", "open-data")


def bar(first: int | None, last: int | None, item: str = "項目", measure: str | None = "open-data", **more: Any) -> Fact:
    row = {"fiscal_year_start": first, "fiscal_year_end": last, "item": item, "sub_item": None, "measure_id": measure,
           "start": None, "end": None, "phase": None, "kind": "bar", **more}  # fmt: skip
    return Fact(item, None, row)


def cells(*facts: Fact) -> list[list[tuple[int, int, bool]]]:
    made = gantt(facts, ORDER)
    assert made
    return [[(b.start, b.span, b.fact is not None) for b in lane] for line in made.lines for lane in line.lanes]


def test_bars_fill_the_columns_of_their_years() -> None:
    made = gantt([bar(2023, 2024), bar(2026, 2026)], ORDER)
    assert made and made.years == (2023, 2024, 2025, 2026) and made.columns == 1
    assert cells(bar(2023, 2024), bar(2026, 2026)) == [[(0, 2, True), (2, 1, False), (3, 1, True)]]


def test_overlapping_bars_get_lanes() -> None:
    assert cells(bar(2023, 2025), bar(2024, 2024), bar(2025, 2025)) == [
        [(0, 3, True)], [(0, 1, False), (1, 1, True), (2, 1, True)],
    ]  # fmt: skip


def test_months_divide_the_years() -> None:
    autumn = bar(2023, 2023, start=DAY(2023, 10, 1), end=DAY(2023, 12, 31))
    across = bar(2023, 2024, item="次", start=DAY(2024, 1, 1), end=DAY(2024, 6, 30))
    whole = bar(2024, 2024, item="三", start=DAY(2024, 4, 1), end=DAY(2025, 3, 31))
    made = gantt([autumn, across, whole], ORDER)
    assert made and made.columns == 12
    assert cells(autumn, across, whole) == [
        [(0, 6, False), (6, 3, True), (9, 15, False)],
        [(0, 9, False), (9, 6, True), (15, 9, False)],
        [(0, 12, False), (12, 12, True)],
    ]


def test_every_lane_is_as_wide_as_the_axis() -> None:
    facts = [bar(2020 + n % 5, 2020 + n % 5 + n % 3, item=str(n % 4)) for n in range(40)]
    made = gantt(facts, ORDER)
    assert made
    for lane in (lane for line in made.lines for lane in line.lanes):
        assert sum(b.span for b in lane) == len(made.years)
        assert [b.start for b in lane] == [sum(b.span for b in lane[:at]) for at in range(len(lane))]
    shown = [b.fact for line in made.lines for lane in line.lanes for b in lane if b.fact]
    assert sorted(map(id, shown)) == sorted(map(id, facts))


def test_misread_years_are_told_in_words() -> None:
    facts = [bar(2023, 2025), bar(2024, 2024), bar(1926, 1926), bar(2023, 9999), bar(None, None), bar(2025, 2023)]
    made = gantt(facts, ORDER)
    assert made and len(made.years) <= MAX_YEARS and {2023, 2024, 2025} <= set(made.years)
    assert made.rest == (*facts[2:5], facts[5])


def test_lines_follow_the_measures_and_those_of_none_come_last() -> None:
    made = gantt([bar(2023, 2023, "a", None), bar(2023, 2023, "b"), bar(2023, 2023, "c", "telework")], ORDER)
    assert made and [line.measure_id for line in made.lines] == ["telework", "open-data", None]
    assert gantt([], ORDER) is None
    only = gantt([bar(None, None)], ORDER)
    assert only and only.lines == () and len(only.rest) == 1
