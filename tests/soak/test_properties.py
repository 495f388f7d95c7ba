"""What must be true of any text, tried on texts that nobody would write."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.corrections import read_decisions
from analysis.report.safe import visible
from analysis.safe_cells import csv_value
from extractors.document import Char, Passage, Place
from extractors.language.dates import find_dates
from extractors.language.divisions import find_divisions
from extractors.language.folding import Folded
from extractors.language.quantities import find_quantities
from extractors.outline.numbering import parse_numbering
from flows.manifest import read_manifest
from soak.hostile import SHOWN
from taxonomy.heading import Heading
from taxonomy.loader import load_taxonomy
from taxonomy.matcher import Matcher
from taxonomy.search_text import fold

PIECES = (
    "令和", "平成", "R", "H", "元", "5", "１２", "〇", "年", "年度", "月", "日", "～", "-", "―", "（", "）", "(", ")", "から", "まで", "末",
    "総務課", "部", "係", "課", "、", "・", "全庁", "万円", "％", "1/2", "第", "章", "①", " ", "　", "\n", "\u200b", "\u202e", "\x00", "㍻", "㌫",
    "ﾃﾞｼﾞﾀﾙ", "標準化", "マイナンバーカード", "é", "e\u0301", "𠮷", "\U000e0100", "999999999999",
    *SHOWN,
)  # fmt: skip
TEXT = st.one_of(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.text(max_size=40))
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(TEXT, st.booleans())
def test_folding_knows_where_it_came_from(text: str, keep: bool) -> None:
    folded = Folded(text, keep_spaces=keep)
    before = 0
    for at in range(len(folded.text)):
        start, end = folded.origin(at, at + 1)
        assert 0 <= before <= start < end <= len(text)
        before = start
    assert Folded(folded.text, keep_spaces=keep).text == folded.text
    assert fold(fold(text)) == fold(text)


@FEW
@given(TEXT)
def test_dates_stand_in_the_text_and_run_forward(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start_offset < found.end_offset <= len(text)
        assert found.start is None or found.end is None or found.start <= found.end


@FEW
@given(TEXT)
def test_divisions_and_quantities_stand_in_the_text(text: str) -> None:
    for found in [*find_divisions(text), *find_quantities(text)]:
        assert 0 <= found.start_offset < found.end_offset <= len(text)
    parse_numbering(text)


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_taxonomy())


@settings(max_examples=60, deadline=None)
@given(heading=TEXT, above=TEXT, body=TEXT)
def test_the_matcher_answers_alike_with_known_measures(matcher: Matcher, heading: str, above: str, body: str) -> None:
    asked = Heading(heading, (above,), body, None)
    first = matcher.match(asked)
    assert first == matcher.match(asked)
    assert {match.measure_id for match in first} <= {measure.id for measure in load_taxonomy().measures}


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(st.lists(TEXT, max_size=9), max_size=5), noise=st.binary(max_size=60), seed=st.integers(0, 99))
def test_tables_of_people_never_end_a_run(
    tmp_path_factory: pytest.TempPathFactory, lines: list[list[str]], noise: bytes, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("hand")
    with (folder / "a.csv").open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "row_id", "field", "value", "who", "why", "document_sha256", "issued_on", "edition"])
        writer.writerows(lines)
    data = bytearray((folder / "a.csv").read_bytes())
    at = random.Random(seed).randrange(len(data))
    data[at:at] = noise
    (folder / "a.csv").write_bytes(data)
    decisions, problems = read_decisions(folder)
    assert all(len(decision.document_sha256) == 64 for decision in decisions) and isinstance(problems, list)
    assert isinstance(read_manifest(folder / "a.csv").problems, list)


@FEW
@given(TEXT)
def test_what_is_shown_is_shown_once_and_cells_are_no_formulas(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert not set(visible(text)) & set("\x00\u202e\u2066\u2067\u200f")
    value = csv_value(text)
    assert not isinstance(value, str) or not value or value[0] not in "=+-@\t\r" or value == ""


@FEW
@given(st.lists(st.tuples(st.text(min_size=1, max_size=2), st.floats(-9, 999), st.floats(-9, 999)), max_size=9))
def test_a_passage_keeps_the_place_of_each_character(chars: list[tuple[str, float, float]]) -> None:
    passage = Passage.of(Char(t, Place(1, x, y, x + 9, y + 9), 9.0, "", False, True) for t, x, y in chars)
    assert len(passage.text) == len(passage.places)
    assert passage[2:5].places == passage.places[2:5]
    assert all(region.x0 <= region.x1 and region.top <= region.bottom for region in passage.regions())


def test_every_hostile_word_is_harmless_in_a_cell(tmp_path: Path) -> None:
    for text in SHOWN:
        assert str(csv_value(text))[0] not in "=+-@"
