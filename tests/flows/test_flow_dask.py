"""A Dask cluster of two workers reads what one machine reads, also where one of them is lost half-way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractors.schema import TABLES
from flows.batch import run_batch
from flows.jobs import Limits
from flows.settings import Settings
from flows.store import Store

pytest.importorskip("distributed", reason="needs the extra 'dask'")

from flows.cluster import ClusterError, ClusterReaders  # noqa: E402 - only where Dask is installed

STUB = "tests.flows.stub_extractors:extract"
ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "raw"
DOCUMENTS = 12


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[Path, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers over TCP on loopback: one with a nanny, one without."""
    file = tmp_path / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    started: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str) -> None:
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", *arguments], env=environment, cwd=tmp_path,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
            )
        )  # fmt: skip

    start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file),
          "--no-dashboard")  # fmt: skip
    for nanny in ("--nanny", "--no-nanny"):
        start("distributed.cli.dask_worker", "--scheduler-file", str(file), "--nthreads", "1", nanny,
              "--no-dashboard", "--host", "127.0.0.1")  # fmt: skip
    try:
        deadline = time.monotonic() + 60
        while not file.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        yield file, started[1:]
    finally:
        for process in reversed(started):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _run(folder: Path, out: Path, **changes: object) -> list[tuple[str, str]]:
    settings = Settings(extractor=STUB, limits=Limits(seconds=60, seconds_a_page=0), wait=0, **changes)  # type: ignore[arg-type]
    report = run_batch([folder], out, settings=settings, tell=lambda _: None)
    return [(name, status) for name, status, *_ in report.documents]


def _bytes(out: Path) -> dict[str, bytes]:
    return {name: (out / f"{name}.parquet").read_bytes() for name in TABLES}


@pytest.mark.slow
def test_a_lost_worker_loses_and_doubles_nothing(
    folder: Callable[..., Path],
    cluster: tuple[Path, list[subprocess.Popen[bytes]]],
    tmp_path: Path,
    read_log: Callable[[], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    pdfs = folder(**{f"slow_{i}": i + 1 for i in range(DOCUMENTS)})
    file, workers = cluster
    with ClusterReaders(str(file)) as readers:
        readers._client.wait_for_workers(2, timeout=60)

    killed = []

    def kill_half_way(*_: object) -> None:
        if not killed:
            killed.append(True)
            os.killpg(workers[1].pid, signal.SIGKILL)

    settings = Settings(extractor=STUB, limits=Limits(seconds=60, seconds_a_page=0), wait=0, dask=str(file))
    report = run_batch([pdfs], tmp_path / "dask", settings=settings, on_read=kill_half_way, tell=lambda _: None)
    assert killed and workers[1].wait(timeout=10) == -signal.SIGKILL
    assert [status for _, status, *_ in report.documents] == ["ok"] * DOCUMENTS
    assert report.counts["documents"] == DOCUMENTS
    assert report.counts["pages"] == sum(range(1, DOCUMENTS + 1))

    assert _run(pdfs, tmp_path / "one", workers=1) == _run(pdfs, tmp_path / "two", workers=2)
    assert _bytes(tmp_path / "dask") == _bytes(tmp_path / "one") == _bytes(tmp_path / "two")


@pytest.mark.slow
def test_the_sample_plans_give_equal_bytes_from_one_worker_two_and_a_cluster(
    cluster: tuple[Path, list[subprocess.Popen[bytes]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the extractor itself: what a process read before a document changes nothing in it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    file, _ = cluster
    with ClusterReaders(str(file)) as readers:
        readers._client.wait_for_workers(2, timeout=60)
    ways = {"one": Settings(workers=1), "two": Settings(workers=2), "dask": Settings(dask=str(file))}
    for name, settings in ways.items():
        report = run_batch([SAMPLES], tmp_path / name, settings=settings, tell=lambda _: None)
        assert [status for _, status, *_ in report.documents] == ["ok"] * len(list(SAMPLES.glob("*.pdf")))
        assert report.counts["measures"] > 20
    one = _bytes(tmp_path / "one")
    assert [name for name in one if one[name] != _bytes(tmp_path / "two")[name]] == []
    assert [name for name in one if one[name] != _bytes(tmp_path / "dask")[name]] == []


@pytest.mark.slow
def test_bytes_travel_where_no_storage_is_shared(
    folder: Callable[..., Path], cluster: tuple[Path, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    import flows.cluster as module

    pdfs = folder("a", b=3)
    file, _ = cluster
    seen: list[bool] = []
    with ClusterReaders(str(file), extractor=STUB) as readers:
        handed_in = readers._have_read

        def elsewhere(job: module.Job, data: bytes | None) -> module.Record | module.Entry | None:
            seen.append(data is None)
            return handed_in(module.replace(job, path="/nowhere/at/all.pdf"), data)

        readers._have_read = elsewhere  # type: ignore[method-assign]
        job = _job(pdfs / "b.pdf", tmp_path / "b.arrow")
        entry = readers.read(job)
    assert entry.status == "ok" and entry.pages == 3 and seen == [True, False]
    assert (tmp_path / "b.arrow").stat().st_size > 0


def _job(path: Path, target: Path) -> object:
    import hashlib
    from datetime import UTC, datetime

    from extractors.rows import document_id
    from flows.jobs import Job

    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    return Job(document_id(sha256), str(path), path.name, sha256, len(data), "k" * 32, str(target),
               datetime(2026, 1, 1, tzinfo=UTC), "0")  # fmt: skip


def test_a_failed_reading_on_a_cluster_keeps_the_rows_of_the_earlier_one(
    folder: Callable[..., Path], tmp_path: Path
) -> None:
    import flows.cluster as module

    pdfs = folder(b=3)
    out = tmp_path / "out"
    settings = Settings(workers=1, extractor=STUB, limits=Limits(seconds=20, seconds_a_page=0))
    run_batch([pdfs / "b.pdf"], out, settings=settings)
    (stored,) = (out / ".store").glob("*.arrow")
    before = Store(out).tables(stored.stem)["pages"]
    readers = ClusterReaders.__new__(ClusterReaders)
    failed = module.Entry(stored.stem, "k" * 32, "failed", "b.pdf: takes too long", None, 0)
    readers._have_read = lambda job, data: module.Record(failed, b"")  # type: ignore[method-assign]
    entry = readers.read(_job(pdfs / "b.pdf", stored))
    assert entry.status == "partial" and "takes too long" in str(entry.error) and entry.pages == 3
    assert Store(out).entry(stored.stem) == entry and Store(out).tables(stored.stem)["pages"].equals(before)


def test_no_cluster_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.cluster.CONNECT", 0.2)
    with pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:9: no Dask cluster"):
        ClusterReaders("tcp://127.0.0.1:9")
