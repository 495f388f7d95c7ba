"""Rows of ``sections``: every heading with its own body."""

from __future__ import annotations

from extractors.context import PlanContext
from extractors.document import Passage
from extractors.rows import Row


def section_rows(context: PlanContext) -> list[Row]:
    """One row a section in the order of the document; fills ``context.section_ids``."""
    rows = []
    for section in context.outline.walk():
        numbering = _sign(section.numbering)
        row = context.maker.row(
            "sections",
            [section.heading if numbering == section.numbering else section.title, section.passage],
            parent_id=context.section_id(section.parent),
            order=section.order,
            level=section.level,
            numbering=numbering,
            title=section.title.text,
            path=section.path,
            page_start=section.page_start,
            page_end=section.page_end,
            text=section.passage.text,
            origin=section.origin,
        )
        row["section_id"] = row["row_id"]
        context.section_ids[id(section)] = row["row_id"]
        rows.append(row)
    return rows


def _sign(numbering: str | None) -> str | None:
    """A numbering, but for a bullet of a symbol font (Wingdings), whose code outside of that font is no sign at all."""
    return None if numbering is not None and "\ue000" <= numbering[0] <= "\uf8ff" else numbering


def evidence_of(passage: Passage, fallback: Passage) -> Passage:
    """The passage, or the fallback where nothing of it is printed."""
    return passage if passage.place is not None else fallback
