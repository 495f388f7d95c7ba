"""Reads documents in worker processes with limits, so that none of them can end or hold up the batch."""

from __future__ import annotations

import contextlib
import errno
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

from extractors.memory import give_back
from extractors.reading.quality import why_unreadable
from extractors.reading.reader import Reader, ReadError, open_document
from extractors.rows import Row, short_id
from extractors.schema import fault
from flows.checks import CheckFailed, clean, finding_warnings, warning_row
from flows.fence import fence, limit_processor_time
from flows.steps import Step, following, listening, seconds_on_page
from flows.store import Entry, write_record
from flows.versions import ocr_version

EXTRACTOR = "extractors.plan:extract_plan"
EXIT_MEMORY = 71
"""Exit code of a worker that used more memory than it may."""
EXIT_PAGE = 72
"""Exit code of a worker that one page held up for longer than it may."""
DOCUMENTS_A_WORKER = 25
"""A worker ends after so many documents, so that what libraries keep is given back."""
ATTEMPTS = 9
"""Readings of a document that fails by its content, at most: see :class:`_Way`."""
PATIENCE = 2.5
"""All readings of a document together may take so many times what its first one may."""
MOST_SKIPPED = 3
"""Pages that are left out one after the other because they ended their reader."""
LOOKED_AT = 5
"""Pages at which is looked to tell whether a file is scanned."""
PLENTY = 300
"""Characters from which a page is taken for one with text, without a closer look."""
_TICK = 0.1


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may use.

    Wall time and processor time are ``seconds``, ``seconds_a_page`` for each page, and ``seconds_a_scan`` instead for a
    page whose characters have to be recognised; no single page may take longer than the larger of ``seconds`` and
    ``seconds_a_scan``. ``memory`` is in MB, 0 for no limit; pages beyond ``pages`` are not read. A document may have
    ``rows`` rows, and nothing that a worker writes may be larger than ``output`` MB.
    """

    seconds: float = 60.0
    seconds_a_page: float = 5.0
    seconds_a_scan: float = 60.0
    memory: int = 2048
    pages: int = 2000
    rows: int = 500_000
    output: int = 512

    @property
    def seconds_on_a_page(self) -> float:
        """The longest that one stage may take for one page."""
        return max(self.seconds, self.seconds_a_scan)

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
    plain: bool = False
    undrawn: tuple[int, ...] = ()
    skip: tuple[int, ...] = ()

    @property
    def position(self) -> Path:
        """The file in which a worker notes where it is, for whoever finds the worker dead."""
        return Path(f"{self.target}.at")


@dataclass(slots=True)
class _Way:
    """How a document is to be read after it ended its reader: so that one bad page costs itself and no other.

    Without what stands beside the pages, where that ended it; without drawing the page at which it ended; without that
    page; and where no page is to blame, half of the pages, and a quarter.
    """

    pages: int
    plain: bool = False
    undrawn: tuple[int, ...] = ()
    skip: tuple[int, ...] = ()
    halved: int = 0

    def change(self, stage: str, page: int | None) -> bool:
        """Choose the next way after an end at this stage and page; False where none is left."""
        if stage in ("opening", "bookmarks", "labels") and not self.plain:
            self.plain = True
        elif stage in ("reading", "ocr") and page is not None and page not in self.undrawn:
            self.undrawn += (page,)
        elif page is not None and page not in self.skip and len(self.skip) < min(MOST_SKIPPED, self.pages - 1):
            self.skip += (page,)
        elif self.halved < 2 and self.pages > 1:
            self.pages, self.halved = self.pages // 2, self.halved + 1
        else:
            return False
        return True


OnSteps = Callable[[Job, Entry, list[Step]], None]


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

    def __init__(
        self, workers: int, limits: Limits | None = None, extractor: str = EXTRACTOR, on_steps: OnSteps | None = None
    ) -> None:
        """Prepare a pool; its processes start with the first document.

        Args:
            workers: processes at work at once.
            limits: what one document may use.
            extractor: ``module:function`` that reads a file, called as :func:`extractors.plan.extract_plan`.
            on_steps: is told, after every document, how long each stage took.
        """
        self._on_steps = on_steps
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

        A document that raises, hangs, eats memory or kills its process is read again in another way (see
        :class:`_Way`), so that one bad page does not cost the good ones; then it has the status ``partial``.

        Raises:
            PoolClosed: if the pool is closed meanwhile.
            OSError: if the store cannot be written (a full disk).
        """
        if job.problem is not None:
            return self._failed(job, "not_readable", job.problem, None)
        counted = self._count_pages(job)
        if isinstance(counted, Entry):
            return counted
        count, scans = counted
        way = _Way(min(count, self.limits.pages))
        longest = PATIENCE * self.limits.time(way.pages, min(way.pages, scans))
        causes: list[tuple[str, str]] = []
        start = time.monotonic()
        for _ in range(ATTEMPTS):
            whole = way.pages == count
            seconds = self.limits.time(way.pages, min(way.pages, scans))
            changed = replace(
                job, max_pages=None if whole else way.pages, plain=way.plain, undrawn=way.undrawn, skip=way.skip
            )
            try:
                entry, steps = self._run(
                    seconds, extract_and_store, self._extractor, changed, count, tuple(causes), self.limits, seconds
                )
            except PoolClosed:
                raise
            except Exception as error:
                if _is_of_the_disk(error):
                    # The store cannot be written: no fault of the document, which must be read again next time.
                    raise
                stage, page = _position(job)
                code, cause = self._explain(error, seconds)
                if page is not None and not isinstance(error, (_Raised, _Unreadable)):
                    cause = f"page {page} ({stage}): {cause}"
                causes.append((code, cause))
                if isinstance(error, _Unreadable) or time.monotonic() - start > longest or not way.change(stage, page):
                    break
            else:
                self._tell(job, entry, steps)
                return entry
            finally:
                job.position.unlink(missing_ok=True)
        code, cause = causes[0]
        return self._failed(job, code, f"{job.name}: {cause}", count)

    def _failed(self, job: Job, code: str, cause: str, pages: int | None) -> Entry:
        entry = store_failure(job, "reading", code, cause, pages)
        self._tell(job, entry, [])
        return entry

    def _tell(self, job: Job, entry: Entry, steps: list[Step]) -> None:
        if self._on_steps is not None:
            self._on_steps(job, entry, steps)

    def _count_pages(self, job: Job) -> tuple[int, int] | Entry:
        try:
            password = job.password or job.manifest.get("password")
            try:
                pages, scans = self._run(self.limits.seconds, count_pages, job.path, password, job.ocr)
            except (PoolClosed, _Unreadable):
                raise
            except Exception:
                # One of the pages looked at may be to blame: the reading itself finds out which.
                pages, scans = self._run(self.limits.seconds, count_pages, job.path, password, "off")
            return pages, scans
        except PoolClosed:
            raise
        except Exception as error:
            code, cause = self._explain(error, self.limits.seconds)
            cause = cause.replace(job.path, job.name)
            message = cause if cause.startswith(job.name) else f"{job.name}: {cause}"
            return self._failed(job, code, message, None)

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
                    initargs=(self._extractor, self.limits, os.getpid()),
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
        if isinstance(error, _TooMuch):
            return "too_much", str(error)
        if isinstance(error, MemoryError):
            return "memory", f"needs more than the {self.limits.memory} MB that a document may use"
        if isinstance(error, ProcessExpired):
            code = getattr(error, "exitcode", None)
            if code == EXIT_MEMORY:
                return "memory", f"needs more than the {self.limits.memory} MB that a document may use"
            if code == EXIT_PAGE:
                return "timeout", f"was not read within the {self.limits.seconds_on_a_page:.0f} s that a page may take"
            if code == -getattr(signal, "SIGXCPU", 0):
                return "timeout", f"needs more than the {seconds:.0f} s of processor time that it may use"
            if isinstance(code, int) and code < 0:
                with contextlib.suppress(ValueError):
                    return "crash", f"its process was ended by {signal.Signals(-code).name}"
            return "crash", f"its process ended by itself (exit code {code})"
        if isinstance(error, _Raised):
            return "error", str(error)
        return "error", f"{type(error).__name__}: {error}"


