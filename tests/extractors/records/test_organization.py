"""Roles and bodies are read from tables, charts, labels and sentences, each once, with holder and duties."""

from __future__ import annotations

import pytest

from extractors.document import Block, LaidOutPage, Page, Place, Shape
from extractors.facts import DocumentFacts
from extractors.records.organization import organization_rows
from extractors.records.roles import read_name, same_key
from extractors.rows import Row
from extractors.schema import to_arrow
from tests.extractors.pages import context_of, line, section, table
from tests.extractors.statements.ruled import block_of, ruled


def told(rows: list[Row]) -> list[tuple[str, str, str | None, str | None]]:
    to_arrow("organization", rows)
    return [(row["name"], row["kind"], row["holder"], row["duties"]) for row in rows]


def test_a_table_gives_name_holder_and_duties() -> None:
    part = section("推進体制")
    part.blocks = [
        table(
            [
                ["名称", "構成員", "主な役割"],
                ["CIO", "副町長", "全体の統括"],
                ["DX推進本部", "課長級の職員", "方針の決定"],
            ]
        )
    ]
    assert told(organization_rows(context_of(part))) == [
        ("CIO", "role", "副町長", "全体の統括"),
        ("DX推進本部", "body", "課長級の職員", "方針の決定"),
    ]


def test_sentences_say_who_is_put_in_and_what_they_do() -> None:
    part = section(
        "推進体制",
        "・副市長は、CIO（※1）として庁内の調整に責任を持つ。",
        "・CIO補佐官は、外部の専門人材を充て、技術の面から助ける。",
        "・デジタル推進委員会は、取組の採否を決定する。",
        kind="item",
    )
    assert told(organization_rows(context_of(part))) == [
        ("CIO", "role", "副市長", "庁内の調整に責任を持つ。"),
        ("CIO補佐官", "role", "外部の専門人材", "技術の面から助ける。"),
        ("デジタル推進委員会", "body", None, "取組の採否を決定する。"),
    ]


def test_labels_take_the_paragraphs_below_them() -> None:
    duties = "全体を統括する。副市長等であることが望ましい。"
    part = section("組織体制の整備", "[CIO]", duties, "[情報政策担当部門]", "予算を把握する。")
    assert told(organization_rows(context_of(part))) == [
        ("CIO", "role", "副市長等", duties),
        ("情報政策担当部門", "body", None, "予算を把握する。"),
    ]


def test_items_of_a_list_give_name_holder_and_duty() -> None:
    part = section("推進体制")
    items = ("・本部長（市長）　全体の指揮", "・推進本部（各部長）が点検を行う")
    part.blocks = [Block("item", [line(text, 100.0 + 20 * i)]) for i, text in enumerate(items)]
    assert told(organization_rows(context_of(part)))[0] == ("本部長", "role", "市長", "全体の指揮")


def test_boxes_of_a_chart_name_first_and_then_say_who_and_what() -> None:
    part = section("推進体制")
    lines = [line("市長（本部長）", 110.0), line("DX推進室", 210.0), line("事務局", 225.0), line("進行の管理", 240.0)]
    part.blocks = [Block("figure", [item]) for item in lines]
    boxes = [Place(1, 40.0, 100.0, 200.0, 130.0), Place(1, 40.0, 200.0, 200.0, 260.0), Place(1, 0.0, 0.0, 500.0, 800.0)]
    shapes = [Shape(box, (), (255, 255, 255), (0, 0, 0), 1.0, True, False) for box in boxes]
    context = context_of(part)
    context.pages = [LaidOutPage(Page(1, 595.0, 842.0, 0, [], [], shapes, []), part.blocks)]
    assert told(organization_rows(context)) == [
        ("本部長", "role", "市長", None),
        ("DX推進室", "body", "事務局", "進行の管理"),
    ]


