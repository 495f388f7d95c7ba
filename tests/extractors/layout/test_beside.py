"""Headings in the margin stand before the text beside them; large numbers and small words beside lines are no part."""

from __future__ import annotations

import pytest

from extractors.document import Char, Page
from extractors.outline.tree import build_outline
from tests.extractors.printed import chars, laid, page_of, paragraph

PROSE = "住民の手続を暮らしに合わせて見直し、来庁しなくても済むものを一つずつ増やしていく。" * 3
HEADS = ["窓口のこと", "職場のこと", "地域のこと"]


def margin(heads: list[str], size: float = 12.0, bold: bool = True, at: float = 50.0) -> list[Char]:
    """Heads at the left of paragraphs."""
    found: list[Char] = []
    for i, head in enumerate(heads):
        top = 120.0 + 90 * i
        for k, line in enumerate(head.split("\n")):
            found += chars(line, at, top + k * 1.3 * size, size=size, bold=bold)
        found += paragraph(PROSE, 190, top, 32)
    return found


def titles(*pages: Page) -> list[tuple[str | None, str, str]]:
    return [(s.numbering, s.title.text, s.text) for s in build_outline(laid(*pages), ()).walk()]


@pytest.mark.parametrize("size", [10.5, 12.0, 14.0])
def test_a_head_in_the_margin_holds_the_text_at_its_right(size: float) -> None:
    page = page_of(chars("第１章　これからの姿", 50, 60, size=18, bold=True), margin(HEADS, size))
    assert titles(page)[1:] == [(None, head, PROSE) for head in HEADS]


def test_a_head_in_the_margin_may_take_two_lines() -> None:
    page = page_of(chars("第１章　これからの姿", 50, 60, size=18, bold=True), margin([f"{h[:3]}\n{h[3:]}" for h in HEADS]))
    assert titles(page)[1:] == [(None, head, PROSE) for head in HEADS]


def test_labels_in_the_margin_head_nothing() -> None:
    page = page_of(chars("１　窓口を変える", 50, 60, size=18, bold=True), margin(["現状", "課題", "取組"], 10.5))
    assert [title for _, title, _ in titles(page)] == ["窓口を変える"]


def test_a_large_number_far_from_its_title_counts_both_lines() -> None:
    sheets = []
    for number, (first, second) in enumerate([("いつでもどこでも", "届け出られる暮らし"), ("人にしかできない", "仕事に向き合う役場")], 1):
        sheets.append(
            page_of(
                chars(str(number), 50, 50, size=56, bold=True), chars(first, 190, 60, size=18, bold=True),
                chars(second, 190, 85, size=18, bold=True), paragraph(PROSE, 50, 150, 45), number=number,
            )
        )  # fmt: skip
    assert [(n, t) for n, t, _ in titles(*sheets)] == [("1", "いつでもどこでも届け出られる暮らし"), ("2", "人にしかできない仕事に向き合う役場")]


def test_a_large_number_above_its_title_counts_it_and_no_pages() -> None:
    sheets = [
        page_of(
            chars(f"0{n}", 50, 50, size=44), chars(title, 50, 105, size=20, bold=True), paragraph(PROSE, 50, 150, 45),
            chars(str(n + 4), 290, 810, size=9), number=n,
        )
        for n, title in enumerate(["歩いて行ける役場", "紙をめくらない日", "島の違いを力に"], 1)
    ]  # fmt: skip
    pages = laid(*sheets)
    assert [page.label for page in pages] == ["5", "6", "7"]
    assert [s.numbering for s in build_outline(pages, ()).walk()] == ["01", "02", "03"]


def test_small_words_far_from_a_heading_are_not_in_it() -> None:
    page = page_of(
        chars("資料３", 470, 66, size=9), chars("２　これまでの歩み", 50, 60, size=16, bold=True), paragraph(PROSE, 50, 110, 45),
        chars("３　これからの歩み", 50, 260, size=16, bold=True), paragraph(PROSE, 50, 300, 45),
    )  # fmt: skip
    assert [title for _, title, _ in titles(page)] == ["これまでの歩み", "これからの歩み"]
