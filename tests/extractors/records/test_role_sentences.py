"""A sentence about a promotion structure gives its roles and bodies, with holder and duties, in any common wording."""

from __future__ import annotations

import pytest

from extractors.document import Passage
from extractors.records.role_sentences import tell

Expected = tuple[str, str, str, str]


def read(sentence: str) -> list[Expected]:
    return [(t.name.text, t.kind, t.holder.text, t.duties.text) for t in tell(Passage.inserted(sentence))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "市長を本部長、副市長を副本部長とする「灯台市ＤＸ推進本部」を置き、事務局は企画課が務めます。",
            [
                ("本部長", "role", "市長", ""),
                ("副本部長", "role", "副市長", ""),
                ("灯台市ＤＸ推進本部", "body", "", ""),
                ("事務局", "body", "企画課", ""),
            ],
        ),
        (
            "町長を本部長とするデジタル推進本部が計画を進め、副町長がＣＩＯとして各課を束ねる。",
            [
                ("本部長", "role", "町長", ""),
                ("デジタル推進本部", "body", "", "計画を進め"),
                ("ＣＩＯ", "role", "副町長", "各課を束ねる。"),
            ],
        ),
        (
            "副市長をCIO１、大学から招いた研究者をCIO補佐官とします。",
            [("CIO", "role", "副市長", ""), ("CIO補佐官", "role", "大学から招いた研究者", "")],
        ),
        (
            "本部の下に係長級の職員からなる改革チームを設け、各課にDXリーダーを置く。",
            [("改革チーム", "body", "係長級の職員", ""), ("DXリーダー", "role", "", "")],
        ),
        (
            "本部長は村長、副本部長は副村長が務める。",
            [("本部長", "role", "村長", ""), ("副本部長", "role", "副村長", "")],
        ),
        (
            "副町長がCIOを、総務課長がCIO補佐官を務める。",
            [("CIO", "role", "副町長", ""), ("CIO補佐官", "role", "総務課長", "")],
        ),
        ("各課の課長を構成員とする幹事会を置く。", [("幹事会", "body", "各課の課長", "")]),
        ("村長を長とするデジタル会議を開く。", [("デジタル会議", "body", "村長", "")]),
        (
            "町長が議長を務める「みらい会議」が毎月進み具合を確かめます。",
            [("議長", "role", "町長", ""), ("みらい会議", "body", "", "毎月進み具合を確かめます。")],
        ),
        ("公募による8人の「くらし委員」に加わっていただきます。", [("くらし委員", "body", "公募による8人", "")]),
        ("総務課に事務局を置き、進み具合をまとめる。", [("事務局", "body", "総務課", "")]),
        ("各部の部長はＤＸ推進責任者として取組を束ねる。", [("ＤＸ推進責任者", "role", "各部の部長", "取組を束ねる。")]),
        ("各課に置くデジタル推進員が取組を広める。", [("デジタル推進員", "role", "", "")]),
        ("民間から登用するＣＩＯ補佐官は、助言を行う。", [("ＣＩＯ補佐官", "role", "", "助言を行う。")]),
        (
            "DX推進本部（本部長：市長、副本部長：副市長）を設置する。",
            [("DX推進本部", "body", "", ""), ("本部長", "role", "市長", ""), ("副本部長", "role", "副市長", "")],
        ),
        (
            "情報管理課は結果をまとめ、副市長を委員長とするデジタル化委員会に諮る。",
            [
                ("情報管理課", "body", "", "結果をまとめ"),
                ("委員長", "role", "副市長", ""),
                ("デジタル化委員会", "body", "", ""),
            ],
        ),
    ],
)
def test_who_is_who(sentence: str, expected: list[Expected]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "会議には全課の課長と、住民の代表3人が加わります。",
        "各取組の担当課は、DX推進課と連携して取組を進める。",
        "庁内の連絡と調整は企画課が行います。",
        "3か月に1度会議を開きます。",
        "市議会に報告し、同本部で決定する。",
        "音声認識を会議録の作成に使う。",
        "各課の推進員が集まり、課題を持ち寄る。",
    ],
)
def test_nothing_is_named(sentence: str) -> None:
    assert read(sentence) == []


def test_only_an_office_at_the_head_says_the_same_everywhere() -> None:
    told = tell(Passage.inserted("市長を本部長とする推進本部を置き、技術者をCIO補佐官とする。"))
    assert [(one.name.text, one.sure) for one in told] == [("本部長", True), ("推進本部", True), ("CIO補佐官", False)]


def test_the_purpose_before_として_is_what_a_body_is_for() -> None:
    assert read("全庁をまたぐ体制として、知事を本部長とする「DX戦略本部」を設置する。") == [
        ("本部長", "role", "知事", ""),
        ("DX戦略本部", "body", "", "全庁をまたぐ体制"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "村長を会長、副村長を副会長、各課長を委員とする青空村デジタル化推進委員会が計画を進める。",
            [
                ("会長", "role", "村長", ""),
                ("副会長", "role", "副村長", ""),
                ("委員", "role", "各課長", ""),
                ("青空村デジタル化推進委員会", "body", "各課長", "計画を進める。"),
            ],
        ),
        (
            "村長が船頭となり、若手職員でつくる「わくわく組」を置きます。",
            [("船頭", "role", "村長", ""), ("わくわく組", "body", "若手職員", "")],
        ),
        ("市長を中心として、全庁で取り組みます。", []),
        (
            "ＣＩＯは副市長が務め、各部の調整を行う。",
            [("ＣＩＯ", "role", "副市長", "各部の調整を行う。")],
        ),
        (
            "外部アドバイザーを招き、技術の助言を受けます。",
            [("外部アドバイザー", "role", "", "技術の助言を受けます。")],
        ),
        (
            "本部の下に幹事会を置き、各部の次長をもって構成する。",
            [("幹事会", "body", "各部の次長", "")],
        ),
        ("県のデジタル化推進協議会に参加し、共同で調達する。", []),
        (
            "民間から迎えたＤＸアドバイザー２名が技術の面から助言する。",
            [("ＤＸアドバイザー", "role", "", "技術の面から助言する。")],
        ),
        (
            "学識経験者及び町民で構成する懇話会の意見を聴きます。",
            [("懇話会", "body", "学識経験者及び町民", "")],
        ),
        (
            "各部長で構成する「県ＤＸ推進本部」において、施策を進めます。",
            [("県ＤＸ推進本部", "body", "各部長", "施策を進めます。")],
        ),
    ],
)
def test_roles_by_grammar(sentence: str, expected: list[Expected]) -> None:
    assert read(sentence) == expected
