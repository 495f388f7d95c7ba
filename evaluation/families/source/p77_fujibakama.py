"""藤袴市: a deck as a city's committee sees it: number panels at the left, three rows of labelled boxes, an indicator panel with a big arrow, halves of years as chevrons, a message slide and a slide of two columns (pptx by Impress)."""

import random

from book import PDFS, page_texts
from deck_print import Deck
from sight_kit import T, begin, close, note, note_bars, note_kpis, role

NAVY, SKY, SAND, ROSE = "1B3A5C", "DCE9F5", "F6F1E7", "B03A5B"
YEARS = ["令和７年度", "令和８年度", "令和９年度"]
L = {"state": "これまで", "goal": "これから", "acts": "具体的な取組", "who": "担当"}
VIEWS = [("視点Ⅰ", "市民から見た行政"), ("視点Ⅱ", "職員から見た行政"), ("視点Ⅲ", "まち全体で見たデジタル")]
SLIDES = [
    [T("online-procedures", "01", "スマホで終わる申請手続", {"state": "電子申請に対応した手続は58件。窓口での紙の申請が９割を占めています。", "goal": "令和８年度末までに、年間100件以上の申請がある手続をすべてオンライン化します。"}, ["マイナポータルと電子申請システムの併用", "手数料のキャッシュレス決済", "入力補助チャットの設置"], [("令和８年度末まで", "by_end_of_fiscal_year", 2026, None)], ["デジタル戦略課"], [], [("オンライン申請率", "％", "9", 9, "35", 35, "up")], [("手続の追加", [(0, 1, "50手続", None), (2, 5, "全対象手続", None)]), ("決済", [(1, 2, "構築", "prepare"), (3, 5, "運用", "operate")])]),
     T("frontyard-reform", "02", "書かない・回らない窓口", {"state": "引越しの手続で平均４か所の窓口を回っていただいています。", "goal": "令和７年10月から、１か所の窓口で手続が終わる体制に移ります。"}, ["窓口ＤＸＳａａＳの導入", "予約制の相談ブースの設置"], [("令和７年10月から", "from", "2025-10", "implement")], ["市民窓口課", "デジタル戦略課"], [], [("手続に回る窓口の数", "か所", "4", 4, "1", 1, "down")], [("窓口ＤＸＳａａＳ", [(0, 0, "設定", "prepare"), (1, 5, "運用", "operate")])]),
     T("mynumber-card", "03", "カード１枚でつながる暮らし", {"state": "保有枚数率は79.2％。コンビニ交付の利用は３割です。", "goal": "令和９年度には、図書館・診療所・バスで使えるカードにします。"}, ["市民カードとの一体化", "商業施設での出張申請"], [("令和９年度", "fiscal_year", 2027, None)], ["市民窓口課"], [], [("コンビニ交付の利用率", "％", "31", 31, "60", 60, "up")], [("一体化", [(0, 1, "検討", "study"), (2, 3, "改修", "prepare"), (4, 5, "運用", "operate")])])],
    [T("system-standardization", "04", "基幹システムの標準化", {"state": "20業務のうち13業務が標準準拠システムで稼働しています。", "goal": "令和７年度中に残る７業務を移行します。"}, ["データ移行と職員研修", "運用経費の検証"], [("令和７年度中", "fiscal_year", 2025, "implement")], ["デジタル戦略課"], [], [("移行済みの業務", "業務", "13", 13, "20", 20, "up")], [("７業務の移行", [(0, 1, "移行", "implement"), (2, 5, "運用", "operate")])]),
     T("ai-rpa", "05", "ＡＩと働く市役所", {"state": "生成ＡＩを３つの課で試行しています。", "goal": "令和８年４月から全職員が業務で利用できるようにします。"}, ["利用指針の策定と研修", "議事録・要約・翻訳への活用", "ＲＰＡの内製"], [("令和８年４月から", "from", "2026-04", "operate")], ["デジタル戦略課", "人事課"], [], [("ＡＩによる削減時間", "時間", "400", 400, "7,500", 7500, "up")], [("生成ＡＩ", [(0, 1, "試行", "trial"), (2, 5, "全庁展開", "operate")])])],
    [T("digital-divide", "06", "みんなのデジタル教室", {"state": "スマホ教室を９か所で開いています。", "goal": "令和９年度末までに、市内すべての20地区で開催します。"}, ["地域サポーターの養成", "大学生との協働"], [("令和９年度末まで", "by_end_of_fiscal_year", 2027, None)], ["地域協働課"], [], [("開催した地区", "地区", "9", 9, "20", 20, "up")], [("教室の開催", [(0, 1, "12地区", None), (2, 3, "16地区", None), (4, 5, "20地区", None)])])],
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = begin("fujibakama_deck", "藤袴市ＤＸ推進ビジョン2025", "藤袴市", "99503", issued_on="2025-03-01", plan_start="2025-04-01", plan_end="2028-03-31")
    d = Deck(33.867, 19.05, "Noto Sans CJK JP", "222222")
    rnd, calls, count = random.Random(5), [], [0]

    def flush():
        rnd.shuffle(calls)
        for a, k in calls:
            d.box(*a, **k)
        calls.clear()

    def box(*a, **k):
        calls.append((a, k))

    def slide(title=None, kind="body"):
        flush()
        count[0] += 1
        d.slide()
        b.fixed = count[0]
        b.page(count[0], str(count[0]) if count[0] > 1 else None, kind)
        if title:
            box(1.2, 0.5, 28, 1.5, title, size=26, bold=True, ink=NAVY)
            d.link(1.2, 2.1, 32.6, 2.1, NAVY)
        if count[0] > 1:
            box(31.2, 18.1, 2.2, 0.8, str(count[0]), size=12, align="r")
            box(1.2, 18.1, 14, 0.8, "藤袴市ＤＸ推進ビジョン2025", size=9)

    slide(kind="cover")
    d.box(0, 0, 33.867, 12, fill=NAVY)
    box(2, 4.2, 30, 2.6, "藤袴市ＤＸ推進ビジョン2025", size=44, bold=True, ink="FFFFFF")
    box(2, 7.2, 30, 1.4, "～デジタルで 人と人が近くなるまち～", size=22, ink="FFFFFF")
    box(2, 13.5, 30, 2.6, "計画期間：令和７年度～令和９年度\n令和７年３月　藤袴市", size=18)
    slide("市長メッセージ")
    b.section(1, None, "市長メッセージ", b.at("x"), brk=True).pop("text")
    box(1.2, 2.8, 8.4, 10.4, "", fill="DDDDDD")
    box(1.2, 13.4, 8.4, 1.6, "藤袴市長　三枝　和馬", size=16, align="c")
    box(10.6, 2.8, 22, 13, "デジタル技術は、遠く離れた人と人を結び、一人ひとりの暮らしに寄り添う力を持っています。\n本市は、「人と人が近くなるまち」を合言葉に、市民の皆さんが手続に費やす時間を減らし、職員が市民の皆さんと向き合う時間を増やします。\n新しい技術を恐れず、誰も取り残さず、みんなで前に進んでいきましょう。", size=18, top=True)
    slide("ビジョンの位置付けと期間")
    b.section(1, None, "ビジョンの位置付けと期間", b.at("x"), brk=True).pop("text")
    for x, head, text in ((1.2, "位置付け", "第６次総合計画の分野別計画であり、官民データ活用推進計画を兼ねます。"), (17.3, "計画期間", "令和７年度から令和９年度までの３年間とします。")):
        box(x, 2.8, 15.3, 1.3, head, fill=SKY, size=18, bold=True, align="c")
        box(x, 4.2, 15.3, 5, text, line=NAVY, size=18)
        b.section(2, None, head, b.at(head))
        b.rows["sections"][-1]["certainty"] = "optional"
        b.say(text)
    slide("３つの視点")
    b.section(1, None, "３つの視点", b.at("x"), brk=True).pop("text")
    for i, ((no, name), group) in enumerate(zip(VIEWS, SLIDES, strict=True)):
        x = 1.2 + 10.7 * i
        box(x, 2.8, 10.1, 1.6, f"{no}", kind="PENTAGON", fill=NAVY, size=18, bold=True, ink="FFFFFF", align="c")
        box(x, 4.5, 10.1, 1.6, name, size=18, bold=True, align="c")
        box(x, 6.3, 10.1, 7, [(f"{t.num}　{t.title}", 15, False) for t in group], fill=SAND, size=15, top=True)
    for v, ((no, name), group) in enumerate(zip(VIEWS, SLIDES, strict=True)):
        slide()
        d.box(0, 0, 33.867, 19.05, fill=SKY)
        box(3, 6.4, 28, 2, no, size=30, bold=True, ink=ROSE)
        box(3, 8.6, 28, 2.6, name, size=38, bold=True, ink=NAVY)
        b.section(1, no, name, b.at(name), brk=True)
        for t in group:
            slide(t.title)
            d.box(29.9, 0.3, 2.6, 1.6, fill=ROSE)
            box(29.9, 0.3, 2.6, 1.6, t.num, size=24, bold=True, ink="FFFFFF", align="c")
            b.section(2, t.num, t.title, b.at("x"), brk=True).pop("text")
            m = b.meas(t.mid)
            b.rows["sections"][-1].pop("numbering")
            m.pop("numbering")
            for y, h, key in ((2.7, 2.3, "state"), (5.2, 2.3, "goal"), (7.7, 3.4, "acts")):
                text = "\n".join("・" + a for a in t.acts) if key == "acts" else t.texts[key]
                box(1.2, y, 4.2, h, L[key], kind="ROUNDED_RECTANGLE", fill=NAVY, size=16, bold=True, ink="FFFFFF", align="c")
                box(5.6, y, 16.2, h, text, fill=SAND, size=15)
            box(22.6, 2.7, 10, 8.4, "", line=ROSE)
            box(22.8, 2.9, 9.6, 1.0, "めざす数値", size=14, bold=True, ink=ROSE, align="c")
            name_, unit, bv, bn, tv, tn, way = t.kpis[0]
            box(22.8, 3.9, 9.6, 1.0, name_, size=15, align="c")
            box(22.8, 5.0, 9.6, 2.0, [(f"{bv}{unit}", 26, True), ("令和５年度", 11, False)], align="c")
            box(26.7, 7.1, 1.8, 1.2, kind="DOWN_ARROW", fill=ROSE)
            box(22.8, 8.5, 9.6, 2.3, [(f"{tv}{unit}", 34, True), ("令和９年度", 11, False)], align="c")
            b.field(m, "current_state", L["state"], t.texts["state"])
            b.field(m, "actions", L["goal"], t.texts["goal"])
            note(b, m, t, {k: v for k, v in L.items() if k not in ("state", "goal")})
            m["actions"] = [t.texts["goal"], *t.acts]
            t.kpis[0] = (name_, unit, bv + unit, bn, tv + unit, tn, way)
            note_kpis(b, m, t, "令和５年度", "令和９年度")
            for i, yr in enumerate(YEARS):
                box(8.0 + 8.2 * i, 11.6, 8.1, 0.9, yr, fill=SKY, size=13, bold=True, align="c")
            for r, (item, bars) in enumerate(t.bars):
                top = 12.8 + 1.6 * r
                box(1.2, top, 6.6, 1.2, item, size=14)
                for s, e, words, _ in bars:
                    box(8.0 + 4.1 * s, top, 4.1 * (e - s + 1) - 0.1, 1.2, words, kind="CHEVRON" if r else "PENTAGON", fill="8FB8DE", size=12, align="c")
            note_bars(b, None, t, 2025, "arrow", part=2)
            box(1.2, 16.4, 4.2, 1.1, "担当", line=NAVY, size=14, align="c")
            box(5.6, 16.4, 16.2, 1.1, "、".join(t.who), size=14)
    slide("推進体制")
    b.section(1, None, "推進体制", b.at("x"), brk=True).pop("text")
    b.meas("organization")
    for i, (n, h, du, k) in enumerate((("最高情報統括責任者", "副市長", "全庁的な調整と意思決定", "role"), ("ＤＸ推進本部", None, "取組の進捗管理", "body"), ("ＤＸ推進リーダー", "各課１名", "課内の業務改革の実践", "role"))):
        text = [(n, 18, True), (f"（{h}）", 14, False), (du, 15, False)] if h else [(n, 18, True), (du, 15, False)]
        box(6, 3.0 + 4.2 * i, 22, 3.4, text, kind="ROUNDED_RECTANGLE", line=NAVY, align="c")
        role(b, n, k, h, du)
    slide("人材育成とセキュリティ")
    b.section(1, None, "人材育成とセキュリティ", b.at("x"), brk=True).pop("text")
    for x, head, mid, lines in ((1.2, "デジタル人材の育成", "human-resources", ["・階層別のＤＸ研修を毎年度実施", "・令和９年度までにＤＸ推進リーダーを80人育成"]), (17.3, "情報セキュリティ", "security", ["・情報セキュリティポリシーの改定", "・標的型メール訓練の実施"])):
        box(x, 2.8, 15.3, 1.4, head, fill=NAVY, size=18, bold=True, ink="FFFFFF", align="c")
        box(x, 4.4, 15.3, 8, "\n".join(lines), line=NAVY, size=17, top=True)
        b.section(2, None, head, b.at(head))
        b.open[-1].pop("text")
        m = b.meas(mid)
        if mid == "human-resources":
            b.target(m, "other", "令和９年度まで", "by_end_of_fiscal_year", 2027, phase=None, commits=True)
    flush()
    close(b)
    for r in b.rows["measures"]:
        r.pop("target", None)
    b.unscored.add("notes")
    pdf = PDFS / f"{b.name}.pdf"
    d.save(pdf)
    pages = len(page_texts(pdf))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
