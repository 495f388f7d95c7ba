"""白戸崎市: sheets of A3 drawn by hand: a road map in quarters with bars and milestones, and cards in two rows (LibreOffice Draw)."""

import html

from book import NAMES, PDFS, Book, page_texts, soffice

FONT = "Noto Sans CJK JP"
NAVY, BLUE, PALE, ORANGE, GREY = "#123a5e", "#8ec5e8", "#eaf4fb", "#f6b26b", "#777777"
# number, title, measure, why, what, goal, gauge, who, main, with, targets
CARDS = [
    ("1", "待たない市役所", "frontyard-reform", "来庁者の６割が「待ち時間が長い」と感じています。", ["混雑予測と予約の仕組みを入れる", "書かない窓口を全支所に広げる"],
     "2027年３月までに全支所", [("2027年３月まで", "by_date", "2027-03", "implement", True)], ("平均の待ち時間", "分", "22分", 22, "8分", 8, "down"), "市民課", ["支所調整課"]),
    ("2", "申請は手のひらで", "online-procedures", "電子申請の利用率は13％です。", ["年間100件以上の申請をすべて電子化", "申請の途中で相談できるチャットを置く"],
     "2027年度末までに150手続", [("2027年度末まで", "by_end_of_fiscal_year", 2027, None, True)], ("電子申請の利用率", "％", "13％", 13, "60％", 60, "up"), "デジタル戦略課", ["市民課", "税務課"]),
    ("3", "標準システムへの引っ越し", "system-standardization", "20業務のうち９業務が残っています。", ["業務ごとに順番を決めて移す", "移行後の費用を３割減らす交渉を行う"],
     "2026年12月に完了", [("2026年12月", "month", "2026-12", "implement", True)], ("移行した業務の数", "業務", "11業務", 11, "20業務", 20, "up"), "デジタル戦略課", ["税務課", "保険年金課"]),
    ("4", "AIを当たり前の道具に", "ai-rpa", "生成AIを使う職員は４人に１人です。", ["全庁で使える環境を整える", "使い方を教え合う会を毎月開く"],
     "2026年10月から全庁で運用", [("2026年10月から", "from", "2026-10", "operate", True)], ("生成AIを使う職員の割合", "％", "25％", 25, "85％", 85, "up"), "人事課", ["デジタル戦略課"]),
    ("5", "みんなの相談スポット", "digital-divide", "高齢者の半数が「聞ける人がいない」と答えました。", ["郵便局とコンビニに相談席を置く", "多言語の動画を作る"],
     "2026年度に５か所、2028年度に20か所", [("2026年度", "fiscal_year", 2026, None, True), ("2028年度", "fiscal_year", 2028, None, False)], ("相談席の数", "か所", "0か所", 0, "20か所", 20, "up"), "長寿福祉課", ["地域振興課"]),
    ("6", "ひらかれたデータ", "open-data", "使われているデータは全体の２割です。", ["利用者の声を聞いて公開の順番を決める", "自動で更新する仕組みをつくる"],
     "随時公開", [("随時", "open", None, None, True)], ("年間のダウンロード数", "件", "3,100件", 3100, "30,000件", 30000, "up"), "政策課", []),
]  # fmt: skip
# measure, label, bars (first and last quarter 0–11, text, phase), milestones (quarter, text, phase)
LANES = [
    ("frontyard-reform", "1 待たない市役所", [(0, 1, "設計", "prepare"), (2, 3, "支所へ展開", "implement"), (4, 11, "運用・改善", "operate")], []),
    ("online-procedures", "2 申請は手のひらで", [(0, 7, "順次電子化", "implement"), (8, 11, "使いやすさの見直し", "review")], []),
    ("system-standardization", "3 標準システムへの引っ越し", [(0, 2, "移行", "implement"), (3, 11, "運用", "operate")], [(2, "完了", None)]),
    ("ai-rpa", "4 AIを当たり前の道具に", [(0, 1, "試行", "trial"), (2, 11, "全庁で運用", "operate")], []),
    ("digital-divide", "5 みんなの相談スポット", [(1, 3, "５か所で開始", "implement"), (4, 11, "20か所へ拡大", "implement")], []),
    ("open-data", "6 ひらかれたデータ", [(0, 11, "随時公開", None)], [(4, "新サイト公開", None)]),
]  # fmt: skip
QUARTERS = ["4-6月", "7-9月", "10-12月", "1-3月"]
STARTS = ["04-01", "07-01", "10-01", "01-01"]
ENDS = ["06-30", "09-30", "12-31", "03-31"]


