"""Readings over characters break no sentence and are no part of its text, but are on the page."""

from extractors.glyphs import Glyphs
from extractors.layout.ruby import split_ruby
from tests.extractors.printed import chars, laid, page_of


def test_readings_over_characters_are_apart() -> None:
    lines = ["町民の皆さんの暮らしを支えるために窓口の手続を改めて", "分かりやすくし誰もが使える町にしていくものとする。"]
    groups = [chars(line, 50, 100 + 24 * i, size=12) for i, line in enumerate(lines)]
    groups += [chars("ちょうみん", 50, 93, size=5), chars("く", 134, 93, size=5), chars("だれ", 134, 117, size=5)]
    page = laid(page_of(*groups))[0]
    assert [b.text for b in page.blocks if b.kind == "paragraph"] == ["".join(lines)]
    assert sorted(b.text for b in page.blocks if b.kind == "ruby") == ["く", "だれ", "ちょうみん"]


def test_readings_stand_at_the_right_of_vertical_lines() -> None:
    groups = [chars("村の計画を定める", 400 - 24 * i, 100, size=12, down=True) for i in range(3)]
    rest, ruby = split_ruby(Glyphs([*(c for g in groups for c in g), *chars("むら", 412, 100, size=5, down=True)]))
    assert "".join(c.text for c in ruby) == "むら"
    assert len(rest) == 24


def test_small_text_above_a_title_is_no_reading() -> None:
    small = chars("すべての町民のために", 50, 90, size=6)
    rest, ruby = split_ruby(Glyphs([*small, *chars("行政改革推進計画", 50, 98, size=14)]))
    assert not ruby
    assert len(rest) == 18


def test_note_numbers_are_no_readings() -> None:
    assert not split_ruby(Glyphs([*chars("推進計画", 50, 100, size=12), *chars("1", 98, 98, size=6)]))[1]
