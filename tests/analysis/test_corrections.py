"""A person's decision changes exactly what it says, and whatever cannot be used is said with its cause."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from analysis.corrections import Decision, apply, read_decisions, unused
from extractors.rows import Row
from tests.analysis.sets import SetOf

SHA = f"{0:064x}"


def decision(row: Row | str, field: str, value: str, line: int = 2, **changes: Any) -> Decision:
    row_id = row if isinstance(row, str) else row["row_id"]
    return Decision(row_id, field, value, "山田", "p.7で確認", SHA, changes.pop("table", ""), changes.pop("file", ""), f"a.csv, line {line}")


@pytest.fixture
def made() -> SetOf:
    collected = SetOf()
    collected.plan("203611")
    collected.section("s1")
    collected.measure("telework", target_end=datetime.date(2025, 3, 31), needs_review=True, departments=["総務課"])
    collected.row("targets", measure_id="telework", text="令和7年度", kind="fiscal_year", start=datetime.date(2025, 4, 1),
                  end=datetime.date(2026, 3, 31), origin="own")  # fmt: skip
    return collected


def test_values_get_the_type_of_their_column(made: SetOf) -> None:
    measure, target = made.tables["measures"][0], made.tables["targets"][0]
    changed, outcomes = apply(
        [decision(measure, "target_end", "2026/3/31"), decision(measure, "needs_review", "FALSE", 3), decision(measure, "departments", "総務課\n税務課", 4),
         decision(target, "measure_id", "", 5), decision(measure, "score", "1", 6)], made.tables)  # fmt: skip
    row = changed["measures"][0]
    assert (row["target_end"], row["needs_review"], row["departments"], row["score"]) == (datetime.date(2026, 3, 31), False, ["総務課", "税務課"], 1.0)
    assert row["corrected"] == ["departments", "needs_review", "score", "target_end"]
    assert changed["targets"][0]["measure_id"] is None
    assert [o["status"] for o in outcomes] == ["applied"] * 5 and not unused(outcomes)
    assert outcomes[0]["old_value"] == '"2025-03-31"' and outcomes[0]["new_value"] == '"2026-03-31"'
    assert "sections" not in changed and made.tables["measures"][0]["needs_review"] is True


def test_start_and_end_are_judged_together(made: SetOf) -> None:
    target = made.tables["targets"][0]
    changed, outcomes = apply([decision(target, "start", "2027-04-01"), decision(target, "end", "2028-03-31", 3)], made.tables)
    assert changed["targets"][0]["end"] == datetime.date(2028, 3, 31)
    changed, outcomes = apply([decision(target, "start", "2027-04-01")], made.tables)
    assert not changed and outcomes[0]["status"] == "unfit" and "would lie after end" in outcomes[0]["message"]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("colour", "red", "no column 'colour'"), ("target_end", "soon", "is no date"), ("needs_review", "perhaps", "is no true or false"),
        ("measure_id", "magic", "none of"), ("measure_id", "", "must have a value"), ("page", "3", "cannot be corrected"), ("row_id", "x", "cannot be corrected"),
        ("section_id", "s2", "cannot be corrected"), ("score", "high", "is no number"), ("*", "keep", "can only be 'drop'"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said(made: SetOf, field: str, value: str, words: str) -> None:
    changed, (outcome,) = apply([decision(made.tables["measures"][0], field, value)], made.tables)
    assert not changed and outcome["status"] == "unfit"
    assert words in outcome["message"] and outcome["message"].startswith("a.csv, line 2: ")


def test_codes_of_bodies_are_checked(made: SetOf) -> None:
    document = made.tables["documents"][0]
    changed, _ = apply([decision(document, "municipality_code", "13101")], made.tables)
    assert changed["documents"][0]["municipality_code"] == "131016", "five digits get their check digit"
    changed, (outcome,) = apply([decision(document, "municipality_code", "131017")], made.tables)
    assert not changed and "its check digit should be 6" in outcome["message"]


def test_rows_are_taken_out_only_where_none_refers_to_them(made: SetOf) -> None:
    changed, (outcome,) = apply([decision(made.tables["targets"][0], "*", "drop")], made.tables)
    assert changed["targets"] == [] and outcome["status"] == "applied"
    changed, (outcome,) = apply([decision(made.tables["sections"][0], "*", "drop")], made.tables)
    assert not changed and "others refer to them" in outcome["message"]


def test_gone_rows_contradictions_and_agreement(made: SetOf) -> None:
    measure = made.tables["measures"][0]
    changed, outcomes = apply(
        [decision("nowhere", "title", "x"), decision(measure, "title", "a", 3), decision(measure, "title", "b", 4),
         decision(measure, "departments", '["総務課"]', 5), decision(measure, "target", "x", 6, table="targets")], made.tables)  # fmt: skip
    assert not changed
    assert [o["status"] for o in outcomes] == ["row_gone", "contradictory", "contradictory", "agrees", "unfit"]
    assert "a.csv, line 3, a.csv, line 4" in outcomes[1]["message"]
    assert len(unused(outcomes)) == 4


def test_files_are_read_in_either_encoding_and_faults_named(tmp_path: Path) -> None:
    head = "table,row_id,field,value,who,why,document_sha256,意見"
    (tmp_path / "a.csv").write_text(f"{head}\nmeasures,r1,title,名,山田,誤読,{SHA},x\n,r2,title,,,,{SHA},\n,r3,title,x,山田,理由,12,\n,,title,x,山田,理由,{SHA},\n", encoding="cp932")
    (tmp_path / "b.csv").write_text(f"row_id,列,正しい値,確認者,理由,document_sha\nr4,end,2026-03-31,佐藤,表,{SHA.upper()}\n", encoding="utf-8-sig")
    (tmp_path / "c.csv").write_text("row_id,value\n", encoding="utf-8")
    (tmp_path / "d.csv").write_bytes(b"\xff\xfe\x81")
    decisions, problems = read_decisions(tmp_path)
    assert [(d.row_id, d.value, d.source) for d in decisions] == [("r1", "名", "a.csv, line 2"), ("r4", "2026-03-31", "b.csv, line 2")]
    assert decisions[0].document_id == decisions[1].document_id
    assert len(problems) == 4
    assert "a.csv, line 4: document_sha256 must be 64" in problems[0] and "a.csv, line 5: row_id must be stated" in problems[1]
    assert "c.csv: there is no column field, who, why, document_sha256" in problems[2] and "d.csv: cannot be read" in problems[3]
