"""A line that was read badly on one picture is taken from the other, and a good one stays."""

from __future__ import annotations

import pytest

from extractors.reading.recognition.areas import surer
from tests.extractors.reading.recognition.seen import said, seen


@pytest.mark.parametrize(
    ("fine", "sure", "coarse", "kept"),
    [
        ("本計画のPAD生06庄間22", 0.93, "本計画の期間は令和６年度から", "本計画の期間は令和６年度から"),
        ("このためＮ", 0.99, "このため、手順を改め、窓口を", "このため、手順を改め、窓口を"),  # half of it was lost
        ("本計画の期間は令和６年度から", 0.98, "本計画の期間は令和６年度かう", "本計画の期間は令和６年度から"),
        ("本計画の期間は令和６年度から、また", 0.9, "本計画の期間は", "本計画の期間は令和６年度から、また"),
    ],
)
def test_the_surer_reading_counts(fine: str, sure: float, coarse: str, kept: str) -> None:
    line = seen(fine)
    for symbol in line.symbols:
        symbol.confidence = sure
    assert [said(o) for o in surer([line], [seen(coarse)])] == [kept]


def test_lines_at_other_heights_and_beside_stay() -> None:
    above, below = seen("本計画の期間は", top=20), seen("令和６年度からの", top=120)
    assert [said(o) for o in surer([above], [below])] == ["本計画の期間は"]
