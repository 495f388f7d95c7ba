"""Finds years at dots on a line with a word below each: a timetable of one row, as roads and time lines print it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.document import Line, Mark, Page, Place, union
from extractors.layout.axis import Span, year_of
from extractors.layout.bars import MILESTONE
from extractors.layout.figure_boxes import is_figure
from extractors.layout.year_boxes import LONGEST, YearBox

FEWEST = 2
"""Dots that make a time line."""
LEVEL = 2.0
"""Dots of a line stand at one height, to this many points."""
OVER = 2.0
"""White space between a dot and its year, and between it and its words, in sizes."""
MOST_LINES = 3
"""Lines of words below a dot."""
DOTS = frozenset("●○◎◆◇■□•⬤")
"""Dots that are printed as characters."""


def dotted_years(page: Page, lines: Sequence[Line], marks: Sequence[Mark]) -> list[list[YearBox]]:
    """Time lines from top to bottom, each year as if it stood in a box with its words.

    Args:
        page: for its round shapes, filled or open.
        lines: its lines, cut at wide gaps.
        marks: its marks; words in bars are the bars' own.
    """
    dots = [m.place for m in marks if m.kind == "mark" and max(m.place.width, m.place.height) <= MILESTONE]
    dots += [s.place for s in page.shapes if s.curved and _is_dot(s.place)]
    dots += [line.place for line in lines if line.text.strip() in DOTS]
    if len(dots) < FEWEST:
        return []
    years = [(line, stated[0]) for line in lines if len(line.text) <= LONGEST and (stated := year_of(line.text))]
    dated = [(dot, near) for dot in dots if (near := _year_at(dot, years)) is not None]
    rows: list[list[tuple[Place, tuple[Line, Span]]]] = []
    for dot, year in sorted(dated, key=lambda d: (round(d[0].center[1] / LEVEL), d[0].x0)):
        last = rows[-1][-1] if rows else None
        level = last is not None and abs(last[0].center[1] - dot.center[1]) <= LEVEL
        if last is not None and level and last[1][0] is year[0]:
            continue  # a dot that is drawn twice: its fill and its edge
        if last is not None and level and year[1].first > last[1][1].last:
            rows[-1].append((dot, year))
        else:
            rows.append([(dot, year)])
    strips = [_strip(row, lines, marks) for row in rows if len(row) >= FEWEST]
    return [strip for strip in strips if _is_told(strip)]


def _is_dot(place: Place) -> bool:
    return 3 <= place.width <= MILESTONE and 0.8 <= place.height / place.width <= 1.25


def _year_at(dot: Place, years: Sequence[tuple[Line, Span]]) -> tuple[Line, Span] | None:
    """The year directly above or below a dot, in line with it."""
    x = dot.center[0]
    near = [
        (max(line.place.top - dot.bottom, dot.top - line.place.bottom), line, span)
        for line, span in years
        if line.place.x0 - 4 <= x <= line.place.x1 + 4
        and -2 <= max(line.place.top - dot.bottom, dot.top - line.place.bottom) <= OVER * line.size
    ]  # fmt: skip
    return min(near, key=lambda n: n[0])[1:] if near else None


def _strip(
    row: Sequence[tuple[Place, tuple[Line, Span]]], lines: Sequence[Line], marks: Sequence[Mark]
) -> list[YearBox]:
    """The dots of a row with the words below each, as far as half way to its neighbours."""
    middles = [dot.center[0] for dot, _ in row]
    half = min(b - a for a, b in pairwise(middles)) / 2
    borders = [middles[0] - half, *((a + b) / 2 for a, b in pairwise(middles)), middles[-1] + half]
    bars = [m.place for m in marks if m.kind != "mark"]
    own = {id(line) for _, (line, _) in row}
    strip = []
    for i, (dot, (year, span)) in enumerate(row):
        reach = max(dot.bottom, year.place.bottom)
        words: list[Line] = []
        for line in sorted(lines, key=lambda x: x.place.top):
            inside = borders[i] <= line.place.x0 + 1 and line.place.x1 - 1 <= borders[i + 1]
            if id(line) in own or not inside or line.place.top < reach - 2 or line.text.strip() in DOTS:
                continue
            if line.place.top - reach > OVER * line.size or len(words) == MOST_LINES:
                break
            if any(bar.holds(*line.place.center) and bar.height > line.size for bar in bars):
                return []
            words.append(line)
            reach = line.place.bottom
        place = union([dot, year.place, *(line.place for line in words)])
        strip.append(YearBox(place._replace(x0=borders[i], x1=borders[i + 1]), year, span, words))
    top, bottom = min(b.place.top for b in strip), max(b.place.bottom for b in strip)
    for box in strip:
        box.place = box.place._replace(top=top, bottom=bottom)
    return strip


def _is_told(strip: Sequence[YearBox]) -> bool:
    """Whether most years have words, and these are no values of an indicator with its two years."""
    words = ["".join(line.text for line in box.words) for box in strip if box.words]
    short = all(len(text) <= LONGEST and "。" not in text for text in words)
    return len(words) >= FEWEST and short and (len(strip) > FEWEST or not all(map(is_figure, words)))
