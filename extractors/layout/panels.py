"""Sheets that bear several pages are parted: slides of a handout, the two halves of a spread."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.document import Char, Page, Place
from extractors.glyphs import glyphs_of
from extractors.layout.downwards import margin_lines, runs_down
from extractors.layout.frames import frames_of
from extractors.layout.furniture import page_number
from extractors.layout.lines import is_vertical, make_lines
from extractors.layout.slide_numbers import numbered_slides

SLIDE_SHAPE = (1.2, 2.0)
"""Width of a slide as a share of its height, from 5:4 to 16:9 with a border."""
LEAST_SLIDE = 0.055
"""Share of a sheet that one of its slides takes at least: nine of them fill half of it."""
INSIDE = 0.85
"""Share of a sheet's characters that its slides hold: the rest is the sheet's own number and head."""
SAME = 4.0
"""Points by which edges of equal frames may differ."""
SPREAD_SHAPE = (1.25, 1.65)
"""Width of a spread as a share of its height: two upright pages of the usual papers."""
EDGE = 0.12
"""Page numbers stand within this share of the height from the upper or lower edge."""
TITLE_LARGER = 1.0
"""Points by which a slide's title is larger than what its boxes hold."""
LEAST_TITLE = 3
"""Characters of a title above boxes."""
RULES = 3
"""So many ruling lines over the middle of a sheet make one page of it: a table as wide as the sheet."""
REACH = 20.0
"""Points by which such a line reaches into both halves."""
JOIN = 2.0
"""Points by which pieces of one ruling line are apart."""
LEAST_SPREADS = 2
"""A document is one of spreads when so many sheets bear two page numbers that count up with the sheets."""


@dataclass(slots=True)
class Sheet:
    """A physical page, the pages that it bears (none where it is one page), and what stands beside them."""

    page: Page
    rest: Page
    panels: list[Page] = field(default_factory=list)
    numbers: list[list[Char]] = field(default_factory=list)
    """Numbers of slides without frames, set aside: they stand in one line with a title."""


def split_sheets(pages: Sequence[Page]) -> list[Sheet]:
    """Part the sheets of a document that bear several pages each; places stay those of the sheet."""
    slides = _slides(pages)
    if not any(slides):
        return _numbered(pages)
    return [_part(page, areas) for page, areas in zip(pages, slides, strict=True)]


def _numbered(pages: Sequence[Page]) -> list[Sheet]:
    """Sheets of slides that only their numbers tell, else of spreads."""
    slides = numbered_slides(pages)
    if any(slides):
        sheets = []
        for page, numbered in zip(pages, slides, strict=True):
            numbers = [[c for c in page.chars if at.holds(*c.place.center)] for _, at in numbered]
            aside = {id(char) for chars in numbers for char in chars}
            rest = replace(page, chars=[c for c in page.chars if id(c) not in aside]) if aside else page
            sheet = _part(rest, [area for area, _ in numbered])
            sheet.page, sheet.numbers = page, [chars for chars in numbers if chars]
            sheets.append(sheet)
        return sheets
    return [_part(page, areas) for page, areas in zip(pages, _spreads(pages), strict=True)]


def _part(page: Page, areas: Sequence[Place]) -> Sheet:
    if not areas:
        return Sheet(page, page)
    panels = [_panel(page, area) for area in areas]
    outside = [c for c in page.chars if not any(a.holds(*c.place.center) for a in areas)]
    rest = replace(page, chars=outside, segments=[], shapes=[], images=[])
    return Sheet(page, rest, panels)


def _panel(page: Page, area: Place) -> Page:
    """What stands in an area, without the frame around it."""
    return replace(
        page,
        width=area.width,
        height=area.height,
        corner=(area.x0, area.top),
        chars=[c for c in page.chars if area.holds(*c.place.center)],
        segments=[
            s for s in page.segments
            if area.holds((s.x0 + s.x1) / 2, (s.top + s.bottom) / 2) and not _on_edge(s.horizontal, s.x0, s.top, area)
        ],
        shapes=[s for s in page.shapes if area.holds(*s.place.center) and not _equal(s.place, area)],
        images=[i for i in page.images if area.holds(*i.center)],
    )  # fmt: skip


