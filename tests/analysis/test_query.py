"""SQL over the tables answers, and can neither write nor reach anything else."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from analysis.query import BadQuery, Database, lines
from analysis.tables import Published
from flows.cli import main
from tests.analysis.sets import SetOf


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = SetOf()
    made.plan("203611")
    made.measure("telework", actions=["=在宅", "b"])
    return made.write(tmp_path / "set", roster=("011002",))


def test_views_are_the_tables_and_names(folder: Path) -> None:
    database = Database(Published(folder))
    sql = "SELECT b.name, m.label_ja FROM measures JOIN documents USING (document_id) JOIN bodies b USING (municipality_code) JOIN measure_names m USING (measure_id)"
    assert database.select(sql).to_pylist() == [{"name": "下諏訪町", "label_ja": "テレワークの推進"}]
    assert database.select("SELECT count(*) AS n FROM coverage").to_pylist() == [{"n": 36}]
    twice = database.select("SELECT 1 AS name, 2 AS name, 3 AS name_2, 4 AS name").to_pylist()
    assert twice == [{"name": 1, "name_2": 2, "name_2_2": 3, "name_3": 4}]
    assert database.select("DESCRIBE coverage").num_rows > 10
    assert database.select("EXPLAIN SELECT 1").num_rows > 0
    assert database.select("FROM bodies SELECT kind ORDER BY 1").column(0).to_pylist() == ["designated_city", "town"]


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELECT colour FROM coverage", "colour"), ("SELEC 1", "syntax error"), ("SELECT 1; SELECT 2", "one query at a time"), ("", "one query"),
        ("DROP VIEW coverage", "read-only"), ("COPY coverage TO 'x.csv'", "read-only"), ("ATTACH 'x.db'", "read-only"), ("INSTALL httpfs", "read-only"),
        ("SELECT * FROM read_text('/etc/passwd')", "disabled"), ("SELECT * FROM 'https://example.com/a.parquet'", "disabled"),
        ("SET enable_external_access = true", "read-only"), ("CREATE TABLE t AS SELECT 1", "read-only"),
        ("SELECT * FROM read_parquet('https://example.com/a.parquet')", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_said(folder: Path, sql: str, words: str) -> None:
    with pytest.raises(BadQuery) as failed:
        Database(Published(folder)).select(sql)
    assert words.lower() in str(failed.value).lower()
    assert not list(Path.cwd().glob("x.*"))


def test_the_command(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask = ["query", "SELECT measure_id, actions, target_end FROM measures", "--tables", str(folder)]
    assert main(ask) == 0
    assert capsys.readouterr().out.splitlines() == ["measure_id  actions  target_end", "----------  -------  ----------", "telework    =在宅 b"]
    assert main([*ask, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"measure_id": "telework", "actions": ["=在宅", "b"], "target_end": None}
    assert main([*ask, "--csv"]) == 0
    assert list(csv.reader(io.StringIO(capsys.readouterr().out)))[1] == ["telework", "'=在宅\nb", ""]
    for name in ("a.csv", "a.json", "a.parquet"):
        assert main([*ask, "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["measure_id"] == "telework"
    assert pq.read_table(tmp_path / "a.parquet").num_rows == 1
    assert main([*ask, "--out", str(tmp_path / "a.docx")]) == 2
    assert main(["query", "SELECT nothing", "--tables", str(folder)]) == 2
    assert main(["query", "FROM coverage", "--tables", str(folder), "--limit", "2"]) == 0
    assert "… 34 more rows" in capsys.readouterr().out


def test_a_missing_derived_table_is_empty(folder: Path) -> None:
    (folder / "neighbours.parquet").unlink()
    assert Database(Published(folder)).select("FROM neighbours").num_rows == 0


def test_wide_letters_line_up(folder: Path) -> None:
    table = Database(Published(folder)).select("SELECT '団体' AS a, 1 AS b UNION ALL SELECT 'xyz', 2 ORDER BY 2")
    assert list(lines(table)) == ["a     b", "----  -", "団体  1", "xyz   2"]
    long = Database(Published(folder)).select("SELECT repeat('長', 100) AS a")
    assert list(lines(long, 10))[2] == "長長長長…"
