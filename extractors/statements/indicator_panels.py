"""Finds indicators of panels by their geometry: two figures on one height, their years beside them, and the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extractors.document import EMPTY, Line, Passage, Place, Section, union
from extractors.language.dates import find_dates
from extractors.layout.figure_boxes import CAPTION, is_caption
from extractors.records.roles import narrow
from extractors.statements.indicator_words import Value
from taxonomy.fields import fields_of_label
from taxonomy.indicator_heads import role_of_head

GAP = 0.9
"""White space between two pieces of a line, in sizes of its type."""
UNIT_GAP = 1.3
"""White space between a figure and its unit, in the same sizes."""
LEVEL = 0.5
"""Two figures stand on one height where they share this part of the lower one's height."""
CAPTION_REACH = 1.6
"""A caption stands no further above or below its figure than this, in heights of the figure."""
NAME_REACH = 4.0
"""A name stands no further above the figures than this, in its own heights."""
ROW = 3.5
"""Rows below such heads follow each other within this many sizes of their type."""
FEWEST_ROWS = 2
"""So many rows below one head are a list."""
STACKED = 4.0
"""White space between two figures one below the other, in sizes of the upper one: captions and an arrow fit in."""
FARTHEST = 230.0
"""White space between a name and the figures at its right, in points, at most."""
TALLEST_BAR = 80.0
"""Height of an upright bar between a year and its figure, in points, at most."""
LONGEST_NAME = 40
_FIGURE = re.compile(
    r"^(?:約|延べ|累計|平均|年間?|月間?|[▲△+\-−])*\d[\d,]*(?:\.\d+)?[千万億]?\s?(?:[%％]|[^\s\d。、：:の%％→⇒]{0,8})(?:以上|以下|以内|未満)?$"
)
_DIGIT = re.compile(r"\d")
_YEAR_UNIT = re.compile(r"^\d+\s?(?:年度?|月|日|頁|ページ)$")
_GOES_ON = re.compile(r"[、をがはにのでとへ]$|(?:ます|する)$")
"""How a line of a sentence ends, not a name."""
_DOWN = re.compile(r"^[\s　▼▽↓⬇⇩⇓]+$")
_ARROW = re.compile(r"^[\s　→⇒➡➔⟶▶►▷⇨>＞]+$")