def _on_edge(horizontal: bool, x: float, y: float, area: Place) -> bool:
    edges = (area.top, area.bottom) if horizontal else (area.x0, area.x1)
    return any(abs((y if horizontal else x) - edge) < 1.5 for edge in edges)


def _equal(a: Place, b: Place) -> bool:
    return max(abs(x - y) for x, y in zip(a.bbox, b.bbox, strict=True)) < SAME


def _slides(pages: Sequence[Page]) -> list[list[Place]]:
    """For each sheet the frames of its slides in reading order; none where it is no handout.

    They stand at the same places on at least two sheets and on half of all, which boxes of one page do not.
    """
    found: list[list[Place]] = []
    without, most = 0, len(pages) - max(2, len(pages) / 2)
    for page in pages:
        found.append(_equal_frames(page))
        without += len(found[-1]) < 2
        if without > most:
            return [[] for _ in pages]
    usual = Counter(_key(f) for frames in found for f in frames)
    grid = [f for frames in found for f in frames if usual[_key(f)] >= 2]
    if 2 * sum(_titled_outside(page, frames) for page, frames in zip(pages, found, strict=True)) >= len(pages):
        return [[] for _ in pages]
    slides = []
    for page, frames in zip(pages, found, strict=True):
        own = [f for f in frames if any(_stands_as(f, g) for g in grid)]
        printed = [c for c in page.chars if not c.text.isspace()]
        inside = sum(any(f.holds(*c.place.center) for f in own) or _is_beside(c, own) for c in printed)
        ordered = sorted(own, key=lambda f: (round(f.top / 20), f.x0))
        slides.append(ordered if own and inside >= INSIDE * len(printed) else [])
    return slides


def _is_beside(char: Char, frames: Sequence[Place]) -> bool:
    """Whether a character stands at the height of one slide that has nothing but words beside it: the speaker's."""
    level = [f for f in frames if f.top - SAME <= char.place.top and char.place.bottom <= f.bottom + SAME]
    return len(level) == 1


def _titled_outside(page: Page, frames: Sequence[Place]) -> bool:
    """Whether the largest type of a page stands above its frames: then they are the boxes of one slide."""
    if not frames:
        return False
    printed = [c for c in page.chars if not c.text.isspace() and not c.text.isdigit()]
    first = min(f.top for f in frames)
    inside = max((c.size for c in printed if any(f.holds(*c.place.center) for f in frames)), default=0.0)
    above = [c.size for c in printed if c.place.bottom < first + SAME]
    return sum(size > inside + TITLE_LARGER for size in above) >= LEAST_TITLE


def _key(place: Place) -> tuple[int, ...]:
    return tuple(round(v / SAME) for v in place.bbox)


def _stands_as(a: Place, b: Place) -> bool:
    return max(abs(x - y) for x, y in zip(a.bbox, b.bbox, strict=True)) < SAME


def _equal_frames(page: Page) -> list[Place]:
    """The largest frames of one size that have the shape of a slide and do not overlap."""
    area = page.width * page.height
    shaped = [
        f for f in [*(place for place, _ in frames_of(page)), *page.images]
        if f.width * f.height >= LEAST_SLIDE * area
        and SLIDE_SHAPE[0] <= f.width / (f.height or 1.0) <= SLIDE_SHAPE[1]
        and f.width * f.height < 0.6 * area
        and not _is_ruled(page, f)
    ]  # fmt: skip
    groups: defaultdict[tuple[int, int], list[Place]] = defaultdict(list)
    for frame in sorted(shaped, key=lambda f: -f.width * f.height):
        near = next((k for k in groups if abs(k[0] - frame.width) < SAME and abs(k[1] - frame.height) < SAME), None)
        group = groups[near or (round(frame.width), round(frame.height))]
        if not any(frame.overlap(other) > 0 for other in group):
            group.append(frame)
    return max(groups.values(), key=lambda g: sum(f.width * f.height for f in g), default=[])


