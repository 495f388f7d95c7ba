"""A reader that gives a page and a section a page, so that crashes of the batch can be tried by the hundred."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extractors.plan import ExtractOptions, PlanRecords
from extractors.reading.reader import open_document
from extractors.rows import RowMaker


def extract(path: Path, options: ExtractOptions) -> PlanRecords:
    """Rows of a document that depend on its bytes alone."""
    reader, sha256 = open_document(path, options.password)
    count = reader.page_count
    reader.close()
    maker = RowMaker(sha256)
    tables: dict[str, list[dict[str, Any]]] = {"pages": [], "sections": [], "warnings": []}
    for number in range(1, count + 1):
        page = maker.row(
            "pages", None, width=595.0, height=842.0, rotation=0, kind="body", char_count=3, table_count=0,
            text_source="native", grade="good", text="第一章",
        )  # fmt: skip
        page.update(page=number)
        tables["pages"].append(page)
        tables["sections"].append(
            maker.row(
                "sections", None, section_id=f"s{number}", order=number, level=1, title="章", path=["章"],
                page_start=number, page_end=number, text="", origin="own",
            )
        )  # fmt: skip
    tables["documents"] = [
        maker.row(
            "documents", None, sha256=sha256, fictional=False, page_count=count, char_count=3 * count,
            text_source="native", grade="good", source_path=path.name, extractor_version="0", extracted_at=None,
            status="ok",
        )
    ]  # fmt: skip
    return PlanRecords(tables)
