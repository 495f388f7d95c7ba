"""Handouts whose slides have no frames: equal places and numbers that count on tell them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document import Char, Page, Place
from extractors.layout.slide_numbers import numbered_slides
from extractors.plan import ExtractOptions, extract_plan
from tests.extractors.boxed_plan import FACE, Boxes

TITLES = [
    "書かない窓口をひろげる", "標準準拠システムへ移す", "オープンデータをふやす", "電子申請をふやす", "キャッシュレスをひろげる",
    "スマホ教室をひらく", "テレワークを根づかせる", "情報セキュリティを固める", "マイナンバーカードを使う", "生成AIを使いこなす",
    "地図を公開する", "職員を育てる",
]  # fmt: skip
TEXT = "{}の手続に時間がかかります。\n・令和{}年度までに見直す\n・担当は{}が中心になる"
SHAPES = {2: (1, 2, (595.0, 842.0)), 4: (2, 2, (842.0, 595.0)), 6: (2, 3, (595.0, 842.0))}


def _words(title: str, at: int) -> str:
    return TEXT.format(title[:4], 8 + at % 3, ["総務課", "市民課"][at % 2])


@pytest.mark.parametrize("head", [False, True])
@pytest.mark.parametrize("many", SHAPES)
def test_slides_without_frames_are_read_one_after_the_other(tmp_path: Path, many: int, head: bool) -> None:
    columns, rows, (width, height) = SHAPES[many]
    plan = Boxes(tmp_path / "plan.pdf", (width, height))
    size = 1.0 if many == 2 else 0.62
    wide, high = width / columns, height / rows
    for at, title in enumerate(["青波町デジタル推進方針", *TITLES]):
        place = at % many
        left, top = 30 + (place % columns) * wide, 26 + (place // columns) * high
        plan.text(left, top, title, 22 * size, FACE)
        words = _words(title, at) if at else "令和７年３月　青波町"
        plan.text(left, top + 60 * size, words, 14 * size)
        number = (left + wide - 70, top + 2) if head else (left + wide - 70, top + high - 60)
        plan.text(*number, str(at + 1), 9)
        if place == many - 1:
            plan.next()
    if len(TITLES) % many != many - 1:
        plan.next()
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    told = [(r["title"], r["text"]) for r in found.tables["sections"]]
    assert told == [(title, _words(title, at)) for at, title in enumerate(TITLES, 1)]


def _numbered(number: int, grid: dict[int, tuple[float, float]]) -> Page:
    """A sheet with numbers at places, and words in every quarter of it."""
    chars = [Char(d, Place(number, x + 5 * i, y, x + 5 * i + 5, y + 9), 9.0, "F", False, True) for n, (x, y) in grid.items()
             for i, d in enumerate(str(n))]  # fmt: skip
    words = [(30 + 400 * (i % 2) + 12 * k, 60 + 290 * (i // 2)) for i in range(4) for k in range(8)]
    chars += [Char("語", Place(number, x, y, x + 12, y + 12), 12.0, "F", False, True) for x, y in words]
    return Page(number, 842.0, 595.0, 0, chars, [], [], [])


def test_numbers_that_run_down_the_columns_order_the_slides() -> None:
    at = [(200.0, 270.0), (200.0, 560.0), (600.0, 270.0), (600.0, 560.0)]
    pages = [_numbered(p + 1, {4 * p + i + 1: xy for i, xy in enumerate(at)}) for p in range(3)]
    areas = [area for area, _ in numbered_slides(pages)[1]]
    assert [(area.x0 < 300, area.top < 250) for area in areas] == [
        (True, True), (True, False), (False, True), (False, False),
    ]  # fmt: skip


def test_numbers_that_do_not_count_on_are_no_slides() -> None:
    at = [(380.0, 270.0), (800.0, 270.0), (380.0, 560.0), (800.0, 560.0)]
    same = [_numbered(p + 1, {i + 1: xy for i, xy in enumerate(at)}) for p in range(3)]
    assert numbered_slides(same) == [[], [], []]
    assert numbered_slides(same[:1]) == [[]]
    uneven = [_numbered(p + 1, {4 * p + i + 1: (x, y + 70 * (i == 1)) for i, (x, y) in enumerate(at)}) for p in range(3)]
    assert numbered_slides(uneven) == [[], [], []]
