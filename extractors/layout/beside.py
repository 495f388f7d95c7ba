"""Tells what stands beside lines and is not of them: large numbers, small words, headings in the margin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.document import Line
from extractors.layout.figure_boxes import tells_figure

LARGE_NUMBER = 1.8
"""So many times the size of a title's type is a number that stands beside both of its lines."""
ABOVE = 0.6
"""Sizes of a title by which its first line may end above the number that stands in the middle of its lines."""
OTHER_TYPE = 1.5
"""Types of which one is so many times the other."""
OFF_BASELINE = 0.2
"""Share of the larger type by which lower edges differ that stand on no common baseline."""
NEAR, WORDS = 0.15, 5
"""Sizes of the larger type between runs on two baselines, where the smaller has so many characters: no note's sign."""
FAR = 2.5
"""Sizes of the larger type between two runs that are no line even on one baseline."""
FEWEST = 2
"""So many headings in the margin of one piece of text are a row of them."""
INDENT = 1.3
"""Sizes by which the lines of a column of text begin further right than its edge."""
SHORTEST = 3.0
"""Sizes between the edge of headings in the margin and that of the text beside them, at least."""
LONGEST = 30
"""Characters of such a heading."""
LARGER = 0.8
"""Points by which a heading is set larger than its text where its words alone would make it a field's label."""
_LETTER = re.compile(r"[ぁ-んァ-ヶ一-龠A-Za-z]")
PROSE = 0.6
"""Share of such headings that have sentences beside them."""


def is_large_number(number: Line, beside: Line) -> bool:
    """Whether a number stands apart before type that is far smaller: it counts the lines beside it, all of them."""
    if number.size < LARGE_NUMBER * beside.size:
        return False
    text = number.text.strip()
    return len(text) <= 2 and text.isdigit() or len(text) == 1 and "Ⅰ" <= text <= "Ⅹ"


def is_apart(a: Line, b: Line) -> bool:
    """Whether two runs at one height are no line: a large number and its title, or small words beside large ones."""
    if is_large_number(a, b):
        return True
    small, large = sorted((a, b), key=lambda line: line.size)
    if tells_figure(large.text) or tells_figure(small.text) or not _LETTER.search(large.text):
        return False  # a value with its year, its unit or its arrow
    gap = max(a.place.x0, b.place.x0) - min(a.place.x1, b.place.x1)
    raised = abs(a.place.bottom - b.place.bottom) > OFF_BASELINE * large.size
    least = NEAR if raised and len(small.text.strip()) >= WORDS else 0.5
    if large.size < OTHER_TYPE * small.size or gap < least * large.size:
        return False
    return gap > FAR * large.size or raised


def numbers_first(lines: Sequence[Line | None]) -> list[int]:
    """The positions of lines, large numbers before the lines that begin higher beside them; None is no line."""
    order = list(range(len(lines)))
    for i, number in enumerate(lines):
        if number is None or len(number.text.strip()) > 2:
            continue
        at = order.index(i)
        for k, j in enumerate(order[:at]):
            other = lines[j]
            if other is None or other.place.x0 < number.place.x1:
                continue
            if other.place.bottom <= number.place.top - ABOVE * other.size:
                continue
            if is_large_number(number, other):
                order.insert(k, order.pop(at))
                break
    return order


def side_heads(lines: Sequence[Line]) -> list[list[int]] | None:
    """The positions of lines in pieces, where headings stand in the margin beside the text that they head.

    Each heading is a piece and so is the text down to the next; None where the lines are no such text. The headings
    are set in another type than the text, begin at the height of its first lines and have sentences beside them;
    what runs over both columns is a piece of its own.
    """
    if len(lines) < 2 * FEWEST + 1 or any(line.vertical for line in lines):
        return None
    edge = _edge(lines)
    if edge is None:
        return None
    left = [
        i for i, line in enumerate(lines)
        if line.place.x1 <= edge and line.place.x0 < edge - SHORTEST * line.size and not _goes_on(line, lines)
    ]  # fmt: skip
    if len(left) < FEWEST:
        return None
    pieces = _pieces(lines, edge, set(left))
    heads = [i for i, (kind, _) in enumerate(pieces) if kind == "head"]
    if len(heads) < FEWEST or any(i + 1 >= len(pieces) or pieces[i + 1][0] != "text" for i in heads):
        return None
    looks = {_look(lines[pieces[i][1][0]]) for i in heads}
    texts = {_look(lines[j]) for i in heads for j in pieces[i + 1][1][:1]}
    if len(looks) > 1 or looks & texts:
        return None
    return [places for _, places in pieces] if _are_headings(lines, [pieces[i : i + 2] for i in heads]) else None


def _are_headings(lines: Sequence[Line], rows: Sequence[Sequence[tuple[str, list[int]]]]) -> bool:
    """Whether what stands in the margin heads sentences, at the height of their first line, and labels no values."""
    from taxonomy.fields import is_field_label

    prose = labels = 0
    for (_, head), (_, text) in rows:
        words = "".join(lines[j].text for j in head)
        first, size = lines[text[0]], lines[head[0]].size
        if len(words) > LONGEST or abs(first.place.center[1] - lines[head[0]].place.center[1]) > size:
            return False
        prose += len(text) > 1 and any("。" in lines[j].text for j in text)
        known = is_field_label(words) or all(is_field_label(lines[j].text.strip()) for j in head)
        labels += known and lines[head[0]].size < first.size + LARGER
    return prose >= PROSE * len(rows) and 2 * labels < len(rows)


def _edge(lines: Sequence[Line]) -> float | None:
    """Where most of the text begins, if that is not at its left edge."""
    begins: Counter[int] = Counter()
    for line in lines:
        begins[round(line.place.x0 / 2)] += round(line.place.width)
    edge, _ = begins.most_common(1)[0]
    least = min(line.place.x0 for line in lines)
    return edge * 2.0 - 1.0 if edge * 2.0 - least > SHORTEST * lines[0].size else None


def _pieces(lines: Sequence[Line], edge: float, left: set[int]) -> list[tuple[str, list[int]]]:
    """Lines from top to bottom as headings in the margin, the text beside them, and what runs over both."""
    pieces: list[tuple[str, list[int]]] = []
    heads: list[list[int]] = []
    for i in sorted(left, key=lambda i: lines[i].place.top):
        last = lines[heads[-1][-1]] if heads else None
        near = last is not None and lines[i].place.top - last.place.bottom < lines[i].size
        if near:
            heads[-1].append(i)
        else:
            heads.append([i])
    waiting = sorted(heads, key=lambda head: lines[head[0]].place.center[1])
    for i in sorted((i for i in range(len(lines)) if i not in left), key=lambda i: lines[i].place.top):
        line = lines[i]
        while waiting and lines[waiting[0][0]].place.center[1] <= line.place.center[1] + 0.5 * line.size:
            pieces.append(("head", waiting.pop(0)))
        within = edge - 1.0 <= line.place.x0
        kind = "text" if within and any(k == "head" for k, _ in pieces) else "whole"
        if pieces and pieces[-1][0] == kind:
            pieces[-1][1].append(i)
        else:
            pieces.append((kind, [i]))
    return pieces + [("head", head) for head in waiting]


def _goes_on(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a run of a line's own type stands at its right."""
    return any(
        other.place.x0 >= line.place.x1 and _look(other) == _look(line)
        and abs(other.place.center[1] - line.place.center[1]) < 0.3 * line.size
        for other in lines
    )  # fmt: skip


def _look(line: Line) -> tuple[float, str, bool]:
    return (round(line.size), line.font, line.bold)
