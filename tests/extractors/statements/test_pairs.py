"""Labels with their values in one line or bracket are parted; indicators in brackets and plain remarks are left alone."""

from __future__ import annotations

import pytest

from extractors.document import Block
from extractors.statements.divisions import find_assignments
from extractors.statements.find import find_statements
from extractors.statements.label_book import VOCABULARY
from extractors.statements.pairs import pairs_of
from tests.extractors.pages import context_of, line, section


def read(*texts: str) -> tuple[str, list[tuple[str, str]]]:
    block = Block("paragraph", [line(text, 100.0 + 14.0 * i) for i, text in enumerate(texts)])
    rest, found = pairs_of(block, VOCABULARY)
    left = "".join(item.text for item in rest.lines) if rest is not None else ""
    return left, [(fields[0], value.text) for _, fields, value in found]


@pytest.mark.parametrize(
    ("texts", "left", "pairs"),
    [
        (("［時期：令和8年４月から　　担当：会計課］",), "", [("target", "令和8年４月から"), ("departments", "会計課")]),
        (
            ("（実施時期：令和9年度／担当課：農政課／協力課：税務課、会計課）",), "",
            [("target", "令和9年度"), ("departments", "農政課"), ("departments", "税務課、会計課")],
        ),
        (("鍵を替えます。担当：建設課",), "鍵を替えます。", [("departments", "建設課")]),
        (("水門を画面で動かす。〔期限：令和9年度末　費用：800万円〕",), "水門を画面で動かす。",
         [("target", "令和9年度末"), ("funding", "800万円")]),
        (("回線を引く。【担当：企画課；期限：2027", "年３月】"), "回線を引く。",
         [("departments", "企画課"), ("target", "2027年３月")]),
        (("いつまでに：令和9年度　受け持つ課：農政課",), "", [("target", "令和9年度"), ("departments", "農政課")]),
        (("（合言葉：そよ風／担当：農政課）",), "", [("other", "そよ風"), ("departments", "農政課")]),
    ],
)  # fmt: skip
def test_pairs_in_a_line(texts: tuple[str, ...], left: str, pairs: list[tuple[str, str]]) -> None:
    assert read(*texts) == (left, pairs)


@pytest.mark.parametrize(
    "text",
    [
        "申請率を高める（現状：12％、目標：60％）",
        "相談を受ける（目標：60％）",
        "お問い合わせは役場へ（電話：00-1111）",
        "次のとおりとする：一つ、二つ",
        "国が示した（出典：白書）",
        "会議の名は「そよ風：夕べの会」です。",
    ],
)
def test_what_is_no_pair(text: str) -> None:
    assert read(text) == (text, [])


def test_pairs_end_the_field_before_and_themselves() -> None:
    made = section(
        "行政手続のオンライン化", "【取組】届出を移す。", "［時期：令和8年度　担当：総務課　応援：税務課］", "結びの文である。"
    )
    context = context_of(made)
    (found,) = find_statements(context)
    assert [(at.field.name, at.field.passage.text) for at in found.fields] == [
        ("actions", "届出を移す。"), ("target", "令和8年度"), ("departments", "総務課"), ("departments", "税務課"),
    ]  # fmt: skip
    assert [(a.match.division, a.role) for a in find_assignments([found])] == [("総務課", "lead"), ("税務課", "support")]
    assert [part.text for _, part in found.loose] == ["結びの文である。"]


def test_labels_in_a_bracket_may_be_parted_by_blanks() -> None:
    left, pairs = read("様式を見直す。（時期　令和８年度、担当　総務課）")
    assert left == "様式を見直す。"
    assert pairs == [("target", "令和８年度"), ("departments", "総務課")]


@pytest.mark.parametrize("text", ["担当／総務課　関係／住民課", "主担当 総務課 ／ 関係課 住民課"])
def test_labels_of_divisions_with_nothing_but_divisions_behind_them_are_pairs(text: str) -> None:
    assert read(text) == ("", [("departments", "総務課"), ("departments", "住民課")])
    assert read(text + "の職員が集まる")[1] == []
