"""Reads the entries over a table's time axis: drawn marks, words, signs, shaded cells, with their labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.document import Cell, Mark, Passage, Place, Table
from extractors.language.commitments import commitment_phase
from extractors.language.kanji_figures import arabic
from extractors.layout.axis import Axis, Span, find_axes, says_time
from extractors.layout.row_names import name_of
from extractors.layout.timeline import axes_of
from extractors.records.tables import ARROWS, first_part
from extractors.records.timetable_items import LabelColumn
from extractors.statements.role_marks import is_mark
from extractors.turned import turn_passage, turn_place, turn_table
from taxonomy.indicator_heads import is_no_value, role_of_head

_ARROW_SIGNS = "→⇒➡⇨⟶⟹➔➜➝▶►▷⇢"
_RUN_SIGNS = re.compile(rf"^[\s{_ARROW_SIGNS}―─━ー－—〜～~=＝\-…・]+$")
_MARK_SIGNS = "●○◎◯■□◆◇★☆▲△▼▽✓✔☑レ✕×"
_SINGLE_MARKS = re.compile(rf"^[\s{_MARK_SIGNS}]{{1,3}}$")
_MARK_AND_ARROW = re.compile(rf"^[{_MARK_SIGNS}](?=\s*[{_ARROW_SIGNS}―─━ー－—=＝\-…・]*[{_ARROW_SIGNS}]\s*$)")
_NOTHING = re.compile(r"^[\s\-－―ー—─━/／]*$")
_TREE = " \t\u3000└├│┗┣┃┝┕|"
_ASIDE_HEADS = re.compile(
    r"^(?:No\.?|№|項番|番号|通番|#|整理番号|.*(?:時期|期間|期限|(?:担当|所管|主管|所属|関係|協力|連携|推進)(?:部署|部局|部|課名|課等|課|室|者|機関|先)?|部署|課名"
    r"|主体|備考|予算額?|経費|費用|目標値?|指標|現状値?|基準値|KPI|優先度))$"
)
_LEGEND = re.compile(r"^[\s【\[（(<＜※]*(?:凡\s*例|記号の(?:意味|説明)|線種)")
"""Label of a row that explains the marks."""
_BARE_NUMBER = re.compile(r"^(?=.*[0-9０-９①-⑳])(?:施策|事業|取組)?[\s0-9０-９①-⑳A-ZＡ-ＺⅠ-Ⅹ.．\-－ー‐–()（）]{1,8}$")
"""A number or a code (A-2, 施策1-2) without a name."""
_FIGURE = re.compile(r"^[約△▲+＋\-－]?[0-9０-９][0-9０-９,，.．]*\s*[^0-9０-９\s]{0,3}$")
"""A value with its unit."""
_QUANTITY = re.compile(
    r"^[\s約△▲+＋\-－]*[0-9０-９][0-9０-９,，.．]*\s*"
    r"[%％件人回円台個割校箇か所名社団体業務手続世帯施設時間千万億以上未満]*$"
)
_VALUE = re.compile(
    r"^[約△▲+＋\-－]?(?:[延累]計?べ?)?"
    r"[0-9０-９〇一二三四五六七八九十百千][0-9０-９〇一二三四五六七八九十百千万億,，.．・]*[^。、]{0,6}$"
)
"""A value with any unit, in kanji too, where the head says that indicators are listed."""
PALEST = 248
"""A fill whose red, green and blue are all at least this is no shade that is seen."""
ROOM = 2.0
"""A line that leaves less than this at the right of its cell, in sizes, goes on in the next."""
_YEARLY = re.compile(r"工程|スケジュール|ロードマップ|年次|年度別|推進計画|実施計画")
"""Titles of timetables; only such a table may have its years in rows (else it tells of figures or of the past)."""


@dataclass(slots=True)
class Entry:
    """A bar, arrow, mark or text over a time axis."""

    labels: list[Passage]
    """The labels of its row, outermost first."""
    span: Span
    kind: str
    text: Passage | None
    place: Place
    fine: bool
    columns: list[LabelColumn] = field(default_factory=list)
    """The columns of the labels; empty where they stand in no table."""
    code: str | None = None
    """The number of its row, where a column of its own holds it."""
    fill: tuple[int, int, int] | None = None
    """The colour of its bar or cell."""
    meant: str | None = None
    """The phase that its sign or colour stands for by the timetable's legend."""

    @property
    def sign(self) -> str | None:
        """The sign that stands for the entry: its text where that is one sign, an arrow where it has no text."""
        if self.text is None:
            return "→" if self.kind == "arrow" else None
        text = self.text.text.strip()
        return text if len(text) == 1 else None

    @property
    def phase(self) -> str | None:
        """Phase of work, by the entry's own text, by what its sign or colour stands for, or else by its label."""
        own = commitment_phase(self.text.text) if self.text else None
        if own is not None or self.meant is not None:
            return own or self.meant
        return commitment_phase(self.labels[-1].text) if self.labels else None


