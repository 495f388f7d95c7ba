"""Procedures are read from lists of every form and resolved by their titles, whatever number a town gives them."""

from __future__ import annotations

from pathlib import Path

from extractors.document import Block
from extractors.facts import DocumentFacts
from extractors.plan import ExtractOptions, understand
from extractors.reading import read_document
from extractors.records.procedures import procedure_rows
from extractors.records.sections import section_rows
from extractors.rows import Row
from extractors.schema import to_arrow
from taxonomy.loader import load_taxonomy
from tests.extractors.pages import context_of, line, section, table


def titles(rows: list[Row]) -> list[str]:
    return [row["title"] for row in rows]


def test_a_renumbered_list_is_resolved_by_title() -> None:
    part = section(
        "オンライン化する手続", "1. 妊娠の届出", "2. 犬の登録申請、死亡届", "3. 保育施設等の利用申込",
        "4. 薪ストーブ補助金の交付申請", kind="item",
    )  # fmt: skip
    rows = procedure_rows(context_of(part))
    to_arrow("procedures", rows)
    assert [(r["number"], r["title"]) for r in rows] == [
        (1, "妊娠の届出"), (2, "犬の登録申請、死亡届"), (3, "保育施設等の利用申込"), (4, "薪ストーブ補助金の交付申請"),
    ]  # fmt: skip
    assert [r["procedure_id"] is None for r in rows] == [False, False, False, True]


def test_category_scope_and_label_are_those_printed_above() -> None:
    part = section(
        "手続の一覧", "① 国が推進している31手続", "○ 市町村対象 27手続", "○ 子育て関係 15手続", "1. 妊娠の届出",
        "2. 支給認定の申請",
        "○ 都道府県対象 4手続", "○ 自動車保有関係 4手続", "28. 自動車税住所変更届", kind="item",
    )  # fmt: skip
    rows = procedure_rows(context_of(part))
    assert [(r["list_label"], r["list_id"], r["category"], r["scope"], r["number"]) for r in rows] == [
        ("①", "procedures-31", "子育て関係", "municipality", 1),
        ("①", "procedures-31", "子育て関係", "municipality", 2),
        ("①", "procedures-31", "自動車保有関係", "prefecture", 28),
    ]


def test_a_table_with_its_own_columns_is_read_by_rows() -> None:
    part = section("手続")
    part.blocks = [
        Block("caption", [line("別表２　本町独自の手続")]),
        table(
            [["番号", "分野", "手続の名称"], ["1", "暮らし", "空き家バンクの登録申込"], ["2", "農業", "農園の利用申込"]]
        ),
    ]
    rows = procedure_rows(context_of(part))
    assert [(r["number"], r["category"], r["title"], r["list_label"], r["list_id"]) for r in rows] == [
        (1, "暮らし", "空き家バンクの登録申込", "別表２", None),
        (2, "農業", "農園の利用申込", "別表２", None),
    ]


def test_a_table_of_names_gives_one_a_cell_with_the_column_as_category() -> None:
    part = section("対象手続")
    part.blocks = [
        table(
            [
                ["子育て関係（3手続）※市区町村対象手続", "自動車保有関係（1手続）※都道府県対象手続"],
                ["妊娠の届出", "自動車税住所変更届"],
                ["支給認定の申請", ""],
                ["保育施設等の利用申込", ""],
            ]
        )
    ]
    rows = procedure_rows(context_of(part))
    assert [(r["title"], r["category"], r["scope"]) for r in rows] == [
        ("妊娠の届出", "子育て関係", "municipality"),
        ("支給認定の申請", "子育て関係", "municipality"),
        ("保育施設等の利用申込", "子育て関係", "municipality"),
        ("自動車税住所変更届", "自動車保有関係", "prefecture"),
    ]


def test_words_of_sentences_and_actions_are_no_procedures() -> None:
    actions = section("取組内容", "・申請データを基幹系システムへ取り込む", "・窓口の予約", "・入札", kind="item")
    prose = section("方針", "妊娠の届出や保育施設等の利用申込をオンラインで受け付ける。")
    assert procedure_rows(context_of(actions, prose)) == []


def test_a_casebook_lists_none_of_its_own() -> None:
    part = section("対象手続", "1. 妊娠の届出", "2. 支給認定の申請", "3. 保育施設等の利用申込", kind="item")
    assert procedure_rows(context_of(part, facts=DocumentFacts(document_type="casebook"))) == []


