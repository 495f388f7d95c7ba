"""The row of ``documents``: the file and what it says of itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version

from extractors.context import PlanContext
from extractors.document import Document
from extractors.reading.quality import document_grade, mean_and_worst, page_text
from extractors.records.pages import text_source
from extractors.rows import Row, short_id
from taxonomy.tokenizer import dictionary_version


@lru_cache(maxsize=1)
def _program_version() -> str:
    """The installed version; asking for it reads a file."""
    return version("dxplans")


def document_rows(context: PlanContext, document: Document, source_path: str, manifest: Mapping[str, str]) -> list[Row]:
    """The document's one row.

    ``extracted_at`` is the time of reading, or SOURCE_DATE_EPOCH where that is set, so that a build can be repeated to
    the byte.
    """
    facts = context.facts
    sources = {text_source(page) for page in context.pages} - {"none"}
    texts = [page_text(page) for page in document.pages]
    lost = len(document.pages) < document.page_count or any(p.code == "page_damaged" for p in document.warnings)
    damage = next((p.message for p in document.warnings), None)
    legible_mean, legible_worst = mean_and_worst([text.legible for text in texts])
    row = context.maker.row(
        "documents",
        context.pages[0].page.place if context.pages else None,
        sha256=document.sha256,
        plan_id=manifest.get("plan_id") or plan_id(context),
        variant=facts.variant,
        part=facts.part,
        supersedes=manifest.get("supersedes") or None,
        is_current=None,
        fictional=facts.fictional,
        municipality_code=facts.municipality_code,
        municipality=facts.municipality,
        prefecture=facts.prefecture,
        issuer=facts.issuer,
        document_type=facts.document_type,
        title=facts.title,
        edition=facts.edition,
        issued_on=facts.issued_on,
        plan_start=facts.plan_start,
        plan_end=facts.plan_end,
        page_count=document.page_count,
        char_count=sum(text.printed for text in texts),
        text_source="none" if not sources else "mixed" if len(sources) > 1 else sources.pop(),
        grade=document_grade([text.grade for text in texts]),
        legible_mean=legible_mean,
        legible_worst=legible_worst,
        source_url=manifest.get("source_url") or None,
        retrieved_at=_moment(manifest.get("retrieved_at")),
        licence=manifest.get("licence") or None,
        source_path=source_path,
        taxonomy_edition=facts.taxonomy_edition,
        taxonomy_version=context.taxonomy.version,
        extractor_version=_program_version(),
        dictionary_version=dictionary_version(),
        extracted_at=_now(),
        status="partial" if lost else "ok",
        error=damage if lost else None,
    )
    return [row]


def plan_id(context: PlanContext) -> str | None:
    """The same for all files of one plan: body, plan period and folded title; None where the title is unknown."""
    facts = context.facts
    if facts.title is None or facts.document_type != "municipal_plan":
        return None
    start = facts.plan_start.year if facts.plan_start else ""
    return "p" + short_id("plan", facts.municipality_code or facts.municipality or facts.issuer, start)


def _now() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC).replace(microsecond=0)


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