class _Found(NamedTuple):
    """A line with the section into which it was read, whether it stands in no running text, and its frame."""

    section: Section
    line: Line
    alone: bool
    box: Place | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of a line between wide gaps."""

    section: Section
    passage: Passage
    place: Place
    size: float
    alone: bool = True
    """Whether it stands in no running text."""
    box: Place | None = None
    """The frame in which it stands."""

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Panel:
    """Name and values of an indicator, with the rectangle that holds them; the section is that of the name."""

    section: Section
    name: Passage
    baseline: Value
    target: Value
    place: Place


def panels(sections: Iterable[Section], charts: Sequence[Place] = ()) -> list[Panel]:
    """The indicators that pages show as figures side by side or one below the other, page by page from top to bottom.

    Two figures belong together that stand on one height, or in one column, with no third between them, and with an
    arrow between them or a year or a word like 現状 at each. Which section a box was read into is not asked: reading
    order may part them.

    Args:
        sections: of the document.
        charts: where timetables are drawn, whose figures are no values of indicators.
    """
    pages: dict[int, list[_Found]] = defaultdict(list)
    for section in sections:
        for block in section.blocks:
            if block.table is not None or block.kind not in ("paragraph", "item", "figure", "caption"):
                continue
            for line in block.lines:
                drawn = any(chart.page == line.page and chart.holds(*line.place.center) for chart in charts)
                if not line.vertical and not drawn:
                    pages[line.page].append(_Found(section, line, len(block.lines) <= 2, block.box))
    found: list[Panel] = []
    for _, lines in sorted(pages.items()):
        if _has_figures(lines):
            found += _of_page([piece for line in lines for piece in _pieces(line)])
    return found


def _has_figures(lines: Iterable[_Found]) -> bool:
    """Whether two figures stand on a page, which lines with digits alone tell: most pages are done with here."""
    figures = 0
    for line in lines:
        if _DIGIT.search(line.line.text):
            figures += sum(_is_figure(piece.text) for piece in _pieces(line))
            if figures > 1:
                return True
    return False


def _of_page(pieces: Sequence[_Piece]) -> list[Panel]:
    figures = [p for p in pieces if _is_figure(p.text)]
    if len(figures) < 2:
        return []
    figures = [_whole(p, pieces) for p in figures]
    found, taken = _aligned(figures, pieces)
    for first in _by_rows(figures):
        second = _second(first, figures, pieces) or _below(first, figures, pieces)
        if second is None or first in taken or second in taken:
            continue
        panel = _panel(first, second, pieces)
        if panel is not None:
            found.append(panel)
            taken += [first, second]
    for pair in _charted([f for f in figures if f not in taken], pieces):
        panel = _panel_of(pair, pieces)
        if panel is not None:
            found.append(panel)
    return found


def _charted(figures: Sequence[_Piece], pieces: Sequence[_Piece]) -> list[list[tuple[_Piece, _Piece]]]:
    """Years with their figures at the ends of two bars: years one below the other, or side by side below upright bars.

    Each is a year and its figure, the earlier first; a third bar makes a course of years.
    """
    years = [p for p in pieces if is_caption(p.text) and _DIGIT.search(p.text)]
    beside, over = [], []
    for year in years:
        at = year.place
        right = [f for f in figures if _level(f.place, at) and f.place.x0 > at.x1 and f.place.x0 - at.x1 < FARTHEST]
        above = [
            f for f in figures
            if _over(f.place, at) and abs(f.place.center[0] - at.center[0]) < f.size
            and 0 <= at.top - f.place.bottom < TALLEST_BAR
        ]  # fmt: skip
        if right:
            beside.append((year, min(right, key=lambda f: f.place.x0)))
        elif above:
            over.append((year, max(above, key=lambda f: f.place.top)))
    found = []
    for rows, across in ((beside, False), (over, True)):
        groups: list[list[tuple[_Piece, _Piece]]] = []
        for row in sorted(rows, key=lambda r: (r[0].place.page, r[0].place.top, r[0].place.x0)):
            home = next((g for g in groups if _joins(g[-1][0], row[0], across)), None)
            if home is None:
                groups.append([row])
            else:
                home.append(row)
        found += [group for group in groups if len(group) == 2 and group[0][1] is not group[1][1]]
    return found


def _joins(last: _Piece, year: _Piece, across: bool) -> bool:
    """Whether a year stands next to another of one chart: at its right, or right below it."""
    a, b = last.place, year.place
    if across:
        return _level(a, b) and 0 <= b.x0 - a.x1 < STACKED * 2 * year.size
    return a.page == b.page and abs(a.x0 - b.x0) < 2 and -2 <= b.top - a.bottom < 1.5 * year.size


def _panel_of(pair: Sequence[tuple[_Piece, _Piece]], pieces: Sequence[_Piece]) -> Panel | None:
    parts = [piece for row in pair for piece in row]
    area = union(p.place for p in parts)
    name = _name_above(area, pieces, parts) or _name(area, pieces, parts)
    if name is None:
        return None
    values = [_value(figure, year) for year, figure in pair]
    return Panel(name.section, name.passage, values[0], values[1], union((area, name.place)))


def _by_rows(figures: Sequence[_Piece]) -> list[_Piece]:
    """Figures row by row, each row from left to right, however large they are set."""
    rows: list[list[_Piece]] = []
    for figure in sorted(figures, key=lambda p: p.place.center[1]):
        if rows and _level(rows[-1][0].place, figure.place):
            rows[-1].append(figure)
        else:
            rows.append([figure])
    return [figure for row in rows for figure in sorted(row, key=lambda p: p.place.x0)]


def _aligned(figures: Sequence[_Piece], pieces: Sequence[_Piece]) -> tuple[list[Panel], list[_Piece]]:
    """Rows of name and two figures below the words 現状値 and 目標値 that head them, without any rule."""
    heads = [p for p in pieces if role_of_head(p.text) in ("baseline", "target")]
    found: list[Panel] = []
    taken: list[_Piece] = []
    for base in heads:
        if role_of_head(base.text) != "baseline":
            continue
        aim = next((p for p in heads if _level(base.place, p.place) and role_of_head(p.text) == "target"), None)
        if aim is None:
            continue
        reach = base.place.bottom
        head = union((base.place, aim.place))
        for one in sorted(figures, key=lambda p: p.place.top):
            two = next((p for p in figures if _level(one.place, p.place) and _under(aim, p)), None)
            if two is None or not _under(base, one) or not 0 <= one.place.top - reach <= ROW * one.size:
                continue
            area = union((one.place, two.place))
            name = _name(area, [replace(p, alone=True) for p in pieces], (one, two, base, aim))
            if name is None or name.place.x1 > area.x0:
                break
            values = [Value(p.passage, _date(h)) for p, h in ((one, base), (two, aim))]
            place = union((area, name.place) if found else (head, area, name.place))
            found.append(Panel(name.section, name.passage, values[0], values[1], place))
            taken += [one, two]
            reach = one.place.bottom
    return (found, taken) if len(found) >= FEWEST_ROWS else ([], [])


def _under(head: _Piece, figure: _Piece) -> bool:
    a, b = head.place, figure.place
    return a.top < b.top and min(a.x1, b.x1) - max(a.x0, b.x0) > 0.5 * min(a.width, b.width)


def _date(head: _Piece) -> Passage:
    dates = find_dates(head.text)
    return head.passage[dates[-1].start_offset : dates[-1].end_offset] if dates else EMPTY


def _whole(figure: _Piece, pieces: Sequence[_Piece]) -> _Piece:
    """A figure with the end of its unit that a narrow box puts below it (3,000時 / 間)."""
    for piece in pieces:
        below = -2 <= piece.place.top - figure.place.bottom <= 0.5 * figure.size
        inside = figure.place.x0 - 1 <= piece.place.center[0] <= figure.place.x1 + 1
        alike = abs(piece.size - figure.size) < 0.1 * figure.size and piece.place.page == figure.place.page
        if below and inside and alike and len(piece.text) <= 2 and re.search(r"\d", piece.text) is None:
            return replace(figure, passage=Passage.join((figure.passage, piece.passage)))
    return figure


def _pieces(found_line: _Found) -> list[_Piece]:
    """The pieces of a line, and a figure's unit with it (50.0 ％)."""
    section, line, alone, box = found_line
    passage, size = line.passage, line.size
    edges = [0]
    last: Place | None = None
    before = ""
    for i, place in enumerate(passage.places):
        if place is None or passage.text[i].isspace():
            continue
        unit = before.isdecimal() and not passage.text[i].isdecimal() and _ARROW.match(passage.text[i]) is None
        if last is not None and place.x0 - last.x1 > (UNIT_GAP if unit else GAP) * size:
            edges.append(i)
        last, before = place, passage.text[i]
    found = []
    for start, end in zip(edges, [*edges[1:], len(passage)], strict=True):
        for a, b in _cut(passage.text, start, end):
            piece = passage[a:b].strip()
            places = [p for p in piece.places if p is not None]
            if piece and places:
                found.append(_Piece(section, piece, union(places), max(p.height for p in places), alone, box))
    return found


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a piece parts into its arrow and what stands on its sides."""
    edges = [start]
    for match in re.finditer(r"[→⇒➡➔⟶▶►▷⇨]+", text[start:end]):
        edges += [start + match.start(), start + match.end()]
    for match in re.finditer(r"[（(][^（）()]{2,16}[）)]", text[start:end]):
        if match.start() and is_caption(match[0]) and not is_caption(text[start : start + match.end()]):
            edges += [start + match.start(), start + match.end()]
    edges.sort()
    return [(a, b) for a, b in zip(edges, [*edges[1:], end], strict=True) if text[a:b].strip()]


def _is_figure(text: str) -> bool:
    plain = narrow(text.strip())
    return _FIGURE.match(plain) is not None and _YEAR_UNIT.match(plain) is None and not is_caption(text)


def _level(a: Place, b: Place) -> bool:
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return a.page == b.page and shared > LEVEL * min(a.height, b.height)


def _second(first: _Piece, figures: Sequence[_Piece], pieces: Sequence[_Piece]) -> _Piece | None:
    """The next figure at the right on the same height."""
    right = [p for p in figures if p.place.x0 > first.place.x1 and _level(first.place, p.place)]
    nearest = min(right, key=lambda p: p.place.x0, default=None)
    if nearest is None or abs(nearest.size - first.size) > 0.35 * max(nearest.size, first.size):
        return None
    if any(p.box is not None and p.box != q.box and _pairs_inside(p, figures) for p, q in _both_ways(first, nearest)):
        return None
    between = [p for p in pieces if first.place.x1 <= p.place.x0 < nearest.place.x0 and _level(first.place, p.place)]
    known = all(_ARROW.match(p.text) or is_caption(p.text) or _level_unit(p) for p in between)
    arrow = any(_ARROW.match(p.text) for p in between)
    captions = _caption(first, nearest, pieces) is not None and _caption(nearest, first, pieces) is not None
    large = first.size > 1.25 * _usual(pieces)
    return nearest if known and (captions or (arrow and large)) else None


def _both_ways(first: _Piece, second: _Piece) -> tuple[tuple[_Piece, _Piece], ...]:
    return (first, second), (second, first)


def _pairs_inside(figure: _Piece, figures: Sequence[_Piece]) -> bool:
    """Whether a figure's frame holds another one on its height: then its pair stands in there."""
    return any(p is not figure and p.box == figure.box and _level(p.place, figure.place) for p in figures)


