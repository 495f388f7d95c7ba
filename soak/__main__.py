"""``python -m soak``: everything that is promised of hostile files and failing machines, tried once and counted."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq

from flows.batch import run_batch
from flows.jobs import Limits
from flows.settings import Settings
from soak import crash
from soak.hostile import FILES
from soak.mutate import faults_of, raised, write_mutants
from soak.pdf import many_pages, words

LIMITS = Limits(seconds=30.0, seconds_a_page=0.2, seconds_a_scan=30.0, memory=1024)
"""Smaller than a batch's own, so that a hostile file ends in time."""
MOST = 2.5 * (LIMITS.seconds + LIMITS.seconds_a_page * LIMITS.pages)


def main() -> int:
    """Try everything; 0 where no row was lost or doubled and every file ended as it may."""
    parser = argparse.ArgumentParser(prog="python -m soak", description=__doc__)
    parser.add_argument("--small", action="store_true", help="hostile files in the size of the tests, few kills")
    parser.add_argument("--kills", type=int, default=100, metavar="N", help="SIGKILLs at random moments")
    parser.add_argument("--mutants", type=int, default=300, metavar="N", help="damaged plans to read")
    parser.add_argument("--only", choices=("hostile", "mutants", "crash"), help="one part alone")
    options = parser.parse_args()
    start = time.monotonic()
    wrong: list[str] = []
    parts: dict[str, Callable[[Path, argparse.Namespace], list[str]]] = {
        "hostile": _hostile, "mutants": _mutants, "crash": _crash,
    }  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="dxplans-soak-") as folder:
        for name, part in parts.items():
            if options.only in (None, name):
                wrong += part(Path(folder) / name, options)
    print(f"\nseconds {time.monotonic() - start:.0f}")
    for line in wrong:
        print(f"WRONG: {line}")
    print("the promises hold" if not wrong else f"{len(wrong)} promises are broken")
    return 1 if wrong else 0


def _hostile(folder: Path, options: argparse.Namespace) -> list[str]:
    """Hostile files and the robustness files among good ones, in one batch."""
    given, out = folder / "in", folder / "out"
    given.mkdir(parents=True)
    for file in FILES:
        (given / f"{file.name}.pdf").write_bytes(file.make(file.small if options.small else file.full))
    for number in range(3):
        pages = [words(f"よい文書{number}の頁{page}") for page in range(3)]
        (given / f"good{number}.pdf").write_bytes(many_pages(pages))
    odd = sorted((Path(__file__).resolve().parents[2] / "shared" / "robustness").glob("*.pdf"))
    for path in odd:
        (given / path.name).write_bytes(path.read_bytes())
    bystander = folder / "bystander"
    bystander.write_text("untouched", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in [*given.iterdir(), bystander]}
    report = run_batch([given], out, settings=Settings(workers=2, limits=LIMITS), tell=lambda _: None)
    wrong = [*report.refused, *faults_of(out)]
    after = {path: path.stat().st_mtime_ns for path in [*given.iterdir(), bystander]}
    if before != after or {path.name for path in folder.iterdir()} != {"in", "out", "bystander"}:
        wrong.append("something was written outside the output folder")
    warned: dict[str, set[str]] = {}
    rows = {row["document_id"]: row for row in pq.read_table(out / "documents.parquet").to_pylist()}
    for row in pq.read_table(out / "warnings.parquet").to_pylist():
        if row["document_id"] in rows:
            warned.setdefault(rows[row["document_id"]]["source_path"], set()).add(row["code"])
    found = {row["source_path"]: row for row in rows.values()}
    for file in FILES:
        outcome = found.get(f"{file.name}.pdf")
        if outcome is None:
            wrong.append(f"{file.name}: is in no table")
            continue
        codes = warned.get(f"{file.name}.pdf", set())
        print(f"{file.name:24} {outcome['status']:8} {(outcome['error'] or ', '.join(sorted(codes)))[:140]}")
        if outcome["status"] not in file.ends:
            wrong.append(f"{file.name}: ended {outcome['status']} ({outcome['error']})")
        if file.keeps and not outcome["char_count"]:
            wrong.append(f"{file.name}: its words were not read")
        if file.codes and not options.small and not codes & file.codes:
            wrong.append(f"{file.name}: warns of {codes or 'nothing'}, not of {sorted(file.codes)}")
    for number in range(3):
        if found[f"good{number}.pdf"]["status"] != "ok":
            wrong.append(f"good{number}.pdf was harmed: {found[f'good{number}.pdf']['error']}")
    ends = [row["status"] for row in rows.values()]
    print(f"hostile files tried: {len(FILES)} made, {len(odd)} collected; "
          f"{ends.count('ok')} ok, {ends.count('partial')} partial, {ends.count('failed')} failed, 0 without an end")
    return wrong  # fmt: skip


def _mutants(folder: Path, options: argparse.Namespace) -> list[str]:
    """Damaged plans: what must be true of every reading, and the same bytes again with one process."""
    number = min(options.mutants, 30) if options.small else options.mutants
    plans = sorted(Path("data/raw").glob("**/*.pdf"))
    write_mutants(folder / "in", plans, number)
    out = folder / "out"
    report = run_batch([folder / "in"], out, settings=Settings(workers=2, limits=LIMITS), tell=lambda _: None)
    ends = [status for _, status, _, _ in report.documents]
    counts = ", ".join(f"{ends.count(end)} {end}" for end in ("ok", "partial", "failed"))
    print(f"mutations run: {number}; {counts}")
    for path in sorted((folder / "in").iterdir())[number // 10 :]:
        path.unlink()
    again = folder / "again"
    run_batch([folder / "in"], again, settings=Settings(workers=1, limits=LIMITS), tell=lambda _: None)
    same = []
    for table in ("sections", "measures", "pages"):
        first, second = (
            set(pq.read_table(at / f"{table}.parquet", columns=["row_id"])["row_id"].to_pylist()) for at in (out, again)
        )
        if not second <= first:
            same.append(f"{table}: the same bytes gave other ids")
    return [*report.refused, *faults_of(out), *raised(out), *same]


def _crash(folder: Path, options: argparse.Namespace) -> list[str]:
    """Kills, faults, full disks and crowds."""
    tally = crash.Tally()
    kills = min(options.kills, 5) if options.small else options.kills
    crash.kill_at_random(folder / "random", tally, kills)
    for links in (True, False):
        stride = 5 if options.small else 1 if links else 3
        crash.strike_every_step(folder / f"steps-{links}", tally, links=links, stride=stride)
    crash.refuse_all_writes(folder / "refused", tally)
    if not crash.fill_the_disk(folder / "full", tally, 2 if options.small else 12):
        print("no small disk can be mounted here: full disks were injected alone")
    crash.two_at_once(folder / "two", tally, 2 if options.small else 6)
    crash.kill_whole_runs(folder / "whole", tally, 1 if options.small else 10)
    faults = ", ".join(f"{count} {name}" for name, count in sorted(tally.faults.items()))
    print(f"kills survived: {tally.kills} of a run, {tally.real_kills} of a run with its workers")
    print(f"faults injected: {sum(tally.faults.values())} ({faults})")
    print(f"rows lost {tally.lost}\nrows doubled {tally.doubled}")
    return tally.wrong


if __name__ == "__main__":
    sys.exit(main())
