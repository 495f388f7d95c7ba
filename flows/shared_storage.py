"""Brings PDFs from storage that fsspec reaches (s3://, gs://, sftp:// …) beside the output: what changed alone."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from flows.store import read_json

FOLDER = ".inputs"
"""Where the copies stand, below the output folder."""
_TOKENS = ".tokens.json"


class StorageError(ValueError):
    """An address that cannot be read; the message names it and the cause."""


@dataclass(slots=True)
class Inputs:
    """Local paths to read, and for copies the address that each came from."""

    paths: list[Path] = field(default_factory=list)
    origins: dict[str, str] = field(default_factory=dict)


def is_address(text: str) -> bool:
    """Whether a path is an address of fsspec and no path of this machine."""
    return "://" in text


def bring(paths: Sequence[str], out: Path) -> Inputs:
    """Make every path a local one: addresses are copied, and copied again only where the storage says they changed.

    Manifests come along. A file that is gone from the storage goes here too.

    Raises:
        StorageError: if an address cannot be read.
    """
    inputs = Inputs()
    for text in paths:
        if not is_address(text):
            inputs.paths.append(Path(text))
            continue
        try:
            folder, origins = _copy(text, out / FOLDER)
        except (OSError, ValueError, ImportError) as error:
            raise StorageError(f"{text}: cannot be read ({type(error).__name__}: {error})") from None
        inputs.paths.append(folder)
        inputs.origins |= origins
    return inputs


def _copy(address: str, base: Path) -> tuple[Path, dict[str, str]]:
    from fsspec.core import url_to_fs

    system: Any
    system, root = url_to_fs(address)
    if system.isfile(root):
        root, found = str(PurePosixPath(root).parent), [root]
    else:
        found = [path for path in system.find(root) if _wanted(path[len(root) :])]
    if not found:
        raise FileNotFoundError("no PDF stands there")
    folder = base / hashlib.sha256(address.encode()).hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    known = read_json(folder / _TOKENS)
    tokens: dict[str, str] = {}
    origins: dict[str, str] = {}
    for path in sorted(found):
        name = path[len(root) :].lstrip("/")
        target = folder / name
        tokens[name] = str(system.ukey(path))
        if known.get(name) != tokens[name] or not target.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            beside = target.with_name(f".{target.name}.copy")
            system.get_file(path, str(beside))
            os.replace(beside, target)
        origins[os.path.abspath(target)] = system.unstrip_protocol(path)
    for file in folder.rglob("*"):
        if file.is_file() and file.name != _TOKENS and file.relative_to(folder).as_posix() not in tokens:
            file.unlink()
    (folder / _TOKENS).write_text(json.dumps(tokens, ensure_ascii=False), encoding="utf-8")
    return folder, origins


def _wanted(name: str) -> bool:
    parts = [part for part in name.split("/") if part]
    if not parts or any(part.startswith(".") for part in parts):
        return False
    return parts[-1].lower().endswith(".pdf") or parts[-1] == "manifest.csv"
