"""Figures in boxes whose name stands beside them, in several looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.layout.figure_boxes import is_change
from extractors.plan import ExtractOptions, PlanRecords, extract_plan
from tests.extractors.boxed_plan import FACE, PLAIN, Boxes, Look, cover

SLIDES = [
    ("書かない窓口をひろげる", "転入の手続に平均で50分かかります。", "窓口で待つ時間", "50分", "25分"),
    ("20業務の標準化", "20業務のうち８業務が残っています。", "移行した業務", "12業務", "20業務"),
    ("オープンデータをふやす", "公開は30件にとどまります。", "公開したデータの数（累計）", "30件", "1,090件"),
]
BASE, AIM = "令和６年度", "令和９年度"


def drawn(path: Path, left: float, top: float, arrow: str, captions: tuple[str, str], look: Look, face: str,
          bar: str | None, below: bool = False, lines: int = 1) -> PlanRecords:  # fmt: skip
    plan = Boxes(path)
    cover(plan, "青波町デジタル推進方針", "令和７年３月　青波町")
    for title, now, name, base, aim in SLIDES:
        plan.text(24, 18, title, 24, FACE)
        plan.text(24, 80, now, 14)
        if bar:
            plan.labelled(24, top - 40, 936, top - 12, bar, Look("#5d4037", ink="#ffffff"), 14, FACE)
        half = len(name) // 2
        printed = name if lines == 1 else f"{name[:half]}\n{name[half:]}"
        plan.text(30, top + 36 - 10 * (lines - 1), printed, 16, face)
        for x, caption, value in ((left, captions[0], base), (left + 300, captions[1], aim)):
            plan.box(x, top, x + 180, top + 90, look)
            plan.text(x + 60, top + (66 if below else 14), caption, 12)
            plan.text(x + 40, top + (20 if below else 40), value, 26, FACE)
        if arrow:
            plan.text(left + 225, top + 36, arrow, 24, FACE)
        plan.next()
    return extract_plan(plan.save(), ExtractOptions(ocr="off"))


LINED, FILLED = Look("#ffffff", "#888888"), Look("#e3f2fd", "#1565c0", round=8)


@pytest.mark.parametrize(
    ("left", "top", "arrow", "captions", "look", "face", "bar", "below", "lines"),
    [
        (330, 320, "", (BASE, AIM), LINED, FACE, "めざす数字", False, 1),
        (330, 320, "→", (BASE, AIM), LINED, FACE, "成果のものさし", False, 1),
        (260, 200, "⇒", (f"現状（{BASE}）", f"目標（{AIM}）"), FILLED, FACE, "成果指標", False, 1),
        (400, 380, "▶", (BASE, AIM), FILLED, PLAIN, None, True, 1),
        (300, 250, "", (BASE, AIM), FILLED, FACE, "数値目標", True, 2),
        (300, 250, "", (BASE, AIM), LINED, FACE, None, False, 2),
        (300, 250, "", ("2024年度", "2027年度"), LINED, FACE, None, False, 1),
    ],
)
def test_the_name_beside_figures_in_boxes_is_an_indicator_and_no_heading(
    tmp_path: Path, left: float, top: float, arrow: str, captions: tuple[str, str], look: Look, face: str,
    bar: str | None, below: bool, lines: int,
) -> None:  # fmt: skip
    found = drawn(tmp_path / "plan.pdf", left, top, arrow, captions, look, face, bar, below, lines)
    assert [row["title"] for row in found.tables["sections"]] == [title for title, *_ in SLIDES]
    told = [(r["name"], r["baseline_value"], r["baseline_period"], r["target_value"], r["target_period"])
            for r in found.tables["kpis"]]  # fmt: skip
    when = [c.replace("現状（", "").replace("目標（", "").rstrip("）") for c in captions]
    assert told == [(name, base, when[0], aim, when[1]) for *_, name, base, aim in SLIDES]


@pytest.mark.parametrize("gap", [8.0, 40.0])
def test_two_rows_of_a_name_and_its_boxes_are_two_indicators(tmp_path: Path, gap: float) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "青波町デジタル推進方針", "令和７年３月　青波町")
    for (title, now, name, base, aim), (*_, second, first, last) in zip(SLIDES, SLIDES[1:] + SLIDES[:1], strict=True):
        plan.text(24, 18, title, 24, FACE)
        plan.text(24, 80, now + "\n・窓口の流れを見直し、手順を一つにまとめます\n・職員の研修を毎月ひらき、使い方を身につけます", 14)
        for top, words, a, b in ((200, name, base, aim), (270 + gap, second, first, last)):
            plan.text(30, top + 26, words, 16, FACE)
            for x, caption, value in ((330, BASE, a), (630, AIM, b)):
                plan.box(x, top, x + 180, top + 70, LINED)
                plan.text(x + 60, top + 8, caption, 12)
                plan.text(x + 40, top + 30, value, 24, FACE)
        plan.next()
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    assert [row["title"] for row in found.tables["sections"]] == [title for title, *_ in SLIDES]
    told = [(r["name"], r["baseline_value"], r["target_value"]) for r in found.tables["kpis"]]
    pairs = zip(SLIDES, SLIDES[1:] + SLIDES[:1], strict=True)
    assert told == [row[2:] for pair in pairs for row in pair]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("11.3％ ▶ 50.0％", True), ("令和６年度 120件 ▶▶▶ 令和11年度 900件", True), ("現状（R6） 3割 → 目標（R12） 8割", True),
        ("紙の申請 → 電子申請", False), ("120件", False), ("１ → ２の順に進める取組のあらまし", False),
    ],
)  # fmt: skip
def test_two_figures_with_an_arrow_are_a_change(text: str, change: bool) -> None:
    assert is_change(text) is change
