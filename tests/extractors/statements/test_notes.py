"""Notes restart on each page, define words, and belong to the text in which their marker stands."""

from __future__ import annotations

from dataclasses import replace

from extractors.context import PlanContext
from extractors.document import Block, Section
from extractors.statements.notes import Note, find_notes
from tests.extractors.pages import context_of, laid_out, line, section
from tests.extractors.printed import chars, laid, page_of
from tests.extractors.statements.ruled import block_of, grid


def read(*roots: Section, page: int = 1) -> list[Note]:
    """Notes of sections whose blocks of kind note are on the page too."""
    context = context_of(*roots)
    laid = laid_out(number=page)
    laid.blocks = [b for root in roots for s in root.walk() for b in s.blocks if b.table is None]
    return find_notes(replace_pages(context, laid))


def replace_pages(context: PlanContext, laid: object) -> PlanContext:
    return replace(context, pages=[laid])


def note(*lines: str, top: float = 700.0) -> Block:
    return Block("note", [line(text, top + 12 * i, size=8.0) for i, text in enumerate(lines)])


def test_a_note_belongs_to_the_section_of_its_marker() -> None:
    first = section("方針", "国のガバメントクラウド(※1)を用いる。")
    last = section("取組内容", "見直しを行う。")
    last.blocks.append(note("※1 ガバメントクラウドとは、国が整える環境である。"))
    (found,) = read(first, last)
    assert (found.marker.text, found.term) == ("※1", "ガバメントクラウド")
    assert found.section is first
    assert found.text.text == "ガバメントクラウドとは、国が整える環境である。"


def test_notes_that_follow_line_by_line_are_told_apart() -> None:
    body = section("方針", "RPA(※6)とマイナポータル(※5)を用いる。")
    body.blocks.append(note("※5 マイナポータル：国の窓口となる", "ウェブサイト。", "※6 RPA：定型の操作を任せる技術。"))
    found = read(body)
    assert [(n.marker.text, n.term, n.text.text) for n in found] == [
        ("※5", "マイナポータル", "マイナポータル：国の窓口となるウェブサイト。"),
        ("※6", "RPA", "RPA：定型の操作を任せる技術。"),
    ]


def test_a_raised_number_is_a_marker_and_the_word_before_it_is_defined() -> None:
    text = "「専門相談員」8による相談を続ける。"
    body = section("支援")
    body.blocks = [Block("paragraph", [replace(line(text), superscripts=((7, 8),))])]
    body.blocks.append(note("8 導入を検討する団体に無料で助言するもの"))
    (found,) = read(body)
    assert (found.marker.text, found.term) == ("8", "専門相談員")


def test_a_source_or_condition_explains_no_word() -> None:
    body = section("現状", "調査(※)によれば半数である。")
    body.blocks.append(note("※ 総務省：2019年度「導入状況等調査」"))
    (found,) = read(body)
    assert found.term == ""


def test_a_glossary_gives_a_note_for_each_word() -> None:
    glossary = section("用語集")
    glossary.blocks.append(
        block_of(grid(("用語", "説明"), ("BPR", "手順を組み立て直すこと"), ("LGWAN", "行政専用の通信網")))
    )
    found = read(glossary)
    assert [(n.term, n.text.text, n.marker.text) for n in found] == [
        ("BPR", "手順を組み立て直すこと", ""),
        ("LGWAN", "行政専用の通信網", ""),
    ]


def laid_page(*lines: tuple[str, float, float, float, bool]) -> list[tuple[str, str, str]]:
    """Notes of a page with running text and these lines (text, x, height, size, bold), laid out as a PDF's are."""
    body = [chars("まちの仕事をすこしずつ変えていくための段落がここに続いていく。", 60, 100 + 18 * i, size=10.5) for i in range(6)]
    (page,) = laid(page_of(*body, *(chars(t, x, top, size=s, bold=b) for t, x, top, s, b in lines)))
    part = section("取組")
    part.blocks = list(page.blocks)
    context = replace_pages(context_of(part), page)
    return [(n.marker.text, n.term, n.text.text) for n in find_notes(context)]


def test_a_word_on_the_markers_line_is_explained_below_it() -> None:
    assert laid_page(
        ("＊3　共通基盤", 430, 300, 8.5, True),
        ("複数の業務が同じ仕組みを", 430, 312, 8, False),
        ("使うための土台です。", 430, 324, 8, False),
        ("＊4　庁内網", 430, 346, 8.5, True),
        ("役場の中だけで使う通信の道。", 430, 358, 8, False),
    ) == [
        ("＊3", "共通基盤", "複数の業務が同じ仕組みを使うための土台です。"),
        ("＊4", "庁内網", "役場の中だけで使う通信の道。"),
    ]