def _below(first: _Piece, figures: Sequence[_Piece], pieces: Sequence[_Piece]) -> _Piece | None:
    """The next figure below in the same column, with nothing but an arrow and their captions between them."""
    a = first.place
    under = [p for p in figures if p.place.top >= a.bottom - 2 and _over(a, p.place)]
    nearest = min(under, key=lambda p: p.place.top, default=None)
    if nearest is None or abs(nearest.size - first.size) > 0.35 * max(nearest.size, first.size):
        return None
    b = nearest.place
    centred = abs(a.center[0] - b.center[0]) < first.size or abs(a.x0 - b.x0) < 2
    if not centred or b.top - a.bottom > STACKED * first.size or first.size <= 1.25 * _usual(pieces):
        return None
    whole = union((a, b))
    between = [p for p in pieces if a.bottom - 2 <= p.place.center[1] <= b.top + 2 and _over(p.place, whole)]
    known = all(_DOWN.match(p.text) or is_caption(p.text) for p in between)
    captions = _caption(first, nearest, pieces) is not None and _caption(nearest, first, pieces) is not None
    return nearest if known and captions else None


def _over(a: Place, b: Place) -> bool:
    return a.page == b.page and min(a.x1, b.x1) > max(a.x0, b.x0)


def _level_unit(piece: _Piece) -> bool:
    """Whether a piece is a unit in small type behind a large figure."""
    return len(piece.text.strip()) <= 4 and re.search(r"\d", piece.text) is None


