"""Turns checked columns into Arrow buffer by buffer: the library's own way loads pandas into every worker (50 MB)."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from operator import methodcaller
from typing import Any

import numpy as np
import pyarrow as pa

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_FIRST_DAY = datetime.date(1970, 1, 1).toordinal()
_MICROSECOND = datetime.timedelta(microseconds=1)


def array_of(column: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """A column as Arrow.

    Args:
        column: values that fit the type (:func:`extractors.schema.columnwise.sound`); None is a missing one.
        kind: one of the types that tables have.

    Raises:
        UnicodeEncodeError: for text with half a surrogate pair.
        OverflowError: if a number, or where a text or list ends, is more than its bits hold.
    """
    length, missing = len(column), column.count(None)
    if missing == length:
        return pa.nulls(length, kind)
    valid = _bits(value is not None for value in column) if missing else None
    if pa.types.is_string(kind):
        texts = [b"" if value is None else value.encode() for value in column] if missing else _encoded(column)
        return pa.Array.from_buffers(kind, length, [valid, _ends(texts), pa.py_buffer(b"".join(texts))], missing)
    if pa.types.is_list(kind):
        lists = [value or () for value in column] if missing else column
        items = array_of(list(chain.from_iterable(lists)), kind.value_type)
        return pa.Array.from_buffers(kind, length, [valid, _ends(lists)], missing, children=[items])
    if pa.types.is_struct(kind):
        parts = [kind.field(at) for at in range(kind.num_fields)]
        children = [array_of(list(map(methodcaller("get", part.name), column)), part.type) for part in parts]
        return pa.Array.from_buffers(kind, length, [valid], missing, children=children)
    filled = [value or 0 for value in column] if missing else column
    return pa.Array.from_buffers(kind, length, [valid, _values(filled, kind)], missing)


def _values(column: Sequence[Any], kind: pa.DataType) -> pa.Buffer:
    """Values of one width as Arrow lays them out."""
    if pa.types.is_boolean(kind):
        return _bits(map(bool, column))
    if pa.types.is_date(kind):
        return pa.py_buffer(array("i", [value and value.toordinal() - _FIRST_DAY for value in column]))
    if pa.types.is_timestamp(kind):
        return pa.py_buffer(array("q", [value and (value - _EPOCH) // _MICROSECOND for value in column]))
    code = "d" if pa.types.is_floating(kind) else "i" if kind.bit_width == 32 else "q"
    return pa.py_buffer(array(code, column))


def _encoded(texts: Iterable[str]) -> list[bytes]:
    return list(map(str.encode, texts))


def _ends(pieces: Iterable[Any]) -> pa.Buffer:
    """Where each of some pieces that lie one behind the other begins, and where the last one ends."""
    return pa.py_buffer(array("i", accumulate(map(len, pieces), initial=0)))


def _bits(values: Iterable[bool]) -> pa.Buffer:
    return pa.py_buffer(np.packbits(np.fromiter(values, dtype=bool), bitorder="little"))
