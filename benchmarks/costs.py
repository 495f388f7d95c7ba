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
    environment = {"SOURCE_DATE_EPOCH": "0", **os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
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
import gc, sys, tempfile, threading, time
from pathlib import Path
from extractors.plan import extract_plan
from extractors.memory import give_back
from flows.checks import clean
from flows.store import Entry, hand_over

def memory():
    lines = Path("/proc/self/status").read_text().splitlines()
    kept = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines if line.startswith("Rss")}
    return kept["RssAnon"], kept["RssFile"] + kept["RssShmem"]

peak = [0.0, 0.0]
def watch():
    while True:
        own, mapped = memory()
        peak[:] = max(peak[0], own), max(peak[1], mapped)
        time.sleep(0.02)

threading.Thread(target=watch, daemon=True).start()
done, told = 0, 0
limit, each = int(sys.argv[1]), int(sys.argv[2])
while done < limit:
    for path in sys.argv[3:]:
        records = extract_plan(Path(path))
        done += len(records.tables["pages"])
        kept, _ = clean(records.tables)
        pages = len(kept["pages"])
        records.tables.clear()
        with tempfile.TemporaryDirectory() as folder:
            hand_over(Path(folder) / "rows", Entry("d", "k", "ok", None, None, pages), kept)
        del records, kept
        gc.collect()
        give_back()
        if done >= told + each:
            told = done
            own, _ = memory()
            print(done, round(own), *map(round, peak), flush=True)
        if done >= limit:
            break
"""


def worker_memory(paths: Sequence[Path], pages: int = 5000, each: int = 1000) -> list[tuple[int, int, int, int]]:
    """How memory grows as one process reads documents one after the other and turns them into Arrow.

    Returns:
        Pages read; MB of memory of its own that it holds, and their peak; and the peak of what it maps from files
        (libraries, Sudachi's dictionary), which all workers of a machine share.
    """
    output = python("-c", _WORKER, str(pages), str(each), *map(str, paths)).output
    return [tuple(map(int, line.split())) for line in output.splitlines()]  # type: ignore[misc]


def long_document(paths: Sequence[Path], folder: Path, pages: int) -> tuple[int, Cost, int, int]:
    """What one document of so many pages costs: its pages, the costs, peaks of own and of mapped memory in MB."""
    path = joined(list(paths), pages, folder / f"long_{pages}.pdf")
    cost = python("-c", _WORKER, "1", "1", str(path))
    _, _, own, mapped = map(int, cost.output.split())
    return page_count(path), cost, own, mapped


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
