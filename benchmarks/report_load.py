"""How long a report over a nation takes to write and to open: 1,788 invented plans, headless Chromium, from files.

    python benchmarks/report_load.py [--towns N] [--keep DIR]

Times depend on the machine, so each is given beside that of an empty page in the same browser. Needs `make browser`.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from extractors.rows import document_id, short_id
from extractors.schema import TABLES, to_arrow
from extractors.schema.columns import MEASURE_IDS
from taxonomy.loader import load_taxonomy
from taxonomy.municipalities import Municipality, municipalities

Row = dict[str, Any]
WORDS = "住民が来庁せずに手続を済ませられるよう、対象となる手続を順に広げ、窓口と電子申請の両方で同じ案内を行う。"
ROUNDS = 5


def invent(folder: Path, count: int) -> None:
    """Write tables of plans that never were, as rich as real ones: about 90 facts a town."""
    today = [b for b in municipalities() if b.counted and not b.valid_to]
    bodies = sorted(today, key=lambda body: body.kind == "ward")[:count]
    groups = {measure.id: measure.group for measure in load_taxonomy().measures}
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    for at, body in enumerate(bodies):
        for name, row in _plan(at, body, groups):
            rows[name].append(row)
    for name, of in rows.items():
        pq.write_table(to_arrow(name, of), folder / f"{name}.parquet")


def _plan(at: int, body: Municipality, groups: dict[str, str]) -> Iterator[tuple[str, Row]]:
    sha = f"{at:064x}"
    document = document_id(sha)
    yield "documents", {
        "row_id": short_id(document), "document_id": document, "page": 1, "bbox": [0.0, 0.0, 595.0, 842.0],
        "regions": [_box(1, 0.0)], "sha256": sha, "plan_id": document, "variant": "full", "is_current": True,
        "fictional": False, "municipality_code": body.code, "municipality": body.name, "prefecture": body.prefecture,
        "document_type": "municipal_plan", "title": f"{body.name}DX推進計画", "issued_on": date(2024, 3, 1),
        "page_count": 40, "char_count": 30000, "text_source": "native", "grade": "good", "source_path": f"{at}.pdf",
        "source_url": "https://www.example.lg.jp/dx.pdf", "taxonomy_edition": "1.0", "extractor_version": "0",
        "extracted_at": datetime(2026, 1, 1, tzinfo=UTC), "status": "ok",
    }  # fmt: skip
    for page in range(1, 41):
        yield "pages", {
            **_place(document, "page", page, page), "bbox": [0.0, 0.0, 595.0, 842.0], "width": 595.0, "height": 842.0,
            "rotation": 0, "kind": "body", "char_count": 700, "table_count": 0, "text_source": "native",
            "grade": "good", "text": "",
        }  # fmt: skip
    for number, measure in enumerate(MEASURE_IDS):
        status = ("covered", "covered", "absent", "covered", "low_quality", "unread")[(at * 7 + number * 5) % 6]
        yield "coverage", _coverage(body, document, measure, status, number)
        if status == "covered":
            yield from _statements(document, measure, groups[measure], number)


def _coverage(body: Municipality, document: str, measure: str, status: str, number: int) -> Row:
    covered = status == "covered"
    return {
        "row_id": short_id(body.code, measure), "municipality_code": body.code, "measure_id": measure,
        "taxonomy_edition": "1.0", "status": status, "via": "direct" if covered else None,
        "score": 0.9 if covered else None, "section_count": int(covered),
        "target_end": date(2025 + number % 5, 3, 31) if covered and number % 3 else None, "has_kpi": covered,
        "has_schedule": covered, "department_count": 2 * covered, "action_count": 3 * covered,
        "evidence_document_id": document if covered else None, "evidence_page": 2 + number if covered else None,
        "evidence_bbox": [72.0, 96.5, 310.2, 110.1] if covered else None,
    }  # fmt: skip


def _statements(document: str, measure: str, group: str, number: int) -> Iterator[tuple[str, Row]]:
    page = 2 + number

    def place(kind: str, ordinal: int = 0) -> Row:
        return {**_place(document, f"{kind}{number}", page, ordinal), "measure_id": measure}

    own = {"origin": "own"}
    yield "measures", {
        **place("m"), **own, "measure_row_id": short_id(document, measure), "measure_group": group, "title": measure,
        "page_start": page, "page_end": page, "score": 0.9, "needs_review": False, "method": "label",
    }  # fmt: skip
    for ordinal, field in enumerate(("policy", "current_state", "target", "actions", "actions")):
        yield "fields", {
            **place("f", ordinal), **own, "field": field, "label": field, "order": ordinal, "text": WORDS,
        }  # fmt: skip
    for ordinal, division in enumerate(("総務課", "住民課")):
        yield "departments", {**place("d", ordinal), "division": division, "units": [], "role": "lead",
                              "text": division}  # fmt: skip
    yield "kpis", {**place("k"), **own, "name": "オンライン申請率", "baseline_value": "12%", "target_value": "60%",
                   "text": "オンライン申請率 12% 60%"}  # fmt: skip
    yield "schedules", {**place("s"), **own, "item": "準備", "fiscal_year_start": 2024, "fiscal_year_end": 2026,
                        "kind": "arrow", "phase": "prepare", "text": "準備"}  # fmt: skip


def _place(document: str, kind: str, page: int, ordinal: int) -> Row:
    top = 96.5 + 20 * ordinal
    return {"row_id": short_id(document, kind, page, ordinal), "document_id": document, "page": page,
            "bbox": [72.0, top, 310.2, top + 14], "regions": [_box(page, top)]}  # fmt: skip


def _box(page: int, top: float) -> Row:
    return {"page": page, "x0": 72.0, "top": top, "x1": 310.2, "bottom": top + 14}


def load_times(site: Path) -> dict[str, float]:
    """Seconds until each kind of page can be used: its rows are drawn and its scripts rest; the median of five."""
    from playwright.sync_api import sync_playwright

    empty = site / "empty.html"
    empty.write_text("<!doctype html><title>empty</title>", encoding="utf-8")
    town = next((site / "report" / "towns").iterdir())
    measure = site / "report" / "measures" / "open-data.html"
    pages = {"empty": empty, "heat map": site / "index.html", "measure": measure, "town": town}
    times = {}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, path in pages.items():
            taken = []
            for _ in range(ROUNDS):
                page = browser.new_page()
                start = time.perf_counter()
                page.goto(path.as_uri())
                if name == "heat map":
                    page.wait_for_url("**/report/index.html")
                if name != "empty":
                    page.wait_for_selector("html[data-ready]")
                page.evaluate("() => new Promise(requestAnimationFrame)")
                taken.append(time.perf_counter() - start)
                page.close()
            times[name] = statistics.median(taken)
        browser.close()
    return times


def main() -> None:
    """Invent, write, open, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--towns", type=int, default=2000)
    parser.add_argument("--keep", metavar="DIR", help="folder in which the tables and the report stay")
    options = parser.parse_args()
    from flows.report import write_report

    base = Path(options.keep or tempfile.mkdtemp())
    tables, site = base / "tables", base / "site"
    tables.mkdir(parents=True, exist_ok=True)
    invent(tables, options.towns)
    start = time.perf_counter()
    done = write_report(tables, site, images=False)
    print(f"{done.towns} towns written in {time.perf_counter() - start:.1f} s")
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    print(f"size {size / 1e6:.1f} MB, {size / max(1, done.towns) / 1e3:.1f} kB a town, without pictures")
    print(f"heat map data {(site / 'report' / 'data' / 'heatmap.js').stat().st_size / 1e3:.0f} kB")
    times = load_times(site)
    for name, taken in times.items():
        print(f"{name:10} {taken:6.2f} s  {taken / times['empty']:5.1f} x an empty page")
    if not options.keep:
        shutil.rmtree(base)


if __name__ == "__main__":
    main()
