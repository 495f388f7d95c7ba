"""Follows one reading in a worker: which stage and page it is at, how long each took, what libraries said meanwhile."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from extractors import trace

MOST_MESSAGES = 20
"""Kinds of messages of libraries that become warnings of one document."""
LONGEST = 200
"""Characters of a message that are kept."""


class Step(NamedTuple):
    """How long a stage worked on a page, or on the document where ``page`` is None."""

    stage: str
    page: int | None
    seconds: float


class Steps:
    """The steps of one reading; notes the present one in a file that outlives the process."""

    def __init__(self, position: Path) -> None:
        """Start; the file is made."""
        position.parent.mkdir(parents=True, exist_ok=True)
        self._handle = os.open(position, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._done: list[Step] = []
        self._stage = ""
        self._page: int | None = None
        self.since = time.monotonic()

    @property
    def page(self) -> int | None:
        """The page that is worked on."""
        return self._page

    def begin(self, stage: str, page: int | None) -> None:
        """Note that a stage begins."""
        now = time.monotonic()
        if self._stage:
            self._done.append(Step(self._stage, self._page, round(now - self.since, 4)))
        self._stage, self._page, self.since = stage, page, now
        os.pwrite(self._handle, f"{stage} {page or ''}".ljust(40).encode("ascii"), 0)

    def ended(self) -> list[Step]:
        """All steps, the present one too."""
        return [*self._done, Step(self._stage, self._page, round(time.monotonic() - self.since, 4))]

    def close(self) -> None:
        """Let the file go."""
        os.close(self._handle)


_present: Steps | None = None


@contextlib.contextmanager
def following(position: Path) -> Iterator[Steps]:
    """Follow the reading of one document; its process may write in the folder of this file alone."""
    from flows.fence import allow

    global _present
    allow(position.parent)
    _present = steps = Steps(position)
    trace.listen(steps.begin)
    try:
        yield steps
    finally:
        trace.listen(None)
        _present = None
        steps.close()


def seconds_on_page() -> float:
    """Seconds since the present stage began to work on a page; 0 where none works on a single page."""
    steps = _present
    return time.monotonic() - steps.since if steps is not None and steps.page is not None else 0.0


class Heard(logging.Handler):
    """Counts what libraries log, one kind of message once, and prints nothing."""

    def __init__(self) -> None:
        """Hear warnings and worse."""
        super().__init__(logging.WARNING)
        self._counts: Counter[tuple[str, str]] = Counter()
        self._first: dict[tuple[str, str], str] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Count a message; numbers in it make no other kind."""
        try:
            text = " ".join(record.getMessage().split())[:LONGEST]
        except (TypeError, ValueError):
            text = str(record.msg)[:LONGEST]
        key = (record.name.partition(".")[0], re.sub(r"\d+", "0", text))
        self._counts[key] += 1
        self._first.setdefault(key, text)

    def messages(self) -> list[str]:
        """One line a kind of message: who said it, how often, and the first of them."""
        kinds = [
            f"{key[0]} said{f' {times} times' if times > 1 else ''}: {self._first[key]}"
            for key, times in self._counts.items()
        ]
        more = len(kinds) - MOST_MESSAGES
        return kinds[:MOST_MESSAGES] + ([f"{more} more kinds of messages of libraries"] if more > 0 else [])


@contextlib.contextmanager
def listening() -> Iterator[Heard]:
    """Hear what libraries log and warn of while a document is read, in place of whoever would print it."""
    root = logging.getLogger()
    heard, before = Heard(), root.handlers[:]
    root.handlers[:] = [heard]
    logging.captureWarnings(True)
    try:
        yield heard
    finally:
        logging.captureWarnings(False)
        root.handlers[:] = before
