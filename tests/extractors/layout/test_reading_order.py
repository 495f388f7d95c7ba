"""What a person reads first comes first, whatever order the file has."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from extractors.document import Char, Segment
from tests.extractors.printed import box, chars, laid, page_of, paragraph

LONG = "行政の手続を住民の暮らしに合わせて見直し、窓口に来なくても済むものを一つずつ増やしていくこととする。" * 2


def texts(page) -> list[str]:
    return [b.text for b in page.blocks if b.kind != "furniture"]


def test_a_line_that_leaves_room_ends_its_paragraph() -> None:
    page = laid(page_of(chars("（１）方針", 50, 50), paragraph(LONG, 60, 70, 40)))[0]
    assert texts(page) == ["（１）方針", LONG]


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = "左の段" + LONG, "右の段" + LONG
    page = laid(page_of(paragraph(right, 320, 100, 20), paragraph(left, 50, 100, 20)))[0]
    assert "".join(texts(page)) == left + right


def test_a_narrow_gutter_beside_many_lines_parts_columns() -> None:
    left, right = "左の段" + LONG * 2, "右の段" + LONG * 2
    page = laid(page_of(paragraph(left, 50, 100, 24), paragraph(right, 297, 100, 24)))[0]
    assert "".join(texts(page)) == left + right


def test_list_numbers_with_a_tab_are_no_column() -> None:
    rows = [chars(f"({n})", 50, 80 + 20 * n) + chars(f"取組の名前その{n}", 100, 80 + 20 * n) for n in range(1, 9)]
    page = laid(page_of(*rows))[0]
    assert texts(page)[0] == "(1) 取組の名前その1"
    assert len(texts(page)) == 8


def test_label_boxes_are_read_with_the_lines_beside_them() -> None:
    labels, values = ["現状", "課題", "担当"], ["窓口は三つある。", "待つ人が多い。", "住民課"]
    groups, shapes = [], []
    for i, (label, value) in enumerate(zip(labels, values, strict=True)):
        top = 100 + 40 * i
        shapes.append(box(50, top, 130, top + 36, fill=(220, 235, 220)))
        groups += [chars(label, 70, top + 12), chars(value, 150, top + 12)]
    assert texts(laid(page_of(*groups, shapes=shapes))[0]) == [
        "現状",
        "窓口は三つある。",
        "課題",
        "待つ人が多い。",
        "担当",
        "住民課",
    ]


def test_vertical_writing_runs_from_right_to_left() -> None:
    columns = [chars("本村は山に囲まれ役場まで遠い地区が多い", 500 - 18 * i, 100, down=True) for i in range(6)]
    first = chars("計画の目的", 518, 100, size=14, down=True)
    page = laid(page_of(*reversed(columns), first))[0]
    assert texts(page)[0] == "計画の目的"
    assert texts(page)[1].startswith("本村は山に囲まれ")


def test_a_drawing_is_no_running_text() -> None:
    shapes = [box(100, 100, 200, 130), box(100, 200, 200, 230), box(260, 200, 360, 230)]
    arrows = [Segment(150, 130, 150, 200, 1.0), Segment(200, 215, 260, 215, 1.0)]
    labels = [chars("町長", 130, 110), chars("本部会議", 120, 210), chars("事務局", 290, 210)]
    page = laid(page_of(*labels, paragraph(LONG, 50, 300, 45), shapes=shapes, segments=arrows))[0]
    assert [b.kind for b in page.blocks] == ["figure"] * 3 + ["paragraph"]


def test_a_box_of_divisions_is_read_behind_the_text_beside_it() -> None:
    groups, shapes = [], []
    for i, (name, divisions) in enumerate([("窓口の改革", ["市民課", "図書館"]), ("手続の電子化", ["総務課", "子育て支援課"])]):
        top = 100 + 160 * i
        groups += [chars(f"■{name}", 50, top, size=12, bold=True), paragraph(LONG, 60, top + 24, 32)]
        shapes.append(box(440, top - 4, 540, top + 90, fill=(230, 240, 240)))
        for j, word in enumerate(["担当課", *divisions]):
            groups.append(chars(word, 490 - 4.5 * len(word), top + 4 + 16 * j, size=9))
    assert texts(laid(page_of(*groups, shapes=shapes))[0]) == [
        "■窓口の改革", LONG, "担当課", "市民課", "図書館", "■手続の電子化", LONG, "担当課", "総務課", "子育て支援課",
    ]  # fmt: skip


def test_no_column_reaches_up_over_a_heading_to_boxes_side_by_side() -> None:
    groups, shapes = [], []
    for i in range(2):
        top = 100 + 160 * i
        groups += [chars(f"{i + 1}", 50, top, size=13), chars("窓口の改革", 80, top, size=13)]
        for x, word in ((50, "国の取組"), (310, "本市の取組")):
            shapes.append(box(x, top + 24, x + 240, top + 110))
            groups += [chars(word, x + 80, top + 28), paragraph(LONG[:50], x + 8, top + 46, 22)]
        groups.append(chars("【担当】市民課、総務課", 430, top + 120))
    order = "".join(texts(laid(page_of(*groups, shapes=shapes))[0]))
    assert order.index("【担当】") < order.index("2 窓口の改革") < order.rindex("国の取組") < order.rindex("本市の取組")
    assert order.count("【担当】") == 2 and order.endswith("【担当】市民課、総務課")


@pytest.mark.parametrize(("short", "rows"), [(20, 2), (20, 3), (22, 4)])
def test_a_paragraph_that_flows_round_a_box_is_read_whole(short: int, rows: int) -> None:
    """The first lines stand beside a box and are narrow, the rest below it is wide."""
    words, ends = LONG * 2, [short - 1 + short * i for i in range(rows)]
    head, rest = words[: ends[-1]], words[ends[-1] :]
    narrow = [chars(head[a:b], 50 + 10 * (a == 0), 100 + 16 * i) for i, (a, b) in enumerate(pairwise([0, *ends]))]
    wide = [chars(rest[i * 48 : (i + 1) * 48], 50, 100 + 16 * (rows + i)) for i in range(1 + len(rest) // 48)]
    balloon = [*chars("帰りに申請できて", 330, 104, size=8), *chars("助かりました", 330, 118, size=8)]
    page = laid(page_of(balloon, *narrow, *wide, shapes=[box(320, 98, 535, 96 + 16 * rows)]))[0]
    assert texts(page)[0] == head + rest
    assert "".join(texts(page)[1:]) == "帰りに申請できて助かりました"


def test_a_wide_gap_in_vertical_writing_is_a_blank() -> None:
    columns = [chars("本村は山に囲まれ役場まで遠い地区が多い。", 480 - 18 * i, 100, down=True) for i in range(6)]
    title = chars("付録", 518, 100, size=14, down=True) + chars("用語の説明", 518, 142, size=14, down=True)
    assert texts(laid(page_of(title, *columns))[0])[0] == "付録 用語の説明"


def test_letter_spaced_vertical_writing_has_no_blanks() -> None:
    columns = [chars("本村は山に囲まれ役場まで遠い地区が多い。", 480 - 18 * i, 100, down=True) for i in range(6)]
    title = [c for i, letter in enumerate("計画の目的") for c in chars(letter, 518, 100 + 26 * i, size=14)]
    assert texts(laid(page_of(title, *columns))[0])[0] == "計画の目的"


def test_short_columns_with_long_lines_are_columns() -> None:
    """Two headings side by side on one baseline, below each a few lines."""
    left, right = "左の段では行政の手続を住民の暮らしに合わせて見直していく。", "右の段では支払いの方法を一つずつ増やしていくこととする。"
    page = laid(page_of(
        chars("申請の入口", 50, 100, size=12, bold=True), chars("払い方", 310, 100, size=12, bold=True),
        chars("【現状】", 50, 120), chars("【現状】", 310, 120),
        *(chars(text[20 * i : 20 * i + 20], x0, 136 + 16 * i) for text, x0 in ((left, 50), (right, 310)) for i in (0, 1)),
        chars("【取組】", 50, 170), chars("用紙を減らす。", 50, 186),
    ))[0]  # fmt: skip
    assert "".join(texts(page)) == f"申請の入口【現状】{left}【取組】用紙を減らす。払い方【現状】{right}"


def test_a_value_stands_in_one_line_with_its_year_and_arrow() -> None:
    page = laid(page_of(
        chars("令和６年度", 68, 171, size=9), chars("120件", 136, 161, size=22), chars("▶▶▶", 249, 168, size=14),
        chars("令和11年度", 330, 171, size=9), chars("900件", 410, 161, size=22),
    ))[0]  # fmt: skip
    assert texts(page) == ["令和６年度 120件 ▶▶▶ 令和11年度 900件"]


@pytest.mark.parametrize("gap", [0, 10])
def test_a_heading_below_uneven_columns_heads_the_full_width_below(gap: int) -> None:
    """The right column is shorter; what stands below both belongs to the heading over it, not to the right column."""
    left = [chars("窓口を一つにまとめて用紙を減らす。", 50, 100 + 16 * i) for i in range(8)]
    right = [chars("支払いの方法を一つずつ増やす。", 310, 100 + 16 * i) for i in range(4)]
    head = [*chars("３", 50, 250, size=14), *chars("役割の分担", 64 + gap, 250, size=14)]
    page = laid(page_of(*left, *right, head, paragraph(LONG, 50, 286, 48)))[0]
    found = texts(page)
    at = next(i for i, text in enumerate(found) if "役割の分担" in text)
    assert found[at + 1 :] == [LONG]
    assert "支払い" in "".join(found[:at])


@pytest.mark.parametrize("gap", [18, 26])
def test_tiers_of_vertical_writing_with_a_narrow_gap(gap: int) -> None:
    upper = "上の段では村の窓口を一つにまとめて用紙を減らす。"
    lower = "下の段では支払いの方法を一つずつ増やしていく。"
    top = 100 + 10 * len(upper) + gap
    columns = [c for i in range(6) for c in (
        chars(upper, 500 - 18 * i, 100, down=True), chars(lower, 500 - 18 * i, top, down=True),
    )]  # fmt: skip
    found = "".join(texts(laid(page_of(*columns))[0]))
    assert found == 6 * upper + 6 * lower


def test_a_footer_below_a_gutter_does_not_join_columns() -> None:
    columns = [f"{name}の段" + LONG for name in "左中右"]
    groups = [paragraph(text, 40 + 240 * k, 100, 18) for k, text in enumerate(columns)]
    for foot in ([chars("(c) Town of Kaze, Office 2026", 200, 500, size=7)],
                 [chars("(c) Town of Kaze, Office 2026", 200, 500, size=7), chars("12", 740, 499, size=8)]):  # fmt: skip
        page = laid(page_of(*groups, *foot, width=780, height=540))[0]
        assert "".join(texts(page)).startswith("".join(columns))


@pytest.mark.parametrize("mark", ["•", "●", "①", "‒"])
def test_marks_before_a_right_column_stay_with_its_items(mark: str) -> None:
    items = ["予約のしくみを整える", "書かない窓口を広げる", "職員が一緒に学び続ける"]
    left = [paragraph(LONG, 40, 100, 24)]
    right = [group for k, item in enumerate(items)
             for group in (chars(mark, 430, 100 + 30 * k), chars(item, 452, 100 + 30 * k))]  # fmt: skip
    page = laid(page_of(*left, *right, width=780, height=540))[0]
    assert [text.replace(" ", "") for text in texts(page)[-3:]] == [mark + item for item in items]


def test_white_cards_on_a_tinted_ground_are_read_one_by_one() -> None:
    words = ["町の外の人と知恵を分け合い一緒に動く場をつくり広げ続ける", "国や県と足並みをそろえて進める", "学校や企業と共に試すしくみ作り"]
    groups, shapes = [chars("外とのつながり", 40, 110, size=16, bold=True)], [box(20, 100, 760, 300, fill=(210, 210, 210))]
    for k, text in enumerate(words):
        lines = [text[i : i + 8] for i in range(0, len(text), 8)]
        first = 190 - 8 * len(lines)
        groups += [chars(row, 60 + 245 * k, first + 16 * i, size=12) for i, row in enumerate(lines)]
        card = box(30 + 245 * k, 140, 260 + 245 * k, 240, fill=(255, 255, 255))
        shapes.append(replace(card, stroke=None))
    page = laid(page_of(*groups, width=780, height=540, shapes=shapes))[0]
    assert texts(page)[1:] == words


def test_a_heading_as_long_as_its_line_ends_where_the_face_changes() -> None:
    title = "４.２　仕事の流れを見直して暮らしに合わせる取組を町の全体に広げ続けること"
    head = chars(title, 60, 100, size=12, font="Gothic")
    body = [chars(LONG[34 * i : 34 * i + 34], 60, 118 + 18 * i, size=12) for i in range(2)]
    assert texts(laid(page_of(head, *body))[0])[0] == title


@pytest.mark.parametrize(("title", "parts"), [("第四章　年次表と目標", 9), ("第二章　職員の育成と研修の場", 12)])
def test_a_vertical_heading_goes_on_in_the_line_beside_it(title: str, parts: int) -> None:
    first, rest = title[:parts], title[parts:]
    page = page_of(chars(first, 525, 80, size=18, down=True), chars(rest, 493, 80, size=18, down=True))
    (block,) = laid(page)[0].blocks
    assert [line.text.replace(" ", "　") for line in block.lines] == [first, rest]


def test_contents_in_vertical_writing_have_kanji_for_pages() -> None:
    entries = ["第一章　計画のあらまし………三", "第二章　取組………四", "第三章　計画を進めるために………七", "第四章　年次表と目標……十二"]
    groups = [chars("目次", 525, 80, size=18, down=True)]
    groups += [chars(text, 480 - 21 * k, 80, size=12, down=True) for k, text in enumerate(entries)]
    cover = page_of(chars("村の計画", 300, 200, size=30, down=True))
    page = laid(cover, page_of(*groups, number=2))[1]
    assert page.kind == "toc"
    assert page.blocks[0].text == "目次"


@pytest.mark.parametrize("gap", ["　", "："])
def test_the_second_line_of_a_words_meaning_may_hang(gap: str) -> None:
    words = ["オープンデータ", "電子決裁", "無線ＬＡＮ"]
    meaning = "誰もが自由に使えるように公開されたデータ" * 2
    rows: list[list[Char]] = []
    for k, word in enumerate(words):
        text = f"{word}{gap}{meaning}のこと。"
        rows += [chars(text[:30], 50, 80 + 40 * k), chars(text[30:], 60, 96 + 40 * k)]
    rows.append(chars(f"{meaning[:28]}。", 50, 210))
    assert [b.text.split(gap)[0] for b in laid(page_of(*rows))[0].blocks][:3] == words
    prose = [chars("窓口の混雑をやわらげ、住民の負担を減らすための取組を定める", 50, 80), chars("町は次の事を行う。", 60, 96)]
    assert len(laid(page_of(*prose, chars(f"{meaning[:29]}。", 50, 150)))[0].blocks) == 3


def test_the_outline_of_a_letter_is_no_box_round_it() -> None:
    """Word art draws its letters, and their shadow, as shapes as high as the ink."""
    words, shapes = "６月補正予算の概要", []
    for k in range(1, len(words)):
        outline = box(62 + 35 * k, 105, 92 + 35 * k, 133, fill=(120, 120, 120))
        shapes.append(replace(outline, stroke=None, curved=True))
    shapes.append(replace(box(62, 104, 370, 134), curved=True))
    page = laid(page_of(chars(words, 60, 100, size=35), paragraph(LONG, 60, 180, 40), shapes=shapes))[0]
    assert texts(page) == [words, LONG]


def test_tabs_at_the_edge_do_not_slice_columns() -> None:
    """Coloured tabs with the chapters' names stand beside lines of text, not beside headings."""
    left, right, head = "左の段" + LONG * 5, "右の段" + LONG * 5, "技術で攻撃されるときの備えと町で決めておく約束"
    groups = [chars(head, 50, 92, size=18), paragraph(left, 50, 130, 20), paragraph(right, 280, 130, 20)]
    shapes = []
    for k in range(6):
        groups.append(chars(f"第{k + 1}章", 560, 120 + 72 * k, size=8))
        shapes.append(box(552, 90 + 72 * k, 590, 163 + 72 * k, fill=(0, 120, 200)))
    page = laid(page_of(*groups, shapes=shapes))[0]
    assert "".join(texts(page)).startswith(head + left + right)


