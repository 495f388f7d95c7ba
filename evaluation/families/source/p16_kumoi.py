"""雲居町: table-only, ruled by horizontal lines alone (LibreOffice Writer)."""

from book import Book, C, layout, master, print_fodt

G, M = "IPAGothic", "IPAPGothic"
RULES = 'fo:border-top="0.6pt solid #444444" fo:border-bottom="0.6pt solid #444444" fo:border-left="none" fo:border-right="none"'
ST = {
    "styles": {
        "p": {"size": 10.5, "font": M, "ti": 10.5, "lh": 150},
        "h1": {"size": 14, "font": G, "bold": True, "mt": 10, "mb": 4, "keep": True, "align": "start"},
        "h2": {"size": 11, "font": G, "mt": 6, "mb": 2, "keep": True, "align": "start"},
        "c1": {"size": 24, "font": G, "align": "center", "mt": 200},
        "c2": {"size": 14, "font": G, "align": "center", "mt": 12},
        "head": {"size": 9, "font": M, "align": "end"},
        "foot": {"size": 9, "font": M, "align": "center"},
        "cap": {"size": 10, "font": M, "align": "center"},
    },
    "tables": {"lines": {"font": M, "pad": 4, "borders": RULES}},
    "layouts": layout("L0", 595, 842, (60, 57, 50, 57)) + layout("L1", 595, 842, (45, 57, 40, 57)),
    "masters": master("Standard", "L0", follow="Body") + master("Body", "L1", head="雲居町ＤＸ推進計画", foot="{n}"),
}
F = [
    (
        "１",
        "自治体情報システムの標準化・共通化",
        "system-standardization",
        "住民記録など16業務を、県内６町村の共同電算で運用している。",
        "標準仕様にない町独自の帳票が38種類ある。",
        "・標準仕様との差を調べ、帳票を減らす。\n・ガバメントクラウド上の標準準拠システムに移行する。",
        "令和７年度までに移行を完了する。",
        [("令和７年度まで", "by_end_of_fiscal_year", 2025, "implement", True)],
        [("差の調査", "study"), ("移行", "implement"), ("運用", "operate")],
        ["総務課", "住民税務課"],
    ),
    (
        "２",
        "行政手続のオンライン化",
        "online-procedures",
        "町のホームページから申請できる手続は12件である。",
        "紙の添付書類が多く、申請の途中でやめる町民がいる。",
        "・子育て、介護、罹災証明の手続をマイナポータルで受け付ける。\n・添付書類を減らすよう要綱を改める。",
        "令和６年12月までに30件の受付を開始する。",
        [("令和６年12月まで", "by_date", "2024-12", "implement", True)],
        [("要綱の改正", "prepare"), ("受付開始", "implement"), ("対象の拡大", None)],
        ["総務課", "福祉保健課"],
    ),
    (
        "３",
        "マイナンバーカードの普及促進・利用の推進",
        "mynumber-card",
        "令和５年12月末の保有枚数率は68.9％である。",
        "高齢者のみの世帯で取得が進んでいない。",
        "・集落を巡る車で申請を受け付ける。\n・診療所と町営バスで利用できるようにする。",
        "令和６年度から実施する。",
        [("令和６年度から", "from", 2024, "implement", True)],
        [("巡回申請", "implement"), ("巡回申請", "implement"), ("利用の検証", "review")],
        ["住民税務課"],
    ),
    (
        "４",
        "ＡＩ・ＲＰＡの利用推進",
        "ai-rpa",
        "会議録の作成にＡＩを使っている。",
        "使う職員が限られている。",
        "・税の申告書の入力にＲＰＡを用いる。\n・生成ＡＩの研修を行う。",
        "令和７年４月から本格的に運用する。",
        [("令和７年４月から", "from", "2025-04", "operate", True)],
        [("試行", "trial"), ("運用", "operate"), ("運用", "operate")],
        ["総務課"],
    ),
    (
        "５",
        "セキュリティ対策の徹底",
        "security",
        "県のセキュリティクラウドを利用している。",
        "規程が平成27年から改められていない。",
        "・国のガイドラインに基づき規程を見直す。\n・標的型メールの訓練を行う。",
        "令和６年度末までに見直す。",
        [("令和６年度末まで", "by_end_of_fiscal_year", 2024, "review", True)],
        [("規程の見直し", "review"), ("訓練", "implement"), ("訓練", "implement")],
        ["総務課"],
    ),
    (
        "６",
        "デジタルデバイド対策",
        "digital-divide",
        "公民館で年６回、スマートフォン教室を開いている。",
        "移動の手段がない町民が参加できない。",
        "・集会所で出前の教室を開く。\n・民生委員と協力して声をかける。",
        "令和８年度までに全22集落で開催する。",
        [("令和８年度まで", "by_end_of_fiscal_year", 2026, "implement", True)],
        [("８集落", None), ("８集落", None), ("６集落", None)],
        ["教育課", "福祉保健課"],
    ),
]


