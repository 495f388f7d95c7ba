"""Grades and the way to OCR follow measures of a page, not its looks."""

from __future__ import annotations

import pytest

from extractors.document import Char, Page, Place, Shape
from extractors.reading.quality import document_grade, is_garbage, mean_and_worst, page_text, why_unreadable


def page(text: str = "", unmapped: int = 0, images: int = 0, outlines: int = 0) -> Page:
    """A page of 100 by 100 points with this text; ``images`` is the height that a picture covers."""
    chars = [Char(c, Place(1, 0, 0, 10, 10), 10, "f", False, True) for c in text]
    glyph = Shape(Place(1, 0, 0, 8, 8), ((0, 0), (8, 8), (0, 8)), (0, 0, 0), None, 0, True, True)
    pictures = [Place(1, 0, 0, 100, images)] if images else []
    return Page(1, 100, 100, 0, chars, [], [glyph] * outlines, pictures, unmapped=unmapped)


PROSE = "自治体の情報システムの標準化・共通化を進める。" * 10


@pytest.mark.parametrize(
    ("sheet", "grade"),
    [
        (page(PROSE), "good"),
        (page("１２，３４５ " * 80), "good"),
        (page("……………………………３" * 30), "good"),
        (page("The plan of a town " * 20), "fair"),
        (page(PROSE, unmapped=4), "fair"),
        (page(PROSE, unmapped=20), "poor"),
        (page("ÃÂãƒ«" * 60), "poor"),
        (page(images=90), "poor"),
        (page("12", outlines=500), "poor"),
        (page(), None),
    ],
)
def test_grade_of_a_page(sheet: Page, grade: str | None) -> None:
    assert page_text(sheet).grade == grade


def test_recognised_text_is_never_good() -> None:
    sheet = page(PROSE, images=90)
    sheet.text_source, sheet.confidence = "ocr", 0.99
    assert page_text(sheet).grade == "fair"
    sheet.confidence = 0.7
    assert page_text(sheet).grade == "poor"


def test_grade_of_a_document_looks_at_its_worst_twentieth() -> None:
    assert document_grade(["good"] * 39 + ["poor"]) == "good"
    assert document_grade(["good"] * 18 + ["poor", "fair", None, None]) == "fair"
    assert document_grade(["good"] * 6 + ["poor"] * 4) == "poor"
    assert document_grade([None, None]) == "poor"


@pytest.mark.parametrize(
    "sheet",
    [page(PROSE), page(PROSE, images=90), page("3", images=30), page(PROSE, outlines=300), page(), page(images=10)],
)
def test_pages_that_need_no_ocr(sheet: Page) -> None:
    assert why_unreadable(sheet) is None


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (page(images=80), "only a picture"),
        (page("3", images=80), "a few characters"),
        (page(outlines=300), "outlines"),
        (page(PROSE, unmapped=100), "no character"),
        (page("ÃÂãƒ«" * 60), "no sense"),
    ],
)
def test_pages_that_need_ocr(sheet: Page, reason: str) -> None:
    assert reason in str(why_unreadable(sheet))


def test_only_wrong_characters_are_garbage() -> None:
    assert is_garbage(page("ÃÂãƒ«" * 60))
    assert not is_garbage(page("3", images=80))


def test_the_worst_twentieth_stands_beside_the_mean() -> None:
    assert mean_and_worst([1.0] * 38 + [0.5, None, 0.3]) == (0.97, 0.4)
    assert mean_and_worst([0.9, None]) == (0.9, 0.9)
    assert mean_and_worst([None]) == (None, None)
