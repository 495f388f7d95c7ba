"""Rows of ``tables`` and ``table_cells``."""

from __future__ import annotations

import re

from extractors.context import PlanContext
from extractors.document import Cell, Table
from extractors.rows import Row

ARROWS = re.compile(r"^[\s→⇒➡⇨⟶⟹➔➜➝▶►▷⇢]+$")
"""The text of a cell that holds nothing but arrows: a drawing, no words."""


def table_rows(context: PlanContext) -> list[Row]:
    """One row a table and page, in reading order; fills ``context.table_ids``.

    The first region is the table, those behind it are its caption's.
    """
    rows = []
    for page in context.pages:
        for table in page.tables:
            before, caption = table.continues, first_part(table).caption
            row = context.maker.row(
                "tables",
                [table.place, caption] if caption is not None else table.place,
                table_id=None,
                logical_table_id=context.table_ids.get(id(first_part(table))),
                continued_from=context.table_ids.get(id(before)) if before is not None else None,
                caption=caption.text if caption is not None else None,
                n_rows=table.n_rows,
                n_cols=table.n_cols,
                n_header_rows=table.n_header_rows,
            )
            row["table_id"] = row["row_id"]
            row["logical_table_id"] = row["logical_table_id"] or row["row_id"]
            context.table_ids[id(table)] = row["row_id"]
            rows.append(row)
    return rows


def table_cell_rows(context: PlanContext) -> list[Row]:
    """One row a cell, row by row; ``table_rows`` comes first."""
    return [
        _cell_row(context, table, cell)
        for page in context.pages
        for table in page.tables
        for cell in sorted(table.cells, key=lambda c: (c.row, c.col))
    ]


def first_part(table: Table) -> Table:
    """The part with which a table over pages begins."""
    while table.continues is not None:
        table = table.continues
    return table


def cell_text(cell: Cell) -> str:
    """The cell's text as published: empty where it holds only arrows."""
    text = cell.text
    return "" if ARROWS.match(text) else text


def _cell_row(context: PlanContext, table: Table, cell: Cell) -> Row:
    text = cell_text(cell)
    return context.maker.row(
        "table_cells",
        cell.passage if text else cell.place,
        table_id=context.table_ids[id(table)],
        row=cell.row,
        col=cell.col,
        row_span=cell.row_span,
        col_span=cell.col_span,
        is_header=cell.is_header,
        text=text,
    )
