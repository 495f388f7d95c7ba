"""What a page holds beside characters (ruling lines, shapes, images), and what that says of its text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractors.document import Place, Segment, Shape, union
from extractors.reading import native
from extractors.reading.characters import Characters
from extractors.reading.frame import Frame
from extractors.reading.objects import MAX_OBJECTS, NO_OBJECTS, Objects, bounds, page_objects
from extractors.reading.paths import MOST_DRAWN, read_paths
from extractors.reading.repair import SCAN_COVER, cover, near_pairs

STRIKES = 8
"""Text objects of one size looked back at for one that is painted again to look bold."""


class Drawing(NamedTuple):
    """Ruling lines, shapes and images of a page, and what they say of its text."""

    segments: list[Segment]
    shapes: list[Shape]
    images: list[Place]
    covered: bool
    """Whether a picture covers the text: some scanners paint the text that they recognised and the picture over it."""
    struck: list[Place]
    """Rectangles whose text was painted twice, a little apart, to look bold; PDFium gives such text only once."""
    pixels: int = 0
    """Of the largest picture."""
    excess: tuple[str, ...] = ()
    """What was left out because there is too much of it."""
    objects: Objects = NO_OBJECTS
    """All that is drawn, as long as the page is open."""


def read_drawing(page: pdfium.PdfPage, frame: Frame, known: Collection[int] = frozenset()) -> Drawing:
    """Ruling lines, other shapes and images in drawing order.

    Args:
        page: an open page.
        frame: its size and rotation.
        known: addresses of its objects that are known to be text.
    """
    objects = page_objects(page, known)
    texts, pictures = objects.of(raw.FPDF_PAGEOBJ_TEXT), objects.of(raw.FPDF_PAGEOBJ_IMAGE)
    images: list[Place] = []
    under = 0
    boxes, bounded = bounds(objects, pictures, frame)
    for i, box in zip(pictures[bounded].tolist(), boxes.tolist(), strict=True):
        place = Place(frame.number, *box)
        if not frame.shows(place):
            continue
        images.append(place)
        large = place.width * place.height > 0.5 * frame.width * frame.height
        if large and cover([place], frame.width, frame.height) >= SCAN_COVER:
            if not native.has_transparency(objects.handle(i)):
                under = int(np.searchsorted(texts, i))
    excess: tuple[str, ...] = ()
    if objects.cut_off:
        excess += (f"of its drawing only the first {MAX_OBJECTS} objects were looked at",)
    drawn = read_paths(objects, frame)
    if drawn is None:
        excess += (f"it is drawn of more than {MOST_DRAWN} lines and shapes, so none of them was looked at",)
    segments, shapes = drawn or ([], [])
    struck = _struck(bounds(objects, texts, frame)[0]) if _left_out(objects, texts, known, frame) else []
    covered = 0 < len(texts) == under
    return Drawing(segments, shapes, images, covered, struck, _pixels(objects, pictures), excess, objects)


def _left_out(objects: Objects, texts: np.ndarray, known: Collection[int], frame: Frame) -> bool:
    """Whether a text that prints something is none of those that hold the page's characters: it was painted twice."""
    others = [i for i in texts.tolist() if objects.addresses[i] not in known]
    boxes, _ = bounds(objects, np.array(others, dtype=np.int64), frame)
    return bool(((boxes[:, 0] < boxes[:, 2]) & (boxes[:, 1] < boxes[:, 3])).any())


def most_pixels(page: pdfium.PdfPage) -> int:
    """Pixels of the largest picture of a page, as the picture states them."""
    objects = page_objects(page)
    return _pixels(objects, objects.of(raw.FPDF_PAGEOBJ_IMAGE))


def _pixels(objects: Objects, pictures: np.ndarray) -> int:
    size = native.PAIRS.read(native.get_picture_size, len(pictures), objects.handles_of(pictures))
    return max((across * down for across, down in size.tolist()), default=0)


def embolden(found: Characters, struck: Sequence[Place]) -> Characters:
    """The characters, those inside a rectangle that was painted twice in bold."""
    if not struck or not len(found):
        return found
    x, y = (found.boxes[:, 0] + found.boxes[:, 2]) / 2, (found.boxes[:, 1] + found.boxes[:, 3]) / 2
    order = np.argsort(y)
    x, y = x[order], y[order]
    twice = np.zeros(len(found), dtype=bool)
    first = np.searchsorted(y, [place.top for place in struck], "left").tolist()
    behind = np.searchsorted(y, [place.bottom for place in struck], "right").tolist()
    for place, start, end in zip(struck, first, behind, strict=True):
        twice[start:end] |= (x[start:end] >= place.x0) & (x[start:end] <= place.x1)
    bold = found.bold.copy()
    bold[order] |= twice
    return replace(found, bold=bold)


def _struck(boxes: np.ndarray) -> list[Place]:
    """Rectangles of text objects of which one is another moved a little."""
    if len(boxes) < 2:
        return []
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    wide, high = np.rint(width).astype(np.int64), np.rint(height).astype(np.int64)
    near = near_pairs(high, boxes[:, 0], boxes[:, 1], 0.12 * (high + 0.5) + 0.3)
    ranks: dict[tuple[int, int], np.ndarray] = {}
    seen: dict[tuple[int, int], list[tuple[int, Place]]] = {}
    struck: list[Place] = []
    for i in near.tolist():
        w, h = width[i], height[i]
        key = (int(wide[i]), int(high[i]))
        place = Place(0, *boxes[i].tolist())
        before = {}
        for across in (key[0] - 1, key[0], key[0] + 1):
            other_key = (across, key[1])
            if other_key not in ranks:
                ranks[other_key] = ((wide == across) & (high == key[1])).nonzero()[0]
            last = before[other_key] = int(np.searchsorted(ranks[other_key], i))
            for at, other in seen.get(other_key, ())[-STRIKES:]:
                across_by, down_by = abs(other.x0 - place.x0), abs(other.top - place.top)
                alike = abs(other.width - w) < 0.1 and abs(other.height - h) < 0.1
                if at > last - STRIKES and alike and 0.05 < max(across_by, down_by) <= 0.12 * h + 0.3:
                    struck.append(union((other, place)))
        seen.setdefault(key, []).append((before[key] + 1, place))
    return struck
