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


def painted(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """Load a page with its visible annotations painted into its content, in memory only.

    PDFium's text page and object list know nothing of annotations, and flattening is the one way to get both. What was
    flattened is seen once the page is loaded anew; a page without such annotations is loaded once.
    A field without an appearance of its own gets one only where the form was initialised (``init_forms``).
    """
    page = document[index]
    try:
        handle = page.raw
        count = min(raw.FPDFPage_GetAnnotCount(handle), MOST)
        if not any(_kind(handle, i) in PAINTED for i in range(count)):
            return page
        raw.FPDFPage_Flatten(handle, raw.FLAT_NORMALDISPLAY)
    except BaseException:
        page.close()
        raise
    page.close()
    return document[index]


def _kind(page: object, index: int) -> int:
    annotation = raw.FPDFPage_GetAnnot(page, index)
    if not annotation:
        return raw.FPDF_ANNOT_UNKNOWN
    try:
        return int(raw.FPDFAnnot_GetSubtype(annotation))
    finally:
        raw.FPDFPage_CloseAnnot(annotation)
