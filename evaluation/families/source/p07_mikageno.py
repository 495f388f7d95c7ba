"""御影野市: Gantt pages with arrows, chevrons and marks drawn over the table (Chromium, SVG)."""

from book import Book, C, print_html

CSS = """
@page{size:A4 landscape;margin:0}
body{margin:0;font-family:'IPAPGothic';font-size:10pt;line-height:1.55}
.page{width:297mm;height:209.6mm;box-sizing:border-box;padding:14mm 14mm 12mm;position:relative;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
.foot{position:absolute;left:0;right:0;bottom:6mm;text-align:center;font-size:9pt}
p.h1{font-size:15pt;font-weight:bold;color:#5b2a86;margin:0 0 6pt;border-bottom:2pt solid #5b2a86}
p.h1b{font-size:15pt;font-weight:bold;color:#5b2a86;margin:14pt 0 6pt;border-bottom:2pt solid #5b2a86}
p.h2{font-size:12.5pt;font-weight:bold;margin:2pt 0 5pt}
p.p{text-indent:1em;margin:0 0 4pt}
p.li{padding-left:1em;text-indent:-1em;margin:0 0 2pt 1em}
p.ttl{font-size:24pt;text-align:center;font-weight:bold;margin:12mm 0 2mm}
p.sub{font-size:12pt;text-align:center;margin:0 0 12mm}
p.ast{font-size:8.5pt;margin-top:5pt}
.wrap{position:relative;width:269mm}
.wrap svg{position:absolute;left:0;top:0;overflow:visible}
table.gantt td,table.gantt th{border:.7pt solid #555;padding:1px 4px;font-weight:normal;line-height:1.2;box-sizing:border-box;height:40px;vertical-align:middle}
table.gantt th{background:#e9e1f2;height:24px;text-align:center}
svg text{font-family:'IPAPGothic'}
"""
WPX = 269 * 96 / 25.4
COLS = [132, 168, 104] + [(WPX - 404) / 8] * 8
X0, STEP = 404.0, (WPX - 404) / 8
HEADH, ROWH = 24, 40

