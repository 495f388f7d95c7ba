"""Reads documents in worker processes with limits, so that none of them can end or hold up the batch."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import math
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from pebble import ProcessExpired, ProcessPool

from extractors.reading.quality import why_unreadable
from extractors.reading.reader import Reader, ReadError, open_document
from extractors.rows import Row, short_id
from extractors.schema import fault
from flows.checks import CheckFailed, clean, finding_warnings, warning_row
from flows.store import Entry, write_record
from flows.versions import ocr_version

EXTRACTOR = "extractors.plan:extract_plan"
EXIT_MEMORY = 71
"""Exit code of a worker that used more memory than it may."""
DOCUMENTS_A_WORKER = 25
"""A worker ends after so many documents, so that what libraries keep is given back."""
ATTEMPTS = 3
"""Readings of a document that fails by its content: all pages, then half and a quarter of them."""
LOOKED_AT = 5
"""Pages at which is looked to tell whether a file is scanned."""
PLENTY = 300
"""Characters from which a page is taken for one with text, without a closer look."""
_TICK = 0.1


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may use.

    Wall time is ``seconds``, ``seconds_a_page`` for each page, and ``seconds_a_scan`` instead for a page whose
    characters have to be recognised; ``memory`` is in MB, 0 for no limit; pages beyond ``pages`` are not read.
    """

    seconds: float = 60.0
    seconds_a_page: float = 5.0
    seconds_a_scan: float = 60.0
    memory: int = 2048
    pages: int = 2000

    def time(self, pages: int, scans: int = 0) -> float:
        """Seconds that a document of so many pages, so many of them without text, may take."""
        return self.seconds + self.seconds_a_page * (pages - scans) + self.seconds_a_scan * scans


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be read and where its rows go.

    ``notes`` are problems of its manifest row; ``origin`` is the address of shared storage that the file came from.
    """

    document_id: str
    path: str
    name: str
    sha256: str | None
    size: int
    key: str
    target: str
    extracted_at: datetime
    extractor_version: str
    manifest: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    password: str | None = None
    max_pages: int | None = None
    ocr: str = "auto"
    problem: str | None = None
    origin: str = ""


class PoolClosed(RuntimeError):
    """The batch was ended while a document was being read; nothing is known of the document."""


class Readers(Protocol):
    """Whatever reads the documents of a batch; may be used from several threads."""

    @property
    def slots(self) -> int:
        """Documents to hand in at once."""
        ...

    def read(self, job: Job) -> Entry:
        """Read a document and store its rows."""
        ...

    def __enter__(self) -> Readers: ...

    def __exit__(self, *error: object) -> None: ...


class ReaderPool:
    """Worker processes that read documents; may be used from several threads."""

    def __init__(self, workers: int, limits: Limits | None = None, extractor: str = EXTRACTOR) -> None:
        """Prepare a pool; its processes start with the first document.

        Args:
            workers: processes at work at once.
            limits: what one document may use.
            extractor: ``module:function`` that reads a file, called as :func:`extractors.plan.extract_plan`.
        """
        self.limits = limits or Limits()
        self._workers = workers
        self._extractor = extractor
        self._lock = threading.Lock()
        self._pool: ProcessPool | None = None
        self._closed = False
        self._waiting: dict[Any, ProcessPool] = {}

    @property
    def slots(self) -> int:
        """Documents to hand in at once: one a process."""
        return self._workers

    def __enter__(self) -> ReaderPool:
        """Use it in a ``with`` statement, so that its processes end with the batch."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes, also those at work; whoever waits for one gets :class:`PoolClosed`."""
        self._closed = True
        with self._lock:
            pool = self._pool
        if pool is not None:
            self._discard(pool)

    def read(self, job: Job) -> Entry:
        """Read a document and store its rows; whatever happens to it ends as rows that say so.

        A document that raises, hangs, eats memory or kills its process is read again with half and with a quarter of
        its pages, so that one bad page does not cost the good ones before it; then it has the status ``partial``.

        Raises:
            PoolClosed: if the pool is closed meanwhile.
        """
        if job.problem is not None:
            return store_failure(job, "reading", "not_readable", job.problem, None)
        counted = self._count_pages(job)
        if isinstance(counted, Entry):
            return counted
        count, scans = counted
        pages = min(count, self.limits.pages)
        causes: list[tuple[str, str]] = []
        for attempt in range(ATTEMPTS):
            part = pages >> attempt
            if part == 0:
                break
            whole = attempt == 0 and part == count
            seconds = self.limits.time(part, min(part, scans))
            try:
                return self._run(
                    seconds,
                    extract_and_store,
                    self._extractor,
                    replace(job, max_pages=None if whole else part),
                    count,
                    causes[0] if causes else None,
                )
            except PoolClosed:
                raise
            except Exception as error:
                causes.append(self._explain(error, seconds))
                if isinstance(error, _Unreadable):
                    break
        code, cause = causes[0]
        return store_failure(job, "reading", code, f"{job.name}: {cause}", count)

    def _count_pages(self, job: Job) -> tuple[int, int] | Entry:
        try:
            password = job.password or job.manifest.get("password")
            pages, scans = self._run(self.limits.seconds, count_pages, job.path, password, job.ocr)
            return pages, scans
        except PoolClosed:
            raise
        except Exception as error:
            code, cause = self._explain(error, self.limits.seconds)
            cause = cause.replace(job.path, job.name)
            message = cause if cause.startswith(job.name) else f"{job.name}: {cause}"
            return store_failure(job, "reading", code, message, None)

    def _run(self, seconds: float, function: Callable[..., Any], *args: Any) -> Any:
        for _ in range(3):
            pool = self._running_pool()
            future = None
            try:
                future = pool.schedule(function, args=args, timeout=seconds)
                with self._lock:
                    self._waiting[future] = pool
                if self._closed:
                    future.cancel()
                return future.result()
            except Exception as error:
                if self._closed:
                    raise PoolClosed("the batch was ended") from None
                # A worker that dies between two documents breaks the pool for all; no document is to blame.
                broken = isinstance(error, (BrokenProcessPool, CancelledError)) or not pool.active
                if not broken:
                    raise
                self._discard(pool)
            finally:
                with self._lock:
                    self._waiting.pop(future, None)
        raise BrokenProcessPool("worker processes keep dying before they start")

    def _running_pool(self) -> ProcessPool:
        with self._lock:
            if self._closed:
                raise PoolClosed("the batch was ended")
            if self._pool is None:
                self._pool = ProcessPool(
                    max_workers=self._workers,
                    max_tasks=DOCUMENTS_A_WORKER * 2,
                    initializer=_start_worker,
                    initargs=(self._extractor, self.limits.memory, os.getpid()),
                    context=multiprocessing.get_context("spawn"),
                )
            return self._pool

    def _discard(self, pool: ProcessPool) -> None:
        with self._lock:
            if self._pool is not pool:
                return
            self._pool = None
            waiting = [future for future, of in self._waiting.items() if of is pool]
        # A pool that is stopped leaves those who wait for its documents waiting: they are told first.
        for future in waiting:
            future.cancel()
        pool.stop()
        pool.join()

    def _explain(self, error: Exception, seconds: float) -> tuple[str, str]:
        """A code for the cause of a failed reading, and the cause in plain words."""
        if isinstance(error, _Unreadable):
            return error.args[0], error.args[1]
        if isinstance(error, TimeoutError):
            return "timeout", f"was not read within {seconds:.0f} s"
        if isinstance(error, MemoryError):
            return "memory", f"needs more than the {self.limits.memory} MB that a document may use"
        if isinstance(error, ProcessExpired):
            code = getattr(error, "exitcode", None)
            if code == EXIT_MEMORY:
                return "memory", f"needs more than the {self.limits.memory} MB that a document may use"
            if isinstance(code, int) and code < 0:
                with contextlib.suppress(ValueError):
                    return "crash", f"its process was ended by {signal.Signals(-code).name}"
            return "crash", f"its process ended by itself (exit code {code})"
        if isinstance(error, _Raised):
            return "error", str(error)
        return "error", f"{type(error).__name__}: {error}"


