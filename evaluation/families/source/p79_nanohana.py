"""菜ノ花町: own pillars with names of flowers, one measure in a wide card: title over a row of labels, an indicator as ring and numbers, three small boxes of years; pages of questions and answers, an organization drawn as boxes (WeasyPrint)."""

from book import print_weasy
from sight_kit import T, begin, close, note, note_kpis, role

CSS = """
@page{size:A4;margin:0}
body{margin:0;font-family:'Noto Sans CJK JP';font-size:9.6pt;line-height:1.65;color:#333}
.page{width:210mm;height:297mm;box-sizing:border-box;padding:20mm 18mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.no{position:absolute;bottom:8mm;right:18mm;width:9mm;height:9mm;border-radius:5mm;background:#f3c623;text-align:center;line-height:9mm;font-size:9pt}
.tab{position:absolute;right:0;top:40mm;width:8mm;height:40mm;background:#f3c623;font-size:7pt;writing-mode:vertical-rl;text-align:center;line-height:8mm}
p.t1{font-size:34pt;font-weight:bold;margin-top:70mm;color:#5b7f1d}p.t2{font-size:14pt;margin-top:5mm}p.t3{font-size:13pt;margin-top:110mm}
p.h1{font-size:20pt;font-weight:bold;color:#5b7f1d;margin-bottom:5mm}p.h1:after{content:'';display:block;width:30mm;height:1.2mm;background:#f3c623}
p.h2{font-size:12.5pt;font-weight:bold;color:#5b7f1d;margin:4mm 0 1mm}
p.p{text-indent:1em}
.pil{margin:-20mm -18mm 6mm;padding:16mm 18mm 5mm;background:#eaf3d5}.pil p.pn{font-size:11pt;color:#a07c00;font-weight:bold}.pil p.pt{font-size:21pt;font-weight:bold;color:#5b7f1d;line-height:1.4}.pil p.p{font-size:9.6pt;margin-top:1mm}
.card{border:.5mm solid #b9d082;border-radius:3mm;margin-bottom:5mm;overflow:hidden}
.ct{background:#8fb339;color:#fff;font-size:13pt;font-weight:bold;padding:1.2mm 4mm}.ct span{font-size:9pt;margin-right:3mm;background:#fff;color:#5b7f1d;border-radius:2mm;padding:0 2mm}
.in{display:flex;padding:2.5mm 4mm}.l{width:112mm;padding-right:4mm}.r{width:50mm;border-left:.3mm dashed #b9d082;padding-left:4mm}
p.lab{font-weight:bold;color:#a07c00;font-size:9pt;margin-top:.8mm}p.lab:before{content:'▍';color:#f3c623}
p.li{padding-left:1em;text-indent:-1em}
.num{text-align:center;border-radius:2mm;background:#fdf6d8;padding:1.5mm;line-height:1.3;font-size:8pt}.num b{font-size:17pt;color:#d2691e}.arr{text-align:center;color:#d2691e;font-size:11pt;line-height:1.2}
.yrs{display:flex;margin:1mm 4mm 3mm}.yrs div{flex:1;margin-right:1.5mm;background:#f2f2ee;border-top:.8mm solid #8fb339;font-size:8.4pt;padding:.8mm 2mm;line-height:1.4}.yrs b{display:block;color:#5b7f1d;font-size:8pt}
.org{position:relative;height:62mm}.org div{position:absolute;border:.4mm solid #8fb339;border-radius:2mm;text-align:center;background:#fff;padding:1.5mm;line-height:1.45}.org b{display:block;color:#5b7f1d}
"""
L = {"state": "今はこうです", "acts": "こう変えます", "when": "いつまでに", "who": "担当する課"}
YEARS = ["2025年度", "2026年度", "2027年度"]
PILLARS = [("はなびら１", "たねをまく　～人とルールをととのえる～", "デジタルを使いこなす職員を育て、安心して使えるルールをつくります。", [
    T("human-resources", "1-1", "職員のデジタル力アップ", {"state": "ＩＴパスポートを持つ職員は３人です。", "when": "2027年度末までに30人に増やします。"}, ["受験料の補助と学習時間の確保を行います", "若手職員による業務改善チームをつくります"], [("2027年度末まで", "by_end_of_fiscal_year", 2027, None)], ["総務課"], [], [("ＩＴパスポート合格者", "人", "3", 3, "30", 30, "up")], [("x", [(0, 0, "制度づくり", "prepare"), (1, 1, "10人合格", None), (2, 2, "30人合格", None)])]),
    T("security", "1-2", "情報セキュリティの見直し", {"state": "町の規程は平成30年から改定していません。", "when": "2025年度中に改定します。"}, ["クラウドの利用を前提とした規程に改めます", "全職員を対象に毎年テストを行います"], [("2025年度中", "fiscal_year", 2025, "review")], ["総務課"], [], [("テストの合格率", "％", "81", 81, "100", 100, "up")], [("x", [(0, 0, "規程の改定", "review"), (1, 1, "内部監査", None), (2, 2, "外部監査", None)])]),
]), ("はなびら２", "花をさかせる　～町民サービスを変える～", "町民の皆さんが「便利になった」と感じられるサービスを増やします。", [
    T("online-procedures", "2-1", "おうちで手続き", {"state": "スマートフォンから申し込める手続きは16件です。", "when": "2026年度末までに60件にします。"}, ["子育て、福祉、水道の手続きを優先します", "ＬＩＮＥの画面から申し込めるようにします"], [("2026年度末まで", "by_end_of_fiscal_year", 2026, None)], ["企画課", "住民課"], [], [("申し込める手続き", "件", "16", 16, "80", 80, "up")], [("x", [(0, 0, "30件", None), (1, 1, "60件", None), (2, 2, "80件", None)])]),
    T("frontyard-reform", "2-2", "書かない窓口", {"state": "転入では同じ住所を６回書いています。", "when": "2026年４月から書かない窓口を始めます。"}, ["職員が聞き取り、申請書を作成します", "手話や外国語の遠隔通訳を使えるようにします"], [("2026年４月から", "from", "2026-04", "implement")], ["住民課"], [], [("手続きにかかる時間", "分", "35", 35, "15", 15, "down")], [("x", [(0, 0, "準備", "prepare"), (1, 1, "開始", "implement"), (2, 2, "支所に拡大", None)])]),
    T("mynumber-card", "2-3", "カードでもっと便利に", {"state": "カードを持つ町民は75.4％です。", "when": "2027年度から図書館で使えるようにします。"}, ["町立図書館の貸出カードとして使えるようにします", "高齢者の自宅を訪ね、申請を手伝います"], [("2027年度から", "from", 2027, "implement")], ["住民課", "教育課"], [], [("保有枚数率", "％", "75.4", 75.4, "90", 90, "up")], [("x", [(0, 0, "訪問申請", None), (1, 1, "改修", "prepare"), (2, 2, "利用開始", "implement")])]),
]), ("はなびら３", "実をむすぶ　～役場の仕事を変える～", "手作業を減らし、町民と向き合う時間をつくります。", [
    T("system-standardization", "3-1", "みんなで使う標準システム", {"state": "17業務のうち９業務が移行しました。", "when": "2025年12月までに移行を終えます。"}, ["残る業務を国の標準に合わせて移行します"], [("2025年12月まで", "by_date", "2025-12", "implement")], ["企画課", "税務課"], [], [("移行した業務", "業務", "9", 9, "17", 17, "up")], [("x", [(0, 0, "移行完了", "implement"), (1, 2, "安定運用", "operate")])]),
    T("ai-rpa", "3-2", "ＡＩとロボットの活用", {"state": "ふるさと納税の受付に時間がかかっています。", "when": "2025年10月から順に始めます。"}, ["ＲＰＡで受付を自動化します", "文章づくりに生成ＡＩを使います"], [("2025年10月から", "from", "2025-10", "implement")], ["企画課"], [], [("減らす作業時間", "時間", "0", 0, "1,500", 1500, "up")], [("x", [(0, 0, "２業務", None), (1, 1, "５業務", None), (2, 2, "10業務", None)])]),
])]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = begin("nanohana_cards", "菜ノ花町デジタル推進計画　はなさかプラン", "菜ノ花町", "99507", issued_on="2025-03-01", plan_start="2025-04-01", plan_end="2028-03-31")

    def start(n, kind="body", tab=True):
        b.fixed = n
        b.page(n, str(n) if n > 1 else None, kind)
        b.raw('<div class="page">' + (f'<div class="no">{n}</div>' if n > 1 else ""))
        if n > 1 and tab:
            b.raw('<div class="tab">はなさかプラン</div>')

    start(1, "cover")
    b.p("菜ノ花町デジタル推進計画\nはなさかプラン", "t1", gold=False)
    b.p("2025年度 ▶ 2027年度", "t2", gold=False)
    b.p("2025年３月　菜ノ花町", "t3", gold=False)
    b.raw("</div>")
    start(2)
    b.sec(1, None, "このプランについて")["_brk"] = True
    b.sec(2, None, "なぜつくるの？")
    b.p("菜ノ花町では、10年後に働く世代が今の４分の３になると見込まれています。役場の職員も減る中で、これからも町民の皆さんに寄り添ったサービスを続けていくために、デジタルの力を借りた町づくりの道すじを示します。")
    b.sec(2, None, "どんな計画？")
    b.p("「菜ノ花町総合振興計画」の考え方に沿って、デジタルに関する取組みをまとめた計画です。国の自治体ＤＸ推進計画とも整合を図っています。")
    b.sec(2, None, "いつからいつまで？")
    b.p("2025年度から2027年度までの３年間です。")
    b.sec(2, None, "だれが進めるの？")
    b.meas("organization")
    b.open[-1].pop("text")
    b.raw('<div class="org"><div style="left:55mm;width:64mm;top:2mm"><b>町デジタル推進会議</b>計画の決定と点検</div><div style="left:0;width:52mm;top:30mm"><b>推進責任者（ＣＩＯ）</b>副町長</div><div style="left:61mm;width:52mm;top:30mm"><b>推進リーダー</b>各課の係長</div><div style="left:122mm;width:48mm;top:30mm"><b>事務局</b>企画課</div></div>')
    role(b, "町デジタル推進会議", "body", None, "計画の決定と点検")
    role(b, "推進責任者（ＣＩＯ）", "role", "副町長")
    role(b, "推進リーダー", "role", "各課の係長")
    role(b, "事務局", "body", "企画課")
    b.sec(2, None, "どうやって確かめるの？")
    b.meas("planned-approach", "optional")
    b.p("毎年６月に、町民の代表が参加する会議で進み具合を点検し、広報「なのはな」でお知らせします。")
    b.raw("</div>")
    n = 2
    for pn, pt, lead, tasks in PILLARS:
        n += 1
        start(n)
        b.raw('<div class="pil">')
        b.p(pn, "pn", gold=False)
        mk = b.p(pt, "pt", gold=False)
        b.section(1, pn, pt, mk, brk=True)
        b.p(lead)
        b.raw("</div>")
        for i, t in enumerate(tasks):
            if i == 2:
                b.raw("</div>")
                n += 1
                start(n)
            b.raw(f'<div class="card"><div class="ct"><span>{t.num}</span>{t.title}</div><div class="in"><div class="l">')
            b.section(2, t.num, t.title, b.at(t.title), brk=i == 2).pop("text")
            m = b.meas(t.mid)
            b.raw(f'<p class="lab">{L["state"]}</p><p>{t.texts["state"]}</p><p class="lab">{L["acts"]}</p>' + "".join(f'<p class="li">●{a}</p>' for a in t.acts) + f'<p class="lab">{L["when"]}</p><p>{t.texts["when"]}</p></div><div class="r">')
            name, unit, bv, bn, tv, tn, way = t.kpis[0]
            b.raw(f'<p class="lab">めやす</p><p>{name}</p><div class="num">2024年度<br><b>{bv}</b>{unit}</div><div class="arr">▼</div><div class="num">2027年度<br><b>{tv}</b>{unit}</div><p class="lab">{L["who"]}</p><p>{"、".join(t.who)}</p></div></div>')
            note(b, m, t, L, bullet="●")
            note_kpis(b, m, t, "2024年度", "2027年度")
            cells = []
            for s, e, words, _ in t.bars[0][1]:
                label = YEARS[s] if s == e else f"{YEARS[s]}～{YEARS[e]}"
                cells.append(f'<div style="flex:{e - s + 1}"><b>{label}</b>{words}</div>')
            b.raw(f'<div class="yrs">{"".join(cells)}</div></div>')
            for s, e, words, phase in t.bars[0][1]:
                b.sched(None, t.mid, t.title, None, (2025 + s, 2025 + e), "text", words, phase)
                for key in ("table_id", "kind"):
                    b.rows["schedules"][-1].pop(key)
        b.raw("</div>")
    close(b)
    b.unscored |= {"notes"}
    return print_weasy(b, CSS)


if __name__ == "__main__":
    print(build())
