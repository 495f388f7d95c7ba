"""Writes views.sql: one DuckDB view a table, then the views that answer common questions."""

from __future__ import annotations

from importlib.resources import files

from extractors.schema import TABLES

FILE_NAME = "views.sql"


def views_sql() -> str:
    """The script as it is laid beside the tables; paths are relative, so DuckDB is started in their folder."""
    lines = [
        "-- Views over the published tables for DuckDB. In the folder of the tables: duckdb -init views.sql",
        "",
    ]
    for table in TABLES.values():
        lines += [
            f"-- One row per {table.row} ({table.row_ja}).",
            f"CREATE OR REPLACE VIEW {table.name} AS SELECT * FROM read_parquet('{table.name}.parquet');",
        ]
    return "\n".join(lines) + "\n\n" + question_views()


def question_views() -> str:
    """The views that answer common questions, over tables of their usual names."""
    return (files("analysis.dataset") / FILE_NAME).read_text(encoding="utf-8")
