"""Labels inside a section: any bracket, mark or colon opens a field; quotations and balloons hold none."""

from __future__ import annotations

import pytest

from extractors.document import Block, Passage, Place
from extractors.statements.label_book import LabelBook
from extractors.statements.label_lines import Label, label_at
from extractors.statements.labels import read_labels
from tests.extractors.pages import line


def passage(text: str) -> Passage:
    return line(text).passage


def blocks(*texts: str, box: Place | None = None) -> list[Block]:
    return [
        Block("item" if text.startswith("・") else "note" if text.startswith("※") else "paragraph",
              [line(text, 100.0 + 20.0 * i)], None, box)
        for i, text in enumerate(texts)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("【取組方針】国の標準仕様に移行する。", "【取組方針】", "国の標準仕様に移行する。"),
        ("■現状と課題", "現状と課題", ""),
        ("目標時期：令和7年度", "目標時期", "令和7年度"),
        ("[担当課] 総務課", "[担当課]", "総務課"),
        ("＜ＫＰＩ＞", "＜ＫＰＩ＞", ""),
        ("目標年度　令和7年度末", "目標年度", "令和7年度末"),
    ],
)
def test_a_label_in_any_dress(text: str, label: str, rest: str) -> None:
    found = label_at(passage(text))
    assert found is not None
    assert found[0].passage.text == label
    assert text[found[1] :].strip() == rest


@pytest.mark.parametrize(
    "text", ["【総務省】", "令和7年度：運用", "目標を定めて取り組む。", "（留意事項）", "次の事例：相談"]
)
def test_other_words_in_brackets_or_before_a_colon_are_no_labels(text: str) -> None:
    assert label_at(passage(text)) is None


def test_bare_words_are_a_label_only_on_a_line_of_their_own() -> None:
    assert label_at(passage("取組内容"), alone=True) is not None
    assert label_at(passage("取組内容"), alone=False) is None


def test_blocks_are_divided_and_a_list_keeps_its_marks() -> None:
    found = read_labels(
        blocks("前文である。", "【現状】", "紙の申請が多い。", "【取組】", "・電子申請を始める。", "・様式を見直す。")
    )
    assert [part.text for part in found.loose] == ["前文である。"]
    assert [(f.name, f.label.text, f.passage.text) for f in found.fields] == [
        ("current_state", "【現状】", "紙の申請が多い。"),
        ("actions", "【取組】", "・電子申請を始める。\n・様式を見直す。"),
    ]


def test_a_label_in_the_middle_of_a_paragraph_ends_the_field_before() -> None:
    found = read_labels(blocks("【目標時期】令和6年度に試行する。【担当】農林課"))
    assert [(f.name, f.passage.text) for f in found.fields] == [
        ("target", "令和6年度に試行する。"),
        ("departments", "農林課"),
    ]


def test_labels_below_a_compound_label_are_its_fields() -> None:
    opened = Label(passage("現状・課題"), ("current_state", "issues"))
    found = read_labels(blocks("紙が多い。", "【課題】手間がかかる。"), opened)
    assert [(f.name, f.label.text, f.passage.text) for f in found.fields] == [
        ("current_state", "現状・課題", "紙が多い。"),
        ("issues", "現状・課題", "手間がかかる。"),
    ]


def test_a_sub_label_of_the_same_field_stays_in_its_text() -> None:
    found = read_labels(blocks("【財政支援】", "交付金を用いる。", "【事業費】2,000億円"))
    assert [f.passage.text for f in found.fields] == ["交付金を用いる。\n【事業費】2,000億円"]


def test_a_frame_that_quotes_another_document_opens_no_fields() -> None:
    frame = Place(1, 40.0, 90.0, 500.0, 160.0)
    quoted = blocks(
        "◆「デジタル・ガバメント実行計画」（2020年12月25日閣議決定）抜粋", "【取組方針】", "標準化を進める。", box=frame
    )
    found = read_labels([*quoted, *blocks("【取組方針】", "町は移行する。")])
    assert [(f.name, f.passage.text) for f in found.fields] == [("policy", "町は移行する。")]
    assert [part.quoted for part in found.loose] == [True, True, True]


