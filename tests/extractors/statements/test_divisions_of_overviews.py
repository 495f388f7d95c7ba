"""An overview of measures and divisions says for silent measures who does them; what a measure says itself stays its own."""

from __future__ import annotations

from extractors.statements.divisions import find_assignments
from extractors.statements.find import find_statements
from tests.extractors.pages import context_of, section
from tests.extractors.statements.ruled import block_of, grid

NAMES = ("行政手続のオンライン化", "情報セキュリティ対策の徹底")


def divisions(*texts: str) -> list[tuple[str | None, str | None]]:
    """Division and the section it is told in, of an overview before two measures with these texts."""
    overview = section("取組の一覧")
    overview.blocks.append(block_of(grid(("取組名", "担当課"), (NAMES[0], "総務課"), (NAMES[1], "会計課"))))
    measures = [section(name, text, page=n) for n, (name, text) in enumerate(zip(NAMES, texts, strict=True), 2)]
    found = find_assignments(find_statements(context_of(overview, *measures)))
    return sorted((a.section.title.text, a.match.division or "") for a in found)


def test_silent_measures_get_the_overviews_divisions() -> None:
    assert divisions("届出を移す。", "鍵を替える。") == [(NAMES[1], "会計課"), (NAMES[0], "総務課")]


def test_what_a_measure_states_stands_beside_the_overview() -> None:
    assert divisions("届出を移す。\n担当課：総務課", "鍵を替える。") == [
        ("取組の一覧", "総務課"), (NAMES[1], "会計課"), (NAMES[0], "総務課"),
    ]  # fmt: skip
