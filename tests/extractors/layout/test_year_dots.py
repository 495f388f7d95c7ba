"""Years at dots on a line with a word below each are a timetable; dots that only draw the axis of bars are none."""

from __future__ import annotations

from dataclasses import replace

from extractors.document import Page
from extractors.layout.drawn_timetable import find_drawn_timetables
from extractors.records.timetable import read_schedule
from tests.extractors.layout.drawing import BLACK, BLUE, blank, box, polygon, write


def road(*stops: tuple[str, str], step: float = 160.0, drawn: bool = True) -> Page:
    page = blank()
    box(page, 10, 60, 600, 220)
    for i, (year, word) in enumerate(stops):
        x = 100 + step * i
        write(page, x - 4 * len(year), 100, year, 8)
        if drawn:
            circle = [(x - 5, 120), (x, 115), (x + 5, 120), (x, 125)]
            polygon(page, circle, BLACK, None)
            page.shapes[-1] = replace(page.shapes[-1], curved=True)
        else:
            write(page, x - 5, 115, "●", 10)
        write(page, x - 5 * len(word), 130, word, 10)
    return page


def entries(page: Page) -> list[tuple[str, int, int, str | None]]:
    return [
        (e.labels[-1].text if e.labels else "", e.span.first_fiscal_year, e.span.last_fiscal_year, e.text.text if e.text else None)
        for table, axis in find_drawn_timetables(page, [])
        for e in read_schedule(table, [axis])
    ]  # fmt: skip


STOPS = (("令和７年度", "準備"), ("令和８～９年度", "試行"), ("令和11年度", "運用"))


def test_the_word_below_a_dot_is_done_in_its_year() -> None:
    expected = [("", 2025, 2025, "準備"), ("", 2026, 2027, "試行"), ("", 2029, 2029, "運用")]
    assert entries(road(*STOPS)) == expected
    assert entries(road(*STOPS, drawn=False)) == expected


def test_the_line_above_a_time_line_names_it() -> None:
    page = road(*STOPS)
    write(page, 24, 84, "窓口の改修", 9)
    assert [entry[0] for entry in entries(page)] == ["窓口の改修"] * 3


def test_two_values_at_dots_and_dots_without_words_are_none() -> None:
    assert entries(road(("令和６年度", "12件"), ("令和11年度", "60件"))) == []
    assert entries(road(("令和７年度", ""), ("令和８年度", ""), ("令和９年度", ""))) == []


def test_dots_on_the_axis_of_bars_are_no_bars() -> None:
    page = road(("令和７年度", ""), ("令和８年度", ""), ("令和９年度", ""))
    box(page, 40, 119, 500, 121, BLACK, None)
    write(page, 2, 146, "改修", 8)
    box(page, 24, 140, 180, 160, BLUE, None)
    write(page, 90, 146, "設計", 8)
    box(page, 182, 140, 500, 160, BLUE, None)
    write(page, 330, 146, "運用", 8)
    assert entries(page) == [("改修", 2025, 2025, "設計"), ("改修", 2026, 2027, "運用")]
