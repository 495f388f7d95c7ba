"""Sheets that bear several pages are read page by page: slides of a handout, the two halves of a spread."""

from dataclasses import replace
from itertools import pairwise

import pytest

from extractors.document import Char, Page, Segment
from extractors.layout.panels import split_sheets
from extractors.outline.tree import build_outline
from tests.extractors.printed import box, chars, laid, page_of, paragraph

BODY = "行政の手続を住民の暮らしに合わせて見直し、窓口に来なくても済むものを一つずつ増やしていくこととする。" * 2


def slide(title: str, number: int, top: float, page: int, size: float = 16) -> list[Char]:
    return [
        *chars(title, 90, top + 12, size=size, page=page),
        *paragraph(BODY, 90, top + 60, 36, page=page),
        *chars(str(number), 480, top + 285, size=7, page=page),
    ]


def handout(sheet: int, upper: str, lower: str) -> Page:
    """Two framed slides on an upright sheet; the sheet has a number of its own."""
    frames = [box(80, top, 500, top + 300, sheet) for top in (60, 440)]
    return page_of(
        slide(lower, 2 * sheet, 440, sheet), slide(upper, 2 * sheet - 1, 60, sheet), chars(str(sheet), 300, 815, page=sheet),
        number=sheet, shapes=frames,
    )  # fmt: skip


def test_every_slide_of_a_handout_has_its_title() -> None:
    pages = laid(handout(1, "窓口を変える", "手続を変える"), handout(2, "手続を変える（続き）", "職員を育てる"))
    outline = build_outline(pages, [])
    assert [(s.title.text, s.level, s.page_start, s.page_end) for s in outline.walk()] == [
        ("窓口を変える", 1, 1, 1), ("手続を変える", 1, 1, 2), ("職員を育てる", 1, 2, 2),
    ]  # fmt: skip
    assert [page.label for page in pages] == ["1", "2"]
    assert outline.roots[0].text == BODY


def test_boxes_of_one_page_are_no_slides() -> None:
    once = handout(1, "現状", "課題")
    other = page_of(*(paragraph(BODY, 50, 80 + 90 * i, 45, page=2) for i in range(6)), number=2)
    assert not any(sheet.panels for sheet in split_sheets([once, other]))


def spread(sheet: int, left: str, right: str, swapped: bool = False) -> Page:
    """Two upright pages side by side, numbered at their outer corners."""
    numbers = (2 * sheet + 1, 2 * sheet) if swapped else (2 * sheet, 2 * sheet + 1)
    return page_of(
        chars(left, 50, 60, size=14, page=sheet), paragraph(BODY, 50, 100, 30, page=sheet),
        chars(right, 470, 60, size=14, page=sheet), paragraph(BODY, 470, 100, 30, page=sheet),
        chars(str(numbers[0]), 40, 570, page=sheet), chars(str(numbers[1]), 790, 570, page=sheet),
        number=sheet, width=842, height=595,
    )  # fmt: skip


def test_a_spread_is_read_left_page_first() -> None:
    pages = laid(spread(1, "1　目的", "2　期間"), spread(2, "3　体制", "4　指標"), spread(3, "5　予算", "6　点検"))
    assert [s.title.text for s in build_outline(pages, []).walk()] == ["目的", "期間", "体制", "指標", "予算", "点検"]
    assert [page.label for page in pages] == ["2-3", "4-5", "6-7"]
    assert [page.place.width for page in (p.page for p in pages[0].panels)] == [421, 421]


def test_numbers_that_run_from_the_right_turn_the_order() -> None:
    pages = laid(
        spread(1, "2　期間", "1　目的", swapped=True), spread(2, "4　指標", "3　体制", swapped=True),
        spread(3, "6　点検", "5　予算", swapped=True),
    )  # fmt: skip
    assert [s.title.text for s in build_outline(pages, []).walk()] == ["目的", "期間", "体制", "指標", "予算", "点検"]


def test_a_table_over_both_pages_is_not_cut() -> None:
    sheets = [spread(n, "左", "右") for n in (1, 2, 3)]
    sheets[1].segments += [Segment(40, 200 + 30 * i, 800, 200 + 30 * i, 0.5) for i in range(4)]
    assert [len(sheet.panels) for sheet in split_sheets(sheets)] == [2, 0, 2]


def test_a_slide_in_two_columns_is_one_page() -> None:
    slides = []
    for n in (1, 2, 3):
        page = spread(n, "現状", "課題")
        page.chars = [c for c in page.chars if c.place.top < 500] + chars(str(n), 790, 570, page=n)
        slides.append(page)
    assert not any(sheet.panels for sheet in split_sheets(slides))


def test_what_a_speaker_says_beside_a_slide_belongs_to_it() -> None:
    words = {"窓口を変える": "一枚の用紙も書かせない。" * 6, "手続を変える": "夜も受け付ける。" * 8}
    words |= {"職員を育てる": "研修を年に三度行う。" * 7, "費用を抑える": "共同で調達する。" * 8}
    names = list(words)

    def sheet(number: int, upper: str, lower: str) -> Page:
        frames = [box(40, top, 330, top + 200, number) for top in (60, 440)]
        parts = []
        for top, name in ((60, upper), (440, lower)):
            parts += [chars(name, 50, top + 12, size=16, page=number), paragraph(BODY, 50, top + 60, 25, page=number)]
            parts.append(paragraph(words[name], 350, top + 5, 20, page=number))
        return page_of(*parts, number=number, shapes=frames)

    outline = build_outline(laid(sheet(1, *names[:2]), sheet(2, *names[2:])), [])
    assert {s.title.text: s.text.replace("\n", "") for s in outline.walk()} == {n: BODY + w for n, w in words.items()}


@pytest.mark.parametrize("cells", [(0, 842), (0, 300, 421, 560, 842), (0, 415, 842)])
def test_a_table_over_the_whole_sheet_is_no_spread_though_its_rules_are_drawn_cell_by_cell(cells: tuple[int, ...]) -> None:
    wide = spread(2, "3　体制", "4　指標")
    wide.segments.extend(
        Segment(a + 20 * (a == 0), 120 + 40 * k, b - 20 * (b == 842), 120 + 40 * k, 0.5)
        for k in range(4)
        for a, b in pairwise(cells)
    )
    sheets = split_sheets([spread(1, "1　目的", "2　期間"), wide, spread(3, "5　予算", "6　点検")])
    assert [len(sheet.panels) for sheet in sheets] == [2, 0, 2]


def test_two_forms_a_page_with_equal_frames_are_no_slides() -> None:
    def forms(sheet: int, rows: int) -> Page:
        tops = (60, 440)
        made = page_of(*(paragraph(BODY, 90, top + 72, 36, page=sheet) for top in tops), number=sheet,
                       shapes=[box(80, top, 500, top + 300, sheet) for top in tops])  # fmt: skip
        lines = [Segment(80.5, top + 50 * i, 499.5, top + 50 * i, 0.5) for top in tops for i in range(1, rows)]
        return replace(made, segments=lines)

    assert all(sheet.panels for sheet in split_sheets([forms(n, 1) for n in (1, 2, 3)]))
    assert not any(sheet.panels for sheet in split_sheets([forms(n, 6) for n in (1, 2, 3)]))
