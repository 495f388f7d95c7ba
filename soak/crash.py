"""Kills, starves and crowds the batch, and counts after every blow which rows are lost or doubled.

Runs are forked from this process, which has everything loaded and touches no table itself, so that a run takes a
fraction of a second and hundreds of moments can be tried.
"""

from __future__ import annotations

import contextlib
import errno
import os
import pickle
import random
import re
import select
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import pyarrow.parquet as pq

from extractors.schema import TABLES
from flows import batch as batch_module
from flows import publish as publishing
from flows.batch import run_batch
from flows.jobs import Job, Limits
from flows.reading import count_pages, extract_and_store
from flows.settings import Settings
from flows.store import Entry
from soak.pdf import many_pages, words

EXTRACTOR = "soak.simple:extract"
PATIENCE = 120.0
"""Seconds after which a run counts as hung."""
_ALLOWED = re.compile(
    r"[a-z_]+\.parquet|datapackage\.json|views\.sql|\.current|\.lock|\.snapshots(/\d{6}(/[\w.]+)?)?|\.store(/[^/]+\.arrow)?"
    r"|\.index\.json"
)
"""What may lie in an output folder after a run that ended."""
_EVENTS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.truncate", "shutil.rmtree",
                     "shutil.copyfile"})  # fmt: skip


