"""空木村: two measures a page: a title bar and four labelled cells without an outer frame, plan and result a year (ReportLab)."""

from book import PDFS, Book, C
from p19_kirigaya import wrapped
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

GO, MIN = "IPAGothic", "IPAMincho"
FONTS = {GO: "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf", MIN: "/usr/share/fonts/opentype/ipafont-mincho/ipam.ttf"}
HIGH = 842
L, R = 45, 550
LABELS = [("取組の概要", "actions"), ("これまでの取組", "current_state"), ("今後の予定", "schedule"), ("所管", "departments")]
YEARS = ["令和５年度", "令和６年度", "令和７年度", "令和８年度"]
# no, title, measure, overview, so far, plan, [(text, kind, when, phase, commits)], divisions, (name, unit, plans, results)
ACTIONS = [
    ("No.1", "役場に行かずに済む手続を増やす", "online-procedures",
     "子育て、介護及び罹災証明の申請を、村のホームページとぴったりサービスから受け付ける。",
     "令和５年度までに転出届など12の手続を電子化したが、利用は全体の８％にとどまっている。",
     "令和６年度第３四半期に操作の手引きを全戸に配り、令和８年度末までに40手続を電子化する。",
     [("令和６年度第３四半期", "date", ("2024-10-01", "2024-12-31"), "implement", False), ("令和８年度末まで", "by_end_of_fiscal_year", 2026, "implement", True)],
     "住民課、総務課（情報係）", ["住民課", "総務課<情報係>"],
     ("電子化した手続の数", "手続", ["12", "20", "30", "40"], ["12", "18", "", ""])),
    ("No.2", "マイナンバーカードを届ける、使う", "mynumber-card",
     "施設や自宅に職員が出向いて申請を受け付け、受け取りまで支える。",
     "令和４年度から集落ごとの出張申請を行い、保有率は74.6％となった。",
     "診療所と移動図書館での利用を令和７年10月から始める。",
     [("令和７年10月から", "from", "2025-10", "implement", True)],
     "住民課、教育委員会", ["住民課", "教育委員会"],
     ("カードの保有率（％）", "％", ["72.0", "76.0", "80.0", "85.0"], ["74.6", "77.9", "", ""])),
    ("No.3", "17業務を標準仕様のシステムに移す", "system-standardization",
     "近隣の３村で共同利用してきた基幹系システムを、ガバメントクラウド上の標準準拠システムに切り替える。",
     "令和５年度に現行の帳票と標準仕様との差を洗い出した。",
     "令和８年１月に運用を開始する。移行後の費用の分担については今後３村で協議する。",
     [("令和８年１月", "month", "2026-01", "operate", True)],
     "総務課（情報係）、税務会計課", ["総務課<情報係>", "税務会計課"],
     ("移行した業務の数", "業務", ["0", "0", "17", "17"], ["0", "0", "", ""])),
    ("No.4", "情報を守る訓練と備え", "security",
     "個人番号を扱う端末の二要素認証を更新し、全職員が攻撃メールへの対応訓練を受ける。",
     "令和５年度に情報セキュリティ監査を初めて受け、23の指摘のうち19を改めた。",
     "毎年度１回の訓練を続け、令和７年度中にセキュリティポリシーを改定する。",
     [("令和７年度中", "fiscal_year", 2025, "review", True)],
     "総務課", ["総務課"],
     ("訓練を受けた職員の割合（％）", "％", ["60", "80", "100", "100"], ["57", "83", "", ""])),
    ("No.5", "お年寄りのスマホ道場", "digital-divide",
     "集会所で少人数の講座を開き、オンライン診療の受け方や防災アプリの見方を伝える。",
     "令和５年度は９集落で27回開き、延べ198人が参加した。",
     "令和６年度からは地域おこし協力隊が講師となり、21の集落すべてで行う。",
     [("令和６年度から", "from", 2024, "implement", True)],
     "保健福祉課、社会福祉協議会", ["保健福祉課", "社会福祉協議会"],
     ("参加者の数（人）", "人", ["200", "300", "400", "500"], ["198", "342", "", ""])),
    ("No.6", "ＡＩと自動化で時間を生む", "ai-rpa",
     "会議の記録、ふるさと納税の受付処理及び給与事務に生成ＡＩやＲＰＡを用いる。",
     "無料の枠で試した結果、会議の記録に要する時間が半分になった。",
     "実施時期は、県の共同調達の状況を見て別に定める。",
     [("別に定める", "deferred", None, None, True)],
     "総務課、むらづくり課", ["総務課", "むらづくり課"],
     ("自動化した事務の数", "事務", ["0", "2", "4", "6"], ["0", "1", "", ""])),
]  # fmt: skip


