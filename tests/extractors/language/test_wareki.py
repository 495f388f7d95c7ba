"""Eras, fiscal years and numbers in kanji."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language import wareki
from extractors.language.folding import Folded, fold_text


@pytest.mark.parametrize(
    ("era", "number", "year"),
    [
        ("令和", 1, 2019),
        ("平成", 33, 2021),
        ("昭和", 64, 1989),
        ("R", 7, 2025),
        ("h", 30, 2018),
        ("令和", 0, None),
        ("白鳳", 1, None),
    ],
)
def test_era_year(era: str, number: int, year: int | None) -> None:
    assert wareki.era_year(era, number) == year


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("元", 1),
        ("一五", 15),
        ("二〇", 20),
        ("二十四", 24),
        ("十", 10),
        ("二〇二五", 2025),
        ("百三", 103),
        ("３，０００", 3000),
        ("五百万", 5_000_000),
        ("", None),
        ("年", None),
    ],
)
def test_numbers(text: str, number: int | None) -> None:
    assert wareki.parse_number(text) == number


@given(st.integers(1900, 2150))
def test_a_fiscal_year_holds_its_own_days(year: int) -> None:
    first, last = wareki.fiscal_year(year)
    assert (first, last) == (date(year, 4, 1), date(year + 1, 3, 31))
    assert wareki.fiscal_year_of(first) == wareki.fiscal_year_of(last) == year
    assert wareki.half(year, 1)[0] == first
    assert wareki.half(year, 2)[1] == wareki.quarter(year, 4)[1] == last


def test_periods_that_do_not_exist() -> None:
    for function, number in ((wareki.month, 13), (wareki.quarter, 5), (wareki.half, 3)):
        with pytest.raises(ValueError, match="no "):
            function(2025, number)


@given(st.text(max_size=40), st.booleans())
def test_folding_knows_where_characters_came_from(text: str, keep_spaces: bool) -> None:
    folded = Folded(text, keep_spaces=keep_spaces)
    last = 0
    for index in range(len(folded.text)):
        start, end = folded.origin(index, index + 1)
        assert last <= start < end <= len(text)
        last = start


@given(st.text(max_size=40) | st.text("令和７年 \n\u3000\u200bＤX2①㍻", max_size=20))
def test_text_folded_alone_is_the_same(text: str) -> None:
    assert fold_text(text) == Folded(text).text


def test_folding() -> None:
    assert Folded("（令和　７〜９ 年度）①").text == "(令和7~9年度)①"
    assert Folded("DX 2025 30年").text == "DX 2025 30年"
    assert Folded("総 務\n課", keep_spaces=True).text == "総 務\n課"
