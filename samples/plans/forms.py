"""Typesets 星見野市's action plan of 2023: one ruled form a measure, with years, indicators and an outline."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from samples import fonts, grid
from samples.gold import Gold, Row
from samples.grid import Cell
from samples.paper import PORTRAIT, Paper

NAME = "hoshimino_forms"
TITLE = "星見野市デジタル化推進計画アクションプラン"
LEFT, RIGHT = 56.0, 539.0
WIDTHS = [72.0, 131.0, 56.0, 56.0, 56.0, 56.0, 56.0]
YEARS = (2023, 2024, 2025, 2026, 2027)
LABEL, HEAD, BAR = "#dcebdf", "#eef5ef", "#8fc49b"

Bar = tuple[int, int, str, str | None]
"""First and last fiscal year, text of the filled cell, phase (the contract's word, or None)."""


@dataclass
class Kpi:
    """An indicator with its values as printed."""

    name: str
    unit: str
    baseline: tuple[str, float]
    target: tuple[str, float]
    direction: str = "up"


@dataclass
class Form:
    """One 個票."""

    numbering: str
    title: str
    measure_id: str
    goal: str
    lead: list[str]
    support: list[str]
    state: str
    issues: str
    actions: str
    schedule: list[tuple[str, list[Bar]]]
    kpis: list[Kpi]
    systems: tuple[str, ...] = ()


SYSTEMS = tuple(
    "住民基本台帳 印鑑登録 戸籍 戸籍の附票 選挙人名簿管理 個人住民税 法人住民税 固定資産税 軽自動車税 就学 国民年金 "
    "国民健康保険 後期高齢者医療 介護保険 障害者福祉 生活保護 健康管理 児童手当 児童扶養手当 子ども・子育て支援".split()
)

WHOLE = [
    Form(
        "施策1-1",
        "情報システムの標準化・共通化",
        "system-standardization",
        "基本目標1 変化に強い市役所",
        ["デジタル推進課"],
        ["市民課", "課税課", "福祉総務課", "こども家庭課"],
        "基幹系システムは３つの事業者の製品を組み合わせて使っており、更新の時期がそれぞれ異なる。",
        "データの受渡しのための改修に毎年多くの費用と日数を要している。",
        "・対象となる20業務（" + "、".join(SYSTEMS) + "）について、標準準拠システムに切り替える。\n"
        "・ガバメントクラウドへの接続回線を二重にする。\n"
        "・切替えの前に、文字と住所のデータを整える。",
        [
            ("業務の比較・分析", [(2023, 2023, "検討", "study")]),
            ("データの整備", [(2023, 2024, "準備", "prepare")]),
            ("標準準拠システム", [(2025, 2025, "移行", "implement"), (2026, 2027, "運用", "operate")]),
        ],
        [Kpi("移行を終えた業務の数", "業務", ("0業務", 0), ("20業務", 20))],
        SYSTEMS,
    ),
    Form(
        "施策1-2",
        "AI・RPAの利用促進",
        "ai-rpa",
        "基本目標1 変化に強い市役所",
        ["デジタル推進課"],
        ["職員課"],
        "給与や税など６業務でRPAを動かし、年間で1,900時間分の作業を減らした。",
        "手順を組める職員が異動すると、改修ができなくなるおそれがある。",
        "・手順を組める職員を各部に２人以上育てる。\n"
        "・窓口の案内に、人工知能が答えるチャットボットを取り入れる。\n"
        "・生成AIの利用の手引を定める。",
        [
            ("RPAの対象業務", [(2023, 2027, "拡大", None)]),
            ("チャットボット", [(2023, 2023, "試行", "trial"), (2024, 2027, "運用", "operate")]),
        ],
        [
            Kpi("RPAによる削減時間", "時間", ("1,900時間", 1900), ("6,000時間", 6000)),
            Kpi("RPAの手順を組める職員", "人", ("7人", 7), ("24人", 24)),
        ],
    ),
    Form(
        "施策2-1",
        "行政手続きのオンライン化",
        "online-procedures",
        "基本目標2 いつでもどこでも届くサービス",
        ["デジタル推進課"],
        ["市民課", "こども家庭課", "介護保険課"],
        "電子申請システムで受け付けている手続は85件で、申請全体の14.2％がオンラインで行われている。",
        "申請の画面が分かりにくいという声が多く、途中でやめてしまう人が４割に上る。",
        "・画面の見直しに市民が加わる「ためし隊」を設ける。\n"
        "・手数料を要する手続に電子決済を取り入れる。\n"
        "・オンラインでは完結しない手続の理由を調べ、公表する。",
        [
            (
                "申請画面",
                [(2023, 2023, "見直し", "review"), (2024, 2024, "試行", "trial"), (2025, 2027, "運用", "operate")],
            ),
            ("電子決済", [(2024, 2024, "準備", "prepare"), (2025, 2025, "導入", "implement")]),
        ],
        [
            Kpi("オンラインで申請できる手続", "件", ("85件", 85), ("300件", 300)),
            Kpi("オンライン申請の割合", "％", ("14.2％", 14.2), ("50.0％", 50)),
            Kpi("申請を途中でやめた割合", "％", ("41.0％", 41), ("15.0％", 15), "down"),
        ],
    ),
    Form(
        "施策2-2",
        "マイナンバーカードの取得促進と利用の拡大",
        "mynumber-card",
        "基本目標2 いつでもどこでも届くサービス",
        ["市民課"],
        ["図書館", "保険年金課"],
        "令和５年１月末の交付率は63.5％で、前の年に比べて21ポイント上がった。",
        "カードを持っていても、日々の暮らしで使う場面が少ない。",
        "・商業施設での出張申請を続ける。\n"
        "・図書館の貸出し、公民館の予約でカードを使えるようにする。\n"
        "・証明書のコンビニ交付の手数料を引き下げる。",
        [
            ("出張申請", [(2023, 2024, "継続", "continue")]),
            ("図書館・公民館", [(2023, 2023, "準備", "prepare"), (2024, 2027, "運用", "operate")]),
            ("コンビニ交付", [(2023, 2027, "継続", "continue")]),
        ],
        [Kpi("証明書のコンビニ交付の割合", "％", ("18.6％", 18.6), ("60.0％", 60))],
    ),
]

HALF = [
    Form(
        "施策3-1",
        "デジタルデバイト対策の推進",
        "digital-divide",
        "基本目標3 だれもが参加できるまち",
        ["高齢福祉課"],
        ["生涯学習課"],
        "スマートフォン教室には昨年度340人が参加した。",
        "一度の教室では身につきにくい。",
        "・身近な集会所で毎月開く「よろずスマホ相談」を設ける。\n・障がいのある人に合わせた操作の補助具を貸し出す。",
        [("よろずスマホ相談", [(2023, 2023, "試行", "trial"), (2024, 2027, "実施", "implement")])],
        [Kpi("相談会の開催", "回", ("0回", 0), ("240回", 240))],
    ),
    Form(
        "施策3-2",
        "オープンデータの推進",
        "open-data",
        "基本目標3 だれもが参加できるまち",
        ["情報政策室"],
        ["全課"],
        "市のホームページで18のデータを公開している。",
        "表の様式がまちまちで、機械で読み取りにくい。",
        "・国の推奨する様式に合わせて公開する。\n・市民や企業とデータの使い方を考える催しを開く。",
        [("推奨様式での公開", [(2023, 2023, "準備", "prepare"), (2024, 2027, "実施", "implement")])],
        [Kpi("公開するデータの数", "件", ("18件", 18), ("100件", 100))],
    ),
    Form(
        "施策4-1",
        "情報セキュリティの強化",
        "security",
        "基本目標4 安全を支える土台",
        ["情報政策室"],
        ["総務課"],
        "３層に分けた通信の構成を保ち、外部の監査を隔年で受けている。",
        "クラウドの利用が増え、守る範囲が広がっている。",
        "・情報セキュリティポリシーを改定する。\n・CSIRTの訓練を年１回行う。",
        [("ポリシーの改定", [(2023, 2023, "検討", "study"), (2024, 2024, "実施", "implement")])],
        [Kpi("研修を受けた職員の割合", "％", ("71.0％", 71), ("100％", 100))],
    ),
    Form(
        "施策4-2",
        "テレワーク環境の整備",
        "telework",
        "基本目標4 安全を支える土台",
        ["職員課"],
        ["情報政策室"],
        "専用端末40台を各課に貸し出している。",
        "窓口のある課では利用が進まない。",
        "・職員用の端末をすべて持ち運べる型に替える。\n・支所の空き室を共用の仕事場にする。",
        [("端末の入替え", [(2024, 2024, "準備", "prepare"), (2025, 2026, "導入", "implement")])],
        [Kpi("テレワークを行った職員の割合", "％", ("9.5％", 9.5), ("40.0％", 40))],
    ),
]


def era(year: int) -> str:
    """Return a fiscal year as this city prints it in column heads."""
    return f"令和{year - 2018}年度"


def cells_of(form: Form, size: float, *, filled: bool) -> list[Cell]:
    """Return the cells of a form; its years are filled cells, or words followed by ⇒ in the years that go on."""
    lead = "主担当：" + "、".join(form.lead) + "　関係課：" + "、".join(form.support)
    pairs = [
        ("施策名", f"{form.numbering}　{form.title}"),
        ("基本目標", form.goal),
        ("担当課", lead),
        ("現状・課題", f"【現状】{form.state}\n【課題】{form.issues}"),
        ("取組内容", form.actions),
    ]
    cells: list[Cell] = []
    for row, (label, text) in enumerate(pairs):
        cells.append(Cell(row, 0, label, fill=LABEL, align="center"))
        title = row == 0
        cells.append(
            Cell(row, 1, text, col_span=6, size=size + 1.5 if title else size, bold="stroke" if title else None)
        )
    top = len(pairs)
    cells.append(Cell(top, 0, "スケジュール", row_span=1 + len(form.schedule), fill=LABEL, align="center"))
    cells.append(Cell(top, 1, "項目", fill=HEAD, align="center", size=8.5))
    cells += [Cell(top, 2 + n, era(y), fill=HEAD, align="center", size=8.5) for n, y in enumerate(YEARS)]
    for row, (item, bars) in enumerate(form.schedule, top + 1):
        cells.append(Cell(row, 1, item, size=8.5))
        cells += year_cells(row, bars, filled=filled)
    top += 1 + len(form.schedule)
    cells.append(Cell(top, 0, "KPI", row_span=1 + len(form.kpis), fill=LABEL, align="center"))
    cells.append(Cell(top, 1, "指標", fill=HEAD, align="center", size=8.5))
    cells.append(Cell(top, 2, "現状値（令和３年度）", col_span=2, fill=HEAD, align="center", size=8.5))
    cells.append(Cell(top, 4, "目標値（令和９年度）", col_span=3, fill=HEAD, align="center", size=8.5))
    for row, kpi in enumerate(form.kpis, top + 1):
        cells.append(Cell(row, 1, kpi.name, size=8.5))
        cells.append(Cell(row, 2, kpi.baseline[0], col_span=2, align="center"))
        cells.append(Cell(row, 4, kpi.target[0], col_span=3, align="center"))
    return cells


def year_cells(row: int, bars: list[Bar], *, filled: bool) -> list[Cell]:
    """Return the cells of one line of the schedule."""
    cells: list[Cell] = []
    year = YEARS[0]
    for first, last, text, _ in [*bars, (YEARS[-1] + 1, 0, "", None)]:
        cells += [Cell(row, 2 + y - YEARS[0]) for y in range(year, first)]
        if last and filled:
            col = 2 + first - YEARS[0]
            cells.append(Cell(row, col, text, col_span=last - first + 1, fill=BAR, align="center", size=8.5))
        elif last:
            years = range(first, last + 1)
            words = [text] + ["⇒"] * (len(years) - 1)
            cells += [
                Cell(row, 2 + y - YEARS[0], w, align="center", size=8.5) for y, w in zip(years, words, strict=True)
            ]
        year = last + 1
    return cells


def place(paper: Paper, gold: Gold, form: Form, top: float, tall: float, *, first: bool) -> float:
    """Set a form at a height, at least as tall as asked; return its bottom."""
    filled = tall > 400
    cells = cells_of(form, 10.5 if filled else 9, filled=filled)
    least = 24.0 if filled else 18.0
    rows = grid.heights(paper, WIDTHS, cells, least, 5)
    spare = max(0.0, tall - sum(rows))
    rows[3] += spare * 0.35
    rows[4] += spare * 0.65
    placed = grid.draw(paper, LEFT, top, WIDTHS, cells, rows=rows, least=least, pad=5)
    paper.box(LEFT, top, RIGHT, placed.bottom, weight=1.4)
    paper.bookmark(f"{form.numbering} {form.title}", top, 1)
    record(gold, form, placed.cells, paper.page, first=first, filled=filled)
    return placed.bottom


def record(gold: Gold, form: Form, cells: list[Row], page: int, *, first: bool, filled: bool) -> None:
    """Write down what a reader finds in a form."""
    section = gold.section(2, form.numbering, form.title, page, opens_page=first)
    measure = gold.measure(section, form.measure_id)
    table = gold.table(page, None, [cell | {"text": cell["text"].replace("⇒", "")} for cell in cells])
    found = {(cell["row"], cell["col"]): cell["text"] for cell in cells}
    gold.field(section, measure, "goal", "基本目標", form.goal, page)
    gold.field(section, measure, "departments", "担当課", found[2, 1], page)
    gold.field(section, measure, "current_state", "現状・課題", form.state, page)
    gold.field(section, measure, "issues", "現状・課題", form.issues, page)
    gold.field(section, measure, "actions", "取組内容", form.actions, page)
    for division in form.lead:
        gold.department(section, measure, division, page)
    for division in form.support:
        gold.department(section, measure, division, page, role="support")
    for item, bars in form.schedule:
        for begin, end, text, phase in bars:
            row: Row = {"table_id": table, "measure_id": form.measure_id, "item": item, "sub_item": None}
            row |= {
                "fiscal_year_start": begin,
                "fiscal_year_end": end,
                "kind": "bar" if filled else "text",
                "phase": phase,
            }
            gold.rows["schedules"].append(row | {"text": text, "page": page, "origin": "own"})
    for kpi in form.kpis:
        gold.kpi(
            section,
            measure,
            kpi.name,
            page,
            unit=kpi.unit,
            baseline=(*kpi.baseline, "令和３年度"),
            target=(*kpi.target, "令和９年度"),
            direction=kpi.direction,
            text=f"{kpi.name} {kpi.baseline[0]} {kpi.target[0]}",
        )
    for title in form.systems:
        row = {"section_id": section["section_id"], "title": title, "deadline": None}
        gold.rows["systems"].append(row | {"page": page, "deadline_kind": "migration"})


def foot(paper: Paper, gold: Gold, kind: str = "body") -> None:
    """Set the page number, which counts from the cover, and note the page."""
    paper.text(paper.width / 2, 806, str(paper.page), fonts.GOTHIC, 9, align="center")
    paper.text(LEFT, 806, TITLE, fonts.GOTHIC, 7.5, ink="#555555")
    gold.page(paper.page, str(paper.page), kind)


def heading(paper: Paper, gold: Gold, top: float, numbering: str, title: str, *, first: bool = False) -> Row:
    """Set a heading of the first level with a rule below."""
    paper.text(LEFT, top, f"{numbering} {title}", fonts.GOTHIC, 14, bold="twice")
    paper.line(LEFT, top + 19, RIGHT, top + 19, "#2e7d4f", 1.6)
    paper.bookmark(f"{numbering} {title}", top, 0)
    return gold.section(1, numbering, title, paper.page, opens_page=first)


def cover(paper: Paper, gold: Gold) -> None:
    """Set the cover."""
    middle = paper.width / 2
    paper.box(40, 40, paper.width - 40, paper.height - 40, line="#2e7d4f", weight=3)
    paper.box(48, 48, paper.width - 48, paper.height - 48, line="#2e7d4f", weight=0.8)
    paper.text(middle, 250, "星見野市", fonts.GOTHIC, 20, align="center", spread=6)
    paper.text(middle, 292, "デジタル化推進計画", fonts.GOTHIC, 30, align="center", bold="twice")
    paper.text(middle, 344, "アクションプラン", fonts.GOTHIC, 24, align="center", bold="twice")
    paper.text(middle, 396, "（令和５年度～令和９年度）", fonts.GOTHIC, 14, align="center")
    paper.text(middle, 424, "第２版", fonts.GOTHIC, 14, align="center")
    paper.text(middle, 660, "令和５年３月31日", fonts.GOTHIC, 14, align="center")
    paper.text(middle, 690, "葦原県　星見野市", fonts.GOTHIC, 16, align="center")
    gold.page(paper.page, None, "cover")


def outline(paper: Paper, gold: Gold) -> None:
    """Set page 3: what the plan is, and who carries it."""
    y = 66.0
    size, width = 10.5, RIGHT - LEFT
    section = heading(paper, gold, y, "1.", "計画の概要", first=True)
    y += 32
    for text in (
        "この計画は、令和３年３月に定めた「星見野市デジタル化推進計画」を実行に移すため、施策ごとに５年間の進め方をまとめたものです。",
        "第１版を定めた後に、国が自治体DX推進計画を改定したことを受け、施策の構成と指標を見直しました。",
    ):
        y = paper.block(LEFT, y, width, text, fonts.MINCHO, size, 17, first=size)
        gold.say(section, text)
    y += 14
    section = heading(paper, gold, y, "2.", "推進体制")
    gold.measure(section, "organization", "optional")
    y += 32
    text = "市長を本部長とする「星見野市デジタル化推進本部」を置き、次の役割分担で施策を進めます。"
    y = paper.block(LEFT, y, width, text, fonts.MINCHO, size, 17, first=size)
    gold.say(section, text)
    printed = (
        ("本部長", "市長", "全体の総括"),
        ("CIO（最高情報統括責任者）", "副市長", "庁内の調整、人材の配置"),
        ("星見野市デジタル化推進本部", "部長級の職員", "施策の決定、予算の調整"),
        ("事務局", "デジタル推進課", "施策の進行管理、各課の支援"),
    )
    cells = [Cell(0, c, t, fill=LABEL, align="center") for c, t in enumerate(("役割", "充てる者", "担う内容"))]
    for row, (role, holder, duties) in enumerate(printed, 1):
        cells += [Cell(row, 0, role), Cell(row, 1, holder), Cell(row, 2, duties)]
        kind = "body" if row > 2 else "role"
        entry = {"section_id": section["section_id"], "name": role, "kind": kind, "holder": holder}
        gold.rows["organization"].append(entry | {"duties": duties, "page": paper.page})
    placed = grid.draw(paper, LEFT, y + 8, [170, 120, 193], cells, pad=5)
    gold.table(paper.page, None, placed.cells, header=1)
    y = placed.bottom + 26
    section = heading(paper, gold, y, "3.", "個票の見方")
    section["origin"] = "template"
    y += 32
    text = "次のページからの個票は、下の例のように読みます。"
    y = paper.block(LEFT, y, width, text, fonts.MINCHO, size, 17, first=size)
    gold.say(section, text)
    guide = (
        ("施策名", "施策の番号と名称を記載しています。"),
        ("基本目標", "施策が属する基本目標を記載しています。"),
        ("担当課", "中心となる課と、関係する課を記載しています。"),
        ("現状・課題", "施策を取り巻く現状と、解決すべき課題を記載しています。"),
        ("取組内容", "期間中に行う取組を箇条書きで記載しています。"),
        ("スケジュール", "取組を行う年度を色の付いた欄で示しています。"),
        ("KPI", "達成の度合いを測る指標と、その現状値及び目標値を記載しています。"),
    )
    cells = []
    for row, (label, text) in enumerate(guide):
        cells += [Cell(row, 0, label, fill=LABEL, align="center"), Cell(row, 1, text)]
    placed = grid.draw(paper, LEFT, y + 8, [90, 393], cells, least=22, pad=5)
    gold.table(paper.page, None, placed.cells)
    note = "※ 指標の現状値は、特に断りのない限り令和３年度末の値です。"
    paper.text(LEFT, placed.bottom + 6, note, fonts.GOTHIC, 8.5)
    found: Row = {
        "section_id": section["section_id"],
        "marker": "※",
        "term": None,
        "text": note[2:],
        "page": paper.page,
    }
    gold.rows["notes"].append(found | {"kind": "asterisk"})
    foot(paper, gold)


def contents(paper: Paper, gold: Gold, pages: dict[str, int]) -> None:
    """Set the contents page."""
    paper.text(paper.width / 2, 80, "目　次", fonts.GOTHIC, 18, align="center", bold="twice")
    y = 130.0
    for title, page in pages.items():
        form = title.startswith("施策")
        x = LEFT + (40 if form else 16)
        end = paper.text(x, y, title, fonts.GOTHIC, 10.5)
        dots = int((RIGHT - 46 - end) // 10.5)
        paper.text(RIGHT - 40, y, "…" * dots, fonts.GOTHIC, 10.5, align="right")
        paper.text(RIGHT - 16, y, str(page), fonts.GOTHIC, 10.5, align="right")
        y += 22 if form else 26
    foot(paper, gold, "toc")


def build(path: Path) -> dict[str, list[Row]]:
    """Typeset the plan into a file and return its gold."""
    paper = Paper(path, PORTRAIT, "", "")
    gold = Gold(
        title=TITLE,
        issuer="星見野市",
        municipality_code="992011",
        municipality="星見野市",
        prefecture="葦原県",
        fictional=True,
        document_type="municipal_plan",
        edition="2",
        issued_on="2023-03-31",
        plan_start="2023-04-01",
        plan_end="2028-03-31",
    )
    cover(paper, gold)
    paper.turn()
    forms = [(form, 4 + n, True) for n, form in enumerate(WHOLE)]
    forms += [(form, 4 + len(WHOLE) + n // 2, n % 2 == 0) for n, form in enumerate(HALF)]
    pages = {"1. 計画の概要": 3, "2. 推進体制": 3, "3. 個票の見方": 3, "4. 施策別個票": 4}
    contents(paper, gold, pages | {f"{form.numbering}　{form.title}": page for form, page, _ in forms})
    paper.turn()
    outline(paper, gold)
    bottom = 0.0
    for form, page, first in forms:
        if first:
            paper.turn()
            foot(paper, gold)
        assert page == paper.page, "the contents page is out of step"
        whole = form in WHOLE
        top = 66.0 if first else bottom + 26
        if page == 4:
            heading(paper, gold, 62, "4.", "施策別個票", first=True)
            top = 96.0
        bottom = place(paper, gold, form, top, 560 if whole else 300, first=first and page > 4)
    paper.save()
    return gold.finish(paper.page)
