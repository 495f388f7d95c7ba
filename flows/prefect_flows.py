"""The batch as a Prefect flow: one task a document, artifacts for what failed and how it went."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

from flows.batch import Batch, OnRead, read_all
from flows.batch_report import BatchReport
from flows.jobs import Job
from flows.prefect_settings import prepare_environment
from flows.settings import Settings
from flows.store import Entry
from flows.summary import in_cell, summary_markdown

prepare_environment(Path("data/processed"))

from prefect import flow, get_run_logger, task  # noqa: E402 - the environment comes first
from prefect.artifacts import (  # noqa: E402
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.cache_policies import NO_CACHE  # noqa: E402
from prefect.futures import as_completed  # noqa: E402
from prefect.task_runners import ThreadPoolTaskRunner  # noqa: E402


@dataclass(slots=True)
class _Session:
    """The batch that the flow of this process works on: tasks take strings, so it waits for them here."""

    batch: Batch
    jobs: dict[str, Job]
    entries: dict[str, Entry]
    on_read: OnRead | None
    lock: Lock

    def read(self, document_id: str) -> Entry:
        """Read a document, or tell what came of it where it has been read already."""
        entry = self.batch.read(self.jobs[document_id])
        with self.lock:
            self.entries[document_id] = entry
            if self.on_read is not None:
                self.on_read(entry, self.jobs[document_id], len(self.entries), len(self.jobs))
        return entry


_session: _Session | None = None


@contextmanager
def opened(batch: Batch, on_read: OnRead | None) -> Iterator[_Session]:
    """Make a batch the one that the tasks of this process work on."""
    global _session
    _session = _Session(batch, {job.document_id: job for job in batch.jobs}, {}, on_read, Lock())
    try:
        yield _session
    finally:
        _session = None


@task(name="read document", task_run_name="{name}", cache_policy=NO_CACHE, persist_result=False)
def read_document_task(document_id: str, name: str) -> str:
    """Wait in this thread for a worker process to read one document; returns its status."""
    if _session is None:
        raise RuntimeError("this task belongs to the flow 'dxplans batch'")
    entry = _session.read(document_id)
    if entry.status != "ok":
        get_run_logger().warning("%s: %s: %s", name, entry.status, entry.error)
    return entry.status


@flow(name="dxplans read", flow_run_name="read {count} documents", persist_result=False)
def read_flow(count: int) -> None:
    """Read the documents of the open batch, one task each, and publish."""
    batch = _open_batch()
    read_in_tasks(batch)
    publish_and_tell(batch)


def _open_batch() -> Batch:
    if _session is None:
        raise RuntimeError("this flow belongs to a batch: call batch_flow or run_as_flow")
    return _session.batch


def read_in_tasks(batch: Batch) -> None:
    """Read the documents of the open batch, one task each, with a progress artifact. Only inside a flow."""
    logger = get_run_logger()
    count = len(batch.jobs)
    logger.info("%d documents to read", count)
    progress: Any = create_progress_artifact(progress=0.0, key="dxplans-progress", description="Documents read")
    futures = [read_document_task.submit(job.document_id, job.name) for job in batch.jobs]
    shown = time.monotonic()
    for done, future in enumerate(as_completed(futures), start=1):
        future.result(raise_on_failure=False)
        if time.monotonic() - shown > 2 or done == count:
            update_progress_artifact(progress, progress=100.0 * done / count)
            shown = time.monotonic()
    if not count:
        update_progress_artifact(progress, progress=100.0)


def publish_and_tell(batch: Batch) -> BatchReport:
    """Publish what was read, and leave the artifacts of the run. Only inside a flow."""
    logger = get_run_logger()
    report = batch.publish()
    create_table_artifact(
        key="dxplans-failures",
        table=[
            {"file": in_cell(name), "status": status, "cause": in_cell(cause)}
            for name, status, cause in report.failures
        ],
        description="Documents that were not read whole",
    )
    create_markdown_artifact(key="dxplans-summary", markdown=summary_markdown(report), description="The run")
    logger.info("%d read, %d failed or partial", report.read, len(report.failures))
    for cause in report.refused:
        logger.error("not published: %s", cause)
    return report


def run_as_flow(
    paths: Sequence[Path], out: Path, settings: Settings, on_read: OnRead | None, tell: Callable[[str], None]
) -> BatchReport:
    """Run a batch as a flow; where the workflow server does not come up or is lost, finish it without one.

    Raises:
        NoSuchPath, OutputBusy, OSError: as :func:`flows.batch.run_batch`.
    """
    with Batch(paths, out, settings, tell) as batch, opened(batch, on_read) as session:
        try:
            _read_flow_for(batch)(len(batch.jobs))
        except Exception as error:
            if batch.report.seconds:
                tell(f"the workflow server did not take the end of the run ({_short(error)}); the tables are published")
                return batch.report
            tell(f"the workflow server cannot be used ({_short(error)}); the batch runs without it")
        if batch.report.seconds:
            return batch.report
        batch.jobs = [job for job in batch.jobs if job.document_id not in session.entries]
        read_all(batch, on_read)
        return batch.publish()


def _read_flow_for(batch: Batch) -> Callable[[int], None]:
    """The flow with a thread for each document that can be read at once: more would only wait."""
    runner: Any = ThreadPoolTaskRunner(max_workers=batch.slots)
    return read_flow.with_options(task_runner=runner)


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0][:200]


@flow(name="dxplans batch", persist_result=False)
def batch_flow(
    paths: list[str] | None = None, out: str = "data/processed", options: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The whole batch for deployments and schedules.

    Args:
        paths: files and folders; ``data/raw`` where none are given.
        out: the output folder.
        options: fields of :class:`flows.settings.Settings` by name, such as ``{"prune": true, "roster": "towns.csv"}``.

    Returns:
        Documents, documents read now, failures, and rows a table.

    Raises:
        NoSuchPath, OutputBusy: so that the run is shown as failed.
        RuntimeError: if nothing was published.
    """
    settings = settings_of(options)
    logger = get_run_logger()
    with Batch([Path(p) for p in paths or ["data/raw"]], Path(out), settings, logger.info) as batch:
        with opened(batch, None):
            _read_flow_for(batch)(len(batch.jobs))
        report = batch.report
    if report.refused:
        raise RuntimeError("; ".join(report.refused))
    return outcome_of(report)


def settings_of(options: dict[str, Any] | None) -> Settings:
    """Settings by name, as a deployment states them."""
    values = dict(options or {})
    for name in ("roster", "corrections"):
        if values.get(name):
            values[name] = Path(values[name])
    return replace(Settings(), **values)


def outcome_of(report: BatchReport) -> dict[str, Any]:
    """What a flow returns of a batch."""
    return {
        "documents": len(report.documents),
        "read": report.read,
        "failures": [list(failure) for failure in report.failures],
        "rows": report.counts,
    }


def serve(paths: Sequence[str], out: str, cron: str, timezone: str, options: dict[str, Any]) -> None:
    """Serve the batch with a schedule until the process is ended; the schedule stays when it is.

    Needs a server: ``PREFECT_API_URL``.
    """
    from prefect.schedules import Cron

    batch_flow.serve(
        name="nightly",
        schedule=Cron(cron, timezone=timezone),
        parameters={"paths": list(paths), "out": out, "options": options},
        limit=1,
        pause_on_shutdown=False,
    )
