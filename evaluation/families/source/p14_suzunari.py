"""鈴鳴市: slides two to a portrait page (Chromium)."""

from book import Book, C, print_html

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'Noto Sans CJK JP';font-size:10pt;line-height:1.45;color:#222}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:14mm 20mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.sl{width:170mm;height:122mm;border:.8pt solid #000;box-sizing:border-box;position:relative;margin-bottom:18mm;overflow:hidden}
.hn{position:absolute;bottom:6mm;right:20mm;font-size:10pt}
p.t{position:absolute;left:6mm;top:4mm;font-size:15pt;font-weight:bold;color:#123b78}
.rule{position:absolute;left:0;right:0;top:13.5mm;height:1.2mm;background:linear-gradient(90deg,#123b78,#7fb0e6)}
.no{position:absolute;right:3mm;bottom:2mm;font-size:7pt;color:#777}
.body{position:absolute;left:7mm;right:7mm;top:18mm}
p.p{margin:0 0 3pt}
p.lead{font-size:12pt;border:.8pt solid #7fb0e6;background:#eef5fd;padding:3pt 6pt;margin:0 0 5pt;border-radius:4pt}
p.li{padding-left:1em;text-indent:-1em;margin:0 0 1pt}
p.mh{font-size:12pt;font-weight:bold;color:#123b78;margin:0 0 1pt}
p.lb{display:inline-block;background:#123b78;color:#fff;padding:0 5pt;font-size:7.5pt;border-radius:6pt;margin:2pt 0 1pt}
.g{display:grid;grid-template-columns:1fr 1fr;gap:3mm}
.card{border:.8pt solid #9bb;padding:4pt 5pt}
table.k td,table.k th{border:.5pt solid #567;padding:1.5pt 3pt;font-weight:normal}
table.k th{background:#dbe8f8}
p.c1{text-align:center;font-size:24pt;font-weight:bold;color:#123b78;margin-top:38mm}
p.c2{text-align:center;font-size:11pt;margin-top:5mm}
"""
S = [
    (
        "くらしを軽くする",
        "手続の時間を半分に",
        [
            (
                "オンライン申請の拡大",
                "online-procedures",
                "申請の7割が紙で行われています。",
                ["年間100件以上の手続を電子化", "24時間いつでも納付できる仕組みを導入"],
                "令和８年度末まで",
                [("令和８年度末まで", "by_end_of_fiscal_year", 2026, None, True)],
                ["情報企画課"],
            ),
            (
                "書かない窓口の展開",
                "frontyard-reform",
                "転入の手続に平均48分かかります。",
                ["支所を含む全窓口で申請書を自動作成", "予約システムで待ち時間を短縮"],
                "令和７年10月から",
                [("令和７年10月から", "from", "2025-10", None, True)],
                ["市民課", "情報企画課"],
            ),
            (
                "マイナンバーカードの活用",
                "mynumber-card",
                "保有率は76.2％です。",
                ["カード１枚で図書館・健診・投票の受付", "更新の案内を携帯電話に送付"],
                "令和９年度まで",
                [("令和９年度まで", "by_end_of_fiscal_year", 2027, None, True)],
                ["市民課"],
            ),
            (
                "デジタルデバイド対策",
                "digital-divide",
                "70代の4割が利用に不安を持っています。",
                ["郵便局・薬局と連携した相談の場", "点字・手話による案内"],
                "令和７年度から",
                [("令和７年度から", "from", 2025, None, True)],
                ["長寿福祉課", "障がい福祉課"],
            ),
        ],
    ),
    (
        "しごとを変える",
        "職員が考える時間を増やす",
        [
            (
                "基幹業務システムの標準化",
                "system-standardization",
                "20業務のうち17業務の移行を終えました。",
                ["残る3業務を標準準拠システムへ移行", "運用経費の検証"],
                "令和８年12月まで",
                [("令和８年12月まで", "by_date", "2026-12", None, True)],
                ["情報企画課"],
            ),
            (
                "AI・RPAの徹底活用",
                "ai-rpa",
                "生成AIの利用者は職員の35％です。",
                ["答弁・議事録の作成を支援", "RPAを内製できる職員を育成"],
                "令和７年度中",
                [("令和７年度中", "fiscal_year", 2025, None, True)],
                ["行政改革課"],
            ),
            (
                "セキュリティの強化",
                "security",
                "職員の不注意による事故が年2件あります。",
                ["端末の振る舞いを常時監視", "ポリシーを改定し、研修を義務化"],
                "令和７年度末まで",
                [("令和７年度末まで", "by_end_of_fiscal_year", 2025, None, True)],
                ["情報企画課"],
            ),
            (
                "フロントオフィスを支えるBPR",
                "bpr",
                "業務の手順が文書になっていません。",
                ["全業務の量を調査", "手順書を作成し、見直す"],
                "令和８年９月まで",
                [("令和８年９月まで", "by_date", "2026-09", None, True)],
                ["行政改革課"],
            ),
        ],
    ),
]
K = [
    ("オンライン申請の割合", "％", "30.1％", 30.1, "70.0％", 70, "up", "online-procedures"),
    ("転入手続の時間", "分", "48分", 48, "20分", 20, "down", "frontyard-reform"),
    ("カードの保有率", "％", "76.2％", 76.2, "90.0％", 90, "up", "mynumber-card"),
    ("生成AIを使う職員の割合", "％", "35％", 35, "90％", 90, "up", "ai-rpa"),
]


def build():
    b = Book(
        "suzunari_handout",
        title="鈴鳴市DX推進ビジョン",
        issuer="鈴鳴市",
        municipality="鈴鳴市",
        municipality_code="992429",
        issued_on="2025-03-01",
        plan_start="2025-04-01",
        plan_end="2028-03-31",
    )
    n = {"s": 0}

    def slide(title=None):
        n["s"] += 1
        if n["s"] % 2:
            b.fixed = (n["s"] + 1) // 2
            b.raw('<div class="page">')
            b.page(b.fixed, str(b.fixed), "cover" if b.fixed == 1 else "body")
        b.raw('<div class="sl">')
        if title:
            if title.endswith("（続き）"):
                b.items.append(("para", "t", title))
                b.raw('<div class="rule"></div><div class="body">')
                return
            s = b.sec(1, None, title, style="t")
            s["_brk"] = n["s"] % 2 == 1
            s["_own"] = n["s"]
            b.raw('<div class="rule"></div><div class="body">')

    def end(body=True):
        b.raw("</div>" if body else "")
        b.raw(f'<div class="no">{n["s"]}</div></div>')
        if n["s"] % 2 == 0:
            b.raw(f'<div class="hn">{n["s"] // 2}</div></div>')

    slide()
    b.raw(
        '<p class="c1">鈴鳴市DX推進ビジョン</p><p class="c2">令和７年度～令和９年度</p><p class="c2">令和７年３月<br>鈴鳴市</p>'
    )
    end(False)
    slide("ビジョンの趣旨")
    b.p("デジタルで、鈴の音のように心地よく届く市役所へ", "lead")
    b.p("○本市の人口は、毎年1,200人ずつ減少し、職員の採用も難しくなっています。", "li")
    b.p("○行政手続の電子化とデータに基づく判断により、少ない人数で高い品質を保ちます。", "li")
    b.p("○計画の期間は、令和７年度から令和９年度までの３年間とします。", "li")
    end()
    slide("推進体制")
    m = b.meas("organization")
    b.p("○市長を本部長とするDX推進本部が方針を決定します。", "li")
    b.p("○副市長をCIO、民間から登用した専門家をCIO補佐官とします。", "li")
    b.p("○各課にDXリーダーを置き、令和７年５月に活動を開始します。", "li")
    b.target(m, "other", "令和７年５月", "month", "2025-05", phase="implement", commits=True)
    for nm, k, h in (
        ("本部長", "role", "市長"),
        ("DX推進本部", "body", None),
        ("CIO", "role", "副市長"),
        ("CIO補佐官", "role", "民間から登用した専門家"),
        ("DXリーダー", "role", None),
    ):
        b.org(nm, k, h, None)
    end()
    slide("デジタル人材の育成")
    m = b.meas("human-resources")
    b.p("○職員をDXリーダー、推進員、一般職員の３つの層に分けて育成します。", "li")
    b.p("○DXリーダーを令和９年度までに60人養成します。", "li")
    b.target(m, "other", "令和９年度まで", "by_end_of_fiscal_year", 2027, phase="implement", commits=True)
    end()
    for title, lead, ms in S:
        for half in (0, 2):
            slide(title if half == 0 else title + "（続き）")
            if half == 0:
                b.p(lead, "lead")
            b.raw('<div class="g">')
            for name, mid, cur, acts, when, dates, divs in ms[half : half + 2]:
                b.raw('<div class="card">')
                b.sec(2, None, name, style="mh")
                m = b.meas(mid)
                b.open[-1]["_nt"] = True
                for f, lab, txt in (
                    ("current_state", "現状", [cur]),
                    ("actions", "取組", ["・" + a for a in acts]),
                    ("target", "時期", [when]),
                    ("departments", "担当", ["、".join(divs)]),
                ):
                    b.p(lab, "lb")
                    for t in txt:
                        b.p(t, "li" if f == "actions" else "p")
                    b.field(m, f, lab, "\n".join(txt))
                for x, kd, w, ph, c in dates:
                    b.target(m, "target", x, kd, w, phase=ph, commits=c)
                b.dept(m, *divs)
                b.raw("</div>")
            b.raw("</div>")
            end()
    slide("成果指標")
    rows = [["指標", "現状値（令和６年度）", "目標値（令和９年度）"]] + [
        [x[0], C(x[2], align="center"), C(x[4], align="center")] for x in K
    ]
    b.table(rows, [80, 40, 40], header=1, style="k", size=9)
    for nm, u, bv, bn, tv, tn, d, mid in K:
        b.kpi(None, nm, u, (bv, bn, "令和６年度"), (tv, tn, "令和９年度"), d)
        b.rows["kpis"][-1].pop("measure_id")
    end()
    slide("進行管理")
    b.p("○DX推進本部は、半年ごとに進み具合を点検し、ホームページで公表します。", "li")
    b.p("○国の計画や技術の動きに応じて、毎年度見直します。", "li")
    end()
    for r in b.rows["sections"]:
        if r["title"] in ("くらしを軽くする", "しごとを変える", "ビジョンの趣旨") or r.get("_nt"):
            r.pop("text")
    return print_html(b, CSS)


print(build())
