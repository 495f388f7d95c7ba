"""What vertical writing asks of lines that Tesseract gives."""

from __future__ import annotations

from extractors.reading.recognition.tesseract import _count_strokes
from tests.extractors.reading.recognition.seen import said, seen


def test_level_strokes_at_the_head_of_a_vertical_line_are_numerals() -> None:
    first, second, dash = seen("ー策定の目的"), seen("ーー計画の期間"), seen("データの公開")
    for line in (first, second, dash):
        line.vertical = True
        _count_strokes(line)
    assert [said(line) for line in (first, second, dash)] == ["一策定の目的", "二計画の期間", "データの公開"]
