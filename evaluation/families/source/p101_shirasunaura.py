"""白砂浦市: a road map from its first page on: name, 担当：, 協力： one below the other in a cell, block arrows and dotted ones over halves of four years, its indicators in a table at the end (ReportLab)."""

from pathlib import Path

from book import PDFS
from hazukino_kit import UNTOLD, Gold, half
from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

FONTS = Path("/usr/share/fonts/opentype/ipafont-gothic")

NAVY = HexColor("#1b3a6b")
LB = HexColor("#dde7f4")
RED = HexColor("#c0392b")
GR = HexColor("#9aa5b1")
A = [
    (
        "1.",
        "ロードマップの目的",
        "本市は、令和７年10月に「白砂浦市ＤＸ推進ビジョン」を定め、「潮風のように軽やかな市役所」を将来像に掲げました。このロードマップは、ビジョンに示した３つの分野の施策について、何をいつ行うのかを工程として示すものです。",
    ),
    ("2.", "対象とする期間", "令和８年度から令和11年度までの４年間を対象とします。令和９年度に中間の見直しを行います。"),
    ("3.", "進捗の管理", "デジタル戦略課が半年ごとに工程の進み具合を調べ、結果を市のウェブサイトで公表します。"),
]
B = [
    (
        "4.",
        "推進体制",
        "市長を本部長とするＤＸ推進本部が工程の変更を決定します。副市長がＣＩＯを務め、各部の調整に当たります。外部の有識者からなるＤＸ推進懇話会が、年２回、意見を述べます。",
    ),
    (
        "5.",
        "人材の育成と確保",
        "令和10年度末までに、全ての部に「ＤＸ推進リーダー」を置きます。民間の専門人材を任期付職員として採用し、施策の企画に当たらせます。",
    ),
    ("6.", "工程表の見方", "太い矢印は導入や運用を、細い点線の矢印は検討や準備を表します。１つのますは半年を表します。"),
]
FI = [
    (
        "分野Ａ",
        "市民の手続を軽く",
        [
            ("A-1", "電子申請の拡大", "online-procedures"),
            ("A-2", "ワンストップ窓口の整備", "frontyard-reform"),
            ("A-3", "公金収納の電子化", "eltax-payment"),
        ],
    ),
    (
        "分野Ｂ",
        "市役所の仕事を軽く",
        [
            ("B-1", "標準準拠システムへの移行", "system-standardization"),
            ("B-2", "生成ＡＩとＲＰＡの活用", "ai-rpa"),
            ("B-3", "どこでもワークの定着", "telework"),
        ],
    ),
    (
        "分野Ｃ",
        "まちの動きを軽く",
        [
            ("C-1", "港のスマート化", "regional-digitalization"),
            ("C-2", "デジタル寺子屋", "digital-divide"),
            ("C-3", "データの公開と活用", "open-data"),
        ],
    ),
]
D = {
    "A-1": (
        "年間50件以上の申請がある手続を電子化し、手数料の電子納付に対応する。",
        ["デジタル戦略課"],
        ["市民課"],
        [("手続の選定", [(0, 2, "棚卸し", "p")]), ("電子化", [(2, 8, "順次公開", "b")])],
    ),
    "A-2": (
        "転入、転出及びお悔やみの手続を一つの窓口で受け付ける。",
        ["市民課"],
        ["税務課", "福祉課"],
        [("窓口の改修", [(0, 1, "設計", "p"), (1, 3, "工事", "b")]), ("総合窓口", [(3, 8, "運用", "b")])],
    ),
    "A-3": (
        "使用料及び保険料の納付書をeL-QRに対応させる。",
        ["会計課"],
        ["収納課"],
        [("システム改修", [(0, 2, "仕様の検討", "p"), (2, 4, "改修", "b")]), ("電子納付", [(4, 8, "取扱い", "b")])],
    ),
    "B-1": (
        "20業務のうち残る５業務を移行し、運用経費を点検する。",
        ["デジタル戦略課"],
        ["税務課"],
        [("残る業務", [(0, 2, "移行", "b")]), ("経費の点検", [(2, 8, "毎年度実施", "b")])],
    ),
    "B-2": (
        "全職員に生成ＡＩを配備し、ＲＰＡを35業務に広げる。",
        ["行政改革課"],
        ["デジタル戦略課"],
        [("生成ＡＩ", [(0, 1, "試行", "p"), (1, 8, "全庁利用", "b")]), ("ＲＰＡ", [(0, 4, "20業務に導入", "b"), (4, 8, "35業務に拡大", "b")])],
    ),
    "B-3": (
        "在宅勤務及び支所での勤務を選べる環境を整える。",
        ["人事課"],
        ["管財課"],
        [("端末の更新", [(1, 3, "更新", "b")]), ("制度", [(0, 2, "検討", "p"), (2, 8, "本格実施", "b")])],
    ),
    "C-1": (
        "漁港に監視カメラと潮位計を置き、漁業者に映像を配信する。",
        ["水産港湾課"],
        ["防災課"],
        [("機器の設置", [(0, 2, "調査", "p"), (2, 5, "設置工事", "b")]), ("映像の配信", [(4, 6, "実証", "p"), (6, 8, "配信", "b")])],
    ),
    "C-2": (
        "寺や集会所を会場に、スマートフォンの学び場を開く。",
        ["生涯学習課"],
        ["高齢者支援課"],
        [("講師の養成", [(0, 8, "毎年度養成", "b")]), ("学び場", [(1, 4, "10か所", "b"), (4, 8, "30か所", "b")])],
    ),
    "C-3": (
        "統計や施設の情報を機械判読できる形で公開する。",
        ["企画課"],
        ["総務課"],
        [("公開基盤", [(0, 3, "構築", "b")]), ("データの追加", [(3, 8, "毎年度追加", "b")])],
    ),
}
X0 = 150
CW = 16.5
K = [
    ("A-1", "電子申請の利用率", "％", "24.5", "65.0", "online-procedures"),
    ("A-2", "手続１件当たりの滞在時間", "分", "38", "18", "frontyard-reform"),
    ("A-3", "公金の電子納付率", "％", "15.8", "45.0", "eltax-payment"),
    ("B-1", "移行を終えた業務の数", "業務", "15", "20", "system-standardization"),
    ("B-2", "自動化により減らした時間", "時間", "2,150", "14,000", "ai-rpa"),
    ("B-3", "在宅勤務を行った職員の割合", "％", "4.0", "30.0", "telework"),
    ("C-1", "潮位計の設置数", "基", "2", "12", "regional-digitalization"),
    ("C-2", "デジタル寺子屋の会場数", "か所", "０", "30", "digital-divide"),
    ("C-3", "公開したデータの数", "件", "44", "180", "open-data"),
]


