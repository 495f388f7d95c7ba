"""The night as Prefect flows: `crawl` with a task a town, `extract`, `publish`, and `nightly`, which runs the three."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flows.batch import Batch
from flows.crawl.run import Crawl, CrawlReport
from flows.nightly import (
    DEFAULT_SOURCES,
    crawl_settings,
    current_night,
    mark_answered,
    opened_night,
    table_of,
    towns_of,
)  # fmt: skip
from flows.prefect_settings import prepare_environment

prepare_environment(Path("data/processed"))

from prefect import flow, get_run_logger, task  # noqa: E402 - the environment comes first
from prefect.artifacts import create_table_artifact  # noqa: E402
from prefect.cache_policies import NO_CACHE  # noqa: E402
from prefect.futures import as_completed  # noqa: E402
from prefect.schedules import Cron  # noqa: E402
from prefect.task_runners import ThreadPoolTaskRunner  # noqa: E402
from prefect.tasks import exponential_backoff  # noqa: E402

from flows.prefect_flows import opened, outcome_of, publish_and_tell, read_in_tasks, settings_of  # noqa: E402

TAG = "dxplans-crawl"
"""Tag of the task that visits a town: a Prefect limit on it bounds the towns visited at once over all machines."""
_ARTIFACTS = (
    ("dxplans-new", "new", "Files that were not there before"),
    ("dxplans-changed", "changed", "Files that replace a version"),
    ("dxplans-vanished", "vanished", "Files that are gone from their site; they are kept"),
    ("dxplans-failed", "failed", "Addresses that could not be read"),
    ("dxplans-review", "doubtful", "Files on which a person has to decide (review.csv)"),
)


@task(
    name="visit town", task_run_name="visit {code}", tags=[TAG], retries=2,
    retry_delay_seconds=exponential_backoff(backoff_factor=5), retry_jitter_factor=0.5, cache_policy=NO_CACHE,
    persist_result=False,
)  # fmt: skip
def visit_town_task(code: str) -> str:
    """Visit one town; what its sites do wrong is reported, only trouble on this machine is raised and tried again."""
    night = current_night()
    report = night.work.visit(code)
    night.done.add(code)
    for item in report.failed:
        get_run_logger().warning("%s: %s %s", code, item.url, item.cause)
    return f"{len(report.new)} new, {len(report.changed)} changed, {report.same} as before"


@flow(name="dxplans crawl", persist_result=False)
def crawl_flow(
    sources: str = DEFAULT_SOURCES,
    raw: str = "data/raw",
    options: dict[str, Any] | None = None,
    only: list[str] | None = None,
    mark: bool = False,
) -> dict[str, int]:
    """Visit the towns of a list of sources, a task each, and leave tables of what was found.

    Args:
        sources: the list of sources.
        raw: the folder of all files.
        options: fields of :class:`flows.crawl.settings.CrawlSettings` by name, such as ``{"contact": "…"}``.
        only: codes of the towns to visit; all where there are none.
        mark: write into the list when landing pages last answered.

    Returns:
        Counts of towns, new, changed, vanished, failed and doubtful files.

    Raises:
        NoContact, NoSources, CrawlBusy: so that the run is shown as failed.
    """
    logger = get_run_logger()
    settings = crawl_settings(options)
    towns, listed = towns_of(Path(sources), only or ())
    for problem in listed.problems:
        logger.warning("%s", problem)
    with Crawl(towns, Path(raw), settings, wait=60.0) as work, opened_night(work) as night:
        for future in as_completed([visit_town_task.submit(code) for code in work.in_order()]):
            future.result(raise_on_failure=False)
        for code in sorted(set(towns) - night.done):
            work.failed(code, RuntimeError("the town could not be visited; its task tells more"))
        report = work.finish()
    tell_crawl(report)
    if mark:
        mark_answered(Path(sources), report)
    return {
        "towns": report.towns, "new": len(report.new), "changed": len(report.changed),
        "vanished": len(report.vanished), "failed": len(report.failed), "review": len(report.doubtful),
        "bodies": report.bodies,
    }  # fmt: skip


def tell_crawl(report: CrawlReport) -> None:
    """Leave a table artifact of each kind of finding, also where it is empty: the last one told is the last night's."""
    for key, name, description in _ARTIFACTS:
        create_table_artifact(key=key, table=table_of(getattr(report, name)), description=description)
    get_run_logger().info(
        "%d towns: %d new, %d changed, %d vanished, %d as before, %d failed", report.towns, len(report.new),
        len(report.changed), len(report.vanished), report.same, len(report.failed),
    )  # fmt: skip


