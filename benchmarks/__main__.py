"""Prints what the program costs: `python -m benchmarks [PART ...]`; all parts without one."""

from __future__ import annotations

import argparse
import platform
import tempfile
import time
from pathlib import Path

from benchmarks import costs, ratios, stages
from benchmarks.material import ROOT, SAMPLES, documents, page_count

PARTS = ("ratios", "stages", "start", "memory", "scaling", "nation")
PLAN = ROOT.parent / "shared" / "plans" / "003_shimosuwa_dx_plan.pdf"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (default: all)")
    parser.add_argument("--pdfs", type=Path, metavar="DIR", help="PDFs to measure instead of the corpus")
    parser.add_argument("--documents", type=int, default=2000, help="of the synthetic nation (default: %(default)s)")
    parser.add_argument("--pages", type=int, default=1500, help="read by one worker in all (default: %(default)s)")
    parser.add_argument("--long", type=int, default=500, help="pages of the longest document (default: %(default)s)")
    parser.add_argument("--copies", type=int, default=3, help="of each document for two workers (default: %(default)s)")
    parser.add_argument(
        "--full", action="store_true", help="as much as a nation asks for: --pages 5000 --long 1000 --copies 10"
    )
    options = parser.parse_args()
    if options.full:
        options.pages, options.long, options.copies = 5000, 1000, 10
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    apart, others = documents(options.pdfs)
    print(f"Python {platform.python_version()}, {platform.machine()}; CPU time, the fastest of {ratios.ROUNDS}\n")
    for part in options.parts or PARTS:
        start = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix="dxplans-bench-") as folder:
            _PARTS[part](apart, others, Path(folder), options)
        print(f"({part}: {time.perf_counter() - start:.0f} s)\n", flush=True)


def _ratios(apart: list[Path], others: list[Path], folder: Path, _: argparse.Namespace) -> None:
    warm_up = sorted(SAMPLES.glob("*.pdf"))[0]
    print("## Shares of the pdfplumber loop\n")
    if apart:
        print("Documents kept apart:\n\n" + ratios.table(ratios.measure(apart, warm_up)) + "\n")
        plain = [p for path in apart if (p := ratios.without_rulings(path, folder / f"plain_{path.name}")) is not None]
        print("Their pages without rulings:\n\n" + ratios.table(ratios.measure(plain, warm_up)) + "\n")
    print("Others:\n\n" + ratios.table(ratios.measure(others, warm_up)) + "\n", flush=True)


def _stages(apart: list[Path], others: list[Path], folder: Path, _: argparse.Namespace) -> None:
    paths = [*apart, *others]
    print("## Time by stage\n")
    measured = stages.measure(paths, sorted(SAMPLES.glob("*.pdf"))[0])
    print(stages.table(measured, sum(map(page_count, paths))) + "\n", flush=True)


def _start(apart: list[Path], others: list[Path], folder: Path, _: argparse.Namespace) -> None:
    print("## Start\n")
    plan = PLAN if PLAN.is_file() else sorted(SAMPLES.glob("*.pdf"))[0]
    _print_costs(costs.start_up(plan))


def _memory(apart: list[Path], others: list[Path], folder: Path, options: argparse.Namespace) -> None:
    print("## Memory of a worker\n\n| pages read | own MB | peak | mapped MB |\n| --- | --- | --- | --- |")
    for pages, held, peak, mapped in costs.worker_memory([*apart, *others], options.pages, max(1, options.pages // 5)):
        print(f"| {pages} | {held} | {peak} | {mapped} |", flush=True)
    print("\nOne long document:\n\n| pages | s | peak of own MB | mapped MB |\n| --- | --- | --- | --- |")
    for pages in (options.long // 2, options.long):
        count, cost, own, mapped = costs.long_document([*apart, *others], folder, pages)
        print(f"| {count} | {cost.cpu:.1f} | {own} | {mapped} |", flush=True)
    print()


def _scaling(apart: list[Path], others: list[Path], folder: Path, options: argparse.Namespace) -> None:
    print("## Workers\n\n| workers | s by the clock | s of CPU | speed-up by the clock |\n| --- | --- | --- | --- |")
    pdfs = folder / "pdf"
    pdfs.mkdir()
    for path in [*apart, *others]:
        for copy in range(options.copies):
            # A line behind the end makes it a document of its own.
            (pdfs / f"{copy}_{path.name}").write_bytes(path.read_bytes() + f"\n% copy {copy}\n".encode())
    measured = costs.scaling(pdfs, folder)
    for workers, cost in measured:
        print(f"| {workers} | {cost.seconds:.1f} | {cost.cpu:.1f} | {measured[0][1].seconds / cost.seconds:.2f} |")
    tables = [sorted((folder / f"workers{n}").glob("*.parquet")) for n, _ in measured]
    same = all([p.read_bytes() for p in found] == [p.read_bytes() for p in tables[0]] for found in tables)
    print(f"\nEqual bytes from all: {'yes' if same else 'NO'}\n", flush=True)


def _nation(apart: list[Path], others: list[Path], folder: Path, options: argparse.Namespace) -> None:
    print(f"## {options.documents} documents\n")
    _print_costs(costs.nation(folder, options.documents))


def _print_costs(measured: dict[str, costs.Cost]) -> None:
    print("| | s by the clock | s of CPU | peak MB |\n| --- | --- | --- | --- |")
    for name, cost in measured.items():
        print(f"| {name} | {cost.seconds:.2f} | {cost.cpu:.2f} | {cost.memory:.0f} |")
    print(flush=True)


_PARTS = {"ratios": _ratios, "stages": _stages, "start": _start, "memory": _memory, "scaling": _scaling,
          "nation": _nation}  # fmt: skip

if __name__ == "__main__":
    main()
