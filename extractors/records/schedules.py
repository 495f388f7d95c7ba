"""Rows of ``schedules``: what the lines of a timetable (工程表) say, and over which years."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from extractors.context import PlanContext
from extractors.document import EMPTY, Cell, Mark, Passage, Place, Section, Table
from extractors.language.commitments import commitment_phase
from extractors.layout.axis import Axis, Span, find_axes
from extractors.layout.drawn_timetable import find_drawn_timetables
from extractors.layout.timeline import axes_of
from extractors.layout.turned import turn_passage, turn_place, turn_table
from extractors.records.tables import ARROWS, first_part
from extractors.records.timetable_items import LabelColumn, Named, item_column
from extractors.rows import Row, RowMaker

SURE = 0.9
"""A match scored lower names no measure: rows of a timetable are tasks more often than measures."""
FIRM = 0.97
"""A pattern scored so high is as good as a name."""
MANY = 0.6
"""Labels that only resemble measures count where this share of a timetable's rows do, or one names a measure."""


MeasureOf = Callable[[str], Named | None]

_ARROW_SIGNS = "→⇒➡⇨⟶⟹➔➜➝▶►▷⇢"
_RUN_SIGNS = re.compile(rf"^[\s{_ARROW_SIGNS}―─━ー－—〜～~=＝\-…・]+$")
_SINGLE_MARKS = re.compile(r"^[\s●○◎◯■□◆◇★☆▲△▼▽✓✔☑レ✕×]{1,3}$")
_NOTHING = re.compile(r"^[\s\-－―ー—─━/／]*$")
_TREE = " \t\u3000└├│┗┣┃┝┕|"
_ASIDE_HEADS = re.compile(
    r"^(?:No\.?|№|項番|番号|通番|#|整理番号|.*(?:時期|期間|期限|(?:担当|所管|主管|所属|関係)(?:部署|部局|部|課名|課等|課|室|者)?|部署|課名"
    r"|主体|備考|予算額?|経費|費用|目標値?|指標|現状値?|基準値|KPI|優先度))$"
)
_BARE_NUMBER = re.compile(r"^[\s0-9０-９①-⑳.\-－()（）]+$")
_QUANTITY = re.compile(
    r"^[\s約△▲+＋\-－]*[0-9０-９][0-9０-９,，.．]*\s*"
    r"[%％件人回円台個割校箇か所名社団体業務手続世帯施設時間千万億以上未満]*$"
)
_PLACEHOLDER = re.compile(r"取組内容|実施内容|記入|記載|[○〇×]{2,}")
_YEARLY = re.compile(r"工程|スケジュール|ロードマップ|年次|年度別|推進計画|実施計画")
"""Titles of timetables; only such a table may have its years in rows (else it tells of figures or of the past)."""
_TEMPLATE_TITLE = re.compile(r"記入例|記載例|様式例|ひな形|ひながた|雛形|テンプレート")


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

    @property
    def phase(self) -> str | None:
        """Phase of work, by the entry's own text or else by its label."""
        own = commitment_phase(self.text.text) if self.text else None
        if own is not None:
            return own
        return commitment_phase(self.labels[-1].text) if self.labels else None


def schedule_rows(context: PlanContext) -> list[Row]:
    """One row an entry of every timetable of the document; ``table_rows`` comes first."""
    rows: list[Row] = []
    sections = _sections_of_tables(context)
    for page in context.pages:
        for table in page.tables:
            rows += _rows_of(context, table, read_schedule(table), sections.get(id(table)))
        for table, axis in find_drawn_timetables(page.page, page.tables):
            rows += _rows_of(context, table, read_schedule(table, [axis]), _section_at(context, table.place))
    return rows


def _rows_of(context: PlanContext, table: Table, entries: list[Entry], section: Section | None) -> list[Row]:
    if not entries:
        return []
    return entry_rows(
        entries,
        table_id=context.table_ids.get(id(table)),
        measure_of=_measure_finder(context, section),
        section_measure=context.measure_of(section),
        origin=schedule_origin(entries, table, section.origin if section is not None else "own"),
        maker=context.maker,
    )


