"""Labels in shaded boxes make a form without rules, with the tables that stand in its rows."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Page
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from tests.extractors.layout.drawing import BLUE, across, blank, box, down, grid_of, write

GREY = (230, 230, 230)


LABELS = ("番号", "現状", "工程", "時期", "所管")


def form(*, inner: bool = True, labels: Sequence[str] = LABELS) -> Page:
    """Five labels; beside the third, shaded years over a tinted bar; the first row names what the form is of."""
    page = blank()
    tops = [100, 120, 140, 200, 220, 240]
    for (top, bottom), label in zip(
        zip(tops, tops[1:], strict=False), labels, strict=True
    ):
        box(page, 50, top, 120, bottom, GREY, None)
        write(page, 60, (top + bottom) / 2 - 5, label, 10)
    write(page, 125, 105, "1-1", 10)
    write(page, 125, 125, "窓口に人が並び、待つ時間が長くなっている。", 10)
    write(page, 125, 205, "令和８年度", 10)
    write(page, 125, 225, "総務課", 10)
    if not inner:
        write(page, 125, 165, "順に進める。", 10)
        return page
    box(page, 250, 100, 320, 120, GREY, None)
    write(page, 255, 105, "取組名", 10)
    write(page, 325, 105, "書かない窓口", 10)
    for i in range(3):
        box(page, 220 + 100 * i, 140, 320 + 100 * i, 160, GREY, None)
        write(page, 240 + 100 * i, 145, f"令和{7 + i}年度", 10)
    box(page, 120, 140, 220, 160, GREY, None)
    write(page, 150, 145, "項目", 10)
    write(page, 125, 175, "機器の更新", 10)
    box(page, 320, 160, 520, 200, BLUE, None)
    write(page, 400, 175, "実施", 10)
    return page


def test_shades_give_the_rows_of_a_form_and_the_cells_of_the_tables_in_it() -> None:
    (table,) = find_tables(form(), make_lines)
    cells = {cell[4]: cell[:4] for cell in grid_of(table)}
    assert cells["工程"] == (2, 0, 2, 1)
    row, _, _, width = cells["取組名"]
    assert row == 0
    assert cells["書かない窓口"][1] == cells["取組名"][1] + width
    assert cells["令和８年度"][0] == 4
    bar, head = cells["実施"], cells["令和7年度"]
    assert (bar[0], bar[1], bar[1] + bar[3]) == (head[0] + 1, head[1] + head[3], table.n_cols)
    assert cells["窓口に人が並び、待つ時間が長くなっている。"][3] == table.n_cols - 1


def test_numbers_alone_are_an_agenda_and_no_form() -> None:
    assert all(table.n_rows < 5 for table in find_tables(form(labels=("1", "2", "3", "4", "5")), make_lines))


def test_labels_with_nothing_but_lines_beside_them_are_pairs() -> None:
    assert find_tables(form(inner=False), make_lines) == []


def test_a_form_that_rules_part_is_read_by_its_rules() -> None:
    page = form()
    for y in (100, 120, 140, 160, 200, 220, 240):
        across(page, y, 50 if y != 160 else 120, 520)
    for x in (50, 120, 520):
        down(page, x, 100, 240)
    for x in (220, 320, 420):
        down(page, x, 140, 200)
    (table,) = find_tables(page, make_lines)
    assert {cell[4]: cell[3] for cell in grid_of(table)}["窓口に人が並び、待つ時間が長くなっている。"] == 4


def pairs() -> Page:
    """Labels with lines beside them, two in one row; below, a label whose second row is shaded but empty."""
    page = blank()
    tops = [100, 122, 144, 166, 188]
    for top, label in zip(tops, ("現状", "事業費", "所管", "時期", "工程"), strict=True):
        box(page, 50, top, 120, top + 20, GREY, None)
        write(page, 60, top + 5, label, 10)
    box(page, 50, 208, 120, 230, GREY, None)
    for top, text in zip(tops, ("窓口に人が並んでいる。", "二百万円", "総務課", "令和８年度"), strict=False):
        write(page, 130, top + 5, text, 10)
    box(page, 320, 144, 400, 164, GREY, None)
    write(page, 335, 149, "関係", 10)
    write(page, 410, 149, "町民課", 10)
    box(page, 120, 188, 520, 208, (140, 160, 180), None)
    for i in range(4):
        write(page, 145 + 100 * i, 193, f"令和{7 + i}年度", 10)
    for x0, x1, fill, text in ((120, 220, BLUE, "調査"), (220, 420, (200, 220, 180), "整備"), (420, 520, BLUE, "点検")):
        box(page, x0, 208, x1, 230, fill, None)
        write(page, (x0 + x1) / 2 - 10, 214, text, 10)
    return page


def test_years_in_one_shade_head_the_cells_below_them_beside_a_label_of_two_shades() -> None:
    (table,) = find_tables(pairs(), make_lines)
    cells = {cell[4]: cell[:4] for cell in grid_of(table)}
    assert cells["工程"] == (4, 0, 2, 1)
    years = {i: cells[f"令和{7 + i}年度"][1] for i in range(4)}
    assert len(set(years.values())) == 4
    row, col, _, wide = cells["整備"]
    assert (row, col, col + wide) == (5, years[1], years[3])
    assert cells["点検"][1] == years[3]


def test_a_row_of_two_pairs_has_a_cell_for_each_label_and_value() -> None:
    (table,) = find_tables(pairs(), make_lines)
    row = [cell for cell in grid_of(table) if cell[0] == 2]
    assert [cell[4] for cell in sorted(row, key=lambda c: c[1])] == ["所管", "総務課", "関係", "町民課"]


def joined(*, columns: bool = False) -> Page:
    """Labels in one shade, as spreadsheets print them, the last of them in the middle of two shaded cells."""
    page = blank()
    box(page, 50, 100, 120, 180, GREY, None)
    for y, label, text in ((105, "現状", "窓口に人が並んでいる。"), (125, "課題", "人手が足りない。"), (165, "所管", "総務課")):
        write(page, 60, y, label, 10)
        write(page, 130, y, text, 10)
    write(page, 60, 145, "目標", 10)
    write(page, 130, 145, "手続の半分", 10)
    box(page, 50, 180, 120, 200, GREY, None)
    box(page, 50, 200, 120, 220, GREY, None)
    write(page, 60, 195, "工程", 10)
    box(page, 120, 180, 520, 200, (140, 160, 180), None)
    for i in range(4):
        write(page, 145 + 100 * i, 185, f"令和{7 + i}年度", 10)
    box(page, 120, 200, 320, 220, BLUE, None)
    write(page, 200, 205, "整備", 10)
    if columns:
        box(page, 320, 100, 520, 180, BLUE, None)
    return page


def test_labels_in_one_shade_are_parted_by_the_white_between_their_rows() -> None:
    (table,) = find_tables(joined(), make_lines)
    cells = {cell[4]: cell[:4] for cell in grid_of(table)}
    assert [cells[t][0] for t in ("現状", "課題", "目標", "所管", "工程")] == [0, 1, 2, 3, 4]
    assert cells["工程"][2] == 2
    assert cells["総務課"][0] == 3
    row, col, _, wide = cells["整備"]
    assert (row, col + wide) == (5, cells["令和9年度"][1])


def test_columns_shaded_all_the_way_down_are_no_labels() -> None:
    assert not any(cell[4] == "課題" for table in find_tables(joined(columns=True), make_lines) for cell in grid_of(table))


def test_cells_of_one_shade_below_years_are_parted_where_their_words_are_in_the_middle() -> None:
    page = joined()
    page.shapes = [s for s in page.shapes if s.fill != BLUE]
    box(page, 120, 200, 520, 220, BLUE, None)
    write(page, 410, 205, "運用", 10)
    (table,) = find_tables(page, make_lines)
    cells = {cell[4]: cell[:4] for cell in grid_of(table)}
    years = {i: cells[f"令和{7 + i}年度"][1] for i in range(4)}
    assert cells["整備"][1:] == (years[0], 1, 2)
    assert cells["運用"][1:] == (years[2], 1, 2)
