"""Pairs boxes that are label and value: a short label at the left of its box, above it, or on its edge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Place
from extractors.language.folding import STRIPES
from extractors.layout.axis import year_of

LONGEST_LABEL = 16
"""A label has no more characters than this."""
LEVEL = 4.0
"""Tops and bottoms of a label box and its value box differ by no more than this, in points."""
NEAR = 9.0
"""White space between a label box and its value box, in points."""
NEAR_LINE = 1.2
"""White space between a label without a box and the value box below it, in sizes of the label."""
INDENT = 24.0
"""A label stands no further left of the box below it than this, in points."""
WIDE = 1.5
"""A label box is at most so many times as wide as the value box beside it."""
TALLEST = 4.5
"""A label box above its value is no taller than this many times its type."""
NARROW = 0.5
"""A taller label box, as high as the value box beside it, is at most so many times as wide as that."""
OVER = 40.0
"""Parts of one card stand no further below one another than this, in points."""
SIMILAR = 8.0
"""Title boxes of cards are equally wide and tall, to this many points."""
HEADED = 0.6
"""Share of a bar's width that the line below it takes at least where the bar is its heading."""
FEWEST_PAIRS = 2
"""So many pairs of label and value below a title box make a card."""

_MARK = re.compile(rf"^[\s　]*[▼▽■□●○◆◇▶▷►➤◎★☆{STRIPES}]+[\s　]*")
"""What a label without a box begins with."""
_NO_LABEL = re.compile(
    r"[。、，：:]|^(?:第|取組|施策|事業|柱|N[oO]\.?|№)?[\s　]*(?:[0-9０-９①-⑳Ⅰ-Ⅻ]{1,3}|[A-ZＡ-Ｚ])(?:[\s　.．)）-]|$)"
)
"""Sentences, labels with their value behind a colon, and numbered titles are no labels of a box."""
_VALUE = re.compile(
    r"^(?=\D*[0-9０-９元])(?:令和|平成|[\s0-9０-９元,，.．%％\-－~～→⇒年月日度末約RrHh()（）])+\S{0,3}$"
)
"""A figure or a date alone."""


@dataclass(slots=True)
class Piece:
    """What stands in one frame, or a line without one, among its neighbours on a page.

    ``fill`` is the frame's colour; ``count`` the number of lines inside, ``size`` and ``bold`` the first line's type.
    """

    place: Place
    text: str
    framed: bool
    size: float
    bold: bool
    count: int
    fill: tuple[int, int, int] | None = None


