"""Reading order by geometry: a page is cut at gutters and white bands, frames and tables are read as one piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Generic, TypeVar

import numpy as np

from extractors.document import Line, Page, Passage, Place, Shape, Table, union
from extractors.glyphs import Glyphs, glyphs_of
from extractors.layout.axis import Span, year_of
from extractors.layout.beside import is_apart, numbers_first, side_heads
from extractors.layout.box_pairs import Piece, cards_of, chip_rows, may_label, pair_pieces
from extractors.layout.figures import find_figures
from extractors.layout.label_columns import label_columns
from extractors.layout.lines import is_vertical, make_lines, make_runs, make_tiers
from extractors.layout.rows import WORD_GAP
from extractors.layout.year_boxes import level

GUTTER = 1.4
"""Width of a column gutter in sizes of the text around it."""
NARROW_GUTTER = 0.4
"""A gutter as narrow as this counts where it runs beside many lines."""
MIN_ROWS = 3
"""A gutter must run beside at least this many lines on each side, or two short labels would make columns."""
CARDS = 0.75
"""Share of the other columns' width from which boxes at the left are no labels but columns themselves."""
TOUCHING = 8.0
"""Points: boxes nearer than this one below the other are one card."""
SIDE = 0.3
"""Share of the width that boxes beside the text take at most."""
SAME = 3.0
"""Edges and corners nearer to one another than this, in points, are drawn at one place."""
LARGER = 1.1
"""So many times the usual size a heading over all columns has."""
LEVEL = 0.5
"""Columns begin at one height where their first lines differ by no more of the usual size."""
MANY_ROWS = 8
"""Lines on each side that a narrow gutter needs."""
TALLEST_TAB = 60.0
"""Points: a tab on the edge of a frame is a line or two high."""
WHITE = 250
"""Of 255: a colour whose darkest part is lighter is white."""
FEWEST_YEARS, LONGEST_YEAR = 2, 24
"""Boxes that begin with rising years make a row, and characters of such a line."""
NARROW = 0.7
"""Share of a title box's width from which a box below it is no label of its text."""
LONGEST_BADGE = 5
"""Characters of the number in a badge."""
LOW_TITLE = 3.0
"""A box with a title is lower than this, in sizes of its type."""
MOST_LINES, LEVEL = 12, 0.7
"""Lines of a tinted row with one label, and sizes by which that label stands off their middle at most."""
LONG_ROW = 12.0
"""A column with a row of so many letters is running text, even where its other rows are short."""
MOST_CARDS = 60
"""White boxes, or grounds, of a page that is drawn by hand; more are the pixels of a picture or a chart."""
LEAST_WORDS = 12
"""Characters of a card's text; fewer are a figure that is set off."""
SMALL = 0.85
"""Times the size of a page's text: a footer's."""
AT_ONCE = 64
"""Lines compared with all others of a page in one step."""
MOST_ATOMS = 300
"""Lines and boxes side by side of a page that is drawn from boxes; more are the words of a chart or a map."""


_ITEM_MARK = re.compile(r"^(?:[・•●○◎◇◆■□▪▫➢✓✔☑★☆◉◦‣\uf000-\uf0ff*＊–‒⁃-]|[①-⑳])$")
"""The mark of an item, alone."""
Thing = TypeVar("Thing")


@dataclass(slots=True)
class Region:
    """A piece of a page that is read from its first line to its last before the next begins."""

    lines: list[Line] = field(default_factory=list)
    table: Table | None = None
    frame: Place | None = None
    fill: tuple[int, int, int] | None = None
    figure: bool = False
    """Whether this is the inside of a drawing."""
    pair: Place | None = None
    """Where the label stands of a pair of boxes to which this belongs, as label or as value."""
    badge: bool = False
    """Whether this is the number in a badge beside a title's bar: it counts, and is no running head."""


@dataclass(slots=True)
class _Atom:
    """What the cut moves as one: a run of a line, a table, a frame with its inside."""

    place: Place
    size: float
    line: Line | None = None
    inside: list[Region] | None = None
    fill: tuple[int, int, int] | None = None
    """The colour of the frame."""
    boxed: bool = False
    """Whether it is one drawn frame with its inside."""


def reading_order(page: Page, tables: Sequence[Table]) -> list[Region]:
    """Regions of a page in the order in which a person reads them."""
    glyphs = glyphs_of(page)
    free = glyphs.only(~glyphs.within(t.place for t in tables) | _in_holes(glyphs, tables))
    if is_vertical(free):
        return [*(Region(tier) for tier in make_tiers(free.chars)), *(Region(table=table) for table in tables)]
    frames = frames_of(page, tables)
    drawings = find_figures(page, [place for place, _ in frames], free, [t.place for t in tables])
    frames = [f for f in frames if not any(_contains(d, f[0]) for d in drawings)]
    atoms: list[_Atom] = []
    for place in drawings:
        inside, free = free.parted([place])
        lines = make_lines(inside, split_gaps=True)
        atoms.append(_Atom(place, 10.0, inside=[Region(lines, frame=place, figure=True)]))
    return _read(free, frames, list(tables), atoms)


def _in_holes(glyphs: Glyphs, tables: Sequence[Table]) -> np.ndarray:
    """Which characters stand inside a table where it has no cell: an open corner, whose words would be lost."""
    open_ones = [t for t in tables if sum(c.row_span * c.col_span for c in t.cells) < t.n_rows * t.n_cols]
    outside = np.zeros(len(glyphs.chars), dtype=bool)
    for table in open_ones:
        outside |= glyphs.within([table.place]) & ~glyphs.within([cell.place for cell in table.cells])
    return outside


