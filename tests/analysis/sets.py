"""Small sets of published tables, written without reading a PDF."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from analysis.derived import derived_rows
from analysis.editions import current_documents
from extractors.document import Place
from extractors.rows import Row, RowMaker
from extractors.schema import DERIVED_TABLES, DOCUMENT_TABLES, to_arrow

DAY = datetime.date
BODIES = {"992011": ("星見野市", "葦原県"), "993018": ("霧ヶ原町", "葦原県"), "203611": ("下諏訪町", "長野県"),
          "131016": ("千代田区", "東京都"), "011002": ("札幌市", "北海道")}  # fmt: skip


class SetOf:
    """Collects rows of a set: ``plan`` begins a document, the other methods add rows to the last one."""

    def __init__(self) -> None:
        """Start with no document."""
        self.tables: dict[str, list[Row]] = {name: [] for name in DOCUMENT_TABLES}
        self._lines = 0

    def plan(self, code: str | None, name: str = "", **changes: Any) -> str:
        """A document; its id."""
        body = BODIES.get(code or "", (None, None))
        self._maker = RowMaker(f"{len(self.tables['documents']):064x}")
        values = {
            "sha256": f"{len(self.tables['documents']):064x}", "plan_id": f"p{len(self.tables['documents'])}",
            "variant": "full", "part": None, "supersedes": None, "is_current": None, "fictional": False,
            "municipality_code": code, "municipality": body[0], "prefecture": body[1], "issuer": body[0],
            "document_type": "municipal_plan", "title": f"{body[0]}DX推進計画", "edition": None, "issued_on": None,
            "plan_start": None, "plan_end": None, "page_count": 30, "char_count": 1, "text_source": "native",
            "grade": "good", "source_url": None, "retrieved_at": None, "licence": None,
            "source_path": f"{name or code}.pdf", "taxonomy_edition": "1.0", "taxonomy_version": "1",
            "extractor_version": "0", "dictionary_version": None,
            "extracted_at": datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC), "status": "ok", "error": None,
        }  # fmt: skip
        row = self._maker.row("documents", None, **{**values, **changes})
        self.tables["documents"].append(row)
        return row["document_id"]

    def row(self, table: str, **values: Any) -> Row:
        """A row of the last document, each on a line of its own."""
        self._lines += 1
        place = Place(values.pop("page", 1), 10.0, float(self._lines), 50.0, self._lines + 1.0)
        row = self._maker.row(table, place, **values)
        self.tables[table].append(row)
        return row

    def section(self, section_id: str, text: str = "", origin: str = "own", title: str = "節") -> Row:
        """A section."""
        return self.row("sections", section_id=section_id, order=1, level=1, title=title, path=[title], page_start=1,
                        page_end=1, text=text, origin=origin)  # fmt: skip

    def measure(self, measure_id: str, origin: str = "own", **values: Any) -> Row:
        """A statement about a measure."""
        self._lines += 1
        given = {"measure_row_id": f"m{self._lines}", "measure_group": "priority", "title": measure_id, "page_start": 1,
                 "page_end": 1, "score": 0.9, "needs_review": False, "method": "label", **values}  # fmt: skip
        return self.row("measures", measure_id=measure_id, origin=origin, **given)

    def words(self, section_id: str, measure_id: str, **counts: int) -> None:
        """Nouns of a section."""
        for lemma, count in counts.items():
            self.row("terms", section_id=section_id, measure_id=measure_id, lemma=lemma, pos="名詞", count=count)

    def write(self, folder: Path, roster: tuple[str, ...] = (), edition: str = "1.0") -> Path:
        """Write the set as it would be published."""
        folder.mkdir(parents=True, exist_ok=True)
        current = current_documents(self.tables["documents"])
        for row in self.tables["documents"]:
            row["is_current"] = current[row["document_id"]]
        for name, rows in self.tables.items():
            pq.write_table(to_arrow(name, rows), folder / f"{name}.parquet")
        for name in DERIVED_TABLES:
            pq.write_table(to_arrow(name, []), folder / f"{name}.parquet")
        for name, rows in list(derived_rows(folder, roster, edition)):
            pq.write_table(to_arrow(name, rows), folder / f"{name}.parquet")
        return folder