def test_a_title_over_the_middle_column_is_that_of_all() -> None:
    columns = [f"{name}の段" + LONG for name in "左中右"]
    groups = [paragraph(text, 40 + 240 * k, 120, 18) for k, text in enumerate(columns)]
    page = laid(page_of(chars("各章のあらまし", 330, 60, size=18), *groups, width=780, height=540))[0]
    assert texts(page)[0] == "各章のあらまし"
    assert "".join(texts(page)[1:]) == "".join(columns)


def test_a_short_heading_between_columns_parts_them() -> None:
    def column(words: str, x0: float, top: float, rows: int) -> list[list[Char]]:
        return [chars(f"{words}の{'一二三四五六'[k]}行は町の仕事を定める。", x0, top + 18 * k) for k in range(rows)]

    groups = [*column("甲", 50, 60, 5), *column("乙", 320, 60, 3)]
    groups += [chars("第２節　仕事を変える", 50, 160, size=13, bold=True)]
    groups += [*column("丙", 50, 190, 6), *column("丁", 320, 190, 4)]
    order = re.findall("[甲乙第丙丁](?=の.行|２節)", "".join(texts(laid(page_of(*groups))[0])))
    assert "".join(order) == "甲" * 5 + "乙" * 3 + "第" + "丙" * 6 + "丁" * 4


