"""Municipalities: codes, names, and names in running text."""

import pytest

from taxonomy.municipalities import by_code, check_digit, find_in_text, lookup, municipalities


@pytest.mark.parametrize(
    ("code5", "digit"), [("01100", "2"), ("14201", "8"), ("03322", "7"), ("09202", "9"), ("20361", "1")]
)
def test_check_digit(code5: str, digit: str) -> None:
    assert check_digit(code5) == digit


def test_check_digit_wants_five_digits() -> None:
    with pytest.raises(ValueError, match="five-digit"):
        check_digit("092029")


def test_every_code_has_its_check_digit() -> None:
    assert all(check_digit(body.code5) == body.code[5] for body in municipalities())


def test_1741_municipalities_and_47_prefectures() -> None:
    counted = [body for body in municipalities() if body.counted and body.kind not in ("ward", "prefecture")]
    assert len(counted) == 1741
    assert sum(body.kind == "special_ward" for body in counted) == 23
    assert sum(body.kind == "prefecture" for body in municipalities()) == 47


def test_every_municipality_of_today_has_a_site() -> None:
    assert not [body.name for body in municipalities() if body.counted and body.kind != "ward" and not body.url]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("足利市", "092029"),
        ("栃木県足利市", "092029"),
        ("広島県府中市", "342084"),
        ("東京都府中市", "132063"),
        ("檮原町", "394050"),
        ("梼原町", "394050"),
        ("鎌ヶ谷市", "122246"),
        ("鎌ケ谷市", "122246"),
        ("竜ヶ崎市", "082082"),
        ("鹿島市", "412074"),
        ("鹿嶋市", "082228"),
        ("長野県北安曇郡池田町", "204811"),
        ("札幌市中央区", "011011"),
        ("北海道", "010006"),
    ],
)
def test_lookup(name: str, code: str) -> None:
    found = lookup(name).municipality
    assert found is not None and found.code == code


@pytest.mark.parametrize(("name", "count"), [("府中市", 2), ("伊達市", 2), ("池田町", 4), ("美里町", 3), ("森町", 2)])
def test_ambiguous_names_are_never_guessed(name: str, count: int) -> None:
    answer = lookup(name)
    assert answer.municipality is None
    assert len(answer.candidates) == count


def test_a_prefecture_nearby_decides() -> None:
    assert lookup("伊達市", prefecture="北海道").municipality.code == "012335"  # type: ignore[union-attr]
    assert lookup("伊達市", context="福島県の北部にある").municipality.code == "072133"  # type: ignore[union-attr]
    assert lookup("伊達市", context="北海道と福島県").municipality is None


def test_a_ward_of_another_city_is_not_taken_for_one_of_tokyo() -> None:
    assert lookup("港区").municipality.code == "131032"  # type: ignore[union-attr]
    assert lookup("港区", context="愛知県の計画").municipality is None


@pytest.mark.parametrize(
    ("code", "name"),
    [("092029", "足利市"), ("92029", "足利市"), ("14201", "横須賀市"), (11002, "札幌市"), ("142018", "横須賀市")],
)
def test_by_code_with_lost_zero_or_check_digit(code: str | int, name: str) -> None:
    assert by_code(code).name == name  # type: ignore[union-attr]


def test_unknown_codes() -> None:
    assert by_code("999999") is None
    assert by_code("x") is None


def test_names_in_text() -> None:
    text = "神奈川県平塚市・長崎県佐世保市、群馬県渋川市・吉岡町・榛東村の事例。宮古市場と各市町村。"
    found = find_in_text(text)
    assert [mention.text for mention in found] == [
        "神奈川県平塚市",
        "長崎県佐世保市",
        "群馬県渋川市",
        "吉岡町",
        "榛東村",
    ]
    assert [text[mention.start : mention.end] for mention in found] == [mention.text for mention in found]
    assert all(mention.municipality for mention in found)


def test_an_ambiguous_name_in_text_keeps_its_candidates() -> None:
    (mention,) = find_in_text("府中市の取組")
    assert mention.municipality is None and len(mention.candidates) == 2
    assert find_in_text("広島県の府中市の取組")[-1].municipality.code == "342084"  # type: ignore[union-attr]


def test_names_are_found_in_full_width_and_radicals() -> None:
    assert find_in_text("⾜利市のＤＸ")[0].municipality.code == "092029"  # type: ignore[union-attr]
