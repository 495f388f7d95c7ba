"""葦原沢市: a deck whose words are drawn in scrambled order: label boxes, chevrons below a row of years, an indicator with an arrow (ReportLab)."""

import random

from book import PDFS
from kirigatani_kit import Gold, register, wrap
from reportlab.lib.colors import HexColor, black, white
from reportlab.pdfgen import canvas

PW = 842
PH = 474
M = [
    dict(
        id="online-procedures",
        no="1",
        t="窓口に来なくても済む市役所",
        state="電子申請できる手続は全体の２割、58手続です。",
        iss="本人確認のために来庁が必要な手続が多く残っています。",
        act=["公的個人認証で本人確認を済ませる", "手数料をスマホ決済で受け取る", "申請の進み具合を通知する"],
        tgt="令和９年度末までに220手続",
        tg=("令和９年度末まで", "by_end_of_fiscal_year", 2027),
        lead=["デジタル戦略課"],
        sup=["市民課", "保育課"],
        k=("電子申請の利用率", "％", "17％", 17, "60％", 60, "up"),
        y=[(2026, 2026, "100手続", None), (2027, 2027, "220手続", None), (2028, 2028, "利用の促進", None)],
    ),
    dict(
        id="frontyard-reform",
        no="2",
        t="待たない・書かない総合窓口",
        state="引っ越しの手続で平均４つの課を回っています。",
        iss="待ち時間の予測ができず、混み合う日が偏っています。",
        act=["来庁予約と呼出しの通知を始める", "運転免許証などから氏名と住所を読み取る"],
        tgt="令和８年９月に開設",
        tg=("令和８年９月", "month", "2026-09", "implement"),
        lead=["市民課"],
        sup=["デジタル戦略課", "収納課"],
        k=("窓口の平均滞在時間", "分", "62分", 62, "25分", 25, "down"),
        y=[(2026, 2026, "開設", "implement"), (2027, 2028, "支所へ展開", None)],
    ),
    dict(
        id="ai-rpa",
        no="3",
        t="ＡＩを全職員の道具に",
        state="生成ＡＩの利用は３課、RPAの稼働は７業務です。",
        iss="入力誤りを防ぐ二重の確認に多くの時間を使っています。",
        act=["庁内の規程を検索できる生成ＡＩを入れる", "RPAを40業務に広げる"],
        tgt="令和８年７月から全庁で利用",
        tg=("令和８年７月から", "from", "2026-07", "operate"),
        lead=["デジタル戦略課"],
        sup=["人事課"],
        k=("年間の削減時間", "時間", "1,800時間", 1800, "15,000時間", 15000, "up"),
        y=[(2026, 2026, "導入", "implement"), (2027, 2028, "対象業務の拡大", None)],
    ),
    dict(
        id="open-data",
        no="4",
        t="データを開き、まちで使う",
        state="公開しているデータは31件で、更新が止まっているものもあります。",
        iss="職員が表計算ソフトで作る統計は、機械で読みにくい形です。",
        act=["公開するデータの形式をそろえる", "市民と企業によるアイデアソンを開く"],
        tgt="令和10年度までに150件を公開",
        tg=("令和10年度まで", "by_end_of_fiscal_year", 2028, "implement"),
        lead=["企画政策課"],
        sup=["デジタル戦略課"],
        k=("公開データの件数", "件", "31件", 31, "150件", 150, "up"),
        y=[(2026, 2026, "形式の統一", None), (2027, 2028, "公開と活用", None)],
    ),
    dict(
        id="digital-divide",
        no="5",
        t="誰も取り残さないスマホ支援",
        state="市内10公民館のうち４館で相談会を開いています。",
        iss="相談員が２人しかおらず、希望者を断ることがあります。",
        act=["市民ボランティアを50人養成する", "移動相談車で団地と山間部を回る"],
        tgt="令和８年度から全公民館で実施",
        tg=("令和８年度から", "from", 2026, "implement"),
        lead=["生涯学習課"],
        sup=["長寿支援課", "デジタル戦略課"],
        k=("相談会の利用者数", "人", "640人", 640, "3,000人", 3000, "up"),
        y=[(2026, 2026, "相談員の養成", None), (2027, 2028, "全公民館で実施", "implement")],
    ),
]
B = [
    ("人口の減少", "15～64歳の人口は、20年後に今の３分の２に減ると推計されています。"),
    ("職員の不足", "技術職と保健師の採用が、３年続けて予定数に届いていません。"),
    ("国の動き", "国は自治体の業務システムの標準化と、窓口の改革を進めています。"),
]
bodies = [
    ("DX推進本部長", "市長", "role", "本部の総括"),
    ("最高デジタル責任者（CDO）", "副市長", "role", "施策の調整"),
    ("DX推進本部", "全部長", "body", "年２回の点検"),
    ("CDO補佐官", "民間の専門家", "role", "技術面の助言"),
    ("事務局", "デジタル戦略課", "body", "進み具合の管理"),
]


