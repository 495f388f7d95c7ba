"""The way from a page's own coordinates to points from the top-left corner as displayed, for numbers and for arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pypdfium2 as pdfium

from extractors.document import Place

Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Frame:
    """Number, rotation and size of a page as displayed, crop box applied."""

    def __init__(self, page: pdfium.PdfPage, number: int) -> None:
        """Ask PDFium for the page's box and rotation."""
        self.number = number
        self.rotation = page.get_rotation()
        left, bottom, right, top = page.get_bbox()
        across, down = right - left, top - bottom
        turns: dict[int, tuple[Callable[[Any, Any], tuple[Any, Any]], float, float]] = {
            0: (lambda x, y: (x - left, top - y), across, down),
            90: (lambda x, y: (y - bottom, x - left), down, across),
            180: (lambda x, y: (right - x, y - bottom), across, down),
            270: (lambda x, y: (top - y, right - x), down, across),
        }
        self.point, self.width, self.height = turns[self.rotation]

    def boxes(self, left: np.ndarray, bottom: np.ndarray, right: np.ndarray, top: np.ndarray) -> np.ndarray:
        """Rectangles in the page's coordinates as displayed: columns x0, top, x1, bottom, to a hundredth of a point."""
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        edges = (np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by))
        return np.column_stack(edges).round(2)

    def place(self, left: float, bottom: float, right: float, top: float) -> Place:
        """One rectangle in the page's coordinates as displayed, to a hundredth of a point."""
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return Place(
            self.number,
            round(min(ax, bx), 2),
            round(min(ay, by), 2),
            round(max(ax, bx), 2),
            round(max(ay, by), 2),
        )

    def shows(self, place: Place) -> bool:
        """Whether a part of a rectangle lies on the page."""
        return place.x1 > 0 and place.bottom > 0 and place.x0 < self.width and place.top < self.height


def times(m: Matrix, n: Matrix) -> Matrix:
    """First m, then n."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def apply(m: Matrix, x: Any, y: Any) -> tuple[Any, Any]:
    """A point, or arrays of them, moved by a matrix."""
    return (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
