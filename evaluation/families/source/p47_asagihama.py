"""浅葱浜市: a designed booklet: pillars with names of the sea, cards with icons and label chips, side columns, notes in the margin (Chromium)."""

from book import Book, C, print_html, table_html
from content import plain

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'Noto Sans CJK JP';font-size:9.8pt;line-height:1.7;color:#22313f}
.page{width:210mm;height:296.6mm;box-sizing:border-box;padding:20mm 16mm 16mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.cover{background:linear-gradient(160deg,#0f4c5c,#5fa8d3 70%,#e8f6f8);color:#fff}
p.t1{font-size:34pt;font-weight:bold;line-height:1.25;margin-top:60mm}p.t2{font-size:13pt;margin-top:5mm}p.t3{font-size:13pt;margin-top:120mm}
.no{position:absolute;bottom:7mm;left:0;right:0;text-align:center;font-size:9pt;color:#5fa8d3}
.run{position:absolute;top:8mm;right:16mm;font-size:7.5pt;color:#8aa}
p.h1{font-size:20pt;font-weight:bold;color:#0f4c5c;border-left:3mm solid #e36414;padding-left:4mm;margin-bottom:6mm;line-height:1.3}
.pill{background:#0f4c5c;color:#fff;border-radius:0 12mm 12mm 0;margin:0 0 5mm -16mm;padding:4mm 10mm 4mm 16mm;width:150mm}
.pill .k{font-size:10pt;letter-spacing:.2em}.pill .n{font-size:19pt;font-weight:bold;line-height:1.3}
p.h2{font-size:13pt;font-weight:bold;color:#e36414;margin:4mm 0 1.5mm}
p.p{text-align:justify;margin-bottom:2mm}
.two{column-count:2;column-gap:8mm}
.grid{display:grid;grid-template-columns:128mm 46mm;column-gap:4mm}
.card{border:.5mm solid #5fa8d3;border-radius:3mm;margin-bottom:4mm;overflow:hidden;background:#fff}
.head{background:#d7eef5;padding:2mm 3mm;display:flex;align-items:center;gap:3mm}
.ico{width:9mm;height:9mm;flex:none}
p.h3{font-size:12.5pt;font-weight:bold;color:#0f4c5c;line-height:1.35}
.in{padding:2mm 4mm 2.5mm}
.row{display:grid;grid-template-columns:21mm 1fr;column-gap:3mm;margin-top:1.3mm}
.row p.lab{font-size:8pt;font-weight:bold;color:#fff;background:#5fa8d3;border-radius:2mm;text-align:center;height:5mm;line-height:5mm;margin-top:.6mm}
.row p.lab.w{background:#e36414}
.row p.v{line-height:1.55}
.side{background:#fff7ef;border-radius:3mm;padding:3mm;font-size:8pt;line-height:1.6;margin-bottom:5mm}
.side p.st{font-weight:bold;color:#e36414;font-size:9pt;border-bottom:.3mm dashed #e36414;margin-bottom:1mm}
.mn{border-left:.8mm solid #9bb;padding-left:2mm;font-size:7.4pt;line-height:1.5;margin-bottom:4mm;color:#456}
sup{font-size:6pt;line-height:1}
.big{display:grid;grid-template-columns:repeat(3,1fr);gap:5mm;margin:3mm 0}
.big div{background:#e8f6f8;border-radius:4mm;padding:4mm;text-align:center;font-size:8.5pt}
.big b{display:block;font-size:19pt;color:#0f4c5c;line-height:1.3}
table.g td,table.g th{border:.3mm solid #9bb;padding:1.3mm 2mm;font-weight:normal}
table.g th{background:#0f4c5c;color:#fff}
.road{position:relative;height:76mm;border:.3mm solid #9bb;border-radius:2mm;margin:2mm 0 5mm;font-size:8.5pt}
.road div{position:absolute;box-sizing:border-box;text-align:center;line-height:8mm;height:8mm}
.yy{background:#0f4c5c;color:#fff;font-weight:bold}
.nm{text-align:left!important;font-weight:bold;padding-left:2mm}
.ar{background:#8ecae6;clip-path:polygon(0 0,calc(100% - 4mm) 0,100% 50%,calc(100% - 4mm) 100%,0 100%)}
.ar.o{background:#ffc8a2}
"""
ICONS = [
    '<circle cx="12" cy="12" r="10" fill="#0f4c5c"/><path d="M7 12l4 4 7-8" stroke="#fff" stroke-width="2.5" fill="none"/>',
    '<rect x="3" y="4" width="18" height="16" rx="3" fill="#e36414"/><path d="M6 9h12M6 13h12M6 17h7" stroke="#fff" stroke-width="1.8"/>',
    '<path d="M2 14c4-6 7 4 11-2s6-2 9 0v8H2z" fill="#5fa8d3"/><circle cx="17" cy="6" r="3" fill="#e36414"/>',
]
# measure, title, now, acts, when, targets, who, divisions, goal (name, unit, baseline, number, target, number, way)
CARDS = [
    [
        ("online-procedures", "市役所をポケットに入れる", "夜９時以降に届いた電子申請は全体の44％。けれども選べる手続きは59種類しかありません。",
         ["引っ越しや保育、事業者の届出など180種類を加えます", "案内から支払いまでを一つのアプリにまとめます"],
         "2027年度末までに180種類を追加", [("2027年度末まで", "by_end_of_fiscal_year", 2027, None, True)], "ＤＸ戦略課", ["ＤＸ戦略課"],
         ("電子申請の利用率", "％", "16％", 16, "60％", 60, "up")),
        ("frontyard-reform", "待たずに、書かずに、すぐ終わる", "住所変更では平均47分、春の繁忙期は２時間近くお待たせしています。",
         ["マイナンバーカードをかざすだけで申請書{sup:＊1}が仕上がります", "市民センター５か所に遠隔相談の個室を置きます"],
         "2026年10月に本庁で運用開始", [("2026年10月", "month", "2026-10", "operate", True)], "市民窓口課", ["市民窓口課"],
         ("住所変更にかかる時間", "分", "47分", 47, "15分", 15, "down")),
        ("mynumber-card", "カード一枚で、まちをめぐる", "カードを持つ市民は81％。使う場面は病院とコンビニに限られています。",
         ["図書館、市民プール、路線バスの割引に使えるようにします"],
         "2028年３月まで", [("2028年３月まで", "by_date", "2028-03", "implement", True)], "市民窓口課、交通政策課", ["市民窓口課", "交通政策課"], None),
    ],
    [
        ("system-standardization", "20の業務を全国共通の形に", "住民税や国民健康保険など14業務は切り替えを終えました。",
         ["残る６業務を標準準拠システム{sup:＊2}へ移します", "クラウドの使用料を毎月見張り、むだを削ります"],
         "2026年12月までに完了", [("2026年12月まで", "by_date", "2026-12", "implement", True)], "情報システム課", ["情報システム課"],
         ("移行を終えた業務", "業務", "14業務", 14, "20業務", 20, "up")),
        ("ai-rpa", "AIという名の同僚", "2025年度に６つの課で試し、文書づくりの時間が３割減りました。",
         ["庁内の規則や過去の答弁に答えるAIを育てます", "税の申告書の読み取りと入力を自動にします"],
         "2026年度から全庁で利用", [("2026年度から", "from", 2026, "operate", True)], "ＤＸ戦略課、人事研修課", ["ＤＸ戦略課", "人事研修課"],
         ("AIで生まれた時間（年間）", "時間", "2,300時間", 2300, "30,000時間", 30000, "up")),
        ("telework", "働く場所を自分でえらぶ", "在宅で働いた職員は全体の9％。窓口職場では月１回もありません。",
         ["持ち運べる端末を全職員に配り、庁舎の席を自由席にします"],
         "2027年度", [("2027年度", "fiscal_year", 2027, "implement", True)], "人事研修課", ["人事研修課"],
         ("在宅勤務をした職員の割合", "％", "９％", 9, "40％", 40, "up")),
    ],
    [
        ("digital-divide", "となりに「デジ友」がいるまち", "スマホを使わない高齢者は約4,600人。教室の枠はすぐに埋まります。",
         ["高校生とシニアが組む「デジ友」が自宅や集会所を訪ねます", "やさしい日本語{sup:＊3}と読み上げで情報を届けます"],
         "2026年７月から順次拡大", [("2026年７月から", "from", "2026-07", None, True)], "地域福祉課", ["地域福祉課"],
         ("「デジ友」の人数", "人", "24人", 24, "300人", 300, "up")),
        ("open-data", "みんなで使う、まちのデータ", "公開中のデータは66種類。表記がばらばらで、加工しにくいのが悩みです。",
         ["避難所や潮位、バスの位置をすぐに使える形で公開します", "市民と企業が使い道を考える催しを開きます"],
         "随時公開", [("随時", "open", None, None, True)], "ＤＸ戦略課、防災危機管理課", ["ＤＸ戦略課", "防災危機管理課"], None),
        ("regional-digitalization", "港と農園のスマート化を後押し", "一次産業で働く人の平均年齢は68歳になりました。",
         ["水温や土の状態を測る機器の購入を助けます", "若い担い手と技術者をつなぐ場を港に設けます"],
         "2028年度までに120事業者を支援", [("2028年度まで", "by_end_of_fiscal_year", 2028, None, True)], "農林水産課", ["農林水産課"],
         ("支援した事業者", "事業者", "18事業者", 18, "120事業者", 120, "up")),
    ],
]  # fmt: skip
PILLARS = [("なぎ", "おだやかな暮らしを", "手続きの波風をなくす"), ("うしお", "流れるような仕事を", "職員の力を解き放つ"), ("しおさい", "声がひびくまちを", "だれもが参加できるようにする")]
NOTES = [[("＊1", "申請書", "住所や氏名など、カードに記録された情報が自動で入ります。")],
         [("＊2", "標準準拠システム", "国の標準仕様書に適合する業務システムのことです。")],
         [("＊3", "やさしい日本語", "外国から来た人などにも伝わりやすい、言い回しを整えた日本語です。")]]  # fmt: skip
VOICES = ["子どもを寝かせてからでも申し込めるようになって助かりました。（30代・会社員）", "人にしかできない相談の時間を増やしたい。（入庁８年目・職員）", "高校生に教わると、覚えるのも楽しいですね。（70代・漁業）"]
ROAD = [
    ("online-procedures", "市役所をポケットに入れる", [(0, 1, "手続きの追加", None), (2, 2, "改善", None)]), ("frontyard-reform", "待たずに、書かずに", [(0, 0, "本庁", None), (1, 2, "市民センター", None)]),
    ("system-standardization", "20の業務を全国共通に", [(0, 0, "移行", "implement"), (1, 2, "経費の見直し", "review")]), ("ai-rpa", "AIという名の同僚", [(0, 2, "全庁で利用", "operate")]),
    ("telework", "働く場所をえらぶ", [(0, 0, "準備", "prepare"), (1, 1, "導入", "implement"), (2, 2, "運用", "operate")]), ("digital-divide", "「デジ友」", [(0, 2, "順次拡大", None)]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "asagihama_booklet", title="あさぎはま デジタル羅針盤", issuer="浅葱浜市", municipality="浅葱浜市", municipality_code="992836",
        issued_on="2026-03-01", plan_start="2026-04-01", plan_end="2029-03-31",
    )  # fmt: skip

    asides = []

    def begin(n, kind="body"):
        b.fixed = n
        b.page(n, None if kind == "cover" else f"{n:02}", kind)
        b.raw(f'<div class="page{" cover" if kind == "cover" else ""}">')
        if kind != "cover":
            b.raw(f'<div class="run">あさぎはま デジタル羅針盤 2026－2028</div><div class="no">{n:02}</div>')

    begin(1, "cover")
    b.p("あさぎはま\nデジタル羅針盤", "t1", gold=False)
    b.p("浅葱浜市ＤＸ推進計画　2026年度―2028年度", "t2", gold=False)
    b.p("2026年３月　浅葱浜市", "t3", gold=False)
    b.raw("</div>")

    begin(2)
    b.sec(1, None, "羅針盤が指す先", brk=True)
    b.raw('<div class="two">')
    b.sec(2, None, "海とともに生きるまちのいま")
    b.p("浅葱浜市は、人口12万４千人の港まちです。進学や就職を機に若い世代が市外へ移り、2040年には働く世代が今の７割になると見込まれています。")
    b.p("税や使用料などの歳入が細る一方で、老朽化した施設の更新や介護の支援は待ったなしです。限られた人と時間を、どこに注ぐかが問われています。")
    b.sec(2, None, "この羅針盤の役割")
    b.p("総合計画「浅葱浜ビジョン2035」を実現するため、市がデジタルを使って何を、いつまでに変えるのかを示します。官民データ活用推進基本法に基づく市町村計画としての性格も持ちます。")
    b.sec(2, None, "航海の期間")
    b.p("2026年度から2028年度までの３年間です。技術の変化が速いため、2027年度に見直しを行います。")
    b.target(None, "other", "2027年度", "fiscal_year", 2027, phase="review")
    b.raw("</div>")
    b.sec(2, None, "数字で見る浅葱浜")
    b.open[-1].pop("text")
    b.raw('<div class="big"><div>65歳以上の割合<b>33.8％</b></div><div>スマホを持つ市民<b>84％</b></div><div>市の職員（10年前比）<b>▲112人</b></div></div>')
    b.sec(2, None, "市民に聞きました")
    b.open[-1].pop("text")
    b.items.append(("para", "p", "2025年９月に市民3,000人に尋ねました（回答1,204人）。"))
    rows = [["デジタルに期待すること", "20～30代", "40～50代", "60代以上"], ["手続きが早く終わること", C("82％", align="center"), C("77％", align="center"), C("58％", align="center")],
            ["窓口に行かずに済むこと", C("79％", align="center"), C("68％", align="center"), C("41％", align="center")], ["困ったときに人に聞けること", C("21％", align="center"), C("39％", align="center"), C("71％", align="center")]]  # fmt: skip
    b.raw(table_html(rows, [70, 36, 36, 36], 1, "g", 9))
    b.at("x")
    b.grid(rows, header=1)
    b.rows["tables"][-1].pop("caption")
    b.raw("</div>")

    begin(3)
    b.sec(1, None, "三つの海図", brk=True)
    b.p("市民に約束する姿を、海にちなんだ三つの柱で描きました。柱ごとに三つの取組を進めます。")
    rows = [["柱", "めざす姿", "取組"]]
    for (name, title, lead), cards in zip(PILLARS, CARDS, strict=True):
        for i, card in enumerate(cards):
            rows.append([C(name, rs=3, align="center") if i == 0 else None, C(f"{title}\n{lead}", rs=3, gold=f"{title}{lead}") if i == 0 else None, card[1]])
    b.raw(table_html(rows, [30, 70, 78], 1, "g", 10.5))
    b.at("x")
    b.grid(rows, header=1)
    b.rows["tables"][-1].pop("caption")
    for cards in CARDS:
        for card in cards:
            b.meas(card[0], "optional", in_table=(None, card[1], b.here))
    b.raw("</div>")

    for n, ((name, title, lead), cards, notes, voice) in enumerate(zip(PILLARS, CARDS, NOTES, VOICES, strict=True), 4):
        begin(n)
        b.raw(f'<div class="pill"><div class="k">柱{n - 3}　{name}</div><div class="n">{title}</div></div>')
        b.section(1, f"柱{n - 3}", f"{name} {title}", b.at(title), brk=True)
        b.p(f"{lead}ために、次の三つに取り組みます。")
        b.raw('<div class="grid"><div>')
        for k, (mid, head, now, acts, when, dates, who, divs, goal) in enumerate(cards):
            b.raw(f'<div class="card"><div class="head"><svg class="ico" viewBox="0 0 24 24">{ICONS[k]}</svg><p class="h3">{head}</p></div><div class="in">')
            b.section(2, None, head, b.at(head)).pop("text")
            m = b.meas(mid)

            def row(label, text, orange=False):
                b.raw(f'<div class="row"><p class="lab{" w" if orange else ""}">{label}</p><p class="v">{text}</p></div>')

            row("いま", now)
            b.field(m, "current_state", "いま", now)
            marked = "<br>".join(f"▸ {a}" for a in acts)
            for s in ("＊1", "＊2", "＊3"):
                marked = marked.replace(f"{{sup:{s}}}", f"<sup>{s}</sup>")
            row("すること", marked)
            text = "\n".join(f"▸ {a}" for a in acts)
            b.field(m, "actions", "すること", text)
            m["actions"] = [plain(a) for a in acts]
            row("いつ", when, True)
            b.field(m, "target", "いつ", when)
            for t, kind, w, phase, commits in dates:
                b.target(m, "target", t, kind, w, phase=phase, commits=commits)
            if goal:
                gname, unit, bv, bn, tv, tn, way = goal
                text = f"{gname}　{bv}（2024年度）→{tv}（2028年度）"
                row("目標", text, True)
                b.kpi(m, gname, unit, (bv, bn, "2024年度"), (tv, tn, "2028年度"), way, text=text)
            row("担当", who)
            b.field(m, "departments", "担当", who)
            b.dept(m, *divs)
            b.raw("</div></div>")
        b.raw("</div><div>")
        b.raw(f'<div class="side"><p class="st">まちの声</p><p>{voice}</p></div>')
        asides.append(b.rows["sections"][-1] | {"section_id": f"v{n}", "title": "まちの声", "path": ["まちの声"], "certainty": "optional", "_brk": False})
        for marker, term, text in notes:
            b.raw(f'<div class="mn"><b>{marker} {term}</b><br>{text}</div>')
            b.note(marker, term, text, "asterisk")
            b.rows["notes"][-1].pop("section_id")
        b.raw("</div></div></div>")

    begin(7)
    b.sec(1, None, "航路図", brk=True)
    b.p("主な取組の進め方です。")
    out = ['<div class="road">']
    for i, y in enumerate(("2026年度", "2027年度", "2028年度")):
        out.append(f'<div class="yy" style="left:{58 + 40 * i}mm;top:0;width:39.4mm">{y}</div>')
    for r, (mid, label, bars) in enumerate(ROAD):
        top = 11 + 10.5 * r
        out.append(f'<div class="nm" style="left:0;top:{top}mm;width:56mm">{label}</div>')
        for k, (s, e, text, phase) in enumerate(bars):
            out.append(f'<div class="ar{" o" if k % 2 else ""}" style="left:{58.5 + 40 * s}mm;top:{top}mm;width:{40 * (e - s + 1) - 1.5}mm">{text}</div>')
            b.sched(None, mid, label, None, (2026 + s, 2026 + e), "arrow", text, phase)
            b.rows["schedules"][-1].pop("table_id")
    b.raw("".join(out) + "</div>")
    b.sec(1, None, "乗組員のすがた")
    b.meas("organization", "optional")
    b.p("市長を船長とする「デジタル航海会議」が、年３回集まって針路を決めます。副市長は最高デジタル責任者（CDO）として各部局を束ね、外部の専門家であるCDO補佐官が助言します。")
    b.org("デジタル航海会議", "body", None, "年３回集まって針路を決めます")
    b.rows["organization"][-1].pop("holder")
    b.org("最高デジタル責任者（CDO）", "role", "副市長", "各部局を束ね")
    b.org("CDO補佐官", "role", "外部の専門家", "助言します")
    b.org("船長", "role", "市長", None)
    b.rows["organization"][-1]["certainty"] = "optional"
    b.sec(2, None, "人を育てる")
    m = b.meas("human-resources")
    b.p("管理職を含む全職員が、2026年度中にデジタルの基礎を学びます。2028年度末までに、各課に「かじ取り役」を２人ずつ置きます。")
    b.target(m, "other", "2026年度中", "fiscal_year", 2026, phase=None)
    b.target(m, "other", "2028年度末まで", "by_end_of_fiscal_year", 2028, phase="implement", commits=True)
    b.sec(2, None, "情報を守る")
    m = b.meas("security")
    b.p("国のガイドラインに沿って、2026年度末までに情報セキュリティポリシーを改めます。事故に備えた訓練を、年２回行います。")
    b.target(m, "other", "2026年度末まで", "by_end_of_fiscal_year", 2026, phase="review", commits=True)
    b.raw("</div>")
    b.rows["sections"] += asides  # a column beside the cards: a heading or not
    return print_html(b, CSS)


if __name__ == "__main__":
    print(build())
