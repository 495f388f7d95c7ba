"""The plans that are compared: of every body the current ones, and of these only the body's own words.

``Plans(published)`` is where every comparison begins: ``by_body`` maps a code to its current documents, ``body_of`` a
document to its code, and ``own(table, columns)`` reads the rows of these documents whose words are the body's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.tables import Published
from extractors.rows import Row
from extractors.schema import TABLES

_COLUMNS = (
    "document_id", "municipality_code", "document_type", "taxonomy_edition", "status", "grade", "is_current", "title",
    "variant", "part", "plan_start", "plan_end", "issued_on", "edition", "source_path", "source_url", "plan_id",
)  # fmt: skip


class Plans:
    """The current plans of every body.

    Attributes:
        by_body: code to its plans (rows of ``documents``), in the order of codes; also plans that could not be read.
        read: document id to row, of those plans that were read at least in part.
    """

    def __init__(self, published: Published) -> None:
        """Find the plans; where none of a body is known to be current, all of them are taken."""
        self.published = published
        plans: dict[str, list[Row]] = defaultdict(list)
        for document in published.rows("documents", list(_COLUMNS)):
            plan = document["document_type"] == "municipal_plan" or document["status"] == "failed"
            if document["municipality_code"] and plan:
                plans[document["municipality_code"]].append(document)
        self.by_body = {code: _current(plans[code]) for code in sorted(plans)}
        self.read = {
            row["document_id"]: row for rows in self.by_body.values() for row in rows if row["status"] != "failed"
        }

    def body_of(self, document_id: str) -> str | None:
        """Code of the body whose current plan this is, or None."""
        row = self.read.get(document_id)
        return None if row is None else row["municipality_code"]

    def own(self, table: str, columns: Sequence[str]) -> Iterator[Row]:
        """Rows of a table that stand in these plans and are the body's own words, with ``document_id``."""
        names = {field.name for field in TABLES[table].fields}
        wanted = list(dict.fromkeys(["document_id", *columns, *(["origin"] if "origin" in names else [])]))

        def keep(row: Row) -> Any:
            return row["document_id"] in self.read and row.get("origin", "own") == "own"

        return self.published.rows(table, wanted, keep)

    def doubtful(self, code: str) -> bool:
        """Whether a plan of the body was read too badly to say that something is not in it."""
        rows = [row for row in self.by_body.get(code, ()) if row["document_id"] in self.read]
        return any(row["grade"] in ("poor", None) or row["status"] == "partial" for row in rows)


def _current(plans: list[Row]) -> list[Row]:
    return [row for row in plans if row["is_current"] is not False] or plans
