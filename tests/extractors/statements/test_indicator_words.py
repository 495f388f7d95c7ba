"""One line or sentence gives an indicator's name, baseline and target with their periods."""

from __future__ import annotations

import pytest

from extractors.document import Passage
from extractors.statements.indicator_words import (
    BOTH,
    Told,
    Value,
    tell,
    tell_goal,
    tell_sentence,
    tell_sentences,
    way_of,
)


def plain(told: Told | None) -> tuple[str, str, str, str, str] | None:
    if told is None:
        return None
    name, baseline, target = told
    return name.text, baseline.text.text, baseline.period.text, target.text.text, target.period.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("待ち時間　40分（Ｒ６）→10分（Ｒ９）", ("待ち時間", "40分", "Ｒ６", "10分", "Ｒ９")),
        ("使える場面　２場面（R6）→８場面（R9）", ("使える場面", "２場面", "R6", "８場面", "R9")),
        ("運用経費　移行前比で２割減（Ｒ９）", ("運用経費", "", "", "移行前比で２割減", "Ｒ９")),
        (
            "電子決裁の割合\n現状値（令和5年度）30.0％　→　目標値（令和9年度）90.0％",
            ("電子決裁の割合", "30.0％", "令和5年度", "90.0％", "令和9年度"),
        ),
        ("申請率：令和5年度 10％ → 令和8年度 50％", ("申請率", "10％", "令和5年度", "50％", "令和8年度")),
        ("庁内の調整を進める", None),
    ],
)
def test_a_line_under_a_label(text: str, expected: tuple[str, str, str, str, str] | None) -> None:
    assert plain(tell(Passage.inserted(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "使う紙の枚数は、5枚（2024年度）から2枚（2028年度）に減らします。",
            ("使う紙の枚数", "5枚", "2024年度", "2枚", "2028年度"),
        ),
        (
            "令和6年度までに窓口を整え、令和8年度までに申請の利用率を12％から55％に高める。",
            ("申請の利用率", "12％", "", "55％", "令和8年度"),
        ),
        ("講座の参加者数は令和8年度に累計900人とする。", ("講座の参加者数", "", "", "累計900人", "令和8年度")),
        ("毎年度5業務でRPAを使います。", None),
        (
            "あわせて、基礎となる研修を毎年度行い、令和10年度末までに受講率を100％とする。",
            ("受講率", "", "", "100％", "令和10年度末"),
        ),
        ("令和9年度末における対応手続数を200とします。", ("対応手続数", "", "", "200", "令和9年度末")),
        ("各課にはデジタル推進員を１人ずつ置き、現場の声を取り入れる。", None),
    ],
)
def test_a_sentence_that_states_a_goal_as_a_figure(text: str, expected: tuple[str, str, str, str, str] | None) -> None:
    assert plain(tell_sentence(Passage.inserted(text))) == expected


def test_units_of_large_numbers_are_those_of_what_is_counted() -> None:
    told = tell(Passage.inserted("乗合車の利用者　1.1万人→３万人"))
    assert told is not None
    assert (told[2].unit, told[1].number, told[2].number) == ("人", 11000.0, 30000.0)


