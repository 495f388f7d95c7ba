"""The types that stages hand on: characters, passages of text with their places, lines, tables, sections.

All coordinates are PDF points from the top-left corner of the page as displayed (rotation and crop box applied);
pages are physical and 1-based. A :class:`Passage` is the one type of text in the house: it knows for every character
where it was printed, so that whatever is cut out of it or joined from it still has its evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import is_
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extractors.glyphs import Glyphs
    from extractors.reading.quality import Signals
    from extractors.turned import Turn


class Place(NamedTuple):
    """Where something is printed: physical page and a rectangle in points from the top-left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def bbox(self) -> tuple[float, float, float, float]:
        """The rectangle without its page."""
        return (self.x0, self.top, self.x1, self.bottom)

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def center(self) -> tuple[float, float]:
        """Centre (x, y) in points."""
        return ((self.x0 + self.x1) / 2, (self.top + self.bottom) / 2)

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies inside the rectangle, edges included."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def overlap(self, other: Place) -> float:
        """Area shared with another rectangle of the same page, in square points; 0 on another page."""
        if self.page != other.page:
            return 0.0
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0


def union(places: Iterable[Place]) -> Place:
    """The smallest rectangle around places of one page.

    Raises:
        ValueError: if there is none.
    """
    items = places if isinstance(places, (list, tuple)) else list(places)
    if not items:
        raise ValueError("no place to unite")
    if len(items) == 1:
        return items[0]
    page, x0, top, x1, bottom = zip(*items, strict=True)
    return Place(page[0], min(x0), min(top), max(x1), max(bottom))


class Char(NamedTuple):
    """One printed character with its loose box (advance width, font height) and its type."""

    text: str
    place: Place
    size: float
    font: str
    bold: bool
    upright: bool
    """False where the glyph is turned by a quarter (a sideways table, vertical Latin)."""


