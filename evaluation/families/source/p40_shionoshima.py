"""汐ノ島町: a web page as it is printed: bread crumbs, links, dl lists, zebra tables, the address on every sheet (Chromium)."""

import re

from book import Book, folded, page_texts, print_html

CSS = """
@page{size:A4;margin:14mm 16mm 20mm;@bottom-left{content:"https://www.town.shionoshima.example/gyosei/keikaku/dx-plan.html";font-size:7.5pt;color:#888}@bottom-right{content:counter(page) "/" counter(pages);font-size:7.5pt;color:#888}}
body{margin:0;font-family:'Noto Sans CJK JP';font-size:11pt;line-height:1.75;color:#333}
.site{display:flex;justify-content:space-between;border-bottom:3px solid #2a7f9e;padding-bottom:2mm;margin-bottom:2mm}
.site b{font-size:14pt;color:#2a7f9e}
.crumb,.upd{font-size:8.5pt;color:#666}.upd{text-align:right}
p.t{font-size:20pt;font-weight:bold;line-height:1.4;margin:3mm 0}
.nav{background:#f3f7f9;border:1px solid #cfdde3;padding:3mm 6mm;font-size:10pt;margin-bottom:4mm}
.nav a{color:#0645ad;text-decoration:underline;display:block}
p.h1{font-size:15pt;font-weight:bold;background:#e6f2f6;border-left:6px solid #2a7f9e;padding:1.2mm 3mm;margin:6mm 0 3mm;break-after:avoid}
p.h2{font-size:12.5pt;font-weight:bold;border-bottom:2px dotted #2a7f9e;margin:4mm 0 2mm;break-after:avoid}
p.p{margin-bottom:2.5mm}
p.li{padding-left:1.4em;text-indent:-1em}
.dl{display:grid;grid-template-columns:34mm 1fr;row-gap:1mm;margin:1mm 0 3mm;break-inside:avoid}
.dt{font-weight:bold;color:#2a7f9e}
table{margin:1mm 0 3mm;break-inside:avoid}
table th{background:#2a7f9e;color:#fff;font-weight:normal;padding:1.5mm 2mm;text-align:left}
table td{padding:1.5mm 2mm;border-bottom:1px solid #cfdde3}
table tbody tr:nth-child(even){background:#f5f9fb}
.contact{border:1px solid #2a7f9e;padding:3mm 5mm;margin-top:6mm;font-size:9.5pt;break-inside:avoid}
p.s{font-size:9pt}
"""
# title, measure, lead, now, actions, when, dates, who, divisions
ITEMS = [
    ("暮らしの手続きを便利に", [
        ("スマートフォンから申請できる手続きを増やします", "online-procedures", "フェリーの時間を気にせず、島のどこからでも手続きができるようにします。",
         "12の手続きに対応しています。", ["住民票の写し、罹災証明など40の手続きに広げます。", "手数料もスマートフォンで支払えるようにします。"],
         "2026年度末までに40手続き", [("2026年度末まで", "by_end_of_fiscal_year", 2026, None, True)], "住民課、総務課", ["住民課", "総務課"]),
        ("出張所で受けられるサービスを増やします", "frontyard-reform", "本庁まで船で１時間かかる地区でも、本庁と同じ相談ができるようにします。",
         "３つの出張所では証明書の発行だけを行っています。", ["画面越しに本庁の職員と相談できる端末を置きます。", "申請書を書かずに済む仕組みを取り入れます。"],
         "2025年10月から北浦出張所で始め、2026年度に全出張所へ", [("2025年10月から", "from", "2025-10", "implement", True), ("2026年度", "fiscal_year", 2026, "implement", False)], "住民課", ["住民課"]),
        ("マイナンバーカードを診察券の代わりに", "mynumber-card", "島の診療所と本土の病院のどちらでも使えるようにします。",
         "町民の86％がカードを持っています。", ["診療所の受付をカードに対応させます。", "避難所の受付にも使います。"],
         "2025年度中", [("2025年度中", "fiscal_year", 2025, "implement", True)], "健康福祉課", ["健康福祉課"]),
    ]),
    ("役場の仕事を身軽に", [
        ("業務システムを全国の標準に合わせます", "system-standardization", "島しょ部の７町村で共同して移行を進めています。",
         "20業務のうち15業務の移行が完了しました。", ["残りの５業務を移行します。", "通信が途絶えたときに備え、予備の回線を用意します。"],
         "2026年３月まで", [("2026年３月まで", "by_date", "2026-03", "implement", True)], "総務課、税務課", ["総務課", "税務課"]),
        ("生成ＡＩに下書きを任せます", "ai-rpa", "観光の問い合わせへの返事や会議の記録に時間がかかっています。",
         "総務課と観光課で試しに使っています。", ["全ての課で使えるようにします。", "使い方のルールを毎年見直します。"],
         "2025年７月から全庁で利用", [("2025年７月から", "from", "2025-07", "operate", True)], "総務課", ["総務課"]),
    ]),
    ("だれひとり取り残さない島に", [
        ("「スマホの港」を開きます", "digital-divide", "使い方が分からないときに、ふらりと立ち寄れる場所です。",
         "年に４回の講習会だけを行っています。", ["集会所８か所で月に２回開きます。", "役場の若手と高校生が先生になります。"],
         "2025年度に３か所、2027年度までに８か所", [("2025年度", "fiscal_year", 2025, "implement", True), ("2027年度まで", "by_end_of_fiscal_year", 2027, "implement", False)], "健康福祉課、教育委員会", ["健康福祉課", "教育委員会"]),
    ]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "shionoshima_web", title="汐ノ島町デジタル化推進プラン（令和7年度～令和9年度）", issuer="汐ノ島町", municipality="汐ノ島町", municipality_code="993492",
        plan_start="2025-04-01", plan_end="2028-03-31",
    )  # fmt: skip
    b.raw('<div class="site"><b>汐ノ島町公式ホームページ</b><span class="upd">文字サイズ　標準　拡大</span></div>')
    b.raw('<div class="crumb">ホーム ＞ 町政情報 ＞ 計画・方針 ＞ デジタル化推進プラン</div><div class="upd">更新日：2025年4月1日</div>')
    b.p("汐ノ島町デジタル化推進プラン（令和7年度～令和9年度）", "t", gold=False)
    names = ["プランをつくった理由", "プランの期間", *[g[0] for g in ITEMS], "町のデータを公開します", "取り組みの予定", "めざす数値", "進め方", "よくある質問"]
    b.raw('<div class="nav">' + "".join(f'<a href="#a{i}">{n}</a>' for i, n in enumerate(names)) + "</div>")
    b.sec(1, None, names[0])
    b.p("汐ノ島町では、65歳以上の方が人口の半分を占め、役場の職員も10年で２割減りました。船が欠航すると、手続きや買い物ができなくなる地区もあります。")
    b.p("海に隔てられた町だからこそ、デジタルの力で距離を縮めたいと考え、このプランをつくりました。")
    b.sec(1, None, names[1])
    b.p("令和7年度から令和9年度までの３年間です。")
    for group, items in ITEMS:
        b.sec(1, None, group)
        for title, mid, lead, now, acts, when, dates, who, divs in items:
            b.sec(2, None, title)
            m = b.meas(mid)
            b.p(lead)
            b.raw('<div class="dl">')
            pairs = [("いまの様子", "current_state", [now]), ("これからすること", "actions", [f"・{a}" for a in acts]), ("いつまでに", "target", [when]), ("受け持つ課", "departments", [who])]
            for label, field, lines in pairs:
                b.raw(f'<div class="dt">{label}</div><div>')
                mark = b.at(lines[0])
                for line in lines:
                    b.items.append(("para", "li" if field == "actions" else "x", line))
                b.raw("</div>")
                b.field(m, field, label, "\n".join(lines), mark)
                if field == "target":
                    for t, kind, w, phase, commits in dates:
                        b.target(m, "target", t, kind, w, phase=phase, commits=commits, mark=mark)
                if field == "departments":
                    b.dept(m, *divs, mark=mark)
            b.raw("</div>")
            b.open[-1].pop("text")
    b.sec(1, None, "町のデータを公開します")
    m = b.meas("open-data")
    b.p("フェリーの運航状況、空き家、避難所のデータを、だれでも自由に使える形で公開しています。2025年度末までに20種類に増やします。総務課が取りまとめます。")
    b.target(m, "other", "2025年度末まで", "by_end_of_fiscal_year", 2025, phase=None, commits=True)
    b.dept(m, "総務課")
    b.sec(1, None, "取り組みの予定")
    rows = [
        ["取り組み", "2025年度", "2026年度", "2027年度"], ["スマートフォンからの申請", "20手続き", "40手続き", "見直し"], ["出張所のサービス", "北浦で開始", "全出張所", "運用"],
        ["システムの標準化", "移行完了", "運用", "運用"], ["生成ＡＩ", "全庁で利用", "利用", "利用"], ["スマホの港", "３か所", "５か所", "８か所"],
    ]  # fmt: skip
    t = b.table(rows, [40, 25, 25, 25], header=1, size=10)
    mids = ["online-procedures", "frontyard-reform", "system-standardization", "ai-rpa", "digital-divide"]
    phases = {"見直し": "review", "運用": "operate", "北浦で開始": "implement", "全出張所": "implement", "移行完了": "implement", "全庁で利用": "operate", "利用": "operate"}
    for mid, line in zip(mids, rows[1:], strict=True):
        for i, word in enumerate(line[1:]):
            b.sched(t, mid, line[0], None, (2025 + i, 2025 + i), "text", word, phases.get(word))
    b.sec(1, None, "めざす数値")
    data = [("スマートフォンで申請できる手続き", None, "12件", 12, "40件", 40), ("スマホの港を訪れた人（年間）", None, "0人", 0, "800人", 800), ("公開しているデータの種類", None, "9種類", 9, "30種類", 30)]
    b.table([["項目", "2024年度の実績", "2027年度の目標"]] + [[x[0], x[2], x[4]] for x in data], [60, 30, 30], header=1, size=10)
    for (name, _, bv, bn, tv, tn), unit in zip(data, ("件", "人", "種類"), strict=True):
        b.kpi(None, name, unit, (bv, bn, "2024年度"), (tv, tn, "2027年度"))
        b.rows["kpis"][-1].pop("measure_id")
    b.p("※数値は毎年６月に更新します。", "s", gold=False)
    b.note("※", None, "数値は毎年６月に更新します。", "asterisk")
    b.sec(1, None, "進め方")
    b.meas("organization", "optional")
    b.p("町長が本部長を務める「デジタル化推進本部」が、半年ごとに進み具合を点検します。実務は、課長補佐でつくる「デジタル部会」が担います。")
    b.org("本部長", "role", "町長", None)
    b.org("デジタル化推進本部", "body", None, "半年ごとに進み具合を点検します")
    b.org("デジタル部会", "body", "課長補佐", "実務")
    b.rows["organization"][-1].pop("duties")
    b.sec(1, None, "よくある質問")
    b.sec(2, None, "紙の申請書は使えなくなりますか")
    b.p("いいえ。これまでどおり、窓口で紙の申請書も受け付けます。")
    b.sec(2, None, "プランの全文はどこで見られますか")
    b.p("本庁と各出張所の窓口、町立図書館でご覧いただけます。")
    b.raw('<div class="contact">このページに関するお問い合わせ先<br>総務課　デジタル推進係<br>電話：000-0000-0000</div>')

    b.note_openers = lambda pdf: openers(b, pdf)
    return print_html(b, CSS)


def openers(b, pdf):
    """Note the pages and the headings that open one (the foot of the page comes first in the file)."""
    texts = [re.sub(r"^(\d/\d|https\S*?\.html){2}", "", folded(t)) for t in page_texts(pdf)]
    for n in range(1, len(texts) + 1):
        b.page(n, str(n))
    for mark in b.marks:  # a heading that went over with its table
        if mark.key not in texts[mark.page - 1] and mark.page < len(texts) and mark.key in texts[mark.page]:
            mark.page += 1
    for row in b.rows["sections"]:
        row["_brk"] = texts[row["page_start"].page - 1].find(row["page_start"].key[:8]) <= 0
    # its table stands before it in the file, the heading is on top of the page
    next(row for row in b.rows["sections"] if row["title"] == "めざす数値")["_brk"] = True


if __name__ == "__main__":
    print(build())
