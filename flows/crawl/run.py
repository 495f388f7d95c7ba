"""Runs a crawl over many towns at once: one thread a town, one folder a town, one report for all."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from flows.crawl.archive import BadArchive, TownArchive
from flows.crawl.fetch import Fetcher
from flows.crawl.network import Resolve, system_resolve
from flows.crawl.review import Review, read_review
from flows.crawl.robots import Robots
from flows.crawl.settings import CrawlSettings
from flows.crawl.source_list import Landing
from flows.crawl.town_report import Item, TownReport
from flows.crawl.visit import Decisions, TownVisit

LOCK = ".crawl.lock"


class CrawlBusy(RuntimeError):
    """Another crawl holds the folder."""


@dataclass(slots=True)
class CrawlReport:
    """What a crawl found, of all towns that were visited; ``towns`` counts them, ``messages`` are for a person."""

    towns: int = 0
    new: list[Item] = field(default_factory=list)
    changed: list[Item] = field(default_factory=list)
    vanished: list[Item] = field(default_factory=list)
    failed: list[Item] = field(default_factory=list)
    doubtful: list[Item] = field(default_factory=list)
    planned: list[Item] = field(default_factory=list)
    answered: list[tuple[str, str]] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    same: int = 0
    pages: int = 0
    bodies: int = 0
    received: int = 0
    seconds: float = 0.0

    def take(self, town: TownReport) -> None:
        """Add a town's report."""
        self.towns += 1
        self.new += town.new
        self.changed += town.changed
        self.vanished += town.vanished
        self.failed += town.failed
        for mine, theirs in ((self.doubtful, town.doubtful), (self.planned, town.planned)):
            mine += [Item(town.code, c.url, c.anchor, cause=c.judgement.why) for c in theirs]
        self.answered += [(town.code, url) for url in town.answered]
        self.same += town.same
        self.pages += town.pages
        self.bodies += town.bodies
        self.received += town.received

    def order(self) -> None:
        """Put everything into an order that does not depend on which town ended first."""
        for items in (self.new, self.changed, self.vanished, self.failed, self.doubtful, self.planned):
            items.sort(key=lambda item: (item.code, item.url))
        self.answered.sort()


