"""Compound labels: the text is given to the field that each sentence is about."""

from __future__ import annotations

from extractors.statements.divide import divide
from extractors.statements.parts import Part, joined
from tests.extractors.pages import line


def parts(*texts: str) -> list[Part]:
    return [Part(line(text).passage) for text in texts]


def test_as_many_paragraphs_as_fields_are_taken_one_each() -> None:
    given = divide(("current_state", "issues"), parts("端末が10台ある。", "電話に頼る業務が多い。"))
    assert [(name, joined(own).text) for name, own in given] == [
        ("current_state", "端末が10台ある。"),
        ("issues", "電話に頼る業務が多い。"),
    ]


def test_one_paragraph_is_cut_where_the_sentences_change_their_subject() -> None:
    text = "令和7年度までに移行する。財政支援として、補助金(標準化・共通化に係る事業)を想定する。"
    given = divide(("target", "funding"), parts(text))
    assert [(name, joined(own).text) for name, own in given] == [
        ("target", "令和7年度までに移行する。"),
        ("funding", "財政支援として、補助金(標準化・共通化に係る事業)を想定する。"),
    ]


def test_the_cut_follows_the_first_problem() -> None:
    text = "窓口は三つある。申請は年に2万件ある。様式がそろっておらず、転記の手間がかかる。人も不足している。"
    given = dict(divide(("current_state", "issues"), parts(text)))
    assert joined(given["current_state"]).text == "窓口は三つある。\n申請は年に2万件ある。"
    assert joined(given["issues"]).text.startswith("様式が")


def test_a_field_that_the_text_does_not_speak_of_gets_none() -> None:
    given = divide(("policy", "kpi"), parts("カードの普及を強力に推進する。"))
    assert [name for name, _ in given] == ["policy"]


def test_a_sentence_that_speaks_of_none_in_particular_is_given_to_each() -> None:
    given = divide(("policy", "issues"), parts("窓口を新しくする。"))
    assert [name for name, _ in given] == ["policy", "issues"]


def test_one_sentence_on_purpose_and_effect_is_the_goal() -> None:
    given = divide(("goal", "effect"), parts("費用の削減と業務の効率化を図る。"))
    assert [name for name, _ in given] == ["goal"]


def test_a_paragraph_that_a_page_has_cut_is_put_together_first() -> None:
    given = dict(divide(("current_state", "issues"), parts("窓口は三つある。手続が残り、最後まで", "終えられない。")))
    assert joined(given["current_state"]).text == "窓口は三つある。"
    assert joined(given["issues"]).text == "手続が残り、最後まで終えられない。"
