"""Heads that count on right each other; rows that do not are left as they were read."""

from __future__ import annotations

import pytest

from extractors.reading.recognition.counted import right_heads
from extractors.reading.recognition.words import Line
from tests.extractors.reading.recognition.seen import said, seen


def row(*texts: str, step: int = 400, top: int = 20) -> list[Line]:
    lines = []
    for i, text in enumerate(texts):
        line = seen(text, top=top)
        for symbol in line.symbols:
            symbol.box = symbol.box._replace(x0=symbol.box.x0 + i * step, x1=symbol.box.x1 + i * step)
        line.box = line.box._replace(x0=line.box.x0 + i * step, x1=line.box.x1 + i * step)
        lines.append(line)
    return lines


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (["実施項目", "KR5", "R6", "R7", "RS"], ["実施項目", "R5", "R6", "R7", "R8"]),
        (["5", "R6", "NR7", "RS"], ["R5", "R6", "R7", "R8"]),
        (["令和7年度", "令和8年度", "今和9年度", "令和10年度"], ["令和7年度", "令和8年度", "令和9年度", "令和10年度"]),
        (["1Q", "2Q", "3O", "4Q"], ["1Q", "2Q", "3Q", "4Q"]),
        (["4月", "5月", "6日", "7月"], ["4月", "5月", "6月", "7月"]),
    ],
)
def test_a_head_is_what_its_row_awaits(read: list[str], right: list[str]) -> None:
    lines = row(*read)
    right_heads(lines)
    assert [said(line) for line in lines] == right


@pytest.mark.parametrize(
    "read",
    [
        ["R5", "RS", "R9"],  # no three that follow on each other
        ["12件", "40件", "80件"],  # figures
        ["25.0", "35.0", "50.0"],
        ["R5", "R6", "実績"],
        ["3", "4", "8"],
        ["A課", "B課", "C課"],
        ["1Q", "2Q", "3Q", "4Q", "1Q", "2Q", "3Q", "4Q"],
    ],
)
def test_what_does_not_count_on_stays(read: list[str]) -> None:
    lines = row(*read)
    right_heads(lines)
    assert [said(line) for line in lines] == read


def test_a_head_that_was_not_read_leaves_its_place_empty() -> None:
    lines = row("R5", "R6", "R7", "R8", "RO")
    del lines[2]
    right_heads(lines)
    assert [said(line) for line in lines] == ["R5", "R6", "R8", "R9"]
