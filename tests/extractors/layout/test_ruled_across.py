"""Rules of one width make a timetable; tints are its cells, years its columns; forms and prose between rules are not."""

from __future__ import annotations

import pytest

from extractors.document import Page, Table
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from tests.extractors.layout.drawing import BLUE, across, blank, box, down, grid_of, texts_of, write

GREY = (221, 221, 221)
NAMES = ("窓口の改革", "手続の電子化", "端末の更新")
XS = (50.0, 250.0, 350.0, 450.0, 550.0)


def centred(page: Page, x0: float, x1: float, y: float, text: str, size: float = 9.0) -> None:
    write(page, (x0 + x1 - len(text) * size) / 2, y, text, size)


def years(page: Page, y: float, first: int = 7, xs: tuple[float, ...] = XS) -> None:
    write(page, xs[0] + 5, y, "取組名", 9)
    for i, (a, b) in enumerate(zip(xs[1:], xs[2:], strict=False)):
        centred(page, a, b, y, f"令和{first + i}年度")


def chart(rules: tuple[float, ...] = (100, 120, 180)) -> Page:
    """Three rows of names under a head of three years, between rules of one width."""
    page = blank()
    for y in rules:
        across(page, y, XS[0], XS[-1])
    years(page, 106)
    for i, name in enumerate(NAMES):
        write(page, 55, 126 + 20 * i, name, 9)
    return page


def tint(page: Page, row: int, first: int, end: int, text: str, fill: tuple[int, int, int] = GREY) -> None:
    top = 120 + 20 * row
    box(page, XS[first], top, XS[end], top + 20, fill, None)
    centred(page, XS[first], XS[end], top + 6, text)


def only(page: Page) -> Table:
    (table,) = find_tables(page, make_lines)
    return table


