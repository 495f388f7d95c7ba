"""Divisions: nesting, lists, line feeds, and the many words that end like one."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.dates_divisions import score_divisions
from extractors.language.divisions import division_lines, find_divisions

Division = tuple[str | None, str | None, tuple[str, ...]]

CASES: list[tuple[str, list[Division]]] = [
    ("総務部　情報政策課", [("総務部", "情報政策課", ())]),
    ("総務部\n情報政策課", [("総務部", "情報政策課", ())]),
    ("建設部 建設課 管理係", [("建設部", "建設課", ("管理係",))]),
    ("総務課（情報システム担当）", [(None, "総務課", ("情報システム担当",))]),
    ("経営戦略部デジタル戦略課DX推進グループ", [("経営戦略部", "デジタル戦略課", ("DX推進グループ",))]),
    (
        "総務課(職員係・庶務法規係、財政係)、税務課",
        [(None, "総務課", ("職員係", "庶務法規係", "財政係")), (None, "税務課", ())],
    ),
    ("教育こども課(子育て支援係、図書\n館)", [(None, "教育こども課", ("子育て支援係", "図書館"))]),
    ("企画部（企画課、情報課）", [("企画部", "企画課", ()), ("企画部", "情報課", ())]),
    ("総務部：総務課、財政課", [("総務部", "総務課", ()), (None, "財政課", ())]),
    ("総務課\n企画課\n税務課", [(None, "総務課", ()), (None, "企画課", ()), (None, "税務課", ())]),
    ("総務課・企画財政課", [(None, "総務課", ()), (None, "企画財政課", ())]),
    ("スポーツ・文化振興課", [(None, "スポーツ・文化振興課", ())]),
    ("子ども・子育て支援課", [(None, "子ども・子育て支援課", ())]),
    ("総務課及び企画課並びに税務課", [(None, "総務課", ()), (None, "企画課", ()), (None, "税務課", ())]),
    ("情報政\n策課", [(None, "情報政策課", ())]),
    ("デジタル\n推進課", [(None, "デジタル推進課", ())]),
    ("総務部 IT 推進課", [("総務部", "IT推進課", ())]),
    ("総 務 課", [(None, "総務課", ())]),
    ("総務課にデジタル推進室を設置し", [(None, "総務課デジタル推進室", ())]),
    ("総務課がデジタル推進室と連携", [(None, "総務課", ()), (None, "デジタル推進室", ())]),
    ("教育委員会事務局 学校教育課", [("教育委員会事務局", "学校教育課", ())]),
    ("農業委員会事務局", [(None, "農業委員会事務局", ())]),
    ("市長公室秘書広報課", [("市長公室", "秘書広報課", ())]),
    ("危機管理室防災課", [("危機管理室", "防災課", ())]),
    ("消防本部総務課", [("消防本部", "総務課", ())]),
    ("総務部DX推進監", [("総務部", "DX推進監", ())]),
    ("都市部都市整備課", [("都市部", "都市整備課", ())]),
    ("総合政策部次世代社会戦略局デジタル課", [("総合政策部次世代社会戦略局", "デジタル課", ())]),
    ("まちづくり推進課やくらし環境課", [(None, "まちづくり推進課", ()), (None, "くらし環境課", ())]),
    ("総務部情報政策課課長補佐 佐藤", [("総務部", "情報政策課", ())]),
    ("2024年2月29日 DX推進課", [(None, "DX推進課", ())]),
    ("担当課：総務課　関係課：全課", [(None, "総務課", ()), (None, "全課", ())]),
    ("担当課総務課", [(None, "総務課", ())]),
    ("(仮称)デジタル推進課", [(None, "デジタル推進課", ())]),
    ("保健センター、福祉課", [(None, "保健センター", ()), (None, "福祉課", ())]),
    ("情報政策係", [(None, None, ("情報政策係",))]),
    ("全庁", [(None, "全庁", ())]),
    # The municipality is no part of the name, whether a list knows it or not.
    ("四日市市総務部ICT戦略課", [("総務部", "ICT戦略課", ())]),
    ("東京都デジタルサービス局", [("デジタルサービス局", None, ())]),
    ("北海道総合政策部", [("総合政策部", None, ())]),
    ("みなも市企画部デジタル推進課", [("企画部", "デジタル推進課", ())]),
    ("つくば市政策イノベーション部", [("政策イノベーション部", None, ())]),
    ("デジタル局 企画課 改革班", [("デジタル局", "企画課", ("改革班",))]),
    ("都市戦略本部情報課", [("都市戦略本部", "情報課", ())]),
    ("くらしの相談課", [(None, "くらしの相談課", ())]),
    ("本市総務課", [(None, "総務課", ())]),
]
KEEP = [
    "市民課",
    "町民福祉課",
    "都市計画課",
    "市町村課",
    "区画整理課",
    "農村整備課",
    "上下水道課",
    "道路河川課",
    "中心市街地活性化推進室",
]
NONE = [
    "関係課",
    "各課の職員",
    "全課題",
    "主となる担当課において事業化",
    "情報主管課長会議",
    "総務部長",
    "総務課長",
    "デジタル改革担当課長 多田 氏",
    "DX推進本部長",
    "DX担当部署",
    "一部の業務、全部の業務、外部人材、内部統制、部分的な",
    "室内環境、会議室、教室、サーバ室",
    "この局面で係る費用、関係者、課税、社会課題",
    "学部、幹部、薬局、郵便局",
    "デジタル推進委員会",
    "業務担当者、情報担当職員",
    "庁内検討委員会",
    "推進本部事務局",
    "CIO補佐監",
    "国家公安委員会",
    "総務省自治行政局地域力創造グループ地域情報化企画室",
    "内閣官房情報通信技術(IT)総合戦略室",
    "株式会社サンプル公共事業部",
    "データセンターとコールセンター",
    "重要課\n題",
]


def _found(text: str) -> list[Division]:
    return [(match.bureau, match.division, match.units) for match in find_divisions(text)]


@pytest.mark.parametrize(("text", "divisions"), CASES, ids=[row[0] for row in CASES])
def test_divisions_of_a_text(text: str, divisions: list[Division]) -> None:
    assert _found(text) == divisions


@pytest.mark.parametrize("name", KEEP)
def test_names_that_begin_like_a_place_stay_whole(name: str) -> None:
    assert _found(name) == [(None, name, ())]


@pytest.mark.parametrize("text", NONE)
def test_look_alikes_are_no_divisions(text: str) -> None:
    assert _found(text) == []


def test_text_of_a_match_keeps_brackets_and_width() -> None:
    text = "在宅勤務：総務課（職員係、ＤＸ係）、テレワーク利用：全課"
    assert [match.text for match in find_divisions(text)] == ["総務課（職員係、ＤＸ係）", "全課"]


def test_lines_of_the_command() -> None:
    assert list(division_lines(["総務部税務課(収納係)\n"])) == [
        {"text": "総務部税務課(収納係)", "divisions": [{"bureau": "総務部", "division": "税務課", "units": ["収納係"]}]}
    ]


PIECES = st.sampled_from(
    "総務 企画 情報政策 市 町 部 局 課 室 係 委員会 教育 センター 出張所 事務局 担当 監 "
    "長 題 ( ) （ ・ 、 の に を設置 全課 本庁 "
    "省 デジタル DX \n \u3000 まちづくり 消防本部 ： 各".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join)))
def test_any_text_gives_spans_of_itself(text: str) -> None:
    for match in find_divisions(text):
        assert text[match.start_offset : match.end_offset] == match.text != ""
        assert match.bureau or match.division or match.units


def test_labelled_lines(shared: Path) -> None:
    lines = (shared / "outlines/departments.jsonl").read_text(encoding="utf-8").splitlines()
    score = score_divisions([json.loads(line) for line in lines])
    assert score.f1 >= 0.98, score.misses


def test_ten_thousand_lines_take_less_than_three_seconds() -> None:
    begin = time.process_time()
    lines = [row[0].replace("\n", " ") for row in CASES] * (10_000 // len(CASES) + 1)
    assert len(list(division_lines(lines))) >= 10_000
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("障がい福祉課、くらし安全課", [(None, "障がい福祉課", ()), (None, "くらし安全課", ())]),
        ("環境保全課、生活安全課", [(None, "環境保全課", ()), (None, "生活安全課", ())]),
        ("みんなの窓口課", [(None, "みんなの窓口課", ())]),
        ("福祉部長寿介護課", [("福祉部", "長寿介護課", ())]),
        ("生涯学習課（中央図書館）", [(None, "生涯学習課", ("中央図書館",))]),
        ("市民課、各支所", [(None, "市民課", ()), (None, "各支所", ())]),
        ("福祉部長が同課と進める", []),
    ],
)
def test_names_with_kana_and_names_that_look_like_other_words(
    text: str, names: list[tuple[str | None, str, tuple[str, ...]]]
) -> None:
    assert [(m.bureau, m.division, m.units) for m in find_divisions(text)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建設部土木課、同部都市計画課", [("建設部", "土木課"), ("建設部", "都市計画課")]),
        ("総務局人事課・同局財政課、会計室", [("総務局", "人事課"), ("総務局", "財政課"), (None, "会計室")]),
        ("市民課、支所統括室", [(None, "市民課"), (None, "支所統括室")]),
        ("住民課、診療所", [(None, "住民課"), (None, "診療所")]),
        ("農政課、農業試験場", [(None, "農政課"), (None, "農業試験場")]),
        ("協働推進課", [(None, "協働推進課")]),
        ("市民部市民課財政部会計課", [("市民部", "市民課"), ("財政部", "会計課")]),
        ("専門部会で検討", []),
    ],
)
def test_endings_and_the_same_bureau(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(match.bureau, match.division) for match in find_divisions(text)] == expected


def test_a_branch_office_without_a_name_stands_beside_divisions_alone() -> None:
    for text in ("市民課、支所", "市民課\n支所"):
        assert [match.division for match in find_divisions(text)] == ["市民課", "支所"]
    assert find_divisions("本庁と支所を映像で結ぶ") == []
