"""Phrases are found by dictionary form: in any inflection and order, with words between, and never across sentences."""

import pytest

from taxonomy.heading import Heading
from taxonomy.loader import load_taxonomy, read_yaml
from taxonomy.matcher import Matcher
from taxonomy.phrases import WEIGHT, PhraseBook, phrases_in


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_taxonomy())


def named(text: str) -> dict[str, str]:
    return {found.measure_id: text[found.start : found.end] for found in phrases_in(text)}


@pytest.mark.parametrize(
    ("text", "measure", "words"),
    [
        ("家から申請する", "online-procedures", "家から申請"),
        ("申請をご自宅から", "online-procedures", "申請をご自宅"),
        ("書かせない窓口", "frontyard-reform", "書かせない窓口"),
        ("待たずに済む窓口", "frontyard-reform", "待たずに済む窓口"),
        ("どこにいても働ける", "telework", "どこにいても働ける"),
        ("改革の司令塔を置く", "organization", "司令塔を置く"),
        ("紙の要らない届出", "online-procedures", "紙の要らない届出"),
        ("はんこはもうなくします", "bpr", "はんこはもうなくし"),
        ("職員のデジタルリテラシーを向上させる", "human-resources", "職員のデジタルリテラシーを向上"),
    ],
)
def test_words_of_a_town_are_found_in_any_form(text: str, measure: str, words: str) -> None:
    assert named(text)[measure] == words


@pytest.mark.parametrize("text", ["", "窓口", "書く窓口の数", "家を建てる。申請は不要", "仕事の日と機械の展示会と町の催しと作業"])
def test_half_a_phrase_or_two_sentences_say_nothing(text: str) -> None:
    assert named(text) == {}


def test_a_phrase_answers_where_no_pattern_speaks_and_is_marked_as_one(matcher: Matcher) -> None:
    heading = Heading("守りを固める", ("柱三 安心のまち",))
    assert [(match.measure_id, match.method) for match in matcher.match(heading)] == [("security", "phrase")]
    assert Matcher(load_taxonomy(), phrases=False).match(heading) == []


def test_what_the_exception_of_a_pattern_took_back_is_not_brought_in_by_a_phrase(matcher: Matcher) -> None:
    found = {match.measure_id for match in matcher.match(Heading("業務効率化と情報システムの最適化"))}
    assert found == {"bpr"}


def test_explanation_shows_the_words_of_the_phrase(matcher: Matcher) -> None:
    told = matcher.explain(Heading("機械に任せる仕事"))["candidates"][0]
    assert told["measure_id"] == "ai-rpa"
    assert {"words": "機械に任せる仕事", "source": "phrase", "weight": WEIGHT} in told["for"]


def test_every_line_of_the_data_is_for_a_measure_and_finds_its_own_first_words() -> None:
    measures = {measure.id for measure in load_taxonomy().measures}
    lines = read_yaml("phrases.yaml")
    assert set(lines) == measures
    book, silent = PhraseBook(), []
    for measure_id, phrases in lines.items():
        for phrase in phrases:
            slots = [slot for slot in str(phrase).split() if not slot.startswith(("0.", ">"))]
            assert len(slots) >= 1
            words = [slot.split("|")[0].replace("+", "") for slot in slots]
            texts = ["、".join(words), "を".join(words)]  # a noun and a verb may share their spelling (守り)
            if not any(found.measure_id == measure_id for text in texts for found in book.find(text)):
                silent.append((measure_id, texts))
    assert not silent, silent
