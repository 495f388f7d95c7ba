"""Business systems are found wherever a document lists them, once a section, with the deadline stated for them."""

from __future__ import annotations

from pathlib import Path

from extractors.document import Block
from extractors.plan import ExtractOptions, understand
from extractors.reading import read_document
from extractors.records.sections import section_rows
from extractors.records.systems import system_rows
from extractors.schema import to_arrow
from taxonomy.loader import load_taxonomy
from tests.extractors.pages import context_of, line, section, table


def test_a_list_in_a_note_takes_the_deadline_of_its_measure() -> None:
    measure = section("自治体の情報システムの標準化・共通化", "令和７年度末までに標準準拠システムへの移行を完了する。")
    note = "※1 対象の20業務は、住民記録、印鑑登録、国民健康保険、障がい者福祉及び子ども子育て支援である。"
    measure.blocks.append(Block("note", [line(note, 300.0, size=8.0)]))
    rows = system_rows(context_of(measure))
    to_arrow("systems", rows)
    titles = [row["title"] for row in rows]
    assert titles == ["住民記録", "印鑑登録", "国民健康保険", "障がい者福祉", "子ども子育て支援"]
    assert {(row["deadline"], row["deadline_kind"]) for row in rows} == {("令和７年度末まで", "migration")}


def test_groups_with_their_own_deadlines_of_the_specification() -> None:
    part = section(
        "情報システムの標準化・共通化",
        "1. 第1グループ(介護保険、就学、固定資産税、個人住民税)：2021年夏までに標準仕様を作成する。",
        "2. 第2グループ(生活保護、児童手当、国民年金、健康管理)：2022年夏までに標準仕様を作成する。",
        kind="item",
    )
    found = [(r["title"], r["deadline"], r["deadline_kind"]) for r in system_rows(context_of(part))]
    assert found[0] == ("介護保険", "2021年夏まで", "specification")
    assert found[4] == ("生活保護", "2022年夏まで", "specification")
    assert len(found) == 8


def test_cells_that_hold_one_system_each() -> None:
    part = section("標準化対象業務")
    part.blocks = [table([["業務"], ["住民基本台帳"], ["選挙人名簿管理"], ["固定資産税"], ["就学"]])]
    assert len(system_rows(context_of(part))) == 4


def test_taxes_in_another_measure_are_no_list_of_systems() -> None:
    part = section("地方税の電子納付", "固定資産税、個人住民税、法人住民税、軽自動車税をeLTAXで納められるようにする。")
    assert system_rows(context_of(part)) == []


def test_the_national_plan_lists_the_17_systems_of_the_taxonomy(shared: Path) -> None:
    context = understand(
        read_document(shared / "plans/002_soumu_jichitai_dx_keikaku_v1_0.pdf", None, None), ExtractOptions()
    )
    section_rows(context)
    rows = system_rows(context)
    assert {row["system_id"] for row in rows} == {system.id for system in load_taxonomy().systems if system.in_17}


def test_a_deadline_in_the_same_row() -> None:
    part = section("標準化対象業務")
    rows = [["業務名", "移行時期"], *([name, "令和7年度末"] for name in ("住民基本台帳", "戸籍", "固定資産税", "就学"))]
    part.blocks = [table(rows)]
    assert {row["deadline"] for row in system_rows(context_of(part))} == {"令和7年度末"}
