"""Reads documents on the workers of an existing Dask cluster; what they read comes back and goes into the store here.

The cluster only reads: planning, store and publishing stay with the process that was started, so that a worker that is
lost in the middle leaves nothing behind, and its documents are read by another one. A worker takes a document from
where it lies (a path or address on storage that it can reach too, through fsspec) if the bytes are the same; else it is
sent them. On the worker the document is read in a guarded process of its own, exactly as without a cluster.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import tempfile
import threading
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from flows.jobs import EXTRACTOR, Job, Limits
from flows.reading import keep_earlier, store_failure
from flows.store import Entry
from flows.versions import extractor_version, taxonomy_hash
from flows.workers import PoolClosed, ReaderPool

CONNECT = 30.0
"""Seconds in which the scheduler has to answer."""
AHEAD = 2
"""Documents that are handed in for each thread of the cluster, so that none of them waits for the next one."""


class ClusterError(RuntimeError):
    """The cluster cannot be used; the message says why and what can be done."""


class Record(NamedTuple):
    """A document that a worker read: what came of it, and its file for the store."""

    entry: Entry
    data: bytes


class ClusterReaders:
    """Reads documents on a Dask cluster; may be used from several threads, like :class:`flows.workers.ReaderPool`."""

    def __init__(self, address: str, limits: Limits | None = None, extractor: str = EXTRACTOR) -> None:
        """Connect to a scheduler.

        Args:
            address: of the scheduler, such as ``tcp://10.0.0.5:8786``, or the path of its scheduler file.
            limits: what one document may use.
            extractor: ``module:function`` that reads a file.

        Raises:
            ClusterError: if Dask is not installed, the scheduler does not answer, or it has no worker.
        """
        try:
            from distributed import Client
        except ImportError:
            raise ClusterError("dask.distributed is not installed: pip install 'dxplans[dask]'") from None
        found = {"scheduler_file": address} if Path(address).is_file() else {"address": address}
        try:
            self._client: Any = Client(**found, timeout=CONNECT, set_as_default=False)
            self._client.wait_for_workers(1, timeout=CONNECT)
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterError(f"{address}: no Dask cluster with a worker answers there ({error})") from None
        self._limits = limits or Limits()
        self._extractor = extractor
        self._versions = _versions()
        self._order = 0
        self._lock = threading.Lock()

    @property
    def slots(self) -> int:
        """Documents that it makes sense to hand in at once."""
        return AHEAD * max(1, sum(self._client.nthreads().values()))

    def __enter__(self) -> ClusterReaders:
        """Use it in a ``with`` statement, so that the connection ends with the batch."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the connection; the cluster drops what was handed in, and goes on for others."""
        self._client.close()

    def read(self, job: Job) -> Entry:
        """Have a document read, and store its rows.

        Raises:
            ClusterError: if the cluster has another version of the program.
            PoolClosed: if the connection ended meanwhile.
        """
        if job.problem is not None:
            return store_failure(job, "reading", "not_readable", job.problem, None)
        record = self._have_read(job, None)
        if record is None:
            record = self._have_read(job, Path(job.path).read_bytes())
        if record is None:
            raise ClusterError(f"{job.name}: the bytes that were sent are not those that were read")
        if isinstance(record, Entry):
            return record
        if record.entry.status == "failed" and (kept := keep_earlier(job, record.entry.error or job.name)):
            return kept
        target = Path(job.target)
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f"{target.name}.{threading.get_ident()}.tmp")
        beside.write_bytes(record.data)
        beside.replace(target)
        return record.entry

    def _have_read(self, job: Job, data: bytes | None) -> Record | Entry | None:
        """What a worker read; the entry of a failure that is stored already; None where it has to be sent the bytes."""
        from distributed import KilledWorker

        with self._lock:
            self._order += 1
            order = self._order
        try:
            future = self._client.submit(
                read_on_worker, job, data, self._limits, self._extractor, self._versions,
                key=f"dxplans-{job.document_id}-{job.key[:16]}-{order}", pure=False, priority=-order,
            )  # fmt: skip
            found: Record | None = future.result()
            return found
        except KilledWorker as error:
            cause = f"the workers that read it were lost ({error})"
            return store_failure(job, "reading", "crash", f"{job.name}: {cause}", None)
        except (CancelledError, OSError) as error:
            raise PoolClosed(f"the connection to the cluster ended ({type(error).__name__}: {error})") from None


def read_on_worker(
    job: Job, data: bytes | None, limits: Limits, extractor: str, versions: tuple[str, str]
) -> Record | None:
    """Read a document on a worker; None where its bytes cannot be had there and have to be sent.

    Raises:
        ClusterError: if this worker's program is not the one that planned the run.
    """
    if _versions() != versions:
        raise ClusterError("the workers have another version of dxplans or its taxonomy than the run: install the same")
    with tempfile.TemporaryDirectory(prefix="dxplans-") as folder:
        path = _here(job, data, Path(folder))
        if path is None:
            return None
        target = Path(folder) / "record.arrow"
        entry = _readers(limits, extractor).read(replace(job, path=str(path), target=str(target)))
        return Record(entry, target.read_bytes())


def _here(job: Job, data: bytes | None, folder: Path) -> Path | None:
    """The document's file on this machine, made of the bytes that were sent or can be reached."""
    if data is None:
        direct = Path(job.path)
        if direct.is_file() and _sha256(direct.read_bytes()) == job.sha256:
            return direct
        data = _fetched(job.origin) if job.origin else None
    if data is None or _sha256(data) != job.sha256:
        return None
    path = folder / "document.pdf"
    path.write_bytes(data)
    return path


def _fetched(address: str) -> bytes | None:
    """The bytes behind an address of fsspec, None where they cannot be had from here."""
    import fsspec

    try:
        with fsspec.open(address, "rb") as file:
            found: bytes = file.read()
            return found
    except (OSError, ValueError, ImportError):
        return None


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _versions() -> tuple[str, str]:
    return extractor_version(), taxonomy_hash()


_pools: dict[tuple[Limits, str], ReaderPool] = {}
_pools_lock = threading.Lock()


def _readers(limits: Limits, extractor: str) -> ReaderPool:
    """The guarded processes of this worker, one a thread; they end with it."""
    from distributed import get_worker

    with _pools_lock:
        known = _pools.get((limits, extractor))
        if known is None:
            # Dask's nanny starts workers as daemons, and multiprocessing forbids those to have children. Ours watch
            # over their parent and end with it, which is what the prohibition is for.
            multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
            known = _pools[limits, extractor] = ReaderPool(get_worker().state.nthreads, limits, extractor)
        return known
