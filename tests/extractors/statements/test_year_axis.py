"""Years in the head row of a timetable are its axis: a scan that loses the arrows below them promises nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.document import Table
from extractors.statements.find import find_statements
from extractors.statements.sheets import read_sheets
from tests.extractors.pages import context_of, section
from tests.extractors.statements.ruled import block_of, ruled

ONLINE = "行政手続のオンライン化"


def timetable(head: str, years: tuple[str, ...], signs: tuple[str, ...], header_rows: int) -> Table:
    """A timetable as a scan gives it: the head's tint differs from cell to cell, arrows became stray signs."""
    cells = [(0, 0, 1, 1, head), *((0, col, 1, 1, year) for col, year in enumerate(years, 1))]
    cells += [(1, 0, 1, 1, "届出の電子化"), *((1, col, 1, 1, sign) for col, sign in enumerate(signs, 1))]
    table = ruled(*cells)
    table.n_header_rows = header_rows
    tints = [(221, 230, 240), (221, 230, 240), (220, 230, 241), (221, 230, 240), (219, 229, 240)]
    table.cells = [replace(c, fill=tints[c.col]) if c.row == 0 else c for c in table.cells]
    return table


@pytest.mark.parametrize("head", ["取組", "実施時期", "取組内容", "区分"])
@pytest.mark.parametrize("header_rows", [0, 1])
@pytest.mark.parametrize(
    "years",
    [
        ("令和8年度", "令和9年度", "令和10年度", "令和11年度"),
        ("2026年度", "2027年度", "2028年度", "2029年度"),
        ("金和８年度", "令和９年度", "令和10年度", "令和11年度"),
        ("R8", "R9", "R10", "R11"),
    ],
)
def test_years_of_an_axis_are_neither_labels_nor_values(head: str, header_rows: int, years: tuple[str, ...]) -> None:
    table = timetable(head, years, ("実施", "ラ", "2", "に"), header_rows)
    made = section(ONLINE)
    made.blocks.append(block_of(table))
    found = find_statements(context_of(made))
    said = [located.field.passage.text for s in found for located in s.fields]
    labels = [located.field.label.text for s in found for located in s.fields]
    assert not any(year in text for text in said for year in years)
    assert not set(labels) & set(years)


def test_a_head_that_names_the_timetable_labels_no_value() -> None:
    made = section(ONLINE)
    made.blocks.append(block_of(timetable("年度別の計画", ("R8", "R9", "R10", "R11"), ("検討", "構築", "運用", ""), 1)))
    assert not [located for found in find_statements(context_of(made)) for located in found.fields]


@pytest.mark.parametrize("values", [("令和9年度",), ("令和8年度", "～", "令和10年度")])
def test_a_date_beside_its_label_stays_a_target(values: tuple[str, ...]) -> None:
    cells = [(0, 0, 1, 1, "取組内容"), (0, 1, 1, len(values), "電子申請を始める。"), (1, 0, 1, 1, "目標時期")]
    cells += [(1, col, 1, 1, text) for col, text in enumerate(values, 1)]
    (sheet,) = read_sheets(ruled(*cells), lambda text: False)
    (target,) = [own for own in sheet.fields if own.name == "target"]
    assert all(value in target.passage.text for value in values)
