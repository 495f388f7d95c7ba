"""A report whose headings are coloured bars, with a side column of divisions: 朝凪市."""

from book import Book, C, print_html

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'Noto Sans CJK JP';font-size:10.5pt;line-height:1.65}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:18mm 17mm 18mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.foot{position:absolute;left:0;right:0;bottom:8mm;text-align:center;font-size:9pt;color:#555}
p.bar1{background:#0b5c56;color:#fff;font-size:17pt;font-weight:bold;padding:3pt 10pt;margin:0 0 8pt}
p.bar2{background:#3aa89f;color:#fff;font-size:13pt;font-weight:bold;padding:2pt 10pt;margin:12pt 0 6pt}
p.m{font-size:11.5pt;font-weight:bold;margin:8pt 0 2pt}
p.p{text-indent:1em;margin:0 0 4pt;text-align:justify}
p.lab{margin:1pt 0 0 1em}
p.t{margin:0 0 1pt 2em}
p.li{margin:0 0 1pt 3em;text-indent:-1em}
.row{display:flex;align-items:stretch;gap:5mm}
.main{width:136mm}
.side{width:35mm;background:#e9f5f3;padding:4pt;margin-top:8pt;font-size:9pt;align-self:stretch}
p.sl{font-weight:bold;color:#0b5c56;text-align:center;border-bottom:.7pt solid #0b5c56;margin-bottom:2pt}
p.sd{text-align:center}
p.c1{font-size:30pt;font-weight:bold;color:#fff;text-align:center}
p.c2{font-size:15pt;color:#fff;text-align:center;margin-top:6mm}
table.k td,table.k th{border:.6pt solid #0b5c56;padding:3pt 4pt;font-weight:normal}
table.k th{background:#cfe9e6}
p.cap{font-size:9.5pt;text-align:center;margin:8pt 0 2pt}
"""
P = [
    (
        "来庁しなくてもよい環境づくり",
        [
            (
                "行政手続のオンライン化",
                "online-procedures",
                "暮らしの節目に必要な手続を、時間と場所を選ばずに行えるようにします。",
                [
                    "電子申請できる手続を、令和７年度末までに200件に増やします。",
                    "手数料の納付にキャッシュレス決済を取り入れます。",
                    "申請の途中で迷ったときに、映像で職員に相談できる仕組みを試行します。",
                ],
                [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
                ["デジタル推進課", "市民課", "子育て支援課"],
            ),
            (
                "マイナンバーカードの普及促進・利用の推進",
                "mynumber-card",
                "カードを安心して持ち、便利に使える機会を広げます。",
                ["福祉施設への出張申請を令和６年７月から開始します。", "図書館の利用券として使えるようにします。"],
                [("令和６年７月から", "from", "2024-07", "implement", True)],
                ["市民課", "図書館"],
            ),
            (
                "フロントヤード改革の推進",
                "frontyard-reform",
                "窓口、電話、オンラインのどこからでも同じ案内を受けられるようにします。",
                [
                    "書かない窓口を令和６年度に本庁舎で始め、支所に広げます。",
                    "窓口の混み具合をホームページで公開します。",
                ],
                [("令和６年度", "fiscal_year", 2024, "implement", True)],
                ["市民課", "各支所"],
            ),
        ],
    ),
    (
        "職員が力を発揮できる職場づくり",
        [
            (
                "情報システムの標準化・共通化",
                "system-standardization",
                "20業務のシステムを、国の標準仕様に適合したものに移します。",
                [
                    "令和７年度末までに、ガバメントクラウドへの移行を完了します。",
                    "移行に合わせて帳票と事務の流れを見直します。",
                ],
                [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
                ["デジタル推進課", "税務課", "福祉課"],
            ),
            (
                "AI・RPAの利用推進",
                "ai-rpa",
                "時間のかかる定型の作業を減らし、市民と向き合う時間を増やします。",
                [
                    "生成AIの利用に関する指針を令和６年９月までに定めます。",
                    "RPAで処理する業務を毎年度５業務ずつ増やします。",
                ],
                [("令和６年９月まで", "by_date", "2024-09", "prepare", True)],
                ["行政経営課"],
            ),
            (
                "テレワークの推進",
                "telework",
                "働く場所を選べるようにし、災害の時にも業務を続けます。",
                ["全ての課に持出しできる端末を配ります。", "サテライトオフィスを令和８年度までに２か所設けます。"],
                [("令和８年度まで", "by_end_of_fiscal_year", 2026, "implement", True)],
                ["職員課", "デジタル推進課"],
            ),
            (
                "セキュリティ対策の徹底",
                "security",
                "市民の情報を守るため、仕組みと人の両面から備えます。",
                ["情報セキュリティポリシーを令和６年度中に改定します。", "全職員を対象とした訓練を年２回行います。"],
                [("令和６年度中", "fiscal_year", 2024, "review", True)],
                ["デジタル推進課"],
            ),
        ],
    ),
    (
        "誰もがつながる地域づくり",
        [
            (
                "デジタルデバイド対策",
                "digital-divide",
                "不安を感じる人に寄り添い、使ってみようと思える場をつくります。",
                ["公民館で毎月スマートフォン相談会を開きます。", "高校生が教える講座を令和６年度から実施します。"],
                [("令和６年度から", "from", 2024, "implement", True)],
                ["生涯学習課", "高齢者福祉課"],
            ),
            (
                "オープンデータの推進",
                "open-data",
                "市の持つデータを、誰もが使える形で公開します。",
                ["避難所や公共施設など、国が薦める項目を令和７年３月までに公開します。"],
                [("令和７年３月まで", "by_date", "2025-03", "implement", True)],
                ["行政経営課"],
            ),
        ],
    ),
]
KPI = [
    ("電子申請できる手続の数", "件", "86件", 86, "200件", 200, "up", "online-procedures"),
    ("カードの保有率", "％", "71.4％", 71.4, "90.0％", 90, "up", "mynumber-card"),
    ("窓口での平均待ち時間", "分", "24分", 24, "10分", 10, "down", "frontyard-reform"),
    ("RPAで処理する業務", "業務", "７業務", 7, "22業務", 22, "up", "ai-rpa"),
]


def build():
    b = Book(
        "asanagi_bars",
        title="朝凪市デジタル推進計画",
        issuer="朝凪市",
        municipality="朝凪市",
        municipality_code="992411",
        issued_on="2024-03-01",
        plan_start="2024-04-01",
        plan_end="2027-03-31",
    )
    b.raw(
        '<div class="page" style="background:#0b5c56"><div style="height:75mm"></div><p class="c1">朝凪市<br>デジタル推進計画</p><p class="c2">令和６年度 ― 令和８年度</p><p class="c2" style="margin-top:90mm">令和６年３月　朝凪市</p></div>'
    )
    b.page(1, None, "cover")
    b.fixed = 2
    b.raw('<div class="page">')
    b.sec(1, None, "はじめに", style="bar1")["_brk"] = True
    b.sec(2, None, "計画をつくる理由", style="bar2")
    b.p(
        "本市では、漁業と観光を支える世代が年々少なくなり、令和22年には働く人の数が今の７割になると見込まれています。限られた人数で暮らしを支えるためには、仕事の進め方そのものを変えなければなりません。"
    )
    b.p(
        "この計画は、デジタルの力を借りて市民の手間と職員の負担を減らし、人にしかできない仕事に力を注ぐための道筋を示すものです。"
    )
    b.sec(2, None, "計画の期間", style="bar2")
    b.p("令和６年度から令和８年度までの３年間とします。")
    b.sec(2, None, "推進体制", style="bar2")
    b.meas("organization")
    b.p(
        "市長を本部長とする「朝凪市デジタル推進本部」が全体を統括し、副市長がCIOとして庁内の調整に当たります。本部の下に若手職員による推進チームを置きます。"
    )
    for n, k, h in (
        ("本部長", "role", "市長"),
        ("朝凪市デジタル推進本部", "body", None),
        ("CIO", "role", "副市長"),
        ("推進チーム", "body", None),
    ):
        b.org(n, k, h, None)
    b.sec(2, None, "人材の育成", style="bar2")
    m = b.meas("human-resources")
    b.p(
        "全ての職員が基礎の研修を受け、各課に１人以上のデジタル推進員を令和７年度末までに配置します。専門の知識が必要な業務には、民間の人材を登用します。"
    )
    b.target(m, "other", "令和７年度末まで", "by_end_of_fiscal_year", 2025, phase="implement", commits=True)
    b.raw('<div class="foot">1</div></div>')
    b.page(2, "1")
    pages = [(0, 0, 3), (1, 0, 4), (2, 0, 2)]
    for k, (pi, _, _) in enumerate(pages):
        b.fixed = 3 + k
        title, ms = P[pi]
        b.raw('<div class="page">')
        if k == 0:
            b.sec(1, None, "取組の内容", style="bar1")["_brk"] = True
        b.sec(2, None, title, style="bar2")["_brk"] = k > 0
        for name, mid, policy, acts, dates, divs in ms:
            b.raw('<div class="row"><div class="main">')
            b.sec(3, None, name, show="■" + name, style="m")
            m = b.meas(mid)
            b.p("○方針", "lab")
            mk = b.p(policy, "t")
            b.field(m, "policy", "方針", policy, mk)
            b.p("○取組", "lab")
            for a in acts:
                b.p("・" + a, "li")
            b.field(m, "actions", "取組", "\n".join("・" + a for a in acts))
            for t, kd, w, ph, c in dates:
                b.target(m, "actions", t, kd, w, phase=ph, commits=c)
            b.raw(
                '</div><div class="side"><p class="sl">担当課</p>'
                + "".join(f'<p class="sd">{d}</p>' for d in divs)
                + "</div></div>"
            )
            b.field(m, "departments", "担当課", "\n".join(divs))
            b.dept(m, *divs)
        if k == 2:
            b.sec(1, None, "計画の進め方", style="bar1")
            b.sec(2, None, "指標", style="bar2")
            b.p("次の指標により、取組の進み具合を毎年度確かめます。")
            rows = [["指標", "現状（令和４年度）", "目標（令和８年度）"]] + [
                [x[0], C(x[2], align="center"), C(x[4], align="center")] for x in KPI
            ]
            b.table(rows, [80, 45, 45], header=1, style="k", size=9.5)
            for n, u, bv, bn, tv, tn, d, mid in KPI:
                b.kpi(None, n, u, (bv, bn, "令和４年度"), (tv, tn, "令和８年度"), d)
                b.rows["kpis"][-1].pop("measure_id")
            b.sec(2, None, "見直し", style="bar2")
            b.p("本部は毎年２月に取組の結果を評価し、必要に応じて計画を改めます。")
        b.raw(f'<div class="foot">{2 + k}</div></div>')
        b.page(3 + k, str(2 + k))
    for r in b.rows["sections"] + b.rows["measures"]:
        if r.get("level", 3) == 3 and r["numbering"] is None:
            r.pop("numbering")
    return print_html(b, CSS)


print(build())
