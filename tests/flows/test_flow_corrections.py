"""Decisions and official figures reach the published set, survive another reading, and are never lost in silence."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from analysis.indicators import read_figures
from flows.batch import import_indicators
from flows.batch_report import BatchReport
from flows.cli import main
from flows.store import Entry, Store
from tests.flows.small_pdf import write_pdf

Run = Callable[..., BatchReport]


def rows(out: Path, table: str) -> list[dict[str, object]]:
    return pq.read_table(out / f"{table}.parquet").to_pylist()


@pytest.fixture
def decided(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> Path:
    """A set of two documents, and a decision about the first one's second section; the folder of corrections."""
    given = folder("a", "b")
    write_pdf(given / "a.pdf", 2)
    batch(given)
    out = tmp_path / "out"
    document = next(row for row in rows(out, "documents") if row["source_path"] == "a.pdf")
    section = next(row for row in rows(out, "sections") if row["document_id"] == document["document_id"] and row["page_start"] == 2)
    decisions = tmp_path / "corrections"
    decisions.mkdir()
    (decisions / "1.csv").write_text(
        f"row_id,field,value,who,why,document_sha256,file\n{section['row_id']},title,第二章,山田,見出し,{document['sha256']},a.pdf\n", encoding="utf-8"
    )
    return decisions


def test_a_decision_is_published_and_marked(decided: Path, batch: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = batch(tmp_path / "in", corrections=decided)
    assert report.published and report.corrected == 1 and report.read == 0
    (corrected,) = [row for row in rows(out, "sections") if row["corrected"]]
    assert (corrected["title"], corrected["corrected"]) == ("第二章", ["title"])
    (applied,) = rows(out, "corrections")
    assert (applied["status"], applied["old_value"], applied["new_value"], applied["who"]) == ("applied", '"章"', '"第二章"', "山田")
    assert not batch(tmp_path / "in", corrections=decided).published, "nothing changed"


def test_decisions_stay_when_the_document_is_read_again(decided: Path, batch: Run, read_log: Callable[[], list[str]], tmp_path: Path) -> None:
    batch(tmp_path / "in", corrections=decided)
    read_log()
    (tmp_path / "in" / "manifest.csv").write_text("file,title\na.pdf,計画\n", encoding="utf-8")
    batch(tmp_path / "in")
    assert read_log() == ["a.pdf"]
    assert sum(row["title"] == "第二章" for row in rows(tmp_path / "out", "sections")) == 1, "the folder is remembered"
    shutil.rmtree(decided)
    report = batch(tmp_path / "in")
    assert sum(row["title"] == "第二章" for row in rows(tmp_path / "out", "sections")) == 1
    assert any("is gone; the decisions of the last run are used" in message for message in report.messages)


def test_a_changed_source_is_reported(decided: Path, batch: Run, tmp_path: Path) -> None:
    write_pdf(tmp_path / "in" / "a.pdf", 3)
    report = batch(tmp_path / "in", corrections=decided)
    assert report.corrected == 0
    said = "1.csv, line 2: a.pdf has other bytes now; look at it again"
    assert said in report.messages
    (outcome,) = rows(tmp_path / "out", "corrections")
    assert (outcome["status"], outcome["document_id"]) == ("source_changed", None)
    assert said in [row["message"] for row in rows(tmp_path / "out", "warnings") if row["stage"] == "corrections"]
    (tmp_path / "in" / "a.pdf").unlink()
    report = batch(tmp_path / "in", corrections=decided, prune=True, accept_drop=True)
    assert "1.csv, line 2: a.pdf is not in the set any more" in report.messages


def test_faults_of_files_are_warnings(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "x.csv").write_text("row_id\n", encoding="utf-8")
    report = batch(folder("a"), corrections=tmp_path / "c")
    assert report.published and "x.csv: there is no column" in report.messages[0]
    assert any(row["code"] == "decision" for row in rows(tmp_path / "out", "warnings"))


def test_figures_are_published_and_stay(folder: Callable[..., Path], batch: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    table = tmp_path / "f.csv"
    table.write_text("区分,指標,福山市,府中市,三次市,桃源市\n体制,CIOの任命,実施,未実施,調査無し,実施\n", encoding="utf-8")
    assert main(["stats", "import", str(table), "--out", str(out)]) == 2, "nothing is published yet"
    batch(folder("a"), edition="2.0")
    assert main(["stats", "import", str(table), "--out", str(out), "--as-of", "2024-07-12"]) == 0
    shown = capsys.readouterr()
    assert "3 figures of 3 bodies read, 3 published" in shown.out and "桃源市: there is no such body" in shown.err
    assert len(rows(out, "documents")) == 1
    batch(folder("a", "b"))
    found = {row["municipality_code"]: (row["done"], row["state"]) for row in rows(out, "indicators")}
    assert found == {"342076": (True, "stated"), "342084": (False, "stated"), "342092": (None, "not_surveyed")}
    read, _ = read_figures(table)
    assert import_indicators(out, read[:1], replace=True, wait=0).counts["indicators"] == 1
    assert main(["stats", "import", str(tmp_path / "none.csv"), "--out", str(out)]) == 2
    assert main(["stats", "import", __file__, "--out", str(out)]) == 2


def test_rows_of_an_older_version_gain_the_new_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow as pa

    import flows.store as storing
    from extractors.schema import arrow_schema

    monkeypatch.setattr(storing, "DOCUMENT_TABLES", ("notes",))
    old = pa.schema([field for field in arrow_schema("notes") if field.name != "corrected"])
    row = {"row_id": "r", "document_id": "d", "page": 1, "bbox": None, "regions": [], "section_id": None, "marker": None, "term": None, "text": "注"}
    with monkeypatch.context() as before:
        before.setattr(storing, "arrow_schema", lambda name: old)
        before.setattr(storing, "to_batch", lambda name, rows: pa.RecordBatch.from_pylist(rows, schema=old))
        Store(tmp_path).write(Entry("d", "k", "ok", None, "good", 1), {"notes": [row]})
    batch = Store(tmp_path).tables("d", ["notes"])["notes"]
    assert batch.schema.equals(arrow_schema("notes")) and batch.to_pylist()[0]["corrected"] is None
