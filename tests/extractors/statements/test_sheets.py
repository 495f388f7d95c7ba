"""Ruled forms and matrices in the shapes that plans use; the tables are made here, cell by cell."""

from __future__ import annotations

import pytest

from extractors.document import Section, Table
from extractors.statements.divisions import find_assignments
from extractors.statements.find import Statement, find_statements
from extractors.statements.indicators import find_indicators
from tests.extractors.pages import context_of, section
from tests.extractors.statements.ruled import block_of, grid, ruled

ONLINE = "行政手続のオンライン化"


def with_tables(title: str, *tables: Table) -> Section:
    made = section(title)
    made.blocks += [block_of(table) for table in tables]
    return made


def read(*roots: Section) -> list[Statement]:
    return find_statements(context_of(*roots))


def fields(statement: Statement) -> list[tuple[str, str]]:
    return [(located.field.name, located.field.passage.text) for located in statement.fields]


@pytest.mark.parametrize("cells", [("主管課", "税務課", "関係課", "市民課"), ("担当課", "税務課")])
def test_a_row_of_divisions_below_a_heading_is_a_form(cells: tuple[str, ...]) -> None:
    (found,) = read(with_tables(ONLINE, ruled(*((0, col, 1, 1, text) for col, text in enumerate(cells)))))
    assert fields(found) == [("departments", text) for text in cells[1::2]]


def test_a_table_that_holds_more_than_labels_and_values_is_none() -> None:
    rows = ruled((0, 0, 1, 1, "担当課"), (0, 1, 1, 1, "税務課"), (1, 0, 1, 1, "様式の数"), (1, 1, 1, 1, "12"))
    assert fields(read(with_tables(ONLINE, rows))[0]) == []


def test_a_form_gives_its_fields_to_the_section_that_it_fills() -> None:
    form = ruled(
        (0, 0, 1, 1, "施策名"), (0, 1, 1, 3, f"施策2-1　{ONLINE}"),
        (1, 0, 1, 1, "担当課"), (1, 1, 1, 1, "総務課"), (1, 2, 1, 1, "関係課"), (1, 3, 1, 1, "税務課"),
        (2, 0, 1, 1, "現状・課題"), (2, 1, 1, 3, "【現状】紙の申請が多い。\n【課題】窓口の負担が大きい。"),
        (3, 0, 1, 1, "取組内容"), (3, 1, 1, 3, "・電子申請を始める。\n・様式を見直す。"),
        (4, 0, 1, 1, "目標時期"), (4, 1, 1, 3, "令和7年度"),
    )  # fmt: skip
    (found,) = read(with_tables(ONLINE, form))
    assert found.source == "section"
    assert fields(found) == [
        ("departments", "総務課"),
        ("departments", "税務課"),
        ("current_state", "紙の申請が多い。"),
        ("issues", "窓口の負担が大きい。"),
        ("actions", "・電子申請を始める。\n・様式を見直す。"),
        ("target", "令和7年度"),
    ]
    assert [(a.match.division, a.role) for a in find_assignments([found])] == [
        ("総務課", "lead"),
        ("税務課", "support"),
    ]


def indicators_in_a_form(unit: str) -> Table:
    """A form that ends with divisions below a small table of indicators."""
    return ruled(
        (0, 0, 1, 1, "整理番号"), (0, 1, 1, 1, "２－３"), (0, 2, 1, 1, "事業名"), (0, 3, 1, 2, ONLINE),
        (1, 0, 1, 1, "到達点"), (1, 1, 1, 4, "36の届出を画面で受けている。"),
        (2, 0, 1, 1, "事業の中身"), (2, 1, 1, 4, "残る届出を移す。"),
        (3, 0, 2, 1, "成果の測り方"), (3, 1, 1, 1, "指標"), (3, 2, 1, 1, "単位"), (3, 3, 1, 1, "現状（令和６年度）"),
        (3, 4, 1, 1, "目標（令和９年度）"),
        (4, 1, 1, 1, "画面で受けた届出"), (4, 2, 1, 1, unit), (4, 3, 1, 1, "36"), (4, 4, 1, 1, "80"),
        (5, 0, 1, 1, "主管課"), (5, 1, 1, 1, "会計課"), (5, 2, 1, 1, "関係課"), (5, 3, 1, 2, "税務課、農政課"),
    )  # fmt: skip


