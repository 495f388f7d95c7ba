"""Sets with every kind of fact, in honest and in hostile words, and the report of them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pyarrow.parquet as pq

from analysis.report.model import open_report
from analysis.report.site import Site
from extractors.rows import short_id
from extractors.schema import to_arrow
from tests.analysis.sets import SetOf

DAY = datetime.date
HOSTILE = "</script><script>window.hurt=1</script><img src=x onerror='window.hurt=1'>\"'&\u2028\u202egnp.exe{{7*7}}"


def full_set(folder: Path, words: str = "窓口を減らす", url: str | None = "https://www.example.lg.jp/a.pdf") -> Path:
    """Two towns with a plan (one with an older edition), one that is only on the roster; all words are `words`."""
    made = SetOf()
    made.plan("992011", "old", plan_id="p-old", title=words, plan_end=DAY(2023, 3, 31))
    made.row("measures", **_measure("telework", words))
    made.plan("992011", "new", plan_id="p-new", supersedes="p-old", title=words, source_url=url, licence=words,
              issued_on=DAY(2024, 3, 1), municipality=words, prefecture=words)  # fmt: skip
    for page in (1, 2):
        made.row("pages", page=page, label=str(page), width=595.0, height=842.0, rotation=0, kind="body",
                 char_count=5, table_count=0, text_source="native", grade="good", text=words)  # fmt: skip
    made.row("sections", section_id="s1", order=1, level=1, title=words, path=[words], page_start=1, page_end=1,
             text=words, origin="own")  # fmt: skip
    for measure in ("open-data", "telework"):
        made.row("measures", section_id="s1", target_end=DAY(2026, 3, 31), **_measure(measure, words))
        for at, field in enumerate(("policy", "target", "actions")):
            made.row("fields", measure_id=measure, field=field, label=words, order=at, text=words, origin="own",
                     section_id="s2", corrected=["text"] if at == 0 else None)  # fmt: skip
        made.row("targets", measure_id=measure, text=words, kind="by_date", end=DAY(2026, 3, 31), origin="own",
                 phase="operate")  # fmt: skip
        made.row("departments", measure_id=measure, bureau=words, division=words, units=[words], role="lead",
                 text=words)  # fmt: skip
        made.row("kpis", measure_id=measure, name=words, unit=words, baseline_value=words, target_value=words,
                 target_period=words, direction="up", text=words, origin="own")  # fmt: skip
        made.row("schedules", measure_id=measure, item=words, sub_item=words, fiscal_year_start=2024,
                 fiscal_year_end=2025, kind="arrow", phase="trial", text=words, origin="own")  # fmt: skip
        made.row("schedules", measure_id=measure, item=words, kind="bar", text=words, origin="own")
    made.row("organization", name=words, kind="role", holder=words, duties=words)
    made.row("procedures", list_label=words, number=1, title=words, category=words, scope="both", origin="own")
    made.row("systems", title=words, deadline=words)
    made.row("warnings", stage="reading", code="odd", message=words)
    made.plan("993018", "kiri", title=words, source_url="javascript:window.hurt=1")
    made.row("measures", **_measure("open-data", words))
    made.write(folder, roster=("992011", "993018", "203611"))
    documents = [row["document_id"] for row in made.tables["documents"]]
    box = [10.0, 20.0, 50.0, 30.0]
    change = {"row_id": short_id("change"), "municipality_code": "992011", "between": "editions",
              "old_document_id": documents[0], "new_document_id": documents[1], "measure_id": "telework",
              "kind": "target_moved", "subject": words, "old_value": words, "new_value": words, "days": 365,
              "old_page": 1, "old_bbox": box, "new_page": 2, "new_bbox": box}  # fmt: skip
    pq.write_table(to_arrow("changes", [change]), folder / "changes.parquet")
    figures = [
        {"row_id": short_id(state), "municipality_code": "992011", "indicator_group": words, "indicator": state + words,
         "value": "72%" if state == "stated" else None, "state": state, "measure_id": "open-data", "source_file": "a.csv",
         "source_sha256": "0" * 64}
        for state in ("stated", "blank", "not_surveyed")
    ]  # fmt: skip
    pq.write_table(to_arrow("indicators", figures), folder / "indicators.parquet")
    near = {"row_id": short_id("near"), "municipality_code": "992011", "measure_id": "open-data", "rank": 1,
            "neighbour_code": "993018", "similarity": 0.5, "shared_terms": [words]}  # fmt: skip
    pq.write_table(to_arrow("neighbours", [near]), folder / "neighbours.parquet")
    return folder


def _measure(measure: str, words: str) -> dict[str, object]:
    return {"measure_row_id": short_id(measure, words), "measure_id": measure, "measure_group": "priority",
            "title": words, "page_start": 1, "page_end": 1, "score": 0.9, "needs_review": True, "method": "label",
            "origin": "own"}  # fmt: skip


def write_site(tables: Path, out: Path) -> Path:
    """The report without pictures."""
    out.mkdir(parents=True)
    Site(open_report(tables), out).write()
    return out
