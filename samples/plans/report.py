"""Typesets 霧ヶ原町's plan: a nested report of 2021 with chapters, a contents page, running heads and footnotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from samples import fonts, grid
from samples.gold import Gold, Row
from samples.grid import Cell
from samples.paper import PORTRAIT, Paper

NAME = "kirigahara_report"
TITLE = "霧ヶ原町DX推進計画"
LEFT, RIGHT, TOP, BOTTOM = 71.0, 524.0, 78.0, 770.0
SIZE, LEADING = 10.5, 17.0

Target = tuple[str, str, object, str | None, bool]
"""A date expression: text, kind, when, phase, whether it is the commitment."""


@dataclass
class Measure:
    """One 取組事項 with the five fields that this town prints under each."""

    title: str
    measure_id: str
    policy: str
    state: str
    issues: str
    actions: str
    target: str
    targets: list[Target]
    divisions: str
    departments: list[tuple[str, tuple[str, ...], str]]
    systems: list[str] = field(default_factory=list)
    procedures: bool = False


SYSTEMS = (
    "住民基本台帳、選挙人名簿管理、固定資産税、個人住民税、法人住民税、軽自動車税、国民健康保険、国民年金、障害者福祉、"
    "後期高齢者医療、介護保険、児童手当、生活保護、健康管理、就学、児童扶養手当、子ども・子育て支援"
)

PROCEDURES = (
    ("子育て関係", "児童手当等の受給資格及び児童手当の額についての認定請求"),
    ("子育て関係", "児童手当等の額の改定の請求及び届出"),
    ("子育て関係", "氏名変更／住所変更等の届出"),
    ("子育て関係", "児童手当等の現況届"),
    ("子育て関係", "支給認定の申請"),
    ("子育て関係", "保育施設等の利用申込"),
    ("子育て関係", "妊娠の届出"),
    ("介護関係", "要介護・要支援認定の申請"),
    ("介護関係", "要介護・要支援更新認定の申請"),
    ("介護関係", "介護保険負担割合証の再交付申請"),
    ("介護関係", "高額介護（予防）サービス費の支給申請"),
    ("被災者支援関係", "罹災証明書の発行申請"),
)

NOTES = {
    1: ("DX", "DX：デジタル技術の浸透によって、人々の暮らしや仕事のしかたをより良い方向へ変えていくこと。"),
    2: (None, "第５次霧ヶ原町総合計画は、令和３年度から令和12年度までを期間とする本町の最上位計画である。"),
    3: ("CIO", "CIO：最高情報統括責任者。庁内の情報政策全体に責任を持つ。"),
    4: ("標準準拠システム", "標準準拠システム：国が業務ごとに定める標準仕様に適合した業務システム。"),
    5: ("マイナポータル", "マイナポータル：国が運営する、行政手続の入口となる個人向けのウェブサイト。"),
    6: ("RPA", "RPA：パソコン上で人が行う定型的な操作を、ソフトウェアに代行させる技術。"),
    7: ("LGWAN", "LGWAN：地方公共団体を相互に接続する、行政専用のネットワーク。"),
    8: ("GIGAスクール", "GIGAスクール：児童生徒１人に１台の端末と高速な通信網を整える国の構想。"),
}

NATIONAL: tuple[tuple[str, str, str, list[tuple[str, str, int]]], ...] = (
    (
        "自治体の情報システムの標準化・共通化",
        "system-standardization",
        "国は、基幹となる業務について標準仕様を示し、全国の自治体に対して2025年度までの移行を求めている。",
        [("2025年度まで", "by_end_of_fiscal_year", 2025)],
    ),
    (
        "マイナンバーカードの普及促進",
        "mynumber-card",
        "国は、2022年度末までにほとんどの住民がカードを持つことを目指し、自治体に交付体制の充実を促している。",
        [("2022年度末まで", "by_end_of_fiscal_year", 2022)],
    ),
    (
        "自治体の行政手続のオンライン化",
        "online-procedures",
        "国は、住民が利用する機会の多い31の手続を示し、カードを使ったオンライン申請への対応を自治体に求めている。",
        [],
    ),
    (
        "セキュリティ対策の徹底",
        "security",
        "国は、指針の改定を行い、これに沿って各自治体が対策基準を見直すことを求めている。",
        [],
    ),
)

PRIORITY = [
    Measure(
        "自治体の情報システムの標準化・共通化",
        "system-standardization",
        "近隣３町で共同利用している基幹系システムを、国の定める標準仕様に適合した標準準拠システム(※4)へ切り替える。",
        "基幹系システムは平成27年度から近隣３町で共同利用しており、本町独自の改修が86か所ある。",
        "独自の改修に合わせた事務の流れが定着しており、標準仕様との違いを業務ごとに洗い出す必要がある。",
        "・標準仕様と現在の事務を業務ごとに比べ、違いとその扱いを一覧にまとめる。\n"
        "・独自の帳票と改修を見直し、標準仕様で代えられるものは廃止する。\n"
        f"・対象は、{SYSTEMS}の17業務とする。",
        "違いの洗い出しは令和５年度末までに終え、令和７年度末までに移行を完了する。",
        [
            ("令和５年度末まで", "by_end_of_fiscal_year", 2023, "study", False),
            ("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True),
        ],
        "総務課（情報係）、住民課、税務課、健康福祉課",
        [
            ("総務課", ("情報係",), "総務課（情報係）"),
            ("住民課", (), "住民課"),
            ("税務課", (), "税務課"),
            ("健康福祉課", (), "健康福祉課"),
        ],
        systems=SYSTEMS.split("、"),
    ),
    Measure(
        "マイナンバーカードの普及促進",
        "mynumber-card",
        "希望するすべての町民がカードを受け取れるよう、申請と交付の機会を町の側から広げる。",
        "令和３年10月末の交付率は34.8％で、県の平均を下回っている。",
        "役場から離れた北部地区では、申請のために来庁すること自体が負担となっている。",
        "・各地区の公民館を巡回し、写真の撮影から申請までをその場で受け付ける。\n"
        "・毎月第２日曜日に交付窓口を開く。\n"
        "・図書館の利用者証としての活用を進める。",
        "令和４年度末までに実施する。",
        [("令和４年度末まで", "by_end_of_fiscal_year", 2022, "implement", True)],
        "住民課（窓口係）",
        [("住民課", ("窓口係",), "住民課（窓口係）")],
    ),
    Measure(
        "行政手続のオンライン化",
        "online-procedures",
        "子育て、介護及び被災時の手続について、マイナポータル(※5)から申請できる環境を整える。",
        "オンラインで受け付けている手続は、図書の予約など４件にとどまる。",
        "申請を受けた後の紙への印刷と転記が残り、職員の手間が減っていない。",
        "・表２の手続から順にマイナポータルでの受付を始める。\n・申請データを基幹系システムへ取り込む仕組みを設ける。",
        "表２の手続は令和５年３月までに、その他の手続は順次受付を始める。",
        [
            ("令和５年３月まで", "by_date", "2023-03", "operate", True),
            ("順次", "open", None, "operate", False),
        ],
        "健康福祉課、こども課、総務課（情報係）",
        [
            ("健康福祉課", (), "健康福祉課"),
            ("こども課", (), "こども課"),
            ("総務課", ("情報係",), "総務課（情報係）"),
        ],
        procedures=True,
    ),
    Measure(
        "AI・RPAの利用推進",
        "ai-rpa",
        "繰り返しの多い入力や照合を機械に任せ、職員は相談や訪問など人にしかできない仕事に時間を充てる。",
        "RPA(※6)は税務課の１業務で試しているが、ほかの課には広がっていない。",
        "効果の大きい業務を見つける目と、手順を組み立てる技能を持つ職員が限られる。",
        "・各課の業務量を調べ、効果の見込める業務を選ぶ。\n"
        "・会議録の作成にAIによる音声の文字起こしを取り入れる。\n"
        "・税の申告書の読取りにAI-OCRを取り入れる。",
        "令和４年度を試行の期間とし、令和５年度から本格的に運用する。",
        [
            ("令和４年度", "fiscal_year", 2022, "trial", False),
            ("令和５年度から", "from", 2023, "operate", True),
        ],
        "総務課（情報係）、税務課",
        [("総務課", ("情報係",), "総務課（情報係）"), ("税務課", (), "税務課")],
    ),
    Measure(
        "テレワークの推進",
        "telework",
        "育児や介護と仕事を両立しやすく、災害時にも業務を続けられる働き方を整える。",
        "貸出用の端末が10台あるが、利用は管理職の出張時に限られている。",
        "電話と紙の決裁に頼る業務が多く、自宅で完結する仕事が少ない。",
        "・LGWAN(※7)に接続できる端末を30台に増やす。\n・在宅勤務の実施要領を定め、対象とする業務を広げる。",
        "端末の増設は令和６年度に行い、対象とする業務の拡大は他の取組の進み具合に合わせて定める。",
        [
            ("令和６年度", "fiscal_year", 2024, "implement", True),
            ("他の取組の進み具合に合わせて定める", "deferred", None, None, False),
        ],
        "総務課（人事係、情報係）",
        [("総務課", ("人事係", "情報係"), "総務課（人事係、情報係）")],
    ),
    Measure(
        "セキュリティ対策の徹底",
        "security",
        "国の指針の改定を踏まえ、本町の情報セキュリティポリシーを改め、職員一人ひとりの守る力を高める。",
        "ネットワークを三つの系統に分け、インターネットとの通信は県の共同の仕組みを通している。",
        "クラウドの利用を前提とした規定がなく、新しいサービスを安全に選ぶ基準が定まっていない。",
        "・クラウドの利用に関する規定をポリシーに加える。\n・全職員を対象に年２回の研修と標的型メールの訓練を行う。",
        "ポリシーの改定は令和４年度末までに行い、研修は毎年度続ける。",
        [("令和４年度末まで", "by_end_of_fiscal_year", 2022, "implement", True)],
        "総務課（情報係）",
        [("総務課", ("情報係",), "総務課（情報係）")],
    ),
]

TOGETHER = [
    Measure(
        "地域社会のデジタル化",
        "regional-digitalization",
        "学校、農業、防災など暮らしの場面ごとに、地域の人々とともにデジタル技術の生かし方を見つける。",
        "小中学校ではGIGAスクール(※8)の端末が全員に行き渡り、農業では３戸が水田の水位の遠隔監視を試している。",
        "北部地区には光回線が届いておらず、取組に地域の差がある。",
        "・北部地区の光回線の整備を通信事業者と進める。\n"
        "・農業者と商工業者を対象に、デジタル技術の導入の相談会を開く。",
        "光回線の整備は令和６年度末までに完了する。",
        [("令和６年度末まで", "by_end_of_fiscal_year", 2024, "implement", True)],
        "企画財政課、産業課、教育委員会",
        [("企画財政課", (), "企画財政課"), ("産業課", (), "産業課"), ("教育委員会", (), "教育委員会")],
    ),
    Measure(
        "デジタルデバイド対策",
        "digital-divide",
        "年齢や住む場所、障がいの有無にかかわらず、だれもがデジタル化の恵みを受けられるようにする。",
        "町民アンケートでは、70歳以上の52％がスマートフォンで困ったときに尋ねる相手がいないと答えた。",
        "教室を開いても、会場まで移動する手段のない人には届かない。",
        "・公民館の講座と自宅への訪問を組み合わせ、スマートフォンの使い方を伝える。\n"
        "・町内の高校生を「デジタル町民サポーター」に迎える。",
        "令和４年度から実施する。",
        [("令和４年度から", "from", 2022, "implement", True)],
        "健康福祉課、教育委員会（生涯学習係）",
        [
            ("健康福祉課", (), "健康福祉課"),
            ("教育委員会", ("生涯学習係",), "教育委員会（生涯学習係）"),
        ],
    ),
]

OTHER = [
    Measure(
        "BPRの取組みの徹底（書面・押印・対面の見直し）",
        "bpr",
        "書面、押印及び対面を求める手続を一つずつ点検し、なくせるものはなくす。",
        "押印を求める様式は1,120件あり、令和３年10月までに640件の押印を廃止した。",
        "残る様式は条例や要綱に根拠があり、改正の手順を要する。",
        "・残る480件の根拠規定を調べ、廃止できるものから改正する。\n"
        "・窓口の混む３業務について、受付から決裁までの流れを図に描いて見直す。",
        "規定の改正は令和５年度末までに終える。",
        [("令和５年度末まで", "by_end_of_fiscal_year", 2023, "implement", True)],
        "総務課（行政係）、全課",
        [("総務課", ("行政係",), "総務課（行政係）"), ("全課", (), "全課")],
    ),
    Measure(
        "オープンデータの推進",
        "open-data",
        "町が持つ情報を、だれもが自由に使える形で公開する。",
        "公開しているデータは、人口と避難所の２種類である。",
        "各課のデータの様式がそろっておらず、公開のたびに手直しが必要である。",
        "・国が推奨する項目に沿って、公共施設、子育て施設及び観光のデータを整える。\n"
        "・県の公開サイトに本町のデータを登録する。",
        "令和７年度までに10種類のデータを公開し、以後は随時追加する。",
        [
            ("令和７年度まで", "by_end_of_fiscal_year", 2025, "implement", True),
            ("随時", "open", None, "continue", False),
        ],
        "企画財政課（統計係）",
        [("企画財政課", ("統計係",), "企画財政課（統計係）")],
    ),
]

DEPARTMENTS = (
    ("総務部", "総務課", "計画全体の事務局、情報セキュリティ", "３人"),
    ("総務部", "企画財政課", "総合計画との調整、予算の確保", "２人"),
    ("総務部", "税務課", "税務の手続と申告", "２人"),
    ("民生部", "住民課", "戸籍、住民登録、窓口", "３人"),
    ("民生部", "健康福祉課", "福祉、介護、保健", "３人"),
    ("民生部", "こども課", "子育て支援、保育", "２人"),
    ("産業建設部", "産業課", "農業、商工業、観光", "２人"),
    ("産業建設部", "建設課", "道路、河川、上下水道", "１人"),
)

GLOSSARY = (
    ("AI-OCR", "手書きの文字を人工知能によって読み取り、文字データに変える技術"),
    ("BPR", "仕事の目的に立ち返り、手順や分担を根本から組み立て直すこと"),
    ("オープンデータ", "だれでも加工や再配布ができる形で公開されたデータ"),
    ("クラウド", "通信網を通じて、必要なときに必要な量だけ利用する計算機の資源"),
    ("デジタルデバイド", "デジタル技術を使える人と使えない人との間に生じる格差"),
    ("テレワーク", "通信技術を使い、場所や時間に縛られずに働くこと"),
)


class Report:
    """The report's column of text: headings, paragraphs, tables and the footnotes at each page's foot."""

    def __init__(self, paper: Paper, gold: Gold, contents: list[tuple[int, str, str]]) -> None:
        """Begin; `contents` are the contents entries (level, heading, printed page) known from the pass before."""
        self.paper, self.gold, self.contents = paper, gold, contents
        self.found: list[tuple[int, str, str]] = []
        self.y = TOP
        self.head = ""
        self.foot: list[int] = []
        self.here: Row = {}

    @property
    def floor(self) -> float:
        """The height at which this page's text must end, above its footnotes."""
        return BOTTOM - sum(self._note_height(n) for n in self.foot) - (14 if self.foot else 0)

    def _note_height(self, number: int) -> float:
        lines = self.paper.wrap(f"※{number} {NOTES[number][1]}", fonts.MINCHO, 8.5, RIGHT - LEFT, 0, 20)
        return len(lines) * 12.0

    def close_page(self, head: str | None = None) -> None:
        """Set the running head, footnotes and page number of the page that ends."""
        paper = self.paper
        if self.foot:
            y = self.floor + 8
            paper.line(LEFT, y - 5, LEFT + 150, y - 5, weight=0.4)
            for number in self.foot:
                y = paper.block(LEFT, y, RIGHT - LEFT, f"※{number} {NOTES[number][1]}", fonts.MINCHO, 8.5, 12, hang=20)
        paper.text(RIGHT, 44, head or self.head, fonts.GOTHIC, 8.5, align="right", ink="#444444")
        paper.line(LEFT, 57, RIGHT, 57, "#777777", 0.5)
        paper.text((LEFT + RIGHT) / 2, 794, f"- {paper.page - 2} -", fonts.MINCHO, 9.5, align="center")
        self.gold.page(paper.page, str(paper.page - 2), "body")
        self.foot = []

    def turn(self) -> None:
        """Go on to the next page."""
        self.close_page()
        self.paper.turn()
        self.y = TOP

    def need(self, height: float) -> None:
        """Turn the page unless this much room is left."""
        if self.y + height > self.floor:
            self.turn()

    def heading(self, level: int, numbering: str | None, title: str, *, origin: str = "own", keep: float = 40) -> Row:
        """Set a heading of a level (1 chapter, 2 節, 3 measure, 4 field) and open its section."""
        look = {
            1: (16.0, fonts.GOTHIC, 0.0, 14.0),
            2: (13.0, fonts.GOTHIC, 0.0, 9.0),
            3: (11.5, fonts.GOTHIC, 0.0, 6.0),
            4: (10.5, fonts.GOTHIC, 10.5, 3.0),
        }
        size, face, indent, after = look[level]
        printed = f"{numbering}　{title}" if numbering else title
        if level == 1:
            if self.y > TOP:
                self.turn()
        else:
            if self.y > TOP:
                self.y += {2: 14, 3: 10, 4: 3}[level]
            self.need(size + after + keep)
        first = self.y == TOP
        if level == 1:
            self.head = printed
        self.here = self.gold.section(level, numbering, title, self.paper.page, opens_page=first, origin=origin)
        if level == 1:
            self.paper.box(LEFT, self.y - 2, LEFT + 6, self.y + size + 4, fill="#1f4e79", line=None)
            self.paper.text(LEFT + 14, self.y, printed, face, size, bold="stroke")
            self.paper.line(LEFT, self.y + size + 6, RIGHT, self.y + size + 6, "#1f4e79", 1.2)
            self.y += 8
        elif level == 3:
            self.paper.box(LEFT, self.y - 4, RIGHT, self.y + size + 5, fill="#e3ecf5", line=None)
            self.paper.text(LEFT + 5, self.y, printed, face, size)
            self.y += 4
        else:
            self.paper.text(LEFT + indent, self.y, printed, face, size, bold="stroke" if level == 2 else None)
        self.y += size + after
        if level < 4 and numbering != "資料":
            self.found.append((level, printed, str(self.paper.page - 2)))
        return self.here

    def say(self, text: str, *, indent: float = 0, notes: bool = True) -> int:
        """Set a paragraph or a bullet as the section's own text; return the page on which it begins."""
        bullet = text.startswith("・")
        first, rest = (0.0, SIZE) if bullet else (SIZE, 0.0)
        x = LEFT + indent + (SIZE if bullet else 0)
        lines = self.paper.wrap(text, fonts.MINCHO, SIZE, RIGHT - x, first, rest)
        marks = [n for n in NOTES if f"(※{n})" in text]
        self.need(min(len(lines), 2) * LEADING + sum(self._note_height(n) for n in marks))
        self.foot += marks
        page = self.paper.page
        for number, line in enumerate(lines):
            self.need(LEADING)
            self.paper.text(x + (rest if number else first), self.y, line, fonts.MINCHO, SIZE)
            self.y += LEADING
        self.gold.say(self.here, text)
        for n in marks:
            term, body = NOTES[n]
            row = {"section_id": self.here["section_id"], "marker": f"※{n}", "term": term}
            self.gold.rows["notes"].append(row | {"text": body, "page": page, "kind": "footnote"})
        return page

    def table(self, caption: str | None, widths: list[float], cells: list[Cell]) -> str:
        """Set a ruled table under its caption."""
        tall = sum(grid.heights(self.paper, widths, cells, 18, 4))
        self.need(tall + 28)
        self.y += 6
        if caption:
            self.paper.text((LEFT + RIGHT) / 2, self.y, caption, fonts.GOTHIC, 9.5, align="center")
            self.y += 15
        placed = grid.draw(self.paper, (LEFT + RIGHT - sum(widths)) / 2, self.y, widths, cells)
        self.y = placed.bottom + 8
        return self.gold.table(self.paper.page, caption, placed.cells, header=1)

    def measure(self, numbering: str, plan: Measure) -> None:
        """Set a measure with its five fields."""
        gold = self.gold
        section = self.heading(3, numbering, plan.title, keep=90)
        measure = gold.measure(section, plan.measure_id)

        part = self.heading(4, "（１）", "方針")
        page = self.say(plan.policy, indent=21)
        gold.field(part, measure, "policy", "方針", plan.policy, page)

        part = self.heading(4, "（２）", "現状と課題")
        page = self.say(plan.state, indent=21)
        gold.field(part, measure, "current_state", "現状と課題", plan.state, page)
        page = self.say(plan.issues, indent=21)
        gold.field(part, measure, "issues", "現状と課題", plan.issues, page)

        part = self.heading(4, "（３）", "取組内容")
        pages = [self.say(line, indent=21) for line in plan.actions.split("\n")]
        gold.field(part, measure, "actions", "取組内容", plan.actions, pages[0])
        for title in plan.systems:
            row = {"section_id": part["section_id"], "title": title, "deadline": "令和７年度末まで"}
            gold.rows["systems"].append(row | {"page": pages[-1], "deadline_kind": "migration"})
        if plan.procedures:
            self.procedures(part)

        part = self.heading(4, "（４）", "目標時期")
        page = self.say(plan.target, indent=21)
        gold.field(part, measure, "target", "目標時期", plan.target, page)
        for text, kind, when, phase, commits in plan.targets:
            gold.target(part, measure, "target", text, kind, when, page, phase=phase, commits=commits)

        part = self.heading(4, "（５）", "担当課", keep=18)
        page = self.say(plan.divisions, indent=21)
        gold.field(part, measure, "departments", "担当課", plan.divisions, page)
        for division, units, printed in plan.departments:
            gold.department(part, measure, division, page, units=units, text=printed)

    def procedures(self, part: Row) -> None:
        """Set 表２, the procedures of the national list of 31 with which the town begins."""
        cells = [Cell(0, c, t, fill="#d9e2ec", align="center") for c, t in enumerate(("番号", "分野", "手続の名称"))]
        begin = 1
        for kind in dict.fromkeys(kind for kind, _ in PROCEDURES):
            count = sum(kind == other for other, _ in PROCEDURES)
            cells.append(Cell(begin, 1, kind, row_span=count, align="center"))
            begin += count
        for number, (kind, title) in enumerate(PROCEDURES, 1):
            cells.append(Cell(number, 0, str(number), align="center"))
            cells.append(Cell(number, 2, title))
            row = {"section_id": part["section_id"], "number": number, "title": title, "category": kind}
            row |= {"scope": "municipality", "list_label": "表２", "list_id": "procedures-31", "origin": "own"}
            self.gold.rows["procedures"].append(row)
        self.table("表２　先行してオンライン化する手続（国の31手続から）", [36, 90, 310], sorted_cells(cells))
        for row in self.gold.rows["procedures"]:
            row["page"] = self.paper.page