def build():
    """Typeset the plan and write its gold."""
    pdfmetrics.registerFont(TTFont("G", FONTS / "ipag.ttf"))
    pdfmetrics.registerFont(TTFont("P", FONTS / "ipagp.ttf"))
    W, H = landscape(A4)
    c = canvas.Canvas(str(PDFS / "shirasunaura_roadmap.pdf"), pagesize=(W, H))
    c.setTitle("白砂浦市ＤＸロードマップ")
    c.setAuthor("白砂浦市")
    g = Gold("shirasunaura_roadmap", "白砂浦市", "白砂浦市ＤＸロードマップ", issued_on="2026-02-01", plan_start="2026-04-01", plan_end="2030-03-31")

    def tx(x, y, t, s=10, f="G", col=black, al="l"):
        c.setFont(f, s)
        c.setFillColor(col)
        {"l": c.drawString, "c": c.drawCentredString, "r": c.drawRightString}[al](x * mm, H - y * mm, t)

    def wrap(x, y, w, t, s=10, lead=1.5, f="G", col=black):
        c.setFont(f, s)
        line = ""
        out = []
        for ch in t:
            if ch == "\n" or pdfmetrics.stringWidth(line + ch, f, s) > w * mm and ch not in "。、）」":
                out.append(line)
                line = "" if ch == "\n" else ch
            else:
                line += ch
        if line:
            out.append(line)
        for i, line in enumerate(out):
            tx(x, y + i * s * lead / 2.8346, line, s, f, col)
        return y + len(out) * s * lead / 2.8346

    def rect(x, y, w, h, fill=None, stroke=None, lw=0.6):
        c.setLineWidth(lw)
        if fill:
            c.setFillColor(fill)
        if stroke:
            c.setStrokeColor(stroke)
        c.rect(x * mm, H - (y + h) * mm, w * mm, h * mm, fill=1 if fill else 0, stroke=1 if stroke else 0)

    def foot(n):
        tx(148.5, 203, f"{n}", 9, al="c")

    # p1
    rect(15, 12, 267, 16, NAVY)
    tx(20, 23, "白砂浦市ＤＸロードマップ", 22, "P", white)
    tx(278, 22.5, "令和８年２月　白砂浦市", 12, "P", white, "r")

    def h2(x, y, n, t, w=128):
        rect(x, y - 5.2, 2, 7, NAVY)
        tx(x + 4, y, f"{n} {t}", 13, "P", NAVY)
        c.setStrokeColor(NAVY)
        c.setLineWidth(0.5)
        c.line(x * mm, H - (y + 2.6) * mm, (x + w) * mm, H - (y + 2.6) * mm)

    y = 40
    for n, t, x in A:
        h2(15, y, n, t)
        y = wrap(17, y + 9, 124, x, 10.5, 1.6) + 7
        s = g.sec(1, n, t, text=x)
        if n == "2.":
            g.tgt("令和９年度", "fiscal_year", "2027-04-01", "2028-03-31", field="other", page=1, sid=s, mid=None)
        if n == "3.":
            g.meas(s, "planned-approach", n, t, 1, opt=True)
    y = 40
    for n, t, x in B:
        h2(154, y, n, t)
        y = wrap(156, y + 9, 124, x, 10.5, 1.6) + 7
        s = g.sec(1, n, t, text=x)
        if n == "4.":
            g.meas(s, "organization", n, t, 1, opt=True)
            g.org(s, "本部長", "role", "市長", None, 1)
            g.org(s, "ＤＸ推進本部", "body", None, "工程の変更を決定します", 1)
            g.org(s, "ＣＩＯ", "role", "副市長", "各部の調整に当たります", 1)
            g.org(s, "ＤＸ推進懇話会", "body", "外部の有識者", "年２回、意見を述べます", 1)
        if n == "5.":
            g.meas(s, "human-resources", n, t, 1, end="2029-03-31")
            g.tgt("令和10年度末まで", "by_end_of_fiscal_year", None, "2029-03-31", field="other")
    # fields figure
    y = 128
    rect(15, y, 267, 60, LB)
    tx(20, y + 9, "３つの分野と施策", 13, "P", NAVY)
    s3 = g.sec(1, None, "３つの分野と施策", opt=True)
    for i, (n, t, ms) in enumerate(FI):
        x = 20 + i * 88
        rect(x, y + 14, 82, 42, white, NAVY)
        rect(x, y + 14, 82, 9, NAVY)
        tx(x + 41, y + 20.3, f"{n}　{t}", 11, "P", white, "c")
        g.sec(1, n, t, s3, opt=True)
        for k, (no, m, mid) in enumerate(ms):
            tx(x + 5, y + 31 + k * 9, f"{no}　{m}", 11)
            g.meas(s3, mid, no, m, 1, opt=True, table=True)
    foot(1)
    c.showPage()

    def bar(a, b, y, t, k):
        x0 = (X0 + a * CW + 1) * mm
        x1 = (X0 + b * CW - 1) * mm
        yy = H - y * mm
        if k == "p":
            c.setStrokeColor(NAVY)
            c.setLineWidth(1)
            c.setDash(2, 2)
            c.line(x0, yy - 2.6 * mm, x1 - 1.5 * mm, yy - 2.6 * mm)
            c.setDash()
            p = c.beginPath()
            p.moveTo(x1, yy - 2.6 * mm)
            p.lineTo(x1 - 2.4 * mm, yy - 1.5 * mm)
            p.lineTo(x1 - 2.4 * mm, yy - 3.7 * mm)
            p.close()
            c.setFillColor(NAVY)
            c.drawPath(p, fill=1, stroke=0)
            c.setFont("G", 8.5)
            c.setFillColor(black)
            c.drawCentredString((x0 + x1) / 2, yy - 1.2 * mm, t)
        else:
            p = c.beginPath()
            h = 3.2 * mm
            d = 3 * mm
            p.moveTo(x0, yy + h * 0.75)
            p.lineTo(x1 - d, yy + h * 0.75)
            p.lineTo(x1 - d, yy + h)
            p.lineTo(x1, yy)
            p.lineTo(x1 - d, yy - h)
            p.lineTo(x1 - d, yy - h * 0.75)
            p.lineTo(x0, yy - h * 0.75)
            p.close()
            c.setFillColor(HexColor("#f6d9a8"))
            c.setStrokeColor(HexColor("#c98a1b"))
            c.setLineWidth(0.7)
            c.drawPath(p, fill=1, stroke=1)
            c.setFont("G", 8.5)
            c.setFillColor(black)
            c.drawCentredString((x0 + x1) / 2 - 1 * mm, yy - 1.1 * mm, t)

    for pi, (n, t, ms) in enumerate(FI):
        pg = 2 + pi
        rect(15, 12, 267, 11, NAVY)
        tx(20, 20, f"{n}　{t}", 16, "P", white)
        ps = g.sec(pg, n, t)
        y = 30
        rect(15, y, 267, 14, LB)
        for x, line in ((37.5, "施策"), (89, "取組内容"), (134, "工程")):
            tx(x, y + 8.5, line, 10.5, "P", al="c")
        for i in range(4):
            tx(X0 + (2 * i + 1) * CW, y + 5, f"令和{['８', '９', '10', '11'][i]}年度", 10, "P", al="c")
            tx(X0 + (2 * i + 0.5) * CW, y + 11.5, "上半期", 8.5, al="c")
            tx(X0 + (2 * i + 1.5) * CW, y + 11.5, "下半期", 8.5, al="c")
        y += 14
        RH = 46
        for no, m, mid in ms:
            ac, ld, sp, rows = D[no]
            tx(18, y + 9, no, 13, "P", NAVY)
            wrap(18, y + 16, 38, m, 11, 1.35, "P")
            tx(18, y + 32, f"担当：{'、'.join(ld)}", 8.5)
            tx(18, y + 37.5, f"協力：{'、'.join(sp)}", 8.5)
            wrap(62, y + 13, 53, ac, 10, 1.5)
            z = g.sec(pg, no, m, ps, opt=True)
            g.meas(z, mid, no, m, pg, fields=[("actions", "取組内容", ac), ("departments", "担当", "、".join(ld)), ("departments", "協力", "、".join(sp))])
            g.dept(ld)
            g.dept(sp, "support")
            for k, (sub, bars) in enumerate(rows):
                yc = y + 12 + k * 22
                tx(120, yc + 1.2, sub, 9.5)
                for a, b, tt, kk in bars:
                    bar(a, b, yc, tt, kk)
                    g.sch(m, tt, 2026 + a // 2, 2026 + (b - 1) // 2, "arrow", sub=sub, start=half(a), end=half(b - 1, True), phase=UNTOLD, page=pg)
            c.setStrokeColor(GR)
            c.setLineWidth(0.4)
            c.line(118 * mm, H - (y + RH / 2) * mm, 282 * mm, H - (y + RH / 2) * mm)
            y += RH
        bot = y
        c.setStrokeColor(black)
        c.setLineWidth(0.7)
        for yy in (30, 44, 44 + RH, 44 + 2 * RH, bot):
            c.line(15 * mm, H - yy * mm, 282 * mm, H - yy * mm)
        for xx in (15, 60, 118, 150, 282):
            c.line(xx * mm, H - 30 * mm, xx * mm, H - bot * mm)
        c.setLineWidth(0.3)
        c.setStrokeColor(GR)
        for i in range(1, 8):
            c.line((X0 + i * CW) * mm, H - (30 if i % 2 == 0 else 37) * mm, (X0 + i * CW) * mm, H - bot * mm)
        c.line(X0 * mm, H - 37 * mm, 282 * mm, H - 37 * mm)
        if pi == 1:
            q = "国の移行支援の期間が変わった場合は、B-1の工程を見直します。"
            tx(15, bot + 7, "※ " + q, 9)
            g.note(None, "※", None, q, pg)
        foot(pg)
        c.showPage()
    # p5 KPI
    rect(15, 12, 267, 11, NAVY)
    tx(20, 20, "成果をはかる指標", 16, "P", white)
    s5 = g.sec(5, None, "成果をはかる指標")
    xs = [15, 40, 135, 165, 223.5, 282]
    y = 32
    rh = 12
    rect(15, y, 267, rh, LB)
    for i, line in enumerate(["施策番号", "指標の名称", "単位", "現状値（令和６年度）", "目標値（令和11年度）"]):
        tx((xs[i] + xs[i + 1]) / 2, y + 7.8, line, 10.5, "P", al="c")
    for r, (no, nm, u, b, t, mid) in enumerate(K):
        yy = y + rh * (r + 1) + 7.8
        tx(27.5, yy, no, 10.5, al="c")
        tx(44, yy, nm, 10.5)
        tx(150, yy, u, 10.5, al="c")
        tx(219, yy, b, 10.5, al="r")
        tx(278, yy, t, 10.5, al="r")
        g.kpi(nm, u, b, t, "令和６年度", "令和11年度", page=5, sid=s5)
    c.setStrokeColor(black)
    c.setLineWidth(0.5)
    for i in range(len(K) + 2):
        c.line(15 * mm, H - (y + rh * i) * mm, 282 * mm, H - (y + rh * i) * mm)
    for x in xs:
        c.line(x * mm, H - y * mm, x * mm, H - (y + rh * (len(K) + 1)) * mm)
    q = "C-1の現状値は、令和７年３月末の値です。"
    tx(15, y + rh * (len(K) + 1) + 7, "※ " + q, 9)
    g.note(s5, "※", None, q, 5)
    foot(5)
    c.showPage()
    c.save()
    g.pages("12345", cover=False)
    return g.save(drop=("tables", "table_cells"))


if __name__ == "__main__":
    print(build())
