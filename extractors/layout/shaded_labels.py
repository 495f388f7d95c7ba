"""Finds the labels of forms without rules: shades of one colour below one another, each as high as its row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractors.document import Char, Place, union
from extractors.glyphs import Glyphs
from extractors.layout.box_pairs import is_known
from extractors.layout.unruled_rows import BAND, LABEL_GAP, label_groups, white_bands

LEAST_ROWS = 4
"""Fewer labels one below the other are not told from a table with a first column of names."""
WIDEST_LABELS = 0.4
"""The share of the form's width that labels take at most."""
SAME = 2.0
"""Edges no further apart than this, in points, are one."""
APART = 6.0
"""Shades of labels one below the other stand no further apart than this, in points."""
ROW = 12.0
"""A label's row is at least so high, in points."""
CLOSE = 0.5
"""White space between two lines, in sizes of the type: each may be a label of its own."""


class Tint(NamedTuple):
    """A shade: its place and colour."""

    place: Place
    fill: tuple[int, int, int]


def label_columns(tints: Sequence[Tint], width: float) -> list[list[Tint]]:
    """Shades of one colour and width that stand close below one another, as high as several labels.

    Fewer than there are labels may be some that a spreadsheet's printing has joined; these are no wider than labels.
    """
    columns: list[list[Tint]] = []
    for tint in sorted(set(tints), key=lambda t: (t.place.top, t.place.x0)):
        home = next((
            c for c in columns
            if c[-1].fill == tint.fill and abs(c[-1].place.x0 - tint.place.x0) <= SAME
            and abs(c[-1].place.x1 - tint.place.x1) <= SAME and abs(tint.place.top - c[-1].place.bottom) <= APART
        ), None)  # fmt: skip
        if home is None:
            columns.append([tint])
        else:
            home.append(tint)
    return [
        c for c in columns
        if len(c) >= LEAST_ROWS
        or (c[0].place.width <= WIDEST_LABELS * width and c[-1].place.bottom - c[0].place.top > LEAST_ROWS * ROW)
    ]  # fmt: skip


def labels_in(column: Sequence[Tint], glyphs: Glyphs) -> list[Tint]:
    """A column of shades as one for each label.

    Printing may cut a label's shade into those of several rows, and join those of several labels in one.
    """
    return [part for label in _with_empty(column, glyphs) for part in _parted(label, glyphs)]


def _with_empty(column: Sequence[Tint], glyphs: Glyphs) -> list[Tint]:
    """The shades of labels, each with the empty ones that are its own: a label before two rows stands in one of them.

    It is the one above, unless the words below stand in the middle of both.
    """
    labels: list[Tint] = []
    above: Tint | None = None
    for tint in _uncut(column, glyphs):
        words = glyphs.chosen(glyphs.within([tint.place]))
        if above is not None:
            both = union([above.place, tint.place])
            middle = union(c.place for c in words).center[1] if words else both.top
            if labels and abs(middle - both.center[1]) >= abs(middle - tint.place.center[1]):
                labels[-1] = labels[-1]._replace(place=union([labels[-1].place, above.place]))
            elif words:
                tint = tint._replace(place=both)
        above = None
        if words:
            labels.append(tint)
        else:
            above = tint
    if above is not None and labels:
        labels[-1] = labels[-1]._replace(place=union([labels[-1].place, above.place]))
    return labels


def _uncut(column: Sequence[Tint], glyphs: Glyphs) -> list[Tint]:
    """The shades of a column, two as one where words stand on the border between them."""
    found = list(column[:1])
    for tint in column[1:]:
        y, place = tint.place.top, tint.place
        over = (glyphs.top < y - 1) & (glyphs.bottom > y + 1) & (glyphs.x > place.x0) & (glyphs.x < place.x1)
        if over.any():
            found[-1] = found[-1]._replace(place=union([found[-1].place, place]))
        else:
            found.append(tint)
    return found


def _parted(label: Tint, glyphs: Glyphs) -> list[Tint]:
    """A shade over several labels as one for each: parted in the widest white band between the words of two rows."""
    place = label.place
    level = (glyphs.y > place.top) & (glyphs.y < place.bottom) & (glyphs.x > place.x0)
    words = glyphs.chosen(level & (glyphs.x < place.x1))
    groups = _label_rows(words) if words else []
    if len(groups) < 2:
        return [label]
    bands = white_bands(glyphs.chosen(level), BAND * words[0].size)
    borders = [place.top]
    for (_, low), (high, _) in pairwise(groups):
        between = [(b - a, (a + b) / 2) for a, b in bands if a >= low - 1 and b <= high + 1]
        if not between:
            return [label]
        borders.append(max(between)[1])
    return [
        label._replace(place=Place(place.page, place.x0, a, place.x1, b)) for a, b in pairwise([*borders, place.bottom])
    ]


def _label_rows(words: Sequence[Char]) -> list[tuple[float, float]]:
    """From where to where labels in one shade reach; lines that are a label each by their words may stand close."""
    size = median(c.size for c in words)
    groups: list[tuple[float, float]] = []
    before = False
    for top, bottom in label_groups(words, CLOSE):
        line = sorted((c for c in words if top - 1 < c.place.center[1] < bottom + 1), key=lambda c: c.place.x0)
        known = is_known("".join(c.text for c in line))
        if groups and top - groups[-1][1] < LABEL_GAP * size and not (known and before):
            groups[-1] = groups[-1][0], bottom
        else:
            groups.append((top, bottom))
        before = known
    return groups
