"""Puts a finished report into its folder: all of it or nothing, and nothing of others is touched.

Everything stands in one folder, ``report``, beside an ``index.html`` that leads into it; so a new report takes the
place of an old one by two renames. Files in there that no report wrote are carried over.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

FOLDER = "report"
FRONT = "index.html"
NEW = ".report.new"
OLD = ".report.old"
LIST = "report.json"
MARK = '<meta name="generator" content="dxplans report">'


class Refused(RuntimeError):
    """The folder holds something that is no report, or another report is being written there."""


@contextmanager
def staged(out: Path, front: str) -> Iterator[Path]:
    """A fresh folder to write a report into; it is put in place when the block ends well, and removed when it does not.

    Args:
        out: the folder that the report belongs to; made where it is missing.
        front: the page that leads into the report, with :data:`MARK` in it.

    Raises:
        Refused: if `out` has an ``index.html`` or a folder ``report`` of somebody else, or is being written to.
        OSError: if it cannot be written; the report that stood there still does.
    """
    out.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(out / ".report.lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Refused(f"{out}: another report is being written here") from None
    try:
        _recover(out)
        _check(out)
        new = out / NEW
        try:
            new.mkdir()
            yield new
            _list_files(new)
            _keep_others(out / FOLDER, new)
            _swap(out, front)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    finally:
        lock.release()
        (out / ".report.lock").unlink(missing_ok=True)


def _recover(out: Path) -> None:
    """Undo what a killed run left: the old report comes back if the new one did not take its place."""
    if (out / OLD).is_dir():
        if (out / FOLDER).exists():
            shutil.rmtree(out / OLD)
        else:
            os.rename(out / OLD, out / FOLDER)
    shutil.rmtree(out / NEW, ignore_errors=True)


def _check(out: Path) -> None:
    front = out / FRONT
    if front.exists() and MARK not in front.read_text(encoding="utf-8", errors="replace"):
        raise Refused(f"{front}: is not of a report and is not replaced; choose another folder")
    folder = out / FOLDER
    if folder.exists() and not (folder / LIST).is_file():
        raise Refused(f"{folder}: is not a report and is not replaced; choose another folder")


def files_of(folder: Path) -> set[str]:
    """The files that a report consists of, as it lists them itself; empty where it cannot be told."""
    try:
        return set(json.loads((folder / LIST).read_text(encoding="utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _list_files(new: Path) -> None:
    files = sorted(path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file())
    (new / LIST).write_text(json.dumps({"files": files}, indent=0) + "\n", encoding="utf-8", newline="\n")


def _keep_others(old: Path, new: Path) -> None:
    """Copy what somebody else put into the old report's folder."""
    if not old.is_dir():
        return
    ours = files_of(old) | {LIST}
    for path in sorted(old.rglob("*")):
        name = path.relative_to(old).as_posix()
        if path.is_dir() or name in ours:
            continue
        target = new / name
        if target.exists():
            raise Refused(f"{path}: stands where the report has a file of its own; move it away first")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)


def _swap(out: Path, front: str) -> None:
    beside = out / f".{FRONT}.new"
    beside.write_text(front, encoding="utf-8", newline="\n")
    had = (out / FOLDER).exists()
    if had:
        os.rename(out / FOLDER, out / OLD)
    try:
        os.rename(out / NEW, out / FOLDER)
    except OSError:
        if had:
            os.rename(out / OLD, out / FOLDER)
        beside.unlink()
        raise
    os.replace(beside, out / FRONT)
    shutil.rmtree(out / OLD, ignore_errors=True)
