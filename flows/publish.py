"""Publishes the set of tables all at once: a reader sees the last run or this one, never half of one."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from analysis.dataset import descriptor, views
from analysis.dataset.citation import versions_of
from analysis.editions import current_documents
from analysis.tables import Published
from extractors.rows import Row
from extractors.schema import DERIVED_TABLES, DOCUMENT_TABLES, TABLES, arrow_schema, to_arrow
from flows.checks import check_set
from flows.store import Store, read_json
from flows.versions import program_version

SNAPSHOTS = ".snapshots"
CURRENT = ".current"
JOURNAL = ".journal.json"
INDEX = "index.json"
FILES = (*(f"{name}.parquet" for name in TABLES), descriptor.FILE_NAME, views.FILE_NAME)
"""What a reader finds in the output folder."""
_OF_THE_DISK = frozenset({errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT, errno.EACCES})
"""Errors that say nothing of whether a file system has links."""
ROW_GROUP = 65_536
"""Rows of a row group; fixed, so that the same rows give the same bytes."""
WIDE = frozenset({"pages", "sections", "measures"})
WIDE_ROW_GROUP = 16_384
"""Tables whose rows hold whole texts, and the rows of their row groups, which wait in memory until they are whole."""
PIECES = 64
"""Pieces of a table that wait before they are joined."""

Tables = Mapping[str, pa.RecordBatch]
"""Tables of one document by name."""


class OutputBusy(RuntimeError):
    """Another run is at work on the output folder."""


@contextmanager
def locked(out: Path, wait: float = 0.0, tell: Callable[[str], None] = print) -> Iterator[None]:
    """Hold the output folder for one run.

    The lock is the operating system's and ends with the process, however it ends, so that no lock is ever stale.

    Args:
        out: the output folder; made where it is missing.
        wait: seconds to wait for another run to end.
        tell: is told whom we wait for.

    Raises:
        OutputBusy: if another run still holds it after that time.
    """
    out.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(out / ".lock"), thread_local=False)
    holder = out / ".lock.holder"
    try:
        lock.acquire(timeout=0)
    except Timeout:
        other = read_json(holder).get("process", "unknown")
        if wait:
            tell(f"{out}: another run (process {other}) is at work here; waiting up to {wait:.0f} s for its end")
        try:
            lock.acquire(timeout=wait)
        except Timeout:
            raise OutputBusy(f"{out}: another run (process {other}) is at work here; nothing was done") from None
    try:
        holder.write_text(json.dumps({"process": os.getpid()}), encoding="utf-8")
        recover(out)
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def published(out: Path) -> dict[str, Any]:
    """What the published set was made from (``documents``, ``counts`` …); empty where nothing is published."""
    return read_json(out / CURRENT / INDEX) or read_json(out / f".{INDEX}")


def is_whole(out: Path) -> bool:
    """Whether every table of the contract can be opened."""
    return all((out / f"{name}.parquet").is_file() for name in TABLES)


def publish(
    out: Path,
    store: Store,
    index: Mapping[str, Any],
    derived: Callable[[Path], Iterable[tuple[str, list[Row]]]],
    *,
    corrected: Mapping[str, Tables] | None = None,
    accept_drop: bool = False,
) -> dict[str, int]:
    """Merge the documents of the index into tables, check them, and put them in the place of the last run's.

    Args:
        out: the output folder, held by :func:`locked`.
        store: where the documents' rows are.
        index: ``documents``: name, key and order of each; ``warnings``: rows that belong to no document.
        derived: yields name and rows of the derived tables from a folder of the documents' tables.
        corrected: by document the tables in which people put something right.
        accept_drop: whether tables may lose more than a fifth of their rows.

    Returns:
        Rows a table.

    Raises:
        CheckFailed: if the set is not fit to be published; the last one stays.
    """
    snapshots = out / SNAPSHOTS
    snapshots.mkdir(exist_ok=True)
    target = snapshots / _next_name(snapshots)
    staging = snapshots / f"{target.name}.new"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    try:
        _merge(staging, store, index, corrected or {})
        written = set()
        for name, rows in derived(staging):
            with _Writer(staging, name) as writer:
                writer.add_rows(rows)
            written.add(name)
        for name in set(DERIVED_TABLES) - written:
            with _Writer(staging, name):
                pass
        counts = check_set(staging, published(out).get("counts", {}), accept_drop=accept_drop)
        _describe(staging)
        (staging / INDEX).write_text(
            json.dumps({**index, "counts": counts}, ensure_ascii=False, sort_keys=True), encoding="utf-8"
        )
        for path in [*staging.iterdir(), staging]:
            _sync(path)
        os.rename(staging, target)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    _switch(out, target)
    _drop_old(out, target)
    return counts


def recover(out: Path) -> None:
    """Finish or undo what a killed run left behind; the folder must be held."""
    journal = read_json(out / JOURNAL)
    if journal:
        target = out / SNAPSHOTS / str(journal.get("snapshot"))
        if target.is_dir():
            _copy_all(out, target)
        (out / JOURNAL).unlink()
    for staging in (out / SNAPSHOTS).glob("*.new"):
        shutil.rmtree(staging, ignore_errors=True)
    for left in [*out.glob(".*.link"), *out.glob(".*.copy")]:
        left.unlink(missing_ok=True)


def _describe(staging: Path) -> None:
    """Lay the descriptor and the views beside the tables, so that a set can be read without this program."""
    versions = versions_of(Published(staging), program_version())
    (staging / descriptor.FILE_NAME).write_text(
        descriptor.as_json(descriptor.describe(staging, versions)), encoding="utf-8", newline="\n"
    )
    (staging / views.FILE_NAME).write_text(views.views_sql(), encoding="utf-8", newline="\n")


def _merge(staging: Path, store: Store, index: Mapping[str, Any], corrected: Mapping[str, Tables]) -> None:
    documents = index["documents"]
    order = sorted(documents, key=lambda document_id: (documents[document_id]["name"], document_id))
    rows: list[Row] = []
    with ExitStack() as stack:
        writers = {name: stack.enter_context(_Writer(staging, name)) for name in DOCUMENT_TABLES}
        for document_id in order:
            tables = store.tables(document_id) | dict(corrected.get(document_id, {}))
            rows += tables.pop("documents").to_pylist()
            for name, batch in tables.items():
                writers[name].add(batch)
        current = current_documents(rows)
        for document_id, row in zip(order, rows, strict=True):
            row["source_path"], row["is_current"] = documents[document_id]["name"], current[document_id]
        writers["documents"].add_rows(rows)
        writers["warnings"].add_rows(index.get("warnings", []))


class _Writer:
    """Writes one table, row groups of a fixed size, whatever pieces it is given; used in a ``with`` statement.

    Thousands of documents give thousands of short pieces, each of which holds far more memory than its rows, and all
    that was decompressed with it. They are therefore joined while they wait, and a row group is written as one piece,
    so that its bytes follow from its rows alone.

    After an error nothing more is written: the whole set is thrown away, and on a full disk each further try would
    only complain once more.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._name = name
        self._schema = arrow_schema(name)
        self._file = pq.ParquetWriter(folder / f"{name}.parquet", self._schema, compression="zstd")
        self._group = WIDE_ROW_GROUP if name in WIDE else ROW_GROUP
        self._joined: list[pa.RecordBatch] = []
        self._pieces: list[pa.RecordBatch] = []
        self._rows = 0

    def add(self, batch: pa.RecordBatch) -> None:
        while self._rows + len(batch) >= self._group:
            room = self._group - self._rows
            self._keep(batch.slice(0, room))
            self._write()
            batch = batch.slice(room)
        self._keep(batch)

    def add_rows(self, rows: Iterable[Row]) -> None:
        for batch in to_arrow(self._name, rows).to_batches():
            self.add(batch)

    def _keep(self, batch: pa.RecordBatch) -> None:
        if not len(batch):
            return
        self._pieces.append(batch)
        self._rows += len(batch)
        if len(self._pieces) >= PIECES:
            self._join()

    def _join(self) -> None:
        if self._pieces:
            self._joined.append(pa.concat_batches(self._pieces))
            self._pieces = []

    def _write(self) -> None:
        self._join()
        if self._rows:
            self._file.write_batch(pa.concat_batches(self._joined), row_group_size=self._group)
            self._joined, self._rows = [], 0

    def __enter__(self) -> _Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._write()
                self._file.close()
        finally:
            # The library's writer closes itself when it is collected, and what that raises can only be printed.
            self._file.is_open = False