def _usual(pieces: Sequence[_Piece]) -> float:
    sizes = sorted(p.size for p in pieces for _ in range(len(p.text)))
    return sizes[len(sizes) // 2] if sizes else 10.0


def _caption(figure: _Piece, other: _Piece, pieces: Sequence[_Piece]) -> _Piece | None:
    """The year or word that says of which time a figure is: at its left, above or below."""
    best: tuple[float, _Piece] | None = None
    for piece in pieces:
        if not is_caption(piece.text) or piece.place.page != figure.place.page:
            continue
        a, b = piece.place, figure.place
        if _level(a, b):
            low = other.place.x1 if other.place.x1 <= b.x0 else -1e9
            away = b.x0 - a.x1
            if not (low <= a.x0 and -1 <= away <= 6 * figure.size):
                continue
        else:
            away = max(a.top - b.bottom, b.top - a.bottom)
            beside = min(a.x1, b.x1) - max(a.x0, b.x0) > 0.3 * min(a.width, b.width)
            if not beside or away > CAPTION_REACH * b.height:
                continue
        if best is None or away < best[0]:
            best = (away, piece)
    return best[1] if best is not None else None


def _panel(first: _Piece, second: _Piece, pieces: Sequence[_Piece]) -> Panel | None:
    captions = [_caption(first, second, pieces), _caption(second, first, pieces)]
    parts = [p for p in (first, second, *captions) if p is not None]
    if captions == [None, None]:
        behind = [p for p in pieces if is_caption(p.text) and _level(second.place, p.place)]
        behind = sorted((p for p in behind if p.place.x0 > second.place.x1), key=lambda p: p.place.x0)
        if len(behind) == 2 and behind[0].place.x0 - second.place.x1 < 6 * second.size:
            captions, parts = list(behind), [*parts, *behind]
    area = union(p.place for p in parts)
    stacked = not _level(first.place, second.place)
    name = (_name_above(area, pieces, parts) if stacked else None) or _name(area, pieces, parts)
    if name is None:
        return None
    values = [_value(p, c) for p, c in zip((first, second), captions, strict=True)]
    roles = [_role(c) for c in captions]
    baseline, target = reversed(values) if roles == ["target", "baseline"] else values
    return Panel(name.section, name.passage, baseline, target, union((area, name.place)))


def _value(figure: _Piece, caption: _Piece | None) -> Value:
    if caption is None:
        return Value(figure.passage)
    match = CAPTION.match(caption.text.strip())
    if match is None or not match["when"]:
        return Value(figure.passage)
    start = len(caption.text) - len(caption.text.lstrip()) + match.start("when")
    return Value(figure.passage, caption.passage[start : start + len(match["when"])].strip())


def _role(caption: _Piece | None) -> str | None:
    return role_of_head(caption.text) if caption is not None else None


def _name_above(area: Place, pieces: Sequence[_Piece], parts: Sequence[_Piece]) -> _Piece | None:
    """The last words directly above figures in a column."""
    words = [p for p in pieces if p not in parts and _may_name(p) and p.place.page == area.page]
    above = [
        p for p in words
        if -2 <= area.top - p.place.bottom <= NAME_REACH * p.size
        and p.place.x0 < area.x1 and p.place.x1 > area.x0 - p.size
    ]  # fmt: skip
    return max(above, key=lambda p: p.place.bottom, default=None)


def _name(area: Place, pieces: Sequence[_Piece], parts: Sequence[_Piece]) -> _Piece | None:
    """What is counted: the words at the left on the figures' height, else the line above them."""
    words = [p for p in pieces if p not in parts and _may_name(p) and p.place.page == area.page]
    left = [
        p
        for p in words
        if p.place.x1 <= area.x0 + 2
        and area.top - 4 <= p.place.center[1] <= area.bottom + 4
        and area.x0 - p.place.x1 <= FARTHEST
    ]
    if left:
        return max(left, key=lambda p: (p.place.x1, p.size))
    above = [
        p
        for p in words
        if -2 <= area.top - p.place.bottom <= NAME_REACH * p.size and p.place.x0 < area.x1 and p.place.x1 > area.x0 - 60
    ]
    return max(above, key=lambda p: p.place.bottom, default=None)


def _may_name(piece: _Piece) -> bool:
    text = piece.text.strip(" \u3000：:・■●◆")
    short = 3 <= len(text) <= LONGEST_NAME and "。" not in text and _GOES_ON.search(text) is None
    if not short or not piece.alone or _is_figure(text) or is_caption(text) or _ARROW.match(text):
        return False
    return role_of_head(text) is None and not fields_of_label(text)


def bare_name(name: Passage) -> Passage:
    """A name without the mark before it."""
    return name.strip(" \u3000：:・■●◆") or EMPTY
