"""Reads one document inside a worker process, within its limits, and stores what came of it."""

from __future__ import annotations

import contextlib
import errno
import gc
import importlib
import math
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from extractors.memory import give_back
from extractors.reading.quality import why_unreadable
from extractors.reading.reader import Reader, ReadError, open_document
from extractors.rows import Row, short_id
from extractors.schema import fault
from flows.checks import CheckFailed, clean, finding_warnings, warning_row
from flows.fence import fence, limit_processor_time
from flows.jobs import Job, Limits
from flows.steps import Step, following, listening, seconds_on_page
from flows.store import Entry, Store, hand_over
from flows.versions import ocr_version

EXIT_MEMORY = 71
"""Exit code of a worker that used more memory than it may."""
EXIT_PAGE = 72
"""Exit code of a worker that one page held up for longer than it may."""
LOOKED_AT = 5
"""Pages at which is looked to tell whether a file is scanned."""
PLENTY = 300
"""Characters from which a page is taken for one with text, without a closer look."""
NOT_READ_ANEW = "not_read_anew"
"""Code of the warning that rows of an earlier reading stand because this one failed."""
_TICK = 0.1


class Raised(Exception):
    """An error inside the extractors, in words that survive the way between processes."""


class TooMuch(Exception):
    """A document that gives more rows or bytes than it may."""


class Unreadable(Exception):
    """Code and message of a :class:`ReadError`, in a form that survives the way between processes."""


