"""The taxonomy as data: counts of the documents, the crosswalk, the checker and the export."""

import csv
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from taxonomy.check import check
from taxonomy.crosswalk import unknown_count, view
from taxonomy.export import tables, write
from taxonomy.fields import fields_of_label
from taxonomy.loader import load_taxonomy
from taxonomy.search_text import fold

IDS = {
    "organization", "human-resources", "planned-approach", "prefecture-support", "frontyard-reform",
    "system-standardization", "eltax-payment", "mynumber-card", "online-procedures", "security", "ai-rpa", "telework",
    "regional-digitalization", "digital-divide", "regulation-review", "bpr", "open-data", "public-private-data-plan",
}  # fmt: skip
TAXONOMY = load_taxonomy()


def test_the_checker_is_green_and_prints_what_is_unknown() -> None:
    report = check()
    assert report.ok, report.problems
    assert report.unknown["crosswalk relations"] > 0
    assert any(line.startswith("unknown crosswalk relations: ") for line in report.lines())


def test_the_checker_finds_a_reference_to_nothing() -> None:
    broken = replace(TAXONOMY, kpis=(replace(TAXONOMY.kpis[0], measure="no-such-measure"), *TAXONOMY.kpis[1:]))
    assert any("no-such-measure" in problem for problem in check(broken).problems)


def test_the_checker_finds_a_wrong_count() -> None:
    broken = replace(TAXONOMY, procedures=TAXONOMY.procedures[1:])
    assert any("31 procedures" in problem for problem in check(broken).problems)


def test_the_checker_finds_a_repeated_id() -> None:
    broken = replace(TAXONOMY, systems=(*TAXONOMY.systems, TAXONOMY.systems[0]))
    assert any("occurs 2 times" in problem for problem in check(broken).problems)


def test_measures_are_the_18_of_the_contract() -> None:
    assert {measure.id for measure in TAXONOMY.measures} == IDS


def test_edition_1_0_has_4_6_2_3_items_with_the_printed_titles() -> None:
    edition = TAXONOMY.edition("1.0")
    assert [len(group.items) for group in edition.groups] == [4, 6, 2, 3]
    assert edition.title_of("bpr") == "BPRの取組みの徹底（書面・押印・対面の見直し）"
    assert edition.date == "2020-12-25"


def test_titles_of_edition_1_0_stand_in_the_document(shared: Path) -> None:
    text = re.sub(r"\s", "", fold((shared / "documents/002_soumu_jichitai_dx_keikaku_v1_0.txt").read_text("utf-8")))
    missing = [
        item.title
        for _, item in TAXONOMY.edition("1.0").items()
        if re.sub(r"\s", "", fold(item.title or "")) not in text
    ]
    assert not missing


def test_procedures_of_the_31_stand_in_the_documents(shared: Path) -> None:
    text = "".join(
        (shared / f"documents/{name}.txt").read_text("utf-8")
        for name in ("000_ashikaga_dx_briefing", "003_shimosuwa_dx_plan")
    )
    printed = re.sub(r"\s", "", fold(text))
    missing = [
        procedure.title
        for procedure in TAXONOMY.procedures
        if "procedures-31" in procedure.lists and re.sub(r"\s", "", fold(procedure.title)) not in printed
    ]
    assert not missing


def test_procedures_by_list() -> None:
    members = Counter(key for procedure in TAXONOMY.procedures for key in procedure.lists)
    assert (members["procedures-31"], members["besshi4-a"], members["frequent-32"]) == (31, 24, 32)
    assert [members[f"besshi4-b-{part}"] for part in ("childcare", "care", "disaster")] == [15, 11, 8]
    by_category = Counter(row.category for row in TAXONOMY.procedures if "procedures-31" in row.lists)
    assert [by_category[key] for key in ("childcare", "long-term-care", "disaster", "vehicle")] == [15, 11, 1, 4]


