"""Of several editions of a town's plan the current one is known, and nothing is guessed where nothing tells."""

from __future__ import annotations

import datetime

import pytest

from analysis.editions import current_documents, family, replaced_by
from tests.analysis.sets import SetOf

DAY = datetime.date


def current(*plans: dict[str, object]) -> list[bool | None]:
    made = SetOf()
    ids = [made.plan("203611", **changes) for changes in plans]
    answer = current_documents(made.tables["documents"])
    return [answer[document] for document in ids]


@pytest.mark.parametrize(
    "title",
    ["下諏訪町DX推進計画", "下諏訪町ＤＸ推進計画（第２次）", "第2期 下諏訪町DX推進計画 令和8年度～令和12年度", "長野県下諏訪町DX推進計画（素案）",
     "下諏訪町デジタル・トランスフォーメーション（DX）推進計画", "下諏訪町自治体DX推進計画【概要版】", "下諏訪町DX推進計画 改訂版 Ver.2.1"],
)  # fmt: skip
def test_a_title_is_the_same_in_every_edition(title: str) -> None:
    assert family(title, "下諏訪町", "長野県") == "dx推進計画"


def test_other_plans_have_other_titles() -> None:
    assert family("下諏訪町DX推進計画 実施計画") != family("下諏訪町DX推進計画") != family("下諏訪町情報化計画")


def test_a_later_period_replaces() -> None:
    assert current({"plan_start": DAY(2021, 4, 1)}, {"plan_start": DAY(2025, 4, 1), "title": "下諏訪町DX推進計画（第2期）"}) == [False, True]


def test_a_plan_of_another_title_replaces_only_one_that_had_ended() -> None:
    old = {"title": "下諏訪町情報化計画", "plan_start": DAY(2016, 4, 1)}
    new = {"plan_start": DAY(2021, 4, 1)}
    assert current({**old, "plan_end": DAY(2021, 3, 31)}, new) == [False, True]
    assert current({**old, "plan_end": DAY(2025, 3, 31)}, new) == [True, True]


def test_drafts_replace_no_plan_and_end_with_it() -> None:
    draft = {"variant": "draft", "plan_start": DAY(2025, 4, 1), "plan_id": "p"}
    assert current({"plan_start": DAY(2021, 4, 1)}, draft) == [True, True]
    assert current(draft, {"plan_start": DAY(2025, 4, 1), "plan_id": "p"}) == [False, True]
    assert current({**draft, "issued_on": DAY(2024, 10, 1)}, {**draft, "issued_on": DAY(2025, 1, 1)}) == [False, True]


def test_copies_of_one_plan_are_ordered_by_issue_then_edition_then_revision() -> None:
    same = {"plan_start": DAY(2021, 4, 1), "plan_id": "p"}
    assert current({**same, "issued_on": DAY(2022, 1, 1)}, {**same, "issued_on": DAY(2021, 4, 1)}) == [True, False]
    assert current({**same, "edition": "第1.9版"}, {**same, "edition": "第1.10版"}) == [False, True]
    assert current(same, {**same, "variant": "revision"}) == [False, True]
    assert current(same, same) == [True, True], "nothing tells which is newer"


def test_parts_and_summaries_stand_beside_each_other() -> None:
    same = {"plan_start": DAY(2021, 4, 1), "plan_id": "p"}
    assert current({**same, "variant": "chapter", "part": 1, "issued_on": DAY(2021, 4, 1)},
                   {**same, "variant": "chapter", "part": 2, "issued_on": DAY(2021, 5, 1)}) == [True, True]  # fmt: skip
    assert current({**same, "issued_on": DAY(2021, 4, 1)}, {**same, "variant": "summary", "issued_on": DAY(2021, 6, 1)}) == [True, True]


def test_what_a_person_states_wins() -> None:
    assert current({"plan_id": "a", "plan_start": DAY(2025, 4, 1)}, {"plan_id": "b", "supersedes": "a"}) == [False, True]


def test_dates_in_a_circle_tell_nothing() -> None:
    a = {"plan_start": DAY(2021, 4, 1), "issued_on": DAY(2023, 1, 1)}
    b = {"plan_start": DAY(2022, 4, 1), "issued_on": DAY(2020, 1, 1)}
    c = {"issued_on": DAY(2021, 1, 1)}
    assert True in current(a, b, c)


def test_other_bodies_and_other_documents_are_left_alone() -> None:
    made = SetOf()
    made.plan("203611", plan_start=DAY(2021, 4, 1))
    made.plan("131016", plan_start=DAY(2025, 4, 1), title="DX推進計画")
    briefing = made.plan("131016", plan_id=None, document_type="briefing")
    assert replaced_by(made.tables["documents"]) == {}
    assert current_documents(made.tables["documents"])[briefing] is None
