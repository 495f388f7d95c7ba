"""The tables that compare bodies say what the plans say, tell apart why something is missing, and are deterministic."""

from __future__ import annotations

import datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from analysis.bodies import Bodies, body_of, nation_counts
from analysis.coverage import coverage_rows
from analysis.derived import derived_rows
from analysis.plans import Plans
from analysis.tables import NotPublished, Published, by_key
from analysis.timeline import fiscal_year_of
from tests.analysis.sets import SetOf

DAY = datetime.date


@pytest.fixture
def published(tmp_path: Path) -> Published:
    made = SetOf()
    made.plan("203611", plan_start=DAY(2022, 4, 1))
    made.measure("system-standardization", target_end=DAY(2026, 3, 31), actions=["a", "b"], page=7)
    made.measure("telework", origin="national")
    made.row("schedules", measure_id="system-standardization", item="移行", sub_item="住基", fiscal_year_start=2023, fiscal_year_end=2025,
             kind="arrow", phase="implement", origin="own")  # fmt: skip
    made.row("schedules", measure_id="system-standardization", item="国", fiscal_year_start=2030, fiscal_year_end=2030, kind="bar", origin="national")
    made.row("schedules", measure_id="ai-rpa", item="誤読", fiscal_year_start=1900, fiscal_year_end=2025, kind="bar", origin="own")
    made.row("targets", measure_id="system-standardization", text="令和7年度末", kind="by_end_of_fiscal_year", end=DAY(2026, 3, 31),
             phase="implement", origin="own")  # fmt: skip
    made.row("targets", measure_id="system-standardization", text="令和4年度中に検討", kind="fiscal_year", end=DAY(2023, 3, 31), phase="study", origin="own")
    made.row("kpis", measure_id="system-standardization", name="移行率", text="移行率", origin="own")
    for division, role in (("税務課", "support"), ("税務 課", "lead"), ("総務課", "support")):
        made.row("departments", measure_id="system-standardization", division=division, bureau="総務部", units=["係"], role=role, text=division)
    made.row("procedures", title="転出届", procedure_id="move-out", list_id="move", score=1.0, origin="own", page=9)
    made.row("procedures", title="転出届", procedure_id="move-out", list_id="frequent-32", score=0.9, origin="own")
    made.row("procedures", title="入札", procedure_id="bidding", score=1.0, origin="national")
    old = made.plan("131016", "old", plan_start=DAY(2021, 4, 1), title="DX推進計画")
    made.measure("telework", target_end=DAY(2020, 3, 31))
    made.plan("131016", "new", plan_start=DAY(2025, 4, 1), title="DX推進計画", taxonomy_edition="3.0")
    made.measure("frontyard-reform")
    made.plan("993018", grade="poor")
    made.plan("992011", status="failed", document_type=None, plan_id=None, grade=None, variant=None)
    assert old
    return Published(made.write(tmp_path / "set", roster=("011002", "131016")))


def test_coverage_tells_apart_why_a_measure_is_missing(published: Published) -> None:
    rows = {(r["municipality_code"], r["measure_id"]): r for r in published.rows("coverage")}
    assert len(rows) == 5 * 18
    said = {code: rows[code, "telework"]["status"] for code in ("203611", "131016", "993018", "992011", "011002")}
    assert said == {"203611": "absent", "131016": "absent", "993018": "low_quality", "992011": "unread", "011002": "unread"}
    assert rows["203611", "frontyard-reform"]["status"] == "not_in_edition"
    covered = rows["203611", "system-standardization"]
    assert (covered["status"], covered["via"], covered["target_end"]) == ("covered", "direct", DAY(2026, 3, 31))
    assert (covered["has_kpi"], covered["has_schedule"], covered["department_count"], covered["action_count"]) == (True, True, 3, 2)
    assert covered["evidence_page"] == 7


def test_plans_of_different_editions_stand_in_one_table(published: Published) -> None:
    rows = {(r["municipality_code"], r["measure_id"]): r for r in published.rows("coverage")}
    assert rows["131016", "frontyard-reform"]["status"] == "covered", "a plan may be ahead of the viewed edition"
    merged = rows["131016", "online-procedures"]
    assert (merged["status"], merged["via"]) == ("covered", "crosswalk")
    later = {(r["municipality_code"], r["measure_id"]): r for r in coverage_rows(Plans(published), edition="3.0")}
    assert later["131016", "frontyard-reform"]["via"] == "direct"
    with pytest.raises(KeyError):
        coverage_rows(Plans(published), edition="9.9")


