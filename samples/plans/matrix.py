"""Typesets 月ヶ丘町's plan of 2024: no cover, a matrix over pages and a Gantt page with drawn arrows."""

from __future__ import annotations

from pathlib import Path

from samples import fonts, grid
from samples.gold import Gold, Row
from samples.grid import Cell
from samples.paper import LANDSCAPE, Paper
from samples.plans.matrix_content import BREAKS, GANTT, MATRIX, NATIONAL_PROCEDURES, OWN_PROCEDURES, Entry, Shape

NAME = "tsukigaoka_matrix"
TITLE = "月ヶ丘町ＤＸ推進計画　実施計画"
LEFT, RIGHT = 36.0, 806.0
HEAD, SIDE = "#d5d0e6", "#f0eef6"
FACE = fonts.GOTHIC

WIDTHS = [58.0, 26.0, 118.0, 226.0, 88.0, 74.0, 90.0, 45.0, 45.0]
HEADS = ("区分", "No.", "取組事項", "取組内容", "担当課", "目標年度")


def half(index: int) -> tuple[str, str]:
    """Return the first and last day of a half-year counted from April 2025."""
    year, second = 2025 + index // 2, index % 2
    return (f"{year}-10-01", f"{year + 1}-03-31") if second else (f"{year}-04-01", f"{year}-09-30")


class Sheets:
    """The wide pages so far."""

    def __init__(self, paper: Paper, gold: Gold) -> None:
        """Begin with an open first page."""
        self.paper, self.gold = paper, gold
        self.furniture()

    def furniture(self) -> None:
        """Set the page number and the running foot, and note the page."""
        paper, total = self.paper, 5
        paper.text(RIGHT, 566, f"{paper.page}／{total}", FACE, 9, align="right")
        paper.text(LEFT, 566, "月ヶ丘町ＤＸ推進計画　実施計画", FACE, 8, ink="#555555")
        self.gold.page(paper.page, str(paper.page), "body")

    def turn(self) -> None:
        """Begin a page."""
        self.paper.turn()
        self.furniture()

    def heading(self, top: float, numbering: str, title: str, *, first: bool = False) -> Row:
        """Set a numbered heading."""
        self.paper.text(LEFT, top, f"{numbering}　{title}", FACE, 13, bold="twice")
        return self.gold.section(1, numbering, title, self.paper.page, opens_page=first)


def front(sheets: Sheets) -> None:
    """Set page 1: title block, purpose, period and structure."""
    paper, gold = sheets.paper, sheets.gold
    width = RIGHT - LEFT
    paper.box(LEFT, 34, RIGHT, 84, fill=SIDE, line="#6a5a9a", weight=1.2)
    paper.text(paper.width / 2, 46, "月ヶ丘町ＤＸ推進計画　実施計画", FACE, 22, align="center", bold="twice")
    paper.text(RIGHT, 92, "令和６年12月26日　葦原県月ヶ丘町", FACE, 11, align="right")
    paper.text(RIGHT, 108, "（企画課デジタル推進係）", FACE, 9.5, align="right")
    y = 124.0
    parts = (
        (
            "１",
            "計画の趣旨",
            "本町は令和４年３月に「月ヶ丘町ＤＸ推進計画」を定め、役場の手続と仕事の見直しを進めてきた。"
            "その後の国の計画の改定と、町民との対話で寄せられた意見を踏まえ、これからの３年間に行うことを一覧の形で示す。",
        ),
        (
            "２",
            "計画の期間",
            "令和７年４月から令和10年３月までの３年間とする。取組の進み具合は毎年７月に点検し、一覧を更新する。",
        ),
    )
    for numbering, title, text in parts:
        section = sheets.heading(y, numbering, title)
        y = paper.block(LEFT + 14, y + 24, width - 28, text, fonts.MINCHO, 11, 18, first=11) + 14
        gold.say(section, text)
    section = sheets.heading(y, "３", "推進体制")
    gold.measure(section, "organization", "optional")
    text = "次の体制で進める。町民から公募した「デジタル町民会議」の意見を、年２回の本部会議に報告する。"
    y = paper.block(LEFT + 14, y + 24, width - 28, text, fonts.MINCHO, 11, 18, first=11)
    gold.say(section, text)
    roles = (
        ("本部長", "町長", "方針の決定", "role"),
        ("副本部長（CIO）", "副町長", "課をまたぐ調整、予算の配分", "role"),
        ("CIO補佐官", "県からの派遣職員", "技術に関する助言", "role"),
        ("ＤＸ推進本部", "課長級の職員", "取組の採否、進み具合の点検", "body"),
        ("デジタル町民会議", "公募の町民12人", "使う側からの意見", "body"),
    )
    cells = [Cell(0, c, t, fill=HEAD, align="center") for c, t in enumerate(("名称", "充てる者", "役割"))]
    for row, (name, holder, duties, kind) in enumerate(roles, 1):
        cells += [Cell(row, 0, name, size=10), Cell(row, 1, holder, size=10), Cell(row, 2, duties, size=10)]
        entry = {"section_id": section["section_id"], "name": name, "kind": kind, "holder": holder}
        gold.rows["organization"].append(entry | {"duties": duties, "page": paper.page})
    placed = grid.draw(paper, LEFT + 60, y + 6, [170, 170, 310], cells, least=24, pad=6)
    gold.table(paper.page, None, placed.cells, header=1)


