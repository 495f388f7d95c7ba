"""Time axes in header cells of any style."""

from __future__ import annotations

import pytest

from extractors.document import Cell, Place, Table
from extractors.layout.axis import Axis, Span, find_axes, year_above, year_of
from tests.extractors.pages import line


def table_of(*rows: list[tuple[str, int]]) -> Table:
    """A table from rows of (text, column span)."""
    cells = []
    for r, row in enumerate(rows):
        col = 0
        for text, span in row:
            place = Place(1, 50.0 * col, 20.0 * r, 50.0 * (col + span), 20.0 * r + 20)
            lines = [line(text, 20.0 * r + 5, x0=50.0 * col, size=4)] if text else []
            cells.append(Cell(r, col, 1, span, place, lines))
            col += span
    n_cols = sum(span for _, span in rows[0])
    return Table(Place(1, 0, 0, 50.0 * n_cols, 20.0 * len(rows)), len(rows), n_cols, 1, cells)


def axis_of(*labels: str) -> Axis | None:
    body = [("窓口", 1), *[("", 1)] * len(labels)]
    axes = find_axes(table_of([("項目", 1), *[(label, 1) for label in labels]], body))
    return axes[0] if axes else None


def years(axis: Axis | None) -> list[tuple[int, int]]:
    return [(c.span.first_fiscal_year, c.span.last_fiscal_year) for c in axis.columns] if axis else []


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("令和4年度", "令和5年度"), [(2022, 2022), (2023, 2023)]),
        (("令和元年度", "令和２年度"), [(2019, 2019), (2020, 2020)]),
        (("2022年度", "2023年度"), [(2022, 2022), (2023, 2023)]),
        (("R4", "R5", "R6"), [(2022, 2022), (2023, 2023), (2024, 2024)]),
        (("Ｒ７年度", "Ｒ８年度"), [(2025, 2025), (2026, 2026)]),
        (("2021年度(令和3年度)", "2022年度(令和4年度)"), [(2021, 2021), (2022, 2022)]),
        (("令和4(2022)年度", "令和5(2023)年度"), [(2022, 2022), (2023, 2023)]),
        (("令和7年度", "8年度", "9年度"), [(2025, 2025), (2026, 2026), (2027, 2027)]),
        (("令和7年度", "8", "9"), [(2025, 2025), (2026, 2026), (2027, 2027)]),
        (("R4～R5", "R6～R7"), [(2022, 2023), (2024, 2025)]),
        (("令和4～5年度", "令和6年度以降"), [(2022, 2023), (2024, 2024)]),
        (("2024", "2025", "2026"), [(2024, 2024), (2025, 2025), (2026, 2026)]),
        (("平成31年度", "令和2年度"), [(2019, 2019), (2020, 2020)]),
        (("R7（1年目）", "R8（2年目）"), [(2025, 2025), (2026, 2026)]),
        (("2025～26", "2027～28", "2029～30"), [(2025, 2026), (2027, 2028), (2029, 2030)]),
        (("短期（R7-8）", "中期（R9-10）", "長期（R11-13）"), [(2025, 2026), (2027, 2028), (2029, 2031)]),
        (("７年度", "８年度", "９年度"), [(2025, 2025), (2026, 2026), (2027, 2027)]),
        (("29年度", "30年度", "31年度"), [(2017, 2017), (2018, 2018), (2019, 2019)]),
        (("1年度", "2年度", "3年度"), []),
        (("平成31・令和元年度", "令和2年度"), [(2019, 2019), (2020, 2020)]),
    ],
)
def test_styles_of_years(labels: tuple[str, ...], expected: list[tuple[int, int]]):
    assert years(axis_of(*labels)) == expected


@pytest.mark.parametrize(
    "labels",
    [
        ("現状値（令和3年度）", "目標値（令和9年度）"),
        ("担当", "備考"),
        ("1", "2"),
        ("令和9年度", "令和7年度"),
        ("100件", "200件"),
    ],
)
def test_what_is_no_axis(labels: tuple[str, ...]):
    assert axis_of(*labels) is None


def test_halves_under_years():
    head = [("項目", 1), ("令和7年度", 2), ("令和8年度", 2)]
    halves = [("", 1), ("上期", 1), ("下期", 1), ("上期", 1), ("下期", 1)]
    (axis,) = find_axes(table_of(head, halves, [("窓口", 1), *[("", 1)] * 4]))
    assert axis.fine
    assert axis.first_row == 2
    assert axis.at(2, 2) == Span(2025 * 12 + 9, 2026 * 12 + 8)


def test_months_under_one_year():
    months = [("", 1), *[(f"{m}月", 1) for m in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)]]
    (axis,) = find_axes(table_of([("項目", 1), ("令和7年度", 12)], months, [("窓口", 1), *[("", 1)] * 12]))
    assert axis.at(12, 1) == Span(2026 * 12 + 2, 2026 * 12 + 2)
    assert axis.at(1, 12) == Span.of_fiscal_year(2025)


