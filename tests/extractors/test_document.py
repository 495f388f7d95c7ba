"""A passage keeps the place of every character, whatever is cut from it or joined to it."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Passage, Place
from tests.extractors.printed import chars

LINE = Passage.of(chars("令和7年度までに移行する。", 100, 50))


def test_a_slice_takes_its_places_along() -> None:
    part = LINE[:5]
    assert part.text == "令和7年度"
    assert part.place == Place(1, 100, 50, 145, 60)


def test_joined_parts_have_a_region_each_line() -> None:
    below = Passage.of(chars("遅くとも翌年度。", 100, 70))
    assert [r.top for r in Passage.join([LINE, below], "\n").regions()] == [50, 70]


def test_what_we_put_in_has_no_place() -> None:
    joined = Passage.join([LINE[:2], LINE[2:3]], " ")
    assert joined.text == "令和 7"
    assert joined.places[2] is None


def test_columns_are_two_regions_though_on_one_height() -> None:
    right = Passage.of(chars("右の段", 350, 50))
    assert len((LINE + right).regions()) == 2


@given(st.text(alphabet="あア漢a 1。\n", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_cutting_never_parts_text_from_places(text: str, start: int, end: int) -> None:
    passage = Passage(text, tuple(Place(1, float(i), 0, i + 1.0, 1) for i in range(len(text))))
    cut = passage[start:end].strip()
    assert len(cut.text) == len(cut.places)
    assert all(p is not None and text[int(p.x0)] == c for c, p in zip(cut.text, cut.places, strict=True))
