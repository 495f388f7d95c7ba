"""pdfplumber's tables are the oracle for plainly ruled ones."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

from extractors.layout.lines import make_lines
from extractors.layout.tables import find_tables
from extractors.reading.reader import open_document

PLAIN = ("nobeoka/*council*2021*.pdf", "opendata-pdf-to-csv/*.pdf")
"""Documents whose tables are ruled on all sides."""
PAGES = 2
EXPLAINED = 0.2
"""Share of pages on which we may differ, each for a reason seen on the page: underlined links that pdfplumber takes for
borders of cells (or that end at a border of ours), a border of the header row left open, rows cut off by the page."""


@pytest.mark.slow
def test_numbers_of_cells_agree_on_plainly_ruled_pages(shared: Path):
    same = differing = 0
    for pattern in PLAIN:
        for path in sorted((shared / "corpus").glob(pattern))[:12]:
            reader, _ = open_document(path)
            with pdfplumber.open(path) as pdf:
                for page, ours in zip(pdf.pages[:PAGES], range(1, reader.page_count + 1), strict=False):
                    theirs = sorted(len(t.cells) for t in page.find_tables() if len(t.cells) > 1)
                    found = sorted(len(t.cells) for t in find_tables(reader.page(ours), make_lines))
                    same += theirs == found
                    differing += theirs != found
                    page.close()
            reader.close()
    assert same + differing >= 20
    assert differing <= EXPLAINED * (same + differing)
