"""Which PDFs are measured: real ones where they are at hand, else the sample plans."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
SAMPLES = ROOT / "data" / "raw"
KEPT_APART = ("dp2021_10.pdf", "施政方針（446回）.pdf", "R8.2.24議員勉強会資料（当初予算）.pdf")
"""Real documents that are judged apart: a guide that no change was made with in view; a speech in prose and a book of
tables, which stood among the profiled ones as well."""
OTHERS = (
    "dp2021_08.pdf", "siryo1.pdf", "shiryo1-4.pdf", "dp2021_04.pdf", "handbook-prologue.pdf", "dp2020_02.pdf",
    "dp2021_06_att.pdf", "agile-guidebook.pdf", "procedures-survey-results_outline_03.pdf", "r8_policy_budget.pdf",
)  # fmt: skip


def documents(folder: Path | None = None) -> tuple[list[Path], list[Path]]:
    """The documents kept apart, and others; the sample plans where there are no real ones.

    Args:
        folder: PDFs to measure instead.
    """
    if folder is not None:
        return [], sorted(folder.rglob("*.pdf"))
    found = sorted(CORPUS.rglob("*.pdf")) if CORPUS.is_dir() else []
    apart = [path for name in KEPT_APART for path in found if path.name.endswith(name)]
    others = [path for name in OTHERS for path in found if path.name.endswith(name)]
    return apart, others or sorted(SAMPLES.glob("*.pdf"))


def page_count(path: Path) -> int:
    """Pages of a PDF."""
    pdf = pdfium.PdfDocument(path)
    try:
        return len(pdf)
    finally:
        pdf.close()


def joined(paths: list[Path], pages: int, target: Path) -> Path:
    """One PDF of so many pages, made of the pages of others over and over."""
    whole = pdfium.PdfDocument.new()
    sources = [pdfium.PdfDocument(path) for path in paths]
    try:
        while len(whole) < pages:
            for source in sources:
                whole.import_pages(source, list(range(min(len(source), pages - len(whole)))))
        whole.save(target)
    finally:
        whole.close()
        for source in sources:
            source.close()
    return target
