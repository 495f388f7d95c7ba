"""Extractors that behave as the worst documents do; which, says the file's name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

from extractors.plan import ExtractOptions, PlanRecords
from extractors.reading.reader import ReadError, open_document
from extractors.rows import RowMaker


def extract(path: Path, options: ExtractOptions) -> PlanRecords:
    """A document of sections, one a page; or what the name asks for; ``DXPLANS_FAIL`` names a file that is damaged."""
    if path.name == os.environ.get("DXPLANS_FAIL"):
        raise ReadError("damaged", f"{path.name}: can be read no more")
    reader, sha256 = open_document(path, options.password)
    count = reader.page_count
    sizes = [(p.width, p.height) for p in map(reader.page, range(1, count + 1))]
    reader.close()
    pages = min(count, options.max_pages or count)
    misbehave(path.stem, pages)
    maker = RowMaker(sha256)
    tables: dict[str, list[dict[str, Any]]] = {"pages": [], "sections": [], "warnings": []}
    for number, (width, height) in enumerate(sizes[:pages], start=1):
        row = maker.row(
            "pages", None, width=width, height=height, rotation=0, kind="body", char_count=3, table_count=0,
            text_source="native", grade="good", text="第一章",
        )  # fmt: skip
        row.update(page=number, row_id=f"{row['row_id']}p")
        tables["pages"].append(row)
        tables["sections"].append(
            maker.row(
                "sections", None, section_id=f"s{number}", order=number, level=1, title="章", path=["章"],
                page_start=number, page_end=number, text="", origin="own",
            )
        )  # fmt: skip
    if path.stem.startswith("badrows"):
        tables["sections"][0]["parent_id"] = "nowhere"
        tables["sections"][1]["origin"] = "nobody"
        tables["sections"].append(dict(tables["sections"][0]))
    stated = options.manifest
    tables["documents"] = [
        maker.row(
            "documents", None, sha256=sha256, fictional=False, document_type=stated.get("document_type"),
            municipality_code=stated.get("municipality_code"), title=stated.get("title"), page_count=count,
            char_count=3 * pages, text_source="native", grade="good", source_path=path.name, extractor_version="0",
            extracted_at=None, status="ok",
        )
    ]  # fmt: skip
    with open(os.environ.get("DXPLANS_READ_LOG", os.devnull), "a", encoding="utf-8") as log:
        log.write(f"{path.name}\n")
    return PlanRecords(tables)


def misbehave(stem: str, pages: int) -> None:
    """Raise, hang, die or eat memory, as the name begins; ``bad4`` only where page 4 is among those read."""
    kind = stem.split("_")[0]
    if kind == "raise":
        raise ZeroDivisionError("a page of no width")
    if kind == "hang":
        time.sleep(600)
    if kind == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "exit":
        os._exit(3)
    if kind == "eat":
        held = []
        while True:
            held.append(b"x" * 10_000_000)
            time.sleep(0.001)
    if kind == "eatatonce":
        held = [bytearray(2**50)]
    if kind == "readerror":
        raise ReadError("damaged", f"{stem}: is damaged")
    if kind == "slow":
        time.sleep(0.3)
    if kind == "bad4" and pages >= 4:
        os.kill(os.getpid(), signal.SIGSEGV)
