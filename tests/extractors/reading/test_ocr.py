"""Scanned pages are read like others: characters in their places, tables, leaders; without OCR there are clear words."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from evaluation.text import bag_share, fold
from extractors.document import Document
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from extractors.reading import ocr, open_document, read_document

ROOT = Path(__file__).resolve().parents[3]
FORMS = ROOT / "data/raw/hoshimino_forms.pdf"
CONTENTS, FORM = 2, 3

needs_tesseract = pytest.mark.skipif(
    ocr.tessdata() is None or not ocr.has_binding(), reason="needs Tesseract's Japanese data and tesserocr"
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


def test_without_tesseract_the_page_is_none_and_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = scan(FORMS, FORM, tmp_path / "scan.pdf")
    ocr._engine.cache_clear()
    monkeypatch.setattr(ocr, "tessdata", lambda: None)
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
