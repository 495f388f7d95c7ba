"""What a body commits to, apart from the other dates a plan is full of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.language.commitments import commitment_phase, completion, find_commitments

PHASES = [
    ("検討", "study"),
    ("導入に向けた検討", "study"),
    ("検討を開始", "study"),
    ("検討期間(実証実験を含む)", "study"),
    ("調達準備", "prepare"),
    ("実証実験", "trial"),
    ("試験運用", "trial"),
    ("導入", "implement"),
    ("検討・導入", "implement"),
    ("標準準拠システムへの移行", "implement"),
    ("正式運用", "operate"),
    ("運用開始", "operate"),
    ("継続", "continue"),
    ("運用の見直し", "review"),
    ("町民", None),
    ("", None),
]

PROSE = [
    ("令和7年度までに移行する。", [("令和7年度まで", "implement")]),
    ("令和4年度末までに実施する。", [("令和4年度末まで", "implement")]),
    (
        "令和4年度から令和6年度を検討期間(実証実験を含む)とし、令和7年度以降の正式運用を目標とする。",
        [("令和4年度から令和6年度", "study"), ("令和7年度以降", "operate")],
    ),
    (
        "文書管理の導入(令和5年度から検討を始め、令和7年度の運用開始を目指す)\n電子決裁の導入",
        [("令和5年度から", "study"), ("令和7年度", "operate")],
    ),
    ("2022年度末までに、国が設定した要件を満たすサービスへ移行を行う。", [("2022年度末まで", "implement")]),
    ("自治体は、目標時期を2025年度とし、移行の準備を始める必要がある。", [("2025年度", None)]),
    ("令和5年度に実証実験、令和6年度に本格導入", [("令和5年度", "trial"), ("令和6年度", "implement")]),
    ("令和4年4月1日に本計画をホームページに公表する。", [("令和4年4月1日", None)]),
]

BACKGROUND = [
    "本計画の期間は、令和4年4月から令和8年3月までとする。",
    "計画期間：令和5年度～令和9年度",
    "令和2年12月25日に閣議決定された方針",
    "令和2年12月に「マニュアル」を公開した。",
    "令和3年度から進めてきた見直しをさらに進める。",
    "平成27年に発生した漏洩事件を受け、対策を強化する。",
    "令和2年度に開始した制度は、利用場面が限定されている。",
    "2020年度第3次補正予算により支援する。",
    "2021年度のテレワーク環境に要する経費について措置する。",
    "2018年度（平成30年度）比で少なくとも3割削減を目指す。",
    "官民データ活用推進基本法（平成28年法律第103号）に基づき推進する。",
]


@pytest.mark.parametrize(("text", "phase"), PHASES)
def test_phase(text: str, phase: str | None) -> None:
    assert commitment_phase(text) == phase


@pytest.mark.parametrize(("text", "expected"), PROSE, ids=[row[0] for row in PROSE])
def test_commitments_in_prose(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(found.date.text, found.phase) for found in find_commitments(text)] == expected


@pytest.mark.parametrize("text", BACKGROUND)
def test_background_dates_commit_to_nothing(text: str) -> None:
    assert find_commitments(text) == []


def test_open_and_deferred_answers_count_in_a_target_field_alone() -> None:
    for text, kind in (("随時", "open"), ("取組事項別に目標時期を設定する。", "deferred")):
        assert find_commitments(text) == []
        assert [found.date.kind for found in find_commitments(text, in_target_field=True)] == [kind]


def test_completion_passes_over_study() -> None:
    text = "令和4年度から令和6年度を検討期間とし、令和7年度以降の正式運用を目標とする。"
    found = completion(find_commitments(text, in_target_field=True))
    assert found is not None
    assert found.date.start is not None
    assert (found.date.start.isoformat(), found.date.end) == ("2025-04-01", None)
    assert completion(find_commitments("令和4年度から検討", in_target_field=True)) is None


def test_target_fields_of_the_town_plan(shared: Path) -> None:
    gold = json.loads((shared / "gold/003_shimosuwa_dx_plan.json").read_text(encoding="utf-8"))
    wanted = {(row["section_id"], row["text"], row["kind"]) for row in gold["targets"] if row["field"] == "target"}
    found = {
        (row["section_id"], commitment.date.text, commitment.date.kind)
        for row in gold["fields"]
        if row["field"] == "target"
        for commitment in find_commitments(row["text"], in_target_field=True)
    }
    assert found == wanted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("専門家を令和6年10月に任用し、助言を受ける。", [("令和6年10月", "implement")]),
        ("・指針を令和4年度中に改定", [("令和4年度中", "review")]),
        ("課が令和5年度に試し、翌年度から全庁で使います。", [("令和5年度", "trial"), ("翌年度から", "operate")]),
        ("令和7年度に導入予定です。", [("令和7年度", "implement")]),
        ("差の洗い出しは令和5年度末までに終える。", [("令和5年度末まで", "study")]),
        ("令和3年度から受付を始めており、令和7年度までに広げる。", [("令和7年度まで", "implement")]),
    ],
)
def test_any_future_verb_or_verbal_noun_commits(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(found.date.text, found.phase) for found in find_commitments(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "令和5年12月末の保有率は68.9％である。",
        "様式は平成27年度から改められていない。",
        "令和6年度に比べ経費を2割減らす。",
        "書く紙を6枚（2024年度）から1枚（2029年度）に減らします。",
        "令和6年度住民意識調査",
        "令和4年度に実施した調査の結果を公表する。",
    ],
)
def test_values_states_and_comparisons_commit_to_nothing(text: str) -> None:
    assert find_commitments(text) == []


def test_a_review_before_what_is_built_is_no_completion() -> None:
    text = "令和6年度：点検　令和7年度：更新　令和8年度から：全庁で運用"
    found = completion(find_commitments(text, in_target_field=True))
    assert found is not None
    assert found.date.text == "令和7年度"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("お試し利用は2027年度、本稼働は2028年７月から。", [("2027年度", "trial"), ("2028年７月から", "operate")]),
        ("選定は令和8年度、入替えは令和9年８月です。", [("令和8年度", "prepare")]),
        (
            "実証は令和８年10月から令和９年３月まで行い、同年７月に本運用へ移る。",
            [("令和８年10月から令和９年３月まで", "trial"), ("同年７月", "operate")],
        ),
        (
            "令和9年度は準備を進め、年度内に切り替える。",
            [("令和9年度", "prepare"), ("年度内", "implement")],
        ),
        ("令和8年度の早い時期に、職員向けの手引を配る。", [("令和8年度", "implement")]),
        ("令和8年５月に相談室を開設する。", [("令和8年５月", "implement")]),
        ("令和8年７月から専門員の派遣を始める。", [("令和8年７月から", "implement")]),
        ("電子契約を令和8年度下期から始める。", [("令和8年度下期から", "implement")]),
        ("利用の指針を令和9年１月までに定める。", [("令和9年１月まで", "prepare")]),
    ],
)
def test_phase_of_each_date_of_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(item.date.text, item.phase) for item in find_commitments(text)]
    assert [pair for pair in found if pair in expected] == expected
    assert len(found) <= len(expected) + 1


@pytest.mark.parametrize(
    "text",
    [
        "現行の機器の賃貸借契約は令和9年９月に満了する。",
        "令和10年１月に保守期限を迎える。",
        "基本ソフトのサポートは2026年10月に終了する。",
        "満足度を令和11年度には80％に高める。",
        "窓口で過ごす時間は、令和6年度の48分から、令和10年度には15分にする。",
        "令和5年度末で15の施設に置いている。",
        "令和6年度末までに38の届出を移し終えている。",
    ],
)
def test_contracts_that_end_and_values_of_indicators_commit_to_nothing(text: str) -> None:
    assert find_commitments(text) == []


def test_the_year_of_a_figure_commits_in_a_goal_alone() -> None:
    text = "参加者数は令和9年度に累計900人とする。"
    assert find_commitments(text) == []
    assert [item.date.text for item in find_commitments(text, figures=True)] == ["令和9年度"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("窓口支援システムの導入（令和７年度）", ["令和７年度"]),
        ("手引きの公開（令和９年３月予定）", ["令和９年３月"]),
        ("外部人材の任用（令和８年４月～）", ["令和８年４月～"]),
        ("待ち時間は45分（令和６年度）", []),
        ("ＤＸ推進計画（令和４年３月）", []),
        ("令和８年度中に導入し、９年度から本格運用する。", ["令和８年度中", "９年度から"]),
        ("令和８年度下半期に実証を行ったうえで、令和９年４月から導入します。", ["令和８年度下半期", "令和９年４月から"]),
    ],
)
def test_dates_behind_a_deed_and_years_without_their_era(text: str, expected: list[str]) -> None:
    assert [found.date.text for found in find_commitments(text)] == expected


def test_what_is_done_by_way_of_trial_is_a_trial() -> None:
    assert commitment_phase("自動交付機を試行的に設置する") == "trial"
