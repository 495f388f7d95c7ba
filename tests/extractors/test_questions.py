"""Twenty questions that a person would ask of the five source documents, answered from the tables with their page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.plan import extract_plan

Row = dict[str, Any]
ASHIKAGA, SLIDES, NATIONAL, SHIMOSUWA, CASES = "000", "001", "002", "003", "004"


@cache
def _tables(path: Path) -> dict[str, list[Row]]:
    return extract_plan(path).tables


@pytest.fixture(scope="module")
def ask(shared: Path) -> Callable[..., list[Row]]:
    """Rows of a document's table whose columns hold the values given."""

    def rows(document: str, table: str, **wanted: object) -> list[Row]:
        path = next((shared / "plans").glob(f"{document}_*.pdf"))
        return [row for row in _tables(path)[table] if all(row[name] == value for name, value in wanted.items())]

    return rows


def test_by_when_does_the_town_finish_standardisation(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(SHIMOSUWA, "measures", measure_id="system-standardization")
    assert (row["target_end"], row["target"], row["page"]) == (date(2026, 3, 31), "令和7年度までに移行する。", 8)


def test_when_does_it_begin_to_operate_ai_after_its_study(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(SHIMOSUWA, "measures", measure_id="ai-rpa")
    assert (row["target_start"], row["target_end"], row["page"]) == (date(2025, 4, 1), None, 12)
    (study,) = ask(SHIMOSUWA, "targets", measure_id="ai-rpa", phase="study")
    assert (study["start"], study["end"]) == (date(2022, 4, 1), date(2025, 3, 31))


def test_by_when_is_the_security_policy_revised(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(SHIMOSUWA, "targets", measure_id="security")
    assert (row["end"], row["text"], row["page"]) == (date(2024, 3, 31), "令和5年度末まで", 14)


def test_what_does_it_say_of_the_time_for_telework(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(SHIMOSUWA, "targets", measure_id="telework")
    assert (row["kind"], row["start"], row["end"], row["page"]) == ("deferred", None, None, 13)


def test_when_shall_the_document_system_run(ask: Callable[..., list[Row]]) -> None:
    rows = ask(SHIMOSUWA, "targets", measure_id="bpr", field="actions", phase="operate")
    assert [row["end"].year for row in rows] == [2024, 2024, 2026, 2026, 2026]
    assert {row["page"] for row in rows} == {20}


def test_who_is_in_charge_of_open_data(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(SHIMOSUWA, "departments", measure_id="open-data")
    assert (row["division"], row["units"], row["role"], row["page"]) == ("総務課", ["情報防災係"], "lead", 7)


def test_which_divisions_share_the_work_on_the_digital_divide(ask: Callable[..., list[Row]]) -> None:
    assert [row["division"] for row in ask(SHIMOSUWA, "departments", measure_id="digital-divide")] == [
        "総務課",
        "教育こども課",
    ]


def test_with_what_money_are_procedures_put_online(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(SHIMOSUWA, "fields", measure_id="online-procedures", field="funding")
    assert "デジタル基盤改革支援補助金(自治体オンライン手続推進事業)" in row["text"]
    assert (row["label"], row["page"]) == ("目標時期と財政支援", 10)


def test_whose_examples_does_the_town_cite_for_the_card(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(SHIMOSUWA, "measures", measure_id="mynumber-card")
    assert row["examples"][:2] == ["相談窓口の設置", "出張申請受付"]
    assert not any("相談窓口" in action for action in row["actions"])


def test_what_is_done_in_the_model_working_group(ask: Callable[..., list[Row]]) -> None:
    row = next(row for row in ask(SHIMOSUWA, "measures", measure_id="bpr") if row["numbering"] == "ア-1")
    assert row["actions"][1:] == [
        "職員人材(コアメンバー)の育成",
        "推進手法の実施",
        "推進手法の整理と職員全体の能力向上",
        "事業化",
    ]


def test_what_does_workation_mean(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(SHIMOSUWA, "notes", term="ワーケーション")
    assert row["text"].startswith("ワーケーションとは、テレワーク等のICTを活用することで")
    assert (row["marker"], row["page"]) == ("※3", 13)


def test_which_law_does_it_cite_for_its_data_plan(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(SHIMOSUWA, "measures", measure_id="public-private-data-plan")
    assert row["policy"].startswith("官民データ活用推進基本法に基づき")
    assert (row["target_end"], row["page"]) == (date(2022, 4, 1), 22)


def test_by_when_does_the_nation_want_every_resident_to_have_a_card(ask: Callable[..., list[Row]]) -> None:
    rows = ask(NATIONAL, "targets", measure_id="mynumber-card", text="令和4年度末")
    assert [(row["end"], row["page"]) for row in rows] == [(date(2023, 3, 31), 18), (date(2023, 3, 31), 41)]


def test_how_far_shall_the_cost_of_systems_fall(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(NATIONAL, "kpis", measure_id="system-standardization", target_value="少なくとも3割削減", page=14)
    assert (row["target_number"], row["unit"], row["direction"]) == (3.0, "割", "down")
    assert (row["target_period"], row["baseline_period"]) == ("2026年度（令和8年度）", "2018年度（平成30年度）")


def test_by_when_do_prefectures_move_their_security_cloud(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(NATIONAL, "measures", measure_id="security")
    assert (row["target"], row["target_end"]) == ("2022年度末まで", date(2023, 3, 31))


def test_how_does_the_nation_define_telework(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(NATIONAL, "notes", term="テレワーク")
    assert row["page"] == 29
    assert "を活用して業務に従事することをいう。" in row["text"]


def test_by_which_indicators_are_online_procedures_measured(ask: Callable[..., list[Row]]) -> None:
    names = [row["name"] for row in ask(NATIONAL, "kpis", measure_id="online-procedures", page=21)]
    assert names == [
        "原則として全ての市町村で行政手続のオンライン化のための情報基盤の整備",
        "上記イ①に掲げる手続のオンライン利用率",
        "上記イ②に掲げる手続のマイナポータル利用の人口カバー率",
    ]


def test_what_of_the_briefing_is_the_citys_own_commitment(ask: Callable[..., list[Row]]) -> None:
    assert ask(ASHIKAGA, "targets") != []
    assert ask(ASHIKAGA, "targets", origin="own") == []
    assert ask(ASHIKAGA, "measures", origin="own") == []


def test_where_does_the_ministry_speak_of_outside_specialists(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(SLIDES, "measures", measure_id="human-resources")
    assert (row["title"], row["page"]) == ("外部人材の活用について", 5)


def test_does_the_casebook_commit_to_anything_itself(ask: Callable[..., list[Row]]) -> None:
    assert {row["origin"] for row in ask(CASES, "measures")} == {"other_body"}
    assert ask(CASES, "targets") == []
    assert ask(CASES, "departments") == []
