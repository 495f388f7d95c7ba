"""Matrices (一覧): a sheet for each group of rows that stands beside one name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.document import Cell, Table, join_lines
from extractors.layout.blocks import BULLET
from extractors.statements.label_lines import Label
from extractors.statements.labels import read_parts
from extractors.statements.parts import parts_of_cell
from extractors.statements.role_marks import marked_columns, marked_divisions
from extractors.statements.sheet import (
    COUNTER,
    EMPTY,
    INDICATOR,
    SENTENCE_END,
    TITLE_LABEL,
    Sheet,
    head_of,
    names_pillar,
    plain_text,
    read_title,
    told_below_name,
)
from taxonomy.fields import fields_of_label, pillar_words
from taxonomy.indicator_heads import role_of_head
from taxonomy.search_text import fold

_PILLAR = re.compile(
    r"^(?:(?:施策|取組|計画|改革)の)?(?:柱|基本(?:方針|目標|戦略|方向)|方針|目標|戦略|視点|分野|重点(?:目標|戦略|分野))$"
)
"""Heads of a column that names pillars."""
_SPAN = re.compile(
    r"^(?:fy)?(?:20\d\d|令和|平成|[rh])\s*\d{0,2}(?:年度?)?.{0,14}$|^\d{1,2}(?:年度|月)$|^[1-4]q$|四半期",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"^(?:具体的な?|主な|おもな)?(?:内容|中身)$")
"""Headers of a column of actions that are too general to be labels anywhere else."""
_OTHERS = re.compile(
    r"^(?:対象|本町|本市|主な)?(?:の)?(?:手続き?|申請・?届出|届出|様式|システム)(?:等)?(?:の?名称?|名)?$"
)
_ROLES = re.compile(r"^(?:役割|役職|職名?|担い手|会議体?(?:名|の名称)?|組織(?:名|体|の名称)?|機関|主体|構成|推進体制)$")
"""What heads the first column of a table that tells who carries the plan."""
_TAIL = re.compile(r"(?:れた|した|する|おける|の)([^のるた]{2,14})$")
_OF_A_PILLAR = frozenset(("policy", "goal", "other", "actions"))
"""Fields as which the name of a pillar is read where its column is taken for one."""
_TELLING = 0.6
"""Share of a column's texts that are sentences or bullets where it tells something and names nothing."""
_LONGEST_LINE = 16
"""Characters of the name of a schedule's line, and of an indicator's value."""


def is_schedule(table: Table) -> bool:
    """Whether the header counts years, quarters or months; a part without one has that of the part before it."""
    while not table.n_header_rows and table.continues is not None:
        table = table.continues
    header = [cell for cell in table.cells if cell.row < max(table.n_header_rows, 1)]
    return sum(1 for cell in header if _SPAN.search(fold(cell.text).replace(" ", ""))) >= 2


@dataclass(frozen=True, slots=True)
class _Column:
    col: int
    label: Label | None
    role: str
    """``title``, ``field``, ``said`` (ends in a label), ``time``, ``counter``, ``marks``, ``other``, ``blank``."""


