"""The body's name is righted on recognised pages alone, and no other town is renamed."""

from __future__ import annotations

import pytest

from extractors.document import Document, Page
from extractors.scanned_names import right_names
from tests.extractors.printed import chars, page_of


def read(text: str, stated: dict[str, str], font: str = "ocr", source: str = "ocr", extra: tuple[str, ...] = ()) -> str:
    lines = [text, *extra]
    page: Page = page_of(*([c._replace(font=font) for c in chars(t, 50, 60 + 30 * i)] for i, t in enumerate(lines)))
    page.text_source = source
    document = Document("x.pdf", "0" * 64, 1, [page], [], {})
    right_names(document, stated)
    return "".join(c.text for c in document.pages[0].chars)[: len(text)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("月日市デジタル都市推進計画", "月白市デジタル都市推進計画"),
        ("令和７年３月　月自市", "令和７年３月　月白市"),
        ("白嶺県月日市の取組", "白嶺県月白市の取組"),
    ],
)
def test_a_name_with_one_wrong_letter_is_the_name_that_the_manifest_states(text: str, right: str) -> None:
    assert read(text, {"municipality": "月白市"}) == right


@pytest.mark.parametrize(
    "text", ["大月市との連携", "デジタル都市推進計画", "月白町の取組", "新月日市の取組", "月の日の市"]
)
def test_other_names_and_words_stay(text: str) -> None:
    assert read(text, {"municipality": "月白市"}) == text


def test_printed_characters_are_never_changed() -> None:
    assert read("月日市の計画", {"municipality": "月白市"}, source="native") == "月日市の計画"
    assert read("月日市の計画", {"municipality": "月白市"}, font="IPAGothic", source="mixed") == "月日市の計画"


def test_without_a_manifest_the_register_and_the_pages_tell_the_name() -> None:
    named = ("足利市は取り組む", "足利市は進める", "足利市の計画", "足利市の職員")
    assert read("足刺市ＤＸ推進計画", {}, extra=named) == "足利市ＤＸ推進計画"
    assert read("足刺市ＤＸ推進計画", {}, extra=named[:1]) == "足刺市ＤＸ推進計画"
