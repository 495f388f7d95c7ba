"""A night's work as plain functions: crawl, then read and publish what the crawl brought. Knows no workflow server."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from flows.crawl.run import Crawl, CrawlReport, crawl
from flows.crawl.settings import CrawlSettings, from_environment
from flows.crawl.source_list import Landing, SourceList, mark_checked, read_sources
from flows.crawl.town_report import Item, TownReport

DEFAULT_SOURCES = "data/sources.csv"


class NoContact(ValueError):
    """Nobody is named whom the operators of the sites could reach."""


class NoSources(ValueError):
    """The list of sources is missing, or has no line for what was asked."""


@dataclass(slots=True)
class Night:
    """The crawl that the flow of this process works on: its tasks take codes, so it waits for them here."""

    work: Crawl
    done: set[str] = field(default_factory=set)


_open: list[Night] = []


@contextmanager
def opened_night(work: Crawl) -> Iterator[Night]:
    """Make a crawl the one that the tasks of this process work on.

    It stands in this module, not in that of the flows: Prefect loads the module of a served flow by its path, under a
    name of its own, and this one is loaded once.
    """
    _open.append(Night(work))
    try:
        yield _open[-1]
    finally:
        _open.pop()


def current_night() -> Night:
    """The crawl that is open.

    Raises:
        RuntimeError: if there is none.
    """
    if not _open:
        raise RuntimeError("this task belongs to the flow 'dxplans crawl'")
    return _open[-1]


def crawl_settings(options: Mapping[str, Any] | None = None) -> CrawlSettings:
    """Settings of a crawl from the environment and, over them, from names and values.

    Raises:
        NoContact: if no contact is stated.
        TypeError: for a name that is no setting.
    """
    known = {field.name for field in fields(CrawlSettings)}
    values = {**from_environment(), **{name: value for name, value in (options or {}).items() if value is not None}}
    unknown = sorted(set(values) - known)
    if unknown:
        raise TypeError(f"there is no setting {unknown[0]}; there are {', '.join(sorted(known))}")
    settings = CrawlSettings(**values)
    if not settings.contact:
        raise NoContact(
            "a crawl has to say who visits: state a mail address or a page with --contact or DXPLANS_CONTACT"
        )
    return settings


def towns_of(path: Path, only: Sequence[str] = ()) -> tuple[dict[str, list[Landing]], SourceList]:
    """The towns of a list of sources, all or those with the codes given.

    Raises:
        NoSources: if the list is not there, or a code has no line in it.
    """
    from flows.manifest import checked_code

    try:
        sources = read_sources(path)
    except OSError as error:
        raise NoSources(f"{path}: cannot be opened ({error.strerror})") from None
    codes = []
    for code in only:
        try:
            codes.append(checked_code(code))
        except ValueError as error:
            raise NoSources(f"{code}: {error}") from None
    towns = sources.towns(codes)
    missing = [code for code in codes if code not in towns]
    if missing:
        raise NoSources(f"{path}: there is no usable line for {', '.join(missing)}")
    if not towns:
        raise NoSources(f"{path}: there is no usable line; `dxplans sources check` tells more")
    return towns, sources


def crawl_sources(
    path: Path,
    raw: Path,
    settings: CrawlSettings,
    *,
    only: Sequence[str] = (),
    dry: bool = False,
    mark: bool = False,
    on_town: Callable[[TownReport, int, int], None] | None = None,
    wait: float = 0.0,
) -> CrawlReport:
    """Visit the towns of a list of sources.

    Args:
        path: the list.
        raw: the folder of all files.
        settings: how to behave.
        only: codes of the towns to visit; all where there are none.
        dry: only look.
        mark: write into the list when landing pages last answered.
        on_town: is told after every town.
        wait: seconds to wait for another crawl on the folder.

    Raises:
        NoSources: if there is nothing to visit.
        CrawlBusy: if another crawl holds the folder.
        OSError: if the folder cannot be written.
    """
    towns, sources = towns_of(path, only)
    report = crawl(towns, raw, settings, on_town=on_town, dry=dry, wait=wait)
    report.messages = [*sources.problems, *report.messages]
    if mark and not dry:
        mark_answered(path, report)
    return report


def mark_answered(path: Path, report: CrawlReport) -> None:
    """Write into a list of sources on which day its landing pages answered."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    today = datetime.now(ZoneInfo("Asia/Tokyo")).date().isoformat()
    mark_checked(path, dict.fromkeys(report.answered, today))


def crawl_lines(report: CrawlReport, dry: bool = False) -> list[str]:
    """What a crawl found, for a person."""
    lines = [f"note       {message}" for message in report.messages]
    kinds = [("would get", report.planned)] if dry else [
        ("new", report.new), ("changed", report.changed), ("vanished", report.vanished),
    ]  # fmt: skip
    for name, items in [*kinds, ("review", report.doubtful), ("failed", report.failed)]:
        lines += [f"{name:<10} {_line(item)}" for item in items]
    if dry:
        counts = f"{len(report.planned)} to fetch"
    else:
        counts = f"{len(report.new)} new, {len(report.changed)} changed, {len(report.vanished)} vanished"
        counts += f", {report.same} as before"
    lines.append(
        f"towns      {report.towns} ({counts}, {len(report.doubtful)} to review, {len(report.failed)} failed); "
        f"{report.pages} pages, {report.bodies} bodies of {report.received / 1e6:.1f} MB, {report.seconds:.1f} s"
    )
    return lines


def _line(item: Item) -> str:
    parts = [item.code, item.file, item.anchor[:60], item.url, item.cause]
    return "  ".join(part for part in parts if part)


def table_of(items: Sequence[Item]) -> list[dict[str, str]]:
    """Items as rows of a table artifact."""
    return [
        {"municipality_code": item.code, "file": item.file, "anchor_text": item.anchor, "url": item.url,
         "cause": item.cause}
        for item in items
    ]  # fmt: skip
