"""How long the derived tables, the workbook and a query take over 2,000 plans, as multiples of reading the tables once.

    python benchmarks/analysis_load.py [--plans N] [--keep DIR]

The sample plans are read and copied under the codes of the nation's bodies, words and dates shifted from copy to copy;
about 200 bodies have an older edition too. Times are those of the processor and depend on the machine, so each is given
beside that of reading all tables of the set.
"""

from __future__ import annotations

import argparse
import datetime
import random
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from analysis.bodies import Bodies
from analysis.changes import edition_changes
from analysis.comparison import Comparison
from analysis.coverage import coverage_rows
from analysis.divisions import division_rows
from analysis.editions import current_documents
from analysis.neighbours import neighbour_rows
from analysis.plans import Plans
from analysis.procedures import procedure_rows
from analysis.query import Database
from analysis.review import doubtful
from analysis.summary import summary_rows
from analysis.tables import Published
from analysis.timeline import timeline_rows
from analysis.workbook import write_workbook
from extractors.rows import document_id, short_id
from extractors.schema import DERIVED_TABLES, DOCUMENT_TABLES, TABLES, to_arrow
from flows.batch import run_batch
from taxonomy.municipalities import Municipality, municipalities

Row = dict[str, Any]
ROOT = Path(__file__).resolve().parents[1]
OLDER = 200
"""Plans that are an older edition of another one."""


def invent(folder: Path, count: int) -> None:
    """Write the document tables of `count` plans."""
    with tempfile.TemporaryDirectory() as work:
        run_batch([ROOT / "data" / "raw"], Path(work) / "out")
        source = Published(Path(work) / "out")
        samples = [
            {name: [row for row in source.rows(name) if row.get("document_id") == document["document_id"]]
             for name in DOCUMENT_TABLES}
            for document in source.rows("documents")
        ]  # fmt: skip
    bodies = [body for body in municipalities() if body.counted and not body.valid_to and body.kind != "ward"]
    chance = random.Random(9)
    writers = {name: pq.ParquetWriter(folder / f"{name}.parquet", to_arrow(name, []).schema, compression="zstd")
               for name in TABLES}  # fmt: skip
    documents: list[Row] = []
    for first in range(0, count, 50):
        rows: dict[str, list[Row]] = {name: [] for name in DOCUMENT_TABLES}
        for at in range(first, min(first + 50, count)):
            older = at >= count - OLDER
            body = bodies[(at - (count - OLDER)) if older else at % len(bodies)]
            for name, of in _copy(samples[at % len(samples)], at, body, older, chance):
                rows[name] += of
        documents += rows.pop("documents")
        for name, of in rows.items():
            writers[name].write_table(to_arrow(name, of))
    current = current_documents(documents)
    for row in documents:
        row["is_current"] = current[row["document_id"]]
    writers["documents"].write_table(to_arrow("documents", documents))
    for writer in writers.values():
        writer.close()


def _copy(
    sample: dict[str, list[Row]], at: int, body: Municipality, older: bool, chance: random.Random
) -> Iterator[tuple[str, list[Row]]]:
    sha = f"{at:064x}"
    document = document_id(sha)
    shift = chance.randrange(4)
    for name, rows in sample.items():
        copies = []
        for row in rows:
            copy = {**row, "row_id": short_id(document, row["row_id"]), "document_id": document}
            if name == "terms" and chance.random() < 0.3:
                copy["lemma"] = f"{copy['lemma']}{chance.randrange(3000)}"
            if name == "documents":
                start = datetime.date(2018 if older else 2024, 4, 1)
                copy |= {
                    "sha256": sha, "municipality_code": body.code, "municipality": body.name, "fictional": False,
                    "prefecture": body.prefecture, "plan_id": f"{body.code}-{start.year}", "plan_start": start,
                    "plan_end": None, "title": f"{body.name}DX推進計画", "source_path": f"{at}.pdf",
                    "source_url": "https://www.example.lg.jp/dx.pdf",
                }  # fmt: skip
            if name == "measures" and copy["target_end"]:
                copy["target_end"] = copy["target_end"].replace(year=copy["target_end"].year + shift, day=28)
            copies.append(copy)
        yield name, copies


def timed(name: str, unit: float, deed: Callable[[], Any]) -> Any:
    """Run something and print how long it took, also as a multiple of the unit."""
    start = time.process_time()
    result = deed()
    took = time.process_time() - start
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = len(result) if hasattr(result, "__len__") else ""
    print(f"{name:<22}{took:8.2f} s{took / unit:8.2f} x{held:8.0f} MB at most  {size}", flush=True)
    return result


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=2000)
    parser.add_argument("--keep", metavar="DIR", help="leave the tables there, and use them if they are")
    options = parser.parse_args()
    folder = Path(options.keep or tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "documents.parquet").exists():
        invent(folder, options.plans)
    start = time.process_time()
    for name in DOCUMENT_TABLES:
        pq.read_table(folder / f"{name}.parquet")
    unit = time.process_time() - start
    size = sum(path.stat().st_size for path in folder.glob("*.parquet")) / 1e6
    print(f"reading all tables of {options.plans} plans ({size:.0f} MB): {unit:.2f} s, the unit")
    published = Published(folder)
    plans = timed("plans", unit, lambda: Plans(published))
    made: dict[str, list[Row]] = {}
    made["coverage"] = timed("coverage", unit, lambda: coverage_rows(plans))
    made["timeline"] = timed("timeline", unit, lambda: timeline_rows(plans))
    made["procedures_matrix"] = timed("procedures_matrix", unit, lambda: procedure_rows(plans))
    made["divisions_matrix"] = timed("divisions_matrix", unit, lambda: division_rows(plans))
    made["summary"] = timed("summary", unit, lambda: summary_rows(made["coverage"], Bodies(published)))
    made["neighbours"] = timed("neighbours", unit, lambda: neighbour_rows(plans))
    made["changes"] = timed("changes", unit, lambda: edition_changes(published))
    tables = timed(
        "checked and as Arrow", unit, lambda: {name: to_arrow(name, made.get(name, [])) for name in DERIVED_TABLES}
    )
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
    compared = timed("comparison, read", unit, lambda: Comparison(published))
    timed("comparison, 1 measure", unit, lambda: compared.sides("online-procedures"))
    timed("workbook", unit, lambda: write_workbook(folder / "all.xlsx", published, compared))
    timed("review", unit, lambda: list(doubtful(published)))
    question = "SELECT measure_id, count(*) FROM coverage WHERE status = 'covered' GROUP BY 1"
    timed("query", unit, lambda: Database(published).select(question))
    if not options.keep:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
