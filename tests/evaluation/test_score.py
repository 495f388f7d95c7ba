"""The scorer is perfect on gold against itself and falls by the right amount with every mistake."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from evaluation.gold import Gold, load_gold
from evaluation.pairing import pair_tables, pair_tolerant
from evaluation.report import as_json, as_text, differences
from evaluation.rules import RULES, WEIGHTS
from evaluation.score import Count, overall, score_document, score_rows
from evaluation.tables import Published

ROOT = Path(__file__).resolve().parents[2]
GOLD_FOLDERS = [
    ROOT / "evaluation/gold/samples",
    ROOT / "evaluation/gold/real",
    ROOT.parent / "shared/gold",
]


def publish(golds: list[Gold], folder: Path) -> Published:
    """Gold written as if the pipeline had found it."""
    tables: dict[str, list[dict[str, Any]]] = {"documents": []}
    for gold in golds:
        for table, rows in gold.tables.items():
            tables.setdefault(table, []).extend({**row, "document_id": gold.stem} for row in rows)
        if "documents" not in gold.tables:
            tables["documents"].append({"document_id": gold.stem})
    for row in tables["documents"]:
        row["source_path"] = f"somewhere/{row['document_id']}.pdf"
    for table, rows in tables.items():
        names = sorted({name for row in rows for name in row})
        if names:
            columns = {name: [row.get(name) for row in rows] for name in names}
            pq.write_table(pa.table(columns), folder / f"{table}.parquet")
    return Published(folder)


def small() -> Gold:
    return Gold("plan", "typeset", {
        "sections": [
            {"section_id": "a", "parent_id": None, "title": "推進体制", "numbering": "1", "level": 1, "page_start": 3},
            {"section_id": "b", "parent_id": "a", "title": "AI・RPAの利用", "numbering": "ア", "level": 2,
             "page_start": 4},
        ],
        "targets": [
            {"section_id": "b", "measure_id": "ai-rpa", "text": "令和7年度末まで", "kind": "by_end_of_fiscal_year",
             "start": None, "end": "2026-03-31", "page": 4},
        ],
    })  # fmt: skip


@pytest.mark.parametrize("folder", GOLD_FOLDERS, ids=lambda path: path.name)
def test_gold_against_itself_is_perfect(folder: Path, tmp_path: Path) -> None:
    if not folder.is_dir():
        pytest.skip(f"{folder.name} is not here")
    golds = load_gold([folder])
    assert golds
    published = publish(golds, tmp_path)
    for gold in golds:
        score = score_document(gold, published)
        for table, result in score.tables.items():
            assert result.exact.f1 == result.tolerant.f1 == 1.0, (gold.stem, table, result.missed, result.extra)
            assert not result.differing, (gold.stem, table, result.differing)
        assert overall([score]) == 1.0


def test_a_missing_and_an_invented_row_each_cost_their_share(tmp_path: Path) -> None:
    gold = small()
    found = copy.deepcopy(gold)
    found.tables["sections"][1]["title"] = "庁舎の改修"
    score = score_document(gold, publish([found], tmp_path)).tables["sections"]
    assert score.tolerant == Count(gold=2, found=2, right=1)
    assert score.tolerant.f1 == 0.5
    assert any("AI・RPA" in line for line in score.missed)
    assert any("庁舎の改修" in line for line in score.extra)


def test_another_page_is_another_section(tmp_path: Path) -> None:
    gold = small()
    found = copy.deepcopy(gold)
    found.tables["sections"][0]["page_start"] = 2
    assert score_document(gold, publish([found], tmp_path)).tables["sections"].tolerant.right == 1


def test_widths_spaces_and_dashes_count_only_in_the_exact_figure(tmp_path: Path) -> None:
    gold = small()
    found = copy.deepcopy(gold)
    found.tables["sections"][1]["title"] = "ＡＩ･ＲＰＡ の利用"
    score = score_document(gold, publish([found], tmp_path)).tables["sections"]
    assert (score.exact.right, score.tolerant.right) == (1, 2)


def test_a_wrong_value_costs_the_field_and_not_the_record(tmp_path: Path) -> None:
    gold = small()
    found = copy.deepcopy(gold)
    found.tables["sections"][1]["level"] = 3
    score = score_document(gold, publish([found], tmp_path)).tables["sections"]
    assert score.tolerant.f1 == 1.0
    assert score.values["level"] == Count(gold=2, found=2, right=1)
    assert score.agreeing["level"] == (1, 2)


def test_parents_are_compared_by_title_not_by_id(tmp_path: Path) -> None:
    gold = small()
    found = copy.deepcopy(gold)
    found.tables["sections"][0]["section_id"] = "x"
    found.tables["sections"][1]["parent_id"] = "x"
    assert score_document(gold, publish([found], tmp_path)).tables["sections"].values["parent"].right == 1


def test_dates_of_a_parquet_column_equal_iso_strings() -> None:
    gold = small().tables["targets"]
    found = [{**gold[0], "end": date(2026, 3, 31)}]
    assert score_rows(RULES["targets"], gold, found).exact.f1 == 1.0


def test_a_date_inside_its_sentence_pairs_tolerantly_only() -> None:
    gold = small().tables["targets"]
    found = [{**gold[0], "text": "令和7年度末までに利用を始める。"}]
    score = score_rows(RULES["targets"], gold, found)
    assert (score.exact.right, score.tolerant.right) == (0, 1)


def test_recall_only_tables_do_not_count_what_was_found_more() -> None:
    gold = small().tables["targets"]
    more = [*gold, {**gold[0], "text": "令和5年度", "end": "2024-03-31"}]
    assert score_rows(RULES["targets"], gold, more).tolerant.f1 == pytest.approx(2 / 3)
    assert score_rows(RULES["targets"], gold, more, recall_only=True).tolerant.f1 == 1.0


def test_optional_measures_neither_help_nor_hurt() -> None:
    sure = {"measure_id": "bpr", "page_start": 2, "title": "BPR", "certainty": "sure"}
    optional = {"measure_id": "organization", "page_start": 1, "title": "体制", "certainty": "optional"}
    for found in ([sure], [sure, optional]):
        assert score_rows(RULES["measures"], [sure, optional], found).tolerant == Count(1, 1, 1)


def test_a_doubtful_heading_may_be_found_or_not_and_may_be_a_parent(tmp_path: Path) -> None:
    gold = small()
    title = {"section_id": "t", "parent_id": None, "title": "DX推進計画", "level": 1, "page_start": 3}
    gold.tables["sections"].append({**title, "certainty": "optional"})
    found = copy.deepcopy(small())
    found.tables["sections"][0]["parent_id"] = "t"
    found.tables["sections"].append(title)
    for number, tables in enumerate((found, small())):
        folder = tmp_path / str(number)
        folder.mkdir()
        score = score_document(gold, publish([tables], folder)).tables["sections"]
        assert score.tolerant == Count(2, 2, 2)
        assert score.agreeing["parent"] == (2, 2)


def test_tables_without_gold_are_unscored_and_empty_ones_are_not(tmp_path: Path) -> None:
    gold = small()
    found = copy.deepcopy(gold)
    found.tables["kpis"] = [{"page": 1, "name": "申請率"}]
    published = publish([found], tmp_path)
    assert "kpis" not in score_document(gold, published).tables
    gold.tables["kpis"] = []
    assert score_document(gold, published).tables["kpis"].tolerant == Count(0, 1, 0)


def test_only_judged_pages_count_and_levels_may_be_shifted(tmp_path: Path) -> None:
    gold = small()
    gold.pages_judged = frozenset({4})
    found = copy.deepcopy(small())
    for section in found.tables["sections"]:
        section["level"] += 2
    score = score_document(gold, publish([found], tmp_path)).tables["sections"]
    assert score.tolerant == Count(1, 1, 1)
    assert score.values["level"] == Count(1, 1, 1)


def test_pages_of_tables_only_count_for_tables_alone() -> None:
    gold = Gold("plan", "real", {}, frozenset([1]), frozenset([2]))
    assert gold.pages_of("sections") == {1}
    assert gold.pages_of("table_cells") == gold.pages_of("schedules") == {1, 2}
    assert Gold("plan", "real", {}).pages_of("tables") is None


def test_a_document_that_was_not_read_has_recall_zero(tmp_path: Path) -> None:
    gold, other = small(), small()
    other.stem = "another"
    score = score_document(gold, publish([other], tmp_path))
    assert not score.read
    assert score.tables["sections"].tolerant == Count(2, 0, 0)
    assert overall([score]) == 0.0


def test_each_record_is_paired_once() -> None:
    row = {"page_start": 1, "title": "現状"}
    score = score_rows(RULES["sections"], [row], [row, row])
    assert score.tolerant == Count(1, 2, 1)


def test_a_text_that_gold_leaves_out_is_not_judged_and_null_is() -> None:
    wanted = {"page": 2, "fiscal_year_start": 2024, "fiscal_year_end": 2024, "text": "調査"}
    other = {**wanted, "item": "窓口", "text": "移行"}
    found = [{**wanted, "item": "年度別計画"}, {**other, "item": "窓口"}]
    score = score_rows(RULES["schedules"], [wanted, other], found)
    assert (score.tolerant.right, score.exact.right, score.tolerant.found) == (2, 2, 2)
    assert score_rows(RULES["schedules"], [{**wanted, "item": None}], found[:1]).tolerant.right == 0


def test_pairing_exchanges_partners_so_that_none_is_left_alone() -> None:
    rule = RULES["targets"]
    base = {"measure_id": "bpr", "start": None, "end": "2026-03-31"}
    gold = [{**base, "text": "2025年度末"}, {**base, "text": "2025年度末までに完了"}]
    found = [{**base, "text": "2025年度末まで"}, {**base, "text": "完了 2025年度末"}]
    assert len(pair_tolerant(rule, gold, found)) == 2


def test_tables_of_a_page_are_joined_by_their_words_and_cells_by_place(tmp_path: Path) -> None:
    def cells(table: str, words: str) -> list[dict[str, Any]]:
        return [
            {"table_id": table, "page": 1, "row": i // 2, "col": i % 2, "text": word}
            for i, word in enumerate(words.split())
        ]

    wanted = cells("t1", "項目 担当 申請 総務課") + cells("t2", "年度 目標 令和7年度 100%")
    found = cells("x", "年度 目標 令和7年度 90%") + cells("y", "項目 担当 申請 総務課")
    assert pair_tables(wanted, found) == {"t1": "y", "t2": "x"}
    gold = Gold("plan", "typeset", {"table_cells": wanted})
    score = score_document(gold, publish([Gold("plan", "typeset", {"table_cells": found})], tmp_path))
    assert score.tables["table_cells"].tolerant == Count(8, 8, 7)


def test_reports_name_the_worst_document_and_the_missed_rows(tmp_path: Path) -> None:
    good, bad = small(), small()
    good.stem, bad.stem = "good_plan", "bad_plan"
    wrong = copy.deepcopy(bad)
    wrong.tables["sections"] = []
    published = publish([good, wrong], tmp_path)
    scores = [score_document(gold, published) for gold in (good, bad)]
    assert "0.000 bad_plan" in as_text(scores)
    assert "推進体制" in differences(scores, "sections", "bad")
    figures = as_json(scores)["typeset"]["tables"]["sections"]["tolerant"]
    assert (figures["gold"], figures["right"]) == (4, 2)


def test_every_weighed_table_has_a_rule_and_the_weights_are_percent() -> None:
    assert set(WEIGHTS) <= set(RULES)
    assert sum(WEIGHTS.values()) == 100
