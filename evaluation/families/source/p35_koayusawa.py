"""小鮎沢村: four pages of polite prose: kanji numerals in headings, dates, divisions and numbers inside sentences (Typst)."""

import re

from book import PDFS, Book

HEAD = """
#set document(title: "小鮎沢村 くらしとデジタルの計画")
#set page(paper: "a5", margin: (x: 20mm, top: 22mm, bottom: 24mm), numbering: "1")
#set text(font: "Noto Serif CJK JP", size: 13pt, lang: "ja")
#set par(justify: true, leading: 0.75em, spacing: 0.75em, first-line-indent: (amount: 1em, all: true))
#show footnote.entry: set text(size: 7.5pt)
#let hone(t) = block(above: 1.3em, below: 0.8em, sticky: true, text(font: "Noto Sans CJK JP", size: 15pt, weight: "bold", t))
#let htwo(t) = block(above: 1.1em, below: 0.6em, sticky: true, text(font: "Noto Sans CJK JP", size: 13pt, weight: "medium", t))
#let bul(t) = pad(left: 1em, par(first-line-indent: 0em, hanging-indent: 1em, t))
"""
FN = re.compile(r"\{fn:([^{}]*)\}")


def markup(text):
    """Return text as Typst markup."""
    out = re.sub(r"([#$*_@\\<>\[\]])", r"\\\1", text)
    return FN.sub(lambda m: f"#footnote[{m[1]}]", out)


def to_typst(b):
    """Return the flow as Typst."""
    out = [HEAD]
    for item in b.items:
        if item[0] == "para":
            made = markup(item[2])
            call = {"h1": "#hone[{}]", "h2": "#htwo[{}]", "li": "#bul[{}]"}.get(item[1], "{}")
            out.append(call.format(made) + "\n")
        elif item[0] == "raw":
            out.append(item[1])
        elif item[0] == "table":
            rows, widths, _, _, size = item[1:]
            cells = "".join(f"[{c if isinstance(c, str) else c.text}]," for row in rows for c in row)
            out.append(
                f'#block(breakable: false, text(size: {size}pt, table(columns: ({",".join(f"{w}mm" for w in widths)}), '
                f"inset: 4pt, stroke: 0.4pt, align: (x, y) => if x == 0 or y == 0 {{ left }} else {{ center }}, {cells})))\n"
            )
    return "\n".join(out)


