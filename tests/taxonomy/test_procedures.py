"""Printed titles of procedures and systems are recognised by their words."""

import json
from pathlib import Path

import pytest

from taxonomy.procedures import list_of_label, list_of_titles, named_procedure, resolve_procedure, resolve_system


@pytest.mark.parametrize(
    ("printed", "procedure_id"),
    [
        ("居宅（介護予防）サービス計画作成（変更）依頼の届出", "care-plan-request"),
        ("⑲ 居住(介護予防)サービス計画作成(変更)依頼の届出", "care-plan-request"),
        ("駐車の許可の申請", "parking-permit"),
        ("駐車場の許可の申請", "parking-permit"),
        ("9 駐車許可の申請", "parking-permit"),
        ("自動車の保管場所証明の申請", "parking-space-certificate"),
        ("り災証明書の発行申請", "disaster-victim-certificate"),
        ("氏名変更/住所変更等の届出", "child-allowance-name-address-change"),
        ("児童手当等に係る寄附の申出", "child-allowance-donation"),
        ("児童手当に係る寄附変更等の申出", "child-allowance-donation-change"),
        ("転出・転入予約", "move-out"),
        ("ｅＬＴＡＸ以外", None),
        ("学童保育の申込", None),
        ("入札", "bidding"),
        ("入札参加資格審査申請等", "bid-qualification"),
        ("12. 建築確認", "building-confirmation"),
    ],
)
def test_resolve_procedure(printed: str, procedure_id: str | None) -> None:
    found = resolve_procedure(printed)
    assert (found.procedure_id if found else None) == procedure_id


def test_a_slip_of_the_pen_names_no_procedure_exactly() -> None:
    assert named_procedure("駐車の許可の申請") == resolve_procedure("駐車の許可の申請")
    assert resolve_procedure("児童手当等に係る寄付の申出") is not None
    assert named_procedure("児童手当等に係る寄付の申出") is None


def test_a_variant_scores_less_than_the_official_title() -> None:
    official = resolve_procedure("居宅（介護予防）サービス計画作成（変更）依頼の届出")
    variant = resolve_procedure("居住(介護予防)サービス計画作成(変更)依頼の届出")
    assert official and variant and official.score == 1.0 > variant.score


def test_membership_is_by_title_never_by_number() -> None:
    found = resolve_procedure("5 自動車税環境性能割の申告納付")
    assert found and found.lists == {"procedures-31": 28, "besshi4-a": 5, "frequent-32": None}
    assert found.scope == "prefecture"


def test_neighbours_that_differ_by_a_word_are_told_apart() -> None:
    first, second = resolve_procedure("要介護・要支援認定の申請"), resolve_procedure("要介護・要支援更新認定の申請")
    assert first and second and first.procedure_id != second.procedure_id


@pytest.mark.parametrize(
    ("label", "list_id"),
    [
        ("特に国民の利便性向上に資する手続（31手続）", "procedures-31"),
        ("よく使う32手続", "frequent-32"),
        ("町独自の手続", None),
    ],
)
def test_list_of_label(label: str, list_id: str | None) -> None:
    assert list_of_label(label) == list_id


def test_list_of_titles() -> None:
    from taxonomy.loader import load_taxonomy

    titles = [row.title for row in load_taxonomy().procedures if "besshi4-b-care" in row.lists]
    assert list_of_titles(titles) == "besshi4-b-care"
    assert list_of_titles(["広報紙の配布", "学童保育の申込"]) is None


@pytest.mark.parametrize(
    ("printed", "system_id"),
    [
        ("住民基本台帳", "resident-record"),
        ("住民記録システム", "resident-record"),
        ("障がい者福祉", "disability-welfare"),
        ("子ども子育て支援", "child-childcare-support"),
        ("軽自動車税", "light-vehicle-tax"),
        ("公営住宅", None),
    ],
)
def test_resolve_system(printed: str, system_id: str | None) -> None:
    found = resolve_system(printed)
    assert (found.system_id if found else None) == system_id


def test_every_procedure_and_system_of_the_gold_is_recognised(shared: Path) -> None:
    missing = []
    for path in sorted((shared / "gold").glob("00*.json")):
        gold = json.loads(path.read_text("utf-8"))
        for row in gold.get("procedures", []):
            found = resolve_procedure(row["title"])
            if found is None or (row.get("list_id") and row["list_id"] not in found.lists):
                missing.append(row["title"])
        missing += [row["title"] for row in gold.get("systems", []) if resolve_system(row["title"]) is None]
    assert not missing
