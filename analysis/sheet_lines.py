"""Reads sheets that people filled in: CSV in UTF-8 or CP932, or the first sheet of a workbook, cells as text.

``read_lines(path)`` gives a dictionary a line by heading; ``read_grid(name, data)`` the bare cells.
"""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path
from typing import Any


class NoSheet(ValueError):
    """A file that is no sheet; the message says which and why."""


def read_lines(path: Path) -> list[dict[str, str]]:
    """The lines of a sheet by heading.

    Raises:
        OSError: if it cannot be read.
        NoSheet: if it is no sheet.
    """
    grid = read_grid(path.name, path.read_bytes())
    if not grid:
        raise NoSheet(f"{path.name}: is empty")
    heading = [cell.strip() for cell in grid[0]]
    return [dict(zip(heading, line, strict=False)) for line in grid[1:]]


def read_grid(name: str, data: bytes) -> list[list[str]]:
    """The cells of a sheet; in workbooks dates are written 2026-03-31 and yes or no TRUE or FALSE.

    Raises:
        NoSheet: if it is no sheet.
    """
    if not name.lower().endswith(".xlsx"):
        return list(csv.reader(io.StringIO(_decoded(name, data), newline="")))
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # a damaged archive raises whatever its parts raise
        raise NoSheet(f"{name}: cannot be read as a workbook ({type(error).__name__}: {error})") from None
    try:
        return [[_cell(cell) for cell in line] for line in book.worksheets[0].iter_rows(values_only=True)]
    finally:
        book.close()


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return data.decode("cp932")
        except UnicodeDecodeError as error:
            raise NoSheet(f"{name}: cannot be read as CSV in UTF-8 or CP932 ({error})") from None


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
