"""Table ``divisions_matrix``: which division of each body has which national measure in charge.

``division_rows(plans)`` takes one spelling of a division (widths and blanks folded) as one division.
"""

from __future__ import annotations

from collections import Counter

from analysis.plans import Plans
from analysis.tables import by_key
from extractors.rows import Row, short_id
from extractors.schema.columns import MEASURE_IDS
from taxonomy.search_text import SearchText


def folded(name: str) -> str:
    """A name without what does not tell two names apart: width of letters, blanks."""
    return "".join(SearchText(name).folded.split())


def division_rows(plans: Plans) -> list[Row]:
    """The rows of ``divisions_matrix``: by code and measure, leading divisions first, then the most named."""
    named = [
        {**row, "code": plans.body_of(row["document_id"]), "key": folded(row["division"])}
        for row in plans.own("departments", ["measure_id", "division", "bureau", "units", "role", "page", "bbox"])
        if row["measure_id"] is not None
    ]
    rows = [_row(key, found) for key, found in by_key(named, "code", "measure_id", "key").items()]
    return sorted(rows, key=lambda row: (row["municipality_code"], MEASURE_IDS.index(row["measure_id"]),
                                         row["role"] != "lead", -row["mentions"], row["division"]))  # fmt: skip


def _row(key: tuple[str, str, str], found: list[Row]) -> Row:
    bureaus = Counter(row["bureau"] for row in found if row["bureau"])
    leading = [row for row in found if row["role"] == "lead"]
    best = (leading or found)[0]
    return {
        "row_id": short_id("divisions_matrix", *key),
        "municipality_code": key[0],
        "measure_id": key[1],
        "division": best["division"],
        "bureau": bureaus.most_common(1)[0][0] if bureaus else None,
        "role": "lead" if leading else "support",
        "units": list(dict.fromkeys(unit for row in found for unit in row["units"])),
        "mentions": len(found),
        "evidence_document_id": best["document_id"],
        "evidence_page": best["page"],
        "evidence_bbox": best["bbox"],
    }
