"""How many rows at the top of a table are its header, by labels, shades and what stands below."""

from __future__ import annotations

import pytest

from extractors.document import Cell, Place, Table
from extractors.layout.headers import mark_header
from tests.extractors.pages import line

Fill = tuple[int, int, int] | None


def header_rows(rows: list[list[str]], fills: list[list[Fill]] | None = None) -> int:
    cells = [
        Cell(
            r, c, 1, 1, Place(1, 100.0 * c, 20.0 * r, 100.0 * c + 100, 20.0 * r + 20),
            [line(text, 20.0 * r, x0=100.0 * c, size=6)] if text else [],
            fill=fills[r][c] if fills else None,
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]  # fmt: skip
    width = len(rows[0])
    table = Table(Place(1, 0, 0, 100.0 * width, 20.0 * len(rows)), len(rows), width, 0, cells)
    mark_header(table)
    return table.n_header_rows


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["", "調達班", "運用班"], ["初年", "仕様を書く", "－"], ["翌年", "検収", "見守り"]], 1),
        ([["", "繰出金"], ["国保会計", "△ 1,043"], ["介護会計", "15,791"]], 1),
        # A row cut in two by the page break begins with an empty cell as well: its words are a sentence.
        ([["", "組み合わせて仕組みを作る。"], ["SaaS", "利用者に機能を届ける。"]], 0),
        ([["", "○", "○"], ["窓口", "○", "×"], ["納付", "×", "○"]], 0),
        ([["", "10", "20"], ["窓口", "30", "40"], ["納付", "5", "6"]], 0),
        ([["", "調達班"], ["", "仕様を書く"], ["翌年", "検収"]], 0),
    ],
)
def test_an_empty_corner_over_a_filled_column_begins_a_cross_table(rows: list[list[str]], expected: int):
    assert header_rows(rows) == expected


def test_labels_over_columns_of_marks_are_a_header():
    rows = [["分野", "力", "AR", "DB"], ["行政", "法令を読む", "○", "◎"], ["基礎", "話を聞く", "", "◎"]]
    assert header_rows(rows) == 1
    assert header_rows([["行政", "法令を読む", "○", "◎"], ["基礎", "話を聞く", "", "◎"], ["設計", "図", "○", ""]]) == 0


def test_a_fill_that_is_white_to_the_eye_is_no_shade():
    dark, pale, soft = (31, 73, 125), (253, 254, 254), (220, 230, 242)
    rows = [["指針", "作る人", "使う人"], ["安全", "学ばせ方に気を配る。", "正しく使う。"], ["公平", "偏りを見る。", "－"]]
    assert header_rows(rows, [[dark, dark, dark], [soft, pale, pale], [soft, pale, pale]]) == 1


def test_a_shade_for_each_column_makes_a_form_and_no_header():
    rows = [[label, f"{label}を述べる文です。"] for label in ("現状", "課題", "取組", "時期", "主管", "連携")]
    assert header_rows(rows, [[(213, 222, 234), (246, 248, 251)]] * 6) == 0
    assert header_rows(rows[:4], [[(213, 222, 234), (246, 248, 251)]] * 4) == 0