def test_one_role_said_twice_is_one_row() -> None:
    part = section("推進体制", "CIOは、全体を統括する。", "最高情報統括責任者は、予算を調整する。")
    assert told(organization_rows(context_of(part))) == [("CIO", "role", None, "全体を統括する。予算を調整する。")]


def test_a_duty_inside_a_sentence_that_is_there_whole_is_not_said_twice() -> None:
    part = section("情報システム責任者", "情報システム責任者は、命を受け、仕組みの管理に関する事務を担う。")
    whole = section("推進体制")
    whole.children.append(part)
    part.parent, part.level = whole, 2
    (row,) = organization_rows(context_of(whole))
    assert (row["duties"] or "").count("事務を担う") == 1


def test_a_body_set_up_elsewhere_counts_only_by_its_proper_name() -> None:
    told_of = "横断的な組織体制として、市長を本部長とする「青空市デジタル戦略推進本部」を設置する。"
    part = section("趣旨", told_of, "相談窓口を設置する。")
    assert told(organization_rows(context_of(part))) == [
        ("本部長", "role", "市長", None),
        ("青空市デジタル戦略推進本部", "body", None, "横断的な組織体制"),
    ]


def test_other_sections_and_casebooks_give_none() -> None:
    other = section("テレワークの推進", "総務部長は、就業規則を見直す。")
    assert organization_rows(context_of(other)) == []
    part = section("推進体制", "CIOは、全体を統括する。")
    assert organization_rows(context_of(part, facts=DocumentFacts(document_type="casebook"))) == []


@pytest.mark.parametrize("text", ["全庁で取り組む", "各課の職員により構成される委員会", "住民", "DXの推進"])
def test_other_words_are_no_names(text: str) -> None:
    assert read_name(text) is None


def test_spellings_of_one_role() -> None:
    assert same_key("最高情報統括責任者<CIO>") == same_key("CIO") != same_key("CIO補佐官")
    assert same_key("CIO補佐監") == same_key("CIO 補佐官等")


def test_holders_after_a_colon_and_in_a_table_without_headers() -> None:
    lines = section("推進体制", "本部長：市長", "副本部長　副市長、教育長", "事務局：情報政策課", kind="item")
    assert told(organization_rows(context_of(lines))) == [
        ("本部長", "role", "市長", None),
        ("副本部長", "role", "副市長、教育長", None),
        ("事務局", "body", "情報政策課", None),
    ]
    bare = section("推進体制")
    bare.blocks = [table([["本部長", "市長"], ["副本部長", "副市長"], ["事務局", "企画課"]], headers=0)]
    assert [row["holder"] for row in organization_rows(context_of(bare))] == ["市長", "副市長", "企画課"]


def test_someone_is_appointed() -> None:
    part = section("推進体制", "CIO補佐官に外部の専門人材を任命する。副市長をCIOとし、全庁の調整に当たる。")
    assert told(organization_rows(context_of(part))) == [
        ("CIO補佐官", "role", "外部の専門人材", None),
        ("CIO", "role", "副市長", "全庁の調整に当たる。"),
    ]


def test_an_office_at_the_head_of_a_body_counts_in_a_section_on_something_else() -> None:
    part = section("進み具合の確認", "企画課は、結果を副市長を委員長とする改革委員会に諮る。")
    assert told(organization_rows(context_of(part))) == [
        ("委員長", "role", "副市長", None),
        ("改革委員会", "body", None, None),
    ]


def test_a_short_name_is_the_one_body_whose_name_ends_so() -> None:
    part = section("推進体制", "町長を本部長とする「灯台町DX推進本部」を設置する。", "DX推進本部は、毎月の会議で決める。")
    assert told(organization_rows(context_of(part))) == [
        ("本部長", "role", "町長", None),
        ("灯台町DX推進本部", "body", None, "毎月の会議で決める。"),
    ]


