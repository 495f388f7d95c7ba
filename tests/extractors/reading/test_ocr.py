"""Scanned pages are read like others: characters in their places, tables, leaders; without OCR there are clear words."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFont

from evaluation.text import bag_share, fold
from extractors.document import Document
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from extractors.reading import ocr, open_document, read_document
from extractors.reading.figures import Figure
from extractors.reading.ocr import _is_ground_of_frame
from extractors.reading.picture import Box
from extractors.reading.recognition import tesseract

ROOT = Path(__file__).resolve().parents[3]
FORMS = ROOT / "data/raw/hoshimino_forms.pdf"
CONTENTS, FORM = 2, 3
FONTS = ("/usr/share/fonts/opentype/ipafont-gothic", "/usr/share/fonts/opentype/ipafont-mincho")

needs_tesseract = pytest.mark.skipif(
    tesseract.tessdata() is None or find_spec("tesserocr") is None, reason="needs Tesseract's Japanese data and tesserocr"
)


def scan(source: Path, number: int, target: Path, angle: float = 0.4) -> Path:
    """A page as a scanner gives it: a picture of 200 dpi, slightly askew."""
    page = pdfium.PdfDocument(source)[number - 1]
    picture = page.render(scale=200 / 72, grayscale=True).to_pil().convert("L")
    picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255).save(target, resolution=200)
    return target


@cache
def native(source: Path) -> Document:
    return read_document(source, ocr="off")


@needs_tesseract
def test_scanned_form_gives_its_characters_and_its_table(tmp_path: Path) -> None:
    page = read_document(scan(FORMS, FORM, tmp_path / "scan.pdf")).pages[0]
    truth = native(FORMS).pages[FORM - 1]
    assert page.text_source == "ocr"
    assert page.confidence is not None and page.confidence > 0.9
    said, printed = ("".join(c.text for c in p.chars) for p in (page, truth))
    assert bag_share(fold(said), fold(printed)) > 0.93
    assert " " not in said
    shapes = [[(t.n_rows, t.n_cols) for t in find_tables(p, make_lines)] for p in (page, truth)]
    assert shapes[0] == shapes[1]


@needs_tesseract
def test_recognised_characters_stand_where_they_are_printed(tmp_path: Path) -> None:
    page = read_document(scan(FORMS, FORM, tmp_path / "scan.pdf")).pages[0]
    truth = native(FORMS).pages[FORM - 1]
    near = 0
    for char in truth.chars:
        x, y = char.place.center
        near += any(
            fold(c.text) == fold(char.text) and abs(c.place.center[0] - x) < 9 and abs(c.place.center[1] - y) < 6
            for c in page.chars
        )
    assert near > 0.85 * len(truth.chars)
    sizes = Counter(round(c.size) for c in truth.chars).most_common(1)[0][0]
    assert Counter(round(c.size) for c in page.chars).most_common(1)[0][0] == pytest.approx(sizes, abs=1)


@needs_tesseract
def test_leaders_of_a_scanned_contents_page_do_not_spoil_its_entries(tmp_path: Path) -> None:
    page = read_document(scan(FORMS, CONTENTS, tmp_path / "scan.pdf")).pages[0]
    lines = [fold(line.text) for line in make_lines(page.chars)]
    assert sum("施策" in line and "..." in line for line in lines) >= 7


@needs_tesseract
def test_own_text_stays_beside_what_is_recognised(tmp_path: Path) -> None:
    scanned = scan(FORMS, FORM, tmp_path / "scan.pdf")
    document = read_document(scanned, ocr="off")
    page = document.pages[0]
    own = native(FORMS).pages[FORM - 1].chars[:3]
    page.chars, page.text_source = list(own), "native"
    reader, _ = open_document(scanned)
    assert ocr.recognise(page, reader.picture(1, 300), 300)
    reader.close()
    assert page.text_source == "mixed"
    assert page.chars[:3] == own


@needs_tesseract
def test_vertical_writing_is_read_downwards(tmp_path: Path) -> None:
    faces = [path for folder in FONTS for path in sorted(Path(folder).glob("ipa*.ttf"))]
    if not faces:
        pytest.skip("needs the IPA fonts to draw Japanese")
    face = ImageFont.truetype(str(faces[0]), 34)
    picture = Image.new("L", (1240, 1754), 255)
    columns = [
        "本町では人口の減少と高齢化が進むなかで住民の暮らしを",
        "支える行政の在り方が問われている。そこで情報通信の技術",
        "を活かして手続を見直し職員の働き方を改める計画を定める。",
    ]
    for i, column in enumerate(columns * 3):
        for j, character in enumerate(column):
            ImageDraw.Draw(picture).text((1080 - 70 * i, 120 + 40 * j), character, font=face, fill=0)
    picture.save(tmp_path / "vertical.pdf", resolution=150)
    page = read_document(tmp_path / "vertical.pdf").pages[0]
    said = "".join(c.text for c in page.chars)
    assert bag_share(fold(said), fold("".join(columns * 3))) > 0.9
    first = page.chars[: len(columns[0])]
    assert first[-1].place.top - first[0].place.top > 400
    assert all(500 < char.place.center[0] < 545 for char in first)


def test_without_tesseract_the_page_is_none_and_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = scan(FORMS, FORM, tmp_path / "scan.pdf")
    tesseract.load_engine.cache_clear()
    monkeypatch.setattr(tesseract, "tessdata", lambda: None)
    document = read_document(path)
    assert document.pages[0].text_source == "none"
    assert [problem.code for problem in document.warnings] == ["ocr_missing"]
    assert "tesseract-ocr-jpn" in document.warnings[0].message


def test_ocr_can_be_turned_off(tmp_path: Path) -> None:
    document = read_document(scan(FORMS, FORM, tmp_path / "scan.pdf"), ocr="off")
    assert (document.pages[0].text_source, document.warnings[0].code) == ("none", "ocr_off")


def test_native_page_is_not_sent_to_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "recognise", lambda *_: pytest.fail("recognised"))
    assert read_document(FORMS, max_pages=3).pages[2].text_source == "native"


@needs_tesseract
def test_the_number_at_the_foot_of_a_scanned_page_is_read(tmp_path: Path) -> None:
    source = ROOT / "data/raw/kirigahara_report.pdf"
    page = read_document(scan(source, 4, tmp_path / "scan.pdf")).pages[0]
    truth = [c for c in native(source).pages[3].chars if c.place.top > 0.92 * page.height and c.text.isdigit()]
    foot = [c for c in page.chars if c.place.top > 0.9 * page.height]
    assert "".join(c.text for c in foot if c.text.isdigit()) == "".join(c.text for c in truth)


@needs_tesseract
def test_large_type_on_a_scanned_cover_is_read_from_a_coarser_picture(tmp_path: Path) -> None:
    source = ROOT / "data/raw/kirigahara_report.pdf"
    truth = native(source).pages[0]
    size = max(c.size for c in truth.chars)
    assert size > 19
    page = read_document(scan(source, 1, tmp_path / "scan.pdf")).pages[0]
    said, printed = ("".join(c.text for c in p.chars if c.size > 0.85 * size) for p in (page, truth))
    # A rare letter of the town's name may be wrong; what every plan's title says is not.
    assert fold(said).endswith(fold(printed[-7:]))


def test_the_paper_between_dense_letters_is_no_fill_of_its_own() -> None:
    grey = np.full((400, 900), 250, dtype=np.uint8)
    frame, letters = Box(100, 100, 800, 300), Box(200, 150, 330, 210)
    grey[100:300, 100:800] = 230
    corners = ((200.0, 150.0), (330.0, 150.0), (330.0, 210.0), (200.0, 210.0))
    figure = Figure(letters, corners, corners, 228, "", True)
    assert _is_ground_of_frame(figure, [frame, letters], grey)
    assert not _is_ground_of_frame(figure._replace(tint=150), [frame, letters], grey)
    assert not _is_ground_of_frame(figure, [letters], grey)
