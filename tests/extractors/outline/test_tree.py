"""Headings are found by what announces them, by their number and by their type, and become a tree."""

from extractors.document import Bookmark, Outline, Page
from extractors.outline.tree import build_outline
from tests.extractors.printed import box, chars, laid, page_of, paragraph

BODY = "行政の手続を住民の暮らしに合わせて見直し、窓口に来なくても済むものを一つずつ増やしていくこととする。" * 2


def titles(outline: Outline) -> list[tuple[int, str | None, str]]:
    return [(s.level, s.numbering, s.title.text) for s in outline.walk()]


def outline_of(*pages: Page, bookmarks: tuple[Bookmark, ...] = ()) -> Outline:
    return build_outline(laid(*pages), bookmarks)


def column(*parts: tuple[str, dict[str, object]], page: int = 1, x0: float = 50) -> Page:
    """Headings and bodies one below the other; an empty text stands for a body."""
    groups, top = [], 60.0
    for text, style in parts:
        if text:
            groups.append(chars(text, x0, top, page=page, **style))  # type: ignore[arg-type]
            top += 2.2 * float(style.get("size", 10.0))  # type: ignore[arg-type]
        else:
            groups.append(paragraph(BODY, x0, top, 45, page=page))
            top += 70
    return page_of(*groups, number=page)


B: tuple[str, dict[str, object]] = ("", {})


def test_numbering_makes_the_levels() -> None:
    page = column(("第1章　総論", {"size": 14, "bold": True}), ("1　背景", {"size": 12, "bold": True}), B,
                  ("(1) 国の動き", {"bold": True}), B, ("2　目的", {"size": 12, "bold": True}), B)  # fmt: skip
    assert titles(outline_of(page)) == [(1, "第1章", "総論"), (2, "1", "背景"), (3, "(1)", "国の動き"), (2, "2", "目的")]


def test_plain_numbered_lines_are_believed_when_prose_stands_below() -> None:
    page = column(("1 目的", {}), B, ("2 位置づけ", {}), B, ("3 期間", {}), B)
    assert [t[2] for t in titles(outline_of(page))] == ["目的", "位置づけ", "期間"]


def test_a_list_of_names_is_no_outline() -> None:
    page = column(("1 取組の一覧", {"size": 13, "bold": True}), B, ("(1) 窓口の改革", {}), ("(2) 手続の電子化", {}),
                  ("(3) 人材の育成", {}), ("(4) 標準化", {}))  # fmt: skip
    outline = outline_of(page)
    assert [t[2] for t in titles(outline)] == ["取組の一覧"]
    assert "人材の育成" in outline.roots[0].text


def test_sentences_in_a_numbered_list_are_no_headings() -> None:
    page = column(("4 現状", {"size": 13, "bold": True}), ("(1) 人口が減っている。", {}), ("(2) 職員が足りない。", {}))
    assert [t[2] for t in titles(outline_of(page))] == ["現状"]


def contents_page(entries: list[str]) -> Page:
    return page_of(chars("目　次", 250, 60, size=16), *(chars(e, 60, 100 + 20 * i) for i, e in enumerate(entries)))


def test_the_contents_page_names_the_headings_and_their_levels() -> None:
    toc = contents_page(["第1章 総論………………2", "1 背景………………2", "第2章 各論………………3", "1 窓口………………3"])
    first = column(("第1章 総論", {"size": 14, "bold": True}), ("1 背景", {"bold": True}), B, ("大切な考え方", {"bold": True}), B,
                   ("- 2 -", {}), page=2)  # fmt: skip
    second = column(("第2章 各論", {"size": 14, "bold": True}), ("1 窓口", {"bold": True}), B, ("- 3 -", {}), page=3)
    outline = outline_of(toc, first, second)
    assert [(s.level, s.title.text, s.page_start) for s in outline.walk()] == [
        (1, "総論", 2), (2, "背景", 2), (1, "各論", 3), (2, "窓口", 3),
    ]  # fmt: skip