class Passage:
    """Text whose every character knows its place; ``None`` for characters that we put in (a line feed, a blank).

    It is never changed once it is made, and there are hundreds of thousands of a document: hence no dataclass.
    """

    __slots__ = ("_place", "places", "text")

    def __init__(self, text: str, places: tuple[Place | None, ...]) -> None:
        """Put a text and its places together.

        Raises:
            ValueError: if there is not one place a character.
        """
        if len(text) != len(places):
            raise ValueError(f"{len(text)} characters but {len(places)} places")
        self.text = text
        self.places = places
        self._place: Place | None

    def __repr__(self) -> str:
        return f"Passage({self.text!r}, {self.places!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Passage):
            return NotImplemented
        return self.text == other.text and self.places == other.places

    def __hash__(self) -> int:
        return hash((self.text, self.places))

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text

    def __getitem__(self, key: slice) -> Passage:
        return Passage(self.text[key], self.places[key])

    def __add__(self, other: Passage) -> Passage:
        return Passage(self.text + other.text, self.places + other.places)

    @classmethod
    def of(cls, chars: Iterable[Char]) -> Passage:
        """The passage that characters make in the order given (a ligature's letters share its place)."""
        text: list[str] = []
        places: list[Place | None] = []
        for char in chars:
            text.append(char.text)
            places.extend([char.place] * len(char.text))
        return cls("".join(text), tuple(places))

    @classmethod
    def inserted(cls, text: str) -> Passage:
        """Text that is not printed anywhere."""
        return cls(text, (None,) * len(text))

    @classmethod
    def join(cls, parts: Iterable[Passage], separator: str = "") -> Passage:
        """Parts one behind the other; the separator has no place."""
        text: list[str] = []
        places: list[Place | None] = []
        for i, part in enumerate(parts):
            if i and separator:
                text.append(separator)
                places.extend([None] * len(separator))
            text.append(part.text)
            places.extend(part.places)
        return cls("".join(text), tuple(places))

    def strip(self, chars: str | None = None) -> Passage:
        """Without white space (or the characters given) at both ends."""
        text = self.text
        length = len(text)
        right = len(text.rstrip(chars))
        left = length - len(text.lstrip(chars))
        if left == 0 and right == length:
            return self
        return self[left:right] if right > left else EMPTY

    def split(self, separator: str) -> list[Passage]:
        """Cut at each occurrence of a separator, which is left out."""
        parts, start = [], 0
        while (at := self.text.find(separator, start)) >= 0:
            parts.append(self[start:at])
            start = at + len(separator)
        parts.append(self[start:])
        return parts

    def without(self, characters: str) -> Passage:
        """Without every occurrence of these characters."""
        keep = [i for i, c in enumerate(self.text) if c not in characters]
        return Passage("".join(self.text[i] for i in keep), tuple(self.places[i] for i in keep))

    def regions(self) -> list[Place]:
        """Rectangles that together hold all printed characters, one a run on a line, in the order of the text.

        White space widens no region: trailing blanks of a line would reach into a neighbouring column.
        """
        found: list[Place] = []
        before: Place | None = None
        number, left, upper, right, lower, line = 0, 0.0, 0.0, 0.0, 0.0, 1.0
        end, above, below = 0.0, 0.0, 0.0
        for character, place in zip(self.text, self.places, strict=True):
            if place is None or (character <= "\u3000" and character.isspace()):
                continue
            page, x0, top, x1, bottom = place
            if before is None:
                number, left, upper, right, lower = place
            elif top == above and bottom == below and page == number and -0.5 < (x0 - end) / line < 2.2:
                # As nearly always: behind the last one on its line.
                if x0 < left:
                    left = x0
                if x1 > right:
                    right = x1
                before, end = place, x1
                continue
            elif _continues(before, place):
                left, upper, right, lower = min(left, x0), min(upper, top), max(right, x1), max(lower, bottom)
            else:
                found.append(Place(number, left, upper, right, lower))
                number, left, upper, right, lower = place
            line = bottom - top or 1.0
            before, end, above, below = place, x1, top, bottom
        if before is not None:
            found.append(Place(number, left, upper, right, lower))
        return found

    @property
    def place(self) -> Place | None:
        """The first region, or None where nothing of it is printed."""
        try:
            return self._place
        except AttributeError:  # asked for the first time
            self._place = self._first_region()
        return self._place

    def _first_region(self) -> Place | None:
        run: list[Place] = []
        for character, place in zip(self.text, self.places, strict=True):
            if place is None or character.isspace():
                continue
            if run and not _continues(run[-1], place):
                break
            run.append(place)
        return union(run) if run else None

    @property
    def page(self) -> int | None:
        """Physical page of the first printed character."""
        return next((p.page for p in self.places if p is not None), None)


EMPTY = Passage("", ())


def _continues(before: Place, place: Place) -> bool:
    """Whether a character stands directly behind another on its line (or directly below it, in vertical writing)."""
    page, ax0, atop, ax1, abottom = before
    other, x0, top, x1, bottom = place
    if page != other:
        return False
    if top == atop and bottom == abottom and -0.5 < (x0 - ax1) / (bottom - top or 1.0) < 2.2:
        return True
    em = max(abottom - atop, ax1 - ax0, 1.0)
    if -0.5 * em < x0 - ax1 < 2.2 * em and abs((top + bottom) / 2 - (atop + abottom) / 2) < 0.45 * em:
        return True
    down = abs((x0 + x1) / 2 - (ax0 + ax1) / 2) < 0.3 * em and -0.3 * em < top - abottom < 1.2 * em
    # A wrapped line of one character also stands below; only vertical runs keep their x so closely.
    return down and top > atop + 0.5 * em and abs((x1 - x0) - (ax1 - ax0)) < 0.5 * em


class Segment(NamedTuple):
    """A straight ruling line: horizontal or vertical, as drawn or as the edge of a thin rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float
    width: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs across."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn path that is no plain ruling line: filled cell, box, block arrow, slanted line.

    ``points`` are the corners in drawing order; ``fill`` and ``stroke`` are RGB from 0 to 255, None where not painted.
    """

    place: Place
    points: tuple[tuple[float, float], ...]
    fill: tuple[int, int, int] | None
    stroke: tuple[int, int, int] | None
    stroke_width: float
    closed: bool
    curved: bool
    _rectangular: bool | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def rectangular(self) -> bool:
        """Whether its corners are those of its bounding box."""
        if self._rectangular is None:
            object.__setattr__(self, "_rectangular", not self.curved and self._has_corners_of_box())
        return bool(self._rectangular)

    def _has_corners_of_box(self) -> bool:
        _, x0, top, x1, bottom = self.place
        tolerance = 0.5
        if len(self.points) < 4:
            return False
        for x, y in self.points:
            if not (abs(x - x0) < tolerance or abs(x - x1) < tolerance):
                return False
            if not (abs(y - top) < tolerance or abs(y - bottom) < tolerance):
                return False
        return True


