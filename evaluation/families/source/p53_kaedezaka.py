"""楓坂市: 取組個票 of an action plan as kept in a spreadsheet: KPI block by year, a schedule by quarter in tinted cells with and without words (xlsx by Calc)."""

import subprocess
import tempfile
from pathlib import Path

from book import PDFS, Book, C, cell, page_texts

FONT = "IPAPGothic"
YEARS = ["令和６年度", "令和７年度", "令和８年度"]
STARTS, ENDS = ["04-01", "07-01", "10-01", "01-01"], ["06-30", "09-30", "12-31", "03-31"]
GOALS = {"Ⅰ": "市民サービスのＤＸ", "Ⅱ": "行政内部のＤＸ", "Ⅲ": "地域社会のＤＸ"}
# number, title, measure, aim, state, issue, actions, schedule (item, bars), indicators, lead, support, targets
FORMS = [
    ("Ⅰ－１", "行政手続のオンライン化", "online-procedures",
     "市民が時間や場所にとらわれず手続を行うことができるよう、電子申請が可能な手続を拡大する。",
     "・令和５年度末時点で、電子申請サービスにより受け付けている手続は124件である。", "・手数料の支払いを伴う手続は来庁が必要であり、利用者の利便性が低い。",
     ["年間の受付件数が100件以上の手続について、令和７年度末までに原則として全て電子申請を可能とする。", "電子申請サービスに、クレジットカード等による決済機能を追加する。", "職員向けの操作研修を実施し、各課で申請フォームを作成できるようにする。"],
     [("対象手続の拡大", [(0, 1, "調査・選定", "study"), (2, 7, "順次オンライン化", "implement"), (8, 11, "継続", "continue")]), ("決済機能の追加", [(1, 3, "準備", "prepare"), (4, 11, "運用", "operate")]), ("職員研修", [(1, 1, None, None), (5, 5, None, None), (9, 9, None, None)])],
     [("電子申請が可能な手続数", "件", ("124", 124), ("180", "250", "300"), 300, "up"), ("電子申請の利用率", "％", ("14.2", 14.2), ("20.0", "35.0", "50.0"), 50, "up")],
     "デジタル推進課", "全課", [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)]),
    ("Ⅰ－２", "スマート窓口の実現", "frontyard-reform",
     "「書かない」「待たない」「行かない」窓口を実現し、市民の利便性の向上と職員の負担軽減を図る。",
     "・市民課、保険年金課、子育て支援課等で手続ごとに申請書の記入が必要である。", "・３月から４月の繁忙期には、待ち時間が平均70分を超えている。",
     ["書かない窓口システムを導入し、関連する手続を１か所で受け付ける。", "窓口の混雑状況の配信及び来庁予約を開始する。", "窓口業務の流れを分析し、レイアウトの変更や業務の委託化を検討する。"],
     [("書かない窓口システム", [(0, 2, "業務分析", "study"), (3, 6, "構築", "prepare"), (7, 11, "運用", "operate")]), ("混雑状況の配信・来庁予約", [(2, 3, "試行", "trial"), (4, 11, "本格実施", "implement")]), ("委託化の検討", [(4, 8, None, None)])],
     [("窓口における平均待ち時間（繁忙期）", "分", ("72", 72), ("70", "50", "30"), 30, "down")],
     "市民課", "保険年金課、子育て支援課、福祉総務課、デジタル推進課", []),
    ("Ⅰ－３", "マイナンバーカードの利活用の推進", "mynumber-card",
     "デジタル社会の基盤となるマイナンバーカードの利用場面を拡大し、市民の利便性を高める。",
     "・カードの保有枚数率は74.8％であり、全国平均を上回っている。", "・市独自の利用は、証明書のコンビニ交付と図書館の利用券にとどまる。",
     ["証明書コンビニ交付の手数料の減額を継続し、利用を促進する。", "救急業務の迅速化・円滑化のため、マイナ保険証を活用した実証事業に参加する。", "カードの更新に対応するため、出張窓口を開設する。"],
     [("コンビニ交付の利用促進", [(0, 11, "継続", "continue")]), ("救急業務での活用", [(2, 7, "実証", "trial"), (8, 11, "本格運用", "operate")]), ("出張窓口", [(4, 11, "実施", "implement")])],
     [("コンビニ交付の割合", "％", ("31.6", 31.6), ("40.0", "50.0", "60.0"), 60, "up")],
     "市民課", "消防総務課、中央図書館", []),
    ("Ⅰ－４", "公金収納のデジタル化", "eltax-payment",
     "納付方法の選択肢を増やし、納付者の利便性を高めるとともに、収納事務の効率化を図る。",
     "・市税はeLTAXに対応しているが、使用料等は金融機関での納付が中心である。", "・金融機関の窓口収納の手数料が増加している。",
     ["国民健康保険料、介護保険料等について、令和８年９月からeLTAXを活用した納付を可能とする。", "口座振替のWeb受付サービスを導入する。"],
     [("eLTAXの活用", [(0, 3, "検討", "study"), (4, 9, "システム改修", "prepare"), (10, 11, "運用開始", "operate")]), ("Web口座振替受付", [(2, 4, "導入", "implement"), (5, 11, "運用", "operate")])],
     [("キャッシュレス納付率", "％", ("22.9", 22.9), ("25.0", "30.0", "45.0"), 45, "up")],
     "会計課", "収納課、保険年金課、介護保険課", [("令和８年９月から", "from", "2026-09", None, True)]),
    ("Ⅰ－５", "防災情報の発信手段の多重化", "regional-digitalization",
     "災害時に、必要な情報を全ての市民に確実に届けることができる環境を整備する。",
     "・防災行政無線、メール、SNS等により情報を発信している。", "・それぞれの発信手段ごとに入力が必要であり、迅速な発信の妨げとなっている。",
     ["複数の媒体に一括して配信できるシステムを導入する。", "避難所の開設・混雑状況を地図上で公開する。"],
     [("一括配信システム", [(0, 3, "設計・構築", "prepare"), (4, 11, "運用", "operate")]), ("避難所情報の公開", [(4, 6, "準備", "prepare"), (7, 11, "公開", "implement")])],
     [("防災アプリの登録者数", "人", ("3,820", 3820), ("5,000", "8,000", "10,000"), 10000, "up")],
     "防災危機管理課", "広報広聴課", []),
    ("Ⅱ－１", "自治体情報システムの標準化・共通化", "system-standardization",
     "国が定める標準仕様に準拠したシステムへ移行し、運用経費の削減と業務の効率化を図る。",
     "・標準化対象20業務のうち、本市では19業務が対象となる。", "・移行期限が集中し、事業者の技術者の確保が困難となっている。",
     ["19業務について、令和７年度末までに標準準拠システムへ移行する。", "標準化対象外の業務システムとの連携機能を整備する。", "移行後の業務フローを見直し、外字の同定を行う。"],
     [("標準準拠システムへの移行", [(0, 4, "移行準備", "prepare"), (5, 7, "移行", "implement"), (8, 11, "運用", "operate")]), ("業務フローの見直し", [(2, 7, "見直し", "review")]), ("外字の同定", [(0, 5, None, None)])],
     [("標準準拠システムへの移行率", "％", ("0", 0), ("0", "100", "100"), 100, "up")],
     "デジタル推進課", "市民課、税務課、福祉総務課、学校教育課", [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)]),
    ("Ⅱ－２", "ＡＩ・ＲＰＡの活用", "ai-rpa",
     "定型的な業務を自動化し、職員が企画立案や市民への直接的なサービスに注力できる環境をつくる。",
     "・RPAを６業務に導入し、年間で約1,100時間を削減した。", "・シナリオを作成できる職員が限られ、対象業務の拡大が進んでいない。",
     ["RPAの対象業務を拡大するとともに、職員研修により作成者を育成する。", "生成ＡＩの試行結果を踏まえ、令和７年４月から全庁で利用を開始する。", "会議録作成支援システムの利用を促進する。"],
     [("ＲＰＡの対象業務の拡大", [(0, 11, "拡大", None)]), ("生成ＡＩ", [(0, 3, "試行", "trial"), (4, 11, "全庁利用", "operate")]), ("研修", [(2, 3, None, None), (6, 7, None, None), (10, 11, None, None)])],
     [("ＡＩ・ＲＰＡによる年間削減時間", "時間", ("1,100", 1100), ("2,000", "4,000", "6,000"), 6000, "up"), ("ＲＰＡ導入業務数", "業務", ("6", 6), ("10", "15", "20"), 20, "up")],
     "デジタル推進課", "行政経営課", [("令和７年４月から", "from", "2025-04", "operate", True)]),
    ("Ⅱ－３", "ペーパーレス化及び電子決裁の推進", "bpr",
     "紙を前提とした業務を見直し、コストの削減と意思決定の迅速化を図る。",
     "・文書管理システムを導入しているが、電子決裁率は38.5％である。", "・添付書類が多い案件は紙で回議しており、保管場所も不足している。",
     ["電子決裁に関する運用基準を定め、原則電子決裁とする。", "書面、押印及び対面を前提とした内部手続を点検し、見直しを行う。"],
     [("運用基準の策定", [(0, 2, "策定", "prepare"), (3, 11, "運用", "operate")]), ("内部手続の点検・見直し", [(1, 4, "点検", "study"), (5, 11, "見直し", "review")])],
     [("電子決裁率", "％", ("38.5", 38.5), ("60.0", "80.0", "95.0"), 95, "up"), ("コピー用紙の使用枚数", "万枚", ("1,240", 1240), ("1,150", "1,000", "850"), 850, "down")],
     "総務課", "デジタル推進課", []),
    ("Ⅲ－１", "デジタルデバイド対策の推進", "digital-divide",
     "デジタル機器に不慣れな市民も、デジタル化の恩恵を享受できる環境を整える。",
     "・公民館でスマートフォン講座を開催し、延べ380人が参加した。", "・講座の申込みが多く、希望者の約４割が受講できていない。",
     ["携帯電話事業者等と連携し、講座の開催回数を増やす。", "市民のデジタルサポーターを養成し、地域での相談会を開催する。"],
     [("スマートフォン講座", [(0, 11, "実施", "implement")]), ("デジタルサポーター", [(2, 5, "養成", None), (6, 11, "活動", None)])],
     [("スマートフォン講座の参加者数（累計）", "人", ("380", 380), ("700", "1,400", "2,200"), 2200, "up")],
     "高齢者支援課", "生涯学習課、市民協働課", []),
    ("Ⅲ－２", "オープンデータの推進", "open-data",
     "行政の透明性を高め、民間事業者等による地域課題の解決や新たなサービスの創出につなげる。",
     "・市ホームページで45件のデータを公開している。", "・データの形式が統一されておらず、利用しにくい。",
     ["自治体標準オープンデータセットに準拠したデータを公開する。", "県内の大学と連携し、データの活用に関する催しを開催する。"],
     [("データの整備・公開", [(0, 3, "整備", "prepare"), (4, 11, "公開・更新", None)]), ("活用イベント", [(6, 6, None, None), (10, 10, None, None)])],
     [("公開データセット数", "件", ("45", 45), ("60", "90", "120"), 120, "up")],
     "デジタル推進課", "統計課", []),
]  # fmt: skip
ROLES = [("ＣＩＯ（最高情報統括責任者）", "副市長", "本市のＤＸに関する施策の統括"), ("ＣＩＯ補佐官", "外部人材", "専門的な見地からの助言"), ("ＤＸ推進本部", "市長、副市長、教育長、各部長", "計画の決定、進捗状況の評価"),
         ("ＤＸ推進部会", "各課のＤＸ推進員", "取組の検討及び調整"), ("事務局", "デジタル推進課", "全体の進行管理、各課への支援")]  # fmt: skip
