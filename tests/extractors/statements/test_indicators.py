"""Indicators in tables of several shapes, in lines and in sentences."""

from __future__ import annotations

import pytest

from extractors.document import Block, Section, Table
from extractors.statements.find import find_statements
from extractors.statements.indicators import Indicator, find_indicators
from tests.extractors.pages import context_of, line, section, table
from tests.extractors.statements.ruled import block_of, grid, ruled

ONLINE = "行政手続のオンライン化"


def read(root: Section) -> list[Indicator]:
    context = context_of(root)
    return find_indicators(context, find_statements(context))


def in_table(title: str, table: Table) -> list[Indicator]:
    made = section(title)
    made.blocks.append(block_of(table))
    return read(made)


def told(found: Indicator) -> tuple[str, str | None, str | None, str, str | None, str]:
    base, target = found.baseline, found.target
    return found.name.text, found.unit, base.printed, base.period.text, target.printed, target.period.text


def test_a_table_of_indicators_names_measure_unit_values_and_periods() -> None:
    table = grid(
        ("施策", "指標", "単位", "現状値\n（令和3年度）", "目標値\n（令和7年度）"),
        (ONLINE, "オンライン申請率", "％", "12.5", "60"),
        ("マイナンバーカードの普及促進", "未交付の人", "人", "4,500", "900"),
    )
    first, second = in_table("数値目標", table)
    assert told(first) == ("オンライン申請率", "％", "12.5", "令和3年度", "60", "令和7年度")
    assert (first.measure_id, second.measure_id) == ("online-procedures", "mynumber-card")
    assert (first.direction, second.direction) == ("up", "down")
    assert second.baseline.number == 4500


def test_plain_words_head_indicators_too() -> None:
    table = grid(("ものさし", "いま（令和6年度）", "めざす値（令和9年度）"), ("申請率", "12％", "60％"))
    (found,) = in_table(ONLINE, table)
    assert told(found) == ("申請率", "％", "12％", "令和6年度", "60％", "令和9年度")


def test_the_last_of_several_years_is_the_target() -> None:
    table = ruled(
        (0, 0, 2, 1, "指標名"), (0, 1, 2, 1, "現状\n(R3)"), (0, 2, 1, 3, "目標値"),
        (1, 2, 1, 1, "R5"), (1, 3, 1, 1, "R6"), (1, 4, 1, 1, "R7"),
        (2, 0, 1, 1, "オンライン申請率"), (2, 1, 1, 1, "12%"), (2, 2, 1, 1, "20%"),
        (2, 3, 1, 1, "40%"), (2, 4, 1, 1, "60%"),
        headers=2,
    )  # fmt: skip
    (found,) = in_table(ONLINE, table)
    assert told(found) == ("オンライン申請率", "%", "12%", "R3", "60%", "R7")


def test_indicators_inside_a_form_end_with_its_label_cell() -> None:
    form = ruled(
        (0, 0, 1, 1, "取組方針"), (0, 1, 1, 3, "受付を始める。"),
        (1, 0, 2, 1, "KPI"), (1, 1, 1, 1, "指標"),
        (1, 2, 1, 1, "現状値（令和3年度）"), (1, 3, 1, 1, "目標値（令和9年度）"),
        (2, 1, 1, 1, "受け付ける手続"), (2, 2, 1, 1, "85件"), (2, 3, 1, 1, "300件"),
        (3, 0, 1, 1, "備考"), (3, 1, 1, 3, "なし"),
    )  # fmt: skip
    (found,) = in_table(ONLINE, form)
    assert told(found) == ("受け付ける手続", "件", "85件", "令和3年度", "300件", "令和9年度")


def test_dashes_in_the_place_of_an_indicator_are_none() -> None:
    assert in_table(ONLINE, grid(("指標", "現状値", "目標値"), ("―", "―", "―"))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "オンライン申請率：12.5%（令和3年度）→60%（令和7年度）",
            ("オンライン申請率", "%", "12.5%", "令和3年度", "60%", "令和7年度"),
        ),
        (
            "交付率　現状値：45％（R3）　目標値：90％（R7）",
            ("交付率", "％", "45％", "R3", "90％", "R7"),
        ),
        (
            "運用経費等（2026年度（令和8年度）に2018年度（平成30年度）比で少なくとも3割削減。上積みを目指す）",
            ("運用経費等", "割", None, "2018年度（平成30年度）", "少なくとも3割削減", "2026年度（令和8年度）"),
        ),
        ("講座の参加者 300人（令和6年度）", ("講座の参加者", "人", None, "", "300人", "令和6年度")),
        ("地域情報化アドバイザーの派遣団体数", ("地域情報化アドバイザーの派遣団体数", None, None, "", None, "")),
    ],
)  # fmt: skip
def test_an_indicator_told_in_a_line(text: str, expected: tuple[str | None, ...]) -> None:
    (found,) = read(section(ONLINE, f"【KPI】{text}"))
    assert told(found) == expected


def test_several_indicators_run_together_are_cut_apart() -> None:
    found = read(section(ONLINE, "KPI：情報基盤の整備KPI：手続の利用率"))
    assert [item.name.text for item in found] == ["情報基盤の整備", "手続の利用率"]


def test_values_and_dates_in_lines_of_their_own_belong_to_the_name_above() -> None:
    slide = section(ONLINE)
    slide.blocks = [
        Block("paragraph", [line(text, 100.0 + 20 * i)])
        for i, text in enumerate(("【指標】待ち時間", "47分", "令和5年度", "15分", "令和10年度"))
    ]
    (found,) = read(slide)
    assert told(found) == ("待ち時間", "分", "47分", "令和5年度", "15分", "令和10年度")
    assert (found.direction, found.passage.text) == ("down", "待ち時間 47分 令和5年度 15分 令和10年度")


def test_a_sentence_of_policy_is_no_indicator() -> None:
    assert read(section(ONLINE, "令和9年度までに100件を公開する。")) == []


def test_columns_headed_by_years_alone_hold_baseline_and_target() -> None:
    part = section("計画の目標値")
    part.blocks = [table([["指標", "令和4年度", "令和7年度"], ["申請できる手続", "6手続", "50手続"]])]
    (found,) = find_indicators(context_of(part), [])
    assert (found.name.text, found.baseline.printed, found.target.printed) == ("申請できる手続", "6手続", "50手続")
    assert (found.baseline.period.text, found.target.period.text) == ("令和4年度", "令和7年度")


def test_big_figures_belong_to_the_caption_above_them() -> None:
    part = section("書かない窓口", "窓口の滞在時間（R5→R8）", "55分 ▶ 25分")
    (found,) = find_indicators(context_of(part), [])
    assert (found.name.text, found.baseline.printed, found.target.printed) == ("窓口の滞在時間", "55分", "25分")
    assert (found.baseline.period.text, found.target.period.text) == ("R5", "R8")
