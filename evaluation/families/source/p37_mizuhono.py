"""瑞穂野広域連合: a matrix on A3, columns of divisions with ◎ and ○, years with □ ■ → (xlsx by LibreOffice Calc)."""

import subprocess
import tempfile
from pathlib import Path

from book import PDFS, Book, C, cell, page_texts

DIVISIONS = ["総務企画課", "業務システム課", "住民サービス課"]
# pillar, rows: number, title, measure, content rows with years, division marks, indicator, now, goal, way, note
PILLARS = [
    ("暮らしを支える", [
        ("1-1", "電子申請の共同利用", "online-procedures",
         [("申請フォームの共通化", ["□", "■", "→", "→"]), ("手数料の電子納付", ["", "□", "■", "→"])],
         ["○", "", "◎"], ("共通フォームの手続数", "手続", "12", 12, "80", 80, "up"), ""),
        ("1-2", "窓口の共同改善", "frontyard-reform",
         [("遠隔相談窓口の設置", ["■", "→", "→", "→"])], ["", "○", "◎"], ("遠隔相談の拠点数", "か所", "1", 1, "7", 7, "up"), "構成町村の支所に置く。"),
        ("1-3", "高齢者等への支援", "digital-divide",
         [("巡回スマホ教室の開催", ["■", "→", "→", "→"]), ("字幕・手話動画の制作", ["", "", "□", "■"])],
         ["", "", "◎"], ("教室の延べ参加者数", "人", "240", 240, "1,800", 1800, "up"), ""),
    ]),
    ("業務を変える", [
        ("2-1", "標準準拠システムの共同運用", "system-standardization",
         [("残る業務の移行", ["■", "→", "", ""]), ("運用経費の比較・点検", ["", "", "■", "→"])],
         ["", "◎", ""], ("移行済みの業務数", "業務", "14", 14, "20", 20, "up"), "全構成町村が対象"),
        ("2-2", "生成AIの共同調達", "ai-rpa",
         [("利用指針の作成と試行", ["□", "", "", ""]), ("全職員による利用", ["", "■", "→", "→"])],
         ["◎", "○", ""], ("利用する職員の割合", "％", "18", 18, "90", 90, "up"), ""),
        ("2-3", "仕事の進め方の見直し", "bpr",
         [("共通業務の棚卸し", ["□", "■", "", ""])], ["◎", "", "○"], ("見直した業務の数", "業務", "3", 3, "40", 40, "up"), ""),
        ("2-4", "在宅勤務の環境づくり", "telework",
         [("共同の接続基盤の整備", ["", "□", "■", "→"])], ["○", "◎", ""], ("在宅勤務を行う職員数", "人", "5", 5, "60", 60, "up"), ""),
    ]),
    ("土台を固める", [
        ("3-1", "情報セキュリティの共同監視", "security",
         [("監視センターの運用", ["■", "→", "→", "→"]), ("合同訓練", ["■", "→", "→", "→"])],
         ["", "◎", ""], ("重大な事故の件数", "件", "1", 1, "0", 0, "down"), "県のクラウドと連携"),
        ("3-2", "データの共同公開", "open-data",
         [("広域の地図データの公開", ["", "□", "■", "→"])], ["◎", "○", ""], ("公開データの数", "件", "6", 6, "50", 50, "up"), ""),
        ("3-3", "デジタル人材の共同育成", "human-resources",
         [("合同研修の実施", ["■", "→", "→", "→"])], ["◎", "", ""], ("研修の修了者数", "人", "0", 0, "150", 150, "up"), ""),
    ]),
]  # fmt: skip
YEARS = ["令和８年度", "令和９年度", "令和10年度", "令和11年度"]
PHASES = {"□": "prepare", "■": "implement", "→": "continue"}


