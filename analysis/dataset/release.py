"""Makes a dated bundle of the tables that others can cite: checksums, descriptor, counts, scores, difference."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.dataset import citation, descriptor, difference, views
from analysis.tables import Published
from extractors.schema import TABLES, arrow_schema
from extractors.schema.dictionary import dictionary
from taxonomy.export import write as write_taxonomy

PREFIX = "dxplans-"
SUMS = "SHA256SUMS"
TEXT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "pages": ("text",),
    "sections": ("text",),
    "measures": ("policy", "current_state", "issues", "target", "funding", "actions", "examples"),
    "fields": ("text",),
    "notes": ("text",),
    "table_cells": ("text",),
    "organization": ("duties",),
    "supports": ("text",),
    "cases": ("summary", "highlights"),
    "kpis": ("text",),
    "schedules": ("text",),
    "corrections": ("old_value", "new_value"),
}
"""Columns that hold what a document says in its own words; what is left (titles, names, dates, numbers) are facts."""
_OF_DOCUMENTS = ("document_id", "evidence_document_id", "old_document_id", "new_document_id")
"""Columns that say whose words a row holds."""
_SENTENCE = r"。|^.{30,}(?:する|した|ます|いる|ある|れる|せる|える|です|だ)$"
"""What is a sentence wherever it stands: a heading or a cell's label may be one. It is withheld there too."""
_OURS = frozenset({"source_path", "source_url", "licence", "error", "message", "who", "why"})
"""Columns whose words are not the document's."""
_DATED = re.compile(rf"^{PREFIX}(\d{{4}}-\d{{2}}-\d{{2}})$")


class ReleaseError(ValueError):
    """A release that cannot be made; the message says why."""


@dataclass(frozen=True, slots=True)
class Release:
    """A finished release: its folder, rows a table, documents whose text was withheld, and the release before it."""

    folder: Path
    counts: Mapping[str, int]
    withheld: int
    previous: str | None


def make_release(
    out: Path,
    releases: Path,
    day: datetime.date,
    program: str,
    *,
    previous: Path | None = None,
    scores: Path | None = None,
    without_text: bool = False,
) -> Release:
    """Write ``dxplans-DATE`` below `releases`, whole or not at all.

    Args:
        out: folder of published tables.
        releases: folder of all releases.
        day: date of the release; the only thing that differs between two releases of the same input.
        program: version of the program.
        previous: release to compare with; the newest one before `day` if None.
        scores: a scores file of ``python -m evaluation`` to go with it.
        without_text: withhold the sentences of documents whose licence is not known.

    Raises:
        ReleaseError: if the release exists, or a given file does not.
        NotPublished: if `out` holds no tables.
    """
    published = Published(out)
    folder = releases / f"{PREFIX}{day.isoformat()}"
    if folder.exists():
        raise ReleaseError(f"{folder}: this release exists already; a release is never changed")
    for path in (previous, scores):
        if path is not None and not path.exists():
            raise ReleaseError(f"{path}: there is no such file or folder")
    previous = previous or _newest_before(releases, day)
    staging = releases / f".{folder.name}.new"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        withheld, nullable = _write_tables(published, staging, without_text=without_text)
        counts = {name: pq.read_metadata(staging / f"{name}.parquet").num_rows for name in published.names()}
        versions = citation.versions_of(published, program)
        state = citation.data_state(published)
        package = descriptor.describe(staging, versions, nullable=nullable)
        package |= {"version": day.isoformat(), "created": f"{day.isoformat()}T00:00:00Z"}
        texts = {
            descriptor.FILE_NAME: descriptor.as_json(package),
            views.FILE_NAME: views.views_sql(),
            "data-dictionary.md": dictionary(),
            "CITATION.cff": citation.cite(versions, state, day, "cff") + "\n",
            "counts.json": json.dumps(counts, indent=2) + "\n",
        }
        if previous is not None:
            summary, rows = difference.compare(previous, staging)
            pq.write_table(rows, staging / "difference.parquet", compression="zstd")
            texts["difference.md"] = difference.as_markdown(summary, previous.name, folder.name)
        if scores is not None:
            shutil.copyfile(scores, staging / "scores.json")
        texts["README.md"] = _readme(day, versions, state, counts, withheld, previous)
        for name, text in texts.items():
            (staging / name).write_text(text, encoding="utf-8", newline="\n")
        write_taxonomy(staging)
        _write_sums(staging)
        os.rename(staging, folder)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return Release(folder, counts, withheld, previous.name if previous else None)


def check_sums(folder: Path) -> list[str]:
    """Return the names of files of a release that are missing, changed, or not listed."""
    listed = {}
    for line in (folder / SUMS).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    there = {path.name for path in folder.iterdir() if path.name != SUMS}
    wrong = [name for name in sorted(there & listed.keys()) if descriptor.sha256_of(folder / name) != listed[name]]
    return sorted([*wrong, *(there ^ listed.keys())])


