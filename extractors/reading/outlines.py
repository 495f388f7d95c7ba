"""What a fill or a picture really shows: the outline that clips it, a gradient's colour, a picture's silhouette."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import repeat

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractors.document import Char, Place, Segment, Shape
from extractors.reading import native
from extractors.reading.drawing import Drawing
from extractors.reading.frame import UNMOVED, Frame, Matrix, apply
from extractors.reading.objects import Objects, bounds

Point = tuple[float, float]
Colour = tuple[int, int, int]

MOST_CORNERS = 200
"""A clip of more corners is a drawing's."""
TALLEST = 80.0
"""A bar or arrow of a timetable is no taller than this, in points."""
MOST_PICTURES = 60
"""Flat pictures looked at on a page."""
ROWS = 7
"""Heights at which the edges of a picture's silhouette are taken."""
STRONG = 0.5
"""Pixels of a silhouette are opaque by at least this share of the picture's most opaque ones."""
SHADOW = 90
"""A picture is a shadow if it is half transparent, or its edge is, and no channel of it is brighter than this."""
SOFT = 0.04
"""Share of a shadow's pixels that are neither clear nor full: its blurred edge."""
PAPER = 243
"""A pixel is painted if one of its channels is darker."""
PAINTED = 0.8
"""Share of a box that a gradient paints, at least."""
GRID = np.linspace(0.1, 0.9, 9)
"""Where a box is looked at, as shares of its sides."""
MOST_OF_BOX = 12
"""Points of an outline that may be a box's."""
STEP = 24
"""Steps of a gradient differ by no more than this in each channel."""
CURVED = 16
"""An outline with more corners is rounded."""
SHADED = (160, 160, 160)
"""Stands for the colour of a gradient that fills its clip, which PDFium does not tell."""
_WHITE = (255, 255, 255)
_TIME = re.compile(r"年度|[0-9０-９]月|四半期|上期|下期|[0-9]Q|[RＲ][0-9０-９]|20[0-9]{2}")


def tells_time(chars: Sequence[Char]) -> bool:
    """Whether a page may have a time axis: only there it matters how bars are painted."""
    found = 0
    for _ in _TIME.finditer("".join([c.text for c in chars])):
        found += 1
        if found >= 3:
            return True
    return False


def as_seen(page: pdfium.PdfPage, frame: Frame, drawing: Drawing) -> tuple[list[Segment], list[Shape], list[Place]]:
    """Ruling lines, shapes and images of a page as they look.

    A box that is clipped is its clip's outline, the steps of a gradient are one shape in one colour, a picture of an
    arrow is a shape too, and shadows are left out.
    """
    objects = drawing.objects
    if len(objects.of(raw.FPDF_PAGEOBJ_TEXT)) == len(objects.kinds):
        return drawing.segments, drawing.shapes, drawing.images
    shapes = _clipped(objects, frame, drawing.shapes) + _shadings(objects, frame)
    segments = list(drawing.segments)
    shapes = [_whole_box(shape, segments) for shape in shapes]
    silhouettes, images = _pictures(page, objects, frame)
    return segments, _painted(page, shapes) + silhouettes, images


def _clip_outline(handle: native.Handle, outer: Matrix, frame: Frame) -> list[Point] | None:
    """The corners, as displayed, of the smallest path that clips a page object; None where nothing clips it."""
    clip = native.get_clip(handle)
    count = native.count_clip_paths(clip) if clip else 0
    best: tuple[float, list[Point]] | None = None
    for i in range(count):
        corners = native.count_clip_segments(clip, i)
        if not 3 <= corners <= MOST_CORNERS:
            continue
        parts = list(map(native.get_clip_segment, repeat(clip), repeat(i), range(corners)))
        read = native.POINTS.read(native.get_segment_point, corners, parts)
        points = [frame.point(*apply(outer, x, y)) for x, y in read.tolist() if x == x and y == y]
        if len(points) < 3:
            continue
        box = _box_of(points, frame.number)
        if best is None or box.width * box.height < best[0]:
            best = box.width * box.height, points
    return best[1] if best is not None else None


