"""A number in a badge, a box or type of its own belongs to the title beside it, which may go on below."""

import pytest

from extractors.document import Bookmark, Char, Page, Shape
from extractors.outline.tree import build_outline
from tests.extractors.printed import box, chars, laid, page_of, paragraph

BODY = "行政の手続を住民の暮らしに合わせて見直し、窓口に来なくても済むものを一つずつ増やしていくこととする。" * 2
TITLES = ["スマホがもうひとつの窓口に", "歩きまわらない窓口", "だれもが使える行政"]


def cards(
    numbers: list[str], *, badge: float = 9, size: float = 14, boxed: bool = True, title_at: float = 90, drop: float = 3
) -> Page:
    """Three cards one below the other: a number, its title at the right in larger bold type, and prose."""
    groups: list[list[Char]] = []
    shapes: list[Shape] = []
    for i, (number, title) in enumerate(zip(numbers, TITLES, strict=True)):
        top = 120.0 + 200 * i
        groups.append(chars(number, 54, top + drop, size=badge, bold=True))
        groups.append(chars(title, title_at, top, size=size, bold=True))
        groups.append(paragraph(BODY, 50, top + 40, 45))
        if boxed:
            width = sum(badge / 2 if c.isascii() else badge for c in number)
            shapes.append(box(50, top + drop - 3, 58 + width, top + drop + badge + 3, fill=(0, 90, 160)))
    return page_of(*groups, shapes=shapes)


def found(page: Page) -> list[tuple[str | None, str]]:
    return [(s.numbering, s.title.text) for s in build_outline(laid(page), ()).walk()]


@pytest.mark.parametrize(
    "numbers", [["A-1", "A-2", "A-3"], ["01", "02", "03"], ["①", "②", "③"], ["Ⅰ", "Ⅱ", "Ⅲ"], ["1.1", "1.2", "1.3"]]
)
def test_a_badge_numbers_the_title_at_its_right(numbers: list[str]) -> None:
    assert found(cards(numbers)) == list(zip(numbers, TITLES, strict=True))


def test_a_large_number_without_a_box_does_too() -> None:
    numbers = ["1", "2", "3"]
    assert found(cards(numbers, badge=24, boxed=False, drop=-5)) == list(zip(numbers, TITLES, strict=True))


def test_a_title_that_fills_its_card_goes_on_below() -> None:
    groups: list[list[Char]] = []
    shapes: list[Shape] = []
    for i, (number, first, second) in enumerate([("B-1", "土台を全国とそろ", "える"), ("B-2", "人工知能といっし", "ょに働く")]):
        left = 40.0 + 260 * i
        shapes += [box(left, 120, left + 175, 500), box(left + 10, 132, left + 40, 146, fill=(0, 90, 160))]
        groups += [chars(number, left + 14, 135, size=9, bold=True), chars(first, left + 46, 134, size=14, bold=True)]
        groups += [chars(second, left + 10, 154, size=14, bold=True)]
        groups += [paragraph("国が定めた標準に合わせて、すべての業務の仕組みを順に移す。", left + 10, 190, 15)]
    page = page_of(*groups, shapes=shapes)
    assert found(page) == [("B-1", "土台を全国とそろえる"), ("B-2", "人工知能といっしょに働く")]


def test_words_with_a_letter_or_a_roman_number_are_numbers() -> None:
    for word in ("Theme A", "PART B", "Vision　Ⅱ", "Action 3", "テーマＡ"):
        page = page_of(chars(f"{word}　手続きが変わる", 50, 80, size=16, bold=True), paragraph(BODY, 50, 120, 45))
        assert found(page) == [(word, "手続きが変わる")]
    page = page_of(chars("Vision 2030　まちの姿", 50, 80, size=16, bold=True), paragraph(BODY, 50, 120, 45))
    assert found(page)[0][0] is None


def test_a_bar_between_number_and_title() -> None:
    groups = []
    for i, title in enumerate(TITLES):
        groups += [chars(f"0{i + 1} | {title}", 50, 100 + 150 * i, size=14, bold=True)]
        groups += [paragraph(BODY, 50, 130 + 150 * i, 45)]
    assert found(page_of(*groups)) == list(zip(["01", "02", "03"], TITLES, strict=True))


def test_brackets_of_other_forms_hold_numbers() -> None:
    groups = []
    for i, title in enumerate(TITLES):
        groups += [chars(f"［{'１２３'[i]}］{title}", 50, 100 + 150 * i, size=14, bold=True)]
        groups += [paragraph(BODY, 50, 130 + 150 * i, 45)]
    assert found(page_of(*groups)) == list(zip(["［１］", "［２］", "［３］"], TITLES, strict=True))


