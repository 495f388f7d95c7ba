"""Decides whether the lines and tints behind a drawn timetable are a table's or only its ground."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.document import Page, Place, union
from extractors.layout.drawn_timetable import upright_timetables
from extractors.layout.grid import Grid

HELD = 0.8
"""A table holds this share of the names that stand beside the bars in its rows."""
PARTED = 0.6
"""Under tints alone neighbouring names stand in rows of their own in this share of the cases."""
NAMES = 24.0
"""A column of names is at least so wide, in points."""


class Chart(NamedTuple):
    """Years, names at their left and bars below the years: where years and bars stand, the bars, and the names."""

    place: Place
    bars: list[Place]
    names: list[Place]


def charts_of(page: Page) -> list[Chart]:
    """What could be drawn timetables if the page had no tables."""
    found = []
    for table, axis in upright_timetables(page, []):
        last = axis.first_col - 1
        cells = sorted((c for c in table.cells if c.col == last and c.row and c.lines), key=lambda c: c.row)
        if len(cells) > 1:
            place = table.place._replace(x0=axis.columns[0].x0, x1=axis.columns[-1].x1)
            names = [union(line.place for line in c.lines) for c in cells]
            found.append(Chart(place, [m.place for m in table.marks if m.kind != "mark"], names))
    return found


def open_charts(charts: Sequence[Chart], ruled: Sequence[Grid]) -> list[Chart]:
    """The charts whose names or bars no ruled grid has in rows: its lines part columns alone, or frame the years.

    A grid's row may hold several of them (:mod:`extractors.layout.bar_rows` parts those).
    """
    return [
        chart for chart in charts
        if not any(_has_names(grid, _beside(chart.names, grid), 0.0) or _has_bars(grid, chart) for grid in ruled)
    ]  # fmt: skip


def is_ground(grid: Grid, charts: Sequence[Chart]) -> bool:
    """Whether a grid lies in a chart and is no table of its names below its years: boxes, bands, edges of bars."""
    return any(
        _meets(grid, chart.place)
        and not (grid.ys[0] < (chart.place.top + chart.names[0].top) / 2 and _has_names(grid, chart.names, PARTED))
        for chart in charts
    )


def _meets(grid: Grid, place: Place) -> bool:
    wide = min(grid.xs[-1], place.x1) - max(grid.xs[0], place.x0)
    high = min(grid.ys[-1], place.bottom) - max(grid.ys[0], place.top)
    return wide > 2 and high > 2


def _beside(places: Sequence[Place], grid: Grid) -> list[Place]:
    """The places between a grid's first and last border across."""
    return [p for p in places if grid.ys[0] < p.center[1] < grid.ys[-1]]


def _has_names(grid: Grid, names: Sequence[Place], share: float) -> bool:
    """Whether a grid has most names inside, and parts this share of them, one at least, from the next."""
    held = [n for n in _beside(names, grid) if grid.xs[0] - 2 < n.center[0] < grid.xs[-1]]
    return bool(held) and len(held) >= HELD * len(names) and _are_parted(held, grid, share)


def _has_bars(grid: Grid, chart: Chart) -> bool:
    """Whether a grid begins left of the years, and parts bars of one height from those of the next."""
    bars = sorted(_beside(chart.bars, grid), key=lambda b: b.center[1])
    rows = [b for a, b in pairwise(bars) if b.center[1] - a.center[1] > 0.5 * a.height]
    return grid.xs[0] < chart.place.x0 - NAMES and bool(rows) and _are_parted([bars[0], *rows], grid, 0.0)


def _are_parted(places: Sequence[Place], grid: Grid, share: float) -> bool:
    cuts = sum(any(a.center[1] < y < b.center[1] for y in grid.ys) for a, b in pairwise(places))
    return cuts >= max(min(1, len(places) - 1), share * (len(places) - 1))
