"""Rows of ``kpis``: indicators with their baseline and target."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.context import PlanContext
from extractors.rows import Row
from extractors.statements.find import Statement
from extractors.statements.indicators import find_indicators


def kpi_rows(context: PlanContext, statements: Sequence[Statement]) -> list[Row]:
    """One row an indicator and place, in the order of the document."""
    return [
        context.maker.row(
            "kpis",
            indicator.passage,
            section_id=context.section_id(indicator.section),
            measure_id=indicator.measure_id,
            name=indicator.name.text,
            unit=indicator.unit,
            baseline_value=indicator.baseline.printed,
            baseline_number=indicator.baseline.number,
            baseline_period=indicator.baseline.period.text or None,
            target_value=indicator.target.printed,
            target_number=indicator.target.number,
            target_period=indicator.target.period.text or None,
            direction=indicator.direction,
            text=indicator.passage.text,
            origin=indicator.origin,
        )
        for indicator in find_indicators(context, statements)
    ]
