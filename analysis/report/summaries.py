"""Counts towns by status, prefecture, kind and year of the deadline: what the charts draw and their tables say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analysis.report.model import STATUSES, Report, Town
from extractors.schema.columns import BODY_KINDS


@dataclass(frozen=True, slots=True)
class Group:
    """Towns of a prefecture or kind by the status of a measure."""

    name: str
    counts: dict[str, int]

    @property
    def towns(self) -> int:
        """All towns of the group."""
        return sum(self.counts.values())

    @property
    def read(self) -> int:
        """Towns whose plan was read well enough to say whether it has the measure."""
        return self.counts["covered"] + self.counts["absent"]

    @property
    def share(self) -> float | None:
        """Share of those read that have it, in percent; None where none was read."""
        return 100 * self.counts["covered"] / self.read if self.read else None


def status_of(report: Report, town: Town, measure_id: str) -> str:
    """The status of a pair; a pair that coverage lacks was not read."""
    return str(report.coverage.get((town.code, measure_id), {}).get("status", "unread"))


def fiscal_year(day: date) -> int:
    """The Japanese fiscal year of a day."""
    return day.year - (day.month < 4)


def by_group(report: Report, measure_id: str, grouping: str) -> list[Group]:
    """Groups of towns in the order of codes or of kinds; `grouping` is ``prefecture`` or ``kind``."""
    counts: dict[str, Counter[str]] = {}
    for town in report.towns:
        counts.setdefault(getattr(town, grouping), Counter())[status_of(report, town, measure_id)] += 1
    names: Sequence[str] = list(counts)
    if grouping == "kind":
        names = sorted(counts, key=lambda kind: BODY_KINDS.index(kind) if kind in BODY_KINDS else len(BODY_KINDS))
    return [Group(name, _all(counts[name])) for name in names]


def over_all(report: Report) -> list[Group]:
    """Every measure with its counts over all towns."""
    return [
        Group(m.id, _all(Counter(status_of(report, town, m.id) for town in report.towns))) for m in report.measures
    ]


def deadlines(report: Report, measure_id: str) -> tuple[dict[int, int], int]:
    """Towns by the fiscal year of their deadline for a measure, years without any filled in; and those without one."""
    years: Counter[int] = Counter()
    without = 0
    for town in report.towns:
        row = report.coverage.get((town.code, measure_id), {})
        if row.get("status") == "covered":
            if row["target_end"]:
                years[fiscal_year(row["target_end"])] += 1
            else:
                without += 1
    if not years or max(years) - min(years) > 60:
        return dict(sorted(years.items())), without
    return {year: years[year] for year in range(min(years), max(years) + 1)}, without


def _all(counts: Counter[str]) -> dict[str, int]:
    return {status: counts[status] for status in STATUSES}
