"""霧ヶ谷市: a matrix like a spreadsheet over three landscape sheets, CID fonts that are not embedded (ReportLab)."""

from book import PDFS, Book, C
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

GO, MIN = "HeiseiKakuGo-W5", "HeiseiMin-W3"
WIDE, HIGH = 842, 595
COLS = [58, 92, 186, 84, 58, 58, 58, 58, 58, 74]
X = [29 + sum(COLS[:i]) for i in range(len(COLS) + 1)]
HEAD, SIZE = 17, 8.5
A = "→"

MATRIX = [
    ("基本方針１\n市民の手間をなくす行政サービス", [
        ("1-1", "行政手続のオンライン化", "online-procedures", "sure", [
            ("申請件数の多い手続から順に電子申請の対象とする。", "デジタル推進課\n各課", [("t", "調査", 1, "study"), ("d", "順次拡大", 4, None)], "年間100件以上の手続を優先"),
            ("公共施設予約システムを更新する。", "スポーツ振興課\n生涯学習課", [("t", "検討", 1, "study"), ("m", "●", 1, "implement"), ("a", A, 3, None)], ""),
        ]),
        ("1-2", "書かない窓口の導入", "frontyard-reform", "sure", [
            ("窓口支援システムを本庁舎に導入し、支所へ展開する。", "市民課（戸籍係）", [("t", "検討", 1, "study"), ("t", "導入", 1, "implement"), ("t", "運用・支所への展開", 3, "operate")], ""),
            ("おくやみコーナーを常設する。", "市民課\n福祉総務課", [("d", "継続実施", 5, "continue")], "予約制"),
        ]),
        ("1-3", "マイナンバーカードの利活用", "mynumber-card", "sure", [
            ("コンビニ交付の手数料を減額する。", "市民課", [("m", "●", 1, "implement"), ("a", A, 1, None), ("t", "検証", 1, "review"), ("x", "－", 2, None)], "令和５年10月から減額"),
            ("図書館カード等として利用できるようにする。", "中央図書館", [("x", "－", 2, None), ("t", "検討", 1, "study"), ("m", "●", 1, "implement"), ("a", A, 1, None)], ""),
        ]),
    ]),
    ("基本方針２\n職員の働き方と業務の見直し", [
        ("2-1", "基幹系システムの標準化・共通化", "system-standardization", "sure", [
            ("20業務を標準準拠システムへ移行する。", "デジタル推進課\n関係課", [("d", "移行作業", 3, "implement"), ("d", "運用", 2, "operate")], "令和７年度末までに移行※"),
            ("文字情報を同定する。", "市民課", [("t", "同定作業", 2, "implement"), ("x", "", 3, None)], ""),
        ]),
        ("2-2", "ＡＩ・ＲＰＡ等の活用", "ai-rpa", "sure", [
            ("定型業務にＲＰＡを適用する。", "行政改革推進室", [("m", "●", 1, "implement"), ("a", A, 4, None)], "毎年度５業務を追加"),
            ("生成ＡＩを文書の作成に使う。", "総務課", [("x", "－", 1, None), ("t", "試行", 1, "trial"), ("t", "本格導入", 3, "operate")], ""),
        ]),
        ("2-3", "テレワークの推進", "telework", "sure", [
            ("モバイル端末を配備し、在宅勤務の制度を設ける。", "人事課\nデジタル推進課", [("d", "制度設計", 2, "prepare"), ("d", "運用", 3, "operate")], ""),
        ]),
        ("2-4", "情報セキュリティ対策の強化", "security", "sure", [
            ("情報セキュリティポリシーを改定する。", "デジタル推進課", [("t", "改定", 1, "review"), ("x", "", 2, None), ("t", "改定", 1, "review"), ("x", "", 1, None)], "３年ごと"),
            ("全職員を対象に標的型メール訓練を行う。", "デジタル推進課", [("d", "毎年度実施", 5, "implement")], ""),
        ]),
        ("2-5", "電子決裁の徹底", "bpr", "optional", [
            ("文書管理システムにより決裁を電子化する。", "総務課（文書法制係）", [("t", "準備", 1, "prepare"), ("m", "●", 1, "implement"), ("a", A, 3, None)], ""),
        ]),
    ]),
    ("基本方針３\n誰一人取り残されない地域づくり", [
        ("3-1", "デジタルデバイド対策", "digital-divide", "sure", [
            ("公民館等でスマートフォン教室を開催する。", "生涯学習課\n高齢介護課", [("m", "●", 1, "implement"), ("a", A, 4, None)], "年間24回"),
            ("障がいのある人のための操作支援員を養成する。", "障がい福祉課", [("x", "－", 1, None), ("d", "養成", 2, "implement"), ("d", "派遣", 2, "operate")], ""),
        ]),
        ("3-2", "オープンデータの推進", "open-data", "sure", [
            ("国の推奨する形式によりデータを公開する。", "企画政策課", [("t", "選定", 1, "prepare"), ("d", "公開・更新", 4, "implement")], ""),
        ]),
        ("3-3", "地域のデジタル化", "regional-digitalization", "sure", [
            ("河川の水位や積雪をセンサーで測り、市民に知らせる。", "危機管理課\n建設課", [("t", "実証", 2, "trial"), ("t", "実装", 3, "implement")], "県の補助金を活用"),
            ("鳥獣の捕獲にＩＣＴを使う。", "農林振興課", [("d", "継続実施", 5, "continue")], ""),
        ]),
        ("3-4", "デジタル人材の育成", "human-resources", "sure", [
            ("階層別の研修を行い、各課に推進員を置く。", "人事課", [("m", "●", 1, "implement"), ("a", A, 4, None)], "随時見直し"),
        ]),
    ]),
]  # fmt: skip
SHEETS = [[(0, None)], [(1, (0, 1, 2, 3))], [(1, (4,)), (2, None)]]
KPI = [("オンライン申請の割合", "％", "18.2％", 18.2, "70％", 70, "up"), ("ＲＰＡを適用した業務の数", "業務", "３業務", 3, "28業務", 28, "up"), ("転入手続の待ち時間", "分", "38分", 38, "15分", 15, "down")]


