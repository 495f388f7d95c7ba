"""瑠璃川市: a report of five chapters, national policy quoted, footnotes, an organization chart of drawn boxes (Writer)."""

from book import Book, layout, master, print_fodt

G, M = "IPAPGothic", "IPAMincho"
GRAPHIC = (
    '<style:style style:name="gbox" style:family="graphic"><style:graphic-properties draw:stroke="solid" svg:stroke-color="#000000" svg:stroke-width="0.03cm" '
    'draw:fill="solid" draw:fill-color="{fill}" draw:textarea-vertical-align="middle" draw:auto-grow-height="false" draw:auto-grow-width="false" fo:wrap-option="wrap" style:wrap="run-through" style:run-through="foreground" '
    'style:vertical-pos="from-top" style:vertical-rel="paragraph" style:horizontal-pos="from-left" style:horizontal-rel="paragraph" fo:padding="0.05cm"/></style:style>'
).format(fill="#eef2f7") + (
    '<style:style style:name="gline" style:family="graphic"><style:graphic-properties draw:stroke="solid" svg:stroke-color="#000000" svg:stroke-width="0.04cm" '
    'style:wrap="run-through" style:run-through="background" style:vertical-pos="from-top" style:vertical-rel="paragraph" style:horizontal-pos="from-left" style:horizontal-rel="paragraph"/></style:style>'
    '<style:style style:name="boxp" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:line-height="115%"/><style:text-properties fo:font-size="9.5pt" style:font-size-asian="9.5pt" style:font-name="IPAPGothic" style:font-name-asian="IPAPGothic"/></style:style>'
)
ST = {
    "styles": {
        "p": {"size": 11, "font": M, "ti": 11, "lh": 150},
        "q": {"size": 10.5, "font": M, "ti": 0, "ml": 22, "lh": 140, "mb": 2},
        "li": {"size": 11, "font": M, "ti": -11, "ml": 33, "lh": 128},
        "h1": {"size": 18, "font": G, "mt": 16, "mb": 12, "keep": True, "align": "start", "bottom": "1.5pt solid #1f4e79"},
        "h2": {"size": 14, "font": G, "mt": 10, "mb": 4, "keep": True, "align": "start"},
        "h3": {"size": 12, "font": G, "mt": 5, "mb": 1, "lh": 120, "ml": 5, "keep": True, "align": "start"},
        "h4": {"size": 11, "font": G, "mt": 1, "mb": 0, "lh": 118, "ml": 16, "keep": True, "align": "start"},
        "pp": {"size": 11, "font": M, "ti": 11, "ml": 22, "lh": 128},
        "c1": {"size": 28, "font": G, "align": "center", "mt": 210},
        "c2": {"size": 15, "font": M, "align": "center", "mt": 14},
        "c3": {"size": 15, "font": M, "align": "center", "mt": 220},
        "tt": {"size": 15, "font": G, "align": "center", "mb": 12},
        "toc": {"size": 11, "font": M, "tab": 480, "lh": 165, "align": "start"},
        "toc2": {"size": 11, "font": M, "tab": 464, "ml": 16, "lh": 165, "align": "start"},
        "head": {"size": 9, "font": M, "align": "end", "bottom": "0.4pt solid #777777"},
        "foot": {"size": 9.5, "font": M, "align": "center"},
        "fn": {"size": 8.5, "font": M, "lh": 115},
        "cap": {"size": 10, "font": G, "align": "center", "mt": 4, "mb": 2},
        "ast": {"size": 9, "font": M, "ml": 10, "ti": -9},
    },
    "tables": {"grid": {"head": "#d9e2ec", "font": M, "pad": 3}},
    "notes": '<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:citation-body-style-name="sup" text:citation-style-name="sup"/>',
    "layouts": layout("L0", 595, 842, (70, 57, 60, 57)) + layout("L1", 595, 842, (45, 57, 40, 57)) + GRAPHIC,
    "masters": master("Standard", "L0", follow="Toc") + master("Toc", "L0") + "".join(
        master(f"B{i}", "L1", head=f"瑠璃川市ＤＸ推進計画　{t}", foot="- {n} -")
        for i, t in enumerate(("第１章　計画の策定にあたって", "第２章　国・県の動向／第３章　本市の現状と課題", "第４章　取組の内容", "第５章　推進体制と進行管理"), 1)
    ),
}  # fmt: skip