def _section_at(context: PlanContext, place: Place) -> Section | None:
    """The section whose heading is the last printed above a place."""
    above = None
    for section in context.outline.walk():
        heading = section.heading.place
        if heading is not None and (heading.page, heading.top) <= (place.page, place.top):
            above = section
    return above


def _sections_of_tables(context: PlanContext) -> dict[int, Section]:
    return {
        id(block.table): section
        for section in context.outline.walk()
        for block in section.blocks
        if block.table is not None
    }


def _measure_finder(context: PlanContext, section: Section | None) -> MeasureOf:
    def measure_of(label: str) -> Named | None:
        match = context.match_label(label, section)
        if match is None or match.score < SURE:
            return None
        if match.method == "label":
            return Named(match.measure_id, 2)
        return Named(match.measure_id, int(match.method == "pattern" and match.score >= FIRM))

    return measure_of


def entry_rows(
    entries: Iterable[Entry],
    *,
    table_id: str | None,
    measure_of: MeasureOf,
    section_measure: str | None,
    origin: str,
    maker: RowMaker,
) -> list[Row]:
    """Rows of the entries of one timetable.

    The item is the label beside the bar. Where a label further out names the measure, or the headers say that the
    items stand further out, that is the item, and the label beside the bar its sub-item.

    Args:
        entries: from :func:`read_schedule`.
        table_id: the table's id, None for a timetable that is no ruled table.
        measure_of: tells the measure of a label.
        section_measure: the measure of the section in which the timetable stands.
        origin: whose words they are.
        maker: makes the rows.
    """
    rows = []
    entries = list(entries)
    named = [[measure_of(label.text) for label in entry.labels] for entry in entries]
    rows_named = sum(any(names) for names in named)
    loose = rows_named >= MANY * len(entries) or any(n is not None and n.strength for names in named for n in names)
    before: str | None = None
    column = item_column([entry.columns for entry in entries if entry.columns], [
        names for entry, names in zip(entries, named, strict=True) if entry.columns
    ])
    for entry, names in zip(entries, named, strict=True):
        measure, at = _measure(names, section_measure, loose)
        at = next((i for i, c in enumerate(entry.columns) if c.col == column), at)
        if measure is None and before is not None and entry.labels and _depends(entry.labels[-1].text):
            measure = before
        before = measure
        item = entry.labels[at] if entry.labels else EMPTY
        sub_item = entry.labels[-1] if at < len(entry.labels) - 1 else None
        rows.append(
            maker.row(
                "schedules",
                entry.text if entry.text is not None and entry.text.place is not None else entry.place,
                table_id=table_id,
                measure_id=measure,
                item=item.text,
                sub_item=sub_item.text if sub_item is not None else None,
                fiscal_year_start=entry.span.first_fiscal_year,
                fiscal_year_end=entry.span.last_fiscal_year,
                start=_first_day(entry.span.first) if entry.fine else None,
                end=_last_day(entry.span.last) if entry.fine else None,
                kind=entry.kind,
                phase=entry.phase,
                text=entry.text.text if entry.text else None,
                origin=origin,
            )
        )
    return rows


def _measure(names: Sequence[Named | None], section_measure: str | None, loose: bool) -> tuple[str | None, int]:
    """The measure of an entry by its labels, outermost first, and which of them is the item (by default the last)."""
    last = len(names) - 1
    strongest = max((n.strength for n in names if n is not None), default=0)
    item: tuple[str, int] | None = None
    for at in range(last, -1, -1):
        name = names[at]
        # A group's label may name the measure of which the rows below are tasks, which then is the item.
        if name is None or not name.strength:
            continue
        if item[0] == name.measure_id if item is not None else name.strength == strongest:
            item = (name.measure_id, at)
    if item is not None:
        return item
    if section_measure is None and loose:
        for name in reversed(names):
            if name is not None:
                return name.measure_id, last
    return section_measure, last