@pytest.mark.parametrize("unit", ["件", "業務", "事業", "項目"])
def test_divisions_below_the_indicators_of_a_form(unit: str) -> None:
    context = context_of(with_tables(ONLINE, indicators_in_a_form(unit)))
    (found,) = find_statements(context)
    assert fields(found) == [
        ("current_state", "36の届出を画面で受けている。"),
        ("actions", "残る届出を移す。"),
        ("departments", "会計課"),
        ("departments", "税務課、農政課"),
    ]
    assert found.numbering == "２－３"
    assert [(a.match.division, a.role) for a in find_assignments([found])] == [
        ("会計課", "lead"), ("税務課", "support"), ("農政課", "support"),
    ]  # fmt: skip
    assert [(i.name.text, i.unit, i.target.number) for i in find_indicators(context, [found])] == [
        ("画面で受けた届出", unit, 80.0)
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("36の届出を画面で受けている。", "current_state"),
        ("端末が足りず、窓口が滞っている。", "current_state"),
        ("80の届出を画面で受ける。", "goal"),
        ("誰もが画面で届けられるまち", "goal"),
    ],
)
def test_a_place_on_the_way_is_the_state_or_the_goal(text: str, name: str) -> None:
    form = ruled((0, 0, 1, 1, "到達点"), (0, 1, 1, 1, text), (1, 0, 1, 1, "担当課"), (1, 1, 1, 1, "総務課"))
    (found,) = read(with_tables(ONLINE, form))
    assert fields(found)[0] == (name, text)


def test_a_form_that_no_heading_names_states_its_own_measure() -> None:
    form = ruled(
        (0, 0, 1, 1, "事業名"), (0, 1, 1, 1, ONLINE),
        (1, 0, 1, 1, "現状"), (1, 1, 1, 1, "課題"),
        (2, 0, 1, 1, "紙が多い。"), (2, 1, 1, 1, "負担が大きい。"),
        (3, 0, 1, 2, "取組内容"),
        (4, 0, 1, 2, "電子申請を始める。"),
    )  # fmt: skip
    (found,) = read(with_tables("個別施策", form))
    assert (found.source, found.measure_id, found.title.text) == ("form", "online-procedures", ONLINE)
    assert fields(found) == [
        ("current_state", "紙が多い。"),
        ("issues", "負担が大きい。"),
        ("actions", "電子申請を始める。"),
    ]


def test_unknown_labels_set_like_the_known_are_other() -> None:
    form = ruled(
        (0, 0, 1, 1, "取組方針"), (0, 1, 1, 1, "標準に合わせる。"),
        (1, 0, 1, 1, "取組内容"), (1, 1, 1, 1, "移行する。"),
        (2, 0, 1, 1, "合言葉"), (2, 1, 1, 1, "はやく、やさしく。"),
    )  # fmt: skip
    (found,) = read(with_tables(ONLINE, form))
    assert fields(found)[-1] == ("other", "はやく、やさしく。")


def test_a_schedule_or_indicators_inside_a_form_are_no_field() -> None:
    form = ruled(
        (0, 0, 1, 1, "取組方針"), (0, 1, 1, 3, "標準に合わせる。"),
        (1, 0, 1, 1, "取組内容"), (1, 1, 1, 3, "移行する。"),
        (2, 0, 2, 1, "スケジュール"), (2, 1, 1, 1, "項目"), (2, 2, 1, 1, "令和5年度"), (2, 3, 1, 1, "令和6年度"),
        (3, 1, 1, 1, "移行"), (3, 2, 1, 1, "準備"), (3, 3, 1, 1, "実施"),
    )  # fmt: skip
    (found,) = read(with_tables(ONLINE, form))
    assert [name for name, _ in fields(found)] == ["policy", "actions"]


