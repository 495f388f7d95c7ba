"""Rows of drawn and ruled timetables that tell their fields in small lines below their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.plan import ExtractOptions, extract_plan
from tests.extractors.boxed_plan import FACE, Boxes, Look, cover

ROWS = [
    ("行政手続のオンライン化", "期限：令和９年度末までに80手続とする。", "担当課：市民課", ("準備", "順次拡大")),
    ("デジタルデバイド対策", "期限：令和８年度中に全地区で開く。", "担当課：福祉課", ("試行", "全地区で実施")),
    ("オープンデータの推進", "期限：令和10年度までに30件を公開する。", "担当課：企画課", ("調査", "公開")),
]
BAR = Look(fill="#9fc5e8")
HEAD = Look(fill="#1f4e79", ink="#ffffff")
RULE = Look(stroke="#555555")


def chart(path: Path, told: bool, ruled: bool) -> dict[str, list[dict]]:
    plan = Boxes(path)
    cover(plan, "椋沢市ＤＸ推進計画", "令和７年３月　椋沢市")
    plan.text(40, 30, "第３章　計画の工程", 20, FACE)
    for i, year in enumerate(("令和８年度", "令和９年度", "令和10年度")):
        plan.labelled(360 + 180 * i, 80, 540 + 180 * i, 104, year, HEAD if not ruled else RULE, 12, FACE, middle=True)
    if ruled:
        plan.labelled(40, 80, 360, 104, "取組", RULE, 12, FACE, middle=True)
    for k, (name, when, who, words) in enumerate(ROWS):
        top = 104 + 80 * k
        if ruled:
            for x0, x1 in ((40, 360), (360, 540), (540, 720), (720, 900)):
                plan.box(x0, top, x1, top + 80, RULE)
        plan.text(52, top + 12, name, 13, FACE)
        if told:
            plan.text(56, top + 34, when, 9)
            plan.text(56, top + 50, who, 9)
        plan.labelled(366, top + 26, 534, top + 50, words[0], BAR, 10, middle=True)
        plan.labelled(546, top + 26, 894, top + 50, words[1], BAR, 10, middle=True)
    return extract_plan(plan.save(), ExtractOptions(ocr="off")).tables


@pytest.mark.parametrize("ruled", [False, True])
def test_rows_that_tell_their_time_and_division_are_measures(tmp_path: Path, ruled: bool) -> None:
    tables = chart(tmp_path / "plan.pdf", True, ruled)
    assert [r["title"] for r in tables["measures"]] == [name for name, *_ in ROWS]
    assert [r["departments"] for r in tables["measures"]] == [["市民課"], ["福祉課"], ["企画課"]]
    assert [(r["field"], r["text"]) for r in tables["fields"]] == [
        (field, text.split("：")[1]) for _, *told, _ in ROWS for field, text in zip(("target", "departments"), told, strict=True)
    ]
    assert [(r["item"], r["text"]) for r in tables["schedules"]] == [(n, w) for n, _, _, ws in ROWS for w in ws]
    assert [str(r["end"]) for r in tables["targets"]] == ["2028-03-31", "2027-03-31", "2029-03-31"]


@pytest.mark.parametrize("ruled", [False, True])
def test_a_bare_chart_states_no_measure(tmp_path: Path, ruled: bool) -> None:
    tables = chart(tmp_path / "plan.pdf", False, ruled)
    assert tables["measures"] == []
    assert [r["item"] for r in tables["schedules"]] == [name for name, *_ in ROWS for _ in range(2)]
