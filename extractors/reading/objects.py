"""The objects of a page in drawing order, those inside form objects included, as plain handles in columns."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractors.reading import native
from extractors.reading.frame import UNMOVED, Frame, Matrix, apply, times

MAX_OBJECTS = 400_000
"""Page objects looked at on one page."""
MAX_DEPTH = 15
"""Nesting of form objects that is followed; a cycle of forms ends here."""


@dataclass(slots=True)
class Objects:
    """Kinds and handles of page objects, and the matrices of the forms around them."""

    kinds: list[int] = field(default_factory=list)
    addresses: list[int] = field(default_factory=list)
    """What their handles hold."""
    seen: int = 0
    """Forms count too."""
    _outers: list[Matrix] = field(default_factory=list)
    _lengths: list[int] = field(default_factory=list)

    @property
    def cut_off(self) -> bool:
        """Whether the page has more objects than are looked at."""
        return self.seen > MAX_OBJECTS

    def add(self, kinds: Sequence[int], addresses: Sequence[int], outer: Matrix) -> None:
        """Add objects that stand in the same form."""
        room = max(MAX_OBJECTS - self.seen, 0)
        self.seen += len(kinds)
        self.kinds += kinds[:room]
        self.addresses += addresses[:room]
        self._outers.append(outer)
        self._lengths.append(len(kinds[:room]))

    def of(self, kind: int) -> np.ndarray:
        """Numbers of the objects of a kind."""
        return (np.array(self.kinds, dtype=np.int64) == kind).nonzero()[0]

    def handles_of(self, which: np.ndarray) -> list[native.Handle]:
        """Handles of the objects with these numbers."""
        return list(map(native.Handle, map(self.addresses.__getitem__, which.tolist())))

    def handle(self, number: int) -> native.Handle:
        """Handle of one object."""
        return native.Handle(self.addresses[number])

    def outer_of(self, which: np.ndarray) -> tuple[Any, ...] | None:
        """Columns of the matrices around objects; None where no object of the page stands in a form that moves it."""
        if all(outer == UNMOVED for outer in self._outers):
            return None
        numbers = np.repeat(np.arange(len(self._outers)), self._lengths)[which]
        return tuple(np.array(self._outers)[numbers].T)


NO_OBJECTS = Objects()


def page_objects(page: pdfium.PdfPage, texts: Collection[int] = frozenset()) -> Objects:
    """The objects of a page and of the forms on it, in drawing order.

    Args:
        page: an open page.
        texts: addresses of objects that are known to be text, so that their kind need not be asked.
    """
    found = Objects()
    count = raw.FPDFPage_CountObjects(page.raw)
    _gather(found, native.get_page_object, native.handle(page.raw), count, texts, UNMOVED, 0)
    return found


def _gather(
    found: Objects, get: Any, holder: native.Handle, count: int, texts: Collection[int], outer: Matrix, depth: int
) -> None:
    """Add the objects of a page or form; they end where one is missing."""
    room = max(MAX_OBJECTS + 1 - found.seen, 0)
    addresses = list(map(get, repeat(holder), range(min(max(count, 0), room))))
    if 0 in addresses:
        addresses = addresses[: addresses.index(0)]
    kinds = [raw.FPDF_PAGEOBJ_TEXT if at in texts else native.get_kind(native.Handle(at)) for at in addresses]
    start = 0
    if raw.FPDF_PAGEOBJ_FORM in kinds:
        for i, kind in enumerate(kinds):
            if kind != raw.FPDF_PAGEOBJ_FORM:
                continue
            found.add(kinds[start:i], addresses[start:i], outer)
            found.seen += 1
            start = i + 1
            if depth < MAX_DEPTH and not found.cut_off:
                form = native.Handle(addresses[i])
                inside = native.count_form_objects(form)
                inner = times(_matrix(form), outer)
                _gather(found, native.get_form_object, form, inside, texts, inner, depth + 1)
    found.add(kinds[start:], addresses[start:], outer)


def _matrix(form: native.Handle) -> Matrix:
    (matrix,) = native.MATRICES.read(native.get_matrix, 1, [form]).tolist()
    return UNMOVED if math.isnan(matrix[0]) else tuple(matrix)


def bounds(objects: Objects, which: np.ndarray, frame: Frame) -> tuple[np.ndarray, np.ndarray]:
    """Rectangles of page objects as displayed, a row each, and which of the objects have one."""
    n = len(which)
    if not n:
        return np.zeros((0, 4)), np.zeros(0, dtype=bool)
    # PDFium writes left, bottom, right, top.
    box = native.BOUNDS.read(native.get_bounds, n, objects.handles_of(which))
    left, bottom, right, top = box.astype(np.float64).T
    outer = objects.outer_of(which)
    if outer is None:
        left, right = np.minimum(left, right), np.maximum(left, right)
        bottom, top = np.minimum(bottom, top), np.maximum(bottom, top)
    else:
        corners = [apply(outer, x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = np.array([c[0] for c in corners]), np.array([c[1] for c in corners])
        left, bottom, right, top = xs.min(axis=0), ys.min(axis=0), xs.max(axis=0), ys.max(axis=0)
    boxes = frame.boxes(left, bottom, right, top)
    known = np.isfinite(boxes).all(axis=1)
    return boxes[known], known
