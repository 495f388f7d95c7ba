"""山吹野市: a deck with a name of its own, four panels a slide with their labels on top, indicators as two boxes, chevrons, a chart of boxes (pptx by Impress)."""

from book import PDFS, Book, page_texts
from deck_print import Deck

GOLD, BROWN, CREAM, GREY = "F9A825", "5D4037", "FFF8E1", "BDBDBD"
YEARS = ["令和８年度", "令和９年度", "令和10年度"]
# number, title, tag, measure, problem, acts, when, targets, lead, support, indicator, chevrons
SLIDES = [
    ("1", "24時間ひらいている市役所", "くらし", "online-procedures", "平日の昼間に来られない市民が多く、電子申請の対象は74手続にとどまっています。",
     ["子育て・介護・税の手続を電子申請に切り替える", "ＬＩＮＥで申請書の入力を案内する"],
     "令和９年度末までに240手続", [("令和９年度末まで", "by_end_of_fiscal_year", 2027, None, True)], ["デジタル推進課"], ["市民課", "子ども課"],
     ("電子申請の利用率", "％", "13％", 13, "55％", 55, "up"), [(0, 1, "手続の追加", None), (2, 2, "改善", None)]),
    ("2", "ワンストップの総合窓口", "くらし", "frontyard-reform", "転入の手続では４つの窓口を回り、平均65分かかります。",
     ["引っ越しの手続を一か所で受け付ける", "マイナンバーカードを読み取り、記入を省く"],
     "令和８年11月に開設", [("令和８年11月", "month", "2026-11", "implement", True)], ["市民課"], ["税務課"],
     ("転入の手続の時間", "分", "65分", 65, "30分", 30, "down"), [(0, 0, "開設", "implement"), (1, 2, "対象の拡大", None)]),
    ("3", "生成AIを相棒に", "しごと", "ai-rpa", "資料の作成と照会への回答に、勤務時間の４割を費やしています。",
     ["庁内の文書を学ばせた生成AIを導入する", "定型の入力作業をRPAに置き換える"],
     "令和８年10月から全庁で利用", [("令和８年10月から", "from", "2026-10", "operate", True)], ["デジタル推進課"], ["職員課"],
     ("減らした業務時間（年間）", "時間", "1,100時間", 1100, "18,000時間", 18000, "up"), [(0, 0, "試行", "trial"), (1, 2, "全庁で利用", "operate")]),
    ("4", "20業務の標準化", "しごと", "system-standardization", "制度の改正のたびに改修が必要で、その費用が年々増えています。",
     ["残る９業務を標準準拠システムに移す", "ガバメントクラウドの利用料を点検する"],
     "令和８年度末までに完了", [("令和８年度末まで", "by_end_of_fiscal_year", 2026, "implement", True)], ["デジタル推進課"], ["税務課", "福祉課"],
     ("移行を終えた業務", "業務", "11業務", 11, "20業務", 20, "up"), [(0, 0, "移行", "implement"), (1, 2, "費用の点検", "review")]),
    ("5", "スマホが苦手でも大丈夫", "つながり", "digital-divide", "市のスマホ教室は申込みが多く、３人に１人が受講できていません。",
     ["公民館と商業施設で毎週開催する", "市民サポーターを養成する"],
     "随時実施", [("随時", "open", None, None, True)], ["生涯学習課"], ["福祉課"],
     ("受講者の数（年間）", "人", "480人", 480, "2,000人", 2000, "up"), [(0, 2, "毎週開催", "implement")]),
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "yamabukino_deck", title="つながる山吹野", issuer="山吹野市", municipality="山吹野市", municipality_code="992844",
        issued_on="2026-03-01", plan_start="2026-04-01", plan_end="2029-03-31",
    )  # fmt: skip
    d = Deck(29.7, 21.0, "Noto Sans CJK JP", "212121")

    def slide(n, title=None, num=None, tag=None):
        d.slide()
        b.fixed = n
        b.page(n, str(n) if n > 1 else None, "body" if n > 1 else "cover")
        if title:
            x = 1.2
            if num:
                d.box(1.2, 0.9, 1.5, 1.5, num, kind="OVAL", fill=GOLD, size=20, bold=True, ink="FFFFFF", align="c")
                x = 2.9
            d.box(x, 0.9, 20, 1.5, title, size=24, bold=True, ink=BROWN)
            if tag:
                d.box(24.4, 1.1, 4.1, 1.1, tag, kind="ROUNDED_RECTANGLE", fill=BROWN, size=13, ink="FFFFFF", align="c")
            d.link(1.2, 2.6, 28.5, 2.6, GOLD)
            d.box(13.6, 19.9, 2.5, 0.7, str(n), size=11, align="c")

    slide(1)
    d.box(2, 5.2, 25.7, 3.2, "つながる山吹野", size=54, bold=True, ink=GOLD, align="c")
    d.box(2, 8.8, 25.7, 1.3, "山吹野市デジタル化推進方針（令和８年度～令和10年度）", size=20, align="c")
    d.box(2, 16.6, 25.7, 1.2, "令和８年３月　山吹野市", size=18, align="c")
    d.box(0, 19.4, 29.7, 1.6, fill=GOLD)

    slide(2, "この方針について")
    b.section(1, None, "この方針について", b.at("x"), brk=True)
    for y, text in ((3.4, "・市の人口は５万６千人で、職員は10年で１割減りました。"), (5.0, "・第３次総合計画の実現をデジタルの面から支えます。"), (6.6, "・令和８年度から令和10年度までの３年間を対象とし、令和９年度に中間点検を行います。")):
        d.box(1.2, y, 27.3, 1.4, text, size=18)
        b.say(text)
    b.target(None, "other", "令和９年度", "fiscal_year", 2027, phase="review")

    for n, (num, title, tag, mid, problem, acts, when, dates, lead, support, gauge, _) in enumerate(SLIDES, 3):
        slide(n, title, num, tag)
        b.section(1, num, title, b.at("x"), brk=True).pop("text")
        m = b.meas(mid)
        lines = [f"● {a}" for a in acts]
        who = f"{lead[0]}（協力：{'、'.join(support)}）"
        for x, y, h, label, text in ((1.2, 3.2, 4.0, "解決したいこと", problem), (15.2, 3.2, 4.0, "取り組むこと", "\n".join(lines)),
                                     (1.2, 8.9, 1.7, "実現する時期", when), (15.2, 8.9, 1.7, "主に進める課", who)):  # fmt: skip
            d.box(x, y, 13.3, 1.0, label, fill=GOLD, size=14, bold=True, ink="FFFFFF")
            d.box(x, y + 1.0, 13.3, h, text, fill=CREAM, line=GREY, size=15, top=True)
        b.field(m, "issues", "解決したいこと", problem)
        b.field(m, "actions", "取り組むこと", "\n".join(lines))
        m["actions"] = acts
        b.field(m, "target", "実現する時期", when)
        b.field(m, "departments", "主に進める課", who)
        for t, kind, w, phase, commits in dates:
            b.target(m, "target", t, kind, w, phase=phase, commits=commits)
        b.dept(m, *lead)
        b.dept(m, *support, role="support")
        name, unit, bv, bn, tv, tn, way = gauge
        d.box(1.2, 12.6, 27.3, 1.0, "成果のものさし", fill=BROWN, size=14, bold=True, ink="FFFFFF")
        d.box(1.2, 14.2, 9.2, 3.4, name, size=17, bold=True)
        d.box(11.0, 14.2, 6.4, 3.4, [("令和６年度", 12, False), (bv, 26, True)], line=GREY, align="c")
        d.box(17.9, 15.2, 2.4, 1.4, kind="RIGHT_ARROW", fill=GOLD)
        d.box(20.8, 14.2, 7.7, 3.4, [("令和10年度", 12, False), (tv, 26, True)], line=GOLD, fill=CREAM, align="c")
        b.kpi(m, name, unit, (bv, bn, "令和６年度"), (tv, tn, "令和10年度"), way)
        b.rows["kpis"][-1].pop("text")

    n = len(SLIDES) + 3
    slide(n, "３年間の道のり")
    b.section(1, None, "３年間の道のり", b.at("x"), brk=True).pop("text")
    for i, y in enumerate(YEARS):
        d.box(10.2 + 6.2 * i, 3.4, 6.0, 1.2, y, fill=BROWN, size=15, bold=True, ink="FFFFFF", align="c")
    for r, s in enumerate(SLIDES):
        y = 5.2 + 2.5 * r
        d.box(1.2, y, 8.6, 1.9, f"{s[0]}　{s[1]}", fill=CREAM, line=GREY, size=14, bold=True)
        for k, (first, last, words, phase) in enumerate(s[11]):
            d.box(10.2 + 6.2 * first, y + 0.2, 6.2 * (last - first + 1) - 0.2, 1.5, words, kind="CHEVRON" if k else "PENTAGON", fill=("FFE082", "FFCC80")[k], size=14, align="c")
            b.sched(None, s[3], s[1], None, (2026 + first, 2026 + last), "arrow", words, phase)
            b.rows["schedules"][-1].pop("table_id")
    n += 1
    slide(n, "進める体制")
    b.section(1, None, "進める体制", b.at("x"), brk=True).pop("text")
    b.meas("organization", "optional")
    d.link(14.85, 5.9, 14.85, 7.2)
    d.link(5.5, 10.0, 24.2, 10.0)
    d.link(14.85, 9.2, 14.85, 11.0)
    d.link(5.5, 10.0, 5.5, 11.0)
    d.link(24.2, 10.0, 24.2, 11.0)
    for x, y, w, name, holder, kind in ((10.3, 3.6, 9.1, "推進本部長", "市長", "role"), (10.3, 7.0, 9.1, "最高情報責任者（CIO）", "副市長", "role"), (1.5, 11.0, 8.0, "庁内推進会議", "各部の部長", "body"),
                                        (10.85, 11.0, 8.0, "専門アドバイザー", "民間の人材（月２回）", "role"), (20.2, 11.0, 8.0, "事務局", "デジタル推進課", "body")):  # fmt: skip
        d.box(x, y, w, 2.3, [(name, 16, True), (holder, 13, False)], fill=CREAM, line=BROWN, align="c")
        b.org(name, kind, holder, None)
        b.rows["organization"][-1].pop("duties")

    pdf = PDFS / f"{b.name}.pdf"
    d.save(pdf)
    pages = len(page_texts(pdf))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
