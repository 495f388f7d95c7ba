"""Measures of labels by what the document itself states."""

from __future__ import annotations

from extractors.document import Passage, Section
from extractors.records.stated_measures import StatedMeasures
from extractors.statements.find import Located, Statement
from extractors.statements.labels import LabelledField
from extractors.statements.parts import Part
from taxonomy.matcher import Match


def section(title: str, parent: Section | None = None) -> Section:
    text = Passage.inserted(title)
    return Section(text, None, 1, text, 1, 1, parent=parent)


def statement(title: str, measure: str | None, words: str = "", at: Section | None = None) -> Statement:
    home = at or section(title)
    matches = [Match(measure, 0.9, "label", (title,))] if measure else []
    found = LabelledField("actions", Passage.inserted("取組"), [Part(Passage.inserted(words))])
    return Statement(home, Passage.inserted(title), None, matches, "own", [Located(found, home)])


def test_titles_equal_or_inside_a_label():
    stated = StatedMeasures([statement("（1）カードで広がる便利", "mynumber-card"), statement("窓口", "frontyard-reform")])
    assert stated.of_title("カードで 広がる便利") == "mynumber-card"
    assert stated.of_title("２　カードで広がる便利の推進") == "mynumber-card"
    assert stated.of_title("窓口") == "frontyard-reform"
    assert stated.of_title("相談窓口の案内") is None


def test_a_title_of_two_measures_tells_none():
    stated = StatedMeasures([statement("その他の取組", "security"), statement("その他の取組", "telework")])
    assert stated.of_title("その他の取組") is None


def test_words_of_one_measures_fields():
    stated = StatedMeasures(
        [
            statement("移動", "regional-digitalization", "予約制乗合バスを走らせる。研修を行う。"),
            statement("人材", "human-resources", "研修を行う。"),
            statement("町の祭り", None, "花火大会を開く。"),
        ]
    )
    assert stated.of_words("予約制乗合バス") == "regional-digitalization"
    assert stated.of_words("研修を行う") is None
    assert stated.of_words("花火大会") is None
    assert stated.of_words("バス") is None


def test_section_below_the_one_that_states_a_measure():
    above = section("窓口改革")
    stated = StatedMeasures([statement("窓口改革", "frontyard-reform", at=above)])
    assert stated.of_section(section("工程", above)) == "frontyard-reform"
    assert stated.of_section(section("工程")) is None
