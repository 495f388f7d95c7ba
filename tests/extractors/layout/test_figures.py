"""What is a drawing of boxes that arrows join, and what only looks like one."""

from __future__ import annotations

import math

import pytest

from extractors.document import Page, Place, Shape
from extractors.glyphs import glyphs_of
from extractors.layout.figures import find_figures
from extractors.layout.frames import frames_of
from tests.extractors.layout.drawing import BLUE, blank, block_arrow, box, polygon, write


def figures(page: Page) -> list[Place]:
    return find_figures(page, [place for place, _ in frames_of(page)], glyphs_of(page), [])


def rounded(page: Page, x0: float, top: float, x1: float, bottom: float) -> None:
    """A box with round corners, as presentations write it: filled, then drawn again as a line."""
    steps = [math.pi / 2 * i / 10 for i in range(11)]
    corners = [(x1 - 8, top + 8, 0), (x0 + 8, top + 8, 1), (x0 + 8, bottom - 8, 2), (x1 - 8, bottom - 8, 3)]
    points = [
        (x + 8 * math.cos(a + k * math.pi / 2), y - 8 * math.sin(a + k * math.pi / 2))
        for x, y, k in corners
        for a in steps
    ]
    for fill, stroke in ((BLUE, None), (None, (0, 0, 0))):
        page.shapes.append(Shape(Place(1, x0, top, x1, bottom), tuple(points), fill, stroke, 1.0, True, True))


def sheet(arrow: bool) -> Page:
    page = blank(1190, 842)
    if arrow:
        for x in (300, 640):
            polygon(page, [(x, 225), (x + 260, 225), (x + 130, 262)])
    else:
        rounded(page, 17, 207, 1174, 255)
        write(page, 480, 222, "だれもがつながるまち", 20, True)
    for k, title in enumerate(("柱１　手続を手元で", "柱２　仕事を身軽に", "柱３　産業を元気に")):
        left = 17 + 391 * k
        box(page, left, 266, left + 374, 298, BLUE, None)
        write(page, left + 90, 274, title, 15, True)
        box(page, left, 298, left + 374, 558)
        write(page, left + 6, 304, "（１）申請の電子化", 12, True)
        write(page, left + 16, 320, "・来庁しなくてもよい手続を増やし、家から出せるものを三年で二倍にする", 9)
        write(page, left + 16, 334, "・窓口の混み具合を知らせる", 9)
    return page


@pytest.mark.parametrize("arrow", [False, True])
def test_title_bars_on_frames_of_text_are_no_drawing(arrow: bool) -> None:
    assert figures(sheet(arrow)) == []


def test_boxes_that_arrows_join_are_a_drawing() -> None:
    page = blank()
    for k, word in enumerate(("受付", "確認", "交付")):
        box(page, 60 + 160 * k, 200, 160 + 160 * k, 240)
        write(page, 90 + 160 * k, 214, word)
        if k:
            block_arrow(page, 5 + 160 * k, 55 + 160 * k, 220)
    (found,) = figures(page)
    assert found.holds(110, 220) and found.holds(430, 220)


@pytest.mark.parametrize("lines", [1, 3])
def test_a_box_further_away_belongs_to_a_drawing_when_several_lines_run_to_it(lines: int) -> None:
    page = blank()
    for k, word in enumerate(("甲の省", "乙の省", "丙の省")):
        box(page, 60 + 160 * k, 200, 160 + 160 * k, 240)
        write(page, 80 + 160 * k, 214, word)
        if k:
            block_arrow(page, 5 + 160 * k, 55 + 160 * k, 220)
        if k < lines:
            polygon(page, [(110 + 160 * k, 240), (270, 390), (270, 391)])
    box(page, 180, 392, 360, 430)
    write(page, 220, 404, "地方の団体")
    assert any(found.holds(270, 410) for found in figures(page)) == (lines == 3)


def test_the_borders_of_cards_join_none_of_the_boxes_in_them():
    page = blank()
    for top in (60, 240):
        box(page, 40, top, 300, top + 160)
        for i, label in enumerate(("現状", "課題", "取組", "担当課")):
            rounded(page, 50, top + 10 + 36 * i, 104, top + 28 + 36 * i)
            write(page, 58, top + 14 + 36 * i, label)
            write(page, 112, top + 14 + 36 * i, "窓口で受けています。")
    assert figures(page) == []


def test_a_column_of_labels_beside_bordered_boxes_with_texts_is_no_drawing() -> None:
    page = blank()
    for k, label in enumerate(("現状", "取組", "指標", "時期")):
        box(page, 20, 60 + 80 * k, 130, 130 + 80 * k, BLUE, None)
        write(page, 50, 90 + 80 * k, label)
        box(page, 136, 60 + 80 * k, 800, 130 + 80 * k)
        write(page, 142, 90 + 80 * k, "窓口で受け取る書類を減らし、家から届け出られるようにする。")
    assert figures(page) == []
