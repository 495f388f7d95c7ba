"""The name in a form's cell opens a section where no heading does; the head of a matrix opens none."""

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