def test_bookmarks_that_point_to_their_words_are_believed() -> None:
    pages = [column((f"{name}について", {}), B, page=n) for n, name in enumerate(["目的", "体制", "期間"], 1)]
    marks = tuple(Bookmark(f"{name}について", 1, n, None) for n, name in enumerate(["目的", "体制", "期間"], 1))
    outline = build_outline(laid(*pages), marks)
    assert [(s.title.text, s.source) for s in outline.walk()] == [
        ("目的について", "bookmark"), ("体制について", "bookmark"), ("期間について", "bookmark"),
    ]  # fmt: skip


def test_bookmarks_of_labels_that_come_back_under_every_measure_are_no_sections() -> None:
    names = ["窓口を変える", "手続を変える", "職場を変える"]
    pages = [column((name, {}), ("課題", {}), B, ("担当課", {}), B, page=n) for n, name in enumerate(names, 1)]
    marks = tuple(
        Bookmark(words, level, n, None)
        for n, name in enumerate(names, 1)
        for words, level in ((name, 1), ("課題", 2), ("担当課", 2))
    )
    assert [s.title.text for s in build_outline(laid(*pages), marks).walk()] == names


def test_a_bookmark_with_the_words_of_a_label_that_stands_once_is_believed() -> None:
    names = ["窓口を変える", "課題", "職場を変える"]
    pages = [column((name, {}), B, page=n) for n, name in enumerate(names, 1)]
    marks = tuple(Bookmark(name, 1, n, None) for n, name in enumerate(names, 1))
    assert [s.title.text for s in build_outline(laid(*pages), marks).walk()] == names


def slide(title: str, labels: list[str], page: int) -> Page:
    groups = [chars(title, 30, 20, size=20, page=page)]
    shapes = [box(0, 10, 842, 50, page, (20, 60, 120))]
    for i, label in enumerate(labels):
        top = 80 + 200 * i
        shapes.append(box(30, top, 230, top + 24, page, (220, 230, 250)))
        groups += [chars(label, 40, top + 6, size=12, page=page), paragraph(BODY, 40, top + 40, 60, page=page)]
    return page_of(*groups, number=page, width=842, height=595, shapes=shapes)


def test_slides_have_titles_and_boxed_labels() -> None:
    outline = outline_of(slide("暮らしのDX", ["1-1 書かない窓口", "1-2 手続の電子化"], 1), slide("行政のDX", ["2-1 標準化"], 2))
    assert titles(outline) == [
        (1, None, "暮らしのDX"), (2, "1-1", "書かない窓口"), (2, "1-2", "手続の電子化"), (1, None, "行政のDX"), (2, "2-1", "標準化"),
    ]  # fmt: skip


def test_a_title_that_goes_on_opens_nothing_new() -> None:
    outline = outline_of(slide("暮らしのDX（1/2）", ["1-1 窓口"], 1), slide("暮らしのDX（2/2）", ["1-2 手続"], 2))
    assert [t[2] for t in titles(outline)] == ["暮らしのDX", "窓口", "手続"]


def test_letter_spaced_titles_lose_their_blanks() -> None:
    page = column(("第１章　総　論", {"size": 16, "bold": True}), B)
    assert titles(outline_of(page)) == [(1, "第１章", "総論")]


def test_a_paragraph_cut_by_the_page_goes_on() -> None:
    lines = ["　本計画は、住民の利便を高めるとともに、", "職員の仕事の進め方をはじめから見直し、さらに改め"]
    body = [chars(text, 50, 700 + 16 * i, page=3) for i, text in enumerate(lines)]
    first = page_of(chars("1 目的", 50, 60, size=13, bold=True, page=3), *body, number=3)
    second = page_of(chars("ていくことを目的とする。", 50, 60, page=4), number=4)
    assert outline_of(first, second).roots[0].text.endswith("さらに改めていくことを目的とする。")


def test_evidence_of_a_heading_is_its_number_and_title() -> None:
    page = column(("◆ 事例：窓口の予約【青空町】", {"size": 14, "bold": True}), B)
    section = outline_of(page).roots[0]
    assert section.title.text in section.heading.text
    assert len(section.heading.regions()) >= 1


