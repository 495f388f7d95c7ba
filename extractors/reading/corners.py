"""The corners of paths: copied out of PDFium's memory at once where that is proven right, else asked one by one."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import numpy as np

from extractors.reading import native

_CORNER = np.dtype([("x", np.float32), ("y", np.float32), ("kind", np.uint8), ("close", np.uint8), ("", np.uint16)])
"""How PDFium keeps a corner. A corner's handle is where it stands, and those of a path stand one behind the other."""
_NAMES = ("x", "y", "kind", "close")
_LOWEST = 1 << 16
"""No memory is below this address: a handle that is lower is a number of another kind."""


class _Memory:
    """Reads corners from PDFium's memory, and knows what of their layout was compared with PDFium's own answers."""

    def __init__(self) -> None:
        self._usable = True
        self._proven: set[int] = set()
        """Kinds of corners that were found as PDFium states them."""

    def read(self, handles: Sequence[native.Handle], counts: Sequence[int]) -> np.ndarray | None:
        """The corners of paths one behind the other; None where they must be asked for."""
        if not self._usable:
            return None
        parts = []
        for handle, count in zip(handles, counts, strict=True):
            first = native.locate_path_segment(handle, 0)
            behind = native.locate_path_segment(handle, count - 1) - first
            if first < _LOWEST or first % 4 or behind != (count - 1) * _CORNER.itemsize:
                self._usable = False
                return None
            parts.append(ctypes.string_at(first, count * _CORNER.itemsize))
        found = np.frombuffer(b"".join(parts), _CORNER)
        kinds = set(np.unique(found["kind"]).tolist())
        if kinds <= self._proven:
            return found
        if not _same(found, asked(handles, counts)):
            self._usable = False
            return None
        if found["close"].any():
            self._proven |= kinds
        return found


def _same(found: np.ndarray, stated: np.ndarray) -> bool:
    return all(np.array_equal(found[name], stated[name], equal_nan=name in "xy") for name in _NAMES)


def asked(handles: Sequence[native.Handle], counts: Sequence[int]) -> np.ndarray:
    """The corners of paths as PDFium's functions state them, one behind the other."""
    owners = [handle for handle, count in zip(handles, counts, strict=True) for _ in range(count)]
    parts = list(map(native.get_path_segment, owners, [i for count in counts for i in range(count)]))
    found = np.zeros(len(parts), _CORNER)
    found["kind"] = list(map(native.get_segment_kind, parts))
    found["close"] = [close != 0 for close in map(native.get_segment_close, parts)]
    found["x"], found["y"] = native.POINTS.read(native.get_segment_point, len(parts), parts).T
    return found


_MEMORY = _Memory()


def read_corners(handles: Sequence[native.Handle], counts: Sequence[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The corners of paths, one behind the other.

    Args:
        handles: of the paths.
        counts: how many corners of each are read, none of them 0.

    Returns:
        Their points (a row each, x and y), their kinds (``FPDF_SEGMENT_…``) and whether each closes its subpath.
    """
    found = _MEMORY.read(handles, counts)
    if found is None:
        found = asked(handles, counts)
    return np.column_stack((found["x"], found["y"])), found["kind"].astype(np.int64), found["close"] != 0