def test_rows_of_a_drawn_timetable_are_no_headings() -> None:
    groups = [chars("５年間の道すじ", 50, 80, size=13, bold=True), paragraph(BODY, 50, 110, 45)]
    shapes: list[Shape] = []
    for i, name in enumerate(["A-1 手続き", "A-2 窓口", "B-1 標準化", "B-2 生成AI"]):
        top = 220 + 26 * i
        groups.append(chars(name, 50, top + 5, size=8.5, bold=True))
        shapes += [box(160, top, 300, top + 20, fill=(200, 220, 240)), box(300, top, 500, top + 20, fill=(90, 160, 220))]
        groups += [chars("準備", 220, top + 5, size=8.5), chars("実施", 390, top + 5, size=8.5)]
    groups += [chars("市の情報を守る", 50, 360, size=13, bold=True), paragraph(BODY, 50, 390, 45)]
    groups += [chars("職員を育てる", 50, 480, size=13, bold=True), paragraph(BODY, 50, 510, 45)]
    assert [title for _, title in found(page_of(*groups, shapes=shapes))] == [
        "５年間の道すじ", "市の情報を守る", "職員を育てる",
    ]  # fmt: skip


def test_a_number_and_its_title_in_boxes_of_one_row() -> None:
    groups, shapes = [], []
    for i, title in enumerate(TITLES):
        top = 120.0 + 100 * i
        shapes += [box(40, top, 110, top + 80), box(114, top, 300, top + 80), box(304, top, 560, top + 80)]
        groups += [chars(f"ステップ{i}", 48, top + 8, size=11), chars(title, 120, top + 44, size=12, bold=True)]
        groups += [chars("職員が集まり、進め方を話し合う。", 310, top + 20), chars("月に一度開く。", 310, top + 40)]
    got = found(page_of(*groups, shapes=shapes))
    assert got == [(f"ステップ{i}", title) for i, title in enumerate(TITLES)]


def test_a_small_number_over_a_large_title_in_one_bar() -> None:
    groups, shapes = [], []
    for i, title in enumerate(TITLES, 1):
        top = 80.0 + 230 * (i - 1)
        shapes.append(box(40, top, 500, top + 60, fill=(0, 60, 120)))
        groups += [chars(f"柱{i}　なぎ", 50, top + 8, size=10), chars(title, 50, top + 28, size=19)]
        groups.append(paragraph(BODY, 50, top + 90, 45))
    assert found(page_of(*groups, shapes=shapes)) == [(f"柱{i}", f"なぎ {t}") for i, t in enumerate(TITLES, 1)]


def test_a_title_with_a_comma_in_a_bar_like_its_siblings() -> None:
    groups, shapes = [], []
    for i, title in enumerate(["待たずに、書かずに、すぐ終わる", "市役所をポケットに", "カード一枚で、まちをめぐる"]):
        top = 80.0 + 200 * i
        shapes.append(box(40, top, 400, top + 36, fill=(220, 235, 250)))
        groups += [chars(title, 80, top + 11, size=13), paragraph(BODY, 50, top + 60, 45)]
    titles = [title for _, title in found(page_of(*groups, shapes=shapes))]
    assert titles == ["待たずに、書かずに、すぐ終わる", "市役所をポケットに", "カード一枚で、まちをめぐる"]


def test_a_tag_at_the_end_of_a_slides_title_bar_is_no_heading() -> None:
    pages = []
    for n, title in enumerate(TITLES, 1):
        shapes = [box(0, 10, 842, 60, n, (20, 60, 120)), box(650, 22, 800, 46, n, (250, 200, 60))]
        groups = [chars(title, 30, 22, size=24, bold=True, page=n), chars("くらしを支える", 660, 28, size=13, bold=True, page=n)]
        groups += [paragraph(BODY, 40, 120, 60, page=n, size=12)]
        pages.append(page_of(*groups, number=n, width=842, height=595, shapes=shapes))
    assert [s.title.text for s in build_outline(laid(*pages), ()).walk()] == TITLES


def test_a_title_that_ends_with_a_particle_goes_on_below() -> None:
    groups: list[list[Char]] = []
    for i, (first, second) in enumerate([("偽の知らせに", "気をつける"), ("大切な記録を", "守りぬく")]):
        top = 100.0 + 200 * i
        groups += [chars(str(i + 1), 50, top, size=16, bold=True), chars(first, 120, top + 1, size=14, bold=True)]
        groups += [chars(second, 120, top + 20, size=14, bold=True), paragraph(BODY, 50, top + 60, 45)]
    assert found(page_of(*groups)) == [("1", "偽の知らせに気をつける"), ("2", "大切な記録を守りぬく")]


