"""Gives the rows of one document at a time: a report over a nation never holds all facts as objects at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

Row = dict[str, Any]
LEFT_OUT = ("text",)
"""Of pages, the text is not shown; it is the largest column of all."""


class Tables:
    """The published tables of one run; a table that was not published has no rows."""

    def __init__(self, folder: Path) -> None:
        """Open a folder of tables; the link to the current snapshot is followed once.

        Raises:
            FileNotFoundError: if no documents are published there.
        """
        current = folder / ".current"
        self.folder = current.resolve() if current.is_dir() else folder
        if not (self.folder / "documents.parquet").is_file():
            raise FileNotFoundError(f"{folder}: holds no published tables")
        self._tables: dict[str, pa.Table] = {}
        self._spans: dict[tuple[str, str], dict[str, list[tuple[int, int]]]] = {}

    def has(self, name: str) -> bool:
        """Whether the table is there."""
        return (self.folder / f"{name}.parquet").is_file()

    def rows(self, name: str) -> list[Row]:
        """All rows of a table."""
        return self._table(name).to_pylist()

    def of(self, name: str, key: str, column: str = "document_id") -> list[Row]:
        """The rows of a table that have this key, in their order."""
        if (name, column) not in self._spans:
            self._spans[name, column] = _spans(self._table(name), column)
        table = self._table(name)
        return [row for start, end in self._spans[name, column].get(key, ()) for row in
                table.slice(start, end - start).to_pylist()]  # fmt: skip

    def _table(self, name: str) -> pa.Table:
        if name not in self._tables:
            path = self.folder / f"{name}.parquet"
            if not path.is_file():
                return pa.table({})
            columns = [c for c in pq.read_schema(path).names if not (name == "pages" and c in LEFT_OUT)]
            self._tables[name] = pq.read_table(path, columns=columns)
        return self._tables[name]


def _spans(table: pa.Table, column: str) -> dict[str, list[tuple[int, int]]]:
    """Where the runs of each key begin and end; published tables hold a document's rows together."""
    found: dict[str, list[tuple[int, int]]] = {}
    if table.num_rows == 0:
        return found
    keys: Sequence[Any] = pc.fill_null(table.column(column), "").to_pylist()
    start = 0
    for at in range(1, len(keys) + 1):
        if at == len(keys) or keys[at] != keys[start]:
            found.setdefault(keys[start], []).append((start, at))
            start = at
    return found