def test_rows_of_a_matrix_are_measures_and_a_merged_name_holds_several_rows() -> None:
    matrix = ruled(
        (0, 0, 1, 1, "No."), (0, 1, 1, 1, "取組事項"), (0, 2, 1, 1, "取組内容"),
        (0, 3, 1, 1, "担当課"), (0, 4, 1, 1, "目標年度"),
        (1, 0, 2, 1, "1"), (1, 1, 2, 1, ONLINE), (1, 2, 1, 1, "受付を始める。"),
        (1, 3, 1, 1, "総務課"), (1, 4, 1, 1, "令和6年度"),
        (2, 2, 1, 1, "様式を見直す。"), (2, 3, 1, 1, "税務課"), (2, 4, 1, 1, "令和7年度"),
        (3, 0, 1, 1, "2"), (3, 1, 1, 1, "テレワークの推進"), (3, 2, 1, 1, "端末を配る。"),
        (3, 3, 1, 1, "人事課"), (3, 4, 1, 1, "―"),
        headers=1,
    )  # fmt: skip
    first, second = read(with_tables("取組一覧", matrix))
    assert (first.measure_id, first.numbering, first.listed) == ("online-procedures", "1", True)
    assert fields(first) == [
        ("actions", "受付を始める。\n様式を見直す。"),
        ("departments", "総務課\n税務課"),
        ("target", "令和6年度\n令和7年度"),
    ]
    assert (second.measure_id, second.numbering) == ("telework", "2")


@pytest.mark.parametrize("behind", [("現状", "目標"), ("単位", "現状値（令和5年度）", "目標値")])
def test_columns_of_values_behind_an_indicator_are_no_fields_of_the_measure(behind: tuple[str, ...]) -> None:
    head = ("取組", "内容", "担当課", "指標", *behind)
    values = ("件", "85", "300") if len(behind) > 2 else ("85件", "300件")
    matrix = grid(
        head,
        ("行政手続のオンライン化", "受付を始める。", "総務課", "手続の数", *values),
        ("テレワークの推進", "端末を配備する。", "人事課", "利用者", *values),
    )
    found = read(with_tables("取組一覧", matrix))
    assert len(found) == 2
    assert not {"current_state", "goal"} & {name for s in found for name, _ in fields(s)}


def test_a_state_and_a_goal_in_words_beside_an_indicator_stay_fields() -> None:
    told = ("窓口で受け付けている。", "どこからでも申請できるようにする。")
    matrix = grid(
        ("取組", "担当課", "指標", "現状", "目標"),
        ("行政手続のオンライン化", "総務課", "手続の数", *told),
        ("テレワークの推進", "人事課", "利用者", *told),
    )
    found = read(with_tables("取組一覧", matrix))
    assert {"current_state", "goal"} <= {name for s in found for name, _ in fields(s)}


def test_a_matrix_goes_on_over_the_page_without_its_name() -> None:
    head = ("取組事項", "取組内容", "担当課")
    first = grid(head, (ONLINE, "受付を始める。", "総務課"))
    second = grid(head, ("", "様式を見直す。", "税務課"), ("テレワークの推進", "端末を配る。", "人事課"), page=2)
    second.continues = first
    online, telework = read(with_tables("取組一覧", first, second))
    assert online.measure_id == "online-procedures"
    assert [text for name, text in fields(online) if name == "actions"] == ["受付を始める。", "様式を見直す。"]
    assert telework.measure_id == "telework"


def test_text_below_the_name_in_its_cell_is_the_policy() -> None:
    matrix = grid(
        ("重点取組事項", "国の主な支援策等"),
        ("①テレワークの推進\n導入事例を参考に、\nテレワークの導入と活用を進める", "・事例集の作成"),
    )
    (found,) = read(with_tables("重点取組事項", matrix))
    assert (found.numbering, found.title.text) == ("①", "テレワークの推進")
    assert [name for name, _ in fields(found)] == ["funding", "policy"]


def test_a_list_of_measures_against_divisions_is_tied_to_the_measures_own_sections() -> None:
    listing = grid(("取組事項", "主担当課", "関係課"), (ONLINE, "総務課", "税務課、市民課"))
    statements = read(with_tables("取組事項と担当課", listing), section(ONLINE, "電子申請を始める。"))
    found = find_assignments(statements)
    assert [s.listed for s in statements] == [False, True]
    assert {a.section.title.text for a in found} == {ONLINE}
    assert [(a.match.division, a.role) for a in found] == [
        ("総務課", "lead"),
        ("税務課", "support"),
        ("市民課", "support"),
    ]


def test_rows_in_a_measures_own_section_detail_it() -> None:
    table = grid(
        ("取組", "内容", "実施時期"), ("申請", "受付を始める。", "令和6年度"), ("様式", "見直す。", "令和5年度")
    )
    (found,) = read(with_tables(ONLINE, table))
    assert [text for name, text in fields(found) if name == "target"] == ["令和6年度\n令和5年度"]


