"""Typesets 白砂浜市's vision of 2024: slides with pillars, boxes and callouts, drawn in an order unlike reading."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from samples import fonts, grid
from samples.gold import Gold, Row
from samples.grid import Cell
from samples.paper import SLIDE, Paper

NAME = "shirasunahama_slides"
TITLE = "白砂浜市スマート自治体推進ビジョン"
NAVY, TEAL, PALE, SAND = "#173f5f", "#20807f", "#e8f3f3", "#fff4d6"
FACE = fonts.PROPORTIONAL_GOTHIC
COLUMNS = ((24.0, 348.0), (372.0, 696.0))
SIZE = 11.0


@dataclass
class Box:
    """One measure in a box of a pillar's slide."""

    numbering: str
    title: str
    measure_ids: tuple[str, ...]
    state: str
    actions: str
    target: str
    targets: list[tuple[str, str, object, str | None, bool]]
    divisions: list[str]
    kpi: tuple[str, str, str, float, str, float]
    """Name, unit, value and number of 令和5年度, value and number of 令和10年度."""
    voice: str | None = None
    certainty: str = "sure"


PILLARS: list[tuple[str, str, list[list[Box]]]] = [
    (
        "柱1",
        "暮らしのDX",
        [
            [
                Box(
                    "1-1",
                    "書かない・待たない窓口の実現",
                    ("frontyard-reform",),
                    "引越しの届出では平均47分の待ち時間があり、住所と氏名を最大で6回書いている。",
                    "・来庁の前にスマートフォンで必要事項を入力できるようにする\n"
                    "・職員が聞き取って申請書を作る窓口を全支所に広げる",
                    "令和7年度末までに全支所で開始",
                    [("令和7年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
                    ["市民課", "デジタル戦略室"],
                    ("引越しの手続に要する時間", "分", "47分", 47, "15分", 15),
                    "同じことを何度も書くのは大変…",
                ),
                Box(
                    "1-2",
                    "デジタル活用支援",
                    ("digital-divide",),
                    "70歳以上の市民の44％がスマートフォンを使っていない。",
                    "・商店街の空き店舗に「デジタル縁側」を開き、気軽に相談できる場とする\n・学生による訪問支援を行う",
                    "令和6年10月から開始",
                    [("令和6年10月から", "from", "2024-10", "implement", True)],
                    ["長寿課"],
                    ("相談の利用者", "人", "0人", 0, "3,000人", 3000),
                ),
            ],
            [
                Box(
                    "1-3",
                    "マイナンバーカードの利用の推進",
                    ("mynumber-card",),
                    "保有率は76.2％に達したが、市の事業で使える場面は3つに限られる。",
                    "・図書館、避難所の受付、バスの割引でカードを使えるようにする\n・カードの更新を支所でも受け付ける",
                    "令和8年度までに10の場面で利用",
                    [("令和8年度まで", "by_end_of_fiscal_year", 2026, "implement", True)],
                    ["市民課"],
                    ("カードを使える場面", "場面", "3場面", 3, "10場面", 10),
                ),
                Box(
                    "1-4",
                    "公金収納におけるeLTAXの活用",
                    ("eltax-payment",),
                    "税のほかの使用料や保険料は、納付書と現金での支払いが7割を占める。",
                    "・国民健康保険料、道路占用料の納付書に統一のQRコードを印刷する\n・収納のデータを会計に自動で取り込む",
                    "令和8年9月までに対応",
                    [("令和8年9月まで", "by_date", "2026-09", "implement", True)],
                    ["会計課", "納税課"],
                    ("電子的な納付の割合", "％", "31％", 31, "70％", 70),
                    "銀行に行く時間がない！",
                ),
            ],
        ],
    ),
    (
        "柱2",
        "産業のDX",
        [
            [
                Box(
                    "2-1",
                    "海と畑のスマート化",
                    ("regional-digitalization",),
                    "養殖と畑作の担い手の平均年齢は67歳で、勘と経験に頼る作業が多い。",
                    "・水温や土の状態を測る装置を共同で導入する\n・記録したデータを後継者の育成に生かす",
                    "令和6年度に実証し、令和8年度から本格的に展開",
                    [
                        ("令和6年度", "fiscal_year", 2024, "trial", False),
                        ("令和8年度から", "from", 2026, "implement", True),
                    ],
                    ["農林水産課"],
                    ("装置を導入した経営体", "経営体", "4経営体", 4, "60経営体", 60),
                    certainty="optional",
                ),
                Box(
                    "2-2",
                    "オープンデータの公開と活用",
                    ("open-data",),
                    "公開しているデータは27件で、年間の利用は200回に満たない。",
                    "・観光客の人数、港の混み具合のデータを毎日公開する\n・高校生のアイデアを募る催しを開く",
                    "令和9年度までに100件を公開",
                    [("令和9年度まで", "by_end_of_fiscal_year", 2027, "implement", True)],
                    ["観光交流課", "総務課"],
                    ("公開するデータ", "件", "27件", 27, "100件", 100),
                    "港の混み具合が分かると助かる",
                ),
            ]
        ],
    ),
    (
        "柱3",
        "行政のDX",
        [
            [
                Box(
                    "3-1",
                    "基幹業務システムの統一・標準化",
                    ("system-standardization",),
                    "20業務のうち、移行の準備を終えたものは8業務である。",
                    "・令和7年の秋と冬の2回に分けて切り替える\n・切替えの手順を近隣の市町と共有する",
                    "令和7年度末までに20業務の移行を完了",
                    [("令和7年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
                    ["デジタル戦略室"],
                    ("移行を終えた業務", "業務", "0業務", 0, "20業務", 20),
                ),
                Box(
                    "3-2",
                    "生成AI・RPAの活用",
                    ("ai-rpa",),
                    "文書の下書きや要約に生成AIを試した職員の8割が、効果を感じている。",
                    "・庁内の文書を参照して答える仕組みを整える\n・会計の照合にRPAを用いる",
                    "令和6年度中に全職員が利用できる環境を整備",
                    [("令和6年度中", "fiscal_year", 2024, "implement", True)],
                    ["デジタル戦略室", "会計課"],
                    ("減らした作業時間", "時間", "800時間", 800, "9,000時間", 9000),
                ),
            ],
            [
                Box(
                    "3-3",
                    "業務改革（BPR）の推進",
                    ("bpr",),
                    "紙の決裁が全体の38％残り、押印のための移動が負担となっている。",
                    "・全課の業務を一覧にし、やめる仕事を決める\n・電子決裁を原則とする",
                    "毎年度、5業務ずつ見直し",
                    [],
                    ["人事課", "全課"],
                    ("電子決裁の割合", "％", "62％", 62, "95％", 95),
                    "そのハンコ、本当に必要？",
                ),
                Box(
                    "3-4",
                    "情報セキュリティ対策の強化",
                    ("security",),
                    "クラウドの利用の広がりに、守りの仕組みが追いついていない。",
                    "・端末の不審な動きを見つける仕組みを導入する\n・情報セキュリティポリシーを毎年度点検する",
                    "令和7年度に導入",
                    [("令和7年度", "fiscal_year", 2025, "implement", True)],
                    ["デジタル戦略室"],
                    ("訓練で通報できた職員の割合", "％", "55％", 55, "90％", 90),
                ),
            ],
        ],
    ),
]

NATIONAL = (
    ("自治体フロントヤード改革の推進", "frontyard-reform", "○", "", ""),
    ("自治体の情報システムの標準化・共通化", "system-standardization", "", "", "○"),
    ("公金収納におけるeLTAXの活用", "eltax-payment", "○", "", ""),
    ("マイナンバーカードの普及促進・利用の推進", "mynumber-card", "○", "", ""),
    ("セキュリティ対策の徹底", "security", "", "", "○"),
    ("自治体のAI・RPAの利用推進", "ai-rpa", "", "○", "○"),
    ("テレワークの推進", "telework", "", "", ""),
)


class Deck:
    """The slides so far: the paper, the gold and the furniture of every slide."""

    def __init__(self, paper: Paper, gold: Gold) -> None:
        """Begin with an open first page."""
        self.paper, self.gold = paper, gold

    def turn(self) -> int:
        """Begin a slide with its number and foot line, drawn before anything else."""
        page = self.paper.turn()
        paper = self.paper
        paper.line(24, 386, 696, 386, TEAL, 0.8)
        paper.text(696, 390, str(page), FACE, 9, align="right")
        paper.text(24, 390, "白砂浜市　デジタル戦略室", FACE, 7.5, ink="#666666")
        self.gold.page(page, str(page), "body")
        return page

    def title(self, text: str, part: str = "") -> None:
        """Draw the title bar, after the slide's other contents."""
        self.paper.box(0, 0, 720, 42, fill=NAVY, line=None)
        self.paper.text(24, 10, text, FACE, 20, ink="#ffffff")
        if part:
            self.paper.text(696, 16, part, FACE, 10, align="right", ink="#ffffff")

    def callout(self, x: float, top: float, text: str) -> None:
        """Draw a speech balloon whose tail points to the lower left."""
        width = self.paper.measure(text, FACE, 9) + 18
        self.paper.polygon([(x + 20, top + 20), (x + 8, top + 31), (x + 34, top + 20)], SAND, "#d9a300")
        self.paper.box(x, top, x + width, top + 21, fill=SAND, line="#d9a300", radius=8)
        self.paper.polygon(
            [(x + 21, top + 19.5), (x + 20, top + 21.5), (x + 34, top + 21.5), (x + 33, top + 19.5)], SAND
        )
        self.paper.text(x + 9, top + 6, text, FACE, 9)

    def panel(self, column: int, top: float, bottom: float, heading: str, text: str) -> float:
        """Draw a box with a heading bar and lines of text; return the end of the text."""
        x0, x1 = COLUMNS[column]
        self.paper.box(x0, top, x1, bottom, fill="#ffffff", line=TEAL, weight=1, radius=5)
        self.paper.box(x0, top, x1, top + 22, fill=TEAL, line=None, radius=5)
        self.paper.text(x0 + 10, top + 5, heading, FACE, 12, ink="#ffffff")
        y = top + 31
        for line in text.split("\n"):
            hang = SIZE if line.startswith("・") else 0
            y = self.paper.block(x0 + 10, y, x1 - x0 - 20, line, FACE, SIZE, 16.5, hang=hang)
        return y

    def measure(self, column: int, box: Box) -> None:
        """Draw a measure's box."""
        x0, x1 = COLUMNS[column]
        paper = self.paper
        lines = [f"【現状】{box.state}", "【取組】", *box.actions.split("\n"), f"【目標時期】{box.target}"]
        lines.append("【担当】" + "・".join(box.divisions))
        y = self.panel(column, 56, 376, f"{box.numbering}　{box.title}", "\n".join(lines))
        name, _, now, _, then, _ = box.kpi
        y = max(y + 14, 284)
        paper.box(x0 + 10, y, x1 - 10, y + 76, fill=PALE, line=None, radius=4)
        paper.text(x0 + 20, y + 8, f"【指標】{name}", FACE, 10)
        for left, value, when, fill in (
            (x0 + 22, now, "令和5年度", "#ffffff"),
            (x1 - 122, then, "令和10年度", SAND),
        ):
            paper.box(left, y + 27, left + 100, y + 67, fill=fill, line=TEAL, radius=3)
            paper.text(left + 50, y + 31, value, FACE, 15, align="center", bold="stroke")
            paper.text(left + 50, y + 53, when, FACE, 8.5, align="center")
        paper.block_arrow(x0 + 134, y + 36, x1 - 134, y + 58, TEAL, head=12)
        if box.voice:
            self.callout(x1 - 24 - paper.measure(box.voice, FACE, 9), y - 34, box.voice)

    def note_measure(self, box: Box, page: int) -> None:
        """Write down what a reader finds in a measure's box."""
        gold = self.gold
        section = gold.section(2, box.numbering, box.title, page)
        divisions = "・".join(box.divisions)
        gold.say(
            section, f"【現状】{box.state}\n【取組】\n{box.actions}\n【目標時期】{box.target}\n【担当】{divisions}"
        )
        for measure_id in box.measure_ids:
            measure = gold.measure(section, measure_id, box.certainty)
            gold.field(section, measure, "current_state", "【現状】", box.state, page)
            gold.field(section, measure, "actions", "【取組】", box.actions, page)
            gold.field(section, measure, "target", "【目標時期】", box.target, page)
            gold.field(section, measure, "departments", "【担当】", divisions, page)
            for text, kind, when, phase, commits in box.targets:
                gold.target(section, measure, "target", text, kind, when, page, phase=phase, commits=commits)
            for division in box.divisions:
                gold.department(section, measure, division, page)
            name, unit, now, before, then, after = box.kpi
            gold.kpi(
                section,
                measure,
                name,
                page,
                unit=unit,
                baseline=(now, before, "令和5年度"),
                target=(then, after, "令和10年度"),
                direction="up" if after > before else "down",
                text=f"{name} {now} 令和5年度 {then} 令和10年度",
            )


def cover(paper: Paper, gold: Gold) -> None:
    """Draw the cover."""
    paper.box(0, 0, 720, 405, fill="#f3f8fa", line=None)
    paper.polygon([(0, 300), (240, 250), (470, 305), (720, 240), (720, 405), (0, 405)], "#bfe0e2")
    paper.polygon([(0, 340), (200, 300), (430, 350), (720, 295), (720, 405), (0, 405)], TEAL)
    paper.text(360, 110, "白砂浜市", FACE, 18, align="center", spread=8)
    paper.text(360, 146, "スマート自治体推進ビジョン", FACE, 34, align="center", bold="stroke", ink=NAVY)
    paper.text(360, 200, "令和6年度～令和10年度", FACE, 15, align="center")
    paper.text(696, 364, "令和6年6月28日　葦原県白砂浜市", FACE, 13, align="right", ink="#ffffff")
    gold.page(paper.page, None, "cover")


def position(deck: Deck) -> None:
    """Draw slide 2: why, how long, and how it stands to other plans."""
    page, gold = deck.turn(), deck.gold
    texts = {
        "背景": "・10年後には市の職員が今より2割少なくなる見込みである\n"
        "・市民の求めるサービスは、時間と場所を選ばないものへと変わりつつある\n"
        "・国は令和6年4月に自治体DX推進計画の第3.0版を公表した",
        "期間": "令和6年度から令和10年度までの5年間とする。\n毎年度、進み具合を点検し、必要な見直しを行う。",
        "位置づけ": "・第3次白砂浜市総合計画の分野別の方針\n・官民データ活用推進計画を兼ねる",
    }
    deck.panel(1, 190, 290, "位置づけ", texts["位置づけ"])
    deck.panel(1, 72, 178, "期間", texts["期間"])
    deck.panel(0, 72, 290, "背景", texts["背景"])
    paper = deck.paper
    paper.block_arrow(348, 160, 372, 190, TEAL, head=12)
    paper.box(24, 306, 696, 368, fill=SAND, line="#d9a300", radius=6)
    paper.text(360, 318, "めざす姿", FACE, 10, align="center")
    paper.text(360, 336, "潮風のように、どこにいても行政が届くまち", FACE, 18, align="center", ink=NAVY, bold="stroke")
    lead = "本ビジョンは、市民・事業者・市役所が同じ方向を向くための道しるべです。"
    paper.text(24, 50, lead, FACE, 11)
    deck.title("ビジョンの位置づけ")
    gold.say(gold.section(1, None, "ビジョンの位置づけ", page, opens_page=True), lead)
    for heading, text in texts.items():
        gold.say(gold.section(2, None, heading, page), text)


def structure(deck: Deck) -> None:
    """Draw slide 3: the chart of who leads."""
    page, gold, paper = deck.turn(), deck.gold, deck.paper
    boxes = (
        ("デジタル戦略室", "事務局", "進行の管理、各課の支援", (60, 296), "body"),
        ("各部局DXリーダー", "各課の課長補佐", "課題の持ち寄り、取組の実行", (390, 296), "body"),
        ("スマート自治体推進本部", "部長級の職員", "方針の決定、予算の調整", (225, 206), "body"),
        ("CIO補佐官", "民間の専門人材", "技術の面からの助言", (480, 116), "role"),
        ("CIO", "副市長", "全庁の調整、人材の確保", (225, 116), "role"),
    )
    for name, holder, duties, (x, y), kind in boxes:
        wide = 270 if kind == "body" else (230 if x < 400 else 200)
        fill, line = (PALE, TEAL) if kind == "body" else (SAND, "#d9a300")
        paper.box(x, y, x + wide, y + 56, fill=fill, line=line, radius=4)
        paper.text(x + wide / 2, y + 6, name, FACE, 13, align="center", bold="stroke")
        paper.text(x + wide / 2, y + 24, holder, FACE, 9.5, align="center")
        paper.text(x + wide / 2, y + 38, duties, FACE, 9.5, align="center")
    for arrow in (
        (340, 172, 340, 204),
        (300, 262, 220, 294),
        (400, 262, 500, 294),
        (480, 144, 457, 144),
        (340, 100, 340, 114),
    ):
        paper.thin_arrow(*arrow, ink=NAVY)
    paper.box(225, 74, 455, 100, fill=NAVY, line=None, radius=4)
    paper.text(340, 80, "市長（本部長）", FACE, 13, align="center", ink="#ffffff")
    lead = "市長を本部長とする推進本部のもとで、全庁が一体となって取り組みます。"
    paper.text(24, 50, lead, FACE, 11)
    deck.title("推進体制")
    section = gold.section(1, None, "推進体制", page, opens_page=True)
    gold.say(section, lead)
    gold.measure(section, "organization", "optional")
    found = [("本部長", "市長", None, "role"), *((n, h, d, k) for n, h, d, _, k in reversed(boxes))]
    for role, person, work, sort in found:
        row = {"section_id": section["section_id"], "name": role, "kind": sort, "holder": person}
        gold.rows["organization"].append(row | {"duties": work, "page": page})


def relation(deck: Deck) -> None:
    """Draw slide 4: the national items against the city's pillars, which is context and no measure of the city."""
    page, gold, paper = deck.turn(), deck.gold, deck.paper
    heads = ("国の計画（第3.0版）の重点取組事項", "柱1 暮らし", "柱2 産業", "柱3 行政")
    cells = [Cell(0, c, t, fill=NAVY, ink="#ffffff", align="center", face=FACE, size=10) for c, t in enumerate(heads)]
    for row, (title, _, *marks) in enumerate(NATIONAL, 1):
        cells.append(Cell(row, 0, title, face=FACE, size=10, fill=PALE))
        cells += [Cell(row, n, mark, face=FACE, size=10, align="center") for n, mark in enumerate(marks, 1)]
    placed = grid.draw(paper, 40, 82, [340, 100, 100, 100], cells, least=31)
    note = "※ テレワークの推進は、別に定める働き方改革の方針で取り扱う。"
    paper.text(40, placed.bottom + 8, note, FACE, 9)
    lead = "国が示す事項と、本市の3つの柱との対応は次のとおりです。"
    paper.text(24, 52, lead, FACE, 11)
    deck.title("国の自治体DX推進計画との関係")
    section = gold.section(1, None, "国の自治体DX推進計画との関係", page, opens_page=True, origin="national")
    gold.say(section, lead)
    gold.table(page, None, placed.cells, header=1)
    for title, measure_id, *_ in NATIONAL:
        measure = gold.measure(section, measure_id, "optional")
        measure.update(title=title, in_table=True)
    found: Row = {"section_id": section["section_id"], "marker": "※", "term": None, "text": note[2:], "page": page}
    gold.rows["notes"].append(found | {"kind": "asterisk"})


def pillar(deck: Deck, numbering: str, title: str, slides: list[list[Box]]) -> None:
    """Draw a pillar's slides; its title is repeated on each, and the right box is drawn before the left."""
    for number, boxes in enumerate(slides, 1):
        page = deck.turn()
        for column in range(len(boxes) - 1, -1, -1):
            deck.measure(column, boxes[column])
        deck.title(f"{numbering}　{title}", f"({number}/{len(slides)})" if len(slides) > 1 else "")
        if number == 1:
            deck.gold.section(1, numbering, title, page, opens_page=True)
        for box in boxes:
            deck.note_measure(box, page)


def build(path: Path) -> dict[str, list[Row]]:
    """Typeset the plan into a file and return its gold."""
    paper = Paper(path, SLIDE, "PowerPoint プレゼンテーション", "デジタル戦略室")
    gold = Gold(
        title=TITLE,
        issuer="白砂浜市",
        municipality_code="992020",
        municipality="白砂浜市",
        prefecture="葦原県",
        fictional=True,
        document_type="municipal_plan",
        edition=None,
        issued_on="2024-06-28",
        plan_start="2024-04-01",
        plan_end="2029-03-31",
    )
    cover(paper, gold)
    deck = Deck(paper, gold)
    position(deck)
    structure(deck)
    relation(deck)
    for numbering, title, slides in PILLARS:
        pillar(deck, numbering, title, slides)
    paper.save()
    return gold.finish(paper.page)
