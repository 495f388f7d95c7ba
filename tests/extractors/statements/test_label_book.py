"""Labels that a document makes for itself: words that come again where its labels stand, by what they head."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.document import Outline, Passage, Section
from extractors.statements.content import field_of_content, field_of_sentences
from extractors.statements.find import find_statements
from extractors.statements.label_book import VOCABULARY, learn_labels
from extractors.statements.label_lines import label_at
from tests.extractors.pages import context_of, section

MEASURES = ("行政手続のオンライン化", "情報システムの標準化・共通化", "情報セキュリティ対策の徹底")


def plan(*labelled: tuple[str, ...]) -> list[Section]:
    """A section for each measure, with its texts."""
    return [section(title, *texts) for title, texts in zip(MEASURES, labelled, strict=True)]


def numbered(title: str, **parts: str) -> Section:
    """A measure with numbered labels as headings below it."""
    made = section(title)
    for i, (label, text) in enumerate(parts.items(), 1):
        child = section(label, text, level=2, parent=made)
        child.numbering = f"({i})"
    return made


def fields(*roots: Section) -> list[tuple[str, str, str]]:
    return [
        (at.field.name, at.field.label.text, at.field.passage.text)
        for statement in find_statements(context_of(*roots))
        for at in statement.fields
    ]


def test_an_unknown_label_ends_the_field_before_it() -> None:
    roots = plan(
        ("【現状】紙で受けている。", "【つぶやき】雨の日も混む。"),
        ("【現状】古い機器で動く。", "【つぶやき】夏は暑い。"),
        ("【現状】訓練を年に一度行う。", "【つぶやき】鍵が重い。"),
    )
    found = fields(*roots)
    assert [name for name, _, _ in found] == ["current_state", "other"] * 3
    assert found[0][2] == "紙で受けている。"


@pytest.mark.parametrize(
    ("label", "texts", "field"),
    [
        ("縁の下", ("総務課、税務課", "会計課", "住民課・福祉課"), "departments"),
        ("のろし", ("令和9年3月まで", "令和10年度", "随時"), "target"),
        ("そろばん", ("年間320万円", "国の補助金を使う。", "1,200千円"), "funding"),
        ("天気図", ("8%（2024年度）→30%（2028年度）", "2件→20件", "40分→10分"), "kpi"),
        ("お隣さん", ("朝霧市では紙をやめた。", "夕凪町では毎月開く。", "月島村では共同で使う。"), "examples"),
        ("まとめて運ぶ荷", ("端末を配る。", "回線を引く。", "手引を作る。"), "actions"),
        ("現場の悩み", ("紙が山になる。", "鍵が足りない。", "道が遠い。"), "issues"),
    ],
)
def test_the_field_of_an_unknown_label_is_what_its_texts_agree_on(
    label: str, texts: tuple[str, str, str], field: str
) -> None:
    roots = plan(*((f"【方針】{title}を進める。", f"【{label}】{text}") for title, text in zip(MEASURES, texts, strict=True)))
    assert [(name, text) for name, printed, text in fields(*roots) if label in printed] == [(field, t) for t in texts]


def test_numbered_headings_that_come_again_are_labels_and_no_measures() -> None:
    roots = [
        numbered(MEASURES[0], 現状="紙で受けている。", 世話焼き="総務課"),
        numbered(MEASURES[1], 現状="古い機器で動く。", 世話焼き="会計課、税務課"),
        numbered(MEASURES[2], 現状="訓練を行っている。", 世話焼き="危機管理課"),
    ]
    found = fields(*roots)
    assert [(name, text) for name, label, text in found if label == "世話焼き"] == [
        ("departments", "総務課"), ("departments", "会計課、税務課"), ("departments", "危機管理課"),
    ]  # fmt: skip
    assert [s.measure_id for s in find_statements(context_of(*roots))] == [
        "online-procedures", "system-standardization", "security",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "texts",
    [
        # twice is chance
        (("【現状】ある。", "【窓口の話】長い。"), ("【現状】ない。", "【窓口の話】短い。"), ("【現状】半ば。",)),
        # the same text below it each time is a stamp
        (("【現状】ある。", "【新規】あり"), ("【現状】ない。", "【新規】あり"), ("【現状】半ば。", "【新規】あり")),
        # nothing that is known as a label stands beside it
        (("【朝】晴れ。",), ("【朝】雨。",), ("【朝】雪。",)),
        # a division is no label
        (("【現状】ある。", "【総務課】壱"), ("【現状】ない。", "【総務課】弐"), ("【現状】半ば。", "【総務課】参")),
    ],
)
def test_what_is_no_label(texts: tuple[tuple[str, ...], ...]) -> None:
    assert learn_labels(Outline(plan(*texts))) == VOCABULARY


def test_content_that_does_not_agree_says_nothing() -> None:
    assert field_of_content(["総務課", "令和7年度", "1,000円の費用", "晴れ"]) is None
    assert field_of_sentences(["紙で受けている。", "端末を配る。", "人手が足りない。"]) is None
    assert field_of_sentences(["紙で受けている。", "端末がある。"]) is None


def test_labels_before_a_single_blank_are_known_by_coming_again() -> None:
    lines = ("・現状 紙で受けている。", "・担当課 総務課")
    book = learn_labels(Outline(plan(lines, lines, ("・現状 訓練を行う。", "・担当課 危機管理課"))))
    once = learn_labels(Outline(plan(lines, ("端末を配る。",), ("訓練を行う。",))))
    narrow = Passage.inserted("・担当課 総務課")
    assert label_at(narrow) is None and label_at(narrow, book=once) is None
    found = label_at(narrow, book=book)
    assert found is not None and found[0].fields == ("departments",)


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [("現状／紙で受けている。", "現状", "紙で受けている。"), ("○担当課｜総務課", "担当課", "総務課"), ("課題→人手が足りない。", "課題", "人手が足りない。")],
)
def test_a_sign_parts_label_and_text(text: str, label: str, rest: str) -> None:
    found = label_at(Passage.inserted(text))
    assert found is not None and (found[0].passage.text, text[found[1] :]) == (label, rest)


@pytest.mark.parametrize("text", ["現状／課題", "担当課/関係課", "窓口／受付", "取組→目標→評価"])
def test_signs_between_labels_or_other_words_part_nothing(text: str) -> None:
    assert label_at(Passage.inserted(text)) is None


def test_questions_that_come_back_are_labels_of_the_document() -> None:
    asked = (("いまは？", "20の手続がオンライン化されました。"), ("困っていることは？", "周知が不足しています。"),
             ("何をする？", "動画で紹介する"), ("だれがやる？", "総務課"))  # fmt: skip
    roots = plan(*(tuple(f"{label}　　{text}{'' if n else '今'}" for label, text in asked) for n in range(3)))
    found = fields(*roots)
    assert {(name, label) for name, label, _ in found} == {
        ("current_state", "いまは？"), ("issues", "困っていることは？"), ("actions", "何をする？"), ("departments", "だれがやる？"),
    }  # fmt: skip


def test_a_label_before_an_arrow_opens_its_field() -> None:
    text = "現状 ▶ 20の手続がオンライン化された。"
    found = label_at(Passage(text, (None,) * len(text)))
    assert found is not None and found[0].fields == ("current_state",) and text[found[1] :].startswith("20")


def test_words_alone_in_the_type_of_known_labels_are_learned() -> None:
    roots = plan(
        ("現状", "紙で受けている。", "こう取り組みます", "端末を配る。", "担当課", "総務課"),
        ("現状", "古い機器で動く。", "こう取り組みます", "回線を引く。", "担当課", "税務課"),
        ("現状", "訓練を行う。", "こう取り組みます", "手引を作る。", "担当課", "会計課"),
    )
    assert learn_labels(Outline(roots)).learned == {}
    for root in roots:
        for block in root.blocks[::2]:
            block.lines = [replace(line, font="Heavy") for line in block.lines]
    assert list(learn_labels(Outline(roots)).learned.values()) == [("actions",)]