def test_a_second_kana_stands_beside_the_first() -> None:
    page = column(("１　体制", {"size": 13, "bold": True}), B, ("1) 会議体", {"bold": True}), ("ア 推進会議", {"bold": True}), B,
                  ("イ 幹事会", {"bold": True}), B, ("2) 事務局", {"bold": True}), B)  # fmt: skip
    assert [(level, title) for level, _, title in titles(outline_of(page))] == [
        (1, "体制"), (2, "会議体"), (3, "推進会議"), (3, "幹事会"), (2, "事務局"),
    ]  # fmt: skip


def test_a_question_may_be_a_heading_but_not_in_a_balloon() -> None:
    page = column(("計画の期間は？", {"size": 13, "bold": True}), B,
                  ("だれが進めるの？", {"size": 13, "bold": True}), B, page=3)  # fmt: skip
    page.chars += chars("便利になるの？", 420, 700, size=13, bold=True, page=3)
    page.shapes.append(box(410, 690, 560, 730, 3))
    assert [title for _, _, title in titles(outline_of(page))] == ["計画の期間は？", "だれが進めるの？"]


def test_values_with_an_arrow_between_them_are_no_heading() -> None:
    outline = outline_of(slide("暮らしのDX", ["55分 ▶ 25分", "書かない窓口"], 1))
    assert [t[2] for t in titles(outline)] == ["暮らしのDX", "書かない窓口"]


def test_a_label_with_its_text_on_one_line_is_no_heading() -> None:
    page = column(("1-1 窓口の改革", {"size": 12, "bold": True}), B)
    for i, (label, text) in enumerate([("取組", "書かない窓口"), ("時期", "随時"), ("担当", "市民課")]):
        page.chars += chars(label, 50, 200 + 16 * i, bold=True) + chars(text, 100, 200 + 16 * i)
    outline = outline_of(page)
    assert [t[2] for t in titles(outline)] == ["窓口の改革"]
    assert outline.roots[0].text.split("\n")[-3:] == ["取組 書かない窓口", "時期 随時", "担当 市民課"]


def test_the_last_item_of_a_list_is_no_heading() -> None:
    page = column(("2 利用の範囲", {"size": 13, "bold": True}), B,
                  ("1) 原薬、中間体及び製剤原料（特殊な剤型等）", {}), ("2) 容器・包装材", {}), B, page=3)  # fmt: skip
    assert [t[2] for t in titles(outline_of(page))] == ["利用の範囲"]


def test_a_sentence_or_a_word_in_a_picture_is_no_heading() -> None:
    page = column(("2 取組の効果", {"size": 13, "bold": True}), B, ("1 利用者は、普段使っている電話で自由に", {"bold": True}), B,
                  ("Data", {"size": 20}), ("2 ・健康の記録", {"bold": True}), B, page=3)  # fmt: skip
    assert [t[2] for t in titles(outline_of(page))] == ["取組の効果"]


def test_a_heading_at_the_foot_of_a_page_has_its_body_on_the_next() -> None:
    first = page_of(*(paragraph(BODY, 50, 60 + 70 * i, 45, page=3) for i in range(9)), chars("１　制度について", 50, 720, page=3),
                    chars("この制度は、製造方法等の審査に必要な情報を申請者", 60, 736, page=3), number=3)  # fmt: skip
    second = page_of(chars("以外の者が登録するものである。", 50, 60, page=4), paragraph(BODY, 50, 80, 45, page=4), number=4)
    assert [t[2] for t in titles(outline_of(first, second))] == ["制度について"]


