"""Between two editions, or two runs, exactly what changed is told, with the pages of both."""

from __future__ import annotations

import datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from analysis.bodies import Bodies
from analysis.changes import document_changes, edition_changes, likeness_of, markdown, run_changes
from analysis.editions import edition_pairs
from analysis.tables import Published
from extractors.rows import Row
from flows.cli import main
from tests.analysis.sets import SetOf

DAY = datetime.date


def kpi(made: SetOf, name: str, target: str, measure: str = "online-procedures", page: int = 1) -> None:
    made.row("kpis", measure_id=measure, name=name, target_value=target, target_period="R7", text=name, origin="own", page=page)


def division(made: SetOf, name: str, *measures: str) -> None:
    for measure in measures:
        made.row("departments", measure_id=measure, division=name, units=[], role="lead", text=name)


def two_editions() -> SetOf:
    made = SetOf()
    made.plan("203611", "old", plan_start=DAY(2021, 4, 1), taxonomy_edition="1.0", plan_id="a")
    made.measure("online-procedures", target_end=DAY(2023, 3, 31), page=7)
    made.row("targets", measure_id="online-procedures", text="令和4年度末", kind="by_end_of_fiscal_year", end=DAY(2023, 3, 31), origin="own", page=8)
    made.measure("telework", target_end=DAY(2024, 3, 31))
    made.measure("open-data")
    made.measure("mynumber-card")
    made.measure("bpr", origin="national")
    kpi(made, "オンライン申請の割合", "30%", page=9)
    kpi(made, "研修の受講者数", "100人", "human-resources")
    kpi(made, "変わらない指標", "5件")
    division(made, "情報政策課", "online-procedures", "telework")
    division(made, "税務課", "mynumber-card")
    division(made, "総務課", "telework")
    made.plan("203611", "new", plan_start=DAY(2025, 4, 1), taxonomy_edition="3.0", plan_id="b", title="下諏訪町DX推進計画（第2期）")
    made.measure("frontyard-reform", page=5)
    made.measure("telework", target_end=DAY(2026, 3, 31))
    made.measure("mynumber-card", target_end=DAY(2027, 3, 31))
    made.measure("digital-divide")
    kpi(made, "オンライン申請の割合（％）", "60%", page=6)
    kpi(made, "変わらない指標", "5 件")
    kpi(made, "窓口の待ち時間", "10分", "frontyard-reform")
    division(made, "デジタル政策課", "online-procedures", "telework")
    division(made, "福祉課", "digital-divide")
    division(made, "総務課", "telework")
    return made


def by_kind(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["kind"], []).append(row)
    return found


@pytest.fixture
def published(tmp_path: Path) -> Published:
    return Published(two_editions().write(tmp_path / "set"))


def test_editions_of_a_plan(published: Published) -> None:
    rows = list(published.rows("changes"))
    assert rows == edition_changes(published)
    found = by_kind(rows)
    moved = {row["measure_id"]: row["new_value"] for row in found["measure_moved"]}
    assert moved == {"online-procedures": "frontyard-reform"}, "the crosswalk leads there"
    assert [row["measure_id"] for row in found["measure_dropped"]] == ["open-data"]
    assert [row["measure_id"] for row in found["measure_added"]] == ["digital-divide"]
    (date,) = found["target_moved"]
    assert (date["measure_id"], date["old_value"], date["new_value"], date["days"]) == ("telework", "2024-03-31", "2026-03-31", 730)
    assert [row["measure_id"] for row in found["target_added"]] == ["mynumber-card"]
    (changed,) = found["kpi_changed"]
    assert (changed["old_value"], changed["new_value"], changed["old_page"], changed["new_page"]) == ("30%（R7）", "60%（R7）", 9, 6)
    assert 0.75 <= changed["likeness"] < 1
    assert [row["subject"] for row in found["kpi_dropped"]] == ["研修の受講者数"]
    assert [row["subject"] for row in found["kpi_added"]] == ["窓口の待ち時間"]
    (renamed,) = found["division_renamed"]
    assert (renamed["old_value"], renamed["new_value"]) == ("情報政策課", "デジタル政策課")
    assert [row["subject"] for row in found["division_dropped"]] == ["税務課"], "福祉課 has other measures and is no other name of it"
    assert [row["subject"] for row in found["division_added"]] == ["福祉課"]
    assert "target_dropped" not in found and {row["between"] for row in rows} == {"editions"}


