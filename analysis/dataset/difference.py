"""Compares two releases row by row: what came, what went, and which columns of the rows that stayed have changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.schema import TABLES

IGNORED = frozenset({"extracted_at", "extractor_version"})
"""Columns that differ with every reading and say nothing about the document."""
SCHEMA = pa.schema(
    [
        pa.field("table_name", pa.string(), nullable=False),
        pa.field("row_id", pa.string(), nullable=False),
        pa.field("change", pa.string(), nullable=False),
        pa.field("columns", pa.list_(pa.string()), nullable=False),
    ]
)
"""One row a row that differs: ``added``, ``removed`` or ``changed`` with the columns that have changed."""


@dataclass(slots=True)
class TableDifference:
    """What differs in one table: counts, changes by column, and columns that only one side has."""

    name: str
    before: int = 0
    after: int = 0
    added: int = 0
    removed: int = 0
    changed: int = 0
    by_column: dict[str, int] = field(default_factory=dict)
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.added or self.removed or self.changed or self.columns_added or self.columns_removed)


def compare(old: Path, new: Path) -> tuple[list[TableDifference], pa.Table]:
    """Compare the tables of two folders by ``row_id``.

    Tables and columns that only one side has are named; of these no rows are compared. DuckDB does the work, which
    goes to disk where memory is short.

    Returns:
        The summary of every table that either side has, and one row for every row that differs, in a fixed order.
    """
    import duckdb

    summary, rows = [], []
    with duckdb.connect(":memory:") as connection:
        for name in TABLES:
            files = {side: folder / f"{name}.parquet" for side, folder in (("before", old), ("after", new))}
            there = {side: path for side, path in files.items() if path.is_file()}
            if not there:
                continue
            found = TableDifference(name)
            summary.append(found)
            for side, path in there.items():
                setattr(found, side, pq.read_metadata(path).num_rows)
            if len(there) < 2:
                found.added, found.removed = found.after, found.before
                continue
            rows += list(_differing(connection, found, files["before"], files["after"]))
    return summary, pa.Table.from_pylist(rows, schema=SCHEMA)


def _differing(connection: object, found: TableDifference, before: Path, after: Path) -> Iterator[dict[str, object]]:
    names = {side: pq.read_schema(path).names for side, path in (("before", before), ("after", after))}
    found.columns_added = tuple(name for name in names["after"] if name not in names["before"])
    found.columns_removed = tuple(name for name in names["before"] if name not in names["after"])
    shared = [name for name in names["after"] if name in names["before"] and name not in IGNORED and name != "row_id"]
    pieces = [f"CASE WHEN o.\"{name}\" IS DISTINCT FROM n.\"{name}\" THEN '{name}' END" for name in shared]
    query = (
        "SELECT coalesce(n.row_id, o.row_id) AS row_id, n.row_id IS NULL AS gone, o.row_id IS NULL AS came, "
        f"list_filter([{', '.join(pieces)}], lambda x: x IS NOT NULL) AS columns "
        "FROM read_parquet(?) AS o FULL JOIN read_parquet(?) AS n ON o.row_id = n.row_id "
        "WHERE gone OR came OR len(columns) > 0 ORDER BY 1"
    )
    for row_id, gone, came, columns in connection.execute(query, [str(before), str(after)]).fetchall():  # type: ignore[attr-defined]
        change = "removed" if gone else "added" if came else "changed"
        setattr(found, change, getattr(found, change) + 1)
        if change == "changed":
            for name in columns:
                found.by_column[name] = found.by_column.get(name, 0) + 1
        yield {
            "table_name": found.name,
            "row_id": row_id,
            "change": change,
            "columns": columns if change == "changed" else [],
        }


def as_markdown(summary: list[TableDifference], old: str, new: str, versions: Mapping[str, str] | None = None) -> str:
    """The summary for a person: one line a table, and below it the columns that changed."""
    lines = [f"# Differences: {old} → {new}", ""]
    lines += [f"- {kind}: {value}" for kind, value in (versions or {}).items()]
    lines += ["", "| table | before | after | added | removed | changed | columns that changed |",
              "| --- | --- | --- | --- | --- | --- | --- |"]  # fmt: skip
    for table in summary:
        columns = [f"`{name}` {count}" for name, count in sorted(table.by_column.items(), key=lambda i: (-i[1], i[0]))]
        columns += [f"`{name}` is new" for name in table.columns_added]
        columns += [f"`{name}` is gone" for name in table.columns_removed]
        counts = (table.before, table.after, table.added, table.removed, table.changed)
        lines.append(f"| {table.name} | {' | '.join(map(str, counts))} | {', '.join(columns)} |")
    if all(table.same for table in summary):
        lines += ["", "Nothing differs."]
    return "\n".join(lines) + "\n"
