"""柊原村: prose, pillars in own words, schedule as text arrows (LibreOffice Writer)."""

from book import Book, layout, master, print_fodt

M, G = "Noto Serif CJK JP", "Noto Sans CJK JP"
ST = {
    "styles": {
        "p": {"size": 11, "font": M, "ti": 11, "lh": 165, "mb": 3},
        "h1": {"size": 17, "font": G, "mt": 0, "mb": 10, "keep": True, "align": "start", "color": "#7a2e1d"},
        "h2": {"size": 12.5, "font": G, "bold": True, "mt": 12, "mb": 3, "keep": True, "align": "start"},
        "flow": {"size": 10.5, "font": M, "ml": 22, "lh": 150, "align": "start"},
        "flowt": {"size": 10.5, "font": G, "ml": 11, "lh": 150, "mt": 6, "keep": True, "align": "start"},
        "c0": {"size": 14, "font": M, "align": "center", "mt": 150},
        "c1": {"size": 26, "font": M, "align": "center", "mt": 20},
        "c2": {"size": 13, "font": M, "align": "center", "mt": 16},
        "head": {"size": 9, "font": M},
        "foot": {"size": 9, "font": M, "align": "end"},
    },
    "layouts": layout("L0", 516, 729, (70, 62, 50, 62)) + layout("L1", 516, 729, (60, 62, 45, 62)),
    "masters": master("Standard", "L0", follow="Body") + master("Body", "L1", foot="－{n}－"),
}
P = [
    (
        "柱その一",
        "来なくて済む役場",
        [
            (
                "家から出せる届出",
                "online-procedures",
                [
                    "村の届出のうち、年に50件を超えて出されるものは31種類あります。これらを令和６年度末までに、すべて家のパソコンや携帯電話から出せるようにします。担当するのは住民課と総務課です。",
                    "入力に困ったときは、役場の職員が画面を一緒に見ながら手伝います。こども園と診療所の予約も、令和７年10月から同じ画面で受け付けます。",
                ],
                [
                    ("令和６年度末まで", "by_end_of_fiscal_year", 2024, "implement", True),
                    ("令和７年10月から", "from", "2025-10", "implement", False),
                ],
                ["住民課", "総務課"],
            ),
            (
                "一枚のカードで済む暮らし",
                "mynumber-card",
                [
                    "マイナンバーカードを持つ村民は８割を超えました。これからは、診療所の受付や温泉館の割引など、持っていてよかったと思える使い道を住民課が中心となって増やします。令和６年７月には、避難所の受付で試しに使います。"
                ],
                [("令和６年７月", "month", "2024-07", "trial", False)],
                ["住民課"],
            ),
            (
                "巡回する役場",
                "frontyard-reform",
                [
                    "職員が機材を積んだ車で集落を回り、その場で証明書を渡し、相談に応じる窓口を令和７年４月から始めます。書類を手で書かなくて済むよう、職員が聞き取って作ります。住民課が運行を受け持ちます。"
                ],
                [("令和７年４月から", "from", "2025-04", "implement", True)],
                ["住民課"],
            ),
        ],
    ),
    (
        "柱その二",
        "少ない人数でも回る仕事場",
        [
            (
                "全国共通の仕組みへの乗換え",
                "system-standardization",
                [
                    "住民票や税などの業務で使うシステムを、国の標準仕様に合ったものに令和７年度末までに移します。総務課が県や近隣の町と足並みをそろえて進めます。"
                ],
                [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
                ["総務課"],
            ),
            (
                "機械に任せる仕事",
                "ai-rpa",
                [
                    "議会や会議の記録づくりをＡＩに任せ、給与の計算に伴う転記をＲＰＡで行います。総務課が令和５年度に試し、翌年度から全課で使います。"
                ],
                [("令和５年度", "fiscal_year", 2023, "trial", False), ("翌年度から", "from", 2024, "operate", True)],
                ["総務課"],
            ),
            (
                "どこでも働ける職場",
                "telework",
                [
                    "大雪で役場に来られない日でも仕事が続けられるよう、在宅で勤務できる環境を令和８年３月までに整えます。"
                ],
                [("令和８年３月まで", "by_date", "2026-03", "implement", True)],
                [],
            ),
            (
                "守りを固める",
                "security",
                ["村の情報セキュリティポリシーを令和５年度中に改め、外部の専門家による点検を受けます。"],
                [("令和５年度中", "fiscal_year", 2023, "review", True)],
                [],
            ),
        ],
    ),
    (
        "柱その三",
        "取り残さない見守り",
        [
            (
                "となりの先生",
                "digital-divide",
                [
                    "携帯電話の操作に慣れた村民に「となりの先生」になってもらい、集会所で教え合う場を令和５年６月から開きます。保健福祉課と社会福祉協議会が支えます。"
                ],
                [("令和５年６月から", "from", "2023-06", "implement", True)],
                ["保健福祉課"],
            ),
            (
                "畑と山のデータ",
                "regional-digitalization",
                [
                    "獣の出没や積雪の情報を集める機器を、令和６年度までに12か所に置きます。集めた情報は産業課が地図にして知らせます。"
                ],
                [("令和６年度まで", "by_end_of_fiscal_year", 2024, "implement", True)],
                ["産業課"],
            ),
        ],
    ),
]
FLOW = [
    (
        "家から出せる届出",
        "online-procedures",
        [
            (2023, 2023, "対象の選定", "study"),
            (2024, 2024, "受付の開始", "implement"),
            (2025, 2025, "予約の追加", None),
        ],
    ),
    (
        "巡回する役場",
        "frontyard-reform",
        [(2023, 2023, "調査", "study"), (2024, 2024, "車両の整備", "prepare"), (2025, 2025, "運行", "operate")],
    ),
    (
        "全国共通の仕組みへの乗換え",
        "system-standardization",
        [(2023, 2023, "差の確認", "study"), (2024, 2024, "データの整理", "prepare"), (2025, 2025, "移行", "implement")],
    ),
    (
        "となりの先生",
        "digital-divide",
        [
            (2023, 2023, "募集と開始", "implement"),
            (2024, 2024, "全集会所で実施", "implement"),
            (2025, 2025, "見直し", "review"),
        ],
    ),
]


def build():
    b = Book(
        "hiiragihara_prose",
        title="柊原村デジタルむらづくり計画",
        issuer="柊原村",
        municipality="柊原村",
        municipality_code="995410",
        issued_on="2023-03-01",
        plan_start="2023-04-01",
        plan_end="2026-03-31",
    )
    for s, t in (
        ("c0", "足を運ばなくても、心は近く"),
        ("c1", "柊原村\nデジタルむらづくり計画"),
        ("c2", "令和５年度から令和７年度まで"),
        ("c2", "令和５年３月　柊原村"),
    ):
        b.items.append(("para", s, t))
    b.page(1, None, "cover")
    b.items.append(("break", "Body"))
    b.sec(1, None, "この計画について")
    b.p(
        "柊原村は、標高700メートルの高原に1,900人が暮らす村です。役場の職員は48人で、10年前より11人減りました。冬の半年は雪に閉ざされ、隣の集落に行くことさえ難しい日があります。"
    )
    b.p(
        "このような村だからこそ、デジタルの技術は暮らしを支える道具になります。国の自治体ＤＸ推進計画が掲げる取組を踏まえながら、村の言葉で、村に合った進め方を考えました。"
    )
    b.p("計画の期間は、令和５年度から令和７年度までの３年間です。")
    b.sec(1, None, "進めるための体制")
    b.meas("organization")
    b.p(
        "村長が先頭に立ち、副村長を責任者とする「むらづくりデジタル会議」を令和５年５月に設けます。会議には全課の課長と、村民の代表３人が加わります。"
    )
    b.target(b.rows["measures"][-1], "other", "令和５年５月", "month", "2023-05", phase="implement", commits=True)
    b.org("むらづくりデジタル会議", "body", None, None)
    b.org("責任者", "role", "副村長", None)
    for num, title, ms in P:
        b.items.append(("break", None))
        b.sec(1, num, title)
        for name, mid, paras, dates, divs in ms:
            b.sec(2, None, name)
            m = b.meas(mid)
            for t in paras:
                b.p(t)
            for x, kd, w, ph, c in dates:
                b.target(m, "other", x, kd, w, phase=ph, commits=c)
            b.dept(m, *divs)
    b.items.append(("break", None))
    b.sec(1, None, "工程表")
    b.p("主な取組は、次の順に進めます。")
    for name, mid, steps in FLOW:
        b.p("◇" + name, "flowt")
        b.p(
            "→".join(
                f"令和{y - 2018}年度 {t}".translate(str.maketrans("0123456789", "０１２３４５６７８９"))
                for y, _, t, _ in steps
            ),
            "flow",
        )
        for y, z, t, ph in steps:
            b.sched(None, mid, name, None, (y, z), "text", t, ph)
            b.rows["schedules"][-1].pop("table_id")
    b.sec(1, None, "見直し")
    b.p("会議は毎年２月に取組を振り返り、翌年度の進め方を決めます。その結果は村の広報とケーブルテレビで知らせます。")
    for k in range(2, 7):
        b.page(k, str(k))
    return print_fodt(b, ST, skip={1})


print(build())
