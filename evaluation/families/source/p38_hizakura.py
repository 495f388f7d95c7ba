"""緋桜市: a progress report: a ruled form and a table of planned and reached values a measure (ReportLab, TrueType embedded)."""

from book import PDFS, Book, C, cell

FONT = "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf"
# number, title, measure, grade, result, issue, next, next dates, aim, aim dates, who, divisions, indicators
ACTIONS = [
    ("(1)", "行政手続のオンライン化の推進", "online-procedures", "Ｂ　おおむね順調",
     "令和６年10月に市民総合ポータルを開設し、申請できる手続を96手続に増やした。年間の申請は１万2,400件であった。",
     "高齢者の利用が全体の７％にとどまっている。",
     "令和７年度中に福祉分野の34手続を追加し、令和８年４月から手数料の電子決済を始める。",
     [("令和７年度中", "fiscal_year", 2025, "implement", False), ("令和８年４月から", "from", "2026-04", "implement", False)],
     "令和９年度末までに180手続", [("令和９年度末まで", "by_end_of_fiscal_year", 2027, "implement", True)],
     "情報政策課", ["情報政策課"],
     [("オンラインで申請できる手続数", "手続", "80", "96", 96, "180", 180, "up"), ("オンライン申請の割合", "％", "25.0", "21.4", 21.4, "60.0", 60.0, "up")]),
    ("(2)", "窓口業務の改革", "frontyard-reform", "Ａ　順調",
     "本庁１階の窓口に書かない窓口システムを導入し、転入手続の所要時間を平均で24分短縮した。",
     "支所では職員が少なく、同じ方法をとることができない。",
     "支所と本庁を映像で結び、令和７年９月までに遠隔での相談を始める。",
     [("令和７年９月まで", "by_date", "2025-09", "implement", False)],
     "令和８年度末までに全支所", [("令和８年度末まで", "by_end_of_fiscal_year", 2026, "implement", True)],
     "市民課、支所統括室", ["市民課", "支所統括室"],
     [("転入手続の所要時間", "分", "45", "38", 38, "30", 30, "down")]),
    ("(3)", "情報システムの標準化・共通化", "system-standardization", "Ｃ　遅れている",
     "17業務のうち11業務の移行を終えた。国民健康保険と介護保険の移行は、事業者の都合により延期した。",
     "移行後の運用経費が、移行前の1.8倍に増える見込みである。",
     "令和７年12月に残る６業務を移行する。運用経費は近隣市と共同で見直す。",
     [("令和７年12月", "month", "2025-12", "implement", False)],
     "令和７年度末まで", [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
     "情報政策課、税務課、保険年金課", ["情報政策課", "税務課", "保険年金課"],
     [("標準準拠システムに移行した業務の数", "業務", "17", "11", 11, "20", 20, "up")]),
    ("(4)", "ＡＩ・ＲＰＡの活用", "ai-rpa", "Ａ　順調",
     "生成ＡＩの利用者は620人に達した。会議録の作成に要する時間は、導入前に比べて７割減った。",
     "利用する所属が偏り、現業の職場では使われていない。",
     "令和７年度に全所属で研修を行い、令和８年度から問合せ対応に用いる。",
     [("令和７年度", "fiscal_year", 2025, "prepare", False), ("令和８年度から", "from", 2026, "operate", False)],
     "令和８年度", [("令和８年度", "fiscal_year", 2026, None, True)],
     "人事課、情報政策課", ["人事課", "情報政策課"],
     [("業務時間の削減量（年間）", "時間", "8,000", "9,350", 9350, "20,000", 20000, "up")]),
    ("(5)", "デジタルデバイド対策", "digital-divide", "Ｂ　おおむね順調",
     "スマートフォン教室を58回開き、延べ742人が参加した。",
     "自宅を訪ねる支援は、担い手が足りない。",
     "民生委員と連携し、令和７年10月から訪問による支援を試行する。",
     [("令和７年10月から", "from", "2025-10", "trial", False)],
     "随時実施", [("随時", "open", None, None, True)],
     "高齢福祉課", ["高齢福祉課"],
     [("教室の参加者数（累計）", "人", "1,200", "1,388", 1388, "3,000", 3000, "up")]),
]  # fmt: skip


def build():
    """Typeset the report and write its gold."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    pdfmetrics.registerFont(TTFont("IPAG", FONT))
    b = Book(
        "hizakura_shinchoku", title="緋桜市ＤＸ推進計画　令和６年度進捗状況報告書", issuer="緋桜市", municipality="緋桜市", municipality_code="992747",
        issued_on="2025-07-01",
    )  # fmt: skip
    for key in ("document_type", "plan_start", "plan_end"):
        b.document.pop(key)
    flow = []

    def style(size, left=0, before=0, after=2, align=0, first=0, ink="#222222", back=None):
        return ParagraphStyle("x", fontName="IPAG", fontSize=size, leading=size * 1.6, leftIndent=left, spaceBefore=before, spaceAfter=after,
                              alignment=align, wordWrap="CJK", firstLineIndent=first, textColor=colors.HexColor(ink), backColor=back,
                              borderPadding=3 if back else 0)  # fmt: skip

    def say(text, **k):
        flow.append(Paragraph(text, style(**({"size": 10.5, "left": 10, "first": 10.5} | k))))

    def head(level, num, title, brk=False):
        k = {1: {"size": 14, "before": 10, "after": 6, "ink": "#ffffff", "back": colors.HexColor("#ad1457")}, 2: {"size": 12, "before": 8, "after": 5, "ink": "#ad1457"}}[level]
        flow.append(Paragraph(f"{num}　{title}", style(**k)))
        return b.section(level, num, title, b.at(title), brk=brk)

    def para(text):
        say(text)
        b.say(text)

    def table(rows, widths, header, caption=None, label=False, gold=True):
        flat, spans = [], []
        for r, line in enumerate(rows):
            flat.append([])
            for c, entry in enumerate(line):
                x = cell(entry) if entry is not None else C("")
                flat[-1].append(Paragraph(x.text, style(9.5, after=0, align=1 if r < header or x.align else 0)))
                if x.rs * x.cs > 1:
                    spans.append(("SPAN", (c, r), (c + x.cs - 1, r + x.rs - 1)))
        look = [("GRID", (0, 0), (-1, -1), 0.6, colors.HexColor("#666666")), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *spans]
        if header:
            look.append(("BACKGROUND", (0, 0), (-1, header - 1), colors.HexColor("#f8e1ea")))
        if label:
            look.append(("BACKGROUND", (0, 0), (0, -1), colors.HexColor("#f8e1ea")))
        if caption:
            flow.append(Paragraph(caption, style(10, before=8, after=3)))
        flow.append(Table(flat, colWidths=[w * mm for w in widths], style=TableStyle(look)))
        return b.grid(rows, header=header, caption=caption) if gold else None

    def turn(n):
        if n > 1:
            flow.append(PageBreak())
        b.fixed = n
        b.page(n, str(n))

    turn(1)
    flow.append(Spacer(1, 14))
    say("緋桜市ＤＸ推進計画　令和６年度進捗状況報告書", size=18, align=1, left=0, first=0)
    say("令和７年７月　緋桜市情報政策課", size=11, align=2, left=0, first=0, after=14)
    head(1, "１", "報告の趣旨", brk=True)
    para("緋桜市ＤＸ推進計画（計画期間　令和５年度～令和９年度）に基づく取組について、令和６年度末における進み具合を取りまとめ、緋桜市デジタル推進本部に報告するものである。")
    head(1, "２", "評価の方法")
    para("計画値に対する実績値の割合により、次の３段階で評価した。")
    table([["区分", "内容", "割合"], ["Ａ　順調", "計画値を達成した", C("100％以上", align="c")], ["Ｂ　おおむね順調", "計画値の８割以上を達成した", C("80％以上", align="c")],
           ["Ｃ　遅れている", "計画値の８割に届かなかった", C("80％未満", align="c")]], [45, 85, 35], 1, "表１　評価の区分")  # fmt: skip
    head(1, "３", "全体の進み具合")
    para("５つの取組のうち、２つが「順調」、２つが「おおむね順調」、１つが「遅れている」であった。")
    table([["評価", "Ａ", "Ｂ", "Ｃ", "計"], ["取組の数", *[C(x, align="c") for x in "2215"]]], [45, 25, 25, 25, 25], 1, "表２　評価ごとの取組の数")
    head(1, "４", "報告と公表")
    b.meas("organization", "optional")
    para("市長を本部長とする緋桜市デジタル推進本部が、毎年６月に評価を確定し、市のウェブサイトで公表する。最高情報責任者（ＣＩＯ）は副市長が務め、各部の部長を指揮する。外部の有識者による評価委員会が、令和７年度に計画の中間見直しについて意見を述べる。")
    b.org("本部長", "role", "市長", None)
    b.org("緋桜市デジタル推進本部", "body", None, "毎年６月に評価を確定し、市のウェブサイトで公表する")
    b.org("最高情報責任者（ＣＩＯ）", "role", "副市長", "各部の部長を指揮する")
    b.org("評価委員会", "body", "外部の有識者", "令和７年度に計画の中間見直しについて意見を述べる")
    b.target(None, "other", "令和７年度", "fiscal_year", 2025, phase="review")
    for n, (num, title, mid, grade, past, issue, nxt, ndates, aim, adates, who, divs, gauges) in enumerate(ACTIONS, 2):
        turn(n)
        if n == 2:
            head(1, "５", "取組ごとの進み具合", brk=True).pop("text")
        head(2, num, title, brk=n > 2).pop("text")
        m = b.meas(mid)
        rows = [["評価", grade], ["令和６年度の実績", past], ["課題", issue], ["今後の進め方", nxt], ["達成の期限", aim], ["所管課", who]]
        table(rows, [38, 132], 0, label=True)
        for (label, value), field in zip(rows, ("other", "other", "issues", "actions", "target", "departments"), strict=True):
            b.field(m, field, label, value)
        for t, kind, when, phase, commits in ndates:
            b.target(m, "actions", t, kind, when, phase=phase, commits=commits)
        for t, kind, when, phase, commits in adates:
            b.target(m, "target", t, kind, when, phase=phase, commits=commits)
        b.dept(m, *divs)
        top = [C("指標", rs=2), C("単位", rs=2), C("令和６年度", cs=2), None, C("令和９年度\n目標値", rs=2)]
        rows = [[C(x.text.replace("\n", ""), rs=x.rs, cs=x.cs) if isinstance(x, C) else x for x in top], [None, None, "計画値", "実績値", None]]
        for name, unit, plan, real, _, goal, _, _ in gauges:
            rows.append([name, C(unit, align="c"), *[C(x, align="c") for x in (plan, real, goal)]])
        table(rows, [72, 20, 24, 24, 30], 2, f"表{n + 1}　指標の達成状況")
        for name, unit, _, real, rn, goal, gn, way in gauges:
            b.kpi(m, name, unit, (real, rn, "令和６年度"), (goal, gn, "令和９年度"), way)
    flow.append(Spacer(1, 10))
    flow.append(Paragraph("※　教室の参加者数は、計画の初年度からの累計である。", style(9)))
    b.note("※", None, "教室の参加者数は、計画の初年度からの累計である。", "asterisk")
    pdf = PDFS / f"{b.name}.pdf"

    def foot(canvas, doc):
        canvas.setFont("IPAG", 9)
        canvas.drawCentredString(A4[0] / 2, 12 * mm, str(doc.page))

    doc = SimpleDocTemplate(str(pdf), pagesize=A4, leftMargin=20 * mm, rightMargin=20 * mm, topMargin=18 * mm, bottomMargin=22 * mm,
                            title="進捗状況報告書", author="")  # fmt: skip
    doc.build(flow, onFirstPage=foot, onLaterPages=foot)
    if doc.page != len(b.rows["pages"]):
        raise ValueError(doc.page)
    b.finish(doc.page)
    return doc.page


if __name__ == "__main__":
    print(build())