def test_quarters_and_runs_of_months():
    head = [("項目", 1), ("R7", 4), ("R8", 4)]
    labels = ("", "1Q", "2Q", "第3四半期", "Q4", "4～6月", "7～9月", "10～12月", "1～3月")
    quarters = [(label, 1) for label in labels]
    (axis,) = find_axes(table_of(head, quarters, [("窓口", 1), *[("", 1)] * 8]))
    assert axis.at(4, 1) == Span(2026 * 12, 2026 * 12 + 2)
    assert axis.at(8, 1) == Span(2027 * 12, 2027 * 12 + 2)


def test_months_alone_take_the_year_of_the_title():
    months = [("項目", 1), *[(f"{m}月", 1) for m in (4, 5, 6, 7)]]
    table = table_of(months, [("窓口", 1), *[("", 1)] * 4])
    assert find_axes(table) == []
    (axis,) = find_axes(table, default_year=2025)
    assert axis.at(1, 4) == Span(2025 * 12 + 3, 2025 * 12 + 6)


def test_years_written_in_two_rows():
    head = [("項目", 1), ("令和7年度", 1), ("令和8年度", 1)]
    (axis,) = find_axes(table_of(head, [("", 1), ("(2025)", 1), ("(2026)", 1)], [("窓口", 1), ("", 1), ("", 1)]))
    assert axis.first_row == 2
    assert years(axis) == [(2025, 2025), (2026, 2026)]


def test_part_of_the_first_year():
    axis = axis_of("2020年度(令和2年度)1~3月", "2021年度(令和3年度)")
    assert axis is not None
    assert axis.columns[0].span == Span(2021 * 12, 2021 * 12 + 2)
    assert not axis.fine


def test_drawn_marks_cover_columns_but_not_by_their_tips():
    axis = axis_of("R4", "R5", "R6")
    assert axis is not None
    assert axis.across(52, 98) == Span.of_fiscal_year(2022)
    assert axis.across(52, 103) == Span.of_fiscal_year(2022)
    assert axis.across(80, 130) == Span.of_fiscal_year(2022, 2023)
    assert axis.across(120, 125) == Span.of_fiscal_year(2023)
    assert axis.across(500, 600) is None


def test_axis_in_the_middle_of_a_form_ends_with_its_part():
    rows = [
        [("施策名", 1), ("窓口の改革", 3)],
        [("スケジュール", 1), ("項目", 1), ("令和7年度", 1), ("令和8年度", 1)],
        [("", 0), ("予約", 1), ("検討", 1), ("実施", 1)],
        [("指標", 1), ("件数", 1), ("10", 1), ("20", 1)],
    ]
    table = table_of(*rows)
    table.cells = [c for c in table.cells if c.col_span]
    label = next(c for c in table.cells if c.text == "スケジュール")
    label.row_span = 2
    for cell in table.cells:
        if cell.row == 2:
            cell.col += 1
    (axis,) = find_axes(table)
    assert (axis.header_row, axis.first_row, axis.last_row) == (1, 2, 2)


def test_halves_of_a_plan_are_years_and_halves_of_a_year_are_months():
    assert years(axis_of("前期（令和6～8年度）", "後期（令和9～11年度）")) == [(2024, 2026), (2027, 2029)]
    axis = axis_of("令和6年度前期", "令和6年度後期")
    assert axis is not None
    assert [c.span for c in axis.columns] == [Span(2024 * 12 + 3, 2024 * 12 + 8), Span(2024 * 12 + 9, 2025 * 12 + 2)]


def test_open_ends_are_the_year_that_is_stated():
    assert years(axis_of("～R5", "R6", "R7", "R8～")) == [(2023, 2023), (2024, 2024), (2025, 2025), (2026, 2026)]


def test_year_of_months_alone_is_looked_for_above_the_table():
    months = [("項目", 1), *[(f"{m}月", 1) for m in (4, 5, 6, 7)]]
    table = table_of(months, [("窓口", 1), *[("", 1)] * 4])
    assert year_above(table, lambda: ["【スケジュール】", "令和7年度の予定", "令和3年度"]) == 2025
    assert year_above(table, lambda: ["令和6年度から令和8年度まで", "令和7年度の予定"]) is None
    assert year_above(table, lambda: ["予定"]) is None
    assert year_above(table_of([("項目", 1), ("R7", 1), ("R8", 1)], [("", 1)] * 3), lambda: ["令和7年度"]) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("令和七年度", 2025, 2025), ("二〇二六年度", 2026, 2026), ("令和八・九年度", 2026, 2027), ("令和十一年度", 2029, 2029)],
)
def test_years_in_kanji_as_vertical_tables_print_them(text: str, first: int, last: int) -> None:
    found = year_of(text)
    assert found is not None
    assert (found[0].first // 12, (found[0].last - 3) // 12) == (first, last)


def test_spans_of_years_in_kanji_are_no_year() -> None:
    assert year_of("十年間") is None and year_of("三年目") is None
