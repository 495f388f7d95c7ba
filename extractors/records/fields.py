"""Rows of ``fields``: every labelled field of a measure, a compound label's text divided."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.context import PlanContext
from extractors.rows import Row
from extractors.statements.find import Statement


def field_rows(context: PlanContext, statements: Sequence[Statement]) -> list[Row]:
    """One row a field, in the order of the document.

    Indicators are rows of ``kpis``, marks under a division rows of ``departments``, not of this table.
    """
    rows: list[Row] = []
    for statement in statements:
        if not statement.matches or not statement.listed:
            continue
        for located in statement.fields:
            text = located.field.passage
            if located.field.name == "kpi" or text.place is None or located.field.role is not None:
                continue
            rows.append(
                context.maker.row(
                    "fields",
                    text,
                    section_id=context.section_id(located.section),
                    measure_id=statement.measure_id,
                    field=located.field.name,
                    label=located.field.label.text,
                    order=len(rows) + 1,
                    text=text.text,
                    origin=statement.origin,
                )
            )
    return rows