def build():
    """Typeset the plan and write its gold."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.worksheet.pagebreak import Break

    b = Book(
        "mizuhono_matrix", title="瑞穂野広域連合 自治体ＤＸ共同推進プログラム", issuer="瑞穂野広域連合", municipality="瑞穂野広域連合", municipality_code="998010",
        issued_on="2026-03-01", plan_start="2026-04-01", plan_end="2030-03-31",
    )  # fmt: skip
    book = Workbook()
    thin = Side(style="thin", color="555555")
    line = Border(left=thin, right=thin, top=thin, bottom=thin)

    def setup(ws, name):
        ws.title = name
        ws.page_setup.paperSize, ws.page_setup.orientation = 8, "landscape"
        ws.page_margins.left = ws.page_margins.right = 0.5
        ws.page_margins.top, ws.page_margins.bottom = 0.6, 0.6
        ws.sheet_properties.pageSetUpPr.fitToPage = True
        ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
        ws.page_margins.footer = 0.35
        ws.oddFooter.center.text = "&P / &N"

    def write(ws, row, col, text, size=11, bold=False, rows=1, cols=1, fill=None, ruled=True, align="left", vertical=False):
        place = ws.cell(row, col, text or None)
        place.font = Font(name="IPAPGothic", size=size, bold=bold)
        place.alignment = Alignment(horizontal=align, vertical="center" if ruled else "top", wrap_text=True, textRotation=255 if vertical else 0)
        for r in range(row, row + rows):
            for c in range(col, col + cols):
                if ruled:
                    ws.cell(r, c).border = line
                if fill:
                    ws.cell(r, c).fill = PatternFill("solid", fgColor=fill)
        if rows * cols > 1:
            ws.merge_cells(start_row=row, start_column=col, end_row=row + rows - 1, end_column=col + cols - 1)

    # first sheet: words in wide cells
    ws = book.active
    from openpyxl.worksheet.properties import PageSetupProperties

    ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup(ws, "基本事項")
    ws.column_dimensions["A"].width = 6
    ws.column_dimensions["B"].width = 150
    b.fixed = 1
    b.page(1, "1")
    row = 1
    write(ws, row, 1, "瑞穂野広域連合　自治体ＤＸ共同推進プログラム", 22, True, cols=2, ruled=False, align="center")
    ws.row_dimensions[row].height = 40
    write(ws, 2, 1, "令和８年３月", 12, cols=2, ruled=False, align="right")
    ws.row_dimensions[2].height = 26
    row = 3

    def head(num, title):
        nonlocal row
        write(ws, row, 1, f"{num}　{title}", 15, True, cols=2, ruled=False)
        ws.row_dimensions[row].height = 30
        row += 1
        b.section(1, num, title, b.at(title))

    def para(text, height=40):
        nonlocal row
        write(ws, row, 2, text, 13, ruled=False)
        ws.row_dimensions[row].height = height
        row += 1
        b.say(text)

    head("１", "プログラムの趣旨")
    para("瑞穂野広域連合を構成する７町村は、いずれも職員が100人に満たず、一つの町村だけでＤＸを担う人材と費用を賄うことが難しい。そこで、共同で取り組む方が効果の高い事項を選び、役割と時期を定める。")
    head("２", "対象とする期間")
    para("令和８年度から令和11年度までの４年間とする。", 24)
    head("３", "推進の仕組み")
    b.meas("organization", "optional")
    para("構成町村の副町村長による「ＤＸ共同推進会議」を年３回開き、連合長が議長を務める。会議の庶務は総務企画課が行う。", 40)
    b.org("ＤＸ共同推進会議", "body", "構成町村の副町村長", None)
    b.org("議長", "role", "連合長", None)
    head("４", "表の見方")
    para("「所管」の欄は、◎が主管する課、○が協力する課を示す。「年次」の欄は、□が準備、■が実施、→が継続を示す。", 24)

    # second sheet: the matrix
    ws = book.create_sheet()
    ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup(ws, "取組一覧")
    for col, wide in zip("ABCDEFGHIJKLMNO", (6, 7, 26, 30, 9, 9, 9, 9, 9, 9, 9, 26, 9, 9, 22), strict=True):
        ws.column_dimensions[col].width = wide
    write(ws, 1, 1, "５　取組の一覧", 15, True, cols=15, ruled=False)
    ws.row_dimensions[1].height = 30
    first = [C("柱", rs=2), C("番号", rs=2), C("取組事項", rs=2), C("主な内容", rs=2), C("所管", cs=3), None, None, C("年次", cs=4), None, None, None,
             C("成果をはかる指標", cs=3), None, None, C("備考", rs=2)]  # fmt: skip
    second = [None] * 4 + [*DIVISIONS, *YEARS, "指標", "現状（R6）", "目標（R11）", None]
    head_rows = [first, second]
    for r, cells_ in enumerate(head_rows, 2):
        ws.row_dimensions[r].height = 30
        for c, entry in enumerate(cells_, 1):
            if entry is not None:
                x = cell(entry)
                write(ws, r, c, x.text, 10, True, rows=x.rs, cols=x.cs, fill="FCE4D6", align="center")
    ws.print_title_rows = "1:3"
    at = 4
    b.fixed = 2
    home = b.section(1, "５", "取組の一覧", b.at("取組の一覧"), brk=True)
    home.pop("text")
    for p, (pillar, entries) in enumerate(PILLARS):
        page = 2 + p
        b.fixed = page
        b.page(page, str(page))
        here = b.at(pillar)
        grid = [list(first), list(second)]
        total = sum(len(e[3]) for e in entries)
        start = at
        for num, title, mid, contents, marks, gauge, note in entries:
            m = b.meas(mid, section=home, in_table=(num, title, here))
            b.field(m, "actions", "主な内容", "\n".join(x[0] for x in contents), section=home)
            name, unit, bv, bn, tv, tn, way = gauge
            b.kpi(m, name, None, (bv, bn, "R6"), (tv, tn, "R11"), way, section=home)
            del unit
            if note:
                b.field(m, "other", "備考", note, section=home)
            for mark, division in zip(marks, DIVISIONS, strict=True):
                if mark:
                    b.dept(m, division, role="lead" if mark == "◎" else "support", section=home)
                    b.rows["departments"][-1].pop("text")
            k = len(contents)
            for i, (content, years) in enumerate(contents):
                tall = [C(pillar, rs=total, vert=True) if at == start else None]
                tall += [C(num, rs=k), C(title, rs=k)] if i == 0 else [None, None]
                tall += [content, *([C(x, rs=k) for x in marks] if i == 0 else [None] * 3), *(C(x, gold="" if x == "→" else None) for x in years)]
                tall += [C(name, rs=k), C(bv, rs=k), C(tv, rs=k), C(note, rs=k)] if i == 0 else [None] * 4
                grid.append(tall)
                ws.row_dimensions[at].height = 64
                for c, entry in enumerate(tall, 1):
                    if entry is not None:
                        x = cell(entry)
                        write(ws, at, c, x.text, 11, rows=x.rs, cols=x.cs, align="center" if c in (1, 2, *range(5, 12), 13, 14) else "left", vertical=c == 1)
                y = 0
                while y < 4:
                    e = y
                    while years[y] == "→" and e + 1 < 4 and years[e + 1] == "→":
                        e += 1
                    kind, text = ("arrow", None) if years[y] == "→" else ("mark", years[y])
                    if years[y]:
                        b.sched(f"t{p + 1:02}", mid, title, content, (2026 + y, 2026 + e), kind, text, PHASES[years[y]])
                    y = e + 1
                at += 1
        b.grid(grid, header=2, continued=f"t{p:02}" if p else None)
        ws.row_breaks.append(Break(id=at - 1))
    for row in b.rows["tables"]:
        row.pop("caption")

    pdf = PDFS / f"{b.name}.pdf"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{b.name}.xlsx"
        book.save(path)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                        "--outdir", str(pdf.parent), str(path)], check=True, capture_output=True, timeout=240)  # fmt: skip
    pages = len(page_texts(pdf))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
