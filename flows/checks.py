"""Checks data before it is published: what breaks a rule is set aside with a warning, never published in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import methodcaller
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extractors.rows import Row, short_id
from extractors.schema import DERIVED_TABLES, DOCUMENT_TABLES, TABLES, arrow_schema, faults
from extractors.schema.columns import ORDERED_COLUMNS
from flows.repeats import Repeats
from taxonomy.municipalities import checked_code

BOX_TOLERANCE = 12.0
"""Points by which a box may reach over the page's edge: the loose box of a character there."""
_NEAR = BOX_TOLERANCE - 1.0
"""Points over the edge up to which no closer look at a box is needed."""
MAX_LOSS = 0.20
"""Share of its rows that a table may lose from one published run to the next."""
FREE_TO_SHRINK = ("warnings", *(name for name in DERIVED_TABLES if name != "coverage"))
"""Tables of which fewer rows are no loss, or one that the tables they are made from show already."""

class CheckFailed(RuntimeError):
    """The set of tables must not be published; every line names table and cause."""

    def __init__(self, causes: Sequence[str]) -> None:
        """Keep the causes apart."""
        super().__init__("\n".join(causes))
        self.causes = list(causes)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check did with a row of a document: ``left_out``, ``emptied`` (one value) or ``clipped`` (its boxes)."""

    table: str
    row_id: str
    page: int | None
    deed: str
    cause: str


def clean(tables: Mapping[str, list[Row]]) -> tuple[dict[str, list[Row]], list[Finding]]:
    """A document's tables without what breaks a rule, and what was found.

    A row that does not fit its table, repeats a key, refers to nothing where it must, stands on no page or has dates in
    the wrong order is left out; a wrong value that may be missing is emptied; a box over the page's edge is clipped.

    Raises:
        CheckFailed: if the row of ``documents`` itself does not fit.
    """
    findings: list[Finding] = []
    kept: dict[str, list[Row]] = {name: [] for name in DOCUMENT_TABLES}
    for name, rows in tables.items():
        if name in kept:
            wrong = dict(faults(name, rows))
        else:
            wrong = dict.fromkeys(range(len(rows)), f"there is no table {name!r}")
        findings += [_finding(name, rows[number], "left_out", cause) for number, cause in wrong.items()]
        if name in kept:
            kept[name] = [row for number, row in enumerate(rows) if number not in wrong] if wrong else list(rows)
    if len(kept["documents"]) != 1:
        causes = [f.cause for f in findings if f.table == "documents"] or ["documents: there must be one row"]
        raise CheckFailed(causes)
    boxes = _box_check(kept)
    for name, rows in kept.items():
        checks: list[Callable[[str, Row], Finding | None]] = [boxes]
        if name in _CODED:
            checks.insert(0, _code_check)
        if _ordered(name):
            checks.insert(0, _order_check)
        for check in checks:
            rows = list(_passed(rows, check, name, findings))
        kept[name] = rows if _all_distinct(name, rows) else list(_passed(rows, _key_check(), name, findings))
    _check_references(kept, findings)
    return kept, findings


def _passed(
    rows: Iterable[Row], check: Callable[[str, Row], Finding | None], name: str, findings: list[Finding]
) -> Iterator[Row]:
    for row in rows:
        finding = check(name, row)
        if finding is not None:
            findings.append(finding)
        if finding is None or finding.deed != "left_out" or name == "documents":
            yield row


def _finding(table: str, row: Mapping[str, Any], deed: str, cause: str) -> Finding:
    page = row.get("page")
    return Finding(table, str(row.get("row_id")), page if isinstance(page, int) else None, deed, cause)


@cache
def _ordered(name: str) -> tuple[tuple[str, str], ...]:
    """The pairs of ordered columns that a table has."""
    columns = {field.name for field in TABLES[name].fields}
    return tuple(pair for pair in ORDERED_COLUMNS if columns.issuperset(pair))


def _order_check(name: str, row: Row) -> Finding | None:
    for first, last in _ordered(name):
        start, end = row.get(first), row.get(last)
        if start is None or end is None or start <= end:
            continue
        cause = f"{name}.{first} {start} lies after {name}.{last} {end}"
        if name in ("documents", "measures") and not first.startswith("page"):
            row[first] = row[last] = None
            return _finding(name, row, "emptied", cause)
        return _finding(name, row, "left_out", cause)
    return None


_CODED = ("documents", "cases")
"""Tables whose rows hold codes of municipalities that a document states."""


def _code_check(name: str, row: Row) -> Finding | None:
    holders: list[Row] = [row] if name == "documents" else row["organizations"] if name == "cases" else []
    for holder in holders:
        code = holder.get("municipality_code")
        if code is None:
            continue
        try:
            if checked_code(code) == code:
                continue
            cause = "a code has six digits"
        except ValueError as error:
            cause = str(error)
        holder["municipality_code"] = None
        return _finding(name, row, "emptied", f"{name}.municipality_code {code!r}: {cause}")
    return None


def _box_check(tables: Mapping[str, list[Row]]) -> Callable[[str, Row], Finding | None]:
    sizes = {page["page"]: (page["width"], page["height"]) for page in tables["pages"]}
    last = tables["documents"][0].get("page_count") or 0
    edges = {
        page: (width + _NEAR, height + _NEAR)
        for page, (width, height) in sizes.items() if 1 <= page <= last
    }  # fmt: skip
    edges[None] = (0.0, 0.0)

    def check(name: str, row: Row) -> Finding | None:
        regions = row.get("regions") or []
        if _lies_within(row, regions, edges):
            return None
        pages = [row.get("page"), row.get("page_start"), row.get("page_end"), *(r["page"] for r in regions)]
        for page in pages:
            if page is not None and not 1 <= page <= last:
                return _finding(name, row, "left_out", f"{name}: page {page} of a file of {last} pages")
        boxes = [[region["x0"], region["top"], region["x1"], region["bottom"]] for region in regions]
        for box in [*boxes, *([row["bbox"]] if row.get("bbox") else [])]:
            if len(box) != 4 or not (box[0] <= box[2] and box[1] <= box[3]):
                return _finding(name, row, "left_out", f"{name}: {box} is no rectangle")
        return _clip(name, row, regions, sizes)

    return check


def _lies_within(row: Row, regions: list[Row], edges: Mapping[int | None, tuple[float, float]]) -> bool:
    """Whether a row with one box a region plainly stands on known pages, as nearly all do; the rest is looked at.

    Args:
        row: of any table.
        regions: of the row.
        edges: how far a box may reach to the right and down, by page; None is the page of what is printed nowhere.
    """
    if row.get("page") not in edges or row.get("page_start") not in edges or row.get("page_end") not in edges:
        return False
    for region in regions:
        page, x0, top, x1, bottom = region["page"], region["x0"], region["top"], region["x1"], region["bottom"]
        right, lower = edges.get(page, (0.0, 0.0))
        if not (-_NEAR <= x0 <= x1 <= right and -_NEAR <= top <= bottom <= lower):
            return False
    box = row.get("bbox")
    return not box or (len(box) == 4 and box[0] <= box[2] and box[1] <= box[3])


def _clip(name: str, row: Row, regions: list[Row], sizes: Mapping[int, tuple[float, float]]) -> Finding | None:
    outside = None
    for region in regions:
        if region["page"] not in sizes:
            continue
        width, height = sizes[region["page"]]
        box = [region["x0"], region["top"], region["x1"], region["bottom"]]
        excess = max(-box[0], -box[1], box[2] - width, box[3] - height)
        if excess > BOX_TOLERANCE:
            outside = f"{name}: {box} reaches {excess:.0f} pt over the edge of page {region['page']}"
            region["x0"], region["x1"] = (min(max(x, 0.0), width) for x in (box[0], box[2]))
            region["top"], region["bottom"] = (min(max(y, 0.0), height) for y in (box[1], box[3]))
    if outside is None:
        return None
    row["bbox"] = [regions[0]["x0"], regions[0]["top"], regions[0]["x1"], regions[0]["bottom"]]
    return _finding(name, row, "clipped", outside)


def _all_distinct(name: str, rows: Sequence[Row]) -> bool:
    """Whether no two rows have one key, asked of whole columns."""
    table = TABLES[name]
    for columns in (table.primary_key, *table.unique):
        keys = zip(*(map(methodcaller("get", column), rows) for column in columns), strict=True)
        if len(set(keys)) < len(rows):
            return False
    return True


def _key_check() -> Callable[[str, Row], Finding | None]:
    seen: set[tuple[Any, ...]] = set()

    def check(name: str, row: Row) -> Finding | None:
        table = TABLES[name]
        keys = [(columns, *(row.get(column) for column in columns)) for columns in (table.primary_key, *table.unique)]
        for key in keys:
            if key in seen:
                columns = ", ".join(key[0])
                return _finding(name, row, "left_out", f"{name}: {columns} {key[1:]} is there twice")
        seen.update(keys)
        return None

    return check


def _check_references(tables: dict[str, list[Row]], findings: list[Finding]) -> None:
    """Follow references until nothing changes: leaving a row out may orphan others."""
    while True:
        before = len(findings)
        for name in DOCUMENT_TABLES:
            for column, (target, key) in TABLES[name].foreign_keys.items():
                known = {row[key] for row in tables[target]}
                if known.issuperset({row.get(column) for row in tables[name]} - {None}):
                    continue
                optional = TABLES[name].field(column).null is not None
                keep = []
                for row in tables[name]:
                    value = row.get(column)
                    if value is not None and value not in known:
                        cause = f"{name}.{column} {value!r} is in no row of {target}"
                        findings.append(_finding(name, row, "emptied" if optional else "left_out", cause))
                        if not optional:
                            continue
                        row[column] = None
                    keep.append(row)
                tables[name] = keep
        if len(findings) == before:
            return


def finding_warnings(document_id: str, name: str, findings: Sequence[Finding]) -> list[Row]:
    """Rows of ``warnings`` that say what the checks did: one a table, deed and kind of cause, with its count."""
    counts = Counter((f.table, f.deed, _kind(f.cause)) for f in findings)
    first: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        first.setdefault((finding.table, finding.deed, _kind(finding.cause)), finding)
    words = {"left_out": "left out", "emptied": "had a value emptied", "clipped": "had its box clipped"}
    rows = []
    for key, count in counts.items():
        table, deed, _ = key
        finding = first[key]
        place = "" if finding.page is None else f", page {finding.page}"
        message = f"{name}{place}: {count} of {table} {words[deed]}; the first is {finding.row_id}: {finding.cause}"
        rows.append(warning_row(document_id, "check", deed, message))
    return rows


def _kind(cause: str) -> str:
    """The cause without its values, so that a thousand rows with one fault make one warning."""
    words = [word for word in cause.split(" ") if word.replace("_", "").replace(".", "").rstrip(":,").isalpha()]
    return " ".join(words)


def warning_row(document_id: str | None, stage: str, code: str, message: str) -> Row:
    """A row of ``warnings`` that points at no place of a page."""
    return {
        "row_id": short_id(document_id, "warnings", stage, code, message),
        "document_id": document_id,
        "page": None,
        "bbox": None,
        "regions": [],
        "stage": stage,
        "code": code,
        "message": message,
    }


def check_set(folder: Path, before: Mapping[str, int], *, accept_drop: bool = False) -> dict[str, int]:
    """Prove the written tables whole, as a set.

    Args:
        folder: where the Parquet files are.
        before: rows a table of the last published run; empty where there is none.
        accept_drop: whether tables may lose any share of their rows.

    Returns:
        Rows a table.

    Raises:
        CheckFailed: naming table and cause of everything that is wrong.
    """
    causes: list[str] = []
    counts: dict[str, int] = {}
    repeats = Repeats()
    documents = pq.read_table(folder / "documents.parquet", columns=["document_id"])["document_id"].combine_chunks()
    for name, table in TABLES.items():
        file = pq.ParquetFile(folder / f"{name}.parquet")
        counts[name] = file.metadata.num_rows
        if not file.schema_arrow.equals(arrow_schema(name)):
            causes.append(f"{name}: the file's schema is not the table's")
            continue
        for columns in (table.primary_key, *table.unique):
            if again := repeats(folder / f"{name}.parquet", columns):
                causes.append(f"{name}: {again} rows repeat {', '.join(columns)}")
        for column in ("document_id", "evidence_document_id"):
            if column in file.schema_arrow.names:
                causes += _orphans(name, column, file, documents)
    for name, rows in before.items():
        lost = rows - counts.get(name, 0)
        if rows and lost > MAX_LOSS * rows and not accept_drop and name not in FREE_TO_SHRINK:
            causes.append(
                f"{name}: {lost} of {rows} rows are gone ({lost / rows:.0%}, allowed are {MAX_LOSS:.0%}); "
                "nothing is published; --accept-drop publishes it all the same"
            )
    if causes:
        raise CheckFailed(causes)
    return counts


def _orphans(name: str, column: str, file: pq.ParquetFile, documents: pa.Array) -> list[str]:
    lost = 0
    for batch in file.iter_batches(columns=[column]):
        known = pc.is_in(batch[column], value_set=documents)
        lost += pc.sum(pc.and_(pc.invert(known), pc.is_valid(batch[column]))).as_py() or 0
    return [f"{name}: {lost} rows whose {column} is no document"] if lost else []