def test_a_body_is_called_by_its_kind_alone_once_its_name_was_said() -> None:
    part = section("推進体制", "町長を本部長とする「灯台町DX推進本部」を設置する。", "本部は、毎年度の終わりに成果を点検する。")
    assert [row[0] for row in told(organization_rows(context_of(part)))] == ["本部長", "灯台町DX推進本部"]


def test_names_in_full_width_letters_are_names() -> None:
    found = read_name("ＣＩＯ補佐官")
    assert found is not None and (found.name, found.kind) == ("ＣＩＯ補佐官", "role")
    assert same_key("ＣＩＯ補佐官") == same_key("CIO補佐官")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [["持ち場", "だれが", "受け持つこと"], ["統括責任者", "副村長", "全体の取りまとめ"], ["DX推進会議", "課長級の職員", "進み具合の確認"]],
            [("統括責任者", "role", "副村長", "全体の取りまとめ"), ("DX推進会議", "body", "課長級の職員", "進み具合の確認")],
        ),
        (
            [["充てる者", "職", "所掌事務"], ["知事", "本部長", "全体の総括"], ["各部局長", "本部員", "施策の審議"]],
            [("本部長", "role", "知事", "全体の総括"), ("本部員", "role", "各部局長", "施策の審議")],
        ),
        (
            [["", "", ""], ["幹事長", "総務部長", "幹事会の議事を進める"], ["情報化主任", "各課の係長", "課の相談に応じる"]],
            [("幹事長", "role", "総務部長", "幹事会の議事を進める"), ("情報化主任", "role", "各課の係長", "課の相談に応じる")],
        ),
    ],
)  # fmt: skip
def test_tables_under_other_heads_are_told_by_what_they_hold(
    rows: list[list[str]], expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    part = section("推進体制")
    part.blocks = [table(rows)]
    assert told(organization_rows(context_of(part))) == expected


def test_a_table_of_roles_counts_wherever_it_stands_and_one_of_divisions_nowhere() -> None:
    part = section("みんなで進めるために", "力を合わせて進める。")
    part.blocks.append(table([["役割", "担い手", "すること"], ["最高デジタル責任者", "町長", "最終の判断"], ["改革本部", "全課長", "毎月の確認"]]))
    assert told(organization_rows(context_of(part))) == [
        ("最高デジタル責任者", "role", "町長", "最終の判断"), ("改革本部", "body", "全課長", "毎月の確認"),
    ]  # fmt: skip
    other = section("問い合わせ")
    other.blocks.append(table([["名称", "電話", "業務"], ["デジタル推進課", "1234", "窓口"], ["情報政策課", "1235", "通信"]]))
    assert organization_rows(context_of(other)) == []


def test_lists_give_the_office_in_brackets_and_members_by_number() -> None:
    part = section(
        "推進体制", "・本部長（町長）　計画の総括", "・副本部長（副町長）　本部長の補佐", "・推進会議（課長級の職員）　進行の管理",
        "・情報化主任　各課１名。課内の相談を受ける。", kind="item",
    )  # fmt: skip
    assert told(organization_rows(context_of(part))) == [
        ("本部長", "role", "町長", "計画の総括"), ("副本部長", "role", "副町長", "本部長の補佐"),
        ("推進会議", "body", "課長級の職員", "進行の管理"), ("情報化主任", "role", "各課１名", "課内の相談を受ける。"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("推進本部の事務局は、企画財政課が担う。", [("事務局", "body", "企画財政課", None)]),
        ("「青空町みらい会議」を年３回開き、進み具合を確かめます。",
         [("青空町みらい会議", "body", None, "年３回開き、進み具合を確かめます。")]),
        ("副町長が座長を務める検討部会を設け、各課の意見をまとめます。",
         [("座長", "role", "副町長", None), ("検討部会", "body", None, "各課の意見をまとめます。")]),
        ("ＣＤＯ（副知事）が部局を横断して総括する。", [("ＣＤＯ", "role", "副知事", "部局を横断して総括する。")]),
        ("各課に情報化推進主任を１名ずつ置き、課内の取りまとめを行う。",
         [("情報化推進主任", "role", None, "課内の取りまとめを行う。")]),
        ("庶務は総務課において処理する。", []),
    ],
)  # fmt: skip
def test_sentences_say_what_a_body_does_once_it_is_set_up(
    sentence: str, expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert told(organization_rows(context_of(section("推進体制", sentence)))) == expected


def test_merged_cells_of_bodies_stand_over_their_roles() -> None:
    part = section("推進体制")
    part.blocks = [
        block_of(
            ruled(
                (0, 0, 2, 1, "ＤＸ推進本部"), (0, 1, 1, 1, "本部長"), (0, 2, 1, 1, "市長"),
                (1, 1, 1, 1, "副本部長"), (1, 2, 1, 1, "副市長、教育長"),
                (2, 0, 1, 1, "事務局"), (2, 1, 1, 2, "総務課"),
            )
        )
    ]  # fmt: skip
    assert set(told(organization_rows(context_of(part)))) == {
        ("ＤＸ推進本部", "body", None, None),
        ("事務局", "body", "総務課", None),
        ("副本部長", "role", "副市長、教育長", None),
        ("本部長", "role", "市長", None),
    }


def test_a_head_row_that_nothing_sets_apart_is_no_role_and_people_are_known_by_their_column() -> None:
    part = section("推進体制")
    rows = [["区分", "職", "主な役割"], ["本部長", "市長", "計画の決定"], ["副本部長", "副市長", "部局間の調整"]]
    part.blocks = [table(rows, headers=0)]
    assert told(organization_rows(context_of(part))) == [
        ("本部長", "role", "市長", "計画の決定"),
        ("副本部長", "role", "副市長", "部局間の調整"),
    ]


def test_a_line_may_give_several_roles() -> None:
    part = section("推進体制", "■ＤＸ推進本部", "本部長：町長　副本部長：副町長、教育長　本部員：各課長", "計画を決める。")
    assert set(told(organization_rows(context_of(part)))) == {
        ("ＤＸ推進本部", "body", None, "計画を決める。"),
        ("副本部長", "role", "副町長、教育長", None),
        ("本部員", "role", "各課長", None),
        ("本部長", "role", "町長", None),
    }


def test_responsible_persons_for_security_are_not_the_ciso() -> None:
    assert len({same_key(n) for n in ("ＣＩＳＯ", "統括情報セキュリティ責任者", "情報セキュリティ管理者")}) == 3
    assert same_key("最高情報セキュリティ責任者") == same_key("CISO")


def test_a_role_in_a_frame_with_its_holder_behind() -> None:
    part = section("推進体制", "【本部長】町長", "計画の全体を統括します。", "【ＤＸリーダー】各課１名", "業務を見直します。")
    assert told(organization_rows(context_of(part))) == [
        ("本部長", "role", "町長", "計画の全体を統括します。"),
        ("ＤＸリーダー", "role", "各課１名", "業務を見直します。"),
    ]


def test_a_box_names_a_role_and_behind_a_colon_who_it_is() -> None:
    part = section("推進体制")
    lines = [line("ＣＤＯ：副市長", 110.0), line("全庁の調整", 125.0), line("事務局：企画課　　進み具合の公表", 210.0)]
    part.blocks = [Block("figure", [item]) for item in lines]
    boxes = [Place(1, 40.0, 100.0, 260.0, 145.0), Place(1, 40.0, 200.0, 400.0, 230.0)]
    shapes = [Shape(box, (), (255, 255, 255), (0, 0, 0), 1.0, True, False) for box in boxes]
    context = context_of(part)
    context.pages = [LaidOutPage(Page(1, 595.0, 842.0, 0, [], [], shapes, []), part.blocks)]
    assert told(organization_rows(context)) == [
        ("ＣＤＯ", "role", "副市長", "全庁の調整"),
        ("事務局", "body", "企画課", "進み具合の公表"),
    ]
