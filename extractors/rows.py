"""Every row of every table is made here, so that ids and evidence are the same everywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from extractors.document import Passage, Place

Row = dict[str, Any]

_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Letters of ids: without i, l, o, 0, 1 and u, which people misread or misspell."""
_PAIRS = tuple(low + high for high in _ALPHABET for low in _ALPHABET)
"""All pairs of them, that of the lower digit first."""
_ALL = len(_PAIRS)
_HALF = _ALL**4


def short_id(*parts: object) -> str:
    """A stable id of 16 letters from whatever identifies a thing."""
    return _id_of("\x1f".join(map(str, parts)))


def _id_of(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    # Halves of four pairs each are small numbers, which Python divides faster.
    above, low = divmod(int.from_bytes(digest[:10], "big"), _HALF)
    high = above % _HALF
    low, a = divmod(low, _ALL)
    low, b = divmod(low, _ALL)
    d, c = divmod(low, _ALL)
    high, e = divmod(high, _ALL)
    high, f = divmod(high, _ALL)
    h, g = divmod(high, _ALL)
    return (
        _PAIRS[a] + _PAIRS[b] + _PAIRS[c] + _PAIRS[d] + _PAIRS[e] + _PAIRS[f] + _PAIRS[g] + _PAIRS[h]
    )


def document_id(sha256: str) -> str:
    """The id of a document, from its bytes alone."""
    return "d" + short_id("document", sha256)


class RowMaker:
    """Makes the rows of one document: common columns, evidence and ids that no version of the extractor changes."""

    def __init__(self, sha256: str, printed: Mapping[int, Callable[[Place], Place]] | None = None) -> None:
        """Start for the document with these bytes.

        Args:
            sha256: of the file.
            printed: for pages that were turned to be read, what says where a place of them is printed.
        """
        self.document_id = document_id(sha256)
        self._printed = printed or {}
        self._ordinals: dict[str, int] = {}

    def row(
        self,
        table: str,
        evidence: Passage | Place | Sequence[Passage | Place] | None,
        /,
        **values: Any,
    ) -> Row:
        """A row with its evidence.

        Args:
            table: the table's name in the contract.
            evidence: the passages that the row was read from, or a bare rectangle for things without text
                (a drawn arrow, a table beside its caption), or None for rows that state nothing printed.
            values: the table's own columns.
        """
        places: Iterable[Place] = regions_of(evidence)
        if self._printed:
            places = map(self.printed, places)
        regions = [
            {"page": page, "x0": round(x0, 1), "top": round(top, 1), "x1": round(x1, 1), "bottom": round(bottom, 1)}
            for page, x0, top, x1, bottom in places
        ]
        page, bbox = None, None
        if regions:
            page, *bbox = regions[0].values()
        known = f"{self.document_id}\x1f{table}\x1f{page}\x1f{bbox}\x1f"
        ordinal = self._ordinals.get(known, 0)
        self._ordinals[known] = ordinal + 1
        return {
            "row_id": _id_of(f"{known}{ordinal}"),
            "document_id": self.document_id,
            "page": page,
            "bbox": bbox,
            "regions": regions,
            **values,
        }

    def printed(self, place: Place) -> Place:
        """Where a place stands on its page as displayed."""
        return self._printed[place.page](place) if place.page in self._printed else place


def regions_of(evidence: Passage | Place | Iterable[Passage | Place] | None) -> list[Place]:
    """The rectangles of an evidence, in the order of its text."""
    if evidence is None:
        return []
    if isinstance(evidence, Place):
        return [evidence]
    if isinstance(evidence, Passage):
        return evidence.regions()
    return [region for part in evidence for region in ([part] if isinstance(part, Place) else part.regions())]