@pytest.mark.parametrize("rows", [(("名称", "充てる者"), ("本部長", "町長")), (("年度", "件数"), ("令和4年度", "12"))])
def test_other_tables_state_nothing(rows: tuple[tuple[str, ...], ...]) -> None:
    assert read(with_tables("取組の記録", grid(*rows))) == []


def test_a_list_of_procedures_names_no_division_of_the_measure() -> None:
    table = grid(
        ("手続の名称", "担当課", "年間の件数"), ("妊娠の届出", "こども課", "410件"), ("建築確認", "建設課", "62件")
    )
    (found,) = read(with_tables(ONLINE, table))
    assert fields(found) == []


def test_a_schedule_with_divisions_states_measures_only_where_nothing_else_does() -> None:
    head = ("施策", "取組", "担当課", "2025年度", "2026年度")
    rows = ((ONLINE, "受付の開始", "総務課", "準備", "運用"), ("テレワークの推進", "端末", "人事課", "導入", ""))
    alone = read(with_tables("年度別の計画", grid(head, *rows)))
    assert [(s.measure_id, s.listed) for s in alone] == [("online-procedures", True), ("telework", True)]
    assert [fields(s) for s in alone] == [[("departments", "総務課")], [("departments", "人事課")]]
    beside = read(
        with_tables("年度別の計画", grid(head, *rows)),
        section(ONLINE, "始める。"),
        section("テレワークの推進", "配る。"),
    )
    assert [s.listed for s in beside] == [False, False, True, True]


def test_labels_that_hold_other_labels_are_headings_inside_the_form() -> None:
    form = ruled(
        (0, 0, 2, 1, "現状と課題"), (0, 1, 1, 1, "現状"), (0, 2, 1, 1, "紙が多い。"),
        (1, 1, 1, 1, "課題"), (1, 2, 1, 1, "手間がかかる。"),
        (2, 0, 2, 1, "取組の内容"), (2, 1, 1, 1, "方針"), (2, 2, 1, 1, "画面で受け付ける。"),
        (3, 1, 1, 1, "具体的な取組"), (3, 2, 1, 1, "○様式を直す。"),
    )  # fmt: skip
    (found,) = read(with_tables(ONLINE, form))
    assert fields(found) == [
        ("current_state", "紙が多い。"),
        ("issues", "手間がかかる。"),
        ("policy", "画面で受け付ける。"),
        ("actions", "○様式を直す。"),
    ]


def test_a_list_adds_to_the_divisions_that_a_measure_names_itself() -> None:
    listing = grid(("取組事項", "担当課"), (ONLINE, "総務課"), ("テレワークの推進", "人事課"))
    own = section(ONLINE, "【担当課】税務課")
    found = find_assignments(read(with_tables("取組の工程", listing), own))
    assert [a.match.division for a in found if a.statement.measure_id == "online-procedures"] == ["総務課", "税務課"]


@pytest.mark.parametrize(
    ("label", "value", "field"),
    [("事業費（千円）", "4,200", "funding"), ("予算額（千円）", "900", "funding"), ("合言葉", "そよ風とともに", "other")],
)
def test_a_row_of_two_pairs(label: str, value: str, field: str) -> None:
    form = ruled(
        (0, 0, 1, 1, "事業名"), (0, 1, 1, 3, ONLINE),
        (1, 0, 1, 1, "実施内容"), (1, 1, 1, 3, "届出を移す。"),
        (2, 0, 1, 1, "達成時期"), (2, 1, 1, 1, "令和9年７月"), (2, 2, 1, 1, label), (2, 3, 1, 1, value),
    )  # fmt: skip
    for cell in form.cells:
        cell.fill = (220, 230, 240) if cell.text in ("事業名", "実施内容", "達成時期", label) else None
    (found,) = read(with_tables(ONLINE, form))
    assert fields(found) == [("actions", "届出を移す。"), ("target", "令和9年７月"), (field, value)]


def test_a_table_of_roles_gives_no_fields() -> None:
    roles = grid(
        ("役割", "担当する者", "内容"), ("統括", "村長", "方針の決定"), ("推進", "副村長", "進み具合の確認"), headers=1
    )
    (found,) = read(with_tables("推進体制の整備", roles))
    assert fields(found) == []


