"""虹ヶ浦町: a designed booklet: two columns, notes in the outer margin, コラム boxes, infographic numbers, a road map of bars (WeasyPrint)."""

from book import Book, C, print_weasy
from content import plain
from html_print import inline_html, table_html

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'Noto Sans CJK JP';font-size:9.5pt;line-height:1.75;color:#2b2b2b}
.page{width:210mm;height:297mm;box-sizing:border-box;padding:22mm 17mm 18mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.cover{background:#e3f4f7}
.band{position:absolute;left:0;right:0;top:0;height:9mm;background:#1795ad;color:#fff;font-size:8pt;line-height:9mm;text-align:right;padding-right:17mm}
.no{position:absolute;bottom:7mm;left:17mm;font-size:9pt;color:#1795ad}.odd .no{left:auto;right:17mm}
p.t1{font-size:38pt;line-height:1.3;font-weight:bold;color:#0f6c7d;margin-top:62mm}p.t2{font-size:15pt;margin-top:6mm}p.t3{font-size:12pt;margin-top:110mm}
p.h1{font-size:20pt;line-height:1.4;font-weight:bold;color:#0f6c7d;margin:0 0 5mm}
p.h2{font-size:12.5pt;font-weight:bold;border-left:1.6mm solid #f2a33a;padding-left:2.5mm;margin:5mm 0 2mm;line-height:1.5;break-after:avoid}
.two{columns:2;column-gap:9mm}
p.p{text-align:justify;text-indent:1em}
.nums{display:flex;justify-content:space-between;margin:3mm 0}.nums div{width:38mm;height:34mm;border-radius:17mm;background:#fff;border:.8mm solid #1795ad;text-align:center;box-sizing:border-box;padding-top:6mm;line-height:1.3;font-size:8pt}
.nums b{display:block;font-size:20pt;color:#f2762e}
.pill{background:#1795ad;color:#fff;margin:-13mm -17mm 5mm;padding:14mm 17mm 5mm}.pill .k{font-size:11pt}.pill .n{font-size:21pt;font-weight:bold;line-height:1.4}
.main{width:132mm}.odd .main{}.side{position:absolute;right:13mm;width:34mm;font-size:7.5pt;line-height:1.55;border-top:.4mm solid #1795ad;padding-top:1.5mm}
.m{margin-bottom:4.5mm}
p.h3{font-size:13pt;font-weight:bold;color:#fff;background:#2fb0c7;border-radius:1.5mm;padding:1mm 3mm;line-height:1.5}
.cols{display:flex;justify-content:space-between;margin-top:1.5mm}.cols>div{width:63mm}
p.lab{font-weight:bold;color:#0f6c7d;border-bottom:.3mm solid #2fb0c7;line-height:1.5;margin-top:1mm}
p.li{margin-left:1em;text-indent:-1em}
.goal{display:flex;align-items:center;margin-top:1.5mm;background:#fff5e6;border-radius:1.5mm;padding:1.5mm 3mm}
.goal .gn{width:52mm;font-weight:bold}.goal .b{width:26mm;text-align:center;line-height:1.25;font-size:7.5pt}.goal .b b{display:block;font-size:15pt;color:#f2762e}.goal .a{width:9mm;color:#f2a33a;font-size:13pt;text-align:center}
.who{font-size:8.5pt;margin-top:1mm}.who b{background:#d7eff3;border-radius:1mm;padding:0 2mm;margin-right:2mm;font-weight:normal}
.col{border:.5mm dashed #f2a33a;border-radius:3mm;padding:3mm 4mm;margin-top:3mm}.col .ct{font-weight:bold;color:#c96a00;font-size:11pt}
table td,table th{border:.25mm solid #8cc;padding:1mm 2mm;line-height:1.5;font-weight:normal;vertical-align:middle}table th{background:#d7eff3}
.road{position:relative;height:150mm;margin-top:3mm}.road div{position:absolute;box-sizing:border-box;line-height:1.3;font-size:8.5pt}
.yy{background:#0f6c7d;color:#fff;text-align:center;height:7mm;padding-top:1.6mm}.nm{height:9mm;padding-top:2.5mm}.ar{height:8mm;padding:2mm 2mm 0;background:#9fdbe6;border-radius:4mm;text-align:center}.ar.o{background:#ffd9a0}
p.ast{font-size:8pt}
"""
# measure, title, state, issue, actions, dates, goal, who, divisions
CARDS = [
    [
        ("online-procedures", "スマホで完結！手続きのオンライン化", "子育てや介護など18件の手続きをマイナポータル{sup:*1}から申請できます。", "対象となる手続きが少なく、利用は年間52件にとどまっています。",
         ["申請の多い手続きから順に、令和９年度末までに70件をオンライン化します", "ＬＩＮＥによる手続き案内を始めます"], [("令和９年度末まで", "by_end_of_fiscal_year", 2027, "implement", True)],
         ("オンラインで申請できる手続き", "件", "18件", 18, "70件", 70, "up"), "総務課、住民課", ["総務課", "住民課"]),
        ("frontyard-reform", "書かない・待たせない窓口", "転入の手続きでは、平均して５枚の書類に記入が必要です。", "記入や待ち時間の負担が大きく、小さなお子さん連れの方などから改善を求める声があります。",
         ["職員が聞き取りながら書類を作成する「書かない窓口」を導入します", "窓口の予約システムを令和８年10月から運用します"], [("令和８年10月から", "from", "2026-10", "operate", True)],
         ("窓口での手続きにかかる時間", "分", "45分", 45, "20分", 20, "down"), "住民課", ["住民課"]),
        ("mynumber-card", "マイナンバーカードの利用の場を広げる", "カードの保有率は81.0％と、県内の町で最も高くなっています。", "保険証や証明書の取得のほかに、使う機会があまりありません。",
         ["公共施設の予約や図書の貸出しにカードを利用できるようにします", "コンビニ交付の使い方を窓口で案内します"], [],
         ("証明書のコンビニ交付率", "％", "24％", 24, "50％", 50, "up"), "住民課、生涯学習課", ["住民課", "生涯学習課"]),
    ],
    [
        ("system-standardization", "情報システムの標準化と共同利用", "住民基本台帳や税など20業務のシステムを、近隣３町と共同で利用しています。", "国の標準仕様への対応と、移行後の運用経費の増加が課題です。",
         ["令和８年度末までに標準準拠システム{sup:*2}への移行を完了します", "共同利用の対象を財務会計や人事給与に広げます"], [("令和８年度末まで", "by_end_of_fiscal_year", 2026, "implement", True)],
         ("標準準拠システムに移行した業務", "業務", "６業務", 6, "20業務", 20, "up"), "総務課", ["総務課"]),
        ("ai-rpa", "ＡＩ・ＲＰＡで職員の力を生かす", "会議録の作成にＡＩを利用しています。", "入力作業などの定型業務に、多くの時間がかかっています。",
         ["生成ＡＩの利用ルールを定め、全職員が使える環境を整えます", "ＲＰＡ{sup:*3}を税や給付金の業務に導入します"], [],
         ("ＡＩ・ＲＰＡで削減した時間（年間）", "時間", "80時間", 80, "1,200時間", 1200, "up"), "総務課、税務課", ["総務課", "税務課"]),
        ("bpr", "ペーパーレスと仕事の進め方の見直し", "庁内の決裁の９割が紙で行われています。", "書類の印刷や保管、検索に手間と費用がかかっています。",
         ["文書管理・電子決裁システムを令和９年４月に導入します", "全ての課で業務の棚卸しを行い、やめる仕事、減らす仕事を決めます"], [("令和９年４月", "month", "2027-04", "implement", True)],
         ("電子決裁の割合", "％", "10％", 10, "90％", 90, "up"), "総務課、企画課", ["総務課", "企画課"]),
    ],
    [
        ("digital-divide", "身近な場所でデジタルの学びを", "公民館で年12回のスマホ教室を開いています。", "交通手段がない方や、教室の後に相談したい方への対応が必要です。",
         ["集会所を巡回する「スマホ相談カー」を走らせます", "高校生や民生委員などをデジタル推進委員として育てます"], [],
         ("スマホ教室・相談の参加者（年間）", "人", "140人", 140, "800人", 800, "up"), "福祉課、生涯学習課", ["福祉課", "生涯学習課"]),
        ("regional-digitalization", "観光と漁業のデジタル化", "観光客の動きは、施設の入込客数で把握しています。", "データに基づく観光の戦略づくりや、漁業の担い手不足への対応が求められています。",
         ["人流データを分析し、周遊ルートづくりに生かします", "スマートブイによる海況の見える化を令和８年度に試行します"], [("令和８年度", "fiscal_year", 2026, "trial", False)],
         ("デジタル技術を導入した漁業者・事業者", "者", "９者", 9, "60者", 60, "up"), "産業振興課", ["産業振興課"]),
        ("open-data", "町のデータをみんなの資源に", "町が公開しているオープンデータは15件です。", "データの種類が少なく、町民や企業に使われていません。",
         ["防災、子育て、観光などのデータを毎年度追加します", "データを使ったまちづくりのワークショップを開きます"], [],
         ("公開しているデータ", "件", "15件", 15, "60件", 60, "up"), "企画課", ["企画課"]),
    ],
]  # fmt: skip
PILLARS = [("柱１", "くらしを便利に"), ("柱２", "役場をスマートに"), ("柱３", "地域をいきいきと")]
NOTES = [[("*1", "マイナポータル", "国が運営する、子育てや介護などの行政手続きの検索やオンライン申請ができるサービスのこと。")], [("*2", "標準準拠システム", "国が定めた標準仕様に適合した業務システムのこと。"), ("*3", "ＲＰＡ", "人が行うパソコンの操作を自動で行う技術のこと。")], []]
COLS = ["国は、「誰一人取り残されない、人に優しいデジタル化」をデジタル社会の目指す方向として掲げています。", "ガバメントクラウドは、国と自治体が共通で使うクラウドの環境です。サーバーを自前で持つ必要がなくなります。", "「デジタル推進委員」は、デジタル庁が任命し、身近な人にスマホの使い方などを教えるボランティアです。"]
COLT = ["国が目指すデジタル社会", "ガバメントクラウドとは？", "デジタル推進委員を知っていますか？"]
YEARS = ["R8", "R9", "R10", "R11", "R12"]
ROAD = [
    [("手続きのオンライン化", "online-procedures", [(0, 1, "70件をオンライン化", None), (2, 4, "利用の促進", None)]), ("書かない窓口", "frontyard-reform", [(0, 0, "準備", "prepare"), (1, 4, "運用", "operate")]), ("カードの利用", "mynumber-card", [(0, 1, "検討", "study"), (2, 4, "順次拡大", None)])],
    [("システムの標準化", "system-standardization", [(0, 0, "移行", "implement"), (1, 4, "運用・共同利用の拡大", None)]), ("ＡＩ・ＲＰＡ", "ai-rpa", [(0, 0, "試行", "trial"), (1, 4, "本格活用", "operate")]), ("電子決裁", "bpr", [(0, 0, "構築", "prepare"), (1, 4, "運用", "operate")])],
    [("スマホ相談カー", "digital-divide", [(0, 4, "巡回", "implement")]), ("スマートブイ", "regional-digitalization", [(0, 0, "試行", "trial"), (1, 2, "検証", "review"), (3, 4, "実装", "implement")]), ("オープンデータ", "open-data", [(0, 4, "毎年度追加", None)])],
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "nijigaura_booklet", title="虹ヶ浦町ＤＸビジョン", issuer="虹ヶ浦町", municipality="虹ヶ浦町", municipality_code="993701",
        issued_on="2026-03-01", plan_start="2026-04-01", plan_end="2031-03-31",
    )  # fmt: skip
    n = 0

    def begin(kind="body"):
        nonlocal n
        n += 1
        b.fixed = n
        b.page(n, str(n) if n > 1 else None, kind)
        b.raw(f'<div class="page{" cover" if kind == "cover" else " odd" if n % 2 else ""}">')
        if n > 1:
            b.raw(f'<div class="no">{n}</div>')

    def end():
        b.raw("</div>")

    begin("cover")
    b.p("虹ヶ浦町\nＤＸビジョン", "t1", gold=False)
    b.p("虹ヶ浦町デジタル・トランスフォーメーション推進計画\n令和８年度 ▶ 令和12年度", "t2", gold=False)
    b.p("令和８年３月　虹ヶ浦町", "t3", gold=False)
    end()

    begin()
    b.sec(1, None, "ＤＸビジョンについて")["_brk"] = True
    b.raw('<div class="two">')
    b.sec(2, None, "なぜ今、ＤＸなのか")
    b.p("人口減少や少子高齢化が進み、地域の担い手や役場の職員が減っていく中でも、町民の皆さんの暮らしを支えるサービスを続けていかなければなりません。")
    b.p("ＤＸ（デジタル・トランスフォーメーション）とは、デジタル技術を使って、サービスや仕事の仕方を根本から見直し、暮らしをより良くしていくことです。町では、これまでの情報化の取り組みを一歩進め、町全体でＤＸを推進するため、このビジョンを策定しました。")
    b.sec(2, None, "ビジョンの位置づけ")
    b.p("町の最上位計画である「第５次虹ヶ浦町総合計画」を、デジタルの面から推進するための計画です。「虹ヶ浦町過疎地域持続的発展計画」など関連する計画と整合を図ります。")
    b.sec(2, None, "計画の期間")
    b.p("令和８年度から令和12年度までの５年間です。デジタル技術の進歩に対応するため、令和10年度に見直しを行います。")
    b.target(None, "other", "令和10年度", "fiscal_year", 2028, phase="review")
    b.raw("</div>")
    b.sec(2, None, "数字で見る虹ヶ浦町")
    b.open[-1].pop("text")
    b.raw('<div class="nums"><div>人口<b>8,412人</b>（R7.10）</div><div>高齢化率<b>42.8％</b>（R7.10）</div><div>スマホ利用率<b>76.5％</b>（町民調査）</div><div>町職員数<b>118人</b>（R7.4）</div></div>')
    b.sec(2, None, "町民の声")
    b.open[-1].pop("text")
    b.items.append(("para", "p", "令和７年７月に町民800人にアンケートを行いました（回答367人）。デジタル化に期待することは次のとおりです。"))
    rows = [["期待すること", "割合"], ["役場に行かずに手続きができる", C("61.0％", align="center")], ["災害などの情報がすぐに届く", C("57.5％", align="center")], ["窓口で待たずに済む", C("40.3％", align="center")], ["医療や買い物が便利になる", C("38.7％", align="center")]]
    b.raw(table_html(rows, [120, 40], 1, "g", 9))
    b.at("x")
    b.grid(rows, header=1)
    end()

    begin()
    b.sec(1, None, "町が目指す姿")["_brk"] = True
    b.p("デジタルの波にのって、人と海と未来がつながる町")
    b.p("町が目指す姿を実現するため、３つの柱に沿って９つの取り組みを進めます。")
    rows = [["柱", "取り組み"]]
    for (num, name), cards in zip(PILLARS, CARDS, strict=True):
        for i, card in enumerate(cards):
            rows.append([C(f"{num}　{name}", rs=3, align="center") if i == 0 else None, card[1]])
    b.raw(table_html(rows, [60, 110], 1, "g", 10.5))
    b.at("x")
    b.grid(rows, header=1)
    for cards in CARDS:
        for card in cards:
            b.meas(card[0], "optional", in_table=(None, card[1], b.here))
    end()

    extra = []
    for (num, name), cards, notes, ct, col in zip(PILLARS, CARDS, NOTES, COLT, COLS, strict=True):
        begin()
        b.raw(f'<div class="pill"><div class="k">{num}</div><div class="n">{name}</div></div>')
        b.section(1, num, name, b.at(name), brk=True)
        b.raw('<div class="main">')
        for mid, head, state, issue, acts, dates, goal, who, divs in cards:
            b.raw(f'<div class="m"><p class="h3">{head}</p>')
            b.section(2, None, head, b.at(head)).pop("text")
            m = b.meas(mid)
            b.raw(f'<div class="cols"><div><p class="lab">現状と課題</p><p>{inline_html(state)}</p><p>{inline_html(issue)}</p></div><div><p class="lab">主な取り組み</p>{"".join(f"<p class=li>●{inline_html(a)}</p>" for a in acts)}</div></div>')
            b.field(m, "current_state", "現状と課題", state)
            b.field(m, "issues", "現状と課題", issue)
            b.field(m, "actions", "主な取り組み", "\n".join(f"●{a}" for a in acts))
            m["actions"] = [plain(a) for a in acts]
            for t, kind, w, phase, commits in dates:
                b.target(m, "actions", t, kind, w, phase=phase, commits=commits)
            gname, unit, bv, bn, tv, tn, way = goal
            b.raw(f'<div class="goal"><div class="gn">{gname}</div><div class="b">現在（R6）<b>{bv}</b></div><div class="a">▶</div><div class="b">目標（R12）<b>{tv}</b></div></div>')
            b.kpi(m, gname, unit, (bv, bn, "R6"), (tv, tn, "R12"), way)
            b.rows["kpis"][-1].pop("text")
            b.raw(f'<p class="who"><b>担当課</b>{who}</p></div>')
            b.field(m, "departments", "担当課", who)
            b.dept(m, *divs)
        b.raw(f'<div class="col"><p class="ct">コラム　{ct}</p><p>{col}</p></div>')
        extra.append(b.section(2, "コラム", ct, b.at(ct)) | {"certainty": "optional", "section_id": f"c{n}"})
        b.rows["sections"].pop()
        b.open.pop()
        b.raw("</div>")
        for i, (marker, term, text) in enumerate(notes):
            b.raw(f'<div class="side" style="top:{60 + 60 * i}mm">{marker} {term}<br>{text}</div>')
            b.note(marker, term, text, "asterisk")
            b.rows["notes"][-1].pop("section_id")
        end()

    begin()
    b.sec(1, None, "５年間のロードマップ")["_brk"] = True
    out = ['<div class="road">']
    for i, y in enumerate(YEARS):
        out.append(f'<div class="yy" style="left:{46 + 26 * i}mm;top:0;width:25.6mm">{y}</div>')
    top = 10
    for (num, name), items in zip(PILLARS, ROAD, strict=True):
        out.append(f'<div style="left:0;top:{top}mm;width:176mm;height:7mm;background:#d7eff3;padding:1.5mm 2mm;font-weight:bold">{num}　{name}</div>')
        top += 9
        for label, mid, bars in items:
            out.append(f'<div class="nm" style="left:2mm;top:{top}mm;width:43mm">{label}</div>')
            for k, (s, e, words, phase) in enumerate(bars):
                out.append(f'<div class="ar{" o" if k % 2 else ""}" style="left:{46.5 + 26 * s}mm;top:{top}mm;width:{26 * (e - s + 1) - 1}mm">{words}</div>')
                b.sched(None, mid, label, None, (2026 + s, 2026 + e), "bar", words, phase)
                b.rows["schedules"][-1].pop("table_id")
            top += 11
        top += 3
    b.raw("".join(out) + "</div>")
    b.open[-1].pop("text")
    b.raw('<p class="ast">※スケジュールは、国の動向や財政状況により変更する場合があります。</p>')
    b.note("※", None, "スケジュールは、国の動向や財政状況により変更する場合があります。", "asterisk")
    end()

    begin()
    b.sec(1, None, "ＤＸを進めるために")["_brk"] = True
    b.sec(2, None, "推進体制")
    b.meas("organization", "optional")
    b.p("町長を本部長とする「虹ヶ浦町ＤＸ推進本部」が中心となり、全庁一体で取り組みます。副町長がＣＩＯ（最高情報統括責任者）を務め、専門的な助言を行うＣＩＯ補佐官に民間の人材を登用します。各課にはＤＸ推進員を置き、現場の課題の解決に取り組みます。")
    b.org("本部長", "role", "町長", None)
    b.org("虹ヶ浦町ＤＸ推進本部", "body", None, None)
    b.org("ＣＩＯ（最高情報統括責任者）", "role", "副町長", None)
    b.org("ＣＩＯ補佐官", "role", "民間の人材", "専門的な助言を行う")
    b.org("ＤＸ推進員", "role", None, "現場の課題の解決に取り組みます")
    for r in b.rows["organization"]:
        for key in ("holder", "duties"):
            if r[key] is None:
                r.pop(key)
    b.sec(2, None, "人材の育成")
    m = b.meas("human-resources")
    b.p("全職員がデジタルの基礎知識を身に付けられるよう、令和８年度から階層別の研修を実施します。また、令和10年度末までに国家資格「ＩＴパスポート」の取得者を30人に増やします。")
    b.target(m, "other", "令和８年度から", "from", 2026, phase="implement")
    b.target(m, "other", "令和10年度末まで", "by_end_of_fiscal_year", 2028, phase=None, commits=True)
    b.sec(2, None, "情報セキュリティの確保")
    m = b.meas("security")
    b.p("町民の皆さんの大切な情報を守るため、国のガイドラインに沿った対策を徹底し、職員研修や内部監査を毎年行います。")
    b.sec(2, None, "進捗の管理")
    b.meas("planned-approach", "optional")
    b.p("取り組みの進み具合や目標の達成状況を毎年度点検し、町のホームページや広報紙でお知らせします。")
    end()
    b.rows["sections"] += extra
    for r in b.rows["tables"]:
        r.pop("caption")
    for r in b.rows["measures"]:
        r.pop("target")
    return print_weasy(b, CSS)


if __name__ == "__main__":
    print(build())
