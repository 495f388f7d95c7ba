"""Rows of ``departments``: divisions named for a measure."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.context import PlanContext
from extractors.rows import Row
from extractors.statements.divisions import Assignment


def department_rows(context: PlanContext, assignments: Sequence[Assignment]) -> list[Row]:
    """One row a division and measure. A bureau or board without a division below it stands as the division."""
    rows = []
    for item in assignments:
        bureau, division = item.match.bureau, item.match.division
        if division is None:
            bureau, division = None, bureau
        if division is None:
            continue
        rows.append(
            context.maker.row(
                "departments",
                item.passage,
                measure_id=item.statement.measure_id,
                section_id=context.section_id(item.section),
                bureau=bureau,
                division=division,
                units=list(item.match.units),
                role=item.role,
                text=item.passage.text,
            )
        )
    return rows
