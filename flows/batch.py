"""The batch as plain functions: find files, read what changed, publish all at once. Knows no workflow server."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analysis.corrections import Decision, read_decisions, unused
from analysis.coverage import DEFAULT_EDITION
from analysis.derived import derived_rows
from analysis.indicators import merged
from analysis.roster import read_roster
from extractors.rows import Row
from extractors.schema import TABLES
from flows import publish as publishing
from flows.batch_report import BatchReport
from flows.checks import CheckFailed, warning_row
from flows.corrections import FOLDER, correct
from flows.indicators import indicator_rows, indicators_key, keep_indicators
from flows.jobs import Job, longest_first
from flows.manifest import Manifests
from flows.prefect_settings import prepare_environment
from flows.reading import NOT_READ_ANEW
from flows.settings import Settings
from flows.sources import Source, find_sources, first_of_each
from flows.steps import Step
from flows.store import Entry, Store, make_key
from flows.versions import analysis_version, extractor_version, ocr_version, taxonomy_hash
from flows.workers import OnSteps, ReaderPool, Readers

OnRead = Callable[[Entry, Job, int, int], None]
"""Is told after every document: what came of it, the job, how many are done, how many there are."""


class Batch:
    """One run over an output folder, which it holds from :meth:`__enter__` to :meth:`__exit__`.

    Made of three steps, so that a workflow can put its own tasks around the second: :attr:`jobs`, :meth:`read`
    for each of them, :meth:`publish`.
    """

    def __init__(
        self, paths: Sequence[Path], out: Path, settings: Settings | None = None, tell: Callable[[str], None] = print
    ) -> None:
        """Prepare a run; nothing is touched yet."""
        self.out = out
        self.settings = settings or Settings()
        self.jobs: list[Job] = []
        self.report = BatchReport()
        self._paths = list(paths)
        self._tell = tell
        self._store = Store(out)
        self._given: dict[str, tuple[Source, str]] = {}
        self._run_warnings: list[Row] = []
        self._roster: list[str] | None = None
        self._decisions: list[Decision] = []
        self._corrections: str | None = None
        self._stack = ExitStack()
        self._pool: Readers | None = None
        self._start = time.monotonic()

    def __enter__(self) -> Batch:
        """Hold the output folder and find out what has to be read.

        Raises:
            NoSuchPath: if a path that was given does not exist.
            OutputBusy: if another run holds the folder.
        ClusterError: if the cluster that is to read cannot be used.
        """
        sources = find_sources(self._paths)
        self._stack.enter_context(publishing.locked(self.out, self.settings.wait, self._tell))
        try:
            self._read_roster()
            self._read_corrections()
            self._plan(sources)
            self._pool = self._stack.enter_context(self._readers())
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End the worker processes and let the folder go."""
        self._stack.close()

    def _readers(self) -> Readers:
        settings = self.settings
        if settings.dask and self.jobs:
            from flows.cluster import ClusterReaders

            return ClusterReaders(settings.dask, settings.limits, settings.extractor)
        workers = min(settings.processes, max(1, len(self.jobs)))
        return ReaderPool(workers, settings.limits, settings.extractor, self._listener())

    def _listener(self) -> OnSteps | None:
        """Who is told of every reading's steps: the log, and with ``verbose`` the person."""
        from flows.logs import RunLog, in_words

        log = self._stack.enter_context(RunLog(self.settings.log)) if self.settings.log else None
        if log is None and not self.settings.verbose:
            return None

        def listener(job: Job, entry: Entry, steps: list[Step]) -> None:
            if log is not None:
                log.tell(job, entry, steps)
            if self.settings.verbose:
                self._tell(in_words(job, entry, steps))

        return listener

    @property
    def slots(self) -> int:
        """Documents to hand in at once."""
        return self._pool.slots if self._pool is not None else 1

    def read(self, job: Job) -> Entry:
        """Read one document into the store; never raises for what is wrong with the document.

        Raises:
            RuntimeError: if the batch is not open.
        """
        if self._pool is None:
            raise RuntimeError("the batch is not open")
        return self._pool.read(job)

    def leave_unread(self) -> int:
        """Leave documents out that were never read, for a publishing that reads nothing; returns how many."""
        unread = [document_id for document_id in self._given if self._store.entry(document_id) is None]
        for document_id in unread:
            del self._given[document_id]
        self.jobs = []
        return len(unread)

    def publish(self) -> BatchReport:
        """Publish what the store holds of the documents given and of those published before."""
        before = publishing.published(self.out)
        index = self._index(before)
        corrected = correct(self._decisions, index["documents"], self._store)
        stale = unused(corrected.outcomes)
        self._note("corrections", "not_applied", (str(outcome["message"]) for outcome in stale))
        self.report.corrected = sum(outcome["status"] == "applied" for outcome in corrected.outcomes)
        entries = {document_id: self._store.entry(document_id) for document_id in self._given}
        self._describe(entries)
        same = {key: before.get(key) for key in index} == index
        if same and publishing.is_whole(self.out):
            self.report.counts = dict(before["counts"])
        else:
            roster, edition = index["roster"], index["edition"]

            def derived(folder: Path) -> Iterator[tuple[str, list[Row]]]:
                yield from derived_rows(folder, roster, edition)
                yield "corrections", corrected.outcomes
                yield "indicators", indicator_rows(self.out)

            try:
                self.report.counts = publishing.publish(
                    self.out,
                    self._store,
                    index,
                    derived,
                    corrected=corrected.tables,
                    accept_drop=self.settings.accept_drop,
                )
                self.report.published = True
            except CheckFailed as error:
                self.report.refused = error.causes
                self.report.counts = dict(before.get("counts", {}))
        if not self.report.refused:
            self._store.drop_all_but(index["documents"])
        self.report.seconds = time.monotonic() - self._start
        return self.report

    def _read_roster(self) -> None:
        if self.settings.roster is not None:
            self._roster, problems = read_roster(self.settings.roster)
            self._note("roster", "roster_line", problems)

    def _read_corrections(self) -> None:
        """Read people's decisions; those of the last run stand where their folder cannot be found any more."""
        before = publishing.published(self.out).get("corrections", {})
        folder = self.settings.corrections
        if folder is None:
            here = Path(FOLDER)
            folder = here if here.is_dir() else Path(before["folder"]) if before.get("folder") else None
        if folder is None:
            return
        self._corrections = os.path.abspath(folder)
        if folder.is_dir():
            self._decisions, problems = read_decisions(folder)
        else:
            self._decisions = [Decision(**decision) for decision in before.get("decisions", [])]
            problems = [f"{folder}: the folder of corrections is gone; the decisions of the last run are used"]
        self._note("corrections", "decision", problems)

    def _note(self, stage: str, code: str, problems: Iterable[str]) -> None:
        for problem in problems:
            self.report.messages.append(problem)
            self._run_warnings.append(warning_row(None, stage, code, problem))

    def _plan(self, sources: Sequence[Source]) -> None:
        kept, doubles = first_of_each(sources)
        self._note("batch", "duplicate", (f"{left.name}: the same bytes as {k.name}, read once" for left, k in doubles))
        manifests = Manifests()
        moment = _moment()
        versions = (extractor_version(), taxonomy_hash(), self.settings.extractor)
        ocr = "off" if self.settings.ocr == "off" else ocr_version()
        limits = self.settings.limits
        for source in kept:
            row, notes = manifests.row(source.path, source.root)
            key = make_key(versions, ocr, source.sha256, row, notes, self.settings.password, limits.pages)
            self._given[source.document_id] = (source, key)
            entry = self._store.entry(source.document_id)
            if entry is not None and entry.key == key and not (self.settings.retry and entry.status != "ok"):
                continue
            self.jobs.append(
                Job(
                    source.document_id, str(source.path), source.name, source.sha256, source.size, key,
                    str(self._store.path(source.document_id)), moment, versions[0], row, tuple(notes),
                    self.settings.password, ocr=self.settings.ocr, problem=source.problem,
                    origin=self.settings.origins.get(str(source.path), ""),
                )
            )  # fmt: skip
        self.jobs = longest_first(self.jobs)
        self._note("manifest", "manifest", manifests.problems)

    def _index(self, before: Mapping[str, Any]) -> dict[str, Any]:
        """What is to be published: the documents given, and without ``prune`` those of the last run."""
        given = {str(source.path): document_id for document_id, (source, _) in self._given.items()}
        documents: dict[str, Any] = {}
        stands: set[str] = set()
        for document_id, known in before.get("documents", {}).items():
            path = known["path"]
            if path in given:
                # A file whose bytes changed is another document. It takes the place of what stood at its path once it
                # can be read: a file that is cut off, locked or out of reach today takes nothing away.
                if document_id != given[path] and self._is_read(document_id) and not self._is_read(given[path]):
                    documents[document_id] = known
                    stands.add(given[path])
            elif not self.settings.prune and self._store.entry(document_id) is not None:
                documents[document_id] = known
        for document_id, (source, _) in self._given.items():
            if document_id not in stands:
                documents[document_id] = {"name": source.name, "path": str(source.path)}
        self._tell_what_stands(sorted(stands))
        for document_id, known in documents.items():
            entry = self._store.entry(document_id)
            known["rows"] = None if entry is None else make_key(entry.key, entry.status, entry.error, entry.counts)
        return {
            "documents": documents,
            "warnings": self._run_warnings,
            "roster": self._roster if self._roster is not None else before.get("roster", []),
            "edition": self.settings.edition,
            "tables": list(TABLES),
            "analysis": analysis_version(),
            "corrections": {
                "folder": self._corrections, "decisions": [decision.as_dict() for decision in self._decisions],
            },
            "indicators": indicators_key(self.out),
        }

    def _is_read(self, document_id: str) -> bool:
        """Whether the store holds rows of a document, and not only why there are none."""
        entry = self._store.entry(document_id)
        return entry is not None and entry.status != "failed"

    def _tell_what_stands(self, document_ids: Sequence[str]) -> None:
        entries = ((self._given[document_id][0].name, self._store.entry(document_id)) for document_id in document_ids)
        self._note(
            "reading", NOT_READ_ANEW,
            (f"{entry.error if entry else name}; the rows of the file that was there before stay"
             for name, entry in entries),
        )  # fmt: skip

    def _describe(self, entries: Mapping[str, Entry | None]) -> None:
        report = self.report
        report.read = len(self.jobs)
        for document_id, entry in entries.items():
            source, _ = self._given[document_id]
            if entry is None:
                report.documents.append((source.name, "failed", f"{source.name}: was not read", None))
                continue
            report.pages += entry.pages
            report.documents.append((source.name, entry.status, entry.error, entry.grade))
            report.legible[source.name] = entry.legible


