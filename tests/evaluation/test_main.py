"""The command scores a folder, writes figures and shows single differences."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from evaluation.__main__ import main


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """An output folder with one of two sections, and gold with both."""
    out, gold = tmp_path / "out", tmp_path / "gold"
    out.mkdir()
    gold.mkdir()
    pq.write_table(pa.table({"document_id": ["d"], "source_path": ["in/plan.pdf"]}), out / "documents.parquet")
    section = {"document_id": "d", "section_id": "a", "parent_id": "", "title": "推進体制", "page_start": 3}
    pq.write_table(pa.Table.from_pylist([section]), out / "sections.parquet")
    sections = [
        {"section_id": "s1", "title": "推進体制", "page_start": 3},
        {"section_id": "s2", "title": "デジタルデバイド対策", "page_start": 4},
    ]
    (gold / "plan.json").write_text(json.dumps({"sections": sections}, ensure_ascii=False), encoding="utf-8")
    return out, gold


def test_scores_are_printed_and_written(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    out, gold = folders
    target = out / "scores.json"
    assert main(["--out", str(out), "--gold", str(gold), "--json", str(target), "--no-lists"]) == 0
    assert "Typeset plans: 1 documents" in capsys.readouterr().out
    figures = json.loads(target.read_text(encoding="utf-8"))["scores"]["typeset"]["documents"]["plan"]
    assert figures["tables"]["sections"]["tolerant"]["recall"] == 0.5


def test_differences_of_one_table_are_shown(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    out, gold = folders
    assert main(["--out", str(out), "--gold", str(gold), "--show", "sections"]) == 0
    assert "missed  page_start=4 | title=デジタルデバイド対策" in capsys.readouterr().out
