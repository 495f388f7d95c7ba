"""Reading order by geometry: a page is cut at gutters and white bands, frames and tables are read as one piece."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.document import Page, Place, Shape, Table
from extractors.glyphs import Glyphs, glyphs_of
from extractors.layout.atoms import Atom, Region
from extractors.layout.cuts import regions_of
from extractors.layout.figures import find_figures
from extractors.layout.frames import contains, cuts_text, frames_of, is_outline, on_edge
from extractors.layout.joined_atoms import (
    pair_inside,
    with_badges,
    with_cards,
    with_label_columns,
    with_side_label,
    with_year_boxes,
)
from extractors.layout.lines import is_vertical, make_lines, make_runs, make_tiers


def reading_order(page: Page, tables: Sequence[Table]) -> list[Region]:
    """Regions of a page in the order in which a person reads them."""
    glyphs = glyphs_of(page)
    free = glyphs.only(~glyphs.within(t.place for t in tables) | _in_holes(glyphs, tables))
    if is_vertical(free):
        return [*(Region(tier) for tier in make_tiers(free.chars)), *(Region(table=table) for table in tables)]
    frames = frames_of(page, tables)
    drawings = find_figures(page, [place for place, _ in frames], free, [t.place for t in tables])
    frames = [f for f in frames if not any(contains(d, f[0]) for d in drawings)]
    atoms: list[Atom] = []
    for place in drawings:
        inside, free = free.parted([place])
        lines = make_lines(inside, split_gaps=True)
        atoms.append(Atom(place, 10.0, inside=[Region(lines, frame=place, figure=True)]))
    return _read(free, frames, list(tables), atoms)


def _in_holes(glyphs: Glyphs, tables: Sequence[Table]) -> np.ndarray:
    """Which characters stand inside a table where it has no cell: an open corner, whose words would be lost."""
    open_ones = [t for t in tables if sum(c.row_span * c.col_span for c in t.cells) < t.n_rows * t.n_cols]
    outside = np.zeros(len(glyphs.chars), dtype=bool)
    for table in open_ones:
        outside |= glyphs.within([table.place]) & ~glyphs.within([cell.place for cell in table.cells])
    return outside


def _read(
    glyphs: Glyphs,
    frames: list[tuple[Place, Shape]],
    tables: list[Table],
    drawings: list[Atom],
    depth: int = 0,
) -> list[Region]:
    atoms: list[Atom] = []
    rest = glyphs
    remaining = list(frames)
    while remaining and depth < 6:
        place, shape = remaining.pop(0)
        tabs = [f[0] for f in remaining if on_edge(place, f[0])]
        inner_frames = [f for f in remaining if contains(place, f[0]) or f[0] in tabs]
        inside, outside = rest.parted([place, *tabs])
        inner_tables = [t for t in tables if contains(place, t.place)]
        inner_drawings = [d for d in drawings if contains(place, d.place)]
        cuts = cuts_text(place, inside) or is_outline(shape, inside)
        if (not inside.printed.any() and not inner_tables and not inner_drawings) or cuts:
            continue
        remaining = [f for f in remaining if not contains(place, f[0]) and f[0] not in tabs]
        tables = [t for t in tables if not any(t is u for u in inner_tables)]
        drawings = [d for d in drawings if not any(d is e for e in inner_drawings)]
        rest = outside
        regions = _read(inside, inner_frames, inner_tables, inner_drawings, depth + 1)
        pair_inside(place, shape.fill, regions)
        for region in regions:
            if region.frame is None:
                region.frame = place
                region.fill = shape.fill
        atoms.append(Atom(place, 10.0, inside=regions, fill=shape.fill, boxed=True))
    for table in tables:
        atoms.append(Atom(table.place, 10.0, inside=[Region(table=table)]))
    atoms.extend(drawings)
    for line in make_runs(rest):
        atoms.append(Atom(line.place, line.size, line=line))
    labelled = with_side_label(atoms) if depth else None
    if labelled is not None:
        return labelled
    return regions_of(with_cards(with_label_columns(with_year_boxes(with_badges(atoms)), depth > 0)))