# (pillar num, pillar title, [(title, measure, certainty, [(item, division, [(start half, end half, shape, text, phase)])])])
PILLARS = [
    ("方針１", "迷わない、待たない市役所にする", [
        ("窓口のワンストップ化", "frontyard-reform", "sure", [
            ("総合窓口の設置", "市民課", [(0, 1, "block", "設計", "prepare"), (2, 3, "block", "試行", "trial"), (4, 7, "block", "本格実施", "implement")]),
            ("申請書の自動作成", "市民課", [(0, 0, "chevron", "調査", "study"), (1, 2, "chevron", "導入準備", "prepare"), (3, 7, "chevron", "運用", "operate")]),
            ("おくやみ窓口", "福祉総務課", [(1, 1, "mark", "開設", None), (2, 7, "line", None, None)]),
        ]),
        ("行政手続のオンライン化", "online-procedures", "sure", [
            ("対象手続の拡大", "DX推進課", [(0, 7, "block", "年間50手続ずつ拡大", None)]),
            ("電子決済の導入", "会計課", [(0, 1, "line", "検討", "study"), (2, 2, "mark", "導入", "implement")]),
        ]),
        ("マイナンバーカードの利活用", "mynumber-card", "sure", [
            ("救急搬送での利用", "消防総務課", [(1, 3, "chevron", "実証", "trial"), (4, 7, "chevron", "運用", "operate")]),
            ("図書館での利用", "中央図書館", [(0, 1, "block", "準備", "prepare"), (2, 7, "block", "運用", "operate")]),
        ]),
    ]),
    ("方針２", "変化に強い行政の土台をつくる", [
        ("基幹システムの標準化・共通化", "system-standardization", "sure", [
            ("標準準拠システムへの移行", "DX推進課", [(0, 1, "block", "データ整備", "prepare"), (2, 3, "block", "移行", "implement"), (4, 7, "block", "運用・保守", "operate")]),
            ("運用経費の適正化", "財政課", [(4, 5, "line", "検証", "review"), (6, 7, "line", "見直し", "review")]),
        ]),
        ("AI・RPAの利用推進", "ai-rpa", "sure", [
            ("生成AIの利用", "DX推進課", [(0, 0, "chevron", "試行", "trial"), (1, 7, "chevron", "全庁で利用", "operate")]),
            ("AI-OCRによる読取り", "税務課", [(2, 2, "mark", "導入", "implement"), (3, 7, "line", "対象業務の拡大", None)]),
        ]),
        ("情報セキュリティ対策の強化", "security", "sure", [
            ("ポリシーの改定", "DX推進課", [(0, 1, "block", "見直し", "review"), (2, 2, "mark", "施行", "implement")]),
        ]),
        ("テレワークの推進", "telework", "sure", [
            ("端末の更新", "人事課", [(2, 4, "block", "順次更新", "implement")]),
        ]),
    ]),
    ("方針３", "学びあい、支えあう地域をつくる", [
        ("デジタルデバイドの解消", "digital-divide", "sure", [
            ("スマートフォン講座", "生涯学習課", [(0, 7, "line", "継続して開催", "continue")]),
            ("相談員の養成", "高齢福祉課", [(0, 1, "chevron", "募集", "prepare"), (2, 3, "chevron", "養成", "implement"), (4, 7, "chevron", "活動", "operate")]),
        ]),
        ("オープンデータの推進", "open-data", "sure", [
            ("都市データ基盤の整備", "都市計画課", [(0, 2, "block", "構築", "prepare"), (3, 7, "block", "運用", "operate")]),
        ]),
        ("デジタル人材の確保・育成", "human-resources", "sure", [
            ("高度専門人材の任用", "人事課", [(1, 1, "mark", "任用", "implement"), (2, 7, "line", None, None)]),
            ("職員研修", "人事課", [(0, 7, "block", "階層別研修を実施", "implement")]),
        ]),
    ]),
]  # fmt: skip
KIND = {"block": "arrow", "chevron": "arrow", "line": "arrow", "mark": "mark"}
INK = {"方針１": ("#b79ad6", "#7a4fa3"), "方針２": ("#9cc3e0", "#356f9c"), "方針３": ("#f2c48d", "#b9782b")}


def shape(kind: str, s: int, e: int, y: float, text: str | None, colours: tuple[str, str]) -> str:
    """Return the SVG of a bar over halves s to e in the row whose middle is y."""
    x0, x1 = X0 + s * STEP + 3, X0 + (e + 1) * STEP - 3
    fill, line = colours
    words = f'<text x="{(x0 + x1) / 2:.1f}" y="{y + 4.5:.1f}" font-size="12.5" text-anchor="middle">{text}</text>' if text else ""
    if kind == "block":
        pts = [(x0, y - 9), (x1 - 14, y - 9), (x1 - 14, y - 15), (x1, y), (x1 - 14, y + 15), (x1 - 14, y + 9), (x0, y + 9)]
    elif kind == "chevron":
        pts = [(x0, y - 12), (x1 - 10, y - 12), (x1 + 2, y), (x1 - 10, y + 12), (x0, y + 12), (x0 + 11, y)]
    elif kind == "line":
        words = words.replace(f'y="{y + 4.5:.1f}"', f'y="{y - 3:.1f}"')
        return (
            f'<path d="M{x0:.1f} {y + 6} H{x1 - 8:.1f}" stroke="{line}" stroke-width="2.4" fill="none"/>'
            f'<path d="M{x1 - 9:.1f} {y} L{x1:.1f} {y + 6} L{x1 - 9:.1f} {y + 12} Z" fill="{line}"/>{words}'
        )
    else:
        x = x0 + 14
        return (
            f'<path d="M{x} {y - 9} L{x + 9} {y} L{x} {y + 9} L{x - 9} {y} Z" fill="{line}"/>'
            f'<text x="{x + 13}" y="{y + 4.5}" font-size="12.5">{text}</text>'
        )
    d = "M" + " L".join(f"{a:.1f} {b:.1f}" for a, b in pts) + " Z"
    return f'<path d="{d}" fill="{fill}" stroke="{line}" stroke-width="1"/>{words}'


