"""萩ノ宮市: a city's plan by its own pillars in three levels, measures under titles of its own, divisions in brackets, a table of targets at each pillar's end (Chromium)."""

from book import PDFS, Book, C, folded, page_texts, print_html

CSS = """
@page{size:A4;margin:24mm 24mm 22mm;@bottom-center{content:counter(page);font:9pt 'IPAPMincho'}}
@page:first{@bottom-center{content:''}}
body{margin:0;font-family:'IPAPMincho';font-size:10.5pt;line-height:1.75;color:#000}
p.t{font:26pt 'IPAPGothic';text-align:center;margin-top:62mm}p.t1{font:15pt 'IPAPGothic';text-align:center;margin-top:6mm}
p.t2{font:14pt 'IPAPMincho';text-align:center;margin-top:96mm}p.t3{font:17pt 'IPAPMincho';text-align:center;margin-top:4mm;letter-spacing:.4em}
p.h1{font:17pt/1.5 'IPAPGothic';border-left:3mm solid #7b2d26;border-bottom:.3mm solid #7b2d26;padding:1mm 3mm;margin:0 0 6mm}
p.h2{font:12.5pt/1.6 'IPAPGothic';margin:6mm 0 2mm;border-bottom:.3mm dotted #7b2d26;break-after:avoid}
p.g{font:15pt/1.5 'IPAPGothic';background:#7b2d26;color:#fff;padding:2mm 4mm;margin:0 0 3mm;break-after:avoid}
p.s{font:12.5pt/1.6 'IPAPGothic';background:#f3e3df;padding:1mm 3mm;margin:6mm 0 2mm;break-after:avoid}
p.k{font:11pt/1.6 'IPAPGothic';margin:4mm 0 0;break-after:avoid}
p.who{text-align:right;font-size:9.5pt;break-after:avoid}
p.p{text-indent:1em;text-align:justify}p.lab{font:10pt 'IPAPGothic';margin:1.5mm 0 .5mm 1em;break-after:avoid}
p.li{margin-left:3em;text-indent:-1em}p.idea{font:15pt 'IPAPGothic';text-align:center;border:.5mm solid #7b2d26;border-radius:3mm;padding:3mm;margin:3mm 8mm}
table{margin:1mm 0 3mm;break-inside:avoid}table td,table th{border:.25mm solid #444;padding:1mm 2mm;font-weight:normal;vertical-align:middle;line-height:1.45}
table th{background:#f3e3df;font-family:'IPAPGothic'}
p.cap{font:10pt 'IPAPGothic';margin-top:6mm;break-after:avoid}p.ast{font-size:9pt;margin-left:1em}
p.toch{font:15pt 'IPAPGothic';text-align:center;margin-bottom:6mm}p.toc{display:flex}p.toc2{display:flex;margin-left:1.5em}
"""
# pillar: title, lead, [(axis, [(title, measure, divisions, text, actions, targets)])], indicators (name, unit, base, n, goal, n, way, measure)
PILLARS = [
    ("便利でやさしい市民サービスの実現", "市民一人ひとりの暮らしに寄り添い、いつでもどこでも利用できる行政サービスを提供します。", [
        ("来庁しなくても手続ができる環境づくり", [
            ("オンラインで完結する手続の拡大", "online-procedures", ["デジタル推進課", "市民課", "こども家庭課"], "市民の多くが市役所に行かずに手続を終えたいと考えており、電子申請へのニーズが高まっています。電子申請システムを活用し、申請から支払い、交付までをオンラインで完結できるようにします。",
             ["ライフイベントに関連する手続について、令和８年度末までに全てオンライン化", "公共施設予約システムの更新とオンライン決済の導入", "電子申請の使い方に関する動画の配信"], [("令和８年度末まで", "by_end_of_fiscal_year", 2026, "implement", True)]),
            ("マイナンバーカードを活用したサービスの充実", "mynumber-card", ["市民課", "図書館"], "マイナンバーカードは、オンラインで安全・確実に本人確認を行うことができるデジタル社会の基盤です。カードの利便性を実感できるよう、利用できるサービスを増やします。",
             ["証明書のコンビニ交付の利用促進", "図書館の利用カード及び避難者支援への活用（令和７年度～）"], [("令和７年度～", "from", 2025, None, True)]),
            ("多様な納付方法への対応", "eltax-payment", ["会計課", "税務課"], "市税に加え、使用料や手数料等についても、eLTAXやスマートフォン決済により、時間や場所を選ばずに納付できる環境を整えます。",
             ["eLTAXを利用できる公金の拡大（令和８年９月～）", "窓口でのキャッシュレス決済の対象の拡大"], [("令和８年９月～", "from", "2026-09", None, True)]),
        ]),
        ("来庁された方にやさしい窓口づくり", [
            ("書かない・待たない・迷わない窓口の推進", "frontyard-reform", ["市民課", "保険年金課", "福祉課"], "窓口では、手続ごとに申請書の記入が必要であり、特に高齢の方や子育て中の方の負担となっています。デジタル技術により窓口のあり方を見直し、職員が市民に寄り添う時間を増やします。",
             ["書かない窓口システムの導入（令和７年度）", "総合案内における手続案内タブレットの設置", "遠隔相談窓口の支所への設置について検討"], [("令和７年度", "fiscal_year", 2025, "implement", True)]),
        ]),
    ], [("オンラインで完結する手続の数", "件", "37件", 37, "150件", 150, "up", "online-procedures"), ("コンビニ交付の利用割合", "％", "28.3％", 28.3, "55.0％", 55, "up", "mynumber-card"), ("書かない窓口で受け付ける手続の数", "件", "０件", 0, "60件", 60, "up", "frontyard-reform"), ("市の情報が入手しやすいと感じる市民の割合", "％", "49.6％", 49.6, "65.0％", 65, "up", None)]),
    ("スマートな市役所への転換", "職員がデジタルを当たり前に使いこなし、限られた資源で質の高い行政運営を行います。", [
        ("業務の効率化", [
            ("基幹系システムの標準準拠システムへの移行", "system-standardization", ["デジタル推進課", "関係各課"], "「地方公共団体情報システムの標準化に関する法律」に基づき、住民記録や税などの基幹系業務システムを、国の標準仕様に準拠したシステムへ移行します。",
             ["令和７年度末までに対象となる20業務の移行を完了", "移行に伴う業務プロセスの見直し", "ガバメントクラウドの利用料の適正化"], [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)]),
            ("ＡＩなど新たな技術の積極的な活用", "ai-rpa", ["デジタル推進課", "総務課"], "定型的な作業や文書作成に多くの時間を要しています。ＡＩやＲＰＡ等を活用し、作業時間の短縮と正確性の向上を図ります。",
             ["生成ＡＩの全庁利用と活用事例の共有", "ＲＰＡの対象業務の拡大", "ＡＩ－ＯＣＲによる申請書等のデータ化"], []),
            ("紙に頼らない業務への転換", "bpr", ["総務課", "財政課"], "紙文書の保管や回覧が、柔軟な働き方や迅速な意思決定の妨げとなっています。文書の電子化を前提に、業務の進め方を根本から見直します。",
             ["電子決裁の徹底と公文書の電子保存", "会議資料のペーパーレス化", "契約事務の電子化（令和８年４月～）"], [("令和８年４月～", "from", "2026-04", None, True)]),
        ]),
        ("働き方と組織の変革", [
            ("場所にとらわれない働き方の推進", "telework", ["人事課"], "育児や介護との両立、災害時の業務継続の観点から、庁舎以外でも業務を行うことができる環境が求められています。",
             ["在宅勤務に対応した端末への更新", "庁内の座席の自由化（フリーアドレス）の試行"], []),
            ("変革を担う人材の育成", "human-resources", ["人事課", "デジタル推進課"], "ＤＸを進めるためには、全ての職員がデジタルに関する知識を持ち、自ら業務を変えていく意識を持つことが必要です。",
             ["階層別ＤＸ研修の実施", "令和９年度までに、各課１名以上のＤＸ推進リーダーを養成", "民間企業との人事交流"], [("令和９年度まで", "by_end_of_fiscal_year", 2027, None, True)]),
            ("安全・安心なデジタル環境の確保", "security", ["デジタル推進課"], "個人情報をはじめとする重要な情報を守るため、技術面、運用面の両面から対策を講じます。",
             ["情報セキュリティポリシーの改定及び監査の実施", "全職員を対象とした研修の実施"], []),
        ]),
    ], [("ＡＩ・ＲＰＡ等による業務削減時間（年間）", "時間", "850時間", 850, "7,000時間", 7000, "up", "ai-rpa"), ("電子決裁率", "％", "12.7％", 12.7, "90.0％", 90, "up", "bpr"), ("ＤＸ推進リーダーの人数", "人", "８人", 8, "45人", 45, "up", "human-resources")]),
    ("デジタルで輝く地域づくり", "市民や事業者とともに、デジタルの力で地域の課題を解決し、誰もが安心して暮らせるまちをつくります。", [
        ("誰一人取り残さない支援", [
            ("デジタル活用に不安のある方への支援", "digital-divide", ["高齢介護課", "生涯学習課", "障がい福祉課"], "スマートフォン等を持っていない、又は使い方が分からない市民が、必要なサービスを利用できないことのないよう、きめ細かな支援を行います。",
             ["市民センターにおけるスマートフォン講座の開催", "学生ボランティアによる個別相談会の開催", "視覚や聴覚に障がいのある方に配慮した情報提供"], []),
        ]),
        ("データと技術を生かしたまちづくり", [
            ("行政データの公開と活用", "open-data", ["企画課"], "市が保有するデータを、誰もが利用しやすい形で公開し、新たなサービスの創出や、根拠に基づく政策立案につなげます。",
             ["オープンデータカタログサイトの充実", "統合型ＧＩＳによる地図情報の公開（令和７年10月～）"], [("令和７年10月～", "from", "2025-10", None, True)]),
            ("地域産業のデジタル化の促進", "regional-digitalization", ["商工観光課", "農林課"], "人手不足や後継者不足に悩む事業者の生産性の向上を図るため、デジタル技術の導入を支援します。",
             ["中小企業を対象としたＤＸ相談窓口の設置", "スマート農業機械の導入に対する補助"], []),
            ("ＩＣＴを活用した教育の推進", "regional-digitalization", ["学校教育課"], "児童生徒が１人１台の端末を活用し、主体的に学ぶことのできる環境を整えます。",
             ["デジタル教材の活用", "教員の校務を支援するシステムの更新"], []),
        ]),
    ], [("スマートフォン講座の参加者数（年間）", "人", "156人", 156, "600人", 600, "up", "digital-divide"), ("公開しているデータセットの数", "件", "54件", 54, "120件", 120, "up", "open-data"), ("ＤＸ相談窓口の利用件数（累計）", "件", "－", None, "150件", 150, "up", "regional-digitalization")]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "haginomiya_hashira", title="第２期 萩ノ宮市デジタル化推進計画", issuer="萩ノ宮市", municipality="萩ノ宮市", municipality_code="992887",
        issued_on="2025-03-01", plan_start="2025-04-01", plan_end="2030-03-31",
    )  # fmt: skip
    b.p("第２期 萩ノ宮市デジタル化推進計画", "t", gold=False)
    b.p("（令和７年度 ～ 令和11年度）", "t1", gold=False)
    b.p("令和７年３月", "t2", gold=False)
    b.p("萩ノ宮市", "t3", gold=False)
    b.items.append(("break", None))
    toc_at = len(b.items)

    b.sec(1, "第１章", "計画策定の趣旨", brk=True)
    b.sec(2, "１", "策定の背景")
    b.p("人口減少・少子高齢化の進行、ライフスタイルの多様化、頻発する自然災害など、本市を取り巻く環境は大きく変化しています。こうした中、国は「デジタル田園都市国家構想総合戦略」において、全国どこでも誰もが便利で快適に暮らせる社会を目指すこととしています。")
    b.p("本市では、令和２年３月に「萩ノ宮市デジタル化推進計画」（第１期計画）を策定し、電子申請の導入や庁内ネットワークの無線化などに取り組んできました。第１期計画の期間が終了することから、これまでの成果と課題を踏まえ、第２期計画を策定します。")
    b.sec(2, "２", "計画の位置づけ")
    b.p("この計画は、「第６次萩ノ宮市総合計画」の分野別計画であるとともに、官民データ活用推進基本法第９条第３項に基づく市町村官民データ活用推進計画として位置づけます。")
    b.sec(2, "３", "計画の期間")
    b.p("計画の期間は、令和７年度から令和11年度までの５年間とし、令和９年度に中間評価を行います。")
    b.target(None, "other", "令和９年度", "fiscal_year", 2027, phase="review")

    b.sec(1, "第２章", "現状と課題", brk=True)
    b.sec(2, "１", "第１期計画の達成状況")
    b.p("第１期計画に掲げた主な指標の達成状況は、次のとおりです。")
    rows = [["指標", "策定時（平成30年度）", "目標値（令和６年度）", "実績値（令和５年度）", "評価"], ["電子申請ができる手続の数", "11件", "50件", "62件", C("◎", align="center")], ["市公式ＳＮＳの登録者数", "3,204人", "10,000人", "12,871人", C("◎", align="center")], ["ペーパーレス会議の実施率", "－", "50％", "38％", C("△", align="center")], ["スマートフォン講座の開催数（年間）", "４回", "24回", "22回", C("○", align="center")]]
    b.table(rows, [56, 30, 30, 30, 16], header=1, size=9, caption="表１　第１期計画の達成状況")
    b.p("※評価　◎：達成　○：おおむね達成　△：未達成", "ast", gold=False)
    b.note("※", None, "評価　◎：達成　○：おおむね達成　△：未達成", "asterisk")
    b.sec(2, "２", "市民・事業者の意識")
    b.p("令和６年６月に実施した市民アンケート（有効回答1,087件）では、「市役所の手続をスマートフォンで行いたい」と回答した方が68.4％に上る一方、70歳以上では29.7％にとどまり、年代による差が見られます。")
    b.p("事業者アンケート（有効回答214件）では、デジタル化に取り組む上での課題として「人材の不足」が最も多く、「費用の負担」、「何から始めればよいか分からない」が続いています。")
    b.sec(2, "３", "今後の課題")
    b.p("以上を踏まえ、今後の課題を次のように整理します。")
    for line in ("①　手続の一部だけでなく、申請から交付までをオンラインで完結できるようにすること", "②　職員数の減少を見据え、業務の進め方そのものを見直すこと", "③　年齢や障がいの有無等にかかわらず、誰もがデジタル化の恩恵を受けられるようにすること"):
        b.p(line, "li")

    b.sec(1, "第３章", "基本理念と基本目標", brk=True)
    b.sec(2, "１", "基本理念")
    b.p("デジタルでつむぐ　人にやさしいまち　萩ノ宮", "idea")
    b.p("デジタルは目的ではなく、市民の暮らしをより良くするための手段です。本市は、人と人とのつながりを大切にしながら、デジタル技術を積極的に活用したまちづくりを進めます。")
    b.sec(2, "２", "施策の体系")
    b.open[-1].pop("text")
    rows = [["基本目標", "施策の方向", "施策"]]
    for g, (name, _, axes, _) in enumerate(PILLARS):
        total = sum(len(a[1]) for a in axes)
        for x, (axis, items) in enumerate(axes):
            for k, it in enumerate(items):
                rows.append([C(f"基本目標{'１２３'[g]}\n{name}", rs=total) if x == k == 0 else None, C(f"{g + 1}-{x + 1}　{axis}", rs=len(items)) if k == 0 else None, it[0]])
    b.table(rows, [46, 52, 64], header=1, size=9)
    at = b.rows["tables"][-1]["page"]
    for _, _, axes, _ in PILLARS:
        for _, items in axes:
            for it in items:
                if it[1]:
                    b.meas(it[1], "optional", in_table=(None, it[0], at))

    b.sec(1, "第４章", "施策の展開", brk=True)
    for g, (name, lead, axes, gauges) in enumerate(PILLARS):
        home = b.sec(2, f"基本目標{'１２３'[g]}", name, style="g", brk=g > 0)
        b.p(lead)
        found = {}
        for x, (axis, items) in enumerate(axes):
            b.sec(3, f"{g + 1}-{x + 1}", axis, style="s")
            for k, (title, mid, divs, text, acts, dates) in enumerate(items):
                b.sec(4, f"施策{'①②③④'[k]}", title, style="k")
                who = "、".join(divs)
                if mid:
                    m = found[mid] = b.meas(mid)
                    b.field(m, "departments", "担当", who, mark=b.p(f"［担当：{who}］", "who", gold=False))
                    b.dept(m, *[d for d in divs if "各課" not in d])
                else:
                    b.p(f"［担当：{who}］", "who", gold=False)
                b.p(text)
                b.p("【主な取組】", "lab", gold=False)
                places = [b.p(f"・{a}", "li", gold=False) for a in acts]
                b.open[-1].pop("text")
                if mid:
                    b.field(m, "actions", "【主な取組】", "\n".join(f"・{a}" for a in acts), mark=places[0])
                    m["actions"] = acts
                    for t, kind, w, phase, commits in dates:
                        b.target(m, "actions", t, kind, w, phase=phase, commits=commits, mark=next(p for p, a in zip(places, acts, strict=True) if t in a))
        rows = [["指標", "現状値\n（令和５年度）", "目標値\n（令和11年度）"]] + [[n, C(bv, align="center"), C(tv, align="center")] for n, _, bv, _, tv, *_ in gauges]
        b.table(rows, [98, 32, 32], header=1, size=9.5, caption=f"＜基本目標{'１２３'[g]}の目標値＞")
        for n, unit, bv, bn, tv, tn, way, mid in gauges:
            b.kpi(found.get(mid), n, unit, (bv, bn, "令和５年度"), (tv, tn, "令和11年度"), way, section=home)
            r = b.rows["kpis"][-1]
            r.pop("text")
            if bn is None:
                for key in ("baseline_value", "baseline_number", "baseline_period"):
                    r.pop(key)

    b.sec(1, "第５章", "計画の推進体制", brk=True)
    b.sec(2, "１", "推進体制")
    b.meas("organization", "optional")
    b.p("市長を本部長とする「萩ノ宮市デジタル化推進本部」において、計画の進行管理及び部門間の調整を行います。また、本部の下に、各課の担当者で構成する「デジタル化推進チーム」を設置し、具体的な取組の検討を行います。")
    b.p("専門的な知見を取り入れるため、民間の専門人材をＣＩＯ補佐官として任用し、施策の企画や職員の育成に関する助言を受けます。")
    b.org("本部長", "role", "市長", None)
    b.org("萩ノ宮市デジタル化推進本部", "body", None, "計画の進行管理及び部門間の調整を行います")
    b.rows["organization"][-1].pop("holder")
    b.org("デジタル化推進チーム", "body", "各課の担当者", "具体的な取組の検討を行います")
    b.org("ＣＩＯ補佐官", "role", "民間の専門人材", "施策の企画や職員の育成に関する助言")
    b.sec(2, "２", "進行管理")
    b.meas("planned-approach", "optional")
    b.p("計画の実効性を確保するため、ＰＤＣＡサイクルによる進行管理を行います。毎年度、各施策の実施状況及び目標値の達成状況を取りまとめ、推進本部に報告するとともに、市ホームページで公表します。")

    b.sec(1, "資料編", "用語解説", brk=True).pop("text")
    terms = [("ガバメントクラウド", "国及び地方公共団体が共同で利用する、国が整備するクラウドサービスの利用環境。"), ("生成ＡＩ", "大量のデータを学習し、文章や画像等を新たに作り出す人工知能。"), ("デジタルデバイド", "情報通信技術を利用できる人と利用できない人との間に生じる格差。"),
             ("ライフイベント", "出生、結婚、転居など、人生の節目となる出来事。"), ("ＰＤＣＡサイクル", "計画、実行、評価、改善を繰り返し、業務を継続的に改善する手法。")]  # fmt: skip
    rows = [["用語", "説明"], *[list(t) for t in terms]]
    b.table(rows, [46, 116], header=1, size=9.5)
    for term, text in terms:
        b.note(None, term, text, "glossary")

    def toc(page):
        out = [("para", "toch", "目次")]
        for row in b.rows["sections"]:
            if row["level"] <= 2:
                words = f"{row['numbering']}　{row['title']}"
                out.append(("para", "toc" if row["level"] == 1 else "toc2", f"{words}{'…' * (40 - len(words))}{page(row)}"))
        return [*out, ("break", None)]

    flow = b.items[:]
    first = next(i for i, x in enumerate(flow) if x[0] == "break" and i >= toc_at)
    flow.pop(first)  # the contents page has its own break
    b.items = flow[:toc_at] + toc(lambda r: 9) + flow[toc_at:]
    print_html(b, CSS)
    for r in b.rows["sections"]:
        r["_n"] = r["page_start"].page
    b.items = flow[:toc_at] + toc(lambda r: r["_n"]) + flow[toc_at:]
    texts = [folded(t) for t in page_texts(PDFS / f"{b.name}.pdf")]
    for n in range(1, len(texts) + 1):
        b.page(n, None if n == 1 else str(n), "cover" if n == 1 else "toc" if n == 2 else "body")
        if n > 1 and not texts[n - 1].endswith(str(n)):
            print("label?", n, texts[n - 1][-10:])
    for r in b.rows["tables"]:
        if r["caption"] is None:
            r.pop("caption")
    for r in b.rows["measures"]:
        r.pop("target")
    return print_html(b, CSS)


if __name__ == "__main__":
    print(build())
