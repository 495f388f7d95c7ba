"""霧ヶ谷町: a booklet with a name of its own: a numbered card a promise, grey label chips, an indicator and three boxes of years at its foot (Chromium)."""

from book import PDFS, chromium
from kirigatani_kit import Gold

P = [("くらし", "手続きの手間をへらそう", "#d9746c"), ("しごと", "役場の時間をつくろう", "#4a86b8"), ("つながり", "ひとりにしないまちへ", "#7a9a3f")]
M = [
    (
        0,
        dict(
            id="online-procedures",
            no="01",
            t="スマホで完結、町の手続き",
            iss="役場まで車で40分かかる集落があり、書類一枚のために仕事を休む方がいます。",
            act=["子育てと介護の手続きをマイナポータルで受け付ける", "公共施設の予約と鍵の受け渡しをオンラインにする"],
            tgt="令和８年度末までに35手続き",
            tg=("令和８年度末まで", "by_end_of_fiscal_year", 2026),
            lead=["企画デジタル課"],
            sup=["町民課", "教育課"],
            k=("オンライン申請の利用率", "％", "９％", 9, "45％", 45, "up"),
            y=["準備", "20手続き", "35手続き"],
            ph=["prepare", None, None],
        ),
    ),
    (
        0,
        dict(
            id="mynumber-card",
            no="02",
            t="マイナンバーカードをもっと身近に",
            iss="カードを持つ方は78％になりましたが、使う場面は保険証に限られています。",
            act=["図書室と温泉施設の利用証を兼ねる", "集会所と病院で出張申請を受け付ける"],
            tgt="令和７年10月から順次",
            tg=("令和７年10月から", "from", "2025-10"),
            lead=["町民課"],
            sup=["健康福祉課"],
            k=("カードの保有率", "％", "78％", 78, "90％", 90, "up"),
            y=["出張申請", "図書室", "温泉施設"],
            ph=[None, None, None],
        ),
    ),
    (
        1,
        dict(
            id="system-standardization",
            no="03",
            t="基幹システムをみんなと同じに",
            iss="町独自の改修が積み重なり、保守の費用が10年で1.6倍になりました。",
            act=["近隣５町村と共同で標準準拠システムに移行する", "使わなくなった帳票を廃止する"],
            tgt="令和７年度末までに完了",
            tg=("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement"),
            lead=["企画デジタル課"],
            sup=["税務課", "町民課"],
            k=("移行した業務の数", "業務", "５業務", 5, "18業務", 18, "up"),
            y=["移行", "運用", "運用"],
            ph=["implement", "operate", "operate"],
        ),
    ),
    (
        1,
        dict(
            id="ai-rpa",
            no="04",
            t="ＡＩといっしょに働く",
            iss="会議録づくりに一回あたり平均５時間をかけています。",
            act=["音声認識で会議録の下書きをつくる", "生成ＡＩの使い方を学ぶ研修をひらく", "給与計算の入力をＲＰＡにまかせる"],
            tgt="令和８年度中に全課で利用",
            tg=("令和８年度中", "fiscal_year", 2026, "operate"),
            lead=["企画デジタル課"],
            sup=["総務課"],
            k=("削減できた時間（年間）", "時間", "120時間", 120, "2,400時間", 2400, "up"),
            y=["試行", "全課で利用", "効果の確認"],
            ph=["trial", None, None],
        ),
    ),
    (
        2,
        dict(
            id="digital-divide",
            no="05",
            t="となりのスマホ先生",
            iss="一人暮らしの高齢者の４割が、スマートフォンを使ったことがありません。",
            act=["中学生が教えるスマホ教室を毎月ひらく", "老人クラブに相談員を派遣する"],
            tgt="令和９年度までに全22集落",
            tg=("令和９年度まで", "by_end_of_fiscal_year", 2027),
            lead=["健康福祉課"],
            sup=["教育課"],
            k=("教室の参加者（年間）", "人", "85人", 85, "400人", 400, "up"),
            y=["６集落", "14集落", "22集落"],
            ph=[None, None, None],
        ),
    ),
    (
        2,
        dict(
            id="regional-digitalization",
            no="06",
            t="山の見守りネットワーク",
            iss="土砂災害の危険がある谷が31か所あり、職員の見回りでは追いつきません。",
            act=["水位センサーと見守りカメラを置く", "町内放送をスマホアプリでも届ける"],
            tgt="令和８年６月に運用開始",
            tg=("令和８年６月", "month", "2026-06", "operate"),
            lead=["総務課"],
            sup=["建設課", "企画デジタル課"],
            k=("センサーの設置数", "か所", "０か所", 0, "31か所", 31, "up"),
            y=["設計", "設置", "運用"],
            ph=["prepare", None, "operate"],
        ),
    ),
]
CSS = """@page{size:A4;margin:0}*{box-sizing:border-box}body{margin:0;font-family:'Noto Sans CJK JP';font-size:9.6pt;color:#333;-webkit-print-color-adjust:exact}
.p{width:210mm;height:296.8mm;padding:14mm 15mm;position:relative;page-break-after:always;overflow:hidden;background:#fdfbf5}
.n{position:absolute;bottom:8mm;right:15mm;font-size:9pt}.card{background:#fff;border:1.2pt solid #ccc;border-radius:5mm;padding:5mm 6mm;margin-top:6mm}
.ct{display:flex;align-items:center;gap:4mm;margin-bottom:3mm}.no{color:#fff;border-radius:50%;width:11mm;height:11mm;line-height:11mm;text-align:center;font-weight:bold;font-size:12pt}.tt{font-size:15pt;font-weight:bold}
.row{display:flex;gap:4mm;margin:2mm 0;align-items:flex-start}.l{flex:0 0 27mm;border-radius:2mm;text-align:center;font-weight:bold;font-size:8.6pt;padding:.6mm 0;background:#eee}.v{flex:1;line-height:1.65}
.k{display:flex;gap:5mm;margin-top:3mm;align-items:stretch}.kp{flex:1;border-radius:3mm;padding:2.5mm 4mm;background:#f4f4ee}.kn{font-size:8.8pt;font-weight:bold}.kv{font-size:8.5pt;margin-top:1.5mm}.kv b{font-size:15pt}
.ys{flex:1.1;display:flex;gap:1.5mm}.y{flex:1;border-radius:2mm;text-align:center;color:#fff;padding:2mm 1mm}.y i{font-style:normal;font-size:8pt;display:block}.y span{font-size:9.5pt;font-weight:bold;display:block;margin-top:2mm}
h2{font-size:15pt;margin:8mm 0 3mm;color:#5a4a3a}p{line-height:1.9;margin:0 0 2mm}"""
bodies = [
    ("町長", "本部長", "約束の決定"),
    ("副町長", "デジタル統括監", "課をこえた調整"),
    ("各課長", "デジタル推進会議", "半年ごとの点検"),
    ("大学の専門家", "デジタル参与", "技術の助言"),
    ("企画デジタル課", "事務局", "進み具合の公表"),
]