MEASURES = [
    ("１", "市民サービスの向上", [
        ("(1)", "行政手続のオンライン化", "online-procedures",
         "本市では令和元年度から電子申請を導入しているが、利用できる手続は35件であり、利用率も11.2％にとどまる。", "添付書類の提出や手数料の支払いのために来庁が必要な手続が多く、利用が伸びない原因となっている。",
         ["子育て・介護の26手続を、マイナポータルからオンラインで申請できるようにする。", "手数料のオンライン決済を導入する。", "電子申請に対応した手続を毎年度点検し、拡大する。"],
         "令和４年度末までに26手続のオンライン化を完了し、令和７年度までにオンライン申請の利用率を11.2％から60％に高める。",
         [("令和４年度末まで", "by_end_of_fiscal_year", 2022, "implement", True), ("令和７年度まで", "by_end_of_fiscal_year", 2025, None, False)],
         "情報推進課が中心となり、市民課、子ども未来課及び高齢福祉課と連携して進める。", ["情報推進課"], ["市民課", "子ども未来課", "高齢福祉課"],
         [("オンライン申請の利用率", "％", ("11.2％", 11.2, None), ("60％", 60, "令和７年度"))]),
        ("(2)", "マイナンバーカードの普及促進", "mynumber-card",
         "令和４年１月末現在の交付枚数率は39.8％である。", "平日の昼間に来庁できない市民への対応が十分でない。",
         ["市内の商業施設に臨時の申請窓口を設ける。", "毎月第２日曜日に休日の交付窓口を開く。"],
         "令和４年度末までに、ほぼ全ての市民がカードを保有することを目指す。",
         [("令和４年度末まで", "by_end_of_fiscal_year", 2022, "implement", True)],
         "担当は市民課とする。", ["市民課"], [], []),
    ]),
    ("２", "行政運営の効率化", [
        ("(1)", "情報システムの標準化・共通化", "system-standardization",
         "住民記録や税など17業務のシステムを自庁で運用している。", "制度改正の度に改修が必要となり、経費と職員の負担が増している。",
         ["令和４年度に標準仕様書との比較分析を行う。", "標準準拠システムへ移行し、ガバメントクラウド{fn:ガバメントクラウド：政府が共同で利用するクラウドサービスの環境。}を利用する。"],
         "令和７年度末までに移行を完了する。ただし、国の方針に変更があった場合は時期を見直す。",
         [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)],
         "情報推進課が総括し、各業務の所管課が移行作業を担う。", ["情報推進課"], [], []),
        ("(2)", "ＡＩ・ＲＰＡの利用推進", "ai-rpa",
         "令和３年度に２業務でＲＰＡの実証実験を行い、年間310時間の削減効果を確認した。", "業務の手順が文書になっておらず、対象の業務を選ぶのに時間がかかる。",
         ["ＲＰＡの対象業務を拡大する。", "ＡＩ-ＯＣＲの共同利用を県内の市町村と検討する。"],
         "令和４年度から令和５年度までを試行期間とし、令和６年度から本格的に運用する。",
         [("令和４年度から令和５年度まで", "fiscal_year_range", (2022, 2023), "trial", False), ("令和６年度から", "from", 2024, "operate", True)],
         "行政管理課と情報推進課が共同で進める。", ["行政管理課", "情報推進課"], [], []),
        ("(3)", "テレワークの推進", "telework",
         "新型コロナウイルス感染症の流行を受け、令和２年度に端末50台を整備した。", "窓口の職場では利用が進んでいない。",
         ["利用の手引を作成し、対象者を広げる。"],
         "実施時期は、感染症の状況及び他の取組の進捗を踏まえて別途定める。",
         [("別途定める", "deferred", None, None, True)],
         "担当は人事課（給与厚生係）とする。", ["人事課<給与厚生係>"], [], []),
        ("(4)", "情報セキュリティ対策の徹底", "security",
         "平成28年度に三層の対策を講じた。", "クラウドサービスの利用が広がり、従来の対策では十分でない。",
         ["情報セキュリティポリシー{fn:情報セキュリティポリシー：組織の情報資産を守るための方針と対策をまとめた文書。}を改定する。", "職員の研修を年２回行う。"],
         "令和４年10月までにポリシーを改定する。",
         [("令和４年10月まで", "by_date", "2022-10", "review", True)],
         "担当は情報推進課とする。", ["情報推進課"], [], []),
    ]),
    ("３", "地域社会のデジタル化", [
        ("(1)", "デジタルデバイド対策", "digital-divide",
         "市民アンケートでは、70歳以上の53％がインターネットを「利用していない」と答えた。", "講座を開いても参加者が固定している。",
         ["携帯電話事業者と協定を結び、公民館で講座を開く。", "個別の相談に応じる「スマホよろず相談」を行う。"],
         "令和５年度までに全15地区で講座を開催する。参加者数は令和７年度に累計2,000人とする。",
         [("令和５年度まで", "by_end_of_fiscal_year", 2023, "implement", True), ("令和７年度", "fiscal_year", 2025, None, False)],
         "生涯学習課及び高齢福祉課が担当する。", ["生涯学習課", "高齢福祉課"], [],
         [("参加者数", "人", (None, None, None), ("累計2,000人", 2000, "令和７年度"))]),
    ]),
]  # fmt: skip


