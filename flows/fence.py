"""Fences in a worker that reads files from the open web: it writes nowhere else, starts no program, calls nobody."""

from __future__ import annotations

import contextlib
import math
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

_FORBIDDEN = frozenset({
    "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "pty.spawn", "subprocess.Popen",
    "os.startfile", "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname",
    "webbrowser.open", "ftplib.connect", "smtplib.connect",
})  # fmt: skip
_CHANGES = frozenset({
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.utime", "shutil.rmtree", "shutil.move", "shutil.copyfile",
})  # fmt: skip
"""Events whose arguments name files that change."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC

_folders: list[str] = []


def fence(output: int) -> None:
    """Fence this process in for good; :func:`allow` opens a folder for one document.

    The interpreter refuses what is named above. Native code does not pass through here: of what reads a file, PDFium is
    built without scripts, opens no connection and writes no file, and Tesseract gets pictures alone.

    Args:
        output: MB; no file may become larger (where the system can limit that). A process that crashes leaves no core.
    """
    sys.dont_write_bytecode = True
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        limit = output * 2**20
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit if hard < 0 else min(limit, hard), hard))
    except (ImportError, OSError, ValueError):
        pass
    _folders[:] = [os.path.realpath(tempfile.gettempdir())]
    sys.addaudithook(_refuse)


def allow(folder: Path) -> None:
    """Let this process write below a folder and the system's temporary folder, and nowhere else."""
    _folders[:] = [os.path.realpath(tempfile.gettempdir()), os.path.realpath(folder)]


def limit_processor_time(seconds: float) -> None:
    """Have the system end this process once it has used so many more seconds of processor time."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        limit = math.ceil(time.process_time() + seconds) + 1
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (limit if hard < 0 else min(limit, hard), hard))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        path, mode, flags = arguments
        writes = any(c in mode for c in "wax+") if isinstance(mode, str) else bool((flags or 0) & _WRITES)
        if writes and isinstance(path, (str, bytes)) and not _is_inside(path):
            raise PermissionError(f"a reader must not write {os.fsdecode(path)}")
    elif event in _FORBIDDEN:
        raise PermissionError(f"a reader must not call {event}")
    elif event in _CHANGES:
        for argument in arguments:
            if isinstance(argument, (str, bytes)) and argument and not _is_inside(argument):
                raise PermissionError(f"a reader must not change {os.fsdecode(argument)}")


def _is_inside(path: str | bytes) -> bool:
    text = os.fsdecode(path)
    if text == os.devnull or not _folders:
        return True
    real = os.path.realpath(text)
    return any(real == folder or real.startswith(folder + os.sep) for folder in _folders)
