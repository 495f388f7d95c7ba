"""A sheet that went through the scanner upside down or sideways is known by how little of it can be read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from extractors.document import Page
from extractors.reading.recognition.areas import HALF, certain
from extractors.reading.recognition.tesseract import Deadline, read_area
from extractors.turned import Turn, turn_page

UNREAD = 0.92
"""Mean confidence of a page's characters below which it may lie turned; what is read upside down has 0.80 to 0.88."""
SURER = 1.5
"""So many times as many characters are read with certainty on a sheet that is turned the right way."""
LEAST = 20
"""Characters that have to be certain then."""


def quarters_turned(grey: np.ndarray, dpi: int, deadline: Deadline) -> int:
    """Quarters clockwise by which a sheet has to be turned for its words to be read; 0 where none is better.

    Args:
        grey: the sheet as displayed.
        dpi: pixels an inch.
        deadline: until when there is time.
    """
    from tesserocr import PSM

    counts = []
    for quarters in range(4):
        lines, _ = read_area(np.rot90(grey, -quarters), False, PSM.AUTO, dpi, deadline, scale=HALF)
        # Tesseract reads lines that run up or down the sheet too, but gives them no places.
        counts.append(certain([o for o in lines if o.box.x1 - o.box.x0 > o.box.bottom - o.box.top]))
    best = max(range(4), key=lambda quarters: counts[quarters])
    return best if counts[best] > SURER * counts[0] and counts[best] >= LEAST else 0


def laid(page: Page, quarters: int) -> Page:
    """A page without what was read on it, turned clockwise so that its words stand upright."""
    sheet = turn_page(replace(page, chars=[], segments=[], shapes=[], text_source="none"), quarters)
    return _at_origin(sheet, quarters)


def lay_back(sheet: Page, page: Page, quarters: int) -> None:
    """Put what was read on a turned sheet into the page, at the places where it is displayed."""
    back = _at_origin(turn_page(sheet, 4 - quarters), 4 - quarters)
    page.chars, page.segments, page.shapes = back.chars, back.segments, back.shapes
    page.text_source, page.confidence, page.unmapped = sheet.text_source, sheet.confidence, sheet.unmapped
    page.lies = quarters


def _at_origin(page: Page, quarters: int) -> Page:
    """A page that was turned about its origin, moved so that its upper left corner is there."""
    moved = Turn(quarters, -page.corner[0], -page.corner[1]).moved(page)
    moved.turn = None
    return moved
