"""木賊村: a plan in plain sentences: 第１ / １ / （１）, fields in brackets parted by strokes, indicators in a list, words explained at the end (Typst)."""

import re

from book import PDFS, Book

HEAD = """
#set document(title: "plan")
#set page(paper: "a4", margin: (x: 27mm, top: 28mm, bottom: 26mm), numbering: "- 1 -")
#set text(font: "Noto Serif CJK JP", size: 11.5pt, lang: "ja")
#set par(justify: true, leading: 0.95em, spacing: 0.95em, first-line-indent: (amount: 1em, all: true))
#let hone(t) = block(above: 2em, below: 1.1em, sticky: true, text(font: "Noto Sans CJK JP", size: 14pt, weight: "bold", t))
#let htwo(t) = block(above: 1.5em, below: 0.9em, sticky: true, text(font: "Noto Serif CJK JP", size: 11.5pt, weight: "bold", t))
#let hthree(t) = block(above: 1em, below: 0.95em, sticky: true, pad(left: 0.5em, t))
#let bul(t) = pad(left: 1.5em, par(first-line-indent: 0em, hanging-indent: 1em, t))
#let fld(t) = pad(left: 1.5em, par(first-line-indent: 0em, t))
#let gl(a, t) = block(above: 0.9em, grid(columns: (42mm, 1fr), text(font: "Noto Sans CJK JP", weight: "bold", a), par(first-line-indent: 0em, t)))
"""
# level 2 title, measures: title, measure, sentences, list, when, targets, who, divisions, support
GROUPS = [
    ("１", "村民のためのデジタル化", [
        ("（１）", "役場の外から済ませる手続", "online-procedures",
         "村外に通勤する村民が７割を超え、平日の日中に来庁することが難しい。電子申請に対応した手続は12件である。",
         ["子育て、税、上下水道に関する手続を電子申請に対応させる。", "申請の状況を携帯電話で確かめられるようにする。"],
         "令和８年度から令和10年度まで", [("令和８年度から令和10年度まで", "fiscal_year_range", (2026, 2028), None, True)], "住民課", ["住民課"], []),
        ("（２）", "来庁した村民の負担の軽減", "frontyard-reform",
         "届出の内容に応じて三つの係を回っていただいており、書類に同じ事項を何度も記入する必要がある。",
         ["係の窓口を一か所にまとめる。", "職員が聞き取った内容から書類を作成する。"],
         "令和８年10月", [("令和８年10月", "month", "2026-10", "implement", True)], "住民課", ["住民課"], ["総務課"]),
        ("（３）", "デジタル機器に不慣れな村民への手助け", "digital-divide",
         "一人で暮らす高齢者のうち、スマートフォンを使う者は４割にとどまる。",
         ["サロンや敬老会の場で操作を教える。", "保健師が訪問の折に相談を受ける。"],
         "随時", [("随時", "open", None, None, True)], "健康福祉課", ["健康福祉課"], ["教育委員会"]),
    ]),
    ("２", "役場のためのデジタル化", [
        ("（１）", "国の標準に合わせたシステムへの切替え", "system-standardization",
         "住民記録など18業務のうち、令和７年度末までに12業務の切替えを終えた。",
         ["残る６業務を標準準拠システムに切り替える。", "切替えに要する費用は、国の補助金を充てる。"],
         "令和９年３月まで", [("令和９年３月まで", "by_date", "2027-03", "implement", True)], "総務課", ["総務課"], ["住民課", "健康福祉課"]),
        ("（２）", "判子と紙に頼らない事務", "bpr",
         "年間に9,000枚の起案用紙を用いており、出張中は決裁が滞る。",
         ["電子決裁を導入する。", "庁内の会議では資料を印刷しない。"],
         "令和９年度", [("令和９年度", "fiscal_year", 2027, "implement", True)], "総務課", ["総務課"], []),
        ("（３）", "文章作成や読み取りの自動化", "ai-rpa",
         "広報紙や議事録の作成に、月に延べ90時間を費やしている。",
         ["生成ＡＩを全ての職員が使えるようにする。", "手書きの申請書をＡＩ－ＯＣＲで読み取る。"],
         "令和８年７月から", [("令和８年７月から", "from", "2026-07", "implement", True)], "企画財政課", ["企画財政課"], ["総務課"]),
    ]),
]  # fmt: skip
GAUGES = [
    ("電子申請に対応した手続の数", "件", "12件", 12, "70件", 70, "up"), ("届出に要する時間", "分", "35分", 35, "15分", 15, "down"),
    ("電子決裁の割合", "％", "０％", 0, "80％", 80, "up"), ("サロン等で操作を学んだ村民", "人", "40人", 40, "300人", 300, "up"),
]  # fmt: skip
WORDS = [("ガバメントクラウド", "国が提供する、行政機関が共同で使う情報システムの土台。"), ("電子決裁", "決裁の手続を情報システムの上で行うこと。"),
         ("標準準拠システム", "国が定める標準仕様に適合した情報システム。"), ("生成ＡＩ", "指示に応じて文章や画像を作り出す人工知能。")]  # fmt: skip


