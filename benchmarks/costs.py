"""What a batch costs: memory of a worker, cores, and a nation's documents published, unchanged, and with one new."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.material import ROOT, joined, page_count
from benchmarks.national import DOCUMENTS, fill_store, write_files

_MB_KB = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of CPU, and the peak of memory in MB, of a command and the processes that it starts."""

    seconds: float
    cpu: float
    memory: float
    output: str


def command(*arguments: str) -> Cost:
    """What `dxplans` with these arguments costs in a process of its own.

    Raises:
        RuntimeError: if it fails.
    """
    return python("-m", "flows.cli", *arguments)


def python(*arguments: str) -> Cost:
    """What a Python of its own costs.

    Raises:
        RuntimeError: if it fails.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], env=environment, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    output = process.stdout.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}")
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / _MB_KB, output)


_WORKER = """
import gc, sys
from pathlib import Path
from extractors.plan import extract_plan
from extractors.memory import give_back
from flows.reading import resident_mb
import resource
done, told = 0, 0
limit, each = int(sys.argv[1]), int(sys.argv[2])
while done < limit:
    for path in sys.argv[3:]:
        records = extract_plan(Path(path))
        done += len(records.tables["pages"])
        del records
        gc.collect()
        give_back()
        if done >= told + each:
            told = done
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(done, round(resident_mb()), round(peak), flush=True)
        if done >= limit:
            break
"""


def worker_memory(paths: Sequence[Path], pages: int = 5000, each: int = 1000) -> list[tuple[int, int, int]]:
    """Pages read, memory held and its peak in MB, as one process reads documents one after the other."""
    output = python("-c", _WORKER, str(pages), str(each), *map(str, paths)).output
    return [tuple(map(int, line.split())) for line in output.splitlines()]  # type: ignore[misc]


def long_document(paths: Sequence[Path], folder: Path, pages: int) -> tuple[int, Cost]:
    """What one document of so many pages costs."""
    path = joined(list(paths), pages, folder / f"long_{pages}.pdf")
    return page_count(path), python("-c", _WORKER, "1", "1", str(path))


def scaling(folder: Path, out: Path, most: int = 2) -> list[tuple[int, Cost]]:
    """What a run over a folder costs with one worker and with more."""
    return [
        (n, command("run", str(folder), "--out", str(out / f"workers{n}"), "--direct", "--workers", str(n)))
        for n in range(1, most + 1)
    ]


def nation(folder: Path, documents: int = DOCUMENTS) -> dict[str, Cost]:
    """Publishing a nation's documents, a run in which none changed, and one with a new document."""
    pdfs, out = folder / "pdf", folder / "out"
    write_files(pdfs, documents)
    fill_store(pdfs, out)
    arguments = ("run", str(pdfs), "--out", str(out), "--direct", "--workers", "1")
    costs = {"publish": command(*arguments), "unchanged": command(*arguments)}
    write_files(pdfs, documents + 1)
    costs["one new"] = command(*arguments)
    return costs


def start_up(plan: Path) -> dict[str, Cost]:
    """What starting costs: the help, and one plan in a process of its own."""
    return {"--help": command("--help"), f"extract {plan.name}": command("extract", str(plan))}
