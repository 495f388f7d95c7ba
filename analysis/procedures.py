"""Table ``procedures_matrix``: which body lists which procedure of the taxonomy in its plan.

``procedure_rows(plans)`` has a row for every body whose plan was read and every procedure, so that "who does not" is
answered without a join. A plan that was read badly is never said not to list a procedure.
"""

from __future__ import annotations

from analysis.plans import Plans
from analysis.tables import by_key
from extractors.rows import Row, short_id
from taxonomy.loader import load_taxonomy


def procedure_rows(plans: Plans) -> list[Row]:
    """The rows of ``procedures_matrix``, bodies in the order of codes, procedures in that of the taxonomy."""
    columns = ["procedure_id", "list_id", "title", "score", "page", "bbox"]
    listed = [
        {**row, "code": plans.body_of(row["document_id"])}
        for row in plans.own("procedures", columns)
        if row["procedure_id"] is not None
    ]
    found = by_key(listed, "code", "procedure_id")
    procedures = [procedure.id for procedure in load_taxonomy().procedures]
    rows = []
    for code, documents in plans.by_body.items():
        if not any(document["document_id"] in plans.read for document in documents):
            continue
        missing = "low_quality" if plans.doubtful(code) else "not_listed"
        rows += [_row(code, procedure, found.get((code, procedure), []), missing) for procedure in procedures]
    return rows


def _row(code: str, procedure_id: str, found: list[Row], missing: str) -> Row:
    best = max(found, key=lambda row: row["score"] or 0.0, default=None)
    return {
        "row_id": short_id("procedures_matrix", code, procedure_id),
        "municipality_code": code,
        "procedure_id": procedure_id,
        "status": "listed" if best else missing,
        "list_ids": sorted({row["list_id"] for row in found if row["list_id"]}),
        "title": best and best["title"],
        "score": best and best["score"],
        "evidence_document_id": best and best["document_id"],
        "evidence_page": best and best["page"],
        "evidence_bbox": best and best["bbox"],
    }