def test_a_heading_of_the_first_column_does_not_part_them() -> None:
    left = [chars(f"甲の{k}行は町の仕事を定める。", 50, 60 + 18 * k) for k in range(1, 5)]
    left += [chars("第２節　仕事を変える", 50, 160, size=13, bold=True)]
    left += [chars(f"丙の{k}行は町の仕事を定める。", 50, 170 + 18 * k) for k in range(1, 6)]
    right = [chars(f"乙の{k}行は町の仕事を定める。", 320, 60 + 18 * k) for k in range(1, 12)]
    order = re.findall("[甲乙第丙](?=の.{1,2}行|２節)", "".join(texts(laid(page_of(*left, *right))[0])))
    assert "".join(order) == "甲" * 4 + "第" + "丙" * 5 + "乙" * 11


def test_columns_whose_lines_stand_at_other_heights_are_columns_from_their_first_lines_on() -> None:
    left = [chars(f"甲の{k}行は町の仕事を順に定めるもの", 50, 68 + 19 * k) for k in range(1, 9)]
    right = [chars(f"乙の{k}行は町の仕事を順に定めるもの", 320, 60 + 19 * k) for k in range(1, 9)]
    wide = chars("（３）誰もが使えるまちにするための取組とその進め方について", 50, 50, size=14, bold=True)
    order = re.findall("[甲乙](?=の.行)", "".join(texts(laid(page_of(wide, *left, *right))[0])))
    assert "".join(order) == "甲" * 8 + "乙" * 8