@flow(name="dxplans extract", persist_result=False)
def extract_flow(
    paths: list[str] | None = None, out: str = "data/processed", options: dict[str, Any] | None = None
) -> int:
    """Read what is new or changed below the paths, without publishing; returns how many documents were read.

    Args:
        paths: files and folders; ``data/raw`` where none are given.
        out: the output folder.
        options: fields of :class:`flows.settings.Settings` by name.
    """
    logger = get_run_logger()
    with Batch([Path(p) for p in paths or ["data/raw"]], Path(out), settings_of(options), logger.info) as batch:
        with opened(batch, None):
            read_in_tasks(batch)
        return len(batch.jobs)


@flow(name="dxplans publish", persist_result=False)
def publish_flow(
    paths: list[str] | None = None, out: str = "data/processed", options: dict[str, Any] | None = None
) -> dict[str, Any]:
    """Publish what was read of the files below the paths; what was never read is left out.

    Raises:
        RuntimeError: if a check stopped it.
    """
    logger = get_run_logger()
    with Batch([Path(p) for p in paths or ["data/raw"]], Path(out), settings_of(options), logger.info) as batch:
        unread = batch.leave_unread()
        if unread:
            logger.warning("%d documents were never read and are left out", unread)
        report = publish_and_tell(batch)
    if report.refused:
        raise RuntimeError("; ".join(report.refused))
    return outcome_of(report)


@flow(name="dxplans nightly", persist_result=False)
def nightly_flow(
    sources: str = DEFAULT_SOURCES,
    raw: str = "data/raw",
    paths: list[str] | None = None,
    out: str = "data/processed",
    crawl_options: dict[str, Any] | None = None,
    options: dict[str, Any] | None = None,
    mark: bool = False,
) -> dict[str, Any]:
    """Crawl, read and publish, one after the other.

    A crawl that cannot run does not keep what is there already from being read and published; the run is shown as
    failed all the same.

    Args:
        sources: the list of sources.
        raw: the folder of all files.
        paths: what to read; the folder of all files where nothing is given.
        out: the output folder.
        crawl_options: fields of :class:`flows.crawl.settings.CrawlSettings` by name.
        options: fields of :class:`flows.settings.Settings` by name.
        mark: write into the list of sources when landing pages last answered.
    """
    trouble: Exception | None = None
    found: dict[str, int] = {}
    read: Sequence[str] = paths or [raw]
    workers = crawl_settings_workers(crawl_options)
    try:
        found = crawl_flow.with_options(task_runner=_threads(workers))(sources, raw, crawl_options, None, mark)
    except Exception as error:
        get_run_logger().error("the crawl did not run: %s: %s", type(error).__name__, error)
        trouble = error
    # Each thread waits for one document; a few more than there are processes keep these busy.
    threads = _threads(2 * settings_of(options).processes)
    count = extract_flow.with_options(task_runner=threads)(list(read), out, options)
    result = publish_flow(list(read), out, options)
    if trouble is not None:
        raise trouble
    return {"crawl": found, "read": count, **{key: result[key] for key in ("documents", "failures", "rows")}}


def crawl_settings_workers(options: dict[str, Any] | None) -> int:
    """How many towns are visited at once, also where the other settings are not complete."""
    return int(crawl_settings({"contact": "nobody", **(options or {})}).workers)


def _threads(count: int) -> Any:
    return ThreadPoolTaskRunner(max_workers=max(1, count))


def serve_nightly(cron: str, timezone: str, parameters: dict[str, Any]) -> None:
    """Serve the night with a schedule until the process is ended; the schedule stays when it is.

    Needs a server: ``PREFECT_API_URL``.
    """
    nightly_flow.serve(
        name="nightly", schedule=Cron(cron, timezone=timezone), parameters=parameters, limit=1, pause_on_shutdown=False
    )
