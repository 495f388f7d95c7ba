"""若草野市: an action plan in Word: a heading a project, below it a ruled table of labels with an indicator by year and a timetable of three years (Writer)."""

from book import Book, C, layout, master, print_fodt

M, G = "IPAPMincho", "IPAPGothic"
ST = {
    "styles": {
        "p": {"size": 10.5, "font": M, "ti": 10.5, "lh": 145}, "li": {"size": 10.5, "font": M, "ti": -10.5, "ml": 31, "lh": 140, "align": "start"},
        "h1": {"size": 15, "font": G, "mb": 8, "keep": True, "align": "start", "bottom": "1.5pt solid #385723"},
        "h2": {"size": 12, "font": G, "mt": 10, "mb": 3, "keep": True, "align": "start"},
        "hp": {"size": 13, "font": G, "mt": 8, "mb": 4, "keep": True, "align": "start", "bg": "#e2efd9"},
        "h3": {"size": 11.5, "font": G, "mt": 10, "mb": 1, "keep": True, "align": "start"},
        "t": {"size": 22, "font": G, "align": "center", "mt": 180}, "t2": {"size": 13, "font": G, "align": "center", "mt": 10}, "t3": {"size": 13, "font": M, "align": "center", "mt": 320},
        "foot": {"size": 9, "font": M, "align": "center"}, "head": {"size": 8, "font": G, "align": "end"},
    },
    "tables": {"grid": {"head": "#e2efd9", "font": M, "pad": 3}, "form": {"font": M, "pad": 3}},
    "layouts": layout("L0", 595, 842, (62, 65, 50, 65)) + layout("L1", 595, 842, (50, 65, 50, 65)),
    "masters": master("Standard", "L0") + master("Body", "L1", head="若草野市ＤＸ推進計画アクションプラン", foot="{n}"),
}  # fmt: skip
YEARS = ["令和５年度", "令和６年度", "令和７年度"]
A = "⇒"
# group: (number, title, measure, about, state, issue, next, indicators (name, unit, base, n, path, n, way), rows of years, who, support, targets)
GROUPS = [
    ("基本理念１　利用者中心の行政サービスの実現", [
        ("1-1", "行政手続のオンライン化", "online-procedures", "市民や事業者が、いつでも、どこからでも申請や届出を行うことができるよう、行政手続のオンライン化を進める。",
         "電子申請システムを利用できる手続は56件で、子育て、介護分野を中心に整備している。", "添付書類や押印が必要な手続が残っており、申請様式の見直しが必要である。",
         "令和７年度までに、市の裁量でオンライン化できる手続を全て電子申請の対象とする。", [("電子申請が可能な手続の数", "件", "56件", 56, ("80件", "120件", "180件"), 180, "up")],
         [("対象手続の拡大", ["実施", A, A], [(0, 2, "実施", "implement")]), ("申請様式の見直し", ["実施", A, ""], [(0, 1, "実施", "implement")])], "デジタル推進課", "総務課、市民課", [("令和７年度まで", "by_end_of_fiscal_year", 2025, "implement", True)]),
        ("1-2", "窓口のワンストップ化", "frontyard-reform", "転入、出生、死亡等に伴う手続を一つの窓口で受け付け、申請書の記入を不要とする仕組みを整備する。",
         "ライフイベントに伴う手続では、平均で４か所の窓口を回る必要がある。", "窓口間の情報連携ができておらず、職員の案内に時間を要している。",
         "窓口支援システムを令和６年度に構築し、令和７年４月から運用する。", [("窓口での手続に要する時間", "分", "68分", 68, ("68分", "60分", "35分"), 35, "down")],
         [("窓口支援システム", ["調査・検討", "構築", "運用"], [(0, 0, "調査・検討", "study"), (1, 1, "構築", "prepare"), (2, 2, "運用", "operate")])], "市民課", "デジタル推進課、福祉課、税務課", [("令和６年度", "fiscal_year", 2024, "prepare", False), ("令和７年４月から", "from", "2025-04", "operate", True)]),
        ("1-3", "マイナンバーカードの利活用の促進", "mynumber-card", "マイナンバーカードを活用した市民サービスを拡充し、カードの利便性の向上を図る。",
         "カードの交付率は71.2％であり、コンビニ交付サービスを平成30年から提供している。", "コンビニ交付の利用率が低く、窓口での証明書の交付が多い。",
         "コンビニ交付の手数料を減額するとともに、図書館等でのカードの利用を開始する。", [("コンビニ交付の利用率", "％", "19.3％", 19.3, ("25％", "35％", "45％"), 45, "up")],
         [("手数料の減額", ["検討", "実施", A], [(0, 0, "検討", "study"), (1, 2, "実施", "implement")]), ("図書館での利用", ["", "準備", "開始"], [(1, 1, "準備", "prepare"), (2, 2, "開始", "implement")])], "市民課", "図書館", []),
    ]),
    ("基本理念２　効率的な行政運営の実現", [
        ("2-1", "情報システムの標準化・共通化", "system-standardization", "住民基本台帳等の20業務について、国の標準仕様に準拠したシステムへ移行する。",
         "基幹系システムは県内４市で共同利用しており、令和７年度の移行に向けて調整している。", "移行に伴うデータの整備や、周辺システムとの連携の見直しに多くの労力を要する。",
         "令和８年１月に標準準拠システムの運用を開始する。", [("標準準拠システムへの移行業務数", "業務", "０業務", 0, ("０業務", "０業務", "20業務"), 20, "up")],
         [("標準化への対応", ["分析", "設計・移行準備", "移行"], [(0, 0, "分析", "study"), (1, 1, "設計・移行準備", "prepare"), (2, 2, "移行", "implement")])], "デジタル推進課", "関係各課", [("令和８年１月", "month", "2026-01", "operate", True)]),
        ("2-2", "ＡＩ・ＲＰＡの活用", "ai-rpa", "定型業務の自動化や文書作成の支援により、職員の負担を軽減する。",
         "ＲＰＡを９業務に導入し、年間で約1,500時間の削減効果があった。", "職員がＲＰＡを作成するための知識が不足している。",
         "ＲＰＡの作成研修を実施し、対象業務を拡大する。また、生成ＡＩの利用指針を策定する。", [("ＲＰＡの導入業務数", "業務", "９業務", 9, ("12業務", "18業務", "25業務"), 25, "up"), ("年間の削減時間", "時間", "1,500時間", 1500, ("2,000時間", "3,000時間", "4,500時間"), 4500, "up")],
         [("ＲＰＡの拡大", ["実施", A, A], [(0, 2, "実施", "implement")]), ("生成ＡＩ", ["検証", "試行", "本格利用"], [(0, 0, "検証", "trial"), (1, 1, "試行", "trial"), (2, 2, "本格利用", "operate")])], "デジタル推進課", "行政管理課", []),
        ("2-3", "テレワークの推進", "telework", "多様な働き方の実現と業務継続性の確保のため、テレワーク環境を整備する。",
         "テレワーク用の端末を40台配備し、希望する職員が利用している。", "対象とする業務や労務管理の方法が整理されていない。",
         "端末の更新に併せて対象者を拡大し、実施要綱を改正する。", [("テレワークを利用した職員の割合", "％", "6.4％", 6.4, ("10％", "15％", "20％"), 20, "up")],
         [("テレワークの拡大", ["検討", "試行", "実施"], [(0, 0, "検討", "study"), (1, 1, "試行", "trial"), (2, 2, "実施", "implement")])], "人事課", "デジタル推進課", []),
    ]),
    ("基本理念３　誰もが参加できるデジタル社会の実現", [
        ("3-1", "デジタルデバイドの解消", "digital-divide", "高齢者等がデジタル機器を利用できるよう、学習の機会を提供する。",
         "公民館において、年間24回のスマートフォン講座を実施している。", "講座の内容が初心者向けに限られ、継続的な支援ができていない。",
         "地域の団体や学生と協力し、身近な場所での相談体制を整備する。", [("講座及び相談会の参加者数", "人", "310人", 310, ("500人", "800人", "1,200人"), 1200, "up")],
         [("講座の開催", ["実施", A, A], [(0, 2, "実施", "implement")]), ("相談体制の整備", ["検討", "試行", "実施"], [(0, 0, "検討", "study"), (1, 1, "試行", "trial"), (2, 2, "実施", "implement")])], "生涯学習課", "長寿介護課", []),
        ("3-2", "オープンデータの公開", "open-data", "市が保有する公共データを公開し、官民連携による地域課題の解決を図る。",
         "県の共同カタログサイトにおいて、22種類のデータを公開している。", "公開後の更新や、利用者の要望の把握が十分ではない。",
         "国の推奨データセットを中心に公開するデータを増やし、更新の手順を定める。", [("公開するデータの種類", "種類", "22種類", 22, ("30種類", "40種類", "50種類"), 50, "up")],
         [("データの公開", ["実施", A, A], [(0, 2, "実施", "implement")])], "企画政策課", "各課", []),
    ]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "wakakusano_action", title="若草野市ＤＸ推進計画アクションプラン", issuer="若草野市", municipality="若草野市", municipality_code="992909",
        issued_on="2023-03-01", plan_start="2023-04-01", plan_end="2026-03-31",
    )  # fmt: skip
    b.p("若草野市ＤＸ推進計画アクションプラン", "t", gold=False)
    b.p("令和５年度～令和７年度", "t2", gold=False)
    b.p("令和５年３月\n若草野市", "t3", gold=False)
    b.items.append(("break", "Body"))
    b.sec(1, "１", "アクションプランについて")["_brk"] = True
    b.sec(2, "（１）", "策定の目的", sep="")
    b.p("「若草野市ＤＸ推進計画」に掲げた３つの基本理念の実現に向け、事業ごとに、取組の概要、現状・課題、今後の展開、評価指標及び実施スケジュールを取りまとめたものです。")
    b.sec(2, "（２）", "対象期間", sep="")
    b.p("国の「自治体ＤＸ推進計画」の終期に合わせ、令和５年度から令和７年度までの３年間とします。")
    b.sec(2, "（３）", "進捗管理の方法", sep="")
    b.meas("planned-approach", "optional")
    b.p("毎年度、評価指標の達成状況を「若草野市ＤＸ推進委員会」において検証し、必要に応じて取組内容を見直します。また、検証の結果は、市公式サイトで公表します。")
    b.org("若草野市ＤＸ推進委員会", "body", None, None)
    for key in ("holder", "duties"):
        b.rows["organization"][-1].pop(key)
    b.sec(2, "（４）", "推進体制", sep="")
    b.meas("organization", "optional")
    b.p("本市のＤＸを推進する体制は、次のとおりです。")
    roles = [("最高情報責任者（ＣＩＯ）", "副市長", "ＤＸの推進に関する最終的な意思決定"), ("ＣＩＯ補佐官", "総務部長", "ＣＩＯの補佐及び庁内の調整"), ("ＤＸ推進委員会", "各部の長", "計画の策定、進捗管理及び評価"), ("ＤＸ推進ワーキング", "各課のＤＸ推進リーダー", "具体的な取組の検討及び実施")]
    b.table([["区分", "構成", "役割"], *[list(r) for r in roles]], [130, 130, 205], header=1, size=9.5)
    for name, holder, duty in roles:
        if name != "ＤＸ推進委員会":
            b.org(name, "body" if "ワーキング" in name else "role", holder, duty)
    b.rows["organization"][0] |= {"name": "ＤＸ推進委員会", "holder": "各部の長", "duties": "計画の策定、進捗管理及び評価", "page": b.here}

    first = True
    for group, items in GROUPS:
        num, _, name = group.partition("　")
        if first:
            b.sec(1, "２", "取組項目", brk=True)
        b.sec(2, num, name, style="hp", brk=not first)
        first = False
        for no, title, mid, about, state, issue, nxt, gauges, plan, who, support, dates in items:
            b.sec(3, no, title).pop("text")
            m = b.meas(mid)
            g, k = len(gauges), len(plan)

            def lab(text, **kw):
                return C(text, fill="#e2efd9", align="center", **kw)

            rows = [[lab("取組の概要"), C(about, cs=5), *[None] * 4], [lab("現状・課題"), C(f"【現状】{state}\n【課題】{issue}", cs=5), *[None] * 4], [lab("今後の展開"), C(nxt, cs=5), *[None] * 4],
                    [lab("評価指標", rs=1 + g), lab("指標名", cs=1), lab("基準値（R3）"), *[lab(y) for y in YEARS]]]
            for n, _, bv, _, path, *_ in gauges:
                rows.append([None, n, *[C(x, align="center") for x in (bv, *path)]])
            rows.append([lab("実施スケジュール", rs=1 + k), lab("項目", cs=2), None, *[lab(y) for y in YEARS]])
            for item, cells, _ in plan:
                rows.append([None, C(item, cs=2), None, *[C(x, align="center", gold="" if x == A else None) for x in cells]])
            rows.append([lab("担当課"), who, lab("関係課"), C(support, cs=3), None, None])
            t = b.table(rows, [80, 125, 65, 65, 65, 65], style="form", size=9.5)
            b.field(m, "actions", "取組の概要", about)
            b.field(m, "current_state", "現状・課題", f"【現状】{state}")
            b.field(m, "issues", "現状・課題", f"【課題】{issue}")
            b.field(m, "actions", "今後の展開", nxt)
            b.field(m, "departments", "担当課", who)
            b.field(m, "departments", "関係課", support)
            b.dept(m, who)
            b.dept(m, *[s for s in support.split("、") if s not in ("各課", "関係各課")], role="support")
            for key in ("current_state", "issues", "actions"):
                m.pop(key)
            for tx, kind, w, phase, commits in dates:
                b.target(m, "actions", tx, kind, w, phase=phase, commits=commits)
            for item, _, bars in plan:
                for s, e, words, phase in bars:
                    b.sched(t, mid, item, None, (2023 + s, 2023 + e), "text", words, phase)
            for n, unit, bv, bn, path, tn, way in gauges:
                b.kpi(m, n, unit, (bv, bn, "R3"), (path[-1], tn, "令和７年度"), way)
                b.rows["kpis"][-1].pop("text")
    for r in b.rows["tables"]:
        r.pop("caption")
    for r in b.rows["measures"]:
        r.pop("target")
    pages = print_fodt(b, ST, skip=set())
    for n in range(1, pages + 1):
        b.page(n, str(n) if n > 1 else None, "body" if n > 1 else "cover")
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
