"""What a comparison of one page found: how much agrees, and every difference with its reason, where one is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""Left, upper, right and lower edge in points from the upper left corner of the page as displayed."""

KINDS = ("characters", "lines", "rectangles", "curves", "cells")
SIDES = ("pdfplumber", "ours")
LEAST = {"characters": 0.9995, "lines": 0.9995, "rectangles": 0.9995, "curves": 0.9995, "cells": 0.999}
"""The share of a kind that the other side has to have too, or to lack for a known reason."""


class Difference(NamedTuple):
    """Something that one of the two has alone."""

    kind: str
    side: str
    """``pdfplumber`` or ``ours``: who has it."""
    what: str
    box: Box
    reason: str | None
    """None where nobody has explained it."""


@dataclass(slots=True)
class PageParity:
    """A page's agreement: by (kind, side) how many things there are, how many of them the other has too."""

    document: str
    page: int
    all: Counter[tuple[str, str]] = field(default_factory=Counter)
    matched: Counter[tuple[str, str]] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)
    offsets: list[float] = field(default_factory=list)
    """How far apart the middles of matched characters are across, in points."""

    def found(self, kind: str, side: str, matched: int, differences: list[Difference]) -> None:
        """Note what one side has of a kind: so many that the other has too, and these alone."""
        self.matched[kind, side] += matched
        self.all[kind, side] += matched + len(differences)
        self.differences += differences

    @property
    def unexplained(self) -> Iterator[Difference]:
        """Differences without a reason."""
        return (difference for difference in self.differences if difference.reason is None)


class Share(NamedTuple):
    """How much of what one side has the other has too."""

    kind: str
    side: str
    total: int
    matched: float
    """Share that the other side has."""
    explained: float
    """The same, with those that it lacks for a known reason."""

    @property
    def good(self) -> bool:
        """Whether so much agrees or is explained as has to."""
        return self.explained >= LEAST[self.kind]


def shares(pages: Sequence[PageParity]) -> list[Share]:
    """What agrees over pages, for every kind and side that has any."""
    everything, matched, explained = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for page in pages:
        everything += page.all
        matched += page.matched
        explained.update((d.kind, d.side) for d in page.differences if d.reason is not None)
    return [
        Share(kind, side, count, matched[kind, side] / count, (matched[kind, side] + explained[kind, side]) / count)
        for kind in KINDS
        for side in SIDES
        if (count := everything[kind, side])
    ]


class Places:
    """Boxes by where their middle is, so that those near a point are found quickly."""

    MESH = 8.0

    def __init__(self, boxes: list[Box]) -> None:
        """Sort the boxes."""
        self._boxes = boxes
        self._mesh: dict[tuple[int, int], list[int]] = {}
        for at, box in enumerate(boxes):
            self._mesh.setdefault(self._key(*middle(box)), []).append(at)

    def near(self, box: Box, reach: float) -> Iterator[int]:
        """Numbers of the boxes whose middle may be within so many points across and down."""
        x, y = middle(box)
        (left, up), (right, low) = self._key(x - reach, y - reach), self._key(x + reach, y + reach)
        for column in range(left, right + 1):
            for row in range(up, low + 1):
                yield from self._mesh.get((column, row), ())

    def _key(self, x: float, y: float) -> tuple[int, int]:
        return int(x // self.MESH), int(y // self.MESH)


def middle(box: Box) -> tuple[float, float]:
    """The middle of a box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def off_page(box: Box, width: float, height: float) -> bool:
    """Whether the middle of a box lies off a page of this size."""
    x, y = middle(box)
    return not (-1 <= x <= width + 1 and -1 <= y <= height + 1)
