"""Names of a chart's rows and the lines of label and value below them."""

from __future__ import annotations

import pytest

from extractors.document import Line
from extractors.layout.drawn_timetable import find_drawn_timetables
from extractors.layout.lines import make_lines
from extractors.layout.row_names import begins_with_label, label_values, name_of, part_name
from extractors.records.timetable import read_schedule
from tests.extractors.layout.drawing import BLUE, across, blank, box, polygon, write


def lines(*texts: str) -> list[Line]:
    page = blank()
    for i, text in enumerate(texts):
        write(page, 40, 100 + 16 * i, text, 12 if not i else 8)
    return make_lines(page.chars)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("所管：総務課", True),
        ("達成時期:令和８年度", True),
        ("【担当】健康課", True),
        ("・担当課：総務課", True),
        ("担当課", False),
        ("所管：", False),
        ("会場：公民館の二階", False),
        ("公民館：二階", False),
        ("生成ＡＩの活用", False),
    ],
)
def test_a_line_of_label_and_value_has_a_field_s_label_and_words_behind_it(text: str, told: bool) -> None:
    assert begins_with_label(text) is told


def test_the_name_ends_where_the_first_label_begins() -> None:
    cell = lines("移動図書館の", "予約の電子化", "達成時期：令和８年度中", "に始める。", "所管：図書館　協力：総務課")
    assert name_of(cell).text == "移動図書館の予約の電子化"
    assert [value.text for value in label_values(part_name(cell)[1])] == [
        "達成時期：令和８年度中に始める。",
        "所管：図書館",
        "協力：総務課",
    ]


def test_lines_without_a_name_above_them_stay_whole() -> None:
    cell = lines("所管：総務課", "窓口の改善")
    assert part_name(cell) == (cell, [])
    assert name_of(cell).text == "所管：総務課窓口の改善"


def test_small_lines_below_a_name_belong_to_its_row_of_a_drawn_timetable() -> None:
    page = blank()
    for i, year in enumerate(("令和7年度", "令和8年度", "令和9年度")):
        write(page, 315 + 120 * i, 100, year, 12)
    for top, name, when in ((140, "電子図書館の開設", "令和8年度中"), (200, "消防団の連絡", "令和9年度末まで")):
        write(page, 40, top, name, 12)
        write(page, 44, top + 18, f"時期：{when}", 8)
        write(page, 44, top + 31, "担当課：総務課", 8)
        box(page, 306, top + 10, 420, top + 34, BLUE)
        write(page, 340, top + 17, "準備", 10)
        box(page, 426, top + 10, 660, top + 34, BLUE)
    ((table, axis),) = find_drawn_timetables(page, [])
    found = [(e.labels[-1].text, e.text.text if e.text else None) for e in read_schedule(table, [axis])]
    assert found == [
        ("電子図書館の開設", "準備"),
        ("電子図書館の開設", None),
        ("消防団の連絡", "準備"),
        ("消防団の連絡", None),
    ]


def test_a_word_over_the_border_of_two_columns_is_read_once() -> None:
    page = blank()
    for i, year in enumerate(("令和7年度", "令和8年度", "令和9年度")):
        write(page, 300 + 120 * i + 36, 100, year, 8)
        for x0 in (300 + 120 * i,):
            box(page, x0, 94, x0 + 120, 112)
    for top, name in ((150, "窓口の改善"), (210, "電子契約")):
        write(page, 40, top, name, 12)
        box(page, 304, top + 9, 536, top + 11, BLUE)
        write(page, 410, top - 4, "試行", 10)
    ((table, axis),) = find_drawn_timetables(page, [])
    assert {e.text.text for e in read_schedule(table, [axis]) if e.text} == {"試行"}


def test_label_lines_reach_below_the_last_row_s_bars_and_a_dot_at_an_arrow_s_tail_is_no_bar() -> None:
    page = blank()
    for i, year in enumerate(("2026年度", "2027年度", "2028年度")):
        write(page, 330 + 120 * i, 100, year, 12)
    for top, name in ((140, "電子契約の導入"), (220, "公園の予約")):
        write(page, 40, top, name, 12)
        write(page, 50, top + 20, "目標：令和８年度中に始める", 8)
        write(page, 50, top + 34, "担当課：公園課", 8)
        for x0, x1, word in ((310, 420, "調達"), (432, 660, "運用")):
            y = top + 14
            across(page, y, x0, x1 - 8, 3)
            polygon(page, [(x1 - 8, y - 5), (x1, y), (x1 - 8, y + 5)], BLUE, None)
            box(page, x0 - 3, y - 3, x0 + 3, y + 3, BLUE, None)
            write(page, (x0 + x1) / 2 - 10, top - 4, word, 10)
    ((table, axis),) = find_drawn_timetables(page, [])
    found = [(e.labels[-1].text, e.kind, e.text.text if e.text else None) for e in read_schedule(table, [axis])]
    assert found == [
        (name, "arrow", word) for name in ("電子契約の導入", "公園の予約") for word in ("調達", "運用")
    ]
    assert [label_values(part_name(c.lines)[1])[-1].text for c in table.cells if c.col == 0 and c.row] == [
        "担当課：公園課"
    ] * 2
