"""Decisions of people about single values: read from CSV, put into rows, and reported where they do not fit any more.

A file of decisions has the columns ``row_id``, ``field``, ``value``, ``who``, ``why`` and ``document_sha256``, and may
have ``table`` and ``file`` (the document's path, for messages); others are ignored, so that the sheet which
``dxplans review`` writes can be filled in and handed back. An empty value says that nothing is stated. Field ``*`` with
value ``drop`` takes a row out that should not be there. A line without `who` decides nothing (a row not yet looked at).

``read_decisions(folder)`` reads all files of a folder; ``apply(decisions, tables)`` changes the rows of one document.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from analysis.sheet_lines import NoSheet, read_grid
from analysis.tables import by_key
from extractors.rows import Row, document_id, short_id
from extractors.schema import DOCUMENT_TABLES, TABLES, fault
from extractors.schema.columns import ORDERED_COLUMNS, STRINGS
from taxonomy.municipalities import checked_code

_SHEETS = (".csv", ".xlsx")
ROW_FIELD = "*"
"""The field that stands for the row as a whole."""
DROP = "drop"
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "row_id": ("row_id", "行"),
    "field": ("field", "列", "項目"),
    "value": ("value", "right_value", "right value", "正しい値"),
    "who": ("who", "誰が", "確認者"),
    "why": ("why", "理由"),
    "document_sha256": ("document_sha256", "document_sha", "document sha", "sha256"),
    "table": ("table", "table_name", "表"),
    "file": ("file", "source_path", "ファイル"),
}
_NEEDED = ("row_id", "field", "value", "who", "why", "document_sha256")
_FIXED = frozenset(
    ("row_id", "document_id", "page", "bbox", "regions", "corrected", "sha256", "source_path", "is_current")
)
"""Columns that are no reading of the document: ids, evidence, and what is computed."""
_TRUE = ("true", "1", "yes", "はい", "○")
_FALSE = ("false", "0", "no", "いいえ", "×")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about one value; `source` names file and line."""

    row_id: str
    field: str
    value: str
    who: str
    why: str
    document_sha256: str
    table: str
    file: str
    source: str

    @property
    def document_id(self) -> str:
        """The document that the person looked at."""
        return document_id(self.document_sha256)

    def as_dict(self) -> dict[str, str]:
        """The decision as plain data."""
        return asdict(self)


def read_decisions(folder: Path) -> tuple[list[Decision], list[str]]:
    """The decisions of all sheets of a folder in the order of their names, and what is wrong with them.

    Sheets are ``*.csv`` in UTF-8 or, as Excel writes them in Japan, in CP932, and ``*.xlsx``.
    """
    decisions: list[Decision] = []
    problems: list[str] = []
    for path in sorted(path for path in folder.iterdir() if path.suffix.lower() in _SHEETS):
        if path.name.startswith(("~$", ".")):  # what Excel keeps beside a workbook that is open
            continue
        try:
            found, wrong = _read_file(path.name, read_grid(path.name, path.read_bytes()))
        except (OSError, NoSheet) as error:
            problems.append(str(error))
            continue
        decisions += found
        problems += wrong
    return decisions, problems


def _read_file(name: str, lines: list[list[str]]) -> tuple[list[Decision], list[str]]:
    heading = [cell.strip() for cell in lines[0]] if lines else []
    places = {
        column: next((heading.index(label) for label in labels if label in heading), None)
        for column, labels in _COLUMNS.items()
    }
    missing = [column for column in _NEEDED if places[column] is None]
    if missing:
        return [], [f"{name}: there is no column {', '.join(missing)}, so nothing of it is used"]
    decisions, problems = [], []
    for number, line in enumerate(lines[1:], start=2):
        cells = {
            column: line[at].strip() if at is not None and at < len(line) else "" for column, at in places.items()
        }
        if not cells["who"]:
            continue
        source = f"{name}, line {number}"
        empty = [column for column in ("row_id", "field", "why", "document_sha256") if not cells[column]]
        if empty:
            problems.append(f"{source}: {', '.join(empty)} must be stated; the decision is not used")
        elif not re.fullmatch(r"[0-9a-fA-F]{64}", cells["document_sha256"]):
            problems.append(f"{source}: document_sha256 must be 64 hexadecimal digits; the decision is not used")
        else:
            cells["document_sha256"] = cells["document_sha256"].lower()
            decisions.append(Decision(**cells, source=source))
    return decisions, problems


