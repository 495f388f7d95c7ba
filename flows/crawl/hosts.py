"""Keeps visits polite: one request at a time a host, a pause between two, and rest for a host that asks for it."""

from __future__ import annotations

import email.utils
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    delay: float | None = None
    strikes: int = 0
    closed: str | None = None


class Hosts:
    """What is known of the hosts of a run. Safe in threads."""

    def __init__(
        self, delay: float, strikes: int, sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """With the pause between requests, and how many broken tries in a row close a host."""
        self._delay = delay
        self._strikes = strikes
        self._sleep = sleep
        self._clock = clock
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host())

    @contextmanager
    def turn(self, name: str) -> Iterator[None]:
        """Wait for this thread's turn on a host, and hold it; the pause begins when it is over."""
        host = self._host(name)
        with host.lock:
            self.pause(host.free_at - self._clock())
            try:
                yield
            finally:
                host.free_at = self._clock() + (self._delay if host.delay is None else host.delay)

    def pause(self, seconds: float) -> None:
        """Sleep, if there is something to sleep for."""
        if seconds > 0:
            self._sleep(seconds)

    def slow_down(self, name: str, seconds: float) -> None:
        """Take the host's own pause, where it is longer than ours."""
        self._host(name).delay = max(seconds, self._delay)

    def close(self, name: str, reason: str) -> None:
        """Ask a host nothing more in this run."""
        self._host(name).closed = reason

    def closed(self, name: str) -> str | None:
        """Why a host is asked nothing more, or None."""
        return self._host(name).closed

    def broke(self, name: str, reason: str) -> None:
        """Count a try that broke; too many in a row close the host."""
        host = self._host(name)
        host.strikes += 1
        if host.strikes >= self._strikes:
            host.closed = f"{host.strikes} tries in a row failed, the last because it {reason}"

    def answered(self, name: str) -> None:
        """Forget the tries that broke: the host answers."""
        self._host(name).strikes = 0


def retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """Seconds that a Retry-After header asks for, given as a number or as a date; None where it says nothing."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        then = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - (now or datetime.now(UTC))).total_seconds())


def backoff(first: float, tried: int, chance: Callable[[], float] = random.random) -> float:
    """Seconds before the next try after `tried` ones: doubled each time, between half of it and all of it."""
    return first * float(2 ** (tried - 1)) * (0.5 + chance() / 2)
