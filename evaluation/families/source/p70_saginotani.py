"""鷺ノ谷村: a village's short plan as a small office writes it in Word: 1 / (1) / ア, prose and lists, indicators with an arrow in a list, one small timetable (Writer)."""

from book import Book, C, layout, master, print_fodt

M, G = "IPAMincho", "IPAGothic"
ST = {
    "styles": {
        "p": {"size": 11, "font": M, "ti": 11, "ml": 11, "lh": 150}, "p3": {"size": 11, "font": M, "ti": 11, "ml": 22, "lh": 150},
        "li": {"size": 11, "font": M, "ti": -11, "ml": 44, "lh": 145, "align": "start"},
        "h1": {"size": 11, "font": G, "mt": 12, "mb": 2, "keep": True, "align": "start"},
        "h2": {"size": 11, "font": M, "mt": 6, "keep": True, "align": "start", "ml": 11},
        "h3": {"size": 11, "font": M, "mt": 4, "keep": True, "align": "start", "ml": 22},
        "t": {"size": 16, "font": G, "align": "center", "mt": 6, "mb": 4}, "d": {"size": 11, "font": M, "align": "end", "lh": 140},
        "foot": {"size": 10, "font": M, "align": "center"},
    },
    "tables": {"grid": {"font": M, "pad": 3, "ml": 22}},
    "layouts": layout("L0", 595, 842, (71, 71, 56, 71)),
    "masters": master("Standard", "L0", foot="- {n} -"),
}  # fmt: skip
# title, measure, state, actions, targets, who, divisions
ITEMS = [
    ("村民サービスの向上", [
        ("行政手続のオンライン化", "online-procedures", "村では、令和６年度から児童手当等の手続について、マイナポータルを通じた申請を受け付けていますが、利用は年に数件にとどまっています。今後は、次の取組を進めます。",
         ["電子申請の対象となる手続を増やし、令和８年度までに20手続とします。", "役場や集会所で職員が操作を手伝い、利用の定着を図ります。"], [("令和８年度まで", "by_end_of_fiscal_year", 2026, None, True)], "総務課、住民課", ["総務課", "住民課"]),
        ("窓口業務の改善", "frontyard-reform", "役場の窓口は職員が少なく、繁忙期には長くお待ちいただくことがあります。高齢の方が申請書を何枚も書く負担も少なくありません。",
         ["申請書の記入を省くことのできる窓口支援システムを令和８年１月に導入します。", "出張所でも同じ手続ができるよう、オンラインで本庁とつなぎます。"], [("令和８年１月", "month", "2026-01", "implement", True)], "住民課", ["住民課"]),
        ("マイナンバーカードの利活用", "mynumber-card", "村の保有率は83.1％で、県の平均を上回っています。",
         ["カードを利用した診療所の予約や、村営バスの運賃割引を検討します。"], [], "住民課、診療所", ["住民課", "診療所"]),
    ]),
    ("行政事務の効率化", [
        ("基幹業務システムの標準化", "system-standardization", "村の基幹業務システムは、県内の５町村で共同利用しています。国の標準仕様に対応するため、共同利用の団体と協議しながら移行を進めてきました。",
         ["令和７年12月までに、残る９業務の移行を完了します。", "移行後は、運用に要する経費の状況を毎年確認します。"], [("令和７年12月まで", "by_date", "2025-12", "implement", True)], "総務課", ["総務課"]),
        ("ＡＩ等の活用", "ai-rpa", "職員が30人余りの村では、一人の職員が多くの業務を受け持っています。",
         ["議事録の作成や文書の要約に生成ＡＩを利用します。", "近隣の町村とＲＰＡの共同導入について研究します。"], [], "総務課", ["総務課"]),
    ]),
    ("地域のデジタル化", [
        ("デジタル機器に不慣れな方への支援", "digital-divide", "村の高齢化率は52.6％で、スマートフォンの操作に不安を持つ方が多くいます。",
         ["全ての集落で、年１回以上のスマートフォン教室を開きます。", "社会福祉協議会と協力し、見守り訪問の際に操作の相談に応じます。"], [], "福祉課", ["福祉課"]),
        ("農林業のスマート化の支援", "regional-digitalization", "農業者の平均年齢は70歳を超え、作業の負担の軽減が求められています。",
         ["ドローンによる農薬の散布や、鳥獣害対策用のセンサーの導入に対し、経費の一部を補助します。"], [], "産業課", ["産業課"]),
    ]),
]  # fmt: skip
KPI = [("オンラインで申請できる手続の数", "手続", "６手続", 6, "20手続", 20, "online-procedures"), ("標準準拠システムに移行した業務の数", "業務", "８業務", 8, "17業務", 17, "system-standardization"),
       ("スマートフォン教室の参加者数（年間）", "人", "41人", 41, "120人", 120, "digital-divide"), ("生成ＡＩを利用する職員の割合", "％", "10％", 10, "70％", 70, "ai-rpa")]  # fmt: skip