def test_two_values_and_an_arrow_stand_alone() -> None:
    assert BOTH.match("55分 ▶ 25分")
    assert not BOTH.match("窓口の滞在時間 55分 ▶ 25分")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "届出のうち電子によるものの割合を、令和５年度の７パーセントから、令和９年度には30パーセントに引き上げる。",
            ("届出のうち電子によるものの割合", "７パーセント", "令和５年度", "30パーセント", "令和９年度"),
        ),
        ("予約できる支所を、２か所から令和８年度までに９か所に増やします。", ("予約できる支所", "２か所", "", "９か所", "令和８年度")),
        (
            "開くデータは、令和６年１月時点の12件を令和９年３月までに60件以上とする。",
            ("開くデータ", "12件", "令和６年１月", "60件以上", "令和９年３月"),
        ),
        ("相談できる場所を令和10年度までに20か所に増やす。", ("相談できる場所", "", "", "20か所", "令和10年度")),
        ("来庁者が待つ時間を令和９年度までに半減させる。", ("来庁者が待つ時間", "", "", "半減", "令和９年度")),
        ("アプリの登録者を令和５年度比で倍増させます。", ("アプリの登録者", "", "令和５年度", "倍増", "")),
        ("電子申請の件数を３倍にする。", ("電子申請の件数", "", "", "３倍", "")),
        ("運用の経費を、移行の前に比べて少なくとも３割削減する。", ("運用の経費", "", "", "少なくとも３割削減", "")),
        ("生成AIの活用により、年間2,400時間の事務作業を削減することを目指す。", ("事務作業", "", "", "年間2,400時間", "")),
        ("会議の時間を年間 600 時間削減する。", ("会議の時間", "", "", "年間 600 時間削減", "")),
        ("マイナンバーカードを月２回以上使う町民を、令和９年度末に４割に増やす。",
         ("マイナンバーカードを月２回以上使う町民", "", "", "４割", "令和９年度末")),
    ],
)  # fmt: skip
def test_goals_of_any_verb_and_measure(text: str, expected: tuple[str, str, str, str, str]) -> None:
    assert plain(tell_sentence(Passage.inserted(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "昨年度の試行では、作業の時間が４割短縮された。",
        "役場の職員は10年で２割減りました。",
        "公開した84件のうち、機械が読める形は半分にとどまります。",
        "高齢化率は令和22年に40％まで上昇すると見込まれる。",
        "令和６年度に実証し、令和８年度の本格導入を目指します。",
        "各課に１人以上の推進員を置く。",
        "RPAで処理する業務を毎年度５業務ずつ増やします。",
    ],
)
def test_what_has_happened_or_is_counted_off_is_no_goal(text: str) -> None:
    assert tell_sentence(Passage.inserted(text)) is None


def test_what_a_list_of_deeds_puts_online_is_a_deed() -> None:
    text = Passage.inserted("申請できる手続を、令和8年度末までに200件に増やします。")
    assert tell_sentence(text, counted=True) is None
    assert plain(tell_sentence(text)) == ("申請できる手続", "", "", "200件", "令和8年度末")


@pytest.mark.parametrize(
    ("printed", "number", "unit"),
    [("1,800", 1800.0, None), ("12.5", 12.5, None), ("1,800件以上", 1800.0, "件"), ("５～10回", 10.0, "回"), ("40パーセント", 40.0, "パーセント"),
     ("検討中", None, None), ("年間1,200時間", 1200.0, "時間"), ("半減", None, None)],
)  # fmt: skip
def test_the_unit_is_what_stands_behind_the_number(printed: str, number: float | None, unit: str | None) -> None:
    value = Value(Passage.inserted(printed))
    assert (value.number, value.unit) == (number, unit)


@pytest.mark.parametrize(
    ("sentence", "way"),
    [("経費を引き下げる", "down"), ("割合を引き上げる", "up"), ("作業を短縮し、満足度を高める", "up"), ("計画を見直す", None)],
)
def test_the_last_verb_says_which_way_a_figure_goes(sentence: str, way: str | None) -> None:
    assert way_of(sentence) == way


def test_one_sentence_may_state_two_goals_that_share_a_date() -> None:
    text = "令和9年度には、窓口の待ち時間を10分以内とするとともに、予約の利用率を70％まで高めます。"
    found = [plain(told) for told in tell_sentences(Passage.inserted(text))]
    assert found == [
        ("窓口の待ち時間", "", "", "10分以内", "令和9年度"),
        ("予約の利用率", "", "", "70％", "令和9年度"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和8年度までにオンライン申請率40％以上", ("オンライン申請率", "", "", "40％以上", "令和8年度")),
        ("令和8年度末までに公開データ数90件（令和5年度末実績25件）", ("公開データ数", "25件", "令和5年度末", "90件", "令和8年度末")),
        ("令和8年度までに全庁で実施", None),
        ("令和8年度に運用を始める", None),
    ],
)  # fmt: skip
def test_a_goal_without_a_verb(text: str, expected: tuple[str, str, str, str, str] | None) -> None:
    assert plain(tell_goal(Passage.inserted(text))) == expected