def wrapped(text, font, size, width):
    """Return text cut into lines that fit a width."""
    lines = []
    for part in text.split("\n"):
        line = ""
        for ch in part:
            if line and pdfmetrics.stringWidth(line + ch, font, size) > width and ch not in "。、）":
                lines.append(line)
                line = ""
            line += ch
        lines.append(line)
    return lines


class Sheet:
    """A page of cells measured from its upper left corner."""

    def __init__(self, canvas):
        """Keep the canvas."""
        self.c = canvas

    def text(self, x, y, text, size=10.0, font=GO, align="l"):
        """Write a line at its baseline."""
        self.c.setFont(font, size)
        {"l": self.c.drawString, "c": self.c.drawCentredString, "r": self.c.drawRightString}[align](x, HIGH - y, text)

    def cell(self, x0, y0, x1, y1, text="", *, fill=None, align="l", size=SIZE, font=GO):
        """Draw a ruled cell."""
        self.c.setLineWidth(0.5)
        if fill:
            self.c.setFillColorRGB(*fill)
            self.c.rect(x0, HIGH - y1, x1 - x0, y1 - y0, stroke=1, fill=1)
            self.c.setFillColorRGB(0, 0, 0)
        else:
            self.c.rect(x0, HIGH - y1, x1 - x0, y1 - y0)
        if text:
            lines = wrapped(text, font, size, x1 - x0 - 5)
            top = (y0 + y1) / 2 - len(lines) * size * 1.25 / 2 + size * 1.0
            for i, line in enumerate(lines):
                y = top + i * size * 1.25
                if align == "c":
                    self.text((x0 + x1) / 2, y, line, size, font, "c")
                else:
                    self.text(x0 + 3, y, line, size, font)

    def arrow(self, x0, x1, y, text):
        """Draw a line with a head, its words above."""
        self.c.setLineWidth(1.1)
        self.c.line(x0 + 3, HIGH - y, x1 - 8, HIGH - y)
        p = self.c.beginPath()
        p.moveTo(x1 - 9, HIGH - y + 3.5)
        p.lineTo(x1 - 2.5, HIGH - y)
        p.lineTo(x1 - 9, HIGH - y - 3.5)
        p.close()
        self.c.drawPath(p, stroke=0, fill=1)
        self.text((x0 + x1) / 2, y - 4, text, 8, GO, "c")


