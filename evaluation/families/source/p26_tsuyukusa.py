"""露草市: a booklet printed as spreads, two pages on a sheet, letter-spaced headings, running heads (Chromium)."""

from book import Book, C, print_html

CSS = """
@page{size:420mm 297mm;margin:0}
body{margin:0;font-family:'Noto Serif CJK JP';font-size:10.5pt;line-height:1.75;color:#222}
.sheet{width:420mm;height:296.4mm;position:relative;break-after:page;overflow:hidden}
.sheet:last-child{break-after:auto}
.half{position:absolute;top:0;bottom:0;width:210mm}
.l{left:0}.r{left:210mm}
.in{position:absolute;left:24mm;right:22mm;top:30mm}
.rh{position:absolute;top:14mm;left:24mm;right:22mm;font-size:8pt;color:#555;border-bottom:.4pt solid #888}
.r .rh{text-align:right}
.no{position:absolute;bottom:12mm;font-size:9.5pt}
.l .no{left:24mm}.r .no{right:22mm}
p.h1{font-family:'Noto Sans CJK JP';font-weight:bold;font-size:17pt;color:#2b4a7e;margin:0 0 10pt}
p.h2{font-family:'Noto Sans CJK JP';font-weight:bold;font-size:12.5pt;margin:12pt 0 4pt;border-left:4pt solid #2b4a7e;padding-left:6pt}
p.p{text-indent:1em;text-align:justify;margin:0 0 3pt}
p.f{margin:0 0 2pt}
p.toc{display:flex;margin:0 0 2pt}
p.cap{font-size:9.5pt;text-align:center;margin:10pt 0 2pt}
table.k td,table.k th{border:.5pt solid #567;padding:2pt 4pt;font-weight:normal}
table.k th{background:#e3eaf5}
p.c1{font-size:30pt;font-weight:bold;text-align:center;margin-top:75mm;color:#2b4a7e}
p.c2{font-size:14pt;text-align:center;margin-top:10mm}
"""

