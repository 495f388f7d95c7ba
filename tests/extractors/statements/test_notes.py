"""Notes restart on each page, define words, and belong to the text in which their marker stands."""

from __future__ import annotations

from dataclasses import replace

from extractors.context import PlanContext
from extractors.document import Block, Section
from extractors.statements.notes import Note, find_notes
from tests.extractors.pages import context_of, laid_out, line, section
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
