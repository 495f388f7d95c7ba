"""Keeps a town's files and what is known of them: every version, the same bytes once, whole after any crash.

A town's folder holds the files, ``manifest.csv`` with a row a file, and ``.crawl/`` with what the next visit needs. All
changes go one way: what is new lies in ``.crawl/incoming``; a journal says what is to become of it; only then is it
done, step by step, and each step can be done again. Whoever opens the folder next finishes what the journal says.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flows.manifest import COLUMNS, CRAWL_COLUMNS, NAME

STATE = ".crawl"
Row = dict[str, str]


class BadArchive(ValueError):
    """A folder that is not as this module left it, with what is wrong in plain words."""


@dataclass(slots=True)
class Change:
    """What is to be done at once.

    ``moves`` are files to move in (name in incoming, name in the folder), ``rows`` columns to set by file,
    ``addresses`` what is known of addresses now; None forgets one.
    """

    moves: list[tuple[str, str]] = field(default_factory=list)
    rows: dict[str, Row] = field(default_factory=dict)
    addresses: dict[str, dict[str, str] | None] = field(default_factory=dict)


class TownArchive:
    """The folder of one town. One process at a time, see :func:`flows.crawl.run.crawl`."""

    def __init__(self, root: Path, code: str) -> None:
        """Of the town with a code, below the folder of all files; nothing is made before the first change."""
        if not re.fullmatch(r"[0-9]{6}", code):
            raise BadArchive(f"{code!r} is no code of six digits")
        self.code = code
        self.folder = root / code
        self.state = self.folder / STATE
        self.incoming = self.state / "incoming"
        self._pages = self.state / "pages"
        self._journal = self.state / "journal.json"
        self._addresses_file = self.state / "addresses.json"
        self._manifest = self.folder / NAME
        self.rows: dict[str, Row] = {}
        self.addresses: dict[str, dict[str, str]] = {}
        self._columns: list[str] = []

    def open(self) -> None:
        """Finish what a crashed run left, drop what it had not finished fetching, and read what is known.

        Raises:
            BadArchive: if the manifest cannot be read: it may be a person's work, so it is not written over.
        """
        if self._journal.is_file():
            self._load()
            self._apply(_change_of(_read_json(self._journal)))
        if self.incoming.is_dir():
            for path in self.incoming.iterdir():
                path.unlink(missing_ok=True)
        self._load()

    def prepare(self) -> Path:
        """The folder for bodies that are being fetched, made now."""
        self.incoming.mkdir(parents=True, exist_ok=True)
        return self.incoming

    def has(self, sha256: str) -> str | None:
        """The file with these bytes, or None; a file that a person took away is none."""
        for name, row in self.rows.items():
            if row.get("sha256") == sha256 and (self.folder / name).is_file():
                return name
        return None

    def commit(self, change: Change) -> None:
        """Do a change so that it is done wholly or, after a crash, by the next :meth:`open`."""
        if not (change.moves or change.rows or change.addresses):
            return
        self.state.mkdir(parents=True, exist_ok=True)
        journal = {"moves": change.moves, "rows": change.rows, "addresses": change.addresses}
        _replace_text(self._journal, json.dumps(journal, ensure_ascii=False))
        self._apply(change)

    def _apply(self, change: Change) -> None:
        """Do the steps of a change; each finds by itself whether it is done already."""
        for name, place in change.moves:
            source = self.incoming / name
            if source.is_file():
                os.replace(source, self.folder / place)
        if change.moves:
            _sync_folder(self.folder)
        if change.rows:
            # A person may have written into the manifest since it was read.
            self._load_rows()
            for name, values in change.rows.items():
                self.rows.setdefault(name, {"file": name}).update(values)
            self._write_rows()
        if change.addresses:
            for url, known in change.addresses.items():
                if known is None:
                    self.addresses.pop(url, None)
                else:
                    self.addresses[url] = known
            _replace_text(self._addresses_file, json.dumps(self.addresses, ensure_ascii=False, indent=0))
        self._journal.unlink(missing_ok=True)

    def _load(self) -> None:
        self._load_rows()
        self.addresses = {
            url: {key: str(value) for key, value in known.items()}
            for url, known in _read_json(self._addresses_file).items() if isinstance(known, dict)
        }  # fmt: skip

    def _load_rows(self) -> None:
        self.rows, self._columns = {}, [*COLUMNS, *CRAWL_COLUMNS]
        if not self._manifest.is_file():
            return
        try:
            with self._manifest.open(encoding="utf-8-sig", newline="") as file:
                reader = csv.DictReader(file)
                names = [name.strip() for name in reader.fieldnames or []]
                reader.fieldnames = names
                lines = list(reader)
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise BadArchive(f"{self._manifest}: cannot be read as CSV in UTF-8 ({error})") from None
        if "file" not in names:
            raise BadArchive(f"{self._manifest}: there is no column 'file'")
        self._columns += [name for name in names if name and name not in self._columns]
        for line in lines:
            name = (line.get("file") or "").strip()
            if name and name not in self.rows:
                self.rows[name] = {key: (value or "") for key, value in line.items() if isinstance(key, str)}

    def _write_rows(self) -> None:
        text = io.StringIO()
        writer = csv.DictWriter(text, self._columns, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows[name] for name in sorted(self.rows))
        _replace_text(self._manifest, text.getvalue())

    def page(self, digest: str) -> bytes | None:
        """A page that was kept, or None."""
        try:
            return gzip.decompress((self._pages / f"{_safe(digest)}.gz").read_bytes())
        except (OSError, EOFError, ValueError):
            return None

    def keep_page(self, digest: str, body: bytes) -> None:
        """Keep a page, so that its links are known when its server says that nothing changed."""
        self._pages.mkdir(parents=True, exist_ok=True)
        _replace(self._pages / f"{_safe(digest)}.gz", gzip.compress(body, mtime=0))

    def drop_pages(self) -> None:
        """Remove kept pages that no address refers to any more."""
        wanted = {f"{known.get('sha256')}.gz" for known in self.addresses.values()}
        if self._pages.is_dir():
            for path in self._pages.iterdir():
                if path.name not in wanted:
                    path.unlink(missing_ok=True)


def _safe(digest: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise BadArchive(f"{digest[:80]!r} is no sha256")
    return digest


def _change_of(journal: dict[str, Any]) -> Change:
    """A journal that can be read is whole: it was renamed into its place."""
    return Change(
        [(str(name), str(place)) for name, place in journal.get("moves", [])],
        journal.get("rows", {}), journal.get("addresses", {}),
    )  # fmt: skip


def _read_json(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _replace_text(path: Path, text: str) -> None:
    _replace(path, text.encode("utf-8"))


def _replace(path: Path, data: bytes) -> None:
    """Put a file in place of another in one step that survives a loss of power."""
    beside = path.with_name(f"{path.name}.tmp")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make renames in a folder last, where the system can do so."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
