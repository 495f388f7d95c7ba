"""Finds characters that a page with text shows as pictures or outlines: numbers of headings, headings, banners."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Char, Page, Place, union

HEIGHT = (0.5, 1.7)
"""Height of a number's picture in sizes of the text behind it; 一太郎 gives the numbers of its lists so."""
LONGEST = 6.0
"""Its width, likewise (第１編)."""
GAP = 3.0
"""White space between it and the text, likewise."""
BANNER = (9.0, 64.0)
"""Height in points of a picture that may be a heading."""
SHAPE = 3.0
"""It is at least so many times as wide as high."""
GLYPH = (5.0, 48.0)
"""Points: height of outlines that may be characters."""
OUTLINES = 10
"""So many small filled paths side by side are words: two kanji have as many, a bullet or an icon has fewer."""


def numbers_as_pictures(page: Page) -> list[tuple[Place, Char]]:
    """Pictures that stand where a heading or an item of a list has its number, each with the character behind it."""
    small = [i for i in page.images if i.height <= 2 * GLYPH[1] and i.width <= 6 * GLYPH[1]]
    found = []
    for image in small:
        behind = [
            c for c in page.chars
            if not c.text.isspace() and c.upright
            and abs(c.place.center[1] - image.center[1]) < 0.5 * c.size
            and HEIGHT[0] * c.size <= image.height <= HEIGHT[1] * c.size and image.width <= LONGEST * c.size
            and -0.3 * c.size <= c.place.x0 - image.x1 <= GAP * c.size
        ]  # fmt: skip
        nearest = min(behind, key=lambda c: c.place.x0, default=None)
        if nearest is not None and not _begun(page.chars, image, nearest):
            found.append((image, nearest))
    return found


def _begun(chars: Sequence[Char], image: Place, behind: Char) -> bool:
    """Whether text of the same line stands directly before the picture, which then is an emoji or a mark in it."""
    return any(
        abs(c.place.center[1] - image.center[1]) < 0.4 * c.size and 0 <= image.x0 - c.place.x1 < GAP * behind.size
        for c in chars
        if not c.text.isspace()
    )


def words_as_pictures(page: Page) -> list[Place]:
    """Banners and rows of outlines without characters, in which a heading may stand."""
    printed = [c.place for c in page.chars if not c.text.isspace()]
    areas = [
        i for i in page.images
        if BANNER[0] <= i.height <= BANNER[1] and i.width >= SHAPE * i.height and i.overlap(page.place) > 0
    ] + _rows_of_outlines(page)  # fmt: skip
    return [a for a in areas if not any(a.holds(*p.center) for p in printed)]


def _rows_of_outlines(page: Page) -> list[Place]:
    """Runs of small curved filled paths on one line."""
    glyphs = sorted(
        (
            s.place for s in page.shapes
            if s.curved and s.fill is not None and s.place.height <= GLYPH[1] and s.place.width <= GLYPH[1]
        ),
        key=lambda p: p.x0,
    )  # fmt: skip
    rows: list[list[Place]] = []
    for place in glyphs:
        for row in rows:
            around = union(row)
            if abs(around.center[1] - place.center[1]) < 0.6 * max(around.height, place.height):
                if place.x0 - around.x1 < 1.5 * max(around.height, GLYPH[0]) and around.height <= GLYPH[1]:
                    row.append(place)
                    break
        else:
            rows.append([place])
    found = []
    for run in rows:
        if len(run) < OUTLINES:
            continue
        words = union(run)
        # A number before the words is a run of its own.
        beside = [
            p for p in glyphs
            if abs(p.center[1] - words.center[1]) < 0.4 * words.height and 0 < words.x0 - p.x1 < 2.5 * words.height
        ]  # fmt: skip
        found.append(union([words, *beside]))
    return [line for line in found if GLYPH[0] <= line.height <= GLYPH[1] and line.width >= 2 * line.height]
