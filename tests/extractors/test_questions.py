"""Questions that a person would ask of the five source documents, answered from the tables with page and words there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from extractors.language.folding import fold_text
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
    rows = ask(SHIMOSUWA, "departments", measure_id="digital-divide")
    assert [(row["division"], row["page"]) for row in rows] == [("総務課", 7), ("教育こども課", 7)]


def test_with_what_money_are_procedures_put_online(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(SHIMOSUWA, "fields", measure_id="online-procedures", field="funding")
    assert "デジタル基盤改革支援補助金(自治体オンライン手続推進事業)" in row["text"]
    assert (row["label"], row["page"]) == ("目標時期と財政支援", 10)


def test_whose_examples_does_the_town_cite_for_the_card(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(SHIMOSUWA, "measures", measure_id="mynumber-card")
    assert (row["examples"][:2], row["page"]) == (["相談窓口の設置", "出張申請受付"], 9)
    assert not any("相談窓口" in action for action in row["actions"])


def test_what_is_done_in_the_model_working_group(ask: Callable[..., list[Row]]) -> None:
    row = next(row for row in ask(SHIMOSUWA, "measures", measure_id="bpr") if row["numbering"] == "ア-1")
    assert row["page"] == 17
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
    assert (row["target"], row["target_end"], row["page"]) == ("2022年度末まで", date(2023, 3, 31), 31)
    (said,) = ask(NATIONAL, "targets", measure_id="security", text="2022年度末まで")
    assert said["page"] == 32


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


def test_for_which_years_does_the_towns_plan_hold_and_for_which_the_nations(ask: Callable[..., list[Row]]) -> None:
    (town,), (nation,) = ask(SHIMOSUWA, "documents"), ask(NATIONAL, "documents")
    assert (town["plan_start"], town["plan_end"]) == (date(2022, 4, 1), date(2026, 3, 31))
    assert (nation["issued_on"], nation["plan_end"]) == (date(2020, 12, 25), date(2026, 3, 31))


def test_who_decides_in_the_town_what_is_done(ask: Callable[..., list[Row]]) -> None:
    (chief,) = ask(SHIMOSUWA, "organization", holder="副町長")
    assert (chief["name"], chief["duties"], chief["page"]) == (
        "最高情報統括責任者<CIO/シーアイオー>", "推進体制の構築及び統括", 5,
    )  # fmt: skip
    (board,) = ask(SHIMOSUWA, "organization", name="デジタル推進委員会")
    assert board["duties"].endswith("取組事項の実施を決定する。")


def test_which_offices_serve_the_citys_headquarters(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(ASHIKAGA, "organization", name="事務局")
    assert (row["holder"], row["page"]) == ("情報政策課・行政管理課", 3)


def test_with_how_much_does_the_nation_pay_for_the_move_of_systems(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(NATIONAL, "supports", measure_id="system-standardization", number=3)
    assert (row["amount_jpy"], row["subsidy_rate"], row["period"]) == (150_860_000_000, "10/10", "2025年度まで")
    assert (row["ministries"], row["page"]) == (["総務省"], 16)


def test_when_are_the_specifications_of_the_pension_system_due(ask: Callable[..., list[Row]]) -> None:
    (nation,), (town,) = (ask(document, "systems", title="国民年金") for document in (NATIONAL, SHIMOSUWA))
    assert (nation["deadline"], nation["deadline_kind"], nation["page"]) == ("2022年夏まで", "specification", 16)
    assert (town["deadline"], town["deadline_kind"], town["page"]) == ("令和7年度まで", "migration", 8)


def test_how_many_procedures_for_children_does_the_town_put_online(ask: Callable[..., list[Row]]) -> None:
    rows = ask(SHIMOSUWA, "procedures", list_id="procedures-31", category="子育て関係")
    assert ([row["number"] for row in rows], {row["page"] for row in rows}) == (list(range(1, 16)), {11})


def test_which_timetable_says_that_telework_has_no_date_of_its_own(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(SHIMOSUWA, "schedules", measure_id="telework", kind="text")
    assert (row["page"], row["text"]) == (23, "他の取組事項と併せて推進する必要があるため、取組事項別に目標時期を設定する。")


def test_whose_promoters_in_every_division_does_the_casebook_tell_of(ask: Callable[..., list[Row]]) -> None:
    (row,) = ask(CASES, "cases", title="各課に「DX推進員」を選任し、全庁の意識を改革")
    assert row["page"] == 8
    assert row["organizations"] != []


PRINTED = [
    (SHIMOSUWA, 8, "令和7年度までに移行する。"), (SHIMOSUWA, 14, "令和5年度末まで"), (SHIMOSUWA, 7, "情報防災係"),
    (SHIMOSUWA, 10, "デジタル基盤改革支援補助金"), (SHIMOSUWA, 9, "出張申請受付"), (SHIMOSUWA, 17, "コアメンバー"),
    (SHIMOSUWA, 13, "ワーケーションとは"), (SHIMOSUWA, 22, "官民データ活用推進基本法に基づき"), (SHIMOSUWA, 5, "推進体制の構築及び統括"),
    (SHIMOSUWA, 11, "妊娠の届出"), (SHIMOSUWA, 23, "取組事項別に目標時期を設定する。"),
    (NATIONAL, 18, "令和4年度末"), (NATIONAL, 14, "少なくとも3割削減"), (NATIONAL, 32, "2022年度末まで"), (NATIONAL, 29, "テレワーク"),
    (NATIONAL, 16, "1,508.6億円"), (NATIONAL, 16, "2022年夏まで"), (NATIONAL, 21, "オンライン利用率"),
    (SLIDES, 5, "外部人材の活用について"), (ASHIKAGA, 3, "情報政策課・行政管理課"), (CASES, 8, "DX推進員"),
]  # fmt: skip
"""Words of the answers, as a person finds them on the page that each answer names."""


def test_the_answers_are_printed_on_their_pages(shared: Path) -> None:
    texts: dict[tuple[str, int], str] = {}
    for document in {name for name, _, _ in PRINTED}:
        with pdfplumber.open(next((shared / "plans").glob(f"{document}_*.pdf"))) as pdf:
            for number in {page for name, page, _ in PRINTED if name == document}:
                printed = fold_text(pdf.pages[number - 1].extract_text() or "")
                texts[document, number] = "".join(printed.split())
    missing = [at for at in PRINTED if "".join(fold_text(at[2]).split()) not in texts[at[0], at[1]]]
    assert missing == []