def test_a_label_whose_values_are_years_heads_a_timetable() -> None:
    form = ruled(
        (0, 0, 1, 1, "現状"), (0, 1, 1, 3, "紙が多い。"),
        (1, 0, 1, 1, "方針"), (1, 1, 1, 3, "画面に移す。"),
        (2, 0, 1, 1, "取組"), (2, 1, 1, 1, "令和7年度"), (2, 2, 1, 1, "令和8年度"), (2, 3, 1, 1, "令和9年度"),
        (3, 0, 1, 1, "届出"), (3, 1, 1, 1, "選定"), (3, 2, 1, 1, "試行"), (3, 3, 1, 1, "運用"),
    )  # fmt: skip
    (found,) = read(with_tables(ONLINE, form))
    assert fields(found) == [("current_state", "紙が多い。"), ("policy", "画面に移す。")]


def test_a_label_beside_years_or_halves_heads_a_timetable_and_is_no_field() -> None:
    form = ruled(
        (0, 0, 1, 1, "施策名"), (0, 1, 1, 3, ONLINE), (1, 0, 1, 1, "管理番号"), (1, 1, 1, 3, "２－３"),
        (2, 0, 1, 1, "現状"), (2, 1, 1, 3, "紙の申請が多い。"),
        (3, 0, 1, 1, "取組"), (3, 1, 1, 1, "令和7年度"), (3, 2, 1, 1, "令和8年度"), (3, 3, 1, 1, "令和9年度"),
        (4, 0, 1, 1, "区分"), (4, 1, 1, 1, "前半"), (4, 2, 1, 1, "後半"), (4, 3, 1, 1, "前半"),
        (5, 0, 1, 1, "担当課"), (5, 1, 1, 3, "総務課"),
    )  # fmt: skip
    (found,) = read(section("施策", parent=None), with_tables("個票", form))
    assert fields(found) == [("current_state", "紙の申請が多い。"), ("departments", "総務課")]
    assert found.numbering == "２－３"


def test_divisions_below_the_timetable_of_a_form_are_its_fields() -> None:
    form = ruled(
        (0, 0, 1, 1, "取組の概要"), (0, 1, 1, 4, "様式を見直す。"),
        (1, 0, 2, 1, "実施工程"), (1, 1, 1, 1, "項目"), (1, 2, 1, 1, "令和7年度"), (1, 3, 1, 1, "令和8年度"),
        (1, 4, 1, 1, "令和9年度"),
        (2, 1, 1, 1, "準備"), (2, 2, 1, 1, "調査"), (2, 3, 1, 1, "選定"), (2, 4, 1, 1, ""),
        (3, 0, 1, 1, "主管課"), (3, 1, 1, 2, "総務課"), (3, 3, 1, 1, "協力課"), (3, 4, 1, 1, "税務課"),
    )  # fmt: skip
    (found,) = read(with_tables(ONLINE, form))
    assert fields(found) == [
        ("actions", "様式を見直す。"),
        ("departments", "総務課"),
        ("departments", "税務課"),
    ]


def test_the_pillar_of_a_form_or_list_is_no_field() -> None:
    form = ruled(
        (0, 0, 1, 1, "基本方針"), (0, 1, 1, 1, "Ⅱ　役場の仕事を変える"),
        (1, 0, 1, 1, "取組"), (1, 1, 1, 1, "様式を見直す。"), (2, 0, 1, 1, "担当課"), (2, 1, 1, 1, "総務課"),
    )  # fmt: skip
    (found,) = read(with_tables(ONLINE, form))
    assert fields(found) == [("actions", "様式を見直す。"), ("departments", "総務課")]
    listed = ruled(
        (0, 0, 1, 1, "基本方針"), (0, 1, 1, 1, "施策名"), (0, 2, 1, 1, "内容"), (0, 3, 1, 1, "担当課"),
        (1, 0, 2, 1, "基本方針1 便利に"), (1, 1, 1, 1, ONLINE), (1, 2, 1, 1, "手続を移す。"), (1, 3, 1, 1, "総務課"),
        (2, 1, 1, 1, "テレワークの推進"), (2, 2, 1, 1, "端末を配る。"), (2, 3, 1, 1, "人事課"),
        (3, 0, 1, 1, "基本方針2 元気に"), (3, 1, 1, 1, "オープンデータの推進"), (3, 2, 1, 1, "公開する。"),
        (3, 3, 1, 1, "企画課"), headers=1,
    )  # fmt: skip
    statements = read(with_tables("施策の一覧", listed))
    assert [name for statement in statements for name, _ in fields(statement)] == ["actions", "departments"] * 3


