"""Whatever a document does, it ends as a row that says so, and the others are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows import reading
from flows.batch_report import BatchReport
from flows.jobs import Limits

Run = Callable[..., BatchReport]


def documents(out: Path) -> dict[str, dict[str, object]]:
    return {row["source_path"]: row for row in pq.read_table(out / "documents.parquet").to_pylist()}


def test_a_folder_of_everything_bad_loses_nothing_good(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    given = folder("good_a", "good_b", "raise", "kill", "exit", "eat", "eatatonce", "readerror", hang=1)
    (given / "none.pdf").write_bytes(b"")
    (given / "text.pdf").write_bytes(b"no pdf at all")
    (given / "notes.txt").write_text("not read")
    report = batch(given, workers=2, limits=Limits(seconds=10, seconds_a_page=0, memory=400))
    rows = documents(tmp_path / "out")
    assert {name for name, row in rows.items() if row["status"] == "ok"} == {"good_a.pdf", "good_b.pdf"}
    causes = {name.removesuffix(".pdf"): str(row["error"]) for name, row in rows.items() if row["status"] == "failed"}
    assert set(causes) == {"raise", "kill", "exit", "eat", "eatatonce", "readerror", "hang", "none", "text"}
    assert "ZeroDivisionError: a page of no width (stub_extractors.py, line" in causes["raise"]
    assert "ended by SIGKILL" in causes["kill"]
    assert "exit code 3" in causes["exit"]
    assert "400 MB" in causes["eat"] and "400 MB" in causes["eatatonce"]
    assert "not read within 10 s" in causes["hang"]
    assert "damaged" in causes["readerror"] and "no bytes" in causes["none"] and "no PDF" in causes["text"]
    assert all(cause.startswith(f"{name}.pdf: ") or name == "readerror" for name, cause in causes.items())
    warned = {row["message"] for row in pq.read_table(tmp_path / "out" / "warnings.parquet").to_pylist()}
    assert set(causes.values()) <= warned
    assert not report.all_read and report.published


def test_the_pages_before_a_bad_one_are_kept(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    batch(folder(bad4=6))
    row = documents(tmp_path / "out")["bad4.pdf"]
    assert row["status"] == "partial" and row["page_count"] == 6
    assert "SIGSEGV" in str(row["error"]) and "only pages 1 to 3 of 6" in str(row["error"])
    pages = pq.read_table(tmp_path / "out" / "pages.parquet")["page"].to_pylist()
    assert pages == [1, 2, 3]


def test_no_more_pages_are_read_than_allowed(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    batch(folder(long=5), limits=Limits(pages=2))
    assert pq.read_table(tmp_path / "out" / "pages.parquet").num_rows == 2


def test_rows_that_break_a_rule_are_set_aside(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    batch(folder(badrows=3))
    row = documents(tmp_path / "out")["badrows.pdf"]
    assert row["status"] == "partial" and "did not pass the checks" in str(row["error"])
    sections = pq.read_table(tmp_path / "out" / "sections.parquet").to_pylist()
    assert [(s["section_id"], s["parent_id"]) for s in sections] == [("s1", None), ("s3", None)]
    messages = " ".join(row["message"] for row in pq.read_table(tmp_path / "out" / "warnings.parquet").to_pylist())
    for words in ("sections.parent_id 'nowhere' is in no row of sections", "'nobody' is none of own", "is there twice"):
        assert words in messages


@pytest.mark.parametrize(("pages", "scans", "seconds"), [(1, 0, 65.0), (60, 0, 360.0), (10, 4, 330.0)])
def test_time_grows_with_pages(pages: int, scans: int, seconds: float) -> None:
    assert Limits().time(pages, scans) == seconds


def test_pages_for_ocr_are_counted(folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    file = folder(a=12) / "a.pdf"
    monkeypatch.setattr(reading, "ocr_version", lambda: "some")
    assert reading.count_pages(str(file), None, "auto") == (12, 0)
    monkeypatch.setattr(reading, "why_unreadable", lambda page: "a scan" if page.number > 6 else None)
    assert reading.count_pages(str(file), None, "auto") == (12, 6)
    assert reading.count_pages(str(file), None, "off") == (12, 0)
