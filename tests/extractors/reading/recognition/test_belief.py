"""Misreadings that leave no doubt are righted, others are not."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.reading.recognition.belief import _mend, _split, believed
from extractors.reading.recognition.ink_signs import find_mark
from tests.extractors.reading.recognition.seen import said, seen


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("令和38年度末までに", "令和8年度末までに"),
        ("令和32年度のゼロカーボン", "令和32年度のゼロカーボン"),
        ("第2草具体的な取組", "第2章具体的な取組"),
        ("CI0補佐官", "CIO補佐官"), ("Al・RPAの活用", "AI・RPAの活用"), ("Alpha版", "Alpha版"), ("|1実施計画", "1実施計画"),
        ("令和7年度未までに", "令和7年度末までに"), ("年度未定の事業", "年度未定の事業"), ("3月1日標準時", "3月1日標準時"),
        ("【日標】", "【目標】"), ("生成A1の利用", "生成AIの利用"), ("B-2A1", "B-2A1"), ("表A1", "表A1"), ("C10補佐官", "CIO補佐官"),
        ("人和8年度", "令和8年度"), ("平和6年", "平和6年"), ("総務謀、福視課", "総務課、福祉課"), ("第2草　現状", "第2章　現状"),
        ("令和5年度て令和8年度", "令和5年度～令和8年度"), ("2026一2029", "2026-2029"), ("〇本市の状況", "○本市の状況"),
        ("二〇二五年", "二〇二五年"), ("目標値(RS8)", "目標値(R8)"), ("6.218人", "6,218人"), ("6.2倍", "6.2倍"), ("03,.600", "03,600"),
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
    find_mark(square, np.array(picture))
    assert said(square) == "■担当課名"
    blank = Image.new("L", (400, 80), 255)
    for i in range(5):
        ImageDraw.Draw(blank).line((22 + 40 * i, 22, 54 + 40 * i, 56), fill=20, width=4)
    find_mark(line, np.array(blank))
    assert said(line) == "担担当課名"


def test_a_dash_between_digits_does_not_part_a_line() -> None:
    line = seen("1一1")
    for symbol, (x0, x1, top, bottom) in zip(line.symbols, ((0, 9, 0, 29), (31, 43, 13, 17), (53, 60, 0, 28)), strict=True):
        symbol.box = symbol.box._replace(x0=x0, x1=x1, top=top, bottom=bottom)
    assert [said(part) for part in _split(line)] == ["1一1"]


def marked(corners: list[tuple[int, int]] | None, text: str) -> str:
    """A line before which a mark is drawn (a disc where no corners are given), as it is read."""
    picture = Image.new("L", (400, 80), 255)
    pen = ImageDraw.Draw(picture)
    if corners is None:
        pen.ellipse((24, 24, 54, 54), fill=20)
    else:
        pen.polygon(corners, fill=20)
    for i in range(1, 6):
        pen.line((24 + 40 * i, 22, 54 + 40 * i, 56), fill=20, width=4)
    line = seen(text)
    find_mark(line, np.array(picture))
    return said(line)


def test_solid_marks_are_told_by_their_outline() -> None:
    assert marked(None, "@担当課名") == "●担当課名"
    assert marked([(39, 23), (55, 39), (39, 55), (23, 39)], "久担当課名") == "◆担当課名"
    assert marked([(23, 25), (55, 25), (39, 53)], "や担当課名") == "▼担当課名"
    assert marked([(23, 23), (55, 30), (30, 55)], "久担当課名") == "久担当課名"


def test_a_mark_that_was_taken_into_the_letter_behind_it_is_put_before_it() -> None:
    picture = Image.new("L", (400, 80), 255)
    pen = ImageDraw.Draw(picture)
    pen.polygon([(39, 23), (55, 39), (39, 55), (23, 39)], fill=20)
    for i in range(1, 3):
        pen.line((24 + 40 * i, 22, 54 + 40 * i, 56), fill=20, width=4)
    line = seen("課題")
    line.symbols[0].box = line.symbols[0].box._replace(x1=98)
    line.symbols[1].box = line.symbols[1].box._replace(x0=100, x1=138)
    find_mark(line, np.array(picture))
    assert said(line) == "◆課題"


def test_two_letters_are_print_where_they_are_a_label() -> None:
    grey = np.full((80, 400), 255, dtype=np.uint8)
    grey[22:56, 22:98] = 20
    for text, kept in (("課題", True), ("謀顆", False)):
        line = seen(text)
        for symbol in line.symbols:
            symbol.confidence = 0.9
        assert bool(believed([line], grey, 300)) == kept
