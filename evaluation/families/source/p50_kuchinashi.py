"""梔子町: a sheet a project: several pairs of label and value a row, half-years with tinted cells, an indicator with a value a year (Chromium)."""

from book import Book, C, print_html

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'IPAGothic';font-size:10pt;line-height:1.6;color:#000}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:17mm 18mm 15mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.no{position:absolute;bottom:8mm;left:0;right:0;text-align:center;font-size:9pt}
p.t{font-size:19pt;text-align:center;margin-top:6mm}p.t2{text-align:center;margin-top:2mm}p.t3{text-align:right;margin-top:4mm}
p.h1{font-size:13pt;border-bottom:.5mm solid #7a4b94;margin:7mm 0 2mm;color:#4a2563}
p.p{text-indent:1em}
table td,table th{border:.25mm solid #333;padding:1.8mm 2mm;font-weight:normal;vertical-align:middle}
table.h{margin-top:2mm}table.h th{background:#ece3f2}
p.n{font-size:8.5pt;margin-top:2mm}
"""
L = "#ece3f2"
HALVES = [(f"{2026 + i // 2}-{'04-01' if i % 2 == 0 else '10-01'}", f"{2026 + i // 2 + i % 2}-{'09-30' if i % 2 == 0 else '03-31'}") for i in range(6)]
# number, title, measure, now, problem, acts, bars (item, first, last, words, phase), indicator (name, unit, base, n, path, n, way), until, targets, cost, who, others
FORMS = [
    ("Ａ-１", "スマートフォンからの届出・申請", "online-procedures", "町の手続のうち電子申請に対応したものは33件で、年間の利用は約900件である。", "申請の画面が分かりにくく、途中でやめる人が４割に上る。",
     ["入力の項目を減らし、画面を作り直す。", "児童福祉と税の手続を追加する。"],
     [("画面の改修", [(0, 1, "設計・改修", "prepare"), (2, 5, "公開", "implement")]), ("手続の追加", [(1, 4, "順次追加", "implement")])],
     ("電子申請の件数（年間）", "件", "900", 900, ("2,000", "4,500", "8,000"), 8000, "up"), "令和10年９月まで", [("令和10年９月まで", "by_date", "2028-09", None, True)], "6,800千円", "情報広報課", "税務課、子育て支援課"),
    ("Ａ-２", "迷わない・書かない窓口", "frontyard-reform", "住民課の窓口には１日平均140人が訪れ、待ち時間は最長80分である。", "どの窓口に並べばよいか分からないという苦情が多い。",
     ["案内係を置き、番号札を一つにまとめる。", "運転免許証などを読み取り、申請書に印字する。"],
     [("窓口の集約", [(0, 2, "レイアウトの変更", "prepare"), (3, 5, "運用", "operate")]), ("申請書への印字", [(2, 3, "試行", "trial"), (4, 5, "本格実施", "implement")])],
     ("窓口での平均の待ち時間", "分", "36", 36, ("36", "25", "15"), 15, "down"), "令和10年４月から", [("令和10年４月から", "from", "2028-04", "implement", True)], "22,000千円", "住民課", "情報広報課"),
    ("Ｂ-１", "業務システムの全国標準への移行", "system-standardization", "20業務のうち８業務が移行を終えている。", "移行後の利用料が、見込みより３割高い。",
     ["残る12業務の移行を終える。", "利用料の内訳を調べ、契約を見直す。"],
     [("移行", [(0, 3, "順次移行", "implement")]), ("契約の見直し", [(3, 5, "調査・交渉", "review")])],
     ("移行を終えた業務", "業務", "8", 8, ("14", "20", "20"), 20, "up"), "令和９年度末まで", [("令和９年度末まで", "by_end_of_fiscal_year", 2027, None, True)], "98,000千円", "情報広報課", "住民課、税務課、福祉課"),
    ("Ｂ-２", "ＡＩに手伝ってもらう役場", "ai-rpa", "議会の会議録の作成に、１回当たり16時間を要している。", "ＡＩの使い方を知る職員が少ない。",
     ["音声認識による会議録の作成を全ての会議に広げる。", "生成ＡＩの研修を行い、利用者を増やす。"],
     [("会議録", [(0, 1, "拡大", None), (2, 5, "利用", "operate")]), ("生成ＡＩ", [(0, 2, "研修・試行", "trial"), (3, 5, "全庁利用", "operate")])],
     ("生成ＡＩを使う職員の割合", "％", "12", 12, ("30", "60", "90"), 90, "up"), "令和９年10月から", [("令和９年10月から", "from", "2027-10", "operate", True)], "4,100千円", "総務課", "議会事務局"),
    ("Ｃ-１", "ご近所デジタル相談", "digital-divide", "役場での相談会は月１回、参加は平均６人である。", "会場まで来ることのできない人に、支援が届いていない。",
     ["理容店、商店など20か所を相談の拠点とする。", "相談員の養成講座を開く。"],
     [("拠点の開設", [(0, 1, "５か所", None), (2, 3, "12か所", None), (4, 5, "20か所", None)]), ("養成講座", [(0, 5, "年２回", None)])],
     ("相談の拠点の数", "か所", "1", 1, ("5", "12", "20"), 20, "up"), "令和10年度まで", [("令和10年度まで", "by_end_of_fiscal_year", 2028, None, True)], "2,700千円", "福祉課", "産業振興課"),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "kuchinashi_sheets", title="梔子町ＤＸ実施計画書", issuer="梔子町", municipality="梔子町", municipality_code="993620",
        issued_on="2026-03-01", plan_start="2026-04-01", plan_end="2029-03-31",
    )  # fmt: skip

    def begin(n):
        b.fixed = n
        b.page(n, str(n))
        b.raw(f'<div class="page"><div class="no">（{n}）</div>')

    begin(1)
    b.p("梔子町ＤＸ実施計画書", "t", gold=False)
    b.p("令和８年度から令和10年度まで", "t2", gold=False)
    b.p("令和８年３月　梔子町", "t3", gold=False)
    b.sec(1, "Ⅰ", "計画のあらまし", brk=True)
    b.p("「梔子町ＤＸ基本方針」に掲げる三つの視点（Ａ　住民の便利、Ｂ　職員の働きやすさ、Ｃ　地域のつながり）に沿って、町が３年間に行う五つの事業の内容と日程を示す。")
    b.sec(1, "Ⅱ", "進行管理")
    b.meas("planned-approach", "optional")
    b.p("毎年度末に事業ごとの実績を確かめ、翌年度の事業に反映させる。令和９年度に、目標の値を見直す。")
    b.target(None, "other", "令和９年度", "fiscal_year", 2027, phase="review")
    b.sec(1, "Ⅲ", "体制")
    b.meas("organization", "optional")
    b.p("計画を進めるため、次の職を置く。")
    rows = [["職名", "担当する者", "担う役割"], ["本部長", "町長", "事業の決定"], ["副本部長（ＣＩＯ）", "副町長", "課の間の調整"], ["推進責任者", "各課長", "所管する事業の実行"], ["デジタル専門員", "任期付職員（１人）", "技術に関する助言"]]
    b.table(rows, [50, 50, 74], header=1, style="h", size=10)
    for row in rows[1:]:
        b.org(row[0], "role", row[1], row[2])
    b.sec(1, "Ⅳ", "事業の一覧")
    b.open[-1].pop("text")
    rows = [["番号", "事業名", "所管"]] + [[C(f[0], align="center"), f[1], f[11]] for f in FORMS]
    b.table([[x for x in r[:2]] for r in rows], [25, 149], header=1, style="h", size=10)
    for f in FORMS:
        b.meas(f[2], "optional", in_table=(f[0], f[1], b.here))
    b.raw("</div>")
    for n, (num, title, mid, now, problem, acts, plan, gauge, until, dates, cost, who, others) in enumerate(FORMS, 2):
        begin(n)
        b.section(1, num, title, b.at(title), brk=True).pop("text")
        m = b.meas(mid)
        name, unit, bv, bn, path, tn, way = gauge
        todo = "\n".join(f"{'①②③'[i]}{a}" for i, a in enumerate(acts))

        def lab(text, **k):
            return C(text, fill=L, align="center", **k)

        k = len(plan)
        rows = [
            [lab("事業番号"), C(num, align="center"), lab("事業名"), C(title, cs=5, bold=True), *[None] * 4],
            [lab("所管課"), C(who, cs=3), None, None, lab("関係課"), C(others, cs=3), None, None],
            [lab("今の状況"), C(now, cs=7), *[None] * 6],
            [lab("解決すべき課題"), C(problem, cs=7), *[None] * 6],
            [lab("事業の内容"), C(todo, cs=7), *[None] * 6],
            [lab("期限"), C(until, cs=3), None, None, lab("概算事業費"), C(cost, cs=3), None, None],
            [lab("日程", rs=2 + k), lab("区分", rs=2), lab("令和８年度", cs=2), None, lab("令和９年度", cs=2), None, lab("令和10年度", cs=2), None],
            [None, None, *[lab(x) for x in ("前半", "後半") * 3]],
        ]
        for item, bars in plan:
            line = [None, item, *[C("")] * 6]
            for s, e, words, _ in bars:
                line[2 + s] = C(words, cs=e - s + 1, align="center", fill="#ffe7b3")
                for q in range(s + 1, e + 1):
                    line[2 + q] = None
            rows.append(line)
        rows.append([lab("成果の目標", rs=2), lab("指標名", cs=2), None, lab("単位"), lab("現状\n（６年度）"), lab("８年度"), lab("９年度"), lab("10年度")])
        rows.append([None, C(name, cs=2), None, *[C(x, align="center") for x in (unit, bv, *path)]])
        t = b.table(rows, [24, 26, 22, 20, 22, 20, 20, 20], size=9.5, style="f")
        b.field(m, "departments", "所管課", who)
        b.field(m, "departments", "関係課", others)
        b.dept(m, who)
        b.dept(m, *others.split("、"), role="support")
        b.field(m, "current_state", "今の状況", now)
        b.field(m, "issues", "解決すべき課題", problem)
        b.field(m, "actions", "事業の内容", todo)
        m["actions"] = acts
        b.field(m, "target", "期限", until)
        b.field(m, "funding", "概算事業費", cost)
        for text, kind, w, phase, commits in dates:
            b.target(m, "target", text, kind, w, phase=phase, commits=commits)
        for item, bars in plan:
            for s, e, words, phase in bars:
                b.sched(t, mid, item, None, (2026 + s // 2, 2026 + e // 2), "bar", words, phase, dates=(HALVES[s][0], HALVES[e][1]))
        b.kpi(m, name, unit, (bv, bn, "６年度"), (path[-1], tn, "10年度"), way)
        b.rows["kpis"][-1].pop("text")
        if n == 2:
            b.p("注　日程の「前半」は４月から９月まで、「後半」は10月から３月までを指す。", "n", gold=False)
        b.raw("</div>")
    for row in b.rows["tables"]:
        row.pop("caption")
    b.unscored.add("notes")
    return print_html(b, CSS)


if __name__ == "__main__":
    print(build())