def build():
    b = Book(
        "kumoi_labels",
        title="雲居町ＤＸ推進計画",
        issuer="雲居町",
        municipality="雲居町",
        municipality_code="993417",
        issued_on="2024-03-15",
        plan_start="2024-04-01",
        plan_end="2027-03-31",
    )
    b.items.append(("para", "c1", "雲居町ＤＸ推進計画"))
    b.items.append(("para", "c2", "令和６年度～令和８年度"))
    b.items.append(("para", "c2", "令和６年３月15日　雲居町"))
    b.page(1, None, "cover")
    b.items.append(("break", "Body"))
    b.sec(1, "Ⅰ", "計画の概要")
    b.sec(2, "１", "目的")
    b.p(
        "本町は面積の９割を山林が占め、15の集落が谷ごとに点在している。役場までの移動に１時間を要する町民もいることから、手続や相談のために足を運ばなくて済む町を目指し、本計画を定める。"
    )
    b.sec(2, "２", "期間")
    b.p("令和６年度から令和８年度までの３年間とする。")
    b.sec(2, "３", "推進体制")
    b.meas("organization")
    b.p("町長を本部長とし、課長で組織するＤＸ推進本部が進行を管理する。副町長をＣＩＯとし、総務課が事務局を担う。")
    for n, k, h in (
        ("本部長", "role", "町長"),
        ("ＤＸ推進本部", "body", None),
        ("ＣＩＯ", "role", "副町長"),
        ("事務局", "body", "総務課"),
    ):
        b.org(n, k, h, None)
    b.sec(2, "４", "人材育成")
    m = b.meas("human-resources")
    b.p("県と共同で外部の人材を令和６年10月に任用し、各課の担当者への助言を受ける。")
    b.target(m, "other", "令和６年10月", "month", "2024-10", phase="implement", commits=True)
    b.sec(1, "Ⅱ", "取組")
    for num, title, mid, cur, iss, acts, goal, dates, plan, divs in F:
        b.sec(2, num, title)
        m = b.meas(mid)

        def lab(t, rs=1):
            return C(t, rs=rs, align="center", bold=True)

        rows = [
            [lab("現状"), C(cur, cs=3), None, None],
            [lab("課題"), C(iss, cs=3), None, None],
            [lab("取組内容"), C(acts, cs=3), None, None],
            [lab("目標"), C(goal, cs=3), None, None],
            [lab("年度別計画", 2)] + [C(x, align="center") for x in ("Ｒ６", "Ｒ７", "Ｒ８")],
            [None] + [C(x[0], align="center") for x in plan],
            [lab("担当"), C("、".join(divs), cs=3), None, None],
        ]
        b.items.append(("table", rows, [81, 133, 133, 134], 0, "lines", 10))
        mk = b.here
        t = b.grid(rows, mark=mk)
        b.field(m, "current_state", "現状", cur, mk)
        b.field(m, "issues", "課題", iss, mk)
        b.field(m, "actions", "取組内容", acts, mk)
        b.field(m, "goal", "目標", goal, mk)
        m.pop("target", None)
        b.field(m, "departments", "担当", "、".join(divs), mk)
        b.dept(m, *divs, mark=mk)
        for x, kd, w, ph, c in dates:
            b.target(m, "goal", x, kd, w, phase=ph, commits=c, mark=mk)
        for i, (x, ph) in enumerate(plan):
            b.sched(t, mid, title, None, (2024 + i, 2024 + i), "text", x, ph, mark=mk)
        for r in b.rows["schedules"]:
            r.pop("item", None)
    b.sec(1, "Ⅲ", "進行管理")
    b.p("ＤＸ推進本部は、年度ごとに実績を確かめ、計画を改める。結果は広報紙で公表する。")
    for k in (2, 3, 4):
        b.page(k, str(k))
    n = print_fodt(b, ST, skip={1})
    return n


n = build()
print(n)