class PageText(NamedTuple):
    """What stays known of a page's characters once they have become blocks."""

    present: bool
    """Whether there are any."""
    printed: int
    """Their number without white space."""
    grade: str | None
    legible: float | None = None
    """Share of what is printed that was read as printed, as far as that is measured; None for a blank page."""


@dataclass(slots=True)
class Page:
    """What the reader found on a page, in the file's order; nothing is interpreted yet."""

    number: int
    width: float
    height: float
    rotation: int
    chars: list[Char]
    segments: list[Segment]
    shapes: list[Shape]
    images: list[Place]
    unmapped: int = 0
    """Glyphs for which the file gives no character."""
    hidden: int = 0
    """Characters left out because they are invisible, off the page or printed twice."""
    text_source: str = "native"
    label: str | None = None
    """The page label that the file itself states (PDF page labels), not the printed one."""
    confidence: float | None = None
    """Mean confidence of characters that were recognised on the picture, from 0 to 1; None where all are the file's."""
    excess: list[str] = field(default_factory=list)
    """What of the page was left out because there is more of it than any document has, in words."""
    corner: tuple[float, float] = (0.0, 0.0)
    """Left and upper edge in points: not the sheet's where the page is one of several that a sheet bears."""
    text: PageText | None = None
    """What is known of its characters after they were let go."""
    turn: Turn | None = None
    """How it was turned to be read, where it was."""
    lies: int = 0
    """Quarters clockwise by which a recognised sheet is to be turned for its words to stand upright."""
    marks: tuple[tuple[object, ...], tuple[Mark, ...]] | None = field(
        default=None, init=False, repr=False, compare=False
    )
    """The drawing in which marks were last looked for, and these; a copy of the page has none yet."""
    ruled_boxes: tuple[list[Segment], tuple[Place, ...]] | None = field(
        default=None, init=False, repr=False, compare=False
    )
    """The lines in which boxes were last looked for, and these."""
    glyphs: Glyphs | None = field(default=None, init=False, repr=False, compare=False)
    """The characters as columns: see :func:`extractors.glyphs.glyphs_of`."""
    signals: tuple[tuple[object, ...], Signals] | None = field(default=None, init=False, repr=False, compare=False)
    """What of it was measured, and the measures: see :func:`extractors.reading.quality.measure`."""

    @property
    def landscape(self) -> bool:
        """Whether the page is wider than high: a slide, or a sheet of a table; never one in vertical writing."""
        return self.width > self.height and not self.written_down

    @property
    def written_down(self) -> bool:
        """Whether it is in vertical writing, and lies on its side to be read."""
        return self.turn is not None and self.turn.down

    @property
    def place(self) -> Place:
        """The whole page."""
        left, top = self.corner
        return Place(self.number, left, top, left + self.width, top + self.height)


class Bookmark(NamedTuple):
    """An entry of the file's own outline."""

    title: str
    level: int
    page: int | None
    top: float | None


@dataclass(slots=True)
class Document:
    """A file that was read: its pages and what it says of itself."""

    path: str
    sha256: str
    page_count: int
    pages: list[Page]
    bookmarks: list[Bookmark]
    metadata: dict[str, str]
    warnings: list[Problem] = field(default_factory=list)


class Problem(NamedTuple):
    """Something that went wrong or is doubtful: becomes a row of ``warnings``."""

    stage: str
    code: str
    message: str
    page: int | None = None


