"""梓沢町: ruled forms of a measure, two a page, with block arrows drawn over the years (Chromium, SVG)."""

from book import Book, C, print_html

H, S = "#e2e2d5", "#f4f4ec"
CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'IPAPMincho';font-size:10.5pt;line-height:1.5}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:15mm 18mm 16mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.foot{position:absolute;left:0;right:0;bottom:8mm;text-align:center;font-size:9pt}
.run{position:absolute;left:18mm;right:18mm;top:7mm;font-size:8.5pt;border-bottom:.4pt solid #444;text-align:right}
p.h1{font-family:'IPAPGothic';font-size:14pt;margin:5mm 0 2mm;border-left:5pt solid #7a7a4a;padding-left:6pt}
p.p{text-indent:1em;margin:0 0 2pt;text-align:justify}
p.li{padding-left:2em;text-indent:-1em}
p.c1{font-family:'IPAPGothic';font-size:30pt;text-align:center}
p.c2{font-size:16pt;text-align:center;margin-top:6mm}
p.ast{font-size:8.5pt;padding-left:1em;text-indent:-1em}
p.cap{font-family:'IPAPGothic';font-size:10pt;margin:3mm 0 1mm}
table td,table th{border:.6pt solid #333;padding:1.5pt 4pt;font-weight:normal;vertical-align:middle;line-height:1.35}
table.kohyo{margin-bottom:6mm;border:1.4pt solid #000}
table.kohyo td{overflow:visible}
"""
W = [22, 22, 26, 26, 26, 26, 26]
PX = 174 / 25.4 * 96
YEAR = PX * 26 / sum(W)

FORMS = [
    ("１－１", "行政手続のオンライン化", "online-procedures", ["総務課"], ["住民課", "福祉課"],
     "現在、オンラインで申請できる手続は９件で、利用率は4.1％にとどまっている。",
     "申請後の内部処理が紙のままであり、職員の手間が減っていない。",
     "①子育て・介護に関する手続をマイナポータルで受け付ける。\n②受付から決裁までを電子で完結させるため、業務の流れを改める。\n③スマートフォンでの申請を窓口で支援する。",
     [("オンラインで申請できる手続数", "９件", 9, "60件", 60, "件", "up"), ("オンライン申請の利用率", "4.1％", 4.1, "50.0％", 50, "％", "up")],
     [("対象手続の拡大", [(0, 0, "調査", "study"), (1, 3, "順次拡大", None)]), ("業務の見直し", [(0, 1, "見直し", "review"), (2, 3, "電子決裁の運用", "operate")])],
     "青瀬県潮見台市では、全ての子育て手続をオンライン化し、受付の職員を２割減らした。"),
    ("１－２", "書かない窓口の設置", "frontyard-reform", ["住民課（戸籍係、年金係）"], ["総務課"],
     "転入の手続では平均して４枚の申請書に住所と氏名を書いている。",
     "繁忙期には待ち時間が60分を超え、住民と職員の双方に負担となっている。",
     "①職員が聞き取りながら申請書を作る窓口を令和６年10月に開設する。\n②来庁の予約を受け付ける。",
     [("転入手続の所要時間", "48分", 48, "20分", 20, "分", "down")],
     [("窓口の設置", [(0, 0, "検討", "study"), (1, 1, "導入", "implement"), (2, 3, "運用", "operate")]), ("予約の受付", [(1, 3, "実施", "implement")])],
     None),
    ("１－３", "マイナンバーカードの普及と利活用", "mynumber-card", ["住民課"], [],
     "令和５年１月末の交付率は62.5％で、県の平均を下回っている。",
     "山あいの集落では、役場まで出向くことが難しい住民が多い。",
     "①移動役場車による出張申請を行う。\n②カードを使った町営バスの割引を始める。",
     [("カードの保有率", "62.5％", 62.5, "90％以上", 90, "％", "up")],
     [("出張申請", [(0, 3, "継続実施", "continue")]), ("バスの割引", [(0, 1, "検討・準備", "prepare"), (2, 3, "運用", "operate")])],
     "峰岸町では、役場に来られない人の自宅を職員が訪ね、申請を受け付けている。"),
    ("２－１", "情報システムの標準化・共通化", "system-standardization", ["総務課"], ["住民課", "税務課", "福祉課"],
     "基幹系20業務のうち17業務を、県内９町村で共同利用するクラウドで運用している。",
     "標準仕様に合わせるため、町独自の帳票や事務の手順を改める必要がある。",
     "①標準仕様との差異を分析し、運用を見直す。\n②ガバメントクラウド上の標準準拠システムへ移行する。",
     [("標準準拠システムへ移行した業務数", "０業務", 0, "20業務", 20, "業務", "up")],
     [("差異の分析", [(0, 0, "分析", "study")]), ("システムの移行", [(1, 2, "移行", "implement"), (3, 3, "運用", "operate")])],
     None),
    ("２－２", "ＡＩ・ＲＰＡの利用推進", "ai-rpa", ["総務課"], ["税務課"],
     "ＡＩ会議録を年間40件の会議で使っている。",
     "ほかの業務では活用が進まず、効果を測る仕組みもない。",
     "①給与支払報告書の入力にＲＰＡを導入する。\n②生成ＡＩの利用指針を令和５年度中に定める。",
     [("ＲＰＡによる削減時間", "―", None, "年800時間", 800, "時間", "up")],
     [("ＲＰＡの導入", [(0, 0, "試行", "trial"), (1, 3, "本格運用", "operate")]), ("生成ＡＩの活用", [(0, 0, "指針の策定", "prepare"), (1, 3, "活用", "operate")])],
     "川端村は、近隣の３村と共同でＲＰＡの環境を整えた。"),
    ("３－１", "デジタルデバイド対策", "digital-divide", ["福祉課"], ["教育委員会事務局"],
     "町の高齢化率は44.8％で、スマートフォンを持たない世帯が３割ある。",
     "教室に一度参加しても、その後の相談先がない。",
     "①集落の集会所でスマホ相談会を開く。\n②相談に応じる「デジタル支え手」を育てる。",
     [("相談会の開催", "年６回", 6, "年36回", 36, "回", "up"), ("デジタル支え手の人数", "０人", 0, "30人", 30, "人", "up")],
     [("相談会", [(0, 3, "実施", "implement")]), ("支え手の育成", [(0, 0, "準備", "prepare"), (1, 3, "育成・活動", None)])],
     None),
]  # fmt: skip
PROC = [
    ("子育て", "児童手当等の現況届"),
    ("子育て", "保育施設等の利用申込"),
    ("子育て", "妊娠の届出"),
    ("介護", "要介護・要支援認定の申請"),
    ("介護", "被保険者証の再交付申請"),
    ("被災者", "罹災証明書の発行申請"),
    ("町独自", "空き家バンクの登録申込"),
]


def arrow(s, e, y, text):
    """Return a block arrow from year s to year e."""
    x0, x1 = s * YEAR + 3, (e + 1) * YEAR - 3
    d = f"M{x0:.1f} {y - 6} H{x1 - 9:.1f} V{y - 9.5} L{x1:.1f} {y} L{x1 - 9:.1f} {y + 9.5} V{y + 6} H{x0:.1f} Z"
    return (
        f'<path d="{d}" fill="#cdd9b0" stroke="#55612f" stroke-width="0.9"/>'
        f'<text x="{(x0 + x1 - 6) / 2:.1f}" y="{y + 4}" font-size="11" text-anchor="middle" font-family="IPAPGothic">{text}</text>'
    )


def form(b, f):
    """Set one form and note its facts."""
    num, title, mid, lead, support, state, issue, acts, kpis, plan, example = f

    def lab(text, rs=1, cs=1):
        return C(text, rs=rs, cs=cs, fill=H, align="center")

    n4 = [None] * 4
    divs = "、".join(lead) + (f"\n（関係課：{'、'.join(support)}）" if support else "")
    rows = [
        [lab("取組番号"), C(num, align="center"), lab("取組名"), C(title, cs=2, bold=True), None, lab("担当課"), C(divs)],
        [lab("現状・課題", 1, 1), C(f"・{state}\n・{issue}", cs=6), None, None, None, None, None],
        [lab("取組内容"), C(acts, cs=6), None, *n4],
    ]
    k = len(kpis)
    rows.append([lab("目標\n（ＫＰＩ）", k + 1), C("指標", cs=4, fill=S, align="center"), None, None, None, C("現状値\n（Ｒ３）", fill=S, align="center"), C("目標値\n（Ｒ８）", fill=S, align="center")])
    for name, bv, _, tv, _, _, _ in kpis:
        rows.append([None, C(name, cs=4), None, None, None, C(bv, align="center"), C(tv, align="center")])
    p = len(plan)
    rows.append([lab("スケ\nジュール", p + 1), C("実施項目", cs=2, fill=S, align="center"), None] + [C(f"Ｒ{'５６７８'[i]}", fill=S, align="center") for i in range(4)])
    for item, bars in plan:
        svg = "".join(arrow(s, e, 10, t) for s, e, t, _ in bars)
        first = C("", gold="", inner=f'<div style="position:relative;height:20px"><svg style="position:absolute;left:-5.5px;top:0;overflow:visible" width="{YEAR * 4:.0f}" height="20">{svg}</svg></div>')
        rows.append([None, C(item, cs=2), None, first, C(), C(), C()])
    if example:
        rows.append([lab("先行事例"), C(example, cs=6), None, *n4])
    mark = b.at(title)
    b.section(2, num, title, mark)
    m = b.meas(mid)
    b.items.append(("table", rows, W, 0, "kohyo", 9.5))
    t = b.grid(rows, mark=mark)
    b.open[-1].pop("text")
    b.field(m, "departments", "担当課", divs, mark)
    b.field(m, "current_state", "現状・課題", state, mark)
    b.field(m, "issues", "現状・課題", issue, mark)
    b.field(m, "actions", "取組内容", acts, mark)
    if example:
        b.field(m, "examples", "先行事例", example, mark)
    for d in lead:
        b.dept(m, d.replace("（", "<").replace("）", ">"), mark=mark)
    b.dept(m, *support, role="support", mark=mark)
    for name, bv, bn, tv, tn, unit, way in kpis:
        b.kpi(m, name, unit, (None if bv == "―" else bv, bn, "Ｒ３" if bv != "―" else None), (tv, tn, "Ｒ８"), way, mark=mark)
    for item, bars in plan:
        for s, e, text, phase in bars:
            b.sched(t, mid, item, None, (2023 + s, 2023 + e), "arrow", text, phase, mark=mark)
    if mid == "frontyard-reform":
        b.target(m, "actions", "令和６年10月", "month", "2024-10", phase="implement", commits=True, mark=mark)
    if mid == "ai-rpa":
        b.target(m, "actions", "令和５年度中", "fiscal_year", 2023, phase="prepare", commits=True, mark=mark)


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "azusawa_kohyo", title="梓沢町ＤＸ推進計画実施計画書", issuer="梓沢町", municipality="梓沢町", municipality_code="993433",
        issued_on="2023-03-01", plan_start="2023-04-01", plan_end="2027-03-31",
    )  # fmt: skip
    b.raw('<div class="page"><div style="height:75mm"></div><p class="c1">梓沢町ＤＸ推進計画</p><p class="c1">実施計画書</p><p class="c2">計画期間　令和５年度～令和８年度</p><p class="c2" style="margin-top:95mm">令和５年３月<br>梓　沢　町</p></div>')
    b.page(1, None, "cover")

    def begin(n):
        b.fixed = n
        b.raw('<div class="page"><div class="run">梓沢町ＤＸ推進計画　実施計画書</div>')
        b.page(n, str(n))

    def close(n):
        b.raw(f'<div class="foot">{n} / 6</div></div>')

    begin(2)
    b.sec(1, "１", "計画の趣旨")["_brk"] = True
    b.p("本町では、令和２年の国勢調査で人口が6,218人となり、20年間で３割減少した。役場の職員も減るなか、住民サービスを保つには仕事の進め方を変えなければならない。")
    b.p("国は令和２年12月に「自治体ＤＸ推進計画」を策定し、令和７年度までに市町村が取り組むべき事項を示した。この実施計画書は、令和４年３月に策定した「梓沢町ＤＸ推進計画」に掲げた取組を、いつ、どの課が、どのように進めるかを個票にまとめたものである。")
    b.sec(1, "２", "計画の期間")
    b.p("令和５年度から令和８年度までの４年間とし、令和６年度に中間の見直しを行う。")
    b.target(None, "other", "令和６年度", "fiscal_year", 2024, phase="review")
    b.sec(1, "３", "推進体制")
    m = b.meas("organization")
    b.p("町長を本部長とする「梓沢町ＤＸ推進本部」が計画全体の進行を管理する。ＣＩＯ（最高情報統括責任者）には副町長を充て、総務課に置くＤＸ推進室が事務局として各課を支援する。令和５年度から、県の制度を利用してＣＩＯ補佐官を任用する。")
    for name, kind, holder, duties in (
        ("本部長", "role", "町長", None), ("梓沢町ＤＸ推進本部", "body", None, "計画全体の進行を管理する"),
        ("ＣＩＯ（最高情報統括責任者）", "role", "副町長", None), ("ＤＸ推進室", "body", "総務課", "事務局として各課を支援する"),
        ("ＣＩＯ補佐官", "role", None, None),
    ):  # fmt: skip
        b.org(name, kind, holder, duties)
    b.target(m, "other", "令和５年度から", "from", 2023, phase="implement", commits=True)
    b.sec(1, "４", "個票の見方")
    b.p("個票の「スケジュール」は、矢印の中の文字でその年度に行う内容を示す。「先行事例」は、取組に当たって参考とする他の自治体の例である。")
    b.p("※目標値のうち率で表すものは、各年度の３月末日の値とする。", "ast", gold=False)
    b.note("※", None, "目標値のうち率で表すものは、各年度の３月末日の値とする。", "asterisk")
    close(2)
    for k in range(3):
        begin(3 + k)
        if k == 0:
            b.sec(1, "５", "取組個票")["_brk"] = True
        for i, f in enumerate(FORMS[2 * k : 2 * k + 2]):
            form(b, f)
            b.open[-1]["_brk"] = i == 0 and k > 0
        close(3 + k)
    begin(6)
    b.sec(1, "６", "進行管理")["_brk"] = True
    b.meas("planned-approach", "optional")
    b.p("各課は毎年度４月に前年度の実績を個票に記入し、推進本部は６月に評価の結果を町のホームページで公表する。")
    b.sec(1, "７", "優先してオンライン化する手続")
    b.meas("online-procedures", "optional")
    b.p("国が示した「特に国民の利便性向上に資する手続」などの中から、本町で件数の多いものを選び、番号を付け直した。")
    rows = [["番号", "分野", "手続名"]] + [[C(str(i), align="center"), C(a, align="center"), t] for i, (a, t) in enumerate(PROC, 1)]
    b.table(rows, [14, 30, 90], caption="別表　優先してオンライン化する手続", header=1, style="k", size=9.5)
    for i, (a, t) in enumerate(PROC, 1):
        b.proc("別表　優先してオンライン化する手続", None, i, t, a)
    b.sec(1, "８", "用語の解説")
    terms = [("ガバメントクラウド", "国と自治体が共同で利用する、政府のクラウドサービスの環境。"), ("ＲＰＡ", "パソコン上の定型の作業を、ソフトウェアのロボットに行わせる技術。"), ("マイナポータル", "国が運営する、行政手続の入口となるサイト。")]
    rows = [["用語", "解説"], *[[a, t] for a, t in terms]]
    b.table(rows, [40, 130], header=1, style="k", size=9.5)
    for term, meaning in terms:
        b.note(None, term, meaning, "glossary")
    b.open[-1].pop("text")
    close(6)
    for row in b.rows["measures"]:
        row.pop("target")
    return print_html(b, CSS)


if __name__ == "__main__":
    print(build())