def head_cells() -> list[Cell]:
    """Return the two header rows of the matrix."""
    cells = [Cell(0, c, t, row_span=2, fill=HEAD, align="center") for c, t in enumerate(HEADS)]
    cells.append(Cell(0, 6, "ＫＰＩ", col_span=3, fill=HEAD, align="center"))
    return cells + [
        Cell(1, 6 + c, t, fill=HEAD, align="center", size=8.5)
        for c, t in enumerate(("指標", "現状値\n(R5)", "目標値\n(R9)"))
    ]


def matrix(sheets: Sheets) -> None:
    """Set the matrix; its head is repeated on every page."""
    gold, paper = sheets.gold, sheets.paper
    sheets.turn()
    section = sheets.heading(36, "４", "取組一覧", first=True)
    top, before = 60.0, None
    pages: list[list[tuple[str, list[Entry]]]] = [[]]
    for kind, entries in MATRIX:
        pages[-1].append((kind, []))
        for entry in entries:
            if entry.number in BREAKS:
                pages.append([(kind, [])])
            pages[-1][-1][1].append(entry)
    for number, groups in enumerate(pages):
        if number:
            sheets.turn()
            top = 36.0
        cells = head_cells()
        row = 2
        for kind, entries in groups:
            count = sum(len(entry.rows) for entry in entries)
            cells.append(Cell(row, 0, kind, row_span=count, fill=SIDE, align="center"))
            for entry in entries:
                cells += entry_cells(row, entry)
                row += len(entry.rows)
        cells.sort(key=lambda cell: (cell.row, cell.col))
        placed = grid.draw(paper, LEFT, top, WIDTHS, cells, least=34, pad=4, weight=0.5)
        before = gold.table(paper.page, None, placed.cells, header=2, continued_from=before)
        for _, entries in groups:
            for entry in entries:
                record(gold, section, entry, paper.page)
        if number == len(pages) - 1:
            note = "※「現状値」は令和５年度、「目標値」は令和９年度の値である。「―」は年度を定めないことを示す。"
            paper.text(LEFT, placed.bottom + 6, note, FACE, 8.5)
            found = {"section_id": section["section_id"], "marker": "※", "term": None, "text": note[1:]}
            gold.rows["notes"].append(found | {"page": paper.page, "kind": "asterisk"})


