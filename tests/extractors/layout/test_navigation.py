"""A list of the deck's parts that every slide repeats is no text; labels that come back are."""

from __future__ import annotations

from tests.extractors.printed import chars, laid, page_of

TITLES = ("電子申請を広げる", "書かない窓口を置く", "端末を持ち運ぶ", "教室を全地区で開く", "データを公開する")


def slides(entries: tuple[str, ...]) -> list[list[str]]:
    pages = []
    for number, title in enumerate(TITLES, 1):
        groups = [chars(entry, 10, 60 + 50 * n, size=9, page=number) for n, entry in enumerate(entries)]
        groups.append(chars(f"{number}　{title}", 200, 30, size=20, bold=True, page=number))
        groups.append(chars(f"{title}ために、町は仕事の流れを見直します。", 320, 100, size=14, page=number))
        groups.append(chars("令和８年度までに行います。", 320, 150, size=14, page=number))
        pages.append(page_of(*groups, number=number, width=720, height=405))
    return [[b.text for b in page.blocks if b.kind != "furniture"] for page in laid(*pages)]


def test_the_list_of_parts_at_the_side_is_furniture() -> None:
    for number, (texts, title) in enumerate(zip(slides(TITLES), TITLES, strict=True), 1):
        assert texts[0] == f"{number}　{title}"
        assert not set(TITLES) & set(texts)


def test_labels_that_come_back_stay() -> None:
    labels = ("今の様子", "これから", "めざす時期")
    assert all(set(labels) <= set(texts) for texts in slides(labels))
