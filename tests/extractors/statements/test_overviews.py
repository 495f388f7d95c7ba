"""Pillars that a plan announces, frames of one measure, tables of pillars; and rows that tell their measure by their text."""

from __future__ import annotations

from extractors.document import Section
from extractors.statements.find import find_statements
from tests.extractors.pages import context_of, section, table


def stated(*roots: Section) -> dict[str, str | None]:
    return {s.title.text: s.measure_id for s in find_statements(context_of(*roots)) if s.listed and s.matches}


def measures(above: Section) -> None:
    section("書かない窓口の導入", "聞き取りで申請書を作る。", parent=above)
    section("テレワークの推進", "端末を配る。", parent=above)
    section("情報セキュリティ対策の強化", "監査を受ける。", parent=above)


def test_what_stands_below_the_aims_is_an_overview() -> None:
    aims, acts = section("基本方針"), section("具体的な取組")
    section("だれ一人取り残されない町", "デジタルが苦手な方も安心して暮らせる。", parent=aims)
    section("書くことも待つこともない役場", "だれにとっても楽な役場をめざす。", parent=aims)
    measures(acts)
    assert set(stated(aims, acts)) == {"書かない窓口の導入", "テレワークの推進", "情報セキュリティ対策の強化"}


def test_where_the_measures_stand_below_the_aims_they_count() -> None:
    aims = section("基本方針")
    measures(aims)
    assert len(stated(aims)) == 3


def test_a_pillar_that_comes_back_above_measures_is_announced_only() -> None:
    first, acts = section("めざすところ"), section("取組")
    section("書かない・待たない窓口へ", "だれもが便利な役場をめざす。", parent=first)
    pillar = section("書かない・待たない窓口へ", parent=acts)
    measures(pillar)
    assert set(stated(first, acts)) == {"書かない窓口の導入", "テレワークの推進", "情報セキュリティ対策の強化"}


def test_a_pillar_in_other_words_above_its_one_measure_is_its_frame() -> None:
    acts = section("取組")
    pillar = section("誰一人取り残されない地域をつくる", parent=acts)
    section("デジタルデバイド対策", "【取組内容】スマホ教室を開く。", "【担当課】福祉課", parent=pillar)
    section("地域の行事", "【取組内容】祭りを開く。", "【担当課】総務課", parent=pillar)
    assert stated(acts) == {"デジタルデバイド対策": "digital-divide"}


def test_rows_in_their_own_words_tell_their_measure_by_their_text() -> None:
    made = section("取組の一覧")
    made.blocks.append(
        table([
            ["取組", "取組内容", "担当課"],
            ["ペンいらずの受付", "職員が聞き取って入力し、申請書を手で書かずに済むようにする。", "住民課"],
            ["となりの先生", "スマートフォン教室を集会所で開く。", "福祉課"],
            ["見えない敵に備える", "標的型メールの訓練を行い、情報セキュリティ監査を受ける。", "総務課"],
            ["町営住宅の修繕", "屋根と外壁を直す。", "建設課"],
        ])
    )  # fmt: skip
    assert stated(made) == {
        "ペンいらずの受付": "frontyard-reform",
        "となりの先生": "digital-divide",
        "見えない敵に備える": "security",
    }


def test_a_table_of_pillars_beside_their_measures_is_an_overview() -> None:
    made, acts = section("三本の柱"), section("取組")
    made.blocks.append(
        table([
            ["柱", "取組方針"],
            ["役場の仕事を軽く", "紙の文書を減らし、業務の流れを見直す。"],
            ["ひとりにしない", "スマートフォンの使い方を教える。"],
        ])
    )  # fmt: skip
    measures(acts)
    assert set(stated(made, acts)) == {"書かない窓口の導入", "テレワークの推進", "情報セキュリティ対策の強化"}


def below_the_state(*texts: str) -> Section:
    state = section("現状と課題")
    names = ("行政手続のオンライン化", "テレワークの推進", "セキュリティ対策の徹底")
    for name, text in zip(names, texts, strict=True):
        section(name, text, parent=state)
    return state


def test_names_of_measures_below_the_state_count_where_they_stand_nowhere_else() -> None:
    todo = ("・電子申請を100手続に増やす", "・端末を配る", "・監査を毎年受ける")
    assert len(stated(below_the_state(*todo))) == 3
    acts = section("取組")
    measures(acts)
    assert set(stated(below_the_state(*todo), acts)) == {"書かない窓口の導入", "テレワークの推進", "情報セキュリティ対策の強化"}


def test_an_account_of_the_state_by_measures_states_none() -> None:
    was = ("電子申請を20手続で始めた。", "利用する職員は１割に満たない。", "研修は一度も行われていない。")
    assert stated(below_the_state(*was)) == {}


def test_a_row_that_tells_a_measure_whole_is_no_pillar_though_it_stands_alone_on_its_page() -> None:
    acts, more = section("具体的な取組"), section("施策の一覧")
    measures(acts)
    head = ["取組", "現状", "課題", "取組内容", "担当課"]
    row = ["買物と移動のデジタル化", "予約は電話のみ", "運転手の不足", "予約アプリの導入", "地域づくり課"]
    more.blocks.append(table([head, row]))
    assert stated(acts, more)["買物と移動のデジタル化"] == "regional-digitalization"
