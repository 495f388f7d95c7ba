"""Describes a folder of published tables as a data package (datapackage.json), from the schema alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.schema import TABLES
from extractors.schema.columns import Field, TableSchema
from extractors.schema.null_ja import null_ja

FILE_NAME = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 (the compilation; printed text keeps the licence of its document)",
}
_CHUNK = 1 << 20


def describe(
    folder: Path, versions: Mapping[str, str], *, nullable: Mapping[str, Iterable[str]] | None = None
) -> dict[str, Any]:
    """Return the descriptor of the tables in a folder.

    Args:
        folder: holds ``<table>.parquet`` for every table that shall be described; others are left out.
        versions: what made the tables (``code``, ``taxonomy``, ``dictionary`` …), kept under ``versions``.
        nullable: columns by table that may be null here although the schema forbids it (withheld text).

    Returns:
        A data package (version 2) whose resources carry bytes, hash, row count and table schema. The same files give
        the same descriptor.
    """
    resources = [
        _resource(folder, table, frozenset((nullable or {}).get(name, ())))
        for name, table in TABLES.items()
        if (folder / f"{name}.parquet").is_file()
    ]
    return {
        "$schema": PROFILE,
        "name": "dxplans",
        "title": "自治体DX推進計画の比較データ / DX plans of Japanese local governments",
        "description": (
            "Sections, measures, commitments, tables and timetables of the DX plans that Japanese local governments "
            "publish, mapped onto the national taxonomy; every fact carries the page and rectangle it was read from."
        ),
        "licenses": [LICENCE],
        "keywords": ["自治体DX", "DX推進計画", "local government", "Japan", "digital transformation"],
        "versions": dict(sorted(versions.items())),
        "resources": resources,
    }


def as_json(descriptor: Mapping[str, Any]) -> str:
    """The descriptor as it is written: UTF-8, indented, with a line feed at its end."""
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _resource(folder: Path, table: TableSchema, nullable: frozenset[str]) -> dict[str, Any]:
    path = folder / f"{table.name}.parquet"
    return {
        "$schema": RESOURCE_PROFILE,
        "name": table.name.replace("_", "-"),
        "title": table.row_ja,
        "description": f"One row per {table.row}.",
        "path": path.name,
        "type": "table",
        "scheme": "file",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256_of(path)}",
        "rows": pq.read_metadata(path).num_rows,
        "schema": _schema(table, nullable),
    }


def _schema(table: TableSchema, nullable: frozenset[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": SCHEMA_PROFILE,
        "fields": [_field(field, field.name in nullable) for field in table.fields],
        # Null is null in Parquet; without this an empty text would count as missing too.
        "missingValues": [],
        "primaryKey": list(table.primary_key),
    }
    if table.unique:
        schema["uniqueKeys"] = [list(key) for key in table.unique]
    keys = [
        {"fields": [column], "reference": {"resource": other.replace("_", "-"), "fields": [target]}}
        if other != table.name
        else {"fields": [column], "reference": {"fields": [target]}}
        for column, (other, target) in table.foreign_keys.items()
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _field(field: Field, withheld: bool) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": _type(field.type),
        "title": field.meaning_ja,
        "description": field.meaning,
        "missingMeaning": field.null or "never null",
        "missingMeaningJa": null_ja(field),
    }
    if field.unit:
        described["unit"] = field.unit
    if field.example:
        # The examples of lists are written for people, not in the form that a data package asks for.
        described["exampleText" if pa.types.is_list(field.type) else "example"] = field.example
    constraints: dict[str, Any] = {}
    if field.null is None and not withheld:
        constraints["required"] = True
    if field.values and not pa.types.is_list(field.type):
        constraints["enum"] = list(field.values)
    if constraints:
        described["constraints"] = constraints
    return described


def _type(kind: pa.DataType) -> str:
    """The type of a data package for a type of the schema.

    Raises:
        KeyError: for a type that no column has had so far.
    """
    if pa.types.is_list(kind):
        return "array"
    return {
        pa.string(): "string",
        pa.int32(): "integer",
        pa.int64(): "integer",
        pa.float64(): "number",
        pa.bool_(): "boolean",
        pa.date32(): "date",
        pa.timestamp("us", tz="UTC"): "datetime",
    }[kind]
