"""Finds the PDFs that a run was given and tells equal files apart from different ones."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from extractors.rows import document_id

CHUNK = 1 << 20


class NoSuchPath(ValueError):
    """A path that was given does not exist: wrong use, not a failed document."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read.

    ``name`` is its path below the folder that was given (its file name, if the file itself was given), with slashes on
    every system. ``sha256`` is None, and ``problem`` says why, where its bytes cannot be read.
    """

    path: Path
    root: Path
    name: str
    size: int
    sha256: str | None
    problem: str | None = None

    @property
    def document_id(self) -> str:
        """The document's id, from its bytes; from its name where there are none to read."""
        return document_id(self.sha256 or f"unreadable:{self.name}")


def find_sources(paths: Iterable[Path]) -> list[Source]:
    """All PDFs below the paths, in the order of their names.

    Folders are searched to any depth for names ending in ``.pdf`` (in any case), hidden folders and files left out;
    a file that is given itself is taken whatever its name.

    Raises:
        NoSuchPath: if a path does not exist.
    """
    found: dict[Path, tuple[Path, str]] = {}
    for path in paths:
        if path.is_dir():
            for file in _pdfs(path):
                found.setdefault(Path(os.path.abspath(file)), (path, file.relative_to(path).as_posix()))
        elif path.is_file():
            found.setdefault(Path(os.path.abspath(path)), (path.parent, path.name))
        else:
            raise NoSuchPath(f"{path}: there is no such file or folder")
    sources = [_source(path, root, name) for path, (root, name) in found.items()]
    return sorted(sources, key=lambda source: (source.name, str(source.path)))


def first_of_each(sources: Iterable[Source]) -> tuple[list[Source], list[tuple[Source, Source]]]:
    """One source for each content, and the pairs (left out, kept) with the same bytes."""
    kept: dict[str, Source] = {}
    doubles = []
    for source in sources:
        if source.document_id in kept:
            doubles.append((source, kept[source.document_id]))
        else:
            kept[source.document_id] = source
    return list(kept.values()), doubles


def _pdfs(folder: Path) -> Iterable[Path]:
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(".pdf") and not name.startswith("."):
                yield Path(base) / name


def _source(path: Path, root: Path, name: str) -> Source:
    digest = hashlib.sha256()
    size = 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        return Source(path, root, name, 0, None, f"{name}: cannot be opened ({error.strerror})")
    return Source(path, root, name, size, digest.hexdigest())
