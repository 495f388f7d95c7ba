"""Finds in a table where indicators are listed: which column names them, which hold baseline and target."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from extractors.document import EMPTY, Cell, Passage, Table
from extractors.language.dates import find_dates
from extractors.statements.indicator_words import BOTH, Value
from taxonomy.fields import fields_of_label
from taxonomy.indicator_heads import is_no_value, may_name, role_of_head
from taxonomy.search_text import fold

_VALUE = re.compile(r"^(?:約|概ね|延べ|累計|年)?[▲△+\-−]?[0-9０-９][0-9０-９,，.．]*\s*[^\s0-9０-９。、]{0,8}$")
_BARE_YEAR = re.compile(r"(?<![0-9０-９])[0-9０-９]{1,2}年度末?")
"""A year whose era a form leaves out: 現状（６年度）, 10年度."""
_CALENDAR = re.compile(r"年$")
"""Counts of people and firms are of calendar years; what a plan aims at is of fiscal years."""
_FORESEEN = re.compile(r"推計|予測|将来|見通し")
"""What a year's head says over statistics that nobody commits to."""
_PLAN_ALONE = re.compile(r"^(?:年次|事業|実施|取組)?(?:計画|予定)$")
_YEARS = 3
"""So many dates side by side head a timetable of their own below an indicator's rows; two may be its values."""
_SHARE = 0.5
"""At least so many cells below plain years hold numbers, where the years head values of indicators."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values: ``baseline``, ``target`` or ``both``, and the date in its heads."""

    col: int
    role: str
    period: Passage
    until: Passage = EMPTY
    """Of a column for both: the date of the target."""

    @property
    def day(self) -> str:
        """The end of its period for comparing; empty without one."""
        dates = find_dates(self.period.text)
        return str(dates[0].end or dates[0].start or "") if dates else ""


@dataclass(frozen=True, slots=True)
class IndicatorBlock:
    """Rows of a table that list indicators."""

    first: int
    last: int
    """The row behind the last one."""
    name: int
    unit: int | None
    kinds: int | None
    """A column that says of each row whether it is planned or reached (目標, 実績)."""
    values: tuple[Column, ...]

    def row_values(self, table: Table, name: Cell) -> tuple[Value, Value]:
        """Baseline and target of the indicator whose name is in this cell."""
        if self.kinds is not None:
            return self._by_kind(table, name)
        baseline, target = (self._of_role(table, name, role) for role in ("baseline", "target"))
        both = next((c for c in self.values if c.role == "both"), None)
        return _parted(table.cell_at(name.row, both.col), both) if both is not None else (baseline, target)

    def _of_role(self, table: Table, name: Cell, role: str) -> Value:
        """The latest value that is printed; a dash in the last of several columns leaves the one before."""
        read = [_value(table.cell_at(name.row, c.col), name, c.period) for c in self.values if c.role == role]
        return next((value for value in reversed(read) if value.printed), read[-1] if read else Value())

    def _by_kind(self, table: Table, name: Cell) -> tuple[Value, Value]:
        found = {"baseline": Value(), "target": Value()}
        for row in range(name.row, name.row + name.row_span):
            kind = table.cell_at(row, self.kinds or 0)
            role = role_of_head(kind.text) if kind is not None else None
            for column in self.values if role in found else ():
                cell = table.cell_at(row, column.col)
                if cell is not None and cell.row == row and (value := _value(cell, name, column.period)).printed:
                    found[str(role)] = value
        return found["baseline"], found["target"]


def indicator_blocks(table: Table, listed: bool, since: date | None = None) -> Iterator[IndicatorBlock]:
    """The parts of a table that list indicators: 指標 beside 現状 and 目標, beside two years, or 項目 beside both.

    Args:
        table: the table.
        listed: whether what stands above the table says that it lists indicators.
        since: when the plan begins. Years over 項目 head indicators only in such a list, or where the last is later.
    """
    row = 0
    while row < table.n_rows:
        block = _block(table, row, listed, since)
        if block is not None:
            yield block
        row = max(block.last, row + 1) if block is not None else row + 1


def tells_the_past(table: Table, since: date | None) -> bool:
    """Whether a table lists figures of years that are over when the plan begins: statistics, no goals."""
    here = _distinct(table, 0, range(table.n_cols))
    named = [c for c in here if role_of_head(c.text) == "name"]
    if since is None or not named or any(role_of_head(c.text) in ("baseline", "target", "both") for c in here):
        return False
    years = _years(table, 0, _end(table, 0, here), named[0].col)
    return bool(years) and "" < years[-1].day <= str(since)


