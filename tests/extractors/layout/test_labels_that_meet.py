"""Labels side by side over their values are a row; labels of two columns of text that meet at one height are none."""

from __future__ import annotations

from extractors.document import Place
from extractors.layout.box_pairs import Piece
from extractors.layout.label_columns import label_columns


def line(text: str, x0: float, top: float) -> Piece:
    return Piece(Place(1, x0, top, x0 + 10 * len(text), top + 10), text, False, 10.0, False, 1, None)


def table_of(rows: list[tuple[str, str]], tops: list[float]) -> list[Piece]:
    pieces = []
    for (left, right), top in zip(rows, tops, strict=True):
        for x0, label in ((50, left), (320, right)):
            if label:
                pieces += [line(label, x0, top), line("町が行うことを定める。", x0 + 10, top + 16)]
    return pieces


def test_rows_of_labels_are_found() -> None:
    rows = [("現状", "課題"), ("取組内容", "目標時期")]
    assert len(label_columns(table_of(rows, [60, 120]), framed=False)) == 2


def test_labels_of_text_in_columns_that_meet_by_chance_are_no_rows() -> None:
    rows = [("現状", "課題"), ("取組内容", "目標時期"), ("担当課", ""), ("", "現状"), ("課題", ""), ("", "担当課")]
    tops = [60.0, 120, 180, 200, 240, 260]
    assert label_columns(table_of(rows, tops), framed=False) == []
