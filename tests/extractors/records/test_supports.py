"""National support is read from labels, items and table columns, with ministries, money, rate and period."""

from __future__ import annotations

from pathlib import Path

from extractors.facts import DocumentFacts
from extractors.plan import ExtractOptions, understand
from extractors.reading import read_document
from extractors.records.sections import section_rows
from extractors.records.supports import support_rows
from extractors.schema import to_arrow
from taxonomy.loader import load_taxonomy
from tests.extractors.pages import context_of, section, table

NATION = DocumentFacts(document_type="national_plan", issuer="総務省")


def test_items_below_the_label_until_the_next_label() -> None:
    part = section(
        "テレワークの推進",
        "【国の主な支援策等】",
        "①指針の改定を行う。【総務省・内閣官房】",
        "1. 細目はここに続く。",
        "②経費に対して補助する。【総務省】",
        "【2020年度第3次補正予算 国費 1/2 29.3億円（2022年度まで）】",
        "【主な取組スケジュール】",
        "これは支援策ではない。",
    )
    rows = support_rows(context_of(part, facts=NATION))
    to_arrow("supports", rows)
    assert [(r["number"], r["ministries"]) for r in rows] == [(1, ["総務省", "内閣官房"]), (2, ["総務省"])]
    assert rows[0]["text"] == "①指針の改定を行う。【総務省・内閣官房】1. 細目はここに続く。"
    assert (rows[1]["amount_jpy"], rows[1]["amount_basis"], rows[1]["subsidy_rate"], rows[1]["period"]) == (
        2_930_000_000, "total", "1/2", "2022年度まで",
    )  # fmt: skip


def test_money_by_years_and_repetitions_are_told_apart() -> None:
    part = section(
        "デジタルデバイド対策",
        "【国の主な支援策等】",
        "① [再掲] 推進費を計上する。【総務省】",
        "【事業期間】2021・2022年度【事業費】各年度2,000億円(うち、市町村分1,200億円)",
    )
    row = support_rows(context_of(part, facts=NATION))[0]
    assert (row["repeated"], row["amount_jpy"], row["amount_basis"]) == (True, 200_000_000_000, "per_year")
    assert row["period"] == "2021・2022年度"


def test_a_column_of_that_name_gives_the_measure_of_its_row() -> None:
    part = section("重点取組事項")
    part.blocks = [
        table(
            [
                ["重点取組事項", "国の主な支援策等"],
                ["①テレワークの推進", "・環境の提供【総務省】"],
                ["②セキュリティ対策の徹底", "・指針の改定【総務省】"],
            ]
        )
    ]
    found = [(r["measure_id"], r["text"]) for r in support_rows(context_of(part))]
    assert found == [("telework", "環境の提供【総務省】"), ("security", "指針の改定【総務省】")]


def test_a_towns_words_on_funding_are_no_national_support() -> None:
    part = section("財政支援", "デジタル基盤改革支援補助金を想定する。")
    assert support_rows(context_of(part)) == []
    assert len(support_rows(context_of(part, facts=NATION))) == 1


def test_the_sums_of_the_national_plan_are_the_taxonomys(shared: Path) -> None:
    """Sums and rates that 002 prints are those of the taxonomy's support measures."""
    path = shared / "plans/002_soumu_jichitai_dx_keikaku_v1_0.pdf"
    context = understand(read_document(path, None, None), ExtractOptions())
    section_rows(context)
    rows = [row for row in support_rows(context) if row["amount_jpy"] and not row["repeated"]]
    printed = {(row["measure_id"], row["amount_jpy"]) for row in rows}
    known = {(s.measure, s.amount_jpy) for s in load_taxonomy().supports if s.amount_jpy and "S002" in s.sources}
    assert printed == known