def _block(table: Table, row: int, listed: bool, since: date | None) -> IndicatorBlock | None:
    here = _distinct(table, row, range(table.n_cols))
    named = [c for c in here if role_of_head(c.text) == "name" and c.row == row or c.row < row and c.row_span > 1]
    named = [c for c in named if role_of_head(c.text) == "name" and not _labels_block(c, here)]
    labelled = listed or any(_labels_block(c, here) for c in here)
    end = _end(table, row, here)
    edge = min((c.col for c in named), default=-1)
    columns = [c for col in range(edge + 1, table.n_cols) if (c := _column(table, row, end, col)) is not None]
    columns = [c for c in columns if not _repeats(table, row, end, c.col) and not _names_goals(table, end, c, columns)]
    if not any(c.role == "baseline" for c in columns):
        columns = [c for c in columns if not _plan_alone(table, row, end, c.col)]
    columns = _with_years(table, row, end, columns)
    if named:
        years = _years(table, row, end, edge)
        if not any(c.role in ("baseline", "target", "both") for c in columns):
            past = since is not None and bool(years) and "" < years[-1].day <= str(since)
            columns = [] if past else years
    else:
        roles = {c.role for c in columns}
        if not ({"baseline", "target"} <= roles or "both" in roles):
            columns = _years(table, row, end, 0)
            if not listed and columns and all(_CALENDAR.search(c.period.text) for c in columns):
                return None
            if not labelled and (since is None or not columns or columns[-1].day <= str(since)):
                return None
    columns = [c for c in columns if c.role != "between"]
    if not columns:
        return None
    first = columns[0].col
    name = _name_column(table, row, end, first, bool(named))
    if name is None:
        return None
    kinds = _kinds(table, end, name, first)
    if kinds is not None:
        columns = _years(table, row, end, kinds) or columns
    if not named and not any(_VALUE.match(text) for c in columns for text in _below(table, end, c.col)):
        return None
    unit = next((c.col for c in here if role_of_head(c.text) == "unit"), None)
    return IndicatorBlock(end, _last(table, row, end, name), name, unit, kinds, tuple(_ordered(columns)))


def _with_years(table: Table, row: int, end: int, columns: list[Column]) -> list[Column]:
    """Columns of values with the years behind a baseline that no target follows: 基準値 | 令和６年度 | 令和７年度."""
    roles = {c.role for c in columns}
    if "baseline" not in roles or roles & {"target", "both"}:
        return columns
    behind = []
    for col in range(max(c.col for c in columns) + 1, table.n_cols):
        stack = _stack(table, row, end, col)
        if stack and stack[0].col == col and _is_date(stack[0].text):
            behind.append(Column(col, "between", _period(stack)))
    numbers = [text for c in behind for text in _below(table, end, c.col) if _VALUE.match(text)]
    return [*columns, replace(_ordered(behind)[-1], role="target")] if numbers else columns


def _distinct(table: Table, row: int, cols: range) -> list[Cell]:
    """The cells of a row with text, also those that reach down into it, each once."""
    found = {id(c): c for col in cols if (c := table.cell_at(row, col)) is not None and c.text.strip()}
    return list(found.values())


def _head_like(cell: Cell) -> bool:
    return role_of_head(cell.text) not in (None, "item") or _is_date(cell.text)


def _labels_block(cell: Cell, here: Sequence[Cell]) -> bool:
    """Whether 指標 is a form's label beside the block, as 名称 heads the names: it reaches down, 名称 does not."""
    beside = [c for c in here if c.col > cell.col and c.row_span < cell.row_span and role_of_head(c.text) == "item"]
    return role_of_head(cell.text) == "name" and bool(beside)


def _end(table: Table, row: int, here: Sequence[Cell]) -> int:
    """The row behind the head: as far as heads reach, and below a head over several columns their own heads."""
    last = max((c.col for c in here if _head_like(c)), default=0)
    here = [c for c in here if not _labels_block(c, here)]
    # What stands left of the names and reaches down beside them is a form's label (目標（KPI）), no head.
    left = max((c.col for c in here if role_of_head(c.text) == "name" and c.col < last), default=0)
    end = max((c.row + c.row_span for c in here if c.row == row and c.col >= left and _head_like(c)), default=row + 1)
    for cell in here:
        below = cell.row + cell.row_span
        if cell.col_span < 2 or below >= table.n_rows or not (_head_like(cell) or cell.row < row):
            continue
        under = _distinct(table, below, range(cell.col, cell.col + cell.col_span))
        if len(under) > 1 and all(_head_like(c) for c in under):
            end = max(end, below + max(c.row_span for c in under))
    return end


