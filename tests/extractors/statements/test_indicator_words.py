"""One line or sentence gives an indicator's name, baseline and target with their periods."""

from __future__ import annotations

import pytest

from extractors.document import Passage
from extractors.statements.indicator_words import BOTH, Told, tell, tell_sentence


def plain(told: Told | None) -> tuple[str, str, str, str, str] | None:
    if told is None:
        return None
    name, baseline, target = told
    return name.text, baseline.text.text, baseline.period.text, target.text.text, target.period.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("待ち時間　40分（Ｒ６）→10分（Ｒ９）", ("待ち時間", "40分", "Ｒ６", "10分", "Ｒ９")),
        ("使える場面　２場面（R6）→８場面（R9）", ("使える場面", "２場面", "R6", "８場面", "R9")),
        ("運用経費　移行前比で２割減（Ｒ９）", ("運用経費", "", "", "移行前比で２割減", "Ｒ９")),
        (
            "電子決裁の割合\n現状値（令和5年度）30.0％　→　目標値（令和9年度）90.0％",
            ("電子決裁の割合", "30.0％", "令和5年度", "90.0％", "令和9年度"),
        ),
        ("申請率：令和5年度 10％ → 令和8年度 50％", ("申請率", "10％", "令和5年度", "50％", "令和8年度")),
        ("庁内の調整を進める", None),
    ],
)
def test_a_line_under_a_label(text: str, expected: tuple[str, str, str, str, str] | None) -> None:
    assert plain(tell(Passage.inserted(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "使う紙の枚数は、5枚（2024年度）から2枚（2028年度）に減らします。",
            ("使う紙の枚数", "5枚", "2024年度", "2枚", "2028年度"),
        ),
        (
            "令和6年度までに窓口を整え、令和8年度までに申請の利用率を12％から55％に高める。",
            ("申請の利用率", "12％", "", "55％", "令和8年度まで"),
        ),
        ("講座の参加者数は令和8年度に累計900人とする。", ("講座の参加者数", "", "", "累計900人", "令和8年度")),
        ("申請できる手続を、令和8年度末までに200件に増やします。", None),
        ("毎年度5業務でRPAを使います。", None),
    ],
)
def test_a_sentence_that_states_a_goal_as_a_figure(text: str, expected: tuple[str, str, str, str, str] | None) -> None:
    assert plain(tell_sentence(Passage.inserted(text))) == expected


def test_units_of_large_numbers_are_those_of_what_is_counted() -> None:
    told = tell(Passage.inserted("乗合車の利用者　1.1万人→３万人"))
    assert told is not None
    assert (told[2].unit, told[1].number, told[2].number) == ("人", 11000.0, 30000.0)


def test_two_values_and_an_arrow_stand_alone() -> None:
    assert BOTH.match("55分 ▶ 25分")
    assert not BOTH.match("窓口の滞在時間 55分 ▶ 25分")
