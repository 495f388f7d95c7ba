"""Road maps of boxes without a table: bands of years and their parts, bars with words, milestones."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.plan import ExtractOptions, PlanRecords, extract_plan
from tests.extractors.boxed_plan import FACE, SHEET, Boxes, Look, cover

QUARTERS = ("4-6月", "7-9月", "10-12月", "1-3月")
HALVES = ("上期", "下期")
ITEMS = ("1　書かない窓口", "2　標準準拠システムへの移行", "3　オープンデータの公開")
BARS = {0: ((0, 2, "設計"), (2, 4, "支所へ広げる"), (4, 8, "運用")), 1: ((0, 3, "移行"), (3, 8, "運用・点検")), 2: ((1, 8, "公開"),)}


def roadmap(
    path: Path, years: tuple[str, ...], parts: tuple[str, ...], head: Look, bar: Look, label: Look, sign: str = ""
) -> PlanRecords:
    """A map whose bars are given in halves of the second row of boxes (a part is as many units as make four a year)."""
    plan = Boxes(path, SHEET)
    cover(plan, "青波町デジタルロードマップ", "2026年3月　青波町")
    plan.text(24, 18, "これからの道すじ", 26, FACE)
    left, width = 270.0, 880.0 / len(years)
    for i, year in enumerate(years):
        plan.labelled(left + i * width, 110, left + (i + 1) * width, 140, year, head, 15, FACE, middle=True)
        for n, part in enumerate(parts):
            x, w = left + i * width + n * width / len(parts), width / len(parts)
            plan.labelled(x, 140, x + w, 166, part, head, 11, middle=True)
    unit = 880.0 / 8
    for i, item in enumerate(ITEMS):
        top = 190 + 110 * i
        plan.labelled(30, top, 255, top + 80, item, label, 14, FACE)
        for start, end, words in BARS[i]:
            plan.labelled(left + start * unit + 2, top + 6, left + end * unit - 2, top + 38, words, bar, 13, middle=True)
        if sign and i == 1:
            plan.text(left + 2.5 * unit, top + 52, sign + " 完了", 12)
    plan.next()
    return extract_plan(plan.save(), ExtractOptions(ocr="off"))


LOOKS = {
    "filled": (Look("#16365c", ink="#ffffff"), Look("#8fc4ea"), Look("#e8f4fb")),
    "outlined": (Look(None, "#333333"), Look("#ffffff", "#333333"), Look(None, "#333333")),
    "rounded": (Look("#ddeecc", "#557733", round=6), Look("#aacc88", round=10), Look("#f5faf0", "#557733", round=10)),
    "gradient": (Look("#f7c9a9", gradient="#fff3ea"), Look("#e07b39", gradient="#f6c49f"), Look("#fff3ea", "#e07b39")),
}


@pytest.mark.parametrize("look", LOOKS)
def test_two_bands_of_boxes_are_an_axis_and_boxes_below_are_bars(tmp_path: Path, look: str) -> None:
    found = roadmap(tmp_path / "plan.pdf", ("2026年度", "2027年度"), QUARTERS, *LOOKS[look])
    assert [row["title"] for row in found.tables["sections"]] == ["これからの道すじ"]
    assert found.tables["tables"] == []
    rows = [(r["item"], str(r["start"]), str(r["end"]), r["text"]) for r in found.tables["schedules"]]
    assert rows == [
        ("1　書かない窓口", "2026-04-01", "2026-09-30", "設計"),
        ("1　書かない窓口", "2026-10-01", "2027-03-31", "支所へ広げる"),
        ("1　書かない窓口", "2027-04-01", "2028-03-31", "運用"),
        ("2　標準準拠システムへの移行", "2026-04-01", "2026-12-31", "移行"),
        ("2　標準準拠システムへの移行", "2027-01-01", "2028-03-31", "運用・点検"),
        ("3　オープンデータの公開", "2026-07-01", "2028-03-31", "公開"),
    ]
    assert {r["kind"] for r in found.tables["schedules"]} == {"bar"}


def test_halves_of_four_years_and_a_printed_sign(tmp_path: Path) -> None:
    years = ("令和８年度", "令和９年度", "令和10年度", "令和11年度")
    found = roadmap(tmp_path / "plan.pdf", years, HALVES, *LOOKS["filled"], sign="◆")
    rows = [(r["kind"], str(r["start"]), str(r["end"]), r["text"]) for r in found.tables["schedules"]]
    assert rows == [
        ("bar", "2026-04-01", "2027-03-31", "設計"),
        ("bar", "2027-04-01", "2028-03-31", "支所へ広げる"),
        ("bar", "2028-04-01", "2030-03-31", "運用"),
        ("bar", "2026-04-01", "2027-09-30", "移行"),
        ("mark", "2027-04-01", "2027-09-30", "完了"),
        ("bar", "2027-10-01", "2030-03-31", "運用・点検"),
        ("bar", "2026-10-01", "2030-03-31", "公開"),
    ]
    assert [row["title"] for row in found.tables["sections"]] == ["これからの道すじ"]


STRIP = Look(None, "#777777")
PEN = Look("#2e74b5", ink="#ffffff")


def slide(plan: Boxes, title: str, years: tuple[str, ...], bars: list[tuple[str, int, int, str]]) -> None:
    """A slide with years in boxes (the last breaks), bars below them and a strip of divisions at the foot."""
    plan.text(24, 16, title, 24, FACE)
    left, width = 592.0, 68.0
    for i, year in enumerate(years):
        plan.labelled(left + i * width, 330, left + (i + 1) * width - 2, 362, year, Look("#deeaf6"), 11, middle=True)
    for n, (item, start, end, words) in enumerate(bars):
        top = 370 + 46 * n
        plan.text(470, top + 10, item, 12)
        plan.labelled(left + start * width, top, left + end * width - 2, top + 34, words, PEN, 12, middle=True)
    for x, label, value in ((465, "担当課", "情報政策課"), (682, "関係課", "市民課、税務課")):
        plan.labelled(x, 479, x + 78, 505, label, STRIP, 13, middle=True)
        plan.labelled(x + 78, 479, x + 215, 505, value, STRIP, 13)
    plan.next()


def test_a_strip_of_divisions_below_bars_is_none_of_them(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "青波市デジタル推進計画", "2026年3月　青波市")
    years = ("令和６年度", "令和７年度", "令和８年度", "令和９年度", "令和10年\n度")
    titles = ["行政手続のオンライン化", "書かない窓口の導入", "テレワークの推進", "オープンデータの推進"]
    for n, title in enumerate(titles, 1):
        slide(plan, f"施策{n}　{title}", years, [("対象の追加", 0, 3, "順次拡大"), ("使い方の案内", 3, 5, "改善・充実")])
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    rows = [(r["item"], r["fiscal_year_start"], r["fiscal_year_end"], r["text"]) for r in found.tables["schedules"]]
    assert rows == 4 * [
        ("対象の追加", 2024, 2026, "順次拡大"),
        ("使い方の案内", 2027, 2028, "改善・充実"),
    ]
    divisions = [(r["page"], r["role"], r["text"]) for r in found.tables["departments"]]
    assert divisions == [
        (page, role, text) for page in range(2, 6)
        for role, text in (("lead", "情報政策課"), ("support", "市民課"), ("support", "税務課"))
    ]  # fmt: skip


def test_every_card_has_its_own_axis(tmp_path: Path) -> None:
    """Two columns of cards with years in small type; a bar belongs to the years of its card."""
    plan = Boxes(tmp_path / "plan.pdf", SHEET)
    cover(plan, "青波市デジタル推進計画", "2026年3月　青波市")
    words = iter(["設計", "運用", "調達", "移行", "募集", "開催", "準備", "公開"])
    for n, title in enumerate(["行政手続のオンライン化", "書かない窓口の導入", "スマートフォン教室の開催", "オープンデータの推進"]):
        x, y = 40 + 570 * (n % 2), 60 + 380 * (n // 2)
        plan.box(x, y, x + 540, y + 340, Look("#ffffff", "#5588aa"))
        plan.text(x + 12, y + 10, title, 16, FACE)
        plan.text(x + 12, y + 50, "手続に時間がかかります。窓口の流れを見直して、一つにまとめます。", 11)
        for i in range(4):
            plan.text(x + 170 + 90 * i, y + 180, f"R{8 + i}", 9)
        plan.text(x + 12, y + 206, "進め方", 11)
        for start, end in ((0, 1), (1, 4)):
            plan.labelled(x + 140 + 90 * start, y + 200, x + 138 + 90 * end, y + 226, next(words), PEN, 11, middle=True)
        plan.text(x + 12, y + 290, "担当課", 11, FACE)
        plan.text(x + 100, y + 290, "情報政策課", 11)
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    rows = [(r["fiscal_year_start"], r["fiscal_year_end"], r["text"]) for r in found.tables["schedules"]]
    assert sorted(rows) == sorted(
        row for a, b in (("設計", "運用"), ("調達", "移行"), ("募集", "開催"), ("準備", "公開"))
        for row in ((2026, 2026, a), (2027, 2029, b))
    )  # fmt: skip
    assert len(found.tables["sections"]) == 4


@pytest.mark.parametrize("round_", [0.0, 8.0])
def test_one_row_of_bars_below_boxes_of_years_needs_no_label(tmp_path: Path, round_: float) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "青波市デジタル推進計画", "2025年3月　青波市")
    for n, title in enumerate(["行政手続のオンライン化", "書かない窓口の導入", "テレワークの推進"], 1):
        plan.text(24, 16, f"{n}　{title}", 26, FACE)
        for i, year in enumerate(("令和７年度", "令和８年度", "令和９年度", "令和10年度")):
            plan.labelled(85 + 204 * i, 255, 272 + 204 * i, 286, year, Look("#d9e2f3", round=round_), 13, middle=True)
        for start, end, words in ((0, 1, "設計"), (1, 2, "試行"), (2, 4, "本格運用")):
            plan.labelled(
                85 + 204 * start, 300, 68 + 204 * end, 340, words, Look("#2e75b6", ink="#ffffff", round=8), 13, middle=True
            )
        for x0, x1, words, look in ((42, 139, "担当課", STRIP), (139, 394, "住民課", STRIP)):
            plan.labelled(x0, 411, x1, 445, words, look, 13)
        plan.next()
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    rows = [(r["page"], r["text"], r["fiscal_year_start"], r["fiscal_year_end"]) for r in found.tables["schedules"]]
    assert rows == [
        (page, *row) for page in (2, 3, 4)
        for row in (("設計", 2025, 2025), ("試行", 2026, 2026), ("本格運用", 2027, 2028))
    ]  # fmt: skip
    assert [r["text"] for r in found.tables["departments"]] == 3 * ["住民課"]
