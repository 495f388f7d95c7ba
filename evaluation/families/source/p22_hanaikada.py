"""花筏市: A4 slides of cards with pill labels and big numbers, a timetable of chevrons by quarter (LibreOffice Impress)."""

from book import PDFS, Book, C, soffice
from p05_hoshifuri import Deck

INK, ROSE, LEAF, GREY, PALE = "#5b2a4a", "#d46a92", "#6b9a4b", "#f2f2f2", "#fdf3f7"
CARDS = [
    ("重点１", "手続をもっと楽に", [
        ("01", "オンライン申請の拡充", "online-procedures", "平日の昼間に来庁しないと終わらない手続が6割あります。", "・申請の多い80手続を電子化\n・手数料のオンライン決済を導入\n・入力の手間を減らす項目の見直し",
         ["デジタル戦略室", "市民課"], "令和８年度末までに80手続", [("令和８年度末まで", "by_end_of_fiscal_year", 2026, None, True)], ("オンライン申請率", "％", "23％", 23, "65％", 65, "up")),
        ("02", "書かないワンストップ窓口", "frontyard-reform", "引っ越しの時には3つの課を回る必要があります。", "・総合窓口を１階に開設\n・マイナンバーカードの情報を申請書に転記\n・支所を映像で本庁とつなぐ",
         ["市民課"], "令和７年１月に開設", [("令和７年１月", "month", "2025-01", "implement", True)], ("窓口の滞在時間", "分", "55分", 55, "25分", 25, "down")),
        ("03", "カードで広がる便利", "mynumber-card", "カードを持っていても、使う場面が多くありません。", "・図書館と体育館で利用\n・避難所の受付で利用\n・出張申請を月２回実施",
         ["市民課", "危機管理室"], "令和６年度から順次", [("令和６年度から", "from", 2024, "implement", True)], ("カードの利用場面", "場面", "２場面", 2, "９場面", 9, "up")),
    ]),
    ("重点２", "仕事をもっと速く", [
        ("04", "基幹システムの標準化", "system-standardization", "20業務を3社の異なるシステムで運用しています。", "・ガバメントクラウドに移行\n・帳票の数を半分に削減",
         ["デジタル戦略室", "税務課", "福祉課"], "令和７年度末までに移行", [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)], ("移行を終えた業務", "業務", "０業務", 0, "20業務", 20, "up")),
        ("05", "ＡＩ・ＲＰＡで時間を生む", "ai-rpa", "入力や転記の作業に年１万時間をかけています。", "・RPAの対象を30業務に拡大\n・生成AIを全庁で利用",
         ["行政改革課"], "令和６年10月から全庁で利用", [("令和６年10月から", "from", "2024-10", "operate", True)], ("削減した時間", "時間", "1,100時間", 1100, "6,000時間", 6000, "up")),
        ("06", "情報を守る力を高める", "security", "標的型メールの訓練で、12％の職員が開封しました。", "・セキュリティポリシーを改定\n・訓練を四半期ごとに実施",
         ["デジタル戦略室"], "令和６年度中に改定", [("令和６年度中", "fiscal_year", 2024, "review", True)], ("訓練の開封率", "％", "12％", 12, "３％以下", 3, "down")),
    ]),
    ("重点３", "暮らしをもっと安心に", [
        ("07", "だれでも使えるデジタル", "digital-divide", "75歳以上の半数がスマートフォンを使っていません。", "・公民館にデジタル相談員を配置\n・大学生と協力した出前講座",
         ["生涯学習課", "高齢者支援課"], "令和７年度までに全12館に配置", [("令和７年度まで", "by_end_of_fiscal_year", 2025, "implement", True)], ("相談の件数", "件", "年310件", 310, "年1,500件", 1500, "up")),
        ("08", "データでつながるまち", "open-data", "公開しているデータは、形式がまちまちです。", "・国の推奨する形式で100件を公開\n・使い道を市民と考える催しを開催",
         ["企画課"], "時期は別に定める", [("別に定める", "deferred", None, None, True)], ("公開件数", "件", "41件", 41, "100件", 100, "up")),
    ]),
]  # fmt: skip
LINE = [
    ("online-procedures", "オンライン申請の拡充", [(0, 1, "対象の選定", "prepare"), (2, 7, "順次公開", "implement")]),
    ("frontyard-reform", "書かないワンストップ窓口", [(0, 2, "準備", "prepare"), (3, 3, "開設", "implement"), (4, 7, "運用", "operate")]),
    ("mynumber-card", "カードで広がる便利", [(0, 7, "順次拡大", None)]),
    ("system-standardization", "基幹システムの標準化", [(0, 3, "データ整備", "prepare"), (4, 7, "移行", "implement")]),
    ("ai-rpa", "ＡＩ・ＲＰＡで時間を生む", [(0, 1, "試行", "trial"), (2, 7, "全庁で利用", "operate")]),
    ("security", "情報を守る力を高める", [(0, 3, "ポリシーの改定", "review"), (4, 7, "運用", "operate")]),
    ("digital-divide", "だれでも使えるデジタル", [(0, 3, "５館に配置", None), (4, 7, "７館に配置", None)]),
]
FROM = ["2024-04-01", "2024-07-01", "2024-10-01", "2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01"]
TO = ["2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31", "2026-03-31"]


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "hanaikada_cards", title="花筏市デジタル市役所実行プラン", issuer="花筏市", municipality="花筏市", municipality_code="992470",
        issued_on="2024-04-01", plan_start="2024-04-01", plan_end="2027-03-31",
    )  # fmt: skip
    d = Deck()

    def furniture(page, title):
        d.slide()
        b.fixed = page
        d.box(1.2, 0.7, 24, 1.2, title, size=22, bold=True, ink=INK)
        d.poly([(1.2, 1.95), (28.5, 1.95), (28.5, 2.07), (1.2, 2.07)], ROSE)
        d.box(26.9, 20.0, 2, 0.6, f"{page}/8", size=9, align="end", ink="#888888")
        d.box(1.2, 20.0, 12, 0.6, "花筏市デジタル市役所実行プラン", size=9, ink="#888888")
        b.page(page, str(page))

    d.slide()
    b.page(1, None, "cover")
    d.box(0, 0, 29.7, 21, "", fill=PALE)
    d.box(2.5, 6.5, 24.7, 2, "花筏市デジタル市役所実行プラン", size=34, bold=True, align="center", ink=INK)
    d.box(2.5, 8.8, 24.7, 1.1, "2024年度 ▶ 2026年度", size=18, align="center", ink=ROSE)
    d.box(2.5, 15.5, 24.7, 1.1, "令和６年４月　花筏市", size=15, align="center", ink="#444444")

    furniture(2, "プランの概要")
    b.section(1, None, "プランの概要", b.at("プラン"), brk=True)
    for i, (k, t) in enumerate((
        ("目　的", "令和５年12月に策定した「花筏市ＤＸビジョン」の実現に向け、３年間に行う取組とその目標を示すものです。"),
        ("期　間", "令和６年度から令和８年度まで（３年間）"),
        ("見直し", "毎年度末に進み具合を確かめ、翌年度の取組に反映します。"),
        ("背　景", "総務省の自治体ＤＸ推進計画（第2.0版）は令和７年度までを対象とし、市町村に６つの重点取組事項を求めています。"),
    )):  # fmt: skip
        y = 3.0 + 2.7 * i
        d.box(1.4, y, 4, 1.5, k, fill=INK, size=15, bold=True, align="center", ink="#ffffff", radius=0.7)
        d.box(5.8, y - 0.1, 22.4, 1.8, t, size=14)
        b.section(2, None, k.replace("　", ""), b.at(k))["certainty"] = "optional"
        b.open[-1].pop("text")
    b.rows["sections"][0].pop("text")
    d.box(1.4, 14.6, 26.9, 3.6, "", fill=PALE, line=ROSE, radius=0.4)
    d.box(2, 14.9, 25.7, 1.1, "合言葉は　「行かなくていい、待たなくていい、書かなくていい」", size=17, bold=True, align="center", ink=INK)
    d.box(2, 16.3, 25.7, 1.4, "３つの重点　８つの取組", size=20, bold=True, align="center", ink=ROSE)

    for k, (num, title, cards) in enumerate(CARDS):
        page = 3 + k
        furniture(page, f"{num}　{title}")
        b.section(1, num, title, b.at(title), brk=True).pop("text")
        w = 8.7
        for i, (no, name, mid, issue, acts, divs, when, dates, kpi) in enumerate(cards):
            x = 1.2 + 9.2 * i
            d.box(x, 2.6, w, 16.9, "", line="#c9b3bf", fill="#ffffff", radius=0.4)
            d.box(x + 0.2, 2.85, 1.3, 1.1, no, fill=ROSE, size=14, bold=True, align="center", ink="#ffffff", radius=0.5)
            d.box(x + 1.6, 2.75, w - 1.7, 1.3, name, size=14, bold=True, ink=INK)
            b.section(2, no, name, b.at(name)).pop("text")
            m = b.meas(mid)
            y = 4.3
            for label, field, text, h in (("課題", "issues", issue, 2.3), ("取組", "actions", acts, 3.7), ("担当", "departments", "、".join(divs), 1.5), ("時期", "target", when, 1.3)):
                d.box(x + 0.3, y, 1.7, 0.7, label, fill=LEAF, size=10.5, bold=True, align="center", ink="#ffffff", radius=0.35)
                d.box(x + 0.3, y + 0.72, w - 0.6, h, text, size=11.5, valign="top")
                b.field(m, field, label, text)
                y += h + 0.95
            name2, unit, bv, bn, tv, tn, way = kpi
            d.box(x + 0.3, 16.3, w - 0.6, 3.0, "", fill=GREY, radius=0.3)
            d.box(x + 0.4, 16.35, w - 0.8, 0.75, f"{name2}（R5→R8）", size=10.5, align="center")
            d.box(x + 0.4, 17.1, w - 0.8, 2.0, f"{bv} ▶ {tv}", size=24 if len(bv + tv) < 11 else 17, bold=True, align="center", ink=ROSE)
            b.kpi(m, name2, unit, (bv, bn, "R5"), (tv, tn, "R8"), way)
            b.dept(m, *divs)
            for t, kd, wh, ph, c in dates:
                b.target(m, "target", t, kd, wh, phase=ph, commits=c)

    furniture(6, "２年間のスケジュール")
    b.section(1, None, "２年間のスケジュール", b.at("２年間"), brk=True)
    text = "令和６年度と令和７年度の進め方を四半期ごとに示します。"
    d.box(1.2, 2.3, 27, 0.9, text, size=12)
    b.say(text)
    x0, cw, y0, rh = 8.2, 2.52, 3.5, 1.7
    d.box(1.2, y0, 7, 1.8, "取組", fill="#efe3ea", line="#777777", size=11.5, align="center")
    head = [[C("取組", rs=2), C("令和６年度", cs=4), None, None, None, C("令和７年度", cs=4), None, None, None], [None] + [C(f"{'１２３４'[q % 4]}Q") for q in range(8)]]
    for i, t in enumerate(("令和６年度", "令和７年度")):
        d.box(x0 + 4 * cw * i, y0, 4 * cw, 0.9, t, fill="#efe3ea", line="#777777", size=11.5, align="center")
    for q in range(8):
        d.box(x0 + cw * q, y0 + 0.9, cw, 0.9, f"{'１２３４'[q % 4]}Q", fill="#f7eff3", line="#777777", size=10.5, align="center")
    for r, (_, name, _) in enumerate(LINE):
        y = y0 + 1.8 + rh * r
        d.box(1.2, y, 7, rh, name, line="#777777", size=11.5)
        for q in range(8):
            d.box(x0 + cw * q, y, cw, rh, "", line="#777777")
        head.append([C(name)] + [C() for _ in range(8)])
    t = b.grid(head, header=2)
    for r, (mid, name, bars) in enumerate(LINE):
        y = y0 + 1.8 + rh * r
        for s, e, text, phase in bars:
            a, z = x0 + cw * s + 0.05, x0 + cw * (e + 1) - 0.05
            n = 0.45
            d.slides[-1].append("")
            pts = [(a, y + 0.35), (z - n, y + 0.35), (z, y + rh / 2), (z - n, y + rh - 0.35), (a, y + rh - 0.35), (a + n, y + rh / 2)]
            d.poly(pts, "#e9b5cb", ROSE)
            d.box(a + n, y + 0.4, z - a - 2 * n, rh - 0.8, text, size=10, align="center")
            b.sched(t, mid, name, None, (2024 + s // 4, 2024 + e // 4), "arrow", text, phase, (FROM[s], TO[e]))
    y = y0 + 1.8 + rh * len(LINE) + 0.2
    d.box(1.2, y, 27, 0.7, "※国の移行支援の状況により、標準化の工程を変えることがあります。", size=10)
    b.note("※", None, "国の移行支援の状況により、標準化の工程を変えることがあります。", "asterisk")

    furniture(7, "推進体制")
    b.section(1, None, "推進体制", b.at("推進体制"), brk=True)
    b.meas("organization", "optional")
    text = "本部会議を年４回開き、四半期ごとに進み具合を確かめます。"
    d.box(1.2, 2.4, 27, 1, text, size=14)
    b.say(text)
    for name, holder, duties, x, y, kind in (
        ("デジタル市役所推進本部", "本部長　市長", "プランの決定", 9.8, 4.2, "body"), ("ＣＤＯ", "副市長", "全庁の統括", 9.8, 8.2, "role"), ("ＣＤＯ補佐", "民間の専門人材", "技術の助言", 20.2, 8.2, "role"),
        ("デジタル戦略室", "事務局", "進行の管理", 3.6, 13, "body"), ("各課デジタル推進員", "各課１人", "職場での実践", 16, 13, "role"),
    ):  # fmt: skip
        d.box(x, y, 8.6, 2.8, "", fill=PALE if kind == "body" else "#f4f8ef", line=ROSE if kind == "body" else LEAF, radius=0.3)
        d.box(x + 0.2, y + 0.15, 8.2, 0.95, name, size=14, bold=True, align="center")
        d.box(x + 0.2, y + 1.05, 8.2, 0.8, holder, size=12, align="center")
        d.box(x + 0.2, y + 1.8, 8.2, 0.8, duties, size=12, align="center")
        b.org(name, kind, None if name == "デジタル市役所推進本部" else holder, duties)
    b.org("本部長", "role", "市長", None)
    d.down(14.1, 7.05, 8.1)
    d.down(10, 11.1, 12.9)
    d.down(18.5, 11.1, 12.9)

    furniture(8, "用語")
    b.section(1, None, "用語", b.at("用語"), brk=True).pop("text")
    for i, (t, x) in enumerate((("ＲＰＡ", "人がパソコンで行う定型の操作を自動で行う技術"), ("ガバメントクラウド", "国と自治体が共同で使うクラウドの環境"), ("ＣＤＯ", "最高デジタル責任者。市のデジタル化を率いる"), ("ワンストップ窓口", "一つの窓口で関連する手続をまとめて終えられる仕組み"))):
        y = 3 + 1.9 * i
        d.box(1.4, y, 6.4, 1.2, t, fill="#efe3ea", size=13, bold=True, align="center")
        d.box(8.2, y, 20, 1.2, x, size=13)
    xml = d.xml().replace('fo:page-width="28cm" fo:page-height="15.75cm"', 'fo:page-width="29.7cm" fo:page-height="21cm"')
    soffice(xml, "fodp", PDFS / f"{b.name}.pdf")
    b.finish(8)
    return 8


if __name__ == "__main__":
    print(build())
