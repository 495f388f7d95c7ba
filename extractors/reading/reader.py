"""The small interface behind which a PDF reader sits, so that a faster one can take its place."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal, Protocol

from PIL import Image

from extractors import trace
from extractors.document import Bookmark, Document, Page, Place, Problem
from extractors.reading.pictured import numbers_as_pictures, words_as_pictures
from extractors.reading.quality import is_garbage, why_unreadable

LARGEST = 1_200_000
"""Square points; on larger sheets (A1) pictures of single words are not looked for."""


LOST_IN_A_ROW = 50
"""Pages one behind the other that cannot be loaded: the rest is then taken not to be there (a count that lies)."""


class ReadError(Exception):
    """A file that cannot be read at all.

    ``code`` is one of ``not_found``, ``empty``, ``not_pdf``, ``damaged``, ``password``, ``security``, ``no_pages``;
    ``message`` names the file and the cause in plain words.
    """

    def __init__(self, code: str, message: str) -> None:
        """Keep the code apart from the words."""
        super().__init__(message)
        self.code = code
        self.message = message


class Reader(Protocol):
    """An open PDF. Pages are numbered from 1 and are read one at a time; nothing of a page is held afterwards."""

    page_count: int
    metadata: dict[str, str]

    def page(self, number: int, *, drawn: bool = True) -> Page:
        """Read one page; where it must not be drawn, without annotations, and white text counts as seen.

        Raises:
            ReadError: if the page cannot be loaded; the other pages may still be read.
        """
        ...

    def character_count(self, number: int) -> int:
        """How many characters the file gives for a page, blanks and invisible ones included; quickly told.

        Raises:
            ReadError: if the page cannot be loaded.
        """
        ...

    def picture(self, number: int, dpi: int, area: Place | None = None) -> Image.Image:
        """A page as displayed, in grey, with so many pixels an inch.

        Of an ``area``, what lies inside: its left and upper edge rounded down to whole pixels, the others up.

        Raises:
            ReadError: if the page cannot be loaded or drawn.
        """
        ...

    def bookmarks(self) -> list[Bookmark]:
        """The file's own outline in order, empty where there is none."""
        ...

    def close(self) -> None:
        """Release the file."""
        ...


def open_document(path: Path, password: str | None = None, *, plain: bool = False) -> tuple[Reader, str]:
    """Open a PDF.

    Args:
        path: the file.
        password: for an encrypted file.
        plain: read nothing but what stands in the pages themselves (see :func:`read_document`).

    Returns:
        The reader and the sha256 of the file's bytes.

    Raises:
        ReadError: if the file is missing, empty, no PDF, damaged beyond opening, or asks for another password.
    """
    from extractors.reading.pdfium import PdfiumReader

    try:
        data = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        raise ReadError("not_found", f"{path}: there is no such file") from None
    except OSError as error:
        raise ReadError("not_found", f"{path}: cannot be opened ({error.strerror})") from None
    if not data:
        raise ReadError("empty", f"{path}: the file has no bytes")
    return PdfiumReader(data, path, password, plain=plain), hashlib.sha256(data).hexdigest()


def read_document(
    path: Path,
    password: str | None = None,
    max_pages: int | None = None,
    ocr: Literal["auto", "off"] = "auto",
    *,
    plain: bool = False,
    undrawn: Collection[int] = (),
    skip: Collection[int] = (),
) -> Document:
    """Read all pages of a PDF; a page that cannot be read is blank and has a warning.

    Args:
        path: the file.
        password: for an encrypted file.
        max_pages: read no more than so many pages from the beginning.
        ocr: ``auto`` recognises the characters of pages that show text but hold none; ``off`` leaves them without.
        plain: for a file that ended its reader before: no bookmarks, page labels and form fields are looked at.
        undrawn: pages that ended their reader before: without annotations, and never drawn, so that white text counts
            as seen, and what is a picture has no text.
        skip: pages that are left blank.

    Raises:
        ReadError: as :func:`open_document`.
    """
    trace.at("opening")
    reader, sha256 = open_document(path, password, plain=plain)
    try:
        trace.at("bookmarks")
        document = Document(str(path), sha256, reader.page_count, [], reader.bookmarks(), reader.metadata)
        for page in _pages(reader, document, max_pages, undrawn, skip):
            if page.number not in undrawn:
                trace.at("ocr", page.number)
                _recognise(reader, document, page, ocr)
            document.pages.append(page)
        return document
    finally:
        reader.close()


