"""Reads ``manifest.csv``: what a person states about the files beside it, checked before it is believed."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from extractors.schema import TABLES
from taxonomy.municipalities import checked_code

NAME = "manifest.csv"
COLUMNS = (
    "file", "municipality_code", "municipality", "prefecture", "fictional", "document_type", "title", "edition",
    "issued_on", "plan_start", "plan_end", "variant", "part", "plan_id", "supersedes", "source_url", "retrieved_at",
    "licence", "taxonomy_edition", "password",
)  # fmt: skip
CRAWL_COLUMNS = (
    "landing_page", "found_on", "anchor_text", "etag", "last_modified", "sha256", "size", "first_seen", "last_seen",
    "vanished", "superseded_by", "note",
)  # fmt: skip
"""What a crawl notes for itself and for people: known here, but no statement about the document, so that a visit at
which nothing changed makes nothing be read again."""
_DATES = ("issued_on", "plan_start", "plan_end")
_TRUE = ("1", "true", "yes", "y", "t")
_FALSE = ("0", "false", "no", "n", "f")


@dataclass(slots=True)
class Manifest:
    """The rows of one manifest by the file's path below the manifest's folder; only stated, valid values are kept.

    ``problems`` are about the manifest as a whole, ``file_problems`` about a file's row, in plain words.
    """

    path: Path
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    file_problems: dict[str, list[str]] = field(default_factory=dict)


def read_manifest(path: Path) -> Manifest:
    """Read a manifest; what is wrong with it becomes a problem, never an error."""
    manifest = Manifest(path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            columns = [name.strip() for name in reader.fieldnames or []]
            reader.fieldnames = columns
            lines = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        manifest.problems.append(f"{NAME}: cannot be read as CSV in UTF-8 ({error})")
        return manifest
    for name in columns:
        if name not in COLUMNS + CRAWL_COLUMNS:
            manifest.problems.append(f"{NAME}: the column {name!r} is not known; known are {', '.join(COLUMNS)}")
    if "file" not in columns:
        manifest.problems.append(f"{NAME}: there is no column 'file', so nothing of it is used")
        return manifest
    for number, line in enumerate(lines, start=2):
        _add_row(manifest, number, line)
    return manifest


def _add_row(manifest: Manifest, number: int, line: dict[str, str]) -> None:
    name = (line.get("file") or "").strip().replace("\\", "/").removeprefix("./")
    if not name:
        manifest.problems.append(f"{NAME}, line {number}: no file is named")
        return
    if not (manifest.path.parent / name).is_file():
        manifest.problems.append(f"{NAME}, line {number}: there is no file {name!r}")
        return
    if name in manifest.rows:
        manifest.problems.append(f"{NAME}, line {number}: {name!r} is stated twice; the first row is used")
        return
    row: dict[str, str] = {}
    for column in COLUMNS[1:]:
        value = (line.get(column) or "").strip()
        if not value:
            continue
        try:
            row[column] = _checked(column, value)
        except ValueError as error:
            manifest.file_problems.setdefault(name, []).append(
                f"{NAME}, line {number}: {column} {value!r} is not used: {error}"
            )
    for start, end in (("plan_start", "plan_end"),):
        if row.get(start, "") > row.get(end, "9999"):
            manifest.file_problems.setdefault(name, []).append(
                f"{NAME}, line {number}: {start} {row.pop(start)} lies after {end} {row.pop(end)}; neither is used"
            )
    manifest.rows[name] = row


def _checked(column: str, value: str) -> str:
    """The value as the extractors expect it.

    Raises:
        ValueError: saying what would be right.
    """
    documents = TABLES["documents"]
    if column == "municipality_code":
        return checked_code(value)
    if column in ("document_type", "variant"):
        values = documents.field(column).values
        if value not in values:
            raise ValueError(f"it must be one of {', '.join(values)}")
    if column in _DATES:
        return date.fromisoformat(value).isoformat()
    if column == "retrieved_at":
        return datetime.fromisoformat(value).isoformat()
    if column == "part" and not re.fullmatch(r"[1-9][0-9]{0,3}", value):
        raise ValueError("it must be a number from 1")
    if column == "fictional":
        if value.lower() not in _TRUE + _FALSE:
            raise ValueError("it must be true or false")
        return "true" if value.lower() in _TRUE else "false"
    if column == "source_url" and not re.match(r"https?://", value):
        raise ValueError("it must begin with http:// or https://")
    if column == "taxonomy_edition":
        from taxonomy.loader import load_taxonomy

        editions = [edition.id for edition in load_taxonomy().editions]
        if value not in editions:
            raise ValueError(f"it must be one of {', '.join(editions)}")
    return value


class Manifests:
    """Finds the manifest row of a file: the nearest manifest that lists it, from its folder up to the folder given."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._read: dict[Path, Manifest | None] = {}

    def row(self, path: Path, root: Path) -> tuple[dict[str, str], list[str]]:
        """What is stated about a file, and the problems of its row."""
        root = root.resolve()
        folder = path.resolve().parent
        while True:
            manifest = self._manifest(folder)
            name = path.resolve().relative_to(folder).as_posix()
            if manifest is not None and name in manifest.rows:
                return manifest.rows[name], manifest.file_problems.get(name, [])
            if folder == root or root not in folder.parents:
                return {}, []
            folder = folder.parent

    @property
    def problems(self) -> list[str]:
        """Problems of all manifests read so far."""
        return [problem for manifest in self._all() for problem in manifest.problems]

    def _all(self) -> Iterable[Manifest]:
        return (manifest for _, manifest in sorted(self._read.items()) if manifest is not None)

    def _manifest(self, folder: Path) -> Manifest | None:
        if folder not in self._read:
            path = folder / NAME
            self._read[folder] = read_manifest(path) if path.is_file() else None
        return self._read[folder]
