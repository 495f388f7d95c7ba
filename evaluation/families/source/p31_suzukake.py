"""鈴懸町: a brochure: headings that ask, numbers in circles, two unequal columns with side notes, chevrons by year (Chromium)."""

from book import Book, C, print_html

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'Noto Sans CJK JP';font-size:10.5pt;line-height:1.6;color:#2b2b2b}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:14mm 12mm;position:relative;break-after:page;overflow:hidden;background:#fffdf7}
.page:last-child{break-after:auto}
.no{position:absolute;left:0;right:0;bottom:5mm;text-align:center;font-size:9pt;color:#a0522d}
.top{background:#e8743b;color:#fff;margin:-14mm -12mm 6mm;padding:9mm 12mm 6mm}
p.t1{font-size:25pt;font-weight:bold;line-height:1.2}p.t2{font-size:11pt;margin-top:2mm}
p.h1{font-size:15pt;font-weight:bold;color:#a0522d;margin:3mm 0 2mm;padding-left:9mm;position:relative}
p.h1:before{content:'';position:absolute;left:0;top:1.2mm;width:6mm;height:6mm;border-radius:50%;background:#f4b400}
.two{display:grid;grid-template-columns:124mm 56mm;column-gap:6mm}
.card{position:relative;border-left:1.2mm solid #e8743b;padding:0 0 1mm 5mm;margin:0 0 5mm 3mm}
p.c{font-size:12.5pt;font-weight:bold;color:#333;display:flex;align-items:center;gap:2.5mm;margin-bottom:1mm}
.ci{display:inline-block;width:7mm;height:7mm;line-height:7mm;border-radius:50%;background:#e8743b;color:#fff;text-align:center;font-size:11pt}
p.p{margin:0 0 1mm;text-align:justify}
p.li{padding-left:1em;text-indent:-1em}
p.k{margin-top:1mm}p.k b{background:#fde3d3;color:#a0522d;border-radius:2mm;padding:0 2mm;margin-right:2mm;font-size:9.5pt}
.side{background:#eaf3ea;border-radius:3mm;padding:3mm;margin-bottom:4mm;font-size:8.5pt;line-height:1.5;align-self:start}
p.s{font-weight:bold;color:#2e6b34;font-size:9.5pt}
.rm{display:grid;grid-template-columns:44mm repeat(3,46mm);row-gap:2mm;margin:2mm 0 3mm;align-items:center;font-size:9.5pt}
.y{text-align:center;font-weight:bold;color:#a0522d;border-bottom:.5mm solid #e8743b}
.n{font-weight:bold}
.ch{background:#fbc9a8;height:9mm;line-height:9mm;text-align:center;clip-path:polygon(0 0,calc(100% - 4mm) 0,100% 50%,calc(100% - 4mm) 100%,0 100%,4mm 50%)}
.ch.d{background:#cfe3d0}
p.ast{font-size:8pt}
table{margin:1mm 0 3mm}table td,table th{border:.5pt solid #a0522d;padding:1.5pt 4pt;font-weight:normal}table th{background:#fde3d3}
"""
# number, title, measure, lead, actions, aim, dates, divisions, side note
CARDS = [
    ("①", "役場の窓口、待たずに書かずに", "frontyard-reform", "引っ越しの季節には、受付まで40分待つこともありました。",
     ["窓口の予約をスマートフォンで受け付けます", "マイナンバーカードをかざして申請書を作ります"],
     "令和７年９月までに全窓口で開始", [("令和７年９月まで", "by_date", "2025-09", "implement", True)], "町民課", ["町民課"]),
    ("②", "家からできる手続を80に", "online-procedures", "いま、家からできる手続は26です。",
     ["子育てと介護の手続を先に電子化します", "手数料もその場で支払えるようにします"],
     "令和９年度末までに80手続", [("令和９年度末まで", "by_end_of_fiscal_year", 2027, "implement", True)], "企画財政課・福祉課", ["企画財政課", "福祉課"]),
    ("③", "マイナンバーカードで町を楽しむ", "mynumber-card", "持っているだけではもったいない！　使える場面を増やします。",
     ["町営バスの高齢者割引に使えるようにします", "地域のポイントをカードにためられるようにします"],
     "令和８年度から開始", [("令和８年度から", "from", 2026, "implement", True)], "町民課・産業課", ["町民課", "産業課"]),
    ("④", "だれも置いていかない", "digital-divide", "70歳以上の町民の４割が「操作が不安」と答えました。",
     ["中学生が教える「スマホ縁側」を開きます", "手話と字幕のついた動画を作ります"],
     "開催日は随時お知らせ", [], "福祉課・教育課", ["福祉課", "教育課"]),
    ("⑤", "仕事の道具を全国共通に", "system-standardization", "町ごとに違うシステムをやめ、国の標準に合わせます。",
     ["住民票や税など20業務のシステムを移します", "移したあとの費用を毎年公表します"],
     "令和８年１月に切替え", [("令和８年１月", "month", "2026-01", "implement", True)], "企画財政課", ["企画財政課"]),
    ("⑥", "ＡＩは職員の相棒", "ai-rpa", "会議の記録や案内文の下書きをＡＩに任せ、町民の皆さんと話す時間を増やします。",
     ["令和７年度に試し、効果を確かめます", "個人の情報は入力しないきまりを守ります"],
     "令和８年度に本格導入", [("令和８年度", "fiscal_year", 2026, "implement", True)], "総務課", ["総務課"]),
]  # fmt: skip
LINES = [
    ("frontyard-reform", "①窓口の予約", [(0, 0, "全窓口で開始", "implement"), (1, 2, "改善を続ける", "continue")]),
    ("online-procedures", "②手続の電子化", [(0, 0, "40手続", None), (1, 1, "60手続", None), (2, 2, "80手続", None)]),
    ("mynumber-card", "③町営バスの割引", [(0, 0, "検討・改修", "study"), (1, 2, "運用", "operate")]),
    ("system-standardization", "⑤システムの標準化", [(0, 0, "移行", "implement"), (1, 2, "運用", "operate")]),
    ("ai-rpa", "⑥生成ＡＩ", [(0, 0, "試行", "trial"), (1, 2, "本格導入", "implement")]),
]
SIDES = [
    ("ことば　ぴったりサービス", "子育てや介護などの手続を検索し、そのまま申請できる国のサイトです。"),
    ("となり町では", "楓町は、令和５年４月から移動役場の車を走らせ、山間の集落で証明書を渡しています。"),
    ("ことば　標準準拠システム", "国が定めた標準仕様に沿って作られた、市区町村の業務のシステムです。"),
]


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "suzukake_pamphlet", title="すずかけデジタルまちづくりプラン", issuer="鈴懸町", municipality="鈴懸町", municipality_code="993450",
        issued_on="2025-03-01", plan_start="2025-04-01", plan_end="2028-03-31",
    )  # fmt: skip

    def begin(n):
        b.fixed = n
        b.raw('<div class="page">')
        b.page(n, str(n))

    def close(n):
        b.raw(f'<div class="no">{n}</div></div>')

    def side(i):
        b.raw(f'<div class="side"><p class="s">{SIDES[i][0]}</p><p>{SIDES[i][1]}</p></div>')

    def card(i):
        num, title, mid, lead, acts, aim, dates, who, divs = CARDS[i]
        b.raw('<div class="card">')
        mark = b.at(title)
        b.raw(f'<p class="c"><span class="ci">{i + 1}</span><span>{title}</span></p>')
        b.section(2, str(i + 1), title, mark)
        m = b.meas(mid)
        b.p(lead)
        lines = [f"・{a}" for a in acts]
        for line in lines:
            b.p(line, "li")
        b.raw(f'<p class="k"><b>めざす時期</b>{aim}</p><p class="k"><b>担当</b>{who}</p></div>')
        b.open[-1].pop("text")
        b.field(m, "target", "めざす時期", aim)
        b.field(m, "departments", "担当", who)
        if not dates:
            b.target(m, "target", "随時", "open", None, commits=True)
        for t, kind, when, phase, commits in dates:
            b.target(m, "target", t, kind, when, phase=phase, commits=commits)
        if mid == "ai-rpa":
            b.target(m, "other", "令和７年度", "fiscal_year", 2025, phase="trial")
        b.dept(m, *divs)
        del num

    begin(1)
    b.raw('<div class="top"><p class="t1">すずかけデジタルまちづくりプラン</p><p class="t2">令和７年度→令和９年度　｜　令和７年３月　鈴懸町</p></div>')
    b.sec(1, None, "どうしてプランが必要なの？")["_brk"] = True
    b.p("鈴懸町の人口は、2040年には今より２割少なくなると見込まれています。少ない職員でも、町民の皆さん一人ひとりに寄り添えるよう、デジタルの力を借りて仕事のしかたを改めます。")
    b.sec(1, None, "国は何を目指しているの？", origin="national")
    b.p("国は「デジタル田園都市国家構想」を掲げ、令和７年度末までに全国の市町村が標準準拠システムに移ることを目指しています。")
    b.sec(1, None, "だれが進めるの？")
    b.meas("organization", "optional")
    b.p("町長を隊長とする「すずかけＤＸ隊」が、３か月ごとに進み具合を確かめます。事務局は企画財政課です。")
    b.org("隊長", "role", "町長", None)
    b.org("すずかけＤＸ隊", "body", None, "３か月ごとに進み具合を確かめます")
    b.org("事務局", "body", "企画財政課", None)
    b.sec(1, None, "暮らしはどう変わるの？")
    b.raw('<div class="two"><div>')
    for i in (0, 1):
        card(i)
    b.raw("</div><div>")
    side(0)
    b.raw("</div></div>")
    close(1)
    begin(2)
    b.raw('<div class="two"><div>')
    for i in (2, 3):
        card(i)
    b.raw("</div><div>")
    side(1)
    b.raw("</div></div>")
    b.sec(1, None, "役場の仕事はどう変わるの？")
    b.raw('<div class="two"><div>')
    for i in (4, 5):
        card(i)
    b.raw("</div><div>")
    side(2)
    b.raw("</div></div>")
    close(2)
    begin(3)
    b.sec(1, None, "いつまでに進めるの？").update({"_brk": True})
    b.p("主な取組の道のりです。")
    b.at("令和７年度")
    out = ['<div class="rm"><div></div>'] + [f'<div class="y">{y}</div>' for y in ("令和７年度", "令和８年度", "令和９年度～")]
    for mid, name, bars in LINES:
        out.append(f'<div class="n">{name}</div>')
        for s, e, text, phase in bars:
            out.append(f'<div class="ch{" d" if s else ""}" style="grid-column:{s + 2}/{e + 3}">{text}</div>')
            b.sched(None, mid, name, None, (2025 + s, 2025 + e), "arrow", text, phase)
            b.rows["schedules"][-1].pop("table_id")
    b.raw("".join(out) + "</div>")
    b.p("※令和９年度より後の予定は、次のプランで定めます。", "ast", gold=False)
    b.note("※", None, "令和９年度より後の予定は、次のプランで定めます。", "asterisk")
    b.sec(1, None, "どれだけ進んだか、どう分かるの？")
    b.p("４つの数字で確かめ、広報すずかけでお知らせします。")
    data = [
        ("窓口の平均の待ち時間", "分", "24分", 24, "10分", 10, "down"), ("家からできる手続の数", "手続", "26手続", 26, "80手続", 80, "up"),
        ("スマホ縁側に来た人（年間）", "人", "60人", 60, "500人", 500, "up"), ("町のＬＩＮＥの登録者", "人", "2,150人", 2150, "4,000人", 4000, "up"),
    ]  # fmt: skip
    rows = [["ものさし", "いま（令和６年度）", "めざす値（令和９年度）"]] + [[x[0], C(x[2], align="center"), C(x[4], align="center")] for x in data]
    b.table(rows, [60, 40, 40], header=1, style="k", size=10)
    for n, u, bv, bn, tv, tn, way in data:
        b.kpi(None, n, u, (bv, bn, "令和６年度"), (tv, tn, "令和９年度"), way)
        b.rows["kpis"][-1].pop("measure_id")
    b.sec(1, None, "町のデータは見られるの？")
    m = b.meas("open-data")
    b.p("避難所やごみの日などのデータを、令和７年度中に町のホームページで公開します。だれでも自由に使えます。")
    b.target(m, "other", "令和７年度中", "fiscal_year", 2025, phase="implement", commits=True)
    b.sec(1, None, "もっと知りたいときは？")
    b.p("役場２階の企画財政課にお尋ねください。電話000-000-0000")
    close(3)
    return print_html(b, CSS)


if __name__ == "__main__":
    print(build())