def _recognise(reader: Reader, document: Document, page: Page, ocr: str) -> None:
    """Have a page of which the file gives no usable text read from its picture; what fails becomes a warning."""
    reason = why_unreadable(page)
    if reason is None:
        _read_pictured(reader, document, page, ocr)
        return
    problem = _ocr_problem(reader, document, page, reason) if ocr == "auto" else ("ocr_off", f"{reason}; OCR is off")
    if problem is None:
        return
    if page.text_source == "native" and page.confidence is None:
        if is_garbage(page):
            page.chars = []
        if not page.chars:
            page.text_source = "none"
    code, message = problem
    document.warnings.append(Problem("ocr", code, f"{document.path}: page {page.number}: {message}", page.number))


def _read_pictured(reader: Reader, document: Document, page: Page, ocr: str) -> None:
    """Have numbers and headings read that a page of text shows as pictures; those left unread become one warning."""
    numbers, words = numbers_as_pictures(page), words_as_pictures(page)
    if not numbers and not words:
        return
    where = f"{document.path}: page {page.number}"
    if ocr == "auto":
        from extractors.reading.ocr import DPI
        from extractors.reading.recognition.parts import around_numbers, recognise_parts
        from extractors.reading.recognition.tesseract import OcrMissing

        try:
            if page.width * page.height < LARGEST:
                # Words are told from a pattern by the whole page; a number needs no more than what stands around it.
                area = None if words else around_numbers(page, numbers)
                recognise_parts(page, reader.picture(page.number, DPI, area), DPI, numbers, words, area)
                return
        except ReadError as error:
            document.warnings.append(Problem("ocr", error.code, f"{where}: {error.message}", page.number))
            return
        except OcrMissing as missing:
            hint = str(missing)
    else:
        hint = "OCR is off"
    if numbers:
        message = f"{where}: {len(numbers)} numbers of headings or lists are pictures and were not read. {hint}"
        document.warnings.append(Problem("ocr", "pictured_numbers", message, page.number))


def _ocr_problem(reader: Reader, document: Document, page: Page, reason: str) -> tuple[str, str] | None:
    from extractors.reading.ocr import DPI, MOST_PIXELS, recognise
    from extractors.reading.recognition.tesseract import SECONDS, OcrMissing

    inches = page.width * page.height / 72**2
    dpi = min(DPI, int((MOST_PIXELS / max(inches, 0.01)) ** 0.5))
    try:
        if not recognise(page, reader.picture(page.number, dpi), dpi):
            return "ocr_timeout", f"{reason}; OCR did not end within its {SECONDS:.0f} s a sheet of A4"
    except OcrMissing as missing:
        return "ocr_missing", f"{reason}. {missing}"
    except ReadError as error:
        return error.code, error.message
    return None


def _pages(
    reader: Reader, document: Document, max_pages: int | None, undrawn: Collection[int], skip: Collection[int]
) -> Iterator[Page]:
    last = reader.page_count if max_pages is None else min(reader.page_count, max_pages)
    lost = 0
    for number in range(1, last + 1):
        trace.at("reading", number)
        try:
            if number in skip:
                raise ReadError("page_skipped", f"{document.path}: page {number} was left out, it ended its reader")
            page = reader.page(number, drawn=number not in undrawn)
        except ReadError as error:
            lost += 1
            document.warnings.append(Problem("reading", error.code, error.message, number))
            page = Page(number, 595.0, 842.0, 0, [], [], [], [], text_source="none")
        else:
            lost = 0
            for excess in page.excess:
                said = f"{document.path}: page {number}: {excess}"
                document.warnings.append(Problem("reading", "too_much", said, number))
        yield page
        if lost == LOST_IN_A_ROW and number < last:
            said = f"{lost} pages in a row cannot be loaded; pages {number + 1} to {last} were not tried"
            document.warnings.append(Problem("reading", "page_damaged", f"{document.path}: {said}"))
            return
    if last < reader.page_count:
        document.warnings.append(
            Problem("reading", "page_limit", f"{document.path}: only {last} of {reader.page_count} pages were read")
        )
