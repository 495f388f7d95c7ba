"""Indicators in tables of several shapes, in lines and in sentences."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.document import Block, Place, Section, Table
from extractors.facts import DocumentFacts
from extractors.statements.find import find_statements
from extractors.statements.indicators import Indicator, find_indicators
from tests.extractors.pages import context_of, line, section, table
from tests.extractors.statements.ruled import block_of, grid, ruled

ONLINE = "行政手続のオンライン化"


def read(root: Section) -> list[Indicator]:
    context = context_of(root)
    return find_indicators(context, find_statements(context))


def in_table(title: str, table: Table) -> list[Indicator]:
    made = section(title)
    made.blocks.append(block_of(table))
    return read(made)


def told(found: Indicator) -> tuple[str, str | None, str | None, str, str | None, str]:
    base, target = found.baseline, found.target
    return found.name.text, found.unit, base.printed, base.period.text, target.printed, target.period.text


def test_a_table_of_indicators_names_measure_unit_values_and_periods() -> None:
    table = grid(
        ("施策", "指標", "単位", "現状値\n（令和3年度）", "目標値\n（令和7年度）"),
        (ONLINE, "オンライン申請率", "％", "12.5", "60"),
        ("マイナンバーカードの普及促進", "未交付の人", "人", "4,500", "900"),
    )
    first, second = in_table("数値目標", table)
    assert told(first) == ("オンライン申請率", "％", "12.5", "令和3年度", "60", "令和7年度")
    assert (first.measure_id, second.measure_id) == ("online-procedures", "mynumber-card")
    assert (first.direction, second.direction) == ("up", "down")
    assert second.baseline.number == 4500


def test_plain_words_head_indicators_too() -> None:
    table = grid(("ものさし", "いま（令和6年度）", "めざす値（令和9年度）"), ("申請率", "12％", "60％"))
    (found,) = in_table(ONLINE, table)
    assert told(found) == ("申請率", "％", "12％", "令和6年度", "60％", "令和9年度")


def test_the_last_of_several_years_is_the_target() -> None:
    table = ruled(
        (0, 0, 2, 1, "指標名"), (0, 1, 2, 1, "現状\n(R3)"), (0, 2, 1, 3, "目標値"),
        (1, 2, 1, 1, "R5"), (1, 3, 1, 1, "R6"), (1, 4, 1, 1, "R7"),
        (2, 0, 1, 1, "オンライン申請率"), (2, 1, 1, 1, "12%"), (2, 2, 1, 1, "20%"),
        (2, 3, 1, 1, "40%"), (2, 4, 1, 1, "60%"),
        headers=2,
    )  # fmt: skip
    (found,) = in_table(ONLINE, table)
    assert told(found) == ("オンライン申請率", "%", "12%", "R3", "60%", "R7")


def test_indicators_inside_a_form_end_with_its_label_cell() -> None:
    form = ruled(
        (0, 0, 1, 1, "取組方針"), (0, 1, 1, 3, "受付を始める。"),
        (1, 0, 2, 1, "KPI"), (1, 1, 1, 1, "指標"),
        (1, 2, 1, 1, "現状値（令和3年度）"), (1, 3, 1, 1, "目標値（令和9年度）"),
        (2, 1, 1, 1, "受け付ける手続"), (2, 2, 1, 1, "85件"), (2, 3, 1, 1, "300件"),
        (3, 0, 1, 1, "備考"), (3, 1, 1, 3, "なし"),
    )  # fmt: skip
    (found,) = in_table(ONLINE, form)
    assert told(found) == ("受け付ける手続", "件", "85件", "令和3年度", "300件", "令和9年度")


def test_the_years_of_a_forms_timetable_end_the_rows_of_its_indicators() -> None:
    form = ruled(
        (0, 0, 1, 1, "評価指標"), (0, 1, 1, 1, "単位"), (0, 2, 1, 1, "令和5年度"), (0, 3, 1, 2, "令和9年度"),
        (1, 0, 1, 1, "受け付ける手続"), (1, 1, 1, 1, "件"), (1, 2, 1, 1, "85"), (1, 3, 1, 2, "300"),
        (2, 0, 1, 2, "日程"), (2, 2, 1, 1, "令和7年度"), (2, 3, 1, 1, "令和8年度"), (2, 4, 1, 1, "令和9年度"),
        (3, 0, 1, 2, "手続の追加"), (3, 2, 1, 1, "準備"), (3, 3, 1, 2, "順次追加"),
    )  # fmt: skip
    (found,) = in_table(ONLINE, form)
    assert told(found) == ("受け付ける手続", "件", "85", "令和5年度", "300", "令和9年度")


def test_a_pillars_row_over_the_whole_matrix_names_no_indicator() -> None:
    matrix = ruled(
        *((0, col, 1, 1, head) for col, head in enumerate(("取組", "担当課", "指標", "現状", "目標", "備考"))),
        (1, 0, 1, 6, "基本目標1　住民サービスの充実"),
        *((2, col, 1, 1, text) for col, text in enumerate((ONLINE, "総務課", "手続の数", "85件", "300件", ""))),
        (3, 0, 1, 6, "基本目標2　行政運営の充実"),
        *((4, col, 1, 1, text) for col, text in enumerate(("テレワーク", "人事課", "利用者", "5人", "50人", ""))),
        headers=1,
    )
    assert [(i.name.text, i.target.printed) for i in in_table("取組一覧", matrix)] == [("手続の数", "300件"), ("利用者", "50人")]


def test_dashes_in_the_place_of_an_indicator_are_none() -> None:
    assert in_table(ONLINE, grid(("指標", "現状値", "目標値"), ("―", "―", "―"))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "オンライン申請率：12.5%（令和3年度）→60%（令和7年度）",
            ("オンライン申請率", "%", "12.5%", "令和3年度", "60%", "令和7年度"),
        ),
        (
            "交付率　現状値：45％（R3）　目標値：90％（R7）",
            ("交付率", "％", "45％", "R3", "90％", "R7"),
        ),
        (
            "運用経費等（2026年度（令和8年度）に2018年度（平成30年度）比で少なくとも3割削減。上積みを目指す）",
            ("運用経費等", "割", None, "2018年度（平成30年度）", "少なくとも3割削減", "2026年度（令和8年度）"),
        ),
        ("講座の参加者 300人（令和6年度）", ("講座の参加者", "人", None, "", "300人", "令和6年度")),
        ("地域情報化アドバイザーの派遣団体数", ("地域情報化アドバイザーの派遣団体数", None, None, "", None, "")),
    ],
)  # fmt: skip
def test_an_indicator_told_in_a_line(text: str, expected: tuple[str | None, ...]) -> None:
    (found,) = read(section(ONLINE, f"【KPI】{text}"))
    assert told(found) == expected


def test_several_indicators_run_together_are_cut_apart() -> None:
    found = read(section(ONLINE, "KPI：情報基盤の整備KPI：手続の利用率"))
    assert [item.name.text for item in found] == ["情報基盤の整備", "手続の利用率"]


def test_values_and_dates_in_lines_of_their_own_belong_to_the_name_above() -> None:
    slide = section(ONLINE)
    slide.blocks = [
        Block("paragraph", [line(text, 100.0 + 20 * i)])
        for i, text in enumerate(("【指標】待ち時間", "47分", "令和5年度", "15分", "令和10年度"))
    ]
    (found,) = read(slide)
    assert told(found) == ("待ち時間", "分", "47分", "令和5年度", "15分", "令和10年度")
    assert (found.direction, found.passage.text) == ("down", "待ち時間 47分 令和5年度 15分 令和10年度")


def test_a_sentence_of_policy_is_no_indicator() -> None:
    assert read(section(ONLINE, "令和9年度までに100件を公開する。")) == []


def test_columns_headed_by_years_alone_hold_baseline_and_target() -> None:
    part = section("計画の目標値")
    part.blocks = [table([["指標", "令和4年度", "令和7年度"], ["申請できる手続", "6手続", "50手続"]])]
    (found,) = find_indicators(context_of(part), [])
    assert (found.name.text, found.baseline.printed, found.target.printed) == ("申請できる手続", "6手続", "50手続")
    assert (found.baseline.period.text, found.target.period.text) == ("令和4年度", "令和7年度")


def test_big_figures_belong_to_the_caption_above_them() -> None:
    part = section("書かない窓口", "窓口の滞在時間（R5→R8）", "55分 ▶ 25分")
    (found,) = find_indicators(context_of(part), [])
    assert (found.name.text, found.baseline.printed, found.target.printed) == ("窓口の滞在時間", "55分", "25分")
    assert (found.baseline.period.text, found.target.period.text) == ("R5", "R8")


@pytest.mark.parametrize(
    ("heads", "row", "expected"),
    [
        (
            ("指標", "令和５年度（実績）", "令和12年度（目標）"),
            ("電子で届く申請の割合", "14.5％", "80％"),
            ("電子で届く申請の割合", "％", "14.5％", "令和５年度", "80％", "令和12年度"),
        ),
        (
            ("測定項目", "2023年度", "2028年度"),
            ("電子申請の件数", "2,150件", "9,000件"),
            ("電子申請の件数", "件", "2,150件", "2023年度", "9,000件", "2028年度"),
        ),
        (
            ("評価指標", "基準値（R5）", "中間値（R7）", "最終値（R9）"),
            ("講習を終えた職員", "8人", "40人", "90人"),
            ("講習を終えた職員", "人", "8人", "R5", "90人", "R9"),
        ),
        (
            ("指標", "現状（R5）→目標（R9）"),
            ("印刷する枚数", "95万枚 → 40万枚"),
            ("印刷する枚数", "枚", "95万枚", "R5", "40万枚", "R9"),
        ),
        (
            ("指標", "目標値（令和９年度）", "現状値（令和４年度）"),
            ("問合せの件数", "３～５件", "20件"),
            ("問合せの件数", "件", "20件", "令和４年度", "３～５件", "令和９年度"),
        ),
        (
            ("はかるもの", "計画策定時", "計画最終年度"),
            ("相談を受けた人", "210人", "1,800人"),
            ("相談を受けた人", "人", "210人", "", "1,800人", ""),
        ),
        (
            ("指標名", "単位", "現状（５年度）", "７年度", "８年度", "９年度"), ("窓口の予約", "件", "20", "60", "100", "150"),
            ("窓口の予約", "件", "20", "５年度", "150", "９年度"),
        ),
        (("指標", "現状", "目標"), ("参加者数（人）", "－", "1,800"), ("参加者数（人）", "人", None, "", "1,800", "")),
        (("指標", "単位", "現状", "目標"), ("利用", "件", "集計中", "未定"), ("利用", "件", None, "", None, "")),
    ],
)
def test_heads_of_many_words_say_what_stands_below(
    heads: tuple[str, ...], row: tuple[str, ...], expected: tuple[str | None, ...]
) -> None:
    (found,) = in_table(ONLINE, grid(heads, row))
    assert told(found) == expected


def test_planned_and_reached_under_one_year_are_told_apart() -> None:
    table = ruled(
        (0, 0, 2, 1, "指標"), (0, 1, 2, 1, "単位"), (0, 2, 1, 2, "令和５年度"), (0, 4, 2, 1, "令和８年度\n目標値"),
        (1, 2, 1, 1, "計画値"), (1, 3, 1, 1, "実績値"),
        (2, 0, 1, 1, "予約できる窓口"), (2, 1, 1, 1, "か所"), (2, 2, 1, 1, "4"), (2, 3, 1, 1, "3"), (2, 4, 1, 1, "11"),
        headers=2,
    )  # fmt: skip
    (found,) = in_table(ONLINE, table)
    assert told(found) == ("予約できる窓口", "か所", "3", "令和５年度", "11", "令和８年度")


def test_rows_of_plan_and_result_below_years_give_the_latest_of_each() -> None:
    table = ruled(
        (0, 0, 2, 1, "指標"), (0, 1, 2, 1, "区分"), (0, 2, 1, 3, "年度"),
        (1, 2, 1, 1, "令和５年度"), (1, 3, 1, 1, "令和６年度"), (1, 4, 1, 1, "令和７年度"),
        (2, 0, 2, 1, "紙を使わない会議（％）"), (2, 1, 1, 1, "目標"), (3, 1, 1, 1, "実績"),
        (2, 2, 1, 1, "20"), (2, 3, 1, 1, "40"), (2, 4, 1, 1, "80"), (3, 2, 1, 1, "18"), (3, 3, 1, 1, "37"), (3, 4, 1, 1, "－"),
        headers=2,
    )  # fmt: skip
    (found,) = in_table("指標", table)
    assert told(found) == ("紙を使わない会議（％）", "％", "37", "令和６年度", "80", "令和７年度")


def test_a_block_of_indicators_ends_with_its_label_whatever_the_label_says() -> None:
    form = ruled(
        (0, 0, 1, 1, "実施内容"), (0, 1, 1, 4, "窓口を改める。"),
        (1, 0, 2, 1, "うまくいったかの見方"), (1, 1, 1, 1, "指標"), (1, 2, 1, 1, "単位"),
        (1, 3, 1, 1, "現状（R5）"), (1, 4, 1, 1, "目標（R8）"),
        (2, 1, 1, 1, "待ち時間"), (2, 2, 1, 1, "分"), (2, 3, 1, 1, "22"), (2, 4, 1, 1, "9"),
        (3, 0, 1, 1, "主管課"), (3, 1, 1, 1, "市民課"), (3, 2, 1, 1, "関係課"), (3, 3, 1, 2, "税務課"),
    )  # fmt: skip
    (found,) = in_table("書かない窓口の推進", form)
    assert told(found) == ("待ち時間", "分", "22", "R5", "9", "R8")
    assert found.direction == "down"


def test_a_table_that_goes_on_over_the_page_keeps_its_columns() -> None:
    first = grid(("指標", "現状（R5）", "目標（R9）"), ("電子申請の割合", "10％", "50％"))
    second = grid(("電子納付の割合", "5％", "30％"), headers=0, page=2)
    second.continues = first
    made = section("数値目標")
    made.blocks += [block_of(first), block_of(second)]
    assert [told(found) for found in read(made)] == [
        ("電子申請の割合", "％", "10％", "R5", "50％", "R9"),
        ("電子納付の割合", "％", "5％", "R5", "30％", "R9"),
    ]


def test_years_over_numbers_are_indicators_only_where_a_list_of_them_is_announced() -> None:
    table = grid(("項目", "令和２年", "令和７年"), ("総人口", "8,100人", "7,600人"), ("世帯", "3,300世帯", "3,250世帯"))
    assert in_table("町の概況", table) == []
    assert len(in_table("成果をはかる指標", table)) == 2


def test_a_timetable_over_quarters_holds_no_indicators() -> None:
    table = ruled(
        (0, 0, 2, 1, "取組"), (0, 1, 1, 2, "令和６年度"), (0, 3, 1, 2, "令和７年度"),
        (1, 1, 1, 1, "１Q"), (1, 2, 1, 1, "２Q"), (1, 3, 1, 1, "１Q"), (1, 4, 1, 1, "２Q"),
        (2, 0, 1, 1, "オンライン申請の拡充"), (3, 0, 1, 1, "窓口の予約"),
        headers=2,
    )  # fmt: skip
    assert in_table("目標と工程", table) == []


def test_the_row_of_a_list_names_its_measure_before_the_chapter_does() -> None:
    own = section("テレワークの推進", "場所を選ばずに働く。")
    listed = section("計画の進行管理")
    listed.blocks.append(block_of(grid(
        ("施策", "指標", "現状", "目標"),
        ("テレワークの推進", "使う職員", "3％", "20％"),
        ("オープンデータの推進", "公開する数", "10件", "80件"),
    )))  # fmt: skip
    found = find(own, listed)
    assert [i.measure_id for i in found] == ["telework", "open-data"]


def test_a_note_says_when_all_values_hold() -> None:
    made = section(ONLINE)
    made.blocks.append(block_of(grid(("指標", "現状", "目標"), ("申請率", "12％", "60％"))))
    made.blocks.append(Block("note", [line("※指標の現状値は令和５年度、目標値は令和９年度の数値です。", 400.0)]))
    (found,) = read(made)
    assert told(found) == ("申請率", "％", "12％", "令和５年度", "60％", "令和９年度")


def find(*roots: Section) -> list[Indicator]:
    context = context_of(*roots)
    return find_indicators(context, find_statements(context))


def test_sentences_under_a_heading_of_goals_state_indicators() -> None:
    (found,) = read(section("成果目標", "電子で受け取る申請の割合は、昨年度に３割となりました。",
                            "マイナンバーカードを使える場面を、４か所から令和９年度までに15か所に増やします。"))  # fmt: skip
    assert told(found) == ("マイナンバーカードを使える場面", "か所", "４か所", "", "15か所", "令和９年度")


@pytest.mark.parametrize(
    ("legend", "item", "expected"),
    [
        (
            "最終年度である令和10年度の目標を次のように定める（かっこ内は令和５年度の実績）。", "・届出を受け取る窓口の数　18か所（７か所）",
            ("届出を受け取る窓口の数", "か所", "７か所", "令和５年度", "18か所", "令和10年度"),
        ),
        (
            "次の表記では、左は令和４年度の実績、右は令和８年度の目標を示す。", "・紙の請求書の枚数　900枚 → 200枚",
            ("紙の請求書の枚数", "枚", "900枚", "令和４年度", "200枚", "令和８年度"),
        ),
    ],
)  # fmt: skip
def test_a_legend_says_which_value_is_which(legend: str, item: str, expected: tuple[str | None, ...]) -> None:
    (found,) = read(section("おもな目標", legend, item))
    assert told(found) == expected


def test_without_a_legend_a_number_in_brackets_is_no_baseline() -> None:
    assert read(section("教室の開催", "各地区で教室を開く。", "・北の会館　12回（８回）")) == []


def test_a_goal_told_by_an_arrow_is_an_indicator_wherever_the_box_breaks_it() -> None:
    (found,) = read(section(ONLINE, "目標", "遠隔で相談した人の割合　４％（2023年度）→25％（2027", "年度）"))
    assert told(found) == ("遠隔で相談した人の割合", "％", "４％", "2023年度", "25％", "2027年度")


def test_years_behind_a_baseline_lead_to_the_target() -> None:
    form = ruled(
        (0, 0, 1, 1, "所管課"), (0, 1, 1, 8, "市民課"),
        (1, 0, 2, 1, "指標"), (1, 1, 1, 4, "名称"), (1, 5, 1, 1, "単位"), (1, 6, 1, 1, "基準値"),
        (1, 7, 1, 1, "令和７年度"), (1, 8, 1, 1, "令和８年度"),
        (2, 1, 1, 4, "予約した来庁者"), (2, 5, 1, 1, "人"), (2, 6, 1, 1, "140"), (2, 7, 1, 1, "900"), (2, 8, 1, 1, "2,400"),
        (3, 0, 1, 1, "備考"), (3, 1, 1, 8, "なし"),
    )  # fmt: skip
    (found,) = in_table(ONLINE, form)
    assert told(found) == ("予約した来庁者", "人", "140", "", "2,400", "令和８年度")


def test_a_form_gives_name_and_values_beside_their_labels() -> None:
    table = ruled(
        (0, 0, 1, 1, "成果指標①"),
        (0, 1, 1, 3, "電子申請に応じる手続数"),
        (1, 0, 1, 1, "現状値"),
        (1, 1, 1, 1, "令和5年度：9件"),
        (1, 2, 1, 1, "目標値"),
        (1, 3, 1, 1, "令和9年度：30件"),
        (2, 0, 1, 1, "成果指標②"),
        (2, 1, 1, 3, "申請の利用率"),
        (3, 0, 1, 1, "基準値（令和5年度）"),
        (3, 1, 1, 1, "7％"),
        (3, 2, 1, 1, "目標値（令和9年度）"),
        (3, 3, 1, 1, "45％"),
        (4, 0, 1, 1, "担当課"),
        (4, 1, 1, 3, "総務課"),
    )
    first, second = in_table(ONLINE, table)
    assert told(first) == ("電子申請に応じる手続数", "件", "9件", "令和5年度", "30件", "令和9年度")
    assert told(second) == ("申請の利用率", "％", "7％", "令和5年度", "45％", "令和9年度")


def test_lines_below_a_name_say_what_its_values_are() -> None:
    made = section(ONLINE)
    lines = ("申請を増やします。", "■申請できる手続数", "現状（令和5年度）：30手続", "目標（令和9年度）：90手続")
    made.blocks += [Block("paragraph", [line(text, 100 + 40 * n)]) for n, text in enumerate(lines)]
    (found,) = read(made)
    assert told(found) == ("申請できる手続数", "手続", "30手続", "令和5年度", "90手続", "令和9年度")


def test_a_title_says_by_when_its_goals_are_reached() -> None:
    made = section("令和10年度にめざす数値")
    for n, text in enumerate(("窓口の待ち時間", "5分", "（現状　20分）")):
        made.blocks.append(Block("paragraph", [line(text, 100 + 40 * n)]))
    (found,) = read(made)
    assert told(found) == ("窓口の待ち時間", "分", "20分", "", "5分", "令和10年度")


def test_a_goal_may_head_names_and_units_stand_in_their_brackets() -> None:
    table = grid(("成果目標（単位）", "策定時（2023年度）", "計画期間末（2028年度）"), ("印刷費用（千円）", "900", "700"),
                 ("申請数（件／年）", "10", "80"), ("参加（親子）の割合", "5％", "9％"))  # fmt: skip
    found = in_table("成果目標", table)
    assert [(i.name.text, i.unit) for i in found] == [("印刷費用（千円）", "千円"), ("申請数（件／年）", "件／年"), ("参加（親子）の割合", "％")]


def test_a_number_of_several_parts_ties_an_indicator_to_the_row_that_has_it() -> None:
    rows = grid(
        ("No.", "取組", "内容", "担当課"),
        ("1-1", ONLINE, "申請の対象を広げる。", "総務課"),
        ("2-1", "情報システムの標準化", "業務を移す。", "情報課"),
    )
    listed, goals = section("取組の一覧"), section("指標の一覧")
    listed.blocks.append(block_of(rows))
    goals.blocks.append(
        block_of(grid(("No.", "指標", "現状値", "目標値"), ("１－１", "申込みの数", "2件", "9件"), ("２－１", "割合", "5％", "90％")))
    )
    context = context_of(listed, goals)
    found = find_indicators(context, find_statements(context))
    assert [i.measure_id for i in found] == ["online-procedures", "system-standardization"]


def test_a_table_behind_the_last_measure_of_a_pillar_is_the_pillars() -> None:
    pillar = section("便利な暮らし")
    first = section(ONLINE, "申請の対象を広げる。", parent=pillar)
    second = section("書かない窓口の導入", "住所や氏名を読み取る。", parent=pillar)
    third = section("デジタルデバイド対策", "スマートフォン教室を開く。", parent=pillar)
    third.blocks.append(
        block_of(
            grid(
                ("指標", "基準値", "目標値"),
                ("行政手続のオンライン化の割合", "2％", "9％"),
                ("書かない窓口で受け付けた割合", "5％", "70％"),
                ("スマートフォン教室の参加者", "80人", "600人"),
                ("町民の満足度", "40％", "60％"),
            )
        )
    )
    context = context_of(pillar)
    assert first.parent is pillar and second.parent is pillar
    found = find_indicators(context, find_statements(context))
    assert [i.measure_id for i in found] == ["online-procedures", "frontyard-reform", "digital-divide", None]


def test_a_column_of_a_matrix_holds_names_and_values_under_the_years_of_its_head() -> None:
    table = grid(
        ("取組", "内容", "指標\n（令和5年度→令和9年度）"),
        (ONLINE, "対象を広げる。", "申請の割合　7％→45％"),
        ("テレワークの推進", "環境を整える。", "－"),
    )
    (found,) = in_table("取組の一覧", table)
    assert told(found) == ("申請の割合", "％", "7％", "令和5年度", "45％", "令和9年度")
    assert found.measure_id == "online-procedures"


def test_a_label_with_its_explanation_is_no_indicator() -> None:
    assert read(section(ONLINE, "ＫＰＩ（重要業績評価指標）")) == []


def test_figures_of_years_that_are_over_are_statistics() -> None:
    facts = DocumentFacts(document_type="municipal_plan", municipality="青空町", plan_start=date(2025, 4, 1))
    made = section("村の姿")
    made.blocks.append(block_of(grid(("指標", "令和3年度", "令和4年度"), ("申請の件数", "10件", "30件"))))
    made.blocks.append(block_of(grid(("項目", "令和2年", "令和12年（推計）"), ("総人口（人）", "900", "700"))))
    context = context_of(made, facts=facts)
    assert find_indicators(context, find_statements(context)) == []


def test_a_goal_said_twice_is_one_indicator_and_years_name_none() -> None:
    made = section(ONLINE, "【目標】", "令和9年度末までに、申請の割合を80％とします。", "R8 R9 R10")
    made.blocks.append(block_of(grid(("指標", "現状値", "目標値"), ("申請の割合", "20％", "80％"))))
    (found,) = read(made)
    assert (found.name.text, found.baseline.printed, found.target.printed) == ("申請の割合", "20％", "80％")


def test_names_may_stand_side_by_side_over_rows_of_values() -> None:
    table = grid(("成果指標", "申請率", "手続数"), ("現状値（令和5年度）", "7％", "9件"), ("目標値（令和9年度）", "45％", "80件"))
    first, second = in_table(ONLINE, table)
    assert told(first) == ("申請率", "％", "7％", "令和5年度", "45％", "令和9年度")
    assert told(second) == ("手続数", "件", "9件", "令和5年度", "80件", "令和9年度")


def test_what_it_was_stands_in_brackets_behind_the_goal() -> None:
    (found,) = read(section("令和9年度の数値目標", "・申請の割合：45％（令和5年度：7％）"))
    assert told(found) == ("申請の割合", "％", "7％", "令和5年度", "45％", "令和9年度")


def test_a_whole_sentence_under_a_label_states_an_indicator() -> None:
    (found,) = read(section(ONLINE, "【KPI】申請の利用率を令和６年度の12％から令和11年度までに50％とします。"))
    assert told(found) == ("申請の利用率", "％", "12％", "令和６年度", "50％", "令和11年度")


def test_a_call_out_between_indicators_names_none() -> None:
    made = section(ONLINE, "【KPI】", "申請の利用率　12％（令和６年度）→50％（令和11年度）", "職員の声")
    made.blocks[-1].box = Place(1, 40.0, 90.0, 200.0, 130.0)
    assert [i.name.text for i in read(made)] == ["申請の利用率"]


def test_a_name_and_its_values_between_strokes_on_one_line() -> None:
    (found,) = read(section("窓口の改革", "届出にかかる時間　｜　現状 42分（令和５年度）　｜　目標 20分（令和９年度）"))
    assert (found.name.text, found.baseline.printed, found.target.printed) == ("届出にかかる時間", "42分", "20分")
    assert read(section("窓口の改革", "届出　｜　転入　｜　転出")) == []


def test_two_years_below_big_figures_say_when_they_hold() -> None:
    (found,) = read(section("窓口の改革", "届出にかかる時間", "42分 ▶ 20分", "2025年度 ▶ 2030年度"))
    assert (found.name.text, found.baseline.period.text, found.target.period.text) == ("届出にかかる時間", "2025年度", "2030年度")
