"""Search text: one spelling to search in, and the way back to the printed characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taxonomy.search_text import SearchText, fold

JAPANESE = st.text(
    alphabet=st.sampled_from(
        list(
            "自治体の情報取り組み手続きデジタル・ディバイドサーバーAI RPA（１）①〜−"
            "ｶﾞﾊﾟ⺠⽇⻑Ⅳ　\n-,。ー住民障がい者街づくりWiFiパ゜"
        )
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("自治体の　ＡＩ・ＲＰＡ の利用推進", "自治体のAI・RPAの利用推進"),
        ("A I・R P A の利用", "AI・RPAの利用"),
        ("住⺠と⻑", "住民と長"),
        ("⽇本の⾏政", "日本の行政"),
        ("ｵﾝﾗｲﾝ化 ｶﾞﾊﾞﾅﾝｽ", "オンライン化ガバナンス"),
        ("取組みと取り組みと取組", "取組と取組と取組"),
        ("行政手続きと手続", "行政手続と手続"),
        ("デジタル・ディバイド", "デジタルデバイド"),
        ("デジタルデバйд対策", "デジタルデバイド対策"),
        ("デジタルデバインド対策", "デジタルデバイド対策"),
        ("サーバーとユーザー", "サーバとユーザ"),
        ("障がい者", "障害者"),
        ("令和５〜７年度", "令和5~7年度"),
        ("情 報 化", "情報化"),
        ("デジタル・トランスフォーメーション（DX）", "DX(DX)"),
        ("か\u3099", "が"),
        ("① 窓口", "①窓口"),
        ("Office 365 plan", "Office 365 plan"),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed) == folded


def test_enclosed_numbers_and_units_are_not_decomposed() -> None:
    assert fold("①㎡㈱Ⅳ") == "①㎡㈱Ⅳ"


def test_the_way_back_gives_the_printed_words() -> None:
    text = SearchText("第２章　デジタル・ディバイド の解消")
    at = text.folded.index("デジタルデバイド")
    assert text.original(at, at + len("デジタルデバイド")) == "デジタル・ディバイド"
    end = text.folded.index("解消")
    assert text.original(end, end + 2) == "解消"


def test_a_range_outside_the_text_is_an_error() -> None:
    with pytest.raises(IndexError):
        SearchText("窓口").origin(0, 9)


def test_a_voicing_mark_joins_its_letter_across_a_blank() -> None:
    assert fold("ｶ ﾞバナンス") == "ガバナンス"


@given(JAPANESE)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once_for_any_text(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(JAPANESE)
def test_offsets_never_run_backwards_and_stay_inside(text: str) -> None:
    searched = SearchText(text)
    last = slice(0, 0)
    for at in range(len(searched.folded)):
        here = searched.origin(at, at + 1)
        assert 0 <= here.start <= here.stop <= len(text)
        assert here.start >= last.start and here.stop >= last.stop
        last = here
    whole = searched.origin(0, len(searched.folded))
    assert fold(text[whole]).strip() == searched.folded.strip()
