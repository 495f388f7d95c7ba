"""Names in boxes above one another with who and what printed at their right."""

from __future__ import annotations

from extractors.document import Line, Place
from extractors.layout.lines import make_lines
from extractors.records.named_boxes import named_boxes
from tests.extractors.layout.drawing import blank, write

NAMES = ("本部長", "事務局", "推進班")


def lines_of(*rows: tuple[str, ...]) -> tuple[list[Line], dict[int, Place]]:
    """Lines of rows of a box and what stands beside it, and the frames of the boxes by line."""
    page = blank()
    for i, (name, *texts) in enumerate(rows):
        write(page, 60, 110 + 50 * i, name)
        for j, text in enumerate(texts):
            for k, part in enumerate(text.split("\n")):
                write(page, 250 + 180 * j, 110 + 50 * i + 13 * k, part)
    frames = {}
    lines = make_lines(page.chars, split_gaps=True)
    for line in lines:
        if line.place.x0 < 100:
            i = round((line.place.top - 110) / 50)
            frames[id(line)] = Place(1, 40.0, 100.0 + 50 * i, 200.0, 140.0 + 50 * i)
    return lines, frames


def read(*rows: tuple[str, ...]) -> list[list[tuple[str, list[list[str]]]]]:
    lines, frames = lines_of(*rows)
    lists = named_boxes(lines, lambda line: frames.get(id(line)), lambda text: text in NAMES)
    return [[(b.name.text, [[t.text for t in column] for column in b.texts]) for b in rows] for rows in lists]


def test_what_stands_beside_a_box_is_read_in_columns():
    assert read(("本部長", "市長", "本部の総括"), ("事務局", "企画課", "進み具合を\n管理する")) == [
        [("本部長", [["市長"], ["本部の総括"]]), ("事務局", [["企画課"], ["進み具合を", "管理する"]])]
    ]


def test_an_own_name_among_known_ones_is_one_too_and_a_column_may_be_empty():
    found = read(("本部長", "市長", "総括"), ("推進班", "", "試行"), ("みらい塾", "全課", "研究"))
    told = [("本部長", [["市長"], ["総括"]]), ("推進班", [[], ["試行"]]), ("みらい塾", [["全課"], ["研究"]])]
    assert found == [told]


def test_boxes_with_nothing_beside_them_and_boxes_of_other_words_are_none():
    assert read(("本部長",), ("事務局",)) == []
    assert read(("現状", "市長"), ("課題", "企画課"), ("本部長", "市長")) == []


def test_what_one_box_holds_behind_its_name_is_parted_at_wide_gaps():
    page, frames = blank(), {}
    for i, words in enumerate((("本部長", "市長", "総括"), ("みらい塾", "全課", "研究"), ("事務局", "企画課", "公表"))):
        for j, word in enumerate(words):
            write(page, 60 + 110 * j, 110 + 50 * i, word)
    lines = make_lines(page.chars, split_gaps=True)
    for line in lines:
        i = round((line.place.top - 110) / 50)
        frames[id(line)] = Place(1, 40.0, 100.0 + 50 * i, 400.0, 140.0 + 50 * i)
    (rows,) = named_boxes(lines, lambda line: frames.get(id(line)), lambda text: text in NAMES)
    told = [(row.name.text, [text.text for column in row.texts for text in column]) for row in rows]
    assert told == [("本部長", ["市長", "総括"]), ("みらい塾", ["全課", "研究"]), ("事務局", ["企画課", "公表"])]
