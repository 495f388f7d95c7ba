"""What has the number after a heading's in its look is a heading too, whatever its words."""

import pytest

from extractors.document import Char, Page
from extractors.outline.tree import build_outline
from tests.extractors.printed import chars, laid, page_of, paragraph

BODY = "行政の手続を住民の暮らしに合わせて見直し、窓口に来なくても済むものを一つずつ増やしていくこととする。" * 2


def sections(*pages: Page) -> list[tuple[str | None, str]]:
    return [(s.numbering, s.title.text) for s in build_outline(laid(*pages), ()).walk()]


def article(parts: list[tuple[str, str]], page: int = 1, top: float = 120) -> Page:
    """Numbered lines in the type of the text, each with what stands below it."""
    groups: list[list[Char]] = [chars("第１章　施策の展開", 50, top - 30, size=14, bold=True, page=page)]
    for line, below in parts:
        groups.append(chars(line, 60, top, page=page))
        groups.append(paragraph(below, 70, top + 18, 40, page=page))
        top += 30 + 16 * (1 + len(below) // 40)
    return page_of(*groups, number=page)


@pytest.mark.parametrize("numbers", ["(1)|(2)|(3)|(4)|(5)", "（一）|（二）|（三）|（四）|（五）", "①|②|③|④|⑤", "ア|イ|ウ|エ|オ"])
def test_the_last_of_five_is_found_though_only_a_name_stands_below_it(numbers: str) -> None:
    titles = ["現況", "施策の方針", "実施する事項", "実施の時期", "所掌する課"]
    lines = [f"{n}　{t}" for n, t in zip(numbers.split("|"), titles, strict=True)]
    got = sections(article([*((line, BODY) for line in lines[:-1]), (lines[-1], "総務部行政管理課")]))
    assert got[1:] == list(zip(numbers.split("|"), titles, strict=True))


def test_the_one_in_the_middle_is_found_whatever_its_words() -> None:
    parts = [("(1)　現況", BODY), ("(2)　窓口に関すること", BODY), ("(3)　その他", BODY)]
    assert [n for n, _ in sections(article(parts))][1:] == ["(1)", "(2)", "(3)"]


def test_numbered_sentences_and_lists_stay_text() -> None:
    parts = [("(1)　現況", BODY), ("(2)　窓口を広げる。", BODY)]
    assert [n for n, _ in sections(article(parts))][1:] == ["(1)"]
    names = chars("次の手続を対象とする。", 60, 120)
    rows = [chars(f"({i})　{t}", 60, 140 + 16 * i) for i, t in enumerate(["転入届", "転出届", "出生届", "死亡届"], 1)]
    assert sections(page_of(names, *rows)) == []


def test_a_heading_in_another_face_parts_paragraphs_of_full_lines() -> None:
    long = "窓口では同じ名前と住所を何度も書いていただくので、職員が話をうかがって書類を作る仕組みに変えます。"
    lines = [chars(long[:44] + "。", 50, 120), chars("（三）村が取り組む大切なことを一つずつ挙げてみなさまに広く知らせていきます", 50, 136, font="Gothic"),
             chars(long[:45], 50, 152), chars("とする。", 50, 168)]  # fmt: skip
    texts = [b.text for b in laid(page_of(*lines))[0].blocks]
    assert len(texts) == 3 and texts[1].startswith("（三）村が") and texts[1].endswith("いきます")


def test_a_table_title_that_only_running_heads_print_opens_a_section_once() -> None:
    pages = [page_of(chars("１　趣旨", 50, 130, size=14, bold=True), paragraph(BODY, 50, 160, 45),
                     chars("２　期間", 50, 260, size=14, bold=True), paragraph(BODY, 50, 290, 45))]  # fmt: skip
    for n in (2, 3, 4):
        pages.append(
            page_of(
                chars("３　取組の一覧", 50, 40, size=9, page=n), paragraph(f"{n}番目の" + BODY, 50, 130, 45, page=n),
                number=n,
            )
        )  # fmt: skip
    outline = build_outline(laid(*pages), ())
    assert [(s.numbering, s.title.text, s.page_start, s.page_end) for s in outline.walk()][-1] == (
        "３", "取組の一覧", 2, 4,
    )  # fmt: skip
    assert len(list(outline.walk())) == 3


def test_a_running_head_that_counts_nothing_on_is_none() -> None:
    pages = [page_of(chars("１　趣旨", 50, 130, size=14, bold=True), paragraph(BODY, 50, 160, 45))]
    for n in (2, 3, 4):
        head = chars("５　取組の一覧", 50, 40, size=9, page=n)
        pages.append(page_of(head, paragraph(f"{n}番目の" + BODY, 50, 130, 45, page=n), number=n))
    assert sections(*pages) == [("１", "趣旨")]


def test_centred_annexes_of_the_contents_page_are_sections() -> None:
    entries = ["第１章　総則・・・・・・・・・・2", "第２章　施策・・・・・・・・・・2", "別表１　年次計画・・・・・・・・・・3",
               "別表２　指標・・・・・・・・・・4"]  # fmt: skip
    contents = page_of(chars("目　次", 250, 60, size=14), *(chars(e, 60, 120 + 20 * i) for i, e in enumerate(entries)))
    text = page_of(chars("第１章　総則", 250, 60, size=14, page=2), paragraph(BODY, 50, 100, 45, page=2),
                   chars("第２章　施策", 250, 300, size=14, page=2), paragraph(BODY, 50, 340, 45, page=2),
                   chars("- 2 -", 285, 800, page=2), number=2)  # fmt: skip
    annexes = [
        page_of(chars(title, 250, 60, size=13, page=n), paragraph(BODY, 50, 120, 45, page=n),
                chars(f"- {n} -", 285, 800, page=n), number=n)
        for n, title in ((3, "別表１　年次計画"), (4, "別表２　指標"))
    ]  # fmt: skip
    got = [(s.numbering, s.title.text, s.page_end) for s in build_outline(laid(contents, text, *annexes), ()).walk()]
    assert got[1:] == [("第２章", "施策", 2), ("別表１", "年次計画", 3), ("別表２", "指標", 4)]


def test_a_numbered_line_over_a_count_of_its_own_may_end_as_a_sentence() -> None:
    groups: list[list[Char]] = [chars("４　取り組む事項", 50, 60, size=12, bold=True), chars("次の事項に取り組む。", 60, 84)]
    top = 120.0
    for number, title in (("（１）", "村民の手続きに関すること"), ("（２）", "役場の仕事に関すること")):
        groups.append(chars(number + title, 60, top))
        for circled, name in zip("①②", ("手続きの電子化", "窓口の見直し"), strict=True):
            groups += [chars(f"{circled}　{name}", 70, top + 22), paragraph(BODY, 80, top + 40, 40)]
            top += 100
        top += 40
    got = [(s.level, s.numbering) for s in build_outline(laid(page_of(*groups)), ()).walk()]
    assert got == [(1, "４"), (2, "（１）"), (3, "①"), (3, "②"), (2, "（２）"), (3, "①"), (3, "②")]


@pytest.mark.parametrize("title", ["（資料）　用語の解説", "（参考）　用語の説明", "用語集", "資料１　主な用語の意味"])
def test_terms_of_a_glossary_are_no_headings(title: str) -> None:
    groups: list[list[Char]] = [chars("１　趣旨", 50, 60, size=12, bold=True), paragraph(BODY, 50, 84, 45)]
    groups.append(chars(title, 50, 180, size=12, bold=True))
    for i, term in enumerate(["電子決裁", "標準仕様書", "音声認識"]):
        groups += [chars(term, 50, 220 + 80 * i, size=12, bold=True), paragraph(BODY[:50] + "。", 60, 240 + 80 * i, 44)]
    groups += [chars("２　体制", 50, 480, size=12, bold=True), paragraph(BODY, 50, 504, 45)]
    got = sections(page_of(*groups))
    assert len(got) == 3 and got[-1] == ("２", "体制")
    assert got[1][1] in title and "（資料）" not in got[1][1]


def test_a_label_in_the_corner_counts_the_heading_that_opens_the_page() -> None:
    first = page_of(chars("１　趣旨", 50, 130, size=14, bold=True), paragraph(BODY, 50, 160, 45))
    annexes = [
        page_of(chars(f"別紙{n - 1}", 500, 40, page=n), chars(title, 50, 80, size=16, bold=True, page=n),
                paragraph(BODY, 50, 130, 45, page=n), number=n)
        for n, title in ((2, "推進の体制"), (3, "年次の計画"))
    ]  # fmt: skip
    assert sections(first, *annexes)[1:] == [("別紙1", "推進の体制"), ("別紙2", "年次の計画")]


def test_a_number_without_text_between_two_headings_of_its_look_is_one() -> None:
    groups = [chars("協力の内容", 50, 40, size=16, bold=True), paragraph(BODY * 3, 50, 400, 40, size=12)]
    for n, (title, text) in enumerate([("情報の交換", BODY), ("人の行き来", ""), ("計算の場", BODY), ("場の共有", BODY)], 1):
        groups.append(chars(f"（{n}）{title}", 50, 80 + 50 * n, size=11, bold=True))
        groups.append(chars(text[:30], 60, 98 + 50 * n, size=10))
    numbers = [number for number, _ in sections(page_of(*groups))]
    assert numbers[-4:] == [f"（{n}）" for n in range(1, 5)]