def entry_cells(row: int, entry: Entry) -> list[Cell]:
    """Return the cells of a measure that begins at a row."""
    span = len(entry.rows)
    cells = [Cell(row, 1, str(entry.number), row_span=span, align="center"), Cell(row, 2, entry.title, row_span=span)]
    for n, (action, divisions, goal) in enumerate(entry.rows):
        cells.append(Cell(row + n, 3, action))
        cells.append(Cell(row + n, 4, divisions.replace("\n", "、")))
        cells.append(Cell(row + n, 5, goal[0], align="center"))
    name, now, then = (entry.kpi[0], entry.kpi[2], entry.kpi[4]) if entry.kpi else ("―", "―", "―")
    cells.append(Cell(row, 6, name, row_span=span, size=8.5))
    cells.append(Cell(row, 7, now, row_span=span, size=8.5, align="center"))
    cells.append(Cell(row, 8, then, row_span=span, size=8.5, align="center"))
    return cells


def record(gold: Gold, section: Row, entry: Entry, page: int) -> None:
    """Write down what a reader finds in a measure's rows."""
    measure = gold.measure(section, entry.measure_id)
    measure.update(numbering=str(entry.number), title=entry.title, page_start=page, page_end=page, in_table=True)
    divisions = [d for _, names, _ in entry.rows for d in names.split("\n")]
    gold.field(section, measure, "actions", "取組内容", "\n".join(action for action, _, _ in entry.rows), page)
    printed = "\n".join(names.replace("\n", "、") for _, names, _ in entry.rows)
    gold.field(section, measure, "departments", "担当課", printed, page)
    gold.field(section, measure, "target", "目標年度", "\n".join(goal[0] for _, _, goal in entry.rows), page)
    for division in dict.fromkeys(divisions):
        gold.department(section, measure, division, page)
    for _, _, (text, kind, when, phase, commits) in entry.rows:
        if kind:
            gold.target(section, measure, "target", text, kind, when, page, phase=phase, commits=commits)
    if entry.kpi:
        name, unit, now, before, then, after = entry.kpi
        gold.kpi(
            section,
            measure,
            name,
            page,
            unit=unit,
            baseline=(now, before, "R5"),
            target=(then, after, "R9"),
            direction="up",
            text=f"{name} {now} {then}",
        )


