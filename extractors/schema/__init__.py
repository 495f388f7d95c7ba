"""Every table and column once: type, unit, meaning, what null means. Files, checks and dictionary come from here.

``columns`` has what tables share, ``documents`` and ``derived`` the tables, ``null_ja`` what a missing value means in
Japanese, ``dictionary`` the data dictionary as Markdown.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pyarrow as pa

from extractors.rows import Row
from extractors.schema.arrays import array_of
from extractors.schema.columns import STRINGS, Field, TableSchema
from extractors.schema.columnwise import sound, sound_columns
from extractors.schema.derived import DERIVED
from extractors.schema.documents import STATED, WARNINGS


class SchemaError(ValueError):
    """A row that its table has no room for: names the table, the column and the value."""


DERIVED_TABLES = tuple(table.name for table in DERIVED)
"""The tables that are made over all documents when a set is published."""

_CORRECTED = Field(
    "corrected", STRINGS, "Columns whose value a person put right (see `corrections`).", "人が訂正した列",
    null="nothing was corrected", example="[target_end]",
)  # fmt: skip
_NOT_CORRECTED = ("pages", "terms", "warnings")
"""Tables of documents that are counts or messages: there is nothing to put right in them."""


def _correctable(table: TableSchema) -> TableSchema:
    """The table with the column that marks corrected rows, where it is one of rows that a document states."""
    if table.name in (*DERIVED_TABLES, *_NOT_CORRECTED):
        return table
    return replace(table, fields=(*table.fields, _CORRECTED))


TABLES: Mapping[str, TableSchema] = {table.name: _correctable(table) for table in (*STATED, *DERIVED, WARNINGS)}
"""All tables by name, in the order of the contract."""

DOCUMENT_TABLES = tuple(name for name in TABLES if name not in DERIVED_TABLES)
"""The tables that a document gives rows to."""


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The explicit schema of a table's Parquet file; a column without a null meaning is not nullable.

    Raises:
        KeyError: if there is no such table.
    """
    return pa.schema([pa.field(f.name, f.type, nullable=f.null is not None) for f in TABLES[table].fields])


def faults(table: str, rows: Sequence[Mapping[str, Any]]) -> list[tuple[int, str]]:
    """Which of some rows do not fit their table, by their number, each with the cause.

    Raises:
        KeyError: if there is no such table.
    """
    if sound(TABLES[table], rows):
        return []
    return [(number, cause) for number, row in enumerate(rows) if (cause := fault(table, row)) is not None]


def fault(table: str, row: Mapping[str, Any]) -> str | None:
    """Why a row does not fit its table, or None if it does.

    A missing key is a null. Unknown keys, nulls where none may be, other types and values outside of a code list
    are faults.
    """
    schema = TABLES[table]
    names = {field.name for field in schema.fields}
    unknown = [key for key in row if key not in names]
    if unknown:
        return f"{table}: there is no column {', '.join(map(repr, unknown))}"
    for field in schema.fields:
        value = row.get(field.name)
        if value is None:
            if field.null is None:
                return f"{table}.{field.name}: must not be null"
        elif not _fits(value, field.type):
            return f"{table}.{field.name}: {value!r:.80} is no {field.type}"
        elif field.values and value not in field.values:
            return f"{table}.{field.name}: {value!r:.80} is none of {', '.join(field.values)}"
    return None


def _fits(value: Any, kind: pa.DataType) -> bool:
    if pa.types.is_list(kind):
        return isinstance(value, list) and all(item is not None and _fits(item, kind.value_type) for item in value)
    if pa.types.is_struct(kind):
        known = {kind.field(i).name: kind.field(i).type for i in range(kind.num_fields)}
        return isinstance(value, dict) and all(
            key in known and (item is None or _fits(item, known[key])) for key, item in value.items()
        )
    if pa.types.is_boolean(kind):
        return isinstance(value, bool)
    if pa.types.is_integer(kind):
        limit = 2 ** (kind.bit_width - 1)
        return isinstance(value, int) and not isinstance(value, bool) and -limit <= value < limit
    if pa.types.is_floating(kind):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if pa.types.is_date(kind):
        return isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    if pa.types.is_timestamp(kind):
        return isinstance(value, datetime.datetime) and value.tzinfo is not None
    return isinstance(value, str)


def to_arrow(table: str, rows: Iterable[Row]) -> pa.Table:
    """Rows of one table with its explicit schema.

    Raises:
        SchemaError: naming table, row, column and value, if a row does not fit.
        KeyError: if there is no such table.
    """
    return pa.Table.from_batches([to_batch(table, rows)])


def to_batch(table: str, rows: Iterable[Row]) -> pa.RecordBatch:
    """The same in one piece.

    Raises:
        SchemaError: naming table, row, column and value, if a row does not fit.
        KeyError: if there is no such table.
    """
    schema = arrow_schema(table)
    items = list(rows)
    columns = sound_columns(TABLES[table], items)
    if columns is None:
        for number, cause in faults(table, items):
            raise SchemaError(f"row {number} ({items[number].get('row_id', 'without row_id')}): {cause}")
    try:
        if columns is None:  # they fit though their types are not the usual ones
            return pa.RecordBatch.from_pylist(items, schema=schema)
        arrays = [array_of(column, field.type) for column, field in zip(columns, schema, strict=True)]
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError, OverflowError) as error:
        raise SchemaError(f"{table}: {error}") from error
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
