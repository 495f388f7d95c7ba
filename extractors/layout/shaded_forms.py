"""Finds forms without rules whose labels are shaded: each label's shade says how high its row is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np

from extractors.document import Char, Page, Place, union
from extractors.glyphs import Glyphs
from extractors.layout.axis import says_time
from extractors.layout.box_pairs import is_known
from extractors.layout.grid import Grid, find_grids
from extractors.layout.rule_runs import pieces
from extractors.layout.rulings import Rulings, join
from extractors.layout.unruled_rows import BAND, LABEL_GAP, label_groups, white_bands

LEAST_ROWS = 4
"""Fewer labels one below the other are not told from a table with a first column of names."""
LONGEST_LABEL = 14
"""A label has no more characters."""
WIDEST_LABELS = 0.4
"""The share of the form's width that labels take at most."""
TOUCHING = 3.0
"""Shades of labels one below the other stand no further apart than this, in points."""
SAME = 2.0
"""Edges no further apart than this, in points, are one."""
ROW = 12.0
"""A label's row is at least so high, in points."""
CLOSE = 0.5
"""White space between two lines, in sizes of the type: each may be a label of its own."""
FILLED = 0.8
"""Share of the labels beside which something stands."""
MOST = 600
"""Tints of a page that are looked at; more of them are a picture."""
_WHITE = (255, 255, 255)


class _Tint(NamedTuple):
    place: Place
    fill: tuple[int, int, int]


def shaded_forms(page: Page, glyphs: Glyphs, rulings: Rulings) -> list[Grid]:
    """Forms whose labels stand in shaded boxes one below the other, with the shaded heads and bars in their rows.

    Args:
        page: the page, whose filled rectangles are the shades.
        glyphs: its printed, upright characters.
        rulings: its ruling lines; a form that they part is none of these.
    """
    tints = [
        _Tint(s.place, s.fill)
        for s in page.shapes
        if s.fill is not None and s.fill != _WHITE and s.rectangular and s.place.width >= 12 and s.place.height >= 7
    ]
    if not LEAST_ROWS <= len(tints) <= MOST:
        return []
    found = []
    for column in _label_columns(tints, page.width):
        labels = [part for label in _with_empty(column, glyphs) for part in _parted(label, glyphs)]
        if len(labels) < LEAST_ROWS:
            continue
        form = _form(labels, tints, page, glyphs)
        if form is None or _is_parted(form, labels[0].place.x1, rulings):
            continue
        inner = [t for t in tints if _holds(form, t.place) and t.place.x0 >= labels[0].place.x1 - SAME]
        if not inner:
            continue  # labels and lines beside them are pairs
        if len(labels) > len(column) and any(_spans_rows(t.place, labels) for t in inner):
            continue  # columns that are shaded all the way down
        lines = _lines(labels, inner, form, glyphs)
        centers = np.column_stack((glyphs.x, glyphs.y))
        grids = find_grids(lines, centers)
        found += [g for g in grids if g.n_rows >= len(labels) and g.xs[0] <= form.x0 + SAME]
    return found