def read_matrix(table: Table, names_measure: Callable[[str], bool], before: Sheet | None) -> list[Sheet] | None:
    """The sheets of a table whose header names fields, from top to bottom.

    An empty list where the table lists procedures, systems or roles; None where it is no matrix. A matrix without a
    column of names is one sheet of the kind ``attached``. The arguments are those of ``read_sheets``.
    """
    header_rows = table.n_header_rows or _unmarked_header(table)
    first_part = table if header_rows else _headed_part(table)
    if first_part is table or first_part is None:
        settled = _settle(table, header_rows, names_measure)
    else:
        # Without its head a part goes on in the columns of the first.
        settled = _settle(first_part, first_part.n_header_rows or _unmarked_header(first_part), names_measure)
    if not isinstance(settled, _Settled):
        return settled
    heads, columns, marked = settled.heads, settled.columns, settled.marked
    names, content = settled.names, settled.content
    if names is None:
        sheet = Sheet("attached", table, columns=content)
        _fill(sheet, columns, header_rows, table.n_rows, None)
        sheet.fields += marked_divisions(table, heads, marked, range(header_rows, table.n_rows))
        return [sheet]
    sheets: list[Sheet] = []
    row = header_rows
    first = table.cell_at(row, names.col)
    if before is not None and table.continues is not None and (first is None or not first.text.strip()):
        going_on = Sheet("row", table, before.title, before.numbering, columns=content)
        end = _end_of_group(table, names.col, row)
        going_on.fields = marked_divisions(table, heads, marked, range(row, end))
        row = _fill(going_on, columns, row, end, names)
        sheets.append(going_on)
    while row < table.n_rows:
        end = _end_of_group(table, names.col, row)
        cell = table.cell_at(row, names.col)
        if cell is not None and cell.text.strip() and not _heads_rows(table, cell, names.col, names_measure):
            name, told = told_below_name(cell)
            sheet = Sheet("row", table, columns=content, pillar=_heads_pillars(heads[names.col]))
            sheet.columns += tuple(f.name for f in told if f.name not in content)
            sheet.title, sheet.numbering, sheet.intro = read_title(
                name, whole="policy" in content or "actions" in content
            )
            if sheet.numbering is None:
                sheet.numbering = _counter(table, row, names.col)
            _fill(sheet, columns, row, end, names)
            sheet.fields += marked_divisions(table, heads, marked, range(row, end))
            sheet.fields += told
            sheets.append(sheet)
        row = end
    return sheets


@dataclass(frozen=True, slots=True)
class _Settled:
    """What the columns of a matrix mean, over all its pages."""

    heads: dict[int, Sequence[Cell]]
    columns: list[_Column]
    marked: Sequence[int]
    names: _Column | None
    content: tuple[str, ...]


def _headed_part(table: Table) -> Table | None:
    """The nearest part before a table that has a head of its own."""
    before = table.continues
    while before is not None and not (before.n_header_rows or _unmarked_header(before)):
        before = before.continues
    return before


def _settle(
    table: Table, header_rows: int, names_measure: Callable[[str], bool]
) -> _Settled | list[Sheet] | None:
    """What the columns below a head mean; else what ``read_matrix`` returns for a table that is no matrix."""
    if _lists_others(table, header_rows):
        return []
    if not header_rows or table.n_rows <= header_rows:
        return None
    heads = _heads(table, header_rows)
    columns = _columns(heads)
    marked = marked_columns(table, heads, header_rows)
    columns = [_Column(c.col, None, "marks") if c.col in marked else c for c in columns]
    if not marked and not any(column.role in ("field", "said") for column in columns):
        return None
    if _label_cells(table, from_row=header_rows) >= 2:
        return None
    names = _name_column(table, columns, header_rows, names_measure)
    values = _values_of_indicators(table, heads, columns, header_rows) if names is not None else set()
    columns = [_Column(c.col, None, "other") if c.col in values and c is not names else c for c in columns]
    if is_schedule(table):
        # 年次計画 over the names of a timetable's lines is the table's own name, and labels no value.
        axis = min((c.col for c in columns if c.role == "time"), default=0)
        columns = [_Column(c.col, None, "other") if _names_the_table(c, axis) else c for c in columns]
        # 取組 beside 施策 on a time axis names the lines of the schedule, unless another column does.
        columns = [
            column
            for column in columns
            if column is names or column.role != "title" or _told_once(table, column, names, columns, header_rows)
        ]
        lines = _names_lines(table, columns, names, header_rows)
        columns = [column for column in columns if column is not lines]
    grouping = _grouping(table, columns, names, header_rows)
    columns = [column for column in columns if column.col not in grouping]
    content = tuple(
        dict.fromkeys(
            name for c in columns if c.role == "field" and c.label and c is not names for name in c.label.fields
        )
    )
    if marked:
        content += ("departments",)
    if not content and (names is None or not any(column.role == "said" for column in columns)):
        return None
    return _Settled(heads, columns, marked, names, content)