def test_a_heading_set_like_a_closed_one_stands_beside_it() -> None:
    """Pillars in larger type between two headings of one look do not take the second one in."""
    pages = [
        page_of(chars("計画の基本の考え", 50, 60, size=18, bold=True, page=1), paragraph(BODY, 50, 110, 45, page=1), number=1),
        page_of(
            chars("町の人の時間を返す", 50, 60, size=22, bold=True, page=2), paragraph(BODY, 50, 110, 45, page=2),
            chars("申請の入口", 50, 260, size=13, bold=True, page=2), paragraph(BODY, 50, 300, 45, page=2), number=2,
        ),
        page_of(chars("計画の進め方", 50, 60, size=18, bold=True, page=3), paragraph(BODY, 50, 110, 45, page=3), number=3),
    ]  # fmt: skip
    assert [(s.title.text, s.level) for s in build_outline(laid(*pages), []).walk()] == [
        ("計画の基本の考え", 1), ("町の人の時間を返す", 1), ("申請の入口", 2), ("計画の進め方", 1),
    ]  # fmt: skip


def test_an_annexed_table_is_headed_and_ends_the_section_before_it() -> None:
    large = {"size": 14.0, "bold": True}
    first = column(("1 趣旨", large), B, ("2 進行管理", large), B)
    second = column(("別表１　取組の一覧", large), B, page=2)
    third = column(("別表２　指標の一覧", large), B, ("3 推進体制", large), B, page=3)
    outline = outline_of(first, second, third)
    assert titles(outline) == [
        (1, "1", "趣旨"), (1, "2", "進行管理"), (1, "別表１", "取組の一覧"), (1, "別表２", "指標の一覧"), (1, "3", "推進体制"),
    ]  # fmt: skip
    assert [s.page_end for s in outline.walk()] == [1, 1, 2, 3, 3]
    small = column(("1 趣旨", large), B, ("別表１　取組の一覧", {}), B)
    assert [t[2] for t in titles(outline_of(small))] == ["趣旨"]


def test_a_marked_label_is_no_section_and_other_marked_lines_are() -> None:
    gothic: dict[str, object] = {"size": 10.5, "bold": True}
    for look in (gothic, {"size": 12, "bold": True}):
        labels = column(("（１）申請の入口を増やす", {"size": 14, "bold": True}), ("■現状・課題", look), B, ("■協力", look), B)
        assert titles(outline_of(labels)) == [(1, "（１）", "申請の入口を増やす")]
    heads = column(("（１）申請の入口を増やす", {"size": 14, "bold": True}), ("■歩いて行ける役場", gothic), B, ("■夜も開く役場", gothic), B)
    assert [title for _, _, title in titles(outline_of(heads))][1:] == ["歩いて行ける役場", "夜も開く役場"]


def test_numbered_bars_that_touch_are_all_headings() -> None:
    bars = [("第１章　行うこと", 16.0), ("１　市民の暮らし", 13.5), ("(1)　申請の入口", 12.0)]
    groups, shapes, top = [], [], 60.0
    for text, size in bars:
        groups.append(chars(text, 60, top + 4, size=size, bold=True))
        shapes.append(box(50, top, 545, top + size + 8, fill=(40, 90, 120)))
        top += size + 8
    page = page_of(*groups, paragraph(BODY, 50, top + 12, 45), shapes=shapes)
    assert titles(outline_of(page)) == [(1, "第１章", "行うこと"), (2, "１", "市民の暮らし"), (3, "(1)", "申請の入口")]


def test_titles_at_the_head_of_cards_are_headings() -> None:
    groups, shapes = [], []
    for n, title in enumerate(["申請の入口", "払い方", "決裁の流れ"]):
        top = 60.0 + 240 * n
        shapes.append(box(50, top, 545, top + 200))
        groups += [chars(title, 60, top + 10, size=13, bold=True), paragraph(BODY * 2, 60, top + 40, 46)]
    assert [title for _, _, title in titles(outline_of(page_of(*groups, shapes=shapes)))] == ["申請の入口", "払い方", "決裁の流れ"]
    quotation = page_of(
        chars("１　計画の趣旨", 50, 30, size=14, bold=True), groups[0], groups[1], paragraph(BODY, 50, 300, 46),
        shapes=shapes[:1],
    )  # fmt: skip
    assert [title for _, _, title in titles(outline_of(quotation))] == ["計画の趣旨"]


