"""Draws ruled tables with merged cells and gives back the cells, so that gold and picture cannot differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from samples import fonts
from samples.paper import Paper


@dataclass
class Cell:
    """A cell of a ruled table: place, span, text and look."""

    row: int
    col: int
    text: str = ""
    row_span: int = 1
    col_span: int = 1
    fill: str | None = None
    align: str = "left"
    face: str = fonts.GOTHIC
    size: float = 9
    ink: str | None = None
    bold: str | None = None


@dataclass
class Placed:
    """A drawn table: the edges of its columns and rows in points, and its cells as gold rows."""

    xs: list[float]
    ys: list[float]
    cells: list[dict[str, Any]]

    @property
    def bottom(self) -> float:
        """The height at which the table ends."""
        return self.ys[-1]


def heights(paper: Paper, widths: list[float], cells: list[Cell], least: float, pad: float) -> list[float]:
    """Return the height of each row that its cells need."""
    rows = [least] * max(cell.row + cell.row_span for cell in cells)
    for cell in sorted(cells, key=lambda c: c.row_span):
        width = sum(widths[cell.col : cell.col + cell.col_span]) - 2 * pad
        lines = sum(
            len(paper.wrap(p, cell.face, cell.size, width, 0, hang(p, cell.size), strict=True))
            for p in cell.text.split("\n")
        )
        need = lines * cell.size * 1.35 + 2 * pad - cell.size * 0.35
        have = sum(rows[cell.row : cell.row + cell.row_span])
        if need > have:
            rows[cell.row + cell.row_span - 1] += need - have
    return rows


def hang(paragraph: str, size: float) -> float:
    """Return the indent of the lines after a bullet's first."""
    return size if paragraph[:1] in "・①②③④⑤○●" else 0


def draw(
    paper: Paper,
    x: float,
    top: float,
    widths: list[float],
    cells: list[Cell],
    *,
    rows: list[float] | None = None,
    least: float = 18,
    pad: float = 4,
    rule: str = "#000000",
    weight: float = 0.6,
) -> Placed:
    """Draw a table at a place; the rows are as high as their text needs unless `rows` says more."""
    tall = heights(paper, widths, cells, least, pad)
    if rows:
        tall = [max(pair) for pair in zip(tall, rows, strict=True)]
    xs = [x + sum(widths[:n]) for n in range(len(widths) + 1)]
    ys = [top + sum(tall[:n]) for n in range(len(tall) + 1)]
    for cell in cells:
        x0, x1 = xs[cell.col], xs[cell.col + cell.col_span]
        y0, y1 = ys[cell.row], ys[cell.row + cell.row_span]
        paper.box(x0, y0, x1, y1, fill=cell.fill, line=rule, weight=weight)
    for cell in cells:
        _set(paper, cell, xs, ys, pad)
    return Placed(xs, ys, [_gold(cell) for cell in cells])


def _set(paper: Paper, cell: Cell, xs: list[float], ys: list[float], pad: float) -> None:
    x0, x1 = xs[cell.col] + pad, xs[cell.col + cell.col_span] - pad
    y0, y1 = ys[cell.row], ys[cell.row + cell.row_span]
    leading = cell.size * 1.35
    lines = [
        (line, hang(paragraph, cell.size) if number else 0)
        for paragraph in cell.text.split("\n")
        for number, line in enumerate(
            paper.wrap(paragraph, cell.face, cell.size, x1 - x0, 0, hang(paragraph, cell.size), strict=True)
        )
    ]
    y = (y0 + y1) / 2 - (len(lines) * leading - cell.size * 0.35) / 2
    for line, indent in lines:
        at = {"left": x0 + indent, "center": (x0 + x1) / 2, "right": x1}[cell.align]
        paper.text(at, y, line, cell.face, cell.size, align=cell.align, ink=cell.ink, bold=cell.bold)
        y += leading


def _gold(cell: Cell) -> dict[str, Any]:
    """Return the cell as a gold row; lines inside a cell are joined without a break, as table cells are."""
    text = cell.text.replace("\n", "")
    place = {"row": cell.row, "col": cell.col, "row_span": cell.row_span, "col_span": cell.col_span}
    return place | {"text": text}
