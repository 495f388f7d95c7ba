"""星ノ森市: 概要版 on one A3 sheet: background, issues, 基本方針 in three columns of measures with bullets, a table of targets, arrows over years, the organization (pptx by Impress)."""

import random

from book import PDFS, Book, C, page_texts
from deck_print import Deck

GREEN, PALE, DARK, GREY = "2E7D6B", "E0F2EE", "14463B", "F4F4F4"
PILLARS = [
    ("基本方針１", "市民の暮らしを便利に", [
        ("（１）", "行政手続のオンライン化", "online-procedures", ["申請件数の多い100手続を令和８年度までにオンライン化", "申請から支払いまでスマートフォンで完結"], [("令和８年度まで", "by_end_of_fiscal_year", 2026, "implement", True)]),
        ("（２）", "書かない窓口の導入", "frontyard-reform", ["職員が聞き取り、申請書を自動作成", "来庁予約・混雑状況の見える化"], []),
        ("（３）", "マイナンバーカードの利活用", "mynumber-card", ["図書館、公共施設等での利用拡大", "出張申請の実施"], []),
    ]),
    ("基本方針２", "市役所の仕事を効率的に", [
        ("（４）", "情報システムの標準化・共通化", "system-standardization", ["令和７年度末までに標準準拠システムへ移行", "ガバメントクラウドの活用"], [("令和７年度末まで", "by_end_of_fiscal_year", 2025, "implement", True)]),
        ("（５）", "ＡＩ・ＲＰＡの利用推進", "ai-rpa", ["生成ＡＩの全庁利用", "ＡＩ-ＯＣＲ・ＲＰＡの対象業務の拡大"], []),
        ("（６）", "ペーパーレス化・ＢＰＲの推進", "bpr", ["電子決裁・電子契約の導入", "業務量調査に基づく業務の見直し"], []),
        ("（７）", "テレワークの推進", "telework", ["モバイル端末への更新", "サテライトオフィスの設置"], []),
    ]),
    ("基本方針３", "地域をデジタルで元気に", [
        ("（８）", "デジタルデバイド対策", "digital-divide", ["市民センターでのスマホ教室の開催", "デジタルサポーターの養成"], []),
        ("（９）", "オープンデータの推進", "open-data", ["推奨データセットの公開", "民間事業者等との連携"], []),
        ("（10）", "地域産業のデジタル化支援", "regional-digitalization", ["中小企業のＤＸ相談窓口の設置", "スマート農業の普及"], []),
    ]),
]  # fmt: skip
KPIS = [("オンライン申請の利用率", "％", "15.8％", 15.8, "50％", 50), ("標準準拠システムへの移行業務数", "業務", "０業務", 0, "20業務", 20), ("ＡＩ・ＲＰＡによる削減時間", "時間", "1,200時間", 1200, "10,000時間", 10000), ("スマホ教室の参加者数", "人", "350人", 350, "3,000人", 3000)]
ROAD = [("行政手続のオンライン化", "online-procedures", [(0, 2, "順次拡大", None), (3, 4, "改善", None)]), ("書かない窓口", "frontyard-reform", [(0, 0, "検討", "study"), (1, 1, "導入", "implement"), (2, 4, "運用", "operate")]),
        ("標準準拠システム", "system-standardization", [(0, 1, "移行", "implement"), (2, 4, "運用", "operate")]), ("スマホ教室", "digital-divide", [(0, 4, "継続実施", "continue")])]  # fmt: skip
YEARS = ["R6", "R7", "R8", "R9", "R10"]