@pytest.mark.parametrize("gap", [4.0, 8.0])
def test_a_label_that_a_small_gap_parts_from_its_text(gap: float) -> None:
    value = "電子申請に対応した手続は二割である。"
    line = [*chars("現状", 50, 100), *chars(value, 70 + gap, 100)]
    plain = [*chars("住民", 50, 130), *chars(value, 70 + gap, 130)]
    assert texts(laid(page_of(line, plain))[0]) == [f"現状　{value}", f"住民{value}"]


def test_tiers_of_vertical_writing_keep_their_marks_and_first_lines() -> None:
    pages = []
    for n in (1, 2, 3):
        groups = []
        for top, first in ((40, "上"), (300, "下")):
            groups.append(chars(f"（{'一二三'[n - 1]}）{first}の段の見出し", 560, top, size=13, down=True, page=n))
            for k in range(12):
                row = f"{first}段の{'一二三四五六七八九十百千'[k]}行目は、町の仕事を定める"
                groups.append([_thin(c) for c in chars(row, 535 - 18 * k, top, down=True, page=n)])
        pages.append(page_of(*groups, number=n, height=842))
    found = [texts(page) for page in laid(*pages)]
    assert all(any(f"{first}の段の見出し" in text for text in page) for page in found for first in "上下")
    assert not any(text.strip() == "、" for page in found for text in page)


