"""Finds characters that a page with text shows as pictures or outlines: numbers of headings, headings, banners."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.document import Char, Page, Place, union
from extractors.reading.quality import outlines

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
REACH = 1.5 * GLYPH[1]
"""Points of white space behind which no run of outlines goes on."""
AT_ONCE = 64
"""Pictures compared with all characters of the page in one step."""
OUTLINES = 10
"""So many small filled paths side by side are words: two kanji have as many, a bullet or an icon has fewer."""


def numbers_as_pictures(page: Page) -> list[tuple[Place, Char]]:
    """Pictures that stand where a heading or an item of a list has its number, each with the character behind it."""
    small = [i for i in page.images if i.height <= 2 * GLYPH[1] and i.width <= 6 * GLYPH[1]]
    printed = [c for c in page.chars if not c.text.isspace()] if small else []
    if not printed:
        return []
    x0, top, x1, bottom = np.array([c.place[1:] for c in printed]).T
    size = np.array([c.size for c in printed])
    upright = np.array([c.upright for c in printed])
    middle = (top + bottom) / 2
    found = []
    for start in range(0, len(small), AT_ONCE):
        some = small[start : start + AT_ONCE]
        left, above, right, below = np.array([i[1:] for i in some]).T[:, :, None]
        gap = x0 - right
        level = np.abs(middle - (above + below) / 2)
        which, behind = ((level < 0.5 * size) & (gap >= -0.3 * size) & (gap <= GAP * size) & upright).nonzero()
        height, width = (below - above)[which, 0], (right - left)[which, 0]
        em = size[behind]
        fits = (HEIGHT[0] * em <= height) & (height <= HEIGHT[1] * em) & (width <= LONGEST * em)
        for i in np.unique(which[fits]).tolist():
            candidates = behind[fits & (which == i)]
            nearest = candidates[x0[candidates].argmin()]
            before = left[i] - x1
            # Where text of the same line stands directly before the picture, it is an emoji or a mark in it.
            if not ((level[i] < 0.4 * size) & (before >= 0) & (before < GAP * size[nearest])).any():
                found.append((some[i], printed[nearest]))
    return found


def words_as_pictures(page: Page) -> list[Place]:
    """Banners and rows of outlines without characters, in which a heading may stand."""
    areas = [
        i for i in page.images
        if BANNER[0] <= i.height <= BANNER[1] and i.width >= SHAPE * i.height and i.overlap(page.place) > 0
    ] + _rows_of_outlines(page)  # fmt: skip
    if not areas:
        return []
    printed = [c.place.center for c in page.chars if not c.text.isspace()]
    return [a for a in areas if not any(a.holds(x, y) for x, y in printed)]


def _rows_of_outlines(page: Page) -> list[Place]:
    """Runs of small curved filled paths on one line."""
    glyphs = sorted(
        (p for p in outlines(page) if p.height <= GLYPH[1] and p.width <= GLYPH[1]), key=lambda p: p.x0
    )
    if len(glyphs) < OUTLINES:
        return []
    found = []
    for run in _runs(glyphs):
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


def _runs(glyphs: Sequence[Place]) -> list[list[Place]]:
    """Outlines from left to right, in runs that stand at one height with small gaps."""
    runs: list[list[Place]] = []
    open_runs: list[tuple[list[Place], float, float, float]] = []
    for place in glyphs:
        _, x0, top, x1, bottom = place
        kept = []
        joined = False
        for item in open_runs:
            run, above, below, right = item
            height = below - above
            if x0 - right >= REACH or height > GLYPH[1]:
                continue
            if not joined and abs((above + below) / 2 - (top + bottom) / 2) < 0.6 * max(height, bottom - top):
                if x0 - right < 1.5 * max(height, GLYPH[0]):
                    run.append(place)
                    item = (run, min(above, top), max(below, bottom), max(right, x1))
                    joined = True
            kept.append(item)
        if not joined:
            runs.append([place])
            kept.append((runs[-1], top, bottom, x1))
        open_runs = kept
    return runs
