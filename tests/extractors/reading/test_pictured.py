"""Numbers of headings that a file gives as pictures are found beside their text and read with it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.document import Page, Place, Shape
from extractors.layout.lines import make_lines
from extractors.reading.pdfium import PdfiumReader
from extractors.reading.picture import Box
from extractors.reading.pictured import numbers_as_pictures, words_as_pictures
from extractors.reading.recognition import parts, tesseract
from tests.extractors.printed import chars, page_of

FONTS = ("/usr/share/fonts/opentype/ipafont-gothic", "/usr/share/fonts/opentype/ipafont-mincho")


def numbered() -> Page:
    """Two headings whose numbers are pictures, one with its number in type, and an emoji inside a sentence."""
    page = page_of(
        chars("整備に係る考え方", 90, 100, size=12), chars("周知及び説明", 90, 140, size=12),
        chars("１．体系", 70, 180, size=12), chars("よくできました", 50, 220, size=12), chars("次へ進む", 160, 220, size=12),
    )  # fmt: skip
    page.images = [
        Place(1, 70, 101, 82, 111), Place(1, 70, 141, 82, 151), Place(1, 138, 220, 150, 232), Place(1, 300, 300, 500, 420),
    ]  # fmt: skip
    return page


def test_small_pictures_before_a_line_are_numbers() -> None:
    found = numbers_as_pictures(numbered())
    assert [(image.top, behind.text) for image, behind in found] == [(101, "整"), (141, "周")]


def test_banners_and_rows_of_outlines_may_be_headings() -> None:
    page = numbered()
    page.images.append(Place(1, 50, 500, 300, 530))
    for i in range(12):
        place = Place(1, 60 + 9 * i, 600, 67 + 9 * i, 612)
        page.shapes.append(Shape(place, ((0, 0),) * 4, (0, 0, 0), None, 0.0, True, True))
    page.images.append(Place(1, 50, 95, 300, 125))  # text stands on it
    assert [(a.top, round(a.width)) for a in words_as_pictures(page)] == [(500, 250), (600, 106)]


def test_a_bullet_drawn_as_a_path_is_no_heading() -> None:
    page = page_of()
    page.shapes = [
        Shape(Place(1, 60, 100 + 20 * i, 66, 106 + 20 * i), ((0, 0),) * 4, (0, 0, 0), None, 0.0, True, True)
        for i in range(20)
    ]
    assert words_as_pictures(page) == []


def test_gaps_of_letter_spaced_print_are_closed_to_those_of_solid_type() -> None:
    part = np.full((60, 800), 255, dtype=np.uint8)
    starts = (30, 130, 142, 400, 700)  # two strokes of one letter, and a blank that is wider than the others
    for start in starts:
        part[10:50, start : start + 6] = 0
    kept = parts.close_gaps(part)
    ink = (part[:, kept] < parts.INK).any(axis=0)
    begins = np.flatnonzero(np.diff(ink.astype(int), prepend=0) == 1)
    assert kept[begins].tolist() == list(starts)
    assert np.diff(begins).tolist() == [14, 12, 14, 14]  # 6 of ink and at most 8 of white
    solid = part[:, 125:150]
    assert len(parts.close_gaps(solid)) == solid.shape[1]
    assert len(parts.close_gaps(np.full((20, 50), 255, dtype=np.uint8))) == 50


def test_letters_read_with_closed_gaps_stand_where_they_were_printed() -> None:
    part = np.full((60, 400), 255, dtype=np.uint8)
    for start in (20, 200, 340):
        part[10:50, start : start + 40] = 0
    kept = parts.close_gaps(part)
    close = np.flatnonzero(np.diff((part[:, kept] < parts.INK).any(axis=0).astype(int), prepend=0) == 1)
    boxes = [parts._reopened(Box(int(x), 10, int(x) + 40, 50), kept) for x in close]
    assert [(b.x0, b.x1) for b in boxes] == [(20, 60), (200, 240), (340, 380)]
    assert parts._reopened(Box(-3, 0, 9999, 60), kept) == Box(0, 0, int(kept[-1]) + 1, 60)


@pytest.mark.skipif(tesseract.tessdata() is None or find_spec("tesserocr") is None, reason="needs Tesseract's Japanese data")
def test_a_pictured_number_is_read_with_the_text_behind_it() -> None:
    faces = [path for folder in FONTS for path in sorted(Path(folder).glob("ipa*.ttf"))]
    if not faces:
        pytest.skip("needs the IPA fonts to draw Japanese")
    scale = 300 / 72
    face = ImageFont.truetype(str(faces[0]), int(12 * scale))
    drawn = Image.new("L", (int(595 * scale), int(842 * scale)), 255)
    page = numbered()
    for text, x, top in (("2.", 70, 100), ("整備に係る考え方", 90, 100), ("4)", 70, 140), ("周知及び説明", 90, 140)):
        ImageDraw.Draw(drawn).text((x * scale, top * scale), text, font=face, fill=0)
    assert parts.recognise_parts(page, drawn, 300, numbers_as_pictures(page), []) == 2
    assert page.text_source == "mixed"
    assert [line.text for line in make_lines(page.chars)][:2] == ["2.整備に係る考え方", "4)周知及び説明"]
    page, numbers = numbered(), numbers_as_pictures(numbered())
    area = parts.around_numbers(page, numbers)
    part = drawn.crop(tuple(int(v * scale) for v in area.bbox))
    assert part.width < drawn.width / 2 and part.height < drawn.height / 10
    assert parts.recognise_parts(page, part, 300, numbers_as_pictures(page), [], area) == 2
    assert [line.text for line in make_lines(page.chars)][:2] == ["2.整備に係る考え方", "4)周知及び説明"]


def test_an_area_is_drawn_as_on_the_whole_page() -> None:
    path = sorted((Path(__file__).parents[3] / "data" / "raw").glob("**/*.pdf"))[0]
    reader = PdfiumReader(path.read_bytes(), path)
    try:
        whole = np.array(reader.picture(1, 150)).astype(int)
        for area in (Place(1, 100, 90, 301.3, 222.2), Place(1, -5, -5, 60, 5000), Place(1, 580, 700, 9000, 9000)):
            part = np.array(reader.picture(1, 150, area)).astype(int)
            left, upper = (max(int(v * 150 / 72), 0) for v in (area.x0, area.top))
            there = whole[upper : upper + part.shape[0], left : left + part.shape[1]]
            assert part.shape == there.shape and np.abs(part - there).max() <= 4
            right, lower = min(area.x1 * 150 / 72, whole.shape[1]), min(area.bottom * 150 / 72, whole.shape[0])
            assert left + part.shape[1] >= right and upper + part.shape[0] >= lower
    finally:
        reader.close()
