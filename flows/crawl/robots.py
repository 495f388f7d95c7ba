"""Reads the robots.txt of every host before anything else of it, and keeps to it (RFC 9309)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

from protego import Protego

from flows.crawl.addresses import host_of
from flows.crawl.hosts import Hosts

TOKEN = "dxplans"
"""The name by which a robots.txt addresses this crawl."""
MAX_BYTES = 500 * 1024
_ALL = Protego.parse("")

Read = Callable[[str], tuple[str, bytes, str]]
"""Fetches a robots.txt: ("rules", bytes, "") where there is one, ("none", …) where there is none, and ("unknown", …,
why) where the host does not say, which forbids all of it."""


class Robots:
    """The rules of the hosts of a run, each read once. Safe in threads."""

    def __init__(self, hosts: Hosts, max_delay: float) -> None:
        """Crawl-delays above `max_delay` seconds are taken as that."""
        self._hosts = hosts
        self._max_delay = max_delay
        self._rules: dict[str, tuple[Protego, str | None]] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def allows(self, url: str, read: Read) -> str | None:
        """None where an address may be visited, else why not."""
        rules, unknown = self._of(url, read)
        if unknown:
            return f"robots.txt cannot be read, so nothing of the host is: {unknown}"
        return None if rules.can_fetch(url, TOKEN) else "robots.txt forbids it"

    def _of(self, url: str, read: Read) -> tuple[Protego, str | None]:
        parts = urlsplit(url)
        origin = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        with self._lock:
            lock = self._locks.setdefault(origin, threading.Lock())
        with lock:
            if origin not in self._rules:
                self._rules[origin] = self._parsed(origin, read)
            return self._rules[origin]

    def _parsed(self, origin: str, read: Read) -> tuple[Protego, str | None]:
        said, body, why = read(origin)
        if said == "unknown":
            return _ALL, why
        if said == "none":
            return _ALL, None
        rules = Protego.parse(body[:MAX_BYTES].decode("utf-8-sig", "replace"))
        delay = rules.crawl_delay(TOKEN)
        if delay:
            self._hosts.slow_down(host_of(origin), min(float(delay), self._max_delay))
        return rules, None
