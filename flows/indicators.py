"""Keeps the official figures that were imported into an output folder: every later set is published with them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.rows import Row
from extractors.schema import arrow_schema, to_arrow

FILE = ".indicators.parquet"


def indicator_rows(out: Path) -> list[Row]:
    """The imported rows of ``indicators``; none where nothing was imported or the file is damaged."""
    try:
        table = pq.read_table(out / FILE)
    except (OSError, pa.ArrowInvalid):
        return []
    return table.to_pylist() if table.schema.equals(arrow_schema("indicators")) else []


def indicators_key(out: Path) -> str | None:
    """What the imported figures are, as a hash; None where there are none."""
    path = out / FILE
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def keep_indicators(out: Path, rows: Sequence[Row]) -> None:
    """Keep rows of ``indicators`` in place of those kept before; the folder must be held.

    Raises:
        SchemaError: if a row does not fit the table.
    """
    beside = out / f"{FILE}.new"
    pq.write_table(to_arrow("indicators", rows), beside, compression="zstd")
    os.replace(beside, out / FILE)
