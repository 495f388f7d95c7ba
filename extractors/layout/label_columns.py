"""Finds rows of labels over their values in columns, as cards have them: each label is read with what stands below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractors.layout.box_pairs import Piece, is_known, may_label

LEVEL = 0.4
"""Labels of a row stand at one height, to this share of their type."""
BEGIN = 0.6
"""Values begin below the beginning of their label, to this many sizes of the label."""
FIRST = 2.5
"""White space between a label and its value, in sizes of the value: a rule may run between them."""
NEXT = 1.6
"""White space between the lines of a value, in sizes."""
SAME = 4.0
"""Bars of a row are equally high, to this many points."""
KNOWN = 0.5
"""Share of a row's labels that are words of the vocabulary."""
FEWEST = 2
"""Labels that make a row, and rows of one look that make a set where no frame holds them."""

ALONE = 0.5
"""Share of the labels in rows from which labels of their look without a neighbour tell text in columns."""


class LabelColumn(NamedTuple):
    """The position of a label, and those of the lines below it from top to bottom."""

    label: int
    values: list[int]


def label_columns(pieces: Sequence[Piece], framed: bool) -> list[list[LabelColumn]]:
    """Rows of labels side by side with the lines of their values, from top to bottom.

    A value ends at the next row of labels, at a box, at a gap, or where a line runs over two columns.

    Args:
        pieces: what stands in a frame or on a page, lines cut at wide gaps.
        framed: whether a frame holds them all; without one a single row may be the head of a table.
    """
    rows = [row for row in _rows(pieces) if _are_labels([pieces[i] for i in row])]
    found = []
    for row in rows:
        ends = [pieces[r[0]].place.top for r in rows if pieces[r[0]].place.top > pieces[row[0]].place.bottom]
        columns = _values_of(row, pieces, min(ends, default=float("inf")))
        if sum(bool(column.values) for column in columns) >= FEWEST:
            found.append([column for column in columns if column.values])
    bars = [row for row in found if pieces[row[0].label].framed]
    found = [row for row in found if not pieces[row[0].label].framed]
    looks = {_look(pieces[row[0].label]) for row in found}
    words = [pieces[c.label].text for row in found for c in row]
    if not framed and found and _stand_alone(pieces, found):
        return bars
    if not framed and (len(found) < FEWEST or len(looks) > 1 or len(set(words)) < len(words)):
        return bars + [row for row in found if _heads_no_table(row, pieces)]
    return bars + found + _single(found, pieces)


def _heads_no_table(row: Sequence[LabelColumn], pieces: Sequence[Piece]) -> bool:
    """Whether known labels are set otherwise than the one row of values below them, and no other row follows."""
    labels = [pieces[c.label] for c in row]
    values = [pieces[c.values[0]] for c in row]
    alike = any(b.bold == v.bold and abs(b.size - v.size) <= 0.6 for b, v in zip(labels, values, strict=True))
    if alike or not all(is_known(p.text) for p in labels):
        return False
    low = max(pieces[i].place.bottom for c in row for i in c.values)
    near = [p for p in pieces if low - 1 <= p.place.top < low + 2 * NEXT * values[0].size]
    return sum(any(abs(p.place.x0 - b.place.x0) < b.size for p in near) for b in labels) < FEWEST


def _single(rows: Sequence[Sequence[LabelColumn]], pieces: Sequence[Piece]) -> list[list[LabelColumn]]:
    """Labels alone in the last row of a grid, set as those above them and in line with one of them."""
    labels = [pieces[column.label] for row in rows for column in row]
    taken = {i for row in rows for column in row for i in (column.label, *column.values)}
    low = max((p.place.bottom for i, p in enumerate(pieces) if i in taken), default=0.0)
    found = []
    for i, piece in enumerate(pieces):
        if i in taken or piece.framed or piece.count != 1 or piece.place.top < low or not is_known(piece.text):
            continue
        if not any(_look(x) == _look(piece) and abs(x.place.x0 - piece.place.x0) < 2 for x in labels):
            continue
        level = [p for p in pieces if p is not piece and abs(p.place.center[1] - piece.place.center[1]) < piece.size]
        values = _values_of([i], pieces, float("inf"))[0] if not level else None
        if values is not None and values.values:
            found.append([values])
    return found if len(found) == 1 else []


