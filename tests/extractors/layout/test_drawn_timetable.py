"""Timetables that are drawn without a table."""

from __future__ import annotations

from extractors.document import Page
from extractors.layout.drawn_timetable import find_drawn_timetables
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from extractors.records.timetable import read_schedule
from extractors.turned import turn_page
from tests.extractors.layout.drawing import BLUE, blank, block_arrow, box, down, write


def roadmap(*years: str) -> Page:
    page = blank()
    for i, year in enumerate(years):
        write(page, 215 + 120 * i, 100, year, 12)
    write(page, 40, 148, "書かない窓口")
    write(page, 40, 198, "オンライン")
    write(page, 40, 210, "申請の拡大")
    block_arrow(page, 200, 300, 152, height=24)
    write(page, 230, 147, "検討")
    block_arrow(page, 310, 540, 152, height=24)
    box(page, 330, 198, 410, 214, BLUE)
    return page


def entries(page: Page) -> list[tuple[str, int, int, str, str | None]]:
    return [
        (
            e.labels[-1].text,
            e.span.first_fiscal_year,
            e.span.last_fiscal_year,
            e.kind,
            e.text.text if e.text else None,
        )
        for table, axis in find_drawn_timetables(page, [])
        for e in read_schedule(table, [axis])
    ]


def test_bars_get_years_by_the_labels_above_and_items_by_the_labels_at_the_left():
    assert entries(roadmap("令和7年度", "令和8年度", "令和9年度")) == [
        ("書かない窓口", 2025, 2025, "arrow", "検討"),
        ("書かない窓口", 2026, 2027, "arrow", None),
        ("オンライン申請の拡大", 2026, 2026, "bar", None),
    ]


def test_two_years_or_words_in_a_row_are_no_axis():
    assert entries(roadmap("令和7年度", "令和8年度")) == []
    assert entries(roadmap("検討する", "準備する", "実施する")) == []


def test_years_without_marks_are_no_timetable():
    page = roadmap("令和7年度", "令和8年度", "令和9年度")
    page.shapes, page.segments = [], []
    assert find_drawn_timetables(page, []) == []


def test_dashed_lines_between_the_years_end_at_no_bar():
    page = roadmap("令和6年度", "令和7年度", "令和8年度")
    expected = entries(page)
    for x in (250, 350, 450):
        for y in range(100, 300, 5):
            down(page, x, y, y + 3)
    assert expected
    assert entries(page) == expected


def test_boxes_of_the_years_are_the_columns_where_the_labels_stand_at_their_left():
    page = blank()
    for i, year in enumerate(("R6", "R7", "R8")):
        box(page, 200 + 120 * i, 90, 316 + 120 * i, 112, BLUE)
        write(page, 204 + 120 * i, 95, year, 10)
    write(page, 40, 148, "書かない窓口")
    write(page, 40, 198, "オンライン申請")
    block_arrow(page, 202, 314, 152, height=24)
    block_arrow(page, 322, 554, 202, height=24)
    assert [entry[:4] for entry in entries(page)] == [
        ("書かない窓口", 2024, 2024, "arrow"), ("オンライン申請", 2025, 2026, "arrow")
    ]


def test_axis_below_the_bars():
    page = blank()
    write(page, 40, 98, "書かない窓口")
    write(page, 40, 138, "オンライン申請")
    box(page, 204, 94, 310, 114, BLUE)
    write(page, 240, 99, "検討")
    box(page, 324, 134, 550, 154, BLUE)
    for i, year in enumerate(("令和7年度", "令和8年度", "令和9年度")):
        write(page, 215 + 120 * i, 180, year, 12)
    assert entries(page) == [
        ("書かない窓口", 2025, 2025, "bar", "検討"), ("オンライン申請", 2026, 2027, "bar", None)
    ]


def test_columns_of_a_chart_are_no_timetable():
    page = blank()
    for y, figure in ((94, "100"), (134, "50")):
        write(page, 170, y, figure)
        box(page, 204, y, 330, y + 16, BLUE)
        box(page, 340, y, 450, y + 16, BLUE)
    for i, year in enumerate(("令和7年度", "令和8年度", "令和9年度")):
        write(page, 215 + 120 * i, 180, year, 12)
    assert entries(page) == []


def test_a_drawn_timetable_that_stands_sideways_on_the_page():
    upright = roadmap("令和7年度", "令和8年度", "令和9年度")
    for quarters in (1, 3):
        assert entries(turn_page(upright, quarters)) == entries(upright)


def test_quarters_below_years_that_stand_in_no_boxes():
    page = roadmap("令和7年度", "令和8年度", "令和9年度")
    for i in range(12):
        write(page, 182 + 30 * i, 118, f"{i % 4 + 1}Q", 8)
    ((table, axis),) = find_drawn_timetables(page, [])
    assert axis.fine and len(axis.columns) == 12
    april = 2025 * 12 + 3
    found = [(e.labels[-1].text, e.span.first, e.span.last) for e in read_schedule(table, [axis])]
    assert found == [
        ("書かない窓口", april, april + 11),
        ("書かない窓口", april + 12, april + 35),
        ("オンライン申請の拡大", april + 12, april + 23),
    ]


