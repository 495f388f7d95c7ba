"""楠葉野市: a draft laid before a council: line numbers in the margin, labels in 〈 〉 at the head of a paragraph (Typst, A4)."""

import re

from book import PDFS, Book, folded, page_texts

HEAD = """
#set document(title: "素案")
#set page(paper: "a4", margin: (x: 30mm, top: 26mm, bottom: 26mm), footer: context align(center, "－ " + str(counter(page).get().first()) + " －"),
  header: context if counter(page).get().first() == 1 { align(right, box(stroke: 0.6pt, inset: 5pt)[資料２]) })
#set text(font: "Noto Serif CJK JP", size: 11.5pt, lang: "ja")
#set par(justify: true, leading: 1.25em, spacing: 1.25em)
#set par.line(numbering: n => text(size: 7.5pt, fill: luma(110))[#n], numbering-scope: "page")
#let hone(t) = block(above: 1.8em, below: 1em, sticky: true, text(font: "Noto Sans CJK JP", size: 14pt, weight: "bold", t))
#let htwo(t) = block(above: 1.5em, below: 0.8em, sticky: true, text(font: "Noto Sans CJK JP", size: 12pt, weight: "bold", t))
#let hthree(t) = block(above: 1.3em, below: 0.7em, sticky: true, pad(left: 1em, text(font: "Noto Sans CJK JP", size: 11pt, weight: "medium", t)))
#let para(t) = pad(left: 2em, t)
#let item(t) = pad(left: 3em, par(hanging-indent: 1em, t))
#let note(t) = pad(left: 2em, text(size: 9pt, t))
"""
# number, title, measure, state, actions, by when, targets, who, divisions, example
MEASURES = [
    ("１", "市民の利便性を高める施策", [
        ("(1)", "行政手続のオンライン化の拡大", "online-procedures",
         "申請の多い60手続のうち、オンラインで完結するものは23手続である。窓口での本人確認を前提とした様式が多いことが妨げとなっている。",
         ["押印及び対面を求める規定を総点検し、改正する。", "電子申請の画面を民間の専門家とともに作り直す。"],
         "令和９年度末までに60手続の全てを対象とする。", [("令和９年度末まで", "by_end_of_fiscal_year", 2027, None, True)],
         "総務部デジタル推進室、総務部総務課", ["総務部/デジタル推進室", "総務部/総務課"],
         "紅葉谷市では、申請の画面を利用者と試しながら作り、途中でやめる人を半分に減らしている。"),
        ("(2)", "窓口の混雑の解消", "frontyard-reform",
         "３月から４月までの２か月間に年間の来庁者の３割が集中し、待ち時間は最長で110分に達する。",
         ["窓口の予約制を導入する。", "申請書の記入を要しない受付方式に改める。"],
         "令和８年７月に予約制を導入し、令和９年度から受付方式を改める。",
         [("令和８年７月", "month", "2026-07", "implement", True), ("令和９年度から", "from", 2027, "implement", False)],
         "市民生活部市民課", ["市民生活部/市民課"], None),
        ("(3)", "税及び料金の納付方法の多様化", "eltax-payment",
         "地方税は共通の納付システムで納めることができるが、保育料、水道料金等は納付書による納付が６割を占める。",
         ["全ての納付書に二次元コードを付す。", "口座振替の申込みを電子化する。"],
         "令和８年９月までに準備を終え、同年10月から開始する。",
         [("令和８年９月まで", "by_date", "2026-09", "prepare", False), ("同年10月から", "from", "2026-10", "implement", True)],
         "会計課、上下水道局業務課", ["会計課", "上下水道局/業務課"], None),
    ]),
    ("２", "行政の効率を高める施策", [
        ("(1)", "基幹業務システムの標準化", "system-standardization",
         "20業務のうち16業務について、国の定める標準に適合するシステムに移行した。残る４業務は、制度の改正が重なったため遅れている。",
         ["残る４業務の移行を完了する。", "運用に要する経費を移行前と比較し、公表する。"],
         "令和８年度中に完了する。", [("令和８年度中", "fiscal_year", 2026, "implement", True)],
         "総務部デジタル推進室", ["総務部/デジタル推進室"], None),
        ("(2)", "人工知能を用いた業務の改善", "ai-rpa",
         "文書の要約、議事録の作成等に生成ＡＩを用いる職員は、全体の28％である。",
         ["業務ごとに有効な使い方を集め、全庁で共有する。", "市の例規及び手引を学習させた検索の仕組みを設ける。"],
         "令和８年度に試行し、効果が認められたときは令和９年度に導入する。",
         [("令和８年度", "fiscal_year", 2026, "trial", False), ("令和９年度", "fiscal_year", 2027, "implement", True)],
         "総務部デジタル推進室、総務部人事課", ["総務部/デジタル推進室", "総務部/人事課"],
         "県では、全職員が生成ＡＩを利用できる環境を整え、年間４万時間を削減したとしている。"),
        ("(3)", "情報セキュリティの強化", "security",
         "標的型攻撃を装った訓練で、添付ファイルを開いた職員は9.2％であった。",
         ["役職に応じた研修を全職員に義務付ける。", "市の情報セキュリティポリシーを改定する。"],
         "ポリシーは令和８年12月までに改定する。", [("令和８年12月まで", "by_date", "2026-12", "review", True)],
         "総務部デジタル推進室", ["総務部/デジタル推進室"], None),
    ]),
    ("３", "地域社会のデジタル化を支える施策", [
        ("(1)", "デジタルの利用に不安のある市民への支援", "digital-divide",
         "65歳以上の市民の42％が、スマートフォンの操作に不安があると答えている。",
         ["公民館及び商業施設に相談の場を常設する。", "障害のある人の利用を支える機器を貸し出す。"],
         "令和８年度から順次開始する。", [("令和８年度から", "from", 2026, "implement", True)],
         "健康福祉部高齢者支援課、健康福祉部障害福祉課", ["健康福祉部/高齢者支援課", "健康福祉部/障害福祉課"], None),
        ("(2)", "市が保有するデータの公開", "open-data",
         "公開しているデータは71件であるが、毎年度更新しているものは半数に満たない。",
         ["更新を自動化する。", "防災に関するデータを地図の形式で公開する。"],
         "別に定める行程表による。", [("別に定める行程表による", "deferred", None, None, True)],
         "総務部総務課", ["総務部/総務課"], None),
    ]),
]  # fmt: skip
GOALS = [
    ("online-procedures", "オンライン申請の利用率", "％", "19.5", 19.5, "50.0", 50.0, "up"),
    ("frontyard-reform", "繁忙期の待ち時間（最長）", "分", "110", 110, "30", 30, "down"),
    ("ai-rpa", "生成ＡＩを用いる職員の割合", "％", "28", 28, "80", 80, "up"),
    ("security", "訓練で添付ファイルを開いた職員の割合", "％", "9.2", 9.2, "3.0", 3.0, "down"),
    ("open-data", "公開するデータの件数", "件", "71", 71, "150", 150, "up"),
]  # fmt: skip


