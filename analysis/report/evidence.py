"""Writes down where a fact stands, so that a click can show the page with its rectangles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.report.tables import Tables
from extractors.rows import Row

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands.

    `at` is ``page,width,height:x0,top,x1,bottom;…|page,…`` in points from the top-left corner of the page as displayed:
    all that a browser needs to draw the rectangles over a picture of the page.
    """

    document_id: str
    row_id: str
    page: int
    at: str


@dataclass(slots=True)
class Places:
    """Makes evidence of rows, and remembers which pages were needed."""

    tables: Tables
    needed: dict[str, set[int]] = field(default_factory=dict)
    _sizes: dict[str, dict[int, Size]] = field(default_factory=dict)

    def of(self, row: Row) -> Evidence | None:
        """The evidence of a row of a document; None where it stands nowhere."""
        regions = [(r["page"], (r["x0"], r["top"], r["x1"], r["bottom"])) for r in row.get("regions") or ()]
        if not regions and row.get("page") and row.get("bbox"):
            regions = [(row["page"], tuple(row["bbox"]))]
        return self.at(row["document_id"], row["row_id"], regions)

    def at(self, document_id: str, row_id: str, regions: Sequence[tuple[int, Sequence[float]]]) -> Evidence | None:
        """The evidence that is these rectangles of a document."""
        if not regions:
            return None
        sizes = self._sizes_of(document_id)
        boxes: dict[int, list[Sequence[float]]] = {}
        for page, box in regions:
            boxes.setdefault(page, []).append(box)
        self.needed.setdefault(document_id, set()).update(boxes)
        parts = []
        for page, on_it in boxes.items():
            # A page that the table of pages lacks is drawn just large enough for its rectangles.
            width, height = sizes.get(page) or (max(b[2] for b in on_it), max(b[3] for b in on_it))
            parts.append(f"{page},{_short(width)},{_short(height)}:" + ";".join(map(_numbers, on_it)))
        return Evidence(document_id, row_id, regions[0][0], "|".join(parts))

    def _sizes_of(self, document_id: str) -> Mapping[int, Size]:
        if document_id not in self._sizes:
            # Documents are asked for one after the other; sizes of a few are enough to keep.
            if len(self._sizes) > 64:
                self._sizes.clear()
            self._sizes[document_id] = {
                row["page"]: (row["width"], row["height"]) for row in self.tables.of("pages", document_id)
            }
        return self._sizes[document_id]


def _numbers(box: Iterable[float]) -> str:
    return ",".join(map(_short, box))


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
