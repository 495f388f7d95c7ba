"""A plan's summary on one sheet: pillars in bars, each on its frame, with counted measures and their actions inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.plan import ExtractOptions, extract_plan
from tests.extractors.boxed_plan import FACE, PLAIN, SHEET, Boxes, Look

PILLARS = {
    "手続を身近に": {
        "行政手続のオンライン化": ("申請の多い60手続を令和８年度までに電子化", "支払いまで端末で完結"),
        "マイナンバーカードの利活用": ("体育館、公民館等での利用拡大", "出張申請の実施"),
    },
    "役場を身軽に": {
        "情報システムの標準化・共通化": ("令和７年度末までに標準準拠システムへ移行", "ガバメントクラウドの活用"),
        "テレワークの推進": ("持ち運べる端末への更新", "支所に働く場所を設置"),
    },
    "地域を元気に": {
        "デジタルデバイド対策": ("公民館での教室の開催", "相談員の養成"),
        "オープンデータの推進": ("推奨データセットの公開", "民間との連携"),
    },
}


@pytest.mark.parametrize("rounded", [True, False])
@pytest.mark.parametrize("count", ["（{}）{}", "{}．{}"])
def test_bars_head_their_frames_and_what_is_counted_inside_states_measures(
    tmp_path: Path, rounded: bool, count: str
) -> None:
    plan = Boxes(tmp_path / "plan.pdf", SHEET)
    plan.labelled(0, 0, 1191, 56, "楡原町ＤＸ推進計画　概要版", Look("#14463b", ink="#ffffff"), 26, FACE)
    for k, (title, text) in enumerate({
        "策定の背景": "人口が減り、職員も減っていきます。\nデジタルで仕事を助けます。",
        "計画の期間": "令和７年度から令和９年度までの３年間です。",
        "現状と課題": "・電子申請の利用は14％\n・職員は10年で１割減った",
    }.items()):
        left = 17 + 391 * k
        plan.labelled(left, 71, left + 374, 96, title, Look("#2e7d67", ink="#ffffff"), 13, FACE)
        plan.labelled(left, 96, left + 374, 196, text, Look(stroke="#2e7d67"), 11, PLAIN)
    plan.labelled(17, 207, 1174, 255, "", Look("#e0f2ee", "#14463b", round=10 if rounded else 0))
    plan.text(470, 222, "手のひらに役場があるまち", 20, FACE)
    for k, (pillar, measures) in enumerate(PILLARS.items()):
        left, top, number = 17 + 391 * k, 304.0, 2 * k
        bar = Look("#14463b", ink="#ffffff")
        plan.labelled(left, 266, left + 374, 298, f"基本目標{k + 1}　{pillar}", bar, 15, FACE, middle=True)
        plan.box(left, 298, left + 374, 558, Look(stroke="#14463b"))
        for title, actions in measures.items():
            number += 1
            plan.text(left + 6, top, count.format(number, title), 12.5, FACE)
            plan.text(left + 17, top + 18, "\n".join(f"・{action}" for action in actions), 10.5)
            top += 56
    tables = extract_plan(plan.save(), ExtractOptions(ocr="off")).tables
    titles = {row["section_id"]: row["title"] for row in tables["sections"]}
    parents = {row["title"]: titles.get(row["parent_id"]) for row in tables["sections"]}
    for pillar, measures in PILLARS.items():
        assert [parents[title] for title in measures] == [pillar] * len(measures)
    assert [row["title"] for row in tables["measures"]] == [title for m in PILLARS.values() for title in m]
