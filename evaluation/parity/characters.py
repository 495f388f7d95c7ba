"""Characters and their places, ours against pdfplumber's."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from evaluation.parity.findings import Box, Difference, PageParity, Places, middle, off_page
from extractors.document import Char
from taxonomy.radicals import SUPPLEMENT

ACROSS = 1.0
"""Points by which the middle of a character may differ across."""
DOWN = 0.35
"""Share of its size by which it may differ down: the two take ascent and descent from other places of a font."""
DOUBLE = 0.15
"""Share of its size within which an equal character is the same one printed twice."""
ASIDE = 4.0
"""Sizes by which pdfminer sets a character aside along its line."""
_TWINS = str.maketrans({"〜": "~", "戶": "戸"})
"""Characters that fonts and programs take for each other, and Unicode's foldings leave apart."""

UNDECODED = "pdfminer knows no character"
LIES_WRONG = "the font's descent is wrong, and pdfminer's box with it"
NOTHING_THERE = "nothing is printed where pdfplumber has it"
WIDTH = "pdfminer takes another width from the font"
SET_ASIDE = "pdfminer sets it aside along its line, by a width or spacing that it takes otherwise"
ASLANT = "printed aslant, where pdfminer takes a level box"


class Glyph(NamedTuple):
    """A character of either side."""

    text: str
    box: Box
    size: float
    upright: bool
    baseline: float | None = None
    """Points below the page's upper edge; None where the side does not say."""
    aslant: bool = False


class Seen(Protocol):
    """What is asked of the drawn page."""

    def printed(self, box: Box) -> bool:
        """Whether anything is seen inside a box."""

    def cut(self, box: Box) -> float:
        """How much is printed on the left and right edge of a box: a box that is set aside cuts its character."""


def of_pdfplumber(chars: Sequence[dict[str, Any]], corner: tuple[float, float]) -> list[Glyph]:
    """Pdfplumber's characters without blanks, letters of a ligature apart, from the page's upper left corner."""
    left, up = corner
    return [
        Glyph(letter, (char["x0"] - left, char["top"] - up, char["x1"] - left, char["bottom"] - up), char["size"],
              char["upright"], char["top"] - up + char["y1"] - char["matrix"][5],
              all(abs(part) > 0.1 for part in char["matrix"][:2]))
        for char in chars
        for letter in ([char["text"]] if char["text"].startswith("(cid:") else char["text"])
        if not _blank(letter)
    ]  # fmt: skip


def of_ours(chars: Sequence[Char]) -> list[Glyph]:
    """Our reader's characters without blanks."""
    return [
        Glyph(letter, char.place.bbox, char.size, char.upright)
        for char in chars
        for letter in char.text
        if not _blank(letter)
    ]


def _blank(text: str) -> bool:
    return not text.strip() or text == "\xad"


def compare(
    page: PageParity,
    theirs: Sequence[Glyph],
    ours: Sequence[Glyph],
    hidden: Sequence[Glyph],
    size: tuple[float, float],
    picture: Seen,
) -> None:
    """Pair the characters of a page and say of each that is alone why.

    Args:
        page: takes what is found.
        theirs: of pdfplumber.
        ours: those that our reader hands on.
        hidden: those that our reader found invisible.
        size: width and height of the page.
        picture: the page as drawn.
    """
    pairs = _pairs(theirs, ours)
    page.offsets += [abs(middle(theirs[a].box)[0] - middle(ours[b].box)[0]) for a, b in pairs.items()]
    alone = [at for at in range(len(theirs)) if at not in pairs]
    taken = set(pairs.values())
    rest = [at for at in range(len(ours)) if at not in taken]
    why = _Why([theirs[at] for at in alone], [ours[at] for at in rest], theirs, ours, hidden, size, picture)
    found = [Difference("characters", "pdfplumber", theirs[at].text, theirs[at].box, why.theirs(at)) for at in alone]
    page.found("characters", "pdfplumber", len(pairs), found)
    elsewhere = Counter(difference.what for difference in found if difference.reason == NOTHING_THERE)
    found = []
    for at in rest:
        reason = why.ours(at)
        if reason is None and elsewhere[ours[at].text] and picture.printed(ours[at].box):
            elsewhere[ours[at].text] -= 1
            reason = "pdfplumber has it where nothing is printed"
        found.append(Difference("characters", "ours", ours[at].text, ours[at].box, reason))
    page.found("characters", "ours", len(pairs), found)


def _pairs(theirs: Sequence[Glyph], ours: Sequence[Glyph]) -> dict[int, int]:
    """Which of ours is which of theirs: the nearest equal one within the tolerance, each once."""
    places = Places([glyph.box for glyph in ours])
    candidates = []
    for a, glyph in enumerate(theirs):
        x, y = middle(glyph.box)
        down = DOWN * max(glyph.size, 1.0) + ACROSS
        for b in places.near(glyph.box, max(down, ACROSS)):
            if glyph.text != ours[b].text:
                continue
            ox, oy = middle(ours[b].box)
            across = ACROSS if glyph.upright else down
            if abs(ox - x) <= across and abs(oy - y) <= down:
                candidates.append((abs(ox - x) + abs(oy - y), a, b))
    pairs: dict[int, int] = {}
    taken = set()
    for _, a, b in sorted(candidates):
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
    return pairs