def read(path: Path) -> list[Row]:
    context = understand(read_document(path, None, None), ExtractOptions())
    section_rows(context)
    return procedure_rows(context)


def test_the_national_lists_are_the_taxonomys(shared: Path) -> None:
    """What 002 and 000 print is what the taxonomy holds: the 31 procedures, and 別紙4 with its numbers."""
    procedures = load_taxonomy().procedures
    printed = read(shared / "plans/002_soumu_jichitai_dx_keikaku_v1_0.pdf")
    assert {r["procedure_id"] for r in printed} == {p.id for p in procedures if "procedures-31" in p.lists}
    scopes = {p.id: p.scope for p in procedures}
    assert all((r["scope"] == "prefecture") == (scopes[r["procedure_id"]] == "prefecture") for r in printed)
    besshi = [r for r in read(shared / "plans/000_ashikaga_dx_briefing.pdf") if r["list_id"] != "procedures-31"]
    found = {(r["list_id"], r["procedure_id"]): r["number"] for r in besshi}
    assert found == {(key, p.id): n for p in procedures for key, n in p.lists.items() if key.startswith("besshi4")}


def test_lines_of_one_cell_and_numbers_before_a_blank() -> None:
    items = ("１　妊娠の届出", "２　支給認定の申請", "３　犬の登録申請、死亡届")
    part = section("オンライン化する手続", *items, kind="item")
    assert [(r["number"], r["title"]) for r in procedure_rows(context_of(part))][:2] == [
        (1, "妊娠の届出"), (2, "支給認定の申請"),
    ]  # fmt: skip
    listed = section("手続の一覧")
    block = table([["分野", "手続名"], ["子育て", "妊娠の届出"]])
    assert block.table is not None
    block.table.cells[3].lines.append(line("支給認定の申請", 30.0, x0=100.0))
    listed.blocks = [block]
    assert titles(procedure_rows(context_of(listed))) == ["妊娠の届出", "支給認定の申請"]


def test_a_sentence_that_lists_many() -> None:
    listed = "妊娠の届出、支給認定の申請、児童手当等の現況届、保育施設等の利用申込"
    part = section("取組内容", listed + "などの手続をオンライン化する。")
    assert titles(procedure_rows(context_of(part))) == [
        "妊娠の届出", "支給認定の申請", "児童手当等の現況届", "保育施設等の利用申込",
    ]  # fmt: skip


def _listed(rows: list[list[str]], *, page: int = 1) -> Block:
    return table([["番号", "手続の名称", "分野", "所管課"], *rows], page=page)


def test_a_list_over_two_pages_keeps_the_rows_of_the_second_with_their_categories() -> None:
    part = section("別表　電子化を進める手続")
    first = _listed([["1", "旅館営業の許可の申請", "衛生", "生活衛生課"], ["2", "林道の占用の許可の申請", "農林", "林務課"], ["3", "県営住宅の入居の申込み", "住宅", "住宅課"]])
    second = _listed([["4", "採石の認可の申請", "土木", "河川課"], ["5", "公文書の開示の請求", "総務", "文書課"]], page=2)
    assert first.table is not None and second.table is not None
    second.table.continues = first.table
    part.blocks = [first, second]
    facts = DocumentFacts(document_type="municipal_plan", municipality="白浪県", prefecture="白浪県")
    rows = procedure_rows(context_of(part, facts=facts))
    assert [(r["number"], r["category"], r["scope"], r["page"]) for r in rows] == [
        (1, "衛生", "prefecture", 1), (2, "農林", "prefecture", 1), (3, "住宅", "prefecture", 1), (4, "土木", "prefecture", 2), (5, "総務", "prefecture", 2),
    ]  # fmt: skip


def test_a_towns_own_list_is_the_towns_and_its_field_may_stand_first() -> None:
    part = section("手続の一覧")
    part.blocks = [table([["分野", "手続名"], ["くらし", "ごみ袋の交付の申請"], ["", "駐輪場の利用の申込み"], ["農業", "鳥獣対策の補助金の申請"]])]
    rows = procedure_rows(context_of(part))
    assert [r["scope"] for r in rows] == ["municipality"] * 3
    assert [r["category"] for r in rows] == ["くらし", None, "農業"]
