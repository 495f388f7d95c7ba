"""Reads a page with both readers and compares all that is on it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2

from evaluation.parity import cells, characters, drawings
from evaluation.parity.findings import Box, PageParity
from evaluation.parity.picture import Picture
from extractors.layout.bars import find_marks
from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from extractors.reading import ReadError, open_document
from extractors.reading.characters import read_characters
from extractors.reading.frame import Frame


def hush() -> None:
    """Keep pdfminer's remarks on odd fonts to itself, for the rest of the process."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


def compare_document(path: Path, most: int | None = None) -> list[PageParity]:
    """The parity of a document's pages; none of a file that one of the two cannot open.

    Args:
        path: the file.
        most: pages compared, spread over the document; None for all.
    """
    try:
        reader, _ = open_document(path)
    except ReadError:
        return []
    plain = pypdfium2.PdfDocument(path)
    try:
        with pdfplumber.open(path) as pdf:
            count = min(len(pdf.pages), reader.page_count)
            step = 1 if most is None else max(1, -(-count // most))
            return [
                _compare(path.name, reader, pdf.pages[number - 1], plain, number)
                for number in range(1, count + 1, step)
            ]
    except Exception as error:
        # pdfminer raises whatever a damaged file makes it raise; without it there is nothing to compare with.
        logging.getLogger(__name__).warning("%s: pdfplumber cannot read it (%s)", path.name, error)
        return []
    finally:
        plain.close()
        reader.close()


def _compare(name: str, reader: Any, page: Any, plain: pypdfium2.PdfDocument, number: int) -> PageParity:
    found = PageParity(name, number)
    ours = reader.page(number)
    corner, size = page.bbox[:2], (ours.width, ours.height)
    raw = plain[number - 1]
    try:
        picture = Picture(raw)
        hidden = characters.of_ours(read_characters(raw, Frame(raw, number)).invisible.objects(number))
        glyphs = characters.of_ours(ours.chars)
        theirs = characters.of_pdfplumber(page.chars, corner)
        characters.compare(found, theirs, glyphs, hidden, size, picture)
        drawn = drawings.of_pdfplumber(page, corner), drawings.of_ours(ours.segments, ours.shapes)
        pictures = [_moved((i["x0"], i["top"], i["x1"], i["bottom"]), corner) for i in page.images]
        drawings.compare(found, *drawn, size, pictures)
        tables = [[_moved(cell, corner) for cell in table.cells] for table in page.find_tables()]
        mine = [[cell.place.bbox for cell in table.cells] for table in find_tables(ours, make_lines)]
        marks = [mark.place.bbox for mark in find_marks(ours)]
        rulings = [(s.x0, s.top, s.x1, s.bottom) for s in ours.segments]
        letters = [glyph.box for glyph in glyphs]
        cells.compare(found, tables, mine, cells.Around(letters, marks, rulings, picture.line))
    finally:
        raw.close()
        page.close()
    return found


def _moved(box: Box, corner: tuple[float, float]) -> Box:
    left, up = corner
    return box[0] - left, box[1] - up, box[2] - left, box[3] - up


def documents(paths: list[Path]) -> Iterator[Path]:
    """The PDFs among files and folders."""
    for path in paths:
        yield from [path] if path.is_file() else sorted(path.rglob("*.pdf"))
