"""Labels over their values in columns of a card: each is read with its value, and a table's head is none."""

from extractors.document import Segment
from tests.extractors.printed import box, chars, laid, page_of

TOP = [("現状", ["予約は電話で受ける。", "夜は留守番になる。"]), ("課題", ["昼に人が足りない。"]), ("主な取組", ["・画面から予約できる。"])]
LOW = [("達成時期", ["令和９年度中"]), ("担当課", ["図書館"]), ("関係課", ["－"])]


def card(top: float, *rows: list[tuple[str, list[str]]], xs: tuple[int, ...] = (60, 230, 400)):
    shapes, segments = [box(40, top, 560, top + 190)], []
    groups = [chars("図書館の予約", 60, top + 10, size=14, bold=True)]
    for n, row in enumerate(rows):
        y = top + 45 + 70 * n
        for x, (label, lines) in zip(xs, row, strict=True):
            groups.append(chars(label, x, y, size=8, bold=True))
            segments.append(Segment(x, y + 12, x + 140, y + 12, 0.8))
            groups += [chars(text, x, y + 18 + 15 * i, size=9) for i, text in enumerate(lines)]
    return groups, shapes, segments


def texts(*parts) -> list[str]:
    groups, shapes, segments = (sum((p[i] for p in parts), []) for i in range(3))
    (page,) = laid(page_of(*groups, shapes=shapes, segments=segments))
    return [b.text for b in page.blocks]


def test_each_label_of_a_card_is_read_with_what_stands_below_it() -> None:
    found = texts(card(100, TOP, LOW))
    assert found[1:] == [
        "現状", "予約は電話で受ける。夜は留守番になる。", "課題", "昼に人が足りない。", "主な取組", "・画面から予約できる。",
        "達成時期", "令和９年度中", "担当課", "図書館", "関係課", "－",
    ]  # fmt: skip


def test_cards_end_with_their_frame_wherever_the_columns_of_the_next_one_begin() -> None:
    found = texts(card(100, TOP), card(320, LOW, xs=(60, 290, 430)))
    assert found[6] == "・画面から予約できる。"
    assert found[7:] == ["図書館の予約", "達成時期", "令和９年度中", "担当課", "図書館", "関係課", "－"]


def test_words_of_no_vocabulary_and_rows_under_one_head_are_read_as_they_stand() -> None:
    row = [("山側", ["予約は電話で受ける。", "夜は留守番になる。"]), ("海側", ["昼に人が足りない。"]), ("中央", ["画面から。"])]
    (page,) = laid(page_of(*card(100, row)[0], shapes=card(100, row)[1]))
    assert not any(block.pair for block in page.blocks)
    again = [chars(text, x, 205, size=9) for x, text in ((60, "電話が混み合う。"), (230, "夜に人がいない。"))]
    (page,) = laid(page_of(*card(100, TOP)[0], *again))
    assert not any(block.pair for block in page.blocks)


def test_one_row_of_known_labels_needs_no_frame() -> None:
    (page,) = laid(page_of(*card(100, LOW)[0]))
    assert [b.text for b in page.blocks][1:] == ["達成時期", "令和９年度中", "担当課", "図書館", "関係課", "－"]
    assert sum(block.is_label for block in page.blocks) == 3


def test_bars_side_by_side_are_labels_of_the_lines_below_them() -> None:
    shapes = [box(40, 100, 280, 120, fill=(42, 157, 143)), box(300, 100, 560, 120, fill=(42, 157, 143))]
    words = [chars("指標", 150, 105, bold=True), chars("実施時期", 400, 105, bold=True)]
    words += [chars("申請率の向上", 110, 132), chars("令和９年度末までに広げる", 310, 132)]
    (page,) = laid(page_of(*words, shapes=shapes))
    assert [b.text for b in page.blocks] == ["指標", "申請率の向上", "実施時期", "令和９年度末までに広げる"]


def test_a_label_alone_below_the_grid_is_read_with_its_value() -> None:
    groups, shapes, _ = card(100, TOP[:2], xs=(60, 300))
    groups += [chars("担当課", 60, 204, size=8, bold=True), chars("図書館", 60, 216, size=9)]
    (page,) = laid(page_of(*groups, shapes=shapes))
    labels = [b.text for b in page.blocks if b.is_label]
    assert labels == ["現状", "課題", "担当課"]


def test_a_tinted_row_with_one_bold_label_is_label_and_value() -> None:
    rows = [("現状", ["電話で受ける。"]), ("主な取組", ["・画面で受ける。", "・端末を置く。"]), ("目標", ["９割"]), ("協力", ["商工会"])]
    groups, shapes = [], []
    for i, (label, lines) in enumerate(rows):
        top = 100 + 50 * i
        shapes.append(box(40, top, 560, top + 44, fill=(234, 242, 248)))
        groups.append(chars(label, 50, top + 17, bold=True))
        first = top + (17 if len(lines) == 1 else 9)
        groups += [chars(text, 160, first + 16 * n) for n, text in enumerate(lines)]
    (page,) = laid(page_of(*groups, shapes=shapes))
    assert [b.text for b in page.blocks] == [
        "現状", "電話で受ける。", "主な取組", "・画面で受ける。", "・端末を置く。", "目標", "９割", "協力", "商工会",
    ]  # fmt: skip
    assert [b.text for b in page.blocks if b.is_label] == ["現状", "主な取組", "目標", "協力"]
