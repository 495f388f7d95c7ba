"""A part of the soak in every run of the tests: some hostile files among good ones, a few blows to the batch."""

from __future__ import annotations

import concurrent.futures
import multiprocessing
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from flows.batch import run_batch
from flows.jobs import Limits
from flows.settings import Settings
from soak import crash
from soak.hostile import FILES, chosen
from soak.mutate import faults_of
from soak.pdf import one_page, words

TRIED = ("trees-in-circles", "tiling", "damaged-fax", "embedded-files", "names", "ruling-lines", "page-count-lie")


@pytest.mark.slow
def test_hostile_files_end_with_a_cause_and_harm_nobody(tmp_path: Path) -> None:
    given, out = tmp_path / "in", tmp_path / "out"
    given.mkdir()
    for name in TRIED:
        (given / f"{name}.pdf").write_bytes(chosen(name).make(chosen(name).small))
    (given / "good.pdf").write_bytes(one_page(words("よい文書")))
    limits = Limits(seconds=10, seconds_a_page=0.2, seconds_a_scan=10, memory=1024)
    run_batch([given], out, settings=Settings(workers=2, limits=limits))
    rows = {row["source_path"]: row for row in pq.read_table(out / "documents.parquet").to_pylist()}
    assert set(rows) == {path.name for path in given.iterdir()}
    assert rows["good.pdf"]["status"] == "ok"
    for name in TRIED:
        assert rows[f"{name}.pdf"]["status"] in chosen(name).ends, name
    tree = rows["trees-in-circles.pdf"]
    assert tree["status"] == "partial" and "page 1 (labels)" in tree["error"] and tree["char_count"] > 0
    assert faults_of(out) == []
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out"}


def test_every_hostile_file_can_be_made_small() -> None:
    for file in FILES:
        data = file.make(file.small)
        assert len(data) < 5_000_000
        assert data == file.make(file.small), f"{file.name}: the same bytes every time"


@pytest.mark.slow
def test_blows_lose_and_double_nothing(tmp_path: Path) -> None:
    # A process of its own: runs are forked from it, and what other tests left in this one's memory is not to blame.
    own = concurrent.futures.ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
    with own as process:
        tally = process.submit(_blows, tmp_path).result()
    assert tally.wrong == [] and tally.lost == tally.doubled == 0
    assert sum(tally.faults.values()) >= 7


def _blows(folder: Path) -> crash.Tally:
    tally = crash.Tally()
    crash.kill_at_random(folder / "random", tally, 5)
    crash.strike_every_step(folder / "steps", tally, links=True, stride=7)
    crash.refuse_all_writes(folder / "refused", tally)
    crash.two_at_once(folder / "two", tally, 2)
    return tally
