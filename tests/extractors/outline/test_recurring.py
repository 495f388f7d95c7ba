"""A look that only headings have tells a heading where size and weight do not; frames know their titles."""

from extractors.document import Outline, Page
from extractors.outline.tree import build_outline
from tests.extractors.printed import box, chars, laid, page_of, paragraph

BODY = "行政の手続を住民の暮らしに合わせて見直し、窓口に来なくても済むものを一つずつ増やしていくこととする。" * 2


def titles(outline: Outline) -> list[tuple[int, str]]:
    return [(s.level, s.title.text) for s in outline.walk()]


def sheet(*parts: tuple[str, list[str]], label_size: float = 10.5, number: int = 1) -> Page:
    """Bars over frames in one column; in each frame, lines of another font over small lists."""
    groups, shapes, top = [], [], 60.0
    for bar, names in parts:
        height = 40 + 50 * len(names)
        shapes += [box(50, top, 500, top + 18, number, (20, 60, 120)), box(50, top, 500, top + height, number)]
        groups.append(chars(bar, 240, top + 3, size=12, font="Bar", page=number))
        for i, name in enumerate(names):
            at = top + 28 + 50 * i
            groups += [
                chars(name, 60, at, size=label_size, font="Label", page=number),
                chars("・窓口の予約を始める", 60, at + 16, size=9.5, page=number),
                chars("・様式を一つにする", 60, at + 30, size=9.5, page=number),
            ]
        top += height + 14
    body = paragraph(BODY * 3, 520, 60, 45, size=10, page=number)
    return page_of(*groups, body, number=number, width=1191, height=842, shapes=shapes)


def test_lines_of_a_look_of_their_own_in_frames_are_headings() -> None:
    page = sheet(("暮らし", ["窓口の改革", "手続の電子化"]), ("仕事", ["標準化への移行", "在宅で働く"]), ("まち", ["見守り"]))
    found = titles(build_outline(laid(page), []))
    assert found == [
        (1, "暮らし"), (2, "窓口の改革"), (2, "手続の電子化"),
        (1, "仕事"), (2, "標準化への移行"), (2, "在宅で働く"), (1, "まち"), (2, "見守り"),
    ]  # fmt: skip


def test_one_line_in_another_font_is_no_heading() -> None:
    page = sheet(("暮らし", ["窓口の改革"]), ("仕事", []), ("まち", []))
    assert "窓口の改革" not in [title for _, title in titles(build_outline(laid(page), []))]


def test_a_bar_named_like_a_field_is_a_heading_among_its_like() -> None:
    page = sheet(("成り立ち", ["見守り"]), ("三つの柱", ["窓口の改革"]), ("柱の一覧", ["手続"]), ("指標", []), ("進め方", []))
    assert (1, "指標") in titles(build_outline(laid(page), []))


def test_a_slogan_below_the_bar_of_its_frame_is_text() -> None:
    shapes = [box(50, 100 + 150 * i, 500, 118 + 150 * i, 1, (20, 60, 120)) for i in range(3)]
    shapes += [box(50, 100 + 150 * i, 500, 220 + 150 * i) for i in range(3)]
    groups = [chars(t, 240, 103 + 150 * i, size=12) for i, t in enumerate(["背景", "基本理念", "体制"])]
    groups += [paragraph(BODY, 60, 125, 40), chars("人の時間を生みだす町", 180, 290, size=15), paragraph(BODY, 60, 425, 40)]
    outline = build_outline(laid(page_of(*groups, width=842, height=595, shapes=shapes)), [])
    assert titles(outline) == [(1, "背景"), (1, "基本理念"), (1, "体制")]
    assert outline.roots[1].text == "人の時間を生みだす町"


def test_a_pillar_in_the_type_of_unnumbered_chapters_stands_beside_them() -> None:
    groups = []
    for i, title in enumerate(["はじめに", "柱その一　来なくて済む役場", "柱その二　回る仕事場"]):
        groups += [chars(title, 50, 80 + 120 * i, size=15, bold=True), paragraph(BODY, 50, 110 + 120 * i, 45)]
    found = [(s.level, s.numbering, s.title.text) for s in build_outline(laid(page_of(*groups)), []).walk()]
    assert found == [(1, None, "はじめに"), (1, "柱その一", "来なくて済む役場"), (1, "柱その二", "回る仕事場")]