def half(n: int, end: bool) -> str:
    """Return the first or last day of a half-year counted from April 2024."""
    year = 2024 + n // 2
    if n % 2 == 0:
        return f"{year}-09-30" if end else f"{year}-04-01"
    return f"{year + 1}-03-31" if end else f"{year}-10-01"


def build() -> int:
    """Typeset the plan and write its gold."""
    b = Book(
        "mikageno_gantt", title="御影野市DX推進アクションプラン", issuer="御影野市", municipality="御影野市", municipality_code="992330",
        issued_on="2024-03-01", plan_start="2024-04-01", plan_end="2028-03-31",
    )  # fmt: skip
    b.fixed = 1
    b.raw('<div class="page"><p class="ttl">御影野市DX推進アクションプラン</p><p class="sub">令和6年度～令和9年度　／　令和6年3月　御影野市</p>')
    b.sec(1, "1", "プランの位置づけ").update({"_brk": True})
    b.p("本プランは、「御影野市DX推進計画」に掲げた3つの方針に沿って、令和6年度から令和9年度までの4年間に行う取組の工程を示すものである。")
    b.p("工程は半期ごとに示し、毎年2月に実績を踏まえて更新する。")
    b.sec(1, "2", "推進体制", style="h1b")
    b.meas("organization", "optional")
    b.p("市長を本部長、副市長を副本部長とするDX推進本部が、プランの進行を管理する。各取組の担当課は、DX推進課と連携して取組を進める。")
    for name, kind, holder in (("本部長", "role", "市長"), ("副本部長", "role", "副市長"), ("DX推進本部", "body", None)):
        b.org(name, kind, holder, "プランの進行を管理する。" if kind == "body" else None)
    b.sec(1, "3", "工程表の見方", style="h1b")
    b.p("矢印は取組を行う期間を、ひし形は取組を始める時期を示す。")
    b.raw('<div class="foot">1</div></div>')
    b.page(1, "1")
    for k, (num, title, measures) in enumerate(PILLARS):
        b.fixed = 2 + k
        b.raw('<div class="page">')
        if k == 0:
            b.sec(1, "4", "工程表").update({"_brk": True})
        section = b.sec(2, num, title)
        section["_brk"] = True
        rows = [[C("施策", rs=2), C("取組", rs=2), C("担当課", rs=2)] + [x for y in range(6, 10) for x in (C(f"令和{y}年度", cs=2), None)]]
        rows.append([None, None, None] + [C(h) for _ in range(4) for h in ("上期", "下期")])
        drawn, found = [], []
        y = HEADH * 2
        for name, mid, cert, items in measures:
            m = b.meas(mid, cert, section=section, in_table=(None, name, b.here))
            b.field(m, "departments", "担当課", "\n".join(i[1] for i in items))
            for i, (item, division, bars) in enumerate(items):
                rows.append([C(name, rs=len(items)) if i == 0 else None, C(item), C(division, align="center")] + [C() for _ in range(8)])
                b.dept(m, division)
                for s, e, kind, text, phase in bars:
                    drawn.append(shape(kind, s, e, y + ROWH / 2, text, INK[num]))
                    found.append((mid, name, item, s, e, kind, text, phase))
                y += ROWH
        b.raw('<div class="wrap">')
        b.items.append(("table", rows, COLS, 2, "gantt", 9.5))
        b.raw(f'<svg width="{WPX:.0f}" height="{y}">{"".join(drawn)}</svg></div>')
        t = b.grid(rows, header=2)
        for mid, name, item, s, e, kind, text, phase in found:
            b.sched(t, mid, name, item, (2024 + s // 2, 2024 + e // 2), KIND[kind], text, phase, (half(s, False), half(e, True)))
        if k == 1:
            b.p("※標準準拠システムへの移行の時期は、事業者の状況により変わることがある。", "ast", gold=False)
            b.note("※", None, "標準準拠システムへの移行の時期は、事業者の状況により変わることがある。", "asterisk")
        b.raw(f'<div class="foot">{2 + k}</div></div>')
        b.page(2 + k, str(2 + k))
    return print_html(b, CSS)


if __name__ == "__main__":
    print(build())
