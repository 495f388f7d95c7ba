"""Cuts a page at gutters and white bands into groups of atoms, each a column of running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from extractors.document import Line, Place, union
from extractors.layout.atoms import Atom, Region, heads_beside, is_count, leaf

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
LARGER = 1.1
"""So many times the usual size a heading over all columns has."""
MANY_ROWS = 8
"""Lines on each side that a narrow gutter needs."""
NARROW = 0.7
"""Share of a title box's width from which a box below it is no label of its text."""
LOW_TITLE = 3.0
"""A box with a title is lower than this, in sizes of its type."""
LONG_ROW = 12.0
"""A column with a row of so many letters is running text, even where its other rows are short."""
LONGEST_WORD, WIDER = 9.0, 2.0
"""Letters of a word in a column of them, and so many times as wide is the text beside it."""
SMALL = 0.85
"""Times the size of a page's text: a footer's."""
FEW_BELOW = 2
"""So many lines at most stand below a heading at the foot of a page: its number, its running foot."""
LARGEST = 1.15
"""So many times the largest type of the columns a heading has that is surely none of theirs."""
ONE_LINE = 2.0
"""Sizes between the number and the words of such a heading."""
NEARLY_LEVEL = 3.0
"""The white space above a heading is left out at the top of one column and stands at that of another."""
LEVEL = 0.5
"""Columns begin at one height where their first lines differ by no more of the usual size."""
_ITEM_MARK = re.compile(r"^(?:[・•●○◎◇◆■□▪▫➢✓✔☑★☆◉◦‣\uf000-\uf0ff*＊–‒⁃-]|[①-⑳])$")
"""The mark of an item, alone."""


def regions_of(atoms: list[Atom]) -> list[Region]:
    """The regions of atoms in the order in which a person reads them."""
    return [region for group in _cut(atoms) for region in leaf(group)]


def _cut(atoms: list[Atom], depth: int = 0) -> list[list[Atom]]:
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
    groups: list[list[Atom]] = []
    i = 0
    while i < len(bands):
        best, best_columns = i, None
        merged: list[Atom] = []
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


def _heads_page(first: list[Atom], columns: list[list[Atom]]) -> bool:
    """Whether the only thing of a page's highest band stands over the middle of three or more columns: their title."""
    if len(first) != 1 or len(columns) < 3 or any(first[0] is a for a in [*columns[0], *columns[-1]]):
        return False
    whole = union(a.place for column in columns for a in column)
    return abs(first[0].place.center[0] - whole.center[0]) < 0.05 * whole.width


def _beside(bands: list[list[Atom]], columns: list[list[Atom]], depth: int) -> list[list[Atom]]:
    """Groups of a part of columns, however few lines of each it holds."""
    own = {id(a) for band in bands for a in band}
    parts = [[a for a in column if id(a) in own] for column in columns]
    kept = [part for part in parts if part]
    return _ordered(kept, depth + 1) if len(kept) > 1 else [group for part in kept for group in _cut(part, depth + 1)]


