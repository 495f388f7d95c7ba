"""鈴音町: a plan in Word by the town's own 戦略 and プロジェクト, labels in ■, an indicator line with ⇒, a small timetable at each 戦略's end, divisions in brackets behind the title (Writer)."""

from book import Book, C, layout, master, print_fodt

M, G = "Noto Serif CJK JP", "Noto Sans CJK JP"
ST = {
    "styles": {
        "p": {"size": 10.5, "font": M, "ti": 10.5, "lh": 120}, "p3": {"size": 10.5, "font": M, "ti": 10.5, "ml": 12, "lh": 120}, "li": {"size": 10.5, "font": M, "ti": -10.5, "ml": 34, "lh": 118, "align": "start"},
        "h1": {"size": 16, "font": G, "mb": 8, "keep": True, "align": "start", "bg": "#d9e2f3"}, "h2": {"size": 13, "font": G, "mt": 10, "mb": 3, "keep": True, "align": "start", "bottom": "1pt solid #2f5496"},
        "h3": {"size": 11.5, "font": G, "mt": 9, "mb": 1, "keep": True, "align": "start"}, "lab": {"size": 10.5, "font": G, "mt": 3, "keep": True, "align": "start", "ml": 12},
        "t": {"size": 26, "font": G, "align": "center", "mt": 190}, "t2": {"size": 14, "font": G, "align": "center", "mt": 10}, "t3": {"size": 14, "font": M, "align": "center", "mt": 280},
        "foot": {"size": 9, "font": M, "align": "center"}, "cap": {"size": 10, "font": G, "align": "center", "mt": 8, "mb": 1, "keep": True}, "who": {"size": 9.5, "font": M, "align": "end", "keep": True},
    },
    "tables": {"grid": {"head": "#d9e2f3", "font": M, "pad": 2}},
    "layouts": layout("L0", 595, 842, (65, 68, 50, 68)) + layout("L1", 595, 842, (65, 68, 50, 68)),
    "masters": master("Standard", "L0") + master("Body", "L1", foot="{n}"),
}  # fmt: skip
YEARS = ["Ｒ６", "Ｒ７", "Ｒ８", "Ｒ９"]
A = "→"
STRATS = [
    ("住民の暮らしを豊かにするデジタル化", "住民の利便性の向上を最優先に、サービスの提供方法を見直します。", [
        ("「いつでも手続」プロジェクト", "online-procedures", "総務課・住民課", ["総務課", "住民課"], "マイナポータルから申請できる手続は25件で、利用率は４％にとどまります。", ["申請の多い60手続をオンライン化（令和８年度末まで）", "申請に関する相談をオンラインで受付"], [("令和８年度末まで", "by_end_of_fiscal_year", 2026, "implement", True)], ("オンライン申請の利用率", "％", "４％", 4, "30％", 30, "up"), ["実施", A, A, A], [(0, 3, "実施", "implement")]),
        ("「スマート窓口」プロジェクト", "frontyard-reform", "住民課", ["住民課"], "窓口での手続に時間がかかり、待合スペースが混雑しています。", ["申請書作成支援端末の設置（令和７年度）", "窓口の案内表示の改善"], [("令和７年度", "fiscal_year", 2024 + 1, "implement", True)], ("窓口での待ち時間", "分", "25分", 25, "10分", 10, "down"), ["検討", "導入", "運用", A], [(0, 0, "検討", "study"), (1, 1, "導入", "implement"), (2, 3, "運用", "operate")]),
        ("「町税・料金キャッシュレス」プロジェクト", "eltax-payment", "会計課・税務課", ["会計課", "税務課"], "町税はコンビニやスマートフォンで納付できますが、その他の料金は対象外です。", ["ｅＬＴＡＸによる公金納付の対象を拡大（令和８年９月開始）", "窓口への決済端末の配置"], [("令和８年９月", "month", "2026-09", "implement", True)], ("キャッシュレス納付の割合", "％", "15％", 15, "40％", 40, "up"), ["準備", A, "開始", "拡大"], [(0, 1, "準備", "prepare"), (2, 2, "開始", "implement"), (3, 3, "拡大", None)]),
    ]),
    ("職員の力を引き出すデジタル化", "限られた職員で行政サービスを維持するため、仕事の進め方を変えます。", [
        ("「標準化・クラウド」プロジェクト", "system-standardization", "総務課", ["総務課"], "基幹系20業務のシステムは、更新時期を迎えています。", ["標準準拠システムへの移行（令和８年２月）", "クラウド利用料の適正な管理"], [("令和８年２月", "month", "2026-02", "implement", True)], ("移行した業務の数", "業務", "０業務", 0, "20業務", 20, "up"), ["準備", "移行", "運用", A], [(0, 0, "準備", "prepare"), (1, 1, "移行", "implement"), (2, 3, "運用", "operate")]),
        ("「業務まるごと改善」プロジェクト", "bpr", "企画課・総務課", ["企画課", "総務課"], "紙の回覧や押印が多く、決裁に日数を要しています。", ["電子決裁の導入", "業務の棚卸しと手順の見直し"], [], ("電子決裁の割合", "％", "０％", 0, "80％", 80, "up"), ["調査", "導入", "運用", A], [(0, 0, "調査", "study"), (1, 1, "導入", "implement"), (2, 3, "運用", "operate")]),
        ("「ＡＩ活用」プロジェクト", "ai-rpa", "企画課", ["企画課"], "文書の作成や会議録に多くの時間がかかっています。", ["生成ＡＩの試行と利用指針の策定", "ＡＩ会議録の全庁利用"], [], ("ＡＩを利用する職員の割合", "％", "８％", 8, "75％", 75, "up"), ["試行", "運用", A, A], [(0, 0, "試行", "trial"), (1, 3, "運用", "operate")]),
    ]),
    ("誰もがつながる地域のデジタル化", "世代や地域を問わず、誰もがデジタルの良さを感じられる町をつくります。", [
        ("「まちなかスマホ教室」プロジェクト", "digital-divide", "福祉課・教育課", ["福祉課", "教育課"], "スマートフォンを持たない高齢者は約３割です。", ["集会所での教室の開催", "中高生による操作の手伝い"], [], ("教室の参加者数（年間）", "人", "75人", 75, "400人", 400, "up"), ["実施", A, A, A], [(0, 3, "実施", "implement")]),
        ("「開かれたデータ」プロジェクト", "open-data", "企画課", ["企画課"], "公開しているデータは７件です。", ["公共施設、避難所、統計等のデータの公開", "地図情報の公開"], [], ("公開データ数", "件", "７件", 7, "40件", 40, "up"), ["整備", "公開", A, A], [(0, 0, "整備", "prepare"), (1, 3, "公開", "implement")]),
    ]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "suzune_senryaku", title="鈴音町ＤＸ推進計画", issuer="鈴音町", municipality="鈴音町", municipality_code="993697",
        issued_on="2024-03-01", plan_start="2024-04-01", plan_end="2028-03-31",
    )  # fmt: skip
    b.p("鈴音町ＤＸ推進計画", "t", gold=False)
    b.p("（令和６年度～令和９年度）", "t2", gold=False)
    b.p("令和６年３月\n鈴音町", "t3", gold=False)
    b.items.append(("break", "Body"))
    b.sec(1, "Ⅰ", "はじめに")["_brk"] = True
    b.sec(2, "１", "計画策定の趣旨")
    b.p("社会全体のデジタル化が急速に進む中、町民の暮らしの質を高め、将来にわたって行政サービスを安定的に提供するため、町のＤＸの方向性と取組を示す計画を策定します。")
    b.sec(2, "２", "計画の位置づけ")
    b.p("「第６次鈴音町総合計画」に基づく個別計画とし、関連する計画と連携して推進します。")
    b.sec(2, "３", "計画期間")
    b.p("令和６年度から令和９年度までの４年間とします。社会情勢等の変化を踏まえ、令和７年度末に中間見直しを行います。")
    b.target(None, "other", "令和７年度末", "by_end_of_fiscal_year", 2025, phase="review")
    b.sec(2, "４", "町の現状")
    b.p("町の人口は7,846人（令和６年１月１日現在）、高齢化率は39.8％です。職員数は10年前から14人減少し、103人となりました。")
    rows = [["区分", "平成26年", "令和元年", "令和６年"], ["人口（人）", "9,120", "8,455", "7,846"], ["高齢化率（％）", "32.6", "36.5", "39.8"], ["職員数（人）", "117", "110", "103"]]
    b.table(rows, [140, 100, 100, 100], header=1, caption="表１　人口と職員数の推移", size=9.5)
    b.sec(1, "Ⅱ", "基本的な考え方", brk=True)
    b.sec(2, "１", "将来像")
    b.p("「デジタルの音色がひびき合う　人にやさしいまち　鈴音」を将来像に掲げ、町民、事業者、行政が協力してＤＸを推進します。")
    b.sec(2, "２", "３つの戦略")
    b.p("将来像の実現に向け、３つの戦略と８つのプロジェクトに取り組みます。")
    rows = [["戦略", "プロジェクト"]]
    for i, (name, _, items) in enumerate(STRATS):
        for k, it in enumerate(items):
            rows.append([C(f"戦略{'１２３'[i]}　{name}", rs=len(items)) if k == 0 else None, it[0]])
    b.table(rows, [230, 220], header=1, size=9.5)
    for _, _, items in STRATS:
        for it in items:
            b.meas(it[1], "optional", in_table=(None, it[0], b.rows["tables"][-1]["page"]))
    b.sec(1, "Ⅲ", "戦略とプロジェクト", brk=True)
    n = 0
    for i, (name, lead, items) in enumerate(STRATS):
        home = b.sec(2, f"戦略{'１２３'[i]}", name)
        b.p(lead)
        ms = []
        for title, mid, who, divs, state, acts, dates, gauge, cells, bars in items:
            n += 1
            b.sec(3, f"{i + 1}－{len(ms) + 1}", title).pop("text")
            m = b.meas(mid)
            ms.append((m, title, gauge, cells, bars))
            mark = b.p(f"（{who}）", "who", gold=False)
            b.dept(m, *divs, mark=mark)
            b.p("■現状・課題", "lab", gold=False)
            b.p(state, "p3", gold=False)
            b.p("■主な取組", "lab", gold=False)
            lines = [f"・{a}" for a in acts]
            marks = [b.p(x, "li", gold=False) for x in lines]
            b.field(m, "actions", "■主な取組", "\n".join(lines), mark=marks[0])
            m["actions"] = acts
            for tx, kind, w, phase, commits in dates:
                b.target(m, "actions", tx, kind, w, phase=phase, commits=commits, mark=next(k for k, a in zip(marks, acts, strict=True) if tx in a))
            m.pop("current_state")
            m.pop("issues")
        b.p(f"【戦略{'１２３'[i]}の年次計画と指標】", "cap", gold=False)
        rows = [[C("プロジェクト", rs=2), C("年次計画", cs=4), None, None, None, C("指標", rs=2), C("現状値\n（Ｒ５）", rs=2), C("目標値\n（Ｒ９）", rs=2)], [None, *YEARS, None, None, None]]
        for m, title, g, cells, _ in ms:
            rows.append([title, *[C(x, align="center", gold="" if x == A else None) for x in cells], g[0], C(g[2], align="center"), C(g[4], align="center")])
        t = b.table(rows, [118, 32, 32, 32, 32, 112, 48, 48], header=2, size=8.5)
        at = b.rows["tables"][-1]["page"]
        for m, title, *_ in ms:
            b.meas(m["measure_id"], "optional", section=home, in_table=(None, title, at))
        for m, title, g, _, bars in ms:
            for s, e, words, phase in bars:
                b.sched(t, m["measure_id"], title, None, (2024 + s, 2024 + e), "text", words, phase)
            b.kpi(m, g[0], g[1], (g[2], g[3], "Ｒ５"), (g[4], g[5], "Ｒ９"), g[6], section=home)
            b.rows["kpis"][-1].pop("text")
    b.unscored |= {"fields", "notes"}  # ■現状・課題 holds one undivided paragraph
    b.sec(1, "Ⅳ", "計画の推進", brk=True)
    b.sec(2, "１", "推進体制")
    b.meas("organization", "optional")
    b.p("町長を本部長、副町長を副本部長とする「鈴音町ＤＸ推進本部」が計画を統括し、各課の若手職員で構成する「ＤＸ推進チーム」がプロジェクトの企画と実施を担います。")
    b.org("本部長", "role", "町長", None)
    b.org("副本部長", "role", "副町長", None)
    b.org("鈴音町ＤＸ推進本部", "body", None, "計画を統括し")
    b.org("ＤＸ推進チーム", "body", "各課の若手職員", "プロジェクトの企画と実施を担います")
    for r in b.rows["organization"]:
        for key in ("holder", "duties"):
            if r[key] is None:
                r.pop(key)
    b.sec(2, "２", "職員の育成")
    m = b.meas("human-resources")
    b.p("全職員を対象とする研修を毎年度行うほか、令和７年度までに専門的な知識を持つ職員を５人育成します。")
    b.target(m, "other", "令和７年度まで", "by_end_of_fiscal_year", 2025, phase=None, commits=True)
    b.sec(2, "３", "情報セキュリティ対策")
    m = b.meas("security")
    b.p("国のガイドラインを踏まえて情報セキュリティポリシーを令和６年度中に改定し、定期的な監査を行います。")
    b.target(m, "other", "令和６年度中", "fiscal_year", 2024, phase="review", commits=True)
    b.sec(2, "４", "進捗管理")
    b.meas("planned-approach", "optional")
    b.p("毎年度、指標の達成状況を推進本部で評価し、町ホームページで公表します。")
    for r in b.rows["measures"]:
        r.pop("target")
    for r in b.rows["tables"]:
        r.pop("caption")
    pages = print_fodt(b, ST, skip=set())
    for k in range(1, pages + 1):
        b.page(k, str(k) if k > 1 else None, "body" if k > 1 else "cover")
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
