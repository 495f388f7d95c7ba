"""A large number without a box beside a title of two lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.plan import ExtractOptions, extract_plan
from tests.extractors.boxed_plan import FACE, Boxes, cover

TITLES = [
    ("書かない窓口をひろげて", "待ち時間を半分にする"),
    ("標準準拠のシステムへ", "すべての業務を移す"),
    ("だれでも使えるように", "スマホ教室をひらく"),
]


@pytest.mark.parametrize(
    ("number", "off", "size", "lead"), [(48, 0, 18, 1.3), (40, 2, 20, 1.3), (36, -2, 14, 1.3), (44, -2, 18, 1.4)]
)
def test_lines_beside_a_large_number_are_read_one_after_the_other(
    tmp_path: Path, number: float, off: float, size: float, lead: float
) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "青波町デジタル推進方針", "令和７年３月　青波町")
    for at, (first, second) in enumerate(TITLES, 1):
        plan.text(30, 30 + off, str(at), number, FACE)
        plan.text(80, 30, first, size, FACE)
        plan.text(80, 30 + lead * size, second, size, FACE)
        plan.text(30, 130, "手続に時間がかかります。窓口の流れを見直して、一つにまとめます。\n・令和８年度までに見直す", 12)
        plan.next()
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    assert [row["title"] for row in found.tables["sections"]] == [f"{first} {second}" for first, second in TITLES]
