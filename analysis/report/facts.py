"""Gathers what the current plan of a town says, measure by measure, with the evidence of every fact."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from analysis.report.evidence import Evidence, Places
from analysis.report.model import Measure, Report, Town
from extractors.rows import Row
from extractors.schema.columns import FIELD_NAMES


@dataclass(frozen=True, slots=True)
class Fact:
    """Words of a plan with their evidence, and the row that they were published in."""

    text: str
    evidence: Evidence | None
    row: Row
    title: str | None = None
    """Title of the document, where the plan comes in several files."""

    @property
    def corrected(self) -> bool:
        """Whether a person put something of it right."""
        return bool(self.row.get("corrected"))

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at the mapping."""
        return bool(self.row.get("needs_review"))


@dataclass(slots=True)
class OfMeasure:
    """What a plan says about one measure.

    `elsewhere` are the measures under which the plan has it, where only the crosswalk between editions leads here.
    """

    measure: Measure
    status: str
    coverage: Row
    statements: list[Fact] = field(default_factory=list)
    bodies: list[Fact] = field(default_factory=list)
    fields: list[tuple[str, list[Fact]]] = field(default_factory=list)
    targets: list[Fact] = field(default_factory=list)
    departments: list[tuple[str, list[Fact]]] = field(default_factory=list)
    kpis: list[Fact] = field(default_factory=list)
    schedules: list[Fact] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    neighbours: list[Row] = field(default_factory=list)
    indicators: list[Row] = field(default_factory=list)

    def values(self, name: str) -> list[Fact]:
        """The facts of a field."""
        return next((facts for key, facts in self.fields if key == name), [])


class TownFacts:
    """The facts of the current plan of a town."""

    def __init__(self, report: Report, town: Town, places: Places) -> None:
        """Nothing is read before it is asked for."""
        self._report, self.town, self._places = report, town, places
        self._several = len(town.current) > 1

    def facts(self, table: str, text: str) -> list[Fact]:
        """The town's own words in a table; `text` is the column that holds them."""
        found = []
        for document in self.town.current:
            title = (document["title"] or document["source_path"]) if self._several else None
            for row in self._report.tables.of(table, document["document_id"]):
                if row.get("origin", "own") == "own":
                    found.append(Fact(row[text] or "", self._places.of(row), row, title))
        return found

    @cached_property
    def kpis(self) -> list[Fact]:
        """Indicators."""
        return self.facts("kpis", "name")

    @cached_property
    def departments(self) -> list[Fact]:
        """Divisions, one a mention."""
        return self.facts("departments", "division")

    @cached_property
    def schedules(self) -> list[Fact]:
        """Bars of timetables."""
        return self.facts("schedules", "text")

    @cached_property
    def measures(self) -> dict[str, OfMeasure]:
        """What the plan says of each measure, in the order of the national plan."""
        statements = _by_measure(self.facts("measures", "title"))
        fields = _by_measure(self.facts("fields", "text"))
        targets = _by_measure(self.facts("targets", "text"))
        kpis, schedules = _by_measure(self.kpis), _by_measure(self.schedules)
        divisions = _by_measure(self.departments)
        tables = self._report.tables
        neighbours = _rows_by_measure(tables.of("neighbours", self.town.code, "municipality_code"))
        indicators = _rows_by_measure(tables.of("indicators", self.town.code, "municipality_code"))
        found = {}
        for measure in self._report.measures:
            row = self._report.coverage.get((self.town.code, measure.id), {})
            own = statements.get(measure.id, [])
            told_apart = {name for name, rows in (("departments", divisions), ("kpi", kpis)) if rows.get(measure.id)}
            found[measure.id] = OfMeasure(
                measure, row.get("status", "unread"), row, own, self._bodies(own, fields.get(measure.id, [])),
                _in_order(fields.get(measure.id, []), told_apart), targets.get(measure.id, []),
                _divisions(divisions.get(measure.id, [])), kpis.get(measure.id, []), schedules.get(measure.id, []),
                [] if own else _elsewhere(row, statements), neighbours.get(measure.id, []),
                indicators.get(measure.id, []),
            )  # fmt: skip
        return found

    def _bodies(self, statements: Sequence[Fact], fields: Sequence[Fact]) -> list[Fact]:
        """The text of the sections that state a measure without labelled parts."""
        labelled = {fact.row["section_id"] for fact in fields}
        wanted = {fact.row["section_id"] for fact in statements} - labelled - {None}
        return [fact for fact in self._sections if fact.row["section_id"] in wanted and fact.text.strip()]

    @cached_property
    def _sections(self) -> list[Fact]:
        return self.facts("sections", "text")

    @cached_property
    def procedures(self) -> list[tuple[tuple[str, str], list[Fact]]]:
        """Procedures by list: (list of the nation or empty, label as printed)."""
        found: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.facts("procedures", "title"):
            found.setdefault((fact.row["list_id"] or "", fact.row["list_label"] or ""), []).append(fact)
        return list(found.items())

    @cached_property
    def organization(self) -> list[Fact]:
        """Roles and bodies of the promotion structure."""
        return self.facts("organization", "name")

    @cached_property
    def systems(self) -> list[Fact]:
        """Standardised systems listed."""
        return self.facts("systems", "title")


def _by_measure(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.row["measure_id"]:
            found.setdefault(fact.row["measure_id"], []).append(fact)
    return found


def _rows_by_measure(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["measure_id"] or "", []).append(row)
    return found


def _in_order(facts: Sequence[Fact], told_apart: Collection[str]) -> list[tuple[str, list[Fact]]]:
    """The fields of a measure in the order in which plans have them, without those that other tables tell better."""
    names = [name for name in FIELD_NAMES if name not in told_apart]
    kinds = {name: [fact for fact in facts if fact.row["field"] == name] for name in names}
    return [(name, found) for name, found in kinds.items() if found]


def _divisions(facts: Sequence[Fact]) -> list[tuple[str, list[Fact]]]:
    """Each division once, those in the lead first, with all places at which it is named."""
    found: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: fact.row["role"] != "lead"):
        found.setdefault(fact.text, []).append(fact)
    return list(found.items())


def _elsewhere(coverage: Row, statements: Mapping[str, Sequence[Fact]]) -> list[str]:
    """The measures whose statement is the evidence of this one: the crosswalk between editions led from there."""
    if coverage.get("via") != "crosswalk":
        return []
    place = (coverage["evidence_document_id"], coverage["evidence_page"], coverage["evidence_bbox"])

    def is_it(fact: Fact) -> bool:
        return (fact.row["document_id"], fact.row["page"], fact.row["bbox"]) == place

    return [key for key, facts in statements.items() if any(map(is_it, facts))]


def own_measure_ids(facts: TownFacts) -> Iterator[tuple[str, Any]]:
    """Each measure with what is said of it, following the crosswalk where only that leads to it."""
    for key, told in facts.measures.items():
        yield key, (facts.measures[told.elsewhere[0]] if told.elsewhere else told)
