"""Answers SQL over the published tables with DuckDB: views named as the tables, nothing written, no network.

``Database(published).select(sql)`` gives an Arrow table. Beside the tables there are ``bodies`` (municipality_code,
name, prefecture, kind) and ``measure_names`` (measure_id, label_ja, label_en, measure_group), so that codes get
names, and the views of ``dataset/views.sql``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pyarrow.dataset as ds

from analysis.bodies import Bodies
from analysis.dataset.views import question_views
from analysis.plans import Plans
from analysis.safe_cells import clean, text_of
from analysis.tables import Published
from extractors.schema import TABLES, arrow_schema
from taxonomy.loader import load_taxonomy

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false", "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
}  # fmt: skip


class BadQuery(ValueError):
    """A query that cannot be answered; the message says why."""


class Database:
    """The tables of one run behind SQL.

    DuckDB is told not to touch files or the network and sees the tables as Arrow data sets, of which it reads the
    columns and row groups that a query needs.
    """

    def __init__(self, published: Published) -> None:
        """Open the tables of a set; nothing is read yet but the names of bodies."""
        self._connection = duckdb.connect(config=_SETTINGS)
        self._connection.execute("SET lock_configuration = true")
        for name in TABLES:
            path = published.folder / f"{name}.parquet"
            there = path if path.exists() else path.with_suffix("")
            source = ds.dataset(there) if there.exists() else arrow_schema(name).empty_table()
            self._connection.register(name, source)
        self._connection.register("bodies", _bodies(published))
        self._connection.register("measure_names", _measure_names())
        self._connection.execute(question_views())

    def select(self, sql: str) -> pa.Table:
        """The answer to one query.

        Raises:
            BadQuery: if it is not one statement that only reads, or DuckDB cannot answer it.
        """
        try:
            statements = self._connection.extract_statements(sql)
        except duckdb.Error as error:
            raise BadQuery(_said(error)) from None
        if len(statements) != 1:
            raise BadQuery(f"one query at a time; these are {len(statements)}")
        if statements[0].type not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
            raise BadQuery("the tables are read-only; begin with SELECT, WITH, FROM, DESCRIBE or SUMMARIZE")
        try:
            answer = self._connection.sql(sql)
            return pa.table({}) if answer is None else _told_apart(answer.to_arrow_table())
        except duckdb.Error as error:
            raise BadQuery(_said(error)) from None


def _told_apart(table: pa.Table) -> pa.Table:
    """The table with columns of one name (``b.name, k.name``) told apart: name, name_2."""
    names: list[str] = []
    for name in table.column_names:
        count = 1
        said = name
        while said in names:
            count += 1
            said = f"{name}_{count}"
        names.append(said)
    return table.rename_columns(names)


def _said(error: duckdb.Error) -> str:
    return str(error).strip()


def _bodies(published: Published) -> pa.Table:
    bodies = Bodies(published)
    codes = {row["municipality_code"] for row in published.rows("coverage", ["municipality_code"])}
    known = [bodies(code) for code in sorted(codes | set(Plans(published).by_body))]
    return pa.table(
        {
            "municipality_code": pa.array([body.code for body in known], pa.string()),
            "name": pa.array([body.name for body in known], pa.string()),
            "prefecture": pa.array([body.prefecture or None for body in known], pa.string()),
            "kind": pa.array([body.kind or None for body in known], pa.string()),
        }
    )


def _measure_names() -> pa.Table:
    measures = load_taxonomy().measures
    return pa.table(
        {
            "measure_id": [measure.id for measure in measures],
            "label_ja": [measure.label_ja for measure in measures],
            "label_en": [measure.label_en for measure in measures],
            "measure_group": [measure.group for measure in measures],
        }
    )


def lines(table: pa.Table, widest: int = 60) -> Iterator[str]:
    """A table for a terminal: columns as wide as their words (full-width letters count two), long words cut."""
    heading = list(table.column_names)
    rows = [[_short(text_of(value), widest) for value in row.values()] for row in table.to_pylist()]
    widths = [max([_width(name), *(_width(row[at]) for row in rows)]) for at, name in enumerate(heading)]
    for row in [heading, ["-" * width for width in widths], *rows]:
        padded = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()


def _short(text: str, widest: int) -> str:
    text = " ".join(clean(text).split("\n"))
    if _width(text) <= widest:
        return text
    kept = ""
    for char in text:
        if _width(kept) + _width(char) > widest - 1:
            break
        kept += char
    return kept + "…"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
