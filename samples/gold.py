"""Collects what a careful reader would write down about a sample plan, while the plan is being typeset."""

from __future__ import annotations

from typing import Any

from evaluation.gold_rows import (
    TABLES,
    Row,
    Value,
    about,
    add_paragraph,
    join_field,
    kpi_row,
    measure_row,
    section_row,
    span,
)


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
        row = section_row(self.rows["sections"], parent, level, numbering, title, page) | {"origin": origin}
        self.rows["sections"].append(row)
        self.open.append(row)
        return row

    @staticmethod
    def _close(row: Row, page: int) -> None:
        row["page_end"] = max(row["page_start"], page)

    def say(self, section: Row, text: str) -> None:
        """Add a paragraph to a section's own text."""
        add_paragraph(section, text)

    def measure(self, section: Row, measure_id: str, certainty: str = "sure") -> Row:
        """Note that a section is about a national measure."""
        row = measure_row(section, measure_id, certainty)
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
        join_field(measure, field, text)

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
        row = about(section, measure) | {"field": field, "text": text, "kind": kind, "start": start, "end": end}
        self.rows["targets"].append(row | {"phase": phase, "page": page, "origin": origin})
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
        baseline: Value,
        target: Value,
        direction: str | None,
        text: str,
    ) -> None:
        """Note an indicator; baseline and target are value as printed, number and period as printed."""
        row = kpi_row(about(section, measure), name, unit, baseline, target, direction)
        self.rows["kpis"].append(row | {"text": text, "page": page, "origin": "own"})

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
