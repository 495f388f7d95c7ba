"""Numbers with units, sums of money, rates and directions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.quantities import (
    direction_between,
    find_quantities,
    parse_yen,
    quantity_direction,
    subsidy_rate,
)


@pytest.mark.parametrize(
    ("text", "number", "unit", "direction"),
    [
        ("3,000件", 3000, "件", None),
        ("３０％以上", 30, "%", "up"),
        ("少なくとも3割削減", 3, "割", "down"),
        ("三割", 3, "割", None),
        ("2.5万人", 25000, "人", None),
        ("20か所", 20, "箇所", None),
        ("12億3,400万円", 1_234_000_000, "円", None),
        ("1,234千円", 1_234_000, "円", None),
        ("▲10%", -10, "%", None),
        ("10人以下", 10, "人", "down"),
        ("95%を維持", 95, "%", "keep"),
    ],
)
def test_quantity(text: str, number: float, unit: str, direction: str | None) -> None:
    assert [(match.number, match.unit, match.direction) for match in find_quantities(text)] == [
        (number, unit, direction)
    ]


@pytest.mark.parametrize("text", ["第3回", "令和7年度", "2022年4月1日", "補助率2分の1", "1.2.3", "RPA"])
def test_no_quantity(text: str) -> None:
    assert find_quantities(text) == []


def test_dates_beside_quantities_are_left_out() -> None:
    assert [match.text for match in find_quantities("令和7年度までに 50 件（令和3年度 12件）")] == ["50 件", "12件"]


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("1,508.6億円", 150_860_000_000),
        ("2000億円を計上", 200_000_000_000),
        ("592.6 億円", 59_260_000_000),
        ("３億５千万円", 350_000_000),
        ("1兆2,000億円", 1_200_000_000_000),
        ("五百万円", 5_000_000),
        ("980円", 980),
        ("円滑な移行", None),
        ("3億件", None),
    ],
)
def test_yen(text: str, yen: int | None) -> None:
    assert parse_yen(text) == yen


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("国費10/10 1508.6億円", "10/10"),
        ("国費 1/2 29.3億円", "1/2"),
        ("特別交付税（措置率 0.5）", "0.5"),
        ("補助率：２分の１", "2分の1"),
        ("経費の2/3を補助", "2/3"),
        ("補助率は定額", "定額"),
        ("2022/4/1 に補助を開始", None),
        ("支援する", None),
    ],
)
def test_subsidy_rate(text: str, rate: str | None) -> None:
    assert subsidy_rate(text) == rate


def test_directions() -> None:
    assert quantity_direction("運用経費の削減") == "down"
    assert quantity_direction("オンライン利用率の向上") == "up"
    assert quantity_direction("現状を維持") == "keep"
    assert quantity_direction("手続の数") is None
    assert direction_between(10, 20) == "up"
    assert direction_between(20, 10) == "down"
    assert direction_between(5, 5) == "keep"
    assert direction_between(None, 5) is None


@given(st.text(max_size=60))
def test_any_text_gives_spans_of_itself(text: str) -> None:
    for match in find_quantities(text):
        assert text[match.start_offset : match.end_offset] == match.text != ""
    parse_yen(text)
    subsidy_rate(text)


def test_sums_and_rates_of_the_national_support_measures(shared: Path) -> None:
    for path in sorted((shared / "gold").glob("00*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")).get("supports", []):
            assert parse_yen(row["text"]) == row.get("amount_jpy"), row["text"]
            assert subsidy_rate(row["text"]) == row.get("subsidy_rate"), row["text"]


def test_a_long_number_that_is_no_sum_is_read_at_once() -> None:
    assert find_quantities("1" * 5000 + "千百" * 2000) == []
    assert parse_yen("2億" * 3 + "5千円") == 600_005_000