def _newest_before(releases: Path, day: datetime.date) -> Path | None:
    if not releases.is_dir():
        return None
    dated = [(match[1], path) for path in releases.iterdir() if (match := _DATED.match(path.name))]
    earlier = [path for text, path in sorted(dated) if text < day.isoformat()]
    return earlier[-1] if earlier else None


def _write_tables(published: Published, staging: Path, *, without_text: bool) -> tuple[int, dict[str, list[str]]]:
    """Copy the tables; returns how many documents lost their sentences, and the columns by table that may be null."""
    secret: pa.Array | None = None
    if without_text:
        unlicensed = [row["document_id"] for row in published.rows("documents", ["document_id", "licence"])
                      if not row["licence"]]  # fmt: skip
        secret = pa.array(unlicensed, pa.string()) if unlicensed else None
    nullable: dict[str, list[str]] = {}
    for name in published.names():
        table = published.table(name).cast(arrow_schema(name))
        if secret is not None:
            table, nullable[name] = _withhold(table, TEXT_COLUMNS.get(name, ()), secret)
        pq.write_table(table, staging / f"{name}.parquet", compression="zstd", row_group_size=65_536)
    return (0 if secret is None else len(secret)), nullable


def _withhold(table: pa.Table, columns: tuple[str, ...], documents: pa.Array) -> tuple[pa.Table, list[str]]:
    """The table without what these documents say: null in the columns, and in others where a sentence stands.

    Returns:
        The table, and the names of the columns that may be null now.
    """
    owners = [name for name in _OF_DOCUMENTS if name in table.column_names]
    if not owners:
        return table, []
    hidden = pc.fill_null(pc.is_in(table[owners[0]], value_set=documents), False)
    for name in owners[1:]:
        hidden = pc.or_(hidden, pc.fill_null(pc.is_in(table[name], value_set=documents), False))
    emptied = []
    for name in table.column_names:
        at = table.schema.get_field_index(name)
        kind = table.schema.field(at).type
        gone = hidden if name in columns else pc.and_(hidden, _says(table[name])) if name not in _OURS else None
        if gone is None or not pc.any(gone).as_py():
            continue
        kept = pc.if_else(gone, pa.scalar(None, kind), table[name])
        table = table.set_column(at, pa.field(name, kind, nullable=True), kept)
        emptied.append(name)
    return table, emptied


def _says(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """For each value of a column whether it is a sentence, or a list that holds one."""
    if pa.types.is_string(column.type):
        return pc.fill_null(pc.match_substring_regex(column, _SENTENCE), False)
    if pa.types.is_list(column.type) and pa.types.is_string(column.type.value_type):
        joined = pc.binary_join(pc.fill_null(column, pa.scalar([], column.type)), "\n")
        return pc.fill_null(pc.match_substring_regex(joined, f"(?m){_SENTENCE}"), False)
    return pa.chunked_array([pa.repeat(pa.scalar(False), len(column))])


def _readme(
    day: datetime.date, versions: Mapping[str, str], state: citation.DataState, counts: Mapping[str, int],
    withheld: int, previous: Path | None,
) -> str:  # fmt: skip
    text = (
        f"# dxplans {day.isoformat()}\n\n"
        f"自治体DX推進計画の比較データ。{state.documents}文書、{state.bodies}団体。"
        f"Comparable tables of DX plans: {state.documents} documents of {state.bodies} bodies.\n\n"
        "- `datapackage.json`: every table and column, in Japanese and English; `data-dictionary.md` to read\n"
        "- `views.sql`: `duckdb -init views.sql` in this folder\n"
        f"- `{SUMS}`: `sha256sum -c {SUMS}`\n"
        "- `taxonomy_*.parquet`, `municipalities.parquet`: the national taxonomy and the codes of all bodies\n"
    )
    if previous is not None:
        text += f"- `difference.md`, `difference.parquet`: what changed since {previous.name}, row by row\n"
    if withheld:
        text += (
            f"\nThe sentences of {withheld} documents whose licence is not known are withheld (null): "
            + "; ".join(f"{name}: {', '.join(columns)}" for name, columns in TEXT_COLUMNS.items())
            + ", and any other value that is a sentence. Titles, names, dates and numbers are there.\n"
        )
    text += "\n| made by | version |\n| --- | --- |\n"
    text += "".join(f"| {kind} | {value} |\n" for kind, value in versions.items())
    text += "\n| table | rows | one row per |\n| --- | --- | --- |\n"
    text += "".join(f"| {name} | {count} | {TABLES[name].row} |\n" for name, count in counts.items())
    return text + "\nCite as:\n\n> " + citation.cite(versions, state, day) + "\n"


def _write_sums(folder: Path) -> None:
    lines = [f"{descriptor.sha256_of(path)}  {path.name}" for path in sorted(folder.iterdir())]
    (folder / SUMS).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
