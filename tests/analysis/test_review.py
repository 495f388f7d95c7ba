"""What is doubtful is listed once, with its place; a filled sheet is a file of decisions; a blind sheet shows no value."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from analysis.coding import CODED, COLUMNS, sample, score, wilson
from analysis.corrections import apply, read_decisions
from analysis.review import COLUMNS as REVIEWED
from analysis.review import cells, doubtful
from analysis.tables import Published
from extractors.schema import to_arrow
from flows.cli import main
from tests.analysis.sets import SetOf

DAY = datetime.date


def made() -> SetOf:
    collected = SetOf()
    collected.plan("203611", "shimosuwa", source_url="https://www.example.lg.jp/a.pdf")
    collected.section("s1")
    collected.measure("telework", section_id="s1", target_end=DAY(2025, 3, 31), page=2)
    collected.measure("bpr", needs_review=True, score=0.41, evidence="業務", title="業務の見直し", page=3)
    collected.measure("bpr", needs_review=True, origin="national")
    for end, phase in ((DAY(2025, 3, 31), "implement"), (DAY(2026, 3, 31), "operate"), (DAY(2023, 3, 31), "study")):
        collected.row("targets", section_id="s1", measure_id="telework", text=f"{end.year}年", kind="date", end=end, phase=phase, origin="own", page=2)
    collected.row("kpis", measure_id="telework", name="利用率", target_value="約60割", text="利用率", origin="own")
    collected.row("kpis", measure_id="telework", name="満足度", target_value="向上", text="満足度", origin="own")
    collected.row("kpis", measure_id="telework", name="台数", target_value="5", target_number=5.0, text="台数", origin="own")
    collected.row("procedures", title="謎の手続", list_id="procedures-31", origin="own")
    collected.row("procedures", title="町の手続", origin="own")
    collected.row("schedules", measure_id="telework", item="導入", kind="bar", origin="own", phase="trial")
    collected.row("departments", measure_id="telework", division="総務課", units=[], role="lead", text="総務課(庶務係)", page=9)
    page = collected.row("pages", width=595.0, height=842.0, rotation=0, kind="body", char_count=1, table_count=0, text_source="ocr", grade="poor", text="")
    page["page"] = 9
    collected.plan(None, "nobody", title=None)
    collected.plan(None, "nation", document_type="national_plan")
    return collected


@pytest.fixture
def published(tmp_path: Path) -> Published:
    return Published(made().write(tmp_path / "set"))


def test_every_reason_is_found_once(published: Published) -> None:
    doubts = list(doubtful(published))
    assert [(d.reason, d.table, d.field, d.read) for d in doubts] == [
        ("no_body", "documents", "municipality_code", ""), ("needs_review", "measures", "measure_id", "bpr"),
        ("two_dates", "measures", "target_end", "2025-03-31"), ("low_grade", "departments", "division", "総務課"),
        ("procedure", "procedures", "procedure_id", ""), ("number", "kpis", "target_number", ""), ("years", "schedules", "fiscal_year_start", "")]  # fmt: skip
    review = doubts[1]
    assert (review.body, review.title, review.page, review.link) == ("下諏訪町", "業務の見直し", 3, "https://www.example.lg.jp/a.pdf#page=3")
    assert review.detail == "score 0.41, 業務" and doubts[2].text == "2025年（2025-03-31）、2026年（2026-03-31）"


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_filled_sheet_is_a_file_of_decisions(published: Published, tmp_path: Path, suffix: str) -> None:
    folder = tmp_path / "corrections"
    sheet = folder / f"sheet{suffix}"
    assert main(["review", "--tables", str(published.folder), "-o", str(sheet)]) == 0
    assert read_decisions(folder) == ([], []), "a line without who decides nothing"
    answers = {"two_dates": "2026/3/31", "needs_review": "bpr", "number": "6"}
    rows = {label: number for number, label in enumerate(REVIEWED.values())}
    reasons = [doubt.reason for doubt in doubtful(published)]
    if suffix == ".csv":
        lines = list(csv.reader(sheet.open(encoding="utf-8-sig", newline="")))
        for line, reason in zip(lines[1:], reasons, strict=True):
            if reason in answers:
                line[rows["value"]], line[rows["who"]], line[rows["why"]] = answers[reason], "山田", "原文"
        with sheet.open("w", encoding="cp932", errors="replace", newline="") as file:
            csv.writer(file).writerows(lines)
    else:
        book = openpyxl.load_workbook(sheet)
        for number, reason in enumerate(reasons, start=2):
            if reason in answers:
                value = DAY(2026, 3, 31) if reason == "two_dates" else 6 if reason == "number" else answers[reason]
                for name, cell in (("value", value), ("who", "山田"), ("why", "原文")):
                    book.worksheets[0].cell(number, rows[name] + 1).value = cell
        book.save(sheet)
    decisions, problems = read_decisions(folder)
    assert not problems and len(decisions) == 3
    tables = {name: list(published.rows(name)) for name in ("measures", "kpis", "targets")}
    changed, outcomes = apply([d for d in decisions], tables)
    assert sorted(outcome["status"] for outcome in outcomes) == ["agrees", "applied", "applied"]
    assert changed["measures"][0]["target_end"] == DAY(2026, 3, 31) and changed["kpis"][0]["target_number"] == 6.0
    pq.write_table(to_arrow("corrections", outcomes), published.folder / "corrections.parquet")
    left = [doubt.reason for doubt in doubtful(published)]
    assert left == ["no_body", "low_grade", "procedure", "years"], "what was decided is not asked again"


def test_files_of_a_plan_that_differ(tmp_path: Path) -> None:
    collected = SetOf()
    for name, variant, end in (("whole", "full", DAY(2026, 3, 31)), ("short", "summary", DAY(2025, 3, 31)), ("draft", "draft", DAY(2020, 3, 31))):
        collected.plan("203611", name, variant=variant, plan_id="p")
        collected.measure("telework", target_end=end)
    collected.measure("bpr", target_end=DAY(2020, 3, 31))
    doubts = list(doubtful(Published(collected.write(tmp_path / "set"))))
    assert [(d.reason, d.read, d.file) for d in doubts] == [("files_differ", "2026-03-31", "whole.pdf"), ("files_differ", "2025-03-31", "short.pdf")]
    assert doubts[0].text == "whole.pdf: 2026-03-31、short.pdf: 2025-03-31"


def test_decisions_that_fit_no_more_come_first(published: Published) -> None:
    row = {"row_id": "c", "table_name": "targets", "target_row_id": "x", "field": "end", "old_value": None, "new_value": '"2026-03-31"', "status": "row_gone",
           "message": "a.csv, line 2: gone", "who": "山田", "why": "x", "document_sha256": "0" * 64, "document_id": None, "source": "a.csv, line 2"}  # fmt: skip
    pq.write_table(to_arrow("corrections", [row]), published.folder / "corrections.parquet")
    first = next(doubtful(published))
    assert (first.reason, first.row_id, first.detail) == ("stale_decision", "x", "a.csv, line 2: gone")
    assert cells(first)[0] == "訂正が使えなくなった"


def test_a_blind_sheet_shows_places_and_no_values(published: Published) -> None:
    lines = list(sample(published, 2, seed=7))
    assert lines == list(sample(published, 2, seed=7))
    assert lines[0].keys() == COLUMNS.keys()
    assert {line["table"] for line in lines} == set(CODED)
    assert len({line["row_id"] for line in lines if line["table"] == "kpis"}) == 2
    assert {line["row_id"] for line in sample(published, 1, seed=1)} != {line["row_id"] for line in sample(published, 1, seed=2)}
    targets = [line for line in lines if line["table"] == "targets" and line["column"] == "end"]
    assert all(line["answer"] == "" and "-03-31" not in str(line["text"]) for line in targets)
    assert targets[0]["allowed"] == "2026-03-31 | -"
    measures = [line for line in lines if line["column"] == "measure_id"]
    assert all("bpr" not in (line["text"], line["answer"]) for line in measures) and "telework | " in measures[0]["allowed"]


def test_scores_with_intervals(published: Published) -> None:
    rows = list(published.rows("targets"))
    answers = [("end", "2025/3/31"), ("end", "2027-03-31"), ("end", "-")]
    lines = [{"table": "targets", "row_id": row["row_id"], "column": column, "answer": answer} for row, (column, answer) in zip(rows, answers, strict=True)]
    lines += [{"table": "targets", "row_id": row["row_id"], "column": "start", "answer": answer} for row, answer in zip(rows, ("-", "2025-04-01", ""), strict=True)]
    measure = next(published.rows("measures"))
    lines += [{"table": "measures", "row_id": measure["row_id"], "column": "measure_id", "answer": "テレワークの推進"},
              {"table": "departments", "row_id": next(published.rows("departments"))["row_id"], "column": "division", "answer": "総 務課"},
              {"table": "kpis", "row_id": "gone", "column": "name", "answer": "x"}, {"table": "targets", "row_id": "x", "column": "colour", "answer": "x"},
              {"table": "measures", "row_id": measure["row_id"], "column": "target_end", "answer": "soon"}]  # fmt: skip
    scores, problems = score(published, lines)
    found = {(one.table, one.column): one for one in scores}
    end = found["targets", "end"]
    assert (end.coded, end.stated, end.right, end.missed) == (3, 3, 1, 0) and end.precision == pytest.approx(1 / 3)
    assert end.wrong[0][1:] == ("2026-03-31", "2027-03-31")
    start = found["targets", "start"]
    assert (start.coded, start.stated, start.missed, start.precision, start.interval) == (2, 0, 1, None, None)
    assert found["measures", "measure_id"].precision == 1.0 and found["departments", "division"].precision == 1.0
    assert len(problems) == 3 and any("is not in kpis any more" in problem for problem in problems)


def test_the_wilson_interval_is_that_of_the_books() -> None:
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=1e-4)
    with pytest.raises(ValueError, match="trials"):
        wilson(0, 0)


def test_the_commands(published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(published.folder)
    assert main(["review", "--tables", folder]) == 0
    assert "7  values to look at" in capsys.readouterr().out
    blind = tmp_path / "blind.xlsx"
    assert main(["review", "--tables", folder, "--sample", "3", "--seed", "5", "-o", str(blind)]) == 0
    assert main(["review", "--tables", folder, "--score", str(blind)]) == 2, "no line has an answer"
    book = openpyxl.load_workbook(blind)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if row[heads.index("column")].value == "division":
            row[heads.index("answer")].value = "総務課"
    book.save(blind)
    capsys.readouterr()
    assert main(["review", "--tables", folder, "--score", str(blind), "-o", str(tmp_path / "s.csv")]) == 0
    assert "departments.division" in capsys.readouterr().out
    assert list(csv.reader((tmp_path / "s.csv").open(encoding="utf-8-sig", newline="")))[1][:5] == ["departments.division", "1", "1", "1", "1"]
    for wrong in (["--sample", "3"], ["-o", "a.docx"], ["--score", "nowhere.csv"]):
        assert main(["review", "--tables", folder, *wrong]) == 2
