"""Marks in columns headed by divisions: who leads, who supports, with a legend or without; other marks are none."""

from __future__ import annotations

import pytest

from extractors.document import Table
from extractors.statements.divisions import find_assignments
from extractors.statements.find import find_statements
from extractors.statements.role_marks import headed_by_division, is_mark
from tests.extractors.pages import context_of, section
from tests.extractors.statements.ruled import block_of, grid, ruled

ROWS = ("行政手続のオンライン化", "情報セキュリティ対策の徹底")


def roles(table: Table) -> list[tuple[str | None, str | None, str]]:
    made = section("取組の一覧")
    made.blocks.append(block_of(table))
    context = context_of(made)
    return [(a.statement.measure_id, a.match.division, a.role) for a in find_assignments(find_statements(context))]


@pytest.mark.parametrize(
    ("strong", "weak"), [("◎", "○"), ("●", "○"), ("●", "△"), ("主", "関"), ("主", "協"), ("★", "☆"), ("■", "□")]
)
def test_the_stronger_mark_leads(strong: str, weak: str) -> None:
    table = ruled(
        (0, 0, 2, 1, "取組"), (0, 1, 2, 1, "取組内容"), (0, 2, 1, 3, "担当課"),
        (1, 2, 1, 1, "総務課"), (1, 3, 1, 1, "会計課"), (1, 4, 1, 1, "農政課"),
        (2, 0, 1, 1, ROWS[0]), (2, 1, 1, 1, "届出を移す。"), (2, 2, 1, 1, strong), (2, 3, 1, 1, weak), (2, 4, 1, 1, ""),
        (3, 0, 1, 1, ROWS[1]), (3, 1, 1, 1, "鍵を替える。"), (3, 2, 1, 1, ""), (3, 3, 1, 1, weak), (3, 4, 1, 1, strong),
        headers=2,
    )  # fmt: skip
    assert roles(table) == [
        ("online-procedures", "総務課", "lead"), ("online-procedures", "会計課", "support"),
        ("security", "会計課", "support"), ("security", "農政課", "lead"),
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["○", "✓", "◯", "〇"])
def test_one_mark_alone_leads(mark: str) -> None:
    table = grid(
        ("取組", "取組内容", "総務課", "会計課"),
        (ROWS[0], "届出を移す。", mark, ""),
        (ROWS[1], "鍵を替える。", mark, mark),
    )
    assert [(division, role) for _, division, role in roles(table)] == [
        ("総務課", "lead"), ("総務課", "lead"), ("会計課", "lead"),
    ]  # fmt: skip


def test_marks_below_years_or_kinds_are_no_divisions() -> None:
    table = grid(
        ("取組", "取組内容", "新規", "継続"),
        (ROWS[0], "届出を移す。", "○", ""),
        (ROWS[1], "鍵を替える。", "", "○"),
    )
    assert roles(table) == []


def test_a_column_with_words_below_a_division_is_read_as_text() -> None:
    table = grid(
        ("取組", "取組内容", "総務課", "会計課"),
        (ROWS[0], "届出を移す。", "様式を見直す", "◎"),
        (ROWS[1], "鍵を替える。", "規程を改める", "○"),
    )
    assert [(division, role) for _, division, role in roles(table)] == [("会計課", "lead"), ("会計課", "support")]


def test_short_names_below_a_label_of_divisions_count() -> None:
    table = ruled(
        (0, 0, 2, 1, "取組"), (0, 1, 1, 2, "関係課"), (1, 1, 1, 1, "総務"), (1, 2, 1, 1, "新規"), headers=2
    )
    heads = {col: [c for c in table.cells if c.col <= col < c.col + c.col_span] for col in range(3)}
    assert headed_by_division(heads[1])
    assert not headed_by_division([])
    assert not headed_by_division([c for c in table.cells if c.text == "新規"])


@pytest.mark.parametrize(
    ("text", "mark"), [("◎", True), (" ○ ", True), ("主", True), ("○△", False), ("総務", False), ("", False)]
)
def test_a_mark_alone_is_one(text: str, mark: bool) -> None:
    assert is_mark(text) is mark
