"""Lines that hold values alone say what each of them is and when it holds."""

from __future__ import annotations

import pytest

from extractors.document import Passage
from extractors.statements.indicator_values import baseline_and_target, tell_values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7％（R5） ⇒ 55％（R9）", [(None, "7％", "R5"), (None, "55％", "R9")]),
        ("R5 7％ → R9 55％", [(None, "7％", "R5"), (None, "55％", "R9")]),
        ("現状（令和５年度）：30手続", [("baseline", "30手続", "令和５年度")]),
        ("（現状　20分）", [("baseline", "20分", "")]),
        ("目標　令和９年度までに70％以上", [("target", "70％以上", "令和９年度")]),
        ("60％目標", [("target", "60％", "")]),
        (
            "基準値（R5） 34件 ／ 中間目標（R7） 50件 ／ 目標値（R9） 90件",
            [("baseline", "34件", "R5"), ("between", "50件", "R7"), ("target", "90件", "R9")],
        ),
        ("令和５年度", []),
        ("20業務の標準化", []),
        ("申請の利用率 12％", []),
        ("第３章", []),
    ],
)
def test_values_with_their_words_and_years(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    found = tell_values(Passage.inserted(text))
    assert [(role, value.text.text, value.period.text) for role, value in found] == expected


def test_one_value_without_a_word_is_the_target_and_a_baseline_alone_is_none() -> None:
    pair = baseline_and_target([*tell_values(Passage.inserted("60％")), *tell_values(Passage.inserted("（現状 12％）"))])
    assert pair is not None and (pair[0].printed, pair[1].printed) == ("12％", "60％")
    assert baseline_and_target(tell_values(Passage.inserted("現状 12％"))) is None
