"""Finds tables of labels and their texts that horizontal rules part, with years side by side in some of the rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.layout.axis import year_of
from extractors.layout.grid import Grid, GridCell
from extractors.layout.rule_runs import SAME_END, Piece, Run, pieces
from extractors.layout.rulings import Ruling

LEAST_ROWS = 4
"""Fewer rows of a label and a text are not told from a heading and its paragraph."""
LONGEST_LABEL = 14
"""A label has no more characters than this."""
WIDEST_LABELS = 0.4
"""The share of the table's width that labels take at most."""


def labelled_grid(run: Run, shorter: Sequence[Ruling]) -> Grid | None:
    """The grid of a run whose left column holds labels, or None.

    A rule that parts the text alone begins at the border of the label column and ends with the others; the label
    beside it spans both rows. Where years stand side by side, their columns go down as far as the text keeps them;
    in the other rows the text spans them all.
    """
    x0, x1 = run.rules[0].start, run.rules[0].end
    size = float(np.median([c.size for band in run.bands for p in band for c in p.chars]))
    inner = [
        r
        for r in shorter
        if run.rules[0].at < r.at < run.rules[-1].at
        and abs(r.end - x1) <= SAME_END
        and run.gutter[0] - 1 <= r.start <= run.gutter[1] + 1
        and min(abs(r.at - rule.at) for rule in run.rules) > SAME_END
    ]
    border = float(np.median([r.start for r in inner])) if inner else sum(run.gutter) / 2
    if not _has_labels(run, border, size):
        return None
    ys = sorted([r.at for r in run.rules] + [r.at for r in inner])
    texts = [c for band in run.bands for p in band if p.middle > border for c in p.chars]
    rows = [pieces([c for c in texts if top < c.place.center[1] < low], size) for top, low in pairwise(ys)]
    columns = _years_side_by_side(rows)
    plain = [row for row, own in zip(rows, columns, strict=True) if not own]
    if len(rows) < LEAST_ROWS or sum(_is_parted(row, size) for row in plain) > 0.2 * len(plain):
        return None
    xs = [x0, border]
    for x in sorted({x for own in columns for x in own}):
        if x - xs[-1] > SAME_END:
            xs.append(x)
    xs.append(x1)
    outer = {r.at for r in run.rules}
    tops = [i for i, y in enumerate(ys) if y in outer]
    cells = [GridCell(a, 0, b - a, 1) for a, b in pairwise(tops)]
    for row, own in enumerate(columns):
        at = [1, *sorted({min(range(2, len(xs)), key=lambda i: abs(xs[i] - x)) for x in own}), len(xs) - 1]
        cells += [GridCell(row, a, 1, b - a) for a, b in pairwise(at)]
    return Grid(xs, ys, sorted(cells))


def _has_labels(run: Run, border: float, size: float) -> bool:
    """Whether short words stand in the left column, set apart from the text by their type or by being centred."""
    x0, x1 = run.rules[0].start, run.rules[0].end
    if border - x0 > WIDEST_LABELS * (x1 - x0):
        return False
    labels = [[c for p in band if p.middle < border for c in p.chars] for band in run.bands]
    texts = [[c for p in band if p.middle > border for c in p.chars] for band in run.bands]
    labels = [label for label in labels if label]
    if len(labels) < 0.8 * len(run.bands) or sum(map(bool, texts)) < 0.8 * len(run.bands):
        return False
    if any(len(label) > LONGEST_LABEL or any(c.text == "。" for c in label) for label in labels):
        return False
    bodies = {(c.font, c.bold) for text in texts for c in text}
    apart = sum(all((c.font, c.bold) not in bodies for c in label) for label in labels)
    starts = [min(c.place.x0 for c in label) for label in labels]
    middles = [(a + max(c.place.x1 for c in label)) / 2 for a, label in zip(starts, labels, strict=True)]
    centred = max(middles) - min(middles) <= 0.6 * size and min(starts) - x0 > 0.8 * size
    return centred or apart >= 0.8 * len(labels)


def _years_side_by_side(rows: Sequence[Sequence[Piece]]) -> list[list[float]]:
    """For each row the borders between its columns: in rows of years, and below them as far as the text keeps them."""
    columns: list[list[float]] = []
    for row in rows:
        above = columns[-1] if columns else []
        years = len(row) > 1 and all(year_of(p.text) for p in row)
        if years:
            above = [(a.middle + b.middle) / 2 for a, b in pairwise(row)]
        inside = not any(p.x0 < x < p.x1 for p in row for x in above)
        filled = {sum(x < p.middle for x in above) for p in row}
        columns.append(above if inside and len(filled) > 1 else [])
    return columns


def _is_parted(row: Sequence[Piece], size: float) -> bool:
    """Whether wide gaps part the text of a row: it has columns of its own."""
    return any(b.x0 - a.x1 > 2.5 * size for a, b in pairwise(row))