def test_a_balloon_beside_the_text_belongs_to_no_field() -> None:
    panel, balloon = Place(1, 0.0, 0.0, 300.0, 300.0), Place(1, 200.0, 200.0, 290.0, 230.0)
    found = read_labels([*blocks("【担当】市民課", box=panel), *blocks("待つのは大変…", box=balloon)])
    assert [f.passage.text for f in found.fields] == ["市民課"]
    assert [part.text for part in found.loose] == ["待つのは大変…"]


def test_notes_at_the_end_are_the_pages_and_notes_between_are_the_fields() -> None:
    found = read_labels(
        blocks("【財政支援】", "補助を行う。", "※事業者と連携する。", "②措置を講ずる。", "※1 注である。")
    )
    assert [f.passage.text for f in found.fields] == ["補助を行う。\n※事業者と連携する。\n②措置を講ずる。"]


def test_a_column_of_labels_is_read_beside_its_text() -> None:
    panel = Place(1, 0.0, 90.0, 400.0, 300.0)
    labels = [
        Block("paragraph", [line(text, top, x0=30.0)], None, panel) for text, top in (("現状", 100.0), ("取組", 150.0))
    ]
    texts = [
        Block("item" if text.startswith("・") else "paragraph", [line(text, top, x0=80.0)], None, panel)
        for text, top in (("紙が多い。", 98.0), ("・受付を始める。", 148.0), ("・様式を直す。", 170.0))
    ]
    found = read_labels([*labels, *texts])
    assert [(f.name, f.passage.text) for f in found.fields] == [
        ("current_state", "紙が多い。"),
        ("actions", "・受付を始める。\n・様式を直す。"),
    ]


def test_what_follows_the_divisions_is_not_theirs() -> None:
    found = read_labels(blocks("【担当】", "総務課", "雪の村の計画"))
    assert [f.passage.text for f in found.fields] == ["総務課"]


def test_a_narrow_box_prints_its_label_and_one_division_a_line() -> None:
    from extractors.document import Block
    from tests.extractors.pages import line

    box = Place(1, 400.0, 90.0, 480.0, 160.0)
    lines = [line("担当課", 100.0), line("市民課", 115.0), line("子育て支援課", 130.0)]
    found = read_labels([Block("paragraph", lines, None, box)])
    assert [(f.name, f.passage.text) for f in found.fields] == [("departments", "市民課\n子育て支援課")]


def test_a_label_in_another_dress_keeps_its_line_in_the_open_field() -> None:
    found = read_labels(blocks("【担当】", "主担当課：総務課", "関係課：税務課"))
    assert [(f.name, f.passage.text) for f in found.fields] == [("departments", "主担当課：総務課\n関係課：税務課")]


def test_a_label_column_may_be_parted_by_white_space_alone() -> None:
    from extractors.document import Block, Line, Passage
    from tests.extractors.pages import line

    def row(label: str, text: str, top: float, left: float) -> Block:
        first, second = line(label, top), line(text, top, x0=left)
        whole = first.passage + Passage.inserted(" ") + second.passage
        return Block("paragraph", [Line(whole, first.place, 10.0, "Font", False)])

    apart = [row("時期", "令和8年度", 100.0, 90.0), row("担当", "市民課", 115.0, 90.0)]
    assert [(f.name, f.passage.text) for f in read_labels(apart).fields] == [
        ("target", "令和8年度"),
        ("departments", "市民課"),
    ]
    assert read_labels([row("担当", "者が集まる。", 100.0, 73.0)]).fields == []


