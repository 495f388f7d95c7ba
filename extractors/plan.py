"""The whole way from a file to rows, to be seen in one screen."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

from extractors import trace
from extractors.context import PlanContext
from extractors.document import Document, Page, Table
from extractors.facts import find_facts
from extractors.layout.captions import add_captions
from extractors.layout.continuation import link_tables, share_headers
from extractors.layout.drawn_timetable import drawn_timetables
from extractors.layout.lines import make_lines
from extractors.layout.pages import lay_out
from extractors.layout.tables import find_tables
from extractors.mapping import map_outline, origin_of
from extractors.memory import give_back
from extractors.outline.tree import build_outline
from extractors.reading import read_document
from extractors.reading.quality import let_go
from extractors.records.cases import case_rows
from extractors.records.departments import department_rows
from extractors.records.documents import document_rows
from extractors.records.fields import field_rows
from extractors.records.kpis import kpi_rows
from extractors.records.measures import measure_rows
from extractors.records.notes import note_rows
from extractors.records.organization import organization_rows
from extractors.records.pages import page_rows
from extractors.records.procedures import procedure_rows
from extractors.records.schedules import schedule_rows
from extractors.records.sections import section_rows
from extractors.records.supports import support_rows
from extractors.records.systems import system_rows
from extractors.records.tables import table_cell_rows, table_rows
from extractors.records.targets import target_rows
from extractors.records.terms import term_rows
from extractors.records.warnings import warning_rows
from extractors.rows import Row, RowMaker
from extractors.scanned_labels import right_label_signs
from extractors.scanned_names import right_names
from extractors.statements.commitments import find_promises
from extractors.statements.divisions import find_assignments
from extractors.statements.find import find_statements
from extractors.turned import upright
from taxonomy.loader import load_taxonomy
from taxonomy.matcher import Matcher

LONG = 50
"""Pages of a document whose columns of characters, once they are laid out, are worth giving back to the system."""


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """What a person may say about a file or the way it is read.

    ``manifest`` holds the file's row of ``manifest.csv``; what it states wins over what the document says.
    ``ocr`` is ``auto`` (pages without usable text are recognised) or ``off``. ``plain``, ``undrawn`` and ``skip`` are
    for files that ended their reader before: see :func:`extractors.reading.reader.read_document`.
    """

    password: str | None = None
    max_pages: int | None = None
    source_path: str | None = None
    manifest: dict[str, str] = field(default_factory=dict)
    ocr: Literal["auto", "off"] = "auto"
    plain: bool = False
    undrawn: tuple[int, ...] = ()
    skip: tuple[int, ...] = ()


@dataclass(slots=True)
class PlanRecords:
    """Everything that one file gave: rows by table name, in the order of the document."""

    tables: dict[str, list[Row]] = field(default_factory=dict)


def extract_plan(path: Path, options: ExtractOptions | None = None) -> PlanRecords:
    """Read one PDF into rows.

    Raises:
        ReadError: if the file cannot be read at all.
    """
    with _collecting_rarely():
        records = _extract(path, options or ExtractOptions())
    _keep_what_stays()
    return records


@lru_cache(maxsize=1)
def _keep_what_stays() -> None:
    """Tell the garbage collector once that what a first document had loaded stays: dictionaries, patterns, the model.

    It would look at all of that again after every document, which takes as long as reading some pages.
    """
    gc.collect()
    gc.freeze()


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Let the garbage collector look at a document's objects less often: nearly all of them live until its end."""
    usual = gc.get_threshold()
    gc.set_threshold(1_000_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _extract(path: Path, options: ExtractOptions) -> PlanRecords:
    password = options.password or options.manifest.get("password") or None
    document = read_document(
        path, password, options.max_pages, options.ocr, plain=options.plain, undrawn=options.undrawn, skip=options.skip
    )
    right_names(document, options.manifest)
    right_label_signs(document)
    context = understand(document, options)
    trace.at("records")
    tables = {
        "documents": document_rows(context, document, options.source_path or path.name, options.manifest),
        "pages": page_rows(context),
        "sections": section_rows(context),
        "tables": table_rows(context),
        "table_cells": table_cell_rows(context),
    }
    trace.at("statements")
    statements = find_statements(context)
    promises = find_promises(context, statements)
    assignments = find_assignments(statements)
    tables |= {
        "schedules": schedule_rows(context, statements),
        "measures": measure_rows(context, statements, promises, assignments),
        "fields": field_rows(context, statements),
        "departments": department_rows(context, assignments),
        "targets": target_rows(context, promises),
        "kpis": kpi_rows(context, statements),
        "procedures": procedure_rows(context),
        "systems": system_rows(context),
        "supports": support_rows(context),
        "organization": organization_rows(context),
        "notes": note_rows(context),
        "cases": case_rows(context),
        "terms": term_rows(context),
    }
    tables["warnings"] = warning_rows(context, document)
    return PlanRecords(tables)


def understand(document: Document, options: ExtractOptions) -> PlanContext:
    """Lay out a document that was read, find its outline and facts, and map its sections."""
    read = [upright(page) or page for page in document.pages]
    pages = lay_out(read, _tables)
    trace.at("layout")
    add_captions(pages)
    link_tables(pages)
    share_headers(pages)
    drawn = {page.number: drawn_timetables(page) for page in pages}
    for page in [*document.pages, *read, *(panel.page for laid in pages for panel in laid.panels)]:
        let_go(page)
    if len(document.pages) >= LONG:
        give_back()
    trace.at("outline")
    outline = build_outline(pages, document.bookmarks)
    trace.at("facts")
    facts, doubts = find_facts(pages, outline, document.metadata, options.manifest)
    matcher = _matcher()
    maker = RowMaker(document.sha256, {p.number: p.page.turn.back for p in pages if p.page.turn is not None})
    context = PlanContext(maker, load_taxonomy(), matcher, facts, pages, outline, drawn=drawn)
    context.problems += doubts
    trace.at("mapping")
    for section in outline.walk():
        section.origin = origin_of(section, facts)
    context.topics = map_outline(outline, matcher, facts)
    return context


def _tables(page: Page) -> list[Table]:
    trace.at("tables", page.number)
    return find_tables(page, make_lines)


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    return Matcher(load_taxonomy())