def read_schedule(table: Table, axes: Sequence[Axis] | None = None) -> list[Entry]:
    """The entries of a table's timetables, row by row; empty for a table without time axis or one of figures."""
    if table.turned:
        upright = read_schedule(turn_table(table, 4 - table.turned), axes)
        return [_turn_back(entry, table.turned) for entry in upright]
    if table.down:
        across = replace(table, down=False)
        return [_as_printed(entry) for entry in read_schedule(across, axes)]
    if axes is None and not axes_of(table) and _YEARLY.search(title_of(table)):
        across = _transpose(table)
        return [_as_printed(e) for a in find_axes(across) for e in read_schedule(across, [a])]
    entries: list[Entry] = []
    for axis in axes if axes is not None else axes_of(table):
        axis = _above_indicators(table, axis)
        reader = _Reader(table, axis)
        if not _is_of_figures(table, axis, reader.grounds):
            entries += reader.read()
    return entries


def _above_indicators(table: Table, axis: Axis) -> Axis:
    """The axis without the rows of a form below its timetable that list indicators: 指標 beside 現状値 and 目標値."""
    roles: dict[int, set[str | None]] = {}
    for cell in table.cells:
        if axis.first_row < cell.row <= axis.last_row:
            roles.setdefault(cell.row, set()).add(role_of_head(cell.text))
    told = {row: found for row, found in roles.items() if "name" in found}
    heads = [row for row, found in told.items() if {"baseline", "target"} <= found or "both" in found]
    return replace(axis, last_row=min(heads) - 1) if heads else axis


def title_of(table: Table) -> str:
    """The caption of the table, of its first part where it goes on; empty where there is none."""
    caption = first_part(table).caption
    return caption.text if caption is not None else ""


def _mirror(place: Place) -> Place:
    """A place with across and down exchanged."""
    return Place(place.page, place.top, place.x0, place.bottom, place.x1)


def _as_printed(entry: Entry) -> Entry:
    """An entry of a table with across and down exchanged, at its own place."""
    return replace(entry, place=_mirror(entry.place))


def _transpose(table: Table) -> Table:
    """A table whose rows are years as one whose columns are; the text keeps its places."""
    cells = [
        replace(c, row=c.col, col=c.row, row_span=c.col_span, col_span=c.row_span, place=_mirror(c.place))
        for c in table.cells
    ]
    place = _mirror(table.place)
    return replace(table, place=place, n_rows=table.n_cols, n_cols=table.n_rows, cells=cells, marks=[], continues=None)


def _turn_back(entry: Entry, quarters: int) -> Entry:
    """An entry of a sideways table with its places as printed."""
    return replace(
        entry,
        labels=[turn_passage(label, quarters) for label in entry.labels],
        text=turn_passage(entry.text, quarters) if entry.text is not None else None,
        place=turn_place(entry.place, quarters),
    )


def _is_of_figures(table: Table, axis: Axis, grounds: set[tuple[int, int]]) -> bool:
    """Whether the columns of years hold quantities: indicators or budgets, no timetable.

    A cell with a shade of its own or over several columns is a bar whatever its words (５か所), and where it is one of
    many, so are the plain cells beside it.
    """
    filled = [c for c in _body(table, axis) if not _NOTHING.match(c.text) and not _is_sign(c.text)]
    bars = [c for c in filled if _spans(c, axis) > 1 or (not _is_white(c.fill) and (c.row, c.col) not in grounds)]
    if len(bars) * 2 > len(filled):
        return False
    texts = [arabic(c.text) for c in filled]
    of_indicators = [_VALUE.match(t.strip()) is not None or is_no_value(t) for t in texts]
    if texts and _names_indicators(table, axis) and sum(of_indicators) * 2 > len(texts):
        return True
    return bool(texts) and sum(bool(_QUANTITY.match(t)) for t in texts) * 2 > len(texts)