def _thin(char: Char) -> Char:
    """A mark with the box of its ink, as some producers leave it in vertical writing."""
    place = char.place
    return char if char.text != "、" else char._replace(place=place._replace(x0=place.x1 - 3, bottom=place.top + 3))


def test_the_title_of_a_vertical_cover_runs_from_the_right() -> None:
    from extractors.cover import read_cover

    title = ("若葉野村デジタル化推進", "アクションプラン")
    groups = [chars(part, 420 - 50 * k, 90, size=28, down=True) for k, part in enumerate(title)]
    groups.append(chars("令和八年三月", 200, 300, size=12, down=True))
    groups.append(chars("若葉野村", 170, 300, size=12, down=True))
    (page,) = laid(page_of(*groups))
    found = read_cover(page).title
    assert found is not None and found.text == "".join(title)


@pytest.mark.parametrize("number", ["２　ＡＩの活用", "2-1-3　窓口の改善", "施策１－２　窓口の改善", "Ⅱ　窓口の改善"])
def test_a_numbered_line_behind_a_full_one_that_ends_a_sentence_begins_anew(number: str) -> None:
    full = "減らした時間は令和６年度に百二十時間で、令和十二年度には二千時間とします。"
    page = laid(page_of(chars(full, 70, 50), chars(full, 70, 68), chars(number, 50, 86)))[0]
    assert texts(page)[-1].replace(" ", "　") == number.replace(" ", "　")