class _Raised(Exception):
    """An error inside the extractors, in words that survive the way between processes."""


class _Unreadable(Exception):
    """Code and message of a :class:`ReadError`, in a form that survives the way between processes."""


def count_pages(path: str, password: str | None, ocr: str) -> tuple[int, int]:
    """Pages of a file, and how many of them OCR will have to read, in a worker.

    The second is estimated from a few pages, and 0 where there is no OCR.

    Raises:
        _Unreadable: if it cannot be opened.
    """
    try:
        reader, _ = open_document(Path(path), password)
    except ReadError as error:
        raise _Unreadable(error.code, error.message) from None
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
        return why_unreadable(reader.page(number)) is not None
    except ReadError:
        return False


def extract_and_store(extractor: str, job: Job, page_count: int, before: tuple[str, str] | None) -> Entry:
    """Read a document in a worker and put its rows into the store.

    Args:
        extractor: ``module:function`` that reads a file.
        job: the document.
        page_count: pages of the file.
        before: code and cause of the failed reading of all pages, where this is another attempt.

    Raises:
        _Unreadable: if the file cannot be read at all.
        MemoryError: if it needs too much.
        _Raised: with the place in the code, for any other error of the extractors.
    """
    from extractors.plan import ExtractOptions

    options = ExtractOptions(
        password=job.password or job.manifest.get("password"),
        max_pages=job.max_pages,
        source_path=job.name,
        manifest=dict(job.manifest),
        ocr="off" if job.ocr == "off" else "auto",
    )
    try:
        tables = dict(_load(extractor)(Path(job.path), options).tables)
    except MemoryError:
        raise
    except ReadError as error:
        raise _Unreadable(error.code, error.message) from None
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        raise _Raised(f"{type(error).__name__}: {error} ({Path(frame.filename).name}, line {frame.lineno})") from None
    try:
        return _finish(job, tables, page_count, before)
    except CheckFailed as error:
        raise _Raised(f"{error}") from None
    finally:
        tables.clear()
        gc.collect()
        give_back()


