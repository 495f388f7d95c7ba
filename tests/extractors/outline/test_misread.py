"""One wrong letter in a scanned number is put right by the siblings around it, and only there."""

from __future__ import annotations

import pytest

from extractors.document import Page
from extractors.outline.tree import build_outline
from tests.extractors.printed import chars, laid, page_of, paragraph

BODY = "行政の手続を住民の暮らしに合わせて見直し、窓口に来なくても済むものを一つずつ増やしていくこととする。" * 2


def scanned(titles: list[str], source: str = "ocr", sizes: list[float] | None = None) -> list[tuple[str | None, str]]:
    """The sections of a document with a title and its text on each page."""
    made: list[Page] = []
    for n, title in enumerate(titles, 1):
        size = sizes[n - 1] if sizes else 16
        page = page_of(
            chars(title, 50, 60, size=size, bold=True, page=n), paragraph(f"{n}　" + BODY, 50, 110, 40, page=n), number=n
        )
        page.text_source = source
        made.append(page)
    return [(s.numbering, s.title.text) for s in build_outline(laid(*made), ()).walk()]


@pytest.mark.parametrize(
    ("titles", "number"),
    [
        (["第1章　計画の考え方", "第2章　現状", "第3草　施策の内容", "第4章　計画の推進"], "第3章"),
        (["第1章　計画の考え方", "第2意　現状", "第3章　施策の内容"], "第2章"),
        (["第１節　背景", "第２節　位置付け", "第３飾　期間"], "第３節"),
        (["施策4　窓口", "施策5　手続", "施素6　だれでも使える端末", "施策7　データ"], "施策6"),
    ],
)
def test_a_wrong_letter_between_siblings(titles: list[str], number: str) -> None:
    got = scanned(titles)
    assert number in [n for n, _ in got]
    assert len(got) == len(titles) and all(n for n, _ in got)


@pytest.mark.parametrize(
    ("titles", "kept"),
    [
        (["第1章　計画", "第3草　施策の内容", "第4章　推進"], "第3草"),  # no sibling before it
        (["第1章　計画", "第2章　現状", "第3期　計画の期間", "第4章　推進"], "第3期"),  # a unit
        (["第1章　計画", "第2章　現状", "第3節　施策", "第4章　推進"], "第3節"),  # a number of another kind
    ],
)
def test_other_letters_stay(titles: list[str], kept: str) -> None:
    assert any(kept in (n or "") + t for n, t in scanned(titles))


def test_typeset_pages_and_other_sizes_stay() -> None:
    titles = ["第1章　計画", "第2章　現状", "第3草　施策", "第4章　推進"]
    assert "第3章" not in [n for n, _ in scanned(titles, source="native")]
    assert "第3章" not in [n for n, _ in scanned(titles, sizes=[20, 20, 14, 20])]


def test_a_letter_in_the_place_of_the_next_digit_is_that_digit() -> None:
    titles = ["1　計画の考え方", "2　現状", "3　体制", "4　個別計画", "S　取組"]
    assert [n for n, _ in scanned(titles)] == ["1", "2", "3", "4", "5"]
    assert "5" not in [n for n, _ in scanned(titles, source="native")]
    assert "5" not in [n for n, _ in scanned(["1　計画の考え方", "2　現状", "S　取組"])]


def echoed(head: str, title: str, source: str = "ocr") -> list[tuple[str | None, str, float]]:
    """The sections of a page with a small line in its corner and a title set apart below it."""
    page = page_of(chars(head, 380, 40, size=9), chars(title, 120, 70, size=18), paragraph(BODY, 50, 130, 40, size=11))
    page.text_source = source
    return [(s.numbering, s.title.text, s.size) for s in build_outline(laid(page), ()).walk()]


def test_a_title_said_twice_is_one_with_the_words_of_the_small_one() -> None:
    assert echoed("第２章　情報化の現状と課題", "第２草情報化 の現伏と課題") == [("第２章", "情報化の現状と課題", 18.0)]
    assert len(echoed("花見町デジタル推進計画", "第２章　情報化の現状と課題")) <= 2
    assert ("第２章", "情報化の現状と課題", 18.0) in echoed("第１章　計画の趣旨と期間", "第２章　情報化の現状と課題")


def test_a_first_letter_that_a_gap_has_torn_off_comes_back() -> None:
    assert scanned(["施策1　電　子申請の推進", "施策2　窓口の改革"]) == [("施策1", "電子申請の推進"), ("施策2", "窓口の改革")]
    assert scanned(["施策1　序　はじめに", "施策2　窓口の改革"])[0][1] == "序　はじめに"