@dataclass(slots=True)
class Line:
    """Characters that stand on one line, with the type that most of them have."""

    passage: Passage
    place: Place
    size: float
    font: str
    bold: bool
    vertical: bool = False
    superscripts: tuple[tuple[int, int], ...] = ()
    """Ranges of the text that are set small and raised: note markers."""

    @property
    def text(self) -> str:
        """The line's characters."""
        return self.passage.text

    @property
    def page(self) -> int:
        """Physical page."""
        return self.place.page

    @property
    def raised_mark(self) -> int:
        """How many characters the raised mark has that opens the line; 0 where none does."""
        return self.superscripts[0][1] if self.superscripts and self.superscripts[0][0] == 0 else 0


@dataclass(slots=True)
class Cell:
    """A cell of a table; ``row`` and ``col`` are zero-based, spans at least 1."""

    row: int
    col: int
    row_span: int
    col_span: int
    place: Place
    lines: list[Line]
    is_header: bool = False
    fill: tuple[int, int, int] | None = None

    @property
    def passage(self) -> Passage:
        """The cell's text, its lines joined without a break."""
        return Passage.join(line.passage for line in self.lines)

    @property
    def text(self) -> str:
        """The cell's characters."""
        if len(self.lines) == 1:
            return self.lines[0].passage.text
        return "".join([line.passage.text for line in self.lines])


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn mark: block arrow, chevron, line with a head, bar, milestone.

    ``kind`` is ``arrow``, ``bar`` (box, thick line) or ``mark`` (a single date: triangle, diamond, circle).
    ``direction`` is where an arrow points: ``right``, ``left``, ``both``, ``up``, ``down``; else empty.
    """

    place: Place
    kind: str
    direction: str
    fill: tuple[int, int, int] | None
    hollow: bool = True
    """Whether text can stand inside: not for a line."""
    lines: tuple[Line, ...] = ()
    """Its text: printed inside, above or beside it."""

    @property
    def passage(self) -> Passage:
        """The mark's text, its lines joined without a break."""
        return Passage.join(line.passage for line in self.lines)


@dataclass(slots=True)
class Table:
    """A table on one page. A table over pages is one Table a page, linked by ``continues``."""

    place: Place
    n_rows: int
    n_cols: int
    n_header_rows: int
    cells: list[Cell]
    caption: Passage | None = None
    continues: Table | None = None
    """The table on the page before whose rows go on here."""
    ruled: bool = True
    marks: list[Mark] = field(default_factory=list)
    """Marks drawn over its time axis; their text is theirs and stands in no cell."""
    year: int | None = None
    """The fiscal year of a time axis of months alone, as the page states it above the table."""
    turned: int = 0
    """Quarters by which its places were turned clockwise from the way in which it is read; 0: it stands upright."""
    down: bool = False
    """Whether its years run down the page: across and down are exchanged in its cells and marks, not in its place."""
    _mesh: dict[tuple[int, int], Cell] = field(default_factory=dict, init=False, repr=False, compare=False)

    def cell_at(self, row: int, col: int) -> Cell | None:
        """The cell that covers a grid position, spans included."""
        if not self._mesh:
            for cell in self.cells:
                for r in range(cell.row, cell.row + cell.row_span):
                    for c in range(cell.col, cell.col + cell.col_span):
                        self._mesh.setdefault((r, c), cell)
        return self._mesh.get((row, col))


@dataclass(slots=True)
class Block:
    """Lines that belong together, in reading order.

    ``kind``: ``paragraph``, ``item`` (of a list), ``note`` (footnote or ※), ``caption``, ``figure`` (inner text of a
    drawing), ``toc`` (entry of a contents page), ``furniture`` (running head, footer, page number), ``ruby`` (readings
    printed over their characters), ``table`` (its lines are the cells').
    """

    kind: str
    lines: list[Line]
    table: Table | None = None
    box: Place | None = None
    """The drawn frame that holds the block, if there is one."""
    pair: Place | None = None
    """Where the label begins of the pair of label and value to which the block belongs (its own place: the label)."""
    under_title: bool = False
    """Whether it is all that stands in the box of a title bar."""
    _joined: tuple[int, Passage] | None = field(default=None, init=False, repr=False, compare=False)
    """How many lines were joined, and what they gave: a block's text is asked for by many."""

    @property
    def place(self) -> Place:
        """The rectangle around all lines (of the first page)."""
        if self.table is not None:
            return self.table.place
        first = self.lines[0].page
        return union(line.place for line in self.lines if line.page == first)

    @property
    def is_label(self) -> bool:
        """Whether it is the label of a pair of boxes."""
        return self.pair is not None and bool(self.lines) and self.lines[0].place == self.pair

    @property
    def passage(self) -> Passage:
        """The block's text, its lines joined the Japanese way."""
        if self._joined is None or self._joined[0] != len(self.lines):
            self._joined = len(self.lines), join_lines(self.lines)
        return self._joined[1]

    @property
    def text(self) -> str:
        """The block's characters."""
        return self.passage.text


