"""Read the published tables and hand out the rows of one document at a time."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from evaluation.gold import name_key

Row = dict[str, Any]


class Published:
    """The tables in an output folder, by document.

    Args:
        folder: where `<table>.parquet` files (or partitioned directories of that name) lie.

    Raises:
        FileNotFoundError: the folder has no `documents.parquet`.
    """

    def __init__(self, folder: Path) -> None:
        """Read the documents; other tables are read when they are first asked for."""
        self.folder = folder
        self._tables: dict[str, dict[str, list[Row]]] = {}
        path = folder / "documents.parquet"
        if not path.exists():
            raise FileNotFoundError(f"{path}: no published documents here")
        self.documents: dict[str, Row] = {
            name_key(str(row["source_path"])): row for row in pq.read_table(path).to_pylist() if row["source_path"]
        }

    def rows(self, table: str, stem: str) -> list[Row]:
        """The rows of one table that belong to the document of this file name; none if it was not read."""
        document = self.documents.get(stem)
        if document is None:
            return []
        if table == "documents":
            return [document]
        if table not in self._tables:
            self._tables[table] = self._read(table)
        return self._tables[table].get(document["document_id"], [])

    def _read(self, table: str) -> dict[str, list[Row]]:
        path = self.folder / f"{table}.parquet"
        by_document: dict[str, list[Row]] = defaultdict(list)
        if path.exists():
            for row in pq.read_table(path).to_pylist():
                by_document[row["document_id"]].append(row)
        return by_document