class Crawl:
    """One crawl over a folder, which it holds from :meth:`__enter__` to :meth:`__exit__`.

    Like :class:`flows.batch.Batch` made so that a workflow can put a task around each town: :attr:`towns`,
    :meth:`visit` for each of them, :meth:`finish`.
    """

    def __init__(
        self,
        towns: dict[str, list[Landing]],
        raw: Path,
        settings: CrawlSettings,
        *,
        dry: bool = False,
        resolve: Resolve = system_resolve,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        wait: float = 0.0,
    ) -> None:
        """Prepare a crawl of towns into a folder; nothing is touched yet.

        ``resolve``, ``sleep`` and ``now`` are the network's names, the waiting and the clock: tests bring their own.
        ``wait`` is how many seconds another crawl on the folder is waited for.
        """
        self.towns = towns
        self.report = CrawlReport()
        self._raw = raw
        self._settings = settings
        self._dry = dry
        self._resolve = resolve
        self._sleep = sleep
        self._now = now
        self._wait = wait
        self._lock = threading.Lock()
        self._stack = ExitStack()
        self._review: Review | None = None
        self._start = time.monotonic()

    def __enter__(self) -> Crawl:
        """Hold the folder.

        Raises:
            CrawlBusy: if another crawl holds it.
            OSError: if it cannot be made.
        """
        self._raw.mkdir(parents=True, exist_ok=True)
        try:
            self._stack.enter_context(FileLock(self._raw / LOCK, timeout=self._wait, thread_local=False))
        except Timeout:
            raise CrawlBusy(f"{self._raw}: another crawl is at work") from None
        try:
            self._review = read_review(self._raw)
            self.report.messages += self._review.problems
            self._fetcher = Fetcher(self._settings, self._resolve, self._sleep)
            self._stack.callback(self._fetcher.close)
            self._robots = Robots(self._fetcher.hosts, self._settings.max_crawl_delay)
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Let the folder go."""
        self._stack.close()

    def visit(self, code: str) -> TownReport:
        """Visit a town; what its sites do wrong is in the report, never raised.

        Raises:
            OSError: if its folder cannot be written.
        """
        assert self._review is not None
        try:
            archive = TownArchive(self._raw, code)
            archive.open()
        except BadArchive as error:
            report = TownReport(code, failed=[Item(code, "", cause=str(error))])
        else:
            with self._lock:
                decisions = Decisions(self._review.decided(code, "fetch"), self._review.decided(code, "ignore"))
            visit = TownVisit(
                self.towns[code], archive, self._fetcher, self._robots, decisions, self._dry, self._now
            )  # fmt: skip
            report = visit.go()
        with self._lock:
            today = self._now().date().isoformat()
            if not self._dry:
                report.doubtful = self._review.note(code, report.doubtful, today)
            self.report.take(report)
        return report

    def finish(self) -> CrawlReport:
        """Write the review list, and end the report."""
        assert self._review is not None
        if not self._dry:
            self._review.write()
        self.report.order()
        self.report.seconds = time.monotonic() - self._start
        return self.report

    def failed(self, code: str, error: Exception) -> None:
        """Note that a town could not be visited because of this machine."""
        with self._lock:
            self.report.towns += 1
            self.report.failed.append(Item(code, "", cause=f"{type(error).__name__}: {error}"))

    def in_order(self) -> list[str]:
        """The towns by chance, so that a crawl that is stopped early does not always miss the same ones."""
        codes = sorted(self.towns)
        random.shuffle(codes)
        return codes


def crawl(
    towns: dict[str, list[Landing]],
    raw: Path,
    settings: CrawlSettings,
    *,
    on_town: Callable[[TownReport, int, int], None] | None = None,
    dry: bool = False,
    resolve: Resolve = system_resolve,
    sleep: Callable[[float], None] = time.sleep,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    wait: float = 0.0,
) -> CrawlReport:
    """Visit towns and keep what is new.

    Args:
        towns: landing pages by municipality code.
        raw: the folder of all files; each town has its own below it.
        settings: how to behave.
        on_town: is told after every town: its report, how many are done, how many there are.
        dry: only look: pages are read, no file is fetched, nothing is written.
        resolve: turns names into addresses; see :class:`Crawl`.
        sleep: waits.
        now: the clock.
        wait: seconds to wait for another crawl on the folder.

    Raises:
        CrawlBusy: if another crawl holds the folder.
        OSError: if the folder cannot be written.
    """
    with Crawl(towns, raw, settings, dry=dry, resolve=resolve, sleep=sleep, now=now, wait=wait) as work:
        visit_all(work, settings.workers, on_town)
        return work.finish()


def visit_all(
    work: Crawl, workers: int, on_town: Callable[[TownReport, int, int], None] | None = None,
    codes: Iterable[str] | None = None,
) -> None:  # fmt: skip
    """Visit the towns of a crawl, some at once.

    Raises:
        OSError: the first that a town's folder met; the other towns are visited before it is raised.
    """
    order: Sequence[str] = list(codes) if codes is not None else work.in_order()
    trouble: OSError | None = None
    with ThreadPoolExecutor(max_workers=max(1, workers)) as threads:
        waiting = {threads.submit(work.visit, code): code for code in order}
        try:
            for done, future in enumerate(as_completed(waiting), start=1):
                try:
                    report = future.result()
                except OSError as error:
                    work.failed(waiting[future], error)
                    trouble = trouble or error
                    continue
                if on_town is not None:
                    on_town(report, done, len(order))
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            raise
    if trouble is not None and len(order) == 1:
        raise trouble
