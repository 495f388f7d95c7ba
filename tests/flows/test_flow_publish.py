"""A reader sees the last set of tables or this one, whenever the run dies."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extractors.schema import TABLES
from flows import publish as publishing
from flows.batch_report import BatchReport
from flows.publish import OutputBusy, is_whole, locked
from tests.flows.small_pdf import write_pdf

Run = Callable[..., BatchReport]

# A test runner in the background hands on an ignored SIGINT; a run at a terminal has Python's own.
RUN = """
import signal
import sys
from pathlib import Path
from flows.batch import run_batch
from flows.settings import Settings
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    settings = Settings(workers=1, extractor="tests.flows.stub_extractors:extract", wait=float(sys.argv[3]))
    run_batch([Path(sys.argv[2])], Path(sys.argv[1]), settings=settings)
    print("ended", flush=True)
"""


def start(out: Path, given: Path, wait: float = 0.0) -> subprocess.Popen[str]:
    script = given.parent / "run.py"
    script.write_text(RUN, encoding="utf-8")
    root = Path(__file__).resolve().parents[2]
    env = {**os.environ, "PYTHONPATH": str(root)}
    return subprocess.Popen(
        [sys.executable, str(script), str(out), str(given), str(wait)],
        env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip


def assert_one_set(out: Path) -> int:
    """All tables open, and all are of one run: every document has its sections and pages. Returns the documents."""
    tables = {name: pq.read_table(out / f"{name}.parquet") for name in TABLES}
    documents = tables["documents"].to_pylist()
    expected = sum(row["page_count"] for row in documents)
    assert tables["pages"].num_rows == tables["sections"].num_rows == expected
    index = json.loads((out / ".current" / "index.json").read_text(encoding="utf-8"))
    assert {name: table.num_rows for name, table in tables.items()} == index["counts"]
    return len(documents)


def wait_until_switched(out: Path, before: str) -> None:
    end = time.monotonic() + 60
    while os.readlink(out / ".current") == before and time.monotonic() < end:
        time.sleep(0.005)


def kill_at_random_moments(tmp_path: Path, batch: Run, kills: int) -> None:
    given, out = tmp_path / "in", tmp_path / "out"
    for number in range(6):
        write_pdf(given / f"slow_{number}.pdf", 2)
    batch(given, out=out)
    whole_run = time.monotonic()
    write_pdf(given / "slow_extra.pdf", 3)
    start(out, given).wait(60)
    longest = time.monotonic() - whole_run + 0.2
    chance = random.Random(20)
    seen = set()
    for number in range(kills):
        write_pdf(given / f"slow_more{number}.pdf", 1 + number % 3)
        before = os.readlink(out / ".current")
        process = start(out, given)
        if number % 5 == 4:  # on a busy machine a random moment is never behind the switch
            wait_until_switched(out, before)
        else:
            time.sleep(chance.uniform(0.2, longest))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        seen.add(assert_one_set(out))
    process = start(out, given)
    assert process.communicate(timeout=60)[0] == "ended\n"
    assert assert_one_set(out) == 7 + kills
    assert not list(out.glob(".*.link")) and not list((out / ".snapshots").glob("*.new"))
    assert len(seen) > 1 or kills < 10, "kills before and after the switch"


def test_a_killed_run_leaves_the_last_set_whole(tmp_path: Path, batch: Run) -> None:
    kill_at_random_moments(tmp_path, batch, 5)


@pytest.mark.slow
def test_thirty_kills_leave_the_tables_whole(tmp_path: Path, batch: Run) -> None:
    kill_at_random_moments(tmp_path, batch, 30)


@pytest.mark.parametrize("links", [True, False], ids=["links", "copies"])
def test_an_error_in_any_step_of_the_switch(
    folder: Callable[..., Path], batch: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """Fail at one rename after the other, as a killed process would; after the next start one set stands whole."""
    out = tmp_path / "out"
    if not links:
        monkeypatch.setattr(publishing.os, "symlink", no_links)
    given = folder(a=2)
    batch(given)
    replace = os.replace
    for step in range(0, 60, 1 if links else 5):
        write_pdf(given / f"b{step}.pdf", 3)
        done = 0

        def failing(source: object, target: object, *, step: int = step) -> None:
            nonlocal done
            if str(target).startswith(str(out / ".store")):
                return replace(source, target)  # type: ignore[arg-type]
            done += 1
            if done > step:
                raise KeyboardInterrupt
            replace(source, target)  # type: ignore[arg-type]

        monkeypatch.setattr(publishing.os, "replace", failing)
        try:
            batch(given)
        except KeyboardInterrupt:
            ended = False
        else:
            ended = True
        monkeypatch.setattr(publishing.os, "replace", replace)
        with locked(out):
            counts = publishing.published(out)["counts"]
        for name in TABLES:
            assert pq.read_table(out / f"{name}.parquet").num_rows == counts[name], (step, name)
        if ended:
            break
    assert ended and is_whole(out)


def test_workers_end_with_their_batch(tmp_path: Path) -> None:
    """A batch that is killed leaves no worker behind, not even one that hangs."""
    write_pdf(tmp_path / "in" / "hang.pdf")
    process = start(tmp_path / "out", tmp_path / "in")
    deadline = time.monotonic() + 30
    while len(members(process.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(1.5)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    while members(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert members(process.pid) == []


def test_a_stopped_run_ends_at_once_and_goes_on_later(tmp_path: Path) -> None:
    given, out = tmp_path / "in", tmp_path / "out"
    write_pdf(given / "slow_a.pdf", 3)
    write_pdf(given / "hang_b.pdf")
    process = start(out, given)
    deadline = time.monotonic() + 30
    while not list(out.glob(".store/*.arrow")) and time.monotonic() < deadline:
        time.sleep(0.1)
    os.kill(process.pid, signal.SIGINT)
    assert "KeyboardInterrupt" in process.communicate(timeout=15)[1]
    while members(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert members(process.pid) == []
    assert len(list(out.glob(".store/*.arrow"))) == 1, "what was read is kept, what was not is not called failed"
    assert not (out / "documents.parquet").exists()


def members(group: int) -> list[int]:
    """Live processes of a process group."""
    if not Path("/proc/self/stat").exists():
        pytest.skip("needs /proc to list processes")
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, parent_group = path.read_text(encoding="utf-8").rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(parent_group) == group and state != "Z":
            found.append(int(path.parent.name))
    return found


def no_links(*_: object, **__: object) -> None:
    raise OSError("this file system has no links")


def test_two_runs_at_once_wait_for_each_other(tmp_path: Path) -> None:
    for number in range(3):
        write_pdf(tmp_path / "a" / f"slow_a{number}.pdf")
        write_pdf(tmp_path / "b" / f"slow_b{number}.pdf")
    both = [start(tmp_path / "out", tmp_path / name, 60.0) for name in ("a", "b")]
    assert all(process.communicate(timeout=120)[0].endswith("ended\n") for process in both)
    assert assert_one_set(tmp_path / "out") == 6


def test_a_run_refuses_a_folder_that_is_held(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    given = folder("a")
    holder = subprocess.Popen(
        [sys.executable, "-c", "import sys, time; from pathlib import Path; from flows.publish import locked\n"
         "with locked(Path(sys.argv[1])):\n print('held', flush=True); time.sleep(60)", str(tmp_path / "out")],
        stdout=subprocess.PIPE, text=True, cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    told: list[str] = []
    with pytest.raises(OutputBusy, match=f"process {holder.pid}"):
        batch(given, wait=0.2, tell=told.append)
    assert "waiting up to" in told[0]
    holder.kill()
    holder.communicate()
    assert batch(given).published, "the lock of a dead process holds nobody"


def test_readers_keep_what_they_opened(folder: Callable[..., Path], batch: Run, tmp_path: Path) -> None:
    given = folder("a")
    batch(given)
    file = pq.ParquetFile(tmp_path / "out" / "pages.parquet")
    write_pdf(given / "b.pdf", 4)
    batch(given)
    assert file.read().num_rows == 1
    assert len(list((tmp_path / "out" / ".snapshots").iterdir())) == 2


_FILES_STAY_SMALL = """
import resource, signal, sys
from pathlib import Path
from flows.publish import _Writer

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    with _Writer(Path(sys.argv[1]), "terms"), _Writer(Path(sys.argv[1]), "notes"):
        pass
except OSError as error:
    print(error.errno)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="files cannot be kept small there")
def test_a_full_disk_is_said_once(tmp_path: Path, root: Path) -> None:
    """The writers of Parquet close themselves when they are collected, and would complain of the full disk again."""
    done = subprocess.run(
        [sys.executable, "-c", _FILES_STAY_SMALL, str(tmp_path)], capture_output=True, text=True, cwd=root, check=True
    )
    assert done.stdout.strip() == str(errno.EFBIG)
    assert done.stderr == ""
