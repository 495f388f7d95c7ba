"""Heads that count on from cell to cell (R5 R6 R7, 1Q 2Q 3Q) are read together: what one lost its neighbours tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.reading.picture import Box
from extractors.reading.recognition.words import Line, Symbol, around

LONGEST = 8
"""Characters of a head."""
LEAST = 3
"""Heads that count on."""
SAME_HEIGHT = 0.5
"""Heads stand at one height, to this share of their size."""
UNEVEN = 0.2
"""Share of their distance by which heads may stand off the even places of equal columns."""
_COUNTED = re.compile(r"(?P<before>[^0-9]{0,4})(?P<number>[0-9]{1,4})(?P<behind>[^0-9]{0,5})")


def right_heads(lines: Sequence[Line]) -> None:
    """Right the heads of a row whose numbers its other heads tell.

    A row counts on if three of its heads have the numbers that follow on each other and one is whole; the rest must
    differ from what is awaited in one sign, or in two of a longer one.
    """
    for row in _rows([line for line in lines if not line.vertical and len(line.symbols) <= LONGEST]):
        if len(row) < LEAST:
            continue
        texts = ["".join(s.text for s in line.symbols) for line in row]
        best: tuple[tuple[int, int], dict[int, str]] | None = None
        for index, text in enumerate(texts):
            match = _COUNTED.fullmatch(text)
            if match is None:
                continue
            awaited = [
                f"{match['before']}{int(match['number']) + step}{match['behind']}" if step is not None else None
                for step in _steps(row, index)
            ]
            run = _run(texts, awaited, index)
            if run is None:
                continue
            wrong = {i: a for i in run if (a := awaited[i]) is not None and texts[i] != a}
            whole = len(run) - len(wrong)
            numbers = sum(_number_in(texts[i], awaited[i]) for i in run)
            if whole and numbers >= LEAST and (best is None or (whole, numbers) > best[0]):
                best = (whole, numbers), wrong
        for i, text in best[1].items() if best else ():
            _rewrite(row[i], text)


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Short lines side by side at one height, from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.middle):
        if rows and abs(rows[-1][-1].middle - line.middle) <= SAME_HEIGHT * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.box.x0) for row in rows]


def _steps(row: Sequence[Line], index: int) -> list[int | None]:
    """How many columns each head stands from one of them; where columns are even, a lost head is counted too."""
    middles = [(line.symbols[0].box.x0 + line.symbols[-1].box.x1) / 2 for line in row]
    distance = median(b - a for a, b in pairwise(middles))
    exact = [(m - middles[index]) / distance if distance else 0.0 for m in middles]
    even = [abs(e - round(e)) <= UNEVEN for e in exact]
    if sum(even) >= LEAST:
        return [round(e) if ok else None for e, ok in zip(exact, even, strict=True)]
    return [i - index for i in range(len(row))]


def _run(texts: Sequence[str], awaited: Sequence[str | None], index: int) -> list[int] | None:
    """The heads around one of them that are, or nearly are, what is awaited there."""
    run = [index]
    for way in (1, -1):
        i = index + way
        while 0 <= i < len(texts) and (want := awaited[i]) is not None and _near(texts[i], want):
            run.append(i)
            i += way
    return run if len(run) >= LEAST else None


def _near(seen: str, want: str) -> bool:
    if seen == want:
        return True
    own, other = _COUNTED.fullmatch(seen), _COUNTED.fullmatch(want)
    if own and other and own["before"] == other["before"] and own["behind"] == other["behind"]:
        # A whole head with another number: the count begins again (4Q 1Q).
        return False
    return _distance(seen, want) <= (1 if len(want) <= 4 else 2)


def _number_in(seen: str, want: str | None) -> bool:
    number = re.search(r"[0-9]+", want or "")
    return number is not None and re.search(rf"(?<![0-9]){number[0]}(?![0-9])", seen) is not None


def _distance(a: str, b: str) -> int:
    """Letters to be exchanged, left out or put in."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def _rewrite(line: Line, text: str) -> None:
    """Give a line other characters, side by side where its ink is."""
    box, sure = around([s.box for s in line.symbols]), line.confidence
    step = (box.x1 - box.x0) / len(text)
    line.symbols = [
        Symbol(c, sure, Box(round(box.x0 + i * step), box.top, round(box.x0 + (i + 1) * step), box.bottom), i == 0)
        for i, c in enumerate(text)
    ]
