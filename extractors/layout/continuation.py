"""Links the parts of a table that goes on over pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.document import LaidOutPage, Line, Table
from extractors.layout.headers import MOST_HEADER_ROWS, set_header
from extractors.layout.lines import make_lines
from extractors.layout.timeline import carry_axis

SAME_GRID = 4.0
"""Column lines of two parts differ by no more than this, in points, once their left edges are laid on one another."""
LOW = 0.6
"""A table that goes on reaches at least this share of the page's height (a long cell may not fit below it)."""
MANY = 4
"""A table that ends higher goes on only in one of so many columns or more that has no head of its own."""
HIGH = 0.4
"""A table's next part begins above this share of the page's height."""
_CONTINUED = re.compile(r"続き|つづき|続$")


def link_tables(pages: Sequence[LaidOutPage]) -> None:
    """Set ``continues`` of every table that goes on from the page before.

    Repeated header rows become its header; marks are read by the time axis of the first part where it is not repeated.
    """
    for before, page in zip(pages, pages[1:], strict=False):
        first, last = _first(page), _last(before)
        if first is None or last is None or not _goes_on(last, first, before, page):
            continue
        low = last.place.bottom >= LOW * before.page.height
        if not low and (first.n_header_rows or first.n_cols < MANY or not _headed(last)):
            continue
        first.continues = last
        rows = repeated_rows(last, first)
        if rows or (first.n_header_rows and _headed(last)):
            first.n_header_rows = rows
            for cell in first.cells:
                cell.is_header = cell.row < rows
        carry_axis(page.page, first, make_lines)


def share_headers(pages: Sequence[LaidOutPage]) -> None:
    """Give tables that begin with the very rows that are another table's header the same header."""
    tables = [table for page in pages for table in page.tables if table.continues is None]
    known = {head for t in tables if (head := _head(t, t.n_header_rows)) is not None}
    for table in tables:
        if table.n_header_rows:
            continue
        rows = next((n for n in range(1, MOST_HEADER_ROWS + 1) if _head(table, n) in known), 0)
        if rows and rows < table.n_rows:
            set_header(table, rows)


def _head(table: Table, rows: int) -> tuple[object, ...] | None:
    """The first rows of a table as far as they tell it from others; None for fewer than two labels."""
    if not 0 < rows <= table.n_rows:
        return None
    texts = [_row_text(table, row) for row in range(rows)]
    return (table.n_cols, *map(tuple, texts)) if sum(bool(t) for row in texts for _, t in row) > 1 else None


def repeated_rows(table: Table, later: Table) -> int:
    """How many rows at the top of a later part repeat the header of the first part."""
    while table.continues is not None and _headed(table.continues):
        table = table.continues
    count = 0
    for row in range(min(table.n_header_rows, later.n_rows)):
        if _row_text(table, row) != _row_text(later, row):
            break
        count += 1
    return count


def _headed(table: Table | None) -> bool:
    """Whether a part or one before it has a header, with which a later one's can be compared."""
    while table is not None:
        if table.n_header_rows:
            return True
        table = table.continues
    return False


def _row_text(table: Table, row: int) -> list[tuple[int, str]]:
    return [(c.col, re.sub(r"\s", "", c.text)) for c in sorted(table.cells, key=lambda c: c.col) if c.row == row]


def _body(page: LaidOutPage) -> list[Line]:
    skipped = ("furniture", "note", "ruby")
    return [line for b in page.blocks if b.table is None and b.kind not in skipped for line in b.lines]


def _last(page: LaidOutPage) -> Table | None:
    """The table with which a page ends."""
    tables = page.tables
    if not tables:
        return None
    table = max(tables, key=lambda t: t.place.bottom)
    return None if any(line.place.top > table.place.bottom - 2 for line in _body(page)) else table


def _first(page: LaidOutPage) -> Table | None:
    """The table with which a page begins, after nothing but a line that says that it goes on."""
    tables = page.tables
    if not tables:
        return None
    table = min(tables, key=lambda t: t.place.top)
    if table.place.top > HIGH * page.page.height:
        return None
    above = [line for line in _body(page) if line.place.bottom < table.place.top + 2]
    remarks = (_CONTINUED.search(line.text) or line.text.startswith(("（単位", "(単位")) for line in above)
    return table if all(remarks) else None


def _goes_on(last: Table, first: Table, before: LaidOutPage, page: LaidOutPage) -> bool:
    if last.n_cols != first.n_cols or before.page.landscape != page.page.landscape:
        return False
    if first.caption is not None and not _CONTINUED.search(first.caption.text):
        return False
    edges = zip(_edges(last), _edges(first), strict=True)
    if any(abs(a - b) > SAME_GRID for a, b in edges):
        return False
    if last.n_header_rows and first.n_header_rows and not repeated_rows(last, first) and not _is_rest(last, first):
        return False
    return not _begins_anew(last, first)


def _is_rest(last: Table, first: Table) -> bool:
    """Whether a part begins with an empty cell below a header that has a label there: the rest of a row cut in two."""
    while last.continues is not None and _headed(last.continues):
        last = last.continues
    head, corner = last.cell_at(0, 0), first.cell_at(0, 0)
    return head is not None and corner is not None and bool(head.text.strip()) and not corner.text.strip()


def _edges(table: Table) -> list[float]:
    """Left edges of the columns, from the table's left edge; 0 for a column that only merged cells cover."""
    edges = [0.0] * table.n_cols
    for cell in table.cells:
        edges[cell.col] = cell.place.x0 - table.place.x0
    return edges


def _begins_anew(last: Table, first: Table) -> bool:
    """Whether both begin with the same label in the first cell but are no header: two forms, one a page."""
    if first.n_header_rows or last.n_header_rows:
        return False
    one, other = last.cell_at(0, 0), first.cell_at(0, 0)
    return one is not None and other is not None and bool(one.text) and one.text == other.text
