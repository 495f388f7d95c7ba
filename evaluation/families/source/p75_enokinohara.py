"""榎野原市: a city's report from Writer: a message, charts of a survey, 基本目標 and 施策 with prose, a table of facts below each title, rosters and the course of its making."""

from book import C, layout, master, print_fodt
from sight_kit import T, bar_line, begin, close, note_bars, note_kpis, role

G, M = "IPAPGothic", "IPAPMincho"
ST = {
    "styles": {
        "p": {"size": 11, "font": M, "ti": 11, "lh": 150},
        "li": {"size": 11, "font": M, "ti": -11, "ml": 33, "lh": 140, "align": "start"},
        "h1": {"size": 18, "font": G, "mb": 12, "keep": True, "align": "center", "bg": "#7a9e7e", "color": "#ffffff"},
        "h2": {"size": 14, "font": G, "mt": 12, "mb": 4, "keep": True, "align": "start", "bottom": "1pt solid #7a9e7e"},
        "h3": {"size": 12, "font": G, "mt": 10, "mb": 3, "keep": True, "align": "start", "ml": 6},
        "hs": {"size": 13, "font": G, "mt": 12, "mb": 4, "keep": True, "align": "start", "bg": "#e4efe5"},
        "sq": {"size": 11, "font": G, "mt": 6, "keep": True, "align": "start", "ml": 6},
        "idea": {"size": 15, "font": G, "align": "center", "mt": 8, "mb": 8, "border": "1pt solid #7a9e7e"},
        "t": {"size": 30, "font": G, "align": "center", "mt": 180}, "t2": {"size": 15, "font": G, "align": "center", "mt": 16},
        "t3": {"size": 15, "font": M, "align": "center", "mt": 290}, "r": {"size": 11, "font": M, "align": "end", "mt": 10},
        "toch": {"size": 14, "font": G, "align": "center", "mb": 12}, "toc": {"size": 11, "font": M, "tab": 450, "lh": 150, "align": "start"},
        "foot": {"size": 9, "font": M, "align": "center"}, "cap": {"size": 10, "font": G, "align": "center", "mt": 6, "mb": 1, "keep": True},
        "src": {"size": 9, "font": M, "align": "end", "lh": 110}, "g": {"size": 10.5, "font": M, "ml": 11, "ti": -11, "lh": 140},
    },
    "tables": {"grid": {"head": "#e4efe5", "font": M, "pad": 3}},
    "layouts": layout("L0", 595, 842, (70, 68, 56, 68)) + layout("L1", 595, 842, (70, 68, 56, 68)),
    "masters": master("Standard", "L0") + master("Body", "L1", foot="- {n} -"),
}  # fmt: skip
YEARS = ["Ｒ７", "Ｒ８", "Ｒ９", "Ｒ10"]
AIMS = [
    ("基本目標１", "便利さを実感できる市民サービス", "市民が時間や場所を選ばずに手続や相談を行える環境を整え、満足度の高い行政サービスを提供します。", [
        T("online-procedures", "施策１", "オンライン手続の充実", {"state": "本市では、令和４年度に電子申請サービスを導入し、これまでに74の手続で受付を開始しました。|しかしながら、全体の申請に占める電子申請の割合は１割程度にとどまっており、利用者からは「入力項目が多い」「途中で分からなくなる」といった声が寄せられています。"},
          ["市民生活に関わりの深い手続から優先して電子申請を可能とし、令和９年度末までに150手続に対応します。", "申請画面を見直し、スマートフォンだけで手続が完了するようにします。", "公共施設の予約と使用料の支払いを一体で行える仕組みを導入します。"], [("令和９年度末まで", "by_end_of_fiscal_year", 2027, None)], ["情報管理課"], ["各課"],
          [("電子申請に対応した手続の数", "手続", "74", 74, "150", 150, "up"), ("電子申請の割合", "％", "11.2", 11.2, "40.0", 40, "up")], [("電子申請の対象拡大", [(0, 2, "順次拡大", None), (3, 3, "検証", "review")]), ("施設予約の刷新", [(0, 0, "検討", "study"), (1, 1, "構築", "prepare"), (2, 3, "運用", "operate")])]),
        T("frontyard-reform", "施策２", "市民にやさしい窓口づくり", {"state": "住民異動の手続では、来庁者が複数の課を回る必要があり、平均して１時間以上を要しています。|申請書の記入に関する負担も大きく、特に高齢者や障がいのある方から改善の要望があります。"},
          ["氏名や住所を何度も書かずに済む「書かない窓口」を令和８年１月から実施します。", "支所と本庁をオンラインでつなぎ、支所でも専門的な相談を受けられるようにします。"], [("令和８年１月から", "from", "2026-01", "implement")], ["市民課"], ["福祉課", "税務課"],
          [("手続に要する平均時間", "分", "66", 66, "30", 30, "down")], [("書かない窓口", [(0, 0, "導入", "implement"), (1, 3, "拡充・運用", "operate")]), ("リモート相談", [(0, 1, "試行", "trial"), (2, 3, "本格実施", "implement")])]),
        T("mynumber-card", "施策３", "マイナンバーカードの活用", {"state": "カードの保有率は市民の８割に達しています。|証明書のコンビニ交付のほかに活用の場面が少ないことが課題です。"},
          ["図書館の利用や避難所の受付にカードを活用します。", "カードの更新を市内の郵便局で受け付けます。"], [], ["市民課"], ["中央図書館", "防災課"],
          [("コンビニ交付の割合", "％", "28.5", 28.5, "60.0", 60, "up")], [("図書館での利用", [(0, 0, "準備", "prepare"), (1, 3, "実施", "implement")])]),
    ]),
    ("基本目標２", "しなやかで効率的な行政運営", "デジタル技術を前提として業務の進め方を見直し、限られた職員で質の高い行政運営を続けます。", [
        T("system-standardization", "施策１", "情報システムの標準化", {"state": "住民記録や税など20の業務のシステムについて、国の標準仕様への対応を進めており、８業務が移行を終えました。|移行後の運用経費の増加への対応が課題となっています。"},
          ["残る12業務について、令和７年度末までに移行を完了します。", "移行後の運用経費を検証し、縮減に取り組みます。"], [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement")], ["情報管理課"], ["税務課", "市民課"], [], [("標準準拠システム", [(0, 0, "移行", "implement"), (1, 3, "運用", "operate")])]),
        T("ai-rpa", "施策２", "ＡＩ等の新しい技術の活用", {"state": "会議録の作成や問合せへの応答にＡＩを活用しています。|利用する職場が一部に限られており、全庁への展開が課題です。"},
          ["生成ＡＩを安全に利用するための指針を定め、全職員の利用を可能とします。", "ＲＰＡにより、申請内容の入力作業を自動化します。"], [], ["情報管理課"], ["人事課"], [("自動化した業務の数", "業務", "6", 6, "30", 30, "up")], [("生成ＡＩ", [(0, 0, "試行", "trial"), (1, 3, "全庁利用", "operate")])]),
    ]),
    ("基本目標３", "誰もがつながる地域社会", "年齢や障がいの有無にかかわらず、全ての市民がデジタルの恩恵を受けられる地域をつくります。", [
        T("digital-divide", "施策１", "デジタル活用の支援", {"state": "市民アンケートでは、70歳以上の46％がスマートフォンの操作に不安があると答えています。|身近な場所で気軽に相談できる機会が不足しています。"},
          ["公民館でスマートフォン講座を毎月開催します。", "高校生が講師となる相談会を開きます。"], [], ["生涯学習課"], ["高齢福祉課"], [("講座の受講者数（累計）", "人", "380", 380, "2,000", 2000, "up")], [("スマートフォン講座", [(0, 3, "毎月開催", None)])]),
    ]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = begin("enokinohara_report", "榎野原市デジタル化推進計画", "榎野原市", "99501", edition="第２期", issued_on="2025-03-01", plan_start="2025-04-01", plan_end="2029-03-31")
    b.document["title"] = "第２期榎野原市デジタル化推進計画"
    b.p("第２期\n榎野原市デジタル化推進計画", "t", gold=False)
    b.p("令和７年度～令和10年度", "t2", gold=False)
    b.p("令和７年３月\n榎野原市", "t3", gold=False)
    b.items.append(("break", "Body"))
    s = b.section(1, None, "はじめに", b.p("はじめに", "h1", gold=False), brk=True)
    for text in ("　近年、生成ＡＩをはじめとするデジタル技術は目覚ましい速さで進歩し、私たちの暮らしや働き方は大きく変わろうとしています。", "　本市では、令和３年３月に「榎野原市デジタル化推進計画」を策定し、行政手続のオンライン化や証明書のコンビニ交付などに取り組んでまいりました。その一方で、人口減少と少子高齢化は予想を上回る速さで進んでおり、将来にわたって行政サービスを維持していくためには、デジタルの力を最大限に生かした改革が欠かせません。", "　このたび、これまでの成果と課題を踏まえ、令和７年度からの４年間に取り組む施策をまとめた第２期計画を策定いたしました。市民の皆様が便利さを実感できるまちを目指し、職員一丸となって取り組んでまいりますので、一層の御理解と御協力をお願い申し上げます。", "　結びに、計画の策定に当たり貴重な御意見をいただきました推進懇話会の委員の皆様、アンケートに御協力いただきました市民の皆様に、心から感謝を申し上げます。"):
        b.p(text.strip("　"))
    b.p("令和７年３月", "r", gold=False)
    b.p("榎野原市長　　高　梨　　　誠", "r", gold=False)
    s.pop("text")
    b.items.append(("break", None))
    toc_at = len(b.items)
    b.sec(1, "第１章", "計画の策定に当たって", brk=True)
    b.sec(2, "１", "策定の背景")
    b.p("本市の人口は、平成17年の６万8,104人をピークに減少が続いており、令和６年10月１日現在では５万9,322人となっています。")
    b.table([["", "平成17年", "平成27年", "令和６年", "令和22年（推計）"], ["総人口", "68,104人", "65,270人", "59,322人", "47,900人"], ["高齢化率", "19.8％", "27.6％", "33.1％", "39.4％"]], [70, 90, 90, 90, 110], caption="図表１　人口と高齢化率の推移", header=1)
    b.p("資料：国勢調査、住民基本台帳（令和６年は10月１日現在）", "src", gold=False)
    b.sec(2, "２", "国の動向")
    b.open[-1]["origin"] = "national"
    b.p("国は、令和２年12月に「デジタル社会の実現に向けた改革の基本方針」を決定し、「デジタルの活用により、一人ひとりのニーズに合ったサービスを選ぶことができ、多様な幸せが実現できる社会」を目指すべき社会の姿として示しました。")
    b.sec(2, "３", "計画の位置付けと期間")
    b.p("本計画は、「第６次榎野原市総合計画」をデジタルの面から支える計画であり、官民データ活用推進基本法第９条第３項に基づく市町村官民データ活用推進計画を兼ねるものとします。")
    b.meas("public-private-data-plan", "optional")
    b.p("計画の期間は、令和７年度から令和10年度までの４年間とします。")
    b.sec(2, "４", "市民アンケートの結果")
    b.p("計画の策定に当たり、令和６年７月に市民1,500人を対象としたアンケートを行い、612人から回答を得ました（回収率40.8％）。")
    b.table([["質問：市のデジタル化で力を入れてほしいこと（複数回答）", "回答数", "割合"], ["市役所の手続のオンライン化", "388", "63.4％"], ["窓口での待ち時間の短縮", "341", "55.7％"], ["防災情報の分かりやすい発信", "207", "33.8％"], ["スマートフォンの使い方の支援", "186", "30.4％"]], [280, 80, 80], caption="図表２　市のデジタル化に望むこと", header=1)
    b.p("この結果から、手続のオンライン化と窓口の改善に対する期待が大きいことが分かります。")
    b.sec(1, "第２章", "計画の基本的な考え方", brk=True)
    b.sec(2, "１", "基本理念")
    b.p("みんなが使える　みんなに届く　榎野原のデジタル", "idea", gold=False)
    b.open[-1].pop("text")
    b.sec(2, "２", "施策の体系")
    rows = [["基本目標", "施策"]]
    for no, title, _, items in AIMS:
        for i, t in enumerate(items):
            rows.append([C(f"{no}　{title}", rs=len(items)) if i == 0 else None, f"{t.num}　{t.title}"])
            b.meas(t.mid, "optional", in_table=(t.num, t.title, b.here))
    b.table(rows, [230, 220], header=1)
    b.sec(1, "第３章", "施策の展開", brk=True)
    for n, (no, title, lead, items) in enumerate(AIMS):
        b.sec(2, no, title, brk=n > 0)
        b.p(lead)
        for t in items:
            b.sec(3, t.num, t.title, style="hs")
            m = b.meas(t.mid)
            b.open[-1].pop("text")
            rows = [[C("主管課", fill="#e4efe5"), "、".join(t.who), C("関係課", fill="#e4efe5"), "、".join(t.sup)]]
            b.table(rows, [60, 165, 60, 165])
            for label, who, r in (("主管課", t.who, "lead"), ("関係課", t.sup, "support")):
                b.field(m, "departments", label, "、".join(who))
                b.dept(m, *[d for d in who if d != "各課"], role=r)
            b.p("現状と課題", "sq", gold=False)
            now, gap = t.texts["state"].split("|")
            b.p(now + gap, gold=False)
            b.field(m, "current_state", "現状と課題", now)
            b.field(m, "issues", "現状と課題", gap)
            b.p("取組の方向", "sq", gold=False)
            for a in t.acts:
                b.p("・" + a, "li", gold=False)
            b.field(m, "policy", "取組の方向", "\n".join("・" + a for a in t.acts))
            m.pop("target")
            for tx, kind, w, ph in t.dates:
                b.target(m, "policy", tx, kind, w, phase=ph, commits=True)
            if t.kpis:
                rows = [["指標", "単位", "基準値（Ｒ６）", "目標値（Ｒ10）"]] + [[k[0], C(k[1], align="center"), C(k[2], align="center"), C(k[4], align="center")] for k in t.kpis]
                b.table(rows, [210, 60, 90, 90], header=1)
                note_kpis(b, m, t, "Ｒ６", "Ｒ10")
            rows = [["年度別の計画", *YEARS]] + [[i, *bar_line(4, bars, fill="#cfe3d1")] for i, bars in t.bars]
            tid = b.table(rows, [130, 80, 80, 80, 80], header=1)
            note_bars(b, tid, t, 2025, "bar")
    b.sec(1, "第４章", "計画の推進", brk=True)
    b.sec(2, "１", "推進体制")
    b.meas("organization")
    b.p("市長を本部長とする「榎野原市デジタル化推進本部」が、計画全体の進行を管理します。副市長を最高情報統括責任者（ＣＩＯ）とし、外部の専門人材をＣＩＯ補佐官に委嘱します。")
    role(b, "本部長", "role", "市長")
    role(b, "榎野原市デジタル化推進本部", "body", None, "計画全体の進行を管理します")
    role(b, "最高情報統括責任者（ＣＩＯ）", "role", "副市長")
    role(b, "ＣＩＯ補佐官", "role", "外部の専門人材")
    b.sec(2, "２", "職員の育成")
    m = b.meas("human-resources")
    b.p("デジタルの知識を持ち業務改革をけん引する職員を、令和10年度末までに各課に１名以上配置します。")
    b.target(m, "other", "令和10年度末まで", "by_end_of_fiscal_year", 2028, phase=None, commits=True)
    b.sec(2, "３", "情報セキュリティの確保")
    b.meas("security")
    b.p("情報セキュリティポリシーに基づき、職員研修と内部監査を毎年度実施します。")
    b.sec(2, "４", "進行管理")
    b.meas("planned-approach", "optional")
    b.p("ＰＤＣＡサイクルにより毎年度進捗を評価し、結果を市のホームページで公表します。")
    b.sec(1, None, "資料編", brk=True, style="h1")
    b.sec(2, "１", "計画策定の経過")
    b.table([["年月日", "内容"], ["令和６年５月14日", "第１回デジタル化推進本部会議（策定方針の決定）"], ["令和６年７月１日～31日", "市民アンケートの実施"], ["令和６年10月22日", "第１回推進懇話会（骨子案について）"], ["令和７年１月６日～２月５日", "パブリックコメントの実施（意見３件）"], ["令和７年３月10日", "第３回デジタル化推進本部会議（計画の決定）"]], [150, 300], header=1)
    b.sec(2, "２", "榎野原市デジタル化推進懇話会委員名簿")
    b.table([["氏名", "所属", "備考"], ["佐久間　礼子", "榎野原大学情報学部教授", "座長"], ["門田　修一", "榎野原商工会議所専務理事", "副座長"], ["三木　さゆり", "市民公募", ""], ["堀切　敬", "県地域デジタル推進課主幹", ""]], [130, 240, 80], header=1)
    b.sec(2, "３", "用語の解説")
    b.open[-1].pop("text")
    for term, text in (("ガバメントクラウド", "政府が整備する、国と地方公共団体が共同で利用するクラウドサービスの環境のこと。"), ("生成ＡＩ", "大量のデータを学習し、文章や画像などを新たに作り出す人工知能のこと。"), ("ＰＤＣＡサイクル", "計画、実行、評価、改善を繰り返すことで業務を継続的に改善する手法のこと。")):
        b.p(f"○{term}　　{text}", "g", gold=False)
        b.note(None, term, text, "glossary")
    close(b)

    flow = list(b.items)

    def toc(page):
        out = [("para", "toch", "目　　次")]
        for r in b.rows["sections"]:
            if r["level"] < 3:
                num = (r["numbering"] + "　") if r["numbering"] else ""
                out.append(("para", "toc", f"{'　' * (r['level'] - 1)}{num}{r['title']}\t{page(r)}"))
        return [*out, ("break", None)]

    b.items = flow[:toc_at] + toc(lambda r: 9) + flow[toc_at:]
    print_fodt(b, ST, skip={3})
    b.items = flow[:toc_at] + toc(lambda r: r["page_start"].page) + flow[toc_at:]
    pages = print_fodt(b, ST, skip={3})
    b.rows["pages"].clear()
    for n in range(1, pages + 1):
        b.page(n, None if n == 1 else str(n), "cover" if n == 1 else "toc" if n == 3 else "body")
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