def test_a_box_headed_by_what_the_nation_does_quotes_it() -> None:
    head, frame = Place(1, 40.0, 90.0, 240.0, 105.0), Place(1, 40.0, 89.0, 240.0, 160.0)
    own = Place(1, 260.0, 89.0, 460.0, 160.0)
    found = read_labels([*blocks("国の取組", box=head), *blocks("令和4年度末に行き渡る", box=frame), *blocks("受付を広げる", box=own)])
    assert [part.quoted for part in found.loose if part.text != "国の取組"] == [False, True]


def test_the_same_dress_opens_a_field_of_its_own() -> None:
    for printed in ("【担当課】総務課　【関係課】税務課", "〔所管〕総務課　〔関係〕税務課", "【主担当】総務課【協力】税務課"):
        found = read_labels(blocks(printed))
        assert [(f.name, f.passage.text) for f in found.fields] == [
            ("departments", "総務課"),
            ("departments", "税務課"),
        ], printed


@pytest.mark.parametrize(
    ("line", "field", "text"),
    [
        ("所　　管　　住民課", "departments", "住民課"),
        ("ア　時期　令和８年度", "target", "令和８年度"),
        ("（イ）【対応】様式を減らす。", "actions", "様式を減らす。"),
        ("（対策）窓口を一つにする。", "actions", "窓口を一つにする。"),
        ("・期間：令和８年度", "target", "令和８年度"),
        ("○　事業主体　総務課", "departments", "総務課"),
    ],
)
def test_a_label_is_known_in_any_dress(line: str, field: str, text: str) -> None:
    found = label_at(passage(line))
    assert found is not None and found[0].fields == (field,)
    assert line[found[1] :] == text


def test_a_common_word_needs_a_dress() -> None:
    assert label_at(passage("対応"), alone=True) is None
    assert label_at(passage("～対応～")) is not None


def test_the_source_of_figures_below_a_table_belongs_to_no_field() -> None:
    found = read_labels(blocks("【現状】", "件数は次のとおり。", "資料：総務課調べ", "【担当】総務課"))
    assert [f.passage.text for f in found.fields] == ["件数は次のとおり。", "総務課"]


def test_a_document_that_sets_its_labels_bare_may_use_common_words() -> None:
    book = LabelBook(bare=True)
    texts = ("所管", "総務課", "協力", "税務課")
    found = read_labels(blocks(*texts), book=book)
    assert [(f.label.text, f.passage.text) for f in found.fields] == [("所管", "総務課"), ("協力", "税務課")]
    assert [f.passage.text for f in read_labels(blocks(*texts)).fields] == ["総務課\n協力\n税務課"]


def test_a_label_beside_the_middle_of_its_text_comes_first() -> None:
    lines = [line("様式が多く、", 100.0, x0=160.0), line("課題", 108.0, x0=60.0), line("記入に時間がかかる。", 116.0, x0=160.0)]
    found = read_labels([Block("paragraph", lines)])
    assert [(f.name, f.passage.text) for f in found.fields] == [("issues", "様式が多く、記入に時間がかかる。")]


def test_a_dash_behind_a_label_is_no_field():
    found = read_labels(blocks("【担当課】市民課", "【関係課】－", "【課題】人手が足りない。"))
    assert ["".join(part.text for part in f.parts) for f in found.fields] == ["市民課", "人手が足りない。"]


def test_a_label_behind_which_dots_lead_to_its_text() -> None:
    found = label_at(passage("担当課……総務課"))
    assert found is not None
    assert (found[0].fields, found[1]) == (("departments",), 5)


def test_a_sentence_with_a_figure_has_its_label() -> None:
    found = label_at(passage("目標　令和８年度末までに90件に増やします。"))
    assert found is not None and found[0].fields == ("goal",)


def test_a_label_that_fills_its_column_ends_where_the_other_texts_begin() -> None:
    places = [Place(1, 50.0 + 10 * i, 100.0, 60.0 + 10 * i, 110.0) for i in range(6)]
    told = Passage("担当課総務課", places)
    assert label_at(told) is None
    found = label_at(told, book=LabelBook(edges=(80.0,)))
    assert found is not None and found[1] == 3
