"""Reads what the signs and colours of a timetable stand for (□は準備、■は実施; a swatch and its word)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.document import LaidOutPage, Place, Table
from extractors.language.commitments import commitment_phase
from extractors.turned import turn_place

Colour = tuple[int, int, int]

_SIGN = "□■◇◆○●◎△▲▽▼☆★→⇒➡⇨▶▷►×✕"
_SIGNS = frozenset(_SIGN)
_WORD = r"[^\s、。，,；;／/（）()：:＝=…‥" + _SIGN + "]{2,14}"
_SIGN_FIRST = re.compile(rf"([{_SIGN}])\s*(?:印|マーク)?\s*(?:[はがを]|[：:＝=…‥・\-－―]+)?\s*({_WORD})")
_WORD_FIRST = re.compile(rf"({_WORD})\s*(?:[はがを]|[：:＝=…‥]+|[（(])\s*([{_SIGN}])(?![^\s、。，,；;／/（）()）])")
_ENDS = re.compile(
    r"(?:を|の(?:期間|年度|段階|時期))?(?:表|示|意味)(?:し|す|わし)?.*$|です$|とする$|の(?:期間|年度|段階|時期)$"
)
_LEADING = re.compile(r"^(?:[※＊*注]|凡例|記号|表の?|図の?|なお|[：:\s　])+")
_IS_LEGEND = re.compile(r"[\s【\[（(＜<※]*(?:凡\s*例|記号)")
_PALEST = 248
SWATCH_WIDTH = (4.0, 60.0)
"""A swatch is so wide, in points."""
SWATCH_HEIGHT = (2.0, 20.0)
"""A swatch is so tall, in points."""
GAP = 1.6
"""White space in sizes that ends the word behind a swatch."""
REACH = 90.0
"""A legend of colours stands no further above or below its table than this, in points."""
LONGEST = 16
"""Characters of a word in a legend."""
SAME_COLOUR = 6
"""Levels of red, green or blue by which one colour may differ."""


@dataclass(slots=True)
class Legend:
    """What signs and colours stand for, in the words printed beside them."""

    signs: dict[str, str] = field(default_factory=dict)
    colours: list[tuple[Colour, str]] = field(default_factory=list)

    def phase(self, sign: str | None, colour: Colour | None) -> str | None:
        """The phase of an entry that is a sign or is filled with a colour; None where the legend has neither."""
        word = self.signs.get(sign) if sign is not None else None
        if word is None and colour is not None:
            word = next((w for c, w in self.colours if _alike(c, colour)), None)
        return commitment_phase(word) if word is not None else None


def signs_in(text: str) -> dict[str, str]:
    """What the signs of a line stand for; empty for a line that explains fewer than two of them by phases of work."""
    if not _has_signs(text):
        return {}
    plain = _LEADING.sub("", text.strip())
    best: dict[str, str] = {}
    for pairs in (
        [(m[1], m[2]) for m in _SIGN_FIRST.finditer(plain)],
        [(m[2], m[1]) for m in _WORD_FIRST.finditer(plain)],
    ):
        found: dict[str, str] = {}
        for sign, word in pairs:
            word = _ENDS.sub("", word)
            if commitment_phase(word) is not None:
                found.setdefault(sign, word)
        if len(found) > max(1, len(best)):
            best = found
    return best


def _has_signs(text: str) -> bool:
    """Whether two signs or more stand in a text, which hardly any has."""
    return len(_SIGNS.intersection(text)) > 1


def page_signs(page: LaidOutPage) -> dict[str, str]:
    """The signs that a page explains, in its text or in a row of a table."""
    found: dict[str, str] = {}
    for block in page.blocks:
        if block.kind not in ("furniture", "ruby", "toc") and block.table is None and _has_signs(block.passage.text):
            for text in (block.passage.text, *(line.text for line in block.lines)):
                found.update({s: w for s, w in signs_in(text).items() if s not in found})
    for table in page.tables:
        for row in range(table.n_rows):
            cells = sorted((c for c in table.cells if c.row == row), key=lambda c: c.col)
            if cells and _IS_LEGEND.match(cells[0].text):
                found.update(signs_in("、".join(c.text for c in cells[1:])))
    return found


def colours_near(page: LaidOutPage, table: Table) -> list[tuple[Colour, str]]:
    """The colours of swatches above or below a table, with the words inside or behind them."""
    # A sideways table is looked at upright.
    quarters = (4 - table.turned) % 4
    own = turn_place(table.place, quarters)
    around = Place(own.page, -1e9, own.top - REACH, 1e9, own.bottom + REACH)
    bare = [s for s in page.page.shapes if not any(t.place.holds(*s.place.center) for t in page.tables)]
    swatches = [
        (place, s.fill)
        for s in bare
        if s.fill is not None and min(s.fill) < _PALEST and _is_swatch(place := turn_place(s.place, quarters))
        and around.holds(*place.center)
    ]  # fmt: skip
    chars = [
        (char, upright, line.size)
        for block in page.blocks
        if block.table is None
        for line in block.lines
        for char, place in zip(line.text, line.passage.places, strict=True)
        if place is not None and not char.isspace()
        and around.holds(*(upright := turn_place(place, quarters)).center)
    ]  # fmt: skip
    found = [pair for other in page.tables for pair in _in_cells(other, table)]
    for swatch, fill in swatches:
        word = _word_of(swatch, chars, [other for other, _ in swatches if other is not swatch])
        if word and not any(_alike(c, fill) for c, _ in found):
            found.append((fill, word))
    told = [pair for pair in found if commitment_phase(pair[1]) is not None]
    return told if len(told) > 1 else []


def _in_cells(other: Table, table: Table) -> Iterator[tuple[Colour, str]]:
    """The colours that a small table, or a row 凡例 of the timetable itself, explains in its cells."""
    rows = [sorted((c for c in other.cells if c.row == row), key=lambda c: c.col) for row in range(other.n_rows)]
    rows = [row for row in rows if row and (_IS_LEGEND.match(row[0].text) or (other is not table and len(rows) <= 2))]
    for row in rows:
        for at, cell in enumerate(row):
            if cell.fill is None or min(cell.fill) >= _PALEST:
                continue
            beside = row[at + 1] if at + 1 < len(row) and row[at + 1].fill in (None, (255, 255, 255)) else None
            word = cell.text.strip() or (beside.text.strip() if beside is not None else "")
            if word and len(word) <= LONGEST and not _IS_LEGEND.match(word):
                yield cell.fill, word


def _is_swatch(place: Place) -> bool:
    return SWATCH_WIDTH[0] <= place.width <= SWATCH_WIDTH[1] and SWATCH_HEIGHT[0] <= place.height <= SWATCH_HEIGHT[1]


def _word_of(swatch: Place, chars: Sequence[tuple[str, Place, float]], others: Sequence[Place]) -> str:
    """What is printed in a swatch, else what follows it on its line as far as a gap or the next swatch."""
    inside = [(place.x0, char) for char, place, _ in chars if swatch.holds(*place.center)]
    if inside:
        return "".join(char for _, char in sorted(inside))[:LONGEST]
    middle = swatch.center[1]
    end = min((o.x0 for o in others if o.x0 > swatch.x1 - 1 and o.top <= middle <= o.bottom), default=1e9)
    level = [c for c in chars if c[1].top <= middle <= c[1].bottom and swatch.x1 - 1 <= c[1].x0 < end]
    word, x = "", swatch.x1
    for char, place, size in sorted(level, key=lambda c: c[1].x0):
        if place.x0 - x > GAP * size or len(word) > LONGEST:
            break
        word, x = word + char, place.x1
    return word.strip("：:＝=…・、 ")


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= SAME_COLOUR for a, b in zip(one, other, strict=True))
