"""A word beside the only row of a timetable may name the timetable; what tells that apart from an item."""

from __future__ import annotations

from extractors.document import Passage, Place, Section
from extractors.layout.axis import Span
from extractors.records.timetable import Entry
from extractors.records.timetable_names import ReadTimetable, is_named, names_of_timetables
from extractors.statements.label_book import VOCABULARY
from tests.extractors.pages import section


def entry(*labels: str) -> Entry:
    place = Place(1, 0.0, 0.0, 1.0, 1.0)
    passages = [Passage(text, (place,) * len(text)) for text in labels]
    return Entry(passages, Span(24300, 24311), "bar", None, place, False)


def names(*timetables: tuple[Section, list[Entry]]) -> set[str]:
    return names_of_timetables([ReadTimetable(*timetable) for timetable in timetables], VOCABULARY)


def test_a_word_that_comes_back_below_several_titles_names_their_timetables():
    found = names((section("窓口"), [entry("すすみ方")] * 3), (section("電子申請"), [entry("すすみ方")]))
    assert found == {"すすみ方"}
    assert is_named(entry("すすみ方"), found)
    assert not is_named(entry("庁内", "すすみ方"), found)


def test_a_word_below_one_title_alone_is_an_item():
    assert names((section("窓口"), [entry("書かない窓口")])) == set()


def test_a_known_label_names_a_timetable_also_once():
    assert names((section("窓口"), [entry("スケジュール")])) == {"スケジュール"}


def test_rows_with_several_names_tell_what_is_done_also_where_they_come_back():
    rows = [entry("庁内"), entry("住民向け")]
    assert names((section("窓口"), rows), (section("電子申請"), rows)) == set()


def test_two_timetables_below_one_title_and_a_title_itself_tell_nothing():
    part = section("窓口")
    assert names((part, [entry("窓口")]), (part, [entry("準備")]), (part, [entry("準備")])) == set()