def apply(decisions: Sequence[Decision], tables: Mapping[str, Sequence[Row]]) -> tuple[dict[str, list[Row]], list[Row]]:
    """Put the decisions about one document into its rows.

    Args:
        decisions: all that are about this document.
        tables: its tables, by name.

    Returns:
        the tables that changed, whole, with ``corrected`` naming the columns; and a row of ``corrections`` for each
        decision, in their order.
    """
    where = {
        row["row_id"]: (name, number)
        for name, rows in tables.items()
        if name in TABLES and name in DOCUMENT_TABLES
        for number, row in enumerate(rows)
    }
    outcomes: dict[Decision, Row] = {}
    changed: dict[str, list[Row | None]] = {}
    for row_id, about in by_key([{"row_id": d.row_id, "decision": d} for d in decisions], "row_id").items():
        mine = [item["decision"] for item in about]
        if row_id not in where:
            for decision in mine:
                said = "the document is the same, but the program does not find this row any more"
                outcomes[decision] = _outcome(decision, "row_gone", message=said)
            continue
        name, number = where[row_id]
        row = tables[name][number]
        after, results = _change(name, row, mine)
        outcomes.update(results)
        if after is not row:
            changed.setdefault(name, list(tables[name]))[number] = after
    whole = {name: [row for row in rows if row is not None] for name, rows in changed.items()}
    return whole, [outcomes[decision] for decision in decisions]


def _change(name: str, row: Row, decisions: Sequence[Decision]) -> tuple[Row | None, dict[Decision, Row]]:
    """The row with all decisions about it, None where it is taken out; the row itself where nothing changed."""
    results: dict[Decision, Row] = {}
    values: dict[str, Any] = {}
    last: dict[Decision, Any] = {}
    for decision in decisions:
        try:
            last[decision] = _value(name, decision)
        except ValueError as error:
            results[decision] = _outcome(decision, "unfit", name, row, message=str(error))
    for field, about in by_key([{"field": d.field, "decision": d} for d in last], "field").items():
        mine = [item["decision"] for item in about]
        if any(last[decision] != last[mine[0]] for decision in mine):
            said = f"decided in different ways: {', '.join(d.source for d in mine)}"
            results |= {d: _outcome(d, "contradictory", name, row, last[d], said) for d in mine}
            continue
        right = last[mine[0]]
        status = "applied" if field == ROW_FIELD or row[field] != right else "agrees"
        results |= {d: _outcome(d, status, name, row, right) for d in mine}
        if status == "applied":
            values[field] = right
    if not values:
        return row, results
    if ROW_FIELD in values:
        return None, results
    after = {**row, **values, "corrected": sorted({*(row.get("corrected") or ()), *values})}
    cause = fault(name, after) or _order_fault(after)
    if cause is not None:
        for decision, outcome in results.items():
            if outcome["status"] == "applied":
                results[decision] = _outcome(decision, "unfit", name, row, last[decision], cause)
        return row, results
    return after, results


def _order_fault(row: Row) -> str | None:
    for first, last in ORDERED_COLUMNS:
        start, end = row.get(first), row.get(last)
        if start is not None and end is not None and start > end:
            return f"{first} {start} would lie after {last} {end}"
    return None


