"""Chapters of slides: printed small below titles, or on the contents page alone; cases, counted lists, tables' parts."""

from __future__ import annotations

import pytest

from extractors.document import Cell, Char, Line, Page, Passage, Place, Section, Table, union
from extractors.layout.pages import lay_out
from extractors.outline.tree import build_outline
from tests.extractors.printed import box, chars, laid, page_of, paragraph

TEXT = "庁内の検討組織を設け、住民の声を聞きながら、できるところから順に見直しを進めている。" * 2
CASES = (("協議の場をつくる", "東県"), ("職員が講師になる", "西市"), ("窓口を一つにする", "南町"), ("紙をなくす", "北村"))
BARE = {"size": 20.0, "font": "Gothic"}


def slide(number: int, title: str, *rest: list[Char], mark: str = "", shapes: tuple[tuple[float, ...], ...] = ()) -> Page:
    """A landscape page with its title, perhaps a small name of its chapter below it, and its number."""
    groups = [chars(title, 30, 20, page=number, **BARE)]  # type: ignore[arg-type]
    if mark:
        groups.append(chars(mark, 30, 56, page=number, size=8.0))
    groups += list(rest) or [paragraph(TEXT, 30, 120, 50, page=number, size=14.0)]
    groups.append(chars(str(number - 1), 800, 570, page=number, size=9.0))
    frames = [box(*edges, page=number) for edges in shapes]
    return page_of(*groups, number=number, width=842.0, height=595.0, shapes=frames)


def contents(*rows: tuple[float, str, int | None]) -> Page:
    """The contents page: indent, title and printed number."""
    groups = [chars("目次", 30, 20, **BARE)]  # type: ignore[arg-type]
    for n, (indent, title, label) in enumerate(rows):
        leader = "" if label is None else "・" * 12 + f"{label}"
        groups.append(chars(title + leader, 30 + indent, 70 + 18 * n))
    return page_of(*groups, width=842.0, height=595.0)


def outline(*pages: Page) -> list[Section]:
    return list(build_outline(laid(*pages), ()).walk())


def seen(*pages: Page) -> list[tuple[int, str | None, str, int]]:
    return [(s.level, s.numbering, s.title.text, s.page_start) for s in outline(*pages)]


def casebook(mark: str = "２　(1) {part}（ステップ２）") -> list[Page]:
    """Slides of cases; the second chapter's name stands in the contents alone, its parts' below slide titles."""
    rows: list[tuple[float, str, int | None]] = [(0, "１　機運の醸成（ステップ１）", None)]
    rows += [(20, f"{name}【{body}】", n) for n, (name, body) in enumerate(CASES[:2], 1)]
    rows += [(0, "２　進める体制（ステップ２）", None), (10, "（1）組織のつくり方", None)]
    rows += [(20, f"{name}【{body}】", n) for n, (name, body) in enumerate(CASES[2:], 3)]
    marks = ["１　機運の醸成（ステップ１）", "", mark.format(part="組織のつくり方"), ""]
    pages = [contents(*rows)]
    for n, ((name, body), words) in enumerate(zip(CASES, marks, strict=True), 2):
        pages.append(slide(n, f"事例：{name}【{body}】", mark=words))
    return pages


def test_a_chapter_of_the_contents_page_alone_opens_with_its_first_part() -> None:
    assert seen(*casebook()) == [
        (1, "１", "機運の醸成", 2), (2, None, "協議の場をつくる【東県】", 2), (2, None, "職員が講師になる【西市】", 3),
        (1, "２", "進める体制", 4), (2, "（1）", "組織のつくり方", 4), (3, None, "窓口を一つにする【南町】", 4),
        (3, None, "紙をなくす【北村】", 5),
    ]  # fmt: skip


def test_the_evidence_of_such_a_chapter_is_its_line_in_the_contents() -> None:
    chapter = next(s for s in outline(*casebook()) if s.title.text == "進める体制")
    assert chapter.heading.page == 1 and chapter.page_start == 4


def test_words_before_a_title_are_no_number_of_it() -> None:
    pages = casebook()
    pages[3].chars.extend(chars("(南町組織のつくり方)", 60, 300, page=4, size=12.0))
    assert [s for s in seen(*pages) if s[2] == "組織のつくり方"] == [(2, "（1）", "組織のつくり方", 4)]


@pytest.mark.parametrize("title", ["事例：{}", "先進事例１：{}", "参考事例：{}"])
def test_what_stands_in_a_case_is_no_section(title: str) -> None:
    def page(number: int, name: str) -> Page:
        rest = [chars("概要", 30, 90, page=number, size=14.0), paragraph(TEXT, 30, 120, 50, page=number, size=14.0)]
        for k, part in enumerate(("協働の宣言", "会議の設置", "人材の共有")):
            rest.append(chars(f"{'①②③'[k]}{part}", 40, 230 + 90 * k, page=number, size=14.0, bold=True))
            rest.append(paragraph(TEXT, 40, 252 + 90 * k, 50, page=number, size=12.0))
        return slide(number, title.format(name), *rest)

    names = ["県と市の協働", "町と大学の協働"]
    assert [s[2] for s in seen(*(page(n, name) for n, name in enumerate(names, 2)))] == names


