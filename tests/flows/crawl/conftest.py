"""A server on loopback and a client that may visit it, for the tests of the crawl."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.crawl.fetch import Fetcher
from flows.crawl.settings import CrawlSettings
from tests.flows.crawl.web_server import WebServer, to_loopback


@pytest.fixture
def server() -> Iterator[WebServer]:
    """A server of its own for each test."""
    server = WebServer()
    yield server
    server.close()


@pytest.fixture
def slept() -> list[float]:
    """The seconds that the client would have slept."""
    return []


@pytest.fixture
def client(slept: list[float]) -> Iterator[Callable[..., Fetcher]]:
    """Makes clients that never really sleep."""
    made: list[Fetcher] = []

    def make(resolve: Any = to_loopback, **changes: Any) -> Fetcher:
        values: dict[str, Any] = {"contact": "crawl@example.jp", "allow_loopback": True, "delay": 0.0, **changes}
        made.append(Fetcher(CrawlSettings(**values), resolve, slept.append))
        return made[-1]

    yield make
    for fetcher in made:
        fetcher.close()


@pytest.fixture
def into(tmp_path: Path) -> Path:
    """A folder for bodies."""
    (tmp_path / "incoming").mkdir()
    return tmp_path / "incoming"
