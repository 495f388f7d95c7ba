"""鳩羽市: a form a measure made in a spreadsheet: quarters over three years, filled cells with words, indicators by year (xlsx by Calc)."""

import subprocess
import tempfile
from pathlib import Path

from book import PDFS, Book, C, cell, page_texts

FONT = "IPAGothic"
YEARS = ["令和６年度", "令和７年度", "令和８年度"]
QUARTERS = ["１Ｑ", "２Ｑ", "３Ｑ", "４Ｑ"]
STARTS, ENDS = ["04-01", "07-01", "10-01", "01-01"], ["06-30", "09-30", "12-31", "03-31"]
# number, pillar, title, measure, aim, now, todo, plan rows (item, bars: first quarter, last, words, phase), indicators, who, others, cost, by when, targets
FORMS = [
    ("Ⅰ－１", "市民の手間を減らす", "行かなくてよい市役所の実現", "online-procedures",
     "市民が自宅や職場から、いつでも手続を終えられるようにする。",
     "電子申請ができる手続は88件。利用者の６割が20代から40代である。",
     ["申請の多い上位100手続のうち、未対応の63手続を電子化する。", "ＬＩＮＥからの申請を受け付ける。", "電子申請をした方の手数料を減額する。"],
     [("63手続の電子化", [(0, 1, "対象の選定", "study"), (2, 9, "順次公開", "implement")]),
      ("ＬＩＮＥ申請", [(1, 3, "試行", "trial"), (4, 11, "本格運用", "operate")]),
      ("手数料の減額", [(4, 5, "条例改正", None), (6, 11, "適用", "implement")])],
     [("電子申請の利用率", "％", ("18.3", 18.3), ("25.0", "35.0", "50.0"), 50.0, "up")],
     "情報戦略課", "市民課、財政課", "12,400", "令和８年９月までに公開を終える。", [("令和８年９月まで", "by_date", "2026-09", None, True)]),
    ("Ⅰ－２", "市民の手間を減らす", "書かない窓口システムの導入", "frontyard-reform",
     "窓口で書く負担をなくし、待ち時間を短くする。",
     "住民異動の届出に平均で41分を要し、繁忙期には２時間を超える。",
     ["聞き取った内容から届出書を作る仕組みを導入する。", "予約枠を設け、来庁の時間を分散させる。"],
     [("システムの導入", [(0, 2, "調達", "prepare"), (3, 4, "構築", "prepare"), (5, 11, "運用", "operate")]),
      ("来庁予約", [(2, 3, "試行", "trial"), (4, 11, "実施", "implement")])],
     [("届出に要する時間（平均）", "分", ("41", 41), ("41", "30", "20"), 20, "down"), ("予約を利用した割合", "％", ("－", None), ("10", "20", "40"), 40, "up")],
     "市民課", "情報戦略課、保険年金課、こども課", "38,000", "令和７年７月に運用を始める。", [("令和７年７月", "month", "2025-07", "operate", True)]),
    ("Ⅰ－３", "市民の手間を減らす", "マイナンバーカードの利用拡大", "mynumber-card",
     "カード一枚で受けられるサービスを増やす。",
     "カードの保有率は77.9％。独自の利用は証明書のコンビニ交付のみである。",
     ["図書館の貸出券、避難所の受付にカードを用いる。", "更新の手続を郵便局に委託する。"],
     [("図書館での利用", [(2, 3, "改修", "prepare"), (4, 11, "利用開始", "implement")]),
      ("郵便局への委託", [(0, 5, "協議", None), (6, 11, "委託", "implement")])],
     [("独自に利用できるサービスの数", "件", ("1", 1), ("1", "3", "5"), 5, "up")],
     "市民課", "図書館、危機管理課", "6,150", "令和７年度から順次始める。", [("令和７年度から", "from", 2025, "implement", True)]),
    ("Ⅱ－１", "市役所の働き方を変える", "標準準拠システムへの移行", "system-standardization",
     "制度改正に速やかに対応し、システムの経費を抑える。",
     "対象20業務のうち、令和５年度末で文字の同定作業を終えた。",
     ["20業務を標準準拠システムに一括して移す。", "帳票の出力を一括して外部に委託する。"],
     [("データの移行", [(0, 3, "設計", "prepare"), (4, 6, "リハーサル", "prepare"), (7, 7, "本番", "implement")]),
      ("運用", [(8, 11, "安定運用", "operate")])],
     [("移行した業務の数", "業務", ("0", 0), ("0", "20", "20"), 20, "up")],
     "情報戦略課", "税務課、市民課、福祉課", "265,000", "令和７年度末までに移行する。", [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)]),
    ("Ⅱ－２", "市役所の働き方を変える", "ＡＩによる業務の支援", "ai-rpa",
     "単純な作業に費やす時間を減らし、市民と向き合う時間を増やす。",
     "生成ＡＩは有料の契約を20人分結び、試験的に利用している。",
     ["生成ＡＩの契約を全職員に広げる。", "問合せに自動で答えるチャットボットを公開する。"],
     [("生成ＡＩ", [(0, 3, "試験利用", "trial"), (4, 11, "全職員で利用", "operate")]),
      ("チャットボット", [(3, 5, "学習データの作成", "prepare"), (6, 11, "公開", "implement")])],
     [("ＡＩにより短縮した時間（年間）", "時間", ("640", 640), ("3,000", "8,000", "15,000"), 15000, "up")],
     "情報戦略課", "人事課、広報課", "9,800", "令和７年４月から全職員に広げる。", [("令和７年４月から", "from", "2025-04", "implement", True)]),
    ("Ⅱ－３", "市役所の働き方を変える", "在宅勤務の定着", "telework",
     "育児や介護をする職員が働き続けられる職場をつくる。",
     "専用の端末は30台で、月平均の利用は延べ52回である。",
     ["自宅から庁内の業務ができる端末に更新する。", "上司の承認の手順を簡素にする。"],
     [("端末の更新", [(4, 6, "調達", "prepare"), (7, 11, "配備", "implement")])],
     [("在宅勤務をした職員の割合", "％", ("4.2", 4.2), ("6.0", "15.0", "25.0"), 25.0, "up")],
     "人事課", "情報戦略課", "21,700", "令和７年度中に更新する。", [("令和７年度中", "fiscal_year", 2025, None, True)]),
    ("Ⅲ－１", "地域の力を引き出す", "スマートフォン相談所の開設", "digital-divide",
     "機器の操作に不安を持つ市民が、気軽に相談できる場をつくる。",
     "令和５年度は講座を14回開き、定員の２倍の申込みがあった。",
     ["地区センター８か所に相談所を開く。", "講座を終えた市民を「デジタルサポーター」に任命する。"],
     [("相談所", [(1, 3, "２か所", None), (4, 7, "５か所", None), (8, 11, "８か所", None)]),
      ("サポーターの任命", [(4, 11, "毎月", None)])],
     [("相談所の数", "か所", ("0", 0), ("2", "5", "8"), 8, "up")],
     "協働推進課", "高齢福祉課", "3,300", "令和８年度までに８か所とする。", [("令和８年度まで", "by_end_of_fiscal_year", 2026, None, True)]),
]  # fmt: skip
WIDE = [14, 7, *[9.2] * 12]


