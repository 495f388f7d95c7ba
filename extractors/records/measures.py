"""Rows of ``measures``: every statement about a national measure, joined with its fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractors.context import PlanContext
from extractors.document import Passage, Section
from extractors.rows import Row
from extractors.statements.actions import announces_list, split_actions
from extractors.statements.commitments import Promise, target_of
from extractors.statements.divisions import Assignment
from extractors.statements.find import Statement, field_label
from extractors.statements.label_book import LabelBook
from extractors.statements.parts import without_mark
from taxonomy.matcher import needs_review

_JOINED = ("policy", "current_state", "issues", "target", "funding")


def measure_rows(
    context: PlanContext,
    statements: Sequence[Statement],
    promises: Sequence[Promise],
    assignments: Sequence[Assignment],
) -> list[Row]:
    """One row a statement and measure; a statement about two measures has two."""
    rows = []
    for statement in statements:
        if not statement.listed:
            continue
        joined = _joined(context, statement, promises, assignments)
        for match in statement.matches:
            row = context.maker.row(
                "measures",
                [_heading(statement), *(located.field.passage for located in statement.fields)],
                section_id=context.section_id(statement.section),
                measure_id=match.measure_id,
                measure_group=context.taxonomy.measure(match.measure_id).group,
                title=statement.title.text,
                numbering=statement.numbering,
                page_start=statement.title.page or statement.section.page_start,
                page_end=_page_end(statement),
                score=match.score,
                needs_review=needs_review(match),
                method=match.method,
                evidence="、".join(match.evidence) or None,
                origin=statement.origin,
                **joined,
            )
            row["measure_row_id"] = row["row_id"]
            rows.append(row)
    return rows


def _heading(statement: Statement) -> Passage:
    return statement.section.heading if statement.source == "section" else statement.title


def _page_end(statement: Statement) -> int:
    if statement.source == "section":
        return statement.section.page_end
    return max(
        (cell.place.page for sheet in statement.sheets for cell in sheet.cells), default=statement.section.page_end
    )


def _joined(
    context: PlanContext, statement: Statement, promises: Sequence[Promise], assignments: Sequence[Assignment]
) -> dict[str, Any]:
    """The columns that come from the fields."""
    texts = {name: Passage.join((f.passage for f in statement.named(name)), "\n").text or None for name in _JOINED}
    promise = target_of(statement, promises, unlabelled=context.facts.document_type == "municipal_plan")
    if texts["target"] is None and promise is not None and _stands_in_a_field(context, promise):
        texts["target"] = promise.passage.text
    actions, examples = _lists(statement, context.labels)
    divisions = [a.match.division or a.match.bureau for a in assignments if a.statement is statement]
    return {
        **texts,
        "actions": actions,
        "examples": examples,
        "departments": list(dict.fromkeys(d for d in divisions if d)),
        "target_start": promise.commitment.date.start if promise is not None else None,
        "target_end": promise.commitment.date.end if promise is not None else None,
    }


def _stands_in_a_field(context: PlanContext, promise: Promise) -> bool:
    """Whether a measure without 目標時期 has its date in its 方針 or 目標, as the national plan states them.

    What a town's running text says is in ``targets``, ``target_start`` and ``target_end`` alone.
    """
    return promise.field in ("policy", "goal") or context.facts.document_type != "municipal_plan"


def _lists(statement: Statement, book: LabelBook) -> tuple[list[str], list[str]]:
    actions: list[str] = []
    examples: list[str] = []
    for located in statement.fields:
        if located.field.name == "actions":
            done, given = split_actions(located.field.parts)
            actions += [passage.text for passage in done]
            examples += [passage.text for passage in given]
            if announces_list(located.field.parts):
                actions += _announced(located.section, book)
        elif located.field.name == "examples":
            examples += [without_mark(p.passage).text for p in located.field.parts if p.kind != "note"]
    return actions, examples


def _announced(section: Section, book: LabelBook) -> list[str]:
    """Titles of the headings that a sentence announced (次の内容に取り組む。 ① … ② …)."""
    return [child.title.text for child in section.children if field_label(child, book) is None]
