"""Reads the time axis of a table: which columns stand for which years, halves, quarters or months."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extractors.document import Cell, Table
from extractors.language import wareki
from extractors.language.folding import fold_text

_YEAR = r"(?:年度|年|FY|度)?"
_TOKEN = re.compile(
    rf"(?P<era>令和|平成|R|H)\.?(?P<num>元|\d{{1,2}}){_YEAR}"
    rf"|(?:FY)?(?P<west>(?:19|20)\d\d){_YEAR}(?!\d)"
    r"|(?P<months>(?P<m1>\d{1,2})月?[~\-](?P<m2>\d{1,2})月)"
    r"|(?P<month>\d{1,2})月"
    r"|(?P<bare>元|\d{1,2})(?:年度|年(?!目|次))"
    r"|第?(?P<q1>[1-4一二三四])(?:/4)?四半期|(?P<q2>[1-4])Q|Q(?P<q3>[1-4])"
    r"|(?P<half>上半期|下半期|上期|下期|前期|後期|前半|後半|[上下](?=$|[()]))"
    r"|(?P<to>~|から|-|・|、|,|/|→)"
    r"|(?P<open>以降|以後)|(?P<until>以前|まで)"
    r"|(?P<fill>[()<>【】「」\[\]:年度]|計画期間|計画|短期|中期|長期|(?:第|フェーズ|ステップ|STEP|Step|Phase|PHASE)\d期?|予定|見込|第?\d年[目次]|初年度|最終年度|目標年度|西暦|末|※\d*|\*\d*)"
    r"|(?P<number>\d{1,2})"
)
_KANJI_NUMBER = re.compile(
    r"[〇零一二三四五六七八九十]{1,4}(?=年度|年(?!間|目|次)|月|[~\-・、,][〇零一二三四五六七八九十]{1,4}(?:年|月))"
)
"""A year or month in kanji, as vertical writing prints it: 令和七年度, 二〇二六年度."""
_STATED = re.compile(r"(?:令和|平成|R|H)(?:元|[0-9]{1,2})年度|(?:19|20)[0-9]{2}年度")
"""A fiscal year as a title states it."""
_BARE_MONTHS = re.compile(r"^(\d{1,2})(?:[~\-](\d{1,2}))?$")
SIGNS_OF_TIME = "元期半上下"
"""A label of time that has no digit has one of these, once it is folded."""
FEWEST_BELOW = 3
"""Years in a last row that make it an axis."""
FEWEST_BARE = 3
"""Fiscal years without an era that make an axis where each is one more than the one before."""
LAST_ERA_SINCE = 20
"""A higher fiscal year without an era is one of the era before (平成26年度)."""
_FIRST_HALVES = {"上半期", "上期", "前期", "前半", "上"}
_DIGIT = {c: i for i, c in enumerate("一二三四", 1)}


class Span(NamedTuple):
    """A run of whole months; a month is counted as 12 times its year plus its number less one."""

    first: int
    last: int

    @classmethod
    def of_fiscal_year(cls, year: int, last_year: int | None = None) -> Span:
        """April to March, over one fiscal year or several."""
        return cls(year * 12 + 3, (last_year if last_year is not None else year) * 12 + 14)

    @property
    def first_fiscal_year(self) -> int:
        """The fiscal year in which the span begins."""
        return (self.first - 3) // 12

    @property
    def last_fiscal_year(self) -> int:
        """The fiscal year in which the span ends."""
        return (self.last - 3) // 12


@dataclass(slots=True)
class _Label:
    """What a header cell says of time."""

    years: list[int]
    ranged: bool = False
    months: tuple[int, int] | None = None
    number: int | None = None
    """A bare number, which only its neighbours make a month or a year."""
    bare_year: int | None = None
    era: str | None = None


class AxisColumn(NamedTuple):
    """A column of the axis with its place across the page and the months that it stands for."""

    col: int
    col_span: int
    x0: float
    x1: float
    span: Span


@dataclass(slots=True)
class Axis:
    """A time axis over rows of a table."""

    header_row: int
    first_row: int
    """The first row below the axis's own header."""
    last_row: int
    columns: list[AxisColumn]
    fine: bool
    """Whether its columns are parts of years."""

    @property
    def first_col(self) -> int:
        """The axis's first column."""
        return self.columns[0].col

    @property
    def end_col(self) -> int:
        """The column behind the axis."""
        return self.columns[-1].col + self.columns[-1].col_span

    def at(self, col: int, col_span: int) -> Span | None:
        """The months of the axis columns that a cell covers."""
        met = [c.span for c in self.columns if c.col < col + col_span and col < c.col + c.col_span]
        return Span(met[0].first, met[-1].last) if met else None

    def across(self, x0: float, x1: float, share: float = 0.12) -> Span | None:
        """The months under a drawn mark.

        A column counts where the mark covers more than ``share`` of it: drawn ends reach over a line by a little.
        """
        met = [
            c.span
            for c in self.columns
            if min(x1, c.x1) - max(x0, c.x0) > min(share * (c.x1 - c.x0), 0.5 * (x1 - x0))
        ]
        return Span(met[0].first, met[-1].last) if met else None


