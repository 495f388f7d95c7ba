"""Handouts whose slides have no frames: equal places and numbers that count on tell them."""

from __future__ import annotations

from pathlib import Path

import pytest

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