def _next_name(snapshots: Path) -> str:
    numbers = [int(path.name.split(".")[0]) for path in snapshots.iterdir() if path.name.split(".")[0].isdecimal()]
    return f"{max(numbers, default=0) + 1:06d}"


def _switch(out: Path, target: Path) -> None:
    """Make a snapshot the published one.

    Each table is a link through one link, ``.current``, and that is renamed in one step. The tables' links are made
    before it leads anywhere, so that the first run appears all at once too.
    """
    try:
        for name in FILES:
            _link(out / name, f"{CURRENT}/{name}")
        _link(out / CURRENT, f"{SNAPSHOTS}/{target.name}")
    except (OSError, NotImplementedError) as error:
        # Where links led before, or the disk is full, copies beside them would be two sets at once: the last one stays.
        if (out / CURRENT).is_symlink() or getattr(error, "errno", None) in _OF_THE_DISK:
            raise
        _switch_by_copies(out, target)


def _link(path: Path, leads_to: str) -> None:
    if path.is_symlink() and os.readlink(path) == leads_to:
        return
    beside = path.with_name(f".{path.name}.link")
    beside.unlink(missing_ok=True)
    os.symlink(leads_to, beside)
    os.replace(beside, path)


def _switch_by_copies(out: Path, target: Path) -> None:
    """For file systems without links: a journal first, then a rename a table; a killed run is finished by the next."""
    journal = out / f"{JOURNAL}.copy"
    journal.write_text(json.dumps({"snapshot": target.name}), encoding="utf-8")
    _sync(journal)
    os.replace(journal, out / JOURNAL)
    _copy_all(out, target)
    (out / JOURNAL).unlink()


def _copy_all(out: Path, target: Path) -> None:
    for name in [*FILES, INDEX]:
        beside = out / f".{name}.copy"
        shutil.copyfile(target / name, beside)
        _sync(beside)
        os.replace(beside, out / (f".{INDEX}" if name == INDEX else name))


def _drop_old(out: Path, target: Path) -> None:
    """Keep this snapshot and the one before it, which a reader may still have open."""
    older = sorted(path for path in (out / SNAPSHOTS).iterdir() if path != target)
    for path in older[:-1]:
        shutil.rmtree(path, ignore_errors=True)


def _sync(path: Path) -> None:
    """Have the disk hold it before anything points at it; folders cannot be opened on every system."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)
