"""The gold of real pages is sound in itself, and its words stand on the pages that were judged."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from evaluation.gold import Gold, load_gold, name_key
from evaluation.reread import Reread
from evaluation.text import fold

ROOT = Path(__file__).resolve().parents[2]
REAL = load_gold([ROOT / "evaluation/gold/real"])
EVERYWHERE = (-1e6, -1e6, 1e6, 1e6)


def test_enough_pages_of_enough_documents_were_judged() -> None:
    assert len(REAL) >= 12
    assert sum(len(gold.pages_judged or ()) for gold in REAL) >= 40


@pytest.mark.parametrize("gold", REAL, ids=lambda gold: gold.stem[-30:])
def test_rows_stand_on_judged_pages_and_name_rows_that_exist(gold: Gold) -> None:
    assert gold.pages_judged or gold.tables_only
    sections = {row["section_id"] for row in gold.tables.get("sections", [])}
    tables = {row["table_id"]: row for row in gold.tables.get("tables", [])}
    for row in gold.tables.get("sections", []):
        assert row["page_start"] in (gold.pages_of("sections") or ())
        assert row.get("parent_id") is None or row["parent_id"] in sections
    cells = gold.tables.get("table_cells", [])
    for name in ("pages", "tables", "table_cells"):
        for row in gold.tables.get(name, []):
            assert row["page"] in (gold.pages_of(name) or ())
    taken: Counter[tuple[str, int, int]] = Counter()
    for cell in cells:
        table = tables[cell["table_id"]]
        assert cell["page"] == table["page"]
        for row in range(cell["row"], cell["row"] + cell["row_span"]):
            for col in range(cell["col"], cell["col"] + cell["col_span"]):
                assert col < table["n_cols"] and row < table.get("n_rows", 99)
                taken[cell["table_id"], row, col] += 1
    assert set(taken.values()) <= {1}
    for name, table in tables.items():
        if "n_rows" in table:
            # A corner without rules, above the labels and left of the headers, is no cell.
            corner = min((key[1] for key in taken if key[0] == name and key[2] == 0), default=0)
            corner *= min((key[2] for key in taken if key[0] == name and key[1] == 0), default=0)
            assert sum(key[0] == name for key in taken) + corner == table["n_rows"] * table["n_cols"]


@pytest.mark.parametrize("gold", REAL, ids=lambda gold: gold.stem[-30:])
def test_every_word_of_the_gold_is_printed_on_its_page(gold: Gold, shared: Path) -> None:
    paths = [path for path in (shared / "corpus").rglob("*.pdf") if name_key(path.name) == gold.stem]
    assert len(paths) == 1
    reread = Reread(paths[0])
    pages = sorted(gold.pages_of("tables") or ())
    printed = {page: Counter(fold(reread.page(page).inside([EVERYWHERE]))) for page in pages}
    reread.close()
    for row in gold.tables.get("sections", []):
        numbering = "" if row.get("pictured") else row["numbering"] or ""  # some producers print numbers as pictures
        words = Counter(fold(numbering + row["title"]))
        assert not words - printed[row["page_start"]], row
    for table in gold.tables.get("tables", []):
        cells = [row for row in gold.tables["table_cells"] if row["table_id"] == table["table_id"]]
        words = Counter(fold("".join(row["text"] for row in cells)))
        assert not words - printed[table["page"]], (table, words - printed[table["page"]])


def test_pages_judged_are_read_from_the_file_and_not_taken_for_a_table(tmp_path: Path) -> None:
    folder = tmp_path / "real"
    folder.mkdir()
    (folder / "plan.json").write_text(json.dumps({"pages_judged": [2, 5], "sections": []}), encoding="utf-8")
    (gold,) = load_gold([folder])
    assert (gold.group, gold.pages_judged, gold.tables) == ("real", frozenset({2, 5}), {"sections": []})
