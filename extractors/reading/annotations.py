"""What annotations paint (typed notes, stamps, filled form fields) becomes part of the page, because readers see it."""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as raw

PAINTED = frozenset(
    {raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_SQUARE}
)
"""Kinds that paint text or ruling lines. Links, pop-ups and note icons paint nothing that belongs to the document."""
MOST = 5_000
"""Annotations looked at on one page."""


def paint(document: pdfium.PdfDocument, index: int) -> bool:
    """Paint the visible annotations of a page into its content, in memory only; True where the page has changed.

    PDFium's text page and object list know nothing of annotations, and flattening is the one way to get both.
    A field without an appearance of its own gets one only where the form was initialised (``init_forms``).
    """
    page = document[index]
    try:
        handle = page.raw
        count = min(raw.FPDFPage_GetAnnotCount(handle), MOST)
        if not any(_kind(handle, i) in PAINTED for i in range(count)):
            return False
        done: int = raw.FPDFPage_Flatten(handle, raw.FLAT_NORMALDISPLAY)
        return done == raw.FLATTEN_SUCCESS
    finally:
        page.close()


def _kind(page: object, index: int) -> int:
    annotation = raw.FPDFPage_GetAnnot(page, index)
    if not annotation:
        return raw.FPDF_ANNOT_UNKNOWN
    try:
        return int(raw.FPDFAnnot_GetSubtype(annotation))
    finally:
        raw.FPDFPage_CloseAnnot(annotation)