def to_typst(b):
    """Return the flow as Typst."""
    call = {"h1": "#hone[{}]", "h2": "#htwo[{}]", "h3": "#hthree[{}]", "p": "#para[{}]", "li": "#item[{}]", "n": "#note[{}]"}
    out = [HEAD]
    for item in b.items:
        if item[0] == "para":
            out.append(call[item[1]].format(re.sub(r"([#$*_@\\<>\[\]])", r"\\\1", item[2])) + "\n")
        elif item[0] == "raw":
            out.append(item[1])
        elif item[0] == "table":
            rows, widths, header, _, size = item[1:]
            cells = "".join(f"[{c}]," for row in rows for c in row)
            out.append(
                f'#block(breakable: false, text(size: {size}pt, table(columns: ({",".join(f"{w}mm" for w in widths)}), inset: 5pt, stroke: 0.5pt, '
                f"fill: (x, y) => if y < {header} {{ luma(225) }}, align: (x, y) => if x == 0 {{ left }} else {{ center }}, {cells})))\n"
            )
    return "\n".join(out)


def build():
    """Typeset the plan and write its gold."""
    import typst

    b = Book(
        "kusubano_soan", title="楠葉野市スマート自治体推進計画（素案）", issuer="楠葉野市", municipality="楠葉野市", municipality_code="992763",
        issued_on="2026-01-01", plan_start="2026-04-01", plan_end="2030-03-31",
    )  # fmt: skip
    b.document.pop("edition")
    b.raw('#align(center, text(font: "Noto Sans CJK JP", size: 18pt, weight: "bold")[楠葉野市スマート自治体推進計画（素案）])')
    b.raw("#align(right)[令和８年１月\\ 楠葉野市]\n")
    b.sec(1, "Ⅰ", "計画の基本的事項")
    b.sec(2, "１", "策定の趣旨")
    b.p("本市の人口は平成22年の９万７千人を頂点として減少に転じ、令和22年には７万６千人になると推計されている。限られた職員で多様な行政需要に応えるため、情報通信技術を前提として行政の在り方を改める。")
    b.sec(2, "２", "計画の位置付け及び期間")
    b.p("この計画は、第３次楠葉野市総合計画の個別計画である。計画期間は、令和８年度から令和11年度までの４年度間とし、令和10年度に見直しを行う。")
    b.target(None, "other", "令和10年度", "fiscal_year", 2028, phase="review")
    b.sec(2, "３", "推進体制")
    b.meas("organization", "optional")
    b.p("次の体制により推進する。")
    for name, kind, holder, duty in (("本部長", "role", "市長", "計画の総括"), ("副本部長", "role", "副市長及び教育長", "本部長の補佐"), ("推進会議", "body", "部長級の職員", "施策の調整及び評価"), ("ＤＸ推進員", "role", "各課１人", "所属における業務の見直し")):
        b.p(f"・{name}（{holder}）　{duty}", "li")
        b.org(name, kind, holder, duty)
    b.sec(1, "Ⅱ", "国及び県の動き", origin="national")
    b.p("国は、令和７年12月に自治体ＤＸ推進計画を改定し、自治体フロントヤード改革の推進、地方公共団体情報システムの標準化、公金収納におけるｅＬＴＡＸの活用等を重点取組事項としている（※１）。県は、令和７年度に県内の市町村が共同で利用する電子申請システムの更新を予定している。")
    b.p("※１　総務省「自治体デジタル・トランスフォーメーション（ＤＸ）推進計画」", "n", gold=False)
    b.note("※１", None, "総務省「自治体デジタル・トランスフォーメーション（ＤＸ）推進計画」", "asterisk")
    b.sec(1, "Ⅲ", "施策の内容")
    for num, title, group in MEASURES:
        b.sec(2, num, title)
        for n, name, mid, state, acts, by, dates, who, divs, example in group:
            b.sec(3, n, name)
            m = b.meas(mid)
            first, stop, second = state.partition("。")
            label = "現況と課題" if second else "現況"
            b.p(f"〈{label}〉{state}")
            b.field(m, "current_state", label, first + stop)
            if second:
                b.field(m, "issues", label, second)
            b.p("〈講ずる施策〉")
            lines = [f"– {a}" for a in acts]
            top = [b.p(line, "li") for line in lines][0]
            b.field(m, "actions", "講ずる施策", "\n".join(lines), top)
            m["actions"] = acts
            if example:
                b.p(f"〈参考となる例〉{example}")
                b.field(m, "examples", "参考となる例", example)
            b.p(f"〈実施期限〉{by}")
            b.field(m, "target", "実施期限", by)
            for t, kind, w, phase, commits in dates:
                b.target(m, "target", t, kind, w, phase=phase, commits=commits)
            b.p(f"〈担当部署〉{who}")
            b.field(m, "departments", "担当部署", who)
            b.dept(m, *divs)
            b.open[-1].pop("text")
    b.sec(1, "Ⅳ", "数値目標")
    b.p("施策の成果は、次の指標により評価する。")
    rows = [["指標", "単位", "令和６年度（実績）", "令和11年度（目標）"]] + [[g[1], g[2], g[3], g[5]] for g in GOALS]
    b.table(rows, [68, 16, 34, 34], header=1, size=9.5)
    for mid, name, unit, bv, bn, tv, tn, way in GOALS:
        b.kpi(None, name, unit, (bv, bn, "令和６年度"), (tv, tn, "令和11年度"), way, mark=b.at(name))
        b.rows["kpis"][-1].pop("measure_id")
        b.rows["kpis"][-1].pop("text")
    b.sec(1, "Ⅴ", "策定までの予定")
    b.p("市民の意見を募集し、議会に報告したうえで計画を決定する。")
    pdf = PDFS / f"{b.name}.pdf"
    typst.compile(to_typst(b).encode(), output=str(pdf))
    b.items = []
    pages = look(b, pdf)
    for n in range(1, pages + 1):
        b.page(n, str(n))
    b.finish(pages)
    return pages


def look(b, pdf):
    """Find the page of every mark; line numbers stand between the words of the file."""
    texts = [folded(t) for t in page_texts(pdf)]
    bare = [re.sub(r"\d+", "", t) for t in texts]
    page, after = 1, 0
    for mark in b.marks:
        key = re.sub(r"\d+", "", mark.key)[:10]
        got = b._next(bare, key, page, after, set())
        if not got:
            raise LookupError(mark.key)
        page, after = got
        mark.page = page
    for row in b.rows["sections"]:
        before = bare[row["page_start"].page - 1].partition(re.sub(r"\d+", "", row["page_start"].key)[:10])[0]
        row["_brk"] = not re.sub(r"[^ぁ-んァ-ヶ一-龠]", "", before)
    return len(texts)


if __name__ == "__main__":
    print(build())
