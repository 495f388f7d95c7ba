"""望月野町: headings without numbers, commitments inside sentences, a national table, three columns (Chromium)."""

from book import Book, print_html

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'Noto Sans CJK JP';font-size:10pt;line-height:1.75}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:22mm 20mm 20mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.foot{position:absolute;bottom:9mm;right:20mm;font-size:9pt;color:#555}
.bar{position:absolute;top:0;left:0;right:0;height:9mm;background:#2f6b4f}
p.h1{font-size:17pt;font-weight:bold;color:#2f6b4f;margin:4mm 0 3mm;line-height:1.4}
p.h2{font-size:12pt;font-weight:bold;margin:4mm 0 1mm;line-height:1.4;border-left:4pt solid #c98a2b;padding-left:5pt}
p.p{text-align:justify}
p.tag{font-size:9pt;color:#2f6b4f;text-align:right}
p.c0{font-size:15pt}p.c1{font-size:32pt;font-weight:bold;color:#2f6b4f;line-height:1.4}
p.lead{font-size:11.5pt;margin-bottom:3mm}
p.cap{font-size:9pt;font-weight:bold;margin:3mm 0 1mm}
p.ast{font-size:8.5pt;margin-top:1mm}
table.grid td,table.grid th{border:.6pt solid #777;padding:3pt 5pt;line-height:1.4;font-weight:normal}
table.grid th{background:#e3efe8}
.three{column-count:3;column-gap:7mm;column-fill:balance;font-size:9.5pt}
.three p.h2{break-after:avoid}
.photo{float:right;width:52mm;margin:1mm 0 2mm 5mm;font-size:8pt;text-align:center;color:#555;line-height:1.4}
.photo div{height:32mm;background:linear-gradient(#b9d7e8,#e9f3dd 60%,#8fb27a);border:.5pt solid #999}
.say{border:1pt solid #c98a2b;border-radius:4mm;padding:2mm 4mm;background:#fff8ea;font-size:9pt;width:70mm;margin:3mm 0 0 auto}
"""


def build() -> int:
    """Typeset the plan and write its gold."""
    b = Book(
        "mochizukino_prose", title="望月野町デジタル戦略", issuer="望月野町", municipality="望月野町", municipality_code="993247",
        issued_on="2025-06-01", plan_start="2025-04-01", plan_end="2030-03-31",
    )  # fmt: skip
    page = [0]

    def turn():
        if page[0]:
            close()
        page[0] += 1
        b.fixed = page[0]
        b.raw('<div class="page"><div class="bar"></div>')
        if page[0] > 1:
            b.page(page[0], str(page[0]))

    def close():
        n = page[0]
        b.raw((f'<div class="foot">望月野町デジタル戦略　｜　{n}</div>' if n > 1 else "") + "</div>")

    def tag(m, divs, text):
        """Print the line that names the divisions."""
        b.p(text, "tag")
        b.field(m, "departments", "担当", "、".join(divs))
        b.dept(m, *divs)

    turn()
    b.raw('<div style="height:70mm"></div>')
    b.p("2025年度－2029年度", "c0", gold=False)
    b.p("望月野町\nデジタル戦略", "c1", gold=False)
    b.p("月の見える丘から、新しい役場をはじめよう", "c0", gold=False)
    b.raw('<div style="height:95mm"></div>')
    b.p("2025年6月　望月野町", "c0", gold=False)
    b.page(1, None, "cover")

    turn()
    b.sec(1, None, "この戦略について").update({"_brk": True})
    b.p("町の人口は、2020年の国勢調査で11,830人となりました。役場では、60歳で退く職員の数に対して、採用の応募が半分に届きません。人が減っても、町民の一人ひとりと向き合う時間を増やしたい。その思いから、仕事の進め方をデジタルの力で変えるための戦略をつくりました。")
    b.p("戦略の期間は、2025年度から2029年度までの5年間です。町の最上位の計画である「望月野まちづくりプラン」のうち、行財政の改革の部分を受け持ちます。")
    b.sec(1, None, "国の計画との関係")
    b.p("国の「自治体DX推進計画」が市町村に求めている事項と、この戦略の3つの章との対応は、下の表のとおりです。町の規模では急がないと判断したものは「－」としています。")
    rows = [["国の重点取組事項", "くらしの章", "しごとの章", "まなびの章"], ["自治体フロントヤード改革の推進", "○", "－", "－"], ["自治体の情報システムの標準化・共通化", "－", "○", "－"], ["公金収納におけるeLTAXの活用", "○", "－", "－"],
            ["マイナンバーカードの普及促進・利用の推進", "○", "－", "－"], ["セキュリティ対策の徹底", "－", "○", "－"], ["自治体のAI・RPAの利用推進", "－", "○", "－"], ["テレワークの推進", "－", "－", "－"]]  # fmt: skip
    mark = b.at("国の計画と本戦略の対応")
    b.items.append(("para", "cap", "国の計画と本戦略の対応"))
    b.items.append(("table", rows, [80, 30, 30, 30], 1, "grid", 9))
    b.grid(rows, caption="国の計画と本戦略の対応", header=1, mark=mark)
    section = b.open[-1]
    for row, mid in zip(rows[1:], ("frontyard-reform", "system-standardization", "eltax-payment", "mynumber-card", "security", "ai-rpa", "telework"), strict=True):
        m = b.meas(mid, "optional", section=section, in_table=(None, row[0], mark))
        m["origin"] = "national"
    b.p("※国の計画は、2025年3月時点の版によります。", "ast", gold=False)
    b.note("※", None, "国の計画は、2025年3月時点の版によります。", "asterisk")
    b.sec(1, None, "進め方")
    b.meas("organization", "optional")
    b.p("町長が本部長、副町長が副本部長となり、課長がそろう「デジタル会議」を2か月に一度開きます。まとめ役は総務課デジタル係です。町民からは、公募による10人の「つきみ委員」に加わっていただきます。")
    for name, kind, holder in (("本部長", "role", "町長"), ("副本部長", "role", "副町長"), ("デジタル会議", "body", "課長"), ("つきみ委員", "body", "公募による10人")):
        b.org(name, kind, holder, None)

    turn()
    b.sec(1, None, "くらしの章").update({"_brk": True})
    b.p("町民が役場のために使う時間を、半分にします。", "lead")
    b.raw('<div class="photo"><div></div>写真：総合窓口の完成イメージ</div>')
    b.sec(2, None, "書く・待つ・回るをなくす窓口")
    m = b.meas("frontyard-reform")
    b.p("引っ越しの届けでは、1人の町民が平均で6枚の紙に名前を書き、4つの窓口を回っています。総務課と町民課の職員でつくるチームが昨年度に窓口を体験し、同じことを何度も聞いている実態が分かりました。")
    b.p("そこで、1階の窓口を一つにまとめ、聞き取った内容から申請書を作る仕組みを2026年10月に始めます。2028年度末までには、3つの出張所でも同じように受け付けます。紙に書く枚数は、6枚（2024年度）から1枚（2029年度）に減らします。")
    b.target(m, "other", "2026年10月", "month", "2026-10", phase="implement", commits=True)
    b.target(m, "other", "2028年度末まで", "by_end_of_fiscal_year", 2028, phase="implement")
    b.kpi(m, "紙に書く枚数", "枚", ("6枚", 6, "2024年度"), ("1枚", 1, "2029年度"), "down", text="紙に書く枚数は、6枚（2024年度）から1枚（2029年度）に減らします。")
    tag(m, ["町民課", "総務課"], "担当：町民課、総務課")
    b.sec(2, None, "カード1枚でできること")
    m = b.meas("mynumber-card")
    b.p("マイナンバーカードを持つ町民は、2025年3月末で80.4％になりました。次は、持っていてよかったと思っていただく番です。図書館の本を借りる、温泉に入る、避難所で名前を書く、という3つの場面で使えるように、2026年度に試し、2027年度から本格的に始めます。")
    b.target(m, "other", "2026年度", "fiscal_year", 2026, phase="trial")
    b.target(m, "other", "2027年度から", "from", 2027, phase="implement", commits=True)
    tag(m, ["町民課", "教育課"], "担当：町民課、教育課")
    b.sec(2, None, "払うのもスマートフォンで")
    m = b.meas("eltax-payment")
    b.p("税金は二次元コードで納められるようになりましたが、水道の料金や給食費は、今も納付書を持って銀行に行く必要があります。全国共通の仕組み（eLTAX）を使い、2026年9月までに、すべての納付書に二次元コードを印刷します。")
    b.target(m, "other", "2026年9月まで", "by_date", "2026-09", phase="implement", commits=True)
    tag(m, ["会計課", "税務課"], "担当：会計課、税務課")
    b.raw('<div class="say">「子どもを寝かせてから手続ができるのは、とても助かります。」（つきみ委員・30代）</div>')

    turn()
    b.sec(1, None, "しごとの章").update({"_brk": True})
    b.p("職員が紙と画面に向かう時間を減らし、現場に出る時間を増やします。", "lead")
    b.sec(2, None, "国の標準に合わせたシステム")
    m = b.meas("system-standardization")
    b.p("住民の情報や税の計算に使うシステムは、近くの4つの町と共同で使っています。2025年度末までに、国の標準に沿ったものへ入れ替えます。入れ替えた後は、2026年度に経費を点検し、減らせるものを探します。")
    b.target(m, "other", "2025年度末まで", "by_end_of_fiscal_year", 2025, phase="implement", commits=True)
    b.target(m, "other", "2026年度", "fiscal_year", 2026, phase="review")
    tag(m, ["総務課"], "担当：総務課")
    b.sec(2, None, "人工知能という同僚")
    m = b.meas("ai-rpa")
    b.p("議事録の下書き、例規の検索、問合せへの返事の案づくりに、生成AIを使います。2025年度中に手引を定め、全職員が使えるようにします。生成AIを週に1回以上使う職員の割合を、22％（2024年度）から80％（2029年度）に高めます。")
    b.target(m, "other", "2025年度中", "fiscal_year", 2025, phase="implement", commits=True)
    b.kpi(m, "生成AIを週に1回以上使う職員の割合", "％", ("22％", 22, "2024年度"), ("80％", 80, "2029年度"), "up", text="生成AIを週に1回以上使う職員の割合を、22％（2024年度）から80％（2029年度）に高めます。")
    tag(m, ["総務課"], "担当：総務課")
    b.sec(2, None, "情報を守る")
    m = b.meas("security")
    b.p("クラウドの利用が増えたため、情報セキュリティポリシーを2025年12月までに改めます。県や近くの町と合同で、攻撃を受けたときの訓練を行います。")
    b.target(m, "other", "2025年12月まで", "by_date", "2025-12", phase="review", commits=True)
    tag(m, ["総務課"], "担当：総務課")
    b.sec(2, None, "庁舎の照明の入替え")
    b.p("電気代を抑えるため、庁舎の照明をLEDに替えます。工事は職員のいない休日に行います。")

    turn()
    b.sec(1, None, "まなびの章").update({"_brk": True})
    b.p("だれもがデジタルを学び、教え合える町にします。", "lead")
    b.raw('<div class="three">')
    b.sec(2, None, "となりの先生")
    m = b.meas("digital-divide")
    b.p("スマートフォンの使い方に困ったとき、歩いて行ける場所で聞けるようにします。18の自治会の集会所に、研修を受けた町民が「となりの先生」として月に2回立ちます。2025年10月から5つの集会所で始め、2027年度末までに全ての集会所に広げます。")
    b.target(m, "other", "2025年10月から", "from", "2025-10", phase="implement", commits=True)
    b.target(m, "other", "2027年度末まで", "by_end_of_fiscal_year", 2027, phase="implement")
    tag(m, ["福祉課", "教育課"], "担当：福祉課、教育課")
    b.sec(2, None, "職員の学び直し")
    m = b.meas("human-resources")
    b.p("全ての職員が、年に10時間、データの扱い方と仕事の見直し方を学びます。2026年度からは、民間の企業に職員を派遣し、経験を積んでもらいます。")
    b.target(m, "other", "2026年度から", "from", 2026, phase="implement", commits=True)
    tag(m, ["総務課"], "担当：総務課")
    b.sec(2, None, "町のデータを開く")
    m = b.meas("open-data")
    b.p("町が持つデータのうち、避難所、バスの時刻、給食の献立など30種類を、だれもが使える形で2026年度末までに公開します。中学校の授業でも使ってもらいます。")
    b.target(m, "other", "2026年度末まで", "by_end_of_fiscal_year", 2026, phase="implement", commits=True)
    tag(m, ["総務課", "教育課"], "担当：総務課、教育課")
    b.raw("</div>")
    b.sec(1, None, "ふりかえり")
    b.p("毎年7月に、前の年度の進み具合をデジタル会議とつきみ委員がふりかえり、町のホームページでお知らせします。")
    close()
    return print_html(b, CSS)


if __name__ == "__main__":
    print(build())