def test_marks_of_many_kinds_begin_notes() -> None:
    for mark in ("注２", "（注）", "注）", "†", "*1", "¹⁾", "※"):
        ((marker, _, text),) = laid_page((f"{mark}　数値は年度末のものを用いた。", 60, 700, 8, False))
        assert (marker, text) == (mark, "数値は年度末のものを用いた。")


def test_what_a_number_counts_is_no_note() -> None:
    assert laid_page(("３課で試行", 300, 690, 8, False), ("10月から本格運用", 300, 702, 8, False)) == []
    assert laid_page(("６か所で始める", 300, 690, 8, False)) == []
    assert laid_page(("注　意", 60, 690, 10.5, False)) == []


def test_a_word_over_two_lines_before_its_marker_is_whole() -> None:
    body = section("方針")
    lines = [line("本町ではデジタル・トランス", 60.0), replace(line("フォーメーション1を進める。", 75.0), superscripts=((8, 9),))]
    body.blocks = [Block("paragraph", lines), note("1 暮らしや仕事をより良く変えていくこと")]
    (found,) = read(body)
    assert found.term == "デジタル・トランスフォーメーション"


def glossary(*blocks: tuple[str, str]) -> list[tuple[str, str]]:
    made = section("用語の説明")
    made.blocks = [Block(kind, [line(text, 60.0 + 20 * i)]) for i, (kind, text) in enumerate(blocks)]
    return [(n.term, n.text.text) for n in read(made)]


def test_entries_stand_below_their_words_or_behind_them() -> None:
    assert glossary(
        ("paragraph", "あ行"), ("paragraph", "■アクセシビリティ（利用しやすさ）"),
        ("paragraph", "だれもが使えるように整えられていること。"),
        ("paragraph", "【か】"), ("item", "・業務端末　職員が仕事に使う計算機のこと。"),
        ("paragraph", "さ～そ"), ("item", "・サーバ：求めに応じて情報を渡す計算機"),
    ) == [
        ("アクセシビリティ（利用しやすさ）", "だれもが使えるように整えられていること。"),
        ("業務端末", "・業務端末　職員が仕事に使う計算機のこと。"),
        ("サーバ", "・サーバ：求めに応じて情報を渡す計算機"),
    ]  # fmt: skip


def test_tables_of_words_may_have_initials_and_stand_side_by_side() -> None:
    made = section("巻末資料")
    made.blocks = [
        block_of(grid(("ことば", "意味"), ("電子署名", "本人が作ったことを示す記録"))),
        block_of(grid(("用語", "解説", "用語", "解説"), ("相互認証", "互いに確かめること", "冗長化", "予備を備えること"))),
    ]
    assert [(n.term, n.text.text) for n in read(made)] == [
        ("電子署名", "本人が作ったことを示す記録"), ("相互認証", "互いに確かめること"), ("冗長化", "予備を備えること"),
    ]  # fmt: skip
    listed = section("用語集")
    listed.blocks = [block_of(grid(
        ("", "", ""), ("か行", "仮想化", "一台を何台にも見せて使う技術のことをいう。"), ("", "関門", "外との間に立つ装置のことをいう。"),
    ))]  # fmt: skip
    assert [n.term for n in read(listed)] == ["仮想化", "関門"]


def test_headings_of_a_glossary_are_its_words() -> None:
    root = section("用語解説")
    section("公開鍵", "だれに知られてもよい鍵のこと。", level=2, parent=root)
    (found,) = read(root)
    assert (found.term, found.text.text) == ("公開鍵", "だれに知られてもよい鍵のこと。")


def test_a_table_of_other_things_is_no_glossary() -> None:
    made = section("事業の一覧")
    made.blocks = [block_of(grid(("名称", "内容"), ("窓口の予約", "待たずに済むようにする。")))]
    assert read(made) == []


def test_words_at_the_margin_over_indented_meanings_are_told_apart() -> None:
    made = section("用語の解説")
    rows = [("相互利用", 60.0), ("ほかの町と仕組みを分け合うこと。", 70.0), ("窓口支援", 60.0), ("聞き取りで書類を作る仕組み。", 70.0)]
    lines = [line(text, 100.0 + 15 * i, x0=x0) for i, (text, x0) in enumerate(rows)]
    made.blocks = [Block("paragraph", lines[:1]), Block("paragraph", lines[1:3]), Block("paragraph", lines[3:])]
    assert [(n.term, n.text.text) for n in read(made)] == [
        ("相互利用", "ほかの町と仕組みを分け合うこと。"), ("窓口支援", "聞き取りで書類を作る仕組み。"),
    ]  # fmt: skip