def _stack(table: Table, row: int, end: int, col: int) -> list[Cell]:
    """The heads of a column from the lowest up; above the head's own rows a date alone counts."""
    found = {id(c): c for r in range(row, end) if (c := table.cell_at(r, col)) is not None and c.text.strip()}
    above = table.cell_at(row - 1, col) if row > 0 else None
    cells = list(found.values())[::-1]
    return [*cells, above] if above is not None and id(above) not in found and _is_date(above.text) else cells


def _column(table: Table, row: int, end: int, col: int) -> Column | None:
    stack = _stack(table, row, end, col)
    lowest = stack[0] if stack else None
    if lowest is None or lowest.col != col:
        return None
    roles = [role for c in stack if (role := role_of_head(c.text)) in ("baseline", "target", "between", "both", "name")]
    role = roles[0] if roles else None
    if role == "name" and fold(lowest.text).startswith("数値目標") and _named_left(table, row, col):
        role = "target"
    if role is None or role == "name":
        return None
    if role == "target" and all(fields_of_label(c.text) == ("target",) for c in stack if not _is_date(c.text)):
        if "最終" not in lowest.text:
            return None
    dates = find_dates(lowest.text) if role == "both" else []
    until = lowest.passage[dates[-1].start_offset : dates[-1].end_offset] if len(dates) > 1 else EMPTY
    return Column(col, role, _period(stack), until)


def _named_left(table: Table, row: int, col: int) -> bool:
    return any(role_of_head(c.text) == "name" for c in _distinct(table, row, range(col)) if c.col < col)


def _repeats(table: Table, row: int, end: int, col: int) -> bool:
    """Whether the cell is a head over other heads that are columns of their own (its first column apart)."""
    cell = table.cell_at(end - 1, col)
    return cell is not None and cell.col < col


def _names_goals(table: Table, end: int, column: Column, columns: Sequence[Column]) -> bool:
    """Whether 成果目標 heads names: no cell below begins as a value does, and columns behind it hold the values."""
    if column.role != "target" or column.period or not any(c.col > column.col for c in columns):
        return False
    below = _below(table, end, column.col)
    return bool(below) and not any(_VALUE.match(text) or is_no_value(text) or role_of_head(text) for text in below)


def _plan_alone(table: Table, row: int, end: int, col: int) -> bool:
    """Whether a head says no more than 計画: without 実績 beside it, that heads what is planned, not a value."""
    stack = _stack(table, row, end, col)
    return all(_PLAN_ALONE.match(fold(c.text)) or _is_date(c.text) for c in stack)


def _years(table: Table, row: int, end: int, left: int) -> list[Column]:
    """Columns headed by a date alone over numbers: the first is the baseline, the last the target."""
    dated = []
    for col in range(left + 1, table.n_cols):
        stack = _stack(table, row, end, col)
        under = table.cell_at(end, col)
        parted = under is not None and bool(stack) and under.col_span < stack[0].col_span
        if stack and stack[0].col == col and _is_date(stack[0].text) and not parted:
            dated.append(Column(col, "between", _period(stack)))
    below = [text for c in dated for text in _below(table, end, c.col)]
    numbers = [text for text in below if _VALUE.match(text)]
    heads = [cell.text for col in range(left + 1, table.n_cols) for cell in _stack(table, row, end, col)]
    foreseen = any(_FORESEEN.search(text) for text in heads)
    if len(dated) < 2 or foreseen or len(numbers) <= _SHARE * len([t for t in below if not is_no_value(t)]):
        return []
    dated = _ordered(dated)
    return [replace(dated[0], role="baseline"), *dated[1:-1], replace(dated[-1], role="target")]


def _ordered(columns: Sequence[Column]) -> list[Column]:
    """In the order of their dates where all have one, else as they are printed."""
    if all(c.day for c in columns):
        return sorted(columns, key=lambda c: (c.day, c.col))
    return sorted(columns, key=lambda c: c.col)


