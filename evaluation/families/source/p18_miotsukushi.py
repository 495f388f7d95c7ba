"""A plan with quotations, national and own work side by side, and a glossary in columns: 澪標市."""

from book import Book, C, print_html

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'Noto Serif CJK JP';font-size:10.5pt;line-height:1.6}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:24mm 20mm 24mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.run{position:absolute;top:12mm;left:20mm;right:20mm;font-size:8.5pt;border-bottom:.5pt solid #333}
.foot{position:absolute;left:0;right:0;bottom:9mm;text-align:center;font-size:9pt}
.fns{position:absolute;left:20mm;right:20mm;bottom:17mm;border-top:.5pt solid #000;font-size:8pt;line-height:1.35;padding-top:2pt}
p.h1{font-family:'Noto Sans CJK JP';font-size:16pt;margin:0 0 8pt;border-bottom:3pt double #333}
p.h2{font-family:'Noto Sans CJK JP';font-size:12.5pt;margin:10pt 0 5pt}
p.h3{font-family:'Noto Sans CJK JP';font-size:11pt;margin:8pt 0 4pt;background:#eee;padding:1pt 6pt}
p.p{text-indent:1em;margin:0 0 4pt;text-align:justify}
p.q{font-size:9.5pt;text-indent:1em}
.quote{border:1pt solid #333;padding:6pt 8pt;margin:4pt 6mm 6pt;background:#fafafa}
p.qt{font-size:9.5pt;font-weight:bold;text-align:center}
.two{display:flex;gap:4mm;margin-bottom:4pt}
.two>div{flex:1;border:.8pt solid #777;padding:0 5pt 4pt}
p.ct{font-family:'Noto Sans CJK JP';font-size:10pt;text-align:center;margin:0 -5pt 3pt}
.n p.ct{background:#ddd}.o p.ct{background:#cfe0f5}
p.li{font-size:9.5pt;padding-left:1em;text-indent:-1em}
p.div{text-align:right;font-size:9.5pt;margin:0 0 4pt}
table.k{margin:3pt 0 6pt}table.k td,table.k th{border:.6pt solid #333;padding:2pt 4pt;font-weight:normal;line-height:1.3}
table.k th{background:#eef}
.gl{column-count:2;column-gap:8mm}
p.g{font-size:9.5pt;margin:0 0 5pt;break-inside:avoid}
p.c1{font-size:28pt;text-align:center}p.c2{font-size:14pt;text-align:center;margin-top:6mm}
p.tt{font-size:15pt;text-align:center;letter-spacing:1em;margin-bottom:8mm}
p.toc{display:flex}p.toc i{flex:1;border-bottom:1pt dotted #333;margin:0 4pt 5pt}
sup{font-size:6.5pt}
"""
M = [
    (
        "１",
        "自治体情報システムの標準化・共通化",
        "system-standardization",
        ["標準準拠システムへの円滑な移行に向け、ガバメントクラウドの利用を支援", "移行に要する経費を基金により補助"],
        ["20業務のうち18業務を令和７年度末までに移行{sup:１}", "移行後の運用経費を毎年度検証"],
        [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
        ["情報政策課", "市民税課"],
        [("標準準拠システムへ移行した業務", "業務", "0業務", 0, "18業務", 18, "up")],
    ),
    (
        "２",
        "行政手続のオンライン化",
        "online-procedures",
        [
            "令和４年度末までに、子育て・介護関係の手続をマイナポータルで申請可能に",
            "処理件数の多い手続についてもオンライン化を推進",
        ],
        ["市独自の手続を含め、令和６年度までに150手続をオンライン化", "申請書の記入を助ける案内を多言語で用意"],
        [("令和６年度まで", "by_end_of_fiscal_year", 2024, "implement", True)],
        ["情報政策課", "こども課", "介護保険課"],
        [
            ("オンラインで申請できる手続", "手続", "34手続", 34, "150手続", 150, "up"),
            ("オンライン申請の利用率", "％", "8.2％", 8.2, "50.0％", 50, "up"),
        ],
    ),
    (
        "３",
        "マイナンバーカードの普及促進",
        "mynumber-card",
        ["令和４年度末にほぼ全国民に行き渡ることを目指す", "市町村の交付体制の充実を支援"],
        ["商業施設での出張受付を令和５年４月から月４回に拡大", "コンビニ交付の手数料を引下げ"],
        [("令和５年４月から", "from", "2023-04", "implement", True)],
        ["市民課"],
        [("カードの交付率", "％", "41.6％", 41.6, "95.0％", 95, "up")],
    ),
    (
        "４",
        "AI・RPAの利用推進",
        "ai-rpa",
        ["AI・RPA導入ガイドブックを提供", "共同利用の取組を支援"],
        ["議事録の作成にAIを令和４年10月から導入", "県との共同調達によりAI-OCRを試行"],
        [("令和４年10月から", "from", "2022-10", "implement", True)],
        ["行政管理課"],
        [("削減した作業時間", "時間", "520時間", 520, "4,000時間", 4000, "up")],
    ),
    (
        "５",
        "セキュリティ対策の徹底",
        "security",
        ["ガイドラインの改定内容を周知し、助言を実施"],
        ["新たなガイドラインに沿ってポリシーを令和４年度中に改定", "端末の監視を常時行う体制を整備"],
        [("令和４年度中", "fiscal_year", 2022, "review", True)],
        ["情報政策課"],
        [("情報セキュリティ研修の受講率", "％", "76％", 76, "100％", 100, "up")],
    ),
]
G = [
    ("ＡＩ", "人の知能が行う推論や判断を計算機で行う技術。"),
    ("ＡＩ－ＯＣＲ", "手書きの文字を読み取り、データに変える技術。"),
    ("ＲＰＡ", "パソコンの定型の操作を自動で行う仕組み。"),
    ("ガバメントクラウド", "国が用意する、行政機関が共同で使う基盤。"),
    ("コンビニ交付", "コンビニエンスストアで証明書を受け取れる仕組み。"),
    ("標準準拠システム", "国の標準仕様に適合した業務システム。"),
    ("ポリシー", "組織の情報を守るための基本の決まり。"),
    ("マイナポータル", "国が運営する、行政手続の窓口となるサイト。"),
]


def build():
    b = Book(
        "miotsukushi_quotes",
        title="澪標市ＤＸ推進計画",
        issuer="澪標市",
        municipality="澪標市",
        municipality_code="992437",
        issued_on="2022-06-01",
        plan_start="2022-04-01",
        plan_end="2026-03-31",
    )
    b.raw(
        '<div class="page"><div style="height:80mm"></div><p class="c1">澪標市ＤＸ推進計画</p><p class="c2">令和４年度～令和７年度</p><p class="c2" style="margin-top:90mm">令和４年６月<br>澪標市</p></div>'
    )
    b.page(1, None, "cover")
    toc_at = len(b.items)
    b.rows["pages"].append({"page": 2, "label": None, "kind": "toc"})
    toc = []
    state = {"fn": []}

    def begin(n, run):
        b.fixed = n
        b.raw(f'<div class="page"><div class="run">{run}</div>')
        b.page(n, str(n - 2))
        state["fn"] = []

    def close(n):
        if state["fn"]:
            b.raw('<div class="fns">')
            for mk, _term, t in state["fn"]:
                b.p(f"{mk}　{t}", "fn", gold=False)
            b.raw("</div>")
        b.raw(f'<div class="foot">{n - 2}</div></div>')

    def fn(mk, term, t):
        state["fn"].append((mk, term, t))
        b.rows["notes"].append(
            {
                "section_id": b.open[-1]["section_id"],
                "marker": mk,
                "term": term,
                "text": t,
                "page": b.fixed,
                "kind": "footnote",
            }
        )

    def h(level, num, title, **k):
        toc.append((level, f"{num}　{title}", b.fixed - 2))
        return b.sec(level, num, title, **k)

    begin(3, "澪標市ＤＸ推進計画　第１部　総論")
    h(1, "第１部", "総論")["_brk"] = True
    h(2, "第１節", "策定の趣旨")
    b.p(
        "人口の減少と高齢化が進むなか、市民の求める行政サービスは多様になっています。本市は、限られた人員でも質の高いサービスを続けるため、デジタル技術を前提として業務の在り方を改めます。"
    )
    h(2, "第２節", "国の動向")
    b.p("国は令和２年12月に「自治体ＤＸ推進計画」を策定しました。その考え方は次のとおりです。")
    b.raw('<div class="quote">')
    q = "自治体においては、まずは、自らが担う行政サービスについて、デジタル技術やデータを活用して、住民の利便性を向上させるとともに、デジタル技術やＡＩ等の活用により業務効率化を図り、人的資源を行政サービスの更なる向上に繋げていくことが求められる。"
    b.p("「自治体ＤＸ推進計画」（総務省）より", "qt", gold=False)
    b.p(q, "q", gold=False)
    b.raw("</div>")
    b.p("本計画は、この考え方を踏まえ、本市の実情に応じた取組を定めるものです。")
    h(2, "第３節", "計画の期間")
    b.p("令和４年度から令和７年度までの４年間とします。")
    h(2, "第４節", "推進体制")
    m = b.meas("organization")
    b.p(
        "市長を本部長とするＤＸ推進本部を令和４年７月に設置し、副市長をＣＩＯ{sup:２}、民間の専門家をＣＩＯ補佐官とします。"
    )
    b.target(m, "other", "令和４年７月", "month", "2022-07", phase="implement", commits=True)
    for n, k, hd in (
        ("本部長", "role", "市長"),
        ("ＤＸ推進本部", "body", None),
        ("ＣＩＯ", "role", "副市長"),
        ("ＣＩＯ補佐官", "role", "民間の専門家"),
    ):
        b.org(n, k, hd, None)
    fn("２", "ＣＩＯ", "組織の情報政策を統括する責任者。")
    b.rows["notes"][-1]["marker"] = "１"
    state["fn"][-1] = ("１", "ＣＩＯ", "組織の情報政策を統括する責任者。")
    for it, x in enumerate(b.items):
        if x[0] == "para" and "{sup:２}" in x[2]:
            b.items[it] = (x[0], x[1], x[2].replace("{sup:２}", "{sup:１}"))
    close(3)
    groups = [(4, M[:3]), (5, M[3:])]
    for n, ms in groups:
        begin(n, "澪標市ＤＸ推進計画　第２部　重点取組")
        if n == 4:
            h(1, "第２部", "重点取組")["_brk"] = True
            b.p("国が示す重点取組事項ごとに、国の取組と本市の取組を対比して示します。")
        for num, title, mid, nat, own, dates, divs, kpis in ms:
            if mid == "system-standardization":
                own = [own[0].replace("{sup:１}", "{sup:２}"), *own[1:]]
            h(2, num, title)["_brk"] = num == "４"
            m = b.meas(mid)
            b.raw('<div class="two"><div class="n"><p class="ct">国の取組</p>')
            for t in nat:
                b.p("・" + t, "li", gold=False)
            b.raw('</div><div class="o"><p class="ct">本市の取組</p>')
            for t in own:
                b.p("・" + t, "li", gold=False)
            b.raw("</div></div>")
            b.field(m, "actions", "本市の取組", "\n".join("・" + t for t in own))
            for t, kd, w, ph, c in dates:
                b.target(m, "actions", t, kd, w, phase=ph, commits=c)
            rows = [["指標", "現状（R3）", "目標（R7）"]] + [
                [k[0], C(k[2], align="center"), C(k[4], align="center")] for k in kpis
            ]
            b.open[-1]["_notext"] = True
            b.table(rows, [90, 40, 40], header=1, style="k", size=9)
            for nm, u, bv, bn, tv, tn, d in kpis:
                b.kpi(m, nm, u, (bv, bn, "令和３年度"), (tv, tn, "令和７年度"), d)
                for key in ("baseline_period", "target_period"):
                    b.rows["kpis"][-1].pop(key)
            b.raw(f'<p class="div">【担当】{"、".join(divs)}</p>')
            b.field(m, "departments", "担当", "、".join(divs))
            b.dept(m, *divs)
            if mid == "system-standardization":
                fn("２", None, "残る２業務は、国の定める特定移行支援システムに当たる見込みです。")
        if n == 5:
            h(1, "第３部", "併せて取り組む事項")
            h(2, "１", "デジタルデバイド対策")
            m = b.meas("digital-divide")
            b.p("国の「デジタル活用支援」の講座に加え、市内14か所の交流センターに相談員を令和５年度までに配置します。")
            b.target(m, "other", "令和５年度まで", "by_end_of_fiscal_year", 2023, phase="implement", commits=True)
            h(2, "２", "地域社会のデジタル化")
            m = b.meas("regional-digitalization")
            b.p("港の気象や混雑の情報を集め、漁業者や観光客に届ける仕組みを令和７年３月までに整えます。")
            b.target(m, "other", "令和７年３月まで", "by_date", "2025-03", phase="implement", commits=True)
        close(n)
    begin(6, "澪標市ＤＸ推進計画　資料")
    h(1, "資料", "用語の解説")["_brk"] = True
    b.raw('<div class="gl">')
    for t, x in G:
        b.raw(f'<p class="g"><b>{t}</b><br>　{x}</p>')
        b.note(None, t, x, "glossary", b.fixed)
    b.raw("</div>")
    b.open[-1].pop("text")
    close(6)
    page = ['<div class="page"><p class="tt">目次</p>'] + [
        f'<p class="toc" style="margin-left:{lv - 1}em"><span>{t}</span><i></i><span>{n}</span></p>' for lv, t, n in toc
    ]
    b.items.insert(toc_at, ("raw", "".join(page) + "</div>"))
    b.unscored.add("systems")
    for r in b.rows["sections"]:
        if r.get("_notext") or r["title"] == "国の動向":
            r.pop("text", None)
    return print_html(b, CSS)


print(build())
