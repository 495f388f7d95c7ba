"""帆波市: a deck as towns show it to their council: 現状・課題 and 取組内容 side by side with an arrow, a small KPI table, chevrons by year, dividers for 基本方針; shapes in scrambled order (pptx by Impress)."""

import random

from book import PDFS, Book, C, page_texts
from deck_print import Deck

NAVY, BLUE, PALE, GREY, ORANGE = "1F3864", "2E75B6", "DEEBF7", "F2F2F2", "ED7D31"
YEARS = ["令和６年度", "令和７年度", "令和８年度", "令和９年度", "令和10年度"]
PILLARS = [("基本方針１", "市民の利便性を高めるＤＸ"), ("基本方針２", "行政の生産性を高めるＤＸ"), ("基本方針３", "地域の魅力を高めるＤＸ")]
# number, title, measure, lead, state and issues, actions, kpi, schedule, who, support, targets
SLIDES = [
    [
        ("施策１", "行政手続のオンライン化の推進", "online-procedures", "いつでも、どこでも手続ができる市役所を目指します。",
         ["電子申請が可能な手続は68件（令和５年度末）", "オンライン申請の利用率は11.4％で、県内市の平均を下回っている"], ["利用件数の多い手続を中心に、令和８年度末までに200手続をオンライン化", "スマートフォンで手数料の支払いまで完結できる仕組みを導入", "手続案内を分かりやすくする「手続ナビ」を提供"],
         [("オンライン化した手続の数", "手続", "68手続", 68, "200手続", 200, "up"), ("オンライン申請の利用率", "％", "11.4％", 11.4, "50％", 50, "up")],
         [("手続のオンライン化", [(0, 2, "順次拡大", None), (3, 4, "改善・充実", None)]), ("手続ナビ", [(0, 0, "準備", "prepare"), (1, 4, "運用", "operate")])],
         "情報政策課", "各手続の所管課", [("令和８年度末まで", "by_end_of_fiscal_year", 2026, "implement", True)]),
        ("施策２", "書かない・待たない窓口の実現", "frontyard-reform", "窓口での手間と待ち時間を減らし、市民に寄り添った対応を行います。",
         ["転入等の手続では、複数の課を回り、同じ内容を何度も記入する必要がある", "窓口の対応に多くの職員の時間が割かれている"], ["申請書作成支援システムを本庁舎に導入し、支所へ順次展開", "窓口の発券システムと連動した混雑状況の配信", "オンライン相談の対象業務を拡大"],
         [("手続に要する平均時間", "分", "42分", 42, "20分", 20, "down")],
         [("申請書作成支援システム", [(0, 0, "調達", "prepare"), (1, 1, "本庁舎", None), (2, 4, "支所へ展開", None)]), ("オンライン相談", [(0, 1, "試行", "trial"), (2, 4, "本格実施", "implement")])],
         "市民課", "情報政策課、保険年金課", []),
        ("施策３", "マイナンバーカードの利用促進", "mynumber-card", "カード１枚で様々なサービスを受けられる環境を整えます。",
         ["カードの保有率は76.1％まで上昇", "日常生活で利用する場面が少ない"], ["コンビニ交付サービスの対象となる証明書を追加", "図書館、避難所の受付等での利用を開始", "高齢者施設等への出張申請を実施"],
         [("コンビニ交付率", "％", "27.5％", 27.5, "60％", 60, "up")],
         [("市独自サービスでの利用", [(0, 1, "検討", "study"), (2, 4, "開始・拡大", None)])],
         "市民課", "図書館、危機管理課", []),
    ],
    [
        ("施策４", "基幹業務システムの標準化", "system-standardization", "全国共通の標準準拠システムへ移行し、業務の効率化と経費の削減を図ります。",
         ["標準化の対象となる20業務のシステムを個別に運用", "制度改正のたびに改修費用が発生している"], ["令和７年度末までに、20業務を標準準拠システムへ移行", "ガバメントクラウド上での安定的な運用体制を構築", "標準仕様に合わせて業務手順を見直し"],
         [("標準準拠システムへ移行した業務数", "業務", "０業務", 0, "20業務", 20, "up")],
         [("標準準拠システム", [(0, 0, "移行準備", "prepare"), (1, 1, "移行", "implement"), (2, 4, "運用", "operate")])],
         "情報政策課", "市民課、税務課、福祉課", [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)]),
        ("施策５", "ＡＩ等の先端技術の活用", "ai-rpa", "職員でなければできない業務に注力できる環境をつくります。",
         ["議事録作成ＡＩ、ＲＰＡを一部の業務で利用", "生成ＡＩは令和５年10月から30名で試行中"], ["生成ＡＩを令和６年10月から全職員が利用", "ＲＰＡの対象業務を毎年度５業務追加", "問合せ対応ＡＩチャットボットの精度を向上"],
         [("年間の業務削減時間", "時間", "900時間", 900, "8,000時間", 8000, "up")],
         [("生成ＡＩ", [(0, 0, "試行・導入", None), (1, 4, "活用", "operate")]), ("ＲＰＡ", [(0, 4, "対象業務の拡大", None)])],
         "情報政策課", "行政改革課", [("令和６年10月から", "from", "2024-10", None, True)]),
    ],
]  # fmt: skip
PAIR = [
    ("施策６", "デジタルデバイドの解消", "digital-divide", ["スマートフォンを利用していない高齢者が約３割", "相談できる人が身近にいない"], ["市内全ての公民館でスマホ教室を開催", "携帯ショップと連携した「スマホよろず相談」の実施"],
     [("スマホ教室の受講者数（累計）", "人", "210人", 210, "2,000人", 2000, "up")], "長寿福祉課、生涯学習課", ["長寿福祉課", "生涯学習課"]),
    ("施策７", "オープンデータの利活用の促進", "open-data", ["公開しているデータは32件", "データの更新が不定期で、活用が進んでいない"], ["推奨データセットに基づき、公開データを拡充", "民間企業や大学との意見交換会を開催"],
     [("オープンデータの公開件数", "件", "32件", 32, "100件", 100, "up")], "情報政策課", ["情報政策課"]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "honami_slides", title="帆波市ＤＸ推進計画", issuer="帆波市", municipality="帆波市", municipality_code="992861",
        issued_on="2024-03-01", plan_start="2024-04-01", plan_end="2029-03-31",
    )  # fmt: skip
    d = Deck(33.867, 19.05, "IPAPGothic", "262626")
    rnd = random.Random(7)
    calls = []
    count = [0]

    def flush():
        rnd.shuffle(calls)
        for how, a, k in calls:
            getattr(d, how)(*a, **k)
        calls.clear()

    def box(*a, **k):
        calls.append(("box", a, k))

    def slide(title=None, kind="body"):
        flush()
        count[0] += 1
        n = count[0]
        d.slide()
        b.fixed = n
        b.page(n, str(n - 1) if n > 1 else None, kind)
        if title:
            d.box(0, 1.75, 33.867, 0.12, fill=BLUE)
            box(0.6, 0.35, 30, 1.3, title, size=24, bold=True, ink=NAVY)
        if n > 1:
            box(31.9, 18.2, 1.6, 0.7, str(n - 1), size=12, align="r")

    slide(kind="cover")
    d.box(0, 0, 33.867, 19.05, fill=PALE)
    d.box(0, 6.2, 33.867, 4.6, fill=NAVY)
    box(2, 6.9, 29.9, 2.2, "帆波市ＤＸ推進計画", size=44, bold=True, ink="FFFFFF", align="c")
    box(2, 9.1, 29.9, 1.2, "令和６年度 ～ 令和10年度", size=20, ink="FFFFFF", align="c")
    box(2, 14.6, 29.9, 2, "令和６年３月\n帆波市", size=20, align="c")

    slide("計画の概要")
    b.section(1, None, "計画の概要", b.at("x"), brk=True)
    for x, head, text in (
        (0.9, "策定の趣旨", "本市では、人口減少や職員数の減少が進む中、多様化する市民ニーズに対応するため、デジタル技術を活用した行政サービスの変革（ＤＸ）を推進しています。\n国の「自治体ＤＸ推進計画」等を踏まえ、本市のＤＸの方向性と具体的な施策を示すため、本計画を策定します。"),
        (11.8, "計画の位置づけ", "「第３次帆波市総合計画」を情報化の面から補完する分野別計画です。\n官民データ活用推進基本法に基づく「市町村官民データ活用推進計画」としても位置づけます。"),
        (22.7, "計画期間", "令和６年度から令和10年度までの５年間とします。\n技術の進展や社会情勢の変化を踏まえ、令和８年度に中間見直しを行います。"),
    ):  # fmt: skip
        box(x, 3.0, 10.2, 1.3, head, fill=BLUE, size=18, bold=True, ink="FFFFFF", align="c")
        box(x, 4.3, 10.2, 11.5, text, line=BLUE, size=16, top=True)
        b.section(2, None, head, b.at(head))
        for line in text.split("\n"):
            b.say(line)
    b.target(None, "other", "令和８年度", "fiscal_year", 2026, phase="review")

    slide("帆波市を取り巻く状況")
    b.section(1, None, "帆波市を取り巻く状況", b.at("x"), brk=True).pop("text")
    rows = [["", "平成22年", "平成27年", "令和２年", "令和７年（推計）"], ["総人口", "71,204人", "69,530人", "66,871人", "63,400人"], ["高齢化率", "24.8％", "28.6％", "31.9％", "34.1％"], ["市職員数", "602人", "581人", "566人", "549人"]]
    calls.append(("table", (0.9, 3.0, [4.2, 4, 4, 4, 4.4], [1.2] * 4, rows, 14, 1, PALE), {}))
    b.grid(rows, header=1)
    box(22.4, 3.0, 10.5, 1.2, "市民アンケートの結果（令和５年８月）", fill=GREY, size=14, bold=True, align="c")
    box(22.4, 4.2, 10.5, 5.2, "・オンラインで手続をしたい　72.3％\n・窓口の待ち時間を短縮してほしい　65.8％\n・スマートフォンの操作に不安がある　31.5％", line="7F7F7F", size=15)
    box(0.9, 10.6, 32, 1.2, "本市の課題", fill=ORANGE, size=16, bold=True, ink="FFFFFF")
    box(0.9, 11.8, 32, 4.6, "・人口減少下においても行政サービスを維持・向上させる必要がある\n・職員が減少する中、業務の効率化が不可欠である\n・デジタル機器に不慣れな市民への支援が必要である", line=ORANGE, size=16)
    b.section(2, None, "市民アンケートの結果（令和５年８月）", b.at("x")).pop("text")
    b.rows["sections"][-1]["certainty"] = "optional"
    b.open.pop()
    b.section(2, None, "本市の課題", b.at("x")).pop("text")
    b.rows["sections"][-1]["certainty"] = "optional"

    slide("基本理念と基本方針")
    b.section(1, None, "基本理念と基本方針", b.at("x"), brk=True).pop("text")
    box(2.5, 2.7, 28.8, 1.0, "基本理念", size=16, bold=True, align="c")
    box(2.5, 3.8, 28.8, 2.4, "デジタルの力で　暮らしに安心、まちに活力を", kind="ROUNDED_RECTANGLE", fill=NAVY, size=26, bold=True, ink="FFFFFF", align="c")
    box(15.4, 6.4, 3, 1.2, kind="DOWN_ARROW", fill="BFBFBF")
    b.section(2, None, "基本理念", b.at("x")).pop("text")
    b.rows["sections"][-1]["certainty"] = "optional"
    for x, (num, name), text in zip((0.9, 11.8, 22.7), PILLARS, ("手続や窓口のデジタル化により、市民の負担を軽減します。", "デジタル技術を活用し、業務の効率化と働き方改革を進めます。", "誰もがデジタルの恩恵を受けられる、活力ある地域をつくります。"), strict=True):
        box(x, 8.0, 10.2, 2.0, [(num, 14, False), (name, 18, True)], fill=BLUE, ink="FFFFFF", align="c")
        box(x, 10.0, 10.2, 3.6, text, line=BLUE, size=16)
        b.section(2, num, name, b.at(name))
        b.rows["sections"][-1]["certainty"] = "optional"
        b.rows["sections"][-1].pop("text")

    slide("施策の体系")
    b.section(1, None, "施策の体系", b.at("x"), brk=True)
    flat = [s[:3] for g in SLIDES for s in g] + [p[:3] for p in PAIR]
    sizes = [3, 2, 2]
    rows, i = [["基本方針", "施策"]], 0
    for (num, name), k in zip(PILLARS, sizes, strict=True):
        for j in range(k):
            rows.append([C(f"{num}　{name}", rs=k) if j == 0 else None, f"{flat[i][0]}　{flat[i][1]}"])
            i += 1
    calls.append(("table", (2.4, 3.0, [12.5, 16.5], [1.3, *[1.7] * 7], rows, 17, 1, PALE), {}))
    b.grid(rows, header=1)
    for num, title, mid in flat:
        b.meas(mid, "optional", in_table=(num, title, b.here))

    def divider(num, name):
        slide()
        d.box(0, 0, 33.867, 19.05, fill=PALE)
        box(3, 6.6, 28, 1.8, num, size=28, ink=BLUE, bold=True)
        d.box(3, 8.5, 27.8, 0.1, fill=BLUE)
        box(3, 8.8, 28, 2.4, name, size=40, bold=True, ink=NAVY)
        b.section(1, num, name, b.at(name), brk=True)

    for (pnum, pname), group in zip(PILLARS, SLIDES, strict=False):
        divider(pnum, pname)
        for num, title, mid, lead, now, acts, gauges, plan, who, support, dates in group:
            slide(f"{num}　{title}")
            b.section(2, num, title, b.at("x"), brk=True).pop("text")
            m = b.meas(mid)
            box(0.9, 2.2, 32, 1.4, lead, kind="ROUNDED_RECTANGLE", fill="FFF2CC", size=17, bold=True, align="c")
            lines, todo = "\n".join(f"・{x}" for x in now), "\n".join(f"・{x}" for x in acts)
            box(0.9, 4.0, 13.4, 1.1, "現状・課題", fill="7F7F7F", size=16, bold=True, ink="FFFFFF", align="c")
            box(0.9, 5.1, 13.4, 5.2, lines, line="7F7F7F", size=15)
            box(14.6, 6.5, 1.5, 2.0, kind="RIGHT_ARROW", fill=ORANGE)
            box(16.4, 4.0, 16.5, 1.1, "取組内容", fill=BLUE, size=16, bold=True, ink="FFFFFF", align="c")
            box(16.4, 5.1, 16.5, 5.2, todo, line=BLUE, size=15)
            b.field(m, "current_state", "現状・課題", f"・{now[0]}")
            b.field(m, "issues", "現状・課題", f"・{now[1]}")
            b.field(m, "actions", "取組内容", todo)
            m["actions"] = acts
            for text, kind, w, phase, commits in dates:
                b.target(m, "actions", text, kind, w, phase=phase, commits=commits)
            box(0.9, 10.8, 13.4, 0.9, "ＫＰＩ（重要業績評価指標）", fill=NAVY, size=14, bold=True, ink="FFFFFF", align="c")
            rows = [["指標", "現状値（R5）", "目標値（R10）"]] + [[g[0], C(g[2], align="c"), C(g[4], align="c")] for g in gauges]
            calls.append(("table", (0.9, 11.9, [7.0, 3.2, 3.2], [1.0, *[1.5] * len(gauges)], rows, 13, 1, PALE), {}))
            b.grid(rows, header=1)
            for name, unit, bv, bn, tv, tn, way in gauges:
                b.kpi(m, name, unit, (bv, bn, "R5"), (tv, tn, "R10"), way)
                b.rows["kpis"][-1].pop("text")
            box(16.4, 10.8, 16.5, 0.9, "スケジュール", fill=NAVY, size=14, bold=True, ink="FFFFFF", align="c")
            for i, y in enumerate(YEARS):
                box(20.9 + 2.4 * i, 11.9, 2.35, 0.8, y, fill=PALE, size=11, align="c")
            for r, (item, bars) in enumerate(plan):
                top = 13.0 + 1.6 * r
                box(16.4, top, 4.4, 1.2, item, size=12)
                for s, e, words, phase in bars:
                    box(20.9 + 2.4 * s, top, 2.4 * (e - s + 1) - 0.05, 1.2, words, kind="PENTAGON", fill=BLUE, size=12, ink="FFFFFF", align="c")
                    b.sched(None, mid, item, None, (2024 + s, 2024 + e), "arrow", words, phase)
                    b.rows["schedules"][-1].pop("table_id")
            box(16.4, 16.9, 2.8, 0.9, "担当課", fill=GREY, line="7F7F7F", size=13, align="c")
            box(19.2, 16.9, 4.6, 0.9, who, line="7F7F7F", size=13)
            box(24.1, 16.9, 2.8, 0.9, "関係課", fill=GREY, line="7F7F7F", size=13, align="c")
            box(26.9, 16.9, 6.0, 0.9, support, line="7F7F7F", size=13)
            b.field(m, "departments", "担当課", who)
            b.field(m, "departments", "関係課", support)
            b.dept(m, who)
            b.dept(m, *[s for s in support.split("、") if "各" not in s], role="support")

    divider(*PILLARS[2])
    slide()
    for x, (num, title, mid, now, acts, gauges, who, divs) in zip((0.9, 17.4), PAIR, strict=True):
        box(x, 0.7, 15.6, 1.5, f"{num}　{title}", fill=NAVY, size=20, bold=True, ink="FFFFFF")
        b.section(2, num, title, b.at("x"), brk=True).pop("text")
        m = b.meas(mid)
        todo = "\n".join(f"・{a}" for a in acts)
        box(x, 2.7, 15.6, 1.0, "現状・課題", fill="7F7F7F", size=15, bold=True, ink="FFFFFF")
        box(x, 3.7, 15.6, 3.2, "\n".join(f"・{a}" for a in now), line="7F7F7F", size=15)
        box(x + 6.8, 7.1, 2, 1.0, kind="DOWN_ARROW", fill=ORANGE)
        box(x, 8.3, 15.6, 1.0, "取組内容", fill=BLUE, size=15, bold=True, ink="FFFFFF")
        box(x, 9.3, 15.6, 3.2, todo, line=BLUE, size=15)
        b.field(m, "current_state", "現状・課題", f"・{now[0]}")
        b.field(m, "issues", "現状・課題", f"・{now[1]}")
        b.field(m, "actions", "取組内容", todo)
        m["actions"] = acts
        rows = [["指標", "現状値（R5）", "目標値（R10）"]] + [[g[0], C(g[2], align="c"), C(g[4], align="c")] for g in gauges]
        calls.append(("table", (x, 13.1, [8.6, 3.5, 3.5], [1.0, 1.3], rows, 13, 1, PALE), {}))
        b.grid(rows, header=1)
        for name, unit, bv, bn, tv, tn, way in gauges:
            b.kpi(m, name, unit, (bv, bn, "R5"), (tv, tn, "R10"), way)
            b.rows["kpis"][-1].pop("text")
        box(x, 16.3, 2.8, 1.0, "担当課", fill=GREY, line="7F7F7F", size=13, align="c")
        box(x + 2.8, 16.3, 12.8, 1.0, who, line="7F7F7F", size=13)
        b.field(m, "departments", "担当課", who)
        b.dept(m, *divs)

    slide("推進体制")
    b.section(1, None, "推進体制", b.at("x"), brk=True).pop("text")
    b.meas("organization", "optional")
    chart = [
        (11.4, 2.6, 11, "帆波市ＤＸ推進本部", "本部長：市長　副本部長：副市長、教育長　本部員：各部長", "body"),
        (11.4, 7.4, 11, "ＤＸ推進幹事会", "各部の主管課長", "body"),
        (1.5, 12.4, 9.4, "窓口改革部会", "市民課、保険年金課、税務課など", "body"), (12.2, 12.4, 9.4, "業務改革部会", "行政改革課、総務課など", "body"), (22.9, 12.4, 9.4, "地域ＤＸ部会", "産業振興課、長寿福祉課など", "body"),
        (24.4, 7.4, 8.0, "事務局", "情報政策課", "body"), (1.5, 2.6, 8.0, "ＣＩＯ補佐官", "民間企業からの派遣", "role"),
    ]  # fmt: skip
    for x0, y0, x1, y1 in ((9.5, 3.9, 11.4, 3.9), (16.9, 5.4, 16.9, 7.4), (16.9, 10.0, 16.9, 12.4), (22.4, 8.7, 24.4, 8.7), (6.2, 11.2, 27.6, 11.2), (6.2, 11.2, 6.2, 12.4), (27.6, 11.2, 27.6, 12.4)):
        d.link(x0, y0, x1, y1)
    for x, y, w, name, holder, kind in chart:
        box(x, y, w, 2.8 if y < 3 else 2.6, [(name, 17, True), (holder, 12, False)], fill=PALE, line=NAVY, align="c")
        b.org(name, kind, holder, None)
        b.rows["organization"][-1].pop("duties")
    b.rows["organization"][0].pop("holder")
    for name, holder in (("本部長", "市長"), ("副本部長", "副市長、教育長"), ("本部員", "各部長")):
        b.org(name, "role", holder, None)
        b.rows["organization"][-1].pop("duties")
    box(1.5, 16.2, 30, 0.8, "※ 必要に応じて、学識経験者や民間企業の意見を聴取します。", size=13)
    b.note("※", None, "必要に応じて、学識経験者や民間企業の意見を聴取します。", "asterisk")

    slide("人材育成・進捗管理")
    b.section(1, None, "人材育成・進捗管理", b.at("x"), brk=True)
    for y, head, text, mid in ((2.8, "デジタル人材の育成", "・全職員を対象とした情報リテラシー研修を毎年度実施します。\n・各課のＤＸを推進する「ＤＸリーダー」を令和７年度末までに50名育成します。", "human-resources"),
                               (8.0, "情報セキュリティの確保", "・国のガイドラインに基づき、情報セキュリティポリシーを随時見直します。\n・全職員を対象に、標的型メール訓練を年１回実施します。", "security"),
                               (13.2, "進捗管理", "・ＰＤＣＡサイクルにより、毎年度、ＫＰＩの達成状況を検証し、市ホームページで公表します。", "planned-approach")):  # fmt: skip
        box(0.9, y, 32, 1.2, head, fill=BLUE, size=18, bold=True, ink="FFFFFF")
        box(0.9, y + 1.2, 32, 3.0, text, line=BLUE, size=17)
        b.section(2, None, head, b.at(head))
        m = b.meas(mid, "optional" if mid == "planned-approach" else "sure")
        for line in text.split("\n"):
            b.say(line)
        if mid == "human-resources":
            b.target(m, "other", "令和７年度末まで", "by_end_of_fiscal_year", 2025, phase=None, commits=True)
        if mid == "security":
            b.target(m, "other", "随時", "open", None, phase="review")
    flush()
    for r in b.rows["tables"]:
        r.pop("caption")
    pdf = PDFS / f"{b.name}.pdf"
    d.save(pdf)
    pages = len(page_texts(pdf))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