def test_years_in_boxes_over_bars_make_no_table_with_the_words_below_them():
    page = blank()
    for i, year in enumerate(("令和8年度", "令和9年度", "令和10年度")):
        box(page, 280 + 170 * i, 70, 450 + 170 * i, 92, (230, 230, 230))
        write(page, 330 + 170 * i, 76, year)
        for half, word in enumerate(("上期", "下期")):
            box(page, 280 + 170 * i + 85 * half, 92, 365 + 170 * i + 85 * half, 110, (242, 242, 242))
            write(page, 312 + 170 * i + 85 * half, 96, word)
    for row, name in enumerate(("窓口の改革", "手続の電子化", "端末の更新")):
        top = 120 + 40 * row
        write(page, 46, top, name)
        for first, last, word in ((0, 2, "検討"), (2, 6, "運用")):
            box(page, 282 + 85 * first, top - 4, 278 + 85 * last, top + 16, BLUE, None)
            write(page, 280 + 42 * (first + last), top, word)
    tables = find_tables(page, make_lines)
    assert tables == []
    read = [e for table, axis in find_drawn_timetables(page, tables) for e in read_schedule(table, [axis])]
    assert [(e.labels[-1].text, e.text.text if e.text else None) for e in read][:3] == [
        ("窓口の改革", "検討"), ("窓口の改革", "運用"), ("手続の電子化", "検討"),
    ]  # fmt: skip


def test_boxes_with_labels_of_other_fields_end_the_chart():
    page = roadmap("令和7年度", "令和8年度", "令和9年度")
    expected = entries(page)
    for x, label, value in ((40, "達成時期", "令和８年度"), (330, "所管", "市民課"), (500, "協力", "税務課")):
        box(page, x, 300, x + 60, 324, BLUE)
        write(page, x + 4, 306, label)
        write(page, x + 66, 306, value)
    assert expected
    assert entries(page) == expected


def test_a_number_box_beside_the_chart_names_no_row():
    page = roadmap("令和7年度", "令和8年度", "令和9年度")
    expected = entries(page)
    box(page, 120, 166, 192, 222)
    write(page, 124, 170, "目標（R9）", 8)
    write(page, 126, 192, "45％", 20)
    (table, _), *_ = find_drawn_timetables(page, [])
    assert entries(page) == expected
    assert not any("目標" in cell.text for cell in table.cells)


def test_one_bar_is_a_timetable_where_it_fits_the_years_and_has_its_name():
    page = blank()
    for i, year in enumerate(("R6", "R7", "R8")):
        box(page, 200 + 120 * i, 90, 316 + 120 * i, 112, BLUE)
        write(page, 204 + 120 * i, 95, year, 10)
    write(page, 40, 148, "書かない窓口")
    block_arrow(page, 202, 436, 152, height=24)
    assert [entry[:4] for entry in entries(page)] == [("書かない窓口", 2024, 2025, "arrow")]
    page.chars = [c for c in page.chars if c.place.top < 140]
    assert entries(page) == []


def test_names_of_measures_with_their_fields_stand_left_of_the_names_of_rows() -> None:
    page = blank()
    for i in range(3):
        box(page, 300 + 100 * i, 90, 400 + 100 * i, 110)
        write(page, 315 + 100 * i, 95, f"令和{7 + i}年度", 9)
    for r, (name, parts) in enumerate((("窓口の改革", ("設計", "導入")), ("手続の電子化", ("拡大",)))):
        y = 115 + 70 * r
        write(page, 50, y, str(r + 1), 12)
        write(page, 74, y, name, 12)
        write(page, 50, y + 14, "内容：書かない窓口を広げて待つ時間を短くする", 8)
        write(page, 50, y + 24, "担当課：総務課", 8)
        for k, part in enumerate(parts):
            write(page, 200, y + 2 + 34 * k, part, 9)
            block_arrow(page, 302 + 100 * k, 398 + 100 * k, y + 6 + 34 * k, height=14)
    ((table, axis),) = find_drawn_timetables(page, [])
    found = read_schedule(table, [axis])
    assert [[label.text for label in e.labels] for e in found] == [
        ["1窓口の改革", "設計"], ["1窓口の改革", "導入"], ["2手続の電子化", "拡大"]
    ]  # fmt: skip
    told = next(c for c in table.cells if c.row == 1 and c.col == 0)
    assert (told.row_span, told.lines[-1].text) == (2, "担当課：総務課")


def test_columns_of_a_chart_below_their_years_are_no_timetable_of_the_text_beside_it():
    page = blank()
    write(page, 40, 172, "窓口に来る人は年ごとに減り")
    write(page, 40, 188, "電子で済ませる人が増えた。")
    for i, (year, height) in enumerate((("令和5年度", 40), ("令和6年度", 48), ("令和7年度", 56))):
        write(page, 320 + 80 * i, 100, year)
        box(page, 325 + 80 * i, 200 - height, 355 + 80 * i, 200, BLUE)
        write(page, 330 + 80 * i, 175, f"{height}％")
    assert entries(page) == []
