"""Drawn marks: what is an arrow, a bar or a milestone, and what is not."""

from __future__ import annotations

from dataclasses import replace

from extractors.document import Place, Shape
from extractors.layout.bars import find_marks, own_segments
from tests.extractors.layout.drawing import (
    BLACK,
    BLUE,
    XS_YS,
    across,
    blank,
    block_arrow,
    box,
    chevron,
    down,
    line_arrow,
    polygon,
    ruled,
)


def kinds(page):
    return [(m.kind, m.direction) for m in find_marks(page)]


def test_block_arrows_chevrons_and_pentagons_point_right():
    page = blank()
    block_arrow(page, 100, 300, 100)
    chevron(page, 100, 300, 150)
    polygon(page, [(100, 190), (290, 190), (300, 200), (290, 210), (100, 210)])
    assert kinds(page) == [("arrow", "right")] * 3


def test_short_and_tall_block_arrow_is_an_arrow_still():
    page = blank()
    block_arrow(page, 100, 108, 100, height=14)
    assert kinds(page) == [("arrow", "right")]


def test_arrow_drawn_twice_counts_once():
    page = blank()
    block_arrow(page, 100, 300, 100, stroke=False)
    block_arrow(page, 100, 300, 100)
    (mark,) = find_marks(page)
    assert mark.fill == BLUE


def test_double_arrow_and_upright_arrow():
    page = blank()
    polygon(
        page,
        [(90, 90), (99, 80), (99, 85), (191, 85), (191, 80), (200, 90), (191, 99), (191, 95), (99, 95), (99, 99)],
    )
    polygon(page, [(300, 200), (310, 190), (320, 200), (315, 200), (315, 260), (305, 260), (305, 200)])
    assert kinds(page) == [("arrow", "both"), ("arrow", "up")]


def test_line_with_a_head_is_one_arrow_and_rules_nothing():
    page = blank()
    line_arrow(page, 100, 300, 100)
    (mark,) = find_marks(page)
    assert (mark.kind, mark.direction, mark.hollow) == ("arrow", "right", False)
    assert mark.place.bbox == (100, 96, 300, 104)
    assert own_segments(page, [mark]) == set(page.segments)


def test_small_figures_are_milestones():
    page = blank()
    polygon(page, [(100, 110), (105, 100), (110, 110)], BLUE, None)
    polygon(page, [(200, 105), (205, 100), (210, 105), (205, 110)], BLUE, None)
    assert [m.kind for m in find_marks(page)] == ["mark", "mark"]


def test_floating_box_is_a_bar_and_a_cell_is_none():
    page = blank()
    xs, ys, texts = XS_YS
    ruled(page, xs, ys, texts)
    box(page, xs[1], ys[1], xs[2], ys[2], BLUE, None)
    assert find_marks(page) == []
    box(page, 160, ys[1] + 5, 400, ys[1] + 15, BLUE)
    assert [(m.kind, m.place.x0, m.place.x1) for m in find_marks(page)] == [("bar", 160, 400)]


def test_edges_of_a_bar_rule_nothing_but_the_lines_of_the_table_do():
    page = blank()
    xs, ys, texts = XS_YS
    ruled(page, xs, ys, texts)
    rulings = set(page.segments)
    box(page, 160, ys[1] + 5, 400, ys[1] + 15, BLUE)
    assert own_segments(page, find_marks(page)) == set(page.segments) - rulings


def test_boxes_stacked_like_cells_are_no_bars():
    page = blank()
    for top in (100, 120, 140):
        box(page, 100, top, 200, top + 20, BLUE)
    assert find_marks(page) == []


def test_thick_line_is_a_bar_among_thin_rulings():
    page = blank()
    xs, ys, texts = XS_YS
    ruled(page, xs, ys, texts)
    across(page, ys[1] + 10, 160, 400, width=4)
    assert [(m.kind, m.hollow) for m in find_marks(page)] == [("bar", False)]


