"""A document's own facts are read from its title page, its sections and its colophon; the manifest wins."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from extractors.cover import Cover, issue_dates, issuer_of, read_cover
from extractors.document import LaidOutPage, Line, Outline
from extractors.document_type import document_type
from extractors.facts import DocumentFacts, find_facts
from extractors.plan import ExtractOptions, understand
from extractors.reading import read_document
from tests.extractors.pages import laid_out, line, section


def cover(*rows: tuple[str, float]) -> LaidOutPage:
    lines: list[Line] = []
    top = 80.0
    for text, size in rows:
        lines.append(line(text, top, size=size))
        top += 2 * size
    return laid_out(*lines, kind="cover")


def facts(*pages: LaidOutPage, outline: Outline | None = None, **manifest: str) -> DocumentFacts:
    return find_facts(pages, outline or Outline([]), {}, manifest)[0]


def test_a_title_over_two_lines_is_joined_without_its_brackets() -> None:
    page = cover(("青空市デジタル", 28), ("推進計画【概要版】", 28), ("〜つながるまち〜", 16), ("令和５年３月", 14))
    found = facts(page)
    assert found.title == "青空市デジタル推進計画"
    assert (found.variant, found.issued_on) == ("summary", date(2023, 3, 1))


def test_a_name_above_the_title_belongs_to_it_but_one_below_does_not() -> None:
    assert facts(cover(("那覇市", 18), ("ＤＸ推進計画", 30), ("令和4年3月", 12))).title == "那覇市ＤＸ推進計画"
    assert facts(cover(("ＤＸ推進計画", 30), ("令和4年3月", 12), ("那覇市", 24))).title == "ＤＸ推進計画"


def test_the_subtitle_stands_apart() -> None:
    read = read_cover(cover(("那覇市ＤＸ推進計画", 30), ("～ だれもが使える市役所 ～", 18)))
    assert read.title is not None and read.title.text == "那覇市ＤＸ推進計画"
    assert read.subtitle is not None and read.subtitle.text == "～ だれもが使える市役所 ～"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("長野県下諏訪町", "下諏訪町", "local"),
        ("那覇市 企画部 情報政策課", "那覇市", "local"),
        ("長野県", "長野県", "local"),
        ("総務省", "総務省", "national"),
        ("内閣官房情報通信技術(IT)総合戦略室", "内閣官房情報通信技術(IT)総合戦略室", "national"),
        ("編集・発行:上田市役所", "上田市", "local"),
    ],
)
def test_a_line_that_names_only_a_body_is_its_issuer(text: str, name: str, kind: str) -> None:
    found = issuer_of(text.replace(" ", ""))
    assert found is not None and (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize("text", ["政府情報システムにおける", "市民が主役のまち", "各省庁の取組", "総務省は次のとおり"])
def test_a_line_that_says_more_is_no_issuer(text: str) -> None:
    assert issuer_of(text) is None


def test_dates_of_other_things_are_no_dates_of_issue() -> None:
    assert issue_dates("令和3年11月15日") == [date(2021, 11, 15)]
    assert issue_dates("令和4年3月策定") == [date(2022, 3, 1)]
    assert issue_dates("デジタル社会形成基本法(令和3年5月19日公布)") == []
    assert issue_dates("令和4年度") == []


def test_same_names_are_told_apart_by_prefecture_or_left_open() -> None:
    told = facts(cover(("広島県府中市", 14), ("ＤＸ推進計画", 30)))
    assert (told.municipality_code, told.prefecture) == ("342084", "広島県")
    found, problems = find_facts([cover(("府中市ＤＸ推進計画", 30))], Outline([]), {}, {})
    assert (found.issuer, found.municipality_code) == ("府中市", None)
    assert [p.code for p in problems] == ["municipality_ambiguous"]


def test_the_plan_period_is_this_plans_and_not_another_ones() -> None:
    other, own = "総合計画の期間は令和3年度から令和12年度まで。", "本計画の期間は令和4年度から令和7年度まで。"
    about = section("計画の期間", other, own)
    found = facts(cover(("那覇市ＤＸ推進計画", 30)), outline=Outline([about]))
    assert (found.plan_start, found.plan_end) == (date(2022, 4, 1), date(2026, 3, 31))
    briefing = facts(cover(("那覇市ＤＸ推進計画について", 30)), outline=Outline([about]))
    assert (briefing.document_type, briefing.plan_start) == ("briefing", None)


@pytest.mark.parametrize(
    ("title", "kind", "variant"),
    [
        ("那覇市ＤＸ推進計画", "municipal_plan", "full"),
        ("那覇市ＤＸ推進計画（素案）", "municipal_plan", "draft"),
        ("那覇市スマート自治体推進ビジョンの概要", "municipal_plan", "summary"),
        ("那覇市ＤＸ推進計画の策定について", "briefing", "full"),
        ("自治体ＤＸ先進事例集", "casebook", "full"),
        ("那覇市議会だより", "other", "full"),
    ],
)
def test_type_and_variant_follow_the_title(title: str, kind: str, variant: str) -> None:
    found = facts(cover((title, 30)))
    assert (found.document_type, found.variant) == (kind, variant)


def test_the_manifest_wins() -> None:
    found = facts(
        cover(("星降市ＤＸ推進計画", 30), ("令和4年3月", 12)),
        municipality_code="992099", municipality="星降市", fictional="true", issued_on="2022-04-01",
    )  # fmt: skip
    assert (found.municipality_code, found.fictional, found.issued_on) == ("992099", True, date(2022, 4, 1))
    assert found.document_type == "municipal_plan"


def check(path: Path, gold: dict[str, object], manifest: dict[str, str]) -> None:
    read = understand(read_document(path, None, None), ExtractOptions(manifest=manifest)).facts
    wrong = {
        key: (str(getattr(read, key)), value)
        for key, value in gold.items()
        if hasattr(read, key) and str(getattr(read, key)) != str(value)
    }
    assert not wrong


@pytest.mark.parametrize("name", ["kirigahara_report", "hoshimino_forms", "shirasunahama_slides", "tsukigaoka_matrix"])
def test_the_sample_plans_are_read_right(root: Path, name: str) -> None:
    gold = json.loads((root / f"evaluation/gold/samples/{name}.json").read_text(encoding="utf-8"))
    with (root / "data/raw/manifest.csv").open(encoding="utf-8") as file:
        manifest = {row["file"]: row for row in csv.DictReader(file)}
    check(root / f"data/raw/{name}.pdf", gold["documents"][0], manifest[f"{name}.pdf"])


@pytest.mark.parametrize("name", ["000_ashikaga_dx_briefing", "001_soumu_dx_slides_r031115", "003_shimosuwa_dx_plan"])
def test_the_typeset_plans_are_read_right(shared: Path, name: str) -> None:
    gold = json.loads((shared / f"gold/{name}.json").read_text(encoding="utf-8"))
    check(shared / f"plans/{name}.pdf", gold["documents"][0], {})


def test_a_name_in_no_list_is_believed_and_doubted() -> None:
    found, problems = find_facts([cover(("虹ヶ丘村デジタル化推進計画", 30), ("令和4年3月", 12))], Outline([]), {}, {})
    assert (found.issuer, found.municipality, found.municipality_code) == ("虹ヶ丘村", "虹ヶ丘村", None)
    assert found.document_type == "municipal_plan"
    assert [p.code for p in problems] == ["municipality_unknown"]


def test_a_cover_without_text_leaves_the_running_line() -> None:
    pages = [
        laid_out(line("那覇市ＤＸ推進計画　3", 800.0), number=n, block="furniture", kind="body") for n in range(2, 6)
    ]
    empty = laid_out(number=1, kind="blank")
    found = facts(empty, *pages)
    assert (found.title, found.municipality_code) == ("那覇市ＤＸ推進計画", "472018")


@pytest.mark.parametrize(
    "title", ["瑞穂野広域連合　ＤＸ共同推進プログラム", "北山地区広域行政事務組合情報化計画", "青浜広域市町村圏組合デジタル推進計画"]
)
def test_bodies_of_several_municipalities_issue_plans(title: str) -> None:
    found = facts(cover((title, 24), ("令和８年３月", 12)))
    assert found.document_type == "municipal_plan" and found.issuer is not None and title.startswith(found.issuer)


def test_a_plan_with_a_name_of_its_own_is_told_by_the_line_below() -> None:
    page = cover(("あおぞら", 34), ("デジタル羅針盤", 34), ("青空市ＤＸ推進計画　2026年度―2028年度", 13), ("2026年３月　青空市", 13))
    found = facts(page)
    assert (found.title, found.document_type) == ("あおぞらデジタル羅針盤", "municipal_plan")
    assert (found.plan_start, found.plan_end) == (date(2026, 4, 1), date(2029, 3, 31))
    page = cover(("みどりの航路図", 34), ("緑町デジタル化推進方針（令和８年度～令和10年度）", 13), ("緑町", 13))
    assert facts(page).document_type == "municipal_plan"
    page = cover(("窓口だより", 34), ("青空市ＤＸ推進計画に関するお知らせ", 13), ("青空市", 13))
    assert facts(page).document_type == "other"


@pytest.mark.parametrize(
    "text",
    [
        "2026年度から2030年度までの５年間を見すえます。",
        "令和８年度を初年度とし、令和12年度を目標年度とする。",
        "令和８年度を初年度とする５か年計画です。",
        "令和８年度→令和12年度",
    ],
)
def test_a_period_under_a_title_in_plain_words(text: str) -> None:
    page = laid_out(line("青空市デジタルビジョン", 60, size=24), line("青空市", 100))
    found = facts(page, outline=Outline([section("いつからいつまで", text)]))
    assert (found.plan_start, found.plan_end) == (date(2026, 4, 1), date(2031, 3, 31))


def test_a_sentence_that_counts_its_years_tells_the_period_but_not_that_of_the_nation() -> None:
    def read(sentence: str) -> date | None:
        return facts(laid_out(line("青空市ＤＸ計画", 60, size=24), line("青空市", 100), line(sentence, 130))).plan_start

    assert read("令和８年度から令和10年度までの３年間に取り組みます。") == date(2026, 4, 1)
    assert read("国は令和３年度から令和７年度までの５年間に取り組みます。") is None


def test_an_edition_by_its_year_and_a_prefecture_in_no_list() -> None:
    found = facts(cover(("空色村ＤＸ実施計画", 22), ("（令和７年度版）", 13), ("令和７年５月　空色村", 11)))
    assert found.edition == "令和7年度版"
    found = facts(cover(("空色県デジタル計画", 22), ("令和６(2024)年３月　空色県", 11)))
    assert (found.issuer, found.issued_on) == ("空色県", date(2024, 3, 1))
    assert facts(cover(("虹色市ＤＸ計画", 22), ("令和８年３月改訂　虹色市", 11))).issuer == "虹色市"


def test_a_span_of_years_in_brackets_stays_in_the_name() -> None:
    assert facts(cover(("青空市ＤＸ計画（2026～2030）", 22), ("青空市", 11))).title == "青空市ＤＸ計画（2026～2030）"
    assert facts(cover(("青空市ＤＸ計画（令和８年３月）", 22), ("青空市", 11))).title == "青空市ＤＸ計画"


@pytest.mark.parametrize(
    "title", ["令和６年度 情報化推進計画", "令和８年度 当初予算編成の概要", "令和７年度第２期行財政改革実施計画", "Ｒ４年度の主な新規事業"]
)
def test_a_title_may_begin_with_its_fiscal_year(title: str) -> None:
    assert facts(cover((title, 24), ("１．総括事項", 18), ("風見町", 14))).title == title


@pytest.mark.parametrize("years", ["令和６年度～令和10年度（５年間）", "（2024年度から2028年度まで）", "計画期間 令和６～10年度"])
def test_a_span_of_years_is_no_title(years: str) -> None:
    assert facts(cover((years, 28), ("風見町情報化計画", 24))).title == "風見町情報化計画"


@pytest.mark.parametrize("head", ["事 務 連 絡", "政デ発0401第３号", "総情推第１２号の２"])
def test_a_letters_title_is_its_subject(head: str) -> None:
    rows = [(head, 12), ("令和６年４月１日", 12), ("各市町村情報主管課　御中", 12), ("総務省大臣官房参事官", 12),
            ("（ 公 印 省 略 ）", 12), ("窓口の手続の見直しに関する指針について", 12)]  # fmt: skip
    page = cover(*rows)
    page.kind = "body"
    assert facts(page).title == "窓口の手続の見直しに関する指針について"


def test_a_yearly_papers_title_has_the_year_above_it_and_a_plans_has_not() -> None:
    assert facts(cover(("令和８年度", 18), ("施政方針・予算説明", 24), ("風見町", 14))).title == "令和８年度施政方針・予算説明"
    assert facts(cover(("令和８年度", 18), ("風見町ＤＸ推進計画", 24), ("令和８年３月", 14))).title == "風見町ＤＸ推進計画"


def test_a_bill_is_issued_when_it_is_submitted_and_a_conference_may_issue_a_paper() -> None:
    found = facts(cover(("くらしの課題と対応", 24), ("令和７年12月５日提出", 12), ("デジタル戦略会議", 14)))
    assert (found.issued_on, found.issuer) == (date(2025, 12, 5), "デジタル戦略会議")


PLAIN_CHAPTERS = ("このプランの立ち位置", "取り組む期間", "進めるしくみ")


@pytest.mark.parametrize(
    ("title", "headings", "local", "kind"),
    [
        ("あおのデジタルびより", PLAIN_CHAPTERS, True, "municipal_plan"),
        ("つながる、かるがる、役場", ("計画策定の趣旨", "計画の期間", "推進体制"), True, "municipal_plan"),
        ("あおのデジタルびより", PLAIN_CHAPTERS[:1], True, "other"),
        ("あおのデジタルびより", PLAIN_CHAPTERS, False, "other"),
        ("広報あおの　デジタル特集号だより", PLAIN_CHAPTERS, True, "other"),
        ("あおのデジタルの事例集", PLAIN_CHAPTERS, True, "casebook"),
    ],
)
def test_a_plan_with_a_coined_name_is_known_by_its_chapters(
    title: str, headings: tuple[str, ...], local: bool, kind: str
) -> None:
    assert document_type(title, Cover(), local, "2026年度からの取組です。", headings) == kind


def test_two_chapters_suffice_where_a_document_calls_itself_a_plan() -> None:
    chapters = ("関連計画との関係", "進捗管理")
    assert document_type("あおのデジタルびより", Cover(), True, "このプランは町の道しるべです。", chapters) == "municipal_plan"
    assert document_type("あおのデジタルびより", Cover(), True, "国の計画は道しるべです。", chapters) == "other"
