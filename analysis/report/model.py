"""What a report is about: its measures, its towns with their documents, and what coverage says of each pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from analysis.report.safe import file_name, web_link
from analysis.report.tables import Row, Tables
from extractors.schema import MEASURE_IDS
from taxonomy.loader import load_taxonomy
from taxonomy.municipalities import by_code

KINDS = ("prefecture", "designated_city", "city", "special_ward", "town", "village")
_ENDINGS = {"都": "prefecture", "道": "prefecture", "府": "prefecture", "県": "prefecture", "市": "city",
            "区": "special_ward", "町": "town", "村": "village"}  # fmt: skip
STATUSES = ("covered", "absent", "low_quality", "unread", "not_in_edition")


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


@dataclass(slots=True)
class Report:
    """Everything that the pages are made from."""

    tables: Tables
    edition: str
    measures: tuple[Measure, ...]
    towns: tuple[Town, ...]
    coverage: Mapping[tuple[str, str], Row]
    documents: tuple[Row, ...]
    town_of_document: Mapping[str, Town] = field(default_factory=dict)

    @property
    def as_of(self) -> str:
        """The day on which the newest document was read; a report says no other day, so that it stays the same."""
        return max((str(row["extracted_at"])[:10] for row in self.documents if row["extracted_at"]), default="")


def open_report(folder: Path, edition: str | None = None) -> Report:
    """Read what all pages need from a folder of published tables.

    Args:
        folder: an output folder, or one snapshot of it.
        edition: edition of the national plan whose coverage is shown; the one that was published if None.

    Raises:
        FileNotFoundError: if no tables are published there.
        ValueError: if they hold no coverage in that edition.
    """
    tables = Tables(folder)
    documents = tuple(sorted(tables.rows("documents"), key=lambda row: (row["source_path"], row["document_id"])))
    rows = tables.rows("coverage")
    editions = sorted({row["taxonomy_edition"] for row in rows})
    chosen = edition or (editions[0] if editions else "")
    if edition and edition not in editions:
        raise ValueError(f"the tables hold coverage in edition {', '.join(editions) or 'none'}, not {edition}")
    coverage = {(r["municipality_code"], r["measure_id"]): r for r in rows if r["taxonomy_edition"] == chosen}
    by_town: dict[str, list[Row]] = {code: [] for code, _ in coverage}
    for row in documents:
        if row["municipality_code"]:
            by_town.setdefault(row["municipality_code"], []).append(row)
    towns = tuple(_town(code, by_town[code]) for code in sorted(by_town))
    report = Report(tables, chosen, _measures(), towns, coverage, documents)
    report.town_of_document = {row["document_id"]: town for town in towns for row in (*town.current, *town.older)}
    return report


def _measures() -> tuple[Measure, ...]:
    known = {measure.id: measure for measure in load_taxonomy().measures}
    return tuple(Measure(m, known[m].group, known[m].label_ja, known[m].label_en) for m in MEASURE_IDS)


def _town(code: str, own: Sequence[Row]) -> Town:
    plans = [row for row in own if row["document_type"] == "municipal_plan" and row["status"] != "failed"]
    current = [row for row in plans if row["is_current"] is not False] or plans
    kept = {row["document_id"] for row in current}
    known = by_code(code)
    if known is not None:
        name, prefecture, kana, kind = known.name, known.prefecture, known.kana, known.kind
        if known.designated and kind == "city":
            kind = "designated_city"  # type: ignore[assignment]
    else:
        name = next((row["municipality"] for row in own if row["municipality"]), code)
        prefecture = next((row["prefecture"] for row in own if row["prefecture"]), "") or ""
        kana, kind = "", _ENDINGS.get(name[-1:], "")  # type: ignore[assignment]
    return Town(
        code, name, prefecture, kana, kind if kind in KINDS else "", web_link(known.url) if known else None,
        tuple(current), tuple(row for row in own if row["document_id"] not in kept),
    )  # fmt: skip
