"""PDFs of empty pages for tests in which only the bytes and the number of pages matter."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pypdfium2 as pdfium


def write_pdf(path: Path, pages: int = 1) -> Path:
    """A PDF of empty pages whose bytes depend on its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    width = 300 + int(hashlib.sha256(path.name.encode()).hexdigest()[:4], 16) / 100
    pdf = pdfium.PdfDocument.new()
    for _ in range(pages):
        pdf.new_page(width, 400)
    pdf.save(path)
    pdf.close()
    return path