def frames_of(page: Page, tables: Sequence[Table] = ()) -> list[tuple[Place, Shape]]:
    """Drawn boxes that hold text: outer ones first, equal ones once, tables and page-wide grounds left out."""
    area = page.width * page.height
    found: list[tuple[Place, Shape]] = []
    bars = [
        s.place for s in page.shapes
        if s.fill is not None and min(s.fill) <= WHITE and s.place.height < TALLEST_TAB < s.place.width
    ]  # fmt: skip
    cards = _white_cards(page)
    corners: _Corners[Place] = _Corners()
    for shape in page.shapes:
        place = shape.place
        if shape.curved is False and not shape.rectangular and len(shape.points) < 4:
            continue
        if place.width < 20 or place.height < 9 or place.width * place.height > 0.8 * area:
            continue
        if _is_white(shape) and not (_is_on_bar(place, bars) or any(place is p for p in cards)):
            continue
        if any(t.place.overlap(place) > 0.5 * place.width * place.height for t in tables):
            continue
        if any(abs(o.x1 - place.x1) < SAME and abs(o.bottom - place.bottom) < SAME for o in corners.near(*place[1:3])):
            continue
        corners.add(*place[1:3], place)
        found.append((place, shape))
    for place in _ruled_boxes(page):
        if place.width * place.height > 0.8 * area:
            continue
        if any(abs(o.x1 - place.x1) < SAME and abs(o.bottom - place.bottom) < SAME for o in corners.near(*place[1:3])):
            continue
        if any(t.place.overlap(place) > 0.5 * place.width * place.height for t in tables):
            continue
        corners.add(*place[1:3], place)
        found.append((place, Shape(place, (), None, (0, 0, 0), 1.0, True, False)))
    found.sort(key=lambda item: -item[0].width * item[0].height)
    return found[:400]


def _is_white(shape: Shape) -> bool:
    """Whether a shape has neither a border nor a colour."""
    return shape.fill is not None and shape.stroke is None and min(shape.fill) > WHITE


def _white_cards(page: Page) -> list[Place]:
    """White boxes of text without borders, two or more side by side in one row on one coloured ground."""
    white = [s.place for s in page.shapes if _is_white(s) and s.rectangular and s.place.height >= 40 <= s.place.width]
    grounds = [s.place for s in page.shapes if s.fill is not None and min(s.fill) <= WHITE and s.place.height > 60]
    if not 2 <= len(white) <= MOST_CARDS or len(grounds) > MOST_CARDS:
        return []
    glyphs = glyphs_of(page)
    white = [place for place in white if glyphs.within([place]).sum() >= LEAST_WORDS]
    found = []
    for place in white:
        on = [g for g in grounds if _contains(g, place) and place.width < 0.8 * g.width]
        row = [
            p for p in white
            if p is not place and abs(p.top - place.top) < SAME and abs(p.bottom - place.bottom) < SAME
            and p.overlap(place) <= 0 and any(_contains(g, p) for g in on)
        ]  # fmt: skip
        if row:
            found.append(place)
    return found


def _is_on_bar(place: Place, bars: Sequence[Place]) -> bool:
    """Whether a white box stands on a bar of another colour and takes at most half of it: a tag."""
    return any(_contains(bar, place) and place.width < 0.5 * bar.width for bar in bars)


def _ruled_boxes(page: Page) -> Sequence[Place]:
    """Boxes drawn as four separate lines (Word's paragraph borders); they are looked for once in a drawing."""
    if len(page.segments) > 2000:
        return []
    if page.ruled_boxes is None or page.ruled_boxes[0] != page.segments:
        page.ruled_boxes = page.segments[:], tuple(_boxes_of_lines(page))
    return page.ruled_boxes[1]


def _boxes_of_lines(page: Page) -> Iterator[Place]:
    lines = np.array([s[:4] for s in page.segments]).reshape(-1, 4)
    wide, high = lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]
    across, sides = lines[(wide >= high) & (wide > 60)], lines[(wide < high) & (high > 12)]
    x0, top, x1, _ = across.T
    left, upper, _, lower = sides.T
    for first in range(0, len(sides), AT_ONCE):
        some = slice(first, first + AT_ONCE)
        begins = np.abs(x0 - left[some, None]) < SAME
        # Of a side and a line that begins at its upper end: is there a side at the line's end, and a line below?
        i, j = (begins & (np.abs(top - upper[some, None]) < SAME)).nonzero()
        i += first
        right = (np.abs(left - x1[j, None]) < SAME) & (np.abs(upper - upper[i, None]) < SAME)
        right &= np.abs(lower - lower[i, None]) < SAME
        below = (np.abs(x0 - left[i, None]) < SAME) & (np.abs(top - lower[i, None]) < SAME)
        below &= np.abs(x1 - x1[j, None]) < SAME
        closed = right.any(axis=1) & below.any(axis=1)
        for a, b, c, d in np.column_stack((left[i], upper[i], x1[j], lower[i]))[closed].tolist():
            yield Place(page.number, a, b, c, d)