def _value(name: str, decision: Decision) -> Any:
    """The value with the type of its column.

    Raises:
        ValueError: if there is no such column, it cannot be corrected, or the value does not fit.
    """
    if decision.table and decision.table != name:
        raise ValueError(f"the row is one of {name}, not of {decision.table}")
    table = TABLES[name]
    if decision.field == ROW_FIELD:
        referred = {target for other in TABLES.values() for target, _ in other.foreign_keys.values()}
        if decision.value != DROP:
            raise ValueError(f"of a row as a whole the value can only be {DROP!r}")
        if name in referred:
            raise ValueError(f"rows of {name} cannot be dropped, others refer to them")
        return DROP
    try:
        field = table.field(decision.field)
    except KeyError:
        raise ValueError(f"{name} has no column {decision.field!r}") from None
    keys = {column for key in table.unique for column in key}
    refers = field.refers is not None and field.refers.partition(".")[0] in DOCUMENT_TABLES
    if field.name in _FIXED or field.name in keys or refers:
        raise ValueError(f"{name}.{field.name} is no reading of the document and cannot be corrected")
    if decision.value == "":
        if field.null is None and field.type != STRINGS:
            raise ValueError(f"{name}.{field.name} must have a value")
        return [] if field.null is None else None
    try:
        value = parsed(decision.value, field.type)
    except (ValueError, TypeError):
        raise ValueError(f"{name}.{field.name}: {decision.value!r:.80} is no {_plain_type(field.type)}") from None
    if field.name == "municipality_code":
        value = _code(name, value)
    if field.values and value not in field.values:
        raise ValueError(f"{name}.{field.name}: {decision.value!r:.80} is none of {', '.join(field.values)}")
    return value


def _code(name: str, value: str) -> str:
    try:
        return checked_code(value)
    except ValueError as error:
        raise ValueError(f"{name}.municipality_code: {value!r:.80}: {error}") from None


def _plain_type(kind: pa.DataType) -> str:
    if pa.types.is_date(kind):
        return "date (2026-03-31)"
    if pa.types.is_boolean(kind):
        return "true or false"
    return "number" if pa.types.is_integer(kind) or pa.types.is_floating(kind) else str(kind)


def parsed(text: str, kind: pa.DataType) -> Any:
    """A written value with the type of a column; dates also as 2026/3/31, lists as JSON or one item a line.

    Raises:
        ValueError: if it is no such value.
    """
    if pa.types.is_string(kind):
        return text
    if pa.types.is_boolean(kind):
        if text.lower() not in _TRUE + _FALSE:
            raise ValueError(text)
        return text.lower() in _TRUE
    if pa.types.is_integer(kind):
        return int(text.replace(",", ""))
    if pa.types.is_floating(kind):
        return float(text.replace(",", ""))
    if pa.types.is_date(kind):
        match = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: 0?0:00(?::00)?)?", text)
        if match is None:
            raise ValueError(text)
        return datetime.date(*(int(part) for part in match.groups()))
    if kind == STRINGS:
        if text.startswith("["):
            items = json.loads(text)
            if not all(isinstance(item, str) for item in items):
                raise ValueError(text)
            return items
        return [item.strip() for item in text.splitlines() if item.strip()]
    raise ValueError(text)


def _outcome(
    decision: Decision, status: str, name: str = "", row: Row | None = None, right: Any = None,
    message: str | None = None,
) -> Row:  # fmt: skip
    old = None if row is None or decision.field == ROW_FIELD else row.get(decision.field)
    new: Any = right if status in ("applied", "agrees") else decision.value or None
    return {
        "row_id": short_id("corrections", decision.source, decision.row_id, decision.field, decision.document_sha256),
        "table_name": name or decision.table or "",
        "target_row_id": decision.row_id,
        "field": decision.field,
        "old_value": as_json(old),
        "new_value": as_json(new),
        "status": status,
        "message": message and f"{decision.source}: {message}",
        "who": decision.who,
        "why": decision.why,
        "document_sha256": decision.document_sha256,
        "document_id": decision.document_id,
        "source": decision.source,
    }


def source_changed(decision: Decision, message: str) -> Row:
    """The row of ``corrections`` for a decision whose document is not in the set any more."""
    return {**_outcome(replace(decision), "source_changed", message=message), "document_id": None}


def as_json(value: Any) -> str | None:
    """A value as JSON; None stays None."""
    if value is None:
        return None
    return json.dumps(value, ensure_ascii=False, default=str)


def unused(outcomes: Iterable[Row]) -> list[Row]:
    """The outcomes that a person has to look at: the decision was not applied and what is read is not right."""
    return [row for row in outcomes if row["status"] not in ("applied", "agrees")]
