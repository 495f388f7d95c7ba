"""Whose words stand below a heading, or in a table with a caption: two lists, each written before it was tried."""

from __future__ import annotations

import pytest

from extractors.facts import DocumentFacts
from extractors.mapping import origin_of, origin_of_table
from tests.extractors.pages import line, section, table

FACTS = DocumentFacts(document_type="municipal_plan", municipality="青空町", issuer="青空町")
HEADINGS = {
    "national": [
        "総務省が示す手順",
        "国はいま何をしているか",
        "国が求めるところ",
        "国は何を目指しているの？",
        "国の動き",
        "国が市町村に求めること",
        "総務省の自治体ＤＸ推進計画とは",
        "デジタル庁の方針",
        "政府が示した道筋",
        "参考資料／国の主な制度",
        "国の取組の概要",
        "国が示すスケジュール",
        "国における自治体ＤＸの動き",
        "総務省「自治体ＤＸ推進計画」の重点取組事項",
        "国・県の施策の方向",
        "政府の考え方",
        "（参考）国のロードマップ",
        "国の計画ではどうなっている？",
    ],
    "other_body": [
        "よその村の例",
        "ほかの町に学ぶ",
        "近隣自治体の取組",
        "先進地の様子",
        "他県の取組",
        "県が進めていること",
        "資料編／参考　他団体の導入事例",
        "コラム　となり町のスマホ教室",
        "事例に学ぶ（東雲市）",
        "他市の先進的な取組",
        "近くの町ではこうしている",
        "全国の自治体の事例",
        "県内市町村の状況",
        "参考にした取組（長野県小海町）",
        "お隣の市から学んだこと",
        "視察報告",
        "先を行く自治体の工夫",
        "うまくいっている村に学ぶ",
    ],
    "template": [
        "シートの使い方",
        "調査票の様式",
        "シートの書き方",
        "記入のしかた",
        "個票の見方",
        "様式第１号　取組調書",
        "進捗管理シート（記入例）",
        "調書の書き方",
    ],
    "own": [
        "国の手引きの活用",
        "町がこれから進む道",
        "国や県と力を合わせて進めること",
        "国の動きを受けた町の取組",
        "本町の現状",
        "近隣市町村との共同利用",
        "他自治体との連携",
        "先進技術の活用",
        "国の補助金の活用",
        "県への要望",
        "事例発表会の開催",
        "申請書の様式の見直し",
        "様式１　書かない窓口の推進",
        "国の標準仕様に合わせたシステムへの移行",
        "国の支援を生かした人材の確保",
        "隣の町との図書館の相互利用",
        "町の現状と国の動き",
        "他課の取組に学ぶ仕組み",
        "県内の市町村と進めること",
        "国のガイドラインに沿った対策",
        "村民の声",
        "全国瞬時警報システムの更新",
        "市町村事務の標準化",
    ],
}


@pytest.mark.parametrize(("origin", "path"), [(o, path) for o, paths in HEADINGS.items() for path in paths])
def test_whose_words_a_heading_announces(origin: str, path: str) -> None:
    made = None
    for title in path.split("／"):
        made = section(title, "本文。", parent=made)
    assert made is not None
    assert origin_of(made, FACTS) == origin


def test_a_prefecture_speaks_of_itself() -> None:
    facts = DocumentFacts(document_type="municipal_plan", municipality="青空県", issuer="青空県")
    assert origin_of(section("県の取組", "本文。"), facts) == "own"
    assert origin_of(section("県の取組", "本文。"), FACTS) == "other_body"


@pytest.mark.parametrize(
    ("caption", "origin"),
    [("表１　国の主な支援策", "national"), ("参考事例", "other_body"), ("表２　年度ごとの目標", "own"), (None, "own")],
)
def test_a_caption_says_whose_words_its_table_holds(caption: str | None, origin: str) -> None:
    block = table([["項目", "内容"], ["窓口", "書かない窓口"]])
    assert block.table is not None
    block.table.caption = line(caption).passage if caption else None
    assert origin_of_table(block.table, section("窓口の見直し", "本文。"), FACTS) == origin


def test_forms_behind_the_page_that_explains_them_are_filled_in() -> None:
    guide = section("個票の見方", "欄の意味は次のとおり。", page=2)
    shown, filled = section("記入した例", page=2, level=2, parent=guide), section("窓口の改革", page=3, level=2, parent=guide)
    assert [origin_of(s, FACTS) for s in (guide, shown, filled)] == ["template", "template", "own"]


def test_a_case_of_a_casebook_is_the_words_of_another_body() -> None:
    facts = DocumentFacts(document_type="casebook", issuer="総務省")
    chapter = section("人材の確保")
    case = section("各課に推進員を置く【青空県海辺市】", parent=chapter)
    below = section("概要", parent=case)
    assert [origin_of(s, facts) for s in (chapter, case, below)] == ["own", "other_body", "other_body"]
