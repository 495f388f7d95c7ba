"""Freed memory goes back to the system: the C library would keep what PDFium used and hand it to nobody else."""

from __future__ import annotations

import contextlib
import ctypes


def give_back() -> None:
    """Have the C library return freed memory, where it can."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
