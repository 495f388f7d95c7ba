"""What a document says of itself: title, issuer, municipality, type, edition, dates, plan period, variant and part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.document import LaidOutPage, Outline


@dataclass(slots=True)
class DocumentFacts:
    """The document's own facts; None where it does not say."""

    title: str | None = None
    issuer: str | None = None
    municipality_code: str | None = None
    municipality: str | None = None
    prefecture: str | None = None
    document_type: str = "other"
    edition: str | None = None
    issued_on: date | None = None
    plan_start: date | None = None
    plan_end: date | None = None
    variant: str = "full"
    part: int | None = None
    fictional: bool = False
    taxonomy_edition: str | None = None
    about_national_plan: bool = False
    """Whether the title is about the nation's plan rather than the body's own."""

    @property
    def issued_by_local(self) -> bool:
        """Whether a local government issues it."""
        return self.municipality_code is not None or self.fictional

    @property
    def year(self) -> int | None:
        """The year from which the document speaks."""
        for day in (self.issued_on, self.plan_start):
            if day is not None:
                return day.year
        return None


def find_facts(
    pages: Sequence[LaidOutPage], outline: Outline, metadata: Mapping[str, str], manifest: Mapping[str, str]
) -> DocumentFacts:
    """Read the document's own facts; what the manifest states wins."""
    facts = DocumentFacts()
    facts.title = _cover_title(pages) or metadata.get("Title") or None
    _stated(facts, manifest)
    return facts


def _cover_title(pages: Sequence[LaidOutPage]) -> str | None:
    lines = [line for page in pages[:1] for block in page.blocks for line in block.lines]
    return max(lines, key=lambda line: line.size).text if lines else None


def _stated(facts: DocumentFacts, manifest: Mapping[str, str]) -> None:
    for name in ("title", "municipality_code", "municipality", "prefecture", "document_type", "edition", "variant",
                 "taxonomy_edition"):  # fmt: skip
        if manifest.get(name):
            setattr(facts, name, manifest[name])
    for name in ("issued_on", "plan_start", "plan_end"):
        if manifest.get(name):
            setattr(facts, name, date.fromisoformat(manifest[name]))
    if manifest.get("part"):
        facts.part = int(manifest["part"])
    facts.fictional = manifest.get("fictional", "").lower() in ("true", "1", "yes")