def day(q, which):
    """Return the first or last day of a quarter."""
    return f"{2026 + q // 4 + (1 if q % 4 == 3 else 0)}-{which[q % 4]}"


class Sheets:
    """Pages of shapes in centimetres."""

    def __init__(self):
        """Begin without pages."""
        self.pages, self.styles = [], {}

    def page(self):
        """Begin a page."""
        self.pages.append([])

    def name(self, fill, line, size, bold, align, ink, valign):
        """Return the number of a look."""
        return self.styles.setdefault((fill, line, size, bold, align, ink, valign), len(self.styles))

    def box(self, x, y, w, h, text="", fill=None, line=None, size=12, bold=False, align="start", ink="#222222", valign="middle"):
        """Place a rectangle with words."""
        n = self.name(fill, line, size, bold, align, ink, valign)
        paras = "".join(f'<text:p text:style-name="p{n}"><text:span text:style-name="t{n}">{html.escape(t)}</text:span></text:p>' for t in text.split("\n")) if text else ""
        place = f'draw:style-name="g{n}" svg:x="{x:.2f}cm" svg:y="{y:.2f}cm" svg:width="{w:.2f}cm" svg:height="{h:.2f}cm"'
        self.pages[-1].append(f"<draw:frame {place}><draw:text-box>{paras}</draw:text-box></draw:frame>" if paras else f"<draw:rect {place}/>")

    def diamond(self, x, y, r):
        """Place a diamond around a point."""
        n = self.name("#c0392b", None, 9, False, "center", "#222222", "middle")
        k = int(r * 1000)
        self.pages[-1].append(
            f'<draw:polygon draw:style-name="g{n}" svg:x="{x - r:.2f}cm" svg:y="{y - r:.2f}cm" svg:width="{2 * r:.2f}cm" svg:height="{2 * r:.2f}cm" '
            f'svg:viewBox="0 0 {2 * k} {2 * k}" draw:points="{k},0 {2 * k},{k} {k},{2 * k} 0,{k}"/>'
        )

    def line(self, x0, y0, x1, y1):
        """Place a thin line."""
        n = self.name(None, "#bbbbbb", 9, False, "start", "#222222", "middle")
        self.pages[-1].append(f'<draw:line draw:style-name="g{n}" svg:x1="{x0:.2f}cm" svg:y1="{y0:.2f}cm" svg:x2="{x1:.2f}cm" svg:y2="{y1:.2f}cm"/>')

    def xml(self):
        """Return the flat drawing."""
        auto = []
        for (fill, line, size, bold, align, ink, valign), n in self.styles.items():
            paint = f'draw:fill="solid" draw:fill-color="{fill}"' if fill else 'draw:fill="none"'
            stroke = f'draw:stroke="solid" svg:stroke-color="{line}" svg:stroke-width="0.03cm"' if line else 'draw:stroke="none"'
            face = f'fo:font-size="{size}pt" style:font-size-asian="{size}pt" style:font-name="{FONT}" style:font-name-asian="{FONT}" fo:color="{ink}" fo:font-weight="{"bold" if bold else "normal"}" style:font-weight-asian="{"bold" if bold else "normal"}"'
            auto.append(
                f'<style:style style:name="g{n}" style:family="graphic"><style:graphic-properties {paint} {stroke} draw:shadow="hidden" draw:textarea-vertical-align="{valign}" draw:textarea-horizontal-align="justify" '
                'draw:auto-grow-height="false" fo:wrap-option="wrap" fo:padding-left="0.2cm" fo:padding-right="0.2cm" fo:padding-top="0.1cm" fo:padding-bottom="0.1cm"/></style:style>'
                f'<style:style style:name="p{n}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}" fo:line-height="115%"/></style:style>'
                f'<style:style style:name="t{n}" style:family="text"><style:text-properties {face}/></style:style>'
            )
        pages = "".join(f'<draw:page draw:name="s{i}" draw:style-name="dp" draw:master-page-name="M">{"".join(p)}</draw:page>' for i, p in enumerate(self.pages))
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.graphics">'
            f'<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="&apos;{FONT}&apos;"/></office:font-face-decls><office:styles/><office:automatic-styles>'
            '<style:page-layout style:name="PM"><style:page-layout-properties fo:margin="0cm" fo:page-width="42cm" fo:page-height="29.7cm" style:print-orientation="landscape"/></style:page-layout>'
            f'<style:style style:name="dp" style:family="drawing-page"/>{"".join(auto)}</office:automatic-styles><office:master-styles><style:master-page style:name="M" style:page-layout-name="PM" draw:style-name="dp"/></office:master-styles>'
            f'<office:body><office:drawing>{"".join(pages)}</office:drawing></office:body></office:document>'
        )


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "shiratosaki_roadmap", title="白戸崎市DXロードマップ 2026-2028", issuer="白戸崎市", municipality="白戸崎市", municipality_code="992780",
        issued_on="2026-03-01", plan_start="2026-04-01", plan_end="2029-03-31",
    )  # fmt: skip
    d = Sheets()

    def sheet(n, num, title):
        d.page()
        b.fixed = n
        b.page(n, str(n))
        d.box(0, 0, 42, 1.9, f"{num}　{title}", fill=NAVY, size=24, bold=True, ink="#ffffff")
        d.box(39.5, 28.6, 1.8, 0.8, str(n), size=11, align="end", ink=GREY)
        return b.section(1, num, title, b.at(title), brk=True)

    # 1: front
    d.page()
    b.fixed = 1
    b.page(1, None)
    b.rows["pages"][0].pop("kind")  # cover and text in one
    d.box(0, 0, 42, 7.2, "", fill=NAVY)
    d.box(2, 1.4, 38, 2.6, "白戸崎市DXロードマップ 2026-2028", size=40, bold=True, align="center", ink="#ffffff")
    d.box(2, 4.3, 38, 1.5, "2026年３月　白戸崎市デジタル戦略課", size=16, align="center", ink="#ffffff")
    blocks = [
        ("このロードマップについて", ["白戸崎市総合戦略のうち、デジタルに関する取組の道すじを市民の皆さんに示すものです。", "期間は2026年度から2028年度までの３年間です。", "半年に一度、進み具合に合わせて書き改めます。"]),
        ("推進の顔ぶれ", ["市長がトップを務める「白戸崎DX会議」が方向を決めます。", "副市長がCDOとして、部局の間を調整します。", "民間から迎えたDXアドバイザー２名が技術の面から助言します。"]),
        ("人を育てる", ["2026年度から、全職員がデータの読み方を学ぶ研修を受けます。", "課ごとに「DXの芽」と呼ぶ担い手を選びます。", "人事課が取りまとめます。"]),
    ]  # fmt: skip
    for i, (title, lines) in enumerate(blocks):
        x = 2 + 13 * i
        d.box(x, 9, 12, 1.6, title, fill=BLUE, size=20, bold=True, align="center", ink=NAVY)
        d.box(x, 10.6, 12, 14, "\n".join(lines), fill=PALE, size=17, valign="top")
        b.section(1, None, title, b.at(title), brk=False)["_brk"] = i == 0
        for line in lines:
            b.say(line)
        if i == 1:
            b.meas("organization", "optional")
            b.org("白戸崎DX会議", "body", None, "方向を決めます")
            b.org("CDO", "role", "副市長", "部局の間を調整します")
            b.org("DXアドバイザー", "role", None, "技術の面から助言します")
            b.rows["organization"][-1].pop("holder")
        if i == 2:
            m = b.meas("human-resources")
            b.target(m, "other", "2026年度から", "from", 2026, phase="implement", commits=True)
            b.dept(m, "人事課")

    # 2: road map
    sheet(2, "Ⅰ", "３年間の道すじ")
    lead = "六つの取組を、次の順に進めます。◆は節目を示します。"
    d.box(1, 2.3, 40, 1.2, lead, size=15)
    b.say(lead)
    x0, y0, q, lane = 9.4, 4, 2.6, 3.4
    for i in range(3):
        d.box(x0 + 4 * q * i, y0, 4 * q, 1.1, f"{2026 + i}年度", fill=NAVY, line="#ffffff", size=15, bold=True, align="center", ink="#ffffff")
    for i in range(12):
        d.box(x0 + q * i, y0 + 1.1, q, 0.9, QUARTERS[i % 4], fill=BLUE, line="#ffffff", size=11, align="center")
    top = y0 + 2.2
    for i, (mid, label, bars, stones) in enumerate(LANES):
        y = top + lane * i
        d.line(1, y + lane - 0.1, x0 + 12 * q, y + lane - 0.1)
        d.box(1, y + 0.3, 8, 2.6, label, fill=PALE, size=14, bold=True)
        for s, e, text, phase in bars:
            d.box(x0 + q * s + 0.08, y + 0.4, q * (e - s + 1) - 0.16, 1.3, text, fill=BLUE if s < 4 else ORANGE, size=13, align="center")
            years = (2026 + s // 4, 2026 + e // 4)
            b.sched(None, mid, label, None, years, "bar", text, phase, dates=(day(s, STARTS), day(e, ENDS)))
        for s, text, phase in stones:
            d.diamond(x0 + q * (s + 0.5), y + 2.4, 0.3)
            d.box(x0 + q * (s + 0.5) + 0.4, y + 2.0, 4.4, 0.8, text, size=12)
            b.sched(None, mid, label, None, (2026 + s // 4,) * 2, "mark", text, phase, dates=(day(s, STARTS), day(s, ENDS)))
    for row in b.rows["schedules"]:
        row.pop("table_id")

    # 3 and 4: cards, three a sheet side by side
    for n, start in ((3, 0), (4, 3)):
        sheet(n, ("Ⅱ", "Ⅲ")[n - 3], ("市民に届く取組", "市役所と地域を変える取組")[n - 3])
        for i, (num, title, mid, why, what, goal, dates, gauge, main, others) in enumerate(CARDS[start : start + 3]):
            x, w = 1 + 13.5 * i, 12.8
            d.box(x, 2.8, w, 1.6, f"{num}　{title}", fill=ORANGE, size=19, bold=True)
            b.section(2, num, title, b.at(title)).pop("text")
            m = b.meas(mid)
            name, unit, bv, bn, tv, tn, way = gauge
            text = f"{name}　{bv}（2025年度）→{tv}（2028年度）"
            lines = [f"● {a}" for a in what]
            y = 4.7
            for label, field, value, h in (("困っていること", "issues", why, 3.0), ("やること", "actions", "\n".join(lines), 4.2), ("いつまでに", "target", goal, 2.4), ("はかる数字", "kpi", text, 3.0),
                                           ("主担当", "departments", main, 1.8), ("いっしょに動く課", "departments", "、".join(others), 1.8)):  # fmt: skip
                if not value:
                    continue
                d.box(x, y, w, 0.95, f"▼ {label}", size=13, bold=True, ink=NAVY)
                d.box(x + 0.4, y + 0.95, w - 0.4, h, value, size=15, valign="top", line="#cccccc")
                y += h + 1.25
                if field != "kpi":
                    b.field(m, field, label, value)
            m["actions"] = what
            for t, kind, when, phase, commits in dates:
                b.target(m, "target", t, kind, when, phase=phase, commits=commits)
            b.kpi(m, name, unit, (bv, bn, "2025年度"), (tv, tn, "2028年度"), way, text=text)
            b.dept(m, main)
            b.dept(m, *others, role="support")
    soffice(d.xml(), "fodg", PDFS / f"{b.name}.pdf")
    pages = len(page_texts(PDFS / f"{b.name}.pdf"))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