def box(x, y, w, h, text):
    """Return a drawn box with text (cm, from the paragraph)."""
    paras = "".join(f'<text:p text:style-name="boxp">{t}</text:p>' for t in text.split("\n"))
    return (
        f'<draw:custom-shape text:anchor-type="paragraph" draw:z-index="1" draw:style-name="gbox" svg:x="{x}cm" svg:y="{y}cm" svg:width="{w}cm" svg:height="{h}cm">{paras}'
        '<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:type="rectangle" draw:enhanced-path="M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N"/></draw:custom-shape>'
    )


def line(x0, y0, x1, y1):
    """Return a drawn line."""
    return f'<draw:line text:anchor-type="paragraph" draw:z-index="0" draw:style-name="gline" svg:x1="{x0}cm" svg:y1="{y0}cm" svg:x2="{x1}cm" svg:y2="{y1}cm"/>'


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "rurikawa_report", title="瑠璃川市ＤＸ推進計画", issuer="瑠璃川市", municipality="瑠璃川市", municipality_code="992461",
        issued_on="2022-03-01", plan_start="2022-04-01", plan_end="2026-03-31",
    )  # fmt: skip
    for style, text in (("c1", "瑠璃川市ＤＸ推進計画"), ("c2", "（令和４年度～令和７年度）"), ("c3", "令和４年３月"), ("c2", "瑠璃川市")):
        b.items.append(("para", style, text))
    b.items.append(("break", "Toc"))
    b.items.append(("para", "tt", "目　次"))
    toc = [
        (1, "第１章　計画の策定にあたって", 3), (2, "１　計画策定の背景と目的", 3), (2, "２　計画の位置づけ", 3), (2, "３　計画の期間", 3),
        (1, "第２章　国・県の動向", 4), (2, "１　国の動向", 4), (2, "２　県の動向", 4), (1, "第３章　本市の現状と課題", 4),
        (1, "第４章　取組の内容", 5), (2, "１　市民サービスの向上", 5), (2, "２　行政運営の効率化", 5), (2, "３　地域社会のデジタル化", 6),
        (1, "第５章　推進体制と進行管理", 7), (2, "１　推進体制", 7), (2, "２　進行管理", 7),
    ]  # fmt: skip
    for level, text, n in toc:
        b.items.append(("para", "toc" if level == 1 else "toc2", f"{text}\t{n}"))

    def chapter(i, num, title):
        b.items.append(("break", f"B{i}"))
        return b.sec(1, num, title)

    def foot(term, text):
        b.note("1", term, text, "footnote")

    chapter(1, "第１章", "計画の策定にあたって")
    b.sec(2, "１", "計画策定の背景と目的")
    b.p("我が国の人口は平成20年をピークに減少に転じ、本市の人口も平成17年の71,204人から令和３年には62,530人まで減少した。職員数も平成17年の689人から令和３年には548人となり、従来のやり方のままでは行政サービスの維持が困難になることが見込まれる。")
    t = "デジタル・トランスフォーメーション（ＤＸ）：デジタル技術の浸透により、人々の生活をあらゆる面でより良い方向に変化させること。"
    b.p("こうした中、本市は令和３年６月に「デジタル市役所宣言」を行い、ＤＸ{fn:" + t + "}の推進に着手した。本計画は、市民の利便性の向上と行政運営の効率化を実現するための取組を明らかにすることを目的とする。")
    foot("デジタル・トランスフォーメーション（ＤＸ）", t)
    b.sec(2, "２", "計画の位置づけ")
    b.p("本計画は、「第２次瑠璃川市総合計画」を上位計画とする個別計画である。また、官民データ活用推進基本法第９条第３項に規定する市町村官民データ活用推進計画を兼ねるものとする。")
    b.meas("public-private-data-plan", "optional")
    b.sec(2, "３", "計画の期間")
    b.p("本計画の期間は、令和４年度から令和７年度までの４年間とする。なお、国の動向等を踏まえ、必要に応じて見直しを行う。")

    chapter(2, "第２章", "国・県の動向")
    b.sec(2, "１", "国の動向", origin="national")
    b.p("国は、令和２年12月25日に「デジタル社会の実現に向けた改革の基本方針」を閣議決定し、同日、総務省は「自治体ＤＸ推進計画」を策定した。同計画では、令和３年１月から令和８年３月までを対象期間とし、自治体が重点的に取り組むべき事項を次のとおり示している。")
    for x in ("①　自治体の情報システムの標準化・共通化", "②　マイナンバーカードの普及促進", "③　自治体の行政手続のオンライン化", "④　自治体のＡＩ・ＲＰＡの利用推進", "⑤　テレワークの推進", "⑥　セキュリティ対策の徹底"):
        b.p(x, "q")
    b.p("このうち情報システムについては、令和７年度までに、ガバメントクラウドの活用に向けた検討を踏まえ、基幹系17業務システムについて国の策定する標準仕様に準拠したシステムへ移行することとされている。")
    b.target(None, "other", "令和７年度まで", "by_end_of_fiscal_year", 2025, phase="implement", origin="national")
    b.sec(2, "２", "県の動向")
    b.p("白嶺県は、令和３年10月に「しらみねデジタル推進協議会」を設置し、市町村と共同で電子申請システムの更新とＡＩの共同利用に取り組んでいる。")

    b.sec(1, "第３章", "本市の現状と課題")
    b.sec(2, "１", "これまでの取組")
    b.p("本市は、平成13年度に「情報化計画」を策定して以来、庁内のネットワークの整備や電子申請の導入を進めてきた。平成30年度には文書管理システムを更新し、決裁の78％を電子化した。")
    b.sec(2, "２", "課題")
    b.p("本市の課題は、次の３点に整理できる。")
    for x in ("・市民が来庁しなければ完結しない手続が多く残っていること。", "・紙を前提とした業務が多く、職員の負担となっていること。", "・デジタルに関する知識を持つ職員が不足していること。"):
        b.p(x, "li")
    rows = [["区分", "平成17年", "平成27年", "令和３年"], ["人口（人）", "71,204", "66,018", "62,530"], ["65歳以上の割合", "23.1％", "30.4％", "34.9％"], ["市の職員数（人）", "689", "571", "548"]]
    b.table(rows, [120, 100, 100, 100], caption="表１　人口と職員数の推移", header=1, size=10)

    chapter(3, "第４章", "取組の内容")
    for pn, pt, items in MEASURES:
        b.sec(2, pn, pt)
        if pn == "３":
            b.meas("regional-digitalization", "optional")
        for num, title, mid, state, issue, acts, goal, dates, who, lead, support, kpis in items:
            top = b.sec(3, num, title)
            m = b.meas(mid)
            sub = b.sec(4, "ア", "現状と課題")
            b.p(state + issue, "pp")
            b.field(m, "current_state", "現状と課題", state, section=sub)
            b.field(m, "issues", "現状と課題", issue, section=sub)
            sub = b.sec(4, "イ", "取組内容")
            for a in acts:
                b.p("・" + a, "li")
                if "{fn:" in a:
                    note = a.split("{fn:")[1].split("}")[0]
                    foot(note.split("：")[0], note)
            b.field(m, "actions", "取組内容", "\n".join("・" + a for a in acts), section=sub)
            if mid == "system-standardization":
                b.target(m, "actions", "令和４年度", "fiscal_year", 2022, phase="study", section=sub)
            sub = b.sec(4, "ウ", "目標")
            b.p(goal, "pp")
            b.field(m, "goal", "目標", goal, section=sub)
            for text, kind, when, phase, commits in dates:
                b.target(m, "goal", text, kind, when, phase=phase, commits=commits, section=sub)
            for name, unit, base, aim in kpis:
                b.kpi(m, name, unit, base, aim, text=goal.split("、")[-1] if mid == "online-procedures" else "参加者数は令和７年度に累計2,000人とする。", section=sub)
            sub = b.sec(4, "エ", "担当")
            b.p(who, "pp")
            b.field(m, "departments", "担当", who, section=sub)
            b.dept(m, *lead, section=sub)
            b.dept(m, *support, role="support", section=sub)
            for row in b.rows["measures"][-1:]:
                row["section_id"] = top["section_id"]

    chapter(4, "第５章", "推進体制と進行管理")
    b.sec(2, "１", "推進体制")
    b.meas("organization")
    b.p("市長を本部長とする「瑠璃川市ＤＸ推進本部」を設置し、全庁を挙げて取組を推進する。副市長を最高情報統括責任者（ＣＩＯ）とし、本部長の補佐と部局間の調整を行う。民間から登用するＣＩＯ補佐官は、技術的な見地から助言を行う。各課には課長をＤＸ推進責任者として置く。")
    for name, kind, holder, duties in (
        ("本部長", "role", "市長", None), ("瑠璃川市ＤＸ推進本部", "body", None, "全庁を挙げて取組を推進する"),
        ("最高情報統括責任者（ＣＩＯ）", "role", "副市長", "本部長の補佐と部局間の調整を行う"), ("ＣＩＯ補佐官", "role", None, "技術的な見地から助言を行う"),
        ("ＤＸ推進責任者", "role", "課長", None),
    ):  # fmt: skip
        b.org(name, kind, holder, duties)
    b.items.append(("para", "cap", "図１　推進体制図"))
    b.raw(
        '<text:p text:style-name="pp">'
        + line(8.5, 1.5, 8.5, 4.6) + line(8.5, 3.0, 12.2, 3.0) + line(3.2, 6.4, 13.8, 6.4) + line(8.5, 4.6, 8.5, 6.4) + line(3.2, 6.4, 3.2, 7.0) + line(13.8, 6.4, 13.8, 7.0)
        + box(5.4, 0.2, 6.2, 1.4, "ＤＸ推進本部\n本部長：市長") + box(12.2, 2.3, 4.3, 1.4, "ＣＩＯ補佐官\n（外部人材）") + box(5.4, 2.3, 6.2, 1.4, "ＣＩＯ\n副市長")
        + box(5.4, 4.5, 6.2, 1.4, "ＤＸ推進委員会\n（部長級）") + box(0.6, 7.0, 5.2, 1.4, "事務局\n情報推進課") + box(11.2, 7.0, 5.2, 1.4, "業務改革部会\n各課の係長")
        + "</text:p>" + '<text:p text:style-name="pp"/>' * 18
    )  # fmt: skip
    b.org("ＤＸ推進委員会", "body", None, None)
    b.org("事務局", "body", "情報推進課", None)
    b.org("業務改革部会", "body", None, None)
    b.sec(2, "２", "進行管理")
    b.meas("planned-approach", "optional")
    b.p("ＤＸ推進本部は、毎年度、取組の進捗状況を点検し、その結果を公表する。令和５年度に中間評価を行う。")
    b.target(None, "other", "令和５年度", "fiscal_year", 2023, phase="review")
    b.p("※　指標の実績は、翌年度の６月末までに取りまとめる。", "ast", gold=False)
    b.note("※", None, "指標の実績は、翌年度の６月末までに取りまとめる。", "asterisk")
    for row in b.rows["measures"]:
        row.pop("target")
    for row in b.rows["sections"]:
        if row["title"] in ("国・県の動向", "県の動向"):
            row.pop("origin")
    n = print_fodt(b, ST, skip={1, 2})
    b.page(1, None, "cover")
    b.page(2, None, "toc")
    for k in range(3, n + 1):
        b.page(k, str(k))
    b.finish(n)
    return n


if __name__ == "__main__":
    print(build())
