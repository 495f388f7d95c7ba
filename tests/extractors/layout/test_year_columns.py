"""Years one below the other with words beside or below them: what is a time line down the page and what is not."""

from __future__ import annotations

import pytest

from extractors.document import Page
from extractors.layout.drawn_timetable import find_drawn_timetables
from extractors.records.timetable import read_schedule
from tests.extractors.layout.drawing import BLUE, blank, box, down, write

YEARS = ("令和７年度", "令和８年度", "令和９年度")
WORDS = ("要件の整理", "導入", "支所へ展開")


def read(page: Page) -> list[tuple[int, int, str]]:
    found = [entry for table, axis in find_drawn_timetables(page, []) for entry in read_schedule(table, [axis])]
    for entry in found:
        assert entry.text is not None and entry.place.holds(*entry.text.places[0].center)  # type: ignore[union-attr]
    return [(e.span.first_fiscal_year, e.span.last_fiscal_year, e.text.text if e.text else "") for e in found]


def boxes(words: tuple[str, ...]) -> Page:
    page = blank()
    for i, (year, word) in enumerate(zip(YEARS, words, strict=True)):
        box(page, 500, 100 + 90 * i, 580, 170 + 90 * i, BLUE)
        write(page, 515, 130 + 90 * i, year)
        write(page, 600, 130 + 90 * i, word)
    return page


TOLD = [(2025, 2025, "要件の整理"), (2026, 2026, "導入"), (2027, 2027, "支所へ展開")]


def test_years_in_boxes_with_words_beside_them() -> None:
    assert read(boxes(WORDS)) == TOLD


def test_a_year_without_words_has_no_row() -> None:
    assert read(boxes((WORDS[0], "", WORDS[2]))) == [TOLD[0], TOLD[2]]


@pytest.mark.parametrize("line", [True, False])
def test_years_with_words_below_are_a_time_line_where_a_line_joins_them(line: bool) -> None:
    page = blank()
    box(page, 20, 20, 60, 30)
    for i, (year, word) in enumerate(zip(YEARS, WORDS, strict=True)):
        write(page, 515, 110 + 90 * i, year)
        write(page, 515, 130 + 90 * i, word)
    if line:
        down(page, 505, 90, 340)
    assert read(page) == (TOLD if line else [])


def test_values_and_sentences_beside_years_are_no_steps() -> None:
    assert read(boxes(("12件", "40件", "60件"))) == []
    assert read(boxes(("窓口を見直した。", "予約を始めた。", "支所へ広げた。"))) == []


def test_years_that_do_not_follow_one_another_are_no_time_line() -> None:
    page = blank()
    for i, (year, word) in enumerate((("平成30年度", "策定"), ("令和３年度", "改定"), ("令和７年度", "第２次の策定"))):
        box(page, 500, 100 + 90 * i, 580, 170 + 90 * i, BLUE)
        write(page, 515, 130 + 90 * i, year)
        write(page, 600, 130 + 90 * i, word)
    assert read(page) == []


@pytest.mark.parametrize(("step", "found"), [(0, True), (30, True), (120, False)])
def test_bars_like_stairs_below_years_need_no_name(step: int, found: bool) -> None:
    page = blank()
    box(page, 90, 90, 560, 420)
    for i, year in enumerate(YEARS):
        write(page, 140 + 150 * i, 110, year)
    for i, (word, years) in enumerate((("様式の見直し", 1), ("対象の拡大", 2))):
        box(page, 100 + 150 * i, 140 + step * i, 95 + 150 * (i + years), 165 + step * i, BLUE)
        write(page, 120 + 150 * i, 147 + step * i, word)
    assert read(page) == ([(2025, 2025, "様式の見直し"), (2026, 2027, "対象の拡大")] if found else [])


def test_years_in_bars_on_boxes_of_their_width_are_a_strip() -> None:
    page = blank()
    for i, (year, word) in enumerate(zip(("STEP1（R7年度）", "STEP2（R8～R9年度）"), WORDS[:2], strict=True)):
        box(page, 100 + 300 * i, 100, 390 + 300 * i, 125, (20, 60, 120))
        write(page, 130 + 300 * i, 107, year)
        box(page, 100 + 300 * i, 125, 390 + 300 * i, 160)
        write(page, 130 + 300 * i, 137, word)
    assert read(page) == [(2025, 2025, "要件の整理"), (2026, 2027, "導入")]
