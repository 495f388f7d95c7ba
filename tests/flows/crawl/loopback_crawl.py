"""Crawls the sites of a loopback server, and reads what came of it."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flows.crawl.run import CrawlReport, crawl
from flows.crawl.settings import CrawlSettings
from flows.crawl.source_list import Landing
from tests.flows.crawl.town_site import Town
from tests.flows.crawl.web_server import WebServer, to_loopback

PREFECTURE = "葦原県"


def landing_of(server: WebServer, town: Town, **changes: Any) -> Landing:
    """The line of the list of sources for a town."""
    values = {"kind": town.kind, "municipality": town.name, "prefecture": PREFECTURE, "cdn": tuple(town.cdn.split())}
    return Landing(town.code, server.url(town.host, town.landing), **{**values, **changes})


def crawl_towns(
    server: WebServer, towns: list[Town], raw: Path, day: int = 1, dry: bool = False, **changes: Any
) -> CrawlReport:
    """Crawl towns on a day of November 2026."""
    values: dict[str, Any] = {"contact": "crawl@example.jp", "delay": 0.0, "backoff": 0.0, "allow_loopback": True}
    return crawl(
        {town.code: [landing_of(server, town)] for town in towns}, raw, CrawlSettings(**{**values, **changes}),
        resolve=to_loopback, sleep=lambda _: None, now=lambda: datetime(2026, 11, day, 3, tzinfo=UTC), dry=dry,
    )  # fmt: skip


def rows_of(raw: Path, code: str) -> list[dict[str, str]]:
    """The manifest of a town."""
    path = raw / code / "manifest.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def place_of(url: str) -> tuple[str, str]:
    """Host without port, and path with query, of an address."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.path + (f"?{parts.query}" if parts.query else "")