def run_batch(
    paths: Sequence[Path],
    out: Path,
    *,
    direct: bool = True,
    settings: Settings | None = None,
    on_read: OnRead | None = None,
    tell: Callable[[str], None] = print,
    **changes: Any,
) -> BatchReport:
    """Read PDFs and publish their tables.

    Args:
        paths: files and folders.
        out: the output folder.
        direct: whether to run without a workflow server.
        settings: how to run; ``changes`` are put over them by name (``workers=2``, ``prune=True`` …).
        on_read: is told after every document.
        tell: is given messages for a person.
        changes: fields of :class:`Settings`.

    Raises:
        NoSuchPath: if a path does not exist.
        OutputBusy: if another run holds the output folder.
        OSError: if the roster cannot be read.
    """
    settings = replace(settings or Settings(), **changes)
    if not direct:
        prepare_environment(out)
        try:
            from flows.prefect_flows import run_as_flow
        except Exception as error:
            tell(f"the workflow engine cannot be loaded ({type(error).__name__}: {error}); the batch runs without it")
        else:
            return run_as_flow(paths, out, settings, on_read, tell)
    with Batch(paths, out, settings, tell) as batch:
        read_all(batch, on_read)
        return batch.publish()


def import_indicators(
    out: Path, rows: Sequence[Row], *, replace: bool = False, wait: float = 600.0, tell: Callable[[str], None] = print
) -> BatchReport:
    """Keep official figures in an output folder and publish its set with them; no document is read.

    Args:
        out: the output folder.
        rows: rows of ``indicators``; they take the place of those of the same body, indicator and day.
        replace: drop all that were imported before.
        wait: seconds to wait for another run on the folder.
        tell: is given messages for a person.

    Raises:
        OutputBusy: if another run holds the folder.
    """
    edition = publishing.published(out).get("edition", DEFAULT_EDITION)
    with Batch([], out, Settings(edition=edition, wait=wait), tell) as batch:
        keep_indicators(out, merged([] if replace else indicator_rows(out), rows))
        return batch.publish()


def read_all(batch: Batch, on_read: OnRead | None = None) -> None:
    """Read all jobs of a batch, as many at once as it has processes, the largest first."""
    total = len(batch.jobs)
    if not total:
        return
    with ThreadPoolExecutor(max_workers=batch.slots) as threads:
        waiting = {threads.submit(batch.read, job): job for job in batch.jobs}
        try:
            for done, future in enumerate(as_completed(waiting), start=1):
                entry = future.result()
                if on_read is not None:
                    on_read(entry, waiting[future], done, total)
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            batch.__exit__()
            raise


def _moment() -> datetime:
    """When documents are read, to the day; ``SOURCE_DATE_EPOCH`` states it to the second.

    Two runs over the same files are to give the same bytes, so the hour of a run is no part of its tables.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