class Page:
    """A canvas measured from its upper left corner."""

    def __init__(self, canvas):
        """Keep the canvas."""
        self.c = canvas

    def text(self, x, y, text, size=10.0, font=MIN, align="l", color=(0, 0, 0)):
        """Write a line at its baseline."""
        self.c.setFont(font, size)
        self.c.setFillColorRGB(*color)
        {"l": self.c.drawString, "c": self.c.drawCentredString, "r": self.c.drawRightString}[align](x, HIGH - y, text)
        self.c.setFillColorRGB(0, 0, 0)

    def rect(self, x0, y0, x1, y1, fill=None, stroke=1):
        """Draw a rectangle."""
        self.c.setLineWidth(0.5)
        if fill:
            self.c.setFillColorRGB(*fill)
        self.c.rect(x0, HIGH - y1, x1 - x0, y1 - y0, stroke=stroke, fill=1 if fill else 0)
        self.c.setFillColorRGB(0, 0, 0)

    def rule(self, x0, x1, y, width=0.4):
        """Draw a horizontal rule."""
        self.c.setLineWidth(width)
        self.c.setDash(1, 2)
        self.c.line(x0, HIGH - y, x1, HIGH - y)
        self.c.setDash()


def build():
    """Typeset the plan and write its gold."""
    for name, path in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, path))
    b = Book(
        "utsugi_jisshi", title="空木村ＤＸ実施計画", issuer="空木村", municipality="空木村", municipality_code="993590",
        edition="令和７年度版", issued_on="2025-05-01", plan_start="2023-04-01", plan_end="2027-03-31",
    )  # fmt: skip
    canvas = Canvas(str(PDFS / f"{b.name}.pdf"), pagesize=(595, HIGH))
    canvas.setTitle("空木村ＤＸ実施計画（令和７年度版）")
    s = Page(canvas)
    y = 0.0

    def para(text, say=True, size=10.5):
        nonlocal y
        for line in wrapped("　" + text, MIN, size, R - L - 12):
            s.text(L + 6, y, line, size)
            y += size * 1.6
        if say:
            b.say(text)

    def head(title):
        nonlocal y
        y += 10
        row = b.section(1, None, title, b.at(title))
        s.text(L, y, "■ " + title, 13, GO, color=(0.1, 0.35, 0.25))
        y += 20
        return row

    def foot(n):
        s.text(297, 818, f"― {n} ―", 9, MIN, "c")
        b.page(n, str(n))
        canvas.showPage()

    b.fixed = 1
    s.text(297, 70, "空木村ＤＸ実施計画", 22, GO, "c")
    s.text(297, 94, "（令和７年度版）", 13, GO, "c")
    s.text(R, 118, "令和７年５月　空木村総務課", 10.5, MIN, "r")
    y = 140
    head("計画のあらまし")
    para("村は、令和５年３月に「空木村ＤＸ推進方針」を定めました。この実施計画は、方針に掲げた取組の中身と進み具合を毎年度まとめ、村民の皆さんにお知らせするものです。計画の期間は、令和５年度から令和８年度までの４年間です。")
    head("国の動き")
    b.open[-1]["origin"] = "national"
    para("総務省の「自治体ＤＸ推進計画」は、市町村が令和７年度までに取り組む事項として、情報システムの標準化・共通化、行政手続のオンライン化、テレワークの推進などを示しています。")
    head("よその村の例")
    b.open[-1]["origin"] = "other_body"
    para("隣県の竜胆村では、令和４年10月から巡回車に窓口の端末を載せ、集落で証明書を渡しています。本村でも導入できるかどうかを研究しますが、現時点で時期は決めていません。")
    head("進める体制")
    b.meas("organization", "optional")
    para("村長を本部長とするＤＸ推進本部が計画の進み具合を確かめます。総務課情報係が事務局となり、各課の課長補佐がＤＸ推進員を務めます。")
    b.org("本部長", "role", "村長", None)
    b.org("ＤＸ推進本部", "body", None, "計画の進み具合を確かめます")
    b.org("事務局", "body", "総務課情報係", None)
    b.org("ＤＸ推進員", "role", "各課の課長補佐", None)
    head("取組の一覧")
    para("次の６つの取組を進めます。実績値は令和６年度まで、以降は計画値だけを示します。")
    y += 2
    for no, title, *_ in ACTIONS:
        s.text(L + 18, y, f"{no}　{title}", 10.5)
        y += 16
        b.say(f"{no}　{title}")
    foot(1)
    for i, (no, title, mid, over, past, plan, dates, who, divs, kpi) in enumerate(ACTIONS):
        page = 2 + i // 2
        b.fixed = page
        if i == 0:
            s.text(L, 50, "■ 取組ごとの計画", 13, GO, color=(0.1, 0.35, 0.25))
            b.section(1, None, "取組ごとの計画", b.at("取組ごとの計画"), brk=True)
        y = 66 if i % 2 == 0 else 440
        s.rect(L, y, R, y + 24, fill=(0.12, 0.4, 0.3), stroke=0)
        s.text(L + 8, y + 16.5, no, 12, GO, color=(1, 1, 1))
        s.text(L + 62, y + 16.5, title, 13, GO, color=(1, 1, 1))
        mark = b.at(title)
        b.section(2, no, title, mark, brk=i % 2 == 0 and i > 0).pop("text")
        m = b.meas(mid)
        y += 30
        for (label, field), value in zip(LABELS, (over, past, plan, who), strict=True):
            lines = wrapped(value, MIN, 10.5, R - L - 112)
            tall = max(len(lines) * 15.5 + 8, 26)
            s.rect(L, y, L + 96, y + tall - 3, fill=(0.88, 0.94, 0.9), stroke=0)
            s.text(L + 48, y + tall / 2 + 2, label, 10, GO, "c")
            for j, line in enumerate(lines):
                s.text(L + 106, y + 14.5 + j * 15.5, line, 10.5)
            y += tall
            s.rule(L + 100, R, y - 1.5)
            b.field(m, field, label, value)
        b.dept(m, *divs)
        for text, kind, when, phase, commits in dates:
            if isinstance(when, tuple):
                b.target(m, "schedule", text, "date", when[0], phase=phase)
                b.rows["targets"][-1] |= {"start": when[0], "end": when[1]}
            else:
                b.target(m, "schedule", text, kind, when, phase=phase, commits=commits)
        name, unit, plans, results = kpi
        y += 6
        grid = [[C("指標", rs=2), C("区分", rs=2), C("年度", cs=4), None, None, None], [None, None, *YEARS],
                [C(name, rs=2), "計画値", *plans], [None, "実績値", *results]]
        xs = [L, L + 145, L + 205, *[L + 205 + 75 * k for k in range(1, 5)]]
        h = 19
        for r, row in enumerate(grid):
            for c, entry in enumerate(row):
                if entry is None:
                    continue
                e = entry if isinstance(entry, C) else C(entry)
                x0, x1, y0, y1 = xs[c], xs[c + e.cs], y + h * r, y + h * (r + e.rs)
                s.rect(x0, y0, x1, y1, fill=(0.93, 0.93, 0.93) if r < 2 else None)
                s.text((x0 + x1) / 2, (y0 + y1) / 2 + 3.5, e.text, 9, GO, "c")
        b.grid(grid, header=2, mark=b.at(name))
        y += 4 * h
        number = float if "." in plans[-1] else int
        clean = name.split("（")[0]
        b.kpi(m, clean, unit, (results[1], number(results[1]), "令和６年度"), (plans[3], number(plans[3]), "令和８年度"), "up", text=f"{name} {results[1]} {plans[3]}")
        if mid == "system-standardization":
            words = "税務会計課の固定資産税システムは、課税の時期を避けて令和８年３月に切り替える。"
            s.text(L, y + 13, "注　" + words, 8.5)
            b.note("注", None, words, "asterisk")
            b.target(m, "other", "令和８年３月", "month", "2026-03", phase="implement")
        if i % 2:
            foot(page)
    for row in b.rows["measures"]:
        row.pop("target")
    canvas.save()
    b.finish(4)
    return 4


if __name__ == "__main__":
    print(build())
