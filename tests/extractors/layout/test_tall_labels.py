"""Which box is the label of the box beside it."""

from __future__ import annotations

from extractors.document import Place
from extractors.layout.box_pairs import Piece, may_label, pair_pieces


def piece(place: tuple[float, float, float, float], text: str, count: int = 1, filled: bool = False) -> Piece:
    return Piece(Place(1, *place), text, True, 10.0, filled, count, (0, 80, 40) if filled else None)


def test_a_label_box_as_high_as_its_value_may_be_tall():
    label = piece((20, 100, 60, 220), "取組", filled=True)
    value = piece((66, 100, 500, 220), "窓口の予約を受け付け、待ち時間を知らせる", 4)
    assert pair_pieces([label, value]) == [(0, 1)]


def test_a_tall_box_about_as_wide_as_its_neighbour_or_above_it_is_no_label():
    wide = piece((20, 100, 300, 220), "取組", filled=True)
    value = piece((306, 100, 600, 220), "窓口の予約を受け付け、待ち時間を知らせる", 4)
    below = piece((20, 222, 300, 400), "窓口の予約を受け付け、待ち時間を知らせる", 4)
    assert pair_pieces([wide, value]) == []
    assert pair_pieces([wide, below]) == []


def test_letters_one_below_the_other_are_a_label_of_one_line():
    assert may_label(piece((20, 100, 40, 220), "取組内容", 4, True))
    assert not may_label(piece((20, 100, 140, 220), "取組を進める担当の課", 4, True))


def test_words_of_time_are_labels_and_dates_are_none():
    assert may_label(piece((20, 100, 80, 130), "日程", filled=True))
    assert may_label(piece((20, 100, 80, 130), "年次計画", filled=True))
    assert not may_label(piece((20, 100, 80, 130), "令和８年度", filled=True))