def test_17_and_20_systems() -> None:
    assert sum(system.in_17 for system in TAXONOMY.systems) == 17
    added = {system.title for system in TAXONOMY.systems if system.in_20 and not system.in_17}
    assert added == {"印鑑登録", "戸籍", "戸籍の附票"}


def test_only_seen_titles_are_called_verified() -> None:
    unseen = [
        (edition.id, item.title)
        for edition in TAXONOMY.editions
        for _, item in edition.items()
        if item.status == "verified" and not item.sources
    ]
    assert not unseen
    assert {item.status for _, item in TAXONOMY.edition("4.0").items()} == {"unknown"}


def test_crosswalk_says_unknown_where_an_edition_was_not_seen() -> None:
    assert view(TAXONOMY, "organization", "1.0", "2.3").relation == "same"
    assert view(TAXONOMY, "organization", "1.0", "2.3").status == "verified"
    assert view(TAXONOMY, "bpr", "1.0", "2.3").relation == "unknown"
    assert unknown_count(TAXONOMY) == sum(row.relation == "unknown" for row in TAXONOMY.crosswalk)


def test_online_procedures_are_seen_as_front_yard_reform_from_2_3() -> None:
    seen = view(TAXONOMY, "online-procedures", "1.0", "2.3")
    assert seen.measure_ids == ("frontyard-reform",) and seen.relation == "merged"
    back = view(TAXONOMY, "frontyard-reform", "2.3", "1.0")
    assert back.measure_ids == ("online-procedures",)


def test_what_is_new_has_no_counterpart_before() -> None:
    assert view(TAXONOMY, "eltax-payment", "2.3", "1.0").measure_ids == ()
    assert view(TAXONOMY, "mynumber-card", "1.0", "3.0").relation == "renamed"


def test_crosswalk_refuses_unknown_editions() -> None:
    with pytest.raises(KeyError):
        view(TAXONOMY, "bpr", "1.0", "9.9")
    with pytest.raises(KeyError):
        view(TAXONOMY, "no-such-measure", "1.0", "2.3")


@pytest.mark.parametrize(
    ("label", "fields"),
    [
        ("【方針】", ("policy",)),
        ("目標時期と財政支援", ("target", "funding")),
        ("現状・課題", ("current_state", "issues")),
        ("達 成 目 標", ("goal",)),
        ("担当課", ("departments",)),
        ("めざす時期", ("target",)),
        ("＜ＫＰＩ＞", ("kpi",)),
        ("取組内容及びスケジュール", ("actions", "schedule")),
        ("オープンデータの推進", ()),
        ("推進体制", ()),
    ],
)
def test_field_labels(label: str, fields: tuple[str, ...]) -> None:
    assert fields_of_label(label) == fields


def test_export_gives_parquet_and_json_that_agree(tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    files = write(tmp_path)
    assert {path.suffix for path in files} == {".parquet", ".json"} and len(files) == 12
    for name, rows in tables().items():
        assert pq.read_table(tmp_path / f"{name}.parquet").to_pylist() == rows
        assert json.loads((tmp_path / f"{name}.json").read_text("utf-8")) == rows
    codes = {row["municipality_code"] for row in tables()["municipalities"]}
    assert "010006" in codes and all(len(code) == 6 for code in codes)


def test_export_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write(tmp_path / "a")]
    assert first == [path.read_bytes() for path in write(tmp_path / "b")]


def test_the_dashboards_municipalities_all_resolve(shared: Path) -> None:
    from taxonomy.municipalities import lookup

    path = shared / "lists/dxdash_municipal_progress_by_lgcode.csv"
    with path.open(encoding="utf-8-sig") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 1741
    wrong = []
    for row in rows:
        found = lookup(row["dashboard_name"], prefecture=row["pref"]).municipality
        if found is None or found.code != row["lgcode"].zfill(6):
            wrong.append(row["dashboard_name"])
    assert not wrong