def _depends(label: str) -> bool:
    """Whether a row belongs to the row above it: a reference or a branch of a tree."""
    return label.startswith(("【参考", "(参考", "（参考", "うち"))


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _last_day(month: int) -> date:
    year, number = month // 12, month % 12 + 1
    return date(year, number, calendar.monthrange(year, number)[1])


def schedule_origin(entries: Sequence[Entry], table: Table, origin: str) -> str:
    """``template`` for a form to fill in: its bars repeat one placeholder, or its title says so."""
    if _TEMPLATE_TITLE.search(_title(table)):
        return "template"
    texts = Counter(entry.text.text for entry in entries if entry.text)
    if texts:
        text, count = texts.most_common(1)[0]
        if count >= 3 and count >= 0.6 * sum(texts.values()) and _PLACEHOLDER.search(text):
            return "template"
    return origin


def read_schedule(table: Table, axes: Sequence[Axis] | None = None) -> list[Entry]:
    """The entries of a table's timetables, row by row; empty for a table without time axis or one of figures."""
    if table.turned:
        upright = read_schedule(turn_table(table, 4 - table.turned))
        return [_turn_back(entry, table.turned) for entry in upright]
    if axes is None and not axes_of(table) and _YEARLY.search(_title(table)):
        across = _transpose(table)
        return [replace(e, place=_mirror(e.place)) for a in find_axes(across) for e in read_schedule(across, [a])]
    entries: list[Entry] = []
    for axis in axes if axes is not None else axes_of(table):
        if not _is_of_figures(table, axis):
            entries += _Reader(table, axis).read()
    return entries


def _title(table: Table) -> str:
    caption = first_part(table).caption
    return caption.text if caption is not None else ""


def _mirror(place: Place) -> Place:
    """A place with across and down exchanged."""
    return Place(place.page, place.top, place.x0, place.bottom, place.x1)


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


def _is_of_figures(table: Table, axis: Axis) -> bool:
    """Whether the columns of years hold quantities: indicators or budgets, no timetable."""
    texts = [c.text for c in _body(table, axis) if not _NOTHING.match(c.text) and not _is_sign(c.text)]
    return bool(texts) and sum(bool(_QUANTITY.match(t)) for t in texts) * 2 > len(texts)