def test_timeline_has_every_year_of_a_line_and_the_year_of_a_deadline(published: Published) -> None:
    rows = list(published.rows("timeline"))
    found = {(r["fiscal_year"], r["phase"]): r for r in rows if r["measure_id"] == "system-standardization"}
    assert sorted(found, key=str) == [(2022, "study"), (2023, "implement"), (2024, "implement"), (2025, "implement")]
    assert found[2025, "implement"]["due"] and found[2025, "implement"]["scheduled"]
    assert found[2025, "implement"]["items"] == ["移行 / 住基", "令和7年度末"]
    assert not found[2022, "study"]["due"], "the end of a study is no deadline"
    assert [r["fiscal_year"] for r in rows if r["measure_id"] == "ai-rpa"] == [1900, 2025], "125 years were misread"
    assert fiscal_year_of(DAY(2026, 3, 31)) == 2025 and fiscal_year_of(DAY(2026, 4, 1)) == 2026


def test_matrices(published: Published) -> None:
    procedures = by_key(published.rows("procedures_matrix"), "municipality_code", "procedure_id")
    (move,) = procedures["203611", "move-out"]
    assert (move["status"], move["list_ids"], move["evidence_page"]) == ("listed", ["frequent-32", "move"], 9)
    assert procedures["203611", "bidding"][0]["status"] == "not_listed", "the nation lists it, not the town"
    assert procedures["993018", "bidding"][0]["status"] == "low_quality"
    assert ("992011", "bidding") not in procedures
    divisions = list(published.rows("divisions_matrix"))
    assert [(r["division"], r["role"], r["mentions"]) for r in divisions] == [("税務 課", "lead", 2), ("総務課", "support", 1)]


def test_summary_counts_groups(published: Published) -> None:
    rows = {(r["grouping"], r["group"], r["measure_id"]): r for r in published.rows("summary")}
    everywhere = rows["all", "all", "system-standardization"]
    assert (everywhere["bodies"], everywhere["read"], everywhere["covered"], everywhere["unread"]) == (3, 2, 1, 1)
    assert everywhere["covered_share"] == 0.5 and everywhere["nation_bodies"] == 1788
    assert rows["all", "fictional", "telework"]["low_quality"] == 1
    assert rows["kind", "designated_city", "telework"]["unread"] == 1
    assert rows["kind", "special_ward", "telework"]["nation_bodies"] == 23
    assert rows["prefecture", "葦原県", "telework"]["nation_bodies"] is None
    assert rows["prefecture", "長野県", "system-standardization"]["median_target_end"] == DAY(2026, 3, 31)


def test_kinds_of_bodies_add_up_to_the_nation(published: Published) -> None:
    counts = nation_counts()
    kinds = {kind: count for (grouping, kind), count in counts.items() if grouping == "kind"}
    assert kinds == {"prefecture": 47, "designated_city": 20, "city": 772, "special_ward": 23, "town": 743, "village": 183}
    assert sum(count for (grouping, _), count in counts.items() if grouping == "prefecture") == 1788
    assert body_of("992011").kind == ""
    assert (Bodies(published)("992011").name, Bodies(published)("992011").kind) == ("星見野市", "city")


def test_the_same_set_gives_the_same_tables(published: Published) -> None:
    assert list(derived_rows(published.folder, ("011002",))) == list(derived_rows(published.folder, ("011002",)))


def test_only_columns_that_are_wanted_are_read(published: Published, tmp_path: Path) -> None:
    assert published.table("coverage", ["status", "measure_id"]).column_names == ["status", "measure_id"]
    with pytest.raises(KeyError):
        published.table("coverage", ["colour"])
    with pytest.raises(NotPublished, match="holds no published tables"):
        Published(tmp_path)
    assert str(published.frame("measures", ["target_end"]).dtypes["target_end"]) == "date32[day][pyarrow]"


def test_a_set_of_an_older_version_reads_with_empty_tables_and_columns(published: Published) -> None:
    (published.folder / "timeline.parquet").unlink()
    path = published.folder / "measures.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["corrected"]), path)
    assert published.table("timeline").num_rows == 0
    assert published.table("measures", ["corrected", "page"])["corrected"].null_count == 4
    (published.folder / "kpis.parquet").unlink()
    with pytest.raises(NotPublished, match="kpis.parquet is missing"):
        published.table("kpis")