def test_a_bureau_alone_on_a_line_stands_above_the_divisions_below_it() -> None:
    form = ruled(
        (0, 0, 1, 1, "取組内容"), (0, 1, 1, 1, "様式を見直す。"),
        (1, 0, 1, 1, "所管課"), (1, 1, 1, 1, "総務部\n情報課\n教育部\n生涯学習課"),
    )  # fmt: skip
    (found,) = read(with_tables(ONLINE, form))
    assert [(a.match.bureau, a.match.division) for a in find_assignments([found])] == [
        ("総務部", "情報課"),
        ("教育部", "生涯学習課"),
    ]


def test_what_is_done_beside_a_timetable_is_told_where_another_column_names_its_lines() -> None:
    listed = ruled(
        (0, 0, 1, 1, "施策"), (0, 1, 1, 1, "主な取組"), (0, 2, 1, 1, "所管"), (0, 3, 1, 1, "項目"),
        (0, 4, 1, 1, "R7"), (0, 5, 1, 1, "R8"),
        (1, 0, 2, 1, ONLINE), (1, 1, 2, 1, "手続を移す。"), (1, 2, 2, 1, "総務課"), (1, 3, 1, 1, "準備"),
        (1, 4, 1, 1, "○"), (1, 5, 1, 1, ""), (2, 3, 1, 1, "実施"), (2, 4, 1, 1, ""), (2, 5, 1, 1, "○"), headers=1,
    )  # fmt: skip
    (found,) = read(with_tables("年次計画", listed))
    assert fields(found) == [("actions", "手続を移す。"), ("departments", "総務課")]


def test_short_entries_beside_the_years_name_the_lines_of_the_schedule() -> None:
    listed = ruled(
        (0, 0, 1, 1, "施策"), (0, 1, 1, 1, "内容"), (0, 2, 1, 1, "担当課"), (0, 3, 1, 1, "取組内容"),
        (0, 4, 1, 1, "R7"), (0, 5, 1, 1, "R8"),
        (1, 0, 1, 1, ONLINE), (1, 1, 1, 1, "手続を移す。"), (1, 2, 1, 1, "総務課"), (1, 3, 1, 1, "様式の見直し"),
        (1, 4, 1, 1, "○"), (1, 5, 1, 1, ""), headers=1,
    )  # fmt: skip
    (found,) = read(with_tables("年次計画", listed))
    assert fields(found) == [("actions", "手続を移す。"), ("departments", "総務課")]


def test_beside_years_a_column_of_sentences_tells_what_is_done_and_helpers_stand_beside_the_lead() -> None:
    matrix = ruled(
        (0, 0, 1, 1, "施策・事業"), (0, 1, 1, 1, "主な取組"), (0, 2, 1, 1, "所管"), (0, 3, 1, 1, "協力"),
        (0, 4, 1, 1, "令和7年度"), (0, 5, 1, 1, "令和8年度"), (0, 6, 1, 1, "令和9年度"),
        (1, 0, 1, 1, ONLINE), (1, 1, 1, 1, "・受付を始める。"), (1, 2, 1, 1, "総務課"), (1, 3, 1, 1, "税務課"),
        (1, 4, 1, 1, "準備"), (1, 5, 1, 1, "実施"), (1, 6, 1, 1, "実施"),
        (2, 0, 1, 1, "テレワークの推進"), (2, 1, 1, 1, "・端末を配る。"), (2, 2, 1, 1, "人事課"), (2, 3, 1, 1, "総務課"),
        (2, 4, 1, 1, "検討"), (2, 5, 1, 1, "試行"), (2, 6, 1, 1, "運用"),
        headers=1,
    )  # fmt: skip
    first, second = read(with_tables("取組一覧", matrix))
    assert (first.measure_id, second.measure_id) == ("online-procedures", "telework")
    assert fields(first) == [("actions", "・受付を始める。"), ("departments", "総務課"), ("departments", "税務課")]