def pair_pieces(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Positions of labels and their values; no piece is in two pairs.

    A label at the left decides before one above. Of boxes that touch one below the other (title, label, value) the
    lowest two are the pair.
    """
    able = [may_label(piece) for piece in pieces]
    dated = set(_year_column(pieces))
    beside = [
        (i, j)
        for j, value in enumerate(pieces)
        for i, label in enumerate(pieces)
        if i != j and j not in dated and able[i] and value.framed and _beside(label, value) and _set_apart(label, value)
    ]
    above = [
        (i, j)
        for j, value in enumerate(pieces)
        for i, label in enumerate(pieces)
        if i != j and j not in dated and able[i] and value.framed and _above(label, value) and _set_apart(label, value)
        and not any(_follows(label, piece) for piece in pieces)
    ]  # fmt: skip
    found: list[tuple[int, int]] = []
    used: set[int] = set()
    labels = {i for i, _ in beside}
    for i, j in sorted(beside, key=lambda p: pieces[p[1]].place.x0 - pieces[p[0]].place.x1):
        if not used & {i, j} and j not in labels:
            found.append((i, j))
            used |= {i, j}
    labels = {i for i, _ in above}
    for i, j in sorted(above, key=lambda p: -pieces[p[0]].place.top):
        # A value that is a label itself is none: the box below it is.
        if not used & {i, j} and not (j in labels and any(a == j and b not in used for a, b in above)):
            found.append((i, j))
            used |= {i, j}
    return found


def chip_rows(pieces: Sequence[Piece], pairs: Sequence[tuple[int, int]]) -> list[tuple[int, list[int]]]:
    """Filled label boxes of one look with the lines without a box at their right, down to the next label.

    There are at least two such labels, one below the other or side by side; each has text of its own.
    """
    used = {i for pair in pairs for i in pair}
    dated = set(_year_column(pieces))
    chips = [
        i for i, p in enumerate(pieces)
        if p.framed and i not in used and p.fill is not None and min(p.fill) < 250 and p.count == 1
        and (may_label(p) or i in dated)
        and not _heads_column(p, pieces)
    ]  # fmt: skip
    found: list[tuple[int, list[int]]] = []
    for i in chips:
        alike = [j for j in chips if _one_look(pieces[i], pieces[j])]
        lines = _lines_beside(i, pieces, alike) if len(alike) >= 2 else []
        if lines:
            found.append((i, lines))
    taken = [k for _, lines in found for k in lines]
    return found if len(found) >= 2 and len(taken) == len(set(taken)) else []


def _heads_column(bar: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether text as wide as a box begins directly below it: the bar heads a column, and labels no text beside it."""
    place = bar.place
    reach = NEAR + 2 * bar.size
    below = [
        p.place for p in pieces
        if not p.framed and -1 <= p.place.top - place.bottom <= reach and _over(p.place, place)
    ]  # fmt: skip
    if not below:
        return False
    first = min(p.top for p in below)
    row = [p for p in below if p.top < first + 0.5 * bar.size]
    left, right = min(p.x0 for p in row), max(p.x1 for p in row)
    begins = place.x0 - LEVEL <= left <= place.x0 + 3 * bar.size
    return begins and place.x0 + HEADED * place.width < right <= place.x1 + LEVEL


def _year_column(pieces: Sequence[Piece]) -> list[int]:
    """Boxes of one size above one another that hold nothing but years: the steps of a plan, and no values."""
    years = [i for i, p in enumerate(pieces) if p.framed and p.count == 1 and year_of(p.text.strip()) is not None]
    return [
        i for i in years
        if any(
            pieces[i].text != pieces[j].text and abs(pieces[i].place.x0 - pieces[j].place.x0) < LEVEL
            and abs(pieces[i].place.width - pieces[j].place.width) < SIMILAR
            for j in years
        )
    ]  # fmt: skip


def _one_look(a: Piece, b: Piece) -> bool:
    return abs(a.place.width - b.place.width) <= SIMILAR and abs(a.size - b.size) < 0.6 and a.bold == b.bold


def _lines_beside(chip: int, pieces: Sequence[Piece], chips: Sequence[int]) -> list[int]:
    """The lines at the right of a label box, from its top to the next label below it; none where a line crosses."""
    place, size = pieces[chip].place, pieces[chip].size
    others = [pieces[i].place for i in chips if i != chip]
    end = min((p.top for p in others if p.top > place.top + LEVEL and _over(p, place)), default=float("inf"))
    right = min((p.x0 for p in others if p.x0 > place.x1 and p.top < place.bottom < p.bottom + LEVEL), default=1e9)
    found: list[int] = []
    reach = place.bottom
    for i in sorted(range(len(pieces)), key=lambda n: (pieces[n].place.top, pieces[n].place.x0)):
        line = pieces[i].place
        if i == chip or line.bottom <= place.top or line.top >= end - 2 or line.x0 < place.x1 - 2 or line.x0 >= right:
            continue
        if line.top - reach > NEAR_LINE * size or (pieces[i].framed and line.top >= place.bottom):
            break
        if pieces[i].framed or line.top < place.top - size or line.center[1] >= end:
            return []
        if not found and line.x0 - place.x1 > 3 * pieces[i].size:
            return []
        found.append(i)
        reach = max(reach, line.bottom)
    return found


def may_label(piece: Piece) -> bool:
    """Whether a piece is short enough to be a label, and says no figure, no date and no number of its own."""
    from extractors.language.divisions import find_divisions

    text = plain_label(piece.text)
    # Letters one below the other are one line.
    lines = 1 if piece.count >= len(text) else piece.count
    if not 2 <= len(text) <= LONGEST_LABEL or lines > 2 or _NO_LABEL.search(text) or _VALUE.match(text):
        return False
    named = find_divisions(text) if not is_known(text) else []
    return not (named and named[0].start_offset == 0 and named[-1].end_offset == len(text))


def _is_tall(piece: Piece) -> bool:
    return piece.framed and piece.place.height > TALLEST * piece.size


def plain_label(text: str) -> str:
    """A label's words without the mark before them and without the blanks of letter-spaced ones."""
    words = _MARK.sub("", text).strip()
    letters = words.split()
    return "".join(letters) if len(letters) > 1 and all(len(part) == 1 for part in letters) else words


def _beside(label: Piece, value: Piece) -> bool:
    """Whether a label box stands directly at the left of a box of its height."""
    a, b = label.place, value.place
    level = abs(a.top - b.top) <= LEVEL and abs(a.bottom - b.bottom) <= LEVEL
    wide = NARROW if _is_tall(label) else WIDE
    return label.framed and level and -LEVEL <= b.x0 - a.x1 <= NEAR and a.width <= wide * b.width


def _above(label: Piece, value: Piece) -> bool:
    """Whether a label stands directly above a box, in a bar as wide, in a tab on its edge, or as a line."""
    a, b = label.place, value.place
    if _is_tall(label):
        return False
    if label.framed:
        within = a.x0 >= b.x0 - LEVEL and a.x1 <= b.x1 + LEVEL
        return within and -a.height <= b.top - a.bottom <= NEAR and a.height <= 1.5 * b.height and a.top < b.top
    near = -1.0 <= b.top - a.bottom <= NEAR_LINE * label.size
    return near and label.count == 1 and b.x0 - INDENT <= a.x0 <= b.x0 + INDENT and a.x1 < b.x1


def _follows(label: Piece, piece: Piece) -> bool:
    """Whether a line without a box stands directly behind a label: it is the value, whatever is below.

    Behind a label without a box it looks otherwise than that, or it would be the next label.
    """
    a, b = label.place, piece.place
    if not label.framed and abs(label.size - piece.size) < 0.6 and label.bold == piece.bold:
        return False
    level = a.top < b.center[1] < a.bottom and 0 <= b.x0 - a.x1 <= 2 * piece.size
    return not piece.framed and level and len(piece.text) > 1


def _set_apart(label: Piece, value: Piece) -> bool:
    """Whether a label looks otherwise than its value: by fill or weight, a mark, or a known word."""
    if is_known(value.text):
        return False
    if not label.framed:
        return _MARK.match(label.text) is not None or label.bold and not value.bold or is_known(label.text)
    if label.fill == value.fill and label.bold == value.bold and may_label(value):
        return False  # a column of labels
    filled = label.fill is not None and min(label.fill) < 250 and label.fill != value.fill
    return filled or label.bold and not value.bold or is_known(label.text)


def is_known(text: str) -> bool:
    """Whether a text is the label of a field by its words; one with figures is a value."""
    from taxonomy.fields import is_field_label

    words = plain_label(text)
    return is_field_label(words) and not any(c.isdigit() for c in words)


def cards_of(pieces: Sequence[Piece], pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Positions of the pieces of each card: a title box and, below it within its width, pairs of label and value.

    Title boxes of cards look alike, and there are several; all of a card's pieces are read before the next card.
    """
    paired = {i for pair in pairs for i in pair}
    values = {j for _, j in pairs}
    titles = [
        i
        for i, piece in enumerate(pieces)
        if piece.framed and i not in paired and piece.count <= 2 and piece.fill is not None and min(piece.fill) < 250
    ]
    cards: list[list[int]] = []
    for i in titles:
        alike = [j for j in titles if _alike(pieces[i], pieces[j])]
        below = _below(i, pieces, alike)
        if len(alike) >= 2 and sum(j in values for j in below) >= FEWEST_PAIRS:
            cards.append([i, *below])
    return cards


def _alike(a: Piece, b: Piece) -> bool:
    """Whether two title boxes look alike; a coloured one of its own for each card is usual, the size is one."""
    one_size = abs(a.place.width - b.place.width) <= SIMILAR and abs(a.place.height - b.place.height) <= SIMILAR
    return one_size and abs(a.size - b.size) < 0.6 and a.bold == b.bold


def _below(title: int, pieces: Sequence[Piece], titles: Sequence[int]) -> list[int]:
    """The pieces below a title box within its width, down to the next title or to a gap."""
    top = pieces[title].place
    end = min(
        (pieces[i].place.top for i in titles if pieces[i].place.top > top.bottom and _over(top, pieces[i].place)),
        default=float("inf"),
    )
    found: list[int] = []
    reach = top.bottom
    for i in sorted(range(len(pieces)), key=lambda n: pieces[n].place.top):
        place = pieces[i].place
        if i == title or not _over(top, place) or not top.bottom - LEVEL <= place.top < end - 1:
            continue
        if place.x0 < top.x0 - SIMILAR or place.x1 > top.x1 + SIMILAR or place.top - reach > OVER:
            break
        found.append(i)
        reach = max(reach, place.bottom)
    return found


def _over(a: Place, b: Place) -> bool:
    return min(a.x1, b.x1) > max(a.x0, b.x0)