def _heads_between(bands: list[list[Atom]], columns: list[list[Atom]]) -> tuple[int, int]:
    """The first bands that hold nothing but headings over all columns, though short; (0, 0) where there are none.

    Such a heading stands alone at its height, at the left edge and in larger type, and all columns begin anew below it
    at one height, or nearly so below the largest type of all; a heading of the first column has lines of the others
    beside it, or none that begin with its text.
    """
    lines = [a for column in columns for a in column if a.line is not None]
    if len(lines) < 2 * MIN_ROWS or any(a.line is not None and a.line.vertical for a in lines):
        return 0, 0
    usual, left = sorted(a.size for a in lines)[len(lines) // 2], min(a.place.x0 for a in lines)
    gutters = [min(a.place.x0 for a in column) for column in columns[1:]]

    def sides(part: list[list[Atom]]) -> dict[int, Atom]:
        first: dict[int, Atom] = {}
        for atom in sorted((a for band in part for a in band), key=lambda a: a.place.top):
            first.setdefault(sum(atom.place.x0 >= gutter - 1 for gutter in gutters), atom)
        return first

    lone = [
        all(a.line is not None and a.size > LARGER * usual for a in band)
        and min(a.place.x0 for a in band) < left + usual
        and all(b.place.x0 - a.place.x1 < ONE_LINE * a.size for a, b in pairwise(sorted(band, key=_from_left)))
        for band in bands
    ]  # fmt: skip
    others = [size for band, head in zip(bands, lone, strict=True) if not head for a in band for size in _sizes(a)]
    largest = max(others, default=0.0)
    for start in range(1, len(bands)):
        if not lone[start] or lone[start - 1]:
            continue
        end = next((i for i in range(start, len(bands)) if not lone[i]), len(bands))
        above, below = sides(bands[:start]), sides(bands[end:])
        tops = [atom.place.top for atom in below.values()]
        surely = bands[start][0].size >= LARGEST * largest
        if surely and len(above) == len(columns) and sum(map(len, bands[end:])) <= FEW_BELOW:
            return start, end  # what it heads stands on the next page
        uneven = NEARLY_LEVEL if surely else LEVEL
        if len(above) == len(below) == len(columns) and max(tops) - min(tops) < uneven * usual:
            return start, end
    return 0, 0


def _sizes(atom: Atom) -> list[float]:
    """The types of an atom's lines."""
    if atom.line is not None:
        return [atom.size]
    return [line.size for region in atom.inside or () for line in region.lines]


def _from_left(atom: Atom) -> float:
    return atom.place.x0


def _bridges(last: list[Atom], found: list[list[Atom]] | None, columns: list[list[Atom]]) -> bool:
    """Whether the lowest band of a page is one line, or small type, below a gutter of columns: a footer."""
    if found is None or len(found) >= len(columns) or any(a.line is None for a in last):
        return False
    sizes = sorted(a.size for column in columns for a in column if a.line is not None)
    return len(last) == 1 or (bool(sizes) and max(a.size for a in last) < SMALL * sizes[len(sizes) // 2])


def _past_callouts(groups: list[list[Atom]]) -> list[list[Atom]]:
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


def _goes_on(last: Line, first: Line, boxes: Sequence[Atom]) -> bool:
    """Whether a line beside boxes goes on in the next one below them."""
    alike = abs(last.size - first.size) < 0.3 and (last.font, last.bold) == (first.font, first.bold)
    near = -1.0 <= first.place.top - last.place.bottom < last.size and first.place.x0 <= last.place.x0 + 1.0
    beside = all(b.place.x0 >= last.place.x1 and b.place.top < last.place.bottom for b in boxes)
    ended = last.place.bottom > max(b.place.bottom for b in boxes) - last.size
    wider = ended or first.place.x1 > min(b.place.x0 for b in boxes)
    return alike and near and beside and wider and last.text.rstrip()[-1:] not in "。）)」"


def _ordered(columns: list[list[Atom]], depth: int) -> list[list[Atom]]:
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
    rows = heads_beside([a for column in text for a in column])
    if rows is not None:
        return rows + [group for part in columns[len(text) :] for group in _cut(part, depth + 1)]
    if _words_beside(text):
        rows = [sorted((a for column in text for a in column), key=lambda a: (a.place.top, a.place.x0))]
        return rows + [group for part in columns[len(text) :] for group in _cut(part, depth + 1)]
    parts = _with_side_boxes(columns) or columns
    return [group for part in parts for group in _cut(part, depth + 1)]


def _words_beside(columns: list[list[Atom]]) -> bool:
    """Whether nothing but words stands at the left, each beside a line of far wider text: labels or terms, read by row.

    A column of running text has lines that are longer, and lines that have none beside them.
    """
    if len(columns) != 2 or any(a.line is None or a.line.vertical for column in columns for a in column):
        return False
    words, text = columns
    widths = [union(a.place for a in column).width for column in columns]
    if len(words) < 2 or len(text) < len(words) or widths[1] < WIDER * widths[0]:
        return False
    return all(
        a.place.width <= LONGEST_WORD * a.size
        and any(min(a.place.bottom, b.place.bottom) - max(a.place.top, b.place.top) > 0.5 * a.size for b in text)
        for a in words
    )


def _with_side_boxes(columns: list[list[Atom]]) -> list[list[Atom]] | None:
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
    parts: list[list[Atom]] = []
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


def _is_set_apart(head: Atom, lines: Sequence[Atom]) -> bool:
    """Whether a line is set otherwise than most lines, or has white space above it."""
    others = [a for a in lines if a is not head and not _set_alike(a, head)]
    above = [a for a in lines if a.place.bottom <= head.place.top + 1 and _one_column(a, head)]
    gap = head.place.top - max((a.place.bottom for a in above), default=-1e9)
    return len(others) >= 0.5 * (len(lines) - 1) or gap > head.size


def _set_alike(a: Atom, b: Atom) -> bool:
    if a.line is None or b.line is None:
        return False
    return (a.line.size, a.line.font, a.line.bold) == (b.line.size, b.line.font, b.line.bold)


def _heads_boxes(above: list[list[Atom]], band: list[Atom], columns: list[list[Atom]]) -> bool:
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


def _closed_row(band: list[Atom], following: list[list[Atom]]) -> bool:
    """Whether boxes side by side begin and end together and nothing touches them from below: a row of its own."""
    if len(band) < 2 or any(a.inside is None for a in band):
        return False
    tops, bottoms = [a.place.top for a in band], [a.place.bottom for a in band]
    level = max(tops) - min(tops) <= 4 and max(bottoms) - min(bottoms) <= 4
    return level and all(a.place.top - max(bottoms) > TOUCHING for row in following for a in row)


def _entitle(band: list[Atom], following: list[list[Atom]]) -> bool:
    """Whether each of the low boxes of a row has a column of text or labels below it: titles of two measures."""
    if not following or any(_low_title(a) is None for a in band):
        return False
    narrow = NARROW * min(a.place.width for a in band)
    if any(a.line is None and (_low_title(a) is None or a.place.width > narrow) for a in following[0]):
        return False
    under = [[i for i, a in enumerate(band) if _within(line.place, a.place)] for line in following[0]]
    return all(len(boxes) == 1 for boxes in under) and len({boxes[0] for boxes in under}) == len(band)


def _low_title(atom: Atom) -> Line | None:
    """The one line that a low box holds, a badge beside it left out."""
    regions = atom.inside or []
    lines = regions[-1].lines if len(regions) == 1 or (len(regions) == 2 and is_count(regions[0].lines)) else []
    return lines[0] if len(lines) == 1 and atom.place.height <= LOW_TITLE * lines[0].size else None


def _within(place: Place, box: Place) -> bool:
    """Whether a line does not reach out of a box's width."""
    return place.x0 >= box.x0 - 2 and place.x1 <= box.x1 + 2


def _flows_on(atom: Atom, atoms: Sequence[Atom]) -> bool:
    """Whether the next line of a line's own column follows at the distance of running text."""
    below = [a for a in atoms if a.line is not None and a.place.top >= atom.place.bottom - 1 and _one_column(atom, a)]
    following = min(below, key=lambda a: a.place.top, default=None)
    return following is not None and following.place.top - atom.place.bottom < 1.5 * atom.size


def _one_column(a: Atom, b: Atom) -> bool:
    return min(a.place.x1, b.place.x1) > max(a.place.x0, b.place.x0)


def _without_tail(bands: list[list[Atom]], first: int, last: int, columns: list[list[Atom]]) -> int:
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


def _row_order(band: list[Atom]) -> list[Atom]:
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


def _label_rows(columns: list[list[Atom]]) -> list[list[Atom]] | None:
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
    rows: list[list[Atom]] = [[]]
    for label, below in zip(labels, [*labels[1:], None], strict=True):
        end = below.place.top if below is not None else 1e9
        start = label.place.top if label is not labels[0] else -1e9
        rows += [[label], [a for a in rest if start <= a.place.center[1] < end]]
    return [row for row in rows if row]


def _boxed_rows(columns: list[list[Atom]]) -> bool:
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


def _box_grid(columns: list[list[Atom]]) -> bool:
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


def _labels_come_back(columns: list[list[Atom]]) -> bool:
    """Whether low boxes of equal words stand in all columns over loose text: labels of as many measures."""
    words = [
        {title.text.strip() for a in column if a.boxed and (title := _low_title(a)) is not None} for column in columns
    ]
    loose = all(any(a.line is not None for a in column) for column in columns)
    return loose and len(set.intersection(*words)) >= 2


def _merge_rows(groups: list[list[Atom]]) -> list[list[Atom]]:
    """Bands without columns that follow one another are one running text."""
    merged: list[list[Atom]] = []
    for group in groups:
        plain = all(a.line is not None for a in group)
        if merged and plain and all(a.line is not None for a in merged[-1]) and _same_column(merged[-1], group):
            merged[-1].extend(group)
        else:
            merged.append(list(group))
    return merged


def _same_column(above: list[Atom], below: list[Atom]) -> bool:
    last, first = above[-1].place, below[0].place
    apart = max(last.x0, first.x0) - min(last.x1, first.x1)
    return first.top >= last.top - 1 and apart < 400 and first.top - last.bottom < 60


def _bands(atoms: list[Atom]) -> list[list[Atom]]:
    """Atoms cut at horizontal white bands, from top to bottom."""
    ordered = sorted(atoms, key=lambda a: a.place.top)
    bands: list[list[Atom]] = []
    reach = -1e9
    for atom in ordered:
        if bands and atom.place.top < reach - 0.15 * min(atom.size, 12):
            bands[-1].append(atom)
        else:
            bands.append([atom])
        reach = max(reach, atom.place.bottom)
    return bands


def _columns(atoms: list[Atom]) -> list[list[Atom]] | None:
    """Two or more columns, left to right, if clear gutters run through all atoms; None where there is none."""
    ordered = sorted(atoms, key=lambda a: a.place.x0)
    groups: list[list[Atom]] = [[ordered[0]]]
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
    solid: list[list[Atom]] = []
    for i, group in enumerate(groups):
        rows = MIN_ROWS if i == 0 or gaps[i - 1] > GUTTER * size else MANY_ROWS
        own = i + 1 < len(groups) and gaps[i] < gaps[i - 1] and _is_marks(group) if i else False
        if solid and not own and (_too_thin(group, rows) or _too_thin(solid[-1], rows)):
            solid[-1] = solid[-1] + group
        else:
            solid.append(group)
    return solid if len(solid) > 1 else None


def _is_marks(group: list[Atom]) -> bool:
    """Whether atoms are nothing but marks of list items, which belong to the text at their right."""
    return all(a.line is not None and _ITEM_MARK.match(a.line.text.strip()) is not None for a in group)


def _too_thin(group: list[Atom], least_rows: int) -> bool:
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