class _Why:
    """Finds the reason for which one side has a character alone."""

    def __init__(
        self,
        alone: Sequence[Glyph],
        rest: Sequence[Glyph],
        theirs: Sequence[Glyph],
        ours: Sequence[Glyph],
        hidden: Sequence[Glyph],
        size: tuple[float, float],
        picture: Seen,
    ) -> None:
        self._alone, self._rest, self._theirs, self._ours, self._hidden = alone, rest, theirs, ours, hidden
        self._size, self._picture = size, picture
        sides = (alone, rest, theirs, ours, hidden)
        self._places = {id(side): Places([glyph.box for glyph in side]) for side in sides}

    def theirs(self, at: int) -> str | None:
        """Why pdfplumber has it alone."""
        glyph = self._theirs[at]
        if off_page(glyph.box, *self._size):
            return "off the page"
        if any(b != at and self._theirs[b].text == glyph.text for b in self._at(glyph, self._theirs, DOUBLE)):
            return "printed twice"
        if _undecoded(glyph.text):
            return UNDECODED
        if self._at(glyph, self._hidden):
            return "hidden"
        if any(self._lies(glyph, self._ours[b]) for b in self._level(glyph, self._ours)):
            return LIES_WRONG
        if reason := _other_code(glyph, [self._ours[b].text for b in self._at(glyph, self._ours)]):
            return reason
        if reason := self._along(glyph, self._rest, lambda other: self._elsewhere(glyph, other)):
            return reason
        return None if self._picture.printed(glyph.box) else NOTHING_THERE

    def ours(self, at: int) -> str | None:
        """Why we have it alone."""
        glyph = self._ours[at]
        there = [self._theirs[b].text for b in self._at(glyph, self._theirs)]
        if any(map(_undecoded, there)):
            return UNDECODED
        if any(self._lies(self._theirs[b], glyph) for b in self._level(glyph, self._theirs)):
            return LIES_WRONG
        return _other_code(glyph, there) or self._along(
            glyph, self._alone, lambda other: self._elsewhere(other, glyph)
        )

    def _along(self, glyph: Glyph, side: Sequence[Glyph], why: Callable[[Glyph], str | None]) -> str | None:
        """The reason that an equal character near by gives."""
        reach = ASIDE * max(glyph.size, 2.0)
        near = (side[at] for at in self._places[id(side)].near(glyph.box, reach))
        reasons = (why(other) for other in near if other.text == glyph.text)
        return next((reason for reason in reasons if reason is not None), None)

    def _elsewhere(self, theirs: Glyph, ours: Glyph) -> str | None:
        """Why pdfplumber has a character elsewhere; our box has to fit what is printed at least as well."""
        if theirs.aslant:
            return ASLANT if _inside(middle(theirs.box), ours.box) else None
        (x, y), (ox, oy) = middle(theirs.box), middle(ours.box)
        if abs(oy - y) > ACROSS or not theirs.upright or abs(ox - x) > ASIDE * max(theirs.size, 2.0):
            return None
        if self._picture.cut(ours.box) > self._picture.cut(theirs.box):
            return None
        same_edge = abs(theirs.box[0] - ours.box[0]) <= ACROSS
        same_width = abs((theirs.box[2] - theirs.box[0]) - (ours.box[2] - ours.box[0])) <= ACROSS
        return WIDTH if same_edge and not same_width else SET_ASIDE

    def _at(self, glyph: Glyph, side: Sequence[Glyph], share: float = 0.5) -> list[int]:
        """Which of a side stand where a character stands."""
        x, y = middle(glyph.box)
        reach = share * max(glyph.size, 2.0)
        near = ((at, middle(side[at].box)) for at in self._places[id(side)].near(glyph.box, reach))
        return [at for at, (ox, oy) in near if abs(ox - x) <= reach and abs(oy - y) <= reach]

    def _level(self, glyph: Glyph, side: Sequence[Glyph]) -> list[int]:
        """Equal characters of a side that stand at the same place across, within a few lines."""
        x, _ = middle(glyph.box)
        near = self._places[id(side)].near(glyph.box, 6 * max(glyph.size, 2.0))
        return [at for at in near if side[at].text == glyph.text and abs(middle(side[at].box)[0] - x) <= ACROSS]

    @staticmethod
    def _lies(theirs: Glyph, ours: Glyph) -> bool:
        """Whether the baseline that pdfplumber states lies in our box, and not in its own."""
        _, top, _, bottom = ours.box
        if theirs.baseline is None or not theirs.upright:
            return False
        inside = top + 0.5 * (bottom - top) <= theirs.baseline <= bottom + 0.05 * (bottom - top)
        return inside and not theirs.box[1] + 0.5 * theirs.size <= theirs.baseline <= theirs.box[3]


def _undecoded(text: str) -> bool:
    return text.startswith("(cid:") or unicodedata.category(text[0]) in ("Cc", "Cn", "Co")


def _other_code(glyph: Glyph, there: Sequence[str]) -> str | None:
    plain = _plain(glyph.text)
    if any(text != glyph.text and _plain(text) == plain for text in there):
        return "the same character in another code"
    return None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", "".join(SUPPLEMENT.get(letter, letter) for letter in text))
    return plain.translate(_TWINS)


def _inside(point: tuple[float, float], box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
