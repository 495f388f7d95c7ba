"""Makes the data of the heat map and of the measures' pages: plain values that a script file carries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from analysis.report.evidence import Evidence
from analysis.report.facts import Fact, OfMeasure, TownFacts, own_measure_ids
from analysis.report.model import Measure, Report, Town
from analysis.report.safe import file_name, web_link
from analysis.report.summaries import fiscal_year
from extractors.rows import Row
from extractors.schema.columns import BODY_KINDS
from taxonomy.municipalities import spelling_variants

LETTERS = {"covered": "c", "crosswalk": "x", "absent": "a", "low_quality": "l", "unread": "u", "not_in_edition": "n"}
"""A letter a status: 2,000 towns make 36,000 of them."""


def look(coverage: Row) -> str:
    """The status of a pair as it is drawn: what only the crosswalk leads to is told apart."""
    status = coverage.get("status") or "unread"
    return "crosswalk" if status == "covered" and coverage.get("via") == "crosswalk" else str(status)


def heat_map(report: Report) -> dict[str, Any]:
    """Towns with a letter, a deadline and a hexadecimal digit of what is stated for each measure."""
    prefectures = list(dict.fromkeys(town.prefecture for town in report.towns))
    return {
        "measures": [{"id": m.id, "ja": m.ja, "en": m.en} for m in report.measures],
        "prefectures": prefectures,
        "kinds": _kinds(report.towns),
        "variants": list(spelling_variants()),
        "towns": [_heat_row(report, town, prefectures) for town in report.towns],
    }


def _heat_row(report: Report, town: Town, prefectures: list[str]) -> list[Any]:
    rows = [report.coverage.get((town.code, measure.id), {}) for measure in report.measures]
    return [
        town.code, town.name, town.kana, prefectures.index(town.prefecture), town.kind,
        _file(town), int(bool(town.current)), "".join(LETTERS[look(row)] for row in rows),
        [fiscal_year(row["target_end"]) if row.get("target_end") else 0 for row in rows],
        "".join(f"{_stated(row):x}" for row in rows),
    ]  # fmt: skip


def _file(town: Town) -> str:
    """The name of a town's page; empty where it has none."""
    return town.file if town.has_page else ""


def _stated(row: Row) -> int:
    """Bits: indicator 8, timetable 4, division 2, actions 1."""
    if row.get("status") != "covered":
        return 0
    return (8 * bool(row["has_kpi"]) + 4 * bool(row["has_schedule"]) + 2 * bool(row["department_count"])
            + bool(row["action_count"]))  # fmt: skip


def _kinds(towns: Iterable[Town]) -> list[str]:
    there = {town.kind for town in towns}
    return [kind for kind in (*BODY_KINDS, "") if kind in there]


class MeasureData:
    """Collects, town by town, what each measure's page shows side by side."""

    def __init__(self, report: Report) -> None:
        """Begin with no town."""
        self._report = report
        self._towns: dict[str, list[dict[str, Any]]] = {measure.id: [] for measure in report.measures}
        self._documents: dict[str, dict[str, int]] = {measure.id: {} for measure in report.measures}

    def add(self, facts: TownFacts) -> None:
        """Add a town; one whose plan was not read has its status alone."""
        town = facts.town
        told = dict(own_measure_ids(facts)) if town.current else {}
        for measure in self._report.measures:
            row = self._report.coverage.get((town.code, measure.id), {})
            entry: dict[str, Any] = {"c": town.code, "n": town.name, "k": town.kana, "p": town.prefecture,
                                     "y": town.kind, "s": look(row), "f": _file(town)}  # fmt: skip
            if row.get("target_end"):
                entry["d"] = str(row["target_end"])
            if measure.id in told and row.get("status") == "covered":
                entry.update(self._cells(measure, told[measure.id]))
            self._towns[measure.id].append(entry)

    def _cells(self, measure: Measure, told: OfMeasure) -> dict[str, Any]:
        lines: dict[str, list[Any]] = {
            "title": [self._line(measure, fact, fact.text) for fact in told.statements],
            "policy": [self._line(measure, fact, fact.text) for fact in told.values("policy")],
            "target": [self._line(measure, fact, fact.text) for fact in told.values("target") or told.targets],
            "actions": [self._line(measure, fact, fact.text) for fact in told.values("actions") or told.bodies],
            "departments": [self._line(measure, facts[0], name) for name, facts in told.departments],
            "kpi": [self._line(measure, fact, _kpi(fact)) for fact in told.kpis],
        }
        cells: dict[str, Any] = {key: found for key, found in lines.items() if found}
        figures = [row for row in told.indicators if row["state"] == "stated"]
        if figures:
            cells["figures"] = [f"{row['indicator']}：{row['value']}" for row in figures]
        near = [self._report.by_code.get(row["neighbour_code"]) for row in told.neighbours]
        if near:
            cells["near"] = [[town.name, _file(town)] for town in near if town]
        return cells

    def _line(self, measure: Measure, fact: Fact, text: str) -> list[Any]:
        """Words with document, place and row, so that a click can show them."""
        if fact.evidence is None:
            return [text]
        documents = self._documents[measure.id]
        number = documents.setdefault(fact.evidence.document_id, len(documents))
        return [text, number, fact.evidence.at, fact.evidence.row_id]

    def of(self, measure: Measure, document: Any) -> dict[str, Any]:
        """The data of a measure's page; `document` gives what a page says of a document by its id."""
        towns = self._towns[measure.id]
        return {
            "prefectures": list(dict.fromkeys(town["p"] for town in towns)),
            "kinds": [kind for kind in (*BODY_KINDS, "") if any(town["y"] == kind for town in towns)],
            "variants": list(spelling_variants()),
            "towns": towns,
            "documents": [{"id": key, **document(key)} for key in self._documents[measure.id]],
        }


def _kpi(fact: Fact) -> str:
    row = fact.row
    baseline = row["baseline_value"] or "―"
    return f"{fact.text}：{baseline} → {row['target_value'] or '―'}" + (
        f"（{row['target_period']}）" if row["target_period"] else ""
    )


def document_words(row: Row, town: Town | None, drawn: bool) -> dict[str, Any]:
    """What the evidence shows of a document: enough to cite it."""
    return {
        "title": row["title"] or row["source_path"],
        "town": (town.name if town else None) or row["municipality"] or row["issuer"] or "",
        "file": row["source_path"],
        "url": web_link(row["source_url"]) or "",
        "issued": day(row["issued_on"]),
        "sha": row["sha256"],
        "drawn": int(drawn),
    }


def day(value: date | None) -> str:
    """A day as ISO, empty where there is none."""
    return value.isoformat() if value else ""


def page_file(evidence: Evidence) -> str:
    """The picture of the page of evidence, below the folder of pictures."""
    return f"{file_name(evidence.document_id)}/{evidence.page}.webp"
