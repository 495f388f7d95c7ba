"""星降市: slides of boxes placed freely, drawn in an order unlike reading (LibreOffice Impress)."""

import html
import random

from book import NAMES, PDFS, Book, soffice

FONT = "Noto Sans CJK JP"
NIGHT, GOLD, SKY, PALE, ROSE = "#1d2b53", "#f2b705", "#4f7cac", "#eef3fa", "#fde9ef"


class Deck:
    """Slides as lists of shapes; a slide's shapes are shuffled before they are written."""

    def __init__(self) -> None:
        """Begin without slides."""
        self.styles: dict[tuple, str] = {}
        self.auto: list[str] = []
        self.slides: list[list[str]] = []

    def style(self, fill, line, size, bold, align, ink, valign, radius=0):
        """Return the names of graphic and paragraph styles."""
        key = (fill, line, size, bold, align, ink, valign)
        if key not in self.styles:
            n = len(self.styles)
            self.styles[key] = f"g{n}"
            paint = f'draw:fill="solid" draw:fill-color="{fill}"' if fill else 'draw:fill="none"'
            stroke = f'draw:stroke="solid" svg:stroke-color="{line}" svg:stroke-width="0.04cm"' if line else 'draw:stroke="none"'
            weight = "bold" if bold else "normal"
            self.auto.append(
                f'<style:style style:name="g{n}" style:family="graphic"><style:graphic-properties {paint} {stroke} draw:textarea-vertical-align="{valign}" '
                'draw:auto-grow-height="false" draw:auto-grow-width="false" fo:wrap-option="wrap" fo:padding-left="0.12cm" fo:padding-right="0.12cm" fo:padding-top="0.06cm" fo:padding-bottom="0.06cm"/></style:style>'
                f'<style:style style:name="p{n}" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}" fo:line-height="112%" fo:margin-top="0cm" fo:margin-bottom="0cm"/>'
                f'<style:text-properties fo:font-size="{size}pt" style:font-size-asian="{size}pt" style:font-name="{FONT}" style:font-name-asian="{FONT}" fo:font-weight="{weight}" style:font-weight-asian="{weight}" fo:color="{ink}"/></style:style>'
            )
        name = self.styles[key]
        return name, "p" + name[1:]

    def slide(self):
        """Begin a slide."""
        self.slides.append([])

    def box(self, x, y, w, h, text="", *, fill=None, line=None, size=11, bold=False, align="start", ink="#222222", valign="middle", radius=0):
        """Place a rectangle with text (cm)."""
        g, p = self.style(fill, line, size, bold, align, ink, valign)
        paras = "".join(
            f'<text:p text:style-name="{p}"><text:span text:style-name="{p}t">{html.escape(t)}</text:span></text:p>' for t in text.split("\n")
        ) if text else ""
        tname = f'<style:style style:name="{p}t" style:family="text"><style:text-properties fo:font-size="{size}pt" style:font-size-asian="{size}pt" style:font-name="{FONT}" style:font-name-asian="{FONT}" fo:font-weight="{"bold" if bold else "normal"}" style:font-weight-asian="{"bold" if bold else "normal"}" fo:color="{ink}"/></style:style>'
        if tname not in self.auto:
            self.auto.append(tname)
        place = f'draw:style-name="{g}" svg:x="{x:.3f}cm" svg:y="{y:.3f}cm" svg:width="{w:.3f}cm" svg:height="{h:.3f}cm"'
        if paras:
            shape = f'<draw:frame {place}><draw:text-box draw:corner-radius="{radius}cm">{paras}</draw:text-box></draw:frame>'
        else:
            shape = f'<draw:rect {place} draw:corner-radius="{radius}cm"/>'
        self.slides[-1].append(shape)

    def poly(self, pts, fill, line=None, text=""):
        """Place a polygon (cm)."""
        g, _ = self.style(fill, line, 10, False, "center", "#222222", "middle")
        xs, ys = [p[0] for p in pts], [p[1] for p in pts]
        x, y, w, h = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
        points = " ".join(f"{int((a - x) * 1000)},{int((c - y) * 1000)}" for a, c in pts)
        self.slides[-1].append(
            f'<draw:polygon draw:style-name="{g}" svg:x="{x}cm" svg:y="{y}cm" svg:width="{w}cm" svg:height="{h}cm" svg:viewBox="0 0 {int(w * 1000)} {int(h * 1000)}" draw:points="{points}"/>'
        )

    def arrow(self, x0, y0, x1, y1):
        """Place a block arrow pointing right (x1 > x0) or down (y1 > y0)."""
        if x1 > x0:
            m, t = (y0 + y1) / 2, (y1 - y0) / 4
            self.poly([(x0, m - t), (x1 - 0.5, m - t), (x1 - 0.5, y0), (x1, m), (x1 - 0.5, y1), (x1 - 0.5, m + t), (x0, m + t)], GOLD)

    def down(self, x, y0, y1, w=1.0):
        """Place a block arrow pointing down."""
        self.poly([(x - w / 4, y0), (x + w / 4, y0), (x + w / 4, y1 - 0.4), (x + w / 2, y1 - 0.4), (x, y1), (x - w / 2, y1 - 0.4), (x - w / 4, y1 - 0.4)], GOLD)

    def balloon(self, x, y, w, h, text):
        """Place a speech balloon."""
        self.poly([(x + 0.8, y + h - 0.05), (x + 0.4, y + h + 0.5), (x + 1.6, y + h - 0.05)], ROSE, "#d1688c")
        self.box(x, y, w, h, text, fill=ROSE, line="#d1688c", size=9.5, align="center", radius=0.25)

    def table(self, x, y, widths, height, rows, size=10.5):
        """Place a table."""
        n = len(self.auto)
        out = [f'<draw:frame svg:x="{x}cm" svg:y="{y}cm" svg:width="{sum(widths)}cm" svg:height="{height * len(rows)}cm"><table:table table:style-name="tb">']
        for i, w in enumerate(widths):
            self.auto.append(f'<style:style style:name="co{n}_{i}" style:family="table-column"><style:table-column-properties style:column-width="{w}cm"/></style:style>')
            out.append(f'<table:table-column table:style-name="co{n}_{i}"/>')
        self.auto.append(f'<style:style style:name="ro{n}" style:family="table-row"><style:table-row-properties style:row-height="{height}cm"/></style:style>')
        for kind, fill in (("h", "#d5dfee"), ("d", "#ffffff")):
            self.auto.append(
                f'<style:style style:name="ce{n}{kind}" style:family="table-cell"><style:graphic-properties draw:fill="solid" draw:fill-color="{fill}" draw:textarea-vertical-align="middle" fo:padding="0.1cm"/>'
                '<style:paragraph-properties fo:border="0.03cm solid #444444"/>'
                f'<style:text-properties fo:font-size="{size}pt" style:font-size-asian="{size}pt" style:font-name="{FONT}" style:font-name-asian="{FONT}"/></style:style>'
            )
        for r, row in enumerate(rows):
            out.append(f'<table:table-row table:style-name="ro{n}">')
            kind = "h" if r == 0 else "d"
            for c in row:
                _, p = self.style(None, None, size, r == 0, "center" if r == 0 else "start", "#222222", "middle")
                self.auto.append(f'<style:style style:name="{p}x{n}" style:family="text"><style:text-properties fo:font-size="{size}pt" style:font-size-asian="{size}pt" style:font-name="{FONT}" style:font-name-asian="{FONT}"/></style:style>') if r < 2 and c == row[0] else None
                out.append(f'<table:table-cell table:style-name="ce{n}{kind}"><text:p text:style-name="{p}">{html.escape(c)}</text:p></table:table-cell>')
            out.append("</table:table-row>")
        out.append("</table:table></draw:frame>")
        self.slides[-1].append("".join(out))

    def xml(self):
        """Return the flat presentation, each slide's shapes in a scrambled order (backgrounds first)."""
        pages = []
        rng = random.Random(5)
        for i, shapes in enumerate(self.slides, 1):
            fronts = shapes[:]
            # shapes with text lie over plain ones; within each group the order is arbitrary
            back = [s for s in fronts if "<text:p" not in s]
            front = [s for s in fronts if "<text:p" in s]
            rng.shuffle(front)
            pages.append(f'<draw:page draw:name="s{i}" draw:style-name="dp" draw:master-page-name="M">{"".join(back + front)}</draw:page>')
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.presentation">'
            f'<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="&apos;{FONT}&apos;"/></office:font-face-decls>'
            '<office:styles/><office:automatic-styles><style:page-layout style:name="PM"><style:page-layout-properties fo:margin="0cm" fo:page-width="28cm" fo:page-height="15.75cm" style:print-orientation="landscape"/></style:page-layout>'
            '<style:style style:name="dp" style:family="drawing-page"/><style:style style:name="tb" style:family="table"/>'
            f'{"".join(self.auto)}</office:automatic-styles><office:master-styles><style:master-page style:name="M" style:page-layout-name="PM" draw:style-name="dp"/></office:master-styles>'
            f'<office:body><office:presentation>{"".join(pages)}</office:presentation></office:body></office:document>'
        )


