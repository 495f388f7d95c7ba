"""Writes rows of gold down as a coder finds them, the same for all plans that are made with their gold.

The sample plans (``samples``) know every page while they are drawn; the plans of families (``families/source``) learn
theirs once they are typeset, so that ``page`` may be anything that becomes a number later.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

Row = dict[str, Any]

GROUPS = {
    "organization": "organization",
    "human-resources": "organization",
    "planned-approach": "organization",
    "prefecture-support": "organization",
    "regional-digitalization": "together",
    "digital-divide": "together",
    "regulation-review": "together",
    "bpr": "optional",
    "open-data": "optional",
    "public-private-data-plan": "optional",
}
"""Measure to its group; every other measure is a 重点取組事項 (priority)."""

TABLES = (
    "documents", "pages", "sections", "measures", "fields", "departments", "schedules", "targets", "kpis", "procedures",
    "systems", "supports", "organization", "notes", "tables", "table_cells",
)  # fmt: skip
_ITEM = re.compile(r"^[・○●①-⑳■◇◆]\s*")


def year(fiscal: int) -> tuple[str, str]:
    """Return the first and the last day of a Japanese fiscal year as ISO strings."""
    return f"{fiscal}-04-01", f"{fiscal + 1}-03-31"


def month(text: str) -> tuple[str, str]:
    """Return the first and the last day of a month written `2026-09`."""
    first = datetime.date.fromisoformat(text + "-01")
    after = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    return first.isoformat(), (after - datetime.timedelta(days=1)).isoformat()


def span(kind: str, when: Any) -> tuple[str | None, str | None]:
    """Return start and end of a date expression of a kind of the contract's targets.

    `when` is a fiscal year (int), a pair of fiscal years, a month `2026-09`, a day or None, as the kind needs.

    Raises:
        ValueError: where the kind is none of the contract's.
    """
    if kind in ("open", "deferred"):
        return None, None
    if kind == "fiscal_year":
        return year(when)
    if kind == "by_end_of_fiscal_year":
        return None, year(when)[1]
    if kind == "fiscal_year_range":
        return year(when[0])[0], year(when[1])[1]
    if kind == "date":
        return when, when
    if kind == "from":
        return (year(when) if isinstance(when, int) else month(when))[0], None
    if kind == "month":
        return month(when)
    if kind == "by_date":
        return None, month(when)[1]
    raise ValueError(f"no such kind of target: {kind}")


def section_row(
    sections: Sequence[Row], parent: Row | None, level: int, numbering: str | None, title: str, page: Any
) -> Row:
    """Return the row of a heading that comes after these sections; its last page is known later."""
    order = len(sections) + 1
    return {
        "section_id": f"s{order:03}",
        "parent_id": parent["section_id"] if parent else None,
        "order": order,
        "level": level,
        "numbering": numbering,
        "title": title,
        "path": [*(parent["path"] if parent else []), title],
        "page_start": page,
        "page_end": page,
        "text": "",
        "origin": "own",
    }


def add_paragraph(section: Row, text: str) -> None:
    """Add a paragraph to a section's own text."""
    section["text"] += ("\n" if section["text"] else "") + text


def measure_row(section: Row, measure_id: str, certainty: str) -> Row:
    """Return the row that says that a section is about a national measure."""
    return {
        "section_id": section["section_id"],
        "measure_id": measure_id,
        "measure_group": GROUPS.get(measure_id, "priority"),
        "numbering": section["numbering"],
        "title": section["title"],
        "page_start": section["page_start"],
        "page_end": section["page_end"],
        "policy": None,
        "current_state": None,
        "issues": None,
        "target": None,
        "target_start": None,
        "target_end": None,
        "funding": None,
        "actions": [],
        "examples": [],
        "departments": [],
        "certainty": certainty,
        "origin": section["origin"],
    }


def join_field(measure: Row, field: str, text: str) -> None:
    """Put a labelled field into the measure's own column, where it has one: lists by items, the rest as text."""
    if field in ("actions", "examples"):
        measure[field] = measure[field] + [_ITEM.sub("", line) for line in text.split("\n")]
    elif field in ("policy", "current_state", "issues", "target", "funding"):
        measure[field] = (measure[field] + "\n" if measure[field] else "") + text


def about(section: Row, measure: Row | None) -> Row:
    """Return the columns that say where a row of a measure stands."""
    return {"section_id": section["section_id"], "measure_id": measure["measure_id"] if measure else None}


Value = tuple[str | None, float | None, str | None]
"""What an indicator is or shall be: value as printed, number, period as printed."""


def kpi_row(where: Row, name: str, unit: str | None, baseline: Value, target: Value, direction: str | None) -> Row:
    """Return the row of an indicator, without its text and page."""
    row = where | {"name": name, "unit": unit}
    row |= dict(zip(("baseline_value", "baseline_number", "baseline_period"), baseline, strict=True))
    row |= dict(zip(("target_value", "target_number", "target_period"), target, strict=True))
    return row | {"direction": direction}


def dumps(rows: Mapping[str, Sequence[Row]]) -> str:
    """Return gold as JSON text with one row a line, so that a change shows as one line."""
    parts = []
    for table, found in rows.items():
        body = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in found)
        parts.append(f'  "{table}": [\n{body}\n  ]' if found else f'  "{table}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"
