"""Signs of a line that are known by their ink and not by what Tesseract takes them for: solid marks, dash, ％."""

from __future__ import annotations

import re

import numpy as np

from extractors.reading.picture import Box
from extractors.reading.recognition.signs import arrow
from extractors.reading.recognition.words import Line, Symbol, around

SQUARE = 0.88
"""Share of ink in a solid square."""
MARK_HIGH = 0.45
"""A mark at the head of a line is at least so high, in sizes of its line."""
MARK_GAP = 0.05
"""White between a mark and the letter behind it, likewise; between the strokes of one letter is less."""
SOLID = 0.93
"""Share of ink in the rows of a solid mark."""
ASIDE = 0.12
"""A mark is as even on its left as on its right but for so much of its width."""
OFF_MARK = 0.09
"""Mean deviation of a mark's outline from the shape that it has, as a share of its width."""
DASH = (0.18, 0.25)
"""A dash is at least so wide and at most so high, in sizes of its line."""
MIDDLE = 0.2
"""So far, in sizes, a dash may stand above or below the middle of its line."""
PERCENT = 0.98
"""Width of ％ in sizes; two digits side by side are wider."""
LEAST_ARROW = 8
"""Pixels in which the slope of an arrow's wings can be seen."""
ARROW_WIDE = 0.45
"""An arrow between words is at least so wide, in sizes of its line."""
TRIANGLE_HIGH = 0.45
"""A solid triangle is at least so high, likewise."""
TAKEN_FOR_ARROW = "つっうゥゃへーー一二三ニ→⇒>＞》»〉)）=＝≧-－―~～^*+＋・_了ァプフラDPDBbpyzw7２2"
"""What an arrow is taken for."""
CORNER = 0.08
"""Share of ink in the two corners of % that its rings and stroke leave empty."""
_NUMBERED = re.compile(r"[A-Z]?[0-9]{2,4}|[A-Z][0-9]")
_PERCENT = re.compile(r"(?<=[0-9])(?:96|9[%％]{1,2}|[%％]{2}|965|9G|9%o)(?=$|[^0-9%％])")


def find_mark(line: Line, grey: np.ndarray) -> None:
    """A solid square, disc, diamond or triangle at the head of a line is a mark, whatever letter it was taken for."""
    if line.vertical or len(line.symbols) < 2:
        return
    middle, reach = line.middle, 0.6 * line.size
    first, second = line.symbols[0].box, line.symbols[1].box
    left = max(min(first.x0, int(second.x0 - 1.2 * line.size)), 0)
    top = max(int(middle - reach), 0)
    right = max(second.x1, int(left + 2.2 * line.size))
    part = grey[top : int(middle + reach), left:right].astype(np.int16)
    if part.size < 60 or int(part.max()) - int(part.min()) < 60:
        return
    dark = part < (int(part.min()) + int(part.max())) / 2
    runs = _runs(dark)
    if not runs:
        return
    start, end = runs[0]
    piece = dark[:, start:end]
    rows = np.flatnonzero(piece.any(axis=1))
    piece = piece[rows[0] : rows[-1] + 1]
    mark = _solid_mark(piece) if len(piece) > MARK_HIGH * line.size else ""
    if not mark or (mark != "■" and not _apart(end, runs, line.size)):
        return
    box = Box(left + start, top + int(rows[0]), left + end, top + int(rows[-1]) + 1)
    if _holds_letter(first, box, second, line.size):
        # The mark was passed over, or it and the letter behind it were taken for one.
        line.symbols[0].box = first._replace(x0=max(first.x0, box.x1))
        line.symbols.insert(0, Symbol(mark, line.confidence, box, True))
        return
    line.symbols[0].text, line.symbols[0].box = mark, box
    # The mark was taken for two.
    while len(line.symbols) > 2 and (_inside(line.symbols[1].box, box) or line.symbols[1].text in "]」』)）|"):
        del line.symbols[1]


