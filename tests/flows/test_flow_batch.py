"""A run reads what changed, replaces what it is given, and gives the same bytes from any number of workers."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from extractors.schema import TABLES, arrow_schema
from flows import batch as batch_module
from flows.batch_report import BatchReport
from flows.sources import NoSuchPath
from tests.flows.small_pdf import write_pdf

Run = Callable[..., BatchReport]
Log = Callable[[], list[str]]


def names(out: Path) -> list[str]:
    return pq.read_table(out / "documents.parquet")["source_path"].to_pylist()


def hashes(out: Path) -> dict[str, str]:
    return {name: hashlib.sha256((out / f"{name}.parquet").read_bytes()).hexdigest() for name in TABLES}


def test_every_published_file_has_the_schema(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    batch(folder("a", b=2))
    for name in TABLES:
        assert pq.read_schema(tmp_path / "out" / f"{name}.parquet").equals(arrow_schema(name)), name
    assert len(pd.read_parquet(tmp_path / "out" / "pages.parquet")) == 3


def test_nothing_new_reads_nothing(folder: Callable[..., Path], batch: Run, read_log: Log, tmp_path: Path) -> None:
    given = folder("a", "b", "raise")
    assert batch(given).read == 3 and read_log() == ["a.pdf", "b.pdf"]
    before = hashes(tmp_path / "out")
    report = batch(given)
    assert report.read == 0 and not report.published and read_log() == []
    assert [status for _, status, _, _ in report.documents] == ["ok", "ok", "failed"] and not report.all_read
    assert hashes(tmp_path / "out") == before
    write_pdf(given / "c.pdf")
    assert batch(given).read == 1 and read_log() == ["c.pdf"]
    assert names(tmp_path / "out") == ["a.pdf", "b.pdf", "c.pdf", "raise.pdf"]


def test_a_file_that_cannot_be_opened_is_a_failed_document_and_stops_nothing(
    folder: Callable[..., Path], batch: Run, tmp_path: Path
) -> None:
    given = folder("a")
    (given / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    report = batch(given)
    assert report.published and report.failures == [("gone.pdf", "failed", "gone.pdf: cannot be opened (No such file or directory)")]
    rows = {row["source_path"]: row for row in pq.read_table(tmp_path / "out" / "documents.parquet").to_pylist()}
    assert rows["a.pdf"]["sha256"] and rows["gone.pdf"]["sha256"] is None
    assert rows["gone.pdf"]["status"] == "failed" and "cannot be opened" in rows["gone.pdf"]["error"]
    (given / "gone.pdf").unlink()
    write_pdf(given / "gone.pdf")
    assert batch(given).all_read and len(names(tmp_path / "out")) == 2


@pytest.mark.parametrize("prune", [False, True])
def test_a_file_out_of_reach_takes_nothing_away(
    folder: Callable[..., Path], batch: Run, tmp_path: Path, prune: bool
) -> None:
    given = folder("a", b=2)
    batch(given)
    pages = pq.read_table(tmp_path / "out" / "pages.parquet")
    (given / "b.pdf").rename(tmp_path / "away.pdf")
    (given / "b.pdf").symlink_to(tmp_path / "nowhere.pdf")
    for _ in range(2):
        report = batch(given, prune=prune)
        assert not report.all_read and [name for name, _, _ in report.failures] == ["b.pdf"]
        assert pq.read_table(tmp_path / "out" / "pages.parquet").equals(pages)
        assert names(tmp_path / "out") == ["a.pdf", "b.pdf"]
        warnings = pq.read_table(tmp_path / "out" / "warnings.parquet").to_pylist()
        assert ["cannot be opened" in row["message"] for row in warnings if row["code"] == "not_read_anew"] == [True]
    (given / "b.pdf").unlink()
    (tmp_path / "away.pdf").rename(given / "b.pdf")
    assert batch(given, prune=prune).all_read and names(tmp_path / "out") == ["a.pdf", "b.pdf"]
    assert pq.read_table(tmp_path / "out" / "pages.parquet").equals(pages)


def test_a_file_that_is_damaged_later_takes_nothing_away_until_it_is_read(
    folder: Callable[..., Path], batch: Run, tmp_path: Path
) -> None:
    given = folder("a", b=2)
    batch(given)
    pages = pq.read_table(tmp_path / "out" / "pages.parquet")
    (given / "b.pdf").write_bytes((given / "b.pdf").read_bytes()[:200])
    assert not batch(given).all_read
    assert pq.read_table(tmp_path / "out" / "pages.parquet").equals(pages)
    write_pdf(given / "b.pdf", 3)
    assert batch(given).all_read
    assert names(tmp_path / "out") == ["a.pdf", "b.pdf"]
    assert len(pq.read_table(tmp_path / "out" / "pages.parquet")) == 4


def test_a_later_reading_that_fails_keeps_the_rows_of_the_earlier_one(
    folder: Callable[..., Path], batch: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = folder("a", b=2)
    batch(given)
    pages = pq.read_table(tmp_path / "out" / "pages.parquet")
    for code in ("first", "second"):
        monkeypatch.setattr(batch_module, "taxonomy_hash", lambda code=code: code)
        monkeypatch.setenv("DXPLANS_FAIL", "b.pdf")
        report = batch(given)
        assert report.read == 2 and [(name, status) for name, status, _ in report.failures] == [("b.pdf", "partial")]
        assert pq.read_table(tmp_path / "out" / "pages.parquet").equals(pages)
        warnings = pq.read_table(tmp_path / "out" / "warnings.parquet").to_pylist()
        (said,) = [row["message"] for row in warnings if row["code"] == "not_read_anew"]
        assert "no more" in said and "read before" in said
        assert batch(given).read == 0
    monkeypatch.delenv("DXPLANS_FAIL")
    assert batch(given, retry=True).read == 1
    (row,) = [r for r in pq.read_table(tmp_path / "out" / "documents.parquet").to_pylist() if r["source_path"] == "b.pdf"]
    assert (row["status"], row["error"]) == ("ok", None)


def test_what_failed_is_read_again_on_request(folder: Callable[..., Path], batch: Run) -> None:
    given = folder("a", "raise")
    batch(given)
    assert batch(given, retry=True).read == 1


def test_a_renamed_file_is_not_read_again(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    given = folder("a", "b")
    batch(given)
    (given / "a.pdf").rename(given / "z.pdf")
    assert batch(given).read == 0
    assert names(tmp_path / "out") == ["b.pdf", "z.pdf"]


def test_only_prune_removes(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    given = folder("a", "b", "c", "d", "e", "f", "g")
    batch(given)
    (given / "a.pdf").unlink()
    batch(given)
    assert "a.pdf" in names(tmp_path / "out")
    batch(given / "b.pdf")
    assert len(names(tmp_path / "out")) == 7
    batch(given, prune=True)
    assert names(tmp_path / "out") == ["b.pdf", "c.pdf", "d.pdf", "e.pdf", "f.pdf", "g.pdf"]


def test_new_bytes_at_a_path_replace_the_old(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    given = folder("a", "b")
    batch(given)
    shutil.copyfile(write_pdf(tmp_path / "other" / "new.pdf", 2), given / "a.pdf")
    assert batch(given).read == 1
    assert names(tmp_path / "out") == ["a.pdf", "b.pdf"]
    assert pq.read_table(tmp_path / "out" / "documents.parquet")["page_count"].to_pylist() == [2, 1]


def test_equal_files_are_read_once(folder: Callable[..., Path], batch: Run, read_log: Log, tmp_path: Path) -> None:
    given = folder("a")
    shutil.copyfile(given / "a.pdf", given / "copy.pdf")
    report = batch(given)
    assert read_log() == ["a.pdf"] and names(tmp_path / "out") == ["a.pdf"]
    assert report.messages == ["copy.pdf: the same bytes as a.pdf, read once"]


def test_files_are_found_in_folders_of_folders(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    given = folder("a", "tokyo/b")
    shutil.copyfile(given / "a.pdf", given / "tokyo" / "not.txt")
    write_pdf(given / "tokyo" / "UPPER.PDF")
    write_pdf(given / ".hidden" / "c.pdf")
    batch(given)
    assert names(tmp_path / "out") == ["a.pdf", "tokyo/UPPER.PDF", "tokyo/b.pdf"]


def test_a_path_that_is_not_there_is_wrong_use(batch: Run, tmp_path: Path) -> None:
    with pytest.raises(NoSuchPath, match="nowhere"):
        batch(tmp_path / "nowhere")
    assert not (tmp_path / "out").exists()


def test_new_code_reads_again(folder: Callable[..., Path], batch: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    given = folder("a")
    batch(given)
    monkeypatch.setattr(batch_module, "extractor_version", lambda: "another")
    assert batch(given).read == 1


def test_workers_change_no_byte(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    given = folder(slow_a=1, b=4, c=2, d=3, badrows=3, bad4=5)
    batch(given, out=tmp_path / "one", workers=1)
    batch(given, out=tmp_path / "two", workers=2)
    for name in sorted(given.iterdir(), reverse=True):
        batch(name, out=tmp_path / "each")
    assert hashes(tmp_path / "one") == hashes(tmp_path / "two") == hashes(tmp_path / "each")


def test_a_table_that_shrinks_is_not_published(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    given = folder(a=8, b=2)
    batch(given)
    before = hashes(tmp_path / "out")
    (given / "a.pdf").unlink()
    report = batch(given, prune=True)
    assert not report.all_read and hashes(tmp_path / "out") == before
    assert any(cause.startswith("sections: 8 of 10 rows are gone (80%") for cause in report.refused)
    assert batch(given, prune=True, accept_drop=True).published
    assert names(tmp_path / "out") == ["b.pdf"]


def test_a_missing_table_is_published_again(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    given = folder("a")
    batch(given)
    (tmp_path / "out" / "sections.parquet").unlink()
    assert batch(given).read == 0
    assert pq.read_table(tmp_path / "out" / "sections.parquet").num_rows == 1


def test_a_damaged_store_is_read_again(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    given = folder("a", "b")
    batch(given)
    (file, *_) = (tmp_path / "out" / ".store").glob("*.arrow")
    file.write_bytes(file.read_bytes()[:100])
    assert batch(given).read == 1


def test_the_time_of_reading_can_be_stated(
    folder: Callable[..., Path], batch: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    batch(folder("a"))
    (moment,) = pq.read_table(tmp_path / "out" / "documents.parquet")["extracted_at"].to_pylist()
    assert moment.isoformat() == "2023-11-14T22:13:20+00:00"


def test_coverage_lists_the_roster(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    given = folder("a")
    (given / "manifest.csv").write_text(
        "file,municipality_code,document_type\na.pdf,131016,municipal_plan\n", encoding="utf-8"
    )
    roster = tmp_path / "towns.csv"
    roster.write_text("name,prefecture\n千代田区,東京都\n札幌市,北海道\n無い町,\n", encoding="utf-8")
    report = batch(given, roster=roster)
    rows = pq.read_table(tmp_path / "out" / "coverage.parquet").to_pylist()
    assert len(rows) == 36
    states = {(row["municipality_code"], row["measure_id"]): row["status"] for row in rows}
    assert states["131016", "telework"] == "absent" and states["011002", "telework"] == "unread"
    assert states["131016", "eltax-payment"] == "not_in_edition"
    assert report.messages == ["towns.csv, line 4: no single body is called '無い町'"]
    batch(given)
    assert pq.read_table(tmp_path / "out" / "coverage.parquet").num_rows == 36, "the roster is kept"
