"""Rows of ``warnings``: everything that went wrong or is doubtful in one document."""

from __future__ import annotations

from extractors.context import PlanContext
from extractors.document import Document
from extractors.rows import Row


def warning_rows(context: PlanContext, document: Document) -> list[Row]:
    """One row a problem, in the order in which they were noticed."""
    places = {page.number: page.place for page in document.pages}
    return [
        context.maker.row(
            "warnings",
            places.get(problem.page) if problem.page is not None else None,
            stage=problem.stage,
            code=problem.code,
            message=problem.message,
        )
        for problem in [*document.warnings, *context.problems]
    ]