@pytest.mark.parametrize("number", ["基本方針{}", "第{}の柱", "プロジェクト{}"])
def test_a_counted_word_above_a_larger_title_counts_it(number: str) -> None:
    """A divider: the word in a box, the title below it; the slides that follow stand under it."""
    sheets, expected = [], []
    for n, (title, parts) in enumerate([("町の人の時間を返す", ["申請の入口", "支払いの種類"]), ("役場の時間を生む", ["下書きの自動化", "会議の紙"])], 1):
        token, page = number.format(n), len(sheets) + 2
        sheets.append(
            page_of(
                chars(token, 120, 170, size=24, bold=True, page=page), chars(title, 116, 230, size=36, bold=True, page=page),
                number=page, width=960, height=540, shapes=[box(112, 160, 340, 205, page, (30, 80, 120))],
            )
        )  # fmt: skip
        expected.append((token, title, 1))
        for part in parts:
            page = len(sheets) + 2
            sheets.append(
                page_of(
                    chars(part, 40, 30, size=24, bold=True, page=page), paragraph(BODY, 50, 110, 45, page=page, size=14),
                    number=page, width=960, height=540,
                )
            )  # fmt: skip
            expected.append((None, part, 2))
    cover = page_of(
        chars("青波町デジタル推進計画", 200, 180, size=40, bold=True), chars("令和７年３月　青波町", 380, 400, size=16),
        width=960, height=540,
    )  # fmt: skip
    assert [(s.numbering, s.title.text, s.level) for s in build_outline(laid(cover, *sheets), ()).walk()] == expected


def test_an_announced_slide_takes_the_number_in_the_badge_before_its_title() -> None:
    """Bookmarks of presentations leave the badge out, and equal places on many slides make no furniture of it."""
    pages = []
    for n, (number, title) in enumerate(zip(["A-1", "A-2", "B-1"], TITLES, strict=True), 1):
        groups = [chars(number, 40, 22, size=16, page=n), chars(title, 100, 20, size=26, bold=True, page=n)]
        groups.append(paragraph(BODY, 50, 120, 45, page=n))
        pages.append(page_of(*groups, number=n, width=780, height=540, shapes=[box(34, 18, 84, 42, page=n)]))
    marks = [Bookmark(title, 1, n, 0.0) for n, title in enumerate(TITLES, 1)]
    outline = build_outline(laid(*pages), marks)
    assert [(s.numbering, s.title.text) for s in outline.walk()] == list(zip(["A-1", "A-2", "B-1"], TITLES, strict=True))


def test_a_counted_word_of_the_towns_own_over_a_larger_title_is_its_number() -> None:
    groups: list[list[Char]] = []
    for i, title in enumerate(TITLES):
        groups.append(chars(f"はなびら{i + 1}", 54, 100 + 200 * i, size=10, bold=True))
        groups.append(chars(title, 54, 116 + 200 * i, size=18, bold=True))
        groups.append(paragraph(BODY, 50, 150 + 200 * i, 45))
    assert found(page_of(*groups)) == [(f"はなびら{i + 1}", title) for i, title in enumerate(TITLES)]


def test_boxes_that_name_what_later_pages_are_titled_and_a_figures_unit_head_nothing() -> None:
    groups: list[list[Char]] = [chars("三つの柱", 50, 60, size=16, bold=True), paragraph(BODY, 50, 90, 45)]
    shapes: list[Shape] = []
    for i, (name, title) in enumerate(zip(("くらし", "しごと", "つながり"), TITLES, strict=True)):
        shapes.append(box(50 + 170 * i, 160, 210 + 170 * i, 230, fill=(0, 90, 160)))
        groups.append(chars(name, 60 + 170 * i, 170, size=14, bold=True))
        groups.append(chars(title, 55 + 170 * i, 200, size=9))
    later = page_of(*(paragraph(BODY, 50, 150 + 200 * i, 45) for i in range(3)), number=2)
    for i, title in enumerate(TITLES):
        later.chars.extend(chars(title, 50, 110 + 200 * i, size=18, bold=True, page=2))
    later.shapes.append(box(300, 600, 420, 660, fill=(240, 240, 240)))
    later.chars.extend([*chars("120時間→2,400", 310, 610, size=16, page=2), *chars("時間", 310, 630, size=16, page=2)])
    outline = build_outline([*laid(page_of(*groups, shapes=shapes)), *laid(later)], ())
    assert [s.title.text for s in outline.walk()] == ["三つの柱", *TITLES]
