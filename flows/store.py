"""Keeps the rows of every document that was read, so that only what changed is read again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from extractors.rows import Row
from extractors.schema import DOCUMENT_TABLES, arrow_schema, to_batch
from extractors.schema.arrays import array_of

FOLDER = ".store"
FORMAT = 2
"""Part of every key: raise it when the layout of the store's files changes."""
_CODEC = "zstd"
_AT = {name: at for at, name in enumerate(DOCUMENT_TABLES)}
"""Places of the tables in a document's record."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the store says of a document without its rows: key, outcome, grade, pages, and rows a table."""

    document_id: str
    key: str
    status: str
    error: str | None
    grade: str | None
    pages: int
    counts: dict[str, int] = field(default_factory=dict)
    legible: tuple[float | None, float | None] = (None, None)
    """How much was read as printed: mean of the pages, and mean of the worst twentieth of them."""


def make_key(*parts: object) -> str:
    """The key of a document's rows: they are good as long as it stays the same."""
    text = json.dumps([FORMAT, *parts], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


class Store:
    """One file a document: a line of JSON with its entry, then one Arrow record, compressed as a whole.

    The columns of the record are the tables, each a list of that table's rows, so that all of a document is replaced in
    one rename. A document has hundreds of short columns: compressed one by one they are thrice as large and take
    fifteen times as long to read.
    """

    def __init__(self, out: Path) -> None:
        """The store of an output folder; made at the first write."""
        self.folder = out / FOLDER

    def path(self, document_id: str) -> Path:
        """The file of a document."""
        return self.folder / f"{document_id}.arrow"

    def entry(self, document_id: str) -> Entry | None:
        """What is stored of a document, or None; a damaged file counts as none."""
        try:
            with self.path(document_id).open("rb") as file:
                entry = _header(file)["entry"]
                return Entry(**{**entry, "legible": tuple(entry.get("legible", (None, None)))})
        except (OSError, KeyError, TypeError, ValueError):
            return None

    def tables(self, document_id: str, names: Iterable[str] = DOCUMENT_TABLES) -> dict[str, pa.RecordBatch]:
        """The rows of a document in some of its tables.

        Raises:
            OSError: if nothing is stored of it.
        """
        with self.path(document_id).open("rb") as file:
            header = _header(file)
            data = file.read()
        record = pa.ipc.open_file(pa.decompress(data, header["size"], codec=_CODEC)).get_batch(0)
        if record.schema.equals(_record_schema()):
            # As nearly always: then nothing has to be compared table by table.
            columns = {name: record.column(_AT[name]).flatten().flatten() for name in names}
            return {name: pa.RecordBatch.from_arrays(of, schema=arrow_schema(name)) for name, of in columns.items()}
        return {name: _fitted(record.column(name).flatten(), arrow_schema(name)) for name in names}

    def write(self, entry: Entry, tables: Mapping[str, list[Row]]) -> None:
        """Put a document's rows in place of what was stored of it, in one step.

        Raises:
            SchemaError: if a row does not fit its table.
        """
        write_record(self.path(entry.document_id), entry, tables)

    def drop_all_but(self, document_ids: Iterable[str]) -> None:
        """Remove what is stored of other documents, and left-overs of runs that were killed."""
        keep = {self.path(document_id).name for document_id in document_ids}
        for path in self.folder.glob("*"):
            if path.name not in keep:
                path.unlink(missing_ok=True)


def _header(file: BinaryIO) -> dict[str, Any]:
    """The first line of a document's file: ``entry``, and the ``size`` of its record before it was compressed.

    Raises:
        ValueError: if the file is damaged or has another layout.
    """
    header: dict[str, Any] = json.loads(file.readline())
    if os.fstat(file.fileno()).st_size != file.tell() + header["stored"]:
        raise ValueError("the file has been cut off")
    return header


def _fitted(rows: pa.StructArray, schema: pa.Schema) -> pa.RecordBatch:
    """Rows with the schema of today: a column that may be missing and was not there when they were stored is null.

    A document that is not among those given any more stays as it was read, whatever columns were added since.

    Raises:
        KeyError: if a column is missing that must have values.
    """
    if rows.type.equals(_struct(schema)):
        return pa.RecordBatch.from_arrays(rows.flatten(), schema=schema)
    there = {rows.type.field(at).name for at in range(rows.type.num_fields)}
    columns = []
    for column in schema:
        if column.name not in there and column.nullable:
            columns.append(pa.nulls(len(rows), column.type))
        else:
            columns.append(rows.field(column.name).cast(column.type))
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _struct(schema: pa.Schema) -> pa.StructType:
    return pa.struct(list(schema))


@cache
def _record_schema() -> pa.Schema:
    """The schema of a document's record as it is written today."""
    return pa.schema([pa.field(name, pa.list_(_struct(arrow_schema(name)))) for name in DOCUMENT_TABLES])


def write_record(path: Path, entry: Entry, tables: Mapping[str, list[Row]]) -> None:
    """Write a document's file beside its place and rename it there."""
    hand_over(path, entry, dict(tables))


def hand_over(path: Path, entry: Entry, tables: dict[str, list[Row]]) -> None:
    """The same of rows that are not needed any more: each table is let go once it is Arrow, as a book's are large."""
    write_batches(path, entry, {name: to_batch(name, tables.pop(name, [])) for name in DOCUMENT_TABLES})


def write_batches(path: Path, entry: Entry, batches: Mapping[str, pa.RecordBatch]) -> None:
    """The same from rows that are Arrow already: all tables of a document with their schemas of today."""
    columns: list[pa.Array] = []
    fields: list[pa.Field] = []
    for name in DOCUMENT_TABLES:
        structs = batches[name].to_struct_array()
        columns.append(pa.ListArray.from_arrays(array_of([0, len(structs)], pa.int32()), structs))
        fields.append(pa.field(name, columns[-1].type))
    record = pa.RecordBatch.from_arrays(columns, schema=pa.schema(fields))
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, record.schema) as writer:
        writer.write_batch(record)
    data = sink.getvalue()
    packed = pa.compress(data, codec=_CODEC)
    header = json.dumps({"entry": asdict(entry), "size": data.size, "stored": packed.size})
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with beside.open("wb") as file:
        file.write(header.encode("ascii") + b"\n")
        file.write(packed)
    os.replace(beside, path)


def read_json(path: Path) -> dict[str, Any]:
    """A JSON object from a file; empty where the file is missing or damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