def _label_columns(tints: Sequence[_Tint], width: float) -> list[list[_Tint]]:
    """Shades of one colour and width that stand one below the other without a gap, as high as several labels.

    Fewer than there are labels may be some that a spreadsheet's printing has joined; these are no wider than labels.
    """
    columns: list[list[_Tint]] = []
    for tint in sorted(set(tints), key=lambda t: (t.place.top, t.place.x0)):
        home = next((
            c for c in columns
            if c[-1].fill == tint.fill and abs(c[-1].place.x0 - tint.place.x0) <= SAME
            and abs(c[-1].place.x1 - tint.place.x1) <= SAME and abs(tint.place.top - c[-1].place.bottom) <= TOUCHING
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


def _with_empty(column: Sequence[_Tint], glyphs: Glyphs) -> list[_Tint]:
    """The shades of labels, each with the empty ones that are its own: a label before two rows stands in one of them.

    It is the one above, unless the words below stand in the middle of both.
    """
    labels: list[_Tint] = []
    above: _Tint | None = None
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


def _uncut(column: Sequence[_Tint], glyphs: Glyphs) -> list[_Tint]:
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


def _parted(label: _Tint, glyphs: Glyphs) -> list[_Tint]:
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


def _form(labels: Sequence[_Tint], tints: Sequence[_Tint], page: Page, glyphs: Glyphs) -> Place | None:
    """Where a form stands of which these are the labels; None where they are no labels, or nothing is beside them."""
    first, last = labels[0].place, labels[-1].place
    level = (glyphs.y > first.top) & (glyphs.y < last.bottom)
    own, rest = level & (glyphs.x > first.x0) & (glyphs.x < first.x1), level & (glyphs.x > first.x1)
    words = [int((own & _rows(glyphs, t.place)).sum()) for t in labels]
    beside = [int((rest & _rows(glyphs, t.place)).sum()) for t in labels]
    if min(words) == 0 or max(words) > LONGEST_LABEL or sum(map(bool, beside)) < FILLED * len(labels):
        return None
    if (level & (glyphs.x0 < first.x0 - SAME) & (glyphs.x1 > first.x0 - 40)).any():
        return None  # columns further left: a column of a table
    inner = [t.place for t in tints if first.top - SAME <= t.place.top < last.bottom]
    right = [p.x1 for p in inner if p.x0 >= first.x1 - SAME]
    reach = float(glyphs.x1[rest].max())
    edge = max([reach + 2, *right])
    if edge - first.x0 < (first.x1 - first.x0) / WIDEST_LABELS:
        return None
    return Place(page.number, first.x0, first.top, edge, last.bottom)


def _rows(glyphs: Glyphs, place: Place) -> np.ndarray:
    """For each character whether it stands at the height of a place."""
    return (glyphs.y > place.top) & (glyphs.y < place.bottom)


def _is_parted(form: Place, border: float, rulings: Rulings) -> bool:
    """Whether rules part what stands in a form."""
    down = any(
        border + SAME < d.at < form.x1 - SAME and d.start < form.bottom - SAME and d.end > form.top + SAME
        for d in rulings.down
    )
    level = [r for r in rulings.across if form.top + SAME < r.at < form.bottom - SAME]
    return down or any(r.end > border + SAME and r.start < form.x1 - SAME for r in level)


def _holds(outer: Place, inner: Place) -> bool:
    x, y = inner.center
    return outer.x0 - SAME <= inner.x0 and inner.x1 <= outer.x1 + SAME and outer.top < y < outer.bottom and x > outer.x0


def _spans_rows(place: Place, labels: Sequence[_Tint]) -> bool:
    """Whether a shade reaches from one label's row into the next."""
    return any(place.top + TOUCHING < t.place.bottom < place.bottom - TOUCHING for t in labels)


def _lines(labels: Sequence[_Tint], tints: Sequence[_Tint], form: Place, glyphs: Glyphs) -> Rulings:
    """The borders of a form's cells: of its rows, of the shades in them, and below the heads of tables in a row."""
    border, fill = labels[0].place.x1, labels[0].fill
    across = [(y, form.x0, form.x1) for y in (form.top, form.bottom)]
    across += [((a.place.bottom + b.place.top) / 2, form.x0, form.x1) for a, b in pairwise(labels)]
    down = [(x, form.top, form.bottom) for x in (form.x0, border, form.x1)]
    for label in labels:
        row = label.place
        inside = [t for t in tints if row.top - 1 < t.place.center[1] < row.bottom + 1]
        places = [t.place for t in inside]
        for y in sorted({y for p in places for y in (p.top, p.bottom)}):
            if row.top + TOUCHING < y < row.bottom - TOUCHING:
                spans = [(p.x0, p.x1) for p in places if p.top + SAME < y < p.bottom - SAME]
                across += [(y, a, b) for a, b in _without(spans, border, form.x1)]
        years = {t: _years(t.place, [p for p in places if p.top > t.place.center[1]], glyphs) for t in inside}
        for tint in inside:
            p = tint.place
            for x in (p.x0, *years[tint], p.x1):
                down.append((x, p.top, p.bottom))
                if (tint.fill == fill or years[tint]) and p.bottom < row.bottom - TOUCHING:
                    blocked = [(q.top, q.bottom) for q in places if q.x0 + SAME < x < q.x1 - SAME]
                    blocked += _words_over(x, glyphs, p.bottom, row.bottom)
                    down += [(x, a, b) for a, b in _without(blocked, p.bottom, row.bottom)]
    return Rulings(join(across), join(down))


def _years(head: Place, below: Sequence[Place], glyphs: Glyphs) -> list[float]:
    """The borders between years that stand in one shade: half way from one to the next, or where a shade below ends."""
    chars = glyphs.chosen(glyphs.within([head]))
    words = pieces(chars, median(c.size for c in chars)) if chars else []
    if len(words) < 2 or not all(says_time(word.text) for word in words):
        return []
    edges = [x for p in below for x in (p.x0, p.x1)]
    found = []
    for a, b in pairwise(words):
        middle = (a.middle + b.middle) / 2
        near = [x for x in edges if a.x1 - SAME < x < b.x0 + SAME]
        found.append(min(near, key=lambda x: abs(x - middle), default=middle))
    return found


def _words_over(x: float, glyphs: Glyphs, top: float, bottom: float) -> list[tuple[float, float]]:
    """From where to where words stand on a vertical line."""
    over = (glyphs.x0 < x - 1) & (glyphs.x1 > x + 1) & (glyphs.y > top) & (glyphs.y < bottom)
    return [(float(a) - 1, float(b) + 1) for a, b in zip(glyphs.top[over], glyphs.bottom[over], strict=True)]


def _without(spans: Sequence[tuple[float, float]], start: float, end: float) -> list[tuple[float, float]]:
    """What is left of a stretch once other stretches are taken out of it."""
    left, at = [], start
    for a, b in sorted(spans):
        if a > at:
            left.append((at, min(a, end)))
        at = max(at, b)
    if at < end:
        left.append((at, end))
    return [(a, b) for a, b in left if b - a > SAME]