class _Corners(Generic[Thing]):
    """Things by the point at which they begin, so that those at one place are found without looking at all."""

    def __init__(self) -> None:
        self._mesh: dict[tuple[int, int], list[tuple[float, float, Thing]]] = {}
        self._count = 0
        self._order: dict[int, int] = {}

    def add(self, x: float, y: float, thing: Thing) -> None:
        """Put in one thing."""
        self._mesh.setdefault((int(x // SAME), int(y // SAME)), []).append((x, y, thing))
        self._order.setdefault(id(thing), self._count)
        self._count += 1

    def near(self, x: float, y: float) -> list[Thing]:
        """The things that begin nearer to a point than ``SAME`` across and down, in the order in which they came."""
        column, row = int(x // SAME), int(y // SAME)
        found = [
            thing
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for a, b, thing in self._mesh.get((i, j), ())
            if abs(a - x) < SAME and abs(b - y) < SAME
        ]
        return sorted(found, key=lambda thing: self._order[id(thing)]) if len(found) > 1 else found


def _read(
    glyphs: Glyphs,
    frames: list[tuple[Place, Shape]],
    tables: list[Table],
    drawings: list[_Atom],
    depth: int = 0,
) -> list[Region]:
    atoms: list[_Atom] = []
    rest = glyphs
    remaining = list(frames)
    while remaining and depth < 6:
        place, shape = remaining.pop(0)
        tabs = [f[0] for f in remaining if _on_edge(place, f[0])]
        inner_frames = [f for f in remaining if _contains(place, f[0]) or f[0] in tabs]
        inside, outside = rest.parted([place, *tabs])
        inner_tables = [t for t in tables if _contains(place, t.place)]
        inner_drawings = [d for d in drawings if _contains(place, d.place)]
        cuts = _cut_chars(place, inside) or _is_outline(shape, inside)
        if (not inside.printed.any() and not inner_tables and not inner_drawings) or cuts:
            continue
        remaining = [f for f in remaining if not _contains(place, f[0]) and f[0] not in tabs]
        tables = [t for t in tables if not any(t is u for u in inner_tables)]
        drawings = [d for d in drawings if not any(d is e for e in inner_drawings)]
        rest = outside
        regions = _read(inside, inner_frames, inner_tables, inner_drawings, depth + 1)
        _pair_inside(place, shape.fill, regions)
        for region in regions:
            if region.frame is None:
                region.frame = place
                region.fill = shape.fill
        atoms.append(_Atom(place, 10.0, inside=regions, fill=shape.fill, boxed=True))
    for table in tables:
        atoms.append(_Atom(table.place, 10.0, inside=[Region(table=table)]))
    atoms.extend(drawings)
    for line in make_runs(rest):
        atoms.append(_Atom(line.place, line.size, line=line))
    labelled = _with_side_label(atoms) if depth else None
    if labelled is not None:
        return labelled
    return _regions(_with_cards(_with_label_columns(_with_year_boxes(_with_badges(atoms)), depth > 0)))


def _regions(atoms: list[_Atom]) -> list[Region]:
    return [region for group in _cut(atoms) for region in _leaf(group)]


def _with_side_label(atoms: list[_Atom]) -> list[Region] | None:
    """What a tinted row holds, where its only label stands at the left of its lines, in bold, at their middle."""
    if not 2 <= len(atoms) <= MOST_LINES or any(atom.line is None for atom in atoms):
        return None
    label = min(atoms, key=lambda atom: atom.place.x0)
    rest = [atom for atom in atoms if atom is not label]
    text = union(atom.place for atom in rest)
    line = label.line
    if line is None or text.x0 < label.place.x1 + line.size:
        return None
    if not line.bold or any(atom.line is not None and atom.line.bold for atom in rest):
        return None
    if abs(label.place.center[1] - text.center[1]) > LEVEL * line.size or not may_label(_piece(label)):
        return None
    values = _leaf(sorted(rest, key=lambda atom: (atom.place.top, atom.place.x0)))
    _mark(_inside(label), values)
    return [*_inside(label), *values]


def _with_badges(atoms: list[_Atom]) -> list[_Atom]:
    """A badge with a number and the bar with the title that it touches at its left as one atom."""
    if len(atoms) > MOST_ATOMS:
        return atoms
    badges = [a for a in atoms if a.boxed and _is_badge(a)]
    joined: dict[int, _Atom] = {}
    for badge in badges:
        bar = next((
            a for a in atoms
            if a.boxed and a is not badge and level(a.place, badge.place) and a.place.width > 2 * badge.place.width
            and -1 <= a.place.x0 - badge.place.x1 <= TOUCHING and len(a.inside or ()) == 1
        ), None)  # fmt: skip
        if bar is not None and id(bar) not in joined:
            size = max((line.size for region in bar.inside or () for line in region.lines), default=bar.size)
            for region in _inside(badge):
                region.badge = True
            inside = [*_inside(badge), *_inside(bar)]
            joined[id(bar)] = _Atom(union((badge.place, bar.place)), size, inside=inside, fill=bar.fill, boxed=True)
            joined[id(badge)] = joined[id(bar)]
    done: set[int] = set()
    found = []
    for atom in atoms:
        made = joined.get(id(atom), atom)
        if id(made) not in done:
            found.append(made)
            done.add(id(made))
    return found


def _is_badge(atom: _Atom) -> bool:
    return _counts([line for region in atom.inside or () for line in region.lines])


def _counts(lines: Sequence[Line]) -> bool:
    """Whether lines are a short number, as a badge holds it (1, A-1, No.3, P1)."""
    text = "".join(line.text for line in lines).strip()
    return 0 < len(text) <= LONGEST_BADGE and any(c.isdigit() for c in text)


def _with_year_boxes(atoms: list[_Atom]) -> list[_Atom]:
    """Boxes side by side that begin with rising years as one atom: no gutter of the text above parts them."""
    dated = [(atom, stated[0]) for atom in atoms if atom.boxed and (stated := _first_year(atom)) is not None]
    rows: list[list[tuple[_Atom, Span]]] = []
    for atom, span in sorted(dated, key=lambda d: (round(d[0].place.top), d[0].place.x0)):
        last = rows[-1][-1] if rows else None
        if last is not None and level(last[0].place, atom.place) and span.first > last[1].last:
            rows[-1].append((atom, span))
        else:
            rows.append([(atom, span)])
    strips = [[atom for atom, _ in row] for row in rows if len(row) >= FEWEST_YEARS]
    taken = {id(atom) for strip in strips for atom in strip}
    rest = [atom for atom in atoms if id(atom) not in taken]
    for strip in strips:
        inside = [region for atom in strip for region in _inside(atom)]
        rest.append(_Atom(union(atom.place for atom in strip), 10.0, inside=inside))
    return rest


def _first_year(atom: _Atom) -> tuple[Span, str | None] | None:
    first = next((line for region in atom.inside or () for line in region.lines), None)
    return year_of(first.text) if first is not None and len(first.text) <= LONGEST_YEAR else None


def _with_label_columns(atoms: list[_Atom], framed: bool) -> list[_Atom]:
    """A row of labels over values in columns as one atom, in which each value follows its label."""
    if len(atoms) < 4 or len(atoms) > MOST_ATOMS:
        return atoms
    rows = label_columns([_piece(atom) for atom in atoms], framed)
    taken: set[int] = set()
    made: list[_Atom] = []
    for row in rows:
        inside: list[Region] = []
        for label, values in row:
            own = _leaf([atoms[i] for i in values])
            _mark(_inside(atoms[label]), own)
            inside += [*_inside(atoms[label]), *own]
            taken |= {label, *values}
        place = union(atoms[i].place for label, values in row for i in (label, *values))
        made.append(_Atom(place, 10.0, inside=inside))
    return [atom for i, atom in enumerate(atoms) if i not in taken] + made


def _with_cards(atoms: list[_Atom]) -> list[_Atom]:
    """Label and value as one atom each, and all of a card that has a title box and such pairs below it as one."""
    if sum(atom.boxed for atom in atoms) < 2 or len(atoms) > MOST_ATOMS:
        return atoms
    pieces = [_piece(atom) for atom in atoms]
    boxed = pair_pieces(pieces)
    pairs = [(label, [value]) for label, value in boxed] + chip_rows(pieces, boxed)
    cards = cards_of(pieces, [(label, value) for label, values in pairs for value in values])
    if not pairs:
        return atoms
    joined: dict[int, _Atom] = {}
    for label, beside in pairs:
        parts = [atoms[value] for value in beside]
        inside = _inside(parts[0]) if len(parts) == 1 else _leaf(parts)
        _mark(_inside(atoms[label]), inside)
        place = union(a.place for a in [atoms[label], *parts])
        joined[label] = _Atom(place, 10.0, inside=[*_inside(atoms[label]), *inside])
    values = {value for _, beside in pairs for value in beside}
    members = {i for card in cards for i in card}
    made = [joined.get(i, atom) for i, atom in enumerate(atoms) if i not in members and i not in values]
    for card in cards:
        parts = [joined.get(i, atoms[i]) for i in card if i not in values]
        made.append(_Atom(union(p.place for p in parts), 10.0, inside=_regions(parts[:1]) + _regions(parts[1:])))
    return made


def _inside(atom: _Atom) -> list[Region]:
    """An atom's regions; those of a line are made once, so that they can be marked."""
    if atom.inside is None:
        atom.inside = [Region([atom.line] if atom.line is not None else [])]
    return atom.inside


def _piece(atom: _Atom) -> Piece:
    regions = atom.inside or []
    lines = [line for region in regions for line in region.lines] if atom.line is None else [atom.line]
    text = "".join(line.text for line in lines[:3])
    usable = atom.line is not None or (atom.boxed and all(r.table is None and not r.figure for r in regions))
    first = lines[0] if lines and usable else None
    return Piece(
        atom.place,
        text if usable else "",
        atom.boxed and bool(regions) and usable,
        first.size if first is not None else atom.size,
        first.bold if first is not None else False,
        len(lines),
        atom.fill,
    )


def _mark(label: Sequence[Region], value: Sequence[Region]) -> None:
    """Let label and value know of each other; what is paired inside the value stays so."""
    place = next((line.place for region in label for line in region.lines), None)
    for region in [*label, *value]:
        region.pair = region.pair or place


def _pair_inside(place: Place, fill: tuple[int, int, int] | None, regions: list[Region]) -> None:
    """Pair a label's box at the edge of a frame (its title bar, its left end, a tab) with all else in the frame."""
    if len(regions) < 2 or regions[0].frame is None or any(r.table is not None or r.figure for r in regions):
        return
    label, rest = regions[0], regions[1:]
    box = label.frame
    if box is None or not label.lines or label.pair is not None or any(r.frame == box for r in rest):
        return
    across = abs(box.x0 - place.x0) < SAME + 1 and abs(box.x1 - place.x1) < SAME + 1 and box.top < place.top + SAME + 1
    left = abs(box.x0 - place.x0) < SAME + 1 and box.height > place.height - 2 * SAME and box.width < 0.5 * place.width
    tab = box.top < place.top - 1 < box.bottom
    line, below = label.lines[0], next((r.lines[0] for r in rest if r.lines), None)
    if below is None or not (across or left or tab):
        return
    piece = Piece(box, "".join(x.text for x in label.lines), True, line.size, line.bold, len(label.lines), label.fill)
    apart = (label.fill is not None and label.fill != fill) or (line.bold and not below.bold)
    if may_label(piece) and apart:
        _mark([label], rest)


def _on_edge(outer: Place, inner: Place) -> bool:
    """Whether a small box lies across the upper edge of a frame: a tab with its title."""
    small = inner.height < 0.5 * outer.height and inner.width < outer.width and inner.height < TALLEST_TAB
    within = outer.x0 - SAME <= inner.x0 and inner.x1 <= outer.x1 + SAME
    return small and within and inner.top < outer.top - 1 and inner.bottom > outer.top + 0.25 * inner.height


def _cut_chars(place: Place, inside: Glyphs) -> bool:
    """Whether the frame's edge runs through text: then it is an underlay, not a frame."""
    reach = 0.4 * inside.size
    return int(((inside.x0 < place.x0 - reach) | (inside.x1 > place.x1 + reach)).sum()) > 2


def _is_outline(shape: Shape, inside: Glyphs) -> bool:
    """Whether a shape is the drawn outline, or the shadow, of the letters in it: it is lower than their type."""
    if shape.rectangular or not inside.printed.any():
        return False
    return shape.place.height <= float(inside.size[inside.printed].min())


def _contains(outer: Place, inner: Place) -> bool:
    x, y = inner.center
    return outer.holds(x, y) and inner.width <= outer.width + 2 and inner.height <= outer.height + 2


def _cut(atoms: list[_Atom], depth: int = 0) -> list[list[_Atom]]:
    """Groups of atoms in reading order; a group is one column of running text."""
    if len(atoms) < 2 or depth > 12:
        return [atoms] if atoms else []
    columns = _columns(atoms)
    bands = _bands(atoms) if columns is None or depth == 0 else []
    if columns is not None and len(bands) > 1 and _heads_page(bands[0], columns):
        return [bands[0], *_cut([a for band in bands[1:] for a in band], depth)]
    if columns is not None and len(bands) > 1:
        wider = _columns([a for band in bands[:-1] for a in band])
        rows = wider is not None and (_boxed_rows(wider) or _box_grid(wider))
        if wider is not None and not rows and _bridges(bands[-1], columns, wider):
            return [*_ordered(wider, depth), bands[-1]]
    if columns is not None and not _boxed_rows(columns) and not _box_grid(columns):
        return _ordered(columns, depth)
    bands = bands or _bands(atoms)
    if len(bands) == 1:
        return [sorted(atoms, key=lambda a: (a.place.top, a.place.x0))]
    # Neighbouring bands that share a gutter are cut together, else each line of two columns would be read across.
    groups: list[list[_Atom]] = []
    i = 0
    while i < len(bands):
        best, best_columns = i, None
        merged: list[_Atom] = []
        for j in range(i, min(len(bands), i + 200)):
            merged = merged + bands[j]
            # Two lines one below the other are running text; side by side they may be the tops of uneven columns.
            both_single = len(bands[i]) == len(bands[j]) == 1 and bands[j][0].inside is None
            if j == i + 1 and both_single and best_columns is None:
                if _one_column(bands[i][0], bands[j][0]) or not _flows_on(bands[i][0], atoms):
                    break
            found = _columns(merged) if len(merged) >= 2 else None
            if found is not None and best_columns is None and _heads_boxes(bands[i:j], bands[j], found):
                break
            if found is not None and (_boxed_rows(found) or _box_grid(found)):
                found = None
            if best_columns is not None and j + 1 == len(bands) and _bridges(bands[j], found, best_columns):
                break
            if found is not None:
                best, best_columns = j, found
                following = bands[i + 1 : i + 2]
                if j == i and _closed_row(bands[i], following) and not _entitle(bands[i], following):
                    break
            elif best_columns is not None and j - best > 2:
                break
        if best_columns is not None and (shorter := _without_tail(bands, i, best, best_columns)) < best:
            best = shorter
            best_columns = _columns([a for band in bands[i : best + 1] for a in band])
        if best_columns is None:
            groups.append(_row_order(bands[i]))
            i += 1
        else:
            groups.extend(_ordered(best_columns, depth))
            i = best + 1
    return _merge_rows(_past_callouts(_merge_rows(groups)))


def _heads_page(first: list[_Atom], columns: list[list[_Atom]]) -> bool:
    """Whether the only thing of a page's highest band stands over the middle of three or more columns: their title."""
    if len(first) != 1 or len(columns) < 3 or any(first[0] is a for a in [*columns[0], *columns[-1]]):
        return False
    whole = union(a.place for column in columns for a in column)
    return abs(first[0].place.center[0] - whole.center[0]) < 0.05 * whole.width


def _beside(bands: list[list[_Atom]], columns: list[list[_Atom]], depth: int) -> list[list[_Atom]]:
    """Groups of a part of columns, however few lines of each it holds."""
    own = {id(a) for band in bands for a in band}
    parts = [[a for a in column if id(a) in own] for column in columns]
    return _ordered([part for part in parts if part], depth + 1)


def _heads_between(bands: list[list[_Atom]], columns: list[list[_Atom]]) -> tuple[int, int]:
    """The first bands that hold nothing but headings over all columns, though short; (0, 0) where there are none.

    Such a heading stands alone at its height, at the left edge and in larger type, and all columns begin anew below it
    at one height; a heading of the first column has lines of the others beside it, or none that begin with its text.
    """
    lines = [a for column in columns for a in column if a.line is not None]
    if len(lines) < 2 * MIN_ROWS or any(a.line is not None and a.line.vertical for a in lines):
        return 0, 0
    usual, left = sorted(a.size for a in lines)[len(lines) // 2], min(a.place.x0 for a in lines)
    gutters = [min(a.place.x0 for a in column) for column in columns[1:]]

    def sides(part: list[list[_Atom]]) -> dict[int, _Atom]:
        first: dict[int, _Atom] = {}
        for atom in sorted((a for band in part for a in band), key=lambda a: a.place.top):
            first.setdefault(sum(atom.place.x0 >= gutter - 1 for gutter in gutters), atom)
        return first

    lone = [
        len(band) == 1
        and band[0].line is not None
        and band[0].size > LARGER * usual
        and band[0].place.x0 < left + usual
        for band in bands
    ]  # fmt: skip
    for start in range(1, len(bands)):
        if not lone[start] or lone[start - 1]:
            continue
        end = next((i for i in range(start, len(bands)) if not lone[i]), len(bands))
        above, below = sides(bands[:start]), sides(bands[end:])
        tops = [atom.place.top for atom in below.values()]
        if len(above) == len(below) == len(columns) and max(tops) - min(tops) < LEVEL * usual:
            return start, end
    return 0, 0


def _bridges(last: list[_Atom], found: list[list[_Atom]] | None, columns: list[list[_Atom]]) -> bool:
    """Whether the lowest band of a page is one line, or small type, below a gutter of columns: a footer."""
    if found is None or len(found) >= len(columns) or any(a.line is None for a in last):
        return False
    sizes = sorted(a.size for column in columns for a in column if a.line is not None)
    return len(last) == 1 or (bool(sizes) and max(a.size for a in last) < SMALL * sizes[len(sizes) // 2])


def _past_callouts(groups: list[list[_Atom]]) -> list[list[_Atom]]:
    """Groups with the boxes round which a paragraph flows behind that paragraph."""
    ordered = [list(group) for group in groups]
    for i in range(len(ordered) - 1):
        group, below = ordered[i], ordered[i + 1]
        boxes = list(takewhile(lambda a: a.boxed, reversed(group)))[::-1]
        text = group[: len(group) - len(boxes)] or (ordered[i - 1] if i else [])
        last, first = text[-1].line if text else None, below[0].line
        if not boxes or last is None or first is None or not _goes_on(last, first, boxes):
            continue
        far = max(a.place.x1 for a in below) - 2.0 * last.size
        end = next((
            n for n, a in enumerate(below, 1)
            if a.line is None or (a.place.x1 < far and a.line.text.rstrip().endswith("。"))
        ), len(below))  # fmt: skip
        flowing = [a for a in below[:end] if a.line is not None]
        home = group if len(boxes) < len(group) else ordered[i - 1]
        del group[len(group) - len(boxes) :]
        home.extend(flowing)
        ordered[i + 1] = boxes + below[len(flowing) :]
    return [group for group in ordered if group]


def _goes_on(last: Line, first: Line, boxes: Sequence[_Atom]) -> bool:
    """Whether a line beside boxes goes on in the next one below them."""
    alike = abs(last.size - first.size) < 0.3 and (last.font, last.bold) == (first.font, first.bold)
    near = -1.0 <= first.place.top - last.place.bottom < last.size and first.place.x0 <= last.place.x0 + 1.0
    beside = all(b.place.x0 >= last.place.x1 and b.place.top < last.place.bottom for b in boxes)
    ended = last.place.bottom > max(b.place.bottom for b in boxes) - last.size
    wider = ended or first.place.x1 > min(b.place.x0 for b in boxes)
    return alike and near and beside and wider and last.text.rstrip()[-1:] not in "。）)」"


def _ordered(columns: list[list[_Atom]], depth: int) -> list[list[_Atom]]:
    """Groups of columns in reading order: row by row where labels or boxes accompany the text, else one by one."""
    bands = _bands([a for column in columns for a in column])
    start, end = _heads_between(bands, columns)
    if end:
        heads = [a for band in bands[start:end] for a in band]
        return [*_beside(bands[:start], columns, depth), heads, *_beside(bands[end:], columns, depth)]
    rows = _label_rows(columns)
    if rows is not None:
        return rows
    text = list(takewhile(lambda column: all(a.line is not None for a in column), columns))
    rows = _heads_beside([a for column in text for a in column])
    if rows is not None:
        return rows + [group for part in columns[len(text) :] for group in _cut(part, depth + 1)]
    parts = _with_side_boxes(columns) or columns
    return [group for part in parts for group in _cut(part, depth + 1)]


def _with_side_boxes(columns: list[list[_Atom]]) -> list[list[_Atom]] | None:
    """Narrow boxes at the right, each behind the text beside it; None where there are no such boxes.

    A box of divisions or of a note that begins beside a heading belongs to that heading's text.
    """
    text, boxes = [a for column in columns[:-1] for a in column], sorted(columns[-1], key=lambda a: a.place.top)
    lines = [a for a in text if a.line is not None]
    if not lines or any(a.inside is None or a.inside[0].table is not None for a in boxes):
        return None
    whole = union(a.place for column in columns for a in column)
    if union(a.place for a in boxes).width > SIDE * whole.width or len(columns) > 2:
        return None
    heads = [next((a for a in lines if abs(a.place.top - box.place.top) < 1.2 * a.size), None) for box in boxes]
    if any(head is None or not _is_set_apart(head, lines) for head in heads):
        return None  # tabs at the page's edge stand beside any line
    parts: list[list[_Atom]] = []
    left = sorted(text, key=lambda a: a.place.top)
    for i, box in enumerate(boxes):
        end = boxes[i + 1].place.top - 0.3 * boxes[i + 1].size if i + 1 < len(boxes) else 1e9
        if i + 1 == len(boxes):
            # Behind the last box its text ends where the next line begins that is set like its heading.
            head = heads[i]
            below = [a for a in lines if head and a.place.top > box.place.bottom and _set_alike(a, head)]
            end = min((a.place.top for a in below), default=1e9)
        parts += [[a for a in left if a.place.top < end - 1], [box]]
        left = [a for a in left if a.place.top >= end - 1]
    parts.append(left)
    return [part for part in parts if part]


def _is_set_apart(head: _Atom, lines: Sequence[_Atom]) -> bool:
    """Whether a line is set otherwise than most lines, or has white space above it."""
    others = [a for a in lines if a is not head and not _set_alike(a, head)]
    above = [a for a in lines if a.place.bottom <= head.place.top + 1 and _one_column(a, head)]
    gap = head.place.top - max((a.place.bottom for a in above), default=-1e9)
    return len(others) >= 0.5 * (len(lines) - 1) or gap > head.size


def _set_alike(a: _Atom, b: _Atom) -> bool:
    if a.line is None or b.line is None:
        return False
    return (a.line.size, a.line.font, a.line.bold) == (b.line.size, b.line.font, b.line.bold)


def _heads_boxes(above: list[list[_Atom]], band: list[_Atom], columns: list[list[_Atom]]) -> bool:
    """Whether boxes begin side by side below lines of which each stands over one of them only.

    Then the lines are a heading of both, or the end of what came before; no column reaches up to them.
    """
    boxes = [a for a in band if a.inside is not None]
    if len(boxes) < 2 or not above or any(a.inside is not None for row in above for a in row):
        return False
    if max(b.place.top for b in boxes) - min(b.place.top for b in boxes) > 4:
        return False
    sides = [{i for i, column in enumerate(columns) for a in column if any(a is b for b in row)} for row in above]
    return all(len(side) == 1 for side in sides)


def _closed_row(band: list[_Atom], following: list[list[_Atom]]) -> bool:
    """Whether boxes side by side begin and end together and nothing touches them from below: a row of its own."""
    if len(band) < 2 or any(a.inside is None for a in band):
        return False
    tops, bottoms = [a.place.top for a in band], [a.place.bottom for a in band]
    level = max(tops) - min(tops) <= 4 and max(bottoms) - min(bottoms) <= 4
    return level and all(a.place.top - max(bottoms) > TOUCHING for row in following for a in row)


def _entitle(band: list[_Atom], following: list[list[_Atom]]) -> bool:
    """Whether each of the low boxes of a row has a column of text or labels below it: titles of two measures."""
    if not following or any(_low_title(a) is None for a in band):
        return False
    narrow = NARROW * min(a.place.width for a in band)
    if any(a.line is None and (_low_title(a) is None or a.place.width > narrow) for a in following[0]):
        return False
    under = [[i for i, a in enumerate(band) if _within(line.place, a.place)] for line in following[0]]
    return all(len(boxes) == 1 for boxes in under) and len({boxes[0] for boxes in under}) == len(band)


def _low_title(atom: _Atom) -> Line | None:
    """The one line that a low box holds, a badge beside it left out."""
    regions = atom.inside or []
    lines = regions[-1].lines if len(regions) == 1 or (len(regions) == 2 and _counts(regions[0].lines)) else []
    return lines[0] if len(lines) == 1 and atom.place.height <= LOW_TITLE * lines[0].size else None


def _within(place: Place, box: Place) -> bool:
    """Whether a line does not reach out of a box's width."""
    return place.x0 >= box.x0 - 2 and place.x1 <= box.x1 + 2


def _flows_on(atom: _Atom, atoms: Sequence[_Atom]) -> bool:
    """Whether the next line of a line's own column follows at the distance of running text."""
    below = [a for a in atoms if a.line is not None and a.place.top >= atom.place.bottom - 1 and _one_column(atom, a)]
    following = min(below, key=lambda a: a.place.top, default=None)
    return following is not None and following.place.top - atom.place.bottom < 1.5 * atom.size


def _one_column(a: _Atom, b: _Atom) -> bool:
    return min(a.place.x1, b.place.x1) > max(a.place.x0, b.place.x0)


def _without_tail(bands: list[list[_Atom]], first: int, last: int, columns: list[list[_Atom]]) -> int:
    """The last band of columns, without lines at their foot that head the full-width text below.

    Such a line stands in the first column in larger type, apart from it and nearer to what follows, or over text that
    runs on below the other columns.
    """
    if last + 1 >= len(bands) or last - first < 2:
        return last
    tail, above, below = bands[last], bands[last - 1], bands[last + 1]
    gutter = min(a.place.x0 for a in columns[1])
    across = below[0].place.x0 < gutter - 2 * below[0].size and below[0].place.x1 > gutter + 2 * below[0].size
    if any(a.line is None or a.place.x1 > gutter for a in tail) or (below[0].line is None and not across):
        return last
    line = union(a.place for a in tail)
    before = line.top - max(a.place.bottom for a in above)
    after = min(a.place.top for a in below) - line.bottom
    larger = tail[0].size > 1.1 * above[0].size
    return last - 1 if larger and (before > 1.2 * after or (across and before > 0.5 * tail[0].size)) else last


def _row_order(band: list[_Atom]) -> list[_Atom]:
    """Atoms of one band: label boxes at the left first, then lines from top to bottom."""
    boxes = [a for a in band if a.inside is not None]
    lines = [a for a in band if a.inside is None]
    if boxes and lines and max(b.place.x1 for b in boxes) <= min(a.place.x0 for a in lines) + 1:
        return sorted(boxes, key=lambda a: a.place.x0) + sorted(lines, key=lambda a: (a.place.top, a.place.x0))
    # Lines that share a breadth are one text, however far each is indented: it is read from top to bottom.
    reach, column, columns = -1e9, -1, []
    for atom in sorted(band, key=lambda a: a.place.x0):
        column += atom.place.x0 >= reach
        reach = max(reach, atom.place.x1)
        columns.append((column, atom))
    return [atom for _, atom in sorted(columns, key=lambda pair: (pair[0], pair[1].place.top, pair[1].place.x0))]


def _label_rows(columns: list[list[_Atom]]) -> list[list[_Atom]] | None:
    """Labels in boxes at the left with their lines at the right, row by row; None where it is no such list.

    A label stands beside the first line of its row, or beside all of them.
    """
    labels = sorted(columns[0], key=lambda a: a.place.top)
    rest = sorted((a for column in columns[1:] for a in column), key=lambda a: (a.place.top, a.place.x0))
    if len(labels) < 2 or any(a.inside is None for a in labels) or any(a.inside is not None for a in rest):
        return None
    left = union(a.place for a in labels)
    whole = union(a.place for a in [*labels, *rest])
    beside = sum(any(b.place.top - 2 <= a.place.center[1] <= b.place.bottom + 2 for a in rest) for b in labels)
    if left.width > 0.5 * whole.width or beside < 0.75 * len(labels):
        return None
    rows: list[list[_Atom]] = [[]]
    for label, below in zip(labels, [*labels[1:], None], strict=True):
        end = below.place.top if below is not None else 1e9
        start = label.place.top if label is not labels[0] else -1e9
        rows += [[label], [a for a in rest if start <= a.place.center[1] < end]]
    return [row for row in rows if row]


def _boxed_rows(columns: list[list[_Atom]]) -> bool:
    """Whether narrow label boxes stand at the left, each with its box at the right: read row by row."""
    boxes = [[a for a in column if a.inside is not None] for column in columns]
    if any(len(b) < 2 or len(b) < 0.6 * len(c) for b, c in zip(boxes, columns, strict=True)):
        return False
    left = union(a.place for a in columns[0])
    whole = union(a.place for column in columns for a in column)
    if left.width > CARDS * min(union(a.place for a in column).width for column in columns[1:]):
        return False
    tops = [[a.place.top for a in b] for b in boxes]
    aligned = sum(all(any(abs(t - u) < 4 for u in other) for other in tops[1:]) for t in tops[0])
    return left.width < 0.35 * whole.width and aligned >= 0.7 * len(tops[0])


def _box_grid(columns: list[list[_Atom]]) -> bool:
    """Whether boxes of one width stand in rows of equal height: cards, which are read row by row.

    A box that touches the one above it (a card below its title bar) is a part of that.
    """
    if _labels_come_back(columns):
        return False
    stacks: list[list[float]] = []
    widths: list[float] = []
    for column in columns:
        boxes = [a for a in column if a.inside is not None and a.inside[0].table is None]
        boxes.sort(key=lambda a: a.place.top)
        tops: list[float] = []
        reach = -1e9
        for box in boxes:
            if box.place.top - reach > TOUCHING:
                tops.append(box.place.top)
            reach = max(reach, box.place.bottom)
        if len(tops) < 2:
            return False
        stacks.append(tops)
        widths.append(max(a.place.width for a in boxes))
    rows = sum(all(any(abs(t - u) < 4 for u in other) for other in stacks[1:]) for t in stacks[0])
    return min(widths) > 0.9 * max(widths) and rows >= 2 and rows >= 0.8 * max(len(s) for s in stacks)


def _labels_come_back(columns: list[list[_Atom]]) -> bool:
    """Whether low boxes of equal words stand in all columns over loose text: labels of as many measures."""
    words = [
        {title.text.strip() for a in column if a.boxed and (title := _low_title(a)) is not None} for column in columns
    ]
    loose = all(any(a.line is not None for a in column) for column in columns)
    return loose and len(set.intersection(*words)) >= 2


def _merge_rows(groups: list[list[_Atom]]) -> list[list[_Atom]]:
    """Bands without columns that follow one another are one running text."""
    merged: list[list[_Atom]] = []
    for group in groups:
        plain = all(a.line is not None for a in group)
        if merged and plain and all(a.line is not None for a in merged[-1]) and _same_column(merged[-1], group):
            merged[-1].extend(group)
        else:
            merged.append(list(group))
    return merged


def _same_column(above: list[_Atom], below: list[_Atom]) -> bool:
    last, first = above[-1].place, below[0].place
    apart = max(last.x0, first.x0) - min(last.x1, first.x1)
    return first.top >= last.top - 1 and apart < 400 and first.top - last.bottom < 60


def _bands(atoms: list[_Atom]) -> list[list[_Atom]]:
    """Atoms cut at horizontal white bands, from top to bottom."""
    ordered = sorted(atoms, key=lambda a: a.place.top)
    bands: list[list[_Atom]] = []
    reach = -1e9
    for atom in ordered:
        if bands and atom.place.top < reach - 0.15 * min(atom.size, 12):
            bands[-1].append(atom)
        else:
            bands.append([atom])
        reach = max(reach, atom.place.bottom)
    return bands


def _columns(atoms: list[_Atom]) -> list[list[_Atom]] | None:
    """Two or more columns, left to right, if clear gutters run through all atoms; None where there is none."""
    ordered = sorted(atoms, key=lambda a: a.place.x0)
    groups: list[list[_Atom]] = [[ordered[0]]]
    gaps: list[float] = []
    reach = ordered[0].place.x1
    size = sorted(a.size for a in atoms)[len(atoms) // 2]
    for atom in ordered[1:]:
        gap = atom.place.x0 - reach
        if gap > NARROW_GUTTER * size or (
            gap > 2 and (atom.inside is not None or any(a.inside is not None for a in groups[-1]))
        ):
            groups.append([atom])
            gaps.append(gap)
        else:
            groups[-1].append(atom)
        reach = max(reach, atom.place.x1)
    if len(groups) < 2:
        return None
    # Columns too thin to be running text go to their neighbour: list numbers, page numbers, leaders of a contents page.
    solid: list[list[_Atom]] = []
    for i, group in enumerate(groups):
        rows = MIN_ROWS if i == 0 or gaps[i - 1] > GUTTER * size else MANY_ROWS
        own = i + 1 < len(groups) and gaps[i] < gaps[i - 1] and _is_marks(group) if i else False
        if solid and not own and (_too_thin(group, rows) or _too_thin(solid[-1], rows)):
            solid[-1] = solid[-1] + group
        else:
            solid.append(group)
    return solid if len(solid) > 1 else None


def _is_marks(group: list[_Atom]) -> bool:
    """Whether atoms are nothing but marks of list items, which belong to the text at their right."""
    return all(a.line is not None and _ITEM_MARK.match(a.line.text.strip()) is not None for a in group)


def _too_thin(group: list[_Atom], least_rows: int) -> bool:
    if any(a.inside is not None for a in group):
        return False
    rows = _bands(group)
    if len(rows) < least_rows:
        return True
    widths = sorted(
        (max(a.place.x1 for a in row) - min(a.place.x0 for a in row) if len(row) > 1 else row[0].place.width)
        / max(row[0].size, 1)
        for row in rows
    )
    return widths[len(widths) // 2] < 5.0 and widths[-1] < LONG_ROW


def _leaf(group: list[_Atom]) -> list[Region]:
    """Runs of one baseline become one line again; tables and frames stand where they are."""
    parts = _heads_beside(group)
    if parts is None:
        return _lines_of(group)
    return [Region(region.lines) for part in parts for region in _lines_of(part)]


def _heads_beside(group: list[_Atom]) -> list[list[_Atom]] | None:
    """Lines as headings in the margin, each before the text beside it; None where there are no such headings."""
    lines = [atom.line for atom in group if atom.line is not None]
    parts = side_heads(lines) if len(lines) == len(group) else None
    return [[group[i] for i in part] for part in parts] if parts is not None else None


def _lines_of(group: list[_Atom]) -> list[Region]:
    regions: list[Region] = []
    row: list[_Atom] = []

    def flush() -> None:
        if row:
            if not regions or regions[-1].table is not None or regions[-1].frame is not None:
                regions.append(Region())
            regions[-1].lines.append(_joined([a.line for a in sorted(row, key=lambda a: a.place.x0) if a.line]))
            row.clear()

    for atom in (group[i] for i in numbers_first([atom.line for atom in group])):
        if atom.inside is not None:
            flush()
            regions.extend(atom.inside)
            continue
        if row and (not _one_row(row[-1].place, atom.place) or _apart(row[-1], atom)):
            flush()
        row.append(atom)
    flush()
    return regions


def _apart(a: _Atom, b: _Atom) -> bool:
    return a.line is not None and b.line is not None and is_apart(a.line, b.line)


def _one_row(a: Place, b: Place) -> bool:
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared > 0.5 * min(a.height, b.height)


def _joined(lines: list[Line]) -> Line:
    """Runs of one line, the gaps between them as one blank."""
    if len(lines) == 1:
        return lines[0]
    if any(line.vertical for line in lines):
        lines = sorted(lines, key=lambda line: -line.place.x1)
    longest = max(lines, key=lambda line: len(line.text))
    passage = lines[0].passage
    raised = list(lines[0].superscripts)
    for before, line in zip(lines, lines[1:], strict=False):
        # A gutter that runs on between two characters that touch is no blank in this line.
        gap, size = line.place.x0 - before.place.x1, min(before.size, line.size)
        if line.vertical or not -WORD_GAP * size <= gap <= WORD_GAP * size:
            passage = passage + Passage.inserted(" ")
        raised += [(a + len(passage), b + len(passage)) for a, b in line.superscripts]
        passage = passage + line.passage
    place = union(line.place for line in lines)
    return Line(passage, place, longest.size, longest.font, longest.bold, longest.vertical, tuple(raised))