def _lists_others(table: Table, header_rows: int) -> bool:
    """Whether a header names procedures, systems or roles: their divisions and dates are not the measure's."""
    heads = [plain_text(cell) for cell in table.cells if cell.row < max(header_rows, 1)]
    if heads and _ROLES.match(heads[0]) and not any(TITLE_LABEL.match(head) for head in heads[1:]):
        return True
    return any(cell.row < header_rows and _OTHERS.match(plain_text(cell)) for cell in table.cells)


def _unmarked_header(table: Table) -> int:
    """1 where the first row is nothing but labels, although nothing sets it apart."""
    first = [cell for cell in table.cells if cell.row == 0]
    if len(first) < 2 or table.n_rows < 3:
        return 0
    return int(
        all(fields_of_label(c.text) or TITLE_LABEL.match(fold(c.text)) or COUNTER.match(fold(c.text)) for c in first)
    )


def _heads(table: Table, header_rows: int) -> dict[int, Sequence[Cell]]:
    """The filled header cells over each column, from top to bottom."""
    heads: dict[int, Sequence[Cell]] = {}
    for col in range(table.n_cols):
        cells: list[Cell] = []
        for row in range(header_rows):
            cell = table.cell_at(row, col)
            if cell is not None and cell not in cells and cell.text.strip():
                cells.append(cell)
        heads[col] = cells
    return heads


def _columns(heads: dict[int, Sequence[Cell]]) -> list[_Column]:
    columns = [_column(col, cells) for col, cells in heads.items()]
    if any(c.role == "field" and c.label and c.label.fields == ("departments",) for c in columns):
        # 協力 beside 所管 says who helps.
        columns = [_helpers(c, heads[c.col]) if c.role == "other" else c for c in columns]
    return columns


def _values_of_indicators(
    table: Table, heads: dict[int, Sequence[Cell]], columns: Sequence[_Column], header_rows: int
) -> set[int]:
    """The columns behind 指標 that hold its values (現状, 目標) and tell nothing of the measure itself."""
    found: set[int] = set()
    for column in columns:
        if column.label is None or column.label.fields != ("kpi",):
            continue
        behind: dict[int, str] = {}
        for col in range(column.col + 1, table.n_cols):
            role = role_of_head(heads[col][-1].text) if heads[col] else None
            if role not in ("unit", "baseline", "between", "target", "both"):
                break
            behind[col] = role
        texts = [c.text.strip() for c in table.cells if c.row >= header_rows and c.col in behind and c.text.strip()]
        short = all(len(text) <= _LONGEST_LINE and SENTENCE_END.search(text) is None for text in texts)
        if short and ({"baseline", "target"} <= set(behind.values()) or "both" in behind.values()):
            found |= set(behind)
    return found


def _helpers(column: _Column, cells: Sequence[Cell]) -> _Column:
    """A column whose head says who helps, in a word too common to say so elsewhere; any other one as it is."""
    if fields_of_label(cells[-1].text, dressed=True) != ("departments",):
        return column
    return _Column(column.col, Label(cells[-1].passage.strip(), ("departments",)), "field")


def _column(col: int, cells: Sequence[Cell]) -> _Column:
    for cell in reversed(cells):
        plain = fold(cell.text).replace(" ", "")
        if _SPAN.search(plain):
            return _Column(col, None, "time")
        if COUNTER.match(plain):
            return _Column(col, None, "counter")
        if INDICATOR.match(plain):
            return _Column(col, Label(cell.passage.strip(), ("kpi",)), "field")
        fields = fields_of_label(cell.text) or (("actions",) if _CONTENT.match(plain) else ())
        if TITLE_LABEL.match(plain) and fields != ("actions",):
            return _Column(col, None, "title")
        if fields:
            role = "title" if TITLE_LABEL.match(plain) else "field"
            return _Column(col, Label(cell.passage.strip(), fields), role)
        tail = _TAIL.search(cell.text)
        if tail is not None and (fields := fields_of_label(tail[1])):
            return _Column(col, Label(cell.passage.strip(), fields), "said")
    return _Column(col, None, "other" if cells else "blank")


