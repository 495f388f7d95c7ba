"""Says for every body and national measure whether its plan has it, and why not where that cannot be said."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from extractors.rows import Row, short_id
from extractors.schema import MEASURE_IDS
from flows.manifest import checked_code
from taxonomy.crosswalk import view
from taxonomy.loader import load_taxonomy
from taxonomy.model import Taxonomy

DEFAULT_EDITION = "1.0"
"""The edition in which coverage is viewed: the one whose every title is verified against the printed plan."""
_CODE_COLUMNS = ("municipality_code", "code", "団体コード", "全国地方公共団体コード", "コード")
_NAME_COLUMNS = ("municipality", "name", "団体名", "市区町村名", "市区町村", "名称")
_PREFECTURE_COLUMNS = ("prefecture", "都道府県名", "都道府県")


def read_roster(path: Path) -> tuple[list[str], list[str]]:
    """Codes of the bodies of a roster, and what could not be understood.

    A CSV in UTF-8 with a column of codes or of names (and perhaps prefectures); without such a heading the first column
    holds either.

    Raises:
        OSError, UnicodeDecodeError: if the file cannot be read.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = [[cell.strip() for cell in line] for line in csv.reader(file)]
    lines = [line for line in lines if any(line)]
    if not lines:
        return [], [f"{path.name}: the roster is empty"]
    heading = lines[0]
    code_at, name_at, prefecture_at = (
        next((heading.index(name) for name in names if name in heading), None)
        for names in (_CODE_COLUMNS, _NAME_COLUMNS, _PREFECTURE_COLUMNS)
    )
    if code_at is None and name_at is None:
        code_at = name_at = 0
        first = 0
    else:
        first = 1
    codes: dict[str, None] = {}
    problems = []
    for number, line in enumerate(lines[first:], start=first + 1):
        code, name, prefecture = (
            line[at] if at is not None and at < len(line) else "" for at in (code_at, name_at, prefecture_at)
        )
        try:
            code = _body(code, name, prefecture or None)
        except ValueError as error:
            problems.append(f"{path.name}, line {number}: {error}")
        else:
            codes[code] = None
    return list(codes), problems


def _body(code: str, name: str, prefecture: str | None) -> str:
    from taxonomy.municipalities import by_code, lookup

    if code.isascii() and code.isdigit():
        body = by_code(code)
        if body is None and not (code.startswith("99") and checked_code(code)):
            raise ValueError(f"there is no body with the code {code}")
        return body.code if body else checked_code(code)
    found = lookup(name, prefecture)
    if found.municipality is None:
        raise ValueError(f"no single body is called {name!r}{f' in {prefecture}' if prefecture else ''}")
    return found.municipality.code


def coverage_rows(folder: Path, roster: Sequence[str] = (), edition: str = DEFAULT_EDITION) -> list[Row]:
    """The rows of ``coverage`` from a folder of published tables: every body with a plan or on the roster.

    A measure that a plan has is ``covered`` even where the viewed edition has no such item (a plan may be ahead of its
    edition, or follow a law beside it); ``not_in_edition`` explains only why one is not there.

    Raises:
        KeyError: if there is no such edition.
    """
    taxonomy = load_taxonomy()
    in_edition = set(taxonomy.edition(edition).measure_ids())
    plans = _plans(folder)
    by_document = {d["document_id"]: d for documents in plans.values() for d in documents if d["status"] != "failed"}
    facts = _Facts(folder, by_document)
    views = _Views(taxonomy, edition)
    rows = []
    for code in sorted({*plans, *roster}):
        read = [d for d in plans.get(code, []) if d["document_id"] in by_document]
        found: dict[str, list[tuple[bool, Row]]] = defaultdict(list)
        for document in read:
            for measure in facts.measures[document["document_id"]]:
                source = document["taxonomy_edition"] or edition
                for viewed in views(measure["measure_id"], source):
                    found[viewed].append((viewed == measure["measure_id"], measure))
        for measure_id in MEASURE_IDS:
            row = _row(code, measure_id, edition, found[measure_id], facts)
            if not found[measure_id]:
                row["status"] = _why_not(measure_id, in_edition, read)
            rows.append(row)
    return rows


