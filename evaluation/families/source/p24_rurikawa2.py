"""瑠璃川市: the second plan, revised: headings in own words, tables without rules, a timeline by half-years (Writer)."""

from book import Book, C, layout, master, print_fodt

G, M = "Noto Sans CJK JP", "Noto Serif CJK JP"
ST = {
    "styles": {
        "p": {"size": 10.5, "font": M, "ti": 10.5, "lh": 125},
        "li": {"size": 10.5, "font": M, "ti": -10.5, "ml": 21, "lh": 122},
        "h1": {"size": 16, "font": G, "bold": True, "mt": 8, "mb": 5, "keep": True, "align": "start", "color": "#7a1f3d"},
        "h2": {"size": 12.5, "font": G, "bold": True, "mt": 8, "mb": 2, "keep": True, "align": "start", "bottom": "0.7pt dotted #7a1f3d"},
        "c1": {"size": 27, "font": G, "bold": True, "align": "center", "mt": 190},
        "c2": {"size": 15, "font": G, "align": "center", "mt": 14},
        "c3": {"size": 13, "font": M, "align": "center", "mt": 240},
        "head": {"size": 8.5, "font": M, "align": "start"},
        "foot": {"size": 9, "font": M, "align": "end"},
        "cap": {"size": 10, "font": G, "align": "start", "mt": 8, "mb": 2},
        "ast": {"size": 8.5, "font": M, "ml": 9, "ti": -9, "lh": 115},
    },
    "tables": {"grid": {"head": "#f3e3e8", "font": G, "pad": 2, "line": "0.4pt solid #7a1f3d"}, "bare": {"font": M, "pad": 1, "ml": 10, "line": "none"}},
    "layouts": layout("L0", 595, 842, (60, 57, 50, 57)) + layout("L1", 595, 842, (40, 54, 36, 54)),
    "masters": master("Standard", "L0", follow="Body") + master("Body", "L1", head="第２期瑠璃川市ＤＸ推進計画（改訂版）", foot="{n}"),
}  # fmt: skip

