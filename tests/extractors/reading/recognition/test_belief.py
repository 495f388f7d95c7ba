"""Misreadings that leave no doubt are righted, others are not."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.reading.recognition.belief import _find_square, _mend
from tests.extractors.reading.recognition.seen import said, seen


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("CI0補佐官", "CIO補佐官"), ("Al・RPAの活用", "AI・RPAの活用"), ("Alpha版", "Alpha版"), ("|1実施計画", "1実施計画"),
        ("令和7年度未までに", "令和7年度末までに"), ("年度未定の事業", "年度未定の事業"), ("3月1日標準時", "3月1日標準時"),
        ("【日標】", "【目標】"),
    ],
)  # fmt: skip
def test_only_confusions_without_doubt_are_righted(read: str, right: str) -> None:
    line = seen(read)
    _mend(line)
    assert said(line) == right


def test_a_solid_square_before_a_heading_is_known_by_its_ink() -> None:
    picture = Image.new("L", (400, 80), 255)
    ImageDraw.Draw(picture).rectangle((24, 24, 54, 54), fill=20)
    for i in range(1, 5):
        ImageDraw.Draw(picture).line((22 + 40 * i, 22, 54 + 40 * i, 56), fill=20, width=4)
    square, line = seen("画担当課名"), seen("担担当課名")
    _find_square(square, np.array(picture))
    assert said(square) == "■担当課名"
    blank = Image.new("L", (400, 80), 255)
    for i in range(5):
        ImageDraw.Draw(blank).line((22 + 40 * i, 22, 54 + 40 * i, 56), fill=20, width=4)
    _find_square(line, np.array(blank))
    assert said(line) == "担担当課名"
