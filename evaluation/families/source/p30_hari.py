"""玻璃県: a prefecture's strategy like a word processor's file: 部局 and 課, half-years and quarters, footnotes (Writer)."""

from book import Book, C, layout, master, print_fodt

G, M = "IPAPGothic", "IPAPMincho"
ST = {
    "styles": {
        "p": {"size": 10.5, "font": M, "ti": 10.5, "lh": 135},
        "li": {"size": 10.5, "font": M, "ti": -10.5, "ml": 31, "lh": 130},
        "h1": {"size": 15, "font": G, "mt": 6, "mb": 6, "keep": True, "align": "center"},
        "h2": {"size": 12, "font": G, "mt": 8, "mb": 3, "keep": True, "align": "start", "bottom": "1pt solid #000000"},
        "h3": {"size": 10.5, "font": G, "mt": 7, "keep": True, "align": "start", "ml": 10},
        "who": {"size": 9.5, "font": G, "align": "end"},
        "t": {"size": 20, "font": G, "align": "center", "mt": 10},
        "t2": {"size": 11, "font": M, "align": "end", "mt": 4, "mb": 8},
        "quote": {"size": 10, "font": M, "ml": 24, "lh": 120, "bg": "#eeeeee"},
        "foot": {"size": 9, "font": M, "align": "center"},
        "cap": {"size": 10, "font": G, "align": "center", "mt": 8, "mb": 2},
        "fn": {"size": 8.5, "font": M, "ti": -12, "ml": 12, "lh": 110},
        "ast": {"size": 9, "font": M, "ml": 9, "ti": -9, "lh": 115},
    },
    "tables": {"grid": {"head": "#dddddd", "font": G, "pad": 2}},
    "layouts": layout("L0", 595, 842, (54, 62, 46, 62)),
    "masters": master("Standard", "L0", foot="- {n} -"),
}  # fmt: skip
CHAPTERS = [
    ("県庁の行政サービスを変える", [
        ("（１）", "県への申請のデジタル化", "online-procedures",
         ["県が受け付ける2,380の手続のうち、年間100件以上の申請があるものを優先して電子化する。",
          "令和６年度第４四半期までに手続を選び、令和８年度末までに対象の全手続を電子申請に切り替える。"],
         [("令和６年度第４四半期まで", "by_date", "2025-03", "prepare", False), ("令和８年度末まで", "by_end_of_fiscal_year", 2026, "implement", True)],
         [("総務部/行政経営課", "lead"), ("各部局", None)], "【担当：総務部行政経営課】"),
        ("（２）", "働く場所にとらわれない県庁", "telework",
         ["本庁及び出先機関の全職員に持ち運びのできる端末を配る。出先機関では、令和７年度上期に試行し、下期から本格的に運用する。"],
         [("令和７年度上期", "date", ("2025-04-01", "2025-09-30"), "trial", False), ("下期から", "from", "2025-10", "operate", True)],
         [("総務部/人事課", "lead"), ("企画部/情報基盤課", "lead")], "【担当：総務部人事課、企画部情報基盤課】"),
        ("（３）", "生成ＡＩ等の業務への適用", "ai-rpa",
         ["税務、旅費及び補助金の審査にＲＰＡ等を適用してきた。{fn:Robotic Process Automationの略。端末の定型の操作を自動で行う仕組み。}文書の要約や翻訳には生成ＡＩを用いることとし、利用の指針を令和６年10月に定める。"],
         [("令和６年10月", "month", "2024-10", "prepare", True)],
         [("企画部/デジタル戦略課", "lead")], "【担当：企画部デジタル戦略課】"),
    ]),
    ("市町村とともに進める", [
        ("（１）", "市町村の推進体制への支援", "prefecture-support",
         ["県と県内28市町村からなる「玻璃県自治体ＤＸ推進協議会」を設け、共同調達及び人材の確保を進める。",
          "小規模な町村には、県が確保した専門人材を令和６年度から令和９年度まで派遣する。派遣の回数は、町村の希望を踏まえて別途定める。"],
         [("令和６年度から令和９年度まで", "fiscal_year_range", (2024, 2027), "implement", True)],
         [("企画部/デジタル戦略課", "lead"), ("企画部/市町村課", "lead")], "【担当：企画部デジタル戦略課、同部市町村課】"),
        ("（２）", "標準準拠システムへの移行の支援", "system-standardization",
         ["市町村の進み具合を四半期ごとに確かめ、遅れのある団体には個別に助言する。令和７年度末までに県内の全市町村が移行を終えることを目指す。{fn:特定移行支援システムに当たるものを除く。}"],
         [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
         [("企画部/市町村課", "lead")], "【担当：企画部市町村課】"),
        ("（３）", "自治体情報セキュリティクラウドの更新", "security",
         ["現在のセキュリティクラウドの契約は令和８年９月に満了する。県は市町村と仕様を協議し、令和８年10月に次期の運用を開始する。"],
         [("令和８年10月", "month", "2026-10", "operate", True)],
         [("企画部/情報基盤課", "lead")], "【担当：企画部情報基盤課】"),
    ]),
    ("県民の暮らしと産業を支える", [
        ("（１）", "身近な場所での学びと相談", "digital-divide",
         ["地域振興局ごとに「デジタル応援隊」を置き、市町村や携帯電話の販売店と組んで相談会を開く。令和６年度下期から２つの地域で始め、その後の拡大は随時判断する。"],
         [("令和６年度下期から", "from", "2024-10", "implement", True), ("随時", "open", None, None, False)],
         [("県民生活部/県民協働課", "lead"), ("地域振興局", None)], "【担当：県民生活部県民協働課、地域振興局】"),
        ("（２）", "中山間地域における実装", "regional-digitalization",
         ["遠隔診療、自動運転の移動サービス及びスマート農業を組み合わせた実証を、令和６年度から２年間行い、令和８年度以降の実装を検討する。"],
         [("令和６年度から２年間", "fiscal_year_range", (2024, 2025), "trial", False), ("令和８年度以降", "from", 2026, "study", False)],
         [("地域振興部/中山間地域課", "lead"), ("農林水産部/農業技術課", "lead"), ("保健医療部/医療政策課", "lead")], "【担当：地域振興部中山間地域課、農林水産部農業技術課、保健医療部医療政策課】"),
        ("（３）", "県と市町村のデータの公開", "open-data",
         ["県と市町村が共同で用いる「はりデータポータル」に、推奨データセットに沿ったデータを載せる。時期は市町村ごとに定める。"],
         [("市町村ごとに定める", "deferred", None, None, True)],
         [("企画部/統計課", "lead")], "【担当：企画部統計課】"),
    ]),
]  # fmt: skip
KPI = [
    ("電子化した手続の件数の割合", "％", "31.4", 31.4, ["45", "60", "80"], 80, "up", "online-procedures"),
    ("専門人材を派遣した町村の数", "町村", "０", 0, ["６", "９", "12"], 12, "up", "prefecture-support"),
    ("移行を終えた市町村の数", "市町村", "０", 0, ["３", "28", "28"], 28, "up", "system-standardization"),
    ("相談会を開いた市町村の数", "市町村", "11", 11, ["15", "22", "28"], 28, "up", "digital-divide"),
    ("県庁の紙の使用量", "万枚", "4,120", 4120, ["3,600", "3,000", "2,000"], 2000, "down", None),
]


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "hari_honpen", title="玻璃県デジタル社会形成推進計画", issuer="玻璃県", municipality="玻璃県", prefecture="玻璃県", municipality_code="990019",
        issued_on="2024-03-01", plan_start="2024-04-01", plan_end="2028-03-31",
    )  # fmt: skip
    b.items += [("para", "t", "玻璃県デジタル社会形成推進計画"), ("para", "t2", "令和６(2024)年３月　玻璃県")]
    b.sec(1, "第１章", "計画の基本的な事項")
    b.sec(2, "１", "策定の趣旨")
    b.p("本県では、人口が20年間で14％減り、県及び市町村の職員も減り続けている。行政サービスを保ち、県民一人ひとりの暮らしに応じた支えを届けるため、この計画を定める。")
    b.sec(2, "２", "計画の期間")
    b.p("令和６(2024)年度から令和９(2027)年度までの４年間とし、令和８年度に中間の見直しを行う。")
    b.target(None, "other", "令和８年度", "fiscal_year", 2026, phase="review")
    b.sec(2, "３", "国の動き", origin="national")
    b.p("国の「デジタル社会の実現に向けた重点計画」は、目指す社会の姿を次のように述べている。")
    b.p("デジタルの活用により、一人ひとりのニーズに合ったサービスを選ぶことができ、多様な幸せが実現できる社会", "quote")
    b.p("また、総務省は、都道府県に対し、市町村と連携した推進体制を令和７年度中に構築するよう求めている。{fn:「自治体ＤＸ推進計画」（第3.0版）による。}")
    b.open[-1].pop("text")
    b.sec(2, "４", "推進体制")
    b.meas("organization")
    b.p("知事を本部長とする玻璃県デジタル推進本部が計画を決定し、ＣＤＯ（副知事）が部局を横断して総括する。本庁の各部局及び出先機関に「デジタル推進責任者」を置き、部局の次長がこれに当たる。")
    b.org("本部長", "role", "知事", None)
    b.org("玻璃県デジタル推進本部", "body", None, "計画を決定し")
    b.org("ＣＤＯ", "role", "副知事", "部局を横断して総括する")
    b.org("デジタル推進責任者", "role", "部局の次長", None)
    b.sec(1, "第２章", "施策の展開")
    fn = [("1", "Robotic Process Automationの略。端末の定型の操作を自動で行う仕組み。", "ai-rpa"), ("2", "特定移行支援システムに当たるものを除く。", "system-standardization")]
    b.note("1", None, "「自治体ＤＸ推進計画」（第3.0版）による。", "footnote", mark=b.rows["sections"][3]["page_start"])
    b.rows["notes"][-1]["section_id"] = b.rows["sections"][3]["section_id"]
    for i, (title, items) in enumerate(CHAPTERS):
        b.sec(2, "１２３"[i], title)
        for num, name, mid, paras, dates, divs, who in items:
            b.sec(3, num, name, sep="")
            m = b.meas(mid)
            for p in paras:
                b.p(p)
            for text, kind, when, phase, commits in dates:
                if kind == "date":
                    b.target(m, "other", text, kind, when[0], phase=phase)
                    b.rows["targets"][-1]["end"] = when[1]
                else:
                    b.target(m, "other", text, kind, when, phase=phase, commits=commits)
            for k, (_, text, of) in enumerate(fn):
                if of == mid:
                    b.note(str(k + 2), None, text, "footnote")
            b.field(m, "departments", "担当", who[4:-1], b.p(who, "who", gold=False))
            b.open[-1].pop("text")
            for d, role in divs:
                if role:
                    b.dept(m, d, role=role)
                elif d == "地域振興局":
                    b.dept(m, d)
    b.sec(1, "第３章", "計画の目標と進行の管理")
    b.sec(2, "１", "成果目標")
    b.p("各年度の目標を表１のとおり定め、達成の状況を県のホームページで公表する。")
    rows = [[C("指標", rs=2), C("単位", rs=2), C("現状\n令和４年度", rs=2), C("目標", cs=3), None, None], [None, None, None, "令和６年度", "令和７年度", "令和９年度"]]
    rows += [[n, C(u, align="center"), C(base, align="end"), *[C(g, align="end") for g in goals]] for n, u, base, _, goals, *_ in KPI]
    b.table(rows, [170, 50, 65, 60, 60, 60], caption="表１　計画の成果目標", header=2, size=9.5)
    for n, u, base, bn, goals, tn, way, _ in KPI:
        b.kpi(None, n, u, (base, bn, "令和４年度"), (goals[-1], tn, "令和９年度"), way)
        b.rows["kpis"][-1].pop("measure_id")
    b.p("※移行を終えた市町村の数は、対象となる業務のすべてを移した団体の数とする。", "ast", gold=False)
    b.note("※", None, "移行を終えた市町村の数は、対象となる業務のすべてを移した団体の数とする。", "asterisk")
    b.sec(2, "２", "進行の管理")
    b.p("推進本部は、毎年度の第２四半期に前年度の実績を評価し、予算の編成に反映する。")
    b.sec(2, "３", "他県の取組", origin="other_body")
    b.p("隣接する瑪瑙県では、県立高校の生徒が講師となるスマートフォン教室を令和４年度から開いている。")
    for row in b.rows["measures"]:
        row.pop("target")
    n = print_fodt(b, ST, skip=set())
    for k in range(1, n + 1):
        b.page(k, str(k))
    b.finish(n)
    return n


if __name__ == "__main__":
    print(build())
