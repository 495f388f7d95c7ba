"""Rows of ``notes``: footnotes, ※ notes and the entries of a glossary, tied to the text that they explain."""

from __future__ import annotations

from extractors.context import PlanContext
from extractors.document import Passage
from extractors.records.sections import evidence_of
from extractors.rows import Row
from extractors.statements.notes import find_notes


def note_rows(context: PlanContext) -> list[Row]:
    """One row a note."""
    return [
        context.maker.row(
            "notes",
            evidence_of(Passage.join((note.marker, note.text)), note.text),
            section_id=context.section_id(note.section),
            marker=note.marker.text or None,
            term=note.term or None,
            text=note.text.text,
        )
        for note in find_notes(context)
    ]