def _names_indicators(table: Table, axis: Axis) -> bool:
    """Whether the head of the years says that indicators stand beside them, with nothing but their unit between."""
    heads = [c for c in table.cells if c.row < axis.first_row and c.col < axis.first_col and c.text.strip()]
    roles = [(c.col, role_of_head(c.text)) for c in sorted(heads, key=lambda c: c.col)]
    last = next((role for _, role in reversed(roles) if role != "unit"), None)
    return last == "name"


def _spans(cell: Cell, axis: Axis) -> int:
    """How many columns of the axis a cell covers."""
    return sum(a.col < cell.col + cell.col_span and cell.col < a.col + a.col_span for a in axis.columns)


def _is_white(fill: tuple[int, int, int] | None) -> bool:
    return fill is None or min(fill) >= PALEST


def _body(table: Table, axis: Axis) -> list[Cell]:
    return [
        c for c in table.cells if axis.first_row <= c.row <= axis.last_row and axis.first_col <= c.col < axis.end_col
    ]


def _is_sign(text: str) -> bool:
    return bool(text.strip()) and bool(ARROWS.match(text) or _RUN_SIGNS.match(text) or _SINGLE_MARKS.match(text))


class _Reader:
    """Reads the rows under one time axis."""

    def __init__(self, table: Table, axis: Axis) -> None:
        self.table = table
        self.axis = axis
        self.label_cols = self._label_columns()
        self.heads = self._heads()
        self.grounds = self._grounds()

    def read(self) -> list[Entry]:
        """All entries, by row and then from left to right."""
        marks: dict[int, list[Mark]] = {}
        for mark in self.table.marks:
            row = self._row_of(mark.place)
            if row is not None:
                marks.setdefault(row, []).append(mark)
        grouped = {self._label_cell(row) for row in marks}
        entries: list[Entry] = []
        for row in range(self.axis.first_row, self.axis.last_row + 1):
            if any(_LEGEND.match(c.text) for c in self._labels(row)) or self._is_head(row):
                continue
            found = [e for m in marks.get(row, []) if (e := self._of_mark(m, row)) is not None]
            remark = not found and self._label_cell(row) is not None and self._label_cell(row) in grouped
            if not remark:
                found += self._of_cells(row, marks.get(row, []))
            entries += sorted(found, key=lambda e: (e.span.first, e.place.top, e.place.x0))
        return entries

    def _is_head(self, row: int) -> bool:
        """Whether a row says years again, or their parts: the head of what comes below."""
        texts = [c.text for c in _body(self.table, self.axis) if c.row == row and c.text.strip()]
        return len(texts) > 1 and all(says_time(text) for text in texts)

    def _row_of(self, place: Place) -> int | None:
        y = place.center[1]
        if not self.axis.columns[0].x0 - 20 <= place.center[0] <= self.axis.columns[-1].x1 + 20:
            return None
        cell = next((c for c in self.table.cells if c.row_span == 1 and c.place.top <= y <= c.place.bottom), None)
        if cell is None:
            cell = next((c for c in _body(self.table, self.axis) if c.place.top <= y <= c.place.bottom), None)
        return cell.row if cell is not None and self.axis.first_row <= cell.row <= self.axis.last_row else None

    def _label_columns(self) -> list[int]:
        """Columns left of the axis that name the rows; numbers, dates, divisions and marks do not."""
        columns = []
        for col in range(self.axis.first_col):
            cells = [c for c in self.table.cells if c.col == col and self.axis.first_row <= c.row <= self.axis.last_row]
            texts = [c.text for c in cells if c.text.strip()]
            if any(_ASIDE_HEADS.match(head) for head in self._heads_over(col)):
                continue
            figures = [t for t in texts if not _NOTHING.match(t)]
            if texts and all(_BARE_NUMBER.match(t) or _FIGURE.match(t) or is_mark(t) for t in figures):
                continue
            if self._is_group_of_form(col):
                continue
            columns.append(col)
        if not columns and any(self._is_group_of_form(col) for col in range(self.axis.first_col)):
            return []
        return columns or list(range(self.axis.first_col))

    def _heads_over(self, col: int) -> list[str]:
        """The headers over a column that do not head the labels as well: its own, and the one over its group."""
        first = self.table if self.table.n_header_rows else first_part(self.table)
        if col >= first.n_cols:
            return []
        low, end = self.axis.header_row, self.axis.first_row if first is self.table else first.n_header_rows
        cells = [first.cell_at(row, col) for row in range(low, max(end, low + 1))]
        return [re.sub(r"\s", "", c.text) for c in cells if c is not None and (c.col_span == 1 or c.col > 0)]

    def _heads(self) -> dict[int, str]:
        """The headers over the label columns that have one of their own; those of the first part where it goes on."""
        first = self.table if self.table.n_header_rows else first_part(self.table)
        heads = {}
        for col in self.label_cols:
            cell = first.cell_at(self.axis.header_row, col) if col < first.n_cols else None
            if cell is not None and cell.col_span == 1:
                heads[col] = cell.text
        return heads

    def _is_group_of_form(self, col: int) -> bool:
        """Whether a column's cell names the timetable itself (スケジュール), beside its header as well as its rows."""
        cell = self.table.cell_at(self.axis.header_row, col)
        # An axis below the rows, or one of the page before, has no cell beside it.
        above = self.axis.header_row < self.axis.first_row
        return above and cell is not None and cell.row + cell.row_span > self.axis.first_row

    def _grounds(self) -> set[tuple[int, int]]:
        """Cells (row, col) whose shading is a background: of their whole row, label included, or their whole column."""
        body = _body(self.table, self.axis)
        grounds: set[tuple[int, int]] = set()
        for row in {c.row for c in body}:
            cells = [c for c in body if c.row == row]
            label = self.table.cell_at(row, self.axis.first_col - 1)
            if label is not None and all(c.fill == label.fill for c in cells):
                grounds.update((c.row, c.col) for c in cells)
        for column in self.axis.columns:
            cells = [c for c in body if c.col == column.col]
            empty = any(_NOTHING.match(c.text) for c in cells)
            if len(cells) > 2 and empty and len({c.fill for c in cells}) == 1:
                grounds.update((c.row, c.col) for c in cells)
        return grounds

    def _labels(self, row: int) -> list[Cell]:
        cells: list[Cell] = []
        for col in self.label_cols:
            cell = self.table.cell_at(row, col)
            if cell is not None and not cell.text.strip() and (cell.row_span == 1 or cell.row == self.axis.first_row):
                cell = self._above(cell.row, col) or cell
            if cell is not None and cell.text.strip() and not any(cell is c for c in cells):
                cells.append(cell)
        return cells

    def _above(self, row: int, col: int) -> Cell | None:
        """The label that stands over an empty cell: a label printed once for several rows."""
        for r in range(row - 1, self.axis.first_row - 1, -1):
            cell = self.table.cell_at(r, col)
            if cell is not None and cell.text.strip():
                return cell if cell.col_span == 1 else None
        return _last_label(self.table, col)

    def _label_cell(self, row: int) -> int | None:
        """Which label cell names a row, if it spans several rows."""
        labels = self._labels(row)
        if not labels or labels[-1].row_span < 2:
            return None
        return id(labels[-1])

    def _entry(
        self,
        row: int,
        span: Span,
        kind: str,
        text: Passage | None,
        place: Place,
        fill: tuple[int, int, int] | None = None,
    ) -> Entry:
        cells = self._labels(row)
        columns = [LabelColumn(c.col, self.heads.get(c.col, "")) for c in cells]
        labels = [_label(name_of(c.lines)) for c in cells]
        return Entry(labels, span, kind, text, place, self.axis.fine, columns, self._code(row), fill)

    def _code(self, row: int) -> str | None:
        """The number of a row in a column that holds nothing but numbers."""
        for col in range(self.axis.first_col):
            cell = self.table.cell_at(row, col)
            if col not in self.label_cols and cell is not None and _BARE_NUMBER.match(cell.text):
                return cell.text
        return None

    def _of_mark(self, mark: Mark, row: int) -> Entry | None:
        span = self.axis.across(mark.place.x0, mark.place.x1)
        if mark.kind == "mark":
            x = mark.place.center[0]
            span = self.axis.across(x - 0.5, x + 0.5, 0.0)
        if span is None:
            return None
        text = mark.passage.strip() if mark.lines else None
        return self._entry(row, span, mark.kind, text or None, mark.place, mark.fill)

    def _of_cells(self, row: int, marks: Sequence[Mark]) -> list[Entry]:
        entries: list[Entry] = []
        cells = sorted((c for c in _body(self.table, self.axis) if c.row == row), key=lambda c: c.col)
        fill_before: tuple[int, int, int] | None = None
        begun: Span | None = None
        for cell in cells:
            span = self.axis.at(cell.col, cell.col_span)
            if span is None or any(_covers(m.place, cell.place) for m in marks):
                continue
            shaded = not _is_white(cell.fill) and (cell.row, cell.col) not in self.grounds
            text = cell.passage.strip()
            before = entries[-1] if entries and entries[-1].span.last + 1 == span.first else None
            if _NOTHING.match(text.text) and len(re.sub(r"\s", "", text.text)) < 2:
                # A dash goes on into an arrow that begins with one; alone it says that there is nothing.
                begun = (
                    span
                    if text
                    and any(
                        _RUN_SIGNS.match(c.text)
                        and c.col == cell.col + cell.col_span
                        and c.text.strip()[:1] == text.text[:1]
                        for c in cells
                    )
                    else None
                )
                if shaded:
                    self._add_shaded(entries, before if cell.fill == fill_before else None, cell, span, row)
                    fill_before = cell.fill
                continue
            if _RUN_SIGNS.match(text.text):
                pointed = any(sign in text.text for sign in _ARROW_SIGNS)
                begins = begun.first if begun is not None and begun.last + 1 == span.first else span.first
                # A word lasts as long as the arrows behind it; a mark stands for its own cell alone.
                if before is not None and before.kind != "mark":
                    before.span = Span(before.span.first, span.last)
                elif pointed or before is not None:
                    entries.append(self._entry(row, Span(begins, span.last), "arrow", None, cell.place))
                begun = None if before is not None or pointed else Span(begins, span.last)
                continue
            if _MARK_AND_ARROW.match(text.text):
                entries.append(self._entry(row, span, "mark", text[:1], cell.place))
                entries.append(self._entry(row, span, "arrow", None, cell.place))
                continue
            kind = "mark" if _SINGLE_MARKS.match(text.text) else "bar" if shaded else "text"
            entries.append(self._entry(row, span, kind, text, cell.place, cell.fill if shaded else None))
        return entries

    def _add_shaded(self, entries: list[Entry], before: Entry | None, cell: Cell, span: Span, row: int) -> None:
        """An empty shaded cell is a bar of its own, or the next piece of the bar before it."""
        if before is not None and before.kind == "bar" and before.text is None:
            before.span = Span(before.span.first, span.last)
        else:
            entries.append(self._entry(row, span, "bar", None, cell.place, cell.fill))