def give_back() -> None:
    """Have the C library return freed memory to the system, where it can: what PDFium used stays with it else."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _finish(job: Job, tables: dict[str, list[Row]], page_count: int, before: tuple[str, str] | None) -> Entry:
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
    document = kept["documents"][0]
    extra = [warning_row(job.document_id, "manifest", "manifest_value", f"{job.name}: {note}") for note in job.notes]
    extra += finding_warnings(job.document_id, job.name, findings)
    lost = sum(finding.deed != "clipped" for finding in findings)
    if before is not None:
        code, cause = before
        said = f"{job.name}: {cause}; only pages 1 to {job.max_pages} of {page_count} were read"
        extra.append(warning_row(job.document_id, "reading", code, said))
        document["status"], document["error"] = "partial", said
    elif lost and document["status"] == "ok":
        document["status"] = "partial"
        document["error"] = f"{job.name}: {lost} rows did not pass the checks; see warnings"
    known = {row["row_id"] for row in kept["warnings"]}
    kept["warnings"] += [row for row in extra if row["row_id"] not in known]
    return _store(job, kept, page_count)


def store_failure(job: Job, stage: str, code: str, cause: str, pages: int | None) -> Entry:
    """Rows of a document of which nothing could be read: what is known of the file, and why it failed."""
    cause = cause.replace(job.path, job.name)
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
    )
    write_record(Path(job.target), entry, tables)
    return entry


def _load(name: str) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    loaded: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return loaded


def _start_worker(extractor: str, memory: int, parent: int) -> None:
    """Warm a worker up and watch over it."""
    threading.Thread(target=_watch, args=(memory, parent), daemon=True).start()
    _limit_address_space(memory)
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


def _watch(memory: int, parent: int) -> None:
    """End this process when it is too big, or when the batch is gone and nobody waits for it."""
    while True:
        time.sleep(_TICK)
        if memory and resident_mb() > memory:
            os._exit(EXIT_MEMORY)
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


def longest_first(jobs: Sequence[Job]) -> list[Job]:
    """Jobs by falling size of their files, so that no long one is left for the end."""
    return sorted(jobs, key=lambda job: (-job.size, job.name, job.document_id))
