"""Ruled forms (個票) and matrices: label cells with their values, one sheet a form or a row that names a measure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from extractors.document import Cell, Line, Passage, Table, join_lines
from extractors.outline.numbering import parse_numbering
from extractors.statements.content import field_of_content
from extractors.statements.label_lines import Label
from extractors.statements.labels import LabelledField, read_parts
from extractors.statements.parts import Part, parts_of_cell
from extractors.statements.role_marks import marked_columns, marked_divisions
from taxonomy.fields import fields_of_label, pillar_words
from taxonomy.label_words import field_by_head
from taxonomy.search_text import fold

TITLE_LABEL = re.compile(
    r"^(?:重点|主要|個別|具体的な?|主な|基本|関連)?(?:取り?組み?|施策|事業|プロジェクト|アクション|プラン|テーマ)(?:事項|項目|の)?(?:名称?|タイトル)?$"
    r"|^(?:件名|名称|項目名?|事務事業名?|実施項目|個別計画名?|業務名?|対象業務|取組みの名称)$"
)
"""Labels of the cell that names the measure."""
_PILLAR = re.compile(
    r"^(?:(?:施策|取組|計画|改革)の)?(?:柱|基本(?:方針|目標|戦略|方向)|方針|目標|戦略|視点|分野|重点(?:目標|戦略|分野))$"
)
"""Heads of a column that names pillars."""
_SPAN = re.compile(
    r"^(?:fy)?(?:20\d\d|令和|平成|[rh])\s*\d{0,2}(?:年度?)?.{0,14}$|^\d{1,2}(?:年度|月)$|^[1-4]q$|四半期",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"^(?:(?:整理|管理|取組|施策|事業|個票|シート|様式|項目|通し|計画|プロジェクト)?(?:番号|no\.?|コード)|項番|#|№|連番|通番|id|単位)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*[0-9０-９A-ZＡ-Ｚア-ンⅠ-Ⅹ]{1,4}(?:\s*[-－‐–.．の]\s*[0-9０-９]{1,3})*\s*")
_HEADS_FIGURES = re.compile(r"^(?:単位|(?:現状|基準|目標|実績|計画)(?:値|年度)?)(?:\(|$)")
"""What stands beside 指標 where it heads a small table in a form, and is no indicator's name."""
_CONTENT = re.compile(r"^(?:具体的な?|主な|おもな)?(?:内容|中身)$")
"""Headers of a column of actions that are too general to be labels anywhere else."""
_INDICATOR = re.compile(
    r"^(?:成果|活動|評価|目標|達成|代表|管理|重要業績評価|数値)*(?:指標|kpi|kgi)(?:名称?|項目|内容)?$"
)
_OTHERS = re.compile(
    r"^(?:対象|本町|本市|主な)?(?:の)?(?:手続き?|申請・?届出|届出|様式|システム)(?:等)?(?:の?名称?|名)?$"
)
_ROLES = re.compile(r"^(?:役割|役職|職名?|担い手|会議体?(?:名|の名称)?|組織(?:名|体|の名称)?|機関|主体|構成|推進体制)$")
"""What heads the first column of a table that tells who carries the plan."""
_TIME = re.compile(
    r"(?:(?:令和|平成|[rh])?[0-9元]{1,4}(?:年度?|fy)|[0-9]{1,2}月|(?:第?[1-4](?:四半期|q))|(?:前|後)[半期]|[上下]半?期|[~〜-])+"
)
_YEAR = re.compile(r"(?:[rhs]|fy)[0-9元]{1,4}(?:年度?)?|20[0-9]{2}|[^0-9]{0,2}[0-9元]{1,4}年度?")
"""A year alone in a cell; before its number anything of an era's length, for a scan may give another letter."""
_MINISTRIES = re.compile(r"【[^】]*(?:省|庁|官房|府)[^】]*】")
_TAIL = re.compile(r"(?:れた|した|する|おける|の)([^のるた]{2,14})$")
_OF_A_PILLAR = frozenset(("policy", "goal", "other", "actions"))
"""Fields as which the name of a pillar is read where its column is taken for one."""
_LONGEST_LINE = 16
"""Characters of the name of a schedule's line."""
_LONGEST_PILLAR = 40
"""Characters of a pillar's name."""
_SENTENCE_END = re.compile(r"[。．]|ます$")
_EMPTY = re.compile(r"^[-‐–—―ー－/／・…\s　]*$")


