"""What stands below a short rule is notes, until larger type begins."""

from extractors.document import Segment
from tests.extractors.printed import chars, laid, page_of


def test_a_heading_below_a_note_ends_the_notes() -> None:
    """Larger type is no second paragraph of a note, and what stands below it is text."""
    body = [chars("まちの仕事をすこしずつ変えていくための段落がここに続いていく。", 60, 100 + 18 * i, size=10.5) for i in range(6)]
    lower = [chars("※時期は変わることがある。", 60, 470, size=8), chars("５　用語解説", 60, 500, size=16)]
    lower += [chars("関門　外との間に立つ装置をいう。", 60, 530, size=10.5)]
    (page,) = laid(page_of(*body, *lower, segments=[Segment(60, 460, 200, 460, 0.5)]))
    assert [b.kind for b in page.blocks][-3:] == ["note", "paragraph", "paragraph"]


def test_a_year_below_a_rule_is_no_mark_of_a_note() -> None:
    """A rule below a label may look like that of footnotes; a year or a count below it begins a sentence."""
    body = [chars("まちの仕事をすこしずつ変えていくための段落がここに続いていく。", 60, 100 + 18 * i, size=10.5) for i in range(6)]
    for text in ("2026年10月から運用する。", "３か所で始める。"):
        lower = [chars("達成時期", 60, 446, size=8), chars(text, 60, 470, size=8.5)]
        (page,) = laid(page_of(*body, *lower, segments=[Segment(60, 460, 200, 460, 0.5)]))
        assert "note" not in [b.kind for b in page.blocks]


def test_a_raised_mark_below_the_rule_is_a_note_in_any_type_and_before_any_word() -> None:
    body = [chars("まちの仕事をすこしずつ変えていくための段落がここに続いていく。", 60, 100 + 18 * i, size=10.5) for i in range(6)]
    for size, words in ((12, "2021年6月時点"), (9, "2023年5月に結果を受けた。"), (8, "13の町が使う。")):
        lower = [chars("3", 60, 700, size=size * 0.6), chars(words, 60 + size * 0.4, 703, size=size)]
        (page,) = laid(page_of(*body, *lower, segments=[Segment(60, 690, 200, 690, 0.5)]))
        assert [b.kind for b in page.blocks if words in b.text] == ["note"], words
