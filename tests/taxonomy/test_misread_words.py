"""Words of plans are known again through a letter of like shape; other words stay as they are."""

from __future__ import annotations

import pytest

from taxonomy.misread_words import misread_words


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("オンラインで中請できる干続", [(6, "申請"), (11, "手続")]),
        ("実施項晶", [(0, "実施項目")]),
        ("担当誤", [(0, "担当課")]),
        ("マイナボータル", [(0, "マイナポータル")]),
        ("現状・課是", [(3, "課題")]),
    ],
)
def test_one_letter_of_like_shape_is_put_right(read: str, printed: list[tuple[int, str]]) -> None:
    assert misread_words(read) == printed


@pytest.mark.parametrize("text", ["申請と手続", "全店舗で使える", "今日的な課題", "点検計画", "3月1日標準時", "調達用の端末", "年度未定", "皆との連携"])
def test_words_of_their_own_stay(text: str) -> None:
    assert misread_words(text) == []
