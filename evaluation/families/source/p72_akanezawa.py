"""茜沢町: landscape sheets of a town's implementation plan: two columns of labels, a timetable in tinted cells with indicators by year below it, divisions in the last row (Chromium)."""

from book import Book, C, print_html
from html_print import table_html

CSS = """
@page{size:A4 landscape;margin:0}
body{margin:0;font-family:'IPAPGothic';font-size:10pt;line-height:1.5;color:#000}
.page{width:297mm;height:209.6mm;box-sizing:border-box;padding:14mm 16mm 12mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}.no{position:absolute;bottom:6mm;left:0;right:0;text-align:center;font-size:9pt}
p.t{font-size:28pt;text-align:center;margin-top:52mm}p.t2{font-size:15pt;text-align:center;margin-top:5mm}p.t3{font-size:14pt;text-align:center;margin-top:42mm}
p.h1{font-size:14pt;font-weight:bold;margin:4mm 0 2mm;border-left:2mm solid #b5523b;padding-left:3mm}p.p{font-size:11pt;text-indent:1em;margin-left:5mm}
p.bar{font-size:15pt;font-weight:bold;background:#b5523b;color:#fff;padding:1.5mm 4mm;margin-bottom:3mm}
table td,table th{border:.25mm solid #333;padding:1.3mm 2mm;font-weight:normal;vertical-align:middle}table.g th{background:#f6e3dd}
p.n{font-size:9pt;margin-top:2mm}
"""
L, T = "#f6e3dd", "#f2b49f"
YEARS = ["R7年度", "R8年度", "R9年度", "R10年度"]
# no, title, measure, state, issue, acts, effect, plan, gauges, lead, support, when, targets
SHEETS = [
    ("1", "行政手続オンライン化の推進", "online-procedures", "電子申請が可能な手続は31件で、利用件数は年間約600件である。", "紙による申請を前提とした業務の流れが残っている。", ["申請件数の多い手続から順次、電子申請フォームを作成する。", "公式ＬＩＮＥから申請できる環境を整備する。"], "住民の来庁の負担が軽減される。",
     [("電子申請フォームの作成", [(0, 3, "順次作成・公開", None)]), ("公式ＬＩＮＥとの連携", [(0, 0, "検討", "study"), (1, 3, "運用", "operate")])], [("電子申請が可能な手続", "件", "31件", 31, ("45件", "60件", "80件", "100件"), 100, "up")], "総務課", "住民課、健康福祉課", "令和10年度末まで", [("令和10年度末まで", "by_end_of_fiscal_year", 2028, None, True)]),
    ("2", "書かない窓口システムの整備", "frontyard-reform", "窓口の手続の約７割で、申請書への手書きが必要である。", "来庁者の記入の負担と、職員の確認作業が大きい。", ["書かない窓口システムを導入する。", "手続ガイドを町ホームページで公開する。"], "手続時間の短縮と記入漏れの防止が図られる。",
     [("システムの導入", [(0, 0, "仕様検討", "study"), (1, 1, "導入", "implement"), (2, 3, "運用", "operate")]), ("手続ガイド", [(0, 3, "公開", "implement")])], [("手続に要する時間", "分", "38分", 38, ("38分", "30分", "20分", "15分"), 15, "down")], "住民課", "総務課、税務課", "令和８年度", [("令和８年度", "fiscal_year", 2026, None, True)]),
    ("3", "マイナンバーカードの利活用", "mynumber-card", "保有枚数率は78.8％である。", "カードを利用できる町のサービスが少ない。", ["証明書自動交付サービスの利用を促進する。", "町民バスの乗車証としての利用を開始する。"], "カードの利便性を実感できる機会が増える。",
     [("自動交付サービス", [(0, 3, "利用促進", None)]), ("町民バス", [(0, 1, "調整", None), (2, 3, "開始", "implement")])], [("自動交付の割合", "％", "22％", 22, ("28％", "35％", "42％", "50％"), 50, "up")], "住民課", "企画課", "令和９年度から", [("令和９年度から", "from", 2027, None, True)]),
    ("4", "基幹系システムの標準化", "system-standardization", "対象業務のうち12業務が標準準拠システムに移行済みである。", "残る業務の移行と、運用経費の増加への対応が必要である。", ["未移行の５業務を令和７年12月までに移行する。", "運用経費の内訳を分析し、縮減を図る。"], "制度改正への迅速な対応が可能となる。",
     [("未移行業務の移行", [(0, 0, "移行", "implement")]), ("運用経費の分析", [(1, 3, "分析・見直し", None)])], [("移行した業務", "業務", "12業務", 12, ("17業務", "17業務", "17業務", "17業務"), 17, "up")], "総務課", "関係各課", "令和７年12月まで", [("令和７年12月まで", "by_date", "2025-12", None, True)]),
    ("5", "ＡＩ・ＲＰＡによる業務効率化", "ai-rpa", "議事録作成支援ツールを導入している。", "定型業務に多くの時間を費やしている。", ["ＲＰＡを税務、福祉の業務に導入する。", "生成ＡＩの活用に関する職員研修を行う。"], "創出した時間を住民対応に充てることができる。",
     [("ＲＰＡ", [(0, 0, "試行", "trial"), (1, 3, "本格導入", "implement")]), ("職員研修", [(0, 3, None, None)])], [("削減時間（年間）", "時間", "150時間", 150, ("300時間", "600時間", "900時間", "1,200時間"), 1200, "up")], "総務課", "税務課、健康福祉課", "令和８年度から", [("令和８年度から", "from", 2026, "implement", True)]),
    ("6", "防災情報伝達手段の充実", "regional-digitalization", "防災行政無線と登録制メールで情報を伝達している。", "大雨時に放送が聞こえにくい地域がある。", ["防災アプリの導入を進める。"], "迅速な避難行動につながる。",
     [("防災アプリ", [(0, 0, "構築", "prepare"), (1, 3, "運用", "operate")])], [("アプリの登録世帯", "世帯", "－", None, ("500世帯", "900世帯", "1,200世帯", "1,500世帯"), 1500, "up")], "総務課", "消防団", "令和７年度", [("令和７年度", "fiscal_year", 2025, None, False)]),
    ("7", "デジタルデバイド対策", "digital-divide", "スマホ教室を年８回開催している。", "中山間地域からの参加が難しい。", ["地区集会所での出前講座を実施する。", "携帯電話会社と連携した相談会を開催する。"], "高齢者が安心してデジタル機器を利用できる。",
     [("出前講座", [(0, 3, "実施", "implement")]), ("相談会", [(0, 0, "準備", "prepare"), (1, 3, "開催", "implement")])], [("参加者数（累計）", "人", "95人", 95, ("200人", "350人", "500人", "700人"), 700, "up")], "健康福祉課", "公民館", "随時", [("随時", "open", None, None, True)]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "akanezawa_sheets", title="茜沢町デジタル化推進計画　実施計画", issuer="茜沢町", municipality="茜沢町", municipality_code="993689",
        issued_on="2025-03-01", plan_start="2025-04-01", plan_end="2029-03-31",
    )  # fmt: skip

    def begin(n):
        b.fixed = n
        b.page(n, str(n) if n > 1 else None, "body" if n > 1 else "cover")
        b.raw('<div class="page">' + (f'<div class="no">{n}</div>' if n > 1 else ""))

    begin(1)
    b.p("茜沢町デジタル化推進計画　実施計画", "t", gold=False)
    b.p("（令和７年度～令和10年度）", "t2", gold=False)
    b.p("令和７年３月\n茜沢町", "t3", gold=False)
    b.raw("</div>")
    begin(2)
    b.sec(1, "１", "実施計画の目的")["_brk"] = True
    b.p("「茜沢町デジタル化推進計画」（令和７年３月策定）に基づき、令和７年度から令和10年度までの４年間に町が実施する取組の内容と工程を明らかにし、着実な推進を図ることを目的とします。")
    b.sec(1, "２", "推進体制と進行管理")
    b.meas("organization", "optional")
    b.meas("planned-approach", "optional")
    b.p("町長を本部長とする「茜沢町デジタル化推進本部」が全体の進行を管理します。各取組は主担当課が中心となって実施し、毎年度末に実績を本部に報告します。")
    b.org("本部長", "role", "町長", None)
    b.rows["organization"][-1].pop("duties")
    b.org("茜沢町デジタル化推進本部", "body", None, "全体の進行を管理します")
    b.rows["organization"][-1].pop("holder")
    b.sec(1, "３", "取組の一覧")
    rows = [["番号", "取組名", "主担当課", "区分"]] + [[C(s[0], align="center"), s[1], s[9], C("住民サービス" if i < 3 else "行政事務" if i < 5 else "地域社会", align="center")] for i, s in enumerate(SHEETS)]
    b.table(rows, [20, 130, 60, 50], header=1, style="g", size=10.5)
    for s in SHEETS:
        if s[2]:
            m = b.meas(s[2], "optional", in_table=(s[0], s[1], b.here))
            b.field(m, "departments", "主担当課", s[9])
            b.dept(m, s[9])
    b.sec(1, "４", "シートの見方")
    b.p("「年度計画」の色のついた欄は取組を実施する期間を、「数値目標」の各年度の欄は年度末の目標値を示しています。")
    b.raw("</div>")
    for n, (no, title, mid, state, issue, acts, effect, plan, gauges, lead, support, when, dates) in enumerate(SHEETS, 3):
        begin(n)
        b.p(f"取組{no}　{title}", "bar", gold=False)
        b.section(1, f"取組{no}", title, b.at(title), brk=True).pop("text")
        m = b.meas(mid) if mid else None

        def lab(text, **k):
            return C(text, fill=L, align="center", **k)

        todo = "\n".join(f"・{a}" for a in acts)
        rows = [[lab("現状"), C(state, cs=2), None, lab("取組内容", rs=2), C(todo, rs=2, cs=3), None, None], [lab("課題"), C(issue, cs=2), None, None, None, None, None],
                [lab("期待される効果"), C(effect, cs=6), *[None] * 5],
                [lab("年度計画", rs=1 + len(plan)), lab("実施項目", cs=2), None, *[lab(y) for y in YEARS]]]
        for item, bars in plan:
            line = [None, C(item, cs=2), None, *[C("") for _ in YEARS]]
            for s, e, words, _ in bars:
                line[3 + s] = C(words or "", cs=e - s + 1, align="center", fill=T)
                for q in range(s + 1, e + 1):
                    line[3 + q] = None
            rows.append(line)
        rows.append([lab("数値目標", rs=1 + len(gauges)), lab("指標"), lab("現状値（R5）"), *[lab(y) for y in YEARS]])
        for name, _, bv, _, path, *_ in gauges:
            rows.append([None, name, *[C(x, align="center") for x in (bv, *path)]])
        rows.append([lab("主担当課"), lead, lab("連携課"), C(support, cs=2), None, lab("実施時期"), when])
        b.raw(table_html(rows, [34, 54, 34, 36, 36, 36, 36], 0, "f", 10.5))
        t = b.grid(rows)
        if m:
            for field, label, text in (("current_state", "現状", state), ("issues", "課題", issue), ("actions", "取組内容", todo), ("effect", "期待される効果", effect)):
                b.field(m, field, label, text)
            m["actions"] = acts
            b.field(m, "departments", "主担当課", lead)
            b.field(m, "departments", "連携課", support)
            b.field(m, "target", "実施時期", when)
            b.dept(m, lead)
            b.dept(m, *[s for s in support.split("、") if "各課" not in s and s != "消防団"], role="support")
        for tx, kind, w, phase, commits in dates:
            b.target(m, "target", tx, kind, w, phase=phase, commits=commits)
        if mid == "system-standardization":
            b.target(m, "actions", "令和７年12月まで", "by_date", "2025-12", phase="implement")
        for item, bars in plan:
            for s, e, words, phase in bars:
                b.sched(t, mid, item, None, (2025 + s, 2025 + e), "bar", words, phase)
        for name, unit, bv, bn, path, tn, way in gauges:
            b.kpi(m, name, unit, (bv, bn, "R5"), (path[-1], tn, "R10年度"), way)
            b.rows["kpis"][-1].pop("text")
            if bn is None:
                for key in ("baseline_value", "baseline_number", "baseline_period"):
                    b.rows["kpis"][-1].pop(key)
        b.raw("</div>")
    for r in b.rows["tables"]:
        r.pop("caption")
    b.unscored.add("notes")
    return print_html(b, CSS)


if __name__ == "__main__":
    print(build())