def _name_column(
    table: Table, columns: list[_Column], header_rows: int, names_measure: Callable[[str], bool]
) -> _Column | None:
    """The column whose cells name measures, else the one whose header says that it names them.

    A head that says so goes before a column of labelled text if each row has a name of its own below it.
    """
    best: tuple[float, _Column] | None = None
    titled = max((_names(table, c.col, header_rows) for c in columns if c.role == "title"), default=0)
    for column in columns:
        if column.role in ("time", "counter", "marks") or (
            column.label and column.label.fields[0] not in ("actions", "other", "goal")
        ):
            continue
        cells = [cell for cell in _cells_below(table, column.col, header_rows) if cell.text.strip()]
        if column.role == "field" and titled >= max(2, len(cells)):
            continue  # 取組 with a name a row: what stands below 取組内容 may sound like measures and names none
        if not cells:
            continue
        named = sum(names_measure(_first_line(cell)) or names_measure(cell.text) for cell in cells) / len(cells)
        short = sum(len(cell.text) <= 60 for cell in cells) / len(cells)
        score = (
            named + 0.35 * (column.role == "title") + 0.1 * short - 0.02 * column.col - 0.3 * (column.role == "field")
        )
        if (named >= 0.3 or column.role == "title") and (best is None or score > best[0]):
            best = (score, column)
    return best[1] if best else None


def _names(table: Table, col: int, header_rows: int) -> int:
    """The number of different texts below a head."""
    return len({cell.text for cell in _cells_below(table, col, header_rows) if cell.text.strip()})


def _told_once(
    table: Table, column: _Column, names: _Column | None, columns: Sequence[_Column], header_rows: int
) -> bool:
    """Whether a column tells one thing a measure while another one, beside the years, names the schedule's lines."""
    if names is None or column.label is None:
        return False
    axis = min((c.col for c in columns if c.role == "time"), default=0)
    between = [c.col for c in columns if column.col < c.col < axis and c.role in ("title", "other", "blank")]
    below = [c for c in _cells_below(table, column.col, header_rows) if c.text.strip()]
    told = sum(bool(SENTENCE_END.search(c.text.strip()) or BULLET.match(c.text)) for c in below)
    own = len(_cells_below(table, column.col, header_rows))
    if below and told >= _TELLING * len(below) and len(below) <= _names(table, names.col, header_rows):
        return True  # sentences or bullets, one text a measure: they name no lines
    return own <= len(_cells_below(table, names.col, header_rows)) and any(
        len(_cells_below(table, col, header_rows)) > own for col in between
    )


def _names_lines(table: Table, columns: Sequence[_Column], names: _Column | None, header_rows: int) -> _Column | None:
    """The column of actions beside the years whose short entries only name the schedule's lines (様式の見直し)."""
    axis = [c.col for c in columns if c.role == "time"]
    last = max((c for c in columns if axis and c.col < min(axis)), key=lambda c: c.col, default=None)
    if last is None or last is names or names is None or last.label is None or last.label.fields != ("actions",):
        return None
    texts = [c.text.strip() for c in _cells_below(table, last.col, header_rows) if c.text.strip()]
    named = all(len(text) <= _LONGEST_LINE and SENTENCE_END.search(text) is None for text in texts)
    return last if texts and named else None


def _names_the_table(column: _Column, axis: int) -> bool:
    return column.col < axis and column.label is not None and column.label.fields == ("schedule",)


