"""Measures of labels by what the document itself states."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.document import Passage, Section
from extractors.records.schedules import measure_of_caption
from extractors.records.stated_measures import StatedMeasures, code_of
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


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ａ－２　家からできる申請", "A-2"),
        ("施策1-2 窓口", "1-2"),
        ("【１．２】窓口", "1-2"),
        ("取組 ３　相談会", "取組3"),
        ("（１）窓口", None),
        ("12 窓口", None),
        ("4-6月", None),
        ("AIの利用", None),
    ],
)
def test_numbers_that_tell_one_measure_from_the_others(text: str, code: str | None):
    assert code_of(text) == code


def test_a_label_with_the_number_of_a_measure_is_about_it():
    numbered = [("Ａ－１", "frontyard-reform"), ("Ａ－２", "online-procedures"), ("Ｂ－１", None), ("Ｃ－１", "ai-rpa")]
    statements = [replace(statement(f"取組{n}", m), numbering=n) for n, m in numbered]
    stated = StatedMeasures(statements)
    assert [stated.of_code(t) for t in ("A-1", "A-2 のうち子育て", "B-1", "D-1")] == [
        "frontyard-reform", "online-procedures", None, None]  # fmt: skip
    stated = StatedMeasures([*statements, replace(statement("別の章", "telework"), numbering="C-1")])
    assert stated.of_code("C-1") is None


def test_the_caption_of_a_timetable_in_the_words_of_one_measure_tells_it():
    stated = StatedMeasures(
        [
            statement("仕事の進め方の見直し", "bpr", "作業部会を置いて手順を見直す。計画を作る。"),
            statement("人材", "human-resources", "計画を作る。"),
        ]
    )
    assert measure_of_caption("表4　作業部会の推進計画", stated) == "bpr"
    assert measure_of_caption("図表２－１　仕事の進め方の見直しに係るスケジュール（案）", stated) == "bpr"
    assert measure_of_caption("別表１　年次計画", stated) is None
    assert measure_of_caption("計画の工程表", stated) is None
    assert measure_of_caption("", stated) is None


def test_labels_that_are_like_the_title_of_one_measure():
    stated = StatedMeasures(
        [
            statement("待たずに、書かずに、すぐ終わる", "frontyard-reform"),
            statement("働く場所を自分でえらぶ", "telework"),
            statement("スマートフォンから申請できる手続を増やします", "online-procedures"),
            statement("デジタル人材の育成", "human-resources"),
            statement("デジタル人材の派遣", "prefecture-support"),
        ]
    )
    assert stated.of_title("待たずに、書かずに") == "frontyard-reform"
    assert stated.told("働く場所をえらぶ") == "telework"
    assert stated.told("スマートフォンからの申請") == "online-procedures"
    assert stated.told("デジタル人材の確保") is None
    assert stated.told("場所") is None
    assert stated.told("書かない窓口の案内板を置く") is None
