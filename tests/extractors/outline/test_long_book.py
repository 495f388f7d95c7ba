"""Books with running heads that change, page numbers and chapter marks: the outline is the headings, the text is clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document import Outline
from extractors.layout.lines import make_lines
from extractors.layout.pages import lay_out
from extractors.layout.tables import find_tables
from extractors.outline.tree import build_outline
from extractors.reading import read_document
from tests.extractors.outline.long_book import MINCHO, Look, Made, print_book


def outline_of(path: Path) -> tuple[Outline, int]:
    document = read_document(path, ocr="off")
    return build_outline(lay_out(document.pages, lambda p: find_tables(p, make_lines)), []), document.page_count


def assert_same(outline: Outline, made: Made) -> None:
    """Headings, levels, pages and text are those of the book, with nothing of its edges."""
    sections = list(outline.walk())
    assert [(s.level, s.numbering, s.title.text, s.page_start) for s in sections] == made.headings
    for section, words in zip(sections, made.texts, strict=True):
        assert section.text.replace("\n", "").replace("　", "") == words


LOOKS = {
    "small heads over a rule": Look(),
    "with a contents page": Look(contents=True),
    "heads as large as the text": Look(head_size=10.5, head_ruled=False),
    "heads in the text's type": Look(head_size=10.5, head_ruled=False, head_font=MINCHO, thumbs=False),
    "heads equal to the heading below them": Look(head_size=9.5, head_on_openers=True, contents=True),
    "page number beside the head": Look(head_size=9.0, joined_number=True),
}


@pytest.mark.parametrize("name", LOOKS)
def test_running_heads_that_change_are_neither_sections_nor_text(name: str, tmp_path: Path) -> None:
    made = print_book(tmp_path / "book.pdf", LOOKS[name], chapters=4, pages=50)
    outline, _ = outline_of(tmp_path / "book.pdf")
    assert len(made.headings) == 104
    assert_same(outline, made)


@pytest.mark.parametrize("name", LOOKS)
def test_head_of_a_chapter_of_two_pages_is_known_by_its_heading(name: str, tmp_path: Path) -> None:
    made = print_book(tmp_path / "book.pdf", LOOKS[name], sections=1, pages=10)
    outline, pages = outline_of(tmp_path / "book.pdf")
    assert pages < 30
    assert_same(outline, made)


@pytest.mark.slow
def test_book_of_four_hundred_pages(tmp_path: Path) -> None:
    look = Look(head_on_openers=True, head_size=9.5, contents=True)
    made = print_book(tmp_path / "book.pdf", look, pages=430)
    outline, pages = outline_of(tmp_path / "book.pdf")
    assert pages >= 400
    assert len(made.headings) == 260
    assert_same(outline, made)