def _plans(folder: Path) -> dict[str, list[Row]]:
    """The current plans of each body; where none is known to be current, all of them."""
    columns = ["document_id", "municipality_code", "document_type", "taxonomy_edition", "status", "grade", "is_current"]
    plans: dict[str, list[Row]] = defaultdict(list)
    for document in _read(folder, "documents", columns):
        plan = document["document_type"] == "municipal_plan" or document["status"] == "failed"
        if document["municipality_code"] and plan:
            plans[document["municipality_code"]].append(document)
    return {code: [d for d in ds if d["is_current"] is not False] or ds for code, ds in plans.items()}


def _why_not(measure_id: str, in_edition: set[str], read: Sequence[Row]) -> str:
    if measure_id not in in_edition:
        return "not_in_edition"
    if not read:
        return "unread"
    doubtful = any(d["grade"] in ("poor", None) or d["status"] == "partial" for d in read)
    return "low_quality" if doubtful else "absent"


class _Facts:
    """What the documents say of their measures, by document."""

    def __init__(self, folder: Path, documents: Mapping[str, Row]) -> None:
        key = ("document_id", "measure_id")

        def own(row: Row) -> bool:
            return row["origin"] == "own" and row["document_id"] in documents

        self.measures: dict[str, list[Row]] = defaultdict(list)
        columns = [*key, "origin", "score", "target_end", "actions", "page", "bbox"]
        for row in _read(folder, "measures", columns, own):
            self.measures[row["document_id"]].append(row)
        self.kpis = {tuple(row[c] for c in key) for row in _read(folder, "kpis", [*key, "origin"], own)}
        self.schedules = {tuple(row[c] for c in key) for row in _read(folder, "schedules", [*key, "origin"], own)}
        self.departments: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in _read(folder, "departments", [*key, "division"]):
            self.departments[row["document_id"], row["measure_id"]].add(row["division"])


def _row(code: str, measure_id: str, edition: str, found: Sequence[tuple[bool, Row]], facts: _Facts) -> Row:
    keys = {(measure["document_id"], measure["measure_id"]) for _, measure in found}
    direct = [measure for is_direct, measure in found if is_direct]
    best = max(direct or [m for _, m in found], key=lambda m: m["score"], default=None)
    ends = [measure["target_end"] for _, measure in found if measure["target_end"]]
    return {
        "row_id": short_id("coverage", code, measure_id, edition),
        "municipality_code": code,
        "measure_id": measure_id,
        "taxonomy_edition": edition,
        "status": "covered",
        "via": None if best is None else "direct" if direct else "crosswalk",
        "score": best and best["score"],
        "section_count": len(found),
        "target_end": max(ends, default=None),
        "has_kpi": bool(keys & facts.kpis),
        "has_schedule": bool(keys & facts.schedules),
        "department_count": len(set().union(*(facts.departments.get(key, set()) for key in keys))),
        "action_count": sum(len(measure["actions"] or ()) for _, measure in found),
        "evidence_document_id": best and best["document_id"],
        "evidence_page": best and best["page"],
        "evidence_bbox": best and best["bbox"],
    }


class _Views:
    """What a measure of one edition is in the viewed one; a measure is always itself too."""

    def __init__(self, taxonomy: Taxonomy, edition: str) -> None:
        self._taxonomy, self._edition = taxonomy, edition
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def __call__(self, measure_id: str, source: str) -> tuple[str, ...]:
        key = (measure_id, source)
        if key not in self._known:
            try:
                seen = view(self._taxonomy, measure_id, source, self._edition)
            except KeyError:
                self._known[key] = (measure_id,)
            else:
                self._known[key] = tuple(dict.fromkeys((*seen.measure_ids, measure_id)))
        return self._known[key]


def _read(
    folder: Path, table: str, columns: Sequence[str], keep: Callable[[Row], Any] | None = None
) -> Iterable[dict[str, Any]]:
    file = pq.ParquetFile(folder / f"{table}.parquet")
    for batch in file.iter_batches(columns=list(columns)):
        for row in batch.to_pylist():
            if keep is None or keep(row):
                yield row
