"""Table ``coverage``: whether the plan of a body has a national measure, and why not where that cannot be said.

``coverage_rows(plans, roster, edition)`` gives the rows for any edition of the national plan, not only for the one in
which the published table is viewed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from analysis.plans import Plans
from extractors.rows import Row, short_id
from extractors.schema.columns import MEASURE_IDS
from taxonomy.crosswalk import view
from taxonomy.loader import load_taxonomy
from taxonomy.model import Taxonomy

DEFAULT_EDITION = "1.0"
"""The edition in which coverage is viewed: the one whose every title is verified against the printed plan."""


def coverage_rows(plans: Plans, roster: Sequence[str] = (), edition: str = DEFAULT_EDITION) -> list[Row]:
    """The rows of ``coverage``: every body with a plan or on the roster.

    A measure that a plan has is ``covered`` even where the viewed edition has no such item (a plan may be ahead of its
    edition, or follow a law beside it); ``not_in_edition`` explains only why one is not there.

    Raises:
        KeyError: if there is no such edition.
    """
    taxonomy = load_taxonomy()
    in_edition = set(taxonomy.edition(edition).measure_ids())
    facts = _Facts(plans)
    views = Views(taxonomy, edition)
    rows = []
    for code in sorted({*plans.by_body, *roster}):
        read = [d for d in plans.by_body.get(code, []) if d["document_id"] in plans.read]
        found: dict[str, list[tuple[bool, Row]]] = defaultdict(list)
        for document in read:
            for measure in facts.measures[document["document_id"]]:
                source = document["taxonomy_edition"] or edition
                for viewed in views(measure["measure_id"], source):
                    found[viewed].append((viewed == measure["measure_id"], measure))
        for measure_id in MEASURE_IDS:
            row = _row(code, measure_id, edition, found[measure_id], facts)
            if not found[measure_id]:
                if measure_id not in in_edition:
                    row["status"] = "not_in_edition"
                elif not read:
                    row["status"] = "unread"
                else:
                    row["status"] = "low_quality" if plans.doubtful(code) else "absent"
            rows.append(row)
    return rows


class _Facts:
    """What the documents say of their measures, by document."""

    def __init__(self, plans: Plans) -> None:
        key = ("document_id", "measure_id")
        self.measures: dict[str, list[Row]] = defaultdict(list)
        for row in plans.own("measures", [*key, "score", "target_end", "actions", "page", "bbox"]):
            self.measures[row["document_id"]].append(row)
        self.kpis = {tuple(row[c] for c in key) for row in plans.own("kpis", key)}
        self.schedules = {tuple(row[c] for c in key) for row in plans.own("schedules", key)}
        self.departments: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in plans.own("departments", [*key, "division"]):
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


class Views:
    """What a measure of one edition is in the viewed one; a measure is always itself too."""

    def __init__(self, taxonomy: Taxonomy, edition: str) -> None:
        """Views of measures in `edition`."""
        self._taxonomy, self._edition = taxonomy, edition
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def __call__(self, measure_id: str, source: str) -> tuple[str, ...]:
        """The measures of the viewed edition that hold `measure_id` of edition `source`, and itself."""
        key = (measure_id, source)
        if key not in self._known:
            try:
                seen = view(self._taxonomy, measure_id, source, self._edition)
            except KeyError:
                self._known[key] = (measure_id,)
            else:
                self._known[key] = tuple(dict.fromkeys((*seen.measure_ids, measure_id)))
        return self._known[key]