def _stand_alone(pieces: Sequence[Piece], rows: Sequence[Sequence[LabelColumn]]) -> bool:
    """Whether many labels of these rows' look have no other at their height: text in columns, where some meet."""
    inside = {column.label for row in rows for column in row}
    looks = {_look(pieces[i]) for i in inside}
    others = [
        i for i, p in enumerate(pieces)
        if i not in inside and p.count == 1 and _look(p) in looks and may_label(p) and is_known(p.text)
    ]  # fmt: skip
    return len(others) > ALONE * len(inside)


def _look(piece: Piece) -> tuple[float, bool]:
    return round(piece.size), piece.bold


def _rows(pieces: Sequence[Piece]) -> list[list[int]]:
    """Positions of what stands at one height, from left to right, where nothing but lines that may be labels does."""
    order = sorted((i for i, p in enumerate(pieces) if p.place.height > 0), key=lambda i: pieces[i].place.center[1])
    rows: list[list[int]] = []
    for i in order:
        piece = pieces[i]
        if rows and abs(pieces[rows[-1][0]].place.center[1] - piece.place.center[1]) <= LEVEL * piece.size:
            rows[-1].append(i)
        else:
            rows.append([i])
    return [sorted(row, key=lambda i: pieces[i].place.x0) for row in rows if len(row) >= FEWEST]


def _are_labels(row: Sequence[Piece]) -> bool:
    """Whether lines at one height, or bars, look alike and are labels by their words."""
    if any(p.count != 1 or p.framed != row[0].framed or not may_label(p) for p in row):
        return False
    first = row[0]
    if first.framed and (first.fill is None or any(abs(p.place.height - first.place.height) > SAME for p in row)):
        return False
    if any(abs(p.size - first.size) > 0.6 or p.bold != first.bold for p in row[1:]):
        return False
    return sum(is_known(p.text) for p in row) >= KNOWN * len(row) and len({p.text for p in row}) == len(row)


def _values_of(row: Sequence[int], pieces: Sequence[Piece], end: float) -> list[LabelColumn]:
    """The labels of a row, each with the lines below it."""
    labels = [pieces[i] for i in row]
    starts = [p.place.x0 - BEGIN * p.size for p in labels]
    last = labels[-1].place.x1 + SAME if labels[-1].framed else float("inf")
    low = max(p.place.bottom for p in labels)
    values: list[list[int]] = [[] for _ in row]
    reach, closed = [low] * len(row), [False] * len(row)
    for i in sorted(range(len(pieces)), key=lambda i: (pieces[i].place.top, pieces[i].place.x0)):
        piece, place = pieces[i], pieces[i].place
        if i in row or place.top < low - 1 or place.x1 <= starts[0] or place.x0 >= last:
            continue
        at = sum(start <= place.x0 for start in starts) - 1
        crosses = at >= 0 and at + 1 < len(row) and place.x1 > starts[at + 1]
        apart = place.top - reach[at] > (NEXT if values[at] else FIRST) * piece.size if at >= 0 else True
        if place.center[1] >= end or piece.framed or at < 0 or crosses:
            break
        labelled = bool(values[at]) and _is_another(piece, labels[at])
        closed[at] = closed[at] or labelled
        if apart or closed[at]:
            continue
        values[at].append(i)
        reach[at] = max(reach[at], place.bottom)
    own = [LabelColumn(label, found) for label, found in zip(row, values, strict=True)]
    return [c for c in own if not c.values or _set_apart(pieces[c.label], pieces[c.values[0]])]


def _is_another(piece: Piece, label: Piece) -> bool:
    """Whether a line below a label is the next label: set like it, at its edge, and a known word."""
    return _look(piece) == _look(label) and abs(piece.place.x0 - label.place.x0) < 2 and is_known(piece.text)


def _set_apart(label: Piece, value: Piece) -> bool:
    """Whether a label is a known word, or set otherwise than the line below it."""
    return is_known(label.text) or label.bold and not value.bold or abs(label.size - value.size) > 0.6
