"""Table ``summary``: coverage counted for the nation, each prefecture and each kind of body.

``summary_rows(coverage, body)`` counts rows of coverage of one edition. Bodies that no plan of was read are counted
apart and are in no share: ``covered_share`` is covered / (covered + absent). Fictional bodies of sample plans are in no
group of the nation but their own prefecture's.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from analysis.bodies import Body, nation_counts
from analysis.tables import by_key
from extractors.rows import Row, short_id
from extractors.schema.columns import BODY_KINDS, MEASURE_IDS

STATUSES = ("covered", "absent", "low_quality", "unread", "not_in_edition")
_GROUPINGS = ("all", "kind", "prefecture")


def summary_rows(coverage: Iterable[Row], body: Callable[[str], Body]) -> list[Row]:
    """The rows of ``summary``: all, then kinds, then prefectures by code; measures as the plan has them."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in coverage:
        for group in _groups(body(row["municipality_code"])):
            groups.setdefault(group, []).append(row)
    first = {group: min(row["municipality_code"] for row in rows) for group, rows in groups.items()}

    def order(group: tuple[str, str]) -> tuple[int, int, str]:
        return (_GROUPINGS.index(group[0]), BODY_KINDS.index(group[1]) if group[0] == "kind" else 0, first[group])

    return [row for group in sorted(groups, key=order) for row in _rows(group, groups[group])]


def _groups(body: Body) -> Iterator[tuple[str, str]]:
    yield "all", "fictional" if body.fictional else "all"
    if body.kind and not body.fictional:
        yield "kind", body.kind
    if body.prefecture:
        yield "prefecture", body.prefecture


def _rows(group: tuple[str, str], coverage: list[Row]) -> Iterator[Row]:
    found = by_key(coverage, "measure_id", "taxonomy_edition")
    for key in sorted(found, key=lambda key: (MEASURE_IDS.index(key[0]), key[1])):
        rows = found[key]
        counts = Counter(row["status"] for row in rows)
        covered = [row for row in rows if row["status"] == "covered"]
        ends = sorted(row["target_end"] for row in covered if row["target_end"])
        read = counts["covered"] + counts["absent"]
        yield {
            "row_id": short_id("summary", *group, *key),
            "grouping": group[0],
            "group": group[1],
            "measure_id": key[0],
            "taxonomy_edition": key[1],
            "nation_bodies": nation_counts().get(group),
            "bodies": len(rows),
            "read": read,
            **{status: counts[status] for status in STATUSES},
            "covered_share": round(counts["covered"] / read, 4) if read else None,
            "with_deadline": len(ends),
            "with_kpi": sum(row["has_kpi"] for row in covered),
            "with_schedule": sum(row["has_schedule"] for row in covered),
            "median_target_end": median_day(ends),
        }


def median_day(days: list[datetime.date]) -> datetime.date | None:
    """The median of sorted days, the earlier of the two middle ones; None of none."""
    return days[(len(days) - 1) // 2] if days else None