def _body(table: Table, axis: Axis) -> list[Cell]:
    return [
        c
        for c in table.cells
        if axis.first_row <= c.row <= axis.last_row and axis.first_col <= c.col < axis.end_col
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
            found = [e for m in marks.get(row, []) if (e := self._of_mark(m, row)) is not None]
            remark = not found and self._label_cell(row) is not None and self._label_cell(row) in grouped
            if not remark:
                found += self._of_cells(row, marks.get(row, []))
            entries += sorted(found, key=lambda e: (e.span.first, e.place.top, e.place.x0))
        return entries

    def _row_of(self, place: Place) -> int | None:
        y = place.center[1]
        if not self.axis.columns[0].x0 - 20 <= place.center[0] <= self.axis.columns[-1].x1 + 20:
            return None
        cell = next((c for c in self.table.cells if c.row_span == 1 and c.place.top <= y <= c.place.bottom), None)
        if cell is None:
            cell = next((c for c in _body(self.table, self.axis) if c.place.top <= y <= c.place.bottom), None)
        return cell.row if cell is not None and self.axis.first_row <= cell.row <= self.axis.last_row else None

    def _label_columns(self) -> list[int]:
        """Columns left of the axis that name the rows; numbers, dates and divisions do not."""
        columns = []
        for col in range(self.axis.first_col):
            head = self.table.cell_at(self.axis.header_row, col)
            cells = [c for c in self.table.cells if c.col == col and self.axis.first_row <= c.row <= self.axis.last_row]
            texts = [c.text for c in cells if c.text.strip()]
            if head is not None and head.col_span == 1 and _ASIDE_HEADS.match(re.sub(r"\s", "", head.text)):
                continue
            if texts and all(_BARE_NUMBER.match(t) for t in texts):
                continue
            if self._is_group_of_form(col):
                continue
            columns.append(col)
        return columns or list(range(self.axis.first_col))

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
        return cell is not None and cell.row + cell.row_span > self.axis.first_row

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
            if cell is not None and not cell.text.strip() and cell.row_span == 1:
                cell = self._above(row, col) or cell
            if cell is not None and cell.text.strip() and not any(cell is c for c in cells):
                cells.append(cell)
        return cells

    def _above(self, row: int, col: int) -> Cell | None:
        """The label that stands over an empty cell: a label printed once for several rows."""
        for r in range(row - 1, self.axis.first_row - 1, -1):
            cell = self.table.cell_at(r, col)
            if cell is not None and cell.text.strip():
                return cell if cell.col_span == 1 else None
        return None

    def _label_cell(self, row: int) -> int | None:
        """Which label cell names a row, if it spans several rows."""
        labels = self._labels(row)
        if not labels or labels[-1].row_span < 2:
            return None
        return id(labels[-1])

    def _entry(self, row: int, span: Span, kind: str, text: Passage | None, place: Place) -> Entry:
        cells = self._labels(row)
        columns = [LabelColumn(c.col, self.heads.get(c.col, "")) for c in cells]
        return Entry([_label(c.passage) for c in cells], span, kind, text, place, self.axis.fine, columns)

    def _of_mark(self, mark: Mark, row: int) -> Entry | None:
        span = self.axis.across(mark.place.x0, mark.place.x1)
        if mark.kind == "mark":
            x = mark.place.center[0]
            span = self.axis.across(x - 0.5, x + 0.5, 0.0)
        if span is None:
            return None
        text = mark.passage.strip() if mark.lines else None
        return self._entry(row, span, mark.kind, text or None, mark.place)

    def _of_cells(self, row: int, marks: Sequence[Mark]) -> list[Entry]:
        entries: list[Entry] = []
        cells = sorted((c for c in _body(self.table, self.axis) if c.row == row), key=lambda c: c.col)
        fill_before: tuple[int, int, int] | None = None
        for cell in cells:
            span = self.axis.at(cell.col, cell.col_span)
            if span is None or any(_covers(m.place, cell.place) for m in marks):
                continue
            shaded = cell.fill not in (None, (255, 255, 255)) and (cell.row, cell.col) not in self.grounds
            text = cell.passage.strip()
            before = entries[-1] if entries and entries[-1].span.last + 1 == span.first else None
            if _NOTHING.match(text.text) and len(re.sub(r"\s", "", text.text)) < 2:
                if shaded:
                    self._add_shaded(entries, before if cell.fill == fill_before else None, cell, span, row)
                    fill_before = cell.fill
                continue
            if _RUN_SIGNS.match(text.text):
                if before is not None:
                    before.span = Span(before.span.first, span.last)
                elif any(sign in text.text for sign in _ARROW_SIGNS):
                    entries.append(self._entry(row, span, "arrow", None, cell.place))
                continue
            kind = "mark" if _SINGLE_MARKS.match(text.text) else "bar" if shaded else "text"
            entries.append(self._entry(row, span, kind, text, cell.place))
        return entries

    def _add_shaded(self, entries: list[Entry], before: Entry | None, cell: Cell, span: Span, row: int) -> None:
        """An empty shaded cell is a bar of its own, or the next piece of the bar before it."""
        if before is not None and before.kind == "bar" and before.text is None:
            before.span = Span(before.span.first, span.last)
        else:
            entries.append(self._entry(row, span, "bar", None, cell.place))


def _label(passage: Passage) -> Passage:
    """A row's label without the marks of a tree."""
    return passage.strip().strip(_TREE)


def _covers(mark: Place, cell: Place) -> bool:
    """Whether a mark lies over a cell, whose text is then a remark on it."""
    return min(mark.x1, cell.x1) - max(mark.x0, cell.x0) > 0.3 * min(cell.width, mark.width)
