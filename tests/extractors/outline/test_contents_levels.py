"""Levels of contents entries, entries on two lines, contents pages of slides and the last lines of contents."""

import pytest

from extractors.document import Outline, Page
from extractors.outline.contents import announced
from extractors.outline.tree import build_outline
from tests.extractors.printed import chars, laid, page_of, paragraph

BODY = "行政の手続を住民の暮らしに合わせて見直し、窓口に来なくても済むものを一つずつ増やしていくこととする。" * 2
ENTRIES = ["１.１ 背景", "１.２ 目的", "２ 体系", "２.１ 人の体系", "２.２ 人の型", "３ 育成", "３.１ 採用", "３.２ 研修"]


def contents(entries: list[tuple[str, float]], page: int = 1, title: str = "目次", leaders: int = 30) -> Page:
    groups = [chars(title, 60, 60, size=14, page=page)]
    for n, (entry, x0) in enumerate(entries):
        groups.append(chars(f"{entry}{'.' * leaders} {page + 1 + n // 9}", x0, 100 + 20 * n, page=page))
    return page_of(*groups, number=page)


def test_a_lost_number_does_not_lift_the_entries_below_it() -> None:
    """The number of the first chapter is a picture, so that its words begin as far in as 1.1."""
    entries = [("概要", 75.0)] + [(e, 60.0 if e[1:2] == " " else 75.0) for e in ENTRIES]
    found = announced(laid(contents(entries)), ())
    assert [e.level for e in found] == [1, 2, 2, 1, 2, 2, 1, 2, 2]


def test_an_entry_on_two_lines_is_one() -> None:
    page = contents([("１ 概要", 60.0), ("２ まとめ", 60.0)])
    long = [chars("３ 業務の層、利用する場の層、つなぐ道具の層、それらを支える土台の層と人の", 60, 140), chars("育て方" + "." * 56 + " 9", 75, 152)]
    found = announced(laid(page_of(page.chars, *long)), ())
    assert [e.title.replace(" ", "") for e in found][2:] == ["３業務の層、利用する場の層、つなぐ道具の層、それらを支える土台の層と人の育て方"]


def test_the_last_entry_may_stand_on_a_page_of_its_own() -> None:
    first = contents([(e, 60.0) for e in ENTRIES])
    rest = page_of(chars("４ まとめ" + "." * 30 + " 9", 60, 60, page=2), number=2)
    assert [page.kind for page in laid(first, rest)] == ["toc", "toc"]


@pytest.mark.parametrize("title", ["Agenda", "アジェンダ", "本日の内容"])
def test_an_agenda_is_a_contents_page(title: str) -> None:
    slides = [page_of(chars("くらしを変える計画", 60, 40, size=26, bold=True), paragraph(BODY * 3, 60, 100, 40))]
    words = [chars(title, 60, 40, size=26, bold=True, page=2)]
    for n, name in enumerate(["世界への展開", "産業での活用", "人の育成"], 1):
        words += [chars(str(n), 50, 100 + 40 * n, size=16, bold=True, page=2),
                  chars(f"{name}　　{3 * n}", 90, 100 + 40 * n, size=16, bold=True, page=2)]  # fmt: skip
    slides.append(page_of(*words, number=2, width=780, height=540))
    pages = laid(*slides)
    assert pages[1].kind == "toc"
    assert not [s for s in build_outline(pages, ()).walk() if s.page_start == 2]


def outline_of(*pages: Page) -> Outline:
    return build_outline(laid(*pages), ())


def test_what_the_contents_leave_out_stands_beside_its_equals() -> None:
    entries = [(e, 60.0 if e[1:2] == " " else 75.0) for e in ENTRIES]
    groups = [[], []]
    for n, title in enumerate(["１ 概要", *ENTRIES]):
        at = groups[n // 5]
        at.append(chars(title.replace(" ", "　"), 60, 60 + 140 * (n % 5), size=12, bold=True, page=2 + n // 5))
        at.append(paragraph(BODY, 60, 90 + 140 * (n % 5), 40, page=2 + n // 5))
    pages = [contents(entries), *(page_of(*group, number=2 + n) for n, group in enumerate(groups))]
    assert [s.level for s in outline_of(*pages).walk()] == [1, 2, 2, 1, 2, 2, 1, 2, 2]


@pytest.mark.parametrize("numbers", [True, False])
def test_contents_below_the_title_of_the_first_page_are_no_sections(numbers: bool) -> None:
    """Short papers have their contents on the page of their title, with or without pages."""
    titles = ["1. はじめに", "1.1. 背景", "1.2. 目的", "2. 体系", "2.1. 人の体系", "2.2. 人の型"]
    first = [chars("くらしとデータの手引", 60, 40, size=18, bold=True), paragraph(BODY, 60, 80, 40), chars("目次", 60, 170)]
    for n, title in enumerate(titles):
        first.append(chars(f"{title}{2 + n // 3}" if numbers else title, 60, 190 + 18 * n))
    pages = [page_of(*first)]
    for k in range(2):
        rows = []
        for n, title in enumerate(titles[3 * k : 3 * k + 3]):
            rows.append(chars(title, 60, 60 + 140 * n, size=12, bold=True, page=2 + k))
            rows.append(paragraph(BODY, 60, 90 + 140 * n, 40, page=2 + k))
        pages.append(page_of(*rows, number=2 + k))
    found = [(s.page_start, s.title.text) for s in outline_of(*pages).walk() if s.numbering]
    assert found == [(2 + n // 3, title.split(" ")[1]) for n, title in enumerate(titles)]


def test_a_count_that_begins_anew_is_no_chapter() -> None:
    """Points counted 1., 2. below 2.1 in the chapters' type stand below it, though the chapters are counted so too."""
    entries = [(e, 60.0 if e[1:2] == " " else 75.0) for e in ["１ 概要", *ENTRIES]]
    groups = [[], []]
    for n, title in enumerate(["１ 概要", *ENTRIES[:4], "１. 集め方", "２. 選び方", *ENTRIES[4:6]]):
        at = groups[n // 5]
        at.append(chars(title.replace(" ", "　"), 60, 60 + 140 * (n % 5), size=12, bold=True, page=2 + n // 5))
        at.append(paragraph(BODY, 60, 90 + 140 * (n % 5), 40, page=2 + n // 5))
    pages = [contents(entries), *(page_of(*group, number=2 + n) for n, group in enumerate(groups))]
    found = {s.title.text: s.level for s in outline_of(*pages).walk()}
    assert [found[name] for name in ("人の体系", "集め方", "選び方", "人の型", "育成")] == [2, 3, 3, 2, 1]


@pytest.mark.parametrize(("source", "sign"), [("mixed", "1)"), ("native", "1")])
def test_the_bracket_that_a_pictured_number_lost_stands_in_the_contents(source: str, sign: str) -> None:
    names = ["集め方の定め", "選び方の定め", "比べ方の定め", "残し方の定め"]
    rows = []
    for n, name in enumerate(names):
        rows += [chars(f"{n + 1}　{name}", 60, 60 + 140 * n, size=12, bold=True, page=2)]
        rows += [paragraph(BODY, 60, 90 + 140 * n, 40, page=2)]
    pages = laid(contents([(f"{n + 1}){name}", 60.0) for n, name in enumerate(names)]), page_of(*rows, number=2))
    pages[1].page.text_source = source
    assert [s.numbering for s in build_outline(pages, ()).walk()][0] == sign
