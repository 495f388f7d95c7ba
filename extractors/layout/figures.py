"""Drawings are told apart from running text: short labels in boxes that arrows or lines join."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Char, Page, Place, union
from extractors.glyphs import Glyphs

MAX_LABEL = 40
"""A box of a drawing holds a label, not a sentence: at most this many characters."""
NEAR = 90.0
"""Boxes of one drawing stand within this many points of one another."""
WIDE = 0.75
"""A box wider than this share of the page is a title bar or a frame, no node of a drawing."""
AS_TEXT = 0.95
"""Nor is a box about as wide as all of the page's text: a shaded heading."""
OUTSIDE = 0.45
"""At most this share of a drawing's characters stands outside its boxes (words at its arrows)."""
EDGE = 4.0
"""Points by which the edges of a title bar and its frame differ at most."""
LEADING = 2
"""So many connectors from a drawing make a box further away a part of it."""
THIN = 3.0
"""What is wider than this, in points, is no line."""
WORDS = 4
"""So many characters in a round shape make a box of it; fewer are a number or a word on an arrow."""
_BULLETS = "・○●◆■□➢✓※①②③"


def find_figures(
    page: Page, frames: Sequence[Place], glyphs: Glyphs, tables: Sequence[Place]
) -> list[Place]:
    """Rectangles of drawings: clusters of labelled boxes of which at least two are joined by arrows or lines.

    Args:
        page: for its shapes and lines.
        frames: boxes that may hold text.
        glyphs: the page's characters outside tables.
        tables: places of tables, which no drawing reaches into.
    """
    text = float(glyphs.x1.max() - glyphs.x0.min()) if len(glyphs.chars) else page.width
    nodes = [f for f in frames if f.width < min(WIDE * page.width, AS_TEXT * text)]
    if len(nodes) < 3:
        return []
    chars = glyphs.chars
    labels = [f for f in nodes if _is_label(f, glyphs)]
    texts = [f for f in nodes if not _is_label(f, glyphs) and glyphs.within([f]).any()]
    labels = [f for f in labels if not any(_heads(f, text) for text in texts)]
    if len(labels) < 3:
        return []
    # Sides of boxes with texts, as those beside a column of labels, and of cards join nothing.
    others = [f for f in frames if not any(f is label for label in labels)]
    connectors = [c for c in _connectors(page, labels, glyphs) if not any(_is_side(c, other) for other in others)]
    clusters: list[list[Place]] = []
    for label in labels:
        near = [c for c in clusters if any(_touches(label, other, NEAR) for other in c)]
        merged = [label] + [place for c in near for place in c]
        clusters = [c for c in clusters if not any(c is n for n in near)] + [merged]
    figures = []
    for cluster in clusters:
        cluster = [*cluster, *_led_to(cluster, labels, connectors)]
        arrows = [c for c in connectors if sum(_touches(box, c) for box in cluster) >= 2]
        if len(cluster) < 3 or len(arrows) < 2:
            continue
        place = union([*cluster, *arrows])
        if any(place.overlap(t) > 0 for t in tables) or _cuts_text(place, chars):
            continue
        loose = [c for c in chars if place.holds(*c.place.center) and not c.text.isspace()]
        outside = sum(not any(box.holds(*c.place.center) for box in cluster) for c in loose)
        if outside > OUTSIDE * len(loose):
            continue
        figures.append(place)
    return figures


def _led_to(cluster: Sequence[Place], labels: Sequence[Place], connectors: Sequence[Place]) -> list[Place]:
    """Boxes further away to which several connectors run from boxes of a drawing."""
    away = []
    for label in labels:
        if any(label is box for box in cluster):
            continue
        leading = [c for c in connectors if _touches(label, c) and any(_touches(box, c) for box in cluster)]
        if len(leading) >= LEADING:
            away.append(label)
    return away


def _is_label(frame: Place, glyphs: Glyphs) -> bool:
    text = "".join([c.text for c in glyphs.chosen(glyphs.within([frame]))]).strip()
    return 0 < len(text) <= MAX_LABEL and "。" not in text and text[0] not in _BULLETS


def _heads(bar: Place, frame: Place) -> bool:
    """Whether a box is the title bar on top of a frame as wide as itself that holds text: no node of a drawing."""
    wide = abs(bar.x0 - frame.x0) < EDGE and abs(bar.x1 - frame.x1) < EDGE
    return wide and abs(frame.top - bar.bottom) < EDGE and frame.height > bar.height


def _cuts_text(place: Place, chars: Sequence[Char]) -> bool:
    """Whether the rectangle's sides run through lines of text, which then do not belong to a drawing."""
    cut = 0
    for a, b in zip(chars, chars[1:], strict=False):
        near = abs(a.place.bottom - b.place.bottom) < 1 and 0 <= b.place.x0 - a.place.x1 < 0.5 * b.size
        cut += near and place.holds(*a.place.center) != place.holds(*b.place.center)
    return cut > 1


def _connectors(page: Page, boxes: Sequence[Place], glyphs: Glyphs) -> list[Place]:
    """Arrows and lines that run between boxes and lie outside every box; a rounded box with words is none."""
    found: list[Place] = []
    for shape in page.shapes[:2000]:
        place = shape.place
        if shape.rectangular or (place.width > 0.5 * page.width and place.height > 0.5 * page.height):
            continue
        if any(b.holds(*place.center) for b in boxes) or any(place.holds(*b.center) for b in boxes):
            continue
        if shape.curved and shape.closed and glyphs.within([place]).sum() >= WORDS:
            continue
        found.append(place)
    for segment in page.segments[:2000]:
        place = Place(page.number, segment.x0, segment.top, segment.x1, segment.bottom)
        on_edge = any(
            abs(place.top - b.top) < 2 or abs(place.top - b.bottom) < 2
            if segment.horizontal
            else abs(place.x0 - b.x0) < 2 or abs(place.x0 - b.x1) < 2
            for b in boxes
        )
        if 6 < max(place.width, place.height) < 300 and not on_edge:
            found.append(place)
    return found


def _is_side(line: Place, frame: Place) -> bool:
    """Whether a line is a side of a frame: a border joins nothing."""
    if min(line.width, line.height) > THIN:
        return False
    if line.height > line.width:
        level = min(abs(line.x0 - frame.x0), abs(line.x0 - frame.x1)) < 2
        return level and line.top > frame.top - 2 and line.bottom < frame.bottom + 2
    level = min(abs(line.top - frame.top), abs(line.top - frame.bottom)) < 2
    return level and line.x0 > frame.x0 - 2 and line.x1 < frame.x1 + 2


def _touches(box: Place, other: Place, reach: float = 14.0) -> bool:
    return (
        box.x0 - reach <= other.x1
        and other.x0 <= box.x1 + reach
        and box.top - reach <= other.bottom
        and other.top <= box.bottom + reach
    )