def test_a_part_without_a_head_goes_on_in_the_columns_of_the_first() -> None:
    first = grid(("施策", "現状", "担当課"), (ONLINE, "紙が多い。", "総務課"), ("窓口の改革", "列が長い。", "住民課"))
    rest = grid(("マイナンバーカードの普及", "使う所がない。", "市民課"), ("テレワークの推進", "端末がない。", "人事課"), headers=0, page=2)
    rest.continues = first
    found = read(with_tables("取組の一覧", first, rest))
    assert [(s.measure_id, fields(s)) for s in found][-2:] == [
        ("mynumber-card", [("current_state", "使う所がない。"), ("departments", "市民課")]),
        ("telework", [("current_state", "端末がない。"), ("departments", "人事課")]),
    ]


def test_lines_of_label_and_value_below_a_name_are_its_fields() -> None:
    name = "A-2\nワンストップ\n窓口の整備\n担当：住民課\n協力：税務課"
    listing = grid(("施策", "取組内容"), (f"A-1\n{ONLINE}\n担当：総務課", "様式を見直す。"), (name, "窓口を一つにする。"))
    found = read(with_tables("取組の一覧", listing))
    assert [(s.numbering, s.title.text) for s in found] == [("A-1", ONLINE), ("A-2", "ワンストップ窓口の整備")]
    assert fields(found[1]) == [
        ("actions", "窓口を一つにする。"), ("departments", "住民課"), ("departments", "税務課"),
    ]  # fmt: skip
    assert [(a.match.division, a.role) for a in find_assignments(found)] == [
        ("総務課", "lead"), ("住民課", "lead"), ("税務課", "support"),
    ]  # fmt: skip


def test_lead_and_helper_of_a_cell_are_fields_of_their_own() -> None:
    listing = grid(("施策", "現状", "担当"), (ONLINE, "紙が多い。", "主管：総務課\n協力：税務課、住民課"), ("窓口の改革", "列が長い。", "主管：住民課"))
    found = read(with_tables("取組の一覧", listing))
    assert [text for _, text in fields(found[0])] == ["紙が多い。", "総務課", "税務課、住民課"]


def test_a_pillar_over_the_whole_width_is_no_measure() -> None:
    cells = ((0, 0, 1, 1, "施策"), (0, 1, 1, 1, "現状"), (0, 2, 1, 1, "担当課"), (1, 0, 1, 3, "柱１　手続をオンラインに"),
             (2, 0, 1, 1, ONLINE), (2, 1, 1, 1, "紙が多い。"), (2, 2, 1, 1, "総務課"))  # fmt: skip
    assert [s.title.text for s in read(with_tables("取組の一覧", ruled(*cells, headers=1)))] == [ONLINE]


def test_a_label_beside_an_indicator_keeps_its_value() -> None:
    form = ruled(
        (0, 0, 1, 1, "現状"), (0, 1, 1, 3, "紙が多い。"),
        (1, 0, 1, 1, "指標"), (1, 1, 1, 1, "現状値"), (1, 2, 1, 1, "目標値"), (1, 3, 1, 1, "実施時期"),
        (2, 0, 1, 1, "利用率"), (2, 1, 1, 1, "8％"), (2, 2, 1, 1, "45％"), (2, 3, 1, 1, "令和9年度"),
    )  # fmt: skip
    assert ("target", "令和9年度") in fields(read(with_tables(ONLINE, form))[0])


def test_a_target_below_a_dated_head_beside_an_indicator_is_no_goal_of_the_measure() -> None:
    form = ruled(
        (0, 0, 1, 1, "担当課"), (0, 1, 1, 3, "総務課"), (1, 0, 1, 1, "取組内容"), (1, 1, 1, 3, "申請を電子で受け付ける。"),
        (2, 0, 2, 1, "成果の目安"), (2, 1, 1, 1, "指標"), (2, 2, 1, 1, "令和６年度（実績）"), (2, 3, 1, 1, "令和10年度（目標）"),
        (3, 1, 1, 1, "申請の件数"), (3, 2, 1, 1, "25件"), (3, 3, 1, 1, "400件"),
    )  # fmt: skip
    (statement,) = read(with_tables(ONLINE, form))
    assert [name for name, _ in fields(statement)] == ["departments", "actions"]