def join_lines(lines: Sequence[Line]) -> Passage:
    """A paragraph's text: lines joined without a space, except between two Latin words."""
    parts: list[Passage] = []
    for line in lines:
        passage = line.passage.strip()
        if parts and passage and _latin(parts[-1].text[-1:]) and _latin(passage.text[:1]):
            parts.append(Passage.inserted(" "))
        if passage:
            parts.append(passage)
    return Passage.join(parts)


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


@dataclass(slots=True)
class LaidOutPage:
    """A page whose characters have become blocks in reading order."""

    page: Page
    blocks: list[Block]
    kind: str = "body"
    """``cover``, ``toc``, ``body`` or ``blank``."""
    label: str | None = None
    """The printed page number."""
    running_heads: list[Line] = field(default_factory=list)
    panels: list[LaidOutPage] = field(default_factory=list)
    """The pages that the sheet bears, where it bears several (a handout, a spread); their blocks are its own."""

    @property
    def number(self) -> int:
        """Physical page."""
        return self.page.number

    @property
    def tables(self) -> list[Table]:
        """The page's tables in reading order."""
        return [block.table for block in self.blocks if block.table is not None]


@dataclass(slots=True)
class Section:
    """A heading and its own body; ``children`` are the headings below it.

    ``blocks`` are the section's own, in reading order, without those of descendants: paragraphs and list items (its
    text), and also notes, captions, tables and figures, which are no part of :attr:`text`.
    """

    title: Passage
    numbering: str | None
    level: int
    heading: Passage
    """Numbering and title, without brackets round them or words that only say what kind of page it is."""
    page_start: int
    page_end: int
    blocks: list[Block] = field(default_factory=list)
    parent: Section | None = None
    children: list[Section] = field(default_factory=list)
    source: str = "numbering"
    """How it was found: ``bookmark``, ``toc``, ``running_head``, ``numbering``, ``style``."""
    size: float = 0.0
    order: int = 0
    origin: str = "own"
    _joined: tuple[list[Passage], Passage] | None = field(default=None, init=False, repr=False, compare=False)
    """The passages that were joined to the section's own, and what they gave."""

    @property
    def path(self) -> list[str]:
        """Titles from the root to this section."""
        titles = [self.title.text]
        section = self.parent
        while section is not None:
            titles.insert(0, section.title.text)
            section = section.parent
        return titles

    @property
    def ancestors(self) -> list[Section]:
        """The sections above, root first."""
        found: list[Section] = []
        section = self.parent
        while section is not None:
            found.insert(0, section)
            section = section.parent
        return found

    @property
    def passage(self) -> Passage:
        """The section's own prose and lists, paragraphs joined by a line feed."""
        parts = [b.passage for b in self.blocks if b.kind in ("paragraph", "item")]
        kept = self._joined
        if kept is None or len(kept[0]) != len(parts) or not all(map(is_, kept[0], parts)):
            kept = self._joined = parts, Passage.join(parts, "\n")
        return kept[1]

    @property
    def text(self) -> str:
        """The characters of :attr:`passage`."""
        return self.passage.text

    @property
    def tables(self) -> list[Table]:
        """The section's own tables."""
        return [block.table for block in self.blocks if block.table is not None]

    def walk(self) -> Iterator[Section]:
        """This section and all below it in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class Outline:
    """The document's section tree."""

    roots: list[Section]
    front: list[Block] = field(default_factory=list)
    """Blocks before the first heading: cover, contents."""

    def walk(self) -> Iterator[Section]:
        """All sections in order."""
        for root in self.roots:
            yield from root.walk()
