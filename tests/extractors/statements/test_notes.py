"""Notes restart on each page, define words, and belong to the text in which their marker stands."""

from __future__ import annotations

from dataclasses import replace

from extractors.context import PlanContext
from extractors.document import Block, Place, Section
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


def test_asterisks_count_and_numbers_stand_in_square_brackets() -> None:
    part = section("公開")
    part.blocks = [note("＊　自由に使えるデータ。", "＊＊　つなぐ窓口。"), note("[1] 共同で使う仕組み。", "[2] 同じ型。", top=740.0)]
    assert [(n.marker.text, n.text.text) for n in read(part)] == [
        ("＊", "自由に使えるデータ。"),
        ("＊＊", "つなぐ窓口。"),
        ("[1]", "共同で使う仕組み。"),
        ("[2]", "同じ型。"),
    ]


def test_a_frame_headed_as_a_glossary_holds_entries_in_any_section() -> None:
    part = section("窓口の改革", "申請書を書かない窓口を設けます。")
    frame = Place(1, 40.0, 190.0, 500.0, 300.0)
    for n, text in enumerate(("■ことばの解説", "・クラウド：離れた機器を使う仕組みです。", "・AI：人の働きを真似る技術です。")):
        part.blocks.append(Block("item", [line(text, 200.0 + 30 * n)], box=frame))
    assert [(n.term, n.text.text) for n in read(part)] == [
        ("クラウド", "離れた機器を使う仕組みです。"),
        ("AI", "人の働きを真似る技術です。"),
    ]


def test_a_raised_mark_ends_where_its_type_ends() -> None:
    """A year, a day or a number may open the note; lines without a raised mark go on the note before."""
    body = section("方針", "国際的な議論が続く。")
    lines = ["52023年5月の会議で決まった。", "10か国が加わった。", "62024年に国の機関を置いた。"]
    marked = [line(text, 700 + 12 * i, size=8.0) for i, text in enumerate(lines)]
    body.blocks.append(Block("note", [replace(at, superscripts=((0, 1),)) if n != 1 else at for n, at in enumerate(marked)]))
    assert [(n.marker.text, n.text.text) for n in read(body)] == [
        ("5", "2023年5月の会議で決まった。10か国が加わった。"),
        ("6", "2024年に国の機関を置いた。"),
    ]


def test_a_single_blank_parts_the_word_of_a_marked_note_from_what_it_means() -> None:
    body = section("方針", "窓口を改める。")
    body.blocks.append(note("*1 移動窓口 車で地区を回り、書類を受け付ける役場の窓口です。", "*2 なお 実施は二年目からです。"))
    assert [n.term for n in read(body)] == ["移動窓口", ""]