PILLARS = [
    ("Ⅰ", "星をむすぶ窓口", "手のひらの上で、すぐに届く", [
        ("書かない窓口と遠隔相談", "frontyard-reform", "sure",
         "引っ越しの手続に平均52分かかり、4つの課を回っています。", "・職員が聞き取り、申請書を自動で作成\n・7つの市民センターから映像で専門の職員に相談",
         "令和9年度末までに全センターで開始", [("令和9年度末まで", "by_end_of_fiscal_year", 2027, "implement", True)], ["市民課", "デジタル改革課"]),
        ("スマート申請", "online-procedures", "sure",
         "オンラインで申請できる手続は全体の35％です。", "・申請の多い100手続をオンライン化\n・手数料を電子マネーで支払えるように改善",
         "令和8年度中に開始", [("令和8年度中", "fiscal_year", 2026, "implement", True)], ["デジタル改革課"]),
        ("マイナンバーカードでまち歩き", "mynumber-card", "sure",
         "カードを使った市の独自サービスは2つです。", "・天文台とバスの割引にカードを活用\n・健診の結果をスマートフォンで確認",
         "令和10年度までに8サービス", [("令和10年度まで", "by_end_of_fiscal_year", 2028, "implement", True)], ["市民課", "観光課", "健康推進課"]),
    ]),
    ("Ⅱ", "月あかりの働き方", "静かに、しなやかに支える", [
        ("標準化のその先へ", "system-standardization", "sure",
         "令和7年度に18業務の移行を終え、2業務が残っています。", "・残る2業務を標準準拠システムへ移行\n・運用の経費を近隣市と比べ、契約を見直し",
         "令和9年3月までに完了", [("令和9年3月まで", "by_date", "2027-03", "implement", True)], ["デジタル改革課", "税務課"]),
        ("生成AIの使いこなし", "ai-rpa", "sure",
         "職員の6割が文書の下書きに生成AIを使っています。", "・市の例規や過去の答弁を学ばせた仕組みを構築\n・電話の要約と分類を自動化",
         "令和8年10月から運用", [("令和8年10月から", "from", "2026-10", "operate", True)], ["総務課", "デジタル改革課"]),
        ("守りのセキュリティ", "security", "sure",
         "通信の構成をβ'型に改める途中です。", "・端末の監視を24時間に拡大\n・業務が止まったときの計画（ICT-BCP）を改定",
         "令和8年度に改定", [("令和8年度", "fiscal_year", 2026, "review", True)], ["デジタル改革課"]),
    ]),
    ("Ⅲ", "流れ星の仲間たち", "だれもが主役、みんなで試す", [
        ("ひとりにしないデジタル", "digital-divide", "sure",
         "スマートフォンに不安がある市民は4人に1人です。", "・地域の「ほし先生」100人を養成\n・聴覚に障害のある人に字幕で応じる窓口を設置",
         "令和8年度から順次", [("令和8年度から", "from", 2026, "implement", True)], ["高齢支援課", "障害福祉課"]),
        ("まちのデータの公開", "open-data", "sure",
         "公開しているデータは64件で、地図の形のものはありません。", "・道路の工事、夜空の明るさのデータを地図で公開\n・市民とアイデアを競う催しを年1回開催",
         "令和11年度までに150件", [("令和11年度まで", "by_end_of_fiscal_year", 2029, "implement", True)], ["総務課", "都市整備課"]),
    ]),
]  # fmt: skip


