"""A casebook's slides give one row a case, with bodies, population, highlights, summary and addresses."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from extractors.document import Block, LaidOutPage, Outline, Page, Place
from extractors.facts import DocumentFacts
from extractors.plan import ExtractOptions, understand
from extractors.reading import read_document
from extractors.records.cases import case_rows, read_bodies
from extractors.records.sections import section_rows
from extractors.rows import Row
from extractors.schema import to_arrow
from taxonomy.loader import load_taxonomy
from tests.extractors.pages import context_of, line, section

LEFT, RIGHT = Place(1, 20.0, 140.0, 400.0, 240.0), Place(1, 430.0, 140.0, 820.0, 240.0)


def slide(*blocks: Block) -> list[Row]:
    page = LaidOutPage(Page(1, 842.0, 595.0, 0, [], [], [], []), list(blocks))
    context = context_of(section("事例"), facts=DocumentFacts(document_type="casebook"))
    context.pages = [page]
    rows = case_rows(context)
    to_arrow("cases", rows)
    return rows


def block(text: str, top: float, x0: float = 30.0, box: Place | None = None) -> Block:
    return Block("paragraph", [line(text, top, x0=x0, size=8.0)], None, box)


def test_a_slide_with_one_case() -> None:
    row = slide(
        block("事例：窓口の予約【富山県富山市】", 20),
        block("2 (1) 組織体制（ステップ２）", 40),
        block("➤待ち時間をなくす", 60),
        block("➤予約を電話でも受ける", 75),
        block("概要", 120),
        block("○ 来庁の時間を選べるようにした。", 145, box=LEFT),
        block("○ 順番を画面に示した。", 160, box=LEFT),
        block("（要綱より）", 260),
        block("【参考情報】 人口：41.4万人、関連URL：https://www.city.example.lg.jp/a", 550),
        block("bc.html", 560),
        block("類似の取組を行っている団体：岐阜県高山市（予約（全課））、富山県", 570),
    )[0]
    assert (row["title"], row["step"], row["category"]) == ("窓口の予約", 2, "組織体制")
    assert row["highlights"] == ["待ち時間をなくす", "予約を電話でも受ける"]
    assert row["summary"] == "来庁の時間を選べるようにした。順番を画面に示した。"
    assert row["urls"] == ["https://www.city.example.lg.jp/abc.html"]
    assert row["similar"] == ["岐阜県高山市", "富山県"]
    assert row["organizations"] == [
        {"name": "富山県富山市", "prefecture": "富山県", "municipality_code": "162019", "population": 414_000}
    ]


def test_two_cases_share_a_slide() -> None:
    rows = slide(
        block("事例：人材の確保【長野県長野市・山梨県】", 20),
        block("➤任期付きで採る", 60),
        block("概要（長野県長野市）", 120),
        block("○ 公募した。", 145, 30, LEFT),
        block("➤企業と組む", 60, 440),
        block("概要（山梨県）", 120, 440),
        block("○ 協定を結んだ。", 145, 440, RIGHT),
        block("【参考情報】 人口:37.2万人", 550, 30),
        block("【参考情報】 人口:81.0万人", 550, 420),
        block("類似の取組を行っている団体:新潟県三条市", 570, 30),
    )
    assert [r["title"] for r in rows] == ["任期付きで採る", "企業と組む"]
    assert [r["summary"] for r in rows] == ["公募した。", "協定を結んだ。"]
    assert [r["organizations"][0]["population"] for r in rows] == [372_000, 810_000]
    assert [r["similar"] for r in rows] == [["新潟県三条市"], ["新潟県三条市"]]


def test_a_prefecture_goes_on_for_the_names_behind_it() -> None:
    names = [(body.name, body.code) for body in read_bodies("群馬県渋川市・吉岡町・榛東村等")]
    assert names == [("群馬県渋川市", "102083"), ("群馬県吉岡町", "103454"), ("群馬県榛東村", "103446")]
    assert read_bodies("第1.0版") == []


def test_only_casebooks_have_cases() -> None:
    context = context_of(section("事例"))
    context.outline = Outline([])
    context.pages = [LaidOutPage(Page(1, 842.0, 595.0, 0, [], [], [], []), [block("事例：予約【富山県】", 20)])]
    assert case_rows(context) == []


def test_all_60_cases_of_the_national_casebook(shared: Path) -> None:
    """The casebook counts 60 cases; the taxonomy says how many each of its chapters has."""
    path = shared / "plans/004_soumu_dx_jireishu_v1_0.pdf"
    context = understand(read_document(path, None, None), ExtractOptions())
    section_rows(context)
    rows = case_rows(context)
    taxonomy = load_taxonomy()
    assert len(rows) == taxonomy.casebook_total == 60
    assert all(body["municipality_code"] for row in rows for body in row["organizations"])
    counted = {part.title.split("（")[0]: part.cases for part in taxonomy.casebook if part.cases}
    assert Counter(row["category"] for row in rows) == counted