def esc(text):
    """Return text as Typst markup."""
    return re.sub(r"([#$*_@\\<>\[\]])", r"\\\1", text)


def build():
    """Typeset the plan and write its gold."""
    import typst

    b = Book(
        "tokusa_keikaku", title="木賊村情報化推進計画", issuer="木賊村", municipality="木賊村", municipality_code="993646",
        issued_on="2026-02-01", plan_start="2026-04-01", plan_end="2029-03-31",
    )  # fmt: skip
    b.sec(1, "第１", "策定に当たって", sep="　")
    b.p("木賊村の人口は3,020人であり、職員は61人である。村民の暮らしを支える仕事は年ごとに増えており、限られた職員で担うには、情報通信の技術を生かして事務のやり方を改める必要がある。")
    b.p("本計画は、木賊村総合振興計画に掲げる「便利で温かい村役場」を具体化するものである。")
    b.sec(1, "第２", "計画の期間")
    b.p("令和８年度から令和10年度までの３か年とする。ただし、国の制度の動向等により、令和９年度に必要な見直しを行うものとする。")
    b.target(None, "other", "令和９年度", "fiscal_year", 2027, phase="review")
    b.sec(1, "第３", "村が行うこと")
    b.p("村は、次に掲げる六つの取組を行う。")
    for num, title, group in GROUPS:
        b.sec(2, num, title)
        for n, name, mid, state, acts, when, dates, who, divs, support in group:
            b.sec(3, n, name, sep="").pop("text")
            m = b.meas(mid)
            b.p(state, gold=False)
            for a in acts:
                b.p(f"・{a}", "li", gold=False)
            text = f"（実施時期：{when}／担当課：{'、'.join(divs)}{'／協力課：' + '、'.join(support) if support else ''}）"
            b.p(text, "fld", gold=False)
            b.field(m, "target", "実施時期", when)
            b.field(m, "departments", "担当課", who)
            b.dept(m, *divs)
            if support:
                b.field(m, "departments", "協力課", "、".join(support))
                b.dept(m, *support, role="support")
            for t, kind, w, phase, commits in dates:
                b.target(m, "target", t, kind, w, phase=phase, commits=commits)
            m.pop("actions")
    b.sec(1, "第４", "達成の目安")
    b.p("各取組の達成の目安は、次のとおりとする（左は令和６年度の実績、右は令和10年度の目標である。）。")
    for name, unit, bv, bn, tv, tn, way in GAUGES:
        text = f"{name}　{bv} → {tv}"
        b.p(f"・{text}", "li")
        b.kpi(None, name, unit, (bv, bn, "令和６年度"), (tv, tn, "令和10年度"), way, text=text)
        b.rows["kpis"][-1].pop("measure_id")
    b.sec(1, "第５", "推進の仕組み")
    b.meas("organization", "optional")
    b.p("村長を委員長とする木賊村情報化推進委員会を置き、半年ごとに取組の状況を確かめる。副村長は情報化統括責任者（ＣＩＯ）として、課の間の調整に当たる。委員会の庶務は、企画財政課が行う。")
    b.org("委員長", "role", "村長", None)
    b.org("木賊村情報化推進委員会", "body", None, "半年ごとに取組の状況を確かめる")
    b.rows["organization"][-1].pop("holder")
    b.org("情報化統括責任者（ＣＩＯ）", "role", "副村長", "課の間の調整に当たる")
    b.sec(1, "第６", "職員の研修")
    m = b.meas("human-resources")
    b.p("職員を県の研修に派遣し、令和10年度末までに各課に１人の情報化担当員を置く。")
    b.target(m, "other", "令和10年度末まで", "by_end_of_fiscal_year", 2028, phase="implement", commits=True)
    b.sec(1, "（参考）", "用語の説明").pop("text")
    for a, t in WORDS:
        b.items.append(("gl", a, t))

    out = [HEAD, '#align(center, text(font: "Noto Sans CJK JP", size: 18pt, weight: "bold")[木賊村情報化推進計画])', "#align(right)[令和８年２月　木　賊　村]\n#v(10pt)"]
    for item in b.items:
        if item[0] == "para":
            call = {"h1": "#hone[{}]", "h2": "#htwo[{}]", "h3": "#hthree[{}]", "li": "#bul[{}]", "fld": "#fld[{}]"}.get(item[1], "{}")
            out.append(call.format(esc(item[2])) + "\n")
        elif item[0] == "gl":
            out.append(f"#gl[{item[1]}][{item[2]}]\n")
    b.unscored.add("notes")
    pdf = PDFS / f"{b.name}.pdf"
    typst.compile("\n".join(out).encode(), output=str(pdf))
    pages = b.look_up(pdf, skip=set())
    for n in range(1, pages + 1):
        b.page(n, str(n))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