def test_evidence_is_the_row_that_states_the_date(tmp_path: Path) -> None:
    made = SetOf()
    ids = []
    for code, day in (("a", DAY(2023, 3, 31)), ("b", DAY(2024, 3, 31))):
        ids.append(made.plan("203611", code, plan_id=code))
        made.measure("telework", target_end=day, page=3)
        made.row("targets", measure_id="telework", text="末まで", kind="by_date", end=day, origin="own", page=4)
    (row,) = document_changes(Published(made.write(tmp_path)), ids[:1], ids[1:])
    assert (row["old_page"], row["new_page"], row["old_document_id"], row["new_document_id"]) == (4, 4, *ids)


def test_plans_follow_each_other_one_by_one() -> None:
    made = SetOf()
    for number, year in enumerate((2019, 2022, 2025)):
        made.plan("203611", plan_id=f"p{number}", plan_start=DAY(year, 4, 1))
    parts = [made.plan("131016", plan_id="q", variant="chapter", part=part, plan_start=DAY(2020, 4, 1)) for part in (1, 2)]
    newer = made.plan("131016", plan_id="r", plan_start=DAY(2024, 4, 1))
    draft = made.plan("011002", plan_id="s", variant="draft")
    final = made.plan("011002", plan_id="s")
    ids = [row["document_id"] for row in made.tables["documents"]]
    assert sorted(edition_pairs(made.tables["documents"])) == sorted(
        [([ids[0]], [ids[1]]), ([ids[1]], [ids[2]]), (sorted(parts), [newer]), ([draft], [final])]
    )


def test_two_runs(tmp_path: Path) -> None:
    before = two_editions()
    first = Published(before.write(tmp_path / "1"))
    assert run_changes(first, first) == []
    after = two_editions()
    for row in after.tables["measures"]:
        if row["measure_id"] == "telework" and row["target_end"] == DAY(2026, 3, 31):
            row["target_end"] = DAY(2025, 3, 31)
    after.plan("011002")
    rows = run_changes(first, Published(after.write(tmp_path / "2")))
    assert [(row["kind"], row["municipality_code"], row["days"]) for row in rows] == [("plan_added", "011002", None), ("target_moved", "203611", -365)]
    assert {row["between"] for row in rows} == {"runs"}


def test_a_plan_without_divisions_dissolves_none(tmp_path: Path) -> None:
    made = SetOf()
    ids = [made.plan("203611", "a")]
    division(made, "総務課", "telework")
    ids.append(made.plan("203611", "b"))
    assert document_changes(Published(made.write(tmp_path)), ids[:1], ids[1:]) == []


def test_likeness_does_not_depend_on_the_order() -> None:
    assert likeness_of("情報政策", "デジタル政策") == likeness_of("デジタル政策", "情報政策")


def test_markdown_names_everything_and_lets_nothing_through(tmp_path: Path) -> None:
    made = two_editions()
    made.tables["kpis"][-1]["name"] = "<script>*a*|b"
    published = Published(made.write(tmp_path))
    text = markdown(edition_changes(published), Bodies(published))
    assert "## 下諏訪町（長野県 203611）" in text
    assert "- **期限の変更** テレワークの推進: 2024-03-31 → 2026-03-31（+730日）（旧 p.1、新 p.1）" in text
    assert "- **担当課の名称変更** 情報政策課 → デジタル政策課（類似度 0." in text
    assert "\\<script\\>\\*a\\*\\|b" in text
    assert "変化は見つかりませんでした" in markdown([], Bodies(published))


def test_the_command(published: Published, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(published.folder)
    assert main(["changes", "--tables", folder, "--out", str(tmp_path / "c.parquet")]) == 0
    printed = capsys.readouterr().out
    assert pq.read_table(tmp_path / "c.parquet").to_pylist() == list(published.rows("changes"))
    assert main(["changes", "old.pdf", "b", "--tables", folder, "--markdown", str(tmp_path / "c.md"), "--out", str(tmp_path / "c.csv")]) == 0
    assert (tmp_path / "c.md").read_text(encoding="utf-8") == printed
    assert (tmp_path / "c.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert main(["changes", folder, folder]) == 0
    assert "変化は見つかりませんでした" in capsys.readouterr().out
    assert main(["changes", "old.pdf", "--tables", folder]) == 2
    assert main(["changes", "old.pdf", "nowhere.pdf", "--tables", folder]) == 2
    assert main(["changes", "--tables", folder, "--out", "x.docx"]) == 2