def test_an_entry_of_a_glossary_begins_below_a_full_one() -> None:
    first = "電子決裁　" + "文書を回さずに画面の上で決めること" + "と" * 17 + "。"
    second = "生成の道具　文章を作り出す仕組み。"
    blocks = laid(page_of(chars(first, 50, 100), chars(second, 50, 116), chars("と" * 40, 50, 300)))[0].blocks
    assert [b.text for b in blocks[:2]] == [first, second]


def test_a_field_that_hangs_under_its_label_goes_on() -> None:
    text = "〔現状〕" + "窓口に来なければ済まない手続が多く残って" * 2
    rows = [chars(text[:44], 50, 100), chars("いる。", 80, 116), chars("〔課題〕人手が足りない。", 50, 132)]
    blocks = laid(page_of(*rows, chars("と" * 44, 50, 300)))[0].blocks
    assert [b.text for b in blocks[:2]] == [text[:44] + "いる。", "〔課題〕人手が足りない。"]


def test_shaded_bars_head_their_columns_where_text_runs_on_into_the_next_one() -> None:
    """A bar as wide as its column is no label of what stands beside it in the next one."""
    text = "窓口に来る人の負担を減らしていく。"
    groups, shapes = [], []
    for x, heads in ((40.0, (60.0, 200.0)), (300.0, (110.0, 240.0))):
        for k, top in enumerate(heads):
            shapes.append(box(x, top, x + 240, top + 24, fill=(220, 235, 245)))
            groups.append(chars("町税の払い方" if k else "申請の受け付け", x + 6, top + 7, bold=True))
        lines = [y for y in range(60, 330, 18) if not any(top - 14 < y < top + 26 for top in heads)]
        groups += [chars(text if n % 2 else f"いま　{text}", x, float(y)) for n, y in enumerate(lines)]
    page = laid(page_of(*groups, shapes=shapes))[0]
    order = [b.lines[0].place.x0 < 290 for b in page.blocks]
    assert order == sorted(order, reverse=True)


def test_spaced_words_beside_far_wider_text_are_read_by_row() -> None:
    rows = [("現　　　状", "手続は紙で受け付けており、利用は少ない。"), ("取 組 内 容", "利用の多い手続から電子で受け付ける。"),
            ("目 標 時 期", "令和十年度末までに全ての手続で始める。")]  # fmt: skip
    parts = [chars(text, x, 50 + 20 * i) for i, row in enumerate(rows) for x, text in zip((50, 130), row, strict=True)]
    page = laid(page_of(*parts))[0]
    read = "".join(texts(page)).replace(" ", "").replace("　", "")
    assert read == "".join(a.replace(" ", "").replace("　", "") + b for a, b in rows)


def test_headings_of_two_depths_in_one_font_are_two() -> None:
    page = laid(page_of(chars("2-1　手間をなくす", 50, 50, size=13), chars("書かない窓口を広げる", 50, 68, size=11.5)))[0]
    assert [text.replace(" ", "　") for text in texts(page)] == ["2-1　手間をなくす", "書かない窓口を広げる"]


def test_a_heading_over_columns_is_known_though_they_begin_below_it_at_uneven_heights() -> None:
    """The white space above a heading is left out at the top of a column; what the last one heads is on another page."""
    text = "窓口に来る人の負担を減らしていく。"
    groups = [chars("柱１　暮らしを便利にする", 40, 50, size=16, bold=True)]
    for left, right, top in ((90.0, 80.0, 90), (240.0, 228.0, 240)):
        groups += [chars("１　申請" if top < 200 else "２　会議", 40, left, size=12, bold=True)]
        groups += [chars(text, 40, left + 20 + 16 * k) for k in range(5)]
        groups += [chars(f"続き{text}", 300, right + 16 * k) for k in range(6)]
    groups.insert(12, chars("柱２　仕事を変える", 40, 205, size=16, bold=True))
    groups.append(chars("柱３　誰もが使えるまちにする", 40, 360, size=16, bold=True))
    order = [b.text[:2] for b in laid(page_of(*groups))[0].blocks]
    assert [t for t in order if t in ("柱１", "柱２", "柱３", "続き")][:2] == ["柱１", "続き"]
    assert order.index("柱２") > order.index("続き") and order[-1] == "柱３"
