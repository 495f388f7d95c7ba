"""Finds forms without rules whose labels are shaded: each label's shade says how high its row is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from extractors.document import Page, Place
from extractors.glyphs import Glyphs
from extractors.layout.axis import says_time
from extractors.layout.grid import Grid, find_grids
from extractors.layout.rule_runs import pieces
from extractors.layout.rulings import Rulings, join
from extractors.layout.shaded_labels import LEAST_ROWS, SAME, WIDEST_LABELS, Tint, label_columns, labels_in

LONGEST_LABEL = 14
"""A label has no more characters."""
TOUCHING = 3.0
"""Edges of shades no further apart than this, in points, may be those of one row."""
SNAP = 0.25
"""Words in the middle of their years tell where these end, to this share of a year's width."""
FILLED = 0.8
"""Share of the labels beside which something stands."""
MOST = 600
"""Tints of a page that are looked at; more of them are a picture."""
_WHITE = (255, 255, 255)
_NUMBER = re.compile(r"[0-9０-９①-⑳\s.．\-－()（）]{1,6}")


def shaded_forms(page: Page, glyphs: Glyphs, rulings: Rulings) -> list[Grid]:
    """Forms whose labels stand in shaded boxes one below the other, with the shaded heads and bars in their rows.

    Args:
        page: the page, whose filled rectangles are the shades.
        glyphs: its printed, upright characters.
        rulings: its ruling lines; a form that they part is none of these.
    """
    tints = [
        Tint(s.place, s.fill)
        for s in page.shapes
        if s.fill is not None and s.fill != _WHITE and s.rectangular and s.place.width >= 12 and s.place.height >= 7
    ]
    if not LEAST_ROWS <= len(tints) <= MOST:
        return []
    found = []
    for column in label_columns(tints, page.width):
        labels = labels_in(column, glyphs)
        if len(labels) < LEAST_ROWS or _only_count(labels, glyphs):
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


def _only_count(labels: Sequence[Tint], glyphs: Glyphs) -> bool:
    """Whether shades hold numbers alone: the entries of an agenda are no fields."""
    texts = ("".join(c.text for c in glyphs.chosen(glyphs.within([label.place]))).strip() for label in labels)
    return sum(_NUMBER.fullmatch(text) is not None for text in texts) > len(labels) / 2


def _form(labels: Sequence[Tint], tints: Sequence[Tint], page: Page, glyphs: Glyphs) -> Place | None:
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


def _spans_rows(place: Place, labels: Sequence[Tint]) -> bool:
    """Whether a shade reaches from one label's row into the next."""
    return any(place.top + TOUCHING < t.place.bottom < place.bottom - TOUCHING for t in labels)


def _lines(labels: Sequence[Tint], tints: Sequence[Tint], form: Place, glyphs: Glyphs) -> Rulings:
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
            head = next((y for t, y in years.items() if y and _heads(t.place, p)), [])
            for x in (p.x0, *years[tint], *_cells_in(p, head, glyphs), p.x1):
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


def _heads(head: Place, place: Place) -> bool:
    """Whether a shade with years stands over another one."""
    return head.bottom <= place.top + SAME and head.x0 <= place.x0 + SAME and place.x1 <= head.x1 + SAME


def _cells_in(place: Place, years: Sequence[float], glyphs: Glyphs) -> list[float]:
    """The borders in a shade below years that is that of several cells, each with its words in the middle."""
    chars = glyphs.chosen(glyphs.within([place])) if years else []
    words = pieces(chars, median(c.size for c in chars)) if chars else []
    inner = [x for x in years if place.x0 + SAME < x < place.x1 - SAME]
    if len(words) < 2 or not inner:
        return []
    slack = SNAP * (place.x1 - place.x0) / (len(inner) + 1)
    found: list[float] = []
    at = place.x0
    for a, b in pairwise(words):
        x = min(inner, key=lambda x: abs(x - (2 * a.middle - at)))
        if not max(at, a.x1) - SAME < x < b.x0 + SAME or abs(x - (2 * a.middle - at)) > 2 * slack:
            return []
        found.append(x)
        at = x
    return found if abs(2 * words[-1].middle - at - place.x1) <= 2 * slack else []


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
