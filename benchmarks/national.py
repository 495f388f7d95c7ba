"""A synthetic national corpus: thousands of documents made of the sample plans, with other names and dates.

The files are the sample plans with a line behind their end, so that each has bytes of its own; a manifest gives each a
municipality, title and period. Reading all of them takes long; to measure what the batch costs with a nation's store,
their rows can be put there as copies of the sample plans' rows, with ids, names and dates of their own.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.material import SAMPLES
from extractors.rows import short_id
from extractors.schema import DOCUMENT_TABLES
from flows.batch import Batch, run_batch
from flows.settings import Settings
from flows.store import Store, write_batches

DOCUMENTS = 2000
PAGES = 110_000
"""Pages of a nation's plans, about."""
_ID = re.compile(r"(^|_)id$")
_NATIONAL = ("measure_id", "procedure_id", "system_id", "list_id", "plan_id")
"""Ids that the taxonomy gives: they stay."""


def code(number: int) -> str:
    """A municipality code in a range that is not given out, with its check digit (JIS X 0402)."""
    digits = f"{90000 + number % 9999:05d}"
    total = sum(int(d) * weight for d, weight in zip(digits, (6, 5, 4, 3, 2), strict=True))
    return f"{digits}{(11 - total % 11) % 10}"


def write_files(folder: Path, documents: int = DOCUMENTS, first: int = 0) -> None:
    """Write PDFs and their manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    plans = [path.read_bytes() for path in sorted(SAMPLES.glob("*.pdf"))]
    fields = ("file", "municipality_code", "municipality", "prefecture", "fictional", "document_type", "title",
              "plan_start", "plan_end")  # fmt: skip
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(fields)
        for number in range(first, first + documents):
            name = f"plan_{number:05d}.pdf"
            (folder / name).write_bytes(plans[number % len(plans)] + f"\n% copy {number}\n".encode())
            start = 2021 + number % 5
            writer.writerow((name, code(number), f"第{number}町", "葦原県", "true", "municipal_plan",
                             f"第{number}町DX推進計画", f"{start}-04-01", f"{start + 5}-03-31"))  # fmt: skip


def fill_store(folder: Path, out: Path, settings: Settings | None = None, times: int = 1) -> tuple[int, int]:
    """Put rows of every document into the store as if it had been read; the sample plans are read for it.

    Args:
        folder: the documents.
        out: the output folder whose store is filled.
        settings: of the run that shall find the store filled.
        times: how often a document holds the rows of its sample, as if it had so many times its pages.

    Returns:
        Documents and pages.
    """
    samples = out.with_name(f"{out.name}-samples")
    run_batch([SAMPLES], samples, direct=True, workers=1, wait=0, tell=_silent)
    store = Store(samples)
    # The file of each sample by its size, which tells the four apart.
    known: dict[int, tuple[str, dict[str, pa.RecordBatch]]] = {}
    for path in store.folder.glob("*.arrow"):
        tables = store.tables(path.stem)
        name = tables["documents"].to_pylist()[0]["source_path"]
        known[(SAMPLES / name).stat().st_size] = (path.stem, tables)
    pages = 0
    with Batch([folder], out, settings or Settings(workers=1, wait=0), _silent) as batch:
        for number, job in enumerate(batch.jobs):
            size = max(known_size for known_size in known if known_size <= job.size)
            document_id, tables = known[size]
            entry = store.entry(document_id)
            if entry is None:
                raise RuntimeError(f"{document_id}: is not in the store of the samples")
            values = {"document_id": job.document_id, **{k: v for k, v in job.manifest.items() if v},
                      "sha256": job.sha256, "source_path": job.name, "extracted_at": job.extracted_at}  # fmt: skip
            copies = {
                name: pa.concat_batches(
                    [
                        _copy(tables[name], values, number % 5, entry.pages * turn)
                        for turn in range(1 if name == "documents" else times)
                    ]
                )
                for name in DOCUMENT_TABLES
            }
            counts = {name: len(copy) for name, copy in copies.items()}
            mine = replace(entry, document_id=job.document_id, key=job.key, pages=times * entry.pages, counts=counts)
            write_batches(Path(job.target), mine, copies)
            pages += mine.pages
        return len(batch.jobs), pages


def _copy(batch: pa.RecordBatch, values: Mapping[str, object], years: int, pages: int) -> pa.RecordBatch:
    """Rows of another document: ids of their own, what the manifest states, dates moved by years, behind some pages."""
    suffix = short_id("copy", values["document_id"], pages)[:6]
    columns = []
    for field in batch.schema:
        column = batch.column(field.name)
        if field.name in values and field.name not in ("plan_start", "plan_end", "fictional"):
            column = pa.array([values[field.name]] * len(column), field.type)
        elif _ID.search(field.name) and field.name not in _NATIONAL and pa.types.is_string(field.type):
            column = pc.binary_join_element_wise(column, suffix, "")
        elif pa.types.is_date32(field.type):
            column = pc.add(column.cast(pa.int32()), pa.scalar(365 * years, pa.int32())).cast(pa.date32())
        elif field.name in ("page", "page_start", "page_end"):
            column = pc.add(column, pa.scalar(pages, pa.int32()))
        columns.append(column.cast(field.type))
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)


def _silent(_: str) -> None:
    pass
