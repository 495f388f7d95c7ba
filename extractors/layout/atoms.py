"""What reading order moves as one, and the lines that it gives: a run of a line, a table, a frame with its inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.document import Line, Passage, Place, Table, union
from extractors.layout.beside import is_apart, numbers_first, side_heads
from extractors.layout.rows import WORD_GAP

LONGEST_BADGE = 5
"""Characters of the number in a badge."""


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
class Atom:
    """What the cut moves as one: a run of a line, a table, a frame with its inside."""

    place: Place
    size: float
    line: Line | None = None
    inside: list[Region] | None = None
    fill: tuple[int, int, int] | None = None
    """The colour of the frame."""
    boxed: bool = False
    """Whether it is one drawn frame with its inside."""


def inside_of(atom: Atom) -> list[Region]:
    """An atom's regions; those of a line are made once, so that they can be marked."""
    if atom.inside is None:
        atom.inside = [Region([atom.line] if atom.line is not None else [])]
    return atom.inside


def leaf(group: list[Atom]) -> list[Region]:
    """Runs of one baseline become one line again; tables and frames stand where they are."""
    parts = heads_beside(group)
    if parts is None:
        return _lines_of(group)
    return [Region(region.lines) for part in parts for region in _lines_of(part)]


def heads_beside(group: list[Atom]) -> list[list[Atom]] | None:
    """Lines as headings in the margin, each before the text beside it; None where there are no such headings."""
    lines = [atom.line for atom in group if atom.line is not None]
    parts = side_heads(lines) if len(lines) == len(group) else None
    return [[group[i] for i in part] for part in parts] if parts is not None else None


def _lines_of(group: list[Atom]) -> list[Region]:
    regions: list[Region] = []
    row: list[Atom] = []

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


def _apart(a: Atom, b: Atom) -> bool:
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


def is_count(lines: Sequence[Line]) -> bool:
    """Whether lines are a short number, as a badge holds it (1, A-1, No.3, P1)."""
    text = "".join(line.text for line in lines).strip()
    return 0 < len(text) <= LONGEST_BADGE and any(c.isdigit() for c in text)