def _below(table: Table, end: int, col: int) -> list[str]:
    stop = _next_years(table, end)
    return [c.text.strip() for c in table.cells if c.col == col and end <= c.row < stop and c.text.strip()]


def _next_years(table: Table, end: int) -> int:
    """The first row below a block's first that is a head of its own, years side by side: a form's timetable."""
    dated = Counter(c.row for c in table.cells if c.row > end and c.col > 0 and _is_date(c.text))
    return min((row for row, count in dated.items() if count >= _YEARS), default=table.n_rows)


def _name_column(table: Table, row: int, end: int, first: int, named: bool) -> int | None:
    """The last column before the values whose head asks for a name."""
    for col in reversed(range(first)):
        for cell in _stack(table, row, end, col):
            if cell.col + cell.col_span > first and cell.row + cell.row_span >= end:
                continue
            if (role_of_head(cell.text) == "name") if named else may_name(cell.text):
                return cell.col
    return None


def _kinds(table: Table, end: int, name: int, first: int) -> int | None:
    """A column between names and values whose cells say 目標 or 実績 row by row."""
    for col in range(name + 1, table.n_cols):
        told = [role_of_head(text) for text in _below(table, end, col)]
        if len(told) > 1 and {"baseline", "target"} <= set(told) and all(told):
            return col
    return None


def _last(table: Table, row: int, end: int, name: int) -> int:
    """The row behind the block: where the form's label beside it ends, or the next label of the form begins."""
    left = table.cell_at(row, name - 1) if name > 0 else None
    last = _next_years(table, end)
    if left is not None and left.text.strip() and left.row + left.row_span > end:
        last = left.row + left.row_span
    for at in range(end, last):
        for col in range(name + 1):
            cell = table.cell_at(at, col)
            heads = table.cell_at(row, col)
            if cell is None or cell.row != at or cell is left or not fields_of_label(cell.text):
                continue
            blank = heads is None or not heads.text.strip()
            if col == name or heads is None or blank or fields_of_label(heads.text) == ("kpi",):
                return at
    return last


def _period(stack: Sequence[Cell]) -> Passage:
    """The date in a head: 目標値（令和7年度）, 現状値(R5), or in the head above it."""
    for cell in stack:
        dates = [date for date in find_dates(cell.text) if re.search(r"[0-9０-９元〇一二三四五六七八九十]", date.text)]
        if dates:
            return cell.passage[dates[0].start_offset : dates[0].end_offset]
        bare = _BARE_YEAR.search(cell.text)
        if bare is not None:
            return cell.passage[bare.start() : bare.end()]
    return EMPTY


@lru_cache(maxsize=8192)
def _is_date(text: str) -> bool:
    if _BARE_YEAR.fullmatch(text.strip("（）() 　\n")):
        return True
    if re.search(r"[0-9０-９元〇一二三四五六七八九十]", text) is None:
        return False  # 随時, 順次 are words in a bar
    dates = find_dates(text)
    return len(dates) == 1 and len(dates[0].text) >= len(text.strip("（）() 　\n")) - 2


def _value(cell: Cell | None, name: Cell, period: Passage) -> Value:
    if cell is None or cell is name:
        return Value()
    printed = cell.passage.strip()
    dates = find_dates(printed.text)
    if dates and re.search(r"[0-9０-９].*[（(][^（）()]*$", printed.text[: dates[0].start_offset]):
        period = printed[dates[0].start_offset : dates[0].end_offset]
        return Value(_before_bracket(printed, dates[0].start_offset), period)
    return Value(EMPTY if is_no_value(printed.text) else printed, period if printed else EMPTY)


def _parted(cell: Cell | None, column: Column) -> tuple[Value, Value]:
    """Baseline and target of one cell (12％ → 60％) below one head (現状（R6）→目標（R10）)."""
    both = BOTH.match(cell.text) if cell is not None else None
    if cell is None or both is None:
        return Value(), Value(cell.passage.strip() if cell is not None else EMPTY)
    passage = cell.passage
    return (
        Value(passage[both.start("base") : both.end("base")].strip(), column.period if column.until else EMPTY),
        Value(passage[both.start("aim") : both.end("aim")].strip(), column.until or column.period),
    )


def _before_bracket(passage: Passage, at: int) -> Passage:
    opening = max(passage.text.rfind("(", 0, at), passage.text.rfind("（", 0, at))
    return passage[:opening].strip() if opening > 0 else passage
