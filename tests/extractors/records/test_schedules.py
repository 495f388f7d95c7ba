"""Rows of timetables: items, years, kinds and texts."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from extractors.document import Page, Passage, Table
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from extractors.layout.timeline import carry_axis
from extractors.plan import extract_plan
from extractors.records.schedules import entry_rows, schedule_origin
from extractors.records.timetable import read_schedule, with_rests
from extractors.records.timetable_items import LabelColumn, Named, item_column, telling_columns
from extractors.rows import RowMaker
from extractors.turned import turn_page
from tests.extractors.layout.drawing import (
    BLUE,
    across,
    blank,
    block_arrow,
    box,
    fill_in,
    line_arrow,
    polygon,
    ruled,
    write,
)

XS = [50.0, 150.0, 250.0, 350.0, 450.0, 550.0]
HEAD = ["取組事項", "令和4年度", "令和5年度", "令和6年度", "令和7年度"]


def timetable(*rows: list[str], heads: list[str] | None = None) -> tuple[Page, list[float]]:
    page = blank()
    ys = [100.0 + 30 * i for i in range(len(rows) + 2)]
    ruled(page, XS, ys, [heads or HEAD, *rows])
    return page, ys


def table_on(page: Page) -> Table:
    (table,) = find_tables(page, make_lines)
    return table


def entries(page: Page) -> list[tuple[str, int, int, str, str | None]]:
    return [
        (
            e.labels[-1].text if e.labels else "",
            e.span.first_fiscal_year,
            e.span.last_fiscal_year,
            e.kind,
            e.text.text if e.text else None,
        )
        for e in read_schedule(table_on(page))
    ]


def test_texts_in_cells_and_arrow_signs_that_go_on():
    page, _ = timetable(["窓口", "検討", "実施", "→", "⇒"], ["税", "", "準備", "", "導入"])
    assert entries(page) == [
        ("窓口", 2022, 2022, "text", "検討"),
        ("窓口", 2023, 2025, "text", "実施"),
        ("税", 2023, 2023, "text", "準備"),
        ("税", 2025, 2025, "text", "導入"),
    ]


def test_arrow_signs_alone_are_an_arrow():
    page, _ = timetable(["窓口", "", "→", "→", ""], ["税", "検討", "", "", ""])
    assert entries(page)[0] == ("窓口", 2023, 2024, "arrow", None)


def test_circles_are_marks_and_dashes_are_nothing():
    page, _ = timetable(["窓口", "○", "－", "●", ""], ["税", "", "", "", "◎"])
    assert entries(page) == [
        ("窓口", 2022, 2022, "mark", "○"),
        ("窓口", 2024, 2024, "mark", "●"),
        ("税", 2025, 2025, "mark", "◎"),
    ]


def test_mark_stands_for_its_own_cell_and_the_arrows_behind_it_are_one_row():
    page, _ = timetable(["窓口", "準備", "●", "→", "→"], ["税", "○", "○", "―", "―→"], ["福祉", "", "●→", "→", ""])
    assert entries(page) == [
        ("窓口", 2022, 2022, "text", "準備"),
        ("窓口", 2023, 2023, "mark", "●"),
        ("窓口", 2024, 2025, "arrow", None),
        ("税", 2022, 2022, "mark", "○"),
        ("税", 2023, 2023, "mark", "○"),
        ("税", 2024, 2025, "arrow", None),
        ("福祉", 2023, 2023, "mark", "●"),
        ("福祉", 2023, 2024, "arrow", None),
    ]


def test_several_drawn_arrows_in_a_row_with_their_texts():
    page, ys = timetable(["窓口", "", "", "", ""], ["税", "", "", "", ""])
    block_arrow(page, 152, 248, ys[1] + 15, height=24)
    write(page, 190, ys[1] + 11, "準備", 8)
    block_arrow(page, 252, 548, ys[1] + 15, height=24)
    write(page, 390, ys[1] + 11, "運用", 8)
    line_arrow(page, 205, 345, ys[2] + 20)
    write(page, 240, ys[2] + 5, "試行", 8)
    assert entries(page) == [
        ("窓口", 2022, 2022, "arrow", "準備"),
        ("窓口", 2023, 2025, "arrow", "運用"),
        ("税", 2022, 2023, "arrow", "試行"),
    ]
    assert all(not c.text for c in table_on(page).cells if c.row and c.col)


def test_bars_milestones_and_the_text_beside_them():
    page, ys = timetable(["窓口", "", "", "", ""], ["税", "", "", "", ""])
    box(page, 160, ys[1] + 8, 340, ys[1] + 20, BLUE)
    polygon(page, [(380, ys[2] + 20), (386, ys[2] + 8), (392, ys[2] + 20)], (200, 0, 0), None)
    write(page, 396, ys[2] + 10, "稼働", 8)
    assert entries(page) == [("窓口", 2022, 2023, "bar", None), ("税", 2024, 2024, "mark", "稼働")]


def test_filled_cells_are_bars_but_shaded_rows_and_columns_are_not():
    page, ys = timetable(["窓口", "", "", "", ""], ["税", "", "", "", ""], ["福祉", "", "", "", ""])
    box(page, 250, ys[1], 350, ys[2], BLUE, None)
    box(page, 350, ys[1], 450, ys[2], BLUE, None)
    box(page, 50, ys[2], 550, ys[3], (240, 240, 240), None)
    assert entries(page) == [("窓口", 2023, 2024, "bar", None)]
    page, ys = timetable(["窓口", "", "", "", ""], ["税", "", "", "", ""], ["福祉", "", "", "", ""])
    box(page, 250, ys[1], 350, ys[4], (240, 240, 240), None)
    assert entries(page) == []


def test_axis_may_stand_below_the_bars():
    page = blank()
    ys = [100.0, 130.0, 160.0, 190.0]
    ruled(page, XS, ys, [["窓口", "", "", "", ""], ["税", "", "", "", ""], HEAD])
    block_arrow(page, 152, 248, 115)
    block_arrow(page, 252, 448, 145)
    assert entries(page) == [("窓口", 2022, 2022, "arrow", None), ("税", 2023, 2024, "arrow", None)]


def test_legend_is_no_row():
    page, ys = timetable(["窓口", "", "", "", ""], ["凡例", "", "", "", ""])
    box(page, 160, ys[1] + 8, 340, ys[1] + 20, BLUE)
    box(page, 160, ys[2] + 8, 190, ys[2] + 20, BLUE)
    write(page, 194, ys[2] + 9, "実施", 8)
    assert [e[:4] for e in entries(page)] == [("窓口", 2022, 2023, "bar")]


def test_words_over_a_border_are_one_entry_of_both_years():
    page, ys = timetable(["窓口", "", "", "", ""], ["税", "準備", "実施", "", ""])
    write(page, 227, ys[1] + 9, "設計と構築", 10)
    assert entries(page) == [
        ("窓口", 2022, 2023, "text", "設計と構築"),
        ("税", 2022, 2022, "text", "準備"),
        ("税", 2023, 2023, "text", "実施"),
    ]


def test_columns_of_figures_are_no_timetable():
    page, _ = timetable(["窓口の件数", "100件", "200件", "300件", "400件"], ["利用率", "10%", "20%", "30%", "40%"])
    assert entries(page) == []


def test_item_is_the_label_beside_the_bar_and_no_number_date_or_division():
    heads = ["No.", "取組", "担当課", "R7", "R8"]
    page, ys = timetable(["1", "窓口", "総務課", "", ""], ["2", "税", "税務課", "", ""], heads=heads)
    block_arrow(page, 352, 548, ys[1] + 15)
    assert entries(page) == [("窓口", 2025, 2026, "arrow", None)]


def test_label_printed_once_serves_the_rows_below_it():
    page, ys = timetable(["窓口", "検討", "", "", ""], ["", "", "実施", "", ""])
    assert [e[0] for e in entries(page)] == ["窓口", "窓口"]


def test_remark_below_the_bars_of_a_merged_row_is_no_entry():
    page = blank()
    ys = [100.0, 130.0, 160.0, 190.0]
    fill_in(page, XS, [100.0], [HEAD])
    for y in (100, 130, 190):
        across(page, y, 50, 550)
    across(page, 160, 150, 550)
    for x in (50, 150, 550):
        page.segments.append(page.segments[0]._replace(x0=x, x1=x, top=100, bottom=190))
    for x in XS[2:-1]:
        page.segments.append(page.segments[0]._replace(x0=x, x1=x, top=100, bottom=160))
    write(page, 55, 150, "窓口")
    block_arrow(page, 152, 348, ys[1] + 15)
    write(page, 155, 170, "国の補助を受けて進める", 8)
    assert entries(page) == [("窓口", 2022, 2023, "arrow", None)]


def test_halves_give_dates():
    page = blank()
    ys = [100.0, 120.0, 140.0, 170.0]
    ruled(page, XS, ys, [["", "", "", "", ""], ["", "上期", "下期", "上期", "下期"], ["窓口", "", "", "", ""]])
    page.segments = [s for s in page.segments if not (s.top == 120 and s.x0 != s.x1) and s.x0 not in (250.0, 450.0)]
    across(page, 120, 150, 550)
    for x in (250, 450):
        page.segments.append(page.segments[0]._replace(x0=x, x1=x, top=120, bottom=170))
    write(page, 55, 112, "項目")
    write(page, 200, 104, "令和7年度")
    write(page, 400, 104, "令和8年度")
    block_arrow(page, 255, 445, 155)
    rows = rows_of(page)
    assert [(str(r["start"]), str(r["end"])) for r in rows] == [("2025-10-01", "2026-09-30")]
    assert (rows[0]["fiscal_year_start"], rows[0]["fiscal_year_end"]) == (2025, 2026)


@pytest.mark.parametrize(
    "below",
    [
        [["指標", "現状値（R5）", "目標値（R9）", "", ""], ["件数", "1,200件", "6,000件", "", ""]],
        [["指標", "件数", "現状→目標", "1,200件 → 6,000件", ""]],
    ],
)
def test_the_indicators_of_a_form_are_no_entries_of_the_timetable_above_them(below: list[list[str]]):
    page, _ = timetable(["手続の追加", "準備", "試行", "受付", "拡大"], *below, heads=["日程", *HEAD[1:]])
    assert [r["text"] for r in rows_of(page)] == ["準備", "試行", "受付", "拡大"]


def rows_of(page: Page, names: dict[str, Named] | None = None, section_measure: str | None = None):
    table = table_on(page)
    found = read_schedule(table)
    return entry_rows(
        found,
        table_id="t",
        measure_of=(names or {}).get,
        section_measure=section_measure,
        origin=schedule_origin(found, table, "own"),
        maker=RowMaker("0" * 64),
    )


def test_text_of_the_next_cell_is_not_the_arrows():
    page, ys = timetable(["学校", "", "", "", ""], ["税", "", "", "", ""])
    block_arrow(page, 152, 247, ys[1] + 15)
    write(page, 253, ys[1] + 10, "更新", 9)
    assert entries(page) == [("学校", 2022, 2022, "arrow", None), ("学校", 2023, 2023, "text", "更新")]


def test_thick_line_is_a_bar_and_splits_no_row():
    page, ys = timetable(["学校", "", "", "", ""], ["税", "", "", "", ""])
    across(page, ys[1] + 20, 150, 350, width=3)
    write(page, 200, ys[1] + 8, "実証", 8)
    assert entries(page) == [("学校", 2022, 2023, "bar", "実証")]
    assert table_on(page).n_rows == 3


def test_cells_of_two_colours_are_two_bars():
    page, ys = timetable(["学校", "", "", "", ""], ["税", "", "", "", ""])
    box(page, 150, ys[1], 250, ys[2], BLUE, None)
    box(page, 250, ys[1], 350, ys[2], BLUE, None)
    box(page, 350, ys[1], 450, ys[2], (250, 220, 100), None)
    assert entries(page) == [("学校", 2022, 2023, "bar", None), ("学校", 2024, 2024, "bar", None)]


def test_years_in_rows_are_read_under_the_title_of_a_timetable():
    page = blank()
    rows = [["年度", "窓口"], ["令和6年度", "試行"], ["令和7年度", "実施"], ["令和8年度", "見直し"]]
    ruled(page, [50.0, 150.0, 350.0], [100.0, 130.0, 160.0, 190.0, 220.0], rows)
    table = table_on(page)
    assert table.n_header_rows == 1
    assert read_schedule(table) == []
    table.caption = Passage.inserted("表1 年次計画")
    found = read_schedule(table)
    assert [(e.labels[-1].text, e.span.first_fiscal_year, e.text.text if e.text else None) for e in found] == [
        ("窓口", 2024, "試行"),
        ("窓口", 2025, "実施"),
        ("窓口", 2026, "見直し"),
    ]
    assert all(table.place.holds(*e.place.center) for e in found)


def test_group_that_names_the_measure_is_the_item():
    page, _ = timetable(["窓口改革", "予約", "検討", "実施", ""], heads=["施策", "取組", "R6", "R7", "R8"])
    named = {"窓口改革": Named("frontyard-reform", 2)}
    assert [(r["item"], r["sub_item"], r["measure_id"]) for r in rows_of(page, named)] == [
        ("窓口改革", "予約", "frontyard-reform")
    ] * 2
    # Headers of different rank say the same without a measure; under one header the label beside the bar is the item.
    assert [(r["item"], r["sub_item"], r["measure_id"]) for r in rows_of(page, {}, "telework")] == [
        ("窓口改革", "予約", "telework")
    ] * 2
    page, _ = timetable(["総務", "予約", "検討", "実施", ""], heads=["区分", "取組", "R6", "R7", "R8"])
    assert [(r["item"], r["sub_item"]) for r in rows_of(page)] == [("予約", None)] * 2
    page, _ = timetable(["総務", "予約", "検討", "実施", ""], heads=["", "", "R6", "R7", "R8"])
    assert [(r["item"], r["sub_item"]) for r in rows_of(page)] == [("予約", None)] * 2


def test_column_of_contents_with_one_text_an_item_describes_it_and_figures_are_no_labels():
    heads = ["取組", "取組の内容", "目標", "R6", "R7"]
    rows = [["窓口", "予約を始める", "52分", "検討", ""], ["税", "端末を置く", "８場面", "", "実施"]]
    page, _ = timetable(*rows, heads=heads)
    assert [(r["item"], r["sub_item"]) for r in rows_of(page)] == [("窓口", None), ("税", None)]
    page, _ = timetable(*rows, ["税", "冊子を配る", "９場面", "", "実施"], heads=heads)
    assert [r["sub_item"] for r in rows_of(page)] == ["予約を始める", "端末を置く", "冊子を配る"]


def test_part_of_the_next_page_has_the_same_labels():
    heads = ["№", "取組", "担当", "R6", "R7"]
    page, _ = timetable(["1", "窓口", "市民課", "検討", ""], ["2", "税", "税務課", "", "実施"], heads=heads)
    first = table_on(page)
    later = blank(number=2)
    ruled(later, XS, [50.0, 80.0, 110.0], [["3", "公開", "総務課", "", ""], ["4", "教室", "総務課", "", "実施"]])
    (second,) = find_tables(later, make_lines)
    second.continues = first
    second.n_header_rows = 0
    carry_axis(later, second, make_lines)
    assert [[label.text for label in e.labels] for e in read_schedule(second)] == [["教室"]]


def test_item_column_is_that_of_the_measures_also_where_a_row_names_none():
    rows = [["窓口改革", "予約", "検討", "", ""], ["収納", "端末", "検討", "", ""], ["公開", "図書館", "", "実施", ""]]
    page, _ = timetable(*rows, heads=["", "", "R6", "R7", "R8"])
    named = {"窓口改革": Named("frontyard-reform", 2), "収納": Named("eltax-payment", 2), "図書館": Named("open-data", 1)}
    assert [(r["item"], r["sub_item"]) for r in rows_of(page, named)] == [
        ("窓口改革", "予約"), ("収納", "端末"), ("公開", "図書館")
    ]


def test_rows_that_repeat_a_placeholder_are_a_template():
    page, _ = timetable(*[[name, "大まかな取組内容", "", "", ""] for name in ("窓口", "税", "福祉")])
    assert {r["origin"] for r in rows_of(page)} == {"template"}


def test_phase_is_read_from_the_text_or_else_from_the_label():
    page, _ = timetable(["運用", "●", "", "", ""], ["窓口", "検討", "", "", ""])
    assert [r["phase"] for r in rows_of(page)] == ["operate", "study"]


def test_sideways_timetable():
    page, ys = timetable(["窓口", "", "", "", ""], ["税", "検討", "実施", "", ""])
    block_arrow(page, 252, 448, ys[1] + 15)
    expected = entries(page)
    turned = turn_page(page, 3)
    shift = page.width
    turned.corner = (0.0, 0.0)
    turned.chars = [
        c._replace(place=c.place._replace(top=c.place.top + shift, bottom=c.place.bottom + shift)) for c in turned.chars
    ]
    turned.segments = [s._replace(top=s.top + shift, bottom=s.bottom + shift) for s in turned.segments]
    for i, shape in enumerate(turned.shapes):
        place = shape.place._replace(top=shape.place.top + shift, bottom=shape.place.bottom + shift)
        points = tuple((x, y + shift) for x, y in shape.points)
        turned.shapes[i] = type(shape)(place, points, shape.fill, shape.stroke, shape.stroke_width, True, False)
    assert entries(turned) == expected
    assert all(turned.place.holds(*e.place.center) for e in read_schedule(table_on(turned)))


def test_dashes_lead_to_the_arrow_of_the_next_cell():
    page, _ = timetable(["窓口", "━━", "━━▶", "", ""], ["税", "", "―", "―→", "運用"], ["福祉", "―", "―", "検討", "▶"])
    assert entries(page) == [
        ("窓口", 2022, 2023, "arrow", None),
        ("税", 2023, 2024, "arrow", None),
        ("税", 2025, 2025, "text", "運用"),
        ("福祉", 2024, 2025, "text", "検討"),
    ]


def test_boxes_that_touch_the_rows_border_are_bars():
    page, ys = timetable(["窓口", "", "", "", ""], ["税", "", "", "", ""])
    box(page, 155, ys[1], 345, ys[1] + 14, BLUE, None)
    write(page, 230, ys[1] + 3, "準備", 8)
    box(page, 355, ys[2], 545, ys[3], BLUE, None)
    assert entries(page) == [("窓口", 2022, 2023, "bar", "準備"), ("税", 2024, 2025, "bar", None)]


def test_months_take_the_year_that_stands_above_the_table():
    page, ys = timetable(["窓口", "", "", "", ""], ["税", "", "", "", ""], heads=["項目", "4月", "5月", "6月", "7月"])
    block_arrow(page, 152, 348, ys[1] + 15)
    assert entries(page) == []
    write(page, 50, 70, "令和7年度のスケジュール")
    (row,) = rows_of(page)
    assert (row["fiscal_year_start"], str(row["start"]), str(row["end"])) == (2025, "2025-04-01", "2025-05-31")


GOLD = ["000_ashikaga_dx_briefing", "002_soumu_jichitai_dx_keikaku_v1_0", "003_shimosuwa_dx_plan"]


@pytest.mark.slow
@pytest.mark.parametrize("name", GOLD)
def test_items_and_years_of_the_gold(shared: Path, name: str):
    gold = json.loads((shared / "gold" / f"{name}.json").read_text(encoding="utf-8"))["schedules"]
    rows = extract_plan(shared / "plans" / f"{name}.pdf").tables["schedules"]
    found, expected = Counter(map(_key, rows)), Counter(map(_key, gold))
    assert 2 * (found & expected).total() / (found.total() + expected.total()) >= 0.95


def _key(row: dict) -> tuple:
    item = re.sub(r"\s", "", row["item"] or "")
    return row["page"], item, row["fiscal_year_start"], row["fiscal_year_end"], row["kind"], row["origin"]


def parts_on_two_pages(first: list[list[str]], later: list[list[str]]) -> tuple[Table, Table]:
    tables = []
    for number, rows in ((1, first), (2, later)):
        page = blank(number=number)
        ruled(page, XS, [100.0 + 30 * i for i in range(len(rows) + 1)], rows)
        tables.append(table_on(page))
    tables[1].continues = tables[0]
    tables[1].n_header_rows = 0
    return tables[0], tables[1]


def test_a_label_that_the_page_break_cuts_has_its_rest():
    table, later = parts_on_two_pages(
        [HEAD, ["税の納付", "検討", "", "", ""], ["書かない窓口を各支所", "準備", "実施", "", ""]],
        [["に設ける", "", "", "", ""], ["福祉の相談", "", "開催", "", ""]],
    )
    found = read_schedule(table)
    with_rests(found, table, later)
    assert [e.labels[-1].text for e in found] == ["税の納付", "書かない窓口を各支所に設ける", "書かない窓口を各支所に設ける"]


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("窓口", ["福祉", "", "", "", ""]),
        ("書かずに済む窓口。", ["福祉", "", "", "", ""]),
        ("書かない窓口を各支所", ["福祉", "開催", "", "", ""]),
    ],
)
def test_a_row_of_its_own_is_no_rest(last: str, first: list[str]):
    table, later = parts_on_two_pages([HEAD, ["税", "検討", "", "", ""], [last, "準備", "", "", ""]], [first, first])
    found = read_schedule(table)
    with_rests(found, table, later)
    assert found[-1].labels[-1].text == last


def test_rows_that_go_on_below_a_label_of_the_page_before_have_it():
    _, later = parts_on_two_pages(
        [HEAD, ["税", "検討", "", "", ""], ["窓口", "準備", "", "", ""]], [["", "", "実施", "", ""], ["", "", "", "拡大", ""]]
    )
    assert [(e.labels[-1].text, e.text.text) for e in read_schedule(later) if e.text] == [
        ("窓口", "実施"), ("窓口", "拡大")]  # fmt: skip


def test_a_second_row_of_years_is_no_work():
    page, _ = timetable(["窓口", "検討", "実施", "", ""], ["取組", "令和8年度", "令和9年度", "令和10年度", "令和11年度"])
    assert [e[0] for e in entries(page)] == ["窓口", "窓口"]


def test_bars_close_below_one_another_in_one_row():
    page, ys = timetable(["窓口", "", "", "", ""], ["税", "", "", "", ""])
    box(page, 200, ys[1] + 3, 400, ys[1] + 13, BLUE, None)
    box(page, 252, ys[1] + 14.2, 548, ys[1] + 24.2, BLUE, None)
    assert [e[:4] for e in entries(page)] == [("窓口", 2022, 2024, "bar"), ("窓口", 2023, 2025, "bar")]


def test_numbers_in_a_column_of_their_own_tell_the_measure():
    page, _ = timetable(
        ["1-1", "住民に聞く", "準備", "", ""], ["1-2", "端末を置く", "", "実施", ""],
        heads=["番号", "取組", "令和4年度", "令和5年度", "令和6年度"],
    )  # fmt: skip
    found = read_schedule(table_on(page))
    assert [(e.code, e.labels[-1].text) for e in found] == [("1-1", "住民に聞く"), ("1-2", "端末を置く")]
    rows = entry_rows(
        found, table_id=None, measure_of=lambda label: None, section_measure="security", origin="own",
        maker=RowMaker("d" * 64), of_code={"1-2": "frontyard-reform"}.get,
    )  # fmt: skip
    assert [row["measure_id"] for row in rows] == ["security", "frontyard-reform"]
    assert [row["item"] for row in rows] == ["住民に聞く", "端末を置く"]


def test_tinted_cells_are_bars_though_their_words_are_counts():
    counts = ["２か所", "５か所", "８か所", "毎月"]
    page, ys = timetable(["相談所", *counts], ["講座", "年２回", "", "", ""], ["点検", "", "", "", ""])
    assert entries(page) == []
    for i in range(4):
        box(page, XS[i + 1] + 0.2, ys[1] + 0.2, XS[i + 2] - 0.2, ys[2] - 0.2, BLUE if i % 2 else (248, 203, 173), None)
    assert [e[:4] for e in entries(page)][:4] == [("相談所", 2022 + i, 2022 + i, "bar") for i in range(4)]
    assert [e[4] for e in entries(page)] == [*counts, "年２回"]


def test_items_stand_behind_groups_under_a_head_of_measures_where_measures_are_named_there():
    columns = [[LabelColumn(0, "施策"), LabelColumn(1, "取組"), LabelColumn(2, "項目")]] * 3
    measures = [[None, Named("online-procedures", 2), None], [None, Named("ai-rpa", 2), None], [None, None, None]]
    assert item_column(columns, measures) == 1
    assert item_column(columns, [[Named("ai-rpa", 2), None, None], *measures[1:]]) == 0
    assert item_column(columns, [[None, None, None]] * 3) == 0


def test_a_timetable_beside_its_own_label_names_no_rows():
    page = blank()
    ruled(page, XS, [100.0, 130.0, 160.0], [["", *HEAD[1:]], ["", "準備", "実施", "実施", ""]])
    page.segments = [s for s in page.segments if not (s.horizontal and s.top == 130.0)]
    across(page, 130, XS[1], XS[-1])
    write(page, 60, 125, "年度計画", 9)
    assert {entry[0] for entry in entries(page)} == {""}


def test_a_column_of_sentences_beside_names_tells_what_the_rows_are_about():
    columns = [[LabelColumn(0, "名称"), LabelColumn(1, "主な取組")]] * 2
    assert telling_columns(columns, [["窓口", "・機器を置く。"], ["手続", "・広げる。"]]) == {1}
    assert telling_columns(columns, [["窓口", "・機器を置く。"], ["窓口", "・広げる。"]]) == set()
    assert telling_columns([[LabelColumn(1, "主な取組")]] * 2, [["・機器を置く。"], ["・広げる。"]]) == set()


def test_years_beside_indicators_head_their_values() -> None:
    heads = ["指標", "単位", "令和5年度", "令和8年度", "令和10年度"]
    page, _ = timetable(["転入の手続の時間", "分", "52分", "30分", "20分"], ["手続の数", "件", "九件", "－", "四十件"], heads=heads)
    assert read_schedule(table_on(page)) == []
    page, _ = timetable(["転入の手続", "窓口", "52か所", "導入", "拡大"], heads=["取組", "場所", *heads[2:]])
    assert read_schedule(table_on(page)) != []