def find_axes(table: Table, default_year: int | None = None) -> list[Axis]:
    """All time axes of a table, from top to bottom; a form may have one in its middle.

    Args:
        table: a table whose cells have their text.
        default_year: the fiscal year of an axis of months alone; by default what the page states above the table.
    """
    default_year = default_year if default_year is not None else table.year
    axes: list[Axis] = []
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    by_row = {row: _time_cells(cells) for row, cells in by_row.items()}
    row = 0
    while row < table.n_rows - 1:
        cells = by_row.get(row, [])
        timed = any(_parse(cell.text, None) is not None for cell in cells)
        axis = _axis_at(table, row, sorted(cells, key=_by_col), default_year) if timed else None
        if axis is None:
            row += 1
            continue
        if axes:
            axes[-1].last_row = min(axes[-1].last_row, row - 1)
        axes.append(axis)
        row = axis.first_row
    axes = [a for a in axes if a.last_row >= a.first_row]
    return axes or _below(table, default_year)


def _time_cells(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a row that may be an axis: the first column is one of labels, unless it has a year like the others.

    So is the only row of a card's own timetable, which no name stands beside.
    """
    if len(cells) > 1 and all(year_of(cell.text) is not None for cell in cells):
        return list(cells)
    return [cell for cell in cells if cell.col > 0]


def _below(table: Table, default_year: int | None) -> list[Axis]:
    """The axis of a table that has it in its last row, below the bars."""
    if table.n_rows < 3 or any(c.row + c.row_span == table.n_rows and c.row_span > 1 for c in table.cells):
        return []
    last = table.n_rows - 1
    columns = _year_run(sorted((c for c in table.cells if c.row == last and c.col > 0), key=lambda c: c.col))
    if len(columns) < FEWEST_BELOW:
        return []
    return [Axis(last, 0, last - 1, columns, any(c.span.last - c.span.first < 11 for c in columns[1:]))]


def year_above(table: Table, lines: Callable[[], Sequence[str]]) -> int | None:
    """The fiscal year of a table with a time axis of months alone, from the lines above it; None for other tables.

    Args:
        table: a table whose cells have their text.
        lines: gives the text printed above the table, the nearest line first.
    """
    probe = 2000
    if find_axes(table) or not find_axes(table, probe):
        return None
    head = [c.text for c in table.cells if c.row < 2]
    for text in [*head, *lines()]:
        stated = [m for m in _STATED.finditer(fold_text(text))]
        if len({m.group() for m in stated}) == 1:
            span = year_of(stated[0].group())
            return span[0].first_fiscal_year if span is not None else None
        if stated:
            return None
    return None


def year_of(text: str, era: str | None = None) -> tuple[Span, str | None] | None:
    """The fiscal years that a label states and the era it is counted in; None if it says anything else besides."""
    label = _parse(text, era)
    span = _year_span(label, None) if label is not None else None
    return (span, label.era) if span is not None and label is not None else None


def _by_col(cell: Cell) -> int:
    return cell.col


def _axis_at(table: Table, row: int, cells: Sequence[Cell], default_year: int | None) -> Axis | None:
    """The axis whose header begins in a row, of which these are the cells from left to right."""
    columns = _year_run(cells)
    if not columns and default_year is not None:
        columns = [
            AxisColumn(c.col, c.col_span, c.place.x0, c.place.x1, span)
            for c, span in _parts(cells, Span.of_fiscal_year(default_year))
        ]
        if len(columns) < 3:
            return None
        return _bounded(table, row, max(c.row + c.row_span for c in cells), columns, True)
    if not columns:
        return None
    below = max(c.row + c.row_span for c in cells if any(c.col == a.col for a in columns))
    fine = False
    while below < table.n_rows - 1:
        finer = _finer(table, below, columns)
        if finer is None:
            break
        divided = len(finer) > len(columns)
        columns, fine = finer, fine or divided
        below += 1
    if len(columns) < 2:
        return None
    return _bounded(table, row, below, columns, fine or any(c.span.last - c.span.first < 11 for c in columns[1:]))


def _year_run(cells: Sequence[Cell]) -> list[AxisColumn]:
    """The longest run of neighbouring cells that state rising years; without an era in any it is told by the count."""
    return _rising_years(cells, None) or _rising_years(cells, _era_of_bare(cells))


def _era_of_bare(cells: Sequence[Cell]) -> str | None:
    """The era of fiscal years written without one (７年度, ８年度, …); None where they may be counted by the plan."""
    labels = [label for c in cells if "年度" in c.text and (label := _parse(c.text, None)) is not None]
    numbers = [label.bare_year for label in labels if label.bare_year is not None]
    if len(numbers) < FEWEST_BARE or numbers[0] < 2 or any(b - a != 1 for a, b in pairwise(numbers)):
        return None
    return "令和" if numbers[0] < LAST_ERA_SINCE else "平成"


def _rising_years(cells: Sequence[Cell], era: str | None) -> list[AxisColumn]:
    """The longest run of neighbouring cells that state rising years, the first of them counted in an era."""
    best: list[AxisColumn] = []
    run: list[AxisColumn] = []
    last_number: int | None = None
    for cell in cells:
        label = _parse(cell.text, era)
        span = _year_span(label, last_number) if label is not None else None
        joined = bool(run) and cell.col == run[-1].col + run[-1].col_span
        if span is None or label is None:
            run, last_number = [], None
            continue
        if not (joined and span.first > run[-1].span.first):
            if label.number is not None:
                run, last_number = [], None
                continue
            run = []
        era = label.era or era
        last_number = span.last_fiscal_year
        run.append(AxisColumn(cell.col, cell.col_span, cell.place.x0, cell.place.x1, span))
        if len(run) > len(best):
            best = list(run)
    if len(best) == 1 and best[0].col_span < 2:
        return []
    return best


def _year_span(label: _Label, before: int | None) -> Span | None:
    """The months of a label of years; a bare number continues the run of the column before."""
    if label.number is not None and not label.years:
        if before is not None and label.number == (before + 1 - 2018) and label.months is None:
            return Span.of_fiscal_year(before + 1)
        return None
    if not label.years:
        return None
    first, last = label.years[0], label.years[-1]
    if label.months is not None and label.ranged and last > first:
        # The former and the latter half of a plan (前期 令和6～8年度), not of a year.
        return Span.of_fiscal_year(first, last)
    if label.months is not None:
        low, high = (m if m >= 4 else m + 12 for m in label.months)
        return Span(first * 12 + low - 1, first * 12 + max(low, high) - 1)
    return Span.of_fiscal_year(first, last if label.ranged and last > first else first)


def _finer(table: Table, row: int, columns: list[AxisColumn]) -> list[AxisColumn] | None:
    """The axis one header row further down: parts of the years, or the same years written again."""
    found: list[AxisColumn] = []
    for column in columns:
        cells = [c for c in table.cells if c.row == row and column.col <= c.col < column.col + column.col_span]
        cells.sort(key=lambda c: c.col)
        if not cells or sum(c.col_span for c in cells) != column.col_span:
            return None
        if len(cells) == 1:
            if not cells[0].text.strip() or not _same_year(cells[0].text, column.span):
                return None
            found.append(column)
            continue
        parts = _parts(cells, column.span)
        if len(parts) != len(cells):
            return None
        found += [AxisColumn(c.col, c.col_span, c.place.x0, c.place.x1, span) for c, span in parts]
    return found


def _same_year(text: str, span: Span) -> bool:
    label = _parse(text, "令和")
    return label is not None and (span.first_fiscal_year in label.years or label.months is not None)


def _parts(cells: Sequence[Cell], year: Span) -> list[tuple[Cell, Span]]:
    """The months of cells under one year."""
    return list(zip(cells, parts_of_year([cell.text for cell in cells], year), strict=False))


@lru_cache(maxsize=8192)
def says_time(text: str) -> bool:
    """Whether a text says nothing but years, parts of a year, or months."""
    return _months_of(text) is not None or _parse(text, "令和") is not None


def parts_of_year(texts: Sequence[str], year: Span) -> list[Span]:
    """The months of labels under one year from left to right: halves, quarters, months, runs of months.

    Empty where one of them says something else or goes back in time.
    """
    found: list[Span] = []
    start = year.first_fiscal_year * 12
    for text in texts:
        months = _months_of(text)
        if months is None:
            return []
        low, high = (start + (m if m >= 4 else m + 12) - 1 for m in months)
        if found and low <= found[-1].first:
            return []
        found.append(Span(low, max(low, high)))
    return found


def _months_of(text: str) -> tuple[int, int] | None:
    """The first and last month of a label under a year: with its sign (４～６月) or as bare numbers (4～6, 4)."""
    bare = _BARE_MONTHS.match(fold_text(text))
    if bare is not None:
        low, high = int(bare[1]), int(bare[2] or bare[1])
        return (low, high) if 1 <= low <= 12 and 1 <= high <= 12 else None
    label = _parse(text, None)
    return label.months if label is not None else None


@lru_cache(maxsize=8192)
def _parse(text: str, era: str | None) -> _Label | None:
    """What a header cell says of time, or None if it says anything else besides."""
    folded = _KANJI_NUMBER.sub(lambda found: str(wareki.parse_number(found[0])), fold_text(text))
    if not folded or len(folded) > 40 or not any(c.isdigit() or c in SIGNS_OF_TIME for c in folded):
        return None
    label = _Label([], era=None)
    numbers: list[int] = []
    at = 0
    while at < len(folded):
        match = _TOKEN.match(folded, at)
        if match is None or match.end() == at:
            return None
        at = match.end()
        _take(match, label, numbers, era)
    if label.months is None and not label.years and label.bare_year is None and len(numbers) != 1:
        return None
    if not label.years and label.bare_year is not None and era is not None:
        year = wareki.era_year(era, label.bare_year)
        if year is not None:
            label.years.append(year)
            label.era = era
    if numbers and not label.years and label.months is None:
        label.number = numbers[0]
    return label


def _take(match: re.Match[str], label: _Label, numbers: list[int], era: str | None) -> None:
    """Add one token to a label."""
    kind = match.lastgroup
    if match["num"] or match["west"]:
        if match["west"]:
            year: int | None = int(match["west"])
        else:
            year = wareki.era_year(match["era"], wareki.parse_number(match["num"]) or 0)
            label.era = match["era"]
        if year is not None and year not in label.years:
            label.years.append(year)
    elif match["months"]:
        label.months = (int(match["m1"]), int(match["m2"]))
    elif match["month"]:
        low = label.months[0] if label.months and label.ranged else int(match["month"])
        label.months = (low, int(match["month"]))
    elif match["q1"] or match["q2"] or match["q3"]:
        digit = match["q1"] or match["q2"] or match["q3"]
        number = _DIGIT.get(digit) or int(digit)
        low = 3 * number + 1 if number < 4 else 1
        label.months = (low, low + 2)
    elif match["half"]:
        label.months = (4, 9) if match["half"] in _FIRST_HALVES else (10, 3)
    elif kind == "to":
        label.ranged = True
    elif match["bare"] or match["number"]:
        number = wareki.parse_number(match["bare"] or match["number"]) or 0
        if label.ranged and label.years:
            counted = label.era or era
            # Two digits behind a Western year are its century's (2025～26).
            year = wareki.era_year(counted, number) if counted else label.years[-1] // 100 * 100 + number
            if year is not None and year > label.years[-1]:
                label.years.append(year)
        elif match["bare"] and not label.years:
            label.bare_year = number
        else:
            numbers.append(number)


def _bounded(table: Table, header_row: int, below: int, columns: list[AxisColumn], fine: bool) -> Axis:
    """The axis with the rows that it governs: those of its part of a form, or all below it."""
    last = table.n_rows - 1
    first_col = columns[0].col
    for cell in table.cells:
        end = cell.row + cell.row_span
        if cell.col + cell.col_span <= first_col and cell.row <= header_row < end and end > below and header_row > 0:
            last = min(last, end - 1)
    return Axis(header_row, below, last, columns, fine)
