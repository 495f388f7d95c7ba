"""The section that says who carries a plan is known by the bodies and chiefs that it names, whatever its heading."""

from __future__ import annotations

import pytest

from extractors.document import Section
from extractors.statements.find import find_statements
from tests.extractors.pages import context_of, section, table

STRUCTURE = (
    "町長を本部長とするデジタル推進本部を置き、全体の方針を決めます。",
    "副町長をＣＤＯとし、企画財政課に事務局を置きます。",
)


def plan(*further: Section) -> dict[str, str | None]:
    acts = section("取組")
    section("書かない窓口の導入", "聞き取りで申請書を作る。", parent=acts)
    section("テレワークの推進", "端末を配る。", parent=acts)
    statements = find_statements(context_of(acts, *further))
    return {s.title.text: s.measure_id for s in statements if s.listed and s.measure_id == "organization"}


@pytest.mark.parametrize("title", ["計画を進める組織", "役場の進め方", "役割の分担", "だれが進めるのか"])
def test_bodies_and_chiefs_below_a_heading_without_the_word(title: str) -> None:
    assert plan(section(title, *STRUCTURE)) == {title: "organization"}


def test_a_table_of_roles_counts_as_text_does() -> None:
    made = section("３　組織")
    made.blocks.append(
        table([["組織・職", "就く者", "役割"], ["ＤＸ推進本部", "本部長：町長", "方針の決定"], ["事務局", "総務課", "庶務"]])
    )
    assert plan(made) == {"３　組織": "organization"}


def test_a_plan_that_names_the_measure_states_it_once() -> None:
    assert plan(section("推進体制の整備", *STRUCTURE), section("役割の分担", *STRUCTURE)) == {
        "推進体制の整備": "organization"
    }


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("策定の経過と組織", STRUCTURE),
        ("町民と事業者の役割", STRUCTURE),
        ("計画の期間", STRUCTURE),
        ("計画の進め方", ("毎年度、取組の状況を確かめ、次の年度に生かします。",)),
        ("業務の進め方", ("会議の資料を電子で配ります。", "庁内の連絡会議を毎月開きます。")),
    ],
)
def test_other_headings_and_other_texts_state_nothing(title: str, texts: tuple[str, ...]) -> None:
    assert plan(section(title, *texts)) == {}
