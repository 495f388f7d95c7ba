"""Slides on the structure: names and holders in boxes of several makes, each role once and with who has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.plan import ExtractOptions, extract_plan
from extractors.records.organization import organization_rows
from extractors.records.roles import Named, read_name
from tests.extractors.boxed_plan import FACE, Boxes, Look, cover
from tests.extractors.pages import context_of, section, table

NODE = Look("#e3f2fd", "#1565c0", round=6)
HEAD = Look("#0b7d82", ink="#ffffff")
FRAME = Look(None, "#0b7d82")
BAR = Look("#1f4e79", ink="#ffffff")


def test_boxes_of_several_makes(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")

    plan.labelled(0, 0, 960, 60, "推進体制", BAR, 26, FACE)
    bodies = (("推進本部", "町長、各課長", "計画の決定"), ("推進部会", "各課の係長", "調整"), ("改善チーム", "公募の職員", "改善の提案"))
    for k, (name, who, does) in enumerate(bodies):
        plan.labelled(24 + 310 * k, 90, 314 + 310 * k, 120, name, HEAD, 15, FACE, middle=True)
        plan.labelled(24 + 310 * k, 120, 314 + 310 * k, 240, f"構成：{who}\n役割：{does}", FRAME)
    plan.next()

    plan.labelled(0, 0, 960, 60, "推進体制（役職）", BAR, 26, FACE)
    people = (("副本部長", "副町長", "本部長を補佐します"), ("推進委員", "各課長", "課の取組を進めます"))
    for k, (name, who, does) in enumerate(people):
        plan.box(200, 90 + 80 * k, 760, 150 + 80 * k, NODE)
        plan.text(216, 98 + 80 * k, f"【{name}】{who}", 15, FACE)
        plan.text(216, 124 + 80 * k, does, 12)
    plan.next()

    plan.labelled(0, 0, 960, 60, "推進体制（図）", BAR, 26, FACE)
    drawn = (("最高デジタル責任者", "副町長"), ("部門責任者", "各課長"), ("デジタル推進リーダー", "各課１名"))
    for k, (name, who) in enumerate(drawn):
        plan.box(390, 90 + 120 * k, 610, 154 + 120 * k, NODE)
        plan.text(404, 98 + 120 * k, who, 11)
        plan.text(404, 120 + 120 * k, name, 15, FACE)
    plan.next()

    plan.labelled(0, 0, 960, 60, "推進体制と進行管理", BAR, 26, FACE)
    plan.labelled(24, 80, 936, 108, "庁内の推進体制", HEAD, 14, FACE)
    pairs = (("ＤＸ推進会議", "町長、副町長、各課長"), ("ＣＩＯ補佐官", "外部の専門人材"), ("ＣＩＯ", "副町長"))
    for k, (name, who) in enumerate(pairs):
        plan.labelled(60, 125 + 44 * k, 300, 161 + 44 * k, name, HEAD, 14, FACE, middle=True)
        plan.labelled(300, 125 + 44 * k, 800, 161 + 44 * k, who, FRAME)
    plan.labelled(24, 370, 936, 398, "進行管理", HEAD, 14, FACE)
    plan.text(40, 410, "・毎年度、取組の進み具合を点検し、結果を公表します。")
    plan.next()

    found = extract_plan(plan.save(), ExtractOptions(ocr="off")).tables
    assert [row["title"] for row in found["sections"]] == [
        "推進体制", "推進体制（役職）", "推進体制（図）", "推進体制と進行管理", "庁内の推進体制", "進行管理",
    ]  # fmt: skip
    told = {row["name"]: (row["holder"], row["duties"]) for row in found["organization"]}
    assert told == {
        **{name: (who, does) for name, who, does in (*bodies, *people)},
        **{name: (who, None) for name, who in (*drawn, *pairs)},
    }  # fmt: skip


def test_who_holds_a_role_may_stand_in_the_box_at_its_left(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    plan.labelled(0, 0, 960, 60, "推進体制", BAR, 26, FACE)
    roles = (("町長", "本部長", "計画の決定"), ("総務課長", "ＣＤＯ補佐官", "ＣＤＯの補佐"), ("情報政策課", "事務局", "会議の運営"))
    for k, (who, name, does) in enumerate(roles):
        plan.labelled(60, 125 + 60 * k, 220, 169 + 60 * k, who, NODE, 13, FACE, middle=True)
        plan.labelled(240, 125 + 60 * k, 440, 169 + 60 * k, name, HEAD, 14, FACE, middle=True)
        plan.text(460, 139 + 60 * k, does)
    plan.next()
    found = extract_plan(plan.save(), ExtractOptions(ocr="off")).tables
    assert [row["title"] for row in found["sections"]] == ["推進体制"]
    assert [(row["holder"], row["name"], row["duties"]) for row in found["organization"]] == list(roles)


def test_a_head_may_ask_for_bodies_and_posts_beside_one_for_members() -> None:
    part = section("推進体制")
    part.blocks = [
        table(
            [
                ["組織・役職", "構成", "役割"],
                ["デジタル推進会議", "町長、各課長", "計画の決定"],
                ["ＣＩＯ（最高情報統括責任者）", "副町長", "全体の統括"],
                ["事務局", "デジタル推進課", "取りまとめ"],
            ]
        )
    ]
    rows = organization_rows(context_of(part))
    assert [(row["name"], row["holder"]) for row in rows] == [
        ("デジタル推進会議", "町長、各課長"), ("ＣＩＯ（最高情報統括責任者）", "副町長"), ("事務局", "デジタル推進課"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("副本部長（副市長・教育長）", Named("副本部長", "role", "副市長・教育長")),
        ("情報政策課（事務局）", Named("事務局", "body", "情報政策課")),
    ],
)
def test_brackets_hold_several_offices_or_what_a_division_is(text: str, named: Named) -> None:
    assert read_name(text) == named
