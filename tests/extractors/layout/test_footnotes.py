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