def _is_ruled(page: Page, frame: Place) -> bool:
    """Whether lines from edge to edge part a frame into rows: it is the outer line of a table, of a form maybe."""
    heights = {
        round(s.top)
        for s in page.segments
        if s.horizontal
        and frame.top + SAME < s.top < frame.bottom - SAME
        and abs(s.x0 - frame.x0) < SAME
        and abs(s.x1 - frame.x1) < SAME
    }
    return len(heights) >= RULES


def _spreads(pages: Sequence[Page]) -> list[list[Place]]:
    """For each sheet its two halves in the order in which they are read; none where it is no spread.

    Two page numbers on a sheet that count on from sheet to sheet tell a document of spreads.
    """
    none: list[list[Place]] = [[] for _ in pages]
    wide = [SPREAD_SHAPE[0] <= page.width / (page.height or 1.0) <= SPREAD_SHAPE[1] for page in pages]
    if sum(wide) < LEAST_SPREADS:
        return none
    numbers = [_numbers(page) if w else None for page, w in zip(pages, wide, strict=True)]
    votes: Counter[tuple[int, bool]] = Counter()
    for i, pair in enumerate(numbers):
        if pair is not None and abs(pair[0] - pair[1]) == 1:
            votes[(min(pair) - 2 * i, pair[0] > pair[1])] += 1
    if not votes:
        return none
    (_, from_right), count = votes.most_common(1)[0]
    if count < max(LEAST_SPREADS, 0.4 * sum(wide)):
        return none
    for i, page in enumerate(pages):
        if wide[i] and not _crossed(page):
            middle = page.width / 2
            left = Place(page.number, 0.0, 0.0, middle, page.height)
            right = Place(page.number, middle, 0.0, page.width, page.height)
            none[i] = [right, left] if from_right else [left, right]
    return none


def _numbers(page: Page) -> tuple[int, int] | None:
    """The page numbers at the edges of a sheet's left and right half."""
    glyphs = glyphs_of(page)
    if runs_down(page):
        # The first letter of a line that runs downwards may be a numeral too.
        lines = margin_lines(page)
    else:
        at_edge = glyphs.chosen(~((EDGE * page.height < glyphs.y) & (glyphs.y < (1 - EDGE) * page.height)))
        lines = make_lines(at_edge, split_gaps=True)
    sides: tuple[list[int], list[int]] = ([], [])
    for line in lines:
        number = page_number(line.text)
        if number is not None and number[0] is not None:
            sides[line.place.center[0] > page.width / 2].append(number[0])
    pairs = [(a, b) for a in sides[0] for b in sides[1] if abs(a - b) == 1]
    return pairs[0] if pairs else None


def _crossed(page: Page) -> bool:
    """Whether words or ruling lines run over the middle of a sheet, or one of its halves is bare."""
    middle, glyphs = page.width / 2, glyphs_of(page)
    printed = glyphs.only(glyphs.printed)
    right = printed.x > middle
    if right.all() or not right.any():
        return True
    if ((printed.x0 < middle - 1) & (middle + 1 < printed.x1)).any() and not is_vertical(printed):
        return True
    lines = make_lines(printed, split_gaps=True)
    if any(not line.vertical and line.place.x0 < middle - 1 and line.place.x1 > middle + 1 for line in lines):
        return True
    return _rules_over(page, middle) >= RULES


def _rules_over(page: Page, middle: float) -> int:
    """How many ruling lines, whole or drawn cell by cell, run over the middle of a sheet."""
    heights: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    for segment in page.segments:
        if segment.horizontal:
            heights[round(segment.top)].append((segment.x0, segment.x1))
    count = 0
    for pieces in heights.values():
        start = end = -1.0
        for x0, x1 in sorted(pieces):
            if x0 > end + JOIN:
                start, end = x0, x1
            end = max(end, x1)
            if start < middle - REACH and middle + REACH < end:
                count += 1
                break
    return count
