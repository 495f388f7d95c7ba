"""蒼浜市: a city's booklet by a design agency: themes in bands, cards in two columns, keywords in the margin (WeasyPrint)."""

from book import Book, print_weasy

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'Noto Sans CJK JP';font-size:10.5pt;line-height:1.75;color:#1e2a38}
.page{width:210mm;height:297mm;box-sizing:border-box;padding:18mm 14mm 12mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.cover{background:#0b4f6c;color:#fff}
p.t1{font-size:27pt;font-weight:bold;margin-top:80mm;line-height:1.3}p.t2{font-size:14pt;margin-top:6mm}p.t3{font-size:12pt;margin-top:95mm;text-align:right}
.no{position:absolute;bottom:6mm;font-size:9pt;color:#0b4f6c;right:14mm;font-weight:bold}
.band{background:#01baef;color:#fff;margin:-18mm -14mm 5mm;padding:10mm 14mm 4mm}
p.h1{font-size:18pt;font-weight:bold;color:#0b4f6c;border-bottom:1.2mm solid #01baef;margin-bottom:5mm;line-height:1.4}
p.h2{font-size:15pt;font-weight:bold;color:#fff;line-height:1.4}
p.h2x{font-size:12pt;font-weight:bold;color:#0b4f6c;margin:2mm 0 1mm}
.cols{position:relative;height:232mm}
.l{position:absolute;left:0;top:0;width:86mm}.r{position:absolute;left:94mm;top:0;width:88mm}
.a{position:absolute;left:0;top:0;width:66mm}.b{position:absolute;left:71mm;top:0;width:66mm}.m{position:absolute;left:143mm;top:0;width:39mm}
p.p{text-align:justify;margin-bottom:2mm}
.card{border:.4mm solid #9bd8ec;border-radius:3mm;padding:3mm;background:#f5fbfe}
.bd{background:#0b4f6c;color:#fff;border-radius:1.5mm;padding:.6mm 2mm;font-size:10pt;margin-right:1.5mm}
p.h3{font-size:12.5pt;font-weight:bold;line-height:1.4;margin-bottom:2mm}
p.lab{font-size:8.5pt;font-weight:bold;color:#fff;background:#6fb98f;display:inline-block;padding:0 2.5mm;border-radius:3mm;margin:1.5mm 0 .5mm}
p.li{padding-left:1.2em;text-indent:-1.2em}
.kw{border-top:.5mm solid #f4a259;padding:1mm 0 0;margin-bottom:6mm;font-size:7.5pt;line-height:1.5}
p.kt{font-weight:bold;color:#c9702b;font-size:8pt}
.box{background:#fff4e6;border:.3mm solid #f4a259;border-radius:2mm;padding:3mm;margin:2mm 0}
sup{font-size:6pt;line-height:1}
.road{display:grid;grid-template-columns:42mm repeat(5,28mm);row-gap:2mm;font-size:8.5pt;margin:2mm 0 6mm}
.y{text-align:center;font-weight:bold;border-bottom:.4mm solid #0b4f6c}
.n{line-height:7mm;font-weight:bold}
.bar{background:#a6dcef;height:7mm;line-height:7mm;text-align:center;border-radius:1mm}.bar.k{background:#f9d5a7}
.num{border-bottom:.2mm dotted #0b4f6c;padding:1mm 0;font-size:10pt}
.num b{font-size:14pt;color:#c9702b}
"""
# id, number, title, lead, since, actions, when, targets, who, divisions, funding, gauge
CARDS = {
    "A": [
        ("online-procedures", "A-1", "スマホがもうひとつの窓口に", "休みの日にしか動けない人にも、市役所のサービスを届けます。",
         "24時間受け付けている手続きは118で、全体の３割に届いていません。",
         ["利用の多い順に、残る270の手続きを電子化します", "手数料はクレジットカードやコード決済で払えるようにします"],
         "2028年度末までに電子化を終えます", [("2028年度末まで", "by_end_of_fiscal_year", 2028, "implement", True)],
         "デジタル戦略部スマート行政課", ["デジタル戦略部/スマート行政課"], None,
         ("オンライン申請率", "％", "32％", 32, "2024年度", "75％", 75, "2030年度", "up")),
        ("frontyard-reform", "A-2", "庁舎を歩きまわらない窓口", "引っ越しもお悔やみも、ワンストップ{sup:＊1}で済ませます。",
         "転入では平均して３つの課を回り、75分かかっています。",
         ["聞き取りながら職員が申請書をつくる方式に切り替えます", "混み具合を地図で見せ、来庁の予約を受け付けます"],
         "2026年10月に本庁、2027年度に全支所で始めます",
         [("2026年10月", "month", "2026-10", "implement", False), ("2027年度", "fiscal_year", 2027, "implement", True)],
         "市民部戸籍住民課、デジタル戦略部スマート行政課", ["市民部/戸籍住民課", "デジタル戦略部/スマート行政課"], None,
         ("転入手続きにかかる時間", "分", "75分", 75, "2024年度", "30分", 30, "2030年度", "down")),
    ],
    "B": [
        ("system-standardization", "B-1", "土台を全国とそろえる", "自治体ごとの作り込みをやめ、標準準拠システム{sup:＊2}に乗り換えます。",
         "20業務のうち17業務の乗り換えが済みました。",
         ["残る３業務を乗り換え、データの受け渡しを検証します", "利用料を四半期ごとに点検し、使わない資源を止めます"],
         "2026年度中に完了させます", [("2026年度中", "fiscal_year", 2026, "implement", True)],
         "デジタル戦略部情報基盤課", ["デジタル戦略部/情報基盤課"], "国のデジタル基盤改革支援補助金を充てます。", None),
        ("ai-rpa", "B-2", "AIといっしょに働く", "定型の作業は生成AI{sup:＊3}などにゆだね、人は相談と現場に向かいます。",
         "生成AIを試した職員は410人、削れた時間は年間およそ3,200時間です。",
         ["庁内の規程を読み込ませた対話AIを全職員に開きます", "申請書の読み取りと入力を自動化します"],
         "試行は2026年度、本格運用は2027年４月からです",
         [("2026年度", "fiscal_year", 2026, "trial", False), ("2027年４月から", "from", "2027-04", "operate", True)],
         "総務部人事課、デジタル戦略部スマート行政課", ["総務部/人事課", "デジタル戦略部/スマート行政課"], None,
         ("生成AIで削れた時間（年間）", "時間", "3,200時間", 3200, "2024年度", "40,000時間", 40000, "2030年度", "up")),
    ],
    "C": [
        ("digital-divide", "C-1", "だれもが使える、頼れる人がいる", "画面の前で立ち止まる人のとなりに、教える人を置きます。",
         "公民館12か所で月１回の相談会を開いています。",
         ["相談会を28の全公民館に広げます", "大学生の「デジタルパートナー」が自宅を訪ねます"],
         "2027年度から全館で実施します", [("2027年度から", "from", 2027, "implement", True)],
         "福祉部長寿支援課", ["福祉部/長寿支援課"], None,
         ("相談会の参加者", "人", "980人", 980, "2024年度", "6,000人", 6000, "2030年度", "up")),
        ("open-data", "C-2", "市のデータを、みんなの材料に", "市が持つデータを、オープンデータ{sup:＊4}として出します。",
         "公開は84種類で、機械が読める形は半分にとどまります。",
         ["バスの運行や土砂災害の危険箇所を自動で更新します", "高校生が使い道を競う催しを毎年開きます"],
         "新しい公開サイトは2026年９月までに開きます", [("2026年９月まで", "by_date", "2026-09", "implement", True)],
         "総務部統計法制課", ["総務部/統計法制課"], None, None),
    ],
}  # fmt: skip
THEMES = {"A": "手続きが変わる", "B": "職場が変わる", "C": "まちが変わる"}
WORDS = {
    "A": [("＊1", "ワンストップ", "いくつもの用事を、一か所で一度に済ませられる仕組みのことです。")],
    "B": [("＊2", "標準準拠システム", "国が定めた仕様書のとおりに機能がそろえられた業務用の情報システムです。"),
          ("＊3", "生成AI", "学習した大量の文章をもとに、新しい文章や画像をつくるAIです。")],
    "C": [("＊4", "オープンデータ", "営利・非営利を問わず二次利用できる条件で公開されたデータです。")],
}  # fmt: skip
ROAD = [
    ("online-procedures", "A-1 手続きの電子化", [(0, 2, "順次電子化", "implement", 0), (3, 4, "使いやすさの改善", "continue", 1)]),
    ("frontyard-reform", "A-2 窓口の見直し", [(0, 0, "本庁", "implement", 0), (1, 1, "全支所", "implement", 0), (2, 4, "運用", "operate", 1)]),
    ("system-standardization", "B-1 標準化", [(0, 0, "移行", "implement", 0), (1, 4, "運用・最適化", "operate", 1)]),
    ("ai-rpa", "B-2 生成AI", [(0, 0, "試行", "trial", 0), (1, 4, "本格運用", "operate", 1)]),
    ("digital-divide", "C-1 相談会", [(0, 0, "準備", "prepare", 0), (1, 4, "全館で実施", "implement", 1)]),
]


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "aohama_booklet", title="蒼浜市デジタル市役所ビジョン２０３０", issuer="蒼浜市", municipality="蒼浜市", municipality_code="992704",
        issued_on="2025-10-01", plan_start="2026-04-01", plan_end="2031-03-31",
    )  # fmt: skip

    def begin(n):
        b.fixed = n
        b.raw('<div class="page">')
        b.page(n, f"{n:02}")

    def close(n):
        b.raw(f'<div class="no">{n:02}</div></div>')

    b.fixed = 1
    b.page(1, None, "cover")
    b.raw('<div class="page cover">')
    b.p("蒼浜市デジタル市役所ビジョン２０３０", "t1", gold=False)
    b.p("つながる、はやい、やさしい。", "t2", gold=False)
    b.p("2025年（令和７年）10月　蒼浜市", "t3", gold=False)
    b.raw("</div>")

    begin(2)
    b.sec(1, "Chapter 1", "ビジョンの考え方", brk=False)["_brk"] = True
    b.raw('<div class="cols"><div class="l">')
    b.sec(2, None, "なぜつくるのか", style="h2x")
    b.p("蒼浜市の人口は31万２千人ですが、働き盛りの世代は10年で１割減りました。市の職員も、2040年には今の８割ほどになる見通しです。")
    b.p("人が減っても暮らしを支えつづけるために、市役所の仕事を根っこから組み立て直します。その道しるべがこのビジョンです。")
    b.sec(2, None, "いつからいつまで", style="h2x")
    b.p("2026年度から2030年度までの５年間を見すえます。2028年度に中間点検を行い、内容を見直します。")
    b.target(None, "other", "2028年度", "fiscal_year", 2028, phase="review")
    b.raw('</div><div class="r">')
    b.sec(2, None, "ほかの計画とのつながり", style="h2x")
    b.p("第７次蒼浜市総合計画を、デジタルの面から支える分野別計画です。官民データ活用推進基本法に基づく市町村計画を兼ねます。")
    b.sec(2, None, "守りたい３つの約束", style="h2x")
    b.p("１．紙や対面を望む人を置き去りにしません。")
    b.p("２．小さく試し、だめならすぐやめます。")
    b.p("３．個人の情報は、使う目的を示したうえで守り抜きます。")
    b.raw("</div></div>")
    close(2)

    first = True
    for n, key in enumerate("ABC", 3):
        begin(n)
        if first:
            b.sec(1, "Chapter 2", "５年間で変わること")["_brk"] = True
            first = False
            b.raw('<div class="band" style="margin:0 -14mm 5mm;padding:3mm 14mm">')
        else:
            b.raw('<div class="band">')
        b.sec(2, f"Theme {key}", THEMES[key])["_brk"] = n > 3
        b.raw('</div><div class="cols">')
        for side, card in zip("ab", CARDS[key], strict=True):
            mid, num, title, lead, since, acts, when, dates, who, divs, money, gauge = card
            b.raw(f'<div class="{side}"><div class="card">')
            mark = b.at(title)
            b.raw(f'<p class="h3"><span class="bd">{num}</span>{title}</p>')
            b.section(3, num, title, mark)
            b.open[-1].pop("text")
            m = b.meas(mid)
            b.items.append(("para", "p", lead))

            def row(label, lines, style="p"):
                b.items.append(("para", "lab", label))
                for line in lines:
                    b.items.append(("para", style, line))

            row("これまで", [since])
            b.field(m, "current_state", "これまで", since)
            row("取り組むこと", [f"✓ {a}" for a in acts], "li")
            b.field(m, "actions", "取り組むこと", "\n".join(f"✓ {a}" for a in acts))
            m["actions"] = acts
            row("達成する時期", [when])
            b.field(m, "target", "達成する時期", when)
            for t, kind, w, phase, commits in dates:
                b.target(m, "target", t, kind, w, phase=phase, commits=commits)
            if money:
                row("お金のめど", [money])
                b.field(m, "funding", "お金のめど", money)
            if gauge:
                name, unit, bv, bn, bp, tv, tn, tp, way = gauge
                text = f"{name}　{bv}（{bp}）→ {tv}（{tp}）"
                row("ものさし", [text])
                b.kpi(m, name, unit, (bv, bn, bp), (tv, tn, tp), way, text=text)
            row("受け持ち", [who])
            b.field(m, "departments", "受け持ち", who)
            b.dept(m, *divs)
            b.raw("</div></div>")
        b.raw('<div class="m">')
        for marker, term, text in WORDS[key]:
            b.raw(f'<div class="kw"><p class="kt">{marker} {term}</p><p>{text}</p></div>')
            b.note(marker, term, text, "asterisk")
            b.rows["notes"][-1].pop("section_id")
        b.raw("</div></div>")
        close(n)

    begin(6)
    b.sec(1, "Chapter 3", "やりとげる仕組み")["_brk"] = True
    b.sec(2, None, "だれが進めるか", style="h2x")
    b.meas("organization", "optional")
    b.p("市長を議長とする「デジタル市役所推進会議」を年４回開き、進み具合を確かめます。副市長がCDO（最高デジタル責任者）として全体を率い、民間から迎えたCDO補佐監が助言します。事務局はデジタル戦略部スマート行政課に置きます。")
    b.org("デジタル市役所推進会議", "body", None, "年４回開き、進み具合を確かめます")
    b.org("議長", "role", "市長", None)
    b.org("CDO（最高デジタル責任者）", "role", "副市長", "全体を率い")
    b.org("CDO補佐監", "role", "民間から迎えた", "助言します")
    b.rows["organization"][-1].pop("holder")
    b.org("事務局", "body", "デジタル戦略部スマート行政課", None)
    b.sec(2, None, "職員を育てる", style="h2x")
    m = b.meas("human-resources")
    b.p("各課にひとりずつ「変革リーダー」を置き、2027年度までに全課への配置を終えます。民間企業との人事交流は2026年度から始めます。")
    b.target(m, "other", "2027年度まで", "by_end_of_fiscal_year", 2027, phase="implement", commits=True)
    b.target(m, "other", "2026年度から", "from", 2026, phase="implement")
    b.sec(2, None, "５年間の道すじ", style="h2x")
    out = ['<div class="road"><div class="n">取組</div>'] + [f'<div class="y">{y}年度</div>' for y in range(2026, 2031)]
    for i, (mid, name, bars) in enumerate(ROAD):
        out.append(f'<div class="n" style="grid-row:{i + 2};grid-column:1">{name}</div>')
        for s, e, text, phase, k in bars:
            out.append(f'<div class="bar{" k" if k else ""}" style="grid-row:{i + 2};grid-column:{s + 2}/{e + 3}">{text}</div>')
            b.sched(None, mid, name, None, (2026 + s, 2026 + e), "bar", text, phase)
            b.rows["schedules"][-1].pop("table_id")
    b.raw("".join(out) + "</div>")
    b.sec(2, None, "市の情報を守る", style="h2x")
    m = b.meas("security")
    b.p("国のガイドラインの改定に合わせて、2026年度末までに情報セキュリティの基本方針を改めます。訓練は年２回行います。")
    b.target(m, "other", "2026年度末まで", "by_end_of_fiscal_year", 2026, phase="review", commits=True)
    close(6)
    return print_weasy(b, CSS)


if __name__ == "__main__":
    print(build())
