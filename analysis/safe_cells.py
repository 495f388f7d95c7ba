"""Makes words of documents safe for spreadsheets: nothing runs as a formula, breaks the file, or is cut unsaid.

``text_of(value)`` writes any value of a table as text, ``sheet_text`` fits it into a cell of a workbook, ``csv_text``
into a CSV that Excel opens.
"""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

LONGEST = 32_767
"""Characters of a cell of a workbook (UTF-16 units, as Excel counts them)."""
CUT = "…（以下省略。全文は表のParquetにあります）"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What XML 1.0 has no place for, and what it discourages; Excel calls a file that holds it damaged."""
_STARTS = tuple("=+-@\t\r\n＝＋－＠")
"""Beginnings that a spreadsheet may take for a formula; a Japanese Excel folds the wide ones."""


def text_of(value: Any) -> str:
    """Any value of a table as text: lists one item a line, dates as 2026-03-31, structures as JSON, nothing as ''."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return f"{value:g}" if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else str(value)


def clean(text: str) -> str:
    """The text without characters that no spreadsheet can hold; ends of lines as line feeds."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def sheet_text(text: str) -> str:
    """The text as a cell of a workbook holds it; where it is cut, it says so.

    Cells are written as strings, so that nothing in them is ever a formula.
    """
    text = clean(text)
    if len(text) > LONGEST // 2 and _units(text) > LONGEST:
        keep = LONGEST - _units(CUT)
        text = text.encode("utf-16-le")[: keep * 2].decode("utf-16-le", errors="ignore") + CUT
    return text


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def csv_text(text: str) -> str:
    """The text as a field of a CSV: one that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = clean(text)
    return f"'{text}" if text.startswith(_STARTS) else text


def csv_value(value: Any) -> str:
    """Any value of a table as a field of a CSV; numbers stay numbers, also negative ones."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return text_of(value)
    return csv_text(text_of(value))
