"""Tells whoever listens at which stage and page a reading is, so that the page that ends or slows it can be named."""

from __future__ import annotations

from collections.abc import Callable

Listener = Callable[[str, int | None], None]
"""Is told the stage that begins now, and its page where it works on a single one."""

_listener: Listener | None = None


def listen(listener: Listener | None) -> None:
    """Have one listener told of every stage from now on; None ends it. A process reads one document at a time."""
    global _listener
    _listener = listener


def at(stage: str, page: int | None = None) -> None:
    """Say that a stage begins, for one page or for the document as a whole."""
    if _listener is not None:
        _listener(stage, page)