def listed(count: int, told: int) -> list[Char]:
    groups = chars(f"子育て関係（{told}手続）　※市町村対象", 40, 120, page=2, size=14.0, bold=True)
    for k in range(count):
        groups += chars(f"・児童に係る届出その{'一二三四五'[k]}", 50, 145 + 18 * k, page=2, size=12.0)
    return groups


def test_the_name_of_a_list_with_its_count_is_no_section() -> None:
    lead = chars(f"・{TEXT[:20]}", 40, 90, page=2, size=12.0)
    title = "対象となる手続の考え方"
    first = slide(1, "計画のあらまし")
    assert [s[2] for s in seen(first, slide(2, title, lead, listed(4, 4)))][1:] == [title]
    assert len(seen(first, slide(2, title, lead, listed(4, 9)))) == 3


@pytest.mark.parametrize(
    ("line", "title", "value"),
    [
        ("１．計画期間　R3.1～R8.3", "計画期間", "R3.1～R8.3"),
        ("３　計画の期間　令和６年度から令和10年度まで（５年間）", "計画の期間", "令和６年度から令和10年度まで（５年間）"),
        ("(2) 実施時期：2026年度～2028年度", "実施時期", "2026年度～2028年度"),
        ("２　計画期間の考え方", "計画期間の考え方", ""),
    ],
)
def test_a_period_in_the_headings_line_is_the_beginning_of_its_text(line: str, title: str, value: str) -> None:
    page = page_of(
        chars("第１章　計画の概要", 50, 60, size=16, bold=True),
        chars(line, 50, 100, size=13, bold=True),
        paragraph(TEXT, 50, 130, 45),
    )
    found = next(s for s in outline(page) if s.level == 2)
    assert found.title.text == title
    assert found.blocks[0].text == value or (not value and found.blocks[0].text.startswith(TEXT[:9]))


def test_lines_that_part_a_slides_tables_are_titles() -> None:
    def table(top: float, heads: tuple[str, str], words: str) -> Table:
        rows = [heads, ("①" + words, words + "を進める")]
        cells = []
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                printed = chars(text, 35 + 200 * c, top + 3 + 20 * r, page=2)
                place = Place(2, 30 + 200 * c, top + 20 * r, 230 + 200 * c, top + 20 + 20 * r)
                cells.append(Cell(r, c, 1, 1, place, [as_line(printed)], r == 0))
        return Table(Place(2, 30, top, 430, top + 40), 2, 2, 1, cells)

    def found(second: tuple[str, str], marks: tuple[str, str]) -> list[str]:
        heads = ("取組事項", "取組方針")
        tables = [table(110, heads, "標準化"), table(210, second, "地域のデジタル化")]
        groups = [chars(mark, 30, top, page=2, size=11.0) for mark, top in zip(marks, (90, 190), strict=True)]
        page = slide(2, "取組方針と目標時期", *groups)
        pages = lay_out([slide(1, "計画のあらまし"), page], lambda p: tables if p is page else [])
        return [s.title.text for s in build_outline(pages, ()).walk()][1:]

    marks = ("＜重点取組事項＞", "＜あわせて取り組む事項＞")
    same = ("取組事項", "取組方針")
    assert found(same, marks) == ["取組方針と目標時期", "重点取組事項", "あわせて取り組む事項"]
    assert found(("項目", "金額"), marks) == ["取組方針と目標時期"]
    assert found(same, ("（単位：千円）", "（単位：千円）")) == ["取組方針と目標時期"]


def as_line(printed: list[Char]) -> Line:
    first = printed[0]
    return Line(Passage.of(printed), union([c.place for c in printed]), first.size, first.font, first.bold)


def test_the_first_of_a_count_stands_at_the_head_of_the_column_before() -> None:
    left = "①国が推進している届出や申請の手続と転出や転入に係る手続きを電子で受けるもの"
    groups = [chars("１　対象とする手続", 50, 40, size=14, bold=True)]
    groups += [chars(left[i : i + 20], 50, 80 + 14 * (i // 20), font="Gothic", size=10.5) for i in (0, 20)]
    groups += [chars(f"{n}．児童に係る届出や申請の{n}番目", 58, 112 + 15 * n) for n in range(1, 30)]
    for title, top in (("②町が優先する手続", 80), ("③町の独自の手続", 240)):
        groups.append(chars(title, 320, top, font="Gothic", size=10.5))
        groups.append(paragraph(TEXT, 320, top + 22, 22))
    assert [s.numbering for s in outline(page_of(*groups))] == ["１", "①", "②", "③"]
