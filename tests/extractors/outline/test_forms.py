"""The name in a form's cell opens a section where no heading does; the head of a matrix opens none."""

import pytest

from extractors.document import Block, Bookmark, LaidOutPage, Page
from extractors.outline.tree import build_outline
from tests.extractors.pages import line, table


def page_with(number: int, *blocks: Block) -> LaidOutPage:
    return LaidOutPage(Page(number, 595.0, 842.0, 0, [], [], [], []), list(blocks))


def form(number: int, name: str) -> Block:
    rows = [["取組番号", f"１－{number}", "取組名", name], ["現状・課題", "紙が多い。", "", ""], ["担当課", "総務課", "", ""]]
    return table(rows, headers=0, page=number + 2)


def heading(text: str, page: int) -> Block:
    return Block("paragraph", [line(text, 30.0, size=14, page=page, bold=True)])


def titles(*pages: LaidOutPage) -> list[tuple[str, int]]:
    return [(s.title.text, s.page_start) for s in build_outline(pages, []).walk()]


def test_forms_without_headings_are_sections() -> None:
    prose = Block("paragraph", [line("取組ごとに個票を作り、毎年度その進み具合を点検する。", 60.0, page=2)])
    pages = [page_with(2, heading("２　取組の個票", 2), prose)]
    pages += [page_with(n + 2, form(n, name)) for n, name in ((1, "窓口の改革"), (2, "手続の電子化"))]
    assert titles(*pages) == [("取組の個票", 2), ("窓口の改革", 3), ("手続の電子化", 4)]


def test_a_heading_above_the_form_is_enough() -> None:
    pages = [
        page_with(n + 2, heading(f"{n}　{name}", n + 2), form(n, name))
        for n, name in ((1, "窓口の改革"), (2, "手続の電子化"))
    ]
    assert titles(*pages) == [("窓口の改革", 3), ("手続の電子化", 4)]


def test_the_head_of_a_matrix_names_no_section() -> None:
    matrix = table([["取組名", "Ｒ６", "Ｒ７"], ["窓口の改革", "検討", "実施"], ["手続の電子化", "検討", "実施"]], page=3)
    other = table([["取組名", "Ｒ８", "Ｒ９"], ["標準化", "検討", "実施"]], page=4)
    assert titles(page_with(2, heading("２　工程", 2)), page_with(3, matrix), page_with(4, other)) == [("工程", 2)]


def test_forms_do_not_stand_under_what_says_how_to_read_them() -> None:
    prose = Block("paragraph", [line("個票では、取組ごとに現状と課題、担当課を示す。", 60.0, page=2)])
    pages = [page_with(2, heading("２　取組の体系", 2), prose, heading("３　個票の見方", 2), prose)]
    pages += [page_with(n + 2, form(n, name)) for n, name in ((1, "窓口の改革"), (2, "手続の電子化"))]
    outline = build_outline(pages, [])
    assert [(s.title.text, s.level) for s in outline.walk()] == [
        ("取組の体系", 1), ("個票の見方", 1), ("窓口の改革", 1), ("手続の電子化", 1),
    ]  # fmt: skip


def test_the_head_of_a_list_of_measures_names_no_section() -> None:
    rows = [["基本方針", "取組名", "取組No.", "担当課"], ["Ⅰ　暮らし", "窓口の改革", "Ⅰ－１", "市民課"], ["", "手続の電子化", "Ⅰ－２", "総務課"]]
    pages = [page_with(2, heading("３　施策体系", 2), table(rows, page=2))]
    pages += [page_with(n + 2, form(n, name)) for n, name in ((1, "窓口の改革"), (2, "手続の電子化"))]
    assert titles(*pages) == [("施策体系", 2), ("窓口の改革", 3), ("手続の電子化", 4)]


def test_the_names_of_a_workbooks_sheets_are_no_titles() -> None:
    rows = [["取組名", "番号"], ["窓口の改革", "１－１"], ["手続の電子化", "１－２"]]
    pages = [page_with(2, heading("３　施策体系", 2), table(rows, page=2))]
    pages += [page_with(n + 2, form(n, name)) for n, name in ((1, "窓口の改革"), (2, "手続の電子化"))]
    bookmarks = [Bookmark(f"１－{n}", 1, n + 2, None) for n in (1, 2)]
    outline = build_outline(pages, bookmarks)
    assert [s.title.text for s in outline.walk()] == ["施策体系", "窓口の改革", "手続の電子化"]


def unnamed(number: int, *first: str) -> Block:
    rows = [[*first], ["現状・課題", "紙が多い。"], ["取組内容", "様式を減らす。"], ["担当課", "総務課"]]
    made = table(rows, headers=0, page=number + 2)
    assert made.table is not None
    if not first[1]:
        made.table.cells = [c for c in made.table.cells if (c.row, c.col) != (0, 1)]
        made.table.cells[0].col_span = 2
    return made


@pytest.mark.parametrize(
    "first", [("{n}-1　{name}", ""), ("{name}", ""), ("No.{n}", "{name}"), ("１－{n}", "{name}"), ("テーマ", "{name}"), ("取組項目", "{name}")]
)
def test_the_first_row_names_a_form_whatever_its_label(first: tuple[str, str]) -> None:
    names = ["窓口の改革", "手続の電子化", "公開データの拡充"]
    pages = [page_with(2, heading("２　取組", 2))]
    pages += [page_with(n + 2, unnamed(n, *(x.format(n=n, name=name) for x in first))) for n, name in enumerate(names, 1)]
    assert titles(*pages) == [("取組", 2), *((name, n + 2) for n, name in enumerate(names, 1))]


def test_forms_below_headings_and_rows_that_recur_name_nothing() -> None:
    headed = [page_with(n + 2, heading(f"{n}　{name}", n + 2), unnamed(n, "区分", f"{n}件"))
              for n, name in ((1, "窓口の改革"), (2, "手続の電子化"))]  # fmt: skip
    assert titles(*headed) == [("窓口の改革", 3), ("手続の電子化", 4)]
    same = [page_with(2, heading("２　取組", 2)), *(page_with(n + 2, unnamed(n, "区分", "重点的な取組")) for n in (1, 2))]
    assert titles(*same) == [("取組", 2)]


def test_a_heading_over_a_table_stands_out_from_the_tables_where_there_is_no_prose() -> None:
    rows = [["役割", "担当する者"], ["責任者", "町長が務め、計画の全体を見わたす"], ["補佐", "副町長が務め、各課の取組の進み具合を確かめる"]]
    pages = [page_with(1, unnamed(-1, "区分", "重点的な取組を定める")), page_with(2, heading("推進の体制", 2), table(rows, page=2))]
    assert titles(*pages) == [("推進の体制", 2)]
