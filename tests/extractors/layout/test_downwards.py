"""Pages of vertical writing lie on their side to be read, and their rows say where things stand as displayed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.document import Char, Document, Page, Place, Segment
from extractors.layout.downwards import lay_down, runs_down, turn_of
from extractors.layout.pages import toc_entry
from extractors.plan import ExtractOptions, understand
from extractors.records.pages import page_rows
from extractors.records.schedules import schedule_rows
from extractors.records.sections import section_rows
from extractors.statements.find import find_statements
from extractors.turned import Turn, turn_page
from tests.extractors.printed import chars, page_of, paragraph

PROSE = "山あいの集落では窓口までの道のりが長いため、家にいながら済ませられる手続を一つずつ増やしていくこととする。"


def stood(page: Page) -> Page:
    """A page written across as it is printed in vertical writing: its first line at the right, letters upright."""
    turned = turn_page(page, 1)
    moved = Turn(1, -turned.corner[0], -turned.corner[1]).moved(turned)
    return replace(moved, chars=[c._replace(upright=True) for c in moved.chars], turn=None)


def document(*pages: Page) -> Document:
    return Document("plan.pdf", "0" * 64, len(pages), list(pages), [], {})


def rule(x0: float, top: float, x1: float, bottom: float) -> Segment:
    return Segment(x0, top, x1, bottom, 0.5)


def grid(xs: list[float], ys: list[float]) -> list[Segment]:
    return [rule(xs[0], y, xs[-1], y) for y in ys] + [rule(x, ys[0], x, ys[-1]) for x in xs]


def timetable() -> Page:
    """A timetable with its heading, written across: years in kanji over ruled columns, a bar over two of them."""
    xs, ys = [60.0, 220.0, 300.0, 380.0], [100.0, 120.0, 140.0, 160.0]
    words = [
        ["事項", "令和八年度", "令和九年度", "令和十年度"], ["書かない窓口", "設計", "運用", ""], ["電子申請", "", "拡大", "拡大"],
    ]  # fmt: skip
    cells = [
        chars(text, (xs[c] if c < 3 else 380.0) + 5, ys[r] + 5)
        for r, row in enumerate(words) for c, text in enumerate(row) if text
    ]  # fmt: skip
    return page_of(
        chars("第二章　年次の計画", 60, 60, size=15, bold=True), *cells, paragraph(PROSE, 60, 180, 40),
        width=842.0, height=595.0, segments=grid([*xs, 460.0], ys),
    )  # fmt: skip


def test_a_timetable_is_read_as_if_it_were_written_across() -> None:
    page = stood(timetable())
    first = next(c.place for c in page.chars if c.text == "設")
    context = understand(document(page), ExtractOptions())
    assert [(r["numbering"], r["title"]) for r in section_rows(context)] == [("第二章", "年次の計画")]
    rows = schedule_rows(context, find_statements(context))
    assert [(r["item"], r["fiscal_year_start"], r["fiscal_year_end"], r["text"]) for r in rows] == [
        ("書かない窓口", 2026, 2026, "設計"), ("書かない窓口", 2027, 2027, "運用"),
        ("電子申請", 2027, 2027, "拡大"), ("電子申請", 2028, 2028, "拡大"),
    ]  # fmt: skip
    assert rows[0]["bbox"][0] == pytest.approx(first.x0, abs=0.2)
    assert rows[0]["bbox"][1] == pytest.approx(first.top, abs=0.2)
    (row,) = page_rows(context)
    assert (row["width"], row["height"]) == (595.0, 842.0)


def test_letters_that_share_the_room_of_one_stand_one_behind_the_other() -> None:
    line = chars("令和", 500, 100, down=True)
    pair = [Char(text, Place(1, x, 120.0, x + 5, 130.0), 10.0, "Mincho", False, True) for text, x in (("1", 500.0), ("2", 505.0))]
    rest = chars("年度までに全ての手続を見直す", 500, 130, down=True)
    page = page_of(line, pair, rest)
    laid = lay_down(page, turn_of(page)).page
    assert "".join(c.text for c in sorted(laid.chars, key=lambda c: c.place.x0)).startswith("令和12年度")
    assert len({c.place.top for c in laid.chars}) == 1


def test_a_page_written_across_with_labels_downwards_stays_as_it_is() -> None:
    label = chars("現状と課題", 60, 180, down=True)
    assert not runs_down(page_of(paragraph(PROSE, 90, 100, 40), label))
    assert not runs_down(page_of(chars("年表", 500, 100, down=True)))
    sideways = [c._replace(upright=False) for c in stood(timetable()).chars]
    assert not runs_down(page_of(sideways))


def sheet(number: int, folio: str, head: str, title: str) -> Page:
    """A page of vertical writing with a running head across and its number below."""
    inner = stood(page_of(chars(title, 80, 60, size=15), paragraph(PROSE, 80, 100, 30), width=842.0, height=595.0))
    placed = [*inner.chars, *chars(head, 60, 30, size=8), *chars(folio, 290, 800, size=8, down=True)]
    numbered = [c._replace(place=c.place._replace(page=number)) for c in placed]
    return replace(inner, number=number, chars=numbered)


def test_page_numbers_in_kanji_are_labels_and_heads_across_are_running_heads() -> None:
    titles = ("第一章　ねらい", "第二章　取組", "第三章　体制", "第四章　用語")
    pages = [
        sheet(i + 1, folio, "霧ノ谷村の方針", title)
        for i, (folio, title) in enumerate(zip(("九", "十", "十一", "十二"), titles, strict=True))
    ]
    context = understand(document(*pages), ExtractOptions())
    rows = page_rows(context)
    assert [row["label"] for row in rows] == ["九", "十", "十一", "十二"]
    assert rows[3]["text"].startswith("霧ノ谷村の方針\n第四章") and rows[3]["text"].endswith("十二")
    assert "霧ノ谷村の方針" not in "".join(row["text"] for row in section_rows(context))


def test_kanji_numerals_of_headings_are_no_page_numbers() -> None:
    pages = [
        page_of(chars(numeral, 60, 60, page=n), paragraph(PROSE, 60, 100, 40, page=n), number=n)
        for n, numeral in ((1, "一"), (2, "二"))
    ]
    context = understand(document(*pages), ExtractOptions())
    assert [row["label"] for row in page_rows(context)] == [None, None]


def test_marks_of_a_program_that_sets_glyphs_one_by_one_stand_in_their_line() -> None:
    line = chars("窓口は混むので", 500, 100, down=True)
    mark = Char("、", Place(1, 506.0, 164.0, 516.0, 174.0), 10.0, "Mincho", False, True)
    page = page_of(line, [mark], chars("電子で受け付ける", 500, 180, down=True), chars("↓", 500, 260), chars("拡大", 500, 270, down=True))
    laid = lay_down(page, turn_of(page)).page
    assert "".join(c.text for c in sorted(laid.chars, key=lambda c: c.place.x0)) == "窓口は混むので、電子で受け付ける→拡大"
    assert len({c.place.top for c in laid.chars}) == 1


def test_entries_of_contents_may_end_in_kanji() -> None:
    assert toc_entry("二　計画の性格　十一") == ("二　計画の性格", "十一")
    assert toc_entry("計画の性格 第一") is None


def test_a_spread_in_vertical_writing_is_read_right_page_first() -> None:
    def half(title: str, number: int, x: float) -> list[Char]:
        page = stood(page_of(chars(title, 80, 40, size=15), paragraph(PROSE * 2, 80, 80, 36), width=842.0, height=595.0))
        shifted = [c._replace(place=c.place._replace(x0=c.place.x0 + x, x1=c.place.x1 + x, page=number)) for c in page.chars]
        return shifted

    sheets = []
    for n, (right, left) in enumerate((("第一章　ねらい", "第二章　取組"), ("第三章　体制", "第四章　用語")), 1):
        folios = [*chars("一三"[n - 1], 1150, 800, size=9, page=n), *chars("二四"[n - 1], 30, 800, size=9, page=n)]
        sheets.append(page_of(half(right, n, 595.0), half(left, n, 0.0), folios, number=n, width=1190.0))
    context = understand(document(*sheets), ExtractOptions())
    assert [(r["numbering"], r["page_start"]) for r in section_rows(context)] == [
        ("第一章", 1), ("第二章", 1), ("第三章", 2), ("第四章", 2),
    ]  # fmt: skip
    assert [row["label"] for row in page_rows(context)] == ["一-二", "三-四"]