def build() -> int:
    """Typeset the plan and write its gold."""
    b = Book(
        "hoshifuri_slides", title="星降市DX戦略", issuer="星降市", municipality="星降市", municipality_code="992321",
        issued_on="2026-03-01", plan_start="2026-04-01", plan_end="2031-03-31",
    )  # fmt: skip
    d = Deck()

    def furniture(page, title):
        d.slide()
        b.fixed = page
        d.box(0, 0, 28, 1.6, "", fill=NIGHT)
        d.box(0.8, 0.2, 22, 1.2, title, size=20, bold=True, ink="#ffffff")
        d.box(26.2, 14.9, 1.3, 0.6, str(page), size=9, align="end", ink="#666666")
        b.page(page, str(page))

    d.slide()
    b.page(1, None, "cover")
    d.box(0, 0, 28, 15.75, "", fill=NIGHT)
    d.box(3, 4.6, 22, 2.2, "星降市DX戦略", size=38, bold=True, align="center", ink="#ffffff")
    d.box(3, 7.2, 22, 1, "2026 → 2030", size=18, align="center", ink=GOLD)
    d.box(3, 8.3, 22, 1, "夜空のように、つながるまちへ", size=16, align="center", ink="#ffffff")
    d.box(15, 13.8, 12, 1, "令和8年3月　白嶺県星降市", size=12, align="end", ink="#ffffff")

    furniture(2, "なぜ、いまDXなのか")
    b.section(1, None, "なぜ、いまDXなのか", b.at("なぜ"), brk=True)
    lead = "3つの変化に向き合い、市役所が先に変わります。"
    d.box(0.8, 1.9, 26, 0.9, lead, size=13)
    b.say(lead)
    for i, (t, x) in enumerate((("人口の変化", "20年後の市の人口は、今より2万4千人少なくなると見込まれています。働く世代の減り方は、それよりも速く進みます。"),
                                ("暮らしの変化", "買い物も予約も手のひらで済むようになりました。役所の手続だけが取り残されています。"),
                                ("災害の変化", "令和6年の大雨では、電話がつながらず、避難の情報が届かない地区がありました。"))):  # fmt: skip
        x0 = 0.8 + 9 * i
        d.box(x0, 3.2, 8.4, 1.1, t, fill=SKY, size=14, bold=True, align="center", ink="#ffffff")
        d.box(x0, 4.3, 8.4, 5.2, x, fill=PALE, line=SKY, size=12.5, valign="top")
        b.section(2, None, t, b.at(t))
        b.say(x)
    d.down(14, 9.8, 11.2, 2.4)
    d.box(5, 11.4, 18, 2, "めざす姿　「見上げれば、いつもそばにある市役所」", fill="#fff6d8", line=GOLD, size=17, bold=True, align="center", radius=0.3)

    furniture(3, "戦略の全体像")
    b.section(1, None, "戦略の全体像", b.at("戦略"), brk=True)
    lead = "計画期間は令和8年度から令和12年度までの5年間とし、3つの柱のもとに8つの取組を進めます。"
    d.box(0.8, 1.9, 26.4, 0.9, lead, size=13)
    b.say(lead)
    for i, (num, title, sub, _) in enumerate(PILLARS):
        x0 = 0.8 + 9.1 * i
        d.box(x0, 5, 8.2, 5.5, "", fill=PALE, line=SKY, radius=0.4)
        d.box(x0 + 0.6, 5.5, 7, 1.4, f"柱{num}　{title}", size=16, bold=True, align="center", ink=NIGHT)
        d.box(x0 + 0.6, 7.4, 7, 2, sub, size=13, align="center")
        if i:
            d.arrow(x0 - 0.85, 7, x0 - 0.05, 8.4)
    d.balloon(19.5, 3.2, 7, 1, "どの柱も、市民といっしょに")
    d.box(0.8, 11.6, 26.4, 1.6, "土台：人材の育成・データの整備・セキュリティ", fill="#dde3ee", size=14, align="center")

    for k, (num, title, sub, boxes) in enumerate(PILLARS):
        page = 4 + k
        furniture(page, f"{num}　{title}")
        b.section(1, num, title, b.at(title), brk=True)
        d.box(0.8, 1.75, 20, 0.8, sub, size=12.5, ink=SKY, bold=True)
        b.say(sub)
        w = 8.6
        for i, (name, mid, cert, state, acts, when, dates, divisions) in enumerate(boxes):
            x0 = 0.8 + 9 * i
            d.box(x0, 2.8, w, 11.6, "", line=NIGHT)
            d.box(x0, 2.8, w, 1.1, name, fill=NIGHT, size=13, bold=True, align="center", ink="#ffffff")
            sec = b.section(2, None, name, b.at(name))
            m = b.meas(mid, cert)
            y = 4.2
            for label, field, text, h in (("現状", "current_state", state, 2.4), ("取組", "actions", acts, 4.2), ("時期", "target", when, 1.4), ("担当", "departments", "、".join(divisions), 1.4)):
                d.box(x0 + 0.2, y, 1.35, 0.75, label, fill=GOLD, size=10.5, bold=True, align="center")
                d.box(x0 + 1.65, y - 0.08, w - 1.8, h, text, size=11, valign="top")
                b.field(m, field, label, text)
                y += h + 0.15
            sec.pop("text")
            for e in dates:
                b.target(m, "target", e[0], e[1], e[2], phase=e[3], commits=True)
            b.dept(m, *divisions)
        if len(boxes) == 2:
            d.balloon(19.2, 4, 7.6, 1.1, "孫に聞かずにできたよ！")
            d.balloon(19.8, 7, 7.2, 1.1, "夜空のデータ、見てみたい")

    furniture(7, "戦略の指標")
    b.section(1, None, "戦略の指標", b.at("戦略の指標"), brk=True)
    lead = "毎年度、次の指標で進み具合を確かめます。"
    d.box(0.8, 1.9, 26, 0.9, lead, size=13)
    b.say(lead)
    data = [("Ⅰ", "オンライン申請の利用率", "％", "21％", 21, "65％", 65, "up", "online-procedures"), ("Ⅰ", "引っ越しの手続に要する時間", "分", "52分", 52, "20分", 20, "down", "frontyard-reform"),
            ("Ⅱ", "移行を終えた業務", "業務", "18業務", 18, "20業務", 20, "up", "system-standardization"), ("Ⅱ", "生成AIにより減らした時間", "時間", "3,200時間", 3200, "18,000時間", 18000, "up", "ai-rpa"),
            ("Ⅲ", "ほし先生の人数", "人", "0人", 0, "100人", 100, "up", "digital-divide"), ("Ⅲ", "公開するデータ", "件", "64件", 64, "150件", 150, "up", "open-data")]  # fmt: skip
    rows = [["柱", "指標", "現状値（令和6年度）", "目標値（令和12年度）"]] + [[x[0], x[1], x[3], x[5]] for x in data]
    d.table(1.5, 3.4, [2.5, 11.5, 5.5, 5.5], 1.25, rows)
    b.grid(rows, header=1)
    for _, name, unit, bv, bn, tv, tn, dr, mid in data:
        b.kpi({"section_id": b.open[-1]["section_id"], "measure_id": mid}, name, unit, (bv, bn, "令和6年度"), (tv, tn, "令和12年度"), dr)

    furniture(8, "推進体制")
    b.section(1, None, "推進体制", b.at("推進体制"), brk=True)
    b.meas("organization", "optional")
    lead = "市長のもと、部局を越えて取り組みます。"
    d.box(0.8, 1.9, 26, 0.9, lead, size=13)
    b.say(lead)
    for name, holder, duties, x, y, kind in (("DX戦略本部長", "市長", "戦略の決定", 10, 3.2, "role"), ("CIO", "副市長", "全庁の調整", 10, 6, "role"), ("CIO補佐官", "民間の専門家", "技術の助言", 20, 6, "role"),
                                             ("デジタル改革課", "事務局", "進行の管理", 4, 10, "body"), ("DX推進チーム", "若手の職員", "課題の発見と試行", 16, 10, "body")):  # fmt: skip
        d.box(x, y, 7, 2.2, "", fill=PALE if kind == "body" else "#fff6d8", line=SKY)
        d.box(x + 0.2, y + 0.1, 6.6, 0.9, name, size=13, bold=True, align="center")
        d.box(x + 0.2, y + 0.95, 6.6, 0.6, holder, size=10.5, align="center")
        d.box(x + 0.2, y + 1.5, 6.6, 0.6, duties, size=10.5, align="center")
        b.org(name, kind, holder, duties)
    d.down(13.5, 5.45, 5.95)
    d.down(11, 8.4, 9.9)
    d.down(17, 8.4, 9.9)
    d.box(0.8, 13.4, 26, 0.8, "※CIO：最高情報統括責任者", size=10)
    b.note("※", "CIO", "CIO：最高情報統括責任者", "asterisk")
    soffice(d.xml(), "fodp", PDFS / f"{b.name}.pdf")
    b.finish(8)
    return 8


if __name__ == "__main__":
    print(build())
