"""蔵前野市: a form a measure from a spreadsheet: title cell without a label, state beside issues, indicators with planned values a year, a timetable of words and arrows, cost a year."""

import subprocess
import tempfile
from pathlib import Path

from book import PDFS, C, cell, page_texts
from sight_kit import T, begin, close, role

FONT, H = "IPAPGothic", "D6DCE4"
YEARS = ["R6", "R7", "R8", "R9"]
L = {"policy": "取組の概要", "state": "現状", "issues": "課題", "acts": "主な実施内容", "effect": "見込まれる効果", "when": "完了予定", "who": "担当部署", "sup": "連携部署"}
FORMS = [
    T("online-procedures", "101", "電子申請サービスの利用促進", {"policy": "自宅などから24時間手続ができる環境を整え、市民の移動や待ち時間の負担を減らす。", "state": "電子申請が可能な手続は132件、利用率は14％である。", "issues": "本人確認や手数料納付を伴う手続が対象外となっている。", "effect": "来庁者数の減少、窓口の混雑緩和", "when": "令和８年度末"},
      ["電子決済機能を追加し、手数料を伴う手続をオンライン化する。", "イベント申込みなどの簡易な手続は原則として電子申請とする。"], [("令和８年度末", "by_end_of_fiscal_year", 2026, None)], ["総務部/情報政策課"], ["市民部/市民課", "財務部/会計課"],
      [("電子申請の利用率", "％", "14", 14, "50", 50, "up", ("20", "30", "40", "50"))], [("電子決済の導入", ["検討", "導入", "拡大", "→"]), ("対象手続の拡大", ["実施", "→", "→", "→"])]),
    T("frontyard-reform", "102", "ワンストップ窓口の構築", {"policy": "転入や出生などの手続を一つの窓口で完結させる。", "state": "転入の手続では最大７つの窓口を回る必要がある。", "issues": "各課のシステムが連携しておらず、同じ内容を何度も記入している。", "effect": "手続時間の短縮、記入の負担の解消", "when": "令和７年度中"},
      ["窓口支援システムを導入し、申請書を一括して作成する。", "おくやみコーナーを常設する。"], [("令和７年度中", "fiscal_year", 2025, None)], ["市民部/市民課"], ["総務部/情報政策課", "福祉部/福祉総務課"],
      [("転入の手続に要する時間", "分", "75", 75, "30", 30, "down", ("75", "60", "40", "30"))], [("窓口支援システム", ["仕様検討", "構築・稼働", "改善", "→"]), ("おくやみコーナー", ["開設", "→", "→", "→"])]),
    T("mynumber-card", "103", "マイナンバーカードの利便性向上", {"policy": "カードを利用できる場面を広げ、市民生活の利便性を高める。", "state": "保有枚数率は77.4％で、独自利用は実施していない。", "issues": "更新時期を迎える市民が急増し、窓口の混雑が見込まれる。", "effect": "カードの日常的な利用の定着", "when": "令和７年10月から"},
      ["商業施設に更新専用の臨時窓口を設ける。", "市立体育館の利用登録にカードを用いる。"], [("令和７年10月から", "from", "2025-10", "implement")], ["市民部/市民課"], ["教育委員会/スポーツ課"],
      [("カードを利用できる市の施設", "か所", "0", 0, "12", 12, "up", ("0", "4", "8", "12"))], [("臨時窓口", ["準備", "開設", "→", "→"]), ("施設での利用", ["調整", "試行", "本格実施", "→"])]),
    T("system-standardization", "201", "基幹系20業務の標準化対応", {"policy": "標準準拠システムに移行し、制度改正への対応に係る負担を軽減する。", "state": "Fit&Gap分析を終え、移行計画を策定している。", "issues": "移行の時期が全国で集中し、事業者の確保が難しい。", "effect": "改修経費の抑制、業務手順の統一", "when": "令和７年度末まで"},
      ["住民情報系の12業務を先行して移行する。", "福祉系の８業務を令和７年度末までに移行する。"], [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement")], ["総務部/情報政策課"], ["財務部/税務課", "福祉部/福祉総務課"],
      [("移行を完了した業務数", "業務", "0", 0, "20", 20, "up", ("12", "20", "20", "20"))], [("住民情報系", ["移行", "運用", "→", "→"]), ("福祉系", ["設計", "移行", "運用", "→"])]),
    T("ai-rpa", "202", "定型業務の自動化", {"policy": "ＡＩやＲＰＡを用いて定型業務を自動化し、職員が市民対応に専念できる時間を生み出す。", "state": "税の申告書の入力など４業務でＲＰＡを利用している。", "issues": "操作できる職員が限られ、他の業務への展開が進んでいない。", "effect": "時間外勤務の縮減", "when": "随時"},
      ["各部に推進担当を置き、ＲＰＡの作成研修を行う。", "ＡＩ－ＯＣＲの対象帳票を増やす。"], [("随時", "open", None, None)], ["総務部/情報政策課"], ["総務部/職員課"],
      [("自動化による削減時間", "時間", "850", 850, "4,000", 4000, "up", ("1,500", "2,500", "3,200", "4,000"))], [("作成研修", ["実施", "→", "→", "→"]), ("ＡＩ－ＯＣＲ", ["選定", "導入", "拡大", "→"])]),
    T("digital-divide", "301", "デジタル活用サポート事業", {"policy": "デジタル機器に不慣れな市民を身近な場所で支える。", "state": "携帯電話事業者と協定を結び、講座を年20回開催している。", "issues": "交通手段がない高齢者の参加が少ない。", "effect": "情報格差の解消、地域の交流", "when": "令和６年度から"},
      ["移動図書館に相談員が同乗し、各地区を巡回する。", "市民サポーターを育成する。"], [("令和６年度から", "from", 2024, "implement")], ["福祉部/高齢福祉課"], ["教育委員会/生涯学習課"],
      [("市民サポーターの人数", "人", "－", None, "60", 60, "up", ("10", "25", "40", "60"))], [("巡回相談", ["試行", "実施", "→", "→"]), ("サポーター育成", ["－", "募集", "育成", "→"])]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.worksheet.properties import PageSetupProperties

    b = begin("kuramaeno_kohyo", "蔵前野市ＤＸ推進アクションプラン【取組シート】", "蔵前野市", "99502", issued_on="2024-04-01", plan_start="2024-04-01", plan_end="2028-03-31")
    book = Workbook()
    thin = Side(style="thin", color="000000")

    def setup(ws, title, widths):
        ws.title = title
        for col, w in zip("ABCDEFGHIJ", widths, strict=False):
            ws.column_dimensions[col].width = w
        ws.page_setup.paperSize, ws.page_setup.orientation = 9, "portrait"
        ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 1
        ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        ws.page_margins.left = ws.page_margins.right = 0.6
        ws.page_margins.top, ws.page_margins.bottom, ws.page_margins.footer = 0.7, 0.8, 0.4
        ws.oddFooter.center.text = "&P"
        ws.oddHeader.right.text = "蔵前野市ＤＸ推進アクションプラン"
        ws.oddHeader.right.size = 8

    def write(ws, r, c, text, size=10, bold=False, rows=1, cols=1, ruled=True, fill=None, align="left", vertical="center"):
        if rows * cols > 1:
            ws.merge_cells(start_row=r, start_column=c, end_row=r + rows - 1, end_column=c + cols - 1)
        x = ws.cell(r, c, text)
        x.font = Font(name=FONT, size=size, bold=bold, color="FFFFFF" if fill == "44546A" else "000000")
        x.alignment = Alignment(horizontal=align, vertical=vertical, wrap_text=True)
        for i in range(r, r + rows):
            for j in range(c, c + cols):
                if ruled:
                    ws.cell(i, j).border = Border(left=thin, right=thin, top=thin, bottom=thin)
                if fill:
                    ws.cell(i, j).fill = PatternFill("solid", fgColor=fill)

    ws = book.active
    setup(ws, "表紙", [4, 18, 30, 40])
    b.fixed = 1
    b.page(1, "1")
    b.rows["pages"][-1].pop("kind")
    write(ws, 1, 1, "蔵前野市ＤＸ推進アクションプラン【取組シート】", 18, True, cols=4, ruled=False, align="center")
    ws.row_dimensions[1].height = 50
    write(ws, 2, 1, "令和６年４月　蔵前野市", 12, cols=4, ruled=False, align="right")
    r = 4
    for num, title, texts in (("１", "このシートについて", ["「蔵前野市ＤＸ推進ビジョン」の実現に向け、令和６年度から令和９年度までの４年間に取り組む事業を、一事業につき一枚のシートにまとめたものです。"]), ("２", "進捗の管理", ["毎年８月に前年度の実績を取りまとめ、最高デジタル責任者（ＣＤＯ）である副市長が主宰するＤＸ推進会議において評価を行います。"])):
        write(ws, r, 1, f"{num}　{title}", 13, True, cols=4, ruled=False)
        ws.row_dimensions[r].height = 28
        b.section(1, num, title, b.at(title))
        for t in texts:
            r += 1
            write(ws, r, 2, t, 11, cols=3, ruled=False, vertical="top")
            ws.row_dimensions[r].height = 48
            b.say(t)
        r += 2
    b.meas("planned-approach", "optional")
    b.meas("organization", "optional")
    role(b, "最高デジタル責任者（ＣＤＯ）", "role", "副市長")
    role(b, "ＤＸ推進会議", "body")
    write(ws, r, 1, "３　取組の一覧", 13, True, cols=4, ruled=False)
    ws.row_dimensions[r].height = 28
    b.section(1, "３", "取組の一覧", b.at("x"))
    r += 1
    rows = [["番号", "取組名", "担当部署"]] + [[t.num, t.title, t.who[0].replace("/", "")] for t in FORMS]
    for i, line in enumerate(rows):
        for j, text in enumerate(line):
            write(ws, r, 2 + j, text, 11, i == 0, fill="D6DCE4" if i == 0 else None, align="center" if j == 0 or i == 0 else "left")
        ws.row_dimensions[r].height = 24
        r += 1
    b.grid(rows, header=1)
    for t in FORMS:
        m = b.meas(t.mid, "optional", in_table=(t.num, t.title, b.here))
        b.field(m, "departments", "担当部署", t.who[0].replace("/", ""))
        b.dept(m, t.who[0])

    for n, t in enumerate(FORMS, 2):
        ws = book.create_sheet()
        setup(ws, t.num, [6, 12, 14, 14, 12, 12, 12, 12])
        b.fixed = n
        b.page(n, str(n))
        b.section(1, t.num, t.title, b.at(t.title), brk=True).pop("text")
        m = b.meas(t.mid)

        def lab(text, **k):
            return C(text, fill=H, align="center", bold=True, **k)

        acts = "\n".join(f"○{a}" for a in t.acts)
        who, sup = t.who[0].replace("/", ""), "\n".join(s.replace("/", "") for s in t.sup)
        rows = [
            [C(t.num, fill="44546A", align="center", bold=True), C(t.title, cs=7, fill="44546A", bold=True), *[None] * 6],
            [lab("取組の概要", cs=2), None, C(t.texts["policy"], cs=6), *[None] * 5],
            [lab("現状", cs=4), None, None, None, lab("課題", cs=4), None, None, None],
            [C(t.texts["state"], cs=4), None, None, None, C(t.texts["issues"], cs=4), None, None, None],
            [lab("主な実施内容", cs=2), None, C(acts, cs=6), *[None] * 5],
            [lab("見込まれる効果", cs=2), None, C(t.texts["effect"], cs=6), *[None] * 5],
            [lab("成果\n指標", rs=2), lab("指標名", cs=2), None, lab("現状値（R5）"), *[lab(f"{y}目標") for y in YEARS]],
        ]
        name, unit, bv, bn, tv, tn, way, path = t.kpis[0]
        rows.append([None, C(f"{name}（{unit}）", cs=2), None, C(bv, align="center"), *[C(x, align="center") for x in path]])
        rows.append([lab("工\n程", rs=1 + len(t.bars)), lab("実施項目", cs=3), None, None, *[lab(f"{y}年度") for y in YEARS]])
        for item, words in t.bars:
            rows.append([None, C(item, cs=3), None, None, *[C(w, align="center", gold="" if w == "→" else None) for w in words]])
        rows.append([lab("担当部署", cs=2), None, C(who, cs=2), None, lab("連携部署"), C(sup, cs=3), None, None])
        rows.append([lab("完了予定", cs=2), None, C(t.texts["when"], cs=6), *[None] * 5])
        heights = [34, 44, 22, 58, 58, 30, 26, 32, 24, *[30] * len(t.bars), 36, 26]
        for i, line in enumerate(rows):
            ws.row_dimensions[i + 1].height = heights[i]
            for j, x in enumerate(line):
                if x is not None:
                    c = cell(x)
                    write(ws, i + 1, j + 1, c.text, 14 if i == 0 else 10, c.bold, rows=c.rs, cols=c.cs, fill=c.fill, align=c.align or "left")
        tid = b.grid(rows)
        show = T(t.mid, t.num, t.title, t.texts, t.acts, t.dates, [who], [s.replace("/", "") for s in t.sup])
        for key, field in (("policy", "actions"), ("state", "current_state"), ("issues", "issues"), ("acts", "actions"), ("effect", "effect"), ("who", "departments"), ("sup", "departments"), ("when", "target")):
            text = acts if key == "acts" else who if key == "who" else sup if key == "sup" else t.texts[key]
            b.field(m, field, L[key], text)
        m["actions"] = [t.texts["policy"], *show.acts]
        b.dept(m, *t.who)
        b.dept(m, *t.sup, role="support")
        for tx, kind, w, ph in t.dates:
            b.target(m, "target", tx, kind, w, phase=ph, commits=True)
        if t.num == "201":
            b.target(m, "actions", "令和７年度末まで", "by_end_of_fiscal_year", 2025, phase="implement")
        b.kpi(m, name, unit, (bv, bn, "R5"), (tv, tn, "R9"), way)
        row = b.rows["kpis"][-1]
        row.pop("text")
        if bn is None:
            for key in ("baseline_value", "baseline_number", "baseline_period"):
                row.pop(key)
        for item, words in t.bars:
            at = 0
            while at < 4:
                end = at
                while end + 1 < 4 and words[end + 1] == "→":
                    end += 1
                if words[at] != "－":
                    b.sched(tid, t.mid, item, None, (2024 + at, 2024 + end), "text", words[at])
                at = end + 1
    close(b)
    pdf = PDFS / f"{b.name}.pdf"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{pdf.stem}.xlsx"
        book.save(path)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(pdf.parent), str(path)], check=True, capture_output=True, timeout=240)
    pages = len(page_texts(pdf))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
