"""A page whose whole content is printed sideways is read turned, and its rows say where things stand as displayed."""

from __future__ import annotations

import pytest

from extractors.document import Char, Document, Page, Place
from extractors.plan import ExtractOptions, understand
from extractors.records.pages import page_rows
from extractors.records.sections import section_rows
from extractors.turned import turn_page, upright
from tests.extractors.printed import chars, page_of, paragraph

PROSE = "行政の手続を住民の暮らしに合わせて見直し、窓口に来なくても済むものを一つずつ増やしていくこととする。" * 2


def sheet(number: int, title: str, width: float = 595.0, height: float = 842.0) -> Page:
    """A page with a heading, prose and its number."""
    return page_of(
        chars(title, 60, 60, size=16, bold=True, page=number), paragraph(PROSE, 60, 110, 40, page=number),
        chars(f"- {number} -", width / 2, height - 40, size=9, page=number), number=number, width=width, height=height,
    )  # fmt: skip


def turned(page: Page, quarters: int) -> Page:
    """The page printed sideways, its corner at the origin."""
    made = turn_page(page, quarters)
    left, top = made.corner
    moved = [c._replace(place=Place(c.place.page, c.place.x0 - left, c.place.top - top, c.place.x1 - left, c.place.bottom - top))
             for c in made.chars]  # fmt: skip
    made.chars, made.corner = moved, (0.0, 0.0)
    return made


def document(*pages: Page) -> Document:
    return Document("plan.pdf", "0" * 64, len(pages), list(pages), [], {})


@pytest.mark.parametrize("quarters", [1, 3])
def test_a_sideways_page_has_its_heading_number_and_places(quarters: int) -> None:
    lying = turned(sheet(3, "３　年ごとの予定", 842.0, 595.0), quarters)
    title = [c.place for c in lying.chars if c.size == 16]
    context = understand(document(sheet(1, "１　ねらい"), sheet(2, "２　取組"), lying), ExtractOptions())
    rows = section_rows(context)
    assert [(row["numbering"], row["title"], row["page_start"]) for row in rows] == [
        ("１", "ねらい", 1), ("２", "取組", 2), ("３", "年ごとの予定", 3),
    ]  # fmt: skip
    pages = page_rows(context)
    assert [page["label"] for page in pages] == ["1", "2", "3"]
    assert (pages[2]["width"], pages[2]["height"]) == (595.0, 842.0)
    region = rows[2]["regions"][0]
    assert region["x0"] == pytest.approx(min(p.x0 for p in title), abs=0.1)
    assert region["bottom"] == pytest.approx(max(p.bottom for p in title), abs=0.1)
    assert region["bottom"] - region["top"] > 5 * (region["x1"] - region["x0"])


def test_a_page_with_an_upright_number_is_left_as_it_is() -> None:
    lying = turned(sheet(1, "１　ねらい", 842.0, 595.0), 1)
    number: list[Char] = chars("1", 300, 820, size=9)
    assert upright(lying) is not None
    lying.chars = lying.chars + number
    assert upright(lying) is None
    assert upright(sheet(1, "１　ねらい")) is None
