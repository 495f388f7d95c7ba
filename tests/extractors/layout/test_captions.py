"""Captions of tables, and tables that go on over pages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.document import Block, Cell, LaidOutPage, Line, Page, Place, Table
from extractors.layout.captions import add_captions
from extractors.layout.continuation import link_tables, share_headers
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from extractors.records.timetable import read_schedule
from tests.extractors.layout.drawing import blank, block_arrow, ruled, write
from tests.extractors.pages import line


def a_table(top: float, rows: Sequence[Sequence[str]], *, page: int = 1, headers: int = 1, x0: float = 50.0) -> Table:
    cells = [
        Cell(
            r,
            c,
            1,
            1,
            Place(page, x0 + 100 * c, top + 20 * r, x0 + 100 * c + 100, top + 20 * r + 20),
            [line(text, top + 20 * r + 5, x0=x0 + 100 * c, page=page)] if text else [],
            r < headers,
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    place = Place(page, x0, top, x0 + 100 * len(rows[0]), top + 20 * len(rows))
    return Table(place, len(rows), len(rows[0]), headers, cells)


def a_page(*things: Table | Line, number: int = 1, width: float = 595.0) -> LaidOutPage:
    blocks = [
        Block("table", [], thing) if isinstance(thing, Table) else Block("paragraph", [thing]) for thing in things
    ]
    return LaidOutPage(Page(number, width, 842.0, 0, [], [], [], []), blocks)


ROWS = [["項目", "内容"], ["窓口", "予約"], ["税", "納付"]]


def caption_of(*things: Table | Line, width: float = 595.0) -> str | None:
    page = a_page(*things, width=width)
    add_captions([page])
    caption = page.tables[0].caption
    return caption.text if caption is not None else None


def test_numbered_line_above_is_the_caption_even_with_a_line_between():
    body = line("次のとおり進める。", 60)
    assert caption_of(body, line("表1 取組事項", 84), a_table(100, ROWS)) == "表1 取組事項"
    between = line("【参考】工程表", 86)
    assert caption_of(body, line("表5 工程表", 72), between, a_table(100, ROWS)) == "表5 工程表"


def test_numbered_line_below_is_the_caption_where_none_stands_above():
    below = line("図表2 手続一覧", 165)
    assert caption_of(line("次のとおり進める。", 60), a_table(100, ROWS), below) == "図表2 手続一覧"


@pytest.mark.parametrize(
    "text",
    ["別紙１　手続の一覧", "表－３　指標", "第２表　年次計画", "図表Ⅱ-1　推移", "（別添２）様式", "様式第3号　点検票", "資料4 参考指標"],
)
def test_numbered_titles_of_annexes_and_forms_are_captions(text: str):
    assert caption_of(line("次のとおり。", 60), line(text, 86), a_table(100, ROWS)) == text


def test_the_unit_behind_a_caption_is_no_part_of_it():
    assert caption_of(line("本文。", 40), line("【財源の内訳】 （単位：千円）", 86), a_table(100, ROWS)) == "【財源の内訳】"
    assert caption_of(line("本文。", 40), line("表2 予算(単位 千円、％)", 86), a_table(100, ROWS)) == "表2 予算"


def test_text_in_a_box_of_its_own_is_no_caption():
    body = [line("町の人口は減り続けており、職員も少なくなります。", 40 + 14 * i, size=10.0) for i in range(3)]
    page = a_page(*body, line("制度の概要", 104, size=9.0), a_table(116, ROWS))
    page.blocks[-2].box = Place(1, 45, 100, 260, 115)
    add_captions([page])
    assert page.tables[0].caption is None


def test_bracketed_line_above_is_the_caption():
    assert caption_of(line("次のとおり。", 60), line("<重点取組事項>", 86), a_table(100, ROWS)) == "<重点取組事項>"


def test_only_line_above_is_the_title_of_a_slide_but_a_numbered_heading_is_not():
    assert caption_of(line("重点取組事項", 50, size=20), a_table(100, ROWS), width=1190) == "重点取組事項"
    assert caption_of(line("5 工程表", 50, size=20), a_table(100, ROWS), width=1190) is None
    text = [line("町の人口は減り続けており、職員も少なくなります。", 200 + 14 * i, size=10.0) for i in range(3)]
    assert caption_of(line("用語集", 70, size=16), a_table(100, ROWS), *text) is None
    assert caption_of(line("改定履歴", 78, size=10), a_table(100, ROWS), *text) == "改定履歴"


def test_sentences_units_and_far_lines_are_no_captions():
    assert caption_of(line("次のとおり進める。", 86), a_table(100, ROWS)) is None
    assert caption_of(line("本文。", 40), line("（単位：千円）", 86), a_table(100, ROWS)) is None
    assert caption_of(line("表1 取組事項", 20), a_table(300, ROWS)) is None


def test_caption_of_the_table_above_is_not_taken_again():
    page = a_page(line("表1 取組", 84), a_table(100, ROWS), a_table(200, ROWS))
    add_captions([page])
    assert [t.caption.text if t.caption else None for t in page.tables] == ["表1 取組", None]


def linked(first: LaidOutPage, second: LaidOutPage) -> bool:
    link_tables([first, second])
    return second.tables[0].continues is first.tables[-1]


def test_table_at_the_end_goes_on_at_the_beginning_of_the_next_page():
    later = a_table(50, ROWS, page=2)
    assert linked(a_page(a_table(700, ROWS)), a_page(later, number=2))
    assert later.n_header_rows == 1
    assert [c.is_header for c in later.cells] == [True, True, False, False, False, False]


def test_later_part_without_repeated_header_has_no_header():
    later = a_table(50, [["福祉", "相談"], ["教育", "端末"]], page=2, headers=0)
    assert linked(a_page(a_table(700, ROWS)), a_page(later, number=2))
    assert later.n_header_rows == 0


def test_other_columns_other_header_text_between_or_own_caption_begin_a_table():
    first = a_page(a_table(700, ROWS))
    wide = [["項目", "内容", "担当"], ["窓口", "予約", "市民課"]]
    assert not linked(first, a_page(a_table(50, wide, page=2), number=2))
    other = [["指標", "目標"], ["件数", "100"]]
    assert not linked(first, a_page(a_table(50, other, page=2), number=2))
    assert not linked(first, a_page(line("次に掲げる。", 40, page=2), a_table(60, ROWS, page=2), number=2))
    assert not linked(a_page(a_table(600, ROWS), line("以上。", 760)), a_page(a_table(50, ROWS, page=2), number=2))


def test_a_row_cut_by_the_page_break_goes_on_with_an_empty_cell():
    first = a_page(a_table(700, [["用語", "意味"], ["クラウド", "資源を借りる"]]))
    # Above short words an empty first cell looks like the corner of a cross table.
    later = a_table(50, [["", "仕組み"], ["端末", "機器"], ["回線", "通り道"]], page=2, headers=1)
    assert linked(first, a_page(later, number=2))
    assert later.n_header_rows == 0 and not any(c.is_header for c in later.cells)
    assert len(later.cells) == 6


def test_a_table_with_the_head_row_of_another_has_the_same_header():
    heads = ["会計", "款", "項"]
    known = a_table(100, [heads, ["一般", "3", "2"]])
    later = a_table(300, [heads, ["特別", "9", "1"]], headers=0)
    other = a_table(500, [["一般", "3", "2"], ["特別", "9", "1"]], headers=0)
    share_headers([a_page(known, later, other)])
    assert [t.n_header_rows for t in (known, later, other)] == [1, 1, 0]
    assert [c.is_header for c in later.cells] == [True] * 3 + [False] * 3


def test_forms_one_a_page_are_tables_of_their_own():
    form = [["施策名", "窓口"], ["担当", "市民課"]]
    other = [["施策名", "納付"], ["担当", "税務課"]]
    first = a_page(a_table(700, form, headers=0))
    assert not linked(first, a_page(a_table(50, other, page=2, headers=0), number=2))


def test_marks_on_a_later_page_are_read_by_the_axis_of_the_first():
    page, later = blank(595, 842, 1), blank(595, 842, 2)
    xs = [50.0, 150.0, 300.0, 450.0]
    ruled(page, xs, [700.0, 730.0, 760.0], [["項目", "令和7年度", "令和8年度"], ["窓口", "検討", "実施"]])
    ruled(later, xs, [50.0, 80.0, 110.0], [["税", "", ""], ["福祉", "", ""]])
    block_arrow(later, 155, 440, 65)
    write(later, 250, 60, "拡大", 6)
    pages = [LaidOutPage(p, [Block("table", [], t) for t in find_tables(p, make_lines)]) for p in (page, later)]
    link_tables(pages)
    (table,) = pages[1].tables
    found = [(e.labels[-1].text, e.span.first_fiscal_year, e.span.last_fiscal_year) for e in read_schedule(table)]
    assert found == [("税", 2025, 2026)]
    assert table.marks[0].passage.text == "拡大"


def test_label_in_smaller_type_is_a_caption_and_a_line_of_text_is_none():
    body = [line("町の人口は減り続けており、職員も少なくなります。", 40 + 14 * i, size=10.0) for i in range(3)]
    table = a_table(120, ROWS)
    assert caption_of(*body, line("計画の目標値", 108, size=9.0), table) == "計画の目標値"
    assert caption_of(*body, line("計画の目標値", 108, size=10.0), table) is None
    assert caption_of(*body, line("（単位：人）", 108, size=9.0), table) is None
    assert caption_of(*body, line("次の表のとおりとする。", 108, size=9.0), table) is None


def test_counted_title_above_a_table_is_a_heading():
    assert caption_of(line("方針２　変化に強い行政の土台をつくる", 100, size=14.0), a_table(124, ROWS)) is None