def with_rests(entries: Sequence[Entry], table: Table, later: Table) -> None:
    """Complete the labels of a table's last row that the page break cuts: their rest begins the next part.

    The rest stands in a row without marks below a line that leaves no room, beside a label column that is empty or
    none at all.
    """
    first = later.n_header_rows
    rest = [c for c in later.cells if c.row == first and c.text.strip()]
    if len(rest) != 1 or rest[0].row_span > 1 or rest[0].col_span > 1 or later.n_cols != table.n_cols:
        return
    cut = table.cell_at(table.n_rows - 1, rest[0].col)
    if cut is None or not cut.lines or cut.row < table.n_header_rows:
        return
    line = cut.lines[-1]
    if cut.place.x1 - line.place.x1 > ROOM * line.size or line.text.rstrip().endswith("。"):
        return
    begun = _label(cut.passage)
    for entry in entries:
        entry.labels = [
            Passage.join([label, _label(rest[0].passage)]) if label == begun else label for label in entry.labels
        ]


def _last_label(table: Table, col: int) -> Cell | None:
    """The label with which a column of the part before ends, for rows that go on below it."""
    part = table.continues
    while part is not None:
        for row in range(part.n_rows - 1, part.n_header_rows - 1, -1):
            cell = part.cell_at(row, col)
            if cell is not None and cell.text.strip():
                return cell if cell.col_span == 1 else None
        part = part.continues
    return None


def _label(passage: Passage) -> Passage:
    """A row's label without the marks of a tree."""
    return passage.strip().strip(_TREE)


def _covers(mark: Place, cell: Place) -> bool:
    """Whether a mark lies over a cell, whose text is then a remark on it."""
    return min(mark.x1, cell.x1) - max(mark.x0, cell.x0) > 0.3 * min(cell.width, mark.width)
