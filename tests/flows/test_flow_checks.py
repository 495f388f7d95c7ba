"""Every rule of the data checks catches what it is there for, and names table, row and cause."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from extractors.document import Place
from extractors.rows import RowMaker
from extractors.schema import TABLES, to_arrow
from flows.checks import CheckFailed, check_set, clean, finding_warnings

Tables = dict[str, list[dict[str, Any]]]
DAY = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def tables() -> Tables:
    maker = RowMaker("ab" * 32)
    page = maker.row("pages", Place(1, 0.0, 0.0, 595.0, 842.0), width=595.0, height=842.0, rotation=0, kind="body",
                     char_count=1, table_count=0, text_source="native", grade="good", text="章")  # fmt: skip
    section = maker.row("sections", Place(1, 10.0, 10.0, 90.0, 20.0), section_id="s1", order=1, level=1, title="章",
                        path=["章"], page_start=1, page_end=1, text="", origin="own")  # fmt: skip
    target = maker.row("targets", Place(1, 10.0, 30.0, 90.0, 40.0), section_id="s1", text="2025年度",
                       kind="fiscal_year", start=date(2025, 4, 1), end=date(2026, 3, 31), origin="own")  # fmt: skip
    document = maker.row("documents", None, sha256="ab" * 32, fictional=False, page_count=1, char_count=1,
                         text_source="native", grade="good", municipality_code="131016", source_path="a.pdf",
                         extractor_version="0", extracted_at=DAY, status="ok")  # fmt: skip
    return {"documents": [document], "pages": [page], "sections": [section], "targets": [target], "warnings": []}


def test_whole_tables_pass(tables: Tables) -> None:
    kept, findings = clean(tables)
    assert findings == []
    assert {name: rows for name, rows in kept.items() if rows} == {n: r for n, r in tables.items() if r}


@pytest.mark.parametrize(
    ("table", "changes", "deed", "words"),
    [
        ("targets", {"kind": "soon"}, "left_out", "targets.kind: 'soon' is none of"),
        ("targets", {"page": 2}, "left_out", "targets: page 2 of a file of 1 pages"),
        ("targets", {"bbox": [9.0, 9.0, 3.0, 10.0]}, "left_out", "is no rectangle"),
        ("targets", {"start": date(2027, 1, 1)}, "left_out", "targets.start 2027-01-01 lies after targets.end 2026-03"),
        ("targets", {"section_id": "s9"}, "emptied", "targets.section_id 's9' is in no row of sections"),
        ("sections", {"page_start": 1, "page_end": 7}, "left_out", "sections: page 7 of a file of 1 pages"),
        ("sections", {"row_id": None}, "left_out", "sections.row_id: must not be null"),
        ("documents", {"municipality_code": "131017"}, "emptied", "its check digit should be 6"),
        ("documents", {"municipality_code": "tokyo"}, "emptied", "a code has six digits"),
        ("documents", {"plan_start": date(2026, 4, 1), "plan_end": date(2025, 4, 1)}, "emptied", "lies after"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_found(tables: Tables, table: str, changes: dict[str, Any], deed: str, words: str) -> None:
    tables[table][0].update(changes)
    kept, findings = clean(tables)
    assert findings[0].table == table and findings[0].deed == deed and words in findings[0].cause
    assert len(kept[table]) == (0 if deed == "left_out" else 1)
    (message, *_) = [row["message"] for row in finding_warnings("d1", "a.pdf", findings)]
    assert message.startswith("a.pdf") and f"1 of {table}" in message and words in message


def test_a_row_left_out_leaves_no_orphans(tables: Tables) -> None:
    tables["sections"][0]["level"] = "deep"
    kept, findings = clean(tables)
    assert kept["sections"] == [] and kept["targets"][0]["section_id"] is None
    assert [finding.table for finding in findings] == ["sections", "targets"]


def test_a_box_over_the_edge_is_clipped(tables: Tables) -> None:
    region = tables["targets"][0]["regions"][0]
    region["x1"] = 900.0
    kept, findings = clean(tables)
    assert [finding.deed for finding in findings] == ["clipped"]
    assert kept["targets"][0]["bbox"] == [10.0, 30.0, 595.0, 40.0] and region["x1"] == 595.0


def test_a_double_is_left_out(tables: Tables) -> None:
    tables["sections"].append({**tables["sections"][0], "row_id": "another"})
    kept, findings = clean(tables)
    assert len(kept["sections"]) == 1 and "section_id" in findings[0].cause and "twice" in findings[0].cause


def test_an_unknown_table_is_named(tables: Tables) -> None:
    kept, findings = clean({**tables, "secrets": [{"row_id": "a"}]})
    assert "secrets" not in kept and findings[0].cause == "there is no table 'secrets'"


def test_a_document_without_its_row_cannot_be_kept(tables: Tables) -> None:
    tables["documents"][0]["status"] = "fine"
    with pytest.raises(CheckFailed, match="documents.status: 'fine' is none of ok, partial, failed"):
        clean(tables)


def written(folder: Path, tables: Tables) -> Path:
    for name in TABLES:
        pq.write_table(to_arrow(name, tables.get(name, [])), folder / f"{name}.parquet")
    return folder


def test_a_set_is_checked_as_a_whole(tables: Tables, tmp_path: Path) -> None:
    assert check_set(written(tmp_path, tables), {})["sections"] == 1
    tables["documents"].append({**tables["documents"][0]})
    tables["targets"][0]["document_id"] = "dnobody"
    with pytest.raises(CheckFailed) as failed:
        check_set(written(tmp_path, tables), {"targets": 1, "sections": 4, "warnings": 9})
    assert any("documents: 1 rows repeat row_id" in cause for cause in failed.value.causes)
    assert any("targets: 1 rows whose document_id is no document" in cause for cause in failed.value.causes)
    assert any(cause.startswith("sections: 3 of 4 rows are gone (75%") for cause in failed.value.causes)
    assert not any(cause.startswith("warnings") for cause in failed.value.causes)


def test_a_foreign_schema_is_not_published(tables: Tables, tmp_path: Path) -> None:
    folder = written(tmp_path, tables)
    pq.write_table(pq.read_table(folder / "notes.parquet").drop_columns(["marker"]), folder / "notes.parquet")
    with pytest.raises(CheckFailed, match="notes: the file's schema"):
        check_set(folder, {})
