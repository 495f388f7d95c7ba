"""Heads of tables of indicators are told by words that are data, whatever date or bracket stands beside them."""

from __future__ import annotations

import pytest

from taxonomy.indicator_heads import change_words, is_no_value, may_name, role_of_head
from taxonomy.loader import load_taxonomy, read_yaml


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("令和12年度（目標）", "target"), ("Ｒ８実績", "baseline"), ("2031年度の目標", "target"), ("最終値（R9）", "target"),
        ("計画期間末の目標値", "target"), ("中間目標（令和8年度）", "between"), ("計画策定時（R5年度末）", "baseline"),
        ("現状値（R5）→目標値（R9）", "both"), ("重要業績評価指標（ＫＰＩ）", "name"), ("成果をはかるものさし", "name"),
        ("単位", "unit"), ("項目", "item"),
        ("令和８年度", None), ("現状と課題", None), ("目標達成率", None), ("目標の達成状況", None), ("担当課", None),
        ("年度別計画", None),
    ],
)  # fmt: skip
def test_what_a_head_asks_for(head: str, role: str | None) -> None:
    assert role_of_head(head) == role


def test_a_head_that_names_only_beside_others() -> None:
    assert may_name("目標") and may_name("項目") and not may_name("担当課")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("－", True), ("検討中", True), ("（未定）", True), ("0", False), ("なし12", False), ("導入", False)],
)
def test_cells_without_a_value(text: str, expected: bool) -> None:
    assert is_no_value(text) is expected


def test_every_word_says_where_it_was_seen() -> None:
    known = set(load_taxonomy().sources)
    data = read_yaml("indicator_words.yaml")
    for row in data["roles"]:
        assert set(row["sources"]) <= known, row["role"]
        assert bool(row.get("seen")) == bool(row["sources"]), f"{row['role']}: what was seen has a source"
    assert set(change_words()) == {"up", "down", "multiples"}
