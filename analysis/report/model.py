"""What a report is about: its measures, its towns with their documents, and what coverage says of each pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from analysis.bodies import Bodies
from analysis.coverage import coverage_rows
from analysis.plans import Plans
from analysis.report.safe import file_name, web_link
from analysis.report.tables import Tables
from analysis.tables import Published
from extractors.rows import Row
from extractors.schema import TABLES
from extractors.schema.columns import MEASURE_IDS
from taxonomy.loader import load_taxonomy
from taxonomy.municipalities import by_code

STATUSES = TABLES["coverage"].field("status").values


@dataclass(frozen=True, slots=True)
class Measure:
    """A national measure as the report names it."""

    id: str
    group: str
    ja: str
    en: str


@dataclass(frozen=True, slots=True)
class Town:
    """A body with its documents.

    `current` are the files of its plan that hold now and could be read; `older` all others of it.
    """

    code: str
    name: str
    prefecture: str
    kana: str
    kind: str
    site: str | None
    current: tuple[Row, ...] = ()
    older: tuple[Row, ...] = ()

    @property
    def has_page(self) -> bool:
        """Whether there is anything to tell on a page of its own."""
        return bool(self.current or self.older)

    @property
    def file(self) -> str:
        """The name of its page's file, without its ending."""
        return file_name(self.code)


@dataclass
class Report:
    """Everything that the pages are made from."""

    tables: Tables
    edition: str
    measures: tuple[Measure, ...]
    towns: tuple[Town, ...]
    coverage: Mapping[tuple[str, str], Row]
    documents: tuple[Row, ...]

    @property
    def has_changes(self) -> bool:
        """Whether changes were published."""
        return self.tables.published.has("changes")

    @cached_property
    def by_code(self) -> Mapping[str, Town]:
        """Towns by their code."""
        return {town.code: town for town in self.towns}

    @cached_property
    def town_of_document(self) -> Mapping[str, Town]:
        """Towns by the documents that are theirs."""
        return {row["document_id"]: town for town in self.towns for row in (*town.current, *town.older)}

    @property
    def as_of(self) -> str:
        """The day on which the newest document was read; a report says no other day, so that it stays the same."""
        return max((str(row["extracted_at"])[:10] for row in self.documents if row["extracted_at"]), default="")


def open_report(folder: Path, edition: str | None = None) -> Report:
    """Read what all pages need from a folder of published tables.

    Args:
        folder: an output folder, or one snapshot of it.
        edition: edition of the national plan in which coverage is shown; the one that was published if None.

    Raises:
        NotPublished: if no tables are published there.
        KeyError: if there is no such edition.
    """
    published = Published(folder)
    tables, bodies, plans = Tables(published), Bodies(published), Plans(published)
    documents = tuple(sorted(tables.rows("documents"), key=lambda row: (row["source_path"], row["document_id"])))
    rows = tables.rows("coverage")
    editions = sorted({row["taxonomy_edition"] for row in rows})
    if edition and editions != [edition]:
        rows = coverage_rows(plans, sorted({row["municipality_code"] for row in rows}), edition)
    chosen = edition or (editions[0] if editions else "")
    coverage = {(r["municipality_code"], r["measure_id"]): r for r in rows if r["taxonomy_edition"] == chosen}
    by_town: dict[str, list[Row]] = {code: [] for code, _ in coverage}
    for row in documents:
        if row["municipality_code"]:
            by_town.setdefault(row["municipality_code"], []).append(row)
    towns = tuple(_town(code, by_town[code], bodies, plans) for code in sorted(by_town))
    return Report(tables, chosen, _measures(), towns, coverage, documents)


def _measures() -> tuple[Measure, ...]:
    known = {measure.id: measure for measure in load_taxonomy().measures}
    return tuple(Measure(m, known[m].group, known[m].label_ja, known[m].label_en) for m in MEASURE_IDS)


def _town(code: str, own: Sequence[Row], bodies: Bodies, plans: Plans) -> Town:
    body, known = bodies(code), by_code(code)
    current = {row["document_id"] for row in plans.by_body.get(code, ())} & set(plans.read)
    return Town(
        code, body.name, body.prefecture, known.kana if known else "", body.kind,
        web_link(known.url) if known else None,
        tuple(row for row in own if row["document_id"] in current),
        tuple(row for row in own if row["document_id"] not in current),
    )  # fmt: skip
