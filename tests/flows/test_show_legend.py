"""The lines that ``dxplans show`` prints say what was understood of a bar and of a cell."""

from __future__ import annotations

from pathlib import Path

from extractors.plan import extract_plan
from flows.show import draw

PLAN = Path(__file__).resolve().parents[2] / "evaluation/families/tsuzurihara_tables.pdf"


def test_bars_with_their_years_and_cells_with_their_place(tmp_path: Path):
    tables = extract_plan(PLAN).tables
    bars = draw(PLAN, 2, tables, ["schedules"], tmp_path / "bars.png")
    assert len(bars) == 14
    assert any("2025-2026 bar マイナンバーカードの普及促進: 出張申請" in line for line in bars)
    cells = draw(PLAN, 3, tables, ["table_cells"], tmp_path / "cells.png")
    assert any("1,0 x 5,1: 便利なくらし" in line for line in cells)
    assert any("0,3 head: 2025" in line for line in cells)
    assert (tmp_path / "cells.png").stat().st_size > 1000