def gantt(sheets: Sheets) -> None:
    """Set the page of drawn arrows, bars and chevrons over half-year columns."""
    sheets.turn()
    gold, paper = sheets.gold, sheets.paper
    sheets.heading(36, "５", "工程表", first=True)
    widths = [150.0, 98.0] + [87.0] * 6
    cells = [Cell(0, 0, "取組事項", row_span=2, fill=HEAD, align="center")]
    cells.append(Cell(0, 1, "実施項目", row_span=2, fill=HEAD, align="center"))
    for n in range(3):
        cells.append(Cell(0, 2 + 2 * n, f"令和{'７８９'[n]}年度", col_span=2, fill=HEAD, align="center"))
    cells += [Cell(1, 2 + n, ("上期", "下期")[n % 2], fill=HEAD, align="center", size=8.5) for n in range(6)]
    row = 2
    for title, _, items in GANTT:
        cells.append(Cell(row, 0, title, row_span=len(items), fill=SIDE))
        for item, _ in items:
            cells.append(Cell(row, 1, item))
            cells += [Cell(row, 2 + n) for n in range(6)]
            row += 1
    cells.sort(key=lambda cell: (cell.row, cell.col))
    placed = grid.draw(paper, LEFT, 62, widths, cells, rows=[22.0, 18.0] + [38.0] * (row - 2), weight=0.5)
    table = gold.table(paper.page, None, placed.cells, header=2)
    row = 2
    for title, measure_id, items in GANTT:
        for item, shapes in items:
            for shape in shapes:
                draw_shape(paper, placed, row, shape)
                form, first, last, text, _, phase = shape
                entry: Row = {"table_id": table, "measure_id": measure_id, "item": title, "sub_item": item}
                entry |= {"fiscal_year_start": 2025 + first // 2, "fiscal_year_end": 2025 + last // 2}
                entry |= {"start": half(first)[0], "end": half(last)[1]}
                entry |= {"kind": {"bar": "bar", "mark": "mark"}.get(form, "arrow"), "phase": phase}
                gold.rows["schedules"].append(entry | {"text": text or None, "page": paper.page, "origin": "own"})
            row += 1


def draw_shape(paper: Paper, placed: grid.Placed, row: int, shape: Shape) -> None:
    """Draw one sign of the Gantt page over its cells."""
    form, first, last, text, place, _ = shape
    x0, x1 = placed.xs[2 + first] + 3, placed.xs[3 + last] - 3
    top, bottom = placed.ys[row], placed.ys[row + 1]
    middle = (top + bottom) / 2
    if form == "arrow":
        paper.block_arrow(x0, top + 5, x1, bottom - 5, "#b7aede", "#6a5a9a", head=14)
    elif form == "chevron":
        paper.chevron(x0, top + 8, x1, bottom - 8, "#cfe3c8", "#5c8a4e", point=10)
    elif form == "bar" and place == "beside":
        paper.box(x0, top + 20, x1, bottom - 8, fill="#f2c48d", line="#b97a2b")
        paper.text(x0, top + 7, text, FACE, 9)
    elif form == "bar":
        paper.box(x0, middle - 6, x1, middle + 6, fill="#f2c48d", line="#b97a2b")
    elif form == "mark":
        x = x0 + 16
        paper.polygon([(x, middle - 6), (x + 6, middle + 5), (x - 6, middle + 5)], "#c0392b")
        paper.text(x + 14, middle - 4.5, text, FACE, 9)
    else:
        paper.thin_arrow(x0, bottom - 11, x1, bottom - 11, "#333333", 1.6)
        paper.text(x0 + 4, top + 9, text, FACE, 9)
    if place == "inside" and text:
        paper.text((x0 + x1) / 2, middle - 4.5, text, FACE, 9, align="center")


def procedures(sheets: Sheets) -> None:
    """Set the two lists of procedures side by side."""
    sheets.turn()
    gold, paper = sheets.gold, sheets.paper
    section = sheets.heading(36, "６", "オンラインで受け付ける手続", first=True)
    text = "国の31手続のうち本町で件数の多いものと、本町独自の手続を、次のとおり受け付ける。"
    paper.block(LEFT + 14, 62, RIGHT - LEFT, text, fonts.MINCHO, 11, 18, first=11)
    gold.say(section, text)
    lists = (
        (LEFT, [34.0, 86.0, 300.0], "別表１　国の31手続から選んだ手続", NATIONAL_PROCEDURES, "procedures-31"),
        (LEFT + 450, [34.0, 66.0, 220.0], "別表２　本町独自の手続", OWN_PROCEDURES, None),
    )
    for x, widths, caption, rows, list_id in lists:
        cells = [Cell(0, c, t, fill=HEAD, align="center") for c, t in enumerate(("番号", "分野", "手続"))]
        for number, (kind, title) in enumerate(rows, 1):
            cells += [Cell(number, 0, str(number), align="center"), Cell(number, 1, kind), Cell(number, 2, title)]
            row = {"section_id": section["section_id"], "number": number, "title": title, "category": kind}
            row |= {"scope": "municipality", "list_label": caption[:3], "list_id": list_id, "origin": "own"}
            gold.rows["procedures"].append(row | {"page": paper.page})
        paper.text(x, 94, caption, FACE, 10)
        placed = grid.draw(paper, x, 110, widths, cells, least=24, pad=5)
        gold.table(paper.page, caption, placed.cells, header=1)


def build(path: Path) -> dict[str, list[Row]]:
    """Typeset the plan into a file and return its gold."""
    paper = Paper(path, LANDSCAPE, "実施計画.xlsx", "")
    gold = Gold(
        title=TITLE,
        issuer="月ヶ丘町",
        municipality_code="993026",
        municipality="月ヶ丘町",
        prefecture="葦原県",
        fictional=True,
        document_type="municipal_plan",
        edition=None,
        issued_on="2024-12-26",
        plan_start="2025-04-01",
        plan_end="2028-03-31",
    )
    sheets = Sheets(paper, gold)
    front(sheets)
    matrix(sheets)
    gantt(sheets)
    procedures(sheets)
    paper.save()
    return gold.finish(paper.page)
