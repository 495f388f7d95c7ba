"""Finds names in boxes above one another with who holds them and what they do printed at their right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from extractors.document import Line, Passage, Place, join_lines

GAP = 1.5
"""White space, in sizes, that parts what stands side by side on a line."""
EVEN = 6.0
"""Points by which boxes of one column may begin apart, and columns of texts beside them."""
FEWEST = 2
"""Boxes with a text at their right that make a list."""


@dataclass(slots=True)
class NamedBox:
    """A box with nothing but a name, and the lines of the texts at its right, column by column."""

    name: Passage
    texts: list[list[Passage]]
    lines: list[Line]
    """The lines beside the box."""
    before: list[Line]
    """The lines of the box directly at its left."""


@dataclass(slots=True)
class _Box:
    frame: Place
    lines: list[Line] = field(default_factory=list)
    beside: list[tuple[Line, Passage]] = field(default_factory=list)


def named_boxes(
    lines: Iterable[Line], frame_of: Callable[[Line], Place | None], is_name: Callable[[str], bool]
) -> list[list[NamedBox]]:
    """Lists of named boxes on a slide, each from top to bottom.

    Args:
        lines: of one section, outside tables.
        frame_of: the smallest drawn box round a line that is no frame of the whole.
        is_name: whether a text names a role or body; of the boxes of a list most have to.
    """
    boxes: dict[Place, _Box] = {}
    free: list[Line] = []
    for line in lines:
        frame = frame_of(line)
        if frame is None:
            free.append(line)
        else:
            boxes.setdefault(frame, _Box(frame)).lines.append(line)
    _part(list(boxes.values()), is_name)
    named = {f for f, box in boxes.items() if is_name(_text(box.lines).text.strip())}
    found = []
    columns = _columns(boxes.values())
    # An office in a column of who holds the roles is no role there.
    told = {b.frame for c in columns if 2 * sum(b.frame in named for b in c) < len(c) for b in c}
    for column in columns:
        held = {id(box) for box in column}
        if 2 * sum(box.frame in named for box in column) <= len(column):
            continue
        values = [line for box in boxes.values() if id(box) not in held for line in box.lines]
        frames = sorted(f for f in named - told if id(boxes[f]) not in held)
        rows = [box for box in column if box.beside or _gather(box, [*free, *values], frames)]
        if len(rows) >= FEWEST and sum(box.frame in named for box in rows) >= FEWEST:
            found.append(_in_columns(rows, boxes.values()))
    return found


def _part(boxes: Sequence[_Box], is_name: Callable[[str], bool]) -> None:
    """Set apart what boxes of one line hold behind a name and a wide gap: 本部長　　町長　　約束の決定.

    Boxes of one column with such names are read alike, whatever their first word.
    """
    parted = []
    for box in boxes:
        middle = box.lines[0].place.center[1]
        level = all(abs(line.place.center[1] - middle) < box.lines[0].size for line in box.lines)
        pieces = [(line, piece) for line in sorted(box.lines, key=lambda x: x.place.x0) for piece in _pieces(line)]
        if level and len(pieces) > 1:
            parted.append((box, pieces))
    named = [box.frame for box, pieces in parted if is_name(pieces[0][1].text)]
    for box, pieces in parted:
        x0, width = box.frame.x0, box.frame.width
        if any(abs(f.x0 - x0) < EVEN and abs(f.width - width) < EVEN for f in named):
            box.beside = pieces[1:]
            box.lines = [replace(pieces[0][0], passage=pieces[0][1])]


def _text(lines: Sequence[Line]) -> Passage:
    return join_lines(sorted(lines, key=lambda line: (round(line.place.top), line.place.x0)))


def _columns(boxes: Iterable[_Box]) -> list[list[_Box]]:
    """Boxes of one width above one another."""
    columns: list[list[_Box]] = []
    for box in sorted(boxes, key=lambda b: (b.frame.x0, b.frame.top)):
        home = next(
            (c for c in columns if abs(c[0].frame.x0 - box.frame.x0) < EVEN
             and abs(c[0].frame.width - box.frame.width) < EVEN),
            None,
        )  # fmt: skip
        if home is None:
            columns.append([box])
        elif box.frame.top >= home[-1].frame.bottom - 1:
            home.append(box)
    return [column for column in columns if len(column) >= FEWEST]


def _gather(box: _Box, lines: Iterable[Line], others: Sequence[Place]) -> bool:
    """Find what stands at a box's right at its height, up to the next box with a name there; whether anything does."""
    page, left, low, high = box.frame.page, box.frame.x1 - 2, box.frame.top - 2, box.frame.bottom + 2
    ends = [f.x0 for f in others if f.page == page and f.x0 > left and f.top < high and f.bottom > low]
    end = min(ends, default=float("inf"))
    for line in lines:
        at = line.place
        if at.page == page and left <= at.x0 and at.x1 <= end and low <= at.center[1] <= high:
            box.beside += [(line, piece) for piece in _pieces(line)]
    return bool(box.beside)


def _pieces(line: Line) -> list[Passage]:
    """A line cut where white space is wide."""
    pieces, start, before = [], 0, None
    for at, place in enumerate(line.passage.places):
        if place is None or not line.text[at].strip():
            continue
        if before is not None and place.x0 - before.x1 > GAP * line.size:
            pieces.append(line.passage[start:at].strip())
            start = at
        before = place
    return [*pieces, line.passage[start:].strip()]


def _at_left(box: _Box, boxes: Iterable[_Box]) -> list[Line]:
    """The lines of the box of the same height directly at the left of one."""
    own = box.frame
    for other in boxes:
        f = other.frame
        level = f.page == own.page and abs(f.top - own.top) < EVEN and abs(f.bottom - own.bottom) < EVEN
        if level and -EVEN < own.x0 - f.x1 < own.height:
            return other.lines
    return []


def _in_columns(rows: Sequence[_Box], boxes: Collection[_Box]) -> list[NamedBox]:
    """The texts beside boxes in the columns at which they begin."""
    begins: list[list[float]] = []
    for x0 in sorted(piece.place.x0 for box in rows for _, piece in box.beside if piece.place is not None):
        if begins and x0 - median(begins[-1]) < 2 * EVEN:
            begins[-1].append(x0)
        else:
            begins.append([x0])
    starts = [min(column) for column in begins]
    found = []
    for box in rows:
        texts: list[list[Passage]] = [[] for _ in starts]
        for _, piece in sorted(box.beside, key=lambda p: p[0].place.top):
            if piece.place is not None:
                at = max(i for i, start in enumerate(starts) if start <= piece.place.x0)
                texts[at].append(piece)
        lines = list({id(line): line for line, _ in box.beside}.values())
        found.append(NamedBox(_text(box.lines).strip(), texts, lines, _at_left(box, boxes)))
    return found
