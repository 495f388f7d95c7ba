"""Timetables written as text: arrows between years, years under a timetable's heading, and what is none."""

from __future__ import annotations

import pytest

from extractors.document import Block, Line, Passage, Place, Section
from extractors.records.written_timetable import written_entries
from extractors.statements.year_steps import field_steps


def passage(text: str, top: float = 100.0) -> Passage:
    return Passage(text, tuple(Place(1, 50.0 + 10 * i, top, 60.0 + 10 * i, top + 10) for i in range(len(text))))


def section(title: str, *texts: str) -> Section:
    blocks = [
        Block("paragraph", [Line(passage(t, 120.0 + 20 * i), Place(1, 50, 120 + 20 * i, 500, 130 + 20 * i), 10, "f", False)])
        for i, t in enumerate(texts)
    ]
    return Section(passage(title), None, 1, passage(title), 1, 1, blocks)


def read(*sections: Section) -> list[tuple[str, int, int, str]]:
    return [
        (e.labels[0].text, e.span.first_fiscal_year, e.span.last_fiscal_year, e.text.text if e.text else "")
        for s in sections
        for e in written_entries(s)
    ]


def test_years_between_arrows_under_their_heading():
    found = read(section("巡回する窓口", "令和５年度　調査→令和６年度車両の整備 ⇒ R7年度：運行"))
    assert found == [
        ("巡回する窓口", 2023, 2023, "調査"),
        ("巡回する窓口", 2024, 2024, "車両の整備"),
        ("巡回する窓口", 2025, 2025, "運行"),
    ]


def test_label_before_the_years_and_in_the_line_above():
    found = read(section("工程", "予約：2024年度 設計→構築→2025～2026年度 運用", "◇図書館", "R6 準備→R7 開始"))
    assert found == [
        ("予約", 2024, 2024, "設計"),
        ("予約", 2024, 2024, "構築"),
        ("予約", 2025, 2026, "運用"),
        ("図書館", 2024, 2024, "準備"),
        ("図書館", 2025, 2025, "開始"),
    ]


def test_years_without_arrows_count_under_the_heading_of_a_timetable_only():
    lines = ("令和6年度：設計　令和7年度：構築、令和8年度以降：運用", "令和9年度　見直し")
    assert [row[1:] for row in read(section("年次計画", *lines))] == [
        (2024, 2024, "設計"), (2025, 2025, "構築"), (2026, 2026, "運用"), (2027, 2027, "見直し")
    ]
    assert read(section("これまでの経過", *lines)) == []


@pytest.mark.parametrize(
    "text",
    [
        "令和6年度末までに設計し、令和7年度から運用する。",
        "令和4年度に宣言を行い→計画を作った。",
        "申請→審査→交付",
        "令和5年度の件数は100件→令和6年度の件数は200件",
        "人口は平成27年の調査で5万人→令和2年の調査で4万人",
    ],
)
def test_sentences_and_comparisons_are_no_timetable(text: str):
    assert read(section("工程表", text)) == []


def test_two_values_of_an_indicator_are_no_steps():
    assert read(section("窓口", "数値目標：待ち時間　2024年度 35分 ⇒ 2028年度 15分")) == []
    assert len(read(section("年次計画", "端末　2024年度 35台 ⇒ 2028年度 150台"))) == 2


def test_a_field_that_is_labelled_as_a_timetable_has_steps_line_by_line():
    def steps(text: str) -> list[tuple[int, str]]:
        return [(span.first_fiscal_year, words.text) for span, words in field_steps(passage(text))]

    assert steps("令和７年度\n・検討\n令和８年度　導入\n令和９年度") == [(2025, "検討"), (2026, "導入")]
    assert steps("令和７年度から順次、令和８年10月から全館で始める") == []
    assert steps("令和６年度 12件\n令和９年度 60件") == []
    assert steps("令和８年度　導入") == []