def count_pages(path: str, password: str | None, ocr: str) -> tuple[int, int]:
    """Pages of a file, and how many of them OCR will have to read, in a worker.

    The second is estimated from a few pages, and 0 where there is no OCR.

    Raises:
        Unreadable: if it cannot be opened.
    """
    try:
        reader, _ = open_document(Path(path), password, plain=True)
    except ReadError as error:
        raise Unreadable(error.code, error.message) from None
    try:
        count = reader.page_count
        if ocr == "off" or ocr_version() == "none":
            return count, 0
        looked_at = range(1, count + 1, max(1, count // LOOKED_AT))
        scans = sum(_is_scan(reader, number) for number in looked_at)
        return count, math.ceil(count * scans / len(looked_at))
    finally:
        reader.close()


def _is_scan(reader: Reader, number: int) -> bool:
    try:
        if reader.character_count(number) >= PLENTY:
            return False
        return why_unreadable(reader.page(number, drawn=False)) is not None
    except ReadError:
        return False


def extract_and_store(
    extractor: str, job: Job, page_count: int, before: Sequence[tuple[str, str]], limits: Limits, seconds: float
) -> tuple[Entry, list[Step]]:
    """Read a document in a worker and put its rows into the store.

    Args:
        extractor: ``module:function`` that reads a file.
        job: the document.
        page_count: pages of the file.
        before: codes and causes of the readings that failed, where this is another attempt.
        limits: what it may use.
        seconds: processor time that it may use.

    Returns:
        What is stored, and how long each stage took.

    Raises:
        Unreadable: if the file cannot be read at all.
        MemoryError: if it needs too much.
        TooMuch: if it gives more rows or bytes than it may.
        Raised: with the place in the code, for any other error of the extractors.
    """
    from extractors.plan import ExtractOptions

    options = ExtractOptions(
        password=job.password or job.manifest.get("password"),
        max_pages=job.max_pages,
        source_path=job.name,
        manifest=dict(job.manifest),
        ocr="off" if job.ocr == "off" else "auto",
        plain=job.plain,
        undrawn=job.undrawn,
        skip=job.skip,
    )
    limit_processor_time(seconds)
    with following(job.position) as steps, listening() as heard:
        try:
            tables = dict(_load(extractor)(Path(job.path), options).tables)
        except MemoryError:
            raise
        except ReadError as error:
            raise Unreadable(error.code, error.message) from None
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(frame.filename).name}, line {frame.lineno}"
            raise Raised(f"{type(error).__name__}: {error} ({place})") from None
        try:
            rows = sum(map(len, tables.values()))
            if rows > limits.rows:
                raise TooMuch(f"gives {rows} rows, more than the {limits.rows} that a document may give")
            steps.begin("store", None)
            return _finish(job, tables, page_count, before, heard.messages()), steps.ended()
        except CheckFailed as error:
            raise Raised(f"{error}") from None
        except OSError as error:
            if error.errno != errno.EFBIG:
                raise
            raise TooMuch(f"gives more than the {limits.output} MB that a document may give") from None
        finally:
            tables.clear()
            gc.collect()
            give_back()


def _finish(
    job: Job, tables: dict[str, list[Row]], page_count: int, before: Sequence[tuple[str, str]], heard: Sequence[str]
) -> Entry:
    """State what only the batch knows, check the rows and store them."""
    for row in tables.get("documents", []):
        row.update(
            sha256=job.sha256, source_path=job.name, page_count=page_count, extractor_version=job.extractor_version,
            extracted_at=job.extracted_at, is_current=None,
        )  # fmt: skip
        if row.get("error"):
            row["error"] = row["error"].replace(job.path, job.name)
    for row in tables.get("warnings", []):
        if isinstance(row.get("message"), str):
            row["message"] = row["message"].replace(job.path, job.name)
    kept, findings = clean(tables)
    tables.clear()
    document = kept["documents"][0]
    extra = [warning_row(job.document_id, "manifest", "manifest_value", f"{job.name}: {note}") for note in job.notes]
    extra += finding_warnings(job.document_id, job.name, findings)
    lost = sum(finding.deed != "clipped" for finding in findings)
    extra += [warning_row(job.document_id, "reading", "chatter", f"{job.name}: {said}") for said in heard]
    if before:
        code, cause = before[0]
        said = f"{job.name}: {cause}; {_left_out(job, page_count)}"
        extra.append(warning_row(job.document_id, "reading", code, said))
        document["status"], document["error"] = "partial", said
    elif lost and document["status"] == "ok":
        document["status"] = "partial"
        document["error"] = f"{job.name}: {lost} rows did not pass the checks; see warnings"
    known = {row["row_id"] for row in kept["warnings"]}
    kept["warnings"] += [row for row in extra if row["row_id"] not in known]
    return _store(job, kept, page_count)


def _left_out(job: Job, page_count: int) -> str:
    """What another reading went without, in words."""
    parts = []
    if job.max_pages is not None:
        parts.append(f"only pages 1 to {job.max_pages} of {page_count} were read")
    if job.skip:
        parts.append(f"page {', '.join(map(str, job.skip))} was left out")
    if undrawn := [page for page in job.undrawn if page not in job.skip]:
        parts.append(f"page {', '.join(map(str, undrawn))} was read without annotations and pictures")
    if job.plain:
        parts.append("bookmarks, page labels and form fields were left out")
    return "; ".join(parts) or "a second reading ended well"


def store_failure(job: Job, stage: str, code: str, cause: str, pages: int | None) -> Entry:
    """Rows of a document of which nothing could be read: what is known of the file, and why it failed.

    What an earlier reading of the same bytes gave stays: see :func:`keep_earlier`.
    """
    cause = cause.replace(job.path, job.name)
    return keep_earlier(job, cause) or _store_failed(job, stage, code, cause, pages)


def keep_earlier(job: Job, cause: str) -> Entry | None:
    """Keep the rows that an earlier reading of the same bytes gave, and say in them that this one failed.

    None where there are none. The document is ``partial`` from then on, so that ``--retry`` tries it again.
    """
    store = Store(Path(job.target).parent.parent)
    known = store.entry(job.document_id)
    if known is None or known.status == "failed":
        return None
    tables = {name: batch.to_pylist() for name, batch in store.tables(job.document_id).items()}
    document = tables["documents"][0]
    message = f"{cause}; the rows are those that {document['extractor_version']} read before"
    document["status"], document["error"] = "partial", message
    warnings = tables["warnings"]
    warnings[:] = [row for row in warnings if row["code"] != NOT_READ_ANEW]
    warnings.append(warning_row(job.document_id, "reading", NOT_READ_ANEW, message))
    return _store(job, tables, known.pages)


def _store_failed(job: Job, stage: str, code: str, cause: str, pages: int | None) -> Entry:
    document: Row = {
        "row_id": short_id(job.document_id, "documents", None, None, 0),
        "document_id": job.document_id,
        "regions": [],
        "sha256": job.sha256,
        "fictional": job.manifest.get("fictional") == "true",
        "page_count": pages,
        "char_count": 0,
        "text_source": "none",
        "source_path": job.name,
        "extractor_version": job.extractor_version,
        "extracted_at": job.extracted_at,
        "status": "failed",
        "error": cause,
    }
    for column in (
        "municipality_code", "municipality", "prefecture", "document_type", "title", "edition", "variant", "plan_id",
        "supersedes", "source_url", "licence",
    ):  # fmt: skip
        if (value := job.manifest.get(column)) and fault("documents", {**document, column: value}) is None:
            document[column] = value
    warnings = [warning_row(job.document_id, stage, code, cause)]
    warnings += [warning_row(job.document_id, "manifest", "manifest_value", f"{job.name}: {n}") for n in job.notes]
    return _store(job, {"documents": [document], "warnings": warnings}, pages or 0)


def _store(job: Job, tables: dict[str, list[Row]], pages: int) -> Entry:
    document = tables["documents"][0]
    entry = Entry(
        job.document_id,
        job.key,
        document["status"],
        document.get("error"),
        document.get("grade"),
        pages,
        {name: len(rows) for name, rows in tables.items()},
        (document.get("legible_mean"), document.get("legible_worst")),
    )
    hand_over(Path(job.target), entry, tables)
    return entry


def _load(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    loaded: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return loaded


def start_worker(extractor: str, limits: Limits, parent: int) -> None:
    """Warm a worker up, fence it in and watch over it."""
    threading.Thread(target=_watch, args=(limits, parent), daemon=True).start()
    _limit_address_space(limits.memory)
    # What is wrong with the extractor shows when a document is read, with a cause; here it would only end the worker.
    with contextlib.suppress(Exception):
        _load(extractor)
        from taxonomy.loader import load_taxonomy
        from taxonomy.tokenizer import tokenize

        load_taxonomy()
        tokenize("計画")
        # What is loaded now stays for good: the collector need not look at it again with every document.
        gc.collect()
        gc.freeze()
    fence(limits.output)


def _watch(limits: Limits, parent: int) -> None:
    """End this process when it is too big, when a page holds it up, or when the batch is gone and nobody waits."""
    while True:
        time.sleep(_TICK)
        if limits.memory and resident_mb() > limits.memory:
            os._exit(EXIT_MEMORY)
        if seconds_on_page() > limits.seconds_on_a_page:
            os._exit(EXIT_PAGE)
        if os.getppid() != parent:
            os._exit(1)


def resident_mb() -> float:
    """Memory that this process holds, in MB; its peak where the system does not tell the present figure."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    except (OSError, ValueError, IndexError, AttributeError):
        try:
            import resource
        except ImportError:
            return 0.0
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def _limit_address_space(memory: int) -> None:
    """A backstop for one huge request that comes faster than the watch: four times the limit of address space."""
    if not memory:
        return
    try:
        import resource

        used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
        limit = used + 4 * memory * 2**20
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard < 0 else min(limit, hard), hard))
    except (ImportError, OSError, ValueError):
        return
