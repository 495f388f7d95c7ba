"""Slides of one measure or two: labels over values at the foot, titles in boxes over loose columns, a title at the side."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.plan import ExtractOptions, extract_plan
from tests.extractors.boxed_plan import FACE, PLAIN, Boxes, Look, cover

BAR = Look(fill="#1f4e79", ink="#ffffff")
PILL = Look(fill="#e6def2", round=16)
CHIP = Look(fill="#e9c46a", round=12)
MEASURES = (
    ("行政手続のオンライン化", "申請の九割が紙である。", "様式を電子に改める。", "令和９年度末までに50件とする", "住民課"),
    ("テレワークの推進", "端末が足りない。", "持ち運べる端末を配る。", "令和８年度中に始める", "総務課"),
    ("オープンデータの推進", "更新が止まっている。", "公開の日を決める。", "令和10年度までに40種類とする", "企画課"),
)


def fields(plan: Boxes) -> set[tuple[str, str, str]]:
    found = extract_plan(plan.save(), ExtractOptions(ocr="off")).tables
    return {(row["measure_id"], row["field"], row["text"]) for row in found["fields"]}


def expected(*names: str) -> set[tuple[str, str, str]]:
    at = {"issues": 1, "actions": 2, "target": 3, "departments": 4}
    ids = ("online-procedures", "telework", "open-data")
    return {(i, name, measure[at[name]]) for i, measure in zip(ids, MEASURES, strict=True) for name in names}


@pytest.fixture
def plan(tmp_path: Path) -> Boxes:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    return plan


def test_one_row_of_labels_over_values(plan: Boxes) -> None:
    for title, _, actions, target, division in MEASURES:
        plan.text(60, 30, title, 28, FACE)
        plan.text(60, 110, "取組", 15, FACE)
        plan.text(60, 135, actions, 16)
        for k, (label, value) in enumerate((("達成時期", target), ("担当課", division))):
            plan.text(60 + 420 * k, 400, label, 13, FACE, "#f6a000")
            plan.text(60 + 420 * k, 428, value, 16)
        plan.next()
    assert expected("actions", "target", "departments") <= fields(plan)


def test_titles_in_boxes_over_loose_columns(plan: Boxes) -> None:
    plan.labelled(0, 0, 960, 48, "１　暮らしを楽にする", BAR, 26, FACE)
    for k, (title, *_) in enumerate(MEASURES[:2]):
        plan.labelled(30 + 460 * k, 70, 470 + 460 * k, 106, f"{'①②'[k]}{title}", PILL, 20, FACE)
    for k, (_, issues, actions, target, division) in enumerate(MEASURES[:2]):
        told = (("課題", issues), ("取組", actions), ("時期", target), ("担当", division))
        for n, (label, value) in enumerate(told):
            plan.text(36 + 460 * k, 124 + 56 * n, f"■{label}", 15, FACE)
            plan.text(36 + 460 * k, 146 + 56 * n, value, 15, PLAIN)
    found = fields(plan)
    assert {row for row in expected("issues", "actions", "target") if row[0] != "open-data"} <= found


def test_a_number_over_its_title_at_the_side(plan: Boxes) -> None:
    for n, (title, issues, actions, target, _) in enumerate(MEASURES):
        plan.box(0, 0, 240, 540, BAR)
        plan.text(20, 80, f"1-{n + 1}", 30, FACE, "#ffffff")
        plan.text(20, 130, f"{title[:6]}\n{title[6:]}", 24, FACE, "#ffffff")
        for k, (label, value) in enumerate((("課題", issues), ("取組", actions), ("達成時期", target))):
            plan.labelled(270, 40 + 80 * k, 380, 68 + 80 * k, label, CHIP, 14, FACE, middle=True)
            plan.text(400, 46 + 80 * k, value, 16)
        plan.next()
    assert expected("issues", "actions", "target") <= fields(plan)
    numbers = [row["numbering"] for row in extract_plan(plan.path, ExtractOptions(ocr="off")).tables["sections"]]
    assert numbers == ["1-1", "1-2", "1-3"]
