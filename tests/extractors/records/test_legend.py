"""Legends of timetables: signs in sentences and rows, colours beside their words."""

from __future__ import annotations

import pytest

from extractors.document import Block, LaidOutPage, Page, Place, Shape
from extractors.records.legend import Legend, colours_near, page_signs, signs_in
from tests.extractors.pages import line, table

BLUE, RED, GREY = (155, 194, 230), (248, 203, 173), (217, 217, 217)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("表の□は準備、■は実施、→は継続を表します。", {"□": "準備", "■": "実施", "→": "継続"}),
        ("※　△…検討　○…試行　◎…本格実施", {"△": "検討", "○": "試行", "◎": "本格実施"}),
        ("凡例：□準備　■実施", {"□": "準備", "■": "実施"}),
        ("検討（△）、導入（○）、運用（◎）", {"△": "検討", "○": "導入", "◎": "運用"}),
        ("記号は、★が構築、☆が検討です。", {"★": "構築", "☆": "検討"}),
        ("◎は主担当、○は関係課", {}),
        ("■実施計画の推進", {}),
        ("○窓口の準備を進めます。", {}),
    ],
)
def test_signs_are_explained_in_sentences_and_lists(text: str, expected: dict[str, str]):
    assert signs_in(text) == expected


def test_a_row_of_the_table_explains_its_signs():
    rows = [["取組", "R7", "R8"], ["窓口", "△", "○"], ["凡例", "△：検討", "○：導入"]]
    page = LaidOutPage(Page(1, 595.0, 842.0, 0, [], [], [], []), [table(rows)])
    assert page_signs(page) == {"△": "検討", "○": "導入"}


def a_page(*swatches: tuple[float, float, tuple[int, int, int]], words: list[tuple[float, float, str]]) -> LaidOutPage:
    page = Page(1, 595.0, 842.0, 0, [], [], [], [])
    for x, y, fill in swatches:
        place = Place(1, x, y, x + 14, y + 8)
        corners = ((x, y), (x + 14, y), (x + 14, y + 8), (x, y + 8))
        page.shapes.append(Shape(place, corners, fill, None, 0.0, True, True))
    blocks = [table([["取組", "R7", "R8"], ["窓口", "", ""]])]
    return LaidOutPage(page, blocks + [Block("paragraph", [line(text, y, x0=x)]) for x, y, text in words])


def test_colours_are_told_by_the_words_behind_their_swatches():
    words = [(70.0, 60.0, "：準備"), (150.0, 60.0, "実施（全庁）"), (290.0, 60.0, "令和７年３月")]
    page = a_page((50, 61, BLUE), (132, 61, RED), words=words)
    found = colours_near(page, page.tables[0])
    assert found == [(BLUE, "準備"), (RED, "実施（全庁）")]
    legend = Legend({"→": "継続"}, found)
    assert legend.phase(None, (156, 193, 230)) == "prepare"
    assert legend.phase(None, RED) == "implement"
    assert legend.phase(None, GREY) is None
    assert legend.phase("→", None) == "continue"


def test_coloured_boxes_without_words_of_work_are_no_legend():
    page = a_page((50, 61, BLUE), (132, 61, RED), words=[(70.0, 60.0, "市民"), (150.0, 60.0, "事業者")])
    assert colours_near(page, page.tables[0]) == []
    far = a_page((50, 400, BLUE), (132, 400, RED), words=[(70.0, 399.0, "準備"), (150.0, 399.0, "実施")])
    assert colours_near(far, far.tables[0]) == []


def test_a_row_or_a_small_table_of_coloured_cells_is_a_legend():
    rows = [["取組", "R7", "R8"], ["窓口", "", ""], ["凡例", "準備", "実施"]]
    page = LaidOutPage(Page(1, 595.0, 842.0, 0, [], [], [], []), [table(rows)])
    (timetable,) = page.tables
    timetable.cells[-2].fill, timetable.cells[-1].fill = BLUE, RED
    assert colours_near(page, timetable) == [(BLUE, "準備"), (RED, "実施")]
    page = LaidOutPage(page.page, [table([["", "検討", "", "運用"]]), table(rows[:2])])
    small, timetable = page.tables
    small.cells[0].fill, small.cells[2].fill = BLUE, RED
    assert colours_near(page, timetable) == [(BLUE, "検討"), (RED, "運用")]
    # The cells of another timetable explain nothing.
    other = LaidOutPage(page.page, [table([*rows[:2], ["", "準備", "実施"]]), table(rows[:2])])
    other.tables[0].cells[-2].fill, other.tables[0].cells[-1].fill = BLUE, RED
    assert colours_near(other, other.tables[1]) == []