TINT, HEAD = "9BC2E6", "DDEBF7"


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
        "kaedezaka_kohyo", title="楓坂市ＤＸ推進アクションプラン", issuer="楓坂市", municipality="楓坂市", municipality_code="992852",
        issued_on="2024-03-01", plan_start="2024-04-01", plan_end="2027-03-31",
    )  # fmt: skip
    book = Workbook()
    thin = Side(style="thin", color="000000")
    edge = Border(left=thin, right=thin, top=thin, bottom=thin)
    state = {"n": 0}

    def setup(title, widths, footer=True):
        state["n"] += 1
        n = state["n"]
        ws = book.active if n == 1 else book.create_sheet()
        ws.title = title
        ws.page_setup.paperSize, ws.page_setup.orientation = 9, "portrait"
        ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 1
        ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        ws.page_margins.left = ws.page_margins.right = 0.6
        ws.page_margins.top, ws.page_margins.bottom, ws.page_margins.footer = 0.7, 0.8, 0.4
        ws.print_options.horizontalCentered = True
        if footer:
            ws.oddFooter.center.text = "- &P -"
        for i, wide in enumerate(widths, 1):
            ws.column_dimensions[get_column_letter(i)].width = wide
        b.fixed = n
        b.page(n, str(n) if footer else None, "body" if footer else "cover")
        return ws

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

    ws = setup("表紙", [90], False)
    ws.row_dimensions[1].height = 200
    for r, (text, size, tall) in enumerate((("楓坂市ＤＸ推進アクションプラン", 26, 60), ("（令和６年度～令和８年度）", 16, 40), ("", 10, 250), ("令和６年３月", 16, 40), ("楓　坂　市", 18, 40)), 2):
        write(ws, r, 1, text, size, ruled=False, align="center")
        ws.row_dimensions[r].height = tall

    ws = setup("はじめに", [3, 20, 30, 20, 22])
    row = 1

    def head(num, title):
        nonlocal row
        write(ws, row, 1, f"{num}　{title}", 14, True, cols=5, ruled=False)
        ws.row_dimensions[row].height = 30
        row += 1
        return b.section(1, num, title, b.at(title), brk=row == 2)

    def para(text, height):
        nonlocal row
        write(ws, row, 2, "　" + text, 11, cols=4, ruled=False, vertical="top")
        ws.row_dimensions[row].height = height
        row += 1
        b.say(text)

    def small(rows, spans, header=1, tall=26):
        nonlocal row
        for r, line in enumerate(rows):
            ws.row_dimensions[row].height = tall
            col = 2
            for c, entry in enumerate(line):
                if entry is not None:
                    x = cell(entry)
                    write(ws, row, col, x.text, 10.5, r < header, rows=x.rs, cols=spans[c], fill=HEAD if r < header else None, align="center" if r < header or x.align else "left")
                col += spans[c]
            row += 1
        row += 1
        return b.grid(rows, header=header)

    head("１", "アクションプランの趣旨")
    para("本市では、令和５年３月に「楓坂市ＤＸ推進計画」を策定し、「デジタルで暮らしやすさを実感できるまち」を目指して、デジタル化の取組を進めています。", 34)
    para("本アクションプランは、同計画に掲げる３つの基本方針に基づき、具体的な取組内容、スケジュール及び目標値を定め、取組を着実に推進するために策定するものです。", 34)
    head("２", "計画期間")
    para("令和６年度から令和８年度までの３年間とします。なお、社会情勢や技術動向の変化に対応するため、毎年度見直しを行います。", 34)
    head("３", "施策体系")
    rows = [["基本方針", "取組No.", "取組名", "担当課"]]
    for k, name in GOALS.items():
        mine = [f for f in FORMS if f[0].startswith(k)]
        for i, f in enumerate(mine):
            rows.append([C(f"{k}　{name}", rs=len(mine)) if i == 0 else None, C(f[0], align="center"), f[1], f[9]])
    rows = [[r[0], r[2], r[1], r[3]] for r in rows]
    ws.column_dimensions["D"].width = 14
    small(rows, [1, 1, 1, 1], tall=28)
    for f in FORMS:
        if f[2]:
            m = b.meas(f[2], "optional", in_table=(f[0], f[1], b.here))
            b.field(m, "departments", "担当課", f[9])
            b.dept(m, f[9])
    head("４", "個票の見方")
    para("「スケジュール」欄の網掛けは取組を実施する時期を、「KPI」欄の各年度の数値は目標値を示しています。", 34)

    wide = [12, 20, *[5] * 12]
    labels = {"取組No.", "取組名", "基本方針", "担当課", "関係課", "目的・効果", "現状・課題", "取組内容", "スケジュール", "取組項目", "KPI", "指標名", "単位", "基準値（R5）", "R6", "R7", "R8", *YEARS, "1Q", "2Q", "3Q", "4Q"}

    def form(ws, top, f):
        num, title, mid, aim, now, issue, acts, plan, gauges, who, others, dates = f
        b.section(1, num, title, b.at(title), brk=top == 1).pop("text")
        m = b.meas(mid) if mid else None
        todo = "\n".join(f"{'①②③'[i]} {a}" for i, a in enumerate(acts))
        k, g = len(plan), len(gauges)
        rows = [
            [C("取組No."), C(num, align="center"), C("取組名", cs=2), None, C(title, cs=10, bold=True), *[None] * 9],
            [C("基本方針"), C(f"{num[0]}　{GOALS[num[0]]}"), C("担当課", cs=2), None, C(who, cs=3), None, None, C("関係課", cs=2), None, C(others, cs=5), *[None] * 4],
            [C("目的・効果"), C(aim, cs=13), *[None] * 12],
            [C("現状・課題"), C(f"{now}\n{issue}", cs=13), *[None] * 12],
            [C("取組内容"), C(todo, cs=13), *[None] * 12],
            [C("KPI", rs=1 + g), C("指標名", cs=3), None, None, C("単位", cs=2), None, C("基準値（R5）", cs=2), None, C("R6", cs=2), None, C("R7", cs=2), None, C("R8", cs=2), None],
        ]
        for name, unit, (bv, _), goals, _, _ in gauges:
            rows.append([None, C(name, cs=3), None, None, C(unit, cs=2, align="center"), None, C(bv, cs=2, align="center"), None, *[x for v in goals for x in (C(v, cs=2, align="center"), None)]])
        rows.append([C("スケジュール", rs=2 + k), C("取組項目", rs=2), *[x for y in YEARS for x in (C(y, cs=4), None, None, None)]])
        rows.append([None, None, *[C(q, align="center") for _ in YEARS for q in ("1Q", "2Q", "3Q", "4Q")]])
        for item, bars in plan:
            line = [None, C(item), *[C("") for _ in range(12)]]
            for s, e, words, _ in bars:
                if words:
                    line[2 + s] = C(words, cs=e - s + 1, align="center", fill=TINT)
                    for q in range(s + 1, e + 1):
                        line[2 + q] = None
                else:
                    for q in range(s, e + 1):
                        line[2 + q] = C("", fill=TINT)
            rows.append(line)
        for r, line in enumerate(rows):
            ws.row_dimensions[top + r].height = {2: 44, 3: 78, 4: 20 + 36 * len(acts), 1: 44}.get(r, 36)
            for c, entry in enumerate(line, 1):
                if entry is not None:
                    label = entry.text in labels
                    write(ws, top + r, c, entry.text, 10.5, entry.bold, rows=entry.rs, cols=entry.cs, fill=HEAD if label else entry.fill, align="center" if label or entry.align else "left")
        t = b.grid(rows)
        if m:
            b.field(m, "departments", "担当課", who)
            b.field(m, "departments", "関係課", others)
            b.dept(m, who)
            b.dept(m, *[o for o in others.split("、") if o != "全課"], role="support")
            b.field(m, "goal", "目的・効果", aim)
            b.field(m, "current_state", "現状・課題", now)
            b.field(m, "issues", "現状・課題", issue)
            b.field(m, "actions", "取組内容", todo)
            m["actions"] = acts
            for text, kind, w, phase, commits in dates:
                b.target(m, "actions", text, kind, w, phase=phase, commits=commits)
        for item, bars in plan:
            for s, e, words, phase in bars:
                b.sched(t, mid, item, None, (2024 + s // 4, 2024 + e // 4), "bar", words, phase, dates=(stamp(s, STARTS), stamp(e, ENDS)))
        for name, unit, (bv, bn), goals, tn, way in gauges:
            b.kpi(m, name, unit, (bv, bn, "R5"), (goals[-1], tn, "R8"), way)
            b.rows["kpis"][-1].pop("text")
        return top + len(rows)

    for f in FORMS[:8]:
        form(setup(f[0], wide), 1, f)
    ws = setup("Ⅲ", wide)
    nxt = form(ws, 1, FORMS[8])
    ws.row_dimensions[nxt].height = 24
    form(ws, nxt + 1, FORMS[9])

    ws = setup("推進", [3, 26, 24, 20, 22])
    row = 1
    head("５", "推進体制")
    b.meas("organization", "optional")
    para("本アクションプランの推進に当たっては、市長を本部長とする「ＤＸ推進本部」を中心に、全庁が一体となって取り組みます。", 34)
    small([["名称", "構成", "役割"], *[list(r) for r in ROLES]], [1, 1, 2])
    for name, holder, duty in ROLES:
        b.org(name, "body" if name.startswith("ＤＸ") or name == "事務局" else "role", holder, duty)
    b.org("本部長", "role", "市長", None)
    b.rows["organization"][-1].pop("duties")
    head("６", "デジタル人材の育成")
    m = b.meas("human-resources")
    para("全職員を対象としたＤＸ基礎研修を実施するとともに、令和８年度末までに、業務改革を主導する「ＤＸ推進員」を各課に１人以上配置します。", 34)
    b.target(m, "other", "令和８年度末まで", "by_end_of_fiscal_year", 2026, phase=None, commits=True)
    head("７", "進捗管理")
    b.meas("planned-approach", "optional")
    para("各取組の進捗状況は、年２回、担当課が個票により自己評価を行い、ＤＸ推進本部に報告します。ＤＸ推進本部は、評価結果に基づき、翌年度の取組内容を見直します。", 34)
    write(ws, row, 2, "※　組織の名称は、令和６年４月１日現在のものです。", 10, cols=4, ruled=False)
    b.note("※", None, "組織の名称は、令和６年４月１日現在のものです。", "asterisk")

    for r in b.rows["tables"]:
        r.pop("caption")
    pdf = PDFS / f"{b.name}.pdf"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{b.name}.xlsx"
        book.save(path)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                        "--outdir", str(pdf.parent), str(path)], check=True, capture_output=True, timeout=240)  # fmt: skip
    pages = len(page_texts(pdf))
    if pages != state["n"]:
        raise ValueError(pages)
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
