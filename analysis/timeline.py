"""Table ``timeline``: in which fiscal year each body does what about each national measure.

A line of a schedule counts in every fiscal year that it covers, with its phase; a commitment (``targets``) counts in
the fiscal year in which it ends. ``fiscal_year_of(day)`` and ``timeline_rows(plans)`` are the functions of this module.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from analysis.plans import Plans
from extractors.rows import Row, short_id
from extractors.schema.columns import MEASURE_IDS, PHASES

LONGEST = 30
"""Fiscal years that a line of a schedule may cover; a longer one was misread and counts in its first and last year."""
_DONE = ("implement", "operate", None)
"""Phases of a commitment that is a deadline: that something stands or runs. A study's end is none."""


def fiscal_year_of(day: datetime.date) -> int:
    """The fiscal year of a day: N runs from 1 April N to 31 March N+1."""
    return day.year if day.month >= 4 else day.year - 1


@dataclass(slots=True)
class _Cell:
    """What is known of one body, measure, year and phase; the first row seen is the evidence."""

    first: Row
    scheduled: bool = False
    due: bool = False
    items: dict[str, None] = field(default_factory=dict)


def timeline_rows(plans: Plans) -> list[Row]:
    """The rows of ``timeline``, in the order of codes, measures, years and phases."""
    cells: dict[tuple[str, str, int, str | None], _Cell] = {}

    def cell(row: Row, year: int) -> _Cell:
        key = (plans.read[row["document_id"]]["municipality_code"], row["measure_id"], year, row["phase"])
        return cells.setdefault(key, _Cell(row))

    bars = ["measure_id", "fiscal_year_start", "fiscal_year_end", "phase", "item", "sub_item", "page", "bbox"]
    for row in plans.own("schedules", bars):
        first, last = row["fiscal_year_start"], row["fiscal_year_end"]
        if row["measure_id"] is None or first is None:
            continue
        last = first if last is None else last
        for year in range(first, last + 1) if last - first < LONGEST else (first, last):
            found = cell(row, year)
            found.scheduled = True
            found.items[" / ".join(part for part in (row["item"], row["sub_item"]) if part)] = None
    for row in plans.own("targets", ["measure_id", "end", "phase", "text", "page", "bbox"]):
        if row["measure_id"] is None or row["end"] is None:
            continue
        found = cell(row, fiscal_year_of(row["end"]))
        found.due = found.due or row["phase"] in _DONE
        found.items[row["text"]] = None
    return [_row(key, cells[key]) for key in sorted(cells, key=_order)]


def _order(key: tuple[str, str, int, str | None]) -> tuple[str, int, int, int]:
    code, measure_id, year, phase = key
    return code, MEASURE_IDS.index(measure_id), year, PHASES.index(phase) if phase else len(PHASES)


def _row(key: tuple[str, str, int, str | None], cell: _Cell) -> Row:
    code, measure_id, year, phase = key
    return {
        "row_id": short_id("timeline", *key),
        "municipality_code": code,
        "measure_id": measure_id,
        "fiscal_year": year,
        "phase": phase,
        "scheduled": cell.scheduled,
        "due": cell.due,
        "items": list(cell.items),
        "evidence_document_id": cell.first["document_id"],
        "evidence_page": cell.first["page"],
        "evidence_bbox": cell.first["bbox"],
    }
