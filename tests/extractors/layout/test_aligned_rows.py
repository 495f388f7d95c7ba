"""Tables without lines: columns of words below a header, and the running text, lists and cards that are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Page
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from tests.extractors import printed
from tests.extractors.layout.drawing import BLUE, across, blank, box, fill_in, polygon, texts_of, write

XS = [50.0, 180.0, 300.0, 480.0]
ROWS = [
    ["会議", "時期", "議題", "担当"],
    ["推進本部", "4月・10月", "進捗と重点の決定", "企画課"],
    ["推進部会", "毎月", "課題の共有", "各課"],
    ["有識者会議", "年2回", "助言", "企画課"],
]


def page_of(rows: Sequence[Sequence[str]], *, bold: bool = False, step: float = 20.0) -> Page:
    page = blank()
    write(page, 50, 60, "会議は次のとおりです。")
    for i, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            write(page, x, 100 + step * i, text, bold=bold and i == 0)
    write(page, 50, 100 + step * len(rows) + 10, "会議の記録は毎年度ホームページで公表し、町民の意見を聴いて翌年度に生かします。")
    return page


def tables(page: Page) -> list[list[list[str]]]:
    return [texts_of(t) for t in find_tables(page, make_lines)]


def test_bold_header_over_columns():
    assert tables(page_of(ROWS, bold=True)) == [ROWS]
    assert tables(page_of([row[:2] for row in ROWS], bold=True)) == [[row[:2] for row in ROWS]]


def test_shaded_header_and_rule_below_the_header():
    two = [["語", "こころ"], ["RPA", "操作の自動化"], ["BPR", "業務の見直し"]]
    page = page_of(two)
    assert tables(page) == []
    box(page, 45, 97, 400, 113, BLUE, None)
    assert tables(page) == [two]
    page = page_of(two)
    across(page, 114, 45, 400)
    assert tables(page) == [two]


def test_header_known_by_its_words_and_short_cells_in_even_steps():
    assert tables(page_of(ROWS)) == [ROWS]
    plain = [["山川町", "谷原村", "海野市"], ["春の市", "夏の市", "秋の市"], ["三月", "七月", "九月"], ["北", "西", "東"]]
    assert tables(page_of(plain)) == [plain]


def test_a_cell_of_two_lines_is_one_row():
    page = blank()
    for x, text in zip(XS, ROWS[0], strict=True):
        write(page, x, 100, text, bold=True)
    for i, row in enumerate(ROWS[1:]):
        for x, text in zip(XS, row, strict=True):
            write(page, x, 125 + 40 * i, text)
        write(page, XS[2], 137 + 40 * i, "ほか")
    (found,) = tables(page)
    assert found[1:] == [[a, b, c + "ほか", d] for a, b, c, d in ROWS[1:]]


def test_running_text_in_columns_is_no_table():
    page = blank()
    for column, x in enumerate((50, 320)):
        write(page, x, 80, ("現状と課題", "これからの方針")[column], bold=True)
        for i in range(8):
            write(page, x, 100 + 15 * i, "限られた職員で質の高い行政を続けるため見直しに取り組")
    assert tables(page) == []


def test_lists_contents_and_spaced_headings_are_no_tables():
    page = blank()
    for i in range(5):
        write(page, 50, 100 + 20 * i, "①②③④⑤"[i], bold=i == 0)
        write(page, 90, 100 + 20 * i, "手続のオンライン化", bold=i == 0)
    assert tables(page) == []
    page = blank()
    for i in range(5):
        fill_in(page, [50, 120, 500], [100.0 + 20 * i], [[f"第{i + 1}章", "計画の策定にあたって", str(3 * i + 1)]])
    assert tables(page) == []
    page = blank()
    for i in range(4):
        fill_in(page, [50, 120, 190, 260], [100.0 + 20 * i], [list("推進体制")])
    assert tables(page) == []


def test_cards_side_by_side_are_no_table():
    page = page_of(ROWS, bold=True)
    box(page, 45, 95, 170, 185)
    box(page, 175, 95, 290, 185)
    assert tables(page) == []


def test_header_above_the_first_rule():
    page = blank()
    for i, row in enumerate(ROWS):
        fill_in(page, XS, [100.0 + 20 * i], [row])
        across(page, 119 + 20 * i, 45, 560)
    (table,) = find_tables(page, make_lines)
    assert texts_of(table) == ROWS
    assert table.n_header_rows == 1


def test_cards_with_round_corners_and_labels_on_plates_are_no_table():
    page = page_of([["課題", "課題 "], ["六割の手続", "三つの課"], ["窓口の混雑", "転記の多さ"]], bold=True)
    assert tables(page) == []
    page = page_of([["課題", "取組"], ["六割の手続", "三つの課"], ["窓口の混雑", "転記の多さ"]])
    for x in XS[:2]:
        box(page, x - 3, 97, x + 25, 113, BLUE, None)
    assert tables(page) == []
    page = page_of(ROWS, bold=True)
    corners = [(45, 95), (100, 94), (170, 95), (170, 185), (100, 186), (45, 185)]
    polygon(page, corners)
    page.shapes[-1] = replace(page.shapes[-1], curved=True)
    assert tables(page) == []


def test_header_in_a_font_of_its_own():
    page = page_of([["会う所", "開く月", "話すこと"], ["町役場", "四月", "重点"], ["公民館", "十月", "点検"]])
    assert tables(page) == []
    head = [c for c in page.chars if c.place.top == 100]
    page.chars = [c._replace(font="") if c in head else c for c in page.chars]
    (table,) = find_tables(page, make_lines)
    assert (table.n_rows, table.n_cols, table.n_header_rows) == (3, 3, 1)


def test_heads_of_panels_and_labels_in_boxes_are_no_table():
    rows = [["指標", "工程"], ["申請率の向上", "手続の追加"], ["相談の件数", "教室の開催"]]
    page = page_of([[a, "", b] for a, b in rows], bold=True)
    page.chars = [c for c in page.chars if c.text]
    for x in (XS[0], XS[2]):
        box(page, x - 3, 97, x + 60, 113, BLUE, None)
    assert tables(page) == []
    labelled = [["所管", "企画課"], ["協力", "税務課"], ["対象", "町民の方"]]
    page = page_of(labelled, step=24.0, bold=True)
    for i in range(3):
        box(page, 45, 94 + 24 * i, 100, 115 + 24 * i, BLUE, None)
    assert tables(page) == []


def test_years_over_bars_with_their_names_are_no_table():
    page = blank()
    for x in XS[1:]:
        write(page, x, 100, "2026年度".replace("6", str(XS.index(x) + 5)), 8, bold=True)
        write(page, x - 20, 116, "上期", 8)
        write(page, x + 30, 116, "下期", 8)
    write(page, 50, 132, "窓口の見直し", 8)
    for x, word in ((180, "検討"), (300, "試行")):
        write(page, x, 132, word, 8)
    assert tables(page) != []
    for x0, x1 in ((160, 250), (280, 540)):
        box(page, x0, 129, x1, 143, BLUE, None)
    assert tables(page) == []


def test_measures_in_two_columns_with_their_labels_are_no_table() -> None:
    left = ["▼課題", "書類が多い。", "▼取組", "様式を減らす。", "▼担当課", "総務課"]
    right = ["▼現状", "十件が残る。", "▼課題", "費用がかさむ。", "▼取組", "順に移す。"]
    groups = []
    for k, pair in enumerate(zip(left, right, strict=True)):
        groups += [printed.chars(text, x, 100 + 16.0 * k, bold=k % 2 == 0) for x, text in zip((50, 320), pair, strict=True)]
    assert find_tables(printed.page_of(*groups), make_lines) == []


def test_a_numbered_title_over_labels_and_their_texts_heads_no_table():
    told = [["現　状", "紙で受ける"], ["取　組", "電子で受ける"], ["時　期", "来年度から"], ["所　管", "総務課"]]
    assert tables(page_of([["【取組1】", "申請は手から"], *told], bold=True)) == []
    assert tables(page_of([["項目", "申請は手から"], *told], bold=True)) != []


def test_rows_of_different_height_are_parted_by_stripes_and_by_white_space_above_full_lines():
    page = blank()
    box(page, 45, 97, 520, 113, BLUE, None)
    heights = [100, 125, 150, 168, 186, 204]
    rows = [*ROWS, ["庶務", "随時", "記録", "総務課"], ["監査", "年１回", "点検", "監査室"]]
    for y, row in zip(heights, rows, strict=True):
        for x, text in zip(XS, row, strict=True):
            write(page, x, y, text, 9)
    assert tables(page) == [rows]
