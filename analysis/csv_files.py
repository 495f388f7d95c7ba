"""Writes tables as CSV that Excel opens by double click: UTF-8 with BOM, formulas defused, lines ended by CR LF.

``write_csv(path, heading, rows)`` writes any rows; ``export_csv(published, folder, names)`` whole tables. Excel drops
the leading zero of codes when it opens a CSV; the workbook (``workbook``) keeps them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from analysis.safe_cells import csv_value
from analysis.tables import Published
from extractors.schema import TABLES


def write_csv(path: Path, heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Write a CSV; returns how many rows it has.

    Raises:
        OSError: if it cannot be written.
    """
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        for row in rows:
            writer.writerow([csv_value(value) for value in row])
            count += 1
    return count


def export_csv(published: Published, folder: Path, names: Sequence[str] | None = None) -> dict[str, int]:
    """Write tables as ``<folder>/<table>.csv``; returns the rows of each.

    Raises:
        OSError: if they cannot be written.
        KeyError: if there is no such table.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    for name in names or published.names():
        columns = [field.name for field in TABLES[name].fields]
        rows = ([row[column] for column in columns] for row in published.rows(name))
        counts[name] = write_csv(folder / f"{name}.csv", columns, rows)
    return counts
