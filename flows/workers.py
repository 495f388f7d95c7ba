"""Reads documents in worker processes with limits, so that none of them can end or hold up the batch."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from typing import Any, Protocol

from pebble import ProcessExpired, ProcessPool

from flows.jobs import EXTRACTOR, Job, Limits
from flows.reading import (
    EXIT_MEMORY,
    EXIT_PAGE,
    Raised,
    TooMuch,
    Unreadable,
    count_pages,
    extract_and_store,
    start_worker,
    store_failure,
)  # fmt: skip
from flows.steps import Step
from flows.store import Entry

DOCUMENTS_A_WORKER = 25
"""A worker ends after so many documents, so that what libraries keep is given back."""
ATTEMPTS = 9
"""Readings of a document that fails by its content, at most: see :class:`_Way`."""
PATIENCE = 2.5
"""All readings of a document together may take so many times what its first one may."""
MOST_SKIPPED = 3
"""Pages that are left out one after the other because they ended their reader."""


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
                if page is not None and not isinstance(error, (Raised, Unreadable)):
                    cause = f"page {page} ({stage}): {cause}"
                causes.append((code, cause))
                if isinstance(error, Unreadable) or time.monotonic() - start > longest or not way.change(stage, page):
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
            except (PoolClosed, Unreadable):
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
                    initializer=start_worker,
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
        if isinstance(error, Unreadable):
            return error.args[0], error.args[1]
        if isinstance(error, TimeoutError):
            return "timeout", f"was not read within {seconds:.0f} s"
        if isinstance(error, TooMuch):
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
        if isinstance(error, Raised):
            return "error", str(error)
        return "error", f"{type(error).__name__}: {error}"


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
