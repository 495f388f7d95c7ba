"""The readers that are compared, each as one function over a file; those that are not installed are left out."""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Callable
from pathlib import Path


def dxplans(path: Path) -> None:
    """The whole way: reading, tables, outline, mapping, records. OCR is off, for the others have none."""
    from extractors.plan import ExtractOptions, extract_plan

    extract_plan(path, ExtractOptions(ocr="off"))


def dxplans_with_ocr(path: Path) -> None:
    """The same as a run does it: numbers and headings that are pictures are recognised where Tesseract is installed."""
    from extractors.plan import extract_plan

    extract_plan(path)


def pdfplumber_loop(path: Path) -> None:
    """The plain loop that the program has to beat: text and tables of each page."""
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def pdfium_text(path: Path) -> None:
    """PDFium's bare text: what cannot be undercut."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    pdf.close()


def characters(path: Path) -> None:
    """The program's first stage alone: characters, rules and shapes of each page with their places."""
    from extractors.reading import open_document

    reader, _ = open_document(path)
    try:
        for number in range(1, reader.page_count + 1):
            reader.page(number)
    finally:
        reader.close()


def heard(path: Path) -> None:
    """PDFium's bare text and Sudachi over it: both hear every character, so the whole way costs more than this."""
    import pypdfium2

    from taxonomy.tokenizer import words

    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        textpage = page.get_textpage()
        list(words(textpage.get_text_range(), frozenset(("名詞", "動詞")), "C"))
        textpage.close()
        page.close()
    pdf.close()


def kreuzberg(path: Path) -> None:
    """Text by kreuzberg."""
    from kreuzberg import extract_file_sync

    extract_file_sync(str(path))


def pdf_oxide(path: Path) -> None:
    """Text by pdf_oxide, page by page."""
    from pdf_oxide import PdfDocument

    document = PdfDocument(str(path))
    for number in range(document.page_count()):
        document.extract_text(number)


def markitdown(path: Path) -> None:
    """Markdown by markitdown."""
    from markitdown import MarkItDown

    MarkItDown().convert(str(path))


_OPTIONAL: dict[str, Callable[[Path], None]] = {
    "kreuzberg": kreuzberg, "pdf_oxide": pdf_oxide, "markitdown": markitdown,
}  # fmt: skip


def installed() -> dict[str, Callable[[Path], None]]:
    """Name and function of each reader that is here; the first is the one that the others are measured by."""
    found: dict[str, Callable[[Path], None]] = {
        "pdfplumber": pdfplumber_loop, "dxplans": dxplans, "dxplans+ocr": dxplans_with_ocr,
        "characters": characters, "text+words": heard, "pdfium text": pdfium_text,
    }  # fmt: skip
    return found | {name: read for name, read in _OPTIONAL.items() if importlib.util.find_spec(name) is not None}
