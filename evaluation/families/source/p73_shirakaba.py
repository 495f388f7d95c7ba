"""白樺台市: a deck: number and title in a dark head, three columns of 現状/課題/取組, number boxes with an arrow, a timeline of western years in bars, a strip of divisions (pptx by Impress)."""

import random

from book import PDFS, Book, C, page_texts
from deck_print import Deck

INK, TEAL, PALE, GREY, RED = "263238", "00796B", "E0F2F1", "ECEFF1", "D84315"
YEARS = ["2025年度", "2026年度", "2027年度", "2028年度"]
GOALS = [("目標１", "暮らしが便利になる"), ("目標２", "市役所が変わる"), ("目標３", "みんなが使える")]
SLIDES = [
    [("1-1", "行かなくていい市役所", "online-procedures", "電子申請に対応した手続は92件です。", "スマートフォンで申請しにくい様式が多く、途中で離脱する方がいます。", ["主要な150手続を2026年度末までにオンライン化", "入力画面を見やすく改善"],
      ("オンライン申請率", "％", "16％", 16, "45％", 45, "up"), [("手続の追加", [(0, 1, "順次追加", None), (2, 3, "改善", None)])], ["情報政策課"], ["市民課"], [("2026年度末まで", "by_end_of_fiscal_year", 2026, "implement", True)]),
     ("1-2", "書かない・待たない窓口", "frontyard-reform", "住民異動の手続には平均55分かかっています。", "複数の窓口で同じ内容を記入する必要があります。", ["窓口支援システムを本庁舎に導入", "オンライン予約を全ての窓口に拡大"],
      ("平均手続時間", "分", "55分", 55, "25分", 25, "down"), [("窓口支援システム", [(0, 0, "調達", "prepare"), (1, 3, "運用", "operate")]), ("オンライン予約", [(0, 1, "試行", "trial"), (2, 3, "拡大", None)])], ["市民課"], ["情報政策課", "保険年金課"], []),
     ("1-3", "カードでつながる市民サービス", "mynumber-card", "マイナンバーカードの保有率は77.5％です。", "カードを使う場面が限られています。", ["図書館・公民館の利用者カードと一体化", "出張申請窓口を商業施設に開設"],
      ("コンビニ交付率", "％", "26％", 26, "50％", 50, "up"), [("利用者カードの一体化", [(0, 1, "準備", "prepare"), (2, 3, "運用", "operate")])], ["市民課"], ["生涯学習課"], [])],
    [("2-1", "システムの全国標準化", "system-standardization", "20業務のうち５業務が移行済みです。", "移行の遅れと運用経費の増加が見込まれます。", ["2025年度末までに15業務を標準準拠システムへ移行", "運用経費を毎年検証"],
      ("移行済みの業務", "業務", "５業務", 5, "20業務", 20, "up"), [("標準準拠システム", [(0, 0, "移行", "implement"), (1, 3, "運用・検証", None)])], ["情報政策課"], ["税務課", "福祉課"], [("2025年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)]),
     ("2-2", "ＡＩを使いこなす職員", "ai-rpa", "生成ＡＩを試験的に利用しています。", "利用のルールやスキルが定着していません。", ["全職員が利用できる生成ＡＩ環境を整備", "ＲＰＡの内製化研修を実施"],
      ("業務削減時間", "時間", "600時間", 600, "9,000時間", 9000, "up"), [("生成ＡＩ", [(0, 0, "試行", "trial"), (1, 3, "全庁利用", "operate")]), ("ＲＰＡ研修", [(0, 3, "毎年実施", None)])], ["情報政策課"], ["人事課"], [])],
    [("3-1", "スマホなんでも相談", "digital-divide", "65歳以上のスマホ利用率は68％です。", "困ったときに相談できる場所が身近にありません。", ["地区センター10か所に相談窓口を開設", "学生サポーターを養成"],
      ("相談件数（年間）", "件", "120件", 120, "1,500件", 1500, "up"), [("相談窓口", [(0, 0, "３か所", None), (1, 1, "６か所", None), (2, 3, "10か所", None)])], ["長寿支援課"], ["協働推進課"], [])],
]  # fmt: skip


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "shirakaba_deck", title="白樺台市ＤＸ推進プラン", issuer="白樺台市", municipality="白樺台市", municipality_code="992933",
        issued_on="2025-03-01", plan_start="2025-04-01", plan_end="2029-03-31",
    )  # fmt: skip
    d = Deck(33.867, 19.05, "Noto Sans CJK JP", INK)
    rnd, calls, count = random.Random(11), [], [0]

    def flush():
        rnd.shuffle(calls)
        for how, a, k in calls:
            getattr(d, how)(*a, **k)
        calls.clear()

    def box(*a, **k):
        calls.append(("box", a, k))

    def slide(title=None, kind="body"):
        flush()
        count[0] += 1
        d.slide()
        b.fixed = count[0]
        b.page(count[0], str(count[0]) if count[0] > 1 else None, kind)
        if title:
            d.box(0, 0, 33.867, 1.9, fill=INK)
            box(0.8, 0.3, 28, 1.3, title, size=24, bold=True, ink="FFFFFF")
        if count[0] > 1:
            box(0.4, 18.25, 1.4, 0.7, str(count[0]), size=11)

    slide(kind="cover")
    d.box(0, 0, 1.2, 19.05, fill=TEAL)
    box(3, 5.6, 29, 2.4, "白樺台市ＤＸ推進プラン", size=42, bold=True, ink=TEAL)
    box(3, 8.2, 29, 1.2, "計画期間：2025年度～2028年度", size=20)
    box(3, 14.8, 29, 1.8, "2025年３月\n白樺台市", size=18)

    slide("プランの概要")
    b.section(1, None, "プランの概要", b.at("x"), brk=True)
    for y, head, text in ((2.6, "背景", "人口減少と職員数の減少が進む中で、市民サービスを維持・向上させるため、デジタル技術を前提とした業務の見直しが必要です。"), (7.6, "位置づけ", "「第５次白樺台市総合計画」を支える個別計画として、ＤＸの方針と施策を定めます。"), (12.6, "期間", "2025年度から2028年度までの４年間とし、毎年度、内容を見直します。")):
        box(0.9, y, 4.6, 4.2, head, fill=TEAL, size=18, bold=True, ink="FFFFFF", align="c")
        box(5.5, y, 27.4, 4.2, text, line=TEAL, size=17)
        b.section(2, None, head, b.at(head))
        b.say(text)

    slide("目指す姿と３つの目標")
    b.section(1, None, "目指す姿と３つの目標", b.at("x"), brk=True).pop("text")
    box(2, 2.8, 29.8, 2.2, "デジタルで、もっと近く、もっとやさしい市役所へ", kind="ROUNDED_RECTANGLE", fill=PALE, line=TEAL, size=24, bold=True, align="c")
    rows = [["目標", "施策"]]
    for (gn, name), group in zip(GOALS, SLIDES, strict=True):
        for i, s in enumerate(group):
            rows.append([C(f"{gn}　{name}", rs=len(group)) if i == 0 else None, f"{s[0]}　{s[1]}"])
            b.meas(s[2], "optional", in_table=(s[0], s[1], b.here))
    calls.append(("table", (3, 6.2, [12, 16], [1.2, *[1.6] * 6], rows, 17, 1, PALE), {}))
    b.grid(rows, header=1)

    for (gn, gname), group in zip(GOALS, SLIDES, strict=True):
        slide()
        d.box(0, 7.2, 33.867, 4.6, fill=TEAL)
        box(2.5, 7.6, 6.2, 3.8, gn, size=36, bold=True, ink="FFFFFF")
        box(9.2, 7.6, 23, 3.8, gname, size=36, bold=True, ink="FFFFFF")
        b.section(1, gn, gname, b.at(gname), brk=True)
        for num, title, mid, state, issue, acts, gauge, plan, lead, support, dates in group:
            slide(f"{num}　{title}")
            b.section(2, num, title, b.at("x"), brk=True).pop("text")
            m = b.meas(mid)
            todo = "\n".join(f"✓ {a}" for a in acts)
            for x, w, label, text, field in ((0.9, 10, "現状", state, "current_state"), (11.3, 10, "課題", issue, "issues"), (21.7, 11.2, "取組", todo, "actions")):
                box(x, 2.5, w, 1.1, label, fill=TEAL if field == "actions" else "78909C", size=16, bold=True, ink="FFFFFF", align="c")
                box(x, 3.6, w, 5.4, text, fill=GREY, size=16, top=True)
                b.field(m, field, label, text)
            m["actions"] = acts
            for tx, kind, w, phase, commits in dates:
                b.target(m, "actions", tx, kind, w, phase=phase, commits=commits)
            name, unit, bv, bn, tv, tn, way = gauge
            box(0.9, 9.6, 10.4, 0.9, "指標", fill=INK, size=14, bold=True, ink="FFFFFF")
            box(0.9, 10.7, 10.4, 1.0, name, size=15, bold=True, align="c")
            box(1.2, 12.0, 3.9, 3.0, [("現状（2023年度）", 11, False), (bv, 24, True)], line="90A4AE", align="c")
            box(5.3, 12.9, 1.5, 1.2, kind="RIGHT_ARROW", fill=RED)
            box(7.0, 12.0, 3.9, 3.0, [("目標（2028年度）", 11, False), (tv, 24, True)], line=RED, align="c")
            b.kpi(m, name, unit, (bv, bn, "2023年度"), (tv, tn, "2028年度"), way)
            b.rows["kpis"][-1].pop("text")
            box(12.0, 9.6, 20.9, 0.9, "工程", fill=INK, size=14, bold=True, ink="FFFFFF")
            for i, y in enumerate(YEARS):
                box(17.2 + 3.93 * i, 10.7, 3.87, 0.8, y, fill=PALE, size=12, align="c")
            for r, (item, bars) in enumerate(plan):
                top = 11.8 + 1.6 * r
                box(12.0, top, 5.0, 1.2, item, size=13)
                for s, e, words, phase in bars:
                    box(17.2 + 3.93 * s, top, 3.93 * (e - s + 1) - 0.08, 1.2, words, kind="ROUNDED_RECTANGLE", fill="80CBC4", size=13, align="c")
                    b.sched(None, mid, item, None, (2025 + s, 2025 + e), "bar", words, phase)
                    b.rows["schedules"][-1].pop("table_id")
            for x, w, label, text in ((0.9, 15.8, "所管課", "、".join(lead)), (17.1, 15.8, "関係課", "、".join(support))):
                box(x, 16.2, 3.4, 1.1, label, fill=PALE, line=TEAL, size=14, bold=True, align="c")
                box(x + 3.4, 16.2, w - 3.4, 1.1, text, line=TEAL, size=14)
                b.field(m, "departments", label, text)
            b.dept(m, *lead)
            b.dept(m, *support, role="support")

    slide("推進体制と人材育成")
    b.section(1, None, "推進体制と人材育成", b.at("x"), brk=True)
    for y, head, text, mid in ((2.6, "推進体制", "・市長を本部長とするＤＸ推進本部が、進捗の管理と評価を行います。\n・副市長をＣＤＯ（最高デジタル責任者）とし、全庁の取組を統括します。", "organization"), (7.4, "人材育成", "・2027年度末までに、各課に１名のＤＸリーダーを配置します。", "human-resources"), (12.2, "情報セキュリティ", "・国のガイドラインに沿って情報セキュリティポリシーを改定し、職員研修を毎年度行います。", "security")):
        box(0.9, y, 5.4, 4.0, head, fill=TEAL, size=17, bold=True, ink="FFFFFF", align="c")
        box(6.3, y, 26.6, 4.0, text, line=TEAL, size=17)
        b.section(2, None, head, b.at(head))
        for line in text.split("\n"):
            b.say(line)
        m = b.meas(mid, "optional" if mid == "organization" else "sure")
        if mid == "human-resources":
            b.target(m, "other", "2027年度末まで", "by_end_of_fiscal_year", 2027, phase=None, commits=True)
        if mid == "organization":
            b.org("本部長", "role", "市長", None)
            b.rows["organization"][-1].pop("duties")
            b.org("ＤＸ推進本部", "body", None, "進捗の管理と評価を行います")
            b.rows["organization"][-1].pop("holder")
            b.org("ＣＤＯ（最高デジタル責任者）", "role", "副市長", "全庁の取組を統括します")
    flush()
    for r in b.rows["tables"]:
        r.pop("caption")
    for r in b.rows["measures"]:
        r.pop("target")
    b.unscored.add("notes")
    pdf = PDFS / f"{b.name}.pdf"
    d.save(pdf)
    pages = len(page_texts(pdf))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