def build():
    """Typeset the plan and write its gold."""
    b = Book(
        "hoshinomori_gaiyo", title="星ノ森市ＤＸ推進計画", issuer="星ノ森市", municipality="星ノ森市", municipality_code="992895",
        issued_on="2024-03-01", plan_start="2024-04-01", plan_end="2029-03-31",
    )  # fmt: skip
    d = Deck(42.0, 29.7, "Noto Sans CJK JP", "222222")
    d.slide()
    b.fixed = 1
    b.page(1, None)
    rnd = random.Random(3)
    calls = []

    def box(*a, **k):
        calls.append((a, k))

    d.box(0, 0, 42, 2.0, fill=DARK)
    box(0.6, 0.3, 30, 1.4, "星ノ森市ＤＸ推進計画　【概要版】", size=28, bold=True, ink="FFFFFF")
    box(32, 0.5, 9.4, 1.0, "令和６年３月　星ノ森市", size=14, ink="FFFFFF", align="r")

    def panel(x, y, w, h, title, text, level=1, size=11):
        box(x, y, w, 0.9, title, fill=GREEN, size=13, bold=True, ink="FFFFFF")
        box(x, y + 0.9, w, h - 0.9, text, line=GREEN, size=size, top=True)
        b.section(level, None, title, b.at(title))
        for line in text.split("\n"):
            b.say(line)

    panel(0.6, 2.5, 13.2, 4.4, "計画策定の背景・目的", "少子高齢化や人口減少が進行し、行政サービスを担う人材や財源の確保が難しくなっています。\n市民の利便性の向上と行政運営の効率化を図り、持続可能なまちづくりを進めるため、本計画を策定します。")
    panel(14.4, 2.5, 13.2, 4.4, "計画の位置づけ・期間", "第５次星ノ森市総合計画の分野別計画として位置づけます。\n計画期間は、令和６年度から令和10年度までの５年間とし、令和８年度に中間見直しを行います。")
    b.target(None, "other", "令和８年度", "fiscal_year", 2026, phase="review")
    panel(28.2, 2.5, 13.2, 4.4, "現状と課題", "・オンライン申請の利用率は15.8％と低い\n・職員数は10年間で１割減少\n・65歳以上の約４割がスマートフォンの操作に不安を感じている")
    box(0.6, 7.3, 40.8, 1.7, [("【基本理念】", 12, False), ("人とデジタルがつむぐ　森のように豊かなまち", 20, True)], kind="ROUNDED_RECTANGLE", fill=PALE, line=DARK, align="c")
    for x, (num, name, items) in zip((0.6, 14.4, 28.2), PILLARS, strict=True):
        box(x, 9.4, 13.2, 1.1, f"{num}　{name}", fill=DARK, size=15, bold=True, ink="FFFFFF", align="c")
        b.section(1, num, name, b.at(name)).pop("text")
        d.box(x, 10.5, 13.2, 9.2, line=DARK)
        lines = []
        for n, title, mid, acts, dates in items:
            lines.append((f"{n}{title}", 12.5, True))
            lines += [(f"　・{a}", 11, False) for a in acts]
            b.section(2, n, title, b.at(title))
            b.say("\n".join(f"・{a}" for a in acts))
            m = b.meas(mid)
            for t, kind, w, phase, commits in dates:
                b.target(m, "other", t, kind, w, phase=phase, commits=commits)
        box(x, 10.6, 13.2, 9.0, lines, top=True)
    box(0.6, 20.2, 15.8, 0.9, "主な数値目標", fill=GREEN, size=13, bold=True, ink="FFFFFF")
    b.section(1, None, "主な数値目標", b.at("x"))
    rows = [["指標", "現状値（令和４年度）", "目標値（令和10年度）"]] + [[k[0], C(k[2], align="c"), C(k[4], align="c")] for k in KPIS]
    d.table(0.6, 21.3, [7.4, 4.2, 4.2], [1.0, *[1.1] * 4], rows, 11, 1, PALE)
    b.grid(rows, header=1)
    for name, unit, bv, bn, tv, tn in KPIS:
        b.kpi(None, name, unit, (bv, bn, "令和４年度"), (tv, tn, "令和10年度"), "up")
        b.rows["kpis"][-1].pop("text")
        b.rows["kpis"][-1].pop("measure_id")
    box(17.0, 20.2, 13.6, 0.9, "スケジュール", fill=GREEN, size=13, bold=True, ink="FFFFFF")
    b.section(1, None, "スケジュール", b.at("x")).pop("text")
    for i, y in enumerate(YEARS):
        box(21.9 + 1.74 * i, 21.3, 1.7, 0.8, y, fill=PALE, size=11, align="c")
    for r, (item, mid, bars) in enumerate(ROAD):
        top = 22.3 + 1.3 * r
        box(17.0, top, 4.8, 1.0, item, size=10.5)
        for s, e, words, phase in bars:
            box(21.9 + 1.74 * s, top, 1.74 * (e - s + 1) - 0.04, 1.0, words, kind="PENTAGON", fill="80CBC4", size=10, align="c")
            b.sched(None, mid, item, None, (2024 + s, 2024 + e), "arrow", words, phase)
            b.rows["schedules"][-1].pop("table_id")
    panel(31.2, 20.2, 10.2, 6.4, "推進体制・進行管理", "市長を本部長とする「ＤＸ推進本部」が全体を統括し、ＣＩＯ補佐官（外部人材）の助言を得ながら推進します。\n毎年度、目標の達成状況を評価し、市ホームページで公表します。")
    b.meas("organization", "optional")
    b.meas("planned-approach", "optional")
    b.org("本部長", "role", "市長", None)
    b.org("ＤＸ推進本部", "body", None, "全体を統括し")
    b.rows["organization"][-1].pop("holder")
    b.org("ＣＩＯ補佐官（外部人材）", "role", None, None)
    for key in ("holder", "duties"):
        b.rows["organization"][-1].pop(key)
    box(0.6, 28.3, 30, 0.8, "【お問い合わせ】星ノ森市総務部デジタル推進課　電話 0000-00-0000", size=11)
    rnd.shuffle(calls)
    for a, k in calls:
        d.box(*a, **k)
    for r in b.rows["tables"]:
        r.pop("caption")
    pdf = PDFS / f"{b.name}.pdf"
    d.save(pdf)
    pages = len(page_texts(pdf))
    b.finish(pages)
    return pages


if __name__ == "__main__":
    print(build())