def test_round_corners_make_a_bar_and_a_circle_does_not():
    page = blank()
    down(page, 50, 50, 60)
    points = ((105, 100), (195, 100), (200, 105), (200, 115), (195, 120), (105, 120), (100, 115), (100, 105))
    page.shapes.append(Shape(Place(1, 100, 100, 200, 120), points, BLUE, None, 0, True, True))
    circle = ((310, 100), (315, 105), (310, 110), (305, 105))
    page.shapes.append(Shape(Place(1, 305, 100, 315, 110), circle, BLUE, None, 0, True, True))
    assert [m.kind for m in find_marks(page)] == ["bar", "mark"]


def test_flat_picture_may_be_a_bar():
    page = blank()
    page.images += [Place(1, 100, 100, 300, 115), Place(1, 100, 200, 300, 400)]
    assert [m.place.top for m in find_marks(page)] == [100]


def test_shaded_label_of_a_form_is_no_bar_where_each_cell_has_its_own_border():
    page = blank()
    xs = [50, 100, 150, 200, 400]
    for a, b in zip(xs, xs[1:], strict=False):
        across(page, 100, a, b)
        across(page, 120, a, b)
    across(page, 140, 50, 400)
    for x in xs:
        down(page, x, 100, 120)
    for x in (50, 400):
        down(page, x, 120, 140)
    box(page, 150, 100, 200, 120, BLUE, None)
    assert kinds(page) == []


def test_bars_with_outlines_may_touch_in_a_row():
    page = blank()
    box(page, 150, 100, 250, 116, BLUE)
    box(page, 250, 100, 350, 116, (250, 220, 100))
    assert [kind for kind, *_ in kinds(page)] == ["bar", "bar"]


def test_dashed_line_and_open_head_are_one_arrow():
    page = blank()
    for x in range(100, 290, 8):
        across(page, 200, x, x + 5)
    polygon(page, [(290, 196), (298, 200), (290, 204)], BLACK, None)
    for x in range(100, 290, 3):
        box(page, x, 299.6, x + 1.5, 300.4, BLACK, None)
    head = ((288.0, 296.0), (296.0, 300.0), (288.0, 304.0))
    page.shapes.append(Shape(Place(1, 288, 296, 296, 304), head, None, BLACK, 0.8, False, False))
    marks = find_marks(page)
    assert [(m.kind, m.direction, round(m.place.x0), round(m.place.x1)) for m in marks] == [
        ("arrow", "right", 100, 298), ("arrow", "right", 100, 296)
    ]


def test_head_of_many_corners_belongs_to_its_line_and_alone_is_an_arrow():
    page = blank()
    head = [(291, 196), (298, 200), (291, 204), (290, 203), (294, 200.5), (290, 200.5), (290, 199.5), (294, 199.5),
            (290, 197)]
    polygon(page, head, BLACK, None)
    assert [(m.kind, round(m.place.x0)) for m in find_marks(page)] == [("arrow", 290)]
    across(page, 200, 120, 291)
    assert [(m.kind, round(m.place.x0)) for m in find_marks(page)] == [("arrow", 120)]


def test_picture_behind_a_drawn_arrow_is_its_shadow():
    page = blank()
    block_arrow(page, 100, 250, 200, height=24)
    page.images.append(Place(1, 98, 184, 256, 218))
    assert [m.kind for m in find_marks(page)] == ["arrow"]


def test_marks_are_looked_for_anew_in_another_drawing():
    page = blank()
    block_arrow(page, 100, 300, 100)
    first = find_marks(page)
    assert find_marks(page) == first and find_marks(page)[0] is first[0]
    first.clear()
    block_arrow(page, 100, 300, 200)
    assert kinds(page) == [("arrow", "right")] * 2
    assert len(find_marks(replace(page, shapes=page.shapes[:1]))) == 1


def test_a_shaded_row_over_the_whole_width_of_a_form_is_no_bar():
    page = blank()
    for x in (100, 600):
        down(page, x, 100, 220)
    for y in range(100, 240, 20):
        across(page, y, 100, 600)
    for y in (100, 140, 180):
        box(page, 100, y, 600, y + 20, BLUE, None)
    assert find_marks(page) == []
    box(page, 160, 125, 400, 135, BLUE)
    assert [(m.kind, m.place.x0) for m in find_marks(page)] == [("bar", 160)]