@dataclass(slots=True)
class Tally:
    """What was tried, and what came of it."""

    kills: int = 0
    real_kills: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    doubled: int = 0
    wrong: list[str] = field(default_factory=list)

    def note(self, where: str, seen: Seen, *expected: frozenset[str]) -> None:
        """Compare what stands published with the sets that may stand there."""
        self.doubled += seen.doubled
        if seen.documents not in expected:
            nearest = min(expected, key=lambda names: len(names ^ seen.documents))
            self.lost += len(nearest - seen.documents)
            self.wrong.append(f"{where}: {sorted(nearest ^ seen.documents)} differ from what should be published")
        self.lost += seen.lost
        if seen.lost or seen.doubled:
            self.wrong.append(f"{where}: {seen.lost} rows lost, {seen.doubled} doubled")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader finds in an output folder."""

    documents: frozenset[str]
    lost: int
    doubled: int
    left: tuple[str, ...]
    """Files that should not be there after a run that ended."""


class _HerePool:
    """In the place of worker processes: reads in this process, so that a kill hits reading and storing too."""

    slots = 1

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __enter__(self) -> _HerePool:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read(self, job: Job) -> Entry:
        pages, _ = count_pages(job.path, None, "off")
        return extract_and_store(EXTRACTOR, job, pages, (), Limits(), 600.0)[0]


def look(out: Path) -> Seen:
    """Read every table of a folder, and hold it against the others and against what its run said."""
    if not (out / "documents.parquet").exists():
        return Seen(frozenset(), 0, 0, ())
    index = publishing.published(out)
    tables = {name: pq.read_table(out / f"{name}.parquet") for name in TABLES}
    rows = tables["documents"].to_pylist()
    lost = doubled = 0
    for name, table in tables.items():
        key = list(TABLES[name].primary_key)
        doubled += table.num_rows - table.group_by(key, use_threads=False).aggregate([]).num_rows
        lost += max(index["counts"][name] - table.num_rows, 0)
        doubled += max(table.num_rows - index["counts"][name], 0)
    pages = {row["document_id"]: row["page_count"] for row in rows}
    for name in ("pages", "sections"):
        found = Counter(tables[name]["document_id"].to_pylist())
        lost += sum(max(count - found[document], 0) for document, count in pages.items())
        doubled += sum(max(count - pages.get(document, 0), 0) for document, count in found.items())
    files = sorted(str(path.relative_to(out)) for path in out.rglob("*"))
    left = tuple(name for name in files if not _ALLOWED.fullmatch(name))
    return Seen(frozenset(row["source_path"] for row in rows), lost, doubled, left)


def in_child(function: Callable[[], Any], kill_after: float | None = None) -> tuple[str, Any]:
    """Do something in a forked process.

    Args:
        function: what; its result has to be picklable.
        kill_after: seconds after which the process is killed, unless it has ended.

    Returns:
        ``ended`` with the result, ``raised`` with the error in words, ``killed`` or ``hung``.
    """
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        _answer(function, write)
    os.close(write)
    with contextlib.closing(os.fdopen(read, "rb")) as answer:
        ready, _, _ = select.select([answer], [], [], PATIENCE if kill_after is None else kill_after)
        if not ready:
            os.kill(child, signal.SIGKILL)
        data = answer.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) or not data:
        return ("hung" if not ready and kill_after is None else "killed"), None
    kind, result = pickle.loads(data)
    return kind, result


def _answer(function: Callable[[], Any], write: int) -> NoReturn:
    code = 1
    try:
        try:
            answer = ("ended", function())
        except BaseException as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            answer = ("raised", f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})")
        with os.fdopen(write, "wb") as pipe:
            pickle.dump(answer, pipe)
        code = 0
    finally:
        os._exit(code)


def run(given: Path, out: Path, *, links: bool = True, wait: float = 0.0) -> bool:
    """A batch in this process; whether the set is published. To be called in a child."""
    batch_module.ReaderPool = _HerePool  # type: ignore[assignment, misc]
    if not links:
        publishing.os.symlink = _no_links
    report = run_batch([given], out, settings=Settings(workers=1, extractor=EXTRACTOR, wait=wait), tell=lambda _: None)
    return not report.refused and all(status == "ok" for _, status, _, _ in report.documents)


def _no_links(*_: object, **__: object) -> None:
    raise OSError("this file system has no links")


def at_step(out: Path, step: int, deed: Callable[[], None], always: bool = False) -> list[int]:
    """From now on, do something at the n-th change of a file below a folder (or at every one from it)."""
    seen = [0]
    folder = str(out)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            flagged = bool((flags or 0) & (os.O_WRONLY | os.O_RDWR))
            if not (any(c in mode for c in "wax+") if isinstance(mode, str) else flagged):
                return
            changed = path
        elif event in _EVENTS:
            changed = arguments[0]
        else:
            return
        if isinstance(changed, bytes):
            changed = os.fsdecode(changed)
        if str(changed).startswith(folder) and not str(changed).endswith(".lock"):
            seen[0] += 1
            if seen[0] == step or (always and seen[0] >= step):
                deed()

    sys.addaudithook(hook)
    return seen


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _raises(number: int) -> Callable[[], None]:
    def deed() -> None:
        raise OSError(number, os.strerror(number))

    return deed


class Ground:
    """A folder of PDFs that grows by one before every blow, and the output folder."""

    def __init__(self, folder: Path, tally: Tally, *, links: bool = True, out: Path | None = None) -> None:
        """Begin with three documents, published."""
        self.given, self.out = folder / "in", out or folder / "out"
        self.tally = tally
        self.links = links
        self.number = 0
        self.given.mkdir(parents=True)
        for _ in range(3):
            self.add()
        self.complete("the first run")

    @property
    def names(self) -> frozenset[str]:
        """The documents that were given."""
        return frozenset(path.name for path in self.given.glob("*.pdf"))

    def add(self) -> None:
        """One more document, of one to three pages."""
        self.number += 1
        pages = [words(f"文書{self.number}頁{page}") for page in range(1 + self.number % 3)]
        (self.given / f"d{self.number:04}.pdf").write_bytes(many_pages(pages))

    def blow(self, where: str, before: Callable[[], object], kill_after: float | None = None) -> str:
        """Add a document, run with a blow, look at what stands, have the next run complete it; how the run ended."""
        old = self.names
        self.add()

        def struck() -> bool:
            before()
            return run(self.given, self.out, links=self.links)

        how, result = in_child(struck, kill_after)
        if how == "hung":
            self.tally.wrong.append(f"{where}: the run hung")
        self.check(where, old, self.names)
        if how != "ended" or not result:
            self.complete(f"after {where}")
        return how if result is not False else "not published"

    def complete(self, where: str) -> None:
        """A run without a blow: everything is there, and nothing else."""
        how, result = in_child(lambda: run(self.given, self.out, links=self.links))
        if how != "ended" or not result:
            self.tally.wrong.append(f"{where}: the run ended so: {how} {result}")
        seen = self.check(where, self.names)
        if seen is not None and seen.left:
            self.tally.wrong.append(f"{where}: left behind {', '.join(seen.left)}")

    def check(self, where: str, *expected: frozenset[str]) -> Seen | None:
        """What a reader finds now, noted."""

        def recovered() -> Seen:
            # Where there are no links, the lock's next holder finishes a journal before anybody is told of the set.
            if not self.links:
                with publishing.locked(self.out):
                    pass
            return look(self.out)

        how, seen = in_child(recovered)
        if how != "ended":
            self.tally.lost += 1
            self.tally.wrong.append(f"{where}: the tables cannot be read: {how} {seen}")
            return None
        self.tally.note(where, seen, *expected)
        found: Seen = seen
        return found


def kill_at_random(folder: Path, tally: Tally, kills: int) -> None:
    """SIGKILL at random moments of a run."""
    ground = Ground(folder, tally)
    start = time.monotonic()
    ground.add()
    ground.complete("a whole run")
    longest = max(time.monotonic() - start, 0.05)
    chance = random.Random(12)
    for number in range(kills):
        how = ground.blow(f"kill {number}", lambda: None, chance.uniform(0.0, longest))
        tally.kills += how == "killed"


def strike_every_step(folder: Path, tally: Tally, *, links: bool, stride: int = 1) -> None:
    """At every change of a file that a run makes: SIGKILL, a full disk, a failing disk."""
    deeds: dict[str, Callable[[], None]] = {
        "SIGKILL": _die, "ENOSPC": _raises(errno.ENOSPC), "EIO": _raises(errno.EIO),
    }  # fmt: skip
    for name, deed in deeds.items():
        ground = Ground(folder / name, tally, links=links)
        steps = steps_of_a_run(ground)
        for step in range(1, steps + 1, stride):
            where = f"{name} at step {step} ({'links' if links else 'copies'})"
            how = ground.blow(where, partial(at_step, ground.out, step, deed))
            tally.faults[name] += 1
            tally.kills += how == "killed"


def steps_of_a_run(ground: Ground) -> int:
    """Changes of files that a run with one new document makes."""
    ground.add()

    def counted() -> int:
        seen = at_step(ground.out, -1, lambda: None)
        run(ground.given, ground.out, links=ground.links)
        return seen[0]

    how, steps = in_child(counted)
    if how != "ended":
        ground.tally.wrong.append(f"the steps of a run cannot be counted: {how} {steps}")
        return 0
    return int(steps)


def refuse_all_writes(folder: Path, tally: Tally) -> None:
    """An output folder that can be read only."""
    ground = Ground(folder, tally)
    for number in (errno.EROFS, errno.EACCES):
        ground.blow(f"{os.strerror(number)}", partial(at_step, ground.out, 1, _raises(number), True))
        tally.faults["read-only"] += 1


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[bool]:
    """A file system of this size at a folder; False where this user may not make one."""
    folder.mkdir(parents=True)
    made = os.geteuid() == 0 and not subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)], capture_output=True
    ).returncode
    try:
        yield made
    finally:
        if made:
            subprocess.run(["umount", "-l", str(folder)], capture_output=True)


def fill_the_disk(folder: Path, tally: Tally, times: int) -> bool:
    """A disk with less room from time to time; whether there is one to be tried."""
    with small_disk(folder / "disk", 24) as made:
        if not made:
            return False
        ground = Ground(folder, tally, out=folder / "disk" / "out")
        filler = folder / "disk" / "filler"
        for number in range(times):
            room = number * 12_288
            with contextlib.suppress(OSError), open(filler, "wb") as file:
                free = os.statvfs(filler).f_bavail * os.statvfs(filler).f_frsize
                file.write(bytes(max(free - room, 0)))
            old = ground.names
            ground.add()
            how, _ = in_child(lambda: run(ground.given, ground.out))
            tally.faults["disk full"] += 1
            if how == "hung":
                tally.wrong.append(f"disk with {room} bytes: the run hung")
            ground.check(f"disk with {room} bytes", old, ground.names)
            filler.unlink()
            ground.complete(f"after a disk with {room} bytes")
        subprocess.run(["mount", "-o", "remount,ro", str(folder / "disk")], capture_output=True)
        old = ground.names
        ground.add()
        how, result = in_child(lambda: run(ground.given, ground.out))
        if how == "ended" and result:
            tally.wrong.append("a disk for reading only: the run says that it published")
        ground.check("a disk for reading only", old)
        tally.faults["read-only"] += 1
        subprocess.run(["mount", "-o", "remount,rw", str(folder / "disk")], capture_output=True)
        ground.complete("after a disk for reading only")
        return True


def two_at_once(folder: Path, tally: Tally, times: int) -> None:
    """Two runs at the same moment, over different documents, one of them killed each second time."""
    ground = Ground(folder, tally)
    for number in range(times):
        other = folder / f"other{number}"
        other.mkdir()
        (other / f"o{number}.pdf").write_bytes(many_pages([words(f"別の文書{number}")]))
        ground.add()
        results: list[tuple[str, Any]] = []
        killed = number % 2 == 1

        def go(given: Path, kill_after: float | None, results: list[tuple[str, Any]] = results) -> None:
            results.append(in_child(lambda: run(given, ground.out, wait=PATIENCE), kill_after))

        threads = [threading.Thread(target=go, args=(ground.given, 0.15 if killed else None)),
                   threading.Thread(target=go, args=(other, None))]  # fmt: skip
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        tally.faults["two runs"] += 1
        if sum(how == "ended" and bool(result) for how, result in results) < (1 if killed else 2):
            tally.wrong.append(f"two runs: {results}")
        in_child(lambda: run(ground.given, ground.out))
        names = ground.names | {f"o{i}.pdf" for i in range(number + 1)}
        ground.check("two runs", names)


def kill_whole_runs(folder: Path, tally: Tally, kills: int) -> None:
    """The real command with its worker processes, killed with all of them at random moments."""
    ground = Ground(folder, tally)
    chance = random.Random(13)
    for number in range(kills):
        old = ground.names
        ground.add()
        process = subprocess.Popen(
            [sys.executable, "-m", "soak.crash", str(ground.given), str(ground.out)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.5, 6.0))
        if process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            tally.real_kills += 1
        process.wait()
        ground.check(f"whole run {number}", old, ground.names)
        ground.complete(f"after whole run {number}")


if __name__ == "__main__":
    run_batch([Path(sys.argv[1])], Path(sys.argv[2]), settings=Settings(workers=1, extractor=EXTRACTOR, wait=0))
