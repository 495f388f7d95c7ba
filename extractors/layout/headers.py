"""Tells how many rows at a table's top are its header."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.document import Cell, Table
from extractors.layout.axis import year_of

MOST_HEADER_ROWS = 4
"""No table of a plan has a deeper header (merged years over half-years over months, with a title row)."""

_PALEST = 248
"""A fill whose red, green and blue are all at least this is white to the eye."""
LONGEST_LABEL = 16
"""A label beside an empty corner has at most this many characters."""
HEADER_WORDS = re.compile(
    r"項目|項番|番号|^No|区分|内容|事項|年度|担当|所管|備考|名称|分類|種別|概要|説明|指標|目標|現状|時期|期間|合計|件数|金額|単位|"
    r"課題|施策|事業|方針|制度|対象|業務|手続|KPI|実績|計画|スケジュール|予算|所属|氏名|件名|結果|年月日|箇所|意味|用語|役割|職名|摘要|分野|スキル|会計|内訳|種類|根拠|理由"
)
"""Words of labels that head a column."""
_COUNTED = re.compile(r"^(?:[0-9０-９]{1,2}(?![0-9０-９年月])|[①-⑳]|[(（][0-9０-９一-十]+[)）]|[ア-ン][.．)）])")
_NUMBER = re.compile(r"^[\d０-９,，.．%％△▲\-－()（）円千万億件人回年月日時分～〜]+$")

_MARKS = frozenset("○◯〇◎●△▲×✕✔✓☑レ□■☆★・－-―ー—")
_FIGURE = re.compile(r"^(?:令和|平成|[RHＲＨ])?[0-9０-９元][\d０-９,，.．%％年月日度円千万億件人回()（）/~～\-]*$")


def mark_header(table: Table) -> None:
    """Set ``n_header_rows`` and the header cells of a table."""
    set_header(table, _header_rows(table))


def set_header(table: Table, count: int) -> None:
    """Say that so many rows at a table's top are its header."""
    table.n_header_rows = count
    for cell in table.cells:
        cell.is_header = cell.row < count


def _row(table: Table, row: int) -> list[Cell]:
    """The cells that begin in a row."""
    return [c for c in table.cells if c.row == row]


def _header_rows(table: Table) -> int:
    depth = _first_block(table, 0)
    if depth >= table.n_rows and table.n_rows > 1:
        return 0
    if _is_form_line(table, depth):
        return 0
    shades = _shaded_rows(table)
    if shades is not None:
        return shades
    first = [c for c in table.cells if c.row < depth]
    if _looks_like_header(first, table, depth):
        return depth
    return 0


def _blank(fill: tuple[int, int, int] | None) -> bool:
    """Whether a cell has no shade that is seen."""
    return fill is None or min(fill) >= _PALEST


def _is_form_line(table: Table, depth: int) -> bool:
    """Whether the first row is a label and its value, as in a form: the value spans columns of rows below."""
    cells = sorted((c for c in table.cells if c.row < depth), key=lambda c: c.col)
    if len(cells) != 2 or table.n_cols < 3 or cells[1].col_span * 2 < table.n_cols:
        return False
    labels = [c.fill for c in table.cells if c.col == 0 and c.row >= depth]
    return cells[0].fill != cells[1].fill or _blank(cells[0].fill) or cells[0].fill in labels


def _first_block(table: Table, row: int) -> int:
    """The row at which no cell that began above goes on: a merged header takes its rows along."""
    end = row + 1
    while True:
        reach = max((c.row + c.row_span for c in table.cells if c.row < end and c.col_span < table.n_cols), default=end)
        if reach <= end or reach > MOST_HEADER_ROWS:
            return end
        end = reach


def _shaded_rows(table: Table) -> int | None:
    """Rows at the top that are shaded throughout while the body is not; None where shading says nothing."""
    fills = [[c.fill for c in _row(table, r)] for r in range(table.n_rows)]
    if not fills or not fills[0]:
        return None
    colours = set(fills[0])
    if any(_blank(f) for f in colours):
        return None
    count = 0
    for row in range(table.n_rows):
        cells = [c for c in table.cells if c.row <= row < c.row + c.row_span]
        here = {c.fill for c in cells}
        if any(_blank(f) for f in here):
            break
        # A shade that comes again further down is a stripe of the body.
        if not here & colours and any(c.fill in here for c in table.cells if c.row > row + 1):
            break
        count += 1
    if count == table.n_rows:
        return 1 if table.n_rows == 1 else None
    # A table whose columns have a shade each says nothing of its head, though a row at its foot has none.
    return count if count <= MOST_HEADER_ROWS else None


