"""Words are counted in their normalized form, compounds whole, without symbols, numbers and words of grammar."""

from __future__ import annotations

from extractors.document import Block
from extractors.records.terms import term_rows
from extractors.schema import to_arrow
from tests.extractors.pages import context_of, line, section


def test_spellings_of_one_word_are_counted_together() -> None:
    part = section("申込み", "申込みを受け付ける。申し込みを受付ける。")
    rows = term_rows(context_of(part))
    to_arrow("terms", rows)
    counts = {(row["lemma"], row["pos"]): row["count"] for row in rows}
    assert counts[("申し込み", "名詞")] == 3
    assert counts[("受け付ける", "動詞")] == 2


def test_compounds_are_kept_and_grammar_is_left_out() -> None:
    part = section("方針", "住民基本台帳の整備を速やかに行うことができる。")
    lemmas = {row["lemma"] for row in term_rows(context_of(part))}
    assert {"住民基本台帳", "整備", "速やか", "行う"} <= lemmas
    assert not lemmas & {"こと", "できる", "を", "。"}


def test_symbols_numbers_units_and_addresses_are_left_out() -> None:
    part = section("目標", "・令和7年度までに31手続、1,508.6億円（https://www.example.lg.jp/dx）※①【】")
    lemmas = {row["lemma"] for row in term_rows(context_of(part))}
    assert not [lemma for lemma in lemmas if any(c.isdigit() or c in "・（）※①【】%" for c in lemma)]
    assert not lemmas & {"https", "www", "example", "年度", "億"}


def test_notes_and_tables_are_no_text_of_the_section_and_places_are_those_of_the_word() -> None:
    part = section("方針", "標準化を進める。")
    part.blocks.append(Block("note", [line("※1 注釈である。", 300.0)]))
    rows = term_rows(context_of(part))
    assert "注釈" not in {row["lemma"] for row in rows}
    row = next(row for row in rows if row["lemma"].startswith("標準"))
    assert (row["page"], row["bbox"][1]) == (1, 60.0)