def build():
    """Typeset the plan and write its gold."""
    register()
    mix = random.Random(11)
    g = Gold(
        "ashiharasawa_deck",
        tables=False,
        municipality="葦原沢市",
        issuer="葦原沢市",
        title="葦原沢市DXビジョン2028",
        issued_on="2026-02-01",
        plan_start="2026-04-01",
        plan_end="2029-03-31",
        text_source="native",
    )
    c = canvas.Canvas(str(PDFS / f"{g.stem}.pdf"), pagesize=(PW, PH))
    NAVY, TEAL, GRAY, ORG = HexColor("#16325c"), HexColor("#1f8a8a"), HexColor("#eef2f6"), HexColor("#e07b39")

    class Slide:
        def __init__(s):
            s.sh = []
            s.tx = []

        def rect(s, x, y, w, h, col, r=0):
            s.sh.append(("r", x, y, w, h, col, r))

        def chev(s, x, y, w, h, col):
            s.sh.append(("c", x, y, w, h, col, 0))

        def text(s, x, y, t, sz, col=black, w=None, al="l", ld=1.5):
            lines = wrap(t, sz, w) if w and al == "l" else t.split("\n")
            s.tx.append([(x, y + i * sz * ld, label, sz, col, al, w) for i, label in enumerate(lines)])
            return len(lines) * sz * ld

        def out(s):
            for k, x, y, w, h, col, r in s.sh:
                c.setFillColor(col)
                if k == "r":
                    c.roundRect(x, PH - y - h, w, h, r, stroke=0, fill=1)
                else:
                    p = c.beginPath()
                    p.moveTo(x, PH - y)
                    p.lineTo(x + w - 12, PH - y)
                    p.lineTo(x + w, PH - y - h / 2)
                    p.lineTo(x + w - 12, PH - y - h)
                    p.lineTo(x, PH - y - h)
                    p.lineTo(x + 10, PH - y - h / 2)
                    p.close()
                    c.drawPath(p, stroke=0, fill=1)
            mix.shuffle(s.tx)
            for b in s.tx:
                for x, y, label, sz, col, al, w in b:
                    c.setFillColor(col)
                    c.setFont("g", sz)
                    if al == "c":
                        c.drawCentredString(x + w / 2, PH - y - sz, label)
                    else:
                        c.drawString(x, PH - y - sz, label)
            c.showPage()

    # cover
    s = Slide()
    s.rect(0, 0, PW, PH, NAVY)
    s.rect(0, 300, PW, 5, ORG)
    s.text(70, 170, "葦原沢市DXビジョン2028", 40, white)
    s.text(70, 240, "計画期間　令和８年度～令和10年度", 16, white)
    s.text(70, 330, "令和８年２月", 15, white)
    s.text(70, 360, "葦原沢市", 20, white)
    s.out()
    g.page(1, "cover")

    # background
    def head(s, t, n, pg):
        s.rect(0, 0, PW, 58, NAVY)
        if n:
            s.rect(24, 13, 78, 32, ORG, 6)
            s.text(24, 20, f"施策{n}", 17, white, 78, "c")
            s.text(116, 16, t, 24, white)
        else:
            s.text(28, 16, t, 24, white)
        s.text(800, 452, str(pg), 10, HexColor("#666666"))

    s = Slide()
    head(s, "なぜDXに取り組むのか", None, 2)
    for i, (a, b) in enumerate(B):
        x = 40 + i * 260
        s.rect(x, 90, 240, 170, GRAY, 8)
        s.rect(x, 90, 240, 34, TEAL, 8)
        s.text(x, 98, a, 16, white, 240, "c")
        s.text(x + 14, 140, b, 15, black, 212)
    per = "このビジョンは、第６次総合計画を支える分野別計画です。期間は令和８年度から令和10年度までの３年間とします。"
    s.text(44, 290, per, 16, black, 750)
    s.out()
    g.page(2, label="2")
    sc = g.sec("なぜDXに取り組むのか", None, 2)
    for a, b in B:
        g.sec(a, None, 2, parent=sc, text=b, cert="optional")
    for i, m in enumerate(M):
        pg = 3 + i
        s = Slide()
        head(s, m["t"], m["no"], pg)
        for label, t, x, y, w, h in (("いまの姿", m["state"], 30, 74, 370, 82), ("困りごと", m["iss"], 30, 166, 370, 82)):
            s.rect(x, y, w, h, GRAY, 6)
            s.rect(x, y, 74, h, TEAL, 6)
            s.text(x, y + h / 2 - 9, label, 14, white, 74, "c")
            s.text(x + 86, y + 16, t, 14.5, black, w - 98)
        s.rect(420, 74, 392, 174, GRAY, 6)
        s.rect(420, 74, 392, 28, TEAL, 6)
        s.text(420, 79, "やること", 15, white, 392, "c")
        yy = 112
        s.text(434, yy, "\n".join("● " + a for a in m["act"]), 15, black, 366, ld=1.75)
        ys = ["令和８年度", "令和９年度", "令和10年度"]
        for j, y in enumerate(ys):
            s.text(110 + j * 234, 258, y, 12.5, NAVY, 230, "c")
        s.text(30, 290, "すすめ方", 14, NAVY)
        for a, b, t, ph in m["y"]:
            x = 110 + (a - 2026) * 234
            w = (b - a + 1) * 234 - 4
            s.chev(x, 278, w, 36, HexColor("#7fb8d6"))
            s.text(x, 287, t, 15, black, w, "c")
            g.sched(m["id"], m["t"], None, a, b, "arrow", ph, t, pg)
        n, u, bv, bn, tv, tn, d = m["k"]
        s.rect(30, 330, 370, 112, HexColor("#fdf1e7"), 6)
        s.text(44, 338, "ものさし", 13, ORG)
        s.text(44, 358, n, 15, black)
        s.text(44, 388, "現状（令和６年度）", 11, black)
        s.text(44, 406, bv, 20, black)
        s.text(190, 404, "▶", 18, ORG)
        s.text(230, 388, "目標（令和10年度）", 11, black)
        s.text(230, 404, tv, 24, ORG)
        R = [("いつまでに", m["tgt"]), ("中心となる課", "、".join(m["lead"])), ("協力する課", "、".join(m["sup"]))]
        for j, (label, t) in enumerate(R):
            y = 330 + j * 38
            s.rect(420, y, 110, 34, NAVY, 4)
            s.text(420, y + 9, label, 14, white, 110, "c")
            s.rect(534, y, 278, 34, GRAY, 4)
            s.text(546, y + 8, t, 15, black)
        s.out()
        g.page(pg, label=str(pg))
        se = g.sec(m["t"], "施策" + m["no"], pg)
        g.measure(
            se,
            m,
            pg,
            [
                ("current_state", "いまの姿", m["state"]),
                ("issues", "困りごと", m["iss"]),
                ("actions", "やること", "\n".join("● " + a for a in m["act"])),
                ("target", "いつまでに", m["tgt"]),
                ("departments", "中心となる課", "、".join(m["lead"])),
                ("departments", "協力する課", "、".join(m["sup"])),
            ],
        )
        g.kpi(se, m["id"], m["k"], pg, "令和６年度", "令和10年度")
    s = Slide()
    head(s, "ビジョンを進める体制", None, 8)
    for i, (a, b, k, d) in enumerate(bodies):
        y = 84 + i * 56
        s.rect(60, y, 270, 44, TEAL, 6)
        s.text(60, y + 12, a, 17, white, 270, "c")
        s.text(360, y + 12, b, 17, black)
        s.text(560, y + 12, d, 17, black)
    tx = "令和９年度に中間の見直しを行います。"
    s.text(60, 384, tx, 16, black)
    s.out()
    g.page(8, label="8")
    se = g.sec("ビジョンを進める体制", None, 8)
    g.opt(se, "organization")
    g.target(se, None, "other", ("令和９年度", "fiscal_year", 2027, "review"), 8)
    for a, b, k, d in bodies:
        g.org(se, a, k, b, d, 8)
    c.save()
    return g.save()


if __name__ == "__main__":
    print(build())