def stamp(quarter, days):
    """Return the first or last day of a quarter counted from April 2024."""
    year = 2024 + quarter // 4 + (1 if quarter % 4 == 3 else 0)
    return f"{year}-{days[quarter % 4]}"


def build():
    """Typeset the plan and write its gold."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    b = Book(
        "hatoba_kohyo", title="鳩羽市ＤＸ推進実行計画　取組個票", issuer="鳩羽市", municipality="鳩羽市", municipality_code="992828",
        issued_on="2024-06-01", plan_start="2024-04-01", plan_end="2027-03-31",
    )  # fmt: skip
    book = Workbook()
    thin = Side(style="thin", color="404040")
    edge = Border(left=thin, right=thin, top=thin, bottom=thin)

    def setup(ws, title, across):
        ws.title = title
        ws.page_setup.paperSize, ws.page_setup.orientation = 9, "landscape" if across else "portrait"
        ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 1
        ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        ws.page_margins.left = ws.page_margins.right = 0.5
        ws.page_margins.top, ws.page_margins.bottom, ws.page_margins.footer = 0.5, 0.8, 0.4
        ws.print_options.horizontalCentered = True
        ws.oddFooter.center.text = "&P ページ"
        ws.oddFooter.center.size = 9

    def write(ws, r, c, text, size=10, bold=False, rows=1, cols=1, ruled=True, fill=None, align="left", vertical="center"):
        if rows * cols > 1:
            ws.merge_cells(start_row=r, start_column=c, end_row=r + rows - 1, end_column=c + cols - 1)
        place = ws.cell(r, c, text)
        place.font = Font(name=FONT, size=size, bold=bold)
        place.alignment = Alignment(horizontal=align, vertical=vertical, wrap_text=True)
        for i in range(r, r + rows):
            for j in range(c, c + cols):
                if ruled:
                    ws.cell(i, j).border = edge
                if fill:
                    ws.cell(i, j).fill = PatternFill("solid", fgColor=fill)

    # first sheet: what the forms are
    ws = book.active
    setup(ws, "はじめに", False)
    for col, wide in zip("ABCDEF", (4, 10, 32, 20, 20, 20), strict=True):
        ws.column_dimensions[col].width = wide
    b.fixed = 1
    b.page(1, "1")
    row = 1
    write(ws, row, 1, "鳩羽市ＤＸ推進実行計画　取組個票", 18, True, cols=6, ruled=False, align="center")
    ws.row_dimensions[1].height = 42
    write(ws, 2, 1, "令和６年６月　鳩羽市総務部情報戦略課", 11, cols=6, ruled=False, align="right")
    row = 4

    def head(num, title):
        nonlocal row
        write(ws, row, 1, f"{num}　{title}", 13, True, cols=6, ruled=False)
        ws.row_dimensions[row].height = 26
        row += 1
        b.section(1, num, title, b.at(title))

    def para(text, height):
        nonlocal row
        write(ws, row, 2, text, 11, cols=5, ruled=False, vertical="top")
        ws.row_dimensions[row].height = height
        row += 1
        b.say(text)

    def small(rows, spans, header=1, caption=None):
        nonlocal row
        for r, line in enumerate(rows):
            ws.row_dimensions[row].height = 24
            col = 2
            for c, text in enumerate(line):
                write(ws, row, col, text, 11, r < header, cols=spans[c], fill="D9D9D9" if r < header else None, align="center" if r < header else "left")
                col += spans[c]
            row += 1
        row += 1
        return b.grid(rows, header=header, caption=caption)

    head("１", "個票の目的")
    para("鳩羽市ＤＸ推進方針（令和６年３月策定）に掲げる三つの柱に沿って、令和６年度から令和８年度までの３年間に各課が取り組む事項を、一件につき一枚の個票にまとめたものである。", 36)
    head("２", "個票の見方")
    para("「工程」の欄は、１年を４つの四半期（１Ｑ～４Ｑ）に分けて示す。「指標」の欄の基準値は、令和５年度の実績である。", 36)
    head("３", "三つの柱")
    small([["柱", "ねらい", "個票の数"], ["Ⅰ　市民の手間を減らす", "行政サービスの質の向上", "３"], ["Ⅱ　市役所の働き方を変える", "業務の効率化", "３"], ["Ⅲ　地域の力を引き出す", "格差の解消と協働", "１"]], [2, 2, 1])
    head("４", "推進の体制")
    b.meas("organization", "optional")
    para("市長を統括責任者とし、月に１回の推進会議で工程の進み具合を確認する。遅れのある取組については、情報戦略課が原因を調べ、対応を所管課と協議する。", 36)
    small([["役割", "担当する者", "内容"], ["統括責任者", "市長", "方針の決定、全庁への指示"], ["推進責任者（ＣＩＯ）", "副市長", "推進会議の主宰"], ["推進補佐", "ＣＩＯ補佐官（民間人材）", "技術面の助言"], ["取組責任者", "所管課の長", "個票の作成と実行"]], [2, 1, 2])
    for name, holder, duty in (("統括責任者", "市長", "方針の決定、全庁への指示"), ("推進責任者（ＣＩＯ）", "副市長", "推進会議の主宰"), ("推進補佐", "ＣＩＯ補佐官（民間人材）", "技術面の助言"), ("取組責任者", "所管課の長", "個票の作成と実行")):
        b.org(name, "role", holder, duty)
    b.org("推進会議", "body", None, "月に１回、工程の進み具合を確認する")
    for key in ("holder", "duties"):
        b.rows["organization"][-1].pop(key)
    write(ws, row, 2, "※　事業費は各年度の予算編成により変わることがある。", 10, cols=5, ruled=False)
    b.note("※", None, "事業費は各年度の予算編成により変わることがある。", "asterisk")

    for n, (num, pillar, title, mid, aim, now, acts, plan, gauges, who, others, cost, when, dates) in enumerate(FORMS, 2):
        ws = book.create_sheet()
        setup(ws, num, True)
        for i, wide in enumerate(WIDE, 1):
            ws.column_dimensions[get_column_letter(i)].width = wide
        b.fixed = n
        b.page(n, str(n))
        b.section(1, num, title, b.at(title), brk=True).pop("text")
        m = b.meas(mid)
        todo = "\n".join(f"・{a}" for a in acts)
        k, g = len(plan), len(gauges)
        rows = [
            [C("取組番号"), C(num, align="center"), C("取組名"), C(title, cs=6, bold=True), *[None] * 5, C("柱"), C(pillar, cs=4), None, None, None],
            [C("めざす姿"), C(aim, cs=13), *[None] * 12],
            [C("現状"), C(now, cs=13), *[None] * 12],
            [C("実施内容"), C(todo, cs=13), *[None] * 12],
            [C("工程", rs=2 + k), C("項目", rs=2), *[x for y in YEARS for x in (C(y, cs=4), None, None, None)]],
            [None, None, *[C(q, align="center") for _ in YEARS for q in QUARTERS]],
        ]
        for item, bars in plan:
            line = [None, C(item), *[C("")] * 12]
            for s, e, words, _ in bars:
                line[2 + s] = C(words, cs=e - s + 1, align="center", fill="BDD7EE")
                for q in range(s + 1, e + 1):
                    line[2 + q] = None
            rows.append(line)
        rows.append([C("指標", rs=1 + g), C("名称", cs=5), *[None] * 4, C("単位"), C("基準値"), C("令和６年度", cs=2), None, C("令和７年度", cs=2), None, C("令和８年度", cs=2), None])
        for name, unit, (bv, _), goals, _, _ in gauges:
            line = [None, C(name, cs=5), *[None] * 4, C(unit, align="center"), C(bv, align="center")]
            for x in goals:
                line += [C(x, cs=2, align="center"), None]
            rows.append(line)
        rows.append([C("達成時期"), C(when, cs=6), *[None] * 5, C("事業費（千円）", cs=2), None, C(cost, cs=5), *[None] * 4])
        rows.append([C("所管課"), C(who, cs=6), *[None] * 5, C("関係課", cs=2), None, C(others, cs=5), *[None] * 4])
        labels = {"取組番号", "取組名", "柱", "めざす姿", "現状", "実施内容", "工程", "項目", "指標", "名称", "単位", "基準値", "達成時期", "事業費（千円）", "所管課", "関係課", *YEARS, *QUARTERS}
        write(ws, 1, 1, "取組個票", 12, True, cols=14, ruled=False, align="center")
        ws.row_dimensions[1].height = 24
        ws.column_dimensions["B"].width = 21
        for r, line in enumerate(rows, 2):
            ws.row_dimensions[r].height = 84 if r == 5 else 46 if r in (3, 4) else 37
            for c, entry in enumerate(line, 1):
                if entry is not None:
                    x = cell(entry)
                    label = x.text in labels
                    write(ws, r, c, x.text, 12, label or x.bold, rows=x.rs, cols=x.cs, fill="EDEDED" if label else x.fill, align="center" if label or x.align else "left")
        t = b.grid(rows)
        b.field(m, "goal", "めざす姿", aim)
        b.field(m, "current_state", "現状", now)
        b.field(m, "actions", "実施内容", todo)
        m["actions"] = acts
        b.field(m, "target", "達成時期", when)
        for text, kind, w, phase, commits in dates:
            b.target(m, "target", text, kind, w, phase=phase, commits=commits)
        b.field(m, "funding", "事業費（千円）", cost)
        b.field(m, "departments", "所管課", who)
        b.field(m, "departments", "関係課", others)
        b.dept(m, who)
        b.dept(m, *others.split("、"), role="support")
        for item, bars in plan:
            for s, e, words, phase in bars:
                b.sched(t, mid, item, None, (2024 + s // 4, 2024 + e // 4), "bar", words, phase, dates=(stamp(s, STARTS), stamp(e, ENDS)))
        for name, unit, (bv, bn), goals, tn, way in gauges:
            b.kpi(m, name, unit, (bv, bn, None), (goals[-1], tn, "令和８年度"), way)
            for key in ("baseline_value", "baseline_number", "baseline_period") if bn is None else ("baseline_period",):
                b.rows["kpis"][-1].pop(key)
            b.rows["kpis"][-1].pop("text")
    for r in b.rows["tables"]:
        r.pop("caption")

    pdf = PDFS / f"{b.name}.pdf"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{b.name}.xlsx"
        book.save(path)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                        "--outdir", str(pdf.parent), str(path)], check=True, capture_output=True, timeout=240)  # fmt: skip
    pages = len(page_texts(pdf))
    if pages != len(FORMS) + 1:
        raise ValueError(pages)
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