PLAN = [("電子申請の対象の拡大", "online-procedures", ["実施", "→", "→"], [(0, 2, "実施", "implement")]), ("窓口支援システム", "frontyard-reform", ["導入", "運用", "→"], [(0, 0, "導入", "implement"), (1, 2, "運用", "operate")]),
        ("システムの標準化", "system-standardization", ["移行", "運用", "→"], [(0, 0, "移行", "implement"), (1, 2, "運用", "operate")]), ("スマートフォン教室", "digital-divide", ["実施", "→", "→"], [(0, 2, "実施", "implement")])]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "saginotani_mura", title="鷺ノ谷村ＤＸ推進計画", issuer="鷺ノ谷村", municipality="鷺ノ谷村", municipality_code="993671",
        issued_on="2025-04-01", plan_start="2025-04-01", plan_end="2028-03-31",
    )  # fmt: skip
    b.p("鷺ノ谷村ＤＸ推進計画", "t", gold=False)
    b.p("令和７年４月１日", "d", gold=False)
    b.p("鷺ノ谷村", "d", gold=False)
    b.sec(1, "１", "計画の目的", brk=False)
    b.p("人口減少と高齢化が進む中で、村民が安心して暮らし続けることのできる村づくりを進めるためには、デジタル技術を活用し、行政サービスの維持と向上を図ることが必要です。この計画は、国の「自治体ＤＸ推進計画」を踏まえ、村が取り組む事項を明らかにすることを目的とします。")
    b.sec(1, "２", "計画の位置付け")
    b.p("この計画は、第７次鷺ノ谷村総合計画を補完する計画とします。")
    b.sec(1, "３", "計画の期間")
    b.p("令和７年度から令和９年度までの３年間とします。ただし、国の施策の動向等により、必要に応じて見直します。")
    b.sec(1, "４", "推進体制")
    b.meas("organization", "optional")
    b.p("村長を本部長とする「鷺ノ谷村ＤＸ推進本部」を設置し、副村長をＣＩＯ（最高情報責任者）とします。本部員は各課長とし、庶務は総務課が行います。また、専門的な知識を補うため、県が派遣するアドバイザーの助言を受けます。")
    for name, kind, holder in (("本部長", "role", "村長"), ("鷺ノ谷村ＤＸ推進本部", "body", None), ("ＣＩＯ（最高情報責任者）", "role", "副村長"), ("本部員", "role", "各課長"), ("アドバイザー", "role", None)):
        b.org(name, kind, holder, None)
        b.rows["organization"][-1].pop("duties")
        if holder is None:
            b.rows["organization"][-1].pop("holder")
    b.sec(1, "５", "取組事項")
    measures = {}
    for i, (group, items) in enumerate(ITEMS):
        b.sec(2, f"({i + 1})", group, sep=" ")
        if i == 1:  # 行政事務の効率化 as a pillar: bpr in a wide sense
            b.meas("bpr", "optional")
        for k, (title, mid, state, acts, dates, who, divs) in enumerate(items):
            b.sec(3, "アイウ"[k], title)
            m = measures[mid] = b.meas(mid)
            b.p(state, "p3")
            for a in acts:
                mark = b.p(f"・{a}", "li")
                for t, kind, w, phase, commits in dates:
                    if t in a:
                        b.target(m, "other", t, kind, w, phase=phase, commits=commits, mark=mark)
            mark = b.p(f"（担当：{who}）", "d", gold=False)
            b.field(m, "departments", "担当", who, mark=mark)
            b.dept(m, *divs, mark=mark)
            b.open[-1].pop("text")
    b.sec(1, "６", "セキュリティ対策及び人材育成")
    b.sec(2, "(1)", "情報セキュリティ対策", sep=" ")
    m = b.meas("security")
    b.p("村の情報セキュリティポリシーを令和７年度中に改定し、職員に対する研修を毎年実施します。")
    b.target(m, "other", "令和７年度中", "fiscal_year", 2025, phase="review", commits=True)
    b.sec(2, "(2)", "人材育成", sep=" ")
    b.meas("human-resources")
    b.p("県や市町村アカデミーが行う研修に職員を派遣し、情報化を担う職員を育てます。")
    b.sec(1, "７", "目標")
    b.p("この計画の達成状況を測るため、次のとおり目標を定めます（令和６年度の現状値→令和９年度の目標値）。")
    for name, unit, bv, bn, tv, tn, mid in KPI:
        mark = b.p(f"・{name}　{bv} → {tv}", "li")
        b.kpi(measures[mid], name, unit, (bv, bn, "令和６年度"), (tv, tn, "令和９年度"), "up", mark=mark, section=b.open[-1])
        b.rows["kpis"][-1].pop("text")
        b.rows["kpis"][-1].pop("measure_id")
    b.open[-1].pop("text")
    b.sec(1, "８", "年次計画")
    b.p("主な取組の年次計画は、次の表のとおりです。")
    rows = [["取組", "令和７年度", "令和８年度", "令和９年度"]] + [[n, *[C(x, align="center", gold="" if x == "→" else None) for x in cells]] for n, _, cells, _ in PLAN]
    t = b.table(rows, [170, 85, 85, 85], header=1, size=10.5)
    for n, mid, _, bars in PLAN:
        for s, e, words, phase in bars:
            b.sched(t, mid, n, None, (2025 + s, 2025 + e), "text", words, phase)
    b.sec(1, "９", "進行管理")
    b.meas("planned-approach", "optional")
    b.p("推進本部は、毎年度末に取組の実施状況を確認し、その結果を村のホームページに掲載します。")
    for r in b.rows["measures"]:
        r.pop("target")
    for r in b.rows["tables"]:
        r.pop("caption")
    pages = print_fodt(b, ST, skip=set())
    for n in range(1, pages + 1):
        b.page(n, str(n))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