STRATEGY = [
    ("戦略１", "行かない・書かない・待たない市役所", "市民の時間を奪わない市役所をつくります。", [
        ("1-1", "窓口を一つに、申請書をゼロに", "frontyard-reform",
         "令和７年度までに35の窓口のうち12で「書かないワンストップ窓口」を始めました。今後は支所を含む全ての窓口に広げ、オンライン申請と窓口のデータを一つにつなぎます。",
         [("取組", "書かないワンストップ窓口の全庁展開、窓口ＢＰＲアドバイザーの活用"), ("時期", "令和９年度上期までに全窓口で運用開始"), ("担当", "市民課、デジタル戦略課、各支所"), ("指標", "手続に要する時間　34分（Ｒ７）→15分（Ｒ10）")],
         [("令和９年度上期まで", "by_date", "2027-09", "operate", True)], ["市民課", "デジタル戦略課", "各支所"],
         ("手続に要する時間", "分", ("34分", 34, "Ｒ７"), ("15分", 15, "Ｒ10"), "down")),
        ("1-2", "納付書のいらない納付", "eltax-payment",
         "市税に加え、国民健康保険料や公営住宅の使用料など、公金の収納にeLTAXを使えるようにします。",
         [("取組", "公金収納へのeLTAXの活用、納付書への二次元コードの印字"), ("時期", "令和８年９月から順次開始"), ("担当", "会計課、税務課（収納係）"), ("指標", "―")],
         [("令和８年９月から", "from", "2026-09", "implement", True)], ["会計課", "税務課<収納係>"], None),
        ("1-3", "一枚で済むカードへ", "mynumber-card",
         "カードの保有率は令和７年12月末で81.3％になりました。これからは「持つ」から「使う」に軸足を移します。",
         [("取組", "避難所の受付、図書館、投票所の受付での利用"), ("時期", "令和10年度末までに10の場面で利用"), ("担当", "市民課、防災危機管理課"), ("指標", "利用できる場面　３場面（Ｒ７）→10場面（Ｒ10）")],
         [("令和10年度末まで", "by_end_of_fiscal_year", 2028, "implement", True)], ["市民課", "防災危機管理課"],
         ("利用できる場面", "場面", ("３場面", 3, "Ｒ７"), ("10場面", 10, "Ｒ10"), "up")),
    ]),
    ("戦略２", "身軽で強い市役所", "限られた人員で、質の高い仕事を続けます。", [
        ("2-1", "移行のその先、使いこなす段階へ", "system-standardization",
         "20業務のうち18業務は令和８年１月に標準準拠システムへ移りました。残る２業務は特定移行支援システムに該当します。",
         [("取組", "残る２業務の移行、ガバメントクラウドの利用料の最適化"), ("時期", "令和９年度末までに移行完了"), ("担当", "デジタル戦略課、福祉総務課"), ("指標", "運用経費　移行前比で３割減（Ｒ10）")],
         [("令和９年度末まで", "by_end_of_fiscal_year", 2027, "implement", True)], ["デジタル戦略課", "福祉総務課"],
         ("運用経費", None, (None, None, None), ("移行前比で３割減", None, "Ｒ10"), "down")),
        ("2-2", "生成ＡＩを同僚に", "ai-rpa",
         "全職員が生成ＡＩを使える環境を整えました。議事録や答弁の下書きにとどまらず、窓口の案内や審査の補助に広げます。",
         [("取組", "庁内文書を参照する生成ＡＩの構築、ＲＰＡの内製化"), ("時期", "令和８年度は検証、令和９年度から本格運用"), ("担当", "行政改革課"), ("指標", "生み出した時間　年4,200時間（Ｒ７）→年20,000時間（Ｒ10）")],
         [("令和８年度", "fiscal_year", 2026, "trial", False), ("令和９年度から", "from", 2027, "operate", True)], ["行政改革課"],
         ("生み出した時間", "時間", ("年4,200時間", 4200, "Ｒ７"), ("年20,000時間", 20000, "Ｒ10"), "up")),
        ("2-3", "備えを怠らない", "security",
         "地方自治法の改正により、サイバーセキュリティの方針を定めることが義務となりました。",
         [("取組", "サイバーセキュリティ基本方針の策定、ＬＧＷＡＮ接続系の見直し"), ("時期", "令和８年度中に策定"), ("担当", "デジタル戦略課"), ("指標", "―")],
         [("令和８年度中", "fiscal_year", 2026, "prepare", True)], ["デジタル戦略課"], None),
        ("2-4", "変わる職員、変える職員", "human-resources",
         "デジタル人材育成・確保基本方針を定め、全ての部に「ＤＸ推進リーダー」を置きます。外部のデジタル人材は県の人材プールを通じて確保します。",
         [("取組", "階層別の研修、ＣＩＯ補佐官の任用"), ("時期", "随時"), ("担当", "人事課"), ("指標", "ＤＸ推進リーダー　12人（Ｒ７）→60人（Ｒ10）")],
         [("随時", "open", None, None, True)], ["人事課"],
         ("ＤＸ推進リーダー", "人", ("12人", 12, "Ｒ７"), ("60人", 60, "Ｒ10"), "up")),
    ]),
    ("戦略３", "暮らしを支えるまち", "市役所の外にも、デジタルの力を広げます。", [
        ("3-1", "足・医療・鳥獣　地域の困りごとに挑む", "regional-digitalization",
         "国の「新しい地方経済・生活環境創生交付金」を活用し、地域社会のデジタル化を進めます。",
         [("取組", "予約制乗合バスの配車システム、遠隔診療、わなの見回りのセンサー"), ("時期", "令和８年度下期に実証、令和10年度から実装"), ("担当", "地域振興課、健康づくり課、農林課"), ("指標", "乗合バスの利用者　年1.1万人（Ｒ６）→年３万人（Ｒ10）")],
         [("令和８年度下期", "fiscal_year", 2026, "trial", False), ("令和10年度から", "from", 2028, "implement", True)], ["地域振興課", "健康づくり課", "農林課"],
         ("乗合バスの利用者", "人", ("年1.1万人", 11000, "Ｒ６"), ("年３万人", 30000, "Ｒ10"), "up")),
        ("3-2", "取り残さないための寄り添い", "digital-divide",
         "スマホよろず相談の利用者は延べ2,870人となり、前の計画の目標を上回りました。",
         [("取組", "薬局・郵便局での相談、外国語とやさしい日本語の案内"), ("時期", "令和８年度から全15地区で通年実施"), ("担当", "生涯学習課、長寿介護課"), ("指標", "相談の利用者　延べ2,870人（Ｒ７）→延べ6,000人（Ｒ10）")],
         [("令和８年度から", "from", 2026, "implement", True)], ["生涯学習課", "長寿介護課"],
         ("相談の利用者", "人", ("延べ2,870人", 2870, "Ｒ７"), ("延べ6,000人", 6000, "Ｒ10"), "up")),
    ]),
]  # fmt: skip
LINE = [
    ("frontyard-reform", "書かないワンストップ窓口", [(0, 1, "支所へ展開", None), (2, 5, "全窓口で運用", "operate")]),
    ("eltax-payment", "公金収納のeLTAX活用", [(0, 0, "改修", "prepare"), (1, 5, "順次拡大", None)]),
    ("system-standardization", "残る２業務の移行", [(0, 1, "分析", "study"), (2, 3, "移行", "implement"), (4, 5, "運用", "operate")]),
    ("ai-rpa", "生成ＡＩの構築", [(0, 1, "検証", "trial"), (2, 5, "本格運用", "operate")]),
    ("regional-digitalization", "予約制乗合バス", [(1, 1, "実証", "trial"), (2, 3, "改良", None), (4, 5, "実装", "implement")]),
]
HALF = [("2026-04-01", "2026-09-30"), ("2026-10-01", "2027-03-31"), ("2027-04-01", "2027-09-30"), ("2027-10-01", "2028-03-31"), ("2028-04-01", "2028-09-30"), ("2028-10-01", "2029-03-31")]
FIELD = {"取組": "actions", "時期": "target", "担当": "departments", "指標": "kpi"}


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "rurikawa_kaitei", title="第２期瑠璃川市ＤＸ推進計画", issuer="瑠璃川市", municipality="瑠璃川市", municipality_code="992461",
        edition="改訂版", issued_on="2026-03-01", plan_start="2026-04-01", plan_end="2029-03-31",
    )  # fmt: skip
    for style, text in (("c1", "第２期瑠璃川市ＤＸ推進計画"), ("c2", "【改訂版】"), ("c2", "令和８(2026)年度～令和10(2028)年度"), ("c3", "令和８年３月改訂　瑠璃川市")):
        b.items.append(("para", style, text))
    b.items.append(("break", "Body"))
    b.sec(1, None, "改訂にあたって")
    b.p("本市は、令和４年３月に「瑠璃川市ＤＸ推進計画」を、令和７年３月に第２期の計画を策定し、手続のオンライン化やシステムの標準化を進めてきました。その後、総務省の「自治体ＤＸ推進計画」が改定され（第4.0版）、フロントヤード改革やデジタル人材の確保などが一層求められるようになりました。")
    b.p("こうした変化に応えるため、期間の途中ではありますが、計画を改めます。計画の期間は、令和８年度から令和10年度までの３年間です。")
    b.sec(1, None, "前の計画の振り返り")
    b.p("第１期の計画（令和４年度～令和７年度）に掲げた取組の結果は、次のとおりです。")
    rows = [["取組", "目標", "結果", "評価"], ["行政手続のオンライン化", "利用率60％", "57.4％", C("△", align="center")], ["システムの標準化", "令和７年度末に17業務", "18業務を移行", C("○", align="center")], ["ＲＰＡの利用", "―", "14業務、年2,950時間", C("○", align="center")], ["スマートフォンの講座", "累計2,000人", "延べ2,870人", C("◎", align="center")]]
    b.table(rows, [140, 120, 150, 50], caption="表１　第１期計画の結果", header=1, size=9.5)
    b.p("◎目標を上回った　○達成した　△おおむね達成した", "ast", gold=False)
    b.sec(1, None, "進める体制")
    b.meas("organization")
    b.p("市長が本部長を務めるＤＸ推進本部のもとに、部長級の推進会議と、若手職員が業務改革を議論する「るりラボ」を置きます。ＣＩＯは副市長が務め、民間出身のＣＩＯ補佐官が支えます。事務局はデジタル戦略課です。")
    for name, kind, holder, duties in (
        ("本部長", "role", "市長", None), ("ＤＸ推進本部", "body", None, None), ("推進会議", "body", "部長級", None), ("るりラボ", "body", "若手職員", "業務改革を議論する"),
        ("ＣＩＯ", "role", "副市長", None), ("ＣＩＯ補佐官", "role", "民間出身", None), ("事務局", "body", "デジタル戦略課", None),
    ):  # fmt: skip
        b.org(name, kind, holder, duties)
    for sn, st, lead, items in STRATEGY:
        b.sec(1, sn, st, brk=True)
        b.p(lead)
        for num, title, mid, text, rows, dates, divs, kpi in items:
            b.sec(2, num, title)
            m = b.meas(mid)
            b.p(text)
            b.at(rows[0][1])
            b.items.append(("table", [[C(k, bold=True), v] for k, v in rows], [46, 420], 0, "bare", 10))
            for label, value in rows:
                if value == "―" or FIELD[label] == "kpi":
                    continue
                b.field(m, FIELD[label], label, value)
            for t, kd, w, ph, c in dates:
                b.target(m, "target", t, kd, w, phase=ph, commits=c)
                if t == "令和８年度下期":
                    b.rows["targets"][-1] |= {"kind": "date", "start": "2026-10-01", "end": "2027-03-31"}
            b.dept(m, *divs)
            if kpi:
                name, unit, base, goal, way = kpi
                b.kpi(m, name, unit, base, goal, way, text=dict(rows)["指標"])
            b.open[-1].pop("text")
            if mid == "system-standardization":
                b.p("※特定移行支援システム：令和７年度末までの移行が難しいとして、国が期限の延長を認めたシステム。", "ast", gold=False)
                b.note("※", "特定移行支援システム", "特定移行支援システム：令和７年度末までの移行が難しいとして、国が期限の延長を認めたシステム。", "asterisk")
    b.sec(1, None, "実施の工程")
    b.p("主な取組の工程を半年ごとに示します。")
    grid = [[C("取組", rs=2)] + [x for y in (8, 9, 10) for x in (C(f"令和{'８' if y == 8 else '９' if y == 9 else '10'}年度", cs=2), None)], [None] + [C(h) for _ in range(3) for h in ("上期", "下期")]]
    for _, item, bars in LINE:
        row, at = [C(item)], 0
        for s, e, text, _ in bars:
            row += [C() for _ in range(at, s)] + [C(text, cs=e - s + 1, fill="#e7b9c6", align="center")] + [None] * (e - s)
            at = e + 1
        grid.append(row + [C() for _ in range(at, 6)])
    t = b.table(grid, [130] + [58] * 6, caption="表２　取組の工程", header=2, size=9)
    for mid, item, bars in LINE:
        for s, e, text, phase in bars:
            b.sched(t, mid, item, None, (2026 + s // 2, 2026 + e // 2), "bar", text, phase, (HALF[s][0], HALF[e][1]))
    n = print_fodt(b, ST, skip={1})
    b.page(1, None, "cover")
    for k in range(2, n + 1):
        b.page(k, str(k))
    b.finish(n)
    return n


if __name__ == "__main__":
    print(build())
