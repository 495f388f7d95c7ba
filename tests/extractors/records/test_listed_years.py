"""Steps that a card lists year below year, and what is none."""

from __future__ import annotations

from extractors.document import Block, Line, Passage, Place, Section
from extractors.records.listed_years import listed_entries

START = 2025 * 12 + 3


def block(text: str, x0: float, top: float) -> Block:
    places = tuple(Place(1, x0 + 10 * i, top, x0 + 10 * (i + 1), top + 10) for i in range(len(text)))
    line = Line(Passage(text, places), Place(1, x0, top, x0 + 10 * len(text), top + 10), 10, "f", False)
    return Block("paragraph", [line])


def read(*blocks: Block) -> list[tuple[int, int, str]]:
    title = block("窓口の改革", 50, 80).passage
    section = Section(title, None, 1, title, 1, 1, list(blocks))
    return [
        (e.span.first_fiscal_year, e.span.last_fiscal_year, e.text.text if e.text else "")
        for e in listed_entries(section, START)
    ]


def test_years_and_words_on_one_line_or_side_by_side():
    lines = (block("令和７年度･･･準備", 50, 100), block("令和８年度～令和９年度･･･順次追加", 50, 120))
    assert read(*lines) == [(2025, 2025, "準備"), (2026, 2027, "順次追加")]
    apart = (block("令和７年度", 50, 100), block("４地区", 180, 100), block("令和８年度", 50, 120), block("８地区", 180, 120),
             block("令和９年度", 50, 140), block("12地区", 180, 140))  # fmt: skip
    assert read(*apart) == [(2025, 2025, "４地区"), (2026, 2026, "８地区"), (2027, 2027, "12地区")]


def test_history_sentences_and_two_values_are_no_steps():
    assert read(block("令和５年度　計画の策定", 50, 100), block("令和６年度　見直し", 50, 120)) == []
    assert read(block("令和７年度　1,200件", 50, 100), block("令和９年度　6,000件", 50, 120)) == []
    assert read(block("令和７年度　準備を進めます。", 50, 100), block("令和８年度　始めます。", 50, 120)) == []