MEASURES = [
    ("１", "書かない窓口の推進", "frontyard-reform", "転入の際に、同じ住所を平均で七つの用紙に書いています。", "聞き取りで申請書を作る仕組みを本庁と三つの支所に置きます。",
     "令和７年度末まで", ("by_end_of_fiscal_year", 2025), ["市民課", "デジタル戦略課"]),
    ("２", "行政手続のオンライン化", "online-procedures", "申請の六割は、紙で受け付けています。", "年間二百件以上の手続をすべて電子申請の対象とします。",
     "令和８年度末まで", ("by_end_of_fiscal_year", 2026), ["デジタル戦略課"]),
    ("３", "情報システムの標準化・共通化", "system-standardization", "二十業務のうち、十六業務の移行が済んでいます。", "残る四業務を標準準拠システムに移し、運用の経費を検証します。",
     "令和８年12月まで", ("by_date", "2026-12"), ["デジタル戦略課", "税務課"]),
    ("４", "マイナンバーカードの普及と利用の推進", "mynumber-card", "保有している市民の割合は、七割八分です。", "図書館と避難所の受付で、カード１枚で用が足りるようにします。",
     "令和７年10月から", ("from", "2025-10"), ["市民課"]),
    ("５", "セキュリティ対策の徹底", "security", "情報セキュリティポリシーは、令和３年から改めていません。", "ポリシーを改定し、全ての職員の研修を義務とします。",
     "令和７年度中", ("fiscal_year", 2025), ["総務課"]),
    ("６", "デジタルデバイド対策", "digital-divide", "七十五歳以上の市民の半数が、スマートフォンの操作に不安を持っています。", "集会所を巡る相談の会を、年に四十八回開きます。",
     "令和７年度から", ("from", 2025), ["長寿福祉課", "社会教育課"]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "tsuyukusa_spread", title="露草市デジタル推進計画", issuer="露草市", municipality="露草市", municipality_code="992488",
        issued_on="2025-03-01", plan_start="2025-04-01", plan_end="2029-03-31",
    )  # fmt: skip
    head = ["露草市デジタル推進計画", ""]

    def sheet(number, kind=None):
        b.fixed = number
        b.raw('<div class="sheet">')
        row = {"page": number} | ({"kind": kind} if kind else {})
        b.rows["pages"].append(row)

    def half(side, number, chapter=""):
        b.raw(f'<div class="half {side}">')
        if number:
            b.raw(f'<div class="rh">{chapter if side == "r" else head[0]}</div><div class="no">{number}</div>')
        b.raw('<div class="in">')

    def end(times=1):
        b.raw("</div></div>" * times)

    sheet(1, "cover")
    half("l", None)
    end()
    half("r", None)
    b.raw('<p class="c1">露草市デジタル推進計画</p><p class="c2">令和７年度～令和10年度</p><p class="c2">令和７年３月</p><p class="c2">露草市</p>')
    end()
    b.raw("</div>")

    sheet(2)
    half("l", 2)
    b.raw('<p class="h1">目　　次</p>')
    for title, page in (("第 １ 章　計画の考え方", 3), ("第 ２ 章　進める体制", 4), ("第 ３ 章　重点的な取組", 5), ("第 ４ 章　進み具合の確かめ方", 8)):
        b.raw(f'<p class="toc">{title}{"…" * 28}{page}</p>')
    end()
    half("r", 3, "第１章　計画の考え方")
    b.sec(1, "第 １ 章", "計画の考え方", style="h1")
    b.sec(2, "１", "策定の趣旨")
    b.p("本市の人口は、この十年で三千人減りました。少ない職員でも暮らしを支え続けるために、仕事の進め方を改める計画を定めます。")
    b.p("国の自治体DX推進計画を踏まえ、本市の総合計画を具体化するものです。")
    b.sec(2, "２", "計画の期間")
    b.p("令和７年度から令和10年度までの４年間とします。")
    end()
    b.raw("</div>")

    sheet(3, "body")
    half("l", 4)
    s = b.sec(1, "第 ２ 章", "進める体制", style="h1")
    s["_brk"] = True
    b.sec(2, "１", "推進体制")
    m = b.meas("organization")
    b.p("市長を本部長とするデジタル推進本部を設置し、計画の全体を統括します。副市長がCIOを務め、デジタル戦略課が事務局を担います。")
    b.org("本部長", "role", "市長", None)
    b.org("デジタル推進本部", "body", None, None)
    b.org("CIO", "role", "副市長", None)
    b.org("事務局", "role", "デジタル戦略課", None)
    b.sec(2, "２", "デジタル人材の育成")
    m = b.meas("human-resources")
    b.p("各課に推進員を置き、令和８年度末までに六十人を育てます。")
    b.target(m, "other", "令和８年度末まで", "by_end_of_fiscal_year", 2026, phase="implement", commits=True)
    b.rows["targets"][-1].pop("field")
    end()
    half("r", 5, "第３章　重点的な取組")
    b.sec(1, "第 ３ 章", "重点的な取組", style="h1")
    b.p("国の重点取組事項に沿って、六つの取組を進めます。")

    def measure(entry):
        number, title, mid, state, act, when, date, divisions = entry
        b.sec(2, number, title)
        m = b.meas(mid)
        for field, label, text in (
            ("current_state", "現状", state), ("actions", "取組", act), ("target", "目標時期", when),
            ("departments", "担当課", "、".join(divisions)),
        ):  # fmt: skip
            b.p(f"【{label}】{text}", "f")
            b.field(m, field, label, text)
        b.target(m, "target", when, *date, commits=True)
        b.dept(m, *divisions)

    measure(MEASURES[0])
    measure(MEASURES[1])
    end()
    b.raw("</div>")

    sheet(4, "body")
    half("l", 6)
    measure(MEASURES[2])
    measure(MEASURES[3])
    end()
    half("r", 7, "第３章　重点的な取組")
    measure(MEASURES[4])
    measure(MEASURES[5])
    end()
    b.raw("</div>")

    sheet(5, "body")
    half("l", 8)
    s = b.sec(1, "第 ４ 章", "進み具合の確かめ方", style="h1")
    s["_brk"] = True
    b.p("毎年六月に、次の指標で進み具合を確かめます。")
    rows = [["指標", "現状（令和６年度）", "目標（令和10年度）"]]
    for name, base, goal in (("電子申請の割合", "40％", "80％"), ("カードを保有する市民の割合", "78％", "90％"), ("相談の会の参加者数", "310人", "1,200人")):
        rows.append([name, C(base, align="center"), C(goal, align="center")])
        unit = base.lstrip("0123456789,")
        number = [int(v.rstrip("％人").replace(",", "")) for v in (base, goal)]
        b.kpi(None, name, unit, (base, number[0], "令和６年度"), (goal, number[1], "令和10年度"), "up")
        b.rows["kpis"][-1].pop("measure_id")
    b.table(rows, [80, 45, 45], caption="表１　計画の指標", header=1, style="k", size=9.5)
    end()
    half("r", 9, "第４章　進み具合の確かめ方")
    b.sec(2, "１", "公表の方法")
    b.p("結果は、市のホームページと広報で公表します。国の計画が改められたときは、この計画も見直します。")
    end()
    b.raw("</div>")
    b.unscored.add("procedures")
    return print_html(b, CSS)
