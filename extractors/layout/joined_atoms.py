"""Joins atoms that belong together before a page is cut: labels and values, cards, badges, strips of years."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Place, union
from extractors.layout.atoms import Atom, Region, inside_of, is_count, leaf
from extractors.layout.axis import Span, year_of
from extractors.layout.box_pairs import Piece, cards_of, chip_rows, may_label, pair_pieces
from extractors.layout.cuts import TOUCHING, regions_of
from extractors.layout.frames import SAME
from extractors.layout.label_columns import label_columns
from extractors.layout.year_boxes import level

FEWEST_YEARS, LONGEST_YEAR = 2, 24
"""Boxes that begin with rising years make a row, and characters of such a line."""
HIGHEST_BAR = 3.5
"""A title's bar is no higher, in sizes of its type for each of its lines."""
MOST_ATOMS = 300
"""Lines and boxes side by side of a page that is drawn from boxes; more are the words of a chart or a map."""
MOST_LINES, MIDDLE = 12, 0.7
"""Lines of a tinted row with one label, and sizes by which that label stands off their middle at most."""


def with_side_label(atoms: list[Atom]) -> list[Region] | None:
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
    if abs(label.place.center[1] - text.center[1]) > MIDDLE * line.size or not may_label(_piece(label)):
        return None
    values = leaf(sorted(rest, key=lambda atom: (atom.place.top, atom.place.x0)))
    _mark(inside_of(label), values)
    return [*inside_of(label), *values]


def with_badges(atoms: list[Atom]) -> list[Atom]:
    """A badge with a number and the bar with the title that it touches at its left as one atom."""
    if len(atoms) > MOST_ATOMS:
        return atoms
    badges = [a for a in atoms if a.boxed and _is_badge(a)]
    joined: dict[int, Atom] = {}
    for badge in badges:
        bar = next((
            a for a in atoms
            if a.boxed and a is not badge and level(a.place, badge.place) and a.place.width > 2 * badge.place.width
            and _is_bar(a) and -1 <= a.place.x0 - badge.place.x1 <= TOUCHING and len(a.inside or ()) == 1
        ), None)  # fmt: skip
        if bar is not None and id(bar) not in joined:
            size = max((line.size for region in bar.inside or () for line in region.lines), default=bar.size)
            for region in inside_of(badge):
                region.badge = True
            inside = [*inside_of(badge), *inside_of(bar)]
            joined[id(bar)] = Atom(union((badge.place, bar.place)), size, inside=inside, fill=bar.fill, boxed=True)
            joined[id(badge)] = joined[id(bar)]
    done: set[int] = set()
    found = []
    for atom in atoms:
        made = joined.get(id(atom), atom)
        if id(made) not in done:
            found.append(made)
            done.add(id(made))
    return found


def _is_bar(atom: Atom) -> bool:
    """Whether a box is no higher than its title needs: a step of a course beside its number is higher."""
    lines = [line for region in atom.inside or () for line in region.lines]
    return bool(lines) and atom.place.height <= HIGHEST_BAR * lines[0].size * len(lines)


def _is_badge(atom: Atom) -> bool:
    return is_count([line for region in atom.inside or () for line in region.lines])


def with_year_boxes(atoms: list[Atom]) -> list[Atom]:
    """Boxes side by side that begin with rising years as one atom: no gutter of the text above parts them."""
    dated = [(atom, stated[0]) for atom in atoms if atom.boxed and (stated := _first_year(atom)) is not None]
    rows: list[list[tuple[Atom, Span]]] = []
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
        inside = [region for atom in strip for region in inside_of(atom)]
        rest.append(Atom(union(atom.place for atom in strip), 10.0, inside=inside))
    return rest


def _first_year(atom: Atom) -> tuple[Span, str | None] | None:
    first = next((line for region in atom.inside or () for line in region.lines), None)
    return year_of(first.text) if first is not None and len(first.text) <= LONGEST_YEAR else None


def with_label_columns(atoms: list[Atom], framed: bool) -> list[Atom]:
    """A row of labels over values in columns as one atom, in which each value follows its label."""
    if len(atoms) < 4 or len(atoms) > MOST_ATOMS:
        return atoms
    rows = label_columns([_piece(atom) for atom in atoms], framed)
    taken: set[int] = set()
    made: list[Atom] = []
    for row in rows:
        inside: list[Region] = []
        for label, values in row:
            own = leaf([atoms[i] for i in values])
            _mark(inside_of(atoms[label]), own)
            inside += [*inside_of(atoms[label]), *own]
            taken |= {label, *values}
        place = union(atoms[i].place for label, values in row for i in (label, *values))
        made.append(Atom(place, 10.0, inside=inside))
    return [atom for i, atom in enumerate(atoms) if i not in taken] + made


def with_cards(atoms: list[Atom]) -> list[Atom]:
    """Label and value as one atom each, and all of a card that has a title box and such pairs below it as one."""
    if sum(atom.boxed for atom in atoms) < 2 or len(atoms) > MOST_ATOMS:
        return atoms
    pieces = [_piece(atom) for atom in atoms]
    boxed = pair_pieces(pieces)
    pairs = [(label, [value]) for label, value in boxed] + chip_rows(pieces, boxed)
    cards = cards_of(pieces, [(label, value) for label, values in pairs for value in values])
    if not pairs:
        return atoms
    joined: dict[int, Atom] = {}
    for label, beside in pairs:
        parts = [atoms[value] for value in beside]
        inside = inside_of(parts[0]) if len(parts) == 1 else leaf(parts)
        _mark(inside_of(atoms[label]), inside)
        place = union(a.place for a in [atoms[label], *parts])
        joined[label] = Atom(place, 10.0, inside=[*inside_of(atoms[label]), *inside])
    values = {value for _, beside in pairs for value in beside}
    members = {i for card in cards for i in card}
    made = [joined.get(i, atom) for i, atom in enumerate(atoms) if i not in members and i not in values]
    for card in cards:
        parts = [joined.get(i, atoms[i]) for i in card if i not in values]
        made.append(Atom(union(p.place for p in parts), 10.0, inside=regions_of(parts[:1]) + regions_of(parts[1:])))
    return made


def _piece(atom: Atom) -> Piece:
    regions = atom.inside or []
    lines = [line for region in regions for line in region.lines] if atom.line is None else [atom.line]
    down = all(len(line.text) == 1 for line in lines)
    text = "".join(line.text for line in (lines if down else lines[:3]))
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


def pair_inside(place: Place, fill: tuple[int, int, int] | None, regions: list[Region]) -> None:
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
