"""Collects what a careful reader would write down about a sample plan, while the plan is being typeset."""

from __future__ import annotations

import datetime
import json
import re
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


def year(fiscal: int) -> tuple[str, str]:
    """Return the first and the last day of a Japanese fiscal year as ISO strings."""
    return f"{fiscal}-04-01", f"{fiscal + 1}-03-31"


def month(text: str) -> tuple[str, str]:
    """Return the first and the last day of a month written `2026-09`."""
    first = datetime.date.fromisoformat(text + "-01")
    after = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    return first.isoformat(), (after - datetime.timedelta(days=1)).isoformat()


def span(kind: str, when: Any) -> tuple[str | None, str | None]:
    """Return start and end of a date expression of a kind of CONTRACT's targets table.

    `when` is a fiscal year (int), a pair of fiscal years, a month `2026-09` or None, as the kind needs.

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
    if kind == "from":
        return (year(when) if isinstance(when, int) else month(when))[0], None
    if kind == "month":
        return month(when)
    if kind == "by_date":
        return None, month(when)[1]
    raise ValueError(f"no such kind of target: {kind}")


class Gold:
    """The rows of one document by table, with the ids that join them."""

    def __init__(self, **document: Any) -> None:
        """Begin with the document's own facts."""
        self.rows: dict[str, list[Row]] = {table: [] for table in TABLES}
        self.document = document
        self.rows["documents"].append(document)
        self.open: list[Row] = []
        self.orders: dict[str, int] = {}

    def page(self, number: int, label: str | None, kind: str) -> None:
        """Note a page: its physical number, printed number and kind."""
        self.rows["pages"].append({"page": number, "label": label, "kind": kind})

    def section(
        self, level: int, numbering: str | None, title: str, page: int, *, opens_page: bool = False, origin: str = "own"
    ) -> Row:
        """Note a heading; sections above it that are as deep or deeper end here."""
        while self.open and self.open[-1]["level"] >= level:
            self._close(self.open.pop(), page - 1 if opens_page else page)
        parent = self.open[-1] if self.open else None
        order = len(self.rows["sections"]) + 1
        row = {
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
            "origin": origin,
        }
        self.rows["sections"].append(row)
        self.open.append(row)
        return row

    @staticmethod
    def _close(row: Row, page: int) -> None:
        row["page_end"] = max(row["page_start"], page)

    def say(self, section: Row, text: str) -> None:
        """Add a paragraph to a section's own text."""
        section["text"] += ("\n" if section["text"] else "") + text

    def measure(self, section: Row, measure_id: str, certainty: str = "sure") -> Row:
        """Note that a section is about a national measure."""
        row = {
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
        self.rows["measures"].append(row)
        return row

    def field(self, section: Row, measure: Row, field: str, label: str, text: str, page: int) -> None:
        """Note a labelled field; joined to the measure where that has a column for it."""
        order = self.orders[measure["measure_id"]] = self.orders.get(measure["measure_id"], 0) + 1
        self.rows["fields"].append(
            {
                "section_id": section["section_id"],
                "measure_id": measure["measure_id"],
                "field": field,
                "label": label,
                "order": order,
                "text": text,
                "page": page,
                "origin": section["origin"],
            }
        )
        if field in ("actions", "examples"):
            measure[field] = [re.sub(r"^[・○●①-⑳■]\s*", "", line) for line in text.split("\n")]
        elif field in ("policy", "current_state", "issues", "target", "funding"):
            measure[field] = text

    def department(
        self,
        section: Row,
        measure: Row,
        division: str,
        page: int,
        *,
        text: str | None = None,
        bureau: str | None = None,
        units: tuple[str, ...] = (),
        role: str = "lead",
    ) -> None:
        """Note a division named for a measure."""
        row = {"measure_id": measure["measure_id"], "section_id": section["section_id"], "bureau": bureau}
        row |= {"division": division, "units": list(units), "role": role, "text": text or division, "page": page}
        self.rows["departments"].append(row)
        if division not in measure["departments"]:
            measure["departments"].append(division)

    def target(
        self,
        section: Row,
        measure: Row | None,
        field: str,
        text: str,
        kind: str,
        when: Any,
        page: int,
        *,
        phase: str | None = None,
        commits: bool = False,
        origin: str = "own",
    ) -> None:
        """Note a date expression; `commits` makes it the measure's commitment to complete or to operate."""
        start, end = span(kind, when)
        row = {"section_id": section["section_id"], "measure_id": measure["measure_id"] if measure else None}
        row |= {"field": field, "text": text, "kind": kind, "start": start, "end": end, "phase": phase}
        self.rows["targets"].append(row | {"page": page, "origin": origin})
        if commits and measure:
            measure["target_start"], measure["target_end"] = start, end

    def kpi(
        self,
        section: Row,
        measure: Row | None,
        name: str,
        page: int,
        *,
        unit: str | None,
        baseline: tuple[str | None, float | None, str | None],
        target: tuple[str | None, float | None, str | None],
        direction: str | None,
        text: str,
    ) -> None:
        """Note an indicator; baseline and target are value as printed, number and period as printed."""
        row = {"section_id": section["section_id"], "measure_id": measure["measure_id"] if measure else None}
        row |= {"name": name, "unit": unit}
        row |= dict(zip(("baseline_value", "baseline_number", "baseline_period"), baseline, strict=True))
        row |= dict(zip(("target_value", "target_number", "target_period"), target, strict=True))
        self.rows["kpis"].append(row | {"direction": direction, "text": text, "page": page, "origin": "own"})

    def table(
        self, page: int, caption: str | None, cells: list[Row], *, header: int = 0, continued_from: str | None = None
    ) -> str:
        """Note a ruled table with its cells (row, col, row_span, col_span, text); return its id."""
        table_id = f"t{len(self.rows['tables']) + 1:02}"
        n_rows = max(cell["row"] + cell["row_span"] for cell in cells)
        n_cols = max(cell["col"] + cell["col_span"] for cell in cells)
        row = {"table_id": table_id, "page": page, "caption": caption, "n_rows": n_rows, "n_cols": n_cols}
        self.rows["tables"].append(row | {"n_header_rows": header, "continued_from": continued_from})
        for cell in cells:
            found = {"table_id": table_id, "page": page} | cell | {"is_header": cell["row"] < header}
            self.rows["table_cells"].append(found)
        return table_id

    def finish(self, last_page: int) -> dict[str, list[Row]]:
        """Close what is open at the last page and return the rows by table."""
        while self.open:
            self._close(self.open.pop(), last_page)
        ends = {row["section_id"]: row["page_end"] for row in self.rows["sections"]}
        for row in self.rows["measures"]:
            row["page_end"] = ends[row["section_id"]]
        self.document["page_count"] = last_page
        self.document["text_source"] = "native"
        return self.rows


def dumps(rows: dict[str, list[Row]]) -> str:
    """Return gold as JSON text with one row a line, so that a change shows as one line."""
    parts = []
    for table, found in rows.items():
        body = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in found)
        parts.append(f'  "{table}": [\n{body}\n  ]' if found else f'  "{table}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"