def build():
    """Typeset the plan and write its gold."""
    for font in (GO, MIN):
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    b = Book(
        "kirigaya_excel", title="霧ヶ谷市ＤＸ推進計画アクションプラン", issuer="霧ヶ谷市", municipality="霧ヶ谷市", municipality_code="992453",
        issued_on="2023-03-31", plan_start="2023-04-01", plan_end="2028-03-31",
    )  # fmt: skip
    canvas = Canvas(str(PDFS / f"{b.name}.pdf"), pagesize=(WIDE, HIGH))
    canvas.setTitle("アクションプラン.xlsx")
    s = Sheet(canvas)
    y = 0.0

    def para(text, indent=12):
        nonlocal y
        for line in wrapped("　" + text, MIN, 11, WIDE - 110):
            s.text(43 + indent, y, line, 11, MIN)
            y += 17
        b.say(text)

    def head(num, title):
        nonlocal y
        y += 12
        row = b.section(1, num, title, b.at(title))
        s.text(43, y, f"{num}　{title}", 13)
        y += 21
        return row

    b.fixed = 1
    s.text(WIDE / 2, 60, "霧ヶ谷市ＤＸ推進計画アクションプラン", 20, GO, "c")
    s.text(WIDE - 43, 86, "令和５年３月31日　霧ヶ谷市デジタル推進課", 10.5, MIN, "r")
    y = 104
    head("１", "趣旨")["_brk"] = True
    para("令和４年12月に策定した「霧ヶ谷市ＤＸ推進計画」を着実に進めるため、施策ごとの取組内容、担当課及び実施年度を定める。")
    head("２", "期間")
    para("令和５年度から令和９年度までの５年間とし、毎年度末に内容を更新する。")
    head("３", "推進体制")
    b.meas("organization", "optional")
    para("市長をトップとするＤＸ推進会議が進捗を管理し、デジタル推進課が事務局を務める。各部の部長はＤＸ推進責任者として部内の取組を統括する。")
    b.org("ＤＸ推進会議", "body", "市長", "進捗を管理する")
    b.org("事務局", "body", "デジタル推進課", None)
    b.org("ＤＸ推進責任者", "role", "各部の部長", "部内の取組を統括する")
    head("４", "成果指標")
    para("アクションプラン全体の成果を、次の指標により測る。")
    rows = [["指標", "現状値（令和３年度）", "目標値（令和９年度）"]] + [[k[0], C(k[2], align="center"), C(k[4], align="center")] for k in KPI]
    xs = [57, 277, 427, 577]
    mark = b.at("指標")
    for i, row in enumerate(rows):
        for j, t in enumerate(row):
            t = t.text if isinstance(t, C) else t
            s.cell(xs[j], y, xs[j + 1], y + 20, t, fill=(0.87, 0.92, 0.97) if i == 0 else None, align="l" if j == 0 and i else "c", size=10)
        y += 20
    b.grid(rows, header=1, mark=mark)
    for n, u, bv, bn, tv, tn, way in KPI:
        b.kpi(None, n, u, (bv, bn, "令和３年度"), (tv, tn, "令和９年度"), way)
        b.rows["kpis"][-1].pop("measure_id")
    y += 12
    head("５", "表の見方")
    para("●は開始、→は継続を表す。矢印の線に添えた語は、その期間に行う内容を表す。")
    s.text(WIDE / 2, 578, "1/4", 9, GO, "c")
    canvas.showPage()
    b.page(1, "1", "body")

    section = None
    previous = None
    for k, groups in enumerate(SHEETS):
        page = 2 + k
        b.fixed = page
        b.page(page, str(page))
        s.text(29, 30, "６　取組一覧", 13)
        s.text(WIDE - 30, 30, f"（{k + 1}/3）", 9, GO, "r")
        if k == 0:
            section = b.section(1, "６", "取組一覧", b.at("取組一覧"), brk=True)
        mark = b.at("基本方針")
        grid = [
            [C("基本方針", rs=2), C("施策", rs=2), C("取組内容", rs=2), C("担当課", rs=2), C("実施年度", cs=5), None, None, None, None, C("備考", rs=2)],
            [None, None, None, None, *[C(f"R{n}") for n in range(5, 10)], None],
        ]
        y = 40.0
        shade = (0.85, 0.9, 0.83)
        for j, t in ((0, "基本方針"), (1, "施策"), (2, "取組内容"), (3, "担当課"), (9, "備考")):
            s.cell(X[j], y, X[j + 1], y + 2 * HEAD, t, fill=shade, align="c", size=9)
        s.cell(X[4], y, X[9], y + HEAD, "実施年度", fill=shade, align="c", size=9)
        for n in range(5):
            s.cell(X[4 + n], y + HEAD, X[5 + n], y + 2 * HEAD, f"R{5 + n}", fill=shade, align="c", size=9)
        y += 2 * HEAD
        found = []
        for area, which in groups:
            title, items = MATRIX[area]
            items = [items[i] for i in which] if which else items
            total = sum(len(i[4]) for i in items)
            tall = 44.0 if k != 1 else 48.0
            continued = area == 1 and k == 2
            s.cell(X[0], y, X[1], y + tall * total, "" if continued else title, align="c", size=9)
            first = True
            for num, name, mid, certainty, contents in items:
                m = b.meas(mid, certainty, section=section, in_table=(num, name, mark))
                s.cell(X[1], y, X[2], y + tall * len(contents), f"{num} {name}", size=9)
                b.field(m, "actions", "取組内容", "\n".join(c[0] for c in contents), mark)
                b.field(m, "departments", "担当課", "\n".join(c[1].replace("\n", "、") for c in contents), mark)
                for i, (content, who, bars, remark) in enumerate(contents):
                    line = [C("" if continued else title, rs=total) if first else None, C(f"{num} {name}", rs=len(contents)) if i == 0 else None, C(content), C(who)]
                    first = False
                    s.cell(X[2], y, X[3], y + tall, content)
                    s.cell(X[3], y, X[4], y + tall, who)
                    at = 0
                    for kind, word, n, phase in bars:
                        years = (2023 + at, 2023 + at + n - 1)
                        if kind == "t":
                            s.cell(X[4 + at], y, X[4 + at + n], y + tall, word, align="c")
                            line += [C(word, cs=n)] + [None] * (n - 1)
                            found.append((mid, name, content, years, "text", word, phase))
                        else:
                            for j in range(n):
                                s.cell(X[4 + at + j], y, X[5 + at + j], y + tall, word if kind in "max" else "", align="c")
                                line.append(C(word if kind in "mx" else ""))
                            if kind == "d":
                                s.arrow(X[4 + at], X[4 + at + n], y + tall / 2 + 3, word)
                                found.append((mid, name, content, years, "arrow", word, phase))
                            elif kind != "x":
                                found.append((mid, name, content, years, "mark" if kind == "m" else "arrow", "●" if kind == "m" else None, phase))
                        at += n
                    s.cell(X[9], y, X[10], y + tall, remark, size=8)
                    line.append(C(remark))
                    grid.append(line)
                    for d in who.split("\n"):
                        b.dept(m, d.replace("（", "<").replace("）", ">"), mark=mark)
                    if remark == "令和７年度末までに移行※":
                        b.field(m, "other", "備考", remark, mark)
                        b.target(m, "other", "令和７年度末まで", "by_end_of_fiscal_year", 2025, phase="implement", commits=True, mark=mark)
                    elif remark == "令和５年10月から減額":
                        b.field(m, "other", "備考", remark, mark)
                        b.target(m, "other", "令和５年10月から", "from", "2023-10", phase="implement", commits=True, mark=mark)
                    elif remark:
                        b.field(m, "other", "備考", remark, mark)
                    y += tall
        t = b.grid(grid, header=2, mark=mark, continued=previous)
        previous = t
        for mid, name, content, years, kind, word, phase in found:
            b.sched(t, mid, name, content, years, kind, word, phase, mark=mark)
        if k == 1:
            note = "国が定める移行支援期間の見直しに応じ、時期を変更する場合がある。"
            s.text(29, y + 14, "※" + note, 8.5, MIN)
            b.note("※", None, note, "asterisk")
        s.text(WIDE / 2, 578, f"{page}/4", 9, GO, "c")
        canvas.showPage()
    canvas.save()
    b.finish(4)
    return 4


if __name__ == "__main__":
    print(build())
