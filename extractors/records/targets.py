"""Rows of ``targets``: date expressions by which a measure commits, with field and phase."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.context import PlanContext
from extractors.rows import Row
from extractors.statements.commitments import Promise
from taxonomy.body import ABOUT_THE_PLAN


def target_rows(context: PlanContext, promises: Sequence[Promise]) -> list[Row]:
    """One row a date expression."""
    return [
        context.maker.row(
            "targets",
            promise.passage,
            section_id=context.section_id(promise.section),
            measure_id=_measure_of(promise),
            field=promise.field,
            text=promise.passage.text,
            kind=promise.commitment.date.kind,
            start=promise.commitment.date.start,
            end=promise.commitment.date.end,
            phase=promise.commitment.phase,
            origin=promise.origin,
        )
        for promise in promises
    ]


def _measure_of(promise: Promise) -> str | None:
    """The measure that a date is promised for; a section on who carries the plan may say when it is looked at again."""
    measure_id = promise.statement.measure_id
    of_plan = promise.commitment.phase == "review" and promise.field == "other" and measure_id in ABOUT_THE_PLAN
    return None if of_plan else measure_id