def _apart(end: int, runs: list[tuple[int, int]], size: float) -> bool:
    """Whether a piece of ink is followed by a letter and not by more strokes of its own."""
    return len(runs) == 1 or runs[1][0] - end >= MARK_GAP * size


def _holds_letter(first: Box, mark: Box, second: Box, size: float) -> bool:
    """Whether a letter has room between a mark and the second symbol, and the first symbol reaches into it."""
    return second.x0 - mark.x1 >= 0.75 * size and first.x1 - mark.x1 >= 0.5 * size


def _solid_mark(ink: np.ndarray) -> str:
    """Which mark ink, cut to its edges, is; empty where it is none."""
    height, width = ink.shape
    if not 0.75 < width / height < 1.35:
        return ""
    share = float(ink.mean())
    if share > SQUARE:
        return "■"
    lengths = ink.sum(axis=1)
    first = np.argmax(ink, axis=1)
    last = width - 1 - np.argmax(ink[:, ::-1], axis=1)
    extent = np.where(lengths > 0, last - first + 1, 0)
    aside = abs(float((first + last)[height // 4 : -height // 4].mean()) - width + 1)
    if lengths.sum() < SOLID * extent.sum() or aside > ASIDE * width:
        return ""
    widths = extent / width
    at = np.linspace(-1, 1, height)
    shapes = {"●": np.sqrt(np.clip(1 - at**2, 0, 1)), "◆": 1 - np.abs(at), "▲": (1 + at) / 2, "▼": (1 - at) / 2}
    off = {mark: float(np.abs(widths - shape).mean()) for mark, shape in shapes.items()}
    mark = min(off, key=lambda name: off[name])
    return mark if off[mark] < OFF_MARK else ""


def find_dash(line: Line, grey: np.ndarray) -> None:
    """A level stroke between the digits of a number (1－1, Ａ－2) that was passed over takes its place.

    In a number of so few signs each stands alone, so that the pieces of ink are counted.
    """
    text = "".join(s.text for s in line.symbols)
    if line.vertical or not _NUMBERED.fullmatch(text) or len(text) != len(line.symbols):
        return
    box, ink = _ink(line, grey)
    runs = _runs(ink)
    heights = [int(np.ptp(np.flatnonzero(ink[:, a:b].any(axis=1)))) + 1 for a, b in runs]
    flat = [
        i for i, ((a, b), height) in enumerate(zip(runs, heights, strict=True))
        if height <= DASH[1] * line.size and b - a >= DASH[0] * line.size
    ]  # fmt: skip
    if len(flat) != 1 or len(runs) != len(text) + 1 or not 0 < flat[0] < len(text):
        return
    a, b = runs[flat[0]]
    rows, inked = np.flatnonzero(ink[:, a:b].any(axis=1)), np.flatnonzero(ink.any(axis=1))
    if abs((rows[0] + rows[-1]) - (inked[0] + inked[-1])) / 2 > MIDDLE * line.size:
        return
    for symbol, (start, end) in zip(line.symbols, runs[: flat[0]] + runs[flat[0] + 1 :], strict=True):
        symbol.box = symbol.box._replace(x0=box.x0 + start, x1=box.x0 + end)
    dash = Symbol("-", line.confidence, Box(box.x0 + a, box.top, box.x0 + b, box.bottom), False)
    line.symbols.insert(flat[0], dash)


def find_percent(line: Line, grey: np.ndarray) -> None:
    """What stands behind a number and was taken for 96 or 9％ is ％ where its ink has the rings and stroke of one."""
    text = "".join(s.text for s in line.symbols)
    if line.vertical or len(text) != len(line.symbols):
        return
    for match in reversed(list(_PERCENT.finditer(text))):
        seen = line.symbols[match.start() : match.end()]
        box = around([s.box for s in seen])
        # The boxes of single symbols wander: the sign is what stands between the digit before and the next blank.
        if _is_percent(box, line, grey):
            seen[0].text, seen[0].box = "%", box
            del line.symbols[match.start() + 1 : match.end()]


def find_arrows(line: Line, grey: np.ndarray) -> None:
    """Arrows and solid triangles between words (R5→R8, 12％ ▶ 30％): Tesseract takes them for a kana or a digit."""
    if line.vertical or len(line.symbols) < 2:
        return
    box, ink = _ink(line, grey, line.box)
    for start, end in _runs(ink):
        if end - start < max(ARROW_WIDE * line.size, LEAST_ARROW):
            continue
        piece = ink[:, start:end]
        rows = np.flatnonzero(piece.any(axis=1))
        piece = piece[rows[0] : rows[-1] + 1]
        sign = arrow(piece) or ("▶" if _is_triangle(piece, line.size) else "")
        if sign:
            _put(line, sign, Box(box.x0 + start, box.top, box.x0 + end, box.bottom))


def _is_triangle(ink: np.ndarray, size: float) -> bool:
    """Whether ink, cut to its edges, is a solid triangle that points to the right."""
    height, width = ink.shape
    if height < TRIANGLE_HIGH * size or not 0.6 <= width / height <= 1.3:
        return False
    first = np.argmax(ink, axis=0)
    last = height - 1 - np.argmax(ink[::-1], axis=0)
    extent = last - first + 1.0
    off = np.abs(extent - np.linspace(height, 0, width)).mean()
    return bool(ink.sum() > SQUARE * extent.sum() and off < 0.12 * height)


def _put(line: Line, sign: str, box: Box) -> None:
    """Give a sign its place in a line, instead of what it was taken for."""
    reach = 0.8 * line.size
    taken = [
        s for s in line.symbols
        if s.text in TAKEN_FOR_ARROW and box.x0 - reach <= (s.box.x0 + s.box.x1) / 2 <= box.x1 + reach
    ]  # fmt: skip
    middle = (box.x0 + box.x1) / 2
    if taken:
        nearest = min(taken, key=lambda s: abs((s.box.x0 + s.box.x1) / 2 - middle))
        nearest.text, nearest.box = sign, box
        # Two strokes are taken for two signs.
        line.symbols[:] = [s for s in line.symbols if s is nearest or not (s in taken and _inside(s.box, box))]
        return
    at = sum((s.box.x0 + s.box.x1) / 2 < middle for s in line.symbols)
    line.symbols.insert(at, Symbol(sign, line.confidence, box, True))


def _inside(inner: Box, outer: Box) -> bool:
    return outer.x0 <= (inner.x0 + inner.x1) / 2 <= outer.x1


def _is_percent(box: Box, line: Line, grey: np.ndarray) -> bool:
    part = grey[max(box.top, 0) : box.bottom, max(box.x0, 0) : box.x1].astype(np.int16)
    if part.size < 60 or int(part.max()) - int(part.min()) < 60:
        return False
    dark = part < (int(part.min()) + int(part.max())) / 2
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    dark = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = dark.shape
    below = dark[int(0.72 * height) :, : max(int(0.2 * width), 1)]
    above = dark[: int(0.28 * height), int(0.8 * width) :]
    return bool(width <= PERCENT * line.size and below.mean() <= CORNER and above.mean() <= CORNER)


def _ink(line: Line, grey: np.ndarray, whole: Box | None = None) -> tuple[Box, np.ndarray]:
    """The ink of a line, or of all that lies in its box, and where it lies."""
    box = around([s.box for s in line.symbols] + ([whole] if whole else []))
    box = box._replace(top=max(box.top, 0), x0=max(box.x0, 0))
    part = grey[box.top : box.bottom, box.x0 : box.x1].astype(np.int16)
    if not part.size or int(part.max()) - int(part.min()) < 60:
        return box, np.zeros((0, 0), dtype=bool)
    return box, part < (int(part.min()) + int(part.max())) / 2


def _runs(ink: np.ndarray) -> list[tuple[int, int]]:
    """Columns of ink between columns of paper."""
    columns = np.flatnonzero(ink.any(axis=0)) if ink.size else np.zeros(0, dtype=int)
    if not len(columns):
        return []
    pieces = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    return [(int(piece[0]), int(piece[-1]) + 1) for piece in pieces]
