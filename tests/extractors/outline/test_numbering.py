"""How headings are counted."""

import itertools

import pytest

from extractors.outline.numbering import parse_numbering, strip_brackets


@pytest.mark.parametrize(
    ("text", "token", "title"),
    [
        ("第1章　計画の策定にあたって", "第1章", "計画の策定にあたって"),
        ("第 １ 章 総論", "第 １ 章", "総論"),
        ("第二節 推進の方法", "第二節", "推進の方法"),
        ("1　目的", "1", "目的"),
        ("１．はじめに", "１．", "はじめに"),
        ("1.1 自治体における意義", "1.1", "自治体における意義"),
        ("1-(1)-① 窓口", "1-(1)-①", "窓口"),
        ("(1)重点取組事項", "(1)", "重点取組事項"),
        ("（ア）方針", "（ア）", "方針"),
        ("ア 自治体の情報システム", "ア", "自治体の情報システム"),
        ("ア-1 BPRの徹底", "ア-1", "BPRの徹底"),
        ("①職員の育成", "①", "職員の育成"),
        ("施策1-2 窓口の改革", "施策1-2", "窓口の改革"),
        ("柱２：暮らし", "柱２", "暮らし"),
        ("ステップ0 認識の共有", "ステップ0", "認識の共有"),
        ("別紙1 工程表", "別紙1", "工程表"),
        ("（Ａ）窓口の改革", "（Ａ）", "窓口の改革"),
        ("②-1　窓口の改革", "②-1", "窓口の改革"),
        ("１.①　窓口の改革", "１.①", "窓口の改革"),
        ("第１章第２節　窓口の改革", "第１章第２節", "窓口の改革"),
        ("Ⅻ　窓口の改革", "Ⅻ", "窓口の改革"),
        ("挑戦１　窓口の改革", "挑戦１", "窓口の改革"),
        ("今後の取組２　窓口の改革", "今後の取組２", "窓口の改革"),
        ("シート１　窓口の改革", "シート１", "窓口の改革"),
        ("事業調書No.12　窓口の改革", "事業調書No.12", "窓口の改革"),
        ("【個票３】窓口の改革", "【個票３】", "窓口の改革"),
        ("リーディングプロジェクト１　窓口の改革", "リーディングプロジェクト１", "窓口の改革"),
        ("【施策１】窓口の改革", "【施策１】", "窓口の改革"),
        ("ａ．窓口の改革", "ａ．", "窓口の改革"),
        ("○組織体制の整備", "○", "組織体制の整備"),
        ("基本理念１　やさしい役場", "基本理念１", "やさしい役場"),
        ("重点方針２　軽い役場", "重点方針２", "軽い役場"),
        ("第２の柱　速い役場", "第２の柱", "速い役場"),
        ("柱の１　届く声", "柱の１", "届く声"),
        ("基本目標一　学ぶ町", "基本目標一", "学ぶ町"),
    ],
)
def test_number_and_title(text: str, token: str, title: str) -> None:
    found = parse_numbering(text)
    assert found is not None
    assert (found.token, text[found.end :]) == (token, title)


@pytest.mark.parametrize("text", ["31手続のオンライン化", "2022年度までに", "DXの推進", "3割の削減", "目標3つ", "IT活用", "ICTの利用"])
def test_amounts_and_words_are_no_numbering(text: str) -> None:
    assert parse_numbering(text) is None


def test_a_bare_number_counts_only_where_it_is_asked_for() -> None:
    assert parse_numbering("１はじめに") is None
    assert parse_numbering("１はじめに", glued=True) is not None
    assert parse_numbering("３手続の見直し", glued=True) is None


@pytest.mark.parametrize(("text", "inner"), [("【方針】", "方針"), ("<重点取組事項>", "重点取組事項"), ("方針【案】", "方針【案】")])
def test_brackets_round_the_whole_title(text: str, inner: str) -> None:
    start, end = strip_brackets(text)
    assert text[start:end] == inner


LEADS = ("第", "施策", "取組", "柱", "基本目標", "重点取組", "別紙", "その", "", "(", "（", "【")
COUNTS = "① ⑳ ㉑ ⑴ ⒈ ² Ⅳ ⅳ ㈠ ２ 〇 十 十二 百 ❶ ٣ ア A 元".split()
TAILS = ("", "章", "節", "－1", "-②", "）", "】", "．", "、")


def test_no_way_of_writing_a_number_is_too_much() -> None:
    """Characters that are digits to Unicode and no decimals (①, ²) are what ``int`` refuses."""
    for parts in itertools.product(LEADS, COUNTS, TAILS):
        numbering = parse_numbering(f"{''.join(parts)}　窓口の改革")
        assert numbering is None or numbering.end > 0, parts


@pytest.mark.parametrize(
    ("text", "value"), [("施策①　窓口", 1), ("【施策３】窓口", 3), ("施策⑫　窓口", 12), ("施策２　窓口", 2), ("柱Ⅳ　暮らし", 4), ("第十二章　窓口", 12)]
)
def test_the_count_of_a_number(text: str, value: int) -> None:
    numbering = parse_numbering(text)
    assert numbering is not None and numbering.value == value


@pytest.mark.parametrize(
    ("text", "token", "value"),
    [
        ("施策No.３　窓口の改革", "施策No.３", 3),
        ("第２の取組　窓口の改革", "第２の取組", 2),
        ("ＤＸ１　窓口の改革", "ＤＸ１", 1),
    ],
)
def test_counted_words_with_signs_between(text: str, token: str, value: int) -> None:
    numbering = parse_numbering(text)
    assert numbering is not None and (numbering.token, numbering.value) == (token, value)
    assert text[numbering.end :] == "窓口の改革"


@pytest.mark.parametrize("text", ["業務改革（ＢＰＲ）の推進", "取組ＡＩの活用", "重点ＤＸ施策"])
def test_the_first_letter_of_an_abbreviation_counts_nothing(text: str) -> None:
    assert parse_numbering(text) is None


def test_a_form_that_is_spoken_of_counts_nothing() -> None:
    assert parse_numbering("様式１の書き方") is None
    assert parse_numbering("マイナンバーカード２　枚") is None