def sorted_cells(cells: list[Cell]) -> list[Cell]:
    """Return cells in reading order."""
    return sorted(cells, key=lambda cell: (cell.row, cell.col))


def cover(paper: Paper, gold: Gold) -> None:
    """Set the cover."""
    middle = paper.width / 2
    paper.box(0, 210, paper.width, 218, fill="#1f4e79", line=None)
    paper.box(0, 330, paper.width, 333, fill="#1f4e79", line=None)
    paper.text(middle, 252, TITLE, fonts.GOTHIC, 30, align="center", bold="stroke")
    paper.text(middle, 300, "計画期間　令和４年度～令和７年度", fonts.GOTHIC, 13, align="center")
    paper.text(middle, 640, "令和３年12月", fonts.MINCHO, 16, align="center")
    paper.text(middle, 676, "葦原県霧ヶ原町", fonts.MINCHO, 18, align="center", spread=2)
    gold.page(paper.page, None, "cover")


def contents(paper: Paper, gold: Gold, entries: list[tuple[int, str, str]]) -> None:
    """Set the contents page: a letter-spaced heading and dotted leaders."""
    paper.text(paper.width / 2, 84, "目　　次", fonts.GOTHIC, 18, align="center")
    y = 128.0
    for level, title, page in entries:
        size = 11.5 if level == 1 else 10.5
        y += 7 if level == 1 else 0
        x = LEFT + (level - 1) * 18
        face = fonts.GOTHIC if level == 1 else fonts.MINCHO
        end = paper.text(x, y, title, face, size)
        dots = int((RIGHT - 24 - end) // (size / 2))
        paper.text(RIGHT - 22, y, "." * dots, fonts.MINCHO, size, align="right")
        paper.text(RIGHT, y, page, fonts.MINCHO, size, align="right")
        y += 17.4
    gold.page(paper.page, None, "toc")


def body(report: Report) -> None:
    """Set the chapters."""
    gold, say = report.gold, report.say
    report.heading(1, "第１章", "計画の策定にあたって")
    report.heading(2, "第１節", "策定の趣旨")
    say(
        "本町では、人口の減少と高齢化が進む中で、これまでと同じ人数、同じ手順で行政サービスを支え続けることが難しくなっている。"
    )
    say(
        "一方で、感染症の広がりをきっかけに、役場へ出向かずに済む手続や、離れていても参加できる場への期待が高まった。"
        "こうした変化を受け止め、町民の暮らしと職員の働き方をデジタルの力で改めるDX(※1)の道筋を示すため、本計画を策定する。"
    )
    report.heading(2, "第２節", "計画の位置づけ")
    say(
        "本計画は、第５次霧ヶ原町総合計画(※2)に掲げる「つながりを力に変える町」を、情報政策の面から具体化する部門別計画である。"
        "あわせて、国の自治体DX推進計画が示す事項のうち、本町が取り組むものを整理する。"
    )
    report.heading(2, "第３節", "計画の期間")
    say(
        "本計画の期間は、令和４年度から令和７年度までの４年間とする。"
        "ただし、国の施策や社会の状況に大きな変化があったときは、期間の途中でも見直しを行う。"
    )

    report.heading(1, "第２章", "国の動向と本町の現状")
    report.heading(2, "第１節", "国の動向", origin="national")
    say(
        "国は令和２年12月に自治体DX推進計画を公表し、全国の自治体が重点的に取り組む事項を示した。"
        "ここでは、本町の取組と関わりの深いものを紹介する。"
    )
    for number, (title, measure_id, text, dates) in zip("１２３４", NATIONAL, strict=True):
        section = report.heading(3, number, title, origin="national")
        measure = gold.measure(section, measure_id)
        page = say(text)
        for expression, kind, when in dates:
            gold.target(section, measure, "other", expression, kind, when, page, origin="national")
    report.heading(2, "第２節", "本町の現状")
    report.heading(3, "１", "人口と世帯")
    say(
        "本町の人口は令和３年10月１日現在で11,482人、65歳以上の割合は38.6％である。世帯数は4,590世帯で、一人暮らしの高齢者の世帯が増えている。"
    )
    report.heading(3, "２", "町民の声")
    say(
        "令和３年７月に行ったアンケート（回答847人）では、デジタル化を望む場面として、"
        "「役場での手続」が61％、「災害のときの情報」が48％、「買い物や移動」が29％と続いた。"
    )

    report.heading(1, "第３章", "推進体制")
    organization(report)

    report.heading(1, "第４章", "具体的な取組")
    report.heading(2, "第１節", "重点的に取り組む事項")
    for number, plan in zip("１２３４５６", PRIORITY, strict=True):
        report.measure(number, plan)
    report.heading(2, "第２節", "あわせて取り組む事項", keep=120)
    for number, plan in zip("１２", TOGETHER, strict=True):
        report.measure(number, plan)
    report.heading(2, "第３節", "その他の事項", keep=120)
    for number, plan in zip("１２", OTHER, strict=True):
        report.measure(number, plan)

    report.heading(1, "第５章", "計画の進行管理")
    say("霧ヶ原町DX推進本部は、毎年度末に取組の進み具合を確かめ、その結果を町のホームページで公表する。")
    say("目標に届かない取組については、原因を調べた上で、次の年度の進め方を改める。")

    words = report.heading(1, None, "用語集")
    cells = [Cell(0, c, t, fill="#d9e2ec", align="center") for c, t in enumerate(("用語", "説明"))]
    for row, (term, meaning) in enumerate(GLOSSARY, 1):
        cells += [Cell(row, 0, term), Cell(row, 1, meaning)]
    report.table(None, [110, 330], cells)
    for term, meaning in GLOSSARY:
        row = {"section_id": words["section_id"], "marker": None, "term": term, "text": meaning}
        report.gold.rows["notes"].append(row | {"page": report.paper.page, "kind": "glossary"})


def organization(report: Report) -> None:
    """Set chapter 3: who leads, and the table of departments."""
    gold, say = report.gold, report.say
    section = report.heading(2, "第１節", "体制")
    chapter = gold.rows["sections"][-2]
    gold.measure(chapter, "organization", "optional")
    roles = (
        (
            "町長",
            "role",
            None,
            "本部長として取組全体の方向を決める。",
            "・町長は、本部長として取組全体の方向を決める。",
        ),
        (
            "CIO",
            "role",
            "副町長",
            "庁内の調整と進行の管理に責任を持つ。",
            "・副町長は、CIO(※3)として庁内の調整と進行の管理に責任を持つ。",
        ),
        (
            "CIO補佐官",
            "role",
            "外部の専門人材",
            "技術の面からCIOを助ける。",
            "・CIO補佐官は、外部の専門人材を充て、技術の面からCIOを助ける。",
        ),
        (
            "霧ヶ原町DX推進本部",
            "body",
            None,
            "部長級の職員で構成し、取組の採否と優先順位を決定する。",
            "・霧ヶ原町DX推進本部は、部長級の職員で構成し、取組の採否と優先順位を決定する。",
        ),
        (
            "DX推進員会議",
            "body",
            None,
            "各課の推進員が集まり、課題の持ち寄りと解決策の検討を行う。",
            "・DX推進員会議は、各課の推進員が集まり、課題の持ち寄りと解決策の検討を行う。",
        ),
    )
    say("次の体制により、部局の垣根を越えて取組を進める。各課の役割と推進員の人数は、表１のとおりとする。")
    for name, kind, holder, duties, sentence in roles:
        page = say(sentence)
        row = {"section_id": section["section_id"], "name": name, "kind": kind, "holder": holder}
        gold.rows["organization"].append(row | {"duties": duties, "page": page})
    head = ("部", "課", "主な役割", "推進員")
    cells = [Cell(0, c, t, fill="#d9e2ec", align="center") for c, t in enumerate(head)]
    begin = 1
    for bureau in dict.fromkeys(row[0] for row in DEPARTMENTS):
        count = sum(row[0] == bureau for row in DEPARTMENTS)
        cells.append(Cell(begin, 0, bureau, row_span=count, align="center"))
        begin += count
    for number, (_, division, duty, people) in enumerate(DEPARTMENTS, 1):
        cells += [Cell(number, 1, division), Cell(number, 2, duty), Cell(number, 3, people, align="center")]
    report.table("表１　各課の役割と推進員の人数", [80, 80, 210, 55], sorted_cells(cells))
    section = report.heading(2, "第２節", "人材の育成")
    gold.measure(section, "human-resources")
    say(
        "全職員を対象とした基礎の研修と、推進員を対象とした実践の研修を分けて行う。"
        "あわせて、県が開く共同の研修に職員を派遣し、近隣の町の職員と学び合う機会をつくる。"
    )


def build(path: Path) -> dict[str, list[Row]]:
    """Typeset the plan into a file and return its gold; the first pass only finds the contents' page numbers."""
    entries: list[tuple[int, str, str]] = []

    def once() -> dict[str, list[Row]]:
        nonlocal entries
        paper = Paper(path, PORTRAIT, TITLE, "葦原県霧ヶ原町")
        gold = Gold(
            title=TITLE,
            issuer="霧ヶ原町",
            municipality_code="993018",
            municipality="霧ヶ原町",
            prefecture="葦原県",
            fictional=True,
            document_type="municipal_plan",
            edition=None,
            issued_on="2021-12-01",
            plan_start="2022-04-01",
            plan_end="2026-03-31",
        )
        cover(paper, gold)
        paper.turn()
        contents(paper, gold, entries)
        paper.turn()
        report = Report(paper, gold, entries)
        body(report)
        report.close_page()
        entries = report.found
        paper.save()
        return gold.finish(paper.page)

    once()
    return once()