def _grouping(table: Table, columns: Sequence[_Column], names: _Column | None, header_rows: int) -> set[int]:
    """Columns left of the names that only say to which pillar the measures belong (基本方針１, 基本目標)."""
    if names is None:
        return set()
    found = set()
    for column in columns:
        if column.col >= names.col or column.label is None or not set(column.label.fields) <= _OF_A_PILLAR:
            continue
        cells = [c for c in _cells_below(table, column.col, header_rows) if c.text.strip()]
        beyond = [c for c in cells if c.row + c.row_span > _end_of_group(table, names.col, c.row)]
        short = all(SENTENCE_END.search(c.text.strip()) is None for c in cells)
        if cells and short and (beyond or all(names_pillar(column.label.passage.text, c.text) for c in cells)):
            found.add(column.col)
    return found


def _cells_below(table: Table, col: int, header_rows: int) -> list[Cell]:
    return [cell for cell in table.cells if cell.row >= header_rows and cell.col <= col < cell.col + cell.col_span]


def _end_of_group(table: Table, col: int, row: int) -> int:
    """The row behind the cell of this column, with the rows below it that have no cell text there."""
    cell = table.cell_at(row, col)
    end = max(row + 1, cell.row + cell.row_span if cell is not None else row + 1)
    while end < table.n_rows:
        following = table.cell_at(end, col)
        if following is not None and following.text.strip():
            break
        end += 1
    return end


def _heads_rows(table: Table, cell: Cell, col: int, names_measure: Callable[[str], bool]) -> bool:
    """Whether a cell over the whole width heads the rows below it, which name measures in the column of names."""
    if cell.col_span < max(table.n_cols, 3):
        return False
    below = table.cell_at(cell.row + cell.row_span, col)
    if below is None or below.col_span >= table.n_cols or not below.text.strip():
        return False
    pillar = any(plain_text(cell).startswith(word) and names_pillar(word, cell.text) for word in pillar_words())
    return pillar or names_measure(_first_line(below)) or names_measure(below.text)


def _heads_pillars(head: Sequence[Cell]) -> bool:
    return bool(head) and _PILLAR.match(fold(head[-1].text).replace(" ", "")) is not None


def _counter(table: Table, row: int, before: int) -> str | None:
    """The number printed in a column left of the names."""
    for cell in table.cells:
        if (
            cell.col < before
            and cell.row <= row < cell.row + cell.row_span
            and re.fullmatch(r"[0-9０-９A-Z]{1,3}(?:[-－.][0-9]{1,2})*", cell.text.strip())
        ):
            return cell.text.strip()
    return None


def _fill(sheet: Sheet, columns: Sequence[_Column], start: int, end: int, names: _Column | None) -> int:
    """Read the fields of a group of rows column by column."""
    table = sheet.table
    sheet.rows = (start, end)
    sheet.cells = [
        cell for cell in table.cells if start <= cell.row < end or cell.row < start < cell.row + cell.row_span
    ]
    for column in columns:
        if column.label is None or column is names:
            continue
        parts = [
            part
            for cell in table.cells
            if cell.col == column.col and start <= cell.row < end and not _names_a_group(cell, column, end)
            for part in parts_of_cell(cell)
        ]
        if parts and (column.label.fields == ("target",) or not all(EMPTY.match(part.text) for part in parts)):
            sheet.fields += read_parts(column.label, parts, roles=True).fields
    return end


def _names_a_group(cell: Cell, column: _Column, end: int) -> bool:
    """Whether a cell below 基本方針 is the name of the pillar over several measures, and says nothing of one."""
    label = column.label
    beyond = cell.row + cell.row_span > end and re.search(r"[。．]", cell.text) is None
    return beyond and label is not None and label.fields == ("policy",)


def _first_line(cell: Cell) -> str:
    return join_lines(head_of(cell, cell.lines)[0]).text if cell.lines else ""


def _label_cells(table: Table, from_row: int = 0) -> int:
    """Different labels that stand in the first column: more than one make a form."""
    labels = {
        fields_of_label(cell.text)
        for cell in table.cells
        if cell.col == 0 and cell.row >= from_row and fields_of_label(cell.text)
    }
    return len(labels)