def spans(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [cell for cell in grid_of(table) if cell[4] and (cell[2] > 1 or cell[3] > 1)]


@pytest.mark.parametrize("rules", [(100, 120, 180), (100, 120, 140, 160, 180)])
def test_tints_are_cells_below_their_years(rules: tuple[float, ...]) -> None:
    page = chart(rules)
    tint(page, 0, 1, 3, "準備")
    tint(page, 0, 3, 4, "実施", BLUE)
    tint(page, 1, 1, 4, "全課で実施")
    tint(page, 2, 1, 2, "検討", BLUE)
    tint(page, 2, 2, 4, "更新")
    table = only(page)
    assert (table.n_rows, table.n_cols, table.n_header_rows) == (4, 4, 1)
    assert [row[0] for row in texts_of(table)] == ["取組名", *NAMES]
    assert spans(table) == [(1, 1, 1, 2, "準備"), (2, 1, 1, 3, "全課で実施"), (3, 2, 1, 2, "更新")]


def test_rows_without_tints_are_parted_by_their_names() -> None:
    page = chart()
    tint(page, 1, 2, 4, "実施")
    assert [row[0] for row in texts_of(only(page))] == ["取組名", *NAMES]


def test_halves_below_their_years() -> None:
    page = blank()
    for y in (100, 140, 180):
        across(page, y, 50, 610)
    write(page, 55, 116, "取組名", 9)
    for i in range(3):
        centred(page, 250 + 120 * i, 370 + 120 * i, 106, f"{2026 + i}年度")
        centred(page, 250 + 120 * i, 310 + 120 * i, 126, "上期")
        centred(page, 310 + 120 * i, 370 + 120 * i, 126, "下期")
    for y, name, x0, x1, words in ((140, NAMES[0], 250, 370, "検討"), (160, NAMES[1], 310, 610, "運用")):
        write(page, 55, y + 6, name, 9)
        box(page, x0, y, x1, y + 20, GREY, None)
        centred(page, x0, x1, y + 6, words)
    table = only(page)
    assert (table.n_rows, table.n_cols, table.n_header_rows) == (4, 7, 2)
    assert spans(table) == [
        (0, 0, 2, 1, "取組名"), (0, 1, 1, 2, "2026年度"), (0, 3, 1, 2, "2027年度"), (0, 5, 1, 2, "2028年度"),
        (2, 1, 1, 2, "検討"), (3, 2, 1, 5, "運用"),
    ]  # fmt: skip


def test_words_in_two_lines_beside_names_in_one_are_one_row() -> None:
    page = chart((100, 120, 200))
    page.chars[:] = [c for c in page.chars if c.place.top < 120]
    for y, name in ((130, NAMES[0]), (157, NAMES[1]), (180, NAMES[2])):
        write(page, 55, y, name, 9)
    for y, word in ((125, "全ての課"), (135, "で使う"), (157, "導入"), (180, "検討")):
        centred(page, XS[1], XS[2], y, word)
    texts = texts_of(only(page))
    assert [row[:2] for row in texts[1:]] == [[NAMES[0], "全ての課で使う"], [NAMES[1], "導入"], [NAMES[2], "検討"]]


def test_a_shorter_rule_leaves_the_name_of_a_group_whole() -> None:
    page = blank()
    for y in (100, 120, 160):
        across(page, y, XS[0], XS[-1])
    across(page, 140, 120, XS[-1])
    for x, text in ((55, "柱"), (130, "取組")):
        write(page, x, 106, text, 9)
    for i in range(3):
        centred(page, XS[i + 1], XS[i + 2], 106, f"{2025 + i}年度")
    write(page, 55, 136, "窓口", 9)
    for row, name in enumerate(NAMES[:2]):
        write(page, 130, 126 + 20 * row, name, 9)
        tint(page, row, 2, 4, "実施")
    table = only(page)
    assert (1, 0, 2, 1, "窓口") in grid_of(table)
    assert [(c.row, c.text) for c in table.cells if c.col == 1] == [(0, "取組"), (1, NAMES[0]), (2, NAMES[1])]


def test_the_column_behind_the_years_is_its_own() -> None:
    page = blank()
    for y in (100, 120, 180):
        across(page, y, XS[0], 650)
    years(page, 106)
    centred(page, 550, 650, 106, "担当課")
    for i, name in enumerate(NAMES):
        write(page, 55, 126 + 20 * i, name, 9)
        tint(page, i, 1 + i, 4, "実施")
        centred(page, 550, 650, 126 + 20 * i, "総務課")
    assert [row[-1] for row in texts_of(only(page))] == ["担当課", "総務課", "総務課", "総務課"]


def test_two_timetables_of_one_width_stay_two() -> None:
    page = chart()
    for row in range(3):
        tint(page, row, 1 + row, 4, "実施")
    write(page, 50, 205, "庁内の取組", 9)
    for y in (230, 250, 290):
        across(page, y, XS[0], XS[-1])
    years(page, 236, first=8)
    for y, name in ((256, "職員の研修"), (276, "文書の電子化")):
        write(page, 55, y, name, 9)
        centred(page, XS[1], XS[2], y, "準備")
        centred(page, XS[2], XS[3], y, "実施")
    first, second = find_tables(page, make_lines)
    assert (first.n_rows, second.n_rows) == (4, 3)
    assert texts_of(second)[0] == ["取組名", "令和8年度", "令和9年度", "令和10年度"]


def test_a_low_bar_is_a_mark_in_its_row() -> None:
    page = chart((100, 120, 140, 160, 180))
    for row in range(3):
        box(page, XS[1 + row], 127 + 20 * row, XS[4], 133 + 20 * row, BLUE, None)
    table = only(page)
    assert (table.n_rows, table.n_cols, len(table.marks)) == (4, 4, 3)
    assert not spans(table)


def test_vertical_rules_and_running_text_are_left_to_others() -> None:
    page = chart()
    write(page, 55, 126, "この計画は、毎年度その進み具合を調べて、議会に報告し、必要に応じて見直す。", 9)
    assert not any(table.n_cols == 4 and table.n_rows > 2 for table in find_tables(page, make_lines))
    page = chart()
    for x in XS:
        down(page, x, 100, 180)
    table = only(page)
    assert (table.n_rows, table.n_cols) == (2, 4)


def test_figures_below_numbers_are_no_timetable() -> None:
    page = blank()
    for y in (100, 120, 180):
        across(page, y, XS[0], XS[-1])
    write(page, 55, 106, "区分", 9)
    for i in range(3):
        centred(page, XS[i + 1], XS[i + 2], 106, str(i + 1))
    for i, name in enumerate(NAMES):
        write(page, 55, 126 + 20 * i, name, 9)
        tint(page, i, 1, 3, "対象")
    assert all(table.n_cols != 4 or not table.ruled for table in find_tables(page, make_lines))


def test_columns_that_their_text_fills_are_parted_between_their_labels() -> None:
    page = blank()
    for y in (100, 120, 160, 200):
        across(page, y, 50, 610)
    for x0, x1, text in ((50, 155, "取組"), (155, 310, "内容")):
        centred(page, x0, x1, 106, text)
    for i in range(3):
        centred(page, 310 + 100 * i, 410 + 100 * i, 106, f"{2026 + i}年度")
    lines = (("手続の電子化を進めるた", "来庁せずにできる手続を増やし、利用"), ("窓口の改革を進めるため", "申請書を書かずに済むようにし、待つ"))
    for row, (name, words) in enumerate(lines):
        for i in range(2):
            write(page, 53, 126 + 40 * row + 14 * i, name, 9)
            write(page, 156, 126 + 40 * row + 14 * i, words, 9)
        box(page, 410, 120 + 40 * row, 610, 160 + 40 * row, GREY, None)
        centred(page, 410, 610, 136 + 40 * row, "実施")
    table = only(page)
    assert (table.n_rows, table.n_cols) == (3, 5)
    assert texts_of(table)[0][:2] == ["取組", "内容"]
    assert texts_of(table)[1][:2] == [lines[0][0] * 2, lines[0][1] * 2]


def bare(groups: tuple[tuple[float, str], ...] = (), rows: int = 4) -> Page:
    """A shaded head over rows that no rule parts; names of groups stand at the given heights left of the rows' names."""
    page = blank()
    x0 = XS[0] - 90 if groups else XS[0]
    box(page, x0, 100, XS[-1], 120, GREY, None)
    if groups:
        write(page, x0 + 5, 106, "柱", 9)
    years(page, 106)
    for i in range(rows):
        y = 126 + 24 * i
        write(page, XS[0] + 5, y, ("窓口の改革", "手続の電子化", "端末の更新", "研修の充実")[i], 9)
        centred(page, XS[1], XS[2], y, "準備")
        centred(page, XS[2], XS[3], y, "実施")
    for y, name in groups:
        write(page, x0 + 5, y, name, 9)
    return page


def test_a_shaded_head_over_rows_without_rules() -> None:
    page = bare()
    write(page, XS[0], 300, "次の節", 12)
    table = only(page)
    assert (table.n_rows, table.n_cols, table.n_header_rows) == (5, 4, 1)
    assert texts_of(table)[1] == ["窓口の改革", "準備", "実施", ""]
    assert "次の節" not in "".join(c.text for c in table.cells)


@pytest.mark.parametrize("heights", [(138, 186), (126, 174)])
def test_names_half_way_down_their_rows_or_at_the_top_go_over_all_of_them(heights: tuple[float, float]) -> None:
    table = only(bare(((heights[0], "くらし"), (heights[1], "しごと"))))
    assert [(c[0], c[2], c[4]) for c in grid_of(table) if c[1] == 0 and c[0]] == [(1, 2, "くらし"), (3, 2, "しごと")]


def test_stripes_below_a_shaded_head_are_rows_of_its_table() -> None:
    page = blank()
    for i in (1, 3):
        box(page, XS[0], 120 + 24 * i, XS[-1], 144 + 24 * i, (240, 240, 240), None)
    whole = bare()
    page.shapes += whole.shapes
    page.chars += whole.chars
    assert (only(page).n_rows, only(page).n_cols) == (5, 4)


def plain(columns: int = 4) -> Page:
    """A head of shaded cells without years over three rows of two lines, and a remark below."""
    page = blank()
    for i in range(columns):
        box(page, 50 + 120 * i, 100, 170 + 120 * i, 120, GREY, None)
        write(page, 70 + 120 * i, 106, ("取組名", "現状", "内容", "担当", "備考")[i], 9)
        for r in range(3):
            write(page, 55 + 120 * i, 128 + 40 * r, "窓口の改革を", 9)
            write(page, 55 + 120 * i, 140 + 40 * r, "進める", 9)
    write(page, 55, 250, "※次の年も", 9)
    return page


def test_shaded_cells_without_years_head_a_table_of_four_columns() -> None:
    table = only(plain())
    assert (table.n_rows, table.n_cols, table.n_header_rows) == (4, 4, 1)
    assert texts_of(table)[3] == ["窓口の改革を進める"] * 4


def test_a_frame_around_a_table_parts_nothing() -> None:
    page = bare()
    for x in (XS[0], XS[-1]):
        down(page, x, 100, 220)
    across(page, 100, XS[0], XS[-1])
    across(page, 220, XS[0], XS[-1])
    assert (only(page).n_rows, only(page).n_cols) == (5, 4)


def boxed(gap: float, heading: bool) -> Page:
    """Years at the left of boxes of their own, and below them names and boxes of one colour, ``gap`` points apart."""
    page = blank()
    xs = (50.0, 200.0, 300.0, 400.0, 500.0)
    for i, (a, b) in enumerate(zip(xs, xs[1:], strict=False)):
        box(page, a, 100, b - gap, 118, GREY, None)
        write(page, a + 3, 104, "工程" if i == 0 else f"R{7 + i}", 9)
    for row, (first, end, text) in enumerate(((1, 2, "移行"), (2, 4, "点検"))):
        top = 118 + gap + row * (20 + gap)
        write(page, 53, top + 5, NAMES[row], 9)
        box(page, xs[first], top, xs[end] - gap, top + 20, BLUE, None)
        centred(page, xs[first], xs[end] - gap, top + 5, text)
    if heading:
        box(page, 50, 190, 500 - gap, 214, GREY, None)
        write(page, 55, 196, "取組2　次の取組", 11)
    return page


@pytest.mark.parametrize("gap", [0.0, 2.8])
@pytest.mark.parametrize("heading", [False, True])
def test_boxes_of_a_head_are_the_borders_and_boxes_below_are_cells(gap: float, heading: bool) -> None:
    table = find_tables(boxed(gap, heading), make_lines)[0]
    assert [c for c in grid_of(table) if c[0] and c[4]] == [
        (1, 0, 1, 1, NAMES[0]), (1, 1, 1, 1, "移行"), (2, 0, 1, 1, NAMES[1]), (2, 2, 1, 2, "点検"),
    ]  # fmt: skip