class _Raised(Exception):
    """An error inside the extractors, in words that survive the way between processes."""


class _TooMuch(Exception):
    """A document that gives more rows or bytes than it may."""


class _Unreadable(Exception):
    """Code and message of a :class:`ReadError`, in a form that survives the way between processes."""


def count_pages(path: str, password: str | None, ocr: str) -> tuple[int, int]:
    """Pages of a file, and how many of them OCR will have to read, in a worker.

    The second is estimated from a few pages, and 0 where there is no OCR.

    Raises:
        _Unreadable: if it cannot be opened.
    """
    try:
        reader, _ = open_document(Path(path), password, plain=True)
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
        _Unreadable: if the file cannot be read at all.
        MemoryError: if it needs too much.
        _TooMuch: if it gives more rows or bytes than it may.
        _Raised: with the place in the code, for any other error of the extractors.
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
            raise _Unreadable(error.code, error.message) from None
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(frame.filename).name}, line {frame.lineno}"
            raise _Raised(f"{type(error).__name__}: {error} ({place})") from None
        try:
            rows = sum(map(len, tables.values()))
            if rows > limits.rows:
                raise _TooMuch(f"gives {rows} rows, more than the {limits.rows} that a document may give")
            steps.begin("store", None)
            return _finish(job, tables, page_count, before, heard.messages()), steps.ended()
        except CheckFailed as error:
            raise _Raised(f"{error}") from None
        except OSError as error:
            if error.errno != errno.EFBIG:
                raise
            raise _TooMuch(f"gives more than the {limits.output} MB that a document may give") from None
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


def _start_worker(extractor: str, limits: Limits, parent: int) -> None:
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


def _is_of_the_disk(error: Exception) -> bool:
    """Whether an error says that the output folder cannot be written; errors of the extractors come as others."""
    return isinstance(error, OSError) and not isinstance(error, TimeoutError) and error.errno is not None


def _position(job: Job) -> tuple[str, int | None]:
    """Stage and page at which the reader of a document was last seen."""
    try:
        stage, _, page = job.position.read_text(encoding="ascii").strip().partition(" ")
        return stage, int(page) if page else None
    except (OSError, ValueError):
        return "", None


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