def build():
    """Typeset the plan and write its gold."""
    g = Gold(
        "kirigatani_cards",
        tables=False,
        municipality="霧ヶ谷町",
        issuer="霧ヶ谷町",
        title="きりがたにデジタル手帖",
        issued_on="2025-03-01",
        plan_start="2025-04-01",
        plan_end="2028-03-31",
        text_source="native",
    )
    sheets = [
        """<div class=p style="background:#e9e2cf"><div style="margin-top:60mm;font-size:13pt;text-align:center">霧ヶ谷町ＤＸ推進計画</div><div style="font-size:34pt;font-weight:bold;text-align:center;margin-top:6mm;color:#5a4a3a">きりがたにデジタル手帖</div><div style="text-align:center;margin-top:8mm;font-size:12pt">令和７年度 ― 令和９年度</div><div style="text-align:center;margin-top:110mm;font-size:12pt">令和７年３月　霧ヶ谷町</div></div>"""
    ]
    g.page(1, "cover")
    h1 = [
        "霧ヶ谷町は、面積の93％を森林が占める人口4,800人の町です。",
        "バスの減便や商店の閉店が続き、役場に来ることが負担になる方が増えています。",
        "この手帖は、デジタルの力で町の不便を一つずつ減らすための約束をまとめたものです。",
    ]
    h2 = ["期間は、令和７年度から令和９年度までの３年間です。"]
    h3 = ["「くらし」「しごと」「つながり」の三つの柱に、六つの約束を置きました。"]
    sheets.append(
        "<div class=p>"
        + "".join(f"<h2>{t}</h2>" + "".join(f"<p>{x}</p>" for x in b) for t, b in (("なぜ、いまデジタルなのか", h1), ("この手帖の期間", h2), ("三つの柱と六つの約束", h3)))
        + "<div style='display:flex;gap:6mm;margin-top:8mm'>"
        + "".join(
            f"<div style='flex:1;background:{c};color:#fff;border-radius:4mm;padding:6mm;text-align:center'><div style='font-size:15pt;font-weight:bold'>{a}</div><div style='margin-top:2mm'>{b}</div></div>"
            for a, b, c in P
        )
        + "</div><div class=n>2</div></div>"
    )
    g.page(2, label="2")
    for t, b in (("なぜ、いまデジタルなのか", h1), ("この手帖の期間", h2), ("三つの柱と六つの約束", h3)):
        g.sec(t, None, 2, text="\n".join(b) if b is not h3 else None)
    for pi, (a, b, c) in enumerate(P):
        pg = 3 + pi
        ps = g.sec(b, f"柱{pi + 1}", pg)
        x = f"<div class=p><div style='background:{c};color:#fff;margin:-14mm -15mm 0;padding:9mm 15mm;display:flex;align-items:baseline;gap:6mm'><span style='font-size:12pt'>柱{pi + 1}</span><span style='font-size:20pt;font-weight:bold'>{b}</span></div>"
        for q, m in M:
            if q != pi:
                continue
            s = g.sec(m["t"], m["no"], pg, parent=ps)
            n, u, bv, bn, tv, tn, d = m["k"]
            R = [("困っていること", m["iss"]), ("約束", None), ("いつまでに", m["tgt"]), ("担当", m["lead"][0]), ("いっしょに", "、".join(m["sup"]))]
            x += f"<div class=card style='border-color:{c}'><div class=ct><div class=no style='background:{c}'>{m['no']}</div><div class=tt>{m['t']}</div></div>"
            for label, v in R:
                v = v or "<br>".join("・" + z for z in m["act"])
                x += f"<div class=row><div class=l>{label}</div><div class=v>{v}</div></div>"
            x += (
                f"<div class=k><div class=kp><div class=kn>めやす：{n}</div><div class=kv>令和５年度 <b>{bv}</b> → 令和９年度 <b style='color:{c}'>{tv}</b></div></div><div class=ys>"
                + "".join(f"<div class=y style='background:{c}'><i>令和{7 + j}年度</i><span>{t}</span></div>" for j, t in enumerate(m["y"]))
                + "</div></div></div>"
            )
            g.measure(
                s,
                m,
                pg,
                [
                    ("issues", "困っていること", m["iss"]),
                    ("actions", "約束", "\n".join("・" + z for z in m["act"])),
                    ("target", "いつまでに", m["tgt"]),
                    ("departments", "担当", m["lead"][0]),
                    ("departments", "いっしょに", "、".join(m["sup"])),
                ],
            )
            g.kpi(s, m["id"], m["k"], pg, "令和５年度", "令和９年度")
            for j, t in enumerate(m["y"]):
                g.sched(m["id"], m["t"], None, 2025 + j, 2025 + j, "text", m["ph"][j], t, pg)
        sheets.append(x + f"<div class=n>{pg}</div></div>")
        g.page(pg, label=str(pg))
    tx = ["町長を先頭に、役場のみんなで進めます。", "令和８年度に中間の見直しを行い、町の広報紙でお知らせします。"]
    sheets.append(
        "<div class=p><h2>手帖の進め方</h2>"
        + "".join(f"<p>{x}</p>" for x in tx)
        + "<div style='margin-top:8mm'>"
        + "".join(
            f"<div style='display:flex;background:#fff;border:1pt solid #cbb;border-radius:3mm;margin-top:4mm;padding:3mm 5mm'><div style='width:50mm;font-weight:bold'>{b}</div><div style='width:45mm'>{a}</div><div>{c}</div></div>"
            for a, b, c in bodies
        )
        + "</div><div class=n>6</div></div>"
    )
    g.page(6, label="6")
    s = g.sec("手帖の進め方", None, 6, text="\n".join(tx))
    g.opt(s, "organization")
    g.opt(s, "planned-approach")
    g.target(s, None, "other", ("令和８年度", "fiscal_year", 2026, "review"), 6)
    for a, b, c in bodies:
        g.org(s, b, "body" if b in ("デジタル推進会議", "事務局") else "role", a, c, 6)
    chromium(f"<meta charset=utf-8><style>{CSS}</style>" + "".join(sheets), PDFS / f"{g.stem}.pdf")
    return g.save()


if __name__ == "__main__":
    print(build())
