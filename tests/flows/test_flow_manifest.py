"""What a person states about a file wins, and what cannot be right is named and not used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq

from flows.batch_report import BatchReport
from flows.manifest import Manifests, read_manifest


def write(folder: Path, text: str, name: str = "manifest.csv") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for file in ("a.pdf", "b.pdf"):
        (folder / file).write_bytes(b"x")
    path = folder / name
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_values_are_checked_one_by_one(tmp_path: Path) -> None:
    manifest = read_manifest(
        write(
            tmp_path,
            "file,municipality_code,document_type,issued_on,plan_start,plan_end,part,fictional,source_url,colour\n"
            "a.pdf,13101,municipal_plan,2022-03-01,2022-04-01,2026-03-31,2,Yes,https://www.example.lg.jp/a.pdf,red\n"
            "b.pdf,131017,novel,March,2026-04-01,2022-03-31,0,maybe,ftp://x,\n"
            "c.pdf,,,,,,,,,\n"
            "a.pdf,,,,,,,,,\n",
        )
    )
    assert manifest.rows["a.pdf"] == {
        "municipality_code": "131016", "document_type": "municipal_plan", "issued_on": "2022-03-01",
        "plan_start": "2022-04-01", "plan_end": "2026-03-31", "part": "2", "fictional": "true",
        "source_url": "https://www.example.lg.jp/a.pdf",
    }  # fmt: skip
    assert manifest.rows["b.pdf"] == {}
    problems = manifest.file_problems["b.pdf"]
    for words in ("check digit should be 6", "document_type 'novel'", "issued_on 'March'", "part '0'",
                  "fictional 'maybe'", "source_url 'ftp://x'", "lies after plan_end"):  # fmt: skip
        assert any(words in problem and problem.startswith("manifest.csv, line 3") for problem in problems), words
    assert any("column 'colour' is not known" in problem for problem in manifest.problems)
    assert any("line 4: there is no file 'c.pdf'" in problem for problem in manifest.problems)
    assert any("line 5: 'a.pdf' is stated twice" in problem for problem in manifest.problems)


def test_the_nearest_manifest_that_lists_a_file_counts(tmp_path: Path) -> None:
    write(tmp_path, "file,title\nsub/a.pdf,outer\nsub/b.pdf,outer\n")
    write(tmp_path / "sub", "file,title\na.pdf,inner\n")
    manifests = Manifests()
    assert manifests.row(tmp_path / "sub" / "a.pdf", tmp_path)[0] == {"title": "inner"}
    assert manifests.row(tmp_path / "sub" / "b.pdf", tmp_path)[0] == {"title": "outer"}
    assert manifests.row(tmp_path / "a.pdf", tmp_path)[0] == {}
    assert Manifests().row(tmp_path / "sub" / "b.pdf", tmp_path / "sub")[0] == {}, "not above the folder given"


def test_a_manifest_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_bytes("file,title\na.pdf,計画\n".encode("cp932"))
    assert "cannot be read as CSV in UTF-8" in read_manifest(tmp_path / "manifest.csv").problems[0]
    (tmp_path / "manifest.csv").write_text("title\n計画\n", encoding="utf-8")
    assert "no column 'file'" in read_manifest(tmp_path / "manifest.csv").problems[0]


def test_a_run_uses_it_and_reads_again_when_it_changes(
    folder: Callable[..., Path], batch: Callable[..., BatchReport], tmp_path: Path
) -> None:
    given = folder("a", "b", "raise")
    manifest = given / "manifest.csv"
    manifest.write_text(
        "file,municipality_code,title,issued_on\na.pdf,131016,計画,someday\nraise.pdf,011002,壊れた計画,\n",
        encoding="utf-8",
    )
    batch(given)
    rows = {row["source_path"]: row for row in pq.read_table(tmp_path / "out" / "documents.parquet").to_pylist()}
    assert (rows["a.pdf"]["municipality_code"], rows["a.pdf"]["title"]) == ("131016", "計画")
    assert rows["raise.pdf"]["status"] == "failed" and rows["raise.pdf"]["municipality_code"] == "011002"
    warnings = pq.read_table(tmp_path / "out" / "warnings.parquet").to_pylist()
    assert any("issued_on 'someday' is not used" in row["message"] for row in warnings if row["stage"] == "manifest")
    manifest.write_text("file,title\na.pdf,別の計画\nraise.pdf,壊れた計画\n", encoding="utf-8")
    assert batch(given).read == 2, "b.pdf is as it was"
