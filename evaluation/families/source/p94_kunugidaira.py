"""椚平町: a road map on A3: what a measure is in ruled columns, two rows of coloured bars over halves of four years (ReportLab)."""

from book import PDFS
from kirigatani_kit import Gold, register, width, wrap
from reportlab.lib.colors import HexColor, black
from reportlab.pdfgen import canvas

PW = 1191
PH = 842
P = ["町民とつながる", "役場を変える", "地域を支える"]
M = [
    (
        0,
        dict(
            id="online-procedures",
            no="1-1",
            t="電子申請の拡大",
            state="電子申請は24手続で、申請件数に占める割合は6.3％である。",
            iss="町独自の様式が多く、国の標準様式に合わせる作業が残る。",
            act=["様式を点検し、標準様式に切り替える。", "税と福祉の手続を優先して電子化する。"],
            tgt="令和10年度末までに90手続",
            tg=("令和10年度末まで", "by_end_of_fiscal_year", 2028),
            lead=["総務課"],
            sup=["住民課", "税務課"],
            k=("電子申請の件数（年間）", "件", "420", 420, "3,000", 3000, "up"),
        ),
        [
            ("様式の点検", [(0, 2, "点検", "review"), (2, 3, "切替え", None)]),
            ("手続の電子化", [(1, 4, "30手続追加", None), (4, 6, "36手続追加", None), (6, 8, "利用促進", None)]),
        ],
    ),
    (
        0,
        dict(
            id="eltax-payment",
            no="1-2",
            t="公金のスマートフォン納付",
            state="町税は地方税統一QRコードで納付できるが、使用料は納付書払いだけである。",
            iss="金融機関の窓口が町内に１か所しかない。",
            act=["水道料金と保育料にeL-QRを付ける。", "口座振替の申込みを電子化する。"],
            tgt="令和８年９月から水道料金で開始",
            tg=("令和８年９月から", "from", "2026-09", "implement"),
            lead=["会計課"],
            sup=["上下水道課"],
            k=("電子納付の割合", "％", "14.8", 14.8, "50", 50, "up"),
        ),
        [("水道料金", [(0, 1, "改修", "prepare"), (1, 8, "運用", "operate")]), ("保育料", [(1, 3, "調整", "prepare"), (3, 8, "運用", "operate")])],
    ),
    (
        1,
        dict(
            id="system-standardization",
            no="2-1",
            t="情報システムの標準化",
            state="20業務のうち９業務が標準準拠システムに移行している。",
            iss="移行後の運用経費が移行前の1.8倍になる見込みである。",
            act=["残る業務を順次移行する。", "運用経費の内訳を毎年点検する。"],
            tgt="令和９年度中に移行完了",
            tg=("令和９年度中", "fiscal_year", 2027, "implement"),
            lead=["総務課"],
            sup=["住民課"],
            k=("移行業務数", "業務", "9", 9, "20", 20, "up"),
        ),
        [("残る11業務", [(0, 4, "移行", "implement"), (4, 8, "運用", "operate")]), ("経費の点検", [(2, 8, "毎年点検", "review")])],
    ),
    (
        1,
        dict(
            id="bpr",
            no="2-2",
            t="紙と押印に頼らない事務",
            state="起案文書の８割が紙で回議されている。",
            iss="保管場所が足りず、文書の検索にも時間がかかる。",
            act=["電子決裁を全ての課に導入する。", "会議資料の印刷をやめる。"],
            tgt="令和９年４月に全課で導入",
            tg=("令和９年４月", "month", "2027-04", "implement"),
            lead=["総務課"],
            sup=["会計課", "議会事務局"],
            k=("電子決裁の割合", "％", "0", 0, "95", 95, "up"),
        ),
        [
            ("電子決裁", [(0, 1, "選定", "study"), (1, 2, "試行", "trial"), (2, 8, "全課で運用", "operate")]),
            ("会議資料", [(0, 8, "ペーパーレスの徹底", None)]),
        ],
    ),
    (
        2,
        dict(
            id="digital-divide",
            no="3-1",
            t="高齢者のデジタル活用支援",
            state="スマホ講座は年４回で、会場は中央公民館に限られている。",
            iss="交通手段のない人が参加できない。",
            act=["各地区の集会所で講座を開く。", "個別相談の日を毎月設ける。"],
            tgt="令和８年度から全地区で実施",
            tg=("令和８年度から", "from", 2026, "implement"),
            lead=["福祉課"],
            sup=["教育委員会"],
            k=("講座の延べ参加者", "人", "76", 76, "600", 600, "up"),
        ),
        [("地区の講座", [(0, 8, "全14地区で実施", "implement")]), ("個別相談", [(0, 2, "準備", "prepare"), (2, 8, "毎月実施", "implement")])],
    ),
    (
        2,
        dict(
            id="security",
            no="3-2",
            t="情報セキュリティの強化",
            state="職員研修は採用時だけで、監査は行っていない。",
            iss="委託先の管理が担当者任せになっている。",
            act=["外部監査を受ける。", "ICT-BCPを定めて訓練する。"],
            tgt="令和８年度末までにICT-BCPを策定",
            tg=("令和８年度末まで", "by_end_of_fiscal_year", 2026),
            lead=["総務課"],
            sup=[],
            k=("研修の受講率", "％", "35", 35, "100", 100, "up"),
        ),
        [
            ("外部監査", [(1, 3, "準備", "prepare"), (3, 8, "隔年で監査", None)]),
            ("ICT-BCP", [(0, 2, "策定", None), (2, 8, "訓練と見直し", "review")]),
        ],
    ),
]
S = [
    (
        "ロードマップの背景",
        "1",
        [
            "椚平町の人口は6,900人で、65歳以上の割合は43％に達した。町立病院や学校の統合が進み、行政の拠点も減っている。",
            "職員数は平成17年の合併時の６割となり、一人が受け持つ業務の幅が広がった。デジタル技術により、少ない人数でも続けられる行政に転換する。",
        ],
    ),
    ("位置付けと期間", "2", ["このロードマップは、第２次椚平町総合計画の実施計画である。期間は、令和８年度から令和11年度までの４年間とする。"]),
    ("ロードマップの見方", "3", ["帯は実施する時期を示す。各年度は、上期（４月から９月まで）と下期（10月から３月まで）に分けている。"]),
]
# columns
X = [40, 130, 300, 450, 545, 625, 745, 835]
YX0 = 835
YW = 39.5
bodies = [
    ("DX推進会議", "町長、副町長、教育長、全課長", "取組の決定と点検", "body"),
    ("DX統括責任者", "副町長", "庁内の総合調整", "role"),
    ("DX推進リーダー", "各課から１名", "課内への普及", "role"),
    ("事務局", "総務課", "進行管理", "body"),
]


