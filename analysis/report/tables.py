"""Gives the rows of one document at a time: a report over a nation never holds all facts as objects at once."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from analysis.tables import Published
from extractors.rows import Row
from extractors.schema import TABLES

LEFT_OUT = {"pages": ("text", "regions")}
"""Columns that no page shows; the text of pages is the largest of all."""


class Tables:
    """The published tables of one run, by document or by town."""

    def __init__(self, published: Published) -> None:
        """Nothing is read before it is asked for."""
        self.published = published
        self._tables: dict[str, pa.Table] = {}
        self._spans: dict[tuple[str, str], dict[Any, list[tuple[int, int]]]] = {}

    def rows(self, name: str) -> list[Row]:
        """All rows of a table."""
        return list(self._table(name).to_pylist())

    def of(self, name: str, key: str, column: str = "document_id") -> list[Row]:
        """The rows of a table that have this key, in their order."""
        if (name, column) not in self._spans:
            self._spans[name, column] = _spans(self._table(name), column)
        table = self._table(name)
        spans = self._spans[name, column].get(key, ())
        return [row for start, end in spans for row in table.slice(start, end - start).to_pylist()]

    def _table(self, name: str) -> pa.Table:
        if name not in self._tables:
            columns = [f.name for f in TABLES[name].fields if f.name not in LEFT_OUT.get(name, ())]
            self._tables[name] = self.published.table(name, columns)
        return self._tables[name]


def _spans(table: pa.Table, column: str) -> dict[Any, list[tuple[int, int]]]:
    """Where the runs of each key begin and end; published tables hold a document's rows together."""
    found: dict[Any, list[tuple[int, int]]] = {}
    keys = pc.fill_null(table.column(column), "").to_pylist()
    start = 0
    for at in range(1, len(keys) + 1):
        if at == len(keys) or keys[at] != keys[start]:
            found.setdefault(keys[start], []).append((start, at))
            start = at
    return found
