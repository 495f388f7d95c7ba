"""Boxes side by side that begin with rising years are a timetable of one row; two values with their years are none."""

from __future__ import annotations

import pytest

from extractors.document import Page
from extractors.layout.drawn_timetable import find_drawn_timetables
from extractors.records.timetable import read_schedule
from tests.extractors.layout.drawing import BLUE, blank, box, write
from tests.extractors.printed import box as frame
from tests.extractors.printed import chars, laid, page_of


def strip(*boxes: tuple[str, str], gap: float = 6.0, top: float = 200.0, lower: float = 0.0) -> Page:
    page = blank()
    for i, (year, word) in enumerate(boxes):
        x = 60 + i * (150 + gap)
        box(page, x, top + i * lower, x + 150, top + 34 + i * lower, BLUE, None)
        write(page, x + 4, top + 4 + i * lower, year, 8, bold=True)
        write(page, x + 4, top + 18 + i * lower, word, 9)
    return page


def entries(page: Page) -> list[tuple[int, int, str | None]]:
    return [
        (e.span.first_fiscal_year, e.span.last_fiscal_year, e.text.text if e.text else None)
        for table, axis in find_drawn_timetables(page, [])
        for e in read_schedule(table, [axis])
    ]


def test_each_box_is_what_is_done_in_its_year() -> None:
    page = strip(("2025年度", "準備"), ("2026年度", "60件"), ("2027年度", "運用"))
    assert entries(page) == [(2025, 2025, "準備"), (2026, 2026, "60件"), (2027, 2027, "運用")]


def test_one_box_may_stand_for_several_years() -> None:
    assert entries(strip(("令和７年度", "移行"), ("令和８年度～９年度", "運用"))) == [(2025, 2025, "移行"), (2026, 2027, "運用")]


def test_boxes_may_stand_apart_and_leave_years_out() -> None:
    page = strip(("2025年度", "準備"), ("2027年度", "試行"), ("2029年度", "運用"), gap=60)
    assert entries(page) == [(2025, 2025, "準備"), (2027, 2027, "試行"), (2029, 2029, "運用")]


@pytest.mark.parametrize(
    "page",
    [
        strip(("2024年度", "3人"), ("2027年度", "30人")),
        strip(("2025年度", "準備"), ("2026年度", "運用")),
        strip(("2025年度", "30％"), ("2027年度", "50％"), ("2029年度", "70％")),
        strip(("2025年度", "準備"), ("2026年度", "試行"), ("2027年度", "運用"), lower=40),
    ],
    ids=["values", "two", "milestones of an indicator", "one below the other"],
)
def test_values_and_boxes_apart_are_none(page: Page) -> None:
    assert entries(page) == []


def test_the_strip_is_read_behind_the_columns_above_it() -> None:
    texts = [chars(f"左の段の文がここに{n}。", 60, 100 + 16 * n) for n in range(5)]
    texts += [chars(f"右の段に{n}。", 400, 100 + 16 * n) for n in range(5)]
    shapes = []
    for i, year in enumerate(("2025年度", "2026年度", "2027年度")):
        shapes.append(frame(60 + 156 * i, 200, 210 + 156 * i, 234, fill=BLUE))
        texts += [chars(year, 64 + 156 * i, 204, size=8), chars("準備試行運用"[2 * i : 2 * i + 2], 64 + 156 * i, 218, size=9)]
    (page,) = laid(page_of(*texts, shapes=shapes))
    read = "".join(b.text for b in page.blocks)
    assert read.index("右の段に4。") < read.index("2025年度") < read.index("2027年度")