def build():
    """Typeset the plan and write its gold."""
    import typst

    b = Book(
        "koayusawa_kurashi", title="小鮎沢村　くらしとデジタルの計画", issuer="小鮎沢村", municipality="小鮎沢村", municipality_code="993611",
        issued_on="2026-03-01", plan_start="2026-04-01", plan_end="2029-03-31",
    )  # fmt: skip
    notes = []

    def p(text, style="p"):
        b.p(text, style)
        for found in FN.findall(text):
            notes.append(found)
            b.note(str(len(notes)), None, found, "footnote")

    b.raw('#align(center, text(font: "Noto Sans CJK JP", size: 17pt, weight: "bold")[小鮎沢村　くらしとデジタルの計画])')
    b.raw("#align(center)[（令和８年度から令和10年度まで）]\n#align(right)[令和８年３月　小鮎沢村]\n#v(6pt)")

    b.sec(1, "一、", "はじめに", sep="")
    p("小鮎沢村は、人口1,840人の小さな村です。役場の職員は43人で、道路の除雪から戸籍の窓口まで、一人が何役もこなしています。")
    p("村には光ファイバーが届いていますが、役場の仕事は紙とはんこのままのところが多く残っています。この計画は、村で暮らす人の手間と、役場で働く人の手間を、どちらも減らすためのものです。")
    p("計画の期間は、令和８年度から令和10年度までの３年間です。村の総合計画「あゆみ」とあわせて進めます。")

    b.sec(1, "二、", "国がめざしていること", sep="", origin="national")
    p("国は「誰一人取り残されない、人に優しいデジタル化」を掲げ、自治体の情報システムを令和７年度末までに標準化することを目標としてきました{fn:移行が難しいシステムについては、令和８年度以降の移行も認められています。}。")

    b.sec(1, "三、", "村が取り組むこと", sep="")
    p("次の六つのことに取り組みます。")
    b.sec(2, "（一）", "役場に来なくても済む手続きを増やします", sep="")
    m = b.meas("online-procedures")
    p("いま、役場に来なくてもできる手続きは９つしかありません。国の「ぴったりサービス」を使い、子育てと介護の26の手続きを、令和８年10月からオンラインで受け付けます。")
    b.target(m, "other", "令和８年10月から", "from", "2026-10", phase="implement", commits=True)
    p("住民の皆さんからの申請のうちオンラインによるものの割合を、令和６年度の６パーセントから、令和10年度には40パーセントに引き上げます。担当は、住民福祉課と総務課です。")
    b.kpi(m, "住民の皆さんからの申請のうちオンラインによるものの割合", "パーセント", ("６パーセント", 6, "令和６年度"), ("40パーセント", 40, "令和10年度"), "up",
          text="住民の皆さんからの申請のうちオンラインによるものの割合を、令和６年度の６パーセントから、令和10年度には40パーセントに引き上げます。")
    b.dept(m, "住民福祉課", "総務課")

    b.sec(2, "（二）", "書かずに済む窓口にします", sep="")
    m = b.meas("frontyard-reform")
    p("窓口では、同じ名前と住所を何度も書いていただいています。職員がお話をうかがいながら書類を作る方法を令和８年度に試し、よい結果が出れば令和９年度から全部の窓口で行います。担当は住民福祉課です。")
    b.target(m, "other", "令和８年度", "fiscal_year", 2026, phase="trial")
    b.target(m, "other", "令和９年度から", "from", 2027, phase="implement", commits=True)
    b.dept(m, "住民福祉課")

    b.sec(2, "（三）", "マイナンバーカードの使い道を広げます", sep="")
    m = b.meas("mynumber-card")
    p("カードをお持ちの方は村民の82パーセントになりました。診療所の受付と、デマンドバス「あゆ号」の乗車に使えるようにします。バスでの利用は、令和９年３月までに始めます。担当は住民福祉課と建設産業課です。")
    b.target(m, "other", "令和９年３月まで", "by_date", "2027-03", phase="implement", commits=True)
    b.dept(m, "住民福祉課", "建設産業課")

    b.sec(2, "（四）", "操作に自信のない方のそばに行きます", sep="")
    m = b.meas("digital-divide")
    p("７つの集落の集会所で、毎月１回ずつ「スマホ茶話会」を開きます。先生役は、村の中学生と、役場の若手職員です。担当は教育委員会と住民福祉課です。")
    b.dept(m, "教育委員会", "住民福祉課")

    b.sec(2, "（五）", "システムを国の決まりにそろえます", sep="")
    m = b.meas("system-standardization")
    p("住民基本台帳や税など、村が使う18の業務のシステムを、近くの５つの町村{fn:令和４年度に設けた協議会を通じて契約しています。}と共同で標準準拠システムに移します。戸籍の附票など３業務は事業者の都合で遅れており、令和９年１月に移す予定です。費用には国の補助金を充てます。担当は総務課です。")
    b.target(m, "other", "令和９年１月", "month", "2027-01", phase="implement", commits=True)
    b.dept(m, "総務課")

    b.sec(2, "（六）", "役場の仕事のやり方を改めます", sep="")
    m = b.meas("bpr")
    p("次のことを、できるものから順に進めます。")
    p("・押印と紙の回覧をやめ、決裁を電子化します。", "li")
    p("・会議の記録づくりに、生成ＡＩを使います。", "li")
    p("・議会の資料を紙で配るのをやめます。", "li")
    p("電子決裁は、令和８年度末までに全ての課で使い始めます。担当は総務課で、すべての課が協力します。")
    b.target(m, "other", "令和８年度末まで", "by_end_of_fiscal_year", 2026, phase="implement", commits=True)
    b.dept(m, "総務課")

    b.sec(1, "四、", "進め方とお金のこと", sep="")
    b.meas("organization", "optional")
    p("村長を会長とする「デジタル推進会議」を年に２回開き、進み具合を確かめます。会議の世話役は総務課がつとめます。情報システムに詳しい方を、県の派遣制度によって「デジタル相談役」としてお迎えし、月に２日来ていただきます。")
    b.org("会長", "role", "村長", None)
    b.org("デジタル推進会議", "body", None, "年に２回開き、進み具合を確かめます")
    b.org("デジタル相談役", "role", None, None)
    for key in ("duties", "holder"):
        b.rows["organization"][-1].pop(key)
    p("３年間にかかる費用は、およそ4,200万円と見込んでいます。国や県の補助金を活用し、足りない分は過疎対策事業債などを充てます。")

    b.sec(1, "五、", "いつごろ何をするか", sep="")
    p("おもな取り組みの予定は、次の表のとおりです。")
    rows = [
        ["取り組み", "令和８年度", "令和９年度", "令和10年度"], ["オンラインの手続き", "開始", "追加", "追加"], ["書かずに済む窓口", "試行", "全窓口で実施", "実施"],
        ["あゆ号でのカード利用", "導入", "利用", "利用"], ["システムの標準化", "移行", "運用", "運用"], ["電子決裁", "導入", "運用", "運用"],
    ]  # fmt: skip
    t = b.table(rows, [40, 22, 26, 22], header=1, size=8.5)
    mids = ["online-procedures", "frontyard-reform", "mynumber-card", "system-standardization", "bpr"]
    phases = {"試行": "trial", "導入": "implement", "運用": "operate", "移行": "implement", "全窓口で実施": "implement", "実施": "implement"}
    for mid, line in zip(mids, rows[1:], strict=True):
        for i, word in enumerate(line[1:]):
            b.sched(t, mid, line[0], None, (2026 + i, 2026 + i), "text", word, phases.get(word))
    p("予定は、国の制度の変更などにより、変わることがあります。見直したときは、村の広報でお知らせします。")

    pdf = PDFS / f"{b.name}.pdf"
    source = to_typst(b)
    typst.compile(source.encode(), output=str(pdf))
    b.items = [i for i in b.items if i[0] != "raw"]
    pages = b.look_up(pdf, skip=set())
    for n in range(1, pages + 1):
        b.page(n, str(n))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
