"""Tables: cells, spans, borders left out, what is no table."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from extractors.document import Page
from extractors.layout.lines import make_lines
from extractors.layout.pages import lay_out
from extractors.layout.tables import find_tables
from extractors.reading import read_document
from extractors.records.tables import cell_text
from extractors.turned import turn_page
from tests.extractors.layout.drawing import (
    BLUE,
    across,
    blank,
    block_arrow,
    box,
    down,
    fill_in,
    grid_of,
    ruled,
    texts_of,
    write,
    write_up,
)

XS = [50.0, 150.0, 300.0, 450.0]
YS = [100.0, 120.0, 140.0, 160.0]
TEXTS = [["項目", "内容", "担当"], ["窓口", "書かない窓口", "市民課"], ["税", "納付の電子化", "税務課"]]


def tables(page: Page):
    return find_tables(page, make_lines)


def test_ruled_table_has_its_rows_columns_and_texts():
    page = blank()
    ruled(page, XS, YS, TEXTS)
    (table,) = tables(page)
    assert texts_of(table) == TEXTS
    assert table.n_header_rows == 1
    assert table.place.bbox == (50.0, 100.0, 450.0, 160.0)


def test_page_without_drawing_has_no_table():
    page = blank()
    write(page, 50, 100, "本計画は令和7年度から3年間とする。")
    assert tables(page) == []


def test_rulings_drawn_in_pieces_and_dashes_are_joined():
    page = blank()
    for y in YS:
        for i in range(100):
            across(page, y, 50 + 4 * i, 52.5 + 4 * i)
    for x in XS:
        for top, bottom in zip(YS, YS[1:], strict=False):
            down(page, x, top + 0.5, bottom)
    fill_in(page, XS, YS, TEXTS)
    (table,) = tables(page)
    assert texts_of(table) == TEXTS


def test_double_lines_make_no_cells_of_their_own():
    page = blank()
    ruled(page, XS, YS, TEXTS)
    across(page, 122, 50, 450)
    down(page, 152.5, 100, 160)
    (table,) = tables(page)
    assert (table.n_rows, table.n_cols) == (3, 3)


def test_merged_cells_span_where_no_line_is_drawn():
    page = blank()
    for y in (100, 160):
        across(page, y, 50, 450)
    across(page, 120, 50, 450)
    across(page, 140, 150, 450)
    for x in (50, 450):
        down(page, x, 100, 160)
    down(page, 150, 100, 160)
    down(page, 300, 120, 160)
    write(page, 55, 104, "区分")
    write(page, 155, 104, "年度")
    write(page, 55, 135, "重点")
    for x, text in ((155, "ア"), (305, "イ")):
        write(page, x, 124, text)
        write(page, x, 144, text)
    (table,) = tables(page)
    assert grid_of(table) == [
        (0, 0, 1, 1, "区分"),
        (0, 1, 1, 2, "年度"),
        (1, 0, 2, 1, "重点"),
        (1, 1, 1, 1, "ア"),
        (1, 2, 1, 1, "イ"),
        (2, 1, 1, 1, "ア"),
        (2, 2, 1, 1, "イ"),
    ]


def test_missing_outer_borders_are_closed():
    page = blank()
    for y in YS:
        across(page, y, 50, 450)
    for x in XS[1:-1]:
        down(page, x, 100, 160)
    fill_in(page, XS, YS, TEXTS)
    (table,) = tables(page)
    assert texts_of(table) == TEXTS


def test_inner_lines_alone_are_closed_at_all_sides_and_corners():
    page = blank()
    for y in YS[1:-1]:
        across(page, y, 50, 450)
    for x in XS[1:-1]:
        down(page, x, 100, 160)
    fill_in(page, XS, YS, TEXTS)
    (table,) = tables(page)
    assert texts_of(table) == TEXTS


def test_header_over_several_rows():
    page = blank()
    ruled(page, XS, YS, [["", "", ""], ["", "上期", "下期"], ["窓口", "検討", "実施"]])
    page.segments.remove(next(s for s in page.segments if s.top == 120))
    across(page, 120, 150, 450)
    page.segments.remove(next(s for s in page.segments if s.x0 == 300 and s.x1 == 300))
    down(page, 300, 120, 160)
    write(page, 60, 112, "項目")
    write(page, 250, 104, "令和7年度")
    (table,) = tables(page)
    assert table.n_header_rows == 2
    assert [c.is_header for c in table.cells] == [True] * 4 + [False] * 3


def test_label_over_several_rows_of_data_is_no_header():
    page = blank()
    xs, ys = [50.0, 150.0, 450.0], YS
    ruled(page, xs, ys, [["", "書かない窓口を設けて待ち時間を短くします。"], ["", "納付の電子化"], ["", "窓口の予約"]])
    page.segments = [s for s in page.segments if s.top not in (120, 140) or s.x0 == s.x1]
    for y in (120, 140):
        across(page, y, 150, 450)
    write(page, 55, 125, "重点取組")
    (table,) = tables(page)
    assert table.n_header_rows == 0


def test_first_line_of_a_form_is_no_header():
    page = blank()
    for y in (100, 120, 140, 160):
        across(page, y, 50, 450)
    for x in (50, 150, 450):
        down(page, x, 100, 160)
    down(page, 300, 140, 160)
    for y, label, value in ((104, "施策名", "情報システムの標準化"), (124, "担当課", "総務課"), (144, "指標", "件数")):
        write(page, 55, y, label)
        write(page, 155, y, value)
    write(page, 305, 144, "20件")
    (table,) = tables(page)
    assert (table.n_rows, table.n_cols, table.n_header_rows) == (3, 3, 0)


def test_two_tables_side_by_side_are_two():
    page = blank()
    ruled(page, [50.0, 150.0, 250.0], YS, [["項目", "内容"], ["窓口", "予約"], ["税", "納付"]])
    ruled(page, [270.0, 370.0, 470.0], YS, [["項目", "内容"], ["福祉", "相談"], ["教育", "端末"]])
    assert [t.cells[2].text for t in tables(page)] == ["窓口", "福祉"]


def test_frames_title_boxes_and_boxes_side_by_side_are_no_tables():
    page = blank()
    box(page, 50, 50, 790, 100)
    write(page, 60, 60, "目標時期を2025年度とする。")
    box(page, 50, 120, 250, 200)
    box(page, 252, 120, 450, 200)
    write(page, 60, 130, "ステップ1")
    write(page, 260, 130, "方針の決定")
    assert tables(page) == []


def test_boxes_joined_by_lines_are_no_table():
    page = blank()
    for x in (100, 300, 500):
        box(page, x, 200, x + 120, 240)
        write(page, x + 10, 210, "各課")
        down(page, x + 60, 170, 200)
    box(page, 300, 100, 420, 140)
    write(page, 310, 110, "本部長")
    down(page, 360, 140, 170)
    across(page, 170, 160, 560)
    assert tables(page) == []


def test_boxes_inside_boxes_are_no_table():
    page = blank()
    box(page, 100, 100, 500, 400)
    for top in (120, 215, 310):
        box(page, 100, top, 494, top + 84)
        write(page, 115, top + 4, "デジタル資産")
        box(page, 100, top + 18, 300, top + 78)
        box(page, 306, top + 18, 494, top + 78)
        write(page, 118, top + 30, "ソフトウェア")
        write(page, 312, top + 30, "ハードウェア")
    write(page, 110, 104, "資産の分類")
    assert not [t for t in tables(page) if t.n_rows > 1]


def test_underlined_link_does_not_split_its_cell():
    page = blank()
    ruled(page, XS, YS, TEXTS)
    write(page, 152, 121, "ページ", 6)
    page.chars = [c for c in page.chars if not (150 < c.place.x0 < 300 and 120 < c.place.top < 140)]
    write(page, 153, 122, "https://example", 9.6)
    across(page, 131.8, 153, 297)
    (table,) = tables(page)
    assert table.n_rows == 3


def test_text_inside_a_block_arrow_is_in_no_cell():
    page = blank()
    ruled(page, XS, YS, [["項目", "令和7年度", "令和8年度"], ["窓口", "", ""], ["税", "", ""]])
    block_arrow(page, 155, 440, 130)
    write(page, 250, 127, "順次拡大", 6)
    (table,) = tables(page)
    assert (table.n_rows, table.n_cols) == (3, 3)
    assert texts_of(table)[1] == ["窓口", "", ""]
    assert [m.passage.text for m in table.marks] == ["順次拡大"]


def test_shaded_cells_without_lines_are_a_table():
    page = blank()
    for r in range(3):
        for c in range(3):
            box(page, XS[c], YS[r], XS[c + 1], YS[r + 1], (30, 60, 120) if r == 0 else (230, 235, 245), None)
    fill_in(page, XS, YS, TEXTS)
    (table,) = tables(page)
    assert texts_of(table) == TEXTS
    assert table.n_header_rows == 1 or table.cells[0].fill == (30, 60, 120)
    assert not table.ruled


def test_white_rows_of_a_striped_table_are_rows_too():
    page = blank()
    ys = [100.0, 120.0, 140.0, 160.0, 180.0]
    for r, fill in ((0, (30, 60, 120)), (1, (230, 235, 245)), (3, (230, 235, 245))):
        for c in range(3):
            box(page, XS[c], ys[r], XS[c + 1], ys[r + 1], fill, None)
    texts = [*TEXTS, ["福祉", "相談の予約", "福祉課"]]
    fill_in(page, XS, ys, texts)
    (table,) = tables(page)
    assert texts_of(table) == texts
    assert table.n_header_rows == 1


def test_cells_with_borders_of_their_own_are_a_table():
    page = blank()
    for r in range(3):
        for c in range(3):
            box(page, XS[c] + 1, YS[r] + 1, XS[c + 1] - 1, YS[r + 1] - 1, BLUE if r == 0 else None)
    fill_in(page, XS, YS, TEXTS)
    (table,) = tables(page)
    assert texts_of(table) == TEXTS


def test_empty_frame_below_a_table_is_no_row_of_it():
    page = blank()
    ruled(page, XS, YS, TEXTS)
    box(page, 50, 160, 450, 400)
    (table,) = tables(page)
    assert table.n_rows == 3


def test_rows_between_horizontal_rules_have_columns_by_gutters():
    page = blank()
    for y in YS:
        across(page, y, 50, 450)
    fill_in(page, XS, YS, TEXTS)
    (table,) = tables(page)
    assert texts_of(table) == TEXTS


def test_running_text_between_rules_is_no_table():
    page = blank()
    for i, y in enumerate((100, 140, 180, 220)):
        across(page, y, 50, 450)
        if i < 3:
            write(page, 52, y + 5, "住民の利便性を高めるため、行政手続のオンライン化を進める。")
            write(page, 52, y + 20, "あわせて業務の見直しを行う。")
    assert tables(page) == []


def test_sideways_table_is_read_in_its_own_direction():
    upright = blank(595, 842)
    ruled(upright, XS, YS, TEXTS)
    page = turn_page(upright, 3)
    page.corner = (0.0, 0.0)
    # Turning about the origin leaves the page above its own top: move it back.
    shift = upright.width
    page.chars = [
        c._replace(place=c.place._replace(top=c.place.top + shift, bottom=c.place.bottom + shift)) for c in page.chars
    ]
    page.segments = [s._replace(top=s.top + shift, bottom=s.bottom + shift) for s in page.segments]
    assert not any(c.upright for c in page.chars)
    (table,) = tables(page)
    assert texts_of(table) == TEXTS
    assert table.turned
    first = table.cells[0]
    assert first.place.holds(*first.passage.regions()[0].center)
    assert page.place.holds(*first.place.center)


def test_sideways_labels_do_not_turn_an_upright_table():
    page = blank()
    ruled(page, XS, YS, TEXTS)
    write_up(page, 20, 300, "資料編")
    (table,) = tables(page)
    assert not table.turned


def test_forty_thousand_dashes_take_no_time():
    page = blank()
    write(page, 60, 60, "図")
    for i in range(20_000):
        across(page, 50 + (i // 400) * 8, 20 + (i % 400) * 2, 21 + (i % 400) * 2)
        down(page, 20 + (i // 400) * 8, 50 + (i % 400), 50.5 + (i % 400))
    assert len(tables(page)) <= 1


def test_arrow_signs_alone_are_published_as_an_empty_text():
    page = blank()
    ruled(page, XS, YS, [["項目", "R7", "R8"], ["窓口", "検討", "→"], ["税", "実施", "⇒"]])
    (table,) = tables(page)
    assert [cell_text(c) for c in table.cells if c.col == 2] == ["R8", "", ""]


def test_coloured_cells_know_their_fill():
    page = blank()
    box(page, 50, 100, 450, 120, BLUE, None)
    ruled(page, XS, YS, TEXTS)
    (table,) = tables(page)
    assert [c.fill for c in table.cells[:4]] == [BLUE, BLUE, BLUE, None]


GOLD = [
    "000_ashikaga_dx_briefing",
    "001_soumu_dx_slides_r031115",
    "002_soumu_jichitai_dx_keikaku_v1_0",
    "003_shimosuwa_dx_plan",
    "004_soumu_dx_jireishu_v1_0",
]


@pytest.mark.parametrize("name", GOLD)
def test_cells_of_the_gold(shared: Path, name: str):
    gold = json.loads((shared / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    pages = {t["page"] for t in gold["tables"]}
    found: Counter[tuple] = Counter()
    shapes: Counter[tuple] = Counter()
    for page in read_document(shared / "plans" / f"{name}.pdf").pages:
        for table in tables(page):
            shapes[page.number, table.n_rows, table.n_cols, table.n_header_rows] += 1
            for c in table.cells:
                found[page.number, c.row, c.col, c.row_span, c.col_span, _plain(cell_text(c))] += 1
    expected = Counter(
        (c["page"], c["row"], c["col"], c["row_span"], c["col_span"], _plain(c["text"])) for c in gold["table_cells"]
    )
    assert {k[0] for k in shapes} == pages
    assert shapes == Counter((t["page"], t["n_rows"], t["n_cols"], t["n_header_rows"]) for t in gold["tables"])
    assert 2 * (found & expected).total() / (found.total() + expected.total()) >= 0.98


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_strip_of_colour_beside_the_rows_is_no_column():
    page = blank()
    ys = [100.0 + 20 * i for i in range(7)]
    rows = [["記載例", ""], ["名称", "文字"], ["説明", "漢字"], ["", ""], ["分類", "全て"], ["言語", "日本語"]]
    ruled(page, [56.0, 150.0, 450.0], ys, rows)
    for y in ys[:2] + [ys[3], ys[4], ys[6]]:
        across(page, y, 50, 450)
    down(page, 50, 100, ys[-1])
    page.segments = [s for s in page.segments if not (s.x0 == s.x1 in (56.0, 150.0))]
    for x in (56, 150):
        for top, low in ((1, 3), (4, 6)):
            down(page, x, ys[top], ys[low])
    (table,) = tables(page)
    assert table.n_cols == 2
    assert [(c.row, c.col, c.col_span, c.text) for c in table.cells][:3] == [
        (0, 0, 2, "記載例"), (1, 0, 1, "名称"), (1, 1, 1, "文字")
    ]


def test_years_alone_are_a_header():
    page = blank()
    ruled(page, XS, YS, [["取組", "2025", "2026"], ["窓口", "準備", "実施"], ["税", "準備", "実施"]])
    assert [t.n_header_rows for t in tables(page)] == [1]
    page = blank()
    ruled(page, XS, YS, [["窓口", "2025", "1800"], ["窓口", "310", "220"], ["税", "20", "10"]])
    assert [t.n_header_rows for t in tables(page)] == [0]


def test_words_in_an_arrow_of_a_table_without_years_stay_in_their_cell() -> None:
    page = blank()
    ruled(page, [50, 250, 450], [100, 140, 240], [["広報の業務", "相談の業務"], ["", "直接に話す"]])
    block_arrow(page, 80, 220, 200, height=48)
    write(page, 90, 195, "電話や対面もある")
    (table,) = find_tables(page, make_lines)
    assert "電話や対面もある" in [cell.text for cell in table.cells]


def test_words_in_an_open_corner_of_a_table_are_not_lost() -> None:
    page = blank()
    ruled(page, [50, 90, 250, 450], [100, 140, 180, 220], [["款", "区分", "説明"], ["1", "総務費", "窓口"], ["2", "民生費", "相談"]])
    down(page, 50, 220, 260)
    down(page, 90, 220, 260)
    across(page, 260, 50, 90)
    write(page, 55, 235, "3")
    write(page, 100, 235, "情報の振興費")
    (laid,) = lay_out([page], lambda page: find_tables(page, make_lines))
    printed = "".join(block.text for block in laid.blocks)
    assert "情報の振興費" in printed and "総務費" in printed
