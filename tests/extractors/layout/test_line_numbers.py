"""The numbers of a draft's lines are furniture, whichever way they count; numbers of lists and tables are text."""

from collections.abc import Callable

from extractors.document import Char, LaidOutPage, Page, Segment
from extractors.outline.tree import build_outline
from tests.extractors.printed import chars, laid, page_of

DRAFT = [
    ("第１章　計画の考え方", 12.0),
    ("１　趣旨", 11.0),
    *[("人口の減少が進むなかで、行政の仕事を根本から改めることが求められているため", 10.0)] * 4,
    ("〈課題〉窓口に来なければ済まない手続がまだ多く残されている。", 10.0),
    ("２　期間", 11.0),
    *[("本計画は、令和８年度から令和10年度までの三年間を対象とし、毎年度見直すこと", 10.0)] * 5,
]
PITCH = 18.0


def draft(number: int, named: Callable[[int], str], *, x1: float = 62.0, size: float = 7.5, rows: int = 99) -> Page:
    """A page of lines with the number that ``named`` gives each, ending at ``x1``; an empty one is not printed."""
    groups: list[list[Char]] = []
    for i, (text, type_size) in enumerate(DRAFT[:rows]):
        top = 130 + PITCH * i
        groups.append(chars(text, 85, top, size=type_size, page=number, bold=type_size > 10))
        label = named(i + 1)
        groups.append(chars(label, x1 - len(label) * size / 2, top + 1, size=size, page=number))
    groups.append(chars(f"- {number} -", 285, 800, page=number))
    return page_of(*groups, number=number)


def text_of(pages: list[LaidOutPage]) -> list[str]:
    return [b.text for p in pages for b in p.blocks if b.kind != "furniture"]


def headings(pages: list[LaidOutPage]) -> list[tuple[str | None, str]]:
    return [(s.numbering, s.title.text) for s in build_outline(pages, ()).walk()][:3]


EXPECTED = [("第１章", "計画の考え方"), ("１", "趣旨"), ("２", "期間")]


def test_numbers_that_begin_anew_on_every_page() -> None:
    pages = laid(*(draft(n, str) for n in (1, 2, 3)))
    assert headings(pages) == EXPECTED
    assert any("〈課題〉窓口" in text for text in text_of(pages))
    assert [p.label for p in pages] == ["1", "2", "3"]
    assert sum(b.kind == "furniture" for b in pages[0].blocks) == len(DRAFT) + 1


def test_numbers_that_go_on_from_page_to_page() -> None:
    pages = laid(*(draft(n, lambda i, n=n: str(i + (n - 1) * len(DRAFT))) for n in (1, 2)))  # type: ignore[misc]
    assert headings(pages) == EXPECTED


def test_every_fifth_line_and_the_right_margin() -> None:
    fifth = lambda i: str(i) if i % 5 == 0 else ""  # noqa: E731
    assert all(not text.startswith(("5", "10")) for text in text_of(laid(draft(1, str), draft(2, str))))
    through = lambda n: lambda i: fifth(i + (n - 1) * 15)  # noqa: E731
    pages = laid(*(draft(n, through(n), x1=560.0) for n in (1, 2, 3)))
    assert all(text[-1] not in "05" for text in text_of(pages))


def test_a_page_of_few_lines_follows_the_others() -> None:
    pages = laid(draft(1, str), draft(2, str), draft(3, str, rows=2))
    assert "".join(text_of(pages[2:])) == "第１章　計画の考え方１　趣旨"


def test_large_numbers_in_the_type_of_the_text() -> None:
    assert headings(laid(draft(1, str, size=10.0), draft(2, str, size=10.0))) == EXPECTED


def test_a_list_whose_items_are_numbered_is_text() -> None:
    groups = [chars("対象とする手続は、次のとおりとする。", 60, 90)]
    for i in range(20):
        groups += [chars(str(i + 1), 60, 110 + PITCH * i), chars("転入届の受付と住所の変更", 85, 110 + PITCH * i)]
    assert any(text.startswith("1") for text in text_of(laid(page_of(*groups))))


def test_items_of_two_lines_are_text_though_nothing_stands_left_of_their_numbers() -> None:
    groups = []
    for i in range(12):
        groups += [chars(str(i + 1), 60, 90 + 2 * PITCH * i), chars("転入届の受付と、これに", 85, 90 + 2 * PITCH * i)]
        groups.append(chars("伴う住所の変更の手続", 85, 90 + 2 * PITCH * i + PITCH))
    assert any(text.startswith("1") for text in text_of(laid(page_of(*groups))))


def test_the_first_column_of_a_ruled_table_is_text() -> None:
    groups, rules = [], []
    for i in range(25):
        top = 130 + PITCH * i
        groups += [chars(str(i + 1), 60, top), chars("転入届の受付", 85, top)]
        rules.append(Segment(55, top - 3, 500, top - 3, 0.5))
    assert any("1" in text for text in text_of(laid(page_of(*groups, segments=rules))))


def test_numbers_that_do_not_count_evenly_are_text() -> None:
    odd = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 90, 91, 99]
    pages = laid(*(draft(n, lambda i: str(odd[i - 1])) for n in (1, 2)))
    assert any(text.startswith("1 ") for text in text_of(pages))