def _looks_like_header(cells: list[Cell], table: Table, depth: int) -> bool:
    """Short labels that name the columns below them, where the body reads differently."""
    cells = [c for c in cells if c.row == 0]
    texts = [re.sub(r"\s", "", c.text) for c in cells]
    body = [c for c in table.cells if c.row >= depth]
    if not body or any(len(t) > 30 or "。" in t for t in texts):
        return False
    named = [t for t in texts if t]
    if len(named) < max(1, len(texts) - 1):
        return False
    years = [span[0].first for t in named if (span := year_of(t))]
    if len(years) > 1 and all(a < b for a, b in pairwise(years)):
        return True
    if any(_NUMBER.match(t) and "年" not in t for t in named):
        return False
    if sum(bool(_COUNTED.match(c.text)) for c in cells) * 2 > len(named):
        return False
    bold = all(line.bold for c in cells for line in c.lines)
    if bold and not all(line.bold for c in body for line in c.lines):
        # Bold labels all down the first column speak of a header column instead.
        column = [c for c in body if c.col == 0 and c.lines]
        if not column or not all(line.bold for c in column for line in c.lines):
            return True
    if depth > 1:
        # Over several rows a label either reaches down to the body or heads columns of its own: else it heads a group.
        return all(c.row_span >= depth or c.col_span > 1 for c in cells) and any(c.col_span > 1 for c in cells)
    if len(named) > 1 and sum(bool(HEADER_WORDS.search(t)) for t in named) * 2 >= len(named):
        return True
    if not texts[0] and len(named) == len(texts) - 1 and _is_cross_table(texts[1:], body):
        return True
    return len(named) > 1 and (_centred_alone(cells, body) or _heads_figures(cells, body) or _heads_marks(cells, body))


def _is_cross_table(labels: list[str], body: list[Cell]) -> bool:
    """Whether an empty corner stands over a column that is filled throughout, beside labels that differ."""
    column = [c for c in body if c.col == 0]
    return (
        len(column) > 1
        and all(c.text.strip() for c in column)
        and len(set(labels)) == len(labels)
        and not any(set(label) <= _MARKS for label in labels)
        and max(map(len, labels)) <= LONGEST_LABEL
    )


def _heads_marks(cells: list[Cell], body: list[Cell]) -> bool:
    """Whether short labels stand over two columns or more that hold nothing but marks."""
    columns = 0
    for head in cells:
        below = [t for c in body if c.col == head.col and c.col_span == head.col_span and (t := c.text.strip())]
        if head.text.strip() and not set(head.text.strip()) <= _MARKS:
            columns += bool(below) and all(len(t) == 1 and t in _MARKS for t in below)
    return columns > 1


def _heads_figures(cells: list[Cell], body: list[Cell]) -> bool:
    """Whether a label stands over a column of nothing but figures or dates."""
    for head in cells:
        below = [re.sub(r"\s", "", c.text) for c in body if c.col == head.col and c.col_span == head.col_span]
        filled = [t for t in below if t]
        if any(c.isdigit() for c in head.text) or len(filled) < 2:
            continue
        if all(_FIGURE.match(t) for t in filled):
            return True
    return False


def _centred_alone(cells: list[Cell], body: list[Cell]) -> bool:
    """Whether all labels stand in the middle of their cells, above a column that begins left or ends right."""
    if not all(_centred(c) and _slack(c) > 0.15 * c.place.width for c in cells if c.lines):
        return False
    for head in cells:
        below = [c for c in body if c.col == head.col and c.col_span == head.col_span and c.lines]
        loose = [c for c in below if _slack(c) > 0.1 * c.place.width]
        if len(loose) >= 2 and sum(not _centred(c) for c in loose) >= 0.7 * len(loose):
            return True
    return False


def _slack(cell: Cell) -> float:
    """Width of a cell that its widest line leaves free, in points."""
    return cell.place.width - max(line.place.width for line in cell.lines)


def _centred(cell: Cell) -> bool:
    left = min(line.place.x0 for line in cell.lines) - cell.place.x0
    right = cell.place.x1 - max(line.place.x1 for line in cell.lines)
    return abs(left - right) <= 0.12 * cell.place.width + 1
