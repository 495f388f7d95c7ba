"""Tables between horizontal rules alone: forms of labels and texts, several of them on a page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.document import Page
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from tests.extractors.layout.drawing import across, blank, fill_in, grid_of, texts_of, write

LEFT, BORDER, RIGHT, ROW = 50.0, 130.0, 500.0, 20.0
THIRD = (RIGHT - BORDER) / 3
TEXTS = {"現状": "申請できる手続は十二件にとどまる。", "課題": "添付書類が多い。", "目標": "三十件の受付を始める。"}
PLANS = ("要綱の改正", "受付", "対象の拡大")


def find(page: Page):
    return find_tables(page, make_lines)


def in_the_middle(page: Page, x0: float, x1: float, y: float, text: str, bold: bool = False) -> None:
    write(page, (x0 + x1 - 10 * len(text)) / 2, y + 5, text, bold=bold)


def form(page: Page, y: float, years: Sequence[str] = ("Ｒ６", "Ｒ７", "Ｒ８"), centred: bool = True) -> float:
    """Draw a form with years side by side over their plans, parted by a shorter rule, and give its last rule."""
    for label, text in [*TEXTS.items(), ("年度別計画", ""), ("担当", "総務課、福祉課")]:
        across(page, y, LEFT, RIGHT)
        rows = 1 if text else 2
        x1 = BORDER if centred else LEFT + 8 + 10 * len(label)
        in_the_middle(page, LEFT if centred else LEFT + 8, x1, y + (rows - 1) * ROW / 2, label, bold=not centred)
        write(page, BORDER + 5, y + 5, text)
        for i in range(0 if text else 3):
            x = BORDER + i * THIRD
            in_the_middle(page, x, x + THIRD, y, years[i])
            in_the_middle(page, x, x + THIRD, y + ROW, PLANS[i])
        if not text:
            across(page, y + ROW, BORDER, RIGHT)
        y += rows * ROW
    across(page, y, LEFT, RIGHT)
    return y


EXPECTED = [
    (0, 0, 1, 1, "現状"),
    (0, 1, 1, 3, TEXTS["現状"]),
    (1, 0, 1, 1, "課題"),
    (1, 1, 1, 3, TEXTS["課題"]),
    (2, 0, 1, 1, "目標"),
    (2, 1, 1, 3, TEXTS["目標"]),
    (3, 0, 2, 1, "年度別計画"),
    (3, 1, 1, 1, "Ｒ６"),
    (3, 2, 1, 1, "Ｒ７"),
    (3, 3, 1, 1, "Ｒ８"),
    (4, 1, 1, 1, "要綱の改正"),
    (4, 2, 1, 1, "受付"),
    (4, 3, 1, 1, "対象の拡大"),
    (5, 0, 1, 1, "担当"),
    (5, 1, 1, 3, "総務課、福祉課"),
]


def test_form_with_centred_labels_has_year_columns_in_its_year_rows_alone():
    page = blank()
    form(page, 100)
    (table,) = find(page)
    assert grid_of(table) == EXPECTED
    assert [round(x) for x in sorted({c.place.x0 for c in table.cells})] == [50, 130, 253, 377]


def test_bold_labels_at_the_left_make_the_same_form():
    page = blank()
    form(page, 100, centred=False)
    (table,) = find(page)
    assert grid_of(table) == EXPECTED


def test_forms_of_one_width_are_parted_by_headings_prose_and_blank_space():
    page = blank(842, 1191)
    low = form(page, 100)
    write(page, LEFT, low + 15, "２　行政手続のオンライン化の推進", size=11)
    low = form(page, low + 40)
    write(page, LEFT, low + 15, "町民が役場に来なくて済むように、次の取組を順に進めていくこととする。")
    low = form(page, low + 40)
    form(page, low + 40)
    found = find(page)
    assert [grid_of(t) for t in found] == [EXPECTED] * 4
    assert all(a.place.bottom < b.place.top for a, b in zip(found, found[1:], strict=False))


def test_short_heading_left_of_the_gutter_is_no_row_of_the_tables_around_it():
    xs = [50.0, 150.0, 300.0, 450.0]
    texts = [["項目", "内容", "担当"], ["窓口", "書かない窓口", "市民課"], ["税", "納付の電子化", "税務課"]]
    page = blank()
    for first in (100.0, 200.0):
        ys = [first + 20 * i for i in range(4)]
        for y in ys:
            across(page, y, 50, 450)
        fill_in(page, xs, ys, texts)
    write(page, 50, 172, "２　期間", size=12)
    assert [texts_of(t) for t in find(page)] == [texts, texts]


def test_words_side_by_side_that_are_no_years_make_no_columns():
    page = blank()
    form(page, 100, years=("国", "県", "町"))
    assert all(c.text != "国" for t in find(page) for c in t.cells)


@pytest.mark.parametrize("bold", [True, False])
def test_gap_in_one_row_is_no_column_and_labels_must_be_set_apart(bold: bool):
    page = blank()
    rows = [*TEXTS.items(), ("担当", "総務課"), ("手続数", "三十件")]
    for i, (label, text) in enumerate(rows):
        across(page, 100 + 20 * i, LEFT, RIGHT)
        write(page, LEFT + 5, 105 + 20 * i, label, bold=bold)
        write(page, BORDER + 5, 105 + 20 * i, text)
    write(page, 420, 185, "再掲")
    across(page, 200, LEFT, RIGHT)
    shapes = [(t.n_rows, t.n_cols) for t in find(page)]
    assert shapes == ([(5, 2)] if bold else [])


@pytest.mark.parametrize(("pad", "size"), [(8.0, 11.0), (8.0, 10.0), (0.0, 12.0)])
def test_headings_between_forms_of_one_width_are_no_rows_though_their_number_ends_left_of_the_gutter(
    pad: float, size: float
):
    page = blank()
    for i, name in enumerate(("申請の拡大", "窓口の改善", "納付の電子化")):
        y = 100.0 + 130 * i
        write(page, LEFT, y - 18, f"{i + 1}", size=size, bold=True)
        write(page, BORDER - 30, y - 18, name, size=size, bold=True)
        for row, (label, text) in enumerate(TEXTS.items()):
            across(page, y + 20 * row, LEFT, RIGHT)
            write(page, LEFT + pad, y + 20 * row + 5, label)
            write(page, BORDER + 5, y + 20 * row + 5, text)
        across(page, y + 60, LEFT, RIGHT)
    assert [texts_of(t) for t in find(page)] == [[list(row) for row in TEXTS.items()]] * 3


def test_a_line_of_another_look_without_white_above_it_stays_a_row():
    page = blank()
    rows = [*TEXTS.items(), ("合計", "六十件"), ("担当", "総務課")]
    for i, (label, text) in enumerate(rows):
        across(page, 100 + 20 * i, LEFT, RIGHT)
        write(page, LEFT + 8, 105 + 20 * i, label, bold=label == "合計")
        write(page, BORDER + 5, 105 + 20 * i, text, bold=label == "合計")
    across(page, 200, LEFT, RIGHT)
    assert [texts_of(t) for t in find(page)] == [[list(row) for row in rows]]
