"""Slides and sheets drawn from boxes: label and value, panels, cards, in several looks and words."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.plan import ExtractOptions, PlanRecords, extract_plan
from tests.extractors.boxed_plan import FACE, SHEET, Boxes, Look, cover, pairs, panels

LOOKS = {
    "filled": (Look("#1f5f8b", ink="#ffffff"), Look("#e8f1f8"), Look("#ffe9a8", "#999999"), Look(None, "#999999")),
    "outlined": (Look("#ffffff", "#333333"), Look(None, "#333333"), Look("#eeeeee", "#333333"), Look(None, "#333333")),
    "rounded": (Look("#8b1f4f", round=8, ink="#ffffff"), Look("#fbeaf1", round=8), Look("#f2c6d8", round=6),
                Look("#ffffff", "#8b1f4f", round=6)),
    "gradient": (Look("#2e7d32", gradient="#a5d6a7", ink="#ffffff"), Look("#f1f8e9", "#2e7d32"),
                 Look("#c5e1a5", gradient="#f1f8e9"), Look(None, "#2e7d32")),
    "shadowed": (Look("#444444", ink="#ffffff", shadow=True), Look("#f4f4f4", "#444444", shadow=True),
                 Look("#cccccc", "#444444"), Look("#ffffff", "#444444")),
}  # fmt: skip
SLIDES = [
    ("施策１　書かない窓口をひろげる", "転入の手続に平均で50分かかります。", "・聞き取りで申請書を作る\n・全支所に端末を置く",
     "待ち時間が半分になる", "令和８年10月までに全支所で開始", "市民窓口課", "税務課、福祉課",
     "窓口の平均待ち時間　50分（R6）⇒ 25分（R9）"),
    ("施策２　標準準拠システムへ移す", "20業務のうち８業務が残っています。", "・残る業務を順に移行する\n・移行後の経費を点検する",
     "制度の改正にすぐ応じる", "令和７年度末までに移行完了", "情報政策課", "市民窓口課、税務課",
     "移行した業務の数　12業務（R6）⇒ 20業務（R7）"),
    ("施策３　オープンデータをふやす", "公開は30件にとどまります。", "・推奨データセットにそろえる\n・地図の情報を公開する",
     "民間の活用がすすむ", "令和９年度に専用サイトを開設", "情報政策課", "都市計画課",
     "公開したデータの数　30件（R6）⇒ 90件（R9）"),
]  # fmt: skip


def slides(path: Path, look: str, labels: tuple[str, ...], gap: float = 0.0) -> PlanRecords:
    bar, panel, label, value = LOOKS[look]
    plan = Boxes(path)
    cover(plan, "青波町デジタル推進アクションプラン", "令和７年３月　青波町")
    for title, now, todo, effect, when, lead, help_, number in SLIDES:
        plan.text(24, 18, title, 24, FACE)
        panels(plan, 80, [(labels[0], now), (labels[1], todo), (labels[2], effect)], bar, panel)
        pairs(plan, 220, [(labels[3], when, 220), (labels[4], lead, 130), (labels[5], help_, 200)], label, value, gap=gap)
        pairs(plan, 270, [(labels[6], number, 828)], label, value, gap=gap)
        plan.next()
    return extract_plan(plan.save(), ExtractOptions(ocr="off"))


KNOWN = ("現状", "取組内容", "期待される効果", "目標時期", "担当課", "協力課", "成果指標")
OWN = ("いまこうです", "こう変えます", "こんな町になります", "いつまでに", "中心の課", "手をつなぐ課", "はかりかた")


@pytest.mark.parametrize("look", LOOKS)
def test_boxes_of_a_slide_are_fields_whatever_they_look_like(tmp_path: Path, look: str) -> None:
    found = slides(tmp_path / "plan.pdf", look, KNOWN, gap=4.0 if look == "rounded" else 0.0)
    assert [row["title"] for row in found.tables["sections"]] == [title.split("　")[1] for title, *_ in SLIDES]
    first = [r for r in found.tables["fields"] if r["page"] == 2]
    assert [(r["field"], r["label"], r["text"]) for r in first] == [
        ("current_state", "現状", "転入の手続に平均で50分かかります。"),
        ("actions", "取組内容", "・聞き取りで申請書を作る\n・全支所に端末を置く"),
        ("effect", "期待される効果", "待ち時間が半分になる"),
        ("target", "目標時期", "令和８年10月までに全支所で開始"),
        ("departments", "担当課", "市民窓口課"),
        ("departments", "協力課", "税務課、福祉課"),
    ]
    divisions = [(r["division"], r["role"]) for r in found.tables["departments"] if r["page"] == 3]
    assert divisions == [("情報政策課", "lead"), ("市民窓口課", "support"), ("税務課", "support")]
    assert [r["target_number"] for r in found.tables["kpis"]] == [25, 20, 90]


def test_titles_that_every_slide_repeats_are_labels_in_words_that_no_list_knows(tmp_path: Path) -> None:
    found = slides(tmp_path / "plan.pdf", "filled", OWN)
    assert [row["title"] for row in found.tables["sections"]] == [title.split("　")[1] for title, *_ in SLIDES]
    by_label = {r["label"]: (r["field"], r["text"]) for r in found.tables["fields"] if r["page"] == 3}
    assert list(by_label) == list(OWN[:-1])
    assert by_label["こんな町になります"] == ("other", "制度の改正にすぐ応じる")
    assert by_label["手をつなぐ課"] == ("departments", "市民窓口課、税務課")
    assert [r["target_value"] for r in found.tables["kpis"]] == ["25分", "20業務", "90件"]


def test_titles_over_panels_that_stand_once_are_sections(tmp_path: Path) -> None:
    bar, panel, *_ = LOOKS["filled"]
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "青波町デジタル推進アクションプラン", "令和７年３月　青波町")
    plan.text(24, 18, "進め方", 24, FACE)
    panels(plan, 80, [("この計画のねらい", "役場の仕事を見直します。"), ("合言葉", "「まず試す」"), ("人を育てる", "全職員が研修を受けます。")],
           bar, panel)  # fmt: skip
    plan.next()
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    assert [(r["level"], r["title"], r["text"]) for r in found.tables["sections"]] == [
        (1, "進め方", ""), (2, "この計画のねらい", "役場の仕事を見直します。"), (2, "合言葉", "「まず試す」"),
        (2, "人を育てる", "全職員が研修を受けます。"),
    ]  # fmt: skip


CARDS = [
    ("1　書かない窓口", "市民課", "2027年3月までに全支所"),
    ("2　電子申請をふやす", "企画課", "2028年度末までに100手続"),
    ("3　オープンデータ", "政策課", "随時公開"),
    ("4　スマホ教室をひらく", "福祉課", "2026年度に10か所"),
]


def cards(path: Path, mark: str, title: Look, value: Look, columns: int) -> PlanRecords:
    """Cards of a title box and, below it, labels above their framed values; no frame around a card."""
    plan = Boxes(path, SHEET)
    cover(plan, "青波町デジタルロードマップ", "2026年3月　青波町")
    plan.text(24, 18, "町の取組", 26, FACE)
    width = (1143 - 20 * (columns - 1)) / columns
    for i, (name, who, when) in enumerate(CARDS):
        left, top = 24 + (i % columns) * (width + 20), 80 + (i // columns) * 330
        plan.labelled(left, top, left + width, top + 44, name, title, 19, FACE)
        for n, (label, text) in enumerate((("やること", f"・{name[2:]}の仕組みを整える"), ("いつまでに", when), ("受け持つ課", who))):
            plan.text(left + 4, top + 60 + 84 * n, mark + label, 13, FACE)
            plan.labelled(left + 10, top + 80 + 84 * n, left + width, top + 130 + 84 * n, text, value, 14)
    plan.next()
    return extract_plan(plan.save(), ExtractOptions(ocr="off"))


@pytest.mark.parametrize(
    ("mark", "title", "value", "columns"),
    [
        ("▼ ", Look("#f4b06a"), Look(None, "#cccccc"), 4),
        ("■", Look("#dddddd", "#333333"), Look("#fafafa", "#333333", round=6), 2),
        ("", Look("#b3d9ff", round=10), Look("#ffffff", "#6699cc", round=8), 2),
    ],
)
def test_cards_in_columns_hold_the_values_below_their_labels(
    tmp_path: Path, mark: str, title: Look, value: Look, columns: int
) -> None:
    found = cards(tmp_path / "plan.pdf", mark, title, value, columns)
    sections = [(r["numbering"], r["title"]) for r in found.tables["sections"]]
    assert sections == [(None, "町の取組"), *((str(i + 1), name[2:]) for i, (name, *_) in enumerate(CARDS))]
    when = {r["section_id"]: r["text"] for r in found.tables["fields"] if r["field"] == "target"}
    who = {r["section_id"]: r["text"] for r in found.tables["fields"] if r["field"] == "departments"}
    ids = [r["section_id"] for r in found.tables["sections"]][1:]
    assert [when.get(i) for i in ids] == [at for *_, at in CARDS]
    assert [who.get(i) for i in ids] == [division for _, division, _ in CARDS]


def test_a_tab_on_the_edge_of_a_frame_is_its_label(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "青波町デジタル推進アクションプラン", "令和７年３月　青波町")
    tab, frame = Look("#1f5f8b", round=5, ink="#ffffff"), Look(None, "#1f5f8b", round=9)
    for title, now, todo, *_ in SLIDES:
        plan.text(24, 18, title, 24, FACE)
        for left, label, text in ((24, "現状", now), (490, "取組内容", todo)):
            plan.labelled(left, 100, left + 446, 240, "\n" + text, frame)
            plan.labelled(left + 16, 90, left + 116, 112, label, tab, 13, FACE, middle=True)
        plan.next()
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    assert [(r["field"], r["text"]) for r in found.tables["fields"]] == [
        pair for _, now, todo, *_ in SLIDES for pair in (("current_state", now), ("actions", todo))
    ]


@pytest.mark.parametrize(("panel", "below"), [("数値目標", False), ("成果指標", True), (None, False)])
def test_big_numbers_in_boxes_are_an_indicator_and_its_name_heads_nothing(
    tmp_path: Path, panel: str | None, below: bool
) -> None:
    """The caption of a number stands above or below it; the panel may have no title of its own."""
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "青波町デジタル推進アクションプラン", "令和７年３月　青波町")
    numbers = (("待ち時間", "50分", "25分"), ("移行した業務の数", "12業務", "20業務"), ("公開したデータの数", "30件", "90件"))
    for (title, now, todo, *_), (name, base, aim) in zip(SLIDES, numbers, strict=True):
        plan.box(0, 0, 960, 60, Look("#2e7d32"))
        plan.text(24, 18, title, 24, FACE, "#ffffff")
        plan.labelled(780, 20, 940, 44, "柱１　暮らしをらくに", Look("#dcedc8", round=5), 11)
        pairs(plan, 90, [("現状", now, 420)], Look("#c5e1a5"), Look(None, "#777777"))
        pairs(plan, 150, [("取組内容", todo.replace("\n", "　"), 420)], Look("#c5e1a5"), Look(None, "#777777"))
        if panel:
            plan.labelled(630, 80, 940, 110, panel, Look("#2e7d32", ink="#ffffff"), 14, FACE, middle=True)
        plan.box(630, 110, 940, 310, Look("#f1f8e9", "#2e7d32"))
        plan.text(690, 125, name, 15, FACE)
        for left, caption, value in ((645, "現状（R6）", base), (810, "目標（R9）", aim)):
            plan.box(left, 165, left + 115, 265, Look("#ffffff", "#2e7d32"))
            plan.text(left + 20, 175 if not below else 235, caption, 12)
            plan.text(left + 20, 200, value, 24, FACE)
        plan.next()
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    assert [(r["level"], r["title"]) for r in found.tables["sections"]] == [(1, title.split("　")[1]) for title, *_ in SLIDES]
    told = [(r["name"], r["baseline_value"], r["baseline_period"], r["target_value"], r["target_period"])
            for r in found.tables["kpis"]]  # fmt: skip
    assert told == [(name, base, "R6", aim, "R9") for name, base, aim in numbers]


def test_boxes_of_a_chart_name_a_body_and_who_it_is(tmp_path: Path) -> None:
    plan = Boxes(tmp_path / "plan.pdf")
    cover(plan, "青波町デジタル推進アクションプラン", "令和７年３月　青波町")
    plan.text(24, 18, "推進のしくみ", 24, FACE)
    node = Look("#e3f2fd", "#1565c0", round=6)
    at = {"本部長": (400, 90, "町長"), "副本部長（CIO）": (400, 190, "副町長"), "推進本部": (400, 290, "教育長、各課長"),
          "事務局": (120, 400, "情報政策課"), "若手改革チーム": (400, 400, "公募の職員10人"), "町民の声サポーター": (680, 400, "公募の町民")}  # fmt: skip
    for name, (left, top, who) in at.items():
        plan.box(left, top, left + 180, top + 56, node)
        plan.text(left + 14, top + 8, name, 16, FACE)
        plan.text(left + 14, top + 32, who, 12)
    for x0, y0, x1, y1 in ((490, 146, 490, 190), (490, 246, 490, 290), (490, 346, 490, 400), (210, 372, 770, 372)):
        plan.canvas.line(x0, 540 - y0, x1, 540 - y1)
    plan.next()
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    assert {r["name"]: r["holder"] for r in found.tables["organization"]} == {n: who for n, (*_, who) in at.items()}
    assert [r["title"] for r in found.tables["sections"]] == ["推進のしくみ"]


@pytest.mark.parametrize("round_", [0.0, 7.0])
def test_chips_at_the_left_of_lines_are_labels_and_terms_in_chips_head_nothing(tmp_path: Path, round_: float) -> None:
    plan = Boxes(tmp_path / "plan.pdf", (595.0, 842.0))
    cover(plan, "青波町デジタル推進計画", "令和７年３月　青波町")
    chip, frame = Look("#5aa0d6", round=round_, ink="#ffffff"), Look(None, "#5aa0d6", round=round_)
    plan.text(40, 30, "取組の内容", 22, FACE)
    for i, (title, now, todo, _, when, lead, *_) in enumerate(SLIDES):
        top = 80 + i * 220
        plan.box(40, top, 550, top + 200, frame)
        plan.labelled(40, top, 550, top + 34, title, Look("#d6eaf8", round=round_), 15, FACE)
        for n, (label, text) in enumerate((("いま", now), ("取組内容", todo), ("いつまでに", when), ("担当", lead))):
            plan.labelled(55, top + 46 + 38 * n, 125, top + 62 + 38 * n, label, chip, 9, FACE, middle=True)
            plan.text(135, top + 47 + 38 * n, text, 11)
    plan.next()
    plan.text(40, 30, "用語", 22, FACE)
    for n, (term, told) in enumerate((("RPA", "定型の操作を自動で行う技術"), ("ワンストップ窓口", "一度で手続が済む窓口"))):
        plan.labelled(55, 90 + 40 * n, 205, 114 + 40 * n, term, chip, 11, FACE, middle=True)
        plan.text(220, 94 + 40 * n, told, 11)
    plan.next()
    found = extract_plan(plan.save(), ExtractOptions(ocr="off"))
    titles = [r["title"] for r in found.tables["sections"]]
    assert titles == ["取組の内容", *(title.split("　")[1] for title, *_ in SLIDES), "用語"]
    fields = [(r["field"], r["text"]) for r in found.tables["fields"]]
    assert fields == [
        pair for _, now, todo, _, when, lead, *_ in SLIDES
        for pair in (("current_state", now), ("actions", todo), ("target", when), ("departments", lead))
    ]  # fmt: skip
