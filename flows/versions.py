"""Tells which code and data read a document, so that a document is read again exactly when that changes."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import analysis
import extractors
import taxonomy

_LIBRARIES = ("pypdfium2", "pdfplumber", "pdfminer.six", "sudachipy", "sudachidict-core", "spacy", "pyarrow")
"""Libraries whose version changes what is read."""


@cache
def program_version() -> str:
    """Version of the installed package; ``0`` where it runs from a folder without being installed."""
    try:
        return version("dxplans")
    except PackageNotFoundError:
        return "0"


@cache
def extractor_version() -> str:
    """Package version and a hash of the code of ``extractors`` and of the libraries it reads with (``0.1.0+3f2a91bc``).

    The hash makes a change of code count before it has a version number of its own.
    """
    digest = hashlib.sha256()
    _add_package(digest, Path(str(extractors.__file__)).parent)
    for name in _LIBRARIES:
        try:
            digest.update(f"{name}=={version(name)}\n".encode())
        except PackageNotFoundError:
            continue
    return f"{program_version()}+{digest.hexdigest()[:8]}"


@cache
def taxonomy_hash() -> str:
    """Hash of the taxonomy's code and data."""
    digest = hashlib.sha256()
    _add_package(digest, Path(str(taxonomy.__file__)).parent)
    return digest.hexdigest()[:8]


@cache
def analysis_version() -> str:
    """Hash of the code that makes the derived tables: when it changes, a set is published anew."""
    digest = hashlib.sha256()
    _add_package(digest, Path(str(analysis.__file__)).parent)
    return digest.hexdigest()[:8]


@cache
def ocr_version() -> str:
    """What recognises characters on this machine (``tesserocr 2.13.0``); ``none`` where nothing does.

    Documents are read again when it changes: pages without text gain theirs.
    """
    from extractors.reading.recognition.tesseract import tessdata

    try:
        return f"tesserocr {version('tesserocr')}" if tessdata() else "none"
    except PackageNotFoundError:
        return "none"


def _add_package(digest: hashlib._Hash, folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