@dataclass(slots=True)
class Sheet:
    """A form, or the rows of a matrix that belong to one name.

    ``title`` is what names it, without numbering; ``intro`` is text that stands below the name in the same cell.
    """

    kind: str
    table: Table
    title: Passage | None = None
    numbering: str | None = None
    fields: list[LabelledField] = field(default_factory=list)
    intro: list[Part] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    rows: tuple[int, int] = (0, 0)
    """First row, and the row behind the last."""
    columns: tuple[str, ...] = ()
    """Fields that the table has columns or cells for, filled or not."""
    pillar: bool = False
    """Whether the table's head says that its names are those of pillars (柱, 基本目標)."""
    charted: bool = False
    """Whether it is a timetable's row whose fields stand below its name."""


def read_sheets(table: Table, names_measure: Callable[[str], bool], before: Sheet | None = None) -> list[Sheet]:
    """The sheets of a table; none where it has no labelled fields.

    Args:
        table: a table on one page.
        names_measure: whether a text names a national measure, to find the column of names where its header is silent.
        before: the last sheet of the table on the page before, if this one goes on from there.
    """
    rows = _matrix(table, names_measure, before)
    return rows if rows is not None else _forms(table)


def merged(sheets: Sequence[Sheet]) -> Sheet:
    """Rows of one table as one sheet without a name: a field for each column."""
    whole = Sheet("attached", sheets[0].table, columns=sheets[0].columns)
    whole.rows = (sheets[0].rows[0], sheets[-1].rows[1])
    by_label: dict[tuple[str, str], LabelledField] = {}
    for sheet in sheets:
        whole.cells += sheet.cells
        for own in sheet.fields:
            key = (own.name, own.label.text)
            if key in by_label:
                by_label[key].parts += own.parts
            else:
                by_label[key] = LabelledField(own.name, own.label, list(own.parts))
    whole.fields = list(by_label.values())
    return whole


def is_schedule(table: Table) -> bool:
    """Whether the header counts years, quarters or months."""
    header = [cell for cell in table.cells if cell.row < max(table.n_header_rows, 1)]
    return sum(1 for cell in header if _SPAN.search(fold(cell.text).replace(" ", ""))) >= 2


@dataclass(frozen=True, slots=True)
class _Column:
    col: int
    label: Label | None
    role: str
    """``title``, ``field``, ``said`` (ends in a label), ``time``, ``counter``, ``marks``, ``other``, ``blank``."""


def _matrix(table: Table, names_measure: Callable[[str], bool], before: Sheet | None) -> list[Sheet] | None:
    header_rows = table.n_header_rows or _unmarked_header(table)
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
    if is_schedule(table):
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
        if cell is not None and cell.text.strip():
            sheet = Sheet("row", table, columns=content, pillar=_heads_pillars(heads[names.col]))
            sheet.title, sheet.numbering, sheet.intro = read_title(
                cell, whole="policy" in content or "actions" in content
            )
            if sheet.numbering is None:
                sheet.numbering = _counter(table, row, names.col)
            _fill(sheet, columns, row, end, names)
            sheet.fields += marked_divisions(table, heads, marked, range(row, end))
            sheets.append(sheet)
        row = end
    return sheets


def _lists_others(table: Table, header_rows: int) -> bool:
    """Whether a header names procedures, systems or roles: their divisions and dates are not the measure's."""
    heads = [_plain(cell) for cell in table.cells if cell.row < max(header_rows, 1)]
    if heads and _ROLES.match(heads[0]) and not any(TITLE_LABEL.match(head) for head in heads[1:]):
        return True
    return any(cell.row < header_rows and _OTHERS.match(_plain(cell)) for cell in table.cells)