def build():
    """Typeset the plan and write its gold."""
    register()
    g = Gold(
        "kunugidaira_roadmap",
        municipality="椚平町",
        issuer="椚平町",
        title="椚平町DX推進ロードマップ",
        issued_on="2026-03-01",
        plan_start="2026-04-01",
        plan_end="2030-03-31",
        text_source="native",
    )
    c = canvas.Canvas(str(PDFS / f"{g.stem}.pdf"), pagesize=(PW, PH))

    def tx(x, y, t, sz, col=black, al="l"):
        c.setFillColor(col)
        c.setFont("g", sz)
        getattr(c, {"l": "drawString", "c": "drawCentredString", "r": "drawRightString"}[al])(x, PH - y, t)

    def foot(n):
        tx(PW / 2, 815, f"{n}", 10, al="c")

    c.setFillColor(HexColor("#5b3a1e"))
    c.rect(0, PH - 120, PW, 120, stroke=0, fill=1)
    c.rect(0, 0, PW, 40, stroke=0, fill=1)
    tx(PW / 2, 340, "椚平町DX推進ロードマップ", 44, al="c")
    tx(PW / 2, 400, "令和８年度から令和11年度まで", 20, al="c")
    tx(PW / 2, 600, "令和８年３月", 18, al="c")
    tx(PW / 2, 640, "椚平町", 24, al="c")
    c.showPage()
    g.page(1, "cover")

    def h1(y, t, num=None):
        c.setFillColor(HexColor("#5b3a1e"))
        c.rect(50, PH - y - 6, 8, 26, stroke=0, fill=1)
        tx(68, y + 12, (num + "　" if num else "") + t, 20)

    y = 70
    for t, n, b in S:
        h1(y, t, n)
        y += 46
        for p in b:
            for line in wrap("　" + p, 14, 1050):
                tx(60, y, line, 14)
                y += 24
        y += 30
        g.sec(t, n, 2, text="\n".join(b))
    foot(1)
    c.showPage()
    g.page(2, label="1")
    for pi, pn in enumerate(P):
        pg = 3 + pi
        ps = g.sec(pn, f"方針{pi + 1}", pg)
        h1(50, pn, f"方針{pi + 1}")
        top = 96
        hh = 46
        xs = X + [YX0 + YW * i for i in range(1, 9)]
        right = xs[-1]
        heads = ["取組", "現状と課題", "主な内容", "達成目標", "担当", "指標", "実施項目"]
        rows = [m for q, m, _ in M if q == pi]
        gs = [s for q, _, s in M if q == pi]
        c.setFillColor(HexColor("#ead9c5"))
        c.rect(40, PH - top - hh, right - 40, hh, stroke=0, fill=1)
        c.setStrokeColor(HexColor("#5b3a1e"))
        c.setLineWidth(0.8)
        R = [
            [(i, h, 2, 1) for i, h in enumerate(heads)] + [(7 + 2 * i, f"令和{8 + i}年度", 1, 2) for i in range(4)],
            [(7 + i, "上期" if i % 2 == 0 else "下期", 1, 1) for i in range(8)],
        ]
        for i, h in enumerate(heads):
            tx((X[i] + X[i + 1]) / 2, top + 28, h, 12, al="c")
        for i in range(4):
            tx(YX0 + YW * (2 * i + 1), top + 16, f"令和{8 + i}年度", 11, al="c")
        for i in range(8):
            tx(YX0 + YW * (i + 0.5), top + 39, "上期" if i % 2 == 0 else "下期", 10, al="c")
        rh = 250
        bot = top + hh + rh * len(rows)
        for i, x in enumerate(xs):
            y0 = top + (23 if i >= 8 and i % 2 == 0 else 0)
            c.line(x, PH - y0, x, PH - bot)
        c.line(40, PH - top, right, PH - top)
        c.line(YX0, PH - top - 23, right, PH - top - 23)
        c.line(40, PH - top - hh, right, PH - top - hh)
        for ri, (m, gr) in enumerate(zip(rows, gs, strict=False)):
            y0 = top + hh + rh * ri
            c.line(40, PH - y0 - rh, right, PH - y0 - rh)
            half = rh / 2
            c.line(X[6], PH - y0 - half, right, PH - y0 - half)

            def cell(i, t, sz=11.5, y0=y0):
                yy = y0 + 22
                for line in wrap(t, sz, X[i + 1] - X[i] - 12):
                    tx(X[i] + 6, yy, line, sz)
                    yy += sz * 1.6

            n, u, bv, bn, tv, tn, d = m["k"]
            dep = "主管：" + "、".join(m["lead"]) + ("\n協力：" + "、".join(m["sup"]) if m["sup"] else "")
            kp = f"{n}\n令和６年度　{bv}{u}\n令和11年度　{tv}{u}"
            ci = "【現状】" + m["state"] + "\n【課題】" + m["iss"]
            ac = "\n".join("・" + a for a in m["act"])
            cell(0, m["no"] + "\n" + m["t"], 12.5)
            cell(1, ci)
            cell(2, ac)
            cell(3, m["tgt"])
            cell(4, dep, 11)
            cell(5, kp, 11)
            R.append([(i, t.replace("\n", ""), 2, 1) for i, t in enumerate([m["no"] + m["t"], ci, ac, m["tgt"], dep, kp])] + [(6, gr[0][0], 1, 1)] + [(7 + i, "", 1, 1) for i in range(8)])
            R.append([(6, gr[1][0], 1, 1)] + [(7 + i, "", 1, 1) for i in range(8)])
            for j, (it, bars) in enumerate(gr):
                yy = y0 + half * j
                for k, line in enumerate(wrap(it, 11.5, 80)):
                    tx(X[6] + 6, yy + half / 2 + 4 + k * 16, line, 11.5)
                for a, b, t, ph in bars:
                    bx = YX0 + YW * a + 2
                    bw = YW * (b - a) - 4
                    c.setFillColor([HexColor("#e9b872"), HexColor("#90b77d"), HexColor("#7fa7c9")][pi])
                    c.rect(bx, PH - yy - half / 2 - 16, bw, 32, stroke=0, fill=1)
                    sz = 11 if width(t, 11) < bw else 9
                    tx(bx + bw / 2, yy + half / 2 + 4, t, sz, al="c")
                    sd = f"{2026 + a // 2}-04-01" if a % 2 == 0 else f"{2026 + a // 2}-10-01"
                    ed = f"{2026 + (b - 1) // 2}-09-30" if b % 2 else f"{2027 + (b - 1) // 2}-03-31"
                    g.sched(m["id"], m["t"], it, 2026 + a // 2, 2026 + (b - 1) // 2, "bar", ph, t, pg, sd, ed)
            s = g.sec(m["t"], m["no"], pg, parent=ps, cert="optional")
            F = [
                ("current_state", "【現状】", m["state"]),
                ("issues", "【課題】", m["iss"]),
                ("actions", "主な内容", ac),
                ("target", "達成目標", m["tgt"]),
                ("departments", "主管", "、".join(m["lead"])),
            ] + ([("departments", "協力", "、".join(m["sup"]))] if m["sup"] else [])
            g.measure(s, m, pg, F, dated="goal")
            m["k"]
            g.kpi(s, m["id"], (n, u, bv + u, bn, tv + u, tn, d), pg, "令和６年度", "令和11年度")
        g.table(pg, R, 15, 2)
        foot(pg - 1)
        if pi == 1:
            nt = "国の財政支援の内容により、移行の時期を変更する場合がある。"
            tx(40, bot + 24, "※" + nt, 11)
            g.note(ps, "※", nt, pg)
        c.showPage()
        g.page(pg, label=str(pg - 1))
    h1(70, "推進体制", "4")
    t1 = "取組の進み具合は、毎年２月にDX推進会議で確認し、次の年度の予算に反映する。令和９年度に全体の見直しを行う。"
    yy = 116
    for line in wrap("　" + t1, 14, 1050):
        tx(60, yy, line, 14)
        yy += 24
    xs = [60, 360, 720, 1040]
    y0 = 200
    for i in range(6):
        c.line(60, PH - y0 - i * 36, 1040, PH - y0 - i * 36)
    for x in xs:
        c.line(x, PH - y0, x, PH - y0 - 180)
    for j, h in enumerate(["組織・役職", "構成", "役割"]):
        tx((xs[j] + xs[j + 1]) / 2, y0 + 23, h, 13, al="c")
    for i, o in enumerate(bodies):
        for j in range(3):
            tx(xs[j] + 10, y0 + 36 * (i + 1) + 23, o[j], 13)
    g.table(6, [[(j, h, 1, 1) for j, h in enumerate(["組織・役職", "構成", "役割"])]] + [[(j, o[j], 1, 1) for j in range(3)] for o in bodies], 3, 1)
    foot(5)
    c.showPage()
    g.page(6, label="5")
    s = g.sec("推進体制", "4", 6, text=t1)
    g.opt(s, "organization")
    g.target(s, None, "other", ("令和９年度", "fiscal_year", 2027, "review"), 6)
    for a, b, d, k in bodies:
        g.org(s, a, k, b, d, 6)
    c.save()
    return g.save()


if __name__ == "__main__":
    print(build())