def _box_of(points: Sequence[Point], number: int) -> Place:
    """The rectangle around points, to a hundredth of a point."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Place(number, round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2))


def _shape_of(outline: Sequence[Point], fill: Colour, number: int) -> Shape:
    rounded = tuple((round(x, 2), round(y, 2)) for x, y in outline)
    return Shape(_box_of(outline, number), rounded, fill, None, 0.0, True, len(outline) > CURVED)


def _outer(objects: Objects, which: np.ndarray, i: int) -> Matrix:
    """The matrix of the forms around one of some objects."""
    outer = objects.outer_of(which[i : i + 1])
    if outer is None:
        return UNMOVED
    a, b, c, d, e, f = (float(column[0]) for column in outer)
    return a, b, c, d, e, f


def _clipped(objects: Objects, frame: Frame, shapes: Sequence[Shape]) -> list[Shape]:
    """Fills that cover their clip in its outline.

    Fills that follow in the same clip, each over its whole breadth and a little darker or lighter, are the steps of a
    gradient and are left out.
    """
    paths = objects.of(raw.FPDF_PAGEOBJ_PATH)
    clips = map(native.get_clip, objects.handles_of(paths))
    clipped = [i for i, clip in enumerate(clips) if clip and native.count_clip_paths(clip) > 0]
    if not clipped:
        return list(shapes)
    kept = paths[clipped]
    boxes, known = bounds(objects, kept, frame)
    outlines = {
        _key(box): outline
        for at, box in zip(known.nonzero()[0].tolist(), boxes.tolist(), strict=True)
        if (outline := _clip_outline(objects.handle(int(kept[at])), _outer(objects, kept, at), frame)) is not None
    }
    found: list[Shape] = []
    gradient: tuple[Place, Colour] | None = None
    for shape in shapes:
        outline = outlines.get(_key(shape.place.bbox))
        if outline is None or shape.fill is None or shape.stroke is not None or shape.curved:
            found.append(shape)
            continue
        clip, box = _box_of(outline, frame.number), shape.place
        across = box.x0 <= clip.x0 + 1 and box.x1 >= clip.x1 - 1
        along = box.top <= clip.top + 1 and box.bottom >= clip.bottom - 1
        if clip.height > TALLEST or not (across or along):
            found.append(shape)
            continue
        near = gradient is not None and all(abs(a - b) <= STEP for a, b in zip(shape.fill, gradient[1], strict=True))
        if gradient is not None and gradient[0] == clip and near:
            gradient = clip, shape.fill
            continue
        gradient = (clip, shape.fill) if across and along else None
        made = _shape_of(outline, shape.fill, frame.number)
        found.append(made if gradient is not None and not made.rectangular else shape)
    return found


def _key(box: Sequence[float]) -> tuple[int, ...]:
    return tuple(round(v * 5) for v in box)


def _shadings(objects: Objects, frame: Frame) -> list[Shape]:
    """Gradients that fill the whole of their clip."""
    found = []
    which = objects.of(raw.FPDF_PAGEOBJ_SHADING)
    for i, handle in enumerate(objects.handles_of(which)):
        outline = _clip_outline(handle, _outer(objects, which, i), frame)
        if outline is None:
            continue
        shape = _shape_of(outline, SHADED, frame.number)
        if shape.place.height <= TALLEST and frame.shows(shape.place):
            found.append(shape)
    return found


def _whole_box(shape: Shape, segments: list[Segment]) -> Shape:
    """A box whose outline begins in the middle of an edge, with its corners alone, and that edge as one line."""
    points = shape.points
    ring = points[:-1] if points[0] == points[-1] else points
    if shape.curved or not (shape.closed or shape.fill is not None) or not 4 < len(ring) <= MOST_OF_BOX:
        return shape
    turns = [
        i for i, (x, y) in enumerate(ring)
        if not (
            abs(ring[i - 1][0] - x) < 0.1 and abs(ring[(i + 1) % len(ring)][0] - x) < 0.1
            or abs(ring[i - 1][1] - y) < 0.1 and abs(ring[(i + 1) % len(ring)][1] - y) < 0.1
        )
    ]  # fmt: skip
    if len(turns) != 4:
        return shape
    corners = [ring[i] for i in turns]
    if shape.stroke is not None:
        for (ax, ay), (bx, by) in zip(corners, [*corners[1:], corners[0]], strict=True):
            edge = Segment(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by), shape.stroke_width)
            if edge not in segments:
                segments.append(edge)
        # The pieces of which it was drawn are on it now.
        pieces = {_side(a, b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)}
        pieces -= {_side(a, b) for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)}
        segments[:] = [s for s in segments if tuple(s[:4]) not in pieces]
    return replace(shape, points=(*corners, corners[0]))


def _side(a: Point, b: Point) -> tuple[float, float, float, float]:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _pictures(page: pdfium.PdfPage, objects: Objects, frame: Frame) -> tuple[list[Shape], list[Place]]:
    """The silhouettes of flat pictures, and the places of all pictures but shadows."""
    which = objects.of(raw.FPDF_PAGEOBJ_IMAGE)
    boxes, known = bounds(objects, which, frame)
    shapes: list[Shape] = []
    images: list[Place] = []
    flat = 0
    for at, box in zip(known.nonzero()[0].tolist(), boxes.tolist(), strict=True):
        place = Place(frame.number, *box)
        if not frame.shows(place):
            continue
        if flat < MOST_PICTURES and 4 <= place.height <= TALLEST and place.width >= 1.5 * place.height:
            flat += 1
            seen = _silhouette(page, objects.handle(int(which[at])), _outer(objects, which, at), frame)
            if seen == "shadow":
                continue
            if not isinstance(seen, str):
                shapes.append(seen)
        images.append(place)
    return shapes, images


def _silhouette(page: pdfium.PdfPage, handle: native.Handle, outer: Matrix, frame: Frame) -> Shape | str:
    """A flat picture as a shape with its colour, or ``shadow`` or ``box`` for one that has no outline of its own."""
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(page.pdf.raw, page.raw, ctypes.cast(handle, raw.FPDF_PAGEOBJECT))
    if not bitmap:
        return "box"
    # PDFium's own memory, which goes with the wrapper.
    pixels = np.array(pdfium.PdfBitmap.from_raw(bitmap).to_numpy())
    if pixels.ndim != 3 or pixels.shape[2] < 3 or min(pixels.shape[:2]) < 3:
        return "box"
    alpha = pixels[:, :, 3].astype(float) if pixels.shape[2] == 4 else np.full(pixels.shape[:2], 255.0)
    strongest = float(alpha.max())
    shown = (alpha >= max(STRONG * strongest, 1.0)) & (pixels[:, :, :3].min(axis=2) < 245)
    if not shown.any():
        return "box"
    colours = pixels[:, :, 2::-1][shown]
    soft = float(((alpha > 0.05 * strongest) & (alpha < 0.95 * strongest)).mean())
    if (strongest < 160 or soft > SOFT) and int(np.percentile(colours, 90)) <= SHADOW:
        return "shadow"
    height, width = shown.shape
    levels = [min(height - 1, int((i + 0.5) / ROWS * height)) for i in range(ROWS)]
    edges = [(y, np.flatnonzero(shown[y])) for y in levels]
    edges = [(y, x) for y, x in edges if len(x)]
    if len(edges) < ROWS - 2:
        return "box"
    left = [(float(x[0]), float(y)) for y, x in edges]
    right = [(float(x[-1] + 1), float(y)) for y, x in edges]
    spread = max(max(p[0] for p in side) - min(p[0] for p in side) for side in (left, right))
    if spread < 0.15 * height:
        return "box"
    x0, y0, x1, y1 = native.BOUNDS.read(native.get_bounds, 1, [handle])[0].tolist()
    # The rows stand in the middle of their stripes; the outline reaches from edge to edge.
    first, last = edges[0][0], edges[-1][0]
    corners = [
        frame.point(*apply(outer, x0 + (x1 - x0) * x / width, y1 - (y1 - y0) * (y - first) / max(last - first, 1)))
        for x, y in [*right, *reversed(left)]
    ]
    r, g, b = (int(v) for v in np.median(colours, axis=0))
    rounded = tuple((round(x, 2), round(y, 2)) for x, y in corners)
    return Shape(_box_of(corners, frame.number), rounded, (r, g, b), None, 0.0, True, False)


def _painted(page: pdfium.PdfPage, shapes: Sequence[Shape]) -> list[Shape]:
    """Shapes whose fill PDFium states as white though they are filled with a gradient, in the colour that is seen."""
    doubtful = [
        i for i, s in enumerate(shapes)
        if s.fill == _WHITE and s.place.width >= 6 and 4 <= s.place.height <= TALLEST
    ]  # fmt: skip
    found = list(shapes)
    if not doubtful:
        return found
    bitmap = page.render(scale=1.0)
    try:
        pixels = np.array(bitmap.to_numpy())[:, :, :3]
    finally:
        bitmap.close()
    height, width = pixels.shape[:2]
    for i in doubtful:
        place = shapes[i].place
        across = np.clip((place.x0 + GRID * place.width).astype(int), 0, width - 1)
        down = np.clip((place.top + GRID * place.height).astype(int), 0, height - 1)
        seen = pixels[np.ix_(down, across)].reshape(-1, 3)
        # Words leave most of a white box white.
        if float((seen.min(axis=1) < PAPER).mean()) >= PAINTED:
            b, g, r = (int(v) for v in np.median(seen, axis=0))
            found[i] = replace(shapes[i], fill=(r, g, b))
    return found