def _unmarked_header(table: Table) -> int:
    """1 where the first row is nothing but labels, although nothing sets it apart."""
    first = [cell for cell in table.cells if cell.row == 0]
    if len(first) < 2 or table.n_rows < 3:
        return 0
    return int(
        all(fields_of_label(c.text) or TITLE_LABEL.match(fold(c.text)) or _COUNTER.match(fold(c.text)) for c in first)
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
    return [_column(col, cells) for col, cells in heads.items()]


def _column(col: int, cells: Sequence[Cell]) -> _Column:
    for cell in reversed(cells):
        plain = fold(cell.text).replace(" ", "")
        if _SPAN.search(plain):
            return _Column(col, None, "time")
        if _COUNTER.match(plain):
            return _Column(col, None, "counter")
        if _INDICATOR.match(plain):
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
    own = len(_cells_below(table, column.col, header_rows))
    return own <= len(_cells_below(table, names.col, header_rows)) and any(
        len(_cells_below(table, col, header_rows)) > own for col in between
    )


def _names_lines(
    table: Table, columns: Sequence[_Column], names: _Column | None, header_rows: int
) -> _Column | None:
    """The column of actions beside the years whose short entries only name the schedule's lines (様式の見直し)."""
    axis = [c.col for c in columns if c.role == "time"]
    last = max((c for c in columns if axis and c.col < min(axis)), key=lambda c: c.col, default=None)
    if last is None or last is names or names is None or last.label is None or last.label.fields != ("actions",):
        return None
    texts = [c.text.strip() for c in _cells_below(table, last.col, header_rows) if c.text.strip()]
    named = all(len(text) <= _LONGEST_LINE and _SENTENCE_END.search(text) is None for text in texts)
    return last if texts and named else None


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
        short = all(_SENTENCE_END.search(c.text.strip()) is None for c in cells)
        if cells and short and (beyond or all(names_pillar(column.label.passage.text, c.text) for c in cells)):
            found.add(column.col)
    return found


def names_pillar(label: str, value: str) -> bool:
    """Whether a value below 基本方針 or 柱 is the numbered name of the pillar over a measure, and no field of it."""
    text = value.strip()
    if not 0 < len(text) <= _LONGEST_PILLAR or _SENTENCE_END.search(text) is not None:
        return False
    plain = fold(label).replace(" ", "")
    numbered = parse_numbering(text)
    counted = numbered is not None and 0 < numbered.end < len(text)
    return counted and (plain in pillar_words() or fold(text).replace(" ", "").startswith(plain))


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
        if parts and (column.label.fields == ("target",) or not all(_EMPTY.match(part.text) for part in parts)):
            sheet.fields += read_parts(column.label, parts).fields
    return end


def _names_a_group(cell: Cell, column: _Column, end: int) -> bool:
    """Whether a cell below 基本方針 is the name of the pillar over several measures, and says nothing of one."""
    label = column.label
    beyond = cell.row + cell.row_span > end and re.search(r"[。．]", cell.text) is None
    return beyond and label is not None and label.fields == ("policy",)


def read_title(cell: Cell, whole: bool = True) -> tuple[Passage | None, str | None, list[Part]]:
    """A cell's name without numbering and ministries, its numbering, and the text that stands below the name.

    Args:
        cell: the cell that names a measure.
        whole: whether all of a short cell is the name; where the table has no column of its own for the text, what
            stands below the first line is that text.
    """
    lines = [line for line in cell.lines if line.text.strip()]
    if not lines:
        return None, None, []
    head, rest = _head(cell, lines)
    below = join_lines(rest).strip() if rest else None
    intro: list[Part] = []
    if (
        below is not None
        and len(below) >= 20
        and re.search(r"[、。をに]", below.text)
        and not _MINISTRIES.fullmatch(below.text)
    ):
        intro = parts_of_cell(Cell(cell.row, cell.col, 1, 1, cell.place, rest))
    elif whole or below is None or len(below) < 20:
        head = lines if below is None or not below.text.startswith(("(", "（", "【")) else head
    title = join_lines(head).strip()
    numbering = parse_numbering(title.text)
    token = None
    if numbering is not None and numbering.end < len(title):
        token = numbering.token
        title = title[numbering.end :].strip()
    ministries = _MINISTRIES.search(title.text)
    if ministries is not None and ministries.start() > 0:
        title = title[: ministries.start()].strip()
    return title, token, intro


def _head(cell: Cell, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the name and the others: it ends with its type, or with the first line that leaves room."""
    for i, line in enumerate(lines[:-1]):
        following = lines[i + 1]
        changed = line.bold and not following.bold or line.size > following.size + 0.6
        if changed or cell.place.width - line.place.width > 3.0 * line.size:
            return list(lines[: i + 1]), list(lines[i + 1 :])
    return list(lines), []


def _first_line(cell: Cell) -> str:
    return join_lines(_head(cell, cell.lines)[0]).text if cell.lines else ""


def _label_cells(table: Table, from_row: int = 0) -> int:
    """Different labels that stand in the first column: more than one make a form."""
    labels = {
        fields_of_label(cell.text)
        for cell in table.cells
        if cell.col == 0 and cell.row >= from_row and fields_of_label(cell.text)
    }
    return len(labels)


def _forms(table: Table) -> list[Sheet]:
    sheets: list[Sheet] = []
    current = Sheet("form", table)
    banner = table.cell_at(0, 0)
    if banner is not None and banner.col_span == table.n_cols > 1 and not fields_of_label(banner.text):
        current.title, current.numbering, current.intro = read_title(banner)
    used = _cells_of_indicators(table)
    titled: Cell | None = None
    for cell in sorted(table.cells, key=lambda c: (c.row, c.col)):
        if id(cell) in used or not cell.text.strip():
            continue
        plain = fold(cell.text).replace(" ", "")
        fields = fields_of_label(cell.text)
        value = _value(table, cell)
        heads_axis = value is not None and _is_time(value.text)
        is_title = TITLE_LABEL.match(plain) is not None and fields in ((), ("other",)) and not heads_axis
        if _COUNTER.match(plain) and value is not None and current.numbering is None and _NUMBER.fullmatch(value.text):
            current.numbering = value.text.strip()
            used.add(id(value))
            current.cells += [cell, value]
            continue
        if is_title and value is not None and _names_a_form(cell, current, titled):
            if titled is not None or current.fields:
                sheets.append(current)
                current = Sheet("form", table)
            current.title, numbering, current.intro = read_title(value)
            current.numbering = numbering or current.numbering
            titled = cell
            used.add(id(value))
            current.cells += [cell, value]
            continue
        unknown = not fields and _unknown_label(table, cell, value)
        fields = ("other",) if unknown else fields
        if not fields or value is None:
            inline = read_parts(None, parts_of_cell(cell)).fields if not fields else []
            current.fields += inline
            current.cells += [cell] if inline else []
            continue
        current.cells.append(cell)
        values = _values(table, cell)
        if values is None:
            current.columns += fields
            continue
        used.update(id(v) for v in values)
        current.cells += values
        current.columns += fields
        parts = [part for v in values for part in parts_of_cell(v)]
        if unknown:
            told = field_of_content(["".join(part.text for part in parts)])
            fields = (told or field_by_head(cell.text) or "other",)
        if fields != ("goal",) and names_pillar(cell.text, "".join(part.text for part in parts)):
            continue
        if _is_axis(values) or (fields != ("target",) and _names_times(parts)):
            used.update(_timetable_below(table, cell))
            continue
        if parts and not all(_EMPTY.match(part.text) for part in parts):
            current.fields += read_parts(Label(cell.passage.strip(), fields), parts).fields
    sheets.append(current)
    for sheet in sheets:
        if sheet.cells:
            sheet.rows = (min(c.row for c in sheet.cells), max(c.row + c.row_span for c in sheet.cells))
    return [sheet for sheet in sheets if len(set(sheet.columns)) >= 2]


def _names_a_form(label: Cell, sheet: Sheet, titled: Cell | None) -> bool:
    """Whether a label of names opens a form: one directly below the first (施策名, 事業名) names a detail.

    Another form has its label in the same column or in the same words: the unit 業務 beside a figure is none.
    """
    if titled is None:
        return True
    again = titled.col == label.col or fold(titled.text) == fold(label.text)
    return bool(sheet.fields) and again


def _value(table: Table, label: Cell) -> Cell | None:
    """The cell to the right of a label, or below it where the right one is a label too."""
    right = table.cell_at(label.row, label.col + label.col_span)
    if right is not None and right is not label and not fields_of_label(right.text):
        return right
    if right is not None and right is not label and label.row_span > 1:
        return None
    below = table.cell_at(label.row + label.row_span, label.col)
    if below is not None and below is not label and not fields_of_label(below.text):
        return below
    return None


def _values(table: Table, label: Cell) -> list[Cell] | None:
    """All value cells of a label; None where a table of its own stands there (工程表, KPI)."""
    first = _value(table, label)
    if first is None or first.row != label.row:
        return [first] if first is not None else None
    region = [
        cell
        for cell in table.cells
        if label.row <= cell.row < label.row + label.row_span and cell.col >= label.col + label.col_span
    ]
    ends = [cell.col for cell in region if cell.row == label.row and _is_label_beside(table, cell)]
    region = [cell for cell in region if not ends or cell.col < min(ends)]
    if len({cell.col for cell in region}) > 1 and len({cell.row for cell in region}) > 1:
        return None
    return region


def _is_label_beside(table: Table, cell: Cell) -> bool:
    """Whether a cell in the row of a label is one too: by its words, or tinted like it where the values are not."""
    if fields_of_label(cell.text):
        return True
    text = cell.text.strip()
    if _is_time(text):
        return False
    if cell.fill is None or not 2 <= len(text) <= 14 or re.search(r"[。、]|^[0-9０-９]", text):
        return False
    row = [c for c in table.cells if c.row == cell.row and c is not cell]
    known = any(fields_of_label(c.text) and c.fill == cell.fill for c in row)
    return known and any(c.fill != cell.fill and c.col == cell.col + cell.col_span for c in row)


def _is_time(text: str) -> bool:
    """Whether a text is nothing but a year, a half or a month: an axis, never a label."""
    plain = fold(text).replace(" ", "").lower()
    return _TIME.fullmatch(plain) is not None or _YEAR.fullmatch(plain) is not None


def _names_times(parts: Sequence[Part]) -> bool:
    """Whether a label's values are nothing but years or halves: it heads a timetable."""
    return len(parts) > 1 and all(_is_time(part.text) for part in parts)


def _is_axis(cells: Sequence[Cell]) -> bool:
    """Whether the cells beside a label are years, a cell each: the columns of a timetable, no date of a measure.

    A first and a last year with ～ in a cell between them are a date.
    """
    filled = [_plain(cell) for cell in cells if cell.text.strip()]
    return len(filled) > 1 and all(_YEAR.fullmatch(text) for text in filled)


def _timetable_below(table: Table, head: Cell) -> set[int]:
    """Cells (by ``id()``) of the rows below a label with years, down to the next label of its column or left of it."""
    labels = [c.row for c in table.cells if c.row > head.row and c.col <= head.col and fields_of_label(c.text)]
    end = min(labels, default=table.n_rows)
    return {id(c) for c in table.cells if head.row < c.row < end and c.col >= head.col}


def _cells_of_indicators(table: Table) -> set[int]:
    """Cells (by ``id()``) of small tables inside a form: from 指標 | 単位 | 現状 | 目標 down to the next label."""
    inside: set[int] = set()
    for head in table.cells:
        row = [c for c in table.cells if c.row == head.row and c.col > head.col]
        if not _INDICATOR.match(_plain(head)) or not any(_HEADS_FIGURES.match(_plain(c)) for c in row):
            continue
        opened = [c.row for c in table.cells if c.row > head.row and c.col < head.col and c.text.strip()]
        below = [c.row for c in table.cells if c.row > head.row and c.col == head.col and fields_of_label(c.text)]
        end = min((*opened, *below), default=table.n_rows)
        inside |= {id(c) for c in table.cells if head.row <= c.row < end and c.col >= head.col}
    return inside


def _plain(cell: Cell) -> str:
    return fold(cell.text).replace(" ", "")


def _unknown_label(table: Table, cell: Cell, value: Cell | None) -> bool:
    """A short cell in the column of the known labels, set like them, is a label too."""
    if value is not None and cell.col > 0 and _is_label_beside(table, cell):
        return True
    if value is None or len(cell.text) > 14 or re.search(r"[。、0-9０-９]", cell.text) or _is_time(cell.text):
        return False
    if _INDICATOR.match(fold(cell.text).replace(" ", "")):
        return False
    below = [c for c in table.cells if c.col == cell.col and c.fill == cell.fill]
    alike = [c for c in below if abs(c.place.x0 - cell.place.x0) < 2]
    return sum(bool(fields_of_label(c.text)) for c in alike) >= 2
