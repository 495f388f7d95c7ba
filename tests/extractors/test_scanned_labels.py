"""The signs around labels on recognised pages are those of the document; labels and words without signs stay."""

from __future__ import annotations

import pytest

from extractors.document import Document
from extractors.scanned_labels import right_label_signs
from tests.extractors.printed import chars, page_of


def righted(*lines: str, font: str = "ocr", x0: float = 60.0) -> list[str]:
    """The lines of a recognised page after their labels' signs were righted."""
    made = [[c._replace(font=font) for c in chars(text, x0, 60 + 20 * i)] for i, text in enumerate(lines)]
    page = page_of(*made)
    page.text_source = "ocr"
    right_label_signs(Document("x.pdf", "0" * 64, 1, [page], [], {}))
    rows: dict[float, str] = {}
    for char in page.chars:
        rows[char.place.top] = rows.get(char.place.top, "") + char.text
    return list(rows.values())


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("ぐ現状>", "課題>", "く取組", "担当課", "<目標時期>"), ("＜現状＞", "＜課題＞", "＜取組＞", "＜担当課＞", "＜目標時期＞")),
        (("く現状>", "〈課題〉", "く取組〉", "担当課〉"), ("〈現状〉", "〈課題〉", "〈取組〉", "〈担当課〉")),
        (("《現状タ", "くる課題", "《取組タ", "ぐる担当課"), ("《現状》", "《課題》", "《取組》", "《担当課》")),
        (("口現状", "唱課題", "□取組", "ロ担当課", "口目標時期"), ("□現状", "□課題", "□取組", "□担当課", "□目標時期")),
        (("@現状", "@⑥課題", "⑨取組", "担当課", "◎目標時期"), ("◎現状", "◎課題", "◎取組", "◎担当課", "◎目標時期")),
    ],
)
def test_labels_of_one_document_have_one_kind_of_sign(lines: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    assert righted(*lines) == list(wanted)


def test_labels_with_their_text_behind_them_are_closed() -> None:
    lines = "ぐ現状>窓口が混む。", "ぐ課題>時間がかかる。", "く取組窓口を増やす。", "く担当課>総務課", "取組>手順を減らす。", "く取組>人を置く。"
    assert righted(*lines)[2] == "＜取組＞窓口を増やす。"


@pytest.mark.parametrize(
    "lines",
    [
        ("現状", "課題", "取組", "担当課", "目標時期"),  # no signs at all
        ("主な課題", "現状", "今後の取組", "担当課", "目標時期"),
        ("く現状>", "課題", "取組"),  # too few to tell
    ],
)
def test_labels_without_signs_stay(lines: tuple[str, ...]) -> None:
    assert righted(*lines) == list(lines)


def test_printed_characters_and_labels_elsewhere_stay() -> None:
    lines = ("ぐ現状>", "課題>", "く取組", "担当課")
    assert righted(*lines, font="IPAGothic") == list(lines)
    assert righted("ぐ現状>", "課題>", "く取組", "ぐ担当課>", "課題が多い。")[-1] == "課題が多い。"
