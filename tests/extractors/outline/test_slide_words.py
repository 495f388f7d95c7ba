"""Words on a slide that head nothing: its message, the steps of a course, the name over figures that change."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document import Block, LaidOutPage, Page
from extractors.outline.flow import body_styles, flow_of
from extractors.plan import ExtractOptions, extract_plan
from tests.extractors.boxed_plan import FACE, PLAIN, Boxes, Look, cover
from tests.extractors.pages import line as printed

TEXT = "手続に時間がかかります。窓口の流れを見直して、一つにまとめます。\n・令和８年度までに見直します"
SLIDES = [
    ("計画をつくった理由", "人口と職員が同時に減ります"),
    ("窓口をひとつに", "書く、待つ、回るをなくす"),
    ("国の仕様にそろえる", "三年をかけて移していきます"),
]
BAR = Look(fill="#1f4e79", ink="#ffffff")
STEP = Look(fill="#ef6c00", ink="#ffffff")


def sections(plan: Boxes) -> list[str]:
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    return [row["title"] for row in found.tables["sections"]]


@pytest.mark.parametrize("words", [[m for _, m in SLIDES], ["申請はまだ紙", "一度だけ書く", "残りは六業務"]])
def test_a_message_below_the_title_is_text(tmp_path: Path, words: list[str]) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    for (title, _), message in zip(SLIDES, words, strict=True):
        plan.labelled(0, 0, 960, 68, title, BAR, 28, FACE)
        plan.text(40, 96, message, 20, FACE, "#c0392b")
        plan.text(40, 170, TEXT, 16)
        plan.next()
    assert sections(plan) == [title for title, _ in SLIDES]


def test_two_heads_of_one_look_are_sections(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    for title, _ in SLIDES:
        plan.labelled(0, 0, 960, 68, title, BAR, 28, FACE)
        for k, head in enumerate((f"{title[:3]}の背景と経緯", f"{title[:3]}で変わる暮らし")):
            plan.text(40, 96 + 170 * k, head, 20, FACE)
            plan.text(40, 136 + 170 * k, TEXT, 16)
        plan.next()
    assert len(sections(plan)) == 9


def test_steps_that_touch_are_no_sections(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    for title, _ in SLIDES[:2]:
        plan.labelled(0, 0, 960, 68, title, BAR, 28, FACE)
        for k, word in enumerate(("予約", "来庁", "確認", "完了")):
            plan.labelled(40 + 215 * k, 96, 255 + 215 * k, 146, word, STEP, 18, FACE, middle=True)
            plan.text(45 + 215 * k, 160, f"{word}では、紙を使わず\n端末で進めます。", 13)
        plan.text(40, 300, "手続にかかる時間", 16, FACE)
        plan.text(90, 340, "58分　→　15分", 48, FACE, "#ef6c00")
        plan.next()
    assert sections(plan) == [title for title, _ in SLIDES[:2]]


def test_two_boxes_below_a_title_make_no_handout(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    for number, (title, _) in enumerate(SLIDES, 1):
        plan.labelled(22, 16, 68, 62, str(number), Look(fill="#2e7d32", ink="#ffffff", round=23), 20, FACE, middle=True)
        plan.text(84, 24, title, 28, FACE)
        for k in range(2):
            plan.box(28 + 462 * k, 119, 468 + 462 * k, 374, Look(fill="#ffffff", stroke="#2e7d32"))
            plan.text(45 + 462 * k, 168, "手続に時間がかかります。\n窓口の流れを見直します。", 15)
        plan.text(475, 512, str(number + 1), 11)
        plan.next()
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    assert [(row["numbering"], row["title"]) for row in found.tables["sections"]] == [
        (str(n), title) for n, (title, _) in enumerate(SLIDES, 1)
    ]
    assert [page["label"] for page in found.tables["pages"]][1:] == ["2", "3", "4"]


def test_annexed_tables_have_headings(tmp_path: Path) -> None:
    """別表１ at the head of a page, in the type of headings, over a ruled table."""
    plan = Boxes(tmp_path / "plan.pdf", (595.0, 842.0))
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    plan.text(50, 60, "１　計画のあらまし", 15, FACE)
    plan.text(50, 100, "手続に時間がかかります。窓口の流れを見直して、一つにまとめます。", 10.5)
    plan.next()
    for name in ("別表１　取組の一覧", "別表２　年次の工程"):
        plan.text(50, 60, name, 15, FACE)
        for row, words in enumerate((("番号", "取組", "担当課"), ("1", "窓口の改革", "住民課"), ("2", "申請の改革", "総務課"))):
            for col, word in enumerate(words):
                plan.labelled(50 + 160 * col, 100 + 26 * row, 210 + 160 * col, 126 + 26 * row, word, Look(stroke="#333333"), 10)
        plan.next()
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    assert [(row["numbering"], row["title"], row["page_start"]) for row in found.tables["sections"]] == [
        ("１", "計画のあらまし", 2), ("別表１", "取組の一覧", 3), ("別表２", "年次の工程", 4),
    ]  # fmt: skip


@pytest.mark.parametrize(("fill", "size", "left"), [("#ffffff", 12.0, 700.0), ("#ffe599", 14.0, 740.0), (None, 12.0, 720.0)])
def test_a_tag_in_the_title_bar_is_no_part_of_the_title(tmp_path: Path, fill: str | None, size: float, left: float) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    for number, (title, _) in enumerate(SLIDES, 1):
        plan.box(0, 0, 960, 68, BAR)
        plan.text(24, 18, f"１－{number}　{title}", 26, FACE, "#ffffff")
        if fill is None:
            plan.text(left + 10, 25, "柱１　近い役場", size, PLAIN, "#ffffff")
        else:
            plan.labelled(left, 14, 940, 52, "柱１　近い役場", Look(fill=fill, round=8), size, PLAIN, middle=True)
        plan.text(40, 130, TEXT, 16)
        plan.next()
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    assert [(row["numbering"], row["title"]) for row in found.tables["sections"]] == [
        (f"１－{n}", title) for n, (title, _) in enumerate(SLIDES, 1)
    ]


def test_bars_that_touch_are_sections_where_each_stands_on_its_frame(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    plan.labelled(0, 0, 960, 60, "計画のあらまし", BAR, 28, FACE)
    titles = ("便利な暮らし", "身軽な役場", "元気な地域")
    for k, title in enumerate(titles):
        left = 30 + 300 * k
        plan.labelled(left, 100, left + 297, 132, title, STEP, 15, FACE, middle=True)
        plan.box(left, 132, left + 297, 400, Look(stroke="#333333"))
        plan.text(left + 10, 140, "（1）申請の電子化\n（2）窓口の見直し", 12.5, FACE)
        plan.text(left + 16, 190, "・手続を端末から出せるようにします。\n・教室を月に一度開きます。", 10.5)
    found = sections(plan)
    assert [title for title in found if title in titles] == list(titles)


@pytest.mark.parametrize("look", [None, Look(fill="#ffffff", ink="#1f4e79")])
def test_the_motto_below_its_heading_is_text(tmp_path: Path, look: Look | None) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    plan.text(60, 60, "第１章　計画の考え方", 22, FACE)
    plan.text(60, 110, "１　基本理念", 18, FACE)
    if look is None:
        plan.text(350, 160, "手のひらに役場を届ける", 24, FACE)
    else:
        plan.labelled(200, 150, 760, 200, "手のひらに役場を届ける", look, 24, FACE, middle=True)
    plan.text(60, 230, "２　計画の期間", 18, FACE)
    plan.text(60, 270, "令和８年度から令和10年度までの三年間とし、社会の動きに応じて見直しを行うものとします。", 16)
    assert sections(plan) == ["計画の考え方", "基本理念", "計画の期間"]


def test_boxes_that_name_roles_and_who_has_them_head_nothing(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    plan.labelled(0, 0, 960, 68, "推進体制", BAR, 28, FACE)
    for k, (name, who) in enumerate((("最高情報統括責任者", "副町長"), ("ＤＸ推進会議", "計画の点検"), ("推進リーダー", "各課の係長"))):
        plan.box(200, 110 + 110 * k, 700, 190 + 110 * k, Look(stroke="#1f4e79"))
        plan.text(230, 124 + 110 * k, name, 20, FACE)
        plan.text(230, 154 + 110 * k, who, 16)
    plan.next()
    assert sections(plan) == ["推進体制"]
    rows = extract_plan(tmp_path / "plan.pdf", ExtractOptions(ocr="off")).tables["organization"]
    assert [row["name"] for row in rows] == ["最高情報統括責任者", "ＤＸ推進会議", "推進リーダー"]


def test_the_pillar_below_the_titles_of_its_slides_is_text(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    titles = ["窓口をひとつに", "国の仕様にそろえる", "職員を育てる", "暮らしを支える"]
    pillars = ["柱１　町民が近くなる", "柱２　役場が軽くなる", "柱２　役場が軽くなる", "柱１　町民が近くなる"]
    for title, pillar in zip(titles, pillars, strict=True):
        plan.labelled(0, 0, 960, 68, title, BAR, 28, FACE)
        plan.text(40, 80, pillar, 20, FACE)
        plan.text(40, 170, TEXT, 16)
        plan.next()
    assert sections(plan) == titles


def test_counted_lines_of_their_own_below_one_title_are_sections(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    lines = ["施策１　窓口をひとつに", "施策２　国の仕様にそろえる", "施策３　職員を育てる"]
    for line in lines:
        plan.labelled(0, 0, 960, 68, "重点的に進めること", BAR, 28, FACE)
        plan.text(40, 80, line, 20, FACE)
        plan.text(40, 170, TEXT, 16)
        plan.next()
    assert {"窓口をひとつに", "国の仕様にそろえる", "職員を育てる"} <= set(sections(plan))


@pytest.mark.parametrize("word", ["P{}", "No.{}", "重点{}", "0{}"])
def test_badges_beside_the_bars_of_two_measures_are_their_numbers(tmp_path: Path, word: str) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    titles = ["窓口をひとつに", "国の仕様にそろえる", "職員を育てる", "暮らしを支える", "紙をなくす", "声を聴く"]
    for page in range(3):
        plan.text(28, 20, f"{'１２３'[page]}　{'暮らし役場地域'[2 * page : 2 * page + 2]}の取組", 24, FACE)
        plan.labelled(28, 60, 930, 82, "町民の時間をふやします", Look(fill="#eef3f7"), 15, FACE)
        for k in range(2):
            x, n = 28 + 460 * k, 2 * page + k
            plan.labelled(x, 90, x + 52, 122, word.format(n + 1), Look(fill="#f2b134"), 14, FACE)
            plan.labelled(x + 55, 90, x + 430, 122, titles[n], BAR, 16, FACE)
            for i, text in enumerate(("【現状】", f"{titles[n]}ことが遅れています。", "【取組】", f"・{titles[n]}仕組みを作ります。")):
                plan.text(x + 6, 134 + 28 * i, text, 13, FACE if text[0] == "【" else PLAIN)
        plan.next()
    rows = extract_plan(plan.save(), ExtractOptions(ocr="off")).tables["sections"]
    found = [(row["title"], row["text"]) for row in rows if row["title"] in titles]
    assert [title for title, _ in found] == titles
    assert all(f"{title}ことが遅れています。" in text for title, text in found)


def test_the_largest_line_at_the_head_of_slides_is_a_title_also_with_a_comma(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    titles = ["計画をつくった理由", "手続を、手のひらへ", "仕事を、もっと身軽に"]
    for title in titles:
        plan.text(40, 24, title, 26, FACE)
        plan.text(40, 120, "町のみなさんと、職員の声を聞きました。", 20, FACE)
        plan.text(40, 170, TEXT, 16)
        plan.next()
    assert sections(plan) == titles


def test_boxes_with_nothing_but_roles_head_nothing(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    plan.labelled(0, 0, 960, 68, "進める体制", BAR, 28, FACE)
    for k, name in enumerate(("デジタル推進本部", "ＣＩＯ補佐官", "事務局")):
        plan.labelled(40 + 300 * k, 100, 300 + 300 * k, 140, name, STEP, 18, FACE, middle=True)
        plan.text(45 + 300 * k, 160, f"・役割その{k + 1}を受け持つ", 14)
    plan.next()
    assert sections(plan) == ["進める体制"]


def test_what_somebody_says_in_a_balloon_is_no_section(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    for title, _ in SLIDES:
        plan.labelled(0, 0, 960, 68, title, BAR, 28, FACE)
        plan.text(40, 170, TEXT, 16)
        plan.labelled(620, 84, 920, 140, "「休まずに手続を済ませたい」", STEP, 16, FACE, middle=True)
        plan.next()
    assert sections(plan) == [title for title, _ in SLIDES]


def test_a_numbered_bar_may_hold_a_phrase_with_a_comma(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "楠岡町デジタル推進計画", "令和７年３月　楠岡町")
    titles = ["カード一枚で、もっと便利に", "書かずに済む窓口"]
    for k, title in enumerate(titles):
        plan.labelled(40, 90 + 200 * k, 900, 130 + 200 * k, f"2-{k + 1}　{title}", BAR, 16, FACE)
        plan.text(50, 150 + 200 * k, TEXT, 14)
    plan.next()
    assert sections(plan) == titles


def test_rows_of_slides_tell_how_their_text_is_set() -> None:
    titles = [Block("paragraph", [printed("窓口の手続を家から済ませられるまち" * 4, 20.0, size=24.0)])]
    rows = [Block("table", [printed("来庁しなくてもよい手続を増やす" * 4, 80.0 + 20 * i, size=14.0)]) for i in range(8)]
    page = LaidOutPage(Page(1, 842.0, 595.0, 0, [], [], [], []), [*titles, *rows])
    assert body_styles(flow_of([page]))[True].size == 14.0
