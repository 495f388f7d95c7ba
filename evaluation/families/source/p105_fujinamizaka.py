"""藤波坂市: chapter headings as a picture and pillars as outlines of letters, spaced headings and labels, running heads and tabs at the edge, a drawn table (ReportLab)."""

from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont as FT
from namioto_kit import UNTOLD, Plan, date
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

FONTS = Path("/usr/share/fonts/opentype")

W = 595.28
Hh = 841.89
COL = HexColor("#5b2a86")
INK = HexColor("#1a1a1a")
LM = 74
RM = W - 66


def build():
    """Typeset the plan and write its gold."""
    pdfmetrics.registerFont(TTFont("M", FONTS / "ipafont-mincho/ipam.ttf"))
    pdfmetrics.registerFont(TTFont("G", FONTS / "ipafont-gothic/ipag.ttf"))
    P = Plan("fujinamizaka_vision", "藤波坂市", "藤波坂市デジタル化推進ビジョン", issued_on="2025-12-01", plan_start="2026-04-01", plan_end="2031-03-31")
    P.g["documents"][0].pop("text_source")
    c = canvas.Canvas(str(P.pdf), pagesize=(W, Hh))
    c.setTitle("藤波坂市デジタル化推進ビジョン")
    y = 0

    def sw(t, f, s):
        return pdfmetrics.stringWidth(t, f, s)

    def wrap(t, f, s, w):
        lines = []
        cur = ""
        for ch in t:
            if sw(cur + ch, f, s) > w + 0.1 and ch not in "、。）」％":
                lines.append(cur)
                cur = ch
            else:
                cur += ch
        return lines + [cur]

    def text(t, x, f="M", s=10.5, col=INK, cs=0):
        c.setFillColor(col)
        to = c.beginText(x, y)
        to.setFont(f, s)
        to.setCharSpace(cs)
        to.textOut(t)
        c.drawText(to)

    def para(t, x=None, w=None, f="M", s=11.3, ind=True, lead=21):
        nonlocal y
        x = x or LM
        w = w or RM - x
        for label in wrap(("　" if ind else "") + t, f, s, w):
            text(label, x, f, s)
            y -= lead

    ft = FT(FONTS / "noto/NotoSansCJK-Bold.ttc", fontNumber=0)
    gs = ft.getGlyphSet()
    cmap = ft.getBestCmap()
    upm = ft["head"].unitsPerEm

    class RP(BasePen):
        def __init__(s, gs, p, x, y, k):
            super().__init__(gs)
            s.p = p
            s.x = x
            s.y = y
            s.k = k

        def t(s, q):
            return s.x + q[0] * s.k, s.y + q[1] * s.k

        def _moveTo(s, q):
            s.p.moveTo(*s.t(q))

        def _lineTo(s, q):
            s.p.lineTo(*s.t(q))

        def _curveToOne(s, a, b, d):
            s.p.curveTo(*s.t(a), *s.t(b), *s.t(d))

        def _closePath(s):
            s.p.close()

    def outline(t, x, s, col, gap=0):
        p = c.beginPath()
        k = s / upm
        for ch in t:
            g = cmap.get(ord(ch))
            if g:
                gs[g].draw(RP(gs, p, x, y, k))
                x += gs[g].width * k + gap
            else:
                x += s + gap
        c.setFillColor(col)
        c.drawPath(p, stroke=0, fill=1)

    # The heading of a chapter as a picture.
    def banner(t):
        nonlocal y
        im = Image.new("RGB", (1820, 170), (91, 42, 134))
        d = ImageDraw.Draw(im)
        d.rectangle((0, 150, 1820, 170), fill=(214, 190, 230))
        d.text((50, 32), t, font=ImageFont.truetype(FONTS / "noto/NotoSansCJK-Bold.ttc", 84, index=0), fill="white")
        c.drawImage(ImageReader(im), LM - 8, y - 34, (RM - LM + 16), (RM - LM + 16) * 170 / 1820)
        y -= 62

    def folio(n, head, tab):
        c.setStrokeColor(COL)
        c.setLineWidth(0.6)
        c.line(LM - 8, Hh - 52, RM + 8, Hh - 52)
        nonlocal y
        yy = y
        y = Hh - 47
        if n % 2 == 0:
            text("藤波坂市デジタル化推進ビジョン", LM - 8, "G", 8.5, COL)
        else:
            text(head, RM + 8 - sw(head, "G", 8.5), "G", 8.5, COL)
        y = 34
        f = f"―　{n}　―"
        text(f, W / 2 - sw(f, "M", 10) / 2, "M", 10)
        x = W - 26 if n % 2 else 0
        c.setFillColor(COL)
        c.rect(x, 560, 26, 92, stroke=0, fill=1)
        yy2 = 635
        for ch in tab:
            y = yy2
            text(ch, x + 7, "G", 12, HexColor("#ffffff"))
            yy2 -= 17
        y = yy

    def sec(lv, num, t, body=None, **k):
        P.sec(lv, num, t, *(["\n".join(body)] if body is not None else []), **k)

    def h1text(num, t, disp):
        nonlocal y
        text(disp, LM, "G", 17, COL)
        c.setStrokeColor(COL)
        c.setLineWidth(2)
        c.line(LM, y - 8, RM, y - 8)
        y -= 40

    def h2(num, t, disp, body, **k):
        nonlocal y
        y -= 8
        sec(2, num, t, body, **k)
        text(disp, LM, "G", 13, INK)
        y -= 25
        for b in body or []:
            para(b)

    def h3(num, t, disp):
        nonlocal y
        y -= 8
        c.setFillColor(HexColor("#efe6f5"))
        c.rect(LM, y - 6, RM - LM, 22, stroke=0, fill=1)
        sec(3, num, t)
        text(disp, LM + 8, "G", 11.5, COL)
        y -= 25

    def M(num, t, disp, mid, fs, depts, targets, sure=True):
        nonlocal y
        h3(num, t, disp)
        gf = []
        for a, label, x in fs:
            text(label, LM + 6, "G", 10.5, INK)
            if a == "actions" and "\n" in x:
                x = "\n".join("・" + q for q in x.split("\n"))
            for q in x.split("\n"):
                para(q, LM + 82, RM - LM - 82, ind=False, lead=17.5, s=10.5)
            gf.append((a, label, x))
            y -= 2
        P.meas(mid, gf, depts, targets, sure)
        y -= 8

    def fs(g, i, a, t, d, d2=None):
        return [
            ("current_state", "現　　状", g),
            ("issues", "課　　題", i),
            ("actions", "取 組 内 容", a),
            ("target", "目 標 時 期", t),
            ("departments", "担 当 課", d),
        ] + ([("departments", "関 係 課", d2)] if d2 else [])

    # cover
    P.page(1, None, "cover")
    c.setFillColor(COL)
    c.rect(0, 520, W, 170, stroke=0, fill=1)
    y = 610
    t = "藤波坂市デジタル化推進ビジョン"
    text(t, W / 2 - (sw(t, "G", 24) + 14 * 3) / 2, "G", 24, HexColor("#ffffff"), 3)
    y = 560
    t = "令和８年度 ～ 令和12年度"
    text(t, W / 2 - sw(t, "G", 14) / 2, "G", 14, HexColor("#ffffff"))
    y = 190
    t = "令 和 ７ 年 12 月"
    text(t, W / 2 - sw(t, "M", 14) / 2, "M", 14)
    y = 160
    t = "藤　波　坂　市"
    text(t, W / 2 - sw(t, "M", 18) / 2, "M", 18)
    c.showPage()
    # toc
    P.page(2, None, "toc")
    y = 750
    t = "目　　　次"
    text(t, W / 2 - sw(t, "G", 18) / 2, "G", 18)
    y = 700
    for lv, t, n in [
        (1, "第１章　ビジョンの策定", "１"),
        (2, "１　趣旨", "１"),
        (2, "２　位置付け", "１"),
        (2, "３　期間", "１"),
        (2, "４　これまでの歩み", "１"),
        (1, "第２章　推進の基盤", "２"),
        (2, "１　組織", "２"),
        (2, "２　人材", "２"),
        (2, "３　県との連携", "２"),
        (1, "第３章　取組の展開", "３"),
        (2, "柱１　市民に身近な市役所", "３"),
        (2, "柱２　無駄のない市役所", "４"),
        (2, "柱３　活力のある地域", "５"),
        (1, "第４章　評価と管理", "６"),
        (2, "１　成果指標", "６"),
        (2, "２　評価の方法", "６"),
    ]:
        x = LM + (lv - 1) * 18
        text(t, x, "G" if lv == 1 else "M", 11)
        e = RM - 22
        x += sw(t, "M", 11) + 6
        nd = int((e - x) // 5.5)
        text("…" * int(nd / 2), e - int(nd / 2) * 11, "M", 11)
        text(n, RM - 11, "M", 11)
        y -= 26
    c.showPage()

    def start(pn, lab, head, tab, n):
        nonlocal y
        P.page(pn, lab)
        folio(n, head, tab)
        y = Hh - 96

    start(3, "1", "第１章　ビジョンの策定", "第１章", 1)
    sec(1, "第１章", "ビジョンの策定", [])
    h1text("", "", "第 １ 章　　ビ ジ ョ ン の 策 定")
    h2(
        "１",
        "趣旨",
        "１　趣　　旨",
        [
            "藤波坂市は、平成の合併から20年を迎え、３つの支所と27の公共施設を抱えながら、職員の数は合併時の７割となりました。人口は令和７年４月に38,417人となり、今後も毎年600人前後の減少が見込まれています。",
            "市民の暮らしに欠かせないサービスを続けていくため、デジタル化の目指す方向と、令和12年度までに行う取組を定めます。",
        ],
    )
    h2(
        "２",
        "位置付け",
        "２　位 置 付 け",
        ["このビジョンは、第３次藤波坂市総合計画の基本施策「効率的な行財政運営」を具体化するものです。また、官民データ活用推進基本法に基づく「市町村官民データ活用推進計画」として位置付けます。"],
    )
    P.meas("public-private-data-plan", sure=False)
    h2("３", "期間", "３　期　　間", ["令和８年度から令和12年度までの５年間とします。"])
    h2(
        "４",
        "これまでの歩み",
        "４　これまでの歩み",
        ["令和３年度に電子申請を、令和４年度にはキャッシュレス決済を導入しました。令和６年度には、議会の資料を全て電子化し、年間42万枚の紙を減らしました。"],
    )
    c.showPage()
    start(4, "2", "第２章　推進の基盤", "第２章", 2)
    sec(1, "第２章", "推進の基盤", [])
    banner("第２章　推進の基盤")
    h2(
        "１",
        "組織",
        "１　組　　織",
        [
            "市長を本部長とする「デジタル化推進本部」を設け、ビジョンの進行を管理します。副市長をＣＩＯ（最高情報統括責任者）とし、各部にデジタル化推進責任者として部長を置きます。本部の下には、若手の職員による「カイゼン部会」を設け、業務の見直しを提案します。事務局は、総務部デジタル推進室とします。"
        ],
    )
    P.meas("organization")
    P.org("本部長", "role", "市長")
    P.org("デジタル化推進本部", "body", UNTOLD, "ビジョンの進行を管理します")
    P.org("ＣＩＯ（最高情報統括責任者）", "role", "副市長")
    P.org("デジタル化推進責任者", "role", "部長")
    P.org("カイゼン部会", "body", UNTOLD, "業務の見直しを提案します")
    P.org("事務局", "body", "総務部デジタル推進室")
    h2(
        "２",
        "人材",
        "２　人　　材",
        ["職員の段階に応じた３種類の研修を設け、令和10年度末までに全ての職員が基礎研修を終えることを目指します。令和８年10月から、県と市町が共同で雇用する専門人材の派遣を受けます。"],
    )
    P.meas(
        "human-resources",
        targets=[date("令和10年度末まで", "by", 2028, field="other"), date("令和８年10月から", "from", "2026-10-01", field="other")],
        when=False,
    )
    h2(
        "３",
        "県との連携",
        "３　県 と の 連 携",
        ["県と市町でつくる「市町ＤＸ連絡会議」に参加し、電子申請システムと生成ＡＩの共同調達を進めます。共同で調達した仕組みは、令和９年度から利用します。"],
    )
    P.meas("prefecture-support", targets=[date("令和９年度から", "from", "2027-04-01", field="other")])
    c.showPage()
    start(5, "3", "第３章　取組の展開", "第３章", 3)
    sec(1, "第３章", "取組の展開", [])
    banner("第３章　取組の展開")

    def hashira(num, t):
        nonlocal y
        y -= 6
        sec(2, num, t, [])
        c.setStrokeColor(COL)
        c.setLineWidth(1.2)
        c.roundRect(LM, y - 11, RM - LM, 32, 6, stroke=1, fill=0)
        outline(num + "　" + t, LM + 12, 15, COL, 1.5)
        y -= 34

    hashira("柱１", "市民に身近な市役所")
    M(
        "(1)",
        "電子申請の拡大",
        "(1)　電 子 申 請 の 拡 大",
        "online-procedures",
        fs(
            "電子申請に対応した手続は97件で、利用率は13.2％です。",
            "申請の後に、紙の書類を送らなければならない手続が残っています。",
            "利用の多い120手続について、申請から交付までを電子化します。\n通知の一部を、アプリへの配信に切り替えます。",
            "令和10年度末までに完了",
            "デジタル推進室",
            "市民課、税務課",
        ),
        [("デジタル推進室", "lead"), ("市民課", "support"), ("税務課", "support")],
        [date("令和10年度末まで", "by", 2028, phase="implement")],
    )
    M(
        "(2)",
        "窓口改革",
        "(2)　窓　口　改　革",
        "frontyard-reform",
        fs(
            "転入に伴う手続には、平均で63分を要しています。",
            "支所では取り扱えない手続があり、本庁まで来ていただいています。",
            "書かない窓口を本庁と全ての支所に設けます。\n本庁の職員が画面越しに応対する遠隔窓口を置きます。",
            "令和９年１月から順次",
            "市民課",
            "各支所市民係",
        ),
        [("市民課", "lead")],
        [date("令和９年１月から", "from", "2027-01-01")],
    )
    c.showPage()
    start(6, "4", "第３章　取組の展開", "第３章", 4)
    M(
        "(3)",
        "マイナンバーカードの活用",
        "(3)　マイナンバーカードの活用",
        "mynumber-card",
        fs(
            "カードの保有枚数率は80.7％（令和７年10月末）です。",
            "日々の暮らしで使う場面が限られています。",
            "市立病院の受付と、地域ポイントの付与に用います。",
            "令和９年度中に開始",
            "市民課",
            "市立病院事務局",
        ),
        [("市民課", "lead"), ("市立病院事務局", "support")],
        [date("令和９年度中", "fy", 2027)],
    )
    hashira("柱２", "無駄のない市役所")
    M(
        "(1)",
        "情報システムの標準化",
        "(1)　情報システムの標準化",
        "system-standardization",
        fs(
            "基幹系の20業務を、３つの事業者のシステムで運用しています。",
            "移行の後に、運用の経費が増えることが見込まれています。",
            "全ての業務を標準準拠システムに移行します。\nガバメントクラウドの利用料を毎月点検し、構成を見直します。",
            "令和８年度末までに移行",
            "デジタル推進室",
            "市民課、税務課、福祉課",
        ),
        [("デジタル推進室", "lead"), ("市民課", "support"), ("税務課", "support"), ("福祉課", "support")],
        [date("令和８年度末まで", "by", 2026, phase="implement")],
    )
    M(
        "(2)",
        "業務の自動化",
        "(2)　業 務 の 自 動 化",
        "ai-rpa",
        fs(
            "ＲＰＡを６業務で、ＡＩ－ＯＣＲを２業務で用いています。",
            "自動化に向く業務を見つける仕組みがありません。",
            "生成ＡＩを問合せの一次対応に用います。\n年に１回、全ての課で業務の棚卸しを行います。",
            "令和８年度に試行、令和９年度から運用",
            "デジタル推進室",
            "人事課",
        ),
        [("デジタル推進室", "lead"), ("人事課", "support")],
        [date("令和８年度", "fy", 2026, phase="trial", first=False), date("令和９年度から", "from", "2027-04-01", phase="operate")],
    )
    c.showPage()
    start(7, "5", "第３章　取組の展開", "第３章", 5)
    M(
        "(3)",
        "安全対策の強化",
        "(3)　安 全 対 策 の 強 化",
        "security",
        fs(
            "情報セキュリティ監査を３年に１回実施しています。",
            "委託先の管理が課によって異なります。",
            "情報セキュリティポリシーを改め、委託先の点検を定めます。",
            "令和８年度末までに改定",
            "デジタル推進室",
        ),
        [("デジタル推進室", "lead")],
        [date("令和８年度末まで", "by", 2026, phase="review")],
    )
    hashira("柱３", "活力のある地域")
    M(
        "(1)",
        "観光のデジタル化",
        "(1)　観光のデジタル化",
        "regional-digitalization",
        fs(
            "観光案内は、紙の地図と窓口での対応が中心です。",
            "どこから訪れ、どこを巡ったかが分かりません。",
            "人の流れのデータを集め、周遊の案内に生かします。\n市内の60店舗に共通の電子クーポンを広げます。",
            "令和９年度までに整備",
            "観光商工課",
            "まちづくり課",
        ),
        [("観光商工課", "lead"), ("まちづくり課", "support")],
        [date("令和９年度まで", "by", 2027)],
    )
    M(
        "(2)",
        "情報格差の解消",
        "(2)　情 報 格 差 の 解 消",
        "digital-divide",
        fs(
            "70歳以上の市民の41％が、スマートフォンを持っていません。",
            "講座の場所が本庁の周辺に限られています。",
            "支所と公民館で、月に２回の相談会を開きます。\n地域の商店を「デジタル相談所」に登録します。",
            "令和８年度から毎年度",
            "高齢福祉課",
            "生涯学習課",
        ),
        [("高齢福祉課", "lead"), ("生涯学習課", "support")],
        [date("令和８年度から", "from", "2026-04-01")],
    )
    c.showPage()
    start(8, "6", "第４章　評価と管理", "第４章", 6)
    sec(1, "第４章", "評価と管理", [])
    h1text("", "", "第 ４ 章　　評 価 と 管 理")
    h2("１", "成果指標", "１　成 果 指 標", ["取組の成果は、次の指標により測ります。"])
    rows = [
        ["指　　標", "現 状 値\n（令和６年度）", "目 標 値\n（令和12年度）", "担 当 課"],
        ["電子申請の利用率", "13.2％", "60％", "デジタル推進室"],
        ["転入の手続に要する時間", "63分", "30分", "市民課"],
        ["カードの保有枚数率", "78.9％", "92％", "市民課"],
        ["自動化した業務の数", "６業務", "30業務", "デジタル推進室"],
        ["相談会の参加者数（年間）", "240人", "1,200人", "高齢福祉課"],
    ]
    cw = [160, 92, 92, RM - LM - 344]
    y -= 2
    rh = [34] + [24] * 5
    top = y + 12
    P.table(rows)
    yy = top
    for r, row in enumerate(rows):
        x = LM
        for k, t in enumerate(row):
            if r == 0:
                c.setFillColor(HexColor("#efe6f5"))
                c.rect(x, yy - rh[r], cw[k], rh[r], stroke=0, fill=1)
            c.setStrokeColor(HexColor("#444444"))
            c.setLineWidth(0.6)
            c.rect(x, yy - rh[r], cw[k], rh[r], stroke=1, fill=0)
            lines = t.split("\n")
            for q, label in enumerate(lines):
                y = yy - rh[r] / 2 - 3.5 + (len(lines) - 1) * 6.5 - q * 13
                s = 10
                text(label, x + cw[k] / 2 - sw(label, "G" if r == 0 else "M", s) / 2 if (r == 0 or k in (1, 2)) else x + 6, "G" if r == 0 else "M", s)
            x += cw[k]
        yy -= rh[r]
    for (n, bv, tv, o), u, bn, tn, dr in zip(rows[1:], ["％", "分", "％", "業務", "人"], [13.2, 63, 78.9, 6, 240], [60, 30, 92, 30, 1200], ["up", "down", "up", "up", "up"], strict=False):
        P.kpi(n, u, (bv, bn, "令和６年度"), (tv, tn, "令和12年度"), dr)
    y = yy - 18
    para("※　カードの保有枚数率は、各年度末の値です。", ind=False, s=9)
    y -= 8
    P.note("※", None, "カードの保有枚数率は、各年度末の値です。", "asterisk")
    h2(
        "２",
        "評価の方法",
        "２　評 価 の 方 法",
        ["デジタル化推進本部は、毎年度７月に前年度の成果を評価し、市議会に報告するとともに公表します。令和10年度には、ビジョンの中間の見直しを行います。"],
    )
    P.meas("planned-approach", sure=False)
    P.target(None, date("令和10年度", "fy", 2028, field="other", phase="review"))
    c.showPage()
    c.save()
    return P.save()


if __name__ == "__main__":
    print(build())