def test_numbered_titles_in_the_type_of_the_text_are_headings_where_labels_stand_below_them() -> None:
    rows = [("（1）行政手続のオンライン化", "【現状】", "申請のたびに窓口へ来てもらっている。"),
            ("（2）情報システムの標準化", "【現状】", "残る業務の移行を進めている。"),
            ("（3）デジタル人材の育成", "【現状】", "研修を受けた職員が少ない。")]  # fmt: skip
    made = [chars("１　取組", 50, 40, size=14, bold=True)]
    for i, (title, label, text) in enumerate(rows):
        top = 80 + 100 * i
        made += [chars(title, 50, top, size=10.5), chars(label, 70, top + 24, size=10.5), chars(text, 70, top + 44, size=10.5)]
    outline = build_outline(laid(page_of(*made)), ())
    assert [s.title.text for s in outline.walk()][1:] == ["行政手続のオンライン化", "情報システムの標準化", "デジタル人材の育成"]


def test_a_list_above_a_label_stays_a_list() -> None:
    made = [chars("１　取組", 50, 40, size=14, bold=True)]
    for i, title in enumerate(["（1）申請", "（2）届出", "（3）証明"]):
        made.append(chars(title, 50, 80 + 18 * i, size=10.5))
    made += [chars("【担当課】", 70, 150, size=10.5), chars("住民課", 70, 170, size=10.5)]
    found = [s.title.text for s in build_outline(laid(page_of(*made)), ()).walk()]
    assert not {"申請", "届出", "証明"} & set(found)


def test_a_label_behind_the_mark_of_titles_is_a_title() -> None:
    look: dict[str, object] = {"size": 12.5, "bold": True}
    names = ("■計画のあらまし", "■国の動き", "■隣の村の例", "■取組の一覧", "■取組ごとの計画")
    parts = [part for name in names for part in ((name, look), B)]
    assert [t[2] for t in titles(outline_of(column(*parts)))] == [name[1:] for name in names]


def test_works_below_a_list_of_sources_are_no_sections() -> None:
    for title in ("参照文献", "参考文献一覧", "引用・参考文献"):
        parts = [("１　まとめ", {"size": 14, "bold": True}), B, (title, {"size": 14, "bold": True})]
        for n, work in enumerate(("町の歴史と文化の本、第二版", "手続の流れの手引", "窓口の本"), 1):
            parts += [(f"[{n}]　{work}", {}), B]
        parts += [("２　おわりに", {"size": 14, "bold": True}), B]
        assert [name for _, _, name in titles(outline_of(column(*parts)))] == ["まとめ", title, "おわりに"]


def test_words_below_an_annexed_glossary_are_no_sections() -> None:
    page = column(("1　体制", {"size": 12, "bold": True}), B, ("附　用語の説明", {"size": 12, "bold": True}),
                  ("自治体ＤＸ", {"bold": True}), B, ("デジタルデバイド", {"bold": True}), B)  # fmt: skip
    assert [title for _, _, title in titles(outline_of(page))][1:] == ["附　用語の説明"]


def bordered(words: list[str], *, wide: float = 0.0) -> Page:
    groups, shapes = [], []
    for n, text in enumerate(words):
        top = 60 + 150.0 * n
        groups += [chars(text, 50, top, size=12), paragraph(BODY, 50, top + 24, 40, size=12)]
        shapes.append(box(49, top - 2, 51 + 12 * len(text) + wide, top + 14))
    return page_of(*groups, shapes=shapes)


def test_words_in_a_border_that_fits_them_are_headings() -> None:
    """Word's border round characters sets headings in the type of the text; a label comes back in its words."""
    words = ["対象とする手続", "調べた時点", "項目のあらまし"]
    assert [name for _, _, name in titles(outline_of(bordered(words)))] == words
    assert titles(outline_of(bordered(["いまのようす", "これからの姿", "いまのようす"]))) == []
    assert titles(outline_of(bordered(words[:1]))) == []
    assert titles(outline_of(bordered(words, wide=200))) == []
