"""Typesets 霧ヶ原町's plan: a nested report of 2021 with chapters, a contents page, running heads and footnotes."""

from __future__ import annotations

from pathlib import Path

from samples import fonts, grid
from samples.gold import Gold, Row
from samples.grid import Cell
from samples.paper import PORTRAIT, Paper
from samples.plans.report_content import (
    DEPARTMENTS,
    GLOSSARY,
    NATIONAL,
    NOTES,
    OTHER,
    PRIORITY,
    PROCEDURES,
    TOGETHER,
    Measure,
)

NAME = "kirigahara_report"
TITLE = "霧ヶ原町DX推進計画"
LEFT, RIGHT, TOP, BOTTOM = 71.0, 524.0, 78.0, 770.0
SIZE, LEADING = 10.5, 17.0


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
