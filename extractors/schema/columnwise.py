"""Asks of whole columns whether rows fit their table, so that only where one does not a row is asked at a time.

``sound`` may say no of rows that fit (a subclass of ``int``, say); then :func:`extractors.schema.fault` decides row by
row and names the cause. It never says yes of rows that do not.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from operator import methodcaller
from typing import Any

import pyarrow as pa

from extractors.schema.columns import TableSchema

_NONE = type(None)


def sound(schema: TableSchema, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether rows surely fit their table."""
    return sound_columns(schema, rows) is not None


def sound_columns(schema: TableSchema, rows: Sequence[Mapping[str, Any]]) -> list[list[Any]] | None:
    """The columns of rows that surely fit their table, in the table's order; None of others."""
    names = {field.name for field in schema.fields}
    if not all(map(names.issuperset, rows)):
        return None
    columns = []
    for field in schema.fields:
        column = list(map(methodcaller("get", field.name), rows))
        if not _fit(column, field.type, nullable=field.null is not None):
            return None
        if field.values and not set(column) <= {*field.values, None}:
            return None
        columns.append(column)
    return columns


def _fit(column: Collection[Any], kind: pa.DataType, *, nullable: bool) -> bool:
    types = set(map(type, column))
    if _NONE in types:
        if not nullable:
            return False
        types.discard(_NONE)
        if not types:
            return True
        column = [value for value in column if value is not None]
    if pa.types.is_list(kind):
        return types <= {list} and _fit(list(chain.from_iterable(column)), kind.value_type, nullable=False)
    if pa.types.is_struct(kind):
        known = {kind.field(i).name: kind.field(i).type for i in range(kind.num_fields)}
        return (
            types <= {dict}
            and all(map(set(known).issuperset, column))
            and all(
                _fit(list(map(methodcaller("get", name), column)), inner, nullable=True)
                for name, inner in known.items()
            )
        )
    if pa.types.is_boolean(kind):
        return types <= {bool}
    if pa.types.is_integer(kind):
        limit = 2 ** (kind.bit_width - 1)
        return types <= {int} and (not column or (-limit <= min(column) and max(column) < limit))
    if pa.types.is_floating(kind):
        return types <= {float, int}
    if pa.types.is_date(kind):
        return types <= {datetime.date}
    if pa.types.is_timestamp(kind):
        return types <= {datetime.datetime} and all(value.tzinfo is not None for value in column)
    return types <= {str}
